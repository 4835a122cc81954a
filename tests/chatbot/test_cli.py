"""`python -m chatbot ask`: one question, a file of questions, and every way of asking badly."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chatbot.__main__ import main
from ingest.model import Proceedings
from tests.chatbot.promises import broken_promises

Refused = Callable[..., str]


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings file and no index of the repository is picked up."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Refused:
    """Run a command that must be refused: exit 2, one line on stderr, nothing on stdout, no new file."""

    def run(*arguments: str | Path) -> str:
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        try:
            code: object = main(["ask", *map(str, arguments)])
        except SystemExit as exc:
            code = exc.code
        captured = capsys.readouterr()
        assert code == 2
        assert captured.out == ""
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
        lines = captured.err.splitlines()
        assert len(lines) == 1
        assert "Traceback" not in captured.err
        return lines[0]

    return run


def write(file: Path, *rows: object) -> Path:
    """Write a file of questions."""
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def read(file: Path) -> list[dict[str, Any]]:
    """Read a file of replies."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


# -- one question ----------------------------------------------------------------------------------------


def test_one_question_is_answered_in_words(built_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer, then its sources with speaker and place; no mark-up."""
    assert main(["ask", "Qui est intervenu à la table ronde 2 ?", "--index", str(built_index)]) == 0

    printed = capsys.readouterr().out
    assert "Claire Vasseur, ingénieure textile, Filature du Pont" in printed
    assert "Sources" in printed
    assert "forum.md, caractères" in printed
    assert "**" not in printed


def test_one_question_is_answered_as_json(
    built_index: Path, forum: Proceedings, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reply of the contract, nothing beside it."""
    assert main(["ask", "Que dit Paul Lemoine ?", "--json", "--index", str(built_index)]) == 0

    reply = json.loads(capsys.readouterr().out)
    assert broken_promises(reply, [forum]) == []
    assert {citation["speaker"]["name"] for citation in reply["citations"]} == {"Paul Lemoine"}


def test_an_abstention_is_no_failure(built_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0: it is a reply."""
    assert main(["ask", "Que dit Ambroise Quillot ?", "--index", str(built_index)]) == 0

    assert "Ambroise Quillot" in capsys.readouterr().out


def test_earlier_questions_are_taken_into_account(
    built_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Oldest first; repeatable."""
    earlier = ["--history", "Que dit Paul Lemoine ?", "--history", "Qui est intervenu à la table ronde 1 ?"]

    assert main(["ask", "Et à la 2 ?", *earlier, "--json", "--index", str(built_index)]) == 0

    reply = json.loads(capsys.readouterr().out)
    assert {citation["session"]["number"] for citation in reply["citations"]} == {2}


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    """In French."""
    with pytest.raises(SystemExit) as exit_:
        main(["ask", "--help"])

    assert exit_.value.code == 0
    assert 'python -m chatbot ask "' in capsys.readouterr().out


@pytest.mark.slow
def test_the_command_runs_as_a_module(built_index: Path, root: Path) -> None:
    """As the README says it."""
    command = [
        sys.executable,
        "-m",
        "chatbot",
        "ask",
        "Que dit Paul Lemoine ?",
        "--json",
        "--index",
        str(built_index),
    ]

    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["kind"] == "answer"


# -- a file of questions ---------------------------------------------------------------------------------


def test_a_file_keeps_order_and_ids(built_index: Path, forum: Proceedings, tmp_path: Path) -> None:
    """One reply per row under the row's own id; blank lines count for nothing."""
    rows: list[dict[str, Any]] = [
        {"id": "z", "question": "Que dit Paul Lemoine ?"},
        {"id": 7, "question": "Bonjour", "history": []},
        {"id": "a", "question": "Et à la 2 ?", "history": ["Qui est intervenu à la table ronde 1 ?"]},
        {"id": "z", "question": ""},
        {"id": "b", "question": "mérinos " * 100, "history": None},
    ]
    questions = write(tmp_path / "q.jsonl", *rows)
    questions.write_text("\ufeff" + questions.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")

    assert (
        main(
            [
                "ask",
                "--input",
                str(questions),
                "--output",
                str(tmp_path / "r.jsonl"),
                "--index",
                str(built_index),
            ]
        )
        == 0
    )

    replies = read(tmp_path / "r.jsonl")
    assert [reply["id"] for reply in replies] == ["z", 7, "a", "z", "b"]
    assert [reply["question"] for reply in replies] == [row["question"] for row in rows]
    assert [reply["kind"] for reply in replies] == [
        "answer",
        "abstention",
        "answer",
        "abstention",
        "abstention",
    ]
    assert [problem for reply in replies for problem in broken_promises(reply, [forum])] == []


def test_a_row_says_the_same_as_the_question_alone(
    built_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rows do not reach each other."""
    rows = [{"id": "1", "question": "Que dit Paul Lemoine ?"}, {"id": "2", "question": "Et Marc Plaisir ?"}]
    main(
        [
            "ask",
            "--input",
            str(write(tmp_path / "q.jsonl", *rows)),
            "--output",
            "r.jsonl",
            "--index",
            str(built_index),
        ]
    )
    main(["ask", "Et Marc Plaisir ?", "--json", "--index", str(built_index)])

    alone = json.loads(capsys.readouterr().out)
    assert read(tmp_path / "r.jsonl")[1]["text"] == alone["text"]


def test_an_older_output_is_replaced_whole(built_index: Path, tmp_path: Path) -> None:
    """Nothing of it stays, and no partial file beside it."""
    output = tmp_path / "r.jsonl"
    output.write_text("ancien\n" * 50, encoding="utf-8")

    main(
        [
            "ask",
            "--input",
            str(write(tmp_path / "q.jsonl", {"id": "1", "question": "Bonjour"})),
            "--output",
            str(output),
            "--index",
            str(built_index),
        ]
    )

    assert len(read(output)) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["q.jsonl", "r.jsonl"]


def test_half_a_character_is_no_reason_to_fail(built_index: Path, tmp_path: Path) -> None:
    """JSON can carry a lone surrogate, UTF-8 cannot."""
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "1", "question": "Que dit \\ud83d Paul Lemoine ?"}\n', encoding="utf-8")

    code = main(["ask", "--input", str(questions), "--output", "r.jsonl", "--index", str(built_index)])

    assert code in {0, 2}
    assert (tmp_path / "r.jsonl").exists() is (code == 0)


# -- bad input -------------------------------------------------------------------------------------------


def test_no_question_is_refused(refused: Refused) -> None:
    """Neither a question nor a file."""
    assert "QUESTION" in refused()


def test_a_question_and_a_file_are_refused(refused: Refused, tmp_path: Path) -> None:
    """One or the other."""
    assert "soit une QUESTION, soit --input" in refused(
        "Qui ?", "--input", write(tmp_path / "q.jsonl", {"id": "1", "question": "Qui ?"}), "--output", "r"
    )


@pytest.mark.parametrize("question", ["", "  ", "\n\t"])
def test_an_empty_question_is_refused(refused: Refused, built_index: Path, question: str) -> None:
    """Before the index is opened."""
    assert "vide" in refused(question, "--index", built_index)


def test_a_question_that_is_too_long_is_refused(refused: Refused, built_index: Path) -> None:
    """With its length and the limit."""
    message = refused("a" * 601, "--index", built_index)

    assert "601" in message
    assert "600" in message


def test_an_unknown_option_is_refused(refused: Refused) -> None:
    """By its name."""
    assert "--colour" in refused("Qui ?", "--colour")


def test_a_missing_index_is_refused(refused: Refused, tmp_path: Path) -> None:
    """The message says what to run."""
    message = refused("Qui a parlé ?", "--index", tmp_path / "nowhere")

    assert "nowhere" in message
    assert "ingest" in message


def test_a_folder_that_is_no_index_is_refused(refused: Refused, tmp_path: Path) -> None:
    """It is named and left as it is."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("a", encoding="utf-8")

    assert "notes" in refused("Qui a parlé ?", "--index", tmp_path / "notes")


def test_a_missing_settings_file_is_refused(refused: Refused, built_index: Path, tmp_path: Path) -> None:
    """It was asked for."""
    assert "absent.toml" in refused("Qui ?", "--settings", tmp_path / "absent.toml", "--index", built_index)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "aucune question"),
        (b"\n  \n", "aucune question"),
        (b"Que dit Paul Lemoine ?\n", "ligne 1"),
        (b'{"id": "1", "question": "Qui ?"}\n{"id": "2"}\n', "ligne 2"),
        (b'{"question": "Qui ?"}\n', "ligne 1"),
        (b'{"id": "1", "question": 3}\n', "ligne 1"),
        (b'{"id": ["1"], "question": "Qui ?"}\n', "ligne 1"),
        (b'["1", "Qui ?"]\n', "ligne 1"),
        (b'{"id": "1", "question": "Qui ?", "history": "Que ?"}\n', "history"),
        (b'{"id": "1", "question": "Qui ?", "history": [1]}\n', "history"),
        (b"[" * 100_000, "ligne 1"),
        (b"\xff\xfe\x00\x01", "UTF-8"),
        (b"%PDF-1.7\n\x80\x81", "UTF-8"),
    ],
)
def test_a_file_that_is_not_questions_is_refused(
    refused: Refused, built_index: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    """With file and line; the first rows are not answered either."""
    (tmp_path / "q.jsonl").write_bytes(content)

    message = refused(
        "--input", tmp_path / "q.jsonl", "--output", tmp_path / "r.jsonl", "--index", built_index
    )

    assert "q.jsonl" in message
    assert told in message


def test_a_missing_file_of_questions_is_refused(refused: Refused, tmp_path: Path) -> None:
    """By its name."""
    assert "absent.jsonl" in refused("--input", tmp_path / "absent.jsonl", "--output", tmp_path / "r.jsonl")


def test_a_folder_is_no_file_of_questions(refused: Refused, tmp_path: Path) -> None:
    """It cannot be read."""
    assert str(tmp_path) in refused("--input", tmp_path, "--output", tmp_path / "r.jsonl")


def test_an_output_in_a_missing_folder_is_refused(
    refused: Refused, built_index: Path, tmp_path: Path
) -> None:
    """The folder is not made."""
    questions = write(tmp_path / "q.jsonl", {"id": "1", "question": "Bonjour"})

    message = refused(
        "--input", questions, "--output", tmp_path / "absent" / "r.jsonl", "--index", built_index
    )

    assert "absent" in message
    assert not (tmp_path / "absent").exists()


def test_an_output_that_is_a_folder_is_refused(refused: Refused, built_index: Path, tmp_path: Path) -> None:
    """It is left alone, and nothing is left beside it."""
    questions = write(tmp_path / "q.jsonl", {"id": "1", "question": "Bonjour"})
    (tmp_path / "out").mkdir()

    assert "out" in refused("--input", questions, "--output", tmp_path / "out", "--index", built_index)


@pytest.mark.parametrize("option", ["--input", "--output"])
def test_input_and_output_go_together(refused: Refused, tmp_path: Path, option: str) -> None:
    """One without the other is a mistake."""
    questions = write(tmp_path / "q.jsonl", {"id": "1", "question": "Bonjour"})
    arguments: list[str | Path] = (
        [option, questions] if option == "--input" else ["Qui ?", option, tmp_path / "r.jsonl"]
    )

    assert "--output" in refused(*arguments)


@pytest.mark.parametrize("option", [["--json"], ["--history", "Que dit Paul ?"]])
def test_options_of_one_question_do_not_go_with_a_file(
    refused: Refused, tmp_path: Path, option: list[str]
) -> None:
    """Rows carry their own history."""
    questions = write(tmp_path / "q.jsonl", {"id": "1", "question": "Bonjour"})

    assert option[0] in refused("--input", questions, "--output", tmp_path / "r.jsonl", *option)
