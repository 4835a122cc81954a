"""The canonical format, as docs/format.md describes it."""

import re
from pathlib import Path

import pytest

from ingest.model import Proceedings, SessionKind, StatementKind
from ingest.pipeline import parse_text
from tests.ingest.test_properties import check_consistent, check_partition

DOCUMENT = Path(__file__).parents[2] / "docs" / "format.md"
FRONT = "---\ntitle: Essai\n---\n"
VANNE = "Nous avons décidé de fermer la vanne principale avant l'hiver prochain"


def parse(text: str) -> Proceedings:
    """Parse a canonical text."""
    return parse_text(text, source_file="essai.md", sha256="0" * 64)


def under_heading(paragraph: str) -> list[tuple[StatementKind, str | None, str]]:
    """Return kind, speaker and text of what stands under one person's heading."""
    proceedings = parse(
        f"{FRONT}## Table ronde 1 — l'eau\n\n### Paul MARTIN — directeur, SEDIF\n\n{paragraph}\n"
    )
    check_consistent(proceedings)
    check_partition(proceedings)
    return [(s.kind, s.speaker, s.text) for s in proceedings.statements]


def documented_examples() -> list[str]:
    """Return the examples of docs/format.md: an event, minutes of a council."""
    return re.findall(r"```markdown\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


def test_the_documented_minutes_are_read_as_documented() -> None:
    """Two people speak; the mayor, the room, the public and the vote are nobody's."""
    _, minutes = documented_examples()

    proceedings = parse(minutes)

    assert [(s.kind.value, s.speaker) for s in proceedings.statements] == [
        ("narration", None),
        ("reported", "Solène QUÉRÉ"),
        ("narration", None),
        ("narration", None),
        ("reported", "Marius LE BIHAN"),
        ("narration", None),
        ("narration", None),
    ]
    check_partition(proceedings)


def test_the_documented_example_is_read_as_documented() -> None:
    """The complete example of docs/format.md gives its event, sessions, people and statements."""
    example, _ = documented_examples()

    proceedings = parse(example)

    assert (proceedings.id, proceedings.edition, proceedings.date_iso) == (
        "rencontres-du-littoral-4",
        "4e édition",
        "2024-03-12",
    )
    assert proceedings.organisers == ("Marées Magazine", "Agence du Littoral")
    assert [(s.kind.value, s.number, s.title) for s in proceedings.sessions] == [
        ("opening", None, "Ouverture"),
        ("round_table", 1, "Vivre avec la montée des eaux"),
        ("keynote", 1, "Prévoir les tempêtes"),
    ]
    assert [(s.kind.value, s.speaker, s.organisation) for s in proceedings.statements] == [
        ("narration", None, None),
        ("narration", None, None),
        ("reported", "Marius LE BIHAN", "Ville de Port-Breizh"),
        ("direct_quote", "Marius LE BIHAN", "Ville de Port-Breizh"),
        ("reported", "Ines AROUET", "Syndicat des Marais"),
        ("reported", "HydroVigie", "HydroVigie"),
    ]
    assert proceedings.statements[-1].speaker_id is None
    check_partition(proceedings)


def test_facts_point_into_the_front_matter() -> None:
    """Each fact of the event is found where the front matter writes it, without quotes."""
    proceedings = parse(
        '---\ntitle: "Essai: deux"\nplace: Brive\ndate: 3 mai 2024\n---\n## Keynote\n\nRien.\n'
    )

    shown = {key: proceedings.source[span.start : span.end] for key, span in proceedings.facts}
    assert shown == {"title": "Essai: deux", "place": "Brive", "date": "3 mai 2024"}
    assert proceedings.date_iso == "2024-05-03"


def test_a_person_without_paragraph_appears_and_says_nothing() -> None:
    """A heading alone is an appearance, not a statement."""
    proceedings = parse(f"{FRONT}## Ouverture\n\n### Anne LE GOFF — maire, Brive\n")

    assert [(a.role, a.organisation) for a in proceedings.appearances] == [("maire", "Brive")]
    assert proceedings.statements == ()


def test_a_second_dash_parts_role_and_organisation() -> None:
    """« Nom — rôle — organisation » leaves commas to both; nothing behind the dash is no organisation."""
    text = (
        f"{FRONT}## Keynote\n\n### A B — une, deux — trois, quatre\n\n### C D — Global Lead, France "
        f"—\n\n### E F\n"
    )

    proceedings = parse(text)

    assert [(a.role, a.organisation) for a in proceedings.appearances] == [
        ("une, deux", "trois, quatre"),
        ("Global Lead, France", None),
        (None, None),
    ]


def test_a_paragraph_is_the_heading_persons_in_the_writers_words() -> None:
    """A paragraph without quotation is one reported statement."""
    assert under_heading("Il détaille le budget. La vanne sera fermée.") == [
        (StatementKind.REPORTED, "Paul MARTIN", "Il détaille le budget. La vanne sera fermée.")
    ]


def test_a_quotation_that_names_nobody_is_the_heading_persons() -> None:
    """Under a heading a quotation without any other name is this person's."""
    assert (StatementKind.DIRECT_QUOTE, "Paul MARTIN", VANNE) in under_heading(f"Il conclut : « {VANNE} ».")


def test_a_name_after_the_quotation_wins_over_the_heading() -> None:
    """« Q », répond Y: under X's heading it is Y's all the same."""
    found = under_heading(f"« {VANNE} », répond Marie Durand, maire de Brive.")

    assert (StatementKind.DIRECT_QUOTE, "Marie Durand", VANNE) in found
    assert all(speaker != "Paul MARTIN" for _, speaker, _ in found)


def test_somebody_unnamed_under_a_heading_is_nobody() -> None:
    """A quotation of « une habitante » is not given to the person of the heading."""
    assert (StatementKind.DIRECT_QUOTE, None, VANNE) in under_heading(
        f"Une habitante proteste : « {VANNE} »."
    )


def test_a_blockquote_that_is_signed_by_another_is_not_the_heading_persons() -> None:
    """A signature inside a blockquote counts more than the heading above it."""
    found = under_heading(f"> « {VANNE} », a dit Marie Durand.")

    assert [(kind, speaker) for kind, speaker, _ in found] == [(StatementKind.DIRECT_QUOTE, "Marie Durand")]


def test_a_heading_of_any_words_is_a_session() -> None:
    """A form that we do not know is a session of kind other with its heading as title."""
    proceedings = parse(f"{FRONT}## Cocktail dînatoire\n\nFin.\n")

    assert [(s.kind, s.title) for s in proceedings.sessions] == [(SessionKind.OTHER, "Cocktail dînatoire")]


def test_a_number_that_comes_twice_is_a_warning() -> None:
    """Two round tables of one number keep identifiers of their own and are reported."""
    proceedings = parse(f"{FRONT}## Table ronde 1 — a\n\n## Table ronde 1 — b\n")

    assert [s.id for s in proceedings.sessions] == ["essai.rt1", "essai.rt1-2"]
    assert "double" in proceedings.warnings[0].message


def test_a_session_without_a_number_takes_none_that_is_printed() -> None:
    """« Table ronde de clôture » before « Table ronde 1 » and 2 is the third, with no warning."""
    proceedings = parse(f"{FRONT}## Table ronde de clôture\n\n## Table ronde 1 — a\n\n## Table ronde 2 — b\n")

    assert [s.number for s in proceedings.sessions] == [3, 1, 2]
    assert proceedings.warnings == ()


def test_headings_count_in_every_style() -> None:
    """Ordinals, Roman numerals, words and signs give the same number."""
    styles = [
        "Table ronde 2",
        "TABLE RONDE II",
        "Deuxième table ronde",
        "2e table ronde : l'eau",
        "Table ronde n° 2 – l'eau",
        "Table ronde nº2",
        "Seconde table ronde",
    ]

    numbers = [parse(f"{FRONT}## {style}\n").sessions[0].number for style in styles]

    assert numbers == [2] * len(styles)


FOREIGN = (
    f"> Marie Durand : {VANNE}.",
    f"> **Marie Durand** : {VANNE}.",
    f"> {VANNE}.\n>\n> Réponse d'une habitante : Personne ne nous avait prévenus.",
    f"> Le préfet : {VANNE}.",
    f"[Un participant] {VANNE}.",
    f"Réponse d'une habitante : {VANNE}.",
    f"Marie Durand : {VANNE}.",
    f"- Marie Durand : {VANNE}.",
    "Marie Durand, maire de Brive, a répondu que la vanne fuit.",
    "Marie Durand lui répond que la vanne fuit.",
    "Marie Durand écoute.\n\nDurand lui répond que la vanne fuit.",
    "Marie Durand n'est pas d'accord. La vanne doit rester ouverte.",
    "Selon Marie Durand, la vanne fuit.",
    "À en croire Marie Durand, la vanne fuit.",
    "La vanne fuit, estime Marie Durand.",
    "La vanne fuit, rétorque ensuite Marie Durand.",
    "La vanne fuit, selon Marie Durand.",
    "La vanne fuit, répond une habitante.",
    "La vanne fuit, estime-t-elle.",
    "La vanne fuit, lui répond-on.",
    "On lui répond que la vanne fuit.",
    "NDLR : la vanne fuit.",
    "Pour l'éditeur Luc Roux, absent, « la vanne est un mensonge que l'on paie deux fois ».",
    "La maire a répondu que la vanne fuit.",
    "Dans la salle, une habitante lui demande pourquoi la vanne fuit.",
    "Il laisse la parole à Marie Durand, qui explique que la vanne fuit.",
    f"| Marie Durand | {VANNE} |",
    "**Marie Durand**\n\nLa vanne fuit.",
    "### Débat\n\nLa vanne fuit.",
    "### Question de la salle\n\nLa vanne fuit.",
    "### Animateur\n\nLa vanne fuit.",
    "### Madame la maire\n\nLa vanne fuit.",
    "### Jean Roux et Marie Durand — élus, Brive\n\nLa vanne fuit.",
)


@pytest.mark.parametrize("paragraph", FOREIGN)
def test_another_speaker_under_a_heading_is_not_the_heading_person(paragraph: str) -> None:
    """A label, a subject or a heading that shows somebody else keeps the heading's person away."""
    found = under_heading(f"Il ouvre le débat.\n\n{paragraph}")

    assert [s for _, s, t in found if t != "Il ouvre le débat."]
    assert {s for _, s, t in found if t != "Il ouvre le débat."} <= {None, "Marie Durand"}


@pytest.mark.parametrize(
    "paragraph",
    [
        "Paul Martin cite un cas marquant : la vanne fuit.",
        "Il résume : la vanne fuit.",
        "Le directeur a répondu que la vanne fuit.",
        "Paul Martin salue le travail de Marie Durand.",
        "La vanne fuit, estime Paul Martin.",
        "La vanne fuit, estime-t-il.",
        "Il explique que, selon Marie Durand, la vanne fuit.",
        "La vanne fuit, selon lui.",
        "La vanne fuit, et la salle le sait.",
    ],
)
def test_words_that_show_nobody_else_stay_the_heading_persons(paragraph: str) -> None:
    """A lead-in, the heading's own role or a name as an object show nobody else."""
    assert {s for _, s, _ in under_heading(paragraph)} == {"Paul MARTIN"}


@pytest.mark.parametrize(
    "block", ["Publicité\n\nAchetez nos vannes !", "Photo : Jean Photo", "![Vanne](v.png)"]
)
def test_adverts_and_pictures_under_a_heading_are_noise(block: str) -> None:
    """Nobody says what an advert prints."""
    assert under_heading(block) == []


def test_a_title_is_no_part_of_a_heading_persons_name() -> None:
    """« ### Mme Marie DURAND » is the Marie Durand of the text, not a second person."""
    proceedings = parse(
        f"{FRONT}## Point 1 — l'eau\n\nMme Durand, maire : La vanne est fermée depuis hier.\n\n"
        "### Mme Marie DURAND — maire\n\nMarie Durand annonce le calendrier.\n\n"
        f"### M. Luc PETIT — élu\n\nMme Durand l'interrompt : « {VANNE} ».\n"
    )

    assert [p.name for p in proceedings.people] == ["Marie DURAND", "Luc PETIT"]
    assert [s.speaker for s in proceedings.statements] == ["Marie DURAND", "Marie DURAND", "Marie DURAND"]


@pytest.mark.parametrize("printed", ["Mme Lou NGUYEN", "Madame Lou NGUYEN", "Lou NGUYEN"])
def test_a_title_in_a_heading_tells_whom_a_title_in_the_text_means(printed: str) -> None:
    """« M. Nguyen » is Ali where the other has a woman's title, and may be either where she has none."""
    proceedings = parse(
        f"{FRONT}## Point 1 — l'eau\n\n### {printed} — membre\n\nUn avis.\n\n"
        f"### M. Ali NGUYEN — membre\n\nUn avis.\n\n### Luc PETIT — élu\n\n« {VANNE} », réplique M. Nguyen.\n"
    )

    expected = "Ali NGUYEN" if printed != "Lou NGUYEN" else None
    assert proceedings.statements[2].speaker == expected


def test_a_name_with_an_elided_particle_is_one_person() -> None:
    """« d'Albret » is a family name: the heading stands."""
    text = (
        "---\ntitle: Essai\n---\n\n## Table ronde 1 — la laine\n\n"
        "### Thérèse d'Albret — adjointe au maire — ville de Valbrebis\n\n"
        "Thérèse d'Albret annonce un label.\n"
    )

    (statement,) = parse_text(text, source_file="essai.md", sha256="0" * 64).statements

    assert (statement.speaker, statement.role) == ("Thérèse d'Albret", "adjointe au maire")


@pytest.mark.parametrize(
    ("heading", "name", "role", "organisation"),
    [
        (
            "Luc Petit, adjoint à l'eau et aux digues — Syndicat du Vernois",
            "Luc Petit",
            "adjoint à l'eau et aux digues",
            "Syndicat du Vernois",
        ),
        ("Zoé Petit, directrice - Aqualor", "Zoé Petit", "directrice", "Aqualor"),
        ("Luc Petit, élu — maire de Garel", "Luc Petit", "élu, maire", "Garel"),
        ("Zoé Petit, chercheuse, Institut Pierre et Marie Curie", "Zoé Petit", "chercheuse", None),
        ("Luc Petit dit « Loulou » — élu, ville de Garel", "Luc Petit", "élu", "ville de Garel"),
        ("Luc Petit (dit Loulou) — élu", "Luc Petit", "élu", None),
        ("Zoé Petit, dite « la Digue » — élue", "Zoé Petit", "élue", None),
    ],
)
def test_a_heading_with_a_comma_or_a_nickname_names_its_person(
    heading: str, name: str, role: str, organisation: str | None
) -> None:
    """« ### Nom, fonction — organisation », « ### Nom dit « Surnom » — fonction »: one person."""
    proceedings = parse(f"{FRONT}## Séance 1 — l'eau\n\n### {heading}\n\nUn avis.\n\n> {VANNE}.\n")

    found = [(s.speaker, s.role) for s in proceedings.statements]
    assert found == [(name, role)] * 2
    assert organisation in {None, proceedings.statements[0].organisation}


@pytest.mark.parametrize(
    "heading",
    [
        "Luc Petit, Marie Durand",
        "Luc Petit, maire de Garel et Marie Durand",
        "Luc Petit, Marie Durand — élus, Garel",
        "Luc Petit, maire, et Marie — ville de Garel",
        "Luc Petit, maire — Marie Durand",
        "Luc Petit, maire — la digue en question",
        "Luc Petit, maire : la digue",
        "Luc Petit, Aqualor — débat",
        "Garel, ville moyenne — débat",
        "Luc Petit dit non — débat",
    ],
)
def test_a_heading_with_a_comma_that_may_show_another_is_nobodys(heading: str) -> None:
    """After the comma a role has to come, and nowhere a second person or what is no organisation."""
    proceedings = parse(f"{FRONT}## Séance 1 — l'eau\n\n### {heading}\n\nUn avis.\n\n> {VANNE}.\n")

    assert {s.speaker for s in proceedings.statements} == {None}
    assert proceedings.people == ()


def in_session(text: str) -> Proceedings:
    """Parse paragraphs of one session in which nobody has a heading."""
    present = "La séance réunit Marie Durand, Alain Martin, Paul Martin et Jean Roux."
    proceedings = parse(f"{FRONT}## Séance 1 — l'eau\n\n{present}\n\n{text}\n")
    check_consistent(proceedings)
    check_partition(proceedings)
    return proceedings


TURN = "La digue tiendra encore dix ans."


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        (f"Mme Durand : {TURN}", "Marie Durand"),
        (f"M. Roux, adjoint au maire : {TURN}", "Jean Roux"),
        (f"**M. Roux.** – {TURN}", "Jean Roux"),
        (f"**Jean Roux.** {TURN}", "Jean Roux"),
        (f"**M. Roux** — {TURN}", "Jean Roux"),
        (f"- Mme Durand (maire) : {TURN}", "Marie Durand"),
        (f"ROUX : {TURN}", "Jean Roux"),
        ("Zoé Petit, ingénieure au SIVOM : Nous avons mesuré la digue.", "Zoé Petit"),
    ],
)
def test_a_labelled_line_is_a_turn(line: str, speaker: str) -> None:
    """Minutes without quotation marks: a name and a colon or dash say who speaks."""
    turn = in_session(line).statements[-1]

    assert (turn.kind, turn.speaker) == (StatementKind.TURN, speaker)
    assert turn.text in line
    assert turn.text.endswith(".")


