"""Named networks: who is in them on which day, and why."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graph.errors import BadRequest, NotFound
from graph.exports import FORMATS
from graph.model import Iri, Literal
from graph.networks import (
    MEASURES,
    Network,
    answer,
    centrality,
    definition,
    definitions,
    network_names,
    network_of_rows,
    parse_day,
    project,
    refused,
)
from graph.networks.period import days, sharpest
from graph.store import View, memory_view

FACTS = (Path(__file__).parent / "networks.trig").read_text(encoding="utf-8")
BASE = "https://w3id.org/renkei/"
DATE = "http://www.w3.org/2001/XMLSchema#date"


@cache
def view() -> View:
    return memory_view(FACTS)


def slugs(network: Network) -> set[str]:
    return {node.slug for node in network.nodes}


def pairs(network: Network) -> set[tuple[str, str]]:
    return {(e.source.split("/")[-1], e.target.split("/")[-1]) for e in network.edges}


def test_the_five_networks_say_what_they_are_in_three_languages() -> None:
    assert network_names() == [
        "affiliations",
        "agreements",
        "clusters",
        "iconm",
        "link-j-partners",
        "parties-activities",
        "people",
    ]
    for one in definitions().values():
        assert set(one.titles) == set(one.descriptions) == {"en", "ja", "de"}
        assert one.node and one.edge and one.weight


def test_an_unknown_network_is_not_found_but_the_nearest_is_named() -> None:
    with pytest.raises(NotFound) as missing:
        project(view(), "link-j-partner")
    assert missing.value.suggestion == "did you mean 'link-j-partners'?"


def test_link_j_has_nine_partners() -> None:
    network = project(view(), "link-j-partners")
    assert slugs(network) == {
        "link-j", "ucsd", "biocom", "eurobiomed", "kyoto-research-park", "one-nucleus", "fbri",
        "keio-iab", "medcity", "kawasaki-city",
    }  # fmt: skip
    assert ("medcity", "one-nucleus") in pairs(network)
    assert len(network.edges) == 10


def test_a_plan_makes_no_partner() -> None:
    assert "biom" not in slugs(project(view(), "link-j-partners"))


@pytest.mark.parametrize(
    ("day", "partners"),
    [("2016-04-30", 0), ("2016-05-01", 2), ("2017-06-01", 3), ("2017-12-31", 5), ("2018-06-15", 8),
     ("2018-08-29", 8), ("2018-08-30", 9), ("2026-03-01", 9)],
)  # fmt: skip
def test_link_j_gains_partners_over_time(day: str, partners: int) -> None:
    network = project(view(), "link-j-partners", parse_day(day))
    assert len(network.nodes) == partners + 1
    assert "link-j" in slugs(network)


def test_a_month_leaves_its_days_open() -> None:
    def open_edges(day: str) -> set[tuple[str, str]]:
        network = project(view(), "link-j-partners", parse_day(day))
        return {
            (edge.source.split("/")[-1], edge.target.split("/")[-1])
            for edge in network.edges
            if edge.uncertain
        }

    assert open_edges("2018-06-15") == {("link-j", "medcity")}
    assert open_edges("2018-06-30") == set()
    assert ("medcity", "one-nucleus") in open_edges("2018-12-15")  # stated to end in 2018-12


def test_partners_of_a_former_partner_are_not_kept() -> None:
    facts = """
        @prefix rk: <https://w3id.org/renkei/ontology#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix g: <https://w3id.org/renkei/graph/> .
        @base <https://w3id.org/renkei/id/> .
        g:x {
          <agreement/1> a rk:Agreement ; rk:status rk:Concluded ;
            rk:party <organization/link-j>, <organization/a> ;
            rk:activeFrom "2016-01-01"^^xsd:date ; rk:activeUntil "2016-12-31"^^xsd:date .
          <agreement/2> a rk:Agreement ; rk:status rk:Concluded ;
            rk:party <organization/link-j>, <organization/b> ;
            rk:activeFrom "2016-01-01"^^xsd:date .
          <agreement/3> a rk:Agreement ; rk:status rk:Concluded ;
            rk:party <organization/a>, <organization/b> ;
            rk:activeFrom "2016-01-01"^^xsd:date .
        }"""
    network = project(memory_view(facts), "link-j-partners", date(2017, 1, 1))
    assert slugs(network) == {"link-j", "b"}


def test_parallel_agreements_are_one_edge_that_keeps_them_all() -> None:
    network = project(view(), "agreements")
    edge = next(e for e in network.edges if {"biom", "kawasaki-city"} == {
        e.source.split("/")[-1], e.target.split("/")[-1]})  # fmt: skip
    assert edge.weight == 4
    assert [tie.start.year for tie in edge.ties if tie.start] == [2017, 2020, 2023, 2026]
    assert (edge.start, edge.end) == (date(2017, 11, 24), None)
    assert edge.ties[0].documents == (
        f"{BASE}id/document/memorandum-2020",
        f"{BASE}id/document/press-2026",
    )


@pytest.mark.parametrize(
    ("day", "weight"), [("2020-12-01", 1), ("2020-11-23", 2), ("2026-01-15", 0), ("2026-03-01", 1)]
)
def test_only_agreements_in_force_count(day: str, weight: int) -> None:
    network = project(view(), "agreements", parse_day(day))
    weights = {
        frozenset((edge.source.split("/")[-1], edge.target.split("/")[-1])): edge.weight
        for edge in network.edges
    }
    assert weights.get(frozenset({"biom", "kawasaki-city"}), 0) == weight


def test_undated_agreements_are_counted_and_left_out_as_of_a_day() -> None:
    whole = project(view(), "agreements")
    assert whole.meta()["undated"] == 1
    assert ("biocom", "biom") in pairs(whole)
    cut = project(view(), "agreements", date(2026, 3, 1))
    assert cut.meta()["undated"] == 1
    assert ("biocom", "biom") not in pairs(cut)


def test_clusters_are_joined_by_their_organisations_agreements() -> None:
    network = project(view(), "clusters")
    assert pairs(network) == {("king-skyfront", "munich-biotech-cluster")}
    assert network.edges[0].weight == 4


def test_affiliations_join_people_and_organisations_from_the_day_they_are_attested() -> None:
    whole = project(view(), "affiliations")
    assert {node.kind for node in whole.nodes} == {"person", "organization"}
    assert {edge.weight for edge in whole.edges} == {1, 2}
    assert slugs(project(view(), "affiliations", date(2018, 1, 1))) == {"biom", "horst-domdey"}


def test_iconm_has_operator_programme_spin_off_and_the_agreement_about_it() -> None:
    network = project(view(), "iconm")
    assert slugs(network) == {
        "iconm", "kiip", "kawasaki-city", "king-skyfront", "coins", "mext", "accurna"
    }  # fmt: skip
    assert ("iconm", "kawasaki-city") in pairs(network)
    labels = {tie.label("en") for edge in network.edges for tie in edge.ties}
    assert "operated by" in labels


def test_relations_without_dates_stay_but_are_not_sure() -> None:
    network = project(view(), "iconm", date(2024, 1, 1))
    assert ("iconm", "kiip") in pairs(network)
    assert all(edge.uncertain for edge in network.edges)


def test_networks_work_under_another_base() -> None:
    moved = memory_view(FACTS.replace(BASE + "id/", "https://kg.example/id/"))
    network = project(moved, "link-j-partners", base="https://kg.example/")
    assert len(network.nodes) == 10
    assert network.focus == "https://kg.example/id/organization/link-j"


def test_an_empty_graph_gives_an_empty_network() -> None:
    for name in network_names():
        result = answer(memory_view(""), name, date(2018, 1, 1))
        assert (result.results, result.meta["nodes"]) == ([], 0)


def test_the_most_central_come_first_with_names_in_the_language_asked_for() -> None:
    result = answer(view(), "link-j-partners", date(2018, 6, 30), ["degree", "betweenness"], "ja")
    first = result.results[0]
    assert first["slug"] == "link-j"
    assert first["degree"] == 8
    assert first["label"] == "一般社団法人ライフサイエンス・イノベーション・ネットワーク・ジャパン"
    assert list(first) == ["id", "slug", "label", "degree", "betweenness"]
    assert result.meta["as_of"] == "2018-06-30"
    assert result.meta["count"] == 9
    assert result.meta["measures"] == {"degree": "次数", "betweenness": "媒介中心性"}
    same = [row["label"] for row in result.results if row["degree"] == 1]
    assert same == sorted(same, key=str)


def test_a_name_falls_back_to_a_language_there_is() -> None:
    network = project(view(), "agreements")
    names = {node.slug: node.label("de") for node in network.nodes}
    assert names["kawasaki-city"] == "Stadt Kawasaki"
    assert names["link-j"] == "LINK-J"
    assert names["one-nucleus"] == "One Nucleus"


def test_why_is_an_organisation_central() -> None:
    rows = centrality(project(view(), "agreements"), ["degree"], "en", explain=True)
    biom = next(row for row in rows if row["slug"] == "biom")
    ties = biom["ties"]
    assert isinstance(ties, list)
    assert len(ties) == 5
    assert ties[1]["with"] == {
        "id": f"{BASE}id/organization/kawasaki-city",
        "label": "Kawasaki City",
    }
    assert ties[1]["start"] == "2017-11-24"
    assert "start" not in ties[0]


def test_a_users_query_makes_a_network() -> None:
    rows: list[dict[str, Iri | Literal]] = [
        {"source": Iri("urn:a"), "target": Iri("urn:b"), "weight": Literal("2.5"),
         "start": Literal("2018-01-01", DATE), "label": Literal("met", language="en")},
        {"source": Iri("urn:b"), "target": Iri("urn:a"), "weight": Literal("1")},
        {"source": Iri("urn:0"), "target": Iri("urn:a")},
        {"source": Iri("urn:a"), "target": Iri("urn:a")},
    ]  # fmt: skip
    network = network_of_rows(view(), rows)
    assert [(e.source, e.target, e.weight) for e in network.edges] == [
        ("urn:0", "urn:a", 1), ("urn:a", "urn:b", 3.5)
    ]  # fmt: skip
    assert len(network_of_rows(view(), rows, date(2019, 1, 1)).edges) == 1


@pytest.mark.parametrize("weight", ["-1", "0", "many", "inf", "nan", "1e308", "5e-324"])
def test_a_users_weight_must_be_a_positive_number(weight: str) -> None:
    rows: list[dict[str, Iri | Literal]] = [
        {"source": Iri("urn:a"), "target": Iri("urn:b"), "weight": Literal(weight)}
    ]
    with pytest.raises(BadRequest, match=f"row 1 .* {weight}"):
        network_of_rows(view(), rows)


@pytest.mark.parametrize(
    ("name", "text"), [("start", "soon"), ("end", "2018-02-30"), ("start", "")]
)
def test_a_users_date_must_be_one(name: str, text: str) -> None:
    rows: list[dict[str, Iri | Literal]] = [
        {"source": Iri("urn:a"), "target": Iri("urn:b"), name: Literal(text)}
    ]
    with pytest.raises(BadRequest, match=rf"row 1 .* \?{name} '{text}'"):
        network_of_rows(view(), rows)


def test_a_day_without_a_year_is_no_date_of_a_network() -> None:
    rows: list[dict[str, Iri | Literal]] = [
        {"source": Iri("urn:a"), "target": Iri("urn:b"), "start": Literal("--05-03")}
    ]
    assert network_of_rows(view(), rows).meta()["undated"] == 1


def test_a_users_query_must_bind_both_ends() -> None:
    with pytest.raises(BadRequest, match=r"row 1 .* \?target"):
        network_of_rows(view(), [{"source": Iri("urn:a")}])


@pytest.mark.parametrize("text", ["2018", "2018-06", "2018-02-30", "yesterday", "20180615", ""])
def test_as_of_is_a_day(text: str) -> None:
    with pytest.raises(BadRequest, match="not a day"):
        parse_day(text)


def test_a_more_precise_date_replaces_a_less_precise_one_but_not_another_day() -> None:
    month, day, other = days("2018-06"), days("2018-06-10"), days("2018-06-12Z")
    assert month and day and other
    assert sharpest([month, day]) == [day]
    assert sharpest([other, month, day]) == [day, other]
    assert days("--06-10") is None
    assert days("2018-02-30") is None


def test_the_documentation_names_every_network_measure_and_format() -> None:
    text = (Path(__file__).parent.parent / "docs" / "networks.md").read_text(encoding="utf-8")
    for name in (*network_names(), *MEASURES, *FORMATS):
        assert f"`{name}`" in text, f"docs/networks.md does not mention {name}"


OWN = """# title@en: Partners
# edge: an agreement
SELECT ?source ?target ?edge WHERE {
  ?edge a rk:Agreement ; rk:party ?source, ?target . FILTER(STR(?source) < STR(?target))
}
"""


def test_networks_of_a_folder_stand_beside_the_others(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(OWN, encoding="utf-8")
    (tmp_path / "agreements.rq").write_text(OWN, encoding="utf-8")
    (tmp_path / "bad.rq").write_text("# tile: no\nSELECT *", encoding="utf-8")
    (tmp_path / "no name.rq").write_text(OWN, encoding="utf-8")
    assert network_names(tmp_path) == [*network_names(), "mine"]
    mine = definition("mine", tmp_path)
    assert (mine.titles, mine.edge) == ({"en": "Partners"}, "an agreement")
    assert definition("agreements", tmp_path) == definition("agreements")
    found, known = project(view(), mine), project(view(), "agreements")
    assert {(e.source, e.target) for e in known.edges} <= {
        (e.source, e.target) for e in found.edges
    }
    with pytest.raises(BadRequest, match=r"bad\.rq defines no network: line 1"):
        definition("bad", tmp_path)
    with pytest.raises(NotFound, match="mine"):
        definition("min", tmp_path)
    taken, broken, unnamed = refused(tmp_path)
    assert taken == "agreements.rq is left out: there is a network of this name"
    assert broken.startswith("bad.rq defines no network")
    assert unnamed.startswith("no name.rq is left out")
    assert refused(tmp_path / "elsewhere") == [f"there is no folder {tmp_path / 'elsewhere'}"]


def test_an_activity_is_called_as_in_the_vocabulary() -> None:
    concept = f"<{BASE}id/activity/mutual-visits>"
    names = f'{concept} <http://www.w3.org/2004/02/skos/core#prefLabel> "visits"@en, "訪問"@ja .'
    party = f'<{BASE}id/organization/a> <http://example.org/of> "A" .'
    view = memory_view(f"{party} <{BASE}graph/ontology> {{ {names} }}")
    rows = [
        {
            "source": Iri(f"{BASE}id/organization/a"),
            "target": Iri(f"{BASE}id/activity/mutual-visits"),
        }
    ]
    activity = network_of_rows(view, rows).nodes[0]
    assert (activity.label("en"), activity.label("ja")) == ("visits", "訪問")
