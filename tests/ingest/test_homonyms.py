"""Two people of one name: each has an identifier, and neither gets the other's words."""

import pytest

from ingest.model import Proceedings, StatementKind
from ingest.pipeline import parse_text

Q = "« Nous avons décidé de fermer la vanne principale avant l'hiver prochain »"
R = "« Personne ne nous avait prévenus du calendrier de ces travaux considérables »"
S = "« Il reste à convaincre les riverains, qui attendent depuis plus de quatre ans »"
WATER = "directeur de la régie des eaux, ville de Brive"
LIGHT = "astronome à l'observatoire de Valmont"


def parse(*sessions: str) -> Proceedings:
    """Parse a magazine layout with these paragraphs, one round table each."""
    text = "# Journée de l'eau\n\n3e édition\n"
    for number, body in enumerate(sessions, start=1):
        text += f"\n### Table ronde {number}\n\nElle abordait la vanne numéro {number}.\n\n{body}\n"
    return parse_text(text, source_file="essai.txt", sha256="0" * 64)


def speakers(proceedings: Proceedings) -> list[str | None]:
    """Return the identifier of the speaker of each quotation, without that of the event."""
    quoted = [s for s in proceedings.statements if s.kind is StatementKind.DIRECT_QUOTE]
    return [s.speaker_id.split(".")[1] if s.speaker_id else None for s in quoted]


def test_one_name_with_unrelated_offices_is_two_people() -> None:
    """A director and an astronomer of one name have an identifier each, and a warning says so."""
    proceedings = parse(f"**Paul Martin**, {WATER} : {Q}.", f"**Paul Martin**, {LIGHT} : {R}.")

    assert speakers(proceedings) == ["paul-martin", "paul-martin-2"]
    assert [p.name for p in proceedings.people] == ["Paul Martin", "Paul Martin"]
    assert [a.person_id for a in proceedings.appearances] == [p.id for p in proceedings.people]
    assert any("homonyme" in w.message for w in proceedings.warnings)


def test_headings_of_the_canonical_format_tell_people_apart_too() -> None:
    """« ### Paul MARTIN — … » in two sessions with unrelated offices is two people."""
    text = (
        f"---\ntitle: Essai\n---\n## Table ronde 1 — a\n\n### Paul MARTIN — {WATER}\n\nIl parle d'eau.\n\n"
        f"## Table ronde 2 — b\n\n### Paul MARTIN — {LIGHT}\n\nIl parle d'étoiles.\n"
    )
    proceedings = parse_text(text, source_file="essai.md", sha256="0" * 64)

    assert [s.speaker_id for s in proceedings.statements] == ["essai.paul-martin", "essai.paul-martin-2"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (", maire de Brive", ", maire"),
        (", maire de Brive", ""),
        ("", ", maire de Brive"),
        (", directrice du marketing, ville de Brive", ", directrice marketing, Brive"),
        (", directeur général, Aqualor", ", fondateur d'Aqualor"),
        (", élue à Brive", ", maire de Brive"),
        (", élu", ", maire de Brive"),
        (", responsable du réseau, SEDIF", ", ingénieur, Syndicat des eaux d'Île-de-France"),
        (", Directeur Général, Région Centre", ", directeur général, région Centre"),
        (", chef de projet à la CNIL", ", juriste au service des affaires de la CNIL"),
    ],
)
def test_offices_that_agree_or_say_too_little_are_one_persons(first: str, second: str) -> None:
    """A shorter office, another one of the same organisation or none at all makes nobody two people."""
    proceedings = parse(f"**Paul Martin**{first} : {Q}.", f"**Paul Martin**{second} : {R}.")

    assert speakers(proceedings) == ["paul-martin", "paul-martin"]
    assert len(proceedings.people) == 1
    assert not [w for w in proceedings.warnings if "homonyme" in w.message]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("directeur technique, Aqualor", "directeur technique, Lumen"),
        ("maire de Brive", "maire de Valmont"),
        ("directeur", "maire de Valmont"),
        ("président de l'association Eau Vive", "président de la société Aqualor"),
    ],
)
def test_a_common_noun_makes_nobody_one_person(first: str, second: str) -> None:
    """What many are called does not join two people whose organisations have nothing in common."""
    proceedings = parse(f"**Paul Martin**, {first} : {Q}.", f"**Paul Martin**, {second} : {R}.")

    assert speakers(proceedings) == ["paul-martin", "paul-martin-2"]


