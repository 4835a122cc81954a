"""French as short answers are compared in: normal form, exact match, token F1; numbers; is it French?

The definitions are those of SQuAD (Rajpurkar et al. 2016, arXiv 1606.05250: exact match and token F1, the
best over several right answers) with its English normal form replaced by a French one.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_APOSTROPHES = re.compile("[’‘ʼ′`´]")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?:\s\d{3})+)(?!\d)")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_ELISION = re.compile(r"\b(c|d|j|l|m|n|s|t|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)'(?=\w)")
_TOKEN = re.compile(r"\d+(?:\.\d+)+|[^\W_]+|[%€$]")
_ARTICLES = frozenset({"l", "le", "la", "les", "un", "une", "des"})


def normalise(text: str) -> str:
    """A text as exact match compares it.

    NFKC, casefold, one apostrophe, thousands joined (« 80 018 » → 80018), decimal comma as a stop, elisions
    split (« l'État » → l état), punctuation gone with « » (%, € and $ stay: they are units), articles dropped
    (l' le la les un une des; not du, de, d': they are prepositions too). Accents stay: unité is not identité.
    """
    return " ".join(tokens(text))


def tokens(text: str) -> list[str]:
    """The words of the normal form."""
    return [token for token in _TOKEN.findall(_spelled(text)) if token not in _ARTICLES]


def _spelled(text: str) -> str:
    text = _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", text)).casefold()
    text = _THOUSANDS.sub(lambda match: match[1] + "".join(match[2].split()), text)
    return _ELISION.sub(r"\1 ", _DECIMAL_COMMA.sub(".", text))


def exact_match(given: str, answers: Iterable[str]) -> float:
    """1 where the normal form is that of one of the answers, else 0."""
    return float(any(normalise(given) == normalise(answer) for answer in answers))


def token_f1(given: str, answers: Iterable[str]) -> float:
    """The best F1 of shared words, each counted as often as it comes; 0 where there is no answer."""
    return max((_f1(tokens(given), tokens(answer)) for answer in answers), default=0.0)


def _f1(given: list[str], wanted: list[str]) -> float:
    if not given or not wanted:
        return float(given == wanted)  # as SQuAD does: nothing is right where nothing is wanted
    shared = sum((Counter(given) & Counter(wanted)).values())
    return 2 * shared / (len(given) + len(wanted))


def includes(text: str, answers: Iterable[str]) -> bool:
    """Whether one of the answers is in the text as a run of whole words of the normal form."""
    words = f" {normalise(text)} "
    return any(f" {normal} " in words for answer in answers if (normal := normalise(answer)))


_DIGITS = re.compile(r"(?<![^\W\d_])(?<!\d[.])\d+(?:\.\d+)?")


def numbers(text: str) -> set[str]:
    """The numbers in digits, in normal form; those after a letter (PIA4) are part of a name.

    Numbers in words (« quatre ») are not read.
    """
    text = unicodedata.normalize("NFKC", text)
    text = _THOUSANDS.sub(lambda match: match[1] + "".join(match[2].split()), text)
    return set(_DIGITS.findall(_DECIMAL_COMMA.sub(".", text)))


# The commonest words that no other language of the list has with the same spelling.
_FRENCH = frozenset(
    """le la les des du un une et est sont dans pour par avec sur qui que qu il elle ils elles au aux ce cette
    ces son sa ses leur leurs ne pas plus nous vous je être été avoir lors selon ainsi aussi comme mais ou où
    d l n s c j y en de à se""".split()
)
_ENGLISH = frozenset(
    """the of and to in is are was were that this these for with on by from it its as at be been has have had
    he she they their his her not but or which who what there would can will than about""".split()
)
_SPANISH = frozenset("el los las del una y es son para por con que su sus se no al como más pero fue".split())
_GERMAN = frozenset("der die das den dem und ist sind mit für auf von zu im nicht ein eine auch wird".split())
_ITALIAN = frozenset("il lo gli della del dei e è sono per con che un una nel non più anche si di da".split())
_OTHERS = (_ENGLISH, _SPANISH, _GERMAN, _ITALIAN)
_MIN_WORDS = 6
_MIN_SHARE = 0.15  # of stop words; running text of these languages has 0.3 to 0.5, a list of names below 0.15
_ALWAYS_TELLING = 40  # words: so long a text is no list of names
_WORDS = re.compile(r"[^\W\d_]+")


def is_french(text: str) -> bool | None:
    """Whether a text is French, by its share of stop words; None where it cannot be told.

    French where at least 15 % of the words are French stop words and no other language (English, Spanish,
    German, Italian) has more. Cannot be told: fewer than 6 words, or fewer than 40 with less than 15 % of any
    language's (« **Anne Roux**, maire, Ville de Lyon »). Method: Grefenstette 1995, "Comparing two language
    identification schemes".
    """
    words = [word.casefold() for word in _WORDS.findall(unicodedata.normalize("NFC", text))]
    if len(words) < _MIN_WORDS:
        return None
    french = sum(word in _FRENCH for word in words)
    most = max(sum(word in other for word in words) for other in _OTHERS)
    if max(french, most) < _MIN_SHARE * len(words):
        return None if len(words) < _ALWAYS_TELLING else False
    return french > most
