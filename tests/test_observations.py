"""Figures of tables and sentences that nobody has seen before, and the cube they make."""

from __future__ import annotations

import hashlib

import pytest

from graph.evaluate.figures import align_figures, found_figures
from graph.evaluate.wanted_figures import days, wanted_figures
from graph.extract.findings import find
from graph.extract.observations import Figure
from graph.lexicon import language_of
from graph.model import Document, Literal, Reading
from graph.reconcile import reconcile
from graph.segments import segments
from graph.sketches import sketch
from graph.statements import statements
from graph.vocab import QB, RK, Minter
from tests.reading import NOBODY, findings

Row = tuple[str, str, str, str, str, str]


def rows(text: str) -> list[Row]:
    """Indicator, group, first day, kind, value and unit of each figure."""
    return [
        (
            f.indicator.text,
            f.group.text if f.group else "",
            str(f.period.begins) if f.period else "",
            f.measure,
            format(f.quantity.value, "f"),
            f.quantity.unit,
        )
        for f in findings(text).figures
    ]


GERMAN = """# Biocluster Isartal: Zahlen

Der Biocluster Isartal e. V. legt seinen Bericht für die Mitglieder vor.

Kennzahlen (in Tsd. Euro)

| Kennzahl | 2019 | 2020 | 2021 (Plan) |
|---|---|---|---|
| Einnahmen | | | |
| Beiträge | 1.204 | 1.310,5 | 1.400 |
| Fördermittel | 800 | 900 | 950 |
| Summe | 2.004 | 2.210,5 | 2.350 |
| Beschäftigte | 34 | 36 | – |
| Belegungsquote | 87,5 % | 90 % | mindestens 92 % |
"""

ENGLISH = """# Harbour BioHub annual report

Harbour BioHub Ltd. reports its figures for the year.

Key figures (in thousand euros)

Indicator\tFY2019\t\tFY2020\t
\tTarget\tActual\tTarget\tActual
Grant income\t1,200\t1,150\t1,300\t1,421
Number of patents\t12\t9\t15\t15+
Occupancy rate\t80%\t78.5%\t85%\tn/a
"""

JAPANESE = """浜名湖バイオ財団の決算について

一般財団法人浜名湖バイオ財団は、収支を公表した。

令和5年度 決算(単位:百万円)

| 区分 | 項目 | 予算額 | 決算額 | 増減 |
|---|---|---|---|---|
| 収入 | 会費収入 | 120 | 118 | △2 |
| | 補助金 | 300 | 310 | 10 |
| | 小計 | 420 | 428 | 8 |
| 支出 | 事業費 | 350 | 345 | △5 |
| | 人件費 | 60 | 62 | 2 |
| | 小計 | 410 | 407 | △3 |
| 参加者数 | | 200人 | 延べ250人 | |
"""


def test_german_table_with_groups_a_unit_above_and_a_plan() -> None:
    found = rows(GERMAN)
    assert len(found) == 14
    assert found[0] == ("Beiträge", "Einnahmen", "2019-01-01", "Actual", "1204000", "euro")
    assert ("Summe", "Einnahmen", "2021-01-01", "Target", "2350000", "euro") in found
    assert ("Beschäftigte", "", "2020-01-01", "Actual", "36", "people") in found
    assert ("Belegungsquote", "", "2021-01-01", "Target", "92", "percent") in found


def test_english_table_with_a_header_over_two_columns() -> None:
    found = rows(ENGLISH)
    assert len(found) == 11
    assert found[:2] == [
        ("Grant income", "", "2019-04-01", "Target", "1200000", "euro"),
        ("Grant income", "", "2019-04-01", "Actual", "1150000", "euro"),
    ]
    assert ("Number of patents", "", "2020-04-01", "Actual", "15", "items") in found


def test_japanese_table_with_groups_written_once_and_no_column_of_changes() -> None:
    found = rows(JAPANESE)
    assert len(found) == 14
    assert found[0] == ("会費収入", "収入", "2023-04-01", "Budget", "120000000", "yen")
    assert ("人件費", "支出", "2023-04-01", "Actual", "62000000", "yen") in found
    assert found[-1] == ("参加者数", "", "2023-04-01", "Actual", "250", "people")


