"""Networks whose names are hard to write, and what a reader has to find in their files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from graph.exports import Export, Options, export
from graph.networks import Edge, Network, Node, Tie, definition, network_of_rows, project
from graph.store import View, memory_view

FACTS = (Path(__file__).parent / "networks.trig").read_text(encoding="utf-8")
BASE = "https://w3id.org/renkei/id/"
MEASURES = ("degree", "betweenness", "constraint")
#: Everything a file can be asked to hold.
ALL = Options(parallel="keep", communities="leiden", color="country", size="strength")

#: Source, target, title, weight and first day of each edge that a file holds.
Edges = Counter[tuple[str, str, str, float, str]]


@cache
def view() -> View:
    return memory_view(FACTS)


@cache
def agreements() -> Network:
    return project(view(), "agreements")


@cache
def on_a_day() -> Network:
    """With edges of which the day leaves open whether they were there."""
    return project(view(), "link-j-partners", date(2018, 6, 15))


@cache
def hostile() -> Network:
    """Names that end strings, look like markup or like nothing, and one name for two."""
    names = [
        {"en": '<script>alert("1")</script> & \\N ]]> %s', "ja": "川崎市 (かわさき)"},
        {"en": "O'Neil \\", "ja": "改行\nと\tタブ"},
        {"ja": "絵文字 👩‍🔬🇯🇵 と 𠮷野"},
        {"en": "control \x00\x07\x1b\x7f\u2028 end", "de": "Straße „Ä“ & Co. KG"},
        {"en": "None"},
        {"en": "None"},
        {"en": "&amp;&#60;&nbsp; {a} *Edges % # // --"},
        {"en": "=1+1"},
        {},
    ]
    ends = [
        f"{BASE}organization/{slug}" for slug in ("a", "連携", "c", "d", "e-1", "e-2", "g", "h")
    ]
    ends.append("urn:example:no name")
    nodes = tuple(
        Node(end, one, ("University",) if place % 2 else (), "JP" if place % 3 else None)
        for place, (end, one) in enumerate(zip(ends, names, strict=True))
    )
    agreed = Tie(
        f"{BASE}agreement/x",
        "agreement",
        {"en": 'Pact "x" <b> \\', "ja": "覚書「甲」\n第二"},
        date(2018, 1, 1),
        date(2019, 12, 31),
        documents=(f"{BASE}document/one", f"{BASE}document/two"),
    )
    undated = Tie("urn:example:tie", weight=2.5, uncertain=True)
    again = Tie(f"{BASE}agreement/y", "agreement", {"ja": "更新 🎉"}, date(2021, 4, 1))
    edges = (
        Edge(ends[0], ends[1], (agreed, again)),
        Edge(ends[0], ends[8], (undated,)),
        *(Edge(ends[1], end, (agreed,)) for end in ends[2:7]),
    )
    return Network(definition("agreements"), nodes, tuple(sorted(edges, key=_ends)))


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.source, edge.target


@cache
def empty() -> Network:
    return network_of_rows(view(), [])


def alone() -> Network:
    """One node that is joined to nothing."""
    return Network(definition("agreements"), (Node(f"{BASE}organization/a", {"en": "Alone"}),), ())


NETWORKS: dict[str, Callable[[], Network]] = {
    "agreements": agreements,
    "on-a-day": on_a_day,
    "hostile": hostile,
    "empty": empty,
    "alone": alone,
}


def written(network: Network, name: str, lang: str = "en", options: Options | None = None) -> bytes:
    return export(network, name, lang=lang, measures=MEASURES, options=options)


def names(network: Network, lang: str, clean: Callable[[str], str] = str) -> dict[str, str]:
    """The name of each node."""
    return {node.id: clean(node.label(lang)) for node in network.nodes}


def edges(
    network: Network,
    lang: str,
    options: Options | None = None,
    clean: Callable[[str], str] = str,
) -> Edges:
    """The edges that a file has to hold."""
    found = Export.of(network, lang, (), options).edges
    return Counter(
        (
            *sorted((edge.source, edge.target)),
            clean("; ".join(dict.fromkeys(tie.label(lang) for tie in edge.ties))),
            float(edge.weight),
            edge.start.isoformat() if edge.start else "",
        )
        for edge in found
    )  # type: ignore[arg-type]


def in_xml(text: str) -> str:
    """What XML keeps of a text: line feeds for all line breaks, no other control characters."""
    breaks = re.sub(r"\r\n|\r\x85?|[\x85\u2028]", "\n", text)
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", breaks)
