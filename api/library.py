"""The library of questions in each of its forms: JSON, a page, and RDF.

The RDF is that of the SPARQL examples that editors such as SIB's read
(https://github.com/sib-swiss/sparql-examples): SHACL's ``sh:SPARQLExecutable`` with a target.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import Any

from api import pages
from graph.languages import LANGUAGES
from graph.model import Iri, Literal
from graph.questions import Parameter, Question, questions, topics
from graph.trig import Quad, Triple
from graph.vocab import DCTERMS, OWL, PREFIXES, RDF, RDFS, SCHEMA, SH, XSD, Minter

_INPUTS = {"day": "date", "number": "number"}
#: The query form → the class of SHACL and the property with the text.
_EXECUTABLES = {
    "SELECT": ("SPARQLSelectExecutable", "select"),
    "ASK": ("SPARQLAskExecutable", "ask"),
    "CONSTRUCT": ("SPARQLConstructExecutable", "construct"),
}


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
        f"{_HEADS[lang]} – Renkei",
        f"""<nav><a href="/">Renkei</a> · <a href="/sparql">SPARQL</a> · {others}</nav>
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


def examples(root: str, base: str) -> list[Quad]:
    """The questions with their defaults as examples for the endpoint below ``root``."""
    graph = Minter(base).graph("queries")
    prefixes = Iri(f"{root}queries#prefixes")
    claims: list[Triple] = [(prefixes, RDF("type"), OWL("Ontology"))]
    for name, namespace in PREFIXES.items():
        declared = Iri(f"{root}queries#prefix-{name}")
        claims += [
            (prefixes, SH("declare"), declared),
            (declared, SH("prefix"), Literal(name)),
            (declared, SH("namespace"), Literal(namespace, XSD("anyURI"))),
        ]
    for one in questions().values():
        claims += _example(one, root, prefixes, base)
    return [Quad(*claim, graph) for claim in claims]


def _example(one: Question, root: str, prefixes: Iri, base: str) -> list[Triple]:
    node = Iri(f"{root}queries/{one.name}")
    kind, text = _EXECUTABLES[one.form]
    claims: list[Triple] = [
        (node, RDF("type"), SH("SPARQLExecutable")),
        (node, RDF("type"), SH(kind)),
        (node, SH("prefixes"), prefixes),
        # Editors show one comment for each example, so there is one.
        (node, RDFS("comment"), Literal(one.titles["en"], language="en")),
        (node, SH(text), Literal(one.text(base=base))),
        (node, SCHEMA("target"), Iri(f"{root}sparql")),
    ]
    for lang in LANGUAGES:
        claims += [
            (node, RDFS("label"), Literal(one.titles[lang], language=lang)),
            (node, DCTERMS("description"), Literal(one.descriptions[lang], language=lang)),
            (node, SCHEMA("keywords"), Literal(topics()[one.topic][lang], language=lang)),
        ]
    return claims
