"""When bodies were founded, by German and English sentences."""

from __future__ import annotations

from collections.abc import Iterator

from graph.calendar import PartialDate, find_dates
from graph.extract.mentions import Scene
from graph.model import Span
from graph.patterns import regex
from graph.segments import Segment

#: Between a body and the date of its founding, and right after the date.
_BORN = {
    "en": (
        regex(
            r"(?P<verb> was (?:founded|established|incorporated) (?:in|on) (?:the year )?)"
            r"|, founded (?:in|on) "
        ),
        regex(""),
    ),
    "de": (
        regex(r"(?:(?P<verb> wurde)|,)(?: (?:im Jahre?|im|am))? "),
        regex(r" gegründet\b"),
    ),
}
_WORDS = regex(r"founded|establ|incorp|gegründet")
#: Where a sentence begins: what stands there is its subject.
_OPENING = regex(r"(?:[.!?:;] |\n)(?:The |Die |Der |Das )?$")
_BARE_YEAR = regex(r"(?<= )(?:19|20)\d\d(?= gegründet\b)")


def born(scene: Scene, segment: Segment) -> Iterator[tuple[int, PartialDate, Span]]:
    """Body, date and place of: X was founded in May 1997; X wurde am 3. Mai 1997 gegründet.

    What stands right before is what was founded; who founded whom is not asked.
    """
    text = segment.text.text
    if segment.language not in _BORN or not _WORDS.search(text):
        return
    between, after = _BORN[segment.language]
    for start, end, date in _dates(text, segment.language):
        before = [m for m in scene.of(segment, "organization") if m.end <= start]
        joint = between.fullmatch(text, before[-1].end, start) if before else None
        if joint is None or date.year is None or not after.match(text, end):
            continue
        # The cooperation with X was founded: only a subject was founded.
        if joint["verb"] is None or _OPENING.search(f"\n{text[: before[-1].start]}"[-8:]):
            yield before[-1].entity, date, segment.text.span(start, end)


def _dates(text: str, language: str) -> list[tuple[int, int, PartialDate]]:
    """The dates of a text, with the bare years before "gegründet"."""
    dates = [(one.start, one.end, one.date) for one in find_dates(text, language)]
    known = {start for start, _, _ in dates}
    for year in _BARE_YEAR.finditer(text) if language == "de" else ():
        if year.start() not in known:
            dates.append((year.start(), year.end(), PartialDate(int(year[0]))))
    return dates
