"""The extractive generator: chooses the sentences of the proceedings that answer. No model, no network."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from chatbot.dated import WEEKDAY
from chatbot.evidence import SURE, Topic, share
from chatbot.terms import terms_said
from chatbot.verify import Pointer
from chatbot.words import STOP_WORDS, YEAR, fold, words
from index.model import Chunk
from ingest.dates import MONTHS
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
    rf"(?P<unit>[ \u00a0\u202f]?(?:%|€|km|m²|m³|kWh|MWh|millions?|milliards?|euros?|centimes?))?|"
    rf"(?<![\w-])(?P<words>{_WRITTEN_NUMBER})(?![\w-])|\b(?:d'un (?:tiers|quart)|de moitié)\b)",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"\b(?:divis|multipli|rédui)\w* par\s*$", re.IGNORECASE)
DATE = re.compile(
    rf"(?:(?:\b(?:fin|début|mi|courant|été|automne|hiver|"
    rf"printemps)[ -])?(?:\b\d{{1,2}}(?:er)? )?\b(?:{'|'.join(MONTHS)})\b(?: \d{{4}})?"
    rf"|(?:\b(?:fin|début|mi|courant|été|automne|hiver|printemps)[ -])?\b(?:19|20)\d{{2}}\b)",
    re.IGNORECASE,
)
_DAY = re.compile(rf"{DATE.pattern}|\b(?:{WEEKDAY})s?\b(?! \d)", re.IGNORECASE)


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


def extract(chunk: Chunk, topic: Topic, wants: str = "", focus: Topic = (), *, question: str = "") -> Extract:
    """Choose the sentences of a statement that say most of a topic; a short statement stays whole.

    Args:
        chunk: the statement to choose from.
        topic: what the question is about.
        wants: `number` or `date` where the answer must hold one.
        focus: the noun that is counted or asked for.
        question: as it was asked.
    """
    text = chunk.statement.text
    sentences = split_sentences(text)
    scores = [_score(text[start:end], topic, wants, question) for start, end in sentences]
    best = max(range(len(sentences)), key=lambda i: (scores[i], -i))
    span = answer_span(text[slice(*sentences[best])], wants, focus, topic=topic, question=question)
    if len(text) <= _WHOLE_CHARS:
        first, last = 0, len(sentences) - 1
    else:
        first, last = _window(text, sentences, best, topic)
    start, end = sentences[first][0], len(text[: sentences[last][1]].rstrip())
    pointer = Pointer(chunk.proceedings, chunk.session, chunk.statement, start, end)
    return Extract(pointer, share(topic, terms_said(pointer.quote)), span)


def _score(sentence: str, topic: Topic, wants: str, question: str) -> float:
    bonus = 0.25 if wants and _values(sentence, wants, topic, question) else 0.0
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


_BLANK = r"[ \u00a0\u202f]?"
_UNITS = {
    "percentage": r"%|pour ?cent|moitié|tiers|quart",
    "length": r"km|kilomètres?|mètres?|m",
    "money": r"€|euros?|k€|M€|centimes?|dollars?|\$",
    "duration": rf"(?:secondes?|minutes?|heures?(?:{_BLANK}\d{{1,2}}(?!\d)(?: ?min(?:utes?)?)?)?|"
    r"jours?|semaines?|mois|ans?|années?)(?: et (?:demie?|quart))?",
    "area": r"m²|mètres carrés|hectares?|ha|km²",
    "volume": r"m³|mètres cubes?|litres?|hectolitres?",
    "weight": r"tonnes?|kilos?|kilogrammes?|kg|grammes?|g",
    "speed": r"km/h|kilomètres? (?:par|à l['’])heure",
    "temperature": r"°C|degrés?",
}
MEASURES = frozenset(_UNITS) - {"percentage"}
_COUNTED = (
    rf"(?:{_AMOUNT}(?:(?: à | ou |-){_AMOUNT})?|"
    rf"(?<![\w-])(?:{_WRITTEN_NUMBER}|quelques|plusieurs)(?![\w-])){_BLANK}"
    rf"(?:millions?|milliards?|milliers?)?{_BLANK}"
)
_MEASURED = {
    wants: re.compile(rf"{_COUNTED}(?:d'|de )?(?:{unit})(?!\w)", re.IGNORECASE)
    for wants, unit in _UNITS.items()
} | {
    "percentage": re.compile(  # « 40 % », « un tiers », « deux tiers », « un élève sur cinq »
        rf"(?:{_COUNTED}|(?P<words_of_share>\b(?:un|une|le|la) ))(?:{_UNITS['percentage']})(?!\w)|"
        rf"\b(?:une?|{_NUMBER_WORDS}|\d+)(?: [\w'’-]+){{0,2}} sur (?:{_NUMBER_WORDS}|\d+)(?![\w%])",
        re.IGNORECASE,
    ),
    "time": re.compile(  # « attendre 3 heures » is no time of the day
        r"(?:(?<=\bà )|(?<=\bvers )|(?<=\bdès )|(?<=\bavant )|(?<=\baprès )|"
        r"(?<=\bentre )|(?<=\bde )(?=.{1,12} à \d))"
        rf"(?:(?:{_WRITTEN_NUMBER}|{_AMOUNT}) et (?={_COUNTED}h))?"
        rf"(?:{_COUNTED}(?:h|heures?)(?:{_BLANK}\d{{2}})?|midi|minuit)(?!\w| de )|"
        r"\b24 ?h(?:eures)?(?: sur | ?/ ?)24\b",
        re.IGNORECASE,
    ),
}


_OTHER_VALUES = re.compile(
    rf"{_COUNTED}(?:%|pour cent|(?:d'|de )?(?:€|euros?|k€|M€|{_UNITS['length']}|{_UNITS['duration']})(?!\w))",
    re.IGNORECASE,
)


_MEASURE = re.compile(
    rf"{_UNITS['length']}|{_UNITS['duration']}|{_UNITS['area']}|{_UNITS['money']}", re.IGNORECASE
)


def _pattern(wants: str) -> re.Pattern[str]:
    return {"date": DATE, "year": DATE, "day": _DAY}.get(wants) or _MEASURED.get(wants, NUMBER)


def holds(text: str, wants: str, topic: Topic = (), question: str = "") -> bool:
    """Whether a text has a number, a date or a measure of the kind that is wanted, of what is asked about."""
    sentences = (text[start:end] for start, end in split_sentences(text))
    return any(_values(sentence, wants, topic, question) for sentence in sentences)


def measures(text: str, wants: str, focus: Topic) -> bool:
    """Whether some sentence has a measure and the noun that it is to measure: « combien de km de X ? »."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    return any(_pattern(wants).search(one) and share(focus, terms_said(one)) > 0 for one in sentences)


