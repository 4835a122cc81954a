"""Passages in which the nearest name is the wrong one: nobody is a right answer, another person is not."""

import pytest

from ingest.attribution.evidence import Reading
from ingest.attribution.paragraphs import read_paragraph
from ingest.model import StatementKind
from ingest.people.names import NameReader
from ingest.pipeline import parse_text
from ingest.readers.markdown import read_blocks

Q = "« Nous avons décidé de fermer la vanne principale avant l'hiver prochain »"
R = "« Personne ne nous avait prévenus du calendrier de ces travaux considérables »"
P = "**Paul Martin**, directeur de la régie"
M = "**Marie Durand**, maire de Brive"


def _read(text: str) -> Reading:
    """Read one paragraph."""
    [block] = read_blocks(text)
    known = ["paul martin", "marie durand", "jean roux"]
    return read_paragraph(block.flow, NameReader((), known))


def _speakers(text: str) -> list[str | None]:
    """Return who says each quotation of a paragraph."""
    quoted = [s for s in _read(text).segments if s.kind is StatementKind.DIRECT_QUOTE]
    return [s.decision.speaker.name if s.decision.speaker else None for s in quoted]


# what stands between two quotations, or after the second, and shows or allows that somebody else speaks
AFTER_A_FIRST = (
    f"M. le préfet : {R}.",
    f"Le préfet, lui : {R}.",
    f"Marie : {R}.",
    f"Du côté de la région : {R}.",
    f"Côté opposition : {R}.",
    f"Même son de cloche à Brive : {R}.",
    f"Verdict du juge : {R}.",
    f"Le règlement est clair : {R}.",
    f"Sur le mur du fond : {R}.",
    f"Sur France Inter : {R}.",
    f"Quant aux élèves : {R}.",
    f"Quant aux agriculteurs : {R}.",
    f"Quant à lui : {R}.",
    f"Quant à la mairie : {R}.",
    f"Quant à la banderole : {R}.",
    f"Côté parents : {R}.",
    f"Côté syndicats : {R}.",
    f"Côté État : {R}.",
    f"Concernant la région : {R}.",
    f"Elle ajoute : {R}.",
    f"Il cite le règlement : {R}.",
    f"Il demande à la salle : {R}.",
    f"Un silence. {R}.",
    f"{R}. La réponse est venue de {M}.",
    f"{R}. C'est {M}, qui répond.",
    f"{R}. **Marie Durand**.",
    f"{R} (un participant).",
    f"{R} – un participant.",
    f"{R}, lui oppose une agricultrice.",
    f"{R}, la réplique de la maire fuse.",
    f"{R} : la réponse fuse.",
    f"{R}, rétorque-t-il.",
    f"{R}, conclut-elle.",
    f"(Rires.) {R} (Une voix dans la salle.)",
    f"— {R}",
)


@pytest.mark.parametrize("rest", AFTER_A_FIRST)
def test_a_second_quotation_is_not_carried_over_past_anybody(rest: str) -> None:
    """Whatever can announce or be somebody else keeps the first speaker away."""
    first, second = _speakers(f"{P} : {Q}. {rest}")

    assert first == "Paul Martin"
    assert second != "Paul Martin"


def test_whoever_cites_another_after_the_quotation_may_not_have_said_it() -> None:
    """« Q », a expliqué X, citant Y. « R » — either may be Y's."""
    assert _speakers(f"{Q}, a expliqué {P}, citant Montaigne. {R}.") == [None, None]


def test_a_question_is_not_answered_by_who_asked() -> None:
    """« Q, a demandé X. R » — R may be the answer of anybody."""
    assert _speakers(f"{Q}, a demandé {M}. {R}.") == ["Marie Durand", None]
    assert _speakers(f"{P} : « Qui donc a décidé de fermer la vanne ? » {R}.") == ["Paul Martin", None]


