"""Whether a text holds the words that are looked for, whatever its typography."""

import re
import unicodedata

_MARK_UP = re.compile(r"<[^>]+>|[*_]")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")


def fold(text: str) -> str:
    """Case, accents, mark-up, apostrophes, spaces and grouped thousands made equal."""
    plain = unicodedata.normalize("NFKD", _MARK_UP.sub("", text).replace("’", "'")).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    spaced = re.sub(r"\s*%", " %", " ".join(plain.split()))
    return _THOUSANDS.sub("", spaced)


def holds(text: str, wanted: str) -> bool:
    """Whether one of the alternatives of `wanted` (`a|b`, `stem*`) is in the text, as whole words."""
    folded = fold(text)
    return any(_pattern(alternative).search(folded) for alternative in wanted.split("|"))


def _pattern(alternative: str) -> re.Pattern[str]:
    stem = alternative.endswith("*")
    words = re.escape(fold(alternative))
    return re.compile(rf"(?<!\w){words}" + ("" if stem else r"(?!\w)"))
