"""What NetworkX, igraph, NDEx's client and pandas find in the files, whatever the names are."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from ndex2.cx2 import RawCX2NetworkFactory

from graph.exports import FORMATS, Export, Options
from graph.networks import Edge, Network, Node, Tie, definition, scores
from tests.exported import (
    ALL,
    BASE,
    MEASURES,
    NETWORKS,
    Edges,
    agreements,
    alone,
    edges,
    hostile,
    in_xml,
    names,
    on_a_day,
    written,
)

SCHEMAS = Path(__file__).parent / "schemas"
OPTIONS = {"plain": Options(), "all": ALL}


def every(*, langs: tuple[str, ...] = ("en", "ja")) -> Callable[[Any], Any]:
    """Each network, in each language, plain and with everything there is."""
    cases = [
        pytest.param(network(), lang, options, id=f"{name}-{lang}-{asked}")
        for name, network in NETWORKS.items()
        for lang in langs
        for asked, options in OPTIONS.items()
    ]
    return pytest.mark.parametrize(("network", "lang", "options"), cases)


# NetworkX

READERS: dict[str, Callable[[bytes], nx.Graph]] = {
    "gexf": lambda content: nx.read_gexf(io.BytesIO(content), version="1.3"),
    "graphml": lambda content: by_iri(nx.parse_graphml(content.decode())),
    "yed.graphml": lambda content: by_iri(nx.parse_graphml(content.decode())),
    "json": lambda content: nx.node_link_graph(json.loads(content), edges="edges"),
    "cyjs": lambda content: nx.cytoscape_graph(json.loads(content)),
}


def by_iri(graph: nx.Graph) -> nx.Graph:
    return nx.relabel_nodes(graph, nx.get_node_attributes(graph, "iri"))


def found(graph: nx.Graph) -> Edges:
    return Counter(
        (*sorted((source, target)), told["label"], told["weight"], told.get("start", ""))
        for source, target, told in graph.edges(data=True)
    )


@pytest.mark.parametrize("name", READERS)
@every(langs=("en", "ja", "de"))
def test_networkx_finds_every_name_date_and_weight(
    network: Network, lang: str, options: Options, name: str
) -> None:
    graph = READERS[name](written(network, name, lang, options))
    clean = str if FORMATS[name].media_type.endswith("json") else in_xml
    assert not graph.is_directed()
    if name == "json":
        assert graph.is_multigraph() == (options is ALL)
    assert nx.get_node_attributes(graph, "label") == names(network, lang, clean)
    assert found(graph) == edges(network, lang, options, clean)
    for measure, column in scores(network, MEASURES).items():
        known = {
            node.id: value
            for node, value in zip(network.nodes, column, strict=True)
            if value is not None
        }
        assert nx.get_node_attributes(graph, measure) == known
    countries = {node.id: node.country for node in network.nodes if node.country}
    assert nx.get_node_attributes(graph, "country") == countries


@pytest.mark.parametrize("name", READERS)
def test_networkx_finds_which_edges_are_uncertain(name: str) -> None:
    graph = READERS[name](written(on_a_day(), name))
    told = {frozenset(pair): value for *pair, value in graph.edges(data="uncertain")}
    known = {frozenset((e.source, e.target)): e.uncertain or None for e in on_a_day().edges}
    assert told == known and set(told.values()) == {True, None}
    kinds = {value for *_, value in graph.edges(data="kind")}
    assert kinds == {"agreement"}


def test_colours_and_sizes_are_where_gephi_looks_for_them() -> None:
    nodes = dict(READERS["gexf"](written(agreements(), "gexf", options=ALL)).nodes(data=True))
    colours = {f"{told['country']}": told["viz"]["color"] for told in nodes.values()}
    assert colours["JP"] == {"r": 0, "g": 114, "b": 178, "a": 1.0}
    assert len({tuple(one.values()) for one in colours.values()}) == len(colours)
    sizes = {told["viz"]["size"] for told in nodes.values()}
    assert max(sizes) == 40 and min(sizes) >= 10
    plain = READERS["gexf"](written(agreements(), "gexf"))
    assert not nx.get_node_attributes(plain, "viz")
    told = READERS["graphml"](written(agreements(), "graphml", options=ALL)).nodes
    assert told[f"{BASE}organization/link-j"]["r"] == 0
    assert told[f"{BASE}organization/link-j"]["color"] == "#0072b2"


# Random networks

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@st.composite
def random_networks(draw: st.DrawFn) -> Network:
    count = draw(st.integers(1, 6))
    ends = [f"{BASE}organization/{place}" for place in range(count)]
    nodes = tuple(Node(end, {"en": draw(TEXT)} if draw(st.booleans()) else {}) for end in ends)
    pairs = [(a, b) for place, a in enumerate(ends) for b in ends[place + 1 :]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    days = st.none() | st.dates()
    weights = st.floats(0.001, 1000)
    drawn = [
        Edge(
            a,
            b,
            tuple(
                Tie(f"urn:{a[-1]}{b[-1]}{n}", "agreement", {"en": draw(TEXT)}, draw(days), None)
                if draw(st.booleans())
                else Tie(f"urn:{a[-1]}{b[-1]}{n}", weight=draw(weights))
                for n in range(draw(st.integers(1, 3)))
            ),
        )
        for a, b in sorted(chosen)
    ]
    return Network(definition("agreements"), nodes, tuple(drawn))


@given(random_networks(), st.sampled_from(sorted(READERS)), st.sampled_from(list(OPTIONS)))
@settings(max_examples=60, deadline=None)
def test_networkx_finds_what_was_written_whatever_it_is(
    network: Network, name: str, asked: str
) -> None:
    graph = READERS[name](written(network, name, "en", OPTIONS[asked]))
    clean = str if FORMATS[name].media_type.endswith("json") else in_xml
    # Of a name that XML has no characters for nothing is left, which NetworkX reads as None.
    labels = {node: told or "" for node, told in nx.get_node_attributes(graph, "label").items()}
    assert labels == names(network, "en", clean)
    assert found(graph) == edges(network, "en", OPTIONS[asked], clean)


@given(random_networks(), st.sampled_from(list(OPTIONS)))
@settings(max_examples=40, deadline=None)
def test_tables_hold_what_was_written_whatever_it_is(network: Network, asked: str) -> None:
    def rows(name: str) -> list[dict[str, str]]:
        text = written(network, name, "en", OPTIONS[asked]).decode()
        return list(csv.DictReader(io.StringIO(text, newline="")))

    assert {row["id"]: row["label"] for row in rows("nodes.csv")} == names(network, "en")
    read = Counter(
        (row["source"], row["target"], row["label"], float(row["weight"]), row["start"])
        for row in rows("edges.csv")
    )
    assert read == edges(network, "en", OPTIONS[asked])
    assert len(rows("csv")) == len(rows("edges.csv"))


@given(random_networks(), st.sampled_from(list(OPTIONS)))
@settings(max_examples=40, deadline=None)
def test_json_for_javascript_holds_what_was_written_whatever_it_is(
    network: Network, asked: str
) -> None:
    expected = edges(network, "en", OPTIONS[asked])
    data = json.loads(written(network, "graphology.json", "en", OPTIONS[asked]))
    labels = {one["key"]: one["attributes"]["label"] for one in data["nodes"]}
    assert labels == names(network, "en")
    read = [({**one, **one["attributes"]}) for one in data["edges"]]
    assert Counter(map(told_of, read)) == expected
    elements = json.loads(written(network, "cyjs", "en", OPTIONS[asked]))["elements"]
    assert Counter(told_of(one["data"]) for one in elements["edges"]) == expected
    assert len({one["data"]["id"] for one in elements["edges"]}) == len(elements["edges"])


def told_of(edge: dict[str, Any]) -> tuple[str, str, str, float, str]:
    ends = (edge["source"], edge["target"])
    return (*ends, edge["label"], float(edge["weight"]), edge.get("start", ""))


# igraph


@every()
def test_igraph_reads_graphml(
    network: Network, lang: str, options: Options, tmp_path: Path
) -> None:
    for name in ("graphml", "yed.graphml"):
        (tmp_path / name).write_bytes(written(network, name, lang, options))
        graph = igraph.Graph.Read_GraphML(str(tmp_path / name))
        assert not graph.is_directed()
        if network.nodes:
            labels = dict(zip(graph.vs["iri"], graph.vs["label"], strict=True))
            assert labels == names(network, lang, in_xml)
        assert sorted(graph.es["weight"] if graph.ecount() else []) == sorted(
            edge.weight for edge in Export.of(network, options=options).edges
        )


# Pajek


def in_pajek(text: str) -> str:
    """What Pajek keeps of a text: one blank for each run of what it cannot hold."""
    blank = re.sub(r"[\x00-\x1f\x7f\u2028]+", " ", text)
    return blank.replace('"', "'").replace("\\", "/")


@every()
def test_pajek_is_read_by_networkx_and_igraph(
    network: Network, lang: str, options: Options, tmp_path: Path
) -> None:
    file = tmp_path / "network.net"
    file.write_bytes(written(network, "net", lang, options))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf*Network ")
    graph, other = nx.read_pajek(file), igraph.Graph.Read_Pajek(str(file))
    called = list(graph)
    expected = names(network, lang, in_pajek)
    assert len(set(called)) == len(network.nodes)
    for name, plain in zip(called, expected.values(), strict=True):
        assert name == plain or name.startswith(f"{plain} (")
    assert not graph.is_directed() and not other.is_directed()
    weights = sorted(float(e.weight) for e in Export.of(network, "en", (), options).edges)
    assert sorted(w for *_, w in graph.edges(data="weight")) == weights
    titles = sorted(title for *_, title, _, _ in edges(network, lang, options, in_pajek).elements())
    assert sorted(title for *_, title in graph.edges(data="l")) == titles
    if network.edges:
        assert sorted(other.es["weight"]) == weights
        assert sorted(other.es["label"]) == titles
        assert other.vs["name"] == called


# CX2


@every()
def test_cx2_is_read_by_ndex(network: Network, lang: str, options: Options) -> None:
    aspects = json.loads(written(network, "cx2", lang, options))
    assert aspects[0] == {"CXVersion": "2.0", "hasFragments": False}
    assert aspects[-1] == {"status": [{"error": "", "success": True}]}
    held = {name: rows for aspect in aspects[2:-1] for name, rows in aspect.items()}
    counted = {one["name"]: one["elementCount"] for one in aspects[1]["metaData"]}
    assert counted == {name: len(rows) for name, rows in held.items()}
    cx2 = RawCX2NetworkFactory().get_cx2network(aspects)
    nodes = {place: one["v"] for place, one in cx2.get_nodes().items()}
    assert {one["represents"]: one["name"] for one in nodes.values()} == names(network, lang)
    declared = cx2.get_attribute_declarations()
    for kind, rows in (("nodes", nodes.values()), ("edges", [e["v"] for e in held["edges"]])):
        used = {key for row in rows for key in row}
        assert used == set(declared.get(kind, {}))
    ends = Counter(
        (
            *sorted((nodes[one["s"]]["represents"], nodes[one["t"]]["represents"])),
            one["v"]["name"],
            float(one["v"]["weight"]),
            one["v"].get("start", ""),
        )
        for one in cx2.get_edges().values()
    )
    assert ends == edges(network, lang, options)
    mapped = cx2.get_visual_properties()["nodeMapping"]
    assert mapped["NODE_LABEL"]["definition"]["attribute"] == "name"
    assert ("NODE_BACKGROUND_COLOR" in mapped) == (options is ALL)


# Tables


@every()
def test_the_tables_of_nodes_and_edges_are_read_by_pandas(
    network: Network, lang: str, options: Options
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(network, "csv.zip", lang, options)))
    assert archive.namelist() == ["nodes.csv", "edges.csv"]
    tables = {}
    for name in archive.namelist():
        assert archive.read(name) == written(network, name, lang, options)
        tables[name] = pandas.read_csv(
            io.BytesIO(archive.read(name)), keep_default_na=False, engine="python"
        )
    nodes, rows = tables["nodes.csv"], tables["edges.csv"]
    assert list(nodes.columns)[:2] == ["id", "label"]
    assert list(rows.columns)[:3] == ["source", "target", "type"]
    assert dict(zip(nodes["id"], nodes["label"], strict=True)) == names(network, lang)
    assert set(rows["type"]) <= {"Undirected"}
    read = Counter(
        (*sorted((row.source, row.target)), row.label, float(row.weight), row.start)
        for row in rows.itertuples()
    )
    assert read == edges(network, lang, options)


def test_the_archive_is_the_same_bytes_each_time() -> None:
    assert written(hostile(), "csv.zip") == written(hostile(), "csv.zip")


# Schemas


@pytest.mark.parametrize("name", ["gexf", "graphml"])
@every()
def test_gexf_and_graphml_keep_the_rules_of_their_schemas(
    network: Network, lang: str, options: Options, name: str
) -> None:
    document = etree.fromstring(written(network, name, lang, options))
    if name == "gexf":
        schema = etree.RelaxNG(etree.parse(SCHEMAS / "gexf.rng"))
    else:
        schema = etree.XMLSchema(etree.parse(SCHEMAS / "graphml.xsd"))
    assert schema.validate(document), schema.error_log


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_gexf_and_graphml_are_valid_where_their_schemas_are_at_hand(name: str) -> None:
    folder = Path(os.environ.get("RENKEI_SCHEMAS", SCHEMAS / "published"))
    file = folder / f"{name}.xsd"
    if not file.exists():
        pytest.skip(f"{name}.xsd as it was published is not at hand (RENKEI_SCHEMAS)")
    schema = etree.XMLSchema(etree.parse(file))
    for network in NETWORKS.values():
        for options in OPTIONS.values():
            document = etree.fromstring(written(network(), name, "ja", options))
            assert schema.validate(document), schema.error_log


@every()
def test_what_gexf_names_is_declared(network: Network, lang: str, options: Options) -> None:
    root = etree.fromstring(written(network, "gexf", lang, options))
    space = {"g": "http://gexf.net/1.3"}
    for kind in ("node", "edge"):
        declared = root.xpath(f"//g:attributes[@class='{kind}']/g:attribute/@id", namespaces=space)
        used = root.xpath(f"//g:{kind}/g:attvalues/g:attvalue/@for", namespaces=space)
        assert set(used) == set(declared) and len(set(declared)) == len(declared)
    called = root.xpath("//g:node/@id", namespaces=space)
    ends = root.xpath("//g:edge/@source | //g:edge/@target", namespaces=space)
    numbers = root.xpath("//g:edge/@id", namespaces=space)
    assert len(set(called)) == len(called) and set(ends) <= set(called)
    assert len(set(numbers)) == len(numbers)


def test_the_check_of_the_schemas_finds_what_is_wrong() -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "graphml.xsd"))
    text = written(hostile(), "graphml").decode()
    for right, wrong in (
        ('<node id="organization.a"', '<node id="https://a.example/"'),
        ('source="organization.a"', 'source="organization.unknown"'),
        ('attr.type="string"', 'attr.type="text"'),
        ('<data key="node-iri">', '<data key="node-unknown">'),
    ):
        assert right in text
        assert not schema.validate(etree.fromstring(text.replace(right, wrong, 1).encode()))
    relaxed = etree.RelaxNG(etree.parse(SCHEMAS / "gexf.rng"))
    text = written(hostile(), "gexf", options=ALL).decode()
    for right, wrong in (
        ('version="1.3"', 'version="1.2"'),
        ('start="2018-01-01"', 'start="January"'),
        ('timeformat="date"', ""),
        ("viz:size", "viz:height"),
    ):
        assert right in text
        assert not relaxed.validate(etree.fromstring(text.replace(right, wrong).encode()))


def test_a_node_of_graphml_is_called_the_same_in_every_file() -> None:
    def called(network: Network) -> dict[str, str]:
        root = etree.fromstring(written(network, "graphml"))
        space = {"g": "http://graphml.graphdrawing.org/xmlns"}
        rows = root.iterfind(".//g:node", space)
        return {row.findtext("g:data[@key='node-iri']", None, space): row.get("id") for row in rows}

    first, second = called(hostile()), called(alone())
    assert second.items() <= first.items()
    assert first[f"{BASE}organization/連携"] == "organization.連携"
    assert len(set(first.values())) == len(first)
