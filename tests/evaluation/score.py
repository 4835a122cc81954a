"""Score the assistant on one of the question sets.

    python -m tests.evaluation.score --index index/built --set dev
    python -m tests.evaluation.score --index index/built --baseline tests/evaluation/baseline.json
    python -m tests.evaluation.score --index DIR --file tests/evaluation/elsewhere/eau.jsonl

The sets `held_out` and `published` are only counted: neither their questions nor their failures are printed.
`published` is worded for the published text of the event; ask it with `--published` of an index of that text.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from math import sqrt
from pathlib import Path
from typing import Any

from index.serialise import proceedings_from_json
from tests.evaluation.invariants import Record, Reply, make_record
from tests.evaluation.judge import Verdict, judge
from tests.evaluation.question_set import FOLDER, Question, load_questions

Summary = dict[str, Any]
ONLY_COUNTED = ("held_out", "published")
_Z = 1.959964  # 95 %


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        0, or 1 where the result is worse than the baseline or there is none to compare with.
    """
    options = _options(arguments)
    path = options.file or FOLDER / f"{options.set}.jsonl"
    name = path.stem if options.file else f"{path.stem}/{'published' if options.published else 'shipped'}"
    questions = load_questions(path)
    if options.published:
        questions = tuple(question for question in questions if question.portable)
    verdicts = _verdicts(questions, options)
    summary = summarise(verdicts)
    _show(render(name, summary))
    if path.stem not in ONLY_COUNTED:
        _show(render_failures(questions, verdicts))
    if options.write_baseline:
        _write_json(options.write_baseline, {**_read_baseline(options.write_baseline), name: summary})
    return _compare(options.baseline, name, summary) if options.baseline else 0


def _verdicts(questions: Sequence[Question], options: argparse.Namespace) -> list[Verdict]:
    """Get the replies, judge them, and keep both where the caller wants them."""
    record = load_record(options.index)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.output or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        replies = read_replies(options.replies) if options.replies else ask(questions, options.index, folder)
        verdicts = [judge(question, replies[question.id], record) for question in questions]
        rows = {"summary": summarise(verdicts), "verdicts": [asdict(verdict) for verdict in verdicts]}
        _write_json(folder / "score.json", rows)
    return verdicts


def _compare(path: Path, name: str, summary: Summary) -> int:
    before = _read_baseline(path).get(name)
    if before is None:
        _show(f"{path}: holds no {name!r}; put it there with --write-baseline {path}")
        return 1
    _show(render_comparison(before, summary))
    return 1 if worse(before, summary) else 0


def _show(text: str) -> None:
    sys.stdout.write(text + "\n")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.evaluation.score", description="Score the assistant on a set of questions."
    )
    parser.add_argument("--index", type=Path, required=True, help="folder of the index that is asked")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--set", choices=("dev", "tune", "tune2", "tune3", *ONLY_COUNTED), default="dev")
    asked.add_argument("--file", type=Path, help="a question set about other proceedings (JSONL)")
    parser.add_argument(
        "--published", action="store_true", help="the index holds the published text: only its questions"
    )
    parser.add_argument("--replies", type=Path, help="score these finished replies (JSONL) and ask nothing")
    parser.add_argument("--output", type=Path, help="folder for replies.jsonl and score.json")
    parser.add_argument("--baseline", type=Path, help="compare with this file; exit 1 where worse")
    parser.add_argument("--write-baseline", type=Path, help="put the result into this file")
    return parser.parse_args(arguments)


def load_record(index: Path) -> Record:
    """Read the parsed proceedings that an index stores, without the code that searches it.

    Raises:
        SystemExit: there is no index.
    """
    if not (index / "manifest.json").is_file():
        sys.exit(f"{index}: no index there; make one with `python -m ingest build SOURCE --index {index}`")
    manifest = json.loads((index / "manifest.json").read_text(encoding="utf-8"))
    stored = json.loads((index / manifest["data"] / "proceedings.json").read_text(encoding="utf-8"))
    return make_record([proceedings_from_json(document) for document in stored])


def ask(questions: Iterable[Question], index: Path, folder: Path) -> dict[str, Reply]:
    """Ask all questions with the command that everybody uses.

    Raises:
        SystemExit: the command failed.
    """
    asked, answered = folder / "questions.jsonl", folder / "replies.jsonl"
    rows = ({"id": q.id, "question": q.question, "history": list(q.history)} for q in questions)
    asked.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "chatbot",
        "ask",
        "--input",
        asked,
        "--output",
        answered,
        "--index",
        index,
    ]
    if subprocess.run(list(map(str, command)), check=False).returncode:
        sys.exit("the questions could not be asked; the reason is above")
    return read_replies(answered)


