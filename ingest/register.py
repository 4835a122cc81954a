"""Who takes part: the people of one document, by the names that are printed for them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from ingest.model import Person
from ingest.people.genders import gender_of_name
from ingest.people.homonyms import Namesakes, Office, is_anothers
from ingest.people.names import is_given_name, name_key
from ingest.people.offices import is_called


def slug(text: str) -> str:
    """Return a text as lower-case letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


NO_OFFICE = Office(None, None)


class Register:
    """The people of one document, by the names that are printed for them."""

    def __init__(self, prefix: str, full_names: Mapping[str, str]) -> None:
        """Start empty.

        Args:
            prefix: the identifier of the proceedings.
            full_names: every full name printed anywhere, by its key, to know whose surname stands alone.
        """
        self._prefix = prefix
        self._full = full_names
        self._people: dict[tuple[str, int], Person] = {}  # by full name and number among its bearers
        self._namesakes: dict[str, Namesakes] = {}
        self._shown: dict[str, list[tuple[str, str | None]]] = {}  # titles and roles printed with a name
        self._genders: dict[str, str] = {}  # as titles and roles printed so far show them
        self._offices: dict[str, list[Office]] = {}  # printed with a full name
        self._bare: dict[
            str, set[str]
        ] = {}  # surnames that no given name is printed with: « M. » and « Mme »

    def people(self) -> tuple[Person, ...]:
        """Return everybody in order of appearance."""
        return tuple(self._people.values())

    def note_title(self, name: str, gender: str) -> None:
        """Take into account whose surname alone is: M. Roux and Mme Roux are two people."""
        if gender and " " not in name.strip():
            self._bare.setdefault(name_key(name), set()).add(gender)

    def note_office(self, name: str, title: str, role: str | None) -> None:
        """Take into account what somebody may be called by: « le docteur Roux » is no mayor.

        Args:
            name: as printed by a heading, in full or with a role.
            title: the office that a title before the name names: docteur.
            role: as printed.
        """
        self._shown.setdefault(name_key(name), []).append((title, role))

    def note(self, name: str, office: Office, session_id: str | None, gender: str = "") -> bool:
        """Take a printed introduction into account before anybody is looked for.

        Returns:
            Whether it shows that the name is another person's than the one it was known for.
        """
        key = self._key(name, gender)
        if key is None:
            return False
        if self._is_anothers(key, name, office):
            return False
        if key == name_key(name) and not office.is_empty:
            self._offices.setdefault(key, []).append(office)
        namesakes = self._namesakes.setdefault(key, Namesakes())
        before = len(namesakes.offices)
        namesakes.note(office, session_id)
        return 0 < before < len(namesakes.offices)

    def find(
        self,
        name: str,
        gender: str = "",
        *,
        title: str = "",
        office: Office = NO_OFFICE,
        session_id: str | None = None,
    ) -> Person | None:
        """Return the person of a printed name, entering new ones; None where several could be meant.

        None too where the title or office printed here contradicts the only person who bears the name.
        """
        key = self._key(name, gender)
        if key is None or self._contradicts(key, name, gender) or not self._bears(key, name, title):
            return None
        if self._is_anothers(key, name, office):
            return None
        number = self._number(key, office, session_id)
        if number is None:
            return None
        if gender:
            self._genders.setdefault(key, gender)
        person = self._people.get((key, number)) or self._enter(key, number, self._full.get(key, name))
        if name != person.name and name not in person.variants:
            person = self._with_variant(person, name)
            self._people[key, number] = person
        return person

    def is_surname(self, name: str) -> bool:
        """Tell whether a name is somebody's surname: « la commission Roux » is not « Roux »."""
        key = name_key(name)
        alone = {*self._shown, *self._bare}
        return key in alone or any(full.endswith(f" {key}") for full in self._full)

    def _number(self, key: str, office: Office, session_id: str | None) -> int | None:
        """Return which bearer of a full name is meant; there is one unless two were noted."""
        namesakes = self._namesakes.get(key)
        if namesakes is None or len(namesakes.offices) < 2:
            return 0
        return namesakes.number_of(office, session_id)

    def _contradicts(self, key: str, name: str, gender: str) -> bool:
        """Tell whether « M. Martin » is printed where only Marie Martin is known."""
        borne = self._gender(key)
        return bool(gender and borne) and gender != borne and key != name_key(name)

    def _is_anothers(self, key: str, name: str, office: Office) -> bool:
        """Tell whether « Mme Durand, boulangère » is printed where Marie Durand is a mayor only."""
        return key != name_key(name) and is_anothers(office, self._offices.get(key, ()))

    def _bears(self, key: str, name: str, title: str) -> bool:
        """Tell whether « le docteur Roux » is who else is printed by that name: something has to show it."""
        if not title or (key == name_key(name) and " " in key):
            return True
        shown = self._shown.get(key, self._shown.get(name_key(name), []))
        return not shown or any(title == borne or is_called(title, role) for borne, role in shown)

    def _gender(self, key: str) -> str:
        """Return the gender that a given name, or a title or role printed so far, shows."""
        return gender_of_name(key) or self._genders.get(key, "")

    def _key(self, name: str, gender: str = "") -> str | None:
        """Return the full name that a printed one stands for; itself where nothing fuller is printed.

        « M. Martin » is Paul Martin where everybody else of that family name is surely a woman.
        """
        key = name_key(name)
        if key in self._full and len(key.split()) > 1:
            return key
        given_first = " " in name.strip() and name.strip()[0].isupper() and is_given_name(name.split()[0])
        known = {*self._full, *(full for full, _ in self._people)}
        fuller = {full for full in known if _may_be(key, full, is_full=given_first)}
        if len(fuller) > 1 and gender and all(self._gender(full) for full in fuller):
            fuller = {full for full in fuller if self._gender(full) == gender}
            if len(fuller) != 1:
                return None
        if len(fuller) > 1:
            return None
        if not fuller and len(self._bare.get(key, ())) > 1:
            return f"{key} ({gender})" if gender else None
        return fuller.pop() if fuller else key

    def _enter(self, key: str, number: int, name: str) -> Person:
        local = slug(key) or f"p{len(self._people) + 1}"
        taken = {p.id for p in self._people.values()}
        identifier, count = f"{self._prefix}.{local}", 1
        while identifier in taken:
            count += 1
            identifier = f"{self._prefix}.{local}-{count}"
        self._people[key, number] = Person(identifier, name)
        return self._people[key, number]

    def _with_variant(self, person: Person, name: str) -> Person:
        """Keep the fullest form as the name and the others as variants."""
        if len(name_key(name)) > len(name_key(person.name)):
            return replace(person, name=name, variants=(*person.variants, person.name))
        return replace(person, variants=(*person.variants, name))


def _may_be(short: str, full: str, *, is_full: bool) -> bool:
    """Tell whether a printed form can stand for a full name.

    The surname alone, or an initial with the surname.
    """
    if short == full or " " not in full:
        return False
    first, _, rest = short.partition(" ")
    if rest and "." in first:
        return first[0] == full[0] and full.endswith(f" {rest}")
    return not is_full and full.endswith(f" {short}")
