"""A chatbot that was made worse on purpose is seen, each time by the metric that should see it.

The real chatbot, with its own encoder, answers questions about an invented event; then one thing is spoilt.
"""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chatbot.evaluation.answering import LocalAnswerer
from chatbot.evaluation.corpus import make_corpus
from chatbot.evaluation.metrics import METRICS, Measured, score, summarise
from chatbot.evaluation.model import Answered, Corpus, Question
from chatbot.evaluation.questions import load_questions
from chatbot.evaluation.statistics import Verdict, compare_paired
from chatbot.pipeline import Chatbot
from chatbot.settings import Settings
from index.encoders import load_encoder
from index.lexical import Scores
from index.store import Index, build_index, load_index
from ingest.pipeline import parse_text

pytestmark = pytest.mark.slow

EVENT = Path(__file__).parents[2] / "benchmark" / "elsewhere"
SEED, RESAMPLES = 5, 500
BETTER = {metric.name: metric.better for metric in METRICS}
Spoil = Callable[[dict[str, Any]], dict[str, Any]]  # a reply → a worse one


@dataclass(frozen=True)
class Tried:
    """The chatbot as it is, its questions, its replies and their figures."""

    index: Index
    corpus: Corpus
    questions: tuple[Question, ...]
    answered: tuple[Answered, ...]
    measured: Measured

    def moved(self, worsened: Sequence[Answered]) -> set[str]:
        """The metrics whose value is now beyond their interval before, on the worse side."""
        figures = summarise(worsened, self.corpus, seed=SEED, resamples=RESAMPLES).figures
        return {name for name in BETTER if self._is_beyond(name, figures[name].value)}

    def compared(self, worsened: Sequence[Answered]) -> dict[str, Verdict]:
        """What the paired tests say, after Holm over all metrics."""
        before, after = (_columns(rows, self.corpus) for rows in (self.answered, worsened))
        clusters = [question.cluster or question.id for question in self.questions]
        tested = compare_paired(before, after, clusters, better=BETTER, seed=SEED, resamples=2000)
        return {name: one.verdict for name, one in tested.items()}

    def _is_beyond(self, name: str, value: float | None) -> bool:
        before = self.measured.figures[name]
        if value is None or before.low is None or before.high is None:
            return False
        return value < before.low if BETTER[name] == "higher" else value > before.high

    def spoilt(self, spoil: Spoil) -> list[Answered]:
        """The same replies, each made worse."""
        return [replace(one, reply=spoil(deepcopy(dict(one.reply)))) for one in self.answered]


def _columns(rows: Sequence[Answered], corpus: Corpus) -> dict[str, list[float | None]]:
    values = [one.values for one in score(rows, corpus)]
    return {name: [row.get(name) for row in values] for name in BETTER}


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """A hundred questions about the invented event, answered once."""
    folder = tmp_path_factory.mktemp("worsened")
    event = parse_text((EVENT / "eau.md").read_text(encoding="utf-8"), source_file="eau.md", sha256="0" * 64)
    encoder = load_encoder(Settings().encoder)
    build_index([event], folder / "index", encoder=encoder)
    index = load_index(folder / "index", encoder=encoder)
    corpus = make_corpus([event], index.corpus_version)
    questions = load_questions(EVENT / "eau.jsonl", corpus)
    answered = ask(index, questions)
    return Tried(
        index, corpus, questions, answered, summarise(answered, corpus, seed=SEED, resamples=RESAMPLES)
    )


def ask(index: Index, questions: Sequence[Question]) -> tuple[Answered, ...]:
    """Put every question to the chatbot of an index."""
    answerer = LocalAnswerer(Chatbot(index, Settings()))
    return tuple(Answered(question, *answerer.answer(question)) for question in questions)


