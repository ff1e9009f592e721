"""Who founded a body, a cluster or a facility, and on whose mandate a body acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.clauses import Sentence, sentences
from graph.extract.mentions import Mention, Scene
from graph.extract.relations import Relation, headed_by
from graph.patterns import regex

_FOUNDED = ("organization", "cluster", "facility")


def origins(scene: Scene) -> list[Relation]:
    """``foundedBy`` and ``commissionedBy``, each once per place."""
    found: list[Relation] = []
    for segment in scene.segments:
        for sentence in sentences(segment):
            if segment.language == "ja":
                found.extend(_founded_ja(scene, sentence))
                found.extend(_mandated_ja(scene, sentence))
            else:
                found.extend(_founded_latin(scene, sentence))
    return [r for r in dict.fromkeys(found) if r.subject != r.value]


def _here(scene: Scene, sentence: Sentence, *kinds: str) -> list[Mention]:
    return [
        m
        for m in scene.of(sentence.segment, *kinds)
        if m.entity >= 0 and sentence.start <= m.start < sentence.end
    ]


# --- Japanese -------------------------------------------------------------------------

#: 三山建設系のY社: the body before is named only to tell whose Y is.
_OF_GROUP = regex(r"(?:系|グループ|傘下|の子会社)(?:の|である)")
_INVESTED = regex(r"の?(?:共同)?出資(?:により|によって|で)、?(?:\((?:株|有|同)\))?[「『]?")
_FOUND = regex(r"[」』]?(?:\([^()]*\))?を(?:共同で)?設立")
_CENTRAL = regex(
    r"(?:(?:と|や|、)[一-龥ァ-ヶー]{2,10})?"
    r"(?:が(?:中心となって|共同で|共同出資して)|(?:の(?:共同)?出資)?により|によって)(?:共同で)?設立(?:した|され)"
)
_AND = regex(r"(?:と|及び|、|・)(?:[^、。]{0,14}(?:系|傘下|グループ)の)?")


def _founded_ja(scene: Scene, sentence: Sentence) -> Iterator[Relation]:
    """AとBの出資により、Yを設立; YはAとBが中心となって設立した…."""
    text = sentence.segment.text.text
    bodies = _here(scene, sentence, "organization")
    for body in bodies:
        before = [m for m in bodies if m.end <= body.start]
        invested = before and _INVESTED.fullmatch(text[before[-1].end : body.start])
        if invested and _FOUND.match(text, body.end):
            yield from _founders(text, body, before)
    for last in bodies:
        if not _CENTRAL.match(text, last.end):
            continue
        topics = [m for m in bodies if re.match(r"(?:\([^()]*\))?は、?", text[m.end :])]
        if topics and topics[0].end <= last.start and topics[0] is not last:
            upto = [m for m in bodies if topics[0].end <= m.start <= last.start]
            yield from _founders(text, topics[0], upto)


def _founders(text: str, founded: Mention, bodies: list[Mention]) -> Iterator[Relation]:
    """The last of the bodies and those joined to it."""
    joined = [m for m in bodies if not _OF_GROUP.match(text, m.end)]
    later: Mention | None = None
    for body in reversed(joined):
        if later is not None and not _AND.fullmatch(text[body.end : later.start]):
            return
        yield _relation(founded, "foundedBy", body)
        later = body


_MANDATE = regex(r"(?:の|から(?:の)?)(?:委任|委託|委嘱)を受け")


def _mandated_ja(scene: Scene, sentence: Sentence) -> Iterator[Relation]:
    """Xは、Yの委託を受けて…; without a subject, the body that the heading explains."""
    text = sentence.segment.text.text
    bodies = _here(scene, sentence, "organization")
    for giver in bodies:
        if not _MANDATE.match(text, giver.end):
            continue
        topics = [
            m
            for m in bodies
            if m.end <= giver.start and re.match(r"(?:\([^()]*\))?は", text[m.end :])
        ]
        if topics:
            yield _relation(topics[0], "commissionedBy", giver)
        elif not re.search(r"[^、。]{2}[はが]", text[sentence.start : giver.start]):
            body = headed_by(scene, sentence.segment, "organization")
            if body is not None:
                yield Relation(body.entity, "commissionedBy", giver.entity, giver.span)


# --- German and English ---------------------------------------------------------------

_ACTIVE = regex(
    r" (?:founded|established|set up|gründete|gründeten|founds)"
    r"(?: in \d{4}| im Jahr(?:e)? \d{4}| \d{4})? (?:the |den |die |das |a |an )?[\"„“']?"
)
_VERB_FIRST = regex(r"(?:^|[.,;] )(?:[A-ZÄÖÜ]\w+ ){0,4}gründete[nt]? (?:die |der |das )?$")
_NEXT = regex(r" (?:den |die |das )?[\"„“']?")
_PASSIVE = regex(
    r",? (?:(?:which )?(?:was|were|is|wurde) )?(?:founded|established|set up|gegründet)"
    r"(?: in \d{4}| \d{4})? (?:by|von|vom) (?:the |der |dem )?"
)
_PASSIVE_DE = regex(r" wurde (?:im Jahr |in |im )*(?:\d{4} )?(?:von|vom) (?:der |dem )?")


def _founded_latin(scene: Scene, sentence: Sentence) -> Iterator[Relation]:
    """A founded Y; gründete A „Y“; Y was founded by A; Y wurde von A gegründet."""
    text = sentence.segment.text.text
    things = _here(scene, sentence, *_FOUNDED)
    for one in things:
        for other in things:
            if other.start <= one.end:
                continue
            between = text[one.end : other.start]
            acts = one.category == "organization"
            if acts and (_ACTIVE.fullmatch(between) or _inverted(text, one, between)):
                yield _relation(other, "foundedBy", one)
            elif other.category == "organization" and _undergoes(text, other, between):
                yield _relation(one, "foundedBy", other)
                yield from _joined(text, one, other, things)


_ALSO = regex(r"(?: and| und|,| sowie)(?: (?:by|von|vom|the|der|dem))* ")


def _joined(
    text: str, founded: Mention, founder: Mention, things: list[Mention]
) -> Iterator[Relation]:
    """Founded by A, B and C: the further founders."""
    last = founder
    for other in things:
        if other.category == "organization" and other.start > last.end:
            if not _ALSO.fullmatch(text[last.end : other.start]):
                return
            yield _relation(founded, "foundedBy", other)
            last = other


def _inverted(text: str, one: Mention, between: str) -> bool:
    return bool(_NEXT.fullmatch(between) and _VERB_FIRST.search(text[: one.start]))


def _undergoes(text: str, founder: Mention, between: str) -> bool:
    if _PASSIVE.fullmatch(between):
        return True
    return bool(_PASSIVE_DE.fullmatch(between) and text.startswith(" gegründet", founder.end))


def _relation(subject: Mention, predicate: str, value: Mention) -> Relation:
    start, end = min(subject.start, value.start), max(subject.end, value.end)
    return Relation(subject.entity, predicate, value.entity, subject.segment.text.span(start, end))
