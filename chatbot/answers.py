"""Questions that statements answer: what somebody says, who talks about something, a summary, a fact.

Everything by a person, in a session or about a topic is looked at, not the first few of a search;
retrieval ranks what is left open.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from chatbot.asked import Asked, things
from chatbot.bodies import is_body
from chatbot.dated import tells_times_of
from chatbot.decisions import asks_decision, tells_decision, voted_on
from chatbot.describe import counted, of_people, tell, theme, told_together, when
from chatbot.evidence import Evidence, Topic, leads_in
from chatbot.extract import (
    MEASURES,
    Extract,
    conditions,
    counting,
    counts_things,
    extract,
    holds,
    measures,
    numbers_in,
    opening,
    whole,
)
from chatbot.intents import (
    BODIES,
    STRUCTURE,
    Intent,
    asks_stance,
    asks_when_planned,
    asks_whether,
    asks_who_asked,
    asks_who_does,
    asks_who_speaks,
    body_as_subject,
    compares,
    deed_asked,
    of_event,
    predicate_asked,
    says_that,
    side_taken,
    tells_of_asking,
    tells_of_event,
)
from chatbot.polarity import Verdict, denies, done, takes_sides, verdict
from chatbot.retrieve import retrieve
from chatbot.rewording import reworded
from chatbot.several import unanswered, under
from chatbot.structure import Structure
from chatbot.terms import ordinals_as_digits, terms_said
from chatbot.thesaurus import load_thesaurus
from chatbot.verify import Pointer, Sentence, escape_markdown
from chatbot.voices import Voice
from chatbot.wanted import asks_limit, counted_as_done, places_of_value, tells_limit
from chatbot.words import STOP_WORDS, YEAR, dictionary_form, fold, folded_words, is_french_word, words
from index.encoders import Encoder, Vectors
from index.model import Chunk
from index.store import Index
from ingest.model import Session
from prompts import phrase

# Chosen on the looked-at half of benchmark/assises: see docs/answering.md.
_SAYS_SHARE = 0.38  # of a topic, for somebody to be said to speak of it
_COMPARED_SHARE = 0.3  # the same of each of several people asked about together
_TALKS_SHARE = 0.6
_UNDER_THEME = 0.9  # the same by the heading over what they say, whose words they do not repeat
_AS_CLEAR = 0.75  # of the clearest speaker's share, for another to be counted among those who talk about it
_WHOLE_EVENT = 0.5  # of what people say, for its topic to be that of the whole event
_SEARCH_SHARE = 0.5
_FIELDS = ("text", "theme", "who")  # where a statement is searched for a topic
_PRESUMED_SHARE = 0.65  # the same where the question takes for granted that something was done
_CLOSE = 10.5  # nearness from which the nearest statement answers, though it says it in other words
_CLOSE_CERTAIN = 12.5  # the same where a number, a date, a certain thing or a speaker is asked for
_CLOSE_COMPARED = 6.0  # the same beside what somebody says of it with whom they are compared
_FAR = 3.0  # nearness below which other words for a topic do not say it
_BEHIND = 7.0  # the same of the nearest statement's
_BESIDE_CONTRARY = 0.55  # of the share of whoever says the contrary, for another to be shown
_FOCUS_SAID = 0.35  # of the noun that is asked for: a printed word that is only like it is not it
_LEAST_SAID = 0.1  # of the topic, even so
_NEARER = 3.0  # nearness by which another person's statement is taken instead
_TOPIC_WEIGHT = 2.0  # of the words of the topic beside those of the whole question
_SAID_WEIGHT = 8.0  # of the share that a statement says of the topic, beside nearness in meaning
_NEARLY_ALL = 0.6  # of a question for a count, for a number to count its noun in other words
_NEAR_TOO = 15.0  # nearness from which somebody else speaks of a topic too
_PART_SAID = 0.3  # of a topic, by somebody who does
_AS_GOOD = 0.85  # of the best statement's share, for another to be shown beside it
_SEARCH_WEIGHT = 0.3  # of the search's own score beside the share, to rank statements that answer
_MAX_STATEMENTS = 8  # of one person in one answer
_BUT = re.compile(
    r",? (?:(?:mais|et) (?:pas|non)|sans (?:parler|évoquer)|sauf|hormis|excepté|à part|en dehors)\b"
    r"(?P<of> (?:de la |de l['’]|du |des |de |d['’]))?(?: ?(?:la|le|les)\b| ?l['’])?",
    re.IGNORECASE,
)
_CLEARLY = 0.65  # how well one thing of the topic must be said: nearness of meaning alone shows nothing
_NEAR = 3.0  # nearness from which a statement is shown beside an abstention
_DATED = re.compile(  # of the event, as often as of what is said
    rf"{YEAR.pattern}|\b\d{{1,2}}(?:er)? (?=janv|fevr|mars|avr|mai\b|juin|juil|aout|sept|octo|nove|dece)"
)
_PUBLIC = re.compile(
    r"\b(?:ville|mairie|commune|communaute|metropole|agglo\w*|region\w*|departement\w*|prefecture|ministere|"
    r"syndicat|conseil|etat|academie|universite)\b"
)
_PARTICIPLE = re.compile(r"(?:é|ée|ee|[iu]e?|[ie]n?te?|erte?)s?$")
_MAX_SHOWN = 3  # statements that answer an open question


class Answers:
    """Writes drafts from statements. Unchanging once built, but for the vectors of a question asked."""

    def __init__(self, index: Index, structure: Structure) -> None:
        self.index = index
        self.structure = structure
        first = {chunk.statement.id: chunk for chunk in reversed(index.chunks)}
        self.chunks = tuple(chunk for chunk in first.values() if not leads_in(chunk.statement))[::-1]
        self.evidence = Evidence(index.chunks, index.words, index.encoder.encode_query)
        self._presentations = _presentations(self.chunks)
        numbers = {chunk.statement.id: number for number, chunk in enumerate(self.chunks)}
        self._statements = [numbers.get(chunk.statement.id, -1) for chunk in index.chunks]
        self._last_read: tuple[Asked, _Read] | None = None
        self._last_near: _Near | None = None

    def write(self, asked: Asked) -> list[Sentence]:
        """A draft that answers; empty where nothing carries the question."""
        if asked.intent is Intent.SUMMARY:
            return self._summary(asked.sessions)
        if asked.intent is Intent.SAYS:
            return self._says(asked)
        if asked.intent is Intent.WHO_TALKS and self.takes_no_side(asked):
            return []
        if asked.intent is Intent.WHO_TALKS and (left_out := _BUT.search(asked.about)):
            return self._who_talks_but(asked, left_out)
        if asked.intent is Intent.WHO_TALKS:
            found = self._who_talks_of_each(asked) or self._who_talks(asked)
            return found or ([] if asked.excluded else self._search(asked))
        if asked.intent is Intent.SESSIONS_ABOUT:
            return self._sessions_about(asked)
        return [] if asked.intent in STRUCTURE else self._decided(asked) or self._search(asked)

    def statements_of(self, voice: Voice, sessions: Sequence[Session] = ()) -> list[Chunk]:
        """Everything that somebody says, in order; in some sessions only where they are given."""
        own = {statement.id for statement in voice.statements}
        chosen = {session.id for session in sessions}
        return [
            c
            for c in self.chunks
            if c.statement.id in own and (not chosen or c.statement.session_id in chosen)
        ]

    def nearest(self, asked: Asked, k: int = 3) -> list[Pointer]:
        """The statements that come nearest to a question that is not answered.

        By the person asked about, if any.
        """
        if not asked.topic:
            own = [chunk for voice in asked.voices for chunk in self.statements_of(voice)]
            return [opening(chunk) for chunk in own[:k]]
        own_ids = {statement.id for voice in asked.voices for statement in voice.statements}
        topic = self.evidence.topic(asked.topic, presumes=asked.presumes)
        near = [
            (nearness, chunk)
            for nearness, chunk in self._by_nearness(asked, topic)
            if (chunk.statement.id in own_ids if asked.voices else nearness >= _NEAR)
        ]
        near.sort(key=lambda pair: pair[1].statement.id in self._presentations)  # they say least
        return [extract(chunk, topic).pointer for _, chunk in near[:k]]

    def speaks_of(self, asked: Asked) -> bool:
        """Whether statements, or those of the people asked about, say what a question is about."""
        topic = self.evidence.topic(asked.topic)
        own = [chunk for voice in asked.voices for chunk in self.statements_of(voice)]
        among = [chunk for chunk in own or self.chunks if self._in(asked, chunk)]
        return any(self.evidence.share(topic, chunk.statement, _FIELDS) >= _SEARCH_SHARE for chunk in among)

    def contrary(self, asked: Asked, k: int = 3) -> list[Pointer]:
        """The statements that speak of a question's topic and say the contrary of its claim."""
        topic = self.evidence.topic(asked.topic, presumes=asked.presumes)
        return [extract(chunk, topic).pointer for _, chunk in self._contrary(asked, topic)[:k]]

    def _contrary(self, asked: Asked, topic: Topic) -> list[tuple[float, Chunk]]:
        """The same with how much of the topic they say, those that say most first."""
        if not asked.claims:
            return []
        own = [chunk for voice in asked.voices for chunk in self.statements_of(voice, asked.sessions)]
        scored = [
            (self.evidence.share(topic, chunk.statement, _FIELDS), chunk)
            for chunk in own or self.chunks
            if chunk.statement.speaker and self._in(asked, chunk)
        ]
        enough = [pair for pair in scored if pair[0] >= _SAYS_SHARE]
        denied = [pair for pair in enough if self._verdict(asked, topic, pair[1]) is Verdict.CONTRARY]
        return sorted(denied, key=lambda pair: -pair[0])

    def _read(self, asked: Asked) -> "_Read":
        """What the encoder makes of a question.

        It is needed to search, to rank and to tell what is nearest, so it is kept until `forget`.
        """
        last = self._last_read
        if last is None or last[0] is not asked:
            last = (asked, _Read.of(asked, self.index.encoder))
            self._last_read = last
        return last[1]

    def forget(self) -> None:
        """Keep nothing of a question that was answered."""
        self._last_read = None
        self._last_near = None
        self.evidence.forget()

    def _is_far(self, asked: Asked, topic: Topic, chunk: Chunk) -> bool:
        """Whether a statement has other words for a topic alone, and comes nowhere near in meaning.

        « Former les agents » is no « équipe », though an agent may be one of a team.
        """
        if self.evidence.prints(topic, chunk.statement):
            return False
        near = self._near(asked, topic)
        own = near.score[chunk.statement.id]
        return own < _FAR or (own < _CLOSE and own < near.ranked[0][0] - _BEHIND)

    def _by_nearness(self, asked: Asked, topic: Topic) -> Sequence[tuple[float, Chunk]]:
        """Every statement with how near it comes to a question, the nearest first."""
        return self._near(asked, topic).ranked

    def _near(self, asked: Asked, topic: Topic) -> "_Near":
        """How near every statement comes to a question about a topic; kept until `forget`."""
        last = self._last_near
        if last is None or last.asked is not asked or last.topic != topic:
            ranked = self._nearness(asked, topic)
            last = _Near(asked, topic, ranked, {chunk.statement.id: score for score, chunk in ranked})
            self._last_near = last
        return last

    def _nearness(self, asked: Asked, topic: Topic) -> list[tuple[float, Chunk]]:
        """Every statement with how near it comes to a question, the nearest first.

        Nearness is in standard deviations above the usual: how like words of a statement those of the topic
        and those of the whole question are in their contexts, beside the other statements and, for the topic,
        beside any two passages; and how much of the topic the statement says in its own words.
        """
        read = self._read(asked)
        numbers, _ = self.index.dense.search(read.vector, len(self.index.chunks))
        likeness = self.index.in_context.likeness(read.words, numbers)
        whole_of_it, topic_of_it = np.full((2, len(self.chunks)), -1.0, dtype=np.float64)
        for number, like in zip(numbers.tolist(), likeness, strict=True):
            if (place := self._statements[number]) >= 0:
                whole_of_it[place] = max(whole_of_it[place], like.mean())
                topic_of_it[place] = max(topic_of_it[place], like[read.of_topic].mean())
        said = [self.evidence.share(topic, chunk.statement, _FIELDS) for chunk in self.chunks]
        usual, spread = self.index.in_context.usual, self.index.in_context.spread
        above = _standardised(topic_of_it) + (topic_of_it - usual) / spread
        near = _standardised(whole_of_it) + _TOPIC_WEIGHT * above
        scores = (near + _SAID_WEIGHT * np.asarray(said)).tolist()
        return sorted(zip(scores, self.chunks, strict=True), key=lambda pair: -pair[0])

    # -- what somebody says
    # ------------------------------------------------------------------------------------

    def _says(self, asked: Asked) -> list[Sentence]:
        told = [(voice, self._said_by(voice, asked)) for voice in asked.voices]
        if compares(asked.frame):  # what the others say of it too, in other words
            near = [(voice, said or self._nearest_of(voice, asked, _CLOSE_COMPARED)) for voice, said in told]
            found = any(said for _, said in told) or all(said for _, said in near)
            told = near if found else told
        sentences = [sentence for _, said in told for sentence in said]
        heard = [voice for voice, said in told if said]
        silent = [
            v
            for v, said in told
            if not said
            and (v.statements or v.id)
            and (_is_named(v, asked) or compares(asked.frame))
            and not any(_same_organisation([v, other]) for other in heard)
        ]
        if sentences and silent and not _same_organisation(asked.voices):
            sentences = [*_silent(silent), *sentences]
        if not sentences:
            return self._said_under_theme(asked)
        own = [chunk for voice in asked.voices for chunk in self.statements_of(voice, asked.sessions)]
        missing = [part for part, one in _each(asked) if not self._about(own, one, _SAYS_SHARE)]
        return [*map(unanswered, missing), *sentences]

    def _said_by(self, voice: Voice, asked: Asked) -> list[Sentence]:
        own = self.statements_of(voice, asked.sessions)
        if not asked.topic:
            shown = told_together(whole(chunk) for chunk in own[:_MAX_STATEMENTS])
            more = len(own) - _MAX_STATEMENTS
            lead = [Sentence(phrase("answers", "says_more", number=more), leads_in=True)] if more > 0 else []
            return lead + shown
        least = _SAYS_SHARE if len(asked.voices) == 1 else _COMPARED_SHARE
        least = max(least, _PRESUMED_SHARE) if asked.presumes else least
        extracts = self._about(own, asked, least)
        if not extracts:  # of several things, those of which they speak
            extracts = [found for _, one in _each(asked) for found in self._about(own, one, _SAYS_SHARE)]
            extracts = list({found.pointer: found for found in extracts}.values())
        if not extracts:
            return self._nearest_of(voice, asked)
        if any(found.span for found in extracts[:1]):
            return [_sentence(found, first=i == 0) for i, found in enumerate(extracts[:_MAX_STATEMENTS])]
        return told_together(found.pointer for found in extracts[:_MAX_STATEMENTS])

    def _nearest_of(self, voice: Voice, asked: Asked, least: float = 0.0) -> list[Sentence]:
        """What somebody says that is nearest to a question, told as such; empty where it is not near."""
        topic = self.evidence.topic(asked.topic, presumes=asked.presumes)
        ids = {chunk.statement.id for chunk in self.statements_of(voice, asked.sessions)}
        near = [pair for pair in self._by_nearness(asked, topic) if pair[1].statement.id in ids]
        closest = self._closest(asked, topic, near) if not least else next(iter(near), None)
        return self._told_as_closest(asked, closest, topic, least)

    def _said_under_theme(self, asked: Asked) -> list[Sentence]:
        """What people say in a part whose heading names the topic, which their own words need not repeat."""
        if not asked.topic or asked.wants or asked.claims or asked.name_of:
            return []
        topic = self.evidence.topic(asked.topic)
        own = [chunk for voice in asked.voices for chunk in self.statements_of(voice, asked.sessions)]
        under = [c for c in own if self.evidence.share(topic, c.statement, ("theme",)) >= _UNDER_THEME]
        lead = [Sentence(phrase("answers", "under_theme"), leads_in=True)] if under else []
        return lead + told_together(map(whole, under[:_MAX_STATEMENTS]))

    def _about(
        self, chunks: Iterable[Chunk], asked: Asked, least: float, fields: Collection[str] = ("text", "theme")
    ) -> list[Extract]:
        """Extracts of the statements that say enough of the topic, those that say most first."""
        topic = self.evidence.topic(asked.topic, presumes=asked.presumes)
        scored = [(self.evidence.share(topic, chunk.statement, fields), chunk) for chunk in chunks]
        enough = [
            (score, chunk)
            for score, chunk in scored
            if score >= (_SAYS_SHARE if asked.presumes and self._agrees(asked, topic, chunk) else least)
            and self.evidence.share(topic, chunk.statement) > 0
            and self._is_clear(asked, topic, chunk)
            and self._answers(asked, chunk)
            and not self._contradicts(asked, topic, chunk)
            and not self._is_far(asked, topic, chunk)
        ]
        enough.sort(key=lambda pair: -pair[0])
        focus = self._focus(asked)
        return [extract(chunk, topic, asked.wants, focus, question=asked.question) for _, chunk in enough]

    def _is_clear(self, asked: Asked, topic: Topic, chunk: Chunk) -> bool:
        """Whether words can be told for a yes: « trafic » is no « vélos », « gris » is no « sale »."""
        if not asks_whether(asked.frame):
            return True
        clear = self.evidence.clearest(topic, chunk.statement) >= _CLEARLY
        return clear and self._predicate_said(asked, chunk)

    def _contradicts(self, asked: Asked, topic: Topic, chunk: Chunk) -> bool:
        """Whether a statement says the contrary of a question's claim, or does not say what was done."""
        if not (asked.claims or asks_who_does(asked.frame)):
            return False
        least = Verdict.SAID if asked.presumes and takes_sides(asked.question) else Verdict.SILENT
        return self._verdict(asked, topic, chunk) < least

    def _agrees(self, asked: Asked, topic: Topic, chunk: Chunk) -> bool:
        """Whether a statement says what a question takes for granted: « pourquoi ne veut-elle pas … ? »."""
        return denies(asked.question) and self._verdict(asked, topic, chunk) is Verdict.SAID

    def _verdict(self, asked: Asked, topic: Topic, chunk: Chunk) -> Verdict:
        done = asked.presumes and not asks_when_planned(asked.frame)
        return verdict(asked.question, topic, self.evidence.text(chunk.statement), done=done)

    def _names_said(self, asked: Asked, chunk: Chunk) -> bool:
        """Whether a statement is about every town, organisation or thing that a question names.

        What is said at an event need not name its place: « les Jeux de Paris », asked of an event in Paris.
        """
        here = _told_of(asked.question, f"{chunk.proceedings.place or ''} {chunk.proceedings.title}")
        named = [
            word.raw
            for word in words(asked.topic)
            if word.capitalised and len(word.raw) > 2 and (asked.wants or word.folded not in here)
        ]
        concepts = [self.evidence.topic(name) for name in named]
        return all(
            self.evidence.share(concept, chunk.statement, _FIELDS) > 0 for concept in concepts if concept
        )

    def _of_the_same(self, asked: Asked, chunk: Chunk) -> bool:
        """Whether a statement that has a figure asked for says most of what it is of: « 80 % des appels »."""
        rest = " ".join(word for word in asked.topic.split() if not word[:1].isdigit())
        if not rest or rest == asked.topic:
            return True
        return self.evidence.share(self.evidence.topic(rest), chunk.statement, _FIELDS) >= _SEARCH_SHARE

    def _focus(self, asked: Asked) -> Topic:
        """What is counted or asked for, word by word: « illegal dumping sites » is « dépôts illégaux »."""
        return tuple(concept for word in asked.focus.split() for concept in self.evidence.topic(word))

    @staticmethod
    def _times_said(asked: Asked, chunk: Chunk) -> bool:
        """Whether a statement, or the event's own date, has every time that a question names."""
        event = chunk.proceedings
        told = tells_times_of(asked.topic, chunk.statement.text, event.date_printed or "")
        if not told and not asks_whether(asked.frame):  # another day is an answer: « ouvre-t-il le lundi ? »
            return False
        said = " ".join(
            filter(
                None, (chunk.statement.text, event.date_printed, event.date_iso, event.title, event.edition)
            )
        )
        return all(year in said for year in YEAR.findall(asked.topic))

    def _answers(self, asked: Asked, chunk: Chunk) -> bool:
        """Whether a statement can answer a question for a number, a date, or a named thing."""
        topic = self.evidence.topic(asked.topic, presumes=asked.presumes)
        if not (
            self._names_said(asked, chunk)
            and self._times_said(asked, chunk)
            and _by_the_body(asked, chunk)
            and _fits(asked, topic, chunk)
        ):
            return False
        if asked.wants and self._leaves_out_where(asked, chunk):
            return False
        if _only_asks(chunk) and not asks_who_asked(asked.frame):
            return False
        if asks_decision(asked.frame) and _is_vote(chunk) and self._voted(asked, chunk) < _TALKS_SHARE:
            return False  # the vote on something else
        if not asked.focus:  # « le plus grand nombre » is that of anything
            return asked.wants != "number" or not self.evidence.is_light(asked.topic)
        focus = self._focus(asked)
        if asked.wants == "number":
            counted = counting(chunk.statement.text, focus, asked.question)
            told = " ".join(counted) or self.evidence.text(chunk.statement)
            return self._done(asked, told) and (bool(counted) or self._counts_otherwise(asked, chunk, focus))
        if asked.wants in MEASURES:
            return measures(chunk.statement.text, asked.wants, focus)
        said = self.evidence.share(focus, chunk.statement, _FIELDS)
        return said >= _FOCUS_SAID or self.evidence.is_light(asked.focus)

    def _predicate_said(self, asked: Asked, chunk: Chunk) -> bool:
        """Whether a statement says, in some words, what a question of yes or no says of its subject."""
        folded = predicate_asked(asked.frame)
        said = _as_written(folded, asked.topic)
        return not said or self.evidence.share(self.evidence.topic(said), chunk.statement, _FIELDS) > 0

    def _deed_said(self, asked: Asked, chunk: Chunk) -> bool:
        """Whether a statement says what was done by those asked for: « qui a financé … ? »."""
        folded = deed_asked(asked.frame)
        verb = _as_written(folded, asked.question)
        what = self.evidence.topic(verb, presumes=True) if verb else ()
        return not what or self.evidence.share(what, chunk.statement) >= _SEARCH_SHARE

    def _all_said(self, asked: Asked, topic: Topic, chunk: Chunk) -> bool:
        """Whether a statement says all of what somebody who is asked for did: where, in what time, of what.

        Who is asked for with a number is asked for by one fact: a noun of it that others say must be said.
        """
        if asks_who_speaks(asked.frame):
            return True
        if not conditions(asked.question) <= conditions(chunk.statement.text):
            return False
        precise = bool(numbers_in(_DATED.sub(" ", asked.frame)))
        leaves_out = precise and self.evidence.leaves_out(topic, chunk.statement, _FIELDS)
        return not leaves_out and self._names_said(asked, chunk)

    def _leaves_out_where(self, asked: Asked, chunk: Chunk) -> bool:
        """Whether a statement says nothing of that in, at or for which a value is asked: « dans le golf ».

        As far as others here speak of it; nor which of several is meant: « le deuxième centre ». A town hall
        may be called otherwise.
        """
        told = {word.folded for word in words(asked.topic)}
        where = [w for w in places_of_value(asked.question) if fold(w) in told and not is_body(fold(w))]
        concepts = [concept for word in where for concept in self.evidence.topic(word)]
        return self.evidence.leaves_out(tuple(concepts), chunk.statement, _FIELDS)

    def _done(self, asked: Asked, text: str) -> bool:
        """Whether a text says that what is counted was done: « combien de fuites a-t-il réparées ? »."""
        folded = counted_as_done(asked.frame)
        verb = _as_written(folded, asked.question)
        if not _PARTICIPLE.search(verb) or f"à {verb}" in asked.question:  # « ont lieu à Lormes »
            return True
        infinitive = re.sub(r"(?:(?<=v)|(?<=ff))erte?s?$", "rir", verb)  # « découvertes » is no noun here
        what = self.evidence.topic(f"{verb} {infinitive}", presumes=True)
        printed = any(credit == 1.0 for concept in what for credit in concept.terms.values())
        least = _LEAST_SAID if printed else _CLEARLY
        present = terms_said(text)
        same = dictionary_form(verb) in {dictionary_form(word.raw) for word in words(text)}
        said = same or max((concept.said(present) for concept in what), default=0.0) >= least
        return said and done(what, text)

    def _counts_otherwise(self, asked: Asked, chunk: Chunk, noun: Topic) -> bool:
        """Whether a statement says nearly all of a question but the noun, which its number may count."""
        if self.evidence.share(noun, chunk.statement, _FIELDS) or not counts_things(chunk.statement.text):
            return False
        topic = self.evidence.topic(asked.topic, presumes=True)
        return self.evidence.share(topic, chunk.statement, _FIELDS) >= _NEARLY_ALL

    # -- who talks about something
    # -----------------------------------------------------------------------------

    def _who_talks_but(self, asked: Asked, left_out: re.Match[str]) -> list[Sentence]:
        """« qui parle de ceci mais pas de cela ? », « … sauf Z ? »: without whoever says it or is of it."""
        wanted, unwanted = asked.about[: left_out.start()], asked.about[left_out.end() :]
        told = [word for word in asked.topic.split() if fold(word) in folded_words(wanted)]
        named = {*folded_words(unwanted)} - STOP_WORDS
        topic = self.evidence.topic(unwanted)
        others = {
            one.speaker
            for one in (chunk.statement for chunk in self.chunks)
            if (
                self.evidence.share(topic, one, ("text", "theme")) >= _TALKS_SHARE
                if left_out["of"]
                else named <= {*folded_words(f"{one.speaker} {one.role} {one.organisation}")}
            )
        }
        unknown = not (left_out["of"] or others or any(map(str.isupper, unwanted)))  # « sauf les élus »
        alone = replace(asked, topic=" ".join(told), about=wanted)
        return self._who_talks(alone, others) if told and not unknown else []

    def _who_talks(self, asked: Asked, others: Collection[str | None] = ()) -> list[Sentence]:
        unwanted = {*others, *(voice.name for voice in asked.excluded)}
        chunks = [
            c
            for c in self.chunks
            if c.statement.speaker and c.statement.speaker not in unwanted and self._in(asked, c)
        ]
        claimed = says_that(asked.frame)  # its verb counts: who regrets a thing does not announce it
        topic = self.evidence.topic(asked.topic, presumes=asked.presumes or claimed)
        least = _PRESUMED_SHARE if asked.presumes else _TALKS_SHARE
        found: dict[tuple[str, str], tuple[float, Chunk]] = {}
        for chunk in chunks:
            said = self.evidence.share(topic, chunk.statement)
            score = self.evidence.share(topic, chunk.statement, ("text", "theme")) + said * 0.01
            who = _who(chunk)
            better = said > 0 and score >= least and score > found.get(who, (0.0, chunk))[0]
            better = better and _meant(asked, chunk) and _numbers_said(asked, chunk)
            better = better and self._times_said(asked, chunk)
            better = better and self._deed_said(asked, chunk)
            better = better and self._of_the_same(asked, chunk)
            better = better and self._all_said(asked, topic, chunk)
            better = better and not self._contradicts(asked, topic, chunk)
            if better and not self._is_far(asked, topic, chunk):
                found[who] = (score, chunk)
        best = max((score for score, _ in found.values()), default=0.0)
        found = {who: pair for who, pair in found.items() if pair[0] >= best * _AS_CLEAR}
        if not found:
            return []
        also = [] if claimed else self._also_near(asked, topic, chunks)
        found |= {who: (0.0, chunk) for chunk in also if (who := _who(chunk)) not in found}
        sided = {who: pair for who, pair in found.items() if self._takes_side(asked, topic, pair[1])}
        caveat = "claimed" if claimed else "" if sided else "stance"
        found = sided or found
        count = _how_many([chunk for _, chunk in found.values()])
        verb = "parle" if len({name for _, name in found}) == 1 else "parlent"
        lead = phrase("answers", "who_talks", count=count, verb=verb, searched=len(chunks))
        return [
            *([Sentence(phrase("answers", caveat), leads_in=True)] if caveat else []),
            Sentence(lead, leads_in=True),
            *(_sentence(extract(c, topic), first=True, item=True) for _, c in found.values()),
        ]

    def _also_near(self, asked: Asked, topic: Topic, chunks: Collection[Chunk]) -> list[Chunk]:
        """The statements that say a part of a topic and are near to it in meaning, the nearest last."""
        near = (chunk for nearness, chunk in self._by_nearness(asked, topic) if nearness >= _NEAR_TOO)
        return [
            chunk
            for chunk in reversed(list(near))
            if chunk in chunks
            and self.evidence.share(topic, chunk.statement, _FIELDS) >= _PART_SAID
            and self._answers(asked, chunk)
            and not self._contradicts(asked, topic, chunk)
        ]

    def _takes_side(self, asked: Asked, topic: Topic, chunk: Chunk) -> bool:
        """Whether a statement says in the same word that somebody wants or refuses, where that is asked."""
        folded = side_taken(asked.frame)
        verb = _as_written(folded, asked.question)
        said = self.evidence.clearest(self.evidence.topic(verb, presumes=True), chunk.statement) == 1.0
        return not verb or (said and self._verdict(asked, topic, chunk) is Verdict.SAID)

    def _who_talks_of_each(self, asked: Asked) -> list[Sentence]:
        """« qui parle de ceci et de cela ? » where nobody speaks of both: who speaks of each."""
        parts = [part for part, _ in _each(asked)]
        if not parts or not asks_who_speaks(asked.frame):
            return []
        drafts = [self._who_talks(one) for _, one in _each(asked)]
        silent = [part for part, draft in zip(parts, drafts, strict=True) if not draft]
        of_all = set.intersection(*map(_cited, drafts))
        if of_all or len(silent) == len(parts):
            return []
        return [
            *map(unanswered, silent),
            *(one for part, draft in zip(parts, drafts, strict=True) if draft for one in under(part, draft)),
        ]

    def takes_no_side(self, asked: Asked) -> bool:
        """Whether those for or against what the whole event is about are asked for: all speak of it."""
        if not asks_stance(asked.frame):
            return False
        topic = self.evidence.topic(asked.topic)
        spoken = [chunk.statement for chunk in self.chunks if chunk.statement.speaker]
        said = [self.evidence.share(topic, one, ("text", "theme")) >= _TALKS_SHARE for one in spoken]
        return sum(said) > _WHOLE_EVENT * len(said)

    def _in(self, asked: Asked, chunk: Chunk) -> bool:
        sessions = {session.id for session in asked.sessions}
        events = {document.id for document in asked.events}
        here = not sessions or chunk.statement.session_id in sessions
        return here and (not events or chunk.proceedings.id in events)

    def _sessions_about(self, asked: Asked) -> list[Sentence]:
        topic = self.evidence.topic(asked.topic, presumes=asked.presumes)
        scores: dict[str, float] = {}
        sessions: dict[str, Session] = {}
        for chunk in self.chunks:
            if chunk.session is not None and self._in(asked, chunk):
                sessions[chunk.session.id] = chunk.session
                by_theme = self.evidence.share(topic, chunk.statement, ("theme",)) * 1.5
                said = self.evidence.share(topic, chunk.statement)
                scores[chunk.session.id] = max(scores.get(chunk.session.id, 0.0), by_theme, said)
        best = max(scores.values(), default=0.0)
        if best < _TALKS_SHARE:
            return []
        return self.structure.sessions_about(
            [sessions[key] for key, score in scores.items() if score >= best * 0.9]
        )

    # -- a session, a fact, anything
    # ---------------------------------------------------------------------------

    def _summary(self, sessions: Sequence[Session]) -> list[Sentence]:
        """The first words of each speaker; all that is said where one speaks, or nobody."""
        sentences = []
        for session in sessions:
            own = [chunk for chunk in self.chunks if chunk.statement.session_id == session.id]
            said = [chunk for chunk in own if chunk.statement.speaker] or own
            first = {chunk.statement.speaker: chunk for chunk in reversed(said)}
            told = said[:_MAX_STATEMENTS] if len(first) == 1 else list(first.values())[::-1]
            if told:
                lead = phrase("answers", "summary", when=when(session), theme=theme(session))
                sentences.append(Sentence(lead, leads_in=True))
                sentences += [tell(opening(chunk), with_theme=False, item=True) for chunk in told]
        return sentences

    def _decided(self, asked: Asked) -> list[Sentence]:
        """The votes on what a question names; none where it fits too many to be told."""
        if not asks_decision(asked.frame):
            return []
        votes = [(self._voted(asked, c), c) for c in self.chunks if self._in(asked, c) and _is_vote(c)]
        best = max((share for share, _ in votes), default=0.0)
        told = [tell(whole(chunk)) for share, chunk in votes if share == best >= _TALKS_SHARE]
        return told if len(told) <= _MAX_SHOWN else []

    def _voted(self, asked: Asked, chunk: Chunk) -> float:
        """How much of what a question names a vote was on, by its own words and the heading over it."""
        words_apart = voted_on(asked.topic)  # headings are searched for words, not for expressions
        on_what = [concept for word in words_apart for concept in self.evidence.topic(word, presumes=True)]
        return self.evidence.share(tuple(on_what), chunk.statement, ("text", "theme")) if on_what else 1.0

    def _search(self, asked: Asked) -> list[Sentence]:
        if not asked.topic:
            return []
        session_ids = [session.id for session in asked.sessions] or None
        events = [document.id for document in asked.events] or None
        passages = retrieve(
            self.index,
            asked.topic,
            session_ids=session_ids,
            proceedings_ids=events,
            k=20,
            query_vector=self._read(asked).vector,
        )
        who = asked.intent is Intent.WHO_TALKS  # only whoever says most: a half of it is somebody else's
        claimed = who and says_that(asked.frame)
        topic = self.evidence.topic(asked.topic, presumes=asked.presumes or claimed)
        near = self._by_nearness(asked, topic)
        nearness = {chunk.statement.id: score for score, chunk in near}
        contrary = max((share for share, _ in self._contrary(asked, topic)), default=0.0)
        least = _PRESUMED_SHARE if asked.presumes else _TALKS_SHARE if claimed else _SEARCH_SHARE
        least = max(least, contrary * _BESIDE_CONTRARY)
        ranked: dict[str, tuple[float, float, Chunk]] = {}
        for passage in passages:
            statement = passage.chunk.statement
            if leads_in(statement) or (who and asked.claims and not statement.speaker):
                continue
            score = self.evidence.share(topic, statement, _FIELDS)
            if (
                score >= least
                and self.evidence.clearest(topic, statement) >= _CLEARLY
                and self._is_clear(asked, topic, passage.chunk)
                and self._answers(asked, passage.chunk)
                and (
                    not who
                    or (
                        self._of_the_same(asked, passage.chunk)
                        and self._deed_said(asked, passage.chunk)
                        and self._all_said(asked, topic, passage.chunk)
                    )
                )
                and not self._contradicts(asked, topic, passage.chunk)
                and not self._is_far(asked, topic, passage.chunk)
            ):
                ranked.setdefault(statement.id, (score, passage.score, passage.chunk))
        closest = self._closest(asked, topic, near)
        if not ranked:
            return self._told_as_closest(asked, closest, topic)
        weight, as_good = (0.0, 1.0) if who else (_SEARCH_WEIGHT, _AS_GOOD)
        best = sorted(ranked.values(), key=lambda found: -(found[0] + weight * found[1]))
        shown = [chunk for score, _, chunk in best if score >= best[0][0] * as_good][:_MAX_SHOWN]
        first = shown[0].statement
        if (
            closest
            and closest[0] >= _CLOSE
            and closest[1].statement.speaker != first.speaker
            and closest[0] >= nearness[first.id] + _NEARER
        ):
            return self._told_as_closest(asked, closest, topic)
        focus = self._focus(asked)
        return [
            _sentence(extract(chunk, topic, asked.wants, focus, question=asked.question), first=True)
            for chunk in shown
        ]

    def _closest(
        self, asked: Asked, topic: Topic, near: Iterable[tuple[float, Chunk]]
    ) -> tuple[float, Chunk] | None:
        """The nearest statement that may answer, with its nearness."""
        found = (
            (nearness, chunk)
            for nearness, chunk in near
            if self._in(asked, chunk)
            and (chunk.statement.speaker or asked.intent is not Intent.WHO_TALKS)
            and chunk.statement.id not in self._presentations
            and self.evidence.share(topic, chunk.statement, _FIELDS) >= _LEAST_SAID
            and self._answers(asked, chunk)
            and not self._contradicts(asked, topic, chunk)
        )
        return next(found, None)

    @staticmethod
    def _told_as_closest(
        asked: Asked, closest: tuple[float, Chunk] | None, topic: Topic, least: float = 0.0
    ) -> list[Sentence]:
        """The statement that is near in meaning, told as such; nothing where none is near enough.

        Not where the question makes a claim or asks who does something: nearness shows of neither that it
        is true.
        """
        claimed = asked.claims or asked.presumes or asks_who_does(asked.frame)
        if claimed or closest is None:
            return []
        certain = asked.wants or asked.focus or asked.name_of or asked.intent is Intent.WHO_TALKS
        if closest[0] < (least or (_CLOSE_CERTAIN if certain else _CLOSE)):
            return []
        lead = Sentence(phrase("answers", "closest"), leads_in=True)
        return [lead, _sentence(extract(closest[1], topic), first=True)]


