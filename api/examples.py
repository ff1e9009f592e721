"""Examples in the OpenAPI description: what the service answers on the released dataset.

They are in ``examples.json``, which ``make examples`` writes.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_suffix(".json")


@cache
def examples() -> list[dict[str, Any]]:
    """The requests with what was answered.

    Each has its ``operation`` ("GET /things/{slug}"), the ``request`` in words, the values of
    ``parameters``, the ``body`` and its ``type`` if there is one, ``status`` and ``media_type``
    of the answer, and its ``value``; or, where that is long, ``external``: where to find it.
    """
    found: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
    return found


def add_examples(description: dict[str, Any]) -> None:
    """Put each example into an OpenAPI description where the specification wants it."""
    for one in examples():
        method, path = one["operation"].split()
        operation = description["paths"][path][method.lower()]
        _add_asked(operation, one)
        _add_answered(operation, one)


def _add_asked(operation: dict[str, Any], one: dict[str, Any]) -> None:
    for parameter in operation.get("parameters", ()):
        # What is wrong may still be a name that a path can have.
        is_right = one["status"] < 400 or parameter["in"] == "path"
        if is_right and parameter["name"] in one["parameters"]:
            parameter.setdefault("example", one["parameters"][parameter["name"]])
    if "body" in one and one["status"] < 400:
        operation["requestBody"]["content"][one["type"]].setdefault("example", one["body"])


def _add_answered(operation: dict[str, Any], one: dict[str, Any]) -> None:
    if one["media_type"] is None:
        return
    responses = operation["responses"]
    response = responses.get(str(one["status"])) or responses["default"]
    told = {"value": one["value"]} if "value" in one else {"externalValue": one["external"]}
    there = response["content"][one["media_type"]].setdefault("examples", {})
    there[f"example-{len(there) + 1}"] = {"summary": one["request"], **told}
