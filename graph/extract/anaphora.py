"""Words that point to a body named elsewhere: 本市, 市, 同財団, 財団, 同機構."""

from __future__ import annotations

import re

from graph.extract.entities import Entities, Thing
from graph.extract.mentions import Found, Mention, Scene
from graph.segments import Segment

_HEADS = {
    "市": r"市$",
    "県": r"県$",
    "府": r"府$",
    "財団": r"財団$|^(?:公益|一般)財団法人",
    "機構": r"機構$",
    "協会": r"協会$",
    "大学": r"大学$",
    "センター": r"センター$",
    "法人": r"法人",
    "社": r"社$",
}
_POINTING = re.compile(
    r"(?:(?P<same>同)(?P<head>市|県|府|財団|機構|協会|大学|センター|法人|社)"
    r"|(?P<own>本|当)(?P<ours>市|県|府|財団|機構|協会)"
    r"|(?<![一-龥ァ-ヶA-Za-z0-9])(?P<bare>市|県|府|財団|機構|産業振興財団))"
    r"(?=[はがとのをにへもや、で]|から|及び|および|$)"
)


#: How the body that issues a text speaks of itself.
_ISSUER = re.compile(
    r"(?<![一-龥])(?:当(?:社|協議会|機構|財団|法人|会|センター|研究所|組合|大学|病院)|弊社|本会)"
    r"(?=[はがとのをにへもや、で]|から|及び|および|$)"
)


def point(scene: Scene, entities: Entities) -> None:
    """Adds the pointing mentions whose meaning the document leaves no doubt about."""
    for segment in scene.segments:
        if segment.language != "ja":
            continue
        author = issuing_body(scene)
        for match in _ISSUER.finditer(segment.text.text) if author is not None else ():
            _attach(scene, entities, segment, match, author)
        for match in _POINTING.finditer(segment.text.text):
            head = match["head"] or match["ours"] or match["bare"]
            latest = match["same"] is not None
            index = _meant(scene, entities, head, segment.index, match.start(), latest)
            _attach(scene, entities, segment, match, index)


def _attach(
    scene: Scene, entities: Entities, segment: Segment, match: re.Match[str], index: int | None
) -> None:
    if index is None:
        return
    mention = scene.add(segment, Found(*match.span(), "organization", ()))
    if mention is not None:
        mention.pointing = True
        entities.attach(mention, index)


def issuing_body(scene: Scene) -> int | None:
    """The entity of the body named first in the head of the document."""
    for segment in scene.segments[:6]:
        for mention in scene.of(segment, "organization"):
            if "OrganizationalUnit" not in mention.types and not mention.pointing:
                return mention.entity
    return None


def _meant(
    scene: Scene, entities: Entities, head: str, segment: int, start: int, latest: bool
) -> int | None:
    """The latest body with that head (同…), else the only or the publishing one."""
    pattern = re.compile(_HEADS.get(head, re.escape(head) + "$"))
    fitting = {
        index: thing
        for index, thing in entities.alive("organization")
        if any(pattern.search(m.text) for m in thing.mentions if not m.pointing)
    }
    if latest:
        before = [
            m
            for index, thing in fitting.items()
            for m in thing.mentions
            if (m.segment.index, m.start) < (segment, start) and segment - m.segment.index <= 2
        ]
        return max(before, key=_position).entity if before else None
    if len(fitting) == 1:
        return next(iter(fitting))
    return _dominant(fitting)


def _position(mention: Mention) -> tuple[int, int]:
    return mention.segment.index, mention.start


def _dominant(fitting: dict[int, Thing]) -> int | None:
    """The body that is named far more often than any other of its kind."""
    counts = sorted(
        ((sum(not m.pointing for m in thing.mentions), index) for index, thing in fitting.items()),
        reverse=True,
    )
    if len(counts) > 1 and counts[0][0] >= 3 * counts[1][0]:
        return counts[0][1]
    return None
