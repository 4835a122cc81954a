"""Several events in one index: the reply names the event, and a question may choose one."""

import json
import re
from pathlib import Path

import pytest

from chatbot.model import Exchange
from chatbot.pipeline import Chatbot
from ingest.model import Proceedings
from tests.chatbot.conftest import Reply, make_chatbot, make_forum, reason, speakers
from tests.chatbot.promises import broken_promises

THIRD = """---
title: Assises de la rivière
edition: 3e édition
date: 4 mars 2021
place: Brume
organisers:
  - Revue des canaux
---

## Ouverture

Nina Sel, préfète, a ouvert les Assises.

### Nina Sel — préfète

## Table ronde 1 — Nettoyer les berges

### Ada Roc — éclusière, port de Brume

Ada Roc ramasse 12 tonnes de plastique par an.

## Table ronde 2 — Construire des digues

### Lou Verne — maire, ville de Brume

Lou Verne propose une digue de terre.

### Zoé Lac — juriste

Zoé Lac rappelle la loi sur l'eau.
"""
FOURTH = """---
title: Assises de la rivière
edition: 4e édition
date: 7 mars 2022
place: Rosée
organisers:
  - Revue des canaux
---

## Table ronde 1 — Compter les poissons

### Tom Val — pêcheur

Tom Val compte 300 truites par jour.

### Ada Roc — éclusière, port de Rosée

Ada Roc ouvre la passe à poissons.

## Table ronde 2 — Partager l'eau

### Éva Pré — maire, ville de Rosée

Éva Pré demande une digue de pierre.
"""
NAMES = (
    "**Assises de la rivière, 3e édition (4 mars 2021)**",
    "**Assises de la rivière, 4e édition (7 mars 2022)**",
)


@pytest.fixture(scope="module")
def documents() -> tuple[Proceedings, ...]:
    """Two editions of one event; one person came to both."""
    return make_forum(THIRD, "assises-3.md"), make_forum(FOURTH, "assises-4.md")


@pytest.fixture(scope="module")
def assises(documents: tuple[Proceedings, ...], tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    """Both in one index."""
    return make_chatbot(tmp_path_factory.mktemp("assises") / "index", *documents)


def ask(assises: Chatbot, documents: tuple[Proceedings, ...], question: str, *earlier: str) -> Reply:
    """A reply that keeps the promises of the contract."""
    answered = assises.answer(question, [Exchange(one) for one in earlier]).to_json()
    reply: Reply = json.loads(json.dumps(answered))
    assert broken_promises(reply, documents) == []
    return reply


def editions(reply: Reply) -> list[str]:
    """The editions that are cited, in order."""
    return list(dict.fromkeys(citation["proceedings"]["edition"] for citation in reply["citations"]))


@pytest.mark.parametrize(
    "question",
    [
        "Qui est intervenu à la table ronde 2 ?",
        "Résume la table ronde 1",
        "Quel est le thème de la table ronde 2 ?",
        "Combien d'intervenants à la table ronde 1 ?",
        "Combien de tables rondes ?",
        "Quel est le programme ?",
        "Qui sont les intervenants ?",
        "Où a eu lieu l'événement ?",
        "Qui parle de digue ?",
        "Que dit Ada Roc ?",
        "Où est intervenue Ada Roc ?",
        "Quelles organisations étaient représentées ?",
        "Qui a parlé en dernier ?",
    ],
)
def test_what_holds_of_two_events_is_told_of_each_under_its_name(
    assises: Chatbot, documents: tuple[Proceedings, ...], question: str
) -> None:
    """Nothing of one stands under the name of the other."""
    reply = ask(assises, documents, question)
    first, _, second = reply["text"].partition(NAMES[1])

    assert editions(reply) == ["3e édition", "4e édition"]
    assert NAMES[0] in first
    for citation in reply["citations"]:
        part = first if citation["proceedings"]["edition"] == "3e édition" else second
        assert f"[{citation['number']}]" in part


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Qui est intervenu à la table ronde 2 des 3es Assises ?", ["Lou Verne", "Zoé Lac"]),
        ("Qui est intervenu à la table ronde 2 des troisièmes Assises ?", ["Lou Verne", "Zoé Lac"]),
        ("Qui est intervenu à la table ronde 2 de la 4e édition ?", ["Éva Pré"]),
        ("Qui a parlé à l'édition 4 ?", ["Tom Val", "Ada Roc", "Éva Pré"]),
        ("Qui est intervenu en 2022 ?", ["Tom Val", "Ada Roc", "Éva Pré"]),
        ("Qui parle de digue le 4 mars ?", ["Lou Verne"]),
        ("Qui parle de digue aux 4es Assises ?", ["Éva Pré"]),
        ("Que dit Ada Roc à la 3e édition ?", ["Ada Roc"]),
        ("Who spoke at round table 2 in 2021?", ["Lou Verne", "Zoé Lac"]),
    ],
)
def test_an_edition_a_year_or_a_day_chooses_one_event(
    assises: Chatbot, documents: tuple[Proceedings, ...], question: str, names: list[str]
) -> None:
    """Only its people are cited, and its name is still told."""
    reply = ask(assises, documents, question)

    assert [name for name in speakers(reply) if name] == names
    assert sum(name in reply["text"] for name in NAMES) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Qui a parlé à la 5e édition ?",
        "Que dit Ada Roc à la 5e édition ?",
        "Qui parlera à la prochaine édition ?",
    ],
)
def test_an_edition_that_is_not_here_is_unknown(
    assises: Chatbot, documents: tuple[Proceedings, ...], question: str
) -> None:
    """The reply says which there are."""
    reply = ask(assises, documents, question)

    assert reason(reply) == "unknown_session"
    assert "3e édition" in reply["text"]
    assert "4e édition" in reply["text"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Qui a parlé au Salon des maires ?", "unknown_session"),
        ("Quels étaient les intervenants des Assises du vélo ?", "unknown_session"),
        ("Qui a parlé aux Assises de Brume ?", None),
        ("Qui a parlé aux Assises de la rivière ?", None),
    ],
)
def test_an_event_of_another_name_is_unknown(
    assises: Chatbot, documents: tuple[Proceedings, ...], question: str, expected: str | None
) -> None:
    """A title or a town of these events is theirs."""
    assert reason(ask(assises, documents, question)) == expected


