"""Questions that lean on the one before, and those that do not."""

from pathlib import Path

import pytest

from chatbot.follow_ups import leans_on_earlier
from chatbot.intents import Intent
from chatbot.model import Exchange
from chatbot.pipeline import Chatbot
from chatbot.question import Understanding
from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason, sessions, speakers

VASSEUR, DURANT, PLAISIR = "Claire Vasseur", "Claire Durant", "Marc Plaisir"


@pytest.mark.parametrize(
    ("earlier", "question", "intent", "names"),
    [
        ("Qui est Claire Durant ?", "Qu'a-t-elle dit ?", Intent.SAYS, [DURANT]),
        ("Qui est Claire Durant ?", "Dans quelle table ronde était-elle ?", Intent.SESSIONS_OF, [DURANT]),
        ("Qui est Claire Durant ?", "Et Marc Plaisir ?", Intent.IDENTITY, [PLAISIR]),
        ("Où est intervenu Marc Plaisir ?", "Et Claire Durant ?", Intent.SESSIONS_OF, [DURANT]),
        ("Où est intervenu Marc Plaisir ?", "Avec qui ?", Intent.ALONGSIDE, [PLAISIR]),
        ("Que dit Marc Plaisir ?", "Quelle est son entreprise ?", Intent.IDENTITY, [PLAISIR]),
        ("Que dit Marc Plaisir ?", "Il travaille où ?", Intent.IDENTITY, [PLAISIR]),
        ("Que dit Marc Plaisir ?", "C'est qui ?", Intent.IDENTITY, [PLAISIR]),
        ("Que dit Marc Plaisir ?", "Il est qui exactement ?", Intent.IDENTITY, [PLAISIR]),
        ("Que dit Marc Plaisir des bassins ?", "Combien sont concernés ?", Intent.SAYS, [PLAISIR]),
        ("Que dit Marc Plaisir ?", "Quel âge a-t-il ?", Intent.PERSONAL, [PLAISIR]),
        ("Que dit Marc Plaisir ?", "Peux-tu préciser ?", Intent.SAYS, [PLAISIR]),
        ("Que dit la Filature du Pont ?", "Et Lavoirs Réunis ?", Intent.SAYS, [PLAISIR]),
        ("Qui est le conseiller régional ?", "Que dit-il ?", Intent.SAYS, ["Hugo Le Goff"]),
        ("What does Claire Vasseur say?", "What about Paul Lemoine?", Intent.SAYS, ["Paul Lemoine"]),
        ("Who is Claire Durant?", "Where did she speak?", Intent.SESSIONS_OF, [DURANT]),
        ("Que dit Paul Lemoine ?", "Et l'autre Lemoine ?", Intent.SAYS, ["Julie Lemoine"]),
        ("Que dit Claire Vasseur du mérinos ?", "Où ?", Intent.SESSIONS_OF, [VASSEUR]),
        ("Que dit Claire Vasseur de l'appareil ?", "Quand a-t-il été acheté ?", Intent.SAYS, [VASSEUR]),
    ],
)
def test_a_person_is_carried_over(
    understanding: Understanding, earlier: str, question: str, intent: Intent, names: list[str]
) -> None:
    """A pronoun or nothing at all means whoever was asked about; another name takes their place."""
    asked = understanding.understand(question, [Exchange(earlier)])

    assert asked.intent is intent
    assert [voice.name for voice in asked.voices] == names


