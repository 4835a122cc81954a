"""The Gradio chat page: what it is made of and what happens when a visitor asks.

Nothing here keeps anything: what belongs to one visitor lives in the `Visit` of their own `gr.State`.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import gradio as gr

from chatbot.model import Citation, Exchange, Reply
from chatbot.settings import Settings
from chatbot.web import wording
from chatbot.web.programme import EventBlock
from chatbot.web.render import MessageRenderer, growing

PAUSE_S = 0.06  # between two sentences, so that the eye can follow
LONGEST_STREAM_S = 0.6  # an extractive answer is ready at once: no one should wait for a show
KEPT_TURNS = 30  # older exchanges leave the page; what a visit costs in memory is bounded
VISIT_LIFE_S = 3600
MOST_VISITS = 1000  # beyond it the longest unused is forgotten; a visit takes some 100 kB

Messages = list[dict[str, str]]
Update = tuple[Messages, str, str, "Visit"]


class Answers(Protocol):
    """What the page needs of a chatbot."""

    def answer(self, question: str, conversation: Sequence[Exchange] = ()) -> Reply:
        """Answer a question, or abstain."""

    def examples(self) -> Sequence[str]:
        """List questions that the index can answer."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visitor's conversation so far. `shown` holds (role, HTML) pairs."""

    shown: tuple[tuple[str, str], ...] = ()
    conversation: tuple[Exchange, ...] = ()
    turns: int = 0

    def show(self, role: str, html: str) -> "Visit":
        """Add a message."""
        return replace(self, shown=(*self.shown, (role, html))[-2 * KEPT_TURNS :])

    @property
    def messages(self) -> Messages:
        """The messages as the chat component takes them."""
        return [{"role": role, "content": html} for role, html in self.shown]


class ChatPage:
    """Answers what the page sends; holds what was configured and nothing of a visitor."""

    def __init__(self, chatbot: Answers, settings: Settings, renderer: MessageRenderer) -> None:
        self._chatbot = chatbot
        self._settings = settings
        self._renderer = renderer

    def ask(self, written: str, visit: Visit) -> Iterator[Update]:
        """Answer one question, sentence by sentence.

        Yields:
            messages of the chat, what the field holds, notice above the field, the visit.
        """
        question = wording.clean(written)
        if refusal := self._refuse(question):
            yield visit.messages, written, refusal, visit
            return
        turn = visit.turns + 1
        visit = replace(visit.show("user", self._renderer.question(question, turn)), turns=turn)
        yield visit.show("assistant", self._renderer.searching()).messages, "", "", visit
        reply = self._chatbot.answer(question, visit.conversation)
        for html in self._stream(reply, turn):
            yield visit.show("assistant", html).messages, "", "", visit
        conversation = (*visit.conversation, Exchange(question, reply))[-KEPT_TURNS:]
        visit = replace(visit.show("assistant", self._renderer.reply(reply, turn)), conversation=conversation)
        yield visit.messages, "", "", visit

    def fail(self, visit: Visit) -> Update:
        """Say in the chat that the answer could not be prepared."""
        visit = visit.show("assistant", self._renderer.failure(self._settings.contact))
        return visit.messages, "", "", visit

    def forget(self) -> Update:
        """Erase the conversation."""
        return [], "", "", Visit()

    def _refuse(self, question: str) -> str:
        limit = self._settings.max_question_chars
        if not question:
            return "Écrivez d’abord votre question."
        if len(question) > limit:
            return f"Votre question compte {len(question)} caractères\u202f; {limit} au plus sont acceptés."
        return ""

    def _stream(self, reply: Reply, turn: int) -> Iterator[str]:
        beginnings = list(growing(reply.text))
        pause_s = min(PAUSE_S, LONGEST_STREAM_S / max(len(beginnings), 1))
        for beginning in beginnings:
            yield self._renderer.reply(reply, turn, text=beginning)
            time.sleep(pause_s)


def make_page(
    chatbot: Answers,
    settings: Settings,
    events: Sequence[EventBlock],
    *,
    link_to: Callable[[Citation], str],
) -> gr.Blocks:
    """Lay out the page and connect it.

    Args:
        chatbot: answers.
        settings: the operator's.
        events: what the side view shows.
        link_to: finds the page that shows the words of a citation in their context; empty for none.
    """
    renderer = MessageRenderer(link_to)
    page = ChatPage(chatbot, settings, renderer)
    with gr.Blocks(
        title=" · ".join(event.title for event in events),
        analytics_enabled=False,
        fill_height=True,
        fill_width=True,
    ) as blocks:
        visit = gr.State(Visit(), time_to_live=VISIT_LIFE_S)
        gr.Markdown(renderer.fragment("header.html", events=events), elem_id="entete", container=False)
        with gr.Row(elem_id="plan"):
            gr.Markdown(
                renderer.fragment("programme.html", **_count(events)), elem_id="programme", container=False
            )
            with gr.Column(elem_id="echange"):
                chat = _make_chat(renderer.fragment("welcome.html", examples=chatbot.examples()))
                with gr.Column(elem_id="saisie"):
                    notice = gr.Markdown("", elem_id="avis", container=False)
                    question = _make_field(settings)
                forget = gr.Button(
                    "Effacer la conversation", elem_id="effacer", size="sm", variant="secondary"
                )
                gr.Markdown(renderer.fragment("notices.html"), elem_id="mentions", container=False)
        outputs = [chat, question, notice, visit]
        question.submit(
            page.ask, [question, visit], outputs, show_progress="hidden", api_visibility="private"
        ).failure(page.fail, [visit], outputs, show_progress="hidden", api_visibility="private")
        forget.click(page.forget, None, outputs, show_progress="hidden", api_visibility="private")
        blocks.unload(_forgetting(blocks))
    blocks.state_session_capacity = MOST_VISITS
    # The default limit of one answer at a time makes the twelfth visitor wait for the eleven others.
    blocks.queue(max_size=32, default_concurrency_limit=4, api_open=False)
    page_of_gradio: gr.Blocks = blocks
    return page_of_gradio


def _forgetting(blocks: gr.Blocks) -> Callable[[gr.Request], None]:
    def forget_visit(request: gr.Request) -> None:
        """Drop what Gradio would keep of a closed page: its state for an hour, its messages for longer."""
        visits = blocks.state_holder
        visitor = request.session_hash or ""
        visits.session_data.pop(visitor, None)
        visits.time_last_used.pop(visitor, None)

    return forget_visit


def _make_chat(welcome: str) -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="fil",
        label="Conversation",
        show_label=False,
        container=False,
        height=None,
        placeholder=welcome,
        buttons=[],
        autoscroll=False,
        allow_tags=False,
        sanitize_html=True,
        latex_delimiters=[],
        line_breaks=False,
        layout="panel",
        group_consecutive_messages=False,
        feedback_options=None,
        allow_file_downloads=False,
    )


def _make_field(settings: Settings) -> gr.Textbox:
    return gr.Textbox(
        elem_id="question",
        label="Votre question",
        placeholder="Votre question…",
        submit_btn="Envoyer",
        # The browser would cut a longer text without a word: let it come, and refuse it with a reason.
        max_length=4 * settings.max_question_chars,
        lines=1,
        max_lines=5,
        html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send", lang="fr"),
    )


def _count(events: Sequence[EventBlock]) -> dict[str, object]:
    return {
        "events": events,
        "session_count": sum(len(event.sessions) for event in events),
        "person_count": sum(event.count_people(who_speak=True) for event in events),
        "silent_count": sum(event.count_people(who_speak=False) for event in events),
    }
