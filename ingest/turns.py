"""Labels of speakers, « Marie Durand : … »: the turns of minutes, and another's words under a heading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.attribution.clauses import ASKS, CITING, TAIL_VERB, WORDS_OF, pronoun_after
from ingest.attribution.evidence import NARRATION, NOBODY, Decision, Paragraph, Reading, Segment, Speaker
from ingest.attribution.subjects import PREPOSITION_BEFORE, introduce, is_joined
from ingest.flow import Flow
from ingest.french import (
    DETERMINERS,
    FINITE,
    HUMAN,
    NEGATION,
    ORGANISATION_NOUNS,
    PARTICLES,
    ROLE_NOUNS,
    SPEECH,
    TITLES,
    TRANSFER,
    fold,
)
from ingest.model import StatementKind
from ingest.people.capacities import read_capacity
from ingest.people.genders import gender_of
from ingest.people.names import Mention, NameReader, is_plural_title, name_key
from ingest.quotations import MIN_STATEMENT_CHARS, Quotation, find_quotations
from ingest.sentences import split_sentences

_BRACKET = re.compile(r"\s*\[([^\]\n]{2,80})\]\s*:?")
# « Marie Durand : », « Réponse d'une habitante : », at the beginning or after the end of a sentence
_LABEL = re.compile(
    r"(?:^\s{0,9}|(?<=[.!?…»”\"])\s{1,9})(?P<label>[^\s:.!?…«»“”\"][^:.!?…«»“”\"]{1,90}):(?=\s|$)"
)
_TURN = re.compile(
    r"\b(?:réponses?|questions?|réactions?|répliques?|objections?|interventions?|interruption|voix|salle|public"
    r"|q|r)\b",
    re.IGNORECASE,
)
_MARKED = ("|", "```", "~~~")


def read_turn(text: str, heading: Speaker, names: NameReader, *, is_quote: bool) -> Reading | None:
    """Read a passage that begins with, or holds, the label of another speaker; None: it holds none.

    Args:
        text: the whole passage.
        heading: the person under whose heading it stands.
        names: finds the people named in it.
        is_quote: the passage is a blockquote.
    """
    if text.lstrip().startswith(_MARKED) and _names_other(text, heading, names):
        return _nobodys(text, is_quote=is_quote)
    if bracket := _BRACKET.match(text):
        return None if _is_own(bracket.group(1), heading) else _nobodys(text, is_quote=is_quote)
    if not is_quote and re.search(r"[«“\"]", text):
        return None  # the rules for quotations read the names around the marks
    labels = [m for m in _LABEL.finditer(text) if _is_label(m["label"], heading, names)]
    foreign = [m for m in labels if not _is_own(m["label"], heading)]
    if not foreign:
        return None
    named = _known_name(foreign[0]["label"], names)
    if len(labels) > 1 or named is None or foreign[0].start("label") != len(text) - len(text.lstrip()):
        return _nobodys(text, is_quote=is_quote)
    speaker = Speaker(named.name, shown=(named.start, named.end))
    kind = StatementKind.DIRECT_QUOTE if is_quote else StatementKind.REPORTED
    clause = Segment(None, ((0, foreign[0].end()),), Decision(None, "attribution_clause"))
    spoken = Segment(kind, ((foreign[0].end(), len(text)),), Decision(speaker, "speaker_label"))
    return Reading((clause, spoken), ())


_LONGEST_LABEL = 120  # characters
_LEAD = re.compile(r"[\s–—•-]*")
_COLON = re.compile(r"\s*:\s+")
_DASH = re.compile(r"\s*\.?\s*[–—]\s+|\s*\.\s*-\s+|\s+-\s+")  # « M. Martin. – », at the beginning only
_FIRST_PERSON = re.compile(r"\b(?:je|nous|notre|nos|mon|ma|mes|moi)\b|\b[jm]['’]", re.IGNORECASE)
_LEAST_WORDS = 3  # of a turn without a first person: « Paul Martin : Ville de Brive. » is none


def read_labelled(flow: Flow, names: NameReader) -> Reading | None:
    """Read a paragraph of minutes, « M. Martin, maire : … », as one turn or several; None: it is none.

    What follows a label that names no one person, « La salle : », « A et B : », is nobody's.
    """
    text = flow.text
    bold = next((end for start, end in flow.bold_ranges() if not text[:start].strip(" –—-")), 0)
    quotations = [q for q in find_quotations(text, flow.breaks) if q.length >= MIN_STATEMENT_CHARS]
    if quotations and not _quotes_as_turn(text, bold, quotations):
        return None  # the rules for quotations read the names around the marks
    mentions = names.mentions(text, flow.bold_ranges())
    paragraph = Paragraph(text, (), ((0, len(text)),), tuple(mentions), ())
    if quotations and any(_is_marked_label(text, *span) for span in flow.bold_ranges() if span[0] >= bold):
        return None
    starts = [0, *(end for _, end in split_sentences(text)[:-1])] if not quotations else [0]
    labels = [(at, found) for at in starts if (found := _turn_label(paragraph, names, at, bold)) is not None]
    if not labels or labels[0][0] != 0:
        return None
    ends = [*(at for at, _ in labels[1:]), len(text)]
    turns = [(at, *found, end) for (at, found), end in zip(labels, ends, strict=True)]
    segments = [s for turn in turns for s in _turn(*turn, is_speech=_begins_speech(text[turn[1] : turn[3]]))]
    unknown = [
        ("intervention sans auteur certain", at, end) for at, _, speaker, end in turns if speaker is None
    ]
    people = [speaker for _, _, speaker, _ in turns if speaker is not None]
    return Reading(tuple(segments), tuple(people), tuple(unknown))


_MAY_BEGIN = re.compile(
    r"[\s–—•-]*(?:(?-i:[A-ZÀ-Ý][a-z]{0,2}\.[\s-]?)|[^:.!?…«»“”\"–—\n]){2,90}?\s?(?::|\.?\s*[–—]|\.\s-)\s+\S"
)


def may_begin_turn(line: str) -> bool:
    """Tell whether a line has the form of a turn, whoever its label names: « M. le maire. – Oui »."""
    return _MAY_BEGIN.match(line) is not None


def _quotes_as_turn(text: str, bold: int, quotations: Sequence[Quotation]) -> bool:
    """Tell whether a turn quotes others: « **Mme Durand.** – Je m'y tiens. Le maire l'a dit : « … » »."""
    if not bold or not _is_marked_label(text, 0, bold) or re.match(r"[\s.:–—-]*[«“\"]", text[bold:]):
        return False
    return quotes_others(text, bold, quotations)


def _is_marked_label(text: str, start: int, end: int) -> bool:
    """Tell whether words in bold are a label by the mark at their end: « **M. Martin.** – »."""
    is_inside = re.search(r"[.:]\s*$", text[start:end]) is not None
    return is_inside or re.match(r"\s*(?:[.:]?\s*[–—]|:)\s", text[end:]) is not None


def quotes_others(text: str, start: int, quotations: Sequence[Quotation]) -> bool:
    """Tell whether words from a position on are said in the first person, around what they quote."""
    tails = [text[q.end :] for q in quotations]
    if any(TAIL_VERB.match(tail) or pronoun_after(tail) for tail in tails):
        return False  # « …, répond Y »: told by a writer
    parts = zip(
        [start, *(q.end for q in quotations)], [*(q.start for q in quotations), len(text)], strict=True
    )
    return any(_FIRST_PERSON.search(text, a, b) for a, b in parts)


_ADDRESSES = re.compile(
    r"\b(?:je|nous|vous|votre|vos|notre|nos|merci|bonjour)\b|\bj['’]|\?\W*$", re.IGNORECASE
)


def debaters(flows: Iterable[Flow], names: NameReader) -> frozenset[str]:
    """Return who talks in paragraphs that are a debate: several labels, people who talk to others."""
    turns = [turn for flow in flows for turn in _turns_of(flow, names)]
    speakers = frozenset(name_key(speaker.name) for speaker, _ in turns if speaker is not None)
    is_debate = len(speakers) > 1 and sum(_ADDRESSES.search(text) is not None for _, text in turns) > 1
    return speakers if is_debate else frozenset()


def is_debaters_turn(flow: Flow, known: frozenset[str], names: NameReader) -> bool:
    """Tell a turn outside of a debate, in the same minutes, from a portrait: « **Paul Martin :** Une vie ».

    The label is in bold, and its person talks to others here, or says a sentence and talks in the debate too.

    Args:
        flow: the paragraph.
        known: who talks in the debates, by the keys of their names.
        names: finds the people named in it.
    """
    bold = next(iter(flow.bold_ranges()), (0, 0))
    is_label = re.match(r".*?[.:]\s", flow.text[max(0, bold[1] - 2) : bold[1] + 3]) is not None
    if flow.text[: bold[0]].strip(" –—-") or not bold[1] or not is_label:
        return False
    speaker, text = next(iter(_turns_of(flow, names)), (None, ""))
    if speaker is None:
        return False
    key = name_key(speaker.name)
    is_known = any(f" {one}".endswith(f" {other}") for k in known for one, other in ((k, key), (key, k)))
    if find_quotations(text) or _OF_A_PERSON.search(text):
        return False
    first = text[: split_sentences(text)[0][1]]
    is_sentence = NEGATION.search(first) or re.search(rf"(?<![\w'’-])(?:{FINITE}|\w+ons|faut)(?!\w)", first)
    return _ADDRESSES.search(text) is not None or (is_known and is_sentence is not None)


# « Elle n'a jamais quitté le canal. »: told of somebody, unlike « Il faut », « Il y a »
_OF_A_PERSON = re.compile(
    r"(?:^|[.!?…]\s+)(?:Elle|Il\s+(?!(?:faut|faudra|fallait|y|en|est\s+(?:temps|possible|vrai)|reste|convient|suffit|manque)\b"
    r"|s['’]agit))"
)


def _turns_of(flow: Flow, names: NameReader) -> list[tuple[Speaker | None, str]]:
    """Return the turns of a paragraph and their speakers."""
    reading = read_labelled(flow, names)
    return [
        (segment.decision.speaker, flow.text[slice(*segment.ranges[0])])
        for segment in (reading.segments if reading else ())
        if segment.kind is StatementKind.TURN
    ]


def _turn(
    start: int, begin: int, speaker: Speaker | None, end: int, *, is_speech: bool
) -> tuple[Segment, ...]:
    """Return the label and the words of a turn; without a speaker the label stays with the words."""
    if speaker is None:
        kind = StatementKind.TURN if is_speech else StatementKind.NARRATION
        return (Segment(kind, ((start, end),), NOBODY if is_speech else NARRATION),)
    label = Segment(None, ((start, begin),), Decision(None, "attribution_clause"))
    return label, Segment(StatementKind.TURN, ((begin, end),), Decision(speaker, "speaker_label"))


def _turn_label(
    paragraph: Paragraph, names: NameReader, start: int, bold: int
) -> tuple[int, Speaker | None] | None:
    """Return where the words after a label begin, and whose they are; None where no label stands here."""
    text, at = paragraph.text, _LEAD.match(paragraph.text, start).end()  # type: ignore[union-attr]  # matches the empty text
    for end, begin, is_colon in _label_ends(text, at, bold if start == 0 else 0, is_first=start == 0):
        first, last = _inside_label(text, at, end) if start == 0 else (at, end)
        mention = paragraph.named_at(first) or names.surname_alone(text, first, last)
        if mention is None and (holder := _holder(text[at:end], names)) and _begins_speech(text[begin:]):
            return begin, Speaker(holder)
        if mention is None or mention.is_thing:
            is_voice = is_colon and _is_voice(text[at:end])
            return (begin, None) if is_voice else None
        speaker, rest = _labelled(paragraph, mention, last)
        if rest and (speaker or not _is_list(rest)):
            continue
        if speaker and _begins_speech(text[begin:]):
            return begin, speaker
        return (begin, None) if is_colon or not speaker else None
    return None


_BY_OFFICE = re.compile(r"(?P<title>M\.|Mme|Monsieur|Madame)\s+l[ea]\s+(?P<noun>[\w-]+)[\s.]*", re.IGNORECASE)


def _holder(label: str, names: NameReader) -> str | None:
    """Return the full name of whom a title and an office name here: « Mme la maire »."""
    found = _BY_OFFICE.fullmatch(label)
    gender = gender_of(fold(found["title"]), None) if found else ""
    return names.holder(fold(found["noun"]), gender) if found else None


# « Réponse de M. Martin », « Réponse (M. Martin) »: whose words they are, not whom they are for
_WORDS_OF = re.compile(
    r"(?:réponse|question|réaction|réplique|remarque|intervention|objection)\s+(?:de\s+|d['’])", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"réponse\s*\((?P<who>[^()]{2,90})\)\s*", re.IGNORECASE)


def _inside_label(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the name of a label begins and its role ends: « Réponse de X, role », « Réponse (X) ».

    Only at the beginning of a paragraph: further on somebody may recall the answer of another.
    """
    if bracketed := _IN_BRACKETS.fullmatch(text, start, end):
        return bracketed.span("who")
    words = _WORDS_OF.match(text, start, end)
    return (words.end() if words else start), end


