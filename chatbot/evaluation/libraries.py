"""The libraries of the `eval` extra, loaded when something is measured with them."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ingest.errors import InputError


@cache
def library(name: str, package: str) -> Any:
    """Load a module of the extra.

    Raises:
        InputError: it is not installed; the message says what to run.
    """
    try:
        return import_module(name)
    except ImportError as exc:
        raise InputError(
            f"évaluation : la bibliothèque {package} manque ; attendu les dépendances de l'option « eval » ; "
            f"installez-la dans l'environnement : python -m pip install {package}"
        ) from exc


@cache
def is_installed(name: str) -> bool:
    """Whether there is a module; what can do without it asks first."""
    return find_spec(name) is not None
