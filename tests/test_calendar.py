import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.calendar import (
    PartialDate,
    era_year,
    find_dates,
    find_days,
    find_durations,
    find_fiscal_years,
    find_intervals,
    find_years,
)
from graph.calendar.words import CARDINALS, MONTHS, ORDINALS
from graph.model import Literal
from graph.vocab import XSD

LANGUAGES = st.sampled_from(["ja", "de", "en"])
DATES = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
SURROUNDINGS = {
    "ja": ("市は", "に覚書を締結した。"),
    "de": ("Die Stadt hat am ", " einen Vertrag geschlossen."),
    "en": ("The city signed it on ", " in Kawasaki."),
}


def said(text: str, language: str, **options: int | bool) -> list[tuple[str, str]]:
    """What is found, as (surface, ISO date)."""
    mentions = find_dates(text, language, **options)  # type: ignore[arg-type]
    return [(text[m.start : m.end], str(m.date)) for m in mentions]


# --- dates, with their precision ---------------------------------------------------------------

JAPANESE = [
    ("2018年8月31日", "2018-08-31"),
    ("2018年8月", "2018-08"),
    ("2018年", "2018"),
    ("2018 年 8 月 31 日", "2018-08-31"),
    ("8月30日", "--08-30"),
    ("2月29日", "--02-29"),
    ("6月6日(月)", "--06-06"),
    ("6月6日(月・祝)", "--06-06"),
    ("6月6日月曜日", "--06-06"),
    ("令和8年2月28日", "2026-02-28"),
    ("令和 8 年 2 月 28 日", "2026-02-28"),
    ("令和元年5月15日", "2019-05-15"),
    ("平成29年11月24日", "2017-11-24"),
    ("平成21年1月", "2009-01"),
    ("平成32年3月", "2020-03"),
    ("昭和64年1月7日", "1989-01-07"),
    ("大正12年9月1日", "1923-09-01"),
    ("明治32年", "1899"),
    ("平成29年(2017年)11月24日", "2017-11-24"),
    ("2017年(平成29年)11月24日", "2017-11-24"),
    ("2017(平成29)年11月24日", "2017-11-24"),
    ("令和元(2019)年5月15日", "2019-05-15"),
    ("二〇一八年八月三十一日", "2018-08-31"),
    ("平成二十九年十一月二十四日", "2017-11-24"),
    ("2013年3月末", "2013-03"),
    ("3月末", "--03"),
    ("2018年末", "2018"),
    ("2018年8月上旬", "2018-08"),
    ("2018年の8月30日", "2018-08-30"),
    ("H25.2", "2013-02"),
    ("R4.3", "2022-03"),
    ("R3.4.1", "2021-04-01"),
    ("2015/11/20", "2015-11-20"),
    ("2021.4.21", "2021-04-21"),
    ("2024-12-11", "2024-12-11"),
    ("November 24, 2017", "2017-11-24"),
]
GERMAN = [
    ("10. November 2017", "2017-11-10"),
    ("10.November 2017", "2017-11-10"),
    ("10. November", "--11-10"),
    ("10.11.2017", "2017-11-10"),
    ("1. 2. 2018", "2018-02-01"),
    ("05. August", "--08-05"),
    ("8. Juni", "--06-08"),
    ("8. Mai 2018", "2018-05-08"),
    ("3. März", "--03-03"),
    ("1. Jänner 2020", "2020-01-01"),
    ("24. Nov. 2017", "2017-11-24"),
    ("Februar 2017", "2017-02"),
    ("Februar", "--02"),
    ("vierten Oktober", "--10-04"),
    ("einunddreißigsten Oktober 2011", "2011-10-31"),
    ("einunddreissigsten Oktober 2011", "2011-10-31"),
    ("2018-08-24", "2018-08-24"),
]
ENGLISH = [
    ("January 24, Reiwa 7 (2025)", "2025-01-24"),
    ("January 24, Heisei 30", "2018-01-24"),
    ("Heisei 30.7.12", "2018-07-12"),
    ("2021. 6. 9", "2021-06-09"),
    ("August 30th, 2018", "2018-08-30"),
    ("August 30, 2018", "2018-08-30"),
    ("30 August 2018", "2018-08-30"),
    ("August 30th", "--08-30"),
    ("May 18", "--05-18"),
    ("07 November, 2013", "2013-11-07"),
    ("Nov. 24, 2017", "2017-11-24"),
    ("24th of November 2017", "2017-11-24"),
    ("fourth of October 2011", "2011-10-04"),
    ("June 2018", "2018-06"),
    ("November", "--11"),
    ("2024-12-11", "2024-12-11"),
    ("2015/05/20", "2015-05-20"),
    ("5/18/2015", "2015-05-18"),
    ("18/5/2015", "2015-05-18"),
]
CASES = [
    (language, surface, iso)
    for language, cases in (("ja", JAPANESE), ("de", GERMAN), ("en", ENGLISH))
    for surface, iso in cases
]


