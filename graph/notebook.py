"""Networks for a notebook: a NetworkX graph, a pandas table, who is central and why.

>>> from graph.notebook import network, to_networkx, to_pandas   # doctest: +SKIP
>>> partners = network("link-j-partners", as_of="2018-06-30")    # doctest: +SKIP
>>> to_networkx(partners), to_pandas(partners)                   # doctest: +SKIP

The graph is that of ``RENKEI_STORE``, or of the folder given as ``store``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import RenkeiError
from graph.explaining import Row, explained
from graph.networks import (
    Asked,
    Network,
    answer_for,
    parse_day,
    to_networkx,
)
from graph.settings import Settings, read_settings
from graph.store import View, open_view

if TYPE_CHECKING:
    import pandas as pd


def network(
    name: str = "", *, query: str = "", as_of: str = "", store: Path | str | None = None
) -> Network:
    """The network called ``name``, or that of a SELECT with ``?source ?target`` (``query``).

    ``as_of`` is a day such as ``2018-06-30``; without it the network is that of
    all time. Raises :class:`NotFound`, :class:`BadRequest`, :class:`StoreUnavailable`.
    """
    settings = read_settings()
    asked = Asked.by(settings, name, query, parse_day(as_of) if as_of else None)
    return asked.project(_view(settings, store))


def to_pandas(network: Network, lang: str = "en") -> pd.DataFrame:
    """A row for each agreement between two nodes, in the order of the network's edges.

    Columns: ``source``, ``target`` (IRIs), ``source_label``, ``target_label``, ``agreement``,
    ``label``, ``kind``, ``start``, ``end`` (datetime64; NaT where open or unknown), ``weight``,
    ``uncertain``, ``documents`` (tuples of IRIs). Raises :class:`RenkeiError` without pandas.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise RenkeiError("this needs pandas", suggestion="pip install pandas") from error
    names = {node.id: node.label(lang) for node in network.nodes}
    rows = [
        (
            *(edge.source, edge.target, names[edge.source], names[edge.target]),
            *(tie.id, tie.label(lang), tie.kind, tie.start, tie.end),
            *(tie.weight, tie.uncertain, tie.documents),
        )
        for edge in network.edges
        for tie in edge.ties
    ]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    for name in ("start", "end"):
        table[name] = pd.to_datetime(table[name])
    return table


_COLUMNS = (
    *("source", "target", "source_label", "target_label", "agreement", "label", "kind"),
    *("start", "end", "weight", "uncertain", "documents"),
)


def central(network: Network, *measures: str, lang: str = "en") -> list[dict[str, Any]]:
    """A row a node with its measures, the most central first."""
    return answer_for(network, measures, lang).results


def why(
    network: Network, node: str, *measures: str, lang: str = "en", store: Path | str | None = None
) -> Row:
    """What the score of a node (IRI or slug) rests on: see :func:`graph.explaining.explained`."""
    settings = read_settings()
    view = _view(settings, store)
    found = explained(view, network, node, measures, lang, base=settings.base_iri)
    return dict(found["explanation"])


def _view(settings: Settings, store: Path | str | None) -> View:
    return open_view(settings.store if store is None else Path(store))


__all__ = ["central", "network", "to_networkx", "to_pandas", "why"]
