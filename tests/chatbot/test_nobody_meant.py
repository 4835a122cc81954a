"""Words like a name or an office that mean nobody here, and what no proceedings tell of those who spoke."""

import pytest

from chatbot.pipeline import Chatbot
from tests.chatbot.conftest import make_chatbot, make_forum

QUARRY = """---
title: Journée des carrières
---

## Ouverture

### Aude Schiste — préfète — Val de Grave

Aude Schiste ouvre la journée. Elle juge l'état des chemins passable. Elle déjeune sur le pouce.

### Bo Silex — maire, Ville de Calcite

Bo Silex accueille les carriers.

## Table ronde 1 — le gravier

### Lorraine Mica — adjointe aux sports, Marne-le-Haut

Lorraine Mica compte les tas de gravier. Elle lit une pétition sans la signer.

### Igor Petit — carrier, Carrières Feldspath

Igor Petit vend du sable. Un ouvrier a créé une pelle.

## Table ronde 2 — le granit

### Igor Petit — carrier, Carrières Feldspath

Igor Petit polit le granit.

### Tim Basalte — maire, Ville de Quartz

Tim Basalte aime le granit.

## Visite de la carrière

La visite a montré un puits.
"""


@pytest.fixture(scope="module")
def quarry(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """People whose names and offices are nearly other words."""
    return make_chatbot(tmp_path_factory.mktemp("quarry") / "index", make_forum(QUARRY))


@pytest.mark.parametrize(
    ("question", "reason", "told"),
    [
        ("Que dit la Lorraine ?", "unknown_speaker", "Lorraine"),
        ("Que dit la région Lorraine ?", "unknown_speaker", "région Lorraine"),
        ("Que dit l'État ?", "unknown_speaker", "État"),
        ("Qui représente l'État ?", "unknown_speaker", "État"),
        ("Que dit l'adjointe à la culture ?", "unknown_speaker", "adjointe à la culture"),
        ("Que dit Marne-le-Bas ?", "unknown_speaker", "Marne-le-Bas"),
        ("Qui est président ?", "unknown_speaker", "président"),
        ("Qui était absent ?", "nothing_relevant", "question négative"),
        ("Qui a parlé au déjeuner ?", "unknown_session", "déjeuner"),
        ("Qui t'a créé ?", "not_a_question", "Posez-moi une question"),
        ("Es-tu un robot ?", "not_a_question", "Posez-moi une question"),
        ("Qui a parlé le plus ?", "nothing_relevant", "rien trouvé"),
        ("Qui est intervenu trois fois ?", "nothing_relevant", "pas trouvé qui est intervenu trois fois"),
        ("Qui a raison, Lorraine Mica ou Igor Petit ?", "speaker_silent_on_this", "raison"),
        ("Quel est le thème de la table ronde 1,2 ?", "unknown_session", "table ronde 1,2"),
    ],
)
def test_nobody_is_taken_for_what_is_asked(quarry: Chatbot, question: str, reason: str, told: str) -> None:
    """A region, a state, another domain or town, the assistant itself, a part that is not here."""
    reply = quarry.answer(question)

    assert reply.abstention
    assert reply.abstention.reason == reason
    assert told in reply.text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit Lorraine ?", "Lorraine Mica"),
        ("Que dit l'adjointe aux sports ?", "Lorraine Mica"),
        ("Que dit l'adjointe à propos du gravier ?", "Lorraine Mica"),
        ("Que dit Marne-le-Haut ?", "Lorraine Mica"),
        ("Qui est maire lors de la table ronde 2 ?", "Tim Basalte"),
    ],
)
def test_those_whom_the_words_fit_are_found(quarry: Chatbot, question: str, name: str) -> None:
    """The same words as they are printed."""
    cited = quarry.answer(question).citations[0].speaker

    assert cited
    assert cited.name == name


def test_a_dictionary_word_misspells_nobodys_whole_name(quarry: Chatbot) -> None:
    """« pétition » is two letters away from « Petit Igor » turned round."""
    assert not quarry.understanding.understand("Qui lit la pétition ?").voices


@pytest.mark.parametrize(
    "noun", ["les Intervenants", "le Texte", "la Loi", "la loi", "LE GRAVIER", "le rapport"]
)
def test_a_common_noun_with_a_capital_is_no_unknown_person(quarry: Chatbot, noun: str) -> None:
    """What may be said to speak without being anybody."""
    assert not quarry.understanding.understand(f"Que dit {noun} ?").unknown_speaker


def test_an_office_in_a_part_is_told_of_that_part(quarry: Chatbot) -> None:
    """Whoever holds it elsewhere is said not to be there."""
    reply = quarry.answer("Qui est maire à la table ronde 1 ?")

    assert reply.text.startswith("Personne lors de la table ronde 1, d'après ces actes :\n\n**Bo Silex**")


def test_of_several_who_hold_an_office_those_of_the_part_are_meant(quarry: Chatbot) -> None:
    """Nobody is asked back about people of other parts."""
    assert quarry.answer("Qui est élu à la table ronde 2 ?").text.startswith("**Tim Basalte**")


