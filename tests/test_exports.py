"""Each format is read back by a reader of its own, with every name, number and date in place."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as Et

import igraph
import networkx as nx
import pytest

from graph.errors import BadRequest, NotFound
from graph.exports import FORMATS, Export, Options, export, parted
from graph.exports.attributes import node_attributes
from graph.exports.gexf import spells
from graph.exports.palette import GROUPINGS
from graph.networks import (
    Edge,
    Network,
    Node,
    Tie,
    definition,
    ego,
    network_of_rows,
    project,
)
from graph.store import View, memory_view

FACTS = (Path(__file__).parent / "networks.trig").read_text(encoding="utf-8")
BASE = "https://w3id.org/renkei/id/"
LINK_J = f"{BASE}organization/link-j"
MEASURES = ("degree", "betweenness", "constraint")
SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>alert("1")</script> & \\N \x07'


@cache
def view() -> View:
    return memory_view(FACTS)


@cache
def agreements() -> Network:
    return project(view(), "agreements")


def nasty() -> Network:
    nodes = (Node("urn:a", {"en": NASTY}), Node("urn:b"), Node("urn:c", {"ja": "改行\nあり"}))
    ties = (Tie("urn:t", names={"en": NASTY}, start=date(2018, 1, 1)),)
    edges = (Edge("urn:a", "urn:b", ties), Edge("urn:b", "urn:c", ties))
    return Network(definition("agreements"), nodes, edges)


def empty() -> Network:
    return network_of_rows(view(), [])


def written(name: str, lang: str = "en") -> io.BytesIO:
    return io.BytesIO(export(agreements(), name, lang=lang, measures=MEASURES))


def check(graph: nx.Graph) -> None:
    """Whether a graph that was read back has what the network has."""
    network = agreements()
    assert set(graph) == {node.id for node in network.nodes}
    assert graph.number_of_edges() == len(network.edges)
    assert graph.nodes[LINK_J]["label"] == "LINK-J"
    assert graph.nodes[LINK_J]["degree"] == 9
    assert graph.nodes[LINK_J]["country"] == "JP"
    edge = graph.edges[f"{BASE}organization/biom", f"{BASE}organization/kawasaki-city"]
    assert edge["weight"] == 4
    assert edge["start"] == "2017-11-24"


def by_iri(graph: nx.Graph) -> nx.Graph:
    """A graph of a format that has the IRIs of nodes as an attribute, named by them."""
    return nx.relabel_nodes(graph, nx.get_node_attributes(graph, "iri"))


def test_gexf_is_read_by_networkx() -> None:
    graph = nx.read_gexf(written("gexf"), version="1.3")
    assert graph.graph["mode"] == "dynamic"
    check(graph)


def test_gexf_edges_live_as_long_as_their_agreements() -> None:
    root = Et.fromstring(written("gexf").getvalue())
    space = {"g": "http://gexf.net/1.3"}
    graph = root.find("g:graph", space)
    assert root.get("version") == "1.3" and graph is not None
    assert (graph.get("timeformat"), graph.get("timerepresentation")) == ("date", "interval")
    declared = {a.get("id") for a in root.iterfind(".//g:attribute", space)}
    assert {v.get("for") for v in root.iterfind(".//g:attvalue", space)} <= declared
    edges = {
        (e.get("source", "").split("/")[-1], e.get("target", "").split("/")[-1]): e
        for e in root.iterfind(".//g:edge", space)
    }
    assert edges["medcity", "one-nucleus"].get("end") == "2018-12-31"
    assert edges["eurobiomed", "link-j"].get("start") == "2017-06-01"
    assert edges["eurobiomed", "link-j"].get("end") is None
    assert edges["biocom", "biom"].get("start") is None
    between = [dict(s.attrib) for s in edges["biom", "kawasaki-city"].iterfind(".//g:spell", space)]
    assert between == [{"start": "2017-11-24", "end": "2025-12-31"}, {"start": "2026-02-28"}]


def test_times_that_follow_each_other_are_one() -> None:
    def times(*pairs: tuple[str, str | None]) -> list[tuple[date, date | None]]:
        ties = tuple(
            Tie(str(i), start=date.fromisoformat(a), end=date.fromisoformat(b) if b else None)
            for i, (a, b) in enumerate(pairs)
        )
        return spells(Edge("a", "b", ties))

    one = (date(2017, 1, 1), date(2018, 12, 31))
    assert times(("2017-01-01", "2017-12-31"), ("2018-01-01", "2018-12-31")) == [one]
    assert len(times(("2017-01-01", "2017-12-30"), ("2018-01-01", None))) == 2
    assert times(("2017-01-01", None), ("2018-01-01", "2018-12-31")) == [(date(2017, 1, 1), None)]


def test_graphml_is_read_by_networkx_and_igraph(tmp_path: Path) -> None:
    check(by_iri(nx.read_graphml(written("graphml"))))
    file = tmp_path / "agreements.graphml"
    file.write_bytes(written("graphml").getvalue())
    graph = igraph.Graph.Read_GraphML(str(file))
    assert (graph.vcount(), graph.ecount()) == (12, 13)
    assert "LINK-J" in graph.vs["label"]
    assert max(graph.es["weight"]) == 4


def test_json_is_networkx_s_node_link_data_with_all_agreements() -> None:
    data = json.loads(written("json").getvalue())
    check(nx.node_link_graph(data, edges="edges"))
    assert data["graph"]["network"] == "agreements"
    biom = next(e for e in data["edges"] if e["weight"] == 4)
    assert [tie["start"] for tie in biom["ties"]] == [
        "2017-11-24", "2020-02-01", "2023-01-01", "2026-02-28"
    ]  # fmt: skip
    assert biom["ties"][0]["documents"] == [
        f"{BASE}document/memorandum-2020", f"{BASE}document/press-2026"
    ]  # fmt: skip


def test_cytoscape_json_has_string_ids_and_is_read_by_networkx() -> None:
    data = json.loads(written("cyjs").getvalue())
    elements = data["elements"]["nodes"] + data["elements"]["edges"]
    assert all(isinstance(element["data"]["id"], str) for element in elements)
    assert len({element["data"]["id"] for element in elements}) == 12 + 13
    check(nx.cytoscape_graph(data))


def test_csv_is_an_edge_list() -> None:
    text = written("csv", "ja").getvalue().decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == [
        "source", "target", "source_label", "target_label", "weight", "start", "end", "agreements"
    ]  # fmt: skip
    row = next(row for row in rows if row["weight"] == "4")
    assert (row["source_label"], row["target_label"]) == ("バイオエム", "川崎市")
    assert len(row["agreements"].split()) == 4
    assert row["end"] == ""


def test_dot_is_read_by_graphviz() -> None:
    if not shutil.which("dot"):
        pytest.skip("Graphviz is not installed")
    for network in (agreements(), nasty(), empty()):
        dot = subprocess.run(
            ["dot", "-Tdot_json"], input=export(network, "dot"), capture_output=True, check=True
        )
        data = json.loads(dot.stdout)
        assert len(data.get("objects", [])) == len(network.nodes)
        assert len(data.get("edges", [])) == len(network.edges)


def test_dot_quotes_every_name() -> None:
    text = export(nasty(), "dot").decode()
    without_strings = re.sub(r'"(?:[^"\\]|\\.)*"', "", text)
    assert re.fullmatch(r"[\w\s\[\]{},=;-]*", without_strings)


def test_a_script_as_a_name_stays_a_name() -> None:
    root = Et.fromstring(export(nasty(), "svg"))
    assert root.find(f".//{SVG}script") is None
    assert "<script>" in "".join(root.itertext())
    assert "href" not in {key for element in root.iter() for key in element.attrib}


def test_the_same_network_gives_the_same_bytes() -> None:
    for name in FORMATS:
        first, second = (export(agreements(), name, measures=MEASURES) for _ in range(2))
        assert first == second


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"csv.zip", "png", "pdf"}))
def test_what_is_not_known_is_left_out(name: str) -> None:
    for network in (nasty(), agreements(), empty()):
        for lang in ("en", "ja", "de"):
            text = export(network, name, lang=lang, measures=MEASURES).decode()
            assert "None" not in text
            assert not re.search(r"\bnan\b", text, re.IGNORECASE)


@pytest.mark.parametrize("name", ["gexf", "graphml", "svg"])
def test_xml_is_well_formed_whatever_the_names(name: str) -> None:
    for network in (nasty(), empty()):
        Et.fromstring(export(network, name, measures=MEASURES))


def test_names_come_in_the_language_asked_for() -> None:
    graph = by_iri(nx.read_graphml(written("graphml", "de")))
    assert graph.nodes[f"{BASE}organization/kawasaki-city"]["label"] == "Stadt Kawasaki"


def test_an_unknown_format_or_measure_is_refused() -> None:
    with pytest.raises(NotFound) as refused:
        export(agreements(), "graphm")
    assert refused.value.suggestion == "did you mean 'graphml'?"
    with pytest.raises(NotFound) as refused:
        export(agreements(), "yed")
    assert refused.value.suggestion == "did you mean 'yed.graphml'?"
    with pytest.raises(BadRequest):
        export(agreements(), "gexf", measures=["fame"])


def test_a_name_is_told_from_the_format_behind_it() -> None:
    assert parted("agreements.yed.graphml") == ("agreements", "yed.graphml")
    assert parted("v1.own") == ("v1", "own")
    assert parted("v1.own", {"v1.own"}) == ("v1.own", "")
    assert parted("v1.own.edges.csv", {"v1.own"}) == ("v1.own", "edges.csv")
    assert parted(".json") == ("", "json") and parted(".own") == (".own", "")


def test_every_format_has_a_media_type_and_a_suffix() -> None:
    assert {"gexf", "graphml", "cyjs", "json", "csv", "dot", "svg", "png", "pdf"} <= set(FORMATS)
    for name, row in FORMATS.items():
        assert row.suffix == f".{name}"
        assert re.fullmatch(r"\w+/[\w.+-]+", row.media_type)


@pytest.mark.parametrize("by", GROUPINGS)
def test_a_node_looks_alike_in_every_part_of_a_network(by: str) -> None:
    day = project(view(), "agreements", date(2018, 6, 30))
    parts = [agreements(), day, ego(day, "biom", 1), ego(agreements(), "biom", 1)]
    options = Options(color=by, size="degree")
    looks = [
        {node.id: (row["color"], row["size"]) for node, row in zip(part.nodes, rows, strict=True)}
        for part in parts
        for rows in [node_attributes(Export.of(part, options=options))]
    ]
    colours = {name: colour for name, (colour, _) in looks[0].items()}
    for look in looks:
        assert all(colours[name] == colour for name, (colour, _) in look.items())
    assert 1 < len(looks[2]) < len(looks[1])
    assert looks[2].items() <= looks[1].items() and looks[3].items() <= looks[0].items()
    # A legend has only what is there.
    told = json.loads(export(parts[2], "graphology.json", options=options))
    shown = {colour for colour, _ in looks[2].values()}
    assert {group["color"] for group in told["attributes"]["groups"]} == shown
