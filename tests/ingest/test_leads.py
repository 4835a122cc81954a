"""Clauses between a name and a colon: whose words they lead to, and where to nobody's."""

import pytest

from ingest.attribution.evidence import Segment
from ingest.model import StatementKind
from tests.ingest.test_attribution import Q2, Q, read

ME = "**Paul Martin**, directeur de la régie"
HER = "**Jeanne Petit**, élue de Brive"


def speakers(text: str) -> list[str | None]:
    """Return to whom the quotations of one paragraph are given."""

    def name(segment: Segment) -> str | None:
        return segment.decision.speaker.name if segment.decision.speaker else None

    [reading] = read(text)
    return [name(s) for s in reading.segments if s.kind is StatementKind.DIRECT_QUOTE]


@pytest.mark.parametrize(
    "text",
    [
        f"{ME}, a été le premier client : {Q}.",
        f"{ME}, est le seul à s'engager : {Q}.",
        f"{ME}, a été l'un des premiers à témoigner : {Q}.",
        f"Pour {ME}, la priorité est ailleurs : {Q}.",
        f"Selon {ME}, il faut agir : {Q}.",
        f"À quoi {ME}, a rétorqué : {Q}.",
        f"La salle a applaudi. Ce à quoi {ME}, a répondu : {Q}.",
    ],
)
def test_what_a_subject_is_or_thinks_leads_to_its_own_words(text: str) -> None:
    """No verb of speech is needed where nobody else and no text comes up and the words say « nous »."""
    assert speakers(text) == ["Paul Martin"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ME}, a été le premier slogan : {Q}.",
        f"{ME}, a été le premier à recevoir : {Q}.",
        f"{ME}, a été le premier à lire : {Q}.",
        f"{ME}, a été le premier client, et un voisin le dit : {Q}.",
        f"{ME}, a été le premier client : « Vous ne verrez plus jamais le niveau du lac monter ainsi ».",
        f"Pour {ME}, la surprise est venue d'en haut : {Q}.",
        f"Pour {ME}, le slogan est simple : {Q}.",
        f"Pour {ME}, le maire est clair : {Q}.",
        f"Pour {ME}, la position adverse est connue : {Q}.",
        f"Pour {ME}, la foule était nombreuse : {Q}.",
        f"Pour {ME}, la priorité est celle des riverains : {Q}.",
        f"Pour {ME}, la priorité est ailleurs : « Vous ne verrez plus jamais le niveau du lac monter ».",
        f"Pour {ME}, Lucie Vidal est claire : {Q}.",
        f"À quoi {ME}, et {HER}, ont rétorqué : {Q}.",
        f"À quoi un voisin de {ME}, a rétorqué : {Q}.",
    ],
)
def test_a_lead_that_brings_in_others_or_a_text_leads_to_nobodys_words(text: str) -> None:
    """Words read, received, said by others or addressed to others are not the subject's."""
    assert speakers(text) == [None]


def test_a_name_after_the_quotation_counts_more_than_a_view_before_it() -> None:
    """« Pour X, la priorité est ailleurs : « Q », tranche Y » is Y's."""
    assert speakers(f"Pour {ME}, la priorité est ailleurs : {Q}, a tranché {HER}.") != ["Paul Martin"]


CONSTAT = f"Même constat chez {HER}, qui"


def test_an_announced_person_may_tell_at_length_before_the_colon() -> None:
    """« Même constat chez X, qui a raconté la pose de… : « Q » », then « « R », a-t-elle conclu »."""
    text = f"{CONSTAT} a raconté la pose de panneaux solaires sur le toit de la cuisine : {Q}."

    assert speakers(f"{text} {Q2}, a-t-elle conclu.") == ["Jeanne Petit", "Jeanne Petit"]


@pytest.mark.parametrize(
    "relative",
    [
        "a raconté la longue colère des voisins du lac et de la base nautique",
        "a raconté la lettre qui est arrivée un beau matin de la préfecture",
        "a présenté la belle brochure imprimée en couleurs de la base nautique",
        "a raconté en détail la réaction de la ville et de la base nautique",
        "a raconté la visite de **Paul Martin** dans les locaux de la base nautique",
    ],
)
def test_what_an_announced_person_passes_on_is_nobodys(relative: str) -> None:
    """Where the relative clause holds others or what words stand on, they may be the ones quoted."""
    assert speakers(f"{CONSTAT} {relative} : {Q}.") == [None]


def test_a_role_may_hold_a_name_between_marks() -> None:
    """« cheffe de projet « Terres vivantes », ville de Brive : « Q » » is one introduction."""
    text = f"**Jeanne Petit**, cheffe de projet « Terres vivantes », ville de Brive : {Q}."
    [reading] = read(text)
    speaker = reading.segments[-1].decision.speaker or reading.segments[-2].decision.speaker

    assert speakers(text) == ["Jeanne Petit"]
    assert speaker is not None
    assert (speaker.role, speaker.organisation) == ("cheffe de projet « Terres vivantes »", "ville de Brive")


@pytest.mark.parametrize(
    "between", ["« Nous arrivons », ville de Brive", "« très en colère », ville de Brive", "« Oui ! »"]
)
def test_words_between_marks_after_a_role_are_no_part_of_it(between: str) -> None:
    """What somebody says, or how it is said, is no name of a project."""
    [reading] = read(f"**Jeanne Petit**, cheffe de projet {between} : {Q}.")

    assert all("«" not in (speaker.role or "") for speaker in reading.introduced)
