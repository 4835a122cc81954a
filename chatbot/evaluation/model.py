"""What an evaluation is made of: questions with their gold, what was replied, what was measured.

The way of the data: a test set → `Question`s → `Answered` (question, reply, trace) → one value per metric and
question → `Figure`s with intervals → a `Summary` → reports, gate, comparison. Values are frozen; everything
that is written to `results.jsonl` and `summary.json` comes from here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.model import Proceedings, Statement

SCHEMA = 1  # of results.jsonl and summary.json
Reply = Mapping[str, Any]  # one reply as JSON: contracts §3


class QuestionType(StrEnum):
    """What a question tries; those from `OUT_OF_SCOPE` on have no answer."""

    FACTUAL = "factual"
    WHO_SAID = "who_said"
    BY_SPEAKER = "by_speaker"
    BY_SESSION = "by_session"
    LIST = "list"
    COMPARE = "compare"
    FOLLOW_UP = "follow_up"
    OUT_OF_SCOPE = "out_of_scope"
    NEAR_MISS = "near_miss"  # the right theme, a detail that nobody gave
    WRONG_SPEAKER = "wrong_speaker"  # a topic of somebody else
    FALSE_PREMISE = "false_premise"
    UNKNOWN_PERSON = "unknown_person"
    UNKNOWN_SESSION = "unknown_session"
    AMBIGUOUS = "ambiguous"
    NOT_A_QUESTION = "not_a_question"


@dataclass(frozen=True, slots=True)
class Question:
    """One row of a test set, checked and resolved against the proceedings.

    In `must_include` and `must_not_include`, `a|b` means one of the two, a trailing `*` any ending of a word.
    """

    id: str
    question: str
    type: QuestionType
    answerable: bool
    lang: str = "fr"
    history: tuple[str, ...] = ()  # earlier questions, oldest first
    gold: tuple[tuple[str, ...], ...] = ()  # groups of statement ids; one of each group must be cited
    gold_speakers: tuple[str, ...] = ()  # names as printed
    gold_sessions: tuple[str, ...] = ()  # "round_table 3", "visit"
    accept_speakers: tuple[str, ...] = ()  # people who may be cited as well
    exhaustive: bool = False  # exactly the gold speakers and nobody else
    answers: tuple[str, ...] = ()  # short answers, each of them right
    must_include: tuple[str, ...] = ()
    must_not_include: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()  # abstentions that are right; on an answerable row too
    cluster: str = ""  # what questions depend on together; the session of the gold where it is not given
    tags: tuple[str, ...] = ()  # what to select by: "typo", "paraphrase", "altered_number"
    source: str = ""  # "human" or "generated": never averaged together
    author: str = ""
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What the chatbot did on the way, known for a local index only."""

    stages: Mapping[str, tuple[str, ...]]  # "lexical", "dense", "fused", "sent" → statement ids, best first
    confidence: float | None = None  # higher where an answer is likelier; comparable within one run


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, its reply, and how it came about."""

    question: Question
    reply: Reply
    trace: Trace | None = None
    repetition: int = 1


@dataclass(frozen=True, slots=True)
class Scored:
    """An answered question and what every metric says of it: one row of `results.jsonl`."""

    answered: Answered
    values: Mapping[str, float]  # by name of the metric; absent where the metric does not apply


@dataclass(frozen=True, slots=True)
class Corpus:
    """The proceedings that replies are checked against."""

    proceedings: tuple[Proceedings, ...]
    statements: Mapping[str, Statement]  # by id
    version: str  # the corpus version that replies must carry


class Interval(StrEnum):
    """How a metric's 95 % interval is made."""

    WILSON = "wilson"  # of a proportion of independent questions
    CLUSTER_BOOTSTRAP = "cluster_bootstrap"  # of a mean, clusters drawn
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that is measured, question by question.

    `value` gives None where the metric does not apply to the question: such rows are not counted in n.
    """

    name: str  # stable: "false_answer_rate"
    title: str  # French, for reports
    definition: str  # French, one sentence: what is counted over what
    group: str  # retrieval, citations, attribution, quotations, abstention, text, operations
    better: str  # "higher" or "lower"
    interval: Interval
    value: Callable[[Answered, Corpus], float | None]
    unit: str = ""  # "" for shares, "ms", "MiB"
    # For what only a whole set has (F1, AUROC, percentiles): `value` gives None, `row` the numbers of each
    # question (None where it does not count), `over` the figure from the array of all rows.
    row: Callable[[Answered, Corpus], tuple[float, ...] | None] | None = None
    over: Callable[[NDArray[np.float64]], float | None] | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over a set of questions."""

    metric: str
    n: int
    value: float | None  # None where n is 0
    low: float | None = None  # 95 % interval
    high: float | None = None
    by_type: Mapping[str, "Figure"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """An evaluation in figures: `summary.json`.

    `figures` are of all human questions, `generated` those of generated ones: they are never averaged.
    """

    schema: int
    test_set: str
    test_set_sha256: str
    questions: int
    corpus_version: str
    generator: str
    encoder: str
    created: str  # ISO 8601, UTC
    seed: int
    resamples: int
    figures: Mapping[str, Figure]
    generated: Mapping[str, Figure] = field(default_factory=dict)
    curves: Mapping[str, Any] = field(default_factory=dict)  # what plots need: risk–coverage, latencies


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A finished evaluation: what its folder holds."""

    summary: Summary
    results: tuple[Scored, ...]
