"""Whether statements say what a question takes for granted, or the contrary."""

import json
from pathlib import Path

import pytest

from chatbot.evidence import Concept
from chatbot.pipeline import Chatbot
from chatbot.polarity import Verdict, load_opposites, read_opposites, takes_sides, verdict
from chatbot.words import fold
from tests.chatbot.conftest import make_chatbot, make_forum
from tests.chatbot.promises import broken_promises

_BAKERS = make_forum("""---
title: Rencontres des fournils
edition: 1re édition
---

## Table ronde 1 — Fours et farines

Le levain est vendu sur place.

### Ysée MORVAN — maire, Ville de Tréflez

Ysée Morvan annonce que Tréflez garde son four banal, malgré le prix du bois.

Ysée Morvan précise que le nombre de fournées a augmenté de 12 à 19 par semaine.

### Gaël PRIGENT — meunier, Moulin du Nevet

Gaël Prigent refuse de supprimer la farine de seigle, car les anciens la réclament.

Gaël Prigent doute que les machines remplissent mieux les sacs.

### Lou TANGUY — boulangère, Fournil des Halles

Lou Tanguy n'est pas favorable à l'interdiction des sachets en plastique.

Lou Tanguy raconte que le fournil a fermé le dépôt de Kerguen en 2021, faute de clients.

### Ivo SALAÜN — président, Union des Panetiers

Ivo Salaün estime que les sachets en plastique doivent être interdits.

Ivo Salaün s'oppose à une taxe sur le bois.

> Nous n'avons jamais demandé la clôture du marché couvert.

Ivo Salaün note que 80 % des sacs se déchirent sur les tables.

### Mona KERBRAT — adjointe aux finances, Ville de Tréflez

Mona Kerbrat propose que la taxe de séjour paie les affiches.
""")


