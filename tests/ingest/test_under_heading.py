"""Quotations under a person's heading: this person's only where the paragraph lets them be nobody else's."""

import pytest

from ingest.model import StatementKind
from tests.ingest.test_canonical import FRONT, parse, under_heading

Q = "La machine ne pardonne rien à celui qui rêve debout près d'elle"


def _of_quotation(paragraph: str) -> str | None:
    """Return who says the one direct quotation under Paul Martin's heading."""
    [who] = [s for kind, s, _ in under_heading(paragraph) if kind is StatementKind.DIRECT_QUOTE]
    return who


@pytest.mark.parametrize(
    "paragraph",
    [
        f"Un ouvrier lui avait dit : « {Q} ».",
        f"Sa grand-mère aimait répéter : « {Q} ».",
        f"Une plaque rappelle : « {Q} ».",
        f"Il se rappelle les paroles d'un ouvrier : « {Q} ».",
        f"Il se souvient de son contremaître, qui lui répétait : « {Q} ».",
        f"Paul Martin se souvient de son contremaître, qui lui répétait : « {Q} ».",
        f"Paul Martin évoque un ancien qui redisait souvent : « {Q} ».",
        f"« {Q} ? » C'était la question de Marie Durand.",
        f"« {Q} », cite-t-il.",
        f"« {Q} », a-t-il lu.",
        f"« {Q} » : ainsi parlait le vieux lamineur.",
    ],
)
def test_words_that_something_else_leads_to_are_not_the_heading_persons(paragraph: str) -> None:
    """Another subject, a relative clause or a sentence in hindsight may say whose words these are."""
    assert _of_quotation(paragraph) is None


@pytest.mark.parametrize(
    "paragraph",
    [
        f"« {Q} ».",
        f"Il conclut : « {Q} ».",
        f"« {Q} », dit-il.",
        f"« {Q} », tonne-t-il.",
        f"« {Q} ! » s'emporte-t-il.",
        f"« {Q} ». Il remercie Marie Durand.",
        f"« {Q}. » (Rires.)",
        f"Son constat : « {Q} ».",
        f"Sur la sécurité, il insiste : « {Q} ».",
        f"Le directeur s'amuse : « {Q} ».",
        f"Interrogé sur le coût, il répond : « {Q} ».",
        f"Il cite un exemple : « {Q} ».",
        f"Pour conclure : « {Q} ».",
    ],
)
def test_words_that_nothing_or_the_person_leads_to_are_the_heading_persons(paragraph: str) -> None:
    """No lead at all, the person's own clause, a topic, laughter afterwards."""
    assert _of_quotation(paragraph) == "Paul MARTIN"


@pytest.mark.parametrize(
    "sentence",
    [
        "Comme l'a écrit Simone Weil, « on ne pense pas quand la cadence commande et que l'heure passe ».",
        "« Le livre est un fusil », écrivait Ray Bradbury.",
        "Comme disait Victor Hugo, « rien n'arrête une idée ».",
        "Comme dit le proverbe, « qui vole un œuf vole un bœuf ».",
        "« Le seul endroit ? Et l'église ! » l'interrompt un auditeur.",
        "« Et l'église ! » le coupe Marie Durand.",
    ],
)
def test_a_saying_of_somebody_absent_is_not_the_heading_persons(sentence: str) -> None:
    """An inverted verb gives quoted words to whoever follows it, however few they are."""
    assert [who for _, who, _ in under_heading(sentence)] == [None]


def test_a_sentence_that_quotes_the_heading_person_stays_this_persons() -> None:
    """« Comme l'a dit Paul Martin, « … » » under his own heading."""
    assert under_heading("Comme l'a dit Paul Martin, « tout se répare ».")[0][1] == "Paul MARTIN"


def test_an_organisation_in_a_heading_is_no_person() -> None:
    """« ### Compagnie du Pré » without « Organisation : » names nobody, and is reported."""
    proceedings = parse(f"{FRONT}## Débat\n\n### Compagnie du Pré\n\nElle joue dehors.\n")

    assert proceedings.people == ()
    assert [s.speaker for s in proceedings.statements] == [None]
    assert "ne nomme personne" in proceedings.warnings[0].message
    assert "« ### Organisation : Nom »" in proceedings.warnings[0].message


def test_an_organisation_that_begins_with_a_surname_speaks_under_its_heading() -> None:
    """« Ponce et Fils » is not Max Ponce, who speaks after it."""
    proceedings = parse(
        FRONT + "## Table ronde 1\n\n### Organisation : Ponce et Fils\n\nPonce et Fils vend un masque.\n\n"
        "### Max Ponce — gérant\n\nMax Ponce le porte.\n"
    )

    assert [statement.speaker for statement in proceedings.statements] == ["Ponce et Fils", "Max Ponce"]


