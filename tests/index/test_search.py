"""Both legs and their fusion: filters are exact, small corpora and empty queries are no trouble."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dense import DenseIndex
from index.encoders import Vectors
from index.lexical import LexicalIndex
from index.search import DENSE_WEIGHT, dense_weight, fuse, search, shared_words
from index.store import Index, build_index, load_index
from tests.index.conftest import BagOfWords, make_proceedings, make_statement


def unit_vectors(count: int) -> Vectors:
    """Random directions, the same every time."""
    vectors = np.random.default_rng(7).normal(size=(count, 16)).astype(np.float32)
    lengths: Vectors = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / lengths


@given(st.sets(st.integers(0, 59), max_size=60), st.integers(0, 70), st.integers(0, 59))
def test_dense_search_is_exact_among_the_allowed(allowed: set[int], k: int, asked: int) -> None:
    """It finds what an exhaustive search of the allowed chunks finds, and never any other chunk."""
    vectors = unit_vectors(60)

    found, scores = DenseIndex.build(vectors).search(vectors[asked], k, sorted(allowed))

    expected = sorted(allowed, key=lambda number: -float(vectors[number] @ vectors[asked]))[:k]
    assert found.tolist() == expected
    assert np.allclose(scores, vectors[expected] @ vectors[asked] if expected else [], atol=1e-5)


def test_dense_scores_are_the_cosines_in_chunk_order() -> None:
    """One score for each chunk."""
    vectors = unit_vectors(9)

    assert np.allclose(DenseIndex.build(vectors).scores(vectors[3]), vectors @ vectors[3], atol=1e-5)


@pytest.mark.parametrize("query", ["", "   ", "Qui est-ce qui a dit que ?", "xylophone", "« … »", "\x00"])
def test_a_query_without_a_known_word_scores_nothing(query: str) -> None:
    """All zeros, no error."""
    lexical = LexicalIndex.build(["", ""], ["La digue tient.", "Le pont aussi."])

    assert lexical.scores(query).tolist() == [0, 0]


@pytest.mark.parametrize("texts", [["Le pont."], ["le la les", "de"], ["Le pont."] * 3, [""]])
def test_the_smallest_corpora_can_be_scored(texts: list[str]) -> None:
    """One chunk, chunks of stop words, the same chunk thrice: scores are finite and never negative."""
    scores = LexicalIndex.build([""] * len(texts), texts).scores("le pont")

    assert scores.shape == (len(texts),)
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()


def test_a_word_of_the_header_is_found() -> None:
    """Who speaks is indexed beside what is said."""
    lexical = LexicalIndex.build(["Lou Verne, maire", "Ada Roc"], ["Oui.", "Non."])

    assert lexical.scores("Ada").argmax() == 1


def test_the_lexical_index_survives_its_folder(tmp_path: Path) -> None:
    """Saved and loaded, it gives the same scores."""
    lexical = LexicalIndex.build(["", ""], ["La digue tient.", "Le pont aussi."])
    lexical.save(tmp_path)

    loaded = LexicalIndex.load(tmp_path, 2)

    assert loaded.scores("digue").tolist() == lexical.scores("digue").tolist()
    assert loaded.spelling_scores("dgiue").tolist() == lexical.spelling_scores("dgiue").tolist()


def test_the_best_passage_comes_first(river_index: Index) -> None:
    """A question about the sensors finds them, with the scores of both legs."""
    first = search(river_index, "Quels capteurs préviennent les riverains ?")[0]

    assert first.chunk.statement.id == "s2"
    assert first.lexical_score > 0
    assert first.dense_score > 0


def test_a_typo_finds_the_passage_too(river_index: Index) -> None:
    """No stem is shared; the letters are."""
    first = search(river_index, "capetur rivreains")[0]

    assert first.chunk.statement.id == "s2"
    assert first.lexical_score == 0


def test_a_number_is_found_however_it_is_written(river_index: Index) -> None:
    """« 80018 » finds « 80 018 »."""
    assert search(river_index, "80018")[0].chunk.statement.id == "s1"


@pytest.mark.parametrize("query", ["", "???", "xylophone", "que qui dont"])
def test_an_empty_query_gives_passages_without_lexical_score(river_index: Index, query: str) -> None:
    """Nothing fails; the caller sees that nothing was shared."""
    assert all(passage.lexical_score == 0 for passage in search(river_index, query))


def test_only_allowed_chunks_come_back(river_index: Index) -> None:
    """Even where a better one is not allowed."""
    found = search(river_index, "capteurs riverains", allowed={0, 3})

    assert {passage.chunk.statement.id for passage in found} == {"s1", "s4"}


@pytest.mark.parametrize(("allowed", "k"), [(set(), 10), (None, 0), ({1}, -1)])
def test_nothing_allowed_finds_nothing(river_index: Index, allowed: set[int] | None, k: int) -> None:
    """An empty list, not an error."""
    assert search(river_index, "digue", allowed=allowed, k=k) == []


def test_a_given_vector_is_used(river_index: Index) -> None:
    """The caller's vector replaces the encoding of the query."""
    vector = river_index.encoder.encode_query(["éclusier portes main"])[0]

    assert search(river_index, "", query_vector=vector)[0].chunk.statement.id == "s3"


