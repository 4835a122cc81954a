"""Which part of what is printed after a name is the role, and which the organisation."""

import re
from collections.abc import Iterator

from ingest.french import (
    ANAPHORS,
    DETERMINERS,
    DOMAIN_NOUNS,
    HEADS_OF_BODIES,
    INNER_UNITS,
    ORGANISATION_NOUNS,
    PEOPLE_NOUNS,
    ROLE_NOUNS,
    ROLE_QUALIFIERS,
    fold,
)
from ingest.people.names import is_given_name
from ingest.people.organisations import first_word, is_domain, is_organisation, is_proper

_PREPOSITION = re.compile(
    r"(?:(?<=\s)|^)(?P<prep>chez\s+(?:la\s+|le\s+|les\s+|l['’])?|auprès\s+(?:de\s+la\s+|de\s+l['’]"
    r"|de\s+|du\s+|des\s+|d['’])"
    r"|pour\s+(?:la\s+|le\s+|les\s+|l['’])|au\s+sein\s+(?:de\s+la\s+|de\s+l['’]|de\s+|du\s+|des\s+|d['’])"
    r"|à\s+(?:la\s+|l['’])|de\s+(?:la\s+|l['’])|aux?\s+|à\s+|du\s+|des\s+|de\s+|d['’])"
)
_EXPANDED = re.compile(r"(?P<acronym>[A-ZÀ-Ý][A-ZÀ-Ý0-9-]+)\s+\([^()]{6,120}\)")


def split_capacity(printed: str) -> tuple[str | None, str | None]:
    """Split what is printed after a name into role and organisation; leave empty what is not there."""
    printed = printed.strip(" ,;.\xa0\u202f\n")
    if not printed:
        return None, None
    if not _begins_with_role(printed):
        return _without_role(printed)
    return split_office(_without_apposition(printed))


# « , premier client », « , ancienne élève »: what somebody is besides, at the end, in small letters
_APPOSITION = re.compile(r",\s+(?P<words>(?P<which>[\w-]+)\s+(?P<noun>[\w-]+)(?:\s[a-zà-ÿœ'’ -]*)?)$")


def _without_apposition(printed: str) -> str:
    """Leave out what is printed behind a role and organisation and is neither."""
    match = _APPOSITION.search(printed)
    if match is None or not match["words"].islower():
        return printed
    is_people = fold(match["which"]) in ROLE_QUALIFIERS and fold(match["noun"]) in PEOPLE_NOUNS
    return printed[: match.start()] if is_people and fold(match["noun"]) not in ROLE_NOUNS else printed


def split_office(printed: str) -> tuple[str | None, str | None]:
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
    if (is_proper(rest) and not is_domain(rest)) or is_organisation(rest):
        return None, rest
    return None, None


def _is_bracketed(before: str) -> bool:
    """Tell whether a text ends inside brackets: « fondateur de Cyclo (prestataire de … »."""
    return before.count("(") > before.count(")")


def _prepositions(printed: str) -> Iterator[re.Match[str]]:
    """Yield the prepositions that no brackets hold."""
    return (m for m in _PREPOSITION.finditer(printed) if not _is_bracketed(printed[: m.start()]))


