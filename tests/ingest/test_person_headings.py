"""Headings of an article that are a person's name: what stands under them is this person's, or nobody's."""

import pytest

from ingest.model import Proceedings
from tests.ingest.test_canonical import FRONT
from tests.ingest.test_headings import Q, R, parse

HEAD = (
    "# Journée de l'eau\n\n3e édition\n\n## Table ronde 1 — La vanne\n\n"
    f"**Marie Durand**, maire de Brive : {Q}.\n\n"
)


def _last(body: str) -> tuple[str | None, str | None, str | None]:
    """Return who says the last direct quotation, and as what."""
    proceedings = parse(HEAD + body)
    quoted = [s for s in proceedings.statements if s.kind.value == "direct_quote"]
    return quoted[-1].speaker, quoted[-1].role, quoted[-1].organisation


def _shown(proceedings: Proceedings, name: str) -> list[tuple[str | None, str | None]]:
    """Return as what somebody appears."""
    [person] = [p for p in proceedings.people if p.name == name]
    return [(a.role, a.organisation) for a in proceedings.appearances if a.person_id == person.id]


@pytest.mark.parametrize(
    ("heading", "role", "organisation"),
    [
        ("### Paul Martin, élu", "élu", None),
        ("### Paul Martin, directeur des eaux, ville de Lunéval", "directeur des eaux", "ville de Lunéval"),
        ("### Mme Zoé Petit, préfète", "préfète", None),
        ("#### **Paul Martin** (hydrologue, syndicat du Vernois)", "hydrologue", "syndicat du Vernois"),
        ("### Paul Martin\n\n*Adjoint, ville de Lunéval*", "Adjoint", "ville de Lunéval"),
        ("### Paul Martin\n\nDirecteur des eaux", "Directeur des eaux", None),
        ("### Paul Martin", None, None),
    ],
)
@pytest.mark.parametrize("mark", ["", "> "])
def test_a_name_as_a_heading_introduces_who_speaks_below(
    heading: str, role: str | None, organisation: str | None, mark: str
) -> None:
    """The role stands after a comma, in brackets or a line below; the words are quoted in either form."""
    name = "Zoé Petit" if "Zoé" in heading else "Paul Martin"

    assert _last(f"{heading}\n\n{mark}{R}\n") == (name, role, organisation)


@pytest.mark.parametrize(
    "body",
    [
        f"### Qui paiera la vanne, élu ou usager ?\n\n{R}\n",
        f"### Syndicat du Vernois, maître d'ouvrage\n\n{R}\n",
        f"### Place Paul Martin\n\n{R}\n",
        f"### Paul Martin et Luc Roux, élus\n\n{R}\n",
        f"### Paul Martin & Luc Roux\n\n*Éleveurs*\n\n{R}\n",
        f"### Paul Martin, élu\n\n### Débat avec la salle\n\n{R}\n",
        f"### Paul Martin, élu\n\n## Clôture\n\n{R}\n",
        f"### Paul Martin, élu\n\nUne habitante n'est pas d'accord.\n\n{R}\n",
        f"### Paul Martin, élu\n\nLe syndicat a répondu par écrit.\n\n> {R}\n",
        f"### Paul Martin, élu\n\n{Q}\n\n**Débat**\n\n{R}\n",
        f"### Paul Martin, élu\n\nPersonne n'a ri. La salle a demandé la parole. {R}\n",
    ],
)
def test_what_stands_under_anything_else_is_nobodys(body: str) -> None:
    """A theme, an organisation, a place, two people, or text of others after the heading give no speaker."""
    assert _last(body)[0] is None


def test_a_paragraph_about_the_person_does_not_end_the_part() -> None:
    """« Il a comparé … » stays narration, and the quotation below is still the heading's person's."""
    body = f"### Paul Martin\n\n*Élu*\n\nIl a comparé la vanne à un robinet.\n\n> {R}\n"
    narration = [s.text for s in parse(HEAD + body).statements if s.kind.value == "narration"]

    assert _last(body) == ("Paul Martin", "Élu", None)
    assert narration == ["Il a comparé la vanne à un robinet."]


def test_whoever_is_named_below_a_heading_is_who_speaks() -> None:
    """A name beside the quotation wins over the heading's, a signature with a dash too."""
    assert _last(f"### Paul Martin, élu\n\n{R}, répond Luc Roux, préfet.\n")[0] == "Luc Roux"
    assert _last(f"### Paul Martin, élu\n\n> {R}\n> — Luc Roux, préfet\n")[0] != "Paul Martin"


def test_a_canonical_heading_may_have_its_role_on_the_next_line() -> None:
    """The line below « ### Nom » that is nothing but a role is no word of this person."""
    body = "### Paul Martin\n\n*Adjoint, ville de Lunéval*\n\nIl plaide pour l'eau.\n"
    proceedings = parse(f"{FRONT}## Table ronde 1\n\n{body}")

    assert _shown(proceedings, "Paul Martin") == [("Adjoint", "ville de Lunéval")]
    assert [s.text for s in proceedings.statements] == ["Il plaide pour l'eau."]


@pytest.mark.parametrize("dash", [",", " —"])
def test_a_name_in_a_blockquote_ends_the_part_of_the_heading(dash: str) -> None:
    """« > **Y**, préfet » and the blockquote below it are not the heading's person's."""
    body = f"### Paul Martin{dash} élu\n\n> **Luc Roux**, préfet\n\n> {R}\n"

    assert _last(body)[0] != "Paul Martin"


def test_below_a_persons_heading_another_name_may_lead_to_its_quotation() -> None:
    """« Y, préfet » on the line above a quotation speaks, and the heading's person no longer does."""
    body = f"### Paul Martin, élu\n\n**Luc Roux**, préfet\n{R}\n\n{Q}\n"
    quoted = [s.speaker for s in parse(HEAD + body).statements if s.kind.value == "direct_quote"]

    assert quoted[-2:] == ["Luc Roux", None]
