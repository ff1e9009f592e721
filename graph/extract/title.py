"""The title of a document: its first line that is long enough and no label, list or date."""

from __future__ import annotations

import re

from graph.calendar import find_dates
from graph.extract.mentions import Scene
from graph.segments import Segment

_LABEL = re.compile(r"^[^\s:：]{1,8}[\s:：].{0,30}$")
_SUBJECT = re.compile(r"^(?:件名|表題|標題|[Ss]ubject|Betreff)[\s:：]+(?P<title>.+)$")


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
        return segment
    return None
