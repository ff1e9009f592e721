"""What clauses are called: the agreement and the numbers of the clause within it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.reconcile.nodes import Node
from graph.vocab import RK, slugify

CLAUSE_OF = RK("clauseOf")
_NUMBERS = ("article", "paragraph", "item", "subitem")
#: Of a slug's 80 characters those that the agreement's may take.
_AGREEMENT = 52


def clause_slug(agreement: str, node: Node) -> str:
    """``{agreement}-article-4-item-1``; a long agreement's slug is cut between words."""
    if len(agreement) > _AGREEMENT:
        head = agreement[: _AGREEMENT + 1]
        cut = head.rfind("-")
        agreement = head[:cut] if cut > _AGREEMENT // 2 else agreement[:_AGREEMENT]
    return "-".join([agreement, *(slugify(part) for part in _parts(node))])


def clause_label(agreement: str, node: Node) -> str:
    """``{agreement}: article 4, item 1``, or preamble or closing."""
    return f"{agreement}: {', '.join(_parts(node))}" if agreement else ", ".join(_parts(node))


def _parts(node: Node) -> Iterator[str]:
    for name in _NUMBERS:
        for number in node.texts(RK(name)):
            yield f"{'sub-item' if name == 'subitem' else name} {number.value}"
    if node.hints.get("role") in ("preamble", "closing"):
        yield node.hints["role"]
    if "part" in node.hints:
        yield f"part {node.hints['part']}"
