"""Which kind of reply a question calls for, about what, and with which earlier question it is read."""

from pathlib import Path

import pytest

from chatbot.describe import of_people
from chatbot.intents import Intent
from chatbot.model import Exchange
from chatbot.question import Asked, Understanding
from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason, sessions, speakers

PHRASINGS = {
    Intent.CHAT: ["Bonjour", "merci beaucoup !", "salut", "Hello", "", "???", "ok merci"],
    Intent.SPEAKERS: [
        "Qui est intervenu à la table ronde 2 ?",
        "Quels étaient les intervenants de la table ronde 2 ?",
        "Qui a parlé à la deuxième table ronde ?",
        "Liste des participants de la table ronde 1",
        "Who spoke at round table 2?",
        "Qui a ouvert le forum ?",
    ],
    Intent.SESSIONS_OF: [
        "Où est intervenu Marc Plaisir ?",
        "À quelle table ronde Marc Plaisir a-t-il participé ?",
        "Dans quelle session a parlé Claire Durant ?",
        "Where did Hugo Le Goff speak?",
    ],
    Intent.IDENTITY: [
        "Qui est Claire Durant ?",
        "Quelle est la fonction de Marc Plaisir ?",
        "Pour quelle organisation travaille Claire Vasseur ?",
        "Quel est le rôle de Paul Lemoine ?",
    ],
    Intent.COUNT_SESSIONS: [
        "Combien de tables rondes y a-t-il eu ?",
        "Combien y avait-il de tables rondes ?",
        "Quel est le nombre de tables rondes ?",
    ],
    Intent.COUNT_SPEAKERS: [
        "Combien d'intervenants à la table ronde 2 ?",
        "Combien de participants à la table ronde 1 ?",
        "Combien d'intervenants ?",
    ],
    Intent.THEME: [
        "Quel était le thème de la table ronde 1 ?",
        "De quoi traitait la table ronde 2 ?",
        "Sur quoi portait la table ronde 1 ?",
        "What was the topic of round table 2?",
    ],
    Intent.SESSIONS_ABOUT: [
        "Quelle table ronde parlait de filatures ?",
        "Dans quelle table ronde a-t-on parlé de mérinos ?",
        "Quelle session traite des rivières ?",
    ],
    Intent.DATE: [
        "Quelle est la date du forum ?",
        "Quand a eu lieu le forum ?",
        "Quel jour s'est tenu le forum de la laine ?",
        "When did the forum take place?",
    ],
    Intent.PLACE: [
        "Où a eu lieu le forum ?",
        "Dans quelle ville s'est tenu le forum ?",
        "Quel est le lieu du forum ?",
        "Where did the forum take place?",
    ],
    Intent.ORGANISERS: [
        "Qui a organisé le forum ?",
        "Par qui le forum était-il organisé ?",
        "Quels étaient les partenaires ?",
    ],
    Intent.EDITION: [
        "C'est la quelle édition ?",
        "Quelle édition du forum ?",
        "Quel est le numéro de l'édition ?",
    ],
    Intent.TITLE: [
        "Quel est le nom de l'événement ?",
        "Comment s'appelle l'événement ?",
        "What is the event called?",
    ],
    Intent.PROGRAMME: [
        "Quel est le programme ?",
        "Quelles étaient les tables rondes ?",
        "Quels sont les thèmes abordés ?",
    ],
    Intent.ORGANISATIONS: [
        "Quelles organisations étaient représentées ?",
        "Liste des organisations présentes",
        "Quelles collectivités étaient représentées ?",
    ],
    Intent.MEMBERS: [
        "Qui représente la ville de Valbrebis ?",
        "Qui représente Lavoirs Réunis ?",
        "Quels élus sont intervenus ?",
    ],
    Intent.ALONGSIDE: [
        "Qui d'autre était à la table ronde de Paul Lemoine ?",
        "Avec qui Claire Vasseur a-t-elle débattu ?",
        "Qui était aux côtés de Hugo Le Goff ?",
    ],
    Intent.FIRST_OR_LAST: [
        "Qui a parlé en premier à la table ronde 2 ?",
        "Qui a parlé en dernier à la table ronde 2 ?",
        "Qui est intervenu en dernier ?",
    ],
    Intent.WAS_THERE: [
        "Marc Plaisir était-il à la table ronde 2 ?",
        "Est-ce que Claire Durant a participé à la table ronde 2 ?",
        "Was Paul Lemoine at round table 2?",
    ],
    Intent.TOGETHER: [
        "Claire Vasseur et Paul Lemoine étaient-ils à la même table ronde ?",
        "Est-ce que Claire Durant et Paul Lemoine ont débattu ensemble ?",
        "Did Claire Vasseur and Paul Lemoine speak in the same round table?",
    ],
    Intent.NEXT_TO: [
        "Qui a parlé après Claire Vasseur ?",
        "Qui vient avant Julie Lemoine ?",
        "Who spoke after Claire Vasseur?",
    ],
    Intent.LARGEST: [
        "Quelle table ronde a réuni le plus d'intervenants ?",
        "Quelle est la session avec le plus de monde ?",
        "Which session had the most speakers?",
    ],
    Intent.ADJACENT: [
        "Qu'y avait-il après la table ronde 1 ?",
        "Quelle table ronde suivait la table ronde 1 ?",
        "What came before round table 2?",
    ],
    Intent.MODERATOR: [
        "Qui animait la table ronde 2 ?",
        "Qui a modéré les débats ?",
        "Who moderated round table 1?",
    ],
    Intent.HOURS: [
        "À quelle heure a commencé le forum ?",
        "Quels étaient les horaires de la table ronde 1 ?",
        "What time did it start?",
    ],
    Intent.MENTIONS: [
        "Qui parle de Claire Durant ?",
        "Que dit Marc Plaisir de Claire Durant ?",
        "L'avis de Paul Lemoine sur Julie Lemoine ?",
        "Who mentions Hugo Le Goff?",
    ],
    Intent.PERSONAL: [
        "Où est né Hugo Le Goff ?",
        "Quel âge a Claire Durant ?",
        "Marc Plaisir est-il marié ?",
        "How old is Paul Lemoine?",
    ],
    Intent.NEXT_EDITION: [
        "Où aura lieu la prochaine édition ?",
        "La sixième édition, c'est quand ?",
        "y aura-t-il un forum suivant ?",
    ],
    Intent.GENDER: [
        "Combien de femmes ont parlé ?",
        "Liste des hommes",
        "How many women spoke?",
    ],
    Intent.SUMMARY: [
        "Résume la table ronde 1",
        "Que s'est-il dit à la table ronde 2 ?",
        "Que s'est-il passé à la visite ?",
    ],
    Intent.SAYS: [
        "Que dit Claire Durant ?",
        "Que pense Marc Plaisir de l'eau ?",
        "Quel est l'avis de Paul Lemoine sur le prix de la toison ?",
        "Selon Claire Vasseur, combien de kilos sont filés ?",
        "What does Claire Durant say about rivers?",
    ],
    Intent.WHO_TALKS: [
        "Qui parle de mérinos ?",
        "Quels intervenants ont parlé de lavage ?",
        "Est-ce que quelqu'un parle de teinture ?",
    ],
    Intent.SEARCH: [
        "Combien de tonnes sont traitées par an ?",
        "Comment mesure-t-on le diamètre des fibres ?",
        "Pourquoi les lavoirs ont-ils fermé ?",
        "Quelle est la recette du cassoulet ?",
    ],
}


