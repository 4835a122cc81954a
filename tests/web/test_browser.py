"""The chat page in a real browser: what a visitor sees, hears and can do."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.web.conftest import OpenChat, Site, Watched, serving
from tests.web.fakes import HOSTILE

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FACT = "Combien de compteurs sont équipés ?"
MOON = "Que sait-on de la lune ?"
SLOW = "lent : combien de compteurs ?"
SIZES = {"desktop": {"width": 1280, "height": 860}, "phone": {"width": 360, "height": 740}}
SHORTEST_PHONE = 568
LOOKS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": SIZES["desktop"]},
    "phone": {"viewport": SIZES["phone"]},
    "dark": {"viewport": SIZES["desktop"], "color_scheme": "dark"},
    "forced colours": {"viewport": SIZES["phone"], "forced_colors": "active"},
}
PERMANENT = ("/statements/dit-1", "/statements/dit-6", "/sessions/table-1", "/speakers/awa", "/rien")

# What a test asks the page itself.
LABELS = """
() => [...new Set([...document.querySelectorAll("body *")]
  .filter((element) => element.checkVisibility())
  .flatMap((element) => ["aria-label", "title", "alt", "placeholder"].map((at) => element.getAttribute(at)))
  .filter(Boolean))].sort()
"""
CATALOGUES = """
() => performance.getEntriesByType("resource")
  .map(({ name }) => /\\/assets\\/([a-z]{2})-/.exec(name)?.[1])
  .filter(Boolean)
"""
WATCH_FOCUS = """
() => { window.lost = 0; setInterval(() => { window.lost += document.activeElement === document.body }, 5); }
"""
FOCUSED = """
() => {
  const element = document.activeElement;
  const shown = element.matches("textarea") ? element.closest(".input-container") : element;
  return [element.tagName + element.className + element.value, getComputedStyle(shown).outlineStyle];
}
"""
LISTEN = """
() => {
  window.heard = [];
  const silent = ":not([aria-live=off])";
  const spoken = `:is([aria-live], [role=status], [role=log], [role=alert])${silent}`;
  const region = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(spoken);
  const note = ({ target }) => {
    const text = region(target)?.checkVisibility() && region(target).textContent.trim();
    if (text) { window.heard.push(text); }
  };
  new MutationObserver((records) => records.forEach(note))
    .observe(document.body, { childList: true, characterData: true, subtree: true });
}
"""
WATCH_GROWTH = """
() => {
  window.lengths = [];
  new MutationObserver(() => {
    const text = document.querySelector("#fil .texte");
    if (text) { window.lengths.push([performance.now(), text.textContent.length]); }
  }).observe(document.body, { childList: true, subtree: true });
}
"""
COVERED = """
() => {
  const field = document.querySelector("#saisie").getBoundingClientRect();
  return [...document.querySelectorAll(".accueil .poser")].filter((element) => element.checkVisibility())
    .filter((element) => element.getBoundingClientRect().bottom > field.top)
    .map((element) => element.value);
}
"""
SMALL = """
(least) => [...document.querySelectorAll(least.of)].filter((element) => element.checkVisibility())
  .filter((element) => {
    const box = element.getBoundingClientRect();
    return Math.min(box.width, box.height) < least.pixels;
  })
  .map((element) => element.className)
