"""The body of a role that names none: an office fits one kind of body only.

A governor governs a prefecture, a 理事長 leads a foundation, an association or
a university, a 委員 sits on a committee. Where the sentence, the paragraph or
the document knows exactly one body of that kind, the role is in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.anaphora import issuing_body
from graph.extract.clauses import sentences
from graph.extract.entities import Entities
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role
from graph.patterns import regex

_ASSOCIATIONS = (
    r"(?:財団|機構|協会|連盟|協議会|連合会|[^員]会|会議|会議所|組合|連合|コンソーシアム|アライアンス|ネットワーク|クラスター|バレー)$"
    r"|^(?:公益|一般|特定非営利|NPO|\(公財\)|\(一財\)|\(一社\)|\(公社\))"
)
_COMPANIES = (
    r"会社|\(株\)|\(有\)|社$|製薬|ファーマ|工業$|バイオ|ホールディングス$|(?:Inc|Ltd|GmbH"
    r"|LLC|AG)\.?$"
)

#: Offices, and how the names of the bodies end that have them.
_OFFICES = tuple(
    (regex(office), regex(bodies))
    for office, bodies in (
        (r"附属.{1,4}長$", r"大学$|大$|病院$|学院$"),
        (
            r"取締役|社長$|執行役員$|監査役$|(?:CEO|COO|CTO|CFO|CSO)$",
            _COMPANIES,
        ),
        (r"知事$", r"[県府都]$|北海道$"),
        (r"市長$", r"市$"),
        (r"町長$", r"町$"),
        (r"村長$", r"村$"),
        (r"区長$", r"区$"),
        (r"(?:学長|総長|塾長|学部長|研究科長)$", r"大学(?:院|校)?$|大$|義塾$"),
        (r"(?:病院長|院長)$", r"(?:病院|医院|クリニック|研究院|学院|院)$"),
        (r"館長$", r"館$"),
        (r"センター長$", r"センター$|ハブ$"),
        (r"所長$", r"(?:研究所|試験所|センター|ハブ|[^会議]所)$"),
        (r"機構長$", r"機構$"),
        (r"会頭$", r"会議所$"),
        (r"(?:議長|委員長|座長|委員)$", r"(?:会議|委員会|協議会|懇談会|[市県]議会)$"),
        (
            r"(?:理事長|理事|監事|評議員|事務局長|事務総長|事務局次長|専務|会長|代表理事)$",
            _ASSOCIATIONS,
        ),
    )
)


#: Offices of a city or a prefecture: which one, its people need not be told.
_GOVERNS = regex(r"(?:知事|[市町村区]長)$")
_CHAIR = regex(r"委員長$")
#: Offices of which a meeting has several.
_SITS = regex(r"(?:委員|議長|座長)$")
#: Offices that few kinds of bodies have: one body of that kind is enough.
_TELLING = regex(r"院|大学|研究所|館|機構|会議所")


_FOREIGN_NAME = regex(r"[ァ-ヶー・A-Za-z]{3}")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of a document that a role may be in."""

    scene: Scene
    entities: Entities
    issuer: int | None

    def complete(self, name: str, roles: list[Role], taken: set[tuple[int, int]]) -> None:
        """Gives each role of the person ``name`` without a body the only one that fits.

        ``taken`` has the places of bodies that are those of other people's roles.
        """
        foreign = _FOREIGN_NAME.match(name) is not None
        for role in roles:
            if role.organization is None and role.title and role.segment.language == "ja":
                role.organization = self._meant(role, foreign, taken)

    def _meant(self, role: Role, foreign: bool, taken: set[tuple[int, int]]) -> Mention | None:
        pattern = next((b for office, b in _OFFICES if office.search(role.title)), None)
        if pattern is None:
            return self._topic(role)
        before = [
            m
            for m in self._of(role)
            if m.start < role.start
            and (m.segment.index, m.start) not in taken
            and not _bracketed(role, m)
        ]
        for start in (_sentence_start(role), 0):
            here = before if not _CHAIR.search(role.title) else [*before, *self._committees(role)]
            near = _distinct([m for m in here if m.start >= start and self._fits(m, pattern)])
            if len(near) == 1:
                return near[0]
            if near:
                return None
        above = self._above(role, pattern)
        if above is not None:
            return above
        text = role.segment.text.text
        alone = text[role.start - 1 : role.start] == "(" and text[role.end : role.end + 1] == ")"
        only = self._only(pattern)
        issuing = only is not None and only.entity == self.issuer
        # Somebody from abroad is rarely an officer of the body that issues the text.
        listed = len(text) < 70 and "。" not in text
        sits = alone or listed or _SITS.search(role.title) is not None
        return None if foreign and issuing and not sits else only

    def _above(self, role: Role, pattern: re.Pattern[str]) -> Mention | None:
        """The one body of that kind that the paragraph above names."""
        index = role.segment.index
        if not index or "。" not in role.segment.text.text or _GOVERNS.search(role.title):
            return None
        here = [
            m
            for m in self.scene.of(self.scene.segments[index - 1], "organization")
            if "OrganizationalUnit" not in m.types
            and m.entity >= 0
            and self._is_of(m.entity, pattern)
        ]
        near = _distinct(here)
        return near[0] if len(near) == 1 else None

    def _committees(self, role: Role) -> list[Mention]:
        """Committees are parts of bodies and have chairs of their own."""
        return [
            m
            for m in self.scene.of(role.segment, "organization")
            if m.end <= role.start and m.entity >= 0 and m.text.endswith("委員会")
        ]

    def _of(self, role: Role) -> list[Mention]:
        return [
            m
            for m in self.scene.of(role.segment, "organization", "facility")
            if "OrganizationalUnit" not in m.types and m.entity >= 0
        ]

    def _fits(self, mention: Mention, pattern: re.Pattern[str]) -> bool:
        return self._is_of(mention.entity, pattern) or self._may_be(mention, pattern)

    def _is_of(self, index: int, pattern: re.Pattern[str]) -> bool:
        names = [m.text for m in self.entities.things[index].mentions if not m.pointing]
        return any(pattern.search(name) for name in names)

    def _may_be(self, mention: Mention, pattern: re.Pattern[str]) -> bool:
        """A body of no known kind may have any officers that associations and companies have."""
        thing = self.entities.things[mention.entity]
        unknown = not thing.types and thing.category == "organization"
        return unknown and pattern.pattern in (_ASSOCIATIONS, _COMPANIES)

    def _only(self, pattern: re.Pattern[str]) -> Mention | None:
        """The body that issues the document, or the only such one if it is named often."""
        fitting = [
            index
            for index, thing in self.entities.alive("organization", "facility")
            if "OrganizationalUnit" not in thing.types and self._is_of(index, pattern)
        ]
        often = 2 if _TELLING.search(pattern.pattern) else 3
        if len(fitting) == 1 and len(self.entities.things[fitting[0]].mentions) >= often:
            return self.entities.things[fitting[0]].first
        if self.issuer in fitting and self.issuer is not None:
            return self.entities.things[self.issuer].first
        return None

    def _topic(self, role: Role) -> Mention | None:
        """京都府はオブザーバーとして … 課長が同席した: who the sentence is about."""
        if not re.search(r".[課部室局]長$|^代表$", role.title):
            return None
        start, text = _sentence_start(role), role.segment.text.text
        here = [m for m in self._of(role) if start <= m.start < role.start]
        named = _distinct(here)
        if role.title == "代表":
            before = [m for m in self._of(role) if m.start < role.start]
            private = [m for m in before if not {"PublicBody", "University"} & set(self._types(m))]
            named = _distinct(private)
            return named[0] if len(named) == 1 else None
        topics = [m for m in named if text[m.end : m.end + 1] == "は"]
        if not named:
            # 県は…を締結。三浦 淳産業部長が出席した: who the sentence before is about.
            told = [s.start for s in sentences(role.segment) if s.end <= start]
            since = [m for m in self._of(role) if told and told[-1] <= m.start < start]
            topics = named = [m for m in since if text[m.end : m.end + 1] == "は"]
        return topics[0] if len(named) == 1 and topics else None

    def _types(self, mention: Mention) -> list[str]:
        return self.entities.things[mention.entity].types


def bodies_of(scene: Scene, entities: Entities) -> Bodies:
    """The bodies of ``scene``, for the roles that name none."""
    return Bodies(scene, entities, issuing_body(scene))


def _sentence_start(role: Role) -> int:
    inside = [s for s in sentences(role.segment) if s.start <= role.start < s.end]
    return inside[0].start if inside else 0


def _bracketed(role: Role, mention: Mention) -> bool:
    """森 仁(北浜会議所副会頭)、事務局長に…: a body in brackets that closed before the role."""
    between = role.segment.text.text[mention.end : role.start]
    opened = role.segment.text.text[: mention.start]
    inside = opened.count("(") > opened.count(")")
    return inside and ")" in between


def _distinct(mentions: list[Mention]) -> list[Mention]:
    seen: dict[int, Mention] = {}
    for mention in mentions:
        seen.setdefault(mention.entity, mention)
    return list(seen.values())
