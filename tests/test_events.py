"""Events: of agreements, as clauses, chronicles and schedules tell them."""

from __future__ import annotations

import pytest

from graph.vocab import EVENT_KINDS, RK
from tests.facts import facts_of
from tests.reading import events, relations


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "浜名大学は2016年10月に「みなとラボ研究センター」を開設しました。",
            ("opening", "2016-10", "みなとラボ研究センター + 浜名大学", ""),
        ),
        (
            "令和3年7月に浜名市が豊川市を訪問し、意見を交わしました。",
            ("visit", "2021-07", "浜名市 + 豊川市", ""),
        ),
        ("株式会社ナギサ創薬（2019年6月設立）", ("founding", "2019-06", "株式会社ナギサ創薬", "")),
        (
            "株式会社ナギサ創薬を設立。（令和3年4月）",
            ("founding", "2021-04", "株式会社ナギサ創薬", ""),
        ),
        (
            "浜名市は、港南国際医療特区(2013年指定)を活用しています。",
            ("selection", "2013", "浜名市", "港南国際医療特区"),
        ),
        (
            "浜名大学の新薬について、医師主導の臨床試験を開始（令和2年9月）",
            ("research-step", "2020-09", "", ""),
        ),
        (
            "令和元年度に浜名市が「家賃補助金」を創設し、企業を支えました。",
            ("start", "2019-04-01/2020-03-31", "浜名市", "家賃補助金"),
        ),
        (
            "In May 2016, Harrow University opened the Harrow Innovation Centre.",
            ("opening", "2016-05", "Harrow Innovation Centre + Harrow University", ""),
        ),
        ("Acme Corp, founded in 1990, has 50 employees.", ("founding", "1990", "Acme Corp", "")),
        (
            "CellRiver Ltd, a spin-off of Harrow University, won the Northern Award in 2019.",
            ("award", "2019", "CellRiver Ltd", "Northern Award"),
        ),
        (
            "Das Gründerzentrum Seenland wurde im März 2016 eröffnet.",
            ("opening", "2016-03", "Gründerzentrum Seenland", ""),
        ),
        (
            "Die CellFluss GmbH wurde 2019 mit einem Preis ausgezeichnet.",
            ("award", "2019", "CellFluss GmbH", ""),
        ),
    ],
)
def test_a_dated_clause_tells_of_an_event(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026年に浜名大学が新棟を開設する予定です。",
        "令和元年度以降は入居率の目標を達成しています。",
        "受付は2024年4月1日から開始する予定です。",
        "浜名市は2025年までに支援センターを開設したい考えです。",
        "浜名大学は2019年に業界で高く評価されました。",
        "浜名市に2024年4月1日に申請してください。",
        "Ab 2025 soll die CellFluss GmbH einen Standort eröffnen.",
        "Ein Treffen mit der Stadt Otsu im Februar 2020 wurde abgesagt.",
        "Harrow University plans to open a second site in 2025.",
        "Applications may be submitted until 1 July 2022.",
        "The Horizon Europe Programme Committee met with guests on 4 May 2020.",
        "Harrow University established contacts with partners abroad in 2015.",
        "Acme Corp won three large customers in 2019.",
    ],
)
def test_what_is_planned_hoped_for_or_nobodys_is_no_event(text: str) -> None:
    assert events(text) == []


def test_each_row_of_a_chronicle_is_an_event_on_its_day() -> None:
    text = (
        "2 沿革\n\n"
        "2014.7\t「海辺メディカル拠点形成事業」（経済産業省）に採択\n"
        "H27.4\t浜名大学がみなと研究センターを開設。浜名市は、用地の購入を決定。\n"
        "2021年\t「海辺メディカル拠点形成事業」終了\n"
    )
    told = [(kind, date) for kind, date, _, _ in events(text)]
    assert told == [
        ("selection", "2014-07"),
        ("opening", "2015-04"),
        ("decision", "2015-04"),
        ("end", "2021"),
    ]


def test_the_subject_that_japanese_leaves_out_is_the_topic_of_the_sentence_before() -> None:
    text = "浜名大学は、研究を進めています。2019年に「国際海洋セミナー」を開催しました。"
    assert ("lecture", "2019", "浜名大学", "国際海洋セミナー") in events(text)


def test_what_has_been_done_since_a_day_lasts_from_then_on() -> None:
    text = "浜名市と豊川市は、平成29年の覚書締結以来、双方の拠点を相互に訪問し、交流してきました。"
    assert ("visit", "2017", "浜名市 + 豊川市", "") in events(text)