class Silent:
    """A leg that finds nothing."""

    def __init__(self, size: int) -> None:
        self.size = size

    def scores(self, _query: object) -> Scores:
        """Nothing for every chunk."""
        return np.zeros(self.size, dtype=np.float32)

    spelling_scores = scores

    def search(
        self, _vector: object, k: int, allowed: Sequence[int] | None = None
    ) -> tuple[np.ndarray[Any, Any], Scores]:
        """The first chunks, all as near."""
        numbers = np.asarray(sorted(allowed) if allowed is not None else range(self.size), dtype=np.int64)[:k]
        return numbers, np.zeros(len(numbers), dtype=np.float32)


def test_the_chatbot_as_it_is_moves_nothing(tried: Tried) -> None:
    """The same replies are beyond no interval, and no paired test tells them apart."""
    assert len(tried.questions) == 100
    assert tried.moved(tried.answered) == set()
    assert {*tried.compared(tried.answered).values()} <= {Verdict.UNCHANGED, Verdict.NOT_MEASURED}


def without(tried: Tried, **leg: Any) -> list[Answered]:
    """Ask the questions with gold again, without a leg; the others say nothing of retrieval."""
    index = replace(tried.index, **leg)
    return [ask(index, [one.question])[0] if one.question.gold else one for one in tried.answered]


def test_a_removed_lexical_leg_is_seen_in_retrieval(tried: Tried) -> None:
    """The lexical stage falls; the dense stage does not."""
    moved = tried.moved(without(tried, lexical=Silent(len(tried.index.chunks))))

    assert {"lexical_recall_1", "lexical_recall_5", "lexical_rr_10", "lexical_ndcg_10"} <= moved
    assert not any(name.startswith("dense") for name in moved)


def test_a_removed_dense_leg_is_seen_in_retrieval(tried: Tried) -> None:
    """The dense stage falls; the lexical one does not."""
    moved = tried.moved(without(tried, dense=Silent(len(tried.index.chunks))))

    assert {"dense_recall_1", "dense_recall_5", "dense_rr_10", "dense_ndcg_10"} <= moved
    assert not any(name.startswith("lexical") for name in moved)


def swap_speakers(people: dict[str, dict[str, Any]], reply: dict[str, Any]) -> dict[str, Any]:
    """Credit each cited statement to the next person of the list."""
    names = sorted(people)
    for citation in reply["citations"]:
        if citation["speaker"]:
            at = names.index(citation["speaker"]["name"])
            citation["speaker"] = people[names[(at + 1) % len(names)]]
    return reply


def test_swapped_speakers_are_seen_in_attribution(tried: Tried) -> None:
    """The alarm that needs no gold, the wrong person, both accuracies of speakers, and the quotations."""
    cited = [c["speaker"] for one in tried.answered for c in one.reply["citations"] if c["speaker"]]
    people = {speaker["name"]: speaker for speaker in cited}
    swapped = tried.spoilt(partial(swap_speakers, people))
    moved, compared = tried.moved(swapped), tried.compared(swapped)

    assert {
        "name_citation_mismatch_rate",
        "wrong_person_rate",
        "speaker_accuracy",
        "speaker_accuracy_given_statement",
        "quotation_misattributed_rate",
        "right_rate",
    } <= moved
    assert not moved & {"citation_recall", "citation_coverage", "session_accuracy", "false_answer_rate"}
    assert compared["wrong_person_rate"] is compared["name_citation_mismatch_rate"] is Verdict.WORSE


def move_sessions(sessions: dict[str, dict[str, Any]], reply: dict[str, Any]) -> dict[str, Any]:
    """Name the next session in every citation."""
    names = sorted(sessions)
    for citation in reply["citations"]:
        if citation["session"]:
            at = names.index(citation["session"]["id"])
            citation["session"] = sessions[names[(at + 1) % len(names)]]
    return reply


def test_swapped_sessions_are_seen_in_attribution(tried: Tried) -> None:
    """Sessions fall, speakers do not."""
    cited = [c["session"] for one in tried.answered for c in one.reply["citations"] if c["session"]]
    sessions = {session["id"]: session for session in cited}
    moved = tried.moved(tried.spoilt(partial(move_sessions, sessions)))

    assert {"session_accuracy", "session_citation_mismatch_rate", "broken_promise_rate"} <= moved
    assert not moved & {"speaker_accuracy", "wrong_person_rate", "name_citation_mismatch_rate"}


