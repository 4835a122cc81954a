"""An office of a body that is nobody's here is nobody's: the place or the organisation asked for counts."""

from pathlib import Path

import pytest

from chatbot.model import AbstentionReason
from chatbot.pipeline import Chatbot
from tests.chatbot.conftest import make_chatbot, make_forum

MARSHES = """---
title: Journée des marais
---

## Table ronde 1 — la tourbe

### Ugo Jonc — 3e vice-président délégué à la tourbe et maire de Saint Oseille, Communauté des Roselières

Ugo Jonc mesure la tourbe.

### Lise Carex — directrice commerciale, Tourbières Réunies

Lise Carex vend de la tourbe avec l'IA.

### Ines Massette — directrice du terroir, ville de Laîche

Ines Massette peint des roseaux.

### Omar Typha — directeur de la transition, région Basse-Tourbe

Omar Typha compte les hérons de Saint-Souchet.

### Paul Scirpe — gardien de port, Port aux Hérons

Paul Scirpe compte les barques.

### Léa Phragmite — secrétaire générale, Préfecture du Marais

Léa Phragmite compte les barques de Laîche.
"""


@pytest.fixture(scope="module")
def marshes(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """A town of two words, a company, a town and a region."""
    return make_chatbot(tmp_path_factory.mktemp("marshes") / "index", make_forum(MARSHES))


@pytest.mark.parametrize(
    "question",
    [
        "Qui est le maire de Saint-Ruban ?",
        "Que dit le maire de Saint-Ruban ?",
        "Que dit le maire de saint ruban ?",
        "Que dit le maire de Saint ?",
        "Qui est la directrice commerciale de Vauclair ?",
        "que dit la directrice commerciale de st souchet",  # a town that somebody else speaks of
        "Que dit la directrice commerciale de Vauclair ?",
        "Que dit la directrice commerciale de la Laîche ?",
        "Que dit la directrice du terroir de Montarzac ?",
        "Qui est le directeur de la région Vauclair ?",
        "Que dit le directeur de la région Vauclair ?",
        "Qui est secrétaire générale de la mairie ?",
        "Que dit la secrétaire générale de l'hôpital ?",
        "Qui est maire de la dune ?",
        "Qui est directrice commerciale de la Préfecture ?",
        "J'aimerais savoir si le maire de vauclair a pris la parole",
    ],
)
def test_an_office_of_another_body_is_nobodys(marshes: Chatbot, question: str) -> None:
    """One word of the name of a town, or an office alone, finds nobody."""
    reply = marshes.answer(question)

    assert reply.abstention
    assert reply.abstention.reason is AbstentionReason.UNKNOWN_SPEAKER


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit le maire de Saint-Oseille ?", "Ugo Jonc"),
        ("Que dit le maire d'Oseille ?", "Ugo Jonc"),
        ("Que dit la directrice commerciale de Tourbières Réunies ?", "Lise Carex"),
        ("Que dit la directrice commerciale de l'IA ?", "Lise Carex"),
        ("Que dit la directrice du terroir de la ville de Laîche ?", "Ines Massette"),
        ("Que dit le directeur de la région Basse-Tourbe ?", "Omar Typha"),
        ("Que dit le gardien de port ?", "Paul Scirpe"),
        ("Qui est secrétaire générale de la préfecture ?", "Léa Phragmite"),
        ("Que dit le maire de la tourbe ?", "Ugo Jonc"),
        ("J'aimerais savoir si le maire de saint oseille a pris la parole", "Ugo Jonc"),
    ],
)
def test_the_own_body_is_read_whole(marshes: Chatbot, question: str, name: str) -> None:
    """By all its words or by one of its own; what stands after an article and is no body is a topic."""
    asked = marshes.understanding.understand(question)

    assert [voice.name for voice in asked.voices] == [name]


def test_a_group_that_is_told_to_say_something_is_asked_for_that(tmp_path: Path) -> None:
    """Nobody of the riverains speaks, and somebody tells what they ask for."""
    text = """---
title: Journée du bruit
---

## Table ronde 1 — Le bruit

### Ida Sol — maire, Ville de Granite

Ida Sol rapporte que les riverains demandent un mur contre le bruit de la rocade.
"""
    chatbot = make_chatbot(tmp_path / "index", make_forum(text))

    told = chatbot.answer("Que demandent les riverains ?")
    assert told.abstention is None
    assert "un mur" in told.text
    silent = chatbot.answer("Que demandent les commerçants ?").abstention
    assert silent
    assert silent.reason == "unknown_speaker"
