"""Whom a question means: never a wrong person; two people are asked back, nobody is said to be unknown."""

import re
from pathlib import Path

import pytest

from chatbot.offices import gender_of
from chatbot.question import Asked, Understanding
from ingest.model import Proceedings
from tests.chatbot.conftest import Ask, make_chatbot, make_forum, reason, speakers


def people(asked: Asked) -> list[str]:
    """The names asked about."""
    return [voice.name for voice in asked.voices]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit Claire Vasseur ?", "Claire Vasseur"),
        ("que dit claire vasseur ?", "Claire Vasseur"),
        ("QUE DIT CLAIRE VASSEUR ?", "Claire Vasseur"),
        ("Que dit Vasseur ?", "Claire Vasseur"),
        ("Que dit Mme Vasseur ?", "Claire Vasseur"),
        ("Que dit madame Vasseur ?", "Claire Vasseur"),
        ("Que dit M. Plaisir ?", "Marc Plaisir"),
        ("Que dit M.Plaisir ?", "Marc Plaisir"),
        ("Que dit Mme Durant ?", "Claire Durant"),
        ("Que dit Vasseur Claire ?", "Claire Vasseur"),
        ("Que dit Bruno ?", "Bruno Okafor"),
        ("Selon Okafor, que faut-il faire ?", "Bruno Okafor"),
        ("Que dit Hélène Saint-Clair ?", "Hélène Saint-Clair"),
        ("Que dit helene saint clair ?", "Hélène Saint-Clair"),
        ("Que dit HélèneSaintClair ?", "Hélène Saint-Clair"),
        ("Que dit Hélène SaintClair ?", "Hélène Saint-Clair"),
        ("Que dit Mme d'Albret ?", "Thérèse d'Albret"),
        ("Que dit Thérèse d’Albret ?", "Thérèse d'Albret"),
        ("Que dit Mme Albret ?", "Thérèse d'Albret"),
        ("Que dit Hugo Le Goff ?", "Hugo Le Goff"),
        ("Que dit Hugo LeGoff ?", "Hugo Le Goff"),
        ("Que dit M. Le Goff ?", "Hugo Le Goff"),
        ("What does Claire Vasseur say?", "Claire Vasseur"),
    ],
)
def test_a_name_is_found_however_it_is_written(
    understanding: Understanding, question: str, name: str
) -> None:
    """Case, accents, title, order, apostrophes, joined or split."""
    assert people(understanding.understand(question)) == [name]


@pytest.mark.parametrize(
    "question",
    [
        "Que dit Bruno durant le coin des apprentis ?",
        "Que dit Bruno sur la première nappe ?",
        "Que dit Bruno Sur la première nappe ?",
        "QUE DIT BRUNO SUR LA NAPPE ?",
        "Que Dit Bruno De La Nappe ?",
        "Que dit Bruno O. de la nappe ?",
        "What Does Bruno Say About Wool?",
    ],
)
def test_a_first_name_is_enough_before_grammatical_words(understanding: Understanding, question: str) -> None:
    """A preposition with its noun is no family name; in capitals throughout, a capital tells nothing."""
    assert people(understanding.understand(question)) == ["Bruno Okafor"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Durant et Okafor étaient-ils ensemble ?", ["Claire Durant", "Bruno Okafor"]),
        ("Durant est-elle maire ?", ["Claire Durant"]),
        ("Durant la visite, que dit Okafor ?", ["Bruno Okafor"]),
        ("Durant quelle partie parle Okafor ?", ["Bruno Okafor"]),
    ],
)
def test_a_preposition_opens_a_question_as_a_name(
    understanding: Understanding, question: str, names: list[str]
) -> None:
    """Before a verb or another name it governs nothing."""
    assert people(understanding.understand(question)) == names


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit Bruno Okaffor ?", "Bruno Okafor"),
        ("Que dit Claire Vaseur ?", "Claire Vasseur"),
        ("Que dit Mme Vassuer ?", "Claire Vasseur"),
        ("Que dit Claire Durand ?", "Claire Durant"),
        ("Que dit Helene Saint-Claire ?", "Hélène Saint-Clair"),
        ("Que dit Jullie Lemoine ?", "Julie Lemoine"),
        ("Que dit Paul Lemoinne ?", "Paul Lemoine"),
        ("Que dit Thérèse Dalbret ?", "Thérèse d'Albret"),
    ],
)
def test_a_typo_in_a_name_is_forgiven(understanding: Understanding, question: str, name: str) -> None:
    """As long as nobody else is as near."""
    assert people(understanding.understand(question)) == [name]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Où est né Hugo Le Goff ?", "né"),
        ("Hugo Le Goff né où ?", "né"),
        ("Que dit Hugo Le Goff à Léa ?", "Léa"),
        ("Who is Hugo Le Goff?", ""),
    ],
)
def test_a_name_takes_no_word_beside_it(understanding: Understanding, question: str, topic: str) -> None:
    """« né Hugo Le Goff » is two letters away from the name; the name within is none away."""
    asked = understanding.understand(question)

    assert people(asked) == ["Hugo Le Goff"]
    assert asked.topic == topic


