"""Agreements and people in Japanese papers, notices, lists of signatories and news items."""

from __future__ import annotations

import pytest

from graph.extract.definitions import is_picked_from
from tests.reading import bodies, bonds, findings, people

AGREEMENTS = {
    "entries under a heading each, line by line": (
        "協定等の状況\n令和5年11月20日\n青海市健康部\n\n"
        "1 治験設備の共同利用に関する基本合意書\n"
        " 締結 平成29年3月28日\n"
        " 当事者 独立行政法人潮見医療機構(以下「潮医機」)、青海市、白浜市\n"
        " 状況 目的を達したため、令和6年3月末をもって終了する。\n\n"
        "2 締結予定の協定\n"
        " 産学連携の推進に関する協定\n"
        "  当事者 青海市、みなと精機株式会社\n",
        [
            ({"独立行政法人潮見医療機構", "青海市", "白浜市"}, "2017-03-28", "Concluded"),
            ({"青海市", "みなと精機株式会社"}, "", "Planned"),
        ],
    ),
    "an entry that goes on in a sentence": (
        "協定の現況\n\n"
        "(ア)医療機器産業の連携に関する協定\n"
        " 令和元年12月17日、静岡県と山梨県の間で締結。終期の定めはない。\n",
        [({"静岡県", "山梨県"}, "2019-12-17", "Concluded")],
    ),
    "the day of a notice on a line of its own": (
        "令和元年12月13日\n\n静岡県と山梨県が創薬に関する協定を締結します\n\n"
        "1 名称 創薬に関する協定\n2 日時 令和元年12月18日(水) 午後2時から\n3 会場 県庁\n",
        [({"静岡県", "山梨県"}, "2019-12-18", "Planned")],
    ),
    "parties under a label and a step to come": (
        "産業委員会資料\n令和3年9月14日\n\n拠点の形成に関する協定の締結について\n\n"
        "1 協定の当事者\n (1) 青海市\n (2) 国立大学法人青海大学\n\n"
        "2 今後の予定\n 令和3年10月下旬 締結式(市役所)\n",
        [({"青海市", "国立大学法人青海大学"}, "2021-10", "Planned")],
    ),
    "the first agreement and its renewal, one without a year": (
        "青海財団と白浜協会は3月22日、協力協定を更新しました。最初の協定は2013年に結ばれました。\n",
        [
            ({"青海財団", "白浜協会"}, "--03-22", "Concluded"),
            ({"青海財団", "白浜協会"}, "2013", "Concluded"),
        ],
    ),
    "two of those named before": (
        "青海県、白浜県、青海大学は、平成24年2月1日に研究協定を締結しました。\n"
        "両県は、2023年4月1日付けで新たに「機器産業の連携協定」を結びました。\n",
        [
            ({"青海県", "白浜県", "青海大学"}, "2012-02-01", "Concluded"),
            ({"青海県", "白浜県"}, "2023-04-01", "Concluded"),
        ],
    ),
    "bodies listed above": (
        "公益財団法人青海県産業機構\n国立大学法人青海大学\nメドリオン(Medlion、フランス)\n\n"
        "上記の三機関は11月27日、交流協定を締結しました。\n(2019年11月29日)\n",
        [
            (
                {"公益財団法人青海県産業機構", "国立大学法人青海大学", "メドリオン"},
                "2019-11-27",
                "Concluded",
            )
        ],
    ),
    "a day in brackets behind the name": (
        "青海県、青海大学及び青海銀行による「産業創出に関する連携協定」(平成28年8月5日)は"
        "続いている。\n",
        [({"青海県", "青海大学", "青海銀行"}, "2016-08-05", "Concluded")],
    ),
    "officers below their bodies": (
        "海洋コミュニティの連携に関する共同宣言 署名団体\n\n"
        "2023年10月12日(木) 青海国際会館にて署名\n\n"
        "青海バイオコミュニティ\n 統括 野口 進\n白浜バイオコミュニティ\n 代表 富田 実\n",
        [({"青海バイオコミュニティ", "白浜バイオコミュニティ"}, "2023-10-12", "Concluded")],
    ),
    "a list of signatories with a day for each": (
        "研究設備の相互利用協定 署名一覧(令和6年12月2日 現在)\n\n"
        "記号　機関　　　　　　　　　　代表者　　　　　　署名日\n"
        "Ａ　　国立大学法人青海大学　　学長　　永田 恭平　　R6.11.19\n"
        "Ａ　　青海市　　　　　　　　　市長　　中野 祐二　　R6.11.19\n"
        "Ｂ　　みなと製薬株式会社　　　社長　　平野 祐一　　R6.12.2\n"
        "Ｃ　　潮見病院　　　　　　　　（手続中）\n",
        [
            (
                {"国立大学法人青海大学", "青海市", "みなと製薬株式会社"},
                "2024-11-19",
                "Concluded",
            )
        ],
    ),
    "a news item with its day in front": (
        "【青海トピックス 2月14日】青海薬業連合会は12日、業界団体ノルド製薬(NPX)と"
        "覚書を交わした。\n",
        [({"青海薬業連合会", "ノルド製薬"}, "--02-12", "Concluded")],
    ),
    "how what is renewed began": (
        "青海県は、青海財団と「連携に関する覚書」を2022年10月18日に更新しました。\n\n"
        "覚書は平成24年7月に初めて結ばれ、平成29年の更新を経て今回に至りました。\n",
        [
            ({"青海県", "青海財団"}, "2022-10-18", "Concluded"),
            ({"青海県", "青海財団"}, "2012-07", "Concluded"),
            ({"青海県", "青海財団"}, "2017", "Concluded"),
        ],
    ),
    "a day behind the verb, and one that is said of it alone": (
        "青海財団は白浜協会と協力協定を締結しました。締結日は2024年2月20日です。"
        "両者が最初に覚書を結んだのは2019年12月でした。\n",
        [
            ({"青海財団", "白浜協会"}, "2024-02-20", "Concluded"),
            ({"青海財団", "白浜協会"}, "2019-12", "Concluded"),
        ],
    ),
    "the two that the sentence before names": (
        "青海医科大学と白浜大学が、診断の研究で手を組む。両者は2021年3月18日、学術交流協定に調印した。\n",
        [({"青海医科大学", "白浜大学"}, "2021-03-18", "Concluded")],
    ),
    "how many there are": (
        "青海機構と白浜協会は2019年1月24日、覚書に署名した。青海機構が海外の支援機関と覚書を交わすのは3例目となる。\n",
        [({"青海機構", "白浜協会"}, "2019-01-24", "Concluded")],
    ),
    "the day in a sentence of its own": (
        "青海財団とオルム・バイオ協会は、相互協力に関する覚書に調印しました。"
        "調印は2016年4月20日、青海市庁舎で行われました。\n",
        [({"青海財団", "オルム・バイオ協会"}, "2016-04-20", "Concluded")],
    ),
    "the day of the ceremony in the next paragraph": (
        "青海財団は、韓国のK-MED hub(青海先端医療財団)と業務協約を締結しました。\n\n"
        "2023年8月29日に大ホールで行われた締結式には、両者の代表が出席しました。\n",
        [({"青海財団", "K-MED hub"}, "2023-08-29", "Concluded")],
    ),
    "agreements of one day, each with its officers": (
        "下記のとおり協定を締結したのでお知らせします。\n\n1 締結日 令和元年12月26日(木)\n2 協 定\n"
        " (1) 産業政策の連携に関する協定\n   静岡県知事 川村 平吉\n   山梨県知事 長沢 幸一\n"
        " (2) 開発支援に関する協定\n   (公財)青海支援機構 理事長 大坪 進\n"
        "   (公財)白浜支援機構 理事長 手塚 修\n",
        [
            ({"静岡県", "山梨県"}, "2019-12-26", "Concluded"),
            ({"(公財)青海支援機構", "(公財)白浜支援機構"}, "2019-12-26", "Concluded"),
        ],
    ),
    "a renewal today of what is told in passing": (
        "2023年11月17日\n\n青海市と青海財団は、Forum Medtal e.V.と平成30年11月に締結した"
        "「交流に関する覚書」を、"
        "本日更新しました。\n",
        [
            ({"青海市", "青海財団", "Forum Medtal e.V."}, "2018-11", "Concluded"),
            ({"青海市", "青海財団", "Forum Medtal e.V."}, "2023-11-17", "Concluded"),
        ],
    ),
    "the day on which a text was put up": (
        "青海大学と白馬村は1月24日、包括連携協定を結んだ。期間は1年。(2024/1/25 10:30)\n",
        [({"青海大学", "白馬村"}, "2024-01-24", "Concluded")],
    ),
    "a partner alone, the other side in the sentence before": (
        "青海機構とノルド製薬株式会社は、2022年6月1日に協定を結んだ。\n\n"
        "青海機構は2020年8月にも、フランス共和国保健省医療サービス局との間で共同研究契約を結んでいる。\n",
        [
            ({"青海機構", "ノルド製薬株式会社"}, "2022-06-01", "Concluded"),
            ({"青海機構", "フランス共和国保健省医療サービス局"}, "2020-08", "Concluded"),
        ],
    ),
    "a table set in columns under a ruled line": (
        "資料3 海外の提携先\n青海商工会議所\n\n"
        "相手先                  国       締結年月      形式   直近の更新\n"
        "----------------------------------------------------------------\n"
        "Nordmark Bio e. V.      ドイツ   平成23年11月  覚書   平成29年11月\n",
        [
            ({"青海商工会議所", "Nordmark Bio e. V."}, "2011-11", "Concluded"),
            ({"青海商工会議所", "Nordmark Bio e. V."}, "2017-11", "Concluded"),
        ],
    ),
    "the other party in a cell": (
        "# 連携機関表\n\n| 機関名 | 文書 | 開始 |\n|---|---|---|\n"
        "| 白浜県 | 包括的連携に関する協定(青海大学と) | 2009.7.29 |\n",
        [({"白浜県", "青海大学"}, "2009-07-29", "Concluded")],
    ),
    "the month of a fiscal year's report": (
        "事業報告書 2022年度\n公益財団法人青海県産業公社\n\n"
        "2月1日、当公社は青海大学と協力協定を締結した。\n",
        [({"公益財団法人青海県産業公社", "青海大学"}, "2023-02-01", "Concluded")],
    ),
    "the city whose assembly reads the paper": (
        "いわき市議会 文教委員会 資料4\n令和7年9月12日\n\n## 協定一覧(市が当事者のもの)\n\n"
        "| 相手方 | 名称 | 締結日 |\n|---|---|---|\n"
        "| 国立大学法人青海大学 | 連携に関する協定 | H18.2.14 |\n",
        [({"いわき市", "国立大学法人青海大学"}, "2006-02-14", "Concluded")],
    ),
}

