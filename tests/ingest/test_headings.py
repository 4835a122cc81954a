"""What a line that begins a session says of its form, number and theme."""

import pytest

from ingest.errors import SourceError
from ingest.headings import match_heading
from ingest.model import Proceedings, SessionKind
from ingest.pipeline import parse_text
from tests.ingest.test_properties import check_consistent, check_partition

Q = "« Nous avons décidé de fermer la vanne principale avant l'hiver prochain »"
R = "« Personne ne nous avait prévenus du calendrier de ces travaux considérables »"


def parse(text: str) -> Proceedings:
    """Parse a magazine layout."""
    proceedings = parse_text(text, source_file="essai.txt", sha256="0" * 64)
    check_consistent(proceedings)
    check_partition(proceedings)
    return proceedings


@pytest.mark.parametrize(
    ("line", "number", "theme"),
    [
        ("TR 3", 3, None),
        ("TR3 – L'eau", 3, "L'eau"),
        ("T.R. n° 3", 3, None),
        ("Table ronde IV", 4, None),
        ("TROISIÈME TABLE RONDE", 3, None),
        ("3. Table ronde", 3, None),
        ("3 – Table ronde : l'eau", 3, "l'eau"),
        ("Table ronde (3)", 3, None),
        ("Table ronde 3/6 : l'eau", 3, "l'eau"),
        ("Session 3 : table ronde", 3, None),
        ("Session 2 – Table ronde n°3 : l'eau", 3, "l'eau"),
        ("Table ronde n° 3 L'eau pour tous", 3, "L'eau pour tous"),
        ("TABLE RONDE 3 L'EAU POUR TOUS", 3, "L'EAU POUR TOUS"),
        ("10h30-11h30 – Table ronde 3 : l'eau", 3, "l'eau"),
        ("Table ronde 3 (10 h - 11 h) : l'eau", 3, "l'eau"),
        ("T A B L E   R O N D E   3", 3, None),
        ("Table ronde finale", None, None),
        ("Dernière table ronde", None, None),
    ],
)
def test_a_plain_line_opens_a_round_table(line: str, number: int | None, theme: str | None) -> None:
    """Abbreviations, hours, brackets and themes without a separator are read without any mark-up."""
    found = match_heading(line, marked=False)

    assert found is not None
    assert (found.kind, found.number) == (SessionKind.ROUND_TABLE, number)
    assert (line[slice(*found.theme)] if found.theme else None) == theme


@pytest.mark.parametrize(
    "line",
    [
        "La table ronde 3 portait sur l'eau",
        "Table ronde 3 Marie Durand a expliqué la digue.",
        "première table ronde. Marie Durand, maire, a cité quelques lignes",
        "TR",
        "Trains 3",
        "3 tables rondes",
        "Table ronde : l'eau",
    ],
)
def test_a_sentence_opens_nothing(line: str) -> None:
    """Words of a session inside running text are no heading."""
    assert match_heading(line, marked=False) is None


def test_half_a_sentence_that_begins_with_a_round_table_stays_in_its_paragraph() -> None:
    """« …la question de la / première table ronde. X, maire, … » is one paragraph."""
    text = (
        "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\n"
        "À quoi sert une vanne fermée pendant tout un hiver ? Telle était la question posée par la\n\n"
        f"première table ronde. **Marie Durand**, maire de Brive, a tranché : {Q}.\n"
    )
    proceedings = parse(text)

    assert [s.number for s in proceedings.sessions] == [1]
    assert [s.speaker for s in proceedings.statements if s.speaker] == ["Marie Durand"]


def test_a_printed_programme_opens_no_sessions() -> None:
    """Sessions that are listed first and told later are there once, with the theme that the list prints."""
    text = (
        "# Journée de l'eau\n\n3e édition\n\nAu programme\n\nTable ronde 1 – L'eau\n\n"
        f"Table ronde 2 – Le feu\n\n### Table ronde 1\n\n**Marie Durand**, maire : {Q}.\n\n"
        f"### Table ronde 2\n\n**Paul Martin**, élu : {R}.\n"
    )
    proceedings = parse(text)

    assert [(s.number, s.title) for s in proceedings.sessions] == [(1, "L'eau"), (2, "Le feu")]
    assert [s.session_id for s in proceedings.statements if s.speaker] == [s.id for s in proceedings.sessions]


