"""A small invented event, questions about it and replies to them, made by hand."""

from collections.abc import Sequence
from typing import Any

from chatbot.evaluation.corpus import make_corpus
from chatbot.evaluation.model import Answered, Corpus, Question, QuestionType, Reply, Trace
from ingest.model import (
    AttributionStatus,
    Person,
    Proceedings,
    Session,
    SessionKind,
    Span,
    Statement,
    StatementKind,
)

ANNE, BRUNO, CHLOE = "Anne Morvan", "Bruno Le Dantec", "Chloé Sarr"
_SAID = (
    ("s1", "rt1", "direct_quote", ANNE, "On ne peut pas attendre que 80 018 habitants déménagent."),
    (
        "s2",
        "rt1",
        "reported",
        BRUNO,
        "Bruno Le Dantec note que 14,2 % du réseau fuit, comme Anne Morvan l'a dit.",
    ),
    (
        "s3",
        "rt2",
        "direct_quote",
        CHLOE,
        "Nos anciens disaient « qui veut l'eau creuse un puits » ; c'est vrai.",
    ),
    ("s4", "rt2", "narration", None, "Chloé Sarr ouvre la visite devant 120 personnes."),
    ("s5", "rt2", "direct_quote", CHLOE, "Le port ne doit jamais être impossible à draguer…"),
)
_TITLES = {"rt1": "Les berges et la rivière", "rt2": "Le port"}
_OFFICES = {ANNE: "maire", BRUNO: "ingénieur", CHLOE: "capitaine du port"}


def make_invented() -> Corpus:
    """The event, as it would be parsed."""
    source = "Rencontres du fleuve\n\nLes berges et la rivière\n\nLe port\n\n"
    statements = []
    for name, session, kind, speaker, text in _SAID:
        statements.append(_statement(name, session, kind, speaker, text, len(source)))
        source += text + "\n\n"
    return make_corpus([_proceedings(source, tuple(statements))], "version-1")


def _statement(name: str, session: str, kind: str, speaker: str | None, text: str, start: int) -> Statement:
    return Statement(
        id=name,
        session_id=session,
        kind=StatementKind(kind),
        speaker_id=speaker and speaker.lower(),
        speaker=speaker,
        role=_OFFICES.get(speaker or ""),
        organisation=None,
        text=text,
        spans=(Span(start, start + len(text)),),
        rule="invented",
        status=AttributionStatus.ATTRIBUTED if speaker else AttributionStatus.UNATTRIBUTED,
    )


def _proceedings(source: str, statements: tuple[Statement, ...]) -> Proceedings:
    return Proceedings(
        id="fleuve",
        title="Rencontres du fleuve",
        edition="2e édition",
        date_printed="4 mai",
        date_iso=None,
        place="Port-Brévin",
        organisers=(),
        language="fr",
        source_file="fleuve.md",
        sha256="0" * 64,
        source=source,
        people=tuple(Person(name.lower(), name) for name in (ANNE, BRUNO, CHLOE)),
        appearances=(),
        sessions=tuple(
            Session(f"rt{n}", SessionKind.ROUND_TABLE, n, _TITLES[f"rt{n}"], n, 0, len(source))
            for n in (1, 2)
        ),
        statements=statements,
        noise=(),
        warnings=(),
    )


def make_citation(number: int, statement_id: str | None, **changes: Any) -> dict[str, Any]:
    """A citation of a whole statement, true to the event but for `changes` (`speaker=None`, `quote=…`)."""
    statement = INVENTED.statements.get(statement_id or "")
    session = statement.session_id if statement else "rt1"
    citation = {
        "number": number,
        "statement_id": statement_id,
        "statement_kind": statement.kind.value if statement else None,
        "quote": statement.text if statement else "",
        "speaker": make_speaker(statement.speaker) if statement else None,
        "session": {
            "id": session,
            "kind": "round_table",
            "number": int(str(session)[-1]),
            "title": _TITLES[str(session)],
        },
        "proceedings": {
            "id": "fleuve",
            "title": "Rencontres du fleuve",
            "edition": "2e édition",
            "date_printed": "4 mai",
        },
        "source": {"file": "fleuve.md", "start": 0, "end": 8, "page": None, "time_start": None},
        "url": "/",
    }
    return {**citation, **changes}


def make_speaker(name: str | None) -> dict[str, Any] | None:
    """A speaker as a citation shows one."""
    return {"id": name.lower(), "name": name, "role": _OFFICES[name], "organisation": None} if name else None


def make_answer(text: str, *citations: dict[str, Any], total_ms: float = 10.0) -> Reply:
    """An answer; a citation may be written as the id of a statement, numbered in order."""
    return _reply("answer", text, citations, None, total_ms)


def make_abstention(reason: str = "nothing_relevant", total_ms: float = 10.0) -> Reply:
    """A refusal without nearest passages."""
    abstention: dict[str, Any] = {"reason": reason, "nearest": [], "contact": None}
    return _reply("abstention", "Je n'ai rien trouvé à ce sujet dans ces actes.", (), abstention, total_ms)


def _reply(
    kind: str,
    text: str,
    citations: Sequence[dict[str, Any]],
    abstention: dict[str, Any] | None,
    total_ms: float,
) -> Reply:
    return {
        "schema": 1,
        "id": "r",
        "question": "",
        "query": "",
        "kind": kind,
        "text": text,
        "citations": list(citations),
        "abstention": abstention,
        "suggestions": [],
        "generator": "extractive",
        "corpus_version": "version-1",
        "timings_ms": {"search": total_ms / 2, "generate": 0.0, "verify": total_ms / 2, "total": total_ms},
    }


def make_question(
    kind: QuestionType = QuestionType.FACTUAL, *, answerable: bool = True, id: str = "q", **fields: Any
) -> Question:
    """A question; what is not given has its default."""
    return Question(
        **{"id": id, "question": "Que sait-on du fleuve ?", "type": kind, "answerable": answerable, **fields}
    )


def make_answered(reply: Reply, question: Question | None = None, trace: Trace | None = None) -> Answered:
    """A reply to a question that only wants an answer, where none is given."""
    return Answered(question or make_question(), reply, trace)


INVENTED = make_invented()
