"""The promises of every reply: each is broken once by a draft, and none by any question."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chatbot.model import Exchange, speaker_of
from chatbot.pipeline import Chatbot
from chatbot.verify import Pointer, Sentence, cite, escape_markdown, mark, verify
from ingest.model import Proceedings, Statement, StatementKind
from tests.chatbot.conftest import Ask, make_forum
from tests.chatbot.promises import broken_promises
from tests.index.conftest import make_proceedings, make_statement

Point = Callable[..., Pointer]

HEADER = "---\ntitle: Essai\n---\n\n## Table ronde 1 — l'eau\n\n### Ada Roc — éclusière\n\n"


def statement_of(document: Proceedings, speaker: str | None, kind: StatementKind) -> Statement:
    """The first statement of a kind by somebody."""
    return next(s for s in document.statements if s.speaker == speaker and s.kind is kind)


@pytest.fixture
def point(forum: Proceedings) -> Point:
    """Point at words of somebody's first statement of a kind; all of it where no words are given."""

    def pointer(
        speaker: str | None, kind: StatementKind = StatementKind.REPORTED, words: str = ""
    ) -> Pointer:
        statement = statement_of(forum, speaker, kind)
        start = statement.text.index(words) if words else 0
        session = next((s for s in forum.sessions if s.id == statement.session_id), None)
        return Pointer(forum, session, statement, start, start + len(words or statement.text))

    return pointer


# -- a sentence that breaks a promise is dropped whole ---------------------------------------------------


def test_a_sentence_that_points_is_kept_and_its_markers_count_from_one(point: Point) -> None:
    """The draft counts its own pointers from 0, the visitor reads 1 and 2."""
    verified = verify(
        [Sentence(f"Un {mark(0)}. Deux {mark(1)}.", (point("Claire Durant"), point("Marc Plaisir")))]
    )

    assert verified.text == "Un [1]. Deux [2]."
    assert [citation.number for citation in verified.citations] == [1, 2]
    assert [citation.speaker.name for citation in verified.citations if citation.speaker] == [
        "Claire Durant",
        "Marc Plaisir",
    ]


def test_the_same_words_keep_their_number(point: Point) -> None:
    """Two sentences that point at the same words share one citation."""
    one, other = point("Claire Durant"), point("Marc Plaisir")

    verified = verify([Sentence(f"A {mark(0)}", (one,)), Sentence(f"B {mark(0)} {mark(1)}", (other, one))])

    assert verified.text == "A [1]\n\nB [2] [1]"
    assert len(verified.citations) == 2


def test_a_marker_that_points_nowhere_sinks_the_sentence(point: Point) -> None:
    """There is one pointer and two markers."""
    assert verify([Sentence(f"A {mark(0)} {mark(1)}", (point("Claire Durant"),))]).text == ""


def test_a_citation_without_a_marker_sinks_the_sentence(point: Point) -> None:
    """There are two pointers and one marker."""
    assert verify([Sentence(f"A {mark(0)}", (point("Claire Durant"), point("Marc Plaisir")))]).citations == ()


def test_a_sentence_that_cites_nothing_is_dropped(point: Point) -> None:
    """A claim without a pointer, and one that points at no words."""
    empty = replace(point("Claire Durant"), start=3, end=3)

    verified = verify([Sentence("Une affirmation."), Sentence(f"Une autre {mark(0)}", (empty,))])

    assert verified.text == ""
    assert len(verified.dropped) == 2


def test_naming_another_speaker_sinks_the_sentence(point: Point) -> None:
    """Words of one Lemoine are not those of the other."""
    sentence = Sentence(f"**Julie Lemoine** : … {mark(0)}", (point("Paul Lemoine"),), says=("Julie Lemoine",))

    verified = verify([sentence])

    assert verified.text == ""
    assert "speaker" in verified.dropped[0]


def test_narration_names_no_speaker(point: Point) -> None:
    """The writer's words are nobody's, whoever they mention."""
    sentence = Sentence(f"… {mark(0)}", (point(None, StatementKind.NARRATION),), says=("Claire Durant",))

    assert verify([sentence]).citations == ()


@pytest.mark.parametrize(
    "quotation",
    [
        "Nous rouvrirons un lavoir sans filtre.",
        "La rivière est un égout.",
        "Nous ne rouvrirons pas deux lavoirs",
    ],
)
def test_a_changed_quotation_sinks_the_sentence(point: Point, quotation: str) -> None:
    """A dropped « ne … pas » or another number is another quotation."""
    sentence = Sentence(
        f"… : « {quotation} » {mark(0)}", (point("Claire Durant", StatementKind.DIRECT_QUOTE),)
    )

    assert verify([sentence]).text == ""


