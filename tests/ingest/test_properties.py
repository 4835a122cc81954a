"""What holds for every text, whatever it says."""

import re
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import SourceError
from ingest.model import Proceedings, Span, StatementKind
from ingest.pipeline import parse_text
from ingest.render import render_check, render_json
from tests.ingest.examples import EXAMPLES, load_example
from tests.ingest.variants import random_variant

FRAGMENTS = (
    "« ",
    " »",
    "“",
    "”",
    '"',
    "**",
    "*",
    "_",
    " : ",
    ", ",
    ". ",
    "? ",
    "\n",
    "\n\n",
    "\r\n",
    "## Table ronde 1 — l'eau\n\n",
    "### Anne Le Goff — maire, Brive\n\n",
    "Table\nronde\n2\n\n",
    "keynote\n\n",
    "visite\n\n",
    "> ",
    "- ",
    "Anne Le Goff",
    "**Paul MARTIN**",
    "M. Martin",
    ", directeur du SEDIF",
    ", a expliqué ",
    " a rappelé que ",
    "selon lui",
    ("Nous avons ouvert la vanne avant l'hiver et personne ne l'a vu"),
    "PUBLICITÉ",
    "www.exemple.fr",
    "SPONSORS OR",
    "Photos Luc Bay",
    "3<sup>e</sup> édition",
    "12",
    "terri-\ntoire",
    "\xa0",
    "\u202f",
    "\u00ad",
    "\f",
    "<!-- page 3 -->",
    "---\n",
    "title: Essai\n",
    "[lien](http://a)",
    "e\u0301te\u0301 ",
    "e\ufb01n",
    "La séance est levée. ",
    "M. le maire clôt le débat. ",
    "(Rires.) ",
    "Pour : 12 ; contre : 2\n\n",
)
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=12), max_size=40).map("".join)
with_session = texts.map(lambda text: f"## Table ronde 1 : l'eau\n\n{text}")


def parse(text: str) -> Proceedings:
    """Parse a text that came from nowhere."""
    return parse_text(text, source_file="essai.txt", sha256="0" * 64)


_LIGATURES = re.compile(r"[\ufb00-\ufb06]")


def bare(text: str) -> str:
    """Return a text without mark-up, blanks and hyphens: what layout repair may change."""
    return re.sub(
        r"[\W_]+",
        "",
        re.sub(
            r"<!--.{0,2000}?-->|</?[A-Za-z][^<>\n]{0,200}>|\]\([^)\n]{0,500}\)",
            "",
            unicodedata.normalize(
                "NFC", _LIGATURES.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
            ),
            flags=re.DOTALL,
        ),
    )


def check_consistent(proceedings: Proceedings) -> None:
    """Check everything that has to hold inside one parse."""
    source = proceedings.source
    sessions = {s.id: s for s in proceedings.sessions}
    people = {p.id for p in proceedings.people}
    ids = [s.id for s in proceedings.statements] + list(sessions) + [p.id for p in proceedings.people]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9-]+\.[a-z0-9-]+", i) for i in ids)
    for statement in proceedings.statements:
        assert bare(statement.text) == bare(" ".join(source[s.start : s.end] for s in statement.spans))
        assert statement.speaker_id is None or statement.speaker_id in people
        session = sessions.get(statement.session_id or "")
        start, end = (
            (session.start, session.end)
            if session
            else (0, min((s.start for s in sessions.values()), default=len(source)))
        )
        assert all(start <= span.start < span.end <= end for span in statement.spans)
        assert statement.kind is not StatementKind.NARRATION or statement.speaker is None
    assert {a.person_id for a in proceedings.appearances} <= people
    render_json(proceedings)
    render_check(proceedings)


def owners(proceedings: Proceedings) -> dict[int, list[str]]:
    """Return to what each letter and digit of the source belongs."""
    claims = [(span, statement.id) for statement in proceedings.statements for span in statement.spans]
    claims += [(session.heading, "heading") for session in proceedings.sessions if session.heading]
    claims += [(Span(noise.start, noise.end), "noise") for noise in proceedings.noise]
    claims += [(span, "furniture") for span in proceedings.furniture]
    owned: dict[int, list[str]] = {}
    for span, name in claims:
        for position in range(span.start, span.end):
            if proceedings.source[position].isalnum():
                owned.setdefault(position, []).append(name)
    return owned


