"""Whether statements carry a question: how much of what it is about they say.

A topic is a few concepts. A concept is a word of the question with the printed terms that say it: its own,
the one that it misspells or abbreviates, or words of nearly the same meaning, which count less. Concepts
weigh by how rare they are in the proceedings, so « IA » at a congress on AI decides nothing and a word that
nobody used weighs most.
"""

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chatbot.dated import CALENDAR
from chatbot.terms import ordinals_as_digits, phrases_of, said_in_other_words, terms_of, terms_said
from chatbot.thesaurus import load_thesaurus
from chatbot.words import STOP_WORDS, Word, dictionary_form, fold, is_french_word, is_verb, typos, words
from index.encoders import Vectors
from index.model import Chunk
from index.words import WordIndex
from ingest.model import Proceedings, Span, Statement, StatementKind
from ingest.sentences import split_sentences

_TYPO_CREDIT = 0.8  # of a term that is spelt differently
_OTHER_FORM = 0.85  # credit of a verb in a form of another stem
_LIGHT = 0.4  # of a word that says little in any text
_UNKNOWN_VERB = (
    0.3  # of a verb that nobody used: a question rarely has the verb of the statement that answers it
)
_ALIKE = 2.5  # standard deviations above the usual likeness of two words, to be taken as a synonym
_NEIGHBOUR_CREDIT = 0.9
SURE = 0.8  # credit from which a term says a word for sure
_BESIDE_PRINTED = 0.4  # of a synonym's credit, where the asked word is printed: it has other senses
_SAME_NAME = 0.85  # credit of a synonym of a word written as a name: its translation, nothing else
_UNKNOWN_NAME = 2.5  # times the weight of another word that nobody used
_LONG = 10  # letters from which two may be wrong
_TELLING = 0.3  # of the weight of a word that nobody used, from which one of a precise question must be said
_HARDLY = 0.3  # credit below which it is not
_PART_CREDIT = 0.9  # of a phrase, for one of its words, by its part of the weight
_LEAD_CHARS = 200
_YEAR = re.compile(r"(?:19|20)\d\d")
_MAX_NEIGHBOURS = 20_000  # words kept in the cache
_MAX_UNKNOWN = 40  # words looked up for one question: nobody means more of them
_MAX_TOPICS = 64  # kept likewise: a question is read for every step of its answer
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
    parts: tuple["Concept", ...] = ()  # of an expression that nobody printed: its words, said apart

    def said(self, present: Collection[str]) -> float:
        """How well some terms say it: as well as the best of them, or as its parts together."""
        best = max((credit for term, credit in self.terms.items() if term in present), default=0.0)
        return max(best, _PART_CREDIT * share(self.parts, present)) if self.parts else best


