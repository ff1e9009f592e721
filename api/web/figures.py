"""Figures as people compare them: by indicator and period, targets beside results, totals
with their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
#: Plans before what became of them.
MEASURES = ("Target", "Budget", "Forecast", "Actual")
#: First and last day, as ISO 8601.
Period = tuple[str, str]


@dataclass(slots=True)
class Series:
    """Values by period. ``role`` is a measure, or ``part`` or ``total`` of a sum."""

    role: str
    indicator: str
    name: str
    cells: dict[Period, list[Row]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class Figure:
    """What is shown as one chart and its table."""

    slug: str
    title: str
    unit: str
    groups: tuple[str, ...]
    series: list[Series]

    @property
    def periods(self) -> list[Period]:
        """All periods, in order."""
        return sorted({period for one in self.series for period in one.cells})

    @property
    def is_sum(self) -> bool:
        """Whether it is a total with its parts."""
        return any(one.role == "total" for one in self.series)

    @property
    def is_compared(self) -> bool:
        """Whether some period has both a target and a result."""
        found = {one.role: set(one.cells) for one in self.series}
        return bool(found.get("Target", set()) & found.get("Actual", set()))

    @property
    def documents(self) -> list[Row]:
        """What the values are from."""
        rows = (row for one in self.series for cell in one.cells.values() for row in cell)
        return list({one["id"]: one for row in rows for one in row["document"]}.values())

    def difference(self, period: Period) -> float | None:
        """Result less target, where each is stated once and neither is vague."""
        values = {}
        for one in self.series:
            cell = one.cells.get(period, [])
            if len(cell) == 1 and not set(cell[0]["qualifier"]) - {"AtLeast"}:
                values[one.role] = cell[0]["value"]
        if "Target" not in values or "Actual" not in values:
            return None
        return float(round(values["Actual"] - values["Target"], 6))


def figures(rows: Sequence[Row]) -> tuple[list[Figure], list[Row]]:
    """The figures of observations: what has several periods, and each single value."""
    by_indicator: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for indicator in row["indicator"][:1]:
            by_indicator[indicator["id"], _unit(row)].append(row)
    sums = _sums(rows)
    parts = {part for found in sums.values() for part in found}
    shown, single = [], []
    for key, found in by_indicator.items():
        if key in sums:
            members = {part: by_indicator[part] for part in sums[key] if part in by_indicator}
            shown.append(_sum(key, found, members, is_part=key in parts))
        elif key in parts:
            continue
        else:
            dated = [row for row in found if row["period_start"] and row["period_end"]]
            if len({_period(row) for row in dated}) > 1:
                shown.append(_compared(key, dated))
                single += [row for row in found if row not in dated]
            else:
                single += found
    return sorted(shown, key=lambda one: _rank(one, parts)), single


def _rank(figure: Figure, parts: Collection[tuple[str, str]]) -> tuple[object, ...]:
    """Sums first, a sum within a sum after it; then what has targets and results."""
    key = (figure.series[-1].indicator, figure.unit)
    return (not figure.is_sum, key in parts, not figure.is_compared, figure.groups, figure.title)


def _sums(rows: Iterable[Row]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Which indicators are totals, and of which others."""
    known = {row["id"]: row for row in rows}
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in known.values():
        for part in (known[one["id"]] for one in row["total_of"] if one["id"] in known):
            if not row["indicator"] or not part["indicator"] or _unit(part) != _unit(row):
                continue
            members = found.setdefault((row["indicator"][0]["id"], _unit(row)), [])
            member = part["indicator"][0]["id"], _unit(part)
            if member not in members:
                members.append(member)
    return found


def _sum(
    key: tuple[str, str],
    total: Sequence[Row],
    parts: Mapping[tuple[str, str], Sequence[Row]],
    *,
    is_part: bool,
) -> Figure:
    series = [_series("part", rows) for rows in parts.values()]
    series = [one for one in series if one.cells]
    series.append(_series("total", total))
    groups = _groups(total)
    own = total[0]["indicator"][0]
    # A sum of all that stands under a heading is told by the heading.
    title = groups[0] if groups and not is_part else own["label"]
    return Figure(own["slug"], title, key[1], groups, series)


def _compared(key: tuple[str, str], rows: Sequence[Row]) -> Figure:
    by_measure: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_measure[next(iter(row["measure"]), "Actual")].append(row)
    order = sorted(by_measure, key=lambda one: MEASURES.index(one) if one in MEASURES else -1)
    own = rows[0]["indicator"][0]
    series = [_series(measure, by_measure[measure]) for measure in order]
    return Figure(own["slug"], own["label"], key[1], _groups(rows), series)


def _series(role: str, rows: Sequence[Row]) -> Series:
    own = rows[0]["indicator"][0]
    made = Series(role, own["id"], own["label"])
    for row in rows:
        if row["period_start"] and row["period_end"]:
            made.cells[_period(row)].append(row)
    return made


def _period(row: Row) -> Period:
    return row["period_start"], row["period_end"]


def _unit(row: Row) -> str:
    return next(iter(row["unit"]), "")


def _groups(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one["value"] for row in rows for one in row["group"]))
