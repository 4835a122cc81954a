"""What an answer must hold: a number and of what, a date, a share, a measure.

Read from the frame of a question, as `chatbot/intents.py` reads its kind.
"""

import re

from chatbot.intents import HOURS, HOW_MANY_PARTS, HOW_MANY_TALK, asks_whether, asks_who_asked
from chatbot.vocabulary import FRAME
from chatbot.words import STOP_WORDS

_NUMBER_ASKED = re.compile(r"\b(?:combien|how many|how much)\b")
_DATE_ASKED = re.compile(
    r"^\W*(?!(?:que?|quoi|what|comment|how|qui|who)\b)(?:\w+ ){0,2}(?:quand|when)\b"
    r"(?!.*, (?:est ce |que\b|qu'|comment|qui\b|combien|pourquoi|a qui|ou\b|y a|what|who|how|"
    r"\w+ (?:on|il|elle)\b))|"  # « quand X tombe en panne, qui … ? »
    r"\b(?:depuis|de|jusqu'a|c'est|c'etait|pour) quand\b|\bquand\W*$|"
    r"\b(?:(?:a |en |depuis |de |pour )?(?:quel(?:le)? (?:est la |etait la )?|la |"
    r"une )(?:date|annee|mois|jour|periode)|"
    r"depuis combien de temps|de quand)\b"
)
_PERIOD = re.compile(r"\b(?:annee|mois|date|jour|periode|year|month|day)\b")
_PERIODS = {"jour": "day", "day": "day", "annee": "year", "year": "year"}
_TIME_ASKED = re.compile(HOURS)
_LESS = r"(?:divis|econom|epargn|redui|diminu|baiss)\w*"
_DIVIDED = re.compile(
    rf"\bpar combien\b|\bde combien\b.*\b{_LESS}|\b{_LESS}\b.*\bde combien\b|"
    r"\bcombien\b(?! (?:de |d')(?:litre|metre|tonne|kilo|euro|heure|jour|argent|million)).*"
    r"\b(?:divis|econom|epargn|redui)\w*"
)
_PERFECT = re.compile(
    r"\b(?:combien|how many) (?:de |d')?(?:.*? )?(?:a|ont|avaient|avait|sont|etaient)(?: t)?"
    r"(?: (?:il|elle|ils|elles))?(?: (?:deja|aussi|bien|ete))*"
    r" (?P<verb>\w{2,}(?:e|ee|i|ie|u|ue|it|ite|is|ise)s?)\b"
    r"(?! (?:a|de|d') ?\w+(?:er|ir|re)\b)"  # « ont servi à former »
)
_NO_DEED = re.compile(
    r"(?:concern|impliqu|vise)\w*$"
)  # « combien sont concernés ? »: nothing was done to them
_AS_PARTICIPLE = re.compile(r"\bcombien (?:de |d')\w+ (?:deja )?(?P<verb>\w{2,}(?:e|i|u|t)e?s)\b")
_COST_ASKED = re.compile(
    r"\bcombien\b(?! (?:de |d')(?!argent|euros|millions|milliards)).*"
    r"\b(?:cout|pay|depens|investi|factur|vaut|debours)\w*|\b(?:cout|vaut|pay)\w* combien|"
    r"how much .*\bcost|^(?!.*\bcombien (?:de |d')).*\b(?:budget|"
    r"cout|prix|montant|tarif)s?\b|\bchiffres? d'affaires\b"
)
_DATE_OR_WHO = re.compile(rf"{_DATE_ASKED.pattern}|^\W*(?:qui|who)\b")  # not what something costs
_VALUE_ASKED = re.compile(r"\b(?:combien|quel(?:le)?s?|how much|what is)\b")
_COST = re.compile(r"\b(?:cout\w*|prix|montants?|tarifs?|cost\w*|prices?|chiffres? (?=d'affaires))\b")
# Nouns that call for a number with a certain unit; they need not be printed beside it.
_MEASURES = {
    "nombre": "number", "quantite": "number", "total": "number", "taille": "number", "facteur": "number",
    "rate": "percentage", "percentage": "percentage", "pourcentage": "percentage",
    "proportion": "percentage", "taux": "percentage", "part": "percentage",
    "longueur": "length", "distance": "length", "kilometres": "length", "kilometrage": "length",
    "altitude": "length", "hauteur": "length", "profondeur": "length", "largeur": "length",
    "duree": "duration", "delai": "duration", "superficie": "area", "surface": "area",
    "volume": "volume", "poids": "weight", "vitesse": "speed", "temperature": "temperature",
}  # fmt: skip
_HOW_LONG = re.compile(r"(?<!depuis )\bcombien de temps\b|\bhow long (?:do|does|did|will|has|have)\b")
_MEASURES_ASKED = (  # cues that decide alone, with what is wanted and the word for it
    (HOW_MANY_TALK, "", ""),
    (HOW_MANY_PARTS, "", ""),
    (_TIME_ASKED, "time", ""),
    (_HOW_LONG, "duration", "temps"),
    (re.compile(r"\b(?:sur|pendant|durant|en) quelle (?:periode|duree)\b"), "duration", "periode"),
    (re.compile(r"\bquels? (?:est le )?(?:%|pour ?cents?\b)"), "percentage", ""),
)
_UNITS = {
    "kilometres": "length", "metres": "length", "km": "length", "euros": "money", "secondes": "duration",
    "minutes": "duration", "heures": "duration", "jours": "duration", "semaines": "duration",
    "mois": "duration", "ans": "duration", "annees": "duration", "hectares": "area",
    "m3": "volume", "m2": "area", "argent": "money", "litres": "volume", "tonnes": "weight",
    "kilos": "weight",
    "degres": "temperature",
}  # fmt: skip
_FOCUS = re.compile(
    r"\bhow many (?P<many>(?:\w+ ){0,2}?(?:[a-z]+s|people|children|women|men))\b|"
    r"\bwhat (?:is|are|was|were) the (?:\w+ ){0,2}?(?P<thing>[a-z]{2,})"
    r"(?= (?:of|for|in|on|at|to|that)\b|\W*$)|"
    r"\b(?:combien (?:y a t il |a t il |ont ils |faut il )?(?:de |d')|how many |nombre (?:de |d'|"
    r"des |total de )|"
    r"quel(?:le)?s? (?:(?:est|sont|etait|etaient|sera|seront|a ete|fut) )?(?:le |la |l'|les |du |"
    r"de )?|what (?:is|are|was) the |which )(?:(?:prochaine?|principale?|differente?|nouvelle|future|grande?|"
    r"autre|divers|diverse|vraie?|seule?|autre|main|next)s? |(?:principaux|nouveaux?) )?"
    r"(?P<noun>[a-z][a-z0-9]+)"
)
# Nouns that are asked for and need not be printed in the answer: it names the thing itself.
_BROAD = frozenset(
    """
    annee date mois jour periode plan programme cadre profil societe entreprise ville commune
    collectivite organisme territoire outil solution projet facon maniere personne moyen type sorte
    genre technologie exemple exemples usage usages cas raison raisons objectif objectifs but avantages
    intelligence artificielle temps services effet effets resultat resultats motif operateur force
    competence quantite entite conseil remede regard bilan facteur
    probleme difficulte obstacle frein limite risque crainte reserve enjeu defi besoin attente
    defaut inconvenient faiblesse atout souci ennui contrainte preoccupation application emploi
    analyse avis position condition critere
    mesure action etape piste idee proposition
    recommandation preconisation consequence impact benefice interet role mission fonction
    """.split()
)


