"""Who a sentence introduces, and whether as its one subject."""

import re
from dataclasses import replace

from ingest.attribution.evidence import Paragraph, Speaker
from ingest.attribution.inverted import is_told_by_another
from ingest.flow import Flow
from ingest.french import (
    HUMAN,
    HUMAN_NOUN,
    KIN_NOUNS,
    RELATION_NOUNS,
    ROLE_NOUNS,
    ROLE_QUALIFIERS,
    SPEECH,
    fold,
    office_of_title,
)
from ingest.people.capacities import Capacity, read_capacity
from ingest.people.genders import gender_of, gender_of_name
from ingest.people.names import Mention, NameReader, is_plural_title
from ingest.people.offices import split_capacity

_FARTHEST = 1_000  # characters from a name: no role and organisation are longer
_LONGEST_JOINT = 40


def introduce(paragraph: Paragraph, mention: Mention, limit: int) -> tuple[Speaker, Capacity]:
    """Read the role and organisation after a name."""
    limit = _before_next(paragraph, mention, limit)
    capacity = read_capacity(paragraph.text, mention.end, limit, is_person=mention.is_strong)
    shown = (mention.start, _last_shown(paragraph.text, mention, capacity))
    role, organisation = capacity.role, capacity.organisation
    if role is None and organisation is None:
        role, organisation = _office_before(paragraph, mention)
    if role is None and " " not in mention.name:
        role = _kin_after(paragraph.text, mention.end, limit)
    speaker = Speaker(
        mention.name,
        False,
        role,
        organisation,
        gender_of(mention.title, role) or gender_of_name(mention.name),
        shown,
        office_of_title(mention.title),
    )
    return speaker, capacity


_KIN = re.compile(r"\s*[,(]\s*(?P<who>(?:s(?:a|on)|leur|l[ae])\s+(?P<noun>[\w-]+))", re.IGNORECASE)


def _kin_after(text: str, start: int, limit: int) -> str | None:
    """Return « sa belle-mère » of « Mme Durand, sa belle-mère »: another one of the family name."""
    kin = _KIN.match(text, start, limit)
    return kin["who"] if kin and fold(kin["noun"]) in KIN_NOUNS else None


def _before_next(paragraph: Paragraph, mention: Mention, limit: int) -> int:
    """Return where the capacity of a name ends at the latest: before « , et Y », another person's."""
    for other in paragraph.named(mention.end, min(limit, mention.end + _FARTHEST), strong=False):
        if not other.is_strong and not _is_second(paragraph, other, limit):
            continue
        comma = paragraph.text.rfind(",", mention.end, other.outer)
        if comma >= 0 and CIRCUMSTANCE.fullmatch(paragraph.text[comma : other.outer]):
            return comma  # « directeur, en présence de Y, … »
        joint = _before_joint(paragraph.text, mention.end, other.outer)
        if (
            joint < mention.end + len(paragraph.text[mention.end : other.outer].rstrip())
            or paragraph.text[joint : other.outer].strip()
        ):
            return joint
    return limit


def _office_before(paragraph: Paragraph, mention: Mention) -> tuple[str | None, str | None]:
    """Return the role and organisation of « Le maire de Brive, X », where the sentence begins so."""
    start = max((a for a, _ in paragraph.sentences if a <= mention.outer), default=0)
    before = paragraph.text[start : mention.outer]
    match = _OFFICE_BEFORE.fullmatch(before) if _is_apposed(before) else None
    if match is None or fold(match["office"].split()[0]) in RELATION_NOUNS:
        return None, None
    return split_capacity(match["office"].strip())


def _last_shown(text: str, mention: Mention, capacity: Capacity) -> int:
    """Return where the printed introduction of a person ends."""
    if not (capacity.role or capacity.organisation):
        return mention.end
    ends = [mention.end]
    for part in (capacity.role, capacity.organisation):
        at = text.find(part, mention.end, capacity.end) if part else -1
        if part and at >= 0:
            ends.append(at + len(part))
    return max(ends) if len(ends) > 1 else len(text[: capacity.end].rstrip(" ,"))


