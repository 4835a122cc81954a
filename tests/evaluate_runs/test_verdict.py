"""What is right and whom it credits, on replies made by hand over invented proceedings."""

from dataclasses import replace
from typing import Any

import pytest

from chatbot.evaluation.corpus import make_corpus, sessions
from chatbot.evaluation.invariants import Citation, violations
from chatbot.evaluation.matching import holds
from chatbot.evaluation.model import Question, QuestionType, Reply
from chatbot.evaluation.verdict import Verdict, judge
from ingest.model import (
    AttributionStatus,
    Person,
    Proceedings,
    Session,
    SessionKind,
    Span,
    Statement,
    StatementKind,
)

ALBA, BRUN = "Nadia Alba", "Léo Brun"
TRAMS = "Nadia Alba annonce que 12 trams rouleront au gaz."
PARKS = "Léo Brun explique que 30 parcs seront plantés."
NOTE = "La séance a duré deux heures."
SEEN = "Léo Brun a ouvert le forum."
SOURCE = (
    f"## Table ronde 1 — Le tram\n\n{NOTE}\n\n{SEEN}\n\n{TRAMS}\n\n## Table ronde 2 — Les parcs\n\n{PARKS}\n"
)


def make_statement(identifier: str, session: str, speaker: str | None, text: str) -> Statement:
    """A statement at its place in the source."""
    start = SOURCE.index(text)
    return Statement(
        id=identifier,
        session_id=session,
        kind=StatementKind.REPORTED if speaker else StatementKind.NARRATION,
        speaker_id=speaker,
        speaker=speaker,
        role=None,
        organisation=None,
        text=text,
        spans=(Span(start, start + len(text)),),
        rule="hand",
        status=AttributionStatus.ATTRIBUTED if speaker else AttributionStatus.UNATTRIBUTED,
    )


STATEMENTS = {
    "trams": make_statement("trams", "rt1", ALBA, TRAMS),
    "note": make_statement("note", "rt1", None, NOTE),
    "parks": make_statement("parks", "rt2", BRUN, PARKS),
}
SEEN_STATEMENT = make_statement("seen", "rt1", None, SEEN)
SESSIONS = tuple(
    Session(f"rt{number}", SessionKind.ROUND_TABLE, number, title, number, 0, len(SOURCE))
    for number, title in ((1, "Le tram"), (2, "Les parcs"))
)
PROCEEDINGS = Proceedings(
    id="forum",
    title="Forum",
    edition=None,
    date_printed=None,
    date_iso=None,
    place=None,
    organisers=(),
    language="fr",
    source_file="forum.md",
    sha256="0",
    source=SOURCE,
    people=(Person(ALBA, ALBA), Person(BRUN, BRUN)),
    appearances=(),
    sessions=SESSIONS,
    statements=tuple(STATEMENTS.values()),
    noise=(),
    warnings=(),
)
CORPUS = make_corpus([PROCEEDINGS], "v1")


def make_citation(number: int, identifier: str, **changes: Any) -> Citation:
    """A true citation, changed where the test says so."""
    statement = STATEMENTS[identifier]
    session = sessions(CORPUS)[str(statement.session_id)]
    citation = {
        "number": number,
        "statement_id": statement.id,
        "quote": statement.text,
        "speaker": {"id": statement.speaker_id, "name": statement.speaker} if statement.speaker else None,
        "session": {"id": session.id, "kind": session.kind.value, "number": session.number},
        "source": {"start": statement.spans[0].start, "end": statement.spans[0].end},
    }
    return citation | changes


def make_answer(text: str, *citations: Citation) -> Reply:
    """An answer with its citations."""
    return {"id": "q", "kind": "answer", "text": text, "citations": list(citations), "abstention": None}


def make_abstention(reason: str) -> Reply:
    """An abstention without nearest statements."""
    abstention = {"reason": reason, "nearest": []}
    return {
        "id": "q",
        "kind": "abstention",
        "text": "Rien trouvé.",
        "citations": [],
        "abstention": abstention,
    }


def make_question(kind: QuestionType, **changes: Any) -> Question:
    """A question that asks for nothing but what the test adds."""
    is_answerable = [*QuestionType].index(kind) < [*QuestionType].index(QuestionType.OUT_OF_SCOPE)
    return replace(Question("q", "?", kind, is_answerable), **changes)


ALBA_ON_TRAMS = make_question(
    QuestionType.BY_SPEAKER,
    gold_speakers=(ALBA,),
    gold_sessions=("round_table 1",),
    must_include=("12",),
    gold=(("trams",),),
)
RIGHT = make_answer(f"{ALBA} (table ronde 1) : {TRAMS} [1]", make_citation(1, "trams"))


def verdict_on(question: Question, reply: Reply) -> Verdict:
    """Judge over the invented proceedings."""
    return judge(question, reply, CORPUS)


def test_a_right_reply_is_right() -> None:
    """Right kind, speaker, session and content, and nothing broken."""
    assert verdict_on(ALBA_ON_TRAMS, RIGHT).right