WRONG_ONCE = [
    (Intent.IDENTITY, "Who is Hugo Le Goff?"),
    (Intent.COUNT_SESSIONS, "How many round tables were there?"),
    (Intent.COUNT_SPEAKERS, "How many speakers?"),
    (Intent.TITLE, "Quel était le titre de l'événement ?"),
    (Intent.WHO_TALKS, "Qui a évoqué le suint ?"),
    (Intent.SAYS, "Que dit Marc Plaisir de son entreprise ?"),
    (Intent.SAYS, "Claire Vasseur a parlé de quoi ?"),
    (Intent.SAYS, "De quelle étude parle Claire Vasseur ?"),
    (Intent.WHO_TALKS, "Qui parle des entreprises ?"),
    (Intent.IDENTITY, "Claire Durant est-elle élue ?"),
    (Intent.IDENTITY, "Au nom de qui parlait Claire Vasseur ?"),
    (Intent.SESSIONS_OF, "À quel débat a pris part Marc Plaisir ?"),
    (Intent.SESSIONS_OF, "Indique-moi la table ronde de Claire Vasseur"),
    (Intent.SUMMARY, "Résume la table ronde de Claire Vasseur"),
    (Intent.SUMMARY, "Qu'ont dit les intervenants de la table ronde 1 ?"),
    (Intent.FIRST_OR_LAST, "Qui a conclu la table ronde 2 ?"),
    (Intent.COUNT_SPEAKERS, "Combien de monde a parlé ?"),
    (Intent.SPEAKERS, "List all speakers"),
    (Intent.CHAT, "Que sais-tu faire ?"),
]


