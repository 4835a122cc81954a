"""The published proceedings against the parse that a careful reader made by hand."""

import dataclasses
import json
import sys
from typing import Any

import pytest

from ingest.model import Proceedings
from ingest.pipeline import read_proceedings
from ingest.render import render_json
from tests.ingest.examples import PUBLISHED, load_published, published_gold
from tests.ingest.scoring import score
from tests.ingest.test_properties import check_consistent, check_partition

pytestmark = pytest.mark.skipif(
    not PUBLISHED.is_file(), reason="the published proceedings are not beside the repository"
)


def report(line: str) -> None:
    """Show a rate to whoever runs the tests with -s."""
    sys.stdout.write(f"{line}\n")


@pytest.fixture(scope="module")
def proceedings() -> Proceedings:
    """The published text, parsed."""
    return read_proceedings(PUBLISHED)


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    """The reader's parse."""
    return published_gold()


def test_every_statement_is_exactly_the_readers(proceedings: Proceedings, gold: dict[str, Any]) -> None:
    """Text, kind, speaker, role, organisation and session of all 35 statements are those of the gold."""
    kinds = {s.id: (s.kind.value, s.number) for s in proceedings.sessions}
    wanted_kinds = {s["id"]: (s["kind"], s["number"]) for s in gold["sessions"]}
    found = {
        (s.kind.value, s.text, s.speaker, s.role, s.organisation, kinds.get(s.session_id or ""))
        for s in proceedings.statements
    }
    wanted = {
        (
            s["kind"],
            s["text_clean"],
            s["speaker"],
            s["role"],
            s["organisation"],
            wanted_kinds.get(s["session_id"]),
        )
        for s in gold["statements"]
    }

    quotes = [s for s in wanted if s[0] == "direct_quote"]
    result = score(proceedings, load_published())
    report(
        f"\n{sum(s in found for s in quotes)}/{len(quotes)} direct quotations, {len(result.wrong)} "
        f"wrong names"
    )

    assert found == wanted
    assert result.wrong == []


def test_spans_are_the_readers(proceedings: Proceedings, gold: dict[str, Any]) -> None:
    """A quotation is found where it is printed, cut where the layout cut it."""
    found = {s.text: [[span.start, span.end] for span in s.spans] for s in proceedings.statements}

    assert all(found[s["text_clean"]] == s["fragments"] for s in gold["statements"])


def test_sessions_have_their_place_and_theme(proceedings: Proceedings, gold: dict[str, Any]) -> None:
    """Kinds, numbers, beginnings and themes are those of the gold; adverts are no session."""
    found = [
        (s.kind.value, s.number, s.start, [s.theme.start, s.theme.end] if s.theme else None)
        for s in proceedings.sessions
    ]
    wanted = [
        (s["kind"], s["number"], s["start"], s["theme_span"])
        for s in gold["sessions"]
        if s["kind"] != "advert"
    ]

    assert found == wanted
    assert [s.number for s in proceedings.sessions if s.is_closing] == [6]


def test_everybody_is_known_with_role_and_organisation(
    proceedings: Proceedings, gold: dict[str, Any]
) -> None:
    """All 23 people appear in their session, the two of the opening too; the photographer is nobody."""
    names = {p.id: p.name for p in proceedings.people}
    kinds = {s.id: (s.kind.value, s.number) for s in proceedings.sessions}
    wanted_kinds = {s["id"]: (s["kind"], s["number"]) for s in gold["sessions"]}
    found = {
        (names[a.person_id], a.role, a.organisation, kinds[a.session_id or ""])
        for a in proceedings.appearances
    }
    wanted = {
        (p["name"], p["role"], p["organisation"], wanted_kinds[p["sessions"][0]])
        for p in gold["people"]
        if p["is_speaker"]
    }

    assert found == wanted


def test_the_event_is_known(proceedings: Proceedings, gold: dict[str, Any]) -> None:
    """Title, edition, date, place and organisers are as printed, and printed where the facts say."""
    event = gold["event"]
    shown = {key: proceedings.source[span.start : span.end] for key, span in proceedings.facts}

    assert (proceedings.title, proceedings.edition, proceedings.place) == (
        event["title"],
        event["edition"],
        event["place"],
    )
    assert (proceedings.date_printed, proceedings.date_iso) == (event["date_printed"], None)
    assert list(proceedings.organisers) == [event["organiser"], *event["partners"]]
    assert set(shown) == {"title", "edition", "date", "place", "organisers"}
    assert (shown["date"], shown["place"]) == (event["date_printed"], event["place"])


def test_noise_is_set_aside_and_nothing_is_lost(proceedings: Proceedings, gold: dict[str, Any]) -> None:
    """Advert, credit and sponsors are noise, and every letter belongs to one thing."""
    found = {(n.start, n.kind.value) for n in proceedings.noise}

    assert {(n["start"], n["kind"]) for n in gold["noise"] if n["kind"] in {"advert", "credit"}} <= found
    check_consistent(proceedings)
    check_partition(proceedings)


def test_the_json_has_the_contracts_keys_and_no_others(proceedings: Proceedings) -> None:
    """The JSON is schema 1, whatever the program knows besides."""
    values = json.loads(json.dumps(render_json(proceedings)))

    assert list(values) == ["schema", "proceedings", "people", "sessions", "statements", "noise", "warnings"]
    assert set(values["sessions"][0]) == {"id", "kind", "number", "title", "order", "start", "end"}
    statement = {
        "id",
        "session_id",
        "kind",
        "speaker_id",
        "speaker",
        "role",
        "organisation",
        "text",
        "spans",
        "page",
        "time_start",
        "rule",
        "status",
    }
    assert set(values["statements"][0]) == statement
    assert "furniture" in {f.name for f in dataclasses.fields(proceedings)}
