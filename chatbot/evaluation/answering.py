"""Who answers a test set: the chatbot of an index on this machine, with a trace of its stages."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from chatbot.asked import Asked
from chatbot.evaluation.model import Question, Reply, Trace
from chatbot.intents import STRUCTURE
from chatbot.model import AbstentionReason, Exchange
from chatbot.pipeline import Chatbot, open_chatbot
from chatbot.settings import Settings
from index.model import Chunk
from index.search import SPELLING_WEIGHT, search

DEPTH = 20  # statements kept of each stage
_BEFORE_SEARCH = frozenset(
    {
        AbstentionReason.UNKNOWN_SPEAKER,
        AbstentionReason.UNKNOWN_SESSION,
        AbstentionReason.AMBIGUOUS,
        AbstentionReason.NOT_A_QUESTION,
    }
)


class Answerer(Protocol):
    """Answers one question of a test set."""

    @property
    def encoder(self) -> str:
        """What turned texts into vectors; empty where that is not known."""

    def answer(self, question: Question) -> tuple[Reply, Trace | None]:
        """The reply as JSON and, where it is known, how it came about."""


class LocalAnswerer:
    """The chatbot of an index on this machine."""

    def __init__(self, chatbot: Chatbot) -> None:
        self.chatbot = chatbot

    @property
    def encoder(self) -> str:
        """The encoder that the index was built with."""
        return self.chatbot.index.manifest.encoder

    def answer(self, question: Question) -> tuple[Reply, Trace]:
        """Ask, then look at each stage again; the trace is no part of the time that the reply took."""
        conversation = [Exchange(earlier) for earlier in question.history]
        reply = json.loads(json.dumps(self.chatbot.answer(question.question, conversation).to_json()))
        asked = self.chatbot.understanding.understand(question.question, conversation)
        return reply, Trace(self._stages(asked, reply), self._confidence(asked, reply))

    def _stages(self, asked: Asked, reply: Reply) -> dict[str, tuple[str, ...]]:
        """What each leg and the fusion rank first among the statements that may answer, and what was sent.

        "sent" is what the answer was made of: a statement that the fusion ranks and the answer lacks was
        lost by the judge of evidence, not by the search.
        """
        index, numbers = self.chatbot.index, np.asarray(self._allowed(asked), dtype=np.int64)
        sent = tuple(dict.fromkeys(c["statement_id"] for c in reply["citations"] if c["statement_id"]))
        if not len(numbers):
            return {"lexical": (), "dense": (), "fused": (), "sent": sent}
        vector = index.encoder.encode_query([asked.query])[0]
        spelling = index.lexical.spelling_scores(asked.query)
        lexical = (index.lexical.scores(asked.query) + SPELLING_WEIGHT * spelling)[numbers]
        dense = index.dense.scores(vector)[numbers]
        fused = search(index, asked.query, allowed=numbers.tolist(), k=len(numbers), query_vector=vector)
        ranked = [
            [index.chunks[numbers[i]] for i in np.argsort(-scores, kind="stable") if scores[i] > floor]
            for scores, floor in ((lexical, 0.0), (dense, -np.inf))
        ]
        return {
            "lexical": _statements(ranked[0]),
            "dense": _statements(ranked[1]),
            "fused": _statements(passage.chunk for passage in fused),
            "sent": sent,
        }

    def _allowed(self, asked: Asked) -> list[int]:
        """Numbers of the chunks that the question's people and sessions leave."""
        spoken = {statement.id for voice in asked.voices for statement in voice.statements}
        sessions = {session.id for session in asked.sessions}
        return [
            number
            for number, chunk in enumerate(self.chatbot.index.chunks)
            if (not spoken or chunk.statement.id in spoken)
            and (not sessions or chunk.statement.session_id in sessions)
        ]

    def _confidence(self, asked: Asked, reply: Reply) -> float:
        """How much of the question's topic the best statement says: what the pipeline decides by.

        1 where the structure answers, 0 where nothing could be searched for.
        """
        if reply["kind"] == "answer" and asked.intent in STRUCTURE:
            return 1.0
        if reply["kind"] == "abstention" and reply["abstention"]["reason"] in _BEFORE_SEARCH:
            return 0.0
        evidence, fields = self.chatbot.answers.evidence, ("text", "theme", "who")
        topic = evidence.topic(asked.query)
        chunks = [self.chatbot.index.chunks[number] for number in self._allowed(asked)]
        return max((evidence.share(topic, chunk.statement, fields) for chunk in chunks), default=0.0)


def _statements(chunks: Iterable[Chunk]) -> tuple[str, ...]:
    """The statements of chunks, each at its best place."""
    return tuple(dict.fromkeys(chunk.statement.id for chunk in chunks))[:DEPTH]


def open_local(index: Path, settings: Settings) -> LocalAnswerer:
    """Open the index of this machine.

    Raises:
        ProceedingsError: the encoder or the index cannot be used.
    """
    return LocalAnswerer(open_chatbot(index, settings))


def generator_of(replies: Sequence[Reply]) -> str:
    """Who wrote the answers: the usual name where several did."""
    names = [str(reply["generator"]) for reply in replies]
    return max(dict.fromkeys(names), key=names.count) if names else ""
