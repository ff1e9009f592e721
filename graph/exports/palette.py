"""Colours that say which group a node is of: one choice for files and pictures.

The palette is that of M. Okabe and K. Ito (Color Universal Design, 2008), told
apart by colour-blind readers. Its yellow, which is not seen on white, and its
black, which is not seen in the dark, give way to a violet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.errors import BadRequest, nearest
from graph.networks.network import Node

PALETTE = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#7c3aed")
#: For what is not known, and for the groups beyond the palette.
GREY = "#666a70"

#: What colours can stand for.
GROUPINGS = ("community", "country", "kind")


@dataclass(frozen=True, slots=True)
class Colouring:
    """What colours stand for (``by``), each node's group, and each group's colour.

    A group that is not known is ``""``. Larger groups come first; groups
    beyond the palette have no colour of their own.
    """

    by: str
    groups: tuple[str, ...]
    shades: Mapping[str, str]

    def colour(self, place: int) -> str:
        """The colour of the node at ``place``, as ``#rrggbb``."""
        return self.shades.get(self.groups[place], GREY)

    @property
    def colours(self) -> list[str]:
        """The colour of each node."""
        return [self.shades.get(group, GREY) for group in self.groups]

    def of(self, places: Sequence[int]) -> Colouring:
        """The same colours of some of the nodes, and of their groups only."""
        groups = tuple(self.groups[place] for place in places)
        shades = {group: shade for group, shade in self.shades.items() if group in groups}
        return Colouring(self.by, groups, shades)


def colouring(by: str, nodes: Sequence[Node], communities: Sequence[int] = ()) -> Colouring:
    """The nodes coloured by community, country or kind.

    Raises :class:`BadRequest` for anything else.
    """
    if by not in GROUPINGS:
        guess = nearest(by, list(GROUPINGS))
        raise BadRequest(
            f"colours cannot stand for '{by[:60]}'; they can for: {', '.join(GROUPINGS)}",
            suggestion=f"did you mean '{guess}'?" if guess else "ask for one of these",
        )
    if by == "community":
        return of_groups(by, [str(number) for number in communities])
    if by == "country":
        return of_groups(by, [node.country or "" for node in nodes])
    return of_groups(by, [node.kind for node in nodes])


def of_groups(by: str, groups: Sequence[str]) -> Colouring:
    """A colour for each of the largest groups; among equally large ones the first name leads."""
    ranked = sorted(Counter(groups).items(), key=lambda item: (-item[1], _number(item[0]), item[0]))
    named = [group for group, _ in ranked if group]
    return Colouring(by, tuple(groups), dict(zip(named, PALETTE, strict=False)))


def _number(group: str) -> int:
    return int(group) if group.isdecimal() else 0


def channels(colour: str) -> tuple[int, int, int]:
    """The red, green and blue of ``#rrggbb``, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
