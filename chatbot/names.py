"""The ways to write somebody's name, and when words are another's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chatbot.bodies import is_body
from chatbot.speaking import PARTICLES, after_article, before_article
from chatbot.voices import Voice
from chatbot.words import STOP_WORDS, Word, allowed_typos, folded_words, is_french_word, typos


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a name.

    Its folded words joined, so that « BayaToda » and « Baya Toda » are the same.
    """

    voice: Voice
    joined: str
    parts: tuple[str, ...]
    allowed: int  # typos
    complete: bool  # a first name and a family name: nobody else is meant
    given_only: bool


def forms_of(voice: Voice, variants: Sequence[str]) -> list[Form]:
    """The ways to write the name of a voice, under each of its printed variants, once each."""
    forms = [form for name in (voice.name, *variants) for form in _forms_of_one(voice, name)]
    return list(dict.fromkeys(forms))


def _forms_of_one(voice: Voice, name: str) -> Iterator[Form]:
    """The ways to write one name: whole, turned round, with a part of the family name, in part."""
    first, *others = name.split()
    given, family = folded_words(first), folded_words(" ".join(others))
    if not family or voice.id is None:
        yield _form(voice, folded_words(name), complete=True)
        return
    core = tuple(token for token in family if token not in PARTICLES) or family
    yield _form(voice, (*given, *family), complete=True)
    yield _form(voice, (*family, *given), complete=True)
    yield from (_form(voice, (*given, token), complete=True) for token in core if len(core) > 1)
    yield _form(voice, (*given, core[0][0]), complete=True)  # « Paul M. »
    yield _form(voice, family)
    yield from (_form(voice, (token,)) for token in core if len(token) >= 4 or len(core) == 1)
    yield _form(voice, given, given_only=True)


def _form(voice: Voice, tokens: Sequence[str], *, complete: bool = False, given_only: bool = False) -> Form:
    allowed = min(3, sum(allowed_typos(len(token)) for token in tokens))
    return Form(voice, "".join(tokens), tuple(tokens), allowed, complete, given_only)


def is_anothers_name(written: Sequence[str], meant: Sequence[str]) -> bool:
    """Whether words are somebody else's name: each word is spelt within its own limit, or it is another.

    « Fabien Dupont » is not Fabien Durant, « Rachida » not Rachid, « l'autre Lucien » no Faure, Lucien.
    """
    if len(written) != len(meant):
        edges = ((written[0], meant[0]), (written[-1], meant[-1]))  # « l'autre Lucien », « Lucien il »
        return len(written) > len(meant) and any(one in STOP_WORDS and one != own for one, own in edges)
    pairs = list(zip(written, meant, strict=True))
    alike = sum(one == other for one, other in pairs)
    spare = 1 if alike > 1 else 0  # where two words are right, the third may be spelt worse
    apart = any(one != other and typos(one, other, spare=spare) is None for one, other in pairs)
    return apart or (len(meant) > 1 and written[0] != meant[0] and _other_gender(written[0], meant[0]))


def differs_by_a_letter(written: Sequence[str], meant: Sequence[str]) -> bool:
    """Whether one word of a name has one letter too many, too few or wrong, and it stays the same person."""
    if len(written) != len(meant) or written[0] != meant[0]:
        return False
    apart = [pair for pair in zip(written, meant, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and min(map(len, apart[0])) > 2 and typos(*apart[0], spare=1) == 1


def _other_gender(one: str, other: str) -> bool:
    """Whether two given names differ by what makes one of a woman of one of a man."""
    short, long = sorted((one, other), key=len)
    added = long.removeprefix(short) if long.startswith(short) else ""
    return added in {"a", "e", "ne", "le"} or (
        short[:-1] == long[:-1] and {short[-1], long[-1]} <= set("aeo")
    )


def is_noun(form: Form, asked: Sequence[Word], start: int, end: int, distance: int) -> bool:
    """Whether words like a name are none here: « la Lorraine », « durant la visite », « pétition »."""
    first = asked[start]
    if form.given_only and start:
        return is_body(asked[start - 1].folded) or after_article(asked, start)
    if form.complete:
        return distance > 0 and end - start == 1 and is_french_word(first.raw)
    return first.folded in STOP_WORDS and not first.capitalised and before_article(asked, end)


def initials_agree(form: Form, asked: Sequence[Word]) -> bool:
    """Whether a last word of one letter stands for that name: « Paul M. » is no « Paul Durant »."""
    last, meant = asked[-1], form.parts[-1]
    if 1 not in {len(last.folded), len(meant)}:
        return True
    return last.folded == meant and (len(meant) > 1 or last.capitalised)
