"""Which figures a total is the sum of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from graph.extract.observations.figure import Figure
from graph.extract.observations.headers import says


def add_parts(figures: Sequence[Figure]) -> None:
    """Joins the totals of a table with their parts.

    A total is said to be one (合計, Summe), and its parts are the figures above it in its group,
    of the same period and kind. They are joined only if the sum is right within rounding, so
    that a misread or mistaken table makes no claim; rows that break up the row above them
    (施設管理 and 研究支援 under 運営費) count there and not twice.
    """
    columns: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        quantity = figure.quantity
        columns.setdefault((figure.period, figure.measure, quantity.unit), []).append(figure)
    for column in columns.values():
        open_: list[Figure] = []
        for figure in column:
            if not says("whole", figure.indicator.text):
                open_.append(figure)
                continue
            group = figure.group.text if figure.group else ""
            above = [one for one in open_ if (one.group.text if one.group else "") == group]
            _join(figure, above)
            open_ = []


def _join(total: Figure, above: list[Figure]) -> None:
    if len(above) < 2:
        return
    if _adds_up(total, above):
        total.parts = above
        return
    for first, last in _runs(above):
        whole, broken = above[first], above[first + 1 : last]
        rest = above[: first + 1] + above[last:]
        if _adds_up(whole, broken) and _adds_up(total, rest):
            whole.parts, total.parts = broken, rest
            return


def _runs(figures: list[Figure]) -> list[tuple[int, int]]:
    """A figure and two or more that follow it, as half-open bounds."""
    count = len(figures)
    return [(i, j) for i in range(count) for j in range(i + 3, count + 1)]


def _adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the sum is the total, each figure being off by half its last digit at most."""
    steps = sum((part.quantity.step for part in parts), total.quantity.step)
    added = sum((part.quantity.value for part in parts), Decimal(0))
    return abs(added - total.quantity.value) * 2 <= steps
