"""What people say of one another: the words of the one asked about that name the other, and no others."""

import json

import pytest

from chatbot.pipeline import Chatbot
from ingest.model import Proceedings
from tests.chatbot.conftest import Reply, make_chatbot, make_forum, reason, speakers
from tests.chatbot.promises import broken_promises

TEXT = """---
title: Journée des digues
---

## Table ronde 1 — les digues

### Ada Roc — éclusière, port de Brume

Ada Roc attend la crue. Ada Roc approuve la vanne de Lou Verne.

> Mme Lac a raison de douter. La digue est vieille.

### Lou Verne — maire, ville de Brume

Lou Verne propose une vanne neuve.

### Zoé Lac — juriste

Zoé Lac doute du lac de barrage. Zoé Lac rappelle que Pierre Verne avait bâti la digue.

### Tom Val — pêcheur

Tom Val demande à Lou Verne une échelle à poissons.

### Éva Val — peintre

Éva Val peint les vannes.
"""


@pytest.fixture(scope="module")
def document() -> Proceedings:
    """Five people who name one another or not; two have one family name."""
    return make_forum(TEXT)


@pytest.fixture(scope="module")
def digues(document: Proceedings, tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Their chatbot."""
    return make_chatbot(tmp_path_factory.mktemp("digues") / "index", document)


def ask(digues: Chatbot, document: Proceedings, question: str) -> Reply:
    """A reply that keeps the promises of the contract."""
    reply: Reply = json.loads(json.dumps(digues.answer(question).to_json()))
    assert broken_promises(reply, [document]) == []
    return reply


@pytest.mark.parametrize(
    ("question", "speaker", "quote"),
    [
        ("Que dit Ada Roc de Lou Verne ?", "Ada Roc", "Ada Roc approuve la vanne de Lou Verne."),
        ("Que pense Ada Roc de Zoé Lac ?", "Ada Roc", "Mme Lac a raison de douter."),
        ("L'avis de Mme Roc sur Mme Lac ?", "Ada Roc", "Mme Lac a raison de douter."),
        ("What does Ada Roc say about Lou Verne?", "Ada Roc", "Ada Roc approuve la vanne de Lou Verne."),
        (
            "Que demande Tom Val à Lou Verne ?",
            "Tom Val",
            "Tom Val demande à Lou Verne une échelle à poissons.",
        ),
    ],
)
def test_what_somebody_says_of_somebody_names_them(
    digues: Chatbot, document: Proceedings, question: str, speaker: str, quote: str
) -> None:
    """Neither the other one's own words nor the rest of theirs."""
    reply = ask(digues, document, question)

    assert speakers(reply) == [speaker]
    assert [citation["quote"] for citation in reply["citations"]] == [quote]


@pytest.mark.parametrize(
    "question",
    [
        "Qui parle de Lou Verne ?",
        "Qui cite Lou Verne ?",
        "Quelqu'un a-t-il mentionné Lou Verne ?",
        "Que dit-on de Lou Verne ?",
        "Who talks about Lou Verne?",
    ],
)
def test_who_speaks_of_somebody_is_everybody_else_who_names_them(
    digues: Chatbot, document: Proceedings, question: str
) -> None:
    """Not the one spoken of, and nobody who names a namesake: Pierre Verne is another."""
    assert speakers(ask(digues, document, question)) == ["Ada Roc", "Tom Val"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Que dit Lou Verne d'Ada Roc ?", "speaker_silent_on_this"),
        ("Que dit Zoé Lac de Lou Verne ?", "speaker_silent_on_this"),
        ("Qui parle de Zoé Lac ?", None),
        ("Qui parle d'Éva Val ?", "nothing_relevant"),
    ],
)
def test_nobody_is_said_to_be_named_who_is_not(
    digues: Chatbot, document: Proceedings, question: str, expected: str | None
) -> None:
    """A lake is no Mme Lac; the reply abstains and names whom it looked for."""
    reply = ask(digues, document, question)

    assert reason(reply) == expected
    assert expected or speakers(reply) == ["Ada Roc"]


@pytest.mark.parametrize(
    "question",
    [
        "Que disent Ada Roc et Lou Verne ?",
        "Compare les propos d'Ada Roc et de Lou Verne",
        "Quelle différence entre Ada Roc et Lou Verne ?",
        "Comparer Ada Roc à Lou Verne",
    ],
)
def test_two_people_who_are_both_asked_about_are_both_quoted(
    digues: Chatbot, document: Proceedings, question: str
) -> None:
    """A comparison is no question of one about the other."""
    assert speakers(ask(digues, document, question)) == ["Ada Roc", "Lou Verne"]


def test_who_does_something_to_somebody_is_no_question_about_their_words(
    digues: Chatbot, document: Proceedings
) -> None:
    """« qui approuve X ? » shows whoever approves, where the verb is printed, else whoever names them."""
    assert speakers(ask(digues, document, "Qui approuve Lou Verne ?")) == ["Ada Roc"]
    assert speakers(ask(digues, document, "Qui félicite Lou Verne ?")) == ["Ada Roc", "Tom Val"]
