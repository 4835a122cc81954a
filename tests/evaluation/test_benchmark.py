"""The benchmark is complete, and what it calls right is in the proceedings that it is about."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from chatbot.evaluation.corpus import make_corpus
from chatbot.evaluation.matching import fold
from chatbot.evaluation.model import Corpus, QuestionType
from chatbot.evaluation.questions import load_questions
from chatbot.evaluation.rows import read_rows
from ingest.errors import InputError
from ingest.pipeline import read_proceedings

ROOT = Path(__file__).resolve().parents[2]
BENCHMARK = ROOT / "benchmark"
LOOKED_AT = ("dev", "tune", "tune2", "tune3", "tune4", "tune5", "tune6", "tune7", "traps")
ONLY_COUNTED = (
    "held_out",
    "held_out_2",
    "held_out_3",
    "held_out_4",
    "held_out_5",
    "published",
)  # what is asked there is never printed
SHIPPED = BENCHMARK / "assises"
OF_THE_SHIPPED_WORDING = {
    "tune4",
    "tune5",
    "tune6",
    "tune7",
    "held_out_2",
    "held_out_3",
    "held_out_4",
    "held_out_5",
}  # no question of these is tagged as portable
ELSEWHERE = {
    "eau": "eau.md",
    "eau_2": "eau.md",
    "ecoles": "ecoles.txt",
    "montagne": "montagne.md",
    "sante": "sante.md",
    "sante_held_out": "sante.md",
}
TRAPS = {"altered_number", "dropped_negation", "swapped_speaker", "false_premise", "absent_topic"}


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    """The proceedings of this repository."""
    return make_corpus([read_proceedings(ROOT / "proceedings" / "assises-ia-territoires-3.md")], "shipped")


@pytest.fixture(scope="module")
def published(shared: Path) -> Corpus:
    """The published article about the same event."""
    return make_corpus([read_proceedings(shared / "proceedings" / "assises-3e-edition.txt")], "published")


def is_sound(name: str, corpus: Corpus, only: str = "") -> bool:
    """Load a set, and say nothing of a control set but whether it could be loaded."""
    try:
        return bool(load_questions(SHIPPED / f"{name}.jsonl", corpus, only=only))
    except InputError:
        if name in ONLY_COUNTED:
            return False
        raise


@pytest.mark.parametrize("name", [*LOOKED_AT, *ONLY_COUNTED])
def test_the_shipped_text_supports_the_gold(name: str, shipped: Corpus) -> None:
    """Every person takes part, every session exists, every gold word is in a statement of a gold speaker."""
    assert is_sound(name, shipped)


@pytest.mark.parametrize("name", sorted({*LOOKED_AT, *ONLY_COUNTED} - OF_THE_SHIPPED_WORDING))
def test_the_published_text_supports_the_gold_of_portable_questions(name: str, published: Corpus) -> None:
    """What is tagged as portable holds in the wording of the article too."""
    assert is_sound(name, published, only="portable")


@pytest.mark.parametrize(("name", "source"), ELSEWHERE.items())
def test_the_invented_proceedings_support_the_gold_of_their_questions(name: str, source: str) -> None:
    """Each set beside a document is about that document."""
    folder = BENCHMARK / "elsewhere"
    corpus = make_corpus([read_proceedings(folder / source)], "")

    assert len(load_questions(folder / f"{name}.jsonl", corpus)) >= 80


@pytest.mark.parametrize("name", ["dev", "tune3", "held_out"])
def test_the_sets_hold_every_kind_of_question(name: str, shipped: Corpus) -> None:
    """Questions of every kind with an answer, enough without, in both languages."""
    questions = load_questions(SHIPPED / f"{name}.jsonl", shipped)

    types = {question.type for question in questions}
    assert types >= {*QuestionType} - {
        QuestionType.AMBIGUOUS,
        QuestionType.FOLLOW_UP,
        QuestionType.FALSE_PREMISE,
    }
    assert sum(not question.answerable for question in questions) >= 30
    assert sum(question.lang == "en" for question in questions) >= 5


def test_every_trap_is_set_several_times(shipped: Corpus) -> None:
    """Five traps, at least five questions of each."""
    tags = [question.tags[0] for question in load_questions(SHIPPED / "traps.jsonl", shipped)]

    assert {*tags} == TRAPS
    assert min(map(tags.count, TRAPS)) >= 5


def test_no_question_is_in_two_sets() -> None:
    """What is looked at tells nothing about what is only scored."""
    sets = [
        {(fold(row.values["question"]), row.values.get("history")) for row in read_rows(path)}
        for path in sorted(SHIPPED.glob("*.jsonl"))
    ]

    assert len(sets) == len(LOOKED_AT) + len(ONLY_COUNTED)
    assert set().union(*(one & other for one, other in combinations(sets, 2))) == set()


def test_the_data_card_counts_what_is_there() -> None:
    """The table of docs/benchmark.md gives each set with its number of questions."""
    card = (ROOT / "docs" / "benchmark.md").read_text(encoding="utf-8")

    for path in sorted(BENCHMARK.glob("*/*.jsonl")):
        count = len(path.read_text(encoding="utf-8").splitlines())
        assert f"| `{path.relative_to(BENCHMARK)}` | {count} |" in card


def test_every_question_was_written_by_a_person() -> None:
    """None is marked as generated."""
    rows = [json.loads(line) for path in BENCHMARK.glob("*/*.jsonl") for line in path.open(encoding="utf-8")]

    assert {row.get("source", "human") for row in rows} == {"human"}
