"""Which figures a total is the sum of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from graph.extract.observations.figure import Figure
from graph.extract.observations.headers import says


def add_parts(figures: Sequence[Figure]) -> None:
    """Joins the totals of a table with their parts.

    A total is said to be one (合計, Summe), and its parts are the figures above it in its group,
    of the same period and kind. They are joined if the sum is right within rounding, so that a
    misread table makes no claim; rows that break up the row above them (施設管理 and 研究支援
    under 運営費) count there and not twice. Where the sums of a row are right in two columns or
    more, its total in another column has the same parts, even if its sum is wrong there: then
    the document is mistaken.
    """
    columns: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        quantity = figure.quantity
        columns.setdefault((figure.period, figure.measure, quantity.unit), []).append(figure)
    totals: list[tuple[Figure, list[Figure]]] = []
    for column in columns.values():
        open_: list[Figure] = []
        for figure in column:
            if not says("whole", figure.indicator.text):
                open_.append(figure)
                continue
            group = figure.group.text if figure.group else ""
            above = [one for one in open_ if (one.group.text if one.group else "") == group]
            _join(figure, above)
            totals.append((figure, above))
            open_ = []
    _join_like_others(totals)


def _join_like_others(totals: Sequence[tuple[Figure, Sequence[Figure]]]) -> None:
    """Joins totals whose sum is wrong with the parts that two others of their row have."""
    made: dict[_Row, list[tuple[_Row, ...]]] = {}
    for total, _ in totals:
        if total.parts:
            made.setdefault(_row(total), []).append(tuple(map(_row, total.parts)))
    for total, above in totals:
        known = made.get(_row(total), [])
        if not total.parts and len(known) > 1 and len(set(known)) == 1:
            parts = [one for one in above if _row(one) in known[0]]
            if len(parts) == len(known[0]) == len(above):
                total.parts = parts


#: Group and name of a row.
_Row: TypeAlias = tuple[str, str]


def _row(figure: Figure) -> _Row:
    return figure.group.text if figure.group else "", figure.indicator.text


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
