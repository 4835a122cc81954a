"""Words like a name or an office that mean nobody here, and what no proceedings tell of those who spoke."""

import pytest

from chatbot.pipeline import Chatbot
from tests.chatbot.conftest import make_chatbot, make_forum

QUARRY = """---
title: Journée des carrières
---

## Ouverture

### Aude Schiste — préfète — Val de Grave

Aude Schiste ouvre la journée. Elle juge l'état des chemins passable. Elle déjeune sur le pouce.

### Bo Silex — maire, Ville de Calcite

Bo Silex accueille les carriers.

## Table ronde 1 — le gravier

### Lorraine Mica — adjointe aux sports, Marne-le-Haut

Lorraine Mica compte les tas de gravier. Elle lit une pétition sans la signer.

### Igor Petit — carrier, Carrières Feldspath

Igor Petit vend du sable. Un ouvrier a créé une pelle.

## Table ronde 2 — le granit

### Igor Petit — carrier, Carrières Feldspath

Igor Petit polit le granit.

### Tim Basalte — maire, Ville de Quartz

Tim Basalte aime le granit.

## Visite de la carrière

La visite a montré un puits.
"""


@pytest.fixture(scope="module")
def quarry(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """People whose names and offices are nearly other words."""
    return make_chatbot(tmp_path_factory.mktemp("quarry") / "index", make_forum(QUARRY))


@pytest.mark.parametrize(
    ("question", "reason", "told"),
    [
        ("Que dit la Lorraine ?", "unknown_speaker", "Lorraine"),
        ("Que dit la région Lorraine ?", "unknown_speaker", "région Lorraine"),
        ("Que dit l'État ?", "unknown_speaker", "État"),
        ("Qui représente l'État ?", "unknown_speaker", "État"),
        ("Que dit l'adjointe à la culture ?", "unknown_speaker", "adjointe à la culture"),
        ("Que dit Marne-le-Bas ?", "unknown_speaker", "Marne-le-Bas"),
        ("Qui est président ?", "unknown_speaker", "président"),
        ("Qui était absent ?", "nothing_relevant", "question négative"),
        ("Qui a parlé au déjeuner ?", "unknown_session", "déjeuner"),
        ("Qui t'a créé ?", "not_a_question", "Posez-moi une question"),
        ("Es-tu un robot ?", "not_a_question", "Posez-moi une question"),
        ("Qui a parlé le plus ?", "nothing_relevant", "rien trouvé"),
        ("Qui est intervenu trois fois ?", "nothing_relevant", "pas trouvé qui est intervenu trois fois"),
        ("Qui a raison, Lorraine Mica ou Igor Petit ?", "speaker_silent_on_this", "raison"),
        ("Quel est le thème de la table ronde 1,2 ?", "unknown_session", "table ronde 1,2"),
    ],
)
def test_nobody_is_taken_for_what_is_asked(quarry: Chatbot, question: str, reason: str, told: str) -> None:
    """A region, a state, another domain or town, the assistant itself, a part that is not here."""
    reply = quarry.answer(question)

    assert reply.abstention
    assert reply.abstention.reason == reason
    assert told in reply.text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit Lorraine ?", "Lorraine Mica"),
        ("Que dit l'adjointe aux sports ?", "Lorraine Mica"),
        ("Que dit l'adjointe à propos du gravier ?", "Lorraine Mica"),
        ("Que dit Marne-le-Haut ?", "Lorraine Mica"),
        ("Qui est maire lors de la table ronde 2 ?", "Tim Basalte"),
    ],
)
def test_those_whom_the_words_fit_are_found(quarry: Chatbot, question: str, name: str) -> None:
    """The same words as they are printed."""
    cited = quarry.answer(question).citations[0].speaker

    assert cited
    assert cited.name == name


def test_a_dictionary_word_misspells_nobodys_whole_name(quarry: Chatbot) -> None:
    """« pétition » is two letters away from « Petit Igor » turned round."""
    assert not quarry.understanding.understand("Qui lit la pétition ?").voices


