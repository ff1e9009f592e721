"""Contact blocks nobody has seen: who is reached how."""

from __future__ import annotations

from typing import Any

import pytest

from graph.evaluate import score
from graph.evaluate.annotation import gold
from graph.statements import statements
from tests.reading import findings

JAPANESE = """\
山形県と株式会社ミドリ製薬が連携協定を締結します

山形県と株式会社ミドリ製薬は、令和5年7月10日に健康増進に関する連携協定を締結します。

【問合せ先】
山形県健康福祉部健康推進課
担当 佐々木、工藤
電話：023-630-2313（直通）　FAX：023-632-8176
E-mail：kenko@pref.example.jp

＜本件に関するお問い合わせ＞
株式会社ミドリ製薬　広報部（伊藤）
〒103-0023 東京都中央区日本橋本町2丁目5番1号
TEL：03-1234-5678
https://www.midori.example.jp/
"""

GERMAN = """\
Die BioRegio Nord GmbH und der Ostsee-Campus e. V. haben am 12. Mai 2021
einen Kooperationsvertrag unterzeichnet.

Pressekontakt:
BioRegio Nord GmbH
Dr. Anna Behrens
Leiterin Kommunikation
Fleethörn 12, 24103 Kiel
Tel.: 0431 123456-0 | Fax: 0431 123456-9
behrens@bioregio.example
www.bioregio.example

Ostsee-Campus e. V.
Tobias Maurer, Pressesprecher
Am Kai 3
23966 Wismar
T +49 3841 77 88 99
E-Mail: maurer@ostsee.example
"""

ENGLISH = """\
The Cambrian Research Foundation and Kyoto Cell Institute signed an agreement on 4 March 2022.

About Cambrian Research Foundation
Cambrian Research Foundation supports companies in Wales. More at https://www.cambrian.example.

For more information, please contact:

Megan Price, Head of Communications
Cambrian Research Foundation
Tel: +44 29 2087 4000
Email: megan.price@cambrian.example

Media contact
Kyoto Cell Institute
1-2 Cell Street, Fushimi-ku, Kyoto 612-0000, Japan
Phone: +81-75-123-4567
https://www.kyotocell.example/en/
"""


def shown(text: str) -> set[tuple[str, str, str]]:
    """Each contact point as owner, kind and value."""
    found = findings(text)
    return {
        (
            found.people[c.owner].name if c.person else found.entities.things[c.owner].name,
            c.kind,
            c.value,
        )
        for c in found.contacts
    }


def test_a_number_belongs_to_the_unit_and_the_website_to_the_body() -> None:
    unit = "健康福祉部健康推進課"
    assert shown(JAPANESE) == {
        (unit, "telephone", "023-630-2313"),
        (unit, "faxNumber", "023-632-8176"),
        (unit, "email", "kenko@pref.example.jp"),
        ("株式会社ミドリ製薬", "address", "〒103-0023 東京都中央区日本橋本町2丁目5番1号"),
        ("広報部", "telephone", "03-1234-5678"),
        ("株式会社ミドリ製薬", "url", "https://www.midori.example.jp/"),
    }


def test_without_a_unit_a_number_belongs_to_the_person() -> None:
    assert shown(GERMAN) == {
        ("BioRegio Nord GmbH", "address", "Fleethörn 12, 24103 Kiel"),
        ("Anna Behrens", "telephone", "0431 123456-0"),
        ("Anna Behrens", "faxNumber", "0431 123456-9"),
        ("Anna Behrens", "email", "behrens@bioregio.example"),
        ("BioRegio Nord GmbH", "url", "www.bioregio.example"),
        ("Ostsee-Campus e. V.", "address", "Am Kai 3 23966 Wismar"),
        ("Tobias Maurer", "telephone", "+49 3841 77 88 99"),
        ("Tobias Maurer", "email", "maurer@ostsee.example"),
    }


def test_a_body_s_own_page_ends_the_paragraph_about_it() -> None:
    found = shown(ENGLISH)
    assert ("Cambrian Research Foundation", "url", "https://www.cambrian.example") in found
    assert ("Megan Price", "telephone", "+44 29 2087 4000") in found
    assert ("Kyoto Cell Institute", "telephone", "+81-75-123-4567") in found
    place = "1-2 Cell Street, Fushimi-ku, Kyoto 612-0000, Japan"
    assert ("Kyoto Cell Institute", "address", place) in found


@pytest.mark.parametrize(
    "line",
    [
        "事業費 1,234,567千円、2015-2018年度の実績は 044 件",
        "受付番号 044-276-9207",
        "Das Projekt läuft von 2015 bis 2018 mit 1234567 Euro.",
        "Aktenzeichen 0431 123456-0",
    ],
)
def test_a_number_without_a_label_is_no_telephone(line: str) -> None:
    assert shown(f"霧島市\n{line}\n") == set()


def test_the_address_of_a_party_in_the_signature_block_is_that_party_s() -> None:
    text = (
        "霧島市（以下「甲」という。）と青葉大学（以下「乙」という。）は、次のとおり協定を締結する。\n\n"
        "甲　霧島市中央一丁目２番地\n　　霧島市\n\n乙　仙台市青葉区片平2丁目1番1号\n　　青葉大学\n"
    )
    assert shown(text) == {
        ("霧島市", "address", "霧島市中央一丁目2番地"),
        ("青葉大学", "address", "仙台市青葉区片平2丁目1番1号"),
    }


def test_an_address_above_the_name_of_a_party_that_signs() -> None:
    address = "仙台市青葉区片平2丁目1番1号"
    text = f"霧島市と青葉大学は協定を締結した。\n\n{address}\n青葉大学\n学長 河野 茂\n"
    assert shown(text) == {("青葉大学", "address", address)}


def test_a_contact_is_a_hit_if_owner_kind_and_value_are_right() -> None:
    def scored(**contact: Any) -> tuple[int, int, int]:
        data = {"lang": "de", "organisations": [], "agreements": [], "contacts": [contact]}
        found = score(gold("t", data), statements(findings(GERMAN), "x")).tally("contacts")
        assert found is not None
        return found.hits, found.misses, found.inventions

    body = "BioRegio Nord GmbH"
    assert scored(organisation=body, person="Anna Behrens", phone="0431 123456-0") == (1, 0, 7)
    assert scored(organisation=body, person=None, phone="0431 123456-0") == (0, 1, 8)
    assert scored(organisation=body, person="Anna Behrens", fax="0431 123456-0") == (0, 1, 8)
    assert scored(organisation=body, url="www.bioregio.example", optional=True) == (0, 0, 7)
