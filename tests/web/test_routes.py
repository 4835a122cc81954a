"""What the application serves, refuses and says about itself, without a browser."""

import asyncio
import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from chatbot.settings import Settings
from chatbot.web.application import make_application
from chatbot.web.security import MAX_BODY_BYTES, Gatekeeper, make_ours, problem
from tests.web.conftest import Site
from tests.web.fakes import FakeChatbot

PAGE = {"accept": "text/html"}
PERMANENT = ("/statements/dit-1", "/sessions/table-1", "/speakers/awa")
SERVED = (
    "/",
    "/config",
    "/theme.css",
    "/gradio_api/info",
    "/health",
    "/ready",
    "/robots.txt",
    "/web/chat.js",
)
CLOSED = (
    "/docs",
    "/openapi.json",
    "/gradio_api/openapi.json",
    "/monitoring",
    "/monitoring/summary",
    "/login",
    "/logout",
    "/gradio_api/file=/etc/passwd",
    "/file=/etc/passwd",
    "/gradio_api/upload_progress",
    "/gradio_api/runs",
    "/gradio_api/token",
    "/gradio_api/user",
    "/svelte/x.js",
    "/manifest.json",
    "/pwa_icon",
    "/gradio_api/proxy=x",
    "/gradio_api/run/predict",
    "/gradio_api/deep_link",
    "/statements/",
    "/statements/a/b",
    "/etc/passwd",
)
CLOSED_TO_POST = (
    "/gradio_api/upload",
    "/gradio_api/call/ask",
    "/gradio_api/api/ask",
    "/gradio_api/reset",
    "/login",
    "/gradio_api/call/v2/ask",
    "/gradio_api/component_server",
    "/gradio_api/stream/x",
    "/gradio_api/cancel",
    "/gradio_api/run/predict",
)
NOT_POSTED_BY_A_PAGE = {
    "nothing": "",
    "no JSON": "{",
    "no object": "[]",
    "nested without end": "[" * 20_000,
    "another encoding": '{"data": ["é'.encode("latin-1"),
    "no data": '{"fn_index": 0, "session_hash": "a"}',
    "no function": '{"data": ["eau", null], "session_hash": "a"}',
    "an unknown function": '{"data": ["eau", null], "fn_index": 99, "session_hash": "a"}',
    "a function of the server's own": '{"data": [], "fn_index": 3, "session_hash": "a"}',
    "no visitor": '{"data": ["eau", null], "fn_index": 0}',
    "a visitor with markup": '{"data": ["eau", null], "fn_index": 0, "session_hash": "<b>"}',
    "too few inputs": '{"data": ["eau"], "fn_index": 0, "session_hash": "a"}',
    "no words": '{"data": [null, null], "fn_index": 0, "session_hash": "a"}',
    "a state of the visitor's making": '{"data": ["eau", "x"], "fn_index": 0, "session_hash": "a"}',
    "half a character": '{"data": ["\\ud83d eau", null], "fn_index": 0, "session_hash": "a"}',
    "half a character elsewhere": '{"data": ["", null], "fn_index": 0, "session_hash": "a", "x": "\\ud83d"}',
}


def assert_problem(answer: Any, title: str) -> None:
    """RFC 9457, and every word of it French."""
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().keys() == {"type", "title", "status", "detail"}
    assert answer.json()["title"] == title
    assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize("path", SERVED)
def test_what_a_chat_needs_is_served(path: str, client: TestClient) -> None:
    """The routes of a conversation answer."""
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", CLOSED)
def test_what_a_chat_does_not_need_is_closed(path: str, client: TestClient) -> None:
    """Gradio's other routes do not exist here."""
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/config", "/health", *PERMANENT])
def test_what_is_read_cannot_be_written(path: str, client: TestClient) -> None:
    """A wrong method is a problem, in French."""
    answer = client.post(path, json={})

    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] == "Méthode refusée"


@pytest.mark.parametrize("path", CLOSED_TO_POST)
def test_nothing_can_be_posted_elsewhere(path: str, client: TestClient) -> None:
    """No upload, no direct call of a function, no log-in."""
    assert client.post(path, json={}).status_code == 404


