"""Events of a schedule: goals with their year, instalments of a series, a plan's final review."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import find_intervals
from graph.extract.events.clauses_ja import Told, When, whens
from graph.extract.mentions import Scene
from graph.extract.programmes.names import head_of, heads
from graph.lexicon import table
from graph.patterns import regex
from graph.segments import Segment

_GOALS = regex(r"目標|KGI|マイルストーン|ロードマップ")
_BY_THEN = regex(r"(?:において|まで)(?:は|に)?、?")
_INSTALMENT = regex(r"^第\d+回[ :、(]*")
_REVIEW = regex(r"(?P<verb>評価検証|評価|検証|見直し)(?:し|を行う|等を行う)")


def scheduled_clauses(scene: Scene, segment: Segment) -> Iterator[Told]:
    """The events of a line of a schedule."""
    if segment.kind == "row":
        return
    dates = whens(segment)
    if not dates:
        return
    yield from _goal(scene, segment, dates[0])
    yield from _instalment(scene, segment, dates[0])
    yield from _review(segment)


def _above(scene: Scene, segment: Segment) -> Segment | None:
    """The nearest line above that stands in no list with this one."""
    for index in range(segment.index - 1, max(-1, segment.index - 8), -1):
        line = scene.segments[index]
        if line.marker != segment.marker and (line.kind in ("heading", "item")):
            return line
    return None


def _goal(scene: Scene, segment: Segment, when: When) -> Iterator[Told]:
    """令和10年度において、…している, in a list under a heading for goals."""
    text = segment.text.text
    above = _above(scene, segment)
    then = _BY_THEN.match(text, when.end)
    if when.start or then is None or above is None or segment.kind != "item":
        return
    if _GOALS.search(above.text.text) and len(above.text.text) < 40:
        dates = (when.date, when.first, when.last)
        verb = (then.end(), len(text))
        yield Told("goal", 0, len(text), verb, *dates, (when.start, when.end), planned=True)


def _instalment(scene: Scene, segment: Segment, when: When) -> Iterator[Told]:
    """第2回 2021年5月 under a heading that names a lecture, a fair or the like."""
    text = segment.text.text
    start = _INSTALMENT.match(text)
    if start is None or when.start != start.end():
        return
    for index in range(segment.index - 1, max(-1, segment.index - 8), -1):
        line = scene.segments[index].text.text
        held = [word for word in table("events")["held"]["ja"] if word in line]
        if held and len(line) < 60:
            kind = table("events")["held"]["ja"][max(held, key=len)]
            dates = (when.date, when.first, when.last)
            yield Told(kind, 0, len(text), (0, start.end()), *dates, (when.start, when.end))
            return


def _review(segment: Segment) -> Iterator[Told]:
    """「…計画」期間である…から…までの…を評価検証し: the review is due when the plan ends."""
    text = segment.text.text
    for interval in find_intervals(text, segment.language):
        last = interval.ends
        if interval.begins is None or last is None:
            continue
        before = text[: interval.begins.start]
        plan = re.search(
            r"[「『](?P<name>[^「」『』]{4,40})[」』](?:の)?期間(?:である|は|の)、?$", before
        )
        review = _REVIEW.search(text, last.end)
        if plan is None or review is None or "。" in text[last.end : review.start()]:
            continue
        head = head_of(plan["name"], "ja")
        if head is not None and heads("ja")[head] == "plan":
            yield Told(
                "evaluation",
                plan.start(),
                review.end(),
                review.span("verb"),
                last.date,
                when=(last.start, last.end),
                planned=True,
            )
