"""What a figure is about: what its label, its sentence, its heading or the document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from graph.extract.bond import Bond
from graph.extract.entities import Entities
from graph.extract.mentions import Mention, Scene
from graph.extract.observations.headers import Heading
from graph.extract.observations.series import Series
from graph.lexicon import table
from graph.model import Span
from graph.patterns import regex
from graph.quantities import Quantity
from graph.segments import Segment
from graph.textmap import Mapped

_KINDS = ("cluster", "facility", "organization", "programme")
_TOPIC = regex(r"(?:で)?[はもが]|では|において|における|、|自ら")
_END_JA = regex(r"[。．;!?]")
_END = regex(
    r"[。;!?]|(?<!Prof)(?<!Corp)(?<!inkl)(?<!approx)"
    r"(?:(?<=[a-zäöüß)\]%]{3})|(?<=[0-9]))\.(?= [^\Wa-z]|$)"
)

About = int | Bond


class Topics:
    """Finds what figures are about in one document."""

    def __init__(self, scene: Scene, entities: Entities, bonds: list[Bond]) -> None:
        self.scene = scene
        self.entities = entities
        self.bonds = bonds
        self.series = Series(scene, entities)
        self.main = self._main()
        clusters = [index for index, _ in entities.alive("cluster")]
        self._cluster = clusters[0] if len(clusters) == 1 else None

    def _main(self) -> int | None:
        """The thing that the document is about: its headings name it, or it is named most.

        Public bodies that speak or sign are named everywhere; a facility, a cluster or a
        programme that headings name comes before them.
        """
        named: Counter[int] = Counter()
        headed: Counter[int] = Counter()
        for segment in self.scene.segments:
            for mention in self._mentions(segment):
                if not mention.pointing:
                    named[mention.entity] += 1
                    headed[mention.entity] += is_title(segment)
        alive = {index for index, _ in self.entities.alive(*_KINDS)}
        best = max(
            (index for index in named if index in alive),
            key=lambda index: (headed[index] + named[index] / 4, -index),
            default=None,
        )
        if best is not None and (headed[best] > 1 or len(named) == 1):
            return best
        return self._first()

    def _first(self) -> int | None:
        """The one thing that the first line names, or else that the first sentence is about."""
        for segment in self.scene.segments[:3]:
            things = {m.entity for m in self._mentions(segment)}
            if len(things) == 1:
                return things.pop()
            if things:
                return None
        return None

    def above(self, segment: Segment, count: int) -> list[Segment]:
        """The nearest lines above that head what follows, the nearest first."""
        found: list[Segment] = []
        for index in range(segment.index - 1, max(-1, segment.index - 1 - count), -1):
            line = self.scene.segments[index]
            if not (is_title(line) or _is_caption(line)):
                break
            found.append(line)
        return found

    def title(self, segment: Segment) -> Segment | None:
        """The nearest heading or short marked line above."""
        for index in range(segment.index - 1, max(-1, segment.index - 25), -1):
            line = self.scene.segments[index]
            if is_title(line):
                return line
        return None

    def of_row(
        self, row: Segment, labels: Iterable[Mapped], heads: list[tuple[Heading, Mapped]]
    ) -> tuple[About | None, Span | None]:
        """What a figure in a table is about."""
        for view in (*labels, *(view for _, view in heads)):
            found = self._within(view)
            if found is not None:
                return found
        for line in self.above(row, 4):
            mention = next(iter(self._mentions(line)), None)
            if mention is not None:
                return mention.entity, mention.span
        return self.main, None

    def _within(self, view: Mapped) -> tuple[About, Span] | None:
        """The thing that a cell names."""
        span = view.whole()
        for segment in self.scene.segments:
            if segment.text.starts[0] <= span.start and span.end <= segment.text.ends[-1]:
                for mention in self._mentions(segment):
                    if span.start <= mention.span.start and mention.span.end <= span.end:
                        return mention.entity, mention.span
                return self._generic(view.text, span)
        return None

    def _generic(self, text: str, span: Span) -> tuple[About, Span] | None:
        pattern = table("indicators")["prose"]["cluster"]
        if self._cluster is not None and re.match(pattern, text):
            return self._cluster, span
        return None

    def of_place(
        self, segment: Segment, quantity: Quantity, name: str, label: tuple[int, int] | None
    ) -> tuple[About | None, Span | None]:
        """What a figure in a segment is about; ``label`` bounds the words that name it there."""
        start = quantity.start
        for bond in self.bonds:
            if _states(bond, segment.text.span(start, quantity.end), bool(quantity.per)):
                return bond, None
        if label is not None and (named := self.series.of(segment, name, label)) is not None:
            return named.entity, named.span
        first, last = sentence(segment.text.text, start, segment.language)
        near = [m for m in self._mentions(segment) if first <= m.start < last]
        ranked = list(self._ranked(segment, near, start, label))
        granted = self._granted(segment, start, name)
        ranked = granted + [m for m in ranked if m.end <= start]
        generic = self._area(segment, first, start) if not ranked else None
        if not ranked and label is not None:
            generic = generic or self._generic(name, segment.text.span(*label))
        if generic is not None:
            return generic
        line = self.title(segment)
        for mention in (*ranked, *near, *self._named_after(segment, first, last)):
            return mention.entity, mention.span
        for mention in self._mentions(line) if line is not None else ():
            return mention.entity, mention.span
        if line is not None and (namesake := self.series.namesake(line)) is not None:
            return namesake.entity, namesake.span
        return self.main, None

    def _granted(self, segment: Segment, start: int, name: str) -> list[Mention]:
        """The programme under which money was applied for: named here or in a row above."""
        if not re.search(table("indicators")["prose"]["grants"], name):
            return []
        for index in range(segment.index, max(-1, segment.index - 4), -1):
            line = self.scene.segments[index]
            here = self.scene.of(line, "programme")
            found = [m for m in here if index < segment.index or m.end <= start]
            if found:
                return found[-1:]
        return []

    def _named_after(self, segment: Segment, first: int, last: int) -> list[Mention]:
        """The one cluster that is named after a place of the sentence (München, Münchner)."""
        places = [m for m in self.scene.of(segment, "place") if first <= m.start < last]
        stems = {m.text[:5].lower() for m in places if len(m.text) >= 5}
        found = [
            thing.first
            for _, thing in self.entities.alive("cluster")
            if any(stem in m.text.lower() for stem in stems for m in thing.mentions)
        ]
        return found if len(found) == 1 else []

    def _area(self, segment: Segment, first: int, start: int) -> tuple[About, Span] | None:
        pattern = table("indicators")["prose"]["cluster"]
        for match in re.finditer(pattern, segment.text.text[first:start]):
            if self._cluster is not None:
                return self._cluster, segment.text.span(first + match.start(), first + match.end())
        return None

    def _ranked(
        self, segment: Segment, mentions: list[Mention], start: int, label: tuple[int, int] | None
    ) -> Iterator[Mention]:
        text = segment.text.text
        inside = [m for m in mentions if label and label[0] <= m.start < label[1]]
        before = [m for m in mentions if m.end <= start]
        topics = [m for m in before if _TOPIC.match(text, m.end)]
        given = [m for m in before if re.fullmatch(r"(?:へ|に|に対して?)", text[m.end : start])]
        yield from (m for m in inside[:1] if not text.startswith("との", m.end))
        yield from given
        yield from reversed(topics)
        yield from reversed(before)

    def _mentions(self, segment: Segment) -> list[Mention]:
        """What figures may be about: of programmes, those that are known.

        A project or a grant that a text names beside figures is what money is
        for, not whose it is.
        """
        return [
            m
            for m in self.scene.of(segment, *_KINDS)
            if m.entity >= 0 and (m.category != "programme" or self.entities.of(m).record)
        ]


def _is_caption(segment: Segment) -> bool:
    """Whether a line can be the caption of the table below it: short and no sentence."""
    text = segment.text.text
    return segment.kind in ("paragraph", "caption") and len(text) <= 80 and not _END.search(text)


def is_title(segment: Segment) -> bool:
    """Whether a line heads what follows: a heading, or a short marked line that is no sentence."""
    text = segment.text.text
    if segment.kind == "heading":
        return True
    if segment.kind != "item" or len(text) > 45 or _END.search(text):
        return False
    return re.fullmatch(r"[(（]?[0-9a-zA-Zア-コIVX①-⑳]{1,4}[)）.]?", segment.marker) is not None


def _states(bond: Bond, span: Span, rate: bool) -> bool:
    """Whether a figure is an agreement's term, or how often its parties are to do something."""
    places = [place for _, place in bond.terms]
    places += [place for _, place in bond.activities] if rate else []
    return any(place.start < span.end and span.start < place.end for place in places)


def sentence(text: str, position: int, language: str) -> tuple[int, int]:
    """The bounds of the sentence that ``position`` lies in."""
    pattern = _END_JA if language == "ja" else _END
    first = max((m.end() for m in pattern.finditer(text, 0, position)), default=0)
    following = pattern.search(text, position)
    return first, following.end() if following else len(text)
