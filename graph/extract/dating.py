"""When the document was issued, and the years of dates that leave theirs out."""

from __future__ import annotations

import re
from datetime import timedelta

from graph.calendar import DateMention, PartialDate, find_dates, find_fiscal_years, find_years
from graph.extract.bond import Bond, Dated
from graph.extract.issued import held_on, issue, printed
from graph.extract.mentions import Scene
from graph.model import Span
from graph.patterns import regex
from graph.segments import Segment


def with_years(scene: Scene, bonds: list[Bond], publication: PartialDate | None) -> None:
    """Fills in the years that the document leaves no doubt about."""
    known = _all_dates(scene)
    publication = publication or issue(scene) or printed(scene) or held_on(scene)
    latin = scene.language != "ja"
    for bond in bonds:
        bond.signed = [_completed(scene, bond, d, (known, publication), bonds) for d in bond.signed]
        # A month of no year says too little to be a day of signing.
        bond.signed = [d for d in bond.signed if not latin or d.value.year or d.value.day]
        bond.signed = _sharpest(bond.signed)


def _completed(
    scene: Scene,
    bond: Bond,
    dated: Dated,
    around: tuple[list[PartialDate], PartialDate | None],
    bonds: list[Bond],
) -> Dated:
    """The date with the year (and month) that other dates of the document or its issue give it."""
    known, publication = around
    date = dated.value
    if date.year is not None:
        return dated
    if date.month is None:
        fuller = {d for d in known if d.year and d.month and d.day == date.day}
        if len(fuller) == 1:
            return Dated(fuller.pop(), dated.span)
        return Dated(_in_month(date, known, publication), dated.span)
    same_day = {
        d for d in known if d.year is not None and (d.month, d.day) == (date.month, date.day)
    }
    if bond.renewal:
        # A renewal may fall on the day of the year on which the agreement was first concluded.
        same_day -= {d.value for other in bonds if other is not bond for d in other.signed}
    if len({d.year for d in same_day}) == 1:
        return Dated(same_day.pop(), dated.span)
    year = _year(scene, bond, date, publication)
    if year is not None and publication is None and year in _years_before(bond, bonds):
        year = _told_year(scene, dated)
    whole = date.refine(PartialDate(year)) if year else date
    if publication is None and _is_other_weekday(scene, dated.span, whole):
        return dated  # Monday, 4 March: in the year of another date it was no Monday.
    return Dated(whole, dated.span)


#: The number of a weekday, Monday first.
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("Monday Montag", "Tuesday Dienstag", "Wednesday Mittwoch", "Thursday Donnerstag",
         "Friday Freitag", "Saturday Samstag Sonnabend", "Sunday Sonntag")
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY_BEFORE = regex(rf"\b(?P<day>{'|'.join(WEEKDAYS)}),?\s+(?:dem\s+|den\s+|the\s+)?$")


def _is_other_weekday(scene: Scene, span: Span, date: PartialDate) -> bool:
    """Whether the text gives a date a weekday that it had not."""
    stated = _WEEKDAY_BEFORE.search(scene.document.text[max(0, span.start - 30) : span.start])
    if stated is None or date.year is None or date.day is None:
        return False
    return date.earliest().weekday() != WEEKDAYS[stated["day"]]


def _years_before(bond: Bond, bonds: list[Bond]) -> set[int | None]:
    """The years in which the same parties concluded what a bond renews or comes after."""
    return {
        d.value.year
        for other in bonds
        if other is not bond
        and (other.earlier or bond.renewal)
        and set(other.parties) == set(bond.parties)
        for d in other.signed
    }


#: In 2019 the foundation …: the year in which a paragraph's tale begins.
_TOLD = regex(r"(?:^|[.!?] )(?:In|Im Jahre?) (?P<year>(?:19|20)\d{2})\b")


def _told_year(scene: Scene, dated: Dated) -> int | None:
    """The year with which a sentence before the date, in its paragraph, begins."""
    for segment in scene.segments:
        whole = segment.text.whole()
        if whole.start <= dated.span.start < whole.end:
            years = [
                int(m["year"])
                for m in _TOLD.finditer(segment.text.text)
                if segment.text.span(m.start(), m.end()).start < dated.span.start
            ]
            return years[-1] if years else _year_of_list(scene, segment.index)
    return None


