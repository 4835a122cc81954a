"""What a web page prints of itself is noise; what a person says of such things is theirs."""

import pytest

from ingest.model import NoiseKind, SessionKind, StatementKind
from ingest.pipeline import parse_text
from ingest.webpage import is_contact, is_web_furniture
from tests.ingest.test_adverts import parse
from tests.ingest.test_properties import check_partition

FURNITURE = (
    "Lire aussi : Comment une régie a sauvé la piscine de tout un canton",
    "À lire aussi – « Nous n'avons plus d'eau » : entretien avec une maire",
    "LIRE ÉGALEMENT La régie publique en dix questions",
    "À voir : notre reportage sur le barrage de Clavières",
    "Lire la suite",
    "La suite après la publicité",
    "Cet article de La Gazette des eaux est réservé aux abonnés. Il vous reste 60 % de l'article à lire.",
    "Il vous reste 75 % de cet article à lire. La suite est réservée aux abonnés.",
    "Article réservé à nos abonnés",
    "Déjà abonné ? Connectez-vous",
    "Pour lire la suite de cet article, abonnez-vous dès 1 € par mois.",
    "Inscrivez-vous à notre newsletter !",
    "Recevez chaque matin l'essentiel de l'actualité",
    "Publié le 10/06/2023 à 08:12 – Mis à jour le 10/06/2023 à 09:40",
    "Temps de lecture : 4 min",
    "Partager cet article :",
    "Partager sur Facebook Twitter LinkedIn",
    "© 2024 La Gazette des eaux – Tous droits réservés",
    "Ce site utilise des cookies pour améliorer votre expérience. Accepter Refuser Personnaliser mes choix",
    "Nous utilisons des cookies et autres traceurs. Tout accepter Tout refuser",
    "En poursuivant votre navigation, vous acceptez l'utilisation de cookies.",
    "Nous et nos partenaires utilisons des traceurs. Vous pouvez retirer votre consentement à tout moment.",
    "Gestion des cookies",
)
SAID = (
    "Lire aussi aux enfants, voilà ce que je demande aux parents depuis dix ans.",
    "Nous utilisons des cookies pour compter les visiteurs de la mairie, rien d'autre.",
    "Ce site utilise des cookies et personne ne nous a demandé notre avis, disent les habitants.",
    "Cet article de la loi est réservé aux communes de montagne.",
    "Cet article est réservé aux abonnés, ce que je regrette pour les élèves.",
    "Inscrivez-vous à la newsletter, je le répète aux habitants à chaque réunion.",
    "La publicité a envahi nos abribus et nous l'avons interdite.",
    "Publié le 12 mars, notre rapport montre que la nappe baisse.",
    "Partager l'eau entre les communes, c'est le rôle du syndicat.",
    "Voir aussi loin que possible, c'est gouverner.",
)


@pytest.mark.parametrize("text", FURNITURE)
def test_a_page_speaks_of_itself(text: str) -> None:
    """Pointers, banners, paywalls and share bars are known by their words, alone and between paragraphs."""
    statements = parse(
        f"**Paul Martin**, directeur : « Nous fermons la vanne avant l'hiver prochain ».\n\n{text}\n"
    )

    assert is_web_furniture(text)
    assert not any(text[:20] in s.text for s in statements.statements)


@pytest.mark.parametrize("text", SAID)
def test_who_speaks_of_cookies_or_adverts_keeps_their_words(text: str) -> None:
    """The same words in somebody's sentence are no furniture, even where the layout cuts before them."""
    body = f"**Paul Martin**, directeur : « Nous avons parlé de tout cela.\n\n{text} »\n"

    [quoted] = [s for s in parse(body).statements if s.kind is StatementKind.DIRECT_QUOTE]
    assert not is_web_furniture(text)
    assert quoted.text == f"Nous avons parlé de tout cela. {text}"


def test_a_line_in_lower_case_goes_on_with_a_sentence() -> None:
    """« lire aussi » in the middle of a sentence points to nothing."""
    assert not is_web_furniture("lire aussi : la presse locale, et même les affiches")


