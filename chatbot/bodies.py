"""Bodies and towns that people speak for: their nouns, which of them name the same, where a name goes on."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import Stemmer

from chatbot.speaking import OF, SPEECH_VERBS, is_adjacent
from chatbot.voices import Voice
from chatbot.words import STOP_WORDS, Word, fold, folded_words, is_french_word, is_verb
from ingest.french import ORGANISATION_NOUNS, SPEAKING_ORGANISATIONS

# Nouns that only say "somebody of": they are not part of anybody's printed role.
NEUTRAL_NOUNS = frozenset(
    """
    representant representante representants intervenant intervenante intervenants orateur oratrice
    orateurs personne porte parole speaker speakers homme femme monsieur madame dame gens equipe equipes
    participant participante expert experte invite invitee collegue from chez company lawyer
    spokesperson representative
    """.split()
)
# Nouns for any organisation: « la mairie de Plaisir » is printed as « ville de Plaisir ».
BODY_NOUNS = frozenset(
    """
    start up startup societe entreprise mairie ville commune municipalite collectivite boite groupe
    organisation association agence institution organisme etablissement structure firme company city
    town region departement metropole communaute syndicat ministere conseil
    """.split()
)
# Those that a printed name often lacks; « région » or « métropole » tell another body of the same place.
OFTEN_LEFT_OUT = frozenset(
    """
    start up startup societe entreprise mairie ville commune municipalite boite groupe association firme
    company city town
    """.split()
)
# Before the name of a place these make another place of it.
OF_OTHER_PLACES = frozenset(
    "grand grande petit petite haut haute bas basse saint sainte nouveau nouvelle".split()
)
TOWN_NOUNS = frozenset("ville mairie commune municipalite city town".split())
# Things that "say" something without being anybody: « que dit le texte », « que disent les intervenants ».
IMPERSONAL = frozenset(
    """
    on texte actes acte article document compte rendu programme loi reglement decret etude rapport
    intervenants orateurs participants elus experts collectivites villes communes gens monde conference
    evenement colloque session table rondes ronde debat debats journee assises personne personnes quelqu
    chacun chose choses tout tous speakers people proceedings public presse ensemble
    """.split()
)
# Bodies and groups of people that say something as a whole, beside organisations, in the singular.
_GROUPS = frozenset(
    """
    gendarmerie armee marine gouvernement etat parlement senat opposition majorite parquet justice assurance
    mutuelle rectorat barreau patronat douane eglise administration population jeunesse hierarchie redaction
    securite habitant citoyen citoyenne usager riverain voisin patient malade pompier gendarme policier
    soignant infirmier agriculteur paysan commercant artisan parent eleve etudiant enfant jeune retraite
    locataire client consommateur touriste vacancier agent salarie ouvrier employe benevole volontaire
    chasseur pecheur marin chauffeur conducteur enseignant professeur militant electeur contribuable
    administre ambulancier facteur journaliste
    """.split()
)
_OCCUPATION = re.compile(
    r"(?:iste|logue|cienn?e?|peute|iatre|cteur|ctrice)$"
)  # « le dentiste », « l'acteur »
_SYNONYMS = {
    "pdg": "dirigeant",
    "ceo": "dirigeant",
    "patron": "dirigeant",
    "patronne": "dirigeant",
    "boss": "dirigeant",
    "dirigeante": "dirigeant",
    "cofondateur": "fondateur",
    "avocat": "juriste",
    "avocate": "juriste",
    "lawyer": "juriste",
    "mayor": "maire",
    "director": "directeur",
    "founder": "fondateur",
    "head": "responsable",
    "deputy": "adjoint",
    "cio": "dsi",
    "regional": "region",  # « la région X » is printed « conseil régional de X »
    "departemental": "departement",
    "metropolitain": "metropole",
    "municipal": "ville",
    "mairie": "ville",
    "commune": "ville",
    "municipalite": "ville",
}
_stem = lru_cache(maxsize=None)(Stemmer.Stemmer("french").stemWord)
# Bodies that are told apart by what follows: « le syndicat des eaux » is no other « syndicat ».
NAMED_BY_FIELD = frozenset(
    """
    syndicat association federation agence institut observatoire chambre office compagnie regie caisse
    groupement confederation
    """.split()
)


def body_goes_on(asked: Sequence[Word], end: int) -> bool:
    """Whether the name of a body goes on after what is printed: « région | Bretagne »."""
    if end >= len(asked):
        return False
    word = asked[end]
    if word.folded in OF:
        named = _named_after(asked, end)
        return named is not None and named.capitalised
    conjugated = word.raw.endswith("e") and is_french_word(f"{word.raw}r")  # « la région embauche »
    grammatical = word.folded in STOP_WORDS | SPEECH_VERBS or is_verb(word.raw) or conjugated
    names = word.capitalised or is_french_word(word.raw)
    return names and not grammatical and is_adjacent(asked, end)


def name_goes_on(asked: Sequence[Word], position: int) -> bool:
    """Whether a name goes on with « de »: « Val | de Loire », « Pays | de la Loire », no « Z | de l'IA »."""
    if asked[position].folded not in OF | {"a", "au"}:
        return False
    named = _named_after(asked, position)
    return named is not None and named.capitalised and not named.raw.isupper()


