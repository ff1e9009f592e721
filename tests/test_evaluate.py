"""Scoring: what counts as a hit, a miss and an invention, and what does not count."""

from __future__ import annotations

import json
import random
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graph.cli import app
from graph.errors import BadRequest
from graph.evaluate import Evaluation, Scored, evaluate, score, shown
from graph.evaluate.annotation import gold
from graph.model import (
    Document,
    Entity,
    Iri,
    Literal,
    Local,
    Name,
    Object,
    Reading,
    Span,
    Statement,
)
from graph.vocab import ACTIVITIES, FOAF, ORG, RK, SCHEMA, XSD

TEXT = (
    "City of Aha and Beta GmbH (Beta) signed a Memorandum on 18 September.\n"
    "Ada Lovelace, Mayor of City of Aha and Director of Gamma Institute, met Ben Boo.\n"
    "Delta Park, Gamma Institute, Epsilon AG and the Office of Trade of City of Aha took part.\n"
)


class Read:
    """A reading made by hand."""

    def __init__(self, text: str = TEXT) -> None:
        self.reading = Reading(Document("0" * 64, "t.txt", "text/plain", text), "t", "en")

    def span(self, text: str) -> Span:
        start = max(self.reading.document.text.find(text), 0)
        return Span(start, start + len(text))

    def say(self, subject: Local, predicate: Iri, value: Object, text: str) -> None:
        self.reading.statements.append(
            Statement(subject, predicate, value, (self.span(text),), "x")
        )

    def thing(self, *names: str, kind: str = "organization", types: tuple[Iri, ...] = ()) -> Local:
        local = Local(kind, f"{names[0]}-{len(self.reading.entities)}")
        named = [Name(name, "en", self.span(name)) for name in names]
        self.reading.entities.append(Entity(local, types, named))
        return local

    def role(
        self, person: Local, title: str, body: Local | None = None, unit: Local | None = None
    ) -> None:
        local = Local("membership", str(len(self.reading.entities)))
        self.reading.entities.append(Entity(local, (ORG("Membership"),)))
        self.say(local, ORG("member"), person, title)
        if title:
            self.say(local, RK("roleTitle"), Literal(title, language="en"), title)
        if body:
            self.say(local, ORG("organization"), body, title)
        if unit:
            self.say(local, RK("unit"), unit, title)

    def agreement(self, *parties: Local, status: str = "Concluded", **values: str) -> Local:
        local = Local("agreement", str(len(self.reading.entities)))
        self.reading.entities.append(Entity(local, (RK("Agreement"),)))
        for party in parties:
            self.say(local, RK("party"), party, "and")
        self.say(local, RK("status"), RK(status), "signed")
        for name, value in values.items():
            self.say(local, RK(name), Literal(value, XSD("date")), "18 September")
        return local

    def against(self, **data: Any) -> Scored:
        return score(gold("t", {"lang": "en", **data}), self.reading)


def counts(scored: Scored, kind: str) -> tuple[int, int, int]:
    tally = scored.tally(kind)
    assert tally is not None
    return tally.hits, tally.misses, tally.inventions


def body(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, **more}


def treaty(*parties: str, signed: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "name": None,
        "parties": list(parties),
        "signed": signed,
        "valid_from": None,
        "valid_until": None,
        "renewal": False,
        "status": "concluded",
        **more,
    }


def test_a_perfect_reading_has_hits_only() -> None:
    read = Read()
    aha, beta = read.thing("City of Aha"), read.thing("Beta GmbH", "Beta")
    ada = read.thing("Ada Lovelace", kind="person", types=(FOAF("Person"),))
    read.role(ada, "Mayor", aha)
    read.agreement(aha, beta, signedOn="--09-18")
    scored = read.against(
        organisations=[body("City of Aha"), body("Beta GmbH")],
        people=[{"name": "Ada Lovelace", "role": "Mayor", "organisation": "City of Aha"}],
        agreements=[treaty("City of Aha", "Beta", signed_partial="--09-18")],
        facilities_or_clusters=[],
    )
    assert counts(scored, "organisations") == (2, 0, 0)
    assert counts(scored, "people") == counts(scored, "roles") == (1, 0, 0)
    assert counts(scored, "agreements") == counts(scored, "dates") == (1, 0, 0)
    assert counts(scored, "parties") == (2, 0, 0)
    total = Evaluation([scored]).total()
    assert (total.precision, total.recall, total.f1) == (1.0, 1.0, 1.0)


