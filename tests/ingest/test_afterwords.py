"""What stands below an article, sponsors, readers' comments, other articles, is nobody's statement."""

import pytest

from ingest.model import Proceedings, StatementKind
from ingest.pipeline import parse_text
from tests.ingest.test_adverts import FIRST, SECOND, parse
from tests.ingest.test_properties import check_partition

SELLER = "**Martine Caron**, directrice d'Aquatube : « Avec Aquatube, divisez votre facture par deux »."
READER = "Luc Malassis : « Encore des élus qui se gargarisent avec nos impôts, quelle honte »"


def spoken(proceedings: Proceedings) -> list[str | None]:
    """Return who said something between quotation marks, in order."""
    check_partition(proceedings)
    return [s.speaker for s in proceedings.statements if s.kind is StatementKind.DIRECT_QUOTE]


@pytest.mark.parametrize(
    "heading",
    [
        "## Sponsors",
        "### Nos partenaires",
        "## Les partenaires de l'événement",
        "## Nos sponsors et partenaires",
        "### Avec le soutien de",
        "## Ils nous soutiennent",
        "## Sponsors\n\n### Aquatube",
        "## Commentaires",
        "## 12 commentaires",
        "### Commentaires (12)",
        "## Vos réactions",
        "## Commentaires des lecteurs",
    ],
)
def test_whoever_is_quoted_under_sponsors_or_comments_said_nothing(heading: str) -> None:
    """From the heading to the next session, whatever names and roles are printed."""
    body = f"{FIRST}\n\n{heading}\n\n{SELLER}\n\n{READER}\n\n### Table ronde 2\n\n{SECOND}\n"
    proceedings = parse(body)

    assert spoken(proceedings) == ["Paul Martin", "Marie Durand"]
    assert [p.name for p in proceedings.people] == ["Paul Martin", "Marie Durand"]
    assert [s.number for s in proceedings.sessions] == [1, 2]


@pytest.mark.parametrize("label", ["Commentaires", "12 commentaires", "Vos réactions", "**3 commentaires**"])
def test_a_line_opens_the_comments_below_the_last_session(label: str) -> None:
    """Without heading marks too, where no session comes any more; also right above a comment."""
    for gap in ("\n\n", "\n"):
        assert spoken(parse(f"{FIRST}\n\n{SECOND}\n\n{label}{gap}{READER}\n")) == [
            "Paul Martin",
            "Marie Durand",
        ]


def test_a_count_of_comments_above_the_article_opens_nothing() -> None:
    """In a bar of links, or between two sessions, « 12 commentaires » is a line of the page."""
    assert spoken(parse(f"12 commentaires\n\n{FIRST}\n")) == ["Paul Martin"]
    assert spoken(parse(f"{FIRST}\n\n12 commentaires\n\n### Table ronde 2\n\n{SECOND}\n")) == [
        "Paul Martin",
        "Marie Durand",
    ]


@pytest.mark.parametrize(
    "label", ["Sur le même sujet", "À lire aussi", "Articles liés", "## Sur le même sujet"]
)
@pytest.mark.parametrize(
    "titles",
    [
        "Luc Malassis : « La sobriété n'est pas la pauvreté et ne doit jamais le devenir »",
        "« La sobriété n'est pas la pauvreté » : entretien avec Luc Malassis\n\nÉclairage : le grand noir",
        "La Loire à sec\n\n- Luc Malassis : « Nous avons trop tiré sur la nappe »",
    ],
)
def test_titles_of_other_articles_are_no_statements(label: str, titles: str) -> None:
    """A list of titles ends where somebody is shown with a role."""
    assert spoken(parse(f"{FIRST}\n\n{label}\n\n{titles}\n\n{SECOND}\n")) == ["Paul Martin", "Marie Durand"]


@pytest.mark.parametrize(
    "heading",
    [
        "### Table ronde 2 : commentaires des élus",
        "### Commentaires des élus",
        "### Réactions",
        "### Partenaires publics et privés : qui paie ?",
    ],
)
def test_a_session_about_comments_or_partners_is_a_session(heading: str) -> None:
    """Only a heading that says nothing else stands over comments or sponsors."""
    assert spoken(parse(f"{FIRST}\n\n{heading}\n\n{SECOND}\n")) == ["Paul Martin", "Marie Durand"]


def test_a_heading_right_below_a_sessions_takes_nobodys_words() -> None:
    """A round table may be about partners or comments."""
    for heading in ("Partenaires", "Commentaires"):
        body = f"{FIRST}\n\n### Table ronde 2\n\n#### {heading}\n\n{SECOND}\n"

        assert spoken(parse(body)) == ["Paul Martin", "Marie Durand"]


def test_a_section_as_high_ends_the_sponsors() -> None:
    """The next heading of the same height is the event's again."""
    assert spoken(parse(f"{FIRST}\n\n### Sponsors\n\n{SELLER}\n\n### Le prix de l'eau\n\n{SECOND}\n")) == [
        "Paul Martin",
        "Marie Durand",
    ]


@pytest.mark.parametrize(
    "heading", ["## Sponsors", "### Nos partenaires", "## Commentaires", "## Sur le même sujet"]
)
def test_the_canonical_format_sets_them_aside_too(heading: str) -> None:
    """Up to the next heading as high, and no session or person is made of them."""
    text = (
        "---\ntitle: Essai\n---\n\n## Table ronde 1 — l'eau\n\n### Paul MARTIN — directeur\n\nIl parle.\n\n"
        f"{heading}\n\n{SELLER}\n\n{READER}\n\n"
        "## Table ronde 2 — le vent\n\n### Marie DURAND — maire\n\nElle parle.\n"
    )
    proceedings = parse_text(text, source_file="essai.md", sha256="0" * 64)

    assert [(s.speaker, s.text) for s in proceedings.statements] == [
        ("Paul MARTIN", "Il parle."),
        ("Marie DURAND", "Elle parle."),
    ]
    assert [s.number for s in proceedings.sessions] == [1, 2]
    check_partition(proceedings)
