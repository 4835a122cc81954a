"""Replies of earlier runs, found again by everything that they depend on."""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chatbot.evaluation.model import Question, Reply, Trace
from chatbot.evaluation.results import trace_from_json, trace_to_json
from chatbot.settings import Settings

DEFAULT_FOLDER = Path(".proceedings-cache/evaluation")
ROOT = Path(__file__).resolve().parents[2]
# What decides a reply: the pages and the rest of the test script do not.
_PACKAGES = ("chatbot", "index", "ingest", "prompts")
_LEFT_OUT = ("chatbot/web", "chatbot/evaluation", "index/built")
_INCLUDED = ("chatbot/evaluation/answering.py",)
_SUFFIXES = frozenset({".py", ".toml", ".json", ".tsv", ".txt"})


@dataclass(frozen=True, slots=True)
class Setup:
    """What replies depend on beside the question; of a server this is unknown, so nothing is kept there."""

    corpus_version: str
    encoder: str
    settings: Settings
    code: str


class Cache:
    """Replies by question and set-up. A folder that cannot be used costs time, never a wrong result."""

    def __init__(self, folder: Path, setup: Setup) -> None:
        self.folder = folder
        self._setup = asdict(setup)

    def get(self, question: Question, repetition: int) -> tuple[Reply, Trace | None] | None:
        """The reply that was given before, if it was."""
        try:
            kept = json.loads(self._file(question, repetition).read_text(encoding="utf-8"))
            return kept["reply"], trace_from_json(kept["trace"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, question: Question, repetition: int, reply: Reply, trace: Trace | None) -> None:
        """Keep a reply."""
        file = self._file(question, repetition)
        kept = json.dumps({"reply": reply, "trace": trace_to_json(trace)}, ensure_ascii=False)
        with contextlib.suppress(OSError):  # a full disk is no reason to lose the run
            file.parent.mkdir(parents=True, exist_ok=True)
            partial = file.with_suffix(f".{os.getpid()}")
            partial.write_text(kept, encoding="utf-8")
            partial.replace(file)

    def _file(self, question: Question, repetition: int) -> Path:
        return self.folder / f"{self.key(question, repetition)}.json"

    def key(self, question: Question, repetition: int) -> str:
        """Hash everything that the reply depends on."""
        asked: Mapping[str, Any] = {
            "question": question.question,
            "history": question.history,
            "repetition": repetition,
            **self._setup,
        }
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


@cache
def code_version(root: Path = ROOT) -> str:
    """Hash the program and its texts: any change of what makes replies makes them again."""
    digest = hashlib.sha256()
    for path in sorted(path for package in _PACKAGES for path in (root / package).rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix in _SUFFIXES and (name in _INCLUDED or not name.startswith(_LEFT_OUT)):
            digest.update(f"{name}\n".encode() + path.read_bytes() + b"\n")
    return digest.hexdigest()
