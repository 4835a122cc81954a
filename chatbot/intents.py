"""Which kind of reply a question calls for, read from its frame.

The frame is the folded question in which people are written PERSON and sessions SESSION. Cues are tried in
order; the
first that fits decides.
"""

import re
from enum import StrEnum

from chatbot.vocabulary import FRAME
from chatbot.words import STOP_WORDS


class Intent(StrEnum):
    """The kinds of question, each with its own way to a reply."""

    CHAT = "chat"  # a greeting, thanks, nothing at all
    SPEAKERS = "speakers"  # who spoke (in a session)
    SESSIONS_OF = "sessions_of"  # where somebody spoke
    IDENTITY = "identity"  # who somebody is
    MEMBERS = "members"  # who holds an office or belongs to an organisation
    ALONGSIDE = "alongside"  # who spoke in the same session as somebody
    FIRST_OR_LAST = "first_or_last"  # who spoke first or last
    COUNT_SESSIONS = "count_sessions"
    COUNT_SPEAKERS = "count_speakers"
    THEME = "theme"  # what a session was about
    SESSIONS_ABOUT = "sessions_about"  # which session was about something
    DATE = "date"
    PLACE = "place"
    ORGANISERS = "organisers"
    EDITION = "edition"
    TITLE = "title"
    PROGRAMME = "programme"
    ORGANISATIONS = "organisations"
    SUMMARY = "summary"  # of a session
    SAYS = "says"  # what somebody says (about something)
    WHO_TALKS = "who_talks"  # everybody who talks about something
    SEARCH = "search"  # anything else


STRUCTURE = frozenset(Intent) - {Intent.CHAT, Intent.SAYS, Intent.WHO_TALKS, Intent.SEARCH, Intent.SUMMARY}

PERSON, SESSION = "PERSON", "SESSION"
_PEOPLE = (
    r"(?:voix|intervenant\w*|orat\w*|participant\w*|speakers?|personnes?|gens|invite[es]?s?|panel\w*|people|"
    r"collaborat\w+)"
)
_SESSIONS = (
    r"(?:tables? rondes?|sessions?|sequences?|temps forts?|ateliers?|occasions?|keynotes?|"
    r"conferences?|seances?|debats?|"
    r"moments?|parties?|round tables?|panels?)"
)
_SPOKE = (
    r"(?:parl|interv[ei]|particip|exprim|prend|pris|parole|present|orat|invit|spoke|speak|talk|panel|discut|debat|sieg|succed|"
    r"autour de la table)"
)
_WHO = r"\b(?:qui|who|whom|noms?|quel(?:le)?s? \w+|lesquel(?:le)?s|lequel|laquelle|liste|tous|toutes|donne)\b"
_ORDER = (
    r"\b(?:en (?:tout )?(?:dernier|premier)|(?:le|la) (?:tout )?(?:premier|derni(?:er|ere))e? "
    r"(?:a |orat|interv|personne|voix|prise)|first to|last to|referm\w+|clot le|conclu\w* le)"
)
_OPENED = r"\b(?:ouvert\w*|ouvre|ouvrir|inaugur\w+|ouverture|opened|lancement|lance)\b"
_CLOSED = r"\b(?:clotur\w*|clos|conclu\w*|closed)\b"


def _cues(*rules: tuple[str, Intent]) -> tuple[tuple[re.Pattern[str], Intent], ...]:
    return tuple((re.compile(pattern), intent) for pattern, intent in rules)


