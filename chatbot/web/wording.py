"""French names of what the proceedings are made of, shared by the chat page and the permanent pages."""

import re
import unicodedata

from ingest.model import Session, SessionKind, StatementKind

SESSION_NAMES = {
    SessionKind.INTRODUCTION: "Introduction",
    SessionKind.OPENING: "Ouverture",
    SessionKind.ROUND_TABLE: "Table ronde",
    SessionKind.KEYNOTE: "Keynote",
    SessionKind.VISIT: "Visite",
    SessionKind.CLOSING: "Clôture",
    SessionKind.AGENDA_ITEM: "Point",
    SessionKind.SITTING: "Séance",
    SessionKind.OTHER: "Séquence",
}

# What a card says of the words it shows.
STATEMENT_LABELS = {
    StatementKind.DIRECT_QUOTE: "Citation",
    StatementKind.REPORTED: "Propos rapportés",
    StatementKind.TURN: "Intervention au compte rendu",
    StatementKind.NARRATION: "Compte rendu",
    StatementKind.DECISION: "Décision",
}
STRUCTURE_LABEL = "Texte des actes"
# A blank at which no line may end, and how wide it becomes.
HIGH_SIGN, GUILLEMET, UNIT = (
    re.compile(r"(?<=\S) (?=[?!;])"),
    re.compile(r" (?=[:»])|(?<=«) "),
    re.compile(r"(?<=\d) (?=[%€])"),
)
THOUSANDS = re.compile(r"(?<!\d)(?<!\d )\d{1,3}(?: \d{3})+(?!\d)")
LAYOUT = re.compile(r"</?[a-z]{1,6}>|^\s*#{1,6}\s|\*{2}", re.MULTILINE)


def name_session(kind: str, number: int | None, *, is_closing: bool = False) -> str:
    """Name a session the way a programme does: `Table ronde 3`."""
    name = SESSION_NAMES.get(SessionKind(kind), "Séquence")
    numbered = f"{name} {number}" if number is not None else name
    return f"{numbered} (clôture)" if is_closing and kind != SessionKind.CLOSING else numbered


def label_statement(kind: str | None) -> str:
    """Say how the words of a card reached the page."""
    return STATEMENT_LABELS[StatementKind(kind)] if kind else STRUCTURE_LABEL


def join_title(name: str, role: str | None, organisation: str | None) -> str:
    """Put role and organisation on one line, as printed, without saying the same twice.

    An organisation that speaks for itself bears its own name: nothing is left to say of it.
    """
    if role and organisation and organisation in role:
        return role
    return ", ".join(part for part in (role, organisation) if part and part != name)


def without_layout(source: str) -> str:
    """Show a heading or a caption of a source as it is read: no marks, no tags, one blank between words."""
    return " ".join(LAYOUT.sub("", source).split())


def typeset(text: str) -> str:
    """Keep high signs, guillemets and thousands on the line of what they belong to, as French print does.

    Blanks are all that changes: the words of the proceedings stay as they are written.
    """
    text = GUILLEMET.sub("\u00a0", UNIT.sub("\u202f", HIGH_SIGN.sub("\u202f", text)))
    return THOUSANDS.sub(lambda number: number[0].replace(" ", "\u202f"), text)


def ask_about_session(session: Session) -> str:
    """Write the question that a click on a session asks."""
    name = SESSION_NAMES[session.kind].lower()
    if session.kind is SessionKind.OTHER:
        return f"De quoi parle «\u202f{session.title}\u202f»\u202f?"
    if session.number is not None:
        return f"Résume {definite(name)} {session.number}"
    return f"Résume {definite(name)}"


def definite(noun: str) -> str:
    """Put the article before one of the names of a session."""
    if noun[0] in "aeiouéo":
        return f"l’{noun}"
    return f"le {noun}" if noun == "point" else f"la {noun}"


def ask_about_speaker(name: str, *, speaks: bool) -> str:
    """Write the question that a click on a speaker asks; some are introduced and never speak."""
    return f"Que dit {name}\u202f?" if speaks else f"Qui est {name}\u202f?"


def initials(name: str) -> str:
    """Shorten a name to the letters of its medallion."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def clean(text: str) -> str:
    """Remove what a reader cannot see: control characters and marks that turn the writing direction."""
    visible = (" " if char == "\t" else char for char in text if not _is_invisible(char))
    return "".join(visible).strip()


def _is_invisible(char: str) -> bool:
    joins_letters = char in "\n\t\u200c\u200d"
    return not joins_letters and unicodedata.category(char) in {"Cc", "Cf", "Cs"}
