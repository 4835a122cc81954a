"""Sentences without a quotation: somebody's words in the writer's, or narration."""

import re

from ingest.attribution.addressed import addresses, begins_turn
from ingest.attribution.announced import GIVES_FLOOR, announced_by
from ingest.attribution.carried_over import OF_ANOTHER
from ingest.attribution.clauses import ANSWERS, ASKS, CITING, WORDS_OF, is_short_for, stands_for
from ingest.attribution.evidence import NARRATION, Decision, Paragraph, Segment, Speaker, State
from ingest.attribution.named_before import recalls_text
from ingest.attribution.others_words import announces_anothers
from ingest.attribution.procedure import is_procedure, is_stage_note, is_view_of
from ingest.attribution.pronouns import is_anothers, is_rumour
from ingest.attribution.reported import RELAYS, reported_by_name, reported_by_organisation
from ingest.attribution.subjects import (
    ACCORDING,
    ADVERBIAL,
    ANSWER_OF,
    CIRCUMSTANCE,
    FIRST_WORD,
    OPENER,
    find_subject,
    introduce,
    is_subject_position,
)
from ingest.attribution.told_on import told_on
from ingest.attribution.under_heading import after_question
from ingest.attribution.unnamed import is_elsewhere, is_label, is_signed_by_somebody, is_somebody
from ingest.french import (
    ADDRESSING,
    ADVERBS,
    EDITORIAL,
    HUMAN,
    OFFICES,
    ORGANISATION_NOUNS,
    ORGANISATION_QUALIFIERS,
    ROLE_NOUNS,
    SPEECH,
    TRANSFER,
    fold,
    office_of_title,
)
from ingest.model import StatementKind
from ingest.noise import ADDRESS
from ingest.people.genders import gender_of
from ingest.people.names import Mention, name_key
from ingest.people.offices import is_called


def read_telling(paragraph: Paragraph, sentence: tuple[int, int], state: State) -> None:
    """Read a sentence without speech between marks: what someone said in the writer's words, or narration."""
    start, end = sentence
    if paragraph.heading is not None and is_stage_note(paragraph.text[start:end]):
        state.previous = None  # what the room does makes nobody speak
        state.segments.append(Segment(StatementKind.NARRATION, (sentence,), NARRATION))
        return
    if paragraph.heading is not None and not belongs_to_heading(
        paragraph, sentence, paragraph.heading, state
    ):
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
    more = told_on(paragraph, sentence, state)
    if more is not None:
        _emit_told_on(paragraph, (start, more[0], end), more[1], state)
        return
    bare = paragraph.text[start:end].strip()
    if len(bare) < 60 and ANSWER_OF.match(bare):
        state.segments.append(Segment(None, (sentence,), Decision(None, "attribution_clause")))
        return
    state.segments.append(Segment(StatementKind.NARRATION, (sentence,), NARRATION))
    _note_subject(paragraph, sentence, state)
    state.reported = announced_by(paragraph, sentence)


_SUBJECT_NOUN = re.compile(
    r"(?P<title>(?:M\.|Mme|Mlle|Monsieur|Madame)\s+)?(?P<det>(?:le|la|les|un|une|des|son|sa|ses|ce|cette|ces|plusieurs|certains|certaines|quelques|deux"
    r"|trois)\s+|l['’]|quelqu['’]un|d['’]autres)"
    r"(?:(?P<ordinal>1er|1[eè]?re|\d{1,2}e|premi(?:er|ère)|deuxième|seconde?|troisième|quatrième)\s+(?=adjoint|vice-))?"
    r"(?P<other>(?:ancien(?:ne)?|précédente?|future?|autre)\s+)?(?P<noun>[\w-]*)",
    re.IGNORECASE,
)
_VIEW = re.compile(r"\s*(?:selon|d['’]après|aux\s+yeux\s+d[eu']|de\s+l['’]avis\s+d[eu])\s*", re.IGNORECASE)
_FOR = re.compile(r"\s*pour\s+", re.IGNORECASE)
# « Quant au docteur Roux, les vaccins sont prêts »: Roux may be who says so
_TOPIC = re.compile(
    rf"{OPENER.pattern}(?:quant\s+(?:à|aux?)|(?:du\s+)?côté(?:\s+d(?:e|u|es))?|chez|en\s+ce\s+qui\s+concerne"
    r"|s['’]agissant\s+d[eu])\s+",
    re.IGNORECASE,
)


