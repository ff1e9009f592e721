"""Writing a store: from nothing, or from an older one with the files that changed.

Beside each named graph the default graph is kept, the union that
:mod:`graph.store` speaks of. A store that is copied shares its files on disk
with the older one (a RocksDB checkpoint), so that a change costs what changes
and not what there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import pyoxigraph as ox

from graph.filling import add, fill, portions_of
from graph.model import Iri
from graph.store import (
    View,
    is_united,
    parsed_text,
    with_union,
)
from graph.terms import from_node, from_quad, to_quad
from graph.trig import Quad, differing
from graph.vocab import RDF

_TYPE = RDF("type")


@dataclass(slots=True)
class Changes:
    """In what a graph differs from the version called ``since``.

    ``things``: those of which the default graph, or a graph that it includes,
    says something else. ``retyped``: those of them whose classes are others.
    ``reached``: the properties and values of what is said no more or for the
    first time, where the value is a thing. ``files``: the names of the files
    that came, went or changed.
    """

    since: str
    things: set[Iri] = field(default_factory=set)
    retyped: set[Iri] = field(default_factory=set)
    reached: set[tuple[Iri, Iri]] = field(default_factory=set)
    files: set[str] = field(default_factory=set)


class Writer:
    """The store in ``folder`` while it is written; ``before`` is the one it is to begin with."""

    def __init__(self, folder: Path, before: Path | None = None) -> None:
        if before is not None:
            ox.Store.read_only(str(before)).backup(str(folder))
        self._folder = folder
        #: Whether so much of it is in order that the rest is not worth it.
        self._in_order = before is not None
        self._store = ox.Store(str(folder))
        self._views: list[View] = []
        self._settling: Future[None] | None = None

    def view(self, version: str, path: Path) -> View:
        """What has been written so far."""
        view = View(self._store, version, version, path)
        self._views.append(view)
        return view

    def fill(self, files: Iterable[Path]) -> None:
        """Add TriG files that are all new, as many as there are; no view may be open.

        Raises ValueError for a file that is not TriG.
        """
        portions = portions_of(files)
        first = list(islice(portions, 2))
        if len(first) < 2:
            for portion in first:
                add(portion, self._store)
            return
        del self._store  # Only one process may have it.
        fill(self._folder, chain(first, portions))
        self._store = ox.Store(str(self._folder))
        self._store.optimize()
        self._in_order = True

    def load_vocabulary(self, vocabulary: Mapping[Iri, Sequence[Path | bytes]]) -> None:
        """Add Turtle files or texts by the graph they go to. Raises ValueError for what is none."""
        for graph, parts in vocabulary.items():
            for part in parts:
                text = part.read_bytes() if isinstance(part, Path) else part
                # Not bulk_load, which would let blank nodes of two files meet.
                name = ox.NamedNode(graph)
                try:
                    self._store.load(text, format=ox.RdfFormat.TURTLE, to_graph=name)
                except SyntaxError as error:
                    where = part.name if isinstance(part, Path) else graph
                    raise ValueError(f"{where}: {error}") from error

    def replace(self, old: Path | None, new: Path | None, changes: Changes) -> None:
        """Put the claims of the TriG file ``new`` in place of those of ``old``.

        What that changes is noted in ``changes``. Both are as
        :func:`graph.trig.write_trig` writes them, without blank nodes; a claim
        of a named graph is in one file only. Raises ValueError for a file that
        is not TriG.
        """
        texts = differing(_text(old), _text(new))
        before, after = (set(parsed_text(text)) for text in texts)
        self._change(before - after, after - before, changes)

    def amend(self, gone: Iterable[Quad], come: Iterable[Quad], changes: Changes) -> None:
        """Take claims of a named graph out and put others in, as :meth:`replace` does."""
        self._change(set(map(to_quad, gone)), set(map(to_quad, come)), changes)

    def _change(self, gone: Set[ox.Quad], come: Set[ox.Quad], changes: Changes) -> None:
        other = [quad for quad in gone | come if is_united(quad)]
        types = {_united(quad) for quad in other if quad.predicate.value == _TYPE}
        typed = {quad for quad in types if quad in self._store}
        for quad in gone:
            self._store.remove(quad)
        for quad in gone:
            if is_united(quad) and not self._is_claimed(quad):
                self._store.remove(_united(quad))
        self._store.extend(with_union(come))
        retyped = (quad for quad in types if (quad in self._store) != (quad in typed))
        changes.retyped.update(from_node(quad.subject) for quad in retyped)
        for quad in other:
            claim = from_quad(quad)
            changes.things.add(claim.subject)
            if isinstance(claim.object, Iri):
                changes.reached.add((claim.predicate, claim.object))

    def _is_claimed(self, quad: ox.Quad) -> bool:
        """Whether any graph that the default graph unites still makes the claim."""
        same = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(is_united(one) for one in same)

    def settle(self) -> None:
        """Begin to put in order what was filled, beside whatever else is done.

        Nothing may be added from now on.
        """
        if not self._in_order and self._settling is None:
            with_one = ThreadPoolExecutor(1)
            self._settling = with_one.submit(self._store.optimize)
            with_one.shutdown(wait=False)

    def finish(self, beside: Iterable[Quad] = ()) -> None:
        """Have everything in files that no longer change; the writer and its views are closed.

        ``beside`` are graphs that the default graph does not include, each as it is to be.
        """
        self.settle()
        if self._settling is not None:
            self._settling.result()
        quads = [to_quad(quad) for quad in beside]
        for name in {quad.graph_name for quad in quads}:
            self._store.remove_graph(name)
        self._store.extend(quads)
        self._store.flush()
        for view in self._views:
            view.close()
        # RocksDB works on its files in the background until nobody holds the store.
        del self._store


def _united(quad: ox.Quad) -> ox.Quad:
    """The claim in the default graph."""
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _text(path: Path | None) -> str:
    return "" if path is None else path.read_text("utf-8")