@pytest.mark.parametrize(
    "line",
    [
        f"M. Martin : {TURN}",
        f"Martin : {TURN}",
        f"Monsieur Durand : {TURN}",
        f"Mme Durand et M. Roux : {TURN}",
        f"MM. Roux et Petit : {TURN}",
        f"Une habitante : {TURN}",
        f"M. le maire : {TURN}",
        "Jean Roux : adjoint au maire de Brive.",
        "Jean Roux : Adjoint au maire de Brive.",
    ],
)
def test_a_label_that_names_no_one_person_is_nobodys(line: str) -> None:
    """Two people of one family name, two people at once, a voice: nobody, with a warning."""
    proceedings = in_session(line)

    assert [s.speaker for s in proceedings.statements] == [None, None]
    assert len(proceedings.warnings) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Jean Roux – un homme prudent – a construit la digue.",
        "Les mesures : trois vannes et deux ponts.",
        "Mme Durand et M. Roux ont présenté deux projets : la digue et le pont.",
    ],
)
def test_a_sentence_with_a_colon_or_dash_stays_narration(line: str) -> None:
    """A name before a dash or a colon is no label where the sentence goes on."""
    proceedings = in_session(line)

    assert [s.kind for s in proceedings.statements] == [StatementKind.NARRATION] * 2
    assert proceedings.warnings == ()


