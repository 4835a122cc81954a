"""READ THIS FIRST: the whole way of a question, from words to a reply whose every sentence was verified."""

import hashlib
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from chatbot import abstain, limits, quoted
from chatbot.answers import Answers
from chatbot.asked import Asked
from chatbot.events import under_event, under_their_events
from chatbot.model import AbstentionReason, Exchange, Reply, Timings
from chatbot.question import Understanding
from chatbot.settings import Settings
from chatbot.several import asks_of_each, joined, questions, refused_together, silent
from chatbot.structure import Structure
from chatbot.verify import Sentence, pointed_speaker, verify
from chatbot.voices import Voice
from index.encoders import load_encoder
from index.store import Index, load_index
from ingest.model import Proceedings

_OF_AN_EVENT = frozenset(
    {
        AbstentionReason.NOTHING_RELEVANT,
        AbstentionReason.SPEAKER_SILENT_ON_THIS,
        AbstentionReason.UNKNOWN_SPEAKER,
    }
)


class Chatbot:
    """Answers questions about the proceedings of an index. Holds no visitor's state."""

    def __init__(self, index: Index, settings: Settings) -> None:
        self.index = index
        self.settings = settings
        self.understanding = Understanding(index.proceedings, credited=self._credited)
        self.structure = Structure(index.proceedings, self.understanding.cast.voices)
        self.answers = Answers(index, self.structure)

    def answer(self, question: str, conversation: Sequence[Exchange] = ()) -> Reply:
        """Answer from the proceedings, or abstain.

        Args:
            question: what the visitor wrote.
            conversation: earlier exchanges, oldest first.
        """
        started = time.perf_counter()
        question = question.encode(
            "utf-8", "replace"
        ).decode()  # half a character pair can be neither searched nor sent
        if self._is_too_long(question):
            return self._reply(
                Asked(question, abstain.TOO_LONG), abstain.too_long(self.settings), [], started, started
            )
        before = (exchange.question for exchange in conversation)
        earlier = [Exchange(part) for one in before if not self._is_too_long(one) for part in questions(one)]
        parts = questions(question)
        asked = [
            self.understanding.understand(part, [*earlier, *map(Exchange, parts[:number])])
            for number, part in enumerate(parts)
        ]
        found = [self._found(one) for one in asked]
        refusals = [one for one in found if isinstance(one, abstain.Refusal)]
        if len(refusals) == len(parts) > 1 and asks_of_each(question):
            asked, found = [replace(asked[0], question=question)], [refused_together(refusals)]
        elif len(refusals) == len(parts) > 1:  # it may be one question after all
            asked = [self.understanding.understand(question, earlier)]
            found = [self._found(asked[0])]
        self.answers.forget()
        searched = time.perf_counter()
        if len(found) == 1 and isinstance(found[0], abstain.Refusal):
            return self._reply(asked[0], found[0], [], started, searched)
        together = replace(asked[0], question=question, topic=" ; ".join(one.query for one in asked))
        return self._reply(together, None, self._together(asked, found), started, searched)

    def _is_too_long(self, question: str) -> bool:
        """Whether a question has too many characters, as written or as read: « ﷺ » is read as 18."""
        limit = self.settings.max_question_chars
        return len(question) > limit or len(unicodedata.normalize("NFKC", question)) > limit

    def _found(self, asked: Asked) -> list[Sentence] | abstain.Refusal:
        """A draft that answers one question, or why there is none."""
        found = quoted.look_up(asked, self.answers) or self._refused(asked) or self._draft(asked)
        if isinstance(found, list) and found:
            return [*limits.notes(asked), *found]
        refusal = found if isinstance(found, abstain.Refusal) else self._nothing(asked)
        return replace(refusal, text=under_event(self._events_asked(asked, refusal), refusal.text))

    def _events_asked(self, asked: Asked, refusal: abstain.Refusal) -> Sequence[Proceedings]:
        """The events of which alone a refusal is true: those asked about, else those of whom it is about."""
        if len(self.index.proceedings) < 2 or refusal.reason not in _OF_AN_EVENT:
            return ()
        own = {voice.proceedings.id: voice.proceedings for voice in asked.voices}
        return asked.events or tuple(own.values())

    def _together(
        self, asked: Sequence[Asked], found: Sequence[list[Sentence] | abstain.Refusal]
    ) -> list[Sentence]:
        """The drafts of all parts as one, after the parts without an answer; of several events, by event."""
        told = joined(asked, found)
        several_events = len(self.index.proceedings) > 1
        return [*silent(asked, found), *(under_their_events(told) if several_events else told)]

    def examples(self) -> tuple[str, ...]:
        """Questions that this index can answer, of several kinds."""
        return abstain.suggestions(self.structure, limit=4)

    def _refused(self, asked: Asked) -> abstain.Refusal | None:
        """Why no search could answer, if none could."""
        return limits.before_search(asked, self.index.proceedings) or abstain.before_search(
            asked, self.structure
        )

    def _draft(self, asked: Asked) -> list[Sentence]:
        return (
            self.structure.look_up(asked)
            or self.answers.write(asked)
            or self.structure.look_up(asked, asked.otherwise)
        )

    def _credited(self, asked: Asked) -> tuple[Voice, ...]:
        """Whom an answer names, in its order; nobody where one of them is not known."""
        pointers = (pointer for one in self._draft(asked) for pointer in one.pointers)
        told = ((pointer.proceedings.id, pointed_speaker(pointer)) for pointer in pointers)
        keys = dict.fromkeys((event, speaker.id or speaker.name) for event, speaker in told if speaker)
        by_key = {(voice.proceedings.id, voice.id or voice.name): voice for voice in self.structure.voices}
        found = tuple(by_key.get(key) for key in keys)
        return tuple(voice for voice in found if voice) if None not in found else ()

    def _nothing(self, asked: Asked) -> abstain.Refusal:
        """Why nothing answers."""
        return limits.after_search(asked, self.answers) or abstain.after_search(asked, self.answers)

    def _reply(
        self,
        asked: Asked,
        refusal: abstain.Refusal | None,
        draft: Sequence[Sentence],
        started: float,
        searched: float,
    ) -> Reply:
        verified = verify(draft)
        if refusal is None and not verified.citations:
            refusal = abstain.unverifiable()
        ended = time.perf_counter()
        ms = [
            round((later - earlier) * 1000, 2)
            for earlier, later in ((started, searched), (searched, ended), (started, ended))
        ]
        return Reply(
            id=hashlib.sha256(f"{self.index.corpus_version}\n{asked.question}".encode()).hexdigest()[:12],
            question=asked.question,
            query=asked.query,
            text=abstain.render(refusal, self.settings) if refusal else verified.text,
            citations=() if refusal else verified.citations,
            abstention=refusal.abstention(self.settings) if refusal else None,
            suggestions=abstain.suggestions(self.structure, asked=asked, nearest=refusal.nearest)
            if refusal
            else (),
            generator="extractive",
            corpus_version=self.index.corpus_version,
            timings_ms=Timings(search=ms[0], verify=ms[1], total=ms[2]),
        )


def open_chatbot(directory: Path, settings: Settings) -> Chatbot:
    """Load an index and make it answer; the encoder's weights are read at the first search.

    Raises:
        ProceedingsError: the encoder or the index cannot be used; the message says what to run.
    """
    encoder = load_encoder(settings.encoder, settings.encoder_revision)
    return Chatbot(load_index(directory, encoder=encoder), settings)


def with_id(reply: Reply, identifier: str) -> Reply:
    """The reply under the caller's own id."""
    return replace(reply, id=identifier)
