"""Yes or no to what somebody is and whether they were there; who leads something: from what is printed."""

import pytest

from chatbot.pipeline import Chatbot
from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason

DUNES = """---
title: Journée des dunes
---

## Table ronde 1 — le sable

### Ida Sol — maire, Ville de Granite

Ida Sol compte les grains.

### Max Ponce — directeur de la communication, Verrerie Galet

Max Ponce vend du verre.

### Noé Grès — adjoint à la culture, Ville de Granite

Noé Grès expose des vases.

## Table ronde 2 — le vent

### Eva Tuf — présidente, Association des Oyats

Eva Tuf plante des oyats.

### Rémi Marne — notaire, Étude Marne et Silex

Rémi Marne vend une dune.

### Léa Craie — juriste chargée de l'eau, Région Haute-Argile

Léa Craie lit la loi.

### Jean Limon — conseiller municipal, Mont Calcaire

Jean Limon vote.

### Organisation : Gazette des Roches

La Gazette des Roches tient un carnet.

## Table ronde 3 — la pluie

### Zoé Ardoise — rédactrice et cofondatrice, Gazette des Roches

Zoé Ardoise écrit sous la pluie.

### Lou Gypse — urbaniste, Grand Granite

Lou Gypse dessine un abri.
"""


@pytest.fixture(scope="module")
def dunes(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """People of different offices, and an organisation that speaks."""
    return make_chatbot(tmp_path_factory.mktemp("dunes") / "index", make_forum(DUNES))


@pytest.mark.parametrize(
    "question",
    [
        "Ida Sol est-elle maire de Granite ?",
        "Est-ce que Noé Grès est élu ?",
        "Max Ponce travaille-t-il pour la Verrerie Galet ?",
        "Eva Tuf préside-t-elle l'Association des Oyats ?",
        "Rémi Marne était-il présent ?",
        "Y avait-il un notaire ?",
        "Un notaire a-t-il pris la parole ?",
        "La région Haute-Argile était-elle représentée ?",
        "y avait-il quelqu'un de la Verrerie Galet",
        "Y avait-il un notaire à la table ronde 2 ?",
        "La Verrerie Galet était-elle à la table ronde 1 ?",
        "Max Ponce était-il aussi à la table ronde 1 ?",
        "Des maires étaient-ils présents ?",
        "La Gazette des Roches a-t-elle parlé ?",
        "La Gazette des Roches était-elle à la table ronde 2 ?",
    ],
)
def test_yes_is_said_first(dunes: Chatbot, question: str) -> None:
    """Before whom it is true of."""
    assert dunes.answer(question).text.startswith("Oui : **")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Max Ponce n'est-il pas intervenu à la table ronde 1 ?", "Si : **Max Ponce**"),
        ("Ni Max Ponce ni Ida Sol ne sont-ils intervenus à la table ronde 1 ?", "Si : **Max Ponce**"),
        ("Max Ponce n'a-t-il pas participé ?", "Si : **Max Ponce**"),
        ("Max Ponce et Ida Sol n'étaient-ils pas ensemble ?", "Si, lors de la table ronde 1"),
        ("Max Ponce n'était-il pas à la table ronde 2 ?", "Non, pas lors de la table ronde 2"),
    ],
)
def test_a_question_in_the_negative_is_denied_with_si(dunes: Chatbot, question: str, begins: str) -> None:
    """« Oui » would grant what is asked."""
    assert dunes.answer(question).text.startswith(begins)


def test_of_several_of_a_body_all_are_told_after_yes(dunes: Chatbot) -> None:
    """What is printed of the others is no reservation."""
    text = dunes.answer("La Ville de Granite a-t-elle pris la parole ?").text

    assert text.startswith("Oui : **Ida Sol**")
    assert "\n\n**Noé Grès**" in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Noé Grès est-il le premier à parler à la table ronde 1 ?", "La première prise de parole imprimée"),
        ("Max Ponce est-il intervenu en dernier à la table ronde 1 ?", "La dernière prise de parole"),
        ("Ida Sol est-elle intervenue après Max Ponce à la table ronde 1 ?", "Après Max Ponce"),
        (
            "Max Ponce a-t-il parlé deux fois ?",
            "**Max Ponce**, directeur de la communication, Verrerie Galet",
        ),
        (
            "Ida Sol et Max Ponce travaillent-ils ensemble ?",
            "Les actes donnent seulement : **Ida Sol**",
        ),
    ],
)
def test_more_than_presence_is_told_without_a_yes(dunes: Chatbot, question: str, told: str) -> None:
    """What is printed of it, for the visitor to judge."""
    assert dunes.answer(question).text.startswith(told)


