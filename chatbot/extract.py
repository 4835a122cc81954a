"""The extractive generator: chooses the sentences of the proceedings that answer. No model, no network."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from chatbot.evidence import SURE, Topic, share
from chatbot.terms import terms_said
from chatbot.verify import Pointer
from chatbot.words import STOP_WORDS, fold, words
from index.model import Chunk
from ingest.sentences import split_sentences

_WHOLE_CHARS = 420  # a statement up to this length is shown whole
_MAX_SENTENCES = 3
# A sentence that begins so leans on the one before it.
_LEANING = re.compile(
    r"^(?:il|elle|ils|elles|cela|ça|ceci|ce|cet|cette|ces|celui|celle|ceux|celles|c'est|ainsi|"
    r"aussi|en effet|de plus|"
    r"par ailleurs|l'objectif|l'idée|et|mais|donc|car|or|ses|son|sa|leurs?|elles?-mêmes?)\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|"
    "trente|quarante|cinquante|soixante|cent|mille"
)
_WRITTEN_NUMBER = (  # « quarante-sept », « vingt et un », « quatre-vingt-dix », « deux cents »
    rf"(?:{_NUMBER_WORDS})s?(?:-(?:{_NUMBER_WORDS}|une?)s?|[- ]et[- ](?:une?|onze)| (?:cent|mille)s?)*"
)
_AMOUNT = r"(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
NUMBER = re.compile(
    rf"(?:(?:plus|moins|près|environ|quelque) (?:de |"
    rf"d')?)?(?:(?<!\w)(?P<digits>{_AMOUNT})(?!\d|(?:er|re|e|ème|nde?)\b)(?P<range>(?: à | ou |-){_AMOUNT})?"
    rf"(?P<unit>[ \u00a0\u202f]?(?:%|€|km|m²|m³|kWh|MWh|millions?|milliards?|euros?))?|"
    rf"(?<![\w-])(?P<words>{_WRITTEN_NUMBER})(?![\w-])|\b(?:d'un (?:tiers|quart)|de moitié)\b)",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"\b(?:divis|multipli|rédui)\w* par\s*$", re.IGNORECASE)
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
DATE = re.compile(
    rf"(?:(?:\b(?:fin|début|mi|courant|été|automne|hiver|"
    rf"printemps)[ -])?(?:\b\d{{1,2}}(?:er)? )?\b(?:{_MONTHS})\b(?: \d{{4}})?"
    rf"|(?:\b(?:fin|début|mi|courant|été|automne|hiver|printemps)[ -])?\b(?:19|20)\d{{2}}\b)",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"{DATE.pattern}|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b(?! \d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Extract:
    """A stretch of one statement that says something of the topic."""

    pointer: Pointer
    share: float  # of the topic, in the stretch
    span: str = ""  # the number or date that answers


def whole(chunk: Chunk) -> Pointer:
    """All of a statement."""
    return Pointer(chunk.proceedings, chunk.session, chunk.statement, 0, len(chunk.statement.text))


def opening(chunk: Chunk) -> Pointer:
    """The beginning of a statement: as much as is read comfortably in an overview."""
    text = chunk.statement.text
    end = 0
    for _, stop in split_sentences(text):
        if end and stop > _WHOLE_CHARS:
            break
        end = stop
    return Pointer(chunk.proceedings, chunk.session, chunk.statement, 0, len(text[:end].rstrip()))


def extract(chunk: Chunk, topic: Topic, wants: str = "", focus: Topic = ()) -> Extract:
    """Choose the sentences of a statement that say most of a topic; a short statement stays whole.

    Args:
        chunk: the statement to choose from.
        topic: what the question is about.
        wants: `number` or `date` where the answer must hold one.
        focus: the noun that is counted or asked for.
    """
    text = chunk.statement.text
    sentences = split_sentences(text)
    scores = [_score(text[start:end], topic, wants) for start, end in sentences]
    best = max(range(len(sentences)), key=lambda i: (scores[i], -i))
    span = answer_span(text[slice(*sentences[best])], wants, focus)
    if len(text) <= _WHOLE_CHARS:
        first, last = 0, len(sentences) - 1
    else:
        first, last = _window(text, sentences, best, topic)
    start, end = sentences[first][0], len(text[: sentences[last][1]].rstrip())
    pointer = Pointer(chunk.proceedings, chunk.session, chunk.statement, start, end)
    return Extract(pointer, share(topic, terms_said(pointer.quote)), span)


def _score(sentence: str, topic: Topic, wants: str) -> float:
    bonus = 0.25 if wants and _pattern(wants).search(sentence) else 0.0
    return share(topic, terms_said(sentence)) + bonus


def _window(text: str, sentences: Sequence[tuple[int, int]], best: int, topic: Topic) -> tuple[int, int]:
    """Widen the best sentence to its neighbours that add something or that it leans on."""
    first = last = best
    said = terms_said(text[slice(*sentences[best])])
    while last - first + 1 < _MAX_SENTENCES:
        if first and _LEANING.match(text[slice(*sentences[first])]):
            first -= 1
        elif last + 1 < len(sentences) and _adds(text[slice(*sentences[last + 1])], said, topic):
            last += 1
        elif first and _adds(text[slice(*sentences[first - 1])], said, topic):
            first -= 1
        else:
            break
        said |= terms_said(text[sentences[first][0] : sentences[last][1]])
    return first, last


def _adds(sentence: str, said: frozenset[str], topic: Topic) -> bool:
    return share(topic, terms_said(sentence) - said) > 0.15


_UNITS = {
    "percentage": r"%|pour ?cent|moitié|tiers|quart",
    "length": r"km|kilomètres?|mètres?|m",
    "money": r"€|euros?|k€|M€",
    "time": r"h|heures?",
    "duration": r"secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?",
    "area": r"m²|mètres carrés|hectares?|ha|km²",
}
_BLANK = r"[ \u00a0\u202f]?"
_COUNTED = (
    rf"(?:{_AMOUNT}|(?<![\w-])(?:{_WRITTEN_NUMBER}|quelques|plusieurs)(?![\w-])){_BLANK}"
    rf"(?:millions?|milliards?|milliers?)?{_BLANK}"
)
_MEASURED = {
    wants: re.compile(rf"{_COUNTED}(?:d'|de )?(?:{unit})(?!\w)", re.IGNORECASE)
    for wants, unit in _UNITS.items()
}


_OTHER_VALUES = re.compile(
    rf"{_COUNTED}(?:%|pour cent|(?:d'|de )?(?:€|euros?|k€|M€|{_UNITS['length']}|{_UNITS['duration']})(?!\w))",
    re.IGNORECASE,
)


_MEASURE = re.compile(
    rf"{_UNITS['length']}|{_UNITS['duration']}|{_UNITS['area']}|{_UNITS['money']}", re.IGNORECASE
)


def _pattern(wants: str) -> re.Pattern[str]:
    return {"date": DATE, "day": _DAY}.get(wants) or _MEASURED.get(wants, NUMBER)


def holds(text: str, wants: str) -> bool:
    """Whether a text has a number, a date or a measure of the kind that is wanted."""
    return bool(_pattern(wants).search(text))


def counts_things(text: str) -> bool:
    """Whether a text has a number that is no date, sum of money or share of a whole."""
    return bool(NUMBER.search(_OTHER_VALUES.sub(" ", DATE.sub(" ", text))))


_VALUES = {word: str(value) for value, word in enumerate(_NUMBER_WORDS.split("|")[:15], start=2)} | {
    "vingt": "20", "trente": "30", "quarante": "40", "cinquante": "50", "soixante": "60", "cent": "100",
    "mille": "1000", "moitié": "2", "double": "2", "doublé": "2", "tiers": "3", "triple": "3", "triplé": "3",
    "quart": "4",
}  # fmt: skip
_FOLDED_VALUES = {fold(word): value for word, value in _VALUES.items()}
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f.](?=\d{3}\b)")


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text, in digits: « par dix » and « 10 » are one. « Les deux » are known already."""
    counted = re.sub(r"\b(?:les|ces|nos|vos|leurs) (?=deux|trois|quatre)", "ces_", fold(text))
    found = re.findall(r"\b\d+(?:,\d+)?\b|\b[a-z_]+\b", _THOUSANDS.sub("", counted))
    return frozenset(
        _FOLDED_VALUES.get(word, word) for word in found if word in _FOLDED_VALUES or word[0].isdigit()
    )