@dataclass(frozen=True, slots=True)
class _Read:
    """What an encoder makes of a question."""

    vector: Vectors  # of the topic, shape (dimensions,)
    words: Vectors  # in their context, shape (n_words, dimensions)
    of_topic: list[int]  # which of them are the topic's

    @classmethod
    def of(cls, asked: Asked, encoder: Encoder) -> "_Read":
        """Encode a question; after one that goes on with what was asked before, the topic of that too."""
        topic, question = folded_words(asked.topic), reworded(asked.question)
        missing = [word for word in asked.topic.split() if fold(word) not in fold(question)]
        written = " ".join([*question.split(), *missing])
        of_topic = [
            n for n, word in enumerate(written.split()) if not {*folded_words(word)}.isdisjoint(topic)
        ]
        vectors = encoder.encode_words([written], query=True)[0]
        return cls(encoder.encode_query([asked.topic])[0], vectors, of_topic or list(range(len(vectors))))


@dataclass(frozen=True, slots=True)
class _Near:
    """How near every statement comes to a question."""

    asked: Asked
    topic: Topic
    ranked: Sequence[tuple[float, Chunk]]  # the nearest first
    score: Mapping[str, float]  # by the statement's id


def _each(asked: Asked) -> list[tuple[str, Asked]]:
    """« … de ceci et de cela »: each thing as written, with the question about it alone; none for one."""
    parts = things(asked.about)
    topics = [[w for w in asked.topic.split() if fold(w) in folded_words(part)] for part in parts]
    if len(parts) < 2 or not all(topics):
        return []
    alone = (replace(asked, topic=" ".join(topic), about="") for topic in topics)
    return list(zip(parts, alone, strict=True))


