"""Where a card leads: to the page that shows its very words in their context."""

from dataclasses import replace

import pytest

from chatbot.model import Citation, Speaker
from chatbot.web.pages import Library
from tests.web.fakes import FakeChatbot, make_proceedings


@pytest.fixture
def library() -> Library:
    """The invented event."""
    return Library([make_proceedings()])


@pytest.fixture
def citation(chatbot: FakeChatbot) -> Citation:
    """Of a whole statement."""
    return chatbot.answer("eau").citations[0]


def test_a_whole_statement_has_its_address(library: Library, citation: Citation) -> None:
    """And its place on the page."""
    assert library.link_to(citation) == "/statements/dit-1#s-dit-1"


def test_a_part_of_a_statement_is_named_in_the_address(library: Library, citation: Citation) -> None:
    """By its offsets: the page marks what was cited and no more."""
    part = replace(citation, quote="412 compteurs")

    assert library.link_to(part) == "/statements/dit-1?extrait=18-31#s-dit-1"


def test_a_fact_of_the_structure_leads_to_the_session(library: Library, citation: Citation) -> None:
    """To the line of the person whom it is about, where there is one."""
    fact = replace(citation, statement_id=None, statement_kind=None, quote="Odile Marchetti, maire")
    person = Speaker("odile", "Odile Marchetti", "maire", None)

    assert library.link_to(replace(fact, speaker=None)) == "/sessions/table-1"
    assert library.link_to(replace(fact, speaker=person)) == "/sessions/table-1#p-odile"


def test_what_no_page_shows_has_no_link(library: Library, citation: Citation) -> None:
    """A date of the front matter stands in no session."""
    fact = replace(citation, statement_id=None, statement_kind=None, session=None, speaker=None, url="/")

    assert library.link_to(fact) == ""


def test_ids_are_written_so_that_an_address_stays_whole(citation: Citation) -> None:
    """Whatever stands in them."""
    proceedings = make_proceedings()
    odd = replace(proceedings.statements[1], id="été/1?#")
    library = Library([replace(proceedings, statements=(odd,))])

    link = library.link_to(replace(citation, statement_id="été/1?#"))

    assert link == "/statements/%C3%A9t%C3%A9%2F1%3F%23#s-%C3%A9t%C3%A9%2F1%3F%23"
