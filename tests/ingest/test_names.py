"""Which words are a name, and which forms of it are one person's."""

import pytest

from ingest.model import StatementKind
from ingest.people.names import NameReader, name_key
from ingest.pipeline import parse_text

Q = "« Nous avons décidé de fermer la vanne principale avant l'hiver prochain »"
R = "« Personne ne nous avait prévenus du calendrier de ces travaux considérables »"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Devant Maëlle Le Goff, ingénieure", "Maëlle Le Goff"),
        ("Finalement Paul Martin a parlé", "Paul Martin"),
        ("Conclut Marie Durand :", "Marie Durand"),
        ("Seule Marie Durand a parlé", "Marie Durand"),
        ("a raconté LE GOFF Hervé", "LE GOFF Hervé"),
        ("a raconté D'HARCOURT Mireille", "D'HARCOURT Mireille"),
        ("DURANT Fabien, maire", "DURANT Fabien"),
        ("selon Ch. Delacroix, maire", "Ch. Delacroix"),
        ("selon J.-M. Roussel, maire", "J.-M. Roussel"),
        ("Mme Anne-Sophie d'Artagnan", "Anne-Sophie d'Artagnan"),
        ("M. Mohammed ben Salah", "Mohammed ben Salah"),
    ],
)
def test_a_name_is_read_whole_and_alone(text: str, name: str) -> None:
    """Words that open a sentence stay out of a name; particles, initials and capitals stay in."""
    assert [m.name for m in NameReader().mentions(text)] == [name]


def test_a_role_in_bold_is_no_name() -> None:
    """« **Directeur Transformation Numérique** » names nobody."""
    text = "Bernard Roux, Directeur Général Transformation Numérique, a parlé"
    start = text.index("Directeur")

    mentions = NameReader().mentions(text, [(start, text.index(", a parlé"))])

    assert [m.name for m in mentions] == ["Bernard Roux"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MARTIN Paul", "Paul Martin"),
        ("LE GOFF Hervé", "Hervé Le Goff"),
        ("Paul MARTIN", "PAUL MARTIN"),
        ("J.-M. Roussel", "j.-m. roussel"),
        ("Paul N’Diaye", "Paul N'Diaye"),
    ],
)
def test_two_forms_of_a_name_have_one_key(one: str, other: str) -> None:
    """Capitals, order and apostrophes make nobody two people."""
    assert name_key(one) == name_key(other)


def test_a_surname_with_a_small_particle_is_its_bearers() -> None:
    """« M. ben Salah » is Mohammed ben Salah, and « Mme ben Salah » is not."""
    head = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne.\n\n"
    body = f"Mohammed ben Salah, maire : {Q}.\n\n{{}} ben Salah a conclu : {R}.\n"

    def second(title: str) -> str | None:
        proceedings = parse_text(head + body.format(title), source_file="a.txt", sha256="0" * 64)
        return [s.speaker for s in proceedings.statements if s.kind is StatementKind.DIRECT_QUOTE][1]

    assert second("M.") == "Mohammed ben Salah"
    assert second("Mme") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Maëlle Le Goff, cheffe de projet, SIVOM (à gauche) et Wim van der Meer, ingénieur, HydroSens :",
        "Maëlle Le Goff, cheffe de projet, se rappelle la réponse de Wim van der Meer, ingénieur :",
    ],
)
def test_a_second_name_counts_whether_or_not_it_is_a_known_one(sentence: str) -> None:
    """A name that is in no list takes a quotation away from the one before it all the same."""
    head = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne.\n\n"
    proceedings = parse_text(f"{head}{sentence} {Q}.\n", source_file="a.txt", sha256="0" * 64)

    assert [s.speaker for s in proceedings.statements if s.kind is StatementKind.DIRECT_QUOTE] == [None]


@pytest.mark.parametrize(
    "name",
    [
        "Règlement Intérieur",
        "Prochaine Édition",
        "Micro Trottoir",
        "Radio Garel",
        "Journal Municipal",
        "Galerie Morel",
        "Horaires Pratiques",
        "Rédaction Numérique",
        "Point Presse",
        "Paroles Élus",
        "Livre Blanc",
        "Loi Climat",
    ],
)
def test_a_thing_with_capitals_is_nobody(name: str) -> None:
    """A rubric, a document, a medium before a colon, in a tail or as a signature speaks for nobody."""
    head = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne.\n\n"
    heading = (
        "---\ntitle: Essai\n---\n## Table ronde 1 — l'eau\n\n### Paul MARTIN — maire, Brive\n\nIl parle.\n\n"
    )
    bodies = (
        f"**{name}**, article 4 : {Q}.",
        f"**{name}** : {Q}.",
        f"{Q}, explique {name}.",
        f"{Q}\n\n**{name}**",
        f"{Q} — {name}",
        f"{Q} ({name}).",
        f"Selon {name}, {Q}.",
        f"« Personne ne paiera, explique {name}, et nous le savons depuis longtemps ».",
    )
    texts = [f"{head}{body}\n" for body in bodies] + [f"{heading}**{name}** : {Q}.\n"]
    parsed = [parse_text(text, source_file="a.txt", sha256="0" * 64) for text in texts]

    quoted = [s for p in parsed for s in p.statements if s.kind is StatementKind.DIRECT_QUOTE]
    assert len(quoted) >= len(texts) - 1  # « Selon la Loi Climat, « … » » is no speech
    assert {s.speaker for s in quoted} == {None}


@pytest.mark.parametrize("name", ["Émile Règlement", "Claire Radio", "Wim Hardy", "Paul Courrier"])
def test_a_given_name_or_an_unknown_word_keeps_a_name(name: str) -> None:
    """A surname may be a common noun after a given name, and any other word in bold may be a name."""
    [mention] = NameReader().mentions(f"{name} : x", ((0, len(name)),))

    assert (mention.name, mention.is_strong) == (name, True)
