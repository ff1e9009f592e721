"""The country of a body, where the text states it beside the name."""

from __future__ import annotations

import pytest

from tests.reading import relations


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("株式会社ナギサ創薬(米)と協定を結びました。", "株式会社ナギサ創薬", "US"),
        ("浜名バイオ協会(フランス・リヨン)と覚書を交わした。", "浜名バイオ協会", "FR"),
        (
            "浜名バイオ協会(本社:米国カリフォルニア州、代表:山田)と覚書を交わした。",
            "浜名バイオ協会",
            "US",
        ),
        ("世界有数の組織であるドイツ・ザクセン州の浜名バイオ協会と組む。", "浜名バイオ協会", "DE"),
        ("スイスの製薬大手、株式会社ナギサ創薬と組む。", "株式会社ナギサ創薬", "CH"),
        ("1\t浜名バイオ協会\t韓国・大邱\t2020年1月", "浜名バイオ協会", "KR"),
        ("Der Vertrag mit der CellFluss GmbH (Sion, Schweiz) gilt.", "CellFluss GmbH", "CH"),
        ("Der Seenland Biotech e.V. aus Österreich kam.", "Seenland Biotech e.V.", "AT"),
        ("CellRiver Ltd of Kobe, Japan, took part.", "CellRiver Ltd", "JP"),
        ("CellRiver Ltd\tGent (BE)\tMoU", "CellRiver Ltd", "BE"),
    ],
)
def test_a_country_beside_the_name(text: str, name: str, code: str) -> None:
    found = {s.rstrip("."): v for s, p, v in relations(text, known=True) if p == "country"}
    assert found == {name.rstrip("."): code}


@pytest.mark.parametrize(
    "text",
    [
        "CellRiver Ltd, In March, said so.",
        "CellRiver Ltd met in Boston (at the fair).",
        "CellRiver Ltd from Us Street took part.",
        "株式会社ナギサ創薬(上場)は、海外のメーカーと組む。",
        "1\t株式会社ナギサ創薬\t浜松・磐田\t2020年1月",
        "Lyon (FR)\tMoU\tsigned by CellRiver Ltd",
    ],
)
def test_what_is_no_country(text: str) -> None:
    assert not [r for r in relations(text, known=True) if r[1] == "country"]