@pytest.mark.parametrize(
    "rest",
    [
        f"{R}.",
        f"Et {R}.",
        f"Sur le calendrier des travaux : {R}.",
        f"Au sujet des usages justement : {R}.",
        f"Quant au calendrier : {R}.",
        f"Côté finances : {R}.",
        f"Le directeur précise : {R}.",
        f"Il ajoute : {R}.",
        f"{R}, ajoute-t-il.",
    ],
)
def test_a_second_quotation_is_carried_over_where_nobody_can_come_between(rest: str) -> None:
    """Nothing, a topic, or the speaker's own pronoun lead to more words of the same person."""
    assert _speakers(f"{P} : {Q}. {rest}") == ["Paul Martin", "Paul Martin"]


@pytest.mark.parametrize(
    "clause",
    [
        "s'insurge contre ceux qui affirment",
        "se moque de celui qui répète",
        "raconte qu'un jour un enfant lui a demandé",
        "se souvient d'un élu lui disant",
        "a montré une affiche de 1950",
        "a rappelé une vieille chanson",
        "conteste l'affirmation suivante",
        "rappelle les termes du contrat",
        "a rappelé la consigne donnée aux équipes",
        "dit s'inspirer de Gandhi",
        "évoque son premier patron, qui lui répétait chaque matin",
    ],
)
def test_a_clause_with_another_source_gives_its_subject_nothing(clause: str) -> None:
    """X, role, tells before the colon that the words are not X's."""
    assert _speakers(f"{P}, {clause} : {Q}.") == [None]


@pytest.mark.parametrize(
    "clause",
    [
        "a interrogé Marie Durand",
        "a interrogé la salle",
        "a rappelé les mots de Simone Veil",
        "a rapporté les propos de Marie Durand",
        "est revenu sur les propos d'une habitante",
        "s'est inquiété de la réponse de Marie Durand",
        "est revenu sur la question du public",
        "a rappelé ce que disait son père",
    ],
)
def test_a_sentence_about_others_words_gives_its_subject_no_quotation(clause: str) -> None:
    """The quotation after it may be theirs."""
    assert _speakers(f"{P}, {clause}. {Q}.") == [None]


def test_a_sentence_about_a_thing_gives_its_subject_the_quotation() -> None:
    """X, role, est revenue sur…. « Q »."""
    assert _speakers(f"{M}, est revenue sur la rénovation de la digue. {Q}.") == ["Marie Durand"]


@pytest.mark.parametrize("named", ["la fondation", "le collège", "la société de", "l'association"])
@pytest.mark.parametrize("name", ["Paul Martin", "**Paul Martin**"])
def test_an_organisation_that_bears_a_name_is_not_its_bearer(named: str, name: str) -> None:
    """« la fondation Paul Martin » is no person, and no name ends with a full stop."""
    assert _speakers(f"{Q}, indique {named} {name}.") == [None]


def _document(body: str) -> list[tuple[str | None, str | None]]:
    """Return speaker and identifier of the quotations of a document with two round tables."""
    head = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne.\n\n"
    proceedings = parse_text(head + body, source_file="essai.txt", sha256="0" * 64)
    quoted = [s for s in proceedings.statements if s.kind is StatementKind.DIRECT_QUOTE]
    return [(s.speaker, s.speaker_id) for s in quoted]


@pytest.mark.parametrize("title", ["M.", "Monsieur"])
@pytest.mark.parametrize("introduced", ["**Marie Martin**, maire", "**Dominique Martin**, directrice"])
def test_a_title_that_contradicts_the_only_bearer_names_nobody(title: str, introduced: str) -> None:
    """« M. Martin » is not Marie Martin, nor Dominique Martin the directrice."""
    [_, (second, _)] = _document(f"{introduced} : {Q}.\n\n{title} Martin a ajouté : {R}.\n")

    assert second is None


def test_a_title_that_agrees_names_the_only_bearer() -> None:
    """« Mme Martin » is Marie Martin."""
    [_, (second, _)] = _document(f"**Marie Martin**, maire : {Q}.\n\nMme Martin a ajouté : {R}.\n")

    assert second == "Marie Martin"


@pytest.mark.parametrize("pronoun", ["il", "elle"])
def test_a_pronoun_is_nobodys_where_a_name_shows_no_gender(pronoun: str) -> None:
    """Camille may be either, so « ajoute-t-il » may be somebody else."""
    assert _speakers(f"**Camille Roux**, maire : {Q}. {R}, ajoute-t-{pronoun}.")[1] is None


