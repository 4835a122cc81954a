"""Rare quotation marks and line ends → the usual ones, character by character, so that every offset holds."""

import re

# marks that stand for « », line ends that Unicode knows besides the usual three, and « 2ᵉ », « 1ʳᵉ »
_SAME = str.maketrans("‹›＂❝❞\u2028\u2029\x85ᵉʳⁿᵈ", '«»"“”\n\n\nernd')
# « <<!-- » begins and « -->> » ends a comment first
_DOUBLED = re.compile(
    r"(?<!<)<<(?!<|!--)|(?<!>)(?<!--)>>(?!>)|(?<!['’\w])(?:''|’’|``)(?=\w)|(?:''|’’)(?!['’\w])"
)
_PARAGRAPH = re.compile(r"(?:[^\r\n]+(?:\r\n|\r|\n)?)+")
_SINGLE = re.compile(r"(?<![\w’])‘(?P<words>[^‘’]{12,}(?:’(?=\w)[^‘’]*)*)’(?!\w)")


def with_usual_marks(text: str) -> str:
    """Return a text of the same length with the quotation marks and line ends that the rules know."""
    text = _DOUBLED.sub(_single_mark, text.translate(_SAME))
    return _PARAGRAPH.sub(_double_marks, text) if "‘" in text else text


def _single_mark(match: re.Match[str]) -> str:
    """Return one mark for a doubled one, and a blank on its inner side."""
    mark = match.group()
    if mark in {"<<", ">>"}:
        return "« " if mark == "<<" else " »"
    opens = match.end() < len(match.string) and match.string[match.end()].isalnum()
    return '" ' if opens else ' "'


def _double_marks(match: re.Match[str]) -> str:
    """Print ‘ … ’ as “ … ” in a paragraph without other marks; elsewhere they stand inside a quotation."""
    paragraph = match.group()
    if re.search(r"[«»“”„\"]", paragraph):
        return paragraph
    return _SINGLE.sub(r"“\g<words>”", paragraph)