def belongs_to_heading(
    paragraph: Paragraph, sentence: tuple[int, int], heading: Speaker, state: State
) -> bool:
    """Tell whether a sentence under a person's heading can be taken for what this person said."""
    answers = after_question(paragraph, *sentence)
    if answers is not None:
        return belongs_to_heading(paragraph, (answers, sentence[1]), heading, state)
    start, end = sentence
    text = paragraph.text[start:end]
    own = [m for m in paragraph.named(start, end, strong=False) if _is_own_name(paragraph, m, heading)]
    others = [m for m in paragraph.named(start, end) if m not in own]
    if (
        EDITORIAL.search(text)
        or addresses(text, heading)
        or begins_turn(text)
        or is_label(text, heading)
        or is_rumour(text)
        or _holds_others_words(paragraph, sentence, heading)
        or _begins_with_other(paragraph, sentence, heading)
    ):
        return False
    if own and is_subject_position(paragraph, start, own[0]):
        state.is_foreign = state.goes_on = False
        return not any(RELAYS.match(paragraph.text, m.end, end) for m in others)
    if own and CIRCUMSTANCE.fullmatch(paragraph.text[start : own[0].outer]):
        return False
    if state.is_foreign or _is_signed_by_another(paragraph, sentence, heading):
        return False
    if others and (
        find_subject(paragraph, start, end) in others
        or TRANSFER.search(text)
        or ACCORDING.match(text.lstrip())
        or _TOPIC.fullmatch(paragraph.text[start : others[0].outer])
        or GIVES_FLOOR.fullmatch(paragraph.text[start : others[0].outer])
        or any(RELAYS.match(paragraph.text, m.end, end) for m in others)
    ):
        return False
    is_first = start == paragraph.sentences[0][0]
    before = paragraph.named(0, start, strong=False)
    is_alone = bool(before) and all(is_short_for(m.name, heading.name) for m in before)
    return not (
        is_anothers(text, heading.gender, is_first=is_first, is_alone=is_alone)
        or is_procedure(text, heading.gender)
        or (
            _has_unnamed_subject(text, heading, is_first=is_first)
            and not _is_called(paragraph, start, heading)
        )
        or _is_view_of_unnamed(text, heading)
    )


_CALLED = re.compile(
    rf"\W*(?P<article>le\s+|la\s+|l['’])(?P<noun>[\w-]+)\s+(?:ne\s+|n['’])?{SPEECH}", re.IGNORECASE
)


def _is_called(paragraph: Paragraph, start: int, heading: Speaker) -> bool:
    """Tell whether « L'élue regrette… » is the heading's mayor: nobody else has come up before."""
    called = _CALLED.match(paragraph.text, start)
    before = paragraph.text[:start]
    named = paragraph.named(0, start, strong=False)
    is_alone = all(is_short_for(m.name, heading.name) for m in named) and not HUMAN.search(before)
    is_plain = called is not None and not OF_ANOTHER.search(called.group())
    return (
        is_alone
        and is_plain
        and called is not None
        and stands_for(called["article"], called["noun"], heading)
    )


_SPEAKS = re.compile(rf"\s*[:,]|\s+(?:{SPEECH}|(?:lui|leur|ne)\s|n['’])")


def _begins_with_other(paragraph: Paragraph, sentence: tuple[int, int], heading: Speaker) -> bool:
    """Tell whether a sentence begins with somebody else's surname or given name alone.

    A given name that nobody of the document bears may be another word: « Rose » has to be about to speak.
    """
    word = FIRST_WORD.match(paragraph.text, *sentence)
    other = paragraph.alone_at(word.start("word")) if word else None
    if other is None or is_short_for(other.name, heading.name):
        return False
    return other.is_strong or _SPEAKS.match(paragraph.text, other.end, sentence[1]) is not None


# « comme l'a écrit Y, « … » », « « … », écrivait Y »
_WROTE = r"(?:(?:a|avait)\s+\w{2,}(?:é|i|it|is|u)|écrit|\w{2,}ai(?:t|ent))"
_SAID_BY = re.compile(
    rf"(?:\b(?:comme|ainsi\s+que)\s+(?:le\s+|l['’])?|[»”\"]\s*,?\s*)(?:{SPEECH}|{_WROTE})"
    rf"(?:\s+(?:{ADVERBS}|déjà|jadis|naguère))?\s+(?P<who>[\w'’]+)",
    re.IGNORECASE,
)


# « « Q ! » l'interrompt un auditeur », at the beginning of a sentence
_INVERTED_AFTER = re.compile(
    r"[\s–—-]*[«“\"][^«»“”\"]*[»”\"]\s*,?\s*(?:[lms]['’]|(?:lui|leur|se|l[ae]s?)\s+)?(?-i:[a-zà-ÿœ]{3,})\s+",
    re.IGNORECASE,
)


