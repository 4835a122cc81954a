"""A pull quote that the next block signs, and the many lines after a quotation that sign nothing."""

import pytest

from ingest.model import Proceedings, StatementKind
from ingest.pipeline import parse_text
from tests.ingest.test_properties import check_consistent, check_partition

Q = "« Nous avons décidé de fermer la vanne principale avant l'hiver prochain »"
R = "« Personne ne nous avait prévenus du calendrier de ces travaux considérables »"
HEAD = "# Journée de l'eau\n\n3e édition\n\n### Table ronde 1\n\nElle abordait la vanne et la rivière.\n\n"
CANONICAL = "---\ntitle: Essai\n---\n## Table ronde 1 — l'eau\n\n"
M, P = "**Marie Durand**, maire de Brive", "**Paul Martin**, directeur de la régie"


def parse(body: str, head: str = HEAD) -> Proceedings:
    """Parse one round table."""
    proceedings = parse_text(head + body, source_file="essai.txt", sha256="0" * 64)
    check_consistent(proceedings)
    check_partition(proceedings)
    return proceedings


def speakers(proceedings: Proceedings) -> list[str | None]:
    """Return the speaker of each quotation."""
    return [s.speaker for s in proceedings.statements if s.kind is StatementKind.DIRECT_QUOTE]


@pytest.mark.parametrize("head", [HEAD, CANONICAL])
@pytest.mark.parametrize(
    "body",
    [
        f"{Q}\n\n— Marie Durand, maire de Brive",
        f"{Q}\n\n– Marie Durand, maire, ville de Brive",
        f"{Q}.\n\n— **Marie Durand**",
        f"{Q}\n\n- Marie Durand, maire de Brive",
        f"{Q}\n\n{M}",
        f"{Q}\n\nMarie Durand, maire de Brive.",
        f"{Q}\n\n*Marie Durand, maire de Brive*",
        f"> {Q}\n\n— Marie Durand, maire de Brive",
        f"{Q}\n\n**Marie Durand**\nmaire de Brive",
        f"{Q}\n\n{M}\n\n{P} : {R}.",
        f"{Q}\n\n{M}\n\nLa séance a repris à midi.",
    ],
)
def test_the_name_in_the_next_block_signs_a_quotation(head: str, body: str) -> None:
    """A line that is nothing but a name, with or without what this person is, signs the quotation before."""
    assert speakers(parse(f"{body}\n", head))[0] == "Marie Durand"


def test_a_signature_gives_role_and_organisation() -> None:
    """What is printed after the name is the speaker's capacity, and the person takes part in the session."""
    proceedings = parse(f"{Q}\n\n— Marie Durand, maire, ville de Brive\n")

    [statement] = [s for s in proceedings.statements if s.speaker]
    assert (statement.role, statement.organisation) == ("maire", "ville de Brive")
    assert statement.rule == "signature_after_quotation"
    assert [a.role for a in proceedings.appearances] == ["maire"]


def test_an_organisation_may_sign() -> None:
    """« — la société Aqualor »: a speaker who is no person."""
    [statement] = [s for s in parse(f"{Q}\n\n— la société Aqualor\n").statements if s.speaker]

    assert (statement.speaker, statement.speaker_id) == ("Aqualor", None)


def test_every_quotation_of_a_row_is_signed_by_the_line_after_it() -> None:
    """Quotation, name, quotation, name: each name signs what stands above it."""
    assert speakers(parse(f"{Q}\n\n{M}\n\n{R}\n\n{P}\n")) == ["Marie Durand", "Paul Martin"]


def test_a_quotation_cut_by_the_layout_is_signed_too() -> None:
    """The two halves of a quotation are one, and the line after them signs it."""
    body = "« Nous avons décidé de fermer la vanne\n\nprincipale avant l'hiver prochain »\n\n— Marie Durand\n"

    assert speakers(parse(body)) == ["Marie Durand"]


