"""Documents in, a validated and published graph out; bad files are named and lose nothing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from graph.documents import MAX_BYTES, read_document
from graph.errors import BadRequest
from graph.pipeline import build
from graph.release import BuildReport, load_released
from graph.settings import Settings
from graph.store import View, open_view

PROJECT = Path(__file__).resolve().parent.parent

TEXTS = {
    "a.txt": (
        "霧島市と青葉大学が連携協定を締結しました\n\n2021年4月6日\n\n"
        "霧島市（市長：山下 健一）と青葉大学は、2021年4月5日、連携協定を締結しました。\n"
    ),
    "b.txt": (
        "Norvital and Northfield join forces\n\n"
        "Norvital GmbH and the Northfield Biotech Association signed a memorandum of "
        "understanding on 3 March 2021. Tom Ellis, chief executive officer at Norvital GmbH, "
        "was pleased.\n"
    ),
}


def quiet(stage: str, done: int, of: int) -> None:
    pass


def written(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(folder: Path, store: Path) -> BuildReport:
    return build([folder], Settings(store=store), quiet)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    built(written(folder / "documents", TEXTS), folder / "store")
    return folder / "store"


@pytest.fixture(scope="module")
def view(store: Path) -> View:
    return open_view(store)


def test_what_the_documents_say_can_be_asked_for(view: View) -> None:
    rows = view.select(
        "SELECT ?party ?date { ?a a rk:Agreement ; rk:party/rdfs:label ?party ; rk:signedOn ?date }"
    )
    assert {(str(r["party"].value), r["date"].value) for r in rows} >= {
        ("霧島市", "2021-04-05"),
        ("青葉大学", "2021-04-05"),
        ("Norvital GmbH", "2021-03-03"),
        ("Northfield Biotech Association", "2021-03-03"),
    }


def test_every_fact_has_evidence_in_its_document(view: View, store: Path) -> None:
    rows = view.select(
        "SELECT ?s ?start ?end ?sha { GRAPH ?p { ?s a rdf:Statement ; rk:evidence ?e ."
        " ?e oa:hasSource ?doc ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] }"
        " ?doc schema:sha256 ?sha }"
    )
    lengths = {
        document.sha256: len(document.text)
        for document in map(read_document, (store.parent / "documents").iterdir())
    }
    assert rows
    for row in rows:
        start, end = int(row["start"].value), int(row["end"].value)
        assert 0 <= start < end <= lengths[row["sha"].value]
    facts = view.select("SELECT (COUNT(*) AS ?n) { GRAPH ?p { ?s a rdf:Statement } }")[0]["n"]
    backed = view.select("SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?p { ?s rk:evidence ?e } }")[0][
        "n"
    ]
    assert facts == backed


def test_the_evidence_of_a_name_is_that_name(view: View, store: Path) -> None:
    texts = {
        document.sha256: document.text
        for document in map(read_document, (store.parent / "documents").iterdir())
    }
    rows = view.select(
        "SELECT ?name ?start ?end ?sha { GRAPH ?p { ?s rdf:predicate ?q ; rdf:object ?name ;"
        " rdf:subject ?thing ; rk:evidence ?e . ?e oa:hasSource ?doc ;"
        " oa:hasSelector [ oa:start ?start ; oa:end ?end ] }"
        " ?doc schema:sha256 ?sha . ?thing a foaf:Person"
        " FILTER(?q IN (rdfs:label, skos:altLabel)) }"
    )
    assert len(rows) >= 2
    for row in rows:
        source = texts[row["sha"].value][int(row["start"].value) : int(row["end"].value)]
        plain = unicodedata.normalize("NFKC", source)
        assert plain.split() == row["name"].value.split()


def test_the_same_files_under_other_names_give_the_same_graph(tmp_path: Path) -> None:
    one = built(written(tmp_path / "one", TEXTS), tmp_path / "s1")
    other = {f"z{number}.md": text for number, text in enumerate(reversed(TEXTS.values()))}
    two = built(written(tmp_path / "two", other), tmp_path / "s2")
    assert one.version == two.version


def test_a_file_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    texts = {**TEXTS, "copy.txt": TEXTS["a.txt"]}
    assert built(written(tmp_path / "d", texts), tmp_path / "s").documents == 2


def test_bad_files_are_named_and_the_others_are_built(tmp_path: Path) -> None:
    folder = written(tmp_path / "d", TEXTS)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    report = built(folder, tmp_path / "s")
    assert report.documents == 2
    assert {name for name, _ in report.skipped} == {
        "empty.txt",
        "binary.txt",
        "picture.png",
        "huge.txt",
    }
    assert all(reason and "\n" not in reason for _, reason in report.skipped)


def test_an_office_in_a_park_or_cluster_makes_it_a_body_and_costs_no_document(
    tmp_path: Path,
) -> None:
    text = "Anna Berg, director of Alpine Science Park, and Tom Ellis met in June 2021.\n"
    assert built(written(tmp_path / "d", {"p.txt": text}), tmp_path / "s").skipped == []
    rows = open_view(tmp_path / "s").select(
        "SELECT ?o { ?m org:member/rdfs:label ?n ; org:organization ?o . ?o a rk:Facility,"
        ' org:Organization FILTER(STR(?n) = "Anna Berg") }'
    )
    assert len(rows) == 1


def test_a_day_without_month_and_year_costs_no_document(tmp_path: Path) -> None:
    text = "霧島の団体とデンマーク側が提携\n\n霧島バイオ協会は2日、青葉大学と覚書を締結した。\n"
    report = built(written(tmp_path / "d", {"a.txt": text}), tmp_path / "s")
    assert report.skipped == []
    assert open_view(tmp_path / "s").select("SELECT ?d { ?a rk:signedOn ?d }") == []


def test_a_document_whose_facts_contradict_themselves_is_named_and_left_out(tmp_path: Path) -> None:
    backwards = (
        "霧島市と青葉大学は2021年4月5日、連携協定を締結しました。有効期間は2019年3月末までです。\n"
    )
    report = built(written(tmp_path / "d", {**TEXTS, "backwards.txt": backwards}), tmp_path / "s")
    assert report.documents == 2
    ((name, reason),) = report.skipped
    assert name == "backwards.txt"
    assert "shapes#" in reason


def test_a_file_in_shift_jis_is_read_rightly(tmp_path: Path) -> None:
    folder = written(tmp_path / "d", {})
    (folder / "sjis.txt").write_bytes(TEXTS["a.txt"].encode("cp932"))
    assert built(folder, tmp_path / "s").skipped == []
    view = open_view(tmp_path / "s")
    assert view.select('SELECT ?o { ?o rdfs:label "青葉大学"@ja }')


def test_a_document_without_any_agreement_is_in_the_graph(tmp_path: Path) -> None:
    folder = written(tmp_path / "d", {"n.txt": "The museum opens at nine. Admission is free.\n"})
    assert built(folder, tmp_path / "s").documents == 1
    assert open_view(tmp_path / "s").select("SELECT ?d { ?d a rk:Document }")


def test_a_missing_folder_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="nowhere"):
        built(tmp_path / "nowhere", tmp_path / "s")


def test_nothing_readable_leaves_the_old_graph_serving(tmp_path: Path) -> None:
    store = tmp_path / "s"
    version = built(written(tmp_path / "d", TEXTS), store).version
    empty = written(tmp_path / "e", {"x.txt": "  \n"})
    with pytest.raises(BadRequest, match=r"x\.txt"):
        built(empty, store)
    assert open_view(store).version == version


def test_a_build_killed_at_any_moment_leaves_the_old_graph(tmp_path: Path) -> None:
    store = tmp_path / "s"
    version = built(written(tmp_path / "d", TEXTS), store).version
    more = written(
        tmp_path / "e", {f"{i}.txt": t + f"\n{i}\n" for i in range(8) for t in [TEXTS["a.txt"]]}
    )
    run = "from graph.cli import main; main()"
    command = [sys.executable, "-c", run, "build", str(more), "--store", str(store)]
    killed = 0
    for delay in (0.3, 0.8, 1.3):
        process = subprocess.Popen(
            command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert open_view(store).select("SELECT ?a { ?a a rk:Agreement }")
    assert killed
    assert open_view(store).version == version or killed < 3
    assert built(more, store).documents == 8


def test_the_released_dataset_can_be_loaded_and_asked(tmp_path: Path) -> None:
    report = load_released(PROJECT / "dataset", Settings(store=tmp_path / "s"), quiet)
    assert report.documents == 5
    rows = open_view(tmp_path / "s").select(
        "SELECT ?p { ?a rk:party <https://w3id.org/renkei/id/organization/link-j>, ?p }"
    )
    assert len(rows) >= 9


def founding_documents() -> Path | None:
    places = [os.environ.get("RENKEI_DOCUMENTS"), PROJECT.parent / "shared" / "documents"]
    return next((Path(p) for p in places if p and len(list(Path(p).glob("00*.txt"))) == 5), None)


@pytest.mark.skipif(
    founding_documents() is None,
    reason="the founding documents are not at hand: set RENKEI_DOCUMENTS to their folder",
)
def test_the_dataset_is_what_the_founding_documents_give_byte_for_byte(tmp_path: Path) -> None:
    source = founding_documents()
    assert source is not None
    renamed = tmp_path / "documents"
    renamed.mkdir()
    for number, path in enumerate(sorted(source.glob("00*.txt"), reverse=True)):
        shutil.copy(path, renamed / f"press-{number}.txt")
    built(renamed, tmp_path / "s")
    made = {p.name: p.read_bytes() for p in (tmp_path / "s/current/dataset").glob("*.trig")}
    released = {p.name: p.read_bytes() for p in (PROJECT / "dataset").glob("*.trig")}
    assert sorted(made) == sorted(released)
    changed = [name for name in made if made[name] != released[name]]
    assert not changed, f"`make dataset` writes them anew: {changed}"
