"""What a visitor asks.

About whom, where, about what, and which kind of reply that calls for. No model is needed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chatbot.cast import SPEECH_VERBS, TITLES, Cast, Mention, Voice, speaker_expected
from chatbot.intents import (
    PEOPLE_ASKED,
    PEOPLE_CUE,
    PERSON,
    ROLE_CUE,
    SAID,
    SESSION,
    TALKS,
    Intent,
    about_event,
    about_person,
    about_session,
    about_topic,
    expectation,
    opening_or_closing,
)
from chatbot.model import Exchange
from chatbot.places import Place, Programme, fold_in_place, kinds_named
from chatbot.vocabulary import (
    EVENT_WORDS,
    FRAME,
    FRAME_LEMMAS,
    IDENTITY_WORDS,
    PROGRAMME_WORDS,
    SPELLINGS,
    STRUCTURE_LEMMAS,
)
from chatbot.words import STOP_WORDS, Word, folded_words, lemma, words
from ingest.model import Proceedings, Session, SessionKind


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was understood."""

    question: str
    intent: Intent
    voices: tuple[Voice, ...] = ()  # who is asked about
    sessions: tuple[Session, ...] = ()  # where
    topic: str = ""  # the words that say about what, as written
    about: str = ""  # the same with the little words between, for a person to read
    wants: str = ""  # "number" or "date" where the answer must hold one
    focus: str = ""  # the noun that is asked for: « quel budget », « combien de capteurs »
    negated: bool = False  # who does not, who is not: the proceedings show only who does
    unknown_speaker: str = ""  # a name or description that nobody here has
    unknown_session: str = ""
    otherwise: Intent | None = None  # what else the words may mean, where what they mean first finds nothing
    candidates: tuple[Voice, ...] = ()  # people between whom the words do not decide

    @property
    def query(self) -> str:
        """What is searched: the topic, or the names where there is none."""
        about = [voice.name for voice in self.voices] + [session.title for session in self.sessions]
        return self.topic or ", ".join(about) or self.question.strip()


_GREETING = re.compile(
    r"^\W*(?:(?:re)?bonjour|bonsoir|salut|coucou|hello|hi|hey|merci(?: beaucoup| bien)?|"
    r"thanks?(?: you)?|ok(?:ay)?|d'accord|super|"
    r"parfait|au revoir|bye|bonne (?:journee|soiree)|ca va|oui|non|test|bien recu|a bientot|"
    r"tres bien|cool|genial|bravo|"
    r"madame|monsieur|a tous|tout le monde|et|comment (?:ca va|allez[- ]vous|vas[- ]tu)|\W)*$"
)
# After a verb of speech these open what is said, not who says it.
_NOT_A_SPEAKER = frozenset("de des du d sur a au aux que qu en par pour dans the".split())


_INVERTED = re.compile(r"\ba t (?:il|elle)\b")
_NEGATED = re.compile(
    r"\b(?:n'|ne )\S*.*\b(?:pas|jamais|aucune?|ni)\b|\bwho (?:did|was|is|are) not\b|\bsauf\b"
)
_OF_PEOPLE = frozenset({Intent.MEMBERS, Intent.WHO_TALKS, Intent.SPEAKERS, Intent.COUNT_SPEAKERS})


