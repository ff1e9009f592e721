"""The process that holds an index: names of a version are read once, then queries are answered."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from graph.errors import RenkeiError
from graph.model import Literal
from graph.search.index import Index, Named
from graph.store import View, open_folder
from graph.vocab import DCTERMS, RDFS, RK, SKOS, kind_of


class Lookup(NamedTuple):
    """What is looked up: in the version in ``folder``, things of some ``kinds`` or of any."""

    folder: Path
    query: str
    kinds: frozenset[str]
    limit: int
    start: bool


def names(view: View) -> Iterator[Named]:
    """Every name of a thing of the graph."""
    weights = Counter(subject for subject, _ in view.pairs(RK("mentionedIn")))
    for property in (RDFS("label"), SKOS("altLabel"), DCTERMS("title")):
        is_preferred = property == RDFS("label")
        for thing, name in view.pairs(property):
            kind = kind_of(thing)
            if kind and isinstance(name, Literal):
                yield Named(thing, kind, name.value, name.language, is_preferred, weights[thing])


def _serve(connection: Connection) -> None:
    folder: Path | None = None
    index = Index(())
    while True:
        asked: Lookup = connection.recv()
        try:
            if asked.folder != folder:
                index = Index(names(open_folder(asked.folder)))
                folder = asked.folder
            found = index.find(asked.query, asked.kinds, asked.limit, start=asked.start)
        except RenkeiError as error:
            connection.send(error)
            continue
        connection.send(found)


def main() -> None:
    """Entry point: the descriptor of a socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, ConnectionError):
        _serve(Connection(int(sys.argv[1])))
