"""Printed headings → which form of session, which number, which theme."""

import re
from dataclasses import dataclass

from ingest.french import SPEECH, fold
from ingest.model import SessionKind
from ingest.quotations import MIN_STATEMENT_CHARS, find_quotations

_KINDS = (
    (
        SessionKind.ROUND_TABLE,
        r"tables?[\s-]+rondes?|(?-i:T\.?R\.?)(?=\s?(?:n\s?[°º]\s?)?(?:\d|(?-i:[IVX]+)\b))",
    ),
    (
        SessionKind.KEYNOTE,
        (
            r"keynotes?|key-notes?|conf[ée]rences?(?:\s+(?:inaugurale|pl[ée]ni[èe]re|d['’]ouverture))?"
            r"|grands?\s+t[ée]moins?|expos[ée]s?|pitchs?"
        ),
    ),
    (SessionKind.VISIT, r"visites?(?:\s+(?:de\s+terrain|de\s+site|techniques?|guid[ée]es?))?"),
    (
        SessionKind.OPENING,
        (
            r"(?:(?:discours|mots?|s[ée]ance|allocutions?|session"
            r"|propos)\s+d['’])?ouverture(?:\s+(?:officielle|de\s+(?:la\s+journ[ée]e|s[ée]ance)"
            r"|de\s+l['’][ée]v[èée]nement|des\s+travaux))?|(?:mots?|discours)\s+(?:de\s+bienvenue"
            r"|d['’]accueil)|accueil(?:\s+(?:caf[ée]|des\s+participants))?"
        ),
    ),
    (
        SessionKind.CLOSING,
        (
            r"(?:(?:discours|mots?|s[ée]ance|allocutions?|session)\s+de\s+)?cl[ôo]ture(?:\s+(?:officielle"
            r"|de\s+(?:la\s+journ[ée]e|s[ée]ance)|de\s+l['’][ée]v[èée]nement|des\s+travaux))?"
            r"|conclusions?|mots?\s+de\s+la\s+fin|synth[èe]se|remerciements"
        ),
    ),
    (
        SessionKind.INTRODUCTION,
        r"introduction(?:\s+g[ée]n[ée]rale)?|[ée]dito(?:rial)?|avant-propos|pr[ée]ambule",
    ),
    (
        SessionKind.AGENDA_ITEM,
        r"point(?:\s+de\s+l['’]ordre\s+du\s+jour)?|d[ée]lib[ée]ration|question\s+orale",
    ),
    (SessionKind.SITTING, r"s[ée]ance(?:\s+(?:publique|pl[ée]ni[èe]re))?"),
    (
        SessionKind.OTHER,
        (
            r"ateliers?(?:\s+(?-i:[A-H])(?=\s*(?:[—–:.|-]|$)))?|d[ée]bats?|pause(?:\s+d[ée]jeuner)?|d[ée]jeuner|cocktail|pl[ée]ni[èe]re"
            r"|remise\s+des\s+prix|[ée]changes(?:\s+avec\s+(?:la\s+salle|le\s+public))?"
            r"|questions(?:(?:\s?[-–/]\s?|\s+et\s+)r[ée]ponses)?(?!\s?[-–/]\s?r[ée]ponses)"
            r"(?:\s+(?:du|de|avec)\s+(?:l[ea]s?\s+)?(?:public|salle|participants|habitants|élus))?|d[ée]monstrations?"
            r"|sessions?|panels?|plateaux?|reportages?|master-?class|retours?\s+d['’]exp[ée]riences?"
            r"|(?:grands?\s+)?(?:entretien|interview|portrait)s?(?:\s+(?:avec\s|de\s|du\s|d['’])[^.:«]{3,60})?"
            r"|(?:deux|trois|quatre|cinq|\d)\s+questions\s+[àa]\s[^.:«]{3,60}"
        ),
    ),
)
NUMBERED_KINDS = frozenset(
    {SessionKind.ROUND_TABLE, SessionKind.KEYNOTE, SessionKind.AGENDA_ITEM, SessionKind.SITTING}
)
# without a number or mark-up these words are too common to open a session on a line of their own
_NEEDS_MARKUP = frozenset({SessionKind.OTHER, SessionKind.AGENDA_ITEM, SessionKind.SITTING})