def test_no_name_ends_with_a_full_stop() -> None:
    """The stop belongs to the sentence."""
    assert _speakers(f"{Q}, indique la société Aquilon.") == ["Aquilon"]


def test_a_turn_inside_an_open_quotation_does_not_enter_it() -> None:
    """What « Jean Vendeur : » begins is not what Paul Martin says."""
    head = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne.\n\n"
    body = (
        "**Paul Martin**, directeur : « Nous avons décidé de fermer la vanne principale\n\n"
        "Jean Vendeur : achetez nos tuyaux, ils sont solides et pas chers.\n\navant l'hiver prochain ».\n"
    )
    proceedings = parse_text(head + body, source_file="essai.txt", sha256="0" * 64)

    assert not [s for s in proceedings.statements if s.speaker == "Paul Martin" and "tuyaux" in s.text]


OWN = "« Nous avons décidé de fermer la vanne principale, et je ne le regrette pas »"


@pytest.mark.parametrize(
    "clause",
    [
        "a choisi de sortir de ses murs",
        "a décidé de ne plus reculer",
        "refuse de céder",
        "préfère attendre",
        "a changé de méthode",
        "a supprimé les amendes",
        "mise sur la patience",
        "compte sur la pluie",
        "est passé au bio",
        "s'est engagé à finir avant l'hiver",
        "ne veut pas de la gratuité",
        "ne baisse pas les bras",
        "a eu le dernier mot",
    ],
)
def test_what_somebody_chooses_or_does_leads_to_their_own_words(clause: str) -> None:
    """X, role, chooses: « Nous… » — the verb is none of speech, but the words can be nobody else's."""
    assert _speakers(f"{P}, {clause} : {OWN}.") == ["Paul Martin"]
    assert _speakers(f"**Paul Martin** {clause} : {OWN}.") == ["Paul Martin"]


@pytest.mark.parametrize(
    "clause",
    [
        "a choisi de lire une lettre",
        "a choisi de citer un ancien élu",
        "a choisi un slogan",
        "a choisi une phrase de son père",
        "a choisi de laisser parler les élèves",
        "a choisi de donner la parole à la salle",
        "a été choisi",
        "a été refusé par les habitants",
        "a choisi son camp, un riverain aussi",
        "a choisi de freiner et sa voisine d'accélérer",
        "a refusé de répondre à la question d'un élève",
        "a refusé la demande du syndicat",
        "a tenté de rassurer les parents",
        "a tenté de comprendre ce que criait la foule",
        "a changé d'avis grâce aux manifestants",
        "a changé d'avis après le cri d'une mère",
        "a ouvert le livre d'or",
        "ouvre une enveloppe",
        "a installé un panneau",
        "a fermé l'école",
        "a adapté une chanson",
        "a supprimé la mention",
        "a transformé le refrain",
        "a quitté la scène sous les huées de Zoltan",
        "est parti d'une anecdote",
        "est passé devant une affiche",
        "se méfie des promesses",
        "compte sur les familles",
        "mise sur un label",
        "ne veut plus entendre",
        "ne veut pas que l'on dise",
        "n'a pas eu le dernier mot",
        "a eu le dernier mot, celui de sa grand-mère",
        # what is chosen, accepted, refused or created may be words
        "a choisi une épitaphe",
        "a choisi pour enseigne",
        "a accepté la sentence",
        "a refusé l'ultimatum",
        "a préféré la prose de son grand-père",
        "crée un personnage",
        "a sorti une coupure de sa poche",
        "a sorti son téléphone",
        "a changé la donne",
        "a installé un robot dans le hall",
        "a choisi de jouer les prophètes",
        "a décidé de tendre l'oreille",
        "a décidé de réciter",
        "a choisi de tracer sur le mur",
        "a choisi de freiner lorsque tout a basculé",
        "est sorti sous les quolibets",
        # any other verb: what the subject hears, reads, plays or provokes
        "a tendu l'oreille",
        "a décroché le combiné",
        "épluche les doléances",
        "feuillette le bulletin",
        "se met dans la peau de la rivière",
        "a déclenché les rires",
        "entonne un air",
        "n'a pas convaincu",
        "manie l'ironie",
    ],
)
def test_what_somebody_does_with_others_words_gives_them_nothing(clause: str) -> None:
    """Somebody else, a text, the passive, or a verb of hearing and reading stand before the colon."""
    assert _speakers(f"{P}, {clause} : {OWN}.") == [None]


