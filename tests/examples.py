"""Asks for the examples of the OpenAPI description; ``python -m tests.examples`` writes them anew.

What is asked is in ``examples.toml``. It is asked of the service over the released dataset,
without the documents: their sentences are not ours to give away.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote, urlencode

from fastapi.testclient import TestClient

from api.app import create_app
from api.examples import FILE
from graph.release import load_released
from graph.settings import PROJECT, Settings

_ASKED = Path(__file__).with_suffix(".toml")
#: What is longer is not shown, but where it is found.
_LONGEST = 9_000
_JSON = re.compile(r"application/(?:[\w.-]+\+)?json")
_BESIDES = {"accept", "body", "type", "graph"}


@contextmanager
def service(store: Path) -> Iterator[TestClient]:
    """The service over a store, without any documents."""
    settings = Settings(store=store, documents=Path("none"))
    with TestClient(create_app(settings), base_url="http://localhost:8000") as client:
        client.follow_redirects = False
        yield client


def answered(folder: Path) -> list[dict[str, Any]]:
    """The examples as the service answers now; its store is made in ``folder``, which is empty."""
    load_released(PROJECT / "dataset", Settings(store=folder / "full"), lambda *_: None)
    # Where there is no graph, the answer names the folder as it is given.
    with chdir(folder), service(folder / "full") as client, service(Settings().store) as without:
        return [
            _answered(client if fields.get("graph", True) else without, operation, fields)
            for operation, several in tomllib.loads(_ASKED.read_text("utf-8")).items()
            for fields in several
        ]


def _answered(client: TestClient, operation: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    method, template = operation.split()
    parameters = {
        name: _first(client, value) for name, value in fields.items() if name not in _BESIDES
    }
    inside = {name for name in parameters if f"{{{name}}}" in template}
    path = template.format(**{name: quote(parameters[name]) for name in inside})
    query = {name: value for name, value in parameters.items() if name not in inside}
    path += f"?{urlencode(query)}" if query else ""
    headers = {"Accept": fields.get("accept", "*/*")}
    sent: dict[str, Any] = {}
    if "body" in fields:
        headers["Content-Type"] = fields["type"]
        is_text = isinstance(fields["body"], str)
        sent = {"content": fields["body"] if is_text else urlencode(fields["body"])}
    answer = client.request(method, path, headers=headers, **sent)
    media_type = answer.headers.get("content-type", "").partition(";")[0] or None
    words = f"{method} {path}" + (f" as {fields['accept']}" if "accept" in fields else "")
    asked = {name: fields[name] for name in ("body", "type") if name in fields}
    found: dict[str, Any] = {"operation": operation, "request": words, "parameters": parameters}
    found |= {**asked, "status": answer.status_code, "media_type": media_type}
    if not answer.content:
        return {**found, "media_type": None}
    if len(answer.text) > _LONGEST or path in ("/metrics", "/openapi.json"):
        return {**found, "external": path}
    is_json = media_type is not None and _JSON.fullmatch(media_type)
    return {**found, "value": answer.json() if is_json else answer.text}


def _first(client: TestClient, value: Any) -> Any:
    """The value of a parameter; for a list, the slug of its first result."""
    if not isinstance(value, dict):
        return value
    return client.get(value["first"]).json()["results"][0]["slug"]


def written(examples: list[dict[str, Any]]) -> str:
    """The text of the file."""
    return json.dumps(examples, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the file anew."""
    if not FILE.exists():
        FILE.write_text("[]\n")
    with TemporaryDirectory() as folder:
        text = written(answered(Path(folder)))
    FILE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
