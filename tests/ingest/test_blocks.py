"""Under a person's heading: what stands around a quote block, and what a paragraph leaves to the next one."""

import pytest

from tests.ingest.test_canonical import FRONT, parse

Q = "Nous avons fermé trois vannes en deux ans et nous le referons"
ASKED = "Pourquoi fermez-vous la vanne depuis le mois de mai ?"


def last_of(text: str, heading: str = "Jeanne PETIT — maire, Ville de Garel") -> str | None:
    """Return who says the last statement of what stands under a heading."""
    return parse(f"{FRONT}## Débat\n\n### {heading}\n\n{text}\n").statements[-1].speaker


@pytest.mark.parametrize(
    "above",
    [
        "La préfète lui répond aussitôt :",
        "Paul Martin lui répond :",
        "Paul Martin n'est pas de cet avis :",
        "Réponse de la salle :",
        "Elle se tourne vers le directeur, qui tranche :",
        "Elle lit le message d'une batelière :",
        "C'est la réponse de l'agence de l'eau qui l'a surprise :",
        "L'article 3 de l'arrêté est clair :",
        "Il conclut :",
        "Lucie Roux, hydrologue, n'est pas d'accord. Elle conclut :",
    ],
)
def test_a_paragraph_leads_to_the_words_of_another_below_it(above: str) -> None:
    """A block or a quotation of its own paragraph is read as one that the lead's own sentence holds."""
    assert last_of(f"{above}\n\n> {Q}.") is None
    assert last_of(f"{above}\n\n« {Q} ».") is None


@pytest.mark.parametrize(
    "above",
    [
        "Elle conclut :",
        "Jeanne Petit conclut :",
        "Son constat :",
        "Sur le prix, la maire insiste :",
        "Selon elle, la facture a baissé :",
        "Elle répond à Paul Martin, directeur :",
        "À une remarque de Paul Martin, qui juge la vanne trop coûteuse, elle réplique :",
        "Elle ouvre le débat.",
        "Elle lit le message d'une collègue : « Je ne voyais plus mes enfants que le dimanche soir ».",
    ],
)
def test_a_paragraph_leads_to_the_words_of_the_heading_person(above: str) -> None:
    """The person's own clause, or a paragraph that leads to nothing."""
    assert last_of(f"{above}\n\n> {Q}.") == "Jeanne PETIT"
    assert last_of(f"{above}\n\n« {Q} ».") == "Jeanne PETIT"


@pytest.mark.parametrize(
    "above",
    [
        "Lucie Roux, hydrologue, n'est pas d'accord.",
        "La parole est à Lucie Roux, hydrologue.",
        "Lucie Roux, hydrologue, prend la parole.",
        "Une habitante lui répond que non.",
    ],
)
@pytest.mark.parametrize("below", ["Elle estime que la vanne fuit.", f"« {Q} ».", f"> {Q}."])
def test_somebody_else_may_go_on_in_the_next_paragraph(above: str, below: str) -> None:
    """Until the heading's person is named again, « elle » and what is quoted may be hers."""
    assert last_of(f"{above}\n\n{below}") is None
    assert last_of(f"{above}\n\nJeanne Petit se lève.\n\n{below}") == "Jeanne PETIT"


@pytest.mark.parametrize(
    "above",
    [
        "Intervient Lucie Roux, hydrologue.",
        "Puis c'est au tour de Lucie Roux.",
        "Elle passe le micro à une batelière.",
        "Elle interroge Paul Martin.",
        "Une batelière se lève.",
        "La préfète n'est pas d'accord.",
        "La CGT conteste.",
    ],
)
def test_words_after_whoever_takes_the_floor_are_nobodys(above: str) -> None:
    """In the same paragraph, in the next one, or in a block."""
    assert last_of(f"{above} « {Q} ».") is None
    assert last_of(f"{above}\n\n« {Q} ».") is None
    assert last_of(f"{above}\n\n> {Q}.") is None


@pytest.mark.parametrize(
    "above",
    [
        "Elle remercie Paul Martin.",
        "Elle a rencontré une batelière.",
        "Elle conteste le chiffre de Paul Martin.",
        "Elle répond à une habitante.",
        "La commune compte trois bateliers.",
        "Les habitants ont été consultés.",
        "La maire insiste.",
        "La salle rit.",
    ],
)
def test_words_after_whoever_is_only_told_of_are_the_heading_persons(above: str) -> None:
    """Nobody takes the floor."""
    assert last_of(f"{above} « {Q} ».") == "Jeanne PETIT"
    assert last_of(f"{above}\n\n« {Q} ».") == "Jeanne PETIT"
    assert last_of(f"{above}\n\n> {Q}.") == "Jeanne PETIT"


