"""A chat model's opinion of the replies: opt-in, reported beside the measures, never deciding anything.

Its worth is its agreement with people: Cohen's kappa on the replies that people have labelled too.
"""

import csv
import hashlib
import io
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda
from tqdm import tqdm

from chatbot.evaluation.model import Answered, Corpus, Scored
from chatbot.evaluation.reports import wording
from chatbot.evaluation.rows import read_sheet
from ingest.errors import InputError
from ingest.model import Statement
from ingest.reasons import in_french

PROMPT = Path(__file__).resolve().parents[2] / "prompts" / "judge.toml"
_FAILURES_IN_A_ROW = 3  # then the model is taken to be down
_RESAMPLES = 2000
_MISSING_PACKAGE = re.compile(r"requires the ([\w.-]+) package")  # as init_chat_model says it
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class Opinion(StrEnum):
    """What the judge, or a person, says of a reply."""

    RIGHT = "juste"
    PARTIAL = "partielle"
    WRONG = "fausse"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One opinion; None where what the model wrote could not be read."""

    id: str
    opinion: Opinion | None
    reason: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far judge and people agree, beyond chance."""

    n: int
    share: float  # the same label
    kappa: float | None  # None where one of the two gave a single label to all
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class JudgeReport:
    """What the judge said, and what it is worth."""

    model: str
    prompt_sha256: str
    judgements: tuple[Judgement, ...] = ()
    agreement: Agreement | None = None  # None where nobody labelled a reply
    problem: str = ""  # one line, where the model could not be used to the end

    @property
    def counts(self) -> dict[Opinion | None, int]:
        """How many replies have each opinion."""
        found = [judgement.opinion for judgement in self.judgements]
        return {opinion: found.count(opinion) for opinion in (*Opinion, None)}


@dataclass(frozen=True, slots=True)
class Label:
    """What a person says of the reply to a question."""

    id: str
    opinion: Opinion
    text: str = ""  # of the reply that was labelled; empty where it was not noted


def judge_replies(
    results: Sequence[Scored],
    corpus: Corpus,
    *,
    name: str,
    model: BaseChatModel,
    labels: Sequence[Label] = (),
    seed: int = 0,
) -> JudgeReport:
    """Ask a chat model about every reply; where it fails, say so and give what there is.

    Args:
        results: the replies.
        corpus: the proceedings, whose statements the model is shown.
        name: of the model, as `open_judge` takes it.
        model: what that name means.
        labels: what people said of some of the replies.
        seed: of the interval of the agreement.
    """
    report = JudgeReport(name, hashlib.sha256(PROMPT.read_bytes()).hexdigest())
    prompt = read_prompt()
    judgements: list[Judgement] = []
    failures: list[Exception] = []
    for row in tqdm(results, desc="Avis", unit="", disable=None):  # no bar where nobody watches
        said = _tried(lambda asked: _ask(model, prompt, asked, corpus), row.answered)
        failures = [*failures, said] if isinstance(said, Exception) else []
        if len(failures) >= min(_FAILURES_IN_A_ROW, len(results)):
            return _failed(report, judgements, failures[0])
        if not isinstance(said, Exception):
            judgements.append(said)
    return JudgeReport(
        report.model, report.prompt_sha256, tuple(judgements), agree(judgements, results, labels, seed=seed)
    )


def _tried(step: Callable[[Any], Any], given: Any) -> Any:
    """The result of a step, or the exception that it ended in.

    LangChain's own way to hold any exception: each provider raises its own, which cannot all be named here.
    The result travels in a tuple, because a bare model would be taken for the next step and run.
    """
    held = RunnableLambda(lambda one: (step(one),)).batch([given], return_exceptions=True)[0]
    return held if isinstance(held, Exception) else held[0]


def open_judge(name: str) -> BaseChatModel:
    """Make the chat model that a name means, before anything is asked.

    Args:
        name: as LangChain's `init_chat_model` takes it: "mistralai:mistral-small-latest".

    Raises:
        InputError: no such provider, or its package or its key is missing.
    """
    model = _tried(_open_by_name, name)
    if isinstance(model, BaseChatModel):
        return model
    missing = _MISSING_PACKAGE.search(str(model))
    if missing:
        raise InputError(
            f"--judge {name} : la bibliothèque {missing[1]} manque ; attendu celle de ce fournisseur ; "
            f"installez-la dans l'environnement : python -m pip install {missing[1]}"
        ) from model
    if isinstance(model, ValueError) and "provider" in str(model):  # LangChain's own words
        raise InputError(
            f"--judge {name} : fournisseur inconnu ; attendu FOURNISSEUR:MODÈLE, par exemple "
            "mistralai:mistral-small-latest ; corrigez le nom"
        ) from model
    raise InputError(
        f"--judge {name} : {wording.shorten(in_french(model), 160)} ; attendu un modèle de discussion ; "
        "vérifiez son nom et sa clé"
    ) from model


def _open_by_name(name: str) -> BaseChatModel:
    from langchain.chat_models import init_chat_model  # takes a second; few evaluations have a judge

    return init_chat_model(name, temperature=0, timeout=60, max_retries=1)


def _failed(report: JudgeReport, judgements: Sequence[Judgement], reason: Exception) -> JudgeReport:
    line = wording.shorten(in_french(reason), 160)
    problem = (
        f"modèle {report.model} : {line} ; attendu un modèle de discussion joignable ; "
        "vérifiez son nom, sa clé et le réseau ; l'évaluation continue sans lui"
    )
    return JudgeReport(report.model, report.prompt_sha256, tuple(judgements), None, problem)


def read_prompt() -> ChatPromptTemplate:
    """The prompt for people who do not write Python: `prompts/judge.toml`."""
    parts = tomllib.loads(PROMPT.read_text(encoding="utf-8"))
    return ChatPromptTemplate.from_messages(
        [("system", parts["system"].strip()), ("human", parts["human"].strip())]
    )


