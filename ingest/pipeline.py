"""READ THIS FIRST: the whole way from a document to who said what."""

from pathlib import Path

from ingest.assembly import assemble
from ingest.canonical import is_canonical, read_canonical
from ingest.errors import SourceError
from ingest.headings import where_to_write_headings
from ingest.layout import read_layout
from ingest.model import Proceedings
from ingest.readers.marks import with_usual_marks
from ingest.readers.source import read_source


def read_proceedings(path: Path) -> Proceedings:
    """Read one document from a file.

    Raises:
        SourceError: a file that cannot be read, or a text that is no proceedings.
    """
    source = read_source(path)
    return _parse(source.text, source_file=source.file_name, sha256=source.sha256, place=str(path))


def parse_text(text: str, *, source_file: str, sha256: str) -> Proceedings:
    """Parse a decoded document.

    Args:
        text: the decoded source; every offset of the result points into it.
        source_file: the file's name, without its folder.
        sha256: of the source's bytes.

    Raises:
        SourceError: front matter that cannot be used, or no session at all.
    """
    return _parse(text, source_file=source_file, sha256=sha256, place=source_file)


def _parse(text: str, *, source_file: str, sha256: str, place: str) -> Proceedings:
    """Blocks, then sessions and whole paragraphs, then who says what in each."""
    if not text.strip():
        raise SourceError(f"{place} : texte vide ; attendu le texte d'un compte rendu ; vérifiez la source")
    printed = with_usual_marks(text)
    outline = read_canonical(printed, place) if is_canonical(printed) else read_layout(printed)
    if len(outline.parts) < 2:  # the part before the first session is always there
        raise SourceError(
            f"{place} : aucune session trouvée ; attendu des titres tels que « ## Table ronde 1 — "
            f"thème » ; {where_to_write_headings(printed)} (docs/format.md)"
        )
    return assemble(outline, text, source_file=source_file, sha256=sha256)