def test_a_miss_lowers_recall_and_an_invention_precision() -> None:
    read = Read()
    read.thing("City of Aha")
    read.thing("September")
    scored = read.against(organisations=[body("City of Aha"), body("Epsilon AG", line=3)])
    tally = scored.tally("organisations")
    assert tally is not None
    assert (tally.hits, tally.misses, tally.inventions) == (1, 1, 1)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.5, 0.5)
    text = shown(Evaluation([scored]), "table")
    assert "t:3" in text and "Gamma Institute, Epsilon AG and the Office" in text
    assert "t:1" in text and "a Memorandum on 18 September." in text


def test_nothing_read_has_no_precision_rather_than_a_perfect_one() -> None:
    tally = Read().against(organisations=[body("City of Aha")]).tally("organisations")
    assert tally is not None
    assert (tally.precision, tally.recall, tally.f1) == (None, 0.0, 0.0)


def test_names_are_compared_without_white_space_and_width_but_with_case() -> None:
    read = Read("ＡＢＣ 財団 beta")
    read.thing("ＡＢＣ 財団")
    read.thing("beta")
    scored = read.against(organisations=[body("ABC財団"), body("Beta")])
    assert counts(scored, "organisations") == (1, 1, 1)


def test_an_annotation_with_an_entry_per_surface_and_one_with_aliases_are_as_good() -> None:
    read = Read()
    read.thing("Beta GmbH", "Beta")
    per_surface = read.against(organisations=[body("Beta GmbH"), body("Beta")])
    assert counts(per_surface, "organisations") == (2, 0, 0)
    per_thing = read.against(organisations=[body("Beta GmbH", aliases=["Beta"])])
    assert counts(per_thing, "organisations") == (1, 0, 0)


def test_one_thing_read_as_two_is_shown_and_not_counted() -> None:
    read = Read()
    read.thing("Beta GmbH")
    read.thing("Beta")
    scored = read.against(organisations=[body("Beta GmbH", aliases=["Beta"])])
    assert counts(scored, "organisations") == (1, 0, 0)
    assert "Beta | Beta GmbH" in shown(Evaluation([scored]), "table")


def test_optional_and_tolerated_entries_count_on_neither_side() -> None:
    wanted = {
        "organisations": [body("City of Aha"), body("Epsilon AG", optional=True)],
        "acceptable_extra": {"organisations": ["Office of Trade"], "note": "a common noun"},
        "publisher": "Beta GmbH",
    }
    read = Read()
    read.thing("City of Aha")
    assert counts(read.against(**wanted), "organisations") == (1, 0, 0)
    for name in ("Epsilon AG", "Office of Trade", "Beta GmbH"):
        read.thing(name)
    assert counts(read.against(**wanted), "organisations") == (1, 0, 0)


def test_what_may_be_read_as_another_kind_is_a_hit_in_its_own() -> None:
    read = Read()
    read.thing("Gamma Institute", kind="facility")
    read.thing("Delta Park")
    scored = read.against(
        organisations=[body("Gamma Institute", also_acceptable_as="facility")],
        facilities_or_clusters=[body("Delta Park", also_acceptable_as="organisation:company")],
    )
    assert counts(scored, "organisations") == (1, 0, 0)
    assert counts(scored, "facilities_and_clusters") == (1, 0, 0)
    strict = read.against(
        organisations=[body("Gamma Institute")], facilities_or_clusters=[body("Delta Park")]
    )
    assert counts(strict, "organisations") == (0, 1, 1)
    assert counts(strict, "facilities_and_clusters") == (0, 1, 1)


def test_a_facility_that_acts_as_a_party_may_be_listed_as_both() -> None:
    read = Read()
    read.thing("Delta Park", kind="facility", types=(RK("Facility"), ORG("Organization")))
    scored = read.against(
        organisations=[body("Delta Park")], facilities_or_clusters=[body("Delta Park")]
    )
    assert counts(scored, "organisations") == (1, 0, 0)
    assert counts(scored, "facilities_and_clusters") == (1, 0, 0)