@pytest.mark.parametrize(("language", "surface", "iso"), CASES)
def test_a_date_is_found_with_its_precision_and_its_exact_place(
    language: str, surface: str, iso: str
) -> None:
    before, after = SURROUNDINGS[language]
    assert said(before + surface + after, language) == [(surface, iso)]
    assert said(surface, language) == [(surface, iso)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Im Jahr 2009 und seit 2010", ["2009", "2010"]),
        ("de", "Am vierten Oktober um 10 Uhr", ["--10-04"]),
        ("de", "im Mai, im März 2018 und im August", ["--05", "2018-03", "--08"]),
        ("de", "1920 in 2018 erneuert", ["2018"]),
        ("en", "set up in 1988; twinned since 1950", ["1988", "1950"]),
        ("en", "in March and in May 2019", ["--03", "2019-05"]),
        ("en", "Thursday, 07 November, 2013", ["2013-11-07"]),
        ("en", "updated 2024-12-11T09:30:00Z", ["2024-12-11"]),
        ("ja", "No.2012-7(2012年2月13日~2012年2月19日)", ["2012-02-13", "2012-02-19"]),
        ("ja", "2015-2018", ["2015", "2018"]),
        ("ja", "公開開始日2015/11/20改定", ["2015-11-20"]),
        ("ja", "調印は24 November 2017に行われた", ["2017-11-24"]),
        ("ja", "2020年ノーベル化学賞", ["2020"]),
    ],
)
def test_context_makes_a_year_or_a_month_a_date(
    language: str, text: str, expected: list[str]
) -> None:
    assert [iso for _, iso in said(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # What cannot be.
        ("ja", "2月30日"),
        ("ja", "2018年2月29日"),
        ("ja", "令和8年13月"),
        ("ja", "令和0年4月1日"),
        ("ja", "平成29年(2018年)11月24日"),
        ("de", "31. November 2017"),
        ("de", "30.02.2018"),
        ("en", "February 30, 2018"),
        ("en", "2018-13-01"),
        # Forms to be filled in.
        ("ja", "令和 年 月 日"),
        ("ja", "令和  年  月  日"),
        # Not dates.
        ("ja", "1990年代"),
        ("ja", "第3期"),
        ("ja", "第2回"),
        ("ja", "平成30年度"),
        ("ja", "2019年度"),
        ("ja", "令和10(2028)年度"),
        ("ja", "2000年前の遺跡"),
        ("ja", "広報8月号"),
        ("ja", "2019年3月期"),
        ("ja", "毎年8月に開催"),
        ("ja", "毎年度5月末まで"),
        ("ja", "18年8月30日"),
        ("ja", "3月間"),
        ("ja", "令和12,016年"),
        ("ja", "2,016件、9億円/7年"),
        ("ja", "R2:1.1億円、H27、R3目標90%"),
        ("ja", "電話 045-285-0038"),
        ("de", "über 20.000 Beschäftigte, 2018 Personen, Version 3.2018.1"),
        ("de", "in 2000 Unternehmen"),
        ("de", "Frau Mai und August Müller"),
        ("de", "BIO 2016"),
        ("en", "5/8/2015"),
        ("en", "it may 18 times march"),
        ("en", "a total of 2000 samples, from 2000 donors"),
        ("en", "AusBiotech 2013 national conference"),
        ("en", "commit a2017b0 of v2018.1.2, $2018, 12:2018"),
        ("en", "see https://example.org/2017/11/24/ and 2017-11-24.pdf or a2018-01-01@example.org"),
        ("en", "20220322"),
    ],
)
def test_what_is_no_date_is_not_found(language: str, text: str) -> None:
    assert said(text, language) == []


