"""What the shipped encoder costs beside the packaged English one, and what eight bits cost it.

    python -m tests.evaluation.encoder_benchmark --data ../shared/data --float build/encoder ../shared/encoder

Both encoders take turns in processes of their own, on the same passages and questions of PIAF. `--float`
names the folder where `make encoder` kept its results, and its data: there are the vectors before rounding.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.encoders import FRENCH, PACKAGED, Encoder, Vectors, load_encoder, packaged_folder

_PASSAGES, _QUESTIONS = 100, 300
_BATCH = 32


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of piaf/")
    parser.add_argument(
        "--float", type=Path, nargs=2, metavar=("WORK", "DATA"), help="also compare eight bits"
    )
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        sys.stdout.write(json.dumps(cost(arguments.one, arguments.data)) + "\n")
        return
    for name in (FRENCH, PACKAGED) * 2:
        command = [sys.executable, "-m", "tests.evaluation.encoder_benchmark", "--one", name]
        done = subprocess.run(
            [*command, "--data", str(arguments.data)], check=True, capture_output=True, text=True
        )
        figures = " ".join(f"{what} {value}" for what, value in json.loads(done.stdout).items())
        sys.stdout.write(f"{name:16} {figures}\n")
    if arguments.float:
        sys.stdout.write(
            eight_bits(arguments.data, load_encoder(FRENCH), before_rounding(*arguments.float)) + "\n"
        )


def cost(name: str, data: Path) -> dict[str, float]:
    """What one encoder takes; processor time, for other processes to matter less."""
    begun = time.perf_counter()
    encoder = load_encoder(name)
    encoder.encode_query(["Qui parle d'eau ?"])
    ready_s = time.perf_counter() - begun
    passages = [row["text"] for row in read(data, "passages")[:_PASSAGES]]
    begun = time.process_time()
    encode(encoder, passages)
    texts_per_s = len(passages) / (time.process_time() - begun)
    taken_ms = []
    for row in read(data, "questions_self_contained")[:_QUESTIONS]:
        begun = time.process_time()
        encoder.encode_query([row["question"]])
        taken_ms.append(1000 * (time.process_time() - begun))
    return {
        "ready_s": round(ready_s, 2),
        "texts_per_processor_s": round(texts_per_s, 1),
        "question_ms_p50": round(float(np.median(taken_ms)), 1),
        "question_ms_p95": round(float(np.quantile(taken_ms, 0.95)), 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def eight_bits(data: Path, rounded: Encoder, exact: Encoder) -> str:
    """Cosines of both encoders' vectors of the same texts, and recall on PIAF's tuning half by each."""
    from chatbot.evaluation.retrieval import half_of

    passages, asked = read(data, "passages"), read(data, "questions_self_contained")
    questions = [row for row in asked if half_of(row["title"]) == 0]
    texts = [row["text"] for row in passages] + [row["question"] for row in questions]
    vectors = [encode(encoder, texts) for encoder in (rounded, exact)]
    cosines = np.einsum("ij,ij->i", *vectors)
    rows = {row["pid"]: number for number, row in enumerate(passages)}
    gold = [{rows[pid] for pid in row["gold_pids"]} for row in questions]
    first = [
        np.mean([int(best) in right for best, right in zip(near.argmax(axis=1), gold, strict=True)])
        for near in (found[len(passages) :] @ found[: len(passages)].T for found in vectors)
    ]
    return f"eight bits: cosine at least {cosines.min():.5f}, R@1 {first[0]:.3f} (float32 {first[1]:.3f})"


def before_rounding(work: Path, training_data: Path) -> Encoder:
    """The encoder with the vectors that were rounded, from the kept results of a training."""
    from encoder_training.pipeline import (
        Training,
    )  # not above: the processes that are measured need none of it
    from encoder_training.recipe import Recipe
    from index.french_encoder import SHIPPED, TOKENIZER
    from index.minilm import Pieces, load_minilm

    training = Training(training_data, work, packaged_folder(), Recipe(), lambda line: None)
    tokenizer = training.vocabulary()
    final = training.distilled(tokenizer, training.glosses(tokenizer, *training.translations(tokenizer)))
    return load_minilm(
        "float32",
        layers=packaged_folder() / "model.safetensors",
        tokenizer=SHIPPED / TOKENIZER,
        max_tokens=load_encoder(FRENCH).max_tokens,
        pieces=Pieces(final["vectors"], np.ones(len(final["vectors"]), dtype=np.float32), final["weights"]),
    )


def read(data: Path, name: str) -> list[dict[str, Any]]:
    """Read a file of PIAF."""
    lines = (data / "piaf" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def encode(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Vectors in the order of the texts."""
    parts = [encoder.encode_document(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
    return np.concatenate(parts)


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    main()
