"""Whether statements carry a question: how much of what it is about they say.

A topic is a few concepts. A concept is a word of the question with the printed terms that say it: its own,
the one that
it misspells or abbreviates, or words of nearly the same meaning, which count less. Concepts weigh by how
rare they are
in the proceedings, so « IA » at a congress on AI decides nothing and a word that nobody used weighs most.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chatbot.words import STOP_WORDS, Word, fold, is_french_word, is_verb, typos, words
from index.analysis import analyse, normalise
from index.encoders import Vectors
from index.model import Chunk
from index.words import WordIndex
from ingest.model import Proceedings, Span, Statement, StatementKind

_TYPO_CREDIT = 0.8  # of a term that is spelt differently
_LIGHT = 0.4  # of a word that says little in any text
_UNKNOWN_VERB = (
    0.3  # of a verb that nobody used: a question rarely has the verb of the statement that answers it
)
_ALIKE = 3.5  # standard deviations above the usual likeness of two words, to be taken as a synonym
_SYNONYM_CREDIT = 0.9
_SAME_NAME = 0.85  # credit of a synonym of a word written as a name: its translation, nothing else
_UNKNOWN_NAME = 2.5  # times the weight of another word that nobody used
_LONG = 10  # letters from which two may be wrong
_PART_CREDIT = 0.9  # of a phrase, for one of its words, by its part of the weight
_MORE_LETTERS = 4
_LEAST_STEM = 5  # letters of a stem that is lengthened
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
_AROUND = ".,;:!?…()[]«»“”\"'’"
_LEAD_CHARS = 200
_MAX_SYNONYMS = 20_000  # words kept in the cache
# Frequent French verbs and nouns of broad meaning: a question may use others than the statement that
# answers it.
_LIGHT_WORDS = """
trouver mettre permettre servir utiliser employer exister venir aller donner prendre rendre tenir rester
devenir arriver passer porter montrer voir savoir vouloir devoir falloir laisser demander chercher compter
commencer débuter finir continuer entendre comprendre apporter aider changer créer suivre vivre connaître
paraître sembler obtenir recevoir représenter produire offrir agir réaliser viser souhaiter pouvoir mener
faciliter améliorer concerner représente possible nécessaire important nouveau grand petit bon meilleur
premier dernier plusieurs certain société entreprise ville commune collectivité organisme territoire
service usage utilisation emploi recours manière façon moyen outil solution système dispositif projet
exemple cas type sorte part place rôle besoin travail temps année jour actuellement aujourd'hui désormais
vraiment notamment grâce intelligence artificielle français
"""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a question is about."""

    weight: float
    terms: Mapping[str, float]  # printed term → how well it says the concept, 0 to 1

    def said(self, present: Collection[str]) -> float:
        """How well some terms say it: as well as the best of them."""
        return max((credit for term, credit in self.terms.items() if term in present), default=0.0)


