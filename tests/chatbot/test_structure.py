"""Who, where, how many, when: exact and complete, from the structure and never from a search."""

from pathlib import Path

import pytest

from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason, sessions, speakers

PEOPLE = {
    "rt1": ["Claire Durant", "Marc Plaisir"],
    "rt2": ["Claire Vasseur", "Paul Lemoine", "Julie Lemoine", "Marc Plaisir"],
    "rt3": ["Thérèse d'Albret", "Hugo Le Goff"],
}
BODY = "\n## Table ronde 1 — l'eau\n\n### Ada Roc — éclusière\n\nAda Roc attend.\n"
ORGANISATIONS = {"Syndicat des Tondeurs"}


@pytest.mark.parametrize(
    ("question", "session"),
    [
        ("Qui est intervenu à la table ronde 1 ?", "rt1"),
        ("Qui est intervenu à la table ronde 2 ?", "rt2"),
        ("Quels étaient les intervenants de la table ronde de clôture ?", "rt3"),
    ],
)
def test_the_speakers_of_a_session_are_complete(ask: Ask, question: str, session: str) -> None:
    """Everybody printed in it, nobody of another, whatever their number."""
    reply = ask(question)

    assert sorted(set(speakers(reply)) - ORGANISATIONS, key=str) == sorted(PEOPLE[session])
    assert sessions(reply) == [session]


def test_all_speakers_are_those_who_speak(ask: Ask) -> None:
    """Nine people have statements; who has none is named apart."""
    reply = ask("Qui sont les intervenants ?")

    heard, _, silent = reply["text"].partition("sans propos")
    assert "9 personnes" in heard
    for name in [*PEOPLE["rt1"], *PEOPLE["rt2"], *PEOPLE["rt3"], "Hélène Saint-Clair", "Bruno Okafor"]:
        assert f"**{name}**" in heard
    assert "**Odile Ferrand**" in silent


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Combien de tables rondes y a-t-il eu ?", "3 tables rondes"),
        ("Combien de keynotes ?", "1 keynote"),
        ("Combien d'intervenants à la table ronde 2 ?", "4 intervenants"),
        ("Combien d'intervenants à la table ronde de clôture ?", "2 intervenants"),
        ("Combien d'intervenants ?", "9 personnes"),
        ("Combien de personnes ont parlé ?", "9 personnes"),
    ],
)
def test_counts_are_exact(ask: Ask, question: str, count: str) -> None:
    """Each with what was counted."""
    assert count in ask(question)["text"]


def test_every_session_of_a_person_is_found(ask: Ask) -> None:
    """They spoke twice; each place has its own citation."""
    reply = ask("Où est intervenu Marc Plaisir ?")

    assert speakers(reply) == ["Marc Plaisir"]
    assert sessions(reply) == ["rt1", "rt2"]


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("Qui est Claire Vasseur ?", "**Claire Vasseur**, ingénieure textile, Filature du Pont"),
        ("Quelle est la fonction de Paul Lemoine ?", "éleveur, Bergerie du Mont"),
        ("Pour qui travaille Marc Plaisir ?", "Lavoirs Réunis"),
        ("Qui est Odile Ferrand ?", "préfète"),
    ],
)
def test_a_role_is_given_as_printed(ask: Ask, question: str, printed: str) -> None:
    """Role and organisation, also of somebody without a statement."""
    assert printed in ask(question)["text"]


def test_a_theme_is_the_printed_title(ask: Ask) -> None:
    """Cited where it is printed."""
    reply = ask("Quel était le thème de la table ronde 1 ?")

    assert "*Laver la laine sans polluer les rivières*" in reply["text"]
    assert sessions(reply) == ["rt1"]


def test_the_session_about_something_is_found(ask: Ask) -> None:
    """Only one mentions it."""
    assert sessions(ask("Dans quelle table ronde a-t-on parlé de mérinos ?")) == ["rt2"]


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Laquelle des tables rondes concernait les élevages ?", ["rt2"]),
        ("Quelle table ronde portait sur les rivières ?", ["rt1"]),
        ("Which session was about « avenir » ?", ["rt3"]),
    ],
)
def test_the_one_session_whose_title_says_it_is_meant(ask: Ask, question: str, keys: list[str]) -> None:
    """A word of several titles is searched for in what was said, too."""
    assert set(sessions(ask(question))) <= set(keys)
    assert sessions(ask(question))


def test_organisations_of_a_session_are_its_own(ask: Ask) -> None:
    """Nobody of another session counts."""
    text = ask("Quelles entreprises étaient à la table ronde 1 ?")["text"]

    assert "Lavoirs Réunis" in text
    assert "Filature du Pont" not in text


def test_a_date_without_a_year_says_so(ask: Ask) -> None:
    """The year is not printed, and none is made up."""
    reply = ask("Quand a eu lieu le forum ?")

    assert "**14 novembre**" in reply["text"]
    assert "l'année n'est pas imprimée" in reply["text"]


