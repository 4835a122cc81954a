"""Nobody gets anybody else's words, however a document is printed."""

import random
import sys

import pytest

from ingest.pipeline import parse_text
from tests.ingest.examples import EXAMPLES, PUBLISHED, load_example, load_published
from tests.ingest.scoring import Score, score
from tests.ingest.variants import CHANGES, Example, random_variant

RANDOM_VARIANTS = 40
LEAST_RIGHT = 0.90  # of the statements; the rest may be nobody's, never somebody else's


def report(line: str) -> None:
    """Show a rate to whoever runs the tests with -s."""
    sys.stdout.write(f"{line}\n")


def parse_and_score(example: Example) -> Score:
    """Score one variant."""
    return score(parse_text(example.text, source_file="variant.txt", sha256="0" * 64), example)


def score_variants(example: Example, name: str) -> Score:
    """Score every single change, then many at once; print the rates."""
    total = Score()
    for change in CHANGES.values():
        total.add(parse_and_score(change(example, random.Random(1))))
    for seed in range(RANDOM_VARIANTS):
        total.add(parse_and_score(random_variant(example, seed)[0]))
    report(
        f"\n{name}: {total.right}/{total.total} right, {len(total.nobody)} "
        f"nobody's, {len(total.inexact)} inexact, {len(total.wrong)} wrong"
    )
    return total


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_invented_document_is_read_completely(name: str) -> None:
    """As it is printed, every statement of an invented document is found and right."""
    result = parse_and_score(load_example(name))

    assert (result.right, result.wrong) == (result.total, [])


@pytest.mark.parametrize("name", EXAMPLES)
def test_variants_of_invented_documents_have_no_wrong_name(name: str) -> None:
    """Typography, order, layout and adverts change nothing about who said what."""
    result = score_variants(load_example(name), name)

    assert result.wrong == []
    assert result.right >= LEAST_RIGHT * result.total


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published proceedings are not beside the repository")
def test_variants_of_the_published_text_have_no_wrong_name() -> None:
    """Other people, organisations, marks, headings and breaks leave the published text as right as it is."""
    result = score_variants(load_published(), "published")

    assert result.wrong == []
    assert result.right >= LEAST_RIGHT * result.total


def test_the_scorer_sees_a_wrong_name() -> None:
    """A parse of the wrong document is full of wrong names: the score can fail."""
    patrimoine = load_example("patrimoine")
    swapped = {"Colin Szymanski": "Yamina Chérif", "Yamina Chérif": "Colin Szymanski"}
    text = (
        patrimoine.text.replace("Colin Szymanski", "\0")
        .replace("Yamina Chérif", swapped["Yamina Chérif"])
        .replace("\0", "Yamina Chérif")
    )

    result = score(parse_text(text, source_file="x.txt", sha256="0" * 64), patrimoine)

    assert len(result.wrong) >= 2
