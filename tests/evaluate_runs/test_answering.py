"""An index that is asked: the reply as JSON, and what each stage of the search had found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chatbot.evaluation.answering import DEPTH, LocalAnswerer, open_local
from chatbot.evaluation.model import Question, QuestionType, Trace
from chatbot.model import AbstentionReason
from chatbot.settings import Settings

Ask = Callable[..., tuple[dict[str, object], Trace]]


@pytest.fixture(scope="module")
def answerer(built_index: Path) -> LocalAnswerer:
    """The forum, opened as the command opens it."""
    return open_local(built_index, Settings())


def question(text: str, *history: str) -> Question:
    """A question of which only the words matter."""
    return Question("q", text, QuestionType.FACTUAL, answerable=True, history=history)


def test_the_reply_is_the_chatbot_s_own(answerer: LocalAnswerer) -> None:
    """Nothing of the evaluation reaches what is asked or answered."""
    reply, _ = answerer.answer(question("Que dit Paul Lemoine ?"))

    expected = answerer.chatbot.answer("Que dit Paul Lemoine ?")
    assert reply["text"] == expected.text
    assert reply["schema"] == 1


def test_every_stage_ranks_statements_of_those_asked_about(answerer: LocalAnswerer) -> None:
    """A filter by speaker holds in the trace as it does in the search."""
    _, trace = answerer.answer(question("Que dit Marc Plaisir de la navette ?"))

    by_id = {chunk.statement.id: chunk.statement for chunk in answerer.chatbot.index.chunks}
    for stage in ("lexical", "dense", "fused"):
        assert {by_id[name].speaker for name in trace.stages[stage]} == {"Marc Plaisir"}, stage
    assert "navette" in by_id[trace.stages["lexical"][0]].text


def test_what_was_sent_is_what_the_answer_cites(answerer: LocalAnswerer) -> None:
    """Nothing is sent where nothing is answered."""
    reply, trace = answerer.answer(question("Qui parle de la navette ?"))
    refused, nothing = answerer.answer(question("Qui parle de dromadaires ?"))

    assert trace.stages["sent"] == tuple(citation["statement_id"] for citation in reply["citations"])
    assert refused["kind"] == "abstention"
    assert nothing.stages["sent"] == ()


def test_the_legs_rank_what_they_can_tell_apart(answerer: LocalAnswerer) -> None:
    """By words, only what shares some; by meaning, everything that may answer."""
    _, trace = answerer.answer(question("Qui parle de la navette ?"))

    statements = {chunk.statement.id for chunk in answerer.chatbot.index.chunks}
    assert 0 < len(trace.stages["lexical"]) < len(statements)
    assert len(trace.stages["dense"]) == min(len(statements), DEPTH)


def test_confidence_is_higher_where_the_topic_is_said(answerer: LocalAnswerer) -> None:
    """The share of the topic that the best statement says; nothing for nobody, all for the structure."""
    said = answerer.answer(question("Qui parle d'une navette chaque semaine ?"))[1].confidence
    half = answerer.answer(question("Qui parle d'une navette spatiale habitée ?"))[1].confidence
    unknown = answerer.answer(question("Que dit Armelle Quintrec ?"))
    listed = answerer.answer(question("Qui est intervenu à la table ronde 2 ?"))[1].confidence

    assert said is not None
    assert half is not None
    assert said > half > 0
    assert unknown[0]["abstention"]["reason"] == AbstentionReason.UNKNOWN_SPEAKER
    assert (unknown[1].confidence, listed) == (0.0, 1.0)


def test_earlier_questions_are_the_conversation(answerer: LocalAnswerer) -> None:
    """« Et … ? » is understood from the question before."""
    reply, _ = answerer.answer(question("Et Paul Lemoine ?", "Que dit Julie Lemoine ?"))

    assert {citation["speaker"]["name"] for citation in reply["citations"]} == {"Paul Lemoine"}