def _told_of(question: str, names: str) -> set[str]:
    """The folded names that only tell of which a thing is: « les Jeux de Paris », no « ville de Paris »."""
    told = re.findall(
        r"(?<!ville )(?<!mairie )(?<!maire )(?<!entre )\b(?:de |d['’])([A-ZÀ-Ý][\w]+)", question
    )
    return {fold(name) for name in told} & set(folded_words(names))


def _presentations(chunks: Iterable[Chunk]) -> frozenset[str]:
    """What only presents a session: it opens it, in nobody's words, and is near whatever is said in it."""
    openings: dict[str, Chunk] = {}
    for chunk in chunks:
        if chunk.session is not None:
            openings.setdefault(f"{chunk.proceedings.id}/{chunk.session.id}", chunk)
    return frozenset(chunk.statement.id for chunk in openings.values() if not chunk.statement.speaker)


def _is_vote(chunk: Chunk) -> bool:
    """Whether a statement is the outcome of a vote, which nobody says."""
    return not chunk.statement.speaker and tells_decision(chunk.statement.text)


def _conditions_said(asked: Asked, chunk: Chunk) -> bool:
    """Whether a statement has the numbers under which a value is asked for: « 2e phase »."""
    numbers = set(re.findall(r"\d+", ordinals_as_digits(asked.topic)))
    said = f" {ordinals_as_digits(chunk.statement.text).casefold()} {chunk.proceedings.title} "
    said = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", "", said)
    return all(re.search(rf"(?<!\w){number}", said) for number in numbers - numbers_in(said))


