"""All figures of a document, each once."""

from __future__ import annotations

from graph.extract.bond import Bond
from graph.extract.entities import Entities
from graph.extract.mentions import Scene
from graph.extract.observations.figure import Figure
from graph.extract.observations.prose import prose_figures
from graph.extract.observations.tables import mark_apart, table_figures
from graph.extract.observations.topics import Topics
from graph.extract.observations.totals import add_parts


def figures(scene: Scene, entities: Entities, bonds: list[Bond]) -> list[Figure]:
    """The figures of tables and of running text, in document order."""
    topics = Topics(scene, entities, bonds)
    found: list[Figure] = []
    taken: set[int] = set()
    for rows, cells in table_figures(topics):
        mark_apart(cells)
        add_parts(cells)
        found += cells
        taken |= {row.index for row in rows}
    found += prose_figures(topics, taken)
    return sorted(found, key=lambda figure: figure.span)
