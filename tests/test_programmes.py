"""Programmes, projects, prizes, series of events; what is said of them; spin-offs and founders."""

from __future__ import annotations

import pytest

from tests.reading import programmes, relations


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("市は「海辺の健康プロジェクト」を進めています。", "海辺の健康プロジェクト", "project"),
        ("「みなと創薬アクセラレータ事業」を実施しました。", "みなと創薬アクセラレータ事業", ""),
        ("県は「スタートアップ家賃補助金」を支出する。", "スタートアップ家賃補助金", "funding"),
        ("同社は「潮風イノベーション大賞」を受賞しました。", "潮風イノベーション大賞", "award"),
        ("中核研究「体内灯台」の実現に向けて取り組む。", "体内灯台", "project"),
        ("第3回港南市民健康講座のチラシです。", "港南市民健康講座", "event-series"),
        (
            "浜名市は、港南国際医療特区(2013年指定)を活用しています。",
            "港南国際医療特区",
            "national-programme",
        ),
        ("「未来をつくる海の拠点」が採択されました。", "未来をつくる海の拠点", ""),
        ("Das Projekt „Gesunde Ufer“ beginnt bald.", "Gesunde Ufer", "project"),
        ("Das Verbundprojekt BIOSEE4 läuft weiter.", "BIOSEE4", "project"),
        ("Sie erhielt den „Seenländer Innovationspreis“.", "Seenländer Innovationspreis", "award"),
        ('The project "Healthy Shores" is under way.', "Healthy Shores", "project"),
        (
            "They run the Lakeside Accelerator Programme for founders.",
            "Lakeside Accelerator Programme",
            "",
        ),
        ("It won the Northern Biotech Award again.", "Northern Biotech Award", "award"),
    ],
)
def test_a_programme_is_known_by_its_form_or_by_the_words_around_it(
    text: str, name: str, kind: str
) -> None:
    assert programmes(text) == {name: kind}


@pytest.mark.parametrize(
    "text",
    [
        "「健康」や「安心」を大切にし、「新規事業」にも取り組みます。",
        "乙は、事業計画書(以下「本事業」という。)を作成する。",
        "本会議で「核兵器廃絶宣言」が採択されました。",
        "映画鑑賞の会を開き、「名画鑑賞」を楽しみました。",
        "Das Programm ist noch offen, und das Projekt beginnt im Mai.",
        "The Programme Manager said that the project is a success.",
        'He called it "a great success" and "The Future".',
        'The software (the "Program") and "The Project" are free.',
    ],
)
def test_common_words_and_defined_terms_are_no_programmes(text: str) -> None:
    assert programmes(text) == {}


def test_a_short_name_in_brackets_is_the_same_programme() -> None:
    text = "「海洋創薬推進プログラム（SEA DRUG）」を活用します。SEA DRUGは来年終了します。"
    assert list(programmes(text)) == ["海洋創薬推進プログラム"]


def test_a_further_edition_is_a_programme_of_its_own() -> None:
    text = "中核研究「体内灯台」を続ける。\n\n次の段階（体内灯台2.0）へ進みます。"
    assert set(programmes(text)) == {"体内灯台", "体内灯台2.0"}


def test_rows_under_a_heading_for_measures_are_programmes() -> None:
    text = (
        "(1) 市の取組\n\n\n"
        "みなと研究支援事業\t研究成果の実用化を早めるため、市と大学が共同で取り組む\n"
        "開業準備の支援\t安定した運営に至るまでの間、設備の整備などを支える\n\n次の段落です。"
    )
    assert set(programmes(text)) == {"みなと研究支援事業", "開業準備の支援"}


def test_a_table_with_more_columns_lists_no_programmes() -> None:
    text = (
        "(1) 主な取組\n\n項目\t内容\t目標\n"
        "研究戦略支援\t戦略を立てて進み具合を見ながら支えていく\t上市\n"
    )
    assert programmes(text) == {}


PROJECTS = """<主な研究プロジェクト>

海の底から薬を見つける

<関連浜名大学発ベンチャー>
株式会社ウミホタル創薬

血液一滴で病気を知る

医師主導の試験が進んでいます。

(2) その他
"""


