"""The notebook of the documentation, and the functions for notebooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import networkx as nx
import pandas as pd
import pytest

from graph.errors import NotFound
from graph.notebook import central, network, to_networkx, to_pandas, why
from graph.settings import PROJECT
from tests.notebook import NOTEBOOK, shown


def test_the_notebook_shows_what_it_says(released: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.ipynb"
    # In a process of its own, as a reader's notebook is.
    subprocess.run(
        [sys.executable, "-m", "tests.notebook", again],
        cwd=PROJECT,
        env={**os.environ, "RENKEI_STORE": str(released), "JUPYTER_RUNTIME_DIR": str(tmp_path)},
        check=True,
        timeout=300,
    )
    written, now = (
        nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        for path in (NOTEBOOK, again)
    )
    assert shown(now) == shown(written), "run `make notebook`"


def test_a_graph_and_a_table_say_the_same(released: Path) -> None:
    found = network("agreements", store=released)
    graph, table = to_networkx(found), to_pandas(found, "ja")
    assert isinstance(graph, nx.Graph)
    pairs = set(zip(table["source"], table["target"], strict=True))
    assert {tuple(sorted(edge)) for edge in graph.edges} == pairs
    assert table.groupby(["source", "target"])["weight"].sum().sum() == graph.size(weight="weight")
    assert pd.api.types.is_datetime64_any_dtype(table["start"])
    assert "川崎市" in {*table["source_label"], *table["target_label"]}


def test_an_empty_network_is_an_empty_table(released: Path) -> None:
    table = to_pandas(network("people", as_of="1999-01-01", store=released))
    assert table.empty
    assert "agreement" in table.columns


def test_who_is_central_and_why(released: Path) -> None:
    found = network("link-j-partners", store=released)
    first = central(found, "degree")[0]
    assert first["slug"] == "link-j"
    reason = why(found, "link-j", "degree", store=released)
    assert reason["scores"] == {"degree": first["degree"]}
    with pytest.raises(NotFound):
        network("no-network", store=released)
