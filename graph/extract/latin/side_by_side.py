"""What stands side by side in a line of plain text: parts that only wide gaps part.

Signature blocks are set in columns, names above their offices; a head line sets
the author at the left and the number of the paper at the right. Segments squeeze
white space, so the gaps are found in the document itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from graph.extract.latin.bodies import body_at, body_from, slot
from graph.extract.latin.listed import body_above, name_line
from graph.extract.latin.persons import NAME, TITLES, is_name
from graph.extract.latin.roles import has_role, role_pattern
from graph.extract.latin.words import CAP
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.once import once
from graph.patterns import regex
from graph.segments import Segment

#: A gap of as many characters parts what stands side by side.
_WIDE = 3


def gaps(scene: Scene, segment: Segment) -> tuple[int, ...]:
    """Where in the text of a segment there is a wide gap."""
    return _gaps(scene).get(segment.index, ())


@once
def _gaps(scene: Scene) -> dict[int, tuple[int, ...]]:
    found = {}
    for segment in scene.segments:
        starts, ends = segment.text.starts, segment.text.ends
        wide = [
            position
            for position in range(1, len(starts) - 1)
            if starts[position + 1] - ends[position - 1] >= _WIDE
        ]
        raw = scene.document.text
        wide = [g for g in wide if raw[ends[g - 1] : starts[g + 1]].isspace()]
        wide = [g for g in wide if "\n" not in raw[ends[g - 1] : starts[g + 1]]]
        if wide:
            found[segment.index] = tuple(wide)
    return found


def up_to_gap(scene: Scene, segment: Segment, found: Found) -> Found:
    """A name without what stands beside it behind a wide gap."""
    gap = next((g for g in gaps(scene, segment) if found.start < g < found.end), None)
    return found if gap is None else found._replace(end=gap)


def _parts(scene: Scene, segment: Segment) -> list[tuple[int, int]]:
    edges = [-1, *gaps(scene, segment), len(segment.text.text)]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


#: A. B., Director: a person with an office, which fills a column.
_OFFICER = regex(
    rf"(?:gez\. |i\. ?[VA]\. |ppa\. )?(?P<titles>{TITLES})?(?P<name>{NAME}), "
    r"(?P<role>[^,;:]{2,70})"
)


def beside_body(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Delta Park (Ulm)      A. B., Director: a list of bodies at the left, of officers beside."""
    parts = _parts(scene, segment)
    if len(parts) != 2 or not has_role(segment):
        return
    (left, edge), (start, end) = parts
    text = segment.text.text
    match = _OFFICER.fullmatch(text, start, end)
    if match is None or not is_name(match["name"]) or not role_pattern().search(match["role"]):
        return
    body = body_from(scene, segment, left)
    if body is None and (seat := _WITH_SEAT.fullmatch(text, left, edge)) is not None:
        body = slot(scene, segment, *seat.span("name"))
    if body is not None and body.end <= edge:
        stated = Role(segment, *match.span("role"), match["role"], body)
        yield seen(segment, match, [stated])


#: Vienna Delta (Austria): a name and where it is fill the column.
_WITH_SEAT = regex(rf"(?P<name>{CAP}(?: {CAP}){{0,4}}) \([^()]{{3,30}}\)")


def beside_each_other(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people of a line of names side by side, with the offices below and bodies above them."""
    yield from beside_body(scene, segment)
    parts = _parts(scene, segment)
    if len(parts) < 2 or segment.index + 1 >= len(scene.segments):
        return
    text = segment.text.text
    names = [name_line().fullmatch(text[a:b]) for a, b in parts]
    if not all(match is not None and " " in match["name"] for match in names):
        return
    below = scene.segments[segment.index + 1]
    offices = _parts(scene, below)
    if len(offices) != len(parts) or not has_role(below):
        return
    for column, ((start, _), match) in enumerate(zip(parts, names, strict=True)):
        assert match is not None
        title = below.text.text[slice(*offices[column])]
        if not is_name(match["name"]) or role_pattern().search(title) is None:
            continue
        body = _column_head(scene, segment, column, len(parts)) or body_above(scene, segment)
        stated = Role(below, *offices[column], title, body)
        begin, end = start + match.start("name"), start + match.end("name")
        titles = (match["titles"] or "").strip()
        yield Sighting(segment, begin, end, match["name"], titles, [stated])


def _column_head(scene: Scene, segment: Segment, column: int, width: int) -> Mention | None:
    """The body at the head of a column, up to three lines above the name."""
    for index in range(segment.index - 1, max(-1, segment.index - 4), -1):
        above = scene.segments[index]
        parts = _parts(scene, above)
        if len(parts) == width:
            here = [body_at(scene, above, place) for place in range(*parts[column])]
            named = next((body for body in here if body is not None), None)
            if named is not None:
                return named
    return None
