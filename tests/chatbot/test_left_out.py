"""Those of whom nothing is wanted, told by their body or office as by their name: « hors la Filature »."""

import pytest

from tests.chatbot.conftest import Ask, reason, speakers


@pytest.mark.parametrize(
    ("question", "heard"),
    [
        ("Qui parle de la toison hors le Syndicat des Tondeurs ?", {"Paul Lemoine"}),
        ("Qui, hors Paul Lemoine, parle de la toison ?", {"Syndicat des Tondeurs"}),
        ("Qui d'autre que la Bergerie du Mont parle de la toison ?", {"Syndicat des Tondeurs"}),
        ("Qui parle de la toison à l'exception de l'éleveur ?", {"Syndicat des Tondeurs"}),
        ("Qui parle de la toison sauf les élus ?", {"Syndicat des Tondeurs", "Paul Lemoine"}),
        (
            "Qui a parlé à la table ronde 2 à part la Filature du Pont ?",
            {"Paul Lemoine", "Julie Lemoine", "Marc Plaisir"},
        ),
    ],
)
def test_who_is_left_out_is_not_told(ask: Ask, question: str, heard: set[str]) -> None:
    """A body's people are left out with it; those who stay are told."""
    assert set(speakers(ask(question))) == heard


def test_nobody_is_left(ask: Ask) -> None:
    """There is one mayor, and another one is asked for."""
    reply = ask("Y avait-il un autre maire que celui de Valbrebis ?")

    assert reason(reply) == "nothing_relevant"
    assert "Durant" not in reply["text"]


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Qui est le chef de Claire Vasseur ?", "chef de Claire Vasseur"),
        ("Que dit l'assistante de Paul Lemoine ?", "assistante de Paul Lemoine"),
        ("Qui est le maire de la ville de Claire Vasseur ?", "maire de la ville de Claire Vasseur"),
        ("Que pense la sœur de M. Lemoine ?", "sœur de M. Lemoine"),
        ("Bruno Vasseur mérinos", "Bruno Vasseur"),
        ("Que dit Hélène Okafor de la finesse ?", "Hélène Okafor"),
    ],
)
def test_who_is_told_by_somebody_here_is_not_that_person(ask: Ask, question: str, written: str) -> None:
    """Neither the chief of somebody nor one's given name with another's family name is anybody here."""
    reply = ask(question)

    assert reason(reply) == "unknown_speaker"
    assert f"« {written} »" in reply["text"]


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Que dit l'éleveur Paul Lemoine de la tonte ?", "Paul Lemoine"),
        ("Que dit la maire de Valbrebis Claire Durant des lavoirs ?", "Claire Durant"),
        ("Quel est le rôle de Claire Vasseur ?", "Claire Vasseur"),
    ],
)
def test_an_office_before_a_name_tells_who_that_is(ask: Ask, question: str, who: str) -> None:
    """It is no topic: what this person says is told, not what comes nearest to « éleveur »."""
    reply = ask(question)

    assert set(speakers(reply)) == {who}
    assert "s'en approche le plus" not in reply["text"]


def test_who_works_with_somebody_is_not_told(ask: Ask) -> None:
    """Neither yes nor no is printed, and nobody's office answers."""
    assert reason(ask("Qui travaille avec Claire Vasseur ?")) == "speaker_silent_on_this"
    reply = ask("Est-ce que Claire Durant travaille avec Lavoirs Réunis ?")
    assert not reply["text"].startswith("Non")


@pytest.mark.parametrize(
    ("question", "earlier"),
    [
        ("Et le maire ?", "Que dit Claire Vasseur ?"),
        ("Et la préfète ?", "Que dit Paul Lemoine ?"),
    ],
)
def test_an_office_after_one_person_is_that_persons_bodys(ask: Ask, question: str, earlier: str) -> None:
    """The mayor of another town is nobody of that body."""
    assert reason(ask(question, earlier)) == "unknown_speaker"


def test_a_body_after_a_person_is_asked_the_same(ask: Ask) -> None:
    """« et à la Filature du Pont ? » asks who speaks for it, not what was said of it before."""
    reply = ask("Et à la Filature du Pont ?", "Que dit Marc Plaisir ?")

    assert set(speakers(reply)) == {"Claire Vasseur"}


@pytest.mark.parametrize(
    "question",
    [
        "Combien d'habitants dans la ville de Claire Durant ?",
        "Quelle est la superficie de la ville de Claire Durant ?",
        "Dans quel département est la commune de Claire Durant ?",
    ],
)
def test_a_fact_of_ones_town_is_not_ones_office(ask: Ask, question: str) -> None:
    """What is printed of her is no answer."""
    assert ask(question)["kind"] == "abstention"


def test_a_topic_is_not_the_office_of_who_is_asked(ask: Ask) -> None:
    """« que dit X du textile ? » is about that, though « textile » is printed in her office."""
    assert reason(ask("Que dit Claire Vasseur du textile ?")) == "speaker_silent_on_this"
    assert reason(ask("Que dit Bruno Okafor des lainiers ?")) == "speaker_silent_on_this"


def test_what_is_brought_up_by_somebody_is_nobody(ask: Ask) -> None:
    """« le RGPD est-il évoqué par X ? » looks for no person of that name."""
    assert reason(ask("Le RGPD est-il évoqué par Paul Lemoine ?")) == "speaker_silent_on_this"