@pytest.mark.parametrize(
    "text",
    [
        f"{P}, a choisi de freiner : « Vous devez fermer la vanne principale avant notre réunion ».",
        f"{P}, a choisi de freiner : « Fermer la vanne pour ceux qui viendront après elle ».",
        f"{P}, a choisi de freiner : « Avons-nous les moyens de fermer la vanne principale ? »",
        f"{P}, a choisi de freiner : {OWN}, lui a lancé un élève.",
        f"{P}, a choisi de freiner : {OWN}, lisait-on sur une banderole.",
        f"{P}, a choisi de freiner : {OWN}. C'est le mot d'un élève.",
        f"{P}, a choisi de freiner : {OWN}. La réponse est venue de {M}.",
        f"{P}, et {M}, ont choisi de freiner : {OWN}.",
        f"{P}, avec {M}, a choisi de freiner : {OWN}.",
        f"{P}, dont le voisin a choisi de freiner : {OWN}.",
        f"L'adjointe de **Paul Martin** a choisi de freiner : {OWN}.",
        f"Contre l'avis de **Paul Martin**, la région a choisi de freiner : {OWN}.",
        f"La société **Verdal** a choisi de freiner : {OWN}.",
        f"{P}, a évoqué le refus des élèves. {OWN}.",
    ],
)
def test_a_choice_beside_other_voices_gives_nobody_a_name(text: str) -> None:
    """Words to a listener, a slogan, a question, a second subject, or a hint after the quotation."""
    assert _speakers(text) == [None]


E = "**Paul Martin**, élu de Brive"


@pytest.mark.parametrize(
    "text",
    [
        f"{E} : {Q}. L'élu précise : {R}.",
        f"{E} : {Q}. L'élu ne veut pas de la gratuité : {OWN}.",
        f"{Q}, dit {E}. L'élu ajoute même : {R}.",
    ],
)
def test_the_only_person_of_a_paragraph_may_be_called_by_an_office(text: str) -> None:
    """« Q », dit X, élu. L'élu précise : « R » — nobody else can be meant."""
    assert _speakers(text) == ["Paul Martin", "Paul Martin"]


@pytest.mark.parametrize(
    "text",
    [
        f"{E} : {Q}. L'élue précise : {R}.",
        f"{E} : {Q}. La maire précise : {R}.",
        f"{E} : {Q}. Un élu précise : {R}.",
        f"{E} : {Q}. L'élu de Tulle précise : {R}.",
        f"{E} : {Q}. L'élu voisin précise : {R}.",
        f"{E} : {Q}. L'édile précise : {R}.",
        f"{E} : {Q}. L'élu répond : {R}.",
        f"{E} : {Q}. L'élu lui a dit : {R}.",
        f"{E} : {Q}. L'élu cite un voisin : {R}.",
        f"{E} : {Q}. L'élu a reçu un message : {OWN}.",
        f"{E} : {Q}. L'élu a choisi un slogan : {OWN}.",
        f"{E} : {Q}. L'élu ne veut pas de la gratuité : {R}, lance une voix.",
        f"{E} : {Q}. L'élu ne veut pas de la gratuité : « Vous devez fermer la vanne avant l'été ».",
        f"{E} : « Le maire m'a écrit que la vanne fermerait avant l'hiver ». L'élu précise : {R}.",
        f"{E} : « J'ai vu Marie Durand fermer la vanne avant l'hiver ». L'élu précise : {R}.",
        f"{E}, a salué {M} : {Q}. L'élu précise : {R}.",
        f"{E} : {Q}. Un conseiller a réagi. L'élu précise : {R}.",
        f"Le maire a ouvert la journée. {E} : {Q}. L'élu précise : {R}.",
        f"{Q}, dit {E}, à la place du maire. L'élu précise : {R}.",
        f"{E} : « Qui donc a décidé de fermer la vanne ? » L'élu précise : {R}.",
        f"**Paul Martin**, adjoint au maire : {Q}. Le maire précise : {R}.",
        f"**Paul Martin**, adjoint au maire : {Q}. {R}, résume le maire.",
        f"**Paul Martin**, directeur de cabinet du président : {Q}. Le président précise : {R}.",
        f"**Paul Martin**, ancien maire de Brive : {Q}. Le maire précise : {R}.",
    ],
)
def test_an_office_that_may_be_anothers_is_not_carried_over(text: str) -> None:
    """Another office, another gender, another holder, or somebody else in the paragraph."""
    assert _speakers(text) == ["Paul Martin", None]


