"""Large networks are read when a version is published, before anybody asks for them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import preparing
from graph.networks import Asked
from graph.networks.project import projection
from graph.preparing import prepare
from graph.publish import publication
from graph.release import serve, statistics_of
from graph.settings import PROJECT, Settings
from graph.statistics import Statistics, kept
from graph.store import current_version, open_view
from graph.vocab import RK

#: More organisations than a network needs to be kept, each with an agreement with the next.
_SIZE = 20_100

#: A network that nobody lives to see the end of.
_ENDLESS = """# strands: rk:party
SELECT ?source ?target WHERE {
  ?a rk:party ?source . ?b rk:party ?target . ?c rk:party ?d . ?e rk:party ?f
  FILTER(CONCAT(STR(?source), STR(?target), STR(?d), STR(?f)) = "never")
}
"""


def text() -> bytes:
    lines = "".join(
        f"<agreement/a{one}> a rk:Agreement ; rk:status rk:Concluded ; "
        f"rk:party <organization/o{one}>, <organization/o{one + 1}> .\n"
        for one in range(_SIZE)
    )
    head = (
        "@prefix rk: <https://w3id.org/renkei/ontology#> .\n@base <https://w3id.org/renkei/id/> .\n"
    )
    return f"{head}<https://w3id.org/renkei/graph/d> {{\n{lines}}}\n".encode()


def publish(settings: Settings) -> Path:
    """The folder of the version that is published."""
    with publication(settings.store, {}, settings.base_iri) as made:
        draft = made.draft()
        draft.add_texts({"d.trig": text()})
        serve(made, draft, statistics_of(draft), {}, settings)
    return (settings.store / "current").resolve()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose network counts as small."""
    return publish(Settings(store=tmp_path_factory.mktemp("published"))).parent.parent


@pytest.fixture
def settings(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A copy of the store, where a network of so many ties counts as large from now on."""
    shutil.copytree(published, tmp_path / "store", symlinks=True)
    monkeypatch.setattr(preparing, "MANY", _SIZE)
    return Settings(store=tmp_path / "store", networks=tmp_path / "networks")


def own(settings: Settings, name: str, query: str) -> None:
    settings.networks.mkdir()
    (settings.networks / f"{name}.rq").write_text(query)


def prepared(settings: Settings) -> list[Path]:
    """The networks that are read for the version that is served."""
    view = open_view(settings.store)
    assert view.path is not None
    prepare(view.path, kept(view) or Statistics(), settings)
    return list(view.path.glob("networks/*"))


def test_a_large_network_is_there_when_it_is_asked_for(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert prepared(settings)
    monkeypatch.setattr(sys.modules[projection.__module__], "read", None)
    network = Asked.by(settings, "agreements").project(open_view(settings.store))
    assert len(network.nodes) == _SIZE + 1


def test_a_network_that_is_not_large_is_read_when_it_is_asked_for(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "MANY", 3 * _SIZE)
    assert prepared(settings) == []
    network = Asked.by(settings, "agreements").project(open_view(settings.store))
    assert len(network.nodes) == _SIZE + 1


def test_large_is_what_has_many_of_the_properties_that_make_its_ties(settings: Settings) -> None:
    numbers = Statistics(properties=Counter({RK("signatory"): _SIZE, RK("heldOn"): 2 * _SIZE}))
    assert preparing.large(numbers, settings) == ["people"]


def test_what_takes_too_long_is_left_to_be_read_later(settings: Settings) -> None:
    own(settings, "endless", _ENDLESS)
    prepared(replace(settings, network_timeout=1))
    network = Asked.by(settings, "agreements").project(open_view(settings.store))
    assert len(network.nodes) == _SIZE + 1


def test_what_needs_too_much_memory_is_left_to_be_read_later(settings: Settings) -> None:
    assert prepared(replace(settings, network_memory=60)) == []


def test_a_network_that_is_refused_does_not_stop_the_others(settings: Settings) -> None:
    own(settings, "refused", "# strands: rk:party\nSELECT ?edge WHERE { ?edge rk:party ?party }\n")
    assert prepared(settings)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the children of a process")
def test_a_build_that_is_killed_while_networks_are_read_leaves_nothing(settings: Settings) -> None:
    own(settings, "endless", _ENDLESS)
    before = current_version(settings.store)
    building = settings.store / "versions" / ".building"
    started = f"from tests.{Path(__file__).stem} import publish_in; publish_in()"
    folders = map(str, (settings.store, settings.networks))
    process = subprocess.Popen([sys.executable, "-c", started, *folders], cwd=PROJECT)
    try:
        wait_for(lambda: list(building.glob("*/networks/*")))
        own_children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    finally:
        process.kill()
        process.wait()
    assert own_children
    # Nobody is left who might put something beside a version later.
    wait_for(lambda: not any(map(is_running, own_children)))
    assert current_version(settings.store) == before
    (settings.networks / "endless.rq").unlink()
    folder = publish(settings)
    assert folder.name != before
    assert list(folder.glob("networks/*"))
    assert not building.exists()


def publish_in() -> None:
    """Publish in the folders that the command line tells."""
    preparing.MANY = _SIZE
    store, networks = map(Path, sys.argv[1:])
    publish(Settings(store=store, networks=networks))


def is_running(process: str) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_for(what: Callable[[], object], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)
