"""Replies → the HTML of chat messages. What comes from a question or from the proceedings is escaped here."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from chatbot.model import AbstentionReason, Citation, Reply
from chatbot.verbatim import is_verbatim, quoted
from chatbot.web import wording

TEMPLATES = Path(__file__).parent / "templates"
MARKER = re.compile(r"(?<!\\)\[(\d+)\]")
OPEN, CLOSE = "\ue000", "\ue001"  # of no meaning to Markdown, and to no reader
RESERVED = re.compile(f"[{OPEN}{CLOSE}]")
SENTENCE_END = re.compile(r"(?<=[.!?…»\]])\s+|\n+")

# Why there is no answer, in the few words above the text of an abstention.
ABSTENTION_TITLES = {
    AbstentionReason.NOTHING_RELEVANT: "Pas de réponse dans les actes",
    AbstentionReason.SPEAKER_SILENT_ON_THIS: "Rien trouvé de cette personne sur ce sujet",
    AbstentionReason.UNKNOWN_SPEAKER: "Personne inconnue des actes",
    AbstentionReason.UNKNOWN_SESSION: "Session inconnue des actes",
    AbstentionReason.AMBIGUOUS: "Question à préciser",
    AbstentionReason.NOT_A_QUESTION: "À vous de demander",
    AbstentionReason.MODEL_UNAVAILABLE: "Réponse indisponible pour l’instant",
    AbstentionReason.UNVERIFIABLE: "Réponse retirée faute de preuve",
}


def make_templates() -> Environment:
    """Open the templates: everything escaped, an unknown name is an error."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_typeset,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals["name_session"] = wording.name_session
    templates.globals["label_statement"] = wording.label_statement
    templates.globals["join_title"] = wording.join_title
    templates.globals["quoted"] = quoted
    templates.globals["is_verbatim"] = is_verbatim
    templates.globals["without_layout"] = wording.without_layout
    templates.globals["initials"] = wording.initials
    return templates


def _typeset(value: object) -> object:
    """Typeset what a template writes, but for HTML, and so for `{{ value|e }}`: a value that is sent back."""
    return wording.typeset(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def make_markdown() -> MarkdownIt:
    """Open a Markdown reader for paragraphs, lists and emphasis: no HTML, link, image, heading or code."""
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True})
    reader.disable(["link", "image", "autolink", "html_inline", "html_block", "reference"])
    reader.disable(["heading", "lheading", "code", "fence", "hr", "backticks"])
    return reader


class MessageRenderer:
    """Writes chat messages; holds the opened templates."""

    def __init__(self, link_to: Callable[[Citation], str]) -> None:
        """Open the templates.

        Args:
            link_to: finds the page that shows the words of a citation in their context; empty for none.
        """
        self._link_to = link_to
        self._templates = make_templates()
        self._markdown = make_markdown()

    def question(self, text: str, turn: int) -> str:
        """Show what the visitor asked."""
        return self._render("question.html", text=text, turn=turn)

    def searching(self) -> str:
        """Show that the answer is being looked for."""
        return self._render("searching.html")

    def failure(self, contact: str) -> str:
        """Show that something broke on our side."""
        return self._render("failure.html", contact=contact)

    def reply(self, reply: Reply, turn: int, *, text: str | None = None) -> str:
        """Show a reply.

        Args:
            reply: what was answered.
            turn: number of the exchange in this conversation, from 1; makes ids of the cards unique.
            text: the part of the reply's text that may be shown so far; None once it is complete.
        """
        shown = reply.text if text is None else text
        return self._render(
            "reply.html",
            reply=reply,
            turn=turn,
            complete=text is None,
            text=self._text(shown, reply.citations, turn),
            heading=reply.abstention and ABSTENTION_TITLES[reply.abstention.reason],
            contact=_contact_left_out(reply),
            link_to=self._link_to,
        )

    def fragment(self, template: str, **values: object) -> str:
        """Render another piece of the page on one line, as the chat components expect it."""
        return self._render(template, **values)

    def _text(self, markdown: str, citations: tuple[Citation, ...], turn: int) -> Markup:
        known = {citation.number for citation in citations}
        # Marked before Markdown is read: an escaped \[1] of the proceedings is no marker.
        marked = MARKER.sub(rf"{OPEN}\1{CLOSE}", RESERVED.sub("", wording.typeset(markdown)))

        def link(found: re.Match[str]) -> str:
            number = int(found[1])
            if number not in known:
                return f"[{number}]"
            label = '<span class="pour-lecteur">Passage </span>'
            return f'<a class="renvoi" href="#t{turn}-c{number}">{label}{number}</a>'

        bound = marked.replace(f" {OPEN}", f"\N{NO-BREAK SPACE}{OPEN}")  # no line begins with a marker
        return Markup(re.sub(f"{OPEN}(\\d+){CLOSE}", link, self._markdown.render(bound)))

    def _render(self, template: str, **values: object) -> str:
        html = self._templates.get_template(template).render(**values)
        # A blank line would end the HTML block and have the browser read the rest as Markdown.
        return re.sub(r"\s*\n\s*", " ", html).strip()


def _contact_left_out(reply: Reply) -> str:
    """Where to turn, unless the text of the reply tells it already."""
    contact = (reply.abstention and reply.abstention.contact) or ""
    return "" if contact in re.sub(r"\\(?=\W)", "", reply.text) else contact


def growing(text: str) -> Iterator[str]:
    """Cut a text into longer and longer beginnings that end with a sentence, the whole text excepted."""
    for boundary in SENTENCE_END.finditer(text):
        beginning = text[: boundary.start()]
        if beginning.count("**") % 2 == 0 and boundary.end() < len(text):
            yield beginning
