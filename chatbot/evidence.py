"""Whether statements carry a question: how much of what it is about they say.

Terms are weighted by how rare they are in the proceedings, so « IA » at a congress on AI decides nothing and a word
that nobody used weighs most. A term that is misspelt counts as the printed one, a little less.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from index.analysis import analyse
from index.model import Chunk
from ingest.model import Statement

_TYPO_CREDIT = 0.8  # of a term that is spelt differently


@dataclass(frozen=True, slots=True)
class Terms:
    """The analysed words of one statement, by where they stand."""

    text: frozenset[str]
    theme: frozenset[str]  # its session's title
    who: frozenset[str]  # speaker, role, organisation


class Evidence:
    """Measures statements against topics. Immutable once built."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        statements = {chunk.statement.id: chunk for chunk in chunks}
        self._terms = {key: _terms_of(chunk) for key, chunk in statements.items()}
        counts = Counter(term for terms in self._terms.values() for term in terms.text | terms.theme | terms.who)
        total = len(self._terms)
        self._weights = {term: math.log((total + 1) / (count + 0.5)) for term, count in counts.items()}
        self._unknown = math.log((total + 1) / 0.5)
        self._by_length: dict[int, list[str]] = {}
        for term in counts:
            self._by_length.setdefault(len(term), []).append(term)

    def wanted(self, topic: str) -> dict[str, float]:
        """The terms of a topic with their weights; misspelt ones replaced by the nearest printed term."""
        wanted: dict[str, float] = {}
        for term in analyse(topic):
            if term in self._weights:
                wanted[term] = max(self._weights[term], 0.05)
                continue
            near = self._nearest(term)
            if near:
                wanted[near] = max(self._weights[near], 0.05) * _TYPO_CREDIT
            else:
                wanted[term] = self._unknown
        return wanted

    def share(self, wanted: dict[str, float], statement: Statement, fields: Collection[str] = ("text",)) -> float:
        """How much of a topic a statement says, 0 to 1, in the fields named (`text`, `theme`, `who`)."""
        terms = self._terms[statement.id]
        present = frozenset().union(*(getattr(terms, field) for field in fields))
        return share(wanted, present)

    def known(self, wanted: dict[str, float]) -> float:
        """How much of a topic is printed anywhere in the proceedings, 0 to 1."""
        return share(wanted, self._weights.keys())

    def says(self, statement: Statement, terms: Iterable[str], fields: Collection[str] = ("text",)) -> bool:
        """Whether a statement has every one of some terms."""
        own = self._terms[statement.id]
        present = frozenset().union(*(getattr(own, field) for field in fields))
        return all(term in present for term in terms)

    def _nearest(self, term: str) -> str | None:
        """The printed term that a misspelt one means, if one alone is near."""
        if len(term) < 5 or any(char.isdigit() for char in term):
            return None
        allowed = 1 if len(term) < 8 else 2
        best: list[tuple[int, str]] = []
        for length in range(len(term) - allowed, len(term) + allowed + 1):
            for other in self._by_length.get(length, ()):
                distance = OSA.distance(term, other, score_cutoff=allowed)
                if distance <= allowed and other[0] == term[0]:
                    best.append((distance, other))
        best.sort()
        alone = best and (len(best) == 1 or best[0][0] < best[1][0])
        return best[0][1] if alone else None


def share(wanted: dict[str, float], present: Collection[str]) -> float:
    """The weight of the wanted terms that are present, over the weight of all."""
    total = sum(wanted.values())
    return sum(weight for term, weight in wanted.items() if term in present) / total if total else 0.0


def _terms_of(chunk: Chunk) -> Terms:
    statement = chunk.statement
    who = " ".join(part for part in (statement.speaker, statement.role, statement.organisation) if part)
    return Terms(
        frozenset(analyse(statement.text)),
        frozenset(analyse(chunk.session.title if chunk.session else "")),
        frozenset(analyse(who)),
    )
