"""Replies as HTML: complete, escaped, honest about whose words they are."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from chatbot.model import Reply
from chatbot.web.pages import Library
from chatbot.web.render import MessageRenderer, growing
from tests.web.fakes import ANSWER, HOSTILE, FakeChatbot, make_proceedings


@pytest.fixture
def renderer() -> MessageRenderer:
    """The templates, opened."""
    return MessageRenderer(Library([make_proceedings()]).link_to)


@pytest.fixture
def reply(chatbot: FakeChatbot) -> Reply:
    """An answer with a direct quotation, reported speech and another direct quotation."""
    return chatbot.answer("Combien de compteurs ?")


def fragments(renderer: MessageRenderer, chatbot: FakeChatbot) -> Iterator[str]:
    """Every kind of message, with hostile words wherever words go."""
    yield renderer.question(f"{HOSTILE}\n\n{HOSTILE}", 1)
    yield renderer.searching()
    yield renderer.failure(HOSTILE)
    for question in ("jardin", "lune", "eau"):
        yield renderer.reply(chatbot.answer(question), 1)


def test_every_message_is_one_block_of_html(renderer: MessageRenderer, chatbot: FakeChatbot) -> None:
    """A Markdown reader passes each message on untouched: no line of it can become Markdown."""
    for html in fragments(renderer, chatbot):
        tokens = MarkdownIt("commonmark").parse(html)

        assert [token.type for token in tokens] == ["html_block"]


def test_nothing_hostile_survives(renderer: MessageRenderer, chatbot: FakeChatbot) -> None:
    """Markup in a question, a name, a quotation, an answer or a contact is shown, not obeyed."""
    for html in fragments(renderer, chatbot):
        assert "<img" not in html
        assert "<script" not in html
        assert 'href="javascript' not in html
        assert "<b>Les Tilleuls" not in html


def test_a_marker_points_to_the_card_of_its_turn(renderer: MessageRenderer, reply: Reply) -> None:
    """[2] in the fourth exchange is a link to the second card of the fourth exchange."""
    html = renderer.reply(reply, 4)

    assert 'href="#t4-c2"' in html
    assert 'id="t4-c2"' in html


def test_a_number_without_a_citation_is_no_link(renderer: MessageRenderer, chatbot: FakeChatbot) -> None:
    """A bracketed number of the source, escaped or unknown, stays what it was."""
    reply = chatbot.answer("eau")

    html = renderer.reply(reply, 1, text=r"Voir les notes \[1\], \[1] et [9], puis [1].")

    assert "notes [1], [1] et [9], puis <a" in html.replace("\N{NO-BREAK SPACE}", " ")


def test_no_line_begins_with_the_number_of_a_passage(renderer: MessageRenderer, chatbot: FakeChatbot) -> None:
    """It stays with the word before it."""
    html = renderer.reply(chatbot.answer("eau"), 1, text="Il y a 412 compteurs. [1]")

    assert "compteurs.\N{NO-BREAK SPACE}<a" in html


def test_only_verbatim_speech_stands_between_guillemets(renderer: MessageRenderer, reply: Reply) -> None:
    """Reported words are labelled as such and never printed as a quotation."""
    html = renderer.reply(reply, 1)

    assert "«\u00a0Nous avons équipé 412" in html
    assert "«\u00a0Awa Nkomo-Delaunay ajoute" not in html
    assert html.count("Propos rapportés") == 1


def test_cards_come_when_the_answer_is_whole(renderer: MessageRenderer, reply: Reply) -> None:
    """While an answer grows it has no cards and is not yet marked as complete."""
    growing_html = renderer.reply(reply, 1, text="À la table ronde 1…")
    whole = renderer.reply(reply, 1)

    assert "carte" not in growing_html
    assert "complet" not in growing_html
    assert whole.count('class="carte"') == 3
    assert "complet" in whole


def test_an_abstention_names_its_reason_and_contact(renderer: MessageRenderer, chatbot: FakeChatbot) -> None:
    """It says what was not found, whom to ask, and offers questions; its cards carry no number."""
    html = renderer.reply(chatbot.answer("la lune"), 1)

    assert "Pas de réponse dans les actes" in html
    assert "accueil@valbrune.example" in html
    assert 'value="Résume la table ronde 2"' in html
    assert "carte-numero" not in html


def test_a_contact_that_the_text_names_is_not_said_again(
    renderer: MessageRenderer, chatbot: FakeChatbot
) -> None:
    """Whatever marks keep it from being read as Markdown."""
    reply = chatbot.answer("la lune")
    told = replace(reply, text=r"Rien trouvé. Pour aller plus loin : accueil\@valbrune\.example.")

    assert renderer.reply(told, 1).count("accueil") == 1
    assert renderer.reply(reply, 1).count("accueil") == 1


def test_an_answer_grows_by_whole_sentences() -> None:
    """Each beginning ends with a sentence, is longer than the last, and leaves no emphasis open."""
    beginnings = list(growing(ANSWER))

    assert len(beginnings) >= 3
    assert all(ANSWER.startswith(beginning) for beginning in beginnings)
    assert sorted(beginnings, key=len) == beginnings
    assert all(beginning.count("**") % 2 == 0 for beginning in beginnings)
    assert ANSWER not in beginnings
