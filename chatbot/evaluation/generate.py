"""A draft of a test set, made from the structure of the proceedings, for a person to review in a spreadsheet.

Every row is marked as generated and as checked by nobody: its figures are never averaged with those of
questions that people wrote. What a program asks is easier than what people ask.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from chatbot.describe import when
from chatbot.evaluation.corpus import make_corpus, session_key
from chatbot.evaluation.matching import fold, holds
from chatbot.evaluation.model import Corpus, Question, QuestionType
from chatbot.model import AbstentionReason
from chatbot.words import STOP_WORDS, is_verb
from ingest.model import Proceedings, Session, StatementKind
from ingest.sentences import split_sentences

PER_KIND = 12  # questions of one kind at most
AUTHOR = "python -m chatbot evaluate --generate"
_WORD = re.compile(r"\w+")
_VERBATIM = frozenset({StatementKind.DIRECT_QUOTE, StatementKind.TURN})
_QUOTED_CHARS = range(30, 160)  # of a sentence to recognise somebody by
_TOPIC_LETTERS = 6  # of a word, at least, to be a topic
_BEYOND = 3  # what is added to the number of the last session
# Names that nobody has; one that shares a part with somebody of the event is left out.
_NOBODY = (
    "Armelle Quintrec", "Basile Thouvenot", "Perrine Vauquelin", "Ulysse Darmagnac", "Solveig Jouffray",
    "Titouan Lespagnol", "Apolline Crozemarie", "Gaspard Wintzenheim",
)  # fmt: skip
_SILENT = (AbstentionReason.SPEAKER_SILENT_ON_THIS.value, AbstentionReason.NOTHING_RELEVANT.value)

Draft = dict[str, Any]  # fields of a question


def draft_questions(corpus: Corpus, *, seed: int, held_out: Corpus | None = None) -> tuple[Question, ...]:
    """Draft questions of every kind that the structure allows.

    Args:
        corpus: the proceedings.
        seed: chooses among the many; the same seed gives the same set.
        held_out: parts that were taken out: what is asked about them has no answer in `corpus`.
    """
    kinds: tuple[Callable[[Proceedings], Iterator[Draft]], ...] = (
        _who_said, _what_says, _about, _who_speaks, _summaries, _lists, _swapped, _misquoted,
        _unknown_people, _unknown_sessions,
    )  # fmt: skip
    found = [list(chain.from_iterable(map(kind, corpus.proceedings))) for kind in kinds]
    found.append(list(_taken_out(corpus, held_out)) if held_out else [])
    chosen = random.Random(seed)
    drafts: dict[str, Draft] = {}  # by question: nothing is asked twice
    for draft in chain.from_iterable(chosen.sample(kind, min(PER_KIND, len(kind))) for kind in found):
        drafts.setdefault(draft["question"], draft)
    return tuple(
        Question(id=f"gen-{number:03}", source="generated", author=AUTHOR, **draft)
        for number, draft in enumerate(drafts.values(), start=1)
    )


def split_session(corpus: Corpus, key: str) -> tuple[Corpus, Corpus]:
    """Part the proceedings in two: without a session, and that session alone; each statement is in one."""
    parts = [
        make_corpus([_only(document, key, keep=keep) for document in corpus.proceedings], corpus.version)
        for keep in (False, True)
    ]
    return parts[0], parts[1]


def _only(document: Proceedings, key: str, *, keep: bool) -> Proceedings:
    chosen = {s.id for s in document.sessions if (session_key(s.kind, s.number) == key) is keep}
    statements = tuple(s for s in document.statements if s.session_id in chosen)
    appearances = tuple(a for a in document.appearances if a.session_id in chosen)
    present = {a.person_id for a in appearances} | {s.speaker_id for s in statements}
    return replace(
        document,
        sessions=tuple(s for s in document.sessions if s.id in chosen),
        statements=statements,
        appearances=appearances,
        people=tuple(person for person in document.people if person.id in present),
    )


# -- what is answered


def _who_said(document: Proceedings) -> Iterator[Draft]:
    """« Qui a dit « … » ? », from a sentence that one person alone said."""
    for statement in document.statements:
        if statement.kind not in _VERBATIM or statement.speaker is None:
            continue
        for start, end in split_sentences(statement.text):
            sentence = statement.text[start:end].strip()
            said_by = {s.speaker for s in document.statements if fold(sentence) in fold(s.text)}
            if len(sentence) in _QUOTED_CHARS and said_by == {statement.speaker}:
                yield {
                    "question": f"Qui a dit « {_unquoted(sentence)} » ?",
                    "type": QuestionType.WHO_SAID,
                    "answerable": True,
                    "gold": ((statement.id,),),
                    "gold_speakers": (statement.speaker,),
                    "cluster": _cluster(document, statement.session_id),
                }
                break


def _answered(
    document: Proceedings, question: str, kind: QuestionType, speaker: str, ids: Sequence[str]
) -> Draft:
    """A question that any of one person's statements answers."""
    return {
        "question": question,
        "type": kind,
        "answerable": True,
        "gold": (tuple(ids),),
        "gold_speakers": (speaker,),
        "cluster": _cluster_of(document, ids[0]),
    }


