"""How long replies take: `python -m tests.evaluation.timing [INDEX]`, over the looked-at question sets."""

import resource
import sys
import time
from pathlib import Path

from chatbot.evaluation.rows import read_rows
from chatbot.pipeline import open_chatbot
from chatbot.settings import read_settings

LOOKED_AT = Path(__file__).resolve().parents[2] / "benchmark" / "assises"


def main() -> None:
    """Print the time to the first answer of a fresh process, then p50 and p95 warm, and the peak memory."""
    started = time.time() - time.process_time()  # about when the process began
    index = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("index/built")
    sets = [LOOKED_AT / f"{name}.jsonl" for name in ("dev", "tune", "tune2")]
    questions = [row.values["question"] for path in sets for row in read_rows(path)]
    chatbot = open_chatbot(index, read_settings())
    chatbot.answer("Qui parle de dromadaires ?")  # in no text: all that a search needs is read
    first_s = time.time() - started
    elapsed_ms = []
    for question in questions:
        asked = time.perf_counter()
        chatbot.answer(question)
        elapsed_ms.append((time.perf_counter() - asked) * 1000)
    elapsed_ms.sort()
    p50, p95 = elapsed_ms[len(elapsed_ms) // 2], elapsed_ms[int(len(elapsed_ms) * 0.95)]
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # KiB on Linux
    warm = f"{len(questions)} questions: p50 {p50:.0f} ms, p95 {p95:.0f} ms"
    sys.stdout.write(f"first answer {first_s:.1f} s; {warm}; {peak_mb} MB\n")


if __name__ == "__main__":
    main()