Topic = tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class _StatementTerms:
    """The analysed words of one statement, by where they stand."""

    text: frozenset[str]  # with the clause that leads in: « Sur les restes, elle précise : »
    theme: frozenset[str]  # its session's title
    who: frozenset[str]  # speaker, role, organisation, and the names that the speaker gives anywhere


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
        names = _names_by_speaker(statements.values())
        self._terms = {
            key: _terms_of(chunk, leads.get(key, ""), names.get(_speaker_of(chunk), ""))
            for key, chunk in statements.items()
        }
        self._texts = {key: f"{leads.get(key, '')} {c.statement.text}" for key, c in statements.items()}
        self._places: dict[str, set[str]] = {}
        for key, terms in self._terms.items():
            for term in terms.text | terms.theme | terms.who:
                self._places.setdefault(term, set()).add(key)
        self._light = frozenset(terms_of(_LIGHT_WORDS))
        self._phrases = frozenset(
            term for terms in self._terms.values() for term in terms.text if " " in term
        )
        self._unknown = math.log((len(self._terms) + 1) / 0.5)
        texts = {chunk.header + " " + chunk.statement.text for chunk in statements.values()}
        self._printed = {word.folded: word.raw for text in sorted(texts) for word in words(text)}
        self._word_index = word_index
        self._encode = encode
        self._thesaurus = load_thesaurus()
        self._neighbours: dict[str, tuple[tuple[str, float], ...]] = {}
        self._topics: dict[tuple[str, bool], Topic] = {}

    def topic(self, written: str, *, presumes: bool = False) -> Topic:
        """Read the words that say what a question is about.

        Args:
            written: those words.
            presumes: whether the question takes for granted that something was done: then its verb counts
                like any word, else little.
        """
        found = self._topics.get((written, presumes))
        if found is None:
            if len(self._topics) >= _MAX_TOPICS:
                self._topics.clear()
            found = self._read(written, 1.0 if presumes else _UNKNOWN_VERB)
            self._topics[written, presumes] = found  # another thread may clear them before the next line
        return found

    def forget(self) -> None:
        """Keep no words of a question that was answered."""
        self._topics.clear()

    def _read(self, written: str, verb: float) -> Topic:
        """The concepts of some words; one by one, unknown words are dear to look up."""
        asked = words(ordinals_as_digits(written))
        self._look_up_neighbours([word.raw.lower() for word in asked if not word.folded.isdigit()])
        printed = [self._printed.get(word.folded, word.raw) for word in asked]
        terms = [(term, word) for word, form in zip(asked, printed, strict=True) for term in terms_of(form)]
        phrases = phrases_of(ordinals_as_digits(written)) & self._phrases
        concepts: list[Concept] = []
        previous = ""
        for position, (term, word) in enumerate(terms):
            compound, phrase = previous + term, f"{previous} {term}"
            one_word = previous and compound in self._places
            if one_word and not (previous in self._places and term in self._places):
                concepts[-1] = self._said_by({compound: 1.0})
            elif phrase in phrases:
                others = self._same([terms[position - 1][1], word]) if position else {}
                concepts[-1] = self._phrase(
                    concepts[-1], self._concept(term, word, verb), {**others, phrase: 1.0}
                )
            elif position and (expression := self._same([terms[position - 1][1], word])):
                parts = (concepts[-1], self._concept(term, word, verb))
                concepts[-1] = Concept(sum(part.weight for part in parts), _Terms(expression), parts)
            else:
                concepts.append(self._concept(term, word, verb))
            previous = term
        return tuple(dict.fromkeys(concepts))

    @staticmethod
    def _phrase(first: Concept, second: Concept, phrase: Mapping[str, float]) -> Concept:
        """Two words that are printed as one thing: either alone says little of it, the commoner one less.

        Other words for one of them say nothing of it: it has a meaning of its own.
        """
        weight = first.weight + second.weight
        parts = {
            term: credit * _PART_CREDIT * part.weight / weight
            for part in (first, second)
            for term, credit in part.terms.items()
            if credit == 1.0
        }
        return Concept(weight, _Terms({**parts, **phrase}))

    def _same(self, written: Sequence[Word], trust: float = 1.0) -> dict[str, float]:
        """The printed words that mean what a word or an expression means, by the thesaurus.

        None of its own words does: a « fuite » is no « fuite d'eau ».
        """
        meant = tuple(dictionary_form(word.raw) for word in written)
        found: dict[str, float] = {}
        for other, credit in self._thesaurus.others(meant).items():
            term = said_in_other_words(other)
            part = len(other) == 1 and other[0] in meant
            if term in self._places and not part and not self.is_light(" ".join(other)):
                found[term] = credit * trust
        return found

    def _concept(self, term: str, word: Word, verb: float) -> Concept:
        known = term in self._places
        terms = {term: 1.0} if known else self._in_another_form(word) or self._misspelt(term, word)
        others = self._same((word,), _BESIDE_PRINTED if known else 1.0)
        named = not terms and word.capitalised and not others  # « Francilien » has other words
        if not named:
            terms = {**others, **terms}
        for other, credit in self._neighbours.get(word.raw.lower(), ()):
            if (named and credit < _SAME_NAME) or word.folded in CALENDAR:
                continue
            for neighbour in terms_of(other):
                if neighbour in self._places and credit > terms.get(neighbour, 0.0):
                    terms[neighbour] = credit
        if terms:
            said = self._said_by(terms)
            weak = max(terms.values()) < SURE and is_verb(word.raw)
            return Concept(said.weight * verb, said.terms) if weak else said
        if named:  # somebody, somewhere or something that these proceedings do not name
            return Concept(self._unknown * _UNKNOWN_NAME, _Terms(terms))
        lightened = verb if is_verb(word.raw) else _LIGHT if term in self._light else 1.0
        return Concept(self._unknown * lightened, _Terms(terms))

    def _said_by(self, terms: Mapping[str, float]) -> Concept:
        """A concept that terms say, as rare as the statements that have one of them."""
        best = max(terms.values())
        places = set().union(*(self._places[term] for term, credit in terms.items() if credit == best))
        weight = max(math.log((len(self._terms) + 1) / (len(places) + 0.5)), 0.05)
        light = any(term in self._light for term, credit in terms.items() if credit == best)
        year = all(_YEAR.fullmatch(term) for term in terms)  # a condition, and no subject
        weight *= _LIGHT if light or year else 1.0
        if best < SURE:  # as far as nobody says it, it weighs as a word that nobody used
            weight = best * weight + (1 - best) * self._unknown
        return Concept(weight, _Terms(terms))

    def _look_up_neighbours(self, asked: Sequence[str]) -> None:
        """Encode the words that nobody used, all at once; keep the printed words that mean the like."""
        new = [
            word
            for word in dict.fromkeys(asked)
            if word not in self._neighbours
            and len(word) > 2
            and fold(word) not in self._printed
            and word not in STOP_WORDS
        ][:_MAX_UNKNOWN]
        if not new:
            return
        if len(self._neighbours) > _MAX_NEIGHBOURS:
            self._neighbours.clear()
        for word, vector in zip(new, self._encode(new), strict=True):
            found = self._word_index.nearest(vector, least=_ALIKE)
            self._neighbours[word] = tuple((other, likeness * _NEIGHBOUR_CREDIT) for other, likeness in found)

    def _in_another_form(self, word: Word) -> dict[str, float]:
        """The printed terms of a word whose own form has another stem: « commencent », « doit commencer »."""
        form = dictionary_form(word.raw)
        found = [*terms_of(form), said_in_other_words((form,))] if is_verb(word.raw) else []
        return dict.fromkeys((term for term in found if term in self._places), _OTHER_FORM)

    def _misspelt(self, term: str, word: Word) -> dict[str, float]:
        """The printed terms that a word means which is misspelt or cut short."""
        if near := self._corrected(word.raw):
            found = [other for other in terms_of(near) if other in self._places]
        else:  # a verb is not cut short: who « ment » does not « mentionne »
            found = [] if is_verb(word.raw) else self._completed(term)
        return dict.fromkeys(found, _TYPO_CREDIT)

    def share(self, topic: Topic, statement: Statement, fields: Collection[str] = ("text",)) -> float:
        """How much of a topic a statement says, 0 to 1, in the fields named (`text`, `theme`, `who`)."""
        terms = self._terms[statement.id]
        return share(topic, frozenset().union(*(getattr(terms, field) for field in fields)))

    def leaves_out(self, topic: Topic, statement: Statement, fields: Collection[str] = ("text",)) -> bool:
        """Whether a statement does not say something of a topic that others here say in its own words."""
        terms = self._terms[statement.id]
        present: frozenset[str] = frozenset().union(*(getattr(terms, field) for field in fields))
        return any(
            one.weight >= _TELLING
            and one.said(present) < _HARDLY
            and max(one.terms.values(), default=0) >= SURE
            for one in topic
        )

    def clearest(self, topic: Topic, statement: Statement) -> float:
        """How well a statement's own words say the concept that they say best, 0 to 1."""
        return max((concept.said(self._terms[statement.id].text) for concept in topic), default=0.0)

    def prints(self, topic: Topic, statement: Statement) -> bool:
        """Whether a statement's own text has a word of a topic as it was asked."""
        text = self._terms[statement.id].text
        return any(credit == 1.0 and term in text for one in topic for term, credit in one.terms.items())

    def text(self, statement: Statement) -> str:
        """What a statement says, after what the writer leads in to it with."""
        return self._texts[statement.id]

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
            sorted((other for other in self._places if other.startswith(term)), key=len)
            if len(term) >= 4
            else []
        )
        return longer[:1]


