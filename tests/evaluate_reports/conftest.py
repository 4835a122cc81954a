"""A finished evaluation of an invented event: real replies, real scores, and ways to make them worse."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.evaluation.answering import LocalAnswerer
from chatbot.evaluation.corpus import make_corpus
from chatbot.evaluation.metrics import METRICS, score, summarise
from chatbot.evaluation.model import SCHEMA, Answered, Corpus, Evaluation, Question, QuestionType, Summary
from chatbot.evaluation.reports.material import Material, make_material
from chatbot.evaluation.statistics import power_note
from tests.chatbot.conftest import make_chatbot, make_forum

FORUM = Path(__file__).parent.parent / "chatbot" / "forum.md"
SEED, RESAMPLES = 7, 300
Measure = Callable[[Sequence[Answered]], Evaluation]


def asked(
    number: int, question: str, kind: QuestionType, speakers: str = "", session: str = "", **fields: object
) -> Question:
    """A question; speakers are separated by commas."""
    names = tuple(filter(None, speakers.split(",")))
    sessions = (session,) if session else ()
    default: dict[str, object] = {
        "id": f"q{number:02}",
        "question": question,
        "type": kind,
        "answerable": bool(names or session),
        "gold_speakers": names,
        "gold_sessions": sessions,
        "cluster": session or f"alone {number}",
        "source": "human",
    }
    return Question(**(default | fields))  # type: ignore[arg-type]  # names and types are those of Question


FACT, SAYS, WHO, LIST = (
    QuestionType.FACTUAL,
    QuestionType.BY_SPEAKER,
    QuestionType.WHO_SAID,
    QuestionType.LIST,
)
ONE, TWO, CLOSING = "round_table 1", "round_table 2", "round_table 3"
QUESTIONS = (
    asked(1, "Que dit Marc Plaisir à la table ronde 1 ?", SAYS, "Marc Plaisir", ONE),
    asked(2, "Que dit Claire Durant des lavoirs ?", SAYS, "Claire Durant", ONE),
    asked(3, "Que dit Paul Lemoine ?", SAYS, "Paul Lemoine", TWO),
    asked(4, "Que dit Claire Vasseur ?", SAYS, "Claire Vasseur", TWO),
    asked(5, "Que dit Julie Lemoine du manteau ?", SAYS, "Julie Lemoine", TWO),
    asked(6, "Que dit Hélène Saint-Clair ?", SAYS, "Hélène Saint-Clair", "keynote"),
    asked(7, "Qui parle de mérinos ?", WHO, "Claire Vasseur", TWO),
    asked(8, "Qui parle du laboratoire ?", WHO, "Hélène Saint-Clair", "keynote"),
    asked(9, "Qui a ouvert le forum ?", LIST, "Odile Ferrand", "opening"),
    asked(10, "Combien de tonnes de laine traitent les bassins ?", FACT, "Marc Plaisir", ONE),
    asked(11, "Quel label est annoncé pour les couvertures ?", FACT, "Thérèse d'Albret", CLOSING),
    asked(12, "Que dit Hugo Le Goff ?", SAYS, "Hugo Le Goff", CLOSING),
    asked(13, "Qui parle de cassoulet ?", QuestionType.OUT_OF_SCOPE),
    asked(14, "Que dit Zoé Martinot ?", QuestionType.UNKNOWN_PERSON),
    asked(15, "Que dit Marc Plaisir des couvertures ?", QuestionType.WRONG_SPEAKER),
    asked(16, "Qui parle de fusées <b>lunaires</b> & « co » ?", QuestionType.OUT_OF_SCOPE),
)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The invented event."""
    return make_corpus([make_forum(FORUM.read_text(encoding="utf-8"))], "0" * 64)


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> tuple[Answered, ...]:
    """Real replies to real questions; the gold is what the whole index finds, so that legs can be judged."""
    chatbot = make_chatbot(tmp_path_factory.mktemp("forum") / "index", *corpus.proceedings)
    answerer = LocalAnswerer(chatbot)
    rows = []
    for question in QUESTIONS:
        reply, trace = answerer.answer(question)
        rows.append(Answered(question, reply, trace))
    return tuple(rows)


