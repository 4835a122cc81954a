"""A file appears when it is complete: what is interrupted leaves the old one, or none."""

import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_whole(file: Path, parts: Iterable[str]) -> None:
    """Write the parts of a text, one after the other, as one file or not at all.

    Raises:
        OSError: it cannot be written.
    """
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=file.parent, prefix=f".{file.name}.", delete=False
    ) as written:
        partial = Path(written.name)
        try:
            written.writelines(parts)
            written.flush()
            partial.chmod(0o644)
            partial.replace(file)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