def test_a_person_with_two_roles_is_one_person_and_two_roles() -> None:
    read = Read()
    aha, gamma = read.thing("City of Aha"), read.thing("Gamma Institute")
    ada = read.thing("Ada Lovelace", kind="person")
    read.role(ada, "Mayor", aha)
    wanted = [
        {"name": "Ada Lovelace", "role": "Mayor", "organisation": "City of Aha"},
        {"name": "Ada Lovelace", "role": "Director", "organisation": "Gamma Institute"},
    ]
    scored = read.against(people=wanted)
    assert counts(scored, "people") == (1, 0, 0)
    assert counts(scored, "roles") == (1, 1, 0)
    read.role(ada, "Director", gamma)
    assert counts(read.against(people=wanted), "roles") == (2, 0, 0)


def test_a_role_needs_person_title_and_body() -> None:
    read = Read()
    aha, gamma = read.thing("City of Aha"), read.thing("Gamma Institute")
    ada = read.thing("Ada Lovelace", kind="person")
    wanted = [{"name": "Ada Lovelace", "role": "Mayor", "organisation": "City of Aha"}]
    read.role(ada, "Mayor", gamma)
    read.role(ada, "Director", aha)
    read.role(ada, "Mayor")
    assert counts(read.against(people=wanted), "roles") == (0, 1, 3)


def test_a_role_may_be_at_the_unit_or_the_body_and_have_titles_in_two_languages() -> None:
    read = Read()
    aha = read.thing("City of Aha")
    office = read.thing("Office of Trade", types=(ORG("OrganizationalUnit"),))
    ada = read.thing("Ada Lovelace", kind="person")
    read.role(ada, "Mayor", aha, office)
    read.role(ada, "Bürgermeisterin", aha)
    at_unit = {"name": "Ada Lovelace", "role": "Mayor", "organisation": "Office of Trade"}
    at_body = {**at_unit, "organisation": "City of Aha", "unit": "Office of Trade"}
    titles = {"role_acceptable": ["Bürgermeisterin"], "organisation_acceptable": ["City of Aha"]}
    assert counts(read.against(people=[{**at_unit, **titles}]), "roles") == (1, 0, 0)
    assert counts(read.against(people=[{**at_body, **titles}]), "roles") == (1, 0, 0)


def test_a_role_without_title_or_body_must_be_read_without() -> None:
    read = Read()
    ben = read.thing("Ben Boo", kind="person")
    read.role(ben, "Director")
    nobody = {"name": "Ben Boo", "role": "Director", "organisation": None}
    assert counts(read.against(people=[nobody]), "roles") == (1, 0, 0)
    read.role(ben, "Director", read.thing("Gamma Institute"))
    assert counts(read.against(people=[nobody]), "roles") == (1, 0, 1)


def test_a_role_that_is_only_acceptable_is_neither_missed_nor_invented() -> None:
    entry = {"name": "Ben Boo", "role": None, "organisation": None}
    accepted = {"organisation_acceptable": ["Gamma Institute"]}
    read = Read()
    ben = read.thing("Ben Boo", kind="person")
    assert counts(read.against(people=[{**entry, **accepted}]), "roles") == (0, 0, 0)
    read.role(ben, "", read.thing("Gamma Institute"))
    assert counts(read.against(people=[{**entry, **accepted}]), "roles") == (0, 0, 0)
    assert counts(read.against(people=[entry]), "roles") == (0, 0, 1)


