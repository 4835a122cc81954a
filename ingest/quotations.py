"""Where quoted speech begins and ends."""

import re
from dataclasses import dataclass, replace

MIN_STATEMENT_CHARS = (
    40  # shorter ones are terms («\u202fgénérative\u202f») unless they are plainly attributed
)

_FAR = 3_000  # characters: no quotation of a paragraph is longer
_LEAST_ALONE = 12  # between the marks: what is shorter is a term
_PAIRS = {"«": "»", "“": "”", "„": "“”"}
_MARKS = re.compile(r"[«»“”„\"]")
_SENTENCE_END = re.compile(r"[.!?…][»”\"]?(?=\s|$)")
_BLANKS = " \t\n\r\xa0\u202f\u2009\u2007"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch: `start`–`end` with its marks, `inner_start`–`inner_end` without.

    `repeated` are the marks inside that only say, at the beginning of a paragraph, that it goes on.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    is_closed: bool = True
    repeated: tuple[int, ...] = ()

    @property
    def length(self) -> int:
        """Number of characters between the marks."""
        return self.inner_end - self.inner_start


def find_quotations(text: str, breaks: tuple[int, ...] = ()) -> list[Quotation]:
    """Find the outermost quotations by depth; recover those that are never closed.

    Args:
        text: one whole paragraph.
        breaks: positions that follow a layout break, where « or » may only say that a quotation goes on.
    """
    found, unclosed = _by_depth(text, frozenset(breaks))
    if unclosed is None:
        return found
    return [q for q in found if q.end <= unclosed] + _flat(text, unclosed)


def open_depth(text: str) -> bool:
    """Tell whether a quotation is still open at the end of a text."""
    return _by_depth(text, frozenset())[1] is not None


_GOES_ON = re.compile(r"\s*»\s+(?=[^\Wa-zà-öø-ÿœ_])")


def repeats_mark(text: str, *, is_cut: bool = False) -> bool:
    """Tell whether the » that a paragraph begins with repeats the mark of a quotation that goes on.

    Args:
        text: from the mark on.
        is_cut: the text may go on, so that what closes the quotation need not be in it.
    """
    match = _GOES_ON.match(text)
    if match is None:
        return False
    depth, marks = 0, re.findall(r"[«»]", text[match.end() :])
    for mark in marks:
        depth += 1 if mark == "«" else -1
        if depth < 0:
            return True
    return is_cut and not marks


def is_quotation_alone(text: str) -> bool:
    """Tell whether a text is one quotation and nothing else."""
    found = find_quotations(text)
    if len(found) != 1 or not found[0].is_closed or found[0].length < _LEAST_ALONE:
        return False
    quotation = found[0]
    return not (text[: quotation.start] + text[quotation.end :]).strip(" \xa0\u202f.,")


def _by_depth(text: str, breaks: frozenset[int]) -> tuple[list[Quotation], int | None]:
    """Match marks by depth; also return where the quotation that is still open at the end begins."""
    found: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    repeated: list[int] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if stack and at in breaks and (mark in _PAIRS or repeats_mark(text[at:])):
            repeated.append(at)
        elif stack and _closes(text, mark, at, stack):
            _, start = stack.pop()
            if not stack:
                found.append(replace(_quotation(text, start, at, at + 1), repeated=tuple(repeated)))
                repeated = []
        elif _opens(text, mark, at):
            stack.append((mark, at))
    return found, stack[0][1] if stack else None


def _closes(text: str, mark: str, at: int, stack: list[tuple[str, int]]) -> bool:
    """Tell whether a mark closes the quotation on top of the stack."""
    opener = stack[-1][0]
    if opener in {'"', "”"}:
        return mark == opener and not _leans_right(text, at)
    if mark in _PAIRS[opener]:
        return True
    if opener == "«" and mark in '”"' and not _leans_right(text, at) and not _closes_later(text, at):
        return True  # « … ”, by a slip of the pen
    # a quotation inside that was never closed does not keep the outer one open
    if len(stack) > 1 and mark in {"»"} and any(o == "«" for o, _ in stack):
        while stack[-1][0] != "«":
            stack.pop()
        return True
    return False


def _closes_later(text: str, at: int) -> bool:
    """Tell whether the next guillemet after a position is a closing one."""
    following = re.compile(r"[«»]").search(text, at, at + _FAR)
    return following is not None and following.group() == "»"


def _opens(text: str, mark: str, at: int) -> bool:
    """Tell whether a mark can begin a quotation."""
    if mark in _PAIRS:
        return True
    if mark == "»":
        return False
    before = text[at - 1 : at]
    return (not before or (not before.isalnum() and before not in ".,;!?…%)")) and bool(
        text[at + 1 :].strip()
    )


def _leans_right(text: str, at: int) -> bool:
    """Tell whether a straight mark stands before a word and after a blank, where only an opening one can."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before in _BLANKS or before == "(") and after.isalnum()


def _quotation(text: str, start: int, inner_end: int, end: int, *, is_closed: bool = True) -> Quotation:
    """Make a quotation without the blanks inside its marks."""
    inner_start = start + 1
    while inner_start < inner_end and text[inner_start] in _BLANKS:
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1] in _BLANKS:
        inner_end -= 1
    return Quotation(start, end, inner_start, inner_end, is_closed)


def _flat(text: str, start: int) -> list[Quotation]:
    """Read on without nesting: a new opening mark ends the open quotation at its last full sentence."""
    found: list[Quotation] = []
    opened: tuple[str, int] | None = None
    for match in _MARKS.finditer(text, start):
        mark, at = match.group(), match.start()
        if opened and _closes(text, mark, at, [opened]):
            found.append(_quotation(text, opened[1], at, at + 1))
            opened = None
        elif _opens(text, mark, at):
            if opened:
                found.extend(_recover(text, opened[1], at))
            opened = (mark, at)
    if opened:
        found.append(_quotation(text, opened[1], len(text), len(text), is_closed=False))
    return found


def _recover(text: str, start: int, limit: int) -> list[Quotation]:
    """End a quotation that was never closed at the last full sentence before a limit."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, limit)]
    return [_quotation(text, start, ends[-1], ends[-1], is_closed=False)] if ends else []
