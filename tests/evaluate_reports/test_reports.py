"""The written reports: the verdict first, what failed with its reasons, nothing that a reader trips on."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from chatbot.evaluation.compare import compare
from chatbot.evaluation.gate import DEFAULT_GATE, Gate, Rule, RuleKind, check_gate, read_gate
from chatbot.evaluation.metrics import METRICS
from chatbot.evaluation.model import Answered, Corpus, Evaluation, QuestionType
from chatbot.evaluation.reports import wording
from chatbot.evaluation.reports.files import write_reports
from chatbot.evaluation.reports.findings import Fault
from chatbot.evaluation.reports.html import render_html
from chatbot.evaluation.reports.junit import render_junit
from chatbot.evaluation.reports.markdown import MAX_CHARS, render_markdown
from chatbot.evaluation.reports.material import Decision, Material, explain_decision, make_material
from tests.evaluate_reports.conftest import Measure, always_answer, never_answer, swap_speaker


def judged(
    evaluation: Evaluation, corpus: Corpus, *rules: Rule, baseline: Evaluation | None = None
) -> Material:
    """Put a report together, with these rules or with the shipped ones."""
    gate = Gate("seuils.toml", rules) if rules else read_gate(DEFAULT_GATE, METRICS)
    result = check_gate(evaluation.summary, evaluation.results, baseline, gate, metrics=METRICS)
    comparison = (
        compare(baseline, evaluation, (corpus, corpus), metrics=METRICS, names=("avant", "après"))
        if baseline
        else None
    )
    return make_material(
        evaluation,
        corpus,
        METRICS,
        gate=result,
        comparison=comparison,
        power="Avec 16 questions, peu se voit.",
    )


@pytest.fixture(scope="module")
def bad_rows(answered: tuple[Answered, ...], corpus: Corpus) -> list[Answered]:
    """A swapped speaker, an answer where there is none, two refusals."""
    worse = {"q03": swap_speaker, "q13": always_answer, "q06": never_answer, "q10": never_answer}
    return [worse[row.question.id](row, corpus) if row.question.id in worse else row for row in answered]


@pytest.fixture(scope="module")
def bad(bad_rows: list[Answered], corpus: Corpus, measure: Measure, evaluation: Evaluation) -> Material:
    """The report of the worse replies, beside the better ones."""
    return judged(measure(bad_rows), corpus, baseline=evaluation)


FLOOR = Rule(RuleKind.FLOOR, "right_rate", 0.5)


def test_the_four_answers_to_may_this_go_online(
    evaluation: Evaluation, corpus: Corpus, answered: Sequence[Answered], measure: Measure
) -> None:
    """No, where a rule is broken; with caution, where few questions are asked; no verdict without a rule."""
    many = measure(
        [
            replace(row, question=replace(row.question, id=f"{row.question.id}-{n}"))
            for row in answered
            for n in range(4)
        ]
    )

    assert judged(evaluation, corpus, Rule(RuleKind.CEILING, "right_rate", 0.1)).decision is Decision.NO
    assert judged(evaluation, corpus, FLOOR).decision is Decision.CAUTIOUS
    assert judged(many, corpus, FLOOR).decision is Decision.YES
    assert judged(many, corpus, Rule(RuleKind.FLOOR, "right_rate", 0.99)).decision is Decision.CAUTIOUS
    assert (
        judged(evaluation, corpus, Rule(RuleKind.NOT_WORSE, "right_rate", 0)).decision is Decision.UNDECIDED
    )
    assert make_material(evaluation, corpus, METRICS).decision is Decision.UNDECIDED


def test_a_handful_of_questions_gives_no_yes(
    answered: Sequence[Answered], bad_rows: list[Answered], corpus: Corpus, measure: Measure
) -> None:
    """Nine right ones are too few to say yes, ten enough for a cautious one; a fault is told at once."""
    nine, ten = (judged(measure(answered[:n]), corpus, FLOOR) for n in (9, 10))

    assert (nine.decision, ten.decision) == (Decision.UNDECIDED, Decision.CAUTIOUS)
    assert "Trop peu de questions pour dire oui" in explain_decision(nine)
    wrong = Rule(RuleKind.CEILING, "wrong_person_rate", 0)
    assert judged(measure(bad_rows[:3]), corpus, wrong).decision is Decision.NO


def test_what_no_question_tried_is_named(
    answered: Sequence[Answered], corpus: Corpus, measure: Measure
) -> None:
    """A set of questions that all have an answer says nothing of false answers: the verdict says so."""
    answerable = [row for row in answered if row.question.answerable]

    one_sided = judged(measure(answerable), corpus, FLOOR, Rule(RuleKind.CEILING, "false_answer_rate", 0.1))

    assert one_sided.decision is Decision.CAUTIOUS
    assert explain_decision(one_sided).endswith("Aucune question n’a essayé : Réponses à tort.")


def test_the_worst_things_are_ordered_by_gravity_not_by_number(bad: Material) -> None:
    """One wrong person comes before two refusals; each question counts once, under its worst fault."""
    assert [(one.fault, one.ids, one.asked) for one in bad.worst] == [
        (Fault.WRONG_PERSON, ("q03",), 16),
        (Fault.FALSE_ANSWER, ("q13",), 4),
        (Fault.REFUSAL, ("q06", "q10"), 12),
    ]
    assert [one.question.id for one in bad.failures] == ["q03", "q13", "q06", "q10"]


def test_the_report_says_how_sure_it_is(bad: Material) -> None:
    """Twelve right of sixteen: between which shares the truth lies, in a sentence without statistics."""
    told = (
        "La part de bonnes réponses à des questions de ce genre est sans doute entre 51\u202f% et 90\u202f%."
    )

    assert told in bad.can_show
    assert told in render_markdown(bad).splitlines()
    assert told in html.unescape(render_html(bad))


def test_what_is_to_be_looked_at_comes_before_the_figures(bad: Material) -> None:
    """The replies with a fault after the thresholds, the good ones after everything else."""
    page = render_html(bad)
    places = [page.index(f'id="{name}"') for name in ("seuils", "a-revoir", "types", "mesures", "questions")]

    assert places == sorted(places)
    assert page.count("<details id=") == 16


def test_the_first_reply_is_in_no_time_of_a_visitor(bad: Material) -> None:
    """Sixteen replies, fifteen of which are warm; the first is told beside them."""
    page = render_html(bad)

    assert "Temps de 15 réponses, sans la première" in page
    assert "qui charge l’assistant" in page


def test_the_markdown_says_the_verdict_first(bad: Material) -> None:
    """First the verdict, then the worst things with their questions, then figures with n and interval."""
    lines = render_markdown(bad).splitlines()

    assert lines[0] == "# ❌ Mise en ligne : non"
    assert lines.index("## Les trois points les plus graves") < 10
    assert "Avec 16 questions, peu se voit." in lines
    assert any("`q03`" in line for line in lines[:10])
    assert any(
        re.match(r"\| Réponses à tort \| au plus 10.% \| 4 \| 25.% \| .* à .* \| \*\*NON TENU\*\* \|", line)
        for line in lines
    )
    assert any(line.startswith("- Questions perdues : 4 (`q03`") for line in lines)


def test_the_markdown_fits_a_comment(answered: Sequence[Answered], corpus: Corpus, measure: Measure) -> None:
    """Three hundred refused questions with long names still fit, and the cut is announced."""
    row = never_answer(answered[0], corpus)
    long = "Que dit Marc Plaisir " + "de la laine " * 60
    rows = [
        replace(row, question=replace(row.question, id=f"une-question-{n:04}" * 12, question=long))
        for n in range(300)
    ]

    text = render_markdown(judged(measure(rows), corpus))

    assert len(text) <= MAX_CHARS + 100
    assert "report.html" in text


def test_a_question_cannot_break_the_markdown(
    bad_rows: list[Answered], corpus: Corpus, measure: Measure
) -> None:
    """Bars, tags and line breaks of a question stay text."""
    nasty = "Que dit | Paul\n# Lemoine <script>alert(1)</script> ?"
    rows = [
        replace(row, question=replace(row.question, question=nasty)) if row.question.id == "q03" else row
        for row in bad_rows
    ]

    text = render_markdown(judged(measure(rows), corpus))

    assert "<script" not in text
    assert "\n# Lemoine" not in text
    assert "Que dit \\| Paul # Lemoine &lt;script>" in text


def test_junit_has_one_case_for_each_question(bad: Material) -> None:
    """Cases in the order of the test set; those that are wrong fail with their reasons in French."""
    suite = ET.fromstring(render_junit(bad)).find("testsuite")  # our own file

    assert suite is not None
    cases = suite.findall("testcase")
    failed = [case for case in cases if case.find("failure") is not None]
    assert [case.get("name", "")[:3] for case in cases] == [f"q{n:02}" for n in range(1, 17)]
    assert (suite.get("tests"), suite.get("failures")) == ("16", str(len(failed))) == ("16", "4")
    failure = failed[0].find("failure")
    assert failure is not None
    assert failure.get("type") == "wrong_person"
    assert "mauvaise personne" in failure.get("message", "")
    assert float(cases[0].get("time", "0")) > 0


def test_junit_holds_what_xml_cannot(answered: Sequence[Answered], corpus: Corpus, measure: Measure) -> None:
    """A control character or half a pair in a question is replaced, and the file stays readable."""
    row = answered[0]
    odd = replace(row, question=replace(row.question, question="Que dit\x00\x1b Marc\ud800 ?"))

    text = render_junit(judged(measure([odd]), corpus)).encode("utf-8")

    assert ET.fromstring(text).find(".//testcase") is not None


def test_repeated_questions_are_told_apart(
    answered: Sequence[Answered], corpus: Corpus, measure: Measure
) -> None:
    """Each repetition is a case, the question counts once."""
    rows = [answered[0], replace(answered[0], repetition=2)]

    material = judged(measure(rows), corpus, FLOOR)

    assert "q01 (essai 2)" in render_junit(material)
    assert "1 bonne réponse sur 1" in render_markdown(material).replace("\u00a0", " ")
    ids = re.findall(r' id="(q-[^"]+)"', render_html(material))
    assert len(ids) == len(set(ids)) == 1


def test_the_page_is_one_file_without_script_or_address(bad: Material) -> None:
    """Nothing is loaded: no script, no link to another file, and a policy that forbids it."""
    page = render_html(bad)

    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#|data:,)', page)
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_the_page_shows_every_question_failures_first(bad: Material) -> None:
    """Each question has its fold; the failing ones lead, with reply, citations, gold and reasons."""
    page = render_html(bad).replace("\u00a0", " ")
    folds = re.findall(r'<span class="id">(q\d\d)</span>', page)

    assert folds[:4] == ["q03", "q13", "q06", "q10"]
    assert sorted(folds) == [f"q{n:02}" for n in range(1, 17)]
    assert "Personnes : Paul Lemoine" in page
    assert "Ne pas répondre : les actes n’en disent rien." in page
    assert "&lt;b&gt;lunaires&lt;/b&gt;" in page
    assert "<b>lunaires" not in page


def test_replies_are_shown_as_they_are_read(
    answered: Sequence[Answered], corpus: Corpus, measure: Measure
) -> None:
    """Bold is bold; a tag or an address in a reply stays text."""
    text = "**Ida** dit <img src=x> [ici](http://ailleurs.test) [1]"
    odd = replace(answered[0], reply={**answered[0].reply, "text": text})

    page = render_html(judged(measure([odd]), corpus))

    assert "<strong>Ida</strong> dit &lt;img" in page
    assert "<img" not in page
    assert 'href="http' not in page


def test_every_plot_has_its_numbers_in_a_table(bad: Material) -> None:
    """A picture has a title and a description, and a table of the same numbers follows it."""
    page = render_html(bad)
    plots = re.findall(r"<figure>(.*?)</figure>\s*<div class=\"large\">\s*<table", page, re.DOTALL)

    assert len(plots) == page.count("<svg") == 4
    assert all("<title" in plot and "<desc" in plot for plot in plots)
    assert all(re.search(r"<caption>[^<]+</caption>", part) for part in page.split("<table")[1:])


def test_generated_questions_have_figures_of_their_own(
    answered: Sequence[Answered], corpus: Corpus, measure: Measure
) -> None:
    """Sixteen people's questions are right, four generated ones refused: the verdict speaks of sixteen."""
    generated = [
        never_answer(
            replace(row, question=replace(row.question, id=f"g-{row.question.id}", source="generated")),
            corpus,
        )
        for row in answered[:4]
    ]

    material = judged(measure([*answered, *generated]), corpus)

    assert "16 bonnes réponses sur 16" in render_markdown(material).replace("\u00a0", " ")
    assert material.worst == ()
    assert 'id="engendrees"' in render_html(material)


