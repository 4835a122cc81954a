"""The looked-at sets: nothing that must never happen, nothing lost since the committed baseline."""

import json
from pathlib import Path

import pytest

from chatbot.__main__ import main
from ingest.__main__ import main as ingest

ROOT = Path(__file__).resolve().parents[2]
BENCHMARK = ROOT / "benchmark"
GATED = ("dev", "tune", "tune2", "tune3", "tune4", "traps")


@pytest.fixture(scope="module")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped proceedings, indexed with the shipped encoder."""
    folder = tmp_path_factory.mktemp("shipped") / "index"
    assert ingest(["build", str(*(ROOT / "proceedings").glob("*.md")), "--index", str(folder)]) == 0
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("name", GATED)
def test_the_gate_is_held(
    name: str,
    shipped_index: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where a change is meant, `make baseline` writes the new figures."""
    monkeypatch.chdir(tmp_path)
    gate, baseline = BENCHMARK / "gate.toml", BENCHMARK / "baseline" / name

    asked_of = [str(BENCHMARK / "assises" / f"{name}.jsonl"), "--index", str(shipped_index), "--no-cache"]
    held_to = ["--gate", str(gate), "--baseline", str(baseline)]
    code = main(["evaluate", *asked_of, *held_to, "--out", "out"])

    assert code == 0, capsys.readouterr().out
    asked = json.loads(Path("out/summary.json").read_text(encoding="utf-8"))["questions"]
    assert asked == len((BENCHMARK / "assises" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
