"""What the rules look at, and what they decide: values without behaviour of their own."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from ingest.model import AttributionStatus, StatementKind
from ingest.people.names import Mention
from ingest.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as this place of the text prints it."""

    name: str
    is_organisation: bool = False
    role: str | None = None
    organisation: str | None = None
    gender: str = ""  # "f", "m", or unknown
    shown: tuple[int, int] | None = (
        None  # in the paragraph: from the name to the end of role and organisation
    )
    title: str = ""  # the office that a title before the name names: docteur


@dataclass(frozen=True, slots=True)
class Decision:
    """What a rule found out about one quotation."""

    speaker: Speaker | None
    rule: str = ""
    status: AttributionStatus = AttributionStatus.ATTRIBUTED


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph and whose it is; kind None: attribution clause or mark, no statement."""

    kind: StatementKind | None
    ranges: tuple[tuple[int, int], ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one paragraph."""

    segments: tuple[Segment, ...]
    introduced: tuple[Speaker, ...]  # people whose name is printed here with a role or as speakers
    warnings: tuple[tuple[str, int, int], ...] = ()
    is_foreign: bool = False  # under a person's heading: it ends with somebody else, who may go on below


def _outer(mention: Mention) -> int:
    return mention.outer


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, cut into quotations and sentences, with the names outside the quotations."""

    text: str
    quotations: tuple[Quotation, ...]
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    quoted_mentions: tuple[Mention, ...]
    heading: Speaker | None = None
    alone: tuple[Mention, ...] = ()  # given names alone; surnames with which alone a sentence begins
    has_namesake: bool = False  # somebody else of the document bears the family name of the heading's person

    def named(self, start: int, end: int, *, strong: bool = True) -> list[Mention]:
        """Return the names of a range, outside quotations."""
        first = bisect_left(self.mentions, start, key=_outer)
        within = takewhile(lambda m: m.outer < end, islice(self.mentions, first, None))
        return [m for m in within if m.end <= end and (m.is_strong or not strong)]

    def named_at(self, position: int) -> Mention | None:
        """Return the name that begins here, after blanks."""
        return self._begins_at(self.mentions, position)

    def alone_at(self, position: int) -> Mention | None:
        """Return the given name or surname that stands alone here, after blanks."""
        return self._begins_at(self.alone, position)

    def _begins_at(self, mentions: Sequence[Mention], position: int) -> Mention | None:
        while position < len(self.text) and self.text[position].isspace():
            position += 1
        at = bisect_left(mentions, position, key=_outer)
        return mentions[at] if at < len(mentions) and mentions[at].outer == position else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quotation, and what stands before and after it in its sentence."""

    paragraph: Paragraph
    quotation: Quotation
    lead: tuple[int, int]  # from the beginning of the sentence, or the quotation before, to the mark
    tail: tuple[int, int]  # from the mark to the end of the sentence, or the next quotation
    previous: Speaker | None = (
        None  # who said the quotation before, in this paragraph, nobody else having come up since
    )
    between: int = 0  # characters since that quotation
    since: str = ""  # the words since that quotation, without the clause that attributed it
    reported: Speaker | None = None  # subject of the sentence before, which tells what this person said
    is_foreign: bool = False  # somebody else than the heading's person has come up before

    @property
    def lead_text(self) -> str:
        """The text before the quotation."""
        return self.paragraph.text[slice(*self.lead)]

    @property
    def tail_text(self) -> str:
        """The text after the quotation."""
        return self.paragraph.text[slice(*self.tail)]

    @property
    def tail_joins(self) -> bool:
        """Whether the next thing after the tail is another quotation."""
        return any(q.start == self.tail[1] for q in self.paragraph.quotations)


NOBODY = Decision(None, "unattributed", AttributionStatus.UNATTRIBUTED)
NARRATION = Decision(None, "narration", AttributionStatus.UNATTRIBUTED)


def given_to(speaker: Speaker, rule: str) -> Decision:
    """Decide for a speaker."""
    return Decision(speaker, rule)


def given_to_nobody(rule: str) -> Decision:
    """Decide that the text does not say who speaks."""
    return Decision(None, rule, AttributionStatus.UNATTRIBUTED)


@dataclass(slots=True)
class State:
    """What the sentences read so far leave to the next one."""

    segments: list[Segment]
    introduced: list[Speaker]
    warnings: list[tuple[str, int, int]]
    previous: Speaker | None = None
    previous_end: int = 0
    carried_from: int = 0  # where the words begin that a second quotation has to be judged by
    reported: Speaker | None = None
    is_foreign: bool = False  # under a person's heading: somebody else has come up in this paragraph
    goes_on: bool = False  # and may go on in the next one
