"""Drafts: what the structure allows to ask, marked as generated, ready to be reviewed in a spreadsheet."""

import csv
from pathlib import Path

import pytest

from chatbot.evaluation.corpus import make_corpus
from chatbot.evaluation.generate import PER_KIND, draft_questions, split_session
from chatbot.evaluation.matching import fold, holds
from chatbot.evaluation.model import Corpus, Question, QuestionType
from chatbot.evaluation.questions import load_questions
from chatbot.evaluation.review import write_drafts, write_held_out
from chatbot.settings import Settings
from index.analysis import analyse
from index.store import load_index
from ingest.errors import InputError
from ingest.model import Proceedings
from ingest.pipeline import parse_text
from tests.evaluate_runs.conftest import FORUM
from tests.index.conftest import BagOfWords


@pytest.fixture(scope="module")
def drafts(corpus: Corpus) -> tuple[Question, ...]:
    """A set about the forum."""
    return draft_questions(corpus, seed=1)


def of_type(drafts: tuple[Question, ...], wanted: QuestionType) -> list[Question]:
    """The drafts of one type; there are some."""
    found = [question for question in drafts if question.type is wanted]
    assert found
    return found


def test_every_draft_is_generated_and_checked_by_nobody(drafts: tuple[Question, ...]) -> None:
    """They can never be taken for questions of people."""
    assert {question.source for question in drafts} == {"generated"}
    assert {question.checked_by for question in drafts} == {""}


def test_who_said_is_asked_with_words_of_one_person(drafts: tuple[Question, ...], corpus: Corpus) -> None:
    """The quoted words are those of the gold statement, and of no other speaker."""
    for question in of_type(drafts, QuestionType.WHO_SAID):
        quoted = question.question.split("« ")[1].split(" »")[0]
        said_by = {s.speaker for s in corpus.statements.values() if holds(s.text, quoted)}

        assert said_by == {*question.gold_speakers}


def test_everybody_who_says_a_word_may_be_named_for_it(drafts: tuple[Question, ...], corpus: Corpus) -> None:
    """Who says the very word must be named; who says one of its family may be; nobody else says any."""
    asked = [q for q in of_type(drafts, QuestionType.WHO_SAID) if q.question.startswith("Qui parle")]
    several = [question for question in asked if "several_speakers" in question.tags]
    assert several
    assert len(asked) > len(several)
    for question in asked:
        word = question.question.split("« ")[1].split(" »")[0]
        said = [s for s in corpus.statements.values() if s.speaker]
        very = {s.speaker for s in said if fold(word) in fold(s.text).replace("'", " ").split()}
        family = {s.speaker for s in said if {*analyse(word)} & {*analyse(s.text)}}

        assert very <= {*question.gold_speakers}
        assert family <= {*question.gold_speakers, *question.accept_speakers}
        assert len(question.gold_speakers) in ((2, 3) if question in several else (1,))


def test_who_says_another_form_of_a_word_may_be_named_and_need_not() -> None:
    """Two say « teinturerie », a third « teintureries »."""
    said = (("Zoé Brun", "Elle vante la teinturerie."), ("Yann Noir", "Il cite la teinturerie."))
    people = "\n\n".join(
        f"### {name} — maire — Causse\n\n{text}"
        for name, text in (*said, ("Ugo Gris", "Il a vu des teintureries."))
    )
    text = FORUM.read_text(encoding="utf-8") + f"\n\n## Table ronde 9 — Finir\n\n{people}\n"
    odd = make_corpus([parse_text(text, source_file="forum.md", sha256="0" * 64)], "odd")

    asked = {q.question: q for seed in range(8) for q in draft_questions(odd, seed=seed)}

    question = asked["Qui parle de « teinturerie » ?"]
    assert (question.gold_speakers, question.accept_speakers) == (("Zoé Brun", "Yann Noir"), ("Ugo Gris",))
    assert len(question.gold) == 2


def test_words_that_are_no_topics_are_not_asked_about(corpus: Corpus) -> None:
    """Names, verbs and words of questions: everybody could be named for them, or nobody."""
    text = (
        corpus.proceedings[0].source
        + "\n\n## Table ronde 9 — Finir\n\n### Zoé Brun — maire — Causse\n\n"
        + "Elle représente Brunissime et donne des informations, Zoé Brun parlait ainsi.\n"
    )
    odd = make_corpus([parse_text(text, source_file="forum.md", sha256="0" * 64)], "odd")

    asked = {question.question for question in draft_questions(odd, seed=1)}

    assert "Qui parle de « Brunissime » ?" in asked
    assert not [q for q in asked for word in ("représente", "informations", "parlait") if f"« {word} »" in q]


def test_who_speaks_for_a_house_may_be_cited_for_it() -> None:
    """An organisation that speaks under its own name, and its people under theirs."""
    text = FORUM.read_text(encoding="utf-8").replace("Bergerie du Mont", "Syndicat des Tondeurs")
    drafts = draft_questions(
        make_corpus([parse_text(text, source_file="forum.md", sha256="0" * 64)], "house"), seed=1
    )

    by_name = {question.question: question for question in drafts}
    assert by_name["Que dit Syndicat des Tondeurs ?"].accept_speakers == ("Paul Lemoine",)
    assert by_name["Que dit Paul Lemoine ?"].accept_speakers == ("Syndicat des Tondeurs",)
    swapped = [q for q in drafts if q.type is QuestionType.WRONG_SPEAKER]
    assert swapped


