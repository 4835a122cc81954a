"""Whose words: one sentence after another that tempts a reader to take the wrong name."""

import pytest

from ingest.attribution.evidence import Reading
from ingest.attribution.paragraphs import read_paragraph
from ingest.attribution.rules import RULES
from ingest.model import AttributionStatus, StatementKind
from ingest.people.names import NameReader
from ingest.readers.markdown import read_blocks

Q = "« Nous avons décidé de fermer la vanne principale avant l'hiver prochain »"
Q2 = "« Personne ne nous avait prévenus du calendrier de ces travaux considérables »"

# the speaker of each quotation; None: nobody; a question mark: this person or nobody
CASES: tuple[tuple[str, list[str | None]], ...] = (
    (f"Le docteur **Paul Martin**, médecin à Brive, nuance. {Q}, assure-t-il.", ["Paul Martin"]),
    (f"**Marie Durand**, maire, l'interrompt : {Q}.", ["Marie Durand"]),
    (f"La docteure **Marie Durand** et le professeur **Paul Martin** nuancent. {Q}.", [None]),
    ((
        f"Interrogée par **Paul Martin**, journaliste, **Marie "
        f"Durand**, maire de Brive, a répondu : {Q}."
    ), ["Marie Durand?"]),
    (f"{Q}, a lancé un participant à **Paul Martin**, directeur de la régie.", [None]),
    (f"**Paul Martin**, directeur de la régie, a cité **Marie Durand** : {Q}.", [None]),
    (f"**Paul Martin** et **Marie Durand**, élus à Brive : {Q}.", [None]),
    (f"**Paul Martin**, directeur, puis **Marie Durand**, maire, ont pris la parole : {Q}.", [None]),
    (f"Pour **Paul Martin**, directeur de la régie, {Q}.", ["Paul Martin?"]),
    (f"Selon **Paul Martin**, directeur de la régie : {Q}.", ["Paul Martin?"]),
    (f"**Paul Martin**, directeur, a passé la parole à sa collègue : {Q}.", [None]),
    (f"Un habitant a interpellé **Paul Martin** : {Q}.", [None]),
    (f"Dans la salle, une question pour **Paul Martin** : {Q}.", [None]),
    (f"**Paul Martin**, directeur : {Q}. Une voix s'élève dans la salle : {Q2}.", ["Paul Martin",None]),
    ((
        f"**Paul Martin**, directeur : {Q}. {Q2}, a rétorqué "
        f"**Marie Durand**, maire de Brive."
    ), ["Paul Martin","Marie Durand"]),
    ((
        f"**Paul Martin**, directeur, est revenu sur "
        f"l'accident. {Q}, a commenté **Marie Durand**."
    ), ["Marie Durand"]),
    (f"**Paul Martin**, directeur, est revenu sur l'accident. {Q}, s'est exclamée une habitante.", [None]),
    (f"**Paul Martin**, directeur : {Q}. Elle ajoute : {Q2}.", ["Paul Martin",None]),
    (f"**Marie Durand**, directrice : {Q}. Elle ajoute : {Q2}.", ["Marie Durand","Marie Durand?"]),
    ((
        "« Quand Paul Martin nous a dit que la vanne était fermée, nous n'y avons pas cru », raconte "
        "**Marie Durand**."
    ), ["Marie Durand"]),
    ((
        "« C'est un échec, a dit Paul Martin, et nous devons en tirer toutes les leçons ensemble », "
        "rapporte **Marie Durand**, maire."
    ), ["Marie Durand?"]),
    ((
        "« C'est un échec, reconnaît **Paul Martin**, directeur de la régie, et nous devons en tirer "
        "toutes les leçons. »"
    ), ["Paul Martin"]),
    ("« C'est un échec, reconnaît-il, et nous devons en tirer toutes les leçons sans attendre. »", [None]),
    (f"La mairie a affiché le message suivant : {Q}.", [None]),
    ((
        f"**Paul Martin** n'a pas souhaité répondre. {Q}, "
        f"indique son adjointe, **Marie Durand**."
    ), ["Marie Durand?"]),
    (f"**Paul Martin** n'a jamais dit : {Q}.", [None]),
    (f"{Q}, a expliqué le directeur de cabinet de **Marie Durand**.", [None]),
    (f"{Q}, a expliqué le maire de Brive, **Paul Martin**.", ["Paul Martin?"]),
    (f"{Q}, explique-t-on chez **Paul Martin**.", [None]),
    (f"{Q}, a répondu à **Paul Martin** la maire de Brive.", [None]),
    (f"{Q}, a répondu à **Paul Martin** **Marie Durand**, maire de Brive.", ["Marie Durand?"]),
    (f"{Q}, ont conclu **Paul Martin** et **Marie Durand**.", [None]),
    (f"{Q}. Ces mots de **Marie Durand**, maire de Brive, ont fait réagir.", ["Marie Durand?"]),
    (f"**Paul Martin**, directeur. {Q}. Ces mots de **Marie Durand** ont marqué.", ["Marie Durand?"]),
    (f"Au micro, **Paul Martin**. Dans le public, **Marie Durand** : {Q}.", ["Marie Durand?"]),
    (f"**Paul Martin** présente **Marie Durand**, maire de Brive : {Q}.", [None]),
    (f"**Paul Martin** accueille la maire de Brive : {Q}.", [None]),
    (f"Le directeur de la régie, **Paul Martin**, a été contredit : {Q}.", [None]),
    (f"Contredit par **Paul Martin**, le maire s'est emporté : {Q}.", [None]),
    (f"**Paul Martin**, directeur, a lu une lettre d'une habitante : {Q}.", [None]),
    (f"Après **Paul Martin**, c'est **Marie Durand** qui a conclu : {Q}.", ["Marie Durand?"]),
    (f"Ni **Paul Martin** ni **Marie Durand** n'ont contesté le constat : {Q}.", [None]),
    (f"**Paul Martin**, directeur, a salué le travail des agents : {Q}.", ["Paul Martin?"]),
    (f"Le rapport remis à **Paul Martin** est sévère : {Q}.", [None]),
    (f"À la tribune, le ton est donné : {Q}. **Paul Martin** acquiesce.", [None]),
    (f"{Q} **Paul Martin**, directeur de la régie, n'est pas de cet avis.", [None]),
    (f"{Q}. **Paul Martin**, directeur de la régie, a ensuite répondu : {Q2}.", [None,"Paul Martin"]),
    ((
        f"**Paul Martin**, directeur : {Q}. Réaction de "
        f"**Marie Durand**, maire : {Q2}."
    ), ["Paul Martin","Marie Durand"]),
    ((
        f"**Paul Martin**, directeur : {Q}. Pas "
        f"d'accord, **Marie Durand** : {Q2}."
    ), ["Paul Martin","Marie Durand?"]),
    (f"**Paul Martin**, directeur : {Q}. À ses côtés, sa directrice technique : {Q2}.", ["Paul Martin",None]),
    (f"**Paul Martin**, directeur : {Q}. Réponse du tac au tac : {Q2}.", ["Paul Martin",None]),
    (f"**Paul Martin**, directeur : {Q}. Et l'inverse ? {Q2}.", ["Paul Martin","Paul Martin?"]),
    (f"Marie Durand, maire de Brive, cite le poète : {Q}.", [None]),
    (f"Marie Durand (maire de Brive) : {Q}.", ["Marie Durand"]),
    (f"M. Martin : {Q}.", ["Martin"]),
    (f"Mme la maire : {Q}.", [None]),
    (f"{Q} — **Paul Martin**, directeur", ["Paul Martin"]),
    (f"{Q} (**Paul Martin**, directeur)", ["Paul Martin?"]),
    (f"Marie, la fille de **Paul Martin** : {Q}.", [None]),
    (f"Chez Paul Martin, directeur de la régie, on assure : {Q}.", [None]),
    (f"Comme l'a écrit Victor Hugo : {Q}. Paul Martin, directeur, l'a rappelé.", ["Victor Hugo?"]),
    (f"**Paul Martin**, directeur, se souvient des mots de **Marie Durand** : {Q}.", [None]),
    (f"**Paul Martin**, directeur, se souvient de ce que lui disait son père : {Q}.", [None]),
    (f"**Paul Martin**, dont l'adjoint déclarait hier : {Q}, n'est pas venu.", [None]),
    (f"**Paul Martin**, à qui l'on demandait pourquoi : {Q}.", ["Paul Martin?"]),
    (f"Face à **Paul Martin**, directeur de la régie, **Marie Durand** soutient : {Q}.", ["Marie Durand?"]),
    (f"Pour **Paul Martin**, directeur, **Marie Durand** exagère : {Q}.", [None]),
    (f"D'après **Marie Durand**, **Paul Martin** aurait déclaré : {Q}.", [None]),
    (f"L'association Eau Vive a déclaré : {Q}. **Paul Martin** était absent.", [None]),
    (f"**Paul Martin**, président de l'association Eau Vive : {Q}.", ["Paul Martin"]),
    (f"**Paul Martin**, fils de **Jean Martin**, ancien maire : {Q}.", ["Paul Martin?"]),
    (f"Le débat entre **Paul Martin**, directeur, et **Marie Durand**, maire, a été vif : {Q}.", [None]),
    (f"Animée par **Paul Martin**, rédacteur en chef, la table ronde a commencé : {Q}.", [None]),
    (f"Question de **Paul Martin**, journaliste : {Q} Réponse : {Q2}.", ["Paul Martin?",None]),
    (f"**Paul Martin** : {Q}\n**Marie Durand** : {Q2}", ["Paul Martin","Marie Durand"]),
    ((
        f"{Q}, a déclaré **Paul Martin**, avant que "
        f"**Marie Durand** ne réplique : {Q2}."
    ), ["Paul Martin?","Marie Durand?"]),
    (f"**Paul Martin** a beau répéter que tout va bien, les agents répondent : {Q}.", [None]),
    (f"Si **Paul Martin** est optimiste, l'opposition tempère : {Q}.", [None]),
    (f"**Paul Martin** est optimiste, l'opposition moins : {Q}.", [None]),
    (f"**Paul Martin** écoute, puis la réponse fuse : {Q}.", [None]),
    (f"**Paul Martin** a reçu ce SMS : {Q}.", [None]),
    (f"**Paul Martin** connaît bien l'argument des opposants : {Q}.", [None]),
    (f"**Paul Martin** a découvert l'affiche : {Q}.", [None]),
    (f"**Paul Martin** a été accueilli par des huées : {Q}.", [None]),
    (f"**Paul Martin** résume l'avis général : {Q}.", ["Paul Martin?"]),
    (f"{Q}, peut-on lire dans le rapport de **Paul Martin**.", [None]),
    (f"{Q}, titrait le journal de **Paul Martin**.", [None]),
    (f"{Q}, a dit en substance **Paul Martin**, repris par **Marie Durand**.", ["Paul Martin?"]),
    ((
        "« Merci à Marie Durand, a commencé Paul Martin, pour "
        "ce travail remarquable et collectif. »"
    ), ["Paul Martin?"]),
    (f"Le message de **Paul Martin** est clair : {Q}.", ["Paul Martin?"]),
    (f"Les propos de **Paul Martin** ont choqué **Marie Durand** : {Q}.", [None]),
    (f"**Paul Martin**, directeur de la régie, et son équipe : {Q}.", [None]),
    (f"**Paul Martin**, directeur de la régie, avec son équipe, l'assure : {Q}.", ["Paul Martin?"]),
)  # fmt: skip


