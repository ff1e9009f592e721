"""Screening first, pySHACL for what is suspicious: the report is that of pySHACL for everything."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest

from bench.generator import document
from graph.batches import each
from graph.errors import RenkeiError
from graph.model import Iri, Literal
from graph.pipeline import build
from graph.publish import publish, read_dataset
from graph.settings import Settings
from graph.store import open_view, read_quads
from graph.trig import Quad, write_trig
from graph.validate import Report, validate_dataset, validate_view
from graph.vocab import RK, XSD


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    (folder / "d").mkdir()
    for number in range(8):
        (folder / "d" / f"{number}.txt").write_text(document(number), encoding="utf-8")
    build([folder / "d"], Settings(store=folder / "s"), lambda *told: None)
    return folder / "s" / "current" / "dataset"


def both(files: dict[str, bytes], store: Path) -> tuple[Report, Report]:
    """The report of the screened store, and that of pySHACL for the whole dataset."""
    publish(store, files, vocabulary={})
    view = open_view(store)
    assert view.path is not None
    folder = view.path / "dataset"
    return validate_view(view, sorted(folder.glob("*.trig"))), validate_dataset(folder)


def mistaken(quads: list[Quad], random: Random) -> list[Quad]:
    """The quads with a few mistakes: facts dropped, doubled, changed."""
    for _ in range(random.randrange(1, 5)):
        if not quads:
            break
        at = random.randrange(len(quads))
        quad, other = quads[at], random.choice(quads)
        quads[at : at + 1] = random.choice(
            (
                [],
                [quad, quad._replace(object=other.object)],
                [quad._replace(object=other.object)],
                [quad._replace(object=Literal("2020-13-41", XSD("date")))],
                [quad._replace(object=Literal("so\nso", language="en"))],
                [quad._replace(object=RK("Nothing"))],
                [quad._replace(predicate=other.predicate)],
                [quad._replace(graph=other.graph)],
            )
        )
    return quads


@pytest.mark.parametrize("seed", range(20))
def test_the_report_of_a_graph_with_mistakes_is_that_of_pyshacl(
    dataset: Path, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    files: dict[str, bytes] = {}
    for path in sorted(dataset.glob("*.trig")):
        quads = list(read_quads(path))
        stream = io.StringIO()
        write_trig(mistaken(quads, random) if random.random() < 0.6 else quads, stream)
        files[path.name] = stream.getvalue().encode()
    screened, whole = both(files, tmp_path / "s")
    assert screened == whole


def test_a_graph_without_mistakes_conforms_in_both_ways(dataset: Path, tmp_path: Path) -> None:
    screened, whole = both(read_dataset(dataset), tmp_path / "s")
    assert screened.conforms
    assert screened == whole


def test_many_batches_are_done_in_several_processes() -> None:
    assert sorted(each(Iri, ["c", "a", "b"], 2)) == ["a", "b", "c"]


def test_a_mistake_in_another_process_is_raised_here() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(each(int, ["1", "x"], 2))


def test_a_process_that_ends_by_itself_ends_the_whole() -> None:
    import os

    with pytest.raises(RenkeiError, match="ended by itself"):
        list(each(os._exit, [3], 2))
