"""What docs/evaluation.md promises an organiser: its example runs, its tables are those of the program."""

import re
from pathlib import Path

import pytest

from chatbot.evaluation.command import EXAMPLES
from chatbot.evaluation.corpus import make_corpus
from chatbot.evaluation.metrics import METRICS
from chatbot.evaluation.model import Metric, QuestionType
from chatbot.evaluation.questions import load_questions
from chatbot.evaluation.rows import FIELDS
from ingest.pipeline import read_proceedings

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("metric", METRICS, ids=[metric.name for metric in METRICS])
def test_every_metric_is_defined_as_it_is_computed(metric: Metric) -> None:
    """Title, name, definition and direction are the program's own."""
    better = "plus" if metric.better == "higher" else "moins"

    assert f"| {metric.title} | `{metric.name}` | {metric.definition} | {better} |" in GUIDE


def test_no_metric_is_defined_that_is_not_computed() -> None:
    """A metric that was removed leaves the guide too."""
    told = re.findall(r"^\| [^|]+ \| `([a-z0-9_]+)` \| ", GUIDE, re.MULTILINE)

    assert told == [metric.name for metric in METRICS]


@pytest.mark.parametrize("name", [*FIELDS, *QuestionType])
def test_every_column_and_type_is_explained(name: str) -> None:
    """Nothing can be written that the guide does not name."""
    assert f"`{name}`" in GUIDE


def test_every_way_of_the_command_is_shown() -> None:
    """The examples of --help are of options that the guide explains."""
    for option in re.findall(r"--[a-z-]+", EXAMPLES):
        assert option in GUIDE, option


def test_the_ten_questions_of_the_example_can_be_asked() -> None:
    """The sheet that organisers start from is about the shipped proceedings, and right."""
    shipped = make_corpus([read_proceedings(ROOT / "proceedings" / "assises-ia-territoires-3.md")], "")

    questions = load_questions(ROOT / "docs" / "examples" / "dix-questions.csv", shipped)

    assert len(questions) == 10
    assert sum(question.answerable for question in questions) == 6
