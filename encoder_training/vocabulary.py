"""The tokenizer: French and English words in one WordPiece vocabulary."""

import re
from collections.abc import Iterable, Sequence

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_ELISION = r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'"  # « l' » is one piece, as « the » is

_LATIN = re.compile(r"(?:##)?(?:[a-z0-9]+|[^\w\s])")  # no accents: the tokenizer takes them off


def learn_pieces(texts: Sequence[str], *, size: int) -> list[str]:
    """Learn WordPiece; the same texts give the same pieces in the same order.

    The library numbers letters within words as it meets them in a hash table that is ordered anew in every
    process, and equally frequent merges go by number; letters that are given beforehand keep their places.
    """
    words = frequent_words(texts, at_least=1)
    letters = sorted({letter for word in words for letter in word})
    within = sorted({f"##{letter}" for word in words for letter in word[1:]})
    tokenizer = empty_tokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size,
        special_tokens=[*SPECIAL, *letters, *within],
        continuing_subword_prefix="##",
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer=trainer)
    return pieces_of(tokenizer)


def tokenizer_of(pieces: Sequence[str]) -> Tokenizer:
    """Make a tokenizer of a given vocabulary, special pieces first."""
    tokenizer = empty_tokenizer()
    tokenizer.model = models.WordPiece(
        {piece: number for number, piece in enumerate(pieces)},
        unk_token="[UNK]",
        max_input_chars_per_word=100,
    )
    return finish(tokenizer)


def empty_tokenizer() -> Tokenizer:
    """The steps before WordPiece: compatibility forms, no accents, lower case, elisions apart."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace("œ", "oe"),
            normalizers.Replace("æ", "ae"),
            normalizers.Replace(Regex("[’‘ʼ´`′]"), "'"),
            normalizers.Replace(Regex("[\u00ad\u200b-\u200d\ufeff]"), ""),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Split(Regex(_ELISION + r"|[^\W_]+|[^\w\s]|_"), "isolated"),
        ]
    )
    return tokenizer


def finish(tokenizer: Tokenizer) -> Tokenizer:
    """Add the marks that the encoder expects around a text."""
    numbers = {piece: tokenizer.token_to_id(piece) for piece in SPECIAL}
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[("[CLS]", numbers["[CLS]"]), ("[SEP]", numbers["[SEP]"])],
    )
    return tokenizer


def frequent_words(texts: Iterable[str], *, at_least: int) -> list[str]:
    """The words as the tokenizer sees them before it cuts them into pieces, most frequent first."""
    tokenizer = empty_tokenizer()
    tokenizer.model = models.WordLevel(unk_token="[UNK]")
    trainer = trainers.WordLevelTrainer(vocab_size=1_000_000, min_frequency=at_least, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer=trainer)
    return pieces_of(tokenizer)


def pieces_of(tokenizer: Tokenizer) -> list[str]:
    """The vocabulary in the order of its numbers."""
    numbers = tokenizer.get_vocab()
    return sorted(numbers, key=numbers.__getitem__)


def union(
    english: Sequence[str], french_pieces: Sequence[str], words: Sequence[str], *, size: int
) -> list[str]:
    """Join the English encoder's pieces, French pieces and whole French words, most frequent first.

    Names and English words keep the pieces that the English encoder knows; what remains of the room goes to
    whole French words, whose translations are sharper than those of parts of words.
    """
    latin = [piece for piece in english if _LATIN.fullmatch(piece)]
    joined = dict.fromkeys((*SPECIAL, *latin, *(piece for piece in french_pieces if piece not in SPECIAL)))
    for word in words:
        if len(joined) >= size:
            break
        joined.setdefault(word)
    return list(joined)[:size]
