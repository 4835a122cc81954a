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


@pytest.mark.parametrize(
    ("label", "speaker", "role"),
    [
        ("**Réponse de M. Le Bihan** :", "Marius Le Bihan", None),
        ("**Réponse de Mme Garance, adjointe à l'eau** :", "Lise Garance", "adjointe à l'eau"),
        ("**Réponse** (M. Le Bihan) :", "Marius Le Bihan", None),
        ("**Réponse (Mme Garance, adjointe)** :", "Lise Garance", "adjointe"),
        ("**Question de Mme Garance.** –", "Lise Garance", None),
        (
            "**Mme Rose Aubry, habitante du quartier du Port** :",
            "Rose Aubry",
            "habitante du quartier du Port",
        ),
        ("**Mme Rose Aubry, riveraine** :", "Rose Aubry", "riveraine"),
        ("**Mme Rose Aubry, comité de quartier** :", "Rose Aubry", None),
    ],
)
def test_a_label_may_say_answer_or_where_somebody_comes_from(
    label: str, speaker: str, role: str | None
) -> None:
    """« Réponse de X » is X's, and an inhabitant has a name like anybody else."""
    last = parse(
        f"{DEBATE}\n**Lise Garance :** Moi aussi, je le crois.\n\n{label} Nous verrons la vanne demain.\n"
    ).statements[-1]

    assert (last.speaker, last.role) == (speaker, role)
    assert last.text == "Nous verrons la vanne demain."


@pytest.mark.parametrize(
    "label",
    [
        "**Réponse à M. Le Bihan** :",
        "**Réponse de M. Le Bihan et de Mme Garance** :",
        "**Réponse de M. Le Bihan à Mme Garance** :",
        "**Réponse de la voisine de M. Le Bihan** :",
        "**Réponse de Mme Garance, lue par M. Le Bihan** :",
        "**Réponse** (à M. Le Bihan) :",
        "**Réponse** (M. Le Bihan ou Mme Garance) :",
        "**Question** (M. Le Bihan) :",
        "**Question pour M. Le Bihan** :",
        "**Mme Rose Aubry, voisine de M. Le Bihan** :",
        "**Mme Rose Aubry, comité présidé par M. Le Bihan** :",
    ],
)
def test_a_label_that_names_two_or_whom_it_is_for_is_nobodys(label: str) -> None:
    """Whom words are for, or who reads them out, has not said them."""
    last = parse(
        f"{DEBATE}\n**Lise Garance :** Moi aussi, je le crois.\n\n{label} Nous verrons la vanne demain.\n"
    ).statements[-1]

    assert last.speaker in {None, "Rose Aubry"}


@pytest.mark.parametrize(
    ("turn", "speaker"),
    [
        ("Six sont d'accord. Les autres, je ne veux pas mentir : ils attendront.", "Zoé Petit"),
        ("Six sont d'accord. Les élus, j'en suis sûre, le savent : ils attendront.", "Zoé Petit"),
        ("Six sont d'accord. Un habitant : Ils attendront.", None),
        ("Six sont d'accord. Réponse de M. Le Bihan : Ils attendront.", None),
    ],
)
def test_who_says_i_before_a_colon_goes_on(turn: str, speaker: str | None) -> None:
    """A label is never in the first person, so a turn does not end at one; a voice ends it."""
    said = parse(f"{DEBATE}\n**Zoé Petit :** Je les ai vus. {turn}\n").statements

    assert [s.speaker for s in said if "attendront" in s.text] == [speaker]


