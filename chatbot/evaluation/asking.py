"""Ask every question of a test set: in order, with a progress bar, nothing twice that a cache holds."""

import hashlib
import resource
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tqdm import tqdm

from chatbot.evaluation.answering import Answerer, generator_of, open_local
from chatbot.evaluation.cache import DEFAULT_FOLDER, Cache, Setup, code_version
from chatbot.evaluation.model import Answered, Corpus, Question
from chatbot.evaluation.remote import RemoteAnswerer
from chatbot.evaluation.results import Run
from chatbot.settings import Settings

_PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024  # of what getrusage counts in


def open_answerer(
    index: Path, settings: Settings, url: str, corpus: Corpus, *, use_cache: bool
) -> tuple[Answerer, Cache | None]:
    """Who is asked, and where earlier replies are found again; of a server none are, its code is unknown.

    Raises:
        ProceedingsError: the index cannot be used, or the address is none.
    """
    if url:
        return RemoteAnswerer(url, corpus_version=corpus.version), None
    answerer = open_local(index, settings)
    setup = Setup(corpus.version, answerer.encoder, settings, code_version())
    return answerer, Cache(DEFAULT_FOLDER, setup) if use_cache else None


def ask_all(
    questions: Sequence[Question], answerer: Answerer, cache: Cache | None, *, repeat: int = 1
) -> tuple[Answered, ...]:
    """Ask each question as often as wanted; all of them once, then all of them again.

    Raises:
        ProceedingsError: the encoder or the server gave up.
    """
    rounds = [(question, number) for number in range(1, repeat + 1) for question in questions]
    with tqdm(rounds, desc="Questions", unit="", disable=None) as bar:  # no bar where nobody watches
        return tuple(_ask(question, number, answerer, cache) for question, number in bar)


def _ask(question: Question, repetition: int, answerer: Answerer, cache: Cache | None) -> Answered:
    kept = cache.get(question, repetition) if cache else None
    reply, trace = kept or answerer.answer(question)
    if cache and kept is None:
        cache.put(question, repetition, reply, trace)
    return Answered(question, reply, trace, repetition)


def describe_run(test_set: Path, answered: Sequence[Answered], answerer: Answerer, url: str) -> Run:
    """How these replies came about."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MIB
    return Run(
        test_set=test_set.stem,
        test_set_sha256=hashlib.sha256(test_set.read_bytes()).hexdigest(),
        generator=generator_of([one.reply for one in answered]),
        encoder=answerer.encoder,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        url=url,
        peak_memory_mib=None if url else round(peak, 1),
    )
