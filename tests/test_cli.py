"""The command line as its users meet it: what it prints where, and its exit status."""

from __future__ import annotations

import importlib.metadata
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest

from graph.cli import main
from graph.publish import build_lock, publish

TESTS = Path(__file__).parent


class Done(NamedTuple):
    """A finished command."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def renkei(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Runs a command in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("STORE", "DOCUMENTS", "DATASET", "BASE_IRI", "DEBUG"):
        monkeypatch.delenv(f"RENKEI_{name}", raising=False)

    def run(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["renkei", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            main()
        out, err = capfd.readouterr()
        return Done(int(exit_.value.code or 0), out, err)

    return run


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    publish(folder, {"networks.trig": (TESTS / "networks.trig").read_bytes()}, vocabulary={})
    return folder


def is_one_clear_line(err: str) -> bool:
    return err.count("\n") == 1 and err.startswith("renkei: ") and "Traceback" not in err


# Help and errors


def test_help_names_every_command(renkei: Run) -> None:
    shown = renkei("--help")
    assert shown.status == 0
    for name in ("build", "serve", "validate", "query", "network", "networks", "evaluate"):
        assert f"\n  {name} " in shown.out


def test_version_is_the_package_s(renkei: Run) -> None:
    shown = renkei("--version")
    assert (shown.status, shown.out) == (0, f"renkei {importlib.metadata.version('renkei')}\n")


def test_help_does_not_wait_for_what_it_does_not_need() -> None:
    heavy = ["pyoxigraph", "rdflib", "pyshacl", "igraph", "networkx", "uvicorn", "fastapi"]
    code = f"import sys, graph.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_mistyped_command_is_wrong_usage(renkei: Run) -> None:
    done = renkei("biuld")
    assert done.status == 2
    assert "build" in done.err


def test_a_store_without_a_graph_is_one_clear_line(renkei: Run) -> None:
    for command in (["query", "ASK {}"], ["network", "agreements"], ["serve"]):
        done = renkei(*command, "--store", "nowhere")
        assert done.status == 1
        assert done.out == ""
        assert is_one_clear_line(done.err)
        assert "nowhere" in done.err
        assert "renkei build" in done.err


def test_a_setting_that_makes_no_sense_is_named(
    renkei: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RENKEI_QUERY_TIMEOUT", "soon")
    done = renkei("network", "agreements")
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert "RENKEI_QUERY_TIMEOUT" in done.err


def test_an_unexpected_error_is_one_line_unless_the_trace_is_asked_for(
    renkei: Run, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the disk\nis on fire")

    monkeypatch.setattr("graph.store.open_view", fail)
    done = renkei("network", "agreements", "--store", store)
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert "the disk is on fire" in done.err
    assert "RENKEI_DEBUG=1" in done.err
    monkeypatch.setenv("RENKEI_DEBUG", "1")
    monkeypatch.setattr(sys, "argv", ["renkei", "network", "agreements", "--store", str(store)])
    with pytest.raises(RuntimeError, match="on fire"):
        main()


def test_a_reader_that_stops_early_is_no_error(store: Path) -> None:
    code = "from graph.cli import main; main()"
    command = [sys.executable, "-c", code, "network", "agreements", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


# Queries

PARTIES = "SELECT ?party { ?agreement rk:party ?party } ORDER BY ?party LIMIT 2"


def test_a_query_is_a_table(renkei: Run, store: Path) -> None:
    done = renkei("query", PARTIES, "--store", store)
    assert done.status == 0
    assert "?party" in done.out
    assert "https://w3id.org/renkei/id/organization/" in done.out


def test_a_query_may_stand_in_a_file(renkei: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "parties.rq").write_text(PARTIES)
    done = renkei("query", "parties.rq", "--format", "csv", "--store", store)
    assert done.status == 0
    assert done.out.splitlines()[0] == "party"
    assert len(done.out.splitlines()) == 3


@pytest.mark.parametrize(
    ("form", "begin"),
    [("csv", "party"), ("tsv", "?party"), ("json", "{"), ("xml", "<?xml"), ("table", "?party")],
)
def test_the_forms_of_rows(renkei: Run, store: Path, form: str, begin: str) -> None:
    done = renkei("query", PARTIES, "--format", form, "--store", store)
    assert done.status == 0
    assert done.out.startswith(begin)


@pytest.mark.parametrize(
    "form", ["turtle", "ntriples", "jsonld", "rdfxml", "trig", "nquads", "table"]
)
def test_the_forms_of_graphs(renkei: Run, store: Path, form: str) -> None:
    text = "CONSTRUCT { ?a rk:party ?b } WHERE { ?a rk:party ?b }"
    done = renkei("query", text, "--format", form, "--store", store)
    assert done.status == 0
    assert "organization/link-j" in done.out


def test_a_form_that_a_query_has_not_is_one_clear_line(renkei: Run, store: Path) -> None:
    done = renkei("query", PARTIES, "--format", "turtle", "--store", store)
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert "turtle" in done.err


def test_a_mistake_in_a_query_is_shown_with_its_place(renkei: Run, store: Path) -> None:
    done = renkei("query", "SELECT ?a {\n  ?a rk:party", "--store", store)
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert "line 2" in done.err


def test_an_update_is_refused(renkei: Run, store: Path) -> None:
    done = renkei("query", "DELETE WHERE { ?s ?p ?o }", "--store", store)
    assert done.status == 1
    assert is_one_clear_line(done.err)


def test_a_file_of_a_query_that_is_not_there_is_named(renkei: Run, store: Path) -> None:
    done = renkei("query", "missing.rq", "--store", store)
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert "missing.rq" in done.err


# Networks


def test_a_question_is_asked_by_name(renkei: Run, store: Path) -> None:
    asked = ("query", "most-partners", "--param", "least=0", "--format", "csv", "--store", store)
    done = renkei(*asked)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0] == "organization,name,partners"


def test_the_questions_are_listed(renkei: Run) -> None:
    done = renkei("query", "--list", "--lang", "ja")
    assert done.status == 0
    assert "ある日の提携先" in done.out and "party=link-j" in done.out


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("partners", "--param", "prty=biom"), "did you mean party?"),
        (("partners", "--param", "party"), "--param party=link-j"),
        (("partners", "--param", "party=a", "--param", "party=b"), "--param party=link-j"),
        (("partnrs",), "did you mean partners?"),
        (("ASK {}", "--param", "party=biom"), "--list"),
    ],
)
def test_a_question_that_makes_no_sense_is_one_clear_line(
    renkei: Run, store: Path, arguments: tuple[str, ...], hint: str
) -> None:
    done = renkei("query", *arguments, "--store", store)
    assert done.status == 1
    assert is_one_clear_line(done.err) and hint in done.err


def test_networks_lists_networks_and_measures(renkei: Run) -> None:
    done = renkei("networks", "--lang", "ja")
    assert done.status == 0
    assert "link-j-partners" in done.out
    assert "媒介中心性" in done.out


def test_a_network_is_a_table_sorted_by_its_first_measure(renkei: Run, store: Path) -> None:
    done = renkei("network", "agreements", "--measure", "betweenness,degree", "--store", store)
    lines = done.out.splitlines()
    assert done.status == 0
    assert lines[0].split() == ["label", "slug", "betweenness", "degree"]
    assert lines[2].startswith("LINK-J")
    values = [float(line.split()[-2]) for line in lines[2:-1]]
    assert values == sorted(values, reverse=True)


def test_a_question_stands_behind_the_name_of_its_network(renkei: Run, store: Path) -> None:
    usual = renkei("network", "agreements", "--store", store)
    assert renkei("network", "agreements", "nodes", "--store", store) == usual
    mistyped = renkei("network", "agreements", "nods", "--store", store)
    assert mistyped.status == 2
    assert "nodes" in mistyped.err


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["communities", "--seed", "1"], "modularity 0."),
        (["communities", "--method", "label-propagation", "--unweighted"], "modularity"),
        (["paths", "ucsd", "one-nucleus", "-k", "2"], "LINK-J"),
        (["ego", "link-j"], "slug"),
        (["ego", "link-j", "--format", "graphml"], "graphml"),
        (["edges", "--weighted"], "edge_betweenness"),
        (["figures"], "Diameter"),
        (["figures", "--from", "2018-01-01", "--to", "2018-12-31"], "Density"),
        (["edges", "--limit", "1"], "(1 row"),
        (["timeline", "--node", "link-j", "--step", "year"], "2018-12-31"),
        (["timeline", "--measure", "density", "--from", "2018-01-01"], "Density"),
        (["timeline", "--to", "2017-01-01", "--format", "json"], '"values"'),
        (["growth", "--from", "2016-12-31", "--to", "2018-12-31"], "2018: +"),
        (["--from", "2018-01-01", "--to", "2018-06-15", "--limit", "1"], "LINK-J"),
        (["--measure", "betweenness", "--sampling", "5", "--seed", "1"], "error_bound"),
        (["--measure", "closeness", "--weighted"], "weights distance"),
    ],
)
def test_what_is_asked_of_a_network_is_shown(
    renkei: Run, store: Path, arguments: list[str], shown: str
) -> None:
    done = renkei("network", "agreements", *arguments, "--store", store)
    assert (done.status, done.err) == (0, "")
    assert shown in done.out


@pytest.mark.parametrize("question", ["communities", "edges", "figures"])
def test_what_is_asked_of_a_network_is_json_for_programs(
    renkei: Run, store: Path, question: str
) -> None:
    done = renkei("network", "agreements", question, "--format", "json", "--store", store)
    assert set(json.loads(done.out)) == {"meta", "results"}


def test_a_path_s_end_that_there_is_not_is_one_clear_line(renkei: Run, store: Path) -> None:
    done = renkei("network", "agreements", "paths", "ucsd", "one-nukleus", "--store", store)
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert "one-nucleus" in done.err


def test_a_network_as_of_a_day_has_only_what_was_in_force(renkei: Run, store: Path) -> None:
    def partners(*options: str) -> int:
        done = renkei("network", "agreements", *options, "--measure", "degree", "--store", store)
        return int(done.out.splitlines()[2].split()[-1])

    assert 0 < partners("--as-of", "2018-06-30") < partners()


@pytest.mark.parametrize("form", ["gexf", "graphml", "cyjs", "json", "csv", "dot", "svg"])
def test_a_network_is_exported_to_a_file(
    renkei: Run, store: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"partners.{form}"
    done = renkei(
        "network", "link-j-partners", "--format", form, "--output", file, "--store", store
    )
    assert done == (0, "", "")
    assert "LINK-J" in file.read_text("utf-8")


def test_what_a_network_may_be_called_is_suggested(renkei: Run, store: Path) -> None:
    for arguments in (["agreement"], ["agreements", "--measure", "betweeness"]):
        done = renkei("network", *arguments, "--store", store)
        assert done.status == 1
        assert is_one_clear_line(done.err)
        assert "did you mean" in done.err


def test_a_day_that_is_none_is_named(renkei: Run, store: Path) -> None:
    done = renkei("network", "agreements", "--as-of", "2019", "--store", store)
    assert done.status == 1
    assert "2019-12-31" in done.err


@pytest.mark.parametrize(
    ("option", "value"), [("--as-of", ""), ("--from", ""), ("--lang", "fr"), ("--lang", "")]
)
def test_what_is_no_day_and_no_language_is_not_left_out(
    renkei: Run, store: Path, option: str, value: str
) -> None:
    done = renkei("network", "agreements", option, value, "--store", store)
    assert (done.status, done.out) == (1, "")
    assert is_one_clear_line(done.err)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("partners.GEXF", b"<?xml"),
        ("partners.nodes.csv", b"id,label"),
        ("partners.png", b"\x89PNG"),
        ("partners.txt", b"label "),
        ("partners", b"label "),
    ],
)
def test_the_name_of_a_file_says_its_format(
    renkei: Run, store: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    done = renkei("network", "agreements", "--output", tmp_path / name, "--store", store)
    assert done == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_file_of_no_known_format_is_not_written(renkei: Run, store: Path, tmp_path: Path) -> None:
    done = renkei("network", "agreements", "--output", tmp_path / "a.xlsx", "--store", store)
    assert done.status == 1
    assert "no format 'xlsx'" in done.err
    assert not (tmp_path / "a.xlsx").exists()


def test_edges_whose_day_is_open_are_named_below_the_scores(renkei: Run, store: Path) -> None:
    done = renkei("network", "agreements", "--as-of", "2018-06-15", "--store", store)
    assert "uncertain, as documents leave the days open: " in done.out


def test_a_file_that_cannot_be_written_is_named(renkei: Run, store: Path) -> None:
    done = renkei("network", "agreements", "--output", "no/such/file", "--store", store)
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert "no/such/file" in done.err


# Validation


def test_a_file_that_breaks_a_shape_makes_the_exit_status_1(renkei: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(
        "@prefix rk: <https://w3id.org/renkei/ontology#> . <https://example.org/a> a rk:Agreement ."
    )
    done = renkei("validate", "bad.ttl", "--format", "json")
    assert done.status == 1
    assert json.loads(done.out)["conforms"] is False


def test_an_empty_file_breaks_no_shape(renkei: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text("")
    done = renkei("validate", "empty.ttl")
    assert done.status == 0
    assert "conforms" in done.out


def test_a_file_that_is_no_rdf_is_one_clear_line(renkei: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("this is\nno Turtle")
    for name in ("broken.ttl", "missing.ttl"):
        done = renkei("validate", name)
        assert done.status == 1
        assert is_one_clear_line(done.err)
        assert name in done.err


# Building

PRESS_RELEASE = """Kisaragi Bio Park and Elbe BioCluster sign a memorandum of understanding