@pytest.mark.parametrize(
    "body",
    [
        f"{Q}\n\n{M}\n\n{R}",
        f"{P}\n\n{Q}\n\n{M}",
        f"{P}, est revenu sur la vanne.\n\n{Q}\n\n{M}",
        f"{Q}\n\n{M}\n\net présidente : {R}",
        f"{Q}\n\n**Marie Durand**, conseillère déléguée à la ville de Montreuil\n\nJuigné : {R}",
        f"{Q}\n\n**Marie Durand**, conseillère à la\n\nVille de Brive. Elle écoute.",
        f"{Q}\n\n{M}, n'est pas de cet avis.",
        f"{Q}\n\n{M} : {R}",
        f"{Q}\n\n{M} et {P}",
        f"{Q}\n\nMM. Durand et Martin",
        f"{Q}\n\n— Aqualor",
        f"{Q}\n\nPhoto : Marie Durand",
        f"{Q}\n\n© Marie Durand",
        f"{Q}, explique la maire.\n\n{M}",
        f"« La vanne »\n\n{M}",
    ],
)
def test_a_line_that_may_be_a_caption_or_the_next_speaker_signs_nothing(body: str) -> None:
    """Where before or after leaves another reading, the quotation is nobody's."""
    assert "Marie Durand" not in speakers(parse(f"{body}\n"))[:1]


def test_a_quotation_with_a_speaker_is_not_signed_by_a_caption() -> None:
    """A name under somebody's quotation changes nothing."""
    assert speakers(parse(f"{P} : {Q}.\n\n{M}\n")) == ["Paul Martin"]
    assert speakers(parse(f"{P} :\n\n{Q}\n\n{M}\n")) == ["Paul Martin"]


@pytest.mark.parametrize("signature", ["— Marie Durand, maire de Brive", "— Marie Durand"])
def test_a_signed_quotation_under_a_heading_is_not_the_heading_persons(signature: str) -> None:
    """« ### Paul MARTIN », a quotation, « — Marie Durand »: it is hers."""
    proceedings = parse(
        f"### Paul MARTIN — directeur\n\nIl parle.\n\n{Q}\n\n{signature}\n\nIl finit.\n", CANONICAL
    )

    assert [(s.speaker, s.text[:4]) for s in proceedings.statements] == [
        ("Paul MARTIN", "Il p"),
        ("Marie Durand", "Nous"),
        ("Paul MARTIN", "Il f"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"{M}\n\n{Q}\n\n{P}\n\n{R}.\n",
        f"**Marie Durand**\nmaire de Brive\n\n{Q}\n\n**Paul Martin**\ndirecteur de la régie\n\n{R}.\n",
        f"{M}\n\n{Q[:40]}\n\n{Q[40:]}\n\n{P}\n\n{R}.\n",
        f"### Marie Durand, maire de Brive\n\n{Q}\n\n### Paul Martin\n\n{R}.\n",
    ],
)
def test_name_lines_lead_to_the_quotations_after_them(body: str) -> None:
    """« **X**, role », « Q », « **Y**, role », « R » — a session printed as a list of portraits."""
    proceedings = parse(body)

    assert speakers(proceedings) == ["Marie Durand", "Paul Martin"]
    assert [s.number for s in proceedings.sessions] == [1]


@pytest.mark.parametrize(
    "body",
    [
        f"{M}\n\n{Q}\n\n{P}\n",  # a caption and a signature, or a name line and a caption
        f"{Q}\n\n{M}\n\n{R}.\n",
        f"**Jean Roux**, préfet, ouvre.\n\n{M}\n\n{Q}\n",
        f"{M}\n\n{Q}\n\nJean Roux écoute.\n\n{P}\n\n{R}.\n",
    ],
)
def test_a_name_line_that_may_be_a_caption_leads_to_nothing(body: str) -> None:
    """Where somebody else came up in the session, or the last line signs, the line may belong elsewhere."""
    assert speakers(parse(body))[-1] is None


def test_a_quotation_that_says_itself_whose_it_is_outweighs_the_line_before() -> None:
    """« **X**, role », « Q », explique Y — Y speaks."""
    assert speakers(parse(f"{M}\n\n{Q}, explique {P}.\n")) == ["Paul Martin"]


P_INTRO, M_INTRO = "Pour lui, rien ne presse.", "Pour elle, tout presse."


