"""The document's own day: when it was issued or printed, or when what it is about was held."""

from __future__ import annotations

import re

from graph.calendar import DateMention, PartialDate, find_dates
from graph.calendar.partial import possible
from graph.extract.bond import Dated
from graph.extract.clauses import terms
from graph.extract.mentions import Scene
from graph.patterns import regex

_LABEL = regex(
    r"^(?:公開開始日|最終更新日?|公開日|発表日|発行日|更新日|掲載日|日付|配信日|[Dd]ate|[Dd]atum|Stand|Published|Updated|Posted|Issued|Veröffentlicht)?[\s::]*$"
)


def issued(scene: Scene) -> Dated | None:
    """The date that stands alone, or with a label, near the beginning or end of the document."""
    head = scene.segments[:12]
    tail = [s for s in scene.segments[-4:] if s.index >= 12]
    for segment in [*head, *tail]:
        text = segment.text.text
        if len(text) > 60:
            continue
        for date in find_dates(text, segment.language)[:1]:
            alone = (
                _LABEL.match(text[: date.start])
                or re.match(r"^[A-Z][a-zä]+,? ?$", text[: date.start])
                or _RELEASE.fullmatch(text[: date.start])
            )
            rest = re.sub(
                r"\([^()]*\)|[\s.,、)]|朝刊|夕刊|付け?|号|発行|発表|[一-龥]{1,3}面",
                "",
                text[date.end :],
            )
            if alone and not rest and date.date.year is not None and date.date.day is not None:
                return Dated(date.date, segment.text.span(date.start, date.end))
    return _in_brackets(scene)


#: Rathauskorrespondenz vom D; Medieninformation Nr. 12 vom D.
_RELEASE = regex(
    r"(?:[A-ZÄÖÜ]\w+ )?[A-ZÄÖÜ]\w*(?:mitteilung|information|korrespondenz|meldung|aussendung|dienst"
    r"|nachrichten|bekanntmachung)(?: (?:Nr\. ?)?\d+(?:/\d+)?)?,? (?:vom|von) "
)


#: The line that says what a text is: minutes, a press conference, an issue.
_RECORD = regex(r"会見|発表|定例|議事|会議録|記録|議会|通信|だより|ニュース|レター|次第|要旨|号")


#: (2023年3月17日、湖北経済通信), (湖北週報 2024年10月21日号): where and when a text was printed.
_SOURCED = regex(
    r"\((?:[^()。]{2,20} ?)?(?:\d{4}|[令平昭][和成]\d{1,2})年\d{1,2}月\d{1,2}日(?:付け?|号|発行"
    r"|発表|掲載|配信)?"
    r"(?:[、 ][^()。]{2,20})?\)"
)


#: 青海通信 Vol.12 2019.6.3: an issue's number and its day.
_ISSUED = regex(r"(?:Vol|No|第) ?\.? ?\d+|号|通信|だより|ニュース|レター|News", re.IGNORECASE)


def _is_masthead(index: int, text: str, date: DateMention) -> bool:
    ends = re.fullmatch(r"(?:\([月火水木金土日]\))?(?:発行|号|付)? ?", text[date.end :]) is not None
    return index < 4 and ends and _ISSUED.search(text, 0, date.start) is not None


def _in_brackets(scene: Scene) -> Dated | None:
    """市長記者会見録(令和5年9月21日); (2025年6月3日) alone at the end."""
    head = [s for s in scene.segments[:4] if _RECORD.search(s.text.text)]
    for segment in (*head, *scene.segments[-2:]):
        text = segment.text.text
        dates = find_dates(text, segment.language)
        if segment.language != "ja" or len(text) > 60 or len(dates) != 1 or terms(segment):
            continue
        date = dates[0]
        whole = segment.index < 3 or date.start == 1
        bracketed = (
            text[date.start - 1 : date.start] == "(" and text[date.end : date.end + 1] == ")"
        )
        sourced = segment.index > 0 and _SOURCED.fullmatch(text) is not None
        if (
            ((bracketed and whole) or sourced or _is_masthead(segment.index, text, date))
            and date.date.year is not None
            and date.date.day is not None
        ):
            return Dated(date.date, segment.text.span(date.start, date.end))
    return _at_the_end(scene)


#: …に続き3番目。(2024/1/25 10:30): when a text was put up, behind its last sentence.
_PUT_UP = regex(
    r"[。」]\((?P<y>(?:19|20)\d{2})[/.年-](?P<m>\d{1,2})[/.月-](?P<d>\d{1,2})日?"
    r"(?:付け?|掲載|配信|発表)?(?: [^()。]{1,12})?\)$"
)


def _at_the_end(scene: Scene) -> Dated | None:
    last = scene.segments[-1] if scene.segments else None
    match = _PUT_UP.search(last.text.text) if last and last.language == "ja" else None
    date = possible(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    if last is None or match is None or date is None:
        return None
    return Dated(date, last.text.span(match.start("y"), match.end("d")))


_HELD = regex(r"(?:日 ?時|開催日時?|開催日程|期 ?日|と ?き)(?=[ ::\d令平])")


def held_on(scene: Scene) -> PartialDate | None:
    """The day of the meeting or ceremony that the text is about: 日時 2025年6月11日."""
    for segment in scene.segments[:8]:
        if segment.language == "ja" and _HELD.match(segment.text.text):
            dates = find_dates(segment.text.text, "ja")
            if dates and dates[0].date.year is not None and dates[0].date.day is not None:
                return dates[0].date
    return None


_ISSUE = regex(
    r"(?P<year>(?:19|20)\d{2})(?:年(?P<month>\d{1,2})月号|[-./](?P<numeric>0?[1-9]|1[0-2])(?![-./\d]))"
)


def issue(scene: Scene) -> PartialDate | None:
    """The month of an issue: だより 2022年4月号."""
    for segment in scene.segments[:2]:
        if match := _ISSUE.search(segment.text.text):
            return possible(int(match["year"]), int(match["month"] or match["numeric"]), None)
    return None


def head_year(scene: Scene) -> int | None:
    """The year of an issue that has no day: 通信 Vol.58 2023年 初夏号."""
    if (month := issue(scene)) is not None:
        return month.year
    for segment in scene.segments[:2]:
        text = segment.text.text
        years = {d.date.year for d in find_dates(text, segment.language)} - {None}
        if len(years) == 1 and len(text) < 60 and re.search(r"号|通信|だより|年報|レター", text):
            return years.pop()
    return None


_PRINTED = regex(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日付?け?の?(?:朝刊|夕刊|紙面|掲載)")


_HEADED = regex(r"【[^【】]{0,30}?(?P<month>\d{1,2})月(?P<day>\d{1,2})日】")


def printed(scene: Scene) -> PartialDate | None:
    """(12月3日付朝刊): the day of a newspaper that leaves out its year."""
    for segment in (*scene.segments[:3], *scene.segments[-2:]):
        if match := _PRINTED.search(segment.text.text) or _HEADED.match(segment.text.text):
            return possible(None, int(match["month"]), int(match["day"]))
    last = _PRINTED_LAST.search(scene.segments[-1].text.text) if scene.segments else None
    return possible(None, int(last["month"]), int(last["day"])) if last else None


#: …している。(6月13日): the day of the paper behind the last sentence.
_PRINTED_LAST = regex(r"(?:。|^)\((?P<month>\d{1,2})月(?P<day>\d{1,2})日\)$")
