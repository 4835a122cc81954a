"""What people are: offices as printed and as asked for, in both genders, short or in full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.bodies import joined_titles, key_of, keys_of
from chatbot.voices import Mention, Voice
from chatbot.words import STOP_WORDS, Word, fold, folded_words, is_french_word, typos
from ingest.french import ROLE_NOUNS
from ingest.people.genders import gender_of as gender_of_title
from ingest.people.genders import gender_of_name

COMMON_OFFICES = frozenset(
    """
    maire adjoint adjointe ministre president presidente directeur directrice conseiller conseillere
    depute deputee senateur senatrice prefet prefete responsable chef cheffe chercheur chercheuse
    professeur professeure juriste avocat avocate vicepresident vicepresidente ingenieur ingenieure
    economiste sociologue architecte urbaniste journaliste secretaire delegue deleguee fondateur
    fondatrice pdg ceo patron patronne dirigeant dirigeante elu elue commissaire recteur medecin
    consultant consultante developpeur entrepreneur syndicaliste mayor minister director officer
    """.split()
)
# The parser's nouns for offices, but for those that are mostly something else in a question.
OFFICES = ROLE_NOUNS - frozenset(
    """
    conseil general generale global data product lead senior premier premiere charge chargee cadre membre
    pilote head chief partner officer specialiste expert experte representant representante juge assistant
    correspondant titulaire createur createurs interprete collaborateur collaboratrice benevole
    """.split()
)
# Offices and what they are short for; either is printed for the other.
_SHORT_FOR = tuple(
    (short, re.compile(rf"\b{long}"), words_of)
    for short, long, words_of in (
        ("dsi", r"direct(?:eur|rice) des? systemes? d'information", "directeur systemes information"),
        ("drh", r"direct(?:eur|rice) des ressources humaines", "directeur ressources humaines"),
        ("dgs", r"direct(?:eur|rice) general(?:e)? des services", "directeur general services"),
        ("dga", r"direct(?:eur|rice) general(?:e)? adjointe?", "directeur general adjoint"),
        ("dg", r"direct(?:eur|rice) generale?\b(?! (?:adjoint|des services))", "directeur general"),
        (
            "daf",
            r"direct(?:eur|rice) (?:administrati\w+ et financier\w*|des? finances)",
            "directeur finances",
        ),
        ("dpo", r"deleguee? a la protection des donnees", "delegue protection donnees"),
        ("rssi", r"responsable de la securite (?:des systemes|informatique)", "responsable securite"),
    )
)
# Offices that are held by election, at the beginning of a role or after « et » or a comma: « directeur de
# cabinet du maire » and « directeur général adjoint » are none.
_ELECTED = re.compile(
    r"^(?:\d+ ?(?:er|e|eme|re)? |premiere? )?adjointe? (?:aux? |a |chargee? |deleguee? |en charge )"
    r"(?!(?:la |l')?(?:direct|chef|respons|presid|secret))|"
    r"(?:^|, |\bet |& )(?:\d+ ?(?:er|e|eme|re)? |premiere? |ancienne? )?(?:maire|adjointe? (?:au|"
    r"a la) maire|elue?\b|deputee?|senat|"
    r"conseillere? (?:deleguee?|municipale?|departementale?|regionale?|communautaire|"
    r"metropolitaine?|d'arrondissement)|"
    r"vice[- ]presidente? (?:de l'|de la|du|deleguee?|en charge|chargee?)|vice[- ]presidente?$|"
    r"presidente? (?:du (?:conseil|departement)|de la (?:region|metropole|communaute)))"
)
# Words by which somebody is found, and that are not quite what is printed.
LOOSE_SYNONYMS = frozenset({"avocat", "avocate", "lawyer", "head", "deputy", "director"})
# Offices of those who lead something, one often called by another; and words for nearly any office.
_LEADING = frozenset(
    "directeur dirigeant president gerant fondateur pdg ceo patron manager chef responsable".split()
)
_VAGUE = frozenset(
    "chef responsable cadre membre salarie agent fonctionnaire expert specialiste delegue charge".split()
)
# What an office of a council may lack in print.
OF_COUNCILS = frozenset(
    "municipal municipale departemental departementale regional regionale metropolitain communautaire".split()
)
# Words that make less of an office, or an earlier one.
_LESSENING = re.compile(
    r"\b(?:adjointe?|suppleante?|honoraire|interim|ancien|ancienne|ex|assistante?|stagiaire)\b"
)


def is_printed_of(found: Mention, office: str) -> bool:
    """Whether an office itself is printed of somebody found, and not only one that is near to it."""
    roles = {
        word for voice in found.voices for role, _ in voice.capacities for word in folded_words(role or "")
    }
    return bool({office.removesuffix("e"), f"{office.removesuffix('e')}e"} & roles)


def is_another_office(office: str, own: frozenset[str]) -> bool:
    """Whether who holds some offices does not hold another one, as far as their names tell."""
    leading = {key_of(word) for word in _LEADING}
    if office in own or office in {key_of(word) for word in _VAGUE | {"elu"}}:
        return False
    if office == key_of("conseiller") and own & {key_of("maire"), key_of("adjoint")}:
        return False  # who also sits in the council
    return not (office in leading and own & leading)


# Whole offices of those at the head of something: « directeur », no « directeur commercial ».
_PRESIDES = re.compile(r" *presidente?(?: direct\w+ generale?)? *$")
LEADS = re.compile(
    rf"{_PRESIDES.pattern}| *(?:p\.?-?d\.?g\.?|ceo|gerante?|(?:co-?)?fondat(?:eur|rice)|dirigeante?|"
    r"patronne?|direct(?:eur|rice)(?: generale?)?|maire|prefete?|recteur|rectrice|proviseure?|doyenne?|"
    r"chef\w* d'entreprise|administrat(?:eur|rice) generale?) *$"
)
_FOUNDED = re.compile(r" *(?:co-?)?(?:fondat|creat)(?:eur|rice) *$")
OFFICES_OF = {"presider": _PRESIDES, "fonder": _FOUNDED, "creer": _FOUNDED}
# Offices of which « à » tells the domain.
_OF_DOMAINS = frozenset("adjoint adjointe delegue deleguee adjoints adjointes delegues deleguees".split())
# What somebody may be at the head of, and is talked of as well, folded.
DEPARTMENTS = frozenset(
    """
    achats accueil affaires archives cabinet clientele collections commerce communication comptabilite
    culture education enfance environnement exploitation finances financement formation informatique
    innovation jeunesse juridique logement logistique maintenance marketing numerique patrimoine personnel
    production programmes projet projets qualite recherche relations ressources risques sante securite
    services sport sports strategie systemes technique techniques transports travaux urbanisme ventes voirie
    eau energie ecole ecoles hopital musee bibliotheque mairie ville region agence association entreprise
    """.split()
)
# Offices of a place: what follows « la maire du … » in lower case is a topic, no domain of hers.
WHOLE_OFFICES = frozenset("maire prefet prefete depute deputee senateur senatrice".split())


def domain_follows(asked: Sequence[Word], end: int) -> bool:
    """Whether another domain than theirs follows: « l'adjoint | à la culture »; not « à propos de »."""
    following = [word.folded for word in asked[end : end + 3]]
    if not following or asked[end - 1].folded not in _OF_DOMAINS or following[0] not in {"a", "au", "aux"}:
        return False
    noun = next((word for word in following[1:] if word not in {"la", "l"}), "propos")
    return noun not in STOP_WORDS | {"propos", "sujet"}


