"""The French analyser: a text becomes the terms that the lexical index counts."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

ANALYSER_VERSION = "french-1"  # in the manifest: an index made by another analyser is refused

_STOP_WORDS = frozenset(
    # articles, pronouns, determiners, prepositions, conjunctions (accents folded)
    "a ai aie aient aies ait alors apres as au aucun aucune aucuns aura aurai auraient aurais aurait auras aurez auriez "
    "aurions aurons auront aussi autre autres aux avaient avais avait avant avec avez aviez avions avoir avons ayant ayez "
    "ayons c ca car ce ceci cela celle celles celui ces cet cette ceux chacun chaque chez ci comme contre d dans de deja "
    "depuis des dessous dessus donc dont du elle elles en encore entre es est et etaient etais etait etant ete etes etiez "
    "etions etre eu eue eues eurent eus eut eux fait faire font furent fus fut hors ici il ils j je jusqu jusque l la le "
    "lequel laquelle lesquels lesquelles les leur leurs lorsqu lorsque lui m ma mais me meme memes mes moi mon n ne ni nos "
    "notre nous on ont ou par parce pas pendant peu peut peuvent plus pour puis puisqu puisque qu quand que quel quelle "
    "quelles quels qui quoi quoiqu quoique s sa sans se sera serai seraient serais serait seras serez seriez serions "
    "serons seront ses si sien soi soient sois soit sommes son sont sous suis sur t ta tandis te tel telle telles tels tes "
    "toi ton tous tout toute toutes tres tu un une va vers voici voila vos votre vous y"
    # question words
    " comment combien pourquoi auquel auxquels auxquelles duquel desquels desquelles lors"
    # English: a question about French proceedings; words that are also French nouns ("but") are left out
    " the of and in to is are was were be been did does do what who whom whose which where when why how many much about "
    "by from with that this these those said say says it its for at an they he she his her their has have had".split()
)
_ELISIONS = "jusqu|lorsqu|puisqu|quoiqu|presqu|qu|[cdjlmnst]"
_APOSTROPHES = str.maketrans("’‘ʼ´`′", "''''''", "\u00ad\u200b\u200c\u200d\ufeff")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_ELISION = re.compile(rf"\b(?:{_ELISIONS})'(?=\w)")
_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_PER_CENT = re.compile(r"\bpour ?cent\b")
_TOKEN = re.compile(r"\d+[.,]\d+|aujourd'hui|%|[^\W_]+(?:-[^\W_]+)*")
_stemmer = Stemmer.Stemmer("french")


def analyse(text: str) -> list[str]:
    """Turn a text or a query into terms, in order, with repetitions; stop words are left out."""
    return [term for token in _TOKEN.findall(normalise(text)) for term in _terms(token)]


def normalise(text: str) -> str:
    """Unify what is written in several ways: case, apostrophes, ligatures, acronyms, thousands, per cent."""
    text = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).translate(_APOSTROPHES)
    text = _ACRONYM.sub(lambda match: match.group().replace(".", ""), text)
    text = _ELISION.sub(" ", text.casefold().translate(_LIGATURES))
    text = _THOUSANDS.sub(lambda match: match.group().replace(" ", ""), text)
    return _PER_CENT.sub("%", text)


def fold_accents(text: str) -> str:
    """Take the accents off: « déjà » → « deja »."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


@lru_cache(maxsize=100_000)
def _terms(token: str) -> tuple[str, ...]:
    """The terms of one token: its stem, or for a compound the stems of its parts and of the whole."""
    if token[0].isdigit() and ("," in token or "." in token):
        return (token.replace(",", "."),)
    parts = [part for part in token.split("-") if fold_accents(part) not in _STOP_WORDS]
    whole = [token.replace("-", "")] if len(parts) > 1 and len(parts) == token.count("-") + 1 else []
    return tuple(_stem(word) for word in (*parts, *whole))


def _stem(word: str) -> str:
    """The stem without accents; the stemmer needs them, so they go last."""
    return fold_accents(_stemmer.stemWord(word))