def test_what_began_the_time_since_then_is_an_event_of_that_day() -> None:
    text = (
        "また、平成30年に浜名財団が豊川センター内に工房を開設して以降は、起業家を対象とした"
        "セミナーを連携して開催してきました。"
    )
    told = events(text)
    assert [(kind, date) for kind, date, _, _ in told] == [("opening", "2018"), ("lecture", "2018")]
    assert all("浜名財団" in who for _, _, who, _ in told)
    planned = "浜名市は、平成30年に計画を策定する予定で、以降は、セミナーを開催してきました。"
    assert "decision" not in {kind for kind, _, _, _ in events(planned)}


def test_something_named_that_comes_about_needs_no_date() -> None:
    text = "近年、浜名大学は自らの支援プログラムである「Umibe Challenge」を立ち上げました。"
    assert ("opening", "", "浜名大学", "Umibe Challenge") in events(text)


def test_goals_and_instalments_of_a_schedule() -> None:
    text = (
        "(1) 目標\n\n- 令和10年度において、新しい薬が上市している。\n\n"
        "(2) 公開講座の開催\n\n"
        "- 第1回 令和3年3月 参加者:約200人\n- 第2回 令和3年5月 参加者:約150人\n"
    )
    told = [(kind, date) for kind, date, _, _ in events(text)]
    assert told == [
        ("goal", "2028-04-01/2029-03-31"),
        ("lecture", "2021-03"),
        ("lecture", "2021-05"),
    ]


def test_the_review_of_a_plan_is_due_when_it_ends() -> None:
    text = (
        "浜名市は、「みなと総合計画第2期実施計画」期間である、令和4年4月1日から令和8年3月31日までの"
        "取組を総合的に評価検証し、見直しを行う。"
    )
    assert ("evaluation", "2026-03-31", "浜名市", "") in events(text)


def test_a_month_without_a_year_is_the_last_one_before_the_day_of_issue() -> None:
    text = (
        "Harrow, 3 March 2021\n\nHarrow University visited Lyon Bio Foundation in October.\n"
        "Harrow University visited Otsu Bio Foundation in February.\n"
    )
    dates = {date for kind, date, _, _ in events(text) if kind == "visit"}
    assert dates == {"2020-10", "2021-02"}


AGREEMENT = (
    "2021年5月10日\n\n浜名市と株式会社ナギサ創薬は、2021年5月8日に連携協定を締結しました。"
    "\n\n2 有効期間\n\n2021年6月1日から2024年5月31日まで\n"
)


def test_an_agreement_is_concluded_begins_and_ends() -> None:
    told = [(kind, date) for kind, date, _, _ in events(AGREEMENT)]
    assert sorted(told) == [
        ("conclusion", "2021-05-08"),
        ("end", "2024-05-31"),
        ("publication", "2021-05-10"),
        ("start", "2021-06-01"),
    ]


def test_what_is_yet_to_come_is_planned_and_says_of_which_agreement() -> None:
    facts = facts_of(AGREEMENT)
    predicates = {predicate for _, predicate, _ in facts}
    assert RK("ofAgreement") in predicates and RK("signingOf") in predicates
    assert ("event ", RK("eventKind"), str(EVENT_KINDS("end"))) in facts
    assert ("event ", RK("status"), str(RK("Planned"))) in facts
    assert ("event ", RK("endsOn"), "2024-05-31") not in facts


def test_what_a_sentence_in_the_present_dates_is_planned() -> None:
    facts = facts_of("浜名大学は2030年4月に浜名研究センターを開設します。")
    assert ("event ", RK("status"), str(RK("Planned"))) in facts


def test_a_contract_that_is_closed_in_german_is_concluded() -> None:
    text = "Geschlossen zwischen der CellFluss GmbH und der Stadt Otsu am 4. Mai 2020."
    assert [(kind, date) for kind, date, _, _ in events(text)] == [("conclusion", "2020-05-04")]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "In May 2016, Acme Corp opened the Harrow Innovation Centre.",
            ("Harrow Innovation Centre", "opened", "2016-05"),
        ),
        (
            "Der Technologiepark Seenland wurde im März 2016 eröffnet.",
            ("Technologiepark Seenland", "opened", "2016-03"),
        ),
    ],
)
def test_the_opening_of_a_facility_is_its_first_day(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in relations(text)


def test_a_date_of_an_agreement_makes_no_second_event() -> None:
    text = "浜名市と豊川市は、2020年2月11日に協定を締結し、連携を開始しました。"
    assert [(kind, date) for kind, date, _, _ in events(text)] == [("conclusion", "2020-02-11")]
