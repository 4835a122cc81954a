"""`python -m chatbot evaluate`: every way of it, what it writes, and how it ends."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from chatbot.__main__ import main
from chatbot.evaluation.answering import open_local
from chatbot.evaluation.results import read_evaluation
from chatbot.settings import Settings
from chatbot.web.api import make_api
from tests.evaluate_runs.conftest import Write

WRITTEN = {"run.json", "results.jsonl", "summary.json", "report.md", "report.html", "junit.xml"}
ROOT = Path(__file__).resolve().parents[2]
ROWS: tuple[dict[str, Any], ...] = (
    {"question": "Que dit Paul Lemoine ?", "type": "by_speaker", "gold_speakers": ["Paul Lemoine"]},
    {"question": "Qui parle de la navette ?", "gold": ["navette"], "gold_speakers": ["Marc Plaisir"]},
    {"question": "Que dit Armelle Quintrec ?", "type": "unknown_person"},
    {"question": "Que dit Hugo Le Goff ?", "gold_speakers": ["Hugo Le Goff"], "source": "generated"},
)
Evaluate = Callable[..., int]


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings file, cache or index of the repository is picked up."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def evaluate(built_index: Path) -> Evaluate:
    """Run the command on the forum's index."""

    def run(*arguments: str | Path) -> int:
        return main(["evaluate", "--index", str(built_index), *map(str, arguments)])

    return run


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., str]:
    """Run a command that must be refused: exit 2, one line on stderr, nothing on stdout, no new file."""

    def run(*arguments: str | Path) -> str:
        capsys.readouterr()
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        try:
            code: object = main(["evaluate", *map(str, arguments)])
        except SystemExit as exc:
            code = exc.code
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, "")
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
        (line,) = captured.err.splitlines()
        return line

    return run


def figures(folder: Path) -> dict[str, Any]:
    """The figures of a summary, without times."""
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    return {
        kind: {name: figure for name, figure in summary[kind].items() if not name.endswith("_ms")}
        for kind in ("figures", "generated")
    }


