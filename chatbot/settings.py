"""What an operator can choose, read once from `settings.toml`."""

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ingest.errors import SettingsError
from ingest.reasons import in_french

DEFAULT_FILE = Path("settings.toml")
_KINDS = {str: "un texte", int: "un nombre entier"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its default. The README describes each."""

    encoder: str = "multilingual-e5-small"  # or a sentence-transformers model: a hub name or a folder
    encoder_revision: str = ""  # hub revision to pin; empty for the newest (hub models only)
    contact: str = ""  # where visitors turn when there is no answer: an address, a telephone number
    max_question_chars: int = 600  # longer questions are refused


def read_settings(file: Path | None = None, folder: Path | None = None) -> Settings:
    """Read the settings file, or the defaults where there is none.

    Args:
        file: a TOML file that must exist; None for `settings.toml`, which may be absent.
        folder: where that lies if not in the working folder: beside `app.py`, wherever it is started from.

    Raises:
        SettingsError: unreadable file, unknown key, or value of another type than its default.
    """
    beside = folder / DEFAULT_FILE if folder and not DEFAULT_FILE.exists() else DEFAULT_FILE
    if file is None and not beside.exists():
        return Settings()
    path = file or beside
    return Settings(**{key: _checked(path, key, value) for key, value in _read_toml(path).items()})


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Windows' editor puts a mark in front
    except tomllib.TOMLDecodeError as exc:
        raise _unreadable(path, _place_of(exc)) from exc
    except (OSError, ValueError) as exc:
        raise _unreadable(path, in_french(exc)) from exc


def _unreadable(path: Path, found: str) -> SettingsError:
    return SettingsError(
        f"{path} : réglages illisibles ({found}) ; attendu des lignes TOML telles que "
        "max_question_chars = 600 ; corrigez le fichier ou retirez-le"
    )


def _place_of(error: tomllib.TOMLDecodeError) -> str:
    """Where the file is no TOML: the parser tells it at the end of its message only."""
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    return f"ligne {place[1]}, colonne {place[2]}" if place else "la fin manque"


def _checked(path: Path, key: str, value: Any) -> Any:
    """Return the value of a setting, or say which key or value is wrong."""
    names = [field.name for field in fields(Settings)]
    if key not in names:
        raise SettingsError(
            f"{path} : réglage inconnu {key!r} ; attendu {', '.join(names)} ; corrigez-le ou retirez-le"
        )
    default = getattr(Settings(), key)
    if type(value) is not type(default):  # not isinstance: true is no number of characters
        raise SettingsError(
            f"{path} : {key} vaut {value!r} ; attendu {_KINDS[type(default)]}, par exemple {default!r} ; "
            "corrigez-le"
        )
    if isinstance(value, int) and value < 1:
        raise SettingsError(
            f"{path} : {key} vaut {value!r} ; attendu 1 ou plus, par exemple {default!r} ; corrigez-le"
        )
    return value
