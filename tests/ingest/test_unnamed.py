"""Under a person's heading: somebody without a name, a body, or the holder of a like office elsewhere."""

import pytest

from tests.ingest.test_canonical import FRONT, parse

Q = "Nous avons fermé trois vannes en deux ans et nous le referons"
SHE = "Jeanne PETIT — maire, Ville de Garel"
HE = "Paul MARTIN — directeur, Syndicat des Marais"


def speakers(text: str, heading: str = SHE) -> list[str | None]:
    """Return who says what stands under a heading."""
    return [s.speaker for s in parse(f"{FRONT}## Débat\n\n### {heading}\n\n{text}\n").statements]


@pytest.mark.parametrize(
    "text",
    [
        "La vanne fuit, s'alarme une lycéenne.",
        "La vanne fuit, rappelle la CGT.",
        "La vanne fuit, rappelle Vanalp.",
        "La vanne, explique un batelier, ne rouvrira pas.",
        "La vanne rouvrira-t-elle ? demande un batelier.",
        "La vanne fuit, estime une gamine.",
        "Une lycéenne demande pourquoi la vanne fuit.",
        "Une batelière l'interpelle.",
        "Une lycéenne : pourquoi la vanne est-elle fermée ?",
        "Un ouvrier : la vanne fuit depuis mai.",
        "EDF : la vanne ne fuit pas.",
        f"Un maraîcher se lève. « {Q} ».",
        f"Un maraîcher prend la parole. « {Q} ».",
    ],
)
def test_somebody_without_a_name_is_not_the_heading_person(text: str) -> None:
    """An inverted verb, a label, the subject of a verb of speech or of the sentence before a quotation."""
    assert speakers(text)[-1] is None


@pytest.mark.parametrize(
    "text",
    [
        "La vanne fuit, explique Jeanne Petit.",
        "La vanne fuit, estime-t-elle.",
        "La commune achète des vélos, propose une aide et rénove le canal.",
        "La vanne, une fois réparée, assure l'essentiel.",
        "Une association propose une aide.",
        "Une étude montre que la vanne fuit.",
        "Un ouvrier a réparé la vanne.",
        "Une priorité : réparer la vanne.",
        "Un exemple : la vanne fuit.",
        f"Une subvention couvre la moitié du prix. « {Q} ».",
        f"Un quartier a été inondé. « {Q} ».",
    ],
)
def test_things_and_what_she_tells_of_are_hers(text: str) -> None:
    """« Une priorité : » labels nobody, and who repairs the vane says nothing."""
    assert set(speakers(text)) == {"Jeanne PETIT"}


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (SHE, "À Tulle, la maire a dit que la vanne fuit."),
        (SHE, f"À Tulle, la maire répond : « {Q} »."),
        (SHE, f"À Tulle, la maire regrette : « {Q} »."),
        (HE, "À l'agence de l'eau, le directeur estime que la vanne fuit."),
        (HE, f"À l'agence de l'eau, le directeur l'a dit : « {Q} »."),
        (HE, "Le directeur de l'agence estime que la vanne fuit."),
        (HE, "Le directeur adjoint estime que la vanne fuit."),
        (HE, "L'ancien directeur estime que la vanne fuit."),
        (HE, "Pour le directeur de l'agence, la vanne fuit."),
        (HE, "Il se dit que la vanne est vendue."),
        (HE, "Il se murmure dans les couloirs que la vanne est vendue."),
    ],
)
def test_a_like_office_of_another_place_is_another_person(heading: str, text: str) -> None:
    """Another place before the office or behind it, a former or deputy one; and a rumour is nobody's."""
    assert speakers(text, heading)[-1] is None


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (SHE, "À Garel, la maire assure que la vanne fuit."),
        (SHE, f"À Garel, la maire assure : « {Q} »."),
        (SHE, "À la fin, la maire assure que la vanne fuit."),
        (SHE, "Sur le prix, la maire assure que la vanne fuit."),
        (SHE, "La maire de la commune estime que la vanne fuit."),
        (SHE, "Pour les riverains, la facture baisse."),
        (SHE, "Pour la maire, la vanne fuit."),
        (HE, "Le directeur du syndicat estime que la vanne fuit."),
        (HE, "Au syndicat, le directeur estime que la vanne fuit."),
        (HE, "Le directeur pilote le chantier et estime que la vanne fuit."),
        (HE, "Il se dit convaincu que la vanne rouvrira."),
        ("Paul MARTIN — cheminot retraité", "L'ancien cheminot estime que la vanne fuit."),
        ("Paul MARTIN — directeur adjoint", "Le directeur adjoint estime que la vanne fuit."),
    ],
)
def test_the_office_that_the_heading_prints_is_its_persons(heading: str, text: str) -> None:
    """Its own place, a time or a topic before it, and the words that its role prints."""
    assert speakers(text, heading) == [heading.split(" — ")[0]]