@pytest.mark.parametrize("noun", ["les Intervenants", "le Texte", "la Loi", "LE GRAVIER"])
def test_a_common_noun_with_a_capital_is_no_unknown_person(quarry: Chatbot, noun: str) -> None:
    """What may be said to speak without being anybody."""
    assert not quarry.understanding.understand(f"Que dit {noun} ?").unknown_speaker


def test_an_office_in_a_part_is_told_of_that_part(quarry: Chatbot) -> None:
    """Whoever holds it elsewhere is said not to be there."""
    reply = quarry.answer("Qui est maire à la table ronde 1 ?")

    assert reply.text.startswith("Personne lors de la table ronde 1, d'après ces actes :\n\n**Bo Silex**")


def test_of_several_who_hold_an_office_those_of_the_part_are_meant(quarry: Chatbot) -> None:
    """Nobody is asked back about people of other parts."""
    assert quarry.answer("Qui est élu à la table ronde 2 ?").text.startswith("**Tim Basalte**")


@pytest.mark.parametrize(
    "question",
    ["Qui est intervenu deux fois ?", "Qui est intervenu plusieurs fois ?", "Qui a parlé à deux sessions ?"],
)
def test_those_of_several_parts_are_told_with_them(quarry: Chatbot, question: str) -> None:
    """And nobody of one part only."""
    reply = quarry.answer(question)

    assert {citation.speaker.name for citation in reply.citations if citation.speaker} == {"Igor Petit"}


def test_parts_that_frame_the_programme_are_counted_too(quarry: Chatbot) -> None:
    """After its round tables."""
    text = quarry.answer("Combien de sessions y a-t-il ?").text

    assert [noun in text for noun in ("2 tables rondes", "1 ouverture", "1 visite")] == [True] * 3


BODIES = """---
title: Forum des mines
edition: 2e édition
date: 3 mai
place: Roche
organisers:
  - Le Marteau
---

## Table ronde 1 — Les données du sous-sol

### Luc Ardoise — maire — Saint-Lier-l'École

Luc Ardoise rapporte que Voltalis prête des données, que le département paie un hôpital de jour et que
Roche suit.

### Jean-Marie Schiste — responsable innovation et données — Mines du Nord

Jean-Marie Schiste veut ouvrir les données des mines.

### Organisation : Agence du Grès

L'Agence du Grès vend des cartes.
"""


@pytest.fixture(scope="module")
def mines(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Bodies that others speak of and that do not speak."""
    return make_chatbot(tmp_path_factory.mktemp("mines") / "index", make_forum(BODIES))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit Voltalis ?", "Voltalis"),
        ("Que dit Voltalis des données ?", "Voltalis"),
        ("Qu'en pense Voltalis ?", "Voltalis"),
        ("Que nous dit Roche ?", "Roche"),
        ("Que pense le département ?", "département"),
        ("Que dit l'hôpital des données ?", "hôpital"),
        ("Que dit l'école ?", "école"),
        ("Que dit Jean ?", "Jean"),
        ("Que pense l'entreprise des données ?", "entreprise"),
        ("Que dit la région Val de Mica des données ?", "région Val de Mica"),
        ("Que dit la région Val de Mica de l'ADN ?", "région Val de Mica"),
    ],
)
def test_a_body_without_words_gets_nobody_elses(mines: Chatbot, question: str, name: str) -> None:
    """Who is asked to speak and is only spoken of is told as unknown, by name and without the topic."""
    reply = mines.answer(question)

    assert reply.abstention is not None
    assert reply.abstention.reason == "unknown_speaker"
    assert f"« {name} »" in reply.text.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Que dit l'agence ?", "Agence du Grès"),
        ("Que dit la société Agence du Grès ?", "Agence du Grès"),
        ("Que dit la société Mines du Nord ?", "Jean-Marie Schiste"),
        ("Que dit Saint-Lier-l'École ?", "Luc Ardoise"),
    ],
)
def test_a_body_with_words_is_found(mines: Chatbot, question: str, speaker: str) -> None:
    """By its kind, by its name, or by the town of who speaks for it."""
    said = mines.answer(question)

    assert {citation.speaker.name for citation in said.citations if citation.speaker} == {speaker}
