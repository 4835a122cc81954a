"""The shipped encoder: French and English word vectors on the layers of the packaged English one.

`index/french/` holds a tokenizer, a matrix of word vectors in eight bits, what each piece weighs in the mean,
and a manifest; the layers come from the package. How it was made: `docs/model-card.md`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.encoders import (
    WEIGHTS_SHA256,
    DeferredEncoder,
    Encoder,
    SentenceTransformerEncoder,
    packaged_folder,
    quiet_transformers,
    sha256_of,
)
from ingest.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

SHIPPED = Path(__file__).parent / "french"
MANIFEST = "manifest.json"
TOKENIZER = "tokenizer.json"
VECTORS = "vectors.safetensors"
FORMAT = "french-minilm"


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
        load=lambda: SentenceTransformerEncoder(_assemble(folder, layers, manifest), name),
    )


def _read_manifest(folder: Path) -> dict[str, Any]:
    file = folder / MANIFEST
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise EncoderError(
            f"{file}: cannot be read ({exc}); restore the folder or run `make encoder`"
        ) from exc
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise EncoderError(
            f"{file}: found another format, expected {FORMAT!r}; restore the folder or run `make encoder`"
        )
    return manifest


def _check(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Refuse files that are not those of the manifest, and layers that the vectors were not made for."""
    try:
        expected = {TOKENIZER: manifest["files"][TOKENIZER], VECTORS: manifest["files"][VECTORS]}
        found = {file: sha256_of(folder / file) for file in expected}
        layers = manifest["layers"]["sha256"]
        _ = manifest["name"], manifest["revision"], manifest["dimensions"], manifest["max_tokens"]
    except (OSError, KeyError, TypeError) as exc:
        raise EncoderError(
            f"{folder}: the encoder is incomplete ({exc}); restore the folder or run `make encoder`"
        ) from exc
    for file, checksum in expected.items():
        if found[file] != checksum:
            raise EncoderError(
                f"{folder / file}: SHA-256 is {found[file][:12]}…, {MANIFEST} says {checksum[:12]}…; "
                "restore the folder or run `make encoder`"
            )
    if layers != WEIGHTS_SHA256:
        raise EncoderError(
            f"{folder / MANIFEST}: made for layers {layers[:12]}…, the package has {WEIGHTS_SHA256[:12]}…; "
            "restore the folder or run `make encoder`"
        )


def _counts_fast_in_bfloat16(capabilities: Mapping[str, Any]) -> bool:
    """Whether the processor multiplies matrices of bfloat16 itself; emulated they are slower."""
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))


def _assemble(folder: Path, layers: Path, manifest: Mapping[str, Any]) -> "SentenceTransformer":
    """Put the shipped tokenizer, word vectors and weights around the package's layers."""
    quiet_transformers()
    import torch  # takes seconds, like the two below: never on import
    from safetensors.torch import load_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import (
        Normalize,
        Pooling,
        Transformer,
        WordWeights,
    )
    from transformers import PreTrainedTokenizerFast

    arrays = load_file(folder / VECTORS)
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # published without a signature
        tokenizer_file=str(folder / TOKENIZER),
        model_max_length=int(manifest["max_tokens"]) + 2,  # [CLS] and [SEP]
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    )
    transformer = Transformer(
        str(layers),
        model_kwargs={"local_files_only": True},
        processor_kwargs={"local_files_only": True},
        config_kwargs={"local_files_only": True},
    )
    transformer.processor = tokenizer
    vectors = arrays["vectors"].float() * arrays["scales"].float().unsqueeze(1)
    words = torch.nn.Embedding(len(vectors), vectors.shape[1], padding_idx=0, _weight=vectors)
    transformer.model.set_input_embeddings(words)
    if _counts_fast_in_bfloat16(torch.cpu.get_capabilities()):
        transformer.model.to(torch.bfloat16)  # twice as fast, vectors within .9999 of float32's
    pieces = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().__getitem__)
    weights = dict(zip(pieces, arrays["weights"].float().tolist(), strict=True))
    return SentenceTransformer(
        modules=[
            transformer,
            WordWeights(pieces, weights),
            Pooling(vectors.shape[1], "mean"),
            Normalize(),
        ],
        device="cpu",
    )
