"""Publishing and reading: whatever happens to a build, the old graph serves."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.draft import dataset_version
from graph.errors import BadRequest, BuildBusy, InvalidGraph, RenkeiError, StoreUnavailable
from graph.model import Iri, Literal
from graph.piped import claims
from graph.processes import beside
from graph.publish import build_lock, project_vocabulary, publish
from graph.store import View, current_version, memory_view, open_view, view_of
from graph.terms import from_pyoxigraph, from_quad, to_pyoxigraph, to_quad
from graph.trig import Quad
from graph.vocab import RDFS, XSD, Minter

MINTER = Minter()
HEAD = "PREFIX i: <https://w3id.org/renkei/id/> PREFIX g: <https://w3id.org/renkei/graph/>\n"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def dataset(number: int, size: int = 3) -> dict[str, bytes]:
    """A dataset whose default graph has ``size`` triples that say ``number``."""
    facts = " ".join(f'i:t{n} i:says "{number}" .' for n in range(size))
    prov = "GRAPH <https://w3id.org/renkei/graph/x/provenance> { i:s i:p i:o }"
    return {"x.trig": f"{HEAD} GRAPH g:x {{ {facts} }} {prov}\n".encode()}


def said(view: View) -> set[str]:
    """What the triples of a view say."""
    rows = view.select("SELECT ?o { ?s <https://w3id.org/renkei/id/says> ?o }")
    return {row["o"].value for row in rows}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "term",
    [
        Iri("https://w3id.org/renkei/id/person/福田紀彦"),
        Iri("_:b0"),
        Literal("川崎市", language="ja"),
        Literal('"\\\n\t\x00'),
        Literal("2017-11", XSD("gYearMonth")),
    ],
)
def test_a_term_comes_back_as_it_was(term: Iri | Literal) -> None:
    assert from_pyoxigraph(to_pyoxigraph(term)) == term


def test_a_quad_comes_back_as_it_was() -> None:
    quad = Quad(Iri("a:s"), Iri("a:p"), Literal("名", language="ja"), Iri("a:g"))
    assert from_quad(to_quad(quad)) == quad


def test_the_default_graph_is_all_but_provenance_and_vocabulary() -> None:
    view = memory_view(
        HEAD
        + "GRAPH g:x { i:a i:p 1 } GRAPH g:authority { i:a i:p 1 . i:b i:p 2 }"
        + "GRAPH g:derived { i:c i:p 3 } "
        + "GRAPH <https://w3id.org/renkei/graph/x/provenance> { i:d i:p 4 }"
        + "GRAPH g:ontology { i:e i:p 5 } GRAPH g:shapes { i:f i:p 6 }"
    )
    found = {str(row["s"])[-1] for row in view.select("SELECT ?s { ?s ?p ?o }")}
    assert found == {"a", "b", "c"}
    named = {str(row["s"])[-1] for row in view.select("SELECT ?s { GRAPH ?g { ?s ?p ?o } }")}
    assert named == set("abcdef")
    assert len(view.graphs()) == 6


def test_bindings_are_values_and_never_text() -> None:
    view = view_of([Quad(Iri("a:s"), RDFS("label"), Literal('x" } #'), Iri("a:g"))])
    query = "SELECT ?s ?l { ?s rdfs:label ?l }"
    assert view.select(query, l=Literal('x" } #')) == [{"s": "a:s", "l": Literal('x" } #')}]
    assert view.select(query, l=Literal("x")) == []


def test_a_binding_that_the_query_does_not_select_is_refused() -> None:
    with pytest.raises(BadRequest, match="x"):
        memory_view().select("SELECT ?y { ?x ?p ?y }", x=Iri("a:b"))


def test_an_unbound_variable_is_left_out() -> None:
    assert memory_view().select("SELECT ?x ?y { BIND (1 AS ?x) }") == [
        {"x": Literal("1", XSD("integer"))}
    ]


def version_of(files: dict[str, bytes]) -> str:
    return dataset_version({n: hashlib.sha256(data).hexdigest() for n, data in files.items()})


def test_a_published_graph_is_served_with_its_files(tmp_path: Path) -> None:
    version = publish(tmp_path, dataset(1), report={"conforms": True})
    view = open_view(tmp_path)
    assert view.version == version == version_of(dataset(1)) == current_version(tmp_path)
    assert said(view) == {"1"}
    assert view.path is not None
    assert (view.path / "dataset" / "x.trig").read_bytes() == dataset(1)["x.trig"]
    assert json.loads((view.path / "report.json").read_text()) == {"conforms": True}


def test_ontology_and_shapes_are_reached_with_graph_only(tmp_path: Path) -> None:
    publish(tmp_path, dataset(1))
    view = open_view(tmp_path)
    assert view.select(COUNT) == [{"n": Literal("3", XSD("integer"))}]
    classes = "SELECT ?c { GRAPH <https://w3id.org/renkei/graph/ontology> { ?c a owl:Class } }"
    assert view.select(classes)
    assert set(project_vocabulary()) == {MINTER.graph("ontology"), MINTER.graph("shapes")}


def test_a_reader_that_has_the_old_version_open_goes_on(tmp_path: Path) -> None:
    publish(tmp_path, dataset(1), vocabulary={})
    old = open_view(tmp_path)
    publish(tmp_path, dataset(2), vocabulary={})
    assert said(old) == {"1"}
    assert said(open_view(tmp_path)) == {"2"}
    assert old.path is not None and current_version(tmp_path) != old.path.name


def test_only_the_current_version_and_the_one_before_are_kept(tmp_path: Path) -> None:
    versions = [publish(tmp_path, dataset(n), vocabulary={}) for n in range(4)]
    assert sorted(p.name for p in (tmp_path / "versions").iterdir()) == sorted(versions[2:])


def test_the_same_facts_again_do_not_disturb_a_reader(tmp_path: Path) -> None:
    publish(tmp_path, dataset(1), vocabulary={})
    old = open_view(tmp_path)
    publish(tmp_path, dataset(1), vocabulary={})
    new = open_view(tmp_path)
    assert (old.version, old.revision) == (new.version, new.revision)
    assert old.path != new.path
    assert said(old) == said(new) == {"1"}


def test_another_vocabulary_beside_the_same_facts_is_another_revision(tmp_path: Path) -> None:
    publish(tmp_path, dataset(1), vocabulary={})
    old = open_view(tmp_path)
    publish(tmp_path, dataset(1))
    new = open_view(tmp_path)
    assert old.version == new.version and old.revision != new.revision


def test_a_graph_that_fails_its_check_is_not_published(tmp_path: Path) -> None:
    publish(tmp_path, dataset(1), vocabulary={})

    def check(view: View) -> None:
        assert said(view) == {"2"}
        raise InvalidGraph("a shape is violated")

    with pytest.raises(InvalidGraph):
        publish(tmp_path, dataset(2), before_swap=check, vocabulary={})
    assert said(open_view(tmp_path)) == {"1"}
    assert len(list((tmp_path / "versions").iterdir())) == 1


def test_the_check_may_give_the_report(tmp_path: Path) -> None:
    publish(tmp_path, dataset(1), before_swap=lambda view: {"quads": len(view)}, vocabulary={})
    assert json.loads((tmp_path / "current" / "report.json").read_text()) == {"quads": 7}


def test_a_file_that_is_not_trig_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidGraph, match=r"y\.trig"):
        publish(tmp_path, {**dataset(1), "y.trig": b"nonsense"}, vocabulary={})
    with pytest.raises(StoreUnavailable):
        open_view(tmp_path)


def test_much_is_added_by_a_process_beside_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{n}.trig": dataset(n)["x.trig"].replace(b"g:x", b"g:x%d" % n) for n in range(9)}
    publish(tmp_path / "few", files)
    monkeypatch.setattr("graph.filling._AT_ONCE", 500)
    publish(tmp_path / "many", files)
    few, many = open_view(tmp_path / "few"), open_view(tmp_path / "many")
    assert said(many) == set(map(str, range(9)))
    assert set(few.find()) == set(many.find()) and len(few) == len(many)


@pytest.mark.parametrize("data", [b"nonsense", b"\xff"])
def test_a_file_that_is_not_trig_is_named_by_the_process_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.setattr("graph.filling._AT_ONCE", 1)
    with pytest.raises(InvalidGraph, match=r"y\.trig"):
        publish(tmp_path, {**dataset(1), "y.trig": data, "z.trig": b""}, vocabulary={})
    with pytest.raises(StoreUnavailable):
        open_view(tmp_path)


def test_a_large_file_is_added_in_parts_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of ours, one of another hand, and one that is not TriG further down."""
    name = MINTER.graph("x")
    subjects = [f'  <http://x/{n}> <https://w3id.org/renkei/id/says> "{n}" .' for n in range(400)]
    own = "\n".join([f"<{name}> {{", *subjects, "}", ""])
    blank = own.replace('"7" .', f'"7" .\n  [] <{MINTER.base}id/says> "blank" .')
    for text in (own, blank, own.replace("\n  <", " <")):
        folder = tmp_path / str(len(text))
        publish(folder / "small", {"x.trig": text.encode()})
        with monkeypatch.context() as patched:
            patched.setattr("graph.filling._AT_ONCE", 2_000)
            publish(folder / "large", {"x.trig": text.encode()})
        small, large = open_view(folder / "small"), open_view(folder / "large")
        assert len(small) == len(large) and len(said(small)) >= 399 and said(small) == said(large)
    monkeypatch.setattr("graph.filling._AT_ONCE", 2_000)
    with pytest.raises(InvalidGraph, match=r"x\.trig"):
        publish(tmp_path / "wrong", {"x.trig": own.replace('"399"', "nothing").encode()})