def test_equal_scores_keep_the_order_of_the_document(tmp_path: Path, fake_encoder: BagOfWords) -> None:
    """The same words twice: the first statement comes first, every time."""
    document = make_proceedings(*(make_statement(number, "La digue tient.") for number in range(12)))
    build_index([document], tmp_path, encoder=fake_encoder)

    found = search(load_index(tmp_path, encoder=fake_encoder), "digue", k=12)

    assert [passage.chunk.statement.id for passage in found] == [f"s{number}" for number in range(12)]


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(-1, 1)), min_size=1, max_size=20))
def test_fused_scores_lie_between_nothing_and_one(pairs: list[tuple[float, float]]) -> None:
    """Whatever the legs give, and a chunk that is best in both is best."""
    lexical, dense = (np.array(leg, dtype=np.float32) for leg in zip(*pairs, strict=True))

    fused = fuse(lexical, dense, DENSE_WEIGHT)

    assert (fused >= 0).all()
    assert (fused <= 1.00001).all()
    if lexical.argmax() == dense.argmax():
        assert fused[lexical.argmax()] >= fused.max() - 1e-6


@pytest.mark.parametrize("encoder", ["multilingual-e5-small@1", "french-minilm@1", "a/model@1"])
def test_a_passage_that_shares_nothing_never_comes_before_the_best_of_the_words(encoder: str) -> None:
    """Whatever the vectors say: words lead, even where few are shared."""
    lexical, dense = np.array([0, 3], dtype=np.float32), np.array([1, -1], dtype=np.float32)

    assert fuse(lexical, dense, dense_weight(encoder, 0)).argmax() == 1


@pytest.mark.parametrize(
    ("encoder", "first"),
    [
        ("multilingual-e5-small@1", [1, 1, 1, 1]),
        ("a/model@1", [1, 1, 1, 1]),
        ("french-minilm@1", [1, 1, 0, 0]),
        ("packaged-minilm@1", [1, 1, 0, 0]),
    ],
)
def test_a_weak_encoder_decides_only_where_hardly_a_word_is_shared(encoder: str, first: list[int]) -> None:
    """With two words in common the passage with more of them stays first; with one it may not."""
    lexical, dense = np.array([3, 2.9], dtype=np.float32), np.array([-1, 1], dtype=np.float32)

    found = [int(fuse(lexical, dense, dense_weight(encoder, shared)).argmax()) for shared in range(4)]

    assert found == first


def test_vectors_order_what_words_leave_equal() -> None:
    """Two passages with the same words: the nearer in meaning comes first."""
    lexical, dense = np.array([3, 3], dtype=np.float32), np.array([0.1, 0.2], dtype=np.float32)

    assert fuse(lexical, dense, dense_weight("french-minilm@1", 5)).argmax() == 1


def test_shared_words_are_different_stems_of_header_and_text(river_index: Index) -> None:
    """A repeated word counts once, a stop word never."""
    chunk = next(chunk for chunk in river_index.chunks if chunk.statement.id == "s2")
    word = chunk.text.split()[-1]

    assert shared_words(f"{word} {word} de la", chunk) == 1
    assert shared_words("xylophone", chunk) == 0
