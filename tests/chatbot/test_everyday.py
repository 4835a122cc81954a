"""Questions as people type them: a missing apostrophe, who they are first, a name as it sounds, English."""

import time
from pathlib import Path

import pytest

from chatbot import answers
from chatbot.extract import answer_span
from chatbot.intents import Intent
from chatbot.pipeline import Chatbot
from chatbot.question import Understanding
from chatbot.settings import Settings
from chatbot.several import questions
from chatbot.words import typos
from index.encoders import load_encoder
from index.store import build_index, load_index
from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason, speakers


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("combien dagneaux sont nés ?", "agneaux nés"),
        ("qui parle deau ?", "eau"),
        ("quest ce que dit claire durant", ""),
        ("jaimerais savoir ce que dit Marc Plaisir de lusine", "usine"),
        ("que dit Claire Durant des lavoirs", "lavoirs"),  # a word that begins like an elision stays whole
        ("que dit Claire Durant du mouillage", "mouillage"),
    ],
)
def test_a_missing_apostrophe_is_read(understanding: Understanding, question: str, topic: str) -> None:
    """« deau » is « d'eau », where the rest of the word is one."""
    assert understanding.understand(question).topic == topic


@pytest.mark.parametrize(
    "introduction",
    [
        "Je suis maire d'une commune de 800 habitants : ",
        "En tant que journaliste, ",
        "Je suis éleveuse et ",
        "Pour mon mémoire, ",
        "Pour un exposé d'histoire, ",
        "",
    ],
)
def test_who_asks_is_no_part_of_the_question(understanding: Understanding, introduction: str) -> None:
    """Neither an office nor a topic is taken from it."""
    asked = understanding.understand(f"{introduction}je voudrais savoir qui parle de filature")

    assert (asked.intent, asked.topic, asked.unknown_speaker) == (Intent.WHO_TALKS, "filature", "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("sofie", "sophie"), ("mikael", "mickael"), ("delinkance", "delinquance"), ("rato", "ratto")],
)
def test_a_word_as_it_sounds_is_one_typo(written: str, meant: str) -> None:
    """One spelling of a sound stands for another."""
    assert typos(written, meant) == 1


def test_another_word_of_other_sounds_is_no_typo() -> None:
    """« Dupont » is not « Durant »."""
    assert typos("dupont", "durant") is None


def test_a_name_as_it_sounds_is_told_to_be_understood_so(ask: Ask) -> None:
    """« Térèse Dalbret » is Thérèse d'Albret; the reply says whom it means."""
    reply = ask("Que dit Térèse d'Albret ?")

    assert speakers(reply) == ["Thérèse d'Albret"]
    assert "Nom compris" in reply["text"]


@pytest.mark.parametrize(
    ("question", "focus"),
    [
        ("Quels sont les prochains manteaux ?", "manteaux"),
        ("Quels problèmes rencontre la filature ?", ""),
        ("Quelles collectivités paient les machines ?", ""),
        ("Combien de navettes la région va-t-elle payer ?", "navettes"),
        ("How many old machines does the mill use?", "old machines"),
    ],
)
def test_what_is_asked_for_is_a_noun_that_says_something(
    understanding: Understanding, question: str, focus: str
) -> None:
    """An adjective is none; « problèmes » need not be printed in what tells one."""
    assert understanding.understand(question).focus == focus


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Combien de navettes la région va-t-elle payer ?", "number"),
        ("Combien la région va-t-elle payer les navettes ?", "money"),
        ("Le tarif de la tonte a-t-il ruiné les éleveurs ?", ""),
        ("Quel est le tarif de la tonte ?", "money"),
        ("What happens when the machine stops?", ""),
        ("Que faire quand la machine s'arrête ?", ""),
        ("Depuis quand la machine tourne-t-elle ?", "date"),
        ("What is the interest rate of the loan?", "percentage"),
    ],
)
def test_a_value_is_wanted_where_it_is_asked_for(
    understanding: Understanding, question: str, wants: str
) -> None:
    """A sum in « combien … payer », not in « combien de … payer »; a date in no « what happens when »."""
    assert understanding.understand(question).wants == wants


