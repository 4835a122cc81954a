"""However a reporter words it, a quotation is its speaker's or nobody's."""

import re
import sys

import pytest

from ingest.french import fold
from ingest.model import Statement, StatementKind
from ingest.pipeline import parse_text
from tests.ingest.wordings import TRAPS, WORDINGS

QUOTED = {
    "q": "Nous avons décidé de fermer la vanne principale avant l'hiver prochain",
    "r": "Personne ne nous avait prévenus du calendrier de ces travaux considérables",
    "q1": "Nous avons décidé de fermer la vanne principale",
    "q2": "et nous le ferons avant la fin de l'hiver",
}
HEAD = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne et la rivière.\n\n"
JOURNALIST = ("Jean Roux", "journaliste")
PAIRS = (
    (("Marie Durand", "maire de Brive"), ("Paul Martin", "directeur de la régie")),
    (("Paul Martin", "directeur de la régie"), ("Marie Durand", "maire de Brive")),
    (("Maëlle Le Goff", "cheffe de projet, SIVOM"), ("Wim van der Meer", "ingénieur, HydroSens")),
    (
        ("J.-P. N'Diaye", "président du syndicat des eaux"),
        ("Anne-Sophie d'Artagnan", "adjointe, ville de Lans"),
    ),
    (
        ("Karim BELKACEM", "Directeur Général, région Occitanie"),
        ("Ségolène THIBAULT-ROY", "Responsable du pôle Eau"),
    ),
    (("Nguyen Thi Lan", "chercheuse au CNRS"), ("Xi Jinhua", "astronome")),
    (("Zoltan Varga", ""), ("Octavie Blin", "")),
    (("Dominique Roux", "présidente de l'association Eau Vive"), ("Camille Petit", "agriculteur")),
)
LEAST_RIGHT = {"bold": 0.80, "plain": 0.70}  # of the quotations that somebody says; the rest may be nobody's

Person = tuple[str, str]


def fill(template: str, people: dict[str, Person], *, is_bold: bool) -> str:
    """Write a wording out with names; a comma closes a role before the sentence goes on."""
    mark = "**" if is_bold else ""
    text = template
    for letter, (name, role) in people.items():
        printed = f"{mark}{name}{mark}"
        full = f"{printed}, {role}" if role else printed
        closed = f"{full}," if role else full
        text = re.sub(rf"\{{{letter}\}}(?= [a-zà-ÿ(])", closed, text)
        text = text.replace(f"{{{letter}}}", full).replace(f"{{{letter.lower()}}}", printed)
    return text.format(**QUOTED)


def quotations(text: str) -> list[Statement]:
    """Return the quotations of a paragraph in a round table."""
    proceedings = parse_text(f"{HEAD}{text}\n", source_file="essai.txt", sha256="0" * 64)
    return [s for s in proceedings.statements if s.kind is StatementKind.DIRECT_QUOTE]


def is_meant(found: str, name: str) -> bool:
    """Tell whether a printed name is a person's, in full or the surname alone."""
    return fold(name) == fold(found) or fold(name).endswith(f" {fold(found)}")


def count(
    cases: tuple[tuple[str, tuple[str, ...]], ...], pair: tuple[Person, Person], *, is_bold: bool
) -> tuple[int, int, list[str]]:
    """Count the quotations that are somebody's, those given to the right person, and list the wrong ones."""
    people = {"A": pair[0], "B": pair[1], "C": JOURNALIST}
    expected, right, wrong = 0, 0, []
    for template, speakers in cases:
        text = fill(template, people, is_bold=is_bold)
        statements = quotations(text)
        found = [s.speaker for s in statements]
        for statement, speaker in zip(statements, speakers, strict=False):
            allowed = [people[letter][0] for letter in speaker.strip("?-")]
            expected += not speaker.endswith(("?", "-"))
            if statement.speaker is None:
                continue
            if any(is_meant(statement.speaker, name) for name in allowed):
                right += not speaker.endswith("?")
            else:
                wrong.append(f"{text} → {found}")
    return expected, right, wrong


