"""Where the role and organisation printed after a name begin and end."""

import re
from dataclasses import dataclass

from ingest.french import (
    DETERMINERS,
    DOMAIN_NOUNS,
    FINITE,
    HUMAN_NOUN,
    NOT_NAMES,
    ORGANISATION_NOUNS,
    ORGANISATION_QUALIFIERS,
    PARTICLES,
    ROLE_NOUNS,
    ROLE_QUALIFIERS,
    SPEECH,
    fold,
)
from ingest.people.names import is_given_name
from ingest.people.offices import split_capacity, split_office
from ingest.people.organisations import is_organisation


@dataclass(frozen=True, slots=True)
class Capacity:
    """Role and organisation as printed after a name, and where they end."""

    role: str | None = None
    organisation: str | None = None
    start: int = 0
    end: int = 0  # where what follows the name ends, for the next reader


_POINTER = re.compile(
    (
        r"\s*\((?:à|au|aux|en|ci-|de|photo|tout|deuxième|première?|assise?|debout)[^()]{0,60}(?:droite"
        r"|gauche|centre|contre|dessus|dessous|photo|haut|bas|premier plan|debout|assise?)?\)"
    ),
    re.IGNORECASE,
)
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
        closing = _closing_bracket(text, begin, limit)
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
        role, organisation = split_office(printed)
        if organisation and _DWELLS.match(printed) and not is_organisation(organisation):
            role, organisation = printed, None  # « habitante du quartier du Moulin »
    return Capacity(role, organisation, begin, end if role or organisation else start)


_DWELLS = re.compile(r"(?:habitante?|riveraine?|voisine?|usagère?|usager|locataire)\s", re.IGNORECASE)


def _closing_bracket(text: str, begin: int, limit: int) -> int:
    """Return where a bracket closes, past those inside: « (élue, agence de l'eau (AEV)) »; -1 for nowhere."""
    depth = 1
    for bracket in re.compile(r"[()]").finditer(text, begin, limit):
        depth += 1 if bracket.group() == "(" else -1
        if depth == 0:
            return bracket.start()
    return text.find(")", begin, limit)  # one is left out


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
        if stop.group() == ".":
            is_inner = _ABBREVIATED.search(text[max(begin, stop.start() - 8) : stop.start()]) is not None
        else:
            is_inner = _joins_names(text, begin, stop, limit) or _is_title(text, begin, stop.start(), limit)
        if not is_inner:
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


# « cheffe de projet « Terres vivantes », ville de … »: a name between marks, no words of anybody
_TITLE = re.compile(
    r"(?:«\s?[^\W\d_a-zà-öø-ÿœ][^«»“”\".,:;!?]{2,40}\s?»|“[^\W\d_a-zà-öø-ÿœ][^«»“”\".,:;!?]{2,40}”)(?=\s?[,:])"
)
_SPOKEN = re.compile(
    r"\b(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|c|j|qui|ne|n|est|sont|a|ont|non|oui|merci|bravo)\b",
    re.IGNORECASE,
)


def _is_title(text: str, begin: int, mark: int, limit: int) -> bool:
    """Tell whether a mark opens what a role is about: a short name, right after a word, that goes on."""
    title = _TITLE.match(text, mark, limit)
    follows_word = begin < mark and re.search(r"\w\s?$", text[begin:mark]) is not None
    return title is not None and follows_word and not _SPOKEN.search(title.group())


_LAST_PROPER = re.compile(r"[^\W\d_a-zà-öø-ÿœ][\w'’-]*$")
_AFTER_DASH = re.compile(
    r"(?P<first>[^\W\d_a-zà-öø-ÿœ][\w'’-]+)(?:\s(?:de\s|du\s|des\s|la\s|et\s|d['’])*[^\W\d_a-zà-öø-ÿœ][\w'’-]*){0,4}"
    rf"(?=\s*(?::|\.?\s*$|,?\s{SPEECH}))"
)


