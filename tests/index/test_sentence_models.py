"""An operator's own model: read with its own prompts, from a folder, the cache or the hub, in that order."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import index.sentence_models
from index.encoders import Encoder, load_encoder, packaged_folder
from ingest.errors import EncoderError

COMMIT = "0123456789abcdef0123456789abcdef01234567"
ASK = """
import sys, time
sys.addaudithook(lambda event, about: event == "socket.connect" and print("connects to", about[1]))
from index.encoders import load_encoder
from ingest.errors import EncoderError
started = time.monotonic()
try:
    encoder = load_encoder(sys.argv[1])
    print("read", encoder.name, encoder.encode_query(["eau"]).shape)
except EncoderError as refusal:
    print(f"refused: {refusal}")
print("seconds", round(time.monotonic() - started))
"""


@pytest.fixture
def silent_hub() -> Iterator[str]:
    """Something that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture
def no_hub() -> str:
    """An address where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A hub cache that holds one model, as the hub's library lays it out."""
    model = tmp_path / "models--org--petit"
    shutil.copytree(packaged_folder(), model / "snapshots" / COMMIT)
    (model / "refs").mkdir()
    (model / "refs" / "main").write_text(COMMIT)
    return tmp_path


def ask(name: str, *, hub: str, cache: Path) -> list[str]:
    """Load an encoder in a process that may ask a hub; what it printed, seconds last."""
    environment = {key: value for key, value in os.environ.items() if not key.endswith("_OFFLINE")}
    done = subprocess.run(
        [sys.executable, "-c", ASK, name],
        env={**environment, "HF_ENDPOINT": hub, "HF_HUB_CACHE": str(cache), "NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def prompted_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packaged weights and prompts of its own."""
    folder = tmp_path_factory.mktemp("models") / "prompted"
    shutil.copytree(packaged_folder(), folder)
    config = '{"prompts": {"query": "question : ", "document": "passage : "}, "similarity_fn_name": "cosine"}'
    (folder / "config_sentence_transformers.json").write_text(config, encoding="utf-8")
    return folder


def test_prompts_of_a_model_are_used_and_counted(prompted_model: Path, packaged_encoder: Encoder) -> None:
    """Query and document prompts are its own; what they take is no longer there for the text."""
    prompted = load_encoder(str(prompted_model))

    assert np.allclose(
        prompted.encode_query(["eau"]), packaged_encoder.encode_query(["question : eau"]), atol=1e-5
    )
    assert np.allclose(
        prompted.encode_document(["eau"]), packaged_encoder.encode_document(["passage : eau"]), atol=1e-5
    )
    assert prompted.max_tokens == 254 - packaged_encoder.count_tokens("passage : ")


def test_words_are_encoded_with_the_prompt_of_a_model(
    prompted_model: Path, packaged_encoder: Encoder
) -> None:
    """It stands before them as their context; its own words are left out."""
    prompted = load_encoder(str(prompted_model))

    for query, prompt in ((True, "question :"), (False, "passage :")):
        [found] = prompted.encode_words(["l'eau  potable"], query=query)
        [expected] = packaged_encoder.encode_words([f"{prompt} l'eau potable"], query=query)

        assert np.allclose(found, expected[2:], atol=1e-5)


def test_words_of_a_model_without_tokens_are_encoded_alone(tmp_path: Path) -> None:
    """A table of vectors tells nothing of a word's context."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)]).save(str(tmp_path / "static"))
    encoder = load_encoder(str(tmp_path / "static"))

    [found] = encoder.encode_words(["l'eau potable"], query=True)

    assert np.allclose(found, encoder.encode_document(["l'eau", "potable"]))


def test_a_folder_is_named_by_its_content(prompted_model: Path, tmp_path: Path) -> None:
    """Changed files are another encoder, wherever the folder lies."""
    copy = tmp_path / "prompted"
    shutil.copytree(prompted_model, copy)
    before = index.sentence_models._hash_folder(copy)
    (copy / "README.md").write_text("changed", encoding="utf-8")

    assert before == index.sentence_models._hash_folder(prompted_model)
    assert before != index.sentence_models._hash_folder(copy)


@pytest.mark.parametrize("name", ["nobody/nothing", "no such folder/at all/here", "empty"])
def test_a_missing_model_is_one_line(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub model without a network, a path that is not there, a folder without a model."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)

    with pytest.raises(EncoderError, match="modèle") as error:
        load_encoder(name)

    assert "\n" not in str(error.value)
    assert name in str(error.value)


def test_a_hub_that_refuses_is_told_at_once(no_hub: str, tmp_path: Path) -> None:
    """One line within seconds, where the hub's library would try for more than a minute."""
    *_, refusal, seconds = ask("personne/rien", hub=no_hub, cache=tmp_path)

    assert refusal.startswith("refused: personne/rien : introuvable dans le cache")
    assert "vérifiez la connexion" in refusal
    assert int(seconds.split()[1]) <= 10


@pytest.mark.slow
def test_a_hub_that_never_answers_is_given_up(silent_hub: str, tmp_path: Path) -> None:
    """Even one that takes the connection."""
    *_, refusal, seconds = ask("personne/rien", hub=silent_hub, cache=tmp_path)

    assert "pas de réponse" in refusal
    assert int(seconds.split()[1]) <= 15


@pytest.mark.slow
def test_a_cached_model_asks_no_hub(no_hub: str, cache: Path) -> None:
    """What was fetched once is used, under the commit that it has, without a connection."""
    lines = ask("org/petit", hub=no_hub, cache=cache)

    assert lines[:-1] == ["read org/petit@0123456789ab (1, 384)"]


@pytest.mark.slow
def test_a_half_fetched_model_is_asked_for_again(no_hub: str, cache: Path) -> None:
    """A cache without the weights is no model; the refusal speaks of the connection."""
    next(cache.rglob("model.safetensors")).unlink()

    *_, refusal, _ = ask("org/petit", hub=no_hub, cache=cache)

    assert refusal.startswith("refused: org/petit : introuvable")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["french-minilm", "packaged-minilm", "a folder"])
def test_what_is_on_this_machine_asks_no_hub(name: str, silent_hub: str, tmp_path: Path) -> None:
    """Shipped, packaged, or in a folder: no connection is even tried."""
    chosen = str(packaged_folder()) if name == "a folder" else name

    lines = ask(chosen, hub=silent_hub, cache=tmp_path)

    assert [line.split()[0] for line in lines] == ["read", "seconds"]


def test_a_folder_with_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that names the folder, as for any other that is no model."""
    (tmp_path / "weights").touch()

    def refuse(file: Path) -> str:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(index.sentence_models, "sha256_of", refuse)

    with pytest.raises(EncoderError, match=r"ne se lit pas .*multilingual-e5-small$"):
        load_encoder(str(tmp_path))
