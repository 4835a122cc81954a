"""Questions with their passages, from a folder, and the index that they are asked of.

A folder holds JSON lines:

- `passages.jsonl` or `turns.jsonl`: `pid`, `text`, and where there are any `title` or `theme`, and `speaker`;
- every other file: `qid`, `question` or `claim`, `gold_pids`, and where there are any `gold_speakers`. Rows
  without gold are left out; what questions depend on together is their `segment`, else their `title`.
- `qrels*.trec` (`qid 0 pid relevance`), where there are any, say what is relevant instead of `gold_pids`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index.encoders import Encoder
from index.store import Index, build_index, load_index
from ingest.errors import InputError
from ingest.model import AttributionStatus, Proceedings, Session, SessionKind, Span, Statement, StatementKind
from ingest.reasons import in_french

PASSAGES = ("passages.jsonl", "turns.jsonl")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """Something to find."""

    id: str
    text: str
    title: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """Something to look for."""

    id: str
    text: str
    gold: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A folder: passages, and one set of queries for each file."""

    name: str
    passages: tuple[Passage, ...]
    queries: Mapping[str, tuple[Query, ...]]
    skipped: tuple[str, ...]  # files without a single row that has gold


# -- reading


def read_benchmark(folder: Path) -> Benchmark:
    """Read a folder.

    Raises:
        InputError: no passages, no questions with gold, or a row that is not what it should be.
    """
    file = next((folder / name for name in PASSAGES if (folder / name).is_file()), None)
    if file is None:
        raise InputError(
            f"{folder} : ni {' ni '.join(PASSAGES)} ; attendu des passages et des questions ; "
            "vérifiez le dossier"
        )
    passages = tuple(_passage(place, row) for place, row in _rows(file))
    known = {passage.id for passage in passages}
    judged = _read_qrels(folder)
    queries, skipped = {}, []
    for other in sorted(folder.glob("*.jsonl")):
        if other.name not in PASSAGES:
            found = tuple(_queries(other, known, judged))
            queries[other.stem] = found
            skipped += [] if found else [other.name]
    asked = {name: found for name, found in queries.items() if found}
    if not passages or not asked:
        raise InputError(
            f"{folder} : {len(passages)} passages, aucune question avec gold_pids ; attendu les deux ; "
            "vérifiez les fichiers .jsonl"
        )
    return Benchmark(folder.resolve().name, passages, asked, tuple(skipped))


def _rows(file: Path) -> Iterator[tuple[str, Row]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise InputError(
            f"{file} : illisible ({in_french(exc)}) ; attendu des lignes JSON en UTF-8 ; vérifiez le fichier"
        ) from exc
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"{file}:{number}", _parsed(f"{file}:{number}", line)


def _parsed(place: str, line: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as exc:
        raise InputError(f"{place} : ce n'est pas du JSON ; attendu un objet ; corrigez la ligne") from exc
    if not isinstance(row, dict):
        raise InputError(f"{place} : trouvé {line:.40} ; attendu un objet JSON ; corrigez la ligne")
    return row


def _passage(place: str, row: Row) -> Passage:
    if not isinstance(row.get("pid"), str) or not isinstance(row.get("text"), str):
        raise InputError(f"{place} : ni pid ni text ; attendu ces deux textes ; corrigez la ligne")
    return Passage(
        row["pid"],
        row["text"],
        str(row.get("title") or row.get("theme") or ""),
        str(row.get("speaker") or ""),
    )


def _queries(file: Path, known: set[str], judged: Mapping[str, tuple[str, ...]]) -> Iterator[Query]:
    """The rows that have gold; a claim given to somebody who did not make it is none to look for."""
    seen: set[str] = set()
    for place, row in _rows(file):
        text = row.get("question") or row.get("claim")
        gold = judged.get(str(row.get("qid"))) or tuple(row.get("gold_pids") or ())
        if row.get("unanswerable") or "claimed_speaker" in row or not text or not gold:
            continue
        if unknown := [name for name in gold if name not in known]:
            raise InputError(
                f"{place} : gold_pids nomme {unknown[0]!r}, qui n'est pas un passage ; attendu des pid de "
                f"{' ou '.join(PASSAGES)} ; corrigez la ligne"
            )
        identifier = str(row.get("qid") or place)
        cluster = str(row.get("segment") or row.get("title") or identifier)
        if identifier in seen:
            raise InputError(f"{place} : qid {identifier!r} déjà vu ; attendu un qid par ligne ; renommez-le")
        seen.add(identifier)
        yield Query(identifier, str(text), gold, tuple(row.get("gold_speakers") or ()), cluster)


def _read_qrels(folder: Path) -> dict[str, tuple[str, ...]]:
    """What TREC files call relevant, by query."""
    judged: dict[str, list[str]] = {}
    for file in sorted(folder.glob("qrels*.trec")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            parts = line.split()
            if len(parts) != 4:
                raise InputError(
                    f"{file}:{number} : trouvé {line:.40} ; attendu « qid 0 pid pertinence » ; corrigez-la"
                )
            if parts[3] != "0":
                judged.setdefault(parts[0], []).append(parts[2])
    return {name: tuple(dict.fromkeys(ids)) for name, ids in judged.items()}


# -- indexing


def open_index(benchmark: Benchmark, encoder: Encoder, *, with_header: bool) -> Index:
    """Build the index of these passages by the program's own way; once it is in memory its folder goes.

    Only vectors are worth keeping, and the encoder does that: an index that was kept would be out of date
    with the next change of the analyser.
    """
    with TemporaryDirectory() as folder:
        build_index(
            [as_proceedings(benchmark, with_header=with_header)], Path(folder), encoder=encoder, progress=True
        )
        return load_index(Path(folder), encoder=encoder)


def as_proceedings(benchmark: Benchmark, *, with_header: bool) -> Proceedings:
    """Dress passages up as statements; a title becomes the theme of a session."""
    titles = sorted({one.title for one in benchmark.passages if one.title}) if with_header else []
    none: tuple[()] = ()
    return Proceedings(
        id="benchmark",
        title="",
        edition=None,
        date_printed=None,
        date_iso=None,
        place=None,
        organisers=none,
        language="fr",
        source_file="",
        sha256="",
        source="",
        people=none,
        appearances=none,
        sessions=tuple(
            Session(title, SessionKind.OTHER, None, title, order, 0, 0)
            for order, title in enumerate(titles, 1)
        ),
        statements=tuple(_statement(one, with_header=with_header) for one in benchmark.passages),
        noise=none,
        warnings=none,
    )


def _statement(passage: Passage, *, with_header: bool) -> Statement:
    return Statement(
        id=passage.id,
        session_id=(passage.title or None) if with_header else None,
        kind=StatementKind.TURN,
        speaker_id=None,
        speaker=(passage.speaker or None) if with_header else None,
        role=None,
        organisation=None,
        text=passage.text,
        spans=(Span(0, 0),),
        rule="benchmark",
        status=AttributionStatus.ATTRIBUTED,
    )
