"""Networks over time: spans, what is uncertain, a measure day by day, what came and what went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest, NotFound
from graph.model import Iri, Literal
from graph.networks import (
    Asked,
    Network,
    Period,
    Projection,
    centrality,
    drawn,
    dressing,
    figures,
    network_of_rows,
    parse_period,
    project,
    projection,
    scores,
)
from graph.networks.answer import answer_for
from graph.networks.growth import growth
from graph.networks.growth import told as grown
from graph.networks.project import projection_of_rows
from graph.networks.timeline import days_of, timeline
from graph.networks.timeline import told as series
from graph.store import View, memory_view

FACTS = (Path(__file__).parent / "networks.trig").read_text(encoding="utf-8")
Row = dict[str, Iri | Literal]


@cache
def view() -> View:
    return memory_view(FACTS)


@cache
def partners() -> Projection:
    return projection(view(), "link-j-partners")


def pairs(network: Network) -> set[tuple[str, str]]:
    return {(e.source.split("/")[-1], e.target.split("/")[-1]) for e in network.edges}


def span(first: str = "", last: str = "") -> Period | None:
    return parse_period(None, first or None, last or None)


def row(source: str, target: str, start: str = "", end: str = "", edge: str = "") -> Row:
    found: Row = {"source": Iri(f"urn:{source}"), "target": Iri(f"urn:{target}")}
    told = {"start": start, "end": end}
    return (
        found
        | {key: Literal(text) for key, text in told.items() if text}
        | ({"edge": Iri(edge)} if edge else {})
    )


def of_rows(*rows: Row) -> Projection:
    return projection_of_rows(memory_view(""), rows)


def test_a_span_has_what_was_in_force_on_any_of_its_days() -> None:
    before = project(view(), "agreements", span("2021-01-01", "2021-12-31"))
    gap = project(view(), "agreements", span("2026-01-01", "2026-02-27"))
    touching = project(view(), "agreements", span("2025-12-31", "2026-02-28"))
    edge = ("biom", "kawasaki-city")
    assert edge in pairs(before) and edge not in pairs(gap)
    weights = {(e.source.split("/")[-1], e.target.split("/")[-1]): e.weight for e in touching.edges}
    assert weights[edge] == 2  # the last day of one agreement, the first of the next
    assert touching.meta()["from"] == "2025-12-31" and touching.meta()["to"] == "2026-02-28"
    assert touching.as_of is None and "as_of" not in touching.meta()


def test_a_span_of_one_day_is_that_day() -> None:
    for day in ("2016-05-01", "2018-06-15", "2018-12-15", "2026-01-15"):
        one = project(view(), "agreements", date.fromisoformat(day))
        assert project(view(), "agreements", span(day, day)).edges == one.edges


def test_a_span_may_be_bounded_on_one_side() -> None:
    since = project(view(), "agreements", span("2019-01-01"))
    until = project(view(), "agreements", span("", "2017-05-31"))
    assert ("medcity", "one-nucleus") not in pairs(since)  # it ended in 2018
    assert ("biom", "kawasaki-city") in pairs(since)
    assert pairs(until) == {
        ("biocom", "link-j"), ("link-j", "ucsd"), ("medcity", "one-nucleus"),
        ("kawasaki-city", "kiip"),
    }  # fmt: skip
    # What has no date is in no span.
    assert ("biocom", "biom") not in pairs(since) | pairs(until)


def test_what_a_span_leaves_open_is_uncertain() -> None:
    # The agreement of June 2018 may have come after the 15th, that until December 2018 have ended.
    open_end = project(view(), "agreements", span("2018-12-10", "2018-12-20"))
    open_start = project(view(), "link-j-partners", span("2018-01-01", "2018-06-15"))
    sure = project(view(), "link-j-partners", span("2018-01-01", "2018-06-30"))
    assert {e.ties[0].slug for e in open_end.edges if e.uncertain} == {"one-nucleus-medcity"}
    assert ("link-j", "medcity") in {
        (e.source.split("/")[-1], e.target.split("/")[-1]) for e in open_start.edges if e.uncertain
    }
    assert not any(edge.uncertain for edge in sure.edges)


@pytest.mark.parametrize(
    ("day", "is_uncertain"),
    [("2018-11-30", False), ("2018-12-01", False), ("2018-12-02", True), ("2018-12-31", True)],
)
def test_an_agreement_until_december_may_have_ended_after_its_first(
    day: str, is_uncertain: bool
) -> None:
    network = project(view(), "agreements", date.fromisoformat(day))
    edge = next(edge for edge in network.edges if edge.ties[0].slug == "one-nucleus-medcity")
    assert edge.uncertain is is_uncertain


def test_an_answer_names_the_uncertain_edges() -> None:
    network = project(view(), "link-j-partners", date(2018, 6, 15))
    meta = answer_for(network, ["degree"]).meta
    assert meta["uncertain"] == 1
    named: Any = meta["uncertain_edges"]
    assert [one["target"].split("/")[-1] for one in named] == ["medcity"]
    assert "uncertain_edges" not in answer_for(project(view(), "link-j-partners"), ["degree"]).meta


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (("2018-01-01", "2017-01-01", None), "as_of"),
        (("2018-01-01", None, "2019-01-01"), "as_of"),
        ((None, "2018", None), "from=2018"),
        ((None, None, "2018-02-30"), "to=2018-02-30"),
        ((None, "2018-02-01", "2018-01-01"), "from=2018-02-01"),
    ],
)
def test_days_that_make_no_sense_are_named(
    asked: tuple[str | None, str | None, str | None], named: str
) -> None:
    with pytest.raises(BadRequest, match=named):
        parse_period(*asked)


def test_a_months_hint_is_its_first_day_for_from_and_its_last_for_to() -> None:
    for asked, hint in (((None, "2018-02", None), "2018-02-01"), ((None, None, "2018-02"), "-28")):
        with pytest.raises(BadRequest) as wrong:
            parse_period(*asked)
        assert wrong.value.suggestion and hint in wrong.value.suggestion


# A measure over time


def test_a_measure_of_a_node_by_year() -> None:
    found = timeline(partners(), "degree", "link-j", "year")
    assert [(one.day.isoformat(), one.nodes, one.edges, one.value) for one in found] == [
        ("2016-12-31", 3, 2, 2), ("2017-12-31", 6, 5, 5), ("2018-12-31", 10, 10, 9),
        ("2019-12-31", 10, 9, 9),
    ]  # fmt: skip


def test_a_series_has_each_day_of_a_change() -> None:
    days = [day.isoformat() for day in days_of(partners().columns)]
    assert days == [
        "2016-05-01", "2017-03-01", "2017-06-01", "2017-07-01", "2017-12-01", "2018-01-01",
        "2018-04-01", "2018-06-01", "2018-08-30", "2019-01-01",
    ]  # fmt: skip


def test_a_figure_of_the_whole_network_over_time() -> None:
    found = timeline(partners(), "density", step="change", within=span("2018-06-01", "2018-12-31"))
    # 8 partners and one agreement among them: 9 edges of 36; then 10 of 45.
    assert [(one.day.isoformat(), one.value) for one in found] == [
        ("2018-06-01", 0.25), ("2018-08-30", round(10 / 45, 12)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("step", "first", "last", "expected"),
    [
        ("month", "2018-01-31", "2018-03-15", ["2018-01-31", "2018-02-28", "2018-03-15"]),
        ("year", "2017-06-01", "2018-06-30", ["2017-12-31", "2018-06-30"]),
        ("year", "2017-06-01", "2018-12-31", ["2017-12-31", "2018-12-31"]),
        ("year", "2018-12-31", "", ["2018-12-31", "2019-12-31"]),
        ("change", "2018-07-01", "2018-12-31", ["2018-07-01", "2018-08-30"]),
        ("change", "2030-01-01", "", []),
    ],
)
def test_months_and_years_are_taken_at_their_ends(
    step: str, first: str, last: str, expected: list[str]
) -> None:
    found = days_of(partners().columns, step, span(first, last))
    assert [day.isoformat() for day in found] == expected


def test_each_day_of_a_series_is_what_the_network_of_that_day_gives() -> None:
    whole = projection(view(), "agreements")
    for one in timeline(whole, "betweenness"):
        network = project(view(), "agreements", one.day)
        names = [node.id for node in network.nodes]
        assert list(one.values) == names
        assert list(one.values.values()) == scores(network, ["betweenness"])["betweenness"]
        density = timeline(whole, "density", within=Period(one.day, one.day))[0].value
        assert density == figures(network, names=["density"])["density"].value


def test_a_node_that_is_not_there_yet_has_no_value() -> None:
    found = timeline(partners(), "degree", "medcity", "year")
    assert [one.value for one in found] == [None, None, 2, 1]


def test_a_series_for_a_reader_has_names_once() -> None:
    told: Any = series(partners(), "degree", step="year", lang="ja")
    assert (
        told["meta"]["labels"]["https://w3id.org/renkei/id/organization/kawasaki-city"] == "川崎市"
    )
    assert set(told["results"][0]["values"].values()) == {1, 2}
    assert told["meta"]["label"] == "次数"


def test_what_cannot_be_a_series_is_named() -> None:
    with pytest.raises(BadRequest, match="betweeness"):
        timeline(partners(), "betweeness")
    with pytest.raises(BadRequest, match="fortnight"):
        timeline(partners(), step="fortnight")
    with pytest.raises(BadRequest, match="density is a figure"):
        timeline(partners(), "density", "link-j")
    with pytest.raises(NotFound, match="nowhere"):
        timeline(partners(), "degree", "nowhere")


def test_a_series_of_too_many_days_is_refused() -> None:
    first = date(2000, 1, 1)
    days = [(first + timedelta(days=number)).isoformat() for number in range(2100)]
    long = of_rows(*(row("a", f"b{number}", day) for number, day in enumerate(days)))
    with pytest.raises(BadRequest, match="2100 days"):
        timeline(long)
    assert len(timeline(long, step="year")) == 6


def test_an_empty_network_has_no_series_and_no_growth() -> None:
    assert timeline(of_rows()) == []
    assert growth(of_rows()).events == []


# What came and what went


def moves(whole: Projection, within: Period | None = None) -> list[tuple[str, str, str]]:
    return [
        (one.day.isoformat(), "+" if one.has_come else "-",
         one.edge.source[4:] + one.edge.target[4:])
        for one in growth(whole, within).events
    ]  # fmt: skip


def test_an_edge_comes_with_its_first_tie_and_goes_after_its_last() -> None:
    whole = of_rows(
        row("a", "b", "2015-03-01", "2016-02-29"),
        row("a", "b", "2016-03-01", "2017-12-31"),  # without a day between
        row("a", "b", "2019-01-01"),
        row("b", "c", "2016", "2016-06"),
        row("c", "d"),  # no date: never
    )
    assert moves(whole) == [
        ("2015-03-01", "+", "ab"), ("2016-01-01", "+", "bc"), ("2016-07-01", "-", "bc"),
        ("2018-01-01", "-", "ab"), ("2019-01-01", "+", "ab"),
    ]  # fmt: skip
    found = growth(whole)
    assert [(one.year, one.nodes, one.edges) for one in found.years] == [
        (2015, 2, 1), (2016, 2, 1), (2017, 2, 1), (2018, 0, 0), (2019, 2, 1),
    ]  # fmt: skip
    unsure = [one.uncertain for one in found.events]
    assert unsure == [False, True, True, False, False]


def test_growth_is_counted_after_its_first_day_and_with_its_last() -> None:
    whole = of_rows(row("a", "b", "2016-05-01"), row("a", "c", "2017-05-01", "2018-04-30"))
    assert moves(whole, span("2016-05-01", "2017-05-01")) == [("2017-05-01", "+", "ac")]
    assert moves(whole, span("2017-05-01", "2018-04-30")) == []
    assert moves(whole, span("2017-05-01", "2018-05-01")) == [("2018-05-01", "-", "ac")]
    assert growth(whole, span("2017-05-01", "2018-05-01")).before == 2


def test_growth_after_the_last_change_has_what_is_there() -> None:
    whole = of_rows(row("a", "b", "2016-05-01"), row("a", "c", "2017-05-01", "2018-04-30"))
    later = growth(whole, Period(date(2030, 1, 1), None))
    assert (later.first, later.last) == (date(2030, 1, 1), date(2030, 1, 1))
    assert (later.before, later.events) == (1, [])
    earlier = growth(whole, Period(None, date(1990, 1, 1)))
    assert (earlier.first, earlier.before, earlier.events) == (date(1990, 1, 1), 0, [])


def test_growth_shows_the_ties_that_count() -> None:
    told: Any = grown(projection(view(), "agreements"), span("2025-06-01", "2026-12-31"))
    assert told["meta"]["edges_before"] == told["meta"]["edges_after"] == 10
    year = told["results"][1]
    assert (year["year"], year["edges"], year["nodes"]) == (2026, 10, 11)
    assert [one["ties"][0]["slug"] for one in year["went"]] == ["biom-kawasaki-city-2023"]
    assert [one["ties"][0]["slug"] for one in year["came"]] == ["biom-kawasaki-city-2026"]
    assert year["came"][0]["source"]["label"] == "BioM"
    assert "uncertain" not in year["came"][0]


def test_among_partners_an_edge_comes_when_both_are() -> None:
    found = [one for one in growth(partners()).events if one.edge.source.endswith("medcity")]
    assert [(one.day.isoformat(), one.has_come) for one in found] == [
        ("2018-06-01", True), ("2019-01-01", False),
    ]  # fmt: skip


DAYS = st.dates(date(2015, 1, 1), date(2018, 12, 31)).map(date.isoformat)
PARTS = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda one: one[0][: one[1]])
ROWS = st.builds(
    row,
    st.sampled_from("abcd"),
    st.sampled_from("abcd"),
    st.one_of(st.just(""), PARTS),
    st.one_of(st.just(""), PARTS),
    st.sampled_from(["", "urn:t", "https://w3id.org/renkei/id/agreement/x"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=8), DAYS, DAYS)
def test_what_was_there_and_came_less_what_went_is_there(
    rows: list[Row], one: str, other: str
) -> None:
    first, last = sorted((date.fromisoformat(one), date.fromisoformat(other)))
    whole = of_rows(*rows)
    known = {(e.source, e.target) for e in whole.network(first).edges}
    for event in growth(whole, Period(first, last)).events:
        assert first < event.day <= last
        pair = {(event.edge.source, event.edge.target)}
        assert pair.isdisjoint(known) if event.has_come else pair <= known
        known = known | pair if event.has_come else known - pair
        assert event.edge.ties
    assert known == {(e.source, e.target) for e in whole.network(last).edges}


# Large networks


@pytest.mark.parametrize("most", [0, 10_000])
def test_things_of_a_large_network_are_those_of_a_small_one(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = project(view(), "agreements", date(2018, 6, 15))
    nodes, edges = list(whole.nodes), list(whole.edges)
    monkeypatch.setattr(drawn, "_FEW", 0)
    monkeypatch.setattr(dressing, "_MANY", 0)
    monkeypatch.setattr(dressing, "_MOST", most)
    large = project(view(), "agreements", date(2018, 6, 15))
    assert [large.nodes[place] for place in range(len(nodes))] == nodes
    assert [large.edges[place] for place in range(len(edges))] == edges
    assert large.edges[-1] == edges[-1] and large.nodes[-2:] == tuple(nodes[-2:])
    assert list(large.nodes) == nodes and list(large.edges) == edges
    assert large == whole and large.meta() == whole.meta()
    few = project(view(), "agreements", date(2018, 6, 15))
    rows = centrality(few, ["degree"], explain=True, limit=2)
    assert rows == centrality(whole, ["degree"], explain=True)[:2]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 40])
def test_the_first_rows_are_those_of_all(limit: int) -> None:
    network = project(view(), "agreements")
    for measure in ("degree", "constraint", "betweenness"):
        rows = centrality(network, [measure], "ja")
        assert centrality(network, [measure], "ja", limit=limit) == rows[:limit]


def test_each_two_members_of_an_edge_are_joined() -> None:
    rows: list[Row] = [
        {"member": Iri(f"urn:{name}"), "edge": Iri("urn:t"), "start": Literal("2018-06")}
        for name in "abca"
    ]
    network = network_of_rows(memory_view(""), rows, date(2018, 6, 2))
    assert [(edge.source[4:], edge.target[4:]) for edge in network.edges] == [
        ("a", "b"), ("a", "c"), ("b", "c"),
    ]  # fmt: skip
    assert all(edge.uncertain and edge.weight == 1 for edge in network.edges)


def test_too_many_rows_are_refused_when_they_are_read() -> None:
    read = 0

    def rows() -> Iterator[Row]:
        nonlocal read
        for number in range(10_000_000):
            read += 1
            yield row("a", f"b{number % 7}")

    with pytest.raises(BadRequest, match="more than 1000 rows"):
        network_of_rows(memory_view(""), rows(), most=1000)
    assert read == 1001


def test_a_tie_of_too_many_members_is_refused_when_it_is_read() -> None:
    rows = ({"member": Iri(f"urn:{number}"), "edge": Iri("urn:t")} for number in range(10_000))
    with pytest.raises(BadRequest, match="joins more than 1000 pairs"):
        network_of_rows(memory_view(""), rows, most=1000)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("SELECT ?source ?target { ?source rdfs:label ?target }", r"literal as \?target"),
        ("SELECT ?source { ?source ?p ?o }", r"\?target"),
        ("SELECT ?source ?target { ?source rdf:type ?target }", "more than 3 rows"),
    ],
)
def test_a_query_that_makes_no_network_is_refused(query: str, named: str) -> None:
    with pytest.raises(BadRequest, match=named):
        Asked(query=query, rows=3).project(view())