def test_the_name_of_an_organisation_is_nobody_who_comes_between() -> None:
    """« X, présidente de l'association Lire à Voix Haute, a décrit le bus. Q » — Voix Haute is no person."""
    president = "**Marie Durand**, présidente de l'association Lire à Voix Haute"

    assert _speakers(f"{president}, est revenue sur le bus. {Q}.") == ["Marie Durand"]
    assert _speakers(f"{president}, est revenue sur le bus de Voix Haute. {Q}.") == [None]


def test_a_quotation_goes_on_after_the_clause_that_attributes_it() -> None:
    """« Q », a répondu X, role, « r » — both are X's; a title that X bears or wrote is no speech."""
    rest = "« car une famille de cinq ne choisit pas de boire en juillet »"

    assert _speakers(f"{Q}, lui a répondu {P}, {rest}.") == ["Paul Martin", "Paul Martin"]
    assert _speakers(f"{Q}, a répondu {P}, auteur de {rest}.") == ["Paul Martin"]


def test_a_role_ends_before_whoever_is_there_too() -> None:
    """« X, directeur, en présence de Y, … » — Y is no part of what X is."""
    [speaker] = [s for s in _read(f"{Q}, lance {P}, en présence de {M}.").introduced]

    assert (speaker.name, speaker.role) == ("Paul Martin", "directeur de la régie")


def test_an_office_after_an_adverbial_is_the_subject() -> None:
    """« Côté sécurité, le directeur X explique : »; what somebody else said before it leaves it unclear."""
    assert _speakers(f"Côté sécurité, le directeur Paul Martin explique : {Q}.") == ["Paul Martin"]
    assert _speakers(f"Comme l'a dit la maire, le directeur Paul Martin explique : {Q}.") == [None]


def test_an_answer_of_somebody_may_be_called_names() -> None:
    """« Réaction immédiate de X : »; another word between them may change whose answer it is."""
    assert _speakers(f"Réaction immédiate de {P} : {Q}.") == ["Paul Martin"]
    assert _speakers(f"La réponse loin de {P} : {Q}.") == [None]
    assert _speakers(f"La réponse du maire de {P} : {Q}.") == [None]


def test_who_is_asked_with_others_does_not_answer() -> None:
    """« Aux questions de X, Y et de Z : » — all three ask."""
    assert _speakers(f"Aux questions de {P}, {M} et de Jean Roux : {Q}.") == [None]


_WITH_INCISE = "« L'eau manquera bientôt, affirme **Jean Roux**, mais je ne le crois pas du tout »"


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Une habitante s'est levée", None),
        ("Un élu a repris", None),
        ("Une voix dans la salle", None),
        ("Les opposants sont d'accord", None),
        ("L'association lui répond", None),
        (P, "Paul Martin"),
        (f"{P}, a rappelé", "Paul Martin"),
        (f"{M}, ironise", "Marie Durand"),
    ],
)
def test_a_clause_inside_anothers_quotation_is_among_the_words_quoted(lead: str, speaker: str | None) -> None:
    """« Une habitante s'est levée : « …, affirme X, mais je ne le crois pas » » — she quotes X."""
    [quoted] = [s for s in _read(f"{lead} : {_WITH_INCISE}.").segments if s.kind == "direct_quote"]

    found = quoted.decision.speaker
    assert (found.name if found else None) == speaker
    assert len(quoted.ranges) == 1