def test_lines_of_one_paragraph_are_turns_of_their_own() -> None:
    """Lines without a blank line between them are one paragraph of Markdown, and still several turns."""
    found = in_session(
        f"Mme Durand : {TURN}\nUn riverain : Qui paiera ?\nM. Roux : Nous paierons."
    ).statements

    assert [(s.speaker, s.text) for s in found[1:]] == [
        ("Marie Durand", TURN),
        (None, "Un riverain : Qui paiera ?"),
        ("Jean Roux", "Nous paierons."),
    ]


@pytest.mark.parametrize(
    ("heading", "role", "organisation"),
    [
        ("Zoé Petit — déléguée — région Bourgogne - Pays d'Or", "déléguée", "région Bourgogne - Pays d'Or"),
        ("Zoé Petit — déléguée, région Bourgogne - Pays d'Or", "déléguée", "région Bourgogne - Pays d'Or"),
        ("Zoé Petit - déléguée - région Bourgogne", "déléguée", "région Bourgogne"),
        ("Zoé Petit — déléguée — pôle A — antenne B", "déléguée", "pôle A — antenne B"),
        ("Zoé Petit — déléguée —", "déléguée", None),
    ],
)
def test_an_organisation_keeps_its_printed_dashes(heading: str, role: str, organisation: str | None) -> None:
    """What stands behind the second dash is the organisation, character by character."""
    statement = parse(f"{FRONT}## Débat\n\n### {heading}\n\nZoé Petit approuve.\n").statements[-1]

    assert (statement.role, statement.organisation) == (role, organisation)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_ends_whatever_ends_its_lines(end: str) -> None:
    """A file written on Windows or an old Macintosh is read like any other."""
    text = "---\ntitle: Essai\nplace: Brive\n---\n\n## Débat\n\n### Zoé Petit — élue\n\nElle approuve.\n"
    proceedings = parse(text.replace("\n", end))

    assert (proceedings.title, proceedings.place) == ("Essai", "Brive")
    assert [(s.speaker, s.text) for s in proceedings.statements] == [("Zoé Petit", "Elle approuve.")]
    check_partition(proceedings)