ADVERBIAL = re.compile(
    r"(?:puis|ensuite|enfin|alors|et|mais|or|également|aussi|même|car|ainsi|dans|sur|sous|à|au|aux"
    r"|en|pour|de|du|des|d['’]\w+|dès|depuis|côté|quant"
    r"|après|avant|lors|durant|pendant|face|interrogée?|invitée?|présente?|venue?|parmi|entre|chez"
    r"|assise?|debout|fidèle|forte?|attablée?|malgré|selon|avec|sans|par|grâce|premi[eè]re?|dernier|dernière"
    r"|autre|même|toujours|plus|aujourd['’]hui|hier|demain|pareil|idem|constat|retour"
    r"|[a-zà-ÿ]+ment)\b[^:«“\"]*",
    re.IGNORECASE,
)
ANSWER_OF = re.compile(
    r"(?:[ ,]*(?:la\s+|sa\s+|l['’])?(?:(?:réponse|question|réaction|témoignage|explications?|éclairage"
    r"|précisions?|analyse|point\s+de\s+vue|constat|conclusion|commentaire|illustration|parole"
    r"|conviction|message)(?:\s+(?:immédiate?|attendue?|ferme|franc(?:he)?|net(?:te)?"
    r"|cinglante?|prudente?|nuancée?|claire?|directe?|rapide|amusée?|mesurée?|optimiste|enthousiaste|lucide|similaire))?"
    r"\s+(?:de|d['’]|signée?)|(?:parole|conclusion)\s+à))\s*",
    re.IGNORECASE,
)
ACCORDING = re.compile(
    r"(?:selon|à\s+en\s+croire|d['’]après|pour|aux\s+yeux\s+de|de\s+l['’]avis\s+de)\s+", re.IGNORECASE
)
_VIEW = re.compile(
    r"(?:(?:et|mais|puis)\s+)?(?:selon|(?:s['’]il\s+faut|à)\s+en\s+croire|d['’]après|aux\s+(?:yeux|dires)\s+d|de\s+l['’]avis\s+d)",
    re.IGNORECASE,
)
OPENER = re.compile(
    (
        r"[\s,;.)\]–—-]*(?:(?:puis|ensuite|enfin|alors|et|mais|or|également|aussi|de\s+(?:son"
        r"|leur)\s+côté|pour\s+sa\s+part|(?:ce\s+)?à\s+quoi|sur\s+quoi|après\s+quoi|à\s+(?:son|leur)\s+tour|quant\s+à|même\s+\w+\s+\w*\s*(?:chez"
        r"|pour|de))[ ,]*)?"
    ),
    re.IGNORECASE,
)
FIRST_WORD = re.compile(
    rf"{OPENER.pattern}(?:{ACCORDING.pattern})?[\s–—•-]*(?P<word>[^\W\d_][\w'’-]+)", re.IGNORECASE
)
PREPOSITION_BEFORE = re.compile(
    r"(?:\b(?:à|avec|par|de|chez|contre|sur|pour|selon|devant|vers|sans|entre|et|ou|que)|['’])\s*$",
    re.IGNORECASE,
)
_POINTER = re.compile(r"\s*\([^()]{2,60}\)")  # « X (à gauche) et Y »
_LINK = re.compile(r"(?:(?:de|à|pour|chez|par|avec)\s+|d['’])?", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\s*(?:,?\s*(?:et|ou|puis|ainsi\s+que|comme)\s|/|&|,\s*(?-i:(?=[^\W\d_a-zà-öø-ÿœ])))\s*", re.IGNORECASE
)


def first_introduced(paragraph: Paragraph) -> list[Speaker]:
    """Return whom sentences begin with and print a role of: « X, maire, … », « Pour X, maire, … »."""
    found = []
    for start, end in paragraph.sentences:
        after = _BEGINS.match(paragraph.text, start, end)
        mention = paragraph.named_at(after.end()) if after else None
        if mention is not None and mention.is_strong and " " in mention.name:
            speaker, capacity = introduce(paragraph, mention, end)
            is_known = read_capacity(paragraph.text, mention.end, capacity.end).role is not None
            found += [speaker] if speaker.role and is_known else []
    return found


_BEGINS = re.compile(rf"{OPENER.pattern}(?:{ACCORDING.pattern})?", re.IGNORECASE)


def is_subject_position(paragraph: Paragraph, start: int, mention: Mention) -> bool:
    """Tell whether a name stands where only the subject of a sentence can.

    First, or after an adverbial and a comma; not where somebody else tells the sentence.
    """
    if is_told_by_another(paragraph, mention):
        return False
    before = paragraph.text[start : mention.outer]
    if OPENER.fullmatch(before) or ANSWER_OF.fullmatch(before):
        return True
    stripped = before.strip()
    if not stripped.endswith(",") or not (ADVERBIAL.match(stripped) or _is_fronted(stripped)):
        return False
    # "Pour Y, X dit…", "Selon la presse, X…": someone else's view may follow
    if _VIEW.match(stripped):
        return False
    return not paragraph.named(start, mention.outer) and not re.search(rf"(?<![\w'’-]){SPEECH}", stripped)


_PARTICIPLE = re.compile(r"\w{3,}(?:ée?|ie?|ue?|[ai]nte?|euse?)")