@pytest.mark.parametrize("head", [HEAD, CANONICAL])
@pytest.mark.parametrize(
    "body",
    [
        # names come first, and the writer says a word about each before the quotation
        f"{P}\n\n{P_INTRO}\n\n{Q}\n\n{M}\n\n{M_INTRO}\n\n{R}\n",
        f"Paul Martin, élu\n\n{P_INTRO}\n\n{Q}\n\nMarie Durand, adjointe\n\n{M_INTRO}\n\n{R}\n",
        f"**Paul Martin**\n\n{P_INTRO}\n\n{Q}\n\n**Marie Durand**\n\n{M_INTRO}\n\n{R}\n",
        f"PAUL MARTIN\n\n{P_INTRO}\n\n{Q}\n\nMARIE DURAND\n\n{M_INTRO}\n\n{R}\n",
        f"{P}\n\nIl habite Brive.\n\nIl y travaille.\n\n{Q}\n\n{M}\n",
        f"Paul Martin, élu, ne se presse pas.\n\nIl attend.\n\n{Q}\n\n{M}\n\nElle se presse.\n",
        # what stands below the line is what the person of the line says
        f"La séance reprend.\n\n{Q}\n\n{M}\n\nLe temps presse.\n\n{R}\n",
        f"La séance reprend.\n\n{Q}\n\n{M}\n\n{M_INTRO}\n",
        f"La séance reprend.\n\n{Q}\n\n{M}\n\nLe temps presse. {R}.\n",
        # names come first, after a dash
        f"— Paul Martin, élu\n\n{Q}\n\n— Marie Durand, adjointe\n\n{R}\n",
        f"— {P}\n\n{Q}\n\n— {M}\n\n{R}\n",
        f"— Paul Martin\n\n{Q}\n\n— Marie Durand\n\n{R}\n",
        f"– Paul Martin, élu\n\n{P_INTRO}\n\n{Q}\n\n– Marie Durand, adjointe\n\n{R}\n",
        # an announced person speaks, and the name below is the journalist's
        f"Interview de Paul Martin\n\n{Q}\n\nMarie Durand, journaliste\n",
        f"Interview de Paul Martin\n\n{Q}\n\n{R}\n\nMarie Durand, journaliste\n",
        f"Entretien avec Paul Martin\n\n{Q}\n\n— Marie Durand, journaliste\n",
        f"Trois questions à Paul Martin\n\n{Q}\n\n**Marie Durand**\n",
        f"Le point de vue de Paul Martin\n\n{Q}\n\n— Marie Durand, journaliste\n",
        f"Paul Martin, élu, répond à nos questions\n\n{Q}\n\n— Marie Durand, rédactrice en chef\n",
        f"La séance reprend.\n\n{Q}\n\nMarie Durand, photographe\n",
        # somebody without a name is announced
        f"Le maire prend la parole.\n\n{Q}\n\nMarie Durand, adjointe\n",
        f"Une habitante se lève.\n\n{Q}\n\n{M}\n",
    ],
)
def test_a_name_line_that_leads_to_what_follows_signs_nothing(head: str, body: str) -> None:
    """Where names come first, or somebody is announced, the next line is no signature."""
    assert set(speakers(parse(body, head))) <= {None, "Paul Martin"}


@pytest.mark.parametrize(
    "body",
    [
        f"{P} : {R}.\n\n{Q}\n\n— Marie Durand, adjointe\n\nLa séance reprend.\n\n{P} : {R}.\n",
        f"{Q}\n\n— Marie Durand, adjointe\n\n{R}\n\n— Paul Martin, élu\n",
        f"La séance reprend.\n\n{Q}\n\n{M}\n\nLe temps presse.\n\n{R}, conclut {P}.\n",
        f"{P}, parle de la vanne.\n\n{R}, dit-il.\n\nLa séance reprend.\n\n{Q}\n\n{M}\n",
        f"Photo : Paul Martin\n\n{Q}\n\n{M}\n",
        f"{P}\n\n{P_INTRO}\n\n{Q}\n\n— Marie Durand, maire de Brive\n",
    ],
)
def test_a_signature_stays_one_where_nobody_was_announced(body: str) -> None:
    """Others who are quoted, a credit, a caption above a signature with a dash change nothing."""
    proceedings = parse(body)

    signed = [s.speaker for s in proceedings.statements if s.rule == "signature_after_quotation"]
    assert "Marie Durand" in signed


