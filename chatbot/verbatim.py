"""Whose very words a statement holds: the one rule for quotation marks, on cards, pages and in the text."""

from ingest.model import StatementKind

# Speech, word for word. The rest is somebody else's wording: a report, a narration, a decision as minuted.
_SPOKEN = frozenset({StatementKind.DIRECT_QUOTE, StatementKind.TURN})


def is_verbatim(kind: str | None) -> bool:
    """Tell whether words of such a statement stand between quotation marks; None is no statement at all."""
    return kind in _SPOKEN


def quoted(words: str, kind: str | None) -> str:
    """Put the words of a statement between quotation marks where they were spoken so, and only there."""
    if not is_verbatim(kind) or _brings_its_own(words):
        return words
    return f"«\u00a0{words}\u00a0»"


def _brings_its_own(words: str) -> bool:
    """Whether one pair of guillemets holds all of the words; « oui » ou « non » holds two."""
    depth = 0
    for place, char in enumerate(words):
        depth += (char == "«") - (char == "»")
        if depth == 0:
            return bool(words) and words[0] == "«" and place == len(words) - 1
    return False
