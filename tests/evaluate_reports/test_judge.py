"""The judge: what it is shown, what is read of it, what it is worth, and that it may be missing."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from chatbot.evaluation.judge import (
    PROMPT,
    Judgement,
    JudgeReport,
    Label,
    Opinion,
    describe_judge,
    judge_replies,
    kappa,
    open_judge,
    read_judgement,
    read_labels,
)
from chatbot.evaluation.libraries import library
from chatbot.evaluation.metrics import METRICS
from chatbot.evaluation.model import Corpus, Evaluation
from chatbot.evaluation.reports.html import render_html
from chatbot.evaluation.reports.markdown import render_markdown
from chatbot.evaluation.reports.material import make_material
from ingest.errors import InputError


class UnknownToUsError(Exception):
    """What some provider raises: no base that we could name."""


class ScriptedModel(BaseChatModel):
    """Says what a function of the question says, and keeps what it was shown."""

    say: Callable[[str], str]
    shown: list[list[BaseMessage]]

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> ChatResult:
        self.shown.append(messages)
        said = self.say(messages[-1].text)
        return ChatResult(generations=[ChatGeneration(message=AIMessage(said))])


def right(_question: str) -> str:
    """Find everything right."""
    return '{"verdict": "juste", "raison": "Tout y est."}'


def ask_judge(
    evaluation: Evaluation, corpus: Corpus, say: Callable[[str], str], labels: Sequence[Label] = ()
) -> tuple[JudgeReport, ScriptedModel]:
    """Judge the sixteen replies."""
    model = ScriptedModel(say=say, shown=[])
    report = judge_replies(evaluation.results, corpus, name="faux:modèle", model=model, labels=labels)
    return report, model


def test_every_reply_is_judged_and_the_prompt_is_named(evaluation: Evaluation, corpus: Corpus) -> None:
    """Sixteen opinions, under the model's name and the hash of the prompt's file."""
    report, _ = ask_judge(evaluation, corpus, right)

    assert [one.opinion for one in report.judgements] == [Opinion.RIGHT] * 16
    assert (report.model, report.problem) == ("faux:modèle", "")
    assert report.prompt_sha256 == hashlib.sha256(PROMPT.read_bytes()).hexdigest()


def test_the_judge_sees_question_statements_and_reply(evaluation: Evaluation, corpus: Corpus) -> None:
    """The statements come with the name of who made them; the system message is the French prompt."""
    _, model = ask_judge(evaluation, corpus, right)
    first = evaluation.results[0].answered
    system, human = model.shown[0]

    statement = corpus.statements[first.reply["citations"][0]["statement_id"]]
    assert "Tu vérifies les réponses" in system.text
    assert first.question.question in human.text
    assert f"Marc Plaisir, directeur technique, Lavoirs Réunis : {statement.text}" in human.text
    assert first.reply["text"] in human.text


def test_braces_of_a_reply_are_no_blanks_to_fill(evaluation: Evaluation, corpus: Corpus) -> None:
    """What a visitor or the proceedings write reaches the judge as it is."""
    row = evaluation.results[0]
    odd = {**row.answered.reply, "text": "Prenez {answer} et {0}."}
    changed = type(row)(type(row.answered)(row.answered.question, odd), row.values)
    model = ScriptedModel(say=right, shown=[])

    judge_replies([changed], corpus, name="faux", model=model)

    assert "Prenez {answer} et {0}." in model.shown[0][1].text


@pytest.mark.parametrize(
    ("said", "opinion"),
    [
        ('{"verdict": "fausse", "raison": "Non."}', Opinion.WRONG),
        ('Voici :\n```json\n{"verdict": "Partielle", "raison": ""}\n```', Opinion.PARTIAL),
        ('{"verdict": "bof"}', None),
        ("Je dirais juste.", None),
        ('{"raison": "?"}', None),
        ("[]", None),
        ('{"verdict": ', None),
        ("", None),
    ],
)
def test_what_cannot_be_read_is_no_opinion(said: str, opinion: Opinion | None) -> None:
    """A model that does not keep to the format is counted as unreadable, never guessed at."""
    assert read_judgement("q1", AIMessage(said)).opinion is opinion


def test_a_model_that_is_down_gives_one_line(evaluation: Evaluation, corpus: Corpus) -> None:
    """Whatever it raises; three tries, not sixteen, and the evaluation goes on."""

    def fail(_question: str) -> str:
        raise UnknownToUsError("connexion refusée\net le reste de la trace")

    report, model = ask_judge(evaluation, corpus, fail)

    assert report.judgements == ()
    assert len(model.shown) == 3
    assert "\n" not in report.problem
    assert report.problem.startswith("modèle faux:modèle : connexion refusée ; attendu")
    assert "l'évaluation continue sans lui" in report.problem


def test_one_failure_among_many_costs_one_opinion(evaluation: Evaluation, corpus: Corpus) -> None:
    """Only three failures in a row mean that the model is down."""
    asked: list[str] = []

    def stumble(question: str) -> str:
        asked.append(question)
        if len(asked) in (2, 5, 9):
            raise UnknownToUsError("trop de demandes")
        return right(question)

    report, _ = ask_judge(evaluation, corpus, stumble)

    assert len(report.judgements) == 13
    assert report.problem == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("inconnu:modèle", "fournisseur inconnu ; attendu FOURNISSEUR:MODÈLE"),
        ("sans-fournisseur", "fournisseur inconnu ; attendu FOURNISSEUR:MODÈLE"),
        ("cohere:command-r", "python -m pip install langchain-cohere"),
        (" ", "attendu"),
    ],
)
def test_a_model_that_cannot_be_made_is_one_line(name: str, said: str) -> None:
    """An unknown provider, no provider, a provider whose package is missing: nothing is asked."""
    with pytest.raises(InputError) as refused:
        open_judge(name)

    line = str(refused.value)
    assert line.startswith(f"--judge {name} : ")
    assert said in line
    assert "\n" not in line


def test_kappa_is_that_of_scikit_learn() -> None:
    """On random labels, on full agreement and on full disagreement."""
    kappa_of = library("sklearn.metrics", "scikit-learn").cohen_kappa_score
    drawn = np.random.default_rng(3).integers(3, size=(60, 2))

    for codes in (drawn, np.array([[0, 0], [1, 1], [2, 2]]), np.array([[0, 1], [1, 0]])):
        assert kappa(codes) == pytest.approx(kappa_of(codes[:, 0], codes[:, 1]))
    assert kappa(np.array([[0, 0], [0, 0]])) is None


def test_agreement_is_of_what_both_judged(evaluation: Evaluation, corpus: Corpus) -> None:
    """Four labels, one of a reply that has changed since: three count, two agree."""
    labels = [
        Label("q01", Opinion.RIGHT),
        Label("q02", Opinion.WRONG),
        Label("q03", Opinion.RIGHT, evaluation.results[2].answered.reply["text"]),
        Label("q04", Opinion.RIGHT, "Une ancienne réponse."),
    ]

    report, _ = ask_judge(evaluation, corpus, right, labels)

    assert report.agreement is not None
    assert report.agreement.n == 3
    assert report.agreement.share == pytest.approx(2 / 3)
    assert report.agreement.kappa == pytest.approx(0)


def test_the_interval_of_kappa_holds_it_and_is_the_same_again(evaluation: Evaluation, corpus: Corpus) -> None:
    """Sixteen labels that agree but for three."""

    def half(question: str) -> str:
        return right(question) if "Que dit" in question else '{"verdict": "fausse", "raison": ""}'

    said, _ = ask_judge(evaluation, corpus, half)
    labels = [
        Label(one.id, Opinion.PARTIAL if number < 3 else one.opinion)
        for number, one in enumerate(said.judgements)
        if one.opinion
    ]

    one, two = (ask_judge(evaluation, corpus, half, labels)[0].agreement for _ in range(2))

    assert one == two
    assert one is not None
    assert one.kappa is not None
    assert one.low is not None
    assert one.high is not None
    assert one.low < one.kappa < one.high <= 1
    assert one.n == 16


def write(folder: Path, text: str) -> Path:
    """A file of labels."""
    file = folder / "avis.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "text", ["id,verdict\nq1,juste\nq2,Fausse\n", "id;verdict;reponse\nq1;juste;\nq2;fausse ;\n"]
)
def test_labels_come_from_a_spreadsheet(text: str, tmp_path: Path) -> None:
    """Commas or semicolons, capitals or not."""
    assert read_labels(write(tmp_path, text)) == (Label("q1", Opinion.RIGHT), Label("q2", Opinion.WRONG))


def test_a_labelled_reply_may_have_several_lines(tmp_path: Path) -> None:
    """Replies do."""
    file = write(tmp_path, 'id,verdict,reponse\nq1,juste,"Une ligne.\n\nUne autre."\n')

    assert read_labels(file) == (Label("q1", Opinion.RIGHT, "Une ligne.\n\nUne autre."),)


@pytest.mark.parametrize("text", ["id,verdict\nq1,bien\n", "numero,verdict\nq1,juste\n", "id,verdict\nq1\n"])
def test_labels_that_mean_nothing_are_refused(text: str, tmp_path: Path) -> None:
    """The line is named, with the words that may be written."""
    with pytest.raises(InputError, match=r"ligne 2 : .*juste, partielle, fausse"):
        read_labels(write(tmp_path, text))


def test_a_file_of_labels_that_is_absent_is_refused(tmp_path: Path) -> None:
    """One line."""
    with pytest.raises(InputError, match="introuvable"):
        read_labels(tmp_path / "absent.csv")


def test_the_reports_show_the_judge_and_let_it_decide_nothing(evaluation: Evaluation, corpus: Corpus) -> None:
    """A judge that finds everything wrong changes neither the verdict nor a figure."""
    report, _ = ask_judge(evaluation, corpus, lambda _question: '{"verdict": "fausse", "raison": "Bah."}')
    alone = make_material(evaluation, corpus, METRICS)
    judged = make_material(evaluation, corpus, METRICS, judge=report)

    assert (judged.decision, judged.worst, judged.figures) == (alone.decision, alone.worst, alone.figures)
    for text in (render_markdown(judged), render_html(judged)):
        assert "faux:modèle" in text
        assert report.prompt_sha256[:12] in text
        assert "ne décide de rien" in text
        assert "16\u00a0avis" in text


def test_a_judge_nobody_checked_says_so() -> None:
    """Without labels its worth is unknown; a missing one says why."""
    unchecked = JudgeReport("m", "ab" * 32, (Judgement("q1", Opinion.RIGHT, ""),))

    assert "inconnu" in "\n".join(describe_judge(unchecked))
    assert "Interrompu : modèle m" in "\n".join(
        describe_judge(JudgeReport("m", "ab" * 32, problem="modèle m"))
    )