def test_somebody_of_another_edition_is_not_of_this_one(
    assises: Chatbot, documents: tuple[Proceedings, ...]
) -> None:
    """Tom Val came in 2022 only."""
    assert reason(ask(assises, documents, "Que dit Tom Val à la 3e édition ?")) == "unknown_speaker"


def test_a_follow_up_may_go_to_another_event(assises: Chatbot, documents: tuple[Proceedings, ...]) -> None:
    """The same question, asked of the other edition; the next one stays there."""
    first = "Qui est intervenu à la table ronde 2 des 3es Assises ?"

    assert speakers(ask(assises, documents, "Et aux 4es Assises ?", first)) == ["Éva Pré"]
    assert speakers(ask(assises, documents, "Et à la 1 ?", first, "Et aux 4es Assises ?")) == [
        "Tom Val",
        "Ada Roc",
    ]


@pytest.mark.parametrize(
    ("earlier", "question", "names"),
    [
        ("Qui parle de digue aux 3es Assises ?", "Et de plastique ?", ["Ada Roc"]),
        ("Combien de tables rondes à la 4e édition ?", "Qui y a parlé ?", ["Tom Val", "Ada Roc", "Éva Pré"]),
        ("Quel est le programme de la 4e édition ?", "Et la table ronde 2 ?", ["Éva Pré"]),
        ("Qui a ouvert les 3es Assises ?", "Et la table ronde 2 ?", ["Lou Verne", "Zoé Lac"]),
        ("Qui est intervenu à l'ouverture ?", "Et à la table ronde 1 ?", ["Ada Roc"]),
        ("Qui a parlé en premier aux 3es Assises ?", "Et en dernier ?", ["Zoé Lac"]),
    ],
)
def test_a_follow_up_stays_at_the_event_asked_about(
    assises: Chatbot, documents: tuple[Proceedings, ...], earlier: str, question: str, names: list[str]
) -> None:
    """Nobody of the other one is cited, as after a part that only one of them has."""
    reply = ask(assises, documents, question, earlier)

    assert [name for name in speakers(reply) if name] == names
    assert len(editions(reply)) == 1


