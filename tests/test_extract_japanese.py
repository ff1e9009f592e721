"""Japanese texts of many kinds: names that nobody has heard of, people, roles, agreements."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, findings, people

NAMES = [
    ("一般財団法人杜の湖医療機構の理事長が述べた。", "一般財団法人杜の湖医療機構"),
    ("主催:NPO法人いのちの泉\n", "NPO法人いのちの泉"),
    ("学校法人 霧島医科大学 理事長 森田 健", "学校法人 霧島医科大学"),
    ("霧島光学工業㈱ 開発課長 森田 健", "霧島光学工業(株)"),
    ("ルル・フード・バイオ連盟と覚書を交わした。", "ルル・フード・バイオ連盟"),
    ("エルンスト・アッベ研究所が開いた。", "エルンスト・アッベ研究所"),
    ("台湾・国家ゲノム管理局と協定を締結した。", "国家ゲノム管理局"),
    ("霧島商工会議所副会頭の森田 健", "霧島商工会議所"),
    ("オレゴン・ニューロ・ガレージ（ONG）とは話し合ってきた。", "オレゴン・ニューロ・ガレージ"),
    ("ローザンヌ・ニューロ・ハブ 所長 森田 健", "ローザンヌ・ニューロ・ハブ"),
    ("青葉ゲノム回廊（以下「回廊」）は、協定に署名した。", "青葉ゲノム回廊"),
    ("Nordic Tissue Association（ノルウェー・ベルゲン）と結んだ。", "Nordic Tissue Association"),
    ("霧島市 市長定例記者会見\n本市は、公表した。", "霧島市"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_the_whole_name_of_a_body(text: str, name: str) -> None:
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "株式会社ミナトの森川社長は述べた。",
        "国際見本市は政令市の会場で開かれた。",
        "所在: 北浜市の関係市と都市の市場で",
    ],
)
def test_the_words_around_a_name_are_none(text: str) -> None:
    assert not bodies(text) & {"株式会社ミナトの森川", "国際見本市", "政令市", "関係市", "都市"}


def test_a_wide_gap_parts_a_name_from_a_body() -> None:
    assert people("Ian McTavish　　青葉大学大学院　教授\n") == {
        "Ian McTavish": [("教授", "青葉大学大学院")]
    }


def test_the_end_of_a_name_points_to_its_body() -> None:
    text = (
        "北浜食品協会は、ベルゲン食品連盟と覚書を結んだ。協会の森田和郎会長と、"
        "連盟のメッテ・ルンド事務総長が署名した。"
    )
    found = findings(text)
    assert people(text) == {
        "森田和郎": [("会長", "協会")],
        "メッテ・ルンド": [("事務総長", "連盟")],
    }
    names = {m.text for t in found.entities.things for m in t.mentions if not m.pointing}
    assert not names & {"協会", "連盟"}


def test_a_word_for_a_kind_of_body_is_no_name_of_it() -> None:
    text = (
        "一般財団法人霧島医療機構（以下「機構」という。）は、青葉市と協定を締結した。機構が行う。"
    )
    found = findings(text)
    thing = next(t for t in found.entities.things if t.first.text == "一般財団法人霧島医療機構")
    assert [m.text for m in thing.mentions if m.pointing] == ["機構"]


PEOPLE = [
    ("霧島医工機構　理事長 兼 病院長　森田 健（もりた けん）\n", "森田 健", ["理事長", "病院長"]),
    ("(座長=森田健二・青葉大学特任教授)を設ける。", "森田健二", ["座長", "特任教授"]),
    (
        "委員 三浦 淳(青葉大学 学長)、同 蔡 家豪(北浜市 産業アドバイザー)",
        "蔡 家豪",
        ["委員", "産業アドバイザー"],
    ),
    ("進行 三浦 ユキ 氏(医療ジャーナリスト)", "三浦 ユキ", ["医療ジャーナリスト"]),
    ("霧島県　水道事業管理者　大場 邦夫\n", "大場 邦夫", ["水道事業管理者"]),
    (
        "代表取締役会長（代表取締役社長）　森田 憲一\n",
        "森田 憲一",
        ["代表取締役会長", "代表取締役社長"],
    ),
    ("安井 元　霧島商工会議所 専務理事\n", "安井 元", ["専務理事"]),
    (
        "会長に三浦 仁（霧島商工会議所副会頭）、事務局長に戸田美奈が就任",
        "三浦 仁",
        ["会長", "副会頭"],
    ),
]


@pytest.mark.parametrize(("text", "name", "titles"), PEOPLE)
def test_the_offices_of_a_person(text: str, name: str, titles: list[str]) -> None:
    assert [title for title, _ in people(text)[name]] == titles


def test_an_office_without_a_body_is_in_the_only_one_that_fits() -> None:
    text = (
        "公益財団法人霧島医薬財団　理事会　議事録\n\n高橋常務理事から説明があった。\n"
        "三浦理事：譲れる話ではない。\n"
    )
    assert people(text) == {
        "高橋": [("常務理事", "公益財団法人霧島医薬財団")],
        "三浦": [("理事", "公益財団法人霧島医薬財団")],
    }


def test_an_office_has_no_body_where_two_fit() -> None:
    text = "北浜食品協会と霧島医薬財団の話し合いに、森田会長が出た。"
    assert people(text)["森田"] == [("会長", "")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("記録:事務局(霧島市産業経済局 産業課)三浦\n", {"三浦"}),
        ("編集　霧島医工連携会議 事務局（鈴木・三浦）\n", {"鈴木", "三浦"}),
        ("覚書を交わした。（森田すみれ）\n", {"森田すみれ"}),
        ("作成：庶務グループ　三浦（内線24）\n", {"三浦"}),
    ],
)
def test_people_without_an_office(text: str, names: set[str]) -> None:
    assert set(people(text)) == names


AGREEMENTS = [
    (
        "公益財団法人霧島財団（理事長：森田 健）と青葉バイオ株式会社は、"
        "北浜大学病院を加えた三者で、「細胞の提供に関する基本合意書」に2025年10月28日付で調印しました。",
        [
            (
                {"公益財団法人霧島財団", "青葉バイオ株式会社", "北浜大学病院"},
                "2025-10-28",
                "Concluded",
            )
        ],
    ),
    (
        "霧島財団は、青葉大学と3月4日に研究協力の覚書を、翌5日には北浜協会と交流の覚書を、"
        "いずれも東京都内で取り交わした。",
        [
            ({"霧島財団", "青葉大学"}, "--03-04", "Concluded"),
            ({"霧島財団", "北浜協会"}, "--03-05", "Concluded"),
        ],
    ),
    (
        "霧島財団は青葉大学と2015年に覚書を結び、20年に延長した。",
        [
            ({"霧島財団", "青葉大学"}, "2015", "Concluded"),
            ({"霧島財団", "青葉大学"}, "2020", "Concluded"),
        ],
    ),
    (
        "北浜県と霧島財団は、平成31年3月28日に連携協定を締結した。\n\n"
        "三者で協議し、青葉市を新たに加えて協定を更新することとし、令和6年3月25日に締結する予定である。",
        [
            ({"北浜県", "霧島財団"}, "2019-03-28", "Concluded"),
            ({"北浜県", "霧島財団", "青葉市"}, "2024-03-25", "Planned"),
        ],
    ),
    (
        "霧島医薬財団　沿革\n\n2012年 3月19日　株式会社青葉精機と試験に関する協力協定\n"
        "2017年 3月18日　青葉精機との協定を5年間延長\n",
        [
            ({"霧島医薬財団", "株式会社青葉精機"}, "2012-03-19", "Concluded"),
            ({"霧島医薬財団", "株式会社青葉精機"}, "2017-03-18", "Concluded"),
        ],
    ),
    (
        "霧島医療機構は、海外とつながっています。\n\n海外とのつながり\n"
        "Nordic Tissue Association（ノルウェー・ベルゲン）\n　2018年11月に友好覚書を締結。\n",
        [({"霧島医療機構", "Nordic Tissue Association"}, "2018-11", "Concluded")],
    ),
    (
        "霧島医療機構の会員が使えます。\n・青葉ラボ株式会社（2023年2月1日締結の協定による）\n",
        [({"霧島医療機構", "青葉ラボ株式会社"}, "2023-02-01", "Concluded")],
    ),
    (
        "霧島医療機構は、青葉市と協定を締結することを検討したが、協定は結ばないことを決めた。",
        [],
    ),
    (
        "霧島県知事記者会見録（令和5年9月21日）\n昨日、青葉財団と、霧島県、それから北浜市の三者で"
        "「研究に関する協定」を結びました。",
        [({"青葉財団", "霧島県", "北浜市"}, "2023-09-20", "Concluded")],
    ),
    (
        "相互協力に関する覚書\n\n"
        "霧島協議会（以下「甲」という。）、Optik-Forum Ulm e.V.（以下「乙」という。）"
        "及び青葉研究所（以下「丙」という。）は、甲と乙が2018年9月5日に締結した「情報交換に関する覚書」を"
        "踏まえ、以下のとおり合意する。\n\n第1条 三者は、協力する。\n\n2023年3月27日　北浜にて\n",
        [
            ({"霧島協議会", "Optik-Forum Ulm e.V.", "青葉研究所"}, "2023-03-27", "Concluded"),
            ({"霧島協議会", "Optik-Forum Ulm e.V."}, "2018-09-05", "Concluded"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AGREEMENTS)
def test_agreements(text: str, expected: list[tuple[set[str], str, str]]) -> None:
    found = bonds(text)
    for bond in expected:
        assert bond in found
    assert len(found) <= len(expected)


def test_signatories_on_lines_under_a_heading() -> None:
    text = (
        "霧島臨床データに関する包括連携協定\n締結式 署名者・立会人一覧\n\n"
        "　と　き　2019年11月6日（水）\n\n"
        "◇署名者\n　霧島医療機構　　理事長　　三浦　淳\n　青葉大学　　学長　　森田　恵\n\n"
        "◇立会人\n　北浜学会　　会長　　大場　元\n"
    )
    assert bonds(text) == [({"霧島医療機構", "青葉大学"}, "2019-11-06", "Concluded")]


def test_a_table_has_renewals_lists_of_bodies_and_rows_that_are_no_agreements() -> None:
    text = (
        "霧島財団 連携機関\n\n| 機関 | 関係 | 開始 | いまの状況 |\n|:--|:--|:--|:--|\n"
        "| 青葉大学 | 連携協定 | 2010年5月 | 継続中 |\n"
        "| 北浜大学 | 会員 | 2016年 | 退会 |\n"
        "| 霧島県、北浜市 | 三者覚書 | 平成31年1月 | 2022年1月に更新済み |\n"
    )
    assert bonds(text) == [
        ({"霧島財団", "青葉大学"}, "2010-05", "Concluded"),
        ({"霧島財団", "霧島県", "北浜市"}, "2019-01", "Concluded"),
        ({"霧島財団", "霧島県", "北浜市"}, "2022-01", "Concluded"),
    ]


def test_who_signs_is_no_mere_guest() -> None:
    text = (
        "青葉医科大学と北浜市は、令和6年2月14日、連携協定を締結し、青葉医科大学の森田 健学長と"
        "北浜市の三浦 淳市長が署名しました。霧島財団の山田 恵理事長が立ち会いました。"
    )
    found = findings(text)
    assert found.signing is not None
    assert [found.people[i].name for i, _ in found.signing.signatories] == ["森田 健", "三浦 淳"]
    assert [found.people[i].name for i, _ in found.signing.attendees] == ["山田 恵"]


def test_the_sender_above_the_headline_is_no_title() -> None:
    text = (
        "報道関係各位\n学校法人青葉医科大学\n北浜市\n\n"
        "細胞をつくる人を地元で育てる 大学と市が協力\n\n本文。\n"
    )
    title = findings(text).title
    assert title is not None
    assert title.text.text == "細胞をつくる人を地元で育てる 大学と市が協力"


def test_labels_below_a_day_of_conclusion_speak_of_that_agreement() -> None:
    text = (
        "健診データに関する連携協定を更新しました\n\n"
        "令和2年4月1日に霧島市と青葉研究所が結んだ「健診データに関する連携協定」が満了しました。\n\n"
        "1.締結日　令和7年4月1日（火曜日）\n2.締結者　霧島市長　　森田 健\n"
        "　　　　　青葉研究所 所長　三浦 恵\n"
        "3.期　間　締結の日から令和12年3月31日まで\n"
    )
    found = findings(text).agreements.bonds
    ends = {str(b.signed[0].value): [str(d.value) for d in b.valid_until] for b in found}
    assert ends == {"2020-04-01": [], "2025-04-01": ["2030-03-31"]}


def test_a_column_of_terms_says_until_when() -> None:
    text = (
        "霧島財団\n協定等締結先一覧\n\n締結先\t所在\t種別\t締結日\t有効期限\n"
        "青葉大学\t熊本県霧島市\t連携協定\tR2.2.14\tR7.2.13\n同上\t同上\tMOU\tH29.4.25\tなし\n"
    )
    found = findings(text).agreements.bonds
    assert [[str(d.value) for d in b.valid_until] for b in found] == [["2025-02-13"], []]
    assert [str(b.signed[0].value) for b in found] == ["2020-02-14", "2017-04-25"]
    assert "霧島市" not in bodies(text)


def test_the_day_of_the_week_belongs_to_the_day() -> None:
    text = "7月8日(火)、霧島財団の林 志明理事長が来庁し、青葉市とMOUを締結する予定です。"
    assert bonds(text) == [({"霧島財団", "青葉市"}, "--07-08", "Planned")]
