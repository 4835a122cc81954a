"""Everything that is measured: `METRICS`, and `summarise`, which makes figures with intervals of it."""

from chatbot.evaluation.metrics.catalogue import METRICS
from chatbot.evaluation.metrics.summarise import Measured, score, summarise

__all__ = ["METRICS", "Measured", "score", "summarise"]