def test_a_numbered_line_is_a_heading_and_a_numbered_list_is_none() -> None:
    """« 1. Table ronde » alone opens a session; three such lines in a row are a list."""
    head = "# Journée de l'eau\n\n3e édition\n\n"
    alone = parse(f"{head}1. Table ronde\n\n**Marie Durand**, maire : {Q}.\n")
    listed = parse(
        f"{head}## Table ronde 4\n\nElle finit.\n\n1. Table ronde\n2. Table ronde\n3. Table ronde\n"
    )

    assert [s.number for s in alone.sessions] == [1]
    assert [s.number for s in listed.sessions] == [4]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## Grand entretien", "other"),
        ("## Trois questions à Luc Roux", "other"),
        ("**Entretien avec Luc Roux**", "other"),
        ("## L'œil du philosophe", "other"),
        ("# Revue de presse", "other"),
        ("### Un pont trop loin ?", "round_table"),
    ],
)
def test_a_heading_as_high_as_a_sessions_ends_it(heading: str, kind: str) -> None:
    """Words under a heading of the same level were not said in the round table before it."""
    text = (
        "# Journée de l'eau\n\n3e édition\n\n## Table ronde 1 : la vanne\n\n"
        f"**Zoé Petit**, maire de Brive : {Q}.\n\n{heading}\n\n**Luc Roux**, préfet : {Q}.\n"
    )

    proceedings = parse(text)
    kinds = {s.id: s.kind.value for s in proceedings.sessions}

    assert [(s.speaker, kinds[s.session_id or ""]) for s in proceedings.statements] == [
        ("Zoé Petit", "round_table"),
        ("Luc Roux", kind),
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Discours d'accueil de Zoé Petit, maire de Brive, et de Luc Roux, préfet.",
        "Ouverture de la journée par Zoé Petit, maire de Brive, et Luc Roux, préfet.",
    ],
)
def test_a_caption_is_an_opening_with_its_people(caption: str) -> None:
    """« Discours d'accueil de X » shows who opened, like « Ouverture par X »."""
    proceedings = parse(
        f"# Journée de l'eau\n\n3e édition\n\n{caption}\n\n## Table ronde 1\n\nElle abordait la vanne.\n"
    )

    assert [s.kind.value for s in proceedings.sessions] == ["opening", "round_table"]
    assert [p.name for p in proceedings.people] == ["Zoé Petit", "Luc Roux"]


def test_a_report_between_round_tables_is_in_none() -> None:
    """« ## Reportage » ends a round table whose heading is a plain line."""
    text = (
        f"# Journée de l'eau\n\nTable ronde 1\n\n**Marie Durand**, maire : {Q}.\n\n"
        f"## Reportage\n\n**Paul Martin**, élu : {R}.\n"
    )

    assert [(s.kind.value, s.title) for s in parse(text).sessions] == [
        ("round_table", "Table ronde 1"),
        ("other", "Reportage"),
    ]


@pytest.mark.parametrize("heading", ["Crédits", "Sommaire", "Mentions légales"])
def test_what_stands_under_an_apparatus_is_noise(heading: str) -> None:
    """Credits and tables of contents are no session, and nobody's words."""
    proceedings = parse(
        f"# Journée de l'eau\n\n### Table ronde 1\n\n**Marie Durand**, maire : {Q}.\n\n"
        f"### {heading}\n\nTextes : Jean Dupont. Photos : Luc Blanc.\n\n"
        f"### Table ronde 2\n\n**Paul Martin**, élu : {R}.\n"
    )

    assert [s.number for s in proceedings.sessions] == [1, 2]
    assert [s.speaker for s in proceedings.statements] == ["Marie Durand", "Paul Martin"]
    assert "Jean Dupont" in proceedings.source[proceedings.noise[0].start : proceedings.noise[0].end]


