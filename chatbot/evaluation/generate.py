"""A draft of a test set, made from the structure of the proceedings, for a person to review in a spreadsheet.

Every row is marked as generated and as checked by nobody: its figures are never averaged with those of
questions that people wrote. What a program asks is easier than what people ask.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from chatbot.describe import when
from chatbot.evaluation.corpus import make_corpus, session_key
from chatbot.evaluation.matching import fold, holds
from chatbot.evaluation.model import Corpus, Question, QuestionType
from chatbot.model import AbstentionReason
from chatbot.vocabulary import FRAME
from chatbot.words import STOP_WORDS, is_verb
from index.analysis import analyse
from ingest.model import Proceedings, Session, Statement, StatementKind
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

_FEW = range(2, 4)  # speakers who share a word that is asked for

Draft = dict[str, Any]  # fields of a question


@dataclass(frozen=True, slots=True)
class _Topic:
    """A word to ask about, and everybody who may rightly be named for it."""

    word: str  # as printed
    said: Mapping[str, tuple[str, ...]]  # by speaker, the statements that hold the very word
    akin: tuple[str, ...] = ()  # who say a word of its family, or have one in their function


def draft_questions(corpus: Corpus, *, seed: int, held_out: Corpus | None = None) -> tuple[Question, ...]:
    """Draft questions of every kind that the structure allows.

    Args:
        corpus: the proceedings.
        seed: chooses among the many; the same seed gives the same set.
        held_out: parts that were taken out: what is asked about them has no answer in `corpus`.
    """
    kinds: tuple[Callable[[Proceedings], Iterator[Draft]], ...] = (
        _who_said, _what_says, _about, _who_speaks, _who_speak, _summaries, _lists, _swapped, _misquoted,
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
    """A question that any of one person's statements answers; who speaks for the same house may be cited."""
    return {
        "question": question,
        "type": kind,
        "answerable": True,
        "gold": (tuple(ids),),
        "gold_speakers": (speaker,),
        "accept_speakers": _house(document, speaker),
        "cluster": _cluster_of(document, ids[0]),
    }


def _what_says(document: Proceedings) -> Iterator[Draft]:
    """« Que dit X ? »."""
    for speaker, ids in _said(document).items():
        yield _answered(document, f"Que dit {speaker} ?", QuestionType.BY_SPEAKER, speaker, tuple(ids))


def _about(document: Proceedings) -> Iterator[Draft]:
    """« Que dit X au sujet de « … » ? », with a word that X alone uses."""
    for speaker, topic, ids in _own_topics(document):
        yield _answered(
            document, f"Que dit {speaker} au sujet de « {topic} » ?", QuestionType.BY_SPEAKER, speaker, ids
        )


def _who_speaks(document: Proceedings) -> Iterator[Draft]:
    """« Qui parle de « … » ? », with a word that one person alone uses."""
    for speaker, topic, ids in _own_topics(document):
        yield _answered(document, f"Qui parle de « {topic} » ?", QuestionType.WHO_SAID, speaker, ids)


def _who_speak(document: Proceedings) -> Iterator[Draft]:
    """« Qui parle de « … » ? », with a word that two or three people use: each must be named."""
    for topic in _topics(document):
        if len(topic.said) in _FEW:
            yield {
                "question": f"Qui parle de « {topic.word} » ?",
                "type": QuestionType.WHO_SAID,
                "answerable": True,
                "gold": tuple(topic.said.values()),
                "gold_speakers": tuple(topic.said),
                "accept_speakers": topic.akin,
                "tags": ("several_speakers",),
                "cluster": _cluster_of(document, next(iter(topic.said.values()))[0]),
            }


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
    for number, (speaker, topic, ids) in enumerate(_own_topics(document)):
        house = (speaker, *_house(document, speaker))
        others = [other for other in speakers if not {other, *_house(document, other)} & {*house}]
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
        for speaker, topic, _ in _own_topics(document):
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


def _own_topics(document: Proceedings) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The longest word of which one person alone says any of the family, with the statements that hold it."""
    own: dict[str, _Topic] = {}
    for topic in _topics(document):
        (speaker, *others) = topic.said
        if not others and not topic.akin:
            best = own.setdefault(speaker, topic)
            own[speaker] = max(best, topic, key=lambda one: (len(one.word), fold(one.word)))
    for speaker, topic in own.items():
        yield speaker, topic.word, topic.said[speaker]


def _topics(document: Proceedings) -> Iterator[_Topic]:
    """Every word that may be asked about: none of a name or a title, for these are everybody's."""
    stems = {speaker: {*analyse(_heard(document, speaker))} for speaker in _said(document)}
    printed = [document.title, *(s.title for s in document.sessions), *(p.name for p in document.people)]
    everybodys = {*analyse(" ".join(filter(None, printed)))}
    for word, said in _words(document).items():
        family = {*analyse(word)}
        if family and not family & everybodys:
            akin = (speaker for speaker, own in stems.items() if speaker not in said and family & own)
            yield _Topic(word, {name: tuple(ids) for name, ids in said.items()}, tuple(akin))


def _heard(document: Proceedings, speaker: str) -> str:
    """Everything that a speaker says and is presented with."""
    own = [s for s in document.statements if s.speaker == speaker]
    return " ".join(part for s in own for part in (s.text, s.role, s.organisation) if part)


def _words(document: Proceedings) -> dict[str, dict[str, list[str]]]:
    """Each word that may be a topic, as first printed, with its speakers and their statements."""
    found: dict[str, dict[str, list[str]]] = {}
    printed: dict[str, str] = {}
    for statement in filter(_is_somebodys, document.statements):
        for word in dict.fromkeys(_WORD.findall(statement.text)):
            if _is_topic(word):
                said = found.setdefault(printed.setdefault(fold(word), word), {})
                ids = said.setdefault(str(statement.speaker), [])
                ids += [statement.id] if statement.id not in ids else []
    return found


def _is_somebodys(statement: Statement) -> bool:
    return bool(statement.speaker)


def _is_topic(word: str) -> bool:
    folded = fold(word)
    general = folded in STOP_WORDS or folded in FRAME or is_verb(word)
    return word.isalpha() and len(word) >= _TOPIC_LETTERS and not general


def _house(document: Proceedings, speaker: str) -> tuple[str, ...]:
    """Who speaks for an organisation that speaks under its own name too; the other way round as well."""
    houses = {s.speaker: fold(s.organisation or "") for s in document.statements if s.speaker}
    own, name = houses.get(speaker, ""), fold(speaker)
    return tuple(
        other
        for other, house in houses.items()
        if other != speaker and (house == name or fold(other) == own != "")
    )


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
