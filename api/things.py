"""One thing in each of its forms: JSON, JSON-LD, a page, and RDF."""

from __future__ import annotations

from html import escape
from typing import Any

from api import pages
from api.negotiation import HTML, Offer
from graph.catalogue import Collection
from graph.formats import GRAPHS

JSON = Offer("json", ("application/json",))
LINKED = Offer("jsonld", ("application/ld+json",))
#: Suffix → what is sent; JSON where nothing is asked.
SUFFIXES = {"json": JSON, "jsonld": LINKED, "html": HTML} | {
    one.extension: Offer(one.name, one.media_types) for one in GRAPHS if one.name != LINKED.name
}
OFFERS = list(SUFFIXES.values())


def split(name: str) -> tuple[str, Offer | None]:
    """A slug and what its suffix asks for."""
    stem, dot, suffix = name.rpartition(".")
    if dot and suffix in SUFFIXES:
        return stem, SUFFIXES[suffix]
    return name, None


def page(collection: Collection, row: dict[str, Any]) -> bytes:
    """A thing as a page for people: its fields, then every statement with its sentence."""
    facts = "".join(
        f"<dt>{escape(field.name.replace('_', ' '))}</dt>{_values(row[field.name])}"
        for field in collection.fields
        if row[field.name] not in (None, [])
    )
    where = f"/{collection.name}/{escape(row['slug'])}"
    disputed = (
        f"<p><strong>Documents disagree on:</strong> {escape(', '.join(row['disputed']))}</p>"
        if row["disputed"]
        else ""
    )
    return pages.page(
        f"{row['label']}",
        f"""<nav><a href="/{collection.name}">{collection.name}</a></nav>
<h1>{escape(row["label"])}</h1>
<p>Also as <a href="{where}.json">JSON</a>, <a href="{where}.jsonld">JSON-LD</a>,
<a href="{where}.ttl">Turtle</a>.</p>
{disputed}
<dl>{facts}</dl>
<h2>What documents say of it</h2>
{_statements(row["statements"])}
<h2>What leads to it</h2>
{_statements(row["led_to_by"])}""",
    )


def _values(value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    return "".join(f"<dd>{_value(one)}</dd>" for one in values)


def _value(value: Any) -> str:
    if not isinstance(value, dict):
        return escape(str(value))
    if "id" in value:
        link = f'<a href="{escape(_path(value["id"]))}">{escape(value["label"])}</a>'
        # Agreements are often called alike; their short names tell them apart.
        alike = value["kind"] == "agreement"
        return f"{link} <small>{escape(value['slug'])}</small>" if alike else link
    lang = f' lang="{escape(value["lang"])}"' if value.get("lang") else ""
    return f"<span{lang}>{escape(value['value'])}</span>"


def _path(iri: str) -> str:
    """Where a thing of the graph is shown here; others lead where they lead."""
    _, found, rest = iri.partition("/id/")
    return f"/id/{rest}" if found else iri


def _statements(statements: list[dict[str, Any]]) -> str:
    if not statements:
        return "<p>Nothing.</p>"
    items = "".join(
        f"<li>{_value(one['subject'])} <code>{escape(one['property']['name'])}</code> "
        f"{_value(one['value'])}{_sources(one)}</li>"
        for one in statements
    )
    return f"<ul>{items}</ul>"


def _sources(statement: dict[str, Any]) -> str:
    quotes = "".join(
        f"<blockquote>{escape(place['sentence'])}</blockquote>"
        for place in statement["evidence"]
        if "sentence" in place
    )
    spans = ", ".join(f"{place['start']}–{place['end']}" for place in statement["evidence"])
    return f"<br><small>{_value(statement['document'])}, {spans}</small>{quotes}"
