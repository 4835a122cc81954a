"""The shape of a reply that comes from a file or a server: what is measured of it must be there."""

from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

_Kind = Literal["answer", "abstention"]
KINDS = get_args(_Kind)


class _Part(BaseModel):
    """Fields that nothing is measured of may be there, of whatever kind."""

    model_config = ConfigDict(strict=True, extra="ignore", allow_inf_nan=False)


class _Speaker(_Part):
    name: str


class _Session(_Part):
    kind: str
    number: int | None


class _Source(_Part):
    start: int
    end: int


class _Citation(_Part):
    number: int
    statement_id: str | None
    quote: str
    speaker: _Speaker | None
    session: _Session | None
    source: _Source


class _Abstention(_Part):
    reason: str
    nearest: list[_Citation] = []


class _Reply(_Part):
    kind: _Kind
    text: str
    citations: list[_Citation]
    abstention: _Abstention | None
    generator: str
    corpus_version: str
    timings_ms: dict[str, float] = {}


def malformed(reply: Any) -> str:
    """What is wrong with the shape of a reply, in a few French words; empty where nothing is."""
    try:
        read = _Reply.model_validate(reply)
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(map(str, first["loc"])) or "réponse"
        return f"{place} absent" if first["type"] == "missing" else f"{place} d'une autre forme"
    if (read.kind == "abstention") != (read.abstention is not None):
        return "kind et abstention se contredisent"
    return ""