def read_replies(path: Path) -> dict[str, Reply]:
    """Read finished replies by the id of their question."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


def summarise(verdicts: Sequence[Verdict]) -> Summary:
    """Count what is right, per kind of question and overall."""
    kinds = sorted({verdict.kind for verdict in verdicts}, key=lambda kind: _order(kind, verdicts))
    answerable = [verdict for verdict in verdicts if verdict.answerable]
    unanswerable = [verdict for verdict in verdicts if not verdict.answerable]
    abstained = [verdict for verdict in unanswerable if verdict.reason_right is not None]
    given = [verdict for verdict in answerable if verdict.answered]
    return {
        "all": rate(verdicts, lambda verdict: verdict.right),
        "answerable": rate(answerable, lambda verdict: verdict.right),
        "kinds": {kind: rate([v for v in verdicts if v.kind == kind], lambda v: v.right) for kind in kinds},
        "false_answers": rate(unanswerable, lambda verdict: verdict.answered),
        "refusals": rate(answerable, lambda verdict: not verdict.kind_right),
        "reasons": rate(abstained, lambda verdict: bool(verdict.reason_right)),
        "speakers": rate(given, lambda verdict: verdict.speakers_right and not verdict.wrong_people),
        "sessions": rate(given, lambda verdict: verdict.sessions_right),
        "content": rate(given, lambda verdict: verdict.content_right),
        "wrong_person": sum(verdict.cites_wrong_person for verdict in verdicts),
        "violations": sum(bool(verdict.violations) for verdict in verdicts),
    }


def _order(kind: str, verdicts: Iterable[Verdict]) -> tuple[bool, str]:
    return not any(verdict.answerable for verdict in verdicts if verdict.kind == kind), kind


def rate(verdicts: Sequence[Verdict], counts: Callable[[Verdict], bool]) -> dict[str, Any]:
    """How many count, with the 95 % interval of Wilson."""
    right, n = sum(map(counts, verdicts)), len(verdicts)
    low, high = wilson(right, n)
    return {"n": n, "right": right, "low": round(low, 3), "high": round(high, 3)}


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a proportion; everything is possible where nothing was counted."""
    if n == 0:
        return 0.0, 1.0
    share, slack = right / n, _Z * _Z / n
    centre = (share + slack / 2) / (1 + slack)
    half = _Z * sqrt(share * (1 - share) / n + slack / n / 4) / (1 + slack)
    return max(0.0, centre - half), min(1.0, centre + half)


def render(name: str, summary: Summary) -> str:
    """Write the result as a table."""
    lines = [name, f"{'':24} {'n':>4} {'right':>6}   share   95 % interval"]
    lines += [_line(kind, counted) for kind, counted in summary["kinds"].items()]
    totals = {
        "all": "all right",
        "answerable": "answerable, all right",
        "speakers": "  answers: speakers",
        "sessions": "  answers: sessions",
        "content": "  answers: content",
        "refusals": "refused, answerable",
        "false_answers": "answered, unanswerable",
        "reasons": "reason of abstention",
    }
    lines += ["-" * 62, *(_line(label, summary[key]) for key, label in totals.items())]
    lines.append(
        f"wrong person cited: {summary['wrong_person']}   broken invariants: {summary['violations']}"
    )
    return "\n".join(lines)


def _line(label: str, counted: dict[str, Any]) -> str:
    share = counted["right"] / counted["n"] if counted["n"] else 0
    interval = f"{counted['low']:.2f}–{counted['high']:.2f}"
    return f"{label:24} {counted['n']:4} {counted['right']:6}  {share:6.1%}   {interval}"


def render_failures(questions: Sequence[Question], verdicts: Sequence[Verdict]) -> str:
    """Name each reply that is not right, and why."""
    pairs = zip(questions, verdicts, strict=True)
    return "\n".join(f"{q.id} {q.question}\n    {', '.join(_faults(v))}" for q, v in pairs if not v.right)


def _faults(verdict: Verdict) -> list[str]:
    parts = {
        "answered" if verdict.answered else "abstained": verdict.kind_right,
        "speakers": verdict.speakers_right,
        "sessions": verdict.sessions_right,
        "content": verdict.content_right,
    }
    wrong = [f"WRONG PERSON {name}" for name in verdict.wrong_people]
    return [part for part, right in parts.items() if not right] + wrong + list(verdict.violations)


def render_comparison(before: Summary, after: Summary) -> str:
    """Set two results side by side, with the verdict."""
    counted = ("all", "answerable", "false_answers", "refusals")
    lines = [f"{key:16} {_fraction(before[key])} → {_fraction(after[key])}" for key in counted]
    lines += [f"{key:16} {before[key]} → {after[key]}" for key in ("wrong_person", "violations")]
    losses = worse(before, after)
    lines.append(f"worse than the baseline: {', '.join(losses)}" if losses else "not worse than the baseline")
    return "\n".join(lines)


def _fraction(counted: dict[str, Any]) -> str:
    return f"{counted['right']}/{counted['n']}"


def worse(before: Summary, after: Summary) -> list[str]:
    """The figures that a change may not make worse."""
    losses = ["right"] if _share(after["all"]) < _share(before["all"]) else []
    losses += ["false_answers"] if _share(after["false_answers"]) > _share(before["false_answers"]) else []
    return losses + [key for key in ("wrong_person", "violations") if after[key] > before[key]]


def _share(counted: dict[str, Any]) -> float:
    return float(counted["right"] / counted["n"]) if counted["n"] else 0.0


def _read_baseline(path: Path) -> dict[str, Summary]:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
