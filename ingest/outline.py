"""What both source formats are brought to before anybody is attributed anything.

Sessions, their paragraphs, what is set aside.
"""

from dataclasses import dataclass, field

from ingest.attribution.evidence import Speaker
from ingest.flow import Flow
from ingest.model import Noise, NoiseKind, ParseWarning, SessionKind, Span
from ingest.noise import is_gap


@dataclass(frozen=True, slots=True)
class Theme:
    """The printed words that say what a session is about."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole paragraph, layout breaks joined."""

    flow: Flow
    page: int | None = None
    time: float | None = None
    heading: Speaker | None = None  # the person under whose own heading it stands
    is_blockquote: bool = False
    has_labels: bool = False  # a line may begin with its speaker's name and a colon, without quotation marks
    answers: Speaker | None = None  # who answers a question of an interview here


@dataclass(slots=True)
class Part:
    """A session in the making; kind None is what comes before the first one."""

    kind: SessionKind | None
    start: int
    number: int | None = None
    heading: Span | None = None
    label: str = ""  # the heading's words without the theme
    theme: Theme | None = None
    is_closing: bool = False
    interviewee: Speaker | None = None  # whose answers it prints, where it is an interview
    passages: list[Passage] = field(default_factory=list)
    introduced: list[tuple[Speaker, Span]] = field(
        default_factory=list
    )  # people shown by a heading or a caption


@dataclass(slots=True)
class EventFacts:
    """What is printed about the event itself, and where."""

    title: str = ""
    edition: str | None = None
    date_printed: str | None = None
    date_iso: str | None = None
    place: str | None = None
    organisers: tuple[str, ...] = ()
    language: str = "fr"
    id: str | None = None
    printed: list[tuple[str, Span]] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """A document in order."""

    parts: list[Part] = field(default_factory=list)
    facts: EventFacts = field(default_factory=EventFacts)
    noise: list[Noise] = field(default_factory=list)
    advert_label: int = 0  # where the last block begins that announced an advert, 0 for none
    furniture: list[Span] = field(default_factory=list)  # titles, front matter, headings of people
    warnings: list[ParseWarning] = field(default_factory=list)

    def labelled_advert(self, source: str, position: int) -> str | None:
        """Return the labelled advert that ends just before a position, from its label on."""
        last = self.noise[-1] if self.noise else None
        if (
            last is None
            or last.kind is not NoiseKind.ADVERT
            or not last.start <= self.advert_label < last.end
        ):
            return None
        return source[self.advert_label : last.end] if is_gap(source[last.end : position]) else None
