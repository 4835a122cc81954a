"""Replies without an answer: the reason, what comes nearest, where to turn, what can be asked instead."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from chatbot.asked import Asked, things
from chatbot.describe import capital, event_name, of, of_people, voice_line, when
from chatbot.intents import STRUCTURE, Intent, asks_attendance_of, asks_for_any, politeness
from chatbot.model import Abstention, AbstentionReason
from chatbot.settings import Settings
from chatbot.structure import Structure, titles
from chatbot.verify import Pointer, cite, escape_markdown, pointed_speaker
from chatbot.voices import Voice
from chatbot.words import fold, folded_words, is_verb, words
from ingest.model import Session, SessionKind
from prompts import phrase, replies

if TYPE_CHECKING:
    from chatbot.answers import Answers

TOO_LONG = Intent.CHAT
_MAX_TOPIC_CHARS = 120
_ARTICLES = frozenset("le la les l".split())
_LITTLE = _ARTICLES | frozenset(
    "de du des d a au aux et ou en sur pour par dans avec of the in on and".split()
)
_BEFORE_NOUNS = _LITTLE | frozenset(
    """
    un une ce cet cette ces son sa ses leur leurs notre nos votre vos quel quelle quels quelles about
    """.split()
)
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues")
_WHO = re.compile(r"(?:et |mais )?qui (?P<did>[^?!;:,]+)", re.IGNORECASE)
_NO_CLAUSE = re.compile(  # it asks otherwise than as a clause, or of those who talk here
    r"^d['’]autres?\b|\b(?:je|tu|te|t|vous|nous|me|moi|toi)\b|-(?:t-)?(?:il|elle|on)s?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, before it is put in a reply."""

    reason: AbstentionReason
    text: str
    nearest: tuple[Pointer, ...] = ()

    def abstention(self, settings: Settings) -> Abstention:
        """As the reply carries it; the nearest passages are numbered from 1."""
        nearest = tuple(cite(pointer, number) for number, pointer in enumerate(self.nearest, start=1))
        return Abstention(self.reason, nearest, settings.contact or None)


def before_search(asked: Asked, structure: Structure) -> Refusal | None:
    """A question that no search could answer.

    No question, or about somebody or something that is not here.
    """
    if asked.intent is Intent.CHAT:
        said = politeness(asked.frame)
        return Refusal(AbstentionReason.NOT_A_QUESTION, phrase("politeness", said))
    if asked.negated:
        return Refusal(AbstentionReason.NOTHING_RELEVANT, phrase("abstentions", "negated"))
    if asked.unknown_session and not asked.sessions:
        known = titles(
            session for session in structure.sessions if session.kind is not SessionKind.INTRODUCTION
        )
        name = escape_markdown(asked.unknown_session)
        return Refusal(
            AbstentionReason.UNKNOWN_SESSION,
            phrase("abstentions", "unknown_session", name=name, sessions=known),
        )
    if asked.candidates:
        people = " ; ".join(voice_line(voice) for voice in asked.candidates)
        said = "ambiguous" if len(asked.candidates) > 1 else "somebody_else"
        return Refusal(AbstentionReason.AMBIGUOUS, phrase("abstentions", said, people=people))
    if asked.unknown_speaker and not asked.voices:
        return _unknown_speaker(asked)
    return None


def _unknown_speaker(asked: Asked) -> Refusal:
    """Nobody of that name or office, nobody at that event, or nobody who leads what is asked about."""
    reason, who = AbstentionReason.UNKNOWN_SPEAKER, _who_as_asked(asked)
    name = escape_markdown(_as_written(asked.unknown_speaker, asked.question))
    if asked.elsewhere:
        people = " ; ".join(f"{voice_line(one)} — {event_name(one.proceedings)}" for one in asked.elsewhere)
        events = " ; ".join(map(event_name, asked.events))
        text = phrase("abstentions", "speaker_elsewhere", name=name, events=events, people=people)
    elif who and asked.unknown_speaker.casefold().startswith("qui "):
        text = phrase("abstentions", "who_missing", question=who)
    else:
        whether = asks_attendance_of(asked.frame) or asks_for_any(asked.frame)
        text = phrase("abstentions", "unknown_speaker_no" if whether else "unknown_speaker", name=name)
    return Refusal(reason, text)


