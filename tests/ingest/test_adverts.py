"""What an advert prints is nobody's statement, whoever it quotes."""

import pytest

from ingest.model import NoiseKind, Proceedings, StatementKind
from ingest.pipeline import parse_text
from tests.ingest.test_properties import check_consistent, check_partition

Q = "« Nous avons décidé de fermer la vanne principale avant l'hiver prochain »"
R = "« Personne ne nous avait prévenus du calendrier de ces travaux considérables »"
SOLD = "« Nos tuyaux garantissent trente ans sans la moindre fuite à nos clients »"
HEAD = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne.\n\n"
FIRST, SECOND = f"**Paul Martin**, directeur de la régie : {Q}.", f"**Marie Durand**, maire de Brive : {R}."
SELLER = "**Jean Vendeur**, directeur commercial d'Aquatube"
ADVERTS = (
    f"PUBLICITÉ\n\n{SELLER} : {SOLD}.",
    f"PUBLICITÉ\n{SELLER} : {SOLD}.",
    f"PUBLICITÉ – {SELLER} : {SOLD}.",
    f"PUBLICITE\n\n{SELLER} : {SOLD}.",
    f"**Publicité**\n\n{SOLD}, explique {SELLER}.\n\nwww.aquatube.fr",
    f"Publicité\n\nAquatube\nl'eau sans fuite\n\n{SELLER} : {SOLD}.\n\nTestez nos tuyaux !",
    f"PUBLI-RÉDACTIONNEL\n\n**Trente ans sans fuite**\n\n{SOLD}, explique **Jean Vendeur**, directeur.",
    f"Publi-rédactionnel – Aquatube\n\nLa société Aquatube change la donne au Sud.\n\n{SELLER} : {SOLD}.",
    "### Publi-reportage\n\n## Aquatube\n\n**Jean Vendeur**, directeur : « Nos tuyaux garantissent\n\n"
    "trente ans sans la moindre fuite à nos clients ».",
    f"Communiqué\n\n{SELLER} : {SOLD}.",
    f"Communiqué de presse\n\n**Jean Vendeur** (Aquatube) : {SOLD}.",
    f"Contenu sponsorisé\n\nJean Vendeur, directeur commercial d'Aquatube : {SOLD}.",
    f"Annonce\n\n{SELLER} : {SOLD}.",
    f"PUBLICITÉ\n\n> {SOLD}\n\n— Jean Vendeur, Aquatube",
    f"Publicité\n\nAquatube\n\n{SOLD}\n\nJean Vendeur, directeur d'Aquatube\n\nwww.aquatube.fr",
    f"Publi-re\u0301dactionnel\n\nTrente ans sans fuite\n\n{SOLD}, assure {SELLER}.",
)


def parse(body: str) -> Proceedings:
    """Parse one round table of a magazine."""
    return parse_text(HEAD + body, source_file="essai.txt", sha256="0" * 64)


@pytest.mark.parametrize("advert", ADVERTS)
def test_whoever_a_labelled_advert_quotes_says_nothing(advert: str) -> None:
    """Label, name and quotation of an advert are noise, and the two real speakers keep their words."""
    proceedings = parse(f"{FIRST}\n\n{advert}\n\n{SECOND}\n")

    spoken = [s for s in proceedings.statements if s.kind is not StatementKind.NARRATION]
    assert [s.speaker for s in spoken] == ["Paul Martin", "Marie Durand"]
    assert [p.name for p in proceedings.people] == ["Paul Martin", "Marie Durand"]
    assert not any("tuyaux" in s.text or "Vendeur" in s.text for s in proceedings.statements)
    check_consistent(proceedings)
    check_partition(proceedings)


@pytest.mark.parametrize("advert", ADVERTS)
def test_an_advert_at_the_end_or_the_beginning_of_a_session_is_noise_too(advert: str) -> None:
    """Whatever stands around it, an advert gives nobody words."""
    proceedings = parse(f"{advert}\n\n### Table ronde 2\n\n{FIRST}\n\n{advert}\n")

    assert [s.speaker for s in proceedings.statements if s.speaker] == ["Paul Martin"]
    assert {n.kind for n in proceedings.noise} == {NoiseKind.ADVERT}