Topic = tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The analysed words of one statement, by where they stand."""

    text: frozenset[str]  # with the clause that leads in: « Sur les restes, elle précise : »
    theme: frozenset[str]  # its session's title
    who: frozenset[str]  # speaker, role, organisation


class Evidence:
    """Measures statements against topics. Unchanging once built, but for its cache of encoded words."""

    def __init__(
        self, chunks: Sequence[Chunk], word_index: WordIndex, encode: Callable[[Sequence[str]], Vectors]
    ) -> None:
        statements = {chunk.statement.id: chunk for chunk in chunks}
        leads = {
            key: lead
            for proceedings in {c.proceedings.id: c.proceedings for c in chunks}.values()
            for key, lead in lead_ins(proceedings).items()
        }
        self._terms = {key: _terms_of(chunk, leads.get(key, "")) for key, chunk in statements.items()}
        counts = Counter(
            term for terms in self._terms.values() for term in terms.text | terms.theme | terms.who
        )
        total = len(self._terms)
        light = frozenset(terms_of(_LIGHT_WORDS))
        rarity = {term: math.log((total + 1) / (count + 0.5)) for term, count in counts.items()}
        self._weights = {
            term: max(weight, 0.05) * (_LIGHT if term in light else 1.0) for term, weight in rarity.items()
        }
        self._phrases = frozenset(
            term for terms in self._terms.values() for term in terms.text if " " in term
        )
        self._unknown = math.log((total + 1) / 0.5)
        self._light = light
        texts = {chunk.header + " " + chunk.statement.text for chunk in statements.values()}
        self._printed = {word.folded: word.raw for text in sorted(texts) for word in words(text)}
        self._word_index = word_index
        self._encode = encode
        self._synonyms: dict[str, tuple[tuple[str, float], ...]] = {}

    def topic(self, written: str) -> Topic:
        """Read the words that say what a question is about."""
        asked = words(ordinals_as_digits(written))
        self._look_up_synonyms([word.raw.lower() for word in asked if not word.folded.isdigit()])
        printed = [self._printed.get(word.folded, word.raw) for word in asked]
        terms = [(term, word) for word, form in zip(asked, printed, strict=True) for term in terms_of(form)]
        phrases = _phrases(ordinals_as_digits(written)) & self._phrases
        concepts: list[Concept] = []
        previous = ""
        for term, word in terms:
            if (
                previous + term in self._weights
                and not (previous in self._weights and term in self._weights)
                and previous
            ):
                concepts[-1] = Concept(self._weights[previous + term], _Terms({previous + term: 1.0}))
            elif f"{previous} {term}" in phrases:
                concepts[-1] = self._phrase(concepts[-1], self._concept(term, word), f"{previous} {term}")
            else:
                concepts.append(self._concept(term, word))
            previous = term
        return tuple(dict.fromkeys(concepts))

    @staticmethod
    def _phrase(first: Concept, second: Concept, phrase: str) -> Concept:
        """Two words that are printed as one thing: either alone says little of it, the commoner one less."""
        weight = first.weight + second.weight
        parts = {
            term: credit * _PART_CREDIT * part.weight / weight
            for part in (first, second)
            for term, credit in part.terms.items()
        }
        return Concept(weight, _Terms({**parts, phrase: 1.0}))

    def _concept(self, term: str, word: Word) -> Concept:
        known = self._weights.get(term)
        terms = {term: 1.0} if known is not None else self._misspelt(term, word)
        best = max(terms, key=lambda other: terms[other], default=None)
        named = known is None and not terms and word.capitalised
        for other, credit in self._synonyms.get(word.raw.lower(), ()):
            if named and credit < _SAME_NAME:
                continue
            for synonym in terms_of(other):
                if synonym in self._weights and credit > terms.get(synonym, 0.0):
                    terms[synonym] = credit
        if best is not None:
            return Concept(self._weights[best], _Terms(terms))
        if terms:
            return Concept(max(self._weights[other] for other in terms), _Terms(terms))
        if named:  # somebody, somewhere or something that these proceedings do not name
            return Concept(self._unknown * _UNKNOWN_NAME, _Terms(terms))
        lightened = _UNKNOWN_VERB if is_verb(word.raw) else _LIGHT if term in self._light else 1.0
        return Concept(self._unknown * lightened, _Terms(terms))

    def _look_up_synonyms(self, asked: Sequence[str]) -> None:
        """Encode the words that nobody used, all at once; keep the printed words that mean the like."""
        new = [
            word
            for word in dict.fromkeys(asked)
            if word not in self._synonyms
            and len(word) > 2
            and fold(word) not in self._printed
            and word not in STOP_WORDS
        ]
        if not new:
            return
        if len(self._synonyms) > _MAX_SYNONYMS:
            self._synonyms.clear()
        for word, vector in zip(new, self._encode(new), strict=True):
            found = self._word_index.nearest(vector, least=_ALIKE)
            self._synonyms[word] = tuple((other, likeness * _SYNONYM_CREDIT) for other, likeness in found)

    def _misspelt(self, term: str, word: Word) -> dict[str, float]:
        """The printed terms that a word means which is misspelt or cut short."""
        near = self._corrected(word.raw)
        found = (
            [other for other in terms_of(near) if other in self._weights] if near else self._completed(term)
        )
        return dict.fromkeys(found, _TYPO_CREDIT)

    def share(self, topic: Topic, statement: Statement, fields: Collection[str] = ("text",)) -> float:
        """How much of a topic a statement says, 0 to 1, in the fields named (`text`, `theme`, `who`)."""
        terms = self._terms[statement.id]
        return share(topic, frozenset().union(*(getattr(terms, field) for field in fields)))

    def clearest(self, topic: Topic, statement: Statement) -> float:
        """How well a statement's own words say the concept that they say best, 0 to 1."""
        return max((concept.said(self._terms[statement.id].text) for concept in topic), default=0.0)

    def is_light(self, written: str) -> bool:
        """Whether words say little in any text: « outils », « solutions »."""
        return all(term in self._light for term in terms_of(written))

    def _corrected(self, written: str) -> str:
        """The printed word that a misspelt one means, if one alone is near; empty where none is.

        A word of the dictionary is not misspelt: « dessalement » is not « seulement ».
        """
        folded = fold(written)
        if len(folded) < 5 or any(char.isdigit() for char in folded) or is_french_word(written):
            return ""
        limit = 1 if len(folded) < _LONG else 2
        near = sorted(
            (d, w) for w in self._printed if (d := typos(folded, w)) and d <= limit and w[0] == folded[0]
        )
        alone = near and (len(near) == 1 or near[0][0] < near[1][0])
        return self._printed[near[0][1]] if alone else ""

    def _completed(self, term: str) -> list[str]:
        """The shortest printed term that begins like an abbreviated or derived one.

        « algo », « routes » for « routière ».
        """
        longer = (
            sorted((other for other in self._weights if other.startswith(term)), key=len)
            if len(term) >= 4
            else []
        )
        return longer[:1]