@pytest.mark.parametrize(
    ("question", "told", "other"), [("Où ?", "Rosée", "Brume"), ("Et quand ?", "2022", "2021")]
)
@pytest.mark.parametrize("earlier", ["Combien de tables rondes à la 4e édition ?", "Que dit Tom Val ?"])
def test_where_and_when_are_told_of_the_event_before(
    assises: Chatbot,
    documents: tuple[Proceedings, ...],
    question: str,
    earlier: str,
    told: str,
    other: str,
) -> None:
    """That of the person asked about, too, who came to one of them."""
    text = ask(assises, documents, question, earlier)["text"]

    assert told in text or "table ronde 1" in text  # « où ? » after somebody: in which part
    assert other not in text


def test_what_is_not_found_at_one_event_is_said_of_it(
    assises: Chatbot, documents: tuple[Proceedings, ...]
) -> None:
    """« je n'ai rien trouvé dans ces actes » would be wrong: the other event has it."""
    digue = "Qui parle de digue aux 3es Assises ?"
    asked = (
        ("Et de truites ?", (digue,)),
        ("Qui d'autre ?", (digue,)),
        ("Que dit Tom Val à la 3e édition ?", ()),
        ("Que dit-elle de la passe à poissons ?", ("Qui parle de plastique ?",)),
    )
    for question, earlier in asked:
        reply = ask(assises, documents, question, *earlier)
        assert reply["kind"] == "abstention", question
        assert reply["text"].startswith(NAMES[0]), question


def test_the_part_after_the_last_is_of_no_other_event(tmp_path: Path) -> None:
    """Only the first event has a third round table; the next one is not the other event's first."""
    third = THIRD + "\n## Table ronde 3 — Conclure\n\n### Max Bec — meunier\n\nMax Bec conclut.\n"
    chatbot = make_chatbot(tmp_path / "index", make_forum(third, "a.md"), make_forum(FOURTH, "b.md"))
    last = Exchange("Qui est intervenu à la table ronde 3 ?")

    assert chatbot.answer("Et la suivante ?", [last]).abstention
    before = chatbot.answer("Et la précédente ?", [last, Exchange("Et la suivante ?")])
    assert [one.speaker.name for one in before.citations if one.speaker] == ["Lou Verne", "Zoé Lac"]


def test_what_holds_of_both_before_holds_of_both_after(
    assises: Chatbot, documents: tuple[Proceedings, ...]
) -> None:
    """« la précédente » of two second round tables is the first of each."""
    reply = ask(assises, documents, "Et la précédente ?", "Qui est intervenu à la table ronde 2 ?")

    assert [c["speaker"]["name"] for c in reply["citations"]] == ["Ada Roc", "Tom Val", "Ada Roc"]
    assert editions(reply) == ["3e édition", "4e édition"]


@pytest.mark.parametrize(
    ("earlier", "names"),
    [
        (("Qui a parlé en premier aux 3es Assises ?", "Et en dernier ?"), ["Éva Pré"]),
        (("Qui parle de digue aux 3es Assises ?", "Qui d'autre ?"), ["Éva Pré"]),
        (("Que dit Ada Roc à la 3e édition ?", "Où ?"), ["Ada Roc"]),
        (("Que dit Lou Verne à la 3e édition ?", "Pourquoi ?"), []),
    ],
)
def test_a_follow_up_of_a_follow_up_goes_to_another_event(
    assises: Chatbot, documents: tuple[Proceedings, ...], earlier: tuple[str, ...], names: list[str]
) -> None:
    """With the same people and parts there; somebody who was not there is unknown."""
    reply = ask(assises, documents, "Et aux 4es Assises ?", *earlier)

    assert speakers(reply) == names
    assert names or reason(reply) == "unknown_speaker"
    assert NAMES[0] not in reply["text"]


def test_a_part_of_the_other_event_alone_is_meant_all_the_same(
    assises: Chatbot, documents: tuple[Proceedings, ...]
) -> None:
    """Where no event was chosen; where one was, the part is unknown."""
    opening = "Et l'ouverture ?"
    asked = "Qui est intervenu à la table ronde 1 des 4es Assises ?"

    assert editions(ask(assises, documents, opening, "Qui est intervenu à la table ronde 1 ?")) == [
        "3e édition"
    ]
    assert reason(ask(assises, documents, opening, asked)) == "unknown_session"