def test_eight_digits_are_a_date_only_for_those_who_ask() -> None:
    text = "画像名:20220322MOU、20221322、19800101、120220322"
    assert said(text, "ja", compact=True) == [("20220322", "2022-03-22")]
    assert said("(20220322)", "ja", compact=True) == [("20220322", "2022-03-22")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "2018年8月23日~24日", [("2018年8月23日", "2018-08-23"), ("24日", "2018-08-24")]),
        ("ja", "8月23日(木)、24日(金)に", [("8月23日(木)", "--08-23"), ("24日(金)", "--08-24")]),
        ("ja", "2016年5月~6月", [("2016年5月", "2016-05"), ("6月", "2016-06")]),
        (
            "ja",
            "2018年12月20日から1月10日まで",
            [("2018年12月20日", "2018-12-20"), ("1月10日", "2019-01-10")],
        ),
        (
            "de",
            "vom 23. bis 24. August 2018",
            [("23.", "2018-08-23"), ("24. August 2018", "2018-08-24")],
        ),
        (
            "de",
            "vom 1. März bis zum 30. Juni 2018",
            [("1. März", "2018-03-01"), ("30. Juni 2018", "2018-06-30")],
        ),
        ("en", "June 5-8, 2018", [("June 5", "2018-06-05"), ("8, 2018", "2018-06-08")]),
        ("en", "5 to 8 June 2018", [("5", "2018-06-05"), ("8 June 2018", "2018-06-08")]),
        (
            "en",
            "from November 30 to January 2, 2019",
            [("November 30", "2018-11-30"), ("January 2, 2019", "2019-01-02")],
        ),
    ],
)
def test_the_ends_of_a_range_share_what_is_said_once(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text, language) == expected


def test_a_year_counted_from_another_is_never_guessed() -> None:
    text = "2018年4月に覚書、同年8月30日に協定、翌年3月に終了"
    assert [iso for _, iso in said(text, "ja")] == ["2018-04", "2018-08-30", "2019-03"]
    assert said("同年8月30日に協定", "ja") == []
    assert said("同年8月30日に協定", "ja", said=2018) == [("同年8月30日", "2018-08-30")]
    assert said("昨年11月24日に締結", "ja") == []
    assert said("昨年11月24日に締結", "ja", reference=2018) == [("昨年11月24日", "2017-11-24")]
    assert said("今年2月に訪問", "ja") == [("今年2月", "--02")]
    assert said("im Februar dieses Jahres", "de") == [("Februar dieses Jahres", "--02")]
    assert said("im Februar letzten Jahres", "de", reference=2018) == [
        ("Februar letzten Jahres", "2017-02")
    ]
    assert said("im Februar letzten Jahres, letzten November", "de") == []
    assert said("in May last year and last November", "en") == []


def test_a_lunisolar_month_is_not_taken_for_a_gregorian_one() -> None:
    assert said("明治4年7月14日", "ja") == [("明治4年7月14日", "1871")]


# --- days, years, fiscal years ------------------------------------------------------------------


def test_a_day_of_an_unnamed_month_is_found_apart() -> None:
    text = "神戸と欧州は22日、覚書を交わした。調印式は日本時間の23日夕。8月24日と3日間、14日前"
    assert [(text[m.start : m.end], str(m.date)) for m in find_days(text, "ja")] == [
        ("22日", "---22"),
        ("23日", "---23"),
    ]
    assert [str(m.date) for m in find_days("signed on the 22nd, on June 5th", "en")] == ["---22"]


