"""What is read from sentences that no rule was written for: names nobody has heard of."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading import bodies, bonds, findings, people

AGREEMENTS = [
    (
        "霧島市と一般財団法人霧島産業創造財団は、2021年4月5日、連携協定を締結しました。",
        {"霧島市", "一般財団法人霧島産業創造財団"},
        "2021-04-05",
    ),
    (
        "令和3年7月1日付けで、青葉大学とオリオン製薬株式会社との間で覚書を取り交わした。",
        {"青葉大学", "オリオン製薬株式会社"},
        "2021-07-01",
    ),
    (
        "長野県、北浜市及び株式会社ノヴァリスの3者は、包括連携協定を締結した。",
        {"長野県", "北浜市", "株式会社ノヴァリス"},
        "",
    ),
    (
        "Vantiscope Ltd and the Northfield Biotech Association signed a memorandum of "
        "understanding on 3 March 2021.",
        {"Vantiscope Ltd", "Northfield Biotech Association"},
        "2021-03-03",
    ),
    (
        "Am 4. Mai 2019 haben die Stadt Ilmenau und die Norvital GmbH eine "
        "Kooperationsvereinbarung unterzeichnet.",
        {"Stadt Ilmenau", "Norvital GmbH"},
        "2019-05-04",
    ),
]


@pytest.mark.parametrize(("text", "parties", "date"), AGREEMENTS)
def test_an_agreement_of_bodies_nobody_knows(text: str, parties: set[str], date: str) -> None:
    assert bonds(text) == [(parties, date, "Concluded")]


def test_renewals_named_in_one_breath_are_agreements_of_their_own() -> None:
    text = (
        "霧島市とNovalisは、平成29年11月24日に経済交流に関する覚書を締結して以来、"
        "令和2年、令和5年と協定を更新しながら連携してきました。"
    )
    found = findings(text).agreements.bonds
    assert [str(b.signed[0].value) for b in found] == ["2017-11-24", "2020", "2023"]
    assert [b.renews is None for b in found] == [True, False, False]
    assert found[2].renews is found[1]


def test_a_list_of_partners_with_dates_gives_an_agreement_each() -> None:
    text = (
        "Novalisはこれまで、2016年5月に青葉大学、およびOrbicom(米国の団体)、2017年6月に"
        "Eurilia(フランスの団体)と業務提携の覚書を締結しており、交流を広げています。"
    )
    assert {(frozenset(p - {"Novalis"}), d) for p, d, _ in bonds(text)} == {
        (frozenset({"青葉大学"}), "2016-05"),
        (frozenset({"Orbicom"}), "2016-05"),
        (frozenset({"Eurilia"}), "2017-06"),
    }


def test_a_table_of_partners_gives_an_agreement_a_row() -> None:
    text = (
        "一般社団法人ノヴァリスの提携先\n\n■ノヴァリスの提携に関する沿革\n\n"
        "2016年5月 青葉大学(日)\n\n2017年6月 Eurilia(仏)\n"
    )
    found = bonds(text.replace("ノヴァリスの提携に", "一般社団法人ノヴァリスの提携に"))
    assert ({"一般社団法人ノヴァリス", "青葉大学"}, "2016-05", "Concluded") in found


def test_a_plan_is_not_an_agreement_in_force() -> None:
    text = "霧島市は、令和4年4月1日から霧島財団と公有財産使用貸借契約を締結し、無償貸付を実施。"
    assert [status for _, _, status in bonds(text)] == ["Planned"]


def test_the_text_of_a_draft_contract_is_a_draft_with_its_beginning() -> None:
    text = (
        "先端研究施設の運営に関する協定書（案）\n\n"
        "霧島市（以下「甲」という。）と公益財団法人霧島財団（以下「乙」という。）は、"
        "次のとおり協定（以下「本協定」という。）を締結する。\n\n"
        "（役割）\n\n第1条 甲は、指導を行う。\n\n"
        "第2条 本協定は、令和4年4月1日から発効する。\n\n令和 年 月 日\n"
    )
    (bond,) = findings(text).agreements.bonds
    assert (bond.status, [str(d.value) for d in bond.valid_from]) == ("Draft", ["2022-04-01"])
    assert not bond.signed


def test_headed_sections_speak_of_the_main_agreement() -> None:
    text = (
        "霧島市と青葉大学が連携協定を締結しました\n\n1 締結日\n\n令和 5 年 3 月 1 0 日\n\n"
        "2 有効期間\n\n3 年間（令和 8 年 3 月 9 日まで）\n"
    )
    (bond,) = findings(text).agreements.bonds
    assert [str(d.value) for d in bond.signed] == ["2023-03-10"]
    assert [str(d.value) for d in bond.valid_until] == ["2026-03-09"]
    assert [term for term, _ in bond.terms] == ["P3Y"]


def test_a_day_without_a_year_takes_it_from_the_date_of_issue() -> None:
    text = "2018年8月31日\n\n青葉大学は霧島市と8月30日、覚書を締結しました。\n"
    assert bonds(text) == [({"青葉大学", "霧島市"}, "2018-08-30", "Concluded")]


def test_a_day_without_a_year_stays_so_where_nothing_tells() -> None:
    assert bonds("青葉大学は霧島市と8月30日、覚書を締結しました。")[0][1] == "--08-30"


PEOPLE = [
    ("霧島市長の山下 健一 氏が出席した。", "山下 健一", ("市長", "霧島市")),
    ("青葉大学 学長 中村 洋子は述べた。", "中村 洋子", ("学長", "青葉大学")),
    ("公益財団法人霧島財団\n理事長 三浦 淳\n", "三浦 淳", ("理事長", "公益財団法人霧島財団")),
    ("霧島財団の村上雅義専務理事が出席した。", "村上雅義", ("専務理事", "霧島財団")),
    (
        "Tom Ellis, chief executive officer at Norvital GmbH, was there.",
        "Tom Ellis",
        ("chief executive officer", "Norvital GmbH"),
    ),
    (
        "Dr. Eva Brand, Geschäftsführerin der Norvital GmbH, sagte dies.",
        "Eva Brand",
        ("Geschäftsführerin", "Norvital GmbH"),
    ),
    (
        "The memorandum was welcomed by Norvital GmbH (chairman of the board: Hideo Tanaka).",
        "Hideo Tanaka",
        ("chairman of the board", "Norvital GmbH"),
    ),
]


@pytest.mark.parametrize(("text", "name", "role"), PEOPLE)
def test_a_person_with_role_and_body(text: str, name: str, role: tuple[str, str]) -> None:
    assert people(text)[name] == [role]


def test_two_offices_of_one_person_are_both_kept() -> None:
    text = "写真:青葉機構理事/オリオン不動産取締役常務執行役員 植田俊"
    assert [title for title, _ in people(text)["植田俊"]] == ["理事", "取締役常務執行役員"]


def test_a_short_name_later_in_the_text_is_the_same_person() -> None:
    text = "国立青葉研究所 橋本 信夫理事長が挨拶した。橋本理事長は感謝を述べた。"
    assert list(people(text)) == ["橋本 信夫"]


def test_names_defined_in_brackets_are_one_body() -> None:
    text = (
        "一般社団法人ライフ・ネットワーク(以下「LNJ」)は、霧島市と覚書を締結した。LNJは東京にある。"
    )
    found = findings(text)
    names = [{m.text for m in t.mentions} for _, t in found.entities.alive("organization")]
    assert {"一般社団法人ライフ・ネットワーク", "LNJ"} in names


def test_hospitals_and_rooms_in_general_are_no_bodies() -> None:
    assert bodies("市内病院や会議室、共用設備室を利用する。民間企業も参加する。") == set()


def test_a_place_inside_an_address_is_no_party() -> None:
    text = "株式会社ノヴァリス(本社:東京都中央区日本橋本町)と霧島市は覚書を締結した。"
    assert bonds(text)[0][0] == {"株式会社ノヴァリス", "霧島市"}
    assert "東京都" not in bodies(text)


def test_a_text_without_any_agreement_gives_none() -> None:
    assert bonds("霧島市は晴れています。明日も晴れるでしょう。") == []
    assert bonds("The museum opens at nine. Admission is free.") == []


@pytest.mark.parametrize("text", [text for text, *_ in [*AGREEMENTS, *PEOPLE]])
def test_every_mention_has_its_place_in_the_text(text: str) -> None:
    found = findings(text)
    for mention in found.scene.all():
        start, end = mention.span
        assert "".join(text[start:end].split()) == "".join(mention.text.split())


_BLOCKS = st.sampled_from(
    [text for text, *_ in [*AGREEMENTS, *PEOPLE]]
    + [
        "1 締結日",
        "（写真左）",
        "| a | b |",
        "甲 乙",
        "第1条",
        "H27.2\t市",
        "Dr.",
        "(",
        "「",
        "\0",
        "🧬",
    ]
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_BLOCKS | st.text(max_size=30), max_size=8).map("\n\n".join))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    found = findings(text, known=True)
    length = len(text)
    for mention in found.scene.all():
        assert 0 <= mention.span.start < mention.span.end <= length


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        (
            "ja",
            "2020年3月から3年間。ただし、満了の1か月前までに申出がない場合は、さらに1年間更新する。",
        ),
        ("ja", "締結の日から3年間とし、申出がないときは1年間延長する。以後も同様とする。"),
        ("en", "It is valid for three years and will be renewed automatically for one year."),
        ("en", "It is valid for three years and can be terminated with six months' notice."),
        ("de", "Es gilt für drei Jahre und verlängert sich jeweils um ein Jahr."),
        ("de", "Es gilt drei Jahre und kann mit einer Frist von sechs Monaten gekündigt werden."),
    ],
)
def test_by_how_much_an_agreement_renews_itself_is_not_its_term(language: str, clause: str) -> None:
    texts = {
        "ja": "霧島市と青葉大学が覚書を締結\n\n"
        "霧島市と青葉大学は、2020年3月1日、連携に関する覚書を締結しました。"
        "\n\n3 有効期間\n\n{}\n",
        "en": "Northfield and Harbour University sign\n\nThe City of Northfield and Harbour "
        "University signed a memorandum of understanding on 3 March 2021. {}\n",
        "de": "Nordstadt und Hafen unterzeichnen\n\nDie Stadt Nordstadt und die Universität Hafen "
        "haben am 3. März 2021 ein Memorandum of Understanding unterzeichnet. {}\n",
    }
    found = findings(texts[language].format(clause)).agreements
    assert [value for bond in found.bonds for value, _ in bond.terms] == ["P3Y"]


@pytest.mark.parametrize(
    "text",
    [
        "詳しくは https://www.biomed-link-j.example/ をご覧ください。（www.link-j.example）",
        "Questions: info@link-j.example, https://link-j.example/en/",
    ],
)
def test_a_known_name_within_an_address_is_no_mention(text: str) -> None:
    assert bodies("LINK-Jが主催する。", known=True) and not bodies(text, known=True)
