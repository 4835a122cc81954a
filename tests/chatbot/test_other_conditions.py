"""What is told under other conditions is no answer: another day, rate, place or thing of whoever did it."""

from pathlib import Path

import pytest

from chatbot.pipeline import Chatbot
from tests.chatbot.conftest import make_chatbot, make_forum

SALT = """---
title: Journée du sel
date: 16 et 17 mai 2024
place: Grandsel
---

## Table ronde 1 — Récolter

### Aude Marais — paludière — Salines du Bord

Aude Marais parcourt 30 kilomètres par jour et retourne 40 œillets. Elle gagne dix minutes avec un râteau et \
garde vingt paniers d'avance.

### Rémi Vasière — saunier — Salines de Grandsel

Rémi Vasière a posé 12 vannes à Grandsel et compte 700 visiteurs le dimanche. La digue rouvrira en \
juillet 2025.

### Max Bouchot — gardien — Phare du Bord

Max Bouchot garde 8 barques au ponton et une buvette. Le premier phare ouvrira en mars 2031.

### Zoé Fleur — conditionneuse — Sachets Réunis

Zoé Fleur remplit 500 sachets à Portclair et attend des étiquettes.

### Ida Bec — guide — Bureau du marais

Ida Bec tient un guichet ouvert 7 jours sur 7.
"""


@pytest.fixture(scope="module")
def salt(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """People who tell how much, where and when."""
    return make_chatbot(tmp_path_factory.mktemp("salt") / "index", make_forum(SALT))


@pytest.mark.parametrize(
    "question",
    [
        "Qui parcourt 30 kilomètres par semaine ?",
        "Qui a posé 12 vannes à Portclair ?",
        "Qui perd dix minutes avec un râteau ?",
        "Qui garde vingt sachets d'avance ?",
        "Que s'est-il passé le 17 mai ?",
        "Combien de barques garde-t-on à la digue ?",
        "Combien de barques garde-t-on dans les sachets ?",
        "Quand ouvrira le deuxième phare ?",
        "Que s'est-il passé le 12 juillet ?",
        "Que s'est-il passé en juillet 2024 ?",
        "Combien de visiteurs le samedi ?",
        "Qui dit que la digue rouvrira en juin ?",
    ],
)
def test_what_is_told_of_another_time_or_place_answers_nothing(salt: Chatbot, question: str) -> None:
    """Nobody is credited with what they said under other conditions."""
    assert salt.answer(question).abstention


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Qui parcourt 30 kilomètres par jour ?", "Aude Marais"),
        ("Qui gagne dix minutes avec un râteau ?", "Aude Marais"),
        ("Qui garde vingt paniers d'avance ?", "Aude Marais"),
        ("Qui a posé 12 vannes à Grandsel ?", "Rémi Vasière"),
        ("Combien de visiteurs le dimanche ?", "Rémi Vasière"),
        ("Le guichet est-il ouvert le lundi ?", "Ida Bec"),
        ("Que se passe-t-il en juillet 2025 ?", "Rémi Vasière"),
        ("La digue rouvrira-t-elle en mai 2025 ?", "Rémi Vasière"),  # what is said of July answers
        ("Combien de barques garde-t-on au ponton ?", "Max Bouchot"),
        ("Quand ouvrira le premier phare ?", "Max Bouchot"),
        ("Qui parle des sachets ?", "Zoé Fleur"),
    ],
)
def test_what_is_told_under_the_same_conditions_answers(salt: Chatbot, question: str, name: str) -> None:
    """With the day, the place and the thing that is asked for."""
    cited = salt.answer(question).citations

    assert [one.speaker.name for one in cited if one.speaker] == [name]


def test_when_something_will_be_done_is_told_by_a_plan(tmp_path: Path) -> None:
    """What has to begin in a certain month is told, in whatever order the question has its words."""
    text = """---
title: Journée du pont
---

## Table ronde 1 — Le pont

### Ida Sol — maire, Ville de Granite

Ida Sol annonce que les travaux du pont doivent commencer en février 2026.
"""
    chatbot = make_chatbot(tmp_path / "index", make_forum(text))

    for question in ("Quand commencent les travaux ?", "Quand les travaux commencent-ils ?"):
        assert chatbot.answer(question).text.startswith("**février 2026**")
    assert chatbot.answer("Quand les travaux ont-ils commencé ?").abstention is not None
