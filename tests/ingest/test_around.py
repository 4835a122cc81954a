"""What a clause around a quotation tells besides whose words it is: its speaker's, or nobody's."""

import pytest

from ingest.attribution.evidence import Segment
from ingest.model import AttributionStatus, StatementKind
from tests.ingest.test_attribution import Q2, Q, read
from tests.ingest.test_canonical import under_heading

WHO = "**Anne Le Goff**, maire de Brive"


def _told(text: str) -> list[tuple[str | None, str]]:
    """Return who tells what in the writer's words in one paragraph."""
    [reading] = read(text)

    def words(segment: Segment) -> str:
        plain = text.replace("**", "")
        return " ".join(plain[a:b] for a, b in segment.ranges).strip()

    told = (s for s in reading.segments if s.kind is StatementKind.REPORTED)
    return [(s.decision.speaker.name if s.decision.speaker else None, words(s)) for s in told]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            f"{WHO}, regrette que la halle du marché ait été fermée en mai : {Q}.",
            "regrette que la halle du marché ait été fermée en mai",
        ),
        (
            f"{WHO}, a rappelé que la halle coûte 40 000 euros par an, avant de conclure : {Q}.",
            "a rappelé que la halle coûte 40 000 euros par an",
        ),
        (
            f"{Q}, a expliqué {WHO}, en précisant que la halle rouvrira en mai.",
            "précisant que la halle rouvrira en mai.",
        ),
        (
            f"{Q}, a expliqué {WHO}, qui regrette que la halle ait fermé en mai.",
            "regrette que la halle ait fermé en mai.",
        ),
        (
            f"{Q}, a expliqué {WHO}, avant d'ajouter que la halle rouvrira en mai.",
            "ajouter que la halle rouvrira en mai.",
        ),
    ],
)
def test_what_a_clause_tells_is_reported(text: str, words: str) -> None:
    """A fact that stands in the clause before or after a quotation is not lost."""
    assert _told(text) == [("Anne Le Goff", words)]


@pytest.mark.parametrize(
    "text",
    [
        f"{WHO}, explique : {Q}.",
        f"{WHO}, a cité plusieurs chantiers sur lesquels la ville travaille depuis 2019 : {Q}.",
        f"{WHO}, explique que {Q}.",
        f"{WHO}, a répondu à **Paul Martin**, qui regrettait que la halle ait fermé en mai : {Q}.",
        f"{WHO}, a repris ce que disait un habitant, que la halle ait fermé en mai dernier : {Q}.",
        f"{Q}, a expliqué {WHO}, à une habitante, qui regrette que la halle ait fermé en mai.",
        f"{Q}, a expliqué {WHO}, contredite par **Paul Martin**, qui regrette que la halle ait fermé.",
        f"{Q}, a-t-elle dit à **Paul Martin**, précisant que la halle du marché rouvrira en mai.",
    ],
)
def test_a_clause_that_tells_nothing_or_holds_anothers_words_gives_nobody_anything(text: str) -> None:
    """A bare clause attributes; where anybody else comes up, the words around may be theirs."""
    assert _told(text) == []


@pytest.mark.parametrize(
    "role",
    [
        "directeur du syndicat, porte-parole des bateliers",
        "représentant des usagers du canal",
        "adjoint à la maire",
        "directeur de cabinet de la préfète",
        "avocat d'une batelière",
        "porte-parole de la CGT",
        "porte-parole d'EDF",
        "président du SIVOM",
    ],
)
def test_a_relative_after_a_role_may_be_about_whom_the_role_names(role: str) -> None:
    """« porte-parole de la CGT, qui regrette que… » may be the CGT's view; « en précisant que » is not."""
    signed = f"{Q}, a expliqué **Paul Martin**, {role}"

    assert _told(f"{signed}, qui regrette que la halle ait fermé en mai.") == []
    assert _told(f"{signed}, en précisant que la halle a fermé en mai.") != []


@pytest.mark.parametrize("role", ["", ", maire de Brive", ", préfète", ", directrice générale"])
def test_a_relative_after_a_name_or_a_plain_role_is_the_speakers(role: str) -> None:
    """Nobody else stands before « qui »; a verb in the plural has another subject all the same."""
    signed = f"{Q}, a expliqué **Anne Le Goff**{role}"

    assert _told(f"{signed}, qui regrette que la halle ait fermé.") != []
    assert _told(f"{signed}, qui convient que la halle a fermé en mai.") != []
    assert _told(f"{signed}, qui déplorent que la halle ait fermé.") == []


def test_a_pronoun_leads_to_more_words_of_the_only_person() -> None:
    """« Elle précise que… : « Q » » after a woman's quotation tells and quotes her again, and says so."""
    lead = "Elle précise que la halle rouvrira dès le mois de mai"
    text = f"**Marie Durand**, maire de Brive : {Q}. {lead} : {Q2}."
    [reading] = read(text)

    assert _told(text) == [("Marie Durand", lead)]
    assert reading.segments[-1].decision.rule == "pronoun_before_quotation"
    assert reading.segments[-1].decision.status is AttributionStatus.CARRIED_OVER


@pytest.mark.parametrize(
    "lead",
    [
        "Il précise que la halle rouvrira dès le mois de mai",
        "Elle rapporte que les commerçants de la halle sont inquiets",
        "Elle lui répond que la halle rouvrira dès le mois de mai",
        "Elle rappelle que Paul Martin a promis d'ouvrir la halle",
        "Elle se souvient que son père lui disait de ne pas y croire",
    ],
)
def test_a_pronoun_that_may_be_anothers_leads_to_nobodys_words(lead: str) -> None:
    """Another gender, other people, an answer or words that are passed on leave the quotation nobody's."""
    [reading] = read(f"**Marie Durand**, maire de Brive : {Q}. {lead} : {Q2}.")

    assert reading.segments[-1].decision.speaker is None


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Il regrette que la halle ait été fermée pendant l'été", "Paul MARTIN"),
        ("Selon lui, la facture a baissé de 12 %", "Paul MARTIN"),
        ("Paul Martin explique que la ligne coûtera 12 millions d'euros", "Paul MARTIN"),
        ("Le budget est de 300 000 euros, dont 40 % viennent de la région", None),
    ],
)
def test_a_lead_under_a_heading_is_its_persons(lead: str, speaker: str | None) -> None:
    """A clause with a fact is told by the person of the heading; the quotation stays nobody's otherwise."""
    told, quoted = under_heading(f"{lead} : {Q}.")

    assert told == (StatementKind.REPORTED, "Paul MARTIN", lead)
    assert quoted[:2] == (StatementKind.DIRECT_QUOTE, speaker)


@pytest.mark.parametrize(
    "lead",
    [
        "La plaque rappelle que 40 ouvriers sont morts ici en 1911",
        "Selon elle, la facture a baissé de 12 %",
        "Selon lui, les 300 habitants disaient chaque jour",
        "Un riverain a perdu 300 euros dans cette affaire",
    ],
)
def test_a_lead_that_brings_in_somebody_else_is_not_the_heading_persons(lead: str) -> None:
    """Words on a plaque, another's view and an unnamed person leave the lead and the quotation nobody's."""
    assert [who for _, who, _ in under_heading(f"{lead} : {Q}.")] == [None, None]