@pytest.mark.parametrize(
    "question",
    ["Qui est intervenu deux fois ?", "Qui est intervenu plusieurs fois ?", "Qui a parlé à deux sessions ?"],
)
def test_those_of_several_parts_are_told_with_them(quarry: Chatbot, question: str) -> None:
    """And nobody of one part only."""
    reply = quarry.answer(question)

    assert {citation.speaker.name for citation in reply.citations if citation.speaker} == {"Igor Petit"}


def test_parts_that_frame_the_programme_are_counted_too(quarry: Chatbot) -> None:
    """After its round tables."""
    text = quarry.answer("Combien de sessions y a-t-il ?").text

    assert [noun in text for noun in ("2 tables rondes", "1 ouverture", "1 visite")] == [True] * 3


BODIES = """---
title: Forum des mines
edition: 2e édition
date: 3 mai
place: Roche
organisers:
  - Le Marteau
---

## Table ronde 1 — Les données du sous-sol

### Luc Ardoise — maire — Saint-Lier-l'École

Luc Ardoise rapporte que Voltalis prête des données, que le département paie un hôpital de jour et que
Roche suit.

### Jean-Marie Schiste — responsable innovation et données — Mines du Nord

Jean-Marie Schiste veut ouvrir les données des mines.

### Organisation : Agence du Grès

L'Agence du Grès vend des cartes.
"""


@pytest.fixture(scope="module")
def mines(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Bodies that others speak of and that do not speak."""
    return make_chatbot(tmp_path_factory.mktemp("mines") / "index", make_forum(BODIES))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit Voltalis ?", "Voltalis"),
        ("Que dit Voltalis des données ?", "Voltalis"),
        ("Qu'en pense Voltalis ?", "Voltalis"),
        ("Que nous dit Roche ?", "Roche"),
        ("Que pense le département ?", "département"),
        ("Que dit l'hôpital des données ?", "hôpital"),
        ("Que dit l'école ?", "école"),
        ("Que dit la gendarmerie des données ?", "gendarmerie"),
        ("Que dit l'assurance maladie des données ?", "assurance maladie"),
        ("Que pensent les riverains des données ?", "riverains"),
        ("Qu'est-ce que le gouvernement dit des données ?", "gouvernement"),
        ("Quel est l'avis de la gendarmerie sur les données ?", "gendarmerie"),
        ("Quel est l'avis du gouvernement sur les données ?", "gouvernement"),
        ("Selon l'opposition, qui prête des données ?", "opposition"),
        ("La gendarmerie a-t-elle parlé des données ?", "gendarmerie"),
        ("Donne-moi l'avis de la gendarmerie", "gendarmerie"),
        ("Que dit Jean ?", "Jean"),
        ("Que pense l'entreprise des données ?", "entreprise"),
        ("Que dit la région Val de Mica des données ?", "région Val de Mica"),
        ("Que dit la région Val de Mica de l'ADN ?", "région Val de Mica"),
    ],
)
def test_a_body_without_words_gets_nobody_elses(mines: Chatbot, question: str, name: str) -> None:
    """Who is asked to speak and is only spoken of is told as unknown, by name and without the topic."""
    reply = mines.answer(question)

    assert reply.abstention is not None
    assert reply.abstention.reason == "unknown_speaker"
    assert f"« {name} »" in reply.text.replace("\u202f", " ").replace("\xa0", " ")


def test_the_words_of_a_group_may_be_a_topic(mines: Chatbot) -> None:
    """What is done with them is asked, not what they are."""
    asked = mines.understanding.understand("En combien de temps le maire reçoit-il l'avis du géologue ?")

    assert not asked.unknown_speaker


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Que dit l'agence ?", "Agence du Grès"),
        ("Que dit la société Agence du Grès ?", "Agence du Grès"),
        ("Que dit la société Mines du Nord ?", "Jean-Marie Schiste"),
        ("Que dit Saint-Lier-l'École ?", "Luc Ardoise"),
    ],
)
def test_a_body_with_words_is_found(mines: Chatbot, question: str, speaker: str) -> None:
    """By its kind, by its name, or by the town of who speaks for it."""
    said = mines.answer(question)

    assert {citation.speaker.name for citation in said.citations if citation.speaker} == {speaker}


OFFICES = """---
title: Forum du soin
edition: 1re édition
date: 8 juin
place: Brévelles
organisers:
  - Le Stylet
---

## Table ronde 1 — Soigner

### Anne Cormier — maire — Ville de Brévelles

Anne Cormier annonce que Brévelles compte douze médecins.

### Paul Rivet — médecin — Maison des Tilleuls

Paul Rivet suit des malades à Ormeval et envoie chez un dentiste de Voltis. Il
consomme 40 litres de désinfectant, contre 90 litres il y a dix ans.

### Zoé Lambin — chauffeuse de car — Cars Lambin

Zoé Lambin demande un arrêt par village.

### Marc Oger — consultant — Oger Conseil

Marc Oger trouve que la région paie peu, que Tarsac est loin et que le car passe rarement.
"""


@pytest.fixture(scope="module")
def care(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Offices that somebody holds somewhere, and places that are only named."""
    return make_chatbot(tmp_path_factory.mktemp("care") / "index", make_forum(OFFICES))


@pytest.mark.parametrize(
    "question",
    [
        "qui est le maire de mende",
        "qui est le maire de tarsac ?",
        "Qui est maire de Tarsac ?",
        "Qui est médecin à Tarsac ?",
        "qui est médecin a tarsac ?",
        "Qui est médecin chez Voltalis ?",
        "Que dit le dentiste ?",
        "Que pense l'hydrologue ?",
    ],
)
def test_an_office_elsewhere_is_nobody_here(care: Chatbot, question: str) -> None:
    """Whoever holds it at another place is not named, with capitals or without."""
    reply = care.answer(question)

    assert reply.abstention is not None
    assert reply.abstention.reason == "unknown_speaker"


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("qui est le maire de brévelles ?", "Anne Cormier"),
        ("Qui est médecin à Ormeval ?", "Paul Rivet"),  # of which he speaks: it may be where he is
        ("Que demande la chauffeuse de car ?", "Zoé Lambin"),
        ("que veut la chauffeuse de car", "Zoé Lambin"),
    ],
)
def test_an_office_here_is_found(care: Chatbot, question: str, speaker: str) -> None:
    """By its place, whatever its letters, by a noun that is a stop word, by several of a kind."""
    said = care.answer(question)

    assert {citation.speaker.name for citation in said.citations if citation.speaker} == {speaker}