_ORDINAL_WORDS = {
    "premier": 1,
    "premiere": 1,
    "second": 2,
    "seconde": 2,
    "deuxieme": 2,
    "troisieme": 3,
    "quatrieme": 4,
    "cinquieme": 5,
    "sixieme": 6,
    "septieme": 7,
    "huitieme": 8,
    "neuvieme": 9,
    "dixieme": 10,
    "onzieme": 11,
    "douzieme": 12,
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
}
_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
ORDINAL = (
    r"(?:\d{1,3}\s?(?:re|ère|ere|er|nde|nd|de|ème|eme|ième|e|è)|premi(?:er|ère|ere)|seconde?"
    r"|[a-zéèê]{3,9}i[èeé]me)"
)
_NUMBER = (
    r"(?:\d{1,3}(?!\d)|[ivxl]{1,6}\b|[①-⑳]|(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze"
    r"|douze)\b)"
)
_FLAGS = re.IGNORECASE | re.DOTALL


@dataclass(frozen=True, slots=True)
class SessionHeading:
    """What a printed heading says."""

    kind: SessionKind
    number: int | None
    label: tuple[int, int]  # of the words without the theme
    theme: tuple[int, int] | None
    is_closing: bool


def _pattern(words: str) -> re.Pattern[str]:
    hour = r"\d{1,2}\s?(?:h|:)\s?(?:\d{2})?"
    hours = rf"{hour}(?:\s*(?:-|–|—|à|/)\s*{hour})?"
    return re.compile(
        rf"\s*(?:\(?{hours}\)?\s*[:–—|•-]?\s*)?"
        rf"(?:(?:session|s[ée]quence|partie|temps)\s+(?:n\s?[°º]\s?)?(?P<part>{_NUMBER})\s*[:–—|.-]\s*"
        r"|(?P<lead>\d{1,2}|(?-i:[IVX]{1,4}))\s?[.)/–—-]\s*)?"
        rf"(?:(?:la|le|les)\s+)?(?:(?P<before>{ORDINAL}|derni[èe]re?)\s+)?(?P<words>{words})(?![^\W\d_])"
        r"(?P<closing>\s+(?:de\s+(?:cl[ôo]ture|conclusion)|finale?|conclusive))?"
        r"(?P<opening>\s+(?:d['’]ouverture|inaugurale|introductive|pl[ée]ni[èe]re|th[ée]matique))?"
        rf"(?:\s*,?\s*(?:(?:n\s?[°ºo]\.?|num[ée]ro|\#)\s*)?(?P<after>{_NUMBER})(?P<suffix>\s?(?:re"
        rf"|ère|er|e|ème)\b|\s?/\s?\d{{1,2}}(?!\d))?|\s*\(\s*(?:n\s?[°º]\s?)?(?P<inside>\d{{1,2}})\s*\))?"
        rf"(?:\s*[,(–—|-]?\s*{hours}\)?)?"
        r"\s*(?P<rest>(?:[—–:|.•/-]|\()\s*.*|(?<=[\s°º])(?-i:[«“\"]?\s?[^\Wa-zà-öø-ÿœ_\d]\S*\s\S*\s).*)?\s*",
        _FLAGS,
    )


_PATTERNS = tuple((kind, _pattern(words)) for kind, words in _KINDS)


def read_number(printed: str) -> int | None:
    """Return the number that digits, a Roman numeral or an ordinal word stand for."""
    word = fold(printed).strip()
    if printed in _CIRCLED:
        return _CIRCLED[printed]
    if digits := re.match(r"\d+", word):
        return int(digits.group())
    return _ORDINAL_WORDS.get(word) or _read_roman(word)


def _read_roman(word: str) -> int | None:
    """Return the value of a Roman numeral."""
    if not word or any(letter not in _ROMAN for letter in word):
        return None
    values = [_ROMAN[letter] for letter in word]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