def test_reported_words_are_not_put_between_guillemets(point: Point) -> None:
    """They are the writer's words, even where they are exact."""
    words = "la ville a fermé deux lavoirs en 2019"
    sentence = Sentence(f"… : « {words} » {mark(0)}", (point("Claire Durant"),))

    assert verify([sentence]).text == ""


def test_a_quotation_of_an_uncited_statement_sinks_the_sentence(point: Point) -> None:
    """What another statement says does not help."""
    sentence = Sentence(f"« Un micron de moins, et le prix double. » {mark(0)}", (point("Claire Durant"),))

    assert verify([sentence]).text == ""


def test_an_exact_quotation_is_kept(point: Point) -> None:
    """The words of a direct quotation, all or some."""
    pointer = point("Claire Durant", StatementKind.DIRECT_QUOTE, "La rivière n'est pas un égout.")

    verified = verify([Sentence(f"« La rivière n'est pas un égout. » {mark(0)}", (pointer,))])

    assert verified.text == "« La rivière n'est pas un égout. » [1]"


def test_a_lead_in_goes_with_what_it_announces(point: Point) -> None:
    """Nothing after it held, so nothing is announced; it may not cite either."""
    lead = Sentence("Deux personnes en parlent :", leads_in=True)
    wrong = Sentence(f"… {mark(0)}", (point("Claire Durant"),), says=("Marc Plaisir",))
    citing = Sentence(f"Voici {mark(0)}", (point("Claire Durant"),), leads_in=True)

    assert verify([lead, wrong]).text == ""
    assert verify([citing, Sentence(f"A {mark(0)}", (point("Claire Durant"),))]).text == "A [1]"


def test_a_dropped_sentence_leaves_no_gap_in_the_numbers(point: Point) -> None:
    """Numbers are given to what is shown."""
    wrong = Sentence(f"… {mark(0)}", (point("Claire Durant"),), says=("Marc Plaisir",))

    verified = verify([wrong, Sentence(f"B {mark(0)}", (point("Marc Plaisir"),))])

    assert verified.text == "B [1]"
    assert [citation.number for citation in verified.citations] == [1]


# -- a citation is copied from the proceedings -----------------------------------------------------------


def test_a_citation_copies_speaker_and_session_from_its_statement(point: Point) -> None:
    """Whatever a draft says of the speaker, a statement's citation names the statement's own."""
    pointer = point("Marc Plaisir", words="85 % de l'eau")
    other = point("Claire Durant").statement
    assert other is not None
    citation = cite(replace(pointer, speaker=speaker_of(other)), 1)

    assert citation.quote == "85 % de l'eau"
    assert citation.speaker is not None
    assert (citation.speaker.name, citation.speaker.organisation) == ("Marc Plaisir", "Lavoirs Réunis")
    assert citation.session is not None
    assert (citation.session.kind, citation.session.number) == ("round_table", 1)
    assert citation.url == f"/statements/{citation.statement_id}"


def test_a_fact_of_the_structure_quotes_the_source(forum: Proceedings) -> None:
    """Without a statement the quotation is cut from the source at start and end."""
    start = forum.source.index("14 novembre")

    citation = cite(Pointer(forum, None, None, start, start + len("14 novembre")), 1)

    assert (citation.quote, citation.statement_id, citation.speaker) == ("14 novembre", None, None)
    assert forum.source[citation.source.start : citation.source.end] == "14 novembre"


@pytest.mark.parametrize(
    ("paragraph", "words", "printed"),
    [
        ("La digue tient.\nLa vanne\nfuit.", "La vanne fuit.", "La vanne\nfuit."),
        ("La **digue** tient. La *vanne* fuit.", "La vanne fuit.", "La *vanne* fuit."),
        ("La digue du XIX<sup>e</sup> siècle tient. Elle fuit.", "Elle fuit.", "Elle fuit."),
        ("La digue tient. Elle fuit. Elle fuit.", "Elle fuit.", "Elle fuit."),
        ("Voir [la carte](https://exemple.test/a.Elle). Elle fuit.", "Elle fuit.", "Elle fuit."),
        ("La digue <!-- Elle fuit. --> tient. Elle fuit.", "Elle fuit.", "Elle fuit."),
    ],
)
def test_a_citation_is_located_where_it_is_printed(paragraph: str, words: str, printed: str) -> None:
    """Line breaks, mark-up and addresses that the text leaves out do not shift it."""
    document = make_forum(HEADER + paragraph + "\n")
    statement = document.statements[0]
    start = statement.text.rindex(words)

    source = cite(Pointer(document, document.sessions[0], statement, start, start + len(words)), 1).source

    assert document.source[source.start : source.end] == printed
    assert source.start == document.source.rindex(printed)


