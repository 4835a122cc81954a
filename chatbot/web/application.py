"""The web application: the chat page, the permanent pages and two routes for those who watch over it."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

# Read when Gradio is first imported: no word about the use of the page to anyone, no look-up on a model hub.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from chatbot.settings import Settings
from chatbot.web.api import make_api
from chatbot.web.page import Answers, make_page
from chatbot.web.pages import Library, make_router, not_found_page
from chatbot.web.posted import Functions
from chatbot.web.programme import outline
from chatbot.web.render import make_templates
from chatbot.web.security import Gatekeeper, problem
from ingest.model import Proceedings

STATIC = Path(__file__).parent / "static"
FONTS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Noto Sans",
    "Liberation Sans",
    "Arial",
    "sans-serif",
)


class Searchable(Protocol):
    """What the pages need of an index."""

    @property
    def proceedings(self) -> Sequence[Proceedings]:
        """The events it holds."""

    @property
    def corpus_version(self) -> str:
        """A hash of its content."""


class Served(Answers, Protocol):
    """What the application needs of a chatbot."""

    @property
    def index(self) -> Searchable:
        """What it answers from."""


def make_application(
    chatbot: Served, settings: Settings, *, is_ready: Callable[[], bool] = lambda: True
) -> FastAPI:
    """Put the chat page, the permanent pages and the health routes behind one gate.

    Args:
        chatbot: answers.
        settings: the operator's.
        is_ready: whether all that answers need is in memory; before, the first one takes longer.
    """
    templates = make_templates()
    library = Library(chatbot.index.proceedings)
    events = [outline(found) for found in chatbot.index.proceedings]
    blocks = make_page(chatbot, settings, events, link_to=library.link_to)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    # Gradio looks for exactly this class; without it, any site may read answers in the visitor's name.
    app.add_middleware(CORSMiddleware, allow_origins=[])
    app.add_middleware(
        Gatekeeper,
        not_found=lambda: not_found_page(templates),
        waiting=templates.get_template("waiting.html").render(events=events),
        functions=_functions_of(blocks),
        is_awaited=lambda visitor: visitor in blocks._queue.pending_messages_per_session,
    )
    for error in (HTTPException, Exception):
        app.add_exception_handler(error, _explain)
    app.include_router(make_router(library, templates))
    app.include_router(make_api(chatbot, settings))
    _add_health(app, chatbot.index.corpus_version, is_ready)
    app.mount("/web", StaticFiles(directory=STATIC))
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        max_file_size="1kb",
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        app_kwargs={"openapi_url": None},
        theme=gr.themes.Base(font=FONTS, font_mono=("ui-monospace", "monospace")),
    )
    return mounted


def _add_health(app: FastAPI, corpus_version: str, is_ready: Callable[[], bool]) -> None:
    @app.api_route("/health", methods=["GET", "HEAD"])
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.api_route("/ready", methods=["GET", "HEAD"])
    def ready() -> Response:
        if not is_ready():
            return problem(503)
        return JSONResponse({"status": "ready", "corpus_version": corpus_version})

    @app.get("/robots.txt")
    def robots() -> Response:
        return Response("User-agent: *\nAllow: /\n", media_type="text/plain")


def _functions_of(blocks: gr.Blocks) -> Functions:
    """Which functions a page calls, and which of their inputs are words."""
    return {
        number: tuple(isinstance(given, gr.Textbox) for given in function.inputs)
        for number, function in blocks.fns.items()
        if ("unload" not in {event for _, event in function.targets})
    }


async def _explain(_request: Request, error: Exception) -> JSONResponse:
    return problem(error.status_code if isinstance(error, HTTPException) else 500)
