"""A folder that is replaced as a whole: readers see the old content or the new, never a mixture.

The folder holds `manifest.json` and the data folder that it names. A writer makes a new data folder beside
the one in use and replaces the manifest last, in one step: whatever interrupts it, the manifest names
complete data.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest.errors import IndexingError
from ingest.reasons import in_french

FORMAT = "proceedings-index"
MANIFEST = "manifest.json"
_LOCK = "build.lock"
_DATA = re.compile(r"data-[0-9a-f]{12}")
_HARMLESS = frozenset(
    {".gitkeep", ".gitignore", ".DS_Store", "lost+found"}
)  # in folders that people call empty


def replace_content(directory: Path, write: Callable[[Path], dict[str, Any]]) -> None:
    """Let `write` fill a new data folder, then make it the content.

    Args:
        directory: a new or empty folder, or one that this function made.
        write: fills the folder that it is given and returns what the manifest says beside `format`, `data`
            and `files`.

    Raises:
        IndexingError: the folder holds something else, another writer is at work, or it cannot be written.
    """
    try:
        _check_ours(directory)
        directory.mkdir(parents=True, exist_ok=True)
        with _locked(directory):
            _remove_unused(directory)
            try:
                _publish(directory, write)
            finally:  # after Ctrl-C too
                _remove_unused(directory)
    except OSError as exc:
        raise IndexingError(
            f"{directory} : l'index ne peut pas être écrit ({in_french(exc)}) ; attendu un dossier "
            "où écrire ; faites de la place, donnez-vous le droit d'écrire, ou choisissez-en un autre "
            "avec --index"
        ) from exc


def sha256_of_files(folder: Path) -> dict[str, str]:
    """Checksum of every file under a folder, by relative name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files
    }


def _publish(directory: Path, write: Callable[[Path], dict[str, Any]]) -> None:
    folder = directory / f"data-{uuid.uuid4().hex[:12]}"
    folder.mkdir()
    content = write(folder)
    manifest = {"format": FORMAT, **content, "data": folder.name, "files": sha256_of_files(folder)}
    temporary = folder / MANIFEST
    temporary.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for path in (*folder.rglob("*"), folder, directory):
        _sync(path)
    temporary.replace(directory / MANIFEST)
    _sync(directory)


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Hold the folder for one writer; the lock goes with the process, however it ends."""
    with (directory / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise IndexingError(
                f"{directory} : une autre commande écrit cet index ; attendez sa fin, ou choisissez "
                "un autre dossier avec --index"
            ) from exc
        yield


def _check_ours(directory: Path) -> None:
    """Refuse to write among somebody else's files."""
    if directory.exists() and not directory.is_dir():
        raise IndexingError(
            f"{directory} : c'est un fichier ; attendu un dossier ; choisissez-en un autre avec --index"
        )
    names = sorted(path.name for path in directory.iterdir()) if directory.exists() else []
    foreign = [
        name for name in names if name not in {MANIFEST, _LOCK, *_HARMLESS} and not _DATA.fullmatch(name)
    ]
    if MANIFEST in names and not _is_ours(directory / MANIFEST) and not any(map(_DATA.fullmatch, names)):
        foreign.append(MANIFEST)
    if foreign:
        raise IndexingError(
            f"{directory} : contient {foreign[0]!r}, qui n'est pas d'un index ; attendu un dossier nouveau, "
            "vide, ou un index ; choisissez-en un autre avec --index"
        )


def _is_ours(manifest: Path) -> bool:
    try:
        return bool(json.loads(manifest.read_text(encoding="utf-8")).get("format") == FORMAT)
    except (ValueError, AttributeError):
        return False


def _remove_unused(directory: Path) -> None:
    """Remove data folders that the manifest does not name: older ones and those of interrupted writers."""
    used = _data_in_use(directory / MANIFEST)
    for path in directory.iterdir():
        if _DATA.fullmatch(path.name) and path.name != used:
            shutil.rmtree(path)


def _data_in_use(manifest: Path) -> str | None:
    """The data folder that a manifest names; None where there is none or it is damaged."""
    try:
        return str(json.loads(manifest.read_text(encoding="utf-8"))["data"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