@pytest.mark.parametrize(
    ("question", "wants", "focus"),
    [
        ("De combien peut-on réduire le nombre de machines ?", "factor", "machines"),
        ("On peut réduire de combien le nombre de machines ?", "factor", "machines"),
        ("Combien de litres d'eau a-t-on économisés ?", "volume", "eau"),
        ("Combien d'argent la région va-t-elle mettre ?", "money", ""),
        ("Combien de communes utilisent le label ?", "number", "communes"),
        ("Quelle commune utilise le label ?", "", ""),
        ("À quelle altitude pâturent les brebis ?", "length", ""),
        ("Sur quelle période la rivière a-t-elle baissé ?", "duration", ""),
        ("Quel est le taux de réemploi de l'eau ?", "percentage", "reemploi"),
        ("Les lavoirs ça coute combien ?", "money", ""),
        ("Quand la machine tombe en panne, qui la répare ?", "", ""),
        ("À quelle heure les machines tournent-elles ?", "time", ""),
        ("Quel est le défaut des machines ?", "", ""),
        ("Combien de m3 d'eau passent par les bassins ?", "volume", "eau"),
        ("Combien de mètres carrés font les bassins ?", "area", ""),
        ("cb de brebis sont tondues ?", "number", "brebis"),
    ],
)
def test_a_number_is_wanted_of_something(
    understanding: Understanding, question: str, wants: str, focus: str
) -> None:
    """A measure by its unit, a share by what it is of; what is counted must be printed, however broad."""
    asked = understanding.understand(question)

    assert (asked.wants, asked.focus) == (wants, focus)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Que dit Marc Plaisir du car ?", "car"),
        ("qui parle d or et de laine", "or laine"),
        ("Que dit Marc Plaisir de son projet de filature ?", "projet filature"),
        ("Ma commune est petite. Qui parle de la filature et du car ?", "filature car"),
        ("Que dit M. Plaisir de la navette et du lavage partagé ?", "navette lavage partagé"),
        ("Je vis à Paris. Que dit le Syndicat des Tondeurs de la prime ?", "prime"),
        ("Quand on tond trop tard, que dit Claire Durant ?", "tond tard"),
    ],
)
def test_words_are_read_as_what_they_are_here(
    understanding: Understanding, question: str, topic: str
) -> None:
    """« car » and « or » are nouns after an article; what comes before the question is no part of it."""
    assert understanding.understand(question).topic == topic


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Ça s'est passé quels jours ?", Intent.DATE),
        ("Ça s'est passé où ?", Intent.PLACE),
        ("Dates et lieu du forum ?", Intent.DATE),
        ("dates et lieu", Intent.DATE),
        ("C'est pour quand, les prochaines rencontres ?", Intent.NEXT_EDITION),
        ("La prochaine édition, c'est où et quand ?", Intent.NEXT_EDITION),
    ],
)
def test_everyday_turns_ask_of_the_event(understanding: Understanding, question: str, intent: Intent) -> None:
    """« ça s'est passé quels jours ? » asks for its date."""
    assert understanding.understand(question).intent is intent


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Quelle différence entre Valbrebis et la Filature du Pont sur les machines ?", 3),
        ("La Filature du Pont et les Lavoirs Réunis parlent-ils de l'eau de la même façon ?", 2),
        ("Le conseiller régional et le directeur technique sont-ils d'accord ?", 2),
        ("Qui parle de machines et de laine ?", 0),
    ],
)
def test_bodies_are_compared_as_their_people(understanding: Understanding, question: str, names: int) -> None:
    """Two organisations, towns or offices side by side are those who speak for them."""
    assert len({voice.name for voice in understanding.understand(question).voices}) == names