@pytest.mark.parametrize(
    "question",
    [
        "Que dit Jean Durant des lavoirs ?",
        "Que dit Sophie Vasseur ?",
        "Que dit Albert Lemoine ?",
        "Que pense Nadia Okafor ?",
        "Que dit Claire Lemoine ?",
        "Que dit Paul Vasseur des machines ?",
        "Que dit P. Vasseur ?",
        "Que dit Bruno Durant ?",  # « durant » is a preposition too
        "Que dit Bruno Durant des nappes ?",
        "Dans quelle table ronde Bruno Durant est-il intervenu ?",
        "QUE DIT BRUNO DURANT ?",
        "que dit bruno durant ?",
        "que dit bruno vasseur ?",
        "que dit bruno dupont ?",
        "Que dit Hugo Sans ?",
        "Qui est Hugo Pendant ?",
        "Que dit Hugo Dit ?",
        "Que dit Hugo De Brissac ?",
        "Que dit Hugo B. ?",
        "Que dit Hugo D. de la région ?",
        "Que dit Hugo M. ?",
    ],
)
def test_another_first_name_is_somebody_else(ask: Ask, question: str) -> None:
    """A family name that is here does not make the person, and neither do two halves of two people."""
    reply = ask(question)

    assert reason(reply) == "unknown_speaker"


@pytest.mark.parametrize(
    "question",
    [
        "Que dit Ambroise Quillot ?",
        "Que pense M. Zygmunt de la laine ?",
        "Que dit la ministre ?",
        "Qui est Ambroise Quillot ?",
    ],
)
def test_nobody_of_that_name_is_said(ask: Ask, question: str) -> None:
    """An unknown name or office is never replaced by somebody who is here."""
    assert reason(ask(question)) == "unknown_speaker"


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Que dit Claire ?", "Claire Durant", "Claire Vasseur"),
        ("Que dit Lemoine ?", "Paul Lemoine", "Julie Lemoine"),
        ("Que dit Lemoine des toisons ?", "Paul Lemoine", "Julie Lemoine"),
    ],
)
def test_between_two_people_the_program_asks(ask: Ask, question: str, first: str, second: str) -> None:
    """Both are named, neither is cited, and each is suggested."""
    reply = ask(question)

    assert reason(reply) == "ambiguous"
    assert f"**{first}**" in reply["text"]
    assert f"**{second}**" in reply["text"]
    assert f"Que dit {first} ?" in reply["suggestions"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit la styliste ?", "Julie Lemoine"),
        ("Que dit l'éleveur ?", "Paul Lemoine"),
        ("Que dit le chercheur de l'Institut des Fibres ?", "Hélène Saint-Clair"),
        ("Que dit la chercheuse ?", "Hélène Saint-Clair"),
        ("Que dit l'ingénieur de la Filature du Pont ?", "Claire Vasseur"),
        ("Que dit le directeur technique ?", "Marc Plaisir"),
        ("Que dit l'adjointe au maire ?", "Thérèse d'Albret"),
        ("Que dit l'adjoint au maire de Valbrebis ?", "Thérèse d'Albret"),
        ("Que dit le conseiller régional ?", "Hugo Le Goff"),
        ("Que dit la Filature du Pont ?", "Claire Vasseur"),
        ("Que dit le représentant de la région des Plateaux ?", "Hugo Le Goff"),
    ],
)
def test_people_are_found_by_role_and_organisation(
    understanding: Understanding, question: str, name: str
) -> None:
    """A masculine may be meant for anybody; a word for both is no gender."""
    assert people(understanding.understand(question)) == [name]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit l'éleveuse ?", "Paul Lemoine"),
        ("Que dit la conseillère régionale ?", "Hugo Le Goff"),
        ("La directrice technique a-t-elle parlé de l'eau ?", "Marc Plaisir"),
    ],
)
def test_an_office_printed_of_the_other_gender_is_asked_back(ask: Ask, question: str, name: str) -> None:
    """« la directrice » is not taken for the « directeur » without a word."""
    reply = ask(question)

    assert reason(reply) == "ambiguous"
    assert f"**{name}**" in reply["text"]
    assert f"Que dit {name} ?" in reply["suggestions"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit le chercheur de l'Institut des Fibres ?", "Hélène Saint-Clair"),
        ("Qui est la directrice technique ?", "Marc Plaisir"),
    ],
)
def test_an_office_in_its_printed_form_is_announced(ask: Ask, question: str, name: str) -> None:
    """A masculine may stand for both, and « qui est » asks for what is printed: the reply says how it is."""
    reply = ask(question)

    assert set(speakers(reply)) == {name}
    assert "n'est pas imprimée sous cette forme" in reply["text"].splitlines()[0]


