"""How much of what a question is about statements say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chatbot.answers import Answers
from chatbot.evidence import Concept, Evidence, lead_ins
from chatbot.terms import terms_of
from ingest.model import Proceedings
from ingest.pipeline import parse_text
from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason, speakers

_FAIR = """---
title: Foire du bois
edition: 2e édition
date: 4 avril 2025
place: Sournac
---

## Table ronde 1 — Chauffer sans gaspiller

### Odile Marchand — maire — ville de Sournac

Odile Marchand explique que l'appel à projets chaleur du département a payé la chaufferie.

### Rémi Castel — régisseur — Régie du Bois

Rémi Castel mentionne 40 appels par jour et mène seulement deux projets depuis 2021.
"""
_MAGAZINE = """FOIRE DU BOIS
2e édition

### Table ronde 1

La première table ronde portait sur la chaleur.

**Odile Marchand**, maire de Sournac, est revenue sur les granulés : « Nous les stockons dans l'ancienne \
gare, et personne ne s'en plaint plus depuis deux hivers. »

**Rémi Castel**, régisseur de la Régie du Bois, a expliqué : « Le réseau a quinze kilomètres, et nous en \
posons deux de plus chaque année. »
"""
_BINS = """---
title: Foire du bois
---

## Table ronde 1 — Chauffer sans gaspiller

### Odile Marchand — maire — ville de Sournac

Odile Marchand explique que les corbeilles débordent.

### Rémi Castel — régisseur — Régie du Bois

Rémi Castel repeint le banc.
"""
Measure = Callable[[str], dict[str, float]]


@pytest.fixture
def said(tmp_path: Path) -> Measure:
    """What share of a topic each speaker of the fair says."""
    chatbot = make_chatbot(tmp_path / "index", make_forum(_FAIR))
    evidence = chatbot.answers.evidence
    return lambda written: {
        chunk.statement.speaker or "": evidence.share(evidence.topic(written), chunk.statement)
        for chunk in chatbot.index.chunks
    }


def test_a_phrase_is_said_as_a_whole(said: Measure) -> None:
    """Telephone calls and projects in one statement are no call for projects."""
    shares = said("appel à projets")

    assert shares["Odile Marchand"] == pytest.approx(1.0)
    assert 0.4 < shares["Rémi Castel"] < 0.7


@pytest.mark.parametrize(
    ("written", "share"),
    [("appels projts", 0.9), ("dessalement", 0.0), ("seulemant", 0.8), ("projet", 1.0), ("ment", 0.0)],
)
def test_a_word_of_the_dictionary_is_not_taken_for_another(said: Measure, written: str, share: float) -> None:
    """« dessalement » is two letters from « seulement » and another word; « seulemant » is a slip."""
    assert said(written)["Rémi Castel"] == pytest.approx(share, abs=0.06)


def test_a_year_that_is_not_said_has_no_answer(tmp_path: Path) -> None:
    """The statement has the topic, a number, and another year."""
    chatbot = make_chatbot(tmp_path / "index", make_forum(_FAIR))

    def kind(question: str) -> str:
        return chatbot.answer(question).kind

    assert kind("Combien de projets sont menés depuis 2021 ?") == "answer"
    assert kind("Combien de projets sont menés depuis 2019 ?") == "abstention"


def _magazine() -> Proceedings:
    return parse_text(_MAGAZINE, source_file="foire.txt", sha256="0" * 64)


def test_what_leads_in_to_a_quotation_says_what_it_is_about() -> None:
    """The writer's own clause, without the name and the office."""
    proceedings = _magazine()

    leads = {s.speaker: lead_ins(proceedings)[s.id] for s in proceedings.statements if s.speaker}

    assert "granulés" in leads["Odile Marchand"]
    assert not any(
        word in lead for lead in leads.values() for word in ("Marchand", "Castel", "maire", "Régie")
    )
    assert "granulés" not in leads["Rémi Castel"]


def test_a_lead_in_finds_the_quotation_and_is_not_cited(tmp_path: Path) -> None:
    """The quotation says « les », the clause before it says what."""
    reply = make_chatbot(tmp_path / "index", _magazine()).answer("Que dit Odile Marchand des granulés ?")

    assert [citation.quote[:19] for citation in reply.citations] == ["Nous les stockons d"]


@pytest.mark.parametrize(("near", "kind"), [(20.0, "answer"), (8.0, "abstention"), (2.0, "abstention")])
def test_a_statement_far_from_a_topic_does_not_answer_by_other_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, near: float, kind: str
) -> None:
    """« corbeilles » may be bins; where another statement is nearer in meaning, they are not."""
    chatbot = make_chatbot(tmp_path / "index", make_forum(_BINS))
    bins, bench = chatbot.answers.chunks
    monkeypatch.setattr(
        Answers, "_nearness", lambda *_: sorted([(near, bins), (16.0, bench)], key=lambda p: -p[0])
    )

    assert chatbot.answer("Qui parle de poubelles ?").kind == kind
    assert chatbot.answer("Qui parle de corbeilles ?").kind == "answer"  # as printed


def test_the_nearest_statements_are_the_nearest_in_meaning_first(ask: Ask) -> None:
    """Those of the person asked about are ranked by the topic, not by their place."""
    reply = ask("Que dit Claire Durant de la truite en rivière ?")

    assert reason(reply) == "speaker_silent_on_this"
    assert "rivière" in reply["abstention"]["nearest"][0]["quote"]


def test_an_unknown_thing_has_nothing_near(ask: Ask) -> None:
    """Nothing stands out, so nothing is offered."""
    reply = ask("Quel est le cours du zirconium ?")

    assert reason(reply) == "nothing_relevant"
    assert speakers(reply) == []
    assert reply["abstention"]["nearest"] == []


def test_evidence_knows_words_that_say_little(tmp_path: Path) -> None:
    """A question for « quels outils » is not one for the word."""
    evidence: Evidence = make_chatbot(tmp_path / "index", make_forum(_FAIR)).answers.evidence

    assert evidence.is_light("outils")
    assert not evidence.is_light("chaufferie")


def test_a_likeness_of_meaning_alone_is_no_answer(tmp_path: Path) -> None:
    """No word of the topic is said, one is only somewhat alike: nothing is shown for it."""
    chatbot = make_chatbot(tmp_path / "index", make_forum(_FAIR))
    evidence = chatbot.answers.evidence
    alike = (Concept(2.0, {"chauffer": 0.6}),)
    plain = (Concept(2.0, {"chauffer": 0.6}), Concept(0.5, {"depart": 1.0}))
    statement = next(c.statement for c in chatbot.index.chunks if c.statement.speaker == "Odile Marchand")

    assert evidence.clearest(alike, statement) == pytest.approx(0.6)
    assert evidence.clearest(plain, statement) == pytest.approx(1.0)
    assert evidence.share(alike, statement) == pytest.approx(0.6)


def test_words_that_share_a_short_stem_are_told_apart() -> None:
    """« communication » and « communes » are both stemmed to « commun » and say two things."""
    assert not set(terms_of("la communication")) & set(terms_of("« Les petites communes. »"))
    assert terms_of("communication") == terms_of("Communications.")
    assert set(terms_of("rénovation")) & set(terms_of("rénover"))
    assert set(terms_of("éducation")) & set(terms_of("un outil éducatif"))
    assert terms_of("urbanisation") == terms_of("l'urbanisation") == terms_of("(d’urbanisation)")
    assert "600000" in terms_of("plus de 600 000 fuites")
