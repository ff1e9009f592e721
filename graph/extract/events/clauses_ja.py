"""Japanese clauses that tell of an event: a verbal noun, its date before or behind it.

    2016年5月に…を開設し、 · …を設立。(2021年4月) · …(2013年指定) · H25.2⇥…に申請

A clause without a date counts only where the grammar leaves no doubt that
something named came about (「…」を設置し).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.calendar import FiscalYearMention, PartialDate, find_dates, find_fiscal_years
from graph.lexicon import table
from graph.patterns import regex
from graph.segments import Segment


@dataclass(frozen=True, slots=True)
class Told:
    """An event in a segment: the clause from ``start`` to ``end``, its verb, and its date."""

    kind: str
    start: int
    end: int
    verb: tuple[int, int]
    date: PartialDate | None = None
    first: PartialDate | None = None
    last: PartialDate | None = None
    when: tuple[int, int] | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A date or a fiscal year at a place of a segment."""

    start: int
    end: int
    date: PartialDate | None
    first: PartialDate | None = None
    last: PartialDate | None = None


@cache
def _verbs() -> re.Pattern[str]:
    words = sorted(table("events")["ja"], key=len, reverse=True)
    return re.compile(
        rf"(?P<verb>{'|'.join(words)})"
        r"(?:(?=し(?:た|、|ま|て|、)|され|いた|を(?:行|実施|しま)|が(?:行わ|実施)|。|$|\)|、|に(?:際し|伴い))"
        r"|(?=\((?:平成|令和|昭和|\d{4}年)))"
    )


@cache
def _note() -> re.Pattern[str]:
    words = sorted(table("events")["ja"], key=len, reverse=True)
    return re.compile(rf"に?(?P<verb>{'|'.join(words)})(?:され)?(?:ました|た)?\)")


#: After a date: it is not the day of what follows, but one from or until which something holds.
_OTHERWISE = regex(
    r"(?:末)?(?:以降|以来|以後|から|より|まで|現在|時点|版|付け?|号|度?以前|頃?までに|比|を目途)|の?(?:末|時点)"
)
#: 2014.7 in the first cell of a chronicle; elsewhere that is a number.
_OPENING = regex(r"(?P<year>(?:19|20)\d{2})[./](?P<month>\d{1,2})(?=\t)")
_SINCE = regex(r"[^。、]{0,60}?(?:以来|以降)(?:は)?、")


@cache
def _begun() -> re.Pattern[str]:
    """2016年に…を開設して以降は、: what was done once, since when something is as it is."""
    words = sorted(table("events")["ja"], key=len, reverse=True)
    return re.compile(
        rf"(?:に|の)[^。、]*?(?P<verb>{'|'.join(words)})(?:して|した|されて|された|し)?"
        r"(?:以来|以降)(?:は)?、"
    )


_KEPT = regex(r"(?P<verb>訪問|視察|開催|派遣)(?:し(?=、)|してき|してまい|を(?:重ね|続け)|されて)")
_CARRIED_OUT = regex(r"の?(?:[一-龥]{2})?(?P<verb>改定|設定|評価|検証|視察)を実施(?:し|する|。|$)")
#: To be valued is no evaluation; to be evaluated by somebody or once is.
_REVIEW = regex(r"(?:外部|中間|事後|最終|年次|第三者|委員会[がによる]{1,3}|回)$")
#: 4月1日に開始します says what is to come.
_TO_COME = regex(r"(?:いた)?します|されます|を行います")
_TRIAL = regex(r"(?:治験|試験|共同研究|臨床研究)を$")
_REPEATED = regex(r"(?:複数回|数回|度々|たびたび|定期的)(?:に(?:わたり|わたって)?)?")


def whens(segment: Segment) -> list[When]:
    """The dates with a year and the fiscal years of a segment, in order."""
    text = segment.text.text
    found = [
        When(d.start, d.end, d.date)
        for d in find_dates(text, segment.language)
        if d.date.year is not None
    ]
    opening = _OPENING.match(text) if segment.kind == "row" and not found else None
    if opening is not None and 1 <= int(opening["month"]) <= 12:
        date = PartialDate(int(opening["year"]), int(opening["month"]))
        found.append(When(0, opening.end("month"), date))
    for year in find_fiscal_years(text):
        if not any(w.start < year.end and year.start < w.end for w in found):
            found.append(_fiscal(year))
    return sorted(found, key=lambda when: when.start)


def _fiscal(year: FiscalYearMention) -> When:
    first, last = (PartialDate(d.year, d.month, d.day) for d in (year.first_day, year.last_day))
    return When(year.start, year.end, None, first, last)


def dated_clauses(segment: Segment, day_of: dict[int, PartialDate]) -> Iterator[Told]:
    """The events of a segment that have a date. ``day_of``: years for days without one."""
    text = segment.text.text
    dates = [
        *whens(segment),
        *(
            When(d.start, d.end, day_of[d.start])
            for d in find_dates(text, segment.language)
            if d.start in day_of
        ),
    ]
    dates.sort(key=lambda when: when.start)
    for number, when in enumerate(dates):
        behind = _noted(text, when) or _closing(text, when)
        if behind is not None:
            yield behind
            continue
        if _OTHERWISE.match(text, when.end) or _SINCE.match(text, when.end):
            yield from _since(text, when)
            continue
        limit = dates[number + 1].start if number + 1 < len(dates) else len(text)
        yield from _following(segment, when, limit)


