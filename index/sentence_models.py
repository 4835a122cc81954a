"""An operator's own model. The only importer of sentence-transformers; its types stop here."""

import hashlib
import re
import threading
from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoders import E5, Vectors, quiet_transformers, sha256_of
from ingest.errors import EncoderError
from ingest.reasons import in_french

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_WORD = re.compile(r"\S+")
HUB_TIMEOUT_S = 4.0  # for one short answer; the library itself tries for more than a minute


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

    def encode_words(self, texts: Sequence[str], *, query: bool) -> list[Vectors]:
        """Encode words in their context; each alone where a model tells nothing of single tokens."""
        if getattr(self._model[0], "module_output_name", "") != "token_embeddings":
            return [self._encode(self._model.encode_document, text.split()) for text in texts]
        prompt = self._model.prompts.get("query" if query else "document") or ""
        written = [prompt + text for text in texts]
        with self._lock:
            states = self._model.encode(written, output_value="token_embeddings", show_progress_bar=False)
            places = self._model.tokenizer(
                written, return_offsets_mapping=True, truncation=True, max_length=self._model.max_seq_length
            )["offset_mapping"]
        return [
            _of_words(np.asarray(state, dtype=np.float32), place, text, skip=len(prompt))
            for state, place, text in zip(states, places, written, strict=True)
        ]

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


def _of_words(states: Vectors, places: Sequence[tuple[int, int]], text: str, *, skip: int) -> Vectors:
    """Vectors of the words of a text, each the mean of its tokens', of length 1.

    Args:
        states: of the tokens, shape (n_tokens, dimensions).
        places: where each token is in the text; empty for a special one.
        text: prompt and text.
        skip: how long the prompt is.
    """
    starts = [match.start() for match in _WORD.finditer(text, skip)]
    vectors = np.zeros((len(starts), states.shape[1]), dtype=np.float32)
    for state, (start, end) in zip(states, places, strict=True):
        if end > max(start, skip) and starts:
            vectors[max(bisect_right(starts, start) - 1, 0)] += state
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-12))
    return vectors


def load_folder(folder: Path) -> SentenceTransformerEncoder:
    """Read a model from a folder; the network is never asked.

    Raises:
        EncoderError: no sentence-transformers model there.
    """
    try:
        name = f"{folder.name}@{_hash_folder(folder)[:12]}"
    except OSError as exc:
        raise _unreadable(str(folder), exc) from exc
    return SentenceTransformerEncoder(_read_model(str(folder), is_local=True), name)


def load_hub_model(name: str, revision: str = "") -> SentenceTransformerEncoder:
    """Read a hub model from this machine's cache, or fetch it where it is not there yet.

    A model that was fetched once stays the one that is used: an index made with it goes on working, without a
    network too.

    Args:
        name: as on the hub.
        revision: to pin; empty for the newest at the time of fetching.

    Raises:
        EncoderError: unknown to the hub, or the hub cannot be reached; said within seconds.
    """
    cached = _cached_folder(name, revision)
    if cached:
        with suppress(EncoderError):  # the fetching was interrupted: it goes on below
            return _named(_read_model(str(cached), is_local=True), name, revision or cached.name[:12])
    commit = _published_commit(name, revision)
    return _named(_read_model(name, commit, is_local=False), name, revision or commit[:12])


def _named(model: "SentenceTransformer", name: str, revision: str) -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(model, f"{name}@{revision}")


def _cached_folder(name: str, revision: str) -> Path | None:
    """Where this machine's cache holds a hub model, whole or in part; the folder is called as its commit.

    Read by that path, nothing of it is looked for on the hub; by its name, its description would be.
    """
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, revision=revision or None, local_files_only=True))
    except (OSError, ValueError):
        return None


def _published_commit(name: str, revision: str) -> str:
    """Ask the hub once for the commit of a model.

    A thread of its own, for the look-up of the hub's address knows no time limit.
    """
    answers: SimpleQueue[str | Exception] = SimpleQueue()

    def ask() -> None:
        from huggingface_hub import HfApi, errors

        client_error = errors.HTTPError  # type: ignore[attr-defined]  # of the client that it uses

        try:
            answers.put(HfApi().model_info(name, revision=revision or None, timeout=HUB_TIMEOUT_S).sha or "")
        except (OSError, ValueError, client_error) as exc:
            answers.put(exc)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=HUB_TIMEOUT_S + 1)
    except Empty:
        answer = TimeoutError(f"pas de réponse en {HUB_TIMEOUT_S:.0f} s")
    if isinstance(answer, Exception):
        raise EncoderError(
            f"{name} : introuvable dans le cache de cette machine et sur le dépôt de modèles "
            f"({in_french(answer)}) ; attendu un modèle sentence-transformers ; vérifiez la connexion et "
            f"`encoder` dans les réglages, ou retirez ce réglage"
        ) from answer
    return answer


def _read_model(name: str, revision: str = "", *, is_local: bool) -> "SentenceTransformer":
    """Read a model; code that comes with it is never run."""
    quiet_transformers()
    from sentence_transformers import SentenceTransformer  # takes seconds: never on import

    try:
        return SentenceTransformer(
            name, device="cpu", revision=revision or None, local_files_only=is_local, trust_remote_code=False
        )
    except (OSError, ValueError, KeyError, ImportError, RuntimeError) as exc:
        raise _unreadable(name, exc) from exc


def _unreadable(name: str, exc: Exception) -> EncoderError:
    return EncoderError(
        f"{name or 'encoder'} : ne se lit pas comme un modèle sentence-transformers ({in_french(exc)}) ; "
        f"corrigez `encoder` dans les réglages, ou mettez {E5}"
    )


def _hash_folder(folder: Path) -> str:
    """One hash of every file of a model, so that changed weights are another encoder."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(folder).as_posix()} {sha256_of(file)}\n".encode())
    return digest.hexdigest()
