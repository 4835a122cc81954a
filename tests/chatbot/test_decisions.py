"""Council minutes: votes under the heading of what they are on, questions of the public."""

import pytest

from chatbot.model import Exchange
from chatbot.pipeline import Chatbot
from tests.chatbot.conftest import make_chatbot, make_forum, reason

_COUNCIL = make_forum("""---
title: Conseil municipal de Plouzélec
date: 3 juin 2022
---

## Point 1 — Horaires du lavoir

### Anaïs Kermarrec — adjointe aux bâtiments

Elle demande deux soirées par mois et annonce qu'elle votera contre.

### Questions du public

Un promeneur demande : combien coûtera l'entrée du lavoir ?

### Yann Le Gall — adjoint aux finances

Il répond que l'entrée du lavoir coûtera 2 euros.

### Vote

Délibération adoptée : 9 voix pour, 4 contre.

## Point 2 — Vente du presbytère

### Anaïs Kermarrec — adjointe aux bâtiments

Elle s'oppose à la vente du presbytère.

### Vote

Délibération rejetée : 3 voix pour, 10 contre.
""")


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """The council, ready to be asked."""
    return make_chatbot(tmp_path_factory.mktemp("council") / "index", _COUNCIL)


@pytest.mark.parametrize(
    ("question", "votes"),
    [
        ("La délibération sur le presbytère a-t-elle été adoptée ?", ["3 voix"]),
        ("La délibération sur le lavoir a-t-elle été rejetée ?", ["9 voix"]),
        ("La vente du presbytère a-t-elle été adoptée ?", ["3 voix"]),
        ("Résultat du vote sur le lavoir ?", ["9 voix"]),
        ("Quel est le résultat du vote sur la vente du presbytère ?", ["3 voix"]),
        ("Combien de voix pour les horaires du lavoir ?", ["9 voix"]),
        ("Combien de voix a obtenu la vente du presbytère ?", ["3 voix"]),
        ("La délibération a-t-elle été adoptée ?", ["9 voix", "3 voix"]),
    ],
)
def test_the_vote_on_what_is_named_is_told(council: Chatbot, question: str, votes: list[str]) -> None:
    """Not the one that has the question's own word for its outcome."""
    reply = council.answer(question).to_json()

    quotes = [citation["quote"] for citation in reply["citations"]]
    assert [next(vote for vote in ("9 voix", "3 voix") if vote in quote) for quote in quotes] == votes


def test_a_vote_on_something_else_is_no_answer(council: Chatbot) -> None:
    """Nothing was voted on it."""
    reply = council.answer("La délibération sur la piscine a-t-elle été adoptée ?").to_json()

    assert reason(reply) == "nothing_relevant"


def test_whoever_asks_is_not_whoever_answers(council: Chatbot) -> None:
    """« qui demande combien … ? » wants no figure, and somebody without a name may have asked."""
    reply = council.answer("Qui demande combien coûtera l'entrée du lavoir ?").to_json()

    assert [citation["speaker"] for citation in reply["citations"]] == [None]
    assert "Un promeneur demande" in reply["text"]
    assert (
        reason(council.answer("Qui demande quand le presbytère sera vendu ?").to_json()) == "nothing_relevant"
    )


def test_a_vote_for_is_no_vote_against(council: Chatbot) -> None:
    """Whoever announces the one is not named for the other."""
    contrary = council.answer("Qui a voté pour les horaires du lavoir ?").to_json()
    same = council.answer("Qui vote contre les horaires du lavoir ?").to_json()

    assert reason(contrary) == "nothing_relevant"
    assert [citation["speaker"]["name"] for citation in same["citations"]] == ["Anaïs Kermarrec"]


def test_the_vote_on_the_next_point_is_a_follow_up(council: Chatbot) -> None:
    """« et au point 2 ? » asks for what was asked of point 1."""
    reply = council.answer("Et au point 2 ?", [Exchange("Quel a été le résultat du vote au point 1 ?")])

    assert "3 voix pour, 10 contre" in reply.text