def _joins_names(text: str, begin: int, dash: re.Match[str], limit: int) -> bool:
    """Tell whether a dash stands inside a name: « Conseil régional de Bourgogne — Franche-Comté : ».

    After it comes a proper name, no person's, and then what ends the introduction.
    """
    if not dash.group().strip() or dash.group().strip() not in "—–":
        return False
    name = _AFTER_DASH.match(text, dash.end(), limit)
    if name is None or _LAST_PROPER.search(text[begin : dash.start()]) is None:
        return False
    first = name["first"]
    return not is_given_name(first) and fold(first) not in NOT_NAMES | ROLE_NOUNS


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

_TO_ONE = re.compile(r"à\s+(?:une?|cette?|son|sa|ses)\s")  # « a répondu X, maire, à une lycéenne »


def _cut_at_foreign_part(text: str, begin: int, end: int) -> int:
    """End a capacity before a part between commas that begins like neither role nor organisation.

    A verb we do not know.
    """
    for comma in re.compile(r",\s+").finditer(text, begin, end):
        word = re.compile(r"[\w'’-]+").match(text, comma.end(), end)
        if word is None or word.group()[0].isupper() or word.group()[0].isdigit():
            continue
        first = fold(re.sub(r"['’].*", "'", word.group()) if word.group()[1:2] in "'’" else word.group())
        if _CONCLUDES.match(text, comma.end(), end) or _TO_ONE.match(text, comma.end(), end):
            return comma.start()
        joined = first == "et" and re.compile(
            r"et\s+(?:(?:son|sa|ses|leurs?|un|une|deux|plusieurs|la|le|les)\b|l['’])"
        ).match(text, comma.end(), end)
        known = (
            first in _PART_OPENERS
            or first in ROLE_NOUNS
            or first in ORGANISATION_NOUNS
            or first in ROLE_QUALIFIERS
        )
        known = known or first in DETERMINERS or first in DOMAIN_NOUNS or first in ORGANISATION_QUALIFIERS
        if joined or not known or _is_clause(text[comma.end() : end]):
            return comma.start()
    return end


_ARTICLE = re.compile(r"(?:(?:la|le|les|une?)\s+|l['’])(?P<noun>[\w-]+)", re.IGNORECASE)


def _is_clause(part: str) -> bool:
    """Tell whether an article is a pronoun or begins a clause: « , la rejoint », « , les digues cèdent »."""
    article = _ARTICLE.match(part)
    if article is None or article["noun"][0].isupper() or is_organisation(part):
        return False
    return fold(article["noun"]) not in ROLE_NOUNS | ROLE_QUALIFIERS


# « donne la parole », « prend un exemple », « se félicite »: an article follows a verb, never a role
_IS_VERB = re.compile(
    r"(?:se\s|s['’]|n['’]|ne\s|y\s|en\s|lui\s|leur\s|\w+\s+(?:la|le|les|un|une|que|pas|plus)\s|\w+\s+(?:l|qu)['’])"
)


def _may_be_role(printed: str) -> bool:
    """Tell whether an unknown noun after a person's name can be a role.

    « astronome », « garde du littoral ».
    """
    word = re.match(r"[\w-]+", printed)
    if word is None or not word.group()[0].islower() or len(printed) > 90 or re.match(r"\w+['’]", printed):
        return False
    if _IS_VERB.match(printed) or any(
        is_given_name(w) for w in re.findall(r"[A-ZÀ-Ý][\w-]+(?=\s+[A-ZÀ-Ý])", printed)
    ):
        return False
    if re.search(r"\spar\s", printed):
        return False  # « aussitôt contredit par… »
    first = fold(word.group())
    common = first in NOT_NAMES or first in DETERMINERS or first in PARTICLES or first in ORGANISATION_NOUNS
    is_told = _NO_NOUN.search(word.group()) is not None
    return not common and (not is_told or HUMAN_NOUN.fullmatch(word.group()) is not None)


# « revenue sur l'estrade », « remise de sa chute », « assise au premier rang »: what somebody did or is
_NO_NOUN = re.compile(
    r"(?:é|ée|és|ées|ant|ante|ment|(?<![gq])ue|[vt]enu|paru|ndu|çu|ému|(?:ass|rem|prom|adm|soum|pr|qu)ise?|[rs]tie?|réunie?|ravie?"
    r"|duite?|crite?|[fv]erte?|jointe?)$"
)
