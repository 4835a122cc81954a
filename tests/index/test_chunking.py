"""A chunk fits the encoder, and nothing of a statement is lost."""

from hypothesis import given
from hypothesis import strategies as st

from index.chunking import chunk_proceedings, chunk_statement, encoder_input, header_of
from index.encoders import Encoder
from ingest.model import Proceedings
from tests.index.conftest import make_proceedings, make_statement


def words(text: str) -> int:
    """Count words, as a simple encoder would count tokens."""
    return len(text.split())


@given(
    st.lists(
        st.sampled_from(["eau", "Le", "crue,", "pont.", "M.", "« oui »", "\n\n", "a" * 30, "É."]), max_size=80
    ),
    st.integers(1, 12),
)
def test_joined_chunks_give_back_the_text(parts: list[str], limit: int) -> None:
    """Chunks are consecutive, cover the statement, and fit."""
    text = " ".join(parts)

    spans = chunk_statement(make_statement(1, text), max_tokens=limit, count_tokens=words)

    assert "".join(text[start:end] for start, end in spans) == text
    assert all(words(text[start:end]) <= limit for start, end in spans)


@given(st.text(min_size=1, max_size=60), st.integers(1, 9))
def test_a_word_longer_than_the_limit_is_cut_too(text: str, limit: int) -> None:
    """With a token for every letter, chunks still cover the text and fit."""
    spans = chunk_statement(make_statement(1, text), max_tokens=limit, count_tokens=len)

    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= limit for start, end in spans)


def test_cuts_fall_at_sentence_ends() -> None:
    """Sentences that fit stay whole and fill a chunk together."""
    text = "Un deux trois. Quatre cinq six. Sept huit neuf. Dix."

    spans = chunk_statement(make_statement(1, text), max_tokens=6, count_tokens=words)

    assert [text[start:end].strip() for start, end in spans] == [
        "Un deux trois. Quatre cinq six.",
        "Sept huit neuf. Dix.",
    ]


def test_a_long_sentence_is_cut_after_a_clause() -> None:
    """A comma is a better place than the middle of a phrase."""
    text = "Un deux trois, quatre cinq, six sept huit neuf."

    spans = chunk_statement(make_statement(1, text), max_tokens=5, count_tokens=words)

    assert [text[start:end].strip() for start, end in spans] == [
        "Un deux trois, quatre cinq,",
        "six sept huit neuf.",
    ]


def test_a_short_statement_is_one_chunk_and_an_empty_one_too() -> None:
    """Every statement can be found again."""
    assert chunk_statement(make_statement(1, "Oui."), max_tokens=5, count_tokens=words) == [(0, 4)]
    assert chunk_statement(make_statement(1, ""), max_tokens=5, count_tokens=words) == [(0, 0)]


def test_ten_thousand_words_all_reach_the_real_encoder(packaged_encoder: Encoder) -> None:
    """One sentence of 10,000 words: every word is in some chunk, and every input fits the encoder."""
    numbered = [f"mot{number}" for number in range(10_000)]
    document = make_proceedings(make_statement(1, " ".join(numbered)))
    limit, count = packaged_encoder.max_tokens, packaged_encoder.count_tokens

    chunks = list(chunk_proceedings(document, max_tokens=limit, count_tokens=count))

    assert [word for chunk in chunks for word in chunk.text.split()] == numbered
    assert all(count(encoder_input(chunk, max_tokens=limit, count_tokens=count)) <= limit for chunk in chunks)


def test_the_header_names_event_session_speaker_role_and_organisation(river: Proceedings) -> None:
    """It is the same line for every chunk of a statement."""
    statement = river.statements[0]

    header = header_of(river, river.sessions[0], statement)

    assert header == (
        "Rencontres du Fleuve 2e édition | Table ronde 1 : les crues | Lou Verne, maire, Ville de Brume"
    )


def test_a_header_leaves_out_what_is_unknown() -> None:
    """No session and no speaker: the event alone, and no empty place."""
    statement = make_statement(
        1, "Récit.", session_id=None, speaker_id=None, speaker=None, role=None, organisation=None
    )

    assert header_of(make_proceedings(statement), None, statement) == "Rencontres du Fleuve 2e édition"


def test_an_organisation_that_speaks_is_named_once() -> None:
    """Its name is not repeated as its own organisation."""
    statement = make_statement(
        1, "Oui.", speaker_id=None, speaker="Syndicat", role=None, organisation="Syndicat"
    )

    assert header_of(make_proceedings(statement), None, statement).endswith("| Syndicat")


def test_a_header_that_would_crowd_out_the_text_is_not_encoded() -> None:
    """The encoder then reads the words alone; the header stays in the lexical index."""
    document = make_proceedings(make_statement(1, "Un deux."), title="mot " * 50)

    chunk = next(chunk_proceedings(document, max_tokens=20, count_tokens=words))

    assert encoder_input(chunk, max_tokens=20, count_tokens=words) == "Un deux."
    assert "mot mot" in chunk.header
