"""The command of the training: what is wrong is one French line."""

from pathlib import Path

import pytest

from encoder_training.__main__ import main


def test_a_wrong_folder_is_one_line_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The place, what was expected, and the option that mends it."""
    arguments = ["--data", str(tmp_path / "nowhere"), "--work", str(tmp_path / "work")]

    code = main([*arguments, "--out", str(tmp_path / "out")])

    said = capsys.readouterr()
    assert code == 2
    assert said.err.startswith(f"encoder_training : {tmp_path / 'nowhere'} : aucun fichier pairs-fr-en-*")
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file stands where results are to be kept."""
    (tmp_path / "work").write_text("")

    code = main(["--data", str(tmp_path), "--work", str(tmp_path / "work"), "--out", str(tmp_path / "out")])

    said = capsys.readouterr().err
    assert code == 2
    assert str(tmp_path / "work") in said
    assert said.count("\n") == 1