def read(text: str) -> list[Reading]:
    """Read every paragraph of a text."""
    return [read_paragraph(block.flow, NameReader()) for block in read_blocks(text)]


def speakers(text: str) -> list[str | None]:
    """Return the speaker of each quotation."""
    segments = [s for reading in read(text) for s in reading.segments if s.kind is StatementKind.DIRECT_QUOTE]
    return [s.decision.speaker.name if s.decision.speaker else None for s in segments]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_quotation_has_its_speaker_or_nobody(text: str, expected: list[str | None]) -> None:
    """A tempting name is not taken: where a sentence does not say who speaks, nobody does."""
    found = speakers(text)

    assert len(found) == len(expected)
    for name, wanted in zip(found, expected, strict=True):
        allowed = {wanted} if wanted is None or not wanted.endswith("?") else {wanted[:-1], None}
        assert name in allowed


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        (
            "directrice, ingénieure et élue, Ville de Brive",
            "directrice, ingénieure et élue",
            "Ville de Brive",
        ),
        (
            "responsable des eaux, des berges et des ports de Valmont",
            "responsable des eaux, des berges et des ports",
            "Valmont",
        ),
        (
            "juriste au service des affaires foncières à l'ADEMA",
            "juriste au service des affaires foncières",
            "ADEMA",
        ),
        ("cheffe de cabinet", "cheffe de cabinet", None),
        (
            "maire de Brive et président de la communauté Vallon",
            "maire de Brive et président de la communauté Vallon",
            None,
        ),
        ("fondatrice & p-dg d'Aquilon", "fondatrice & p-dg", "Aquilon"),
        (
            "directeur de la ville durable, de l'eau et du bruit",
            "directeur de la ville durable, de l'eau et du bruit",
            None,
        ),
        (
            "3e adjoint aux finances SIVU (Syndicat des Usages) et maire de Brive",
            "3e adjoint aux finances et maire de Brive",
            "SIVU (Syndicat des Usages)",
        ),
        ("astronome", "astronome", None),
    ],
)
def test_role_and_organisation_are_as_printed(text: str, role: str, organisation: str | None) -> None:
    """Commas, « et » and prepositions part a role from an organisation only where the words show it."""
    [reading] = read(f"Anne Le Goff, {text} : {Q}.")

    speaker = reading.segments[-1].decision.speaker
    assert speaker is not None
    assert (speaker.role, speaker.organisation) == (role, organisation)