@pytest.mark.parametrize(
    "question",
    [
        "Ida Sol est-elle d'accord avec Max Ponce ?",
        "Qui est d'accord avec Max Ponce ?",
        "Qui est en désaccord avec Max Ponce ?",
        "Max Ponce est-il intervenu sur les oyats à la table ronde 1 ?",
    ],
)
def test_being_there_is_not_what_was_asked(dunes: Chatbot, question: str) -> None:
    """Nobody's agreement is told from the session they share, no topic from their taking part."""
    assert dunes.answer(question).abstention


@pytest.mark.parametrize(
    "question",
    [
        "Max Ponce est-il maire ?",
        "Noé Grès est-il maire de Granite ?",
        "Eva Tuf est-elle présidente de la Région ?",
        "Est-ce que Léa Craie travaille pour la Verrerie Galet ?",
        "Y avait-il un notaire à la table ronde 1 ?",
        "La Verrerie Galet a-t-elle participé à la table ronde 2 ?",
        "La Gazette des Roches était-elle à la table ronde 1 ?",
        "Ida Sol et Max Ponce étaient-ils ensemble à la table ronde 2 ?",
        "Y avait-il un agriculteur ?",
        "Le maire de Calcaire a-t-il pris la parole ?",
        "Ida Sol est-elle de la Verrerie Galet ?",
        "Max Ponce représente-t-il la ville de Granite ?",
        "La SNPX était-elle représentée ?",
    ],
)
def test_no_is_said_first(dunes: Chatbot, question: str) -> None:
    """Of an office or body that is somebody else's, of a part where they were not, of nobody here."""
    assert dunes.answer(question).text.startswith("Non, ")


@pytest.mark.parametrize(
    "question",
    [
        "Ida Sol est-elle députée ?",
        "Max Ponce est-il ingénieur ?",
        "Léa Craie est-elle élue ?",
        "Léa Craie est-elle avocate ?",
        "Max Ponce est-il responsable ?",
        "Eva Tuf est-elle la directrice ?",
        "Est-ce que l'eau est représentée ?",
        "Quel maire était présent ?",
        "La ville de Calcaire était-elle représentée ?",
        "L'eau est-elle présente dans les débats ?",
        "Ida Sol est-elle d'accord avec Max Ponce ?",
        "Max Ponce est-il en désaccord avec Ida Sol ?",
        "Ida Sol travaille-t-elle avec Max Ponce ?",
        "Ida Sol a-t-elle débattu avec Max Ponce ?",
        "Ida Sol et Max Ponce ont-ils parlé en même temps ?",
        "Ida Sol et Noé Grès sont-ils dans la même entreprise ?",
        "Ida Sol et Noé Grès sont-ils de la même ville ?",
        "Ida Sol et Eva Tuf travaillent-elles ensemble ?",
        "Noé Grès est-il le premier à parler à la table ronde 1 ?",
        "Max Ponce est-il intervenu en dernier à la table ronde 1 ?",
        "Max Ponce est-il intervenu après Ida Sol à la table ronde 1 ?",
        "Max Ponce a-t-il discuté avec Ida Sol à la table ronde 1 ?",
        "Max Ponce a-t-il présenté Ida Sol à la table ronde 1 ?",
        "Max Ponce présente-t-il la table ronde 1 ?",
        "Max Ponce est-il intervenu sur les oyats à la table ronde 1 ?",
        "Max Ponce a-t-il refusé de participer à la table ronde 1 ?",
        "Max Ponce a-t-il parlé pendant deux heures à la table ronde 1 ?",
        "Max Ponce a-t-il peu parlé à la table ronde 1 ?",
        "Max Ponce a-t-il parlé deux fois à la table ronde 1 ?",
        "Max Ponce a-t-il participé à toutes les tables rondes ?",
        "Un notaire a-t-il refusé de participer à la table ronde 2 ?",
        "Y a-t-il de l'eau dans les dunes ?",
        "Max Ponce est-il de Granite ?",
        "Max Ponce vient-il de Granite ?",
        "Max Ponce est-il venu à Granite ?",
        "Ida Sol est-elle venue à Granite ?",
        "Eva Tuf habite-t-elle à Granite ?",
    ],
)
def test_neither_is_said_where_it_is_not_printed(dunes: Chatbot, question: str) -> None:
    """Of an office that may be called otherwise, of where somebody lives or went, of what is nobody."""
    assert not dunes.answer(question).text.startswith(("Oui", "Non"))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Qui dirige l'Association des Oyats ?", "Eva Tuf"),
        ("Qui préside l'Association des Oyats ?", "Eva Tuf"),
        ("Qui dirige la ville de Granite ?", "Ida Sol"),
        ("Qui a fondé la Gazette des Roches ?", "Zoé Ardoise"),
    ],
)
def test_who_leads_something_holds_its_first_office(dunes: Chatbot, question: str, name: str) -> None:
    """No colleague of theirs."""
    assert [citation.speaker.name for citation in dunes.answer(question).citations if citation.speaker] == [
        name
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Qui dirige la Verrerie Galet ?",
        "Qui a fondé l'Association des Oyats ?",
        "Qui préside la ville de Granite ?",
        "Qui préside l'Étude Marne et Silex ?",
    ],
)
def test_nobody_leads_by_belonging_to_it(dunes: Chatbot, question: str) -> None:
    """Who spoke for a body is not said to lead it."""
    abstention = dunes.answer(question).abstention

    assert abstention is not None
    assert abstention.reason == "unknown_speaker"


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("De quelle association vient Eva Tuf ?", "Association des Oyats"),
        ("Eva Tuf préside quelle association ?", "Association des Oyats"),
        ("De quelle région dépend Léa Craie ?", "Région Haute-Argile"),
        ("Eva Tuf préside quoi ?", "Association des Oyats"),
        ("Noé Grès élu où ?", "Ville de Granite"),
    ],
)
def test_the_body_somebody_belongs_to_is_told(dunes: Chatbot, question: str, printed: str) -> None:
    """Whatever kind of body the question names."""
    assert printed in dunes.answer(question).text


