"""The commands on bad input: one line that helps, exit status 2, never a traceback."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.errors import SourceError
from ingest.pipeline import parse_text
from ingest.readers.source import MAX_BYTES, decode, read_source
from ingest.render import RULES
from tests.ingest.examples import DATA

SESSION = "\n## Table ronde 1 — l'eau\n\nRien.\n"
BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "vide"),
    "blank": (b" \n\n\t", "vide"),
    "binary": (b"\x00\x01\x02\x03", "binaire"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "zip": (b"PK\x03\x04abc", "ZIP"),
    "damaged_utf8": ("---\ntitle: Été\n---\nDéjà".encode() + b" caf\xe9\n" + SESSION.encode(), "ligne 4"),
    "cut_utf8": (f"Été{SESSION}Là-bas, é".encode()[:-1], "0xc3"),
    "no_encoding": (b"Un mot.\n\nDe l'\x8f\xe9t\xe9.\n", "ligne 3 : octet 0x8f"),
    "no_session": (b"Bonjour le monde.\n", "session"),
    "not_yaml": (f"---\ntitle: [a\n---\n{SESSION}".encode(), "ligne"),
    "no_field": (f"---\nbonjour\n---\n{SESSION}".encode(), "YAML"),
    "open_fence": (b"---\ntitle: A\n", "referm"),
    "wrong_iso": (f"---\ntitle: A\ndate_iso: 2024-02-31\n---\n{SESSION}".encode(), "2024-02-31"),
    "wrong_date": (f"---\ntitle: A\ndate: 31 avril 2024\n---\n{SESSION}".encode(), "31 avril 2024"),
    "unknown_key": (f"---\ntitle: A\nauteur: B\n---\n{SESSION}".encode(), "auteur"),
    "doubled": (f"---\ntitle: A\nplace: B\nplace: C\n---\n{SESSION}".encode(), "« place »"),
    "wrong_type": (f"---\ntitle: [A, B]\n---\n{SESSION}".encode(), "title"),
    "no_title": (f"---\nplace: Brive\n---\n{SESSION}".encode(), "title"),
    "alias": (f"---\ntitle: &a A\nplace: *a\n---\n{SESSION}".encode(), "alias"),
    "bomb": (b"---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: *b\n---\n", "alias"),
    "nested": (b"---\ntitle: " + b"[" * 5000 + b"\n---\n", "imbriqu"),
    "wrong_id": (f"---\ntitle: A\nid: Été 1\n---\n{SESSION}".encode(), "id"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_one_line_and_status_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each bad file is refused with its path, what was found and what to do."""
    content, word = BAD_FILES[name]
    path = tmp_path / "source.md"
    path.write_bytes(content)

    status = main(["parse", str(path)])

    out, err = capsys.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "source.md" in err
    assert word in err
    assert "attendu" in err or "ajoutez" in err


@pytest.mark.parametrize("command", ["parse", "check"])
def test_a_missing_file_and_a_folder_are_refused(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path that is no file is one line."""
    assert main([command, str(tmp_path / "absent.md")]) == 2
    assert main([command, str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_what_the_system_says_of_a_path_is_french(tmp_path: Path) -> None:
    """A name that no disk takes, a link to itself."""
    (tmp_path / "loop").symlink_to("loop")

    for name, reason in (("a" * 300, "nom trop long"), ("loop", "liens qui tournent en rond")):
        with pytest.raises(SourceError, match=rf"illisible \({reason}\)"):
            read_source(tmp_path / name)


def test_a_huge_file_is_refused_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """50 MB are not read to their end."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.seek(50 * 1024 * 1024)
        file.write(b"a")
    start = time.perf_counter()

    assert main(["parse", str(path)]) == 2
    assert time.perf_counter() - start < 2
    assert f"{MAX_BYTES // 1024 // 1024} Mo" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["parse"], ["parse", "--nope", "x"], ["nope"], ["build"]])