def _as_written(name: str, question: str) -> str:
    """A name with the apostrophes and hyphens that the question has between its words."""
    found = re.search(r"\W{1,2}".join(map(re.escape, name.split())), question)
    return found[0] if found else name


def after_search(asked: Asked, answers: "Answers") -> Refusal:
    """A question that nothing in the proceedings carries."""
    contrary = tuple(answers.contrary(asked))
    if contrary:
        reason = (
            AbstentionReason.SPEAKER_SILENT_ON_THIS if asked.voices else AbstentionReason.NOTHING_RELEVANT
        )
        return Refusal(reason, phrase("abstentions", "contrary"), contrary)
    if asked.voices and asked.intent is Intent.SAYS:
        return _silent(asked, answers)
    nearest = tuple(answers.nearest(asked))
    text = _nothing(asked, answers)
    if nearest:
        text += " " + phrase("abstentions", "nearest")
    return Refusal(AbstentionReason.NOTHING_RELEVANT, text, nearest)


def _nothing(asked: Asked, answers: "Answers") -> str:
    """What was not found: all that a question is about, or only what it asks of that."""
    if not asked.topic or asked.intent in STRUCTURE:
        return phrase("abstentions", "date_missing" if asked.intent is Intent.DATE else "nothing_relevant")
    topic, who, there = topic_as_asked(asked), _who_as_asked(asked), answers.speaks_of(asked)
    if asked.wants and (there or not topic):
        wanted = asked.wants if asked.wants in replies()["values"] else "number"
        value = phrase("values", wanted)
        return phrase("abstentions", "value_missing" if topic else "value_absent", topic=topic, value=value)
    if who and (there or not topic):
        return phrase("abstentions", "who_missing", question=who)
    if asked.excluded and topic:
        return phrase("abstentions", "nobody_else", topic=topic)
    if there or not topic:
        return phrase("abstentions", "answer_missing")
    if asked.sessions:
        return phrase("abstentions", "nothing_in_session", topic=topic, when=when(asked.sessions[0]))
    return phrase("abstentions", "nothing_relevant_about", topic=topic)


def _silent(asked: Asked, answers: "Answers") -> Refusal:
    names = of_people([voice.name for voice in asked.voices])
    nearest = tuple(answers.nearest(asked))
    if not nearest:
        people = " ; ".join(voice_line(voice) for voice in asked.voices)
        return Refusal(
            AbstentionReason.SPEAKER_SILENT_ON_THIS,
            phrase("abstentions", "speaker_without_statement", names=people),
        )
    if not asked.topic and asked.sessions:
        text = phrase("abstentions", "speaker_not_there", names=names, when=when(asked.sessions[0]))
        return Refusal(AbstentionReason.SPEAKER_SILENT_ON_THIS, text, nearest)
    topic = topic_as_asked(asked)
    if not topic or asked.wants or answers.speaks_of(asked):
        text = phrase("abstentions", "speaker_answer_missing", names=names)
        return Refusal(
            AbstentionReason.SPEAKER_SILENT_ON_THIS, f"{text} {phrase('abstentions', 'nearest')}", nearest
        )
    where = f" {when(asked.sessions[0])}" if len(asked.sessions) == 1 else ""
    text = (
        phrase("abstentions", "speaker_silent", names=names, topic=topic, when=where)
        + " "
        + phrase(
            "abstentions",
            "nearest_of" if len({voice.name for voice in asked.voices}) == 1 else "nearest_of_several",
        )
    )
    return Refusal(AbstentionReason.SPEAKER_SILENT_ON_THIS, text, nearest)


def topic_as_asked(asked: Asked) -> str:
    """What a question is about, in its own words; empty where they are only what is left of it.

    « capteurs de la ville » is a piece of a question, « fuites a trouvé le syndicat » is none.
    """
    earlier = fold(asked.about) not in fold(asked.question)  # asked about before: it has no place here
    whole = (
        about
        for about in (asked.about, asked.topic)
        if _holds_together(about, folded_words(asked.topic)) and (earlier or _begins(about, asked.question))
    )
    about = next(whole, "")[:_MAX_TOPIC_CHARS]
    return " » ni « ".join(map(escape_markdown, things(about))) if about else ""


