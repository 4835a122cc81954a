"""Which event a question means: by edition, title, year or day. « Aux 3es Assises », « au forum de 2023 »."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chatbot.dated import MONTH
from chatbot.describe import event_name
from chatbot.places import ORDINALS, fold_in_place
from chatbot.verify import Sentence
from chatbot.words import STOP_WORDS, Word, fold, folded_words, words
from ingest.model import Proceedings
from prompts import phrase

_NUMBERED = (
    r"(?:assises|rencontres|forum|salon|congres|colloque|festival|biennale|seminaire|symposium|sommet|"
    r"etats generaux|universites?)"
)
_NOUNS = frozenset(
    """
    assises rencontres forum salon congres colloque festival biennale seminaire symposium sommet etats
    universite journee journees conference manifestation convention conseil assemblee evenement
    """.split()
)
_ENDING = r"(?:\s?(?:eres?|ers?|emes?|es?|res?|ndes?|nds?|th|st|nd|rd))"
_ORDINAL = rf"(?:\d{{1,2}}{_ENDING}|(?:{'|'.join(ORDINALS)})s?)"
_EDITION = re.compile(
    rf"\b(?P<before>{_ORDINAL})\s+(?:edition|{_NUMBERED})\b|"
    rf"\bedition\s+(?:n\s*[°o]?\s*)?(?P<after>\d{{1,2}})\b"
)
_OTHER_EDITION = re.compile(
    rf"\b(?:edition|{_NUMBERED}) (?:precedente?s?|suivante?s?|prochaine?s?|passee?s?)\b|"
    rf"\b(?:prochaine?s?|precedente?s?|next|previous) (?:edition|event|{_NUMBERED})\b"
)
# An event of another name, as it is written: « au Salon des maires ».
_NAMED = re.compile(
    r"\b(?:Assises|Rencontres|Forum|Salon|Congrès|Colloque|Festival|Biennale|Séminaire|Sommet|États généraux|"
    r"Universités?)\s+(?:de\s+la\s+|de\s+l['’]|des\s+|du\s+|de\s+|d['’])(?P<of>\w+)"
)
# A follow-up that is an event's town and nothing else: « et à Brume ? ».
_ONLY_A_TOWN = re.compile(
    r"^\W*(?:et|alors|mais|and)?\W*(?:à|aux?|in|at)\s+(?P<town>[^?!.,]+?)\W*$", re.IGNORECASE
)
_YEAR = r"\b(?:19|20)\d{2}\b"
_WHEN = re.compile(rf"\b\d{{1,2}}(?:er)? (?:{MONTH})\b|{_YEAR}")


# The event that is still to come: « la prochaine édition », « l'édition suivante ».
_TO_COME = re.compile(r"\b(?:prochaine?s?|suivante?s?|next)\b")
_ANNOUNCED = re.compile(
    rf"\bprochaine?s? (?:edition|rendez vous|{_NUMBERED})\b|"
    rf"\b(?:edition|{_NUMBERED}) (?:suivante|prochaine)s?\b"
)

_MEET_AGAIN = re.compile(
    r"\b(?:donn|pris|prend|fix)\w* rendez vous\b|\brendez vous (?:est |a ete )?(?:donn|pris|fix)\w*"
)


def is_to_come(written: str, documents: Sequence[Proceedings]) -> bool:
    """Whether words that name no event here mean the one after: « prochaine édition », « 6e édition »."""
    folded = fold_in_place(written)
    edition = _EDITION.search(folded)
    number = _number(edition["before"] or edition["after"]) if edition else None
    after = {known + 1 for document in documents if (known := _edition_of(document))}
    return bool(_TO_COME.search(folded)) or number in after


def announces(sentence: str, document: Proceedings) -> bool:
    """Whether a sentence of the proceedings announces the edition after this one."""
    folded = fold_in_place(sentence).replace("-", " ")
    own = _edition_of(document)
    numbers = [_number(match["before"] or match["after"]) for match in _EDITION.finditer(folded)]
    announced = _ANNOUNCED.search(folded) or (_MEET_AGAIN.search(folded) and _is_later(folded, document))
    return bool(announced) or (own is not None and own + 1 in numbers)


def _is_later(folded: str, document: Proceedings) -> bool:
    """Whether a sentence tells a time after the event: a later year, or the next."""
    years = [
        int(year) for year in re.findall(r"\b20\d\d\b", document.date_iso or document.date_printed or "")
    ]
    told = [int(year) for year in re.findall(r"\b20\d\d\b", folded)]
    return "prochain" in folded or any(year > max(years, default=9999) for year in told)


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words of a question that mean events. No document: there is none like that."""

    start: int  # in characters, end exclusive
    end: int
    documents: tuple[Proceedings, ...]