def _is_fronted(text: str) -> bool:
    """Tell whether a clause describes the subject after it: « Élue de longue date, », « Interpellée, »."""
    word = re.match(r"(?:(?:plus|très|moins|bien)\s+)?(?P<noun>[\w-]+)\b[^,]*,$", text, re.IGNORECASE)
    if word is None:
        return False
    noun = word["noun"]
    is_person = fold(noun) in ROLE_NOUNS or HUMAN_NOUN.fullmatch(noun) is not None
    return is_person or _PARTICIPLE.fullmatch(noun.lower()) is not None


def find_subject(paragraph: Paragraph, start: int, end: int) -> Mention | None:
    """Return the person that a range begins with, as its subject."""
    named = [m for m in paragraph.mentions if start <= m.outer and m.end <= end]
    if len(named) > 1 and _follows_circumstance(paragraph, start, named[0], named[1]):
        return named[1] if named[1].is_strong and not is_plural_title(named[1].title) else None
    first = named[0] if named else None
    if first is None or is_plural_title(first.title):
        return None
    is_apposed = _is_apposed(_without_adverbial(paragraph.text[start : first.outer]))
    if not is_apposed and not is_subject_position(paragraph, start, first):
        return None
    if is_apposed and is_told_by_another(paragraph, first):
        return None
    return first if first.is_strong or _has_role_or_colon(paragraph.text, first, end) else None


_ASKED = r"(?:questions?|demandes?|remarques?|objections?|interpellations?|relances?|critiques?|inquiétudes?)"
# « Devant X, », « À la question de X, »: the subject comes after, and is not X
CIRCUMSTANCE = re.compile(
    rf"{OPENER.pattern}(?:(?:devant|après|avant|avec|face\s+à|en\s+(?:réponse|écho)\s+à|en\s+duo\s+avec)\s+"
    rf"|(?:(?:en\s+(?:réponse|écho)\s+)?(?:à|aux?)\s+(?:l[ae]s?\s+|une?\s+|cette\s+|l['’])?{_ASKED}(?:\s+posées?)?"
    r"|à\s+la\s+suite|dans\s+la\s+foulée|en\s+(?:présence|compagnie)|accompagnée?|entourée?|aux?\s+côtés?|à\s+l['’](?:inverse|instar|invitation|image))"
    r"\s+(?:(?:de|du|par)\s+|d['’])|contrairement\s+à\s+|(?:interrogé|relancé|invité|questionné|sollicité"
    r"|interpellé|présenté|rejoint|contredit|félicité)e?\s+par\s+)",
    re.IGNORECASE,
)


_ENUMERATES = re.compile(r"\b(?:et|ou)\s+(?:(?:de|par|avec|à)\s+|d['’])$")
# « Interrogé par X sur le prix d'un arbre, Y … »
_CONCERNING = re.compile(
    r"\s+(?:sur|à\s+propos|au\s+sujet|quant|concernant|de\s+savoir)\b[^,.:;()«»“”\"]{2,60},\s*"
)


def _follows_circumstance(paragraph: Paragraph, start: int, first: Mention, second: Mention) -> bool:
    """Tell whether a sentence begins « Devant X, role, Y … », so that Y is its subject."""
    text = paragraph.text
    if not CIRCUMSTANCE.fullmatch(text[start : first.outer]):
        return False
    after = paragraph.named(second.end, second.end + _FARTHEST)
    if after and _ENUMERATES.search(text, second.end, after[0].outer):
        return False  # « Aux questions de X, Y et de Z : »
    if _CONCERNING.fullmatch(text, first.end, second.outer):
        return True
    capacity = read_capacity(text, first.end, second.outer, is_person=first.is_strong)
    return text[max(first.end, capacity.end) : second.outer].strip() == "," or (
        capacity.end > first.end and text[first.end : second.outer].rstrip().endswith(",")
    )


def _without_adverbial(before: str) -> str:
    """Leave out « Côté sécurité, » before « le commandant », where nobody may have spoken in it."""
    adverbial, comma, rest = before.partition(", ")
    is_plain = (
        comma and ADVERBIAL.match(adverbial.lstrip()) and not re.search(rf"(?<![\w'’-]){SPEECH}", adverbial)
    )
    return rest if is_plain and not (HUMAN.search(adverbial) or ACCORDING.search(adverbial)) else before


_OFFICE_BEFORE = re.compile(
    r"[\s–—-]*(?:(?:et|mais|puis|enfin)\s+)?(?:(?:le|la|son|sa|notre|leur)\s+|l['’])(?P<office>[^,.:;!?«»“”\"()]{3,80})"
    r"(?P<comma>,)?\s*",
    re.IGNORECASE,
)
_DEPENDS = re.compile(r"\b(?:qui|que|dont|où|pour|contre|avec|par|sans|selon|chez|entre|et|ou)\b|\bqu['’]")