@pytest.mark.parametrize(
    ("earlier", "question", "intent", "topic"),
    [
        ("Que dit Claire Durant des lavoirs ?", "Pourquoi ?", Intent.SAYS, "lavoirs"),
        ("Que dit Claire Durant des lavoirs ?", "Et lui ?", Intent.SAYS, "lavoirs"),
        ("Que dit Claire Durant des lavoirs ?", "Qui d'autre ?", Intent.WHO_TALKS, "lavoirs"),
        ("Que dit Claire Durant des lavoirs ?", "Qui d'autre en parle ?", Intent.WHO_TALKS, "lavoirs"),
        ("Que dit Claire Vasseur du mérinos ?", "Qu'en pense Paul Lemoine ?", Intent.SAYS, "mérinos"),
        ("Qui parle de mérinos ?", "Et de la toison ?", Intent.WHO_TALKS, "toison"),
        ("Qui parle de mérinos ?", "Dans quelle table ronde ?", Intent.SESSIONS_ABOUT, "mérinos"),
        ("Combien de kilos de mérinos file-t-on ?", "Qui le dit ?", Intent.SEARCH, "mérinos file"),
        ("Combien de kilos de mérinos file-t-on ?", "Et qui l'a dit ?", Intent.SEARCH, "mérinos file"),
        ("Qui a cardé une nappe ?", "Quand ?", Intent.SEARCH, "cardé nappe"),
        ("Qui a cardé une nappe ?", "En quelle année ?", Intent.SEARCH, "cardé nappe"),
        ("Qui a cardé une nappe ?", "Et combien ?", Intent.SEARCH, "cardé nappe"),
        ("Que dit Claire Durant des lavoirs ?", "Depuis quand existent-ils ?", Intent.SAYS, "lavoirs"),
        ("Que dit Marc Plaisir de la navette ?", "Où est-elle garée ?", Intent.SAYS, "garée navette"),
        ("Que dit Marc Plaisir de la navette ?", "Combien coûte-t-elle ?", Intent.SAYS, "coûte navette"),
    ],
)
def test_a_topic_is_carried_over(
    understanding: Understanding, earlier: str, question: str, intent: Intent, topic: str
) -> None:
    """« pourquoi ? » asks the same again, « qui d'autre ? » of everybody."""
    asked = understanding.understand(question, [Exchange(earlier)])

    assert (asked.intent, asked.topic) == (intent, topic)


@pytest.mark.parametrize(
    ("earlier", "question", "intent", "keys"),
    [
        ("Qui est intervenu à la table ronde 1 ?", "Et la deuxième ?", Intent.SPEAKERS, ["rt2"]),
        ("Qui est intervenu à la table ronde 1 ?", "Et la suivante ?", Intent.SPEAKERS, ["rt2"]),
        ("Qui est intervenu à la table ronde 2 ?", "Et la précédente ?", Intent.SPEAKERS, ["rt1"]),
        ("Qui est intervenu à la table ronde 1 ?", "Quel était le thème ?", Intent.THEME, ["rt1"]),
        ("Qui est intervenu à la table ronde 1 ?", "Combien étaient-ils ?", Intent.COUNT_SPEAKERS, ["rt1"]),
        ("Qui est intervenu à la table ronde 1 ?", "De quoi ont-ils parlé ?", Intent.SUMMARY, ["rt1"]),
        ("Quel est le thème de la table ronde 1 ?", "Et de la table ronde 2 ?", Intent.THEME, ["rt2"]),
        ("Quel est le thème de la table ronde 1 ?", "Et qui y participait ?", Intent.SPEAKERS, ["rt1"]),
        ("Qui est intervenu à la table ronde 1 ?", "Et Marc Plaisir ?", Intent.WAS_THERE, ["rt1"]),
        ("Que dit Marc Plaisir à la table ronde 1 ?", "Et à la table ronde 2 ?", Intent.SAYS, ["rt2"]),
        ("Combien de tables rondes y a-t-il eu ?", "Et la deuxième ?", Intent.SUMMARY, ["rt2"]),
    ],
)
def test_a_session_is_carried_over(
    understanding: Understanding, earlier: str, question: str, intent: Intent, keys: list[str]
) -> None:
    """Or another of the same kind takes its place, asked about in the same way."""
    asked = understanding.understand(question, [Exchange(earlier)])

    assert asked.intent is intent
    assert [session.id.rpartition(".")[2] for session in asked.sessions] == keys


