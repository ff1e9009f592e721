"""Screening first, pySHACL for what is suspicious: the report is that of pySHACL for everything."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from bench.generator import document
from graph.batches import each
from graph.errors import RenkeiError
from graph.model import Iri, Literal
from graph.pipeline import build
from graph.publish import publication, publish, read_dataset
from graph.settings import Settings
from graph.store import open_view, read_quads, view_of
from graph.trig import Quad, write_trig
from graph.validate import Report, scaled, validate_dataset, validate_view
from graph.validate.mirrored import MIRRORED, by_graph, mirrored
from graph.vocab import DEFAULT_BASE, RK, XSD


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    (folder / "d").mkdir()
    for number in range(8):
        (folder / "d" / f"{number}.txt").write_text(document(number), encoding="utf-8")
    build([folder / "d"], Settings(store=folder / "s"), lambda *told: None)
    return folder / "s" / "current" / "dataset"


def digests(paths: Sequence[Path]) -> dict[Path, str]:
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def both(files: dict[str, bytes], store: Path) -> tuple[Report, Report]:
    """The report of the screened store, and that of pySHACL for the whole dataset."""
    publish(store, files, vocabulary={})
    view = open_view(store)
    assert view.path is not None
    folder = view.path / "dataset"
    return validate_view(view, digests(sorted(folder.glob("*.trig")))), validate_dataset(folder)


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


@pytest.mark.parametrize("seed", range(8))
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


@pytest.mark.parametrize("seed", range(2))
def test_after_any_changes_the_report_is_that_of_validating_everything(
    dataset: Path, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    whole = read_dataset(dataset)
    for _ in range(4):
        # Some documents come, some go, and some are changed, rightly or wrongly.
        files = {name: data for name, data in whole.items() if random.random() < 0.8}
        for name in random.sample(sorted(files), min(2, len(files))):
            (tmp_path / "one.trig").write_bytes(files[name])
            stream = io.StringIO()
            write_trig(mistaken(list(read_quads(tmp_path / "one.trig")), random), stream)
            files[name] = stream.getvalue().encode()
        publish(tmp_path / "s", files, vocabulary={})
        view = open_view(tmp_path / "s")
        assert view.path is not None
        paths = sorted((view.path / "dataset").glob("*.trig"))
        again = validate_view(view, digests(paths), tmp_path / "cache")
        assert (
            again == validate_view(view, digests(paths)) == validate_dataset(view.path / "dataset")
        )


@pytest.mark.parametrize("seed", range(3))
def test_what_changed_is_validated_again_and_the_report_is_of_everything(
    dataset: Path, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.publish.is_little", lambda fresh, before: before is not None)
    random = Random(seed)
    whole = read_dataset(dataset)
    store = tmp_path / "s"
    for step in range(4):
        # A file stays wrong for a while, others are changed, come and go.
        files = {name: data for name, data in whole.items() if random.random() < 0.9}
        for name in random.sample(sorted(files), min(2, len(files))):
            (tmp_path / "one.trig").write_bytes(files[name])
            stream = io.StringIO()
            write_trig(mistaken(list(read_quads(tmp_path / "one.trig")), random), stream)
            files[name] = whole[name] = stream.getvalue().encode()
        with publication(store, {}, DEFAULT_BASE) as made:
            draft = made.draft(len(files))
            assert (draft.changes is None) == (step == 0)
            draft.add_texts(files)
            draft.drop_missing()
            paths = {draft.folder / "dataset" / name: sha for name, sha in draft.files.items()}
            found = validate_view(
                draft.view(),
                paths,
                tmp_path / "cache",
                changes=draft.changes,
                version=draft.version,
            )
            assert found == validate_dataset(draft.folder / "dataset")
            made.publish(draft, {})


def test_only_the_files_that_changed_are_looked_at_again(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    right = scaled.look_at_files

    def noted(paths: Sequence[Path]) -> scaled.Suspects:
        looked.extend(paths)
        return right(paths)

    monkeypatch.setattr(scaled, "look_at_files", noted)
    view = open_view(dataset.parent.parent)
    paths = sorted(dataset.glob("*.trig"))
    first = validate_view(view, digests(paths), tmp_path)
    assert looked == paths
    looked.clear()
    assert validate_view(view, digests(paths), tmp_path) == first
    assert looked == []
    changed = tmp_path / paths[0].name
    changed.write_bytes(paths[0].read_bytes() + b"\n")
    validate_view(view, digests([changed, *paths[1:]]), tmp_path)
    assert looked == [changed]


def test_many_batches_are_done_in_several_processes() -> None:
    assert sorted(each(Iri, ["c", "a", "b"], 2)) == ["a", "b", "c"]


def test_large_jobs_with_large_answers_do_not_wait_for_each_other() -> None:
    jobs = [bytes([65 + number]) * 2_000_000 for number in range(8)]
    assert sorted(each(bytes.lower, jobs, 2)) == [job.lower() for job in jobs]


def test_a_mistake_in_another_process_is_raised_here() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(each(int, ["1", "x"], 2))


def test_a_process_that_ends_by_itself_ends_the_whole() -> None:
    import os

    with pytest.raises(RenkeiError, match="ended by itself"):
        list(each(os._exit, [3], 2))


def test_graphs_as_the_pipeline_writes_them_mirror_each_other(dataset: Path) -> None:
    documents = [path for path in dataset.glob("*.trig") if any(read_quads(path))]
    quads = [quad for path in documents for quad in read_quads(path)]
    assert mirrored(by_graph(quads))
    queries = [query for query in scaled.load_screen().queries if query.in_one_document]
    assert {str(query.shape) for query in queries} == MIRRORED


@pytest.mark.parametrize("seed", range(12))
def test_of_graphs_that_mirror_each_other_no_query_has_an_answer(dataset: Path, seed: int) -> None:
    random = Random(seed)
    queries = [query for query in scaled.load_screen().queries if query.in_one_document]
    for path in sorted(dataset.glob("*.trig")):
        quads = mistaken(list(read_quads(path)), random)
        if mirrored(by_graph(quads)):
            view = view_of(quads)
            assert not [row for query in queries for row in view.select(query.text)]
