"""Figures about a series of events or a plan: how many came, and how long it lasts."""

from __future__ import annotations

from graph.extract.entities import Entities
from graph.extract.mentions import Mention, Scene
from graph.extract.programmes.names import head_of, heads
from graph.patterns import regex
from graph.segments import Segment

_ATTENDED = regex(
    r"参加|来場|聴講|受講|出席|[Pp]articipants?|[Aa]ttend|[Vv]isitors?|[Tt]eilnehm|[Bb]esucher"
)
_INSTALMENT = regex(r"第\d+回(?: |の|、|:|\()")
_PERIOD_OF = regex(r"[」』]?の?(?:計画|実施|事業)?期間")
_COUNTED = regex(r"第\d+回$")


class Series:
    """Finds the series of events that a number of participants is about."""

    def __init__(self, scene: Scene, entities: Entities) -> None:
        self._scene = scene
        self._entities = entities
        self._counted = self._counted_series()

    def of(self, segment: Segment, name: str, label: tuple[int, int]) -> Mention | None:
        """The programme that a figure named ``name`` is about, or None if it is about none.

        The one that the figure's own name names (「…計画」期間); for those who came,
        the one series of this line or the line above, or the one whose
        instalments the document counts (第1回…) where the line counts one.
        """
        text = segment.text.text
        for mention in self._programmes(segment):
            if label[0] <= mention.start < label[1] and _PERIOD_OF.match(text, mention.end):
                return mention
        if segment.kind == "row" or not _ATTENDED.search(name):
            return None
        if self._counted is not None and _INSTALMENT.match(segment.text.text):
            return self._counted
        for line in self._scene.segments[max(0, segment.index - 1) : segment.index + 1][::-1]:
            series = {m.entity: m for m in self._programmes(line) if self._is_series(m)}
            if line is segment or line.kind == "paragraph":
                if len(series) == 1:
                    return next(iter(series.values()))
                if series:
                    return None
        return None

    def namesake(self, line: Segment) -> Mention | None:
        """The known programme that all series of a line are named after (the ABC seminars)."""
        series = [m for m in self._programmes(line) if self._is_series(m)]
        for _, thing in self._entities.alive("programme"):
            for name in {m.text for m in thing.mentions if thing.record is not None}:
                if len(series) > 1 and all(m.text.startswith(name) for m in series):
                    return next(m for m in thing.mentions if m.text == name)
        return None

    def _counted_series(self) -> Mention | None:
        """The one series that 第N回 stands before, if there is but one."""
        counted = {
            m.entity: m
            for segment in self._scene.segments
            for m in self._programmes(segment)
            if _COUNTED.search(segment.text.text[: m.start])
        }
        return next(iter(counted.values())) if len(counted) == 1 else None

    def _programmes(self, segment: Segment) -> list[Mention]:
        return [m for m in self._scene.of(segment, "programme") if m.entity >= 0]

    def _is_series(self, mention: Mention) -> bool:
        language = mention.segment.language
        head = head_of(mention.text, language)
        return head is not None and heads(language)[head] == "event-series"
