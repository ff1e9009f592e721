"""The picture of when agreements are in force: a bar each, renewals joined by arrows.

Where a document leaves a day open the bar is pale over the days that it may mean;
where no end is stated it fades.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from xml.etree import ElementTree as Et

from graph.exports.attributes import Export
from graph.exports.palette import GREY, PALETTE, channels
from graph.exports.pictures.fonts import width
from graph.exports.pictures.legend import Key, Legend
from graph.exports.pictures.lettering import wrap
from graph.exports.pictures.sheet import HEIGHT, MARGIN, WIDTH, Sheet, fitted
from graph.exports.pictures.telling import counts, gist, group_name, stated
from graph.exports.pictures.words import word
from graph.networks.measures import scores
from graph.networks.network import Network, Tie

#: Of more agreements the latest are drawn.
DRAWN = 60
_TOP, _ROOM, _HIGH, _LOW = 128.0, 300.0, 40.0, 20.0
_RIGHT = WIDTH - MARGIN - 16
_FADES = (0.9, 0.78, 0.66, 0.54, 0.43, 0.33, 0.24, 0.16, 0.08)


@dataclass(slots=True)
class _Row:
    """An agreement on its line; ``parties`` are places in the network's nodes."""

    tie: Tie
    parties: tuple[int, ...]
    chain: tuple[date, str] = (date.max, "")
    y: float = 0.0

    @property
    def first(self) -> date:
        """The first day that it may have begun."""
        return min([one.earliest for one in self.tie.starts] or [self.tie.start or date.max])

    @property
    def sure(self) -> date:
        """The day by which it has begun."""
        return max([one.latest for one in self.tie.starts] or [self.first])

    @property
    def closing(self) -> date | None:
        """The first day that it may end on; none is stated for what is open."""
        return min([one.earliest for one in self.tie.ends], default=self.tie.end)

    @property
    def last(self) -> date | None:
        """The last day that it may end on."""
        return max([one.latest for one in self.tie.ends], default=self.tie.end)


@dataclass(slots=True)
class _Chart:
    """The sheet with its scale: from 1 January of one year to that of another."""

    sheet: Sheet
    left: float
    begin: date
    end: date
    high: float
    rows: list[_Row] = field(default_factory=list)

    def x(self, day: date) -> float:
        """Where a day is; what lies behind the end is at the end."""
        share = (min(day, self.end) - self.begin).days / (self.end - self.begin).days
        return self.left + share * (_RIGHT - self.left)


def draw(export: Export) -> Et.Element:
    """The agreements of a network, over all time, as a drawing."""
    network, lang = export.network, export.lang
    rows = _rows(network)
    shown = _ordered(sorted(rows, key=lambda row: row.first)[-DRAWN:])
    title = word("timeline_of", lang, title=network.title(lang))
    told = _span(shown, network, lang)
    high = max(_LOW, min(_HIGH, (HEIGHT - _TOP - 110) / max(len(shown), 1)))
    legend = _legend(export, shown)
    height = max(HEIGHT, _TOP + high * len(shown) + 62 + legend.height)
    sheet = Sheet(title, told, lang, export.options.theme, height)
    if shown:
        names = [_names(row, network, lang) for row in shown]
        size, lines = (13.0, 2) if high >= 36 else (11.5, 2) if high >= 29 else (12.0, 1)
        labels = [
            [fitted(x, _ROOM / size) for x in wrap(name, _ROOM / size, lines)] for name in names
        ]
        left = MARGIN + max(width(line) for label in labels for line in label) * size + 22
        begin, end = _years(shown)
        chart = _Chart(sheet, left, begin, end, high, shown)
        for number, row in enumerate(shown):
            row.y = _TOP + high * (number + 0.5)
        _draw_years(chart)
        _draw_parties(chart, labels, size)
        for row in shown:
            _draw_bar(chart, row, export)
        _draw_renewals(chart)
    else:
        sheet.text(MARGIN, 140, word("undated_only", lang), 16, role="muted")
    sheet.head(title, told)
    legend.draw(sheet, height - 48)
    sheet.foot(network.version, network.name, _note(rows, shown, network, lang))
    return sheet.root


def _rows(network: Network) -> list[_Row]:
    """Each dated agreement (or other tie) once, with all nodes that it joins."""
    place = {node.id: number for number, node in enumerate(network.nodes)}
    ties: dict[str, Tie] = {}
    parties: dict[str, set[int]] = {}
    for number, edge in enumerate(network.edges):
        for tie in edge.ties:
            if tie.start is None:
                continue
            # A relation such as "operated by" is one of each two that it joins.
            key = tie.id if tie.kind == "agreement" else f"{number} {tie.id}"
            ties.setdefault(key, tie)
            parties.setdefault(key, set()).update((place[edge.source], place[edge.target]))
    return [_Row(tie, _signers(tie, parties[key], network)) for key, tie in ties.items()]


