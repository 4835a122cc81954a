"""Where a role and an organisation end, and which is which."""

import pytest

from ingest.people.capacities import read_capacity
from ingest.people.offices import split_office


@pytest.mark.parametrize(
    "clause",
    [
        "la rejoint : ",
        "l’a pris au mot : ",
        "les a rassurés : ",
        "les digues n’ont ",
        "un sourire aux lèvres : ",
        "les yeux brillants : ",
        "à une lycéenne. ",
    ],
)
def test_a_clause_after_a_comma_is_no_part_of_a_role(clause: str) -> None:
    """« maire de Brive, la rejoint : » — the article is a pronoun, or begins something else."""
    text = f"Jean Petit, maire de Brive, {clause}"
    capacity = read_capacity(text, len("Jean Petit"), len(text), is_person=True)

    assert (capacity.role, capacity.organisation) == ("maire", "Brive")
    assert text[capacity.end :] == f", {clause}"


@pytest.mark.parametrize(
    ("printed", "role", "organisation"),
    [
        ("directrice, la Banque Postale", "directrice", "Banque Postale"),
        ("directeur, la ville de Brive", "directeur", "ville de Brive"),
        (
            "maire de Brive, le premier vice-président du SIVOM",
            "maire de Brive, le premier vice-président",
            "SIVOM",
        ),
    ],
)
def test_an_article_may_begin_an_organisation_or_a_second_role(
    printed: str, role: str, organisation: str
) -> None:
    """What follows the article tells."""
    text = f"Jean Petit, {printed} : "
    capacity = read_capacity(text, len("Jean Petit"), len(text), is_person=True)

    assert (capacity.role, capacity.organisation) == (role, organisation)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("directrice générale d’Eaux de Vendée", ("directrice générale d’Eaux de Vendée", None)),
        ("directrice de l'urbanisme de Brive", ("directrice de l'urbanisme", "Brive")),
        ("Directeur de Cabinet de Signify", ("Directeur de Cabinet", "Signify")),
        ("géologue au Parc Naturel des Landes", ("géologue au Parc Naturel des Landes", None)),
        ("géologue au port de Garel", ("géologue au port", "Garel")),
        ("responsable Smart City de Garel", ("responsable Smart City", "Garel")),
        ("directrice du Pôle Innovation d'Aqualor", ("directrice du Pôle Innovation", "Aqualor")),
    ],
)
def test_a_name_made_of_a_common_noun_is_not_cut(printed: str, expected: tuple[str, str | None]) -> None:
    """« Eaux de Vendée » is one name, and Vendée no organisation; what is not sure stays as printed."""
    assert split_office(printed) == expected


@pytest.mark.parametrize(
    ("printed", "role", "organisation"),
    [
        ("(déléguée, agence de l'eau (AEV))", "déléguée", "agence de l'eau (AEV)"),
        ("(déléguée, Saint-Amand-en-Plaine (SAP))", "déléguée", "Saint-Amand-en-Plaine (SAP)"),
        ("(élue (sans étiquette), ville de Brive)", "élue (sans étiquette)", "ville de Brive"),
        (", déléguée à Saint-Amand-en-Plaine (SAP)", "déléguée", "Saint-Amand-en-Plaine (SAP)"),
        (
            ", fondatrice de Cyclo (filiale de la Région Sud)",
            "fondatrice",
            "Cyclo (filiale de la Région Sud)",
        ),
        (", élue, ville de Brive (Corrèze, France)", "élue", "ville de Brive (Corrèze, France)"),
        ("(élue, ville de Brive", None, None),
    ],
)
def test_brackets_inside_a_capacity_stay_whole(
    printed: str, role: str | None, organisation: str | None
) -> None:
    """An acronym in brackets belongs to its organisation, within the brackets around the capacity too."""
    text = f"Jeanne Petit {printed}" if printed[0] == "(" else f"Jeanne Petit{printed}"
    capacity = read_capacity(text, len("Jeanne Petit"), len(text), is_person=True)

    assert (capacity.role, capacity.organisation) == (role, organisation)
    assert capacity.end == (len(text) if role else len("Jeanne Petit"))