def _told(kind: str, when: When, start: int, end: int, verb: tuple[int, int]) -> Told:
    bounds = (min(start, when.start), max(end, when.end))
    dates = (when.date, when.first, when.last)
    return Told(kind, *bounds, verb, *dates, (when.start, when.end))


def _noted(text: str, when: When) -> Told | None:
    """…(2013年指定): what is noted in brackets behind a name."""
    if text[when.start - 1 : when.start] != "(":
        return None
    note = _note().match(text, when.end)
    if note is None:
        return None
    kind = table("events")["ja"][note["verb"]]
    start = max(text.rfind("。", 0, when.start), text.rfind("、", 0, when.start)) + 1
    return _told(kind, when, start, note.end(), (when.start - 1, note.end("verb")))


def _closing(text: str, when: When) -> Told | None:
    """…を開始(2020年9月), …を設立。(2021年4月): the date closes the sentence in brackets."""
    if text[when.start - 1 : when.start] != "(" or text[when.end : when.end + 1] != ")":
        return None
    head = text[: when.start - 1].rstrip("。")
    start = head.rfind("。") + 1
    verbs = list(_verbs().finditer(text, start, when.end))
    if not verbs or not re.fullmatch(
        r"(?:した|され(?:た|る)|しました)?。?", text[verbs[-1].end("verb") : when.start - 1]
    ):
        return None
    verb = verbs[-1]
    return _told(_kind(text, start, verb), when, start, when.end + 1, verb.span("verb"))


def _following(segment: Segment, when: When, limit: int) -> Iterator[Told]:
    """2016年5月に…を開設し: the first verb behind the date; in a chronicle, each sentence's."""
    text = segment.text.text
    chronicle = when.start == 0 and (
        segment.kind == "row" or re.match(r"[ :]", text[when.end : when.end + 1])
    )
    start = when.end
    while start < limit:
        stop = text.find("。", start, limit)
        stop = limit if stop < 0 else stop + 1
        verb = _verbs().search(text, start, min(stop, limit))
        if verb is not None and not _is_aside(text, start, verb):
            one = _told(_kind(text, start, verb), when, start, stop, verb.span("verb"))
            to_come = _TO_COME.match(text, verb.end("verb")) is not None
            yield replace(one, planned=to_come)
        if not chronicle:
            return
        start = stop


def _is_aside(text: str, start: int, verb: re.Match[str]) -> bool:
    """Whether the verb is quoted, in brackets, or only hoped for, planned or a name's part."""
    between = text[start : verb.start()]
    if between.count("(") > between.count(")") or between.count("「") > between.count("」"):
        return True
    if verb["verb"] in ("評価", "審査", "検証") and not _REVIEW.search(text[start : verb.start()]):
        return True
    after = text[verb.end("verb") : verb.end("verb") + 8]
    return (
        re.match(r"(?:する(?:予定|見込|こと)|し(?:たい|よう|て(?:くだ|下|いただ))|後|時)", after)
        is not None
    )


def _since(text: str, when: When) -> Iterator[Told]:
    """2017年の…以来、…を訪問し、…を開催してきました: what has been done since."""
    since = _SINCE.match(text, when.end) or re.match(r"以来、", text[when.end :])
    if since is None:
        return
    begun = _begun().fullmatch(text, when.end, since.end())
    if begun is not None:
        kind = _kind(text, when.end, begun)
        yield _told(kind, when, when.start, since.end(), begun.span("verb"))
    start = when.start
    stop = text.find("。", when.end)
    stop = len(text) if stop < 0 else stop + 1
    done = _CARRIED_OUT.search(text, when.end, stop)
    if done is not None and when.first is not None:
        yield _told(_kind(text, start, done), when, start, stop, done.span("verb"))
        return
    for verb in _KEPT.finditer(text, when.end, stop):
        yield Told(
            _kind(text, start, verb),
            start,
            stop,
            verb.span("verb"),
            first=when.date or when.first,
            when=(when.start, when.end),
        )
        return


def _kind(text: str, start: int, verb: re.Match[str]) -> str:
    words = table("events")
    kind: str = words["ja"].get(verb["verb"], "meeting")
    if verb["verb"] in ("開催", "実施"):
        before = text[start : verb.start()]
        held = words["held"]["ja"]
        last = max(held, key=lambda word: (before.rfind(word), len(word)))
        return str(held[last]) if last in before else "meeting"
    if kind == "start" and _TRIAL.search(text[start : verb.start()]):
        return "research-step"
    return kind


def repeated_clauses(segment: Segment) -> Iterator[Told]:
    """複数回にわたり…を開催し: what was held several times, nobody says when."""
    text = segment.text.text
    for match in _REPEATED.finditer(text):
        stop = text.find("。", match.end())
        stop = len(text) if stop < 0 else stop + 1
        verb = re.compile(r"(?P<verb>開催)(?:し(?=、|た|ま|て)|され)").search(
            text, match.end(), stop
        )
        if verb is not None and not whens_between(segment, match.start(), stop):
            yield Told(_kind(text, match.end(), verb), match.start(), stop, verb.span("verb"))


def whens_between(segment: Segment, start: int, stop: int) -> bool:
    """Whether a date stands there."""
    return any(start <= when.start < stop for when in whens(segment))
