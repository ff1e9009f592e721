"""What follows from the documents' facts: the CONSTRUCT rules of ``graph/rules``.

Each rule is one file and its first lines say what it adds. Rules see the facts
and not each other's results.
"""

from __future__ import annotations

from pathlib import Path

from graph.store import View
from graph.trig import Quad
from graph.vocab import Minter

RULES = Path(__file__).parent / "rules"


def rule_names() -> list[str]:
    """Names of all rules, sorted."""
    return sorted(path.stem for path in RULES.glob("*.rq"))


def apply_rule(name: str, view: View, minter: Minter) -> list[Quad]:
    """The claims that one rule adds to the graph ``derived``, sorted."""
    text = (RULES / f"{name}.rq").read_text(encoding="utf-8")
    graph = minter.graph("derived")
    return sorted({Quad(*triple, graph) for triple in view.construct(text)}, key=_order)


def derive(view: View, minter: Minter) -> list[Quad]:
    """The claims of the graph ``derived`` that follow from the facts in ``view``, sorted."""
    found = {quad for name in rule_names() for quad in apply_rule(name, view, minter)}
    return sorted(found, key=_order)


def _order(quad: Quad) -> tuple[str, str, str]:
    return quad.subject, quad.predicate, repr(quad.object)