def test_an_evaluation_writes_everything_and_passes(
    evaluate: Evaluate, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Six files, a verdict on the terminal, and exit 0; people's questions and generated ones stay apart."""
    assert evaluate(write(*ROWS), "--out", "out") == 0

    out = tmp_path / "out"
    assert {path.name for path in out.iterdir()} == WRITTEN
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert (summary["schema"], summary["questions"], summary["generator"]) == (1, 4, "extractive")
    assert summary["figures"]["right_rate"]["n"] == 3
    assert summary["generated"]["right_rate"]["n"] == 1
    told = (out / "report.md").read_text(encoding="utf-8")
    assert re.search(r"Mémoire au plus haut : \d+\u00a0Mio\.", told)
    assert "Jetons et coût : sans objet, aucun modèle n’a rédigé ces réponses." in told
    assert "report.html" in capsys.readouterr().out


def test_the_default_folder_is_named_after_the_set(evaluate: Evaluate, write: Write, tmp_path: Path) -> None:
    """Without --out."""
    evaluate(write(*ROWS, name="mairie.jsonl"))

    assert (tmp_path / "evaluations" / "mairie" / "summary.json").is_file()


def test_a_gate_decides_the_exit(evaluate: Evaluate, write: Write, tmp_path: Path) -> None:
    """A floor that is held ends in 0, one that is not in 1."""
    held, broken = tmp_path / "held.toml", tmp_path / "broken.toml"
    held.write_text("[planchers]\nright_rate = 0.9\n", "utf-8")
    broken.write_text("[plafonds]\nright_rate = 0.1\n", "utf-8")
    questions = write(*ROWS)

    assert evaluate(questions, "--gate", held) == 0
    assert evaluate(questions, "--gate", broken) == 1


def test_rescoring_asks_nothing_and_gives_the_same(evaluate: Evaluate, write: Write, tmp_path: Path) -> None:
    """From the folder alone: neither index nor cache is needed."""
    evaluate(write(*ROWS), "--out", "out")
    before = figures(tmp_path / "out")
    (tmp_path / "out" / "summary.json").unlink()

    assert main(["evaluate", "--rescore", "out", "--index", "nowhere"]) == 0

    assert figures(tmp_path / "out") == before


def test_an_unchanged_chatbot_is_not_worse_than_its_baseline(
    evaluate: Evaluate, write: Write, tmp_path: Path
) -> None:
    """The small baseline without replies is enough for the gate, and holds no reply."""
    gate = tmp_path / "gate.toml"
    gate.write_text("[pas_pire_que_la_reference]\nright_rate = 0.0\n", "utf-8")
    questions = write(*ROWS)
    evaluate(questions, "--gate", gate, "--write-baseline", "base")

    assert evaluate(questions, "--gate", gate, "--baseline", "base") == 0
    kept = (tmp_path / "base" / "results.jsonl").read_text(encoding="utf-8")
    assert "navette chaque semaine" not in kept
    assert {path.name for path in (tmp_path / "base").iterdir()} == {"results.jsonl", "summary.json"}


def test_a_worse_chatbot_is_caught(evaluate: Evaluate, write: Write, tmp_path: Path) -> None:
    """The questions become impossible: the same gate fails."""
    gate = tmp_path / "gate.toml"
    gate.write_text("[pas_pire_que_la_reference]\nright_rate = 0.0\n", "utf-8")
    rows = [{**row, "id": str(n)} for n, row in enumerate(ROWS)]
    evaluate(write(*rows), "--gate", gate, "--write-baseline", "base")
    spoiled = [row | {"must_include": ["jamais"]} if row.get("gold_speakers") else row for row in rows]

    assert evaluate(write(*spoiled), "--gate", gate, "--baseline", "base") == 1


def test_two_evaluations_are_compared(
    evaluate: Evaluate, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """Side by side on the terminal."""
    rows = [{"question": f"Que dit Armelle Quintrec ({n}) ?", "answerable": False} for n in range(12)]
    for out in ("a", "b"):
        evaluate(write(*rows), "--out", out)
    capsys.readouterr()

    assert main(["evaluate", "--compare", "a", "b"]) == 0
    assert "identique" in capsys.readouterr().out


def test_a_control_set_shows_figures_only(
    evaluate: Evaluate, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the terminal nor the folder tells a question or a reply, not even of an earlier run."""
    questions = write(*ROWS)
    evaluate(questions, "--out", "out")
    capsys.readouterr()

    evaluate(questions, "--out", "out", "--blind")

    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    shown = capsys.readouterr().out
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"summary.json"}
    assert not [row for row in ROWS if row["question"] in written + shown]
    assert "Réponses justes par type" in shown


def test_a_second_run_takes_its_replies_from_the_cache(
    evaluate: Evaluate, write: Write, tmp_path: Path
) -> None:
    """Times included: they are those of the reply that was kept; --no-cache asks again."""
    questions = write(*ROWS)
    evaluate(questions, "--out", "a")
    evaluate(questions, "--out", "b")
    evaluate(questions, "--out", "c", "--no-cache")

    a, b, c = ((tmp_path / name / "results.jsonl").read_text(encoding="utf-8") for name in "abc")
    assert a == b != c


def test_without_ir_measures_all_but_the_search_is_measured(
    built_index: Path, write: Write, tmp_path: Path
) -> None:
    """As on a machine for which there is no such library: one line says so, here and in the reports."""
    gate = tmp_path / "gate.toml"
    gate.write_text("[pas_pire_que_la_reference]\nright_rate = 0.0\nfused_recall_10 = 0.0\n", "utf-8")
    arguments = ["evaluate", str(write(*ROWS)), "--index", str(built_index), "--gate", str(gate)]
    assert main([*arguments, "--write-baseline", "base"]) == 0
    hidden = f"""import sys
sys.modules["ir_measures"] = None
from chatbot.__main__ import main
raise SystemExit(main({[*arguments, "--baseline", "base", "--out", "out"]!r}))"""

    done = subprocess.run(
        [sys.executable, "-c", hidden],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("la bibliothèque ir-measures manque") == 1
    assert figures(tmp_path / "out")["figures"]["right_rate"]["n"] == 3
    assert figures(tmp_path / "out")["figures"]["fused_recall_10"]["n"] == 0
    for name in ("report.md", "report.html"):
        assert "ir-measures manque" in (tmp_path / "out" / name).read_text("utf-8")


def test_drafts_are_written_and_evaluated(
    evaluate: Evaluate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From nothing to a report in two commands; nothing of it counts as people's."""
    assert evaluate("--generate", "brouillon.csv") == 0
    assert "brouillon.csv" in capsys.readouterr().out

    assert evaluate("brouillon.csv", "--out", "out") == 0

    evaluation = read_evaluation(tmp_path / "out").summary
    assert evaluation.figures["right_rate"].n == 0
    assert evaluation.generated["right_rate"].n == evaluation.questions


@pytest.fixture
def served(built_index: Path) -> Iterator[str]:
    """The API of the forum's chatbot on a port of this machine."""
    app = FastAPI()
    app.include_router(make_api(open_local(built_index, Settings()).chatbot, Settings()))
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


def test_what_is_online_is_measured_as_what_is_here(
    evaluate: Evaluate, write: Write, served: str, tmp_path: Path
) -> None:
    """The same replies over HTTP give the same figures, but for the stages that only the index shows."""
    questions = write(*ROWS)
    evaluate(questions, "--out", "here")

    assert evaluate(questions, "--out", "online", "--url", served) == 0

    here, online = (figures(tmp_path / name)["figures"] for name in ("here", "online"))
    assert online["right_rate"] == here["right_rate"]
    assert here["fused_recall_10"]["n"] > 0 == online["fused_recall_10"]["n"]


def test_an_unfinished_evaluation_is_none(
    evaluate: Evaluate, write: Write, refused: Callable[..., str]
) -> None:
    """Without its summary a folder is no baseline."""
    evaluate(write(*ROWS), "--out", "out")
    (Path("out") / "summary.json").unlink()

    assert "out/summary.json : illisible" in refused("--compare", "out", "out")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "trouvé rien"),
        (("q.jsonl", "--rescore", "x"), "trouvé QUESTIONS et --rescore"),
        (("q.jsonl", "--repeat", "0"), "--repeat vaut 0"),
        (("q.jsonl", "--repeat", "deux"), "nombre entier attendu"),
        (("q.jsonl", "--hold-out", "visite"), "--hold-out va avec --generate"),
        (("q.jsonl", "--labels", "x.csv"), "--labels va avec --judge"),
        (("q.jsonl", "--fast"), "option ou argument inconnu"),
        (("q.jsonl",), "absent/index"),
        (("--compare", "a"), "--compare"),
        (("--compare", "a", "b"), "a/summary.json : illisible"),
        (("--rescore", "a"), "a/run.json : illisible"),
        (("q.jsonl", "--halves"), "--halves va avec --retrieval"),
        (("q.jsonl", "--seed", "-1"), "nombre entier de 0 à 999999999 attendu, trouvé '-1'"),
        *(
            ((*before, option, *[""] * number), f"{option}: une valeur est attendue, trouvé un texte vide")
            for before, option, number in (
                (("q.jsonl",), "--out", 1),
                (("q.jsonl",), "--index", 1),
                (("q.jsonl",), "--baseline", 1),
                (("q.jsonl",), "--gate", 1),
                (("q.jsonl",), "--write-baseline", 1),
                (("q.jsonl",), "--settings", 1),
                (("q.jsonl",), "--labels", 1),
                (("q.jsonl",), "--url", 1),
                (("q.jsonl",), "--only", 1),
                (("q.jsonl",), "--judge", 1),
                ((), "--rescore", 1),
                ((), "--generate", 1),
                ((), "--retrieval", 1),
                ((), "--compare", 2),
            )
        ),
    ],
)
def test_bad_input_is_one_line(arguments: tuple[str, ...], said: str, refused: Callable[..., str]) -> None:
    """What was found and what was expected; nothing is written."""
    assert said in refused("--index", "absent/index", *arguments)


