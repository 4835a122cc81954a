"""Bytes of a file → the decoded text that every offset points into."""

import codecs
import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SourceError
from ingest.reasons import in_french

MAX_BYTES = 5 * 1024 * 1024  # the longest day of debates is below 1 MB
_DECLARED = re.compile(
    rb"(?:charset\s*=\s*[\"']?|coding[:=]\s*|encoding\s*[:=]\s*[\"']?)([A-Za-z0-9._-]{2,40})", re.IGNORECASE
)
_TEXT_ENCODINGS = (
    "iso-8859",
    "iso8859",
    "latin",
    "windows-125",
    "cp125",
    "cp1252",
    "mac",
    "cp85",
    "cp437",
    "utf-16",
)
_SIGNATURES = (
    (b"%PDF", "un fichier PDF", "convertissez-le d'abord en texte ou en Markdown"),
    (b"PK\x03\x04", "une archive ou un document bureautique (ZIP)", "exportez-le en texte ou en Markdown"),
    (b"\xd0\xcf\x11\xe0", "un document bureautique ancien", "exportez-le en texte ou en Markdown"),
    (b"{\\rtf", "un document RTF", "exportez-le en texte ou en Markdown"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file."""

    text: str
    file_name: str
    sha256: str  # of the bytes


def read_source(path: Path) -> Source:
    """Read and decode a file.

    Raises:
        SourceError: missing, not a file, unreadable, too large, empty, binary or undecodable.
    """
    content = _read_bytes(path)
    _refuse_binary(path, content)
    try:
        text = decode(content)
    except UnicodeDecodeError as exc:
        line = content.count(b"\n", 0, exc.start) + 1
        raise SourceError(
            f"{path}, ligne {line} : octet {content[exc.start]:#04x} illisible ; attendu du texte en UTF-8 ; "
            f"enregistrez le fichier de nouveau en UTF-8"
        ) from exc
    if not text.strip():
        raise SourceError(f"{path} : fichier vide ; attendu le texte d'un compte rendu ; vérifiez le chemin")
    return Source(text, path.name, hashlib.sha256(content).hexdigest())


def _read_bytes(path: Path) -> bytes:
    """Read a file, and no more of it than the limit."""
    try:
        if path.is_dir():
            raise SourceError(
                f"{path} : est un dossier ; attendu un fichier ; donnez le chemin du compte rendu lui-même"
            )
        if path.exists() and not path.is_file():
            raise SourceError(
                f"{path} : ni fichier ni dossier (tube, périphérique) ; attendu un fichier ; "
                f"donnez le chemin du compte rendu lui-même"
            )
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as exc:
        raise SourceError(
            f"{path} : fichier introuvable ; attendu un compte rendu ; vérifiez le chemin"
        ) from exc
    except (OSError, ValueError) as exc:
        raise SourceError(
            f"{path} : illisible ({in_french(exc)}) ; attendu un fichier lisible ; vérifiez chemin et droits"
        ) from exc
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise SourceError(
            f"{path} : plus de {limit} Mo ; attendu {limit} Mo au plus ; donnez un événement par fichier"
        )
    return content


def _refuse_binary(path: Path, content: bytes) -> None:
    """Refuse what is not text, and say what it seems to be."""
    for signature, what, advice in _SIGNATURES:
        if content.lstrip()[:8].startswith(signature):
            raise SourceError(f"{path} : {what} ; attendu du texte ; {advice}")
    controls = sum(content.count(bytes([c])) for c in (*range(1, 9), *range(14, 27)))
    if b"\0" in content or controls > len(content) // 100:
        raise SourceError(
            f"{path} : contenu binaire ; attendu du texte en UTF-8 ; exportez-le en texte ou en Markdown"
        )


def decode(content: bytes) -> str:
    """Decode strictly as UTF-8, else as the text declares itself, else as Windows-1252; keep line ends.

    Raises:
        UnicodeDecodeError: UTF-8 that is damaged, or a byte that no encoding allows.
    """
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        for name in _declared(content):
            with suppress(UnicodeDecodeError, LookupError):
                return content.decode(name)
        if _is_mostly_utf8(content):  # in Windows-1252 every accented letter would become two others
            raise
    return content.decode("cp1252")


def _is_mostly_utf8(content: bytes) -> bool:
    """Tell whether most bytes beyond ASCII stand in sequences that UTF-8 allows."""
    beyond = len(content) - len(content.decode("ascii", "ignore"))
    readable = content.decode("utf-8", "ignore").encode()
    return len(readable) - len(readable.decode("ascii", "ignore")) > beyond / 2


def _declared(content: bytes) -> tuple[str, ...]:
    """Return the charset that the beginning of the text declares, if it is a text encoding."""
    match = _DECLARED.search(content[:2048])
    name = match.group(1).decode("ascii").lower() if match else ""
    return (name,) if name.startswith(_TEXT_ENCODINGS) else ()