def test_a_line_in_capitals_opens_the_session_that_its_first_word_names() -> None:
    """« VISITE DU PORT » is a heading, in bold too; « VISITE DE VOS LOCAUX » is an advert."""
    text = (
        f"# Journée de l'eau\n\nTable ronde 1\n\nFERMER LA VANNE\n\n**Marie Durand**, maire : {Q}.\n\n"
        "{}\n\nLe port s'éveille avant le jour, quand les bateaux rentrent avec le poisson.\n"
    )

    for heading in ("VISITE DU PORT", "**Visite du port**"):
        assert [(s.kind.value, s.title) for s in parse(text.format(heading)).sessions] == [
            ("round_table", "FERMER LA VANNE"),
            ("visit", heading.strip("*")),
        ]
    assert len(parse(text.format("VISITE DE VOS LOCAUX")).sessions) == 1


def test_an_article_with_a_subtitle_is_no_canonical_text() -> None:
    """« ## sous-titre » and « ### Table ronde 1 – thème » are not a session and a person."""
    text = (
        f"# Le son\n\n## de la ville\n\n### Table ronde 1 – La rue\n\n**Marie Durand**, maire : {Q}.\n\n"
        f"### Bazar Nord – Le lieu\n\n### Table ronde 2 – L'école\n\n**Paul Martin**, élu : {R}.\n"
    )
    proceedings = parse(text)

    numbered = [s for s in proceedings.sessions if s.number]

    assert [(s.number, s.title) for s in numbered] == [(1, "La rue"), (2, "L'école")]
    assert [s.session_id for s in proceedings.statements if s.speaker] == [s.id for s in numbered]


@pytest.mark.parametrize(
    ("label", "theme", "number"),
    [
        ("Table ronde n°2 : ", "les limites du « tout numérique », dont les élus ne veulent plus", 2),
        ("TABLE RONDE 6 - ", "la « ville éponge » que les crues attendent", 6),
        ("6ème table ronde : ", "ce que cache le mot « sobriété »", 6),
        ("TR6 – ", "la “ville éponge” est-elle possible ?", 6),
        ("Conférence 6 : ", "le « quart d'heure » et la « demi-heure », qui s'opposent", 6),
        ("Table ronde 4 : ", "« L'eau est un bien commun : qui doit la payer et combien ? »", 4),
    ],
)
def test_a_theme_may_quote_a_term(label: str, theme: str, number: int) -> None:
    """A theme with words between quotation marks, a relative clause or a verb is a theme all the same."""
    found = match_heading(label + theme, marked=False)

    assert found is not None
    assert (found.number, found.theme) == (number, (len(label), len(label + theme)))


@pytest.mark.parametrize(
    "line",
    [
        f"Table ronde 2 : Jeanne Morel, adjointe : {Q}",
        "Table ronde 2 : Jeanne Morel, adjointe : « C'est trop cher »",
        "Table ronde 2 : « C'est trop cher », estime Jeanne Morel",
        "Table ronde 2 : « C'est trop cher », « trop loin ».",
        "Table ronde 2 : les élus refusent « la facture de trop",
        f"Table ronde 2 : les élus {R} et les usagers",
    ],
)
def test_what_somebody_says_in_a_round_table_is_no_theme(line: str) -> None:
    """A quotation after a colon, before a verb of speech, left open or as long as a statement is no theme."""
    assert match_heading(line, marked=False) is None


