"""Test sets: what is read, from JSON lines and from what spreadsheets export, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from chatbot.evaluation.model import Corpus, Question, QuestionType
from chatbot.evaluation.questions import load_questions
from ingest.errors import InputError
from tests.evaluate_runs.conftest import Write

DERIVED = [
    ("factual", ["1 250 tonnes"], ("Marc Plaisir",), ()),
    ("factual", ["1 250 tonnes", "dix centimes"], ("Marc Plaisir", "Paul Lemoine"), ()),
    ("who_said", ["dix centimes"], ("Paul Lemoine",), ()),
    ("who_said", ["1 250 tonnes|dix centimes"], (), ("Marc Plaisir", "Paul Lemoine")),
    ("factual", ["1 250 tonnes|dix centimes"], ("Marc Plaisir", "Paul Lemoine"), ()),
    ("list", ["dix centimes"], (), ()),
    ("factual", ["peigne, puis le tri|1 250 tonnes"], (), ("Marc Plaisir",)),
    ("factual", ["peigne, puis le tri"], (), ()),
]
PLAISIR = {"question": "Que dit Marc Plaisir ?", "gold_speakers": ["Marc Plaisir"]}


def refused(path: Path, corpus: Corpus) -> str:
    """The one line with which a set is refused."""
    with pytest.raises(InputError) as error:
        load_questions(path, corpus)
    message = str(error.value)
    assert "\n" not in message
    return message


def one(path: Path, corpus: Corpus) -> Question:
    """The only question of a set."""
    (question,) = load_questions(path, corpus)
    return question


# -- what is read


def test_the_least_that_a_row_needs_is_completed(write: Write, corpus: Corpus) -> None:
    """A question and who answers it: the rest is filled in, the cluster from the session of the gold."""
    row = {"question": "Combien de laine ?", "gold": ["1 250 tonnes"], "gold_speakers": ["marc plaisir"]}

    question = one(write(row), corpus)

    assert (question.id, question.type, question.answerable) == ("q001", QuestionType.FACTUAL, True)
    assert (question.source, question.lang, question.cluster) == ("human", "fr", "round_table 1")
    assert question.gold_speakers == ("Marc Plaisir",)


def test_a_row_without_an_answer_is_out_of_scope_unless_its_type_says_more(
    write: Write, corpus: Corpus
) -> None:
    """`answerable` and `type` complete each other."""
    first, second = load_questions(
        write(
            {"question": "Qui a gagné le match ?", "answerable": False},
            {"question": "Que dit Armelle Quintrec ?", "type": "unknown_person"},
        ),
        corpus,
    )

    assert (first.type, first.answerable) == (QuestionType.OUT_OF_SCOPE, False)
    assert (second.type, second.answerable) == (QuestionType.UNKNOWN_PERSON, False)


def test_only_rows_with_a_tag_are_resolved(write: Write, corpus: Corpus) -> None:
    """What holds in another telling only is left out before its gold is looked for."""
    path = write(PLAISIR | {"tags": ["portable"]}, {"question": "Et ?", "gold": ["d'un autre récit"]})

    assert [question.question for question in load_questions(path, corpus, only="portable")] == [
        "Que dit Marc Plaisir ?"
    ]
    with pytest.raises(InputError, match="aucune question n'a l'étiquette 'typo'"):
        load_questions(path, corpus, only="typo")


SHEET = (
    "question;answerable;gold_speakers;gold_sessions;must_include;exhaustive\r\n"
    "Qui est intervenu à la table ronde 3 ?;oui;Thérèse d'Albret ; Hugo Le Goff;table ronde 3;;oui\r\n"
    '"Combien de laine ; et où ?";oui;Marc Plaisir;;"1 250\n85 %";non\r\n'
    "Qui a gagné le match ?;non;;;;\r\n"
    ";;;;;\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_what_spreadsheets_export_is_read(
    encoding: str, delimiter: str, corpus: Corpus, tmp_path: Path
) -> None:
    """Whatever the separator and the encoding: accents, lists, yes and no, quoted cells, empty rows."""
    path = tmp_path / "feuille.csv"
    rows = SHEET.replace("Thérèse d'Albret ; Hugo Le Goff", '"Thérèse d\'Albret ; Hugo Le Goff"')
    changed = rows if delimiter == ";" else _with_delimiter(rows, delimiter)
    path.write_bytes(changed.encode(encoding))

    first, second, third = load_questions(path, corpus)

    assert first.gold_speakers == ("Thérèse d'Albret", "Hugo Le Goff")
    assert (first.gold_sessions, first.exhaustive) == (("round_table 3",), True)
    assert second.question == "Combien de laine ; et où ?"
    assert second.must_include == ("1 250", "85 %")
    assert not third.answerable


def _with_delimiter(sheet: str, delimiter: str) -> str:
    """Change the separator outside quotation marks."""
    parts = sheet.split('"')
    return '"'.join(part if i % 2 else part.replace(";", delimiter) for i, part in enumerate(parts))


def test_french_headings_and_excel_s_first_line_are_read(corpus: Corpus, tmp_path: Path) -> None:
    """`sep=;` and headings in French."""
    path = tmp_path / "feuille.csv"
    path.write_text(
        "sep=;\nQuestion;Réponse possible;Personnes\nQue dit Marc Plaisir ?;oui;Plaisir\n", "utf-8"
    )

    assert one(path, corpus).gold_speakers == ("Marc Plaisir",)


def test_a_sheet_and_json_lines_give_the_same_questions(write: Write, corpus: Corpus, tmp_path: Path) -> None:
    """Two ways to write one set."""
    sheet = tmp_path / "meme.csv"
    sheet.write_text("question;gold_speakers;gold\nQue dit-il ?;Paul Lemoine;dix centimes\n", "utf-8")
    lines = write({"question": "Que dit-il ?", "gold_speakers": ["Paul Lemoine"], "gold": ["dix centimes"]})

    assert load_questions(sheet, corpus) == load_questions(lines, corpus)


# -- gold


def test_gold_is_an_id_a_span_or_words(write: Write, corpus: Corpus) -> None:
    """The three ways to point at a statement lead to the same one."""
    statement = next(s for s in corpus.statements.values() if "dix centimes" in s.text)
    start = statement.spans[0].start
    for item in (
        statement.id,
        f"{start}-{start + 5}",
        "toison vaut dix|jamais dit",
        "Une toison v*",
        "soigner",
    ):
        question = one(write({"question": "Et la toison ?", "gold": [item]}), corpus)

        assert question.gold == ((statement.id,),), item


def test_words_said_by_several_people_mean_the_statements_of_the_gold_speaker(
    write: Write, corpus: Corpus
) -> None:
    """« laine » is in several statements; only those of the person who answers count."""
    question = one(write({"question": "?", "gold": ["laine"], "gold_speakers": ["Julie Lemoine"]}), corpus)

    assert {corpus.statements[name].speaker for name in question.gold[0]} == {"Julie Lemoine"}


def test_a_name_that_the_parser_did_not_recognise_stays(write: Write, corpus: Corpus) -> None:
    """Words that the proceedings print are no misspelt name: the parse may be what is wrong."""
    question = one(write({"question": "?", "gold_speakers": ["Le Fil du Causse"]}), corpus)

    assert question.gold_speakers == ("Le Fil du Causse",)


# -- what is refused

Row = dict[str, Any]
BAD: list[tuple[Row, str]] = [
    ({"question": "?", "answerable": True}, "rien ne dit quoi"),
    ({"question": "?"}, "rien ne dit si les actes répondent"),
    ({"question": "  ", "answerable": False}, "pas de question"),
    ({"question": "?", "type": "quiz"}, "type 'quiz' inconnu"),
    (PLAISIR | {"type": "near_miss"}, "near_miss.*gold_speakers|gold_speakers est rempli"),
    (PLAISIR | {"type": "near_miss", "answerable": True}, "contredit le type 'near_miss'"),
    ({"question": "?", "type": "factual", "answerable": False}, "contredit le type 'factual'"),
    ({"question": "?", "answerable": False, "must_include": ["x"]}, "must_include est rempli"),
    (PLAISIR | {"colour": "red"}, "champ inconnu 'colour'"),
    (PLAISIR | {"gold_speaker": ["x"]}, "écrivez 'gold_speakers'"),
    ({"question": "?", "gold_speakers": ["Marc Plésir"]}, "par exemple Marc Plaisir"),
    ({"question": "?", "gold_speakers": ["Lemoine"]}, "gold_speakers nomme 'Lemoine'"),  # two of them
    ({"question": "?", "gold_sessions": ["table ronde 9"]}, "gold_sessions nomme 'table ronde 9'"),
    ({"question": "?", "gold": ["jamais dit"]}, "n'est d'aucun propos"),
    ({"question": "?", "gold": ["99999-100000"]}, "n'est d'aucun propos"),
    ({"question": "?", "gold": ["dix centimes"], "gold_speakers": ["Hugo Le Goff"]}, "que dit Paul Lemoine"),
    ({"question": "?", "gold_sessions": ["visit"], "exhaustive": True}, "exhaustive sans gold_speakers"),
    (PLAISIR | {"type": "follow_up"}, "follow_up sans history"),
    (PLAISIR | {"must_include": ["a"], "must_not_include": ["a"]}, "doit et ne doit pas"),
    (PLAISIR | {"reasons": ["tired"]}, "motif 'tired' inconnu"),
    (PLAISIR | {"source": "machine"}, "source vaut 'machine'"),
    (PLAISIR | {"lang": "français"}, "lang vaut"),
    (PLAISIR | {"answerable": "oui"}, "answerable vaut 'oui' ; attendu true ou false"),
    (PLAISIR | {"gold_speakers": "Marc Plaisir"}, "attendu une liste de textes"),
    (PLAISIR | {"id": 3}, "id vaut 3 ; attendu un texte"),
    ({"question": "é" * 3000, "answerable": False}, "3000 caractères"),
]


@pytest.mark.parametrize(("row", "said"), BAD, ids=[said for _, said in BAD])
def test_a_bad_row_is_refused_with_its_place(row: Row, said: str, write: Write, corpus: Corpus) -> None:
    """File and line, what was found, and what is wrong with it."""
    import re

    good = {"question": "Qui a gagné le match ?", "answerable": False}

    message = refused(write(good, row), corpus)

    assert re.search(said, message), message
    assert "questions.jsonl:2 : " in message


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "q001", "question": "Autre ?"}, "l'identifiant"),
        ({"question": "que dit marc PLAISIR ?"}, "la question"),
    ],
)
def test_what_is_there_twice_is_refused(changes: Row, said: str, write: Write, corpus: Corpus) -> None:
    """Counted twice, a question would weigh twice; case and accents do not make another one."""
    message = refused(write(PLAISIR, PLAISIR | changes), corpus)

    assert said in message
    assert "questions.jsonl:1" in message


def test_the_same_words_after_another_question_are_another_question(write: Write, corpus: Corpus) -> None:
    """« Et lui ? » asks for whom the question before was about."""
    rows = [
        {"question": "Et lui ?", "history": [q], "gold_speakers": ["Marc Plaisir"]} for q in ("A ?", "B ?")
    ]

    assert len(load_questions(write(*rows), corpus)) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jsonl", b"", "aucune question"),
        ("a.jsonl", b"\n \n", "aucune question"),
        ("a.jsonl", b"{", ":1 : ce n'est pas du JSON"),
        ("a.jsonl", b'{"id": "a\\ud800", "question": "Qui ?"}', ":1 : ce n'est pas du JSON"),
        ("a.jsonl", b"[1]", ":1 : "),
        ("a.jsonl", b"\xff\xfe{", "UTF-8"),
        ("a.jsonl", b"[" * 100_000, ":1 : ce n'est pas du JSON"),
        ("a.xlsx", b"PK\x03\x04...", "classeur"),
        ("a.csv", b"PK\x03\x04...", "classeur"),
        ("a.txt", b"question", "attendu .jsonl ou .csv"),
        ("a.csv", b"question;couleur\n?;rouge\n", "champ inconnu 'couleur'"),
        ("a.csv", b"questoin;id\n?;1\n", "écrivez 'question'"),
        ("a.csv", b"id;answerable\n1;non\n", "pas de colonne « question »"),
        ("a.csv", "Qui a parlé ?;non\nQuoi ?;non\n".encode(), "pas de colonne « question »"),
        ("a.csv", b"question;author\nQui ?;" + b"x" * 200_000, ":2 : cellule de plus de 131072 caract"),
        ("a.csv", b"question;gold\nQui ?;*\n", "gold contient '*', qui est dans tout texte"),
        ("a.csv", b"question;must_include\nQui ?;eau|\n", "must_include contient 'eau|', qui est dans tout"),
        ("a.jsonl", b'{"question": "Qui ?", "gold": [[]]}', "gold contient '', qui est dans tout texte"),
        ("a.csv", b"question;question\n?;?\n", "deux colonnes 'question'"),
        ("a.csv", b"question;answerable\n?;peut-\xeatre\n", "attendu oui ou non"),
        ("a.csv", b"question;answerable\n?;non;plus\n", "3 cellules pour 2 titres"),
        ("a.csv", b'question;answerable\n"?;non\n', "guillemets"),
        ("a.csv", b"question;answerable\n", "aucune question"),
        ("a.csv", b"\x00\x01\x02", "UTF-8"),
    ],
)
def test_a_bad_file_is_refused(name: str, content: bytes, said: str, corpus: Corpus, tmp_path: Path) -> None:
    """No traceback, whatever the file is."""
    path = tmp_path / name
    path.write_bytes(content)

    assert said in refused(path, corpus)


def test_a_missing_file_and_a_folder_are_refused(corpus: Corpus, tmp_path: Path) -> None:
    """The message names the path."""
    for path in (tmp_path / "absent.jsonl", tmp_path):
        assert str(path) in refused(path, corpus)


def test_the_line_of_a_sheet_is_the_file_s_own(corpus: Corpus, tmp_path: Path) -> None:
    """A row is where it begins, even if a cell of it has a line break."""
    path = tmp_path / "a.csv"
    path.write_text('question;answerable\nA ?;non\n"sur\ndeux lignes";peut-être\n', "utf-8")

    assert f"{path}:3 : " in refused(path, corpus)


def test_every_field_of_a_question_can_be_written(write: Write, corpus: Corpus) -> None:
    """What is written is what is read, field by field."""
    row: Row = {
        "id": "x", "question": "Et ensuite ?", "type": "follow_up", "answerable": True, "lang": "en",
        "history": ["Que dit Marc Plaisir ?"], "gold": ["1 250"], "gold_speakers": ["Marc Plaisir"],
        "gold_sessions": ["round_table 1"], "accept_speakers": ["Hugo Le Goff"], "exhaustive": True,
        "answers": ["1 250 tonnes"], "must_include": ["1 250"], "must_not_include": ["2 000"],
        "reasons": ["nothing_relevant"], "cluster": "laine", "tags": ["typo"], "source": "human",
        "author": "AB", "checked_by": "CD",
    }  # fmt: skip

    question = one(write(row), corpus)

    for name, value in row.items():
        if name != "gold":
            assert json.loads(json.dumps(getattr(question, name))) == value, name


@pytest.mark.parametrize(("kind", "gold", "required", "accepted"), DERIVED)
def test_speakers_are_those_of_the_gold_where_nobody_wrote_them(
    kind: str,
    gold: list[str],
    required: tuple[str, ...],
    accepted: tuple[str, ...],
    write: Write,
    corpus: Corpus,
) -> None:
    """Who alone says a statement must be credited; of several who do, and for a fact, each will do."""
    question = one(write({"question": "Quoi ?", "type": kind, "gold": gold, "answerable": True}), corpus)

    assert question.gold_speakers == required
    assert question.accept_speakers == accepted
