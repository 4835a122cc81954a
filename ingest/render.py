"""Parsed proceedings → the JSON of the contract, and the view that a person checks."""

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ingest.model import (
    AttributionStatus,
    NoiseKind,
    Proceedings,
    Session,
    SessionKind,
    Statement,
    StatementKind,
)

_SHOWN_CHARS = 100
_WIDTH = 110


def render_json(proceedings: Proceedings) -> dict[str, Any]:
    """Return the proceedings as the contract's JSON values (schema 1)."""
    head = (
        "id",
        "title",
        "edition",
        "date_printed",
        "date_iso",
        "place",
        "organisers",
        "language",
        "source_file",
        "sha256",
    )
    values = {key: getattr(proceedings, key) for key in head}
    values["organisers"] = list(proceedings.organisers)
    return {
        "schema": 1,
        "proceedings": values,
        "people": [{"id": p.id, "name": p.name, "variants": list(p.variants)} for p in proceedings.people],
        "sessions": [_session(s) for s in proceedings.sessions],
        "statements": [_statement(s) for s in proceedings.statements],
        "noise": [{"kind": n.kind.value, "start": n.start, "end": n.end} for n in proceedings.noise],
        "warnings": [asdict(w) for w in proceedings.warnings],
    }


def _session(session: Session) -> dict[str, Any]:
    keys = ("id", "number", "title", "order", "start", "end")
    return {**{key: getattr(session, key) for key in keys}, "kind": session.kind.value}


def _statement(statement: Statement) -> dict[str, Any]:
    keys = (
        "id",
        "session_id",
        "speaker_id",
        "speaker",
        "role",
        "organisation",
        "text",
        "page",
        "time_start",
        "rule",
    )
    return {
        **{key: getattr(statement, key) for key in keys},
        "kind": statement.kind.value,
        "spans": [[span.start, span.end] for span in statement.spans],
        "status": statement.status.value,
    }


_KINDS = {
    StatementKind.DIRECT_QUOTE: "citation",
    StatementKind.REPORTED: "propos rapportés",
    StatementKind.TURN: "intervention",
    StatementKind.NARRATION: "récit",
    StatementKind.DECISION: "décision",
}
_FORMS = {
    SessionKind.INTRODUCTION: "introduction",
    SessionKind.OPENING: "ouverture",
    SessionKind.ROUND_TABLE: "table ronde",
    SessionKind.KEYNOTE: "keynote",
    SessionKind.VISIT: "visite",
    SessionKind.CLOSING: "clôture",
    SessionKind.AGENDA_ITEM: "point à l'ordre du jour",
    SessionKind.SITTING: "séance",
    SessionKind.OTHER: "autre session",
}
_SET_ASIDE = {
    NoiseKind.ADVERT: "publicité",
    NoiseKind.SPONSOR: "partenaires",
    NoiseKind.CREDIT: "crédit",
    NoiseKind.FURNITURE: "mise en page",
}
RULES = {
    "name_after_quotation": "nom après la citation",
    "name_inside_quotation": "nom en incise",
    "signature_after_quotation": "signature",
    "according_to_name": "selon X",
    "name_announced": "nom annoncé",
    "name_before_quotation": "nom avant la citation",
    "sentence_before": "phrase précédente",
    "same_paragraph": "même paragraphe",
    "pronoun_before_quotation": "« elle précise que… : », même paragraphe",
    "told_on": "suite des propos, même paragraphe",
    "person_heading": "titre de la personne",
    "speaker_label": "nom suivi de deux-points",
    "interview_answer": "réponse d'un entretien",
    "reported_by_name": "sujet de la phrase",
    "reported_by_organisation": "organisation sujet de la phrase",
    "reported_according_to": "selon X",
    "ambiguous_name": "nom que plusieurs personnes peuvent porter",
    "comment_after": "commentée par la phrase suivante",
    "unclear_subject": "sujet incertain",
    "unnamed_speaker": "personne sans nom",
    "unattributed": "aucun nom",
    "narration": "texte de la rédaction",
}


def render_check(proceedings: Proceedings) -> str:
    """Return what a person reads to check a parse.

    Sessions in order, who says what, what is nobody's, what was set aside.
    """
    return "\n".join(
        [
            *_head(proceedings),
            *_sessions(proceedings),
            *_unattributed(proceedings),
            *_noise(proceedings),
            *_warnings(proceedings),
        ]
    )


def _head(proceedings: Proceedings) -> Iterator[str]:
    yield proceedings.title
    known = [
        proceedings.edition,
        proceedings.date_printed,
        proceedings.place,
        ", ".join(proceedings.organisers),
    ]
    yield " · ".join(part for part in known if part) or "(ni édition, ni date, ni lieu)"


def _sessions(proceedings: Proceedings) -> Iterator[str]:
    sessions: list[Session | None] = [None, *proceedings.sessions]
    for session in sessions:
        statements = [s for s in proceedings.statements if s.session_id == (session.id if session else None)]
        if session is not None:
            number = f" {session.number}" if session.number else ""
            yield f"\n== {_FORMS[session.kind]}{number} : {session.title}"
        elif statements:
            yield "\n== avant la première session"
        yield from _people(proceedings, session)
        for statement in statements:
            yield from _statement_lines(proceedings, statement)


def _people(proceedings: Proceedings, session: Session | None) -> Iterator[str]:
    names = {p.id: p.name for p in proceedings.people}
    for appearance in proceedings.appearances:
        if appearance.session_id == (session.id if session else None):
            capacity = ", ".join(part for part in (appearance.role, appearance.organisation) if part)
            yield f"   {names[appearance.person_id]} — {capacity or '(ni rôle ni organisation)'}"


def _statement_lines(proceedings: Proceedings, statement: Statement) -> Iterator[str]:
    """Who says it, how that was decided and where; then all of it: a sentence too many shows at the end."""
    who = statement.speaker or "—"
    carried = " (reporté)" if statement.status is AttributionStatus.CARRIED_OVER else ""
    line = line_of(proceedings, statement.spans[0].start)
    yield f"   [{_KINDS[statement.kind]}] {who}{carried}  <{RULES[statement.rule]}, ligne {line}>"
    indent = " " * 6
    yield textwrap.fill(statement.text, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def line_of(proceedings: Proceedings, position: int) -> int:
    """The line of the source in which a character stands, from 1."""
    return proceedings.source.count("\n", 0, position) + 1


def _short(text: str) -> str:
    return textwrap.shorten(text, _SHOWN_CHARS, placeholder="…")


def _unattributed(proceedings: Proceedings) -> Iterator[str]:
    found = [s for s in proceedings.statements if s.speaker is None and s.kind is not StatementKind.NARRATION]
    yield f"\n== sans auteur certain : {len(found)}"
    for s in found:
        line = line_of(proceedings, s.spans[0].start)
        yield f"   ligne {line} : {_short(s.text)}  <{RULES[s.rule]}>"


def _noise(proceedings: Proceedings) -> Iterator[str]:
    yield f"\n== mis de côté : {len(proceedings.noise)}"
    for n in proceedings.noise:
        line = line_of(proceedings, n.start)
        yield f"   ligne {line}, {_SET_ASIDE[n.kind]} : {_short(proceedings.source[n.start : n.end])}"


def _warnings(proceedings: Proceedings) -> Iterator[str]:
    if proceedings.warnings:
        yield f"\n== à vérifier : {len(proceedings.warnings)}"
        for w in proceedings.warnings:
            found = _short(proceedings.source[w.start : w.end])
            yield f"   ligne {line_of(proceedings, w.start)}, « {found} » : {w.message}"
