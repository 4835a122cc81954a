"""Lines that show people and say nothing: whoever is named there has a role in what follows."""

import pytest

from tests.ingest.test_canonical import FRONT
from tests.ingest.test_headings import parse

HEAD = "# Journée de l'eau\n\n3e édition\n\n"
SESSION = "## Atelier A – la vanne\n\n"
TOLD = "Mme Aubry répond que la vanne restera fermée jusqu'au printemps."


@pytest.mark.parametrize("front", [FRONT, HEAD])
@pytest.mark.parametrize(
    ("line", "role", "organisation"),
    [
        (
            "*Rapporteure : Mme Rose Aubry, professeure au collège des Digues*",
            "professeure",
            "collège des Digues",
        ),
        ("Animation : Rose Aubry, journaliste, Radio Garel", "journaliste", "Radio Garel"),
        ("**Intervenants :** Luc Morand, maire ; Mme Rose Aubry, élue", "élue", None),
        (
            "**Étaient présents :** M. Luc Morand, maire ; Mme Rose Aubry, élue, ville de Garel",
            "élue",
            "ville de Garel",
        ),
    ],
)
def test_who_is_shown_by_a_label_has_a_role_below(
    front: str, line: str, role: str, organisation: str | None
) -> None:
    """The line stays text of its own, and its people speak below in the capacity that it prints."""
    said = parse(f"{front}{SESSION}{line}\n\n{TOLD}\n").statements

    assert [s.speaker for s in said if s.kind.value == "narration"] == [None] * (len(said) - 1)
    assert (said[-1].speaker, said[-1].role, said[-1].organisation) == ("Rose Aubry", role, organisation)


def test_an_organisation_at_the_end_of_those_present_is_the_last_persons() -> None:
    """Those present come from many places; only who is named last is of the last one."""
    line = "Présents : M. Luc Morand, adjoint ; Mme Rose Aubry, élue, ville de Garel"
    people = parse(f"{FRONT}{SESSION}{line}\n\n{TOLD}\n").appearances

    assert [(a.role, a.organisation) for a in people[:2]] == [("adjoint", None), ("élue", "ville de Garel")]


@pytest.mark.parametrize(
    "line",
    [
        "Rapporteure : Mme Rose Aubry, professeure, que tous ont applaudie",
        "Rapporteure : la vanne de Mme Rose Aubry, élue",
        "Étaient absents : Mme Rose Aubry, élue",
        "Étaient excusés : Mme Rose Aubry, élue",
    ],
)
def test_other_words_beside_the_names_show_nobodys_role(line: str) -> None:
    """A line that tells anything else is read as text."""
    said = parse(f"{HEAD}{SESSION}{line}.\n\n{TOLD}\n").statements

    assert said[-1].role is None
