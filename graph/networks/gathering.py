"""Reading the rows of a network's query into columns, as dicts or as lines of a result."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date

from graph.errors import BadRequest
from graph.model import Literal, text_of
from graph.networks.columns import MOST, VARIABLES, Columns, Term, exactly
from graph.networks.period import Days, days
from graph.patterns import regex

#: A day of which no year is stated (``xsd:gMonthDay``, ``xsd:gDay``, ``xsd:gMonth``).
_YEARLESS = regex(r"--(\d\d(-\d\d)?|-\d\d)(Z|[+-]\d\d:\d\d)?")
_NEVER = date.max.toordinal() + 1
#: The least and the largest weight: sums and inverses of any of these are numbers.
_LEAST, _LARGEST = 1e-15, 1e15


def gathered(rows: Iterable[Sequence[Term]], most: int = MOST) -> Columns:
    """The columns of rows that have the :data:`VARIABLES` in their order.

    A row has a source and a target, which its tie joins, or a member, which its tie joins with
    all its other members. Rows with the same edge are of one tie; those without are a tie each.
    Raises :class:`BadRequest` for what makes no network, as soon as it is read.
    """
    found = Gatherer(most)
    for row in rows:
        found.add(*row)
    return found.columns()


class Gatherer:
    """Columns while their rows are being read."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows = 0
        #: Nodes and ties by their name, or by what stands for it in a line.
        self._nodes: dict[str | bytes, int] = {}
        self._ties: dict[str | bytes, int] = {}
        #: The ordinals of dates as lines have them, -1 for what is no whole day.
        self._days: dict[bytes, int] = {}
        self._node_names: list[str] = []
        self._tie_names: list[str] = []
        self._source, self._target, self._tie = array("l"), array("l"), array("l")
        self._slot, self._start, self._end = array("l"), array("l"), array("l")
        self._slot_ties = array("l")
        self._weight = array("d")
        self._stated: dict[int, tuple[set[Days], set[Days]]] = {}
        self._labels: dict[int, dict[str, str]] = {}
        self._pairs: dict[tuple[int, int, int], int] = {}
        #: The slot and the members of a tie that has members.
        self._members: dict[int, list[int]] = {}

    def add(
        self,
        source: Term,
        target: Term,
        member: Term,
        edge: Term,
        start: Term,
        end: Term,
        weight: Term,
        label: Term,
    ) -> None:
        """Read one row."""
        self._rows += 1
        if self._rows > self._most:
            self._refuse()
        if member is not None:
            slot = self._join(self._tie_of(edge), self._node(member, "member"))
        else:
            one, other = self._node(source, "source"), self._node(target, "target")
            if one == other:
                return
            slot = self._pair(self._tie_of(edge), one, other)
        self._tell(slot, start, end, weight, label)

    def add_lines(self, lines: Iterable[bytes], places: Sequence[int]) -> None:
        """Read many rows, each a line of tab-separated terms.

        ``places`` says where the :data:`VARIABLES` stand; a negative place is that of one that
        there is not.
        """
        nodes, ties, stated = self._nodes, self._ties, self._stated
        source, target, member, edge, start, end, *more = places
        days_at = ((start, self._start, 0), (end, self._end, 1))
        has_more = any(place >= 0 for place in more)
        known = self._days
        for line in lines:
            self._rows += 1
            if self._rows > self._most:
                self._refuse()
            # What is not there stands behind the others, and is empty.
            said = [*line.split(b"\t"), b""]
            name = said[edge]
            tie = ties.get(name, -1) if name else -1
            if tie < 0:
                tie = self._tie_of(_term(name), name)
            if said[member]:
                one = nodes.get(said[member], -1)
                if one < 0:
                    one = self._node(_term(said[member]), "member", said[member])
                slot = self._join(tie, one)
            else:
                one = self._end_of(said[source], "source")
                other = self._end_of(said[target], "target")
                if one == other:
                    continue
                slot = self._pair(tie, one, other)
            for at, column, which in days_at:
                day = said[at]
                if not day:
                    continue
                if day not in known:
                    known[day] = _day(day)
                whole = known[day]
                if whole > 0 and slot not in stated:
                    # Mostly a whole day, said for the first time or once more.
                    if column[slot] == whole:
                        continue
                    if not column[slot]:
                        column[slot] = whole
                        continue
                self._say(slot, which, column, _term(day))
            if has_more:
                self._tell(slot, None, None, _term(said[more[0]]), _term(said[more[1]]))

    def _end_of(self, field: bytes, variable: str) -> int:
        found = self._nodes.get(field)
        return self._node(_term(field), variable, field) if found is None else found

    def _refuse(self) -> None:
        raise BadRequest(
            f"the network's query has more than {self._most} rows",
            suggestion="bind more of its terms, or sum rows up with GROUP BY and ?weight",
        )

    def _tell(self, slot: int, start: Term, end: Term, weight: Term, label: Term) -> None:
        """Note what a row says of a slot."""
        if weight is not None:
            self._weight[slot] = max(self._weight[slot], _weight(self._rows, weight))
        if start is not None:
            self._say(slot, 0, self._start, start)
        if end is not None:
            self._say(slot, 1, self._end, end)
        if isinstance(label, Literal):
            names = self._labels.setdefault(self._slot_ties[slot], {})
            names.setdefault(label.language, label.value)

    def _tie_of(self, edge: Term, key: str | bytes = b"") -> int:
        if edge is None:
            # A row without an edge is a tie by itself.
            name = key = f"row-{self._rows}"
        else:
            name = text_of(edge)  # type: ignore[arg-type]
        found = self._ties.setdefault(key or name, len(self._tie_names))
        if found == len(self._tie_names):
            self._tie_names.append(name)
        return found

    def _node(self, term: Term, variable: str, key: str | bytes = b"") -> int:
        if term is None:
            raise BadRequest(
                f"row {self._rows} of the network's query has no ?{variable}",
                suggestion="SELECT ?source ?target and bind both in every row",
            )
        if isinstance(term, Literal):
            raise BadRequest(
                f"row {self._rows} of the network's query has a literal as ?{variable}",
                suggestion="nodes are things: bind IRIs, and give names as ?label of the edge",
            )
        found = self._nodes.setdefault(key or term, len(self._node_names))
        if found == len(self._node_names):
            self._node_names.append(term)
        return found

    def _pair(self, tie: int, one: int, other: int) -> int:
        """The slot of a tie between two nodes."""
        key = (tie, one, other) if one < other else (tie, other, one)
        slot = self._pairs.get(key, -1)
        if slot < 0:
            slot = self._pairs[key] = self._new_slot(tie)
            self._strand(one, other, tie, slot)
        return slot

    def _join(self, tie: int, one: int) -> int:
        """Let a tie have one more member; its slot."""
        known = self._members.get(tie)
        if known is None:
            known = self._members[tie] = [self._new_slot(tie), one]
            return known[0]
        slot, *others = known
        if one not in others:
            for other in others:
                self._strand(other, one, tie, slot)
            known.append(one)
        return slot

    def _new_slot(self, tie: int) -> int:
        self._slot_ties.append(tie)
        self._start.append(0)
        self._end.append(0)
        self._weight.append(0)
        return len(self._start) - 1

    def _strand(self, one: int, other: int, tie: int, slot: int) -> None:
        if len(self._source) >= self._most:
            raise BadRequest(
                f"the network's query joins more than {self._most} pairs by its row {self._rows}",
                suggestion="leave out what has very many members, or ask for fewer of its terms",
            )
        self._source.append(one)
        self._target.append(other)
        self._tie.append(tie)
        self._slot.append(slot)

    def _say(self, slot: int, which: int, column: array[int], term: Term) -> None:
        """Note a stated day: the earliest start and the latest end count."""
        assert term is not None
        text = text_of(term)  # type: ignore[arg-type]
        said = days(text)
        if said is None:
            if _YEARLESS.fullmatch(text):
                return
            raise BadRequest(
                f"row {self._rows} of the network's query has ?{'end' if which else 'start'} "
                f"{text[:60]!r}, which is no date",
                suggestion="write YYYY-MM-DD, YYYY-MM or YYYY, or leave it unbound",
            )
        day = (said.latest if which else said.earliest).toordinal()
        known = column[slot]
        if said.earliest != said.latest or (known and known != day) or slot in self._stated:
            both = self._stated.get(slot)
            if both is None:
                before = (set(exactly(self._start[slot])), set(exactly(self._end[slot])))
                both = self._stated[slot] = before
            both[which].add(said)
        column[slot] = (max if which else min)(known, day) if known else day

    def columns(self) -> Columns:
        """What was read, in order."""
        used = array("b", bytes(len(self._node_names)))
        for column in (self._source, self._target):
            for node in column:
                used[node] = 1
        said = self._node_names
        by_name = sorted((node for node in range(len(said)) if used[node]), key=said.__getitem__)
        names = [said[node] for node in by_name]
        place = array("l", [0]) * len(said)
        for rank, node in enumerate(by_name):
            place[node] = rank
        for strand, (one, other) in enumerate(zip(self._source, self._target, strict=True)):
            a, b = place[one], place[other]
            self._source[strand], self._target[strand] = (a, b) if a < b else (b, a)
        ties = self._tie_names
        order = self._order(len(names), ties)
        return Columns(
            nodes=names,
            ties=ties,
            source=_picked(self._source, order),
            target=_picked(self._target, order),
            tie=_picked(self._tie, order),
            slot=_picked(self._slot, order),
            start=self._start,
            end=self._end,
            weight=array("d", [one or 1 for one in self._weight]),
            stated={slot: (tuple(a), tuple(b)) for slot, (a, b) in self._stated.items()},
            labels=self._labels,
        )

    def _order(self, count: int, ties: list[str]) -> list[int]:
        """Strands by pair of nodes; those of one pair by start, then by identifier."""
        pairs = [a * count + b for a, b in zip(self._source, self._target, strict=True)]
        order = sorted(range(len(pairs)), key=pairs.__getitem__)

        def when(strand: int) -> tuple[int, str]:
            return self._start[self._slot[strand]] or _NEVER, ties[self._tie[strand]]

        first = 0
        for place in range(1, len(order) + 1):
            if place == len(order) or pairs[order[place]] != pairs[order[first]]:
                if place - first > 1:
                    order[first:place] = sorted(order[first:place], key=when)
                first = place
        return order


