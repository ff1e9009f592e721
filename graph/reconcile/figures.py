"""Indicators of several documents, and what to call figures, data sets and slices.

An indicator is known by its name, and one that says nothing without its group (合計 of 収入) by
both: documents that count under the same name give figures of one indicator, and what two names
have in common is for a researcher to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.model import Literal
from graph.reconcile.groups import Groups
from graph.reconcile.judgement import Reason
from graph.reconcile.labels import Labels, pick
from graph.reconcile.nodes import Node, World, led_to
from graph.vocab import QB, RK

#: Kinds whose key in the document is made of what their IRI should say.
KEYED = frozenset({"indicator", "observation", "dataset", "slice"})

_SAME_NAME = Reason("same-indicator", "the indicators have the same name")
_INDICATOR = RK("indicator")


def join_indicators(world: World, groups: Groups) -> None:
    """Joins indicators of different documents that have one name."""
    first: dict[str, int] = {}
    for number in world.numbers("indicator"):
        key = world.nodes[number].mention.local.key
        if key in first:
            groups.join(first[key], number, _SAME_NAME)
        first.setdefault(key, number)


def describe_figures(world: World, groups: Groups, labels: Labels) -> Iterator[tuple[int, str]]:
    """An English label for each observation, data set and slice."""
    for number in world.numbers("observation"):
        node = world.nodes[number]
        parts = [_indicator(world, groups, labels, node), _period(node), _measure(node)]
        yield groups.find(number), ", ".join(filter(None, parts))
    for number in world.numbers("dataset"):
        structure = str(next(iter(world.nodes[number].out.get(QB("structure"), [""]))))
        what = "without a period" if structure.endswith("/undated") else "of a period"
        yield groups.find(number), f"Figures {what} ({world.nodes[number].mention.local.key})"
    for number in world.numbers("slice"):
        name = _indicator(world, groups, labels, world.nodes[number])
        yield groups.find(number), f"All figures: {name}"


def _indicator(world: World, groups: Groups, labels: Labels, node: Node) -> str:
    roots = led_to(world, groups, [node], _INDICATOR)
    return ", ".join(sorted(pick(labels, root) for root in roots))


def _period(node: Node) -> str:
    days = [text.value for name in ("periodStart", "periodEnd") for text in node.texts(RK(name))]
    return " to ".join(dict.fromkeys(days))


_WORDS: Mapping[str, str] = {"Duration": "length of time"}


def _measure(node: Node) -> str:
    kinds = [v for v in node.out.get(RK("measure"), ()) if not isinstance(v, Literal)]
    names = sorted(str(kind).rsplit("#", 1)[-1] for kind in kinds)
    return ", ".join(_WORDS.get(name, name.lower()) for name in names)