def people(asked: Asked) -> list[str]:
    """The names asked about."""
    return [voice.name for voice in asked.voices]


def after(*earlier: str) -> list[Exchange]:
    """A conversation of questions."""
    return [Exchange(question) for question in earlier]


@pytest.mark.parametrize(
    ("intent", "question"), [*((i, q) for i, questions in PHRASINGS.items() for q in questions), *WRONG_ONCE]
)
def test_a_question_is_of_its_kind(understanding: Understanding, intent: Intent, question: str) -> None:
    """However it is put."""
    assert understanding.understand(question).intent is intent


def test_every_kind_of_question_has_three_phrasings() -> None:
    """A new kind comes with its own."""
    assert {intent for intent, questions in PHRASINGS.items() if len(questions) >= 3} == set(Intent)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Que dit Claire Durant des lavoirs ?", "lavoirs"),
        ("Qui a parlé de la station d'épuration ?", "station épuration"),
        ("Qui parle d'avions ?", "avions"),
        ("Que pense M. Plaisir du lavage partagé ?", "lavage partagé"),
        ("Bonjour, pouvez-vous me dire qui parle de mérinos s'il vous plaît ?", "mérinos"),
    ],
)
def test_the_topic_is_what_is_left_of_the_question(
    understanding: Understanding, question: str, topic: str
) -> None:
    """Neither people nor the words that ask belong to it."""
    assert understanding.understand(question).topic == topic


def test_a_word_of_the_organisers_names_is_a_topic(ask: Ask) -> None:
    """« Chambre de la Toison » organises; who talks of « toison » is a question about fleeces."""
    assert {"Paul Lemoine", "Syndicat des Tondeurs"} <= set(speakers(ask("Qui parle de toison ?")))


@pytest.mark.parametrize("greeting", ["Bonjour", "merci", "Merci beaucoup !", "ok"])
def test_a_greeting_asks_nothing(ask: Ask, greeting: str) -> None:
    """Also in the middle of a conversation: it repeats no earlier question."""
    assert reason(ask(greeting)) == "not_a_question"
    assert reason(ask(greeting, "Que dit Claire Durant ?")) == "not_a_question"


# -- follow-ups ------------------------------------------------------------------------------------------


def test_a_pronoun_means_the_person_before(understanding: Understanding) -> None:
    """« elle » is whoever was asked about."""
    asked = understanding.understand("Et que dit-elle de la rivière ?", after("Qui est Claire Durant ?"))

    assert people(asked) == ["Claire Durant"]
    assert asked.topic == "rivière"


def test_another_person_keeps_the_topic(understanding: Understanding) -> None:
    """« et M. X ? » asks the same of somebody else."""
    asked = understanding.understand("Et Marc Plaisir ?", after("Que dit Claire Durant des lavoirs ?"))

    assert people(asked) == ["Marc Plaisir"]
    assert asked.topic == "lavoirs"


def test_another_topic_keeps_the_person(understanding: Understanding) -> None:
    """« et sur … ? » asks the same person."""
    asked = understanding.understand("Et sur l'égout ?", after("Que dit Claire Durant des lavoirs ?"))

    assert people(asked) == ["Claire Durant"]
    assert asked.topic == "égout"


def test_another_number_means_another_session(ask: Ask) -> None:
    """« et à la 2 ? » asks the same of the next round table."""
    assert sessions(ask("Et à la 2 ?", "Qui est intervenu à la table ronde 1 ?")) == ["rt2"]


def test_a_number_that_is_not_there_is_unknown_in_a_follow_up(ask: Ask) -> None:
    """There is no round table 8 to go on with."""
    assert reason(ask("Et à la 8 ?", "Qui est intervenu à la table ronde 1 ?")) == "unknown_session"


def test_thanks_in_between_change_nothing(understanding: Understanding) -> None:
    """The latest question that is about something counts."""
    asked = understanding.understand("Et sur l'égout ?", after("Que dit Claire Durant ?", "merci"))

    assert people(asked) == ["Claire Durant"]


def test_a_whole_question_forgets_the_one_before(understanding: Understanding) -> None:
    """It leans on nothing."""
    asked = understanding.understand("Qui parle de mérinos ?", after("Que dit Claire Durant ?"))

    assert people(asked) == []
    assert asked.sessions == ()


def test_the_latest_person_is_meant(understanding: Understanding) -> None:
    """Two people were asked about, one after the other."""
    asked = understanding.understand(
        "Et sur le prix ?", after("Que dit Claire Durant ?", "Que dit Paul Lemoine de la tonte ?")
    )

    assert people(asked) == ["Paul Lemoine"]


