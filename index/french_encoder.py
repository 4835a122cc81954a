"""The shipped encoder: French and English word vectors on the layers of the packaged English one.

`index/french/` holds a tokenizer, a matrix of word vectors in eight bits, what each piece weighs in the mean,
and a manifest; the layers come from the package. How it was made: `docs/model-card.md`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.encoders import (
    WEIGHTS_SHA256,
    DeferredEncoder,
    Encoder,
    packaged_folder,
    sha256_of,
)
from ingest.errors import EncoderError
from ingest.reasons import in_french

SHIPPED = Path(__file__).parent / "french"
MANIFEST = "manifest.json"
TOKENIZER = "tokenizer.json"
VECTORS = "vectors.safetensors"
FORMAT = "french-minilm"
_RESTORE = "rétablissez le dossier ou lancez `make encoder`"


def load_french_encoder(folder: Path = SHIPPED) -> Encoder:
    """Check the shipped files and the package's weights; both are read at the first use.

    Args:
        folder: where the training wrote tokenizer, vectors and manifest.

    Raises:
        EncoderError: a file is missing or altered, or was made for other layers.
    """
    manifest = _read_manifest(folder)
    _check(folder, manifest)
    layers = packaged_folder()
    name = f"{manifest['name']}@{manifest['revision']}"
    return DeferredEncoder(
        name=name,
        dimensions=int(manifest["dimensions"]),
        max_tokens=int(manifest["max_tokens"]),
        load=lambda: _read(folder, layers, manifest, name),
    )


def _read_manifest(folder: Path) -> dict[str, Any]:
    file = folder / MANIFEST
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise EncoderError(f"{file} : illisible ({in_french(exc)}) ; {_RESTORE}") from exc
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise EncoderError(f"{file} : autre format ; attendu {FORMAT!r} ; {_RESTORE}")
    return manifest


def _check(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Refuse files that are not those of the manifest, and layers that the vectors were not made for."""
    try:
        expected = {TOKENIZER: manifest["files"][TOKENIZER], VECTORS: manifest["files"][VECTORS]}
        found = {file: sha256_of(folder / file) for file in expected}
        layers = manifest["layers"]["sha256"]
        _ = manifest["name"], manifest["revision"], manifest["dimensions"], manifest["max_tokens"]
    except (OSError, KeyError, TypeError) as exc:
        raise EncoderError(f"{folder} : encodeur incomplet ({_missing(exc)}) ; {_RESTORE}") from exc
    for file, checksum in expected.items():
        if found[file] != checksum:
            raise EncoderError(
                f"{folder / file} : SHA-256 {found[file][:12]}… ; attendu {checksum[:12]}… ({MANIFEST}) ; "
                f"{_RESTORE}"
            )
    if layers != WEIGHTS_SHA256:
        raise EncoderError(
            f"{folder / MANIFEST} : fait pour les couches {layers[:12]}… ; attendu {WEIGHTS_SHA256[:12]}… ; "
            f"{_RESTORE}"
        )


def _missing(failure: Exception) -> str:
    """The reason with the file that it is about."""
    file = Path(failure.filename).name if isinstance(failure, OSError) and failure.filename else ""
    return " ".join(part for part in (file, in_french(failure)) if part)


def _read(folder: Path, layers: Path, manifest: Mapping[str, Any], name: str) -> Encoder:
    """Put the shipped tokenizer, word vectors and weights before the package's layers."""
    from safetensors.numpy import load_file  # a third of a second with the next: never on import

    from index.minilm import Pieces, load_minilm

    arrays = load_file(folder / VECTORS)
    return load_minilm(
        name,
        layers=layers / "model.safetensors",
        tokenizer=folder / TOKENIZER,
        max_tokens=int(manifest["max_tokens"]),
        pieces=Pieces(arrays["vectors"], arrays["scales"], arrays["weights"].astype("float32")),
    )