def test_every_plausible_year_can_be_had() -> None:
    text = "BIO 2016 (2017) 20.000 2,016 045-2015 v2018 3000 1867 www.x.de/2018 令和元(2019)年"
    found = find_years(text)
    assert [text[m.start : m.end] for m in found] == ["2016", "2017", "2019"]


@pytest.mark.parametrize(
    ("text", "surface", "year"),
    [
        ("平成30年度をめどに", "平成30年度", 2018),
        ("令和元年度", "令和元年度", 2019),
        ("令和10(2028)年度", "令和10(2028)年度", 2028),
        ("2019年度以降", "2019年度", 2019),
        ("2019(令和元)年度", "2019(令和元)年度", 2019),
        ("令和 4 年度", "令和 4 年度", 2022),
        ("R4年度", "R4年度", 2022),
        ("in FY2019", "FY2019", 2019),
    ],
)
def test_a_fiscal_year_runs_from_april_to_march(text: str, surface: str, year: int) -> None:
    [found] = find_fiscal_years(text)
    assert (text[found.start : found.end], found.year) == (surface, year)
    assert found.first_day == datetime.date(year, 4, 1)
    assert found.last_day == datetime.date(year + 1, 3, 31)


def test_a_number_without_an_era_is_no_fiscal_year() -> None:
    assert find_fiscal_years("24年度補正予算、毎年度、令和元(2020)年度") == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("H27", 2015),
        ("R1", 2019),
        ("R元", 2019),
        ("令和元年", 2019),
        ("平成31", 2019),
        ("S64", 1989),
    ],
)
def test_an_era_year_of_a_table_is_a_year(text: str, year: int) -> None:
    assert era_year(text) == year


@pytest.mark.parametrize("text", ["A4", "H", "R0", "H27.2", "2015", "", "R100"])
def test_other_codes_are_no_era_years(text: str) -> None:
    assert era_year(text) is None


# --- intervals and durations ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "平成27年2月1日から令和4年3月31日まで", [("2015-02-01", "2022-03-31")]),
        ("ja", "有効期間は2013年3月末までで", [(None, "2013-03")]),
        ("ja", "令和4年4月1日から発効する", [("2022-04-01", None)]),
        ("ja", "2020年2月から3年間", [("2020-02", None)]),
        ("ja", "2012年2月13日~2012年2月19日", [("2012-02-13", "2012-02-19")]),
        ("ja", "2018年8月30日に締結", []),
        ("de", "vom 23. bis 24. August 2018", [("2018-08-23", "2018-08-24")]),
        ("de", "bis zum 31. März 2022", [(None, "2022-03-31")]),
        ("de", "von 2015 bis 2018", [("2015", "2018")]),
        ("de", "zwischen 2015 und 2018", [("2015", "2018")]),
        ("de", "am 3. Mai und 4. Juni 2018", []),
        ("de", "das Abkommen vom 10. November 2017", []),
        ("de", "seit 2010", [("2010", None)]),
        ("en", "from June 5, 2018 to July 8, 2019", [("2018-06-05", "2019-07-08")]),
        ("en", "valid until the end of March 2022", [(None, "2022-03")]),
        ("en", "since 1950", [("1950", None)]),
        ("en", "2015-2018", [("2015", "2018")]),
        ("en", "between 2015 and 2018", [("2015", "2018")]),
    ],
)
def test_an_interval_has_a_beginning_an_end_or_both(
    language: str, text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    found = [
        (i.begins and str(i.begins.date), i.ends and str(i.ends.date))
        for i in find_intervals(text, language)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "surface", "value"),
    [
        ("ja", "2月までの3年間、覚書を更新", "3年間", "P3Y"),
        ("ja", "3 年間(令和11年2月27日まで)", "3 年間", "P3Y"),
        ("ja", "**30年間**とする", "30年間", "P30Y"),
        ("ja", "三年間", "三年間", "P3Y"),
        ("ja", "有効期間は5年とする", "5年", "P5Y"),
        ("ja", "3か月", "3か月", "P3M"),
        ("ja", "3ヶ月間", "3ヶ月間", "P3M"),
        ("ja", "半年", "半年", "P6M"),
        ("ja", "1年半", "1年半", "P1Y6M"),
        ("ja", "1年6か月", "1年6か月", "P1Y6M"),
        ("ja", "5か年計画", "5か年", "P5Y"),
        ("ja", "2週間", "2週間", "P14D"),
        ("de", "auf drei Jahre", "drei Jahre", "P3Y"),
        ("de", "nach 3 Jahren", "3 Jahren", "P3Y"),
        ("de", "drei (3) Jahre", "drei (3) Jahre", "P3Y"),
        ("de", "zwölf Monate", "zwölf Monate", "P12M"),
        ("de", "dreijährige Laufzeit", "dreijährige", "P3Y"),
        ("de", "für die Dauer eines Jahres", "eines Jahres", "P1Y"),
        ("de", "ein halbes Jahr", "ein halbes Jahr", "P6M"),
        ("en", "three years", "three years", "P3Y"),
        ("en", "a 3-year agreement", "3-year", "P3Y"),
        ("en", "for a period of five years", "five years", "P5Y"),
        ("en", "thirty-six (36) months", "thirty-six (36) months", "P36M"),
    ],
)
def test_a_duration_is_read(language: str, text: str, surface: str, value: str) -> None:
    [found] = find_durations(text, language)
    assert (text[found.start : found.end], found.value) == (surface, value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "平成3年、令和 3 年間、3年前、2年ごと、2018年間、第3年間、9億円/7年、(年間)"),
        ("de", "alle zwei Jahre, vor drei Jahren, 20.000 Jahre, zwei Jahre später, drei (4) Jahre"),
        ("en", "three years ago, every two years, 1.5 years, ten years old, three (4) years"),
    ],
)
def test_a_point_in_time_or_a_frequency_is_no_duration(language: str, text: str) -> None:
    assert find_durations(text, language) == []


