"""French exact match and F1 against vectors worked out by hand."""

import pytest

from chatbot.evaluation.french import exact_match, includes, is_french, normalise, numbers, token_f1


@pytest.mark.parametrize(
    ("given", "answer", "match"),
    [
        ("L’État", "l'état", 1.0),
        ("14,2 milliards d'euros", "14.2 milliards d’euros", 1.0),
        ("80 018", "80018", 1.0),
        ("80\u202f018", "80018", 1.0),
        ("unité", "identité", 0.0),
        ("unité", "unite", 0.0),
        ("« Le port »", "port", 1.0),
        ("une école", "des écoles", 0.0),
        ("20 %", "20%", 1.0),
        ("20 %", "20", 0.0),
        ("1 234 567", "1234567", 1.0),
        ("12 3456", "123456", 0.0),
        ("jusqu'à l'aube", "jusqu’à aube", 1.0),
        ("ville de Lyon", "ville Lyon", 0.0),
        ("e\u0301cole", "école", 1.0),
        ("aujourd'hui", "aujourd’hui", 1.0),
        ("Jean-Pierre", "Jean Pierre", 1.0),
        ("m²", "m2", 1.0),
    ],
)
def test_exact_match_is_that_of_the_french_normal_form(given: str, answer: str, match: float) -> None:
    """Case, apostrophes, thousands, decimals, elisions, articles and punctuation make no difference."""
    assert exact_match(given, [answer]) == match


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Lorsqu’il l’a dit", "lorsqu il a dit"),
        ("Puisqu'elle n'est qu'une", "puisqu elle n est qu"),
        ("Les 3,5 km, d'un coup !", "3.5 km d coup"),
        ("presqu'île", "presqu île"),
        ("prud'homme", "prud homme"),
        ("", ""),
        ("L'", ""),
    ],
)
def test_the_normal_form_splits_elisions_and_drops_articles(text: str, normal: str) -> None:
    """Articles (l' le la les un une des) go; du, de and d' stay."""
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("given", "answers", "expected"),
    [
        ("le maire de Lyon", ["maire"], 0.5),  # maire de lyon against maire: P 1/3, R 1
        ("14,2 milliards d'euros", ["14.2 milliards"], 2 * 2 / (4 + 2)),  # 14.2 milliards d euros
        ("port port", ["port"], 2 * 1 / 3),  # a word counts as often as it comes
        ("port port", ["port port"], 1.0),
        ("rien", ["port", "rien du tout"], 0.5),  # the best answer counts: P 1, R 1/3
        ("port", ["berge"], 0.0),
        ("", ["port"], 0.0),
        ("", [""], 1.0),
        ("port", [], 0.0),
    ],
)
def test_token_f1_counts_shared_words(given: str, answers: list[str], expected: float) -> None:
    """Twice the shared words over all words, the best of the answers."""
    assert token_f1(given, answers) == pytest.approx(expected)


def test_an_answer_is_included_as_a_run_of_whole_words() -> None:
    """« 80 018 » is in a sentence with 80018; « port » is not in « transport »."""
    assert includes("Ils sont 80018 habitants.", ["80 018"])
    assert not includes("Le transport est long.", ["port"])
    assert not includes("Le port est long.", [""])


def test_numbers_are_read_in_one_form() -> None:
    """Thousands joined, a decimal stop, nothing of names with digits."""
    assert numbers("De 80 018 à 14,2 %, le 3e jour, PIA4 et Paris2Connect, 20h") == {
        "80018",
        "14.2",
        "3",
        "20",
    }


def test_french_is_told_from_other_languages() -> None:
    """By its stop words; a list of names tells nothing."""
    assert is_french("Je n'ai rien trouvé à ce sujet dans ces actes.") is True
    assert is_french("I found nothing about this in the proceedings of the event.") is False
    assert is_french("No he encontrado nada sobre este tema en las actas del encuentro.") is False
    assert is_french("Anne Morvan, maire, Port-Brévin, Bruno Le Dantec, ingénieur") is None
    assert is_french("Oui.") is None
