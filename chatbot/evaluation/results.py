"""The files of a finished evaluation: enough to compute everything again without asking anything.

run.json        how it came about, and the proceedings that replies are checked against
results.jsonl   one line for each reply: question, reply, trace, the value of every metric
summary.json    the figures; written last, so a folder that has it is complete
"""

import errno
import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from chatbot.evaluation.corpus import corpus_from_json, corpus_to_json
from chatbot.evaluation.model import (
    SCHEMA,
    Answered,
    Corpus,
    Evaluation,
    Figure,
    Question,
    Scored,
    Summary,
    Trace,
)
from chatbot.evaluation.replies import KINDS, malformed
from chatbot.whole_file import write_whole
from ingest.errors import InputError
from ingest.reasons import in_french

RUN, RESULTS, SUMMARY = "run.json", "results.jsonl", "summary.json"
_T = TypeVar("_T")


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


def check_place(folder: Path) -> None:
    """Make sure that a folder can be written, without touching it: what fails later leaves nothing new.

    Raises:
        InputError: it cannot.
    """
    try:
        there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    except OSError as exc:  # a name that is too long
        raise _unwritable(folder, exc) from exc
    if not there.is_dir():
        raise _unwritable(folder, NotADirectoryError(errno.ENOTDIR, ""))
    if not os.access(there, os.W_OK | os.X_OK):
        raise _unwritable(folder, PermissionError(errno.EACCES, ""))


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
    summary = _validated(Summary, folder / SUMMARY, _parsed(folder / SUMMARY))
    return Evaluation(summary, _read_results(folder, has_replies=(folder / RUN).exists()))


def read_corpus_of(folder: Path) -> Corpus | None:
    """The proceedings that the replies of a folder are checked against; None where no reply was kept."""
    return read_run(folder)[1] if (folder / RUN).exists() else None


def read_run(folder: Path) -> tuple[Run, Corpus, tuple[Answered, ...]]:
    """Read the replies of a folder, to compute everything again.

    Raises:
        InputError: the folder holds none, or of another version.
    """
    file = folder / RUN
    data = _parsed(file)
    run = _validated(Run, file, data)
    try:
        corpus = corpus_from_json(data["corpus"])
    except (KeyError, TypeError, ValueError) as exc:
        raise _damaged(file, "les actes gardés ne se lisent pas") from exc
    answered = tuple(scored.answered for scored in _read_results(folder, has_replies=True))
    for one in answered:
        unknown = [name for group in one.question.gold for name in group if name not in corpus.statements]
        if unknown:
            raise _damaged(folder / RESULTS, f"gold nomme {unknown[0]!r:.40}, qui n'est d'aucun propos")
    return run, corpus, answered


def _read_results(folder: Path, *, has_replies: bool) -> tuple[Scored, ...]:
    """Every row; a baseline kept only the kind of each reply."""
    file = folder / RESULTS
    lines = [(number, line) for number, line in enumerate(_text(file).split("\n"), 1) if line.strip()]
    if not lines:
        raise _damaged(file, "aucune réponse")
    return tuple(_scored(f"{file}:{number}", line, has_replies=has_replies) for number, line in lines)


def _scored(place: str, line: str, *, has_replies: bool) -> Scored:
    row = _validated(_Row, place, _loaded(place, line))
    problem = malformed(row.reply) if has_replies else ""
    if problem or row.reply.get("kind") not in KINDS:
        raise _damaged(place, problem or "une réponse sans kind")
    return Scored(Answered(row.question, row.reply, row.trace, row.repetition), row.values)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of `results.jsonl`."""

    question: Question
    reply: dict[str, Any]
    trace: Trace | None
    repetition: int
    values: dict[str, float]


def trace_from_json(data: Any) -> Trace | None:
    """A trace that was kept.

    Raises:
        ValueError: it is none.
    """
    return None if data is None else _adapter(Trace).validate_python(data)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _validated(kind: type[_T], place: Path | str, data: Any) -> _T:
    """Data as a frozen value of the model.

    Raises:
        InputError: a field is missing, or of another kind.
    """
    try:
        found: _T = _adapter(kind).validate_python(data)  # type: ignore[arg-type]  # a class is hashable
    except ValidationError as exc:
        raise _damaged(place, ".".join(map(str, exc.errors()[0]["loc"]))) from exc
    return found


def _loaded(place: Path | str, text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as exc:
        raise _damaged(place, "ce n'est pas du JSON") from exc


def _no_number(written: str) -> float:
    raise ValueError(f"{written} is no number that was measured")


def _parsed(file: Path) -> dict[str, Any]:
    data = _loaded(file, _text(file))
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


def _damaged(place: Path | str, found: str) -> InputError:
    return InputError(
        f"{place} : abîmé ({found}) ; attendu ce que `python -m chatbot evaluate` écrit ; refaites "
        "l'évaluation"
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
