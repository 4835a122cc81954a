"""A question as words that can be compared: case, accents and apostrophes folded, positions kept."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import simplemma
from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W_]+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PARTICIPLE = re.compile(r"(?P<er>.{2,})ée?s?|(?P<ir>.+[^aeou])i")
_ENDING = re.compile(
    r"(?<=[^\W\d_]{5})(?:(?<![uio])e?s|e)$"
)  # of the feminine and the plural, of a word in no dictionary
_NO_PARTICIPLES = frozenset(("parti", "poli", "ressorti"))  # nouns and adjectives of a meaning of their own
_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"}
)

# Elided forms and grammatical words: they carry no topic and are never somebody's name on their own.
STOP_WORDS = frozenset(
    """
    a afin ai ainsi alors apres as au aucun aucune aupres aura auraient aurait auront aussi autre autres
    aux avaient avais avait avant avec avez aviez avions avoir avons ayant beaucoup bien c car ce ceci
    cela celle celles celui cependant ces cet cette ceux chacun chaque chez ci comme comment contre d dans
    de deja depuis des deux donc dont du durant elle elles en encore enfin entre envers es est et etaient
    etais etait etant ete etes etre eu eux excepte fait faire fait fois font fut g grace hormis hors ici il
    ils j je jusqu jusque l la le les leur leurs lors lorsqu lorsque lui m ma mais malgre me meme memes
    mes mien moi moins mon n ne ni non nos notre nous on ont or ou par parce parmi pas pendant peu peut
    peuvent plus plusieurs plutot pour pourquoi pourrait pouvez pouvoir pres puis puisqu puisque qu quand
    que quel quelle quelles quelqu quelque quelques quels qui quoi s sa sans sauf se selon sera serait
    seront ses
    si sien sinon soi soient soit son sont sous suis sur t ta tandis tant te tel telle telles tels tes toi
    ton tous tout toute toutes tres trop tu un une va vers via voici voila vont vos votre vous y about
    after all an and any are many much at be been before being but by can could did do does for from had
    has have he her his how i in into is it its me my no not of off or our out over own she so some than
    that the their them then there these they this those to too under up us was we were what when where
    which who whom whose why will with would you your
    """.split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text; `start` and `end` are offsets in it."""

    raw: str
    folded: str
    start: int
    end: int

    @property
    def capitalised(self) -> bool:
        """Whether it is written like a name: « Giry », « CNIL », « d'Oise » without its elision."""
        return self.raw[0].isupper()


@lru_cache(maxsize=50_000)
def dictionary_form(word: str) -> str:
    """The dictionary form of a French word, in lower case, of participles too: « louée » → « louer ».

    « bannie » → « bannir »: dictionaries list some participles as adjectives. A word that none has loses its
    ending: « malvoyantes ».
    """
    form = simplemma.lemmatize(word.lower(), lang="fr")
    if form == word.lower() and not is_french_word(word):
        english = simplemma.lemmatize(form, lang="en")
        return english if english != form else _ENDING.sub("", form)
    participle = None if form in _NO_PARTICIPLES else _PARTICIPLE.fullmatch(form)
    infinitive = f"{participle[participle.lastindex or 0]}{participle.lastgroup}" if participle else ""
    return infinitive if infinitive and simplemma.is_known(infinitive, lang="fr") else form


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The dictionary form of a French word, folded: « défendues » → « defendre »."""
    return fold(simplemma.lemmatize(word.lower(), lang="fr"))


def is_verb(word: str) -> bool:
    """Whether a word is a form of a verb, as far as its form tells.

    A noun that looks like an infinitive is none.
    """
    base, folded = lemma(word), fold(word)
    if folded.endswith(("ez", "erait", "eraient")):
        return True
    conjugated = base != folded and base + "s" != folded and base.endswith(("er", "ir", "oir", "re"))
    infinitive = (
        base == folded
        and base.endswith(("er", "ir", "oir", "dre", "ttre", "uire"))
        and not base.endswith("ier")
    )
    participle = word.lower().endswith(("ée", "ées", "és")) and len(folded) > 4
    return conjugated or infinitive or participle


def is_french_word(word: str) -> bool:
    """Whether a dictionary of French has a word."""
    return bool(simplemma.is_known(word.lower(), lang="fr"))


def is_english_word(word: str) -> bool:
    """Whether a dictionary of English has a word."""
    return bool(simplemma.is_known(word.lower(), lang="en"))


def fold(text: str) -> str:
    """Lower case without accents, ligatures or apostrophe variants."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def words(text: str) -> tuple[Word, ...]:
    """Cut a text into words; elisions and hyphens separate."""
    return tuple(Word(match[0], fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(word.folded for word in words(text))


def allowed_typos(length: int) -> int:
    """How many letters of a word of this length may be wrong: none up to 3, 1 up to 7, then 2."""
    return 0 if length <= 3 else 1 if length <= 7 else 2


_SPELT = (("ch", "1"), ("ph", "f"), ("th", "t"), ("qu", "k"), ("ck", "k"), ("y", "i"))
_HARD_C = re.compile(r"c(?![ei])")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def _sound(folded: str) -> str:
    """A folded word as it is heard, as far as one spelling of a sound stands for another: « Sofie »."""
    for spelt, heard in _SPELT:
        folded = folded.replace(spelt, heard)
    return _TWICE.sub(r"\1", _HARD_C.sub("k", folded))


def typos(written: str, meant: str, *, spare: int = 0) -> int | None:
    """Letters to insert, drop, change or swap between two folded words; one where both sound the same.

    None where it is too many to be a typo; `spare` more are allowed than in any word of this length.
    """
    if written != meant and len(written) > 2 and _sound(written) == _sound(meant):
        return 1
    limit = allowed_typos(min(len(written), len(meant))) + spare
    if abs(len(written) - len(meant)) > limit:  # most pairs, and cheaper to see so
        return None
    distance = OSA.distance(written, meant, score_cutoff=limit)
    return distance if distance <= limit else None


_OF_NOUNS = frozenset({"d", "de", "des", "du", "les", "l", "aux"})
_NOUNS_TOO = {  # stop words as other words, with what stands before them as nouns
    "avions": _OF_NOUNS, "sommes": _OF_NOUNS, "été": _OF_NOUNS, "or": frozenset({"l", "d", "en"}),
    "car": frozenset({"du", "le", "un", "en", "au"}), "son": frozenset({"du", "le", "un", "au"}),
}  # fmt: skip


def stands_as_noun(asked: Sequence[Word], position: int) -> bool:
    """Whether a word that is mostly a stop word is a noun here: « parle d'avions », « chauffeur de car »."""
    before = asked[position - 1].folded if position else ""
    return before in _NOUNS_TOO.get(asked[position].raw.lower(), ())