def _labelled(paragraph: Paragraph, mention: Mention, end: int) -> tuple[Speaker | None, str]:
    """Return the one person of a label, None where it names several, and what else it says."""
    speaker, capacity = introduce(paragraph, mention, end)
    text = paragraph.text
    if is_plural_title(mention.title) or is_joined(paragraph, mention, capacity, end):
        last = paragraph.named(mention.outer, end, strong=False)[-1]
        return None, text[max(last.end, introduce(paragraph, last, end)[1].end) : end].strip(" .")
    rest = text[max(mention.end, capacity.end) : end].strip(" .")
    body = _BODY.fullmatch(rest) if speaker.role is None and speaker.organisation is None else None
    if body is None or fold(body["noun"]) not in ORGANISATION_NOUNS or _SAYS.search(rest):
        return speaker, rest
    at = text.index(body["body"], mention.end)
    return replace(speaker, organisation=body["body"], shown=(mention.start, at + len(body["body"]))), ""


_BODY = re.compile(r",\s*(?P<body>(?P<noun>[^\W\d_A-ZÀ-Ý][\w-]+)[^,:;.()]{0,60})")  # « X, conseil citoyen : »


def _label_ends(text: str, start: int, bold: int, *, is_first: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield where a label may end, where the words after it begin, and whether a colon parts them."""
    limit = min(len(text), start + _LONGEST_LABEL)
    if text[start:bold].rstrip().endswith("."):
        yield bold, _LEAD.match(text, bold).end(), False  # type: ignore[union-attr]  # matches the empty text
    ends = [(m, True) for m in _COLON.finditer(text, start, limit)][:1]
    ends += [(m, False) for m in _DASH.finditer(text, start, limit)] if is_first else []
    for match, is_colon in sorted(ends, key=lambda found: found[0].start()):
        if re.search(r"[:!?…«»“”\"]", text[start : match.start()]):
            return
        yield match.start(), match.end(), is_colon


def _begins_speech(text: str) -> bool:
    """Tell what somebody says from who somebody is: « Paul Martin : Directeur, ville de Brive »."""
    if not text[:1].isupper():
        return False
    if _FIRST_PERSON.search(text):
        return True
    words = re.findall(r"[\w-]+", text)
    is_noun = fold(words[0]) in ROLE_NOUNS | ORGANISATION_NOUNS
    has_words = any(w[0].islower() and fold(w) not in PARTICLES | DETERMINERS for w in words[1:])
    is_sentence = has_words and len(words) >= _LEAST_WORDS and re.search(r"[.…]\W*$", text)
    return not is_noun and (bool(is_sentence) or re.search(r"[!?]\W*$", text) is not None)


def _is_list(text: str) -> bool:
    """Tell whether words are nothing but more names: « et Petit »."""
    return all(w[0].isupper() or fold(w) in PARTICLES | {"et"} for w in re.findall(r"[\w-]+", text))


_VOICE = re.compile(r"\W*(?P<label>(?:M\.\s|[^:.!?«»“”\"–—]){2,60}?)\s?(?::|\.?\s*[–—])\s")


def begins_with_voice(text: str) -> bool:
    """Tell a turn of somebody without a name: « Une habitante : », « M. le maire. – »."""
    label = _VOICE.match(text)
    return label is not None and _is_voice(label["label"])


# « Un élu m'a dit : », « Les autres, je le sais, attendent : »: who says « je » goes on in a turn
_BY_SPEAKER = re.compile(r"\b[mj]['’]|\b(?:je|me|nous)\s", re.IGNORECASE)


def _is_voice(label: str) -> bool:
    """Tell the label of somebody without a name: « M. le maire », « Une habitante », « Réponse »."""
    if _BY_SPEAKER.search(label):
        return False
    words = [fold(word) for word in re.findall(r"[\w-]+", label)]
    nouns = [word for word in words if word not in TITLES | DETERMINERS]
    is_office = bool(nouns) and nouns[0] in ROLE_NOUNS
    return is_office or HUMAN.match(label) is not None or _TURN.match(label) is not None


def is_name_alone(text: str, names: NameReader) -> bool:
    """Tell whether a passage is nothing but a person's name, with or without a role."""
    if len(text) > 120 or re.search(r"[.!?:«»]", text.strip()[:-1]):
        return False
    mention = next(iter(names.mentions(text)), None)
    if mention is None or not mention.is_strong or text[: mention.outer].strip():
        return False
    rest = text[mention.end :].strip(" .,")
    return not rest or read_capacity(text, mention.end, len(text)).end >= len(text.rstrip(" ."))


def _nobodys(text: str, *, is_quote: bool) -> Reading:
    """Give a whole passage to nobody."""
    kind = StatementKind.DIRECT_QUOTE if is_quote else StatementKind.NARRATION
    segment = Segment(kind, ((0, len(text)),), NARRATION)
    return Reading((segment,), (), (("passage d'une autre personne sous un titre", 0, len(text)),))


def _is_label(label: str, heading: Speaker, names: NameReader) -> bool:
    """Tell the label of a speaker from words that merely lead in: « Trois priorités : »."""
    if _is_own(label, heading):
        return True
    if _is_lead_in(label, heading, names):
        return False
    if names.mentions(label) or HUMAN.search(label) or _TURN.search(label):
        return True
    words = label.split()
    nouns = words[1:] if words and fold(words[0]) in DETERMINERS else words
    first = fold(nouns[0].strip(".")) if nouns else ""
    if first in TITLES | ROLE_NOUNS | ORGANISATION_NOUNS:
        return True
    return 0 < len(words) <= 3 and all(w[0].isupper() for w in words) and len(words) > 1


_SAYS = re.compile(rf"\s+{SPEECH}", re.IGNORECASE)


def _is_lead_in(label: str, heading: Speaker, names: NameReader) -> bool:
    """Tell « Paul Martin cite un cas : », « Il résume : » from the label of a speaker.

    Others may come up where the subject answers them or disputes what they hold: « … le chiffre de Y : ».
    """
    found = names.mentions(label)
    first = found[0] if found and not label[: found[0].outer].strip() else None
    pronoun = re.match(r"\s*(?:il|elle)\b", label, re.IGNORECASE)
    end = first.end if first else pronoun.end() if pronoun else None
    if end is None or TRANSFER.search(label):
        return False
    others = [m for m in found if m is not first and not _is_own(m.name, heading)]
    is_own = first is None or _is_own(first.name, heading)
    return (is_own and not others) or (
        _SAYS.match(label, end) is not None
        and not (CITING.search(label) or WORDS_OF.search(label) or ASKS.search(label))
        and all(PREPOSITION_BEFORE.search(label[: m.outer]) for m in others)
    )


def _is_own(label: str, heading: Speaker) -> bool:
    """Tell whether a label is the name of the heading's person, or the surname."""
    bare = re.split(r"\s*[,(—–]\s*", label.strip())[0]
    key, own = name_key(bare), name_key(heading.name)
    return key == own or own.endswith(f" {key}")


def _known_name(label: str, names: NameReader) -> Mention | None:
    """Return the full name that a label is, with nothing but a role after it."""
    found = names.mentions(label)
    if len(found) != 1 or label[: found[0].outer].strip() or " " not in found[0].name:
        return None
    rest = label[found[0].end :].strip()
    return found[0] if found[0].is_strong and (not rest or rest.startswith((",", "("))) else None


def _names_other(text: str, heading: Speaker, names: NameReader) -> bool:
    return any(name_key(m.name) != name_key(heading.name) for m in names.mentions(text))
