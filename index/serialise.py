"""Parsed proceedings ↔ JSON, without loss: what the index stores of them."""

import types
from dataclasses import asdict, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from ingest.model import Proceedings

_T = TypeVar("_T")


def proceedings_to_json(proceedings: Proceedings) -> dict[str, Any]:
    """Every field, the source text included; field names as in the model."""
    return asdict(proceedings)


def proceedings_from_json(data: Any) -> Proceedings:
    """Rebuild what `proceedings_to_json` gave.

    Raises:
        ValueError: a field is missing or unknown.
        TypeError: a value is of another type than its field.
    """
    return _build(Proceedings, data)


def _build(kind: type[_T], data: Any) -> _T:
    hints = _hints(kind)  # type: ignore[arg-type]  # a class is hashable
    if not isinstance(data, dict) or not data.keys() <= hints.keys():
        raise ValueError(f"{kind.__name__}: unexpected fields in {str(data)[:80]!r}")
    try:
        return kind(**{name: _value(hints[name], value) for name, value in data.items()})
    except TypeError as exc:
        raise ValueError(f"{kind.__name__}: {exc}") from exc


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _value(hint: Any, value: Any) -> Any:
    """One field's value as its annotation asks."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return None if value is None else _value(next(a for a in arguments if a is not type(None)), value)
    if origin is tuple:
        return _tuple(arguments, value)
    if is_dataclass(hint):
        return _build(hint, value)  # type: ignore[arg-type]  # a dataclass type, not an instance
    if issubclass(hint, StrEnum):
        return hint(value)
    if hint is float and isinstance(value, int):
        return float(value)
    if not isinstance(value, hint):
        raise TypeError(f"expected {hint.__name__}, found {str(value)[:80]!r}")
    return value


def _tuple(arguments: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    """A tuple of any length, or of a fixed shape."""
    if not isinstance(value, list):
        raise TypeError(f"expected a list, found {str(value)[:80]!r}")
    if arguments[-1] is Ellipsis:
        return tuple(_value(arguments[0], item) for item in value)
    return tuple(_value(hint, item) for hint, item in zip(arguments, value, strict=True))