def test_years_may_stand_in_the_rows_and_indicators_in_the_header() -> None:
    text = (
        "Der Verein BioNord e. V. zählt die Firmen und die Beschäftigten in der Region.\n\n"
        "Jahr\tUnternehmen\tBeschäftigte\tUmsatz (Mio. €)\tVeränderung\n"
        "2019\t120\t4.500\t310,2\t+3 %\n2020\t131\t4.720\t333\t+7 %\n"
    )
    assert rows(text) == [
        ("Unternehmen", "", "2019-01-01", "Actual", "120", "companies"),
        ("Beschäftigte", "", "2019-01-01", "Actual", "4500", "people"),
        ("Umsatz", "", "2019-01-01", "Actual", "310200000", "euro"),
        ("Unternehmen", "", "2020-01-01", "Actual", "131", "companies"),
        ("Beschäftigte", "", "2020-01-01", "Actual", "4720", "people"),
        ("Umsatz", "", "2020-01-01", "Actual", "333000000", "euro"),
    ]


def test_row_that_names_a_thing_is_about_it() -> None:
    text = (
        "Three clusters were compared by Rhine Consulting GmbH.\n\n"
        "Cluster\tCompanies\tEmployees\n"
        "Delta Biotech Cluster\t350\t20,000\nGamma Biotech Cluster\tabout 120\t4,500\n"
    )
    found = findings(text)
    about = [found.entities.things[f.about].name for f in found.figures if isinstance(f.about, int)]
    assert about == ["Delta Biotech Cluster"] * 2 + ["Gamma Biotech Cluster"] * 2


def test_fact_sheet_has_no_header() -> None:
    text = (
        "浜名湖バイオ財団の概要\n\n一般財団法人浜名湖バイオ財団\n\n"
        "設立\t平成10年4月\n職員数\t45名\n敷地面積\t約12,000㎡\n年間予算\t3億5,000万円\n"
        "電話\t053-123-4567\n"
    )
    assert rows(text) == [
        ("職員数", "", "", "Actual", "45", "people"),
        ("敷地面積", "", "", "Actual", "12000", "square-metres"),
        ("年間予算", "", "", "Budget", "350000000", "yen"),
    ]


def totals(text: str) -> list[tuple[Figure, list[Figure]]]:
    return [(f, f.parts) for f in findings(text).figures if f.parts]


def test_total_has_the_parts_of_its_group() -> None:
    found = totals(JAPANESE)
    assert [len(parts) for _, parts in found] == [2, 2, 2, 2]
    for total, parts in found:
        assert total.quantity.value == sum(part.quantity.value for part in parts)
        assert {part.group and part.group.text for part in parts} == {
            total.group and total.group.text
        }


def test_rows_that_break_up_another_do_not_count_twice() -> None:
    broken = "| | 会場費 | 200 | 205 | 5 |\n| | 広報費 | 150 | 140 | 0 |\n| | 人件費 |"
    text = JAPANESE.replace("| | 人件費 |", broken)
    outer = [(t, parts) for t, parts in totals(text) if t.group and t.group.text == "支出"]
    names = {(t.indicator.text, *(p.indicator.text for p in parts)) for t, parts in outer}
    assert names == {("小計", "事業費", "人件費"), ("事業費", "会場費", "広報費")}


def test_wrong_total_makes_no_claim() -> None:
    assert len(totals(JAPANESE.replace("| 428 |", "| 482 |"))) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一般財団法人浜名湖バイオ財団は、会員企業約230社を擁する。",
            ("会員企業", "", "", "Actual", "230", "companies"),
        ),
        (
            "一般財団法人浜名湖バイオ財団の展示会\n\n- ・令和5年度 来場者:約1,800人",
            ("来場者", "", "2023-04-01", "Actual", "1800", "people"),
        ),
        (
            "一般財団法人浜名湖バイオ財団は起業を支援し、ベンチャー企業を6社創出した(令和3年4月時点)。",
            ("ベンチャー企業", "", "2021-04-01", "Actual", "6", "companies"),
        ),
        (
            "一般財団法人浜名湖バイオ財団は好調で、入居率目標を達成(R5目標90%)。",
            ("入居率", "", "2023-04-01", "Target", "90", "percent"),
        ),
        (
            "一般財団法人浜名湖バイオ財団は伸び、助成の期間は採択から3年間です。",
            ("助成の期間", "", "", "Duration", "3", "years"),
        ),
        (
            "Im Jahr 2019 zählte der Cluster BioNord e. V. rund 1.250 Mitarbeiter.",
            ("Mitarbeiter", "", "2019-01-01", "Actual", "1250", "people"),
        ),
        (
            "Der Cluster BioNord e. V. ist gewachsen. Das Budget beträgt 3,5 Mio. Euro.",
            ("Budget", "", "", "Actual", "3500000", "euro"),
        ),
        (
            "Harbour BioHub Ltd. has more than 300 member companies.",
            ("member companies", "", "", "Actual", "300", "companies"),
        ),
    ],
)
def test_figure_in_a_sentence(text: str, expected: Row) -> None:
    assert expected in rows(text)


