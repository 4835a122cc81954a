"""What somebody says, who talks about something, a fact: only what the statements carry."""

from pathlib import Path

import pytest

from chatbot.pipeline import Chatbot
from chatbot.settings import Settings
from ingest.model import Proceedings
from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason, sessions, speakers

EVERYBODY = (
    "Claire Durant", "Marc Plaisir", "Claire Vasseur", "Paul Lemoine", "Julie Lemoine", "Hélène Saint-Clair",
    "Bruno Okafor",
    "Thérèse d'Albret", "Hugo Le Goff", "Syndicat des Tondeurs",
)  # fmt: skip


@pytest.mark.parametrize("name", EVERYBODY)
def test_everything_that_somebody_says_is_theirs_and_complete(
    ask: Ask, forum: Proceedings, name: str
) -> None:
    """Each of their statements is cited, none of anybody else's."""
    reply = ask(f"Que dit {name} ?")

    assert [c["statement_id"] for c in reply["citations"]] == [
        s.id for s in forum.statements if s.speaker == name
    ]


@pytest.mark.parametrize(
    ("question", "name", "words"),
    [
        ("Que dit Claire Durant des lavoirs ?", "Claire Durant", "lavoir"),
        ("Que dit Claire Durant de l'égout ?", "Claire Durant", "égout"),
        ("Que dit Marc Plaisir de la navette ?", "Marc Plaisir", "navette"),
        ("Que dit Claire Vasseur du mérinos ?", "Claire Vasseur", "mérinos"),
        ("Que dit Hugo Le Goff des machines ?", "Hugo Le Goff", "machines"),
    ],
)
def test_what_somebody_says_of_something_is_theirs(ask: Ask, question: str, name: str, words: str) -> None:
    """Others speak of it too."""
    reply = ask(question)

    assert speakers(reply) == [name]
    assert any(words in citation["quote"] for citation in reply["citations"])


def test_a_session_narrows_what_somebody_says(ask: Ask) -> None:
    """They spoke in two."""
    reply = ask("Que dit Marc Plaisir à la table ronde 2 ?")

    assert speakers(reply) == ["Marc Plaisir"]
    assert sessions(reply) == ["rt2"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit Claire Vasseur de la prime par toison ?", "Claire Vasseur"),
        ("Que dit Hugo Le Goff du cassoulet ?", "Hugo Le Goff"),
        ("Que dit Paul Lemoine de la station d'épuration ?", "Paul Lemoine"),
        ("Que dit Claire Durant du mérinos ?", "Claire Durant"),
    ],
)
def test_silence_on_a_topic_is_said_with_what_comes_nearest(ask: Ask, question: str, name: str) -> None:
    """Others talk of it, or nobody does; only the person's own statements are offered."""
    reply = ask(question)

    assert reason(reply) == "speaker_silent_on_this"
    assert f"**{name}**" in reply["text"]
    assert {nearest["speaker"]["name"] for nearest in reply["abstention"]["nearest"]} == {name}
    assert f"Que dit {name} ?" in reply["suggestions"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Quel est l'âge de Paul Lemoine ?", "Paul Lemoine"),
        ("Quel est le numéro de téléphone de Claire Durant ?", "Claire Durant"),
        ("Où est né Hugo Le Goff ?", "Hugo Le Goff"),
        ("Where was Claire Durant born?", "Claire Durant"),
        ("Depuis combien de temps Marc Plaisir occupe-t-il ce poste ?", "Marc Plaisir"),
        ("De quel parti est Hugo Le Goff ?", "Hugo Le Goff"),
        ("Quel est le salaire de Marc Plaisir ?", "Marc Plaisir"),
    ],
)
def test_an_attribute_that_is_not_printed_has_no_answer(ask: Ask, question: str, name: str) -> None:
    """Neither their role nor their statements are given in its place; the reply names them."""
    reply = ask(question)

    assert reason(reply) == "speaker_silent_on_this"
    assert f"**{name}**" in reply["text"]


def test_silence_of_one_of_two_is_said(ask: Ask) -> None:
    """The other one's words are still given."""
    reply = ask("Que disent Claire Durant et Claire Vasseur des lavoirs ?")

    assert set(speakers(reply)) == {"Claire Durant"}
    assert reply["text"].startswith("Je n'ai rien trouvé sur ce point dans les propos de **Claire Vasseur**")


