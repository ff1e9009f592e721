"""Partners that a Japanese sentence lists, each with the date of its agreement.

2016年5月にA、2017年6月にBと覚書を締結; Aとは2018年に、Bとは2019年に協定を結び;
…は2例目で、2018年にはAと結んでいます.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import DateMention, find_dates
from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, Term
from graph.extract.japanese.implied import implied
from graph.extract.japanese.parties import topic, unknown_parties
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, add_name, dated, join_parties
from graph.patterns import regex


def partners_with_dates(
    found: Agreements, sentence: Sentence, start: int, term: Term
) -> Iterator[Bond]:
    """A bond for each partner, if the sentence gives a date for each."""
    segment, masked = sentence.segment, sentence.masked
    dates = [
        d
        for d in find_dates(segment.text.text, "ja")
        if start <= d.start < term.start
        and masked[d.start] != "\0"
        and re.match(r"に(?:は)?、?", masked[d.end :])
    ]
    if len(dates) < 2:
        return
    subject = topic(found.scene, sentence)
    each = _each_before_its_date(found, sentence, dates, subject)
    if each and subject is None:
        subject = next(iter(implied(found, sentence, [m for m, _ in each])), None)
    if subject is None:
        each = []
        for mention in unknown_parties(found.scene, sentence, start, dates[0].start):
            found.entities.place(mention)
        subject = topic(found.scene, sentence)
    if subject is None:
        return
    for mention, date in each or _behind_dates(found, sentence, dates, subject, term):
        end = max(mention.end, date.end)
        bond = Bond(segment, mention.start, end, kinds=[term.kind] * bool(term.kind))
        join_parties(found, bond, [subject, mention])
        add_name(bond, segment, term)
        bond.signed.append(dated(segment, date))
        yield bond


_ITEM = regex(r"[\0」]*(?:、|と|及び|および|$)")


def _behind_dates(
    found: Agreements, sentence: Sentence, dates: list[DateMention], subject: Mention, term: Term
) -> Iterator[tuple[Mention, DateMention]]:
    """2016年にA、およびB、2017年にC: those who stand between a date and the next, or the term."""
    masked = sentence.masked
    bodies = found.scene.of(sentence.segment, "organization", "facility")
    for date, stop in zip(dates, [*(d.start for d in dates[1:]), term.start], strict=True):
        for mention in bodies:
            inside = date.end <= mention.start < stop
            if not inside or "\0" in masked[mention.start : mention.end]:
                continue
            if mention.entity != subject.entity and _ITEM.match(masked, mention.end):
                yield mention, date


_THEN = regex(r"[」』\0 ]*とは?、?")


def _each_before_its_date(
    found: Agreements, sentence: Sentence, dates: list[DateMention], subject: Mention | None
) -> list[tuple[Mention, DateMention]]:
    """Aとは2018年に、Bとは2020年に: each partner right before its date, or none at all."""
    bodies = [
        m
        for m in found.scene.of(sentence.segment, "organization", "facility")
        if (subject is None or m.entity != subject.entity) and "OrganizationalUnit" not in m.types
    ]
    pairs = []
    for date in dates:
        right = [m for m in bodies if _THEN.fullmatch(sentence.masked, m.end, date.start)]
        if len(right) == 1:
            pairs.append((right[0], date))
    return pairs if len(pairs) == len(dates) else []


#: …は2例目で、2018年には北浜大学と結んでいます: another one, without a word for it.
_ALSO_WITH = regex(r"[」』\0 ]*とも?(?:すでに|既に)?(?:結|締結|交わ|調印)")


def of_that_kind(found: Agreements, sentence: Sentence, term: Term, start: int) -> Iterator[Bond]:
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
