"""A running chat page with the invented event, and a browser that may ask no other host."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright

from chatbot.settings import Settings
from chatbot.web.application import make_application
from tests.web.fakes import FakeChatbot

CONTACT = "accueil@valbrune.example"
OpenChat = Callable[..., Page]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass
class Site:
    """The chat page being served."""

    address: str
    chatbot: FakeChatbot
    visits: dict[str, object]  # what Gradio holds of each open page
    stop: Callable[[], None]


@dataclass
class Watched:
    """A page in the browser, and what must not happen there."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go to the chat and wait for its field."""
        self.page.goto(address)
        self.page.wait_for_selector("#question textarea")
        self.page.wait_for_selector(".accueil")
        return self.page


@pytest.fixture
def chatbot() -> FakeChatbot:
    """A chatbot that answers at once."""
    return FakeChatbot()


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """The application without a network."""
    with TestClient(make_application(FakeChatbot(), Settings(contact=CONTACT))) as opened:
        yield opened


@contextmanager
def serving(port: int = 0) -> Iterator[Site]:
    """The application on a port of this machine, as app.py serves it, until `stop` or the end."""
    chatbot = FakeChatbot()
    listening = socket.create_server(("127.0.0.1", port))
    application = make_application(chatbot, Settings(contact=CONTACT))
    server = uvicorn.Server(
        uvicorn.Config(application, access_log=False, log_level="error", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    gradio = application.routes[-1].app  # type: ignore[attr-defined]  # the mounted application
    visits = gradio.state_holder.session_data

    def stop() -> None:
        server.should_exit = server.force_exit = True
        thread.join(timeout=10)

    yield Site(f"http://127.0.0.1:{listening.getsockname()[1]}", chatbot, visits, stop)
    stop()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The application, served to every test."""
    with serving() as served:
        yield served


@pytest.fixture(scope="session")
def browser(browser_executable: str) -> Iterator[Browser]:
    """A real browser."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser_executable, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def context_options() -> dict[str, object]:
    """What the browser pretends to be; English, so that French is the page's doing."""
    return {"locale": "en-US", "viewport": {"width": 1280, "height": 860}}


@pytest.fixture
def watched(browser: Browser, site: Site, context_options: dict[str, object]) -> Iterator[Watched]:
    """A page of its own that fails the test when it asks another host or complains in the console."""
    context: BrowserContext = browser.new_context(**context_options)  # type: ignore[arg-type]  # named options
    watched = Watched(context.new_page())

    def keep_home(route: Route) -> None:
        if route.request.url.startswith((site.address, "data:", "blob:")):
            route.continue_()
        else:
            watched.foreign.append(route.request.url)
            route.abort()

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            watched.complaints.append(message.text)

    context.route("**/*", keep_home)
    watched.page.on("console", note)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    yield watched
    context.close()
    assert watched.foreign == []
    assert watched.complaints == []


@pytest.fixture
def open_chat(browser: Browser, site: Site) -> Iterator[OpenChat]:
    """Opens the chat on the screen that a test asks for."""
    opened: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(locale="en-US", **options)
        opened.append(context)
        return Watched(context.new_page()).open(site.address)

    yield make
    for context in opened:
        context.close()
