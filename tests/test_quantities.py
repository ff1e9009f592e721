"""Figures in sentences and cells: exact, with unit and limits, and nothing that is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.observations.cells import counted_unit, read_cell, read_unit
from graph.lexicon import table
from graph.quantities import Unit, find_quantities


def one(text: str, language: str) -> tuple[str, str, str]:
    """The only quantity's value, unit and qualifier."""
    (found,) = find_quantities(text, language)
    return format(found.value, "f"), found.unit, found.qualifier


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("438,802千円", "ja", ("438802000", "yen", "")),
        ("1.1億円を支出", "ja", ("110000000", "yen", "")),
        ("460百万円", "ja", ("460000000", "yen", "")),
        ("1億2,000万円", "ja", ("120000000", "yen", "")),
        ("約40haに及ぶ", "ja", ("40", "hectares", "About")),
        ("約80機関が立地", "ja", ("80", "organisations", "About")),
        ("28%以上", "ja", ("28", "percent", "AtLeast")),
        ("200人を超える参加", "ja", ("200", "people", "MoreThan")),
        ("30社未満", "ja", ("30", "companies", "LessThan")),
        ("会員の約3割", "ja", ("30", "percent", "About")),
        ("3年間の期間", "ja", ("3", "years", "")),
        ("über 20.000 Beschäftigte", "de", ("20000", "people", "MoreThan")),
        ("mehr als 350 Unternehmen", "de", ("350", "companies", "MoreThan")),
        ("rund 1.200 Mitarbeiterinnen", "de", ("1200", "people", "About")),
        ("87 Mitgliedsunternehmen", "de", ("87", "companies", "")),
        ("3,2 Mio. Euro", "de", ("3200000", "euro", "")),
        ("12,5 Prozent", "de", ("12.5", "percent", "")),
        ("die 20-jährige Geschichte", "de", ("20", "years", "")),
        ("over 300 life science companies", "en", ("300", "companies", "MoreThan")),
        ("EUR 3.2 million", "en", ("3200000", "euro", "")),
        ("about 12,500 employees", "en", ("12500", "people", "About")),
        ("2.5 billion yen", "en", ("2500000000", "yen", "")),
    ],
)
def test_figure_is_exact_and_in_base_units(
    text: str, language: str, expected: tuple[str, str, str]
) -> None:
    assert one(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("令和4年3月31日に第28条第1号により5丁目12番地で開く", "ja"),
        ("電話053-123-4567、〒430-0901、第2回、第3期、3年前", "ja"),
        ("Tel. 089 1234-567, Artikel 3 Absatz 2, 80331 München, am 12. Mai 2020", "de"),
        ("Call +44 20 7946 0958, Article 5, Room 12 B, 14 June 2019, three years ago", "en"),
        ("On 10 November 2017 companies met", "en"),
        ("IV-1事業化支援とCRISPR/Cas9", "ja"),
    ],
)
def test_dates_articles_addresses_and_ordinals_are_no_figures(text: str, language: str) -> None:
    assert find_quantities(text, language) == []


def test_words_that_limit_a_figure_are_in_its_place() -> None:
    text = "参加は延べ約3,900人以上"
    (found,) = find_quantities(text, "ja")
    assert text[found.start : found.end] == "延べ約3,900人以上"
    assert found.cumulative is True


def test_rates_and_running_counts() -> None:
    (rate,) = find_quantities("少なくとも年に1回、面談を行う", "ja")
    assert (rate.value, rate.unit, rate.qualifier, rate.per) == (1, "times", "AtLeast", "P1Y")
    (ninth,) = find_quantities("今回の提携は9例目となる", "ja")
    assert (ninth.value, ninth.cumulative) == (9, True)
    (spread,) = find_quantities("一部負担(9億円/7年)", "ja")
    assert (spread.value, spread.per) == (900_000_000, "P7Y")


def test_last_stated_digit_tells_the_rounding() -> None:
    texts = ("438,802千円", "1.1億円", "24.3%")
    steps = [find_quantities(text, "ja")[0].step for text in texts]
    assert steps == [1000, 10_000_000, Decimal("0.1")]


@pytest.mark.parametrize(
    ("text", "language", "value", "unit", "note"),
    [
        ("73,912", "ja", "73912", "", ""),
        ("-23,477", "ja", "-23477", "", ""),
        ("△5,360", "ja", "-5360", "", ""),
        ("438,802千円(決算見込額)", "ja", "438802000", "yen", "決算見込額"),
        ("1.234,5", "de", "1234.5", "", ""),
        ("3.200*", "de", "3200", "", ""),
        ("-5.3%", "en", "-5.3", "percent", ""),
        ("300+", "en", "300", "", ""),
    ],
)
def test_cell(text: str, language: str, value: str, unit: str, note: str) -> None:
    read = read_cell(text, language)
    assert read is not None
    assert (format(read[0].value, "f"), read[0].unit, read[1]) == (value, unit, note)


@pytest.mark.parametrize("text", ["-", "–", "n/a", "", "H27", "令和3年11月末", "目標", "12 bis 15"])
def test_cell_without_a_figure(text: str) -> None:
    assert read_cell(text, "ja") is None


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("千円", "ja", Unit("yen", Decimal(1000))),
        ("単位:百万円", "ja", Unit("yen", Decimal(1_000_000))),
        ("Mio. €", "de", Unit("euro", Decimal(1_000_000))),
        ("TEUR", "de", Unit("euro", Decimal(1000))),
        ("in thousand euros", "en", Unit("euro", Decimal(1000))),
        ("JPY million", "en", Unit("yen", Decimal(1_000_000))),
        ("%", "en", Unit("percent", Decimal(1))),
    ],
)
def test_unit_over_a_table(text: str, language: str, unit: Unit) -> None:
    assert read_unit(text, language) == unit


def test_name_of_an_indicator_tells_its_unit() -> None:
    names = {"特許出願件数(累計)": "items", "入居率": "percent", "Beschäftigte": "people"}
    found = {name: counted_unit(name, "ja") for name in names}
    assert {name: unit.slug for name, unit in found.items() if unit} == names
    assert counted_unit("研究費", "ja") is None


def test_every_unit_of_the_table_is_in_the_vocabulary() -> None:
    from pathlib import Path

    text = (Path(__file__).parents[1] / "ontology" / "units.ttl").read_text("utf-8")
    for slug in table("units")["units"]:
        assert f"unit:{slug} a skos:Concept" in text


AMOUNTS = st.integers(min_value=0, max_value=10**12)
TENTHS = st.integers(min_value=0, max_value=9)


@given(AMOUNTS, TENTHS)
def test_numbers_survive_the_notation_of_each_language(whole: int, tenth: int) -> None:
    value = Decimal(f"{whole}.{tenth}")
    english = f"{whole:,}.{tenth}"
    german = english.translate(str.maketrans(",.", ".,"))
    for text, language in ((f"{english}%", "ja"), (f"{english}%", "en"), (f"{german} %", "de")):
        (found,) = find_quantities(text, language)
        assert found.value == value


@given(st.text(max_size=60), st.sampled_from(["ja", "de", "en"]))
def test_any_text_is_read_without_overlaps(text: str, language: str) -> None:
    found = find_quantities(text, language)
    ends = [0]
    for quantity in found:
        assert ends[-1] <= quantity.start < quantity.end <= len(text)
        assert quantity.start <= quantity.number[0] < quantity.number[1] <= quantity.end
        ends.append(quantity.end)
    read_cell(text, language)
    read_unit(text, language)
