"""Read this first: data → vocabulary → translations → glosses → distillation → the shipped files.

Each step keeps its result under a name that follows from the data and the settings it depends on, so that a
run that was stopped goes on where it was, and a changed setting repeats only what comes after it.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from scipy.sparse import csr_array, load_npz, save_npz
from tokenizers import Tokenizer

from encoder_training.alignment import translate
from encoder_training.corpus import Pair, read_parallel, read_titles, sample
from encoder_training.distillation import distil
from encoder_training.glosses import gloss, rarity_weights
from encoder_training.recipe import Recipe
from encoder_training.shipping import ship
from encoder_training.vocabulary import frequent_words, learn_pieces, pieces_of, tokenizer_of, union

Say = Callable[[str], None]
Arrays = dict[str, NDArray[np.float32]]


class Training:
    """One training: where the data are, where results are kept, what was chosen."""

    def __init__(self, data: Path, work: Path, layers: Path, recipe: Recipe, say: Say) -> None:
        self.data, self.work, self.layers, self.recipe, self.say = data, work, layers, recipe, say
        work.mkdir(parents=True, exist_ok=True)
        self.english = Tokenizer.from_file(str(layers / "tokenizer.json"))
        self.english.no_truncation()
        self.english.no_padding()

    def run(self, out: Path) -> None:
        """Train and write the shipped files."""
        tokenizer = self.vocabulary()
        table, counts = self.translations(tokenizer)
        glosses = self.glosses(tokenizer, table, counts)
        final = self.distilled(tokenizer, glosses)
        ship(
            out,
            tokenizer,
            final["vectors"],
            final["weights"],
            version=self.recipe.version,
            training=json.loads(json.dumps(asdict(self.recipe))),
        )
        self.say(f"écrit dans {out}")

    def parallel(self) -> list[Pair]:
        """French and English sentences."""
        return read_parallel(self.data, excluded=self.recipe.excluded)

    def vocabulary(self) -> Tokenizer:
        """Choose the pieces: the English encoder's own, French ones, whole French words."""
        recipe = self.recipe
        file = self._file(
            "vocabulary.json",
            recipe.excluded,
            recipe.manuals,
            recipe.pieces,
            recipe.french_pieces,
            recipe.vocabulary_per_source,
            recipe.max_chars,
        )
        if not file.exists():
            pairs = sample(
                self.parallel(),
                per_source=recipe.vocabulary_per_source,
                max_chars=recipe.max_chars,
                seed=recipe.seed,
            )
            titles = read_titles(self.data, excluded=recipe.excluded)
            french = [pair.left for pair in pairs if pair.source not in recipe.manuals]
            french += [pair.right for pair in titles if pair.source not in recipe.manuals]
            self.say(f"vocabulaire : appris de {_grouped(len(french))} textes français")
            learned = learn_pieces(french, size=recipe.french_pieces)
            words = frequent_words(french, at_least=3)
            pieces = union(pieces_of(self.english), learned, words, size=recipe.pieces)
            self.say(f"vocabulaire : {_grouped(len(pieces))} morceaux")
            _write(file, lambda part: tokenizer_of(pieces).save(str(part)))
        return Tokenizer.from_file(str(file))

    def translations(self, tokenizer: Tokenizer) -> tuple[csr_array, Arrays]:
        """Estimate what each piece translates to, and count pieces on both sides."""
        recipe = self.recipe
        settings = (
            _fingerprint(tokenizer.to_str()),
            recipe.aligned_per_source,
            recipe.aligned_chars,
            recipe.aligned_pieces,
            recipe.rounds,
            recipe.diagonal,
        )
        table, counts = (
            self._file("translations.npz", *settings),
            self._file("counts.safetensors", *settings),
        )
        if not (table.exists() and counts.exists()):
            pairs = sample(
                self.parallel(),
                per_source=recipe.aligned_per_source,
                max_chars=recipe.aligned_chars,
                seed=recipe.seed,
            )
            french = _encode(tokenizer, (pair.left for pair in pairs))
            english = _encode(self.english, (pair.right for pair in pairs))
            own = _encode(tokenizer, (pair.right for pair in pairs))
            kept = [
                row
                for row in range(len(pairs))
                if max(len(french[row]), len(english[row])) <= recipe.aligned_pieces
            ]
            self.say(f"traductions : {_grouped(len(kept))} paires de phrases")
            found = translate(
                [french[row] for row in kept],
                [english[row] for row in kept],
                shape=(tokenizer.get_vocab_size(), self.english.get_vocab_size()),
                rounds=recipe.rounds,
                diagonal=recipe.diagonal,
                report=lambda line: self.say(f"traductions : {line}"),
            )
            _write(
                counts,
                lambda part: save_file(
                    {name: _count(side, tokenizer) for name, side in (("french", french), ("english", own))},
                    part,
                ),
            )
            _write(table, lambda part: save_npz(part, found))
        return csr_array(load_npz(table)), load_file(counts)

    def glosses(self, tokenizer: Tokenizer, table: csr_array, counts: Arrays) -> Arrays:
        """Make each piece's vector of its translations' vectors, and its weight of its rarity."""
        vectors = load_file(self.layers / "model.safetensors")["embeddings.word_embeddings.weight"]
        return {
            "vectors": gloss(
                pieces_of(tokenizer),
                self.english,
                vectors,
                table,
                french_counts=counts["french"],
                english_counts=counts["english"],
                best=self.recipe.best,
                power=self.recipe.power,
            ),
            "weights": rarity_weights(
                counts["french"], rarity=self.recipe.rarity, mark_weight=self.recipe.mark_weight
            ),
        }

    def distilled(self, tokenizer: Tokenizer, start: Arrays) -> Arrays:
        """Tune the vectors so that both languages meet where the English encoder puts the English text."""
        if not self.recipe.steps:
            return start
        unread = ("version", "kept")  # by what is kept under this name
        settings = {name: value for name, value in asdict(self.recipe).items() if name not in unread}
        file = self._file("distilled.safetensors", *settings.items())
        if not file.exists():
            pairs = sample(
                [pair for pair in self.parallel() if pair.source not in self.recipe.manuals],
                per_source=self.recipe.distilled_per_source,
                max_chars=self.recipe.distilled_chars,
                seed=self.recipe.seed + 1,
            )
            final = distil(
                pairs,
                tokenizer,
                start,
                layers=self.layers,
                recipe=self.recipe,
                checkpoint=file.with_suffix(".partial.safetensors"),
                say=self.say,
            )
            _write(file, lambda part: save_file(final, part))
        tuned = load_file(file)["vectors"]
        return {
            "vectors": start["vectors"] + np.float32(self.recipe.kept) * (tuned - start["vectors"]),
            "weights": start["weights"],
        }

    def _file(self, name: str, *settings: object) -> Path:
        """Where the result of a step lies, given all that it depends on."""
        data = sorted((file.name, file.stat().st_size) for file in self.data.glob("*.jsonl.gz"))
        key = _fingerprint(json.dumps([self.recipe.seed, data, [str(setting) for setting in settings]]))
        return self.work / f"{key}-{name}"


def timed(report: Say) -> Say:
    """Put the seconds since now before each line."""
    begun = time.monotonic()
    return lambda line: report(f"{time.monotonic() - begun:6.0f} s  {line}")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")


def _write(file: Path, write: Callable[[Path], object]) -> None:
    """Write a result whole or not at all."""
    partial = file.with_name(f"partial-{file.name}")
    write(partial)
    partial.replace(file)


def _encode(tokenizer: Tokenizer, texts: Iterable[str]) -> list[list[int]]:
    return [found.ids for found in tokenizer.encode_batch(list(texts), add_special_tokens=False)]


def _count(sentences: Iterable[list[int]], tokenizer: Tokenizer) -> NDArray[np.float32]:
    numbers = np.fromiter((number for pieces in sentences for number in pieces), dtype=np.int64)
    return np.bincount(numbers, minlength=tokenizer.get_vocab_size()).astype(np.float32)


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