def test_who_is_compared_without_words_is_named(ask: Ask) -> None:
    """Somebody whom the proceedings only name is not dropped from a comparison."""
    reply = ask("Compare Odile Ferrand et Claire Durant.")

    assert reply["text"].startswith("Les actes ne donnent aucun propos d'**Odile Ferrand**.")
    assert {one["speaker"]["name"] for one in reply["citations"]} == {"Claire Durant"}


def test_two_people_compared_have_one_sentence_each(ask: Ask) -> None:
    """Each cites its own."""
    assert speakers(ask("Que disent Paul Lemoine et Julie Lemoine ?")) == ["Paul Lemoine", "Julie Lemoine"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Qui parle de mérinos ?", {"Claire Vasseur"}),
        ("Qui parle de lavoir ?", {"Claire Durant"}),
        ("Qui parle des machines ?", {"Claire Vasseur", "Hugo Le Goff"}),
        ("Qui parle de prix ?", {"Julie Lemoine", "Hélène Saint-Clair"}),
    ],
)
def test_everybody_who_talks_of_something_is_named(ask: Ask, question: str, names: set[str]) -> None:
    """Not the first few."""
    assert set(speakers(ask(question))) == names


def test_who_talks_is_complete_beyond_any_search_limit(tmp_path: Path) -> None:
    """Thirty people talk of it; all are listed."""
    names = [
        f"Ada{chr(97 + i)}{chr(97 + j)} Roc{chr(97 + j)}{chr(97 + i)}x" for i in range(6) for j in range(5)
    ]
    text = "---\ntitle: Essai\n---\n\n## Table ronde 1 — les ponts\n\n" + "\n".join(
        f"### {name} — batelière\n\n{name} réclame une écluse plus large.\n" for name in names
    )
    reply = make_chatbot(tmp_path / "index", make_forum(text)).answer("Qui parle d'écluse ?")

    assert {citation.speaker.name for citation in reply.citations if citation.speaker} == set(names)
    assert "30 personnes" in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "Qui parle de cassoulet ?",
        "Quelle est la capitale de l'Australie ?",
        "Combien coûte un hélicoptère ?",
        "Qui a gagné le match ?",
    ],
)
def test_what_nobody_said_has_no_answer(ask: Ask, question: str) -> None:
    """Nothing is cited."""
    assert reason(ask(question)) == "nothing_relevant"


def test_a_topic_of_another_session_has_no_answer_there(ask: Ask) -> None:
    """The merino is of round table 2."""
    reply = ask("Qui parle de mérinos à la table ronde 1 ?")

    assert reply["kind"] == "abstention"
    assert "mérinos" in reply["text"]


@pytest.mark.parametrize(
    ("question", "name", "answer"),
    [
        ("En quelle année les lavoirs ont-ils fermé ?", "Claire Durant", "2019"),
        ("Combien de kilos de mérinos par jour ?", "Claire Vasseur", "40"),
        ("Dans combien de secondes l'appareil mesure-t-il le diamètre ?", "Hélène Saint-Clair", "12"),
        ("Quel pourcentage de l'eau est réemployé ?", "Marc Plaisir", "85 %"),
        ("Combien de tonnes de laine sont traitées par an ?", "Marc Plaisir", "1 250"),
    ],
)
def test_a_fact_comes_with_who_said_it(ask: Ask, question: str, name: str, answer: str) -> None:
    """The sentence holds it."""
    reply = ask(question)

    assert speakers(reply)[:1] == [name]
    assert answer in reply["citations"][0]["quote"]


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Combien de tonnes de laine sont traitées par an ?", "85 %"),
        ("Quel pourcentage de l'eau est réemployé ?", "1 250"),
        ("Combien de kilos de mérinos par jour ?", "1962"),
        ("Combien de lavoirs ont été fermés ?", "2019"),
    ],
)
def test_another_number_of_the_sentence_does_not_stand_out(ask: Ask, question: str, wrong: str) -> None:
    """The number that answers may be marked, or none."""
    assert f"**{wrong}" not in ask(question)["text"]


def test_a_sentence_that_leans_on_the_one_before_comes_with_it(ask: Ask) -> None:
    """« Il évite … » says nothing alone."""
    reply = ask("Qui parle du laboratoire ?")

    assert reply["citations"][0]["quote"].startswith("Hélène Saint-Clair décrit un appareil")


