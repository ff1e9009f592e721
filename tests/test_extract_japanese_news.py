"""Japanese news items, notices and papers: who concluded what with whom, and when."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, findings, people

#: What a test calls an agreement: names of its parties, its date, its state.
Wanted = list[tuple[set[str], str, str]]

THREE = {"白瀬大学", "入江県", "株式会社深川"}
PAIR = {"白瀬大学", "入江財団"}

POINTED: list[tuple[str, Wanted]] = [
    (
        "白瀬大学、入江県及び株式会社深川は、令和3年3月24日、連携協定を更新しました。\n\n"
        "3者は平成28年に最初の協定を結び、翌年、拠点を開きました。",
        [(THREE, "2021-03-24", "Concluded"), (THREE, "2016", "Concluded")],
    ),
    (
        "バイオ産業の3団体が2020年10月11日、見本市の会場で覚書に署名した。"
        "白瀬協会(SKB)、韓国バイオ協会、台湾の社団法人入江発展協会。",
        [({"白瀬協会", "韓国バイオ協会", "社団法人入江発展協会"}, "2020-10-11", "Concluded")],
    ),
    (
        "2020年10月11日、4つの町の3団体が覚書に署名した。白瀬協会、入江財団が参加した。",
        [],
    ),
    (
        "白瀬大学と入江財団は2021年3月1日に協定を結んだ。同じ席で、入江県と株式会社深川も覚書に署名した。",
        [
            (PAIR, "2021-03-01", "Concluded"),
            ({"入江県", "株式会社深川"}, "2021-03-01", "Concluded"),
        ],
    ),
]

SERIES: list[tuple[str, Wanted]] = [
    (
        "入江財団が海外の機関と覚書を交わすのは、2018年のデンマークのMidBio、"
        "2019年のオランダのHigh Tech Quay Zandvoortに続き3例目です。",
        [
            ({"入江財団", "MidBio"}, "2018", "Concluded"),
            ({"入江財団", "High Tech Quay Zandvoort"}, "2019", "Concluded"),
        ],
    ),
    (
        "入江財団が他県の機関と覚書を交わすのは、2014年の白瀬大学以来です。",
        [(PAIR, "2014", "Concluded")],
    ),
    (
        "入江財団が海外の団体と覚書を交わすのは2例目で、2018年には白瀬大学と結んでいます。",
        [(PAIR, "2018", "Concluded")],
    ),
    (
        "白瀬大学は、入江財団と結んでいる覚書を、2019年9月に更新しました。"
        "最初の覚書は2016年9月に調印したものです。",
        [(PAIR, "2016-09", "Concluded"), (PAIR, "2019-09", "Concluded")],
    ),
    (
        "令和5年度事業報告 公益財団法人入江機構\n\n"
        "(3)白瀬大学との趣意書(2021年2月締結)にもとづき、11月に4社を迎えた。",
        [({"公益財団法人入江機構", "白瀬大学"}, "2021-02", "Concluded")],
    ),
    (
        "入江財団は2021年5月1日、白瀬大学と協定を結び直した。前の協定は2018年5月からのもので、"
        "期間を延ばした。",
        [(PAIR, "2021-05-01", "Concluded"), (PAIR, "2018-05", "Concluded")],
    ),
    (
        "入江県と株式会社深川は、平成28年に白瀬大学と結んだ人材育成に関する覚書にもとづき、研修を続けた。",
        [(THREE, "2016", "Concluded")],
    ),
]

ANNOUNCED: list[tuple[str, Wanted]] = [
    (
        "白瀬大学は14日、入江財団と研究協力協定を結ぶと発表した。調印は7月8日に白瀬市で行う。\n"
        "(2024年5月15日)",
        [(PAIR, "2024-07-08", "Planned")],
    ),
    (
        "白瀬大学は5月14日、入江財団と研究協力協定を結んだと発表した。\n(2024年5月15日)",
        [(PAIR, "", "Concluded")],
    ),
    ("白瀬大学と入江財団、覚書を締結", [(PAIR, "", "Concluded")]),
    (
        "白瀬大学は入江財団と協力協定を結んだ。12月5日に台北市で開かれた深川商談会に合わせ、"
        "両者の役員が署名した。\n(2019年12月11日)",
        [(PAIR, "2019-12-05", "Concluded")],
    ),
    (
        "入江県とバーデン=オスト州(以下「BO州」という。)は、医療分野における連携に関する覚書を"
        "下記のとおり更新することとしましたので、お知らせします。\n\n記\n\n"
        "1 日時 令和5年6月19日(月)16時\n2 場所 州庁舎\n\n(令和5年6月9日)",
        [({"入江県", "バーデン=オスト州"}, "2023-06-19", "Planned")],
    ),
]

LISTED: list[tuple[str, Wanted]] = [
    (
        "白瀬市と入江大学病院、深川研究センターは2022年11月18日、包括連携協定を結んだ。",
        [({"白瀬市", "入江大学病院", "深川研究センター"}, "2022-11-18", "Concluded")],
    ),
    (
        "平成26年9月1日 入江県とノルドアルプ州(NA州)、「医療の連携に関する覚書」を交換。",
        [({"入江県", "ノルドアルプ州"}, "2014-09-01", "Concluded")],
    ),
]

DOUBTFUL: list[tuple[str, Wanted]] = [
    (
        # Either of the two may be the one that the second sentence goes on about.
        "白瀬大学と入江財団は2020年3月1日に協定を結んだ。2018年にも深川市と協定を結んでいる。",
        [(PAIR, "2020-03-01", "Concluded")],
    ),
    (
        # Which 機構 speaks is not known, and the headline names a partner.
        "お隣の入江県と手を組みました\n\n"
        "青森県は後援し、一般財団法人白瀬機構と公益財団法人深川機構は情報を交換しています。\n\n"
        "当機構は2014年に青海大学と覚書を交わしました。",
        [],
    ),
]


#: What was concluded before and what is done with it now, in one clause.
OLD_AND_NEW: list[tuple[str, Wanted]] = [
    (
        "2024年10月11日\n\n入江財団と白瀬大学は10月9日、2016年に締結した連携協定を更新した。",
        [(PAIR, "2016", "Concluded"), (PAIR, "2024-10-09", "Concluded")],
    ),
    (
        "2024年10月11日\n\n入江財団と白瀬大学が2016年に締結した連携協定は、10月9日に更新された。",
        [(PAIR, "2016", "Concluded"), (PAIR, "2024-10-09", "Concluded")],
    ),
    (
        "2024年10月11日\n\n入江財団は、平成30年に白瀬大学と締結していた覚書を改定し、10月9日に調印しました。",
        [(PAIR, "2018", "Concluded"), (PAIR, "2024-10-09", "Concluded")],
    ),
    (
        "2024年10月11日\n\n入江財団と白瀬大学は、2016年に結んだ連携協定を来年3月に更新する予定です。",
        [(PAIR, "2016", "Concluded"), (PAIR, "2025-03", "Planned")],
    ),
    (
        "2024年10月11日\n\n入江財団と白瀬大学は、2016年に結んだ「食の交流に関する覚書」を更新しました。\n"
        "調印は10月9日、深川会館で行われました。",
        [(PAIR, "2016", "Concluded"), (PAIR, "2024-10-09", "Concluded")],
    ),
]

#: The verb goes on to those of whom it is said.
OF_WHOM: list[tuple[str, Wanted]] = [
    (
        "入江県と連携協定を結んでいる白瀬大学は、講師を送った。",
        [({"入江県", "白瀬大学"}, "", "Concluded")],
    ),
    (
        "2018年に包括連携協定を締結した白瀬大学と入江財団は2019年3月2日、共同研究の覚書を交わした。",
        [(PAIR, "2018", "Concluded"), (PAIR, "2019-03-02", "Concluded")],
    ),
    (
        "白瀬大学と入江財団が2018年に協定を結んだ深川会館で、式典があった。",
        [(PAIR, "2018", "Concluded")],
    ),
]


#: One sentence, more than one agreement, or an officer for the body.
SHARED: list[tuple[str, Wanted]] = [
    (
        "白瀬大学(学長 山根 豊)と入江財団は、平成29年3月に締結した包括連携協定に基づき、新たに"
        "「創薬の支援に関する覚書」を令和4年8月1日に取り交わした。",
        [(PAIR, "2017-03", "Concluded"), (PAIR, "2022-08-01", "Concluded")],
    ),
    (
        "白瀬大学は、入江財団とは平成30年に、株式会社深川とは令和2年に、それぞれ検査の協定を結んでいます。",
        [(PAIR, "2018", "Concluded"), ({"白瀬大学", "株式会社深川"}, "2020", "Concluded")],
    ),
    (
        "入江県\n\n山根豊知事は2021年3月7日、白瀬大学と協定を結んだ。",
        [({"入江県", "白瀬大学"}, "2021-03-07", "Concluded")],
    ),
    (
        # Of what others conclude the officer only tells.
        "入江県\n\n山根豊知事は、白瀬大学が入江財団と2021年3月7日に協定を結んだと述べた。",
        [(PAIR, "2021-03-07", "Concluded")],
    ),
    (
        "入江財団\n\n(イ)白瀬大学との覚書\n2016年に締結した覚書は10月末で期限を迎えたが、"
        "2019年11月1日付けで3年間更新した。",
        [(PAIR, "2016", "Concluded"), (PAIR, "2019-11-01", "Concluded")],
    ),
    (
        "入江財団と白瀬大学は2024年11月12日、2019年から続く協力覚書を2029年末まで延長する文書に署名した。",
        [(PAIR, "2019", "Concluded"), (PAIR, "2024-11-12", "Concluded")],
    ),
    (
        "入江財団\n\n白瀬大学との相互会員協定(2012年6月締結)に変更はない。",
        [(PAIR, "2012-06", "Concluded")],
    ),
    (
        "白瀬大学は、入江財団との連携協定を、令和5年10月30日付で締結いたしました。",
        [(PAIR, "2023-10-30", "Concluded")],
    ),
    (
        "2022年2月10日\n\n株式会社深川が、白瀬大学・入江財団と協定を結びました(1/18)。",
        [({"株式会社深川", *PAIR}, "2022-01-18", "Concluded")],
    ),
    ("2022年2月10日\n\n白瀬大学は入江財団と、協定締結について意見を交わした。", []),
    (
        "深川市\n\n白瀬大学とは2018年に、入江財団とは2019年にそれぞれ覚書を交わしている。",
        [
            ({"深川市", "白瀬大学"}, "2018", "Concluded"),
            ({"深川市", "入江財団"}, "2019", "Concluded"),
        ],
    ),
    (
        # Who holds the meeting signs nothing.
        "白瀬大学は、深川協会が主催する会議で、2020年1月5日に入江財団と覚書を結んだ。",
        [(PAIR, "2020-01-05", "Concluded")],
    ),
    (
        # Somebody else tells of it.
        "深川市\n\n白瀬大学と連携協定を結んだ入江財団の山根豊理事長が講演した。",
        [(PAIR, "", "Concluded")],
    ),
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [*POINTED, *SERIES, *ANNOUNCED, *LISTED, *DOUBTFUL, *OLD_AND_NEW, *OF_WHOM, *SHARED],
)
def test_agreements(text: str, wanted: Wanted) -> None:
    assert bonds(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "おいらせ町(町長 山根 豊)及び株式会社深川は、2021年3月4日、連携協定を締結した。",
        "大潟村(村長:山根豊)と株式会社深川は、2021年3月4日、連携協定を締結した。",
        "大田区と株式会社深川は、2021年3月4日、連携協定を締結した。",
        "さぬき市と株式会社深川は、2021年3月4日、連携協定を締結した。",
    ],
)
def test_municipalities_conclude(text: str) -> None:
    ((parties, day, _),) = bonds(text)
    place = text.split("(")[0].split("と株")[0]
    assert (parties, day) == ({place, "株式会社深川"}, "2021-03-04")


def test_the_prefecture_of_hokkaido_concludes_and_the_region_does_not() -> None:
    text = "北海道と株式会社深川は、2021年3月4日、連携協定を締結した。北海道は本州の北に位置する。"
    assert bonds(text) == [({"北海道", "株式会社深川"}, "2021-03-04", "Concluded")]
    assert "北海道" not in bodies("入江大学は、北海道の企業と覚書を交わした。")


def test_a_head_of_a_village_is_no_party() -> None:
    text = "入江財団と白瀬大学は1月24日、協定を結んだ。山根豊学長と長浜光雄村長が協定書を交わした。"
    assert bonds(text) == [(PAIR, "--01-24", "Concluded")]


def test_a_ward_in_an_address_is_no_party() -> None:
    text = "株式会社深川(東京都大田区)と入江県は2021年3月4日、連携協定を締結した。"
    assert bonds(text) == [({"株式会社深川", "入江県"}, "2021-03-04", "Concluded")]


def test_a_short_name_without_quotation_marks_ends_at_a_comma() -> None:
    text = (
        "バイオひろば入江(以下BioI、委員長:山根豊)と白瀬大学は、2025年1月28日、協定を締結しました。\n\n"
        "BioIは2023年3月に深川市とも協定を結んでいます。"
    )
    assert [(day, len(parties)) for parties, day, _ in bonds(text)] == [
        ("2025-01-28", 2),
        ("2023-03", 2),
    ]
    assert people(text)["山根豊"] == [("委員長", "バイオひろば入江")]


def test_the_period_of_a_treaty_is_not_that_of_a_memorandum_named_after_it() -> None:
    text = (
        "白瀬大学と入江財団は2019年10月4日に連携協定を締結しました。入江県と深川市は2017年3月29日に"
        "覚書を取り交わしています。\n\n協定の期間は締結日から2024年3月31日までです。"
    )
    first, second = findings(text).agreements.bonds
    assert [str(d.value) for d in first.valid_until] == ["2024-03-31"]
    assert not second.valid_until


SIGNED = "白瀬大学と入江財団は2021年3月4日、協定を結んだ。"


@pytest.mark.parametrize(
    ("text", "begins", "ends", "term"),
    [
        (SIGNED + "期間は3年。", [], [], ["P3Y"]),
        (
            SIGNED + "現協定の後を継ぐもので、期間は2021年4月1日から5年間。",
            ["2021-04-01"],
            [],
            ["P5Y"],
        ),
        (SIGNED + "有効期限は2025年3月末。", [], ["2025-03"], []),
        (SIGNED + "締結日から3年間有効。", [], [], ["P3Y"]),
        (SIGNED + "3年後に見直す。", [], [], []),
        ("白瀬大学と入江財団は2021年3月4日、3年間の連携協定を結んだ。", [], [], ["P3Y"]),
        ("白瀬大学と入江財団は2021年3月4日、2025年3月までの協定を結んだ。", [], ["2025-03"], []),
    ],
)
def test_how_long_an_agreement_holds(
    text: str, begins: list[str], ends: list[str], term: list[str]
) -> None:
    (bond,) = findings(text).agreements.bonds
    assert [str(d.value) for d in bond.valid_from] == begins
    assert [str(d.value) for d in bond.valid_until] == ends
    assert [value for value, _ in bond.terms] == term


def test_the_day_of_a_renewal_stands_on_a_line_with_its_place() -> None:
    text = (
        "入江県 記者発表資料\n2022年11月10日\n\n白瀬市と覚書を更新しました\n\n"
        "県は、平成28年11月に白瀬市と覚書を締結し、令和元年11月に一度更新しています。\n\n"
        "1 更新日 令和4年11月8日\n2 場所 白瀬市庁舎\n"
    )
    days = sorted(day for _, day, _ in bonds(text))
    assert days == ["2016-11", "2019-11", "2022-11-08"]
    page = "入江県\n\n白瀬市と覚書を更新しました\n\n更新日 令和4年11月8日\n"
    assert all(not day for _, day, _ in bonds(page))


def test_initials_before_the_last_word_of_a_name_are_a_short_name_of_it() -> None:
    text = "入江県はノルドアルプ州(NA州)と2014年9月1日に覚書を締結した。NA州は6年後に脱退した。"
    assert bodies(text) == {"入江県", "ノルドアルプ州"}


def test_a_known_cluster_begins_the_name_of_its_council() -> None:
    text = "Greater Tokyo Biocommunity協議会は2021年に発足した。"
    assert "Greater Tokyo Biocommunity協議会" in bodies(text, known=True)


PAPER = """令和5年11月22日
白瀬市 記者会見資料

