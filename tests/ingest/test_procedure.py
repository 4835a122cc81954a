"""What minutes note between the speeches is nobody's, also under a person's heading."""

import pytest

from ingest.model import Proceedings
from ingest.pipeline import parse_text
from ingest.render import render_check
from tests.ingest.test_properties import check_consistent, check_partition

SPEECH = "Elle demande le gel du tarif."


def minutes(text: str, person: str = "Sylvie Vasseur — conseillère") -> Proceedings:
    """Parse minutes of a council in which one person has spoken before."""
    source = (
        f"---\ntitle: Conseil municipal\n---\n\n## Séance — Cantine\n\n### {person}\n\n{SPEECH}\n\n{text}\n"
    )
    proceedings = parse_text(source, source_file="conseil.md", sha256="0" * 64)
    check_consistent(proceedings)
    check_partition(proceedings)
    return proceedings


def owners_of(text: str, person: str = "Sylvie Vasseur — conseillère") -> list[str | None]:
    """Return whose each statement is that follows the first; hers joined to it is one too."""
    return [s.speaker for s in minutes(text, person).statements if s.text != SPEECH]


STAGE = (
    "Applaudissements.",
    "(Rires)",
    "*(Vifs applaudissements et rires sur plusieurs bancs.)*",
    "> (Applaudissements.)",
    "Rires dans la salle.",
    "Des huées fusent au fond de la salle.",
    "Le public applaudit.",
    "Brouhaha.",
    "Tonnerre d'applaudissements.",
)
VOTES = (
    "Délibération adoptée : 12 voix pour, 2 contre",
    "DÉLIBÉRATION ADOPTÉE À L'UNANIMITÉ",
    "**Délibération n° 2031-4 : adoptée.**",
    "> Délibération adoptée à l'unanimité.",
    "- Pour : 12\n- Contre : 2",
    "Vote : adopté à l'unanimité.",
    "Résultat du vote : 12 pour.",
    "Adopté à l'unanimité.",
    "Rejeté par 8 voix contre 6.",
    "À l'unanimité.",
    "Pour : 12 ; contre : 2 ; abstentions : 1.",
    "Votants : 14. Pour : 12. Contre : 2.",
    "12 voix pour, 2 contre.",
    "Ont voté contre : MM. Roux et Petit.",
    "La délibération est adoptée par 12 voix contre 2.",
    "La délibération est adoptée pour une application en 2031.",
    "La délibération, mise aux voix, recueille 12 voix pour et 2 contre.",
    "L'amendement n° 3 est rejeté.",
    "L'amendement de Sylvie Vasseur n'est pas adopté.",
    "Le rapport, qui avait été distribué, est mis aux voix.",
    "Le procès-verbal de la séance du 12 mars 2031 est approuvé.",
    "Le tarif est fixé à 3 euros à l'unanimité.",
    "La question est retirée de l'ordre du jour.",
    "Elle est adoptée par 12 voix contre 2.",
    "Mise aux voix, la délibération est adoptée.",
    "Après en avoir délibéré, le conseil municipal approuve la convention.",
    "Le conseil municipal n'adopte pas la motion.",
    "Le conseil municipal, à l'unanimité des membres présents, décide de geler le tarif.",
    "La commission des finances a rendu un avis favorable.",
    "Avis favorable à l'unanimité.",
    "Cette motion est rejetée.",
    "Il est procédé au vote.",
)
CONDUCT = (
    "La séance est levée à 23 h.",
    "La séance reprend à 21 h 15.",
    "L'ordre du jour étant épuisé, la séance est levée.",
    "Suspension de séance.",
    "Une suspension de séance est accordée.",
    "Le huis clos est prononcé.",
    "Est désigné secrétaire de séance : M. Roux.",
    "Levée de la séance à 23 h.",
    "Le débat est clos.",
    "La parole est donnée au public.",
    "Plus personne ne demande la parole.",
    "Le quorum est atteint.",
)
OFFICES = (
    "M. le maire clôt le débat.",
    "Mme la maire remercie Sylvie Vasseur.",
    "M. le 1er adjoint présente le budget.",
    "Le président met le rapport en discussion.",
    "La présidente de séance suspend les débats.",
    "Le premier adjoint présente le budget.",
    "Le directeur des services lit la liste.",
    "Le secrétaire de séance donne lecture de la liste.",
    "À 22 h, le président passe au point suivant.",
    "Le maire met la délibération aux voix. Elle regrette le retard.",
)


@pytest.mark.parametrize("text", STAGE + VOTES + CONDUCT + OFFICES)
def test_what_minutes_note_is_nobodys(text: str) -> None:
    """Applause, votes, the conduct of a sitting and what another office does are not the person's words."""
    owners = owners_of(text)

    assert owners
    assert set(owners) == {None}


@pytest.mark.parametrize("text", VOTES[:1] + CONDUCT[:1] + STAGE[:1])
def test_it_is_nobodys_after_her_words_too(text: str) -> None:
    """A note in the paragraph of a speech is cut from it."""
    found = [(s.speaker, s.text) for s in minutes(f"Elle votera contre. {text}").statements]

    assert found[1:] == [("Sylvie Vasseur", "Elle votera contre."), (None, text)]


