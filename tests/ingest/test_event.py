"""What a layout prints of the event itself, and what it prints of another one."""

import pytest

from tests.ingest.test_headings import Q, parse

SESSION = f"## Table ronde 1 — La vanne\n\n**Marie Durand**, maire : {Q}.\n"


@pytest.mark.parametrize(
    ("printed", "place", "date"),
    [
        ("Retour sur les Journées de l'eau, à La Rive, le 21 mars 2024.", "La Rive", "21 mars 2024"),
        ("Les élus ont parlé d'eau à Val-de-Brume le 3 avril 2024.", "Val-de-Brume", "3 avril 2024"),
        ("Colloque « L'eau dehors »\nVal-Bleu, vendredi 17 mai 2024", "Val-Bleu", "vendredi 17 mai 2024"),
        ("Webinaire « L'eau, qui décide ? »\n5 juin 2024 – transcription relue", None, "5 juin 2024"),
        ("Val-Bleu, 3 et 4 mai 2024 — organisé par l'association Rives", "Val-Bleu", "3 et 4 mai 2024"),
        ("Le prix a été remis à Marie Durand, le 3 mai 2024.", None, "3 mai 2024"),
    ],
)
@pytest.mark.parametrize("title", ["# Journée de l'eau\n\n", ""])
def test_place_and_date_above_the_first_session(
    title: str, printed: str, place: str | None, date: str
) -> None:
    """In a sentence or in a line of their own, with or without a heading for the title."""
    proceedings = parse(f"{title}{printed}\n\n{SESSION}")

    assert (proceedings.place, proceedings.date_printed) == (place, date)


@pytest.mark.parametrize(
    "announced",
    [
        "Les inscriptions pour l'édition 2025 sont ouvertes depuis le 1er septembre.",
        "Inscrivez-vous à la 5e édition, à Val-Bleu, le 12 juin 2025.",
        "La 5e édition se tiendra à Val-Bleu le 12 juin 2025.",
        "Rendez-vous le 12 juin pour une 5e édition à Val-Bleu, organisée par Rives.",
        "La prochaine édition a été annoncée : la 5e édition s'est tenue à Val-Bleu.",
        "**Zoé Petit**, élue : « La 5e édition s'est tenue à Val-Bleu le 12 juin 2025, merci à tous ».",
        "Le 12 juin, la vanne avait cédé.",
    ],
)
def test_what_is_said_of_another_edition_is_no_fact_of_this_one(announced: str) -> None:
    """The next edition, a date that somebody mentions or that a session tells about."""
    silent = parse(f"# Journée de l'eau\n\n{SESSION}\n{announced}\n")
    dated = parse(f"# Journée de l'eau\n\n4e édition — 3 mai 2024\n\n{SESSION}\n{announced}\n")

    assert (silent.edition, silent.date_printed, silent.place, silent.organisers) == (None, None, None, ())
    assert (dated.edition, dated.date_iso, dated.place) == ("4e édition", "2024-05-03", None)


def test_the_edition_that_was_held_is_told_beside_the_next_one() -> None:
    """One sentence about the next edition does not silence the others of its paragraph."""
    told = (
        "La 4e édition s'est tenue à Val-Bleu le 3 mai 2024. La prochaine édition aura lieu le 2 juin 2025."
    )
    proceedings = parse(f"# Journée de l'eau\n\n{told}\n\n{SESSION}")

    assert (proceedings.edition, proceedings.place, proceedings.date_iso) == (
        "4e édition",
        "Val-Bleu",
        "2024-05-03",
    )


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Brive, 3 mai 2024 — organisé par Rives", "Rencontres de l'eau"), "Rencontres de l'eau"),
        (("Rencontres de l'eau", "Brive, 3 mai 2024 — organisé par Rives"), "Rencontres de l'eau"),
        (("Rencontres du 3 mai 2024 — le compte rendu",), "Rencontres du 3 mai 2024 — le compte rendu"),
    ],
)
def test_a_place_and_a_date_are_no_title(lines: tuple[str, ...], title: str) -> None:
    """The line with place and date may stand above the title; a title may hold a date."""
    head = "\n\n".join(lines)
    proceedings = parse(f"{head}\n\nTable ronde 1 : La vanne\n\n**Marie Durand**, maire : {Q}.\n")

    assert (proceedings.title, proceedings.date_printed) == (title, "3 mai 2024")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Cahier spécial\n\n", "Journée de l'eau"),
        ("Hors-série\n\n", "Journée de l'eau"),
        ("Rencontres de Garel\n\n", "Rencontres de Garel Journée de l'eau"),
        ("Aller au contenu | Aller au menu | Aller à la recherche\n\n", "Journée de l'eau"),
    ],
)
def test_what_a_magazine_or_a_site_prints_above_is_no_title(above: str, title: str) -> None:
    """« Cahier spécial » over a title and the links of a menu; another line is the title's first half."""
    assert parse(f"{above}# Journée de l'eau\n\n{SESSION}").title == title


def test_a_rubric_alone_is_the_title() -> None:
    """Where nothing else is printed, « Cahier spécial » is all there is."""
    assert parse(f"Cahier spécial\n\n{SESSION}").title == "Cahier spécial"


@pytest.mark.parametrize(
    ("printed", "organisers"),
    [
        (
            "organisée par Rives, en lien avec la Fédération des Lacs publics et l'Agence Eaux & Forêts",
            ("Rives", "Fédération des Lacs publics", "Agence Eaux & Forêts"),
        ),
        ("organisée par l'Union des Ports français.", ("Union des Ports français",)),
        ("organisée par la Ligue des Lacs et les élus.", ("Ligue des Lacs",)),
        ("organisée par la Ligue des Lacs toujours active.", ("Ligue des Lacs",)),
    ],
)
def test_an_organisers_name_may_end_with_an_adjective(printed: str, organisers: tuple[str, ...]) -> None:
    """« Fédération des Lacs publics »: only where the name ends there."""
    assert parse(f"# Journée de l'eau\n\nUne journée {printed}\n\n{SESSION}").organisers == organisers
