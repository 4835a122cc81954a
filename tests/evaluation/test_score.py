"""The scorer sees what is wrong in replies made by hand over invented proceedings."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from index.serialise import proceedings_to_json
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
from tests.evaluation import score
from tests.evaluation.invariants import Citation, Reply, make_record, violations
from tests.evaluation.judge import Verdict, judge
from tests.evaluation.matching import holds
from tests.evaluation.question_set import FOLDER, Question, QuestionKind, load_questions

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
RECORD = make_record([PROCEEDINGS])


def make_citation(number: int, identifier: str, **changes: Any) -> Citation:
    """A true citation, changed where the test says so."""
    statement = STATEMENTS[identifier]
    session = RECORD.sessions[str(statement.session_id)]
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


def make_question(kind: QuestionKind, **changes: Any) -> Question:
    """A question that asks for nothing but what the test adds."""
    blank = Question(
        id="q",
        question="?",
        lang="fr",
        type="factual",
        kind=kind,
        tags=(),
        history=(),
        answerable=kind is not QuestionKind.NONE,
        gold_text=(),
        gold_speakers=(),
        accept_speakers=(),
        exhaustive=False,
        gold_sessions=(),
        answers=(),
        must_include=(),
        must_not_include=(),
        reason=(),
        portable=True,
    )
    return replace(blank, **changes)


ALBA_ON_TRAMS = make_question(
    QuestionKind.BY_SPEAKER_TOPIC,
    gold_speakers=(ALBA,),
    gold_sessions=("round_table 1",),
    must_include=("12",),
    gold_text=("gaz",),
)
RIGHT = make_answer(f"{ALBA} (table ronde 1) : {TRAMS} [1]", make_citation(1, "trams"))


def verdict_on(question: Question, reply: Reply) -> Verdict:
    """Judge over the invented proceedings."""
    return judge(question, reply, RECORD)


def test_a_right_reply_is_right() -> None:
    """Right kind, speaker, session and content, and nothing broken."""
    assert verdict_on(ALBA_ON_TRAMS, RIGHT).right


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
        broken.startswith("swapped session") for broken in violations(make_answer("[1]", moved), RECORD)
    )


def test_a_name_that_is_not_cited_is_caught() -> None:
    """The text may not credit somebody beside a citation of somebody else."""
    verdict = verdict_on(
        ALBA_ON_TRAMS, make_answer(f"Selon {BRUN} : « {TRAMS} » [1]", make_citation(1, "trams"))
    )

    assert verdict.cites_wrong_person


def test_narration_may_not_be_credited_to_a_person() -> None:
    """The writer's own words beside a name are a wrong person too."""
    credited = make_answer(f"{BRUN} : {NOTE} [1]", make_citation(1, "note"))

    assert any(broken.startswith("wrong person named") for broken in violations(credited, RECORD))


def test_narration_may_show_who_took_part() -> None:
    """A sentence of the writer's that names somebody is the source of a fact about them."""
    seen = make_citation(1, "note", statement_id="seen", quote=SEEN)
    record = make_record([replace(PROCEEDINGS, statements=(SEEN_STATEMENT,))])

    assert violations(make_answer(f"**{BRUN}**, en ouverture [1]", seen), record) == ()


def test_a_list_that_announces_several_people_is_sound() -> None:
    """Only the name that stands last before a marker is held against it."""
    text = f"{ALBA} et {BRUN} en parlent.\n- {ALBA} : {TRAMS} [1]\n- {BRUN} : {PARKS} [2]"

    assert violations(make_answer(text, make_citation(1, "trams"), make_citation(2, "parks")), RECORD) == ()


@pytest.mark.parametrize(
    ("reply", "broken"),
    [
        (make_answer(f"{TRAMS} [2]", make_citation(1, "trams")), "markers"),
        (make_answer("Sans source."), "an answer without a citation"),
        (make_answer(f"{TRAMS} [1]", make_citation(1, "trams", statement_id="lost")), "unknown statement"),
        (make_abstention("nothing_relevant") | {"kind": "answer"}, "kind 'answer' contradicts"),
        (
            make_answer("Voir [1]", make_citation(1, "trams", statement_id=None, quote="Le trolley")),
            "changed quotation",
        ),
    ],
)
def test_a_broken_promise_is_named(reply: Reply, broken: str) -> None:
    """Markers, citations and abstentions that do not belong together are found."""
    assert any(found.startswith(broken) for found in violations(reply, RECORD))