def _split_at_expansion(printed: str) -> tuple[str, str] | None:
    """« …aux Forêts CCHV (Communauté de communes …) et maire de Valbrebis ».

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
    commas = [m.start() for m in re.finditer(",", printed) if not _is_bracketed(printed[: m.start()])]
    head, last = (printed[: commas[-1]], printed[commas[-1] + 1 :].strip()) if commas else (printed, "")
    if not last:
        return None
    if _begins_with_role(last) and not is_organisation(last):
        found = _split_at_noun(last) or _split_at_proper(last)
        return (f"{head}, {found[0].strip()}", found[1]) if found else None
    if is_organisation(last) or (is_proper(last) and not is_domain(last)):
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
    for match in _prepositions(printed):
        rest = printed[match.end() :]
        first = first_word(rest)
        if (
            first in ORGANISATION_NOUNS
            and first not in INNER_UNITS
            and is_organisation(rest)
            and match.start()
        ):
            return _without_task(printed[: match.start()], rest)
    return None


_TASK = re.compile(r"\s+(?:chargée?|déléguée?|en\s+charge)\s+(?:de|du|des|d['’]|à|au|aux)\b.*$")


def _without_task(role: str, organisation: str) -> tuple[str, str]:
    """Leave « vice-présidente de l'agglomération du Pays Blanc chargée de l'eau » its task in the role."""
    task = _TASK.search(organisation)
    return (role.rstrip() + task.group(), organisation[: task.start()]) if task else (role, organisation)


def _split_at_proper(printed: str) -> tuple[str, str] | None:
    """The first preposition after which everything is a proper name.

    « de Grand Paris Sud », « à la CNIL ».
    """
    for match in _prepositions(printed):
        rest = printed[match.end() :]
        first = re.match(r"[\w'’-]+", rest)
        of_person = (
            first is not None
            and " " in rest
            and is_given_name(first.group())
            and not match["prep"].startswith("chez")
        )
        if match.start() and _is_named_like_domain(printed[: match.start()], match["prep"], rest):
            return None  # « directrice d'Eaux de Vendée »: Vendée is no organisation
        if _ends_inside_name(printed[: match.start()]):
            return None  # « géologue au Parc Naturel des Landes »: neither are the Landes
        if match.start() and is_proper(rest) and not is_domain(rest) and not of_person:
            return printed[: match.start()], rest
    return None


def _ends_inside_name(role: str) -> bool:
    """Tell whether a role ends in the middle of a name that a common noun begins: « au Parc Naturel »."""
    found = re.search(
        r"(?:^|\s)(?:au|aux|du|des|de\s+la|à\s+la|de|à)\s(?P<noun>[\w-]+)\s(?P<last>[\w-]+)\s*$", role
    )
    if found is None or not found["noun"][0].isupper() or not found["last"][0].isupper():
        return False
    is_place = fold(found["noun"]) in DOMAIN_NOUNS | ORGANISATION_NOUNS
    return is_place and fold(found["last"]) not in ROLE_NOUNS | ROLE_QUALIFIERS | DOMAIN_NOUNS


def _is_named_like_domain(role: str, preposition: str, rest: str) -> bool:
    """Tell whether a capital without an article, in a role without capitals, may begin a proper name."""
    is_bare = preposition.strip() in {"de", "d'", "d’"}
    return is_bare and role.islower() and is_proper(rest) and first_word(rest) in DOMAIN_NOUNS - INNER_UNITS


def _split_at_parenthesis(printed: str) -> tuple[str, str] | None:
    match = re.search(r"\s+\(([^()]{2,80})\)$", printed)
    if match and (is_proper(match.group(1)) or is_organisation(match.group(1))):
        return printed[: match.start()], match.group(1)
    return None


_COMPLEMENT = re.compile(
    r"\s+(?:de|du|des|au|aux|à|en|pour|sur|chez|chargée?|auprès)\s.*|\s+[dl]['’].*", re.DOTALL
)


def _offices(role: str) -> set[str]:
    """Return the nouns of a role that are the person's own: an adjoint au maire is no maire."""
    offices: set[str] = set()
    for part in re.split(r",|\bet\b", role):
        words = {fold(word) for word in _COMPLEMENT.sub("", f" {part.strip()} ").split()}
        words |= {half for word in words if "-" in word for half in _halves(word)}
        offices |= words & _DEPUTIES or words  # a maire adjoint is no maire either
    return offices if offices.isdisjoint(_FORMER) else set()


def bare_office(role: str | None, organisation: str | None) -> str:
    """Return the office of which a body has one, where a role is nothing else: not « maire de Brive »."""
    noun = fold(role or "")
    return noun if noun in HEADS_OF_BODIES and organisation is None else ""


# « la maire de Tulle », « le préfet du Rhône », « la présidente du syndicat voisin »
_ELSEWHERE = re.compile(
    r"(?:\b(?P<article>[Ll][ea]|[Uu]ne?)\s+)?\b(?P<noun>[\w-]+)\s+(?:d[eu]s?\s+(?:l[ae]s?\s+|l['’])?|d['’]|à\s+|aux?\s+)"
    r"(?:(?P<place>[A-ZÀ-Ý][\w-]*)|[\w-]+\s+(?:voisin|autre)e?s?\b)"
)


def tells_of_another_holder(text: str, office: str, gender: str, own: frozenset[str]) -> bool:
    """Tell whether a text tells of an office of another place or body, whoever holds it there.

    Args:
        text: what is printed in a session.
        office: the office, folded.
        gender: of who holds it here.
        own: the folded words of the event's own name and place.
    """
    return any(
        fold(found["noun"]) == office
        and fold(found["place"] or "") not in own
        and {fold(found["article"] or ""), gender}
        not in ({"le", "f"}, {"un", "f"}, {"la", "m"}, {"une", "m"})
        for found in _ELSEWHERE.finditer(text)
    )


def _halves(word: str) -> set[str]:
    """Return both offices of « président-fondateur »; a vice-président or maire-adjoint has one only."""
    halves = set(word.split("-"))
    return halves if halves <= ROLE_NOUNS - ROLE_QUALIFIERS else set()


_DEPUTIES = frozenset("adjoint adjointe suppleant suppleante".split())
_FORMER = frozenset("ancien ancienne ex futur future honoraire".split())


def is_called(noun: str, role: str | None) -> bool:
    """Tell whether who has a role may be called by a noun: the mayor « l'édile », the surgeon « docteur »."""
    roles = _offices(role or "")
    if _OF_RESEARCH.search(role or ""):
        roles.add("chercheur")
    return fold(noun) in roles or bool(ANAPHORS.get(fold(noun), frozenset()) & roles)


# « directrice scientifique », « chargé de recherche »: who holds it may be called « la chercheuse »
_OF_RESEARCH = re.compile(
    r"\b(?:direct(?:eur|rice)|chargée?)\s+(?:scientifique|de\s+recherches?)\b", re.IGNORECASE
)