def test_figure_of_nobody_is_left_out() -> None:
    assert rows("Es gibt 350 Unternehmen und 20.000 Beschäftigte.") == []


# --- the cube


def reading(text: str) -> Reading:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha256, "x.txt", "text/plain", text)
    language = language_of(text, "en")
    return statements(find(document, language, segments(document, language), NOBODY), "x")


def test_observation_has_the_dimensions_of_its_structure_and_a_slice() -> None:
    read = reading(JAPANESE)
    made = [e.local for e in read.entities if QB("Observation") in e.types]
    assert len(made) == 14
    for local in made:
        said = {s.predicate for s in read.statements if s.subject == local}
        assert {RK("indicator"), RK("about"), RK("measure"), RK("value"), RK("unit")} <= said
        assert {RK("periodStart"), RK("periodEnd"), QB("dataSet")} <= said
        assert any(s.predicate == QB("observation") and s.object == local for s in read.statements)


def test_same_label_in_two_groups_is_two_indicators() -> None:
    read = reading(JAPANESE)
    keys = {e.local.key for e in read.entities if e.local.kind == "indicator"}
    assert {"収入-小計", "支出-小計", "会費収入"} <= keys


def test_figure_stated_twice_is_one_observation_with_both_places() -> None:
    sentence = "Harbour BioHub Ltd. has more than 300 member companies."
    read = reading(f"{sentence}\n\n{sentence}")
    (value,) = [s for s in read.statements if s.predicate == RK("value")]
    assert len(value.evidence) == 2
    assert value.object == Literal("300", "http://www.w3.org/2001/XMLSchema#decimal")


def test_indicator_of_two_documents_is_one() -> None:
    both = [reading(JAPANESE), reading(JAPANESE.replace("令和5年度", "令和6年度"))]
    merged = reconcile(map(sketch, both), NOBODY, Minter())
    iris = [iri for (_, local), iri in merged.things.items() if local.key == "会費収入"]
    assert len(iris) == 2 and len(set(iris)) == 1
    observations = [i for (_, local), i in merged.things.items() if local.kind == "observation"]
    assert len(set(observations)) == 28


# --- the scorer


def entry(**changes: object) -> dict[str, object]:
    return {
        "table": "prose",
        "indicator": "member companies",
        "about": "Harbour BioHub Ltd.",
        "period": None,
        "measure": "actual",
        "value": 300,
        "unit": "companies",
        "as_stated": "300 member companies",
        "bound": "min",
        "line": 1,
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({}, True),
        ({"value": 301}, False),
        ({"unit": "people"}, False),
        ({"measure": "target"}, False),
        ({"measure": "target", "measure_acceptable": ["actual"]}, True),
        ({"period": "FY2019"}, False),
        ({"period": "FY2019", "period_acceptable": [None]}, True),
        ({"bound": None}, False),
        ({"line": 2}, False),
        ({"indicator": "companies"}, True),
        ({"indicator": "companies", "table": "finance"}, False),
    ],
)
def test_figure_is_a_hit_only_if_everything_is_right(
    changes: dict[str, object], right: bool
) -> None:
    wanted = wanted_figures({"observations": [entry(**changes)]})
    assert wanted is not None
    found = found_figures(reading("Harbour BioHub Ltd. has more than 300 member companies."))
    assert bool(align_figures(wanted, found, [0]).pairs) is right


def test_periods_of_the_gold() -> None:
    assert [str(day) for day in days("2021-11") or ()] == ["2021-11-01", "2021-11-30"]
    assert [str(day) for day in days("2015/FY2020") or ()] == ["2015-01-01", "2021-03-31"]
    assert days(None) is None
