"""What titles, roles and given names show of a gender, for the pronouns that follow."""

import re

from ingest.french import (
    FEMININE_NAMES,
    FEMININE_ROLES,
    FEMININE_TITLES,
    MASCULINE_NAMES,
    MASCULINE_ROLES,
    MASCULINE_TITLES,
    fold,
)
from ingest.people.names import name_key


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
    # « Marie-Ange » is as « Marie », « Jean-Marie » as « Jean »
    given = {words[0], words[0].partition("-")[0]}
    if given & FEMININE_NAMES:
        return "f"
    return "m" if given & MASCULINE_NAMES else ""