def test_the_reply_shows_what_was_searched(ask: Ask) -> None:
    """A follow-up of one word is searched with what it means."""
    reply = ask("Et sur l'égout ?", "Que dit Claire Durant des lavoirs ?")

    assert reply["question"] == "Et sur l'égout ?"
    assert "égout" in reply["query"]


# -- who is left out, who is meant, what is presumed ------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "Qui d'autre que Paul Lemoine parle de toison ?",
        "À part Paul Lemoine, qui parle de toison ?",
        "Qui parle de toison, sauf Paul Lemoine ?",
        "Qui parle de toison, excepté Paul Lemoine ?",
        "Hormis Paul Lemoine, qui parle de toison ?",
        "Qui parle de toison en dehors de Paul Lemoine ?",
    ],
)
def test_somebody_left_out_is_not_named(ask: Ask, question: str) -> None:
    """« qui d'autre que X ? » is no question about X."""
    assert speakers(ask(question)) == ["Syndicat des Tondeurs"]


def test_somebody_left_out_of_a_session_is_not_listed(ask: Ask) -> None:
    """The others of the session are."""
    assert "Paul Lemoine" not in speakers(ask("Qui était à la table ronde 2 à part Paul Lemoine ?"))
    assert "Julie Lemoine" in speakers(ask("Qui était à la table ronde 2 à part Paul Lemoine ?"))
    others = speakers(ask("Qui n'est ni Paul Lemoine ni Julie Lemoine à la table ronde 2 ?"))
    assert others == ["Claire Vasseur", "Marc Plaisir"]
    assert "Paul Lemoine" not in speakers(ask("Qui a pris la parole à part Paul Lemoine ?"))
    assert "Paul Lemoine" not in speakers(ask("À part Paul Lemoine, qui est éleveur ?"))


def test_both_of_a_name_are_meant_where_it_is_said(understanding: Understanding) -> None:
    """« les deux Lemoine » needs no question back."""
    asked = understanding.understand("Les deux Lemoine intervenaient dans quelles tables rondes ?")

    assert {voice.name for voice in asked.voices} == {"Paul Lemoine", "Julie Lemoine"}
    assert understanding.understand("Que dit Lemoine ?").candidates


@pytest.mark.parametrize(
    "question",
    [
        "La ville de Valbrebis a dit quoi ?",
        "Que dit la mairie de Valbrebis ?",
        "Selon la commune de Valbrebis ?",
    ],
)
def test_a_town_is_asked_for_by_its_other_names(understanding: Understanding, question: str) -> None:
    """Town, town hall and municipality are one."""
    assert {voice.name for voice in understanding.understand(question).voices} == {
        "Claire Durant",
        "Thérèse d'Albret",
    }


def test_another_body_of_a_place_is_somebody_else(understanding: Understanding) -> None:
    """The town's people do not speak for a metropolis, a region or a department."""
    assert not understanding.understand("Que dit la métropole de Valbrebis ?").voices


@pytest.mark.parametrize(
    ("question", "name"),
    [("blandine calcio godino dit quoi", ""), ("Que dit hélène saint-cler ?", "Hélène Saint-Clair")],
)
def test_a_name_may_be_misspelt(understanding: Understanding, question: str, name: str) -> None:
    """Where two of its words are right, the third may be worse."""
    assert [voice.name for voice in understanding.understand(question).voices] == [name] * bool(name)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Quels sont les intervenents de la table ronde 1 ?", Intent.SPEAKERS),
        ("combiens de personnes ont parlé ?", Intent.COUNT_SPEAKERS),
    ],
)
def test_words_that_ask_may_be_misspelt(understanding: Understanding, question: str, intent: Intent) -> None:
    """A word of no dictionary that is printed nowhere is the nearest word that builds questions."""
    assert understanding.understand(question).intent is intent


@pytest.mark.parametrize(
    ("question", "presumed"),
    [
        ("Pourquoi la ville a-t-elle fermé deux lavoirs ?", True),
        ("Quand la ville a-t-elle fermé deux lavoirs ?", True),
        ("Que se passe-t-il quand la ville ferme un lavoir ?", False),
        ("Combien de lavoirs la ville a-t-elle fermés ?", False),
    ],
)
def test_why_and_when_presume_what_is_done(
    understanding: Understanding, question: str, presumed: bool
) -> None:
    """Their verb counts."""
    assert understanding.understand(question).presumes is presumed