@pytest.mark.parametrize(
    "advert",
    [
        "PUBLICITÉ\n\nVos réseaux méritent le meilleur. Appelez-nous au 01 23 45 67 89.",
        "PUBLICITÉ\n\nwww.aquatube.fr",
        "PUBLICITÉ\n\nÉclairez\nmieux",
        f"PUBLI-RÉDACTIONNEL\n\nTrente ans sans fuite\n\n{SELLER} : {SOLD}.",
    ],
)
def test_an_advert_ends_where_somebody_else_speaks(advert: str) -> None:
    """What follows a complete advert is the event's again."""
    assert [s.speaker for s in parse(f"{FIRST}\n\n{advert}\n\n{SECOND}\n").statements if s.speaker] == [
        "Paul Martin",
        "Marie Durand",
    ]


@pytest.mark.parametrize(
    "advert",
    [
        "Publi-communiqué – Aquatube accompagne les communes depuis 1998.",
        "PUBLICITÉ : Aquatube, l'eau sans fuite !",
        "[Publicité] « Avec Aquatube, plus une seule fuite en trente ans »",
        "Publi-rédactionnel | La société Aquatube change la donne.",
    ],
)
@pytest.mark.parametrize(
    "between", ["", "Comment payer ? Telle était la question de cette première table.\n\n"]
)
def test_a_label_that_goes_on_with_its_advert_covers_nothing_else(advert: str, between: str) -> None:
    """An advert of one line ends with it; the next paragraph is the event's, whoever it names."""
    proceedings = parse(f"{FIRST}\n\n{advert}\n\n{between}{SECOND}\n")

    assert [s.speaker for s in proceedings.statements if s.speaker] == ["Paul Martin", "Marie Durand"]
    assert all("Aquatube" not in s.text for s in proceedings.statements)
    if between:
        assert any(s.text == between.strip() for s in proceedings.statements)


@pytest.mark.parametrize("label", ["PUBLICITÉ", "Publi-rédactionnel\n\nTrente ans sans fuite", "Annonce"])
def test_who_has_spoken_before_ends_an_advert(label: str) -> None:
    """A label without its picture does not take the words of somebody whom the event has shown."""
    again = "**Paul Martin** : « Nous avons rouvert cette vanne au printemps, et elle tient »."

    spoken = [s for s in parse(f"{FIRST}\n\n{label}\n\n{again}\n").statements if s.speaker]
    assert [s.speaker for s in spoken] == ["Paul Martin", "Paul Martin"]


def test_a_rule_ends_an_advert() -> None:
    """A printed rule parts an advert, even one that is a picture only, from the text."""
    assert [s.speaker for s in parse(f"PUBLICITÉ\n\n---\n\n{FIRST}\n").statements if s.speaker] == [
        "Paul Martin"
    ]


def test_an_advert_does_not_part_a_paragraph_that_it_cuts() -> None:
    """The second half of a quotation comes after the advert, in lower case."""
    body = (
        "**Paul Martin**, directeur : « Nous avons décidé de fermer la vanne principale, qui date de\n\n"
        "PUBLICITÉ\n\nÉclairez mieux\n\nl'après-guerre, avant l'hiver prochain ».\n"
    )

    [quoted] = [s for s in parse(body).statements if s.kind is StatementKind.DIRECT_QUOTE]
    assert quoted.speaker == "Paul Martin"
    assert quoted.text.endswith("date de l'après-guerre, avant l'hiver prochain")


