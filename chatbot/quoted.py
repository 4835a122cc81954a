"""Words that a question puts into somebody's mouth: « X a-t-il dit « … » ? » is checked word for word."""

import re
from collections.abc import Sequence

from chatbot.abstain import Refusal
from chatbot.answers import Answers
from chatbot.asked import Asked
from chatbot.cast import SPEECH_VERBS
from chatbot.describe import tell
from chatbot.extract import whole
from chatbot.model import AbstentionReason
from chatbot.verify import Sentence, escape_markdown
from chatbot.words import folded_words
from index.model import Chunk
from prompts import phrase

_LEAST_WORDS = 4  # fewer are a term, not words that were said
_QUOTED = re.compile(r"«(?P<fr>[^«»]+)»|“(?P<en>[^“”]+)”|\"(?P<plain>[^\"]+)\"")


def said_by_others(asked: Asked, answers: Answers) -> Refusal | None:
    """A question with quoted words that are not printed, or not as those of the people asked about.

    Case, accents and punctuation do not count; a number or a « ne … pas » does.
    """
    quoted = words_said(asked.question)
    if not quoted:
        return None
    printed = _printed(quoted, answers)
    if not printed:
        nearest = tuple(answers.nearest(asked))
        return Refusal(AbstentionReason.NOTHING_RELEVANT, phrase("abstentions", "words_not_found"), nearest)
    if not asked.voices or any(_is_theirs(chunk, asked) for chunk in printed):
        return None
    names = ", ".join(f"**{escape_markdown(voice.name)}**" for voice in asked.voices)
    text = phrase("abstentions", "words_of_others", names=names)
    nearest = tuple(whole(chunk) for chunk in printed[:3])
    return Refusal(AbstentionReason.SPEAKER_SILENT_ON_THIS, text, nearest)


def who_said(asked: Asked, answers: Answers) -> list[Sentence]:
    """« Qui a dit « … » ? »: those in whose statements the very words are printed; nothing otherwise."""
    quoted = () if asked.voices else words_said(asked.question)
    printed = _printed(quoted, answers) if quoted else []
    return [tell(whole(chunk)) for chunk in printed if chunk.statement.speaker]


def words_said(question: str) -> tuple[str, ...]:
    """The folded words quoted right after a verb of saying; nothing where there are none."""
    for match in _QUOTED.finditer(question):
        before = folded_words(question[: match.start()])
        introduced = [word for word in before[-2:] if word not in {"que", "qu"}]
        quoted = folded_words(match["fr"] or match["en"] or match["plain"])
        if introduced and introduced[-1] in SPEECH_VERBS and len(quoted) >= _LEAST_WORDS:
            return quoted
    return ()


def _printed(quoted: Sequence[str], answers: Answers) -> list[Chunk]:
    return [chunk for chunk in answers.chunks if _holds(folded_words(chunk.statement.text), quoted)]


def _holds(text: Sequence[str], quoted: Sequence[str]) -> bool:
    """Whether words stand in a text, one after the other."""
    size = len(quoted)
    return any(tuple(text[start : start + size]) == tuple(quoted) for start in range(len(text) - size + 1))


def _is_theirs(chunk: Chunk, asked: Asked) -> bool:
    return any(chunk.statement.id == own.id for voice in asked.voices for own in voice.statements)
