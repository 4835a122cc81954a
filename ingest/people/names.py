"""Which words of a text are the name of a person."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.french import (
    DETERMINERS,
    DOMAIN_NOUNS,
    GIVEN_NAMES,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    PARTICLES,
    PLACE_NOUNS,
    PLURAL_TITLES,
    PROCEDURE_NOUNS,
    ROLE_NOUNS,
    SPEECH_PRESENT,
    TEXT_NOUNS,
    THING_NOUNS,
    TITLES,
    fold,
    office_of_title,
)

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.)(?:-?[^\W\d_]\.)*|(?:MM|Mr|Dr|Pr|Mme|Chr?|Cl|Fr|Ph|Th)\.|\w+(?:['’‑-]\w+)*"
)
_ELIDED = re.compile(r"(?:d|l|qu|j|n|s|c|m|t|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)", re.IGNORECASE)
_WEAK_PARTICLES = frozenset({"de", "du", "des", "d", "la", "le", "les", "y", "e", "do"})
_MAX_NAME_TOKENS = 7


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str

    @property
    def folded(self) -> str:
        return fold(self.word.strip("'’"))

    @property
    def is_capital(self) -> bool:
        return self.word[0].isupper() and not any(c.isdigit() or c == "_" for c in self.word)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a person in a text."""

    start: int  # of the name
    end: int
    outer: int  # where its title begins
    name: str
    title: str = ""  # folded
    is_strong: bool = False  # a person by title, given name or bold, whatever stands around it
    is_thing: bool = False  # no person by its nouns; others may speak there all the same


def _tokens(text: str) -> list[_Token]:
    """Cut a text into words; an elided word (d', l') is a word of its own."""
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        start = match.start()
        if elided := _ELIDED.match(text, start, match.end()):
            found.append(_Token(start, elided.end(), elided.group()))
            start = elided.end()
        found.append(_Token(start, match.end(), text[start : match.end()]))
    return found


def is_given_name(word: str) -> bool:
    """Tell whether a word, or its first part (Jean-Paul), is a usual given name."""
    folded = fold(word)
    if word.islower() and folded in PARTICLES:
        return False  # « ben Salah »
    return folded in GIVEN_NAMES or re.split(r"[-'’]", folded)[0] in GIVEN_NAMES


_CAPITALS = re.compile(r"[^\W\d_a-zà-öø-ÿœ]+(?:['’‑-][^\W\d_a-zà-öø-ÿœ]+)*")


def name_key(name: str) -> str:
    """Return what two printed forms of one full name have in common: « MARTIN Paul » is Paul Martin."""
    words = name.split()
    count = next((at for at, word in enumerate(words) if not _CAPITALS.fullmatch(word)), len(words))
    is_surname = any(len(word) > 2 for word in words[:count]) and not is_given_name(words[0])
    if count < len(words) and (is_surname or is_given_name(words[count])) and words[count][0].isupper():
        name = " ".join((*words[count:], *words[:count]))
    return re.sub(r"[\s'-]+", " ", fold(name)).strip()


def surname_key(name: str) -> str:
    """Return the surname of a full name as printed after a given name, comparable."""
    words = name_key(name).split()
    return " ".join(words[1:]) if len(words) > 1 else name_key(name)


# a word with a capital, before no other one: « Claire », not « Claire Roux »
_ALONE = re.compile(
    r"(?<![\w'’-])(?=[^\W\d_a-zà-öø-ÿœ])[\w-]{2,}(?![\w'’])(?!\s+(?:(?:d[eu]|des|la|le)\s+|d['’])?[^\W\d_a-zà-öø-ÿœ])"
)


