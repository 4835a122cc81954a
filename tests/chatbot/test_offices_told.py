"""Yes or no to an office: neither where a lesser one, another name or another time is printed."""

import pytest

from chatbot.pipeline import Chatbot
from tests.chatbot.conftest import make_chatbot, make_forum

TIDES = """---
title: Journée des marées
---

## Ouverture

### Yves Goémon — secrétaire général, Préfecture du Flot

## Table ronde 1 — le flot

### Guy Varech — vice-président, Communauté des Grèves

Guy Varech compte les vagues.

### Luc Fucus — directeur général adjoint, région Haute-Grève

Luc Fucus mesure la marée.

### Ana Laminaire — juriste, Bureau du Littoral

Ana Laminaire lit la loi.

### Théo Ulve — adjoint au maire, ville de Sablemer

Théo Ulve drague le port.

### Éva Zostère — conseillère déléguée, Anse Calme

Éva Zostère vote.

### Zoé Corail — adjointe à la pêche, ville de Brisants

Zoé Corail pêche.

### Tom Nacre — conseiller municipal, Rochenoire

Tom Nacre vote aussi.

### Max Sargasse — maire adjoint, Courtevague

Max Sargasse rame.
"""


@pytest.fixture(scope="module")
def tides(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Offices that are called in several ways, and somebody without a word."""
    return make_chatbot(tmp_path_factory.mktemp("tides") / "index", make_forum(TIDES))


@pytest.mark.parametrize(
    "question",
    [
        "Guy Varech est-il vice-président ?",
        "Luc Fucus est-il directeur général adjoint ?",
        "Théo Ulve est-il adjoint au maire ?",
        "Théo Ulve est-il maire adjoint ?",
        "Max Sargasse est-il adjoint au maire ?",
        "Ana Laminaire a-t-elle pris la parole ?",
        "Yves Goémon était-il présent ?",
    ],
)
def test_yes_of_what_is_printed(tides: Chatbot, question: str) -> None:
    """In either order of the words of a title."""
    assert tides.answer(question).text.startswith("Oui : **")


@pytest.mark.parametrize(
    "question",
    [
        "Théo Ulve est-il maire ?",
        "Max Sargasse est-il maire ?",
    ],
)
def test_no_of_another_office(tides: Chatbot, question: str) -> None:
    """A « maire adjoint » is no « maire »."""
    assert tides.answer(question).text.startswith("Non, ")


@pytest.mark.parametrize(
    "question",
    [
        "Luc Fucus est-il directeur général ?",
        "Ana Laminaire est-elle avocate ?",
        "Y avait-il une avocate ?",
        "Que dit l'avocate du Bureau du Littoral ?",
        "Yves Goémon a-t-il pris la parole ?",
        "Théo Ulve sera-t-il adjoint au maire ?",
        "Théo Ulve a-t-il été adjoint au maire ?",
        "Théo Ulve n'est-il plus adjoint au maire ?",
        "Guy Varech est-il maire ?",  # many are both, and no mayor is printed
        "Éva Zostère est-elle conseillère municipale ?",
        "Éva Zostère est-elle conseiller municipal ?",
        "Zoé Corail est-elle adjointe au maire ?",
        "Théo Ulve est-il conseiller municipal ?",
    ],
)
def test_neither_where_the_print_does_not_tell(tides: Chatbot, question: str) -> None:
    """A lesser office, another name for it, another time, a heading without words."""
    reply = tides.answer(question)

    assert not reply.text.startswith(("Oui", "Non"))
    assert "**" in reply.text
