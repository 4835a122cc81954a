"""What a person wrote of the right answer → statements, speakers and sessions of the proceedings."""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from chatbot.describe import session_name
from chatbot.evaluation.corpus import session_key
from chatbot.evaluation.matching import fold, holds
from chatbot.evaluation.model import Corpus
from ingest.model import Proceedings, Statement

_SPAN = re.compile(r"(?:(?P<document>.+):)?(?P<start>\d+)\s*[-–]\s*(?P<end>\d+)")


class Gold:
    """Resolves what test sets say against the proceedings."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._speakers = {fold(name): printed for name, printed in _names(corpus.proceedings)}
        self._sessions = dict(_session_names(corpus.proceedings))
        self._keys = {
            session.id: session_key(session.kind, session.number)
            for document in corpus.proceedings
            for session in document.sessions
        }

    def speaker(self, written: str) -> str | None:
        """The printed name of somebody who takes part; None where nobody, or more than one, is called so.

        A part of a name will do where it is one person's alone. A name that the proceedings print without
        telling who it is stays as it is written: the reading of a document may be what is wrong.
        """
        folded = fold(written)
        if folded in self._speakers:
            return self._speakers[folded]
        parts = {*folded.split()}
        alike = {printed for name, printed in self._speakers.items() if parts <= {*name.split()}}
        if alike:
            return alike.pop() if len(alike) == 1 else None
        return written if any(holds(found.source, written) for found in self.corpus.proceedings) else None

    def like_speaker(self, written: str) -> str:
        """The nearest printed name, or a few of them."""
        near = get_close_matches(fold(written), self._speakers, n=1)
        return self._speakers[near[0]] if near else ", ".join(sorted(set(self._speakers.values()))[:3])

    def session(self, written: str) -> str | None:
        """A session as test sets write it, from its key, its id or its French name."""
        return self._sessions.get(fold(written))

    def like_session(self) -> str:
        """A few sessions that there are."""
        return ", ".join(list(dict.fromkeys(self._sessions.values()))[:4])

    def session_of(self, statement_id: str) -> str:
        """The session in which a statement was said; empty outside every session."""
        return self._keys.get(self.corpus.statements[statement_id].session_id or "", "")

    def speaker_of(self, statement_id: str) -> str:
        """Who said a statement; empty for the writer's own words."""
        return self.corpus.statements[statement_id].speaker or ""

    def statements(self, item: str, speakers: Collection[str] = ()) -> tuple[str, ...]:
        """The statements that an item of gold means: an id, a span of the source, or words of theirs.

        Args:
            item: alternatives are joined by `|`; words may end in `*`.
            speakers: printed names; of statements found by words, theirs are taken where there are some.

        Returns:
            Ids in the order of the proceedings; none where the item means nothing here.
        """
        found = {name for part in item.split("|") for name in self._located(part.strip())}
        if not found:
            said = [statement for statement in self._all() if holds(statement.text, item)]
            own = [statement for statement in said if statement.speaker in speakers]
            found = {statement.id for statement in own or said}
        return tuple(statement.id for statement in self._all() if statement.id in found)

    def _located(self, written: str) -> Iterable[str]:
        """Statements by id, or by where they stand in the source."""
        if written in self.corpus.statements:
            return (written,)
        span = _SPAN.fullmatch(written)
        if span is None:
            return ()
        start, end = int(span["start"]), int(span["end"])
        documents = [d for d in self.corpus.proceedings if span["document"] in {None, d.id}]
        if len(documents) != 1 or start >= end:
            return ()
        return [
            statement.id
            for statement in documents[0].statements
            if any(part.start < end and start < part.end for part in statement.spans)
        ]

    def _all(self) -> Iterable[Statement]:
        return self.corpus.statements.values()


def _names(documents: Iterable[Proceedings]) -> Iterable[tuple[str, str]]:
    """Every printed form of a name with its fullest form; the fullest last, so that it wins."""
    for document in documents:
        yield from ((form, person.name) for person in document.people for form in person.variants)
        yield from ((said.speaker, said.speaker) for said in document.statements if said.speaker)
        yield from ((person.name, person.name) for person in document.people)


def _session_names(documents: Iterable[Proceedings]) -> Iterable[tuple[str, str]]:
    for document in documents:
        for session in document.sessions:
            key = session_key(session.kind, session.number)
            yield fold(session.kind), session.kind.value
            yield fold(session_name(session)), key
            yield fold(session.id), key
            yield fold(key), key