_ABOUT_SESSION = _cues(
    (r"\bcombien\b|\bhow many\b|\bnombre d", Intent.COUNT_SPEAKERS),
    (rf"^(?=.*{_ORDER}).*{_WHO}", Intent.FIRST_OR_LAST),
    (rf"\b(?:qui|who|noms?)\b(?! (?:est|etait) (?:le|la) (?:sujet|theme))|{_PEOPLE}", Intent.SPEAKERS),
    (
        r"(?:de quoi|sur quoi|\bqu) (?:a t on|ont|y a t|s'est|on a)|qu'a t on|que s'est|quoi (?:on a|ont)",
        Intent.SUMMARY,
    ),
    (
        r"\b(?:themes?|thematique|sujets?|port(?:e|ait|ee)|portant|consacree?|dediee?|vouee?|trait(?:ait|e)|abord(?:ait|e)|parl(?:e|ait)|"
        r"articul\w+|attaqu\w+|intitulee?|titre|s'appelle|about|topic|subject|problematique|"
        r"de quoi|sur quoi|question|objet|nom)\b",
        Intent.THEME,
    ),
)
_ABOUT_PERSON = _cues(
    (
        r"\bqui d'autres?\b|\bavec qui\b|\baux? cotes\b|\ba cote de\b|\bmeme (?:table|session|"
        r"keynote)|\bavec PERSON\b|\bwho else\b|"
        r"\balongside\b|en compagnie|\bautres? (?:participant|intervenant|orat|invite|personne)|"
        r"entour\w+|cotoy\w+|replique|"
        r"\b(?:succed|preced|suiv)\w* PERSON|(?:succede|apres|avant) (?:a )?PERSON",
        Intent.ALONGSIDE,
    ),
    (r"\bou travaill\w+|\bpour qui\b|\bchez qui\b", Intent.IDENTITY),
    (
        rf"\b(?:quelle?s?|which|what) {_SESSIONS}|\bou (?:est|a|s'est|PERSON|parle|interv|peut)|"
        rf"\bwhere\b|\ba quel moment\b|\bquand\b|"
        rf"\bwhen\b|\b(?:la|une) {_SESSIONS} (?:ou|dans laquelle|a laquelle)\b|PERSON (?:etait|est|"
        rf"a|s'est)(?: t)? ?(?:il|elle)? ?"
        r"(?:present|particip|interven|parl|venu|la\b(?! SESSION)|pris)|\bparticip\w+ PERSON",
        Intent.SESSIONS_OF,
    ),
    (
        r"\b(?:qui (?:est|etait|sont|represent\w+)|c'est qui|roles?|fonctions?|postes?|metier|"
        r"titre|profession|travaill\w+|bosse\w*|"
        r"employeur|organisations?|organisme|entreprise|societe|collectivite|commune|region|ville|institution|structure|represent\w*|"
        r"who (?:is|was|are)|job|works?|position of|responsabilites?|qualite|casquettes?|vient|"
        r"dans la vie|s'appelle|nom|prenom|"
        r"appelle|occup\w+|exerc\w+|presente[sz]?|rattach\w+|releve|statut|identite|mandat)\b",
        Intent.IDENTITY,
    ),
)
_COUNT = re.compile(r"\bcombien\b|\bhow many\b|\bnombre\b|\bune seule\b.*\bplusieurs\b")
_ABOUT_EVENT = _cues(
    (rf"^(?=.*{_ORDER}).*{_WHO}", Intent.FIRST_OR_LAST),
    (rf"^(?=.*(?:{_OPENED}|{_CLOSED})).*\b(?:qui|par|who|quels?|quelles?)\b", Intent.SPEAKERS),
    (
        r"\b(?:titre|intitule)\b|\b(?:s'appel\w+|nom (?:exact |complet |officiel )?(?:de l'|du |"
        r"de la |des |de cet?t?e? ?))"
        r"(?:cet |cette |ce |l')?(?:evenement|colloque|journee|assises|forum|conference|"
        r"manifestation|rencontre|salon|seminaire|congres)",
        Intent.TITLE,
    ),
    (r"^(?=.*\bedition\b).*\b(?:quelle|combien|numero|which|combientieme)\b", Intent.EDITION),
    (
        r"^(?=.*(?:organis(?!ations)|instigat|partenai|partenaria|partner)).*(?:\bqui\b|\bquels?\b|\bquelles?\b|avec|who|which|liste|"
        r"organisat|partenai)",
        Intent.ORGANISERS,
    ),
    (r"(?<!heure )\b(?:quand|date|jour|annee|when|mois|day)\b", Intent.DATE),
    (r"\b(?:lieu|where|endroit|adresse|quelle (?:ville|metropole|region)|which city)\b|\bou\b", Intent.PLACE),
    (
        r"^(?=.*(?:organisations|entreprises|collectivites|organismes|institutions|structures|societes)).*(?:quel|list|which|qui|represent)",
        Intent.ORGANISATIONS,
    ),
    (
        rf"^(?=.*{_WHO}).*(?:{_PEOPLE}|{_SPOKE}|\b(?:fait|assure|assurait|tenu|donne|etait|gave|defile)\b)",
        Intent.SPEAKERS,
    ),
    (r"\b(?:titre|nom|intitule|s'appelle|appelait|called|name)\b", Intent.TITLE),
    (
        rf"^(?=.*(?:programme|deroul|themes?|sujets?|thematiques?|liste|quelle?s?|topics|agenda|{_SESSIONS})).*"
        rf"(?:{_SESSIONS}|programme|themes?|sujets?|thematiques?|topics|agenda|evenement|assises|journee|colloque|rencontres?)",
        Intent.PROGRAMME,
    ),
    (r"resum|synthese|essentiel|retenir|summar|quoi|parle", Intent.PROGRAMME),
)
_WHICH_SESSION = re.compile(
    rf"\b(?:quelles?|quels?|which|what|une?|laquelle des|lesquelles des|lequel des) {_SESSIONS}\b"
)
_POLITE = (
    r"(?:et|mais|alors|svp|bonjour|dites moi|dis moi|je voudrais savoir|j'aimerais savoir|"
    r"peux tu me dire|pouvez vous me dire|"
    r"savez vous|sais tu|[a-z]+ez(?: moi| nous)?|celles et|tous|chez|lequel des|laquelle des)"
)
_WHO_TALKS = re.compile(
    rf"^\W*(?:{_POLITE} )*(?:qui|who|ceux qui|quelqu'un|quel(?:le)?s? {_PEOPLE}|les {_PEOPLE}|"
    rf"which {_PEOPLE}|anyone|est ce que quelqu'un|"
    rf"y a t il quelqu'un|lesquels|lequel|laquelle)\b|\b(?:quel(?:le)?s?|which|liste des|tous les|"
    rf"toutes les|all the|les|des) {_PEOPLE}\b|"
    r"\b(?:par|chez|a) qui\b|\b(?:ceux|celles) qui\b|\bquels? (?:sont )?(?:ceux|celles)\b|"
    r"\bles noms\b|\bnoms? associe|"
    r"\bqui (?:a |ont |s'est |se sont |s'en est )?(?:parl|evoqu|mentionn|abord|trait|cit|soulign)"
)
# Questions for people rather than for what they say.
PEOPLE_CUE = re.compile(
    rf"\b(?:qui|who|noms?|prenoms?|identite|appell\w+|represent\w+|en charge de|elue?s?|laquelle|"
    rf"lequel|{_PEOPLE}|cadres)\b"
)
TALKS = re.compile(
    r"\bqui (?:a |ont |est ce qui |d'autre |s'est |se sont )?(?:parl|evoqu|mentionn|abord|trait|"
    r"cit|dit|disent|expliqu|propos|utilis|penche|"
    r"soulign|fait (?:reference|allusion)|mis en avant)\w*(?! (?:pour|au nom))|\b(?:parl|evoqu|"
    r"mentionn|abord)\w* (?:de|des|du|d'|sur|les?|la)\b|"
    r"travaill\w+ (?:sur|a|avec)\b|talks? about|\bfait (?:reference|allusion)|touche un mot|l'echo"
)
ROLE_CUE = re.compile(r"\b(?:quel(?:le)?s?|list\w*|les|des|nom)\b")
# Words for what somebody said, beside a description of who.
SAID = re.compile(
    r"\b(?:temoign\w+|point de vue|avis|opinion|positions?|propos|expos\w+|dit|dire|disait|"
    r"declar\w+|expliqu\w+|pens\w+|parole|discours|"
    r"message|regard|idees?|arguments?|retour d'experience|intervention|destine|preconis\w+|propose)\b"
)
PEOPLE_ASKED = re.compile(r"\b(?:qui|who|noms?|prenoms?|identite)\b")
_OPENING_OR_CLOSING = ((re.compile(_OPENED), "opening"), (re.compile(_CLOSED), "closing"))


