"""The sentences of replies: each is used, has the blanks that the code fills, and is French."""

import ast
import re
import string
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.model import SessionKind
from prompts import phrase, replies

PACKAGE = Path(__file__).parents[2] / "chatbot"
NAMED_BY_KIND = ("sessions", "kinds")  # looked up by the kind of a session
WRITTEN_OUT = [section for section in replies() if section not in NAMED_BY_KIND]
ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|was|were|in|on|for|with|what|who|where|when|which|this|that|not|no|found|answer|please|your|you|"
    r"speakers?|statements?|question is|round table|ask|said|says|there)\b",
    re.IGNORECASE,
)


def phrases() -> Iterator[tuple[str, str, str]]:
    """Section, name and text of everything that is printed."""
    for section, entries in replies().items():
        for name, value in entries.items():
            for text in value if isinstance(value, list) else [value]:
                yield section, name, text


def blanks(text: str) -> set[str]:
    """The names in braces."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


@lru_cache(maxsize=1)
def calls() -> tuple[tuple[str, set[str], ast.expr], ...]:
    """Section, blanks that are filled and name (an expression) of every use in the code."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase":
                section, name = node.args[:2]
                assert isinstance(section, ast.Constant)
                found.append((str(section.value), {keyword.arg or "" for keyword in node.keywords}, name))
    return tuple(found)


def spelled() -> dict[tuple[str, str], set[str]]:
    """Blanks that are filled for each section and name that the code spells out."""
    found: dict[tuple[str, str], set[str]] = {}
    for section, given, expression in calls():
        for node in ast.walk(expression):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value in replies()[section]
            ):
                found.setdefault((section, node.value), set(given))
                found[section, node.value] &= given
    return found


@lru_cache(maxsize=1)
def literals() -> set[str]:
    """Every string in the code: names that are passed on or put together are among them."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in PACKAGE.rglob("*.py"))
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize(
    ("section", "name"),
    [(s, name) for s in WRITTEN_OUT for name in replies()[s]],
)
def test_every_phrase_is_used(section: str, name: str) -> None:
    """A sentence that nobody can read is a sentence to remove."""
    passed_on = any(one == section and isinstance(expression, ast.Name) for one, _, expression in calls())

    assert (section, name) in spelled() or (passed_on and name.removesuffix("_somewhere") in literals())


@pytest.mark.parametrize(("section", "name"), sorted(spelled()))
def test_every_blank_is_filled(section: str, name: str) -> None:
    """What stands in braces is given by every use."""
    assert blanks(str(replies()[section][name])) <= spelled()[section, name]


def test_the_code_names_no_phrase_that_is_missing() -> None:
    """A name that is spelt out is there."""
    missing = [
        (section, name.value)
        for section, _, name in calls()
        if isinstance(name, ast.Constant) and name.value not in replies()[section]
    ]

    assert missing == []


@pytest.mark.parametrize("section", NAMED_BY_KIND)
def test_every_kind_of_session_has_its_words(section: str) -> None:
    """Two forms each."""
    assert set(replies()[section]) == {kind.value for kind in SessionKind}
    assert {len(forms) for forms in replies()[section].values()} == {2}


def test_sessions_have_no_other_blanks_than_number_and_title() -> None:
    """The two that are filled."""
    assert set().union(*(blanks(text) for s, _, text in phrases() if s == "sessions")) <= {"number", "title"}


def test_nothing_is_english() -> None:
    """Every sentence that a visitor reads is French."""
    english = [
        (section, name, text)
        for section, name, text in phrases()
        if ENGLISH.search(re.sub(r"\{\w+\}", "", text))
    ]

    assert english == []


def test_abstentions_speak_of_the_proceedings_only() -> None:
    """« Dans ces actes, je n'ai trouvé … »: never that somebody said nothing."""
    for name in ("speaker_silent", "nothing_in_session", "nothing_relevant_about"):
        assert "ces actes" in str(replies()["abstentions"][name])
    assert not re.search(r"n'a rien dit|n'a jamais", " ".join(text for _, _, text in phrases()))


def test_a_phrase_is_filled_in() -> None:
    """Words of the visitor may hold braces."""
    assert "« {a} »" in phrase("abstentions", "nothing_relevant_about", topic="{a}")