NONE = {
    "an invitation to a ceremony without parties": "研究協定 締結式のご案内\n青海ホール\n",
    "the day on which a page was changed": (
        "青海財団と協定を締結しました\n更新日:2019年3月20日\n\n青海市と青海財団は、研究協定を締結しました。\n"
    ),
    "a draft that others discussed": (
        "青海市と白浜市は2018年6月に覚書を結んだ。令和3年8月、四者の会議で協定案を了承した。\n"
    ),
}

PEOPLE = {
    "readings in brackets": (
        "白浜協会(KBX)の李承勲(イ・スンフン)会長が訪れた。\n",
        {"李承勲": [("会長", "白浜協会")]},
    ),
    "names of which the dictionary knows one part": (
        "青海市の五十嵐立海市長と、青海大学病院の中釜丈病院長が署名した。\n",
        {"五十嵐立海": [("市長", "青海市")], "中釜丈": [("病院長", "青海大学病院")]},
    ),
    "one office beside another": (
        "署名したのは、青海協議会の会長を務める青海大学の内村 直樹学長です。\n",
        {"内村 直樹": [("会長", "青海協議会"), ("学長", "青海大学")]},
    ),
    "officers in a row, and then in a chain": (
        "式には青海県の吉村美和子知事、白浜市の皆川修市長が出席した。\n",
        {"吉村美和子": [("知事", "青海県")], "皆川修": [("市長", "白浜市")]},
    ),
    "unknown names before offices of cities and schools": (
        "式では、花倉志岳所長と豊岡勇士市長が協定書に署名した。\n",
        {"花倉志岳": [("所長", "")], "豊岡勇士": [("市長", "")]},
    ),
    "a name whose last character belongs to another": (
        "青海大学(学長 蔡晃基)は、白浜市と協定を結んだ。\n",
        {"蔡晃基": [("学長", "青海大学")]},
    ),
    "whose officer a topic names": (
        "青海協会側は会長のマリア・テレサ氏、白浜財団は理事長の三浦 淳が署名した。\n",
        {"マリア・テレサ": [("会長", "青海協会")], "三浦 淳": [("理事長", "白浜財団")]},
    ),
    "a department of a city": (
        "白浜市産業振興部長の西尾 英樹氏が立ち会いました。\n",
        {"西尾 英樹": [("産業振興部長", "白浜市")]},
    ),
    "a researcher without an office": (
        "「光技術」 青海光学株式会社 中央研究所 鈴木 悠一氏\n",
        {"鈴木 悠一": [("", "青海光学株式会社")]},
    ),
    "a partner's officer in a table": (
        "# 連携先\n青海市の一覧です。\n\n"
        "| 締結 | 連携先 | 種別 | 先方の署名者 |\n|---|---|---|---|\n"
        "| 2013年10月 | Bergtal Biopark | 覚書 | Stig Lund(CEO) |\n",
        {"Stig Lund": [("CEO", "Bergtal Biopark")]},
    ),
}