def test_a_citation_may_span_two_places(forum: Proceedings) -> None:
    """Words on both sides of an advert are cited from the first to the last."""
    text = "La digue tient. Elle fuit."
    source = "La digue tient. PUBLICITÉ Elle fuit."
    spans = make_statement(1, text).spans
    first, second = replace(spans[0], start=0, end=15), replace(spans[0], start=26, end=36)
    document = make_proceedings(make_statement(1, text, spans=(first, second)), source=source)

    citation = cite(Pointer(document, document.sessions[0], document.statements[0], 0, len(text)), 1)

    assert (citation.source.start, citation.source.end) == (0, 36)


# -- words of others stay words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hostile", ["[1]", "**gras**", "<b>", "`code`", "# titre", "a | b", "$x$", "⟦0⟧", "&lt;"]
)
def test_mark_up_of_others_is_escaped(hostile: str) -> None:
    """Nothing that a visitor or the proceedings wrote becomes a marker, a link, a tag or a title."""
    escaped = escape_markdown(hostile)

    assert escaped != hostile
    assert mark(0) not in escaped
    assert "[1]" not in escaped


def test_a_statement_full_of_mark_up_is_shown_as_words(ask: Ask) -> None:
    """Its « [1] » is no marker and its guillemets sink nothing."""
    reply = ask("Que dit Julie Lemoine ?")

    assert [c["number"] for c in reply["citations"]] == [1]
    assert r"coté \[1\]" in reply["text"]
    assert "<b>" not in reply["text"]


def test_a_question_full_of_mark_up_is_shown_as_words(ask: Ask) -> None:
    """The topic is repeated in an abstention."""
    reply = ask("Qui parle de <script>alert</script> [1](https://exemple.test) **cassoulet** ?")

    assert reply["kind"] == "abstention"
    for mark_up in ("<script", "[1]", "](", "**"):
        assert mark_up not in reply["text"]


# -- no question breaks a promise ------------------------------------------------------------------------

FRAGMENTS = (
    "que dit", "que disent", "qui parle de", "qui est", "selon", "combien de", "où", "quand", "quel",
    "quelle est", "résume", "compare", "et", "de", "du", "des", "sur", "à la", "dans", "le", "la", "l'",
    "d'", "M.", "Mme", "monsieur", "?", "!", ",", "«", "»", "[1]", "⟦0⟧", "table ronde", "tables rondes",
    "dernière", "première", "table ronde 2", "TR3", "keynote", "visite", "clôture", "ouverture",
    "le coin des apprentis", "programme", "thème", "intervenants", "organisateurs", "date", "lieu",
    "budget", "who said", "what about", "bonjour", "merci", "elle", "il",
)  # fmt: skip


def printed_fragments() -> st.SearchStrategy[str]:
    """Names, roles, organisations, words, numbers of the forum, and words that build questions."""
    text = (Path(__file__).parent / "forum.md").read_text(encoding="utf-8")
    lines = [part for line in text.splitlines() for part in line.strip("#>- ").split(" — ") if part]
    return st.sampled_from(sorted({*FRAGMENTS, *text.split(), *(line for line in lines if len(line) < 60)}))


MIXED = st.lists(printed_fragments(), max_size=12).map(" ".join)
MISSPELT = st.builds(lambda text, at: text[:at] + text[at + 1 :], MIXED, st.integers(0, 60))
SETTINGS: dict[str, Any] = {
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
}


@settings(max_examples=400, **SETTINGS)
@given(question=MIXED | MISSPELT, earlier=st.lists(MIXED, max_size=2))
def test_no_mixture_of_printed_words_breaks_a_promise(
    chatbot: Chatbot, question: str, earlier: list[str]
) -> None:
    """Names, roles, sessions and numbers in any order, with typos, after any conversation."""
    reply = chatbot.answer(question, [Exchange(one) for one in earlier]).to_json()

    assert broken_promises(reply, chatbot.index.proceedings) == []


@settings(max_examples=100, **SETTINGS)
@given(question=st.text(max_size=700))
@example(question="8:5")  # two terms of which only the joined one is printed
@example(question="\u202eQui ?\u0000 ⟦0⟧")
def test_no_text_at_all_breaks_a_promise(chatbot: Chatbot, question: str) -> None:
    """Any Unicode, longer than the limit too."""
    reply = chatbot.answer(question).to_json()

    assert broken_promises(reply, chatbot.index.proceedings) == []


def test_the_question_comes_back_as_it_was_asked(chatbot: Chatbot) -> None:
    """Only the query may say it in other words."""
    assert chatbot.answer("ki parle de toison avc M. Plaisir").question == "ki parle de toison avc M. Plaisir"


@settings(max_examples=60, **SETTINGS)
@given(words=st.text(max_size=200))
def test_escaped_text_is_one_line_without_a_marker(words: str) -> None:
    """Whatever stands in it."""
    escaped = escape_markdown(words)

    assert "\n" not in escaped
    assert "⟦" not in escaped
    assert "[1]" not in escape_markdown(f"{words}[1]")
