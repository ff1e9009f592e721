"""Agreements in Japanese sentences: parties by their particles, a word for an agreement, a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import find_dates
from graph.calendar.words import ja_number
from graph.extract.anaphora import issuing_body
from graph.extract.bond import Bond, name_key
from graph.extract.clauses import Sentence, Term, sentences, terms
from graph.extract.japanese.concluded_on import ENTRY, dates_of, entry_date
from graph.extract.japanese.each_dated import partners_with_dates
from graph.extract.japanese.frames import bracketed, headed_by_partner, next_to, preamble, standing
from graph.extract.japanese.implied import implied, is_open
from graph.extract.japanese.noticed import renewal_day
from graph.extract.japanese.parties import parties_ja, topic, unknown_parties
from graph.extract.japanese.pointed import pointed_at
from graph.extract.japanese.predicates import DRAFTED, EARLIER, predicate, status, was_done
from graph.extract.japanese.renewals import later_renewals, old_and_new, renewed_here
from graph.extract.mentions import Mention
from graph.extract.register import (
    HEAD,
    Agreements,
    add_name,
    dated,
    distinct,
    join_parties,
    renewed,
)


def japanese_bonds(found: Agreements, sentence: Sentence) -> Iterator[Bond]:
    """The agreements that a sentence says are, were or will be concluded."""
    segment = sentence.segment
    here = [t for t in terms(segment) if sentence.start <= t.start < sentence.end]
    region = sentence.start
    #: Parties of an agreement that the sentence names as the base of the next one.
    basis: list[Mention] = []
    last, kinds = found.last_parties.get(segment.block, ([], []))
    contract = preamble(found, sentence)
    if contract is not None:
        _contract(found, contract)
        yield contract
        region = contract.start
    for bond, end in bracketed(found, sentence):
        yield bond
        yield from later_renewals(found, sentence, bond, end)
    for term in here:
        done = predicate(sentence, term)
        if done is None:
            if (stands := standing(found, sentence, term)) is not None:
                yield stands
            continue
        stop, renewal = done
        if numbered := _NUMBERED.match(segment.text.text, stop):
            yield from _of_that_kind(found, sentence, term, numbered.end())
            region = stop
            continue
        topic_only = renewal and _ITEM_OF_AGENDA.match(segment.text.text, stop)
        enumerated = list(partners_with_dates(found, sentence, region, term))
        parties = [] if enumerated else _parties_before(found, sentence, term, region, stop)
        told_of = [] if enumerated else _modified(found, sentence, stop, parties)
        parties = told_of or parties
        if len(parties) < 3 and not enumerated:
            parties = _enlarged(found, sentence, parties, (region, stop))
        if basis and not parties and not enumerated:
            parties = basis
        if not parties and not enumerated:
            parties = pointed_at(found, sentence, term) or headed_by_partner(found, sentence)
        before = bool(told_of) or _is_earlier(sentence, term, stop)
        based = _is_base(sentence, term)
        before = before or based
        if before and not last and found.last_parties:
            last, kinds = list(found.last_parties.values())[-1]
        inherited = not enumerated and not parties and bool(last) and not term.quoted
        inherited = inherited and _as_many(sentence, last)
        if inherited and _OTHER.search(segment.text.text[region : term.name_start]):
            continue
        named = term.quoted or term.name_end - term.name_start > 6
        if not (
            enumerated or inherited or len(parties) >= 2 or (named and segment.kind != "heading")
        ):
            region = max(region, min(stop, term.end))
            continue
        yield from enumerated
        if not enumerated:
            who = last if inherited else parties
            bonds = _dated_bonds(found, sentence, term, (region, stop), who, renewal)
            for bond in bonds if not topic_only else ():
                bond.earlier = before
                if not before:
                    found.last_signed = bond.signed or found.last_signed
                if inherited:
                    bond.kinds, bond.names = list(kinds), []
                if (again := renewed_here(sentence, term)) is not None:
                    yield from old_and_new(found, sentence, term, bond, (region, again))
                    continue
                yield bond
                yield from later_renewals(found, sentence, bond, stop)
                entry = entry_date(found, sentence)
                if entry and not renewal and _RENEWED_NOW.match(segment.text.text, stop):
                    yield renewed(bond, segment, entry[0])
        if len(parties) >= 2:
            last, kinds = found.last_parties[segment.block] = parties, [term.kind] * bool(term.kind)
            basis = parties if based else []
        region = stop
    yield from next_to(found, sentence)
    yield from _counterpart(found, sentence, here)


#: 締結した協定に基づき、新たに…: what is concluded now rests on it.
_BASE = re.compile(
    r"[」』]?(?:\([^()]*\))?(?:に(?:基づ|もとづ|続き|続いて|加え|関連し)|を(?:踏まえ|受け|もとに|基に|土台に|発展させ|具体化))"
)
#: (以下「甲」という。): the words with which a contract begins.
_PREAMBLE = re.compile(r"以下、?[「『](?:甲|本(?:協定|契約|覚書))[」』]")
#: 覚書は2012年に初めて結ばれ: how what is renewed began.
_FIRST = re.compile(r"最初に|初めて|はじめて")
#: 海外と覚書を交わすのは3例目: how many there are, not another one.
_NUMBERED = re.compile(
    r"(?:ぶ|す|する|した|んだ|わした)?(?:の|こと)は[^。]{0,30}(?:初|\d+|[二三四五六七八九十])(?:めて|例|件|番|カ所|か所|都市|団体|機関|校|社)"
)


#: …は2例目で、2018年には北浜大学と結んでいます: another one, without a word for it.
_ALSO_WITH = re.compile(r"[」』\0 ]*とも?(?:すでに|既に)?(?:結|締結|交わ|調印)")


def _is_base(sentence: Sentence, term: Term) -> bool:
    """Whether an agreement is named as the base of the next one, in words of a teller."""
    follows = _BASE.match(sentence.segment.text.text, term.end) is not None
    return follows and was_done(sentence, term) and not _PREAMBLE.search(sentence.text)


def _of_that_kind(found: Agreements, sentence: Sentence, term: Term, start: int) -> Iterator[Bond]:
    """The agreements that a sentence goes on to count, each with its partner and date."""
    segment = sentence.segment
    dates = [d for d in find_dates(segment.text.text, "ja") if d.start >= start]
    for mention in found.scene.of(segment, "organization"):
        if not start <= mention.start < sentence.end:
            continue
        other = implied(found, sentence, [mention])
        days = [d for d in dates if d.start < mention.start]
        if other and days and _ALSO_WITH.match(sentence.masked, mention.end):
            bond = Bond(segment, mention.start, mention.end, kinds=[term.kind] * bool(term.kind))
            join_parties(found, bond, [*other, mention])
            bond.signed = [dated(segment, days[-1])]
            yield bond


def _is_earlier(sentence: Sentence, term: Term, stop: int) -> bool:
    """Whether the sentence tells of the agreement that today's one follows."""
    text, head = sentence.segment.text.text, sentence.masked[sentence.start : term.start]
    topic_first = not head.strip() and _FIRST.search(text, term.end, stop)
    cleft = _FIRST.search(head) and re.match(r"(?:だ|た)?のは", text[stop:])
    return EARLIER.search(head) is not None or bool(topic_first) or bool(cleft)