def test_the_one_person_of_the_answer_before_is_meant(ask: Ask) -> None:
    """« son rôle » after a question whose answer names one person."""
    reply = ask("Quel est son rôle ?", "Qui parle de mérinos ?")

    assert speakers(reply) == [VASSEUR]
    assert "ingénieure textile" in reply["text"]


@pytest.mark.parametrize(
    "question", ["Quel est son rôle ?", "Est-il maire ?", "Que dit-il ?", "Et lui ?", "Que dit-il de l'eau ?"]
)
def test_who_is_meant_is_asked_where_the_answer_before_names_several(ask: Ask, question: str) -> None:
    """Two men took part: « son » does not tell whose, and no mayor from elsewhere is meant."""
    reply = ask(question, "Qui est intervenu à la table ronde 2 ?")

    assert reason(reply) == "ambiguous"
    assert "**Paul Lemoine**" in reply["text"]
    assert "**Marc Plaisir**" in reply["text"]


def test_what_was_carried_over_once_is_carried_on(understanding: Understanding) -> None:
    """A follow-up of a follow-up."""
    earlier = [Exchange("Que dit Claire Durant ?"), Exchange("Et sur la rivière ?")]
    asked = understanding.understand("Et Marc Plaisir ?", earlier)

    assert [voice.name for voice in asked.voices] == [PLAISIR]
    assert asked.topic == "rivière"


@pytest.mark.parametrize(
    "question",
    [
        "Comment la région paie-t-elle les machines ?",
        "Combien y a-t-il de tables rondes ?",
        "Comment la filature lave-t-elle sa laine ?",
        "Faut-il fermer les lavoirs ?",
        "Que dit Hugo Le Goff de sa région ?",
        "Qui parle de mérinos ?",
    ],
)
def test_a_whole_question_leans_on_nothing(understanding: Understanding, question: str) -> None:
    """« elle » and « sa » mean a noun of the question itself."""
    assert not leans_on_earlier(understanding.read(question))


def test_a_session_that_is_not_there_stays_unknown(ask: Ask) -> None:
    """There is nothing after the last."""
    assert reason(ask("Et la suivante ?", "Qui est intervenu à la table ronde 3 ?")) == "unknown_session"
    assert sessions(ask("Et la suivante ?", "Qui est intervenu à la table ronde 2 ?")) == ["rt3"]


def test_nobody_else_is_who_was_asked_about(ask: Ask) -> None:
    """« qui d'autre ? » leaves out whoever was asked about, or was the one answer."""
    assert speakers(ask("Qui d'autre en parle ?", "Que dit Julie Lemoine de la teinture ?")) == []
    assert speakers(ask("Qui d'autre ?", "Qui parle de mérinos ?")) == []
    assert speakers(ask("Qui d'autre parle des machines ?", "Que dit Claire Vasseur ?")) != []


def test_a_question_word_alone_asks_for_that_of_the_same(ask: Ask) -> None:
    """« quand ? » after who did it is not the date of the event."""
    assert "**octobre**" in ask("Quand ?", "Qui a cardé une nappe ?")["text"]
    assert "14 novembre" in ask("Quand ?", "Qui est intervenu à la table ronde 1 ?")["text"]


def test_who_said_it_is_whom_the_answer_cites(ask: Ask) -> None:
    """After a number, « qui l'a dit ? » gives its speaker."""
    earlier = "Combien de tonnes de laine les bassins traitent-ils ?"

    assert speakers(ask("Qui l'a dit ?", earlier)) == [PLAISIR]


def test_a_pronoun_that_fits_nobody_is_asked_back(ask: Ask) -> None:
    """« elle » after a man: the reply names him and does not speak of several people."""
    reply = ask("Et elle ?", "Que dit Marc Plaisir ?")

    assert reason(reply) == "ambiguous"
    assert reply["text"].startswith("Vos questions portaient sur **Marc Plaisir**")


