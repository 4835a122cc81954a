"""The report in a real browser: it asks nothing, breaks no rule, fits, prints, and needs no script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, sync_playwright

from chatbot.evaluation.compare import compare
from chatbot.evaluation.gate import DEFAULT_GATE, check_gate, read_gate
from chatbot.evaluation.judge import Judgement, JudgeReport, Opinion
from chatbot.evaluation.metrics import METRICS
from chatbot.evaluation.model import Answered, Corpus, Evaluation
from chatbot.evaluation.reports.html import render_html
from chatbot.evaluation.reports.material import make_material
from tests.evaluate_reports.conftest import Measure, always_answer, never_answer, swap_speaker

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE = {"width": 1280, "height": 860}, {"width": 360, "height": 740}
LOOKS: dict[str, dict[str, Any]] = {
    "desktop, light": {"viewport": DESKTOP},
    "desktop, dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone, light": {"viewport": PHONE},
    "phone, dark": {"viewport": PHONE, "color_scheme": "dark"},
    "forced colours": {"viewport": PHONE, "forced_colors": "active"},
}
OPEN_ALL = "for (const fold of document.querySelectorAll('details')) { fold.open = true; }"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Text that sticks out of the picture that it is in, or is set smaller than nine pixels.
BAD_LETTERS = """
() => [...document.querySelectorAll("svg text")].filter((text) => {
  const letters = text.getBoundingClientRect(), picture = text.closest("svg").getBoundingClientRect();
  const scale = picture.width / text.closest("svg").viewBox.baseVal.width;
  return letters.left < picture.left || letters.right > picture.right || letters.top < picture.top
    || letters.bottom > picture.bottom || scale * parseFloat(getComputedStyle(text).fontSize) < 9;
}).map((text) => text.textContent)
"""


@pytest.fixture(scope="module")
def browser(browser_executable: str) -> Iterator[Browser]:
    """A real browser."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=browser_executable, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(
    answered: tuple[Answered, ...],
    corpus: Corpus,
    measure: Measure,
    evaluation: Evaluation,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A report with every section: gate, baseline, judge, failures of several kinds."""
    worse = {"q03": swap_speaker, "q13": always_answer, "q06": never_answer}
    bad = measure(
        [worse[row.question.id](row, corpus) if row.question.id in worse else row for row in answered]
    )
    material = make_material(
        bad,
        corpus,
        METRICS,
        gate=check_gate(
            bad.summary, bad.results, evaluation, read_gate(DEFAULT_GATE, METRICS), metrics=METRICS
        ),
        comparison=compare(evaluation, bad, (corpus, corpus), metrics=METRICS),
        judge=JudgeReport("faux:modèle", "ab" * 32, (Judgement("q03", Opinion.WRONG, "Ce n’est pas lui."),)),
        power="Avec 16 questions, peu se voit.",
    )
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(render_html(material), encoding="utf-8")
    return file


def opened(browser: Browser, report: Path, **options: Any) -> Page:
    """Open the file from the disk."""
    page = browser.new_context(locale="en-US", **options).new_page()
    page.goto(report.as_uri())
    return page


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(look: str, browser: Browser, report: Path) -> None:
    """Every fold open, no rule of WCAG 2.2 AA and no best practice is broken, whatever the screen."""
    page = opened(browser, report, **LOOKS[look])
    page.evaluate(OPEN_ALL)

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})

    assert [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in found.response["violations"]] == []
    assert len(found.response["passes"]) > 20
    page.context.close()


def test_nothing_is_asked_of_anybody(browser: Browser, report: Path) -> None:
    """The file itself is the only thing that is read, and the console stays silent."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    page.on("console", lambda message: said.append(message.text))
    page.goto(report.as_uri())
    page.evaluate(OPEN_ALL)
    page.wait_for_timeout(200)

    assert [url for url in asked if not url.startswith("data:")] == [report.as_uri()]
    assert said == []
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_overflows_sideways(width: int, browser: Browser, report: Path) -> None:
    """Every fold open, the page is as wide as the screen."""
    page = opened(browser, report, viewport={"width": width, "height": 700})
    page.evaluate(OPEN_ALL)

    assert page.evaluate(WIDE) == 0
    page.context.close()


@pytest.mark.parametrize("look", ["desktop, light", "phone, light"])
def test_letters_of_plots_stay_inside_and_legible(look: str, browser: Browser, report: Path) -> None:
    """No label is cut off, none is smaller than nine pixels."""
    page = opened(browser, report, **LOOKS[look])

    assert page.evaluate(BAD_LETTERS) == []
    page.context.close()


@pytest.mark.parametrize("look", ["desktop, light", "phone, dark"])
def test_the_first_screen_answers_the_question(look: str, browser: Browser, report: Path) -> None:
    """May this go online, and what is worst: both are seen before anybody scrolls."""
    page = opened(browser, report, **LOOKS[look])
    height = LOOKS[look]["viewport"]["height"]

    verdict, worst = page.locator(".verdict .mot"), page.locator(".pire li strong").first
    for shown in (verdict, worst):
        box = shown.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height

    assert verdict.inner_text() == "Non"
    assert "mauvaise personne" in worst.inner_text()
    page.context.close()


def test_it_can_be_read_without_script(browser: Browser, report: Path) -> None:
    """With scripts switched off, a fold opens with the keyboard and shows reply and gold."""
    page = opened(browser, report, java_script_enabled=False)
    fold = page.locator("details", has=page.locator(".id", has_text="q03"))

    fold.locator("summary").press("Enter")

    assert fold.get_by_text("Personnes : Paul Lemoine").is_visible()
    assert fold.locator(".reponse").is_visible()
    page.context.close()


def test_an_example_leads_to_its_question(browser: Browser, report: Path) -> None:
    """The link of the worst thing goes to the fold of that question."""
    page = opened(browser, report)

    page.locator(".pire li a").first.click()

    target = page.evaluate("document.querySelector(location.hash).querySelector('.id').textContent")
    assert target == "q03"
    page.context.close()


def test_it_prints_dark_on_white(browser: Browser, report: Path) -> None:
    """On paper the page is white even where the screen is dark, and the way to jump is gone."""
    page = opened(browser, report, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")

    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )

    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert not page.locator("nav").is_visible()
    page.context.close()


def test_axe_is_really_looking(browser: Browser, report: Path) -> None:
    """A fault planted in the page is found: an empty list means something."""
    page = opened(browser, report)

    page.evaluate("document.querySelector('.carte').style.color = '#d0d0c8'")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})

    assert [rule["id"] for rule in found.response["violations"]] == ["color-contrast"]
    page.context.close()