@pytest.mark.parametrize(
    ("wanted", "read_as", "expected"),
    [
        ({"signed_partial": "--09-18"}, ["--09-18"], (1, 0, 0)),
        ({"signed_partial": "--09-18"}, ["2018-09-18"], (0, 1, 1)),
        ({"signed": "2018-09-18"}, ["2018-09"], (0, 1, 1)),
        ({"signed": "2018-09-18", "signed_acceptable": ["2018-09"]}, ["2018-09"], (1, 0, 0)),
        ({"signed": "2018-09-18"}, ["2018-09-18", "2018-09-19"], (1, 0, 1)),
        ({"signed": "2018-09-18"}, [], (0, 1, 0)),
        ({"signed": "2018-09-18", "signed_acceptable": [None]}, [], (0, 0, 0)),
        ({}, ["2018-09-18"], (0, 0, 1)),
        ({"signed_acceptable": ["2018"]}, ["2018"], (0, 0, 0)),
    ],
)
def test_dates_are_right_with_the_precision_they_are_stated_with(
    wanted: dict[str, Any], read_as: list[str], expected: tuple[int, int, int]
) -> None:
    read = Read()
    local = read.agreement(read.thing("City of Aha"), read.thing("Beta"))
    for date in read_as:
        read.say(local, RK("signedOn"), Literal(date, XSD("date")), "18 September")
    scored = read.against(agreements=[treaty("City of Aha", "Beta", **wanted)])
    assert counts(scored, "agreements") == (1, 0, 0)
    assert counts(scored, "dates") == expected


def test_agreements_of_the_same_parties_are_told_apart_by_their_dates() -> None:
    read = Read()
    aha, beta = read.thing("City of Aha"), read.thing("Beta")
    for year in ("2020", "2017", "2023"):
        read.agreement(aha, beta, signedOn=year)
    wanted = [treaty("City of Aha", "Beta", signed=year) for year in ("2017", "2020", "2026")]
    scored = read.against(agreements=wanted)
    assert counts(scored, "agreements") == (2, 1, 1)
    assert counts(scored, "dates") == (2, 1, 1)
    assert counts(scored, "parties") == (4, 2, 2)


def test_an_agreement_told_twice_is_one_hit_and_one_invention() -> None:
    read = Read()
    aha, beta = read.thing("City of Aha"), read.thing("Beta")
    read.agreement(aha, beta)
    read.agreement(aha, beta)
    scored = read.against(agreements=[treaty("City of Aha", "Beta")])
    assert counts(scored, "agreements") == (1, 0, 1)


def test_an_agreement_with_somebody_else_is_no_hit() -> None:
    read = Read()
    read.agreement(read.thing("City of Aha"), read.thing("Epsilon AG"))
    scored = read.against(agreements=[treaty("City of Aha", "Beta")])
    assert counts(scored, "agreements") == (0, 1, 1)


def test_parties_count_one_by_one() -> None:
    read = Read()
    names = ("City of Aha", "Beta", "Epsilon AG")
    read.agreement(*(read.thing(name) for name in names))
    wanted = treaty("City of Aha", "Beta", "Gamma Institute")
    assert counts(read.against(agreements=[wanted]), "parties") == (2, 1, 1)
    unnamed = {**wanted, "parties_incomplete": True}
    assert counts(read.against(agreements=[unnamed]), "parties") == (2, 1, 0)


def test_a_party_is_right_under_any_name_that_the_gold_gives_it() -> None:
    read = Read()
    read.agreement(read.thing("City of Aha"), read.thing("Beta GmbH"))
    organisations = [body("Beta GmbH", aliases=["Beta"]), body("City of Aha")]
    agreements = [treaty("City of Aha", "Beta")]
    scored = read.against(organisations=organisations, agreements=agreements)
    assert counts(scored, "parties") == (2, 0, 0)


def test_an_optional_agreement_counts_on_neither_side() -> None:
    wanted = [treaty("City of Aha", "Beta", optional=True, signed="2017")]
    read = Read()
    empty = read.against(agreements=wanted)
    assert [counts(empty, kind) for kind in ("agreements", "parties", "dates")] == [(0, 0, 0)] * 3
    read.agreement(read.thing("City of Aha"), read.thing("Beta"), signedOn="2018")
    assert counts(read.against(agreements=wanted), "agreements") == (0, 0, 1)
    wanted[0]["signed"] = None
    scored = read.against(agreements=wanted)
    assert [counts(scored, kind) for kind in ("agreements", "parties", "dates")] == [(0, 0, 0)] * 3


def test_validity_status_and_term() -> None:
    read = Read()
    parties = (read.thing("City of Aha"), read.thing("Beta"))
    read.agreement(*parties, status="Draft", validFrom="2022-04-01", term="P3Y")
    wanted = treaty("City of Aha", "Beta", valid_from="2022-04-01", valid_until="2025-03-31")
    scored = read.against(agreements=[wanted])
    assert counts(scored, "status") == (0, 1, 1)
    assert counts(scored, "validity") == (1, 1, 0), "the term is not annotated, so not compared"
    assert counts(read.against(agreements=[{**wanted, "term": None}]), "validity") == (1, 1, 1)


