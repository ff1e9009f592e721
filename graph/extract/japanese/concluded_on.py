"""When a Japanese clause says that an agreement was, or will be, concluded."""

from __future__ import annotations

import re

from graph.calendar import DateMention, PartialDate, find_dates, find_days
from graph.calendar.partial import possible
from graph.extract.clauses import Sentence, Term
from graph.extract.issued import head_year, held_on
from graph.extract.japanese.predicates import status
from graph.extract.japanese.relative_dates import relative_dates
from graph.extract.register import Agreements
from graph.patterns import regex

#: An entry of a chronicle: the day comes first and the subject is who tells it.
ENTRY = regex(
    r"(?P<month>\d{1,2})[./](?P<day>\d{1,2})(?=[\s\t一-龥ァ-ヶ「])|\d{4}年\d{1,2}月|[HRS]\d{1,2}\.\d"
)


#: 【青海トピックス 2月14日】: what stands before the text of a news item is of its issue.
_HEAD_IN_BRACKETS = regex(r"【[^【】]{1,40}】")
#: Aは14日、Bと協定を結ぶと発表した: the day behind the topic is that of the announcement.
_ANNOUNCED = regex(
    r"(?:と|こと(?:を|で合意したと)|旨を)[^、。]{0,10}(?:発表|公表|明らかに)(?:し|。|$)"
)
_BEHIND_TOPIC = regex(r"[はが]、?(?:同|今|先)?$")
#: 最初に結んだのは2019年12月: the day follows.
_CLEFT = regex(r"(?:だ|た)?のは、?")


def entry_date(found: Agreements, sentence: Sentence) -> list[DateMention]:
    """6.30 under (令和4年): the day of a chronicle's entry."""
    segment = sentence.segment
    entry = ENTRY.match(segment.text.text)
    if entry is None or entry["month"] is None:
        return []
    for above in reversed(found.scene.segments[: segment.index]):
        dates = find_dates(above.text.text, "ja")
        year = dates[0].date.year if dates and len(above.text.text) < 16 else None
        if year is not None and dates[0].date.month is None:
            date = possible(year, int(entry["month"]), int(entry["day"]))
            return [DateMention(0, entry.end("day"), date)] if date else []
    return []


def dates_of(
    found: Agreements, sentence: Sentence, term: Term, region: tuple[int, int]
) -> list[DateMention]:
    """The dates in the clause that are the conclusion's: no ends of terms, no beginnings."""
    segment = sentence.segment
    text = segment.text.text
    year = found.issued.year if found.issued else head_year(found.scene)
    stated = find_dates(text, "ja", reference=year)
    counted = [
        d
        for d in relative_dates(text, found.issued or (PartialDate(year) if year else None))
        if all(d.end <= other.start or other.end <= d.start for other in stated)
    ]
    dates = [*stated, *counted]
    inside = [d for d in dates if region[0] <= d.start < region[1] and d.start != term.start]
    if headed := _HEAD_IN_BRACKETS.match(text):
        inside = [d for d in inside if d.start >= headed.end()]
    inside = [
        # 7月8日(火): the brackets round the day of the week are the date's own.
        d
        for d in inside
        if sentence.masked[d.start] != "\0" or d.start > term.start
    ]
    inside = [d for d in inside if not _is_of_announcement(sentence, d)]
    named = [
        d
        for d in inside
        if re.match(r"\)?(?:に|の)?(?:締結|調印|署名|取り?交わ|付)", text[d.end :])
    ]
    if named:
        return named
    kept = [
        d
        for d in inside
        if not re.match(
            r"[\0 ]*(?:まで|から(?!のもの)|以来|以降|末|より|の(?!覚書|協定|MOU)|時点|現在|をめど"
            r"|に(?:期限|終了))",
            text[d.end :],
        )
        and not re.match(r"[^、。]{0,12}(?:開設|設立|指定|の時点)", text[d.end :])
    ]
    if not kept:
        days = [d for d in find_days(text, "ja") if region[0] <= d.start < region[1]]
        kept = [
            d
            for d in days
            if not re.match(r"間|以内", text[d.end :]) and not _is_of_announcement(sentence, d)
        ]
        earlier = [d for d in dates if sentence.start <= d.start < region[0] and d.date.month]
        if earlier:
            month = PartialDate(None, earlier[-1].date.month, kept[0].date.day) if kept else None
            kept = [kept[0]._replace(date=month)] if month else kept
    if status(sentence, term) != "Planned":
        kept = kept or entry_date(found, sentence)
    elif not kept:
        kept = _of_the_ceremony(found, sentence)
    if not kept:
        kept = [d for d in dates if d.start >= region[1] and _behind(text, region[1], d)]
    if not kept:
        kept = [
            d for d in dates if d.start >= region[1] and _CLEFT.fullmatch(text, region[1], d.start)
        ]
    if not kept:
        # 協定を更新することとし、3月25日に締結する: the day stands with a second verb.
        later = [d for d in dates if region[1] <= d.start < sentence.end]
        kept = [d for d in later if re.match(r"に(?:締結|調印|署名|取り交わ)", text[d.end :])]
    if not kept:
        # …が交わされた日でした。令和3年10月21日のことです: the day in a sentence of its own.
        after = [d for d in dates if d.start >= sentence.end]
        alone = [d for d in after if re.match(r"の(?:こと|話)(?:です|で|だ)", text[d.end :])]
        kept = alone if alone and alone[0].start == sentence.end else []
    if not kept:
        kept = [*_next_day(found, sentence, region), *_short_day(text, region[1])][:1]
    own = [d for d in inside if re.match(r"の(?:覚書|協定|MOU)", text[d.end :])]
    return kept or own