class _Terms(dict[str, float]):
    """Terms of a concept, fixed once given: they can be told apart and counted."""

    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none; this one is never changed
        return hash(frozenset(self.items()))


def share(topic: Topic, present: Collection[str]) -> float:
    """How much of a topic some terms say, 0 to 1: its concepts by their weights."""
    total = sum(concept.weight for concept in topic)
    return sum(concept.weight * concept.said(present) for concept in topic) / total if total else 0.0


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


def _speaker_of(chunk: Chunk) -> tuple[str, str]:
    return chunk.proceedings.id, chunk.statement.speaker_id or chunk.statement.speaker or ""


def _names_by_speaker(chunks: Iterable[Chunk]) -> dict[tuple[str, str], str]:
    """By speaker: what they name anywhere, their town for one: it may be asked for with another statement."""
    names: dict[tuple[str, str], list[str]] = {}
    for chunk in chunks:
        if chunk.statement.speaker:
            text = chunk.statement.text
            starts = {start for start, _ in split_sentences(text)}
            named = [w.raw for w in words(text) if w.capitalised and w.start not in starts and len(w.raw) > 2]
            names.setdefault(_speaker_of(chunk), []).extend(named)
    return {speaker: " ".join(named) for speaker, named in names.items()}


_SET_PHRASES = re.compile(  # no leak, no course, no address
    r"\ben (?:fuite|cavale|cours|vue|effet|fait|tête|jeu)\b|\bs['’]adress\w+", re.IGNORECASE
)


def _terms_of(chunk: Chunk, lead: str, names: str) -> _StatementTerms:
    statement = chunk.statement
    printed = (statement.speaker, statement.role, statement.organisation, names)
    who = " ".join(part for part in printed if part)
    return _StatementTerms(
        terms_said(_SET_PHRASES.sub(" ", f"{lead} {statement.text}")),
        frozenset(terms_of(chunk.session.title if chunk.session else "")),
        frozenset(terms_of(who)),
    )
