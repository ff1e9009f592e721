"""An agreement as one document shows it, while it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from graph.authority import normalise
from graph.calendar import PartialDate
from graph.extract.mentions import Mention
from graph.model import Span
from graph.patterns import regex
from graph.segments import Segment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or a duration with the place that states it."""

    value: PartialDate
    span: Span


@dataclass(slots=True, eq=False)
class Bond:
    """An agreement: parties by entity, names, dates, and what else the text says of it."""

    segment: Segment
    start: int
    end: int
    parties: dict[int, Mention] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    names: list[tuple[Segment, int, int]] = field(default_factory=list)
    signed: list[Dated] = field(default_factory=list)
    valid_from: list[Dated] = field(default_factory=list)
    valid_until: list[Dated] = field(default_factory=list)
    terms: list[tuple[str, Span]] = field(default_factory=list)
    status: str = "Concluded"
    renewal: bool = False
    renews: Bond | None = None
    succeeds: Bond | None = None
    concerns: dict[int, Mention] = field(default_factory=dict)
    activities: list[tuple[str, Span]] = field(default_factory=list)
    place: Mention | None = None
    #: Every clause that speaks of it: segment index, start, end.
    clauses: list[tuple[int, int, int]] = field(default_factory=list)
    #: Keys of the names that stand in quotation marks or as the contract's title: formal names.
    formal: set[str] = field(default_factory=set)
    #: Short names that the text defines for it (以下「基本協定」), as keys.
    aliases: set[str] = field(default_factory=set)
    #: Spoken of as known (die Vereinbarung, this agreement), or as another, earlier one.
    definite: bool = False
    earlier: bool = False
    #: Tells of a further conclusion of the agreement spoken of before, whose parties it shares.
    again: bool = False
    #: A sentence that lists the parties of an agreement spoken of elsewhere.
    listing: bool = False
    #: A sentence that gives but the day of signing: of the agreement told of before it.
    ceremony: bool = False
    #: Index of the segment with 「…は、次のとおり協定を締結する」, if the contract's text is here.
    preamble: int | None = None

    @property
    def span(self) -> Span:
        """The clause that says there is the agreement."""
        return self.segment.text.span(self.start, self.end)

    @property
    def keys(self) -> set[str]:
        """Its names without draft mark, 書 and what stands in parentheses."""
        return {name_key(s.text.text[a:b]) for s, a, b in self.names} - {""}

    def takes(self, other: Bond) -> None:
        """Takes over everything that ``other`` says."""
        for entity, mention in other.parties.items():
            self.parties.setdefault(entity, mention)
        _extend(self.kinds, other.kinds)
        _extend(self.names, other.names)
        _extend(self.signed, other.signed)
        _extend(self.valid_from, other.valid_from)
        _extend(self.valid_until, other.valid_until)
        _extend(self.terms, other.terms)
        _extend(self.activities, other.activities)
        for entity, mention in other.concerns.items():
            self.concerns.setdefault(entity, mention)
        self.renewal = self.renewal or other.renewal
        self.formal |= other.formal
        self.clauses.append((other.segment.index, other.start, other.end))
        self.clauses.extend(other.clauses)
        self.place = self.place or other.place
        self.preamble = other.preamble if self.preamble is None else self.preamble


def _extend(mine: list[T], theirs: list[T]) -> None:
    mine.extend(item for item in theirs if item not in mine)


_IN_BRACKETS = regex(r"\([^()]*\)")
_PAPER = regex(r"(?<=[定約])書$")


def name_key(name: str) -> str:
    """What two forms of an agreement's name share."""
    name = _IN_BRACKETS.sub("", name)
    name = _PAPER.sub("", name.strip())
    return normalise(name)


#: Words that name no agreement in particular.
BARE = frozenset(
    name_key(word)
    for word in [
        "覚書",
        "MOU",
        "MoU",
        "協定",
        "協定書",
        "基本協定",
        "契約",
        "契約書",
        "提携覚書",
        "本協定",
        "年度協定",
        "agreement",
        "memorandum",
        "Vereinbarung",
        "Abkommen",
        "Erklärung",
        "Absichtserklärung",
        "連携協定",
        "包括協定",
        "包括連携協定",
        "合意書",
    ]
) | {normalise("memorandum of understanding"), normalise("Memorandum of Understanding")}
