"""Words that point to a body named elsewhere: 本市, 市, 同財団, 財団, 当機構, 推進機構.

The end of a name alone (連盟 for フィヨルド食品連盟) means that body where the
document has one such body only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from graph.extract.entities import Entities, Thing
from graph.extract.japanese.name_kinds import is_body_end
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.tokens import tokens
from graph.extract.whole_words import standing
from graph.patterns import regex
from graph.segments import Segment

_HEADS = {
    "市": r"市$",
    "県": r"県$",
    "府": r"府$",
    "町": r"町$",
    "村": r"村$",
    "州": r"州$",
    "財団": r"財団$|^(?:公益|一般)財団法人",
    "法人": r"法人",
    "社": r"社$|^\(株\)|\(株\)$|^(?:株式|有限|合同)会社|(?:製薬|ファーマ|工業)$",
    "会社": r"会社",
    "院": r"(?:病院|医院|研究院|学院)$",
    "学": r"大学$",
    "会": r"会$",
    "ネットワーク": r"ネットワーク$|Network$",
    "クラスター": r"クラスター$|Cluster$",
    "センター": r"センター$|Cent(?:er|re)$",
    "協会": r"協会$|Association$",
}
_KINDS = (
    "財団|機構|協会|連盟|協議会|連合会|振興会|推進会議|連携会議|会議所|会議|大学病院|大学|病院|研究所|研究院|"
    "センター|組合|学会|銀行|公社|法人|会社|社|ハブ|クラスター|コンソーシアム|ネットワーク|院"
)
_AFTER = (
    r"(?=[はがとのをにへもや、で::・()]|から|及び|および|並びに|ならびに|側|長[はがのもと、]| |$)"
)
_POINTING = regex(
    rf"(?:(?P<same>同)(?P<head>市|県|府|町|村|州|{_KINDS})"
    r"|(?P<own>本|当)(?P<ours>市|県|府|町|村|財団|機構|協会|協議会)"
    r"|(?:(?<![一-龥ァ-ヶーA-Za-z0-9])|(?<=\.\d)|(?<=\.\d\d))(?P<bare>市|県|府|財団|機構|産業振興財団))"
    + _AFTER
)
#: How the body that issues a text speaks of itself.
_ISSUER = regex(
    rf"(?<![一-龥])(?:[当弊](?P<head>{_KINDS}|会|学|館|校|行|所)|本会)"
    rf"(?:{_AFTER}|(?=[一-龥]{{0,3}}[長役事員問]))"
)
#: Kinds of bodies that running text also speaks of in general.
_GENERAL = frozenset(
    ("大学", "病院", "研究所", "銀行", "学会", "組合", "学院", "大学院", "会議", "高校")
)
_FOREIGN_ENDS = frozenset(
    ("センター", "ハブ", "クラスター", "コンソーシアム", "ネットワーク", "バレー")
)


def point(scene: Scene, entities: Entities) -> None:
    """Adds the pointing mentions whose meaning the document leaves no doubt about."""
    author = issuing_body(scene)
    tails = _tails(entities)
    for segment in scene.segments:
        if segment.language != "ja":
            continue
        text = segment.text.text
        for match in _ISSUER.finditer(text):
            _attach(
                scene, entities, segment, match.span(), _itself(entities, match["head"], author)
            )
        for match in _POINTING.finditer(text):
            head = match["head"] or match["ours"] or match["bare"]
            latest = match["same"] is not None
            index = _meant(entities, head, segment.index, match.start(), latest)
            itself = author is not None and _fits(entities.things[author], head)
            if match["bare"] in ("市", "県", "府") and itself:
                index = author
            if index is None and match["own"] and author is not None:
                index = author if _fits(entities.things[author], head) else None
            _attach(scene, entities, segment, match.span(), index)
        for match in _SIDE.finditer(text):
            _attach(scene, entities, segment, match.span(), _begins_with(entities, match["short"]))
        for place in tails.places(text):
            _attach(scene, entities, segment, place, tails.meant(*place, text))


def _itself(entities: Entities, head: str | None, author: int | None) -> int | None:
    """Whom 当機構 means: the only 機構, or who issues the text, unless others alone are such."""
    fitting = _fitting(entities, head) if head else {}
    if len(fitting) == 1:
        return next(iter(fitting))
    return author if not fitting or author in fitting else None


#: 北港側: the side of the one body whose name begins so.
_SIDE = regex(r"(?<![一-龥ァ-ヶー])(?P<short>[一-龥]{2,6}|[ァ-ヶー]{2,10})(?=側[とはがのにも])")


def _begins_with(entities: Entities, short: str) -> int | None:
    fitting = [
        index
        for index, thing in entities.alive("organization")
        if any(m.text.startswith(short) and len(m.text) > len(short) + 2 for m in thing.mentions)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _attach(
    scene: Scene, entities: Entities, segment: Segment, place: tuple[int, int], index: int | None
) -> None:
    if index is None:
        return
    mention = scene.add(segment, Found(*place, "organization", ()))
    if mention is not None:
        mention.pointing = True
        entities.attach(mention, index)


#: お隣の北浜県との覚書を更新: a headline that names one body names the partner.
_PARTNER = regex(
    r"\)?(?:\([^()]*\))?と(?:の|[^。、]*(?:組|結|締結|更新|連携|提携|調印|交わ|協定|覚書|MO?U))"
)


def issuing_body(scene: Scene) -> int | None:
    """The entity of the body named first in the head of the document."""
    for segment in scene.segments[:6]:
        bodies = [
            m
            for m in scene.of(segment, "organization")
            if "OrganizationalUnit" not in m.types and not m.pointing
        ]
        headline = "。" not in segment.text.text and len({m.entity for m in bodies}) == 1
        if bodies and not (headline and _PARTNER.match(segment.text.text, bodies[0].end)):
            return bodies[0].entity
    return None


# --- the end of a name --------------------------------------------------------------------


_TAIL_BEGINS = regex(r"(?<![一-龥ァ-ヶーA-Za-z0-9々])")
_TAIL_ENDS = regex(_AFTER)


class _Tails:
    """The ends of the document's names, each with the one body it can mean."""

    def __init__(self, owners: dict[str, int]) -> None:
        self.owners = owners

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand by themselves, without overlaps: the first, and of these the longest."""
        found = {p for tail in self.owners for p in standing(text, tail, _TAIL_BEGINS, _TAIL_ENDS)}
        position = 0
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            if start >= position:
                yield start, end
                position = end

    def meant(self, start: int, end: int, text: str) -> int | None:
        """The body meant; None where the words may speak of bodies of that kind in general."""
        tail, before, after = text[start:end], text[:start], text[end:]
        if re.search(r"(?:の|[たるい]|な|ある|各|他|両|新)$", before):
            return None
        if tail in _GENERAL and not re.match(r"[はがにも]|側|から|の(?=[一-龥]{2,})", after):
            return None
        return self.owners[tail]


def _tails(entities: Entities) -> _Tails:
    found: dict[str, set[int]] = defaultdict(set)
    for index, thing in entities.alive("organization", "facility"):
        if "OrganizationalUnit" in thing.types:
            continue
        for name in {m.text for m in thing.mentions if not m.pointing}:
            for tail in _ends_of(name):
                found[tail].add(index)
    return _Tails({t: next(iter(owners)) for t, owners in found.items() if len(owners) == 1})


def _ends_of(name: str) -> list[str]:
    """推進機構 and 機構 of 北浜ヘルス推進機構."""
    if not re.search(r"[一-龥ァ-ヶー]$", name):
        return []
    starts = [t.start for t in tokens(name)[1:]]
    ends = [name[s:] for s in starts if s >= 2]
    return [
        e
        for e in ends
        if (
            re.fullmatch(r"[一-龥]{2,5}", e)
            and is_body_end(e)
            and not e.endswith(("会社", "高校", "学校"))
        )
        or e in _FOREIGN_ENDS
    ]


# --- a kind of body -----------------------------------------------------------------------


def _fits(thing: Thing, head: str) -> bool:
    pattern = re.compile(_HEADS.get(head, re.escape(head) + "$"))
    return any(pattern.search(m.text) for m in thing.mentions if not m.pointing)


def _fitting(entities: Entities, head: str) -> dict[int, Thing]:
    return {
        index: thing
        for index, thing in entities.alive("organization", "facility")
        if (thing.category == "organization" or head in _FOREIGN_ENDS) and _fits(thing, head)
    }


def _meant(entities: Entities, head: str, segment: int, start: int, latest: bool) -> int | None:
    """The latest body with that head (同…), else the only or the dominant one."""
    fitting = _fitting(entities, head)
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
