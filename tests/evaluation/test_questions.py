"""The question sets are complete, and what they call right is in the proceedings."""

import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from tests.evaluation.matching import fold, holds
from tests.evaluation.question_set import FOLDER, Question, QuestionKind, load_questions
from tests.evaluation.shipped import name_of, sections, shipped

SETS = ("dev", "tune3", "held_out", "published")
ELSEWHERE = Path(__file__).parent / "elsewhere"  # invented proceedings, each with its questions
Words = dict[str, list[str]]  # what each speaker says; the narration under ""


@pytest.fixture(scope="module")
def told() -> Words:
    """What the shipped proceedings let each speaker say."""
    words: Words = defaultdict(list)
    for _, speaker, text in sections(shipped()):
        words[name_of(speaker)].append(text)
    return words


@pytest.fixture(scope="module")
def printed(shared: Path) -> Words:
    """What the published article lets each speaker say."""
    gold = json.loads((shared / "proceedings" / "gold.json").read_text(encoding="utf-8"))
    words: Words = defaultdict(list)
    for statement in gold["statements"]:
        words[statement["speaker"] or ""].append(statement["text_clean"])
    return words


def unsupported(questions: tuple[Question, ...], words: Words) -> list[str]:
    """Gold words that none of the gold speakers says."""
    found = []
    for question in questions:
        said = [text for speaker in question.gold_speakers or ("",) for text in words[speaker]]
        wanted = question.gold_text
        if question.kind is not QuestionKind.STRUCTURE and not question.tags and question.type != "factual":
            wanted += question.must_include
        found += [f"{question.id} {gold}" for gold in wanted if not any(holds(text, gold) for text in said)]
    return found


@pytest.mark.parametrize("name", SETS)
def test_the_shipped_text_supports_the_gold(name: str, told: Words) -> None:
    """Each gold word is said by a gold speaker in the shipped proceedings."""
    assert unsupported(load_questions(FOLDER / f"{name}.jsonl"), told) == []


@pytest.mark.parametrize("name", SETS)
def test_the_published_text_supports_the_gold_of_portable_questions(name: str, printed: Words) -> None:
    """What is marked as portable holds in the wording of the article too."""
    questions = load_questions(FOLDER / f"{name}.jsonl")

    assert unsupported(tuple(question for question in questions if question.portable), printed) == []


@pytest.mark.parametrize("name", SETS)
def test_only_people_of_the_event_are_gold(name: str) -> None:
    """No name of the question set is misspelt."""
    known = set(map(name_of, (line[4:] for line in shipped().splitlines() if line.startswith("### "))))

    named = {
        n for q in load_questions(FOLDER / f"{name}.jsonl") for n in (*q.gold_speakers, *q.accept_speakers)
    }

    assert named - known == set()


@pytest.mark.parametrize("name", ["dev", "tune3", "held_out"])
def test_the_question_sets_hold_every_kind(name: str) -> None:
    """Each kind is there, with enough questions without an answer, in both languages."""
    questions = load_questions(FOLDER / f"{name}.jsonl")

    assert {question.kind for question in questions} == set(QuestionKind)
    assert sum(not question.answerable for question in questions) >= 30
    assert sum(question.lang == "en" for question in questions) >= 5


@pytest.mark.parametrize("source", ["eau.md", "ecoles.txt"])
def test_the_invented_proceedings_hold_the_gold_of_their_questions(source: str) -> None:
    """Each gold word and name is in the document that its set asks about, and each kind is asked for."""
    text = (ELSEWHERE / source).read_text(encoding="utf-8")
    questions = load_questions((ELSEWHERE / source).with_suffix(".jsonl"))

    gold = {word for q in questions for word in (*q.gold_text, *q.gold_speakers, *q.accept_speakers)}

    assert {word for word in gold if not holds(text, word)} == set()
    assert {question.kind for question in questions} == set(QuestionKind)


def test_no_question_is_in_two_sets() -> None:
    """What is looked at tells nothing about what is only scored."""
    sets = [
        {(fold(q.question), q.history) for q in load_questions(path)}
        for path in sorted(FOLDER.glob("*.jsonl"))
    ]

    assert set().union(*(one & other for one, other in combinations(sets, 2))) == set()