@pytest.mark.parametrize("lead", ["", "Sur le prix de l'eau : ", "**Jean Roux**, préfet : ", "Et "])
def test_a_clause_inside_a_quotation_that_nobody_else_leads_to_is_the_writers(lead: str) -> None:
    """Nothing, a topic or the same person before the mark: the clause names who speaks, and is cut out."""
    [quoted] = [s for s in _read(f"{lead}{_WITH_INCISE}.").segments if s.kind == "direct_quote"]

    assert quoted.decision.speaker is not None
    assert quoted.decision.speaker.name == "Jean Roux"
    assert len(quoted.ranges) == 2


def test_a_pronoun_before_the_mark_outweighs_the_clause_inside() -> None:
    """« Elle ajoute : « …, affirme X, … » » — hers."""
    assert _speakers(f"{M} : {Q}. Elle ajoute : {_WITH_INCISE}.") == ["Marie Durand", "Marie Durand"]


@pytest.mark.parametrize(
    "clause",
    [
        "a-t-il dit",
        "dit-il",
        "a conclu le directeur sous les huées",
        "insiste le directeur",
        "a regretté un habitant",
    ],
)
def test_a_quotation_without_its_closing_mark_ends_at_the_writers_clause(clause: str) -> None:
    """« Q, a-t-il dit. La salle n'a pas applaudi. Y a quitté la salle. — what follows is told, not said."""
    words = "Le prix doit tripler avant dix ans, sinon rien ne changera"
    reading = _read(f"{P} : « {words}, {clause}. La salle n'a pas applaudi. Marie Durand a quitté la salle.")
    text = f"{P} : « {words}".replace("**", "")
    [quoted] = [s for s in reading.segments if s.kind is StatementKind.DIRECT_QUOTE]

    [(start, end)] = quoted.ranges
    assert (start, end) == (text.index(words), len(text))
    speaker = quoted.decision.speaker
    assert speaker is None or speaker.name == "Paul Martin"
    assert speaker is not None or clause.endswith(("habitant", "huées", "directeur"))


@pytest.mark.parametrize(
    "words",
    [
        "Enfin, est-il normal de payer autant ? Je ne le crois pas",
        "Le prix doit tripler, a-t-il dit, sinon rien ne changera ici",
        "Le prix doit tripler, sans doute, faut-il le dire. Je le dis",
        "Cela suffit, dit la loi, et nous la suivons depuis longtemps",
    ],
)
def test_a_quotation_without_its_closing_mark_goes_on_where_no_clause_ends_it(words: str) -> None:
    """A question, or a clause between commas, ends nothing."""
    reading = _read(f"{P} : « {words}.")
    [quoted] = [s for s in reading.segments if s.kind is StatementKind.DIRECT_QUOTE]

    assert quoted.ranges[-1][1] == len(f"{P} : « {words}.".replace("**", ""))


def test_the_role_of_the_subject_before_the_mark_is_the_subject() -> None:
    """« X, directeur : « Q », conclut le directeur. » — X; another's role is not."""
    assert _speakers(f"{P} : {Q}, conclut le directeur sous les huées.") == ["Paul Martin"]
    assert _speakers(f"{P} : {Q}, conclut la maire.") == [None]
    assert _speakers(f"{P} : {Q}, conclut le directeur de l'école.") == [None]


@pytest.mark.parametrize("signature", [" — Marie Durand, maire", " (Marie Durand, maire)"])
def test_a_clause_inside_and_another_name_after_leave_a_quotation_to_nobody(signature: str) -> None:
    """« …, affirme X, … » — Y: Y may quote X, or the line may be another's."""
    assert _speakers(f"{_WITH_INCISE}{signature}.") == [None]
    assert _speakers(f"{_WITH_INCISE} — Jean Roux, préfet.") == ["Jean Roux"]