入江財団との覚書の更新について

1 概要
白瀬市と白瀬大学は、一般財団法人入江財団との「医工連携に関する覚書」を更新しました。

2 これまでの経過
平成29年11月13日 最初の覚書(会議場にて)
令和2年11月    第1回更新(郵送による)
令和5年11月14日 第2回更新
令和5年12月1日 新しい会議室の利用開始
"""


def test_a_list_of_days_tells_of_an_agreement_and_its_renewals() -> None:
    three = {"白瀬市", "白瀬大学", "入江財団"}
    assert sorted(bonds(PAPER), key=lambda row: row[1]) == [
        (three, "2017-11-13", "Concluded"),
        (three, "2020-11", "Concluded"),
        (three, "2023-11-14", "Concluded"),
    ]


def test_a_headline_that_ends_in_the_agreement_is_no_entry_of_a_paper() -> None:
    text = (
        "白瀬公社とFRIが意向書\n\n"
        "白瀬公社と深川研究院(FRI)は5日、協力意向書(LOI)にサインした。"
        "FRIからは白瀬研究所の山根豊所長が署名に臨んだ。\n\n(2023年7月6日)"
    ).replace("\\\n", "\n")
    assert ({"白瀬公社", "深川研究院"}, "2023-07-05", "Concluded") in bonds(text)


@pytest.mark.parametrize(
    "said",
    [
        "の手続きを終えた。",
        "を取り結んだ。",
        "の書面を交換した。",
        "を成立させた。",
        "に記名押印した。",
    ],
)
def test_ways_to_say_that_something_was_concluded(said: str) -> None:
    text = f"白瀬大学と入江財団は2021年3月1日、連携協定{said}"
    assert bonds(text) == [(PAIR, "2021-03-01", "Concluded")]


def test_a_foreign_name_is_known_wherever_it_stands() -> None:
    text = (
        "大邱にあるQ-MED hub(青海先端財団)の本部で、白瀬大学とQ-MED hubとの間で2021年3月1日に"
        "協定が結ばれました。"
    )
    ((parties, _, _),) = bonds(text)
    assert len(parties) == 2


def test_the_day_of_signing_is_told_of_each_agreement_behind_it() -> None:
    text = (
        "2024年10月11日\n\n入江財団と白瀬大学は連携協定を結んだ。調印は10月9日、深川会館で行われた。\n"
        "深川市と入江製薬協会も覚書を交わした。署名は10月10日に済ませた。"
    )
    assert [day for _, day, _ in bonds(text)] == ["2024-10-09", "2024-10-10"]


def test_a_partner_without_a_name_is_not_the_one_who_tells_it() -> None:
    assert not bonds("深川県からのお知らせ\n\n入江連合会と台湾の製薬団体が覚書を更新しました")


def test_a_name_too_long_for_its_column_stands_above_its_officer() -> None:
    text = """「創業支援に関する連携協定」締結式 出席者名簿

