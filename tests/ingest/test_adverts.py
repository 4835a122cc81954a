"""What an advert prints is nobody's statement, whoever it quotes."""

import pytest

from ingest.model import NoiseKind, Proceedings, StatementKind
from ingest.pipeline import parse_text
from tests.ingest.test_properties import check_consistent, check_partition

Q = "« Nous avons décidé de fermer la vanne principale avant l'hiver prochain »"
R = "« Personne ne nous avait prévenus du calendrier de ces travaux considérables »"
SOLD = "« Nos tuyaux garantissent trente ans sans la moindre fuite à nos clients »"
HEAD = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne.\n\n"
FIRST, SECOND = f"**Paul Martin**, directeur de la régie : {Q}.", f"**Marie Durand**, maire de Brive : {R}."
SELLER = "**Jean Vendeur**, directeur commercial d'Aquatube"
ADVERTS = (
    f"PUBLICITÉ\n\n{SELLER} : {SOLD}.",
    f"PUBLICITÉ\n{SELLER} : {SOLD}.",
    f"PUBLICITÉ – {SELLER} : {SOLD}.",
    f"PUBLICITE\n\n{SELLER} : {SOLD}.",
    f"**Publicité**\n\n{SOLD}, explique {SELLER}.\n\nwww.aquatube.fr",
    f"Publicité\n\nAquatube\nl'eau sans fuite\n\n{SELLER} : {SOLD}.\n\nTestez nos tuyaux !",
    f"PUBLI-RÉDACTIONNEL\n\n**Trente ans sans fuite**\n\n{SOLD}, explique **Jean Vendeur**, directeur.",
    f"Publi-rédactionnel – Aquatube\n\nLa société Aquatube change la donne au Sud.\n\n{SELLER} : {SOLD}.",
    "### Publi-reportage\n\n## Aquatube\n\n**Jean Vendeur**, directeur : « Nos tuyaux garantissent\n\n"
    "trente ans sans la moindre fuite à nos clients ».",
    f"Communiqué\n\n{SELLER} : {SOLD}.",
    f"Communiqué de presse\n\n**Jean Vendeur** (Aquatube) : {SOLD}.",
    f"Contenu sponsorisé\n\nJean Vendeur, directeur commercial d'Aquatube : {SOLD}.",
    f"Annonce\n\n{SELLER} : {SOLD}.",
    f"PUBLICITÉ\n\n> {SOLD}\n\n— Jean Vendeur, Aquatube",
    f"Publicité\n\nAquatube\n\n{SOLD}\n\nJean Vendeur, directeur d'Aquatube\n\nwww.aquatube.fr",
    f"Publi-re\u0301dactionnel\n\nTrente ans sans fuite\n\n{SOLD}, assure {SELLER}.",
)


def parse(body: str) -> Proceedings:
    """Parse one round table of a magazine."""
    return parse_text(HEAD + body, source_file="essai.txt", sha256="0" * 64)


@pytest.mark.parametrize("advert", ADVERTS)
def test_whoever_a_labelled_advert_quotes_says_nothing(advert: str) -> None:
    """Label, name and quotation of an advert are noise, and the two real speakers keep their words."""
    proceedings = parse(f"{FIRST}\n\n{advert}\n\n{SECOND}\n")

    spoken = [s for s in proceedings.statements if s.kind is not StatementKind.NARRATION]
    assert [s.speaker for s in spoken] == ["Paul Martin", "Marie Durand"]
    assert [p.name for p in proceedings.people] == ["Paul Martin", "Marie Durand"]
    assert not any("tuyaux" in s.text or "Vendeur" in s.text for s in proceedings.statements)
    check_consistent(proceedings)
    check_partition(proceedings)


@pytest.mark.parametrize("advert", ADVERTS)
def test_an_advert_at_the_end_or_the_beginning_of_a_session_is_noise_too(advert: str) -> None:
    """Whatever stands around it, an advert gives nobody words."""
    proceedings = parse(f"{advert}\n\n### Table ronde 2\n\n{FIRST}\n\n{advert}\n")

    assert [s.speaker for s in proceedings.statements if s.speaker] == ["Paul Martin"]
    assert {n.kind for n in proceedings.noise} == {NoiseKind.ADVERT}


@pytest.mark.parametrize(
    "advert",
    [
        "PUBLICITÉ\n\nVos réseaux méritent le meilleur. Appelez-nous au 01 23 45 67 89.",
        "PUBLICITÉ\n\nwww.aquatube.fr",
        "PUBLICITÉ\n\nÉclairez\nmieux",
        f"PUBLI-RÉDACTIONNEL\n\nTrente ans sans fuite\n\n{SELLER} : {SOLD}.",
    ],
)
def test_an_advert_ends_where_somebody_else_speaks(advert: str) -> None:
    """What follows a complete advert is the event's again."""
    assert [s.speaker for s in parse(f"{FIRST}\n\n{advert}\n\n{SECOND}\n").statements if s.speaker] == [
        "Paul Martin",
        "Marie Durand",
    ]


def test_a_rule_ends_an_advert() -> None:
    """A printed rule parts an advert, even one that is a picture only, from the text."""
    assert [s.speaker for s in parse(f"PUBLICITÉ\n\n---\n\n{FIRST}\n").statements if s.speaker] == [
        "Paul Martin"
    ]


def test_an_advert_does_not_part_a_paragraph_that_it_cuts() -> None:
    """The second half of a quotation comes after the advert, in lower case."""
    body = (
        "**Paul Martin**, directeur : « Nous avons décidé de fermer la vanne principale, qui date de\n\n"
        "PUBLICITÉ\n\nÉclairez mieux\n\nl'après-guerre, avant l'hiver prochain ».\n"
    )

    [quoted] = [s for s in parse(body).statements if s.kind is StatementKind.DIRECT_QUOTE]
    assert quoted.speaker == "Paul Martin"
    assert quoted.text.endswith("date de l'après-guerre, avant l'hiver prochain")


@pytest.mark.parametrize("advert", [a for a in ADVERTS if not a.startswith("###")])
def test_an_advert_under_a_persons_heading_is_not_this_persons(advert: str) -> None:
    """In the canonical format too a label covers what is quoted after it."""
    text = "---\ntitle: Essai\n---\n## Table ronde 1 — l'eau\n\n### Paul MARTIN — directeur\n\nIl parle.\n\n"
    proceedings = parse_text(f"{text}{advert}\n", source_file="essai.md", sha256="0" * 64)

    assert [(s.speaker, s.text) for s in proceedings.statements] == [("Paul MARTIN", "Il parle.")]


def test_the_legend_of_a_picture_is_no_text_of_the_event() -> None:
    """« Légende photo : … » tells who is in a picture."""
    text = f"{HEAD}{FIRST}\n\nLégende photo : Paul Martin signe la charte sous les yeux de Marie Durand.\n"
    proceedings = parse_text(text, source_file="a.txt", sha256="0" * 64)

    assert [n.kind for n in proceedings.noise] == [NoiseKind.CREDIT]
    assert all("charte" not in s.text for s in proceedings.statements)
