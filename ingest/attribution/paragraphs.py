"""A paragraph → whose words each stretch of it is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.attribution.around import read_around
from ingest.attribution.clauses import ASKS, TAIL_VERB, pronoun_after
from ingest.attribution.cutting import cut_recovered, cut_sentences, end_around
from ingest.attribution.evidence import (
    Decision,
    Evidence,
    Paragraph,
    Reading,
    Segment,
    Speaker,
    State,
)
from ingest.attribution.named_inside import without_incise
from ingest.attribution.rules import attribute
from ingest.attribution.subjects import FIRST_WORD
from ingest.attribution.telling import read_telling
from ingest.flow import Flow
from ingest.french import fold
from ingest.model import StatementKind
from ingest.people.names import Mention, NameReader
from ingest.quotations import MIN_STATEMENT_CHARS, Quotation, find_quotations


def read_paragraph(
    flow: Flow, names: NameReader, heading: Speaker | None = None, *, is_foreign: bool = False
) -> Reading:
    """Find out whose words each stretch of a paragraph is.

    Args:
        flow: the whole paragraph.
        names: finds the people named in it.
        heading: the person under whose heading the paragraph stands, if any.
        is_foreign: somebody else has come up under this heading in the paragraph before.
    """
    return _read_sentences(cut_paragraph(flow, names, heading), is_foreign=is_foreign)


def cut_paragraph(flow: Flow, names: NameReader, heading: Speaker | None = None) -> Paragraph:
    """Cut a paragraph into its quotations and sentences, with the names outside the quotations."""
    text = flow.text
    quotations = cut_recovered(text, find_quotations(text, flow.breaks))
    mentions = names.mentions(text, flow.bold_ranges())
    masked = [(q.start, q.end) for q in quotations]
    outside = tuple(m for m in mentions if end_around(masked, m.start) is None)
    inside = tuple(m for m in mentions if end_around(masked, m.start) is not None)
    sentences = cut_sentences(text, quotations)
    alone = _names_alone(text, sentences, names, heading)
    return Paragraph(
        text, tuple(quotations), tuple(sentences), outside, inside, heading, alone,
        has_namesake=heading is not None and names.has_namesake(heading.name),
    )  # fmt: skip


def _by_place(mention: Mention) -> tuple[int, bool]:
    return mention.start, not mention.is_strong


def _names_alone(
    text: str, sentences: Sequence[tuple[int, int]], names: NameReader, heading: Speaker | None
) -> tuple[Mention, ...]:
    """Return who else than the heading's person is named by a given name or a surname alone.

    A surname is looked for under a heading only, where a sentence begins with it: « Durand lui répond ».
    """
    found = names.given_names_alone(text)
    if heading is None:
        return tuple(found)
    own = {fold(word) for word in heading.name.split()}
    words = (FIRST_WORD.match(text, start, end) for start, end in sentences)
    surnames = (names.surname_alone(text, *word.span("word")) for word in words if word)
    found += [m for m in surnames if m is not None and not text.startswith(heading.name, m.start)]
    return tuple(sorted((m for m in found if fold(text[m.start : m.end]) not in own), key=_by_place))


def _read_sentences(paragraph: Paragraph, *, is_foreign: bool) -> Reading:
    """Read the sentences in order."""
    state = State([], [], [], is_foreign=is_foreign, goes_on=is_foreign)
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
            read_telling(paragraph, sentence, state)
    return Reading(
        tuple(_merge(state.segments)),
        tuple(state.introduced),
        tuple(state.warnings),
        is_foreign=state.is_foreign and state.goes_on,
    )


def _evidence(
    paragraph: Paragraph, sentence: tuple[int, int], inside: Sequence[Quotation], index: int, state: State
) -> Evidence:
    """Collect what stands around one quotation."""
    quotation = inside[index]
    lead = max(inside[index - 1].end, state.carried_from) if index else sentence[0]
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
    paragraph: Paragraph, sentence: tuple[int, int], inside: list[Quotation], state: State
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
    tailed = TAIL_VERB.match(evidence.tail_text) is not None or pronoun_after(evidence.tail_text) is not None
    opens = not lead or lead[-1] in ":.!?…»”—–(" or lead.strip(" ,;–—-").lower() in {"", "et", "puis", "mais"}
    if quotation.length < MIN_STATEMENT_CHARS:
        return (
            quotation.length >= 12
            and (lead.endswith(":") or (opens and tailed))
            and evidence.paragraph.text[quotation.inner_start].isupper()
        )
    is_second = any(q.end == evidence.lead[0] for q in evidence.paragraph.quotations)
    goes_on = is_second and lead.endswith(",") and TAIL_VERB.match(lead)  # « Q », dit X, « R »
    if opens or goes_on or (tailed and not _TITLE_BEFORE.search(lead)):
        return True
    if _TITLE_BEFORE.search(lead):
        return False
    decision = attribute(evidence)
    return decision.speaker is not None and decision.rule in {
        "according_to_name",
        "name_announced",
        "name_before_quotation",
        "name_after_quotation",
    }


def _read_quoting(
    paragraph: Paragraph, sentence: tuple[int, int], quoted: list[Quotation], state: State
) -> None:
    """Attribute the quotations of one sentence, then give away what stands around them."""
    decisions = []
    for index, quotation in enumerate(quoted):
        decision = attribute(_evidence(paragraph, sentence, quoted, index, state))
        decisions.append(decision)
        asks = paragraph.text[quotation.inner_start : quotation.inner_end].endswith("?")
        state.previous = None if asks else decision.speaker
        state.previous_end, state.reported = quotation.end, None
        state.carried_from = _clause_end(paragraph, quotation, decision)
        if decision.speaker and decision.speaker.shown and decision.rule != "person_heading":
            state.introduced.append(decision.speaker)
        if decision.speaker is None:
            state.warnings.append(("citation sans auteur certain", quotation.start, quotation.end))
        if not quotation.is_closed:
            state.warnings.append(("guillemet jamais fermé", quotation.start, quotation.end))
    _prepare_carry(paragraph, sentence, quoted[-1], decisions[-1], state)
    _emit(paragraph, sentence, quoted, decisions, state)


_NAMED_AFTER = frozenset({"name_after_quotation", "signature_after_quotation"})


def _clause_end(paragraph: Paragraph, quotation: Quotation, decision: Decision) -> int:
    """Return where the words begin that a next quotation of the sentence is judged by."""
    shown = decision.speaker.shown if decision.speaker and decision.rule in _NAMED_AFTER else None
    if shown is None or len(paragraph.named(quotation.end, shown[1], strong=False)) > 1:
        return quotation.end
    return max(quotation.end, shown[1])


def _prepare_carry(
    paragraph: Paragraph, sentence: tuple[int, int], last: Quotation, decision: Decision, state: State
) -> None:
    """Leave the clause that attributed a quotation out of what a second one is judged by.

    After a question the next words may be the answer of somebody else, so nobody is carried over.
    """
    tail = paragraph.text[last.end : sentence[1]]
    named = [m for m in paragraph.named(last.end, sentence[1], strong=False)]
    if ASKS.search(tail) or len(named) > 1:
        state.previous = None
    elif decision.rule in _NAMED_AFTER or pronoun_after(tail):
        state.carried_from = sentence[1]


def _emit(
    paragraph: Paragraph,
    sentence: tuple[int, int],
    quoted: list[Quotation],
    decisions: list[Decision],
    state: State,
) -> None:
    """Write down the segments of one sentence in order."""
    position = sentence[0]
    for index, (quotation, decision) in enumerate(zip(quoted, decisions, strict=True)):
        before = decision if index == 0 else decisions[index - 1]
        read_around(paragraph, position, quotation.start, (before, decision), state)
        spoken = without_incise(paragraph, quotation, decision.speaker)
        state.segments.append(Segment(StatementKind.DIRECT_QUOTE, spoken, decision))
        gaps = tuple((a[1], b[0]) for a, b in pairwise(spoken))
        if gaps:
            state.segments.append(Segment(None, gaps, Decision(None, "attribution_clause")))
        position = quotation.end
    read_around(paragraph, position, sentence[1], (decisions[-1], decisions[-1]), state)


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