def test_somebody_of_another_event_was_not_in_the_part_before(
    assises: Chatbot, documents: tuple[Proceedings, ...]
) -> None:
    """What they say at theirs is told under its name."""
    reply = ask(
        assises, documents, "Et Lou Verne ?", "Qui est intervenu à la table ronde 1 des 4es Assises ?"
    )

    assert speakers(reply) == ["Lou Verne"]
    assert NAMES[0] in reply["text"]


def test_an_office_that_each_event_has_is_told_of_each(
    assises: Chatbot, documents: tuple[Proceedings, ...]
) -> None:
    """Its town then chooses."""
    question = "Qui est le maire ?"

    assert speakers(ask(assises, documents, question)) == ["Lou Verne", "Éva Pré"]
    assert speakers(ask(assises, documents, "Et à Rosée ?", question)) == ["Éva Pré"]


def test_a_name_that_two_events_share_in_part_is_asked_back(tmp_path: Path) -> None:
    """The event of the one before does not choose, nor does a family name a letter away."""
    third = THIRD.replace("Lou Verne", "Lucien Faure")
    fourth = FOURTH.replace("Tom Val", "Lucien Favre")
    chatbot = make_chatbot(tmp_path / "index", make_forum(third, "a.md"), make_forum(fourth, "b.md"))
    zoe = Exchange("Que dit Zoé Lac ?")
    which = chatbot.answer("Et Lucien ?", [zoe])

    assert which.abstention
    assert which.abstention.reason == "ambiguous"
    for question, earlier in (
        ("Favre", [zoe, Exchange("Et Lucien ?")]),
        ("Et l'autre Lucien ?", [Exchange("Que dit Lucien Faure ?")]),
        ("Et Lucien Favre ?", [Exchange("Que dit Lucien Faure ?")]),
    ):
        reply = chatbot.answer(question, earlier)
        assert {one.speaker.name for one in reply.citations if one.speaker} == {"Lucien Favre"}


def test_of_many_events_the_program_asks_which(tmp_path: Path) -> None:
    """Four sittings have a second item: none is chosen, each is named."""
    sittings = [
        make_forum(
            f"---\ntitle: Conseil de Brume\nid: conseil-{day}\ndate: {day} mars 2021\n---\n\n"
            "## Table ronde 1 — l'eau\n\n### Ada Roc — éclusière\n\nAda Roc attend.\n",
            f"{day}.md",
        )
        for day in (1, 8, 15, 22)
    ]
    chatbot = make_chatbot(tmp_path / "index", *sittings)
    reply = chatbot.answer("Qui est intervenu à la table ronde 1 ?")

    assert reply.abstention
    assert reply.abstention.reason == "ambiguous"
    assert all(f"{day} mars 2021" in reply.text for day in (1, 8, 15, 22))
    assert chatbot.answer("Qui est intervenu à la table ronde 1 le 15 mars ?").kind == "answer"


def test_one_event_is_not_named(tmp_path: Path) -> None:
    """There is nothing to choose."""
    text = make_chatbot(tmp_path / "index", make_forum(THIRD)).answer("Que dit Ada Roc ?").text

    assert "Assises" not in text


def test_a_title_chooses_between_different_events(tmp_path: Path) -> None:
    """By its noun alone, where only one has it."""
    fair = make_forum(FOURTH.replace("Assises de la rivière", "Forum du poisson"), "forum.md")
    chatbot = make_chatbot(tmp_path / "index", make_forum(THIRD, "assises.md"), fair)

    for question in ("Qui a parlé au forum ?", "Qui a parlé au Forum du poisson ?"):
        assert {citation.proceedings.title for citation in chatbot.answer(question).citations} == {
            "Forum du poisson"
        }


ANNOUNCING = """---
title: Forum du granite
edition: 4e édition
---

## Table ronde 1 — la poussière

### Ida Sol — maire, Ville de Granite

Ida Sol accueille les carriers. Ida Sol annonce que la cinquième édition aura lieu à Schiste, en mai 2027.

### Max Ponce — gérant, Ponce et Fils

Max Ponce vend des masques.
"""