@pytest.fixture(scope="module")
def bakers(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """The bakers, ready to be asked."""
    return make_chatbot(tmp_path_factory.mktemp("bakers") / "index", _BAKERS)


@pytest.mark.parametrize(
    ("question", "statement", "expected"),
    [
        ("Pourquoi a-t-il supprimé le four ?", "il garde le four", Verdict.CONTRARY),
        ("Pourquoi a-t-il supprimé le four ?", "le four a été supprimé en mai", Verdict.SAID),
        ("Pourquoi a-t-il supprimé le four ?", "il refuse de supprimer le four", Verdict.CONTRARY),
        ("Pourquoi refuse-t-il de supprimer le four ?", "il refuse de supprimer le four", Verdict.SAID),
        ("Pourquoi le four a-t-il été supprimé ?", "le four ne sera pas supprimé", Verdict.CONTRARY),
        ("Pourquoi le four n'a-t-il pas été supprimé ?", "le four ne sera pas supprimé", Verdict.SAID),
        ("Pourquoi le four a-t-il été supprimé ?", "le four chauffe deux fois par jour", Verdict.SILENT),
        ("Pourquoi les ventes ont-elles baissé ?", "les ventes sont passées de 12 à 19", Verdict.CONTRARY),
        ("Pourquoi les ventes ont-elles baissé ?", "les ventes sont passées de 19 à 12", Verdict.SAID),
        ("Qui dit que le four fume ?", "il doute que le four fume", Verdict.CONTRARY),
        ("Qui dit que le four est présent ?", "il regrette que le four soit absent", Verdict.CONTRARY),
        ("Qui est opposé au four ?", "il propose un four", Verdict.CONTRARY),
        ("Qui dit que le four fume ?", "il affirme que le four fume", Verdict.SAID),
        ("Qui dit que le four est utile ?", "le four est peu utile", Verdict.CONTRARY),
        ("Qui dit que le four est utile ?", "le four est un peu utile", Verdict.SAID),
        ("Pourquoi le prix a-t-il augmenté ?", "ils luttent contre la hausse, le prix monte", Verdict.SAID),
        ("Pourquoi réduit-il le four ?", "il ne garde que le four, réduit de moitié", Verdict.SAID),
        ("Qui dit que 90 % des fours fument ?", "40 % fument et 90 % des fours chauffent", Verdict.CONTRARY),
        ("Qui dit que 40 % des fours fument ?", "40 % fument et 90 % des fours chauffent", Verdict.SILENT),
        ("Qui a voté pour le four ?", "elle votera contre le four", Verdict.CONTRARY),
        ("Qui a voté contre le four ?", "elle votera contre le four", Verdict.SAID),
        ("Qui dit que 5 % des fours sont là ?", "90 % des fours sont là", Verdict.CONTRARY),
        ("Pourquoi a-t-il supprimé 3 fours en 2024 ?", "il a supprimé 3 fours en mai", Verdict.SAID),
    ],
)
def test_the_contrary_and_the_same_are_told_apart(question: str, statement: str, expected: Verdict) -> None:
    """A contrary word turns a claim round, as negation does; both together leave it as it is."""
    topic = (Concept(1.0, {"four": 1.0}),)

    assert verdict(question, topic, statement) is expected


def test_what_should_be_done_was_not_done() -> None:
    """« Qui a interdit … ? » is not answered by who wants a ban."""
    wish = "ils pensent que les sachets doivent être interdits"

    assert verdict("Qui a interdit les sachets ?", (), wish) is Verdict.SAID
    assert verdict("Qui a interdit les sachets ?", (), wish, done=True) is Verdict.SILENT
    assert (
        verdict("Pourquoi veut-il un four ?", (), "il refuse de souhaiter que", done=True) is Verdict.CONTRARY
    )


def test_only_a_verb_with_a_contrary_takes_sides() -> None:
    """« chauffer » has none."""
    assert takes_sides("Pourquoi a-t-il supprimé le four ?")
    assert not takes_sides("Pourquoi a-t-il chauffé le four ?")


def test_lines_are_read_by_side() -> None:
    """« | » parts the sides, « ! » begins words that deny, « # » a comment."""
    known = read_opposites("chaud, brûlant | froid # de l'eau\n! sans")

    assert known.sides["brulant"][0][1] == -known.sides["froid"][0][1]
    assert known.deniers == {"sans"}


def test_no_shipped_word_is_on_both_sides_of_a_line() -> None:
    """A word that says its own contrary would decide nothing."""
    lines = Path("chatbot/opposites.txt").read_text(encoding="utf-8").splitlines()
    for line in (line for line in lines if "|" in line and not line.startswith("#")):
        one, other = ({fold(word.strip()) for word in side.split(",")} for side in line.split("|"))
        assert not one & other, line

    assert load_opposites().deniers


@pytest.mark.parametrize(
    "question",
    [
        "Pourquoi Tréflez a-t-elle abandonné son four banal ?",
        "Pourquoi Ysée Morvan a-t-elle supprimé le four banal ?",
        "Pourquoi le nombre de fournées a-t-il baissé ?",
        "Pourquoi Gaël Prigent a-t-il supprimé la farine de seigle ?",
        "Pourquoi le fournil a-t-il ouvert le dépôt de Kerguen ?",
        "Quand le dépôt de Kerguen a-t-il rouvert ?",
        "Comment le nombre de fournées de la semaine a-t-il diminué ?",
        "Qui dit que le levain est vendu ?",
        "Qui est favorable à une taxe sur le bois ?",
        "Qui a dit que les machines remplissent mieux les sacs ?",
        "Qui a interdit les sachets en plastique ?",
        "Qui a dit que 20 % des sacs se déchirent sur 80 % des tables ?",
        "Qui demande la clôture du marché couvert ?",
    ],
)
def test_a_false_premise_is_not_answered_with_its_contrary(bakers: Chatbot, question: str) -> None:
    """The reply says that nothing confirms it and shows what is said instead."""
    reply = json.loads(json.dumps(bakers.answer(question).to_json()))

    assert broken_promises(reply, [_BAKERS]) == []
    assert reply["kind"] == "abstention"
    assert reply["abstention"]["nearest"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Pourquoi Tréflez garde-t-elle son four banal ?", "Ysée MORVAN"),
        ("Pourquoi Gaël Prigent refuse-t-il de supprimer la farine de seigle ?", "Gaël PRIGENT"),
        ("Quand le fournil a-t-il fermé le dépôt de Kerguen ?", "Lou TANGUY"),
        ("Qui est réservé sur la taxe sur le bois ?", "Ivo SALAÜN"),
        ("Qui doute que les machines remplissent mieux les sacs ?", "Gaël PRIGENT"),
        ("Qui dit que les sachets en plastique doivent être interdits ?", "Ivo SALAÜN"),
        ("Qui n'est pas favorable à l'interdiction des sachets en plastique ?", "Lou TANGUY"),
        ("Qui a dit que les sachets en plastique ne doivent pas être interdits ?", "Lou TANGUY"),
    ],
)
def test_only_whoever_says_it_answers(bakers: Chatbot, question: str, name: str) -> None:
    """Somebody who says the contrary is not named beside."""
    reply = bakers.answer(question)

    assert reply.kind == "answer"
    assert {citation.speaker.name for citation in reply.citations if citation.speaker} == {name}


def test_the_contrary_is_announced_as_such(bakers: Chatbot) -> None:
    """A visitor reads that the premise is not confirmed, and by whom what is said."""
    reply = bakers.answer("Pourquoi Tréflez a-t-elle supprimé son four banal ?")

    assert "ce que la question suppose" in reply.text
    assert reply.abstention is not None
    assert "garde son four banal" in reply.abstention.nearest[0].quote


@pytest.mark.parametrize(
    ("question", "warned"),
    [("Qui soutient le dépôt de Kerguen ?", True), ("Qui refuse de supprimer la farine ?", False)],
)
def test_whoever_only_speaks_of_it_takes_no_side(bakers: Chatbot, question: str, warned: bool) -> None:
    """They are shown with a caveat, unless they say it in the question's own word."""
    reply = bakers.answer(question)

    assert reply.kind == "answer"
    assert reply.text.startswith("Voici qui en parle") == warned