def test_a_bare_name_is_the_homonym_of_its_session() -> None:
    """Without an office the one of the session is meant, also by the surname."""
    proceedings = parse(
        f"**Paul Martin**, {WATER} : {Q}.",
        f"**Paul Martin**, {LIGHT} : {R}.\n\nM. Martin a conclu : {S}.",
    )

    assert speakers(proceedings) == ["paul-martin", "paul-martin-2", "paul-martin-2"]


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_bare_name_in_a_session_of_neither_is_nobodys(position: int) -> None:
    """Where neither of the two is introduced, before or after, a bare name is no answer."""
    sessions = [f"**Paul Martin**, {WATER} : {Q}.", f"**Paul Martin**, {LIGHT} : {R}."]
    sessions.insert(position, f"**Paul Martin** : {S}.")

    assert speakers(parse(*sessions))[position] is None


def test_a_printed_office_finds_its_bearer_in_a_third_session() -> None:
    """Where both speak again, each is known by the office that is printed."""
    proceedings = parse(
        f"**Paul Martin**, {WATER} : {Q}.",
        f"**Paul Martin**, {LIGHT} : {R}.",
        f"**Paul Martin**, astronome à Valmont : {Q}.\n\n**Paul Martin**, ville de Brive : {R}.\n\n"
        f"**Paul Martin** : {S}.",
    )

    assert speakers(proceedings)[2:] == ["paul-martin-2", "paul-martin", None]


def test_a_second_office_in_one_session_is_the_same_persons() -> None:
    """Within a session a name is one person's, whatever else this person does."""
    proceedings = parse(
        f"**Paul Martin**, {WATER} : {Q}.\n\n**Paul Martin**, président du club d'échecs Fou Noir : {R}."
    )

    assert speakers(proceedings) == ["paul-martin", "paul-martin"]


def test_identifiers_do_not_change_when_words_do() -> None:
    """Who is the second depends on the order of introduction only."""
    once = parse(f"**Paul Martin**, {WATER} : {Q}.", f"**Paul Martin**, {LIGHT} : {R}.")
    again = parse(f"**Paul Martin**, {WATER} : {S}.", f"**Paul Martin**, {LIGHT} : {Q}.")

    assert [p.id for p in once.people] == [p.id for p in again.people]


@pytest.mark.parametrize(
    ("first", "second", "title", "expected"),
    [
        ("M. Ignace Martin", "Mme Denise Martin", "M.", "ignace-martin"),
        ("Paul Martin", "Denise Martin", "Mme", "denise-martin"),
        ("Paul Martin", "Jean Martin", "M.", None),
        ("Camille Martin", "Denise Martin", "M.", None),
        ("Marie Martin", "Denise Martin", "M.", None),
    ],
)
def test_a_title_tells_a_man_from_a_woman_of_one_family_name(
    first: str, second: str, title: str, expected: str | None
) -> None:
    """« M. Martin » is the only man of that name where everybody else is surely a woman; else nobody."""
    proceedings = parse(
        f"{first}, maire de Brive : {Q}.\n\n{second}, adjointe : {R}.\n\n{title} Martin : {S}."
    )

    assert speakers(proceedings)[2] == expected


def test_two_people_of_one_surname_without_given_names_are_told_apart_by_their_titles() -> None:
    """« ### M. Fournier » and « ### Mme Fournier » are two people; « Fournier » alone is neither."""
    text = """---
title: Essai
---

## Débat

### Dr M. Fournier

Il s'inquiète.

Selon Mme Fournier, il exagère.

### Mme Fournier — orthoptiste

Elle maintient son propos.

### Luc Petit — élu

M. Fournier lui répond que la lumière suffit.

Fournier lui répond encore.
"""

    proceedings = parse_text(text, source_file="essai.md", sha256="0" * 64)
    spoken = [(s.text.split()[0], s.speaker_id) for s in proceedings.statements]

    assert len(proceedings.people) == 3
    man, woman = (next(i for w, i in spoken if w == word) for word in ("Il", "Elle"))
    assert man != woman
    assert dict(spoken)["Selon"] in {None, woman}
    assert [i for w, i in spoken if w in {"lui", "M."}][:1] == [man]
    assert dict(spoken)["Fournier"] is None


def _under(heading: str, paragraph: str) -> str | None:
    """Return who says the one statement of a paragraph under a person's heading."""
    text = f"---\ntitle: Essai\n---\n\n## Débat\n\n### {heading}\n\n{paragraph}\n"
    return parse_text(text, source_file="essai.md", sha256="0" * 64).statements[-1].speaker


