"""Networks in the formats of other programs: one table, one file a format.

>>> print(*sorted(name for name in FORMATS if "." not in name))
csv cx2 cyjs dot gexf graphml json net pdf png svg
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from graph.errors import BadRequest, NotFound, nearest
from graph.exports import (
    cytoscape,
    dot,
    gexf,
    graphml,
    graphology,
    nodelink,
    pajek,
    tables,
    yed,
)
from graph.exports.attributes import Export
from graph.exports.options import Options
from graph.exports.pictures import MEDIA_TYPES, WRITERS, growth, timeline
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
        Format("yed.graphml", "application/vnd.yed.graphml+xml", "GraphML for yEd", yed.write),
        Format(
            "cyjs",
            "application/vnd.cytoscape.cyjs+json",
            "JSON, for Cytoscape",
            cytoscape.write_cyjs,
        ),
        Format(
            "cx2",
            "application/vnd.cytoscape.cx2+json",
            "CX2, for Cytoscape and NDEx",
            cytoscape.write_cx2,
        ),
        Format("json", "application/json", "Node-link JSON, for NetworkX", nodelink.write),
        Format(
            "graphology.json",
            "application/vnd.graphology+json",
            "JSON, for graphology",
            graphology.write,
        ),
        Format("net", "text/vnd.pajek", "Pajek", pajek.write),
        Format("dot", "text/vnd.graphviz", "DOT, for Graphviz", dot.write),
        Format("csv", "text/csv", "Edge list", tables.write_list),
        Format("nodes.csv", "text/csv", "Table of nodes", tables.write_nodes),
        Format("edges.csv", "text/csv", "Table of edges", tables.write_edges),
        Format("csv.zip", "application/zip", "Both tables", tables.write_zip),
        *(_picture(name) for name in WRITERS),
    )
}


def parted(name: str, known: Container[str] = ()) -> tuple[str, str]:
    """The network of a path's last part, and the format that stands behind it, if one does.

    Names of networks that are ``known`` may have dots. Where no format stands
    behind the name, what follows its first dot is taken for one.

    >>> parted("agreements.nodes.csv"), parted("agreements.txt"), parted("agreements")
    (('agreements', 'nodes.csv'), ('agreements', 'txt'), ('agreements', ''))
    """
    if name in known:
        return name, ""
    for suffix in sorted(FORMATS, key=len, reverse=True):
        if name.endswith(f".{suffix}"):
            return name.removesuffix(f".{suffix}"), suffix
    stem, _, suffix = name.partition(".")
    return (stem, suffix) if stem else (name, "")


def format_of(name: str) -> Format:
    """The format called ``name``; raises :class:`NotFound` that says what exists."""
    if name in FORMATS:
        return FORMATS[name]
    longer = next((one for one in FORMATS if one.startswith(f"{name}.")), None)
    guess = longer or nearest(name, list(FORMATS))
    raise NotFound(
        f"there is no format '{name[:60]}'; there are: {', '.join(FORMATS)}",
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


#: What can be drawn of a network: its nodes and edges, how it grew, its agreements in time.
PICTURES = {"network": draw, "growth": growth.draw, "timeline": timeline.draw}


def picture_format(name: str) -> str:
    """The media type of a picture; raises :class:`NotFound` that says what exists."""
    if name in MEDIA_TYPES:
        return MEDIA_TYPES[name]
    raise NotFound(
        f"there is no picture in the format '{name[:20]}'; there are: {', '.join(MEDIA_TYPES)}",
        suggestion="ask for one of these",
    )


def picture(
    network: Network,
    name: str,
    form: str = "svg",
    *,
    lang: str = "en",
    options: Options | None = None,
) -> bytes:
    """A picture of the network, its growth or its timeline, as SVG, PNG or PDF.

    Raises :class:`NotFound` for another picture or format, and
    :class:`BadRequest` for growth or timeline of a network as of a day.
    """
    if name not in PICTURES:
        guess = nearest(name, list(PICTURES))
        raise NotFound(
            f"there is no picture '{name[:20]}'; there are: {', '.join(PICTURES)}",
            suggestion=f"did you mean '{guess}'?" if guess else "ask for one of these",
        )
    picture_format(form)
    if network.period and name != "network":
        raise BadRequest(
            f"a picture of the {name} is of all time, not of some days",
            suggestion="leave the days out",
        )
    return WRITERS[form](PICTURES[name](Export.of(network, lang, (), options)))


__all__ = [
    "FORMATS",
    "MEDIA_TYPES",
    "PICTURES",
    "Export",
    "Format",
    "Options",
    "export",
    "format_of",
    "parted",
    "picture",
    "picture_format",
]