def test_wrong_arguments_are_one_line_and_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown option or command is one line that points to --help."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "--help" in err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["parse", "--help"], ["check", "--help"], ["build", "--help"]]
)
def test_help_has_an_example(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every command shows how it is used, in French."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    out = capsys.readouterr().out
    assert stopped.value.code == 0
    assert "exemple : python -m ingest" in out
    assert not re.search(r"usage:|positional|show this|optional", out)


def test_ctrl_c_is_one_line_and_status_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An interruption is no traceback."""

    def interrupt(arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ingest.__main__._run", interrupt)

    assert main(["parse", "x"]) == 130
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.slow
def test_parse_prints_json_as_a_program(tmp_path: Path) -> None:
    """`python -m ingest parse` prints one JSON document on stdout and nothing else."""
    path = tmp_path / "essai.md"
    path.write_text(f"---\ntitle: Essai\n---\n{SESSION}", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "ingest", "parse", str(path)], capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout)["proceedings"]["source_file"] == "essai.md"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("été".encode(), "été"),
        (b"\xef\xbb\xbf\xc3\xa9t\xc3\xa9", "été"),
        ("été «\xa0a\xa0»".encode("cp1252"), "été «\xa0a\xa0»"),
        (b'<meta charset="iso-8859-15"> \xa4', '<meta charset="iso-8859-15"> €'),
        (b"coding: windows-1250 \xe8", "coding: windows-1250 č"),
        (b"a\r\nb\x92", "a\r\nb’"),
        (b"charset=rot13 \xe9", "charset=rot13 é"),
    ],
)
def test_text_is_decoded_strictly_then_as_declared_then_as_windows_1252(content: bytes, text: str) -> None:
    """UTF-8 first, then what the text says of itself, then Windows-1252; line ends stay."""
    assert decode(content) == text


def test_the_file_name_has_no_folder(tmp_path: Path) -> None:
    """A source knows its file's name and not where it lies."""
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")

    assert read_source(path).file_name == "a.txt"


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    """A source that is no regular file would never end; one line says so."""
    pipe = tmp_path / "tube"
    os.mkfifo(pipe)

    with pytest.raises(SourceError, match="attendu un fichier"):
        read_source(pipe)


def test_a_letter_in_two_characters_is_one_letter() -> None:
    """Decomposed accents and ligatures are read as letters, and spans point at what is printed."""
    text = (
        "---\ntitle: E\u0301te\u0301\n---\n## Table ronde 1 — l'eau\n\n"
        "« Le de\u0301\ufb01 de l'e\u0301te\u0301, c'est de ne rien perdre de l'eau », a re\u0301pondu "
        "**Zoe\u0301 Que\u0301re\u0301**.\n"
    )
    proceedings = parse_text(text, source_file="a.md", sha256="0" * 64)

    [statement] = [s for s in proceedings.statements if s.speaker]
    [span] = statement.spans
    assert (proceedings.title, statement.speaker) == ("Été", "Zoé Quéré")
    assert statement.text == "Le défi de l'été, c'est de ne rien perdre de l'eau"
    assert text[span.start : span.end].startswith("Le de\u0301\ufb01 de")
    assert text[span.start : span.end].endswith("l'eau")


def test_check_is_french_throughout(capsys: pytest.CaptureFixture[str]) -> None:
    """Kinds of sessions, statements and noise, and the names of the rules, are told in French."""
    assert main(["check", str(DATA / "foret-urbaine.txt")]) == 0

    out = capsys.readouterr().out
    assert all(
        words in out for words in ("== table ronde 1 :", ", partenaires : ", "<nom avant la citation, ligne ")
    )
    assert not re.search(r"[<[](?:\w+_\w+|sponsor|credit|narration|unattributed)\b|== (?:opening|\w+_)", out)


def test_a_warning_says_where_what_was_found_and_what_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A heading that names nobody, in the view for people and beside the JSON."""
    source = tmp_path / "actes.md"
    speech = "Elle dit que " + "le tarif est gelé et que " * 20 + "la fin est là."
    text = (
        f"---\ntitle: Conseil\n---\n\n## Séance\n\n### Zoé Roux — maire\n\n{speech}\n\n### Vote\n\nAdopté.\n"
    )
    source.write_text(text)

    assert main(["check", str(source)]) == main(["parse", str(source)]) == 0

    out, err = capsys.readouterr()
    assert "la fin est là." in out
    assert "ligne 11, « Vote » : ce titre ne nomme personne" in out
    assert f"{source}, ligne 11 : ce titre ne nomme personne" in err
    assert "« ### Prénom Nom — rôle — organisation »" in err


def test_every_rule_has_a_french_name() -> None:
    """Whatever rule decided, a person who checks a parse reads words."""
    program = "".join(path.read_text(encoding="utf-8") for path in Path("ingest").rglob("*.py"))
    decisions = r"(?:given_to|given_to_nobody|Decision)\([^()]*\"([a-z_]+)\""
    names = re.findall(rf"{decisions}|\b(?:_RULE|rule) ?= ?\"([a-z_]+)\"|\"(reported_[a-z_]+)\"", program)

    assert {name for found in names for name in found if name} - {"attribution_clause"} == set(RULES)
