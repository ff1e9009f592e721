"""Networks in the formats of other programs: one table, one file a format.

>>> sorted(FORMATS)
['csv', 'cyjs', 'dot', 'gexf', 'graphml', 'json', 'pdf', 'png', 'svg']
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.errors import NotFound, nearest
from graph.exports import gexf, graphml, nodelink, text
from graph.exports.attributes import Export
from graph.exports.options import Options
from graph.exports.pictures import MEDIA_TYPES, WRITERS
from graph.exports.pictures.network import draw
from graph.networks.network import Network


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name (also the file suffix, without a dot), media type and writer."""

    name: str
    media_type: str
    title: str
    writer: Callable[[Export], bytes]

    @property
    def suffix(self) -> str:
        """With its dot, as in a path."""
        return f".{self.name}"


def _picture(name: str) -> Format:
    write = WRITERS[name]
    return Format(name, MEDIA_TYPES[name], "Picture", lambda asked: write(draw(asked)))


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format("gexf", "application/gexf+xml", "GEXF 1.3, for Gephi", gexf.write),
        Format("graphml", "application/graphml+xml", "GraphML", graphml.write),
        Format("cyjs", "application/vnd.cytoscape.cyjs+json", "Cytoscape", nodelink.write_cyjs),
        Format("json", "application/json", "NetworkX node-link", nodelink.write),
        Format("csv", "text/csv", "Edge list", text.write_csv),
        Format("dot", "text/vnd.graphviz", "Graphviz", text.write_dot),
        *(_picture(name) for name in WRITERS),
    )
}


def format_of(name: str) -> Format:
    """The format called ``name``; raises :class:`NotFound` that says what exists."""
    if name in FORMATS:
        return FORMATS[name]
    guess = nearest(name, list(FORMATS))
    raise NotFound(
        f"there is no format '{name}'; there are: {', '.join(FORMATS)}",
        suggestion=f"did you mean '{guess}'?" if guess else "ask for one of these",
    )


def export(
    network: Network,
    format_name: str,
    *,
    lang: str = "en",
    measures: Sequence[str] = (),
    options: Options | None = None,
) -> bytes:
    """The network in a format, names in ``lang``, with measures of its nodes.

    Raises :class:`NotFound` for an unknown format and :class:`BadRequest` for
    an unknown measure.
    """
    return format_of(format_name).writer(Export.of(network, lang, measures, options))


__all__ = ["FORMATS", "Export", "Format", "Options", "export", "format_of"]
