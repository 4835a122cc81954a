"""Files of questions → rows: JSON lines, or what a spreadsheet exports as CSV. Values are not checked."""

import codecs
import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from chatbot.evaluation.matching import fold
from chatbot.evaluation.model import Question
from ingest.errors import InputError
from ingest.reasons import in_french

FIELDS = tuple(field.name for field in fields(Question))
FLAGS = frozenset({"answerable", "exhaustive"})
TEXTS = frozenset({"id", "question", "type", "lang", "cluster", "source", "author", "checked_by"})
SEPARATOR = ";"  # between the items of a cell; a line break in the cell does as well
_FRENCH = {  # headings that a person may write instead
    "identifiant": "id", "langue": "lang", "questions precedentes": "history",
    "reponse possible": "answerable", "preuves": "gold", "personnes": "gold_speakers",
    "sessions": "gold_sessions", "reponses": "answers", "doit contenir": "must_include",
    "ne doit pas contenir": "must_not_include", "motifs": "reasons", "auteur": "author",
    "verifie par": "checked_by", "liste complete": "exhaustive",
}  # fmt: skip
_TRUE = frozenset({"oui", "true", "vrai", "1", "x"})
_FALSE = frozenset({"non", "false", "faux", "0"})
FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute instead of showing
QUOTE = "'"  # in front of such a cell: it is shown as it is
_DELIMITERS = ";,\t"
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods; .xls


@dataclass(frozen=True, slots=True)
class Row:
    """One question as it was written; only the fields that were filled in."""

    place: str  # file:line
    number: int  # from 1, among the questions
    values: dict[str, Any]


def read_rows(path: Path) -> tuple[Row, ...]:
    """Read a file of questions.

    Raises:
        InputError: the file is no JSONL and no CSV, names an unknown field, or holds no question.
    """
    content = _read(path)
    if path.suffix.casefold() in {".jsonl", ".ndjson"}:
        found = _json_rows(path, _decoded(path, content, ("utf-8-sig",)))
    elif path.suffix.casefold() in {".csv", ".tsv"}:
        found = _csv_rows(path, _decoded(path, content, _encodings(content)))
    else:
        raise InputError(
            f"{path} : fichier de type {path.suffix or 'inconnu'} ; attendu .jsonl ou .csv ; enregistrez la "
            "feuille au format CSV"
        )
    rows = tuple(Row(place, number, values) for number, (place, values) in enumerate(found, start=1))
    if not rows:
        raise InputError(
            f"{path} : aucune question ; attendu au moins une ligne avec une question ; ajoutez-en une"
        )
    return rows


def read_sheet(path: Path) -> str:
    """Read what a spreadsheet exports as CSV, whatever it encodes it in.

    Raises:
        InputError: unreadable, or no text.
    """
    content = _read(path)
    return _decoded(path, content, _encodings(content))


