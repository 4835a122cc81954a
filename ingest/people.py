"""Who is named in a text: names, titles, roles, organisations, and the variants of one name."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.french import (
    DETERMINERS,
    DOMAIN_NOUNS,
    FEMININE_NAMES,
    FEMININE_ROLES,
    FEMININE_TITLES,
    FINITE,
    GIVEN_NAMES,
    INNER_UNITS,
    MASCULINE_NAMES,
    MASCULINE_ROLES,
    MASCULINE_TITLES,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    ORGANISATION_QUALIFIERS,
    PARTICLES,
    PLURAL_TITLES,
    ROLE_NOUNS,
    ROLE_QUALIFIERS,
    SPEAKING_ORGANISATIONS,
    SPEECH,
    TITLES,
    fold,
)

_TOKEN = re.compile(r"(?:[^\W\d_]\.)(?:-?[^\W\d_]\.)*|(?:MM|Mr|Dr|Pr|Mme)\.|\w+(?:['’‑-]\w+)*")
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
    return folded in GIVEN_NAMES or re.split(r"[-'’]", folded)[0] in GIVEN_NAMES


def name_key(name: str) -> str:
    """Return what two printed forms of one full name have in common."""
    return re.sub(r"[\s'-]+", " ", fold(name)).strip()


def surname_key(name: str) -> str:
    """Return the surname of a full name as printed after a given name, comparable."""
    words = name_key(name).split()
    return " ".join(words[1:]) if len(words) > 1 else name_key(name)


class NameReader:
    """Finds names; it knows the surnames of the people who were named in full somewhere in the document."""

    def __init__(self, surnames: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        """Keep what the rest of the document tells.

        Args:
            surnames: folded surnames that may be printed alone here.
            known: folded full names that are surely people's.
        """
        self._surnames = frozenset(surnames)
        self._known = frozenset(known)

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
        name = _trim(run[skipped:], trusted=bool(title) or is_bold)
        used = skipped + len(name)
        if not name or (
            not is_bold and not title and name[0].folded in DOMAIN_NOUNS and not is_given_name(name[0].word)
        ):
            return None, max(used, 1)
        if title is None and _is_governed(text, tokens, first + skipped):
            return None, max(used, 1)
        return self._mention(text, name, title, is_bold=is_bold), max(used, 1)

    def _mention(
        self, text: str, name: list[_Token], title: _Token | None, *, is_bold: bool
    ) -> Mention | None:
        """Make the mention of a name that has enough of a name in it."""
        printed = text[name[0].start : name[-1].end]
        words = [t for t in name if t.folded not in PARTICLES]
        is_known = name_key(printed) in self._known
        is_known_alone = is_bold and name_key(printed) in self._surnames
        if len(words) < 2 and title is None and not is_known_alone:
            return None
        if len(words) < 2 and title is None and is_given_name(printed):
            return None
        strong = (
            bool(title)
            or is_known
            or is_known_alone
            or is_given_name(name[0].word)
            or (is_bold and len(words) >= 2)
        )
        outer = title.start if title else name[0].start
        return Mention(name[0].start, name[-1].end, outer, printed, title.folded if title else "", strong)


def in_bold(position: int, bold: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a position is printed in bold."""
    at = bisect_right(bold, position, key=lambda r: r[0]) - 1
    return at >= 0 and position < bold[at][1]


