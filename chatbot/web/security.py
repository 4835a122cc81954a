"""What stands between the network and the pages: routes that exist, limits, headers, errors in French."""

import contextlib
import re
import secrets
from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 32_768  # a question of the longest length, escaped, is a fifth of it

# Gradio serves some sixty routes; a chat uses these.
CHAT_ROUTES = re.compile(
    r"/|/config|/theme\.css|/(?:assets|static)/.+"
    r"|/gradio_api/(?:info|startup-events|theme\.css|heartbeat/[\w-]+|queue/(?:join|data)|run/predict)/?"
)
POSTED_ROUTES = re.compile(r"/gradio_api/(?:queue/join|run/predict)/?")
OWN_ROUTES = re.compile(
    r"/health|/ready|/favicon\.ico|/robots\.txt|/web/.+|/(?:statements|sessions|speakers)/[^/]+"
)

PROBLEMS = {
    400: ("Demande incompréhensible", "Cette demande n’a pas la forme attendue."),
    404: ("Page introuvable", "Cette adresse ne mène à rien ici."),
    405: ("Méthode refusée", "Cette adresse se lit, elle ne se modifie pas."),
    413: ("Demande trop longue", "Cette demande dépasse la taille acceptée."),
    422: (
        "Demande incomplète",
        "Il manque quelque chose à cette demande, ou une valeur n’est pas celle attendue.",
    ),
    500: ("Erreur interne", "Une erreur s’est produite de notre côté."),
    503: ("Pas encore prêt", "Le service démarre ou est trop sollicité : réessayez dans quelques secondes."),
}

COMMON_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'"
)
# Gradio's scripts write styles, hence 'unsafe-inline' for those; its inline scripts carry the nonce.
CHAT_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self';"
    " frame-ancestors 'self'"
)


class TooLargeError(Exception):
    """A request body that goes beyond the limit while it is read."""


def problem(status: int, detail: str | None = None) -> JSONResponse:
    """Describe an error the RFC 9457 way, in French."""
    title, usual = PROBLEMS.get(status, (HTTPStatus(status).phrase, "La demande n’a pas abouti."))
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail or usual}
    headers = {"Retry-After": "5"} if status in {429, 503} else None
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def wants_page(request: Request) -> bool:
    """Tell a browser, which reads pages, from a program."""
    return "text/html" in request.headers.get("accept", "")


class Gatekeeper:
    """Lets through the routes that are served here, bounds what comes in, and signs what goes out."""

    def __init__(self, app: ASGIApp, *, not_found: Callable[[], HTMLResponse]) -> None:
        self._app = app
        self._not_found = not_found

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        signed = _sign(path, send)
        if refusal := self._refuse(scope):
            await refusal(scope, receive, signed)
        elif path == "/" and scope["method"] == "GET":
            await _serve_chat(self._app, scope, receive, send)
        else:
            await _serve_bounded(self._app, scope, receive, signed)

    def _refuse(self, scope: Scope) -> Response | None:
        path: str = scope["path"]
        if not (CHAT_ROUTES.fullmatch(path) or OWN_ROUTES.fullmatch(path)):
            return self._not_found() if wants_page(Request(scope)) else problem(404)
        if scope["method"] not in ({"POST"} if POSTED_ROUTES.fullmatch(path) else {"GET", "HEAD"}):
            return problem(405)
        length = Headers(scope=scope).get("content-length", "0")
        if length.isdecimal() and int(length) > MAX_BODY_BYTES:
            return problem(413)
        return None


def _sign(path: str, send: Send) -> Send:
    """Add the headers that every answer carries."""

    async def signed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in COMMON_HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", PAGE_POLICY)
            # Names of the built files carry a hash of their content.
            headers.setdefault(
                "Cache-Control", "public, max-age=604800" if path.startswith("/assets/") else "no-cache"
            )
        await send(message)

    return signed


async def _serve_bounded(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve, and stop reading a body that announced no length and does not end."""
    received = 0
    is_started = False

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > MAX_BODY_BYTES:
            raise TooLargeError
        return message

    async def noted(message: Message) -> None:
        nonlocal is_started
        # FastAPI turns whatever happens while it reads into an error of its own.
        if is_started or received <= MAX_BODY_BYTES:
            is_started = True
            await send(message)

    with contextlib.suppress(TooLargeError):
        await app(scope, counted, noted)
    if not is_started:
        await problem(413)(scope, receive, send)


async def _serve_chat(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve Gradio's page as ours: French, our style and script, nothing that points to another host."""
    # Compressed, it could not be read here.
    plain = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
    start: Message = {}
    body = bytearray()

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            body.extend(message.get("body", b""))

    await app(plain, receive, collect)
    nonce = secrets.token_urlsafe(16)
    page = make_ours(body.decode(), nonce).encode() if start["status"] == HTTPStatus.OK else bytes(body)
    headers = MutableHeaders(scope=start)
    headers["content-length"] = str(len(page))
    headers["Content-Security-Policy"] = CHAT_POLICY.format(nonce=nonce)
    headers["Cache-Control"] = "no-store"
    signed = _sign("/", send)
    await signed(start)
    await signed({"type": "http.response.body", "body": page})


HEAD = """<link rel="icon" href="/web/icon.svg" type="image/svg+xml">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/web/colours.css">
<link rel="stylesheet" href="/web/chat.css">
<script src="/web/chat.js" nonce="{nonce}"></script>"""
WITHOUT_SCRIPT = """<noscript>
<p class="sans-script">La conversation a besoin de JavaScript, qui est coupé dans ce navigateur.</p>
</noscript>"""


def make_ours(page: str, nonce: str) -> str:
    """Rewrite the page that Gradio serves."""
    page = page.replace('lang="en"', 'lang="fr"', 1)
    page = re.sub(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*?/>', "", page)
    page = re.sub(r'\s*<link rel="manifest"[^>]*>', "", page)
    page = page.replace("<script", f'<script nonce="{nonce}"')
    page = page.replace("<style>", HEAD.format(nonce=nonce) + "\n\t\t<style>", 1)
    return page.replace("<gradio-app", WITHOUT_SCRIPT + "<gradio-app", 1)