def test_of_both_genders_the_one_that_is_written_is_meant() -> None:
    """A directrice and a directeur are two people."""
    understanding = Understanding(
        [
            make_forum(
                "---\ntitle: Essai\n---\n\n## Table ronde 1 — l'eau\n\n"
                "### Ada Roc — directrice, port de Brume\n\nAda Roc attend.\n\n"
                "### Lou Verne — directeur, port de Rosée\n\nLou Verne espère.\n\n"
                "### Zoé Lac — maire, ville de Brume\n\nZoé Lac doute.\n"
            )
        ]
    )

    assert people(understanding.understand("Que dit la directrice ?")) == ["Ada Roc"]
    assert people(understanding.understand("Que dit le directeur ?")) == ["Lou Verne"]
    assert people(understanding.understand("Quelles directrices sont intervenues ?")) == ["Ada Roc"]
    assert len(understanding.understand("Quels directeurs sont intervenus ?").voices) == 2
    for article in ("le", "la"):
        assert people(understanding.understand(f"Que dit {article} maire de Brume ?")) == ["Zoé Lac"]


@pytest.mark.parametrize(
    ("office", "gender"),
    [
        ("directrice", "f"),
        ("conseillere", "f"),
        ("adjointe", "f"),
        ("deputee", "f"),
        ("vicepresidente", "f"),
        ("directeur", "m"),
        ("conseiller", "m"),
        ("president", "m"),
        ("delegue", "m"),
        ("maire", ""),
        ("juriste", ""),
        ("ministre", ""),
        ("secretaire", ""),
        ("ingenieur", ""),
        ("elus", ""),
        ("directrices", "f"),
        ("directeurs", ""),
        ("manager", ""),
    ],
)
def test_an_office_tells_a_gender_or_none(office: str, gender: str) -> None:
    """By its ending; a plural of men or of both and a form of both tell none."""
    assert gender_of(office) == gender


@pytest.mark.parametrize(
    "question",
    [
        "Qui était présent ?",
        "Qui était présent à la table ronde 1 ?",
    ],
)
def test_a_dictionary_word_misspells_no_role(question: str) -> None:
    """« présent » is two letters from « président »."""
    understanding = Understanding(
        [
            make_forum(
                "---\ntitle: Essai\n---\n\n## Table ronde 1 — l'eau\n\n### Ada Roc — éclusière\n\n"
                "Ada Roc attend.\n\n### Lou Verne — président\n\nLou Verne espère.\n"
            )
        ]
    )

    assert people(understanding.understand(question)) == []


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Vasseur / Okafor : que disent-ils des lavoirs ?", ["Claire Vasseur", "Bruno Okafor"]),
        ("Okafor, Durant et Vasseur : qui sont-ils ?", ["Bruno Okafor", "Claire Durant", "Claire Vasseur"]),
        ("Que dit H. Le Goff ?", ["Hugo Le Goff"]),
        ("Intervention de la dame de la Filature du Pont", ["Claire Vasseur"]),
        ("Le maire de Valbrebis, il a dit quoi ?", ["Claire Durant"]),
        ("Quel bilan la Bergerie du Mont a-t-elle présenté ?", ["Paul Lemoine"]),
    ],
)
def test_people_are_found_wherever_they_stand(
    understanding: Understanding, question: str, names: list[str]
) -> None:
    """In a list with signs between the names, after an initial, before « a-t-elle présenté »."""
    assert people(understanding.understand(question)) == names


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Claire Durant, de la ville de Valbrebis, que dit-elle ?", ""),
        ("Marc Plaisir (Lavoirs Réunis) : que dit-il des filatures ?", "filatures"),
        ("Que dit Paul Lemoine sur scène ?", ""),
        ("Qui s'est penché sur le mérinos ?", "mérinos"),
    ],
)
def test_words_that_only_tell_who_or_where_are_no_topic(
    understanding: Understanding, question: str, topic: str
) -> None:
    """An apposition, the stage, the verb of the question."""
    assert understanding.understand(question).topic == topic


