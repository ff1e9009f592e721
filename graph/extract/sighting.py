"""A person seen at one place of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.extract.mentions import Mention
from graph.model import Span
from graph.segments import Segment


@dataclass(slots=True)
class Role:
    """A role as stated: its title and place, the body and the part of it.

    ``title`` is empty where only the body is stated.
    """

    segment: Segment
    start: int
    end: int
    title: str
    organization: Mention | None = None
    unit: Mention | None = None
    #: The same role of the same person stated elsewhere in the document.
    again: list[Role] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where the title (or, without one, the name) stands in the document."""
        return self.segment.text.span(self.start, self.end)


@dataclass(slots=True)
class Sighting:
    """A person's name at one place, with the roles stated there."""

    segment: Segment
    start: int
    end: int
    name: str
    titles: str = ""
    roles: list[Role] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where the name stands in the document."""
        return self.segment.text.span(self.start, self.end)


def seen(segment: Segment, match: re.Match[str], roles: list[Role], tag: str = "") -> Sighting:
    """The person that a match names in its groups ``name`` and, where it has one, ``titles``.

    ``tag`` is what the names of the groups end with, in a pattern that has several.
    """
    titles = match.groupdict().get(f"titles{tag}") or ""
    name = f"name{tag}"
    return Sighting(segment, *match.span(name), match[name], titles.strip(), roles)
