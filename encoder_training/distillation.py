"""Tunes word vectors, and nothing else, until French and English meet where the English encoder puts them.

The layers are frozen. A batch pulls the student's vector of a French sentence (and, one time in four, of the
English one) to the teacher's vector of the English sentence, nearer than to those of the batch's others.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor

from encoder_training.corpus import Pair
from encoder_training.network import Network, pad
from encoder_training.recipe import Recipe

Arrays = dict[str, NDArray[np.float32]]

_ENGLISH_SHARE = 0.25  # of the batches whose student text is English
_MAX_PIECES = 96  # longer texts are cut: time goes with length
_SAVE_EVERY = 100  # steps
_POOL = 32  # batches whose texts are sorted by length together


def distil(
    pairs: Sequence[Pair],
    tokenizer: Tokenizer,
    start: Arrays,
    *,
    layers: Path,
    recipe: Recipe,
    checkpoint: Path,
    say: Callable[[str], None],
) -> Arrays:
    """Tune the word vectors.

    Args:
        pairs: French and English sentences, shuffled.
        tokenizer: of the student.
        start: its `vectors` and `weights`.
        layers: folder of the English encoder, which is the teacher.
        recipe: steps, batch, learning rate, temperature and seed.
        checkpoint: where the state is kept for a run that is stopped.
        say: told of progress.

    Returns:
        The new `vectors` and the same `weights`.
    """
    torch.set_num_threads(1)  # sums in one order, whatever the machine does beside
    torch.use_deterministic_algorithms(True)
    english = Tokenizer.from_file(str(layers / "tokenizer.json"))
    student = Network(layers, start["vectors"], start["weights"], trainable=True)
    teacher = Network(layers, None, _matching(tokenizer, english, start["weights"]))
    optimiser = torch.optim.SparseAdam(student.words.parameters(), lr=recipe.learning_rate)
    done = _resume(checkpoint, student, optimiser)
    losses: list[float] = []
    for step, batch in enumerate(_batches(pairs, recipe), start=1):
        if step <= done:
            continue
        for group in optimiser.param_groups:
            group["lr"] = recipe.learning_rate * min(1, step / 50) * (1 - (step - 1) / recipe.steps)
        in_english = random.Random(f"{recipe.seed} {step}").random() < _ENGLISH_SHARE
        texts = [pair.right if in_english else pair.left for pair in batch]
        with torch.no_grad():
            target = teacher(*_read(english, [pair.right for pair in batch]))
        loss = _loss(student(*_read(tokenizer, texts)), target, recipe.temperature)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # published without a signature
        optimiser.step()  # type: ignore[no-untyped-call]  # as above
        losses.append(loss.item())
        if step % _SAVE_EVERY == 0 or step == recipe.steps:
            _save(checkpoint, student, optimiser, step)
            say(f"distillation : pas {step} sur {recipe.steps}, erreur {np.mean(losses[-_SAVE_EVERY:]):.3f}")
    checkpoint.unlink(missing_ok=True)
    return {"vectors": student.words.weight.detach().numpy().copy(), "weights": start["weights"]}


def _loss(found: Tensor, target: Tensor, temperature: float) -> Tensor:
    """Squared distance to the own target, and how surely it is nearer than the targets of the others."""
    distance = (found - target).square().sum(-1).mean()
    likeness = found @ target.T / temperature
    same = target @ target.T > 0.98  # repeated sentences are no counter-examples
    same.fill_diagonal_(False)
    contrast = torch.nn.functional.cross_entropy(likeness.masked_fill(same, -1e4), torch.arange(len(found)))
    return distance + contrast


def _matching(tokenizer: Tokenizer, english: Tokenizer, weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Weights of the teacher's pieces: those of the same pieces of the student, else 1."""
    numbers = tokenizer.get_vocab()
    matched = np.ones(english.get_vocab_size(), dtype=np.float32)
    for piece, number in english.get_vocab().items():
        if piece in numbers:
            matched[number] = weights[numbers[piece]]
    return matched


def _batches(pairs: Sequence[Pair], recipe: Recipe) -> list[list[Pair]]:
    """So many batches of sentences of like length, in an order that the seed fixes."""
    draw = random.Random(recipe.seed)
    batches: list[list[Pair]] = []
    while len(batches) < recipe.steps:
        shuffled = draw.sample(list(pairs), len(pairs))
        pool = recipe.batch * _POOL
        epoch: list[list[Pair]] = []
        for begin in range(0, len(shuffled), pool):
            near = sorted(shuffled[begin : begin + pool], key=lambda pair: len(pair.left))
            epoch += [near[at : at + recipe.batch] for at in range(0, len(near), recipe.batch)]
        draw.shuffle(epoch)
        batches += epoch
    return batches[: recipe.steps]


def _read(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    tokenizer.enable_truncation(_MAX_PIECES)
    return pad([found.ids for found in tokenizer.encode_batch(list(texts))])


def _save(file: Path, student: Network, optimiser: torch.optim.SparseAdam, step: int) -> None:
    """Keep what a stopped run needs to go on; written whole or not at all."""
    (state,) = optimiser.state.values()
    partial = file.with_name(f"partial-{file.name}")
    save_file(
        {
            "words": student.words.weight.detach(),
            "first": state["exp_avg"],
            "second": state["exp_avg_sq"],
            "step": torch.tensor(step),
        },
        partial,
    )
    partial.replace(file)


def _resume(file: Path, student: Network, optimiser: torch.optim.SparseAdam) -> int:
    """Take up a stopped run; 0 where there is none."""
    if not file.exists():
        return 0
    saved = load_file(file)
    with torch.no_grad():
        student.words.weight.copy_(saved["words"])
    step = int(saved["step"])
    optimiser.state[student.words.weight] = {
        "step": step,
        "exp_avg": saved["first"],
        "exp_avg_sq": saved["second"],
    }
    return step