def _picked(column: array[int], order: Sequence[int]) -> array[int]:
    return array("l", map(column.__getitem__, order))


def _weight(number: int, term: Term) -> float:
    said = text_of(term)  # type: ignore[arg-type]
    try:
        weight = float(said)
    except ValueError:
        weight = 0
    if not _LEAST <= weight <= _LARGEST:
        raise BadRequest(
            f"row {number} of the network's query has ?weight {said[:60]}",
            suggestion=f"a weight is a positive number, from {_LEAST:g} to {_LARGEST:g}",
        )
    return weight


_ESCAPED = regex(r"\\(.)")
_CONTROL = {"t": "\t", "n": "\n", "r": "\r"}


def _term(field: bytes) -> Term:
    """A term of a line (SPARQL 1.1 Query Results CSV and TSV Formats, section 4)."""
    if not field:
        return None
    text = field.decode()
    if text.startswith("<<"):
        # A triple is no thing.
        return Literal(text)
    if text[0] == "<":
        return text[1:-1]
    if text[0] != '"':
        return text if text.startswith("_:") else Literal(text)
    end = text.rindex('"')
    value = _ESCAPED.sub(lambda found: _CONTROL.get(found[1], found[1]), text[1:end])
    tag = text[end + 1 :]
    return Literal(value, language=tag[1:]) if tag.startswith("@") else Literal(value)


def _day(field: bytes) -> int:
    """The ordinal of a date that is one day, else -1."""
    said = days(text_of(_term(field)))  # type: ignore[arg-type]
    return said.earliest.toordinal() if said and said.earliest == said.latest else -1


class Lines:
    """A file that a result is written to as tab-separated values, and read while it is written."""

    def __init__(self, most: int = MOST) -> None:
        self._gatherer = Gatherer(most)
        self._rest = b""
        self._places: list[int] = []

    def write(self, part: bytes) -> int:
        """Read the lines that are whole now; raises what makes no network."""
        *lines, self._rest = (self._rest + part).split(b"\n")
        if lines and not self._places:
            named = lines.pop(0).decode().split("\t")
            # The place behind the others is empty in every line.
            self._places = [
                named.index(f"?{name}") if f"?{name}" in named else -1 for name in VARIABLES
            ]
        if lines:
            self._gatherer.add_lines(lines, self._places)
        return len(part)

    def flush(self) -> None:
        """Nothing is kept back but what is no whole line."""

    def columns(self) -> Columns:
        """What was read."""
        return self._gatherer.columns()