def test_one_statement_of_each_gold_group_is_cited() -> None:
    """Another statement of the right person is not what answers; one of several that do is enough."""
    elsewhere = replace(ALBA_ON_TRAMS, gold=(("trams",), ("parks",)))
    either = replace(ALBA_ON_TRAMS, gold=(("parks", "trams"),))

    assert not verdict_on(elsewhere, RIGHT).content_right
    assert verdict_on(either, RIGHT).right


def test_a_swapped_speaker_is_caught() -> None:
    """A citation that gives a statement to somebody else cites a wrong person."""
    swapped = make_citation(1, "trams", speaker={"id": BRUN, "name": BRUN})

    verdict = verdict_on(ALBA_ON_TRAMS, make_answer(f"{TRAMS} [1]", swapped))

    assert verdict.cites_wrong_person
    assert any(broken.startswith("swapped speaker") for broken in verdict.violations)


def test_a_changed_quotation_is_caught() -> None:
    """A number that was changed in a quotation breaks an invariant, and the reply is not right."""
    changed = make_citation(1, "trams", quote=TRAMS.replace("12", "13"))

    verdict = verdict_on(ALBA_ON_TRAMS, make_answer(f"12 trams, selon {ALBA} [1]", changed))

    assert not verdict.right
    assert any(broken.startswith("changed quotation") for broken in verdict.violations)


def test_a_swapped_session_is_caught() -> None:
    """A statement that is moved to another round table breaks an invariant."""
    moved = make_citation(1, "trams", session={"id": "rt2", "kind": "round_table", "number": 2})

    assert any(
        broken.startswith("swapped session") for broken in violations(make_answer("[1]", moved), CORPUS)
    )


def test_a_name_that_is_not_cited_is_caught() -> None:
    """The text may not credit somebody beside a citation of somebody else."""
    verdict = verdict_on(
        ALBA_ON_TRAMS, make_answer(f"Selon {BRUN} : « {TRAMS} » [1]", make_citation(1, "trams"))
    )

    assert verdict.cites_wrong_person


@pytest.mark.parametrize(("teller", "sound"), [(ALBA, True), (BRUN, False)])
def test_a_name_in_the_words_told_is_not_their_speaker(teller: str, sound: bool) -> None:
    """« Nadia Alba, maire, annonce que Léo Brun … » names whoever says it."""
    told = f"annonce que la ville a félicité {BRUN} pour ses parcs."
    statement = replace(STATEMENTS["trams"], text=f"{ALBA} {told}")
    corpus = make_corpus([replace(PROCEEDINGS, statements=(statement,))], "v1")
    reply = make_answer(f"**{teller}**, maire, {told} [1]", make_citation(1, "trams", quote=statement.text))

    assert (violations(reply, corpus) == ()) is sound


def test_narration_may_not_be_credited_to_a_person() -> None:
    """The writer's own words beside a name are a wrong person too."""
    credited = make_answer(f"{BRUN} : {NOTE} [1]", make_citation(1, "note"))

    assert any(broken.startswith("wrong person named") for broken in violations(credited, CORPUS))


def test_narration_may_show_who_took_part() -> None:
    """A sentence of the writer's that names somebody is the source of a fact about them."""
    seen = make_citation(1, "note", statement_id="seen", quote=SEEN)
    corpus = make_corpus([replace(PROCEEDINGS, statements=(SEEN_STATEMENT,))], "v1")

    assert violations(make_answer(f"**{BRUN}**, en ouverture [1]", seen), corpus) == ()


def test_a_list_that_announces_several_people_is_sound() -> None:
    """Only the name that stands last before a marker is held against it."""
    text = f"{ALBA} et {BRUN} en parlent.\n- {ALBA} : {TRAMS} [1]\n- {BRUN} : {PARKS} [2]"

    assert violations(make_answer(text, make_citation(1, "trams"), make_citation(2, "parks")), CORPUS) == ()


@pytest.mark.parametrize(
    ("reply", "broken"),
    [
        (make_answer(f"{TRAMS} [2]", make_citation(1, "trams")), "markers"),
        (make_answer("Sans source."), "an answer without a citation"),
        (make_answer(f"{TRAMS} [1]", make_citation(1, "trams", statement_id="lost")), "unknown statement"),
        ({**make_abstention("nothing_relevant"), "kind": "answer"}, "kind 'answer' contradicts"),
        (
            make_answer("Voir [1]", make_citation(1, "trams", statement_id=None, quote="Le trolley")),
            "changed quotation",
        ),
    ],
)
def test_a_broken_promise_is_named(reply: Reply, broken: str) -> None:
    """Markers, citations and abstentions that do not belong together are found."""
    assert any(found.startswith(broken) for found in violations(reply, CORPUS))


def test_a_heading_may_show_a_fact_of_the_structure() -> None:
    """Where no statement is cited, the quotation is the source at its offsets."""
    heading = "## Table ronde 1 — Le tram"
    shown = make_citation(
        1, "trams", statement_id=None, quote=heading, speaker=None, source={"start": 0, "end": len(heading)}
    )

    assert violations(make_answer("Le tram [1]", shown), CORPUS) == ()


