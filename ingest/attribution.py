"""Whose words they are: one engine, named rules tried in order, and nobody where the text does not say.

Each rule looks at one quotation and the sentence around it (`Evidence`). It returns a `Decision`, or None
to let the next rule look. A decision without speaker is final too: the text says that someone else speaks,
but not who.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.flow import Flow
from ingest.french import ADVERBS, HUMAN, ORGANISATION_NOUNS, ROLE_NOUNS, SPEECH, TRANSFER, fold
from ingest.model import AttributionStatus, StatementKind
from ingest.people import (
    Capacity,
    Mention,
    NameReader,
    gender_of,
    gender_of_name,
    is_plural_title,
    name_key,
    read_capacity,
    read_organisation,
)
from ingest.quotations import MIN_STATEMENT_CHARS, Quotation, find_quotations

_MAX_CARRY_CHARS = (
    160  # between two quotations of one speaker; more is narration that may have changed the subject
)
_MAX_LEAD_CHARS = 600
_MAX_CLAUSE_CHARS = (
    300  # a longer clause tells more than whose words they are, and stays readable as narration
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as this place of the text prints it."""

    name: str
    is_organisation: bool = False
    role: str | None = None
    organisation: str | None = None
    gender: str = ""  # "f", "m", or unknown
    shown: tuple[int, int] | None = (
        None  # in the paragraph: from the name to the end of role and organisation
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """What a rule found out about one quotation."""

    speaker: Speaker | None
    rule: str = ""
    status: AttributionStatus = AttributionStatus.ATTRIBUTED


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph and whose it is; kind None: attribution clause or mark, no statement."""

    kind: StatementKind | None
    ranges: tuple[tuple[int, int], ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one paragraph."""

    segments: tuple[Segment, ...]
    introduced: tuple[Speaker, ...]  # people whose name is printed here with a role or as speakers
    warnings: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, cut into quotations and sentences, with the names outside the quotations."""

    text: str
    quotations: tuple[Quotation, ...]
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    quoted_mentions: tuple[Mention, ...]
    heading: Speaker | None = None

    def named(self, start: int, end: int, *, strong: bool = True) -> list[Mention]:
        """Return the names of a range, outside quotations."""
        return [m for m in self.mentions if start <= m.outer and m.end <= end and (m.is_strong or not strong)]

    def named_at(self, position: int) -> Mention | None:
        """Return the name that begins here, after blanks."""
        while position < len(self.text) and self.text[position].isspace():
            position += 1
        return next((m for m in self.mentions if m.outer == position), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quotation, and what stands before and after it in its sentence."""

    paragraph: Paragraph
    quotation: Quotation
    lead: tuple[int, int]  # from the beginning of the sentence, or the quotation before, to the mark
    tail: tuple[int, int]  # from the mark to the end of the sentence, or the next quotation
    previous: Speaker | None = (
        None  # who said the quotation before, in this paragraph, nobody else having come up since
    )
    between: int = 0  # characters since that quotation
    since: str = ""  # the words since that quotation, without the clause that attributed it
    reported: Speaker | None = None  # subject of the sentence before, which tells what this person said
    is_foreign: bool = False  # somebody else than the heading's person has come up before

    @property
    def lead_text(self) -> str:
        """The text before the quotation."""
        return self.paragraph.text[slice(*self.lead)]

    @property
    def tail_text(self) -> str:
        """The text after the quotation."""
        return self.paragraph.text[slice(*self.tail)]

    @property
    def tail_joins(self) -> bool:
        """Whether the next thing after the tail is another quotation."""
        return any(q.start == self.tail[1] for q in self.paragraph.quotations)


NOBODY = Decision(None, "unattributed", AttributionStatus.UNATTRIBUTED)
NARRATION = Decision(None, "narration", AttributionStatus.UNATTRIBUTED)


def _found(speaker: Speaker, rule: str) -> Decision:
    return Decision(speaker, rule)


def _nobody(rule: str) -> Decision:
    return Decision(None, rule, AttributionStatus.UNATTRIBUTED)


# ---- who is introduced where


def _introduce(paragraph: Paragraph, mention: Mention, limit: int) -> tuple[Speaker, Capacity]:
    """Read the role and organisation after a name."""
    capacity = read_capacity(paragraph.text, mention.end, limit, is_person=mention.is_strong)
    shown = (mention.start, _last_shown(paragraph.text, mention, capacity))
    speaker = Speaker(
        mention.name,
        False,
        capacity.role,
        capacity.organisation,
        gender_of(mention.title, capacity.role) or gender_of_name(mention.name),
        shown,
    )
    return speaker, capacity


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


_ADVERBIAL = re.compile(
    r"(?:puis|ensuite|enfin|alors|et|mais|or|également|aussi|même|car|ainsi|dans|sur|sous|à|au|aux"
    r"|en|pour|de|du|des|d['’]\w+|dès|depuis|côté|quant"
    r"|après|avant|lors|durant|pendant|face|interrogée?|invitée?|présente?|venue?|parmi|entre|chez"
    r"|malgré|selon|avec|sans|par|grâce|premi[eè]re?|dernier|dernière"
    r"|autre|même|toujours|plus|aujourd['’]hui|hier|demain|pareil|idem|constat|retour"
    r"|[a-zà-ÿ]+ment)\b[^:«“\"]*",
    re.IGNORECASE,
)
_ANSWER_OF = re.compile(
    r"(?:[ ,]*(?:la\s+|sa\s+|l['’])?(?:réponse|réaction|témoignage|explications?|éclairage"
    r"|précisions?|analyse|point\s+de\s+vue|constat|conclusion|commentaire|illustration|parole"
    r"|conviction|message)"
    r"\s+(?:de|d['’]|signée?|à))\s*",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"(?:selon|d['’]après|pour|aux\s+yeux\s+de|de\s+l['’]avis\s+de)\s+", re.IGNORECASE)
_OPENER = re.compile(
    (
        r"[\s,;.)\]–—-]*(?:(?:puis|ensuite|enfin|alors|et|mais|or|également|aussi|de\s+(?:son"
        r"|leur)\s+côté|pour\s+sa\s+part|à\s+(?:son|leur)\s+tour|quant\s+à|même\s+\w+\s+\w*\s*(?:chez"
        r"|pour|de))[ ,]*)?"
    ),
    re.IGNORECASE,
)
_PREPOSITION_BEFORE = re.compile(
    r"(?:\b(?:à|avec|par|de|chez|contre|sur|pour|selon|devant|vers|sans|entre|et|ou|que)|['’])\s*$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\s*(?:,?\s*(?:et|ou|puis|ainsi\s+que|comme)\s|/|&|,\s*(?-i:(?=[^\W\d_a-zà-öø-ÿœ])))\s*", re.IGNORECASE
)


def _is_subject_position(paragraph: Paragraph, start: int, mention: Mention) -> bool:
    """Tell whether a name stands where only the subject of a sentence can.

    First, or after an adverbial and a comma.
    """
    before = paragraph.text[start : mention.outer]
    if _OPENER.fullmatch(before) or _ANSWER_OF.fullmatch(before):
        return True
    stripped = before.strip()
    if not stripped.endswith(",") or not _ADVERBIAL.match(stripped):
        return False
    # "Pour Y, X dit…", "Selon une habitante, X…": someone else's view may follow
    return not paragraph.named(start, mention.outer) and not re.search(rf"(?<![\w'’-]){SPEECH}", stripped)


def _subject(paragraph: Paragraph, start: int, end: int) -> Mention | None:
    """Return the person that a range begins with, as its subject."""
    first = next((m for m in paragraph.mentions if start <= m.outer and m.end <= end), None)
    if first is None or is_plural_title(first.title):
        return None
    if not _is_subject_position(paragraph, start, first):
        return None
    return first if first.is_strong or _has_role_or_colon(paragraph.text, first, end) else None


def _has_role_or_colon(text: str, mention: Mention, end: int) -> bool:
    """Tell whether what follows a name of unknown kind shows a person."""
    return read_capacity(text, mention.end, end).role is not None


def _is_joined(paragraph: Paragraph, mention: Mention, capacity: Capacity, end: int) -> bool:
    """Tell whether a second person shares the place of the first: « X et Y », « X, maire, et Y »."""
    after = max(mention.end, capacity.end if capacity.role or capacity.organisation else mention.end)
    for position in {mention.end, after}:
        several = _SEVERAL.match(paragraph.text, position, end)
        if several and paragraph.named_at(several.end()) is not None:
            return True
        joint = several.group().strip(" ,").lower() if several else ""
        if (
            several
            and joint in {"et", "ou", "ainsi que", "puis"}
            and HUMAN.match(paragraph.text, several.end())
        ):
            return True
    inside = paragraph.named(mention.end, after)
    return any(not _is_oblique(paragraph, m) for m in inside)


def _is_oblique(paragraph: Paragraph, mention: Mention) -> bool:
    """Tell whether a name depends on a preposition: « interrogé par Y », « adjoint de Y »."""
    before = paragraph.text[max(0, mention.outer - 20) : mention.outer]
    return bool(_PREPOSITION_BEFORE.search(before)) and not re.search(
        r"\b(?:et|ou|que)\s*$", before, re.IGNORECASE
    )


# ---- the rules


_PRONOUN = re.compile(r"-(?:t-)?(?P<pronoun>ils?|elles?|on)\b", re.IGNORECASE)
_TAIL_VERB = re.compile(
    rf"[\s,.–—-]*(?:(?:comme|ainsi\s+que|ainsi)\s+)?(?P<verb>{SPEECH}|(?:a|est|ont)(?=-t-)|a-t-|s['’]est-)",
    re.IGNORECASE,
)
_TAIL_ACCORDING = re.compile(r"\s*,?\s*(?:selon|d['’]après)\s+", re.IGNORECASE)
_INVERTED_PAST = re.compile(
    (
        rf"[\s,.–—-]*(?:s['’]|l['’]|lui\s+)?(?:a|ont|est|sont|avait)-(?:t-)?(?P<pronoun>ils?|elles?"
        rf"|on)\s+{ADVERBS}{{0,3}}[\w'’-]+"
    ),
    re.IGNORECASE,
)
_CITING = re.compile(r"\b(?:cit|rapport|relat|lu\b|lit\b|repri|repren)", re.IGNORECASE)
_SKIPPED = re.compile(rf"[\s,]*{ADVERBS}{{0,3}}[\s,]*", re.IGNORECASE)


def _pronoun_after(tail: str) -> str | None:
    """Return the pronoun of « …, résume-t-il », « …, a-t-elle ajouté »."""
    if match := _INVERTED_PAST.match(tail):
        return match["pronoun"].lower()
    verb = _TAIL_VERB.match(tail)
    after = _PRONOUN.match(tail, verb.end()) if verb else None
    return after["pronoun"].lower() if after else None


def name_after_quotation(evidence: Evidence) -> Decision | None:
    """« Q », a expliqué X, role. — the inversion names the speaker, or says that it is someone unnamed."""
    rule = "name_after_quotation"
    if _pronoun_after(evidence.tail_text):
        return _nobody(rule) if _pronoun_after(evidence.tail_text) == "on" else None
    match = _TAIL_VERB.match(evidence.tail_text) or _TAIL_ACCORDING.match(evidence.tail_text)
    if match is None:
        return None
    if _CITING.search(match.group()):
        return _nobody(rule)
    speaker = _inverted_subject(evidence, evidence.tail[0] + match.end())
    if (
        speaker is None
        and _TAIL_ACCORDING.match(evidence.tail_text)
        and re.match(r"(?:lui|elle|eux)\b", evidence.tail_text[match.end() :])
    ):
        return None
    lead = _subject(evidence.paragraph, *evidence.lead)
    if (
        speaker
        and lead
        and evidence.lead_text.rstrip().endswith(":")
        and name_key(lead.name) != name_key(speaker.name)
    ):
        return _nobody(rule)
    return _found(speaker, rule) if speaker else _nobody(rule)


def _inverted_subject(evidence: Evidence, position: int) -> Speaker | None:
    """Return the one subject that follows an inverted verb."""
    paragraph, end = evidence.paragraph, evidence.tail[1]
    position = max(position, _SKIPPED.match(paragraph.text, position, end).end())  # type: ignore[union-attr]  # matches the empty text
    mention = paragraph.named_at(position) or _apposed_subject(paragraph, position, end)
    if mention is None:
        organisation = read_organisation(paragraph.text, position, end)
        if organisation is None or paragraph.named(organisation[1], end):
            return None
        name = paragraph.text[slice(*organisation)]
        return Speaker(name, True, None, name, shown=organisation)
    speaker, capacity = _introduce(paragraph, mention, end)
    if is_plural_title(mention.title) or _is_joined(paragraph, mention, capacity, end):
        return None
    before = paragraph.text[position : mention.outer].strip(" ,")
    if before and not capacity.role:
        speaker = (
            replace(speaker, role=re.sub(r"^(?:(?:le|la|son|sa)\s+|l['’])", "", before))
            if _is_role_before(before)
            else speaker
        )
    return speaker


_ROLE_BEFORE = re.compile(r"(?:le|la|son|sa|notre|leur)\s+[\w'’-]+|l['’][\w'’-]+", re.IGNORECASE)


def _is_role_before(text: str) -> bool:
    return _ROLE_BEFORE.match(text) is not None


def _apposed_subject(paragraph: Paragraph, position: int, end: int) -> Mention | None:
    """Return X of « a expliqué le maire de Lyon, X » or « a expliqué en ouverture X ».

    None where it is unclear.
    """
    named = paragraph.named(position, end)
    if len(named) != 1 or named[0].outer - position > 120:
        return None
    before = paragraph.text[position : named[0].outer]
    if re.search(
        rf"(?<![\w'’-]){SPEECH}|[:;]|\b(?:qui|que|dont|pour|contre)\b", before
    ) or _PREPOSITION_BEFORE.search(before):
        return None
    if _is_role_before(before):
        words = [fold(w) for w in re.findall(r"[\w-]+", before)]
        if len(words) < 2 or not any(w in ROLE_NOUNS for w in words[1:3] or words):
            return None
        return named[0] if before.rstrip().endswith(",") or words[-1] in ROLE_NOUNS else None
    circumstantial = re.match(r"\s*(?:en|lors|dans|sur|pendant|durant|devant|au|à)\b", before, re.IGNORECASE)
    return named[0] if circumstantial and "," not in before.strip().strip(",") and len(before) <= 60 else None


_INCISE = re.compile(rf",\s+(?P<verb>{SPEECH})(?P<rest>[^,«»“”\"]{{0,80}})", re.IGNORECASE)


_INCISE_SUBJECT = re.compile(
    rf"[\s,]*{ADVERBS}{{0,3}}[\s,]*(?:(?:le|la)\s+(?-i:(?=\w+\s+[^\Wa-zà-öø-ÿœ_])))?", re.IGNORECASE
)


def name_inside_quotation(evidence: Evidence) -> Decision | None:
    """« Q1, explique X, Q2 » — a clause between commas names the speaker."""
    rule = "name_inside_quotation"
    found = _incise(evidence.paragraph, evidence.quotation)
    if found is None or found[2] is None:
        return None
    lead = _subject(evidence.paragraph, *evidence.lead)
    if lead and name_key(lead.name) != name_key(found[2].name):
        return _nobody(rule)
    return _found(found[2], rule)


def _incise(paragraph: Paragraph, quotation: Quotation) -> tuple[int, int, Speaker | None] | None:
    """Return where the writer's clause inside a quotation stands, and whom it names (None: a pronoun)."""
    for match in _INCISE.finditer(paragraph.text, quotation.inner_start, quotation.inner_end):
        at = match.end("verb")
        if pronoun := _PRONOUN.match(paragraph.text, at):
            end = _clause_end(paragraph.text, pronoun.end(), quotation.inner_end)
            if end is not None:
                return match.start(), end, None
        named = _INCISE_SUBJECT.match(paragraph.text, at)
        begin = named.end() if named else at
        mention = next((m for m in paragraph.quoted_mentions if begin in {m.outer, m.start}), None)
        if mention:
            return _named_incise(paragraph, quotation, match.start(), mention)
    return None


def _clause_end(text: str, start: int, limit: int) -> int | None:
    """Return where the clause ends: just after its comma, or before its full stop."""
    match = re.compile(r"[^,.!?;:«»]{0,60}(?:,|(?=[.!?]))").match(text, start, limit)
    return match.end() if match else None


_CLAUSE = re.compile(
    (
        rf"^(?:mais|et|car|donc|ou|puis)\b|\b(?:je|j['’]|tu|il|elle|on|nous|vous|ils|elles|c['’]est|ce"
        rf"|qui|que|ne|n['’])\b|(?<![\w'’-]){SPEECH}"
    ),
    re.IGNORECASE,
)


def _named_incise(
    paragraph: Paragraph, quotation: Quotation, start: int, mention: Mention
) -> tuple[int, int, Speaker] | None:
    """Read « , explique X, role, »: the parts between commas belong to it as long as they are a role."""
    text, end = paragraph.text, mention.end
    for part in re.compile(r",\s*([^,.;:!?«»]{2,120})(?=[,.])").finditer(
        text, mention.end, quotation.inner_end
    ):
        is_role = read_capacity(
            text, end, part.end(), is_person=True
        ).role is not None and not _CLAUSE.search(part.group(1))
        if part.start() != end or not is_role:
            break
        end = part.end()
    capacity = (
        read_capacity(text, mention.end, end, is_person=True)
        if end > mention.end
        else Capacity(start=end, end=end)
    )
    if text[end : end + 1] not in {",", "."}:
        return None
    speaker = Speaker(
        mention.name,
        False,
        capacity.role,
        capacity.organisation,
        gender_of(mention.title, capacity.role) or gender_of_name(mention.name),
        (mention.start, end),
    )
    return start, end + (text[end] == ","), speaker


_SIGNATURE = re.compile(r"\s*[.]?\s*(?:[—–-]\s*|\()\s*")


def signature_after_quotation(evidence: Evidence) -> Decision | None:
    """« Q » — X, role (a pull quote), or « Q » (X, role)."""
    match = _SIGNATURE.match(evidence.tail_text)
    mention = evidence.paragraph.named_at(evidence.tail[0] + match.end()) if match else None
    if mention is None or evidence.lead_text.strip(" –—-"):
        return None
    speaker, capacity = _introduce(evidence.paragraph, mention, evidence.tail[1])
    after = evidence.paragraph.text[max(capacity.end, mention.end) : evidence.tail[1]].strip(" ).")
    if after or _is_joined(evidence.paragraph, mention, capacity, evidence.tail[1]):
        return _nobody("signature_after_quotation")
    return _found(speaker, "signature_after_quotation")


def according_to_name(evidence: Evidence) -> Decision | None:
    """Selon X, role, « Q » — nothing else between."""
    text, (start, end) = evidence.paragraph.text, evidence.lead
    match = _ACCORDING.match(text, start + len(evidence.lead_text) - len(evidence.lead_text.lstrip()), end)
    mention = evidence.paragraph.named_at(match.end()) if match else None
    if mention is None:
        return None
    speaker, capacity = _introduce(evidence.paragraph, mention, end)
    rest = text[max(mention.end, capacity.end) : end].strip(" ,:\xa0\u202f")
    if rest or is_plural_title(mention.title) or _is_joined(evidence.paragraph, mention, capacity, end):
        return _nobody("according_to_name")
    return _found(speaker, "according_to_name")


_SAYS_THAT = re.compile(rf"\s*,?\s*{SPEECH}\s*(?:,|que|qu['’]|combien|comment)?\s*", re.IGNORECASE)


def name_before_quotation(evidence: Evidence) -> Decision | None:
    """X, role, … : « Q » — the subject of the sentence that the quotation completes."""
    rule = "name_before_quotation"
    paragraph, (start, end) = evidence.paragraph, evidence.lead
    mention = _subject(paragraph, start, end)
    if mention is None:
        return _unnamed_speaker(evidence)
    speaker, capacity = _introduce(paragraph, mention, end)
    after = max(mention.end, capacity.end)
    rest = paragraph.text[after:end]
    if _is_joined(paragraph, mention, capacity, end) or end - start > _MAX_LEAD_CHARS:
        return _nobody(rule)
    if rest.rstrip().endswith(":"):
        named = paragraph.named(mention.end, after)
        changes = (
            not _LEADS_IN.match(rest)
            or any(not _is_oblique(paragraph, m) for m in named)
            or _changes_speaker(paragraph, after, end)
        )
        return _nobody(rule) if changes else _found(speaker, rule)
    return _found(speaker, rule) if _SAYS_THAT.fullmatch(rest) and not _CITING.search(rest) else _nobody(rule)


# between a subject and its colon: nothing, an aside, or a verb of speech
_LEADS_IN = re.compile(
    rf"\s*(?:,\s*(?:(?:pour\s+sa\s+part|de\s+son\s+côté|à\s+son\s+tour|lui|elle|quant\s+à\s+(?:lui"
    rf"|elle)|interrogée?\s[^:,]*|invitée?\s[^:,]*|présente?\s[^:,]*|à\s+qui\s[^:,]*|qu[ei]\s[^:,]*"
    rf"|qu['’][^:,]*"
    rf"|avec\s[^:,]*|face\s[^:,]*|en\s[^:,]*|sur\s[^:,]*|à\s+propos\s[^:,]*|au\s+sujet\s[^:,]*"
    rf"|lors\s[^:,]*|après\s[^:,]*|fils\s[^:,]*|fille\s[^:,]*"
    rf"|ancien\w*\s[^:,]*)\s*,?\s*))*(?:,?\s*{SPEECH}|,?\s*:|,?\s*(?:de\s+|d['’])(?:\w{{3,}}er"
    rf"|conclure|répondre|dire|poursuivre|renchérir|reprendre)\b)",
    re.IGNORECASE,
)
_CITES_EXAMPLES = re.compile(
    (
        r"\b(?:cite|cité|citait)\s+(?:notamment\s+|par\s+exemple\s+|ainsi\s+|aussi\s+)?(?:quelques"
        r"|plusieurs|des|deux|trois|quatre|cinq|divers|différents|(?:en|l['’]|un|pour)\s*exemple"
        r"|le\s+cas|un\s+cas)\b"
    ),
    re.IGNORECASE,
)
_CITES = re.compile(
    (
        r"\b(?:cite|cité|citait|lit|lu|lisait|rapporte|rapporté|relaie|relayé|reprend|repris)\b"
        r"|\bde\s+ce\s+que\b|\bdisai(?:t|ent)\b"
    ),
    re.IGNORECASE,
)


def _changes_speaker(paragraph: Paragraph, start: int, end: int) -> bool:
    """Tell whether the words between a subject and its colon bring in someone else's words."""
    text = paragraph.text[start:end].rstrip(" :\xa0\u202f")
    others = paragraph.named(start, end)
    if others:
        # « X répond à Y : » stays X's, « X cite Y : » and « X, puis Y : » do not
        direct = re.match(
            rf"[\s,]*{SPEECH}\s+(?:à|aux|au)\s+(?:M\.\s+|Mme\s+)?$",
            paragraph.text[start : others[0].outer],
            re.IGNORECASE,
        )
        if len(others) > 1 or direct is None or _CITING.search(text):
            return True
    if TRANSFER.search(text) or _has_other_source(text):
        return True
    if _CITES.search(text) and not _CITES_EXAMPLES.search(text):
        return True
    return _brings_person(text)


_OTHER_VOICE = re.compile(
    r"\bceux\b|\bcelles?\b|\bcelui\b|\bdisant\b|\bsuivante?s?$"
    r"|\b(?:lui|leur)\s+(?:a|ont|avai(?:t|ent)|fit|dit|disai(?:t|ent)|demand\w+|répond\w*|lanc\w+)\b"
    r"|\b(?:un|une|l['’]|la|le|des|les|cette|cet|ce)\s*(?:vieille\s+|vieux\s+)?(?:affiches?|pancartes?|banderoles?|panneau"
    r"|affirmations?|rumeurs?|reproches?|vœu|motion|tribune|pétition|tract|plaque|inscription|dicton|adage"
    r"|maxime|refrain|chanson|poème|extrait|presse|journal|journaux|diapositive|graffiti|mantra|enregistrement"
    r"|vidéo|dessin|caricature|règlement|arrêté|décret)\b",
    re.IGNORECASE,
)
_RELATES = re.compile(r"\b(?:que|qui|où|quand|dont)\b|\bqu['’]", re.IGNORECASE)


def _has_other_source(text: str) -> bool:
    """Tell whether the clause after a subject tells of other words: who else said them, where they stand."""
    verb = re.match(rf"[\s,]*{SPEECH}", text, re.IGNORECASE)
    rest = text[verb.end() :] if verb else text
    if _OTHER_VOICE.search(rest):
        return True
    relative = _RELATES.search(rest)
    last = rest.rfind(",")
    if relative is None or relative.start() < last:
        return False
    return re.search(rf"(?<![\w'’-]){SPEECH}", rest[relative.end() :], re.IGNORECASE) is not None


_ADDRESSED = re.compile(
    (
        r"(?:devant|avec|auprès|envers|par|aux?|à|face\s+à|de|du|des|pour|chez|parmi)\s+(?:l[ae]s?\s+"
        r"|l['’]|un\s+|une\s+|ses\s+|son\s+)?$"
    ),
    re.IGNORECASE,
)


def _brings_person(text: str) -> bool:
    """Tell whether an unnamed person comes up as someone who may speak.

    Those spoken to or about do not count.
    """
    for match in HUMAN.finditer(text):
        before = text[: match.start()] + re.split(r"[\w]+$", match.group())[0]
        direct = re.match(rf"[\s,]*{SPEECH}\s*$", text[: match.start()]) and not _CITING.search(text)
        if not _ADDRESSED.search(before) and not direct:
            return True
    return False


def _unnamed_speaker(evidence: Evidence) -> Decision | None:
    """Decide for nobody where the sentence before the mark names people without a clear subject.

    Or brings in someone unnamed.
    """
    paragraph, (start, end) = evidence.paragraph, evidence.lead
    lead = evidence.lead_text
    if paragraph.named(start, end) or any(not m.is_strong for m in paragraph.named(start, end, strong=False)):
        return _nobody("unclear_subject")
    if (
        HUMAN.search(lead)
        or TRANSFER.search(lead)
        or re.search(r"\b(?:on|selon|d['’]après)\b", lead, re.IGNORECASE)
    ):
        return _nobody("unnamed_speaker")
    return None


def sentence_before(evidence: Evidence) -> Decision | None:
    """X, role, est revenue sur…. « Q » — the quotation follows a sentence that reports what X said."""
    if evidence.reported is None or not _is_introduced(evidence):
        return None
    is_plain = _carries(evidence.lead_text) and _stands_alone(evidence)
    if not is_plain or not _agrees(evidence, evidence.reported):
        return _nobody("sentence_before")
    return _found(evidence.reported, "sentence_before")


def same_paragraph(evidence: Evidence) -> Decision | None:
    """A second quotation of a paragraph, where nothing since the first can be or announce anybody else."""
    if evidence.previous is None or evidence.between > _MAX_CARRY_CHARS:
        return None
    is_plain = _carries(evidence.since) and _stands_alone(evidence)
    if not is_plain or not _agrees(evidence, evidence.previous):
        return _nobody("same_paragraph")
    return Decision(evidence.previous, "same_paragraph", AttributionStatus.CARRIED_OVER)


# all that may stand before a quotation that is carried over: nothing, a joint, a topic, « il ajoute »
_TOPIC = (
    r"(?:sur|concernant|au\s+sujet\s+(?:du|des|de|d['’])"
    r"|en\s+matière\s+(?:de|d['’])|s['’]agissant\s+(?:du|des|de|d['’]))[^,.;:!?()«»“”\"–—]{2,80}"
)
_CARRIES = re.compile(
    rf"[\s.,;]*(?:(?:et|puis|mais|enfin|ensuite)[\s,]*)?(?:(?:{_TOPIC}|(?:il|elle)\s+{SPEECH}"
    rf"(?:[\s,]+{ADVERBS}){{0,2}})\s*)?:?\s*",
    re.IGNORECASE,
)
# where words can be read, heard or held by somebody else
_PLACES = re.compile(
    r"\b(?:murs?|pancartes?|affiches?|banderoles?|écrans?|panneaux?|scène|place|site|réseaux|bancs?"
    r"|tribune|estrade|forums?|chaîne|ondes|antenne|radio|plateau|tableau|tract|plaque|façade|papier"
    r"|rangs?|gradins|terrain|internet|twitter|facebook|film|photos?|enregistrement)\b",
    re.IGNORECASE,
)


def _carries(text: str) -> bool:
    """Tell whether words before a quotation can introduce nobody new."""
    if _CARRIES.fullmatch(text) is None or _CITING.search(text) or _ANSWERS.search(text):
        return False
    words = re.findall(r"[\w-]+", text)
    is_named = any(w[0].isupper() for w in words[1:]) or any(fold(w) in _SOURCE_NOUNS for w in words)
    return not (is_named or HUMAN.search(text) or TRANSFER.search(text) or _PLACES.search(text))


_SOURCE_NOUNS = ORGANISATION_NOUNS | ROLE_NOUNS
_ANSWERS = re.compile(
    r"\b(?:répond|répliq|rétorq|ripost|object|oppos|rétort|contest|nuanc|tranch)\w*", re.IGNORECASE
)
_HINDSIGHT = re.compile(
    r"\s*(?:\(|\[|[–—-]\s|C['’](?:est|était)\s|Ce\s+(?:sont|fut)\s|Ainsi\s|Voilà\s|Tel(?:le)?s?\s"
    r"|(?:La|Une|Cette|L['’]|Ces|Les|Sa|Des)\s*(?:réponses?|répliques?|voix|remarques?|phrases?|mots|paroles?"
    r"|propos|interventions?|question|objections?|réactions?|cri|formule|citation|auteure?)\b)"
)


def _stands_alone(evidence: Evidence) -> bool:
    """Tell whether nothing after a quotation can say that somebody else spoke: « il ajoute » at most."""
    tail = evidence.tail_text
    pronoun = _pronoun_after(tail)
    if pronoun is None and tail.strip(" \xa0\u202f.,;"):
        # a tail that ends before another quotation may only join the two
        return tail.strip(" \xa0\u202f,").lower() in {"et", "puis"} and evidence.tail_joins
    words = re.findall(r"[\w-]+", tail)
    if any(w[0].isupper() for w in words) or HUMAN.search(tail) or _ANSWERS.search(tail):
        return False
    return not _tells_in_hindsight(evidence.paragraph, evidence.tail[1])


def _tells_in_hindsight(paragraph: Paragraph, position: int) -> bool:
    """Tell whether the sentence after a quotation may sign it or say whose it was."""
    if _HINDSIGHT.match(paragraph.text, position):
        return True
    following = next((s for s in paragraph.sentences if s[0] >= position), None)
    if following is None or not paragraph.named(*following, strong=False):
        return False
    quotes = any(following[0] <= q.start < following[1] for q in paragraph.quotations)
    return not quotes and reported_by_name(paragraph, *following) is None


def _is_introduced(evidence: Evidence) -> bool:
    """Tell whether a quotation stands as a sentence of its own or after a colon.

    And nothing after it names anyone.
    """
    lead, tail = evidence.lead_text.strip(" \xa0\u202f,.;–—-"), evidence.tail_text.strip(" \xa0\u202f.,;)")
    introduced = (
        not lead
        or lead.endswith(":")
        or lead.lower() in {"et", "puis", "mais"}
        or _pronoun_after(evidence.lead_text) is not None
    )
    return introduced and (
        not tail
        or _pronoun_after(evidence.tail_text) is not None
        or not evidence.paragraph.named(*evidence.tail)
    )


def _agrees(evidence: Evidence, speaker: Speaker) -> bool:
    """Tell whether the pronouns around a quotation can stand for a speaker: il, elle, never « on »."""
    pronouns = {p for p in (_pronoun_after(evidence.tail_text),) if p}
    pronouns |= {
        p.lower()
        for p in re.findall(
            r"^[\s,.]*(?:\w+[, ]+){0,3}?\b(ils?|elles?|on)\b", evidence.lead_text, re.IGNORECASE
        )
    }
    wrong = {
        "f": {"il", "ils", "elles", "on"},
        "m": {"elle", "elles", "ils", "on"},
        "": {"il", "elle", "ils", "elles", "on"},
    }[speaker.gender]
    return not pronouns & wrong


def person_heading(evidence: Evidence) -> Decision | None:
    """Under a person's own heading, a quotation for which the paragraph names nobody is this person's."""
    heading, paragraph = evidence.paragraph.heading, evidence.paragraph
    if heading is None or not _agrees(evidence, heading):
        return None
    if evidence.is_foreign:
        return _nobody("person_heading")
    around = [
        m
        for m in (*paragraph.named(*evidence.lead), *paragraph.named(*evidence.tail))
        if name_key(m.name) != name_key(heading.name)
    ]
    if around or HUMAN.search(evidence.lead_text) or HUMAN.search(evidence.tail_text[:80]):
        return _nobody("person_heading")
    return _found(heading, "person_heading")


Rule = Callable[[Evidence], Decision | None]
RULES: tuple[Rule, ...] = (
    name_after_quotation,
    name_inside_quotation,
    signature_after_quotation,
    according_to_name,
    name_before_quotation,
    sentence_before,
    same_paragraph,
    person_heading,
)


def attribute(evidence: Evidence) -> Decision:
    """Return the decision of the first rule that has one."""
    if re.match(
        r"\s*[.,]?\s*(?:Ces|Tels\s+sont\s+ces|Telles\s+sont\s+les|C['’]est|Ainsi|Voilà|Tel)\s",
        _next_sentence(evidence),
    ):
        return _nobody("comment_after")
    for rule in RULES:
        decision = rule(evidence)
        if decision is not None:
            return decision
    return NOBODY


def _next_sentence(evidence: Evidence) -> str:
    """Return what follows if it may say in hindsight whose words those were: « Ces mots de Y… »."""
    text = evidence.paragraph.text[evidence.quotation.end : evidence.quotation.end + 160]
    return (
        text
        if re.search(
            r"\b(?:mots|propos|paroles|formule|phrase|s['’]exprim|parl|appel|citation|cri)\w*\b", text
        )
        else ""
    )


# ---- one paragraph


_BOUNDARY = re.compile(r"[.!?…]+[»”\")]?(?=\s+[^\Wa-zà-öø-ÿœ_]|\s+[«“„\"–—(]|\s*$)")


def _sentences(text: str, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Cut a text at sentence ends outside quotations."""
    ends = [m.end() for m in _BOUNDARY.finditer(text) if not _is_abbreviation(text, m.start())]
    masked = [(q.start, q.end) for q in quotations]
    ends = [e for e in ends if not _inside(masked, e - 1) or _inside(masked, e - 1) == e]
    for quotation in quotations:
        following = text[quotation.end : quotation.end + 3].lstrip()
        if (
            quotation.length >= MIN_STATEMENT_CHARS
            and text[quotation.end : quotation.end + 1].isspace()
            and following[:1].isupper()
        ):
            ends.append(quotation.end)
    cuts = sorted({0, *ends, len(text)})
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


def _inside(masked: list[tuple[int, int]], position: int) -> int | None:
    """Return the end of the masked range around a position."""
    at = bisect_right(masked, position, key=lambda r: r[0]) - 1
    return masked[at][1] if at >= 0 and position < masked[at][1] else None


def _is_abbreviation(text: str, at: int) -> bool:
    if text[at : at + 1] != ".":
        return False
    word = re.search(r"[\w.-]{1,8}$", text[max(0, at - 8) : at])
    return word is not None and (
        fold(word.group())
        in {
            "m",
            "mm",
            "dr",
            "pr",
            "st",
            "ste",
            "art",
            "cf",
            "env",
            "mr",
            "mme",
            "n",
            "p-d.g",
            "p.-d.g",
            "p.d.g",
        }
        or (len(word.group()) == 1 and word.group().isupper())
        or re.fullmatch(r"[A-ZÀ-Ý](?:\.-?[A-ZÀ-Ý])+", word.group()) is not None
    )


def read_paragraph(flow: Flow, names: NameReader, heading: Speaker | None = None) -> Reading:
    """Find out whose words each stretch of a paragraph is.

    Args:
        flow: the whole paragraph.
        names: finds the people named in it.
        heading: the person under whose heading the paragraph stands, if any.
    """
    text = flow.text
    quotations = _cut_recovered(text, find_quotations(text, flow.breaks))
    mentions = names.mentions(text, flow.bold_ranges())
    masked = [(q.start, q.end) for q in quotations]
    outside = tuple(m for m in mentions if _inside(masked, m.start) is None)
    inside = tuple(m for m in mentions if _inside(masked, m.start) is not None)
    paragraph = Paragraph(
        text, tuple(quotations), tuple(_sentences(text, quotations)), outside, inside, heading
    )
    return _read_sentences(paragraph)


_LATE_TAIL = re.compile(rf",\s+(?:{SPEECH})\s+(?=[^\Wa-zà-öø-ÿœ_])")


def _cut_recovered(text: str, quotations: list[Quotation]) -> list[Quotation]:
    """End a quotation that was never closed where « , a expliqué X » shows that it is over."""
    cut: list[Quotation] = []
    for quotation in quotations:
        tail = (
            None
            if quotation.is_closed
            else _LATE_TAIL.search(text, quotation.inner_start, quotation.inner_end)
        )
        end = tail.start() if tail else quotation.end
        cut.append(
            replace(quotation, end=end, inner_end=min(quotation.inner_end, end)) if tail else quotation
        )
    return cut


@dataclass(slots=True)
class _State:
    """What the sentences read so far leave to the next one."""

    segments: list[Segment]
    introduced: list[Speaker]
    warnings: list[tuple[str, int, int]]
    previous: Speaker | None = None
    previous_end: int = 0
    carried_from: int = 0  # where the words begin that a second quotation has to be judged by
    reported: Speaker | None = None
    is_foreign: bool = False  # under a person's heading: somebody else has come up in this paragraph


def _read_sentences(paragraph: Paragraph) -> Reading:
    """Read the sentences in order."""
    state = _State([], [], [])
    position = 0
    for sentence in paragraph.sentences:
        while position < len(paragraph.quotations) and paragraph.quotations[position].start < sentence[0]:
            position += 1
        inside = []
        while position < len(paragraph.quotations) and paragraph.quotations[position].start < sentence[1]:
            inside.append(paragraph.quotations[position])
            position += 1
        quoted = _statements_in(paragraph, sentence, inside, state)
        if quoted:
            _read_quoting(paragraph, sentence, quoted, state)
        else:
            _read_telling(paragraph, sentence, state)
    return Reading(tuple(_merge(state.segments)), tuple(state.introduced), tuple(state.warnings))


def _evidence(
    paragraph: Paragraph, sentence: tuple[int, int], inside: Sequence[Quotation], index: int, state: _State
) -> Evidence:
    """Collect what stands around one quotation."""
    quotation = inside[index]
    lead = inside[index - 1].end if index else sentence[0]
    tail = inside[index + 1].start if index + 1 < len(inside) else sentence[1]
    between = quotation.start - state.previous_end
    return Evidence(
        paragraph,
        quotation,
        (lead, quotation.start),
        (quotation.end, tail),
        state.previous,
        between,
        paragraph.text[state.carried_from : quotation.start],
        state.reported,
        state.is_foreign,
    )


_TITLE_BEFORE = re.compile(
    (
        r"(?:\b(?:intitulée?s?|baptisée?s?|appelée?s?|nommée?s?|surnommée?s?|dit|dite|thème|projets?"
        r"|programmes?|rapport|étude|livre|ouvrage|label|opération|dispositif|appel|prix|exposition"
        r"|plateforme|application|film|logiciel|démarche|initiative|titre|slogan|terme|mot|notion"
        r"|concept|article|loi|plan|charte|guide|enquête|concours|trophées?|fameux|fameuse|(?:sur|du|des"
        r"|de|la|le|les|au|aux|un|une|d['’]|l['’]))\s*)$"
    ),
    re.IGNORECASE,
)


def _statements_in(
    paragraph: Paragraph, sentence: tuple[int, int], inside: list[Quotation], state: _State
) -> list[Quotation]:
    """Keep the quotations that are speech; terms, titles and words set in marks stay part of the sentence."""
    kept = []
    for index, quotation in enumerate(inside):
        evidence = _evidence(paragraph, sentence, inside, index, state)
        if _is_speech(evidence):
            kept.append(quotation)
    return kept


def _is_speech(evidence: Evidence) -> bool:
    """Tell speech from a quoted term: by its length.

    And by how the sentence leads into it or goes on after it.
    """
    quotation, lead = evidence.quotation, evidence.lead_text.rstrip(" \xa0\u202f")
    tailed = (
        _TAIL_VERB.match(evidence.tail_text) is not None or _pronoun_after(evidence.tail_text) is not None
    )
    opens = not lead or lead[-1] in ":.!?…»”" or lead.strip(" ,;–—-").lower() in {"", "et", "puis", "mais"}
    if quotation.length < MIN_STATEMENT_CHARS:
        return (
            quotation.length >= 12
            and (lead.endswith(":") or (opens and tailed))
            and evidence.paragraph.text[quotation.inner_start].isupper()
        )
    if opens or (tailed and not _TITLE_BEFORE.search(lead)):
        return True
    if _TITLE_BEFORE.search(lead):
        return False
    decision = attribute(evidence)
    return decision.speaker is not None and decision.rule in {
        "according_to_name",
        "name_before_quotation",
        "name_after_quotation",
    }


def _read_quoting(
    paragraph: Paragraph, sentence: tuple[int, int], quoted: list[Quotation], state: _State
) -> None:
    """Attribute the quotations of one sentence, then give away what stands around them."""
    decisions = []
    for index, quotation in enumerate(quoted):
        decision = attribute(_evidence(paragraph, sentence, quoted, index, state))
        decisions.append(decision)
        asks = paragraph.text[quotation.inner_start : quotation.inner_end].endswith("?")
        state.previous = None if asks else decision.speaker
        state.previous_end, state.reported = quotation.end, None
        state.carried_from = quotation.end
        if decision.speaker and decision.speaker.shown and decision.rule != "person_heading":
            state.introduced.append(decision.speaker)
        if decision.speaker is None:
            state.warnings.append(("citation sans auteur certain", quotation.start, quotation.end))
        if not quotation.is_closed:
            state.warnings.append(("guillemet jamais fermé", quotation.start, quotation.end))
    _prepare_carry(paragraph, sentence, quoted[-1], decisions[-1], state)
    _emit(paragraph, sentence, quoted, decisions, state)


_NAMED_AFTER = frozenset({"name_after_quotation", "signature_after_quotation"})
_ASKS = re.compile(r"\b(?:demand|interrog|questionn|interpell|s['’]enquie?r)", re.IGNORECASE)


def _prepare_carry(
    paragraph: Paragraph, sentence: tuple[int, int], last: Quotation, decision: Decision, state: _State
) -> None:
    """Leave the clause that attributed a quotation out of what a second one is judged by.

    After a question the next words may be the answer of somebody else, so nobody is carried over.
    """
    tail = paragraph.text[last.end : sentence[1]]
    named = [m for m in paragraph.named(last.end, sentence[1], strong=False)]
    if _ASKS.search(tail) or len(named) > 1:
        state.previous = None
    elif decision.rule in _NAMED_AFTER or _pronoun_after(tail):
        state.carried_from = sentence[1]


def _emit(
    paragraph: Paragraph,
    sentence: tuple[int, int],
    quoted: list[Quotation],
    decisions: list[Decision],
    state: _State,
) -> None:
    """Write down the segments of one sentence in order."""
    position = sentence[0]
    for index, (quotation, decision) in enumerate(zip(quoted, decisions, strict=True)):
        before = decision if index == 0 else decisions[index - 1]
        _emit_around(paragraph, position, quotation.start, (before, decision), state)
        spoken = _without_incise(paragraph, quotation)
        state.segments.append(Segment(StatementKind.DIRECT_QUOTE, spoken, decision))
        gaps = tuple((a[1], b[0]) for a, b in pairwise(spoken))
        if gaps:
            state.segments.append(Segment(None, gaps, Decision(None, "attribution_clause")))
        position = quotation.end
    _emit_around(paragraph, position, sentence[1], (decisions[-1], decisions[-1]), state)


def _without_incise(paragraph: Paragraph, quotation: Quotation) -> tuple[tuple[int, int], ...]:
    """Return the quoted words without the writer's « , résume-t-il, »."""
    found = _incise(paragraph, quotation)
    if found is None:
        return ((quotation.inner_start, quotation.inner_end),)
    parts = ((quotation.inner_start, found[0]), (found[1], quotation.inner_end))
    if not all(any(c.isalnum() for c in paragraph.text[a:b]) for a, b in parts):
        return ((quotation.inner_start, quotation.inner_end),)
    return parts


def _emit_around(
    paragraph: Paragraph, start: int, end: int, decisions: tuple[Decision, Decision], state: _State
) -> None:
    """Give away the words around a quotation.

    A clause that attributes it is no statement, the rest is narration.
    """
    if not any(c.isalnum() for c in paragraph.text[start:end]):
        return
    quoted = any(
        start <= q.start and q.end <= end and q.length >= MIN_STATEMENT_CHARS for q in paragraph.quotations
    )
    attributes = (
        any(d.speaker is not None for d in decisions) and not quoted and end - start <= _MAX_CLAUSE_CHARS
    )
    if attributes:
        state.segments.append(Segment(None, ((start, end),), Decision(None, "attribution_clause")))
    else:
        state.segments.append(Segment(StatementKind.NARRATION, ((start, end),), NARRATION))


def _read_telling(paragraph: Paragraph, sentence: tuple[int, int], state: _State) -> None:
    """Read a sentence without speech between marks: what someone said in the writer's words, or narration."""
    start, end = sentence
    if paragraph.heading is not None and not _is_headings(paragraph, sentence, paragraph.heading, state):
        _read_foreign(paragraph, sentence, state)
        return
    if paragraph.heading is not None:
        decision = Decision(paragraph.heading, "person_heading")
        state.segments.append(Segment(StatementKind.REPORTED, (sentence,), decision))
        state.previous = _keep_heading(paragraph, sentence, state.previous)
        return
    found = reported_by_name(paragraph, start, end) or reported_by_organisation(paragraph, start, end)
    if found is not None:
        speaker, begin, rule = found
        _emit_reported(paragraph, (start, begin, end), Decision(speaker, rule), state)
        return
    bare = paragraph.text[start:end].strip()
    if len(bare) < 60 and _ANSWER_OF.match(bare):
        state.segments.append(Segment(None, (sentence,), Decision(None, "attribution_clause")))
        return
    state.segments.append(Segment(StatementKind.NARRATION, (sentence,), NARRATION))
    _note_subject(paragraph, sentence, state)


_SUBJECT_NOUN = re.compile(
    r"(?P<det>(?:le|la|les|un|une|des|son|sa|ses|ce|cette|ces|plusieurs|certains|certaines|quelques|deux"
    r"|trois)\s+|l['’]|quelqu['’]un|d['’]autres)(?P<noun>[\w-]*)",
    re.IGNORECASE,
)
_RELAYS = re.compile(rf"[^.;:]{{0,80}},?\s*\bqui\s+{SPEECH}", re.IGNORECASE)


def _is_headings(paragraph: Paragraph, sentence: tuple[int, int], heading: Speaker, state: _State) -> bool:
    """Tell whether a sentence under a person's heading can be taken for what this person said."""
    start, end = sentence
    text = paragraph.text[start:end]
    own = [m for m in paragraph.named(start, end, strong=False) if _is_short_for(m.name, heading.name)]
    others = [m for m in paragraph.named(start, end) if m not in own]
    if own and _is_subject_position(paragraph, start, own[0]):
        state.is_foreign = False
        return not any(_RELAYS.match(paragraph.text, m.end, end) for m in others)
    if state.is_foreign:
        return False
    if others and (
        _subject(paragraph, start, end) in others
        or TRANSFER.search(text)
        or _ACCORDING.match(text.lstrip())
        or any(_RELAYS.match(paragraph.text, m.end, end) for m in others)
    ):
        return False
    return not _has_unnamed_subject(text, heading)


def _is_short_for(name: str, full: str) -> bool:
    """Tell whether a printed name is a full one or its surname."""
    return name_key(full) == name_key(name) or name_key(full).endswith(f" {name_key(name)}")


def _has_unnamed_subject(text: str, heading: Speaker) -> bool:
    """Tell whether somebody without a name is the subject: « La maire a répondu que… »."""
    bare = text.lstrip(" \xa0\u202f–—-")
    adverbial = _ADVERBIAL.match(bare)
    comma = bare.find(", ")
    starts = {0, comma + 2} if adverbial and comma >= 0 else {0}
    role = {fold(w) for w in re.findall(r"[\w-]+", heading.role or "")}
    for begin in starts:
        noun = _SUBJECT_NOUN.match(bare, begin)
        if noun is None or fold(noun["noun"]) in role:
            continue
        is_person = HUMAN.match(bare, begin) or fold(noun["noun"]) in ROLE_NOUNS
        if is_person and re.search(rf"(?<![\w'’-])(?:{SPEECH}|(?:lui|leur)\s)", bare[noun.end() :]):
            return True
    return False


def _read_foreign(paragraph: Paragraph, sentence: tuple[int, int], state: _State) -> None:
    """Read a sentence about somebody else under a person's heading; what follows is this person's no more."""
    state.is_foreign, state.previous = True, None
    found = reported_by_name(paragraph, *sentence)
    if found is not None:
        speaker, begin, rule = found
        _emit_reported(paragraph, (sentence[0], begin, sentence[1]), Decision(speaker, rule), state)
        return
    state.segments.append(Segment(StatementKind.NARRATION, (sentence,), NARRATION))


def _keep_heading(
    paragraph: Paragraph, sentence: tuple[int, int], previous: Speaker | None
) -> Speaker | None:
    """Forget the last speaker once somebody else comes up."""
    named = paragraph.named(*sentence) or HUMAN.search(paragraph.text[slice(*sentence)])
    return None if named else previous


def _emit_reported(
    paragraph: Paragraph, cut: tuple[int, int, int], decision: Decision, state: _State
) -> None:
    """Write down a reported statement and the name before it."""
    start, begin, end = cut
    if begin > start:
        state.segments.append(Segment(None, ((start, begin),), Decision(None, "attribution_clause")))
    state.segments.append(Segment(StatementKind.REPORTED, ((begin, end),), decision))
    speaker = decision.speaker
    if speaker is not None and speaker.shown:
        state.introduced.append(speaker)
    state.previous, state.reported = None, None
    if speaker is not None and not speaker.is_organisation and _is_own_words(paragraph, cut, speaker):
        state.reported = speaker


_WORDS_OF = re.compile(
    r"\b(?:propos|mots?|réponses?|questions?|paroles?|phrases?|formules?|positions?|remarques?|avis|discours"
    r"|critiques?|déclarations?|témoignages?|conclusions?|interventions?|citations?|écrits|lettres?|appels?)"
    r"\s+(?:de|du|des|d['’]|à|au|aux)\b|\bce\s+qu",
    re.IGNORECASE,
)


def _is_own_words(paragraph: Paragraph, cut: tuple[int, int, int], speaker: Speaker) -> bool:
    """Tell whether a quotation after this sentence can only be its subject's."""
    start, begin, end = cut
    text = paragraph.text[begin:end]
    others = [
        m for m in paragraph.named(start, end, strong=False) if name_key(m.name) != name_key(speaker.name)
    ]
    if (
        others
        or _WORDS_OF.search(text)
        or _ASKS.search(text)
        or _CITING.search(text)
        or TRANSFER.search(text)
    ):
        return False
    return HUMAN.search(text) is None


def _note_subject(paragraph: Paragraph, sentence: tuple[int, int], state: _State) -> None:
    """Remember who a sentence of narration introduces, and forget a speaker whom it may have replaced."""
    state.reported = None
    subject = _subject(paragraph, *sentence)
    if subject is not None:
        speaker, capacity = _introduce(paragraph, subject, sentence[1])
        if capacity.role or capacity.organisation:
            state.introduced.append(speaker)
    text = paragraph.text[slice(*sentence)]
    if (
        paragraph.named(*sentence, strong=False)
        or HUMAN.search(text)
        or re.search(rf"(?<![\w'’-]){SPEECH}", text)
    ):
        state.previous = None


_REPORTING = re.compile(rf"\s*,?\s*(?:{SPEECH})", re.IGNORECASE)
_NOT_TELLING = re.compile(
    (
        r"\s*,?\s*(?:commence|débute|a\s+commencé|a\s+débuté|est\s+(?:venue?|tenue?|montée?)|tient"
        r"|a\s+tenu|s['’]est\s+tenu|montre|dévoile|encourag|invite|a\s+invité|introdui|a\s+introduit)"
    ),
    re.IGNORECASE,
)


def reported_by_name(paragraph: Paragraph, start: int, end: int) -> tuple[Speaker, int, str] | None:
    """X, role, est revenue sur… — a person is the subject of a verb of speech.

    The words begin with that verb.
    """
    according = _reported_according(paragraph, start, end)
    if according is not None:
        return according
    mention = _subject(paragraph, start, end)
    if mention is None or _ANSWER_OF.fullmatch(paragraph.text[start : mention.outer]):
        return None
    speaker, capacity = _introduce(paragraph, mention, end)
    after = max(mention.end, capacity.end)
    verb = _REPORTING.match(paragraph.text, after, end)
    if (
        verb is None
        or _NOT_TELLING.match(paragraph.text, after, end)
        or _is_joined(paragraph, mention, capacity, end)
    ):
        return None
    speaker = replace(speaker, gender=speaker.gender or _gender_of_verb(verb.group()))
    plain = _OPENER.fullmatch(paragraph.text[start : mention.outer]) is not None
    lead = re.compile(r"[\s,]*").match(paragraph.text, after)
    begin = lead.end() if lead and plain else start
    return speaker, begin, "reported_by_name"


def _gender_of_verb(verb: str) -> str:
    """Return the gender that « est revenue », « s'est félicité » agree with."""
    if re.match(r"[\s,]*(?:est|s['’]est|était)\s", verb) is None:
        return ""
    return "f" if verb.endswith(("ée", "ue", "ie", "te", "se")) else "m"


def _reported_according(paragraph: Paragraph, start: int, end: int) -> tuple[Speaker, int, str] | None:
    """Selon X, role, … — « pour X » is not taken: it may mean for the benefit of X."""
    blank = len(paragraph.text[start:end]) - len(paragraph.text[start:end].lstrip())
    match = re.compile(r"(?:selon|d['’]après)\s+", re.IGNORECASE).match(paragraph.text, start + blank, end)
    mention = paragraph.named_at(match.end()) if match else None
    if mention is None or not mention.is_strong or is_plural_title(mention.title):
        return None
    limit = paragraph.text.find(",", mention.end, end)
    speaker, capacity = _introduce(paragraph, mention, end)
    if (
        limit < 0
        or paragraph.named(mention.end, end)
        or _is_joined(paragraph, mention, capacity, end)
        or TRANSFER.search(paragraph.text[start:end])
    ):
        return None
    # without a verb nothing shows where a role ends and the statement begins, so only the name is kept
    return (
        replace(speaker, role=None, organisation=None, shown=(mention.start, mention.end)),
        start,
        "reported_according_to",
    )


def reported_by_organisation(paragraph: Paragraph, start: int, end: int) -> tuple[Speaker, int, str] | None:
    """La start-up X a expliqué comment… — an organisation speaks, and no person does."""
    text = paragraph.text
    if paragraph.named(start, end):
        return None
    for position in _organisation_positions(text, start, end):
        found = read_organisation(text, position, end)
        if found is None:
            continue
        verb = _REPORTING.match(text, found[1], end)
        if verb is not None and not _NOT_TELLING.match(text, found[1], end):
            name = text[slice(*found)]
            return Speaker(name, True, None, name, shown=found), start, "reported_by_organisation"
    return None


def _organisation_positions(text: str, start: int, end: int) -> list[int]:
    """Return where the subject of a sentence may begin: at once, or after an adverbial and its comma."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    positions = [begin]
    comma = text.find(", ", begin, min(end, begin + 120))
    if comma >= 0 and _ADVERBIAL.match(text, begin, comma):
        positions.append(comma + 2)
    return positions


def _merge(segments: list[Segment]) -> list[Segment]:
    """Put sentences of one voice that follow each other together, up to the end of the paragraph."""
    merged: list[Segment] = []
    for segment in segments:
        last = merged[-1] if merged else None
        joins = segment.kind is StatementKind.NARRATION or segment.decision.rule == "person_heading"
        if (
            last
            and joins
            and last.kind is segment.kind is not StatementKind.DIRECT_QUOTE
            and last.decision == segment.decision
        ):
            merged[-1] = replace(last, ranges=((last.ranges[0][0], segment.ranges[-1][1]),))
        else:
            merged.append(segment)
    return merged


def introductions(flow: Flow, names: NameReader, start: int = 0) -> list[Speaker]:
    """Read a list of people: « A, role, et B, role, organisation ».

    One organisation at the end is everybody's.
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
        speaker, capacity = _introduce(paragraph, mention, _before_joint(text, mention.end, limit))
        people.append(speaker)
        position = capacity.end
    return _share_organisation(people)


def _before_joint(text: str, start: int, limit: int) -> int:
    """Leave out the « , et » that leads to the next person."""
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