def _opens_bold(text: str, position: int, bold: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a name is what a bold stretch begins with; further on it may be a role."""
    at = bisect_right(bold, position, key=lambda r: r[0]) - 1
    if at < 0 or position >= bold[at][1]:
        return False
    return all(
        fold(w) in TITLES | NOT_NAMES | ROLE_NOUNS
        for w in re.findall(r"[\w'’.-]+", text[bold[at][0] : position])
    )


def _crosses_bold(before: list[_Token], token: _Token, bold: Sequence[tuple[int, int]]) -> bool:
    """Tell whether bold begins or ends between words in a way that separates names."""
    was, now = in_bold(before[-1].start, bold), in_bold(token.start, bold)
    if was == now or before[-1].folded in TITLES:
        return False
    capitals = [t for t in before if t.is_capital and t.folded not in TITLES]
    return len(capitals) > 1 if was else not all(is_given_name(t.word) for t in capitals)


def _skip_openers(run: list[_Token]) -> int:
    """Return how many words at the beginning are titles, roles or words that merely begin a sentence."""
    skipped = 0
    while skipped < len(run):
        token = run[skipped]
        opener = token.folded in NOT_NAMES or token.folded in ROLE_NOUNS or token.folded in TITLES
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


def _is_governed(text: str, tokens: list[_Token], at: int) -> bool:
    """Tell whether an article or a noun of organisations stands before a name: no person then."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if text[before.end : tokens[at].start].strip():
        return False
    return before.folded in DETERMINERS - {"d'"} or before.folded in ORGANISATION_NOUNS


# ---- roles and organisations


@dataclass(frozen=True, slots=True)
class Capacity:
    """Role and organisation as printed after a name, and where they end."""

    role: str | None = None
    organisation: str | None = None
    start: int = 0
    end: int = 0  # where what follows the name ends, for the next reader


_PARTICLE = (
    r"(?:(?:de\s+la|de\s+l['’]|d['’]|l['’]|de|du|des|la|le|les|et|en|sur|sous|lès|aux|au|à|pour|&|-|–|\+)\s*)"
)
_PROPER_WORD = r"(?:[^\W\d_a-zà-öø-ÿœ][\w.'’‑-]*|\d[\w-]*|\([^()]{1,80}\))"
_PROPER = re.compile(rf"{_PROPER_WORD}(?:\s*{_PARTICLE}{{0,3}}{_PROPER_WORD})*")
_PREPOSITION = re.compile(
    r"(?:(?<=\s)|^)(?P<prep>chez\s+(?:la\s+|le\s+|les\s+|l['’])?|auprès\s+(?:de\s+la\s+|de\s+l['’]"
    r"|de\s+|du\s+|des\s+|d['’])"
    r"|pour\s+(?:la\s+|le\s+|les\s+|l['’])|au\s+sein\s+(?:de\s+la\s+|de\s+l['’]|de\s+|du\s+|des\s+|d['’])"
    r"|à\s+(?:la\s+|l['’])|de\s+(?:la\s+|l['’])|aux?\s+|à\s+|du\s+|des\s+|de\s+|d['’])"
)
_POINTER = re.compile(
    (
        r"\s*\((?:à|au|aux|en|ci-|de|photo|tout|deuxième|première?|assise?|debout)[^()]{0,60}(?:droite"
        r"|gauche|centre|contre|dessus|dessous|photo|haut|bas|premier plan|debout|assise?)?\)"
    ),
    re.IGNORECASE,
)
_EXPANDED = re.compile(r"(?P<acronym>[A-ZÀ-Ý][A-ZÀ-Ý0-9-]+)\s+\([^()]{6,120}\)")
_ASIDE = re.compile(
    r",\s+(?:lui|elle|eux|elles|lors|avant|après|devant|pendant|durant|au\s+cours|à\s+l['’]issue"
    r"|à\s+l['’]occasion|à\s+propos|tout\s+en|qui|dont|que|où|pour\s+sa\s+part"
    r"|pour\s+qui|de\s+son\s+côté|quant\s+à|en\s+(?:introduction|conclusion|préambule|ouverture"
    r"|clôture|réponse|écho|\w+ant\b)|\w{4,}ant\b|face\s+à|dans\s+(?:son|sa|un|une)|interrogée?"
    r"|invitée?|présente?\b|venue?|sur\s+(?:ce|cette|scène|la|le|les)|à\s+son\s+tour|avec\s+|hier"
    r"|ce\s+(?:matin|jour)|non\s+sans|d['’]abord|puis|mais)\b.*$",
    re.DOTALL,
)
_VERB = re.compile(rf"(?<![\w'’-])(?:{SPEECH}|{FINITE}(?![\w'’-]))")
_STOP = re.compile(r"[:;«“„\"]|\s[—–]\s|[.!?…](?=\s|$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:M|MM|Dr|Pr|St|Ste|art|dir|resp|prés|dép|p)|\b[A-ZÀ-Ý]|p\.-d\.-?g|p-d\.g)$"
)


def read_capacity(text: str, start: int, limit: int, *, is_person: bool = False) -> Capacity:
    """Read the role and organisation printed after a name, up to a verb, a colon or the sentence's end.

    Args:
        text: the paragraph.
        start: where the name ends.
        limit: where to stop at the latest.
        is_person: the name is surely a person's, so a noun that we do not know is taken for a role.
    """
    begin = _capacity_start(text, start, limit)
    if begin is None:
        return Capacity(start=start, end=start)
    if text[begin - 1] == "(":
        closing = text.find(")", begin, limit)
        if closing < 0 or _POINTER.match(text, begin - 1, limit):
            return Capacity(start=start, end=start)
        role, organisation = split_capacity(text[begin:closing])
        return Capacity(role, organisation, begin, closing + 1 if role or organisation else start)
    end = _capacity_end(text, begin, limit)
    end = _cut_at_foreign_part(text, begin, end)
    printed = _ASIDE.sub("", _POINTER.sub("", text[begin:end])).rstrip(" ,\xa0\u202f")
    if printed.lower().startswith(("lui", "elle ", "qui ", "dont ", "et ", "mais ", "où ")):
        return Capacity(start=start, end=start)
    role, organisation = split_capacity(printed)
    if is_person and not role and not organisation and _may_be_role(printed):
        role, organisation = _split(printed)
    return Capacity(role, organisation, begin, end if role or organisation else start)


def _capacity_start(text: str, start: int, limit: int) -> int | None:
    """Return where a role may begin after a name.

    After a comma, a dash, a parenthesis, or at a noun of roles.
    """
    match = re.compile(r"\s*(?:,|\(|[—–]\s|\s-\s)\s*").match(text, start, limit)
    if match:
        return match.end()
    word = re.compile(r"\s+(?=([\w'’-]+))").match(text, start, limit)
    if word and fold(word.group(1)) in ROLE_NOUNS and not _VERB.match(text, word.end()):
        return word.end()
    return None


def _capacity_end(text: str, begin: int, limit: int) -> int:
    """Return where role and organisation end: at the verb, the colon, the end of the sentence."""
    end = limit
    for stop in _STOP.finditer(text, begin, limit):
        if not (
            stop.group() == "." and _ABBREVIATED.search(text[max(begin, stop.start() - 8) : stop.start()])
        ):
            end = stop.start()
            break
    for verb in _VERB.finditer(text, begin, end):
        before = re.search(r"([\w'’-]+)\W*$", text[max(0, verb.start() - 30) : verb.start()])
        governed = before is not None and fold(before.group(1)) in DETERMINERS | {
            "de",
            "d'",
            "et",
            "en",
            "a",
            "pour",
            "ou",
        }
        role = verb.start() == begin and fold(verb.group()) in ROLE_NOUNS
        if not role and not (governed and verb.group() not in {"a", "est"} and text[verb.start() - 1] != ","):
            return verb.start()
    return end


_PART_OPENERS = frozenset(
    [
        "de",
        "du",
        "des",
        "d'",
        "d",
        "a",
        "au",
        "aux",
        "en",
        "pour",
        "chez",
        "et",
        "pres",
        "charge",
        "chargee",
        "aupres",
        "sur",
        "ainsi",
    ]
)


# « Et X, directeur, de conclure : »
_CONCLUDES = re.compile(
    r"(?:de\s+|d['’])(?:\w{3,}er|conclure|répondre|dire|poursuivre|renchérir|reprendre"
    r"|préciser)(?:\s+que|\s*$|\s*(?=[:«“\"]))"
)


def _cut_at_foreign_part(text: str, begin: int, end: int) -> int:
    """End a capacity before a part between commas that begins like neither role nor organisation.

    A verb we do not know.
    """
    for comma in re.compile(r",\s+").finditer(text, begin, end):
        word = re.compile(r"[\w'’-]+").match(text, comma.end(), end)
        if word is None or word.group()[0].isupper() or word.group()[0].isdigit():
            continue
        first = fold(re.sub(r"['’].*", "'", word.group()) if word.group()[1:2] in "'’" else word.group())
        if _CONCLUDES.match(text, comma.end(), end):
            return comma.start()
        joined = first == "et" and re.compile(r"et\s+(?:son|sa|ses|leurs?|un|une|deux|plusieurs)\b").match(
            text, comma.end(), end
        )
        known = (
            first in _PART_OPENERS
            or first in ROLE_NOUNS
            or first in ORGANISATION_NOUNS
            or first in ROLE_QUALIFIERS
        )
        known = known or first in DETERMINERS or first in DOMAIN_NOUNS or first in ORGANISATION_QUALIFIERS
        if joined or not known:
            return comma.start()
    return end


def split_capacity(printed: str) -> tuple[str | None, str | None]:
    """Split what is printed after a name into role and organisation; leave empty what is not there."""
    printed = printed.strip(" ,;.\xa0\u202f\n")
    if not printed:
        return None, None
    if not _begins_with_role(printed):
        return _without_role(printed)
    return _split(printed)


def _may_be_role(printed: str) -> bool:
    """Tell whether an unknown noun after a person's name can be a role.

    « astronome », « garde du littoral ».
    """
    word = re.match(r"[\w-]+", printed)
    if word is None or not word.group()[0].islower() or len(printed) > 90 or re.match(r"\w+['’]", printed):
        return False
    first = fold(word.group())
    common = first in NOT_NAMES or first in DETERMINERS or first in PARTICLES or first in ORGANISATION_NOUNS
    return not common and re.search(r"(?:é|ée|és|ées|ant|ante|ment)$", word.group()) is None


def _split(printed: str) -> tuple[str | None, str | None]:
    """Split a text that begins with a role; two offices in two places have no one organisation."""
    if _has_two_offices(printed) and _split_at_expansion(printed) is None:
        return printed, None
    for split in (
        _split_at_expansion,
        _split_at_chez,
        _split_at_comma,
        _split_at_noun,
        _split_at_proper,
        _split_at_parenthesis,
    ):
        found = split(printed)
        if found is not None:
            role, organisation = found
            return role.strip(" ,\xa0") or None, organisation.strip(" ,\xa0") or None
    return printed, None


def _begins_with_role(printed: str) -> bool:
    """Tell whether a text begins with a role: one of its first words is a noun of roles."""
    words = [fold(w) for w in re.findall(r"[\w'’.-]+", printed)[:5]]
    ordinals = re.compile(r"\d+(?:e|er|re|eme|ere)$")
    for index, word in enumerate(words):
        if word.strip(".") in ROLE_NOUNS or word in ROLE_NOUNS:
            return True
        if word in DETERMINERS and index == 0 and word not in {"du", "des", "au", "aux"}:
            continue
        if not (word in ROLE_QUALIFIERS or ordinals.match(word)) and index > 1:
            return False
        if word in {"de", "du", "des", "d'", "a", "au", "chez"}:
            return False
    return False


def _without_role(printed: str) -> tuple[str | None, str | None]:
    """Read an organisation printed straight after a name: « de Leakmited », « Ville de Lyon »."""
    stripped = _PREPOSITION.match(printed)
    rest = printed[stripped.end() :] if stripped else printed
    if (_is_proper(rest) and not _is_domain(rest)) or _is_organisation(rest):
        return None, rest
    return None, None


def _first_word(text: str) -> str:
    match = re.match(r"(?:l['’])?([\w-]+)", text, re.IGNORECASE)
    return fold(match.group(1)) if match else ""


def _is_proper(text: str) -> bool:
    return _PROPER.fullmatch(text.strip()) is not None


def _is_domain(text: str) -> bool:
    """Tell whether a text begins with a common noun that is merely printed with a capital.

    Innovation, Cabinet.
    """
    first = _first_word(text)
    if first in ORGANISATION_NOUNS and first not in INNER_UNITS:
        return False
    return first in DOMAIN_NOUNS or first in INNER_UNITS or first in ROLE_NOUNS


def _is_organisation(text: str) -> bool:
    """Tell whether a text begins with a noun of organisations that has a name.

    « ville de Plaisir », « Conseil régional ».
    """
    match = re.match(r"(?:(?:la|le|les)\s+|l['’])?([\w-]+)(?:\s+([\w'’-]+))?", text)
    if match is None or fold(match.group(1)) not in ORGANISATION_NOUNS:
        return False
    following = fold(match.group(2) or "")
    named = re.search(r"[^\W\d_a-zà-öø-ÿœ]", text[match.start(1) + 1 :]) is not None
    if match.group(1)[0].islower():
        linked = not following or (match.group(2) or " ")[0].isupper() or following.startswith("d'")
        linked = (
            linked
            or following in ORGANISATION_QUALIFIERS | {"de", "du", "des", "et", "l'", "la", "pour"}
            or following.startswith("l'")
        )
        return named and linked
    return named or following != ""


def _split_at_expansion(printed: str) -> tuple[str, str] | None:
    """« …au Cycle de l'eau CAPI (Communauté d'Agglo …) et maire de Saint Savin ».

    What follows is a second role.
    """
    match = _EXPANDED.search(printed)
    if match is None:
        return None
    before, after = printed[: match.start()], printed[match.end() :]
    preposition = re.search(_PREPOSITION.pattern + r"$", before)
    if preposition:
        before = before[: preposition.start()]
    if not after.strip():
        return before, match.group()
    return (before.rstrip() + after, match.group()) if re.match(r"\s+(?:et|&)\s", after) else None


def _split_at_chez(printed: str) -> tuple[str, str] | None:
    matches = list(
        re.finditer(r"\s+(?:chez|au\s+sein\s+d(?:e|u|es))\s+(?:la\s+|le\s+|les\s+|l['’])?", printed)
    )
    return (printed[: matches[-1].start()], printed[matches[-1].end() :]) if matches else None


def _split_at_comma(printed: str) -> tuple[str, str] | None:
    """The last part after a comma is an organisation where it looks like one and not like a role."""
    head, comma, last = printed.rpartition(",")
    last = last.strip()
    if not comma or not last:
        return None
    if _begins_with_role(last) and not _is_organisation(last):
        found = _split_at_noun(last) or _split_at_proper(last)
        return (f"{head}, {found[0].strip()}", found[1]) if found else None
    if _is_organisation(last) or (_is_proper(last) and not _is_domain(last)):
        return head, re.sub(r"^(?:(?:la|le|les)\s+|l['’])", "", last)
    return None


def _has_two_offices(printed: str) -> bool:
    """Tell whether two roles are held in two places: « maire de X et président de Y »."""
    for match in re.finditer(r"\s(?:et|&)\s+(?:l['’])?([\w'’-]+)\s", printed):
        head = printed[: match.start()]
        if fold(match.group(1)) in ROLE_NOUNS and (_split_at_noun(head) or _split_at_proper(head)):
            return True
    return False


def _split_at_noun(printed: str) -> tuple[str, str] | None:
    """The first « du Syndicat Mixte… », « à la ville… », « de la communauté d'agglomération de… »."""
    for match in _PREPOSITION.finditer(printed):
        rest = printed[match.end() :]
        first = _first_word(rest)
        if (
            first in ORGANISATION_NOUNS
            and first not in INNER_UNITS
            and _is_organisation(rest)
            and match.start()
        ):
            return printed[: match.start()], rest
    return None


def _split_at_proper(printed: str) -> tuple[str, str] | None:
    """The first preposition after which everything is a proper name.

    « de Grand Paris Sud », « à la CNIL ».
    """
    for match in _PREPOSITION.finditer(printed):
        rest = printed[match.end() :]
        first = re.match(r"[\w'’-]+", rest)
        of_person = (
            first is not None
            and " " in rest
            and is_given_name(first.group())
            and not match["prep"].startswith("chez")
        )
        if match.start() and _is_proper(rest) and not _is_domain(rest) and not of_person:
            return printed[: match.start()], rest
    return None


def _split_at_parenthesis(printed: str) -> tuple[str, str] | None:
    match = re.search(r"\s+\(([^()]{2,80})\)$", printed)
    if match and _is_proper(match.group(1)):
        return printed[: match.start()], match.group(1)
    return None


def read_organisation(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return the name of an organisation that is a subject here.

    « la start-up X » gives X, « la Banque des Y » all of it.
    """
    article = re.compile(r"(?:(?:la|le|les|une|un)\s+|l['’])?", re.IGNORECASE).match(text, start, limit)
    begin = article.end() if article else start
    noun = re.compile(r"[\w-]+").match(text, begin, limit)
    if noun is None or fold(noun.group()) not in SPEAKING_ORGANISATIONS:
        return None
    name = re.compile(
        rf"\s+(?:{_PARTICLE}{{1,3}})?{_PROPER_WORD}(?:\s+(?:{_PARTICLE}{{1,3}})?{_PROPER_WORD}){{0,7}}"
    ).match(text, noun.end(), limit)
    if name is None:
        return None
    proper = re.search(r"[^\Wa-zà-öø-ÿœ][\w'’-]*\s", name.group())
    if proper and is_given_name(proper.group().strip()):
        return None  # « la fondation Paul Martin », « la société de Paul Martin »: neither is surely meant
    end = noun.end() + len(name.group().rstrip("."))
    direct = text[noun.end() : name.end()].lstrip()[:1].isupper()
    if direct and noun.group()[0].islower():
        return name.end() - len(name.group().lstrip()), end
    return begin, end


def gender_of(mention_title: str, role: str | None) -> str:
    """Return "f", "m" or "" as title and role print it."""
    words = {fold(w) for w in re.findall(r"[\w-]+", role or "")[:3]}
    if mention_title in FEMININE_TITLES or words & FEMININE_ROLES:
        return "f"
    return "m" if mention_title in MASCULINE_TITLES or words & MASCULINE_ROLES else ""


def gender_of_name(name: str) -> str:
    """Return "f" or "m" where the given name of a full name is borne by one of them only, else ""."""
    words = name_key(name).split()
    if len(words) < 2:
        return ""
    if words[0] in FEMININE_NAMES:
        return "f"
    return "m" if words[0] in MASCULINE_NAMES else ""


def is_plural_title(title: str) -> bool:
    """Tell whether a title announces several people."""
    return title in PLURAL_TITLES