"""


def ask(page: Page, question: str, over: str = ".complet") -> None:
    """Type a question, send it with the keyboard and wait for the end of the answer."""
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#fil {over}")


def violations(page: Page) -> list[str]:
    """List what axe finds, with the elements."""
    page.wait_for_timeout(250)  # colours that are still in transition would be measured half-way
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def states(page: Page) -> Iterator[str]:
    """Go through every state of the chat, on one page."""
    yield "empty"
    page.click("#programme summary")
    yield "side view toggled"
    page.click("#programme summary")
    page.fill("#question textarea", "eau " * 200)
    page.keyboard.press("Enter")
    page.wait_for_selector("#avis .prose p")
    yield "refused"
    page.fill("#question textarea", SLOW)
    page.keyboard.press("Enter")
    page.wait_for_selector("#fil .recherche")
    yield "searching"
    page.wait_for_selector("#fil #r1.complet")
    yield "answered"
    ask(page, MOON, "#r2.complet")
    yield "abstained"
    ask(page, "panne", ".tour-panne")
    yield "failed"
    page.route("**/gradio_api/queue/join*", lambda route: route.abort())
    page.fill("#question textarea", FACT)
    page.keyboard.press("Enter")
    page.wait_for_selector("#incident:not(:empty)")
    yield "out of reach"


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_state(look: str, open_chat: OpenChat) -> None:
    """No state of the page, on no screen, breaks a rule of WCAG 2.2 AA or a best practice."""
    page = open_chat(**LOOKS[look])

    found = {state: violations(page) for state in states(page)}

    assert not any(found.values()), found
    assert len(found) == 8


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_permanent_pages(look: str, open_chat: OpenChat, site: Site) -> None:
    """Permanent pages keep the same rules."""
    page = open_chat(**LOOKS[look])
    found = {}
    for path in PERMANENT:
        page.goto(site.address + path)
        found[path] = violations(page)

    assert not any(found.values()), found


def test_axe_is_really_looking(open_chat: OpenChat) -> None:
    """A fault planted in the page is found: an empty list means something."""
    page = open_chat()

    page.evaluate("document.querySelector('.accueil-texte').style.color = '#d0d0c8'")

    assert any("color-contrast" in line for line in violations(page))


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_overflows_sideways(width: int, open_chat: OpenChat, site: Site) -> None:
    """Every state and every permanent page fits a narrow screen."""
    page = open_chat(viewport={"width": width, "height": 640})
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

    overflow = {state: page.evaluate(wide) for state in states(page)}
    for path in PERMANENT:
        page.goto(site.address + path)
        overflow[path] = page.evaluate(wide)

    assert overflow == dict.fromkeys(overflow, 0)


@pytest.mark.parametrize("height", [256, 480, 568, 640, 740, 844])
def test_the_field_covers_no_example(height: int, open_chat: OpenChat) -> None:
    """On a phone the whole of the welcome is seen with the field below it, nothing half hidden."""
    page = open_chat(viewport={"width": 360, "height": height})

    covered = page.evaluate(COVERED)

    assert covered == []
    assert page.locator(".accueil .poser:visible").count() >= 2
    if height >= SHORTEST_PHONE:
        expect(page.locator("#question textarea")).to_be_in_viewport()


def test_zoomed_in_four_times_it_still_answers(open_chat: OpenChat) -> None:
    """A window of 1280 by 1024 at 400 % leaves 320 by 256: field and answer can be reached there."""
    page = open_chat(viewport={"width": 320, "height": 256})

    ask(page, FACT)
    card = page.locator(".carte").last
    card.scroll_into_view_if_needed()

    expect(card).to_be_in_viewport()
    expect(page.locator("#question textarea")).to_be_in_viewport()


def test_no_other_host_is_asked_and_nothing_is_left(watched: Watched, site: Site) -> None:
    """A whole conversation asks only our own origin and leaves no cookie and no storage behind."""
    page = watched.open(site.address)
    ask(page, FACT)
    ask(page, MOON, "#r2.complet")
    page.reload()
    page.wait_for_selector(".accueil")

    left = page.evaluate(
        "async () => [document.cookie, Object.keys(localStorage), Object.keys(sessionStorage),"
        " await indexedDB.databases()]"
    )

    assert left == ["", [], [], []]
    assert page.context.cookies() == []


def test_every_label_is_french_in_an_english_browser(watched: Watched, site: Site) -> None:
    """The language is the page's, not the browser's, down to what only a screen reader says."""
    page = watched.open(site.address)
    ask(page, FACT)
    page.fill("#question textarea", SLOW)
    page.keyboard.press("Enter")
    page.wait_for_selector("#fil .recherche")

    labels = page.evaluate(LABELS)

    assert labels == ["Conversation", "Votre question", "Votre question…"]
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.evaluate(CATALOGUES) == ["fr"]
    expect(page.get_by_role("textbox", name="Votre question", exact=True)).to_be_editable()


def test_an_answer_shows_who_where_and_what(watched: Watched, site: Site) -> None:
    """A card names speaker, role, organisation and session; only direct quotations stand in « »."""
    page = watched.open(site.address)
    ask(page, FACT)
    cards = page.locator(".carte")

    expect(cards).to_have_count(3)
    expect(cards.nth(0).locator(".carte-nom")).to_have_text("Awa Nkomo-Delaunay")
    expect(cards.nth(0).locator(".carte-titre")).to_contain_text("syndicat des Trois Rivières")
    expect(cards.nth(0).locator(".carte-ou")).to_have_text("Table ronde 1 — L’eau, une ressource à partager")
    expect(cards.nth(0).locator(".carte-mots")).to_contain_text("«")
    expect(cards.nth(1).locator(".carte-mots")).not_to_contain_text("«")
    expect(cards.nth(1).locator(".carte-nature")).to_have_text("Propos rapportés")


def test_a_marker_leads_to_its_card(watched: Watched, site: Site) -> None:
    """A click on [3] brings the third card into view and gives it the focus; the conversation stays."""
    page = watched.open(site.address)
    ask(page, FACT)

    page.locator(".renvoi").nth(2).click()

    expect(page.locator("#t1-c3")).to_be_focused()
    expect(page.locator("#t1-c3")).to_be_in_viewport()


def test_a_card_leads_to_the_passage_in_its_context(watched: Watched, site: Site) -> None:
    """The link of a card opens the permanent page, the conversation staying where it is."""
    page = watched.open(site.address)
    ask(page, FACT)

    for card in page.locator(".carte").all():
        with page.context.expect_page() as opened:
            card.locator(".carte-lien").click()
        context = opened.value
        expect(context.locator("mark")).to_have_count(1)
        expect(context.locator("mark")).to_be_in_viewport()
        expect(context.locator(".vise")).to_contain_text(card.locator(".carte-nom").inner_text())
        assert context.locator("mark").inner_text() == card.locator(".carte-mots").inner_text()

    expect(page.locator(".carte")).to_have_count(3)


def test_an_abstention_shows_what_is_nearest_and_what_to_ask(watched: Watched, site: Site) -> None:
    """It looks different, has no numbered card, names the contact, and its suggestions ask."""
    page = watched.open(site.address)
    ask(page, MOON)
    abstention = page.locator(".tour-abstention")

    expect(abstention.locator(".carte")).to_have_count(2)
    expect(abstention.locator(".carte-numero")).to_have_count(0)
    expect(abstention).to_contain_text("accueil@valbrune.example")
    abstention.locator(".poser").first.click()
    page.wait_for_selector("#r2.complet")

    assert site.chatbot.asked[-1] == "Que dit Bertrand L’Hostis ?"


def test_a_click_in_the_side_view_asks(watched: Watched, site: Site) -> None:
    """A speaker or a session of the programme is a question."""
    page = watched.open(site.address)

    page.get_by_role("button", name="Chloé d’Aubréac vice").click()
    page.wait_for_selector("#r1.complet")
    page.get_by_role("button", name="Table ronde 2 Se déplacer").click()
    page.wait_for_selector("#r2.complet")

    assert site.chatbot.asked[-2:] == ["Que dit Chloé d’Aubréac\u202f?", "Résume la table ronde 2"]
    expect(page.locator("#question textarea")).to_be_focused()


def test_a_click_while_an_answer_is_awaited_waits_in_the_field(watched: Watched, site: Site) -> None:
    """The chosen question is not lost and not asked over the other: it is ready to be sent."""
    page = watched.open(site.address)
    page.fill("#question textarea", SLOW)
    page.keyboard.press("Enter")
    page.wait_for_selector("#fil .recherche")

    page.get_by_role("button", name="Dimitri Vasseur").click()

    expect(page.locator("#question textarea")).to_be_focused()
    expect(page.locator("#question textarea")).to_have_value("Que dit Dimitri Vasseur\u202f?")
    assert site.chatbot.asked[-1] == SLOW


def test_on_a_phone_the_side_view_opens_and_closes(open_chat: OpenChat) -> None:
    """It is folded at first, opens on demand, and folds when a question was chosen."""
    page = open_chat(viewport=SIZES["phone"])
    expect(page.locator(".qui-corps")).to_be_hidden()

    page.click("#programme summary")
    page.get_by_role("button", name="Dimitri Vasseur").click()
    page.wait_for_selector("#r1.complet")

    expect(page.locator(".qui-corps")).to_be_hidden()
    expect(page.locator("#t1")).to_be_in_viewport()


def test_what_is_hostile_is_shown_and_does_nothing(watched: Watched, site: Site) -> None:
    """Markup in a question, a name or a statement is text; marks that turn the writing round are gone."""
    page = watched.open(site.address)

    ask(page, f"Au jardin : {HOSTILE} \u202egnitirw")

    expect(page.locator(".question")).to_have_text(f"Au jardin : {HOSTILE} gnitirw")
    expect(page.locator(".carte-nom")).to_have_text(HOSTILE)
    expect(page.locator(".carte-mots")).to_contain_text(HOSTILE)  # after a blank line
    assert page.evaluate("window.hurt") is None
    assert page.locator("#fil :is(img, script, a[href^=javascript])").count() == 0
    assert page.locator(".question strong, .carte strong").count() == 0


def test_the_keyboard_is_enough(watched: Watched, site: Site) -> None:
    """Skip link first, then the field; after sending the focus is in the field, never on the body."""
    page = watched.open(site.address)

    page.keyboard.press("Tab")
    expect(page.locator(".evitement")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#question textarea")).to_be_focused()
    ask(page, FACT)
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#question .submit-button")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#effacer")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_selector(".accueil")

    expect(page.locator("#question textarea")).to_be_focused()


def test_the_focus_never_falls_on_the_body(watched: Watched, site: Site) -> None:
    """Neither the example that leaves the page with a click nor the button of the field loses it."""
    page = watched.open(site.address)
    page.evaluate(WATCH_FOCUS)
    page.focus(".accueil .poser")
    page.evaluate("window.lost = 0")

    page.keyboard.press("Enter")
    page.wait_for_selector("#r1.complet")
    page.fill("#question textarea", MOON)
    page.click("#question .submit-button")
    page.wait_for_selector("#r2.complet")

    assert page.evaluate("window.lost") == 0
    expect(page.locator("#question textarea")).to_be_focused()


def test_loading_moves_neither_focus_nor_scroll(open_chat: OpenChat) -> None:
    """The page does not take the focus by itself."""
    page = open_chat()

    assert page.evaluate("[document.activeElement.tagName, scrollY]") == ["BODY", 0]


def test_every_stop_of_the_keyboard_is_seen(watched: Watched, site: Site) -> None:
    """Each element that takes the focus shows an outline."""
    page = watched.open(site.address)
    ask(page, FACT)
    page.focus(".evitement")
    seen = set()
    bare = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name, style = page.evaluate(FOCUSED)
        if name.startswith("BODY"):
            break  # past the last stop, back to the browser's own
        seen.add(name)
        if style == "none":
            bare.append(name)

    assert bare == []
    assert len(seen) > 20


def test_a_screen_reader_hears_the_answer_once(watched: Watched, site: Site) -> None:
    """At most three announcements an answer, the last of them the whole, no region that chatters."""
    page = watched.open(site.address)
    page.evaluate(LISTEN)

    ask(page, FACT)
    page.wait_for_timeout(300)
    heard = page.evaluate("window.heard")

    assert len(heard) <= 3
    assert heard[0].startswith("Recherche")
    assert "412 compteurs" in heard[-1]
    assert "3 passages cités" in heard[-1]


def test_the_answer_grows_sentence_by_sentence(watched: Watched, site: Site) -> None:
    """The first sentence is on the page before the last one, and the whole within a second."""
    page = watched.open(site.address)
    page.evaluate(WATCH_GROWTH)

    ask(page, FACT)
    lengths = page.evaluate("window.lengths")

    assert len({length for _, length in lengths}) >= 3
    assert lengths[-1][0] - lengths[0][0] < 2000


def test_the_question_just_asked_is_at_the_top(watched: Watched, site: Site) -> None:
    """A long answer starts where the eye is: its question at the top of the conversation, not its end."""
    page = watched.open(site.address)
    ask(page, FACT)
    ask(page, FACT, "#r2.complet")
    page.wait_for_timeout(700)

    distance = page.evaluate(
        "document.querySelector('#t2').getBoundingClientRect().top"
        " - document.querySelector('#fil').getBoundingClientRect().top"
    )

    assert 0 <= distance < 60


def test_every_turn_has_a_heading(watched: Watched, site: Site) -> None:
    """The headings alone tell who wrote what."""
    page = watched.open(site.address)
    ask(page, FACT)
    ask(page, MOON, "#r2.complet")

    assert (
        page.locator("#fil :is(h2, h3)").all_text_contents()
        == ["Votre question", "Réponse de l’assistant"] * 2
    )


def test_targets_are_large_enough(watched: Watched, site: Site) -> None:
    """Whatever is clicked is at least 24 pixels high and wide; what is used most, 44."""
    page = watched.open(site.address)
    ask(page, FACT)
    assert page.evaluate(SMALL, {"of": "button, summary, #fil a", "pixels": 24}) == []
    assert (
        page.evaluate(SMALL, {"of": "#question button, #question textarea, .poser, summary", "pixels": 44})
        == []
    )


@pytest.mark.parametrize("size", [*SIZES, "zoomed"])
def test_why_a_question_is_refused_is_in_view(size: str, open_chat: OpenChat) -> None:
    """The reason stands above the field, also where the field is stuck to the foot of a small window."""
    page = open_chat(viewport=SIZES.get(size, {"width": 320, "height": 256}))
    ask(page, FACT)

    page.fill("#question textarea", "é" * 601)
    page.keyboard.press("Enter")

    expect(page.locator("#avis")).to_contain_text("601 caractères")
    expect(page.locator("#avis")).to_be_in_viewport(ratio=1)
    expect(page.locator("#question .submit-button")).to_be_in_viewport(ratio=1)


def test_who_never_speaks_is_told_apart(watched: Watched, site: Site) -> None:
    """Five speak, and the sixth of the list bears why it is not counted."""
    page = watched.open(site.address)

    expect(page.locator(".qui-compte")).to_have_text("5 sessions, 5 personnes")
    expect(page.locator(".qui-aide")).to_contain_text("Une autre personne est présentée")
    expect(page.locator(".orateur:has(.orateur-muet) .orateur-nom")).to_have_text("Odile Marchetti")


def test_a_page_whose_scripts_are_slow_is_not_blank(browser: Browser, site: Site) -> None:
    """Until they have come, the page says what it is and that it is on its way; then it makes room."""
    page = browser.new_context().new_page()
    held: list[Route] = []
    is_slow = True
    page.route("**/assets/*.js", lambda route: held.append(route) if is_slow else route.continue_())
    page.goto(site.address, wait_until="commit")
    waiting = page.locator(".attente")

    expect(waiting).to_contain_text("Rencontres de l’eau et des chemins")
    expect(waiting).to_contain_text("Chargement")
    is_slow = False
    for route in held:
        route.continue_()

    expect(page.locator("#question textarea")).to_be_visible()
    expect(waiting).to_be_hidden()
    page.context.close()


def test_on_paper_the_whole_conversation_and_nothing_to_click(watched: Watched, site: Site) -> None:
    """Printed from a wide screen, nothing is cut at the height of the window."""
    page = watched.open(site.address)
    ask(page, FACT)

    page.emulate_media(media="print")

    for left_out in ("#programme", "#saisie", "#effacer", ".copier", ".carte-lien"):
        expect(page.locator(left_out).first).to_be_hidden()
    last = page.locator(".carte").last.bounding_box()
    assert last
    assert page.evaluate("document.documentElement.scrollHeight") >= last["y"] + last["height"]
    assert last["width"] > 600  # not in what was the column of the panel


def test_too_long_and_empty_questions_are_refused_in_words(watched: Watched, site: Site) -> None:
    """Nothing is sent to the chatbot, what was written stays in the field, and the page says why."""
    page = watched.open(site.address)
    asked = len(site.chatbot.asked)

    page.focus("#question textarea")
    page.keyboard.press("Enter")
    expect(page.locator("#avis")).to_have_text("Écrivez d’abord votre question.")
    page.fill("#question textarea", "é" * 601)
    page.keyboard.press("Enter")

    expect(page.locator("#avis")).to_contain_text("601 caractères")
    expect(page.locator("#question textarea")).to_have_value("é" * 601)
    assert len(site.chatbot.asked) == asked


def test_a_breakdown_of_ours_is_told_in_french(watched: Watched, site: Site) -> None:
    """No English message, no trace: the chat says it broke and whom to ask."""
    page = watched.open(site.address)

    ask(page, "panne", ".tour-panne")

    expect(page.locator(".tour-panne")).to_contain_text("accueil@valbrune.example")
    assert "voulue" not in page.content()
    watched.complaints.clear()


def test_a_server_that_is_gone_is_told_in_french(open_chat: OpenChat) -> None:
    """A question that cannot be sent does not vanish silently."""
    page = open_chat()
    page.route("**/gradio_api/queue/join*", lambda route: route.abort())

    page.fill("#question textarea", FACT)
    page.keyboard.press("Enter")

    expect(page.locator("#incident")).to_contain_text("ne répond pas")
    incident, field = page.locator("#incident").bounding_box(), page.locator("#question").bounding_box()
    assert incident
    assert field
    assert incident["x"] >= field["x"]
    assert incident["y"] + incident["height"] <= field["y"]


def test_an_answer_that_is_cut_off_is_told_and_asked_again(browser: Browser) -> None:
    """The page says what happened and, once the service is back, comes back with the question."""
    page = browser.new_page()
    with serving() as site:
        port = int(site.address.rpartition(":")[2])
        Watched(page).open(site.address)
        page.fill("#question textarea", SLOW)
        page.keyboard.press("Enter")
        page.wait_for_selector("#fil .recherche")

        site.stop()

        expect(page.locator("#incident")).to_contain_text("La réponse a été interrompue")
    with serving(port):
        page.wait_for_selector("#fil .recherche", state="detached", timeout=20_000)
        expect(page.locator("#question textarea")).to_have_value(re.compile("lent.*compteurs"))
        ask(page, FACT)
    page.close()


def test_two_visitors_do_not_meet(open_chat: OpenChat, site: Site) -> None:
    """Each has a conversation of their own."""
    first, second = open_chat(), open_chat()

    ask(first, FACT)
    ask(first, MOON, "#r2.complet")
    ask(second, MOON)

    assert site.chatbot.conversations[-3:] == [0, 1, 0]
    expect(second.locator("#fil .tour-question")).to_have_count(1)


def test_erasing_forgets(watched: Watched, site: Site) -> None:
    """After « Effacer » the next question is a first one, and it is announced again."""
    page = watched.open(site.address)
    ask(page, FACT)

    page.click("#effacer")
    page.wait_for_selector(".accueil")
    ask(page, MOON)

    assert site.chatbot.conversations[-1] == 0
    expect(page.locator("#annonces")).to_contain_text("lune")


def test_a_closed_page_is_forgotten(open_chat: OpenChat, site: Site) -> None:
    """What a visitor wrote leaves the server's memory with the page, as the page promises."""
    before = set(site.visits)
    page = open_chat()
    ask(page, FACT)
    (opened,) = set(site.visits) - before

    page.close()
    for _ in range(100):
        if opened not in site.visits:
            break
        time.sleep(0.1)

    assert opened not in site.visits


def test_an_answer_can_be_copied(open_chat: OpenChat) -> None:
    """The clipboard holds the answer with the people and sessions of its passages, and no markup."""
    page = open_chat(permissions=["clipboard-read", "clipboard-write"])
    ask(page, FACT)

    page.click(".copier")
    expect(page.locator("#annonces")).to_have_text("Réponse copiée")
    copied = page.evaluate("navigator.clipboard.readText()")

    assert "412 compteurs" in copied
    assert "Table ronde 1 — L’eau, une ressource à partager" in copied
    assert "<" not in copied
    assert "[1]" in copied  # a number in brackets, without the words for screen readers
    assert "Passage" not in copied
