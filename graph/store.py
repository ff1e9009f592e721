"""Read-only views of the graph.

A view is one version of the graph. Its physical default graph is the union of
all named graphs but the provenance graphs and those that are loaded beside the
dataset (ontology, shapes, questions, statistics), written when the view is built,
so that asking it costs no more than asking one graph. :mod:`graph.storing` writes
one, :mod:`graph.publish` puts it in its place.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from graph.errors import BadRequest, StoreUnavailable
from graph.model import Iri
from graph.patterns import regex
from graph.piped import claims
from graph.sparqltext import refuse_service, syntax_error
from graph.terms import (
    Term,
    from_node,
    from_pyoxigraph,
    from_quad,
    from_triple,
    said_in,
    to_pyoxigraph,
    to_quad,
)
from graph.trig import Quad
from graph.vocab import DEFAULT_BASE, PREFIXES

#: Graphs that are reached with GRAPH only.
_APART = regex(r"/graph/(?:[^/]+/provenance|ontology|shapes|queries|void)$")

#: Ends of the names of graphs that are loaded beside the dataset.
_BESIDE = ("/graph/ontology", "/graph/shapes", "/graph/queries", "/graph/void")

#: Name of the file beside the graph that says what the version is made of.
MANIFEST = "manifest.json"
#: And of the one with what its build told.
REPORT = "report.json"

_PREFIXED = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)


@lru_cache(maxsize=10_000)
def in_default_graph(graph: str) -> bool:
    """Whether the default graph includes the graph of this name."""
    return _APART.search(graph) is None


class Answer:
    """What a query gives; it can be consumed once.

    ``form`` is ``select``, ``ask`` or ``graph`` (CONSTRUCT and DESCRIBE).
    Evaluation is lazy: errors and cost come with the rows.
    """

    def __init__(self, result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> None:
        self._result = result
        if isinstance(result, ox.QuerySolutions):
            self.form = "select"
        else:
            self.form = "ask" if isinstance(result, ox.QueryBoolean) else "graph"

    @property
    def variables(self) -> list[str]:
        """Names of the variables of a SELECT, in its order."""
        assert isinstance(self._result, ox.QuerySolutions)
        return [variable.value for variable in self._result.variables]

    @property
    def boolean(self) -> bool:
        """The answer to an ASK."""
        assert isinstance(self._result, ox.QueryBoolean)
        return bool(self._result)

    def rows(self) -> Iterator[dict[str, Term]]:
        """The solutions of a SELECT; unbound variables are left out."""
        assert isinstance(self._result, ox.QuerySolutions)
        names = self.variables
        for solution in self._result:
            values = zip(names, solution, strict=True)
            yield {name: from_pyoxigraph(value) for name, value in values if value is not None}

    def triples(self) -> Iterator[tuple[Iri, Iri, Term]]:
        """The triples of a CONSTRUCT or DESCRIBE."""
        assert isinstance(self._result, ox.QueryTriples)
        return (from_triple(triple) for triple in self._result)

    def write(self, out: IO[bytes], media_type: str) -> None:
        """Serialise to ``out``. Raises ValueError if the form has no such serialisation."""
        if not isinstance(self._result, ox.QueryTriples):
            self._result.serialize(out, _known(ox.QueryResultsFormat, media_type))
            return
        rdf: ox.RdfFormat = _known(ox.RdfFormat, media_type)
        if rdf in _PREFIXED:
            ox.serialize(self._result, out, rdf, prefixes=PREFIXES)
        else:
            self._result.serialize(out, rdf)


def _known(table: Any, media_type: str) -> Any:
    found = table.from_media_type(media_type)
    if found is None:
        raise ValueError(f"no serialisation as {media_type}")
    return found


class View:
    """Read-only view of one version of the graph; safe to share between threads.

    ``version`` names the dataset; ``revision`` names it together with the
    vocabulary beside it, so that it changes whenever an answer may. ``path``
    is the version's folder (None in memory), ``published`` the moment when it
    was published (xsd:dateTime in UTC; "" if that is not known).
    """

    def __init__(
        self,
        store: ox.Store,
        version: str,
        revision: str,
        path: Path | None,
        published: str = "",
    ) -> None:
        self._store = store
        self.published = published
        self.version = version
        self.revision = revision
        self.path = path

    def __len__(self) -> int:
        """Number of quads, those of the default graph included."""
        return len(self._store)

    def __bool__(self) -> bool:
        """A view is one even if it is empty; counting what it holds would take long."""
        return True

    def close(self) -> None:
        """Let go of the files; the view is empty from now on."""
        self._store = ox.Store()

    def graphs(self) -> list[Iri]:
        """Names of all named graphs, sorted."""
        names = (g.value for g in self._store.named_graphs() if isinstance(g, ox.NamedNode))
        return sorted(Iri(name) for name in names)

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        bindings: Mapping[str, Term] | None = None,
    ) -> Answer:
        """Run a SPARQL 1.1 query; the prefixes of ``vocab.PREFIXES`` may be left out.

        ``default_graphs`` and ``named_graphs`` are the dataset of the SPARQL
        1.1 Protocol (section 2.1.4): if either is given, both are taken from
        the arguments. ``bindings`` are substituted for variables that the
        query projects. Raises :class:`QuerySyntaxError`,
        :class:`UpdateRefused`, :class:`BadRequest`.
        """
        refuse_service(text)
        options: dict[str, Any] = {}
        if default_graphs or named_graphs:
            options["default_graph"] = [_graph_name(g) for g in default_graphs or ()]
            options["named_graphs"] = [_graph_name(g) for g in named_graphs or ()]
        if bindings:
            options["substitutions"] = {
                ox.Variable(name): to_pyoxigraph(term) for name, term in bindings.items()
            }
        try:
            return Answer(
                self._store.query(text, base_iri=DEFAULT_BASE, prefixes=PREFIXES, **options)
            )
        except SyntaxError as error:
            raise syntax_error(text, _complaint) from error
        except RuntimeError as error:
            raise BadRequest(str(error)) from error

    def select(self, text: str, /, **bindings: Term) -> list[dict[str, Term]]:
        """The solutions of a SELECT, as dicts from variable to term; unbound left out.

        A variable that is bound must be in the SELECT clause (SEP-0007, which
        pyoxigraph follows): ``SELECT ?person ?role { ?m org:member ?person … }``.
        """
        return list(self.query(text, bindings=bindings).rows())

    def ask(self, text: str) -> bool:
        """The answer to an ASK."""
        return self.query(text).boolean

    def construct(self, text: str) -> list[tuple[Iri, Iri, Term]]:
        """The triples of a CONSTRUCT or DESCRIBE, in no particular order."""
        return list(self.query(text).triples())

    def by_subject(self) -> Iterator[tuple[Iri, list[tuple[Iri, Term]]]]:
        """All that the default graph says, thing by thing, in no particular order."""
        for subject, quads in groupby(claims(self._store), attrgetter("subject")):
            yield from_node(subject), [said_in(quad) for quad in quads]

    def objects(self, subject: Iri, predicate: Iri) -> Iterator[Term]:
        """The values of a thing's property in the default graph."""
        pattern = (_node(subject), ox.NamedNode(predicate), None, ox.DefaultGraph())
        for quad in self._store.quads_for_pattern(*pattern):
            yield from_pyoxigraph(quad.object)

    def subjects(self, predicate: Iri, value: Term) -> Iterator[Iri]:
        """The things with this value of a property in the default graph."""
        pattern = (None, ox.NamedNode(predicate), to_pyoxigraph(value), ox.DefaultGraph())
        for quad in self._store.quads_for_pattern(*pattern):
            yield from_node(quad.subject)

    def about(self, subject: Iri) -> list[tuple[Iri, Term]]:
        """All that the default graph says of one thing."""
        found = self._store.quads_for_pattern(_node(subject), None, None, ox.DefaultGraph())
        return [said_in(quad) for quad in found]

    def pairs(self, predicate: Iri) -> Iterator[tuple[Iri, Term]]:
        """All subjects and values of a property in the default graph."""
        pattern = (None, ox.NamedNode(predicate), None, ox.DefaultGraph())
        for quad in self._store.quads_for_pattern(*pattern):
            yield from_node(quad.subject), from_pyoxigraph(quad.object)

    def leading_to(self, value: Iri) -> Iterator[Iri]:
        """The things that have a thing as a value of any property in the default graph."""
        for quad in self._store.quads_for_pattern(None, None, _node(value), ox.DefaultGraph()):
            yield from_node(quad.subject)

    def find(
        self,
        subject: Iri | None = None,
        predicate: Iri | None = None,
        value: Term | None = None,
        graph: Iri | None = None,
    ) -> Iterator[Quad]:
        """The claims of one named graph, or of all, with these parts; not from beside it."""
        pattern = (
            None if subject is None else _node(subject),
            None if predicate is None else ox.NamedNode(predicate),
            None if value is None else to_pyoxigraph(value),
            None if graph is None else ox.NamedNode(graph),
        )
        for quad in self._store.quads_for_pattern(*pattern):
            name = quad.graph_name
            if isinstance(name, ox.NamedNode) and not name.value.endswith(_BESIDE):
                yield from_quad(quad)

    def quads_about(self, subject: Iri, predicate: Iri | None = None) -> Iterator[Quad]:
        """What the named graphs of the dataset say of a thing, or of one property of it."""
        return self.find(subject, predicate)

    def report(self) -> bytes | None:
        """What the build of this version told, as JSON; None where that is not there."""
        try:
            return (self.path / REPORT).read_bytes() if self.path else None
        except OSError:
            return None

    def dump(self, graph: str, media_type: str = "text/turtle") -> bytes:
        """One named graph as RDF."""
        rdf: ox.RdfFormat = _known(ox.RdfFormat, media_type)
        prefixes = PREFIXES if rdf in _PREFIXED else None
        quads = self._store.quads_for_pattern(None, None, None, _graph_name(graph))
        triples = (quad.triple for quad in quads)
        return ox.serialize(triples, format=rdf, prefixes=prefixes) or b""


