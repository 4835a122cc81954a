"""Whether two printed capacities can be one person's, or show two people of one name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.french import (
    DETERMINERS,
    DOMAIN_NOUNS,
    ORGANISATION_NOUNS,
    ORGANISATION_QUALIFIERS,
    PARTICLES,
    ROLE_NOUNS,
    ROLE_QUALIFIERS,
    fold,
)

# roles that anybody may be given beside a more exact one
_BROAD_ROLES = frozenset(
    "elu elue expert experte membre porte-parole representant representante responsable specialiste".split()
)
_LINKS = frozenset("a au aux chez d dans de du des en et l la le les pour sur".split())
_COMMON = (
    _LINKS | DETERMINERS | PARTICLES | ROLE_NOUNS | ROLE_QUALIFIERS | ORGANISATION_NOUNS
    | ORGANISATION_QUALIFIERS
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """A role and an organisation as printed, in words to compare."""

    role: str | None
    organisation: str | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed."""
        return not (self.role or self.organisation)

    def roles(self) -> set[str]:
        """Return the nouns of roles: maire, directrice; where none is known, the first word: astronome."""
        words = _folded(self.role)
        return {w for w in words if w in ROLE_NOUNS or w.strip(".") in ROLE_NOUNS} or set(words[:1])

    def subjects(self) -> set[str]:
        """Return the words that tell this role from others of its noun: numérique, eau."""
        return set(_folded(self.role)) - _COMMON

    def places(self) -> set[str]:
        """Return the words that tell this organisation from others: Lyon, Leroux."""
        return set(_folded(self.organisation)) - _COMMON - DOMAIN_NOUNS


def may_be_one_persons(one: Office, other: Office) -> bool:
    """Tell whether two offices agree, or one of them says too little to disagree.

    Two organisations with nothing in common are two people's, whatever their roles share: « directeur
    technique » is said of many. Without two organisations the roles decide.
    """
    if one.is_empty or other.is_empty:
        return True
    if one.places() and other.places():
        return bool(
            one.places() & (other.places() | other.subjects())
            or other.places() & one.subjects()
            or _is_acronym_of(one.organisation, other.organisation)
            or _is_acronym_of(other.organisation, one.organisation)
        )
    roles, others = one.roles(), other.roles()
    if not roles or not others or (roles | others) & _BROAD_ROLES:
        return True
    known, told = one.subjects() | one.places(), other.subjects() | other.places()
    return bool(roles & others or known & told)


# what somebody is in a sitting, beside any office: « M. Martin, rapporteur »
_IN_SITTING = frozenset(
    "rapporteur rapporteure secretaire moderateur moderatrice animateur animatrice".split()
)


def is_anothers(office: Office, known: Sequence[Office]) -> bool:
    """Tell whether an office printed after a family name alone is none of who bears the name in full.

    « Mme Durand, boulangère » is not surely Marie Durand, maire.
    """
    if not office.role or not known or office.roles() & _IN_SITTING:
        return False
    return not any(may_be_one_persons(office, other) for other in known)


def _folded(text: str | None) -> list[str]:
    """Return the words of a text, folded, without elided articles."""
    return [fold(re.sub(r"^\w{1,2}['’]", "", w)) for w in re.findall(r"[\w'’.-]+", text or "")]


def _is_acronym_of(short: str | None, long: str | None) -> bool:
    """Tell whether capitals stand for a name: the first letters of its words, in order."""
    found = re.search(r"(?<!\w)[^\W\d_a-zà-öø-ÿœ]{3,8}(?!\w)", short or "")
    initials = iter(w[0] for w in re.findall(r"\w+", fold(long or "")))
    return found is not None and all(letter in initials for letter in fold(found.group()))


@dataclass(slots=True)
class Namesakes:
    """The people of one name: for each the offices and sessions in which it is printed."""

    offices: list[list[Office]] = field(default_factory=list)
    sessions: list[set[str | None]] = field(default_factory=list)

    def note(self, office: Office, session_id: str | None) -> None:
        """Take one more printed introduction into account; one without an office tells nobody apart.

        In one session a name is one person's, unless its offices are known from elsewhere as two people's.
        """
        if office.is_empty:
            return
        number = self.number_of(office, session_id)
        if number is None:
            number = len(self.offices)
            self.offices.append([])
            self.sessions.append(set())
        self.offices[number].append(office)
        self.sessions[number].add(session_id)

    def number_of(self, office: Office, session_id: str | None) -> int | None:
        """Return which of the people is meant, from 0; None where it may be any of them, or a new one."""
        if not office.is_empty:
            for number, known in enumerate(self.offices):
                if any(may_be_one_persons(office, o) for o in known):
                    return number
        here = [number for number, known in enumerate(self.sessions) if session_id in known]
        return here[0] if len(here) == 1 else None
