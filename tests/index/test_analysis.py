"""What is written differently and means the same becomes the same terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import ANALYSER_VERSION, analyse, fold_accents, spell


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'eau d'ici", "l’eau"),
        ("L'ÉCOLE", "les écoles"),
        ("80 018 euros", "80018 euros"),
        ("80\u202f018 euros", "80\u00a0018 euros"),
        ("14,2 milliards", "14.2 milliards"),
        ("58 % des communes", "58 pour cent des communes"),
        ("l'I.A. frugale", "IA frugale"),
        ("cœur", "coeur"),
        ("jusqu'à Lyon", "Lyon"),
        ("Qui a parlé de l'eau ?", "parler eau"),
        ("ﬁnance", "finance"),
        ("co\u00adllecte", "collecte"),
        ("déployée", "déployer"),
    ],
)
def test_spellings_of_the_same_are_the_same_terms(one: str, other: str) -> None:
    """Apostrophes, case, accents, thousands, decimals, acronyms, ligatures and inflections do not matter."""
    assert analyse(one) == analyse(other)


def test_a_compound_is_found_by_its_parts_and_as_one_word() -> None:
    """« vidéo-protection » shares terms with « vidéo », « protection » and « vidéoprotection »."""
    compound = set(analyse("vidéo-protection"))

    assert compound >= {*analyse("vidéo"), *analyse("protection"), *analyse("vidéoprotection")}


def test_an_inversion_is_no_compound() -> None:
    """« dit-il » is the verb alone."""
    assert analyse("dit-il") == analyse("dit")


def test_a_year_before_a_number_is_not_joined_to_it() -> None:
    """« en 2023 450 communes » holds a year and a count."""
    assert analyse("en 2023 450 communes")[:2] == ["2023", "450"]


def test_an_english_question_keeps_names_and_numbers() -> None:
    """Its function words go, and what both languages share stays."""
    assert analyse("Who talked about the 80018 euros in Brume?")[1:] == analyse("80 018 euros Brume")


@pytest.mark.parametrize("text", ["", " ", "Qui est-ce ?", "l' d' qu'", "« … » !", "the of and"])
def test_stop_words_alone_are_no_terms(text: str) -> None:
    """A question without a content word searches for nothing."""
    assert analyse(text) == []


def test_a_typo_keeps_most_of_the_spelling() -> None:
    """Runs of letters survive where the stem does not."""
    wrong, right = "vidéosruveillance", "vidéosurveillance"

    assert not set(analyse(wrong)) & set(analyse(right))
    assert len(set(spell(wrong)) & set(spell(right))) > len(spell(right)) / 2


@given(st.text(max_size=40))
def test_any_text_can_be_analysed(text: str) -> None:
    """Terms are never empty and never have accents; case does not matter to a term twice analysed."""
    for term in analyse(text) + spell(text):
        assert term
        assert term == fold_accents(term)


def test_a_changed_analyser_has_a_new_version() -> None:
    """An old index is refused only if the version moves with the analyser: change both together."""
    probe = "Qu'a dit Mme Roc de l'I.A. et des vidéo-capteurs (80 018 €, 3,5 %) aujourd’hui ?"

    assert (ANALYSER_VERSION, analyse(probe), spell("L'Écluse")) == (
        "french-2",
        ["dit", "mme", "roc", "ia", "video", "capteur", "videocapteur", "80018", "3.5", "%", "aujourd'hui"],
        ["<ecl", "eclu", "clus", "luse", "use>", "=ecluse"],
    )