def test_a_renewal_must_name_the_right_older_agreement() -> None:
    read = Read()
    aha, beta = read.thing("City of Aha"), read.thing("Beta")
    first, second, third = (read.agreement(aha, beta, signedOn=y) for y in ("2017", "2020", "2023"))
    read.say(second, RK("renews"), first, "signed")
    read.say(third, RK("renews"), first, "signed")
    parties = ("City of Aha", "Beta")
    wanted = [
        treaty(*parties, signed="2017", key="A1"),
        treaty(*parties, signed="2020", key="A2", renewal=True, renews="A1"),
        treaty(*parties, signed="2023", key="A3", renewal=True, renews="A2"),
    ]
    assert counts(read.against(agreements=wanted), "renewals") == (1, 1, 1)


def test_activities_leave_out_what_was_only_hoped_for() -> None:
    read = Read()
    local = read.agreement(read.thing("City of Aha"), read.thing("Beta"))
    for concept in ("mutual-visits", "incubation", "loan"):
        read.say(local, RK("activity"), ACTIVITIES(concept), "signed")
    activities = [
        {"concept": "mutual-visits", "basis": "agreed", "line": 1},
        {"concept": "mutual-visits", "basis": "comment", "line": 2},
        {"concept": "incubation", "basis": "comment", "line": 2},
        {"concept": "networking", "basis": "announced", "line": 2},
    ]
    wanted = treaty("City of Aha", "Beta", activities=activities)
    assert counts(read.against(agreements=[wanted]), "activities") == (1, 1, 1)


def test_a_kind_that_is_not_annotated_is_not_compared() -> None:
    read = Read()
    local = read.agreement(read.thing("City of Aha"), read.thing("Beta"))
    read.say(local, RK("activity"), ACTIVITIES("loan"), "signed")
    scored = read.against(agreements=[treaty("City of Aha", "Beta")])
    assert scored.tally("activities") is None
    assert scored.tally("organisations") is None


def event(number: int, kind: str = "founding") -> tuple[Local, Iri]:
    return Local("event", str(number)), Iri(f"https://w3id.org/renkei/id/event-kind/{kind}")


def told(read: Read, number: int, text: str, date: str = "", *actors: Local) -> None:
    """An event with its place, its day and those who act."""
    local, kind = event(number)
    read.reading.entities.append(Entity(local, (RK("Event"),)))
    read.say(local, RK("eventKind"), kind, text)
    if date:
        read.say(local, RK("heldOn"), Literal(date, XSD("date")), text)
    for actor in actors:
        read.say(local, RK("actor"), actor, text)


def test_an_event_is_right_on_its_line_and_day_and_its_actors_are_compared() -> None:
    read = Read()
    aha, beta = read.thing("City of Aha"), read.thing("Beta GmbH", "Beta")
    told(read, 1, "signed a Memorandum", "2021-09-18", aha, beta)
    told(read, 2, "met Ben Boo", "2021-09-18")
    told(read, 3, "took part", "2022")
    scored = read.against(
        organisations=[body("City of Aha"), body("Beta GmbH", aliases=["Beta"])],
        events=[
            {"date": "2021-09-18", "what": "memorandum", "actors": ["Beta", "Delta"], "line": 1},
            {"date": None, "date_acceptable": ["2021-09"], "what": "talk", "actors": [], "line": 2},
            {"date": "2022", "what": "fair", "actors": [], "line": 3, "optional": True},
        ],
    )
    assert counts(scored, "events") == (1, 1, 1)
    assert counts(scored, "event_actors") == (1, 1, 1)


def test_an_event_of_some_days_is_compared_with_both_ends() -> None:
    read = Read()
    local, kind = event(1)
    read.reading.entities.append(Entity(local, (RK("Event"),)))
    read.say(local, RK("eventKind"), kind, "took part")
    read.say(local, RK("startsOn"), Literal("2019-04-01", XSD("date")), "took part")
    read.say(local, RK("endsOn"), Literal("2020-03-31", XSD("date")), "took part")
    wanted = {"date": "2019-04-01/2020-03-31", "what": "fair", "line": 3}
    assert counts(read.against(events=[wanted]), "events") == (1, 0, 0)


