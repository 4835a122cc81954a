"""A number answers only where it counts what is asked for, of whom it is asked, and as it is asked."""

import pytest

from chatbot.extract import answer_span
from chatbot.model import Exchange
from chatbot.pipeline import Chatbot
from chatbot.wanted import counted_as_done
from tests.chatbot.conftest import make_chatbot, make_forum

_PORT = """---
title: Journée des ports
id: ports
date: 3 mars 2024
place: Port-Louvet
---

La Journée des ports s'est tenue à Port-Louvet.

## Table ronde 1 — Entretenir les bassins

### Odile Marchand — maire — ville de Port-Louvet

Odile Marchand indique que la ville a gagné le Filet d'or.
Le projet sert à décider dans quel ordre curer 40 bassins.

### Rémi Castel — ingénieur — Vaserie

Rémi Castel explique que son appareil repère la vase. Le nombre de sondes est ainsi
divisé par quatre. Il a été réglé sur 9 000 fissures en trois semaines.

### Anna Bellec — éclusière — Canal du Bas

Anna Bellec raconte que ses équipes ont repeint 12 écluses. Le financement vient du département.
Elle note que le Filet d'or mesure la baisse de la vase en ville.
"""

_CANAL = """---
title: Rencontres du canal
id: canal
date: 9 avril 2024
place: Sermaize
---

Les Rencontres du canal se sont tenues à Sermaize.

## Table ronde 1 — Tenir les berges

### Odile Marchand — maire — ville de Sermaize

Odile Marchand rappelle que 60 % des barques n'étaient pas assurées. Elle indique que 90 % des barques sont
maintenant assurées et que 15 % des quais dépassent le niveau prévu.

Odile Marchand estime que la moitié des vannes sont propres, mais que 25 % des berges fuient.

### Rémi Castel — ingénieur — Vaserie

Rémi Castel explique que le pacte Horizon 2030 soutient les bateliers, et que les barques sont prêtes pour la
régate de 2026.

Rémi Castel raconte que ses plongeurs ont découvert 31 brèches en trois semaines.

Rémi Castel précise que former les plongeurs a demandé 5 000 brèches.

Rémi Castel note que 20 à 30 % des écluses retiennent 80 % des eaux.

### Anna Bellec — éclusière — Canal du Bas

Anna Bellec indique que l'éclusage attend 3 heures 40 et que le radoub prend deux heures et demie.

Anna Bellec compte 70 péniches par nuit. La réunion des éclusiers s'achève à 23 h.

Anna Bellec surveille les 800 km de son canal. Les chemins de halage y sont fermés.

Anna Bellec évoque les péniches et les brèches.
"""


@pytest.fixture(scope="module")
def canal(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Shares, dates, rates and lengths that are those of something else."""
    return make_chatbot(tmp_path_factory.mktemp("canal") / "index", make_forum(_CANAL))


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Three people who give numbers."""
    return make_chatbot(tmp_path_factory.mktemp("port") / "index", make_forum(_PORT))


@pytest.mark.parametrize(
    ("sentence", "noun", "span"),
    [
        ("Le nombre de sondes est divisé par quatre.", "sondes", ""),
        ("Des sondes surveillent les 8000 km du canal.", "sondes", ""),
        ("En trois semaines, 14 sondes ont été posées.", "sondes", "14"),
        ("Trois semaines de fissures ont suffi.", "fissures", ""),
        ("Près de 30 points de fissures ont été vus.", "fissures", "Près de 30"),
        ("Elle compte 12 grandes écluses et un bac.", "écluses", "12"),
        ("Elle compte 12 millions d'écluses.", "écluses", "12 millions"),
        ("La ville a ses écluses depuis 2022.", "écluses", ""),
        ("La ville a 2022 écluses.", "écluses", "2022"),
        ("Les écluses sont au nombre de 12.", "écluses", "12"),
    ],
)
def test_the_number_shown_counts_the_noun(port: Chatbot, sentence: str, noun: str, span: str) -> None:
    """What something is divided by, a length or a duration counts something else."""
    assert answer_span(sentence, "number", port.answers.evidence.topic(noun)) == span


@pytest.mark.parametrize(
    "question",
    [
        "Combien de fissures Rémi Castel a-t-il réparées ?",
        "Combien de bassins Port-Louvet a-t-elle curés ?",
        "Combien d'écluses Anna Bellec a-t-elle démolies ?",
    ],
)
def test_what_is_counted_must_have_been_done(port: Chatbot, question: str) -> None:
    """They were learned from, are to be done, or something else was done to them."""
    assert port.answer(question).abstention is not None


@pytest.mark.parametrize(
    "question", ["Par combien divise-t-on le nombre de sondes ?", "Combien de sondes peut-on économiser ?"]
)
def test_what_is_divided_is_asked_for(port: Chatbot, question: str) -> None:
    """Then the divisor answers."""
    assert "divisé par quatre" in port.answer(question).text


def test_what_was_done_is_counted(port: Chatbot) -> None:
    """The same question where it was done."""
    reply = port.answer("Combien d'écluses Anna Bellec a-t-elle repeintes ?")

    assert "**12** — " in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "Combien de communes ont participé ?",
        "Combien de voix contre ?",
        "Combien d'abstentions ?",
        "Combien de maires étaient présents ?",
        "Combien de temps a duré la table ronde 1 ?",
    ],
)
def test_those_who_speak_are_no_count_of_anything_else(port: Chatbot, question: str) -> None:
    """Towns, votes, those who came and hours are not counted by who speaks."""
    assert port.answer(question).abstention is not None


