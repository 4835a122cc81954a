"""Words that a question puts into somebody's mouth are looked for word for word."""

import pytest

from tests.chatbot.conftest import Ask, reason, speakers

_HERS = "Nous ne rouvrirons pas un lavoir sans filtre"


@pytest.mark.parametrize("question", ["Qui a dit « {} » ?", "Claire Durant a-t-elle dit que “{}” ?"])
def test_very_words_are_given_to_whoever_said_them(ask: Ask, question: str) -> None:
    """In any quotation marks, whether she is asked about or sought."""
    assert speakers(ask(question.format(_HERS))) == ["Claire Durant"]


def test_very_words_of_somebody_else_are_not_his(ask: Ask) -> None:
    """He speaks of lavoirs too; the statement in which the words are printed is shown."""
    reply = ask(f"Est-ce Marc Plaisir qui a dit « {_HERS} » ?")

    assert reason(reply) == "speaker_silent_on_this"
    assert [near["speaker"]["name"] for near in reply["abstention"]["nearest"]] == ["Claire Durant"]


@pytest.mark.parametrize(
    "words",
    [
        "Nous rouvrirons un lavoir sans filtre",
        "les bassins neufs traitent 1 520 tonnes de laine par an",
        "La région ne paiera pas la moitié des machines",
    ],
)
def test_words_that_were_changed_are_nobodys(ask: Ask, words: str) -> None:
    """A dropped « ne … pas », another number, an added negation."""
    assert reason(ask(f"Qui a dit « {words} » ?")) == "nothing_relevant"


def test_a_title_or_a_term_in_quotation_marks_is_no_quotation(ask: Ask) -> None:
    """It does not follow a verb of saying, or is too short to be somebody's words."""
    assert ask("Que dit-on à la table ronde « Filer et tisser près des élevages » ?")["kind"] == "answer"
    assert ask("Que dit Claire Durant du « lavoir » ?")["kind"] == "answer"
