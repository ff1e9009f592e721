"""What every format says of nodes and edges: flat attributes, names in one language.

A value that is not known is left out, never written as "None".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.exports.options import Options
from graph.exports.palette import Colouring, colouring
from graph.exports.pictures.layout import Point
from graph.exports.places import places
from graph.networks.communities import communities
from graph.networks.measures import How, Value, scores
from graph.networks.network import Edge, Network, Node, node_ids
from graph.networks.period import Days

#: Pixels: the largest radius of a node, and what is left free beside it.
_ROOM, _GAP = 20.0, 50.0

Attribute = str | int | float | bool
Attributes = dict[str, Attribute]


@dataclass(frozen=True, slots=True)
class Export:
    """A network to be written: in which language, and with what of its nodes.

    In the order of the nodes stand the columns of ``measures``, the numbers of
    ``communities`` (from 1), ``sizes``: the measure that nodes grow with, and ``points``: where
    they stand, x to the right and y up. ``largest`` is the largest size that any node has.
    """

    network: Network
    lang: str = "en"
    measures: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    communities: Sequence[int] = ()
    colouring: Colouring | None = None
    sizes: Sequence[Value] = ()
    largest: float = 0
    points: Sequence[Point] = ()

    @classmethod
    def of(
        cls,
        network: Network,
        lang: str = "en",
        measures: Sequence[str] = (),
        options: Options | None = None,
    ) -> Export:
        """With what is asked for; raises BadRequest where something does not exist.

        Whatever part of a network is written: a group keeps the colour that it has in the network
        over all time, and a node of a neighbourhood the size that it has in the network.
        """
        asked = options or Options()
        how = asked.how
        columns = scores(network, measures, how) if measures else {}
        groups, colours = _groups(network, asked)
        sizes, largest = _sizes(network, asked.size, how) if asked.size else ((), 0)
        return cls(
            network,
            lang,
            {name: columns[name] for name in measures},
            asked,
            groups,
            colours,
            sizes,
            largest,
            _points(network, asked) if asked.positions else (),
        )

    @property
    def title(self) -> str:
        """The network's title."""
        return self.network.title(self.lang)

    @property
    def meta(self) -> dict[str, object]:
        """What the network is, with as many edges as are written; from what measures are."""
        about = self.network.meta(self.lang) | {"edges": len(self.edges)}
        if self.options.sampling and (self.measures or self.sizes):
            about |= {"sampling": self.options.sampling, "seed": self.options.how.seed}
        return about

    @property
    def about(self) -> Attributes:
        """The same as flat attributes, what is not known or no value left out."""
        values = {"title": self.title} | self.meta
        return stated({k: v for k, v in values.items() if isinstance(v, str | int | float)})

    @property
    def multiple(self) -> bool:
        """Whether two nodes may have several edges: one for each agreement."""
        return self.options.parallel == "keep"

    @property
    def edges(self) -> Sequence[Edge]:
        """The edges to write: of the network, or one for each tie (``parallel=keep``)."""
        if not self.multiple:
            return self.network.edges
        return [replace(edge, ties=(tie,)) for edge in self.network.edges for tie in edge.ties]


def node_attributes(export: Export) -> list[Attributes]:
    """For each node of the network, in its order: what it is, its measures, how it looks.

    ``color`` (``#rrggbb``), ``size`` (10 to 40), ``x`` and ``y`` are there if asked for.
    """
    return [_node(export, node, place) for place, node in enumerate(export.network.nodes)]


def _node(export: Export, node: Node, place: int) -> Attributes:
    known: dict[str, Attribute | None] = {
        "label": node.label(export.lang),
        "slug": node.slug,
        "kind": node.kind,
        "types": "; ".join(node.types),
        "country": node.country,
    }
    known |= {name: column[place] for name, column in export.measures.items()}
    if export.communities:
        known["community"] = export.communities[place]
    if export.colouring:
        known["color"] = export.colouring.colour(place)
    if export.sizes:
        known["size"] = _size(export.sizes[place], export.largest)
    if export.points:
        known["x"], known["y"] = export.points[place]
    return stated(known)