def test_traits_of_things_are_right_with_thing_property_and_value() -> None:
    read = Read()
    aha, beta = read.thing("City of Aha"), read.thing("Beta GmbH", "Beta")
    plan = read.thing("Memorandum", kind="programme", types=(RK("Programme"),))
    read.say(beta, SCHEMA("foundingDate"), Literal("1997", XSD("gYear")), "Beta")
    read.say(aha, SCHEMA("foundingDate"), Literal("1889", XSD("gYear")), "Aha")
    read.say(plan, RK("ledBy"), aha, "Aha")
    read.say(plan, RK("startsOn"), Literal("2019-04-01", XSD("date")), "September")
    read.say(plan, RK("endsOn"), Literal("2022-03-31", XSD("date")), "September")
    scored = read.against(
        organisations=[
            body("City of Aha", founded=None),
            body("Beta GmbH", aliases=["Beta"], founded="1997"),
        ],
        facilities_or_clusters=[],
        programmes=[body("Memorandum", lead="Beta", period_from="FY2019", period_until="FY2021")],
    )
    assert counts(scored, "traits") == (1, 0, 1)
    assert counts(scored, "programme_traits") == (2, 1, 1)


def test_a_kind_of_which_nothing_is_read_has_recall_0() -> None:
    scored = Read().against(
        organisations=[],
        events=[{"date": "2021"}, {"date": "2022", "optional": True}],
        programmes=[body("Beta Programme")],
    )
    assert counts(scored, "events") == counts(scored, "programmes") == (0, 1, 0)
    assert Evaluation([scored]).total().recall == 0


def test_evidence_is_in_place_on_the_gold_line_or_another_that_it_names() -> None:
    read = Read()
    read.thing("City of Aha")
    read.thing("Gamma Institute")
    read.thing("Epsilon AG")
    wanted = [body("City of Aha", line=3), body("Gamma Institute", line=1, also_lines=[2])]
    tally = read.against(organisations=[*wanted, body("Epsilon AG")]).tally("organisations")
    assert tally is not None
    assert (tally.placed, tally.good_place, tally.overlap) == (2, 1, 0.5)


def test_the_score_does_not_depend_on_any_order() -> None:
    read = Read()
    aha, beta = read.thing("City of Aha"), read.thing("Beta", "Beta GmbH")
    ada = read.thing("Ada Lovelace", kind="person")
    read.role(ada, "Mayor", aha)
    for year in ("2016", "2017", "2020-05", "2020"):
        read.agreement(aha, beta, signedOn=year)
    years = ("2017", "2020-05-01", "2020")
    data = {
        "organisations": [body("Beta"), body("Beta GmbH"), body("City of Aha")],
        "people": [{"name": "Ada Lovelace", "role": "Mayor", "organisation": "City of Aha"}],
        "agreements": [treaty("City of Aha", "Beta", signed=year) for year in years],
    }
    seen = set()
    for seed in range(6):
        chance = random.Random(seed)
        for items in (*data.values(), read.reading.entities, read.reading.statements):
            chance.shuffle(items)  # type: ignore[arg-type]
        scored = read.against(**data)
        seen.add(tuple(counts(scored, kind) for kind in scored.outcomes))
        assert counts(scored, "agreements") == (3, 0, 1)
    assert len(seen) == 1


# --- folders, and forms of the result -------------------------------------------------


def folders(tmp_path: Path) -> tuple[Path, Path]:
    documents, annotations = tmp_path / "documents", tmp_path / "gold"
    documents.mkdir()
    annotations.mkdir()
    return documents, annotations


def write_gold(folder: Path, stem: str, **data: Any) -> None:
    filled = {"lang": "en", "organisations": [], "agreements": [], **data}
    (folder / f"{stem}.json").write_text(json.dumps(filled), "utf-8")


