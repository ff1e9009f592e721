"""Pictures over HTTP: what is asked for is drawn, what there is not is named."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Et

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.exports import Options, picture
from graph.networks import project
from graph.publish import publish
from graph.settings import Settings
from graph.store import open_view

FACTS = Path(__file__).parent / "networks.trig"
TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    publish(folder, {"networks.trig": FACTS.read_bytes()}, vocabulary={})
    return folder


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=store))) as client:
        yield client


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("name", ["growth", "timeline"])
def test_a_picture_is_what_the_package_draws(
    client: TestClient, store: Path, name: str, form: str
) -> None:
    asked = {"lang": "ja", "color": "country", "theme": "dark", "seed": "7"}
    found = client.get(f"/networks/agreements/{name}.{form}", params=asked)
    assert found.headers["content-type"].partition(";")[0] == TYPES[form]
    assert found.headers["content-security-policy"] == "sandbox"
    options = Options(color="country", theme="dark", seed=7)
    network = project(open_view(store), "agreements")
    assert found.content == picture(network, name, form, lang="ja", options=options)
    again = {"if-none-match": found.headers["etag"]}
    path = f"/networks/agreements/{name}.{form}"
    assert client.get(path, params=asked, headers=again).status_code == 304


def test_size_colour_and_theme_of_a_network(client: TestClient) -> None:
    asked = {"size": "betweenness", "color": "community", "theme": "dark"}
    root = Et.fromstring(client.get("/networks/agreements.svg", params=asked).text)
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Size: Betweenness" in texts and "Community" in texts
    assert any((text or "").startswith("around ") for text in texts)
    assert root[2].get("fill") == "#14171a"


@pytest.mark.parametrize(
    ("path", "status", "named"),
    [
        ("/networks/agreements/growth.gif", 404, "gif"),
        ("/networks/agreement/growth.svg", 404, "agreements"),
        ("/networks/agreements/growth.svg?as_of=2018-01-01", 400, "as_of"),
        ("/networks/agreements/timeline.svg?theme=pink", 400, "pink"),
        ("/networks/agreements.svg?size=fame", 400, "fame"),
        ("/networks/agreements.svg?color=blue", 400, "blue"),
        ("/networks/agreements.svg?seed=-1", 400, "seed"),
        ("/networks/agreements.svg?communities=louvain", 400, "louvain"),
        ("/networks/agreements.json?parallel=maybe", 400, "maybe"),
    ],
)
def test_what_does_not_exist_is_named(
    client: TestClient, path: str, status: int, named: str
) -> None:
    found = client.get(path)
    assert found.status_code == status
    assert found.headers["content-type"] == "application/problem+json"
    assert named in found.json()["detail"]