def test_bad_thresholds_and_addresses_are_refused_before_anything_is_asked(
    built_index: Path, write: Write, refused: Callable[..., str], tmp_path: Path
) -> None:
    """A gate of unknown metrics, a baseline that is none, an address that is none."""
    gate = tmp_path / "gate.toml"
    gate.write_text("[planchers]\nbeauty = 1\n", "utf-8")
    questions = write(*ROWS)
    start = ("--index", built_index, questions)

    assert "beauty" in refused(*start, "--gate", gate)
    assert "rien/summary.json" in refused(*start, "--baseline", "rien")
    assert "ce n'est pas l'adresse" in refused(*start, "--url", "actes")


def test_results_of_another_version_are_refused(
    evaluate: Evaluate, write: Write, refused: Callable[..., str], tmp_path: Path
) -> None:
    """A later schema, and a damaged file."""
    evaluate(write(*ROWS), "--out", "out")
    run, results = tmp_path / "out" / "run.json", tmp_path / "out" / "results.jsonl"
    kept = run.read_text(encoding="utf-8")
    run.write_text(kept.replace('"schema":1', '"schema":9'), "utf-8")
    assert "version 9 ; attendu la version 1" in refused("--rescore", "out")
    run.write_text(kept, "utf-8")
    results.write_text(results.read_text(encoding="utf-8")[:-40], "utf-8")
    assert "results.jsonl:4 : abîmé (ce n'est pas du JSON)" in refused("--rescore", "out")


def test_a_gate_about_a_baseline_needs_one(
    built_index: Path, evaluate: Evaluate, write: Write, refused: Callable[..., str], tmp_path: Path
) -> None:
    """Nothing to compare with is bad input, not a chatbot that fails; the first baseline has none."""
    gate = tmp_path / "gate.toml"
    gate.write_text("[planchers]\nright_rate = 0.1\n[pas_pire_que_la_reference]\nright_rate = 0.1\n", "utf-8")
    questions = write(*ROWS)

    assert "[pas_pire_que_la_reference] sans référence" in refused(
        "--index", built_index, questions, "--gate", gate
    )
    assert evaluate(questions, "--gate", gate, "--write-baseline", "base") == 0


