"""How texts are cut into pieces."""

from encoder_training.vocabulary import (
    SPECIAL,
    empty_tokenizer,
    frequent_words,
    learn_pieces,
    tokenizer_of,
    union,
)


def test_case_accents_apostrophes_and_ligatures_are_one() -> None:
    """What visitors type and what is printed give the same pieces; an elision is one piece."""
    tokenizer = tokenizer_of([*SPECIAL, "l'", "etat", "oeuvre", "a", "##x", "'", "aujourd", "hui"])

    assert tokenizer.encode("L’État Œuvre").tokens == ["[CLS]", "l'", "etat", "oeuvre", "[SEP]"]
    assert tokenizer.encode("aujourd'hui", add_special_tokens=False).tokens == ["aujourd", "'", "hui"]


def test_a_comma_is_a_piece_of_its_own() -> None:
    """Punctuation never sticks to words."""
    steps = empty_tokenizer()

    words = steps.pre_tokenizer.pre_tokenize_str("l'eau, (qu'il) 14,2%")

    assert [word for word, _ in words] == ["l'", "eau", ",", "(", "qu'", "il", ")", "14", ",", "2", "%"]


def test_frequent_words_come_in_order() -> None:
    """Most frequent first, rare ones left out, as they are written after folding."""
    words = frequent_words(["Été été ville", "ville été rare"], at_least=2)

    assert words == ["ete", "ville"]


def test_the_union_keeps_english_pieces_and_fills_up_with_french_words() -> None:
    """Special pieces first, no piece of another script, no piece twice, no more than there is room for."""
    pieces = union(
        ["[PAD]", "[unused1]", "town", "##s", "中", "é"],
        ["[UNK]", "##ite", "town"],
        ["mairie", "eau"],
        size=9,
    )

    assert pieces == [*SPECIAL, "town", "##s", "##ite", "mairie"]


def test_learned_pieces_spell_what_was_never_seen() -> None:
    """A new word is cut, not lost."""
    tokenizer = tokenizer_of(learn_pieces(["la communauté de communes", "les communes"], size=60))

    assert "[UNK]" not in tokenizer.encode("commune").tokens


def test_equally_frequent_letters_are_learned_in_one_order() -> None:
    """Learning again gives the same pieces in the same order, however many pairs are as frequent."""
    texts = [f"{first}{second}" for first in "abcdefghijklm" for second in "nopqrstuvwxyz"]

    learned = {tuple(learn_pieces(texts, size=100)) for _ in range(5)}

    assert len(learned) == 1
