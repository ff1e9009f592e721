"""People in Japanese text: where a name ends, which office it has, and in which body."""

from __future__ import annotations

import pytest

from tests.reading import bodies, people

#: text → name → its (title, body)
SENTENCES = [
    # The name touches the body, the body its office.
    ("署名は森田健二北浜協会会長が行った。", "森田健二", ("会長", "北浜協会")),
    (
        "ソ・ジフン韓国薬草協会会長と呉忠烈台湾薬草発展協会理事長が行い、",
        "ソ・ジフン",
        ("会長", "韓国薬草協会"),
    ),
    ("呉忠烈台湾薬草発展協会理事長が行い、", "呉忠烈", ("理事長", "台湾薬草発展協会")),
    ("出席者 安田圭二食品・水産研究所所長", "安田圭二", ("所長", "食品・水産研究所")),
    ("霧島会議所会頭の三浦淳が署名した。", "三浦淳", ("会頭", "霧島会議所")),
    # The name touches the unit that the office is named by.
    ("霧島県 藤井友子健康医療部長", "藤井友子", ("健康医療部長", "霧島県")),
    ("霧島県の生嶋慎介商工部長は話す。", "生嶋慎介", ("商工部長", "霧島県")),
    ("式には山田健太霧島県産業労働部長が出席した。", "山田健太", ("産業労働部長", "霧島県")),
    ("式には北条政子商工観光部次長が出席した。", "北条政子", ("次長", "商工観光部")),
    # Family names that are places' too, given names that are words.
    ("青葉研究所が出た。同研究所の荒川和陽所長は", "荒川和陽", ("所長", "同研究所")),
    ("青葉研究所 米田悦慶理事長", "米田悦慶", ("理事長", "青葉研究所")),
    # Officers in brackets.
    ("白川村(秋川善午村長)と覚書を結んだ。", "秋川善午", ("村長", "白川村")),
    ("霧島薬業連合会(中井敏夫会長)は調印した。", "中井敏夫", ("会長", "霧島薬業連合会")),
    ("推進会議(会長:霧島県 産業労働部長 児玉 恭二)が", "児玉 恭二", ("会長", "推進会議")),
    ("推進会議(会長:霧島県 産業労働部長 児玉 恭二)が", "児玉 恭二", ("産業労働部長", "霧島県")),
    ("健康推進協議会(会長 岡村 英二 松江市長)で確認", "岡村 英二", ("市長", "松江市")),
    ("会長の三浦健・北浜大学学長が署名した。", "三浦健", ("学長", "北浜大学")),
    ("森田 仁(NORDIC 理事長、青葉大学 教授)", "森田 仁", ("理事長", "NORDIC")),
    ("森田 仁(NORDIC 理事長、青葉大学 教授)", "森田 仁", ("教授", "青葉大学")),
    # The person and the office show what stands before them to be a body.
    (
        "リンクヴィエムのエリック・ノールマン代表が臨んだ。",
        "エリック・ノールマン",
        ("代表", "リンクヴィエム"),
    ),
    ("ABCD生医所の林啓億所長が署名した。", "林啓億", ("所長", "ABCD生医所")),
    ("BiocXの坂田 恒夫 統括コーディネーターは", "坂田 恒夫", ("統括コーディネーター", "BiocX")),
    ("湖北銀の笠原慶太頭取が署名した。", "笠原慶太", ("頭取", "湖北銀")),
    # In brackets behind the name, on lines of those who speak, held beside another office.
    ("13:40 講演 森田 仁(CEO, Nordic Wye)「海」", "森田 仁", ("CEO", "Nordic Wye")),
    ("三浦 健 氏　湖北大学 教授", "三浦 健", ("教授", "湖北大学")),
    ("青葉大学学長で湖北協議会会長の三浦健氏は語った。", "三浦健", ("学長", "青葉大学")),
    ("青葉大学学長で湖北協議会会長の三浦健氏は語った。", "三浦健", ("会長", "湖北協議会")),
    ("青葉バイオ(社長・大村一郎、本社・北浜市)は", "大村一郎", ("社長", "青葉バイオ")),
    ("代表者　松江市長　三浦　健　印", "三浦 健", ("市長", "松江市")),
    ("弊社代表の三浦健が登壇します。", "三浦健", ("代表", "")),
    (
        "在日ナーレ大使館のアンナ・ノール一等書記官",
        "アンナ・ノール",
        ("一等書記官", "在日ナーレ大使館"),
    ),
    # Lines of those who attend.
    ("(1)霧島県 三浦知事、森田産業労働部長", "三浦", ("知事", "霧島県")),
    ("(1)霧島県 三浦知事、森田産業労働部長", "森田", ("産業労働部長", "霧島県")),
    ("湖北大学 小川学長、西川理事", "西川", ("理事", "湖北大学")),
    ("説明員 湖北財団 西川常務理事", "西川", ("常務理事", "湖北財団")),
    ("講師:湖北大学病院 副病院長 三浦 健 先生", "三浦 健", ("副病院長", "湖北大学病院")),
    # An office before the name, another behind it; who follows whom.
    ("湖北大学医学部長の大村一郎教授が", "大村一郎", ("医学部長", "湖北大学")),
    ("湖北大学医学部長の大村一郎教授が", "大村一郎", ("教授", "湖北大学")),
    (
        "国際部の矢野美代子部長が退任し、後任に岸田康介が就きました。",
        "岸田康介",
        ("部長", "国際部"),
    ),
    ("霧島県病院事業管理者の三浦健氏が", "三浦健", ("病院事業管理者", "霧島県")),
    # Offices of ministries, and of those who help an officer.
    ("ナーレ州経済省事務次官 アンナ・ノール", "アンナ・ノール", ("事務次官", "ナーレ州経済省")),
    (
        "青葉財団 ゼネラルマネージャー補佐 河村 麻子",
        "河村 麻子",
        ("ゼネラルマネージャー補佐", "青葉財団"),
    ),
    ("会場には霧島県の横井副知事も駆けつけた。", "横井", ("副知事", "霧島県")),
]