def _ask(model: BaseChatModel, prompt: ChatPromptTemplate, answered: Answered, corpus: Corpus) -> Judgement:
    messages = prompt.format_messages(
        question="\n".join((*answered.question.history, answered.question.question)),
        passages="\n".join(_passages(answered, corpus)) or "(aucun extrait)",
        answer=answered.reply["text"],
    )
    return read_judgement(answered.question.id, model.invoke(messages))


def _passages(answered: Answered, corpus: Corpus) -> Iterator[str]:
    """The statements of the gold and those that the reply cites: what a person would open."""
    gold = [name for group in answered.question.gold for name in group]
    cited = [citation["statement_id"] for citation in answered.reply["citations"]]
    for name in dict.fromkeys([*gold, *cited]):
        if name in corpus.statements:
            yield f"- {_whose(corpus.statements[name])} : {corpus.statements[name].text}"


def _whose(statement: Statement) -> str:
    return ", ".join(filter(None, (statement.speaker, statement.role, statement.organisation))) or "récit"


def read_judgement(identifier: str, message: BaseMessage) -> Judgement:
    """Read the JSON object of the model's message, whatever is written around it."""
    found = _OBJECT.search(message.text)
    try:
        written = json.loads(found.group()) if found else {}
        return Judgement(
            identifier, Opinion(str(written["verdict"]).strip().lower()), str(written.get("raison", ""))
        )
    except (ValueError, KeyError, TypeError):
        return Judgement(identifier, None, f"illisible : {wording.shorten(message.text, 80)}")


def read_labels(file: Path) -> tuple[Label, ...]:
    """Read what people say of replies: CSV with the columns `id`, `verdict` and, if you wish, `reponse`.

    Raises:
        InputError: unreadable, a missing column, or a verdict that is none.
    """
    text = read_sheet(file)
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return tuple(_label(f"{file}, ligne {number}", row) for number, row in enumerate(rows, 2))


def _label(place: str, row: Mapping[str, str | None]) -> Label:
    try:
        return Label(str(row["id"]), Opinion(str(row["verdict"]).strip().lower()), row.get("reponse") or "")
    except (ValueError, KeyError) as exc:
        raise InputError(
            f"{place} : trouvé {wording.shorten(str(dict(row)), 60)} ; attendu les colonnes id et verdict "
            f"({', '.join(Opinion)}) ; corrigez la ligne"
        ) from exc


def agree(
    judgements: Sequence[Judgement], results: Sequence[Scored], labels: Sequence[Label], *, seed: int
) -> Agreement | None:
    """Compare judge and people on the replies that both have an opinion of.

    A label whose reply has changed since is about another reply: it does not count.
    """
    replies = {row.answered.question.id: row.answered.reply["text"] for row in results}
    opinions = {judgement.id: judgement.opinion for judgement in judgements}
    pairs = [
        (label.opinion, said)
        for label in labels
        if (said := opinions.get(label.id)) and label.text.strip() in ("", replies[label.id].strip())
    ]
    return _agreement(pairs, seed) if pairs else None


def _agreement(pairs: Sequence[tuple[Opinion, Opinion]], seed: int) -> Agreement:
    order = list(Opinion)
    codes = np.array([[order.index(one), order.index(other)] for one, other in pairs])
    draws = np.random.default_rng(seed).integers(len(codes), size=(_RESAMPLES, len(codes)))
    drawn = [value for draw in draws if (value := kappa(codes[draw])) is not None]
    found = kappa(codes)
    low, high = np.percentile(drawn, (2.5, 97.5)) if drawn and found is not None else (None, None)
    return Agreement(
        len(pairs),
        float(np.mean(codes[:, 0] == codes[:, 1])),
        found,
        None if low is None else float(low),
        None if high is None else float(high),
    )


def kappa(codes: Any) -> float | None:
    """Cohen's kappa of two columns of labels (Cohen 1960): agreement beyond what chance gives.

    Returns:
        1 for full agreement, 0 for chance; None where chance alone agrees always.
    """
    table = np.zeros((len(Opinion), len(Opinion)))
    np.add.at(table, (codes[:, 0], codes[:, 1]), 1)
    table /= table.sum()
    chance = float(table.sum(axis=1) @ table.sum(axis=0))
    return None if chance >= 1 else (float(np.trace(table)) - chance) / (1 - chance)


def describe_judge(report: JudgeReport) -> Iterator[str]:
    """What the reports say of the judge, a line each."""
    yield f"Modèle {report.model}, consigne {report.prompt_sha256[:12]} (prompts/judge.toml)."
    if report.problem:
        yield f"Interrompu : {report.problem}."
    if report.judgements:
        counted = [f"{n} {opinion or 'illisible'}" for opinion, n in report.counts.items() if n]
        yield f"{wording.count(len(report.judgements), 'avis', 'avis')} : {', '.join(counted)}."
    yield _describe_agreement(report.agreement)


def _describe_agreement(agreement: Agreement | None) -> str:
    if agreement is None:
        return "Accord avec des personnes : inconnu, aucune réponse n’a été annotée par quelqu’un."
    if agreement.kappa is None:
        return (
            f"Accord avec des personnes : {wording.percent(agreement.share)} de {agreement.n} réponses ; "
            "kappa indéfini (une seule étiquette)."
        )
    low, high = (wording.number(value or 0, 2) for value in (agreement.low, agreement.high))
    return (
        f"Accord avec des personnes sur {agreement.n} réponses : {wording.percent(agreement.share)}, "
        f"kappa de Cohen {wording.number(agreement.kappa, 2)} (intervalle à 95 % : {low} à {high})."
    )