@pytest.mark.parametrize(
    ("earlier", "question", "begins", "name"),
    [
        ("Que dit Marc Plaisir ?", "Est-il maire ?", "Non", PLAISIR),
        ("Que dit Marc Plaisir ?", "Est-ce qu'il est éleveur ?", "Non", PLAISIR),
        ("Que dit Marc Plaisir ?", "Il est directeur technique ?", "Oui", PLAISIR),
        ("Que dit Claire Durant ?", "Et elle est maire ?", "Oui", DURANT),
        ("Qui parle de mérinos ?", "Est-elle préfète ?", "Non", VASSEUR),
    ],
)
def test_yes_or_no_is_asked_of_whoever_was_before(
    ask: Ask, earlier: str, question: str, begins: str, name: str
) -> None:
    """Somebody else who holds the office is not meant."""
    reply = ask(question, earlier)

    assert reply["text"].startswith(begins)
    assert speakers(reply) == [name]


@pytest.mark.parametrize(
    ("question", "says", "name"),
    [
        ("Quel est le rôle du deuxième ?", "directeur technique, Lavoirs Réunis", PLAISIR),
        ("Que dit la première ?", "la ville a fermé deux lavoirs", DURANT),
        ("Et le deuxième ?", "1 250 tonnes", PLAISIR),
        ("Que demande le dernier ?", "une prime", "Syndicat des Tondeurs"),
        ("Le 2e est-il maire ?", "Non", PLAISIR),
    ],
)
def test_one_of_several_is_meant_by_their_order(ask: Ask, question: str, says: str, name: str) -> None:
    """That of the answer before, as it shows them; an organisation counts."""
    reply = ask(question, "Qui est intervenu à la table ronde 1 ?")

    assert speakers(reply) == [name]
    assert says in reply["text"]


def test_another_of_them_is_asked_the_same(ask: Ask) -> None:
    """The list stays in mind after one of it was asked about."""
    reply = ask("Et le premier ?", "Qui est intervenu à la table ronde 1 ?", "Quel est le rôle du deuxième ?")

    assert reply["text"].startswith("**Claire Durant**, maire")


@pytest.mark.parametrize("question", ["Que dit le neuvième ?", "Que dit la deuxième ?"])
def test_nobody_is_guessed_where_the_place_fits_nobody(ask: Ask, question: str) -> None:
    """There are three, and the second is a man."""
    assert reason(ask(question, "Qui est intervenu à la table ronde 1 ?")) == "ambiguous"


def test_somebody_else_speaks_of_something_of_its_own(ask: Ask) -> None:
    """« qui d'autre parle de … ? » is no question about who was beside whoever came before."""
    reply = ask("Qui d'autre parle de toison ?", "Que dit Paul Lemoine ?")

    assert "Paul Lemoine" not in speakers(reply)
    assert "Syndicat des Tondeurs" in speakers(reply)
    assert reply["query"] == "toison"


def test_the_first_to_do_something_is_nobody_listed(understanding: Understanding) -> None:
    """« est-il le premier à parler ? » is asked of him."""
    asked = understanding.understand("Est-il le premier à parler ?", [Exchange("Que dit Marc Plaisir ?")])

    assert [voice.name for voice in asked.voices] == [PLAISIR]


@pytest.mark.parametrize(
    "question",
    [
        *(
            "Pourquoi ?",
            "Comment ça ?",
            "Et alors ?",
            "C'est tout ?",
            "Quoi d'autre ?",
            "Développe",
            "Précise",
        ),
        *("Plus de détails", "Un exemple ?", "Qui ?", "Et elle ?", "Où ça ?", "Par exemple ?"),
    ],
)
def test_a_word_alone_stays_with_the_person_before(ask: Ask, question: str) -> None:
    """Nobody else's words are shown as if they were theirs."""
    assert speakers(ask(question, "Que dit Claire Vasseur ?")) == [VASSEUR]


def test_the_same_told_again_says_so(ask: Ask) -> None:
    """Once: the next question is another one."""
    why = ask("Pourquoi ?", "Que dit Claire Vasseur ?")

    assert why["text"].startswith("Je ne peux pas en dire plus")
    assert "en dire plus" not in ask("Où ?", "Que dit Claire Vasseur ?", "Pourquoi ?")["text"]


