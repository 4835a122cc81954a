"""Questions from programs: `POST /api/ask` takes JSON and gives one reply, or a problem in French."""

from collections.abc import Sequence
from typing import Any, Protocol

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, ValidationError

from chatbot.model import Exchange, Reply
from chatbot.settings import Settings
from chatbot.web.security import MAX_BODY_BYTES, problem
from ingest.errors import ProceedingsError

MOST_EARLIER = 20  # earlier questions; follow-ups look back at the last few
_EXAMPLE = '{"question": "Qui a parlé d’eau ?", "history": []}'
_KINDS = {
    "string_type": "un texte",
    "list_type": "une liste de textes",
    "string_unicode": "un texte en UTF-8",
}


class Answers(Protocol):
    """What the API needs of a chatbot."""

    def answer(self, question: str, conversation: Sequence[Exchange] = ()) -> Reply:
        """Answer a question, or abstain."""


class Asked(BaseModel):
    """What a program sends."""

    model_config = ConfigDict(strict=True, extra="forbid")

    question: str
    history: list[str] = []


def make_api(chatbot: Answers, settings: Settings) -> APIRouter:
    """Make the routes for programs."""
    router = APIRouter(include_in_schema=False)

    @router.post("/api/ask")
    async def ask(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return problem(415, f"Attendu : Content-Type: application/json, et {_EXAMPLE}.")
        body = await _read_bounded(request)
        if body is None:
            return problem(413)
        try:
            asked = Asked.model_validate_json(body)
        except ValidationError as exc:
            return _malformed(exc.errors(include_url=False)[0])
        if wrong := _out_of_bounds(asked, settings):
            return problem(422, wrong)
        try:
            conversation = [Exchange(earlier) for earlier in asked.history]
            reply = await run_in_threadpool(chatbot.answer, asked.question, conversation)
        except ProceedingsError:
            return problem(503)
        return JSONResponse(reply.to_json(), headers={"Cache-Control": "no-store"})

    return router


async def _read_bounded(request: Request) -> bytes | None:
    """The body; None as soon as it is longer than any question may be."""
    body = bytearray()
    async for part in request.stream():
        body.extend(part)
        if len(body) > MAX_BODY_BYTES:
            return None
    return bytes(body)


def _malformed(error: Any) -> JSONResponse:
    """Say what is wrong with a body that is not what is expected."""
    if error["type"] == "json_invalid" or not error["loc"]:
        return problem(400, f"Ce n’est pas un objet JSON. Attendu : {_EXAMPLE}.")
    field = ".".join(map(str, error["loc"]))
    if error["type"] == "missing":
        return problem(422, f"Il manque « {field} ». Attendu : {_EXAMPLE}.")
    if error["type"] == "extra_forbidden":
        return problem(422, f"Champ inconnu : « {field[:40]} ». Attendu : {_EXAMPLE}.")
    return problem(422, f"« {field} » n’est pas {_KINDS.get(error['type'], 'ce qui est attendu')}.")


def _out_of_bounds(asked: Asked, settings: Settings) -> str | None:
    """Say what is empty, too long or too many; None where nothing is."""
    if not asked.question.strip():
        return "La question est vide."
    longest = max(map(len, (asked.question, *asked.history)))
    if longest > settings.max_question_chars:
        return f"Une question fait {longest} caractères ; {settings.max_question_chars} au plus."
    if len(asked.history) > MOST_EARLIER:
        return f"« history » compte {len(asked.history)} questions ; {MOST_EARLIER} au plus."
    return None
