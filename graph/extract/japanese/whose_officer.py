"""Whose officer somebody is where the office names no body.

The line above says it, the topic, the words for who signs, or the column of a table:
公益財団法人…, 理事長 三浦 淳; 当財団は理事長の三浦 淳が; 北浜協会側の署名者は三浦 淳会長.
"""

from __future__ import annotations

from graph.extract.japanese.contacts import issuing_unit
from graph.extract.japanese.roles import settle_unit
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.extract.table_columns import rows_above
from graph.patterns import regex
from graph.segments import Segment


def find_body(scene: Scene, segment: Segment, sighting: Sighting) -> None:
    """Gives the first role the body that the text around it names, and each its unit."""
    first = sighting.roles[0]
    if first.organization is None:
        _take_from_above(scene, segment, sighting)
    if first.organization is None:
        first.organization = _topic(scene, segment, first)
    if first.organization is None:
        first.organization = _signing_for(scene, segment, sighting)
    if segment.kind == "row":
        first.organization = (
            _our_column(scene, segment, first) or first.organization or _in_row(scene, segment)
        )
    if first.organization is None and segment.index:
        first.organization = issuing_unit(scene, segment)
    for role in sighting.roles:
        settle_unit(scene, role)


_SHORT_FORM = regex(r"(?<=.)\([^()]*\)$")


def _take_from_above(scene: Scene, segment: Segment, sighting: Sighting) -> None:
    """In a signature block the body, perhaps with a unit, stands on the line above."""
    text, first = segment.text.text, sighting.roles[0]
    alone = not text[: min(first.start, sighting.start)].strip(" ○◯・:")
    if not alone or len(text) >= 40 or not segment.index:
        return
    above = scene.segments[segment.index - 1]
    near = segment.line - above.line <= 2 and above.block in (segment.block, segment.block - 1)
    # (KITA) behind a name is its short form.
    line = _SHORT_FORM.sub("", above.text.text)
    bodies = [m for m in scene.of(above, "organization") if m.end <= len(line)]
    if near and bodies and len(line) - (bodies[-1].end - bodies[-1].start) <= 12:
        units = [m for m in bodies if "OrganizationalUnit" in m.types]
        whole = [m for m in bodies if m not in units]
        first.organization = whole[-1] if whole else units[-1]
        first.unit = units[-1] if whole and units else None


#: 当財団は理事長の, 北浜協会からは会長の.
_WHOSE = regex(r"(?:\([^()]*\))?(?:側)?(?:から)?(?:は|も|が)、?")


def _topic(scene: Scene, segment: Segment, role: Role) -> Mention | None:
    """当財団は理事長の三浦 淳が署名し: whose officer it is, the topic says."""
    text = segment.text.text
    if not text.startswith("の", role.end):
        return None
    bodies = scene.of(segment, "organization")
    return next((m for m in bodies if _WHOSE.fullmatch(text, m.end, role.start)), None)


#: 北浜協会側の署名者は三浦 淳会長: of whom the line says who signs.
_SIGNS_FOR = regex(r"(?:\([^()]*\))?(?:側|方)?の(?:署名者?|出席者?|代表者?|調印者)は、?")
#: 署名者は、北浜市は三浦 淳市長、…: each side and its person.
_SIDES = regex(r"(?:\([^()]*\))?(?:側)?は")
_NEXT_SIDE = regex(r"(?:氏|さん)?(?:[、。]|$|で(?:す|ある|あ)|だ)")


def _signing_for(scene: Scene, segment: Segment, sighting: Sighting) -> Mention | None:
    """The body that the words right before a name say it stands for."""
    text = segment.text.text
    start = min(sighting.start, sighting.roles[0].start)
    end = max(sighting.end, sighting.roles[-1].end)
    for mention in scene.of(segment, "organization"):
        if _SIGNS_FOR.fullmatch(text, mention.end, start):
            return mention
        if _SIDES.fullmatch(text, mention.end, start) and _NEXT_SIDE.match(text, end):
            return mention
    return None


#: 県側の署名者: the column of those who sign for the body whose table it is.
_OURS = regex(r"(?:[当本自][一-龥]{0,3}|[県府市町村])側|当方|本[市県府町村学院]|当[財機法]")


def _our_column(scene: Scene, row: Segment, role: Role) -> Mention | None:
    """The body that a table is of, for an officer in the column of its own signatories."""
    begin = row.text.starts[role.start]
    for position, cell in enumerate(row.cells):
        if not (cell.text and cell.starts[0] <= begin < cell.ends[-1]):
            continue
        for above in rows_above(scene, row):
            if position < len(above.cells) and _OURS.match(above.cells[position].text):
                bodies = (
                    m
                    for line in scene.segments[: above.index]
                    for m in scene.of(line, "organization")
                    if "OrganizationalUnit" not in m.types and not m.pointing
                )
                return next(bodies, None)
    return None


def _in_row(scene: Scene, row: Segment) -> Mention | None:
    """An officer in a row of a table of partners is the partner's."""
    bodies = scene.of(row, "organization")
    return next((m for m in bodies if "OrganizationalUnit" not in m.types), None)
