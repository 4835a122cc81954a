"""Debates printed in a magazine's layout: names begin the lines, and there are no quotation marks."""

import pytest

from ingest.model import Proceedings, StatementKind
from ingest.people.names import NameReader
from ingest.pipeline import parse_text
from tests.ingest.test_properties import check_consistent, check_partition

HEAD = "# Journée de l'eau\n\n3e édition\n\n## Atelier 2 : la vanne\n\n"
DEBATE = """**Zoé Petit :** Qui a fermé la vanne, je vous le demande ?

**Marius Le Bihan :** Nous l'avons fermée hier.

**Une habitante :** Et qui paiera ?

**Zoé Petit :** Oui. Un élu m'a dit : « La vanne coûte moins que la crue de mai, même bâclée ». Je le crois.

**Marius Le Bihan :** Une élue nous disait : « Patience ». Nous attendons.
"""


def parse(text: str) -> Proceedings:
    """Parse a text in the published layout."""
    proceedings = parse_text(HEAD + text, source_file="a.txt", sha256="0" * 64)
    check_consistent(proceedings)
    check_partition(proceedings)
    return proceedings


def test_labelled_lines_of_a_debate_are_turns() -> None:
    """A turn is its speaker's, with the words quoted in it; a voice is nobody's."""
    found = parse(DEBATE).statements

    assert [(s.kind, s.speaker) for s in found] == [
        (StatementKind.TURN, "Zoé Petit"),
        (StatementKind.TURN, "Marius Le Bihan"),
        (StatementKind.TURN, None),
        (StatementKind.TURN, "Zoé Petit"),
        (StatementKind.TURN, "Marius Le Bihan"),
    ]
    assert found[3].text.endswith("Je le crois.")


@pytest.mark.parametrize(
    "text",
    [
        "**Zoé Petit :** Une vie au service de l'eau.\n\n**Marius Le Bihan :** Un parcours atypique.\n",
        "**Zoé Petit :** Nous avons fermé la vanne.\n\nLa salle applaudit.\n",
        "Contact : Zoé Petit.\n\nRédaction : Marius Le Bihan.\n",
    ],
)
def test_lines_with_a_colon_are_no_debate_where_nobody_talks_to_anybody(text: str) -> None:
    """Portraits, a lone line and an imprint stay narration."""
    assert {s.speaker for s in parse(text).statements} <= {None}


def test_a_quotation_that_a_writer_attributes_inside_a_turn_is_not_the_labels() -> None:
    """« **X :** nous arrivons. « … », répond Y » is told by somebody: Y's words are Y's."""
    text = (
        DEBATE
        + "\n**Zoé Petit :** Nous arrivons. « La vanne est restée ouverte tout l'hiver », répond Luc Roux.\n"
    )
    last = [s for s in parse(text).statements if "ouverte" in s.text]

    assert {s.speaker for s in last} <= {None, "Luc Roux"}


@pytest.mark.parametrize("label", ["M. LE PRÉSIDENT", "Mme LA MAIRE", "M. Le Maire"])
def test_an_office_in_capitals_is_no_name(label: str) -> None:
    """« **M. LE PRÉSIDENT.** – » names nobody, unless a full name of that form is printed."""
    found = parse(f"{DEBATE}\n**{label}.** – Nous passons au vote.\n")

    assert not {"LE PRÉSIDENT", "LA MAIRE", "Le Maire"} & {p.name for p in found.people}
    assert found.statements[-1].speaker is None
    assert found.statements[-1].text.endswith("Nous passons au vote.")


def test_a_surname_like_an_office_is_a_name_where_its_full_name_is_printed() -> None:
    """« M. Le Maire » is Bruno Le Maire's."""
    assert [m.name for m in NameReader((), ["bruno le maire"]).mentions("M. Le Maire a parlé")] == [
        "Le Maire"
    ]


def _turns(text: str) -> list[tuple[str | None, str]]:
    """Return who says what in a debate, what is nobody's too."""
    return [(s.speaker, s.text) for s in parse(text).statements]


def test_consecutive_lines_are_turns_of_their_own() -> None:
    """Minutes without blank lines: a dash, an office, somebody unknown, what the sitting notes."""
    text = (
        "Mme Zoé Petit. – Nous voterons cette hausse à contrecœur.\n"
        "M. Marius Le Bihan, adjoint. – Je voterai contre, avec le groupe\nde Brive.\n"
        "Le secrétaire de séance. – Je prends acte.\n"
        "Kéziah. – Moi aussi.\n"
        "La délibération est adoptée.\n"
        "M. Le Bihan. – Je le regrette pour vous.\n"
        "Il se rassied.\n"
    )

    assert _turns(text) == [
        ("Zoé Petit", "Nous voterons cette hausse à contrecœur."),
        ("Marius Le Bihan", "Je voterai contre, avec le groupe de Brive."),
        (None, "Le secrétaire de séance. – Je prends acte."),
        (None, "Kéziah. – Moi aussi."),
        (None, "La délibération est adoptée."),
        ("Marius Le Bihan", "Je le regrette pour vous."),
        (None, "Il se rassied."),
    ]


@pytest.mark.parametrize(
    "form", ["[{}] {} : {}", "({}) {} : {}", "**[{}]** {} : {}", "[{}] — {} : {}", "[{}]\n{} : {}"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_time_before_a_label_is_no_part_of_the_turn(form: str, gap: str) -> None:
    """A transcript: the time is kept apart, and a line of the room or of somebody unknown is nobody's."""
    turns = [
        ("00:00:04", "Zoé Petit", "Qui a fermé la vanne, je vous le demande ?"),
        ("00:01:31", "Marius Le Bihan", "Nous l'avons fermée hier."),
        ("00:02:00", "Intervenant 3", "On vous entend mal."),
        ("01:02:10", "Zoé Petit", "Merci à tous."),
    ]
    text = gap.join(form.format(*turn) for turn in turns) + "\n(Rires.)\n"
    found = parse(text).statements

    assert [(s.speaker, s.time_start) for s in found if s.kind is StatementKind.TURN and s.speaker] == [
        ("Zoé Petit", 4.0),
        ("Marius Le Bihan", 91.0),
        ("Zoé Petit", 3730.0),
    ]
    assert [s.text for s in found if s.speaker] == [turns[i][2] for i in (0, 1, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Il a parlé de trois choses.\nLa vanne : elle fuit.\nLa digue : elle cède.\n",
        "Zoé Petit : Une vie au service de l'eau.\nMarius Le Bihan : Un parcours atypique.\n",
        "10:30 Zoé Petit : La vanne\n11:30 Marius Le Bihan : La digue\n",
    ],
)
def test_lines_of_a_list_or_a_programme_are_no_turns(text: str) -> None:
    """Subjects, portraits and the hours of a programme give nobody a word."""
    assert {speaker for speaker, _ in _turns(text)} <= {None}
