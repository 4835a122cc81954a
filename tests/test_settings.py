"""The settings file: what is accepted, what is refused, and that the README describes every setting."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from chatbot.settings import Settings, read_settings
from ingest.errors import SettingsError

SETTINGS = [field.name for field in fields(Settings)]


def write(folder: Path, text: str) -> Path:
    """Write a settings file."""
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def in_toml(value: object) -> str:
    """Print a default as the settings file would have it."""
    return json.dumps(value, ensure_ascii=False)


def test_without_a_file_every_setting_has_its_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installation that nobody configured works."""
    monkeypatch.chdir(tmp_path)

    assert read_settings() == Settings()


def test_the_file_in_the_working_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`settings.toml` beside app.py needs no option."""
    write(tmp_path, 'contact = "01 02 03 04 05"\n')
    monkeypatch.chdir(tmp_path)

    assert read_settings() == Settings(contact="01 02 03 04 05")


def test_the_file_beside_the_program_is_read_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service manager starts programs in the root folder."""
    program, elsewhere = tmp_path / "program", tmp_path / "elsewhere"
    program.mkdir()
    elsewhere.mkdir()
    write(program, 'contact = "01 02 03 04 05"\n')
    monkeypatch.chdir(elsewhere)

    assert read_settings(folder=program) == Settings(contact="01 02 03 04 05")
    assert read_settings() == Settings()


def test_a_file_written_by_windows_is_read(tmp_path: Path) -> None:
    """The byte-order mark that Windows' editor writes is no part of the first key."""
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xef\xbb\xbfmax_question_chars = 200\r\n")

    assert read_settings(file).max_question_chars == 200


@pytest.mark.parametrize("name", SETTINGS)
def test_the_readme_shows_each_setting_with_its_default(name: str, root: Path) -> None:
    """What the README does not describe, or describes with another default, is no setting to its users."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| `{name}` \| `([^`]*)` \| (.{{10,}}) \|$", readme, re.MULTILINE)

    assert row, f"README.md has no row for {name} in its table of settings"
    assert row[1] == in_toml(getattr(Settings(), name))


@pytest.mark.parametrize("name", SETTINGS)
def test_the_default_of_each_setting_may_be_written_out(name: str, tmp_path: Path) -> None:
    """Copying the README's table into a file changes nothing."""
    file = write(tmp_path, f"{name} = {in_toml(getattr(Settings(), name))}\n")

    assert read_settings(file) == Settings()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('encodre = "x"', "réglage inconnu 'encodre'"),
        ("[web]\nport = 1", "réglage inconnu 'web'"),
        ("encoder = 3", "encoder vaut 3 ; attendu un texte"),
        ('max_question_chars = "600"', "max_question_chars vaut '600' ; attendu un nombre entier"),
        ("max_question_chars = true", "max_question_chars vaut True ; attendu un nombre entier"),
        ("max_question_chars = 0", "max_question_chars vaut 0 ; attendu 1 ou plus"),
        ("contact = ", "réglages illisibles (la fin manque)"),
        ('contact = "x"\nencoder = = 1', "réglages illisibles (ligne 2, colonne 11)"),
    ],
)
def test_a_wrong_setting_is_refused_in_one_line(text: str, found: str, tmp_path: Path) -> None:
    """The message names the file, what was found and what to do."""
    file = write(tmp_path, text)

    with pytest.raises(SettingsError) as refused:
        read_settings(file)

    message = str(refused.value)
    assert message.startswith(f"{file} : ")
    assert found in message
    assert "corrigez" in message
    assert "\n" not in message


def test_a_file_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path) -> None:
    """Absent, a folder, or not text: the same error, never a traceback of another kind."""
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00\x01")

    for file in (tmp_path / "absent.toml", tmp_path, binary):
        with pytest.raises(SettingsError, match="réglages illisibles") as refused:
            read_settings(file)
        assert "\n" not in str(refused.value)
