"""Whether statements carry a question: how much of what it is about they say.

Terms are weighted by how rare they are in the proceedings, so « IA » at a congress on AI decides nothing and a word
that nobody used weighs most. A term that is misspelt counts as the printed one, a little less.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from chatbot.words import is_verb, typos, words
from index.analysis import analyse
from index.model import Chunk
from ingest.model import Statement

_TYPO_CREDIT = 0.8  # of a term that is spelt differently
_LIGHT = 0.4  # of a word that says little in any text
_UNKNOWN_VERB = 0.3  # of a verb that nobody used: a question rarely has the verb of the statement that answers it
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
        texts = {chunk.header + " " + chunk.statement.text for chunk in statements.values()}
        self._printed = {word.folded: word.raw for text in sorted(texts) for word in words(text)}

    def wanted(self, topic: str) -> dict[str, float]:
        """The terms of a topic with their weights.

        A word without its accents is read as it is printed; one that is misspelt or cut short counts as the printed
        one, a little less.
        """
        wanted: dict[str, float] = {}
        written = " ".join(self._printed.get(word.folded, word.raw) for word in words(ordinals_as_digits(topic)))
        verbs = {term for word in words(topic) if is_verb(word.raw) for term in analyse(word.raw)}
        for term in joined(analyse(written), self._weights.keys()):
            known = self._weights.get(term)
            wanted[term] = self._unknown_weight(term, verbs) if known is None else max(known, 0.05)
        for word in words(written):
            own = [term for term in analyse(word.raw) if term in wanted]
            if own and not any(term in self._weights for term in own):
                self._replace(wanted, own, word.folded)
        return wanted

    def _unknown_weight(self, term: str, verbs: Collection[str]) -> float:
        return self._unknown * (_UNKNOWN_VERB if term in verbs else _LIGHT if term in self._light else 1.0)

    def _replace(self, wanted: dict[str, float], unknown: Sequence[str], folded: str) -> None:
        """Put the printed terms that an unknown word means in its place, where one is meant."""
        near = self._corrected(folded)
        found = [term for term in analyse(near) if term in self._weights] if near else self._completed(unknown[0])
        if found:
            for term in unknown:
                del wanted[term]
            wanted |= {term: max(self._weights[term], 0.05) * _TYPO_CREDIT for term in found}

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

    def _corrected(self, folded: str) -> str:
        """The printed word that a misspelt one means, if one alone is near; empty where none is."""
        if len(folded) < 5 or any(char.isdigit() for char in folded):
            return ""
        near = sorted((d, w) for w in self._printed if (d := typos(folded, w)) and w[0] == folded[0])
        alone = near and (len(near) == 1 or near[0][0] < near[1][0])
        return self._printed[near[0][1]] if alone else ""

    def _completed(self, term: str) -> list[str]:
        """The shortest printed term that begins like an abbreviated or derived one: « algo », « routes » for « routière »."""
        longer = sorted((other for other in self._weights if other.startswith(term)), key=len) if len(term) >= 4 else []
        return longer[:1]


def _neighbours(text: str) -> frozenset[str]:
    """Words printed apart that may be asked for as one: « Chat GPT »."""
    printed = words(text)
    return frozenset(
        term
        for one, other in zip(printed, printed[1:], strict=False)
        if other.start - one.end == 1 and len(one.folded) > 2 and len(other.folded) > 2
        for term in analyse(one.raw + other.raw)
    )


_ORDINALS = {
    "premier": 1, "première": 1, "deuxième": 2, "seconde": 2, "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6,
    "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10,
}  # fmt: skip
_ORDINAL = re.compile(rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})s?|(?P<digits>\d{{1,2}})(?:ère|er|re|nde|nd|ème|eme|e))\b", re.IGNORECASE)


def ordinals_as_digits(text: str) -> str:
    """« 2e », « deuxième » → « 2 », so that the two are found by each other."""
    return _ORDINAL.sub(lambda m: m["digits"] or str(_ORDINALS[m["word"].lower()]), text)


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
        frozenset(analyse(ordinals_as_digits(statement.text))) | _neighbours(statement.text),
        frozenset(analyse(chunk.session.title if chunk.session else "")),
        frozenset(analyse(who)),
    )