def make_evaluation(rows: Sequence[Answered], corpus: Corpus, name: str = "forum.csv") -> Evaluation:
    """Measure replies, with a seed and few draws."""
    results = score(rows, corpus)
    measured = summarise(rows, corpus, seed=SEED, resamples=RESAMPLES, scored=results)
    summary = Summary(
        schema=SCHEMA,
        test_set=name,
        test_set_sha256="ab" * 32,
        questions=len({row.question.id for row in rows}),
        corpus_version=corpus.version,
        generator="extractive",
        encoder="bag-of-words@1",
        created="2026-11-23T16:00:00Z",
        seed=SEED,
        resamples=RESAMPLES,
        figures=measured.figures,
        generated=measured.generated,
        curves=measured.curves,
    )
    return Evaluation(summary, results)


@pytest.fixture(scope="session")
def measure(corpus: Corpus) -> Measure:
    """Replies → a finished evaluation."""
    return lambda rows: make_evaluation(rows, corpus)


@pytest.fixture(scope="session")
def evaluation(answered: tuple[Answered, ...], measure: Measure) -> Evaluation:
    """The unchanged chatbot."""
    return measure(answered)


@pytest.fixture(scope="session")
def material(evaluation: Evaluation, corpus: Corpus) -> Material:
    """What reports are written from, without a gate."""
    return make_material(evaluation, corpus, METRICS, power=power_note(len(QUESTIONS)))


# -- ways to make a chatbot worse


def swap_speaker(row: Answered, corpus: Corpus) -> Answered:
    """Credit every citation to somebody else."""
    other = next(person for person in corpus.proceedings[0].people if person.name not in str(row.reply))
    return _with_citations(
        row, speaker={"id": other.id, "name": other.name, "role": None, "organisation": None}
    )


def alter_quotation(row: Answered, corpus: Corpus) -> Answered:
    """Change a word of every quotation."""
    citations = [{**citation, "quote": f"{citation['quote']} environ"} for citation in row.reply["citations"]]
    return replace(row, reply={**row.reply, "citations": citations})


def always_answer(row: Answered, corpus: Corpus) -> Answered:
    """Answer where there is nothing to say, with the first statement that somebody made."""
    if row.reply["kind"] == "answer":
        return row
    statement = next(found for found in corpus.statements.values() if found.speaker)
    session = next(s for s in corpus.proceedings[0].sessions if s.id == statement.session_id)
    citation = {
        "number": 1,
        "statement_id": statement.id,
        "statement_kind": statement.kind.value,
        "quote": statement.text,
        "speaker": {
            "id": statement.speaker_id,
            "name": statement.speaker,
            "role": None,
            "organisation": None,
        },
        "session": {"id": session.id, "kind": session.kind.value, "number": session.number, "title": ""},
        "proceedings": {"id": "forum", "title": "Forum", "edition": None, "date_printed": None},
        "source": {"file": "forum.md", "start": 0, "end": 1, "page": None, "time_start": None},
    }
    text = f"{statement.speaker} : {statement.text} [1]"
    return replace(
        row, reply={**row.reply, "kind": "answer", "text": text, "citations": [citation], "abstention": None}
    )


def never_answer(row: Answered, corpus: Corpus) -> Answered:
    """Find nothing, ever."""
    silence: dict[str, object] = {"reason": "nothing_relevant", "nearest": [], "contact": None}
    return replace(
        row,
        reply={
            **row.reply,
            "kind": "abstention",
            "text": "Rien trouvé.",
            "citations": [],
            "abstention": silence,
        },
    )


def remove_leg(row: Answered, corpus: Corpus) -> Answered:
    """Search without the lexical leg: the fusion is the dense one, upside down."""
    if row.trace is None:
        return row
    worse = tuple(reversed(row.trace.stages["dense"]))
    return replace(row, trace=replace(row.trace, stages={**row.trace.stages, "lexical": (), "fused": worse}))


def _with_citations(row: Answered, **fields: object) -> Answered:
    citations = [{**citation, **fields} for citation in row.reply["citations"]]
    return replace(row, reply={**row.reply, "citations": citations})
