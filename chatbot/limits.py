"""Questions that are understood and that no proceedings answer, and how that is said."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from chatbot import abstain
from chatbot.asked import Asked
from chatbot.describe import event_name, of, of_people, voice_line
from chatbot.intents import STRUCTURE, Intent, asks_stance
from chatbot.model import AbstentionReason
from chatbot.structure import titles
from chatbot.verify import Sentence, escape_markdown
from ingest.model import Proceedings
from prompts import phrase

if TYPE_CHECKING:
    from chatbot.answers import Answers

_MAX_EVENTS = 3  # answered for together; with more, the reply asks which


def before_search(asked: Asked, documents: Sequence[Proceedings]) -> abstain.Refusal | None:
    """A question that names too little, or asks for what is never printed; None where it may be answered."""
    if asked.intent is Intent.GENDER:
        return abstain.Refusal(AbstentionReason.NOTHING_RELEVANT, phrase("abstentions", "gender"))
    if asked.unclear:
        return abstain.Refusal(AbstentionReason.AMBIGUOUS, phrase("abstentions", "nobody_meant"))
    if asked.nearly:
        people = " ; ".join(voice_line(voice) for voice in asked.nearly)
        name = escape_markdown(asked.unknown_speaker)
        text = phrase("abstentions", "other_gender", name=name, people=people)
        return abstain.Refusal(AbstentionReason.AMBIGUOUS, text)
    if asked.unknown_event and asked.intent is not Intent.NEXT_EDITION:
        return _unknown_event(asked, documents)
    if asked.unknown_session and not asked.sessions and len(documents) > 1:
        parts = (f"{event_name(document)} : {titles(document.sessions)}" for document in documents)
        return _unknown(asked.unknown_session, " — ".join(parts))
    concerned = _concerned(asked, documents)
    if len(concerned) > _MAX_EVENTS:
        names = " ; ".join(event_name(document) for document in concerned)
        text = phrase("abstentions", "which_event", events=names)
        return abstain.Refusal(AbstentionReason.AMBIGUOUS, text)
    return None


def _unknown_event(asked: Asked, documents: Sequence[Proceedings]) -> abstain.Refusal:
    return _unknown(asked.unknown_event, " ; ".join(map(event_name, documents)))


def _unknown(written: str, known: str) -> abstain.Refusal:
    text = phrase("abstentions", "unknown_session", name=escape_markdown(written), sessions=known)
    return abstain.Refusal(AbstentionReason.UNKNOWN_SESSION, text)


def _concerned(asked: Asked, documents: Sequence[Proceedings]) -> Sequence[Proceedings]:
    """The events that a question about sessions or about the event is for."""
    if asked.events or asked.voices or asked.mentioned:
        return asked.events
    keys = {session.id for session in asked.sessions}
    if keys:
        return [document for document in documents if keys & {session.id for session in document.sessions}]
    return documents if asked.intent in STRUCTURE - {Intent.SESSIONS_ABOUT} else ()


def notes(asked: Asked) -> list[Sentence]:
    """What a visitor must know first: whom the answer leaves out, how an office or name is printed."""
    if asked.repeated:
        return [Sentence(phrase("answers", "repeated"), leads_in=True)]
    if asked.office:
        text = phrase("answers", "office_differs", office=escape_markdown(asked.office))
        return [Sentence(text, leads_in=True)]
    if asked.misspelt:
        read = (
            phrase("answers", "misspelt", written=escape_markdown(written), name=escape_markdown(voice.name))
            for written, voice in asked.misspelt
        )
        return [Sentence(" ".join(read), leads_in=True)]
    if asked.intent is Intent.WHO_TALKS and asks_stance(asked.frame):
        return [Sentence(phrase("answers", "stance"), leads_in=True)]
    if asked.unknown_speaker and asked.voices:
        text = phrase("answers", "one_unknown", name=escape_markdown(asked.unknown_speaker))
        return [Sentence(text, leads_in=True)]
    return []


def after_search(asked: Asked, answers: "Answers") -> abstain.Refusal | None:
    """A question of a kind whose answer is not printed here; None for any other."""
    if asked.intent is Intent.PERSONAL:
        people = dict.fromkeys(voice.name for voice in asked.voices)
        several = "personal" if len(people) == 1 else "personal_of_several"
        text = phrase("abstentions", several, names=of_people(people))
        nearest = tuple(answers.nearest(asked))
        return abstain.Refusal(AbstentionReason.SPEAKER_SILENT_ON_THIS, text, nearest)
    if asked.intent is Intent.NEXT_EDITION:
        return _unknown_event(asked, answers.index.proceedings)
    if asked.intent is Intent.HOURS:
        return abstain.Refusal(AbstentionReason.NOTHING_RELEVANT, phrase("abstentions", "hours"))
    if asked.intent is Intent.MODERATOR:
        where = of(asked.sessions[0]) if asked.sessions else phrase("abstentions", "of_the_event")
        text = phrase("abstentions", "moderator", of=where)
        return abstain.Refusal(AbstentionReason.NOTHING_RELEVANT, text)
    if asked.intent is Intent.WHO_TALKS and answers.takes_no_side(asked):
        text = phrase("abstentions", "stance", topic=escape_markdown(asked.about or asked.topic))
        return abstain.Refusal(AbstentionReason.NOTHING_RELEVANT, text)
    if asked.intent is Intent.MENTIONS:
        return _unmentioned(asked, answers)
    return None


def _unmentioned(asked: Asked, answers: "Answers") -> abstain.Refusal:
    written = ", ".join(dict.fromkeys(voice.name for voice in asked.mentioned))
    if asked.voices:
        said = replace(asked, intent=Intent.SAYS, topic=written, about=written)
        return abstain.after_search(said, answers)
    names = ", ".join(f"**{escape_markdown(voice.name)}**" for voice in asked.mentioned)
    nearest = tuple(answers.nearest(replace(asked, voices=asked.mentioned)))
    return abstain.Refusal(
        AbstentionReason.NOTHING_RELEVANT, phrase("abstentions", "nobody_mentions", names=names), nearest
    )
