"""What the chat page posts: the only shapes that are let through to Gradio, which trusts its own page."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

# For each function of the page, by its number: which of its inputs are words; the others are kept here and
# come as null.
Functions = Mapping[int, tuple[bool, ...]]

Visitor = Annotated[str, StringConstraints(pattern=r"^[\w-]{1,64}$")]


class Posted(BaseModel):
    """A call of one of the page's functions; what else a request says is left out.

    Read from bytes, it refuses what is no text: half of a surrogate pair, for one.
    """

    model_config = ConfigDict(strict=True, extra="ignore")

    fn_index: int
    data: list[str | None]
    session_hash: Visitor
    trigger_id: int | None = None


def read_posted(body: bytes, functions: Functions) -> bytes | None:
    """Check a request's body.

    Args:
        body: as it came.
        functions: those that the page may call.

    Returns:
        What may be passed on; None where it is nothing that the page sends.
    """
    try:
        posted = Posted.model_validate_json(body)
    except ValidationError:
        return None
    expected = functions.get(posted.fn_index)
    if expected is None or [isinstance(value, str) for value in posted.data] != list(expected):
        return None
    return posted.model_dump_json().encode()