def test_what_else_somebody_says_is_all_of_it(ask: Ask) -> None:
    """Beyond the topic that was asked about."""
    reply = ask("Quoi d'autre ?", "Que dit Marc Plaisir de la navette ?")

    assert reply["query"] == PLAISIR
    assert "1 250 tonnes" in reply["text"]


def test_nobody_else_is_none_of_several(ask: Ask) -> None:
    """All who talk of it were told."""
    reply = ask("Qui d'autre ?", "Qui parle des machines ?")

    assert reason(reply) == "nothing_relevant"
    assert "personne d'autre" in reply["text"]


@pytest.mark.parametrize("question", ["Et Jean Dupont ?", "Et de Jean Dupont ?", "Et pour Jean Dupont ?"])
def test_somebody_unknown_is_not_whoever_was_before(ask: Ask, question: str) -> None:
    """Nor is « il » after them."""
    earlier = "Que dit Marc Plaisir des bassins ?"

    assert reason(ask(question, earlier)) == "unknown_speaker"
    for next_one in ("Que dit-il de la navette ?", "Est-il maire ?", "Et lui ?", "Et sur la navette ?"):
        assert reason(ask(next_one, earlier, question)) == "unknown_speaker"
    assert speakers(ask("Et Marc Plaisir ?", earlier, question)) == [PLAISIR]


def test_an_unknown_name_that_is_almost_known_is_asked_back(tmp_path: Path) -> None:
    """« Rok » is too short to be a misspelt « Roc »; the one asked about is then told the same of."""
    text = "---\ntitle: Forum des mers\n---\n\n## Table ronde 1 — Récolter\n\n### Lou Verne — maire\n\n"
    text += "Lou Verne goûte le sel.\n\n### Ada Roc — saunière\n\nAda Roc récolte le sel.\n"
    chatbot = make_chatbot(tmp_path / "index", make_forum(text))
    earlier = [Exchange("Que dit Lou Verne du sel ?"), Exchange("Et Ada Rok ?")]
    asked_back = chatbot.answer("Et Ada Rok ?", earlier[:1])

    assert asked_back.abstention
    assert "« Ada Rok »" in asked_back.text
    assert "**Ada Roc**" in asked_back.text
    reply = chatbot.answer("Ada Roc", earlier)
    assert reply.query == "sel"
    for question in ("Que dit-elle ?", "Et sur la mer ?", "Où ?"):
        assert "**Ada Roc**" in chatbot.answer(question, earlier).text, question
        assert chatbot.answer(question, earlier).abstention, question
    assert [one.speaker.name for one in reply.citations if one.speaker] == ["Ada Roc"]


def test_the_one_meant_is_asked_what_was_asked(ask: Ask) -> None:
    """« Marc Plaisir » after « est-il maire ? » and the question back."""
    listed = "Qui est intervenu à la table ronde 2 ?"

    reply = ask(PLAISIR, listed, "Est-il maire ?")
    assert reply["text"].startswith("Non")
    assert speakers(reply) == [PLAISIR]
    assert speakers(ask("Et le premier ?", listed, "Que dit-il ?")) == [VASSEUR]


@pytest.mark.parametrize(
    ("question", "earlier", "name"),
    [
        ("Et lui ?", ("Que disent Claire Durant et Marc Plaisir ?",), PLAISIR),
        ("Que dit-elle ?", ("Que disent Claire Durant et Marc Plaisir ?",), DURANT),
        ("Le premier ?", ("Que disent Marc Plaisir et Paul Lemoine ?",), PLAISIR),
        ("Et elle ?", ("Que dit Claire Vasseur du mérinos ?", "Et lui ?"), VASSEUR),
        ("Et l'autre ?", ("Que disent Claire Durant et Marc Plaisir ?", "Que dit le premier ?"), PLAISIR),
        ("Et en deuxième ?", ("Qui a parlé en premier à la table ronde 1 ?",), PLAISIR),
        ("Et le deuxième ?", ("Qui a parlé en premier à la table ronde 1 ?",), PLAISIR),
        ("Et le premier ?", ("Qui est intervenu à la table ronde 1 ?", "Le 2e ?", "Est-il maire ?"), DURANT),
    ],
)
def test_the_one_whom_a_word_fits_is_meant(
    ask: Ask, question: str, earlier: tuple[str, ...], name: str
) -> None:
    """Of those asked about; what was asked back in between is forgotten."""
    assert speakers(ask(question, *earlier)) == [name]


