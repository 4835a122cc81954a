"""The shipped proceedings tell all the facts of the published ones, in other words."""

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.shipped import ORGANISATION, name_of, sections, shipped

LONGEST_SHARED_RUN = 5  # words; longer runs are copied, unless they are a printed name, role or theme
NUMBER_WORDS = {"deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7", "dix": "10"}
SESSION_NAMES = {"round_table": "Table ronde", "keynote": "Keynote"}


@pytest.fixture(scope="module")
def gold(shared: Path) -> Any:
    """The reference parse of the published text."""
    return json.loads((shared / "proceedings" / "gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def published(shared: Path) -> str:
    """The published article."""
    return (shared / "proceedings" / "assises-3e-edition.txt").read_text(encoding="utf-8")


def words(text: str) -> list[str]:
    """Lower-case words without accents, elisions cut off."""
    plain = unicodedata.normalize("NFKD", re.sub(r"<[^>]+>", "", text)).lower()
    return re.findall(r"\w+", "".join(mark for mark in plain if not unicodedata.combining(mark)))


def runs(text: str, names: Iterable[list[str]] = ()) -> set[tuple[str, ...]]:
    """Every run of words that is one longer than what may be shared, outside the printed names."""
    masked = " ".join(words(text))
    for name in names:
        masked = re.sub(rf"\b{' '.join(name)}\b", ".", masked)
    listed = masked.split()
    size = LONGEST_SHARED_RUN + 1
    every = (tuple(listed[start : start + size]) for start in range(len(listed) - size + 1))
    return {run for run in every if "." not in run}


def figures(text: str) -> set[str]:
    """Numbers in digits or in words, thousands joined."""
    joined = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)", "", re.sub(r"<[^>]+>", "", text))
    in_digits = set(re.findall(r"(?<![A-Za-z0-9])\d+", joined))  # not the 2 of « Paris2Connect »
    return in_digits | {NUMBER_WORDS[word] for word in words(joined) if word in NUMBER_WORDS}


def printed_names(gold: Any) -> list[list[str]]:
    """Names, roles, organisations and terms that are told as they are printed, longest first."""
    people = [person[key] or "" for person in gold["people"] for key in ("name", "role", "organisation")]
    terms = [gold["event"]["name"], *(term["text"] for term in gold["guillemets_not_statements"])]
    names = [words(text) for text in people + terms]
    return sorted((name for name in names if len(name) > 1), key=len, reverse=True)


def test_no_sentence_is_copied(gold: Any, published: str) -> None:
    """Outside printed names, no run of six words is shared with the published article."""
    names = printed_names(gold)
    told = [text for session, _, words_said in sections(shipped()) for text in (session, words_said)]

    shared_runs = set().union(*(runs(text, names) for text in told)) & runs(published, names)

    assert {" ".join(run) for run in shared_runs} == set()


def test_a_copied_sentence_would_be_found(gold: Any, published: str) -> None:
    """The comparison sees a sentence of the article that lost its accents and its capitals."""
    copied = words(gold["statements"][3]["text_clean"])

    found = runs(" ".join(copied), printed_names(gold))

    assert found
    assert found <= runs(published, printed_names(gold))


def test_people_roles_and_organisations_are_as_printed(gold: Any) -> None:
    """Every person of the event has a heading with the printed role and organisation, nobody else has one."""
    headings = re.findall(r"^### (.+)$", shipped(), flags=re.MULTILINE)
    printed = {
        " — ".join(part for part in (person["name"], person["role"], person["organisation"]) if part)
        for person in gold["people"]
        if person["is_speaker"]
    }

    assert {heading for heading in headings if not heading.startswith(ORGANISATION)} == printed


def test_sessions_come_in_printed_order() -> None:
    """All parts of the event, in the order in which they are printed."""
    headings = re.findall(r"^## ([^—\n]+?)(?: —.*)?$", shipped(), flags=re.MULTILINE)

    assert headings == [
        "Ouverture",
        "Table ronde 1",
        "Keynote 1",
        "Table ronde 2",
        "Keynote 2",
        "Table ronde 3",
        "Visite",
        "Table ronde 4",
        "Table ronde 5",
        "Table ronde 6",
        "Clôture",
    ]


def test_every_figure_is_told_by_its_speaker(gold: Any) -> None:
    """What someone says holds the same figures as their published words, no more and no fewer."""
    told = sections(shipped())
    expected: dict[str, set[str]] = {}
    for statement in gold["statements"]:
        if statement["kind"] != "narration":
            expected.setdefault(statement["speaker"], set()).update(figures(statement["text_clean"]))
    found: dict[str, set[str]] = {}
    for _, speaker, text in told:
        if speaker:
            found.setdefault(name_of(speaker), set()).update(figures(text))

    assert found == expected


def test_no_figure_is_added_outside_the_statements(gold: Any) -> None:
    """The figures of our narration are printed in the narration of the article."""
    narration = [text for _, speaker, text in sections(shipped()) if not speaker]
    printed = [item["text_clean"] for item in gold["statements"] if item["kind"] == "narration"]

    assert figures(" ".join(narration)) == {"2022", "3", "29"}
    assert figures(" ".join(narration)) <= figures(" ".join(printed))


def test_everybody_speaks_in_their_own_session(gold: Any) -> None:
    """Each of the speakers has words in the session where they spoke; those who open the event have none."""
    numbered = {
        session["id"]: f"{SESSION_NAMES[session['kind']]} {session['number']}"
        for session in gold["sessions"]
        if session["kind"] in SESSION_NAMES
    }
    spoke = {
        (item["speaker"], numbered[item["session_id"]]) for item in gold["statements"] if item["speaker"]
    }

    told = {
        (name_of(speaker), session.split(" — ")[0]) for session, speaker, _ in sections(shipped()) if speaker
    }

    assert told == spoke