def _values(sentence: str, wants: str, topic: Topic, question: str) -> list[re.Match[str]]:
    """The numbers, dates or measures of the kind that is wanted, but for those of something else."""
    found = _pattern(wants).finditer(sentence)
    if wants == "number":
        of_people = _HOW_MANY_DO.search(fold(question))
        told = [match for match in found if not _is_dated(sentence, match)]
        return [
            match for match in told if not (of_people and _MEASURED["money"].match(sentence, match.start()))
        ]
    if wants in {"date", "day", "year"}:
        told = [match for match in found if wants != "year" or match[0][-4:].isdigit()]
        return [match for match in told if not _dates_another(sentence, match, topic)]
    if wants == "percentage":
        return [match for match in found if _is_share_asked(sentence, match, topic, question)]
    return list(found)


_HOW_MANY_DO = re.compile(  # « combien s'en servent ? », and no « combien rapportent-ils ? »
    r"\bcombien (?:s'|se |en |y |n'|l'|le |la |les )*"
    r"(?!(?:rapport|gagn|cout|vers|pai|pay|touch|depens|vend|val|economis|investi|donn|recoi|prele)\w*)\w{3,}ent\b"
)
_NAME_BEFORE = re.compile(r"(?P<name>[A-ZÀ-Ý][\w-]*) $")
_OF_BEFORE = re.compile(r"(?P<of>[^.,;:!?«»]*) (?:de |du |d['’])$")
_TIMES = frozenset(
    """
    fin debut courant mois annee printemps ete automne hiver rentree partir cours horizon compter date
    """.split()
)


def _dates_another(sentence: str, date: re.Match[str], topic: Topic) -> bool:
    """Whether a date is part of a name (« Agenda 2030 »), or that of a thing the question does not name.

    « Un décret pour les Jeux de 2024 » tells when the Games are.
    """
    before = sentence[: date.start()]
    name = _NAME_BEFORE.search(before)
    if name and date[0].isdigit() and fold(name["name"]) not in STOP_WORDS:
        return True
    of = _OF_BEFORE.search(before)
    if not of or not topic:
        return False
    near = list(takewhile(lambda word: word.folded not in STOP_WORDS, reversed(words(of["of"]))))
    dated = " ".join(word.raw for word in reversed(near))
    return bool(near) and near[0].folded not in _TIMES and not _names(dated, topic)


