"""Text for people who do not write Python, and the few lines that load it."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def replies() -> Mapping[str, Mapping[str, Any]]:
    """The sentences of replies, by section and name (`replies.toml`)."""
    loaded = tomllib.loads((_FOLDER / "replies.toml").read_text(encoding="utf-8"))
    return MappingProxyType(loaded)


def phrase(section: str, name: str, /, **values: object) -> str:
    """One sentence with its blanks filled in."""
    return str(replies()[section][name]).format(**values)