_COUNTED = re.compile(r"(?P<number>[二三四五六七八2-8])者(?!協定|覚書)")


def _as_many(sentence: Sentence, parties: list[Mention]) -> bool:
    """Whether the sentence counts no other number of parties: 四者の会議で協定案を了承."""
    counted = _COUNTED.search(sentence.text)
    return counted is None or len(parties) == ja_number(counted["number"])


_SAME_DAY = re.compile(r"(?:同じ日|同日|同じ席|同席|その席|席上|同じ場|その場)(?!所)")
_ON_THAT_DAY = re.compile(r"(?:同じ日|同日)(?:に|、|付け?|午[前後])")
_RENEWED_NOW = re.compile(r"を(?:さらに)?(?:\d+年間)?(?:更新|延長)(?!し?ない)")
#: Words that name a party which is not known, so that it is not the one named last.
_OTHER = re.compile(
    r"前者|後者|(?<!両者)(?<!三者)(?<!四者)(?<!相互)[一-龥ァ-ヶーA-Za-z」)](?<![年月日度])(?:側|など)?と(?:の(?:間で)?[^、。はが]{0,20})?[「『]?$"
)
#: …との協定の更新について: an item says what is spoken of, not that it was done.
_ITEM_OF_AGENDA = re.compile(r"(?:に(?:ついて|関する件)|の件)(?:$|[ (【「])")
_JOINING = re.compile(
    r"[」』\0 ]*(?:を(?:新たに|さらに)?(?:含め|加え)|(?:が|も)(?:新たに)?(?:加わ|参加|加入))"
)


#: 協定を結んでいるAとB: the verb goes on to those of whom it is said.
_OF_WHOM = re.compile(
    r"(?:し|ん|わし)?(?:た|だ|ている|でいる|ていた|でいた|中の|済みの)(?P<where>[^、。をはがにで]{0,12}の)?"
)
_AND = re.compile(r"[」』\0 ]*(?:と|、|及び|および|並びに)")
_PARTNER = re.compile(r"[」』\0 ]*と(?!の)")


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


def _parties_before(
    found: Agreements, sentence: Sentence, term: Term, region: int, stop: int
) -> list[Mention]:
    """The parties that stand before the term, or after it where the term is the topic."""
    is_topic = not sentence.segment.text.text[sentence.start : term.start].strip()
    until = stop if is_topic else min(term.name_start, term.start)
    parties = _nearest(sentence, term, _parties_ja(found, sentence, region, until))
    parties = distinct(found, parties)
    if is_open(parties, sentence.masked):
        return distinct(found, [*implied(found, sentence, parties), *parties])
    if len(parties) == 1 and (officer := _officers_body(found, sentence)) is not None:
        return distinct(found, [officer, *parties])
    if len(parties) == 1:
        return distinct(found, [*_partner_topic(found, sentence), *parties])
    return parties