_CLAUSE_ENDS = re.compile(r"[;:()«»]|,\s|\b(?:et|mais|que|où|dont)\b|\bqu['’]", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:n['’]|ne )\S+.*\b(?:pas|plus|jamais|guère)\b|\bsans\b|\b(?:sous|dessous)\b", re.IGNORECASE
)
_IMPERFECT = re.compile(r"\b(?!fait\b|parfait\b|trait\b)\w{2,}(?:ait|aient)\b", re.IGNORECASE)
_OF_ITS_OWN = re.compile(
    r" (?:des |du |de |d['’])(?!entre |eux |elles )"
)  # « 70 % d'entre eux » is of others
_OF_THIS_ONE = re.compile(r" (?:de |d['’])?(?:ce|cet|cette|ces|son|sa|ses|leurs?)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\bil y a (?:encore )?(?:[\w'’]+ ){1,3}(?:ans?|années?|mois|semaines?)\b|"
    r"\b(?:auparavant|autrefois|jadis|naguère|l['’]an(?:née)? (?:dernière?|précédente?|passée?))\b|"
    r"\b(?:years?|months?) ago\b",
    re.IGNORECASE,
)
_MOSTLY = 0.6  # of what a sentence says of a topic, in the clause of the share


def _is_share_asked(sentence: str, match: re.Match[str], topic: Topic, question: str) -> bool:
    """Whether a share is that of what is asked, not of the contrary nor of something told beside it."""
    clause = _clause(sentence, match)
    if bool(_DENIED.search(question)) != bool(_DENIED.search(clause)):
        return False
    if not _OF_ITS_OWN.match(sentence[match.end() :]):
        return True
    of = sentence[match.end() : match.end() + 60]
    if topic and match["words_of_share"] and not _OF_THIS_ONE.match(of) and not _names(_counted(of), topic):
        return False
    said = share(topic, terms_said(clause))
    return not topic or (said > 0 and said >= _MOSTLY * share(topic, terms_said(sentence)))


def _clause(sentence: str, match: re.Match[str]) -> str:
    """The clause of a sentence that has a match."""
    ends = [end.span() for end in _CLAUSE_ENDS.finditer(sentence)]
    start = max((end for _, end in ends if end <= match.start()), default=0)
    stop = min((begin for begin, _ in ends if begin >= match.end()), default=len(sentence))
    return sentence[start:stop]


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


def answer_span(sentence: str, wants: str, focus: Topic, *, topic: Topic = (), question: str = "") -> str:
    """The number or date that answers: the only one, or the one that counts the noun asked for.

    Empty where the sentence does not decide; nothing is guessed.
    """
    if not wants:
        return ""
    found = _values(sentence, wants, topic, question)
    if wants not in {"date", "day", "year"}:  # « quelle part concentre 80 % de … ? » tells 80 itself
        given = numbers_in(question)
        found = [match for match in found if not (given and numbers_in(match[0]) <= given)]
    if wants == "number" and focus:
        found = [match for match in NUMBER.finditer(sentence) if counts(sentence, match, focus, question)]
    if _BEFORE.search(question):  # « contre 19 000 m³ il y a dix ans »
        every = _pattern(wants).finditer(sentence)
        of_then = [match for match in every if _BEFORE.search(_clause(sentence, match))]
        found = [match for match in of_then if not (numbers_in(match[0]) <= numbers_in(question))] or found
    if wants == "percentage" and question:  # what was so is not what is so
        past = bool(_IMPERFECT.search(question))
        found = [match for match in found if bool(_IMPERFECT.search(_clause(sentence, match))) == past]
    if len(found) > 1 and wants != "number":  # the one beside most of what is asked about
        said = [share(topic, terms_said(_clause(sentence, match))) for match in found]
        found = [match for match, own in zip(found, said, strict=True) if own == max(said) > 0]
    if len(found) == 1 and not (wants == "number" and not focus and found[0]["words"]):
        return found[0][0].strip()
    return ""


def counts(sentence: str, number: re.Match[str], focus: Topic, question: str = "") -> bool:
    """Whether a number of a sentence counts a noun: it stands right before it, or before no noun at all.

    A year and what something is divided by count nothing, a number of kilometres or euros counts those. Nor
    does the number of those who refuse, lack or are without it, where they are not asked for.
    """
    if question and not _of_the_asked(sentence, number, question):
        return False
    if _EACH_OF.search(sentence[: number.start()]) or _TIMES_MORE.match(sentence[number.end() :]):
        return False
    unit = fold(number["unit"] or "").strip()
    if any(one.start() < number.start() < one.end() for one in _MEASURED["duration"].finditer(sentence)):
        return False  # « 3 heures 40 »
    if _DIVIDED.search(sentence[: number.start()]):
        return False
    following = words(sentence[number.end() : number.end() + 60])
    if unit and not unit.startswith(("milli", "%")):  # « 12 000 m³ d'eau »
        after = sentence[number.end() :]
        return bool(_OF_UNIT.match(after)) and _names(_counted(after[:60]), focus)
    if _names(_counted(sentence[number.end() : number.end() + 60]), focus):
        return True
    alone = not (unit or _is_dated(sentence, number)) and (
        not following
        or sentence[number.end() :].lstrip()[:1] in set(".,;:!?)»%")
        or following[0].folded in STOP_WORDS
    )
    alone = alone or bool(_OF_THEM.match(sentence[number.end() :]))
    return alone and _names(sentence[: number.start()], focus)


_OF_THEM = re.compile(r" ?d['’]entre (?:eux|elles)\b", re.IGNORECASE)
_OF_UNIT = re.compile(r" (?:de |d['’])")
_EACH_OF = re.compile(r"\bune? (?:[\w'’-]+ ){1,2}sur $", re.IGNORECASE)  # « un dimanche sur trois »
_TIMES_MORE = re.compile(r" fois (?:plus|moins)\b", re.IGNORECASE)
_LACKING = re.compile(
    r"\b(?:n['’]|ne )\S+.*\b(?:pas|plus|jamais|guère)\b|\bsans\b|\baucune?\b|"
    r"\b(?:refus|manqu|renonc|absent)\w*",
    re.IGNORECASE,
)
_AT_A_TIME = re.compile(r"(?i:\b(?:en|depuis|dès|d['’]ici|avant|après|de|vers|année|fin|début))\s?$")


def _is_dated(sentence: str, number: re.Match[str]) -> bool:
    """Whether a number is the year or the day of a date; « 2000 sondes » are so many."""
    dates = [d for d in DATE.finditer(sentence) if d.start() < number.end() and number.start() < d.end()]
    before = sentence[: number.start()]
    alone = any(date[0] == number[0] for date in dates)
    counted = alone and _counted(sentence[number.end() : number.end() + 60])
    return bool(dates) and not (counted and not _AT_A_TIME.search(before) and not _NAME_BEFORE.search(before))


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


def counting(text: str, focus: Topic, question: str = "") -> list[str]:
    """The sentences that count a noun."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    return [
        one for one in sentences if any(counts(one, match, focus, question) for match in NUMBER.finditer(one))
    ]


def _of_the_asked(sentence: str, number: re.Match[str], question: str) -> bool:
    """Whether a number is not that of the contrary, nor of another year than the one asked for."""
    clause = _clause(sentence, number)
    years, told = set(YEAR.findall(question)), set(YEAR.findall(clause))
    if years and told and not years & told:
        return False
    asked = question[max(question.lower().find("combien"), 0) :]  # « il me manque un chiffre : combien … ? »
    return bool(_LACKING.search(asked)) == bool(_LACKING.search(clause))


_RATES = tuple(
    re.compile(rf"\b(?:par|chaque|tou(?:te)?s les) (?:{unit})s?\b|\b(?:{adjective})", re.IGNORECASE)
    for unit, adjective in (
        ("jour|journée", "quotidien|journali"), ("nuit", "(?!)"), ("semaine", "hebdomadaire"),
        ("mois", "mensuel"), ("an|année", "annuel"), ("heure", "(?!)"), ("minute", "(?!)"),
        ("seconde", "(?!)"), ("habitant", "(?!)"),
        ("personne|tête", "(?!)"), ("foyer|ménage", "(?!)"), ("famille", "familial"), ("élève", "(?!)"),
    )
)  # fmt: skip
_SPAN_OF_TIME = re.compile(
    rf"(?<![\w-])(?P<many>{_AMOUNT}|{_WRITTEN_NUMBER}|(?:(?<=\ben )|(?<=\bpendant ))une?){_BLANK}"
    r"(?P<unit>seconde|minute|heure|jour|semaine|mois|an(?:née)?)s?\b",
    re.IGNORECASE,
)


def conditions(text: str) -> frozenset[str]:
    """Under what numbers hold: « par jour », « en trois semaines »."""
    rates = {f"par {number}" for number, rate in enumerate(_RATES) if rate.search(text)}
    spans = {
        f"{' '.join(sorted(numbers_in(match['many'])))} {match['unit'][:2]}"
        for match in _SPAN_OF_TIME.finditer(text)
    }
    return frozenset(rates | {fold(span) for span in spans})