@pytest.mark.parametrize(
    "question",
    [
        "Ambroise Quillot était-il là ?",
        "Où est intervenu Ambroise Quillot ?",
        "Ambroise Quillot, c'est qui ?",
        "Dans quelle table ronde était Ambroise Quillot ?",
        "Claire Durant et Ambroise Quillot étaient-ils ensemble ?",
    ],
)
def test_somebody_unknown_is_recognised_as_a_person(ask: Ask, question: str) -> None:
    """Where presence is in question, two capitalised words that are printed nowhere are a name."""
    reply = ask(question)

    assert reason(reply) == "unknown_speaker"
    assert "Ambroise Quillot" in reply["text"]


def test_an_unknown_person_beside_a_known_one_is_said(ask: Ask) -> None:
    """The known one's words are given, and the reply says whom it leaves out."""
    reply = ask("Que disent Claire Durant et Ambroise Quillot des lavoirs ?")

    assert speakers(reply) == ["Claire Durant"]
    assert "Ambroise Quillot" in reply["text"].splitlines()[0]


@pytest.mark.parametrize(
    "question",
    [
        "Que dit le maire ?",
        "Que dit la maire ?",
    ],
)
def test_an_office_is_no_misspelt_surname(ask: Ask, question: str) -> None:
    """« le maire » is near « Lemoine », and is no name."""
    named = ask(question)["text"]

    assert "Lemoine" not in named


def test_a_mayor_is_found_by_their_town(ask: Ask) -> None:
    """The mayor's deputy is not the mayor; asking back is allowed, the deputy alone is not."""
    reply = ask("Que dit la maire de Valbrebis ?")

    assert reason(reply) == "ambiguous" or speakers(reply) == ["Claire Durant"]


def test_an_organisation_speaks(ask: Ask) -> None:
    """It has statements and no person."""
    reply = ask("Que dit le Syndicat des Tondeurs ?")

    assert speakers(reply) == ["Syndicat des Tondeurs"]
    assert [citation["speaker"]["id"] for citation in reply["citations"]] == [None]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Quels élus sont intervenus ?", {"Claire Durant", "Thérèse d'Albret", "Hugo Le Goff"}),
        ("Qui est le conseiller régional ?", {"Hugo Le Goff"}),
        ("Qui représente Lavoirs Réunis ?", {"Marc Plaisir"}),
        ("Qui représente la ville de Valbrebis ?", {"Claire Durant", "Thérèse d'Albret"}),
    ],
)
def test_offices_and_members_are_complete(ask: Ask, question: str, names: set[str]) -> None:
    """Everybody of whom it is printed, nobody else."""
    assert set(speakers(ask(question))) == names


def test_an_elected_office_inside_a_role_elects_nobody(ask: Ask) -> None:
    """« directeur de cabinet du maire » holds no election."""
    understanding = Understanding(
        [
            make_forum(
                "---\ntitle: Essai\n---\n\n## Table ronde 1 — l'eau\n\n"
                "### Ada Roc — directrice de cabinet du maire, ville de Brume\n\nAda Roc attend.\n\n"
                "### Lou Verne — maire, ville de Brume\n\nLou Verne espère.\n"
            )
        ]
    )

    assert people(understanding.understand("Quels élus sont intervenus ?")) == ["Lou Verne"]


