"""The library of questions as JSON."""

from __future__ import annotations

from typing import Any

from graph.questions import Parameter, questions, topics
from graph.vocab import Minter


def rows(lang: str, minter: Minter) -> list[dict[str, Any]]:
    """The questions as JSON has them."""
    return [
        {
            "id": minter.thing("query", one.name),
            "slug": one.name,
            "title": one.titles[lang],
            "description": one.descriptions[lang],
            "topic": topics()[one.topic][lang],
            "form": one.form,
            "parameters": [_parameter(parameter, lang) for parameter in one.parameters.values()],
            "links": {"run": f"/queries/{one.name}", "text": f"/queries/{one.name}.rq"},
        }
        for one in questions().values()
    ]


def _parameter(parameter: Parameter, lang: str) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "kind": parameter.kind,
        "description": parameter.descriptions[lang],
        "default": parameter.default,
        "values": list(parameter.values),
    }
