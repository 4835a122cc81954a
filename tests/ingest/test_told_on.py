"""Sentences of their own after somebody's words: more of this person's, or narration."""

import pytest

from ingest.model import AttributionStatus, StatementKind
from tests.ingest.test_attribution import Q2, Q, read
from tests.ingest.test_leads import speakers

SHE = "**Marie Durand**, maire de Brive"
HE = "**Paul Martin**, président-fondateur de la société Cyclobois"


def told(text: str) -> list[str | None]:
    """Return to whom the sentences of one paragraph are given that are no quotations."""
    [reading] = read(text)
    kinds = {StatementKind.REPORTED, StatementKind.NARRATION}
    people = (s.decision.speaker for s in reading.segments if s.kind in kinds)
    return [person.name if person else None for person in people]


@pytest.mark.parametrize(
    "more",
    [
        "Elle a précisé que la halle rouvrira en mai.",
        "Elle recommande de fermer la halle dès le mois de mai.",
        "Elle n'exclut pas de fermer la halle dès le mois de mai.",
        "Et elle promet de fermer la halle dès le mois de mai.",
        "Interrogée sur le coût des travaux, elle a évoqué 2 millions d'euros.",
        "Selon elle, la fréquentation a grimpé de 14 points.",
        "La maire assure que la halle rouvrira en mai.",
        "À Brive, la maire assure que la halle rouvrira en mai.",
        "À la fin, la maire assure que la halle rouvrira en mai.",
        "Au sujet du prix, la maire assure que la halle rouvrira en mai.",
        "À Tulle, elle assure que la halle rouvrira en mai.",
        "L'édile plaide pour une halle couverte.",
        "Mme la maire rappelle que la halle rouvrira en mai.",
    ],
)
def test_a_sentence_about_who_just_spoke_is_reported(more: str) -> None:
    """What she says besides, or the mayor that she is, is hers, and says that it is carried over."""
    text = f"{SHE} : {Q}. {more}"
    [reading] = read(text)

    assert told(text) == ["Marie Durand"]
    assert reading.segments[-1].decision.rule == "told_on"
    assert reading.segments[-1].decision.status is AttributionStatus.CARRIED_OVER


def test_sentences_go_on_and_a_quotation_follows() -> None:
    """« L'élue assure que… Elle précise que… « Q », sourit-elle. » is all of one person's."""
    more = "La maire assure que la halle rouvrira. Elle précise que rien ne change."
    text = f"{SHE} : {Q}. {more} {Q2}, sourit-elle."

    assert told(text) == ["Marie Durand"] * 2
    assert speakers(text) == ["Marie Durand"] * 2


def test_a_sentence_goes_on_after_reported_words() -> None:
    """« X regrette que… Il annonce que… » and one half of a double office name the same man."""
    more = "Il annonce que 12 cuisines sont équipées. Le fondateur promet une suite."
    text = f"{HE}, regrette que la halle ferme. {more}"

    assert told(text) == ["Paul Martin"] * 3


@pytest.mark.parametrize(
    "more",
    [
        "Il a précisé que la halle rouvrira en mai.",
        "Elle lui a répondu que la halle rouvrira en mai.",
        "Elle rapporte que la halle rouvrira en mai.",
        "Elle pèse 40 tonnes et livre 300 cantines.",
        "Elle présente 40 places et 300 vélos.",
        "Elle assure le chauffage de 300 logements.",
        "Elle montre que la fréquentation a grimpé de 14 points.",
        "Elle confirme que la fréquentation a grimpé de 14 points.",
        "Elle a été inaugurée en mai, explique une habitante.",
        "Elle annonce que la halle rouvrira, selon une habitante.",
        "Elle rappelle que **Paul Martin** avait promis une halle.",
        "Selon lui, la fréquentation a grimpé de 14 points.",
        "Selon la préfète, la fréquentation a grimpé de 14 points.",
        "Le maire assure que la halle rouvrira en mai.",
        "La maire de Tulle assure que la halle rouvrira en mai.",
        "À Tulle, la maire assure que la halle rouvrira en mai.",
        "Côté Tulle, l'édile assure que la halle rouvrira en mai.",
        "Au Québec, la maire assure que la halle rouvrira en mai.",
        "À la Région, la maire assure que la halle rouvrira en mai.",
        "À l'usine voisine, la maire assure que la halle rouvrira en mai.",
        "Chez Vanalp, la maire assure que la halle rouvrira en mai.",
        "À la chambre d'agriculture, la maire assure que la halle rouvrira en mai.",
        "À la piscine, la maire assure que la halle rouvrira en mai.",
        "La directrice assure que la halle rouvrira en mai.",
        "Les élus assurent que la halle rouvrira en mai.",
        "Interrogée par une habitante, elle a évoqué 2 millions d'euros.",
        "À la question d'une habitante, elle répond que la halle rouvrira.",
        "La halle rouvrira en mai.",
    ],
)
def test_a_sentence_that_may_be_of_another_stays_narration(more: str) -> None:
    """Another gender or office, an answer, a thing that weighs or shows, or anybody else who comes up."""
    assert told(f"{SHE} : {Q}. {more}")[0] is None