class Understanding:
    """Reads questions against the people and sessions of the proceedings. Immutable once built."""

    def __init__(self, proceedings: Iterable[Proceedings]) -> None:
        documents = tuple(proceedings)
        self.cast = Cast(documents)
        self.programme = Programme(documents)
        titles = " ".join(f"{document.title} {document.edition or ''}" for document in documents)
        self._organisers = tuple(
            frozenset(folded_words(name)) for document in documents for name in document.organisers
        )
        self._structural = frozenset(folded_words(titles)) | EVENT_WORDS | IDENTITY_WORDS | PROGRAMME_WORDS

    def understand(self, question: str, conversation: Sequence[Exchange] = ()) -> Asked:
        """Understand a question, with the earlier ones where it leans on them."""
        asked = self._read(question)
        if conversation and _leans_on_earlier(question, asked):
            return self._completed(asked, conversation)
        return asked

    def _completed(self, asked: Asked, conversation: Sequence[Exchange]) -> Asked:
        """Take what a follow-up leaves out (people, session, topic) from the latest question that has it."""
        for exchange in reversed(conversation):
            earlier = self._read(exchange.question)
            if not (earlier.voices or earlier.sessions or earlier.topic):
                continue
            if asked.voices or asked.sessions:  # « et Mme X ? »: the topic goes on
                if not asked.topic and earlier.topic:
                    return replace(asked, topic=earlier.topic, intent=_says_or(asked), focus="", wants="")
                return asked
            if earlier.voices and (asked.topic or asked.intent is not Intent.SEARCH):
                intent = (
                    asked.intent if asked.intent in {Intent.IDENTITY, Intent.SESSIONS_OF} else Intent.SAYS
                )
                return replace(asked, voices=earlier.voices, intent=_for_person(asked, intent))
            if earlier.sessions:
                return self._in_session(asked, earlier)
            return asked
        return asked

    def _in_session(self, asked: Asked, earlier: Asked) -> Asked:
        """« Et à la 6 ? » means another session of the same kind, asked about in the same way."""
        last = earlier.sessions[-1]
        other = self.programme.numbered(last.kind, asked.topic) if asked.topic else None
        if other is not None:
            return replace(
                asked,
                sessions=other,
                intent=earlier.intent,
                topic=earlier.topic,
                unknown_session="" if other else asked.topic,
            )
        return replace(asked, sessions=earlier.sessions, intent=_for_session(asked))

    def _read(self, question: str) -> Asked:
        original, question = question, _spelled_out(question)
        places = self.programme.find(question)
        asked_words = words(question)
        free = [w for w in asked_words if not any(p.start <= w.start < p.end for p in places)]
        mentions = self.cast.named(free)
        masked = _mask(question, free, mentions, places)
        if not any(m.voices for m in mentions):
            described = self._described(free)
            if described:
                mentions = [described] if described.voices else [*mentions, described]
                masked = _mask(question, free, mentions, places)
        base = replace(_entities(question, mentions, places, self.cast), question=original)
        taken = {i for m in mentions for i in range(m.start, m.end)}
        rest = [word for i, word in enumerate(free) if i not in taken]
        topic = _topic(rest)
        about = _read_aloud(question[topic[0].start : topic[-1].end]) if topic else ""
        base = replace(base, topic=" ".join(word.raw for word in topic), about=about)
        members = self._members(masked, base, topic)
        if members:
            said = SAID.search(masked) and not PEOPLE_ASKED.search(masked)
            intent = Intent.SAYS if said else Intent.MEMBERS
            return replace(base, voices=members, intent=intent, topic="", negated=_is_negated(masked, intent))
        intent = self._intent(masked, base, topic)
        if intent is Intent.SPEAKERS and not base.sessions and not base.unknown_session:
            kinds = kinds_named(question)
            base = replace(
                base,
                sessions=tuple(s for s in self.programme.sessions if s.kind in kinds)
                or self._framing(masked),
            )
        if intent is Intent.SAYS and (about := about_person(masked)) is not Intent.SAYS:
            base = replace(base, otherwise=about)
        wants, focus, unit = expectation(masked)
        if unit:
            base = replace(base, topic=" ".join(w.raw for w in topic if w.folded != unit))
        return replace(base, intent=intent, wants=wants, focus=focus, negated=_is_negated(masked, intent))

    def _is_structural(self, word: Word) -> bool:
        """Whether a word belongs to questions about who, where and when rather than to a topic."""
        base = lemma(word.raw)  # of « vouée » it is « voué »: a participle counts as its verb
        return word.folded in self._structural or bool({base, f"{base}r", word.folded} & STRUCTURE_LEMMAS)

    def _describes(self, voices: Sequence[Voice], topic: Sequence[Word]) -> bool:
        """Whether a question says somebody's role or organisation: « est-ce que X est le patron de … ? »."""
        telling = [
            word.folded for word in topic if not self._is_structural(word) or self.cast.is_role(word.folded)
        ]
        return any(self.cast.is_role(word) for word in telling) and all(
            self.cast.is_described(voice, telling) for voice in voices
        )

    def _framing(self, masked: str) -> tuple[Session, ...]:
        """The part that a question about opening or closing the event means."""
        part = opening_or_closing(masked)
        if part == "opening":
            return tuple(s for s in self.programme.sessions if s.kind is SessionKind.OPENING)
        return tuple(s for s in self.programme.sessions if s.is_closing) if part == "closing" else ()

    def _members(self, masked: str, base: Asked, topic: Sequence[Word]) -> tuple[Voice, ...]:
        """Those who hold an office or belong to an organisation.

        « qui est le maire de … ? », « qui représente … ? ».
        """
        if base.voices or base.sessions or base.candidates:
            return ()
        by_role = any(self.cast.is_role(word.folded) for word in topic) and ROLE_CUE.search(masked)
        if not by_role and (not PEOPLE_CUE.search(masked) or TALKS.search(masked)):
            return ()
        content = [w.folded for w in topic if self.cast.is_role(w.folded) or not self._is_structural(w)]
        return self.cast.members(content) if content else ()

    def _described(self, free: Sequence[Word]) -> Mention | None:
        """Somebody described where a speaker is expected.

        « que dit la juriste de … », « selon Leakmited ».
        """
        if self._opens_with_office(free):
            return self.cast.described(free, 1) or Mention(1, 2, free[1].raw, ())
        starts = (start for start in range(len(free)) if _may_describe(free, start))
        return next((found for start in starts if (found := self._described_at(free, start))), None)

    def _described_at(self, free: Sequence[Word], start: int) -> Mention | None:
        begin = start
        while begin < len(free) and free[begin].folded in _BEFORE_DESCRIPTIONS:
            begin += 1
        if begin >= len(free):
            return None
        found = self.cast.described(free, begin)
        if found:
            return Mention(start, found.end, found.written, found.voices)
        plain = begin > start and free[begin - 1].folded in {"le", "la", "l", "un", "une", "the", "t"}
        if plain and self.cast.is_role(free[begin].folded):
            end = _phrase_end(free, begin)
            return Mention(start, end, " ".join(word.raw for word in free[begin:end]), ())
        return None

    def _opens_with_office(self, free: Sequence[Word]) -> bool:
        """« La préfète a-t-elle parlé de … ? »."""
        opens = len(free) > 2 and free[0].folded in {"le", "la", "l"} and self.cast.is_role(free[1].folded)
        return opens and bool(_INVERTED.search(" ".join(word.folded for word in free)))

    def _intent(self, masked: str, base: Asked, topic: Sequence[Word]) -> Intent:
        if _GREETING.match(masked) or not words(base.question):
            return Intent.CHAT
        written = {word.folded for word in words(base.question)}
        organisers = frozenset().union(*(name for name in self._organisers if name <= written))
        structural = all(self._is_structural(word) or word.folded in organisers for word in topic)
        if base.voices:
            if topic and self._describes(base.voices, topic):
                return Intent.IDENTITY
            return about_person(masked) if structural else Intent.SAYS
        if base.sessions and structural:
            return about_session(masked)
        if structural and not base.unknown_session:
            event = about_event(masked)
            if event:
                return event
        return about_topic(masked, in_session=bool(base.sessions))


