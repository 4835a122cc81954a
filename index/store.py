"""Build and load an index; what it is made of and with is in its manifest, checked on load."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from index.analysis import ANALYSER_VERSION
from index.chunking import chunk_proceedings, encoder_input, header_of
from index.dense import DenseIndex
from index.encoders import Encoder, Vectors
from index.folder import FORMAT, MANIFEST, replace_content, sha256_of_files
from index.late import WordsInContext
from index.lexical import LexicalIndex
from index.model import Chunk
from index.serialise import proceedings_from_json, proceedings_to_json
from index.words import WordIndex, printed_words
from ingest.errors import IndexingError
from ingest.model import Proceedings
from ingest.reasons import in_french

SCHEMA = 3  # 2: the vectors of printed words; 3: those of words in their context
_PROCEEDINGS, _CHUNKS, _DENSE = "proceedings.json", "chunks.json", "dense.faiss"
_LEXICAL, _WORDS, _IN_CONTEXT = "lexical", "words", "words-in-context"
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made of and with."""

    format: str
    schema: int
    analyser: str
    encoder: str  # name and revision
    dimensions: int
    corpus_version: str
    proceedings: int  # how many
    statements: int
    chunks: int
    data: str  # name of the data folder
    files: dict[str, str]  # name in the data folder → SHA-256


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that answers need, in memory and unchanging."""

    proceedings: tuple[Proceedings, ...]
    chunks: tuple[Chunk, ...]
    words: WordIndex
    lexical: LexicalIndex
    dense: DenseIndex  # of headers and texts
    in_context: WordsInContext  # the words of the same
    encoder: Encoder
    manifest: Manifest

    @property
    def corpus_version(self) -> str:
        """Hash of the content: the same sources parsed in the same way give the same version."""
        return self.manifest.corpus_version


def build_index(
    proceedings: Sequence[Proceedings], directory: Path, *, encoder: Encoder, progress: bool = False
) -> None:
    """Write an index; the old one in the same folder works until the new one is complete.

    Args:
        proceedings: the documents, each with its own id.
        directory: a new or empty folder, or an index.
        encoder: makes the vectors; the same must be used to search.
        progress: show a progress bar on stderr.

    Raises:
        IndexingError: nothing to index, two documents with the same id, a folder that is not an index, or one
            that cannot be written.
        EncoderError: the encoder cannot be read.
    """
    _check_documents(proceedings)
    replace_content(directory, lambda folder: _write(proceedings, folder, encoder=encoder, progress=progress))


def load_index(directory: Path, *, encoder: Encoder) -> Index:
    """Read an index and check it against its manifest.

    Args:
        directory: where `build_index` wrote.
        encoder: the one it was built with. Only its name and dimensions are looked at here: a deferred
            encoder stays unread until the first search.

    Raises:
        IndexingError: missing, interrupted, corrupted, or made with something else.
    """
    manifest = _read_manifest(directory)
    try:
        return _read(directory, manifest, encoder)
    except IndexingError:
        newer = _read_manifest(directory)
        if newer == manifest:
            raise
        return _read(directory, newer, encoder)  # a build that ended meanwhile removed the data named before


def holds_index(directory: Path) -> bool:
    """Tell whether a build was ever completed in a folder; what it left may be out of date or damaged."""
    try:
        (directory / MANIFEST).stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # whoever reads it will say why it cannot be read
    return True


def documents_of(directory: Path) -> frozenset[str]:
    """Name the source files that an index was made of, of whatever version; none where it does not tell."""
    try:
        data = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))["data"]
        documents = json.loads((directory / data / _PROCEEDINGS).read_bytes())
        return frozenset(str(document["source_file"]) for document in documents)
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def corpus_version_of(proceedings: Sequence[Proceedings]) -> str:
    """Hash the content that an index of these documents has: the same parse gives the same version."""
    return _version_of(_dump_documents(proceedings))


def _check_documents(proceedings: Sequence[Proceedings]) -> None:
    """Refuse what could never be searched or cited."""
    seen: dict[str, str] = {}
    for document in proceedings:
        if document.id in seen:
            raise IndexingError(
                f"{document.source_file} : porte l'identifiant {document.id!r} de {seen[document.id]} ; "
                "attendu un identifiant par document ; donnez-leur des titres ou des éditions différents, ou "
                "n'indexez que l'un des deux"
            )
        seen[document.id] = document.source_file
    if not any(document.statements for document in proceedings):
        names = ", ".join(seen.values()) or "aucun document"
        raise IndexingError(
            f"{names} : aucun propos trouvé ; attendu au moins un ; voyez `python -m ingest check SOURCE`"
        )


def _write(
    proceedings: Sequence[Proceedings], folder: Path, *, encoder: Encoder, progress: bool
) -> dict[str, Any]:
    """Write every file of an index but the manifest, and say what the manifest tells of them."""
    chunks = [
        chunk
        for document in proceedings
        for chunk in chunk_proceedings(
            document, max_tokens=encoder.max_tokens, count_tokens=encoder.count_tokens
        )
    ]
    documents = _dump_documents(proceedings)
    (folder / _PROCEEDINGS).write_bytes(documents)
    (folder / _CHUNKS).write_bytes(_dump(_locate(proceedings, chunks)))
    LexicalIndex.build([chunk.header for chunk in chunks], [chunk.text for chunk in chunks]).save(
        folder / _LEXICAL
    )
    _word_index(chunks, encoder, progress=progress).save(folder / _WORDS)
    texts = [
        encoder_input(chunk, max_tokens=encoder.max_tokens, count_tokens=encoder.count_tokens)
        for chunk in chunks
    ]
    vectors = np.zeros((len(texts), encoder.dimensions), dtype=np.float32)
    for batch in _batches(texts, label="Passages", progress=progress):
        vectors[batch] = encoder.encode_document([texts[number] for number in batch])
    (folder / _DENSE).write_bytes(DenseIndex.build(vectors).to_bytes())
    _in_context(texts, encoder, progress=progress).save(folder / _IN_CONTEXT)
    return {
        "schema": SCHEMA,
        "analyser": ANALYSER_VERSION,
        "encoder": encoder.name,
        "dimensions": encoder.dimensions,
        "corpus_version": _version_of(documents),
        "proceedings": len(proceedings),
        "statements": sum(len(document.statements) for document in proceedings),
        "chunks": len(chunks),
    }


def _dump_documents(proceedings: Sequence[Proceedings]) -> bytes:
    return _dump([proceedings_to_json(document) for document in proceedings])


def _version_of(documents: bytes) -> str:
    return hashlib.sha256(f"{SCHEMA}\n".encode() + documents).hexdigest()[:16]


def _dump(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _locate(proceedings: Sequence[Proceedings], chunks: Sequence[Chunk]) -> list[list[int]]:
    """Each chunk as numbers: document, statement, start, end."""
    places = {
        (document.id, statement.id): (number, position)
        for number, document in enumerate(proceedings)
        for position, statement in enumerate(document.statements)
    }
    return [[*places[chunk.proceedings.id, chunk.statement.id], chunk.start, chunk.end] for chunk in chunks]


def _word_index(chunks: Sequence[Chunk], encoder: Encoder, *, progress: bool) -> WordIndex:
    """Vectors of the words that the chunks print."""
    words = printed_words(f"{chunk.header} {chunk.text}" for chunk in chunks)
    vectors = np.zeros((len(words), encoder.dimensions), dtype=np.float32)
    for batch in _batches(words, label="Mots", progress=progress):
        # A word is compared with a word, not a question with a passage: both are encoded in the same way.
        vectors[batch] = encoder.encode_query([words[number] for number in batch])
    return WordIndex.build(words, vectors)


def _in_context(texts: Sequence[str], encoder: Encoder, *, progress: bool) -> WordsInContext:
    """Vectors of the words of passages, each in its passage."""
    words: list[Vectors] = [np.zeros((0, encoder.dimensions), dtype=np.float32)] * len(texts)
    for batch in _batches(texts, label="Mots en contexte", progress=progress):
        encoded = encoder.encode_words([texts[number] for number in batch], query=False)
        for number, vectors in zip(batch, encoded, strict=True):
            words[number] = vectors
    return WordsInContext.build(words, encoder.dimensions)


def _batches(texts: Sequence[str], *, label: str, progress: bool) -> Iterator[list[int]]:
    """Numbers of texts in batches of like length, so that little of a batch is padding; with a bar."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    with tqdm(total=len(texts), desc=label, disable=not progress) as bar:
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            yield batch
            bar.update(len(batch))