def test_a_theme_that_quotes_opens_its_session() -> None:
    """What is said after « Table ronde 2 : enjeux du « … », que … » is said in round table 2."""
    text = (
        f"# Journée de l'eau\n\nTable ronde 1\n\n**Marie Durand**, maire : {Q}.\n\n"
        "Table ronde n°2 : l'essor de la « ville éponge », dont les quartiers ont besoin\n\n"
        f"La table ronde 2 a été longue.\n\n**Paul Martin**, élu : {R}.\n"
    )
    proceedings = parse(text)

    assert [(s.number, s.title) for s in proceedings.sessions] == [
        (1, "Table ronde 1"),
        (2, "l'essor de la « ville éponge », dont les quartiers ont besoin"),
    ]
    assert [s.session_id for s in proceedings.statements if s.speaker] == [s.id for s in proceedings.sessions]


@pytest.mark.parametrize(
    "heading",
    [
        "Table ronde 2",
        "**Table ronde 2**",
        "Table ronde n° 2 : qui paie la vanne ?",
        "Table ronde 2 : la vanne et\nla digue",
        "Table\nronde\n2",
        "table ronde 2",
        "DEUXIÈME TABLE RONDE",
        "14h30 – Table ronde 2",
    ],
)
def test_a_heading_needs_no_blank_line(heading: str) -> None:
    """A line that is a session's heading opens it between two lines of text too."""
    text = (
        "# Journée de l'eau\n\n3e édition\n\nTable ronde 1\n"
        f"Un débat riche.\n**Marie Durand**, maire : {Q}.\n{heading}\n**Paul Martin**, élu : {R}.\n"
        f"Table ronde 3\n**Luc Roux**, préfet : {Q}.\n"
    )
    proceedings = parse(text)
    numbers = {s.id: s.number for s in proceedings.sessions}

    assert [(s.speaker, numbers[s.session_id or ""]) for s in proceedings.statements if s.speaker] == [
        ("Marie Durand", 1),
        ("Paul Martin", 2),
        ("Luc Roux", 3),
    ]


def test_a_heading_after_a_line_without_an_end_opens_its_session() -> None:
    """A short line above a heading was broken on purpose; a list of items ends at a heading too."""
    head = f"# Journée de l'eau\n\n3e édition\n\nTable ronde 1\n\n**Marie Durand**, maire : {Q}.\n\n"
    tail = f"Table ronde 2\n**Paul Martin**, élu : {R}, a-t-il dit avant la pause de midi.\n"

    for before in ("Photos Zoé Petit\n", "- les vannes\n- les digues du port\n"):
        proceedings = parse(head + before + tail)

        assert [s.number for s in proceedings.sessions] == [1, 2]
        assert proceedings.statements[-1].session_id == proceedings.sessions[1].id


@pytest.mark.parametrize(
    "prose",
    [
        "Le prix de l'eau a occupé la salle au cours de la première\ntable ronde 2 heures durant, sans fin.",
        "Le prix de l'eau a occupé la salle au cours de la longue\nTable ronde 2\nque chacun attendait.",
        "Le prix de l'eau a occupé la salle, comme il avait occupé la\nTable ronde 2\nLe matin, rien de tel.",
        "Le prix de l'eau a occupé la salle, et plus que pendant\ntable ronde 2\nPersonne ne l'a nié.",
        "L'eau a occupé la salle.\nLa table ronde 2 portait sur autre chose.\nPersonne ne l'a nié.",
        "L'eau a occupé la salle.\nTable ronde 2 a rimé\navec fatigue.",
    ],
)
def test_a_line_of_wrapped_prose_opens_nothing(prose: str) -> None:
    """« … de la première / table ronde 2 … », cut by the page's width, mentions a session."""
    text = (
        f"# Journée de l'eau\n\n3e édition\n\nTable ronde 1\n\n**Marie Durand**, maire : {Q}.\n\n{prose}\n\n"
        f"**Paul Martin**, élu : {R}.\n"
    )
    proceedings = parse(text)

    assert [s.number for s in proceedings.sessions] == [1]