NEGATION = re.compile(r"\b(?:ne|pas|plus|jamais|aucune?) |\bn['’]", re.IGNORECASE)
NUMBER = re.compile(r"(?<!\[)\b\d")


def drop_negations(text: str) -> str:
    """What is left without ne, n', pas, plus, jamais, aucun."""
    return NEGATION.sub("", text)


def change_numbers(text: str) -> str:
    """Every number begins with another digit."""
    return NUMBER.sub(lambda match: str(9 - int(match.group())), text)


def alter_quotes(alter: Callable[[str], str], reply: dict[str, Any]) -> dict[str, Any]:
    """Alter the words of every citation."""
    for citation in reply["citations"]:
        citation["quote"] = alter(citation["quote"])
    return reply


@pytest.mark.parametrize("alter", [drop_negations, change_numbers])
def test_altered_quotations_are_seen(tried: Tried, alter: Callable[[str], str]) -> None:
    """A dropped negation, a changed number: words that nobody said."""
    moved = tried.moved(tried.spoilt(partial(alter_quotes, alter)))

    assert {"quotation_found_rate", "quotation_not_found_rate", "broken_promise_rate"} <= moved
    assert not moved & {"quotation_misattributed_rate", "speaker_accuracy", "citation_recall"}


def test_changed_numbers_in_the_text_are_seen(tried: Tried) -> None:
    """The citations are right and the text gives other numbers."""
    moved = tried.moved(tried.spoilt(lambda reply: {**reply, "text": change_numbers(reply["text"])}))

    assert "numbers_cited_rate" in moved
    assert not moved & {"speaker_accuracy", "citation_recall", "citation_resolvable_rate"}


def test_always_answering_is_seen_in_false_answers(tried: Tried) -> None:
    """Every abstention becomes an answer out of the nearest passages."""
    any_citation = next(c for one in tried.answered for c in one.reply["citations"] if c["statement_id"])

    def answer_anyway(reply: dict[str, Any]) -> dict[str, Any]:
        if reply["kind"] == "answer":
            return reply
        nearest = {**(reply["abstention"]["nearest"] or [any_citation])[0], "number": 1}
        text = "Les actes donnent ce passage. [1]"
        return {**reply, "kind": "answer", "text": text, "citations": [nearest], "abstention": None}

    moved = tried.moved(tried.spoilt(answer_anyway))

    assert {"false_answer_rate", "abstention_recall", "abstention_f1"} <= moved
    assert "over_refusal_rate" not in moved


def test_never_answering_is_seen_in_refusals(tried: Tried) -> None:
    """Every answer becomes an abstention."""

    def refuse(reply: dict[str, Any]) -> dict[str, Any]:
        abstention: dict[str, Any] = {"reason": "nothing_relevant", "nearest": [], "contact": None}
        return {
            **reply,
            "kind": "abstention",
            "text": "Je n'ai rien trouvé.",
            "citations": [],
            "abstention": abstention,
        }

    moved = tried.moved(tried.spoilt(refuse))

    assert {"over_refusal_rate", "abstention_precision", "right_rate"} <= moved
    assert not moved & {"false_answer_rate", "wrong_person_rate"}


def test_a_reply_in_english_is_seen(tried: Tried) -> None:
    """The language of the answer."""
    english = "This is what the people of the event said about it, and that is all there is. [1]"
    moved = tried.moved(tried.spoilt(lambda reply: {**reply, "text": english}))

    assert "french_rate" in moved


def test_citations_without_markers_are_seen(tried: Tried) -> None:
    """Coverage and resolvable numbers fall with the markers."""
    moved = tried.moved(tried.spoilt(lambda reply: {**reply, "text": re.sub(r"\[\d+\]", "", reply["text"])}))

    assert {"citation_coverage", "citation_resolvable_rate", "broken_promise_rate"} <= moved