日時 令和3年7月29日

【調印者】
 入江県       知事     西脇 健太
 深川市       市長     門川 大介
 公益財団法人入江高度技術研究所(IRT)
           理事長    西本 清一
 株式会社深川

事務局 入江県産業部
"""
    three = {"入江県", "深川市", "公益財団法人入江高度技術研究所"}
    assert bonds(text) == [(three, "2021-07-29", "Concluded")]
    assert people(text)["西本 清一"] == [("理事長", "公益財団法人入江高度技術研究所")]


def test_a_draft_of_the_same_parties_renews_what_they_concluded() -> None:
    text = """1 これまでの経過
 平成31年3月27日、入江財団と白瀬大学は、「教育に関する協定」を締結した。

2 第2期の協定(案)
 (1) 同じ二者でこれを更新する。
 (2) 締結は令和6年3月下旬を見込む。
"""
    assert bonds(text) == [(PAIR, "2019-03-27", "Concluded"), (PAIR, "2024-03", "Planned")]


def test_those_who_issue_a_text_together_are_not_partners_of_the_last_of_them() -> None:
    text = (
        "国立大学法人白瀬大学\n国立大学法人深川大学\n株式会社入江銀行\n\n基本協定を締結\n"
        "国立大学法人白瀬大学、国立大学法人深川大学、株式会社入江銀行は、"
        "2021年4月26日、標記の協定を締結いたしました。"
    )
    assert [len(parties) for parties, _, _ in bonds(text)] == [3]


def test_a_list_of_bodies_whose_officers_titles_touch_them() -> None:
    text = """「食の推進に関する協定」調印者