def test_a_set_of_generated_questions_only_says_so(
    answered: Sequence[Answered], corpus: Corpus, measure: Measure
) -> None:
    """There the generated questions decide, and the reader is told."""
    rows = [replace(row, question=replace(row.question, source="generated")) for row in answered]

    text = render_markdown(judged(measure(rows), corpus))

    assert "questions engendrées par programme" in text
    assert "16 bonnes réponses sur 16" in text.replace("\u00a0", " ")


def test_a_server_asked_from_outside_has_no_risk_curve(
    answered: Sequence[Answered], corpus: Corpus, measure: Measure
) -> None:
    """Without a trace there is no confidence: the section is left out, not empty."""
    page = render_html(judged(measure([replace(row, trace=None) for row in answered]), corpus))

    assert 'id="abstention"' not in page
    assert page.count("<svg") == 3


def test_the_reports_are_written_together(bad: Material, tmp_path: Path) -> None:
    """Three files, in the folder of the evaluation."""
    write_reports(tmp_path, bad)

    assert sorted(file.name for file in tmp_path.iterdir()) == ["junit.xml", "report.html", "report.md"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1, "100 %"), (0.9999, "99,9 %"), (0, "0 %"), (0.125, "12,5 %"), (2 / 3, "66,7 %")],
)
def test_shares_are_never_rounded_up_to_all(value: float, shown: str) -> None:
    """9,999 of 10,000 is not 100 %."""
    assert wording.percent(value).replace(wording.NARROW, " ") == shown


def test_every_type_of_question_has_a_french_name() -> None:
    """No English word reaches the tables."""
    assert set(wording.TYPES) == set(QuestionType)
    assert {metric.group for metric in METRICS} <= set(wording.GROUPS)
