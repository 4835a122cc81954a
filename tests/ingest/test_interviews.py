"""« Trois questions à X »: what stands under the questions is X's, and nothing else there is."""

import pytest

from ingest.model import Proceedings, SessionKind, StatementKind
from tests.ingest.test_adverts import FIRST, R, parse
from tests.ingest.test_properties import check_consistent, check_partition

NEXT = "### Table ronde 2\n\nLa vanne, encore.\n"
ASKED = "**Que retenez-vous de la vanne ?**"
SAID = "Que nos élus ne manquent pas d'idées mais de bras."
SECOND = "**Votre plus beau souvenir ?**\n\nLe lac, à Garel. J'y allais enfant.\n\n"


def interview(body: str, heading: str = "3 questions à\n**Rose Aubry**") -> Proceedings:
    """Parse an interview between two round tables."""
    proceedings = parse(f"{FIRST}\n\n{heading}\n\n{body}\n\n{NEXT}")
    check_consistent(proceedings)
    check_partition(proceedings)
    return proceedings


def answers(proceedings: Proceedings) -> list[tuple[str | None, str]]:
    """Return whose turns there are."""
    return [(s.speaker, s.text) for s in proceedings.statements if s.kind is StatementKind.TURN]


@pytest.mark.parametrize(
    ("heading", "role", "organisation"),
    [
        ("3 questions à\n**Rose Aubry**", None, None),
        ("Trois questions à Rose Aubry, maire de Garel", "maire de Garel", None),
        (
            "Entretien avec **Rose Aubry**, directrice, Syndicat du Vernois",
            "directrice",
            "Syndicat du Vernois",
        ),
        ("### Interview de Rose Aubry", None, None),
    ],
)
def test_what_stands_under_the_questions_is_the_interviewees(
    heading: str, role: str | None, organisation: str | None
) -> None:
    """The heading opens a session of its own; the questions are nobody's, the answers are turns."""
    proceedings = interview(f"{ASKED}\n\n{SAID}\n\n{SECOND}", heading)

    assert answers(proceedings) == [
        ("Rose Aubry", SAID),
        ("Rose Aubry", "Le lac, à Garel. J'y allais enfant."),
    ]
    said = [s for s in proceedings.statements if s.kind is StatementKind.TURN]
    assert [s.kind for s in proceedings.sessions][1:2] == [SessionKind.OTHER]
    assert {s.session_id for s in said} == {proceedings.sessions[1].id}
    assert {s.role for s in said} <= {role, "maire"}
    assert organisation in {None, said[0].organisation}
    assert [s.speaker for s in proceedings.statements if s.text.endswith("?")] == [None, None]


def test_a_question_and_its_answer_may_share_a_paragraph() -> None:
    """Only a line break parts them: the question stays nobody's."""
    proceedings = interview(f"{ASKED}\n{SAID}\n\n{SECOND}")

    assert answers(proceedings)[0] == ("Rose Aubry", SAID)