@pytest.mark.parametrize(
    ("text", "place", "written"),
    [
        ("Conseil\n\n1. Budget de l'eau\n\nLe maire lit.\n", "ligne 3", "## Point 1 — Budget de l'eau"),
        ("Conseil\r\n\r\n2) Vœux\r\n\r\nLe maire lit.\r\n", "ligne 3", "## Point 2 — Vœux"),
        (f"Journée de l'eau\n\n\nMarie Durand dit : {Q}.\n", "au-dessus de la ligne 4", "« Marie Durand dit"),
        ("\nRien.", "au-dessus de la ligne 2", "« Rien. »"),
    ],
)
def test_a_text_without_a_session_is_told_what_to_write_where(text: str, place: str, written: str) -> None:
    """A numbered line is given as a heading of the format; else the line above which one may stand."""
    with pytest.raises(SourceError) as refused:
        parse(text)

    message = str(refused.value)
    assert place in message
    assert written in message
    assert "\n" not in message


def test_the_heading_that_is_proposed_opens_a_session() -> None:
    """What the message says to write is read."""
    text = f"# Conseil\n\n## Point 1 — Budget de l'eau\n\nMarie Durand dit : {Q}.\n"

    assert [(s.kind, s.title) for s in parse(text).sessions] == [(SessionKind.AGENDA_ITEM, "Budget de l'eau")]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("6/ Questions-réponses avec la salle", "6/ Questions-réponses avec la salle"),
        ("Questions / réponses", "Questions / réponses"),
        ("Questions et réponses : la vanne", "la vanne"),
        ("Atelier B – La vanne", "La vanne"),
        ("Atelier B", "Atelier B"),
    ],
)
def test_the_words_of_a_heading_are_read_whole(heading: str, title: str) -> None:
    """« réponses » after its hyphen is no theme, and neither is the letter of a workshop."""
    assert [s.title for s in parse(f"# Journée de l'eau\n\n## {heading}\n\n{Q}.\n").sessions] == [title]


@pytest.mark.parametrize(
    ("subjects", "title"),
    [(("Le prix",), "Le prix"), (("Le prix", "La date"), "Questions du public")],
)
def test_one_of_several_subjects_is_no_theme(subjects: tuple[str, ...], title: str) -> None:
    """« ### Le prix » below questions is their theme only where no second one stands below it."""
    below = "".join(f"### {subject}\n\nDes mots sur la vanne, et rien de plus.\n\n" for subject in subjects)
    proceedings = parse(f"# Journée de l'eau\n\n## Questions du public\n\n{below}")

    assert [s.title for s in proceedings.sessions] == [title]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        (
            "Un exemple de vanne : l'écluse de Garel et ses deux portes.",
            "l'écluse de Garel et ses deux portes",
        ),
        (
            "Peser la vase, seau par seau : c'est l'idée de la jeune société Vasco.",
            "Peser la vase, seau par seau",
        ),
        ("Une idée folle : elle a pesé toute la vase du lac.", "keynote"),
        ("L'oratrice retient trois mots : eau, vase et patience.", "keynote"),
        ("Le directeur insiste sur un point : la vase de Garel.", "keynote"),
        ("Rose Aubry, élue : une vie au service de la vase.", "keynote"),
        ("La société Vasco a expliqué comment elle pèse la vase.", "keynote"),
        ("La société Vasco a expliqué comment sa pelle pèse la vase.", "comment sa pelle pèse la vase"),
    ],
)
def test_a_keynote_takes_its_title_from_a_noun(opening: str, title: str) -> None:
    """What stands after a colon is a title where it is a thing, and nobody comes up who may say it."""
    proceedings = parse(f"# Journée de l'eau\n\nkeynote\n\n{opening}\n")

    assert [s.title for s in proceedings.sessions] == [title]


def test_words_under_a_persons_heading_are_no_title() -> None:
    """What is told below the name of a person is no theme of the whole session."""
    proceedings = parse(
        "---\ntitle: Essai\n---\n\n## Clôture\n\n### Rose Aubry — élue\n\nLa séance est levée : fin.\n"
    )

    assert [s.title for s in proceedings.sessions] == ["Clôture"]