def test_what_people_of_an_office_speak_of_is_no_part_of_it(care: Chatbot) -> None:
    """« que pensent les médecins de la sécheresse ? » is asked of the one who is here."""
    asked = care.understanding.understand("Que pensent les médecins de la sécheresse ?")

    assert ([voice.name for voice in asked.voices], asked.topic) == (["Paul Rivet"], "sécheresse")


@pytest.mark.parametrize(
    "question",
    [
        "Est-ce que la région paie les cars ?",
        "La consultation à distance marche-t-elle ?",
        "Qu'est-ce qui a fermé à Brévelles ?",
        "À qui confier les malades ?",
    ],
)
def test_a_subject_that_only_looks_like_somebody_is_none(care: Chatbot, question: str) -> None:
    """A verb is no part of a body's name, « consultation » no « consultant », « à qui » asks for no card."""
    asked = care.understanding.understand(question)

    assert (asked.unknown_speaker, asked.voices, asked.intent.value) == ("", (), "search")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Combien de litres de désinfectant il y a dix ans ?", "90 litres"),
        ("Combien de litres de désinfectant ?", ""),
    ],
)
def test_a_value_of_then_is_not_that_of_now(care: Chatbot, question: str, value: str) -> None:
    """« contre 90 litres il y a dix ans »: the time that is asked for decides."""
    text = care.answer(question).text

    assert text.startswith(f"**{value}**") if value else "**90" not in text


@pytest.mark.parametrize("question", ["combien de médecins a tarsac", "combien de médecins à tarsac ?"])
def test_a_value_of_another_place_does_not_answer(care: Chatbot, question: str) -> None:
    """A town in small letters is a condition as one with a capital is."""
    assert care.answer(question).abstention is not None


def test_whom_somebody_looks_after_is_no_next_speaker(care: Chatbot) -> None:
    """« combien de malades suit X ? » does not ask who spoke after X."""
    assert "prise de parole" not in care.answer("Combien de malades suit Paul Rivet ?").text
    assert "**Zoé Lambin**" in care.answer("Qui suit Paul Rivet ?").text


@pytest.mark.parametrize(
    ("question", "name"),
    [("Qui a parlé le premier ?", "Anne Cormier"), ("qui a pris la parole la dernière", "Marc Oger")],
)
def test_who_spoke_the_first_is_one(care: Chatbot, question: str, name: str) -> None:
    """« le premier » after the verb is « en premier »."""
    assert f"est celle de **{name}**" in care.answer(question).text


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("Qui consomme 40 litres de désinfectant ?", True),
        ("Qui consomme 50 litres de désinfectant ?", False),
        ("Qui a dit que Brévelles compte douze médecins ?", True),
        ("Qui a dit que Brévelles compte treize médecins ?", False),
    ],
)
def test_who_says_a_number_says_that_one(care: Chatbot, question: str, known: bool) -> None:
    """Nobody is named for a number that they did not give."""
    assert (care.answer(question).abstention is None) == known


def test_no_place_of_work_is_denied_that_is_not_told(care: Chatbot) -> None:
    """Where somebody works is not told by the town of another's body."""
    text = care.answer("Paul Rivet travaille-t-il à Brévelles ?").text

    assert text.startswith("Les actes donnent seulement")


@pytest.mark.parametrize(
    "question", ["Combien de personnes dans la salle ?", "Combien de spectateurs étaient présents ?"]
)
def test_those_who_listened_are_not_those_who_speak(care: Chatbot, question: str) -> None:
    """Where the text does not count them, nobody is."""
    assert care.answer(question).abstention is not None
