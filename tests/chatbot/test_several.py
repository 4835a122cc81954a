"""Two questions in one are asked, and answered, in parts."""

import pytest

from chatbot.several import questions
from tests.chatbot.conftest import Ask


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Qui parle du mérinos et combien coûte la tonte ?", 2),
        ("Qui parle du mérinos ? Et combien coûte la tonte ?", 2),
        ("Qui parle du mérinos, et que dit-elle des bassins ?", 2),
        ("Que dit Mme Roux des bassins et que dit M. Blin de la tonte ?", 2),
        ("Quand la halle a-t-elle fermé et pourquoi ?", 2),
        ("Qui parle du mérinos, où, et combien coûte la tonte ?", 2),
        ("Que disent Claire Roux des bassins et M. Blin de la tonte ?", 2),
        ("Que dit Claire Roux des bassins et M. Blin de la tonte ?", 2),
        ("Que disent Ode de Montclar et Karim Blin sur la tonte ?", 1),
        ("Que disent Claire Roux et Karim Blin de la laine et de la tonte ?", 1),
        ("Où et quand la fête a-t-elle lieu ?", 1),
        ("Qui a dit que la laine monte et que la tonte baisse ?", 1),
        ("Qui sont ceux qui parlent de laine et qui vivent ici ?", 1),
        ("Que dit-il de la laine et de la tonte ?", 1),
        ("Qui a dit « jamais sans l'eau et qui paie la tonte ? » ?", 1),
        ('Qui a dit "la laine monte ? Et pourquoi" ?', 1),
        ("Qui parle du mérinos ?", 1),
        ("Qui parle du mérinos ; que dit M. Blin de la tonte ; combien de keynotes ?", 3),
        ("Qui parle du mérinos\nQue dit M. Blin de la tonte\nQuel est le thème de la keynote", 3),
        ("Qui parle du mérinos, qui parle de la tonte, et qui parle des licornes ?", 3),
        ("Qui est Karim Blin, que dit-il et avec qui parlait-il ?", 3),
        ("Que dit M. Blin de la tonte et que dit Mme Roux du lin et une visite était-elle prévue ?", 3),
        ("Qui parle du mérinos ? Une visite était-elle prévue ?", 2),
        ("Karim Blin, de Montclar, que dit-il de la tonte ?", 1),
        ("Que pense la maire, qui a ouvert les débats, de la tonte ?", 1),
        ("Quand on parle de laine, que dit Karim Blin ?", 1),
        ("Quelle est, selon Karim Blin, la part des tontes ?", 1),
        ("Comment la ville et la région ont-elles signé ?", 1),
        ("Je voudrais savoir\nqui parle du mérinos ?", 1),
        ("De quoi parle Karim Blin ? De la tonte ?", 1),
        ("", 1),
    ],
)
def test_a_second_question_begins_with_its_own_question_word(text: str, parts: int) -> None:
    """A second clause, topic or question word alone begins none."""
    assert len(questions(text)) == parts


def test_a_text_of_many_questions_stays_whole() -> None:
    """A page of them is no conversation."""
    text = "Qui parle de la laine ? " * 6

    assert questions(text) == (text,)


def test_each_part_is_answered_by_its_own_speaker(ask: Ask) -> None:
    """Both are named, each with their own words."""
    reply = ask("Qui parle du mérinos et combien de tonnes de laine les bassins traitent-ils ?")

    assert [citation["speaker"]["name"] for citation in reply["citations"]] == [
        "Claire Vasseur",
        "Marc Plaisir",
    ]
    assert "1 250 tonnes" in reply["text"]
    assert reply["query"] == "mérinos ; laine bassins"


def test_a_part_without_an_answer_is_named(ask: Ask) -> None:
    """The other is answered all the same."""
    reply = ask("Qui parle du mérinos et combien coûte un hélicoptère ?")

    assert reply["kind"] == "answer"
    assert "*Combien coûte un hélicoptère ?*" in reply["text"]
    assert [citation["speaker"]["name"] for citation in reply["citations"]] == ["Claire Vasseur"]