_COUNTABLE = frozenset(
    "ville commune collectivite territoire societe entreprise organisme personne projet service".split()
)

_SOME_NUMBER = re.compile(r"\bun (?:petit|grand|certain|bon|faible|moindre) nombre (?:de |d')")
_HOW_TO_KNOW = re.compile(  # « comment savoir combien … ? » asks for no number
    r"(\bcomment\b.*\b(?:savoir|sait|connaitre|prevoir|anticiper|estimer|calculer|mesurer)\b).*"
)


# « a-t-il précisé le coût de X ? » is answered by that cost alone
_GIVEN = re.compile(
    r"^.*\b(?:donn|precis|indiqu|communiqu|chiffr|annonc|revel|fourni|detaill|estim)\w* "
    r"(?:le |la |l'|un |une )(?=(?:montant|cout|prix|tarif|budget|date|annee|chiffre|"
    rf"{'|'.join(_MEASURES)})s?\b)"
)


def _asked_for(frame: str) -> str:
    """« a-t-elle donné le montant de X ? » as « quel est … ? »; « la » before any noun, as for a date."""
    return _GIVEN.sub("quel est la ", frame) if asks_whether(frame) else frame


def expectation(frame: str) -> tuple[str, str, str]:
    """What the answer must hold.

    Returns:
        What is wanted (`number`, `date`, `percentage`, `money`… or nothing), the noun that is asked for or
        counted, and the word of the question that only names the measure.
    """
    frame = _SOME_NUMBER.sub("des ", _HOW_TO_KNOW.sub(r"\1", _asked_for(frame)))
    if asks_who_asked(frame):
        return "", "", ""
    for cue, wants, unit in _MEASURES_ASKED:
        if cue.search(frame):
            return wants, "", unit
    if _asks_cost(frame):
        cost = _COST.search(frame)
        return "money", "", cost[0] if cost else ""
    match = _FOCUS.search(frame)
    noun = (match["noun"] or match["many"] or match["thing"]) if match else ""
    found = _measured(frame, match, noun) if match else None
    if found or (found := _divided(frame, noun) or _by_measure(frame, noun)):
        return found
    if _DATE_ASKED.search(frame):
        period = _PERIOD.search(frame)
        unit = period[0] if period else ""
        return _PERIODS.get(unit, "date"), _kept(noun), unit
    wanted = "number" if _NUMBER_ASKED.search(frame) else ""
    return wanted, _kept(noun, counted=bool(wanted)), ""


