"""Queries against rdflib, on the same graph: the endpoint's default graph."""

from __future__ import annotations

import io
from pathlib import Path

import rdflib

from bench.timing import Result, milliseconds, ratio, seconds
from graph.store import View, open_view
from graph.vocab import PREFIXES

QUERIES = {
    "agreements, parties and dates": """
        SELECT ?agreement ?party ?name ?signed {
          ?agreement a rk:Agreement ; rk:party ?party .
          ?party rdfs:label ?name .
          OPTIONAL { ?agreement rk:signedOn ?signed }
        }""",
    "partners of partners": """
        SELECT DISTINCT ?a ?c { ?a rk:partnerOf ?b . ?b rk:partnerOf ?c . FILTER(?a != ?c) }""",
    "things per class": """
        SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) { ?thing a ?class } GROUP BY ?class""",
    "people and their offices": """
        SELECT ?person ?name ?organization ?role {
          ?membership org:member ?person .
          ?person rdfs:label ?name .
          OPTIONAL { ?membership org:organization ?organization }
          OPTIONAL { ?membership rk:roleTitle ?role }
        }""",
    "partners over any number of steps": """
        SELECT ?a ?b { ?a rk:partnerOf+ ?b }""",
    "names with a word": """
        SELECT ?thing ?name {
          ?thing rdfs:label|skos:altLabel ?name .
          FILTER(CONTAINS(LCASE(?name), "bio"))
        }""",
}


def measure(store: Path) -> Result:
    """Time of each query, all of its solutions read."""
    view = open_view(store)
    reference = same_graph(view)
    rows = []
    for title, query in QUERIES.items():
        ours, theirs = len(view.select(query)), len(list(reference.query(query)))
        if ours != theirs:
            raise RuntimeError(f"{title}: {ours} solutions, rdflib has {theirs}")
        fast = seconds(lambda query=query: view.select(query))  # type: ignore[misc]
        slow = seconds(lambda query=query: list(reference.query(query)), runs=3)  # type: ignore[misc]
        row = [title, str(ours), milliseconds(fast), milliseconds(slow), ratio(slow, fast)]
        rows.append([*row, f"{1 / fast:,.0f}"])
    columns = ["query", "solutions", "Renkei", "rdflib", "ratio", "per second"]
    return f"Queries ({len(reference):,} triples)", columns, rows


def same_graph(view: View) -> rdflib.Graph:
    """The view's default graph in rdflib."""
    buffer = io.BytesIO()
    view.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").write(buffer, "application/n-triples")
    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph.parse(data=buffer.getvalue(), format="nt")
