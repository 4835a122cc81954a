"""The shipped proceedings, cut by their headings alone: a reading that shares no code with the ingestion."""

import re
from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "proceedings" / "assises-ia-territoires-3.md"
ORGANISATION = "Organisation : "  # a heading for an organisation that speaks


def shipped() -> str:
    """The proceedings of this repository, in canonical Markdown."""
    return SHIPPED.read_text(encoding="utf-8")


def sections(markdown: str) -> list[tuple[str, str, str]]:
    """Cut canonical Markdown into (session heading, speaker heading, text); no heading is empty."""
    body = markdown.split("\n---\n", 1)[1]
    found: list[tuple[str, str, str]] = []
    session = speaker = ""
    for block in re.split(r"\n{2,}", body.strip()):
        if block.startswith("### "):
            speaker = block[4:]
        elif block.startswith("## "):
            session, speaker = block[3:], ""
        else:
            found.append((session, speaker, block))
    return found


def name_of(speaker_heading: str) -> str:
    """The person or organisation that a heading introduces."""
    return speaker_heading.removeprefix(ORGANISATION).split(" — ")[0]