@pytest.mark.parametrize("above", ["La parole revient à Lucie Roux.", "Puis c'est au tour de Lucie Roux."])
def test_whoever_is_given_the_floor_may_go_on(above: str) -> None:
    """« Elle » is she who was called last."""
    assert last_of(f"{above}\n\nElle estime que la vanne fuit.") is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lucie Roux n'est pas d'accord.\n\nLa maire estime que la vanne fuit.", "Jeanne PETIT"),
        ("Lucie Roux, maire de Tulle, refuse.\n\nLa maire estime que la vanne fuit.", None),
        ("La séance est levée.\n\nElle estime que la vanne fuit.", "Jeanne PETIT"),
        ("Un agent relève les compteurs.\n\nElle estime que la vanne fuit.", "Jeanne PETIT"),
        (f"Elle cite deux chantiers :\n\n- la vanne ;\n- le canal, où {Q.lower()}.", "Jeanne PETIT"),
        (f"Elle écoute un maraîcher.\n\n> {ASKED}", None),
        (f"Elle lit une lettre :\n\n> {Q}.\n\n> {Q} encore.", None),
    ],
)
def test_what_a_paragraph_leaves_to_the_next(text: str, who: str | None) -> None:
    """The office that the heading prints comes back; a vote or a mere fact brings in nobody."""
    assert last_of(text) == who


@pytest.mark.parametrize(
    ("block", "who"),
    [
        ("Pourquoi la vanne est-elle fermée, madame la maire ?", None),
        ("La vanne fuit, madame Petit, et vous le savez depuis un an.", None),
        ("Pourquoi la vanne est-elle fermée, madame la préfète ?", "Jeanne PETIT"),
        ("Savez-vous combien de vannes nous avons fermées l'année dernière ?", "Jeanne PETIT"),
    ],
)
def test_words_said_to_the_heading_person_are_anothers(block: str, who: str | None) -> None:
    """« Pourquoi…, madame la maire ? » in a block, in a quotation and in a sentence."""
    assert last_of(f"> {block}") == who
    assert last_of(f"« {block} »") == who
    assert last_of(block) == who


@pytest.mark.parametrize("below", ["Elle répond que la vanne fuit.", "La maire a répliqué que non."])
def test_a_question_that_the_heading_person_answers_is_anothers(below: str) -> None:
    """« Q ? » Elle répond que… — the answer stays hers."""
    for text in (f"> {ASKED}\n\n{below}", f"« {ASKED} » {below}"):
        statements = parse(f"{FRONT}## Débat\n\n### Jeanne PETIT — maire\n\n{text}\n").statements
        assert [s.speaker for s in statements] == [None, "Jeanne PETIT"]


def test_a_question_that_she_goes_on_from_is_hers() -> None:
    """« Q ? » Elle détaille… — she asks it herself."""
    assert last_of("Elle détaille le prix. « Combien coûte une vanne de cette taille ? »") == "Jeanne PETIT"


@pytest.mark.parametrize(
    ("turn", "who"),
    [
        ("Question posée par écrit.", None),
        ("Une réaction dans la salle.", None),
        ("Une question de coût se pose.", "Jeanne PETIT"),
        ("La question est simple.", "Jeanne PETIT"),
    ],
)
def test_a_turn_announced_without_a_verb_is_anothers(turn: str, who: str | None) -> None:
    """« Question posée par écrit. « Q » » is nobody's; a question that arises is what she tells of."""
    assert last_of(f"{turn} « {Q} ».") == who


@pytest.mark.parametrize(
    ("signature", "who"),
    [
        ("La préfète", None),
        ("Une batelière de Garel", None),
        ("Proverbe basque", None),
        ("Jeanne Petit, maire", "Jeanne PETIT"),
    ],
)
def test_a_block_signed_without_a_name_is_anothers(signature: str, who: str | None) -> None:
    """« > … — La préfète »."""
    block = f"> Elle m'a dit : « Ferme la vanne avant la nuit et la crue, ma petite ». — {signature}"
    signed = parse(f"{FRONT}## Débat\n\n### Jeanne PETIT — maire\n\n> {Q}. — {signature}\n").statements

    assert [s.speaker for s in signed] == [who]
    assert last_of(block) is None or who is not None


def test_a_dash_in_a_block_signs_nothing() -> None:
    """« > Nous irons. — Et vite. » is one person's."""
    assert last_of("> Nous irons à Garel. — Et vite.") == "Jeanne PETIT"
