"""Who concludes what a Japanese clause tells of.

The parties stand before the word for the agreement, or behind a verb that tells
of them; one may be the topic, the body of an officer or who joins the others.
"""

from __future__ import annotations

import re

from graph.extract.anaphora import issuing_body
from graph.extract.clauses import Sentence, Term
from graph.extract.japanese.between import between, has_unknown_party
from graph.extract.japanese.concluded_on import ENTRY
from graph.extract.japanese.implied import implied, is_open
from graph.extract.japanese.parties import parties_ja, topic, unknown_parties
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, distinct
from graph.patterns import regex


def clause_parties(
    found: Agreements, sentence: Sentence, term: Term, region: tuple[int, int]
) -> tuple[list[Mention], bool]:
    """The parties of a clause, whose ``region`` ends with its verb.

    Also whether the verb tells of them, so that the agreement is one of earlier.
    """
    parties = _parties_before(found, sentence, term, region)
    told_of = _modified(found, sentence, region[1], parties)
    parties = told_of or parties
    if len(parties) < 3:
        parties = _enlarged(found, sentence, parties, region)
    return parties, bool(told_of)


def _parties_before(
    found: Agreements, sentence: Sentence, term: Term, region: tuple[int, int]
) -> list[Mention]:
    """The parties that stand before the term, or after it where the term is the topic."""
    start, stop = region
    if (joint := between(found, sentence, term)) and not _has_subject(sentence, joint):
        return joint
    if has_unknown_party(found, sentence, term):
        return []
    is_topic = not sentence.segment.text.text[sentence.start : term.start].strip()
    until = stop if is_topic else min(term.name_start, term.start)
    parties = _nearest(sentence, term, _named(found, sentence, start, until))
    parties = distinct(found, parties)
    if is_open(parties, sentence.masked):
        return distinct(found, [*implied(found, sentence, parties), *parties])
    if len(parties) == 1 and (officer := _officers_body(found, sentence)) is not None:
        return distinct(found, [officer, *parties])
    if len(parties) == 1:
        return distinct(found, [*_partner_topic(found, sentence), *parties])
    return parties


def _has_subject(sentence: Sentence, parties: list[Mention]) -> bool:
    """Cは、AとBの…: somebody else acts, who may be a party too."""
    head = sentence.masked[sentence.start : parties[0].start]
    return re.search(r"[はがも]", head) is not None


_ADNOMINAL = regex(r"(?:した|された|んだ|わした|している|んでいる|んでいた)[「『]?$")


def _nearest(sentence: Sentence, term: Term, parties: list[Mention]) -> list[Mention]:
    """Aは、BとCが結んだ協定を…: a clause before the agreement has parties of its own."""
    text, masked = sentence.segment.text.text, sentence.masked
    if not _ADNOMINAL.search(text[sentence.start : term.name_start]):
        return parties
    topics = [m for m in parties if re.match(r"[」』\0 ]*は", masked[m.end :])]
    inner = [m for m in parties if topics and m.start > topics[-1].start]
    subject = any(re.match(r"[」』\0 ]*が", masked[m.end :]) for m in inner)
    return inner if subject and len({m.entity for m in inner}) >= 2 else parties


def _named(found: Agreements, sentence: Sentence, start: int, end: int) -> list[Mention]:
    """The parties that their particles show, with names that nothing else shows to be names."""
    parties = parties_ja(found.scene, sentence, start, end)
    if len({m.entity for m in parties}) < 2:
        for mention in unknown_parties(found.scene, sentence, start, end):
            found.entities.place(mention)
        parties = parties_ja(found.scene, sentence, start, end)
    return parties


_OFFICER_ACTS = regex(r"[一-龥ァ-ヶーA-Z]{1,12}[はが](?=、|\d|[^はが])")


def _officers_body(found: Agreements, sentence: Sentence) -> Mention | None:
    """三浦健知事は7日、…と協定を結んだ: the officer acts for the body that the office is of."""
    for person in found.people:
        for seen in person.sightings:
            inside = seen.segment is sentence.segment and seen.start == sentence.start
            if inside and _OFFICER_ACTS.match(sentence.masked, seen.end):
                bodies = [r.organization for r in seen.roles if r.organization is not None]
                return bodies[0] if bodies else None
    return None


def _partner_topic(found: Agreements, sentence: Sentence) -> list[Mention]:
    """Who the sentence is about, where a clause names one party only."""
    subject = topic(found.scene, sentence)
    if subject is not None:
        return [subject]
    before = sentence.before
    subject = topic(found.scene, before[-1]) if before else None
    if subject is None and ENTRY.match(sentence.segment.text.text):
        index = issuing_body(found.scene)
        subject = found.entities.things[index].first if index is not None else None
    return [subject] if subject is not None else []


#: 協定を結んでいるAとB: the verb goes on to those of whom it is said.
_OF_WHOM = regex(
    r"(?:し|ん|わし)?(?:た|だ|ている|でいる|ていた|でいた|中の|済みの)(?P<where>[^、。をはがにで]{0,12}の)?"
)
_AND = regex(r"[」』\0 ]*(?:と|、|及び|および|並びに)")
_PARTNER = regex(r"[」』\0 ]*と(?!の)")


def _modified(
    found: Agreements, sentence: Sentence, stop: int, before: list[Mention]
) -> list[Mention]:
    """The parties, where some stand behind the verb because it tells of them; else none."""
    ends = _OF_WHOM.match(sentence.masked, stop)
    # Whom the sentence is about stands outside the clause that names a partner.
    here = [m for m in before if m.segment is sentence.segment and m.start >= sentence.start]
    partners = [m for m in here if _PARTNER.match(sentence.masked, m.end)]
    before = partners if len(partners) == 1 and len(here) <= 2 else before
    named = {m.entity for m in before}
    if ends is None or len(named) > 1:
        return []
    heads: list[Mention] = []
    bodies = found.scene.of(sentence.segment, "organization")
    first = ends.start("where") if ends["where"] else ends.end()
    position = first if any(m.start == first for m in bodies) else ends.end()
    for mention in bodies:
        if mention.start == position and "OrganizationalUnit" not in mention.types:
            heads.append(mention)
            joint = _AND.match(sentence.masked, mention.end)
            position = joint.end() if joint else -1
    if len(named | {m.entity for m in heads}) < 2 or not heads:
        return []
    return distinct(found, [*before, *heads])


_JOINING = regex(
    r"[」』\0 ]*(?:を(?:新たに|さらに)?(?:含め|加え)|(?:が|も)(?:新たに)?(?:加わ|参加|加入))"
)


def _enlarged(
    found: Agreements, sentence: Sentence, parties: list[Mention], region: tuple[int, int]
) -> list[Mention]:
    """北浜市を加えて協定を更新する: the parties named last, and the one that joins them."""
    masked = sentence.masked
    new = [
        m
        for m in found.scene.of(sentence.segment, "organization")
        if region[0] <= m.start < region[1] and _JOINING.match(masked, m.end)
    ]
    others = {m.entity for m in parties} - {m.entity for m in new}
    earlier = list(found.last_parties.values())
    if not new or others or not earlier:
        return parties
    return distinct(found, [*earlier[-1][0], *new])