@pytest.mark.parametrize(
    ("question", "earlier"),
    [
        ("Et lui ?", "Que disent Marc Plaisir et Paul Lemoine ?"),
        ("Est-il éleveur ?", "Que disent Marc Plaisir et Paul Lemoine ?"),
        ("Et le deuxième ?", "Qui parle de mérinos ?"),
        ("Le deuxième ?", "Qui parle de mérinos ?"),
        ("Que dit-il ?", "Qui a parlé en premier à la table ronde 1 ?"),
    ],
)
def test_whom_no_word_decides_is_asked(ask: Ask, question: str, earlier: str) -> None:
    """Nobody is chosen, and no text with the word « deuxième » is searched."""
    assert reason(ask(question, earlier)) == "ambiguous"


def test_who_organises_is_not_who_said_it(ask: Ask) -> None:
    """« qui l'organise ? » after where it was."""
    text = ask("Et qui l'organise ?", "Où a eu lieu le forum ?")["text"]

    assert "Le Fil du Causse" in text
    assert "Lieu" not in text


@pytest.mark.parametrize(
    ("question", "earlier", "keys"),
    [
        ("Et à la 2 ?", ("Qui est intervenu à la table ronde 9 ?",), ["rt2"]),
        ("Et la précédente ?", ("Qui est intervenu à la table ronde 2 ?", "Et la 9 ?"), ["rt1"]),
        ("Qui ?", ("Quel est le thème de la table ronde 1 ?",), ["rt1"]),
        ("Qui en a parlé ?", ("De quoi parle la table ronde 1 ?",), ["rt1"]),
        ("Qui y était ?", ("De quoi parle la table ronde 1 ?", "Où ?"), ["rt1"]),
    ],
)
def test_a_part_is_found_after_one_that_is_not_there(
    ask: Ask, question: str, earlier: tuple[str, ...], keys: list[str]
) -> None:
    """The people of it, as was asked."""
    reply = ask(question, *earlier)

    assert sessions(reply) == keys
    assert reply["text"].startswith("Intervenants")


def test_a_kind_of_part_that_is_not_there_is_unknown(tmp_path: Path) -> None:
    """« et la visite ? » is not answered with the round table before."""
    text = "---\ntitle: Forum du sel\n---\n\n## Table ronde 1 — Le sel\n\n### Lou Verne — maire\n\nElle rit."
    chatbot = make_chatbot(tmp_path / "index", make_forum(text))
    reply = chatbot.answer("Et la visite ?", [Exchange("Qui est intervenu à la table ronde 1 ?")])

    assert reply.abstention
    assert reply.abstention.reason == "unknown_session"


def test_a_price_that_is_not_told_is_not_the_topic(ask: Ask) -> None:
    """He speaks of the bassins, not of what they cost."""
    reply = ask("Combien ça coûte ?", "Que dit Marc Plaisir des bassins ?")

    assert reason(reply) == "speaker_silent_on_this"
    assert reply["text"].startswith("Dans les propos de **Marc Plaisir**, je n'ai pas trouvé de réponse")


def test_another_of_an_office_is_not_the_same_again(ask: Ask) -> None:
    """There is one mayor."""
    assert reason(ask("Et l'autre maire ?", "Que dit la maire ?")) == "unknown_speaker"