@pytest.mark.parametrize(
    "question",
    [
        "Qui a parlé durant la visite ?",
        "Qu'a-t-on dit durant le forum ?",
        "Quel plaisir de filer la laine ?",
        "Est-ce un plaisir de tondre ?",
        "Une eau claire sort-elle du lavoir ?",
        "La situation est-elle claire ?",
    ],
)
def test_a_common_word_in_lower_case_is_no_surname(understanding: Understanding, question: str) -> None:
    """« durant », « plaisir », « claire » are words first."""
    asked = understanding.understand(question)

    assert people(asked) == []
    assert asked.candidates == ()


def test_no_printed_common_word_is_a_misspelt_name(understanding: Understanding, forum: Proceedings) -> None:
    """After « Qui a évoqué » comes a topic: the one who speaks is asked for."""
    printed = {word for s in forum.statements for word in re.findall(r"\b[a-zà-ÿ]{4,}\b", s.text)}
    roles = " ".join(f"{s.role} {s.organisation}" for s in forum.statements).lower()
    topics = sorted(
        word for word in printed if word.rstrip("s") not in roles and word not in {"élus", "tondeurs"}
    )
    asked = {word: understanding.understand(f"Qui a évoqué le {word} ?") for word in topics}

    assert {word: people(one) for word, one in asked.items() if one.voices or one.candidates} == {}


def test_a_common_word_as_a_surname_is_found_where_a_speaker_is_named(understanding: Understanding) -> None:
    """After a title or a verb of speech it is the person."""
    assert people(understanding.understand("que dit mme durant ?")) == ["Claire Durant"]
    assert people(understanding.understand("Que dit monsieur plaisir ?")) == ["Marc Plaisir"]


def test_two_people_may_be_asked_about_together(understanding: Understanding) -> None:
    """Full names decide between namesakes."""
    asked = understanding.understand("Que disent Paul Lemoine et Julie Lemoine ?")

    assert people(asked) == ["Paul Lemoine", "Julie Lemoine"]


def test_somebody_without_a_statement_is_known(ask: Ask) -> None:
    """They are in the proceedings; nothing of what they said is."""
    silent = ask("Que dit Odile Ferrand ?")

    assert reason(silent) == "speaker_silent_on_this"
    assert "**Odile Ferrand**" in silent["text"]
    assert silent["abstention"]["nearest"] == []


@pytest.mark.parametrize("name", ["Claire Dupond", "Paula Lemoine", "Hugo Le Gall", "Bruno Oksana"])
def test_another_real_name_is_somebody_else(ask: Ask, name: str) -> None:
    """Each word of a name has its own limit of typos, and a given name of the other gender is another."""
    assert ask(f"Que dit {name} ?")["kind"] == "abstention"


OFFICES = """---
title: Journée des dunes
---

## Table ronde 1 — le sable

### Ida Sol — directrice des systèmes d'information, Ville de Granite

Ida Sol compte les grains.

### Max Ponce — DRH, Ville de Granite

Max Ponce recrute des râteleurs.

### Eva Tuf — maire, Ville de Schiste

Eva Tuf cherche un notaire et un DSI pour acheter une dune.
"""


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que dit la DSI de Granite ?", "Ida Sol"),
        ("Qui est le directeur des ressources humaines de Granite ?", "Max Ponce"),
        ("Qui est DSI ?", "Ida Sol"),
    ],
)
def test_an_office_is_known_in_short_and_in_full(question: str, name: str) -> None:
    """« DSI » for « directrice des systèmes d'information », and the reverse."""
    assert people(Understanding([make_forum(OFFICES)]).understand(question)) == [name]


@pytest.mark.parametrize(
    "question",
    [
        "Le DSI de Schiste, qu'a-t-il dit ?",
        "La notaire de Granite a dit quoi ?",
        "Qui est le DPO de Granite ?",
    ],
)
def test_an_office_that_nobody_here_holds_is_somebody_unknown(tmp_path: Path, question: str) -> None:
    """Not a topic that others speak of, nor another office of the same body."""
    reply = make_chatbot(tmp_path / "index", make_forum(OFFICES)).answer(question).to_json()

    assert reason(reply) == "unknown_speaker"