@pytest.mark.parametrize("told", ["", ", soupire-t-elle", ", lui répond M. Le Bihan"])
def test_a_bold_label_before_its_colon_keeps_the_words_quoted_in_the_turn(told: str) -> None:
    """« **X** : nous … « … ». Nous … » is one turn, unless a writer tells who says the words quoted."""
    said = parse(
        f"{DEBATE}\n**Zoé Petit** : Nous avons peur. Ma voisine me dit : "
        f"« Je ne sors plus, je ne sais pas où m'asseoir »{told}. Nous demandons des bancs.\n"
    ).statements

    assert [s.speaker for s in said if "bancs" in s.text] == [None if told else "Zoé Petit"]
    assert {s.speaker for s in said if "Je ne sors" in s.text} <= {
        None if told else "Zoé Petit",
        "Marius Le Bihan",
    }


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("**Mme Rose Aubry, maire** : Bonsoir à tous. La vanne, nous en parlons depuis 2019.", "Rose Aubry"),
        ("**M. Le Bihan** : La vanne n'est pas à la ville.", "Marius Le Bihan"),
        ("**M. Le Bihan.** – Alors demandons la vanne à la ville !", "Marius Le Bihan"),
        ("**Zoé Petit :** Une vie au service de l'eau.", None),
        ("**Rose Aubry :** La vanne n'est pas à la ville.", None),
        ("**Zoé Petit :** Une vie. La vanne n'est pas à la ville.", None),
        ("**Zoé Petit :** La vanne est sa vie. Elle n'a jamais quitté le canal.", None),
        ("**Zoé Petit :** La vanne n'est pas sûre. Il faut de l'argent.", "Zoé Petit"),
        ("M. Le Bihan : La vanne n'est pas à la ville.", None),
        ("**Le Bihan**, la vanne : nous en parlons depuis 2019.", None),
        ("**Zoé Petit** : « La vanne n'est pas à la ville, nous le savons »", "Zoé Petit"),
    ],
)
def test_a_bold_label_outside_of_the_debate_is_a_turn_of_its_minutes(
    paragraph: str, speaker: str | None
) -> None:
    """A session with one turn is one of the minutes: its label is in bold, and somebody talks."""
    said = parse(f"{DEBATE}\n## Atelier 3 : la digue\n\n{paragraph}\n\nLa salle se lève.\n").statements

    assert {s.speaker for s in said if s.session_id == said[-1].session_id} == {speaker, None}
    assert said[-1].speaker is None


def test_without_a_debate_a_bold_label_is_no_turn() -> None:
    """The same line in a magazine that prints no debate stays text."""
    said = parse("**Mme Rose Aubry, maire** : Bonsoir. La vanne, nous en parlons depuis 2019.\n").statements

    assert {s.speaker for s in said} == {None}


MAYOR = "**Mme Rose Aubry, maire :** Bonsoir à vous.\n\n"
ELSEWHERE = "## Atelier 3 : la digue\n\n**Mme Lise Garance, {} :** Nous sommes venus.\n\n"
LAST = (
    "## Atelier 4 : le pont\n\n**M. Le Bihan :** Qui a vu le pont ?\n\n**Zoé Petit :** Moi, je le vois.\n\n"
)


@pytest.mark.parametrize(
    ("others", "label", "speaker"),
    [
        (MAYOR, "Mme la maire", "Rose Aubry"),
        (MAYOR, "Madame la Maire", "Rose Aubry"),
        (MAYOR + ELSEWHERE.format("maire de Garel"), "Mme la maire", "Rose Aubry"),
        (MAYOR, "M. le maire", None),
        (MAYOR, "Mme la préfète", None),
        (MAYOR, "Mme la maire adjointe", None),
        (MAYOR, "La maire", None),
        ("**Mme Rose Aubry, directrice :** Bonsoir à vous.\n\n", "Mme la directrice", None),
        (MAYOR + ELSEWHERE.format("maire"), "Mme la maire", None),
        (ELSEWHERE.format("maire de Garel"), "Mme la maire", None),
        (ELSEWHERE.format("ancienne maire"), "Mme la maire", None),
        ("**Mme Rose Aubry, adjointe :** Bonsoir à vous.\n\n", "Mme l'adjointe", None),
    ],
)
def test_an_office_as_a_label_is_the_one_person_who_bears_it(
    others: str, label: str, speaker: str | None
) -> None:
    """« Mme la maire : » is the mayor of the place where only one is shown, and nobody in any doubt."""
    said = parse(f"{DEBATE}\n{others}{LAST}**{label} :** Le pont, nous le gardons.\n").statements

    assert [s.speaker for s in said if "le gardons" in s.text] == [speaker]