_ADNOMINAL = re.compile(r"(?:した|された|んだ|わした|している|んでいる|んでいた)[「『]?$")


def _nearest(sentence: Sentence, term: Term, parties: list[Mention]) -> list[Mention]:
    """Aは、BとCが結んだ協定を…: a clause before the agreement has parties of its own."""
    text, masked = sentence.segment.text.text, sentence.masked
    if not _ADNOMINAL.search(text[sentence.start : term.name_start]):
        return parties
    topics = [m for m in parties if re.match(r"[」』\0 ]*は", masked[m.end :])]
    inner = [m for m in parties if topics and m.start > topics[-1].start]
    subject = any(re.match(r"[」』\0 ]*が", masked[m.end :]) for m in inner)
    return inner if subject and len({m.entity for m in inner}) >= 2 else parties


def _parties_ja(found: Agreements, sentence: Sentence, start: int, end: int) -> list[Mention]:
    parties = parties_ja(found.scene, sentence, start, end)
    if len({m.entity for m in parties}) < 2:
        for mention in unknown_parties(found.scene, sentence, start, end):
            found.entities.place(mention)
        parties = parties_ja(found.scene, sentence, start, end)
    return parties


_OFFICER_ACTS = re.compile(r"[一-龥ァ-ヶーA-Z]{1,12}[はが](?=、|\d|[^はが])")


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
    before = [s for s in sentences(sentence.segment) if s.end <= sentence.start]
    subject = topic(found.scene, before[-1]) if before else None
    if subject is None and ENTRY.match(sentence.segment.text.text):
        index = issuing_body(found.scene)
        subject = found.entities.things[index].first if index is not None else None
    return [subject] if subject is not None else []


def _dated_bonds(
    found: Agreements,
    sentence: Sentence,
    term: Term,
    region: tuple[int, int],
    parties: list[Mention],
    renewal: bool,
) -> Iterator[Bond]:
    """One bond, or with 令和2年、令和5年と協定を更新 one per date."""
    segment = sentence.segment
    dates = dates_of(found, sentence, term, region)
    if DRAFTED.match(segment.text.text, term.end):
        dates = []
    several = renewal and len(dates) > 1 and all(d.date.day is None for d in dates)
    for group in [[d] for d in dates] if several else [dates[:1]]:
        amended = segment.text.text[term.name_start : term.name_end].startswith("変更")
        bond = Bond(segment, region[0], region[1], renewal=renewal or amended)
        bond.kinds = [term.kind] * bool(term.kind)
        join_parties(found, bond, parties)
        add_name(bond, segment, term)
        bond.signed = [dated(segment, d) for d in group]
        headline = segment.index < HEAD and not segment.text.text.endswith("。")
        if renewal and not group and headline:
            day = renewal_day(found.scene)
            bond.signed = [day] if day is not None else []
        told_so = _SAME_DAY.match(sentence.text) or _ON_THAT_DAY.search(
            sentence.masked, region[0], region[1]
        )
        if not group and told_so:
            bond.signed = list(found.last_signed)
        bond.status = "Concluded" if was_done(sentence, term) else status(sentence, term)
        if (
            re.search(
                r"(?:次|以下|下記)の(?:とおり|通り)", segment.text.text[sentence.start : term.start]
            )
            or "次のとおり" in sentence.text
        ):
            _contract(found, bond)
        yield bond


def _contract(found: Agreements, bond: Bond) -> None:
    """The text of a contract: its name is the title above, a draft's title says so."""
    for index in range(bond.segment.index - 1, max(-1, bond.segment.index - 5), -1):
        title = found.scene.segments[index]
        length = len(re.sub(r" ?\((?:抄|写|写し|抜粋|変更)\)$", "", title.text.text))
        named = [t for t in terms(title) if t.name_end == length]
        if named:
            bond.names = [(title, 0, len(title.text.text))]
            bond.kinds = []
            add_name(bond, title, named[-1])
            bond.kinds = bond.kinds or [named[-1].kind] * bool(named[-1].kind)
            bond.names = bond.names[:1]
            bond.formal = {name_key(title.text.text)}
            bond.status = "Draft" if named[-1].draft else "Concluded"
            bond.preamble = bond.segment.index
            bond.signed = []
            return


_OTHER_SIDE = re.compile(r"(?:相手|相手方|相手先|提携先|連携先|締結先)は")


def _counterpart(found: Agreements, sentence: Sentence, here: list[Term]) -> Iterator[Bond]:
    """…の覚書としては4例目で、ひとつ前の相手は大阪府: the partner of an earlier agreement."""
    text = sentence.segment.text.text
    match = _OTHER_SIDE.search(text, sentence.start, sentence.end)
    if match is None:
        return
    bodies = found.scene.of(sentence.segment, "organization")
    other = next((m for m in bodies if m.start == match.end()), None)
    focal = next((m for m in bodies if sentence.start <= m.start < match.start()), None)
    if other is not None and focal is not None and other.entity != focal.entity:
        kind = here[0].kind
        bond = Bond(sentence.segment, focal.start, other.end, kinds=[kind] * bool(kind))
        join_parties(found, bond, [focal, other])
        yield bond