def _measured(frame: str, match: re.Match[str], noun: str) -> tuple[str, str, str] | None:
    """« combien de kilomètres de X ? »: the unit is counted, of what follows."""
    if noun not in _UNITS or not _NUMBER_ASKED.match(match[0]):
        return None
    power = re.match(r" (?P<cube>cubes?)| carres?", frame[match.end() :])
    unit = _UNITS[noun] if not power else "volume" if power["cube"] else "area"
    of = re.match(r"(?: cubes?| carres?)? (?:de |d')(?P<noun>[a-z]{3,})", frame[match.end() :])
    return unit, _kept(of["noun"]) if of else "", noun


def _divided(frame: str, noun: str) -> tuple[str, str, str] | None:
    """« de combien réduit-on X ? »: by what it is divided, or how much less."""
    if not _DIVIDED.search(frame):
        return None
    return "factor", "" if noun in _MEASURES else _kept(noun), ""


def _by_measure(frame: str, noun: str) -> tuple[str, str, str] | None:
    """« quel est le taux de X ? », « nombre de X »: a noun that calls for a number with a certain unit."""
    asked = (m for m in _MEASURES if re.search(rf"(?:\b(?:quel(?:le)?s?|what)\b[^?]*|^){m}\b", frame))
    measure = next(asked, "")
    if not measure or (noun not in {"", measure} and _MEASURES[measure] != "number"):
        return None
    of = re.search(rf"\b{measure} (?:total )?(?:de |d'|des )(?P<noun>[a-z]{{3,}})", frame)
    counted = of and measure in {"nombre", "taux"}
    return _MEASURES[measure], _kept(of["noun"]) if of and counted else "", measure


def _asks_cost(frame: str) -> bool:
    """Whether a sum of money is asked for: « le tarif a-t-il baissé ? » asks for none."""
    asked = _COST_ASKED.search(frame) and not _DATE_OR_WHO.search(frame)
    return bool(asked) and (bool(_VALUE_ASKED.search(frame)) or not asks_whether(frame))


def _kept(noun: str, *, counted: bool = False) -> str:
    """A noun that the answer must have; empty for one that builds questions or, not counted, says little."""
    singular = noun.removesuffix("s").removesuffix("x")
    if counted and singular in {"personne", "gen"}:  # « combien de gens ont été condamnés ? »
        return noun
    building = FRAME | STOP_WORDS | (_BROAD - _COUNTABLE if counted else _BROAD)
    return "" if {noun, singular} & building else noun


def counted_as_done(frame: str) -> str:
    """The participle that says what was done to what is counted: « combien de X a-t-elle rénovés ? »."""
    match = _PERFECT.search(frame) or _AS_PARTICIPLE.search(frame)
    verb = match["verb"] if match else ""
    return "" if verb in STOP_WORDS or _NO_DEED.match(verb) else verb


def asks_value(frame: str) -> bool:
    """Whether an amount is asked for in so many words."""
    return bool(_VALUE_ASKED.search(_asked_for(frame)))


_LIMIT_ASKED = re.compile(
    r"\bjusqu'(?:a|au) qu(?:el|and)|\bdates? limite|\bavant quelle date|\bderniers? (?:jour|delai)|\bbutoir|"
    r"\becheance|\bdeadline"
)
_LIMIT_TOLD = re.compile(
    r"\bjusqu|\blimite|\bavant (?:le |la |fin |\d)|\bau plus tard|\bd'ici|\becheance|\bdelai|"
    r"\bprend(?:ra)? fin|\bcl(?:otur|os)\w*|\bexpir\w+|\bbutoir|\bderniere?s?\b|\bfixe\w*"
)


def asks_limit(frame: str) -> bool:
    """Whether the last day for something is asked for."""
    return bool(_LIMIT_ASKED.search(frame))


def tells_limit(folded: str) -> bool:
    """Whether a folded text tells until when something may be done, not only when it began."""
    return bool(_LIMIT_TOLD.search(folded))


_IN_OR_FOR = re.compile(
    r"\b(?:à (?:la |l['’])|aux? |dans (?:les? |la |l['’])|pour (?:les? |la |l['’]))(?P<noun>[^\W\d_]{3,})|"
    r"\b(?P<nth>second|deuxième|troisième|quatrième|cinquième|sixième|dernier)e?s?\b",
    re.IGNORECASE,
)


def places_of_value(question: str) -> list[str]:
    """The words of a question that say in, at or for what a value is asked, or of which of several."""
    return [match["noun"] or match[0] for match in _IN_OR_FOR.finditer(question)]
