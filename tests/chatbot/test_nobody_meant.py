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
