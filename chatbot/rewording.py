"""Questions in plainer words: turns of speech whose own words would be taken for a topic or a name."""

import re

_EVENT_NOUN = (
    r"(?:la|le|l['’]|cette|cet?|les|ces) ?"
    r"(?:journée|événement|évènement|colloque|congrès|forum|rencontres?)\b"
)
_REWORDED = tuple(
    (re.compile(turn, re.IGNORECASE), plain)
    for turn, plain in (
        (r"^\W*(?:super|parfait|génial|cool|bravo|très bien)\s*[!.,]+\s*(?=\w)", ""),
        # Who asks says nothing of what is asked: « je suis maire d'un village : qui … ? ».
        (
            r"^\W*(?:bonjour\W+)?(?:je suis|en tant que|nous sommes) [^:;,.?]{3,60}"
            r"(?:[:;,.]| et (?=je |j['’]|nous ))\s*(?=\w)",
            "",
        ),
        (r"^\W*pour (?:mon|ma|mes|notre|un|une) \w+(?: d['’e] ?\w+)?, (?=\w)", ""),
        (r"\bau (?:fil|cours) (?=d)", "lors "),  # no thread
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