def _holds_others_words(paragraph: Paragraph, sentence: tuple[int, int], heading: Speaker) -> bool:
    """Tell whether a sentence holds quoted words and an inverted verb that gives them to somebody else."""
    start, end = sentence
    if not any(start <= q.start and q.end <= end for q in paragraph.quotations):
        return False
    if (inverted := _INVERTED_AFTER.match(paragraph.text, start, end)) is not None:
        mention = paragraph.named_at(inverted.end())
        is_others = mention is not None and not _is_own_name(paragraph, mention, heading)
        if is_others or HUMAN.match(paragraph.text, inverted.end(), end):
            return True
    for said in _SAID_BY.finditer(paragraph.text, start, end):
        mention = paragraph.named_at(said.start("who"))
        if mention is None or not _is_own_name(paragraph, mention, heading):
            return True
    return False


# « La vanne fuit, estime Y », « …, selon une habitante », « …, juge-t-elle », « …, lui répond-on »
_SIGNED = re.compile(
    rf",\s+(?:(?:selon|d['’]après)\s+|(?:comme\s+(?:le\s+|l['’])?)?{SPEECH}"
    rf"(?:-(?:t-)?(?P<pronoun>ils?|elles?|on)\b|\s+(?:{ADVERBS})?))"
    r"|^\W*on\s+(?P<anybody>lui|leur)\s",
    re.IGNORECASE,
)
_PRONOUNS = {"m": {"il"}, "f": {"elle"}}
_OWN_PRONOUN = re.compile(r"\W*(?:il|elle)\s", re.IGNORECASE)


def _is_signed_by_another(paragraph: Paragraph, sentence: tuple[int, int], heading: Speaker) -> bool:
    """Tell whether a sentence that begins with no pronoun gives its words to somebody else at its end."""
    start, end = sentence
    text = paragraph.text[start:end]
    if _OWN_PRONOUN.match(text):
        return False
    if is_signed_by_somebody(text, heading):
        return True
    for signed in _SIGNED.finditer(text):
        if signed["anybody"]:
            return True
        pronoun, at = fold(signed["pronoun"] or ""), start + signed.end()
        if pronoun and (
            pronoun not in {"il", "elle"} or {pronoun, heading.gender} in ({"il", "f"}, {"elle", "m"})
        ):
            return True
        mention = paragraph.named_at(at)
        is_others = mention is not None and not _is_own_name(paragraph, mention, heading)
        if is_others or paragraph.alone_at(at) or HUMAN.match(paragraph.text, at, end):
            return True
    return False


def _is_own_name(paragraph: Paragraph, mention: Mention, heading: Speaker) -> bool:
    """Tell whether a name is the heading's: « M. Sy » is not Marie Sy, nor surely Lou Sy beside Ali Sy.

    « Le docteur Sy » is the heading's person only where something printed there shows a doctor.
    """
    if not is_short_for(mention.name, heading.name):
        return False
    if name_key(mention.name) == name_key(heading.name) and " " in heading.name:
        return True
    office, gender = office_of_title(mention.title), gender_of(mention.title, None)
    if office and office != heading.title and not is_called(office, heading.role):
        return False
    if not gender:
        return True
    return gender == heading.gender or not (heading.gender or paragraph.has_namesake)


def _is_view_of_unnamed(text: str, heading: Speaker) -> bool:
    """Tell whether a sentence tells what somebody without a name thinks: « Selon le préfet, … »."""
    view = _VIEW.match(text) or _FOR.match(text)
    if view is None or HUMAN.match(text, view.end()) is None:
        return False
    noun = _SUBJECT_NOUN.match(text, view.end())
    if noun is not None and view.re is _FOR and not _is_office(noun, is_first=True):
        return False  # « Pour les riverains, la facture baisse »
    if noun is None or not text.startswith(",", noun.end()) or not _is_own_office(text, noun, heading):
        return True
    gender = {"le": "m", "la": "f", "l'": heading.gender}.get(fold(noun["det"]).strip(), "none")
    return gender != heading.gender


def _has_unnamed_subject(text: str, heading: Speaker, *, is_first: bool) -> bool:
    """Tell whether somebody without a name is the subject: « La maire a répondu… », « M. le maire clôt… ».

    An office that begins a paragraph is what it tells of, whatever its verb.
    """
    bare = text.lstrip(" \xa0\u202f–—-")
    adverbial = ADVERBIAL.match(bare)
    comma = bare.find(", ")
    starts = {0, comma + 2} if adverbial and comma >= 0 else {0}
    for begin in starts:
        noun = _SUBJECT_NOUN.match(bare, begin)
        if noun is None or _is_others_view(bare, noun, heading):
            continue
        if _is_own_office(bare, noun, heading) and not is_elsewhere(bare[:begin], heading):
            continue
        if _is_person(bare, noun) and _ACTS.search(bare, noun.end()):
            return True
        if _is_office(noun, is_first=is_first):
            return True
    return False


