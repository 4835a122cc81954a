"""Whether words say what a question takes for granted, or the contrary of it.

« Pourquoi X a-t-il supprimé Y ? » is not answered by « X garde Y » nor by « X refuse de supprimer Y ». The
words that say the contrary of each other are in `chatbot/opposites.txt`; negation is read from the clause.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

from chatbot.evidence import Topic, share
from chatbot.extract import NUMBER, numbers_in
from chatbot.terms import terms_of, terms_said
from chatbot.vocabulary import FRAME
from chatbot.words import STOP_WORDS, YEAR, Word, dictionary_form, fold, is_verb, lemma, words
from ingest.errors import ProceedingsError

_FILE = Path(__file__).with_name("opposites.txt")
_CLAUSE_ENDS = re.compile(
    r"[.,;:!?«»()]|\b(?:et|mais|ou|donc|car|or|parce|puisque|pour(?! autant)|afin|lorsque?|quand|si|tandis|"
    r"alors|même)\b",
    re.IGNORECASE,
)
_NONE = r"(?:aucune?s?|nulle?)"
_NEGATION = re.compile(
    rf"\b(?:n['’]|ne )(?:[^\W_]+[ '’-]+){{0,6}}?(?:pas|plus|jamais|rien|personne|point|guère|ni|{_NONE})\b"
    rf"(?! (?:seulement|uniquement|que\b))|\b{_NONE} [^.,;:]*\b(?:n['’]|ne )",
    re.IGNORECASE,
)
_NO_DENIER = re.compile(r"(?:\b(?:un|depuis|sous|à|par|lutt\w+) )(peu|contre)\b|\b(contre) \d", re.IGNORECASE)
_VOTE = re.compile(r"\bvot\w+ (?:\w+ )?(pour|contre)\b", re.IGNORECASE)
_AMOUNT = r"\d[\d \u00a0\u202f]*(?:,\d+)?"
_STEP = re.compile(rf"\bpass\w+ de (?P<one>{_AMOUNT})\D{{0,25}}?\bà (?P<other>{_AMOUNT})", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:doi(?:t|vent)|devrai\w*|faut|faudrai\w*|"
    r"(?:propos|demand|souhait|réclam|recommand|préconis|prév|projet)\w+ (?:que|qu['’]|de|d['’])|"
    r"(?:quel(?:le)?s?(?: \w+)?|comment|où)(?= \w+(?:er|ir|re)\b))",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"ée?s?$")
_LIKE_A_VERB = re.compile(r"(?:ée?s?|e)$")


class Verdict(IntEnum):
    """What a statement makes of a question's own claim."""

    CONTRARY = -1
    SILENT = 0
    SAID = 1


@dataclass(frozen=True, slots=True)
class Opposites:
    """Words that say the contrary of each other. Unchanging once read."""

    sides: dict[str, tuple[tuple[int, int], ...]]  # folded form → its lines, with 1 or -1 for the side
    deniers: frozenset[str]  # folded forms that deny what follows


@dataclass(frozen=True, slots=True)
class _Said:
    """A word of a clause with what it says: denied words say the contrary."""

    terms: frozenset[str]
    sides: dict[int, int]  # line of opposites → side, turned round where the word is denied
    sign: int
    verb: bool
    wished: bool = False  # what should be is not what is


