"""An interview in a magazine: « Trois questions à X », then questions in bold, each over X's answer."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.attribution.clauses import stands_for
from ingest.attribution.evidence import NARRATION, Paragraph, Reading, Segment, Speaker, given_to
from ingest.attribution.procedure import is_stage_note
from ingest.attribution.subjects import introduce
from ingest.flow import Flow
from ingest.french import HUMAN, HUMAN_NOUN, ROLE_NOUNS, SPEECH, fold
from ingest.model import StatementKind
from ingest.noise import COMMERCIAL, is_caption, is_page_furniture, noise_label
from ingest.outline import Passage
from ingest.people.names import Mention, NameReader, name_key, surname_key
from ingest.quotations import MIN_STATEMENT_CHARS, find_quotations
from ingest.readers.blocks import Block, BlockKind
from ingest.sentences import split_sentences
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
    rf"|(?:^|[.!?…]\s)\W*(?:il|elle|l['’]\w+|(?:l[ea]|une?|s(?:on|a)|cet?|cette|notre)\s+\w+)\s+{SPEECH}|\bselon\s+(?:lui|elle)\b",
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

    What stands right under a question that turns to this person; a further paragraph where it says « je »,
    asks nothing and a question follows. Once anybody else comes in, the rest under a question is nobody's.
    """
    questions = [at for at, p in enumerate(passages) if question_end(p.flow)]
    marked: list[Passage] = []
    is_open = False
    for at, passage in enumerate(passages):
        end = question_end(passage.flow)
        text = passage.flow.text[end:].strip()
        is_open = (
            _is_asked(passage.flow.text[:end], text, passages[at + 1 :], speaker, names) if end else is_open
        )
        is_further = bool(questions) and questions[0] < at < questions[-1] and says_i(text)
        is_first = at in questions or at - 1 in questions
        asks_on = not is_first and _ASKS_ON.search(text) is not None
        may_answer = _may_answer(passage.flow, speaker, names)
        is_answer = is_open and (is_first or (is_further and not asks_on)) and may_answer
        marked.append(replace(passage, answers=speaker) if is_answer else passage)
        if text:
            is_open = is_open and may_answer and not asks_on and not _brings_in_another(text, names)
    return marked


# a journalist who asks again in the letters of the text
_ASKS_ON = re.compile(r"\b(?:vous|votre|vos)\b|\?\W*$", re.IGNORECASE)


def _brings_in_another(text: str, names: NameReader) -> bool:
    """Tell whether a paragraph ends with somebody who may go on: « Luc ajoutera un mot. »."""
    last = text[split_sentences(text)[-1][0] :]
    return bool(names.mentions(last) or names.given_names_alone(last))


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
    if _is_initialled(text, speaker) or _is_writers(text, speaker, names):
        return False
    mentions = names.mentions(text)
    is_told = any(
        _SPEAKS.search(text[max(0, m.outer - 30) : m.outer]) or _SPEAKS.search(text[m.end : m.end + 90])
        for m in mentions
    )
    return not is_told and not any(_is_named(speaker, m) for m in mentions)


_INITIALS = re.compile(r"\W*(?P<initials>(?:[A-ZÀ-Ý]\.[\s-]?){2,3})\s*[:–—]?\s*(?=[A-ZÀ-Ý])")


def _is_initialled(text: str, speaker: Speaker) -> bool:
    """Tell whether words are labelled by the initials of somebody else: « L.R. : … »."""
    label = _INITIALS.match(text)
    return label is not None and fold("".join(re.findall(r"\w", label["initials"]))) != fold(
        "".join(word[0] for word in re.findall(r"\w+", speaker.name))
    )


_SENTENCE_CALLS = re.compile(r"\W*(?P<article>l[ae]\s+|l['’])(?P<noun>[\w-]+)\b", re.IGNORECASE)
_ABOUT_HER = re.compile(
    r"\W*(?:l['’]intéressée?|(?:notre|l['’])\s*(?:invitée?|interlocut(?:eur|rice))|sa\s+réponse)\b",
    re.IGNORECASE,
)


