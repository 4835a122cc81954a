"""The whole training on a corpus of a few invented sentences."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from encoder_training.pipeline import Training
from encoder_training.recipe import Recipe
from encoder_training.shipping import quantise
from index.encoders import packaged_folder
from index.french_encoder import load_french_encoder

# Enough for every piece of the English encoder that is kept and for the few French words of this corpus.
RECIPE = replace(Recipe(), pieces=28_200, french_pieces=120, steps=2, batch=4)
SENTENCES = [
    ("la voirie est fermée", "the road network is closed"),
    ("la voirie coûte cher", "the road network is expensive"),
    ("la cantine est fermée", "the canteen is closed"),
    ("la cantine coûte cher", "the canteen is expensive"),
] * 3


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Training data; the last words make repeated sentences different."""
    folder = tmp_path / "data"
    folder.mkdir()
    rows = [
        {"fr": f"{french} {number}", "en": f"{english} {number}", "src": "invented"}
        for number, (french, english) in enumerate(SENTENCES)
    ]
    titles = [{"q": "Voirie", "d": "La voirie communale est entretenue.", "src": "invented"}]
    for name, found in (("pairs-fr-en-00", rows), ("titles-texts-fr-00", titles)):
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in found)
    return folder


@pytest.mark.slow
def test_the_training_makes_an_encoder_that_the_program_loads(data: Path, tmp_path: Path) -> None:
    """A French sentence lies nearer to its translation than to another; a second run repeats no step."""
    said: list[str] = []
    training = Training(data, tmp_path / "work", packaged_folder(), RECIPE, said.append)
    training.run(tmp_path / "out")
    encoder = load_french_encoder(tmp_path / "out")
    french, same, other = encoder.encode_document(
        ["la voirie", "the road network", "the canteen is expensive"]
    )

    assert french @ same > french @ other
    manifest = (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")
    assert '"learning_rate"' in manifest

    said.clear()
    training.run(tmp_path / "out")
    assert said == [f"écrit dans {tmp_path / 'out'}"]
    assert (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8") == manifest


def test_eight_bits_with_a_scale_for_each_row_are_nearly_exact() -> None:
    """Large and small rows keep their direction, and a row of zeros stays one."""
    vectors = np.random.default_rng(0).normal(0, 1, (3, 384)).astype(np.float32)
    vectors[1] *= 0.001
    vectors[2] = 0

    rows, scales = quantise(vectors)
    restored = rows * scales[:, None]

    for before, after in zip(vectors[:2], restored[:2], strict=True):
        assert before @ after / np.linalg.norm(before) / np.linalg.norm(after) > 0.9999
        assert np.linalg.norm(after) / np.linalg.norm(before) == pytest.approx(1, abs=0.002)
    assert not restored[2].any()


@pytest.mark.slow
def test_a_run_stopped_anywhere_goes_on_to_the_same_files(data: Path, tmp_path: Path) -> None:
    """Stopped at one message after the other, it ends where an unbroken run does."""
    said: list[str] = []
    Training(data, tmp_path / "unbroken", packaged_folder(), RECIPE, said.append).run(tmp_path / "out")

    for message in said[:-1]:
        with pytest.raises(KeyboardInterrupt):
            Training(data, tmp_path / "work", packaged_folder(), RECIPE, _stop_at(message)).run(
                tmp_path / "again"
            )
    Training(data, tmp_path / "work", packaged_folder(), RECIPE, lambda _line: None).run(tmp_path / "again")

    assert len(said) > 6
    for name in ("manifest.json", "tokenizer.json", "vectors.safetensors"):
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


def _stop_at(message: str) -> Callable[[str], None]:
    """Make a listener that is interrupted when it hears this."""

    def hear(line: str) -> None:
        if line == message:
            raise KeyboardInterrupt

    return hear