Hamburg, 3 May 2021

On 3 May 2021, Kisaragi Bio Park Co., Ltd. (Japan) and Elbe BioCluster GmbH (Germany) signed a
memorandum of understanding on cooperation in the life sciences. It is valid for three years.
"""


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A folder with one press release."""
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "kisaragi.txt").write_text(PRESS_RELEASE, encoding="utf-8")
    return folder


def version(err: str) -> str:
    return err.rpartition("Graph ")[2].partition(":")[0]


def test_a_folder_is_built_and_can_be_asked(renkei: Run, press: Path) -> None:
    done = renkei("build", press, "--store", "graph")
    assert done.status == 0
    assert done.out == ""
    assert "\x1b" not in done.err
    assert "1 document" in done.err
    asked = renkei("query", "ASK { ?document a rk:Document }", "--store", "graph")
    assert asked.out == "true\n"


def test_the_same_documents_give_the_same_version(renkei: Run, press: Path) -> None:
    first = renkei("build", press, "--store", "one")
    second = renkei("build", press / "kisaragi.txt", "--store", "two")
    assert version(first.err) == version(second.err) != ""


def test_a_bad_file_is_named_and_the_others_are_built(renkei: Run, press: Path) -> None:
    whole = renkei("build", press, "--store", "one")
    (press / "scan.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    done = renkei("build", press, "--store", "two")
    assert done.status == 1
    assert "Traceback" not in done.err
    assert [line for line in done.err.splitlines() if "scan.pdf" in line]
    assert version(done.err) == version(whole.err)


def test_without_documents_the_released_dataset_is_loaded(
    renkei: Run, press: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built = renkei("build", press, "--store", "one", "--dataset", "released")
    monkeypatch.setenv("RENKEI_DATASET", str(tmp_path / "released"))
    done = renkei("build", "--store", "two")
    assert done.status == 0
    assert "No documents in documents" in done.err
    assert version(done.err) == version(built.err)


def test_a_dataset_that_is_written_again_has_no_old_files(
    renkei: Run, press: Path, tmp_path: Path
) -> None:
    released = tmp_path / "released"
    released.mkdir()
    (released / "left-over.trig").write_text("")
    (released / "README.md").write_text("about the dataset")
    renkei("build", press, "--store", "graph", "--dataset", released)
    names = {path.name for path in released.iterdir()}
    assert "left-over.trig" not in names
    assert {"README.md", "authority.trig", "derived.trig"} <= names


def test_a_folder_that_does_not_exist_is_named(renkei: Run) -> None:
    done = renkei("build", "nowhere", "--store", "graph")
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert "nowhere" in done.err


def test_a_second_build_does_not_wait_for_the_first(
    renkei: Run, press: Path, tmp_path: Path
) -> None:
    with build_lock(tmp_path / "graph"):
        done = renkei("build", press, "--store", "graph")
    assert done.status == 1
    assert "another build" in done.err
    assert "Traceback" not in done.err


# Evaluation


def test_a_folder_of_annotations_that_is_not_there_is_named(renkei: Run, press: Path) -> None:
    done = renkei("evaluate", press, "nowhere")
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert "nowhere" in done.err


# Serving


def test_the_service_starts_and_stops(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = "from graph.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", str(port), "--store", str(store)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as service:
        try:
            assert ready(f"http://127.0.0.1:{port}/readyz")
        finally:
            service.send_signal(signal.SIGINT)
        out, err = service.communicate(timeout=20)
    assert b"Traceback" not in out + err
    assert f"http://127.0.0.1:{port}/".encode() in err


def ready(url: str, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.1)
    return False


def test_a_port_that_is_taken_is_one_clear_line(renkei: Run, store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = renkei("serve", "--port", str(port), "--store", store)
    assert done.status == 1
    assert is_one_clear_line(done.err)
    assert str(port) in done.err
    assert "--port" in done.err