def test_a_program_gets_a_problem_in_french(client: TestClient) -> None:
    """RFC 9457: media type, title, status, detail."""
    answer = client.get("/nulle-part")

    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Page introuvable",
        "status": 404,
        "detail": "Cette adresse ne mène à rien ici.",
    }


@pytest.mark.parametrize(
    "path", ["/nulle-part", "/statements/inconnu", "/sessions/inconnue", "/speakers/inconnu"]
)
def test_a_browser_gets_a_page_in_french(path: str, client: TestClient) -> None:
    """An address that leads nowhere is told in a page with a way back."""
    answer = client.get(path, headers=PAGE)

    assert answer.status_code == 404
    assert "Page introuvable" in answer.text
    assert 'href="/"' in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/health", "/statements/dit-1", "/nulle-part", "/web/chat.css", "/config"]
)
def test_every_answer_is_signed(path: str, client: TestClient) -> None:
    """No sniffing, no framing elsewhere, no address told to others, a policy everywhere."""
    headers = client.get(path, headers=PAGE).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]


def test_the_chat_runs_only_scripts_of_ours(client: TestClient) -> None:
    """Scripts need our origin or this answer's nonce; nothing is evaluated; the nonce changes."""
    first, second = client.get("/"), client.get("/")
    policy = first.headers["content-security-policy"]
    nonce = re.search(r"'nonce-([\w-]+)'", policy)

    assert nonce
    assert f"script-src 'self' 'nonce-{nonce[1]}';" in policy
    assert "unsafe-eval" not in policy
    assert nonce[1] not in second.text
    assert first.text.count(f'<script nonce="{nonce[1]}"') >= 3


def test_permanent_pages_need_no_script(client: TestClient) -> None:
    """Their policy allows none, and they contain none."""
    for path in PERMANENT:
        answer = client.get(path)

        assert "script" not in answer.headers["content-security-policy"]
        assert "<script" not in answer.text
        assert "style=" not in answer.text


def test_the_page_names_no_other_host(client: TestClient) -> None:
    """Nothing in the page's head leads elsewhere."""
    head = client.get("/").text.partition("window.gradio_config")[0]

    assert "http://" not in head.replace("http://testserver", "")
    assert "https://" not in head
    assert '<html\n\tlang="fr"' in head


def test_no_other_site_may_read(client: TestClient) -> None:
    """A foreign origin is not echoed, with or without credentials."""
    headers = {"origin": "https://ailleurs.example"}

    for path in ("/", "/config", "/gradio_api/info", "/health"):
        assert "access-control-allow-origin" not in client.get(path, headers=headers).headers


def test_a_body_beyond_the_limit_is_refused(client: TestClient) -> None:
    """Announced or not, its length is bounded."""
    body = b"x" * (MAX_BODY_BYTES + 1)

    announced = client.post("/gradio_api/queue/join", content=body)
    streamed = client.post("/gradio_api/queue/join", content=iter([body]))

    assert (announced.status_code, streamed.status_code) == (413, 413)
    assert announced.json()["title"] == "Demande trop longue"