def _named_after(asked: Sequence[Word], position: int) -> Word | None:
    """The first word after « de » that is no article: « de la | Loire »."""
    return next((word for word in asked[position + 1 :] if word.folded not in {"la", "l", "les"}), None)


def place_goes_on(asked: Sequence[Word], end: int) -> bool:
    """Whether the name of a town goes on as that of another one: « Noisy | -le-Sec »."""
    joins = end + 1 < len(asked) and asked[end].folded in {"le", "la", "les", "l", "lez", "en", "sous"}
    return joins and asked[end - 1].capitalised and asked[end + 1].capitalised and is_adjacent(asked, end)


def telling_keys(organisation: str) -> set[str]:
    """The keys of the words of an organisation that are its own."""
    generic = STOP_WORDS | OFTEN_LEFT_OUT
    return {key_of(token) for token in folded_words(organisation) if token not in generic}


def may_stand_for(token: str, voice: Voice) -> bool:
    """Whether one word is enough for an organisation: « Paris » is not for « Grand Paris Sud ».

    Nor is « l'école » for a town « Saint-Z-l'École ».
    """
    names = [folded_words(organisation or "") for _, organisation in voice.capacities]
    apart = OF_OTHER_PLACES | ({"l", "la", "le"} if token in ORGANISATION_NOUNS else set())
    return not any(token == other and before in apart for name in names for before, other in pairwise(name))


def is_of_kind(organisation: str, noun: str) -> bool:
    """Whether a folded noun for organisations is one that a name prints: « région » of « Région X »."""
    return bool(noun) and noun not in {"organisation", "structure"} and key_of(noun) in keys_of(organisation)


def is_of_other_kind(noun: str, voices: Iterable[Voice]) -> bool:
    """Whether a folded noun for organisations is that of none of some voices, which all print their own.

    « La mairie » is no « préfecture »; of a body that prints no noun it may be one.
    """
    bodies = [body for voice in voices for _, body in voice.capacities if body]
    kinds = [{key_of(word) for word in folded_words(body) if word in ORGANISATION_NOUNS} for body in bodies]
    return noun in ORGANISATION_NOUNS and all(own and key_of(noun) not in own for own in kinds)


def tells_another_place(word: Word) -> bool:
    """Whether a word makes another place of a name: « le Grand Montarzac » is no « Montarzac »."""
    return word.capitalised and word.folded in OF_OTHER_PLACES


def is_body(folded: str) -> bool:
    """Whether a word is one for an organisation of any kind: « ville », « société », « région »."""
    return folded in BODY_NOUNS


def is_group(folded: str) -> bool:
    """Whether a word is one for a body or people who may speak: « gendarmerie », « habitants »."""
    singular = folded.removesuffix("s")
    known = {folded, singular} & (_GROUPS | SPEAKING_ORGANISATIONS)
    return bool(known or _OCCUPATION.search(singular)) and folded not in IMPERSONAL


def is_town(folded: str) -> bool:
    """Whether a word is one for a town: « ville », « mairie »."""
    return folded in TOWN_NOUNS


def key_of(token: str) -> str:
    """One form for a role noun's genders and for words of the same stem."""
    token = _SYNONYMS.get(token, token)
    for ending, masculine in (
        ("trices", "teur"),
        ("trice", "teur"),
        *((f"{letter}er{end}", f"{letter}er") for letter in "lhgi" for end in ("es", "e")),
        ("euses", "eur"),
        ("euse", "eur"),
    ):
        if token.endswith(ending) and len(token) > len(ending) + 2:
            token = token[: -len(ending)] + masculine
            break
    token = token[:-1] if len(token) > 3 and token.endswith("s") else token
    token = {"cheffe": "chef", "elue": "elu", "mairesse": "maire"}.get(token, token)
    stem = str(_stem(token))
    # « conseiller » is no « conseil »
    return token if stem != token and stem in BODY_NOUNS else stem


def keys_of(printed: str) -> frozenset[str]:
    """The keys of all words of a printed role or organisation."""
    return frozenset(key_of(token) for token in folded_words(joined_titles(fold(printed))))


def joined_titles(folded: str) -> str:
    """Titles of several words as one; « maire adjoint » as « adjoint au maire », who is no « maire »."""
    joined = re.sub(r"\bvice[- ](?=president)", "vice", re.sub(r"\bp\.?[- ]?d\.?[- ]?g\b", "pdg", folded))
    return re.sub(r"\b(maires?)[- ](adjointe?s?)\b", r"\2 \1", joined)