_ACTS = re.compile(
    rf"(?<![\w'’-])(?:{SPEECH}|(?:lui|leur)\s|se\s+lève|lève\s+la\s+main|prend\s+la\s+parole|intervient)"
    r"|\bl(?:['’]a\s+|['’])(?:interpell|interrog|interromp|coup|apostroph|relanc|contredi|questionn)",
    re.IGNORECASE,
)


def _is_person(text: str, noun: re.Match[str]) -> bool:
    """Tell whether the subject of a sentence is a person, by its noun."""
    is_known = HUMAN.match(text, noun.start("det")) is not None or fold(noun["noun"]) in ROLE_NOUNS
    return is_known or (fold(noun["det"]).strip() in {"un", "une"} and is_somebody(noun["noun"]))


def _is_office(noun: re.Match[str], *, is_first: bool) -> bool:
    """Tell whether a subject can only be one person: « M. le maire »; « Le président » of a paragraph."""
    is_one = fold(noun["det"]).strip() in {"le", "la", "l'"}
    return is_one and (bool(noun["title"]) or (is_first and fold(noun["noun"]) in OFFICES))


def _is_others_view(text: str, noun: re.Match[str], heading: Speaker) -> bool:
    """Tell what is said to or about an office: « M. le maire, vous… », « Le maire a tort, dit-elle »."""
    if text[noun.end() :].startswith(",") and ADDRESS.search(text, noun.end()):
        return True
    article = {"le": "m", "un": "m", "la": "f", "une": "f"}.get(fold(noun["det"]).strip(), "")
    gender = gender_of(_title(noun), noun["noun"]) or article
    return {gender, heading.gender} == {"f", "m"} and is_view_of(text, heading.gender)


def _title(noun: re.Match[str]) -> str:
    return fold(noun["title"] or "").strip()


_WITHIN_ROLE = re.compile(
    r"\b(?:aux?|d[eu]s?|à\s+la|de\s+la|[àd]e?\s+l['’]|près)\s*[\w-]+|\bd['’][\w-]+", re.IGNORECASE
)
_OF = re.compile(r"\s+(?:de\s+la\s+|de\s+l['’]|d[eu]s?\s+|d['’])(?P<word>[\w-]+)")


def _is_own_office(text: str, noun: re.Match[str], heading: Speaker) -> bool:
    """Tell whether an office is the one that a heading prints: « la maire » is no « adjointe à la maire »."""
    role = heading.role or ""
    if fold(noun["noun"]) not in {fold(w) for w in re.findall(r"[\w-]+", _WITHIN_ROLE.sub(" ", role))}:
        return False
    if {gender_of(_title(noun), None), heading.gender} == {"f", "m"}:
        return False  # « M. le maire » where the heading's mayor is a woman
    is_past = noun["other"] is not None and not (_FORMER.match(noun["other"]) and _RETIRED.search(role))
    if is_past or _is_qualified(text, noun, role):
        return False  # « l'ancien directeur », « le directeur adjoint »
    if noun["ordinal"] and fold(noun["ordinal"]) not in fold(role):
        return False
    of = _OF.match(text, noun.end())
    printed = {fold(w) for w in re.findall(r"[\w-]+", f"{role} {heading.organisation or ''}")}
    is_special = of is not None and (
        of["word"][0].isupper() or fold(of["word"]) in ORGANISATION_NOUNS | {"seance"}
    )
    if of is not None and fold(of["word"]) in {"commune", "ville", "village"} and "maire" in printed:
        return True
    return of is None or not is_special or fold(of["word"]) in printed


def comes_back(text: str, above: str, heading: Speaker) -> bool:
    """Tell whether « La maire » begins a paragraph, the heading's, nobody else's from the one above."""
    noun = _SUBJECT_NOUN.match(text)
    if noun is None or fold(noun["det"]).strip() not in {"le", "la", "l'"}:
        return False
    office = fold(noun["noun"])
    is_other = any(is_called(office, word) or fold(word) == office for word in re.findall(r"[\w-]+", above))
    article = {"le": "m", "la": "f"}.get(fold(noun["det"]).strip(), heading.gender)
    return _is_own_office(text, noun, heading) and article == heading.gender and not is_other