# « ▶ Table ronde 1 », « [Table ronde 1] », « — Table ronde 1 — »
_DECORATION = re.compile(r"^[\s▶►▸▪■●◆★•|\[–—-]+|[\s◀◄■●◆★•|\]–—-]+$")


def match_heading(text: str, *, marked: bool) -> SessionHeading | None:
    """Read a heading, or return None where the text is not the heading of a session.

    Args:
        text: the whole block.
        marked: printed as a heading or in bold; a plain line has to be a heading by its words alone.
    """
    if len(text) > 300:
        return None
    text = _DECORATION.sub(lambda mark: " " * len(mark.group()), text)
    if _SPACED.fullmatch(text):
        return _match_spaced(text, marked=marked)
    for kind, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match and (marked or _stands_alone(kind, match)):
            return _heading(kind, match)
    return None


# « T A B L E   R O N D E   3 »
_SPACED = re.compile(r"\s*[^\W_](?:\s{1,4}[^\W_]){5,}\s*")


def _match_spaced(text: str, *, marked: bool) -> SessionHeading | None:
    """Read a heading whose letters are printed with blanks between them."""
    words = (re.sub(r"\s", "", word) for word in re.split(r"\s{2,}", text.strip()))
    found = match_heading(" ".join(words), marked=marked)
    whole = (len(text) - len(text.lstrip()), len(text.rstrip()))
    return (
        None if found is None or found.theme else SessionHeading(found.kind, found.number, whole, None, False)
    )


def _stands_alone(kind: SessionKind, match: re.Match[str]) -> bool:
    """Tell whether a plain line is a heading.

    Only the words, or words, number and a theme that is no sentence.
    """
    number = _printed_number(match)
    printed = (match["rest"] or "").strip()
    rest = printed.strip(" .:–—-")
    if printed[:1].isalnum() and printed.endswith("."):
        return False  # a sentence
    if printed[:1] == "." and rest and not match["after"]:
        return False  # « …la première table ronde. X, maire, … », cut by the layout
    if not rest:
        return bool(number) or kind not in _NEEDS_MARKUP
    return bool(number) and len(rest) < 160 and _quotes_terms_only(printed.lstrip(" .:–—-|•/("))


_TOLD = re.compile(rf"\s*,?\s*(?:{SPEECH})", re.IGNORECASE)


def _quotes_terms_only(theme: str) -> bool:
    """Tell a theme that quotes, « enjeux du « mot à la mode » », from somebody's words.

    A theme quotes terms, or is one quotation; a colon before it or a verb of speech after it means somebody.
    """
    found = find_quotations(theme)
    if any(not quotation.is_closed for quotation in found) or (found and theme.endswith(".")):
        return False
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(theme)):
        return True
    return all(
        quotation.length < MIN_STATEMENT_CHARS
        and not theme[: quotation.start].rstrip().endswith(":")
        and not _TOLD.match(theme, quotation.end)
        for quotation in found
    )


def _printed_number(match: re.Match[str]) -> str | None:
    """Return the number of a heading, the one nearest to its words first."""
    groups = ("after", "inside", "before", "lead", "part")
    return next((match[name] for name in groups if match[name]), None)


def _heading(kind: SessionKind, match: re.Match[str]) -> SessionHeading:
    """Make the heading of a match."""
    printed = _printed_number(match)
    start = match.start("rest")
    theme = None
    if start >= 0:
        body = match["rest"]
        stripped = body.lstrip("—–:|.•/-( \t\n\xa0\u202f\u2009")
        left = start + len(body) - len(stripped)
        right = left + len(stripped.rstrip())
        if body.startswith("(") and stripped.rstrip().endswith(")"):
            right -= 1
        theme = (left, right) if right > left else None
    label_end = match.start("rest") if start >= 0 else match.end()
    label = match.string[:label_end]
    left = len(label) - len(label.lstrip())
    return SessionHeading(
        kind,
        read_number(printed) if printed else None,
        (left, len(label.rstrip())),
        theme,
        bool(match["closing"]),
    )