@pytest.mark.parametrize(
    "question",
    [
        "Pourquoi la ville a-t-elle incendié deux lavoirs ?",
        "Quelle entreprise a fabriqué l'appareil qui mesure le diamètre des fibres ?",
    ],
)
def test_what_was_not_done_or_named_has_no_answer(ask: Ask, question: str) -> None:
    """Much of the question is printed, but not its verb, or no name of the kind that is asked for."""
    assert reason(ask(question)) == "nothing_relevant"


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Fais-moi un petit topo sur la visite de Lumina", Intent.SUMMARY),
        ("Juste après la visite de Lumina, qu'y avait-il au programme ?", Intent.ADJACENT),
    ],
)
def test_the_name_of_a_session_is_not_a_topic(question: str, intent: Intent) -> None:
    """« la visite de X », where X is printed in the visit, is the visit."""
    asked = Understanding([make_forum(_VISIT)]).understand(question)

    assert asked.intent is intent
    assert "Lumina" not in asked.topic
    assert [session.kind for session in asked.sessions] == ["visit"]


# -- wrong titles, other bodies, other pronouns -----------------------------------------------------------


@pytest.mark.parametrize(
    "question", ["Que dit Mme Plaisir ?", "Que dit M. Durant ?", "Qui est Mme Plaisir ?"]
)
def test_a_title_that_cannot_be_theirs_asks_back(ask: Ask, question: str) -> None:
    """« Mme Plaisir » may be somebody else than Marc Plaisir: nobody's words are given."""
    reply = ask(question)

    assert reason(reply) == "ambiguous"
    assert "Est-ce de cette personne" in reply["text"]


def test_a_title_or_role_tells_people_of_one_name_apart(understanding: Understanding) -> None:
    """Two people are called Lemoine, a man and a woman; one of them is a breeder."""
    for question in ("Que dit M. Lemoine ?", "Que dit l'éleveur Lemoine ?"):
        assert [voice.name for voice in understanding.understand(question).voices] == ["Paul Lemoine"]
    assert [v.name for v in understanding.understand("Que dit Mme Lemoine ?").voices] == ["Julie Lemoine"]


@pytest.mark.parametrize(
    "question",
    [
        "Que dit la région Normandie ?",
        "Que dit le Syndicat national ?",
        "Que dit le département de la Lozère ?",
    ],
)
def test_a_body_of_another_name_is_somebody_else(ask: Ask, question: str) -> None:
    """One word of it is printed in somebody's organisation."""
    assert reason(ask(question)) == "unknown_speaker"


def test_a_corrected_name_is_told(ask: Ask) -> None:
    """The reader sees who was understood; a name of which more is wrong is nobody's."""
    reply = ask("Que dit Claire Durand ?")

    assert reply["text"].startswith("Nom compris : Claire Durant (dans la question : Claire Durand).")
    assert reason(ask("Que dit Marc Plasiri ?")) == "unknown_speaker"


def test_he_is_the_person_of_the_answer(ask: Ask) -> None:
    """After « qui a parlé après X ? » nobody asks what X says."""
    reply = ask("Que dit-il ?", "Qui est intervenu après Claire Durant à la table ronde 1 ?")

    assert set(speakers(reply)) == {"Marc Plaisir"}


def test_she_is_no_man(ask: Ask) -> None:
    """The pronoun cannot mean the person asked about before."""
    assert reason(ask("et elle ?", "Que dit Marc Plaisir ?")) == "ambiguous"
    assert reason(ask("Que dit-elle des bassins ?", "Que dit Marc Plaisir ?")) == "ambiguous"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Qui a fermé deux lavoirs ?", "answer"),
        ("Qui a acheté les machines de 1962 ?", "abstention"),
    ],
)
def test_who_did_something_needs_the_deed(ask: Ask, question: str, kind: str) -> None:
    """The verb of one statement and the thing of another are no answer."""
    assert ask(question)["kind"] == kind


def test_a_value_under_another_condition_is_no_answer(ask: Ask) -> None:
    """« en 12 secondes » is printed; what is done in 30 is not."""
    assert ask("Combien de kilos de mérinos la filature file-t-elle par jour ?")["kind"] == "answer"
    assert ask("Combien de tonnes de laine sont traitées par les 3 bassins ?")["kind"] == "abstention"


def test_for_or_against_is_left_to_the_reader(ask: Ask) -> None:
    """Who speaks of it is named, not on which side; whoever asks for it is not against it."""
    assert ask("Qui est favorable à la prime par toison ?")["text"].startswith("Voici qui en parle")
    assert ask("Qui est contre la prime par toison ?")["kind"] == "abstention"


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Combien étaient-ils à débattre de la finesse ?", Intent.COUNT_SPEAKERS),
        ("Combien d'intervenants sur l'avenir de la laine ?", Intent.COUNT_SPEAKERS),
        ("Qui participait au débat sur l'avenir de la laine ?", Intent.SPEAKERS),
    ],
)
def test_a_theme_stands_for_its_session(understanding: Understanding, question: str, intent: Intent) -> None:
    """Who took part in a debate is told by the session of that theme."""
    asked = understanding.understand(question)

    assert asked.intent is intent
    assert len(asked.sessions) == 1