def test_titles_that_stand_alone_in_a_list_of_projects_are_projects() -> None:
    assert programmes(PROJECTS) == {
        "海の底から薬を見つける": "project",
        "血液一滴で病気を知る": "project",
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "「海洋創薬推進プログラム」(中核機関:浜名大学)が始まります。",
            ("海洋創薬推進プログラム", "ledBy", "浜名大学"),
        ),
        (
            "浜名市と浜名大学が共同・連携して取り組む「みなと研究支援事業」です。",
            ("みなと研究支援事業", "ledBy", "浜名市"),
        ),
        (
            "浜名市は、企業を支えるため「家賃補助金」を支出する。",
            ("家賃補助金", "fundedBy", "浜名市"),
        ),
        (
            "「みなと総合計画第2期実施計画」期間である、令和4年4月1日から令和8年3月31日までの間。",
            ("みなと総合計画第2期実施計画", "endsOn", "2026-03-31"),
        ),
        (
            "令和5年度に「湖国スタートアップ補助金」を創設しました。",
            ("湖国スタートアップ補助金", "startsOn", "2023-04-01"),
        ),
        (
            "The Lakeside Accelerator Programme, which is funded by Acme Corp, has begun.",
            ("Lakeside Accelerator Programme", "fundedBy", "Acme Corp"),
        ),
        (
            'The project "Healthy Shores" runs from 2020 to 2024.',
            ("Healthy Shores", "endsOn", "2024"),
        ),
        (
            "Das Projekt „Gesunde Ufer“, das von der Universität Seenland koordiniert wird.",
            ("Gesunde Ufer", "ledBy", "Universität Seenland"),
        ),
        (
            "「海洋拠点プログラム」（文部科学省）に、「ひびき湾の拠点（HIBIKI）」が採択された。",
            ("ひびき湾の拠点", "subProgrammeOf", "海洋拠点プログラム"),
        ),
    ],
)
def test_who_leads_and_pays_for_a_programme_and_how_long_it_runs(
    text: str, fact: tuple[str, str, str]
) -> None:
    assert fact in relations(text)


def test_a_programme_that_is_over_only_afterwards_has_no_end_there() -> None:
    text = "令和4年度以降は、「海洋拠点プログラム」終了後に有償とする。"
    assert not [r for r in relations(text) if r[1] == "endsOn"]


@pytest.mark.parametrize(
    ("text", "company", "source"),
    [
        (
            "<浜名大学発ベンチャー>\n株式会社ウミホタル創薬\n(株)イソギンチャク（2019年6月設立）\n",
            "株式会社ウミホタル創薬",
            "浜名大学",
        ),
        (
            "浜名大学発ベンチャー企業の株式会社ナギサ創薬と協定を結びました。",
            "株式会社ナギサ創薬",
            "浜名大学",
        ),
        (
            "CellRiver Ltd, a spin-off of Harrow University, won a prize.",
            "CellRiver Ltd",
            "Harrow University",
        ),
        (
            "Die CellFluss GmbH, eine Ausgründung der Universität Seenland, wächst.",
            "CellFluss GmbH",
            "Universität Seenland",
        ),
    ],
)
def test_spin_offs(text: str, company: str, source: str) -> None:
    assert (company, "spinOffOf", source) in relations(text)


@pytest.mark.parametrize(
    ("text", "founded", "founders"),
    [
        (
            "株式会社ナギサと三山建設系の株式会社ミヤマの共同出資により、株式会社ウミベを設立。",
            "株式会社ウミベ",
            {"株式会社ナギサ", "株式会社ミヤマ"},
        ),
        (
            "The Lakeside Bio Alliance was founded in 2012 by Harrow University and the City of "
            "Otsu.",
            "Lakeside Bio Alliance",
            {"Harrow University", "City of Otsu"},
        ),
        (
            "Der Seenland Biotech e.V. wurde 2012 von der Universität Seenland gegründet.",
            "Seenland Biotech e.V.",
            {"Universität Seenland"},
        ),
    ],
)
def test_founders(text: str, founded: str, founders: set[str]) -> None:
    assert {v for s, p, v in relations(text) if (s, p) == (founded, "foundedBy")} == founders


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("CellRiver Ltd (now Harrow Labs Ltd) grew.", ("CellRiver Ltd", "Harrow Labs Ltd")),
        (
            "株式会社ナギサ創薬は、2020年に株式会社ウミベに吸収合併された。",
            ("株式会社ナギサ創薬", "株式会社ウミベ"),
        ),
        (
            "CellRiver Ltd was merged into Harrow Labs Ltd in 2020.",
            ("CellRiver Ltd", "Harrow Labs Ltd"),
        ),
        (
            "Die CellFluss GmbH ging 2020 in der Uferlabor GmbH auf.",
            ("CellFluss GmbH", "Uferlabor GmbH"),
        ),
    ],
)
def test_what_became_of_a_body(text: str, pair: tuple[str, str]) -> None:
    assert (pair[0], "succeededBy", pair[1]) in relations(text)


def test_an_acquisition_makes_no_successor() -> None:
    text = "CellRiver Ltd was acquired by Harrow Labs Ltd."
    assert not [r for r in relations(text) if r[1] == "succeededBy"]


def test_the_body_founded_by_a_relative_clause_is_the_one_that_follows() -> None:
    text = "浜名市は、2021年に設立した株式会社ナギサ創薬と提携した。"
    founded = {(s, v) for s, p, v in relations(text) if p == "founded"}
    assert founded == {("株式会社ナギサ創薬", "2021")}


def test_a_mandate_is_that_of_the_body_that_the_heading_explains() -> None:
    text = (
        "※「一般財団法人みなと振興会」とは\n\n2001年に設立された団体です。\n\n"
        "また、浜名市の委託を受けて、施設の運営を行っています。"
    )
    assert ("一般財団法人みなと振興会", "commissionedBy", "浜名市") in relations(text)