def test_narration_beside_a_quotation_is_nobodys() -> None:
    """What follows a quotation outside its marks stays the writer's."""
    [reading] = read(f"{Q}, a rappelé **Anne Le Goff**. Parmi les travaux prévus : une digue et un pont.")

    told = [s for s in reading.segments if s.kind is StatementKind.NARRATION]
    assert [s.decision.speaker for s in told] == [None]


def test_a_carried_over_quotation_says_so() -> None:
    """A second quotation of a paragraph is the same person's, and marked as such."""
    [reading] = read(f"**Anne Le Goff**, maire : {Q}. Sur le calendrier : {Q2}.")

    assert reading.segments[-1].decision.status is AttributionStatus.CARRIED_OVER
    assert reading.segments[-1].decision.rule == "same_paragraph"


def test_a_term_in_marks_is_no_statement() -> None:
    """« générative » is a word of the sentence it stands in."""
    [reading] = read("L'IA « générative » inquiète, et le « territoire connecté » aussi.")

    assert [s.kind for s in reading.segments] == [StatementKind.NARRATION]


def test_the_writers_clause_inside_a_quotation_is_left_out() -> None:
    """« Q1, résume-t-elle, Q2 » is Q1 and Q2."""
    [reading] = read(
        "**Anne Le Goff** : « La vanne est fermée, résume-t-elle, et elle le restera tout l'hiver. »"
    )

    [quoted] = [s for s in reading.segments if s.kind is StatementKind.DIRECT_QUOTE]
    assert [reading_text(reading, r) for r in quoted.ranges] == [
        "La vanne est fermée",
        "et elle le restera tout l'hiver.",
    ]


