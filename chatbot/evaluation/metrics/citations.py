"""Whether what is claimed is cited, whether citations open, and whether they are the ones expected.

Sources: citation precision and recall after Gao et al. 2023 (ALCE, arXiv 2305.14627), against gold statements
instead of an entailment model; coverage of claim sentences after Liu et al. 2023 (arXiv 2304.09848, "citation
recall") without judging support. Ours: sentences, markers and lead-ins of French replies (`citing`).
"""

from chatbot.evaluation.citing import markers, read_sentences
from chatbot.evaluation.invariants import violations
from chatbot.evaluation.metrics.retrieval import needs
from chatbot.evaluation.model import Answered, Corpus, Interval, Metric, Reply


def is_answer(answered: Answered) -> bool:
    """Whether the chatbot answered."""
    return bool(answered.reply["kind"] == "answer")


def resolvable(answered: Answered, corpus: Corpus) -> float | None:
    """Share of the numbers of an answer that resolve.

    Numbers: those of the markers in the text and of the citations, each once. One resolves where the text
    has its marker, the reply exactly one citation of that number, and the citation opens: its statement is in
    the proceedings; where it has none, its place lies inside the source of its proceedings. Whether the
    quotation is right is told by the quotation metrics. None for abstentions; 0 without any number.
    """
    if not is_answer(answered):
        return None
    reply = answered.reply
    marked = set(markers(reply["text"]))
    cited = [citation["number"] for citation in reply["citations"]]
    opens = {c["number"] for c in reply["citations"] if cited.count(c["number"]) == 1 and _opens(c, corpus)}
    numbers = marked | set(cited)
    return len(marked & opens) / len(numbers) if numbers else 0.0


def _opens(citation: Reply, corpus: Corpus) -> bool:
    if citation["statement_id"] is not None:
        return citation["statement_id"] in corpus.statements
    document = next((d for d in corpus.proceedings if d.id == citation["proceedings"]["id"]), None)
    source = citation["source"]
    return document is not None and 0 <= source["start"] < source["end"] <= len(document.source)


def coverage(answered: Answered, corpus: Corpus) -> float | None:
    """Share of an answer's claim sentences that carry a marker of one of its citations.

    What a claim sentence is, and that a marker after the full stop belongs to the sentence before, is
    defined by `citing.read_sentences`. None for abstentions and answers without a claim sentence.
    """
    if not is_answer(answered):
        return None
    numbers = {citation["number"] for citation in answered.reply["citations"]}
    claims = [sentence for sentence in read_sentences(answered.reply["text"]) if sentence.is_claim]
    return sum(bool(numbers & set(claim.numbers)) for claim in claims) / len(claims) if claims else None


def cited_statements(reply: Reply) -> tuple[str, ...]:
    """The statements that a reply cites, each once; facts of the structure have none."""
    return tuple(dict.fromkeys(c["statement_id"] for c in reply["citations"] if c["statement_id"]))


def _checkable(answered: Answered) -> bool:
    """Only answers are compared with gold: a refusal is counted by `over_refusal_rate`."""
    return is_answer(answered) and answered.question.answerable and any(answered.question.gold)


def precision(answered: Answered, corpus: Corpus) -> float | None:
    """Share of the cited statements that are in some group of the gold.

    Over answers to answerable questions with gold; None where no statement is cited.
    """
    cited = cited_statements(answered.reply)
    if not _checkable(answered) or not cited:
        return None
    gold = {statement for group in answered.question.gold for statement in group}
    return sum(statement in gold for statement in cited) / len(cited)


def recall(answered: Answered, corpus: Corpus) -> float | None:
    """Share of the gold groups (those of `retrieval.needs`) of which one statement is cited.

    Over answers to answerable questions with gold.
    """
    if not _checkable(answered):
        return None
    cited, groups = set(cited_statements(answered.reply)), needs(answered.question.gold)
    return sum(bool(cited & set(group)) for group in groups) / len(groups)


def f1(answered: Answered, corpus: Corpus) -> float | None:
    """Harmonic mean of precision and recall of one answer; 0 where nothing right is cited."""
    found = recall(answered, corpus)
    if found is None:
        return None
    exact = precision(answered, corpus) or 0.0
    return 2 * exact * found / (exact + found) if exact + found else 0.0


def broken_promise(answered: Answered, corpus: Corpus) -> float:
    """1 where the reply breaks an invariant of contracts §3, as `invariants.violations` finds them."""
    return float(bool(violations(answered.reply, corpus)))


_SHARE = Interval.CLUSTER_BOOTSTRAP
METRICS = (
    Metric(
        "citation_resolvable_rate",
        "citations qui s'ouvrent",
        "Sur les réponses données : part des numéros de citation (dans le texte et dans la liste) qui ont "
        "leur repère dans le texte, une citation et un passage des actes qui s'ouvre.",
        "citations",
        "higher",
        _SHARE,
        resolvable,
    ),
    Metric(
        "citation_coverage",
        "phrases affirmatives citées",
        "Sur les réponses données : part des phrases qui affirment quelque chose et portent un numéro de "
        "citation, dans la phrase ou juste après son point.",
        "citations",
        "higher",
        _SHARE,
        coverage,
    ),
    Metric(
        "citation_precision",
        "précision des citations",
        "Sur les réponses aux questions qui ont des passages attendus : part des passages cités qui font "
        "partie des passages attendus.",
        "citations",
        "higher",
        _SHARE,
        precision,
    ),
    Metric(
        "citation_recall",
        "rappel des citations",
        "Sur les réponses aux questions qui ont des passages attendus : part des groupes de passages "
        "attendus dont un au moins est cité.",
        "citations",
        "higher",
        _SHARE,
        recall,
    ),
    Metric(
        "citation_f1",
        "F1 des citations",
        "Sur les réponses aux questions qui ont des passages attendus : moyenne harmonique de la précision "
        "et du rappel des citations.",
        "citations",
        "higher",
        _SHARE,
        f1,
    ),
    Metric(
        "broken_promise_rate",
        "réponses qui manquent à leur contrat",
        "Sur toutes les questions : part des réponses dont un numéro, une citation, un intervenant ou une "
        "partie ne correspond pas aux actes, ou d'une abstention qui cite.",
        "citations",
        "lower",
        Interval.WILSON,
        broken_promise,
    ),
)
