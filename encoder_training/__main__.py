"""Train the French encoder: `python -m encoder_training --data FOLDER`."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from encoder_training.pipeline import Training, timed
from encoder_training.recipe import Recipe
from index.encoders import packaged_folder, quiet_transformers
from index.french_encoder import SHIPPED
from ingest.errors import ProceedingsError


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m encoder_training",
        description="Train the French encoder and write what the program ships.",
        epilog="example: python -m encoder_training --data ../shared/encoder",
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of gzip JSON lines")
    parser.add_argument("--work", type=Path, default=Path("build/encoder"), help="results of each step")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the program looks for the encoder")
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument("--steps", type=int, default=Recipe().steps, help="of distillation; 0 for none")
    arguments = parser.parse_args()
    recipe = replace(Recipe(), seed=arguments.seed, steps=arguments.steps)
    try:
        quiet_transformers()
        say = timed(lambda line: print(line, file=sys.stderr, flush=True))
        Training(arguments.data, arguments.work, packaged_folder(), recipe, say).run(arguments.out)
    except ProceedingsError as exc:
        print(f"encoder_training: {exc}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
