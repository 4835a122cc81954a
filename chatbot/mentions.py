"""Where people are spoken of by others: « que dit X de Y ? », « qui parle de Y ? »."""

import re
from collections.abc import Iterator, Sequence

from chatbot.asked import Asked
from chatbot.describe import told_together
from chatbot.places import fold_in_place
from chatbot.printed import Printed
from chatbot.speaking import TITLES
from chatbot.terms import terms_of, terms_said
from chatbot.verify import Pointer, Sentence, escape_markdown
from chatbot.voices import Voice
from chatbot.words import folded_words, words
from ingest.model import Statement
from ingest.sentences import split_sentences
from prompts import phrase


class Mentions:
    """Finds the sentences in which others name somebody. Immutable once built."""

    def __init__(self, printed: Printed, voices: Sequence[Voice]) -> None:
        self._printed = printed
        self._voices = tuple(voices)

    def look_up(self, asked: Asked) -> list[Sentence]:
        """What those asked about, or everybody else, say that names somebody."""
        sentences = []
        for named in asked.mentioned:
            others = [voice for voice in self._voices if voice.proceedings is named.proceedings]
            speakers = [voice for voice in others if voice is not named and voice in (asked.voices or others)]
            found = [pointer for voice in speakers for pointer in self._naming(named, voice)]
            told = told_together(_saying(asked.topic, found) or found)
            if told and not asked.voices:
                lead = phrase("answers", "mentions", name=f"**{escape_markdown(named.name)}**")
                sentences.append(Sentence(lead, leads_in=True))
            sentences += told
        return sentences

    def _naming(self, named: Voice, speaker: Voice) -> Iterator[Pointer]:
        names = self._names(named)
        for statement in speaker.statements:
            home = self._printed.session(statement.session_id)
            for start, end in _sentences_with(names, statement):
                yield Pointer(named.proceedings, home, statement, start, end)

    def _names(self, voice: Voice) -> re.Pattern[str]:
        """The whole name, or the family name where nobody else here has it."""
        first, *family = folded_words(voice.name)
        variants = {person.id: person.variants for person in voice.proceedings.people}
        whole = [folded_words(name) for name in (voice.name, *variants.get(voice.id or "", ()))]
        forms = [_spaced(tokens) for tokens in whole if len(tokens) > 1 or voice.id is None]
        namesakes = [
            v for v in self._voices if v.proceedings is voice.proceedings and _family(v) == tuple(family)
        ]
        if voice.id and family and len(namesakes) == 1:
            forms.append(_spaced(family))
        return re.compile(rf"\b(?:{'|'.join(forms or [_spaced([first])])})\b")


def _saying(topic: str, pointers: Sequence[Pointer]) -> list[Pointer]:
    """Those that say all of a topic: « qui remercie X ? »."""
    wanted = set(terms_of(topic))
    return [pointer for pointer in pointers if wanted <= terms_said(pointer.quote)]


def _family(voice: Voice) -> tuple[str, ...]:
    return folded_words(voice.name)[1:]


def _spaced(tokens: Sequence[str]) -> str:
    return r"[\s'’.-]{1,2}".join(map(re.escape, tokens))


def _sentences_with(names: re.Pattern[str], statement: Statement) -> Iterator[tuple[int, int]]:
    folded = fold_in_place(statement.text)
    for start, end in split_sentences(statement.text):
        if any(_is_name(statement.text, match) for match in names.finditer(folded, start, end)):
            yield start, start + len(statement.text[start:end].rstrip())


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the words found are written as a name, and not as a part of somebody else's."""
    last = words(text[match.start() : match.end()])[-1]
    before = words(text[: match.start()])
    joined = before and text[before[-1].end : match.start()] == " "
    other = joined and before[-1].capitalised and before[-1].folded not in TITLES and len(before) > 1
    return last.capitalised and not other
