"""A reply without an answer says what was not found, no more, in clean French."""

import pytest

from chatbot.abstain import topic_as_asked
from chatbot.asked import Asked
from chatbot.intents import Intent
from chatbot.question import Understanding
from tests.chatbot.conftest import Ask


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Combien coûte le label ?", "je n'ai pas trouvé de montant sur « label »."),
        ("Quand le label a-t-il été créé ?", "je n'ai pas trouvé de date qui réponde à cette question."),
        ("Qui a inventé la navette ?", "je n'ai pas trouvé qui a inventé la navette."),
        ("Combien de licornes ?", "je n'ai rien trouvé sur « licornes »."),
        ("Qui parle des licornes ?", "je n'ai rien trouvé sur « licornes »."),
        (
            "Que dit-on des licornes à la table ronde 1 ?",
            "sur « licornes » lors de la table ronde 1.",
        ),
        ("Que dit Paul Lemoine de la navette ?", "aucun propos de **Paul Lemoine** sur « navette »."),
        ("Que dit Marc Plaisir du zirconium et des licornes ?", "sur « zirconium » ni « licornes »."),
        ("ok", "Je reste à votre disposition"),
        ("Au revoir", "Au revoir."),
        ("Oui Paul Lemoine", "Dans les propos de **Paul Lemoine**, je n'ai pas trouvé de réponse"),
        (
            "¿Qué dice Paul Lemoine sobre la toison?",
            "Dans les propos de **Paul Lemoine**, je n'ai pas trouvé de",
        ),
    ],
)
def test_what_was_not_found_is_said_and_no_more(ask: Ask, question: str, said: str) -> None:
    """A topic of which people speak is not denied where only its figure is missing."""
    reply = ask(question)

    assert reply["kind"] == "abstention"
    assert said in reply["text"]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Combien de bassins de la ville ?", "bassins de la ville"),
        ("Combien de bassins a trouvé le syndicat ?", ""),
        ("Combien de bassins le syndicat a-t-il ?", ""),
        ("Combien de bassins sont lavés ?", ""),
        ("Quels sont les points communs ?", ""),
        ("Que fait-on à Brec-le-Sec ?", ""),
        ("Le bassin fonctionne ?", ""),
        ("Résultat du tri des toisons ?", "Résultat du tri des toisons"),
    ],
)
def test_only_a_clean_piece_of_a_question_is_repeated(
    understanding: Understanding, question: str, topic: str
) -> None:
    """What is left of it once its frame is taken away is no French."""
    assert topic_as_asked(understanding.read(question)) == topic


def test_what_an_earlier_question_was_about_is_repeated() -> None:
    """It does not stand in the question itself."""
    asked = Asked("Combien ça coûte ?", Intent.SEARCH, topic="bassins ville", about="bassins de la ville")

    assert topic_as_asked(asked) == "bassins de la ville"


def test_what_is_not_printed_of_two_people_is_said_of_both(ask: Ask) -> None:
    """« leur fonction », and « de » before each name."""
    text = ask("Quel est l'âge de Paul Lemoine et de Claire Durant ?")["text"]

    assert "ne disent de **Paul Lemoine** et de **Claire Durant** que leur fonction" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Qui dirige la Filature du Pont ?", "je n'ai pas trouvé qui dirige la Filature du Pont."),
        ("Que dit la Caisse d'Épargne du Causse ?", "« Caisse d'Épargne du Causse »"),
    ],
)
def test_a_name_is_repeated_as_it_was_written(ask: Ask, question: str, said: str) -> None:
    """With its apostrophe, and a question is no name."""
    reply = ask(question)

    assert reply["abstention"]["reason"] == "unknown_speaker"
    assert said in reply["text"]