@pytest.mark.parametrize(
    "question",
    [
        "Qui a financé le label départemental ?",  # it is announced; nobody is said to pay
        "Jusqu'à quelle date la navette passe-t-elle ?",
        "Combien de visiteurs ont assisté au forum ?",
        "Où se trouve le siège des Lavoirs Réunis ?",
        "Est-ce que Marc Plaisir est venu à vélo ?",
        "Quand Marc Plaisir a-t-il publié son livre ?",
        "Où Claire Durant a-t-elle acheté son vélo ?",
        "Combien de kilos de mérinos la filature file-t-elle en un an ?",
    ],
)
def test_what_is_near_but_not_said_has_no_answer(ask: Ask, question: str) -> None:
    """The deed, the last day, the public and the place must be told, not only the thing."""
    assert ask(question)["kind"] == "abstention"


@pytest.mark.parametrize(
    "written",
    [
        "Bonjour. {} Merci d'avance",
        "Bonjour Madame, Monsieur, {}",
        "{} Bien cordialement",
        "{} Urgent !",
        "Je m'appelle Marie. {}",
        "J'habite Valbrebis. {}",
    ],
)
def test_courtesy_is_no_part_of_a_question(understanding: Understanding, written: str) -> None:
    """Nobody called Merci or Madame is looked for, and no topic « cordialement »."""
    asked = understanding.understand(written.format("Qui parle de la filature ?"))

    assert (asked.intent, asked.topic, asked.unknown_speaker) == (Intent.WHO_TALKS, "filature", "")


@pytest.mark.parametrize("question", ["qui est le maire de valbrebis", "que dit la maire de valbrebis"])
def test_an_office_of_the_town_itself_is_found(ask: Ask, question: str) -> None:
    """Whatever the first letter of the town."""
    assert speakers(ask(question)) == ["Claire Durant"]


@pytest.mark.parametrize("question", ["qui est le conseiller de valbrebis", "que dit la maire de plateaux"])
def test_an_office_of_another_printed_town_is_nobodys(ask: Ask, question: str) -> None:
    """« le maire de plaisir » is no mayor of another town."""
    assert reason(ask(question)) == "unknown_speaker"


@pytest.mark.parametrize("unit", ["\n", " ?", "?\n", "\r\n", "; ", "? \n", " , qui "])
def test_many_signs_cost_no_time(unit: str) -> None:
    """Blank lines before a signature once took minutes."""
    started = time.perf_counter()
    questions("Qui a parlé des poubelles ?" + unit * 200)

    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Combien de brebis portent une puce ?", False),  # the number is that of those without
        ("Combien de brebis sont sans puce ?", True),
        ("Combien de dimanches la tonderie ouvre-t-elle ?", False),  # one in three
        ("Combien de toisons ont été vendues en 2019 ?", False),
        ("Combien de toisons ont été vendues en 2023 ?", True),
        ("Combien de foires la région veut-elle ouvrir ?", True),
        ("Combien de foires le département veut-il ouvrir ?", False),
    ],
)
def test_a_number_is_of_those_asked_for(tmp_path: Path, question: str, said: bool) -> None:
    """Not of the contrary, of another year or of another body."""
    forum = make_forum(
        "---\ntitle: Foire\ndate: 3 mars 2024\nplace: Lonvaux\n---\n\n## Table ronde 1 — La tonte\n\n"
        "### Inès Falguier — bergère — Bergerie du Val\n\n"
        "Inès Falguier indique que 40 brebis sont sans puce. Elle ajoute que la tonderie ouvre un dimanche "
        "sur trois. Elle précise que 74 toisons ont été vendues en 2023, contre aucune en 2019.\n\n"
        "### Rémi Tessot — conseiller — région des Plateaux\n\n"
        "Rémi Tessot annonce que la région veut ouvrir 12 foires.\n"
    )
    reply = make_chatbot(tmp_path / "index", forum).answer(question)

    assert (reply.kind == "answer") is said


@pytest.mark.parametrize(
    ("told", "span"),
    [
        ("Un tiers des brebis dort dehors.", "Un tiers"),
        ("La moitié des brebis dort dehors.", "La moitié"),
        ("Une brebis sur cinq dort dehors.", "Une brebis sur cinq"),
        ("Les deux tiers des brebis dorment dehors.", "deux tiers"),
        ("40 % des brebis dorment dehors.", "40 %"),
    ],
)
def test_a_share_is_told_in_words_too(told: str, span: str) -> None:
    """« un tiers », « une sur cinq »."""
    assert answer_span(told, "percentage", (), question="Quelle part des brebis dort dehors ?") == span