def test_a_date_with_a_year_is_given_alone(tmp_path: Path) -> None:
    """Nothing is missing then."""
    dated = make_forum(f"---\ntitle: Essai\ndate: 4 mars 2021\n---\n{BODY}")
    text = make_chatbot(tmp_path / "index", dated).answer("Quelle était la date ?").text

    assert "**4 mars 2021**" in text
    assert "imprimée" not in text


def test_a_date_that_is_not_printed_is_not_known(tmp_path: Path) -> None:
    """Nor is the place, nor the edition."""
    bare = make_forum(
        "---\ntitle: Essai\n---\n\n## Table ronde 1 — l'eau\n\n### Ada Roc — éclusière\n\nAda Roc attend.\n"
    )
    chatbot = make_chatbot(tmp_path / "index", bare)

    for question in (
        "Quelle était la date ?",
        "Où cela a-t-il eu lieu ?",
        "Quelle édition ?",
        "Qui a organisé l'événement ?",
    ):
        assert chatbot.answer(question).kind == "abstention"


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("Où a eu lieu le forum ?", "**Valbrebis**"),
        ("Quelle édition du forum ?", "**5e édition**"),
        ("Comment s'appelle l'événement ?", "**Forum de la laine**"),
    ],
)
def test_facts_of_the_event_are_as_printed(ask: Ask, question: str, printed: str) -> None:
    """Cited at the place that states them."""
    assert printed in ask(question)["text"]


def test_organisers_and_partners_are_all_named(ask: Ask) -> None:
    """In the words of the proceedings."""
    text = ask("Qui a organisé le forum ?")["text"]

    assert "Le Fil du Causse" in text
    assert "Chambre de la Toison" in text


def test_the_programme_has_every_part_in_order(ask: Ask) -> None:
    """Seven parts, each with its citation."""
    reply = ask("Quel est le programme ?")

    parts = (
        "Ouverture",
        "Table ronde 1",
        "Table ronde 2",
        "Keynote",
        "Visite",
        "Le coin des apprentis",
        "Table ronde 3",
    )
    places = [reply["text"].index(part) for part in parts]
    assert places == sorted(places)
    assert len(reply["citations"]) == 7


def test_organisations_are_complete(ask: Ask) -> None:
    """Of everybody who takes part, once each."""
    text = ask("Quelles organisations étaient représentées ?")["text"]

    for name in (
        "ville de Valbrebis",
        "Lavoirs Réunis",
        "Filature du Pont",
        "Bergerie du Mont",
        "Maison Ourlet",
        "Institut des Fibres",
        "Lycée des Causses",
        "région des Plateaux",
        "Syndicat des Tondeurs",
    ):
        assert text.count(name) == 1


def test_those_beside_somebody_are_of_the_same_session(ask: Ask) -> None:
    """All of them, nobody of another."""
    reply = ask("Qui d'autre était à la table ronde de Julie Lemoine ?")

    assert {"Claire Vasseur", "Paul Lemoine", "Marc Plaisir"} <= set(speakers(reply))
    assert sessions(reply) == ["rt2"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Qui a parlé en premier à la table ronde 2 ?", "Claire Vasseur"),
        ("Qui a parlé en dernier à la table ronde 2 ?", "Marc Plaisir"),
    ],
)
def test_first_and_last_follow_the_document(ask: Ask, question: str, name: str) -> None:
    """By where the statements are printed."""
    assert speakers(ask(question)) == [name]


def test_a_part_without_speakers_says_so(ask: Ask) -> None:
    """The visit has narration only."""
    reply = ask("Qui est intervenu à la visite ?")

    assert reason(reply) is None
    assert set(speakers(reply)) == {None}


def test_who_opened_is_known_without_a_statement(ask: Ask) -> None:
    """The proceedings introduce them."""
    reply = ask("Qui a ouvert le forum ?")

    assert "**Odile Ferrand**" in reply["text"]
    assert sessions(reply) == ["opening"]


def test_two_documents_are_kept_apart(tmp_path: Path) -> None:
    """The same person in two events: each citation names its own."""
    one, other = (
        make_forum(
            f"---\ntitle: {title}\nid: {number}-essai\n---\n\n## Table ronde 1 — l'eau\n\n"
            f"### Ada Roc — éclusière, {title}\n\nAda Roc ouvre la vanne de {title}.\n",
            file=f"{title}.md",
        )
        for number, title in ((1, "Brume"), (2, "Rosée"))
    )
    reply = make_chatbot(tmp_path / "index", one, other).answer("Que dit Ada Roc ?")

    assert [(c.proceedings.title, c.source.file) for c in reply.citations] == [
        ("Brume", "Brume.md"),
        ("Rosée", "Rosée.md"),
    ]