def reading_text(reading: Reading, bounds: tuple[int, int]) -> str:
    """Return a range of the one paragraph used above."""
    text = "Anne Le Goff : « La vanne est fermée, résume-t-elle, et elle le restera tout l'hiver. »"
    return text[slice(*bounds)].strip()


def test_every_rule_has_the_name_it_reports() -> None:
    """A statement's rule is the name of a function that a reader can look up."""
    [reading] = read(f"{Q}, a rappelé **Anne Le Goff**.")

    assert reading.segments[0].decision.rule in {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(
    "after",
    [
        "La présidente de la Région, **Marie Durand**, a annoncé un observatoire. {q}, a-t-elle promis.",
        "Mme Marie Durand, maire de Brive, rappelle la crue. {q}, dit-elle. Elle salue M. Luc Roux.",
    ],
)
def test_a_pronoun_after_the_quotation_signs_it_for_the_subject_before(after: str) -> None:
    """The office before a name is the name's; whom she greets afterwards has not spoken."""
    quotation = "« Nous avons décidé de fermer la vanne principale avant l'hiver prochain »"
    [block] = read_blocks(after.format(q=quotation))
    reading = read_paragraph(block.flow, NameReader((), ["marie durand", "luc roux"]))

    assert [
        s.decision.speaker.name if s.decision.speaker else None
        for s in reading.segments
        if s.kind is StatementKind.DIRECT_QUOTE
    ] == ["Marie Durand"]


@pytest.mark.parametrize(
    ("capacity", "role", "organisation"),
    [
        ("adjointe", "adjointe", None),
        ("adjointe, ville de Brive", "adjointe", "ville de Brive"),
        ("adjointe en charge de l'eau, des bois et des routes", None, None),
        ("adjointe en charge de l'eau, des bois et des routes, ville de Brive", None, "ville de Brive"),
        ("adjointe chargée du sport, de la culture, de la jeunesse et des loisirs", None, None),
    ],
)
def test_the_whole_role_of_a_clause_inside_a_quotation_is_the_writers(
    capacity: str, role: str | None, organisation: str | None
) -> None:
    """« Q1, souligne X, adjointe à l'eau, aux bois et aux routes, Q2 » — nothing of it is left."""
    text = f"« Les familles ne paieront pas, souligne **Marie Durand**, {capacity}, et nous le savons bien »."
    [quoted] = [s for s in read(text)[0].segments if s.kind is StatementKind.DIRECT_QUOTE]

    speaker = quoted.decision.speaker
    assert speaker is not None
    assert (speaker.name, speaker.organisation) == ("Marie Durand", organisation)
    assert speaker.role == (role or capacity.removesuffix(", ville de Brive"))
    plain = text.replace("**", "")
    assert [plain[a:b] for a, b in quoted.ranges] == [
        "Les familles ne paieront pas",
        " et nous le savons bien",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "des familles entières partiront",
        "des familles et des commerces partiront",
        "la ville de Brive, la région, personne ne répond",
        "les familles et les commerces",
    ],
)
def test_words_after_the_role_of_a_clause_inside_a_quotation_stay_quoted(words: str) -> None:
    """What is no list of what the office is about goes on with the quotation."""
    office = "adjointe en charge de l'eau"
    text = f"« Cela suffit, souligne **Marie Durand**, {office}, {words}, et l'école fermera »."
    [quoted] = [s for s in read(text)[0].segments if s.kind is StatementKind.DIRECT_QUOTE]

    assert [text.replace("**", "")[a:b].strip() for a, b in quoted.ranges][
        1
    ] == f"{words}, et l'école fermera"