def test_a_heading_may_show_a_fact_of_the_structure() -> None:
    """Where no statement is cited, the quotation is the source at its offsets."""
    heading = "## Table ronde 1 — Le tram"
    shown = make_citation(
        1, "trams", statement_id=None, quote=heading, speaker=None, source={"start": 0, "end": len(heading)}
    )

    assert violations(make_answer("Le tram [1]", shown), RECORD) == ()


def test_somebody_else_in_what_one_person_says_is_a_wrong_person() -> None:
    """« Que dit X ? » is answered from X alone, even by a true citation of Y."""
    reply = make_answer(f"{TRAMS} [1] {PARKS} [2]", make_citation(1, "trams"), make_citation(2, "parks"))

    verdict = verdict_on(ALBA_ON_TRAMS, reply)

    assert verdict.wrong_people == (BRUN,)
    assert not verdict.right


def test_further_passages_of_a_fact_are_not_wrong_people() -> None:
    """A fact is credited to the first citation; what follows under its own name does no harm."""
    fact = make_question(QuestionKind.FACT, gold_speakers=(ALBA,))
    trams, parks = make_citation(1, "trams"), make_citation(2, "parks")

    first_right = verdict_on(fact, make_answer(f"{TRAMS} [1] {PARKS} [2]", trams, parks))
    first_wrong = verdict_on(fact, make_answer(f"{PARKS} [2] {TRAMS} [1]", parks, trams))

    assert first_right.right
    assert first_wrong.wrong_people == (BRUN,)


def test_a_fact_that_nobody_says_may_not_open_with_a_person() -> None:
    """What only the narration tells belongs to no speaker."""
    narrated = make_question(QuestionKind.FACT, must_include=("deux heures",))

    assert verdict_on(narrated, make_answer(f"{NOTE} [1]", make_citation(1, "note"))).right
    assert verdict_on(narrated, make_answer(f"{TRAMS} [1]", make_citation(1, "trams"))).wrong_people == (
        ALBA,
    )


def test_a_complete_list_names_everybody_and_nobody_else() -> None:
    """A missing speaker is not right; a speaker too many is a wrong person."""
    both = make_question(QuestionKind.WHO_TALKS_ABOUT, gold_speakers=(ALBA, BRUN), exhaustive=True)
    alone = make_question(QuestionKind.STRUCTURE, gold_speakers=(BRUN,), exhaustive=True)
    one = make_answer(f"{TRAMS} [1]", make_citation(1, "trams"))
    too_many = make_answer(f"{ALBA} et {BRUN} étaient là. {PARKS} [1]", make_citation(1, "parks"))

    assert not verdict_on(both, one).speakers_right
    assert verdict_on(alone, too_many).wrong_people == (ALBA,)


def test_a_summary_stays_in_its_session() -> None:
    """A citation of another round table spoils a summary, without being a wrong person."""
    summary = make_question(QuestionKind.SUMMARY, gold_sessions=("round_table 1",))
    reply = make_answer(f"{TRAMS} [1] {PARKS} [2]", make_citation(1, "trams"), make_citation(2, "parks"))

    verdict = verdict_on(summary, reply)

    assert not verdict.sessions_right
    assert not verdict.cites_wrong_person


def test_an_abstention_is_right_only_where_there_is_no_answer() -> None:
    """Refusing an answerable question is an error, unless the row accepts the reason."""
    refused = verdict_on(ALBA_ON_TRAMS, make_abstention("nothing_relevant"))
    accepted = verdict_on(replace(ALBA_ON_TRAMS, reason=("ambiguous",)), make_abstention("ambiguous"))

    assert not refused.right
    assert accepted.right


def test_the_reason_of_an_abstention_is_reported_apart() -> None:
    """Another reason than the expected one leaves the abstention right."""
    question = make_question(QuestionKind.NONE, type="unknown_session", reason=("unknown_session",))

    verdict = verdict_on(question, make_abstention("nothing_relevant"))

    assert verdict.right
    assert verdict.reason_right is False