@pytest.mark.parametrize("is_bold", [True, False], ids=["bold", "plain"])
@pytest.mark.parametrize("pair", PAIRS, ids=[pair[0][0] for pair in PAIRS])
def test_a_tempting_wording_gives_nobody_anothers_words(
    pair: tuple[Person, Person], *, is_bold: bool
) -> None:
    """Wordings that look like an attribution, or name two people, give no quotation to the wrong one."""
    _, _, wrong = count(TRAPS, pair, is_bold=is_bold)

    assert wrong == []


@pytest.mark.parametrize("style", ["bold", "plain"])
def test_usual_wordings_are_understood(style: str) -> None:
    """Most of the ways to say who speaks are read, with names of every kind, and none is read wrongly."""
    expected, right = 0, 0
    wrong: list[str] = []
    for pair in PAIRS if style == "bold" else PAIRS[:4]:  # half of them are enough
        some, good, bad = count(WORDINGS, pair, is_bold=style == "bold")
        expected, right, wrong = expected + some, right + good, wrong + bad
    sys.stdout.write(f"\n{style}: {right}/{expected} attributed, {len(wrong)} wrong\n")

    assert wrong == []
    assert right >= LEAST_RIGHT[style] * expected


@pytest.mark.parametrize(
    ("template", "rule"),
    [
        ("« {q} », fulmine {A}.", "name_after_quotation"),
        ("« {q} », s'est emporté {A}.", "name_after_quotation"),
        ("« {q} », dixit {A}.", "name_after_quotation"),
        ("« {q} », pour reprendre les mots de {A}.", "name_after_quotation"),
        ("Comme le dit {A} : « {q} ».", "name_announced"),
        ("Un constat partagé par {A} : « {q} ».", "name_announced"),
        ("Le mot de la fin revient à {A} : « {q} ».", "name_announced"),
        ("Un riverain a interpellé {A}, qui a répondu : « {q} ».", "name_announced"),
        ("Devant {B}, {A} a expliqué : « {q} ».", "name_before_quotation"),
        ("La maire de Brive, {a}, a tranché : « {q} ».", "name_before_quotation"),
        ("{A} enfonce le clou : « {q} ».", "name_before_quotation"),
        ("{A} a remercié {B} : « {q} ».", "name_before_quotation"),
        ("{A} — « {q} »", "name_before_quotation"),
    ],
)
def test_a_wording_is_read_by_its_rule(template: str, rule: str) -> None:
    """Each of these constructions names its speaker by the rule that is made for it."""
    people = {"A": ("Marie Durand", "adjointe au maire"), "B": ("Paul Martin", "directeur de la régie")}

    [statement] = quotations(fill(template, people, is_bold=True))

    assert (statement.speaker, statement.rule) == ("Marie Durand", rule)


@pytest.mark.parametrize(
    "rest",
    [
        ", avant d'ajouter : « {r} ».",
        ". Et d'ajouter : « {r} ».",
        ". Avant de conclure : « {r} ».",
        " : « {r} ».",
    ],
)
def test_a_subject_that_goes_on_speaks_again(rest: str) -> None:
    """« Q », explique X, avant d'ajouter : « R » — both are X's."""
    people = {"A": ("Marie Durand", "adjointe au maire")}

    found = quotations(fill(f"« {{q}} », explique {{A}}{rest}", people, is_bold=True))

    assert [s.speaker for s in found] == ["Marie Durand", "Marie Durand"]


def test_an_office_before_a_name_is_this_persons() -> None:
    """« Le maire de Brive, X » gives X this role and organisation."""
    [statement] = quotations(f"La maire de Brive, **Marie Durand**, a tranché : « {QUOTED['q']} ».")

    assert (statement.role, statement.organisation) == ("maire", "Brive")