def test_what_comes_first_in_one_session_says_nothing_of_the_next() -> None:
    """A session of name lines, then one of signatures."""
    body = f"{P}\n\n{P_INTRO}\n\n{Q}\n\n### Table ronde 2\n\nElle parlait d'eau.\n\n{R}\n\n{M}\n"

    assert speakers(parse(body)) == [None, "Marie Durand"]


@pytest.mark.parametrize(
    "body",
    [
        f"**Marie Durand**\nadjointe, ville de Brive\n{Q}",
        f"Marie Durand\nadjointe, ville de Brive\n{Q}",
        f"{M}\n{Q}",
        f"{P} : {R}.\n\n{M}\n{Q}",
        f"{P} : {R}.\n\n{M}\n{Q}\n\nLa séance reprend.",
        f"{P}\n{R}\n\n{M}\n{Q}",
        f"{M}\n{Q[:40]}\n{Q[41:]}",
    ],
)
def test_a_name_line_just_above_its_quotation_leads_to_it(body: str) -> None:
    """Name, role and quotation on lines of one paragraph are that person's words, whoever spoke before."""
    found = speakers(parse(f"{body}\n"))

    assert found[-1] == "Marie Durand"
    assert found[:-1] in ([], ["Paul Martin"])


@pytest.mark.parametrize(
    "body",
    [
        f"{R}\n\n{M}\n{Q}",
        f"{R}\n{M}\n{Q}",
        f"{M}\n{Q}\n\n— {P}",
        f"{M}\n{Q}\n\n{P}",
        f"{M}\n{Q}\n{P}",
        f"{M} et {P}\n{Q}",
        f"Photo : Marie Durand\n{Q}",
        f"La vanne, selon Marie Durand\n{Q}",
    ],
)
def test_a_name_line_between_quotations_or_with_another_below_leads_to_nothing_surely(body: str) -> None:
    """Where the line may sign what is above, or a line below may sign the quotation, hers it is not."""
    found = speakers(parse(f"**Jean Roux**, préfet, ouvre la séance.\n\n{body}\n"))

    assert "Marie Durand" not in found


@pytest.mark.parametrize(
    "label", ["SPONSOR OR", "PUBLICITÉ", "Nous remercions nos partenaires pour leur soutien"]
)
def test_a_name_below_sponsors_or_an_advert_signs_nothing(label: str) -> None:
    """A quotation, « Sponsor or », « **RAYONNAGES LEFORT** » — the sponsor said nothing."""
    assert speakers(parse(f"{Q}\n\n{label}\n\n**RAYONNAGES LEFORT**\n")) == [None]
    incise = "« Nous avons fermé la vanne, résume **Marie Durand**, et personne ne s'en plaint ici »"
    assert speakers(parse(f"{incise}\n\n{label}\n\n**RAYONNAGES LEFORT**\n")) == ["Marie Durand"]


@pytest.mark.parametrize(
    "body",
    [
        f"Le maire prend la parole.\n\n{Q}\n\nLire aussi : la nappe au plus bas\n\n{M}",
        f"Paul Martin prend la parole.\n\nLire aussi : « La nappe est au plus bas »\n\n{Q}\n\n{M}",
        f"{Q}\n\nMaire de Lunéval\n\n{M}",
        f"{Q}\n\n[00:02:03] {M}\n\n[00:02:10] Oui.",
        f"[00:01:02] {Q}\n[00:02:03] Marie Durand\n[00:02:10] Oui.",
    ],
)
def test_nobody_signs_past_what_shows_another_speaker(body: str) -> None:
    """What a page prints in between takes back no announcement; a role or a time is of somebody else."""
    assert speakers(parse(f"{body}\n"))[-1] is None


def test_a_session_heading_and_a_name_may_stand_above_a_quotation_without_blank_lines() -> None:
    """Heading, name, role and quotation are lines of one paragraph; so are the next session's."""
    body = f"{Q}\nMarie Durand, maire de Brive\nTable ronde 2 : Le sol\n**Paul Martin**\nélu de Brive\n{R}\n"
    proceedings = parse(body, "Journée de l'eau\n\nTable ronde 1 : La vanne\n")

    assert speakers(proceedings) == ["Marie Durand", "Paul Martin"]
    assert [s.number for s in proceedings.sessions] == [1, 2]