@pytest.mark.parametrize(
    "text",
    [
        f"La métropole a voté. {SHE} : {Q}. Elle annonce que la halle rouvrira en mai.",
        f"Une habitante s'inquiète. {SHE} : {Q}. Elle annonce que la halle rouvrira en mai.",
        f"La préfète est venue. {SHE} : {Q}. Elle annonce que la halle rouvrira en mai.",
        f"{SHE} : « La loi de 2018 nous oblige à tout changer dans nos écoles ». Elle précise que non.",
        f"{Q}, a répondu {SHE}, à une lycéenne. Elle précise que la halle rouvrira en mai.",
        f"{SHE} : {Q}. La halle rouvrira en mai. Elle annonce que tout est prêt.",
        f"{SHE} : « Faut-il vraiment fermer la halle dès le mois de mai prochain ? » Elle annonce que oui.",
        "**Paul Martin**, directeur adjoint de la régie : "
        + Q
        + ". Le directeur assure que la halle rouvrira.",
        "**Paul Martin**, vice-président de la régie : " + Q + ". Le président assure que la halle rouvrira.",
        "**Paul Martin**, adjoint au maire de Brive : " + Q + ". Le maire assure que la halle rouvrira.",
        f"{HE} : {Q}. Il est rappelé que la halle rouvrira en mai.",
        f"{HE} : {Q}. Il revient à la ville de payer.",
        f"{HE} : {Q}. Il se dit que la halle est vendue.",
        f"{HE} : {Q}. Il se murmure aussi que la halle est vendue.",
        f"{HE} : {Q}. Il se raconte dans le quartier que la halle est hantée.",
        f"{HE} : {Q}. Il explique que le BRGM a tranché. Il estime que la halle est illégale.",
        f"{HE} : {Q}. Il explique que l'assureur a tranché. Il estime que la halle est illégale.",
        f"{Q}, a répondu {SHE}, à la plus jeune des élèves. Elle regrette que la halle ferme.",
        f"{HE} et {SHE} : {Q}. Elle annonce que la halle rouvrira en mai.",
        f"{HE} : {Q}. {SHE}, l'a rejoint. Elle annonce que la halle rouvrira en mai.",
    ],
)
def test_a_sentence_is_nobodys_where_others_or_things_may_be_meant(text: str) -> None:
    """Whoever or whatever else the pronoun or the office can stand for leaves the sentence narration."""
    assert told(text)[-1] is None


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("tient à préciser que la halle rouvrira en mai", "Marie Durand"),
        ("est venue raconter comment la halle a rouvert", "Marie Durand"),
        ("tient à remercier les services de la ville", None),
        ("est venue assister aux débats de la matinée", None),
        ("est venue inaugurer la halle en mai dernier", None),
    ],
)
def test_to_come_or_wish_tells_where_something_is_said(clause: str, who: str | None) -> None:
    """« tient à préciser que », « est venue raconter comment » report; to thank and to attend do not."""
    assert told(f"{SHE}, {clause}.") == [who]


@pytest.mark.parametrize(
    ("who", "quoted", "more"),
    [
        (
            SHE,
            "J'ai reçu la CGT hier matin et je n'ai rien promis à personne",
            "Elle a annoncé que tout ferme.",
        ),
        (SHE, "EDF nous a enfin répondu après deux ans de lettres", "Elle promet que la halle rouvrira."),
        (
            SHE,
            "Notre voisine est venue hier soir me voir en larmes",
            "Elle déplore que la halle soit fermée.",
        ),
        (
            SHE,
            "Une gamine de huit ans m'a écrit pour parler du lac",
            "Elle regrette que la halle soit fermée.",
        ),
        (HE, "Le Cerema a tranché cet été, après six ans de mesures", "Il estime que la halle est solide."),
        (
            HE,
            "Mon prédécesseur l'a écrit noir sur blanc avant de partir",
            "Il estime que la halle est chère.",
        ),
        (HE, "Ce monsieur du fond l'a dit et personne ne l'a écouté", "Il estime que la halle est chère."),
    ],
)
def test_a_pronoun_may_be_whoever_the_quotation_tells_of(who: str, quoted: str, more: str) -> None:
    """A body with capitals, or a person of the pronoun's gender, in the words before it."""
    assert told(f"{who} : « {quoted} ». {more}") == [None]


@pytest.mark.parametrize(
    ("who", "quoted", "more"),
    [
        (
            SHE,
            "Le Cerema a tranché cet été, après six ans de mesures",
            "Elle estime que la halle est solide.",
        ),
        (SHE, "Nous avons décidé à Brive de fermer la halle en mai", "Elle promet que tout rouvrira."),
        (HE, "La CGT nous a enfin répondu après deux ans de lettres", "Il promet que la halle rouvrira."),
        (HE, "Ma voisine est venue hier soir me voir en larmes", "Il déplore que la halle soit fermée."),
    ],
)
def test_a_pronoun_of_another_gender_is_the_speakers(who: str, quoted: str, more: str) -> None:
    """« La CGT » is no « il », and a town is no « elle »."""
    assert told(f"{who} : « {quoted} ». {more}") == [who.split("**")[1]]
