"""How often a statement that answers is ranked first: `python -m tests.evaluation.nearness [INDEX]`.

Over the looked-at questions about the shipped proceedings that lean on no earlier one and whose gold is
statements: by the cosine of the topic's vector to that of the passage, by words in their context, and by
nearness as replies use it, which adds how much of the topic is said.
"""

import sys
from pathlib import Path

import numpy as np

from chatbot.answers import Answers
from chatbot.asked import Asked
from chatbot.evaluation.corpus import read_corpus
from chatbot.evaluation.questions import load_questions
from chatbot.pipeline import open_chatbot
from chatbot.settings import read_settings

LOOKED_AT = Path(__file__).resolve().parents[2] / "benchmark" / "assises"
SETS = ("dev", "tune", "tune2", "tune3", "tune4", "tune5", "tune6")
WAYS = ("vector of the topic", "words in context", "nearness")


def rankings(answers: Answers, asked: Asked) -> list[list[str]]:
    """The ids of the statements, the first as near as each way finds them."""
    index, read = answers.index, answers._read(asked)
    by_vector, _ = index.dense.search(read.vector, len(index.chunks))
    likeness = index.in_context.likeness(read.words, by_vector)
    by_words = by_vector[np.argsort(-likeness[:, read.of_topic].mean(axis=1), kind="stable")]
    near = answers._by_nearness(asked, answers.evidence.topic(asked.topic, presumes=asked.presumes))
    of_chunks = [[index.chunks[number].statement.id for number in order] for order in (by_vector, by_words)]
    return [*of_chunks, [chunk.statement.id for _, chunk in near]]


def main() -> None:
    """Print for each way how many questions have a statement of the gold first, and among the first three."""
    index = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("index/built")
    chatbot, corpus = open_chatbot(index, read_settings()), read_corpus(index)
    ranks = []
    for name in SETS:
        for question in load_questions(LOOKED_AT / f"{name}.jsonl", corpus):
            asked = chatbot.understanding.understand(question.question)
            gold = {statement for group in question.gold for statement in group}
            if question.history or not gold or not asked.topic:
                continue
            found = rankings(chatbot.answers, asked)
            ranks.append([next(i for i, key in enumerate(order) if key in gold) for order in found])
    for way, column in zip(WAYS, np.array(ranks).T, strict=True):
        first, three = (column == 0).mean(), (column < 3).mean()
        sys.stdout.write(f"{way}: {first:.3f} first, {three:.3f} among three, of {len(ranks)}\n")


if __name__ == "__main__":
    main()
