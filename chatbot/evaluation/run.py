"""READ THIS FIRST: the whole way of an evaluation, from a test set to figures, reports and a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from langchain_core.language_models import BaseChatModel

from chatbot.evaluation.asking import ask_all, describe_run, open_answerer
from chatbot.evaluation.compare import Comparison, compare
from chatbot.evaluation.corpus import read_corpus
from chatbot.evaluation.gate import DEFAULT_GATE, Gate, RuleKind, check_gate, read_gate
from chatbot.evaluation.judge import JudgeReport, Label, judge_replies, open_judge, read_labels
from chatbot.evaluation.metrics import METRICS, score, summarise
from chatbot.evaluation.model import SCHEMA, Answered, Corpus, Evaluation, Summary
from chatbot.evaluation.questions import load_questions
from chatbot.evaluation.reports.files import REPORTS, write_reports
from chatbot.evaluation.reports.material import Material, make_material
from chatbot.evaluation.results import (
    Run,
    begin,
    check_place,
    forget,
    read_corpus_of,
    read_evaluation,
    read_run,
    write_results,
    write_run,
    write_summary,
)
from chatbot.evaluation.statistics import power_note
from chatbot.settings import Settings
from ingest.errors import InputError

RESAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What an evaluation is to do."""

    out: Path
    settings: Settings
    index: Path = Path("index/built")
    url: str = ""  # of a running server; empty to ask the index itself
    only: str = ""  # questions that carry this tag
    repeat: int = 1
    use_cache: bool = True
    seed: int = 0
    gate: Path | None = None  # None: the default one is reported and decides nothing
    baseline: Path | None = None
    is_reference: bool = False  # it becomes a baseline itself: there need not be one to compare it with
    judge: str = ""  # a chat model that gives its opinion; empty for none
    labels: Path | None = None  # what people said of replies
    is_blind: bool = False  # write the figures and nothing from which a question could be read


def evaluate(test_set: Path, plan: Plan) -> Material:
    """Ask every question of a test set and report on the replies.

    Raises:
        ProceedingsError: something cannot be used; nothing was written then, or no `summary.json`.
    """
    corpus = read_corpus(plan.index)
    questions = load_questions(test_set, corpus, only=plan.only)
    beside = _read_beside(plan)
    check_place(plan.out)
    answerer, cache = open_answerer(plan.index, plan.settings, plan.url, corpus, use_cache=plan.use_cache)
    answered = ask_all(questions, answerer, cache, repeat=plan.repeat)
    return _conclude(plan, describe_run(test_set, answered, answerer, plan.url), corpus, answered, beside)


def rescore(folder: Path, plan: Plan) -> Material:
    """Compute everything again from the replies of a finished evaluation; nothing is asked."""
    run, corpus, answered = read_run(folder)
    return _conclude(plan, run, corpus, answered, _read_beside(plan))


@dataclass(frozen=True, slots=True)
class _Beside:
    """What replies are held against beside their gold."""

    gate: Gate
    baseline: Evaluation | None
    judge: BaseChatModel | None
    labels: tuple[Label, ...]


def _read_beside(plan: Plan) -> _Beside:
    """Read and open all of it before anything is asked."""
    gate, baseline = _thresholds(plan)
    labels = read_labels(plan.labels) if plan.labels else ()
    return _Beside(gate, baseline, open_judge(plan.judge) if plan.judge else None, labels)


def _thresholds(plan: Plan) -> tuple[Gate, Evaluation | None]:
    baseline = read_evaluation(plan.baseline) if plan.baseline else None
    gate = read_gate(plan.gate or DEFAULT_GATE, METRICS)
    compares = any(rule.kind is RuleKind.NOT_WORSE for rule in gate.rules)
    if plan.gate and compares and baseline is None and not plan.is_reference:
        raise InputError(
            f"{plan.gate} : [{RuleKind.NOT_WORSE}] sans référence à laquelle comparer ; attendu --baseline "
            "DOSSIER ; donnez-le, ou retirez cette rubrique"
        )
    return gate, baseline


def _conclude(
    plan: Plan,
    run: Run,
    corpus: Corpus,
    answered: Sequence[Answered],
    beside: _Beside,
) -> Material:
    """Replies → values, figures, gate, comparison, reports; the summary is written last."""
    results = score(answered, corpus)
    measured = summarise(
        answered,
        corpus,
        seed=plan.seed,
        resamples=RESAMPLES,
        scored=results,
        peak_memory_mib=run.peak_memory_mib,
    )
    summary = Summary(
        schema=SCHEMA,
        test_set=run.test_set,
        test_set_sha256=run.test_set_sha256,
        questions=len({one.question.id for one in answered}),
        corpus_version=corpus.version,
        generator=run.generator,
        encoder=run.encoder,
        created=run.created,
        seed=plan.seed,
        resamples=RESAMPLES,
        figures=measured.figures,
        generated=measured.generated,
        curves=measured.curves,
    )
    evaluation = Evaluation(summary, results)
    material = make_material(
        evaluation,
        corpus,
        METRICS,
        gate=check_gate(summary, results, beside.baseline, beside.gate, metrics=METRICS),
        comparison=_compared(plan, beside.baseline, evaluation, corpus),
        judge=_judged(plan, beside, evaluation, corpus),
        power=power_note(summary.questions),
    )
    begin(plan.out)
    if plan.is_blind:
        forget(plan.out, REPORTS)
    else:
        write_run(plan.out, run, corpus)
        write_results(plan.out, results)
        write_reports(plan.out, material)
    write_summary(plan.out, summary)
    return material


def _compared(
    plan: Plan, baseline: Evaluation | None, evaluation: Evaluation, corpus: Corpus
) -> Comparison | None:
    if baseline is None or plan.baseline is None:
        return None
    corpora = (read_corpus_of(plan.baseline), corpus)
    try:
        return compare(
            baseline, evaluation, corpora, metrics=METRICS, names=("référence", "cette évaluation")
        )
    except InputError:  # too few common questions to say more than the gate says
        return None


def _judged(plan: Plan, beside: _Beside, evaluation: Evaluation, corpus: Corpus) -> JudgeReport | None:
    if beside.judge is None:
        return None
    return judge_replies(
        evaluation.results,
        corpus,
        name=plan.judge,
        model=beside.judge,
        labels=beside.labels,
        seed=plan.seed,
    )
