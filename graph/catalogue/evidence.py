"""Statements and the places in documents that make them: queries, and their answers as rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from graph.catalogue.asked import Cursor
from graph.catalogue.rows import Names, Row, Solution, label, reference
from graph.errors import NotFound
from graph.model import Literal, text_of
from graph.sparqlterms import iri
from graph.terms import Term
from graph.vocab import local_name, shortened

#: Identifier of a document and a half-open span → the sentence there, or None.
Quote = Callable[[str, int, int], str | None]

#: Longest place, in code points, that is shown as a sentence.
_LONGEST = 600
_PLACES = """?statement rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ;
    rk:extractor ?extractor ; rk:evidence ?evidence .
  ?evidence oa:hasSource ?document ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end"""


def about(thing: str, most: int) -> str:
    """The statements of which a thing is the subject, at most so many places."""
    return _query(f"BIND({iri(thing)} AS ?subject)", most)


def leading_to(thing: str, most: int) -> str:
    """The statements of which a thing is the value, at most so many places."""
    return _query(f"BIND({iri(thing)} AS ?value)", most)


def of(statement: str) -> str:
    """One statement."""
    return _query(f"BIND({iri(statement)} AS ?statement)", 1000)


def within(document: str, most: int, after: Cursor | None = None) -> str:
    """The places at which a document states something, in order. Raises :class:`NotFound`.

    ``after`` is where the page before ended: a start, and the IRI of a piece of evidence.
    """
    beyond = ""
    if after is not None:
        start = after.key or ""
        if not re.fullmatch(r"[0-9]{1,12}", start):
            raise NotFound("cursor is none that was given here", suggestion="begin without one")
        last_one = f"STR({iri(after.thing)})"
        beyond = f"FILTER(?start > {start} || (?start = {start} && STR(?evidence) > {last_one}))"
    return _query(f"BIND({iri(document)} AS ?document)", most, beyond)


def how_many(document: str) -> str:
    """At how many places a document states something, as ``?count``."""
    return f"""SELECT (COUNT(*) AS ?count) {{
  BIND({iri(document)} AS ?document) GRAPH ?graph {{ {_PLACES} }}
}}"""


def claims(provenance: str) -> str:
    """All that a document states; ``provenance`` is its graph of that name."""
    return f"""SELECT * {{ GRAPH {iri(provenance)} {{
  ?statement rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ;
    rk:extractor ?extractor
}} }}"""


def places(provenance: str, most: int) -> str:
    """Where a document states what it does, at most so many places, in the order of its text.

    Asked apart from :func:`claims`, both take a fraction of the time of one query for all.
    """
    return f"""SELECT ?statement ?start ?end {{ GRAPH {iri(provenance)} {{
  ?statement rk:evidence ?evidence . ?evidence oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end
}} }} ORDER BY ?start DESC(?end) STR(?statement) LIMIT {most}"""


def cursor(solution: Solution) -> str:
    """The cursor behind one of the places."""
    return Cursor(text_of(solution["start"]), str(solution["evidence"])).packed()


def _query(bound: str, most: int, beyond: str = "") -> str:
    return f"""SELECT * {{ {bound} GRAPH ?graph {{ {_PLACES} }} {beyond} }}
ORDER BY ?start STR(?evidence) LIMIT {most}"""


def things_in(solutions: Iterable[Solution]) -> set[str]:
    """The things and properties of which the names are wanted."""
    found: set[str] = set()
    for row in solutions:
        found.update(str(row[name]) for name in ("subject", "property", "document") if name in row)
        if not isinstance(row["value"], Literal):
            found.add(str(row["value"]))
    return found


def statements(solutions: Iterable[Solution], names: Names, lang: str, quote: Quote) -> list[Row]:
    """One row a statement, with its ``evidence``: places, and sentences where they are at hand."""
    ordered = sorted(solutions, key=lambda row: str(row["statement"]))
    found = [
        _statement(list(places), names, lang, quote)
        for _, places in groupby(ordered, key=lambda row: row["statement"])
    ]
    return sorted(found, key=lambda one: (one["evidence"][0]["start"], one["slug"]))


def _statement(rows: list[Solution], names: Names, lang: str, quote: Quote) -> Row:
    document = str(rows[0]["document"])
    places = sorted({(_number(row["start"]), _number(row["end"])) for row in rows})
    found = [_place(local_name(document), start, end, quote) for start, end in places]
    return _told(rows[0], document, found, names, lang)


def joined(
    claims: Iterable[Solution],
    places: Iterable[Solution],
    document: str,
    names: Names,
    lang: str,
) -> list[Row]:
    """The same from the answers to :func:`claims` and :func:`places`, without sentences."""
    spans: dict[Term, dict[tuple[int, int], None]] = {}
    for one in places:
        span = _number(one["start"]), _number(one["end"])
        spans.setdefault(one["statement"], {})[span] = None
    found = [
        _told(claim, document, [_bare(span) for span in spans[claim["statement"]]], names, lang)
        for claim in claims
        if claim["statement"] in spans
    ]
    return sorted(found, key=lambda one: (*one["evidence"][0].values(), one["slug"]))


def _told(claim: Solution, document: str, evidence: list[Row], names: Names, lang: str) -> Row:
    return {
        "id": str(claim["statement"]),
        "slug": local_name(str(claim["statement"])),
        "subject": reference(str(claim["subject"]), names, lang),
        "property": _property(str(claim["property"]), names, lang),
        "value": _value(claim["value"], names, lang),
        "document": reference(document, names, lang),
        "extractor": text_of(claim["extractor"]),
        "evidence": evidence,
    }


def _property(property: str, names: Names, lang: str) -> Row:
    return {
        "id": property,
        "name": shortened(property),
        "label": label(names, property, lang),
    }


def quoted(statement: Row, quote: Quote) -> None:
    """Puts sentences to the places of a statement, where the document is at hand."""
    for place in statement["evidence"]:
        _quote(place, statement["document"]["slug"], quote)


def _bare(span: tuple[int, int]) -> Row:
    return {"start": span[0], "end": span[1]}


def _place(document: str, start: int, end: int, quote: Quote) -> Row:
    place = _bare((start, end))
    _quote(place, document, quote)
    return place


def _quote(place: Row, document: str, quote: Quote) -> None:
    # What the whole of a document says is no sentence.
    is_short = place["end"] - place["start"] <= _LONGEST
    if is_short and (sentence := quote(document, place["start"], place["end"])):
        place["sentence"] = sentence


def _value(term: Term, names: Names, lang: str) -> Any:
    if not isinstance(term, Literal):
        return reference(str(term), names, lang)
    shown = {"value": term.value}
    if term.language:
        shown["lang"] = term.language
    elif not term.datatype.endswith("#string"):
        shown["datatype"] = shortened(term.datatype)
    return shown


def _number(term: Term) -> int:
    return int(text_of(term))