@pytest.mark.parametrize(("text", "name", "role"), SENTENCES)
def test_the_office_of_a_person_and_its_body(text: str, name: str, role: tuple[str, str]) -> None:
    assert role in people(text).get(name, [])


#: What stands in the brackets shows what stands before them to be a body.
SHOWN = [
    ("バイオフォーラム北浜(会長:三浦健)は、", "バイオフォーラム北浜"),
    ("つくばグロウス(TBI、江木浩理事長)と、", "つくばグロウス"),
    ("北浜光技術(本社:北浜市、社長:三浦健)は、", "北浜光技術"),
    ("Life Science Wye(本拠:トウラ、CEO:Anna Weber)は覚書を結んだ。", "Life Science Wye"),
    ("健康クラスターBioWye(本拠地:トウラ)との覚書を、", "BioWye"),
    ("Northern Bay Biocommunity協議会は協定を結んだ。", "Northern Bay Biocommunity協議会"),
]


@pytest.mark.parametrize(("text", "name"), SHOWN)
def test_a_body_by_its_officers_or_its_seat(text: str, name: str) -> None:
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "三浦健(北浜大学学長)が出席した。",
        "クラウス・ヴァイト博士(本社:ボン、社長:三浦健)が出席した。",
        "第2分科会(会長:森田仁)を開いた。",
    ],
)
def test_a_person_or_a_meeting_with_brackets_is_no_body(text: str) -> None:
    assert bodies(text) <= {"北浜大学"}


@pytest.mark.parametrize(
    "text",
    [
        "主催者の三浦健理事長、メンバーの三浦淳会長、来日中のリリ・ミラニ教授が出席した。",
        "同連合会の三浦健会長、初代の三浦淳所長、オーナーの森田仁社長が出席した。",
    ],
)
def test_what_a_person_is_called_is_no_body(text: str) -> None:
    assert not bodies(text)


def test_the_field_of_an_officer_in_brackets_is_no_office() -> None:
    assert people("湖北大学の大村一郎副学長(研究担当)が出席した。") == {
        "大村一郎": [("副学長", "湖北大学")]
    }


def test_a_foreign_chair_is_not_of_the_mayors_city() -> None:
    found = people("北浜市の三浦健市長が訪れた際に、アンナ・ノール議長と署名した。")
    assert found["アンナ・ノール"] == [("議長", "")]


def test_the_office_of_a_sentence_before_is_not_followed() -> None:
    found = people("北浜財団の三浦健理事長が出た。後任に期待が集まる。")
    assert list(found) == ["三浦健"]


def test_our_university_is_no_prefecture() -> None:
    found = people("湖北県は後援した。本学から三浦健学長が出席した。")
    assert found == {"三浦健": [("学長", "")]}


def test_a_line_of_latin_letters_in_a_japanese_list() -> None:
    text = "出席者\n湖北財団　理事長　森田　仁\nNordbio AG　CEO　Anna Weber\n"
    assert people(text)["Anna Weber"] == [("CEO", "Nordbio AG")]


def test_for_whom_an_officer_stands_in_is_no_office() -> None:
    found = people("北浜財団 専務理事 鈴木 亮(理事長代理)")
    assert found == {"鈴木 亮": [("専務理事", "北浜財団")]}


def test_a_short_name_before_the_officer_in_brackets() -> None:
    text = (
        "バイオコミュニティ北浜(以下BiocX、委員長:沢田友子)は協定を締結しました。"
        "BiocX運営委員長の西山圭吾が署名しました。"
    )
    assert people(text)["西山圭吾"] == [("運営委員長", "BiocX")]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "弊社からは代表取締役の山根豊が、NordBridgeからは会長のサイモン・ユン氏が署名した。",
            "サイモン・ユン",
            ("会長", "NordBridge"),
        ),
        (
            "白瀬協会は覚書に署名した。nord.bioと入江財団も加わる。入江財団側の署名者はウィレム・ダゲール専務理事。",
            "ウィレム・ダゲール",
            ("専務理事", "入江財団"),
        ),
        (
            "14:20 調印\n (白瀬協会)CEO クリストフ・クレッパー",
            "クリストフ・クレッパー",
            ("CEO", "白瀬協会"),
        ),
        ("白瀬県から蔵堀祐一副知事が出席した。", "蔵堀祐一", ("副知事", "白瀬県")),
        ("白瀬協会を代表して坂田恒昭副理事長が署名した。", "坂田恒昭", ("副理事長", "白瀬協会")),
        (
            "白瀬県は白瀬大学と協定を締結。小谷知也商工労働部長が出席した。",
            "小谷知也",
            ("商工労働部長", "白瀬県"),
        ),
    ],
)
def test_whose_officer_somebody_is(text: str, name: str, role: tuple[str, str]) -> None:
    assert people(text)[name] == [role]


def test_a_table_has_a_column_of_our_own_officers() -> None:
    text = """白瀬県の海外連携

連携先                  文書            県側の署名者          日付
オウル市                 産業連携の覚書       山根豊知事          2014.6.25
"""
    assert people(text)["山根豊"] == [("知事", "白瀬県")]
