"""Labels of stated counts in every language: what is counted, and of what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.lexicon import table
from graph.model import Iri
from graph.patterns import regex
from graph.reconcile.groups import Groups
from graph.reconcile.nodes import Node, World, led_to
from graph.vocab import RK

COUNT_OF = RK("countOf")
COUNTED_BY = RK("countedBy")
_PARTS = regex("[#/]")


def describe_count(
    world: World,
    groups: Groups,
    name_of: Callable[[int], str],
    nodes: Sequence[Node],
    language: str = "en",
) -> str:
    """Such as "3 parties: Memorandum of Understanding". ``name_of`` gives a group's name or ''."""
    roots = led_to(world, groups, nodes, COUNT_OF)
    of = ", ".join(sorted({name_of(root) for root in roots} - {""}))
    values = sorted({text.value for node in nodes for text in node.texts(RK("value"))})
    kinds = {str(value) for node in nodes for value in node.out.get(COUNTED_BY, ()) if _is(value)}
    countings = table("conflicts")["countings"]
    words = sorted(countings.get(_PARTS.split(kind)[-1], {}).get(language, "") for kind in kinds)
    text = " ".join([*words, *values] if language == "ja" else [*values, *words])
    return f"{text}: {of}" if of else text


def _is(value: object) -> bool:
    return isinstance(value, Iri)