def test_a_further_paragraph_is_an_answer_where_it_says_i_before_a_question() -> None:
    """Without « je » it may be anybody's, and after the last answer the article may go on."""
    inner = "J'en suis convaincue depuis dix ans.\n\nLa digue a rouvert en mai dernier, sous la pluie.\n\n"
    last = "Je me souviens de la digue."
    proceedings = interview(f"{ASKED}\n\n{SAID}\n\n{inner}{SECOND}{last}")

    assert [text for _, text in answers(proceedings)] == [
        SAID,
        "J'en suis convaincue depuis dix ans.",
        "Le lac, à Garel. J'y allais enfant.",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "Elle répond que la vanne fuit.",
        "La maire explique que la vanne fuit.",
        "Rose Aubry sourit, puis se tait.",
        "La vanne fuit, répond-elle.",
        "Un élu : La vanne fuit.",
        "**Luc Morand :** Je ne le crois pas.",
        f"{R}, dit Luc Morand.",
        "Demandez nos tuyaux sur www.aquatube.example !",
        "AQUATUBE, le tuyau malin",
        "et la vanne fuit.",
        "Demain, dit Luc Morand, la vanne sera rouverte.",
        "Luc Morand, son collègue, répond pour elle que oui.",
        "Oui. La maire répond que la vanne fuit.",
        "Oui, répond l'éclusière.",
        "Publié avec le soutien de la région.",
        "La maire réfléchit longuement.",
        "Silence. Rires dans la salle.",
        "Notre invitée préfère ne pas répondre.",
        "L'intéressée n'a pas souhaité répondre.",
        "Sa réponse tient en un mot, la patience.",
        "Un batelier répond à sa place que la vanne fuit.",
        "L.R. : La vanne fuit.",
        "**L.R.** La vanne fuit.",
        "Merci Rose, je serai bref.",
    ],
)
def test_what_another_says_tells_or_sells_under_a_question_is_not_the_interviewees(answer: str) -> None:
    """A journalist's sentence, a label, a quotation, an advert, half a sentence."""
    proceedings = interview(
        f"{ASKED}\n\n{answer}\n\n{SECOND}", "3 questions à\n**Rose Aubry**, maire de Garel"
    )

    assert [text for who, text in answers(proceedings) if who] in (
        [],
        ["Le lac, à Garel. J'y allais enfant."],
    )


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("3 questions à Rose Aubry et Luc Morand", f"{ASKED}\n\n{SAID}\n\n{SECOND}"),
        ("3 questions à la maire", f"{ASKED}\n\n{SAID}\n\n{SECOND}"),
        ("Portrait de Rose Aubry", f"{ASKED}\n\n{SAID}\n\n{SECOND}"),
        ("3 questions à Rose Aubry", f"Que retenez-vous de la vanne ?\n\n{SAID}\n\n"),
        ("3 questions à Rose Aubry", f"Un long texte sur la vanne.\n\n{ASKED}\n\n{SAID}\n\n"),
    ],
)
def test_without_one_name_and_questions_in_bold_nobody_answers(heading: str, body: str) -> None:
    """Two people, an office, a portrait, questions in the same letters as the text."""
    proceedings = interview(body, heading)

    assert answers(proceedings) == []
    assert {s.speaker for s in proceedings.statements} == {"Paul Martin", None}


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Que pensez-vous de Luc Morand ?", "Rose Aubry"),
        ("Et vous, Rose Aubry, qu'en pensez-vous ?", "Rose Aubry"),
        ("Et vous, Luc Morand, qu'en pensez-vous ?", None),
        ("Luc Morand, qu'en pensez-vous ?", None),
        ("Qu'en pensez-vous, M. Morand ?", None),
        ("Quel souvenir gardez-vous de la préfète ?", "Rose Aubry"),
        ("Et vous, madame la maire, qu'en pensez-vous ?", "Rose Aubry"),
        ("Un mot pour conclure ?", "Rose Aubry"),
        ("Comment financer la vanne ?", "Rose Aubry"),
        ("Et vous Luc ?", None),
        ("Et vous Luc Morand qu'en pensez-vous ?", None),
        ("Un mot de Luc Morand ?", None),
        ("À Luc Morand : et vous ?", None),
        ("Même question à votre adjoint : que retenez-vous ?", None),
        ("Et vous, le directeur du syndicat, qu'en dites-vous ?", None),
        ("La parole à la salle : une question ?", None),
        ("Une question dans la salle ?", None),
        ("Le saviez-vous ?", None),
    ],
)
def test_a_question_to_somebody_else_is_not_answered_by_the_interviewee(
    question: str, speaker: str | None
) -> None:
    """Whoever a question turns to answers it; of whom it only speaks does not."""
    body = f"**{question}**\n\nJe pense que la vanne doit rouvrir.\n\n{SECOND}"
    said = interview(body, "3 questions à\n**Rose Aubry**, maire de Garel").statements

    assert [s.speaker for s in said if "doit rouvrir" in s.text] == [speaker]


def test_an_infinitive_may_be_a_box_for_readers() -> None:
    """« Comment venir à Garel ? »: without « je » or « nous » in what follows nobody answers."""
    box = "**Comment venir à Garel ?**\n\nPrenez le train jusqu'à Tulle, puis le car."

    assert [text for _, text in answers(interview(f"{ASKED}\n\n{SAID}\n\n{box}\n\n{SECOND}"))] == [
        SAID,
        "Le lac, à Garel. J'y allais enfant.",
    ]


@pytest.mark.parametrize(
    "between",
    [
        "Luc Morand l'interrompt.",
        "Une batelière intervient, dit-elle, par devoir.",
        "Vous ne répondez pas à ma question.",
        "Je me permets d'insister : la vanne ?",
    ],
)
def test_once_another_comes_in_the_rest_under_a_question_is_nobodys(between: str) -> None:
    """« Je ne suis pas de cet avis » after it may be this person's; the next question starts afresh."""
    proceedings = interview(f"{ASKED}\n\n{SAID}\n\n{between}\n\nJe ne suis pas de cet avis.\n\n{SECOND}")

    assert [text for _, text in answers(proceedings)] == [SAID, "Le lac, à Garel. J'y allais enfant."]


@pytest.mark.parametrize("end", ["Et vous, Luc ?", "Luc ajoutera un mot."])
def test_an_answer_that_ends_with_another_leads_to_nobodys_words(end: str) -> None:
    """Luc may be who goes on."""
    proceedings = interview(f"{ASKED}\n\n{SAID} {end}\n\nJe ne suis pas de cet avis.\n\n{SECOND}")

    assert "Je ne suis pas de cet avis." not in [text for _, text in answers(proceedings)]
