"""Who was beside whom, in which order, who led: stated from what is printed, or said not to be."""

from pathlib import Path

import pytest

from chatbot.pipeline import Chatbot
from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason, sessions, speakers

LED = """---
title: Journée des digues
---

La journée, animée par Noé Brun, a réuni des éclusiers.

## Table ronde 1 — les digues

La table ronde, animée par Inès Val, a cherché des pierres.

### Ada Roc — éclusière

Ada Roc attend.

## Table ronde 2 — les vannes

### Lou Verne — modérateur, Revue des canaux

Lou Verne ouvre les échanges.

### Zoé Lac — maire, ville de Brume

Zoé Lac doute.

## Table ronde 3 — les joncs

Les enjeux qui animent la région sont nombreux.

### Tom Pré — animateur nature, parc des Joncs

Tom Pré compte les joncs.
"""


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Three round tables: led in the narration, by a role, by nobody who is printed."""
    return make_chatbot(tmp_path_factory.mktemp("led") / "index", make_forum(LED))


@pytest.mark.parametrize(
    ("question", "begins", "names"),
    [
        (
            "Claire Vasseur et Paul Lemoine partageaient-ils une table ronde ?",
            "Oui",
            "Claire Vasseur, Paul Lemoine",
        ),
        ("Marc Plaisir et Claire Durant ont-ils débattu ensemble ?", "Oui", "Marc Plaisir, Claire Durant"),
        ("Claire Durant et Paul Lemoine étaient-ils ensemble ?", "Non", "Claire Durant, Paul Lemoine"),
        ("Marc Plaisir était-il à la table ronde 2 ?", "Oui", "Marc Plaisir"),
        ("Est-ce que Claire Durant a participé à la table ronde 2 ?", "Non", "Claire Durant"),
        ("Marc Plaisir était-il au Forum de la laine ?", "Oui", "Marc Plaisir"),
        ("Est-ce que Claire Durant était au forum ?", "Oui", "Claire Durant"),
        ("Marc Plaisir était-il à la table ronde 2 sur les élevages ?", "Oui", "Marc Plaisir"),
        ("Claire Durant était-elle à la table ronde 1 sur les rivières ?", "Oui", "Claire Durant"),
        (
            "Est-ce que Plaisir et Claire Durant étaient à la table ronde 1 ?",
            "Oui",
            "Marc Plaisir, Claire Durant",
        ),
        ("Plaisir et Claire Durant étaient-ils à la table ronde 1 ?", "Oui", "Marc Plaisir, Claire Durant"),
    ],
)
def test_a_question_of_presence_is_answered_yes_or_no(
    ask: Ask, question: str, begins: str, names: str
) -> None:
    """With everybody asked about, each cited where they are printed."""
    reply = ask(question)

    assert reply["text"].startswith(begins)
    assert speakers(reply) == names.split(", ")


def test_no_is_not_said_where_somebody_is_without_a_name(tmp_path: Path) -> None:
    """A quotation without an author may be theirs."""
    unsigned = make_forum(
        "---\ntitle: Essai\n---\n\n## Table ronde 1 — l'eau\n\n### Ada Roc — éclusière\n\nAda Roc attend.\n\n"
        "## Table ronde 2 — le vent\n\n"
        "Une voix dans la salle : « La digue cédera un jour, nous le savons tous. »\n"
    )
    text = make_chatbot(tmp_path / "index", unsigned).answer("Ada Roc était-elle à la table ronde 2 ?").text

    assert not text.startswith("Non")
    assert "table ronde 1" in text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Qui vient après Claire Vasseur ?", "Paul Lemoine"),
        ("Qui succède à Paul Lemoine au micro ?", "Julie Lemoine"),
        ("Qui a parlé juste avant Julie Lemoine ?", "Paul Lemoine"),
        ("Who spoke after Claire Durant?", "Marc Plaisir"),
    ],
)
def test_the_next_speaker_follows_the_printed_order(ask: Ask, question: str, name: str) -> None:
    """In the same session."""
    assert speakers(ask(question)) == [name]


def test_nobody_after_the_last_is_said(ask: Ask) -> None:
    """Nobody of another session is taken."""
    reply = ask("Qui parle après Hugo Le Goff ?")

    assert "Aucune prise de parole" in reply["text"]
    assert speakers(reply) == ["Hugo Le Goff"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Qui a ouvert la table ronde 2 ?", "Claire Vasseur"),
        ("Qui conclut la table ronde 2 ?", "Marc Plaisir"),
        ("Qui a eu le mot de la fin à la table ronde 1 ?", "Syndicat des Tondeurs"),
        ("Who spoke last at round table 2?", "Marc Plaisir"),
    ],
)
def test_who_opens_or_closes_a_session_speaks_first_or_last(ask: Ask, question: str, name: str) -> None:
    """By where their words are printed."""
    assert speakers(ask(question)) == [name]


def test_the_speakers_of_a_session_are_in_its_own_order(ask: Ask) -> None:
    """Who spoke at an earlier one does not come first."""
    reply = ask("Qui est intervenu à la table ronde 2 ?")

    assert speakers(reply) == ["Claire Vasseur", "Paul Lemoine", "Julie Lemoine", "Marc Plaisir"]


def test_the_session_of_most_speakers_is_counted(ask: Ask) -> None:
    """Four, as no other."""
    reply = ask("Quelle table ronde a réuni le plus d'intervenants ?")

    assert sessions(reply) == ["rt2"]
    assert "**4 intervenants**" in reply["text"]


@pytest.mark.parametrize(
    "question", ["Quelle session a eu le moins d'intervenants ?", "La session avec le moins de monde ?"]
)
def test_the_smallest_parts_are_those_with_one(ask: Ask, question: str) -> None:
    """Parts where nobody speaks are none."""
    reply = ask(question)

    assert reply["text"].startswith("Les parties des actes qui comptent le moins d'intervenants")
    assert "**1 intervenant** lors de la keynote" in reply["text"]
    assert "visite" not in reply["text"]


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Qu'y avait-il après la table ronde 2 ?", "keynote1"),
        ("Quelle table ronde venait après la table ronde 2 ?", "rt3"),
        ("Qu'est-ce qui était prévu juste avant la visite ?", "keynote1"),
    ],
)
def test_the_part_beside_another_follows_the_programme(ask: Ask, question: str, key: str) -> None:
    """Of the kind that is asked for, where one is."""
    assert sessions(ask(question)) == [key]


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("Qui animait la table ronde 1 ?", "animée par Inès Val"),
        ("Qui a modéré la table ronde 2 ?", "**Lou Verne**"),
        ("Who moderated round table 2?", "**Lou Verne**"),
        ("Qui animait la journée ?", "**Lou Verne**"),
    ],
)
def test_who_led_is_told_where_it_is_printed(led: Chatbot, question: str, printed: str) -> None:
    """By a role or in the narration of the session."""
    assert printed in led.answer(question).text


def test_who_led_is_taken_from_the_introduction_where_no_session_tells(led: Chatbot) -> None:
    """« animateur nature » leads no round table, and « les enjeux qui animent » nobody."""
    text = led.answer("Qui animait la table ronde 3 ?").text

    assert "animée par Noé Brun" in text
    assert "Tom Pré" not in text


@pytest.mark.parametrize(
    "question",
    ["Qui animait la table ronde 2 ?", "Qui a modéré les débats ?", "Who moderated round table 1?"],
)
def test_a_leader_who_is_not_printed_is_not_guessed(ask: Ask, question: str) -> None:
    """The reply says that the proceedings do not tell."""
    reply = ask(question)

    assert reason(reply) == "nothing_relevant"
    assert "n'indiquent pas qui animait" in reply["text"]


@pytest.mark.parametrize(
    "question", ["Combien de femmes ont parlé ?", "Liste des hommes", "Quelles femmes étaient là ?"]
)
def test_women_and_men_are_not_told_apart(ask: Ask, question: str) -> None:
    """A first name tells nothing that could be cited."""
    reply = ask(question)

    assert reason(reply) == "nothing_relevant"
    assert "prénom" in reply["text"]


def test_hours_are_said_not_to_be_printed(ask: Ask) -> None:
    """A number of hours in some statement is no hour of the programme."""
    assert "horaire" in ask("À quelle heure a commencé le forum ?")["text"]


QUARRY = """---
title: Journée des carrières
---