def test_a_swapped_speaker_never_says_the_topic(drafts: tuple[Question, ...], corpus: Corpus) -> None:
    """The person asked about has no statement with the word, so silence is the right answer."""
    for question in of_type(drafts, QuestionType.WRONG_SPEAKER):
        topic = fold(question.question.split("« ")[1].split(" »")[0])
        (asked,) = question.accept_speakers
        own = " ".join(fold(s.text) for s in corpus.statements.values() if s.speaker == asked)

        assert topic not in own.split()
        assert asked in question.question
        assert not question.answerable


def test_nobody_of_the_forum_is_an_unknown_person(drafts: tuple[Question, ...], corpus: Corpus) -> None:
    """Invented people share no part of their name with anybody."""
    known = {part for person in corpus.proceedings[0].people for part in fold(person.name).split()}

    for question in of_type(drafts, QuestionType.UNKNOWN_PERSON):
        assert not known & {*fold(question.question.removeprefix("Que dit ").removesuffix(" ?")).split()}


def test_an_unknown_session_is_beyond_the_last_one(drafts: tuple[Question, ...]) -> None:
    """The forum has three round tables and one keynote."""
    asked = {question.question for question in of_type(drafts, QuestionType.UNKNOWN_SESSION)}

    assert asked == {
        "Qui est intervenu lors de la table ronde 6 ?",
        "Qui est intervenu lors de la keynote 4 ?",
    }


def test_a_list_holds_everybody_who_is_printed_there(drafts: tuple[Question, ...]) -> None:
    """Also who is presented and says nothing, and the organisation that speaks."""
    lists = {question.question: question for question in of_type(drafts, QuestionType.LIST)}

    assert {*lists["Qui est intervenu lors de la table ronde 1 ?"].gold_speakers} == {
        "Claire Durant",
        "Marc Plaisir",
        "Syndicat des Tondeurs",
    }
    assert lists["Qui est intervenu lors de l'ouverture ?"].gold_speakers == ("Odile Ferrand",)
    assert all(question.exhaustive for question in lists.values())


def test_the_same_seed_gives_the_same_set_and_no_kind_prevails(corpus: Corpus) -> None:
    """Drawn, but not at random."""
    drawn = draft_questions(corpus, seed=3)

    assert drawn == draft_questions(corpus, seed=3)
    assert len({question.question for question in drawn}) == len(drawn)
    assert max([*map([question.type for question in drawn].count, QuestionType)]) <= 2 * PER_KIND


def test_the_files_hold_the_drafts(corpus: Corpus, drafts: tuple[Question, ...], tmp_path: Path) -> None:
    """The loader reads both files back as they were drafted; the sheet has a column for the reviewer."""
    told = write_drafts(tmp_path / "brouillon.csv", corpus, seed=1)

    assert load_questions(tmp_path / "brouillon.jsonl", corpus) == drafts
    assert load_questions(tmp_path / "brouillon.csv", corpus) == drafts
    sheet = (tmp_path / "brouillon.csv").read_text(encoding="utf-8-sig")
    assert sheet.splitlines()[0].endswith(";checked_by")
    assert str(len(drafts)) in told[0]


def test_a_sheet_computes_nothing(forum: Proceedings, tmp_path: Path) -> None:
    """A name that a spreadsheet would take for a formula is marked as text, and read without the mark."""
    text = forum.source.replace("Marc Plaisir", "=Marc Plaisir")
    odd = make_corpus([parse_text(text, source_file="forum.md", sha256="0" * 64)], "odd")

    write_drafts(tmp_path / "brouillon.csv", odd, seed=1)

    with (tmp_path / "brouillon.csv").open(encoding="utf-8-sig", newline="") as sheet:
        cells = [cell for row in csv.reader(sheet, delimiter=";") for cell in row]
    assert "'=Marc Plaisir" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert load_questions(tmp_path / "brouillon.csv", odd) == draft_questions(odd, seed=1)


def test_a_session_that_is_taken_out_leaves_nothing(corpus: Corpus) -> None:
    """Its statements and those who only spoke there are gone; the rest is untouched."""
    rest, taken = split_session(corpus, "round_table 2")

    assert {s.session_id for s in rest.statements.values()}.isdisjoint(
        s.session_id for s in taken.statements.values()
    )
    names = {person.name for person in rest.proceedings[0].people}
    assert "Paul Lemoine" not in names
    assert "Marc Plaisir" in names  # speaks elsewhere too
    assert {**rest.statements, **taken.statements}.keys() == {
        s.id for s in corpus.statements.values() if s.session_id
    }


def test_questions_about_what_was_taken_out_have_no_answer(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are asked of an index that does not hold it, which is built beside the set."""
    monkeypatch.setattr(
        "chatbot.evaluation.review.load_encoder", lambda *_: BagOfWords(dimensions=64)
    )  # the real one takes seconds

    write_held_out(tmp_path / "sans.csv", corpus, "table ronde 2", Settings(), seed=1)

    index = load_index(tmp_path / "sans", encoder=BagOfWords(dimensions=64))
    without = make_corpus(index.proceedings, index.corpus_version)
    asked = load_questions(tmp_path / "sans.jsonl", without)
    held_out = [question for question in asked if "held_out_session" in question.tags]
    assert "Que dit Paul Lemoine ?" in {question.question for question in held_out}
    assert not any(question.answerable for question in held_out)
    assert any(question.answerable for question in asked)


def test_an_unknown_session_cannot_be_taken_out(corpus: Corpus, tmp_path: Path) -> None:
    """One line with sessions that there are; nothing is written."""
    with pytest.raises(InputError, match=r"table ronde 9 .* round_table 1"):
        write_held_out(tmp_path / "sans.csv", corpus, "table ronde 9", Settings(), seed=1)

    assert not [*tmp_path.iterdir()]