@pytest.mark.parametrize(
    "question",
    [
        "Où se tiendra la prochaine édition ?",
        "La cinquième édition, c'est quand ?",
        "prochaine edition ou",
        "Que dit Ida Sol de la prochaine édition ?",
    ],
)
def test_the_edition_to_come_is_told_where_it_is_announced(tmp_path: Path, question: str) -> None:
    """By the sentence that announces it, under the name of whoever says it."""
    reply = make_chatbot(tmp_path / "index", make_forum(ANNOUNCING)).answer(question).to_json()

    assert "aura lieu à Schiste" in reply["text"]
    assert "accueille" not in reply["text"]
    assert speakers(reply) == ["Ida Sol"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (ANNOUNCING, "Où se tiendra la 7e édition ?"),
        (ANNOUNCING, "Où s'est tenue l'édition précédente ?"),
        (ANNOUNCING, "Que dit Max Ponce de la prochaine édition ?"),
        (ANNOUNCING.replace("cinquième", "sixième"), "Où se tiendra la prochaine édition ?"),
    ],
)
def test_another_edition_stays_unknown(tmp_path: Path, text: str, question: str) -> None:
    """Also the next one, where nothing is printed of it."""
    reply = make_chatbot(tmp_path / "index", make_forum(text)).answer(question).to_json()

    assert reason(reply) == "unknown_session"


def under_wrong_heading(reply: Reply) -> list[int]:
    """Numbers of the citations that stand under the name of another event, or of none."""
    parts = re.split("(" + "|".join(map(re.escape, NAMES)) + ")", reply["text"])
    stands = {"3e édition": "".join(parts[i + 1] for i, p in enumerate(parts) if p == NAMES[0])}
    stands["4e édition"] = "".join(parts[i + 1] for i, p in enumerate(parts) if p == NAMES[1])
    return [
        citation["number"]
        for citation in reply["citations"]
        for edition, text in stands.items()
        if (f"[{citation['number']}]" in text) != (edition == citation["proceedings"]["edition"])
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Qui parle de digue ? Qui parle de truites ? Qui parle de digue de terre ?",
        "Qui a parlé à la table ronde 1 et qui a parlé à la table ronde 2 ?",
        "Que dit Ada Roc et qui est Ada Roc ?",
        "Ada Roc et Tom Val étaient-ils à la même table ronde ?",
        "Lou Verne et Tom Val étaient-ils à la même table ronde ?",
    ],
)
def test_nothing_of_one_event_stands_under_another(
    assises: Chatbot, documents: tuple[Proceedings, ...], question: str
) -> None:
    """Also where a question has several parts, or a person came to both."""
    assert under_wrong_heading(ask(assises, documents, question)) == []


def test_people_are_together_at_the_event_where_both_were(
    assises: Chatbot, documents: tuple[Proceedings, ...]
) -> None:
    """Though one of them was somewhere else at another event."""
    reply = ask(assises, documents, "Ada Roc et Tom Val étaient-ils à la même table ronde ?")

    assert reply["text"].count("Oui") == 1
    assert editions(reply) == ["4e édition"]


def test_somebody_of_two_events_is_told_of_each(tmp_path: Path) -> None:
    """One person talks of it, with the words of each event, in whatever case the name is printed."""
    again = THIRD
    for old, new in (("3e", "4e"), ("2021", "2022"), ("12 tonnes", "15 tonnes"), ("# Ada Roc", "# Ada ROC")):
        again = again.replace(old, new)
    documents = make_forum(THIRD, "assises-3.md"), make_forum(again, "assises-4.md")
    chatbot = make_chatbot(tmp_path / "index", *documents)
    told = ask(chatbot, documents, "Qui parle de plastique ?")

    assert "12 tonnes" in told["text"]
    assert "15 tonnes" in told["text"]
    assert told["text"].count("parle") == 1
    assert editions(ask(chatbot, documents, "Qui est Ada Roc ?")) == ["3e édition", "4e édition"]


def test_somebody_who_was_at_another_event_is_not_said_to_be_unknown(
    assises: Chatbot, documents: tuple[Proceedings, ...]
) -> None:
    """The reply says at which event they are."""
    reply = ask(assises, documents, "Tom Val est-il intervenu aux 3es Assises ?")
    unknown = ask(assises, documents, "Paul Gris est-il intervenu aux 3es Assises ?")

    assert reason(reply) == reason(unknown) == "unknown_speaker"
    assert "« Tom Val » n'est pas parmi les intervenants de cet événement" in reply["text"]
    assert "**Tom Val**, pêcheur — Assises de la rivière, 4e édition" in reply["text"]
    assert "je ne trouve personne" in unknown["text"]