def _year_of_list(scene: Scene, index: int) -> int | None:
    """In 2019 two agreements fell due: the year of the paragraph that introduces a list."""
    while index > 0 and scene.segments[index].kind == "item":
        index -= 1
        above = scene.segments[index]
        if above.kind == "paragraph" and above.text.text.rstrip().endswith(":"):
            years = [int(m["year"]) for m in _TOLD.finditer(above.text.text)]
            return years[-1] if years else None
    return None


def _in_month(
    date: PartialDate, known: list[PartialDate], publication: PartialDate | None
) -> PartialDate:
    """A day of the month of issue or, if that is yet to come, of the month before."""
    months = {(d.year, d.month) for d in known if d.year and d.month}
    if publication is not None and publication.year is None:
        past = (publication.day or 0) >= (date.day or 0)
        return date.refine(PartialDate(None, publication.month)) if past else date
    if publication is not None and publication.day is not None and date.day is not None:
        first = publication.earliest().replace(day=1)
        if date.day > publication.day:
            first = (first - timedelta(days=1)).replace(day=1)
        return date.refine(PartialDate(first.year, first.month))
    if len(months) == 1:
        year, month = months.pop()
        return date.refine(PartialDate(year, month))
    return date


def _year(
    scene: Scene, bond: Bond, date: PartialDate, publication: PartialDate | None
) -> int | None:
    """The year before or of the day of issue; else that of a heading's range or an event's name."""
    if publication is not None and publication.year is not None:
        later = (date.month or 0, date.day or 0) > (publication.month or 12, publication.day or 31)
        return publication.year - 1 if later and bond.status == "Concluded" else publication.year
    if (reported := report_year(scene)) is not None:
        return reported
    if bond.status == "Planned" and scene.language != "ja" and not _is_dated_event(scene):
        return None
    stated = {d.value.year for d in bond.signed if d.value.year is not None}
    if len(stated) == 1:
        return stated.pop()
    for segment in scene.segments[:2]:
        years = {d.date.year for d in find_dates(segment.text.text, segment.language)}
        if len(segment.text.text) < 60 and len(years) == 1 and None not in years:
            return years.pop()
    if (fiscal := _reported_year(scene)) is not None and date.month is not None:
        return fiscal + (date.month < 4)
    return (
        _event_year(scene, bond)
        or _year_of_approval(bond, date)
        or (told_year(scene) if scene.language != "ja" else None)
    )


_REPORT = regex(r"(?:年次|事業|活動|年度)?報告書?|年報|アニュアルレポート")


def _reported_year(scene: Scene) -> int | None:
    """The fiscal year that a Japanese report is about: 年次報告書 2022年度."""
    for segment in scene.segments[:3]:
        text = segment.text.text
        years = find_fiscal_years(text) if _REPORT.search(text) and len(text) < 80 else []
        if len(years) == 1:
            return years[0].year
    return None


def _is_dated_event(scene: Scene) -> bool:
    """Whether the head of a text names a day with its year: that of what it invites to."""
    return any(
        d.date.year is not None and d.date.day is not None
        for segment in scene.segments[:8]
        for d in find_dates(segment.text.text, segment.language)
    )


_REPORT_LATIN = regex(
    r"(?:Jahresbericht|Tätigkeitsbericht|Geschäftsbericht|Jahresrückblick|Berichtsjahr|Das Jahr"
    r"|[Aa]nnual [Rr]eport|ANNUAL REPORT|[Yy]ear in [Rr]eview|[Aa]ctivity [Rr]eport|The year)"
    r"[^\w.;]{0,3}(?:of |for )?(?P<year>(?:19|20)\d{2})(?!\d|[/–-]\d)"
)


#: Newsletter 2/2023, Winter 2019: the issue.
_ISSUE_LATIN = regex(
    r"(?:[Nn]ewsletter|NEWSLETTER|Ausgabe|Heft|Issue|ISSUE|Nr\.|No\.|Bulletin|Rundbrief|\w*[Bb]rief|Mitteilungen"
    r"|\w*[Bb]latt|Magazin|Journal)"
    r" ?\d{1,2} ?/ ?"
    r"(?P<year>(?:19|20)\d{2})(?!\d)"
)