def _entities(question: str, mentions: Sequence[Mention], places: Sequence[Place], cast: Cast) -> Asked:
    unknown = next((m.written for m in mentions if not m.voices), "")
    unclear = next((m for m in mentions if m.is_ambiguous and not cast.colleagues(m)), None)
    missing = next((p.written for p in places if not p.sessions), "")
    return Asked(
        question,
        Intent.SEARCH,
        voices=() if unclear else cast.with_members(dict.fromkeys(v for m in mentions for v in m.voices)),
        sessions=tuple(dict.fromkeys(s for p in places for s in p.sessions)),
        unknown_speaker=unknown,
        unknown_session=missing,
        candidates=unclear.voices if unclear else (),
    )


_HOMOGRAPHS = frozenset({"né", "née", "nés", "nées"})  # no stop words, though they are without their accents


def _topic(rest: Sequence[Word]) -> list[Word]:
    rest = [
        replace(w, raw=w.raw.lower()) if w.start == 0 and not w.raw.isupper() else w for w in rest
    ]  # no name by its place
    kept = [
        w for w in rest if w.folded not in STOP_WORDS | FRAME | TITLES and lemma(w.raw) not in FRAME_LEMMAS
    ]
    kept = [w for w in rest if w in kept or w.raw.lower() in _HOMOGRAPHS]
    return [w for w in kept if len(w.folded) > 1 or w.folded.isdigit()]


