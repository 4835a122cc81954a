"""The invented proceedings of tests/data, and the published ones where they are at hand."""

import json
from pathlib import Path
from typing import Any

from tests.ingest.variants import Example, Expected

DATA = Path(__file__).parent.parent / "data"
PUBLISHED = Path(__file__).parents[2].parent / "shared" / "proceedings" / "assises-3e-edition.txt"
EXAMPLES = ("foret-urbaine", "patrimoine", "mobilites", "nuit")
_MOVABLE = {"round_table", "keynote", "visit"}


def load_example(name: str) -> Example:
    """Read an invented document and its gold."""
    gold = json.loads((DATA / f"{name}.gold.json").read_text(encoding="utf-8"))
    statements = tuple(
        Expected(s["text"], s["kind"], s["speaker"], tuple(s["session"]) if s["session"] else None)
        for s in gold["statements"]
    )
    moved = [s for s in gold["sections"] if s["session"][0] in _MOVABLE]
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return Example(
        text,
        statements,
        tuple(gold["people"]),
        (),
        tuple((s["start"], s["end"]) for s in moved),
        tuple(s["session"][0] for s in moved),
    )


def published_gold() -> dict[str, Any]:
    """Read the gold of the published text."""
    gold: dict[str, Any] = json.loads(PUBLISHED.with_name("gold.json").read_text(encoding="utf-8"))
    return gold


def load_published() -> Example:
    """Read the published text and its gold."""
    gold = published_gold()
    sessions = {s["id"]: (s["kind"], s["number"]) for s in gold["sessions"]}
    statements = tuple(
        Expected(s["text_clean"], s["kind"], s["speaker"], sessions.get(s["session_id"]))
        for s in gold["statements"]
    )
    moved = [s for s in gold["sessions"] if s["kind"] in _MOVABLE]
    return Example(
        PUBLISHED.read_text(encoding="utf-8"),
        statements,
        tuple(p["name"] for p in gold["people"] if p["is_speaker"]),
        tuple(
            sorted(
                {
                    s["organisation"]
                    for s in gold["statements"]
                    if s["organisation"] not in {None, s["speaker"]}
                }
            )
        ),
        tuple((s["start"], s["end"]) for s in moved),
        tuple(s["kind"] for s in moved),
    )
