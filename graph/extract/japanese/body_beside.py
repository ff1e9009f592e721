"""The body that is written beside an office or an officer: before it, in brackets, shortened."""

from __future__ import annotations

import re

from graph.extract.mentions import Found, Mention, Scene
from graph.extract.short_forms import is_short_for
from graph.patterns import regex
from graph.segments import Segment


def body_before(text: str, start: int, bodies: list[Mention]) -> Mention | None:
    """The body whose name ends right before ``start``, or before a parenthesis round it."""
    opened = _open_parenthesis(text, start)
    for mention in reversed(bodies):
        inside = _open_parenthesis(text, mention.start)
        if mention.end > start or (inside is not None and inside != opened):
            continue
        between = re.sub(r"\([^()]*\)", "", text[mention.end : start])
        if re.fullmatch(
            r"[」』]?(?:の|から|[ 、,/・]|側(?:は|の|から)|から(?:は)?、?)?(?:当時の|初代|現|前"
            r"|故・?)?",
            between,
        ):
            in_parenthesis = opened is None or mention.start > opened
            # (所在地:岡山県倉敷市、学長:…): a list in a parenthesis is about the body before it.
            if in_parenthesis and not (opened is not None and "、" in between):
                return mention
        if opened is None:
            return None
        if mention.end in (opened, opened - 1):
            return mention
        if mention.end < opened:
            return None
    return None


def _open_parenthesis(text: str, start: int) -> int | None:
    """Where the parenthesis that ``start`` is in was opened."""
    depth = 0
    for position in range(start - 1, -1, -1):
        if text[position] == ")":
            depth += 1
        elif text[position] == "(":
            if not depth:
                return position
            depth -= 1
    return None


_BODY_IN_BRACKETS = regex(r"(?:^|[ 、。])\((?P<body>[^()]{2,40})\)$")


def in_brackets_before(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """(北浜協会)専務理事: whose officer it is, in brackets before the office."""
    match = _BODY_IN_BRACKETS.search(segment.text.text, 0, start)
    if match is None:
        return None
    for mention in scene.of(segment, "organization"):
        if (mention.start, mention.end) == match.span("body"):
            return mention
    return _short_form(scene, segment, *match.span("body"))


def shortened(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """国循 橋本 信夫: a short form of an organisation that the text names in full."""
    match = re.search(r"(?:^|[^一-龥])([一-龥]{2,4})(?: |の)$", segment.text.text[:start])
    return _short_form(scene, segment, *match.span(1)) if match else None


def _short_form(scene: Scene, segment: Segment, start: int, end: int) -> Mention | None:
    """What stands there, as a mention, if a name in the text is shortened so."""
    short = segment.text.text[start:end]
    if any(is_short_for(short, known.text) for known in scene.all("organization")):
        return scene.add(segment, Found(start, end, "organization", ()))
    return None
