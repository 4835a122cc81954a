"""An invented event, indexed with a fake encoder, and a chatbot that answers about it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from chatbot.model import Exchange
from chatbot.pipeline import Chatbot
from chatbot.question import Understanding
from chatbot.settings import Settings
from index.encoders import load_encoder
from index.store import build_index, load_index
from ingest.model import Proceedings
from ingest.pipeline import parse_text
from tests.chatbot.promises import broken_promises
from tests.index.conftest import BagOfWords

Reply = dict[str, Any]
Ask = Callable[..., Reply]


def make_forum(text: str, file: str = "forum.md") -> Proceedings:
    """Parse a canonical text."""
    return parse_text(text, source_file=file, sha256="0" * 64)


def make_chatbot(
    folder: Path,
    *documents: Proceedings,
    settings: Settings | None = None,
) -> Chatbot:
    """Index documents with an encoder that costs nothing and open them."""
    encoder = BagOfWords(dimensions=2048)  # no two of the few words here share a place: none are alike
    build_index(documents, folder, encoder=encoder)
    return Chatbot(load_index(folder, encoder=encoder), settings or Settings())


@pytest.fixture(scope="session")
def forum() -> Proceedings:
    """Nine people who speak, one who does not, an organisation, three round tables and three other parts."""
    return make_forum((Path(__file__).parent / "forum.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def chatbot(forum: Proceedings, tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """The forum, ready to be asked."""
    return make_chatbot(tmp_path_factory.mktemp("forum") / "index", forum)


@pytest.fixture(scope="session")
def understanding(forum: Proceedings) -> Understanding:
    """What reads questions about the forum."""
    return Understanding([forum])


@pytest.fixture
def ask(chatbot: Chatbot, forum: Proceedings) -> Ask:
    """Ask a question, after earlier ones; every reply is held to the promises of the contract."""

    def answer(question: str, *earlier: str) -> Reply:
        answered = chatbot.answer(question, [Exchange(one) for one in earlier]).to_json()
        reply: Reply = json.loads(json.dumps(answered))
        assert broken_promises(reply, [forum]) == []
        return reply

    return answer


@pytest.fixture(scope="session")
def built_index(forum: Proceedings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index folder that the commands open; its vectors are fake, under the name of the default encoder."""
    encoder = load_encoder(Settings().encoder)
    folder = tmp_path_factory.mktemp("built") / "index"
    build_index([forum], folder, encoder=BagOfWords(encoder.name, encoder.dimensions, encoder.max_tokens))
    return folder


def wrong_today(*values: object, reason: str) -> ParameterSet:
    """A case that the program gets wrong; the test fails as soon as it gets it right, and the mark goes."""
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason, strict=True))


def speakers(reply: Reply) -> list[str | None]:
    """Who is cited, once each, in order."""
    return list(dict.fromkeys(c["speaker"] and c["speaker"]["name"] for c in reply["citations"]))


def sessions(reply: Reply) -> list[str]:
    """The sessions that are cited, once each, in order, without the document's id."""
    keys = [c["session"]["id"].rpartition(".")[2] for c in reply["citations"] if c["session"]]
    return list(dict.fromkeys(keys))


def reason(reply: Reply) -> str | None:
    """Why there is no answer; None where there is one."""
    return str(reply["abstention"]["reason"]) if reply["abstention"] else None