def test_a_second_part_leans_on_the_first(ask: Ask) -> None:
    """« et pourquoi ? » asks for the reason of what was asked before it."""
    reply = ask("Quand la ville a-t-elle fermé deux lavoirs et pourquoi ?")

    assert reply["query"] == "ville fermé lavoirs ; ville fermé lavoirs"
    assert "2019" in reply["text"]
    assert reply["text"].count("deux lavoirs") == 1  # what answers both is told once


def test_a_follow_up_leans_on_the_last_part(ask: Ask) -> None:
    """« et Marc Plaisir ? » after two questions goes on with the second."""
    reply = ask("Et Marc Plaisir ?", "Qui parle du mérinos et que dit Claire Durant des lavoirs ?")

    assert {citation["speaker"]["name"] for citation in reply["citations"]} <= {"Marc Plaisir"}
    assert reply["query"] == "lavoirs"


def test_parts_that_have_no_answer_are_refused_as_one(ask: Ask) -> None:
    """One refusal, not two."""
    reply = ask("Qui parle de cassoulet et combien coûte un hélicoptère ?")

    assert reply["abstention"]["reason"] == "nothing_relevant"


@pytest.mark.parametrize(
    "question", ["Qui parle du mérinos et des bassins ?", "Le mérinos et les bassins : qui en parle ?"]
)
def test_who_speaks_of_each_is_told_where_nobody_speaks_of_both(ask: Ask, question: str) -> None:
    """None of two topics is dropped."""
    reply = ask(question)

    assert [citation["speaker"]["name"] for citation in reply["citations"]] == [
        "Claire Vasseur",
        "Marc Plaisir",
    ]
    assert "*mérinos* : Une personne" in reply["text"]
    assert "*bassins* : Une personne" in reply["text"]


def test_a_topic_that_nobody_speaks_of_is_named(ask: Ask) -> None:
    """The other is answered all the same; where there is none, nothing is."""
    reply = ask("Qui parle du mérinos et des hélicoptères ?")

    assert "*hélicoptères*" in reply["text"].split("\n")[0]
    assert [citation["speaker"]["name"] for citation in reply["citations"]] == ["Claire Vasseur"]
    assert ask("Qui parle des licornes et des hélicoptères ?")["kind"] == "abstention"


def test_each_of_three_parts_has_its_own_speakers(ask: Ask) -> None:
    """Or is named as the one without an answer; the words of the question are no quotation."""
    reply = ask("Qui parle du mérinos ; que dit Marc Plaisir de la navette ; qui parle des licornes ?")

    assert [citation["speaker"]["name"] for citation in reply["citations"]] == [
        "Claire Vasseur",
        "Marc Plaisir",
    ]
    assert reply["text"].startswith(
        "Je n'ai pas trouvé de réponse à cette partie de votre question : *Qui parle"
    )
    assert not set('«“"') & set(reply["text"])


def test_each_list_stands_under_its_own_question(ask: Ask) -> None:
    """« Une personne en parle » is said of each."""
    reply = ask("Qui parle du mérinos et qui parle des bassins ?")

    assert reply["text"].count("Une personne en parle") == 2
    assert "*Qui parle des bassins ?* :" in reply["text"]


def test_a_rare_topic_does_not_hide_a_common_one(ask: Ask) -> None:
    """Whoever speaks of the label says most of the question; others speak of the toison."""
    reply = ask("Qui parle de la toison et du label ?")

    assert {citation["speaker"]["name"] for citation in reply["citations"]} == {
        "Syndicat des Tondeurs",
        "Paul Lemoine",
        "Thérèse d'Albret",
    }


def test_topics_are_not_swapped_between_two_people(ask: Ask) -> None:
    """Each is asked about one thing, which only the other speaks of."""
    reply = ask("Que dit Claire Vasseur sur la navette et Marc Plaisir sur le mérinos ?")

    assert reply["kind"] == "abstention"
    assert "**Claire Vasseur** sur « navette »" in reply["text"]
    assert "**Marc Plaisir** sur « mérinos »" in reply["text"]
    near = {citation["speaker"]["name"] for citation in reply["abstention"]["nearest"]}
    assert near == {"Claire Vasseur", "Marc Plaisir"}
