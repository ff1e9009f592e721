"""Kinds of disagreement: sums, totals that fall, numbers that moved on, acts, units, words."""

from __future__ import annotations

import pytest

from graph.conflicts.naming import alike
from graph.model import Literal
from graph.trig import Quad
from graph.vocab import ORG, RDF, RDFS, RK, SKOS
from tests.claims import (
    BOND,
    MINTER,
    claim,
    day,
    found,
    issued,
    view_with_conflicts,
    written,
)

Told = tuple[str, str, str]


def told(*texts: str) -> list[Told]:
    """The conflicts of texts: the English label, the reading and the scope."""
    rows = view_with_conflicts(*texts).select(
        "SELECT ?label ?reading ?scope { ?c a rk:Conflict ; rdfs:label ?label ;"
        " rk:conflictReading ?reading ; rk:conflictScope ?scope . FILTER (LANG(?label) = 'en') }"
        " ORDER BY ?label"
    )
    return [(_word(row["label"]), _word(row["reading"]), _word(row["scope"])) for row in rows]


def _word(term: object) -> str:
    text = term.value if isinstance(term, Literal) else str(term).rpartition("#")[2]
    return text.replace("\n", " ")


# --- Totals and their parts

BUDGET = """# 瀬戸内バイオパークの収支

公益財団法人瀬戸内バイオパーク財団は、収支を公表した。

(単位：千円)

| 区分 | 項目 | 令和元年度 実績 | 令和2年度 実績 | 令和3年度 実績 |
|---|---|---|---|---|
| 収入 | 賃料 | 1,204 | 1,310 | 1,402 |
| 収入 | 補助金 | 2,313 | 2,200 | 2,105 |
| 収入 | 合計 | {0} | {1} | {2} |
"""


def test_a_total_that_rounded_parts_miss_by_one_stands_beside_them() -> None:
    (one,) = told(BUDGET.format("3,517", "3,511", "3,507"))
    assert one == (
        "total and the sum of its parts (合計): 3511000 ≠ 3510000",
        "BothStand",
        "WithinDocument",
    )


def test_the_years_of_one_row_are_one_conflict() -> None:
    (one,) = told(BUDGET.format("3,518", "3,509", "3,507"))
    assert one[0].endswith("3518000 ≠ 3517000; 3509000 ≠ 3510000")


def test_a_total_that_is_right_in_other_years_and_wrong_in_one_is_told() -> None:
    (one,) = told(BUDGET.format("3,517", "3,510", "3,607"))
    assert one == (
        "total and the sum of its parts (合計): 3607000 ≠ 3507000",
        "Undecidable",
        "WithinDocument",
    )


def test_totals_that_are_right_and_a_table_that_nothing_confirms_are_no_conflict() -> None:
    assert told(BUDGET.format("3,517", "3,510", "3,507")) == []
    assert told(BUDGET.format("3,517", "4,000", "4,100")) == []


# --- Running totals

PLAN = """# 港北ライフ研究所の指標

港北ライフ研究所の成果指標

| 指標 | 令和2年度 目標 | 令和2年度 実績 | 令和3年度 目標 |
|---|---|---|---|
| 臨床試験等の実施件数(累計) | 20件 | {0} | 30件 |

これからの成果指標

| 指標 | 令和3年度 実績 | 令和4年度 目標 | 令和5年度 目標 |
|---|---|---|---|
| 臨床試験や観察研究等の実施件数(累計) | {1} | {2} | 40件 |
"""


def test_a_target_below_one_for_an_earlier_year_belongs_to_another_plan() -> None:
    (one,) = told(PLAN.format("18件", "19件", "22件"))
    assert one[0].startswith("running total (臨床試験")
    assert ("30" in one[0], "22" in one[0]) == (True, True)
    assert one[1:] == ("BothStand", "WithinDocument")


def test_what_was_counted_once_stays_counted() -> None:
    (one,) = told(PLAN.format("28件", "19件", "32件"))
    assert "28" in one[0] and "19" in one[0]
    assert one[1] == "Undecidable"


def test_running_totals_that_rise_are_no_conflict() -> None:
    assert told(PLAN.format("18件", "19件", "31件")) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("臨床試験等の実施件数(累計)", "臨床試験や観察研究等の実施件数(累計)", True),
        ("立地機関数", "瀬戸内パーク進出企業", True),
        ("Employees", "Number of staff", True),
        ("研究費", "研究費収入額", True),
        ("特許出願件数", "特許登録件数", False),
        ("見学者数", "来場者数", False),
        ("件数", "総数", False),
    ],
)
def test_names_are_alike_if_one_says_all_that_the_other_says(
    one: str, other: str, same: bool
) -> None:
    assert alike(one, other) == alike(other, one) == same


# --- Numbers that moved on

SITE_JA = """令和{year}年3月10日

瀬戸内市と霧島市が覚書を締結

瀬戸内市は、霧島市と令和{year}年3月10日に交流に関する覚書を締結しました。

■瀬戸内バイオパークについて
瀬戸内バイオパークは、瀬戸内市にあるクラスターです。このエリアには、{number}機関が立地しており、研究が進んでいます。
"""


