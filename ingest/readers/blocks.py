"""The one grammar that every source format is read into: ordered blocks with their place in the source."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.flow import Flow


class BlockKind(StrEnum):
    """What a block is by its mark-up alone."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"  # a Markdown blockquote
    ITEM = "item"  # of a list
    MARKUP = "markup"  # rules, comments, page marks: no text of its own


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item: what blank lines and mark-up keep together."""

    kind: BlockKind
    start: int  # in the source, mark-up included
    end: int
    flow: Flow
    level: int = 0  # of a heading, from 1
    page: int | None = None
    time: float | None = None  # seconds

    @property
    def text(self) -> str:
        """The block's readable text without blanks around it."""
        return self.flow.text.strip()