def test_reported_words_stand_without_guillemets(ask: Ask) -> None:
    """Only what is printed as quoted speech is quoted."""
    reply = ask("Que dit Paul Lemoine ?")

    before, quoted = reply["text"].split("«")
    assert "regrette que la toison soit vendue moins cher" in before
    assert "Une toison vaut dix centimes." in quoted


def test_a_summary_has_every_speaker_of_the_session_and_nobody_else(ask: Ask) -> None:
    """One extract each, organisations included."""
    reply = ask("Résume la table ronde 1")

    assert set(speakers(reply)) == {"Claire Durant", "Marc Plaisir", "Syndicat des Tondeurs"}
    assert sessions(reply) == ["rt1"]


def test_narration_is_the_writers(ask: Ask) -> None:
    """The visit has no speaker, and gets none."""
    reply = ask("Que s'est-il passé à la visite ?")

    assert speakers(reply) == [None]
    assert "Le compte rendu indique" in reply["text"]


def test_more_statements_than_are_shown_are_announced(tmp_path: Path) -> None:
    """Eight are shown, the others are counted."""
    text = (
        "---\ntitle: Essai\n---\n\n## Table ronde 1 — les ponts\n\n### Ada Roc — batelière\n\n"
        + "\n\n".join(f"Ada Roc décrit le pont numéro {i} de la vallée." for i in range(1, 12))
    )
    reply = make_chatbot(tmp_path / "index", make_forum(text)).answer("Que dit Ada Roc ?")

    assert f"{11 - len(reply.citations)} autres passages" in reply.text


@pytest.mark.parametrize("question", ["Que dit Ambroise Quillot ?", "Qui parle de cassoulet ?", "Bonjour"])
def test_an_abstention_names_the_contact_of_the_settings(
    tmp_path: Path, forum: Proceedings, question: str
) -> None:
    """Where the operator gave one."""
    chatbot = make_chatbot(tmp_path / "index", forum, settings=Settings(contact="accueil@mairie.test"))

    reply = chatbot.answer(question)

    assert reply.abstention is not None
    assert reply.abstention.contact == "accueil@mairie.test"
    assert "accueil@mairie.test" in reply.text


def test_without_a_contact_there_is_none(ask: Ask) -> None:
    """No empty line invites to turn nowhere."""
    reply = ask("Qui parle de cassoulet ?")

    assert reply["abstention"]["contact"] is None
    assert "Pour aller plus loin" not in reply["text"]


UNANSWERED = tuple(f"Qui parle de {dish} ?" for dish in ("cassoulet", "couscous", "tofu", "fondue", "gratin"))


def test_suggestions_are_not_always_the_same(ask: Ask) -> None:
    """Another question without an answer is offered other ones; the same question the same."""
    offered = [tuple(ask(asked)["suggestions"]) for asked in UNANSWERED]

    assert len(set(offered)) >= 3
    assert offered == [tuple(ask(asked)["suggestions"]) for asked in UNANSWERED]


def test_suggestions_are_of_those_who_came_nearest(ask: Ask) -> None:
    """Where passages are shown as the nearest, one of their speakers and one of their parts is offered."""
    reply = ask("Que dit Marc Plaisir du cassoulet ?")
    nearest = reply["abstention"]["nearest"]

    assert nearest
    assert reply["suggestions"][0] == "Que dit Marc Plaisir ?"
    assert str(nearest[0]["session"]["number"]) in reply["suggestions"][1]


def test_suggestions_can_be_answered(ask: Ask) -> None:
    """Each leads to an answer."""
    suggested = [
        q
        for asked in ("Bonjour", "Merci", *UNANSWERED, "Que dit Claire ?")
        for q in ask(asked)["suggestions"]
    ]

    assert suggested
    assert {ask(question)["kind"] for question in suggested} == {"answer"}


def test_a_question_that_is_too_long_is_refused_with_the_limit(ask: Ask) -> None:
    """As an abstention, not as an error."""
    reply = ask("mérinos " * 100)

    assert reason(reply) == "not_a_question"
    assert "600" in reply["text"]


def test_a_question_is_as_long_as_it_is_read(ask: Ask) -> None:
    """A sign that is read as many letters counts as those; such an earlier question is passed over."""
    signs = "\ufdfa" * 100  # read as 18 each

    assert "600" in ask(signs)["text"]
    assert ask("Qui parle de prix ?", signs)["kind"] == "answer"


def test_a_topic_is_read_once(chatbot: Chatbot) -> None:
    """Each step of an answer asks for it, and words that nobody used are dear to look up."""
    evidence = chatbot.answers.evidence

    assert evidence.topic("prix blortz") is evidence.topic("prix blortz")
    assert evidence.topic("prix blortz", presumes=True) is not evidence.topic("prix blortz")


