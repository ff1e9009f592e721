"""The party that a Japanese clause leaves out: its topic, or who tells it.

Aと協定を締結した and A及びBとの協定 name the partners only. The other side is the
topic of the sentence or of one before it, else the body that issues the text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from graph.extract.anaphora import issuing_body
from graph.extract.clauses import Sentence
from graph.extract.mentions import Mention
from graph.extract.register import Agreements
from graph.patterns import regex

_MARKS = r"[」』\0 ]*(?:様|側|さん|殿)?[\0]*"
_WITH = regex(
    rf"{_MARKS}と(?:は|も|の(?!間|あいだ|両者|双方|\d|[一二三四五六七八])|(?!の|とも|共)|(?:とも|共)に)"
)
#: 北浜財団と台湾の製薬団体が: the other side is named, but by no name.
_WITH_SOMEBODY = regex(
    rf"{_MARKS}と(?!の)(?:[^、。をにはが]{{0,20}}の)?[^、。をにのはが]{{1,19}}(?<![定書約])が"
)
#: 青海センターとの間で: the other side is left out.
_BETWEEN_US = regex(rf"{_MARKS}との(?:間|あいだ)[でに]")
_AND = regex(rf"{_MARKS}(?:、|,|及び|および|並びに|ならびに|・)")
_BESIDE = regex(rf"{_AND.pattern}|{_MARKS}と(?:とも|共)に")
_ALSO = regex(r"[」』\0 ]*も")
_TOPIC = regex(r"[」』\0 ]*(?:様|さん|殿)?[\0]*(?:では|でも|は|も)")


def is_open(parties: list[Mention], masked: str) -> bool:
    """Whether the parties are partners only: A, or A及びB, and then と."""
    ordered = sorted(parties, key=lambda m: m.start)
    if not ordered or len({id(m.segment) for m in ordered}) > 1:
        return False
    if len(ordered) == 1 and _BETWEEN_US.match(masked, ordered[0].end):
        return True
    if not _WITH.match(masked, ordered[-1].end) or _WITH_SOMEBODY.match(masked, ordered[-1].end):
        return False
    return all(_BESIDE.match(masked, one.end) for one, _ in pairwise(ordered))


def implied(found: Agreements, sentence: Sentence, partners: list[Mention]) -> list[Mention]:
    """The other side of ``partners``, as a list of one or none."""
    taken = {m.entity for m in partners}
    here = _topic(found, sentence)
    if here is not None and _joins_later(sentence, here, partners):
        return []
    if here is not None and here.entity not in taken:
        return [here]
    if _SOMEBODY.search(sentence.text) and here is None:
        return []
    for before in reversed(sentence.before):
        earlier = _topic(found, before)
        if earlier is not None and earlier.entity not in taken:
            return [] if _is_joint(found, before, earlier) else [earlier]
    told = _told_above(found, sentence)
    if told is not None and told.entity not in taken:
        return [told]
    headed = _heading(found, sentence)
    if headed is not None and headed.entity not in taken:
        return [headed]
    index = issuing_body(found.scene)
    if index is None or index in taken:
        return []
    return [found.entities.things[index].first]


def _joins_later(sentence: Sentence, topic: Mention, partners: list[Mention]) -> bool:
    """北浜大学と協定を結び、青海協会も加わる: who the sentence is about is somebody else."""
    behind = any(m.segment is topic.segment for m in partners) and all(
        m.start < topic.start for m in partners
    )
    return behind and _ALSO.match(sentence.masked, topic.end) is not None


def _is_joint(found: Agreements, sentence: Sentence, topic: Mention) -> bool:
    """AとBは: either may be the one that a later sentence goes on about."""
    return any(
        m.entity != topic.entity
        and re.fullmatch(r"[」』\0 ]*(?:と|及び|および|、)", sentence.masked[m.end : topic.start])
        for m in found.scene.of(sentence.segment, "organization")
        if sentence.start <= m.start < topic.start
    )


#: 当機構が, 同州は: a body that the sentence points to, and that is not known.
_SOMEBODY = regex(
    r"(?<![一-龥])[当弊同](?:機構|財団|協会|大学|病院|研究所|協議会|会|社|所|館|州|国|県|市|大|学)(?:は|が|も|で)"
)


_FOLLOWING = regex(r"(?:次|以下|下記)の(?:とおり|通り)")
_OWNER = regex(r"(?:\([^()]*\))?(?:の|が|は|では)")


def _told_above(found: Agreements, sentence: Sentence) -> Mention | None:
    """Aの締結状況は次のとおり, above the list that the sentence is in."""
    for above in reversed(found.scene.segments[: sentence.segment.index]):
        if above.heading != sentence.segment.heading or above.kind == "heading":
            return None
        if _FOLLOWING.search(above.text.text):
            bodies = found.scene.of(above, "organization")
            owners = [m for m in bodies if _OWNER.match(above.text.text, m.end)]
            return owners[0] if owners and "OrganizationalUnit" not in owners[0].types else None
    return None


def _heading(found: Agreements, sentence: Sentence) -> Mention | None:
    """The body that the section's heading ends with: 会員紹介:青葉レンズ工房株式会社."""
    if sentence.segment.heading < 0:
        return None
    heading = found.scene.segments[sentence.segment.heading]
    bodies = [m for m in found.scene.of(heading, "organization") if not m.pointing]
    whole = len(bodies) == 1 and "OrganizationalUnit" not in bodies[0].types
    return bodies[0] if whole and bodies[0].end == len(heading.text.text) else None


def _topic(found: Agreements, sentence: Sentence) -> Mention | None:
    """What the sentence is about: the first body that は marks."""
    for mention in found.scene.of(sentence.segment, "organization"):
        if (
            not sentence.start <= mention.start < sentence.end
            or "\0" in sentence.masked[mention.start : mention.end]
        ):
            continue
        if "OrganizationalUnit" not in mention.types and _is_topic(sentence, mention):
            return mention
    return None


def _is_topic(sentence: Sentence, mention: Mention) -> bool:
    """Aは, Aでは; or A that leads a line of its own: A 9月30日、Bと協定を締結."""
    leads = mention.start == sentence.start == 0 and re.match(
        r"[ :\t](?=.*[をと].*(?:締結|調印|署名|交わ|結))", sentence.masked[mention.end :]
    )
    return bool(leads) or _TOPIC.match(sentence.masked, mention.end) is not None
