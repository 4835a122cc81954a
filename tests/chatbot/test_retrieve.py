"""Whose words may be found is decided before the search."""

from pathlib import Path

import pytest
from langchain_core.retrievers import BaseRetriever
from pydantic import ValidationError

from chatbot.retrieve import StatementRetriever, retrieve
from index.store import Index, build_index, load_index
from ingest.model import Session, SessionKind
from tests.index.conftest import BagOfWords, make_proceedings, make_statement


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Two documents; forty statements on dikes by one person, one by another, one by an organisation."""
    folder: Path = tmp_path_factory.mktemp("index")
    river = make_proceedings(
        *(make_statement(number, "La digue, la digue, la digue tient.") for number in range(40)),
        make_statement(
            40, "Une digue ne suffit pas.", speaker_id="ada-roc", speaker="Ada Roc", session_id="rt2"
        ),
        make_statement(
            41, "Le syndicat veille.", speaker_id=None, speaker="Syndicat des Eaux", session_id="rt2"
        ),
        make_statement(42, "Récit de la visite.", speaker_id=None, speaker=None, session_id=None),
    )
    marsh = make_proceedings(
        make_statement(0, "Une digue au marais.", session_id="k1"),
        id="marais",
        sessions=(Session("k1", SessionKind.KEYNOTE, 1, "le marais", 1, 0, 1),),
    )
    build_index([river, marsh], folder, encoder=BagOfWords())
    return load_index(folder, encoder=BagOfWords())


def test_a_speaker_is_found_behind_forty_better_passages(index: Index) -> None:
    """The filter comes before the search: the first k would all have been somebody else's."""
    found = retrieve(index, "digue", speaker_ids={"ada-roc"}, k=3)

    assert [passage.chunk.statement.id for passage in found] == ["s40"]


def test_an_organisation_is_found_by_its_name(index: Index) -> None:
    """It has no id; narration, which has no speaker either, is not its."""
    found = retrieve(index, "digue", speaker_names={"Syndicat des Eaux"})

    assert [passage.chunk.statement.id for passage in found] == ["s41"]


def test_people_and_organisations_are_added_up(index: Index) -> None:
    """A comparison asks for both."""
    found = retrieve(index, "digue", speaker_ids={"ada-roc"}, speaker_names={"Syndicat des Eaux"})

    assert {passage.chunk.statement.id for passage in found} == {"s40", "s41"}


def test_filters_are_combined(index: Index) -> None:
    """This person in that session."""
    assert retrieve(index, "digue", speaker_ids={"ada-roc"}, session_ids={"rt1"}) == []
    assert len(retrieve(index, "digue", speaker_ids={"ada-roc"}, session_ids={"rt2"})) == 1


def test_a_document_keeps_its_sessions_apart(index: Index) -> None:
    """The same person spoke in two documents."""
    found = retrieve(index, "digue", speaker_ids={"lou-verne"}, proceedings_ids={"marais"})

    assert [passage.chunk.proceedings.id for passage in found] == ["marais"]


@pytest.mark.parametrize("nobody", [set(), {"unknown"}])
def test_a_filter_that_nobody_passes_finds_nothing(index: Index, nobody: set[str]) -> None:
    """An empty filter is a filter."""
    assert retrieve(index, "digue", speaker_ids=nobody) == []


def test_langchain_sees_the_same_passages(index: Index) -> None:
    """Content is the speaker's own words; whose they are is in the metadata."""
    retriever: BaseRetriever = StatementRetriever(index=index, speaker_ids=frozenset({"ada-roc"}))

    (document,) = retriever.invoke("digue")

    (passage,) = retrieve(index, "digue", speaker_ids={"ada-roc"})
    assert document.page_content == "Une digue ne suffit pas."
    assert document.id == "rencontres/s40/0-24"
    assert document.metadata["statement_id"] == "s40"
    assert document.metadata["speaker"] == "Ada Roc"
    assert document.metadata["session_id"] == "rt2"
    assert document.metadata["score"] == passage.score


def test_langchain_is_given_an_index(index: Index) -> None:
    """Anything else is refused when the retriever is made."""
    with pytest.raises(ValidationError, match="Index"):
        StatementRetriever(index="built")  # type: ignore[arg-type]  # that is the point