def test_a_colon_inside_a_value_is_part_of_it() -> None:
    """« title: Journée de l'eau : bilan » needs no quotation marks; offsets hold."""
    text = "---\ntitle: Journée : bilan\norganisers:\n  - Revue : l'eau\n---\n\n## Débat\n\nRien.\n"
    proceedings = parse(text)

    assert (proceedings.title, proceedings.organisers) == ("Journée : bilan", ("Revue : l'eau",))
    assert {key: text[span.start : span.end] for key, span in proceedings.facts}["title"] == "Journée : bilan"


@pytest.mark.parametrize("verb", ["cite", "a cité", "citait"])
def test_whoever_is_cited_under_a_heading_is_not_the_headings_person(verb: str) -> None:
    """« Il cite Victor Hugo : « … » » is nobody's: the words are another's."""
    found = under_heading(f"Il {verb} Victor Hugo : « {VANNE}. »")

    assert [who for kind, who, _ in found if kind is StatementKind.DIRECT_QUOTE] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Elle précise que la vanne fermera avant l'hiver.",
        "Sur ce point, elle précise que la vanne fermera avant l'hiver.",
        "Elle ne croit guère à ces travaux.",
        "Ils ajoutent que la vanne fermera avant l'hiver.",
        "Elles demandent un délai.",
        "Elle, préfère attendre.",
        "Ce dernier demande un délai.",
        "Pour elle, la vanne est perdue.",
        "Selon ce dernier, la vanne est perdue.",
        "Mme Martin demande un délai.",
    ],
)
def test_a_pronoun_that_cannot_mean_the_heading_person_is_somebody_else(sentence: str) -> None:
    """Under « Paul MARTIN, directeur » « elle » is another person, and « ce dernier » whoever came last."""
    assert [speaker for _, speaker, _ in under_heading(sentence)] == [None]
    # a woman's heading without a title shows her gender by her role or given name
    woman = sentence.replace("Elle", "Lui" if "Elle," in sentence else "Il").replace("elle", "lui")
    text = f"{FRONT}## Point 1 — l'eau\n\n### Marie MARTIN — directrice\n\n{woman.replace('Mme', 'M.')}\n"
    assert [s.speaker for s in parse(text).statements] == [None]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Elle demande un délai. Il lui répond que la vanne fermera.",
        "Elle cite son collègue. Ce dernier demande un délai.",
        f"Elle regrette le chantier. Pour ce dernier, « {VANNE} ».",
    ],
)
def test_a_later_pronoun_of_another_ends_what_the_heading_person_says(paragraph: str) -> None:
    """« Il lui répond » under a woman's heading is what somebody answers her."""
    text = f"{FRONT}## Point 1 — l'eau\n\n### Marie DURAND — directrice\n\n{paragraph}\n"

    speakers = [s.speaker for s in parse(text).statements]

    assert speakers[0] == "Marie DURAND"
    assert set(speakers[1:]) == {None}