_NEXT_DAY = regex(r"翌(?P<day>\d{1,2})日")


def _next_day(found: Agreements, sentence: Sentence, region: tuple[int, int]) -> list[DateMention]:
    """翌13日, behind 10月12日: the day after the one told last."""
    segment = sentence.segment
    match = _NEXT_DAY.search(segment.text.text, region[0], region[1])
    if match is None:
        return []
    told = [d.date for d in find_dates(segment.text.text, "ja") if d.end <= match.start()]
    for above in reversed(found.scene.segments[max(0, segment.index - 2) : segment.index]):
        told = told or [d.date for d in find_dates(above.text.text, "ja")]
    day = int(match["day"])
    last = [d for d in told if d.day == day - 1][-1:]
    dates = [possible(d.year, d.month, day) for d in last]
    return [DateMention(*match.span(), date) for date in dates if date]


#: …を結びました(1/18): the day of a short item.
_SHORT_DAY = regex(r"[^。()]{0,8}\((?P<month>\d{1,2})/(?P<day>\d{1,2})\)")


def _short_day(text: str, stop: int) -> list[DateMention]:
    """The day in brackets behind the verb, which ends at ``stop``."""
    match = _SHORT_DAY.match(text, stop)
    date = possible(None, int(match["month"]), int(match["day"])) if match else None
    return [DateMention(match.start("month"), match.end("day"), date)] if match and date else []


def _is_of_announcement(sentence: Sentence, date: DateMention) -> bool:
    head = sentence.segment.text.text[sentence.start : date.start]
    return bool(_ANNOUNCED.search(sentence.text) and _BEHIND_TOPIC.search(head))


def _of_the_ceremony(found: Agreements, sentence: Sentence) -> list[DateMention]:
    """16:00 調印式 in a programme: what is signed there is signed on the programme's day."""
    segment = sentence.segment
    above = found.scene.segments[segment.index - 1].text.text if segment.index else ""
    day = held_on(found.scene)
    if day is None or len(above) > 30 or not re.search(r"(?:調印|締結|署名)式", above):
        return []
    return [DateMention(sentence.start, sentence.end, day)]


def _behind(text: str, stop: int, date: DateMention) -> bool:
    """…協定の締結について(令和5年5月31日): the day in brackets behind an item's words."""
    before = re.fullmatch(r"(?:に(?:ついて|関する件))?\(", text[stop : date.start])
    return before is not None and re.match(r"(?:締結)?\)", text[date.end :]) is not None