@dataclass(frozen=True, slots=True)
class _Description:
    """One printed capacity: the keys of its words, and which of them name an office held."""

    printed: frozenset[str]
    offices: frozenset[str]
    genders: frozenset[tuple[str, str]]  # of each office, with `f`, `m` or nothing
    lessened: frozenset[str]  # « adjoint » of « directeur général adjoint »: no « directeur général »

    def fits(self, content: Sequence[str], office: str | None) -> bool:
        """Whether all the words are printed, the office among them as one that is held.

        An « adjoint au maire » is no « maire »: the office is the first word of the role or of a part of it.
        """
        if office is not None and office not in self.offices:
            return False
        return all(is_printed_in(key_of(token), token, self.printed) for token in content)


def descriptions_of(voice: Voice) -> tuple[_Description, ...]:
    """Each printed capacity of a voice, in order."""
    return tuple(
        _description(voice, role or "", organisation or "") for role, organisation in voice.capacities
    )


def _description(voice: Voice, role: str, organisation: str) -> _Description:
    own = voice.name if voice.id is None else ""
    elected = {key_of("elu")} if _ELECTED.search(fold(role)) else set()
    also = _other_forms(role)
    parts = [*re.split(r",| et |&|/|;", DEGREE.sub("", fold(role))), *also]
    heads = [tokens[0] for part in parts if (tokens := folded_words(joined_titles(part)))]
    genders = {(key_of(head), gender_of(head)) for head in heads} | {
        (key, gender_of(heads[0])) for key in elected
    }
    offices = frozenset(key for key, _ in genders)
    printed = keys_of(f"{role} {organisation} {own} {' '.join(also)}")
    lessened = frozenset(map(key_of, _LESSENING.findall(fold(role)))) - offices
    return _Description(printed | elected, offices, frozenset(genders), lessened)