def _holds_together(about: str, topic: Sequence[str]) -> bool:
    """Whether words are those of a topic with little words between, and no clause."""
    after = False  # right after a word of the topic
    for word in words(about):
        verb = is_verb(word.raw) and not word.raw.endswith(_PARTICIPLES)
        if word.folded in topic:
            fits, after = not (after and verb), True
        else:
            fits, after = word.folded in _LITTLE and not (after and word.folded in _ARTICLES), False
        if not fits:
            return False
    return bool(about)


def _begins(about: str, question: str) -> bool:
    """Whether words of a question begin where a noun may begin: « points *communs* » do not."""
    before, found, after = fold(question).partition(fold(about))
    preceding = folded_words(before)
    if not preceding:
        return bool(found) and not words(after)
    return bool(found) and preceding[-1] in _BEFORE_NOUNS and not before.endswith("-")


def _who_as_asked(asked: Asked) -> str:
    """« qui a inventé le four »: a question that can stand after « je n'ai pas trouvé »."""
    found = _WHO.fullmatch(asked.question.strip(" ?!.\u00a0\u202f")[:_MAX_TOPIC_CHARS])
    return f"qui {escape_markdown(found['did'])}" if found and not _NO_CLAUSE.search(found["did"]) else ""


def unverifiable() -> Refusal:
    """A draft of which nothing held."""
    return Refusal(AbstentionReason.UNVERIFIABLE, phrase("abstentions", "unverifiable"))


def too_long(settings: Settings) -> Refusal:
    """A question that is longer than the operator allows."""
    return Refusal(
        AbstentionReason.NOT_A_QUESTION, phrase("abstentions", "too_long", limit=settings.max_question_chars)
    )


def render(refusal: Refusal, settings: Settings) -> str:
    """What the visitor reads."""
    contact = (
        phrase("abstentions", "contact", contact=escape_markdown(settings.contact))
        if settings.contact
        else ""
    )
    return "\n\n".join(part for part in (refusal.text, contact) if part)


def suggestions(
    structure: Structure, *, asked: Asked | None = None, nearest: Sequence[Pointer] = (), limit: int = 3
) -> tuple[str, ...]:
    """Questions that this index can answer, near to what was asked; the same ones for the same question."""
    beside = list(_beside(structure, nearest))
    elsewhere = islice(_elsewhere(structure, asked), len(beside), None)  # of the other kinds
    found = [*_about(structure, asked), *beside, *elsewhere]
    return tuple(dict.fromkeys(capital(text) for text in found))[:limit]


def _about(structure: Structure, asked: Asked | None) -> Iterator[str]:
    """Of whom and of what part the question was."""
    if asked:
        yield from (_says(voice) for voice in (*asked.candidates, *asked.voices) if voice.statements)
        yield from (_speakers(session) for session in asked.sessions if structure.speakers_in(session))


def _beside(structure: Structure, nearest: Sequence[Pointer]) -> Iterator[str]:
    """One person and one part that come nearest to the question."""
    told = (pointed_speaker(pointer) for pointer in nearest)
    heard = {voice.id: voice for voice in _heard(structure)}
    near = (heard[speaker.id] for speaker in told if speaker and speaker.id in heard)
    yield from [_says(voice) for voice in near][:1]
    parts = (pointer.session for pointer in nearest if pointer.session)
    yield from [_speakers(part) for part in parts if structure.speakers_in(part)][:1]


def _elsewhere(structure: Structure, asked: Asked | None) -> Iterator[str]:
    """One question of each kind, of another part and person for each question that was asked."""
    turn = zlib.crc32(asked.question.encode()) if asked else 0  # unlike hash(), alike in every process
    main = [s for s in structure.sessions if structure.speakers_in(s) and s.number] or list(
        structure.sessions
    )
    heard = _heard(structure)
    if main:
        yield _speakers(main[turn % len(main)])
    if heard:
        yield _says(heard[(turn + len(heard) // 2) % len(heard)])
    if main:
        yield phrase("suggestions", "theme", of=of(main[(turn - 1) % len(main)]))
    if heard:
        yield phrase("suggestions", "identity", name=heard[(turn - 1) % len(heard)].name)


def _heard(structure: Structure) -> list[Voice]:
    return [voice for voice in structure.voices if voice.statements and voice.id]


def _says(voice: Voice) -> str:
    return phrase("suggestions", "says", name=voice.name)


def _speakers(session: Session) -> str:
    return phrase("suggestions", "speakers", when=when(session))
