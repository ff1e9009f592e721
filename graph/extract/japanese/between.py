"""Between whom an agreement is, where the words before it say so: AとBの協定, A、B及びCの覚書."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.extract.clauses import Sentence, Term
from graph.extract.mentions import Found, Mention
from graph.extract.register import Agreements
from graph.patterns import regex
from graph.segments import Segment

#: What stands between the last party and the agreement: BioMとの, 北浜市の人材育成に関する.
_OF = regex(r"[」』\0 ]*(?:と)?の[^。、はが]{0,24}$")
_WITH = regex(r"[」』\0 ]*と")
_AND = regex(r"[」』\0 ]*(?P<and>と|及び|および|並びに|ならびに)")
_COMMA = regex(r"[」』\0 ]*[、・]")
#: A name in Latin letters in a party's place: 北浜市とMidBioの.
_UNKNOWN = regex(
    r"[」』\0 ]*(?:と|及び|および|並びに|ならびに)"
    r"(?P<name>[A-Z][\w&'’.-]*[a-z][\w&'’.-]*(?: [A-Z][\w&'’.-]*)*)(?=[\0 ]*の)"
)
#: 北浜市と…の: another party, whatever its name is.
_OTHER = regex(r"[」』\0 ]*(?:と|及び|および|並びに|ならびに)(?!の)[^。、はがをに]{1,30}の")

_PARTICLE = regex(r"[」』 ]*(?:\([^()]*\))?と?の")


def between(found: Agreements, sentence: Sentence, term: Term) -> list[Mention]:
    """The two or more parties that are named together right before the agreement, or none."""
    bodies = _before(found, sentence, term)
    if bodies and not _OF.fullmatch(sentence.masked[bodies[-1].end : term.start]):
        bodies = [*bodies, *_named_there(found, sentence, term, bodies[-1])]
    if len(bodies) < 2 or not _OF.fullmatch(sentence.masked[bodies[-1].end : term.start]):
        return []
    joined = _AND.fullmatch(sentence.masked, bodies[-2].end, bodies[-1].start)
    # A及びBとの協定 names partners of somebody else.
    partners = _WITH.match(sentence.masked, bodies[-1].end)
    if joined is None or (partners and joined["and"] != "と"):
        return []
    first = len(bodies) - 2
    while first and _COMMA.fullmatch(sentence.masked, bodies[first - 1].end, bodies[first].start):
        first -= 1
    parties = bodies[first:]
    return parties if len({m.entity for m in parties}) == len(parties) else []


def has_unknown_party(found: Agreements, sentence: Sentence, term: Term) -> bool:
    """北浜市と…の覚書は: whether the words before the agreement name a party that is no known body.

    Only where the agreement is what is spoken of: 北浜市と人材育成の協定を結んだ names none.
    """
    bodies = _before(found, sentence, term)
    if not bodies or not re.match(r"[」』\0 ]*[はが]", sentence.masked[term.end :]):
        return False
    return _OTHER.match(sentence.masked, bodies[-1].end, term.end) is not None


def without_parties(segment: Segment, term: Term, parties: list[Mention]) -> Term:
    """The term whose name begins behind its parties: of BとCの覚書 the name is no 「Cの覚書」."""
    last = parties[-1] if parties else None
    if last is None or last.segment is not segment or term.quoted:
        return term
    if not term.name_start <= last.start < term.start:
        return term
    particle = _PARTICLE.match(segment.text.text, last.end)
    return replace(term, name_start=particle.end() if particle else term.start)


def _before(found: Agreements, sentence: Sentence, term: Term) -> list[Mention]:
    return [
        m
        for m in found.scene.of(sentence.segment, "organization", "facility")
        if sentence.start <= m.start < term.start
        and "OrganizationalUnit" not in m.types
        and "\0" not in sentence.masked[m.start : m.end]
    ]


def _named_there(
    found: Agreements, sentence: Sentence, term: Term, before: Mention
) -> list[Mention]:
    unknown = _UNKNOWN.match(sentence.masked, before.end, term.start)
    if unknown is None:
        return []
    mention = found.scene.add(sentence.segment, Found(*unknown.span("name"), "organization", ()))
    if mention is None:
        return []
    found.entities.place(mention)
    return [mention]
