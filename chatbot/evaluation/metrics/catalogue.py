"""All metrics, in the order of reports: what must not happen first."""

from chatbot.evaluation.metrics import (
    abstention,
    attribution,
    citations,
    operations,
    quotations,
    retrieval,
    text,
)
from chatbot.evaluation.model import Metric

METRICS: tuple[Metric, ...] = (
    *attribution.METRICS,
    *quotations.METRICS,
    *citations.METRICS,
    *abstention.METRICS,
    *text.METRICS,
    *retrieval.METRICS,
    *operations.METRICS,
)