def under_their_events(draft: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a draft under the name of the event that each is about.

    One that leads in a list of several events stays before the first name; its list is sorted by event.
    """
    named: list[Sentence] = []
    current = ""
    for leads, told in _parts(draft):
        several = len({_event(sentence).id for sentence in told}) > 1
        named += leads if several else []
        for document in dict.fromkeys(map(_event, told)):
            own = [sentence for sentence in told if _event(sentence) is document]
            heading = Sentence(phrase("answers", "event", name=event_name(document)), leads_in=True)
            named += [heading] if document.id != current else []
            named += [*([] if several else leads), *own]
            current = document.id
    return named


def under_event(events: Sequence[Proceedings], text: str) -> str:
    """What a reply says of the one event that a question chose, under its name."""
    if len(events) != 1:
        return text
    return f"{phrase('answers', 'event', name=event_name(events[0]))}\n\n{text}"


def _parts(draft: Sequence[Sentence]) -> Iterator[tuple[list[Sentence], list[Sentence]]]:
    """Sentences that lead in, with those that they lead in."""
    leads: list[Sentence] = []
    told: list[Sentence] = []
    for sentence in draft:
        leads_in = sentence.leads_in or not sentence.pointers
        if leads_in and told:
            yield leads, told
            leads, told = [], []
        (leads if leads_in else told).append(sentence)
    yield leads, told


def _event(sentence: Sentence) -> Proceedings:
    return sentence.pointers[0].proceedings


class Events:
    """The events of the proceedings, to be asked for. Immutable once built."""

    def __init__(self, proceedings: Sequence[Proceedings]) -> None:
        self.documents = tuple(proceedings)
        self._titles = [(document, _content(folded_words(document.title))) for document in self.documents]

    def find(self, question: str) -> list[EventMention]:
        """Find what a question says of events: editions, days and years, titles."""
        folded = fold_in_place(question)
        known = [*self._editions(folded), *self._days(folded), *self._titled(words(question))]
        return [*known, *self._others(question), *self._in_town(question)]

    def _in_town(self, question: str) -> Iterator[EventMention]:
        """The events of a town, where it is all that is said and there are others."""
        match = _ONLY_A_TOWN.match(question)
        town = " ".join(folded_words(match["town"])) if match else ""
        own = tuple(d for d in self.documents if town and " ".join(folded_words(d.place or "")) == town)
        if match and 0 < len(own) < len(self.documents):
            yield EventMention(*match.span("town"), own)

    def _others(self, question: str) -> Iterator[EventMention]:
        """An event by its town, or one whose name is in no title and nowhere printed."""
        for match in _NAMED.finditer(question):
            told = tuple(d for d in self.documents if fold(match["of"]) in folded_words(_told(d)))
            named = " ".join(folded_words(match[0]))
            printed = any(named in " ".join(folded_words(document.source)) for document in self.documents)
            if told or not printed:
                yield EventMention(*match.span(), told)

    def _editions(self, folded: str) -> Iterator[EventMention]:
        if any(_edition_of(document) for document in self.documents):
            for match in _EDITION.finditer(folded):
                number = _number(match["before"] or match["after"])
                own = tuple(document for document in self.documents if _edition_of(document) == number)
                yield EventMention(*match.span(), own)
        for match in _OTHER_EDITION.finditer(folded):
            yield EventMention(*match.span(), ())

    def _days(self, folded: str) -> Iterator[EventMention]:
        """A day or year chooses between events; one that no event has is about something else."""
        for match in _WHEN.finditer(folded):
            own = tuple(document for document in self.documents if match[0] in _dates(document))
            if own and len(own) < len(self.documents):
                yield EventMention(*match.span(), own)

    def _titled(self, asked: Sequence[Word]) -> Iterator[EventMention]:
        """The longest words that are a title, or a part of one with a noun for an event in it."""
        runs = (
            (start, end)
            for start in range(len(asked))
            for end in range(start + 1, min(len(asked), start + 15) + 1)
            if _is_edge(asked[start]) and _is_edge(asked[end - 1])
        )
        found = [
            (end - start, start, end, own) for start, end in runs if (own := self._with(asked[start:end]))
        ]
        if found:
            _, start, end, own = max(found, key=lambda one: one[0])
            yield EventMention(asked[start].start, asked[end - 1].end, own)

    def _with(self, run: Sequence[Word]) -> tuple[Proceedings, ...]:
        content = _content([word.folded for word in run])
        return tuple(document for document, title in self._titles if _is_part(content, title))


def _is_part(content: Sequence[str], title: Sequence[str]) -> bool:
    """Whether words are a whole title, or stand in it in this order with a noun for an event among them."""
    if content == title:
        return len(content) > 1 or content[0] in _NOUNS
    starts = range(len(title) - len(content) + 1)
    return bool(_NOUNS & set(content)) and any(title[i : i + len(content)] == content for i in starts)


def _is_edge(word: Word) -> bool:
    return word.folded not in STOP_WORDS


def _content(folded: Sequence[str]) -> list[str]:
    return [token for token in folded if token not in STOP_WORDS]


def _number(written: str) -> int | None:
    digits = re.match(r"\d+", written)
    name = written.strip()
    return int(digits[0]) if digits else ORDINALS.get(name) or ORDINALS.get(name.removesuffix("s"))


def _edition_of(document: Proceedings) -> int | None:
    """The number of an edition as printed; None where there is none."""
    first = re.search(rf"\d+|\b(?:{'|'.join(ORDINALS)})\b", fold(document.edition or ""))
    return _number(first[0]) if first else None


def _told(document: Proceedings) -> str:
    """What an event may be called by: its title, edition, place and organisers."""
    parts = (document.title, document.edition, document.place, *document.organisers)
    return " ".join(part for part in parts if part)


def _dates(document: Proceedings) -> str:
    return fold(f"{document.date_printed or ''} {document.date_iso or ''} {document.edition or ''}")
