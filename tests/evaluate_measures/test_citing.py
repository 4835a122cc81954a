"""Sentences, markers and quotations of replies, against what a reader sees."""

import pytest

from chatbot.evaluation.citing import (
    emphasised,
    is_verbatim,
    markers,
    read_quotations,
    read_sentences,
    typographic,
)


def cut(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Sentences with their markers."""
    return [(sentence.text, sentence.numbers) for sentence in read_sentences(text)]


@pytest.mark.parametrize(
    "text",
    ["Le port est fermé. [1] La berge est ouverte. [2]", "Le port est fermé [1]. La berge est ouverte [2]."],
)
def test_a_marker_after_the_full_stop_belongs_to_the_sentence_before(text: str) -> None:
    """Before or after the stop, a marker is of the same sentence."""
    assert [numbers for _, numbers in cut(text)] == [(1,), (2,)]


def test_the_last_marker_does_not_cover_the_sentences_before_it() -> None:
    """Only the sentence that has the marker is cited."""
    assert cut("Le port est fermé. La berge est ouverte. [1]") == [
        ("Le port est fermé.", ()),
        ("La berge est ouverte.", (1,)),
    ]


def test_a_marker_glued_to_the_next_sentence_belongs_to_the_one_before() -> None:
    """A blank is missing after the marker: it still follows its own sentence."""
    assert [numbers for _, numbers in cut("Le port est fermé. [1]La berge est ouverte. [2]")] == [(1,), (2,)]


def test_several_markers_and_their_links_go_with_one_sentence() -> None:
    """`[1](/x) [2], [1]` after a stop are the numbers 1 and 2 of the sentence before."""
    assert cut("Le port est fermé. [1](/statements/a) [2] [1] Il pleut.") == [
        ("Le port est fermé.", (1, 2)),
        ("Il pleut.", ()),
    ]


def test_a_marker_alone_in_a_block_belongs_to_the_block_before() -> None:
    """A marker on its own line has no sentence of its own."""
    assert cut("Le port est fermé.\n\n[3]") == [("Le port est fermé.", (3,))]


def test_a_full_stop_inside_a_quotation_ends_no_sentence() -> None:
    """A quotation of two sentences and its announcement are one claim with one marker."""
    found = cut("Anne Morvan dit : « Le port est fermé. La berge est ouverte. » [1] Il pleut.")

    assert found == [
        ("Anne Morvan dit : « Le port est fermé. La berge est ouverte. »", (1,)),
        ("Il pleut.", ()),
    ]


def test_list_items_are_sentences_of_their_own() -> None:
    """Items without a full stop do not run together; the line above them leads in."""
    found = read_sentences("2 personnes en parlent :\n\n- **Anne Morvan**, maire [1]\n- Bruno Le Dantec [2]")

    assert [(s.text, s.numbers, s.is_claim) for s in found] == [
        ("2 personnes en parlent :", (), False),
        ("Anne Morvan, maire", (1,), True),
        ("Bruno Le Dantec", (2,), True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le passage qui s'en approche le plus :",
        "De qui s'agit-il ?",
        "Voici un extrait de chaque intervention.",
        "Je n'ai rien trouvé sur ce point dans les propos d'Anne Morvan.",
        "Dans ces actes, je n’ai rien trouvé sur « navette ».",
        "## Table ronde 2",
        "Bonjour !",
    ],
)
def test_what_leads_on_claims_nothing(text: str) -> None:
    """Lead-ins, questions, headings and words about the search need no citation."""
    assert [sentence.is_claim for sentence in read_sentences(text)] == [False]


@pytest.mark.parametrize(
    "text", ["Le port est fermé.", "Anne Morvan dit : « Je trouve le port fermé. »", "Est-ce vrai ? [1]"]
)
def test_what_states_something_is_a_claim(text: str) -> None:
    """A statement is a claim, and so is whatever carries a marker."""
    assert all(sentence.is_claim for sentence in read_sentences(text))


def test_an_escaped_bracket_is_no_marker() -> None:
    """A bracket after a backslash is printed text."""
    assert markers(r"Article \[1] du code. [2]") == (2,)


def test_nothing_is_read_from_nothing() -> None:
    """An empty text has no sentence, marker or quotation."""
    assert (read_sentences(""), markers(""), read_quotations("")) == ((), (), ())


def test_a_quotation_keeps_the_one_inside_it() -> None:
    """Nested guillemets are one passage, from the outermost marks."""
    found = read_quotations("Chloé Sarr : « Nos anciens disaient « creuse un puits » ; c'est vrai. » [3]")

    assert [(q.words, q.numbers) for q in found] == [
        ("Nos anciens disaient « creuse un puits » ; c'est vrai.", (3,))
    ]


@pytest.mark.parametrize(
    "text", ["« le port » [1]", "“le port” [1]", '"le port" [1]', "«\u202fle port\u202f» [1]"]
)
def test_every_kind_of_quotation_mark_is_read(text: str) -> None:
    """French, English and straight marks, with any blanks inside."""
    assert [q.words for q in read_quotations(text)] == ["le port"]


def test_an_apostrophe_quotes_nothing() -> None:
    """« l'eau d'ici » has apostrophes and no quotation inside."""
    assert read_quotations("L'eau d'ici n'est pas 'potable'. [1]") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’eau", "L'eau"),
        ("« vrai »", '"vrai"'),
        ("“vrai”", "«\u00a0vrai\u00a0»"),
        ("vrai…", "vrai..."),
        ("vrai\u202f!", "vrai !"),
        ("20\u00a0%", "20 %"),
        ("80\u202f018", "80 018"),
        ("e\u0301cole", "école"),
        ("deux\n  mots", "deux mots"),
    ],
)
def test_typography_alone_makes_no_difference(one: str, other: str) -> None:
    """Blanks, apostrophes, quotation marks and the ellipsis are made equal."""
    assert typographic(one) == typographic(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On ne peut pas", "On peut"),
        ("On ne peut pas", "On ne peut plus"),
        ("80 018", "80 019"),
        ("14,2", "142"),
        ("unité", "unite"),
        ("Le port", "le port"),
        ("le port", "les ports"),
    ],
)
def test_no_word_negation_or_number_is_made_equal(one: str, other: str) -> None:
    """What changes the meaning stays different."""
    assert typographic(one) != typographic(other)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("possible", "c'est impossible"),
        ("80", "ils sont 80 018"),
        ("018", "ils sont 80 018"),
        ("4,2", "soit 14,2 %"),
        ("14", "soit 14,2 %"),
        ("", "tout"),
    ],
)
def test_a_piece_of_a_word_or_of_a_number_is_not_verbatim(words: str, text: str) -> None:
    """A quotation begins and ends where words and numbers do."""
    assert not is_verbatim(words, text)


def test_a_later_place_counts_where_the_first_is_inside_a_word() -> None:
    """« port » is in « transport par le port »."""
    assert is_verbatim("port", "le transport par le port")


def test_bold_is_what_stands_out() -> None:
    """Bold passages are read without mark-up and markers."""
    assert emphasised("Le **29 septembre** [1], **Anne Morvan** parle *bas*.") == (
        "29 septembre",
        "Anne Morvan",
    )
