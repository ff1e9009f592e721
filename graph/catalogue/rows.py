"""Answers of queries → rows of a list, as JSON has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.catalogue.asked import Asked, Cursor
from graph.catalogue.fields import Collection, Field, Kind
from graph.languages import choose
from graph.model import Literal, text_of
from graph.terms import Term
from graph.vocab import PREFIXES, XSD, expanded, kind_of, local_name

Row = dict[str, Any]
Solution = Mapping[str, Term]
#: A thing's names, by language.
Names = Mapping[str, Mapping[str, str]]


def names_of(solutions: Iterable[Solution]) -> dict[str, dict[str, str]]:
    """Things' names by language, from the answer to :func:`graph.catalogue.sparql.labels`."""
    found: dict[str, dict[str, str]] = {}
    for row in solutions:
        label = row["label"]
        assert isinstance(label, Literal)
        found.setdefault(str(row["thing"]), {})[label.language] = label.value
    return found


def label(names: Names, thing: str, lang: str) -> str:
    """A thing's name in a language, else in another, else what its IRI ends with."""
    return choose(names.get(thing, {}), lang) or local_name(thing)


def reference(thing: str, names: Names, lang: str) -> Row:
    """A thing that another one leads to."""
    return {
        "id": thing,
        "slug": local_name(thing),
        "kind": kind_of(thing),
        "label": label(names, thing, lang),
    }


def led_to(solutions: Iterable[Solution], fields: Iterable[Field]) -> set[str]:
    """The things that fields lead to, of which the names are wanted."""
    things = {field.name for field in fields if field.kind is Kind.THING}
    return {
        str(row["value"])
        for row in solutions
        if isinstance(row["field"], Literal) and row["field"].value in things
    }


def rows(
    things: Sequence[str],
    asked: Asked,
    solutions: Iterable[Solution],
    disputes: Iterable[Solution],
    names: Names,
) -> list[Row]:
    """One row a thing: ``id``, ``slug``, ``label``, its fields, and which are ``disputed``."""
    found: dict[str, dict[str, list[Term]]] = {thing: {} for thing in things}
    for row in solutions:
        field = row["field"]
        assert isinstance(field, Literal)
        found[str(row["thing"])].setdefault(field.value, []).append(row["value"])
    preferred: dict[tuple[str, str], list[Term]] = {}
    for row in disputes:
        kept = preferred.setdefault((str(row["thing"]), str(row["property"])), [])
        if "value" in row:
            kept.append(row["value"])
    return [_row(thing, asked, found[thing], preferred, names) for thing in things]


def _row(
    thing: str,
    asked: Asked,
    values: Mapping[str, list[Term]],
    preferred: Mapping[tuple[str, str], list[Term]],
    names: Names,
) -> Row:
    row: Row = {
        "id": thing,
        "slug": local_name(thing),
        "label": label(names, thing, asked.lang),
    }
    disputed = []
    for field in asked.fields:
        own = values.get(field.name, [])
        key = (thing, expanded(field.predicate or ""))
        if key in preferred:
            disputed.append(field.name)
            # What is preferred comes first.
            own = sorted(own, key=lambda value: value not in preferred[key])
            shown = [_shown(field, one, names, asked.lang) for one in own]
        else:
            shown = sorted((_shown(field, one, names, asked.lang) for one in own), key=_order)
        shown = [one for number, one in enumerate(shown) if one not in shown[:number]]
        row[field.name] = shown if field.many else next(iter(shown), None)
    row["disputed"] = disputed
    return row


def facet(solutions: Iterable[Solution], names: Names, lang: str) -> list[Row]:
    """The values of a field with how many things have them, the most frequent first."""
    return [
        _counted(row["value"], names, lang) | {"count": int(text_of(row["count"]))}
        for row in solutions
    ]


def _counted(value: Term, names: Names, lang: str) -> Row:
    if isinstance(value, Literal):
        return {"value": value.value, "label": value.value}
    return {"value": local_name(str(value)), "label": label(names, str(value), lang)}


def _shown(field: Field, value: Term, names: Names, lang: str) -> Any:
    if field.kind is Kind.THING:
        return reference(str(value), names, lang)
    if field.kind is Kind.WORD:
        return local_name(str(value))
    said = text_of(value)
    if field.kind is Kind.NUMBER:
        return number(said)
    if field.kind is Kind.NAME and field.many:
        return {"value": said, "lang": value.language if isinstance(value, Literal) else ""}
    return said


def number(text: str) -> int | float:
    """A decimal as JSON has it: whole ones exactly."""
    return int(text) if text.lstrip("+-").isdigit() else float(text)


def _order(shown: Any) -> str:
    return str(shown.get("label", shown.get("value")) if isinstance(shown, dict) else shown)


def linked(thing: str, collection: Collection, solutions: Iterable[Solution], names: Names) -> Row:
    """A thing as JSON-LD in the terms of :func:`context`: only what the graph says literally."""
    row: Row = {"id": thing, "label": _literals(names.get(thing, {}))}
    for solution in solutions:
        field = collection.field(text_of(solution["field"]))
        if field is not None and field.predicate is not None:
            row.setdefault(field.name, []).append(_linked(solution["value"]))
    return row


def context(collection: Collection) -> Row:
    """The JSON-LD 1.1 context of a collection's things."""
    terms: Row = {**PREFIXES, "id": "@id", "label": "rdfs:label"}
    for field in collection.fields:
        if field.predicate is None:
            continue
        name = field.predicate.removeprefix("^")
        where = "@reverse" if field.predicate.startswith("^") else "@id"
        terms[field.name] = {where: PREFIXES["rdf"] + "type" if name == "a" else name}
    return {"@context": terms}


def _literals(names: Mapping[str, str]) -> list[Row]:
    return [{"@value": text, "@language": lang} for lang, text in names.items() if lang]


def _linked(value: Term) -> Row:
    if not isinstance(value, Literal):
        return {"id": str(value)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype == XSD("string"):
        return {"@value": value.value}
    return {"@value": value.value, "@type": value.datatype}


def cursor(solution: Solution) -> str:
    """The cursor behind a solution of :func:`graph.catalogue.sparql.page`."""
    key = solution.get("key")
    return Cursor(None if key is None else text_of(key), str(solution["thing"])).packed()