def _mask(question: str, free: Sequence[Word], mentions: Sequence[Mention], places: Sequence[Place]) -> str:
    """The folded question with people and sessions replaced by a word, so that patterns see its frame."""
    spans = [(p.start, p.end, SESSION) for p in places if p.sessions]
    spans += [(free[m.start].start, free[m.end - 1].end, PERSON) for m in mentions if m.voices]
    text = fold_in_place(question)
    for start, end, name in sorted(spans, reverse=True):
        text = f"{text[:start]}{name}{text[end:]}"
    return re.sub(r"\s+", " ", text.replace("-", " ")).strip()


_BEFORE_DESCRIPTIONS = frozenset("l le la les t il elle on the un une".split())


def _may_describe(free: Sequence[Word], start: int) -> bool:
    """Whether a speaker may be described from here on."""
    word = free[start]
    if not speaker_expected(free, start) or word.folded in TITLES or word.folded in _NOT_A_SPEAKER:
        return False
    return not (
        start and word.folded in SPEECH_VERBS and free[start - 1].folded not in {"le", "la", "l", "les"}
    )


def _is_negated(masked: str, intent: Intent) -> bool:
    return intent in _OF_PEOPLE and bool(_NEGATED.search(masked))


def _read_aloud(text: str) -> str:
    """Words of a visitor without signs that could be read as mark-up."""
    return " ".join(re.sub(r"[^\w\s'’%.,-]", " ", text).split())


def _spelled_out(question: str) -> str:
    """Words of text messages in full."""
    return re.sub(r"[^\W\d_]+", lambda m: SPELLINGS.get(m[0].lower(), m[0]), question)


def _leans_on_earlier(question: str, asked: Asked) -> bool:
    """Whether a question is one only with what came before.

    « et sur l'eau ? », « que dit-elle des capteurs ? ».
    """
    if asked.intent is Intent.CHAT or asked.unknown_speaker or asked.unknown_session:
        return False
    folded = [word.folded for word in words(question)]
    if not folded:
        return False
    begins = folded[0] in {"et", "and", "mais", "alors"} or folded[:2] in (
        ["what", "about"],
        ["how", "about"],
    )
    pronoun = bool(
        {
            "il",
            "elle",
            "lui",
            "ils",
            "elles",
            "he",
            "she",
            "leur",
            "his",
            "her",
            "they",
            "celle",
            "celui",
            "y",
        }
        & set(folded)
    )
    if asked.voices or asked.sessions:
        return begins and not asked.topic
    return begins or (
        pronoun
        and not re.search(
            r"\b(?:y a|il y|faut il|il faut|peut il|fera t il|fait il|s agit il|passe t il|"
            r"existe t il|est il (?:possible|vrai|prevu)|ia .*elle)\b",
            " ".join(folded),
        )
    )


def _says_or(asked: Asked) -> Intent:
    return Intent.SAYS if asked.voices else Intent.SEARCH


def _for_person(asked: Asked, intent: Intent) -> Intent:
    masked = " ".join(word.folded for word in words(asked.question))
    if asked.topic:
        return Intent.SAYS
    found = about_person(masked)
    return found if found is not Intent.SAYS else intent


def _for_session(asked: Asked) -> Intent:
    masked = " ".join(word.folded for word in words(asked.question))
    return (
        Intent.SEARCH
        if asked.topic and asked.intent is not Intent.WHO_TALKS
        else (asked.intent if asked.topic else about_session(masked))
    )


def _phrase_end(free: Sequence[Word], begin: int) -> int:
    """Where the description of somebody unknown ends: before what is said of a topic."""
    end = begin + 1
    while end < len(free) and free[end].folded not in {
        "sur",
        "concernant",
        "about",
        "propos",
        "quand",
        "pour",
        "a",
        "est",
    }:
        end += 1
    return end
