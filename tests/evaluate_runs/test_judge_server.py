"""`--judge` from the command to a server: what LangChain is told to open, what is sent, what is reported.

No provider's package is a dependency of this project, so a chat model of ten lines stands where
`langchain-openai` would: it speaks the same protocol to a scripted server on this machine.
"""

import json
import os
import sys
import threading
import types
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from chatbot.__main__ import main
from tests.evaluate_runs.conftest import Write

ROWS: tuple[dict[str, Any], ...] = (
    {
        "id": "a",
        "question": "Que dit Paul Lemoine ?",
        "type": "by_speaker",
        "gold_speakers": ["Paul Lemoine"],
    },
    {
        "id": "b",
        "question": "Qui parle de la navette ?",
        "gold": ["navette"],
        "gold_speakers": ["Marc Plaisir"],
    },
    {"id": "c", "question": "Que dit Armelle Quintrec ?", "type": "unknown_person"},
)
RIGHT, WRONG = ('{"verdict": "juste", "raison": "Oui."}', '{"verdict": "fausse", "raison": "Non."}')


class Scripted(ThreadingHTTPServer):
    """Answers chat completions from a script and keeps what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.say: Callable[[str], tuple[int, str]] = lambda _asked: (200, RIGHT)
        self.sent: list[dict[str, Any]] = []


class _Handler(BaseHTTPRequestHandler):
    server: Scripted

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.sent.append({"path": self.path, **body})
        status, said = self.server.say(body["messages"][-1]["content"])
        answer = {"choices": [{"message": {"role": "assistant", "content": said}}]}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class ChatOpenAI(BaseChatModel):
    """The little of langchain-openai's model that an evaluation uses, over the same protocol."""

    model: str
    temperature: float
    timeout: float
    max_retries: int

    @property
    def _llm_type(self) -> str:
        return "openai-chat"

    def _generate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:
        roles = {"system": "system", "human": "user"}
        sent = {
            "model": self.model,
            "temperature": self.temperature,
            "messages": [{"role": roles[one.type], "content": one.text} for one in messages],
        }
        request = urllib.request.Request(
            f"{os.environ['OPENAI_API_BASE']}/chat/completions",
            json.dumps(sent).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=self.timeout) as answered:
            said = json.load(answered)["choices"][0]["message"]["content"]
        return ChatResult(generations=[ChatGeneration(message=AIMessage(said))])


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Scripted]:
    """A judge on this machine, found under the name that LangChain's own provider has."""
    monkeypatch.chdir(tmp_path)
    opened = Scripted()
    threading.Thread(target=opened.serve_forever, args=(0.01,), daemon=True).start()
    monkeypatch.setenv("OPENAI_API_BASE", f"http://127.0.0.1:{opened.server_address[1]}/v1")
    package = types.ModuleType("langchain_openai")
    package.ChatOpenAI = ChatOpenAI  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "langchain_openai", package)
    yield opened
    opened.shutdown()
    opened.server_close()


def evaluate(index: Path, questions: Path, *more: str) -> int:
    """Run the command with the judge."""
    return main(["evaluate", str(questions), "--index", str(index), "--out", "out", *more])


def reported() -> str:
    """The report for people."""
    return (Path("out") / "report.md").read_text(encoding="utf-8").replace("\u00a0", " ")


def test_each_reply_is_sent_once_and_judged(built_index: Path, write: Write, server: Scripted) -> None:
    """With what the proceedings say, at temperature 0; the opinions and their agreement are reported."""
    server.say = lambda asked: (200, WRONG if "Quintrec" in asked else RIGHT)
    labels = Path("avis.csv")
    labels.write_bytes("id;verdict;remarque\r\na;juste;déjà\r\nb;fausse;\r\nc;fausse;\r\n".encode("cp1252"))

    code = evaluate(built_index, write(*ROWS), "--judge", "openai:juge-1", "--labels", "avis.csv")

    assert code == 0
    assert len(server.sent) == 3
    assert {(one["path"], one["model"], one["temperature"]) for one in server.sent} == {
        ("/v1/chat/completions", "juge-1", 0)
    }
    navette = next(one for one in server.sent if "navette" in one["messages"][1]["content"])
    assert "Marc Plaisir" in navette["messages"][1]["content"]
    assert "Modèle openai:juge-1" in reported()
    assert "3 avis : 2 juste, 1 fausse." in reported()
    assert "Accord avec des personnes sur 3 réponses : 66,7" in reported()


def test_a_judge_decides_nothing(built_index: Path, write: Write, server: Scripted, tmp_path: Path) -> None:
    """It finds everything wrong: gate, exit code and figures are those without it."""
    server.say = lambda _asked: (200, WRONG)
    gate = tmp_path / "gate.toml"
    gate.write_text("[planchers]\nright_rate = 1.0\n", "utf-8")

    assert evaluate(built_index, write(*ROWS), "--judge", "openai:juge-1", "--gate", str(gate)) == 0
    assert "3 fausse" in reported()


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (500, "", "Interrompu : modèle openai:juge-1 : HTTP Error 500"),
        (401, "", "Interrompu : modèle openai:juge-1 : HTTP Error 401"),
        (200, "Je ne sais pas.", "3 avis : 3 illisible"),
    ],
)
def test_a_judge_that_is_of_no_use_costs_nothing_else(
    status: int, said: str, told: str, built_index: Path, write: Write, server: Scripted
) -> None:
    """Down, refused or beside the format: one line, and the evaluation is complete."""
    server.say = lambda _asked: (status, said)

    assert evaluate(built_index, write(*ROWS), "--judge", "openai:juge-1") == 0
    assert told in reported()
    assert (Path("out") / "summary.json").is_file()


def test_a_provider_that_is_not_installed_is_said_before_anything_is_asked(
    built_index: Path,
    write: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit 2 and one line with the package to install; nothing is written."""
    monkeypatch.chdir(tmp_path)
    questions = write(*ROWS)

    assert evaluate(built_index, questions, "--judge", "cohere:command-r") == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert "la bibliothèque langchain-cohere manque" in line
    assert "python -m pip install langchain-cohere" in line
    assert [path.name for path in tmp_path.iterdir()] == [questions.name]