## Ouverture

### Ida Sol — maire, Ville de Granite

Ida Sol accueille les carriers.

### Organisation : Amis du Grès

Les Amis du Grès remercient la ville.

## Table ronde 1 — la poussière

### Organisation : Ponce et Fils

Ponce et Fils présente un masque.

### Max Ponce — gérant, Ponce et Fils

Max Ponce vend le masque.

### Eva Tuf — médecin, Hôpital de Brume

Eva Tuf soigne les carriers.

## Table ronde 2 — le bruit

### Rémi Galet — acousticien, Bureau Onde

Rémi Galet mesure les tirs.

### Organisation : Amis des Dunes

Les Amis des Dunes demandent du silence.
"""


@pytest.fixture(scope="module")
def quarry(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Organisations that speak: one alone, one beside its own man, one at the very end."""
    return make_chatbot(tmp_path_factory.mktemp("quarry") / "index", make_forum(QUARRY))


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        (
            "Combien d'intervenants à l'ouverture ?",
            "**2 intervenants** lors de l'ouverture, dont 1 organisation",
        ),
        ("Combien d'intervenants à la table ronde 1 ?", "**2 intervenants** lors de la table ronde 1 :"),
        ("Combien d'intervenants en tout ?", "4 personnes et 2 organisations"),
        ("Qui a pris la parole à l'ouverture ?", "Amis du Grès"),
        ("Qui a parlé après Ida Sol ?", "celle de **Amis du Grès**"),
        ("Qui a parlé avant Max Ponce ?", "celle de **Ponce et Fils**"),
        ("Qui a parlé en dernier ?", "celle de **Amis des Dunes**"),
    ],
)
def test_an_organisation_that_speaks_counts_as_a_speaker(
    quarry: Chatbot, question: str, printed: str
) -> None:
    """Unless its own people speak there too: then it is counted once."""
    assert printed in quarry.answer(question).text


