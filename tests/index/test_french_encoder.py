"""The shipped encoder: its files are checked, read late, and give near vectors to near texts."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.encoders import Encoder, load_encoder
from index.french_encoder import SHIPPED, load_french_encoder
from ingest.errors import EncoderError


@pytest.fixture(scope="module")
def french_encoder() -> Encoder:
    """The shipped encoder."""
    return load_encoder("french-minilm")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of its files."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "french"))


def test_it_is_small_and_names_its_files(french_encoder: Encoder) -> None:
    """20 MB at most; an index remembers the revision, which follows from the content."""
    manifest = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))

    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) <= 20_000_000
    assert french_encoder.name == f"french-minilm@{manifest['revision']}"
    assert (french_encoder.dimensions, french_encoder.max_tokens) == (384, 254)


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        (
            "Combien coûte la cantine ?",
            "Le prix du repas à l'école est de trois euros.",
            "Le stade ferme tôt.",
        ),
        ("Who repairs the roads?", "La commune entretient la voirie.", "Le chômage des jeunes recule."),
    ],
)
def test_near_texts_have_near_vectors(french_encoder: Encoder, question: str, near: str, far: str) -> None:
    """French and English questions without a word of the French text that answers them."""
    (query,) = french_encoder.encode_query([question])
    texts = french_encoder.encode_document([near, far])

    assert np.linalg.norm(texts, axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert texts[0] @ query > texts[1] @ query


def test_the_limit_is_the_tokenizers_own(french_encoder: Encoder) -> None:
    """A text at the limit is read to its last word; one word more is not."""
    full = "ville " * french_encoder.max_tokens
    assert french_encoder.count_tokens(full) == french_encoder.max_tokens

    short, at_limit, over = french_encoder.encode_document([full[6:] + "pont", full, full + "pont"])

    assert np.linalg.norm(short - at_limit) > 1e-3
    assert np.allclose(at_limit, over, atol=1e-6)


def test_apostrophes_and_accents_do_not_matter(french_encoder: Encoder) -> None:
    """Typographic and typewriter spelling are one text."""
    one, other = french_encoder.encode_document(["L’État et l’École", "l'etat et l'ecole"])

    assert one @ other == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("file", ["tokenizer.json", "vectors.safetensors"])
def test_an_altered_file_is_refused(copied: Path, file: str) -> None:
    """One line, with the file and what to do."""
    with (copied / file).open("r+b") as stream:
        stream.seek(500)
        stream.write(b"\x01")

    with pytest.raises(EncoderError, match=rf"{file} : SHA-256 .* lancez `make encoder`"):
        load_french_encoder(copied)


@pytest.mark.parametrize("file", ["tokenizer.json", "vectors.safetensors", "manifest.json"])
def test_a_missing_file_is_one_line(copied: Path, file: str) -> None:
    """It names the file and what to do."""
    (copied / file).unlink()

    with pytest.raises(EncoderError, match=rf"{file}.* lancez `make encoder`"):
        load_french_encoder(copied)


@pytest.mark.parametrize(
    "change", [{"format": "other"}, {"layers": {"sha256": "0" * 64}}, {"files": {}}, {"layers": None}]
)
def test_a_manifest_of_something_else_is_refused(copied: Path, change: dict[str, object]) -> None:
    """Another format, other layers, nothing said of the files."""
    manifest = json.loads((copied / "manifest.json").read_text(encoding="utf-8"))
    (copied / "manifest.json").write_text(json.dumps(manifest | change), encoding="utf-8")

    with pytest.raises(EncoderError, match="rétablissez le dossier ou lancez `make encoder`"):
        load_french_encoder(copied)
