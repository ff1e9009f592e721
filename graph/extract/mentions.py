"""The places in a document where something is named."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.authority import Authority, Record
from graph.model import Document, Span
from graph.once import Kept
from graph.segments import Segment


class Found(NamedTuple):
    """A name in a text: offsets in it, category, class local names, the record if known.

    ``category`` is organization, cluster, facility, programme or place.
    """

    start: int
    end: int
    category: str
    types: tuple[str, ...]
    record: Record | None = None


@dataclass(slots=True, eq=False)
class Mention:
    """One mention: where it is, what it says, and the entity it turned out to mean."""

    segment: Segment
    start: int
    end: int
    category: str
    types: tuple[str, ...]
    record: Record | None = None
    entity: int = -1
    #: True for 本市, 同財団, 甲, „beide Parteien“: words that point, not names.
    pointing: bool = False
    #: True for a unit's name with that of its body before it: another name of the unit.
    with_body: bool = False

    @property
    def text(self) -> str:
        """The surface, NFKC and on one line."""
        return self.segment.text.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return self.segment.text.span(self.start, self.end)


@dataclass(slots=True)
class Scene:
    """One document while it is read: its segments and what was found in them so far."""

    document: Document
    language: str
    segments: list[Segment]
    authority: Authority
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    #: Which number of 03/06/2022 is the month, once the document was asked.
    slashes: str | None = None
    kept: Kept = field(default_factory=dict, init=False, repr=False)

    def of(self, segment: Segment, *categories: str) -> list[Mention]:
        """The mentions in ``segment``, in order, of ``categories`` if any are given."""
        found = self.mentions.get(segment.index, [])
        if not found or not categories:
            return found[:]
        return [m for m in found if m.category in categories]

    def all(self, *categories: str) -> list[Mention]:
        """All mentions in document order."""
        return [m for segment in self.segments for m in self.of(segment, *categories)]

    def add(self, segment: Segment, found: Found) -> Mention | None:
        """Adds a mention unless it overlaps one that is there; gives the new one.

        A place inside a longer name gives way to it.
        """
        here = self.mentions.setdefault(segment.index, [])
        over = [m for m in here if m.start < found.end and found.start < m.end]
        if any(m.category != "place" or m.start < found.start or found.end < m.end for m in over):
            return None
        if over and (found.start, found.end) in [(m.start, m.end) for m in over]:
            return None
        here[:] = [m for m in here if m not in over]
        mention = Mention(
            segment, found.start, found.end, found.category, found.types, found.record
        )
        here.append(mention)
        here.sort(key=lambda m: m.start)
        return mention

    def cover(self, segment: Segment, found: Found) -> Mention | None:
        """Adds a mention that takes the place of those inside it (…市 in 「…市民賞」).

        Gives None if it is there already or only crosses another.
        """
        here = self.mentions.setdefault(segment.index, [])
        inside = [m for m in here if found.start <= m.start and m.end <= found.end]
        if any((m.start, m.end) == (found.start, found.end) for m in inside):
            return None
        here[:] = [m for m in here if m not in inside]
        added = self.add(segment, found)
        if added is None:
            here.extend(inside)
            here.sort(key=lambda m: m.start)
        return added


def longest_first(found: list[Found]) -> list[Found]:
    """The findings without overlaps: the longer wins, then the known, then the earlier."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start - f.end, f.record is None, f.start)):
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return sorted(kept)


def plain(text: str) -> str:
    """The surface as scorers and readers compare it: NFKC without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())
