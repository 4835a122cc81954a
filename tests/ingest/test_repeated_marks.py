"""A quotation of several paragraphs, each of which begins with a mark that only says that it goes on."""

import pytest

from ingest.model import Proceedings, StatementKind
from ingest.pipeline import parse_text
from tests.ingest.test_properties import check_consistent, check_partition

HEAD = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne et la rivière.\n\n"
WHO = "**Marie Durand**, maire de Brive"
A, B = "Les familles ne pourront jamais payer.", "Elles partiront, et la commune perdra son école"
C = "Nous le savons tous depuis bien longtemps"


def parse(body: str) -> Proceedings:
    """Parse one round table."""
    proceedings = parse_text(f"{HEAD}{body}\n", source_file="essai.txt", sha256="0" * 64)
    check_consistent(proceedings)
    check_partition(proceedings)
    return proceedings


def quoted(body: str) -> list[tuple[str | None, str]]:
    """Return who says what between marks."""
    found = parse(body).statements
    return [(s.speaker, s.text) for s in found if s.kind is StatementKind.DIRECT_QUOTE]


@pytest.mark.parametrize("mark", ["«", "»"])
@pytest.mark.parametrize("blank", [" ", "\u202f"])
def test_a_mark_at_the_beginning_of_a_paragraph_goes_on_with_the_quotation(mark: str, blank: str) -> None:
    """« A. / » B. / » C » — one statement, and none of the repeated marks is in it."""
    body = f"{WHO} : «{blank}{A}\n\n{mark}{blank}{B}.\n\n{mark}{blank}{C}{blank}».\n\nLa salle a ri."

    assert quoted(body) == [("Marie Durand", f"{A} {B}. {C}")]


def test_a_quoted_term_in_a_paragraph_that_goes_on_stays_in_it() -> None:
    """« A. / » Elle parle de « B » et C ». — the marks in pairs do not close the quotation."""
    body = f"{WHO} : « {A}\n\n» Elle parle de « solidarité » et {B.lower()} »."

    assert quoted(body) == [("Marie Durand", f"{A} Elle parle de « solidarité » et {B.lower()}")]


@pytest.mark.parametrize(
    "rest",
    [
        "», explique-t-elle. La salle a ri.",
        "» Le maire sort de la salle.",
        f"» Un élu lui répond : « {C} ».",
        f"» a conclu la maire.\n\nUn élu lui répond : « {C} ».",
    ],
)
def test_a_closing_mark_that_the_layout_pushed_down_closes_the_quotation(rest: str) -> None:
    """Where nothing else closes it, the mark at the beginning of the next block does."""
    found = quoted(f"{WHO} : « {A}\n\n{rest}")

    assert found[0][1] == A
    assert all(speaker != "Marie Durand" for speaker, _ in found[1:])


@pytest.mark.parametrize("tail", [", a répondu **Jean Roux**, préfet", ""])
def test_a_mark_after_a_paragraph_without_one_begins_a_quotation(tail: str) -> None:
    """« A. / Le débat s'est tendu. / « C », a répondu Y. — the first was never closed, and C is not in it."""
    found = quoted(f"{WHO} : « {A}\n\nLe débat s'est ensuite tendu, et la salle a voté.\n\n« {C} »{tail}.")

    assert found == [("Marie Durand", A), ("Jean Roux" if tail else None, C)]


def test_paragraphs_without_a_mark_go_on_up_to_the_closing_one() -> None:
    """« A. / B. / C » — no mark is repeated, and the last one closes."""
    assert quoted(f"{WHO} : « {A}\n\n{B}.\n\n{C} ».") == [("Marie Durand", f"{A} {B}. {C}")]
