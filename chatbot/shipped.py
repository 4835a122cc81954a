"""The index of the shipped proceedings, which is kept current without anybody's doing.

What somebody built from other proceedings is never replaced: it is refused with the command to run.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from chatbot.pipeline import Chatbot, open_chatbot
from chatbot.settings import Settings
from index.encoders import load_encoder
from index.store import build_index, corpus_version_of, documents_of, holds_index
from ingest.errors import IndexingError
from ingest.model import Proceedings
from ingest.pipeline import read_proceedings

Say = Callable[[str], None]


def open_shipped(directory: Path, sources: Sequence[Path], settings: Settings, *, say: Say) -> Chatbot:
    """Open the index of the shipped proceedings, after building it where it is missing or out of date.

    Out of date is an index of other words (the files have changed, or they are read better), of another
    encoder or an older program, and a damaged one.

    Args:
        directory: the default folder of an index.
        sources: the shipped proceedings.
        settings: the operator's.
        say: tells the operator in one line what there is to wait for.

    Raises:
        ProceedingsError: the index is of other proceedings and cannot be used, or none can be built.
    """
    is_first = not holds_index(directory)
    if not is_first and documents_of(directory) != {source.name for source in sources}:
        return open_chatbot(directory, settings)
    proceedings = [read_proceedings(source) for source in sources]
    chatbot = None if is_first else _open_current(directory, proceedings, settings)
    if chatbot:
        return chatbot
    say(
        "Construction de l'index des actes fournis (une seule fois)…"
        if is_first
        else "L'index des actes fournis n'est plus à jour : reconstruction…"
    )
    encoder = load_encoder(settings.encoder, settings.encoder_revision)
    build_index(proceedings, directory, encoder=encoder, progress=True)
    return open_chatbot(directory, settings)


def _open_current(directory: Path, proceedings: Sequence[Proceedings], settings: Settings) -> Chatbot | None:
    """Open the index where it is whole and holds what the documents say today."""
    try:
        chatbot = open_chatbot(directory, settings)
    except IndexingError:
        return None
    return chatbot if chatbot.index.corpus_version == corpus_version_of(proceedings) else None