def _complaint(text: str) -> str:
    """pyoxigraph's message for a text that does not parse, or ''."""
    try:
        ox.Store().query(text, base_iri=DEFAULT_BASE, prefixes=PREFIXES)
    except SyntaxError as error:
        return str(error)
    except RuntimeError:
        pass
    return ""


def _node(term: Iri) -> ox.NamedNode | ox.BlankNode:
    node = to_pyoxigraph(term)
    assert not isinstance(node, ox.Literal)
    return node


def _graph_name(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise BadRequest(
            f"{iri!r} is not the IRI of a graph", suggestion="give an absolute IRI"
        ) from error


def current_version(store: Path) -> str | None:
    """Folder name of the version that the store serves, or None; costs one readlink.

    A view is of that version if its ``path.name`` is the same.
    """
    try:
        # Every request asks; this takes a third of the time of Path.readlink.
        return os.readlink(f"{store}/current").rpartition("/")[2]  # noqa: PTH115
    except OSError:
        return None


def open_view(store: Path) -> View:
    """The store's current version. Raises :class:`StoreUnavailable`."""
    name = current_version(store)
    if name is None:
        raise StoreUnavailable(
            f"there is no graph in {store}",
            suggestion="build one with `renkei build DIR --store STORE`",
        )
    return open_folder(store / "versions" / name)


def open_folder(folder: Path) -> View:
    """The version in ``folder``. Raises :class:`StoreUnavailable`."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        store = ox.Store.read_only(str(folder / "oxigraph"))
        revision = f"{manifest['version']}-{manifest['vocabulary']}"
        published = manifest.get("published", "")
        return View(store, manifest["version"], revision, folder, published)
    except (OSError, ValueError, KeyError) as error:
        raise StoreUnavailable(
            f"the graph in {folder} cannot be read: {error}",
            suggestion="build it again with `renkei build DIR --store STORE`",
        ) from error


def memory_view(*trig: str) -> View:
    """A view of TriG texts, in memory. Raises ValueError for a text that is not TriG."""
    return _memory((quad for text in trig for quad in parsed_text(text)), "memory")


def view_of(quads: Iterable[Quad]) -> View:
    """A view of claims, in memory."""
    return _memory(map(to_quad, quads), "memory")


def _memory(quads: Iterable[ox.Quad], version: str) -> View:
    store = ox.Store()
    store.extend(with_union(quads))
    return View(store, version, version, None)


def read_quads(path: Path) -> Iterator[Quad]:
    """The claims of a TriG file, literals as they are written there.

    Raises ValueError for a file that is not TriG.
    """
    return map(from_quad, parsed(path))


def parsed(path: Path) -> Iterator[ox.Quad]:
    """The same as pyoxigraph has them."""
    with path.open("rb") as stream:
        yield from _parse(stream, path)


def parsed_text(text: str) -> Iterator[ox.Quad]:
    """The claims of a TriG text."""
    return _parse(io.BytesIO(text.encode()), None)


def _parse(stream: IO[bytes], path: Path | None) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(stream, ox.RdfFormat.TRIG, rename_blank_nodes=True)
    except SyntaxError as error:
        where = f"{path.name}: " if path else ""
        raise ValueError(f"{where}{error}") from error


def is_united(quad: ox.Quad) -> bool:
    """Whether the claim is in a graph that the default graph includes."""
    return isinstance(quad.graph_name, ox.NamedNode) and in_default_graph(quad.graph_name.value)


def with_union(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The claims, and those of the default graph."""
    for quad in quads:
        yield quad
        if is_united(quad):
            yield ox.Quad(quad.subject, quad.predicate, quad.object)
