"""A noun that announces the words of another before a colon, or in the sentence before a quotation."""

import pytest

from tests.ingest.test_attribution import Q2, Q
from tests.ingest.test_canonical import FRONT, parse
from tests.ingest.test_leads import speakers

SHE = "**Marie Durand**, maire de Brive"
OTHERS = (
    "résume la doctrine d'EDF",
    "raconte la réaction d'EDF",
    "déplore l'annonce d'EDF",
    "détaille les exigences de l'Ademe",
    "évoque une conversation avec Suez",
    "résume l'avis général des batelières",
    "conclut avec Confucius",
    "conclut sur un vers",
    "commente la une du jour",
    "se souvient du 12 mai 2019 et de ce cri",
    "raconte comment EDF l'a éconduite en trois lignes",
    "raconte comment un coup de téléphone a tout changé",
    "raconte comment un SMS de Suez a tout changé",
)
OWN = (
    "résume la situation",
    "raconte la rénovation de Brive",
    "détaille le projet de la ville",
    "défend la position de la ville",
    "conclut sur une note optimiste",
    "conclut avec humour",
    "raconte comment tout a commencé",
    "se souvient de ses débuts",
)


@pytest.mark.parametrize("clause", OTHERS)
def test_a_noun_announces_the_words_of_another(clause: str) -> None:
    """Before the colon of a name, of a pronoun, and under a heading."""
    assert speakers(f"{SHE}, {clause} : {Q}.") == [None]
    assert speakers(f"{SHE} : {Q2}. Elle {clause} : {Q}.")[-1] is None
    text = f"{FRONT}## Débat\n\n### Marie DURAND — maire\n\nElle {clause} : {Q}.\n"
    assert parse(text).statements[-1].speaker is None


@pytest.mark.parametrize("clause", OWN)
def test_a_noun_announces_nobody(clause: str) -> None:
    """What she tells of, her own town's position, a note that is no text."""
    assert speakers(f"{SHE}, {clause} : {Q}.") == ["Marie Durand"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("rappelle les termes du contrat", None),
        ("rappelle la promesse d'EDF", None),
        ("résume la doctrine d'EDF", None),
        ("rappelle le prix de la halle", "Marie Durand"),
        ("est revenue sur les débuts du projet", "Marie Durand"),
    ],
)
def test_the_sentence_before_may_announce_the_words_of_another(sentence: str, who: str | None) -> None:
    """« X rappelle la promesse d'EDF. « Q ». »."""
    assert speakers(f"{SHE}, {sentence}. {Q}.") == [who]