def _signers(tie: Tie, places: set[int], network: Network) -> tuple[int, ...]:
    """Of an agreement the organisations, where it joins other things, too, else all."""
    bodies = [place for place in places if network.nodes[place].kind == "organization"]
    return tuple(sorted(bodies if tie.kind == "agreement" and bodies else places))


def _ordered(rows: Sequence[_Row]) -> list[_Row]:
    """By the beginning of the chain of renewals, then of the same parties, then its own."""
    by_id = {row.tie.id: row for row in rows}
    for row in sorted(rows, key=lambda row: (row.first, row.tie.id)):
        before = [by_id[one].chain for one in row.tie.renews if one in by_id]
        row.chain = min([*before, (row.first, row.tie.id)])
    firsts: dict[tuple[int, ...], tuple[date, str]] = {}
    for row in rows:
        firsts[row.parties] = min(firsts.get(row.parties, row.chain), row.chain)
    for row in rows:
        row.chain = min(row.chain, firsts[row.parties])
    return sorted(rows, key=lambda row: (row.chain, row.first, row.tie.id))


def _names(row: _Row, network: Network, lang: str) -> str:
    """The parties, without the one that the network is about."""
    nodes = [network.nodes[place] for place in row.parties]
    others = [node for node in nodes if node.id != network.focus]
    return gist(" · ".join(sorted(gist(node.label(lang)) for node in others or nodes)))


def _span(rows: Sequence[_Row], network: Network, lang: str) -> str:
    if not rows:
        return counts(network, lang)
    first = min(row.first.year for row in rows)
    last = max((row.tie.end or row.first).year for row in rows)
    return f"{counts(network, lang)} · {first}–{last}" if first < last else counts(network, lang)


def _note(rows: Sequence[_Row], shown: Sequence[_Row], network: Network, lang: str) -> str:
    notes = []
    if len(shown) < len(rows):
        notes.append(word("latest", lang, shown=str(len(shown)), all=str(len(rows))))
    if network.undated:
        notes.append(word("undated", lang, count=str(network.undated)))
    return " · ".join(notes)


def _years(rows: Sequence[_Row]) -> tuple[date, date]:
    """From the year of the first beginning to a while after the last, and to all ends near that."""
    first, last = min(row.first for row in rows).year, max(row.sure for row in rows).year
    after = last + max(1, round(0.25 * (last - first)))
    near = [row.last.year + 1 for row in rows if row.last and row.last.year < after + 3]
    end = min(max([after, *near]), date.max.year)
    return date(min(first, end - 1), 1, 1), date(end, 1, 1)


def _draw_years(chart: _Chart) -> None:
    """A line and a number for each year, for fewer where they would touch."""
    sheet, bottom = chart.sheet, _TOP + chart.high * len(chart.rows)
    years = range(chart.begin.year, chart.end.year + 1)
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500) if len(years) / n <= 20)
    group = sheet.add("g", stroke_width=1.0)
    for year in years:
        if year % step == 0:
            x = chart.x(date(year, 1, 1))
            sheet.add("line", group, stroke="faint", x1=x, x2=x, y1=_TOP, y2=bottom)
            sheet.text(x, _TOP - 9, str(year), 12, group, role="muted", anchor="middle")


def _draw_parties(chart: _Chart, labels: Sequence[Sequence[str]], size: float) -> None:
    """Who is party, once for agreements that follow each other; a line between the rest."""
    for number, (row, label) in enumerate(zip(chart.rows, labels, strict=True)):
        if number and labels[number - 1] == label:
            continue
        top = row.y - chart.high / 2
        chart.sheet.add("line", stroke="faint", x1=MARGIN, x2=_RIGHT, y1=top, y2=top)
        y = row.y + size * (0.36 - 0.6 * (len(label) - 1))
        for line in label:
            chart.sheet.text(MARGIN, y, line, size)
            y += 1.2 * size


def _draw_bar(chart: _Chart, row: _Row, export: Export) -> None:
    sheet, colour = chart.sheet, _colour(row, export)
    group = sheet.add("g", fill=colour)
    sheet.hint(group, f"{row.tie.label(export.lang)}\n{_dates(row)}")
    high = _thick(chart)
    begin, sure = chart.x(row.first), chart.x(row.sure)
    stop = _stop(chart, row)
    sure = max(min(sure, stop - 2), begin)
    if sure > begin:
        _piece(sheet, group, begin, sure, row.y, high, 0.35)
    if row.closing and row.last:
        closing = max(chart.x(row.closing), sure)
        _piece(sheet, group, sure, max(closing, sure + 2), row.y, high, 1)
        if chart.x(row.last) > closing:
            _piece(sheet, group, closing, chart.x(row.last), row.y, high, 0.35)
    else:
        length = min(60.0, (stop - sure) / 2)
        _piece(sheet, group, sure, stop - length, row.y, high, 1)
        for number, fade in enumerate(_FADES):
            wide = length / len(_FADES)
            at = stop - length + number * wide
            _piece(sheet, group, at, at + wide, row.y, high, fade)
        stop -= length
    _draw_title(chart, row, colour, (sure, max(stop, sure)), export.lang)


