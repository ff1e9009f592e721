"""What graphology, Cytoscape.js and Graphviz find in the files, under Node.

The packages are those of tests/node/package-lock.json, which setting up
installs; without them these tests are skipped, and say so.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.exports import Options
from tests.exported import (
    ALL,
    NETWORKS,
    Edges,
    edges,
    hostile,
    in_xml,
    names,
    written,
)

FOLDER = Path(__file__).parent / "node"
FORMATS = ("gexf", "graphml", "yed.graphml", "graphology.json", "cyjs", "dot")
OPTIONS = {"plain": Options(), "all": ALL}
Found = dict[str, Any]


@pytest.fixture(scope="module")
def readings() -> dict[tuple[str, str, str], Found]:
    """What the readers found, by network, format and options: all in one process."""
    node = shutil.which("node", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if not node:
        pytest.skip("there is no Node: make setup")
    if not (FOLDER / "node_modules" / ".installed").exists():
        pytest.skip(
            "the packages of tests/node are not installed: make setup, where npm is at hand"
        )
    asked = [(name, form, options) for name in NETWORKS for form in FORMATS for options in OPTIONS]
    files = [
        {"format": form, "text": written(NETWORKS[name](), form, "ja", OPTIONS[options]).decode()}
        for name, form, options in asked
    ]
    done = subprocess.run(
        [node, FOLDER / "read.mjs"], input=json.dumps(files).encode(), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return dict(zip(asked, json.loads(done.stdout), strict=True))


def ends_of(found: Found, weight: str = "weight", title: str = "label") -> Edges:
    iris = {one["id"]: one["attributes"].get("iri", one["id"]) for one in found["nodes"]}
    return Counter(
        (
            *sorted((iris[one["source"]], iris[one["target"]])),
            one["attributes"][title],
            float(one["attributes"][weight]),
            one["attributes"].get("start", ""),
        )
        for one in found["edges"]
    )


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "dot"])
@pytest.mark.parametrize("name", NETWORKS)
def test_graphology_and_cytoscape_find_every_name_date_and_weight(
    readings: dict[tuple[str, str, str], Found], name: str, form: str, options: str
) -> None:
    network, found = NETWORKS[name](), readings[name, form, options]
    assert "error" not in found
    clean = in_xml if form in ("gexf", "graphml", "yed.graphml") else str
    told = {
        one["attributes"].get("iri", one["id"]): one["attributes"]["label"]
        for one in found["nodes"]
    }
    assert told == names(network, "ja", clean)
    assert ends_of(found) == edges(network, "ja", OPTIONS[options], clean)
    assert all(isinstance(one["id"], str) for one in found["nodes"] + found["edges"])
    many = any(len(edge.ties) > 1 for edge in network.edges)
    if many:
        assert found["multi"] == (options == "all")


@pytest.mark.parametrize("form", ["gexf", "graphml", "graphology.json", "cyjs"])
def test_numbers_colours_and_what_is_not_known(
    readings: dict[tuple[str, str, str], Found], form: str
) -> None:
    nodes = [one["attributes"] for one in readings["hostile", form, "all"]["nodes"]]
    for node, told in zip(hostile().nodes, nodes, strict=True):
        assert ("country" in told) == (node.country is not None)
        assert isinstance(told["degree"], int) and isinstance(told["community"], int)
        assert isinstance(told["size"], int | float) and 10 <= told["size"] <= 40
        assert re.fullmatch(r"#[0-9a-f]{6}|rgb\(\d+,\d+,\d+\)", told["color"])
    plain = readings["hostile", form, "plain"]["nodes"]
    assert not any({"color", "size", "viz"} & set(one["attributes"]) for one in plain)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("name", NETWORKS)
def test_graphviz_draws_every_name(
    readings: dict[tuple[str, str, str], Found], name: str, options: str
) -> None:
    network, found = NETWORKS[name](), readings[name, "dot", options]
    assert "error" not in found
    drawn = {one["id"]: text_of(one["attributes"]) for one in found["nodes"]}
    assert drawn == {node: as_drawn(text) for node, text in names(network, "ja").items()}
    expected = edges(network, "ja", OPTIONS[options])
    weights = Counter((a, b, weight, start) for a, b, _, weight, start in expected.elements())
    read = Counter(
        (a, b, weight, start)
        for a, b, _, weight, start in ends_of(found, title="tooltip").elements()
    )
    assert read == weights


def text_of(node: Found) -> str:
    """The text that Graphviz draws on a node: one operation ``T`` a line."""
    return "".join(one["text"] for one in node.get("_ldraw_", []) if one["op"] == "T")


def as_drawn(text: str) -> str:
    """The same text as DOT can hold it: control characters are a blank."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text)


def test_what_is_installed_is_what_the_lock_says() -> None:
    """The lock pins every package by its hash and names no registry."""
    lock = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert all("integrity" in row and "resolved" not in row for row in packages.values())
    wanted = json.loads((FOLDER / "package.json").read_text("utf-8"))["devDependencies"]
    assert {f"node_modules/{name}" for name in wanted} <= set(packages)