def check_partition(proceedings: Proceedings) -> None:
    """Check that every letter and digit that is no mark-up is one thing and one thing only."""
    owned = owners(proceedings)
    assert [p for p, names in owned.items() if len(names) > 1] == []
    markup = re.compile(
        r"<!--.{0,2000}?-->|</?[A-Za-z][^<>\n]{0,200}>|\]\([^)\n]{0,500}\)|^[ \t]{0,6}\d{1,2}[.)][ \t]",
        re.DOTALL | re.MULTILINE,
    )
    marks = {p for m in markup.finditer(proceedings.source) for p in range(*m.span())}
    lost = [p for p, c in enumerate(proceedings.source) if c.isalnum() and p not in owned and p not in marks]
    assert not lost, proceedings.source[max(0, lost[0] - 40) : lost[0] + 40]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts | with_session)
def test_any_text_is_refused_or_parsed_consistently(text: str) -> None:
    """Any text gives a SourceError or consistent proceedings, never another failure."""
    try:
        proceedings = parse(text)
    except SourceError:
        return

    check_consistent(proceedings)
    check_partition(proceedings)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("seed", range(6))
def test_every_character_belongs_to_one_thing(name: str, seed: int) -> None:
    """In every variant of a document each letter is heading, statement, noise or furniture.

    And only one of them.
    """
    variant, _ = random_variant(load_example(name), seed)

    proceedings = parse(variant.text)

    check_consistent(proceedings)
    check_partition(proceedings)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_source_gives_the_same_ids(name: str) -> None:
    """Parsing twice gives equal values."""
    text = load_example(name).text

    assert parse(text) == parse(text)


def grows_with_length_only(seconds: Callable[[int], float]) -> bool:
    """Whether eight times the length takes about eight times as long in one of three measurements.

    A machine that others use too may slow down between the short text and the long one; what grows faster
    than its length does so every time.
    """
    seconds(2_000)
    for _ in range(3):
        short, long = (min(seconds(length) for _ in range(3)) for length in (5_000, 40_000))
        if long < max(0.5, short * 8 * 3):
            return True
    return False


@pytest.mark.parametrize(
    "unit",
    [
        "« ",
        "“„«",
        '"',
        "«a»",
        "**",
        "*a",
        "_a ",
        "<",
        "<a",
        "[a](",
        "(",
        ", ",
        "a",
        "A ",
        "Aa Bb ",
        "1. ",
        "-\n",
        "\n\n",
        "\n\na",
        "## Table ronde\n\n",
        ("Nous avons dit, a dit Paul Martin, que "),
        "« Nous », a expliqué Paul Martin, ",
        "Table\nronde\n",
        ": « ",
        "M. ",
        "et ",
        "de la ",
        "organisé par A, ",
        "Paul Martin, maire, ",
        "à Paris ",
        "!",
        ".",
        "\xa0",
        "« Phrase entière. ",
        "<!--",
        "Ouverture de ",
        "Visite de ",
        "e ? ",
        "a-t-il ",
        "d'abord ",
        "Paul Martin : « a ",
        "Mme Dupont : Je parle. ",
        '«a" ',
        "<< a ",
        "‘a ",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    """Eight times the text takes at most about eight times as long, whatever is repeated in it."""

    def seconds(length: int) -> float:
        text = "## Table ronde 1 : l'eau\n\n" + unit * (length // len(unit))
        start = time.process_time()  # what other programs take does not count
        parse(text)
        return time.process_time() - start

    assert grows_with_length_only(seconds)


@pytest.mark.parametrize(
    "unit",
    ["La séance ", "la ", "le vote, ", "l'", "La séance m. ", "rires et ", "des ", "Pour : ", "Le maire, "],
)
def test_time_under_a_person_grows_with_length_only(unit: str) -> None:
    """What minutes note is found in linear time too."""

    def seconds(length: int) -> float:
        head = "---\ntitle: Essai\n---\n\n## Séance\n\n### Sylvie Vasseur — élue\n\n"
        start = time.process_time()
        parse(head + unit * (length // len(unit)))
        return time.process_time() - start

    assert grows_with_length_only(seconds)


def test_random_variants_are_reproducible() -> None:
    """A seed names one variant."""
    example = load_example(EXAMPLES[0])

    assert random_variant(example, 3) == random_variant(example, 3)
