"""What stands between the network and the pages: routes that exist, limits, headers, errors in French."""

import re
import secrets
from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.web.posted import Functions, read_posted

LENGTH_HEADERS = {b"content-length", b"transfer-encoding"}
MAX_BODY_BYTES = 32_768  # a question of the longest length, escaped, is a fifth of it

# Gradio serves some sixty routes; a chat uses these.
CHAT_ROUTES = re.compile(
    r"/|/config|/theme\.css|/(?:assets|static)/.+"
    r"|/gradio_api/(?:info|app_id|startup-events|theme\.css|heartbeat/[\w-]+|queue/(?:join|data))/?"
)
POSTED_ROUTE = re.compile(r"/gradio_api/queue/join/?")
API_ROUTE = re.compile(r"/api/ask")
AWAITED_ROUTE = re.compile(r"/gradio_api/queue/data/?")
OWN_ROUTES = re.compile(
    r"/health|/ready|/favicon\.ico|/robots\.txt|/api/ask|/web/.+|/(?:statements|sessions|speakers)/[^/]+"
)

PROBLEMS = {
    400: ("Demande incompréhensible", "Cette demande n’a pas la forme attendue."),
    404: ("Page introuvable", "Cette adresse ne mène à rien ici."),
    405: ("Méthode refusée", "Cette adresse se lit, elle ne se modifie pas."),
    413: ("Demande trop longue", "Cette demande dépasse la taille acceptée."),
    416: ("Plage impossible", "Ce document n’a pas la partie demandée."),
    422: (
        "Demande incomplète",
        "Il manque quelque chose à cette demande, ou une valeur n’est pas celle attendue.",
    ),
    429: ("Trop de demandes", "Trop de demandes en peu de temps : réessayez dans quelques secondes."),
    500: ("Erreur interne", "Une erreur s’est produite de notre côté."),
    503: ("Pas encore prêt", "Le service démarre ou est trop sollicité : réessayez dans quelques secondes."),
}
OTHER_PROBLEM = ("Demande refusée", "Cette demande n’a pas abouti.")

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
    other = OTHER_PROBLEM if status < HTTPStatus.INTERNAL_SERVER_ERROR else PROBLEMS[500]
    title, usual = PROBLEMS.get(status, other)
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail or usual}
    headers = {"Retry-After": "5"} if status in {429, 503} else None
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def wants_page(request: Request) -> bool:
    """Tell a browser, which reads pages, from a program."""
    return "text/html" in request.headers.get("accept", "")


class Gatekeeper:
    """Lets through the routes that are served here, bounds what comes in, and signs what goes out."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        not_found: Callable[[], HTMLResponse],
        waiting: str,
        functions: Functions,
        is_awaited: Callable[[str], bool],
    ) -> None:
        """Hold what was configured.

        Args:
            app: what stands behind.
            not_found: makes the page for an address that leads nowhere.
            waiting: HTML that stands where the chat page will be, until its scripts have drawn it.
            functions: what the chat page may call.
            is_awaited: whether an answer is on its way to a visitor; a stream for another would break.
        """
        self._app = app
        self._not_found = not_found
        self._waiting = waiting
        self._functions = functions
        self._is_awaited = is_awaited

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        answer = _in_french(scope, receive, _sign(path, send))
        if refusal := self._refuse(scope):
            await refusal(scope, receive, answer)
        elif POSTED_ROUTE.fullmatch(path):
            await self._serve_posted(scope, receive, answer)
        elif path == "/" and scope["method"] == "GET":
            await _serve_chat(self._app, self._waiting, scope, receive, answer)
        else:
            await self._app(scope, receive, answer)

    def _refuse(self, scope: Scope) -> Response | None:
        path: str = scope["path"]
        if not (CHAT_ROUTES.fullmatch(path) or OWN_ROUTES.fullmatch(path)):
            return self._not_found() if wants_page(Request(scope)) else problem(404)
        if API_ROUTE.fullmatch(path) and scope["method"] != "POST":
            return problem(405, "Cette adresse attend une question : POST, avec un corps JSON.")
        if scope["method"] not in ({"POST"} if _is_posted(path) else {"GET", "HEAD"}):
            return problem(405)
        length = Headers(scope=scope).get("content-length", "0")
        if length.isdecimal() and int(length) > MAX_BODY_BYTES:
            return problem(413)
        if AWAITED_ROUTE.fullmatch(path) and not self._is_awaited(
            Request(scope).query_params.get("session_hash", "")
        ):
            return problem(404)
        return None

    async def _serve_posted(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a call of one of the page's functions, and no other body."""
        try:
            body = await _read_bounded(receive)
        except TooLargeError:
            await problem(413)(scope, receive, send)
            return
        posted = read_posted(body, self._functions)
        if posted is None:
            await problem(422)(scope, receive, send)
            return
        checked = iter([posted])

        async def received() -> Message:
            for body in checked:
                return {"type": "http.request", "body": body, "more_body": False}
            return await receive()

        headers = [pair for pair in scope["headers"] if pair[0] not in LENGTH_HEADERS]
        headers.append((b"content-length", str(len(posted)).encode()))
        await self._app({**scope, "headers": headers}, received, send)


def _is_posted(path: str) -> bool:
    return bool(POSTED_ROUTE.fullmatch(path) or API_ROUTE.fullmatch(path))


async def _read_bounded(receive: Receive) -> bytes:
    """Read a body, and stop at the limit where one announced no length and does not end."""
    body = bytearray()
    is_over = False
    while not is_over:
        message = await receive()
        body.extend(message.get("body", b""))
        if len(body) > MAX_BODY_BYTES:
            raise TooLargeError
        is_over = not message.get("more_body", False)
    return bytes(body)


def _in_french(scope: Scope, receive: Receive, send: Send) -> Send:
    """Put a problem in French in the place of every other error that is no page."""
    is_replaced = False

    async def translated(message: Message) -> None:
        nonlocal is_replaced
        if message["type"] == "http.response.start" and message["status"] >= HTTPStatus.BAD_REQUEST:
            kind = Headers(raw=message["headers"]).get("content-type", "")
            is_replaced = not kind.startswith(("application/problem+json", "text/html"))
            if is_replaced:
                await problem(message["status"])(scope, receive, send)
        if not is_replaced:
            await send(message)

    return translated


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


async def _serve_chat(app: ASGIApp, waiting: str, scope: Scope, receive: Receive, send: Send) -> None:
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
    page = (
        make_ours(body.decode(), nonce, waiting).encode() if start["status"] == HTTPStatus.OK else bytes(body)
    )
    headers = MutableHeaders(scope=start)
    headers["content-length"] = str(len(page))
    headers["Content-Security-Policy"] = CHAT_POLICY.format(nonce=nonce)
    headers["Cache-Control"] = "no-store"
    await send(start)
    await send({"type": "http.response.body", "body": page})


HEAD = """<link rel="icon" href="/web/icon.svg" type="image/svg+xml">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/web/colours.css">
<link rel="stylesheet" href="/web/chat.css">
<script src="/web/chat.js" nonce="{nonce}"></script>"""


def make_ours(page: str, nonce: str, waiting: str) -> str:
    """Rewrite the page that Gradio serves."""
    page = page.replace('lang="en"', 'lang="fr"', 1)
    page = re.sub(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*?/>', "", page)
    page = re.sub(r'\s*<link rel="manifest"[^>]*>', "", page)
    page = page.replace("<script", f'<script nonce="{nonce}"')
    page = page.replace("<style>", HEAD.format(nonce=nonce) + "\n\t\t<style>", 1)
    return page.replace("<gradio-app", waiting + "<gradio-app", 1)