def _read(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as exc:
        raise InputError(
            f"{path} : illisible ({in_french(exc)}) ; attendu un fichier .jsonl ou .csv ; vérifiez le chemin"
        ) from exc
    if content.startswith(_SPREADSHEETS):
        raise InputError(
            f"{path} : c'est un classeur ; attendu du texte ; dans le tableur, enregistrez-le au format CSV"
        )
    return content


def _encodings(content: bytes) -> tuple[str, ...]:
    """What a spreadsheet writes: UTF-8 with or without a mark, UTF-16 as « Unicode text », else Windows."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8-sig", "cp1252")


def _decoded(path: Path, content: bytes, encodings: Sequence[str]) -> str:
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError(
        f"{path} : ce n'est pas du texte en UTF-8 ; attendu des questions ; enregistrez-le en UTF-8"
    )


# -- JSON lines


def _json_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = f"{path}:{number}"
            values = _parsed(place, line)
            for name in values:
                _check_name(place, name)
            yield place, {name: _typed(place, name, value) for name, value in values.items()}


def _parsed(place: str, line: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
        json.dumps(values, ensure_ascii=False).encode()  # half a character pair can be neither kept nor sent
    except (ValueError, RecursionError) as exc:
        raise InputError(f"{place} : ce n'est pas du JSON ; attendu un objet ; corrigez la ligne") from exc
    if not isinstance(values, dict):
        raise InputError(f'{place} : trouvé {line:.40} ; attendu {{"question": …}} ; corrigez la ligne')
    return values


def _typed(place: str, name: str, value: Any) -> Any:
    """The value, if it has the type that its field asks for."""
    if name in TEXTS:
        if isinstance(value, str):
            return value.strip()
        raise _wrong_value(place, name, value, "un texte")
    if name in FLAGS:
        if isinstance(value, bool):
            return value
        raise _wrong_value(place, name, value, "true ou false")
    if not isinstance(value, list):
        raise _wrong_value(place, name, value, "une liste de textes")
    return tuple(_item(place, name, item) for item in value)


def _item(place: str, name: str, item: Any) -> str:
    """One item of a list; a list of alternatives of gold becomes `a|b`."""
    if name == "gold" and isinstance(item, list) and all(isinstance(part, str) for part in item):
        return "|".join(item)
    if not isinstance(item, str) or not item.strip():
        raise _wrong_value(place, name, item, "une liste de textes")
    return item.strip()


def _wrong_value(place: str, name: str, value: Any, expected: str) -> InputError:
    return InputError(f"{place} : {name} vaut {value!r:.60} ; attendu {expected} ; corrigez la ligne")


# -- what a spreadsheet exports


def _csv_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    delimiter, text, skipped = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names: tuple[str, ...] = ()
    before = 0
    try:
        for cells in reader:
            place, before = f"{path}:{before + 1 + skipped}", reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if names:
                yield place, _cells(place, names, cells)
            else:
                names = _headings(place, cells)
    except csv.Error as exc:
        if "limit" in str(exc):  # the reader's own words: field larger than field limit
            raise InputError(
                f"{path}:{reader.line_num + skipped} : cellule de plus de {csv.field_size_limit()} "
                "caractères ; attendu des phrases ; raccourcissez-la, ou fermez les guillemets"
            ) from exc
        raise InputError(
            f"{path}:{reader.line_num + skipped} : guillemets ou séparateurs mal placés ; attendu du CSV ; "
            "enregistrez la feuille de nouveau au format CSV"
        ) from exc


def _delimiter(text: str) -> tuple[str, str, int]:
    """The character between cells, the text, and how many lines were left out in front of it."""
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep="):  # a line of Excel's
        return first.strip()[4:5] or "\t", rest, 1
    known = {mark: sum(_name_of(cell) in FIELDS for cell in first.split(mark)) for mark in _DELIMITERS}
    return max(known, key=lambda mark: known[mark]), text, 0


def _headings(place: str, cells: Sequence[str]) -> tuple[str, ...]:
    names = tuple(_name_of(cell) for cell in cells)
    has_titles = any(name in FIELDS for name in names)  # else this is the first question
    for name in filter(None, names if has_titles else ()):
        _check_name(place, name)
        if names.count(name) > 1:
            raise InputError(f"{place} : deux colonnes {name!r} ; attendu une seule ; retirez l'autre")
    if "question" not in names:
        raise InputError(
            f"{place} : pas de colonne « question » ; attendu une première ligne de titres, par exemple "
            "question;answerable;gold_speakers ; ajoutez-la"
        )
    return names


def _name_of(heading: str) -> str:
    written = heading.strip().strip('"').strip()
    return _FRENCH.get(fold(written), written.casefold())


def _cells(place: str, names: Sequence[str], cells: Sequence[str]) -> dict[str, Any]:
    if any(cell.strip() for cell in cells[len(names) :]):
        raise InputError(
            f"{place} : {len(cells)} cellules pour {len(names)} titres ; attendu autant de cellules que de "
            "titres ; mettez les textes qui contiennent le séparateur entre guillemets"
        )
    filled = {name: _shown(cell.strip()) for name, cell in zip(names, cells, strict=False) if cell.strip()}
    if "" in filled:
        raise InputError(f"{place} : {filled['']!r:.40} est dans une colonne sans titre ; donnez-lui-en un")
    return {name: _cell(place, name, cell) for name, cell in filled.items()}


def _shown(cell: str) -> str:
    """A cell without the mark that keeps it from being computed."""
    return cell[1:] if cell.startswith(tuple(QUOTE + sign for sign in FORMULAS)) else cell


def _cell(place: str, name: str, cell: str) -> Any:
    if name in TEXTS:
        return cell
    if name in FLAGS:
        if fold(cell) in _TRUE | _FALSE:
            return fold(cell) in _TRUE
        raise _wrong_value(place, name, cell, "oui ou non")
    return tuple(item.strip() for item in cell.replace("\n", SEPARATOR).split(SEPARATOR) if item.strip())


def _check_name(place: str, name: str) -> None:
    if name not in FIELDS:
        near = get_close_matches(name, FIELDS, n=1)
        hint = f"écrivez {near[0]!r}" if near else "retirez-le"
        raise InputError(f"{place} : champ inconnu {name!r} ; attendu {', '.join(FIELDS)} ; {hint}")