def _order(bond: tuple[set[str], str, str]) -> tuple[str, list[str]]:
    return bond[1], sorted(bond[0])


@pytest.mark.parametrize("layout", AGREEMENTS)
def test_agreements_in(layout: str) -> None:
    text, expected = AGREEMENTS[layout]
    found = bonds(text)
    assert sorted(found, key=_order) == sorted(expected, key=_order)


@pytest.mark.parametrize("layout", NONE)
def test_nothing_new_in(layout: str) -> None:
    found = bonds(NONE[layout])
    assert [status for _, _, status in found if status == "Planned"] == []
    assert len(found) <= 1
    assert all("2019-03-20" not in date for _, date, _ in found)


@pytest.mark.parametrize("layout", PEOPLE)
def test_people_in(layout: str) -> None:
    text, expected = PEOPLE[layout]
    assert people(text) == expected


def test_a_place_in_brackets_is_nobody() -> None:
    assert people("青海先端医療産業振興財団(韓国・大邱)との協議を続けている。\n") == {}


def test_short_names_in_brackets_mean_the_body() -> None:
    text = (
        "日本臨床薬学連合会(臨薬連)と木更記念財団(以下、木更財団)は、覚書を結んだ。"
        "臨薬連と木更財団が発表した。\n"
    )
    assert bodies(text) == {"日本臨床薬学連合会", "木更記念財団"}
    assert is_picked_from("臨薬連", "日本臨床薬学連合会")
    assert not is_picked_from("兵庫県", "姫路市")


def test_a_period_is_that_of_todays_agreement() -> None:
    text = (
        "青海財団と白浜協会は2023年9月14日、協力に関する覚書を締結しました。"
        "2017年11月に両者が結んだMOUが満了したことを受けたものです。有効期間は締結の日から3年です。\n"
    )
    terms = {
        str(bond.signed[0].value): [value for value, _ in bond.terms]
        for bond in findings(text).agreements.bonds
    }
    assert terms == {"2023-09-14": ["P3Y"], "2017-11": []}