@pytest.mark.parametrize(
    "advert",
    [
        "PUBLICITÉ\n\nÉquipez votre commune avec AQUATUBE, la solution n° 1\n\nwww.aquatube.example",
        "Aquatube, partenaire de votre transition\n\n**Demandez une démo**\n\n01 23 45 67 89",
        "PUBLICITÉ\n\nAquatube\n\ncontact@aquatube.fr – aquatube.fr\n\n12 rue des Lilas, 75011 Paris",
        "PUBLICITÉ\n\nVos réseaux méritent le meilleur.\n\nTestez nos tuyaux pendant un mois !",
        "Lire aussi : Comment AQUATUBE a sauvé la piscine scolaire de tout un canton",
        "Ce site utilise des cookies pour améliorer votre expérience. Accepter Refuser Personnaliser",
        "Cet article d'Aquatube est réservé aux abonnés. Il vous reste 60 % de l'article à lire.",
        "[Publicité] « Avec Aquatube, notre commune a divisé par deux ses fuites en moins d'un an »",
        "**[PUBLICITÉ]** « Avec Aquatube, plus une fuite », témoigne Jean Vendeur.",
        "Publi-communiqué – Aquatube accompagne les collectivités depuis 1998.",
        "Partager sur Facebook Twitter LinkedIn",
    ],
)
@pytest.mark.parametrize(
    "cut", ["qui date de\n\n|\n\nl'après-guerre, avant", "sur-le-champ.\n\n|\n\nElle servira avant"]
)
def test_no_advert_gets_into_a_quotation_that_it_cuts(advert: str, cut: str) -> None:
    """Whatever a page prints between its halves, a quotation is only what its speaker said."""
    first, last = cut.split("|")
    said = "**Paul Martin**, directeur : « Nous avons décidé de fermer la vanne principale, "
    body = f"{said}{first}{advert}{last} l'hiver prochain ».\n"
    proceedings = parse(body)

    [quoted] = [s for s in proceedings.statements if s.kind is StatementKind.DIRECT_QUOTE]
    assert quoted.speaker == "Paul Martin"
    joined = f"{first} {last}".replace("\n\n", "").replace("  ", " ")
    assert quoted.text == f"Nous avons décidé de fermer la vanne principale, {joined} l'hiver prochain"
    assert [p.name for p in proceedings.people] == ["Paul Martin"]
    check_partition(proceedings)


def test_a_sentence_that_sells_does_not_stand_in_the_middle_of_another() -> None:
    """« Découvrez… », in the middle of a sentence that goes on below it, is an advert without a label."""
    body = (
        "**Paul Martin**, directeur : « Nous fermons la vanne principale, qui date de\n\n"
        "Découvrez Aquatube, le tuyau qui ne fuit pas !\n\nl'après-guerre, avant l'hiver prochain ».\n"
    )

    [quoted] = [s for s in parse(body).statements if s.kind is StatementKind.DIRECT_QUOTE]
    assert "qui date de l'après-guerre" in quoted.text


def test_a_bare_label_does_not_take_the_end_of_a_quotation() -> None:
    """After a picture's label a paragraph that closes the open quotation is its speaker's."""
    body = (
        "**Paul Martin**, directeur : « Nous fermons la vanne principale.\n\nPUBLICITÉ\n\n"
        "Elle ne servira plus avant l'hiver prochain », a-t-il annoncé.\n"
    )

    [quoted] = [s for s in parse(body).statements if s.kind is StatementKind.DIRECT_QUOTE]
    assert quoted.text.endswith("avant l'hiver prochain")


def test_a_number_that_a_speaker_tells_to_call_is_part_of_what_is_said() -> None:
    """The layout may set a telephone number on a line of its own."""
    body = (
        "**Paul Martin**, directeur : « En cas de fuite, il suffit d'appeler le\n\n01 23 45 67 89\n\n"
        "à toute heure du jour et de la nuit ».\n"
    )

    [quoted] = [s for s in parse(body).statements if s.kind is StatementKind.DIRECT_QUOTE]
    assert "appeler le 01 23 45 67 89 à toute heure" in quoted.text


@pytest.mark.parametrize("advert", [a for a in ADVERTS if not a.startswith("###")])
def test_an_advert_under_a_persons_heading_is_not_this_persons(advert: str) -> None:
    """In the canonical format too a label covers what is quoted after it."""
    text = "---\ntitle: Essai\n---\n## Table ronde 1 — l'eau\n\n### Paul MARTIN — directeur\n\nIl parle.\n\n"
    proceedings = parse_text(f"{text}{advert}\n", source_file="essai.md", sha256="0" * 64)

    assert [(s.speaker, s.text) for s in proceedings.statements] == [("Paul MARTIN", "Il parle.")]


def test_the_legend_of_a_picture_is_no_text_of_the_event() -> None:
    """« Légende photo : … » tells who is in a picture."""
    text = f"{HEAD}{FIRST}\n\nLégende photo : Paul Martin signe la charte sous les yeux de Marie Durand.\n"
    proceedings = parse_text(text, source_file="a.txt", sha256="0" * 64)

    assert [n.kind for n in proceedings.noise] == [NoiseKind.CREDIT]
    assert all("charte" not in s.text for s in proceedings.statements)