class NameReader:
    """Finds names; it knows the surnames of the people who were named in full somewhere in the document."""

    def __init__(
        self,
        surnames: Iterable[str] = (),
        known: Iterable[str] = (),
        given: Mapping[str, str] | None = None,
        holders: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        """Keep what the rest of the document tells.

        Args:
            surnames: folded surnames that may be printed alone here.
            known: folded full names that are surely people's.
            given: folded given names that only one person bears, who takes part here, and the full name.
            holders: who alone can be meant here by an office and a gender: « Mme la maire ».
        """
        self._surnames = frozenset(surnames)
        self._known = frozenset(known)
        self._given = given or {}
        self._holders = holders or {}

    def holder(self, office: str, gender: str) -> str | None:
        """Return the full name of who can be meant by an office alone, None for nobody or several."""
        return self._holders.get((office, gender))

    def mentions(self, text: str, bold: Sequence[tuple[int, int]] = ()) -> list[Mention]:
        """Return the names in a text, in order."""
        tokens = _tokens(text)
        found: list[Mention] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if not (token.is_capital or token.folded in TITLES):
                position += 1
                continue
            run = self._run(text, tokens, position, bold)
            mention, used = self._judge(text, tokens, position, run, bold)
            if mention is not None:
                found.append(mention)
            position += max(1, used)
        return found

    def surname_alone(self, text: str, start: int, end: int) -> Mention | None:
        """Return the name that a range is, where it is nothing but the surname of people named in full."""
        name = text[start:end].strip()
        key = name_key(name)
        is_known = key in self._surnames | self._known or any(
            full.endswith(f" {key}") for full in self._known
        )
        return (
            Mention(start, start + len(name), start, name, "", True)
            if name[:1].isupper() and is_known
            else None
        )

    def given_names_alone(self, text: str) -> list[Mention]:
        """Return the given names without a surname, « Claire conteste »; strong where it is clear whose."""
        words = (m for m in _ALONE.finditer(text) if is_given_name(m.group()))
        found = ((m, self._given.get(fold(m.group()))) for m in words)
        return [
            Mention(m.start(), m.end(), m.start(), full or m.group(), "", full is not None)
            for m, full in found
        ]

    def has_namesake(self, name: str) -> bool:
        """Tell whether another full name that is known ends with the same family name."""
        key = name_key(name)
        surname = key.partition(" ")[2]
        return bool(surname) and any(n != key and n.endswith(f" {surname}") for n in self._known)

    def _run(self, text: str, tokens: list[_Token], first: int, bold: Sequence[tuple[int, int]]) -> int:
        """Return how many tokens from `first` on look like one name.

        Capitals, with particles between them.
        """
        last = first
        position = first + 1
        while position < len(tokens) and position - first < _MAX_NAME_TOKENS + 3:
            gap = text[tokens[position - 1].end : tokens[position].start]
            if gap.strip() or (not gap and not tokens[position - 1].word.endswith(("'", "’", "."))):
                break
            token = tokens[position]
            if token.is_capital and not _ELIDED.fullmatch(token.word + "x", 0, len(token.word)):
                if _crosses_bold(tokens[first:position], token, bold):
                    break
                last = position
            elif token.folded not in PARTICLES:
                break
            position += 1
        return last - first + 1

    def _judge(
        self, text: str, tokens: list[_Token], first: int, length: int, bold: Sequence[tuple[int, int]]
    ) -> tuple[Mention | None, int]:
        """Decide whether a run of tokens is a name; also return how many tokens to go on by."""
        run = tokens[first : first + length]
        skipped = _skip_openers(run)
        titles = [t for t in run[:skipped] if t.folded in TITLES]
        title = titles[-1] if titles else None
        is_bold = skipped < len(run) and _opens_bold(text, run[skipped].start, bold)
        is_trusted = bool(title) or is_bold or _is_person_like(text, run[skipped:])
        name = self._known_part(text, run[skipped:]) or _trim(run[skipped:], trusted=is_trusted)
        used = skipped + len(name)
        if not name or (
            not is_bold and not title and name[0].folded in DOMAIN_NOUNS and not is_given_name(name[0].word)
        ):
            return None, max(used, 1)
        if title is None and _is_governed(text, tokens, first + skipped):
            return None, max(used, 1)
        return self._mention(text, name, title, is_bold=is_bold), max(used, 1)

    def _known_part(self, text: str, run: list[_Token]) -> list[_Token]:
        """Return the longest beginning of a run that is a name known from elsewhere, particles included."""
        for end in range(len(run), 1, -1):
            if run[end - 1].is_capital and name_key(text[run[0].start : run[end - 1].end]) in self._known:
                return run[:end]
        return []

    def _mention(
        self, text: str, name: list[_Token], title: _Token | None, *, is_bold: bool
    ) -> Mention | None:
        """Make the mention of a name that has enough of a name in it."""
        printed = text[name[0].start : name[-1].end]
        words = [t for t in name if t.folded not in PARTICLES]
        is_known = name_key(printed) in self._known
        is_known_alone = is_bold and name_key(printed) in self._surnames
        if not is_known and self._is_office(words, printed):
            return None
        if len(words) < 2 and title is None and not is_known_alone:
            return None
        if len(words) < 2 and title is None and is_given_name(printed):
            return None
        is_thing = title is None and not is_known and _is_thing(text, name)
        strong = not is_thing and (
            bool(title)
            or is_known
            or is_known_alone
            or is_given_name(name[0].word)
            or (_is_surname_first(name) and any(is_given_name(t.word) for t in name[1:]))
            or (is_bold and len(words) >= 2)
        )
        outer = _with_article(text, title) if title else name[0].start
        return Mention(
            name[0].start, name[-1].end, outer, printed, title.folded if title else "", strong, is_thing
        )

    def _is_office(self, words: Sequence[_Token], printed: str) -> bool:
        """Tell « M. LE PRÉSIDENT » from « M. Le Maire », whose full name is printed elsewhere."""
        key = name_key(printed)
        is_surname = key in self._surnames or any(full.endswith(f" {key}") for full in self._known)
        has_article = fold(printed).startswith(("le ", "la ", "l'"))
        return has_article and not is_surname and all(t.folded in ROLE_NOUNS for t in words)


_THINGS = THING_NOUNS | DOMAIN_NOUNS


def _is_thing(text: str, name: list[_Token]) -> bool:
    """Tell « Règlement Intérieur », « Radio Garel » from a name: a common noun, no given name and no role."""
    words = [t for t in name if t.folded not in PARTICLES]
    if len(words) > 1 and words[0].folded in PLACE_NOUNS and not _is_surname_first(name):
        return True
    if not words or any(is_given_name(t.word) for t in words) or _is_person_like(text, name):
        return False
    return words[0].folded in _THINGS | TEXT_NOUNS | PROCEDURE_NOUNS or words[-1].folded in _THINGS


_ARTICLE = re.compile(r"(?<![\w'’-])l[ae]\s+$", re.IGNORECASE)


def _with_article(text: str, title: _Token) -> int:
    """Return where a title begins, with the article that only « le docteur X » takes, never « M. X »."""
    article = _ARTICLE.search(text, max(0, title.start - 6), title.start)
    return article.start() if article and office_of_title(title.folded) else title.start


def in_bold(position: int, bold: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a position is printed in bold."""
    at = bisect_right(bold, position, key=lambda r: r[0]) - 1
    return at >= 0 and position < bold[at][1]


def _opens_bold(text: str, position: int, bold: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a name is what a bold stretch begins with; further on it may be a role."""
    at = bisect_right(bold, position, key=lambda r: r[0]) - 1
    if at < 0 or position >= bold[at][1]:
        return False
    return all(fold(w) in TITLES | NOT_NAMES for w in re.findall(r"[\w'’.-]+", text[bold[at][0] : position]))


_ROLE_AFTER = re.compile(r"\s*[,(]\s*(?:(?:l[ae]|son|sa)\s+|l['’])?([\w-]+)")


def _is_person_like(text: str, run: Sequence[_Token]) -> bool:
    """Tell whether a role follows words like a name, « Wim de Vries, maire »: particles belong to it then."""
    role = _ROLE_AFTER.match(text, run[-1].end) if run and _begins_like_name(run[0]) else None
    return role is not None and role.group(1)[0].islower() and fold(role.group(1)) in ROLE_NOUNS


def _begins_like_name(token: _Token) -> bool:
    """Tell whether a word is none that other things than people are called by."""
    return token.is_capital and token.folded not in NOT_NAMES | ROLE_NOUNS | DOMAIN_NOUNS | DETERMINERS


def _crosses_bold(before: list[_Token], token: _Token, bold: Sequence[tuple[int, int]]) -> bool:
    """Tell whether bold begins or ends between words in a way that separates names."""
    was, now = in_bold(before[-1].start, bold), in_bold(token.start, bold)
    if was == now or before[-1].folded in TITLES:
        return False
    if was and before[-1].word.endswith("."):
        return True  # « **L.R.** Que dire de plus »: a label of initials
    capitals = [t for t in before if t.is_capital and t.folded not in TITLES]
    return len(capitals) > 1 if was else not all(is_given_name(t.word) for t in capitals)


# « Répond Paul Martin : », « Finalement Paul Martin »: words that may stand before a name, never in it
_OPENS_SENTENCE = re.compile(rf"(?:{SPEECH_PRESENT}|\w{{4,}}ment)", re.IGNORECASE)


def _is_surname_first(run: Sequence[_Token]) -> bool:
    """Tell whether a name is printed as « LE GOFF Hervé »: capitals, then a word with a small letter."""
    words = [token.word.strip("'’") for token in run]
    count = next((at for at, word in enumerate(words) if not _CAPITALS.fullmatch(word)), len(words))
    if count == 0 or count == len(words) or not any(len(word) > 2 for word in words[:count]):
        return False
    given = run[count]
    return given.is_capital and (is_given_name(given.word) or (count > 1 and fold(words[0]) in PARTICLES))


def _skip_openers(run: list[_Token]) -> int:
    """Return how many words at the beginning are titles, roles or words that merely begin a sentence."""
    skipped = 0
    while skipped < len(run) and not _is_surname_first(run[skipped:]):
        token = run[skipped]
        before_name = skipped == 0 and len(run) > 1 and is_given_name(run[1].word)
        opener = before_name and _OPENS_SENTENCE.fullmatch(token.word) is not None
        opener = opener or token.folded in NOT_NAMES or token.folded in ROLE_NOUNS or token.folded in TITLES
        if (
            skipped
            and token.folded in PARTICLES
            and run[skipped - 1].folded in TITLES
            and token.folded != "la"
        ):
            break
        if token.is_capital and (not opener or (is_given_name(token.word) and token.folded not in TITLES)):
            break
        skipped += 1
    return skipped


def _trim(run: list[_Token], *, trusted: bool) -> list[_Token]:
    """Cut off what cannot belong to a name any more.

    A role printed without a comma, « de Lyon » after a common word.
    """
    known = trusted or (bool(run) and is_given_name(run[0].word))
    for index, token in enumerate(run):
        common = token.folded in ROLE_NOUNS or token.folded in DOMAIN_NOUNS or token.folded in NOT_NAMES
        particle = token.folded in _WEAK_PARTICLES and not token.is_capital
        if index and (
            (common and token.folded not in PARTICLES and (index > 1 or not known))
            or (particle and not known)
        ):
            run = run[:index]
            break
    while run and not run[-1].is_capital:
        run = run[:-1]
    return run


_BEARS_NAMES = ORGANISATION_NOUNS - {"editeur"}  # « l'éditeur Paul Martin » is a person


def _is_governed(text: str, tokens: list[_Token], at: int) -> bool:
    """Tell whether an article or a noun of organisations stands before a name: no person then."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if text[before.end : tokens[at].start].strip():
        return False
    if _CAPITALS.fullmatch(before.word.strip("'’")) and _is_surname_first(tokens[at - 1 : at + 3]):
        return False
    if before.folded == "cite":  # « la cité Paul Martin », but « cite Paul Martin », « a cité Paul Martin »
        return at > 1 and before.word != "cite" and tokens[at - 2].folded in DETERMINERS | {"de"}
    return before.folded in DETERMINERS - {"d'"} or before.folded in _BEARS_NAMES


def is_plural_title(title: str) -> bool:
    """Tell whether a title announces several people."""
    return title in PLURAL_TITLES