# --- PartialDate ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "value", "datatype"),
    [
        (PartialDate(2018, 8, 31), "2018-08-31", "date"),
        (PartialDate(2018, 8), "2018-08", "gYearMonth"),
        (PartialDate(2018), "2018", "gYear"),
        (PartialDate(None, 9, 18), "--09-18", "gMonthDay"),
        (PartialDate(None, 2), "--02", "gMonth"),
        (PartialDate(None, None, 22), "---22", "gDay"),
    ],
)
def test_a_literal_says_no_more_than_was_stated(
    date: PartialDate, value: str, datatype: str
) -> None:
    assert date.literal() == Literal(value, XSD(datatype))


@pytest.mark.parametrize(
    "parts", [(None, None, None), (2018, None, 3), (2018, 2, 29), (2018, 13, None), (2018, 0, None)]
)
def test_a_date_that_cannot_be_cannot_be_made(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(ValueError):
        PartialDate(*parts)


def test_a_partial_date_spans_days() -> None:
    date = PartialDate(2020, 2)
    assert (date.earliest(), date.latest()) == (
        datetime.date(2020, 2, 1),
        datetime.date(2020, 2, 29),
    )
    assert PartialDate(2020).latest() == datetime.date(2020, 12, 31)
    with pytest.raises(ValueError):
        PartialDate(None, 8, 30).earliest()


def test_dates_refine_each_other_or_disagree() -> None:
    assert PartialDate(None, 8, 30).refine(PartialDate(2018)) == PartialDate(2018, 8, 30)
    assert PartialDate(2018, 8).refine(PartialDate(None, None, 30)) == PartialDate(2018, 8, 30)
    assert PartialDate(2018, 8).compatible(PartialDate(2018, 8, 30))
    assert not PartialDate(2018, 8).compatible(PartialDate(2018, 9, 1))
    assert not PartialDate(None, 2, 29).compatible(PartialDate(2018))
    assert PartialDate(2018, 8).refine(PartialDate(2017)) == PartialDate(2018, 8)


def test_dates_sort_with_what_is_unstated_first() -> None:
    dates = [
        PartialDate(2018, 8, 31),
        PartialDate(2018),
        PartialDate(None, 9, 1),
        PartialDate(2017),
    ]
    assert [str(date) for date in sorted(dates)] == ["--09-01", "2017", "2018", "2018-08-31"]


# --- properties ----------------------------------------------------------------------------------


def forms(day: datetime.date) -> list[tuple[str, str]]:
    """Every supported way of writing a full date, as (language, surface)."""
    y, m, d = day.year, day.month, day.day
    month = {name: next(w for w, v in MONTHS[name].items() if v == m) for name in ("de", "en")}
    ordinal = {name: next(w for w, v in ORDINALS[name].items() if v == d) for name in ("de", "en")}
    found = [
        ("ja", f"{y}年{m}月{d}日"),
        ("ja", f"{y} 年 {m} 月 {d} 日"),
        ("ja", f"{y}.{m}.{d}"),
        ("de", f"{d}. {month['de']} {y}"),
        ("de", f"{d:02}.{m:02}.{y}"),
        ("de", f"{ordinal['de']} {month['de']} {y}"),
        ("en", f"{month['en']} {d}, {y}"),
        ("en", f"{d} {month['en']} {y}"),
        ("en", f"{month['en'].upper()} {d}, {y}"),
        ("en", f"{ordinal['en']} of {month['en']}, {y}"),
        *((language, day.isoformat()) for language in ("ja", "de", "en")),
        *((language, f"{y}/{m}/{d}") for language in ("ja", "de", "en")),
    ]
    for era, first in (("令和", datetime.date(2019, 5, 1)), ("平成", datetime.date(1989, 1, 8))):
        if first <= day and y - first.year < 99:
            number = "元" if y == first.year else str(y - first.year + 1)
            found.append(("ja", f"{era}{number}年{m}月{d}日"))
            found.append(("ja", f"{era}{number}年({y}年){m}月{d}日"))
    return found


@given(DATES)
def test_any_date_in_any_form_is_found_where_it_stands(day: datetime.date) -> None:
    for language, surface in forms(day):
        before, after = SURROUNDINGS[language]
        assert said(before + surface + after, language) == [(surface, day.isoformat())]


PIECES = st.sampled_from(
    [
        *"0123456789年月日令和平成元度間()./-~、。から まで第毎同昨HRS,:\n",
        *itertools.chain.from_iterable(MONTHS[language] for language in ("de", "en")),
        *(
            "bis ",
            " to ",
            "und ",
            "in ",
            "seit ",
            "2018",
            "99999",
            "dritten ",
            "second ",
            "https://",
        ),
        *("Jahre", "years", "drei ", "three ", "T1", "²", "٣", "ſ", "😀", "\x00", "İ"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), LANGUAGES)
def test_whatever_the_text_spans_are_in_order_and_nothing_is_raised(
    text: str, language: str
) -> None:
    for found in (
        find_dates(text, language, said=2018, reference=2018, compact=True),
        find_dates(text, language),
        find_days(text, language),
        find_years(text),
        find_durations(text, language),
        find_fiscal_years(text),
    ):
        spans = [(mention.start, mention.end) for mention in found]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
        assert all(text[start:end] == text[start:end].strip(" ") for start, end in spans)
    for interval in find_intervals(text, language):
        assert interval.begins or interval.ends


@pytest.mark.parametrize("piece", ["a", "1", "a.", "1 ", "2018年", "1-", "年1", "x@", "May ", "三"])
@pytest.mark.parametrize("language", ["ja", "de", "en"])
def test_a_long_text_without_dates_takes_no_long_time(piece: str, language: str) -> None:
    text = piece * (50_000 // len(piece))
    find_intervals(text, language)
    find_durations(text, language)
    find_years(text)


def test_words_for_numbers_are_complete() -> None:
    for language in ("de", "en"):
        assert set(ORDINALS[language].values()) == set(range(1, 32))
        assert set(CARDINALS[language].values()) == set(range(1, 60))