class _Terms(dict[str, float]):
    """Terms of a concept, fixed once given: they can be told apart and counted."""

    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none; this one is never changed
        return hash(frozenset(self.items()))


def _neighbours(text: str) -> frozenset[str]:
    """Words printed apart that may be asked for as one: « Chat GPT »."""
    printed = words(text)
    return frozenset(
        term
        for one, other in pairwise(printed)
        if other.start - one.end == 1 and len(one.folded) > 2 and len(other.folded) > 2
        for term in terms_of(one.raw + other.raw)
    )


_LINK = re.compile(r"[ \u00a0\u202f]+(?:(?:de|du|des|à|au|aux|en) |d['’])?")


def _phrases(text: str) -> frozenset[str]:
    """Pairs of words that stand together: « appel à projets », « qualité de l'air »."""
    printed = [word for word in words(text) if terms_of(word.raw)]
    return frozenset(
        f"{terms_of(one.raw)[-1]} {terms_of(other.raw)[0]}"
        for one, other in pairwise(printed)
        if _LINK.fullmatch(text[one.end : other.start])
    )


_ORDINALS = {
    "premier": 1, "première": 1, "deuxième": 2, "seconde": 2, "troisième": 3, "quatrième": 4,
    "cinquième": 5, "sixième": 6,
    "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})s?|(?P<digits>\d{{1,2}})(?:ère|er|re|nde|nd|ème|eme|e))\b",
    re.IGNORECASE,
)


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


def share(topic: Topic, present: Collection[str]) -> float:
    """How much of a topic some terms say, 0 to 1: its concepts by their weights."""
    total = sum(concept.weight for concept in topic)
    return sum(concept.weight * concept.said(present) for concept in topic) / total if total else 0.0


def terms_of(text: str) -> list[str]:
    """The stems of a text; one that is less than half of its word keeps the next letters of it.

    « communication » and « communes » have one stem, « commun », and say two things. Short stems stay:
    « éducation » and « éducatif » say one.
    """
    return [term for token in _ELIDED.sub(" ", normalise(text)).split() for term in _told_apart(token)]


def _told_apart(token: str) -> list[str]:
    stems = analyse(token)
    word = fold(token.strip(_AROUND))
    cut = len(stems) == 1 and len(stems[0]) >= _LEAST_STEM and len(word) > 2 * len(stems[0])
    return (
        [word[: len(stems[0]) + _MORE_LETTERS]]
        if cut and word.isalpha() and word.startswith(stems[0])
        else stems
    )


def terms_said(text: str) -> frozenset[str]:
    """Everything that a text says: its words, and those that stand together as one or as a phrase."""
    return frozenset(terms_of(ordinals_as_digits(text))) | _neighbours(text) | _phrases(text)


def lead_ins(proceedings: Proceedings) -> dict[str, str]:
    """By statement: what the writer says in the same paragraph to lead in to somebody's quoted words.

    It says what they are about (« Sur les restes : »), so it counts when statements are sought; it is
    never shown as theirs. Names and offices are left out: they are searched as such.
    """
    printed = sorted(proceedings.statements, key=lambda statement: statement.spans[0].start)
    shown = [appearance.span for appearance in proceedings.appearances]
    leads: dict[str, str] = {}
    end = 0
    for statement in printed:
        start = statement.spans[0].start
        if statement.kind is StatementKind.DIRECT_QUOTE:
            before = proceedings.source[max(end, start - _LEAD_CHARS) : start]
            first = start - len(before.rpartition("\n\n")[2])
            leads[statement.id] = _without(proceedings.source, first, start, shown)
        if statement.kind is not StatementKind.NARRATION or not leads_in(statement):
            end = statement.spans[-1].end
    return leads


def leads_in(statement: Statement) -> bool:
    """Whether a piece of narration only announces the words that follow."""
    return statement.kind is StatementKind.NARRATION and statement.text.rstrip().endswith(":")


def _without(source: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """A stretch of text without some spans."""
    hidden = {i for span in spans for i in range(max(span.start, start), min(span.end, end))}
    return "".join(" " if i in hidden else source[i] for i in range(start, end))


def _terms_of(chunk: Chunk, lead: str) -> Terms:
    statement = chunk.statement
    who = " ".join(part for part in (statement.speaker, statement.role, statement.organisation) if part)
    return Terms(
        terms_said(f"{lead} {statement.text}"),
        frozenset(terms_of(chunk.session.title if chunk.session else "")),
        frozenset(terms_of(who)),
    )
