"""General French words for the same thing."""

import re
from itertools import chain
from pathlib import Path

import pytest

import chatbot.thesaurus
from chatbot.thesaurus import expressions_of, load_thesaurus, read_thesaurus
from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason, speakers

_GROUPS = "déchet, ordure, détritus ~ benne, décharge  # a comment\n\nforces de l'ordre, police\n"
_LINES = tuple(
    line.partition("#")[0]
    for file in sorted(Path(chatbot.thesaurus.__file__).with_name("thesaurus").glob("*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
    if line.partition("#")[0].strip()
)


def test_words_of_one_meaning_say_each_other() -> None:
    """Those after the tilde are tied to the first ones, and say nothing of each other."""
    thesaurus = read_thesaurus([_GROUPS])

    assert thesaurus.others(("ordure",)) == {
        ("déchet",): 0.9,
        ("détritus",): 0.9,
        ("benne",): 0.3,
        ("décharge",): 0.3,
    }
    assert ("décharge",) not in thesaurus.others(("benne",))
    assert thesaurus.others(("zirconium",)) == {}


def test_a_word_without_its_accents_is_found() -> None:
    """« dechet » is typed more often than « déchet »."""
    assert ("ordure",) in read_thesaurus([_GROUPS]).others(("dechet",))


def test_an_expression_is_one_thing() -> None:
    """Little words do not count in it."""
    thesaurus = read_thesaurus([_GROUPS])

    assert thesaurus.others(("police",)) == {("force", "ordre"): 0.9}
    assert ("force", "ordre") in expressions_of("les forces de l'ordre")


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("restes", "reste"),
        ("restaient", "rester"),
        ("louées", "louer"),
        ("towns", "town"),
        ("santé", "santé"),
        ("bannies", "bannir"),
        ("loi", "loi"),
        ("parti", "parti"),
        ("malvoyantes", "malvoyant"),  # in no dictionary
        ("détritus", "détritus"),
    ],
)
def test_words_are_compared_by_their_dictionary_forms(written: str, forms: str) -> None:
    """« restes » of a meal are no « restaient »; a participle is its verb."""
    assert expressions_of(written) == [(forms,)]


def test_the_shipped_groups_can_be_read() -> None:
    """Every line has two words at least, and no tilde or comma without a word."""
    assert len(load_thesaurus().groups) == len(_LINES) > 5000
    for line in _LINES:
        items = [item.strip() for item in re.split("[,~]", line)]
        assert all(items), line
        assert len(items) > 1, line


def test_the_shipped_groups_name_nobody() -> None:
    """A resource of French has no names of people or firms but abbreviations that are words."""
    written = {item.strip() for item in chain.from_iterable(re.split("[,~]", line) for line in _LINES)}
    names = {item for item in written if re.fullmatch(r"[A-ZÀ-Ý][a-zà-ÿ]+ [A-ZÀ-Ý][a-zà-ÿ]+", item)}

    assert names <= {"France Travail"}, names


_HALL = """---
title: Journée du marché
edition: 1re édition
date: 4 avril 2025
place: Sournac
---

## Table ronde 1 — La halle

### Odile Marchand — maire — ville de Sournac

Odile Marchand indique que les ordures de la halle partent deux fois par semaine dans un véhicule électrique.

### Rémi Castel — régisseur — Régie de la Halle

Rémi Castel précise que la halle a loué une salle à 120 euros par mois et que la fuite du toit est réparée.

### Inès Arnaud — gendarme — Brigade de Sournac

Inès Arnaud raconte que le voleur a pris la fuite par la place et que les forces de l'ordre l'ont retrouvé.
"""


@pytest.fixture
def hall(tmp_path: Path) -> Ask:
    """Ask of a small event; the fake encoder knows no likeness of words."""
    chatbot = make_chatbot(tmp_path / "index", make_forum(_HALL))
    return lambda question, *earlier: chatbot.answer(question).to_json()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que deviennent les déchets de la halle ?", "Odile Marchand"),
        ("Les poubelles et les détritus roulent-ils à l'électricité ?", "Odile Marchand"),
        ("Que disent les intervenants de la police ?", "Inès Arnaud"),
        ("What happens to the garbage of the hall?", "Odile Marchand"),
        ("Combien coûte la location de la salle ?", "Rémi Castel"),
    ],
)
def test_a_statement_answers_in_other_words(hall: Ask, question: str, name: str) -> None:
    """No word of the topic but its meaning is printed."""
    assert speakers(hall(question))[:1] == [name]


def test_where_the_asked_word_is_printed_its_synonyms_count_less(hall: Ask) -> None:
    """A leak and a flight are one word; the asker's own word leads to both, its synonyms to neither alone."""
    assert speakers(hall("Qui a parlé d'une automobile ?")) == ["Odile Marchand"]
    assert reason(hall("Qui a parlé d'une péniche ?")) == "nothing_relevant"


def test_what_was_done_is_found_by_a_participle_of_the_same_meaning(tmp_path: Path) -> None:
    """« banni » is listed as an adjective; the statement says « interdit »."""
    text = (
        "---\ntitle: Forum des halles\nid: halles\n---\n\n## Table ronde 1 — Les halles\n\n"
        "### Odile Marchand — maire\n\nOdile Marchand indique que la ville a interdit les réchauds, "
        "parce que le feu prenait aux bâches.\n\n### Rémi Castel — placier\n\n"
        "Rémi Castel montre les bâches neuves du marché.\n"
    )
    chatbot = make_chatbot(tmp_path / "index", make_forum(text))

    found = chatbot.answer("Pourquoi Odile Marchand a-t-elle banni les réchauds ?").to_json()

    assert speakers(found) == ["Odile Marchand"]