def test_a_mayor_of_another_place_in_the_session_leaves_the_label_to_nobody() -> None:
    """Where a guest is a mayor too, « Mme la maire » may be either."""
    guest = "**Mme Lise Garance, maire de Garel :** Nous sommes venus.\n\n"
    said = parse(f"{DEBATE}\n{MAYOR}{LAST}{guest}**Mme la maire :** Le pont, nous le gardons.\n").statements

    assert [s.speaker for s in said if "le gardons" in s.text] == [None]


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("La maire de Garel est invitée à parler.", None),
        ("Mme Lise Garance, maire de Garel, est invitée à parler.", None),
        ("La maire d'Orvanne prend place.", None),
        ("La maire du village voisin prend place.", None),
        ("Le maire de Garel prend place.", "Rose Aubry"),
        ("La mairie de Garel nous écrit.", "Rose Aubry"),
        ("L'adjointe de Garel prend place.", "Rose Aubry"),
    ],
)
def test_a_guest_of_the_same_office_leaves_the_label_to_nobody(paragraph: str, speaker: str | None) -> None:
    """Whoever holds it elsewhere may speak as « Mme la maire », though nobody names her."""
    said = parse(f"{DEBATE}\n{MAYOR}{LAST}{paragraph}\n\n**Mme la maire :** Le pont, nous le gardons.\n")

    assert [s.speaker for s in said.statements if "le gardons" in s.text] == [speaker]


def test_a_guest_whom_the_heading_announces_leaves_the_label_to_nobody() -> None:
    """« Visite de la maire de Garel »: the theme of a session tells who comes, too."""
    last = LAST.replace("le pont\n", "visite de la maire de Garel\n", 1)
    said = parse(f"{DEBATE}\n{MAYOR}{last}**Mme la maire :** Le pont, nous le gardons.\n").statements

    assert [s.speaker for s in said if "le gardons" in s.text] == [None]


def test_the_holder_of_the_place_of_the_event_is_no_guest() -> None:
    """« la maire de Garel » in the minutes of Garel is who says « Mme la maire »."""
    guest = "La maire de Garel se lève.\n\n**Mme la maire :** Le pont, nous le gardons.\n"
    minutes = f"{HEAD}{DEBATE}\n{MAYOR}{LAST}{guest}".replace(
        "Journée de l'eau", "Conseil municipal de Garel", 1
    )
    said = parse_text(minutes, source_file="a.txt", sha256="0" * 64).statements

    assert [s.speaker for s in said if "le gardons" in s.text] == ["Rose Aubry"]


@pytest.mark.parametrize("label", ["**M. Le Bihan.** –", "**M. Le Bihan :**", "**M. Le Bihan** :"])
def test_a_second_label_before_a_quotation_ends_the_first_turn(label: str) -> None:
    """Two labels on one line: what the second one's person quotes is not the first one's."""
    line = f"**Mme Aubry.** – Je m'y tiens. {label} « Nous avons fermé trois vannes en deux ans, pas une »."
    said = parse(f"{DEBATE}\n{line}\n").statements

    assert {s.speaker for s in said if "trois vannes" in s.text} <= {None, "Marius Le Bihan"}


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Rue Marie Durand", None),
        ("Place Marie Durand", None),
        ("Quai Durand-Roux", None),
        ("Marie Durand", "Marie Durand"),
    ],
)
def test_a_place_that_bears_a_name_is_no_label(label: str, speaker: str | None) -> None:
    """« Rue Marie Durand : Nous demandons… » is what people of the street ask."""
    minutes = f"---\ntitle: Conseil\n---\n\n## Point 1\n\n{label} : Nous demandons que la vanne rouvre.\n"
    said = parse_text(minutes, source_file="a.md", sha256="0" * 64).statements

    assert [s.speaker for s in said if "rouvre" in s.text] == [speaker]