@pytest.mark.parametrize(
    ("question", "name", "absent"),
    [
        ("Qui a parlé juste avant Rémi Galet ?", "celle de **Eva Tuf**", "celle de **Max"),
        ("Qui est intervenu après Eva Tuf ?", "celle de **Rémi Galet**", "Riverains"),
        ("Qui a parlé après Eva Tuf à la table ronde 1 ?", "Aucune prise de parole", "Galet"),
    ],
)
def test_the_order_goes_on_in_the_part_beside(quarry: Chatbot, question: str, name: str, absent: str) -> None:
    """Said after it was said that nobody follows in the same part; not where one part is asked about."""
    text = quarry.answer(question).text

    assert name in text
    assert absent not in text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Qui est intervenu en deuxième à la table ronde 1 ?", "Max Ponce"),
        ("Le troisième intervenant de la table ronde 1, qui est-ce ?", "Eva Tuf"),
        ("Qui a parlé en premier à la table ronde 1 ?", "Ponce et Fils"),
    ],
)
def test_a_place_in_the_order_is_counted(quarry: Chatbot, question: str, name: str) -> None:
    """By where the first words of each are printed."""
    assert f"celle de **{name}**" in quarry.answer(question).text


def test_companions_are_those_of_the_part_asked_about(ask: Ask) -> None:
    """Marc Plaisir spoke at two round tables."""
    assert sessions(ask("Qui était aux côtés de Marc Plaisir à la table ronde 2 ?")) == ["rt2"]


REEF = """---
title: Rencontres du récif
edition: 2e édition
---

Les Rencontres du récif ont réuni 310 participants au phare.

## Introduction

### Ida Sol — préfète, Préfecture des Îles

Ida Sol salue les plongeurs.

## Table ronde 1 — les algues

### Max Ponce — maire, Ville de Corail

Max Ponce ramasse des algues.

### Eva Tuf — biologiste, Région Lagune

Eva Tuf pèse des algues.

## Atelier — Nouer un filet

### Rémi Marne — pêcheur, Coopérative du Phare

Rémi Marne noue un filet.

## Keynote — la houle

### Léa Craie — océanographe, Institut du Large

Léa Craie mesure la houle.

## Table ronde de clôture — les bateaux

### Noé Grès — maire, Ville de Sable

Noé Grès attend un bateau.

## Clôture

### Jean Limon — président, Association du Phare

Jean Limon éteint le phare.
"""


