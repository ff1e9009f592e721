"""Agreements in Japanese sentences: parties by their particles, a word for an agreement, a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar.words import ja_number
from graph.extract.bond import Bond, name_key
from graph.extract.clauses import Sentence, Term, terms
from graph.extract.japanese.between import has_unknown_party, without_parties
from graph.extract.japanese.clause_parties import clause_parties
from graph.extract.japanese.concluded_on import dates_of, entry_date
from graph.extract.japanese.each_dated import of_that_kind, partners_with_dates
from graph.extract.japanese.frames import bracketed, headed_by_partner, next_to, preamble, standing
from graph.extract.japanese.noticed import renewal_day
from graph.extract.japanese.pointed import pointed_at
from graph.extract.japanese.predicates import DRAFTED, EARLIER, predicate, status, was_done
from graph.extract.japanese.renewals import later_renewals, old_and_new, renewed_here
from graph.extract.mentions import Mention
from graph.extract.register import HEAD, Agreements, add_name, dated, join_parties, renewed
from graph.patterns import regex


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
            yield from of_that_kind(found, sentence, term, numbered.end())
            region = stop
            continue
        topic_only = renewal and _ITEM_OF_AGENDA.match(segment.text.text, stop)
        enumerated = list(partners_with_dates(found, sentence, region, term))
        parties: list[Mention] = []
        told_of = False
        if not enumerated:
            parties, told_of = clause_parties(found, sentence, term, (region, stop))
            parties = parties or basis or pointed_at(found, sentence, term)
            parties = parties or headed_by_partner(found, sentence)
            if not parties and has_unknown_party(found, sentence, term):
                region = max(region, min(stop, term.end))
                continue
        term = without_parties(segment, term, parties)
        based = _is_base(sentence, term)
        before = told_of or based or _is_earlier(sentence, term, stop)
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
_BASE = regex(
    r"[」』]?(?:\([^()]*\))?(?:に(?:基づ|もとづ|続き|続いて|加え|関連し)|を(?:踏まえ|受け|もとに|基に|土台に|発展させ|具体化))"
)
#: (以下「甲」という。): the words with which a contract begins.
_PREAMBLE = regex(r"以下、?[「『](?:甲|本(?:協定|契約|覚書))[」』]")
#: 覚書は2012年に初めて結ばれ: how what is renewed began.
_FIRST = regex(r"最初に|初めて|はじめて")
#: 海外と覚書を交わすのは3例目: how many there are, not another one.
_NUMBERED = regex(
    r"(?:ぶ|す|する|した|んだ|わした)?(?:の|こと)は[^。]{0,30}(?:初|\d+|[二三四五六七八九十])(?:めて|例|件|番|カ所|か所|都市|団体|機関|校|社)"
)


def _is_base(sentence: Sentence, term: Term) -> bool:
    """Whether an agreement is named as the base of the next one, in words of a teller."""
    follows = _BASE.match(sentence.segment.text.text, term.end) is not None
    return follows and was_done(sentence, term) and not _PREAMBLE.search(sentence.text)


def _is_earlier(sentence: Sentence, term: Term, stop: int) -> bool:
    """Whether the sentence tells of the agreement that today's one follows."""
    text, head = sentence.segment.text.text, sentence.masked[sentence.start : term.start]
    topic_first = not head.strip() and _FIRST.search(text, term.end, stop)
    cleft = _FIRST.search(head) and re.match(r"(?:だ|た)?のは", text[stop:])
    return EARLIER.search(head) is not None or bool(topic_first) or bool(cleft)


_COUNTED = regex(r"(?P<number>[二三四五六七八2-8])者(?!協定|覚書)")


def _as_many(sentence: Sentence, parties: list[Mention]) -> bool:
    """Whether the sentence counts no other number of parties: 四者の会議で協定案を了承."""
    counted = _COUNTED.search(sentence.text)
    return counted is None or len(parties) == ja_number(counted["number"])


_SAME_DAY = regex(r"(?:同じ日|同日|同じ席|同席|その席|席上|同じ場|その場)(?!所)")
_ON_THAT_DAY = regex(r"(?:同じ日|同日)(?:に|、|付け?|午[前後])")
_RENEWED_NOW = regex(r"を(?:さらに)?(?:\d+年間)?(?:更新|延長)(?!し?ない)")
#: Words that name a party which is not known, so that it is not the one named last.
_OTHER = regex(
    r"前者|後者|(?<!両者)(?<!三者)(?<!四者)(?<!相互)[一-龥ァ-ヶーA-Za-z」)](?<![年月日度])(?:側|など)?と(?:の(?:間で)?[^、。はが]{0,20})?[「『]?$"
)
#: …との協定の更新について: an item says what is spoken of, not that it was done.
_ITEM_OF_AGENDA = regex(r"(?:に(?:ついて|関する件)|の件)(?:$|[ (【「])")


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


_OTHER_SIDE = regex(r"(?:相手|相手方|相手先|提携先|連携先|締結先)は")


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