def test_both_are_told_where_one_agrees_with_the_other(ask: Ask) -> None:
    """« est-il d'accord avec Y ? » after what X says is about both."""
    reply = ask("Est-elle d'accord avec Marc Plaisir ?", "Que dit Claire Durant ?")

    assert {*speakers(reply)} == {"Claire Durant", "Marc Plaisir"}


def test_organisations_among_those_who_speak_are_told_apart(ask: Ask) -> None:
    """« 1 personne et 1 organisation »."""
    assert "Une organisation en parle" in ask("Qui parle de prime ?")["text"]


def test_english_capitals_make_no_name(understanding: Understanding) -> None:
    """Days and nouns are written so in English; names that are printed stay names."""
    asked = understanding.understand("What did Claire Durant say about the Sunday Market in Valbrebis?")

    assert asked.topic == "sunday market"


def test_those_who_came_to_speak_of_something_are_those_of_its_part(ask: Ask) -> None:
    """« à la tribune pour parler de … » asks for its speakers, not for an office of that name."""
    reply = ask("Qui était à la tribune pour parler de filer et tisser ?")

    assert speakers(reply) == ["Claire Vasseur", "Paul Lemoine", "Julie Lemoine", "Marc Plaisir"]


@pytest.mark.parametrize(
    "question", ["Qui est à l'origine de ce forum ?", "Qui est derrière cet événement ?"]
)
def test_those_behind_an_event_are_its_organisers(ask: Ask, question: str) -> None:
    """« à l'origine de » is no topic."""
    assert "Le Fil du Causse" in ask(question)["text"]


def test_a_role_that_is_spoken_of_is_nobodys_office(ask: Ask) -> None:
    """« Quelles réserves X formule-t-elle sur le rôle de … ? » is not answered by her own role."""
    reply = ask("Quelles réserves Claire Vasseur formule-t-elle sur le rôle des satellites ?")

    assert reason(reply) == "speaker_silent_on_this"


ROADS = """---
title: Journée de la voirie
date: 3 mars 2025
place: Lonvaux
---

## Table ronde 1 — Des rues propres

### Alma Berthier — maire — ville de Lonvaux

Alma Berthier indique que les déchets laissés dans la rue sont ramassés deux fois par semaine.

### Yves Carlier — directeur — régie des Quais

Yves Carlier raconte que ses poubelles préviennent quand elles sont pleines et que les ordures y sont triées.

Yves Carlier ajoute que les bancs de la promenade ont été repeints.

### Inès Falguier — ingénieure — Routes du Val

Inès Falguier présente un enrobé clair qui chauffe moins au soleil.

Inès Falguier estime que les trottoirs doivent être élargis devant les écoles.

### Rémi Tessot — conseiller — région des Plateaux

Rémi Tessot annonce une aide pour les pistes cyclables.

Rémi Tessot regrette que les ponts soient mal entretenus.

## Table ronde 2 — La nuit

### Odette Rivoire — adjointe — ville de Lonvaux

Odette Rivoire explique que les lampadaires baissent après minuit.

Odette Rivoire signale que les chauves-souris sont revenues au parc.

### Marin Duchêne — gardien — parc des Buis

Marin Duchêne dit qu'il ferme les grilles à vingt heures.

Marin Duchêne demande un second gardien pour l'été.
"""


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """An event whose statements are near to each other as the default encoder finds them."""
    folder = tmp_path_factory.mktemp("roads") / "index"
    encoder = load_encoder(Settings().encoder)
    build_index([make_forum(ROADS)], folder, encoder=encoder)
    return Chatbot(load_index(folder, encoder=encoder), Settings())