def test_those_who_speak_are_counted(port: Chatbot) -> None:
    """People, voices and organisations are."""
    assert "3 personnes" in port.answer("Combien de voix s'expriment ?").text
    assert "3 intervenants" in port.answer("Combien de personnes à la table ronde 1 ?").text
    assert "Vaserie" in port.answer("Combien d'organisations ont participé ?").text
    assert "Odile Marchand" in port.answer("Combien de maires ont parlé ?").text


@pytest.mark.parametrize(
    "question",
    [
        "Est-ce que Rémi Castel divise par dix le nombre de sondes ?",
        "Pourquoi Rémi Castel a-t-il divisé par dix le nombre de sondes ?",
        "Est-ce qu'Anna Bellec a repeint 30 écluses ?",
    ],
)
def test_a_claimed_number_that_is_not_said_gets_no_yes(port: Chatbot, question: str) -> None:
    """Another number is said."""
    assert port.answer(question).abstention is not None


@pytest.mark.parametrize(
    "question",
    [
        "Est-ce que Rémi Castel divise par 4 le nombre de sondes ?",
        "Est-ce qu'Anna Bellec a repeint douze écluses ?",
    ],
)
def test_a_claimed_number_is_found_in_words_or_digits(port: Chatbot, question: str) -> None:
    """« Quatre » is 4."""
    assert port.answer(question).abstention is None


@pytest.mark.parametrize(
    "question",
    [
        "Combien de temps a duré la journée ?",
        "Qui a financé l'événement ?",
        "Quel était le budget du colloque ?",
    ],
)
def test_what_nobody_says_of_the_event_is_refused(port: Chatbot, question: str) -> None:
    """Weeks, money and prizes of somebody else are spoken of."""
    assert port.answer(question).abstention is not None


def test_who_won_is_found(port: Chatbot) -> None:
    """The same question the right way round."""
    assert "Odile Marchand" in port.answer("Quelle ville a gagné le Filet d'or ?").text
    assert "Anna Bellec" in port.answer("Qui parle du financement ?").text


@pytest.mark.parametrize(
    ("sentence", "noun", "span"),
    [
        ("Vingt-six bassins sont vides.", "bassins", "Vingt-six"),
        ("Elle compte vingt et un bassins.", "bassins", "vingt et un"),
        ("Quatre-vingt-dix-sept sondes veillent.", "sondes", "Quatre-vingt-dix-sept"),
        ("Deux cents fissures sont suivies.", "fissures", "Deux cents"),
    ],
)
def test_a_number_written_in_several_words_is_one(port: Chatbot, sentence: str, noun: str, span: str) -> None:
    """Its last word alone would be another number."""
    assert answer_span(sentence, "number", port.answers.evidence.topic(noun)) == span