def test_which_ones_are_those_of_the_kind_asked_about(ask: Ask) -> None:
    """« lesquelles ? » after the round tables is no whole programme."""
    reply = ask("Lesquelles ?", "Combien de tables rondes ?")

    assert sessions(reply) == ["rt1", "rt2", "rt3"]
    assert sessions(ask("Et la deuxième ?", "Combien de tables rondes ?", "Lesquelles ?")) == ["rt2"]


def test_they_are_all_of_those_before(ask: Ask) -> None:
    """« que disent-ils ? » after those who hold an office or belong somewhere."""
    reply = ask("Que disent-ils ?", "Qui sont les gens de la ville de Valbrebis ?")

    assert set(speakers(reply)) == {DURANT, "Thérèse d'Albret"}


@pytest.mark.parametrize(
    "question", ["Que dit-il ?", "Et sur la navette ?", "Pourquoi ?", "Et lui ?", "Où ?"]
)
@pytest.mark.parametrize("earlier", ["Et Lemoine ?", "Que dit Lemoine ?"])
def test_a_name_of_two_people_stays_open(ask: Ask, question: str, earlier: str) -> None:
    """What follows is not about whoever came before it."""
    assert reason(ask(question, "Que dit Marc Plaisir ?", earlier)) == "ambiguous"


@pytest.mark.parametrize(
    ("question", "earlier"),
    [
        ("Est-elle maire ?", "Que disent Marc Plaisir et Paul Lemoine ?"),
        ("Est-elle maire ?", "Qui parle de licornes ?"),
        ("Est-il éleveur ?", "Quel est le thème de la table ronde 1 ?"),
    ],
)
def test_who_holds_an_office_is_not_told_of_nobody(ask: Ask, question: str, earlier: str) -> None:
    """The mayor from elsewhere was not spoken of."""
    reply = ask(question, earlier)

    assert reason(reply) == "ambiguous"
    assert DURANT not in reply["text"]


QUAYS = """---
title: Rencontres des quais
---

## Table ronde 1 — les grues

### Léo Lac — directeur — port de Brume

Léo Lac dit que 70 % des grues rouillent.

### Tom Pré — grutier — port de Brume

Tom Pré graisse les grues chaque lundi, et il a vu un voleur.

## Table ronde 2 — les amarres

### Luc Armand — directeur — port des Joncs

Luc Armand tresse les amarres, et il graisse aussi une grue.

### Ada Roc — maire — ville de Brume

Ada Roc doute des amarres.

## Table ronde 3 — les bouées

### Zoé Brun — plongeuse — port des Joncs

Zoé Brun repeint les bouées.

### Inès Val — pilote — port des Joncs

Inès Val compte les bouées.
"""


