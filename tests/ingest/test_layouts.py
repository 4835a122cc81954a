"""Invented articles in the published layout, each printed otherwise: marks, capitals, numerals, encodings."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.french import fold
from ingest.pipeline import read_proceedings

_FOLDER = Path(__file__).parent.parent / "data" / "layouts"
_EXPECTED: dict[str, list[dict[str, Any]]] = json.loads(
    (_FOLDER / "expected.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", _EXPECTED)
def test_every_quotation_is_its_speakers_in_its_session(name: str) -> None:
    """Nobody's may be what is not required; another person's or another session's never."""
    proceedings = read_proceedings(_FOLDER / f"{name}.txt")
    sessions = {s.id: [s.kind.value, s.number] for s in proceedings.sessions}

    for row in _EXPECTED[name]:
        found = [s for s in proceedings.statements if row["begins"] in s.text]
        if row["session"] is None:
            assert found == [], f"{row['begins']}: said by nobody of the event"
            continue
        [statement] = found
        assert sessions[statement.session_id or ""] == row["session"], row["begins"]
        if statement.speaker or row["required"]:
            speaker, expected = statement.speaker, row["speaker"]
            assert fold(speaker or "") == fold(expected or ""), row["begins"]
