"""The OpenAPI description is true: programs that are made from it work."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import jsonschema_rs
import pytest

from graph.catalogue import COLLECTIONS
from tests.server import serving

#: What a schema cannot say: which strings are queries, RDF or documents, what each question takes.
_CONFIGURATION = "".join(
    f"""
[[operations]]
include-path = "{path}"
[operations.checks]
positive_data_acceptance.enabled = false
"""
    for path in (
        "/sparql",
        "/validate",
        "/drafts",
        "/queries/{name}",
        "/queries/{name}.rq",
        "/networks/query",
        "/networks/query/centrality",
    )
)


@pytest.fixture(scope="module")
def client(released: Path) -> Iterator[httpx2.Client]:
    with serving(released) as client:
        yield client


def test_nothing_that_is_sent_gets_an_answer_that_is_not_described(
    client: httpx2.Client, tmp_path: Path
) -> None:
    (tmp_path / "schemathesis.toml").write_text(_CONFIGURATION)
    tool = Path(sys.executable).with_name("schemathesis")
    options = ["--max-examples", "2", "--seed", "7", "--no-color", "--phases", "fuzzing"]
    command = [tool, "run", f"{client.base_url}/openapi.json", *options]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_lists_and_things_are_as_their_schemas_say(client: httpx2.Client, name: str) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    first = client.get(f"/{name}?limit=1000").json()
    one = client.get(f"/{name}/{first['results'][0]['slug']}", params={"lang": "ja"}).json()
    for path, answer in ((f"/{name}", first), (f"/{name}/{{slug}}", one)):
        described = paths[path]["get"]["responses"]["200"]["content"]["application/json"]
        jsonschema_rs.validate(described["schema"], answer)
        assert json.dumps(described["schema"]).count('"description"') > 3