def answer_span(sentence: str, wants: str, focus: Topic) -> str:
    """The number or date that answers: the only one, or the one that counts the noun asked for.

    Empty where the sentence does not decide; nothing is guessed.
    """
    if not wants:
        return ""
    found = list(_pattern(wants).finditer(sentence))
    if wants == "number" and focus:
        found = [match for match in found if counts(sentence, match, focus)]
    if len(found) == 1 and not (wants == "number" and not focus and found[0]["words"]):
        return found[0][0].strip()
    return ""


def counts(sentence: str, number: re.Match[str], focus: Topic) -> bool:
    """Whether a number of a sentence counts a noun: it stands right before it, or before no noun at all.

    A year and what something is divided by count nothing, a number of kilometres or euros counts those.
    """
    unit = fold(number["unit"] or "").strip()
    if _DIVIDED.search(sentence[: number.start()]) or (unit and not unit.startswith(("milli", "%"))):
        return False
    following = words(sentence[number.end() : number.end() + 60])
    if _names(_counted(sentence[number.end() : number.end() + 60]), focus):
        return True
    alone = not (unit or _is_dated(sentence, number)) and (
        not following
        or sentence[number.end() :].lstrip()[:1] in set(".,;:!?)»%")
        or following[0].folded in STOP_WORDS
    )
    return alone and _names(sentence[: number.start()], focus)


def _is_dated(sentence: str, number: re.Match[str]) -> bool:
    """Whether a number is the year or the day of a date."""
    return any(
        date.start() < number.end() and number.start() < date.end() for date in DATE.finditer(sentence)
    )


def _counted(following: str) -> str:
    """What stands right after a number, as far as the first little word.

    « De » goes on with it (« 30 points de dépôt »), but not after a measure: « trois semaines de fuites ».
    """
    near = words(re.split(r"[.,;:!?()«»]", following)[0])[:4]
    measured = bool(near) and _MEASURE.fullmatch(near[0].raw)
    ends = STOP_WORDS if measured else STOP_WORDS - {"d", "de", "des", "of"}
    told = list(takewhile(lambda word: word.folded not in ends, near))
    return " ".join(word.raw for word in told)


def _names(text: str, focus: Topic) -> bool:
    """Whether a text has the noun, or another word for it where nobody used the noun itself."""
    said = terms_said(text)
    return any(concept.said(said) >= SURE for concept in focus)


def answers_count(text: str, focus: Topic) -> bool:
    """Whether some sentence counts a noun."""
    return any(
        counts(text[start:end], match, focus)
        for start, end in split_sentences(text)
        for match in NUMBER.finditer(text[start:end])
    )
