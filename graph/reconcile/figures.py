"""Indicators of several documents, and what to call figures, data sets and slices.

An indicator is known by its name, and one that says nothing without its group (合計 of 収入) by
both: documents that count under the same name give figures of one indicator, and what two names
have in common is for a researcher to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.model import Literal
from graph.reconcile.groups import Groups
from graph.reconcile.judgement import Reason
from graph.reconcile.labels import Labels, pick
from graph.reconcile.nodes import Node, World, led_to
from graph.vocab import QB, RK

#: Kinds whose key in the document is made of what their IRI should say.
KEYED = frozenset({"indicator", "observation", "dataset", "slice"})

#: Of these, the kinds that no document names.
FIGURES = frozenset({"observation", "dataset", "slice"})

_SAME_NAME = Reason("same-indicator", "the indicators have the same name")
_INDICATOR = RK("indicator")


def join_indicators(world: World, groups: Groups, numbers: Iterable[int]) -> None:
    """Joins indicators of different documents that have one name."""
    first: dict[str, int] = {}
    for number in numbers:
        key = world.nodes[number].mention.local.key
        if key in first:
            groups.join(first[key], number, _SAME_NAME)
        first.setdefault(key, number)


def describe_figure(world: World, groups: Groups, labels: Labels, node: Node) -> str:
    """An English label for an observation, a data set or a slice."""
    if node.kind == "observation":
        parts = [_indicator(world, groups, labels, node), _period(node), _measure(node)]
        return ", ".join(filter(None, parts))
    if node.kind == "dataset":
        structure = str(next(iter(node.out.get(QB("structure"), [""]))))
        what = "without a period" if structure.endswith("/undated") else "of a period"
        return f"Figures {what} ({node.mention.local.key})"
    return f"All figures: {_indicator(world, groups, labels, node)}"


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