def test_a_store_whose_filling_is_killed_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, dataset(1), vocabulary={})

    def killed(*arguments: object) -> object:
        process, connection = beside(*arguments)  # type: ignore[arg-type]
        process.kill()
        return process, connection

    monkeypatch.setattr("graph.filling._AT_ONCE", 1)
    monkeypatch.setattr("graph.filling.beside", killed)
    with pytest.raises(RenkeiError, match="ended by itself"):
        publish(tmp_path, {**dataset(2), "y.trig": b""}, vocabulary={})
    assert said(open_view(tmp_path)) == {"1"}


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with build_lock(tmp_path), pytest.raises(BuildBusy):
        publish(tmp_path, dataset(1), vocabulary={})
    publish(tmp_path, dataset(1), vocabulary={})


def test_without_a_graph_the_error_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        open_view(tmp_path / "nowhere")
    assert "renkei build" in str(caught.value.suggestion)


_STALLED = """
import sys, time
from pathlib import Path
import graph.draft
import graph.publish

*home, name = sys.argv[2].split(".")
place = graph
for step in home:
    place = getattr(place, step)

def stalled(*arguments):
    print("here", flush=True)
    time.sleep(60)

setattr(place, name, stalled)
dataset = {"x.trig": Path(sys.argv[3]).read_bytes()}
graph.publish.publish(Path(sys.argv[1]), dataset, vocabulary={})
"""