def test_a_number_that_two_documents_tell_for_two_times_has_moved_on() -> None:
    found = told(SITE_JA.format(year=3, number="35"), SITE_JA.format(year=6, number="約60"))
    assert ("TimeDifference", "BetweenDocuments") in [one[1:] for one in found]
    assert any("35, then 60" in one[0] for one in found)


def test_a_sentence_beside_a_table_tells_of_another_time() -> None:
    text = (
        "# 港北ライフ研究所の成果\n\n港北ライフ研究所は、自らスタートアップ企業を6社創出"
        " (令和3年4月時点) しました。\n\n港北ライフ研究所の成果指標\n\n"
        "| 指標 | 令和3年11月末 実績 | 令和4年度 目標 |\n|---|---|---|\n"
        "| スタートアップ設立数(累計) | {} | 8社 |\n"
    )
    (one,) = told(text.format("7社"))
    assert one[0].endswith("6, then 7") and one[1] == "TimeDifference"
    assert told(text.format("6社")) == []


def test_about_as_many_are_no_other_number() -> None:
    texts = SITE_JA.format(year=3, number="57"), SITE_JA.format(year=6, number="約60")
    assert told(*texts) == []


# --- Two acts of signing

ACTS = """Auental und Seeburg besiegeln Partnerschaft

Die Städte Auental und Seeburg haben heute ein Memorandum of Understanding unterzeichnet.

Das Memorandum of Understanding wurde zuvor {when} von der Stadt Auental in Auental unterzeichnet.
"""


def test_a_signing_of_today_beside_one_of_another_day_is_a_second_act() -> None:
    (one,) = told(ACTS.format(when="am 4. Mai 2019"))
    assert one == (
        "acts of signing: 2019-05-04; on the day of the document",
        "BothStand",
        "WithinDocument",
    )


def test_one_act_whose_day_is_told_elsewhere_is_no_conflict() -> None:
    assert told(ACTS.format(when="am 4. Mai 2019").replace("haben heute", "haben")) == []


# --- Units and the bodies they belong to


def unit(document: str, body: str) -> list[Quad]:
    of = MINTER.thing("organization", body)
    return claim(document, MINTER.thing("organization", "department"), ORG("unitOf"), of)


def test_a_unit_that_other_documents_give_another_body_has_moved() -> None:
    days = [*issued("a", "2017-03-01"), *issued("b", "2020-03-01")]
    (one,) = found(unit("a", "old-ministry"), unit("b", "new-ministry"), days)
    assert (one["property"], one["reading"]) == ("unitOf", "TimeDifference")
    assert one["value"].endswith("new-ministry")


def test_a_body_within_the_other_and_two_bodies_in_one_document_are_no_conflict() -> None:
    days = [*issued("a", "2017-03-01"), *issued("b", "2020-03-01")]
    office, city = (MINTER.thing("organization", name) for name in ("office", "city"))
    within = claim("a", office, ORG("unitOf"), city)
    assert found(unit("a", "office"), unit("b", "city"), within, days) == []
    assert found(unit("a", "office"), unit("a", "city"), days) == []


# --- Terms that follow each other


def valid(begins: str, ends: str, start: int) -> list[Quad]:
    return [
        *claim("a", BOND, RK("validFrom"), day(begins), start),
        *claim("a", BOND, RK("validUntil"), day(ends), start + 20),
    ]


def test_a_term_that_begins_where_another_ends_is_the_next_one() -> None:
    first = valid("2018-04-01", "2023-03-31", 10)
    assert found(first, valid("2023-04-01", "2028-03-31", 500)) == []
    other = found(first, valid("2019-04-01", "2024-03-31", 500))
    assert [one["property"] for one in other] == ["validFrom", "validUntil"]


# --- Words for one agreement


def named(document: str, name: str, *, other: bool = False) -> list[Quad]:
    language = "en" if name.isascii() else "ja"
    words = Literal(name, language=language)
    quads = claim(document, BOND, SKOS("altLabel") if other else RDFS("label"), words)
    return [*quads, *claim(document, BOND, RDF("type"), RK("Agreement"))]


def scopes(*quads: list[Quad]) -> list[str]:
    derived = written([quad for some in quads for quad in some])
    return [_word(quad.object) for quad in derived if quad.predicate == RK("conflictScope")]


def test_an_agreement_that_is_called_a_memorandum_and_a_contract_differs_in_words() -> None:
    assert scopes(named("a", "交流に関する覚書"), named("b", "交流協定", other=True)) == [
        "Terminology"
    ]
    english = named("a", "Letter of Intent"), named("b", "memorandum", other=True)
    assert scopes(*english) == ["Terminology"]


def test_a_letter_of_intent_in_the_same_document_may_have_come_before() -> None:
    assert scopes(named("a", "Memorandum"), named("a", "letter of intent", other=True)) == []


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("交流に関する覚書", "連携覚書"),
        ("交流に関する覚書", "Cooperation Agreement"),
        ("Memorandum of Understanding", "agreement"),
    ],
)
def test_short_forms_translations_and_words_for_any_agreement_differ_in_nothing(
    name: str, other: str
) -> None:
    assert scopes(named("a", name), named("b", other, other=True)) == []