def test_files_without_a_partner_are_named_and_notes_ignored(tmp_path: Path) -> None:
    documents, annotations = folders(tmp_path)
    (documents / "a.txt").write_text(TEXT, "utf-8")
    (documents / "b.txt").write_text(TEXT, "utf-8")
    write_gold(annotations, "a", organisations=[body("Epsilon AG")])
    write_gold(annotations, "c")
    (annotations / "CROSS.json").write_text('{"organisations": [["x"]], "note": ""}', "utf-8")
    (annotations / "README.md").write_text("notes", "utf-8")
    result = evaluate(documents, annotations)
    assert [document.stem for document in result.documents] == ["a"]
    assert (result.without_document, result.without_gold) == (["c"], ["b"])
    assert "c: annotated, but there is no document" in shown(result, "table")


def test_mistakes_of_the_user_are_errors_that_name_the_file(tmp_path: Path) -> None:
    documents, annotations = folders(tmp_path)
    (documents / "a.txt").write_text(TEXT, "utf-8")
    with pytest.raises(BadRequest, match="no document"):
        evaluate(documents, annotations)
    with pytest.raises(BadRequest, match="nowhere"):
        evaluate(documents, tmp_path / "nowhere")
    write_gold(annotations, "a", agreements=[{"name": "no parties"}])
    with pytest.raises(BadRequest, match=r"a\.json"):
        evaluate(documents, annotations)
    (annotations / "a.json").write_text("{", "utf-8")
    with pytest.raises(BadRequest, match=r"a\.json"):
        evaluate(documents, annotations)


def test_an_unreadable_document_is_named_and_the_others_scored(tmp_path: Path) -> None:
    documents, annotations = folders(tmp_path)
    (documents / "a.txt").write_text(TEXT, "utf-8")
    (documents / "b.txt").write_bytes(b"%PDF-1.7")
    for stem in ("a", "b"):
        write_gold(annotations, stem)
    result = evaluate(documents, annotations)
    assert [document.stem for document in result.documents] == ["a"]
    assert result.unreadable[0][0] == "b"


class Page(HTMLParser):
    """Checks that elements are balanced, and collects marks, links and anchors."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_marks_the_text_is_escaped_and_needs_nothing_else() -> None:
    text = "Beta <script>alert(1)</script> & Epsilon AG met September."
    read = Read(text)
    read.thing("Beta <script>alert(1)</script>")
    read.thing("September")
    scored = read.against(organisations=[body("Epsilon AG"), body("Beta<script>alert(1)</script>")])
    text = shown(Evaluation([scored]), "html")
    page = Page(text)
    assert page.open == []
    tags = {tag for tag, _ in page.found}
    assert not tags & {"script", "link", "img", "iframe"}
    assert "http" not in text and "url(" not in text and "@import" not in text
    in_text = [a for tag, a in page.found if tag == "mark" and a.get("title")]
    assert [mark["class"] for mark in in_text] == ["hit", "miss", "invention"]
    anchors = {attributes.get("id") for _, attributes in page.found}
    links = [a["href"] for tag, a in page.found if tag == "a"]
    assert len(links) == 3
    assert all(link and link.removeprefix("#") in anchors for link in links)


def test_json_has_the_figures_and_every_miss_with_its_place() -> None:
    read = Read()
    read.thing("City of Aha")
    scored = read.against(organisations=[body("City of Aha"), body("Epsilon AG", line=3)])
    data = json.loads(shown(Evaluation([scored]), "json"))
    assert data["figures"][0]["recall"] == 0.5
    miss = data["documents"][0]["kinds"]["organisations"]["misses"][0]
    assert (miss["label"], miss["line"]) == ("Epsilon AG", 3)


def test_the_command_writes_each_form(tmp_path: Path) -> None:
    documents, annotations = folders(tmp_path)
    (documents / "a.txt").write_text(TEXT, "utf-8")
    write_gold(annotations, "a", organisations=[body("Zeta")])
    command = ["evaluate", str(documents), str(annotations)]
    run = CliRunner()
    assert "Zeta" in run.invoke(app, command).output
    for form, start in (("table", "kind"), ("json", "{"), ("html", "<!DOCTYPE html>")):
        output = tmp_path / f"result.{form}"
        result = run.invoke(app, [*command, "--format", form, "--output", str(output)])
        assert result.exit_code == 0
        assert output.read_text("utf-8").startswith(start)
    assert run.invoke(app, [*command, "--format", "pdf"]).exit_code == 2