@pytest.mark.parametrize("heading", ["keynote", "visite"])
def test_an_address_over_a_heading_in_lower_case_ends_an_advert(heading: str) -> None:
    """« keynote » does not go on with the line above, so the three lines stay what they are."""
    advert = "AQUATUBE® – Le tuyau qui pense à la rivière !\nDemandez votre devis sur www.aquatube.example"
    proceedings = parse(f"{FIRST}\n\n{advert}\n\n{heading}\n\n{SECOND}\n")

    assert not any("AQUATUBE" in s.text for s in proceedings.statements)
    assert [s.speaker for s in proceedings.statements if s.speaker] == ["Paul Martin", "Marie Durand"]
    assert len(proceedings.sessions) == 2


def test_a_word_that_a_column_break_left_alone_goes_on() -> None:
    """« la deuxième », then « keynote », then the rest: one paragraph of the event."""
    body = (
        "La vanne a été le grand sujet de la journée, bien avant la deuxième\n\nkeynote\n\nde l'après-midi.\n"
    )

    assert any("sujet de la journée" in s.text for s in parse(body).statements)


@pytest.mark.parametrize(
    "caption",
    [
        "Photo : Marie Durand et Paul Martin devant la grande vanne de l'écluse, dans le hall "
        "du parc des expositions de Garel.",
        "En bas : Marie Durand et Paul Martin ont poursuivi le débat au buffet.",
        "En haut, à gauche : la vanne rénovée",
        "De gauche à droite : Marie Durand, Paul Martin et Luc Roux.",
        "Ci-dessus : Marie Durand.",
    ],
)
def test_a_caption_is_no_text_of_the_event(caption: str) -> None:
    """Who stands where in a picture says nothing, and is told by nobody."""
    proceedings = parse(f"{FIRST}\n\n{caption}\n\n{SECOND}\n")

    assert [n.kind for n in proceedings.noise] == [NoiseKind.CREDIT]
    assert [s.speaker for s in proceedings.statements if s.kind is not StatementKind.NARRATION] == [
        "Paul Martin",
        "Marie Durand",
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"En bas : {Q}, dit Marie Durand.",
        "En bas de la rue, la vanne a été fermée.",
        "En bas : la vanne est fermée. Marie Durand le regrette.",
        "À gauche : l'opposition a refusé la vanne.",
    ],
)
def test_a_sentence_about_a_place_is_no_caption(paragraph: str) -> None:
    """Words quoted, several sentences and what may be politics are kept."""
    assert not [n for n in parse(f"{FIRST}\n\n{paragraph}\n\n{SECOND}\n").noise]


def test_a_list_that_the_text_leads_to_is_text() -> None:
    """« Les rendez-vous : » is the event's, and so are its items, but not what sells something."""
    items = "- 2 juillet 2025 : visite de la vanne\n- Février 2026 : début des travaux\n- www.aquatube.fr\n"
    proceedings = parse(f"{FIRST}\n\nLes prochains rendez-vous :\n\n{items}\n{SECOND}\n")

    texts = [s.text for s in proceedings.statements if s.kind is StatementKind.NARRATION]
    assert texts[-2:] == ["2 juillet 2025 : visite de la vanne", "Février 2026 : début des travaux"]
    assert not any("aquatube" in s.text for s in proceedings.statements)


def test_items_under_nothing_are_lines_of_an_advert() -> None:
    """Without a line that leads to them nobody knows whose list it is."""
    proceedings = parse(f"{FIRST}\n\n- Inox garanti dix ans\n- Tuyaux silencieux\n\n{SECOND}\n")

    assert not any("Inox" in s.text for s in proceedings.statements)


def test_applause_is_no_advert() -> None:
    """What the room does is told by nobody, and sells nothing."""
    proceedings = parse(f"{FIRST}\n\n(Applaudissements)\n\n{SECOND}\n")

    assert [s.text for s in proceedings.statements if s.speaker is None][-1] == "(Applaudissements)"
    assert proceedings.noise == ()
