"""What the system refuses is told in French."""

import errno
import json
import os
import socket
from pathlib import Path

import pytest

from ingest.reasons import in_french


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "introuvable"),
        (errno.EACCES, "accès refusé"),
        (errno.ENOSPC, "plus de place sur le disque"),
        (errno.EADDRINUSE, "adresse déjà prise"),
    ],
)
def test_what_the_system_refuses_is_french(number: int, words: str) -> None:
    """Whatever language the machine speaks."""
    assert in_french(OSError(number, os.strerror(number))) == words


def test_an_array_cut_short_by_a_full_disk_is_french() -> None:
    """The library that writes it gives no error number."""
    cut_short = OSError("254592 requested and 14272 written")

    assert in_french(cut_short) == "écriture incomplète : disque plein ?"


def test_what_is_no_text_is_told_by_its_place(tmp_path: Path) -> None:
    """The first byte that cannot be read, the first character that is no JSON."""
    (tmp_path / "x").write_bytes(b"ab\xff")

    with pytest.raises(UnicodeDecodeError) as undecodable:
        (tmp_path / "x").read_text(encoding="utf-8")
    with pytest.raises(json.JSONDecodeError) as unreadable:
        json.loads('{\n "a" 1}')

    assert in_french(undecodable.value) == "ce n'est pas du texte en UTF-8, octet 2"
    assert in_french(unreadable.value) == "ce n'est pas du JSON, ligne 2, colonne 6"


def test_an_unknown_failure_keeps_the_first_line_of_its_own_words() -> None:
    """One line, never none."""
    assert in_french(OSError(errno.EXDEV, "Invalid link\nmore")).endswith("Invalid link")
    assert in_french(RuntimeError()) == "RuntimeError"


def test_what_lies_behind_a_library_s_error_is_told() -> None:
    """« [Errno -2] Name or service not known » of a library that a name server's answer made fail."""
    with pytest.raises(RuntimeError) as failure:
        _fail_by(socket.gaierror(-2, "Name or service not known"))
    with pytest.raises(RuntimeError) as hidden:
        _fail_hiding(OSError(errno.ENOENT, "No such file"))

    assert in_french(failure.value) == "machine inconnue"
    assert in_french(hidden.value) == "failed"


def _fail_by(cause: OSError) -> None:
    try:
        raise cause
    except OSError as exc:
        raise RuntimeError("failed") from exc


def _fail_hiding(cause: OSError) -> None:
    try:
        raise cause
    except OSError:
        raise RuntimeError("failed") from None