@pytest.mark.parametrize("heading", ["Mme Fournier", "Mme Fournier — maire", "Claire FOURNIER — maire"])
@pytest.mark.parametrize(
    "paragraph",
    [
        "Quant au docteur Fournier, il a rappelé la vaccination des enfants.",
        "Quant au docteur Fournier, les vaccins sont prêts.",
        "Du côté du docteur Fournier, les vaccins sont prêts.",
        "Le docteur Fournier estime que les vaccins suffiront.",
        "Le Dr Fournier est absent.",
        "Pour le professeur Fournier, les vaccins suffiront.",
        "Maître Fournier a plaidé la prudence.",
        f"Le docteur Fournier insiste : {Q}.",
    ],
)
def test_a_title_that_a_heading_does_not_print_is_another_persons(heading: str, paragraph: str) -> None:
    """« le docteur Fournier » under « ### Mme Fournier » is not Mme Fournier."""
    assert _under(heading, paragraph) is None


@pytest.mark.parametrize(
    ("heading", "paragraph"),
    [
        ("Dr Claire FOURNIER — cheffe de service", "Le docteur Fournier insiste sur les vaccins."),
        ("Claire FOURNIER — pédiatre", "Le Dr Fournier insiste sur les vaccins."),
        ("Claire FOURNIER — pédiatre", f"Le docteur Fournier insiste : {Q}."),
        ("Claire FOURNIER — maire", "Le docteur Claire Fournier insiste sur les vaccins."),
        ("Luc FOURNIER — avocat", "Maître Fournier plaide la prudence."),
        ("Mme Fournier", "Quant à Mme Fournier, elle insiste sur les vaccins."),
    ],
)
def test_a_title_that_a_heading_shows_is_its_persons(heading: str, paragraph: str) -> None:
    """The heading prints the title, a role that it goes with, or the full name."""
    assert (_under(heading, paragraph) or "").endswith(
        heading.partition(" —")[0].removeprefix("Dr ").split()[-1]
    )


@pytest.mark.parametrize(
    ("office", "expected"), [("maire de Brive", None), ("pédiatre au CHU de Brive", "claire-fournier")]
)
def test_a_title_in_running_text_needs_an_office_that_shows_it(office: str, expected: str | None) -> None:
    """« le docteur Fournier » after « Claire Fournier, maire » may be somebody else."""
    proceedings = parse(f"**Claire Fournier**, {office} : {Q}.\n\nLe docteur Fournier a ajouté : {R}.")

    assert speakers(proceedings) == ["claire-fournier", expected]


@pytest.mark.parametrize("body", ["la commission Martin", "le groupe Martin", "le comité Martin"])
@pytest.mark.parametrize("who", [f"**Paul Martin**, {WATER}", "M. Martin"])
def test_a_body_that_bears_a_persons_name_is_not_the_person(body: str, who: str) -> None:
    """« Q », tranche la commission Martin — neither Martin nor an organisation called so."""
    proceedings = parse(f"{who} : {Q}.\n\n{R}, tranche {body}.\n\n{S}\n\n— {body}")

    assert [bool(s.speaker) for s in proceedings.statements if s.kind == "direct_quote"] == [
        True,
        False,
        False,
    ]


def test_a_body_with_a_name_of_its_own_speaks() -> None:
    """Where nobody is called so, the organisation is the speaker."""
    proceedings = parse(f"**Paul Martin**, {WATER} : {Q}.\n\n{R}, tranche la société Aqualor.")

    assert [s.speaker for s in proceedings.statements if s.text in R] == ["Aqualor"]


MAYOR = f"**Marie Durand**, maire de Garel : {Q}."


@pytest.mark.parametrize(
    "signature",
    [
        "a dit Mme Durand, boulangère",
        "a dit M. Durand, directeur de la régie",
        "a dit Mme Durand, sa belle-mère",
        "a dit Mme Durand (sa sœur)",
        "a dit Mme Durand, la veuve du batelier",
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_an_office_or_kinship_after_a_family_name_may_show_another_bearer(signature: str, order: int) -> None:
    """« Mme Durand, boulangère » is not surely Marie Durand, maire: the name is left without a person."""
    paragraphs = [MAYOR, f"{R}, {signature}."][::order]
    proceedings = parse("\n\n".join(paragraphs))

    assert [s.speaker for s in proceedings.statements if s.text in R] == [None]
    assert [p.name for p in proceedings.people] == ["Marie Durand"]


@pytest.mark.parametrize(
    "signature",
    [
        "a dit Mme Durand",
        "a dit Mme Durand, maire",
        "a dit Mme Durand, la maire",
        "a dit Mme Durand, élue de Garel",
        "a dit Mme Durand, rapporteure",
        "a dit Mme Durand, ravie",
        "a dit Marie Durand, boulangère",
    ],
)
def test_a_family_name_without_another_office_is_its_only_bearer(signature: str) -> None:
    """What agrees with the office, says too little or is held in a sitting only shows nobody else."""
    proceedings = parse(f"{MAYOR}\n\n{R}, {signature}.")

    assert [s.speaker for s in proceedings.statements if s.text in R] == ["Marie Durand"]
