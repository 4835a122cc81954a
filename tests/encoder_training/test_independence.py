"""The program runs without its training."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_program_never_imports_the_training() -> None:
    """Who only runs the program can delete the folder."""
    files = [
        ROOT / "app.py",
        *(
            file
            for package in ("ingest", "index", "chatbot", "prompts")
            for file in (ROOT / package).rglob("*.py")
        ),
    ]
    found = [
        str(file.relative_to(ROOT))
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom) and "encoder_training" in ast.unparse(node)
    ]

    assert len(files) > 20
    assert found == []
