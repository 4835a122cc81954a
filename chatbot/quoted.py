"""Words that a question puts into somebody's mouth: « X a-t-il dit « … » ? » is checked word for word."""

import re
from collections.abc import Sequence

from chatbot.abstain import Refusal
from chatbot.answers import Answers
from chatbot.asked import Asked
from chatbot.describe import tell
from chatbot.extract import whole
from chatbot.model import AbstentionReason
from chatbot.speaking import SPEECH_VERBS
from chatbot.verify import Sentence, escape_markdown
from chatbot.words import folded_words
from index.model import Chunk
from prompts import phrase

_LEAST_WORDS = 4  # fewer are a term, not words that were said
_QUOTED = re.compile(r"«(?P<fr>[^«»]+)»|“(?P<en>[^“”]+)”|\"(?P<plain>[^\"]+)\"")


def look_up(asked: Asked, answers: Answers) -> list[Sentence] | Refusal | None:
    """Answer a question with quoted words from where these very words are printed.

    Case, accents and punctuation do not count; a number or a « ne … pas » does.

    Returns:
        The statements, where it is asked who said the words. A refusal, where they are printed nowhere, or
        not as those of the people asked about. Nothing, where no words are quoted or they are theirs.
    """
    quoted = words_said(asked.question)
    if not quoted:
        return None
    printed = [chunk for chunk in answers.chunks if _holds(folded_words(chunk.statement.text), quoted)]
    if not printed:
        nearest = tuple(answers.nearest(asked))
        return Refusal(AbstentionReason.NOTHING_RELEVANT, phrase("abstentions", "words_not_found"), nearest)
    if not asked.voices:
        return [tell(whole(chunk)) for chunk in printed if chunk.statement.speaker] or None
    if any(_is_theirs(chunk, asked) for chunk in printed):
        return None
    names = ", ".join(f"**{escape_markdown(voice.name)}**" for voice in asked.voices)
    text = phrase("abstentions", "words_of_others", names=names)
    return Refusal(
        AbstentionReason.SPEAKER_SILENT_ON_THIS, text, tuple(whole(chunk) for chunk in printed[:3])
    )


def words_said(question: str) -> tuple[str, ...]:
    """The folded words quoted right after a verb of saying; nothing where there are none."""
    for match in _QUOTED.finditer(question):
        before = folded_words(question[: match.start()])
        introduced = [word for word in before[-2:] if word not in {"que", "qu"}]
        quoted = folded_words(match["fr"] or match["en"] or match["plain"])
        if introduced and introduced[-1] in SPEECH_VERBS and len(quoted) >= _LEAST_WORDS:
            return quoted
    return ()


def _holds(text: Sequence[str], quoted: Sequence[str]) -> bool:
    """Whether words stand in a text, one after the other."""
    size = len(quoted)
    return any(tuple(text[start : start + size]) == tuple(quoted) for start in range(len(text) - size + 1))


def _is_theirs(chunk: Chunk, asked: Asked) -> bool:
    return any(chunk.statement.id == own.id for voice in asked.voices for own in voice.statements)
