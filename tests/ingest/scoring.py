"""Compares a parse with what a careful reader found."""

import unicodedata
from dataclasses import dataclass, field

from ingest.model import Proceedings, Statement
from tests.ingest.variants import ADVERTS, Example, Expected


def letters(text: str) -> str:
    """Return a text's letters and digits only, in lower case: what typography cannot change."""
    composed = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    return "".join(c for c in composed.casefold() if c.isalnum())


_LEAST_LETTERS = 15  # of a line of an advert that nobody else may print
ADVERT_LETTERS = frozenset(
    letters(line) for advert in ADVERTS for line in advert.split("\n") if len(letters(line)) >= _LEAST_LETTERS
)


@dataclass
class Score:
    """What was right, what was nobody's, what was wrong."""

    right: int = 0
    total: int = 0
    nobody: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    inexact: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another score in."""
        self.right += other.right
        self.total += other.total
        self.nobody += other.nobody
        self.wrong += other.wrong
        self.inexact += other.inexact


def score(proceedings: Proceedings, example: Example) -> Score:
    """Score one parse: every quotation of the gold, and every statement that was given to somebody."""
    result = Score()
    sessions = {s.id: (s.kind.value, s.number) for s in proceedings.sessions}
    for expected in example.statements:
        if expected.kind in {"direct_quote", "reported"} and expected.speaker is not None:
            _score_expected(result, proceedings.statements, sessions, expected)
    for statement in proceedings.statements:
        _score_given(result, statement, sessions, example)
        if any(advert in letters(statement.text) for advert in ADVERT_LETTERS):
            result.wrong.append(f"an advert is a statement: {statement.text[:80]}")
    return result


def _score_expected(
    result: Score,
    statements: tuple[Statement, ...],
    sessions: dict[str, tuple[str, int | None]],
    expected: Expected,
) -> None:
    """Look for an expected statement."""
    result.total += 1
    wanted = letters(expected.text)
    same = [s for s in statements if letters(s.text) == wanted]
    near = same or [s for s in statements if s.speaker and (letters(s.text)[:30] == wanted[:30])]
    if not near or near[0].speaker is None:
        result.nobody.append(f"{expected.speaker}: {expected.text[:60]}")
    elif (
        letters(near[0].speaker or "") == letters(expected.speaker or "")
        and sessions.get(near[0].session_id or "") == expected.session
        and same
    ):
        result.right += 1
    elif not same:
        result.inexact.append(f"{expected.speaker}: {near[0].text[:60]} … {near[0].text[-60:]}")


def _score_given(
    result: Score, statement: Statement, sessions: dict[str, tuple[str, int | None]], example: Example
) -> None:
    """Check that somebody's statement is theirs, and in their session."""
    if statement.speaker is None:
        return
    found = letters(statement.text)
    sources = [e for e in example.statements if found in letters(e.text) or letters(e.text) in found]
    right = [e for e in sources if e.speaker and letters(e.speaker) == letters(statement.speaker)]
    if not right or (len(sources) > len(right) and len(found) > max(len(letters(e.text)) for e in right)):
        result.wrong.append(f"{statement.speaker} [{statement.rule}]: {statement.text[:80]}")
    elif sessions.get(statement.session_id or "") not in {e.session for e in right}:
        result.wrong.append(f"{statement.speaker} in {statement.session_id}: {statement.text[:60]}")
