"""How long replies take. The times are those that the reply itself gives (`timings_ms`).

Percentiles by linear interpolation (numpy's default, type 7 of Hyndman & Fan 1996). The first reply of a run
is cold (it loads what is loaded on first use): it is shown apart and is in no percentile.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chatbot.evaluation.model import Answered, Corpus, Interval, Metric

STAGES = {"search": "recherche", "generate": "rédaction", "verify": "vérification", "total": "en tout"}
PERCENTILES = {50: "médiane", 95: "95ᵉ centile"}


def _row(stage: str, answered: Answered, corpus: Corpus) -> tuple[float, ...] | None:
    milliseconds = (answered.reply.get("timings_ms") or {}).get(stage)
    return None if milliseconds is None else (float(milliseconds),)


def percentile(q: int, rows: NDArray[np.float64]) -> float | None:
    """A percentile of the times of a stage."""
    return float(np.percentile(rows[:, 0], q)) if len(rows) else None


def operations(answered: Sequence[Answered], corpus: Corpus, peak_memory_mib: float | None) -> dict[str, Any]:
    """What plots and reports show of a run's cost.

    Returns:
        `cold_ms` and `warm_ms` by stage (`warm_ms` lists every time, in the order of the questions), and
        `peak_memory_mib` where the run gave it.
    """
    cold, warm = answered[:1], answered[1:]
    return {
        "cold_ms": {stage: times[0] for stage in STAGES if (times := _times(stage, cold, corpus))},
        "warm_ms": {stage: times for stage in STAGES if (times := _times(stage, warm, corpus))},
        "peak_memory_mib": peak_memory_mib,
    }


def _times(stage: str, answered: Sequence[Answered], corpus: Corpus) -> list[float]:
    return [row[0] for one in answered if (row := _row(stage, one, corpus)) is not None]


def _of_the_set(answered: Answered, corpus: Corpus) -> None:
    """Nothing for one question."""


def _metric(stage: str, q: int) -> Metric:
    return Metric(
        name=f"latency_{stage}_p{q}_ms",
        title=f"temps de réponse, {STAGES[stage]}, {PERCENTILES[q]}",
        definition=f"{PERCENTILES[q].capitalize()} du temps par réponse ({STAGES[stage]}), sans la première "
        "réponse, qui charge ce qui ne l'est qu'une fois.",
        group="operations",
        better="lower",
        interval=Interval.CLUSTER_BOOTSTRAP,
        value=_of_the_set,
        unit="ms",
        row=partial(_row, stage),
        over=partial(percentile, q),
    )


METRICS = tuple(_metric(stage, q) for stage in STAGES for q in PERCENTILES)
