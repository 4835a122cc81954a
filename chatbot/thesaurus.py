"""General French words for the same thing: who asks about « ordures » is answered by « déchets ».

The groups are in `chatbot/thesaurus/`, one a line: words of nearly the same meaning, then after « ~ » those
so close that they answer for them. They were written for this program without a look at any proceedings.
Words are compared by their dictionary forms: « restes » are no « restaient ».
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from chatbot.words import STOP_WORDS, dictionary_form, fold, words
from ingest.errors import ProceedingsError

_FOLDER = Path(__file__).with_name("thesaurus")
_SAME, _CLOSE = 0.9, 0.3  # credit of a word of the same meaning, of one tied to it
LONGEST = 3  # words that carry meaning in an expression that is looked for
Expression = tuple[str, ...]  # the dictionary forms of such words


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Which expressions mean nearly what others mean. Unchanging once read."""

    groups: tuple[tuple[tuple[Expression, ...], tuple[Expression, ...]], ...]  # of one meaning; tied to it
    places: Mapping[Expression, tuple[int, ...]]  # expression → the groups that it stands in
    unaccented: Mapping[Expression, tuple[Expression, ...]]

    def others(self, written: Expression) -> dict[Expression, float]:
        """The expressions that say what one says, with how well, 0 to 1; without itself.

        Words that are tied to the same word say nothing of each other: a bin is no landfill.
        """
        found: dict[Expression, float] = {}
        known = (written,) if written in self.places else self.unaccented.get(written, ())
        for expression in known:
            for number in self.places[expression]:
                same, close = self.groups[number]
                inside = expression in same
                for other in same:
                    found[other] = max(found.get(other, 0.0), _SAME if inside else _CLOSE)
                for other in close if inside else ():
                    found[other] = max(found.get(other, 0.0), _CLOSE)
        return {other: credit for other, credit in found.items() if other not in known}


def expressions_of(text: str) -> list[Expression]:
    """What a text says: its words that carry meaning, and those that stand together, up to three.

    A participle is its verb too: « repérés » says « repérer ».
    """
    forms = [dictionary_form(word.raw) for word in words(text) if word.folded not in STOP_WORDS]
    return [
        tuple(forms[i : i + size]) for size in range(1, LONGEST + 1) for i in range(len(forms) - size + 1)
    ]


@cache
def load_thesaurus() -> Thesaurus:
    """Read the groups that ship with the program, once a process.

    Raises:
        ProceedingsError: a file cannot be read.
    """
    try:
        texts = [path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.txt"))]
    except OSError as error:
        raise ProceedingsError(f"{_FOLDER} : {error.strerror} ; réinstallez le programme") from error
    return read_thesaurus(texts)


def read_thesaurus(texts: Sequence[str]) -> Thesaurus:
    """Read groups of words, one a line; what follows « # » is a comment."""
    groups = tuple(group for text in texts for group in _groups(text))
    places: dict[Expression, list[int]] = {}
    unaccented: dict[Expression, list[Expression]] = {}
    for number, (same, close) in enumerate(groups):
        for expression in dict.fromkeys((*same, *close)):
            places.setdefault(expression, []).append(number)
    for expression in places:
        unaccented.setdefault(tuple(map(fold, expression)), []).append(expression)
    return Thesaurus(
        groups,
        MappingProxyType({expression: tuple(numbers) for expression, numbers in places.items()}),
        MappingProxyType({written: tuple(meant) for written, meant in unaccented.items()}),
    )


def _groups(text: str) -> Iterator[tuple[tuple[Expression, ...], tuple[Expression, ...]]]:
    for line in text.splitlines():
        same, _, close = line.partition("#")[0].partition("~")
        if same.strip():
            yield _expressions(same), _expressions(close)


def _expressions(written: str) -> tuple[Expression, ...]:
    found = (
        tuple(dictionary_form(word.raw) for word in words(item) if word.folded not in STOP_WORDS)
        for item in written.split(",")
    )
    return tuple(dict.fromkeys(expression for expression in found if 0 < len(expression) <= LONGEST))