def _by_the_body(asked: Asked, chunk: Chunk) -> bool:
    """Whether a statement is of the kind of body that a question makes its subject: « la région veut-elle ».

    A town's own words need not say that it is one.
    """
    body = body_as_subject(asked.frame)
    if not body:
        return True
    statement = chunk.statement
    who = fold(f"{statement.speaker} {statement.role} {statement.organisation}")
    if BODIES[body].search(f"{who} {fold(statement.text)}"):
        return True
    return body == "ville" and not any(other.search(who) for other in BODIES.values())


def _fits(asked: Asked, topic: Topic, chunk: Chunk) -> bool:
    """Whether a statement has what is asked for beside a topic: of the event, a number, a name, a measure."""
    if not (_meant(asked, chunk) and _numbers_said(asked, chunk)):
        return False
    if asked.name_of and not _names_another(asked, chunk):
        return False
    text = chunk.statement.text
    if not conditions(f"{asked.question} {asked.topic}") <= conditions(text):  # « en trois jours »
        return False
    found = not asked.wants or holds(text, asked.wants, topic, asked.question)
    return found and (not asked.wants or _conditions_said(asked, chunk))


def _meant(asked: Asked, chunk: Chunk) -> bool:
    """Whether a statement is about the event itself, or asks something, where that is asked for."""
    said = fold(chunk.statement.text)
    of_it = not of_event(asked.frame) or tells_of_event(said)
    if asks_limit(asked.frame) and not tells_limit(said):
        return False
    return of_it and (not asks_who_asked(asked.frame) or tells_of_asking(said))