@pytest.mark.parametrize("body", NOT_POSTED_BY_A_PAGE.values(), ids=NOT_POSTED_BY_A_PAGE.keys())
def test_what_no_page_posts_is_refused_in_french(body: str | bytes, client: TestClient) -> None:
    """A problem, no exception: whatever reaches the functions of the page has the shape that they expect."""
    answer = client.post("/gradio_api/queue/join", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 422
    assert_problem(answer, "Demande incomplète")


@pytest.mark.parametrize(
    ("path", "headers", "status", "title"),
    [
        ("/gradio_api/queue/data", {}, 404, "Page introuvable"),
        ("/gradio_api/queue/data?session_hash=nobody", {}, 404, "Page introuvable"),
        ("/assets/rien.js", {}, 404, "Page introuvable"),
        ("/web/rien.css", {}, 404, "Page introuvable"),
        ("/web/chat.js", {"range": "bytes=9999999-"}, 416, "Plage impossible"),
    ],
)
def test_errors_of_what_stands_behind_are_problems_in_french(
    path: str, headers: dict[str, str], status: int, title: str, client: TestClient
) -> None:
    """Gradio's and Starlette's own words are replaced; a stream that nobody awaits does not break."""
    answer = client.get(path, headers=headers)

    assert answer.status_code == status
    assert_problem(answer, title)


def test_a_breakdown_of_a_route_is_a_problem_in_french(chatbot: FakeChatbot) -> None:
    """It tells nothing of what broke."""

    def broken() -> bool:
        raise RuntimeError("panne voulue")

    application = make_application(chatbot, Settings(), is_ready=broken)
    with TestClient(application, raise_server_exceptions=False) as opened:
        answer = opened.get("/ready")

    assert answer.status_code == 500
    assert_problem(answer, "Erreur interne")
    assert "voulue" not in answer.text


def test_no_status_is_told_in_english() -> None:
    """Those that nobody thought of too."""
    titles = {
        status: json.loads(bytes(problem(status).body))["title"] for status in (402, 418, 431, 502, 599)
    }

    assert set(titles.values()) == {"Demande refusée", "Erreur interne"}


def test_a_body_without_end_is_not_read_to_its_end() -> None:
    """Reading stops at the limit, whatever the application would like to read."""
    chunks = 0
    sent: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["more_body"]:
            pass

    async def receive() -> Message:
        nonlocal chunks
        chunks += 1
        assert chunks < 100
        return {"type": "http.request", "body": b"x" * 1000, "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/gradio_api/queue/join", "headers": []}
    gate = Gatekeeper(
        app, not_found=lambda: HTMLResponse(), waiting="", functions={}, is_awaited=lambda _visitor: True
    )
    with ThreadPoolExecutor() as elsewhere:  # a browser of another test may have a loop in this thread
        elsewhere.submit(lambda: asyncio.run(gate(scope, receive, send))).result()

    assert sent[0]["status"] == 413


def test_health_and_readiness(client: TestClient) -> None:
    """Alive, and ready with the version of what it answers from; a monitor may ask for the head alone."""
    assert client.head("/health").status_code == 200
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").json() == {"status": "ready", "corpus_version": "version-de-test"}


def test_what_is_not_ready_says_so_and_serves_the_page(chatbot: FakeChatbot) -> None:
    """While the encoder is being read: 503 with the time to wait, and a page that can be opened."""
    memory = threading.Event()
    with TestClient(make_application(chatbot, Settings(), is_ready=memory.is_set)) as starting:
        early, page = starting.get("/ready"), starting.get("/")
        memory.set()
        later = starting.get("/ready")

    assert (early.status_code, page.status_code, later.status_code) == (503, 200, 200)
    assert early.headers["retry-after"] == "5"
    assert early.json()["title"] == "Pas encore prêt"


def test_a_statement_is_shown_in_its_context(client: TestClient) -> None:
    """The passage is marked between its neighbours; speaker, session and chat are one click away."""
    page = client.get("/statements/dit-1").text

    assert re.search(r"<mark>«\u00a0Nous avons équipé 412", page)
    assert page.count("<mark>") == 1
    assert "Une nappe ne se recharge pas" in page
    assert 'href="/speakers/awa"' in page
    assert 'href="/sessions/table-1#s-dit-1"' in page
    assert '<a class="retour" href="/">' in page


@pytest.mark.parametrize(
    ("extract", "marked"),
    [
        ("5-26", "avons équipé 412 compt"),
        ("0-4", "Nous"),
        ("26-5", None),
        ("0-99999", None),
        ("5", None),
        ("<b>", None),
        ("", None),
    ],
)
def test_the_cited_words_alone_are_marked(extract: str, marked: str | None, client: TestClient) -> None:
    """Where the address names a part of the statement; all of it where it names none, or nonsense."""
    page = client.get("/statements/dit-1", params={"extrait": extract}).text
    whole = "«\u00a0Nous avons équipé 412 compteurs et les fuites ont reculé de 18\u202f% en deux ans.\u00a0»"

    assert re.findall(r"<mark>(.*?)</mark>", page) == [marked[:21] if marked else whole]
    assert whole in page.replace("<mark>", "").replace("</mark>", "")


def test_who_goes_on_speaking_is_named_once(client: TestClient) -> None:
    """Two statements of one person in a row stand under one name, on the page of the session."""
    page = client.get("/sessions/table-1").text
    said = page[page.index("Ce qui s’est dit") :]

    assert said.count('<a href="/speakers/awa">') == 1
    assert said.count('<a href="/speakers/bertrand">') == 1


def test_a_speaker_of_a_session_has_an_address(client: TestClient) -> None:
    """A card that shows who took part leads to the line with the name."""
    assert 'id="p-odile"' in client.get("/sessions/ouverture").text


def test_what_was_spoken_word_for_word_is_quoted(client: TestClient) -> None:
    """A turn of a transcript like a direct quotation; a decision and a report are nobody's very words."""
    turn, decision, report = (
        client.get(f"/statements/{which}").text for which in ("dit-5", "dit-7", "dit-2")
    )

    assert '<blockquote class="passage-mots"><mark>«\u00a0Chaque tilleul' in turn
    assert '<div class="passage-mots"><mark>Le jardin restera ouvert' in decision
    assert '<div class="passage-mots"><mark>Awa Nkomo-Delaunay ajoute' in report


def test_a_session_lists_its_speakers_and_all_that_was_said(client: TestClient) -> None:
    """In the order of the proceedings."""
    page = client.get("/sessions/table-1").text
    places = [
        page.index(found) for found in ("La première table ronde", "412 compteurs", "relevés", "Une nappe")
    ]

    assert places == sorted(places)
    assert 'href="/speakers/bertrand"' in page


def test_a_session_without_statements_says_so(client: TestClient) -> None:
    """The opening is only a caption; its page shows who opened."""
    page = client.get("/sessions/ouverture").text

    assert "Odile Marchetti" in page
    assert "aucun propos" in page


def test_a_speaker_page_gathers_what_that_person_said(client: TestClient) -> None:
    """By session, with the printed title, and nobody else's words."""
    page = client.get("/speakers/awa").text

    assert "412 compteurs" in page
    assert "directrice de l’eau" in page
    assert "Une nappe" not in page


def test_permanent_pages_escape_what_they_show(client: TestClient) -> None:
    """Markup in the proceedings is text there too."""
    for path in ("/statements/dit-6", "/speakers/hostile", "/sessions/visite"):
        page = client.get(path).text

        assert "&lt;img src=x" in page
        assert "<img" not in page
        assert "<script" not in page


def test_a_script_tag_of_the_data_gets_no_nonce(client: TestClient) -> None:
    """Only Gradio's own tags are there to receive one: the data's are escaped before."""
    page = client.get("/").text

    assert "<script>window.hurt" not in page
    assert not re.search(r"<script nonce=\"[\w-]+\">window\.hurt", page)


def test_gradio_still_writes_the_page_that_is_rewritten() -> None:
    """A change of Gradio's template that would undo the rewriting is noticed here."""
    page = make_ours(
        '<html lang="en"><meta property="og:url" content="x" /><link rel="manifest" href="/m"><style></style>'
        "<script>1</script><gradio-app></gradio-app>",
        "n",
        "<p>Chargement…</p>",
    )

    assert 'lang="fr"' in page
    assert "og:" not in page
    assert "manifest" not in page
    assert page.index("/web/chat.css") < page.index("<style>")
    assert page.index("Chargement") < page.index("<gradio-app")


def test_without_javascript_the_proceedings_can_be_read(client: TestClient) -> None:
    """The page leads to every session, the one with hostile words included."""
    page = client.get("/").text
    without = page[page.index("<noscript>") : page.index("</noscript>")]

    linked = re.findall(r'href="([^"]+)"', without)

    assert len(linked) == 5
    assert {client.get(address).status_code for address in linked} == {200}


def test_many_visitors_at_once_lose_no_answer(site: Site) -> None:
    """Twelve ask in the same moment, each with a connection of their own; each gets an answer."""

    def visit(number: int) -> str:
        visitor = f"visitor{number}"
        with httpx.Client(base_url=site.address, timeout=30) as http:
            asked = {"data": [f"eau {number}.", None], "fn_index": 0, "session_hash": visitor}
            http.post("/gradio_api/queue/join", json=asked).raise_for_status()
            return http.get("/gradio_api/queue/data", params={"session_hash": visitor}).text

    with ThreadPoolExecutor(max_workers=12) as visitors:
        streams = list(visitors.map(visit, range(12)))

    for number, stream in enumerate(streams):
        assert "process_completed" in stream
        assert f"eau {number}." in stream
        assert "complet" in stream