@pytest.mark.parametrize(
    "paragraph",
    [
        "Il faut fermer la vanne avant l'hiver.",
        "Il n'y a plus d'eau dans le canal.",
        "Il est urgent d'agir.",
        "Il est rappelé que la vanne fuit.",
        "Elle insiste : il faut fermer la vanne.",
        "Elle présente le chantier. Il coûtera deux millions.",
        "Marie Durand présente ses chiffres. Cette dernière demande un délai.",
        "Selon elle, la vanne est perdue.",
        "Mme Durand demande un délai.",
    ],
)
def test_a_pronoun_that_stands_for_nobody_else_stays_the_heading_persons(paragraph: str) -> None:
    """« Il faut », a thing that is told of, and the heading's own gender show nobody else."""
    text = f"{FRONT}## Point 1 — l'eau\n\n### Marie DURAND — directrice\n\n{paragraph}\n"

    assert [s.speaker for s in parse(text).statements] == ["Marie DURAND"]


def test_a_title_names_no_heading_person_whose_gender_nothing_shows_beside_a_namesake() -> None:
    """« M. Nguyen » under « Lou NGUYEN, membre » may be Ali; without another Nguyen it is Lou."""
    heading = "### Lou NGUYEN — membre\n\nM. Nguyen demande un délai.\n"
    other = "\n### Jo NGUYEN — membre\n\nUn avis.\n"

    both = parse(f"{FRONT}## Point 1 — l'eau\n\n{heading}{other}")
    alone = parse(f"{FRONT}## Point 1 — l'eau\n\n{heading}")

    assert [s.speaker for s in both.statements] == [None, "Jo NGUYEN"]
    assert [s.speaker for s in alone.statements] == ["Lou NGUYEN"]


