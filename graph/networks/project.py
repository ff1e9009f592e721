"""From the graph to a network: read a definition's rows, keep what counts in a period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.languages import choose
from graph.model import Iri, Literal
from graph.networks import dressing
from graph.networks.columns import MOST, VARIABLES, Columns, Term
from graph.networks.definition import Definition, definition
from graph.networks.drawn import Cut, Edges, Nodes, strands, within
from graph.networks.gathering import Lines, gathered
from graph.networks.network import Network
from graph.networks.period import Period, on
from graph.networks.remembered import remembered
from graph.vocab import DEFAULT_BASE, Minter

if TYPE_CHECKING:
    from graph.store import Answer, View

Row = Mapping[str, Iri | Literal]
When = date | Period | None

#: What a network that a user's own query makes is called.
QUERY = Definition(
    name="query",
    query="",
    titles={
        "en": "Network of a query",
        "ja": "クエリのネットワーク",
        "de": "Netzwerk einer Abfrage",
    },
    descriptions={},
    node="what the query calls ?source or ?target",
    edge="a row of the query",
    weight="the sum of ?weight, or the number of rows",
)


@dataclass(frozen=True, slots=True)
class Projection:
    """A network over all time, as numbers, of which any period can be had without reading again."""

    view: View
    definition: Definition
    columns: Columns
    focus: Iri | None = None

    def title(self, language: str = "en") -> str:
        """The network's title."""
        return choose(self.definition.titles, language) or self.definition.name

    def cut(self, period: Period | None = None) -> Cut:
        """What counts on any day of a period, or all of it."""
        columns, kept = self.columns, strands(self.columns, period)
        focus = self.focus_place()
        if focus is not None and self.definition.radius is not None:
            kept = within(columns, kept, focus, self.definition.radius)
        return Cut.of(columns, kept, focus)

    def network(self, when: When = None) -> Network:
        """The network of a day, of a period, or over all time."""
        period = on(when) if isinstance(when, date) else when
        cut = self.cut(period)
        return Network(
            definition=self.definition,
            nodes=Nodes(self.view, cut),
            edges=Edges(self.view, cut, period),
            as_of=period.first if period and period.is_day else None,
            version=self.view.version,
            undated=self.columns.undated(),
            focus=self.focus,
            period=period,
            always=self.network if period else None,
        )

    def focus_place(self) -> int | None:
        """The place of the focus among the nodes, which it joins if anything is known of it."""
        if self.focus is None:
            return None
        nodes = self.columns.nodes
        if self.focus not in nodes:
            if not dressing.is_known(self.view, self.focus):
                return None
            # Behind the others: without an edge it has no place in the order of the strands.
            nodes.append(self.focus)
        return nodes.index(self.focus)


def project(
    view: View,
    network: str | Definition,
    when: When = None,
    *,
    base: str = DEFAULT_BASE,
    most: int = MOST,
) -> Network:
    """The network of a name or a definition, as of a day, of a period or over all time.

    A tie is in if it has a start, and start ≤ last day and first day ≤ end
    (no end means open). A start that is stated as a month or a year counts
    from its first day; the tie is marked uncertain where the stated dates
    allow that it counts on none of the days. A plain relation without any
    date ("operated by") is always in, marked uncertain. Raises
    :class:`NotFound` for an unknown name and :class:`BadRequest` for more than
    ``most`` rows.
    """
    return projection(view, network, base=base, most=most).network(when)


def projection(
    view: View, network: str | Definition, *, base: str = DEFAULT_BASE, most: int = MOST
) -> Projection:
    """The same for any day, read once."""
    chosen = definition(network) if isinstance(network, str) else network
    focus = Minter(base).thing(*chosen.focus) if chosen.focus else None

    def read_now() -> Columns:
        return read(view.query(chosen.query, bindings={"focus": focus} if focus else None), most)

    return Projection(view, chosen, remembered(view, read_now, chosen.query, focus, most), focus)


def projection_of_rows(
    view: View, rows: Iterable[Row], *, most: int = MOST, definition: Definition = QUERY
) -> Projection:
    """The same of the rows of any SELECT: see :func:`network_of_rows`."""
    return Projection(view, definition, gathered(map(_terms, rows), most))


def network_of_rows(
    view: View,
    rows: Iterable[Row],
    when: When = None,
    *,
    most: int = MOST,
    definition: Definition = QUERY,
) -> Network:
    """A network of the rows of any SELECT with ?source ?target [?edge ?weight ?start ?end ?label].

    Instead of ?source and ?target there may be ?member: each two members of an
    ?edge are joined. Rows with the same ``?edge`` are one tie; rows without
    one are a tie each. Raises :class:`BadRequest` if a row has no source or
    target, or a literal there, if its weight is not a positive number, and for
    more than ``most`` rows.
    """
    return projection_of_rows(view, rows, most=most, definition=definition).network(when)


def read(found: Answer, most: int = MOST) -> Columns:
    """The rows of a SELECT while it is evaluated. Raises what :func:`network_of_rows` does."""
    # As text: making an object of each term would take longer than finding it.
    lines = Lines(most)
    found.write(lines, "text/tab-separated-values")  # type: ignore[arg-type]
    return lines.columns()


def _terms(row: Row) -> Sequence[Term]:
    return [row.get(name) for name in VARIABLES]
