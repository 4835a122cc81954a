"""The figures of the model card come from a command that goes on working."""

import json
from pathlib import Path

import pytest

from index.encoders import FRENCH, load_encoder
from tests.evaluation.encoder_benchmark import cost, eight_bits


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two passages and a question of the tuning half."""
    passages = [{"pid": "a", "text": "La rue est fermée."}, {"pid": "b", "text": "L'eau est froide."}]
    questions = [{"title": "ville", "question": "Quelle rue est fermée ?", "gold_pids": ["a"]}]
    (tmp_path / "piaf").mkdir()
    for name, rows in (("passages", passages), ("questions_self_contained", questions)):
        lines = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / "piaf" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_an_encoder_costs_something(data: Path) -> None:
    """Every figure of the table is there and more than nothing."""
    figures = cost(FRENCH, data)

    assert set(figures) == {
        "ready_s",
        "texts_per_processor_s",
        "question_ms_p50",
        "question_ms_p95",
        "peak_mb",
    }
    assert min(figures.values()) > 0


def test_an_encoder_agrees_with_itself(data: Path) -> None:
    """Cosine 1 and the same recall where nothing was rounded."""
    encoder = load_encoder(FRENCH)

    assert (
        eight_bits(data, encoder, encoder) == "eight bits: cosine at least 1.00000, R@1 1.000 (float32 1.000)"
    )