def test_the_same_question_gives_the_same_reply(ask: Ask) -> None:
    """But for the time it took."""
    one, other = ask("Qui parle de prix ?"), ask("Qui parle de prix ?")

    assert {**one, "timings_ms": None} == {**other, "timings_ms": None}


def test_one_visitors_question_does_not_reach_another(ask: Ask) -> None:
    """The chatbot holds no conversation of its own."""
    alone = ask("Et sur l'égout ?")
    ask("Que dit Paul Lemoine ?")

    assert {**ask("Et sur l'égout ?"), "timings_ms": None} == {**alone, "timings_ms": None}


def test_nothing_of_a_question_is_kept(tmp_path: Path, forum: Proceedings) -> None:
    """Answered or refused: the page promises it."""
    chatbot = make_chatbot(tmp_path / "index", forum)

    for question in ("Qui parle de la truite ?", "Quel est le cours du zirconium ?"):
        chatbot.answer(question)

        assert question not in repr(chatbot.answers._last_read)
        assert not chatbot.answers.evidence._topics


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Qui parle de la toison ?", ["Syndicat des Tondeurs", "Paul Lemoine"]),
        ("Qui parle de la toison mais pas de la tonte ?", ["Syndicat des Tondeurs"]),
        ("Qui parle de la toison sans parler de prime ?", ["Paul Lemoine"]),
        ("Qui parle de la toison sauf la Bergerie du Mont ?", ["Syndicat des Tondeurs"]),
        ("Qui parle du mérinos mais pas des machines ?", []),
    ],
)
def test_whoever_speaks_of_what_is_left_out_is_left_out(ask: Ask, question: str, who: list[str]) -> None:
    """« mais pas de », « sauf »: neither they nor the people of a body that is named there."""
    assert speakers(ask(question)) == who


def test_what_is_said_of_one_of_two_things_is_told(ask: Ask) -> None:
    """The other is named as missing; each of two people answers with what they speak of."""
    one = ask("Que dit Claire Vasseur du mérinos et de la blockchain ?")
    two = ask("Que disent Claire Vasseur et Marc Plaisir du mérinos et de la navette ?")

    assert speakers(one) == ["Claire Vasseur"]
    assert one["text"].startswith("Je n'ai pas trouvé de réponse à cette partie de votre question : ")
    assert "blockchain" in one["text"]
    assert speakers(two) == ["Claire Vasseur", "Marc Plaisir"]
    assert "pas trouvé" not in two["text"]


def test_a_heading_gives_what_is_said_under_it_its_topic(ask: Ask) -> None:
    """Their words do not repeat it, which is said; what they say elsewhere is left out."""
    reply = ask("Que dit Marc Plaisir des rivières ?")

    assert sessions(reply) == ["rt1"]
    assert reply["text"].startswith("Ces propos ne nomment pas le sujet demandé")
    assert reason(ask("Que dit Claire Vasseur des rivières ?")) == "speaker_silent_on_this"


def test_all_is_told_of_a_part_in_which_one_speaks_or_nobody(ask: Ask) -> None:
    """Of several speakers the first words each."""

    def quotes(question: str) -> int:
        return len(ask(question)["citations"])

    assert quotes("Résume la keynote") == 2
    assert quotes("Résume la visite") == 1
    assert quotes("Résume la table ronde 1") == 3


@pytest.mark.parametrize(
    "question",
    [
        "Qui a dit que la navette est gratuite ?",
        "Qui affirme que les lavoirs sont dangereux ?",
        "Qui a parlé de 85 % des machines ?",  # it is 85 % of the water
    ],
)
def test_nobody_is_lent_a_claim_or_a_figure_of_something_else(ask: Ask, question: str) -> None:
    """What is said of the thing, or with the figure, is not enough."""
    assert ask(question)["kind"] == "abstention"


def test_whoever_may_say_so_is_told_with_care(ask: Ask) -> None:
    """The reader is told to look whether they do."""
    reply = ask("Qui dit que la ville a fermé deux lavoirs ?")

    assert speakers(reply) == ["Claire Durant"]
    assert reply["text"].startswith("Voici qui en parle ; lisez les propos eux-mêmes")
    assert speakers(ask("Qui a parlé de 85 % de l'eau ?")) == ["Marc Plaisir"]