def about_session(frame: str) -> Intent:
    """What is asked of a session when nothing else is named."""
    return next((intent for cue, intent in _ABOUT_SESSION if cue.search(frame)), Intent.SUMMARY)


def about_person(frame: str) -> Intent:
    """What is asked of somebody when no topic is named."""
    return next((intent for cue, intent in _ABOUT_PERSON if cue.search(frame)), Intent.SAYS)


def about_event(frame: str) -> Intent | None:
    """What is asked of the event itself, or of everything in it; None where the frame does not tell."""
    if _COUNT.search(frame) and re.search(_SESSIONS, frame) and not re.search(_PEOPLE, frame):
        return Intent.COUNT_SESSIONS
    if _COUNT.search(frame) and re.search(rf"{_PEOPLE}|{_SPOKE}", frame):
        return Intent.COUNT_SPEAKERS
    return next((intent for cue, intent in _ABOUT_EVENT if cue.search(frame)), None)


def about_topic(frame: str, *, in_session: bool) -> Intent:
    """What is asked where a topic is named and nobody."""
    if not in_session and _WHICH_SESSION.search(frame):
        return Intent.SESSIONS_ABOUT
    return Intent.WHO_TALKS if _WHO_TALKS.search(frame) else Intent.SEARCH


def opening_or_closing(frame: str) -> str:
    """`opening` or `closing` where the frame asks for one of them, else nothing."""
    return next((name for cue, name in _OPENING_OR_CLOSING if cue.search(frame)), "")


