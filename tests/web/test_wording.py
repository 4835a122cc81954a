"""French names and questions made from the structure."""

import pytest

from chatbot.web import wording
from ingest.model import Session, SessionKind


@pytest.mark.parametrize(
    ("kind", "number", "is_closing", "name"),
    [
        (SessionKind.ROUND_TABLE, 3, False, "Table ronde 3"),
        (SessionKind.ROUND_TABLE, 7, True, "Table ronde 7 (clôture)"),
        (SessionKind.OPENING, None, False, "Ouverture"),
        (SessionKind.CLOSING, None, True, "Clôture"),
        (SessionKind.AGENDA_ITEM, 2, False, "Point 2"),
    ],
)
def test_sessions_are_named_as_in_a_programme(
    kind: SessionKind, number: int | None, is_closing: bool, name: str
) -> None:
    """Kind and number, and the closing one said to be so once."""
    assert wording.name_session(kind, number, is_closing=is_closing) == name


@pytest.mark.parametrize(
    ("kind", "number", "question"),
    [
        (SessionKind.ROUND_TABLE, 3, "Résume la table ronde 3"),
        (SessionKind.AGENDA_ITEM, 2, "Résume le point 2"),
        (SessionKind.OPENING, None, "Résume l’ouverture"),
        (SessionKind.OTHER, None, "De quoi parle «\u202fLe bilan\u202f»\u202f?"),
    ],
)
def test_a_session_becomes_a_question(kind: SessionKind, number: int | None, question: str) -> None:
    """The article fits the noun, elision included."""
    session = Session("s", kind, number, "Le bilan", 1, 0, 1)

    assert wording.ask_about_session(session) == question


def test_someone_who_never_speaks_is_asked_about_otherwise() -> None:
    """« Que dit X ? » of someone who is only introduced would find nothing."""
    assert wording.ask_about_speaker("Ida Roch", speaks=True) == "Que dit Ida Roch\u202f?"
    assert wording.ask_about_speaker("Ida Roch", speaks=False) == "Qui est Ida Roch\u202f?"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Odile Marchetti", "OM"), ("Jean-Luc de la Tour", "JT"), ("CNIL", "C"), ("", ""), ("« 3 »", "")],
)
def test_initials_are_first_and_last(name: str, letters: str) -> None:
    """Two letters at most, none where there is no word."""
    assert wording.initials(name) == letters


def test_role_and_organisation_are_not_said_twice() -> None:
    """A role that already names the organisation stands alone."""
    assert wording.join_title("Ida Roch", "maire de Valbrune", "Valbrune") == "maire de Valbrune"
    assert wording.join_title("Ida Roch", "maire", "Valbrune") == "maire, Valbrune"
    assert wording.join_title("Ida Roch", None, None) == ""
    assert wording.join_title("Syndicat des Eaux", None, "Syndicat des Eaux") == ""


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("La laine\n\n## du Causse", "La laine du Causse"),
        ("3<sup>e</sup> **édition**", "3e édition"),
        ("Valbrebis", "Valbrebis"),
        ("Plus de 1 < 2 et 3 > 2", "Plus de 1 < 2 et 3 > 2"),
        ("## Table ronde 1 — l'eau #1", "Table ronde 1 — l'eau #1"),
    ],
)
def test_a_heading_is_shown_as_it_is_read(source: str, shown: str) -> None:
    """Without the marks of its file; signs that mean something stay."""
    assert wording.without_layout(source) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Qui parle ? Lui ; elle !", "Qui parle\u202f? Lui\u202f; elle\u202f!"),
        ("Il dit : « oui »", "Il dit\u00a0: «\u00a0oui\u00a0»"),
        ("12 600 000 fuites, 18 %", "12\u202f600\u202f000 fuites, 18\u202f%"),
        ("En 2030 400 maires, au 02 99 00 00 00", "En 2030 400 maires, au 02 99 00 00 00"),
        ("- Une liste\n- 14 fuites à 16:30", "- Une liste\n- 14 fuites à 16:30"),
    ],
)
def test_no_line_ends_where_french_print_has_none(written: str, shown: str) -> None:
    """Blanks before high signs and within guillemets and thousands hold; nothing else changes."""
    assert wording.typeset(written) == shown


def test_what_cannot_be_seen_is_removed() -> None:
    """Writing-direction marks and control characters go; lines, accents and tabs as blanks stay."""
    assert wording.clean("\u202eeau\u2066\u0000\tété\nfin\ufeff ") == "eau été\nfin"