def test_who_holds_an_office_and_spoke_is_listed(ask: Ask) -> None:
    """« prendre la parole » is taking part; what they said is another question."""
    reply = ask("Quels maires ont pris la parole ?")

    assert speakers(reply) == ["Claire Durant"]
    assert "lavoirs" not in reply["text"].replace("Laver", "")


@pytest.mark.parametrize("answer", ["Julie", "la styliste", "Lemoine Julie ?"])
def test_the_answer_to_a_question_back_is_understood(ask: Ask, answer: str) -> None:
    """« De qui s'agit-il ? » – « la styliste »: the first question, about her."""
    assert reason(ask("Que dit Lemoine ?")) == "ambiguous"
    assert set(speakers(ask(answer, "Que dit Lemoine ?"))) == {"Julie Lemoine"}


def test_another_question_after_a_question_back_is_one(ask: Ask) -> None:
    """Only words that name one of those people choose."""
    assert set(speakers(ask("Que dit Claire Durant ?", "Que dit Lemoine ?"))) == {"Claire Durant"}


def test_names_of_several_people_agree(ask: Ask) -> None:
    """« leurs propos » of two, « ses propos » of one."""
    one = ask("Que dit Claire Durant du zirconium ?")["text"]
    two = ask("Que disent Paul Lemoine et Claire Durant du zirconium ?")["text"]

    assert "de **Claire Durant** sur" in one
    assert "ses propos" in one
    assert "de **Paul Lemoine** et de **Claire Durant** sur" in two
    assert "leurs propos" in two


def test_a_name_with_a_vowel_is_elided() -> None:
    """« aucun propos d'Éric », not « de Éric »."""
    assert of_people(["Éric Petit", "Marc Plaisir"]) == "d'**Éric Petit** et de **Marc Plaisir**"


_VISIT = """---
title: Journée de la lumière
edition: 1re édition
date: 4 avril 2025
place: Sournac
---

## Visite des ateliers

Les ateliers Lumina ont montré leurs fours.

## Table ronde 1 — Le verre

### Odile Marchand — maire — ville de Sournac

Odile Marchand présente le verre recyclé.
"""
_COUNCIL = """---
title: Conseil de Valbrume
edition: séance 3
date: 14 novembre 2025
place: Valbrume
---

## Table ronde 1 — L'école

### Hélène Marchetti — maire — ville de Valbrume

Hélène Marchetti annonce que le budget 2026 sera voté le 12 décembre.

Elle précise que le prix du repas n'a pas changé depuis 2021.

### Bertrand Ozanne — adjoint aux écoles — ville de Valbrume

Bertrand Ozanne présente le chantier de rénovation thermique de l'école Jules-Ferry, 1,8 million d'euros.

Il indique que les travaux dureront quatorze mois.

### Nadia Belkacem — cuisinière — cantine de Valbrume

Nadia Belkacem se réjouit que le gaspillage ait baissé d'un tiers.

Elle note que la navette passe le samedi, le repas coûte 3,40 euros.
"""


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Combien de temps vont durer les travaux ?", "**quatorze mois**"),
        ("Combien de mois dureront les travaux ?", "**quatorze mois**"),
        ("Depuis quand le prix du repas n'a-t-il pas changé ?", "2021"),
        ("Quand le budget 2026 sera-t-il voté ?", "12 décembre"),
        ("De combien le gaspillage a-t-il baissé ?", "**d'un tiers**"),
        ("Quel jour passe la navette ?", "samedi"),
        ("Combien coûte le repas ?", "**3,40 euros**"),
        ("Que pense la maire du budget ?", "12 décembre"),
    ],
)
def test_a_value_of_the_kind_that_is_asked_for(tmp_path: Path, question: str, found: str) -> None:
    """A duration, a date, a weekday, a part, a sum."""
    reply = make_chatbot(tmp_path / "index", make_forum(_COUNCIL)).answer(question)

    assert found in reply.text


def test_a_sum_counts_no_pupils(tmp_path: Path) -> None:
    """The statement says all of the question but the noun that is counted, and its number is money."""
    chatbot = make_chatbot(tmp_path / "index", make_forum(_COUNCIL))

    assert chatbot.answer("Combien d'élèves à l'école Jules-Ferry ?").kind == "abstention"
    of_works = "au chantier de rénovation thermique de l'école Jules-Ferry"
    assert chatbot.answer(f"Combien de camions {of_works} ?").kind == "abstention"