def test_somebody_else_in_what_one_person_says_is_a_wrong_person() -> None:
    """« Que dit X ? » is answered from X alone, even by a true citation of Y."""
    reply = make_answer(f"{TRAMS} [1] {PARKS} [2]", make_citation(1, "trams"), make_citation(2, "parks"))

    verdict = verdict_on(ALBA_ON_TRAMS, reply)

    assert verdict.wrong_people == (BRUN,)
    assert not verdict.right


def test_further_passages_of_a_fact_are_not_wrong_people() -> None:
    """A fact is credited to the first citation; what follows under its own name does no harm."""
    fact = make_question(QuestionType.FACTUAL, gold_speakers=(ALBA,))
    trams, parks = make_citation(1, "trams"), make_citation(2, "parks")

    first_right = verdict_on(fact, make_answer(f"{TRAMS} [1] {PARKS} [2]", trams, parks))
    first_wrong = verdict_on(fact, make_answer(f"{PARKS} [2] {TRAMS} [1]", parks, trams))

    assert first_right.right
    assert first_wrong.wrong_people == (BRUN,)


def test_a_fact_that_nobody_says_may_not_open_with_a_person() -> None:
    """What only the narration tells belongs to no speaker."""
    narrated = make_question(QuestionType.FACTUAL, gold=(("note",),), must_include=("deux heures",))

    assert verdict_on(narrated, make_answer(f"{NOTE} [1]", make_citation(1, "note"))).right
    assert verdict_on(narrated, make_answer(f"{TRAMS} [1]", make_citation(1, "trams"))).wrong_people == (
        ALBA,
    )


def test_nobody_is_wrong_where_the_row_does_not_say_who_is_right() -> None:
    """A fact with its words alone: whoever says them is credited rightly, here one and there another."""
    fact = make_question(QuestionType.FACTUAL, must_include=("trams",))

    verdict = verdict_on(fact, make_answer(f"{TRAMS} [1]", make_citation(1, "trams")))

    assert verdict.wrong_people == ()
    assert not verdict.cites_wrong_person


def test_a_complete_list_names_everybody_and_nobody_else() -> None:
    """A missing speaker is not right; a speaker too many is a wrong person."""
    both = make_question(QuestionType.WHO_SAID, gold_speakers=(ALBA, BRUN), exhaustive=True)
    alone = make_question(QuestionType.LIST, gold_speakers=(BRUN,), exhaustive=True)
    one = make_answer(f"{TRAMS} [1]", make_citation(1, "trams"))
    too_many = make_answer(f"{ALBA} et {BRUN} étaient là. {PARKS} [1]", make_citation(1, "parks"))

    assert not verdict_on(both, one).speakers_right
    assert verdict_on(alone, too_many).wrong_people == (ALBA,)


def test_a_summary_stays_in_its_session() -> None:
    """A citation of another round table spoils a summary, without being a wrong person."""
    summary = make_question(QuestionType.BY_SESSION, gold_sessions=("round_table 1",))
    reply = make_answer(f"{TRAMS} [1] {PARKS} [2]", make_citation(1, "trams"), make_citation(2, "parks"))

    verdict = verdict_on(summary, reply)

    assert not verdict.sessions_right
    assert not verdict.cites_wrong_person


def test_an_abstention_is_right_only_where_there_is_no_answer() -> None:
    """Refusing an answerable question is an error, unless the row accepts the reason."""
    refused = verdict_on(ALBA_ON_TRAMS, make_abstention("nothing_relevant"))
    accepted = verdict_on(replace(ALBA_ON_TRAMS, reasons=("ambiguous",)), make_abstention("ambiguous"))

    assert not refused.right
    assert accepted.right


def test_the_reason_of_an_abstention_is_reported_apart() -> None:
    """Another reason than the expected one leaves the abstention right."""
    question = make_question(QuestionType.UNKNOWN_SESSION, reasons=("unknown_session",))

    verdict = verdict_on(question, make_abstention("nothing_relevant"))

    assert verdict.right
    assert verdict.reason_right is False


def test_an_answer_where_the_person_is_silent_credits_a_wrong_person() -> None:
    """Somebody else's words for « Que dit X de Y ? » are a false answer and a wrong person."""
    question = make_question(
        QuestionType.WRONG_SPEAKER, accept_speakers=(BRUN,), reasons=("speaker_silent_on_this",)
    )

    verdict = verdict_on(question, RIGHT)

    assert not verdict.kind_right
    assert verdict.wrong_people == (ALBA,)


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("plus de **600 000** fuites", "600000", True),
        ("70% des appels", "70 %", True),
        ("L’été à l'école", "ete a l’ecole", True),
        ("en 2024", "4", False),
        ("ChatGPT est interdite", "interdi*", True),
        ("ChatGPT est interdite", "interdi", False),
        ("deux keynotes", "2|deux", True),
    ],
)
def test_words_are_found_whatever_their_typography(text: str, wanted: str, found: bool) -> None:
    """Spaces, accents, mark-up and apostrophes do not matter; the limits of words do."""
    assert holds(text, wanted) is found
