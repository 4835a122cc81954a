"""French sentences end where a reader says so."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import split_sentences


def sentences(text: str) -> list[str]:
    """The sentences of a text without the white space after them."""
    return [text[start:end].rstrip() for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["M. Verne ouvre la séance.", "Il salue Mme Roc."],
        ["Mme. Roc répond au Dr. Aix.", "Il se tait."],
        ["M. Le Goff préside.", "Le quorum est atteint."],
        ["L'art. 3 s'applique, cf. p. 12.", "Voir le n° 4."],
        ["J.-P. Aix et A. B. Roc votent.", "J'approuve."],
        ["Nous parlons d'I.A.", "Nous en reparlerons."],
        ["Voici le plan B.", "Nous le suivons."],
        ["« Halte ! » a-t-il dit.", "Puis rien."],
        ["Il a dit : « Non ! »", "Puis il est parti."],
        ["« Il faut agir.", "Nous irons. »", "Fin."],
        ["Le taux est de 3.5 %.", "Le budget, de 1,5 million."],
        ["Ouvert 7j/7.", "Voir www.brume.example.", "Écrire à a.b@brume.example."],
        ["Et voilà...", "À demain.", "École fermée."],
        ["Il faut… agir.", "Hum…", "Étonnant."],
        ["Vraiment ?!", "Oui.", "(Rires.)", "Elle reprend."],
        ["1. Premier point.", "2. Second point.", "C'était en 2019.", "Nous y étions."],
        ["Des digues, des quais, etc. sont refaits.", "Les ponts, etc.", "Les quais aussi."],
        ["En 52 av. J.-C. le pont existait.", "Il a brûlé."],
        ["12 000 habitants.", "3 communes."],
    ],
)
def test_sentences_end_where_a_reader_says(parts: list[str]) -> None:
    """Abbreviations, initials, quotations, numbers and addresses do not end a sentence."""
    assert sentences(" ".join(parts)) == parts


def test_a_blank_line_ends_a_sentence() -> None:
    """A paragraph without a full stop is a sentence."""
    assert sentences("Sans point\n\nAutre paragraphe") == ["Sans point", "Autre paragraphe"]


def test_no_break_spaces_are_spaces() -> None:
    """French typography puts them before ! ? and »."""
    assert sentences("«\u00a0Halte\u202f!\u00a0» Puis rien.\u00a0Fin.") == [
        "«\u00a0Halte\u202f!\u00a0»",
        "Puis rien.",
        "Fin.",
    ]


@given(st.text(alphabet="aÉ M.J-!?…«»\"' \n3,)", max_size=60))
def test_sentences_cover_the_text(text: str) -> None:
    """Joined sentences give back the text, whatever it is, and none is empty."""
    spans = split_sentences(text)

    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize("piece", [".", "! ", "« ", "1. ", "\n", ".  ", "» . "])
def test_hostile_runs_cost_no_more_than_reading_them(piece: str) -> None:
    """A long run of stops, marks or blanks is cut in a moment."""
    started = time.perf_counter()

    split_sentences(piece * 20_000 + "a")

    assert time.perf_counter() - started < 2  # a quadratic search takes minutes
