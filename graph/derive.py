"""What follows from the documents' facts: the CONSTRUCT rules of ``graph/rules``.

Each rule is one file and its first lines say what it adds. Rules see the facts
and not each other's results. A rule adds to the things that its line ``# of ?thing``
names, for what is said of the thing itself, of the agreements that it is a party
to and of those in its place: so what is derived about it stays for as long as none changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.model import Iri
from graph.patterns import regex
from graph.store import View
from graph.storing import Changes
from graph.trig import Quad
from graph.vocab import RK, Minter

RULES = Path(__file__).parent / "rules"

_OF = regex(r"^ *# of (\?\w+)$", re.MULTILINE)
_ADDS = regex(r"^CONSTRUCT \{ \?\w+ rk:(\w+) \?\w+ \}$", re.MULTILINE)

#: Properties of agreements with values about which something is derived from the agreement.
_LEADING = (RK("party"), RK("renews"), RK("succeeds"))

#: For more things than this a rule is quicker for all.
_MANY = 500


def rule_names() -> list[str]:
    """Names of all rules, sorted."""
    return sorted(path.stem for path in RULES.glob("*.rq"))


def apply_rule(
    name: str, view: View, minter: Minter, things: Iterable[Iri] | None = None
) -> list[Quad]:
    """The claims that one rule adds to the graph ``derived``, sorted; or those about ``things``."""
    text = _text(name)
    if things is not None:
        values = " ".join(f"<{thing}>" for thing in sorted(things))
        text = _OF.sub(rf"VALUES \1 {{ {values} }}", text)
    graph = minter.graph("derived")
    return sorted({Quad(*triple, graph) for triple in view.construct(text)}, key=_order)


def derive(view: View, minter: Minter, things: Iterable[Iri] | None = None) -> list[Quad]:
    """The claims of the graph ``derived`` that follow from the facts in ``view``, sorted.

    Those about ``things``, or all.
    """
    found = {quad for name in rule_names() for quad in apply_rule(name, view, minter, things)}
    return sorted(found, key=_order)


def derive_again(view: View, minter: Minter, changes: Changes) -> tuple[set[Quad], set[Quad]]:
    """What of these claims no longer follows after ``changes``, and what follows newly.

    The view still has those of the version before. Those stay that are about things that
    the changes do not concern.
    """
    things: set[Iri] | None = _concerned(view, changes)
    if things is not None and len(things) > _MANY:
        things = None
    before, now = set(_derived(view, minter, things)), set(derive(view, minter, things))
    return before - now, now - before


def _concerned(view: View, changes: Changes) -> set[Iri]:
    """The things that changed, and the parties and predecessors that these have or had."""
    found = changes.things | {value for name, value in changes.reached if name in _LEADING}
    for thing in changes.things:
        for name in _LEADING:
            found.update(one for one in view.objects(thing, name) if isinstance(one, Iri))
    return found


def _derived(view: View, minter: Minter, things: Iterable[Iri] | None) -> Iterator[Quad]:
    """What the rules have added to a graph about things, or all of it."""
    added = {RK(name) for rule in rule_names() for name in _ADDS.findall(_text(rule))}
    graph = minter.graph("derived")
    if things is None:
        for predicate in sorted(added):
            yield from view.find(predicate=predicate, graph=graph)
        return
    for thing in things:
        for quad in view.find(thing, graph=graph):
            if quad.predicate in added:
                yield quad


def _text(name: str) -> str:
    return (RULES / f"{name}.rq").read_text(encoding="utf-8")


def _order(quad: Quad) -> tuple[str, str, str]:
    return quad.subject, quad.predicate, repr(quad.object)