def _is_writers(text: str, speaker: Speaker, names: NameReader) -> bool:
    """Tell whether a journalist tells of the person or calls her: « La maire réfléchit. », « Merci Rose »."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    called = (_SENTENCE_CALLS.match(sentence) for sentence in sentences)
    given = fold(speaker.name.split()[0])
    return (
        any(c is not None and _is_own_office(c, speaker) for c in called)
        or any(is_stage_note(sentence) or _ABOUT_HER.match(sentence) for sentence in sentences)
        or any(fold(text[m.start : m.end]) == given for m in names.given_names_alone(text))
        or _asks_another(sentences[-1] if text.endswith("?") else "", speaker, names)
    )


def _is_named(speaker: Speaker, mention: Mention) -> bool:
    """Tell whether a name may be the speaker's: her surname, with or without what stands before it."""
    return f" {name_key(mention.name)}".endswith(f" {surname_key(speaker.name)}")


_TO_READERS = re.compile(r"\W*(?:le\s+)?saviez[\s-]vous\b", re.IGNORECASE)
# « Comment venir à Garel ? »: may be asked by whoever reads; the answer shows whose it is
_INFINITIVE = re.compile(
    r"\W*(?:(?:et|mais|alors)\s+)?(?:comment|où|que|quoi|pourquoi|quand|à\s+qui|par\s+où)\s+(?:(?:se|s['’]|y|en|l[ae]s?)\s*)?"
    r"[a-zà-ÿœ]+(?:er|ir|re)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:nous|notre|nos)\b", re.IGNORECASE)


def _is_asked(
    question: str, answer: str, following: Sequence[Passage], speaker: Speaker, names: NameReader
) -> bool:
    """Tell whether a question is put to the person of an interview."""
    if _TO_READERS.match(question) or _asks_another(question, speaker, names):
        return False
    answer = answer or (following[0].flow.text if following else "")
    return _INFINITIVE.match(question) is None or says_i(answer) or _WE.search(answer) is not None


_TO_YOU = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:\b(?:de|du|des|avec|par|pour|sur|chez|contre|à|et|selon|que|comme)\s+|['’])(?:l[ae]s?\s+)?$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:(?:^|,)\s*|\bvous\s*,?\s+)(?:(?:madame|monsieur|mme|m\.)\s+)?(?P<article>l[ae]\s+|l['’])(?P<noun>[\w-]+)"
    r"[^,?]{0,60}[,?]",
    re.IGNORECASE,
)
# « Une question dans la salle ? », « La parole à la salle : … »
_HANDS_OVER = re.compile(r"\b(?:questions?|parole|micro|mot|réactions?|avis|témoignages?)\b", re.IGNORECASE)


def _asks_another(text: str, speaker: Speaker, names: NameReader) -> bool:
    """Tell whether a question turns to somebody else: « Et vous, Luc Roux, … ? », « Un mot du public ? »."""
    others = [m for m in names.mentions(text) if not _is_named(speaker, m)]
    own = {fold(word) for word in speaker.name.split()}
    others += [m for m in names.given_names_alone(text) if fold(text[m.start : m.end]) not in own]
    if any(_turns_to(text, m) for m in others):
        return True
    called = _CALLED.search(text)
    if called is not None and _may_be_somebody(text, called) and not _is_own_office(called, speaker):
        return True
    before_colon = re.split(r"\s?:\s", text)[0] if ": " in text else ""
    hands_over = _HANDS_OVER.search(text) is not None and _TO_YOU.search(text) is None
    return any(_OTHERS.search(part) for part in (before_colon, text if hands_over else ""))


_OTHERS = re.compile(rf"{HUMAN.pattern}|\b(?:votre|vos)\s+(?:{HUMAN_NOUN.pattern})", re.IGNORECASE)


def _turns_to(text: str, mention: Mention) -> bool:
    """Tell whether a question turns to a name; of who stands in « vous … de X » it only speaks."""
    before, after = text[: mention.outer], text[mention.end :].lstrip()
    return (
        before.rstrip()[-1:] in {"", ","}
        or after[:1] in {",", ":"}
        or _PREPOSITION.search(before) is None
        or _TO_YOU.search(before) is None
    )


def _may_be_somebody(text: str, called: re.Match[str]) -> bool:
    return fold(called["noun"]) in ROLE_NOUNS or HUMAN.match(text, called.start("article")) is not None


def _is_own_office(called: re.Match[str], speaker: Speaker) -> bool:
    return stands_for(called["article"], called["noun"], speaker)


def read_answer(flow: Flow, speaker: Speaker) -> Reading:
    """Read an answer, with its question before it on the same lines or without."""
    end = question_end(flow)
    asked = Segment(StatementKind.NARRATION, ((0, end),), NARRATION)
    said = Segment(StatementKind.TURN, ((end, len(flow.text)),), given_to(speaker, "interview_answer"))
    return Reading((asked, said) if end else (said,), (speaker,))
