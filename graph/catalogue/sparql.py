"""What is asked of a collection → SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.catalogue.asked import Asked, Cursor, Filter
from graph.catalogue.fields import Collection, Field, Kind
from graph.errors import NotFound
from graph.languages import LANGUAGES
from graph.sparqlterms import iri, is_iri, is_number, string
from graph.vocab import PREFIXES, Minter, expanded

#: The vocabularies that a word may be of, and the lists of the ontology.
_WORDS = ("rk", "org", "foaf", "qb", "skos")
_LISTS = ("activity", "event-kind", "programme-kind", "unit")
#: The most values of a field that are counted.
MOST_VALUES = 200
#: Has no solution.
NOTHING = "SELECT * { FILTER(false) }"


def page(asked: Asked, minter: Minter) -> str:
    """One page of things and one more: ``?thing``, and the ``?key`` that they are sorted by."""
    order = "DESC(?key) DESC(?id)" if asked.descending else "?key ?id"
    return f"""SELECT ?thing ?key {{
  {{ SELECT ?thing ({"MAX" if asked.descending else "MIN"}(?sorted) AS ?key) {{
    {_chosen(asked, minter)}
    {_key(asked)}
  }} GROUP BY ?thing }}
  BIND(STR(?thing) AS ?id) BIND(!BOUND(?key) AS ?none)
  {_after(asked)}
}} ORDER BY ?none {order} LIMIT {asked.limit + 1}"""


def count(asked: Asked, minter: Minter) -> str:
    """How many things there are on all pages, as ``?count``."""
    return f"SELECT (COUNT(DISTINCT ?thing) AS ?count) {{ {_chosen(asked, minter)} }}"


def facet(asked: Asked, field: Field, minter: Minter) -> str:
    """How many things have which ``?value`` of a field, as ``?count``; the most frequent ones."""
    return f"""SELECT ?value (COUNT(DISTINCT ?thing) AS ?count) {{
  {_chosen(asked.beside(field), minter)} ?thing {field.path} ?value
}} GROUP BY ?value ORDER BY DESC(?count) STR(?value) LIMIT {MOST_VALUES}"""


def values(things: Sequence[str], fields: Iterable[Field]) -> str:
    """What fields of some things have: ``?thing``, the name of the ``?field`` and a ``?value``."""
    known = " ".join(map(iri, things))
    one = f"VALUES ?thing {{ {known} }} ?thing"
    parts = [
        f"{{ {one} {field.path} ?value BIND({string(field.name)} AS ?field) }}" for field in fields
    ]
    return f"SELECT DISTINCT ?thing ?field ?value {{ {' UNION '.join(parts)} }}"


def labels(things: Iterable[str]) -> str:
    """The names of things: ``?thing`` and ``?label``."""
    known = " ".join(map(iri, things))
    return f"SELECT ?thing ?label {{ VALUES ?thing {{ {known} }} ?thing rdfs:label ?label }}"


def is_one(collection: Collection, thing: str) -> str:
    """One solution if a thing is in a collection, else none."""
    return f"SELECT ?thing {{ BIND({iri(thing)} AS ?thing) {_type(collection)} }} LIMIT 1"


def slugs(collection: Collection, most: int) -> str:
    """Some of the things of a collection, at most so many."""
    return f"SELECT ?thing {{ {_type(collection)} }} LIMIT {most}"


def around(thing: str) -> str:
    """A graph of what is said of a thing and of what leads to it."""
    return f"""CONSTRUCT {{ ?s ?p ?o }} {{
  {{ BIND({iri(thing)} AS ?s) ?s ?p ?o }} UNION {{ BIND({iri(thing)} AS ?o) ?s ?p ?o }}
}}"""


def leading_properties(thing: str) -> str:
    """Each ``?property`` by which something leads to a thing."""
    return f"SELECT DISTINCT ?property {{ ?other ?property {iri(thing)} }}"


def disputed(things: Sequence[str]) -> str:
    """The fields of things that documents disagree on, and what is preferred.

    ``?thing``, ``?property``, ``?conflict`` and, where one claim is preferred, its ``?value``.
    """
    known = " ".join(map(iri, things))
    return f"""SELECT ?thing ?property ?conflict ?value {{
  VALUES ?thing {{ {known} }}
  ?conflict rk:conflictSubject ?thing ; rk:conflictProperty ?property .
  OPTIONAL {{ ?conflict rk:preferredClaim ?claim . GRAPH ?where {{ ?claim rdf:object ?value }} }}
}}"""


def _chosen(asked: Asked, minter: Minter) -> str:
    parts = [_type(asked.collection)]
    parts += [_condition(one, number, minter) for number, one in enumerate(asked.filters)]
    if asked.q:
        parts.append(
            "FILTER EXISTS { ?thing rdfs:label|skos:altLabel|dcterms:title ?name "
            f"FILTER(CONTAINS(LCASE(STR(?name)), LCASE({string(asked.q)}))) }}"
        )
    if asked.active_on:
        day = string(asked.active_on)
        parts.append(
            f"?thing rk:activeFrom ?from FILTER(STR(?from) <= {day}) "
            f"FILTER NOT EXISTS {{ ?thing rk:activeUntil ?until FILTER(STR(?until) < {day}) }}"
        )
    return "\n    ".join(parts)


def _type(collection: Collection) -> str:
    types = collection.type.split("|")
    if len(types) == 1:
        return f"?thing a {types[0]} ."
    return f"VALUES ?type {{ {' '.join(types)} }} ?thing a ?type ."


def _condition(filter: Filter, number: int, minter: Minter) -> str:
    field, value = filter.field, f"?v{number}"
    match = f"?thing {field.path} {value}"
    if filter.values and field.kind in (Kind.THING, Kind.WORD):
        things = [one for text in filter.values for one in _things(field, text, minter)]
        match = f"VALUES {value} {{ {' '.join(things)} }} {match}"
    elif filter.values:
        shown = value if field.kind is Kind.NUMBER else f"STR({value})"
        known = ", ".join(v if field.kind is Kind.NUMBER else string(v) for v in filter.values)
        match += f" FILTER({shown} IN ({known}))"
    for bound, sign in ((filter.least, ">="), (filter.most, "<=")):
        if bound and field.kind is Kind.NUMBER:
            match += f" FILTER({value} {sign} {bound})"
        elif bound:
            # A month or a year counts from its earliest day; a day without a year is nowhere.
            last = bound if sign == ">=" else bound + "~"
            match += f" FILTER({_earliest(value)} {sign} {string(last)})"
            match += f' FILTER(!STRSTARTS(STR({value}), "-"))'
    return f"FILTER EXISTS {{ {match} }}"


def _things(field: Field, text: str, minter: Minter) -> list[str]:
    """The IRIs that a value may mean; none if it can mean nothing."""
    if ":" in text:
        found = [expanded(text)]
    elif field.kind is Kind.WORD:
        found = [PREFIXES[prefix] + text for prefix in _WORDS]
        # The ontology stays where it is when the base of things is moved.
        found += [Minter().thing(kind, text) for kind in _LISTS]
    else:
        found = [minter.thing(kind, text) for kind in field.leads_to]
    return [iri(one) for one in found if is_iri(one)]


def _earliest(value: str) -> str:
    return f'SUBSTR(CONCAT(STR({value}), "-01-01"), 1, 10)'


def _key(asked: Asked) -> str:
    """What ``?sorted`` is, if there is anything to sort by.

    An OPTIONAL around others would be asked of everything for each thing anew: those of names
    stand beside each other.
    """
    field = asked.sort
    if field is None or field.kind is Kind.NAME:
        path = "rdfs:label" if field is None else field.path
        order = dict.fromkeys((asked.lang, *LANGUAGES))
        tries = " ".join(
            f'OPTIONAL {{ ?thing {path} ?in_{one} FILTER(LANG(?in_{one}) = "{one}") }}'
            for one in order
        )
        first = ", ".join(f"STR(?in_{one})" for one in order)
        anything = f"OPTIONAL {{ ?thing {path} ?any }}"
        return f"{tries} {anything} BIND(COALESCE({first}, STR(?any)) AS ?sorted)"
    shown = {
        Kind.DAY: _earliest("?value"),
        Kind.NUMBER: "?value",
        Kind.WORD: 'REPLACE(STR(?value), "^.*[/#]", "")',
    }.get(field.kind, "STR(?value)")
    return f"OPTIONAL {{ ?thing {field.path} ?value BIND({shown} AS ?sorted) }}"


def _after(asked: Asked) -> str:
    if asked.cursor is None:
        return ""
    return f"FILTER({_beyond(asked, asked.cursor)})"


def _beyond(asked: Asked, cursor: Cursor) -> str:
    sign, thing = "<" if asked.descending else ">", string(cursor.thing)
    if cursor.key is None:
        return f"?none && ?id {sign} {thing}"
    counts = asked.sort is not None and asked.sort.kind is Kind.NUMBER
    key = cursor.key if counts else string(cursor.key)
    if counts and not is_number(cursor.key):
        raise NotFound("cursor is none that was given here", suggestion="begin again without one")
    return f"?none || ?key {sign} {key} || (?key = {key} && ?id {sign} {thing})"
