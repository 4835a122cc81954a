"""The files of a finished evaluation: enough to compute everything again without asking anything.

run.json        how it came about, and the proceedings that replies are checked against
results.jsonl   one line for each reply: question, reply, trace, the value of every metric
summary.json    the figures; written last, so a folder that has it is complete
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from chatbot.evaluation.corpus import corpus_from_json, corpus_to_json
from chatbot.evaluation.model import (
    SCHEMA,
    Answered,
    Corpus,
    Evaluation,
    Figure,
    Question,
    QuestionType,
    Scored,
    Summary,
    Trace,
)
from chatbot.whole_file import write_whole
from index.reasons import in_french
from ingest.errors import InputError

RUN, RESULTS, SUMMARY = "run.json", "results.jsonl", "summary.json"


@dataclass(frozen=True, slots=True)
class Run:
    """How the replies of a folder came about."""

    test_set: str
    test_set_sha256: str
    generator: str
    encoder: str
    created: str  # ISO 8601, UTC
    url: str = ""
    peak_memory_mib: float | None = None  # of the process that answered, where it is this one


# -- writing


def begin(folder: Path) -> None:
    """Make a folder that has no summary: until one is written, what is in it is not finished.

    Raises:
        InputError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SUMMARY).unlink(missing_ok=True)
    except OSError as exc:
        raise _unwritable(folder, exc) from exc


def forget(folder: Path, names: Iterable[str]) -> None:
    """Remove what an earlier evaluation wrote into a folder."""
    for name in (RUN, RESULTS, *names):
        (folder / name).unlink(missing_ok=True)


def write_run(folder: Path, run: Run, corpus: Corpus) -> None:
    """Write how the replies came about."""
    write_file(folder / RUN, _dump({"schema": SCHEMA, **asdict(run), "corpus": corpus_to_json(corpus)}))


def write_results(folder: Path, results: Iterable[Scored]) -> None:
    """Write one line for each reply."""
    write_file(folder / RESULTS, "".join(_dump(_row(scored)) for scored in results))


def write_summary(folder: Path, summary: Summary) -> None:
    """End a folder."""
    write_file(folder / SUMMARY, json.dumps(asdict(summary), ensure_ascii=False, indent=1) + "\n")


def write_file(file: Path, text: str) -> None:
    """Write a file as a whole or not at all.

    Raises:
        InputError: it cannot be written.
    """
    try:
        write_whole(file, [text])
    except OSError as exc:
        raise _unwritable(file, exc) from exc


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{path} : ne peut pas être écrit ({in_french(error)}) ; attendu un dossier où écrire ; "
        "choisissez un autre --out"
    )


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(scored: Scored) -> dict[str, Any]:
    answered = scored.answered
    return {
        "question": filled(answered.question),
        "reply": answered.reply,
        "trace": trace_to_json(answered.trace),
        "repetition": answered.repetition,
        "values": dict(scored.values),
    }


def filled(question: Question) -> dict[str, Any]:
    """A question as it is kept, without the fields that nobody filled in."""
    required = ("id", "question", "type", "answerable")
    return {name: value for name, value in asdict(question).items() if name in required or value}


def trace_to_json(trace: Trace | None) -> dict[str, Any] | None:
    """A trace as it is kept."""
    return None if trace is None else {"stages": dict(trace.stages), "confidence": trace.confidence}


# -- reading


def read_evaluation(folder: Path) -> Evaluation:
    """Read a finished evaluation.

    Raises:
        InputError: the folder holds none, an unfinished one, or one of another version.
    """
    return Evaluation(_read_summary(folder / SUMMARY), _read_results(folder / RESULTS))


def read_corpus_of(folder: Path) -> Corpus | None:
    """The proceedings that the replies of a folder are checked against; None where no reply was kept."""
    return read_run(folder)[1] if (folder / RUN).exists() else None