def test_the_view_of_somebody_unnamed_is_nobodys() -> None:
    """« Selon le préfet, … » under a heading is not what the heading's person says; « selon lui » is."""
    found = under_heading("Paul Martin rappelle la crue. Selon le préfet, elle était prévisible.")
    own = under_heading("Paul Martin rappelle la crue. Selon lui, elle était prévisible.")

    assert [who for _, who, _ in found] == ["Paul MARTIN", None]
    assert [who for _, who, _ in own] == ["Paul MARTIN"]


def test_a_signature_under_a_blockquote_is_no_part_of_it() -> None:
    """« > … — Paul Martin » under Paul Martin's heading holds his words without his name."""
    [(kind, who, text)] = under_heading(f"> {VANNE}.\n> — Paul Martin, directeur")

    assert (kind, who, text) == (StatementKind.DIRECT_QUOTE, "Paul MARTIN", f"{VANNE}.")


def test_an_initial_stands_for_the_given_name_printed_elsewhere() -> None:
    """« J. Roux : » is Jean Roux."""
    assert in_session(f"J. Roux : {TURN}").statements[-1].speaker == "Jean Roux"


def test_a_heading_with_a_comma_alone_makes_no_article_canonical() -> None:
    """Without front matter « ### Nom, fonction — organisation » may be any article's."""
    text = "# Journée\n\n## Table ronde 1\n\n### Luc Petit, élu — Aqualor\n\nUn avis tombe enfin.\n"
    proceedings = parse_text(text, source_file="essai.md", sha256="0" * 64)

    assert {s.speaker for s in proceedings.statements} == {None}