def test_differences_from_a_baseline_are_told_in_points(
    evaluate: Evaluate, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the terminal as in the reports: no share of a share."""
    gate = tmp_path / "gate.toml"
    gate.write_text("[pas_pire_que_la_reference]\nright_rate = 0.2\n", "utf-8")
    rows = [{**row, "id": str(n)} for n, row in enumerate(ROWS[:2])]
    evaluate(write(*rows), "--write-baseline", "base", "--gate", gate)
    spoiled = [rows[0], rows[1] | {"must_include": ["jamais"]}]
    capsys.readouterr()

    evaluate(write(*spoiled), "--gate", gate, "--baseline", "base")

    assert "Réponses justes en tout point : −50\u00a0points sur 2" in capsys.readouterr().out


Change = Callable[[dict[str, Any]], object]


def _cite(**changes: Any) -> Change:
    return lambda row: row["reply"]["citations"][0].update(changes)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda row: row["reply"].pop("citations"), "citations absent"),
        (lambda row: row["reply"].pop("text"), "text absent"),
        (lambda row: row["reply"].pop("kind"), "kind absent"),
        (lambda row: row["reply"].update(kind="oui"), "kind d'une autre forme"),
        (lambda row: row["reply"].update(kind="abstention"), "kind et abstention se contredisent"),
        (lambda row: row["reply"].update(abstention=3), "abstention d'une autre forme"),
        (lambda row: row["reply"].update(text=3), "text d'une autre forme"),
        (lambda row: row["reply"].update(citations=3), "citations d'une autre forme"),
        (lambda row: row["reply"].update(citations=[{}]), "citations.0.number absent"),
        (_cite(number="1"), "citations.0.number d'une autre forme"),
        (_cite(speaker={}), "citations.0.speaker.name absent"),
        (_cite(session="visite"), "citations.0.session d'une autre forme"),
        (_cite(source=None), "citations.0.source d'une autre forme"),
        (lambda row: row["reply"].update(timings_ms={"total": "vite"}), "timings_ms.total d'une autre forme"),
        (lambda row: row["reply"].update(timings_ms={"total": float("nan")}), "ce n'est pas du JSON"),
        (lambda row: row.update(reply=None), "reply"),
        (lambda row: row.update(trace={"stages": {"lexical": 3}, "confidence": 1}), "trace.stages.lexical"),
        (lambda row: row.update(values={"right_rate": "bien"}), "values.right_rate"),
        (lambda row: row["question"].pop("id"), "question.id"),
        (lambda row: row["question"].update(type="devinette"), "question.type"),
        (lambda row: row["question"].update(gold=[["s-jamais"]]), "gold nomme 's-jamais'"),
    ],
)
def test_a_damaged_reply_is_refused(
    change: Change, said: str, evaluate: Evaluate, write: Write, refused: Callable[..., str], tmp_path: Path
) -> None:
    """Before anything is measured, by the line and the field; nothing that was there is lost."""
    evaluate(write(*ROWS), "--out", "out")
    results = tmp_path / "out" / "results.jsonl"
    rows = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    change(rows[0])
    results.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    line = refused("--rescore", "out")

    assert "results.jsonl" in line
    assert f"abîmé ({said}" in line


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_evaluation_without_replies_is_none(
    content: str, evaluate: Evaluate, write: Write, refused: Callable[..., str], tmp_path: Path
) -> None:
    """An emptied file is damaged, not a chatbot without faults."""
    evaluate(write(*ROWS), "--out", "out")
    (tmp_path / "out" / "results.jsonl").write_text(content, "utf-8")

    assert "results.jsonl : abîmé (aucune réponse)" in refused("--rescore", "out")
    assert "results.jsonl : abîmé (aucune réponse)" in refused("--compare", "out", "out")


def test_a_run_that_fails_leaves_what_was_there(
    evaluate: Evaluate, built_index: Path, write: Write, refused: Callable[..., str]
) -> None:
    """A dead server neither takes the place of an earlier evaluation nor leaves an empty folder."""
    questions = write(*ROWS)
    evaluate(questions, "--out", "out")

    for out in ("out", "new"):
        dead = ("--out", out, "--url", "http://127.0.0.1:9")
        assert "connexion refusée" in refused(questions, "--index", built_index, *dead)
    assert not Path("new").exists()
    assert read_evaluation(Path("out")).results


def test_a_place_that_cannot_be_written_is_said_before_anything_is_asked(
    built_index: Path, write: Write, refused: Callable[..., str], tmp_path: Path
) -> None:
    """A file where the folder should be, and below one; the server that is named is never asked."""
    (tmp_path / "file").write_text("", "utf-8")
    start = (write(*ROWS), "--index", built_index, "--url", "http://127.0.0.1:9", "--out")

    for out in ("file", "file/below", "a" * 300):
        assert f"{out} : ne peut pas être écrit" in refused(*start, out)