@pytest.mark.parametrize(
    ("printed", "role", "organisation"),
    [
        (", élue, Conseil de Haute-Rive — Val-Bleu : ", "élue", "Conseil de Haute-Rive — Val-Bleu"),
        (", élue à la région Haute-Rive – Val-de-Saône.", "élue", "région Haute-Rive – Val-de-Saône"),
        (", directrice de Rive Nord — Énergie, explique ", "directrice", "Rive Nord — Énergie"),
        (", maire de Brive — Paul Martin : ", "maire", "Brive"),
        (", maire de Brive — Elle explique ", "maire", "Brive"),
        (", maire de Brive — Oui. ", "maire", "Brive"),
        (", maire de Brive — Président du syndicat : ", "maire", "Brive"),
        (", maire de Brive — Nous Tous, dit-on, et la suite", "maire", "Brive"),
        (", maire de Brive — une ville d'Art : ", "maire", "Brive"),
        (", adjointe — Aquaval : ", "adjointe", None),
    ],
)
def test_a_long_dash_may_stand_inside_the_name_of_a_place(
    printed: str, role: str, organisation: str | None
) -> None:
    """Between two proper names before a colon, a verb of speech or the end; else it ends the capacity."""
    text = f"Jeanne Petit{printed}"
    capacity = read_capacity(text, len("Jeanne Petit"), len(text), is_person=True)

    assert (capacity.role, capacity.organisation) == (role, organisation)


@pytest.mark.parametrize(
    "aside",
    ["revenue en salle pour l'occasion", "assise au premier rang", "émue par la visite", "prise à partie"],
)
def test_what_somebody_did_is_no_role(aside: str) -> None:
    """« est intervenue X, revenue en salle pour l'occasion »: a participle is no office, so X stays one."""
    text = f"Jeanne Petit, {aside}."
    capacity = read_capacity(text, len("Jeanne Petit"), len(text), is_person=True)

    assert (capacity.role, capacity.organisation) == (None, None)


@pytest.mark.parametrize("role", ["commis de cuisine", "pédagogue", "guide", "franciscaine"])
def test_an_unknown_noun_of_a_persons_trade_is_a_role(role: str) -> None:
    """The endings of participles do not take away what somebody does."""
    text = f"Jeanne Petit, {role}."

    assert read_capacity(text, len("Jeanne Petit"), len(text), is_person=True).role == role


@pytest.mark.parametrize(
    ("printed", "role", "organisation"),
    [
        (", directeur de l'eau, ville de Brive, premier client", "directeur de l'eau", "ville de Brive"),
        (", directrice, office de Brive, ancienne élève du lycée", "directrice", "office de Brive"),
        (
            ", directrice, office de Brive, ancienne maire",
            "directrice, office de Brive, ancienne maire",
            None,
        ),
    ],
)
def test_what_somebody_is_besides_is_no_part_of_an_organisation(
    printed: str, role: str, organisation: str | None
) -> None:
    """« ville de Brive, premier client » is no organisation; a second office stays as printed."""
    text = f"Jeanne Petit{printed} : "
    capacity = read_capacity(text, len("Jeanne Petit"), len(text), is_person=True)

    assert (capacity.role, capacity.organisation) == (role, organisation)


@pytest.mark.parametrize(
    ("printed", "role", "organisation"),
    [
        (", habitante du quartier du Port :", "habitante du quartier du Port", None),
        (", étudiante à l'université de Garel :", "étudiante", "université de Garel"),
        (", plusieurs fois médaillé, explique", None, None),
        (", présent dans la salle :", None, None),
    ],
)
def test_who_lives_somewhere_is_of_no_organisation(
    printed: str, role: str | None, organisation: str | None
) -> None:
    """An inhabitant has a role whatever its ending; « plusieurs » and a participle are none."""
    text = f"Jeanne Morel{printed}"
    capacity = read_capacity(text, len("Jeanne Morel"), len(text), is_person=True)

    assert (capacity.role, capacity.organisation) == (role, organisation)
