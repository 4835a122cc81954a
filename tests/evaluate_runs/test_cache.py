"""Replies found again: everything that they depend on is part of the key, and only that."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chatbot.evaluation.asking import ask_all
from chatbot.evaluation.cache import Cache, Setup, code_version
from chatbot.evaluation.model import Question, QuestionType, Reply, Trace
from chatbot.settings import Settings

SETUP = Setup("corpus", "encoder@1", Settings(), "code")
QUESTION = Question("q1", "Qui ?", QuestionType.FACTUAL, answerable=True, history=("Avant ?",))
TRACE = Trace({"sent": ("s1",)}, 0.5)


class Counting:
    """Answers anything, and counts."""

    encoder = "encoder@1"

    def __init__(self) -> None:
        self.asked = 0

    def answer(self, question: Question) -> tuple[Reply, Trace]:
        """A reply that tells how often it was asked."""
        self.asked += 1
        return {"text": f"{question.question} {self.asked}"}, TRACE


def test_a_question_is_asked_once(tmp_path: Path) -> None:
    """The second run asks nothing and gives the same."""
    answerer = Counting()

    first = ask_all([QUESTION], answerer, Cache(tmp_path, SETUP))
    second = ask_all([QUESTION], answerer, Cache(tmp_path, SETUP))

    assert first == second
    assert second[0].trace == TRACE
    assert answerer.asked == 1


def test_without_a_cache_every_question_is_asked() -> None:
    """`--no-cache`, and a server, whose code is not known."""
    answerer = Counting()

    ask_all([QUESTION], answerer, None)
    ask_all([QUESTION], answerer, None)

    assert answerer.asked == 2


def test_repetitions_are_asked_each(tmp_path: Path) -> None:
    """A model may answer differently each time; every question comes once before any comes twice."""
    answerer = Counting()
    other = replace(QUESTION, id="q2", question="Quoi ?")

    answered = ask_all([QUESTION, other], answerer, Cache(tmp_path, SETUP), repeat=2)

    assert [(one.question.id, one.repetition) for one in answered] == [
        ("q1", 1),
        ("q2", 1),
        ("q1", 2),
        ("q2", 2),
    ]
    assert len({one.reply["text"] for one in answered}) == 4


@pytest.mark.parametrize(
    "setup",
    [
        replace(SETUP, corpus_version="other"),
        replace(SETUP, encoder="encoder@2"),
        replace(SETUP, code="changed"),
        replace(SETUP, settings=Settings(max_question_chars=5)),
    ],
)
def test_another_set_up_is_another_reply(setup: Setup, tmp_path: Path) -> None:
    """Text, encoder, program and settings."""
    assert Cache(tmp_path, setup).key(QUESTION, 1) != Cache(tmp_path, SETUP).key(QUESTION, 1)


@pytest.mark.parametrize("changes", [{"question": "Que ?"}, {"history": ()}, {"history": ("Avant", "?")}])
def test_another_question_is_another_reply(changes: dict[str, Any], tmp_path: Path) -> None:
    """The words, and those before."""
    cache = Cache(tmp_path, SETUP)

    assert cache.key(replace(QUESTION, **changes), 1) != cache.key(QUESTION, 1)


def test_gold_is_no_part_of_the_key(tmp_path: Path) -> None:
    """Correcting what a right answer is asks nothing again."""
    cache = Cache(tmp_path, SETUP)

    assert cache.key(replace(QUESTION, id="other", gold=(("s9",),)), 1) == cache.key(QUESTION, 1)


def test_a_damaged_entry_is_asked_again(tmp_path: Path) -> None:
    """Half a file is no reply."""
    answerer = Counting()
    ask_all([QUESTION], answerer, Cache(tmp_path, SETUP))
    (entry,) = tmp_path.iterdir()
    entry.write_text('{"reply": ')

    ask_all([QUESTION], answerer, Cache(tmp_path, SETUP))

    assert answerer.asked == 2


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    """The replies are there all the same."""
    (tmp_path / "file").write_text("")

    assert len(ask_all([QUESTION], Counting(), Cache(tmp_path / "file" / "cache", SETUP))) == 1


def test_a_change_of_what_makes_replies_is_noticed(tmp_path: Path) -> None:
    """Code and texts count; pages, metrics and built indexes do not."""
    for name in ("chatbot/a.py", "prompts/b.toml", "chatbot/web/c.py", "chatbot/evaluation/metrics.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")

    def version_after(name: str) -> str:
        (tmp_path / name).write_text((tmp_path / name).read_text() + "x")
        code_version.cache_clear()
        return code_version(tmp_path)

    code_version.cache_clear()
    before = code_version(tmp_path)
    assert version_after("chatbot/web/c.py") == before
    assert version_after("chatbot/evaluation/metrics.py") == before
    assert version_after("prompts/b.toml") != before
    assert version_after("chatbot/a.py") not in {before, code_version(tmp_path) + "x"}
    code_version.cache_clear()
