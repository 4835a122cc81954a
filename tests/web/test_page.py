"""What happens when a visitor asks, without a browser."""

import pytest

from chatbot.settings import Settings
from chatbot.web.page import KEPT_TURNS, ChatPage, Visit
from chatbot.web.render import MessageRenderer
from tests.web.fakes import FakeChatbot


@pytest.fixture
def page(chatbot: FakeChatbot) -> ChatPage:
    """A page that refuses more than 600 characters."""
    return ChatPage(chatbot, Settings(contact="accueil@valbrune.example"), MessageRenderer(lambda _: ""))


def ask(page: ChatPage, question: str, visit: Visit) -> Visit:
    """Ask to the end."""
    return list(page.ask(question, visit))[-1][3]


def test_the_question_is_shown_before_it_is_answered(page: ChatPage) -> None:
    """First the question with the search going on and an empty field, last the whole answer."""
    updates = list(page.ask("Combien ?", Visit()))

    assert "recherche" in updates[0][0][-1]["content"]
    assert updates[0][1] == ""
    assert "complet" in updates[-1][0][-1]["content"]
    assert len(updates) > 3


def test_earlier_exchanges_go_with_the_next_question(page: ChatPage, chatbot: FakeChatbot) -> None:
    """The chatbot is given the conversation of this visitor, oldest first."""
    visit = ask(page, "Combien ?", Visit())
    visit = ask(page, "Et la lune ?", visit)

    assert chatbot.conversations == [0, 1]
    assert [exchange.question for exchange in visit.conversation] == ["Combien ?", "Et la lune ?"]
    assert visit.turns == 2


@pytest.mark.parametrize("written", ["", "   \n ", "\u202e\u200b"])
def test_an_empty_question_is_not_asked(written: str, page: ChatPage, chatbot: FakeChatbot) -> None:
    """What a reader cannot see is no question either."""
    (messages, field, notice, visit), *more = page.ask(written, Visit())

    assert (messages, field, visit, more) == ([], written, Visit(), [])
    assert notice == "Écrivez d’abord votre question."
    assert chatbot.asked == []


def test_a_long_question_is_refused_and_stays_in_the_field(page: ChatPage, chatbot: FakeChatbot) -> None:
    """600 characters are asked, 601 are not."""
    (_, field, notice, _), *_ = page.ask("é" * 601, Visit())
    ask(page, "é" * 600, Visit())

    assert field == "é" * 601
    assert "601 caractères" in notice
    assert chatbot.asked == ["é" * 600]


def test_a_breakdown_keeps_the_question_and_says_so(page: ChatPage) -> None:
    """The visit that the failure is told to already holds the question."""
    updates = page.ask("panne", Visit())
    visit = next(updates)[3]
    with pytest.raises(RuntimeError):
        next(updates)

    messages, *_ = page.fail(visit)

    assert "panne" in messages[0]["content"]
    assert "accueil@valbrune.example" in messages[1]["content"]


def test_erasing_leaves_nothing(page: ChatPage) -> None:
    """No message, no conversation, no count."""
    assert page.forget() == ([], "", "", Visit())


def test_a_visit_without_end_stays_small(page: ChatPage) -> None:
    """Old exchanges leave the page and the conversation; the count of turns goes on."""
    visit = Visit()
    for number in range(KEPT_TURNS + 5):
        visit = ask(page, f"lune {number}", visit)

    assert len(visit.shown) == 2 * KEPT_TURNS
    assert len(visit.conversation) == KEPT_TURNS
    assert visit.turns == KEPT_TURNS + 5