# what stands over or before the names of a programme: « Intervenants », « Animation : X »
_LIST_LABEL = re.compile(
    r"\W*(?=(?-i:[^\W\d_a-zà-öø-ÿœ]))(?:(?:les\s+)?(?:intervenant|orateur|oratrice|participant|panéliste|invité|conférencier"
    r"|conférencière|discutant|témoin|modérateur|modératrice|animateur|animatrice|rapporteur|rapporteure"
    r"|présentateur|présentatrice)(?:[·.(-]?e\)?)?[·.-]?s?|grands?\s+témoins?|modération|animation|présentation"
    r"|(?:modéré|animé|présenté)(?:e|s|es)?\s+par|(?:avec|en\s+présence\s+de)(?=\s*:)|avec\s+la\s+participation\s+de"
    r"|speakers?|au\s+programme|programme)\s*(?P<end>:|\W*$)",
    re.IGNORECASE,
)


def is_list_label(text: str) -> bool:
    """Tell whether a line is nothing but what stands over the names of a programme: « Intervenants : »."""
    found = _LIST_LABEL.match(text)
    return found is not None and not text[found.end() :].strip(" *_")


def begins_with_list_label(text: str) -> bool:
    """Tell whether a line begins with what leads to names of a programme: « Modération : X, journaliste »."""
    return list_label_end(text) is not None


def list_label_end(text: str) -> int | None:
    """Return where what leads to names of a programme ends, None where a line does not begin with it."""
    found = _LIST_LABEL.match(text)
    return None if found is None else found.end()


_PREFIX_KINDS = frozenset(
    {
        SessionKind.VISIT,
        SessionKind.OPENING,
        SessionKind.CLOSING,
        SessionKind.ROUND_TABLE,
        SessionKind.KEYNOTE,
    }
)


def match_marked_prefix(text: str) -> SessionHeading | None:
    """Read a printed heading that goes on without a separator.

    « Visite de la station », « Keynote de la start-up X ».
    """
    for kind, words in _KINDS:
        match = re.match(
            rf"\s*(?P<label>(?:{words})(?!\w))\s+(?=de\b|du\b|des\b|d['’]|sur\b|à\b|au\b|par\b)", text, _FLAGS
        )
        if match and kind in _PREFIX_KINDS:
            left, right = len(text) - len(text.lstrip()), len(text.rstrip())
            return SessionHeading(kind, None, (left, right), (left, right), False)
    return None


_POINT = re.compile(
    r"^[ \t]*(?P<number>\d{1,2})[.)][ \t]+(?P<theme>[^\W\d_][^\r\n:;«»]{2,90}[^\s.,:;])[ \t]*"
    r"(?=\r?\n[ \t]*\r?\n)",
    re.MULTILINE,
)
_LEAST_TEXT = 60  # characters: a shorter line may be part of a title
_SHOWN = 60


def where_to_write_headings(source: str) -> str:
    """Return in French what to write in a text without a session, and at which line."""
    point = _POINT.search(source)
    if point is not None:
        line, written = point.group().strip(), f"## Point {point['number']} — {point['theme']}"
        number = _line(source, point.start())
        return f"remplacez la ligne {number}, « {line} », par « {written} », de même les autres"
    texts = re.finditer(rf"^[^#\s][^\n]{{{_LEAST_TEXT - 1},}}$", source, re.MULTILINE)
    first = next(texts, None) or re.search(r"^.*\S.*$", source, re.MULTILINE)
    if first is None:
        return "écrivez-les au-dessus du texte de chaque session"
    shown = first.group().strip()
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rsplit(' ', 1)[0]}…"
    return (
        "écrivez-en un sur une ligne à lui au-dessus du texte de chaque session, le premier par exemple "
        f"au-dessus de la ligne {_line(source, first.start())}, « {shown} »"
    )


def _line(source: str, position: int) -> int:
    """Return the line of a position, from 1; blanks before the words are on lines of their own."""
    return source.count("\n", 0, position) + 1