_NUMBER_ASKED = re.compile(r"\b(?:combien|how many|how much)\b")
_DATE_ASKED = re.compile(
    r"\b(?:quand|when|(?:a |en |depuis |de |pour )?(?:quel(?:le)? (?:est la |etait la )?|la |"
    r"une )(?:date|annee|mois|jour|periode)|"
    r"depuis combien de temps|de quand)\b"
)
_TIME_ASKED = re.compile(r"\bquelle heure\b|\bhoraires?\b|what time")
_COST_ASKED = re.compile(
    r"\bcombien\b.*\b(?:cout|pay|depens|investi|factur|vaut)\w*|how much .*\bcost|\b(?:budget|"
    r"cout|prix|montant|tarif)s?\b"
)
# Nouns that call for a number with a certain unit; they need not be printed beside it.
_MEASURES = {
    "nombre": "number", "quantite": "number", "total": "number", "taille": "number", "facteur": "number",
    "pourcentage": "percentage", "proportion": "percentage", "taux": "percentage", "part": "percentage",
    "longueur": "length", "distance": "length", "kilometres": "length", "kilometrage": "length",
    "duree": "duration", "delai": "duration", "superficie": "area", "surface": "area",
}  # fmt: skip
_FOCUS = re.compile(
    r"\b(?:combien (?:y a t il |a t il |ont ils |faut il )?(?:de |d')|how many |nombre (?:de |d'|"
    r"des |total de )|"
    r"quel(?:le)?s? (?:(?:est|sont|etait|etaient|sera|seront|a ete|fut) )?(?:le |la |l'|les |du |"
    r"de )?|what (?:is|are|was) the |which )"
    r"(?P<noun>[a-z]{3,})"
)
# Nouns that are asked for and need not be printed in the answer: it names the thing itself.
_BROAD = frozenset(
    """
    annee date mois jour periode plan programme cadre profil societe entreprise ville commune collectivite
    organisme territoire outil solution projet facon maniere personne moyen type sorte genre technologie
    exemple exemples usage usages cas raison raisons objectif objectifs but avantages intelligence
    artificielle temps services effet effets resultat resultats motif operateur force competence quantite
    entite conseil remede regard bilan facteur
    """.split()
)


def expectation(frame: str) -> tuple[str, str, str]:
    """What the answer must hold.

    Returns:
        What is wanted (`number`, `date`, `percentage`, `money`… or nothing), the noun that is asked for or
        counted, and
        the word of the question that only names the measure.
    """
    if _TIME_ASKED.search(frame):
        return "time", "", ""
    if _COST_ASKED.search(frame):
        return "money", "", ""
    match = _FOCUS.search(frame)
    noun = match["noun"] if match else ""
    measure = next(
        (m for m in _MEASURES if re.search(rf"(?:\b(?:quel(?:le)?s?|what)\b[^?]*|^){m}\b", frame)), ""
    )
    if measure and (not noun or noun == measure or _MEASURES[measure] == "number"):
        counted = re.search(rf"\b{measure} (?:total )?(?:de |d'|des )(?P<noun>[a-z]{{3,}})", frame)
        return _MEASURES[measure], _kept(counted["noun"]) if counted and measure == "nombre" else "", measure
    wants = "date" if _DATE_ASKED.search(frame) else "number" if _NUMBER_ASKED.search(frame) else ""
    return wants, _kept(noun), ""


def _kept(noun: str) -> str:
    """A noun that has to be in the answer; empty for one that builds questions or says little."""
    return "" if noun in FRAME | STOP_WORDS | _BROAD else noun
