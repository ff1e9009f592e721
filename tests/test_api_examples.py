"""The examples of the OpenAPI description are what the service answers on the released dataset."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from api.app import create_app
from api.examples import FILE, examples
from graph.settings import PROJECT, Settings
from tests.examples import answered, written

Described = dict[str, Any]

#: Nothing that a client sends to these is wrong.
_NEVER_WRONG = {"GET /metrics", "GET /openapi.json"}


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Described:
    return create_app(Settings(store=tmp_path_factory.mktemp("none"))).openapi()


def operations(description: Described) -> Iterator[tuple[str, Described]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_the_examples_are_what_is_answered_today(tmp_path: Path) -> None:
    found = answered(tmp_path)
    for one, known in zip(found, examples(), strict=True):
        assert one == known, "examples are written anew with: make examples"
    assert FILE.read_text("utf-8") == written(found)


def test_every_answer_and_every_parameter_in_a_path_has_an_example(description: Described) -> None:
    for name, operation in operations(description):
        for status, response in operation["responses"].items():
            if response.get("content") and not (status == "default" and name in _NEVER_WRONG):
                assert any("examples" in one for one in response["content"].values()), name
        for parameter in operation.get("parameters", ()):
            assert parameter["in"] != "path" or "example" in parameter, name


def test_every_example_is_as_its_schema_says(description: Described) -> None:
    count = 0
    for _, operation in operations(description):
        for parameter in operation.get("parameters", ()):
            if "example" in parameter:
                _check(parameter["example"], parameter["schema"], description)
        for response in operation["responses"].values():
            for content in response.get("content", {}).values():
                for example in content.get("examples", {}).values():
                    if "value" in example:
                        _check(example["value"], content["schema"], description)
                        count += 1
    assert count > 90


def _check(value: object, schema: Described, description: Described) -> None:
    whole = {"components": description["components"], "allOf": [schema]}
    jsonschema_rs.validate(whole, value)


def test_no_example_has_a_sentence_of_a_document() -> None:
    assert '"sentence"' not in FILE.read_text("utf-8")


def test_who_writes_the_dataset_writes_the_examples() -> None:
    text = (PROJECT / "Makefile").read_text("utf-8")
    rule = text.partition("\ndataset:")[2].partition("\n\n")[0]
    assert "--dataset dataset" in rule and "tests.examples" in rule


def test_a_description_with_examples_is_not_endless(description: Described) -> None:
    assert len(json.dumps(description, ensure_ascii=False)) < 500_000
