"""Validation against the shapes: the one doorway to pySHACL.

A graph is published only if it conforms to ``shapes/``. What is validated is
always a dataset with its named graphs, because the rule *no fact without
evidence* compares a document's graph with its provenance graph; all other
rules see the union of the graphs.

A build need not validate everything again: :func:`validate_quads` takes the
quads of the documents that changed and, as context, what the rest of the
graph says about the things they name, and reports on the former only.

Nothing here opens a network connection: ``owl:imports`` is not followed, and
remote JSON-LD contexts and external entities are refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import Dataset, Graph

from graph.errors import BadRequest
from graph.validate.check import check, load_shapes
from graph.validate.reading import (
    MEDIA_TYPES,
    QuadTuple,
    UnionDataset,
    add_quads,
    from_rdflib,
    quiet,
    read_file,
)
from graph.validate.report import Report, Violation
from graph.validate.scaled import Suspects, load_screen, validate_view

__all__ = [
    "MEDIA_TYPES",
    "Report",
    "Suspects",
    "Violation",
    "load_screen",
    "load_shapes",
    "validate_dataset",
    "validate_file",
    "validate_graph",
    "validate_quads",
    "validate_view",
]


def validate_graph(data: Graph | Dataset) -> Report:
    """Validates an rdflib graph, or a dataset with all its graphs; ``data`` is not changed."""
    dataset = UnionDataset()
    with quiet():
        if isinstance(data, Dataset):
            for graph in data.graphs():
                dataset.graph(graph.identifier).__iadd__(graph)
        else:
            dataset.default_graph.__iadd__(data)
    return check(dataset)


def validate_quads(quads: Iterable[QuadTuple], context: Iterable[QuadTuple] = ()) -> Report:
    """Validates ``quads``, for example the graphs of the documents that changed.

    ``context`` is looked at and not reported on: the authority's names and
    whatever else the graph knows about the things in ``quads``. A violation is
    reported if its focus node is a subject, or a graph, of ``quads``.
    """
    dataset = UnionDataset()
    add_quads(quads, dataset)
    subjects = {from_rdflib(node) for node in dataset.subjects(unique=True)}
    subjects |= {from_rdflib(graph.identifier) for graph in dataset.graphs()}
    add_quads(context, dataset)
    found = check(dataset).violations
    return Report(tuple(one for one in found if one.focus_node in subjects))


def validate_file(path: Path) -> Report:
    """Validates one RDF file, whose format its suffix tells (:data:`MEDIA_TYPES`).

    Raises :class:`BadRequest`, with the line where it is known, and
    :class:`graph.errors.UnsupportedMediaType`.
    """
    dataset = UnionDataset()
    read_file(path, dataset)
    return check(dataset)


def validate_dataset(folder: Path) -> Report:
    """Validates all TriG files of a folder together.

    ``folder`` is a ``dataset`` folder or a store folder, of which the current
    version's dataset is taken. Raises :class:`BadRequest` if there is none.
    """
    places = (folder / "current" / "dataset", folder / "dataset", folder)
    for place in places:
        files = sorted(place.glob("*.trig"))
        if files:
            break
    else:
        raise BadRequest(
            f"{folder} holds no dataset",
            suggestion="run `renkei build`, or give a folder with TriG files",
        )
    dataset = UnionDataset()
    for file in files:
        read_file(file, dataset)
    return check(dataset)