日 時 平成31年2月7日

入江県知事             山根 豊
国立大学法人白瀬大学長       越智 光夫
公益財団法人入江産業振興機構理事長 深山 英樹

(立会)
深川経済局長          波留 静哉
"""
    three = {"入江県", "国立大学法人白瀬大学", "公益財団法人入江産業振興機構"}
    assert bonds(text) == [(three, "2019-02-07", "Concluded")]
    assert people(text)["越智 光夫"] == [("学長", "国立大学法人白瀬大学")]


def test_the_header_of_a_table_may_stand_above_a_line_and_a_narrow_column() -> None:
    text = """深川市の協定等

No 締結日     相手方              名称
――――――――――――――――――――――
1  H23.3.7    公益財団法人入江研究所   協力に関する基本協定
2  (調整中)   白瀬大学     連携・協力協定
"""
    assert bonds(text) == [
        ({"深川市", "公益財団法人入江研究所"}, "2011-03-07", "Concluded"),
        ({"深川市", "白瀬大学"}, "", "Planned"),
    ]


def test_the_agreement_that_a_contract_rests_on_is_told_by_the_contract_itself() -> None:
    text = (
        "杜の湖医療拠点における支援事業に関する協定書(案)\n\n"
        "北浜市(以下「甲」という。)及び公益財団法人北浜産業財団(以下「乙」という。)は、"
        "令和 年 月 日に締結した「杜の湖医療拠点の運営等に関する基本協定書」に基づき、"
        "支援事業に取り組むことを確認し、"
        "次のとおり協定(以下「本協定」という。)を締結する。\n"
    )
    assert [status for _, _, status in bonds(text)] == ["Draft"]


BETWEEN: list[tuple[str, Wanted]] = [
    (
        "入江県は2018年7月に株式会社深川と覚書を結びました。"
        "白瀬大学と入江財団の覚書は2019年2月28日に締結されました。",
        [
            ({"入江県", "株式会社深川"}, "2018-07", "Concluded"),
            (PAIR, "2019-02-28", "Concluded"),
        ],
    ),
    (
        "白瀬大学、入江県及び株式会社深川の連携協定は2020年5月に結ばれた。",
        [(THREE, "2020-05", "Concluded")],
    ),
    (
        "入江県は2018年に株式会社深川と覚書を結んだ。白瀬大学とMidBioの覚書は2020年に締結された。",
        [
            ({"入江県", "株式会社深川"}, "2018", "Concluded"),
            ({"白瀬大学", "MidBio"}, "2020", "Concluded"),
        ],
    ),
    (
        "入江県は2018年に株式会社深川と覚書を結んだ。白瀬大学とみずほの覚書は2020年に締結された。",
        [({"入江県", "株式会社深川"}, "2018", "Concluded")],
    ),
    (
        "入江県は2018年に株式会社深川と覚書を結んだ。白瀬大学との覚書は2020年に締結された。",
        [
            ({"入江県", "株式会社深川"}, "2018", "Concluded"),
            ({"入江県", "白瀬大学"}, "2020", "Concluded"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), BETWEEN)
def test_an_agreement_is_between_those_named_before_it(text: str, wanted: Wanted) -> None:
    found = bonds(text)
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_the_name_of_a_party_is_none_of_the_agreement() -> None:
    found = findings("白瀬大学と入江財団の覚書は2019年2月28日に締結されました。").agreements
    assert [bond.keys for bond in found.bonds] == [{"覚書"}]


def test_what_was_concluded_is_no_plan_whatever_day_the_text_bears() -> None:
    text = "2024年6月12日\n\n入江財団は覚書を結ぶ。白瀬大学と入江財団の覚書は2025年2月28日に"
    assert bonds(text + "締結されました。") == [(PAIR, "2025-02-28", "Concluded")]
    assert bonds(text + "締結されます。") == [(PAIR, "2025-02-28", "Planned")]


LEASE = "白瀬大学は、当初は入江財団と土地賃貸借契約を締結する予定であった。"

ASSUMED: list[tuple[str, list[str]]] = [
    (
        LEASE + "これに代えて、入江財団と土地使用貸借契約を締結した。",
        ["Abandoned", "Concluded"],
    ),
    (
        "白瀬大学は、入江財団と用地について協議した。\n\n<当初想定>\n\n"
        "白瀬大学は、入江財団と土地賃貸借契約を締結。\n\n<今後>\n\n"
        "白瀬大学は、当初の計画を改め、入江財団と土地使用貸借契約を締結する予定である。",
        ["Abandoned", "Planned"],
    ),
    (LEASE + "これに加え、入江財団と土地使用貸借契約を締結した。", ["Planned", "Concluded"]),
    (LEASE + "これに代えて、入江県と土地使用貸借契約を締結した。", ["Planned", "Concluded"]),
    (
        LEASE.replace("当初は", "") + "これに代えて、入江財団と土地使用貸借契約を締結した。",
        ["Planned", "Concluded"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ASSUMED)
def test_what_was_assumed_at_first_is_given_up_where_another_takes_its_place(
    text: str, wanted: list[str]
) -> None:
    assert [status for _, _, status in bonds(text)] == wanted
