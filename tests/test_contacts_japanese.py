"""Those who answer for a Japanese text: on lines for contacts, behind it, in sentences."""

from __future__ import annotations

import pytest

from tests.reading import bodies, findings, people

LINES = [
    ("青葉財団が締結した。\n担当 光学機器班 三宅\n", "三宅", "光学機器班"),
    ("青葉財団が締結した。\n【担当】湖北医科大学 研究推進課 影山\n", "影山", "湖北医科大学"),
    (
        "青葉財団が締結した。\n勉強会を開きます。(広報企画チーム 秋山)",
        "秋山",
        "広報企画チーム",
    ),
    ("お問い合わせは青葉財団の田中まで。", "田中", "青葉財団"),
    ("申込みは11月1日まで、霧島県企業振興課 古賀あて", "古賀", "霧島県"),
]


@pytest.mark.parametrize(("text", "name", "body"), LINES)
def test_whom_to_ask(text: str, name: str, body: str) -> None:
    assert people(text)[name] == [("", body)]


def test_the_clerk_of_the_office_that_issues_the_paper() -> None:
    text = (
        "報道機関 各位\n霧島県商工労働部\n医療産業推進室\n\n"
        "霧島県は北浜財団と覚書を締結します。\n\n(事務担当 主任主査 渡部 電話024-000-0000)"
    )
    assert people(text)["渡部"] == [("主任主査", "医療産業推進室")]


def test_a_part_behind_the_short_name_of_its_body() -> None:
    text = (
        "公益財団法人湖北研究所(以下「KITAX」)は、覚書を締結しました。\n"
        "お問い合わせ\nKITAX 研究支援部 森下\n"
    )
    found = findings(text)
    assert {"研究支援部"} <= bodies(text)
    role = found.people[0].roles[0]
    assert (role.organization and role.organization.text) == "KITAX"
    assert (role.unit and role.unit.text) == "研究支援部"


@pytest.mark.parametrize(
    "text", ["青葉財団の入口まで歩く。", "北浜協会の大阪まで", "事業課 来年まで"]
)
def test_where_and_how_long_is_nobody(text: str) -> None:
    assert not people(text)
