"""Japanese events without a date: something named comes about, contacts begin, a mark is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.events.clauses_ja import Told, whens_between
from graph.extract.mentions import Scene
from graph.patterns import regex
from graph.segments import Segment

_NAMED = ("organization", "facility", "programme")
_CAME_ABOUT = regex(
    r"(?: ?\([^()]{1,30}\))?[」』]?(?: ?\([^()]{1,30}\))?を(?:新たに)?"
    r"(?P<verb>立ち上げ|設立|創設|開設|設置)(?=、|た(?!い)|ました|し(?:、|た(?!い)|ました)|。)"
)
_KINDS = {"立ち上げ": "opening", "開設": "opening", "創設": "start"}
_BEGAN = regex(
    r"(?:より|から)、?[^。]{0,80}?(?:交流|連携|協力|対話|共同研究)が(?P<verb>始ま)(?:り|って|った)"
)
_RATED = regex(
    r"(?:中間|事後|最終|外部|年次)?(?:評価|審査)(?:において|で|の結果)[^。]{0,80}?を(?P<verb>獲得|取得)"
)
_JOINT = regex(r"との(?P<verb>共同研究)(?:によ(?:る|り)|で)")


def undated_clauses(scene: Scene, segment: Segment) -> Iterator[Told]:
    """The events of a segment whose sentence has no date."""
    text = segment.text.text
    for mention in scene.of(segment, *_NAMED):
        came = _CAME_ABOUT.match(text, mention.end)
        if came is not None and not _dated(segment, mention.start):
            kind = _KINDS.get(came["verb"], "founding")
            yield _told(text, kind, came, mention.start)
        joint = _JOINT.match(text, mention.end)
        if joint is not None and mention.category == "organization" and not mention.pointing:
            yield _told(text, "research-step", joint, mention.start)
    for pattern, kind in ((_BEGAN, "start"), (_RATED, "evaluation")):
        for match in pattern.finditer(text):
            if not _dated(segment, match.start()):
                yield _told(text, kind, match, match.start())


def _told(text: str, kind: str, match: re.Match[str], position: int) -> Told:
    start = text.rfind("。", 0, position) + 1
    stop = text.find("。", match.end())
    return Told(kind, start, len(text) if stop < 0 else stop + 1, match.span("verb"))


def _dated(segment: Segment, position: int) -> bool:
    text = segment.text.text
    start = text.rfind("。", 0, position) + 1
    stop = text.find("。", position)
    stop = len(text) if stop < 0 else stop + 1
    behind = text.find(")", stop) + 1 if text.startswith("(", stop) else stop
    return whens_between(segment, start, max(stop, behind))