def test_a_mayor_of_another_town_is_somebody_else(tmp_path: Path) -> None:
    """« la maire de Lyon » is nobody here; « la maire du budget » is the mayor on the budget."""
    reply = make_chatbot(tmp_path / "index", make_forum(_COUNCIL)).answer("Que dit la maire de Lyon ?")

    assert reply.abstention
    assert reply.abstention.reason == "unknown_speaker"


def test_holders_of_an_office_are_counted(ask: Ask) -> None:
    """« combien de maires » is answered by who they are."""
    assert speakers(ask("Combien de maires ont parlé ?")) == ["Claire Durant"]


def test_an_organisation_before_its_verb_is_asked_about(understanding: Understanding) -> None:
    """« À quelle table ronde X a-t-elle participé ? », without an article."""
    asked = understanding.understand("À quelle table ronde Lavoirs Réunis a-t-il participé ?")

    assert [voice.name for voice in asked.voices] == ["Marc Plaisir"]


def test_the_number_of_sessions_is_no_topic(understanding: Understanding) -> None:
    """« les 3 tables rondes » are all of them."""
    assert understanding.understand("Quelles sont les 3 tables rondes ?").intent is Intent.PROGRAMME


def test_thanks_are_answered_as_thanks(ask: Ask) -> None:
    """« Bonjour ! » is no answer to « merci »."""
    assert ask("merci beaucoup")["text"].startswith("Je vous en prie")
    assert ask("Bonjour")["text"].startswith("Bonjour")


def test_a_deed_that_nobody_tells_needs_more_than_its_things(tmp_path: Path) -> None:
    """Nearly two thirds of the question are said, its verb is not."""
    chatbot = make_chatbot(tmp_path / "index", make_forum(_COUNCIL))

    assert chatbot.answer("Qui parle de la navette du samedi en euros ?").kind == "answer"
    assert chatbot.answer("Qui a incendié la navette du samedi en euros ?").kind == "abstention"


def test_a_town_within_the_name_of_another_place_is_nobody() -> None:
    """« Valmont » is no « Grand Valmont Sud »."""
    council = make_forum(_COUNCIL.replace("cantine de Valbrume", "Grand Valmont Sud"))

    assert not Understanding([council]).understand("Que dit Valmont ?").voices
    assert Understanding([council]).understand("Que dit Grand Valmont Sud ?").voices


def test_no_side_is_told_of_what_everybody_speaks_of(tmp_path: Path) -> None:
    """Three of four speak of robots, the theme of the day: that says nothing of who is for or against."""
    text = (
        "---\ntitle: Journée des robots\ndate: 3 mai\nplace: Orvane\nid: robots-1\n---\n\n"
        "## Table ronde 1 — Au verger\n\n"
        "### Ada Brun — pomicultrice — Verger Haut\n\n> Le robot cueille 300 pommes par heure.\n\n"
        "### Jean Sorel — mécanicien — Atelier Sorel\n\n> Un robot tombe en panne chaque semaine.\n\n"
        "### Lou Mazet — cidrière — Cave Mazet\n\n> Sans robot, la récolte prend un mois.\n\n"
        "### Éva Pons — apicultrice — Rucher Pons\n\n> Les ruches restent au fond du verger.\n"
    )
    bot = make_chatbot(tmp_path / "index", make_forum(text))

    for question in ("Qui est contre les robots ?", "Qui est pour les robots ?"):
        assert "qui est pour ou contre" in bot.answer(question).text
        assert bot.answer(question).abstention is not None
    assert bot.answer("Qui parle des robots ?").abstention is None
    assert bot.answer("Qui est favorable aux ruches ?").abstention is None


def test_against_an_office_is_not_who_holds_it(ask: Ask) -> None:
    """« contre la préfète » asks for a stance."""
    assert speakers(ask("Qui est contre la préfète ?")) == []


def test_nobody_is_said_to_be_silent_whom_no_one_named(tmp_path: Path) -> None:
    """« la région » fits two people; one of them has the number, the other was not asked by name."""
    text = (
        (Path(__file__).parent / "forum.md")
        .read_text(encoding="utf-8")
        .replace(
            "> La région paiera la moitié des machines.",
            "> La région propose 12 aides aux éleveurs.\n\n"
            "### Ida Kervel — conseillère — région des Vallées\n\n> Le loup revient sur les crêtes.",
        )
    )
    bot = make_chatbot(tmp_path / "index", make_forum(text))

    told = bot.answer("Combien d'aides propose la région ?").text
    asked_by_name = bot.answer("Que disent Hugo Le Goff et Ida Kervel des aides ?").text

    assert "12" in told
    assert "Kervel" not in told
    assert asked_by_name.startswith("Je n'ai rien trouvé sur ce point dans les propos d'**Ida Kervel**")


