"""Permanent pages: a statement in its context, a session, a speaker. No JavaScript."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment

from chatbot.web import wording
from chatbot.web.programme import SessionBlock, in_session, name_of, outline
from chatbot.web.security import problem, wants_page
from ingest.model import Appearance, Person, Proceedings, Session, Statement

AROUND = 3  # statements shown on each side of the one that was asked for


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """What one person said in one session."""

    session: Session | None
    session_name: str
    titles: tuple[str, ...]
    statements: tuple[Statement, ...]


class Library:
    """Finds statements, sessions and people of all the proceedings by their ids."""

    def __init__(self, proceedings: Iterable[Proceedings]) -> None:
        documents = tuple(proceedings)
        self.statements = {
            found.id: (found, document) for document in documents for found in document.statements
        }
        self.sessions = {found.id: (found, document) for document in documents for found in document.sessions}
        self.people = {found.id: (found, document) for document in documents for found in document.people}


def make_router(library: Library, templates: Environment) -> APIRouter:
    """Make the routes of the permanent pages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/statements/{statement_id}")
    def show_statement(statement_id: str, request: Request) -> Response:
        found = library.statements.get(statement_id)
        return (
            _page(templates, "statement.html", _statement_view(*found))
            if found
            else not_found(request, templates)
        )

    @router.get("/sessions/{session_id}")
    def show_session(session_id: str, request: Request) -> Response:
        found = library.sessions.get(session_id)
        return (
            _page(templates, "session.html", _session_view(*found))
            if found
            else not_found(request, templates)
        )

    @router.get("/speakers/{person_id}")
    def show_speaker(person_id: str, request: Request) -> Response:
        found = library.people.get(person_id)
        return (
            _page(templates, "speaker.html", _speaker_view(*found))
            if found
            else not_found(request, templates)
        )

    return router


def not_found(request: Request, templates: Environment) -> Response:
    """Say that there is no such page, to a browser or to a program."""
    return not_found_page(templates) if wants_page(request) else problem(404)


def not_found_page(templates: Environment) -> HTMLResponse:
    """Say that there is no such page."""
    return HTMLResponse(templates.get_template("missing.html").render(), 404)


def _page(templates: Environment, name: str, view: dict[str, object]) -> HTMLResponse:
    return HTMLResponse(templates.get_template(name).render(**view))


def _statement_view(statement: Statement, proceedings: Proceedings) -> dict[str, object]:
    all_of_session = in_session(statement.session_id, proceedings)
    place = all_of_session.index(statement)
    first, last = max(0, place - AROUND), place + AROUND + 1
    return {
        "statement": statement,
        "statements": all_of_session[first:last],
        "is_cut": first > 0 or last < len(all_of_session),
        "session": _block(statement.session_id, proceedings),
        "title": wording.join_title(statement.role, statement.organisation),
        "proceedings": proceedings,
    }


def _session_view(session: Session, proceedings: Proceedings) -> dict[str, object]:
    return {
        "session": _block(session.id, proceedings),
        "statements": in_session(session.id, proceedings),
        "proceedings": proceedings,
    }


def _speaker_view(person: Person, proceedings: Proceedings) -> dict[str, object]:
    return {"person": person, "spoken": tuple(_spoken(person, proceedings)), "proceedings": proceedings}


def _spoken(person: Person, proceedings: Proceedings) -> Iterable[SpokenIn]:
    sessions: tuple[Session | None, ...] = (
        *sorted(proceedings.sessions, key=lambda found: found.order),
        None,
    )
    for session in sessions:
        session_id = session.id if session else None
        said = tuple(found for found in in_session(session_id, proceedings) if found.speaker_id == person.id)
        seen = [found for found in proceedings.appearances if _is_in(found, person, session_id)]
        if said or seen:
            titles = _titles(seen, said)
            name = name_of(session) if session else "Hors session"
            yield SpokenIn(session, name, titles, said)


def _titles(seen: Iterable[Appearance], said: Iterable[Statement]) -> tuple[str, ...]:
    printed = [wording.join_title(found.role, found.organisation) for found in seen]
    printed += [wording.join_title(found.role, found.organisation) for found in said]
    return tuple(dict.fromkeys(title for title in printed if title))


def _is_in(appearance: Appearance, person: Person, session_id: str | None) -> bool:
    return appearance.person_id == person.id and appearance.session_id == session_id


def _block(session_id: str | None, proceedings: Proceedings) -> SessionBlock | None:
    return next((block for block in outline(proceedings).sessions if block.id == session_id), None)
