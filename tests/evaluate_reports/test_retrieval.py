"""The retrieval benchmark on a tiny invented corpus: figures by hand, refusals, two encoders."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chatbot.evaluation.benchmark import as_proceedings, read_benchmark
from chatbot.evaluation.reports.retrieval import render_retrieval, write_retrieval
from chatbot.evaluation.retrieval import HALVES, RetrievalReport, measure_retrieval
from index.encoders import Vectors
from ingest.errors import InputError
from tests.index.conftest import BagOfWords

IDA, LEO = "Ida Roy", "Léo Pic"
PASSAGES: list[dict[str, Any]] = [
    {"pid": pid, "title": title, "speaker": speaker, "text": text}
    for pid, title, speaker, text in (
        ("p1", "Phares", IDA, "Le phare éclaire la baie toute la nuit."),
        ("p2", "Phares", LEO, "Un gardien nettoie les lentilles chaque matin."),
        ("p3", "Ports", IDA, "Les pêcheurs vendent le poisson sur le quai."),
        ("p4", "Ports", LEO, "La criée ouvre à cinq heures, le poisson part en camion."),
    )
]
ASKED: list[tuple[str, str, list[str], str, list[str]]] = [
    ("a", "Qui nettoie les lentilles ?", ["p2"], "Phares", [LEO]),
    ("b", "Où vend-on le poisson des pêcheurs ?", ["p3", "p4"], "Ports", []),
    ("c", "Qui nettoie les lentilles chaque matin ?", ["p1"], "Phares", [IDA]),
]
QUESTIONS: list[dict[str, Any]] = [
    *(
        {"qid": qid, "question": question, "gold_pids": gold, "title": title, "gold_speakers": speakers}
        for qid, question, gold, title, speakers in ASKED
    ),
    {"qid": "d", "question": "Qui vole ?", "gold_pids": [], "unanswerable": True},
]


class Backwards(BagOfWords):
    """Encodes queries as the opposite of what they are: the dense leg finds the farthest first."""

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Turn the vectors of queries around."""
        return -super().encode_query(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Leave those of passages as they are."""
        return -self.encode_query(texts)


def write(folder: Path, **files: list[dict[str, Any]]) -> Path:
    """A folder of JSON lines."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four passages, three questions with gold and one without."""
    return write(tmp_path / "marine", passages=PASSAGES, questions=QUESTIONS)


@pytest.fixture
def report(folder: Path, tmp_path: Path) -> RetrievalReport:
    """Measured with an encoder that costs nothing."""
    encoder = BagOfWords(dimensions=2048)
    return measure_retrieval(folder, [encoder], cache=tmp_path / "cache", resamples=200)


def values(report: RetrievalReport, leg: str, *, with_header: bool = False) -> dict[str, dict[str, float]]:
    """What each query got."""
    (found,) = [one for one in report.measured if one.leg == leg and one.with_header is with_header]
    return {ranking.query.id: dict(ranking.values) for ranking in found.rankings}


def test_measures_are_those_computed_by_hand(report: RetrievalReport) -> None:
    """One right at the first place, two of two at the first two, one that the words mislead to another."""
    lexical = values(report, "lexical")

    assert set(lexical) == {"a", "b", "c"}
    assert lexical["a"] == {
        "trouvé@1": 1, "trouvé@10": 1, "rappel@1": 1, "rappel@5": 1, "rappel@10": 1,
        "RR@10": 1, "nDCG@10": 1, "personne@1": 1,
    }  # fmt: skip
    assert (lexical["b"]["trouvé@1"], lexical["b"]["rappel@1"], lexical["b"]["rappel@5"]) == (1, 0.5, 1)
    assert (lexical["c"]["trouvé@1"], lexical["c"]["trouvé@10"], lexical["c"]["personne@1"]) == (0, 1, 0)


def test_reciprocal_rank_and_ndcg_follow_the_rank(report: RetrievalReport) -> None:
    """They are those of the ranking that is kept beside them."""
    for one in report.measured:
        for ranking in one.rankings:
            gold = set(ranking.query.gold)
            gains = [1 / np.log2(rank + 1) for rank, name in enumerate(ranking.found, 1) if name in gold]
            best = [1 / np.log2(rank + 1) for rank in range(1, len(gold) + 1)]
            first = next((rank for rank, name in enumerate(ranking.found, 1) if name in gold), 0)
            assert ranking.values["RR@10"] == pytest.approx(1 / first if first else 0)
            assert ranking.values["nDCG@10"] == pytest.approx(sum(gains) / sum(best))


def test_each_leg_and_the_fusion_are_measured_with_and_without_header(report: RetrievalReport) -> None:
    """Three legs, twice; only the header knows the titles."""
    assert [(one.leg, one.with_header) for one in report.measured] == [
        (leg, header) for header in (False, True) for leg in ("lexical", "dense", "fused")
    ]


def test_the_header_holds_title_and_speaker(folder: Path) -> None:
    """Without it neither is indexed: the text alone is searched."""
    benchmark = read_benchmark(folder)
    alone, dressed = (as_proceedings(benchmark, with_header=header).statements[0] for header in (False, True))

    assert (alone.session_id, alone.speaker) == (None, None)
    assert (dressed.session_id, dressed.speaker) == ("Phares", "Ida Roy")
    assert alone.text == dressed.text


def test_without_titles_and_speakers_there_is_nothing_to_dress_up(tmp_path: Path) -> None:
    """A folder of bare passages is measured once."""
    bare = [{"pid": row["pid"], "text": row["text"]} for row in PASSAGES]
    report = measure_retrieval(
        write(tmp_path / "bare", passages=bare, questions=QUESTIONS[1:2]),
        [BagOfWords()],
        cache=tmp_path / "c",
    )

    assert {one.with_header for one in report.measured} == {False}


def test_the_better_encoder_wins_on_its_own_leg(tmp_path: Path) -> None:
    """Forty queries in twenty groups: the dense leg of a backwards encoder is worse, beyond chance."""
    words = [f"mot{number}" for number in range(40)]
    passages = [
        {"pid": f"p{i}", "text": f"{word} et suite", "title": f"t{i // 2}"} for i, word in enumerate(words)
    ]
    queries = [
        {"qid": f"q{i}", "question": word, "gold_pids": [f"p{i}"], "title": f"t{i // 2}"}
        for i, word in enumerate(words)
    ]
    folder = write(tmp_path / "mots", passages=passages, questions=queries)
    encoders = [BagOfWords(dimensions=4096), Backwards(name="backwards@1", dimensions=4096)]

    report = measure_retrieval(folder, encoders, cache=tmp_path / "cache", resamples=5000)

    compared = report.compared["questions, texte seul"]
    assert compared["par sens trouvé@1"].verdict.value == "worse"
    assert (compared["par sens trouvé@1"].a, compared["par sens trouvé@1"].b) == (1, 0)
    assert "| par sens trouvé@1 | 1,000 | 0,000 | -1,000 |" in render_retrieval(report).replace("−", "-")
    assert "moins bien" in render_retrieval(report)


def test_halves_part_whole_groups_and_keep_their_values(folder: Path, tmp_path: Path) -> None:
    """Every query is in exactly one half, with those of its title, and measured as in the whole set."""
    many = [
        {
            **QUESTIONS[i % 3],
            "qid": f"{i}",
            "title": f"t{i // 2}",
            "question": f"{QUESTIONS[i % 3]['question']} {i}",
        }
        for i in range(40)
    ]
    write(folder, questions=many)

    report = measure_retrieval(folder, [BagOfWords()], cache=tmp_path / "c", halves=True, resamples=100)

    sets = {
        one.queries: {r.query.id: (r.query.cluster, r.values) for r in one.rankings}
        for one in report.measured
        if one.leg == "fused" and not one.with_header
    }
    whole, tuning, control = (
        sets[name] for name in ("questions", *(f"questions, {half}" for half in HALVES))
    )
    assert tuning | control == whole
    assert tuning
    assert control
    assert not {title for title, _ in tuning.values()} & {title for title, _ in control.values()}
    assert "questions, moitié de contrôle, texte seul" in render_retrieval(report)


def test_one_encoder_is_compared_with_nothing(report: RetrievalReport) -> None:
    """And three are refused."""
    assert report.compared == {}


def test_three_encoders_are_refused(folder: Path, tmp_path: Path) -> None:
    """A comparison is of two."""
    with pytest.raises(InputError, match="3 encodeurs"):
        measure_retrieval(folder, [BagOfWords()] * 3, cache=tmp_path)


def test_a_second_run_encodes_nothing(folder: Path, tmp_path: Path) -> None:
    """Index and vectors of queries are kept, under the name of their encoder."""
    first, second = BagOfWords(), BagOfWords()
    one = measure_retrieval(folder, [first], cache=tmp_path / "cache", resamples=100)

    two = measure_retrieval(folder, [second], cache=tmp_path / "cache", resamples=100)

    assert first.encoded
    assert second.encoded == []
    assert two == one


def test_qrels_say_what_is_relevant(folder: Path) -> None:
    """A TREC file goes before gold_pids; what it calls irrelevant is not gold."""
    (folder / "qrels_small.trec").write_text("a 0 p4 1\na 0 p1 0\n", encoding="utf-8")

    queries = {query.id: query.gold for query in read_benchmark(folder).queries["questions"]}

    assert queries == {"a": ("p4",), "b": ("p3", "p4"), "c": ("p1",)}


def test_files_without_gold_are_named_as_left_out(folder: Path, tmp_path: Path) -> None:
    """Unanswerable questions and swapped claims are nothing to look for; the table says so."""
    write(folder, unanswerable=QUESTIONS[3:], swapped=[{**QUESTIONS[0], "claimed_speaker": "Ida Roy"}])

    report = measure_retrieval(folder, [BagOfWords()], cache=tmp_path / "cache", resamples=100)

    assert report.skipped == ("swapped.jsonl", "unanswerable.jsonl")
    assert "swapped.jsonl : laissé de côté" in render_retrieval(report)


def test_the_files_hold_every_query_and_the_tables(report: RetrievalReport, tmp_path: Path) -> None:
    """One line for each query, leg and variant; n, groups and intervals in the table."""
    write_retrieval(tmp_path / "out", report)

    rows = [
        json.loads(line) for line in (tmp_path / "out" / "retrieval.jsonl").read_text("utf-8").splitlines()
    ]
    table = (tmp_path / "out" / "retrieval.md").read_text("utf-8")
    assert len(rows) == 3 * 3 * 2
    assert rows[0]["found"][0] == "p2"
    assert rows[0]["values"]["trouvé@1"] == 1
    assert "(n = 3, 2 groupes)" in table
    assert "| par mots | 0,667 (" in table


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "ni passages.jsonl ni turns.jsonl"),
        ({"passages": PASSAGES}, "aucune question avec gold_pids"),
        ({"passages": [{"pid": "p1"}], "q": QUESTIONS}, "ni pid ni text"),
        ({"passages": PASSAGES, "q": [{"qid": "a", "question": "Qui ?", "gold_pids": ["p9"]}]}, "'p9'"),
        ({"passages": PASSAGES, "q": [QUESTIONS[0], QUESTIONS[0]]}, "déjà vu"),
    ],
)
def test_a_folder_that_is_none_is_refused(files: dict[str, Any], said: str, tmp_path: Path) -> None:
    """One line names the place, what was found and what was expected."""
    with pytest.raises(InputError, match=said) as caught:
        read_benchmark(write(tmp_path / "odd", **files))

    assert "attendu" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["{", "[1]", "\u0000"])
def test_a_line_that_is_no_object_is_refused(text: str, folder: Path) -> None:
    """The file and the line are named."""
    (folder / "odd.jsonl").write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=r"odd\.jsonl:1"):
        read_benchmark(folder)


def test_qrels_of_another_format_are_refused(folder: Path) -> None:
    """Three columns are not TREC's."""
    (folder / "qrels.trec").write_text("a p4 1\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"qrels\.trec:1"):
        read_benchmark(folder)


@pytest.mark.parametrize(("name", "files", "passages"), [("piaf", 1, 1518), ("fredsum", 2, 2399)])
def test_the_real_folders_are_read(name: str, files: int, passages: int, shared: Path) -> None:
    """Both formats, with what cannot be looked for left out by name."""
    benchmark = read_benchmark(shared / "data" / name)

    assert len(benchmark.passages) == passages
    assert len(benchmark.queries) == files
    assert len(benchmark.skipped) == 1
    assert all(
        query.gold and query.cluster != query.id
        for queries in benchmark.queries.values()
        for query in queries
    )
