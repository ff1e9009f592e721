"""What pictures say of a network, its nodes and its edges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.exports.files import xml_text
from graph.exports.palette import Colouring
from graph.exports.pictures.words import counted, word
from graph.networks.measures import Value
from graph.networks.network import Edge, Network, Node
from graph.networks.period import Days

#: Characters of a name that are read.
_LONGEST = 100


def gist(name: str) -> str:
    """A name in one line, without what cannot be drawn, and no longer than is read."""
    line = re.sub(r"\s+", " ", xml_text(name[: 2 * _LONGEST])).strip()
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def when(network: Network, lang: str) -> str:
    """The day or days that the network is of, or that it is of all times."""
    if network.as_of:
        return word("as_of", lang, day=network.as_of.isoformat())
    first, last = (network.period.first, network.period.last) if network.period else (None, None)
    if first or last:
        ends = (day.isoformat() if day else "" for day in (first, last))
        return word("between", lang, days=" – ".join(ends).strip())
    return word("all_time", lang)


def counts(network: Network, lang: str, shown: Network | None = None) -> str:
    """How many nodes and agreements or roles, or else lines: "10 organisations, 9 agreements".

    What they are is looked up in the part that is ``shown``, so that a large network is not read.
    """
    part = shown or network
    kinds = {node.kind for node in part.nodes}
    kind = kinds.pop() if len(kinds) == 1 else "node"
    tied = {tie.kind for edge in part.edges for tie in edge.ties}
    bond = tied.pop() if len(tied) == 1 else ""
    bonds = (
        counted(bond, int(str(network.meta()["ties"])), lang)
        if bond in ("agreement", "membership")
        else counted("link", len(network.edges), lang)
    )
    parts = counted(kind, len(network.nodes), lang), bonds
    return word("and", lang, one=parts[0], other=parts[1])


def group_name(
    colours: Colouring, group: str, nodes: Sequence[Node], values: Sequence[Value], lang: str
) -> str:
    """A group for the legend; a community is named after its largest node."""
    if colours.by != "community":
        return word(group, lang)
    members = [i for i, one in enumerate(colours.groups) if one == group]
    first = max(members, key=lambda i: (values[i] or 0, -i))
    return word("around", lang, name=gist(nodes[first].label(lang)))


def number(value: Value, lang: str = "en") -> str:
    """A value as it is read."""
    if value is None:
        return "–"
    told = str(value) if isinstance(value, int) else f"{value:.3g}"
    return told.replace(".", ",") if lang == "de" else told


def began(edge: Edge) -> str:
    """The stated start of one tie, or the years of several."""
    dated = [tie for tie in edge.ties if tie.starts]
    if len(dated) == 1:
        return stated(dated[0].starts)
    years = dict.fromkeys(str(tie.starts[0].earliest.year) for tie in dated)
    return ", ".join(years) if len(years) <= 4 else f"{next(iter(years))} … {list(years)[-1]}"


def story(edge: Edge, lang: str) -> str:
    """The ties of an edge, one a line."""
    return "\n".join(f"{tie.label(lang)} ({stated(tie.starts)})" for tie in edge.ties)


def stated(starts: Sequence[Days]) -> str:
    """Stated dates as precisely as they are stated; a dash tells of none."""
    return " / ".join(one.text for one in starts) or "–"