def read_run(folder: Path) -> tuple[Run, Corpus, tuple[Answered, ...]]:
    """Read the replies of a folder, to compute everything again.

    Raises:
        InputError: the folder holds none, or of another version.
    """
    file = folder / RUN
    data = _parsed(file, _text(file))
    try:
        run = Run(**{field.name: data[field.name] for field in fields(Run)})
        corpus = corpus_from_json(data["corpus"])
    except (KeyError, TypeError, ValueError) as exc:
        raise _damaged(file) from exc
    return run, corpus, tuple(scored.answered for scored in _read_results(folder / RESULTS))


def _read_results(file: Path) -> tuple[Scored, ...]:
    lines = [line for line in _text(file).split("\n") if line.strip()]
    try:
        return tuple(_scored(json.loads(line)) for line in lines)
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise _damaged(file) from exc


def _scored(row: Mapping[str, Any]) -> Scored:
    answered = Answered(
        question_from_json(row["question"]), row["reply"], trace_from_json(row["trace"]), row["repetition"]
    )
    return Scored(answered, row["values"])


def question_from_json(data: Mapping[str, Any]) -> Question:
    """A question that was kept."""
    values = {name: _frozen(value) for name, value in data.items()}
    return Question(**{**values, "type": QuestionType(values["type"])})


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def trace_from_json(data: Mapping[str, Any] | None) -> Trace | None:
    """A trace that was kept."""
    if data is None:
        return None
    return Trace({stage: tuple(ids) for stage, ids in data["stages"].items()}, data["confidence"])


def _read_summary(file: Path) -> Summary:
    data = _parsed(file, _text(file))
    try:
        figures = {name: _figures(data[name]) for name in ("figures", "generated")}
        return Summary(**{**data, **figures})
    except (KeyError, TypeError, ValueError) as exc:
        raise _damaged(file) from exc


def _figures(data: Mapping[str, Any]) -> dict[str, Figure]:
    return {name: _figure(figure) for name, figure in data.items()}


def _figure(data: Mapping[str, Any]) -> Figure:
    return Figure(**{**data, "by_type": _figures(data["by_type"])})


def _parsed(file: Path, text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except ValueError as exc:
        raise _damaged(file) from exc
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, dict) else None
        raise InputError(
            f"{file} : évaluation de version {found} ; attendu la version {SCHEMA} ; refaites l'évaluation"
        )
    return data


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise InputError(
            f"{file} : illisible ({in_french(exc)}) ; attendu le dossier d'une évaluation terminée ; lancez "
            "`python -m chatbot evaluate QUESTIONS --out DOSSIER`"
        ) from exc


def _damaged(file: Path) -> InputError:
    return InputError(
        f"{file} : abîmé ; attendu ce que `python -m chatbot evaluate` écrit ; refaites l'évaluation"
    )


def write_baseline(folder: Path, evaluation: Evaluation, *, metrics: Collection[str]) -> None:
    """Write what a later evaluation is compared with, small enough to be committed: no reply, no proceedings.

    Args:
        folder: where.
        evaluation: a finished one.
        metrics: those whose values are kept, question by question.

    Raises:
        InputError: the folder cannot be written.
    """
    begin(folder)
    forget(folder, ())
    write_results(folder, (_compact(row, metrics) for row in evaluation.results))
    summary = evaluation.summary
    write_summary(
        folder,
        replace(summary, figures=_alone(summary.figures), generated=_alone(summary.generated), curves={}),
    )


def _compact(row: Scored, metrics: Collection[str]) -> Scored:
    """What was asked and what was measured of it, without the reply."""
    kept = ("id", "question", "history", "type", "answerable", "cluster", "source")
    question = Question(**{name: getattr(row.answered.question, name) for name in kept})
    values = {name: round(value, 4) for name, value in row.values.items() if name in metrics}
    return Scored(
        Answered(question, {"kind": row.answered.reply["kind"]}, None, row.answered.repetition), values
    )


def _alone(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Figures without those of each type of question."""
    return {name: replace(figure, by_type={}) for name, figure in figures.items()}
