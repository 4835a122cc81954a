"""A short line that names somebody, a role, a place or a form of session is the event's, not an advert."""

import pytest

from ingest.errors import SourceError
from ingest.model import NoiseKind, StatementKind
from ingest.pipeline import parse_text
from tests.ingest.test_adverts import FIRST, SECOND, parse
from tests.ingest.test_properties import check_partition


@pytest.mark.parametrize(
    "line",
    [
        "- Brune Castellane, pédopsychiatre, CHU de Garel",
        "Brune Castellane, pédopsychiatre, CHU de Garel",
        "- Noûr Delbecq – hydrogéologue, BRGM",
        "*Adjointe, ville de Lunéval*",
        "Directrice des mobilités, Région Grand Littoral",
        "*Éleveurs*",
        "Maire de Pont-Saint-Loup",
        "Interview de Paul Ferrand",
        "Entretien avec Jeanne Morel",
        "Portrait de Jeanne Morel",
        "Débat",
        "PROGRAMME",
    ],
)
def test_a_line_of_the_event_is_no_advert(line: str) -> None:
    """Name and role, a role alone, a heading without its mark: none sells anything or hides what follows."""
    proceedings = parse(f"{FIRST}\n\n{line}\n\nLa Vanne au printemps\n\n{SECOND}\n")

    assert not any(line.strip("-* ") in proceedings.source[n.start : n.end] for n in proceedings.noise)
    assert [s.speaker for s in proceedings.statements if s.speaker] == ["Paul Martin", "Marie Durand"]
    check_partition(proceedings)


@pytest.mark.parametrize(
    "line",
    [
        "Aqua Sphère, solutions pour l'eau",
        "Vélosolex Industrie, le vélo de demain",
        "AQUATUBE",
        "L'EAU, NOTRE MÉTIER",
        "Expert de vos réseaux depuis 1998",
        "Aquatube, partenaire de votre transition",
    ],
)
def test_a_slogan_still_is_one(line: str) -> None:
    """A brand with its tagline, whoever « vous » are."""
    proceedings = parse(f"{FIRST}\n\n{line}\n\n{SECOND}\n")

    assert [n.kind for n in proceedings.noise] == [NoiseKind.ADVERT]


def test_a_line_of_a_labelled_advert_stays_in_it() -> None:
    """What begins with a label may print names, roles and events."""
    body = f"{FIRST}\n\nPUBLICITÉ\n\nAquatube\n\nDirectrice commerciale\n\nDémonstration\n\n{SECOND}\n"

    [advert] = parse(body).noise
    assert advert.kind is NoiseKind.ADVERT
    assert "Démonstration" in parse(body).source[advert.start : advert.end]


@pytest.mark.parametrize("caption", ["Brune Castellane, pédopsychiatre", "Maire de Pont-Saint-Loup", "Débat"])
def test_such_a_line_does_not_part_a_quotation(caption: str) -> None:
    """In the middle of a quotation it is a caption or a line of the page."""
    body = (
        "**Paul Martin**, directeur : « Nous fermons la vanne principale, qui date de\n\n"
        f"{caption}\n\nl'après-guerre, avant l'hiver prochain ».\n"
    )

    [quoted] = [s for s in parse(body).statements if s.kind is StatementKind.DIRECT_QUOTE]
    assert quoted.text.endswith("qui date de l'après-guerre, avant l'hiver prochain")


def test_a_line_that_states_the_theme_states_it_still() -> None:
    """Under the heading of a session « Retour d'expérience » or « Maires de montagne » is its theme."""
    for theme in ("Retour d'expérience", "Maires de montagne"):
        body = f"### Table ronde 2\n\n{theme}\n\n{SECOND}\n"

        assert parse(body).sessions[-1].title == theme


def test_the_title_may_quote_above_place_and_date() -> None:
    """The first line is the title where the second says where and when."""
    text = f"Colloque « L'école dehors »\nAix-en-Provence, vendredi 17 mai 2024\n\nTable ronde 1\n\n{FIRST}\n"
    proceedings = parse_text(text, source_file="page.txt", sha256="0" * 64)

    assert proceedings.title == "Colloque « L'école dehors »"
    assert (proceedings.place, proceedings.date_iso) == ("Aix-en-Provence", "2024-05-17")


def test_a_title_of_several_lines_keeps_them_all() -> None:
    """The date may be printed in the middle of what a document is called."""
    lines = ("COMMUNE DE BRÉVANNES", "CONSEIL MUNICIPAL", "Séance du 4 avril 2024", "PROCÈS-VERBAL")
    text = "\n".join(lines) + f"\n\nTable ronde 1\n\n{FIRST}\n"
    proceedings = parse_text(text, source_file="page.txt", sha256="0" * 64)

    assert (proceedings.title, proceedings.date_iso) == (" ".join(lines), "2024-04-04")


@pytest.mark.parametrize("source", ["- ", "-", "-\n\n- a\nb\n", "* \n\nTexte."])
def test_an_item_without_a_word_is_refused_in_one_line(source: str) -> None:
    """A document that begins with an empty item has no first line to part."""
    with pytest.raises(SourceError, match="aucune session"):
        parse_text(source, source_file="vide.md", sha256="0" * 64)
