"""Columns of large networks are read once for a version of the graph."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from graph.networks import project, remembered
from graph.networks.project import projection
from graph.store import View, open_view


@pytest.fixture
def view(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> View:
    """A view of a copy, in which every network counts as large."""
    shutil.copytree(released, tmp_path / "store", symlinks=True)
    monkeypatch.setattr(remembered, "LARGE", 1)
    return open_view(tmp_path / "store")


def files(view: View) -> list[Path]:
    assert view.path is not None
    return sorted((view.path / "networks").glob("*"))


def test_what_was_read_once_is_not_read_again(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    first = project(view, "agreements")
    assert len(files(view)) == 1
    # The package has a function of the module's name.
    monkeypatch.setattr(sys.modules[projection.__module__], "read", None)
    again = project(view, "agreements")
    assert again.nodes == first.nodes
    assert again.edges == first.edges


def test_another_network_or_bound_is_another_file(view: View) -> None:
    for name in ("agreements", "people", "link-j-partners"):
        project(view, name)
    projection(view, "agreements", most=900)
    assert len(files(view)) == 4


def test_a_small_network_is_kept_if_it_took_long(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "LARGE", 1_000_000)
    project(view, "agreements")
    assert files(view) == []
    monkeypatch.setattr(remembered, "LONG", 0)
    project(view, "agreements")
    assert len(files(view)) == 1


def test_a_damaged_file_is_read_anew(view: View) -> None:
    first = project(view, "agreements")
    [file] = files(view)
    file.write_bytes(file.read_bytes()[:40])
    assert project(view, "agreements").edges == first.edges
    assert len(file.read_bytes()) > 40


def test_other_rules_read_anew(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    project(view, "agreements")
    [file] = files(view)
    before = file.stat().st_mtime_ns
    monkeypatch.setattr(remembered, "_rules", lambda: "other")
    project(view, "agreements")
    assert file.stat().st_mtime_ns > before


def test_a_folder_that_cannot_be_written_to_is_no_error(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("graph.kept.write_whole", refuse)
    assert project(view, "agreements").edges
    assert files(view) == []