def test_a_claim_with_a_negation_is_no_negative_question(understanding: Understanding) -> None:
    """« n'a pas à » belongs to what somebody is asked to have said, not to the question."""
    asked = "Quelle intervenante estime qu'une entreprise n'a pas à garder les données ?"
    assert not understanding.understand(asked).negated
    assert understanding.understand("Quelle intervenante n'a pas parlé de données ?").negated


def test_words_after_a_name_tell_which_namesake_is_meant() -> None:
    """« Que dit X, le maire ? » asks for the words of the one who is mayor, not for an office."""
    text = """---
title: {}
---

## Table ronde 1 — Eaux

### Ida Kervel — {}

Ida Kervel parle.
"""
    council = make_forum(text.format("Conseil municipal de Brec", "maire"), "conseil.md")
    understanding = Understanding([council, make_forum(text.format("Fête des fours", "potière"), "fours.md")])

    for question in ("Que dit Ida Kervel, la maire ?", "Que dit Ida Kervel au conseil municipal ?"):
        asked = understanding.read(question)
        assert (asked.intent, asked.topic) == (Intent.SAYS, "")
        assert [voice.capacities[0][0] for voice in asked.voices] == ["maire"]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Qui était à la table ronde élevages ?", "Filer et tisser près des élevages"),
        ("En deux mots, la table ronde rivières ?", "Laver la laine sans polluer les rivières"),
        ("Comment s'est terminé le forum ?", "Quel avenir pour la laine du Causse"),
    ],
)
def test_a_part_is_named_by_its_theme_alone_or_by_its_place(
    understanding: Understanding, question: str, title: str
) -> None:
    """No « sur » need stand between; how a day ended is its closing part."""
    assert [session.title for session in understanding.understand(question).sessions] == [title]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Reçoit-on un texto des bergers ?", "reçoit texto bergers"),  # no misspelt « texte »
        ("Quels enseignements tirer de la tonte ?", "tonte"),
    ],
)
def test_words_that_only_look_like_those_that_ask_are_a_topic(
    understanding: Understanding, question: str, topic: str
) -> None:
    """What the thesaurus knows is spelt right."""
    assert understanding.understand(question).topic == topic


@pytest.mark.parametrize(
    ("question", "negated"),
    [
        ("À qui doit-on la phrase sur les toisons qui ne se vendent pas ?", False),
        ("Qui parle des lavoirs qui ne rouvriront pas ?", False),
        ("Qui sont les intervenants qui n'ont pas parlé de laine ?", True),
        ("Quels sont ceux qui n'ont pas parlé de laine ?", True),
        ("Qui n'a pas parlé des lavoirs que la ville a fermés ?", True),
    ],
)
def test_a_thing_said_not_to_be_so_negates_no_question(
    understanding: Understanding, question: str, *, negated: bool
) -> None:
    """Only those are not told who did not."""
    assert understanding.understand(question).negated is negated


@pytest.mark.parametrize(
    ("question", "intent", "wants", "name_of"),
    [
        ("Quels thèmes ont été débattus au fil des tables rondes ?", Intent.PROGRAMME, "", ""),
        ("Quels sujets ont été traités ?", Intent.PROGRAMME, "", ""),
        ("Comment savoir combien de toisons seront vendues ?", Intent.SEARCH, "", ""),
        ("Combien de toisons sont vendues ?", Intent.SEARCH, "number", ""),
        ("Quels intervenants misent sur un petit nombre de peignes ?", Intent.WHO_TALKS, "", ""),
        ("Quel est le chiffre d'affaires des lavoirs ?", Intent.SEARCH, "money", ""),
        ("Qui est le fournisseur des peignes ?", Intent.WHO_TALKS, "", "company"),
        ("Qui juge que la tonte n'est pas assez payée ?", Intent.WHO_TALKS, "", ""),
    ],
)
def test_what_is_asked_for(
    understanding: Understanding, question: str, intent: Intent, wants: str, name_of: str
) -> None:
    """Themes are the programme; how to know a number asks for none; a supplier is a company."""
    asked = understanding.understand(question)

    assert (asked.intent, asked.wants, asked.name_of) == (intent, wants, name_of)
    assert not asked.negated
