"""The chat page in a real browser: what a visitor sees, hears and can do."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.conftest import Site, Watched

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FACT = "Combien de compteurs sont équipés ?"
MOON = "Que sait-on de la lune ?"
SIZES = {"desktop": {"width": 1280, "height": 860}, "phone": {"width": 360, "height": 740}}


def ask(page: Page, question: str, over: str = ".complet") -> None:
    """Type a question, send it with the keyboard and wait for the end of the answer."""
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#fil {over}")


def violations(page: Page) -> list[str]:
    """List what axe finds, with the elements."""
    page.wait_for_timeout(250)  # colours that are still in transition would be measured half-way
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found.response["violations"] for node in rule["nodes"]]


def search_for_ever(page: Page) -> None:
    """Hold the answer back: the page stays in the state of searching."""
    page.route("**/gradio_api/queue/data*", lambda route: None)
    page.fill("#question textarea", FACT)
    page.keyboard.press("Enter")


def refuse_too_long(page: Page) -> None:
    """Send more than the settings allow."""
    page.fill("#question textarea", "eau " * 200)
    page.keyboard.press("Enter")
    page.wait_for_selector("#avis .prose p")


STATES: dict[str, Callable[[Page], None]] = {
    "empty": lambda page: None,
    "searching": search_for_ever,
    "answered": lambda page: ask(page, FACT),
    "abstained": lambda page: ask(page, MOON),
    "failed": lambda page: ask(page, "panne", ".tour-panne"),
    "refused": refuse_too_long,
    "two turns": lambda page: (ask(page, FACT), ask(page, MOON, "#r2.complet"))[0],
    "side view toggled": lambda page: page.click("#programme summary"),
}
LOOKS = {
    "desktop": {"viewport": SIZES["desktop"]},
    "phone": {"viewport": SIZES["phone"]},
    "dark": {"viewport": SIZES["desktop"], "color_scheme": "dark"},
    "forced colours": {"viewport": SIZES["desktop"], "forced_colors": "active"},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(state: str, look: str, browser_page: Callable[..., Page], site: Site) -> None:
    """No state of the page, on no screen, breaks a rule of WCAG 2.2 AA or a best practice."""
    page = browser_page(**LOOKS[look])

    STATES[state](page)

    assert violations(page) == []


@pytest.mark.parametrize("path", ["/statements/dit-1", "/statements/dit-6", "/sessions/table-1", "/speakers/awa", "/rien"])
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_permanent_pages(path: str, look: str, browser_page: Callable[..., Page], site: Site) -> None:
    """Permanent pages keep the same rules."""
    page = browser_page(**LOOKS[look])
    page.goto(site.address + path)

    assert violations(page) == []