def _numbers_said(asked: Asked, chunk: Chunk) -> bool:
    """Whether a statement has the numbers that a question claims: « qui a trouvé 14 fuites ? »."""
    if not (asked.claims or asked.intent is Intent.WHO_TALKS or asks_whether(asked.frame)):
        return True
    return numbers_in(_DATED.sub(" ", asked.frame)) <= numbers_in(chunk.statement.text)


_ASKED_BY_SOMEBODY = re.compile(
    r"\b(?:demand\w+|interrog\w+|(?:veut|voudrait|souhaite) savoir) "
    r"(?:si|s'|combien|quand|ou|comment|pourquoi|qui|quel\w*|a quel\w*|ce que)\b"
)


def _as_written(folded: str, text: str) -> str:
    """A folded word as a text has it; empty where it has none."""
    return next((word.raw for word in words(text) if word.folded == folded), "")


def _only_asks(chunk: Chunk) -> bool:
    """Whether words that are nobody's tell what somebody asked: a question answers none."""
    return not chunk.statement.speaker and bool(_ASKED_BY_SOMEBODY.search(fold(chunk.statement.text)))


def _names_another(asked: Asked, chunk: Chunk) -> bool:
    """Whether a statement names something that neither the question nor its speaker's own name has.

    A company may be the speaker's own, if it is none that governs or serves a place.
    """
    statement = chunk.statement
    organisation = statement.organisation or ""
    private = asked.name_of == "company" and not _PUBLIC.search(fold(organisation))
    own = statement.speaker if statement.speaker_id else ""
    known = folded_words(f"{asked.question} {own} {chunk.proceedings.title}")
    common = load_thesaurus().places
    return any(
        word.folded not in known
        and len(word.raw) > 2
        and not is_french_word(word.raw)
        and (dictionary_form(word.raw),) not in common  # « SMS »
        for word in words(f"{statement.text} {organisation if private else ''}")
        if word.capitalised
    )


