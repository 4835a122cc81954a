"""Vectors on disk: found again, in the order of the texts, whatever happened to the file meanwhile."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from chatbot.evaluation.vectors import KeptEncoder
from index.encoders import Vectors
from ingest.errors import InputError
from tests.index.conftest import BagOfWords

TEXTS = [f"le phare {number} éclaire la baie {'encore ' * (number % 7)}" for number in range(200)]


class Counted(BagOfWords):
    """Counts what it is asked, and may be stopped after some texts."""

    def __init__(self, name: str = "counted@1", most: int = 10_000) -> None:
        super().__init__(name=name)
        self.batches: list[int] = []
        self.most = most

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode, or be stopped as by Ctrl-C."""
        if sum(self.batches) + len(texts) > self.most:
            raise KeyboardInterrupt
        self.batches.append(len(texts))
        return super().encode_query(texts)


def encoded(encoder: Counted, folder: Path, texts: Sequence[str] = TEXTS) -> Vectors:
    """All texts, as the benchmark encodes its questions."""
    return KeptEncoder(encoder, folder).encode_queries(texts, label="", progress=False)


def test_vectors_are_those_of_the_encoder_in_the_order_of_the_texts(tmp_path: Path) -> None:
    """Batches of like length are put back where they belong, when made and when found again."""
    expected = BagOfWords().encode_query(TEXTS)

    for _ in range(2):
        assert np.array_equal(encoded(Counted(), tmp_path), expected)


def test_questions_are_encoded_in_batches(tmp_path: Path) -> None:
    """Two hundred questions are no two hundred calls."""
    encoder = Counted()

    encoded(encoder, tmp_path)

    assert encoder.batches == [64, 64, 64, 8]


def test_what_was_stopped_goes_on(tmp_path: Path) -> None:
    """The second run encodes what the first did not come to."""
    stopped, resumed = Counted(most=130), Counted()
    with pytest.raises(KeyboardInterrupt):
        encoded(stopped, tmp_path)

    encoded(resumed, tmp_path)

    assert sum(stopped.batches) == 128
    assert sum(resumed.batches) == 72


def test_each_text_is_encoded_once(tmp_path: Path) -> None:
    """A text that comes twice, and a text that an earlier call encoded."""
    encoder = Counted()
    kept = KeptEncoder(encoder, tmp_path)

    first = kept.encode_document(["un", "deux", "un"])
    kept.encode_document(["deux", "trois"])

    assert encoder.encoded == ["un", "deux", "trois"]
    assert np.array_equal(first[0], first[2])


def test_questions_and_passages_are_kept_apart(tmp_path: Path) -> None:
    """Some encoders encode a question otherwise than a passage of the same words."""
    encoder = Counted()
    kept = KeptEncoder(encoder, tmp_path)

    kept.encode_query(["un"])
    kept.encode_document(["un"])

    assert encoder.encoded == ["un"]
    assert sum(encoder.batches) == 2


def test_another_revision_has_its_own_vectors(tmp_path: Path) -> None:
    """The file goes by the name with its revision."""
    encoded(Counted("counted@1"), tmp_path)
    other = Counted("counted@2")

    encoded(other, tmp_path)

    assert sum(other.batches) == len(TEXTS)


@pytest.mark.parametrize("cut", [1, 100, 287])
def test_a_half_written_record_is_cut_off(cut: int, tmp_path: Path) -> None:
    """What follows it stands where it should: every vector is right, in this run and the next."""
    encoded(Counted(), tmp_path, TEXTS[:5])
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-cut])

    for _ in range(2):
        assert np.array_equal(encoded(Counted(), tmp_path), BagOfWords().encode_query(TEXTS))
    assert file.stat().st_size == len(TEXTS) * (32 + 4 * 64)


def test_a_damaged_vector_is_made_again(tmp_path: Path) -> None:
    """A vector that has not length 1 is no encoder's."""
    encoded(Counted(), tmp_path)
    (file,) = tmp_path.iterdir()
    data = bytearray(file.read_bytes())
    data[32:64] = b"\x7f" * 32
    file.write_bytes(bytes(data))
    encoder = Counted()

    assert np.array_equal(encoded(encoder, tmp_path), BagOfWords().encode_query(TEXTS))
    assert sum(encoder.batches) == 1


def test_a_folder_that_is_none_is_one_line(tmp_path: Path) -> None:
    """The place and the next step are named."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match=r"file.*attendu un dossier"):
        KeptEncoder(Counted(), tmp_path / "file")