@pytest.mark.parametrize(
    "text",
    [
        "www.aquatube.example",
        "aquatube.fr",
        "01 23 45 67 89",
        "Tél. : 01.23.45.67.89",
        "+33 1 23 45 67 89",
        "0 800 123 456",
        "contact@aquatube.fr | www.aquatube.fr",
        "12 rue des Lilas, 75011 Paris",
    ],
)
def test_an_address_alone_is_a_contact(text: str) -> None:
    """Site, mailbox, street or telephone number, and nothing else."""
    assert is_contact(text)
    assert not is_contact(f"{text}, c'est ce que nous donnons aux habitants")


@pytest.mark.parametrize("text", ["3919", "en 2016", "12 rue des Lilas", "14 %"])
def test_a_number_is_no_contact(text: str) -> None:
    """Numbers that a sentence may go on with stay in it."""
    assert not is_contact(text)


PAGE = """

Forum des communes sobres 2023
Nantes – Cité des congrès – 9 juin 2023

Plénière d'ouverture

Bérengère Foulon, maire de Clisseaux : « Nous avons éteint l'éclairage public à 23 heures ».

Atelier 1 – Chauffer moins

Guillaume Sorel, directeur du SIEM : « Passer de 21 à 19 degrés dans les écoles, c'est peu ».
"""


@pytest.mark.parametrize(
    "menu",
    [
        "Accueil\nProgramme\nIntervenants",
        "Accueil | Programme | Intervenants | Contact",
        "Accueil\n\nProgramme\n\nIntervenants\n\nInfos pratiques",
        "- [Accueil](/)\n- [Programme](/programme)\n- [Billetterie](/billets)\n- FR / EN",
        "Menu\nAccueil\nActualités\nSe connecter\n\nPartager\nFacebook\nX\nLinkedIn\nCopier le lien",
        "Accueil > Actualités > Le forum des communes sobres",
    ],
)
def test_a_sites_menu_opens_no_session(menu: str) -> None:
    """« Accueil » among links is no welcome, and the title of the event stands below them."""
    proceedings = parse_text(menu + PAGE, source_file="page.txt", sha256="0" * 64)

    assert (proceedings.title, proceedings.place, proceedings.date_iso) == (
        "Forum des communes sobres 2023",
        "Nantes",
        "2023-06-09",
    )
    assert [s.title for s in proceedings.sessions] == ["Plénière d'ouverture", "Chauffer moins"]
    assert [s.speaker for s in proceedings.statements if s.speaker] == ["Bérengère Foulon", "Guillaume Sorel"]
    assert {n.kind for n in proceedings.noise} == {NoiseKind.FURNITURE}
    check_partition(proceedings)


@pytest.mark.parametrize("heading", ["Accueil", "Accueil café", "ACCUEIL"])
def test_a_welcome_opens_a_session(heading: str) -> None:
    """Alone above its text « Accueil » is what it says."""
    body = f"{heading}\n\n**Paul Martin**, directeur : « Nous fermons la vanne avant l'hiver prochain »."

    assert parse(body).sessions[-1].kind is SessionKind.OPENING


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Lunéval, salle des fêtes, le 12 mars 2024", "Lunéval", "2024-03-12"),
        ("Hôtel de ville, Lunéval – jeudi 12 mars 2024", "Lunéval", "2024-03-12"),
        ("Lunéval, 3 et 4 octobre 2023 — organisées par l'association Routes Calmes", "Lunéval", None),
    ],
)
@pytest.mark.parametrize("mark", ["", "*"])
def test_a_line_with_place_and_date_is_the_events(line: str, place: str, date: str | None, mark: str) -> None:
    """Venue and organisers around them do not make an advert of it."""
    text = (
        f"# Journées de l'eau\n\n{mark}{line}{mark}\n\n## Table ronde 1 — La vanne\n\n"
        "**Paul Martin**, directeur : « Nous fermons la vanne avant l'hiver prochain »."
    )
    proceedings = parse_text(text, source_file="page.txt", sha256="0" * 64)

    assert (proceedings.place, proceedings.date_iso) == (place, date)
    assert proceedings.date_printed is not None
    assert proceedings.noise == ()
