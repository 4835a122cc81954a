"""The French analyser: a text becomes the terms that the lexical index counts.

What each step is worth was measured: see `docs/retrieval.md`.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

ANALYSER_VERSION = "french-2"  # in the manifest: an index made by another analyser is refused

# What elision leaves ("l", "qu", "jusqu") is among them: a word ends at its apostrophe.
_FRENCH = """
a ai aie aient aies ait alors apres as au aucun aucune aucuns auquel auxquelles auxquels aura aurai auraient
aurais aurait auras aurez auriez aurions aurons auront aussi autre autres aux avaient avais avait avant avec
avez aviez avions avoir avons ayant ayez ayons c ca car ce ceci cela celle celles celui ces cet cette ceux
chacun chaque chez ci comme contre d dans de deja depuis des desquelles desquels dessous dessus donc dont du
duquel elle elles en encore entre es est et etaient etais etait etant ete etes etiez etions etre eu eue eues
eurent eus eut eux faire fait font furent fus fut hors ici il ils j je jusqu jusque l la laquelle le lequel
les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes moi mon n ne ni nos
notre nous on ont ou par parce pas pendant peu peut peuvent plus pour presqu presque puis puisqu puisque qu
quand que quel quelle quelles quels qui quoi quoiqu quoique s sa sans se sera serai seraient serais serait
seras serez seriez serions serons seront ses si sien soi soient sois soit sommes son sont sous suis sur t ta
tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une va vers voici voila vos
votre vous y combien comment pourquoi
"""
# A question in English about French proceedings; words that are French nouns too ("but", "main") stay.
_ENGLISH = """
about an and are at be been by did do does for from had has have he her his how in is it its many much of
said say says she that the their these they this those to was were what when where which who whom whose why
with
"""
_STOP_WORDS = frozenset((_FRENCH + _ENGLISH).split())  # without accents

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′＇", "'"))
_INVISIBLE = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff")
)  # soft hyphens, joiners, byte order marks
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_PER_CENT = re.compile(r"\bpour ?cent\b")
_TOKEN = re.compile(r"\d+[.,]\d+|aujourd'hui|%|[^\W_]+(?:-[^\W_]+)*")
_GRAM = 4  # characters
_stemmer = Stemmer.Stemmer("french")
_stemmer_lock = threading.Lock()


def analyse(text: str) -> list[str]:
    """Turn a text or a query into the stems of its words, in order; stop words are left out."""
    return [term for token in _TOKEN.findall(normalise(text)) for term in _stems(token)]


def spell(text: str) -> list[str]:
    """Turn a text or a query into exact words and runs of four letters, most of which survive a typo."""
    return [term for token in _TOKEN.findall(normalise(text)) for term in _letters(token)]


def normalise(text: str) -> str:
    """Unify what is written in several ways: case, apostrophes, ligatures, acronyms, thousands, per cent."""
    text = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES).translate(_INVISIBLE))
    text = _ACRONYM.sub(lambda match: match.group().replace(".", ""), text)
    text = text.casefold().translate(_LIGATURES)
    text = _THOUSANDS.sub(lambda match: match.group().replace(" ", ""), text)
    return _PER_CENT.sub("%", text)


def fold_accents(text: str) -> str:
    """Take the accents off: « déjà » → « deja »."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


@lru_cache(maxsize=100_000)
def _stems(token: str) -> tuple[str, ...]:
    """The stem of a word; for a compound the stems of its parts and of the whole; a number as it is."""
    if token[0].isdigit() and ("," in token or "." in token):
        return (token.replace(",", "."),)
    parts = token.split("-")
    kept = [part for part in parts if not _is_stop_word(part)]
    # « vidéo-protection » is found by « vidéoprotection » too; « dit-il » is no compound
    whole = ["".join(parts)] if len(parts) > 1 and kept == parts else []
    return tuple(_stem(word) for word in (*kept, *whole))


@lru_cache(maxsize=100_000)
def _letters(token: str) -> tuple[str, ...]:
    """A word between boundary marks, in runs of four letters, and the word itself."""
    if _is_stop_word(token):
        return ()
    word = fold_accents(token)
    marked = f"<{word}>"
    grams = [marked[start : start + _GRAM] for start in range(max(1, len(marked) - _GRAM + 1))]
    return (*grams, f"={word}")  # the mark keeps a word of four letters apart from a run of four


def _is_stop_word(word: str) -> bool:
    return fold_accents(word) in _STOP_WORDS


def _stem(word: str) -> str:
    """The stem without accents; the stemmer needs them, so they go last."""
    with _stemmer_lock:  # a stemmer object serves one thread at a time
        return fold_accents(_stemmer.stemWord(word))
