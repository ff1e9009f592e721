"""What runs in a worker that validates: one check comes in, one report goes out, and it ends.

All that a check may need is loaded before workers are forked, so that one that
reads what a stranger sent need not open anything any more, and cannot.
"""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Iterable
from functools import cache

from graph.errors import NotFound, RenkeiError
from graph.model import Iri
from graph.rdftext import read_rdf
from graph.settings import PROJECT
from graph.store import View, open_folder
from graph.trig import Quad
from graph.validate import Report, Violation, validate_quads
from graph.vocab import local_name
from graph.workers.confine import forbid_opening
from graph.workers.frames import Check, Kind, failed, packed
from graph.workers.once import once

#: Results of a report, and characters of their nodes and values; the rest is counted.
_RESULTS, _CHARACTERS = 1000, 2**20
_PROVENANCE = "/provenance"


def report_on(check: Check) -> bytes:
    """The report, in the form that is asked for. Raises :class:`RdfSyntaxError`, :class:`NotFound`.

    After a check of a text this process can open nothing any more.
    """
    if check.folder is None:
        forbid_opening()
        found = validate_quads(read_rdf(check.content, check.media_type), _ontology())
    else:
        view = open_folder(check.folder)
        quads = _graph(view, check.graph)
        context = [*_ontology(), *_context(view, quads)]
        found = _said_by(quads, validate_quads(quads, context))
    return _written(found, check.form)


@cache
def _ontology() -> tuple[Quad, ...]:
    """The vocabulary as part of no named graph."""
    files = sorted((PROJECT / "ontology").glob("*.ttl"))
    return tuple(quad for file in files for quad in read_rdf(file.read_bytes(), "text/turtle"))


def _graph(view: View, name: str) -> list[Quad]:
    """A graph of the dataset and its provenance, as its file writes them."""
    assert view.path is not None
    graph = name.removesuffix(_PROVENANCE)
    file = view.path / "dataset" / f"{local_name(graph)}.trig"
    if graph not in view.graphs() or not file.is_file():
        raise NotFound(
            f"there is no graph {name[:200]} of facts",
            suggestion="give the name of a document, authority or derived",
        )
    wanted = {graph, graph + _PROVENANCE}
    found = read_rdf(file.read_bytes(), "application/trig")
    return [quad for quad in found if quad.graph in wanted]


def _context(view: View, quads: Iterable[Quad]) -> set[Quad]:
    """What the rest of the dataset says of the things that some graphs name, and of those next.

    It is in no named graph, so that nobody asks for its evidence.
    """
    own = {quad.graph for quad in quads}
    seen = {quad.subject for quad in quads if quad.graph.endswith(_PROVENANCE)}
    found: set[Quad] = set()
    named: Iterable[Quad] = quads
    for _ in range(2):
        things = {part for quad in named for part in (quad.subject, quad.object)} - seen
        seen |= {thing for thing in things if isinstance(thing, Iri)}
        named = [
            claim
            for thing in things
            if isinstance(thing, Iri) and not thing.startswith("_:")
            for claim in view.quads_about(thing)
            if claim.graph not in own
        ]
        found.update(claim._replace(graph=Iri("")) for claim in named)
    return found


def _said_by(quads: Iterable[Quad], found: Report) -> Report:
    """What is found in a graph itself: its facts, not those of its context, and what it lacks."""
    facts = {(quad.subject, quad.predicate, quad.object) for quad in quads}
    return Report(
        tuple(
            one
            for one in found.violations
            if one.value is None
            or not one.path
            or any((one.focus_node, path, one.value) in facts for path in one.path)
        )
    )


def _written(found: Report, form: str) -> bytes:
    shown = Report(tuple(_few(found)))
    omitted = len(found.violations) - len(shown.violations)
    if form == "turtle":
        note = f"# {omitted} more results are left out.\n" if omitted else ""
        return (note + shown.to_turtle()).encode()
    content = {**json.loads(shown.to_json()), "conforms": found.conforms, "omitted": omitted}
    return json.dumps(content, ensure_ascii=False).encode()


def _few(found: Report) -> Iterable[Violation]:
    """The first results, within the bounds of a report; they come gravest first."""
    size = 0
    for violation in found.violations[:_RESULTS]:
        size += len(str(violation.focus_node)) + len(str(violation.value))
        if size > _CHARACTERS:
            return
        yield violation


def _prepare() -> None:
    """Have everything loaded that reading, validating and reporting load when first used."""
    class_ = "<http://www.w3.org/ns/org#Organization>"
    literals = " ".join(
        f'; <a:p> "1"^^<http://www.w3.org/{kind}>'
        for kind in (
            *(f"2001/XMLSchema#{name}" for name in ("date", "gYearMonth", "decimal", "duration")),
            *(f"1999/02/22-rdf-syntax-ns#{name}" for name in ("HTML", "XMLLiteral", "JSON")),
        )
    )
    texts = {
        "application/trig": f"<a:g> {{ <a:s> a {class_}, <a:C> {literals} }}",
        "application/ld+json": '{"@context": {"x": "a:x"}, "@id": "a:s", "x": [1]}',
        "application/rdf+xml": "<x",
        "text/turtle": "<x",
    }
    for media_type, text in texts.items():
        with contextlib.suppress(RenkeiError):
            found = validate_quads(read_rdf(text.encode(), media_type), _ontology())
            for form in ("json", "turtle"):
                _written(found, form)


def main(near: socket.socket) -> None:
    """Do one check."""
    once(near, _answer)


def _answer(check: Check) -> bytes:
    try:
        return packed(Kind.LEAVING, report_on(check))
    except RenkeiError as error:
        return failed(error)
    except (OSError, ValueError, TypeError, AttributeError, LookupError) as error:
        said = f"the validation failed: {type(error).__name__}: {error}"
        return failed(RenkeiError(said[:300]))


_prepare()
