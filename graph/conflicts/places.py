"""Where in its document a claim stands: in a table or section of its own, or in running text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.model import Reading, Span
from graph.segments import Segment, segments

#: A line under a heading that is longer says more than the one value.
_SHORT = 60


#: The reading of the document of an identifier, or None.
ReadingOf = Callable[[str], Reading | None]


@dataclass(slots=True)
class Places:
    """The segments of the documents, found when they are asked for."""

    reading_of: ReadingOf
    _segments: dict[str, list[Segment]] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def around(self, document: str, span: Span, reach: int) -> str:
        """The text up to ``reach`` characters before and after a place; "" without the document."""
        return self._text(document)[max(0, span.start - reach) : span.end + reach]

    def before(self, document: str, span: Span, reach: int) -> str:
        """The text of up to ``reach`` characters before a place."""
        return self._text(document)[max(0, span.start - reach) : span.start]

    def behind(self, document: str, span: Span, reach: int) -> str:
        """The text of up to ``reach`` characters behind a place."""
        return self._text(document)[span.end : span.end + reach]

    def _text(self, document: str) -> str:
        if document not in self._texts:
            reading = self.reading_of(document)
            self._texts[document] = "" if reading is None else reading.document.text
        return self._texts[document]

    def structured(self, document: str, spans: Sequence[Span]) -> bool:
        """Whether one of the places is a table's, a chronicle's or a section's of its own.

        An entry of a chronicle begins with its value (2018年1月 …); a section of
        its own is a short line right under a heading (締結日). Without the
        document nothing is known to be structured.
        """
        if document not in self._segments:
            reading = self.reading_of(document)
            found = [] if reading is None else segments(reading.document, reading.language)
            self._segments[document] = found
        return any(_structured(self._segments[document], span) for span in spans)


def _structured(found: Sequence[Segment], span: Span) -> bool:
    for segment in found:
        whole = segment.text.whole()
        if whole.start <= span.start < whole.end:
            return (
                segment.kind == "row"
                or _is_entry(segment, whole, span)
                or _is_section(segment, whole, span)
            )
    return False


def _is_entry(segment: Segment, whole: Span, span: Span) -> bool:
    """A short line that begins with the value and goes on with what it is of."""
    begins = segment.kind in ("paragraph", "item") and span.start == whole.start
    text = segment.text.text
    return (
        begins and span.end < whole.end and len(text) <= _SHORT and not text.endswith((".", "。"))
    )


def _is_section(segment: Segment, whole: Span, span: Span) -> bool:
    under = segment.heading == segment.index - 1 and segment.heading >= 0
    return under and segment.kind != "heading" and len(segment.text.text) <= _SHORT
