"""Permanent pages: a statement in its context, a session, a speaker. No JavaScript."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment

from chatbot.model import Citation
from chatbot.verbatim import quoted
from chatbot.web import wording
from chatbot.web.programme import SessionBlock, in_session, name_of, outline
from chatbot.web.security import problem, wants_page
from ingest.model import Appearance, Person, Proceedings, Session, Statement

AROUND = 3  # statements shown on each side of the one that was asked for
EXTRACT = re.compile(r"(\d{1,7})-(\d{1,7})")  # offsets in a statement's text, end exclusive


@dataclass(frozen=True, slots=True)
class Shown:
    """One statement on a page, cut where its cited words begin and end."""

    statement: Statement
    before: str
    cited: str
    after: str
    is_target: bool = False
    begins: bool = True  # somebody else spoke before: the speaker is named


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """What one person said in one session."""

    session: Session | None
    session_name: str
    titles: tuple[str, ...]
    passages: tuple[Shown, ...]


class Library:
    """Finds statements, sessions and people of all the proceedings by their ids."""

    def __init__(self, proceedings: Iterable[Proceedings]) -> None:
        documents = tuple(proceedings)
        self.statements = {
            found.id: (found, document) for document in documents for found in document.statements
        }
        self.sessions = {found.id: (found, document) for document in documents for found in document.sessions}
        self.people = {found.id: (found, document) for document in documents for found in document.people}

    def link_to(self, citation: Citation) -> str:
        """Find where the words of a citation are shown in their context; empty where no page shows them."""
        if found := self.statements.get(citation.statement_id or ""):
            statement = found[0]
            place = f"/statements/{quote(statement.id, safe='')}"
            start = statement.text.find(citation.quote)
            is_part = start >= 0 and len(citation.quote) < len(statement.text)
            extract = f"?extrait={start}-{start + len(citation.quote)}" if is_part else ""
            return f"{place}{extract}#s-{quote(statement.id, safe='')}"
        if citation.session is None:
            return ""
        speaker = citation.speaker.id if citation.speaker else None
        return f"/sessions/{quote(citation.session.id, safe='')}" + (
            f"#p-{quote(speaker, safe='')}" if speaker else ""
        )


def make_router(library: Library, templates: Environment) -> APIRouter:
    """Make the routes of the permanent pages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/statements/{statement_id}")
    def show_statement(statement_id: str, request: Request, extrait: str = "") -> Response:
        found = library.statements.get(statement_id)
        return (
            _page(templates, "statement.html", _statement_view(*found, extrait))
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


def _statement_view(statement: Statement, proceedings: Proceedings, extract: str) -> dict[str, object]:
    all_of_session = in_session(statement.session_id, proceedings)
    place = all_of_session.index(statement)
    first, last = max(0, place - AROUND), place + AROUND + 1
    return {
        "statement": statement,
        "passages": tuple(_show(all_of_session[first:last], target=statement, extract=extract)),
        "is_cut": first > 0 or last < len(all_of_session),
        "session": _block(statement.session_id, proceedings),
        "proceedings": proceedings,
    }


def _session_view(session: Session, proceedings: Proceedings) -> dict[str, object]:
    return {
        "session": _block(session.id, proceedings),
        "passages": tuple(_show(in_session(session.id, proceedings))),
        "proceedings": proceedings,
    }


def _show(
    statements: Iterable[Statement], *, target: Statement | None = None, extract: str = ""
) -> Iterator[Shown]:
    """Lay out statements that follow each other; who goes on speaking is not named again."""
    before: Statement | None = None
    for statement in statements:
        if statement is target:
            yield _marked(statement, extract)
        else:
            goes_on = before is not None and before is not target and _same_voice(before, statement)
            yield Shown(statement, quoted(statement.text, statement.kind), "", "", begins=not goes_on)
        before = statement


def _same_voice(one: Statement, other: Statement) -> bool:
    return (one.speaker, one.role, one.organisation) == (other.speaker, other.role, other.organisation)


def _marked(statement: Statement, extract: str) -> Shown:
    """Mark the cited words, all of them where the address names no part."""
    words = quoted(statement.text, statement.kind)
    start, end = 0, len(words)
    if (found := EXTRACT.fullmatch(extract)) and int(found[1]) < int(found[2]) <= len(statement.text):
        opening = words.index(statement.text)
        start, end = opening + int(found[1]), opening + int(found[2])
    return Shown(statement, words[:start], words[start:end], words[end:], is_target=True)


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
            name = name_of(session) if session else "Hors session"
            passages = (Shown(found, quoted(found.text, found.kind), "", "", begins=False) for found in said)
            yield SpokenIn(session, name, _titles(person, seen, said), tuple(passages))


def _titles(person: Person, *printed: Iterable[Appearance | Statement]) -> tuple[str, ...]:
    titles = (
        wording.join_title(person.name, found.role, found.organisation)
        for group in printed
        for found in group
    )
    return tuple(dict.fromkeys(title for title in titles if title))


def _is_in(appearance: Appearance, person: Person, session_id: str | None) -> bool:
    return appearance.person_id == person.id and appearance.session_id == session_id


def _block(session_id: str | None, proceedings: Proceedings) -> SessionBlock | None:
    return next((block for block in outline(proceedings).sessions if block.id == session_id), None)
