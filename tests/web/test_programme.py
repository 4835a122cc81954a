"""The programme: sessions in order, each speaker once."""

from dataclasses import replace

from chatbot.web.programme import outline
from ingest.model import AttributionStatus, Span, Statement, StatementKind
from tests.web.fakes import make_proceedings


def test_sessions_come_in_the_order_of_the_event() -> None:
    """Whatever their order in the file's data."""
    proceedings = make_proceedings()
    shuffled = replace(proceedings, sessions=tuple(reversed(proceedings.sessions)))

    names = [session.name for session in outline(shuffled).sessions]

    assert names == ["Ouverture", "Table ronde 1", "Table ronde 2", "Keynote 1", "Visite"]


def test_a_theme_that_repeats_the_name_is_left_out() -> None:
    """« Ouverture — Ouverture » says nothing more."""
    opening, table, *_ = outline(make_proceedings()).sessions

    assert opening.theme == ""
    assert table.theme == "L’eau, une ressource à partager"


def test_a_speaker_is_shown_once_with_the_printed_title() -> None:
    """Two statements of one person make one line."""
    table = outline(make_proceedings()).sessions[1]

    assert [line.name for line in table.speakers] == ["Awa Nkomo-Delaunay", "Bertrand L’Hostis"]
    assert (
        table.speakers[0].title == "directrice de l’eau et de l’assainissement, syndicat des Trois Rivières"
    )


def test_someone_who_is_only_introduced_appears() -> None:
    """The speaker of the opening has no statement, a line all the same, and another question."""
    (line,) = outline(make_proceedings()).sessions[0].speakers

    assert line.name == "Odile Marchetti"
    assert line.question.startswith("Qui est")


def test_an_organisation_that_speaks_has_a_line_and_no_page() -> None:
    """It has no person behind it."""
    proceedings = make_proceedings()
    said = Statement(
        "dit-9", "table-2", StatementKind.REPORTED, None, "Réseau des vallées", None, None,
        "Le réseau demande des navettes.", (Span(990, 999),), "test", AttributionStatus.ATTRIBUTED,
    )  # fmt: skip
    with_it = replace(proceedings, statements=(*proceedings.statements, said))

    line = outline(with_it).sessions[2].speakers[-1]

    assert (line.name, line.person_id) == ("Réseau des vallées", None)


def test_who_is_only_introduced_is_not_counted_among_those_who_speak() -> None:
    """The count beside « Qui a parlé ? » is the one that an answer gives."""
    event = outline(make_proceedings())

    assert event.count_people(who_speak=True) == 5
    assert event.count_people(who_speak=False) == 1
