"""The name at the head of a bulletin, report or notice that no other sign shows to be a body's."""

from __future__ import annotations

from graph.extract.latin.roles import role_pattern
from graph.extract.latin.words import CAP, PAPER, is_generic
from graph.extract.mentions import Found, Scene
from graph.patterns import regex
from graph.segments import Segment

_NAME = regex(rf"{CAP}(?: (?:(?:of|for|für|der|des|&) )?{CAP}){{1,5}}")
_KIND_OF_TEXT = regex(
    r"(?i)newsletter|bulletin|annual report|jahresbericht|rundbrief|mitteilung|news\b|minutes"
    r"|protokoll|press|presse|medien|media|report|notice|bericht"
)


#: Wye Alley Monthly, May 2018: a periodical called by the body that writes it.
_PERIODICAL = regex(
    rf"(?P<name>{CAP}(?: {CAP}){{1,3}}) (?:Monthly|Weekly|Quarterly|Newsletter|News|Bulletin"
    r"|Dispatch|Update|Rundbrief|Mitteilungen)(?:$|,| [–—|-] | No| Issue| Nr)"
)
_OWN = regex(
    r"\b(?:[Oo]ur (?:president|chair\w*|director|members?|board|office)|[Ww]e (?:put|signed"
    r"|have)|[Uu]nser\w* (?:Präsident|Vorsitzende|Mitglieder|Vorstand|Geschäftsführ))"
)


def periodical_name(scene: Scene) -> tuple[Segment, Found] | None:
    """The body that a periodical is called by, if its text says ‘our president’, ‘we signed’."""
    for segment in scene.segments[:2]:
        match = _PERIODICAL.match(segment.text.text)
        if match is None or scene.of(segment, "organization") or is_generic(match["name"]):
            continue
        if any(_OWN.search(other.text.text) for other in scene.segments):
            return segment, Found(*match.span("name"), "organization", ())
    return None


def masthead_name(scene: Scene) -> tuple[Segment, Found] | None:
    """Life Sciences Wye, above a line that says what the text is: the body that writes it."""
    if len(scene.segments) < 2:
        return None
    first, second = scene.segments[:2]
    text = first.text.text
    if first.language == "ja" or first.kind == "row" or scene.of(first):
        return None
    if _NAME.fullmatch(text) is None or _KIND_OF_TEXT.search(text) or is_generic(text):
        return None
    if PAPER.search(text) or role_pattern().search(text):
        return None
    kind = len(second.text.text) < 80 and _KIND_OF_TEXT.search(second.text.text)
    return (first, Found(0, len(text), "organization", ())) if kind else None
