"""Tuning word vectors on six sentences made here, under the packaged layers."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from encoder_training.corpus import Pair
from encoder_training.distillation import distil
from encoder_training.recipe import Recipe
from encoder_training.vocabulary import SPECIAL, tokenizer_of
from index.encoders import packaged_folder

Arrays = dict[str, NDArray[np.float32]]

pytestmark = pytest.mark.slow

WORDS = [
    "la",
    "rue",
    "eau",
    "est",
    "fermee",
    "froide",
    "the",
    "road",
    "water",
    "is",
    "closed",
    "cold",
    "mairie",
]
PAIRS = [
    Pair("la rue est fermée", "the road is closed", "a"),
    Pair("eau froide", "cold water", "a"),
    Pair("la rue est froide", "the road is cold", "a"),
    Pair("eau est fermée", "the water is closed", "a"),
]
RECIPE = replace(Recipe(), steps=6, batch=4, learning_rate=0.01)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """A vocabulary of a few words."""
    return tokenizer_of([*SPECIAL, *WORDS])


@pytest.fixture(scope="module")
def start(tokenizer: Tokenizer) -> Arrays:
    """French words that mean nothing yet."""
    draw = np.random.default_rng(0)
    vectors = draw.normal(0, 0.05, (tokenizer.get_vocab_size(), 384)).astype(np.float32)
    return {"vectors": vectors, "weights": np.ones(len(vectors), dtype=np.float32)}


def tune(
    tokenizer: Tokenizer, start: Arrays, checkpoint: Path, recipe: Recipe = RECIPE
) -> tuple[Arrays, Sequence[str]]:
    """Run the distillation and keep what it says."""
    said: list[str] = []
    tuned = distil(
        PAIRS,
        tokenizer,
        start,
        layers=packaged_folder(),
        recipe=recipe,
        checkpoint=checkpoint,
        say=said.append,
    )
    return tuned, said


def test_only_words_that_were_read_move(tokenizer: Tokenizer, start: Arrays, tmp_path: Path) -> None:
    """A word of no sentence keeps its vector, and the weights stay."""
    tuned, said = tune(tokenizer, start, tmp_path / "state.safetensors")

    moved = np.abs(tuned["vectors"] - start["vectors"]).max(axis=1)
    assert moved[tokenizer.token_to_id("rue")] > 0.001
    assert moved[tokenizer.token_to_id("mairie")] == 0
    assert (tuned["weights"] == start["weights"]).all()
    assert said[-1].startswith("distillation : pas 6 sur 6")


def test_the_loss_falls(tokenizer: Tokenizer, start: Arrays, tmp_path: Path) -> None:
    """More steps, nearer to the English encoder."""
    _, few = tune(tokenizer, start, tmp_path / "a.safetensors", replace(RECIPE, steps=1))
    _, many = tune(tokenizer, start, tmp_path / "b.safetensors", replace(RECIPE, steps=30))

    assert float(many[-1].split()[-1]) < float(few[-1].split()[-1])


def test_a_stopped_run_ends_where_an_unbroken_one_does(
    tokenizer: Tokenizer, start: Arrays, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes on from its last saved step, and the file is gone at the end."""
    unbroken, _ = tune(tokenizer, start, tmp_path / "unbroken.safetensors")
    state = tmp_path / "stopped.safetensors"
    monkeypatch.setattr("encoder_training.distillation._SAVE_EVERY", 2)

    def stop(line: str) -> None:
        if "pas 4" in line:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        distil(PAIRS, tokenizer, start, layers=packaged_folder(), recipe=RECIPE, checkpoint=state, say=stop)
    assert int(load_file(state)["step"]) == 4
    resumed, said = tune(tokenizer, start, state)

    assert [line for line in said if "pas 2" in line] == []
    assert np.abs(resumed["vectors"] - unbroken["vectors"]).max() < 1e-5
    assert not state.exists()
