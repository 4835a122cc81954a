"""Whether quoted words were said, and by the person who gets them.

Ours: no library reads French quotation marks (one takes apostrophes for them). "Verbatim" is
`citing.is_verbatim`: exact after typographic normalisation, whole words and whole numbers only.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any

from chatbot.evaluation.citing import cited_by, is_verbatim, read_quotations
from chatbot.evaluation.invariants import speaker_of
from chatbot.evaluation.matching import fold
from chatbot.evaluation.metrics.citations import is_answer
from chatbot.evaluation.model import Answered, Corpus, Interval, Metric
from ingest.model import Proceedings


class Outcome(StrEnum):
    """What becomes of a quotation that is looked up."""

    FOUND = "found"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not_found"


def outcomes(answered: Answered, corpus: Corpus) -> tuple[Outcome, ...]:
    """Look up every quotation of an answer: each passage between marks in its text, each citation's quote.

    - Found: the words are verbatim in a statement of somebody who is credited (by a citation of the
      passage's sentence, or of the reply where the sentence has no marker), or of nobody where nobody is
      credited; or printed outside every statement (a title, a heading, an office).
    - Misattributed: verbatim, but only in statements of others.
    - Not found: verbatim nowhere.

    A passage without a marker that repeats words of the question is an echo and is not counted; where the
    sentence has a marker, it is.
    """
    return (*_passages(answered, corpus), *_quotes(answered, corpus))


def _passages(answered: Answered, corpus: Corpus) -> Iterator[Outcome]:
    asked = " / ".join((answered.question.question, *answered.question.history)).casefold()
    for quoted in read_quotations(answered.reply["text"]):
        citations = cited_by(answered.reply, quoted.numbers)
        if quoted.numbers or not is_verbatim(quoted.words.casefold(), asked):
            yield look_up(quoted.words, {speaker_of(citation) for citation in citations}, corpus)


def _quotes(answered: Answered, corpus: Corpus) -> Iterator[Outcome]:
    for citation in answered.reply["citations"]:
        if citation["statement_id"] is None:
            yield _printed(citation, corpus)
        else:
            yield look_up(citation["quote"], {speaker_of(citation)}, corpus)


def _printed(citation: Any, corpus: Corpus) -> Outcome:
    """A fact of the structure quotes the source, wherever it is printed there."""
    printed = any(is_verbatim(citation["quote"], document.source) for document in corpus.proceedings)
    return Outcome.FOUND if printed else Outcome.NOT_FOUND


def look_up(words: str, credited: Iterable[str | None], corpus: Corpus) -> Outcome:
    """Whether somebody said these words, and whether it is one of those credited (None: the writer)."""
    names = {fold(name or "") for name in credited}
    owners = {fold(s.speaker or "") for s in corpus.statements.values() if is_verbatim(words, s.text)}
    if owners & names or _outside_statements(words, corpus):
        return Outcome.FOUND
    return Outcome.MISATTRIBUTED if owners else Outcome.NOT_FOUND


def _outside_statements(words: str, corpus: Corpus) -> bool:
    """A theme counts wherever it is printed: some layouts announce it in a sentence of the writer's."""
    return any(
        is_verbatim(words, text)
        for document in corpus.proceedings
        for text in (_frame(document), *(session.title for session in document.sessions))
    )


def _frame(document: Proceedings) -> str:
    """What a document prints outside every statement; each statement leaves a paragraph's end behind."""
    return _without(document.source, tuple((s.start, s.end) for x in document.statements for s in x.spans))


@lru_cache(maxsize=64)
def _without(source: str, spans: tuple[tuple[int, int], ...]) -> str:
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(source[at:start])
        at = max(at, end)
    return " ¶ ".join([*pieces, source[at:]])


def share(outcome: Outcome, answered: Answered, corpus: Corpus) -> float | None:
    """Share of an answer's quotations with this outcome; None for abstentions and where nothing is quoted."""
    if not is_answer(answered):
        return None
    found = Counter(outcomes(answered, corpus))
    return found[outcome] / found.total() if found else None


_OVER = (
    "Sur les réponses données : part des citations textuelles (entre guillemets dans le texte, et celles de "
    "la liste) qui {what}, mot pour mot à la typographie près."
)


def _metric(outcome: Outcome, title: str, what: str, better: str) -> Metric:
    return Metric(
        name=f"quotation_{outcome.value}_rate",
        title=title,
        definition=_OVER.format(what=what),
        group="quotations",
        better=better,
        interval=Interval.CLUSTER_BOOTSTRAP,
        value=partial(share, outcome),
    )


METRICS = (
    _metric(
        Outcome.FOUND,
        "paroles citées retrouvées",
        "sont dans les propos de la personne créditée, ou imprimées hors de tout propos",
        "higher",
    ),
    _metric(
        Outcome.MISATTRIBUTED,
        "paroles citées d'une autre personne",
        "ne sont que dans les propos de quelqu'un d'autre que la personne créditée",
        "lower",
    ),
    _metric(Outcome.NOT_FOUND, "paroles citées introuvables", "ne sont nulle part dans les actes", "lower"),
)