def test_a_span_of_time_in_several_words_is_one(port: Chatbot) -> None:
    """« Quarante-sept jours » are no « sept jours »."""
    topic = port.answers.evidence.topic("coupure")

    assert answer_span("La coupure a duré quarante-sept jours.", "duration", topic) == "quarante-sept jours"


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("Combien de personnes parlent de péniches ?", "Une personne en parle"),
        ("Combien d'intervenants ont évoqué les brèches ?", "2 personnes en parlent"),
        ("Combien de gens ont parlé des barques ?", "2 personnes en parlent"),
    ],
)
def test_those_who_speak_of_something_are_counted(canal: Chatbot, question: str, people: str) -> None:
    """A number of kilometres or of brèches is no number of people."""
    assert people in canal.answer(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Combien soutient le pacte Horizon ?",  # 2030 is a part of a name
        "Combien de brèches par semaine ?",  # in three weeks
        "Combien de péniches par jour ?",  # by night
        "Quel est le plus grand nombre cité ?",
        "Combien de brèches réparées ?",
        "Combien de brèches ont été réparées ?",  # found
        "Combien de brèches découvertes en deux semaines ?",
        "A-t-on découvert 31 brèches en trois jours ?",
        "Combien de km de chemins ?",  # of canal
        "Quelle part des quais ne dépasse pas le niveau ?",  # the contrary
        "Quelle part des quais est sous le niveau ?",
        "Quelle part des berges est propre ?",  # of vannes
        "En quelle année la régate des péniches a-t-elle été votée ?",
        "En quelle année les barques sont-elles prêtes ?",  # the regatta's
        "Combien d'éclusages attendent ?",  # forty minutes
    ],
)
def test_the_figure_of_something_else_is_not_told(canal: Chatbot, question: str) -> None:
    """Another noun, unit, rate, side or time: nothing is printed of what is asked."""
    assert canal.answer(question).abstention is not None


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("Quel pourcentage des barques est assuré ?", "90 %"),
        ("Quel pourcentage des barques n'était pas assuré ?", "60 %"),
        ("Quelle part des quais dépasse le niveau ?", "15 %"),
        ("Combien de brèches ont été découvertes ?", "31"),
        ("Combien de brèches découvertes en 3 semaines ?", "31"),
        ("Combien de péniches chaque nuit ?", "70"),
        ("Combien de km de canal ?", "800 km"),
        ("En quelle année la régate ?", "2026"),
        ("Quelle part des écluses retient 80 % des eaux ?", "20 à 30 %"),
        ("Quel pourcentage des eaux est retenu par 20 à 30 % des écluses ?", "80 %"),
        ("Combien de brèches ont servi à former les plongeurs ?", "5 000"),
        ("Combien de temps attend l'éclusage ?", "3 heures 40"),
        ("Combien de temps prend le radoub ?", "deux heures et demie"),
        ("À quelle heure s'achève la réunion des éclusiers ?", "23 h"),
    ],
)
def test_the_figure_of_what_is_asked_is_told(canal: Chatbot, question: str, span: str) -> None:
    """The same questions the right way round."""
    assert f"**{span}**" in canal.answer(question).text


def test_what_was_so_is_not_told_of_what_is_so(canal: Chatbot) -> None:
    """Both shares are shown, and neither put in front."""
    reply = canal.answer("Quel pourcentage des barques était assuré ?")

    assert "60 %" in reply.text
    assert "**90 %**" not in reply.text


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("Combien de brèches ont été découvertes ?", "Quand ?"),
        ("Combien de brèches ont été découvertes ?", "Et en quelle année ?"),
        ("Qui est maire ?", "Depuis quand ?"),
        ("Qui a découvert les brèches ?", "Et quand ?"),
        ("Combien de brèches découvertes en trois semaines ?", "Et en cinq semaines ?"),
        ("Quelle régate en 2026 ?", "Et en 2031 ?"),
        ("Combien de brèches ont été découvertes ?", "Et en 2031 ?"),
    ],
)
def test_when_after_something_else_is_not_the_event(canal: Chatbot, earlier: str, question: str) -> None:
    """Its date is not that of what is asked, nor is another year or span of time."""
    assert canal.answer(question, [Exchange(earlier)]).abstention is not None


@pytest.mark.parametrize(
    ("earlier", "question", "told"),
    [
        ("Qui est maire ?", "De quelle ville ?", "ville de Sermaize"),
        ("Où ont eu lieu les Rencontres du canal ?", "Et quand ?", "9 avril 2024"),
        ("Quand l'événement a-t-il eu lieu ?", "Et où ?", "Sermaize"),
        ("Qui a parlé ?", "Quand ?", "9 avril 2024"),
        ("Combien de brèches découvertes en cinq semaines ?", "Et en trois semaines ?", "**31**"),
    ],
)
def test_when_and_where_are_of_what_was_asked(canal: Chatbot, earlier: str, question: str, told: str) -> None:
    """Of the event after a question about it, else of what the earlier question is about."""
    assert told in canal.answer(question, [Exchange(earlier)]).text


def test_a_second_part_asks_when_of_the_first(canal: Chatbot) -> None:
    """« Qui a fait cela et quand ? » is no question for the date of the event."""
    assert "9 avril" not in canal.answer("Qui a découvert les brèches et quand ?").text


def test_a_year_is_a_condition_and_no_subject(canal: Chatbot) -> None:
    """Whoever names the year is not said to speak of what is asked."""
    assert "en parle" in canal.answer("Qui parle de péniches ?").text
    assert "en parle" not in canal.answer("Qui parle de péniches en 2026 ?").text


@pytest.mark.parametrize(
    "question",
    ["Combien de tables rondes parlent de péniches ?", "Combien de sessions abordent les péniches ?"],
)
def test_parts_that_speak_of_something_are_listed(canal: Chatbot, question: str) -> None:
    """How many parts speak of something is no figure of that thing."""
    assert canal.answer(question).text.startswith("Le sujet est abordé ici")


def test_what_something_concerns_is_counted() -> None:
    """Nothing is done to what is only concerned: the participle need not be printed."""
    assert counted_as_done("combien de ponts sont concernes par le projet ?") == ""
    assert counted_as_done("combien de ponts ont ete renoves par la ville ?") == "renoves"
