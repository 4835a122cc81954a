"""Quotation marks stand where somebody's very words are, and nowhere else."""

import pytest

from chatbot.verbatim import is_verbatim, quoted
from ingest.model import StatementKind


def test_only_speech_is_verbatim() -> None:
    """A quotation of the press and a turn of a transcript."""
    assert {kind for kind in StatementKind if is_verbatim(kind)} == {
        StatementKind.DIRECT_QUOTE,
        StatementKind.TURN,
    }
    assert not is_verbatim(None)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Oui.", "«\u00a0Oui.\u00a0»"),
        ("« déjà »", "« déjà »"),
        ("« Oui », dit-il.", "«\u00a0« Oui », dit-il.\u00a0»"),
        ("« Oui » ou « non »", "«\u00a0« Oui » ou « non »\u00a0»"),
        ("« un « mot » rare »", "« un « mot » rare »"),
        ("Il dit « oui »", "«\u00a0Il dit « oui »\u00a0»"),
        ("« sans fin", "«\u00a0« sans fin\u00a0»"),
    ],
)
def test_marks_are_neither_missing_nor_doubled(words: str, shown: str) -> None:
    """Words that stand in one pair of guillemets already keep it; inner ones do not count."""
    assert quoted(words, StatementKind.TURN) == shown


@pytest.mark.parametrize(
    "kind", [StatementKind.REPORTED, StatementKind.DECISION, StatementKind.NARRATION, None]
)
def test_other_words_stay_as_they_are(kind: StatementKind | None) -> None:
    """They are the writer's."""
    assert quoted("Elle a dit oui.", kind) == "Elle a dit oui."
