"""How much of a chat model's context a text takes. It counts; nothing is ever cut by it."""

import hashlib
import math
import os
from functools import cache
from pathlib import Path

import tiktoken

_VOCABULARY = "o200k_base"
_CACHED_AS = (
    "fb374d419588a4632f3f557e76b4b70aebbca790"  # the name that tiktoken gives to this vocabulary's file
)
_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
_BYTES_PER_TOKEN = 3  # French prose has about four: the estimate errs on the side of too many


def count_budget_tokens(text: str) -> int:
    """Count the tokens of a text as common chat models do, or estimate them from above.

    tiktoken downloads its vocabulary at first use, which this program never does: where the operator has put
    the file in the folder that `TIKTOKEN_CACHE_DIR` names, the count is exact, else it is an estimate.
    """
    vocabulary = _vocabulary(os.environ.get("TIKTOKEN_CACHE_DIR", ""))
    if vocabulary is None:
        return math.ceil(len(text.encode()) / _BYTES_PER_TOKEN)
    return len(vocabulary.encode(text, disallowed_special=()))


@cache
def _vocabulary(folder: str) -> tiktoken.Encoding | None:
    """The vocabulary where its file is there and whole; tiktoken would replace any other from the network."""
    if not folder:
        return None
    try:
        found = hashlib.sha256((Path(folder) / _CACHED_AS).read_bytes()).hexdigest()
    except OSError:
        return None
    return tiktoken.get_encoding(_VOCABULARY) if found == _SHA256 else None
