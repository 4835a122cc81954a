"""Rare quotation marks and line ends are read as the usual ones, at the same offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline import parse_text
from ingest.readers.marks import with_usual_marks

WORDS = "Nous avons fermé la vanne avant l'hiver"


@pytest.mark.parametrize(
    ("printed", "usual"),
    [
        (f"<<{WORDS}>>, dit-il", f"« {WORDS} », dit-il"),
        (f"‹ {WORDS} ›", f"« {WORDS} »"),
        (f"''{WORDS}'', dit-il", f'" {WORDS} ", dit-il'),
        (f"``{WORDS}''.", f'" {WORDS} ".'),
        (f"＂{WORDS}＂", f'"{WORDS}"'),
        (f"‘{WORDS.replace(chr(39), '’')}’, dit-il", f"“{WORDS.replace(chr(39), '’')}”, dit-il"),
        ("la 2ᵉ et la 1ʳᵉ", "la 2e et la 1re"),
    ],
)
def test_a_rare_mark_is_a_usual_one(printed: str, usual: str) -> None:
    """Each way to print a quotation that a keyboard or a converter leaves is known."""
    assert with_usual_marks(printed) == usual


@pytest.mark.parametrize(
    "printed",
    ["l'‘eau’ de ville", "« un ‘mot’ comme celui-ci, dit-il »", "l’eau d’hier’", "a << b << c <<< d"],
)
def test_marks_that_stand_for_something_else_stay(printed: str) -> None:
    """A term, marks inside a quotation and apostrophes open no quotation."""
    assert "“" not in with_usual_marks(printed)


def test_the_beginning_of_a_comment_is_no_mark() -> None:
    """« <<!-- page 3 --> » is a stray sign and a comment, whose words are nobody's."""
    assert with_usual_marks("<<!-- page 3 -->") == "<<!-- page 3 -->"


def test_the_end_of_a_comment_is_no_mark() -> None:
    """« <!-- page 3 -->> » is a comment and a stray sign, whose words are nobody's."""
    printed = "### Table ronde 1\n\n<!-- page 3 -->> "

    assert with_usual_marks(printed) == printed


@given(st.text(alphabet="ab ‘’'`<>«»“”\n\u2028ᵉ", max_size=80))
def test_every_offset_holds(text: str) -> None:
    """Whatever is replaced, the text keeps its length and its letters their places."""
    changed = with_usual_marks(text)

    assert len(changed) == len(text)
    assert all(a == b for a, b in zip(text, changed, strict=True) if a.isalnum() and a.isascii())


def test_a_tag_like_quotation_is_no_tag() -> None:
    """« <<Nous … >> » loses none of its words."""
    text = f"# Journée\n\n### Table ronde 1\n\nMarie Durand, maire : <<{WORDS}.>>\n"

    statement = parse_text(text, source_file="essai.txt", sha256="0" * 64).statements[-1]

    assert (statement.speaker, statement.text) == ("Marie Durand", f"{WORDS}.")