def test_an_answer_where_the_person_is_silent_credits_a_wrong_person() -> None:
    """Somebody else's words for « Que dit X de Y ? » are a false answer and a wrong person."""
    question = make_question(
        QuestionKind.NONE, type="wrong_speaker", accept_speakers=(BRUN,), reason=("speaker_silent_on_this",)
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


def test_rates_count_both_errors() -> None:
    """A false answer and a refusal are two figures, each over its own questions."""
    none = make_question(QuestionKind.NONE, type="near_miss", reason=("nothing_relevant",))
    refused = verdict_on(ALBA_ON_TRAMS, make_abstention("nothing_relevant"))
    verdicts = [verdict_on(ALBA_ON_TRAMS, RIGHT), refused, verdict_on(none, RIGHT)]

    summary = score.summarise(verdicts)

    assert (summary["refusals"]["right"], summary["refusals"]["n"]) == (1, 2)
    assert (summary["false_answers"]["right"], summary["false_answers"]["n"]) == (1, 1)
    assert (summary["all"]["right"], summary["all"]["n"]) == (1, 3)
    assert summary["speakers"]["n"] == 1  # a refusal has no speakers that could be right


def test_wilson_gives_the_published_interval() -> None:
    """50 of 50 lies between .929 and 1; 8 of 10 between .490 and .943."""
    assert [round(bound, 3) for bound in score.wilson(50, 50)] == [0.929, 1.0]
    assert [round(bound, 3) for bound in score.wilson(8, 10)] == [0.49, 0.943]


def test_a_wrong_person_more_is_worse_than_the_baseline() -> None:
    """More right answers do not make up for one wrong person."""
    before = score.summarise([verdict_on(ALBA_ON_TRAMS, make_abstention("nothing_relevant"))])
    better = score.summarise([verdict_on(ALBA_ON_TRAMS, RIGHT)])

    assert score.worse(before, better) == []
    assert score.worse(before, better | {"wrong_person": 1}) == ["wrong_person"]
    assert score.worse(better, before) == ["right"]


def make_index(folder: Path) -> Path:
    """The invented proceedings, stored where the scorer reads them."""
    (folder / "data").mkdir(parents=True)
    (folder / "manifest.json").write_text('{"data": "data"}', encoding="utf-8")
    stored = json.dumps([proceedings_to_json(PROCEEDINGS)])
    (folder / "data" / "proceedings.json").write_text(stored, encoding="utf-8")
    return folder


def test_the_command_scores_finished_replies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Replies are scored from a file; the set that is only counted prints no question."""
    index = make_index(tmp_path / "index")
    questions = load_questions(FOLDER / "held_out.jsonl")
    replies = [make_abstention("nothing_relevant") | {"id": question.id} for question in questions]
    (tmp_path / "replies.jsonl").write_text("\n".join(map(json.dumps, replies)), encoding="utf-8")
    options = ["--index", index, "--set", "held_out", "--replies", tmp_path / "replies.jsonl"]
    baseline = tmp_path / "baseline.json"

    missing = score.main([*map(str, options), "--baseline", str(baseline)])
    score.main([*map(str, options), "--write-baseline", str(baseline), "--output", str(tmp_path / "out")])
    same = score.main([*map(str, options), "--baseline", str(baseline)])

    printed = capsys.readouterr().out
    assert (missing, same) == (1, 0)
    assert "held_out/shipped" in printed
    assert not any(question.question in printed for question in questions)
    assert len(json.loads((tmp_path / "out" / "score.json").read_text())["verdicts"]) == len(questions)


def test_a_set_about_other_proceedings_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of questions from anywhere is scored under its own name, its failures printed."""
    asked, replies = tmp_path / "forum.jsonl", tmp_path / "replies.jsonl"
    asked.write_text(json.dumps(asdict(ALBA_ON_TRAMS) | {"question": "Et les trams ?"}), encoding="utf-8")
    replies.write_text(json.dumps(make_abstention("nothing_relevant")), encoding="utf-8")

    score.main(
        ["--index", str(make_index(tmp_path / "index")), "--file", str(asked), "--replies", str(replies)]
    )

    printed = capsys.readouterr().out
    assert printed.startswith("forum\n")
    assert "q Et les trams ?" in printed


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    """The message says where an index was expected and how to make one."""
    with pytest.raises(SystemExit, match="no index there; make one"):
        score.main(["--index", str(tmp_path)])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"gold_speakers": [], "gold_sessions": [], "must_include": [], "gold_text": []}, "without gold"),
        ({"kind": "none"}, "contradicts"),
        ({"unknown": 1}, "missing or unknown"),
    ],
)
def test_a_bad_row_is_refused_with_its_place(changes: dict[str, Any], message: str, tmp_path: Path) -> None:
    """The file and the line are named."""
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(asdict(ALBA_ON_TRAMS) | changes), encoding="utf-8")

    with pytest.raises(ValueError, match=rf"bad\.jsonl:1: .*{message}"):
        load_questions(path)


def test_a_question_asked_twice_is_refused(tmp_path: Path) -> None:
    """The same row twice would count twice."""
    path = tmp_path / "twice.jsonl"
    path.write_text("\n".join([json.dumps(asdict(ALBA_ON_TRAMS))] * 2), encoding="utf-8")

    with pytest.raises(ValueError, match="twice"):
        load_questions(path)
