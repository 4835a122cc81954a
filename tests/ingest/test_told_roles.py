"""A role that only the text prints, of somebody whom nothing else introduces with one."""

import pytest

from tests.ingest.test_canonical import FRONT
from tests.ingest.test_headings import Q, R, parse

HEAD = "# Journée de l'eau\n\n3e édition\n\n## Table ronde 1 — La vanne\n\n"
SAID = f"{Q}, a tempéré Rose Aubry.\n"


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        (
            "Pour **Rose Aubry**, directrice du groupement Rives et Lacs, tout est ailleurs.",
            "directrice",
            "groupement Rives et Lacs",
        ),
        (
            "Rose Aubry, présidente des parents d'élèves, arrive en retard.",
            "présidente des parents d'élèves",
            None,
        ),
        ("La voisine de Rose Aubry, présidente du club, arrive en retard.", None, None),
        ("Hier, un élu a vu Rose Aubry, présidente du club.", None, None),
        ("Rose Aubry, une vanne à la main, arrive en retard.", None, None),
        ("Luc Aubry, président du club, arrive en retard.", None, None),
        (
            f"Un témoin : « Rose Aubry, présidente du club, n'a jamais vu la vanne de près ». {R}.",
            None,
            None,
        ),
    ],
)
def test_a_role_told_in_the_text_is_the_speakers(
    text: str, role: str | None, organisation: str | None
) -> None:
    """« Pour X, directrice, … » shows X as the subject; a role further on in a sentence may be another's."""
    [said] = [
        s for s in parse(f"{HEAD}{text}\n\n{SAID}").statements if s.speaker == "Rose Aubry" and s.text in SAID
    ]

    assert (said.role, said.organisation) == (role, organisation)


def test_a_role_below_a_heading_without_one_is_the_heading_persons() -> None:
    """« ### Rose Aubry », then « Rose Aubry, présidente du club, … »."""
    told = "Rose Aubry, présidente du club, a lancé un lac."
    text = f"{FRONT}## Table ronde 1\n\n### Rose Aubry\n\n{told}\n\n> {R[2:-2]}\n"

    assert {(s.speaker, s.role) for s in parse(text).statements} == {("Rose Aubry", "présidente du club")}


def test_a_role_printed_anywhere_as_an_introduction_comes_first() -> None:
    """What a label or a quotation prints is not replaced by what the text tells."""
    told = "Pour Rose Aubry, ancienne directrice du port, tout est ailleurs."
    shown = f"**Rose Aubry**, maire de Garel : {R}."

    assert [s.role for s in parse(f"{HEAD}{told}\n\n{shown}\n\n{SAID}").statements if s.speaker][
        -1
    ] == "maire"


@pytest.mark.parametrize(
    ("printed", "role", "organisation"),
    [
        ("paysagiste (agence Rives et Lacs)", "paysagiste", "agence Rives et Lacs"),
        ("paysagiste (Rives et Lacs)", "paysagiste", "Rives et Lacs"),
        ("paysagiste (la première année)", "paysagiste (la première année)", None),
    ],
)
def test_an_organisation_in_brackets_is_parted_from_the_role(
    printed: str, role: str, organisation: str | None
) -> None:
    """With a common noun before its name or without; other words in brackets stay in the role."""
    [said] = [s for s in parse(f"{HEAD}**Rose Aubry**, {printed} : {R}.\n").statements if s.speaker]

    assert (said.role, said.organisation) == (role, organisation)
