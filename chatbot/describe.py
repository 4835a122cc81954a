"""How people, sessions and statements are written in a reply."""

import re
from collections.abc import Iterable
from itertools import groupby

from chatbot.model import SessionReference
from chatbot.verify import Pointer, Sentence, escape_markdown, mark
from chatbot.voices import Voice
from chatbot.words import fold
from ingest.model import Proceedings, Session, Statement, StatementKind
from ingest.sentences import split_sentences
from prompts import phrase, replies

_QUOTED = frozenset({StatementKind.DIRECT_QUOTE, StatementKind.TURN, StatementKind.DECISION})
_MAX_THEME_CHARS = 140


def capacity(role: str | None, organisation: str | None) -> str:
    """Role and organisation as printed, joined by a comma; empty where neither is."""
    return escape_markdown(unquoted(", ".join(part for part in (role, organisation) if part)))


def who(name: str, role: str | None, organisation: str | None) -> str:
    """« **Name**, role, organisation »; an organisation that is the speaker is not repeated."""
    said = capacity(role, organisation if organisation != name else None)
    return f"**{escape_markdown(name)}**" + (f", {said}" if said else "")


def voice_line(voice: Voice) -> str:
    """A voice with its first capacity, and the others joined by « et »."""
    printed = [
        capacity(role, None if organisation == voice.name else organisation)
        for role, organisation in voice.capacities
    ]
    joined = " ; ".join(dict.fromkeys(part for part in printed if part))
    return f"**{escape_markdown(voice.name)}**" + (f", {joined}" if joined else "")


def voice_line_in(voice: Voice, session: Session | None) -> str:
    """A voice with the capacity printed in this session, where one is."""
    for appearance in voice.appearances:
        if session is not None and appearance.session_id == session.id:
            said = capacity(appearance.role, appearance.organisation)
            if said:
                return f"**{escape_markdown(voice.name)}**, {said}"
    return voice_line(voice)


def counted(number: int, one: str, many: str) -> str:
    """« 1 personne », « 3 personnes »."""
    return f"{number} {one if number == 1 else many}"


def event_name(document: Proceedings) -> str:
    """« Forum de la laine, 5e édition (14 novembre) »."""
    name = ", ".join(escape_markdown(unquoted(part)) for part in (document.title, document.edition) if part)
    return name + (f" ({escape_markdown(unquoted(document.date_printed))})" if document.date_printed else "")


def session_name(session: Session) -> str:
    """« table ronde 3 », « ouverture », or the title of another part."""
    return _session_phrase(session, 0)


def when(session: Session | None) -> str:
    """« lors de la table ronde 3 »; empty outside a session."""
    return f"lors {_session_phrase(session, 1)}" if session else ""


def of(session: Session) -> str:
    """« de la table ronde 3 »."""
    return _session_phrase(session, 1)


def theme(session: Session | None) -> str:
    """« (*theme*) » with a blank before it; empty where the title says no more than the name."""
    if session is None or not session.title or session.title.casefold() == session_name(session).casefold():
        return ""
    return f" (*{shorten(session.title)}*)" if session.kind.value != "other" else ""


def shorten(title: str) -> str:
    """A title, escaped, cut at a word where it is longer than a line or two."""
    text = title if len(title) <= _MAX_THEME_CHARS else title[:_MAX_THEME_CHARS].rsplit(" ", 1)[0] + "…"
    return escape_markdown(unquoted(text))


def unquoted(text: str) -> str:
    """A printed title or role with its guillemets as English ones.

    « » in a reply always hold somebody's words.
    """
    return re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", text))


def session_label(session: SessionReference) -> str:
    """The name of a session that a citation refers to."""
    return _phrase_of(session.kind, session.number, session.title, 0)


def _session_phrase(session: Session, form: int) -> str:
    return _phrase_of(session.kind.value, session.number, session.title, form)


def _phrase_of(kind: str, number: int | None, title: str, form: int) -> str:
    template = str(replies()["sessions"][kind][form])
    counted = "" if number is None else number
    return " ".join(template.format(number=counted, title=escape_markdown(unquoted(title))).split())


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def tell(*pointers: Pointer, with_theme: bool = True, item: bool = False) -> Sentence:
    """Statements of one speaker in one session, or parts of them, as a sentence that says who said it where.

    Args:
        pointers: at least one; all at statements of the same speaker, session and manner (quoted or not).
        with_theme: name the session's theme.
        item: make it an entry of a list.
    """
    statement, session = pointers[0].statement, pointers[0].session
    if statement is None:
        raise ValueError("only a statement can be told")
    place = when(session) + (theme(session) if with_theme else "")
    speaker = who(statement.speaker, statement.role, statement.organisation) if statement.speaker else ""
    name, skip = _manner(statement, pointers[0], placed=bool(place))
    told = " ".join(
        _words(pointer, number, skip if number == 0 else 0) for number, pointer in enumerate(pointers)
    )
    early = f" {mark(0)}" if statement.kind in _QUOTED and len(split_sentences(pointers[0].quote)) > 1 else ""
    text = phrase("statements", name, who=speaker, when=place + early, When=capital(place), words=told)
    return Sentence(text, pointers, says=(statement.speaker,) if statement.speaker else (), item=item)


def told_together(pointers: Iterable[Pointer], *, with_theme: bool = True) -> list[Sentence]:
    """Consecutive statements of one speaker in one session and manner as one sentence each."""
    return [tell(*group, with_theme=with_theme) for _, group in groupby(pointers, key=_same_way)]


def _same_way(pointer: Pointer) -> tuple[str | None, str | None, bool]:
    statement = pointer.statement
    quoted = statement is not None and statement.kind in _QUOTED
    speaker = statement.speaker if statement else None
    return speaker, pointer.session.id if pointer.session else None, quoted


def _words(pointer: Pointer, number: int, skip: int) -> str:
    """The words pointed at with their marker; every sentence outside quotation marks has one."""
    if pointer.statement is not None and pointer.statement.kind in _QUOTED:
        return f"« {escape_markdown(pointer.quote)} » {mark(number)}"
    quote = pointer.quote
    sentences = [quote[max(start, skip) : end] for start, end in split_sentences(quote) if end > skip]
    return " ".join(
        f"{escape_markdown(sentence)} {mark(number)}" for sentence in sentences if sentence.strip()
    )


def _manner(statement: Statement, pointer: Pointer, *, placed: bool) -> tuple[str, int]:
    """The phrase for a statement, and how many characters of it the phrase says already."""
    suffix = "" if placed else "_somewhere"
    if statement.speaker is None:
        return ("unattributed_quote" if statement.kind in _QUOTED else "narration") + suffix, 0
    if statement.kind in _QUOTED:
        return "quoted" + suffix, 0
    named = f"{statement.speaker} "
    if (
        pointer.quote.casefold().startswith(named.casefold())
        and pointer.quote[len(named) : len(named) + 1].islower()
    ):
        return "told" + suffix, len(
            named
        )  # « Jean Petit rappelle que… » goes on after the name that we write
    if pointer.start == 0 and statement.text[:1].islower():
        return "told" + suffix, 0  # « est revenue sur … » goes on too
    return "reported" + suffix, 0


def of_people(names: Iterable[str]) -> str:
    """« d'**Eric X** et de **Marc Y** »: names after « propos », once each, with the elision."""
    names = list(dict.fromkeys(names))
    before = ("d'" if fold(name)[:1] in set("aeiouy") else "de " for name in names)
    told = [
        f"{preposition}**{escape_markdown(name)}**" for preposition, name in zip(before, names, strict=True)
    ]
    return " et ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else "".join(told)