@pytest.mark.parametrize(
    "text",
    [
        f"Comme le disait l'abbé Pierre, {Q}, rappelle {P}.",
        f"Comme disait mon grand-père, {Q}, a rappelé {P}.",
        f"Comme l'a écrit Jean Roux, {Q}, souligne {P}.",
        f"Tout est dit. Comme le dit un proverbe, {Q}, ajoute {P}.",
    ],
)
def test_words_that_somebody_only_recalls_are_not_theirs(text: str) -> None:
    """« Comme le disait l'abbé, « … », rappelle X »: they are the abbé's, who is nobody here."""
    assert "Paul Martin" not in _speakers(text)


@pytest.mark.parametrize(
    "text", [f"Comme prévu, {Q}, annonce {P}.", f"Comme chaque année, {Q}, rappelle {P}."]
)
def test_comme_before_a_quotation_may_be_no_citing(text: str) -> None:
    """« Comme prévu » names nobody whose words they are."""
    assert _speakers(text) == ["Paul Martin"]


def _given(text: str) -> set[str]:
    """Return who is given any words of a paragraph."""
    return {s.decision.speaker.name for s in _read(text).segments if s.decision.speaker}


@pytest.mark.parametrize(
    "text",
    [
        f"{M}, est interrompue : {Q}.",
        f"{M}, est ensuite interrogée : {Q}.",
        f"{M}, était reprise : {Q}.",
        f"{M}, est citée : {Q}.",
        f"{M}, est saluée par des cris : {Q}.",
        f"{P} est félicité par la ministre : {Q}.",
        f"{P}, est interrompu sur ce point. {Q}.",
        f"{P}, est félicité pour son audace. {Q}.",
        f"{Q}, est interrompue {M}.",
        f"{Q}, est sifflée {M}.",
        f"{M}, est prévenue que la vanne ne rouvrira pas.",
        f"{M}, est interrogée sur la vanne. Le canal est vide.",
        f"{M}, est saluée pour son courage face à la crue.",
        f"{M}, est interrompue par un batelier qui affirme que la vanne fuit.",
        f"{M}, est conseillée par l'Ademe, qui affirme que la vanne fuit.",
        f"{P} est invité par {M}, qui affirme que la vanne fuit.",
    ],
)
def test_what_is_done_to_somebody_is_not_said_by_them(text: str) -> None:
    """« est interrompue », « était prévenu » are passive: whoever does it may be who speaks."""
    assert _given(text) == set()


def test_an_interruption_of_the_only_person_gives_them_nothing_more() -> None:
    """« Elle est interrompue : « R » »: these are the words that interrupt her."""
    assert _speakers(f"{M} : {Q}. Elle est interrompue : {R}.") == ["Marie Durand", None]


@pytest.mark.parametrize(
    "text",
    [
        f"{M}, est revenue sur la crue : {Q}.",
        f"{M}, est convenue que la vanne fuyait.",
        f"{M}, en est convenue : {Q}.",
        f"{M}, est venue expliquer que la vanne fuyait.",
        f"{M}, s'est félicitée : {Q}.",
        f"{M}, s'est ensuite exclamée : {Q}.",
        f"{M}, s'est interrogée sur la vanne.",
        f"{Q}, s'est inquiétée {M}.",
        f"{Q}, s'est emportée {M}.",
        f"{Q}, est intervenue {M}.",
        f"{M}, a interrogé la salle : {Q}.",
    ],
)
def test_what_somebody_does_oneself_after_etre_is_said_by_them(text: str) -> None:
    """« est revenue », « s'est félicitée » are in the active voice."""
    assert _given(text) == {"Marie Durand"}