def _stop(chart: _Chart, row: _Row) -> float:
    """Where a bar ends: at its last day, or at the agreement that renews it."""
    renewed = [other.first for other in chart.rows if row.tie.id in other.tie.renews]
    later = [day for day in renewed if day > row.first]
    return chart.x(row.last or min(later, default=chart.end))


def _thick(chart: _Chart) -> float:
    return min(20.0, chart.high - 6)


def _piece(
    sheet: Sheet,
    group: Et.Element,
    left: float,
    right: float,
    y: float,
    high: float,
    opacity: float,
) -> None:
    if right > left:
        piece = sheet.add("rect", group, x=left, y=y - high / 2, width=right - left, height=high)
        if opacity < 1:
            piece.set("fill-opacity", f"{opacity:g}")


def _draw_title(
    chart: _Chart, row: _Row, colour: str, room: tuple[float, float], lang: str
) -> None:
    """The agreement's title, or as much as has room: on its bar, else behind or before it."""
    size = 11.0 if chart.high >= 22 else 9.5
    title, (left, right) = gist(row.tie.label(lang)), room
    y, begin, stop = row.y + size * 0.36, chart.x(row.first) - 16, _stop(chart, row) + 8
    if (right - left - 12) / size > min(width(title), 9.0):
        told = fitted(title, (right - left - 12) / size)
        shade = "#ffffff" if _dark(colour) else "#1b1f24"
        chart.sheet.text(left + 6, y, told, size, role=shade)
    elif (left - begin - 28) / size > min(width(title), 9.0):
        told = fitted(title, (left - begin - 28) / size)
        chart.sheet.text(begin + 22, y, told, size)
    elif _RIGHT - stop > min(width(title) * size, 120):
        chart.sheet.text(stop, y, fitted(title, (_RIGHT - stop) / size), size, role="muted")
    elif begin - chart.left > 60:
        told = fitted(title, (begin - chart.left) / size)
        chart.sheet.text(begin, y, told, size, role="muted", anchor="end")


def _dark(colour: str) -> bool:
    red, green, blue = channels(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140


def _draw_renewals(chart: _Chart) -> None:
    """An arrow from the end of an agreement to the beginning of what renews it."""
    by_id = {row.tie.id: row for row in chart.rows}
    group = chart.sheet.add("g", fill="none", stroke_width=1.4, stroke_linejoin="round")
    high = _thick(chart)
    for later in chart.rows:
        for earlier in (by_id[one] for one in later.tie.renews if one in by_id):
            to = chart.x(later.first) - 1
            start = max(min(_stop(chart, earlier) - 4, to - 9), chart.x(earlier.first))
            edge = high / 2 if later.y > earlier.y else -high / 2
            path = f"M{start:.1f} {earlier.y + edge:.1f}V{later.y:.1f}H{to:.1f}"
            head = f"M{to - 5:.1f} {later.y - 4:.1f}l5 4l-5 4"
            chart.sheet.add("path", group, stroke="ink", d=path + head)


def _colour(row: _Row, export: Export) -> str:
    if export.colouring is None:
        return PALETTE[0]
    nodes = export.network.nodes
    others = [place for place in row.parties if nodes[place].id != export.network.focus]
    shades = {export.colouring.colour(place) for place in others or row.parties}
    return shades.pop() if len(shades) == 1 else GREY


def _dates(row: _Row) -> str:
    return f"{stated(row.tie.starts)} – {stated(row.tie.ends) if row.tie.ends else ''}".strip()


def _legend(export: Export, rows: Sequence[_Row]) -> Legend:
    lang, legend, colours = export.lang, Legend(), export.colouring
    if colours and rows:
        nodes, sizes = export.network.nodes, scores(export.network, ["degree"])["degree"]
        used = {_colour(row, export) for row in rows}
        keys = [
            Key(group_name(colours, group, nodes, sizes, lang), disc=7, fill=shade)
            for group, shade in colours.shades.items()
            if shade in used
        ]
        if GREY in used:
            keys.append(Key(word("several_groups", lang), disc=7, fill=GREY))
        legend.part(word(colours.by, lang), keys)
    marks = []
    if any(
        row.sure > row.first or (row.last or row.first) > (row.closing or row.first) for row in rows
    ):
        marks.append(Key(word("day_open", lang), bar=(0.35,)))
    if any(row.last is None for row in rows):
        marks.append(Key(word("no_end", lang), bar=(1, *_FADES)))
    renewed = {one for row in rows for one in row.tie.renews}
    if renewed & {row.tie.id for row in rows}:
        marks.append(Key(word("renewal", lang), arrow=True))
    legend.part("", marks)
    return legend