@pytest.fixture(scope="module")
def reef(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """An introduction, a workshop, and a closing after the closing round table."""
    return make_chatbot(tmp_path_factory.mktemp("reef") / "index", make_forum(REEF))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Qui a introduit les rencontres ?", ["Ida Sol"]),
        ("C'est quoi les noms des intervenants de la TR n°1 ?", ["Max Ponce", "Eva Tuf"]),
        ("Quel océanographe a fait la keynote ?", ["Léa Craie"]),
        ("Quel maire était à la table ronde 1 ?", ["Max Ponce"]),
        ("Qui a conclu les rencontres ?", ["Jean Limon"]),
        ("Qui a participé à l'atelier ?", ["Rémi Marne"]),
        ("Combien d'intervenants à l'atelier ?", ["Rémi Marne"]),
        ("Qui anime la keynote ?", ["Léa Craie"]),
        ("Qui était maire parmi les intervenants ?", ["Max Ponce", "Noé Grès"]),
        ("Qui était avec le maire de Corail ?", ["Max Ponce", "Eva Tuf"]),
        ("Qui siégeait aux côtés du maire de Corail ?", ["Max Ponce", "Eva Tuf"]),
        ("Qui a parlé après le maire de Corail ?", ["Eva Tuf"]),
        ("À quelle table ronde a pris part la ville de Sable ?", ["Noé Grès"]),
    ],
)
def test_people_are_found_by_part_and_by_office(reef: Chatbot, question: str, names: list[str]) -> None:
    """The part by its printed form, the neighbours of whoever holds an office."""
    assert speakers(reef.answer(question).to_json()) == names


@pytest.mark.parametrize(
    "question", ["Combien de participants sont venus ?", "Combien de personnes ont assisté aux rencontres ?"]
)
def test_those_who_came_are_counted_as_the_text_counts_them(reef: Chatbot, question: str) -> None:
    """Not those who spoke."""
    text = reef.answer(question).text

    assert "310 participants" in text
    assert "Ponce" not in text


def test_those_who_spoke_are_counted_where_no_public_is_printed(ask: Ask) -> None:
    """Said to be those who speak."""
    assert "9 personnes et 1 organisation" in ask("Combien de participants sont venus ?")["text"]


def test_bodies_of_one_kind_are_listed_alone(reef: Chatbot) -> None:
    """« quelles régions » is not every organisation; all of them, where none is of that kind."""
    assert "Ville" not in reef.answer("Quelles régions étaient représentées ?").text
    assert "Ville de Sable" in reef.answer("Quelles organisations étaient représentées ?").text


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("Quelle session a suivi la table ronde 1 ?", "Nouer un filet"),
        ("À quelle date, la 2e édition ?", "date"),
    ],
)
def test_a_word_of_another_question_does_not_decide(reef: Chatbot, question: str, printed: str) -> None:
    """« suivi » before a part, « édition » beside a date."""
    assert printed in reef.answer(question).text


def test_an_office_alone_asks_who_holds_it(reef: Chatbot) -> None:
    """Not what they say."""
    text = reef.answer("Le président de l'Association du Phare ?").text

    assert text.startswith("**Jean Limon**, président, Association du Phare (clôture)")


def test_no_closing_part_is_the_closing_round_table(tmp_path: Path) -> None:
    """« était-elle à la clôture ? » is answered for it."""
    without = make_forum(REEF[: REEF.index("## Clôture")])
    text = make_chatbot(tmp_path / "index", without).answer("Eva Tuf était-elle à la clôture ?").text

    assert text.startswith("Non, pas lors de la table ronde 2")


def test_a_theme_that_is_no_more_than_a_number_is_told_from_the_introduction(tmp_path: Path) -> None:
    """By the writer's first words there."""
    head = "---\ntitle: Fond\n---\n\n## Table ronde 1\n\nLes plongeurs ont parlé des algues.\n\n"
    text = f"{head}### Ida Sol — maire\n\nIda Sol plonge.\n"
    reply = make_chatbot(tmp_path / "index", make_forum(text)).answer("Thème de la table ronde 1 ?")

    assert "parlé des algues" in reply.text
