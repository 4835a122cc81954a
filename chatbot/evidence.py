"""Whether statements carry a question: how much of what it is about they say.

Terms are weighted by how rare they are in the proceedings, so « IA » at a congress on AI decides nothing and a word
that nobody used weighs most. A term that is misspelt counts as the printed one, a little less.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from chatbot.words import typos, words
from index.analysis import analyse
from index.model import Chunk
from ingest.model import Statement

_TYPO_CREDIT = 0.8  # of a term that is spelt differently
_LIGHT = 0.4  # of a word that says little in any text
# Frequent French verbs and nouns of broad meaning: a question may use others than the statement that answers it.
_LIGHT_WORDS = """
trouver mettre permettre servir utiliser employer exister venir aller donner prendre rendre tenir rester devenir
arriver passer porter montrer voir savoir vouloir devoir falloir laisser demander chercher compter commencer débuter
finir continuer entendre comprendre apporter aider changer créer suivre vivre connaître paraître sembler obtenir
recevoir représenter produire offrir agir réaliser viser souhaiter pouvoir mener faciliter améliorer concerner
représente possible nécessaire important nouveau grand petit bon meilleur premier dernier plusieurs certain société
entreprise ville commune collectivité organisme territoire service usage utilisation emploi recours manière façon moyen
outil solution système dispositif projet exemple cas type sorte part place rôle besoin travail temps année jour
actuellement aujourd'hui désormais vraiment notamment grâce intelligence artificielle français
"""


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
        light = frozenset(analyse(_LIGHT_WORDS))
        self._weights = {term: weight * (_LIGHT if term in light else 1.0) for term, weight in self._weights.items()}
        self._light = light
        printed = {chunk.header + " " + chunk.statement.text for chunk in statements.values()}
        self._words = frozenset(word.folded for text in printed for word in words(text))

    def wanted(self, topic: str) -> dict[str, float]:
        """The terms of a topic with their weights; misspelt ones replaced by the nearest printed term."""
        written = " ".join(self._corrected(word.raw, word.folded) for word in words(topic))
        wanted: dict[str, float] = {}
        for term in joined(analyse(topic), self._weights.keys()):
            known = self._weights.get(term)
            wanted[term] = self._unknown * (_LIGHT if term in self._light else 1.0) if known is None else max(known, 0.05)
        unknown = [term for term in wanted if term not in self._weights]
        for term, near in zip(analyse(topic), analyse(written), strict=False) if unknown and written else ():
            if term in unknown and near in self._weights:
                del wanted[term]
                wanted[near] = max(self._weights[near], 0.05) * _TYPO_CREDIT
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

    def _corrected(self, raw: str, folded: str) -> str:
        """The printed word that a misspelt one means, if one alone is near; else the word itself."""
        if len(folded) < 5 or folded in self._words or any(char.isdigit() for char in folded):
            return raw
        near = sorted((d, w) for w in self._words if (d := typos(folded, w)) and w[0] == folded[0])
        alone = near and (len(near) == 1 or near[0][0] < near[1][0])
        return near[0][1] if alone else raw


def joined(terms: Sequence[str], known: Collection[str]) -> list[str]:
    """Terms in order; two neighbours become one where only that one is known: « vidéo protection »."""
    result: list[str] = []
    for term in terms:
        if result and result[-1] + term in known and not (term in known and result[-1] in known):
            result[-1] += term
        else:
            result.append(term)
    return result


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
