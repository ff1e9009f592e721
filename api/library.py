"""The library of questions as JSON and as a page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import Any

from api import pages
from graph.languages import LANGUAGES
from graph.questions import Parameter, Question, questions, topics
from graph.vocab import Minter

_INPUTS = {"day": "date", "number": "number"}


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


_HEADS: Mapping[str, str] = {"en": "Questions", "ja": "質問", "de": "Fragen"}
_BUTTONS: Mapping[str, str] = {"en": "Ask", "ja": "実行", "de": "Fragen"}


def page(lang: str) -> bytes:
    """The questions as a page: each is a form that runs it and shows its text."""
    parts = []
    for topic, found in groupby(questions().values(), attrgetter("topic")):
        forms = "\n".join(_form(one, lang) for one in found)
        parts.append(f"<h2>{escape(topics()[topic][lang])}</h2>\n{forms}")
    others = " · ".join(
        f'<a href="/queries?lang={one}" lang="{one}">{_HEADS[one]}</a>'
        for one in LANGUAGES
        if one != lang
    )
    return pages.page(
        f"{_HEADS[lang]}",
        f"""<nav><a href="/sparql">SPARQL</a> · {others}</nav>
<div lang="{lang}">
<h1>{_HEADS[lang]}</h1>
{"".join(parts)}
</div>""",
    )


def _form(one: Question, lang: str) -> str:
    inputs = "\n".join(_input(parameter, lang) for parameter in one.parameters.values())
    return f"""<section id="{one.name}">
<h3>{escape(one.titles[lang])}</h3>
<p>{escape(one.descriptions[lang])}</p>
<form action="/queries/{one.name}" method="get">
{inputs}
<button>{_BUTTONS[lang]}</button> <a href="/queries/{one.name}.rq">SPARQL</a>
</form>
</section>"""


def _input(parameter: Parameter, lang: str) -> str:
    name, about = parameter.name, escape(parameter.descriptions[lang])
    if parameter.values:
        chosen = lang if lang in parameter.values else parameter.default
        values = sorted(parameter.values, key=lambda value: value != chosen)
        options = "".join(f"<option>{escape(value)}</option>" for value in values)
        return f'<label title="{about}">{name} <select name="{name}">{options}</select></label>'
    kind = _INPUTS.get(parameter.kind, "text")
    value = escape(parameter.default or "")
    return (
        f'<label title="{about}">{name} <input name="{name}" type="{kind}" value="{value}"></label>'
    )