@pytest.mark.parametrize(
    "text",
    [
        f"{M}, explique la préfète, n'y est pour rien.",
        f"{M}, a expliqué la préfète, n'y est pour rien.",
        f"{M}, regrette une ménagère, n'écoute pas.",
        f"{M}, explique en revanche une lycéenne, n'y est pour rien.",
        f"{M}, dit la rumeur, vendra la vanne.",
        f"{M}, précise le communiqué, a signé l'arrêté de fermeture.",
        f"{M}, affirme la CGT, a signé l'arrêté de fermeture.",
        f"{M}, rappelle-t-on, avait promis la vanne.",
        f"{M}, dit-on, estime que la vanne rouvrira.",
        f"{M}, d'après la CGT, estime que la vanne rouvrira.",
        f"{M}, à ce que dit la préfète, n'y est pour rien.",
        f"{M}, pense {P}, estime que la vanne rouvrira.",
        f"{P}, dénonce {M}, a vendu la vanne.",
        "La maire de Brive, **Marie Durand**, explique la préfète, n'y est pour rien.",
        f"{M}, explique son adjoint : {Q}.",
        f"{M}, se souvient un batelier : {Q}.",
        f"{M}, assure la CGT : {Q}.",
    ],
)
def test_a_clause_with_its_own_subject_after_the_first_one_tells_the_sentence(text: str) -> None:
    """« X, explique la préfète, n'y est pour rien » is the préfète's, about X."""
    assert _given(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"{M}, explique la méthode, un partage de l'eau entre tous.",
        f"{M}, détaille les travaux, en trois étapes.",
        f"{M}, regrette la fermeture du canal, faute d'argent.",
        f"{M}, dénonce la lenteur des travaux, comme en 2019.",
        f"{M}, a interrogé la salle : {Q}.",
        f"{M}, raconte comment la vanne a rouvert, un matin de mai.",
        f"{M}, rappelle le contexte : {Q}.",
        f"{M}, évoque l'ampleur de la crue : {Q}.",
        f"{M}, explique, elle, que la vanne rouvrira.",
        f"{M}, estime, selon elle à tort, que la vanne fuit.",
        f"{M}, estime, avec la préfète, que la vanne rouvrira.",
    ],
)
def test_a_verb_with_its_object_is_the_subjects(text: str) -> None:
    """« X, explique la méthode, … »: the noun after the verb is what X explains."""
    assert _given(text) == {"Marie Durand"}


@pytest.mark.parametrize(
    "text",
    [
        f"{M} présente {P}, qui explique que la vanne ne rouvrira pas.",
        f"{M}, a présenté un batelier, qui explique que la vanne fuit.",
        f"Selon {M}, la vanne rouvrira ; selon la préfète, non.",
        f"{M}, assure que la vanne rouvrira, et la préfète que non.",
        f"{M}, assure que la vanne rouvrira ; la préfète assure que non.",
        f"{M}, assure que la vanne rouvrira, quand la préfète dit le contraire.",
        f"À en croire la rumeur, {M}, annonce que la vanne rouvrira.",
        f"Selon la presse, {M}, annonce que la vanne rouvrira.",
        f"Aux dires de la presse, {M}, annonce que la vanne rouvrira.",
        f"{M} : {Q}. La maire assure que la vanne rouvrira, et la préfète que non.",
        f"{Q}, a expliqué le président, **Paul Martin** ayant quitté la salle.",
        f"{Q}, a expliqué le président, **Paul Martin** en tête.",
    ],
)
def test_a_sentence_with_a_second_source_is_not_its_subjects(text: str) -> None:
    """Another's view, an answer in a relative clause, hearsay before the subject, a name beside an office."""
    told = [
        s for s in _read(text).segments if s.decision.speaker and s.decision.rule != "name_before_quotation"
    ]

    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        f"{M}, assure que la vanne et la digue rouvriront, et que le canal est plein.",
        f"{M}, assure que la vanne rouvrira, mais que l'eau manque.",
        f"Selon {M}, la vanne rouvrira ; selon elle, en mai.",
        f"Pour la première fois, {M}, annonce que la vanne rouvrira.",
        f"{Q}, a expliqué la maire de Brive, **Marie Durand**, en ouverture.",
        f"{Q}, a expliqué la maire de Brive, **Marie Durand** à la salle.",
        f"{Q}, a expliqué la maire de Brive, **Marie Durand**.",
    ],
)
def test_a_sentence_that_goes_on_without_another_source_is_its_subjects(text: str) -> None:
    """A second clause of the same view, an adverbial of time, an office before its name."""
    assert _given(text) == {"Marie Durand"}
