"""What an operator can choose, read once from `settings.toml`."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from ingest.errors import SettingsError

DEFAULT_FILE = Path("settings.toml")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its default. The README describes each."""

    encoder: str = "packaged-minilm"  # or a sentence-transformers model: a hub name or a folder
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
    if file is None and not DEFAULT_FILE.is_file():
        return Settings()
    path = file or DEFAULT_FILE
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise SettingsError(f"{path}: cannot be read as TOML ({exc}); expected lines such as contact = \"…\"; correct or remove it") from exc
    known = {field.name: field for field in fields(Settings)}
    for key, value in found.items():
        if key not in known:
            raise SettingsError(f"{path}: unknown setting {key!r}; expected one of {', '.join(known)}; correct or remove it")
        expected = type(getattr(Settings(), key))
        if type(value) is not expected:
            raise SettingsError(f"{path}: {key} = {value!r} is {type(value).__name__}, expected {expected.__name__}; correct it")
    return Settings(**found)