ASKED = (
    "À la question de {}, Marie Durand répond que la vanne sera fermée.",
    "À une question de {} sur le prix, Marie Durand répond que la vanne sera fermée.",
    "En réponse à une question posée par {}, Marie Durand, maire, répond que la vanne sera fermée.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_who_answers_a_question_speaks_not_who_asked(sentence: str) -> None:
    """« À la question de Y, Z répond que… » is Z's, under Y's heading, under a third one and under none."""
    assert [who for _, who, _ in under_heading(sentence.format("Paul Martin"))] == ["Marie Durand"]
    assert [who for _, who, _ in under_heading(sentence.format("Anne Roux"))] == ["Marie Durand"]
    [told] = parse(f"{FRONT}## Débat\n\n{sentence.format('Anne Roux')}\n").statements
    assert told.speaker == "Marie Durand"


def test_the_answer_to_a_question_is_quoted_as_its_speakers() -> None:
    """« À la question d'Anne Roux, Marie Durand répond : « Q » »."""
    [*_, quoted] = parse(
        f"{FRONT}## Débat\n\nÀ la question d'Anne Roux, Marie Durand répond : « {Q} ».\n"
    ).statements

    assert (quoted.kind, quoted.speaker) == (StatementKind.DIRECT_QUOTE, "Marie Durand")


@pytest.mark.parametrize(
    "sentence",
    [
        "À une question de Paul Martin sur le prix, il répond que la vanne sera fermée.",
        "Interrogé par Paul Martin, il répond que la vanne sera fermée.",
        "Contrairement à Paul Martin, il pense que la vanne sera fermée.",
        "Quant à Marie Durand, la vanne est prête.",
    ],
)
def test_a_sentence_that_begins_beside_its_subject_is_not_the_heading_persons(sentence: str) -> None:
    """Whom Paul Martin questions is not Paul Martin; whoever is the topic may be who says so."""
    assert [who for _, who, _ in under_heading(sentence)] == [None]


def test_who_answers_the_question_of_another_stays_the_heading_person() -> None:
    """« À la question de Marie Durand, il répond… » under Paul Martin's heading."""
    sentence = "À la question de Marie Durand, il répond que la vanne sera fermée."

    assert [who for _, who, _ in under_heading(sentence)] == ["Paul MARTIN"]


def _told(paragraph: str, *, heading: str = "Paul MARTIN — directeur") -> list[str | None]:
    """Return who says each statement under a heading, where Claire Roux takes part in the session too."""
    proceedings = parse(
        f"{FRONT}## Débat\n\n### Claire ROUX — élue\n\nElle ouvre.\n\n### {heading}\n\n{paragraph}\n"
    )
    return [s.speaker for s in proceedings.statements][1:]


@pytest.mark.parametrize(
    "sentence",
    [
        "Claire conteste le chiffre de Paul : la vanne ne coûte rien.",
        "Claire Roux conteste le chiffre de Paul Martin : la vanne ne coûte rien.",
        "Puis Claire répond que la vanne ne coûte rien.",
    ],
)
def test_the_subject_of_a_clause_before_a_colon_is_who_speaks(sentence: str) -> None:
    """Under the heading of the other, under her own and under none it is Claire Roux's."""
    assert _told(sentence) == ["Claire ROUX"]
    assert _told(sentence, heading="Claire ROUX — élue") == ["Claire ROUX"]
    [_, _, told] = parse(
        f"{FRONT}## Débat\n\n### Claire ROUX — élue\n\nElle ouvre.\n\n### Paul MARTIN — élu\n\nIl ouvre.\n\n"
        f"### Débat\n\n{sentence}\n"
    ).statements
    assert told.speaker == "Claire ROUX"


@pytest.mark.parametrize(
    "sentence",
    [
        "Claire : nous n'avons rien décidé.",
        "Selon Claire, la vanne ne coûte rien.",
        "La vanne ne coûte rien, estime Claire.",
        "Sophie répond que la vanne ne coûte rien.",
        "Claire Roux cite Paul Martin : la vanne ne coûte rien.",
        "Il interroge Claire Roux, qui répond que la vanne ne coûte rien.",
    ],
)
def test_a_given_name_alone_is_not_the_heading_persons(sentence: str) -> None:
    """Another given name shows another person, known or not."""
    assert _told(sentence) == [None]


def test_a_given_name_that_two_bear_is_nobodys() -> None:
    """« Claire » beside Claire Roux and Claire Petit names neither."""
    assert _told("Claire répond.\n\n### Claire PETIT — élue\n\nElle clôt.")[0] is None


def test_a_given_name_with_a_role_of_its_own_is_somebody_else() -> None:
    """« Claire, lycéenne, … » is not Claire Roux; « Martin » is Paul Martin's surname."""
    assert _told("Claire, lycéenne, répond que la vanne fuit.") == [None]
    assert _told("Martin répond que la vanne fuit.") == ["Paul MARTIN"]


def test_who_asks_does_not_say_the_answer() -> None:
    """« X interroge Y, qui répond que… » is told by the writer."""
    [told] = parse(
        f"{FRONT}## Débat\n\nPaul Martin interroge Claire Roux, qui répond que la vanne fuit.\n"
    ).statements

    assert told.speaker is None


@pytest.mark.parametrize(
    "block",
    [
        "Il m'a serré la main et il m'a dit : « Vous étiez le dernier, moi aussi. »",
        "J'ai mis une annonce : « Vous aimez les gens ? Venez. » J'ai eu vingt réponses en une semaine.",
        "Notre voisin crie « Au feu ! » chaque soir, et nous ne dormons plus depuis deux mois.",
    ],
)
def test_a_blockquote_may_quote_others(block: str) -> None:
    """What somebody tells in the first person stays whole, with the words of others inside it."""
    assert under_heading(f"> {block}") == [(StatementKind.DIRECT_QUOTE, "Paul MARTIN", block)]


@pytest.mark.parametrize(
    "block",
    [
        "« Nous étions les derniers du quartier à le croire », répond une habitante du lac.",
        "Nous étions prévenus. « La machine ne pardonne rien à celui qui rêve », dit-elle.",
        "Nous étions prévenus. « La machine ne pardonne rien à celui qui rêve », lance un ouvrier.",
        "Nous écoutons Marie Durand : « La machine ne pardonne rien à celui qui rêve. »",
        "La plaque rappelle : « La machine ne pardonne rien à celui qui rêve. »",
        "Nous étions prévenus : « La machine ne pardonne rien à celui qui rêve. » — Marie Durand",
    ],
)
def test_a_blockquote_that_a_writer_tells_is_not_the_heading_persons(block: str) -> None:
    """A verb after the marks, a name, a signature or no first person: its words may be somebody else's."""
    assert all(who != "Paul MARTIN" for _, who, _ in under_heading(f"> {block}"))


def _of(role: str, paragraph: str) -> list[str | None]:
    """Return who says what stands under the heading of Jeanne Petit, who has a role."""
    text = f"{FRONT}## Table ronde 1 — l'eau\n\n### Jeanne PETIT — {role}\n\n{paragraph}\n"
    return [s.speaker for s in parse(text).statements]


@pytest.mark.parametrize(
    ("role", "paragraph"),
    [
        ("maire, Brive", "Selon la maire, trois familles se sont installées cette année."),
        ("maire, Brive", "L'élue regrette que la halle ferme."),
        ("gérante, Cyclobois", "L'entrepreneuse s'inquiète du prix du bois."),
        ("directrice scientifique, Cyclobois", f"« {Q} », conclut la chercheuse."),
        ("maire, Brive", f"« {Q} », conclut la maire."),
    ],
)
def test_the_heading_person_may_be_called_by_the_role(role: str, paragraph: str) -> None:
    """« Selon la maire », « L'élue regrette », « conclut la chercheuse » under her own heading."""
    assert set(_of(role, paragraph)) <= {"Jeanne PETIT"}


@pytest.mark.parametrize(
    ("role", "paragraph"),
    [
        ("adjointe au maire, Brive", "Selon la maire, trois familles se sont installées cette année."),
        ("maire, Brive", "Selon la maire de Tulle, trois familles se sont installées cette année."),
        ("maire, Brive", "Selon une maire, trois familles se sont installées cette année."),
        ("maire, Brive", "Selon le maire, trois familles se sont installées cette année."),
        ("maire, Brive", "L'élue d'opposition regrette que la halle ferme."),
        ("journaliste scientifique, Cyclobois", "La chercheuse regrette que la halle ferme."),
        ("journaliste scientifique, Cyclobois", f"« {Q} », conclut la chercheuse."),
        ("adjointe au maire, Brive", f"« {Q} », conclut la maire."),
        ("maire, Brive", f"« {Q} », répond la maire."),
        ("maire, Brive", f"Une élue proteste. « {Q} », conclut l'élue."),
    ],
)
def test_another_of_a_like_office_is_not_the_heading_person(role: str, paragraph: str) -> None:
    """Another place, gender or office, an answer, and somebody who has come up before."""
    assert _of(role, paragraph)[-1] is None


def test_an_office_may_be_somebodys_who_came_up_before() -> None:
    """Under a mayor's heading « L'élue » after another elected woman is nobody, her words nobody's."""
    text = "Jeanne Petit a reçu Marie Durand, élue de Tulle. L'élue regrette que la halle ferme."

    assert "Jeanne PETIT" not in _of("maire, Brive", text)[1:]


@pytest.mark.parametrize("rank", ["Adjudant-chef", "Capitaine", "Mme", "Lieutenant-colonel"])
def test_a_rank_before_a_name_is_no_part_of_it(rank: str) -> None:
    """« ### Capitaine Jeanne Petit » is Jeanne Petit, a woman, so « elle précise » leads to her words."""
    text = f"{FRONT}## Table ronde 1 — l'eau\n\n### {rank} Jeanne Petit — gendarmerie de Brive\n\n"
    statements = parse(f"{text}Elle précise : « {Q} ».\n").statements

    assert [s.speaker for s in statements] == ["Jeanne Petit"]


def test_a_rank_may_be_a_surname() -> None:
    """« ### Paul Colonel » and « ### Capitaine Durand » keep what may be the name."""
    for name in ("Paul Colonel", "Capitaine Durand"):
        text = f"{FRONT}## Table ronde 1 — l'eau\n\n### {name} — maire, Brive\n\nLe budget double.\n"
        assert [s.speaker for s in parse(text).statements] == [name]
