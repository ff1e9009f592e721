"""The title of a document: its first line that is long enough and no label, list or date.

Above the headline of a release stand who sends it and to whom: no titles.
"""

from __future__ import annotations

import re

from graph.calendar import find_dates
from graph.extract.mentions import Scene
from graph.patterns import regex
from graph.segments import Segment

_LABEL = regex(r"^[^\s:：]{1,8}[\s:：].{0,30}$")

_ADDRESSED = regex(r"各位|御中|報道機関|報道関係|記者クラブ|NEWS RELEASE|プレスリリース|発表資料")
#: What may stand beside a body's name on a sender's or an addressee's line.
_NO_HEADLINE = regex(
    r"(?:報道関係者?|報道機関|関係者|記者|各位|御中|殿|様|発表資料|報道資料|プレスリリース|NEWS|RELEASE|News|Release"
    r"|第\d+号|\d+|広報|発信|発表者?|株式会社|[一-龥]{0,6}(?:部|課|室|局)長?|[市県府町村]?長|知事|理事長|学長|社長"
    r"|[\s::・、()/|-])"
)


def title(scene: Scene) -> Segment | None:
    """The segment with the title, or None."""
    for segment in scene.segments[:14]:
        text = segment.text.text
        if segment.kind in ("item", "row", "article", "caption") or len(text) < 8:
            continue
        dates = find_dates(text, segment.language)
        if dates and len(text) - (dates[0].end - dates[0].start) < 8:
            continue
        if len(text) > 160 or re.search(r"。.", text):
            return None
        if segment.language == "ja" and len(text) < 14 and _LABEL.match(text):
            continue
        if segment.language == "ja" and _is_of_the_sender(scene, segment):
            continue
        return segment
    return None


def _is_of_the_sender(scene: Scene, segment: Segment) -> bool:
    """Whether the line says only who writes, to whom, or under which number."""
    text = segment.text.text
    covered = [False] * len(text)
    for mention in scene.of(segment, "organization", "facility", "place"):
        covered[mention.start : mention.end] = [True] * (mention.end - mention.start)
    if not any(covered) and not _ADDRESSED.search(text):
        return False
    rest = "".join(c for c, known in zip(text, covered, strict=True) if not known)
    return not _NO_HEADLINE.sub("", rest)
