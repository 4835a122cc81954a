"""The lists of a printed programme: labels that stand over names are no part of a title or a role."""

import pytest

from ingest.headings import begins_with_list_label, is_list_label
from tests.ingest.test_headings import Q, R, parse

HEAD = "# Journée de l'eau\n\n3e édition\n\n"


@pytest.mark.parametrize(
    "label",
    [
        "Modération : Zoé Petit, journaliste",
        "Animée par : Zoé Petit",
        "Grand témoin : Zoé Petit, préfète",
        "Intervenant·es :",
    ],
)
@pytest.mark.parametrize("mark", ["- ", ""])
def test_a_label_below_a_name_is_no_part_of_the_role(label: str, mark: str) -> None:
    """« Paul Martin, inspecteur » ends at the line end; the label begins something else."""
    text = f"{HEAD}Table ronde 1\n\n{mark}Paul Martin, inspecteur\n{label}\n\n{R}, précise Paul Martin.\n"

    [said] = [s for s in parse(text).statements if s.kind.value == "direct_quote"]

    assert (said.speaker, said.role, said.organisation) == ("Paul Martin", "inspecteur", None)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["Intervenants", "Intervenants :", "### Intervenantes", "Avec :"])
def test_a_label_over_names_is_no_part_of_a_title(label: str, gap: str) -> None:
    """Neither where it stands below the heading, nor as the theme of a heading without one."""
    names = "- Marie Durand, maire de Brive\n- Paul Martin, élu\n"
    for heading, title in (("10h00 Table ronde 1 : L'eau", "L'eau"), ("Table ronde 2", "Table ronde 2")):
        proceedings = parse(f"{HEAD}{heading}{gap}{label}\n{names}\n{Q}, dit Marie Durand.\n")

        assert [s.title for s in proceedings.sessions] == [title]
        assert [s.speaker for s in proceedings.statements if s.speaker] == ["Marie Durand"]


@pytest.mark.parametrize(
    "line",
    [
        "modération : le mot est faible",
        "Intervenants et publics ont débattu",
        "Animation du réseau : une priorité",
        "Avec Marie Durand, la vanne tient.",
        "Présentation des vannes",
    ],
)
def test_a_sentence_with_the_word_is_no_label(line: str) -> None:
    """A label ends at a colon or at the line's end, and begins with a capital."""
    assert not begins_with_list_label(line)


def test_only_a_label_alone_is_furniture() -> None:
    """« Modération : X » introduces somebody and stays text."""
    assert is_list_label("**Intervenants :**")
    assert not is_list_label("Modération : Zoé Petit")
