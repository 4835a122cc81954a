"""The reports of an evaluation, in its folder."""

from pathlib import Path

from chatbot.evaluation.reports.html import render_html
from chatbot.evaluation.reports.junit import render_junit
from chatbot.evaluation.reports.markdown import render_markdown
from chatbot.evaluation.reports.material import Material
from chatbot.evaluation.results import write_file

REPORTS = {"report.md": render_markdown, "report.html": render_html, "junit.xml": render_junit}


def write_reports(folder: Path, material: Material) -> None:
    """Write `report.md`, `report.html` and `junit.xml`.

    Raises:
        InputError: the folder cannot be written.
    """
    for name, render in REPORTS.items():
        write_file(folder / name, render(material))
