"""Renewals that a clause tells of together with what is renewed.

…に覚書を結び、2020年に延長した: dated behind the agreement. 2016年に結んだ覚書を10月9日に更新した:
what was concluded before and what is done now, in one clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import DateMention, PartialDate, find_dates
from graph.calendar.eras import in_era
from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, Term, verb
from graph.extract.japanese.concluded_on import dates_of
from graph.extract.japanese.predicates import status, was_done
from graph.extract.japanese.relative_dates import relative_dates
from graph.extract.register import Agreements, dated, renewed
from graph.patterns import regex

_AGAIN = regex(
    r"(?:付け?)?(?:に|で|をもって)?(?:は|も)?[^。、はがを]{0,14}?(?:延長|更新|再締結)(?:し(?:た|まし|て|、)|され|済|$|\))"
    r"|の(?:更新|延長)(?=を経|で、|により|後|に続|に次)"
)
#: 20年に: a year of this century without its first digits.
_SHORT_YEAR = regex(r"(?<![0-9年月(平成令和昭])(?P<year>\d{2})年(?:(?P<month>\d{1,2})月)?(?=に)")
_ERA = regex(r"(?P<era>平成|令和|昭和)(?P<n>\d{1,2})年")
_REACH = 90


def later_renewals(found: Agreements, sentence: Sentence, bond: Bond, stop: int) -> Iterator[Bond]:
    """The renewals of ``bond`` that the text up to the end of the next sentence dates."""
    text = sentence.segment.text.text
    if bond.status != "Concluded" or not bond.parties:
        return
    for date in _dates(text, stop, found.issued):
        if date.start - stop > _REACH or text[stop : date.start].count("。") > 1:
            return
        known = any(d.value.compatible(date.date) for d in bond.signed)
        if _AGAIN.match(text, date.end) and not known:
            yield renewed(bond, sentence.segment, date)


#: …に(北浜大学と)締結: the date that a verb before the agreement's name belongs to.
_UP_TO_VERB = regex(
    r"(?:付け?)?(?:に|で)?[^、。はが]{0,40}(?:締結|調印|署名|取り?交わ|交わ|結|サイン)[^、。]{0,8}"
    r"|(?:から|以来)(?:続[^、。]{1,6})?の?[「『]?"
)
#: を, は or が, what tells how and when, and then the verb of renewing.
_MANNER = regex(
    r"[」』\0]*(?:の(?:有効)?期間(?:の満了|が(?:満了|終了|終わ|切れ)|満了)[^。、]{0,8}、"
    r"|は[^。、]{0,20}(?:期限|満了|終了|期間)[^。、]{0,10}(?:が|ため|ので|から)、|(?:を|は|が|について)、?)"
    r"[^。をがは「」]{0,40}$"
)


def renewed_here(sentence: Sentence, term: Term) -> int | None:
    """Where the verb ends that renews what a verb before it says was concluded earlier."""
    if not was_done(sentence, term):
        return None
    window = sentence.masked[term.end : sentence.end]
    again = verb("renew", "ja").search(window)
    if again is None or not _MANNER.match(window[: again.start()]):
        return None
    return term.end + again.end()


def old_and_new(
    found: Agreements, sentence: Sentence, term: Term, bond: Bond, region: tuple[int, int]
) -> Iterator[Bond]:
    """The agreement as it was concluded, and its renewal; ``region`` ends with the verb of that."""
    segment, text = sentence.segment, sentence.segment.text.text
    first = [
        d
        for d in find_dates(text, "ja")
        if region[0] <= d.start
        and d.end <= term.name_start
        and _UP_TO_VERB.fullmatch(text[d.end : term.name_start])
    ]
    bond.signed = [dated(segment, first[-1])] if first else []
    bond.status, bond.earlier = "Concluded", True
    yield bond
    until = first[-1].start if first else term.name_start
    days = [
        *dates_of(found, sentence, term, (term.end, region[1])),
        *dates_of(found, sentence, term, (region[0], until)),
    ]
    days = [d for d in days if d not in first and not term.start <= d.start < term.end]
    again = Bond(segment, *region, dict(bond.parties), list(bond.kinds), renewal=True)
    again.names, again.formal = list(bond.names), set(bond.formal)
    again.signed = [dated(segment, days[0])] if days else []
    again.status = status(sentence, term)
    yield again


def _full_year(text: str, match: re.Match[str]) -> int:
    """29年 behind 平成26年 counts in that era; else it is one of this century."""
    era = [m for m in _ERA.finditer(text, 0, match.start()) if int(m["n"]) < int(match["year"])]
    year = in_era(era[-1]["era"], match["year"]) if era else None
    return year or 2000 + int(match["year"])


def _dates(text: str, start: int, issued: PartialDate | None) -> list[DateMention]:
    year = issued.year if issued else None
    dates = [d for d in find_dates(text, "ja", reference=year) if d.start >= start]
    dates += [d for d in relative_dates(text, issued) if d.start >= start]
    for match in _SHORT_YEAR.finditer(text, start):
        if all(d.end <= match.start() or match.end() <= d.start for d in dates):
            month = int(match["month"]) if match["month"] else None
            if month is None or 1 <= month <= 12:
                date = PartialDate(_full_year(text, match), month)
                dates.append(DateMention(match.start(), match.end(), date))
    return sorted(dates, key=lambda d: d.start)
