"""Questions in plainer words: turns of speech whose own words would be taken for a topic or a name."""

import re

_EVENTS = r"(?:journées?|événement|évènement|colloque|congrès|forum|rencontres?|assises)"
_EVENT_NOUN = rf"(?:la|le|l['’]|cette|cet?|les|ces|aux?|du|des) ?{_EVENTS}\b"
_THIS_WAS_HELD = r"\b(?:ça|cela) (?:s['’]est passé|a eu lieu|s['’]est tenu|se passait|se déroulait) "
_REWORDED = tuple(
    (re.compile(turn, re.IGNORECASE), plain)
    for turn, plain in (
        (r"(?<!\S)(?-i:([dljnms]|qu)) (?=[aeiouyhàâéèêëîïôûœ]\w)", r"\1'"),  # « l eau »
        (r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\D)", ""),  # pasted from a list
        (r"\[([^\]\[]+)\]\([^()\s]*\)", r"\1"),  # a link
        (r"^\W*(?:super|parfait|génial|cool|bravo|très bien)\s*[!.,]+\s*(?=\w)", ""),
        # Who asks says nothing of what is asked: « je suis maire d'un village : qui … ? ».
        (
            r"^\W*(?:bonjour\W+)?(?:je suis|en tant que|nous sommes) [^:;,.?]{3,60}"
            r"(?:[:;,.]| et (?=je |j['’]|nous ))\s*(?=\w)",
            "",
        ),
        (r"^\W*pour (?:mon|ma|mes|notre|un|une) \w+(?: d['’e] ?\w+)?, (?=\w)", ""),
        # What comes before a question tells why it is asked: « Ma commune est petite. Peut-on … ? ».
        (
            r"^(?:[^?.!]{6,}(?<!\b(?-i:[A-Z]))(?<!\bMM)(?<!\bMme)(?<!\b[DP]r)[.!] )+"
            r"(?=(?-i:[A-ZÀ-Ý])[^.?!]*\?\s*$)(?=(?:\S+\s+){5})"
            r"(?!.*\b(?:ils?|elles?|lui|son|sa|ses|leurs?|ça|cela|y|en)\b)",  # of whom, told before
            "",
        ),
        (  # courtesy before and after
            r"(?<=\S)[\s,.!;?]+(?:merci(?: (?:beaucoup|bien|à vous|d['’]avance|par avance|"
            r"de votre (?:aide|réponse)))*|(?:bien |très )?cordialement|bonne (?:journée|soirée)(?: à vous)?|"
            r"(?:c['’]est )?urgent|svp|stp|s['’]il (?:te|vous) pla[iî]t|bisous|salutations)[\s,.!]*$",
            "",
        ),
        (r"^\W*(?:bonjour|bonsoir|salut)(?:,? (?:madame|monsieur|à tous|à toutes))*[\s,.!:]+(?=\w+ \w)", ""),
        (r"^\W*(?:j['’]habite|je m['’]appelle|je vis|je viens) [^.?!,;]{2,40}[.,;] (?=\w)", ""),
        (r"\btables? rounds?\b", "table ronde"),
        (r"\b(?:est-ce |c['’]est )(?:bien )?(?:vrai|exact|correct) (?=que\b|qu['’])", "est-il vrai "),
        (
            r"^\W*([^?]{12,}?)[,.]? (?:(?:est-ce |c['’]est )(?:bien )?)?"
            r"(?:vrai(?: ou faux)?|exact)\s*\?+\s*$",
            r"est-il vrai que \1 ?",
        ),
        (
            r"^\W*qui (?:peut|pourrait|sait) (?:m['’]|nous )?(?:expliquer|dire|définir) "
            r"(?:ce que c['’]est|ce qu['’]est|c['’]est quoi) (?=\w)",
            "c'est quoi ",
        ),
        (r"(?:\bà l['’]|\b)exception (?:notable |faite )?(?=de |d['’]|du |des )", "en dehors "),
        (r"\bau (?:fil|cours) (?=d)", "lors "),  # no thread
        (
            r"\b(?:assise?s?|attablée?s?|sur (?:la |l['’])?(?:scène|estrade|plateau)|à la tribune|"
            r"(?:partag\w+|occup\w+) (?:la |l['’]|le )(?:scène|estrade|tribune|plateau|micro|table)) "
            r"(?:avec|à la table de|(?:à|aux) côtés? de) ",
            "avec ",
        ),
        (r"\ben même temps que (?=(?-i:[A-ZÀ-Ý]))", "avec "),
        (r"\bon (?:the )?stage with\b", "with"),
        (r"^\W*who (?:founded|created|set up|started) (?=(?-i:[A-Z]))", "qui a fondé "),
        (r"^\W*who (?:runs|leads|heads) (?=(?-i:[A-Z]))", "qui dirige "),
        (
            r"\bquel(?:le)?s? (?:analyse|lecture|appréciation|diagnostic|constat|bilan|jugement|regard|avis|"
            r"opinion|point de vue)s? (?:fait|dresse|porte|livre|exprime|donne|pose|tire) "
            r"(?=(?-i:[A-ZÀ-Ý]))",
            "que dit ",
        ),
        (  # « annonce côté argent », but no « à côté », « du côté », « d'un autre côté »
            r"(?<!\b[àaedl])(?<!\b(?:de|du|au|un|le))(?<!\b(?:bon|ton))(?<!\bautre)(?<!\bquel) "
            r"côté (?=[a-zà-ÿ]{3})",
            " sur ",
        ),
        (r"^(\W*)(il|elle) (?:est|c['’]est) qui\b", r"\1qui est-\2"),
        (
            r"\bqui (?:est|sont|était|étaient|se cache|y a-t-il) (?:à l['’]origine|derrière) (?:de |d['’])?"
            rf"(?={_EVENT_NOUN})",
            "qui a organisé ",
        ),
        (rf"\bqui (?:paie|paye|a payé) (?={_EVENT_NOUN})", "qui finance "),
        (
            rf"\b(?:la|les|le) prochaine?s? (?:{_EVENTS}|salon)(?: d[^?,]*)?",
            "la prochaine édition",
        ),
        (r"^\W*(?:dates? et lieu|lieu et dates?)\W*$", "où et quand a eu lieu l'événement ?"),
        (
            r"\b(?:dates? et lieu|lieu et dates?) (?:de |d['’]|du |des )(?=\w)",
            "où et quand a eu lieu ",
        ),
        (
            rf"\bcombien de (?:monde|spectateurs|visiteurs)\b(?=.*\b(?:{_EVENT_NOUN}))",
            "combien de participants",
        ),
        (rf"{_THIS_WAS_HELD}(?:quand|quels? jours?|à quelles? dates?)", "quand a eu lieu l'événement"),
        (rf"{_THIS_WAS_HELD}(?:où|dans quelle ville)\b", "où a eu lieu l'événement"),
        (
            r"\bn['’](?:a|ont|avons|avez)(?:-t)?(?:-(?:ils?|elles?|on|nous|vous))? (?:plus|pas) le droit "
            r"(?:de |d['’])",
            "interdit ",
        ),
        (
            rf"\bcomment s['’](?:est|était) (?:termin|achev|conclu|fini|clôtur)\w* (?={_EVENT_NOUN})",
            "que s'est-il passé à la clôture de ",
        ),
        (
            rf"\bcomment (?:s['’]est ouverte?|a (?:commenc|début)\w+) (?={_EVENT_NOUN})",
            "que s'est-il passé à l'ouverture de ",
        ),
    )
)


def reworded(question: str) -> str:
    """A question with such turns in plain words; the rest stays as written."""
    for turn, plain in _REWORDED:
        question = turn.sub(plain, question)
    return question