@pytest.mark.parametrize(
    "place",
    [
        "draft.Draft.add_texts",
        "draft.sync_files",
        "draft.sync_folder",
        "publish._place",
        "publish._swap",
        "publish.sync_folder",
    ],
)
def test_a_build_that_is_killed_changes_nothing(tmp_path: Path, place: str) -> None:
    store = tmp_path / "store"
    publish(store, dataset(1), vocabulary={})
    (tmp_path / "new.trig").write_bytes(dataset(2)["x.trig"])
    command = [sys.executable, "-c", _STALLED, str(store), place, str(tmp_path / "new.trig")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path.cwd()) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == b"here\n"
        with pytest.raises(BuildBusy):
            publish(store, dataset(3), vocabulary={})
        os.kill(build.pid, signal.SIGKILL)
    assert said(open_view(store)) == {"1"}
    publish(store, dataset(3), vocabulary={})
    assert said(open_view(store)) == {"3"}
    assert not (store / "versions" / ".building").exists()
    assert len(list((store / "versions").iterdir())) == 2


_BUILDING = """
import sys
from pathlib import Path
from graph.processes import beside
from graph.publish import publish

number = 0
while True:
    number += 1
    facts = " ".join(f'i:t{n} i:says "{number}" .' for n in range(200))
    base = "https://w3id.org/renkei/"
    text = f"PREFIX i: <{base}id/> GRAPH <{base}graph/x> {{ {facts} }}"
    publish(Path(sys.argv[1]), {"x.trig": text.encode()}, vocabulary={})
    print(number, flush=True)
"""


def test_readers_see_whole_graphs_while_builds_are_killed_at_random(tmp_path: Path) -> None:
    publish(tmp_path, dataset(0, 200), vocabulary={})
    broken: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                view = open_view(tmp_path)
                rows = view.select(COUNT)
            except StoreUnavailable:
                # Two versions on between the look at the link and the opening: look again.
                continue
            if len(said(view)) != 1 or rows != [{"n": Literal("200", XSD("integer"))}]:
                broken.append(rows)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for wait in (0.0, 0.01, 0.03, 0.06):
            command = [sys.executable, "-c", _BUILDING, str(tmp_path)]
            with subprocess.Popen(command, stdout=subprocess.PIPE) as build:
                assert build.stdout is not None
                build.stdout.readline()
                time.sleep(wait)
                build.kill()
    finally:
        done.set()
        reader.join()
    assert not broken
    assert len(said(open_view(tmp_path))) == 1


def test_a_view_is_one_even_if_it_is_empty() -> None:
    assert memory_view() and len(memory_view()) == 0


def test_all_that_is_said_comes_thing_by_thing(tmp_path: Path) -> None:
    publish(tmp_path, dataset(1, size=2_000))  # more than a pipe holds
    view = open_view(tmp_path)
    found = list(view.by_subject())
    assert len(found) == len(dict(found)) == 2_000
    assert all(said == view.about(thing) for thing, said in found)


@given(st.text(), st.sampled_from([XSD("string"), XSD("decimal"), "ja"]))
def test_what_is_said_is_as_the_store_has_it(text: str, kind: str) -> None:
    is_language = kind == "ja"
    value = Literal(text, language=kind) if is_language else Literal(text, kind)
    view = view_of([Quad(Iri("a:s"), Iri("a:p"), value, Iri(MINTER.graph("x")))])
    assert list(view.by_subject()) == [(Iri("a:s"), view.about(Iri("a:s")))]


def test_who_has_seen_enough_leaves_nothing_running(tmp_path: Path) -> None:
    publish(tmp_path, dataset(1, size=2_000))
    before = threading.active_count()
    things = open_view(tmp_path).by_subject()
    next(things)
    things.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_a_store_that_cannot_be_read_is_told() -> None:
    class Broken:
        def dump(self, *_: object, **__: object) -> None:
            raise OSError("Input/output error (os error 5)")

    with pytest.raises(OSError, match="os error 5"):
        list(claims(Broken()))  # type: ignore[arg-type]