def _what_says(document: Proceedings) -> Iterator[Draft]:
    """« Que dit X ? »."""
    for speaker, ids in _said(document).items():
        yield _answered(document, f"Que dit {speaker} ?", QuestionType.BY_SPEAKER, speaker, tuple(ids))


def _about(document: Proceedings) -> Iterator[Draft]:
    """« Que dit X au sujet de « … » ? », with a word that X alone uses."""
    for speaker, topic, ids in _topics(document):
        yield _answered(
            document, f"Que dit {speaker} au sujet de « {topic} » ?", QuestionType.BY_SPEAKER, speaker, ids
        )


def _who_speaks(document: Proceedings) -> Iterator[Draft]:
    """« Qui parle de « … » ? », with a word that one person alone uses."""
    for speaker, topic, ids in _topics(document):
        yield _answered(document, f"Qui parle de « {topic} » ?", QuestionType.WHO_SAID, speaker, ids)


def _summaries(document: Proceedings) -> Iterator[Draft]:
    """« De quoi a-t-il été question lors de la table ronde 3 ? »."""
    for session in document.sessions:
        ids = tuple(s.id for s in document.statements if s.session_id == session.id)
        if ids:
            yield {
                "question": f"De quoi a-t-il été question {when(session)} ?",
                "type": QuestionType.BY_SESSION,
                "answerable": True,
                "gold": (ids,),
                "gold_sessions": (session_key(session.kind, session.number),),
                "cluster": session_key(session.kind, session.number),
            }


def _lists(document: Proceedings) -> Iterator[Draft]:
    """« Qui est intervenu lors de la table ronde 3 ? »: everybody, and nobody else."""
    names = {person.id: person.name for person in document.people}
    for session in document.sessions:
        printed = [names[a.person_id] for a in document.appearances if a.session_id == session.id]
        said = [s.speaker for s in document.statements if s.session_id == session.id and s.speaker]
        if printed or said:
            yield {
                "question": f"Qui est intervenu {when(session)} ?",
                "type": QuestionType.LIST,
                "answerable": True,
                "gold_speakers": tuple(dict.fromkeys(printed + said)),
                "exhaustive": True,
                "gold_sessions": (session_key(session.kind, session.number),),
                "cluster": session_key(session.kind, session.number),
            }


# -- what is not


def _swapped(document: Proceedings) -> Iterator[Draft]:
    """The topic of one person asked of another, who never speaks of it."""
    speakers = list(_said(document))
    for number, (speaker, topic, ids) in enumerate(_topics(document)):
        others = [other for other in speakers if other != speaker]
        if others:
            other = others[number % len(others)]
            yield {
                "question": f"Que dit {other} au sujet de « {topic} » ?",
                "type": QuestionType.WRONG_SPEAKER,
                "answerable": False,
                "accept_speakers": (other,),
                "reasons": _SILENT,
                "tags": ("swapped_speaker",),
                "cluster": _cluster_of(document, ids[0]),
            }


def _misquoted(document: Proceedings) -> Iterator[Draft]:
    """The words of one person put into the mouth of another."""
    speakers = list(_said(document))
    for number, draft in enumerate(_who_said(document)):
        others = [other for other in speakers if other not in draft["gold_speakers"]]
        if others:
            quoted = draft["question"].removeprefix("Qui a dit ").removesuffix(" ?")
            yield {
                "question": f"Pourquoi {others[number % len(others)]} a-t-il dit {quoted} ?",
                "type": QuestionType.FALSE_PREMISE,
                "answerable": False,
                "accept_speakers": (others[number % len(others)], *draft["gold_speakers"]),
                "reasons": _SILENT,
                "tags": ("swapped_speaker",),
                "cluster": draft["cluster"],
            }