def _other_forms(role: str) -> list[str]:
    """A printed office in its short form or in full: « DSI » for « directeur des systèmes d'information »."""
    folded = fold(role)
    shorts = [short for short, long, _ in _SHORT_FOR if long.search(folded)]
    printed = folded_words(role)
    return shorts + [in_full for short, _, in_full in _SHORT_FOR if short in printed]


def gender_of_voice(voice: Voice) -> str:
    """`f` or `m` as a given name or a printed role shows it, else nothing."""
    roles = (gender_of_title("", role) for role, _ in voice.capacities)
    return gender_of_name(voice.name) or next(filter(None, roles), "")


def holds_office(voice: Voice, office: str, gender: str) -> bool:
    """Whether somebody holds an office in a gender, or in a form that does not tell it."""
    return any({(key_of(office), gender), (key_of(office), "")} & d.genders for d in descriptions_of(voice))


# Folded endings of offices that tell a gender. Other forms serve for both: « maire », « juriste ».
_FEMININE = re.compile(
    r"(?:trice|euse|[lhgi]ere|ienne|ee|ente|ante|inte|cate|idate|trate|onne|elue|ive|esse|effe|erte|prefete)$"
)
_MASCULINE = re.compile(
    r"(?:eur|ien|ent|ant|int|cat|idat|trat|tron|elu|[^i]if|pert|[lhgi]er|prefet|depute|delegue|charge|"
    r"employe|attache|"
    r"associe|salarie|retraite)$"
)
# Masculine in form, printed of women and men, and English.
_UNMARKED = frozenset(
    """
    ingenieur professeur chef auteur docteur procureur proviseur entrepreneur developpeur designer
    manager officer
    """.split()
)


def gender_of(office: str) -> str:
    """`f` or `m` where the folded form of an office tells it; nothing for a form of both.

    A feminine plural is of women alone, a masculine one of anybody.
    """
    if office.endswith("s"):
        return "f" if _FEMININE.search(office.removesuffix("s")) else ""
    if office in _UNMARKED:
        return ""
    return "f" if _FEMININE.search(office) else "m" if _MASCULINE.search(office) else ""


DEGREE = re.compile(
    r"\b(?:\d+ ?(?:eres?|ers?|emes?|es?|res?|ndes?|nds?)|premiere?s?|ancienne?s?|seconde?s?|deuxiemes?)\b ?"
)


def is_printed_in(key: str, token: str, printed: frozenset[str]) -> bool:
    """Whether a word is among printed ones by its key, or with a typo where it is long and no word itself."""
    if key in printed:
        return True
    if len(token) < 6 or is_french_word(token):  # « présent » is no misspelt « président »
        return False
    return any(typos(key, other) is not None for other in printed if len(other) >= 6)