@cache
def load_opposites() -> Opposites:
    """Read the words that ship with the program, once a process.

    Raises:
        ProceedingsError: the file cannot be read.
    """
    try:
        return read_opposites(_FILE.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProceedingsError(f"{_FILE} : {error.strerror} ; réinstallez le programme") from error


def read_opposites(text: str) -> Opposites:
    """Read lines of opposites « a, b | c, d » and of words that deny « ! e, f »; « # » begins a comment."""
    sides: dict[str, dict[int, int]] = {}
    deniers: set[str] = set()
    for number, line in enumerate(text.splitlines()):
        written = line.partition("#")[0].strip()
        if written.startswith("!"):
            deniers |= set(_listed(written[1:]))
            continue
        for side, part in zip((1, -1), written.split("|"), strict=False):
            for form in _listed(part):
                sides.setdefault(form, {})[number] = side
    return Opposites({form: tuple(found.items()) for form, found in sides.items()}, frozenset(deniers))


def _listed(written: str) -> list[str]:
    return [fold(item.strip()) for item in written.split(",") if item.strip()]


def verdict(question: str, topic: Topic, text: str, *, done: bool = False) -> Verdict:
    """Whether a text says what a question takes for granted, the contrary, or neither.

    Args:
        question: its words.
        topic: what it is about; only clauses that say something of it count.
        text: the statement's.
        done: whether the question is about what was done: what only should be done does not count then.
    """
    votes, told = ({side.casefold() for side in _VOTE.findall(one)} for one in (question, text))
    if _other_numbers(question, text) or (votes and told and not votes & told):
        return Verdict.CONTRARY
    asked = [word for clause in _clauses(question) for word in _read(clause)]
    telling = [word for word in asked if word.sides and word.verb] or [word for word in asked if word.sides]
    clauses = list(_clauses(text))
    about = tuple(c for c in topic if not any(set(c.terms) & word.terms for word in telling))
    near = [word for clause in clauses if share(about, terms_said(clause)) > 0 for word in _read(clause)]
    everywhere = [word for clause in clauses for word in _read(clause)]
    if done and not any(word.wished for word in asked):
        near, everywhere = ([w for w in some if not w.wished] for some in (near, everywhere))
    polar = {line: side for word in telling for line, side in word.sides.items()}
    found = _agreement(polar, near) or _agreement(polar, everywhere) or _same_words(asked, near)
    return Verdict.SILENT if not found else Verdict.SAID if 1 in found else Verdict.CONTRARY


def done(what: Topic, text: str) -> bool:
    """Whether a text says that something was done: « dans quel ordre rénover » does not.

    An expression of several words is not looked into.
    """
    said = [word for clause in _clauses(text) for word in _read(clause) if share(what, word.terms) > 0]
    return not said or not all(word.wished for word in said)


def takes_sides(question: str) -> bool:
    """Whether a question has a verb with a contrary: « supprimer », « baisser »."""
    return any(word.sides and word.verb for clause in _clauses(question) for word in _read(clause))


def denies(question: str) -> bool:
    """Whether a question says that something is not so: « pourquoi ne veut-elle pas … ? »."""
    return bool(_NEGATION.search(question))


def _other_numbers(question: str, text: str) -> bool:
    """Whether a text has another number beside a question's verb, or others for what a question counts.

    « 100 % des appels restaient sans réponse » is not said by « 70 % restaient sans réponse », nor
    « 20 % des fuites » by « 80 % des fuites ».
    """
    (verbs, nouns), (told_by_verb, told_of_noun) = _numbers_by_word(question), _numbers_by_word(text)
    alone = {verb: numbers for verb, numbers in verbs.items() if len(numbers) == 1 and verb in told_by_verb}
    claimed, told = (alone, told_by_verb) if alone else (nouns, told_of_noun)
    return any(word in told and not numbers & told[word] for word, numbers in claimed.items())


def _numbers_by_word(text: str) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """By verb: the numbers of its clauses; by noun: those that count it."""
    of_verbs: dict[str, frozenset[str]] = {}
    of_nouns: dict[str, frozenset[str]] = {}
    for clause in _clauses(text):
        for match in NUMBER.finditer(YEAR.sub(lambda year: "x" * len(year[0]), clause)):
            numbers = numbers_in(match[0])
            verbs = [term for word in _read(clause) if word.verb for term in word.terms]
            for found, terms in ((of_verbs, verbs), (of_nouns, _noun_after(clause, match))):
                found.update((term, found.get(term, frozenset()) | numbers) for term in terms)
    return of_verbs, of_nouns


def _noun_after(clause: str, number: re.Match[str]) -> tuple[str, ...]:
    """The terms of the first word after a number that carries meaning."""
    following = (word for word in words(clause[number.end() :]) if word.folded not in STOP_WORDS)
    return next((tuple(terms_of(word.raw)) for word in following), ())


def _agreement(polar: Mapping[int, int], said: Iterable[_Said]) -> list[int]:
    """1 or -1 for each word of a statement that stands on a side of the question's lines of opposites."""
    return [side * polar[line] for word in said for line, side in word.sides.items() if line in polar]


def _same_words(asked: Sequence[_Said], said: Iterable[_Said]) -> list[int]:
    """The same for the question's own verbs, or its words where it has no verb, denied or not."""
    verbs = [word for word in asked if word.verb] or asked
    signs = {term: word.sign for word in verbs for term in word.terms}
    return [word.sign * signs[term] for word in said for term in word.terms if term in signs]


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a text, as far as marks and conjunctions tell."""
    start = 0
    for match in _CLAUSE_ENDS.finditer(text):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


def _read(clause: str) -> list[_Said]:
    """The words of a clause that carry meaning, each with whether it is denied.

    « ne … pas » denies all of its clause, a word that denies what comes after it.
    """
    known = load_opposites()
    sign = -1 if _NEGATION.search(clause) else 1
    modal = _WISHED.search(clause)
    unsaid = {match.start(match.lastindex or 0) for match in _NO_DENIER.finditer(clause)}
    said: list[_Said] = []
    before = ""
    for word in words(clause):
        forms = _forms(word)
        polar = () if word.start in unsaid else _sides(forms, known)
        if polar or word.folded not in STOP_WORDS | FRAME:
            verb = not word.capitalised and (is_verb(word.raw) or word.raw.endswith("é"))
            verb = verb and not _qualifies(before, word)
            sides = {line: side * sign for line, side in polar}
            wished = modal is not None and word.start >= modal.end()
            said.append(_Said(frozenset(terms_of(word.raw)), sides, sign, verb, wished))
        if forms & known.deniers and word.start not in unsaid:
            sign = -sign
        before = word.folded
    return [*said, *map(_step, _STEP.finditer(clause))]


def _qualifies(before: str, word: Word) -> bool:
    """Whether a participle only tells which thing is meant: « vidéo augmentée », not « a été augmentée »."""
    adverb = before.endswith("ment")
    return bool(_PARTICIPLE.search(word.raw)) and bool(before) and before not in STOP_WORDS and not adverb


def _forms(word: Word) -> frozenset[str]:
    """The folded forms under which a word may be listed."""
    base = lemma(word.raw)
    infinitive = f"{base}r" if _LIKE_A_VERB.search(word.raw) else base
    return frozenset((word.folded, base, infinitive, fold(dictionary_form(word.raw))))


def _sides(forms: Collection[str], known: Opposites) -> tuple[tuple[int, int], ...]:
    return next((known.sides[form] for form in sorted(forms) if form in known.sides), ())


def _step(match: re.Match[str]) -> _Said:
    """« passé de 45 à 62 » says that something grew."""
    one, other = (float(re.sub(r"\s", "", match[side]).replace(",", ".")) for side in ("one", "other"))
    line = dict(load_opposites().sides["augmenter"])
    side = 1 if other > one else -1
    return _Said(frozenset(), {number: side * own for number, own in line.items()}, side, verb=False)