def _unknown_people(document: Proceedings) -> Iterator[Draft]:
    """Somebody who was not there."""
    known = {part for person in document.people for part in fold(person.name).split()}
    for name in _NOBODY:
        if not known & {*fold(name).split()} and not holds(document.source, name):
            yield {
                "question": f"Que dit {name} ?",
                "type": QuestionType.UNKNOWN_PERSON,
                "answerable": False,
                "reasons": (AbstentionReason.UNKNOWN_SPEAKER.value,),
            }


def _unknown_sessions(document: Proceedings) -> Iterator[Draft]:
    """A session after the last of its kind."""
    last: dict[str, Session] = {s.kind.value: s for s in document.sessions if s.number is not None}
    for session in last.values():
        beyond = (session.number or 0) + _BEYOND
        yield {
            "question": f"Qui est intervenu {when(replace(session, number=beyond))} ?",
            "type": QuestionType.UNKNOWN_SESSION,
            "answerable": False,
            "reasons": (AbstentionReason.UNKNOWN_SESSION.value,),
        }


def _taken_out(corpus: Corpus, held_out: Corpus) -> Iterator[Draft]:
    """What the session that was taken out would have answered: the same event, and not a word on it here."""
    for document, rest in zip(held_out.proceedings, corpus.proceedings, strict=True):
        for speaker, topic, _ in _topics(document):
            if not any(holds(statement.text, topic) for statement in rest.statements):
                yield {
                    "question": f"Qui parle de « {topic} » ?",
                    "type": QuestionType.NEAR_MISS,
                    "answerable": False,
                    "reasons": _SILENT,
                    "tags": ("held_out_session",),
                }
            if speaker not in _said(rest):
                yield {
                    "question": f"Que dit {speaker} ?",
                    "type": QuestionType.UNKNOWN_PERSON,
                    "answerable": False,
                    "reasons": (AbstentionReason.UNKNOWN_SPEAKER.value, *_SILENT),
                    "tags": ("held_out_session",),
                }


# -- what the structure gives


def _said(document: Proceedings) -> dict[str, list[str]]:
    """The statements of each speaker, in order."""
    said: dict[str, list[str]] = {}
    for statement in document.statements:
        if statement.speaker:
            said.setdefault(statement.speaker, []).append(statement.id)
    return said


def _topics(document: Proceedings) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """A word that only one person says, with the statements that hold it; the longest of each person."""
    texts = {statement.id: {*_WORD.findall(fold(statement.text))} for statement in document.statements}
    for speaker, ids in _said(document).items():
        others = set().union(*(words for key, words in texts.items() if key not in ids))
        own = set().union(*(texts[key] for key in ids)) - others - {*_WORD.findall(fold(document.title))}
        candidates = [word for word in own if _is_topic(word)]
        if candidates:
            topic = max(candidates, key=lambda word: (len(word), word))
            holding = tuple(key for key in ids if topic in texts[key])
            text = next(s.text for s in document.statements if s.id == holding[0])
            yield speaker, _as_printed(topic, text), holding


def _is_topic(word: str) -> bool:
    return word.isalpha() and len(word) >= _TOPIC_LETTERS and word not in STOP_WORDS and not is_verb(word)


def _as_printed(folded: str, text: str) -> str:
    """A word with its accents."""
    return next(found.group() for found in _WORD.finditer(text) if fold(found.group()) == folded)


def _unquoted(sentence: str) -> str:
    """Quotation marks within a quotation, and without its full stop."""
    return (
        sentence.strip().rstrip(".").replace("« ", "“").replace(" »", "”").replace("«", "“").replace("»", "”")
    )


def _cluster_of(document: Proceedings, statement_id: str) -> str:
    return _cluster(document, next(s.session_id for s in document.statements if s.id == statement_id))


def _cluster(document: Proceedings, session_id: str | None) -> str:
    found = next((session for session in document.sessions if session.id == session_id), None)
    return session_key(found.kind, found.number) if found else ""