@pytest.fixture(scope="module")
def quays(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Two round tables, a director in each."""
    return make_chatbot(tmp_path_factory.mktemp("quays") / "index", make_forum(QUAYS))


@pytest.mark.parametrize(
    ("earlier", "question", "begins", "names"),
    [
        ("Qui était à la table ronde 1 ?", "Qui d'entre eux est directeur ?", "**Léo", ["Léo Lac"]),
        ("Qui était à la table ronde 2 ?", "Lequel est directeur ?", "**Luc", ["Luc Armand"]),
        ("Qui était à la table ronde 1 ?", "Lequel est maire ?", "Personne lors de la", ["Ada Roc"]),
        ("Quel pourcentage des grues rouille ?", "Qui en parle ?", "", ["Léo Lac"]),
        ("Quelles tables rondes parlent d'amarres ?", "Qui en parle ?", "", ["Luc Armand", "Ada Roc"]),
        ("Que dit Tom Pré du voleur ?", "Quel est son nom ?", "Je ne sais pas de qui", []),
        ("Que dit Tom Pré du voleur ?", "Comment s'appelle-t-il ?", "Je ne sais pas de qui", []),
        ("Tom Pré était-il à la table ronde 1 ?", "Et Luc Armand ?", "Non, pas", ["Luc Armand"]),
        ("Tom Pré était-il à la table ronde 1 ?", "Et à la table ronde 2 ?", "Non, pas", ["Tom Pré"]),
        ("Qui était à la table ronde 3 ?", "Et de quoi parlait-elle ?", "Thème de la table ronde 3", [None]),
        ("Qui parle d'amarres ?", "Combien sont-ils ?", "2 personnes", ["Luc Armand", "Ada Roc"]),
        ("Que dit Tom Pré des grues ?", "Et son maire ?", "Je ne trouve personne", []),
        ("Que dit Tom Pré des grues ?", "Que dit son maire ?", "Je ne trouve personne", []),
        ("Que dit Tom Pré des grues ?", "Et son directeur ?", "**Léo Lac**", ["Léo Lac"]),
        ("Que dit Pré du voleur ?", "Quel est son nom ?", "**Tom Pré", ["Tom Pré"]),
    ],
)
def test_a_follow_up_keeps_to_those_of_the_answer(
    quays: Chatbot, earlier: str, question: str, begins: str, names: list[str | None]
) -> None:
    """One of those listed, whoever gave the figure; the name of somebody named already is another's."""
    reply = quays.answer(question, [Exchange(earlier)]).to_json()

    assert reply["text"].startswith(begins)
    assert set(speakers(reply)) == set(names)


def test_nobody_of_a_part_holds_an_office(quays: Chatbot) -> None:
    """« qui » is not answered with no: nobody there, and where whoever holds it is printed."""
    assert quays.answer("Qui est maire à la table ronde 1 ?").text.startswith(
        "Personne lors de la table ronde 1"
    )


PRICES = """---
title: Journée des prix
edition: 1re édition
date: 2 mai
place: Roncelles
organisers:
  - Le Compte
---

## Table ronde 1 — Ce que cela coûte

### Ada Voisin — maire — Ville de Roncelles

Ada Voisin chiffre la cabine à 690 euros par mois.

Ada Voisin annonce que 40 bâtiments sont à rénover à Roncelles.

### Paul Drain — directeur — Navettes du Val

Paul Drain indique que la navette coûte 2 euros par trajet.

Paul Drain compte 250 voyageurs le mardi.

Paul Drain compte 90 voyageurs le dimanche.

### Line Moreau — cheffe de projet — Ville de Tressan

Line Moreau annonce que 12 bâtiments sont à rénover à Tressan et que la digue tient.

### Questions du public

Un habitant demande si le marché aura lieu le dimanche.
"""


@pytest.fixture(scope="module")
def prices(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Values of several things, towns and days."""
    return make_chatbot(tmp_path_factory.mktemp("prices") / "index", make_forum(PRICES))


@pytest.mark.parametrize(
    ("earlier", "question", "value"),
    [
        ("Combien coûte la cabine ?", "Et la navette ?", "2 euros"),
        ("Combien coûte la navette ?", "et une cabine ?", "690 euros"),
        ("Combien de bâtiments sont à rénover à Roncelles ?", "Et à Tressan ?", "12"),
        ("Combien de voyageurs le dimanche ?", "et le mardi ?", "250"),
        ("Combien coûte la cabine ?", "Et la digue ?", ""),
        ("Combien de bâtiments sont à rénover à Roncelles ?", "Et à Paris ?", ""),
        ("Combien de bâtiments sont à rénover à Roncelles ?", "Et le SEDIF ?", ""),
    ],
)
def test_the_same_value_is_asked_of_another(prices: Chatbot, earlier: str, question: str, value: str) -> None:
    """« et la navette ? » after a price asks for a price; where none is told there is no answer."""
    reply = prices.answer(question, [Exchange(earlier)])

    assert reply.text.startswith(f"**{value}**") if value else reply.abstention is not None


def test_what_somebody_asked_is_no_answer(prices: Chatbot) -> None:
    """« un habitant demande si … le dimanche » tells no day; who asked is told by it."""
    assert prices.answer("Quel jour aura lieu le marché ?").abstention is not None
    assert prices.answer("Qui demande si le marché aura lieu le dimanche ?").abstention is None
