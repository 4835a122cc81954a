"""What an operator can choose, read once from `settings.toml`."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ingest.errors import SettingsError

DEFAULT_FILE = Path("settings.toml")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its default. The README describes each."""

    encoder: str = "french-minilm"  # or a sentence-transformers model: a hub name or a folder
    encoder_revision: str = ""  # hub revision to pin; empty for the newest (hub models only)
    contact: str = ""  # where visitors turn when there is no answer: an address, a telephone number
    max_question_chars: int = 600  # longer questions are refused


def read_settings(file: Path | None = None) -> Settings:
    """Read the settings file, or the defaults where there is none.

    Args:
        file: a TOML file that must exist; None for `settings.toml`, which may be absent.

    Raises:
        SettingsError: unreadable file, unknown key, or value of another type than its default.
    """
    if file is None and not DEFAULT_FILE.exists():
        return Settings()
    path = file or DEFAULT_FILE
    return Settings(**{key: _checked(path, key, value) for key, value in _read_toml(path).items()})


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Windows' editor puts a mark in front
    except (OSError, ValueError) as exc:
        raise SettingsError(
            f"{path}: cannot be read as TOML ({exc}); expected lines such as max_question_chars = 600; "
            "correct the file or remove it"
        ) from exc


def _checked(path: Path, key: str, value: Any) -> Any:
    """Return the value of a setting, or say which key or value is wrong."""
    names = [field.name for field in fields(Settings)]
    if key not in names:
        raise SettingsError(
            f"{path}: unknown setting {key!r}; expected one of {', '.join(names)}; correct or remove it"
        )
    default = getattr(Settings(), key)
    if type(value) is not type(default):  # not isinstance: true is no number of characters
        raise SettingsError(
            f"{path}: {key} = {value!r} is {type(value).__name__}, "
            f"expected {type(default).__name__}, for instance {default!r}; correct it"
        )
    if isinstance(value, int) and value < 1:
        raise SettingsError(
            f"{path}: {key} = {value!r}, expected 1 or more, for instance {default!r}; correct it"
        )
    return value