def _groups(network: Network, options: Options) -> tuple[Sequence[int], Colouring | None]:
    """The communities of the nodes, and their colours, as far as these are asked for."""
    by, seed = options.color, options.how.seed
    method = options.communities or ("leiden" if by == "community" else "")
    whole = network.whole if by else network
    found = communities(whole, method, seed=seed).membership if method else ()
    if whole is network:
        return found, colouring(by, network.nodes, found) if by else None
    places = _places(network, whole)
    colours = colouring(by, whole.nodes, found).of(places)
    if method and by != "community":
        return communities(network, method, seed=seed).membership, colours
    return [found[place] for place in places] if method else (), colours


def _sizes(network: Network, measure: str, how: How) -> tuple[Sequence[Value], float]:
    """The scores that nodes grow with, and the largest score."""
    whole = network.within or network
    column = scores(whole, [measure], how)[measure]
    largest = max((one for one in column if one), default=0)
    if whole is network:
        return column, largest
    return [column[place] for place in _places(network, whole)], largest


def _places(part: Network, whole: Network) -> list[int]:
    """Where the nodes of a part stand in the whole."""
    at = {name: place for place, name in enumerate(node_ids(whole))}
    return [at[name] for name in node_ids(part)]


def _points(network: Network, options: Options) -> list[Point]:
    """A place for each node, the same whatever sizes are asked for."""
    found = places(network, [_ROOM] * len(network.nodes), _GAP, options.seed)
    return [(round(x, 1), round(-y, 1)) for x, y in found]


def _size(value: Value, largest: float) -> float:
    """10 for nothing, 40 for the largest value; the area of what is more grows in proportion."""
    return round(10 + 30 * math.sqrt(max(value or 0, 0) / largest), 2) if largest > 0 else 10.0


def edge_attributes(export: Export) -> list[Attributes]:
    """For each edge: label, weight, kind, first and last day, its agreements, their documents.

    ``start`` and ``end`` span all agreements of the edge; no ``end`` means open. ``starts`` and
    ``ends`` are the dates as documents state them, all in one text.
    """
    return [_edge(export, edge) for edge in export.edges]


def _edge(export: Export, edge: Edge) -> Attributes:
    documents = sorted({document for tie in edge.ties for document in tie.documents})
    labels = dict.fromkeys(tie.label(export.lang) for tie in edge.ties)
    return stated(
        {
            "label": "; ".join(labels),
            "weight": edge.weight,
            "kind": "; ".join(dict.fromkeys(tie.kind for tie in edge.ties if tie.kind)),
            "start": edge.start.isoformat() if edge.start else None,
            "end": edge.end.isoformat() if edge.end else None,
            "starts": _dates(tie.starts for tie in edge.ties),
            "ends": _dates(tie.ends for tie in edge.ties),
            "agreements": " ".join(tie.id for tie in edge.ties),
            "documents": " ".join(documents),
            "uncertain": edge.uncertain or None,
        }
    )


def _dates(ties: Iterable[Sequence[Days]]) -> str:
    """Stated dates, those of one agreement with a stroke between, of several with a semicolon."""
    return "; ".join(" / ".join(one.text for one in dates) for dates in ties if dates)


def stated(known: Mapping[str, Attribute | None]) -> Attributes:
    """``known`` without what is None, empty or not a number."""
    return {
        key: value
        for key, value in known.items()
        if value not in (None, "") and not (isinstance(value, float) and math.isnan(value))
    }


def kinds_of(rows: Sequence[Attributes]) -> dict[str, type]:
    """The attributes that occur and the type that holds all their values."""
    kinds: dict[str, type] = {}
    for row in rows:
        for key, value in row.items():
            kinds[key] = float if {kinds.get(key), type(value)} == {int, float} else type(value)
    return kinds