def test_those_compared_are_each_told(roads: Chatbot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one of them says it in other words, that passage is told as the nearest.

    Among so few statements none is as near as in a larger event, for which the limit was chosen.
    """
    monkeypatch.setattr(answers, "_CLOSE_COMPARED", 4.0)
    reply = roads.answer("Alma Berthier et Yves Carlier parlent-ils des déchets de la même façon ?")

    assert [c.quote.split(" ")[0] for c in reply.citations] == ["Alma", "Yves"]
    assert "poubelles" in reply.text
    assert "Le passage qui s'en approche le plus" in reply.text


def test_nobody_is_told_who_says_nothing_near(roads: Chatbot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Being compared does not make everything near."""
    monkeypatch.setattr(answers, "_CLOSE_COMPARED", 4.0)
    reply = roads.answer("Alma Berthier et Marin Duchêne parlent-ils des déchets de la même façon ?")

    assert "Je n'ai rien trouvé sur ce point dans les propos de **Marin Duchêne**" in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est l'adresse de la bergerie ?",  # the bergerie addresses the schools, nothing more
        "Quand Inès Falguier a-t-elle lancé la bergerie ?",  # not the part in which she speaks
    ],
)
def test_a_set_phrase_or_a_session_tells_no_date_and_no_address(tmp_path: Path, question: str) -> None:
    """« s'adresser » is no address; when somebody did a deed is not when they speak."""
    forum = make_forum(
        "---\ntitle: Foire\ndate: 3 mars 2024\nplace: Lonvaux\n---\n\n## Table ronde 1 — La tonte\n\n"
        "### Inès Falguier — bergère — Bergerie du Val\n\n"
        "Inès Falguier indique que la bergerie s'adresse aux écoles.\n"
    )
    assert make_chatbot(tmp_path / "index", forum).answer(question).kind == "abstention"


@pytest.mark.parametrize(
    "question",
    [
        "Qui était assis avec Claire Durant ?",
        "Qui est assis à la table de Claire Durant ?",
        "Qui partageait l'estrade avec Claire Durant ?",
        "Qui était sur scène avec Claire Durant ?",
        "Qui parlait en même temps que Claire Durant ?",
        "Who was on stage with Claire Durant?",
    ],
)
def test_who_sat_with_somebody_was_there_too(understanding: Understanding, question: str) -> None:
    """A stage or a table that is shared is no topic."""
    asked = understanding.understand(question)

    assert (asked.intent, asked.topic) == (Intent.ALONGSIDE, "")


@pytest.mark.parametrize(
    "question",
    [
        "- Que dit Claire Durant des lavoirs ?",
        "1. Que dit Claire Durant des lavoirs ?",
        "2) Que dit Claire Durant des lavoirs ?",
        "Que dit [Claire Durant](https://exemple.test/x) des lavoirs ?",
        "**Que dit Claire Durant des lavoirs ?**",
    ],
)
def test_a_question_pasted_with_its_marks_is_the_same(understanding: Understanding, question: str) -> None:
    """A number of a list and the address of a link say nothing of the topic."""
    asked = understanding.understand(question)

    assert (asked.intent, asked.topic, len(asked.voices)) == (Intent.SAYS, "lavoirs", 1)


def test_a_number_that_begins_a_question_stays(understanding: Understanding) -> None:
    """« 85 % de quoi ? » is no list."""
    assert "85" in understanding.understand("85 % de l'eau, qui le dit ?").topic


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the mayor of Valbrebis announce?", "Claire Durant"),
        ("What does Marc Plaisir recommend about water?", "Marc Plaisir"),
    ],
)
def test_english_verbs_of_speech_name_a_speaker(
    understanding: Understanding, question: str, speaker: str
) -> None:
    """« announce » is neither part of an office nor a topic."""
    asked = understanding.understand(question)

    assert [voice.name for voice in asked.voices] == [speaker]
    assert asked.topic in {"", "water"}


def test_english_words_are_not_respelt(understanding: Understanding) -> None:
    """« were » is not « where » with a letter too few."""
    assert "were found" in understanding.understand("How many leaks were found?").frame
