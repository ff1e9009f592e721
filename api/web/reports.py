"""Reports of validation as pages: that which a graph passed, and those on what is sent."""

from __future__ import annotations

from collections import Counter

from api.web.numbers import number_in
from api.web.reader import Reader
from api.web.rendering import page_of, render
from graph.catalogue.rows import Row
from graph.languages import choose
from graph.vocab import kind_of, shortened

#: The gravest first (SHACL, section 2.1.4).
_SEVERITIES = ("Violation", "Warning", "Info")
_LONGEST = 300


def report_page(report: Row, reader: Reader, *, of: Row | None = None) -> bytes:
    """A report; ``of`` says of which graph: how many documents and statements it has."""
    results = report["results"]
    counted = Counter(one["severity"] for one in results)
    return render(
        "report.html",
        reader,
        style=("things",),
        conforms=report["conforms"],
        omitted=report.get("omitted", 0),
        counts=[(one, number_in(reader.language, counted[one])) for one in _SEVERITIES],
        results=[_result(one, reader) for one in sorted(results, key=_gravity)],
        documents=number_in(reader.language, of["documents"]) if of else None,
        statements=number_in(reader.language, of["statements"]) if of else None,
        skipped=list(map(str, of["skipped"])) if of else [],
    )


def _gravity(result: Row) -> tuple[int, str]:
    severity = result["severity"]
    rank = _SEVERITIES.index(severity) if severity in _SEVERITIES else len(_SEVERITIES)
    return rank, result["shape_name"]


def _result(result: Row, reader: Reader) -> Row:
    node = result["focus_node"]
    return {
        "severity": result["severity"],
        "name": choose(result["name"], reader.language) or result["shape_name"],
        "message": choose(result["message"], reader.language) or "",
        "node": _cut(shortened(node)),
        "href": reader.link(page_of(node)) if kind_of(node) else "",
        "path": [_cut(shortened(one)) for one in result["path"]],
        "value": _cut(result["value"] or ""),
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