_FORMER = re.compile(r"ancien", re.IGNORECASE)
_RETIRED = re.compile(r"\b(?:ancien(?:ne)?|retraitée?|ex|honoraire|émérite)\b", re.IGNORECASE)
_QUALIFIER = re.compile(r"\s+(?P<word>[\w-]+)")
_QUALIFIERS = ORGANISATION_QUALIFIERS | frozenset(
    "adjoint adjointe delegue deleguee suppleant suppleante sortant sortante honoraire interimaire voisin"
    " voisine precedent precedente".split()
)


def _is_qualified(text: str, noun: re.Match[str], role: str) -> bool:
    """Tell whether a word makes an office another one than a role: « le directeur adjoint »."""
    word = _QUALIFIER.match(text, noun.end())
    return word is not None and fold(word["word"]) in _QUALIFIERS and fold(word["word"]) not in fold(role)


def _read_foreign(paragraph: Paragraph, sentence: tuple[int, int], state: State) -> None:
    """Read a sentence about somebody else under a person's heading; what follows is this person's no more."""
    state.is_foreign, state.previous = True, None
    state.goes_on = state.goes_on or _may_go_on(paragraph, sentence)
    found = reported_by_name(paragraph, *sentence)
    if found is not None:
        speaker, begin, rule = found
        _emit_reported(paragraph, (sentence[0], begin, sentence[1]), Decision(speaker, rule), state)
        return
    state.segments.append(Segment(StatementKind.NARRATION, (sentence,), NARRATION))


# « lui répond », « l'interpelle », « affirme que », « : »: not « Un agent relève les compteurs. »
_TURNS_TO = re.compile(
    rf"\b(?:lui|leur|parole|que|comment|pourquoi)\b|\bqu['’]|:|{ANSWERS.pattern}|{ASKS.pattern}|{ADDRESSING}",
    re.IGNORECASE,
)


def _may_go_on(paragraph: Paragraph, sentence: tuple[int, int]) -> bool:
    """Tell whether who comes up in a sentence may speak in the next paragraph, too: no clerk, no editor."""
    text = paragraph.text[slice(*sentence)]
    gender = paragraph.heading.gender if paragraph.heading else ""
    if EDITORIAL.search(text) or is_procedure(text, gender):
        return False
    return bool(paragraph.named(*sentence)) or _TURNS_TO.search(text) is not None


def _keep_heading(
    paragraph: Paragraph, sentence: tuple[int, int], previous: Speaker | None
) -> Speaker | None:
    """Forget the last speaker once somebody else comes up."""
    named = paragraph.named(*sentence) or HUMAN.search(paragraph.text[slice(*sentence)])
    return None if named else previous


def _emit_reported(paragraph: Paragraph, cut: tuple[int, int, int], decision: Decision, state: State) -> None:
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


def _emit_told_on(paragraph: Paragraph, cut: tuple[int, int, int], decision: Decision, state: State) -> None:
    """Write down more words of who spoke just before, whose a quotation right after may be, too."""
    _emit_reported(paragraph, cut, decision, state)
    state.previous, state.reported = state.reported, None
    state.previous_end = state.carried_from = cut[2]


def _is_own_words(paragraph: Paragraph, cut: tuple[int, int, int], speaker: Speaker) -> bool:
    """Tell whether a quotation after this sentence can only be its subject's."""
    start, begin, end = cut
    text = paragraph.text[max(begin, speaker.shown[1] if speaker.shown else begin) : end]
    # « présidente de l'association Lire à Voix Haute »: a weak name before the verb is the organisation's
    named = (m for m in paragraph.named(start, end, strong=False) if m.is_strong or m.outer >= begin)
    others = [m for m in named if name_key(m.name) != name_key(speaker.name)]
    if announces_anothers(text) or recalls_text(text):
        return False
    if others or WORDS_OF.search(text) or ASKS.search(text) or CITING.search(text) or TRANSFER.search(text):
        return False
    return HUMAN.search(text) is None


def _note_subject(paragraph: Paragraph, sentence: tuple[int, int], state: State) -> None:
    """Remember who a sentence of narration introduces, and forget a speaker whom it may have replaced."""
    state.reported = None
    subject = find_subject(paragraph, *sentence)
    if subject is not None:
        speaker, capacity = introduce(paragraph, subject, sentence[1])
        if capacity.role or capacity.organisation:
            state.introduced.append(speaker)
    text = paragraph.text[slice(*sentence)]
    if (
        paragraph.named(*sentence, strong=False)
        or HUMAN.search(text)
        or re.search(rf"(?<![\w'’-]){SPEECH}", text)
    ):
        state.previous = None
