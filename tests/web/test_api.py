"""`POST /api/ask`: one reply as the contract prints it, and every wrong body refused in French."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from chatbot.settings import Settings
from chatbot.web.api import MOST_EARLIER
from chatbot.web.application import make_application
from chatbot.web.security import MAX_BODY_BYTES
from ingest.errors import EncoderError
from tests.web.fakes import FakeChatbot

JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def asked_of() -> FakeChatbot:
    """The chatbot behind the application."""
    return FakeChatbot()


@pytest.fixture(scope="module")
def api(asked_of: FakeChatbot) -> Iterator[TestClient]:
    """The application, with questions of 50 characters at most."""
    with TestClient(make_application(asked_of, Settings(max_question_chars=50))) as opened:
        yield opened


def test_a_question_gets_the_reply_of_the_contract(api: TestClient, asked_of: FakeChatbot) -> None:
    """The body is the chatbot's own reply, fields and all, and nobody keeps it."""
    answered = api.post("/api/ask", json={"question": "Que dit Awa ?"})

    expected = asked_of.answer("Que dit Awa ?").to_json()
    assert answered.status_code == 200
    assert answered.headers["content-type"] == "application/json"
    assert answered.headers["cache-control"] == "no-store"
    assert {**answered.json(), "timings_ms": None} == {
        **json.loads(json.dumps(expected)),
        "timings_ms": None,
    }


def test_earlier_questions_reach_the_chatbot_oldest_first() -> None:
    """A follow-up is understood from what was asked before."""
    heard: list[Any] = []

    class Listening(FakeChatbot):
        def answer(self, question: str, conversation: Any = ()) -> Any:
            heard.extend(exchange.question for exchange in conversation)
            return super().answer(question, conversation)

    with TestClient(make_application(Listening(), Settings())) as api:
        api.post("/api/ask", json={"question": "Et Awa ?", "history": ["Un ?", "Deux ?"]})

    assert heard == ["Un ?", "Deux ?"]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 400, "objet JSON"),
        (b"pas du JSON", 400, "objet JSON"),
        (b"[]", 400, "objet JSON"),
        (b'"Que dit Awa ?"', 400, "objet JSON"),
        (b"\xff\xfe", 400, "objet JSON"),
        (b"{}", 422, "Il manque « question »"),
        (b'{"question": 3}', 422, "« question » n’est pas un texte"),
        (b'{"question": null}', 422, "« question » n’est pas un texte"),
        (b'{"question": "Oui ?", "history": "Non ?"}', 422, "« history » n’est pas une liste"),
        (b'{"question": "Oui ?", "history": [1]}', 422, "« history.0 » n’est pas un texte"),
        (b'{"question": "Oui ?", "stream": true}', 422, "Champ inconnu : « stream »"),
        (b'{"question": "   "}', 422, "vide"),
        (json.dumps({"question": "é" * 51}).encode(), 422, "51 caractères ; 50 au plus"),
        (json.dumps({"question": "?", "history": ["é" * 51]}).encode(), 422, "51 caractères"),
        (
            json.dumps({"question": "?", "history": ["?"] * (MOST_EARLIER + 1)}).encode(),
            422,
            f"{MOST_EARLIER + 1} questions ; {MOST_EARLIER} au plus",
        ),
        (b'{"question": "' + b"a" * MAX_BODY_BYTES + b'"}', 413, "taille"),
    ],
)
def test_a_wrong_body_is_a_problem_in_french(api: TestClient, body: bytes, status: int, said: str) -> None:
    """Each error is a problem document (RFC 9457) that names what is wrong."""
    refused = api.post("/api/ask", content=body, headers=JSON)

    assert refused.status_code == status
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["status"] == status
    assert said in refused.json()["detail"]


def test_a_body_without_an_end_is_stopped(api: TestClient) -> None:
    """A body that announces no length is read up to the limit and no further."""

    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 10_000

    assert api.post("/api/ask", content=endless(), headers=JSON).status_code == 413


def test_another_site_cannot_ask_in_a_visitor_s_name(api: TestClient) -> None:
    """What a form of another site can send without asking, text or a form, is refused."""
    refused = api.post("/api/ask", content=b'{"question": "?"}', headers={"content-type": "text/plain"})

    assert refused.status_code == 415
    assert "application/json" in refused.json()["detail"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_questions_are_posted(api: TestClient, method: str) -> None:
    """Any other way of asking is refused."""
    assert api.request(method, "/api/ask").status_code == 405


def test_an_encoder_that_cannot_be_read_is_a_service_that_is_not_ready() -> None:
    """The program learns when to try again, and nothing of what is inside."""

    class Broken(FakeChatbot):
        def answer(self, question: str, conversation: Any = ()) -> Any:
            raise EncoderError("index/french : illisible")

    with TestClient(make_application(Broken(), Settings())) as api:
        refused = api.post("/api/ask", json={"question": "Que dit Awa ?"})

    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "5"
    assert "index/french" not in refused.text