def _standardised(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values by how many standard deviations they lie above their mean; 0 where all are the same."""
    spread = float(values.std()) if len(values) else 0.0
    return (values - values.mean()) / spread if spread > 0 else np.zeros_like(values)


def _sentence(found: Extract, *, first: bool, item: bool = False) -> Sentence:
    """An extract told, with the number or date that answers in front."""
    told = tell(found.pointer, with_theme=first, item=item)
    if not found.span:
        return told
    text = phrase("statements", "span_first", span=escape_markdown(found.span), sentence=told.text)
    return Sentence(text, told.pointers, told.says, told.leads_in, told.item)


def _silent(voices: Sequence[Voice]) -> Iterator[Sentence]:
    """Those of several people who say nothing of it, and those of whom no words are printed at all."""
    for which, found in (
        ("says_partly", [voice.name for voice in voices if voice.statements]),
        ("without_words", [voice.name for voice in voices if not voice.statements]),
    ):
        if found:
            yield Sentence(phrase("answers", which, names=of_people(found)), leads_in=True)


def _who(chunk: Chunk) -> tuple[str, str]:
    """Who speaks, at which event: at each one what they say there."""
    return chunk.proceedings.id, chunk.statement.speaker or ""


def _how_many(chunks: Iterable[Chunk]) -> str:
    """« 5 personnes et 1 organisation »: how many different ones speak."""
    people = {chunk.statement.speaker for chunk in chunks if chunk.statement.speaker_id}
    bodies = {chunk.statement.speaker for chunk in chunks if not chunk.statement.speaker_id}
    if len(people) + len(bodies) == 1:
        return phrase("answers", "who_talks_one" if people else "who_talks_one_body")
    told = (
        counted(len(people), "personne", "personnes") if people else "",
        counted(len(bodies), "organisation", "organisations") if bodies else "",
    )
    return " et ".join(filter(None, told))


def _cited(draft: Iterable[Sentence]) -> set[str]:
    """Whose statements a draft points at."""
    statements = (pointer.statement for one in draft for pointer in one.pointers)
    return {statement.speaker for statement in statements if statement and statement.speaker}


def _is_named(voice: Voice, asked: Asked) -> bool:
    """Whether a question has somebody's name; « la région » may fit people whom it does not mean."""
    misspelt = any(voice is meant for _, meant in asked.misspelt)
    name = set(folded_words(voice.name)) - STOP_WORDS
    return misspelt or bool(name & set(folded_words(asked.question)))


def _same_organisation(voices: Sequence[Voice]) -> bool:
    """Whether people were asked about together, as an organisation: silence of one says nothing."""
    organisations = [
        {organisation for _, organisation in voice.capacities} | {voice.name} for voice in voices
    ]
    return bool(organisations and set.intersection(*organisations))