def test_a_stage_note_does_not_end_a_speech() -> None:
    """« (Rires.) » makes nobody else speak."""
    assert owners_of("Elle plaisante. (Rires.) Elle ajoute un chiffre.") == [
        "Sylvie Vasseur",
        None,
        "Sylvie Vasseur",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Elle annonce qu'elle votera contre.",
        "Elle rappelle que la délibération a été adoptée en 2021.",
        "Sylvie Vasseur rappelle que la séance a été levée trop tôt.",
        "Vasseur vote contre et retire son amendement.",
        "La conseillère vote contre.",
        "Selon elle, la délibération est adoptée trop vite.",
        "Le vote est clos trop tôt, estime-t-elle.",
        "Le maire a tort, estime-t-elle.",
        "Monsieur le maire, vous nous devez des comptes.",
        "La délibération adoptée en 2021 n'est pas appliquée.",
        "Adopté en 2021, le règlement n'est pas appliqué.",
        "Le conseil municipal a adopté ce tarif en 2019 sans étude.",
        "Le débat sur l'eau est ouvert depuis dix ans.",
        "En 2021, la délibération est adoptée sans débat.",
        "Elle regrette un simulacre, la séance est levée trop vite.",
        "La motion qu'elle dépose demande la gratuité.",
        "Le rapport montre que la séance est levée trop tôt.",
        "Le vote électronique ouvre de nouvelles possibilités.",
        "Contre le gaspillage : trois mesures.",
        "12 familles ont renoncé à la cantine.",
        "Les rires des enfants manquent à la cantine.",
        "Les applaudissements ne suffisent pas.",
        "> Le débat est clos, je le regrette.",
        "> « La séance est levée. »",
    ],
)
def test_what_she_says_about_a_vote_is_hers(text: str) -> None:
    """Reported speech about votes, and things that are merely called like one, stay the person's."""
    assert {s.speaker for s in minutes(text).statements} == {"Sylvie Vasseur"}


@pytest.mark.parametrize(
    ("person", "text", "is_own"),
    [
        ("Sylvie Vasseur — présidente de séance", "La présidente de séance suspend les débats.", True),
        ("Sylvie Vasseur — maire, Brive", "Mme la maire clôt le débat.", True),
        ("Sylvie Vasseur — maire, Brive", "La maire de Brive clôt le débat.", True),
        ("Sylvie Vasseur — maire, Brive", "La maire de Tulle clôt le débat.", False),
        ("Sylvie Vasseur — maire, Brive", "M. le maire clôt le débat.", False),
        ("Sylvie Vasseur — présidente, Régie de l'eau", "La présidente de séance suspend les débats.", False),
        ("Sylvie Vasseur — adjointe au maire", "Le maire clôt le débat.", False),
        ("Sylvie Vasseur — adjointe à la maire", "La maire a répondu que le tarif baissera.", False),
        ("Paul Roux — premier adjoint", "Le premier adjoint présente le budget.", True),
        ("Paul Roux — premier adjoint", "Le deuxième adjoint présente le budget.", False),
    ],
)
def test_an_office_is_the_headings_where_it_prints_it(person: str, text: str, is_own: bool) -> None:
    """« La maire » is the mayor of the heading, not the deputy of a mayor nor the mayor of another town."""
    assert owners_of(text, person) == [person.split(" — ")[0] if is_own else None]


@pytest.mark.parametrize("heading", ["Vote", "Vote — délibération n° 3", "Question du public", "Suspension"])
def test_a_heading_of_procedure_ends_a_section(heading: str) -> None:
    """`### Vote` names nobody: what follows is nobody's."""
    proceedings = minutes(f"### {heading}\n\nElle remercie les services.")

    assert proceedings.statements[-1].speaker is None
    assert [p.name for p in proceedings.people] == ["Sylvie Vasseur"]


def test_the_check_shows_notes_as_narration() -> None:
    """Whoever checks a file sees « récit » and no name before a vote."""
    shown = render_check(minutes("La séance est levée à 23 h."))

    assert "[récit] —  <texte de la rédaction, ligne 11>\n      La séance est levée à 23 h." in shown


@pytest.mark.parametrize(
    "note",
    [
        "NDLR : nous avons corrigé les chiffres.",
        "N.D.L.R. : nous avons corrigé les chiffres.",
        "*(NDLR – nous avons corrigé les chiffres.)*",
        "[Note de la rédaction : nous avons corrigé les chiffres.]",
        "Précision de la rédaction. Les chiffres sont de 2020.",
        "Erratum : nous avons corrigé les chiffres.",
        "> NDLR : nous avons corrigé les chiffres.",
        "> Nous tiendrons bon.\n> NDLR : les chiffres sont de 2020.",
        "Les chiffres datent d'hier (NDLR : de lundi).",
    ],
)
def test_a_note_of_the_editors_is_nobodys(note: str) -> None:
    """Under her heading, in a blockquote, in brackets: she did not write it."""
    assert set(owners_of(note)) == {None}


def test_a_note_of_the_editors_ends_what_she_said_before() -> None:
    """Her sentence before the note stays hers."""
    text = "Elle donne les chiffres. Note de la rédaction : ils sont de 2020."

    assert owners_of(text) == ["Sylvie Vasseur", None]


@pytest.mark.parametrize(
    "heading", ["Reportage — Le port", "Crédits : Luc Blanc", "NDLR", "Encadré — Le prix"]
)
def test_a_heading_of_the_magazine_names_nobody(heading: str) -> None:
    """« ### Reportage — Le port » is nobody called Reportage."""
    proceedings = minutes("Le port s'éveille.", heading)

    assert {s.speaker for s in proceedings.statements} == {None}
    assert proceedings.people == ()
