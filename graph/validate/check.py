"""Runs pySHACL and reads its results.

pySHACL is used for what it does well, the evaluation. Messages are taken from
the shapes (it drops the language of some), and for a shape whose SPARQL target
selects ``?path`` and ``?value`` beside ``?this``, of which it keeps only the
last, the query is asked once more so that the report names the fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import pyshacl
from rdflib import SH, BNode, Dataset, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib import Namespace as RdfNamespace
from rdflib.collection import Collection
from rdflib.term import Node

from graph.errors import RenkeiError
from graph.model import Iri
from graph.settings import PROJECT
from graph.validate.reading import from_rdflib, quiet
from graph.validate.report import Report, Violation
from graph.vocab import DCTERMS, RK

_RKS_PREFIXES = URIRef("https://w3id.org/renkei/shapes")
_SH = RdfNamespace(str(SH))


class Finding(NamedTuple):
    """One result in rdflib's terms."""

    shape: Node
    focus: Node
    path: tuple[Node, ...]
    value: Node | None
    severity: str


@cache
def load_shapes() -> Graph:
    """The graph of all shapes in ``shapes/``, parsed once.

    Raises :class:`RenkeiError` if there are none, for without rules every
    graph would conform.
    """
    files = sorted((PROJECT / "shapes").glob("*.ttl"))
    if not files:
        raise RenkeiError(f"there are no shapes in {PROJECT / 'shapes'}")
    shapes = Graph()
    for file in files:
        shapes.parse(data=file.read_text("utf-8"), format="turtle")
    return shapes


def check(data: Dataset) -> Report:
    """Validates a dataset whose default graph is the union of its graphs."""
    shapes = load_shapes()
    with quiet():
        findings = findings_of(data, shapes)
        found = violations_of(findings, shapes, data, _document_names(data))
    return Report(tuple(sorted(found, key=Violation.sort_key)))


def findings_of(data: Dataset, shapes: Graph) -> set[Finding]:
    """What pySHACL finds."""
    _, results, _ = pyshacl.validate(
        data,
        shacl_graph=shapes,
        advanced=True,  # for SPARQL targets
        inplace=True,  # no rules are run, so there is nothing to protect by a copy
        inference="none",
        allow_warnings=True,
        do_owl_imports=False,
    )
    return set(_findings(results, shapes, data))


def violations_of(
    findings: Iterable[Finding], shapes: Graph, data: Dataset, names: Mapping[str, str]
) -> list[Violation]:
    """Findings in the model's terms; ``names`` has the documents' identifiers by graph."""
    return [_violation(finding, shapes, data, names) for finding in findings]


def prefixes_of(shapes: Graph) -> str:
    """The prefixes that the shapes declare for their queries, in SPARQL."""
    return "".join(
        f"PREFIX {shapes.value(one, _SH.prefix)}: <{shapes.value(one, _SH.namespace)}>\n"
        for one in shapes.objects(_RKS_PREFIXES, _SH.declare)
    )


def _findings(results: Graph, shapes: Graph, data: Dataset) -> Iterator[Finding]:
    offences: dict[Node, dict[Node, list[tuple[Node, Node]]]] = {}
    for result in results.objects(None, _SH.result):
        shape = results.value(result, _SH.sourceShape)
        focus = results.value(result, _SH.focusNode)
        severity = str(results.value(result, _SH.resultSeverity)).rpartition("#")[2]
        assert shape is not None and focus is not None
        if shape not in offences:
            offences[shape] = _offences(shape, shapes, data)
        if focus in offences[shape]:
            for predicate, object_ in offences[shape][focus]:
                yield Finding(shape, focus, (predicate,), object_, severity)
            continue
        value = results.value(result, _SH.value)
        is_node_shape = shapes.value(shape, _SH.path) is None
        path = () if is_node_shape else _path(shape, focus, value, shapes, data)
        yield Finding(shape, focus, path, None if is_node_shape else value, severity)


def _offences(shape: Node, shapes: Graph, data: Dataset) -> dict[Node, list[tuple[Node, Node]]]:
    """The offending facts that the SPARQL target of ``shape`` selects, by focus node."""
    found: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
    target = shapes.value(shape, _SH.target)
    select = None if target is None else shapes.value(target, _SH.select)
    if select is None:
        return found
    for row in data.query(prefixes_of(shapes) + str(select)):
        bound = row.asdict()  # type: ignore[union-attr]
        if "path" in bound and "value" in bound:
            found[bound["this"]].append((bound["path"], bound["value"]))
    return found


def _path(
    shape: Node, focus: Node, value: Node | None, shapes: Graph, data: Dataset
) -> tuple[Node, ...]:
    """The property of a result; of alternative ones, those that lead to the value."""
    path = shapes.value(shape, _SH.path)
    assert path is not None
    if not isinstance(path, BNode):
        return (path,)
    head = shapes.value(path, _SH.alternativePath)
    assert head is not None, "property paths other than alternatives are not used in shapes/"
    members = tuple(Collection(shapes, head))
    leading = tuple(one for one in members if value is not None and (focus, one, value) in data)
    return leading or members


def _violation(
    finding: Finding, shapes: Graph, data: Dataset, documents: Mapping[str, str]
) -> Violation:
    return Violation(
        shape=Iri(str(finding.shape)),
        focus_node=from_rdflib(finding.focus),
        path=tuple(Iri(str(one)) for one in finding.path),
        value=None if finding.value is None else from_rdflib(finding.value),
        severity=finding.severity,
        documents=_documents(finding, data, documents),
        names=_by_language(shapes, finding.shape, _SH.name),
        messages=_by_language(shapes, finding.shape, _SH.message),
    )


def _by_language(shapes: Graph, shape: Node, predicate: URIRef) -> dict[str, str]:
    texts = [text for text in shapes.objects(shape, predicate) if isinstance(text, RdfLiteral)]
    return {
        text.language or "en": str(text) for text in sorted(texts, key=lambda t: str(t.language))
    }


def _document_names(data: Dataset) -> dict[str, str]:
    """The identifiers of the documents by the IRIs of their graphs, provenance included."""
    names: dict[str, str] = {}
    for document, graph in data.subject_objects(URIRef(RK("factsIn"))):
        identifier = data.value(document, URIRef(DCTERMS("identifier")))
        names[str(graph)] = str(identifier if identifier is not None else document)
        names[f"{graph}/provenance"] = names[str(graph)]
    return names


def _documents(finding: Finding, data: Dataset, names: Mapping[str, str]) -> tuple[str, ...]:
    """The documents whose graphs hold the fact, or else the node; or the graph's own."""
    patterns: list[tuple[Node | None, Node | None, Node | None]] = [(finding.focus, None, None)]
    if finding.value is not None:
        patterns[:0] = [(finding.focus, one, finding.value) for one in finding.path]
    for pattern in patterns:
        graphs = {str(graph or "") for _, _, _, graph in data.quads((*pattern, None))}
        if graphs:
            # The default graph, where a file without graphs is read into, is no document's.
            graphs -= {"", str(data.default_graph.identifier)}
            return tuple(sorted({names.get(graph, graph) for graph in graphs}))
    focus = str(finding.focus)
    return (focus,) if focus in {str(graph.identifier) for graph in data.graphs()} else ()
