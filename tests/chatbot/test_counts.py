"""A number answers only where it counts what is asked for, of whom it is asked, and as it is asked."""

import pytest

from chatbot.extract import answer_span
from chatbot.pipeline import Chatbot
from tests.chatbot.conftest import make_chatbot, make_forum

_PORT = """---
title: Journée des ports
id: ports
date: 3 mars 2024
place: Port-Louvet
---

La Journée des ports s'est tenue à Port-Louvet.

## Table ronde 1 — Entretenir les bassins

### Odile Marchand — maire — ville de Port-Louvet

Odile Marchand indique que la ville a gagné le Filet d'or.
Le projet sert à décider dans quel ordre curer 40 bassins.

### Rémi Castel — ingénieur — Vaserie

Rémi Castel explique que son appareil repère la vase. Le nombre de sondes est ainsi
divisé par quatre. Il a été réglé sur 9 000 fissures en trois semaines.

### Anna Bellec — éclusière — Canal du Bas

Anna Bellec raconte que ses équipes ont repeint 12 écluses. Le financement vient du département.
Elle note que le Filet d'or mesure la baisse de la vase en ville.
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Three people who give numbers."""
    return make_chatbot(tmp_path_factory.mktemp("port") / "index", make_forum(_PORT))


@pytest.mark.parametrize(
    ("sentence", "noun", "span"),
    [
        ("Le nombre de sondes est divisé par quatre.", "sondes", ""),
        ("Des sondes surveillent les 8000 km du canal.", "sondes", ""),
        ("En trois semaines, 14 sondes ont été posées.", "sondes", "14"),
        ("Trois semaines de fissures ont suffi.", "fissures", ""),
        ("Près de 30 points de fissures ont été vus.", "fissures", "Près de 30"),
        ("Elle compte 12 grandes écluses et un bac.", "écluses", "12"),
        ("Elle compte 12 millions d'écluses.", "écluses", "12 millions"),
        ("La ville a ses écluses depuis 2022.", "écluses", ""),
        ("La ville a 2022 écluses.", "écluses", "2022"),
        ("Les écluses sont au nombre de 12.", "écluses", "12"),
    ],
)
def test_the_number_shown_counts_the_noun(port: Chatbot, sentence: str, noun: str, span: str) -> None:
    """What something is divided by, a length or a duration counts something else."""
    assert answer_span(sentence, "number", port.answers.evidence.topic(noun)) == span


@pytest.mark.parametrize(
    "question",
    [
        "Combien de fissures Rémi Castel a-t-il réparées ?",
        "Combien de bassins Port-Louvet a-t-elle curés ?",
        "Combien d'écluses Anna Bellec a-t-elle démolies ?",
    ],
)
def test_what_is_counted_must_have_been_done(port: Chatbot, question: str) -> None:
    """They were learned from, are to be done, or something else was done to them."""
    assert port.answer(question).abstention is not None


@pytest.mark.parametrize(
    "question", ["Par combien divise-t-on le nombre de sondes ?", "Combien de sondes peut-on économiser ?"]
)
def test_what_is_divided_is_asked_for(port: Chatbot, question: str) -> None:
    """Then the divisor answers."""
    assert "divisé par quatre" in port.answer(question).text


def test_what_was_done_is_counted(port: Chatbot) -> None:
    """The same question where it was done."""
    reply = port.answer("Combien d'écluses Anna Bellec a-t-elle repeintes ?")

    assert "**12** — " in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "Combien de communes ont participé ?",
        "Combien de voix contre ?",
        "Combien d'abstentions ?",
        "Combien de maires étaient présents ?",
        "Combien de temps a duré la table ronde 1 ?",
    ],
)
def test_those_who_speak_are_no_count_of_anything_else(port: Chatbot, question: str) -> None:
    """Towns, votes, those who came and hours are not counted by who speaks."""
    assert port.answer(question).abstention is not None


def test_those_who_speak_are_counted(port: Chatbot) -> None:
    """People, voices and organisations are."""
    assert "3 personnes" in port.answer("Combien de voix s'expriment ?").text
    assert "3 intervenants" in port.answer("Combien de personnes à la table ronde 1 ?").text
    assert "Vaserie" in port.answer("Combien d'organisations ont participé ?").text
    assert "Odile Marchand" in port.answer("Combien de maires ont parlé ?").text


@pytest.mark.parametrize(
    "question",
    [
        "Est-ce que Rémi Castel divise par dix le nombre de sondes ?",
        "Pourquoi Rémi Castel a-t-il divisé par dix le nombre de sondes ?",
        "Est-ce qu'Anna Bellec a repeint 30 écluses ?",
    ],
)
def test_a_claimed_number_that_is_not_said_gets_no_yes(port: Chatbot, question: str) -> None:
    """Another number is said."""
    assert port.answer(question).abstention is not None


@pytest.mark.parametrize(
    "question",
    [
        "Est-ce que Rémi Castel divise par 4 le nombre de sondes ?",
        "Est-ce qu'Anna Bellec a repeint douze écluses ?",
    ],
)
def test_a_claimed_number_is_found_in_words_or_digits(port: Chatbot, question: str) -> None:
    """« Quatre » is 4."""
    assert port.answer(question).abstention is None


@pytest.mark.parametrize(
    "question",
    [
        "Combien de temps a duré la journée ?",
        "Qui a financé l'événement ?",
        "Quel était le budget du colloque ?",
    ],
)
def test_what_nobody_says_of_the_event_is_refused(port: Chatbot, question: str) -> None:
    """Weeks, money and prizes of somebody else are spoken of."""
    assert port.answer(question).abstention is not None


def test_who_won_is_found(port: Chatbot) -> None:
    """The same question the right way round."""
    assert "Odile Marchand" in port.answer("Quelle ville a gagné le Filet d'or ?").text
    assert "Anna Bellec" in port.answer("Qui parle du financement ?").text


@pytest.mark.parametrize(
    ("sentence", "noun", "span"),
    [
        ("Vingt-six bassins sont vides.", "bassins", "Vingt-six"),
        ("Elle compte vingt et un bassins.", "bassins", "vingt et un"),
        ("Quatre-vingt-dix-sept sondes veillent.", "sondes", "Quatre-vingt-dix-sept"),
        ("Deux cents fissures sont suivies.", "fissures", "Deux cents"),
    ],
)
def test_a_number_written_in_several_words_is_one(port: Chatbot, sentence: str, noun: str, span: str) -> None:
    """Its last word alone would be another number."""
    assert answer_span(sentence, "number", port.answers.evidence.topic(noun)) == span


def test_a_span_of_time_in_several_words_is_one(port: Chatbot) -> None:
    """« Quarante-sept jours » are no « sept jours »."""
    topic = port.answers.evidence.topic("coupure")

    assert answer_span("La coupure a duré quarante-sept jours.", "duration", topic) == "quarante-sept jours"
