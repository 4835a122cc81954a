"""Who may answer is decided before the search: exact pre-filter by speaker, session and document."""

from collections.abc import Collection
from typing import Annotated, Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from numpy.typing import NDArray
from pydantic import GetPydanticSchema
from pydantic_core import core_schema

from index.model import Chunk, Passage
from index.search import search
from index.store import Index

# checked as a whole: without this, pydantic takes the index for data and looks into its fields
_AnIndex = Annotated[
    Index, GetPydanticSchema(lambda _source, _handler: core_schema.is_instance_schema(Index))
]


def retrieve(
    index: Index,
    query: str,
    *,
    speaker_ids: Collection[str] | None = None,
    speaker_names: Collection[str] | None = None,
    session_ids: Collection[str] | None = None,
    proceedings_ids: Collection[str] | None = None,
    k: int = 10,
    query_vector: NDArray[np.float32] | None = None,
) -> list[Passage]:
    """Find passages among the statements of some speakers, sessions or documents only.

    Args:
        index: what to search.
        query: what is searched, after rewriting.
        speaker_ids: people; None for everybody. With `speaker_names`: those people and those organisations.
        speaker_names: organisations that speak themselves, as printed: they have no id.
        session_ids: None for all sessions.
        proceedings_ids: None for all documents.
        k: how many at most.
        query_vector: the encoded query, where the caller has it already.

    Returns:
        Passages, best first. Filters are combined: every one that is given must hold.
    """
    allowed = allowed_chunks(
        index,
        speaker_ids=speaker_ids,
        speaker_names=speaker_names,
        session_ids=session_ids,
        proceedings_ids=proceedings_ids,
    )
    return search(index, query, allowed=allowed, k=k, query_vector=query_vector)


def allowed_chunks(
    index: Index,
    *,
    speaker_ids: Collection[str] | None = None,
    speaker_names: Collection[str] | None = None,
    session_ids: Collection[str] | None = None,
    proceedings_ids: Collection[str] | None = None,
) -> list[int] | None:
    """Numbers of the chunks that pass every filter that is given; None where none is."""
    if speaker_ids is speaker_names is session_ids is proceedings_ids is None:
        return None
    return [
        number
        for number, chunk in enumerate(index.chunks)
        if _is_by(chunk, speaker_ids, speaker_names)
        and (session_ids is None or chunk.statement.session_id in session_ids)
        and (proceedings_ids is None or chunk.proceedings.id in proceedings_ids)
    ]


def _is_by(chunk: Chunk, ids: Collection[str] | None, names: Collection[str] | None) -> bool:
    """Tell whether one of these people or organisations speaks; anybody where neither is given."""
    if ids is None and names is None:
        return True
    statement = chunk.statement
    if statement.speaker_id is not None:
        return statement.speaker_id in (ids or ())
    return statement.speaker is not None and statement.speaker in (names or ())


class StatementRetriever(BaseRetriever):
    """The same search behind LangChain's interface; each document is one chunk in its speaker's own words."""

    index: _AnIndex
    speaker_ids: frozenset[str] | None = None
    speaker_names: frozenset[str] | None = None
    session_ids: frozenset[str] | None = None
    proceedings_ids: frozenset[str] | None = None
    k: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        passages = retrieve(
            self.index,
            query,
            speaker_ids=self.speaker_ids,
            speaker_names=self.speaker_names,
            session_ids=self.session_ids,
            proceedings_ids=self.proceedings_ids,
            k=self.k,
        )
        return [to_document(passage) for passage in passages]


def to_document(passage: Passage) -> Document:
    """A passage as LangChain knows it: the words alone as content, whose they are in the metadata."""
    return Document(
        id=_document_id(passage.chunk), page_content=passage.chunk.text, metadata=_metadata(passage)
    )


def _document_id(chunk: Chunk) -> str:
    return f"{chunk.proceedings.id}/{chunk.statement.id}/{chunk.start}-{chunk.end}"


def _metadata(passage: Passage) -> dict[str, Any]:
    chunk, statement = passage.chunk, passage.chunk.statement
    return {
        "proceedings_id": chunk.proceedings.id,
        "statement_id": statement.id,
        "statement_kind": statement.kind.value,
        "session_id": statement.session_id,
        "speaker_id": statement.speaker_id,
        "speaker": statement.speaker,
        "role": statement.role,
        "organisation": statement.organisation,
        "start": chunk.start,
        "end": chunk.end,
        "header": chunk.header,
        "score": passage.score,
        "lexical_score": passage.lexical_score,
        "dense_score": passage.dense_score,
    }
