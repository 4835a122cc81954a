"""An interview in a magazine: « Trois questions à X », then questions in bold, each over X's answer."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.attribution.evidence import NARRATION, Paragraph, Reading, Segment, Speaker, given_to
from ingest.attribution.subjects import introduce
from ingest.flow import Flow
from ingest.french import SPEECH
from ingest.model import StatementKind
from ingest.noise import COMMERCIAL, is_caption, is_page_furniture, noise_label
from ingest.outline import Passage
from ingest.people.names import Mention, NameReader, name_key, surname_key
from ingest.quotations import MIN_STATEMENT_CHARS, find_quotations
from ingest.readers.blocks import Block, BlockKind
from ingest.signatures import is_name_line
from ingest.turns import begins_with_voice, read_labelled

_LABEL = re.compile(
    r"\W*(?:(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d{1,2})\s+questions?\s+à"
    r"|(?:grand\s+)?entretien\s+avec|(?:grande\s+)?interview\s+(?:avec|de))\s+",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"(?<![\w'’-])(?:je|me|moi|mon|ma|mes)(?![\w'’])|(?<![\w'’-])[jm]['’]", re.IGNORECASE
)
# « …, répond-elle », « …, dit l'élue », « Elle explique que… », « selon elle »: told by a journalist
_TOLD = re.compile(
    rf"(?<![\w'’-]){SPEECH}-(?:t-)?(?:il|elle)\b|,\s+{SPEECH}\s+(?:l['’]|(?:l[ae]|une?|cet?|cette)\s)"
    rf"|(?:^|[.!?…]\s)\W*(?:il|elle|l['’]\w+|l[ea]\s+\w+)\s+{SPEECH}|\bselon\s+(?:lui|elle)\b",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"\W*(?:publié|réalisé|produit|retrouvez|lire|voir|à\s+lire|la\s+suite)\b", re.IGNORECASE
)
_SPEAKS = re.compile(SPEECH, re.IGNORECASE)


def read_interviewee(heading: Flow, names: NameReader) -> Speaker | None:
    """Return the one person whom the heading of an interview names, with the role printed there."""
    label = _LABEL.match(heading.text)
    if label is None or not is_name_line(heading, names, label.end()):
        return None
    mentions = names.mentions(heading.text, heading.bold_ranges())
    paragraph = Paragraph(heading.text, (), ((0, len(heading.text)),), tuple(mentions), ())
    mention = paragraph.named_at(label.end())
    if mention is None or " " not in mention.name:
        return None
    return replace(introduce(paragraph, mention, len(heading.text))[0], shown=None)


def is_interview(blocks: Sequence[Block]) -> bool:
    """Tell whether blocks up to the next heading are questions in bold, each over what answers it.

    Where the text goes on in any other form, nobody knows where the interview ends.
    """
    texts = [b for b in blocks if b.kind is not BlockKind.MARKUP and b.text and not _is_aside(b.text)]
    held = list(takewhile(lambda b: b.level == 0, texts))
    forms = ["q" if is_question(b.flow) else "b" if question_end(b.flow) else "a" for b in held]
    return re.fullmatch(r"(?:(?:qa|b)a*)+", "".join(forms)) is not None


def _is_aside(text: str) -> bool:
    return noise_label(text) is not None or is_caption(text) or is_page_furniture(text)


def is_question(flow: Flow) -> bool:
    """Tell whether a paragraph is nothing but a question in bold."""
    return flow.is_all_bold and flow.text.rstrip().endswith("?")


def question_end(flow: Flow) -> int:
    """Return where a question in bold ends that a paragraph begins with, 0 for none."""
    start, end = next(iter(flow.bold_ranges()), (0, 0))
    return end if not flow.text[:start].strip() and flow.text[:end].rstrip().endswith("?") else 0


def mark_answers(passages: Sequence[Passage], speaker: Speaker, names: NameReader) -> list[Passage]:
    """Return the paragraphs of an interview with its answers marked as a person's.

    What stands right under a question; a further paragraph where it says « je » and a question follows.
    """
    questions = [at for at, p in enumerate(passages) if question_end(p.flow)]
    marked: list[Passage] = []
    for at, passage in enumerate(passages):
        is_first = at in questions or at - 1 in questions
        is_further = bool(questions) and questions[0] < at < questions[-1] and says_i(passage.flow.text)
        asked = passages[max((q for q in questions if q <= at), default=at)].flow
        is_answer = (is_first or is_further) and not _asks_another(asked, speaker, names)
        is_answer = is_answer and _may_answer(passage.flow, speaker, names)
        marked.append(replace(passage, answers=speaker) if is_answer else passage)
    return marked


def says_i(text: str) -> bool:
    """Tell whether one person speaks of herself, as no advert does."""
    return _FIRST_PERSON.search(text) is not None


def _may_answer(flow: Flow, speaker: Speaker, names: NameReader) -> bool:
    """Tell somebody's own words from what is told about them, said by another or sold."""
    text = flow.text[question_end(flow) :].strip()
    if not text[:1].isupper() or re.search(r"[.!?…]$", text) is None or COMMERCIAL.search(text):
        return False
    if any(q.length >= MIN_STATEMENT_CHARS for q in find_quotations(text)) or _TOLD.search(text):
        return False
    if begins_with_voice(text) or read_labelled(flow, names) is not None or _IMPRINT.match(text):
        return False
    mentions = names.mentions(text)
    is_told = any(
        _SPEAKS.search(text[max(0, m.outer - 30) : m.outer]) or _SPEAKS.search(text[m.end : m.end + 90])
        for m in mentions
    )
    return not is_told and not any(_is_named(speaker, m) for m in mentions)


def _is_named(speaker: Speaker, mention: Mention) -> bool:
    """Tell whether a name may be the speaker's: her surname, with or without what stands before it."""
    return f" {name_key(mention.name)}".endswith(f" {surname_key(speaker.name)}")


def _asks_another(question: Flow, speaker: Speaker, names: NameReader) -> bool:
    """Tell whether a question turns to somebody else: « Et vous, Luc Roux, … ? »."""
    text = question.text
    others = [m for m in names.mentions(text) if not _is_named(speaker, m)]
    return any(
        text[: m.outer].rstrip()[-1:] in {"", ","} or text[m.end :].lstrip()[:1] == "," for m in others
    )


def read_answer(flow: Flow, speaker: Speaker) -> Reading:
    """Read an answer, with its question before it on the same lines or without."""
    end = question_end(flow)
    asked = Segment(StatementKind.NARRATION, ((0, end),), NARRATION)
    said = Segment(StatementKind.TURN, ((end, len(flow.text)),), given_to(speaker, "interview_answer"))
    return Reading((asked, said) if end else (said,), (speaker,))