@pytest.mark.parametrize(
    ("question", "name"),
    [("Qui représente le Grand Granite ?", "Lou Gypse"), ("Qui représente la ville de Granite ?", "Ida Sol")],
)
def test_a_greater_place_is_another_one(dunes: Chatbot, question: str, name: str) -> None:
    """« Grand Granite » is not the town, and the town is not it."""
    names = [citation.speaker.name for citation in dunes.answer(question).citations if citation.speaker]

    assert names[0] == name
    assert ("Lou Gypse" in names) is (name == "Lou Gypse")


@pytest.mark.parametrize(
    "question",
    [
        "Claire Durant a-t-elle donné le montant de la station d'épuration ?",
        "Marc Plaisir a-t-il précisé le coût des bassins ?",
        "Claire Vasseur a-t-elle indiqué la durée du filage ?",
    ],
)
def test_whether_a_value_is_given_is_answered_by_that_value_alone(ask: Ask, question: str) -> None:
    """What is said of the thing without a figure of that kind reads as a yes that it is not."""
    assert reason(ask(question)) == "speaker_silent_on_this"


def test_a_value_that_is_given_is_told(ask: Ask) -> None:
    """The quantity asked for is printed."""
    reply = ask("Claire Vasseur a-t-elle précisé le poids de mérinos filé par jour ?")

    assert "**40 kilos**" in reply["text"]


@pytest.mark.parametrize(
    "question",
    ["Est-il vrai que les bassins neufs sont dangereux ?", "Les bassins neufs sont-ils bruyants ?"],
)
def test_what_is_said_of_a_thing_must_be_told(ask: Ask, question: str) -> None:
    """Words about the thing are no yes to what the question says of it: they are told as near at most."""
    reply = ask(question)

    assert reply["kind"] == "abstention" or reply["text"].startswith("Le passage qui s'en approche le plus")


def test_the_contrary_of_what_is_asked_is_no_yes(ask: Ask) -> None:
    """The town closed them: what says so is shown beside an abstention."""
    reply = ask("Est-il vrai que la ville a ouvert deux lavoirs en 2019 ?")

    assert reason(reply) == "nothing_relevant"
    assert "disent autre chose, ou le contraire" in reply["text"]


@pytest.mark.parametrize(
    "question",
    [
        "Claire Durant c'est la maire de Valbrebis ?",
        "Claire Durant est maire de Valbrebis, vrai ou faux ?",
        "C'est vrai que Claire Durant est maire de Valbrebis ?",
    ],
)
def test_whether_it_is_true_is_a_question_of_yes_or_no(ask: Ask, question: str) -> None:
    """« vrai ? », « c'est la maire ? » ask the same as « est-ce que »."""
    assert ask(question)["text"].startswith("Oui : **Claire Durant**")
