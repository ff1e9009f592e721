"""Running a SPARQL query and writing its answer down."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import IO

from graph.formats import TABLE, Format, find_format
from graph.model import Literal
from graph.sparqltext import keyword
from graph.store import Answer, View
from graph.terms import Term
from graph.vocab import shortened

SAVED = Path(__file__).parent / "sparql"


@cache
def saved(name: str) -> str:
    """The text of a query of ``graph/sparql``."""
    return (SAVED / f"{name}.rq").read_text(encoding="utf-8")


def run(
    view: View,
    text: str,
    format: str = "table",
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> bytes:
    """Run a query of any form and serialise its answer.

    ``format`` is a name of :mod:`graph.formats`. Raises
    :class:`QuerySyntaxError`, :class:`UpdateRefused` or :class:`BadRequest`
    (a format that the query's form does not have).
    """
    out = io.BytesIO()
    answer = view.query(text, default_graphs=default_graphs, named_graphs=named_graphs)
    write(answer, find_format(format, keyword(text)), out)
    return out.getvalue()


def write(answer: Answer, format: Format, out: IO[bytes]) -> None:
    """Serialise ``answer`` to ``out``."""
    if format is not TABLE:
        answer.write(out, format.media_type)
    elif answer.form == "graph":
        answer.write(out, "text/turtle")
    elif answer.form == "ask":
        out.write(b"true\n" if answer.boolean else b"false\n")
    else:
        names = answer.variables
        rows = [[shown(row.get(name)) for name in names] for row in answer.rows()]
        out.write(table([f"?{name}" for name in names], rows).encode())


def shown(term: Term | None) -> str:
    """A term for people: a literal's text, an IRI with a well-known prefix if it has one."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return " ".join(term.value.split())
    return shortened(term)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Aligned columns; full-width characters count as two (Unicode annex 11)."""
    body = [list(row) for row in rows]
    widths = [max(map(_width, column)) for column in zip(head, *body, strict=True)]
    lines = [head, ["─" * width for width in widths], *body]
    text = "".join(
        "  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in lines
    )
    count = f"{len(body)} row{'' if len(body) == 1 else 's'}"
    return f"{text}({count})\n"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
