"""What an agreement is about: the clusters and facilities that its name or preamble names."""

from __future__ import annotations

from graph.extract.bond import Bond
from graph.extract.register import Agreements


def add_concerns(found: Agreements) -> None:
    """Adds facilities and clusters named inside the agreements' names."""
    for bond in found.bonds:
        for segment, start, end in bond.names:
            for mention in found.scene.of(segment, "facility", "cluster"):
                if start <= mention.start < end and mention.entity not in bond.parties:
                    bond.concerns.setdefault(mention.entity, mention)
        _managed(found, bond)


def _managed(found: Agreements, bond: Bond) -> None:
    """The clause of the main agreement names a cluster: Xにおけるクラスター運営."""
    if bond is not found.main:
        return
    for mention in found.scene.of(bond.segment, "cluster"):
        if bond.start <= mention.start < bond.end:
            bond.concerns.setdefault(mention.entity, mention)
