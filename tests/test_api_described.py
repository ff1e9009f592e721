"""The OpenAPI description is true: whatever is sent, each answer is one that it describes."""

from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings

from api.app import create_app
from graph.catalogue import COLLECTIONS
from graph.publish import publish
from graph.settings import PROJECT, Settings

_STORE: dict[str, Path] = {}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = tmp_path_factory.mktemp("store")
    publish(store, PROJECT / "dataset")
    with TestClient(create_app(Settings(store=store))) as client:
        yield client


@pytest.fixture
def described(client: TestClient):  # type: ignore[no-untyped-def]
    return schemathesis.openapi.from_dict(client.get("/openapi.json").json())


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_that_is_described(client: TestClient, case: schemathesis.Case) -> None:
    arguments = case.as_transport_kwargs(base_url=str(client.base_url))
    kept = {
        name: value
        for name, value in arguments.items()
        if name in ("method", "url", "headers", "params", "json", "data", "content", "files")
    }
    answer = client.request(**kept, follow_redirects=False)
    assert answer.status_code < 500 or answer.status_code == 503, answer.text
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("name", COLLECTIONS)
def test_lists_and_things_are_as_their_schemas_say(client: TestClient, name: str) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path, example in ((f"/{name}", f"/{name}?limit=1000"), (f"/{name}/{{slug}}", "")):
        wanted = paths[path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        where = example or f"/{name}/" + client.get(f"/{name}").json()["results"][0]["slug"]
        jsonschema_rs.validate(wanted, client.get(where).json())