def _read_manifest(directory: Path) -> Manifest:
    """Read what the index says of itself."""
    try:
        data = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise _rebuild(directory, "pas d'index complet ici") from exc
    except (OSError, ValueError) as exc:
        raise _rebuild(directory, f"{MANIFEST} est illisible ({in_french(exc)})") from exc
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _rebuild(directory, f"{MANIFEST} n'est pas celui d'un index")
    if data.get("schema") != SCHEMA:
        raise _rebuild(directory, f"index de version {data.get('schema')} ; attendu la version {SCHEMA}")
    try:
        return Manifest(**data)
    except TypeError as exc:
        raise _rebuild(directory, f"{MANIFEST} est abîmé") from exc


def _read(directory: Path, manifest: Manifest, encoder: Encoder) -> Index:
    """Read the data that a manifest names, after checking who made it and every checksum."""
    for what, found, expected in (
        ("l'encodeur", manifest.encoder, encoder.name),
        ("le nombre de dimensions", manifest.dimensions, encoder.dimensions),
        ("l'analyseur", manifest.analyser, ANALYSER_VERSION),
    ):
        if found != expected:
            raise _rebuild(directory, f"fait avec {what} {found!r} ; attendu {expected!r}")
    folder = directory / manifest.data
    try:
        if sha256_of_files(folder) != manifest.files:
            raise _rebuild(directory, "des fichiers manquent, ont changé ou se sont ajoutés")
        proceedings = tuple(map(proceedings_from_json, json.loads((folder / _PROCEEDINGS).read_bytes())))
        chunks = tuple(_chunk(proceedings, place) for place in json.loads((folder / _CHUNKS).read_bytes()))
        lexical = LexicalIndex.load(folder / _LEXICAL, len(chunks))
        words = WordIndex.load(folder / _WORDS)
        dense = DenseIndex.from_bytes((folder / _DENSE).read_bytes())
        in_context = WordsInContext.load(folder / _IN_CONTEXT, len(chunks))
    except (OSError, ValueError, KeyError, IndexError, TypeError) as exc:
        raise _rebuild(directory, f"illisible ({in_french(exc)})") from exc
    return Index(proceedings, chunks, words, lexical, dense, in_context, encoder, manifest)


def _chunk(proceedings: Sequence[Proceedings], place: Sequence[int]) -> Chunk:
    """Rebuild a chunk from its numbers; its header is derived, never stored."""
    document, position, start, end = place
    found = proceedings[document]
    statement = found.statements[position]
    session = next((session for session in found.sessions if session.id == statement.session_id), None)
    return Chunk(found, session, statement, start, end, header_of(found, session, statement))


def _rebuild(directory: Path, problem: str) -> IndexingError:
    return IndexingError(
        f"{directory} : {problem} ; lancez `python -m ingest build SOURCE --index {directory}`"
    )
