"""Which session a question means."""

import pytest

from chatbot.question import Understanding
from ingest.model import Session, SessionKind
from tests.chatbot.conftest import Ask, make_forum, reason, sessions

ROMAN = """---
title: Essai
---

## Table ronde I — les digues

### Ada Roc — éclusière

Ada Roc attend.

## Table ronde II — les vannes et les portes

### Lou Verne — maire, ville de Brume

Lou Verne espère.

## Keynote 1 — le temps

### Ada Roc — éclusière

Ada Roc prévoit.

## Keynote 2 — la marée

### Lou Verne — maire, ville de Brume

Lou Verne calcule.
"""


def keys(found: tuple[Session, ...]) -> list[str]:
    """Session ids without the document's."""
    return [session.id.rpartition(".")[2] for session in found]


@pytest.mark.parametrize(
    "written",
    [
        "la table ronde 2",
        "la table ronde n°2",
        "la table ronde n° 2",
        "la table ronde numéro 2",
        "la table ronde deux",
        "la table ronde II",
        "la Table-ronde 2",
        "la TR2",
        "la deuxième table ronde",
        "la 2e table ronde",
        "la 2ème table ronde",
        "la seconde table ronde",
        "l'avant-dernière table ronde",
        "la table ronde sur les élevages",
        "the second round table",
        "round table 2",
    ],
)
def test_a_round_table_is_found_however_it_is_counted(understanding: Understanding, written: str) -> None:
    """Figures, words, ordinals, Roman numerals, position, theme."""
    assert keys(understanding.understand(f"Qui est intervenu à {written} ?").sessions) == ["rt2"]


@pytest.mark.parametrize(
    "written",
    ["la table ronde sur les rivières", "la table ronde consacrée aux rivières", "la première table ronde"],
)
def test_a_round_table_is_found_by_a_word_of_its_theme(understanding: Understanding, written: str) -> None:
    """The session of whose title the words say most."""
    assert keys(understanding.understand(f"Qui a parlé à {written} ?").sessions) == ["rt1"]


@pytest.mark.parametrize(
    "written",
    [
        "la dernière table ronde",
        "la table ronde de clôture",
        "la table ronde finale",
        "la 3e table ronde",
        "la table ronde 3",
    ],
)
def test_the_closing_round_table_is_the_last(understanding: Understanding, written: str) -> None:
    """It is printed without a number and counted."""
    assert keys(understanding.understand(f"Qui est intervenu à {written} ?").sessions) == ["rt3"]


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Qui a donné la keynote ?", "keynote1"),
        ("Que s'est-il passé à la visite ?", "visit"),
        ("Qui a parlé à l'ouverture ?", "opening"),
        ("Résume la visite", "visit"),
    ],
)
def test_a_part_that_is_alone_needs_no_number(understanding: Understanding, question: str, key: str) -> None:
    """« la visite » is the only one."""
    assert keys(understanding.understand(question).sessions) == [key]


@pytest.mark.parametrize("written", ["table ronde 9", "table ronde 4", "quatrième table ronde", "keynote 3"])
def test_a_number_that_nothing_has_is_unknown(ask: Ask, written: str) -> None:
    """The reply says what there is instead."""
    reply = ask(f"Qui est intervenu à la {written} ?")

    assert reason(reply) == "unknown_session"
    assert "table ronde 2" in reply["text"]


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Qui est intervenu à la table ronde 2 ?", "rt2"),
        ("Qui est intervenu à la table ronde II ?", "rt2"),
        ("Qui a donné la keynote 2 ?", "keynote2"),
        ("Qui a donné la keynote sur la marée ?", "keynote2"),
        ("Qui a donné la dernière keynote ?", "keynote2"),
    ],
)
def test_roman_numerals_and_two_keynotes(question: str, key: str) -> None:
    """Numbers count within a kind."""
    understanding = Understanding([make_forum(ROMAN)])

    assert keys(understanding.understand(question).sessions) == [key]


@pytest.mark.parametrize(
    "question",
    [
        "Qui est intervenu dans le coin des apprentis ?",
        "Qui a parlé au Coin des apprentis ?",
        "Résume le coin des aprentis",
    ],
)
def test_a_part_of_no_usual_form_is_found_by_its_title(ask: Ask, question: str) -> None:
    """« le coin des apprentis » is a part of the event like another."""
    assert sessions(ask(question)) == ["other"]


def test_a_word_of_a_title_alone_is_no_part(understanding: Understanding) -> None:
    """Apprentices may be talked of anywhere."""
    assert understanding.understand("Qui parle des apprentis ?").sessions == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Qui est intervenu aux tables rondes 1 et 2 ?", ["rt1", "rt2"]),
        ("Qui a parlé aux tables rondes 1, 2 et 3 ?", ["rt1", "rt2", "rt3"]),
        ("Qui participait au débat sur les rivières ?", ["rt1"]),
        ("Que s'est-il dit à la session consacrée aux élevages ?", ["rt2"]),
    ],
)
def test_several_sessions_and_any_kind_of_them(
    understanding: Understanding, question: str, expected: list[str]
) -> None:
    """Numbers may be several; « débat », « session » mean any kind when their theme is told."""
    assert keys(understanding.understand(question).sessions) == expected


def test_a_plural_names_no_single_session(understanding: Understanding) -> None:
    """« combien de tables rondes » is about all of them."""
    assert understanding.understand("Combien de tables rondes y a-t-il eu ?").sessions == ()


def test_a_number_of_something_else_is_no_session(understanding: Understanding) -> None:
    """« 2 euros » beside « table ronde » counts euros."""
    asked = understanding.understand("Qui a parlé de 3 euros à la table ronde 1 ?")

    assert keys(asked.sessions) == ["rt1"]


def test_kinds_are_told_apart(understanding: Understanding) -> None:
    """Keynote 1 is not round table 1."""
    (session,) = understanding.understand("Qui a parlé à la keynote 1 ?").sessions

    assert session.kind is SessionKind.KEYNOTE