def _is_apposed(before: str) -> bool:
    """Tell whether a sentence begins with an office that the name completes: « Le maire de Brive, X ».

    « Le directeur de cabinet du maire, X » may name either of the two, so it names nobody.
    """
    match = _OFFICE_BEFORE.fullmatch(before)
    if match is None or _DEPENDS.search(match["office"]):
        return False
    words = re.findall(r"[\w-]+", match["office"])
    if (
        not words
        or fold(words[0]) not in ROLE_NOUNS | RELATION_NOUNS
        or re.search(rf"(?<![\w'’-]){SPEECH}", match["office"])
    ):
        return False
    linked = re.search(r"\b(?:de|du|des|au|aux|à|en)\b|['’]", match["office"])
    if match["comma"] is None:
        return linked is None and fold(words[-1]) in ROLE_NOUNS | RELATION_NOUNS | ROLE_QUALIFIERS
    others = [w for w in words[1:] if fold(w) in ROLE_NOUNS]
    return linked is None or not others


def _has_role_or_colon(text: str, mention: Mention, end: int) -> bool:
    """Tell whether what follows a name of unknown kind shows a person."""
    return read_capacity(text, mention.end, end).role is not None


def is_joined(paragraph: Paragraph, mention: Mention, capacity: Capacity, end: int) -> bool:
    """Tell whether a second person shares the place of the first: « X et Y », « X, maire, et Y »."""
    after = max(mention.end, capacity.end if capacity.role or capacity.organisation else mention.end)
    aside = _POINTER.match(paragraph.text, mention.end, end)
    for position in {mention.end, after, aside.end() if aside else after}:
        several = _SEVERAL.match(paragraph.text, position, end)
        if several and paragraph.named_at(_LINK.match(paragraph.text, several.end()).end()) is not None:  # type: ignore[union-attr]  # matches the empty text
            return True
        joint = several.group().strip(" ,").lower() if several else ""
        if (
            several
            and joint in {"et", "ou", "ainsi que", "puis"}
            and HUMAN.match(paragraph.text, several.end())
        ):
            return True
    inside = paragraph.named(mention.end, after, strong=False)
    return any(_is_second(paragraph, m, end) for m in inside)


def _is_second(paragraph: Paragraph, mention: Mention, end: int) -> bool:
    """Tell whether a name inside the capacity of another is a second person, not what an office is about."""
    if mention.is_strong:
        return not is_oblique(paragraph, mention)
    before = paragraph.text[max(0, mention.outer - 10) : mention.outer]
    role = read_capacity(paragraph.text, mention.end, end, is_person=True).role
    joined = re.search(r"\bet\s+(?:(?:de|à|par|pour|chez)\s+|d['’])?$", before)
    return joined is not None and role is not None


def is_oblique(paragraph: Paragraph, mention: Mention) -> bool:
    """Tell whether a name depends on a preposition: « interrogé par Y », « adjoint de Y »."""
    before = paragraph.text[max(0, mention.outer - 20) : mention.outer]
    return bool(PREPOSITION_BEFORE.search(before)) and not re.search(
        r"\b(?:et|ou|que)\s*$", before, re.IGNORECASE
    )


def introductions(flow: Flow, names: NameReader, start: int = 0, *, is_shared: bool = True) -> list[Speaker]:
    """Read a list of people: « A, role, et B, role, organisation ».

    Args:
        flow: the paragraph.
        names: finds the people named in it.
        start: where the list begins.
        is_shared: one organisation at the end is everybody's.
    """
    text = flow.text
    mentions = [m for m in names.mentions(text, flow.bold_ranges()) if m.outer >= start]
    paragraph = Paragraph(text, (), ((0, len(text)),), tuple(mentions), ())
    starts = [m for m in mentions if m.is_strong or read_capacity(text, m.end, len(text)).role]
    people: list[Speaker] = []
    position = start
    for index, mention in enumerate(starts):
        if mention.outer < position:
            continue
        limit = starts[index + 1].outer if index + 1 < len(starts) else len(text)
        speaker, capacity = introduce(paragraph, mention, _before_joint(text, mention.end, limit))
        people.append(speaker)
        position = capacity.end
    return _share_organisation(people) if is_shared else people


def _before_joint(text: str, start: int, limit: int) -> int:
    """Leave out the « , et » that leads to the next person."""
    start = max(start, limit - _LONGEST_JOINT)
    joint = re.search(r"[\s,;]*(?:\bet|\bpuis|\bainsi\s+que|\bavec)?\s*$", text[start:limit])
    return start + joint.start() if joint else limit


def _share_organisation(people: list[Speaker]) -> list[Speaker]:
    """Give the organisation printed after the last person to those before who have a role only."""
    last = people[-1] if people else None
    if last is None or last.organisation is None or any(p.organisation for p in people[:-1]):
        return people
    end = last.shown[1] if last.shown else 0
    shared = [
        replace(p, organisation=last.organisation, shown=(p.shown[0], end)) if p.role and p.shown else p
        for p in people[:-1]
    ]
    return [*shared, last]