def report_year(scene: Scene) -> int | None:
    """Annual report 2019, The year 2019 …: the year that a report is about."""
    if scene.language == "ja":
        return None
    heads = [s.text.text for s in scene.segments[:3] if len(s.text.text) < 100]
    issues = {int(m["year"]) for text in heads for m in _ISSUE_LATIN.finditer(text)}
    if len(issues) == 1:
        return issues.pop()
    years = {int(m["year"]) for s in scene.segments for m in _REPORT_LATIN.finditer(s.text.text)}
    return years.pop() if len(years) == 1 else None


#: bis Ende Mai 2021: the last day of a period is nobody's day of signing.
_TO_THE_END = regex(r"\b(?:bis|until|through|till)(?: zum| ende?| the| end of)* $", re.I)
#: What ends or lasts until a date does not tell when the text was written.
_UNTIL = regex(
    r"\b(?:bis|until|through|to|till|by|ab|from|dat(?:es?|ed|ing)(?: back)? (?:from|to))"
    r"(?: zum| ende?| the| end of)* $",
    re.I,
)
_SINCE = regex(r"\b(?:since|seit)(?: the| dem)? $", re.IGNORECASE)
_SLASHED = regex(r"\d{1,2}/\d{1,2}/((?:19|20)\d{2})(?!\d)")


def told_year(scene: Scene) -> int | None:
    """The only year that the head of the text names; else the only one of its full dates."""
    for segments in (scene.segments[:4], scene.segments):
        years: set[int | None] = set()
        for segment in segments:
            text = segment.text.text
            if segments is not scene.segments and len(text) > 160:
                continue
            every = find_dates(text, segment.language)
            dates = [
                d
                for d in every
                if not _UNTIL.search(text[: d.start]) and not _SINCE.search(text[: d.start])
            ]
            years.update(d.date.year for d in dates if d.date.month is not None and d.date.year)
            years.update(int(year) for year in _SLASHED.findall(text))
            if segments is not scene.segments:
                said = [d for d in find_years(text) if not _SINCE.search(text[: d.start])]
                years.update(
                    y.date.year
                    for y in said
                    if not any(d.start <= y.start < d.end for d in every if d not in dates)
                )
        if len(years) == 1:
            return years.pop()
    return None


def _event_year(scene: Scene, bond: Bond) -> int | None:
    """BIO 2016: the year of the event that the signing sentence names."""
    sentence = bond.segment.text.text[bond.start : bond.end]
    for segment in scene.segments:
        months = [d for d in find_dates(segment.text.text, segment.language) if d.date.month]
        for year in find_years(segment.text.text):
            if any(d.start < year.end and year.start < d.end for d in months):
                continue  # Mai 2021 is no event.
            word = re.search(r"([A-Z][A-Za-z]{2,}) $", segment.text.text[: year.start])
            if word and re.search(rf"(?<!\w){word[1]}(?!\w)", sentence):
                return year.date.year
    return None


def _year_of_approval(bond: Bond, date: PartialDate) -> int | None:
    """The council approved it on 10 September 2019; it is signed on 4 October: of that year."""
    if bond.status != "Planned":
        return None
    stated = [d.date for d in dates_in(bond.segment, bond.start, bond.end) if d.date.month]
    years = {d.year for d in stated if (date.month or 0) >= (d.month or 0)} - {None}
    return years.pop() if len(years) == 1 else None


def _sharpest(signed: list[Dated]) -> list[Dated]:
    """Without the dates that only say less than another one does."""
    kept: list[Dated] = []
    for dated in signed:
        finer = [
            other
            for other in signed
            if other is not dated
            and other.value != dated.value
            and other.value.compatible(dated.value)
            and other.value.refine(dated.value) == other.value
        ]
        if not finer and all(k.value != dated.value for k in kept):
            kept.append(dated)
    return kept


def _all_dates(scene: Scene) -> list[PartialDate]:
    return [
        mention.date
        for segment in scene.segments
        for mention in find_dates(segment.text.text, segment.language, compact=True)
        if segment.language == "ja" or not _TO_THE_END.search(segment.text.text[: mention.start])
    ]


def dates_in(segment: Segment, start: int, end: int) -> list[DateMention]:
    """The dates between two offsets of a segment."""
    dates = find_dates(segment.text.text, segment.language)
    return [d for d in dates if start <= d.start < end]