def test_names_of_a_list_are_those_of_several_people(ask: Ask) -> None:
    """A comma stands between them; no long unknown name comes out of it."""
    reply = ask("Que disent Marc Plaisir, Paul Lemoine et Claire Vasseur ?")

    assert speakers(reply) == ["Marc Plaisir", "Paul Lemoine", "Claire Vasseur"]


@pytest.mark.parametrize("question", ["Que dit C. Okafor ?", "Que dit D. Vasseur ?", "Selon L. Plaisir ?"])
def test_another_initial_is_somebody_else(ask: Ask, question: str) -> None:
    """A letter that is printed elsewhere, as that of « d'un », is still no first name of theirs."""
    reply = ask(question)

    assert reason(reply) == "unknown_speaker"
    assert question.removeprefix("Que dit ").removeprefix("Selon ").removesuffix(" ?") in reply["text"]


@pytest.mark.parametrize("question", ["Que dit le conseil régional ?", "Que dit le conseil ?"])
def test_a_council_is_no_councillor(understanding: Understanding, question: str) -> None:
    """« conseil » and « conseiller » have one stem; one is a body, the other somebody of it."""
    assert people(understanding.understand(question)) == []


def test_a_councillor_is_found_in_any_number(understanding: Understanding) -> None:
    """The office stays its own word."""
    assert people(understanding.understand("Que dit le conseiller régional ?")) == ["Hugo Le Goff"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Compare Okafor et Plaisir", ["Bruno Okafor", "Marc Plaisir"]),
        ("Opposez Vasseur et Okafor sur la laine", ["Claire Vasseur", "Bruno Okafor"]),
        ("Confronte Okafor et Plaisir", ["Bruno Okafor", "Marc Plaisir"]),
        ("Concernant Okafor, que dit-il de la nappe ?", ["Bruno Okafor"]),
        ("Super ! Que dit Okafor ?", ["Bruno Okafor"]),
    ],
)
def test_a_first_word_has_a_capital_by_its_place(
    understanding: Understanding, question: str, names: list[str]
) -> None:
    """A verb that opens a question is no first name of somebody else."""
    asked = understanding.understand(question)

    assert people(asked) == names
    assert "super" not in asked.topic


@pytest.mark.parametrize("question", ["Marie Okafor était-elle là ?", "Aimée Okafor était-elle là ?"])
def test_a_given_name_like_a_verb_is_a_name(understanding: Understanding, question: str) -> None:
    """« Marie » is a form of « marier » too."""
    asked = understanding.understand(question)

    assert people(asked) == []
    assert asked.unknown_speaker


@pytest.mark.parametrize(
    ("question", "name", "topic"),
    [
        ("Que dit la maire des lavoirs ?", "Claire Durant", "lavoirs"),
        ("Que dit la chercheuse du diamètre des fibres ?", None, ""),  # « fibres » is printed of her body
        ("Que dit la chercheuse du diamètre ?", "Hélène Saint-Clair", "diamètre"),
        ("Que dit l'ingénieure des machines ?", "Claire Vasseur", "machines"),
        ("Que dit l'éleveur de la tonte ?", "Paul Lemoine", "tonte"),
        ("Que dit la Filature du Pont des Mérinos ?", "Claire Vasseur", "Mérinos"),
    ],
)
def test_what_somebody_talks_of_is_no_part_of_their_office(
    understanding: Understanding, question: str, name: str | None, topic: str
) -> None:
    """« que dit X de Y » with what the holder of X says of Y."""
    asked = understanding.understand(question)

    assert people(asked) == ([name] if name else [])
    assert asked.topic == topic


@pytest.mark.parametrize(
    "question",
    [
        "Que dit la maire de Montarzac ?",
        "Que dit l'ingénieure des teintures ?",  # nobody of that office talks of it
        "Que dit la chercheuse de la qualité ?",
        "Que dit l'adjointe à la culture ?",
        "Que dit la région de Bretagne ?",
    ],
)
def test_another_office_or_place_stays_unknown(understanding: Understanding, question: str) -> None:
    """Nobody is given the words of who holds another office of that noun."""
    assert people(understanding.understand(question)) == []


def test_an_unknown_full_name_ends_before_its_topic(understanding: Understanding) -> None:
    """« de Z » after a first and a family name is what they are asked about."""
    asked = understanding.understand("Que dit Jean Durant de Valbrebis ?")

    assert (asked.unknown_speaker, people(asked)) == ("Jean Durant", [])
