"""Offsets lead back to the document, whatever stands in it; segments are what a reader sees."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.lexicon import language_of, name_language, role_key, table
from graph.model import Document
from graph.segments import Segment, segments
from graph.textmap import mapped


def seen(text: str, language: str = "ja") -> list[Segment]:
    return segments(Document("0" * 64, "x.txt", "text/plain", text), language)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("令和 8 年 2 月 2 8 日", "令和8年2月28日"),
        ("３ 年間（令和 1 1 年 2 月 2 7 日まで）", "3年間(令和11年2月27日まで)"),
        ("鈴木^{すずき} 毅^{たけし}", "鈴木 毅"),
        ("Ralf Huss^{ラルフ フス}）は", "Ralf Huss)は"),
        ("**引き続き、**研究", "引き続き、研究"),
        ("川崎市と Bio^M は", "川崎市とBio^Mは"),
        ("報告\nしなければ", "報告しなければ"),
        ("Ministry of\nEconomic Affairs", "Ministry of Economic Affairs"),
        ("ﾊﾞｲｵ", "バイオ"),
        ("か\u3099", "が"),
        ("福田 紀彦", "福田 紀彦"),
        ("Reef Network (RN) is new", "Reef Network (RN) is new"),
        ("機構（研究） A", "機構(研究)A"),
    ],
)
def test_the_view_reads_like_the_page(raw: str, shown: str) -> None:
    assert mapped(raw, 0, len(raw)).text == shown


@given(st.text(max_size=200))
def test_offsets_always_point_into_the_document(raw: str) -> None:
    view = mapped(raw, 0, len(raw))
    assert len(view.text) == len(view.starts) == len(view.ends)
    assert list(view.starts) == sorted(view.starts)
    for position in range(len(view.text)):
        start, end = view.span(position, position + 1)
        assert 0 <= start < end <= len(raw)
        source = unicodedata.normalize("NFKC", raw[start:end])
        assert view.text[position] in source or view.text[position] == " "


@given(st.lists(st.text(max_size=40), max_size=12).map("\n".join))
def test_every_segment_lies_in_the_document_in_order(raw: str) -> None:
    found = seen(raw)
    spans = [segment.text.whole() for segment in found]
    assert spans == sorted(spans)
    assert all(0 <= s.start < s.end <= len(raw) for s in spans)
    assert [segment.index for segment in found] == list(range(len(found)))


def test_a_byte_order_mark_and_crlf_do_not_shift_offsets() -> None:
    raw = "題名です\r\n\r\n川崎市は、\r\n"
    second = seen(raw)[1]
    start, end = second.text.span(0, 3)
    assert raw[start:end] == "川崎市"


@pytest.mark.parametrize(
    ("line", "kind", "marker"),
    [
        ("1 覚書の名称", "heading", "1"),
        ("- ▶ 拠点を確立する。", "item", "- ▶"),
        ("- (1)甲は、次の事項を行う。", "item", "- (1)"),
        ("第3条 甲及び乙は、次の事項を確認する。", "article", "第3条"),
        ("Foto 1: Dr. A. B., Direktor", "caption", "Foto 1"),
        ("(写真左) 鈴木理事長", "caption", "写真左"),
        ("（目的）", "heading", ""),
        ("H27.4\t運営開始", "row", ""),
        ("| 2016-05 | BIOCOM |", "row", ""),
        ("川崎市は、覚書を締結しました。", "paragraph", ""),
    ],
)
def test_a_line_is_what_it_looks_like(line: str, kind: str, marker: str) -> None:
    (segment,) = seen(line)
    assert segment.kind == kind
    assert segment.marker.startswith(marker.rstrip("左"))


def test_the_cells_of_rows_with_tabs_and_pipes_are_kept_apart() -> None:
    tabs, pipes = seen("H27.2\t市と財団で締結\n\n| 2016年5月 | BIOCOM（米） |")
    assert [cell.text for cell in tabs.cells] == ["H27.2", "市と財団で締結"]
    assert [cell.text for cell in pipes.cells] == ["2016年5月", "BIOCOM(米)"]


def test_a_sentence_broken_by_a_line_end_is_one_segment() -> None:
    raw = (
        "Dr. Wolter, Head of the Department for Innovation, Research at the Ministry of\n"
        "Economic Affairs;\n"
    )
    (segment,) = seen(raw, "en")
    assert segment.text.text.endswith("Ministry of Economic Affairs;")


def test_an_english_caption_in_a_japanese_page_is_english() -> None:
    raw = "川崎市は覚書を更新しました。\n\nMr. Kimura, Consul General of Japan;"
    assert [segment.language for segment in seen(raw)] == ["ja", "en"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("川崎市はBioMと覚書を締結した。", "ja"),
        ("Die Vereinbarung wurde von beiden Seiten in München unterzeichnet.", "de"),
        ("The agreement was signed by both sides in Munich.", "en"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text, "en") == language


def test_a_latin_name_in_japanese_text_is_tagged_as_english() -> None:
    assert name_language("One Nucleus", "ja") == "en"
    assert name_language("バイオエム", "en") == "ja"
    assert name_language("Technische Universität München", "de") == "de"


@pytest.mark.parametrize(
    ("titles", "key"),
    [
        (("川崎市長", "市長", "Mayor of Kawasaki City", "Bürgermeister"), "mayor"),
        (("理事長", "President", "Präsident"), "president"),
        (("総領事", "Consul General of Japan", "Generalkonsul"), "consul-general"),
        (("専務理事", "Managing Director", "Geschäftsführerin"), "managing-director"),
    ],
)
def test_a_role_has_one_key_in_every_language(titles: tuple[str, ...], key: str) -> None:
    assert {role_key(title) for title in titles} == {key}


def test_a_title_stands_under_one_head_only() -> None:
    heads = table("roles")["heads"].values()
    titles = Counter(
        (language, title) for words in heads for language in words for title in words[language]
    )
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize(
    "second",
    [
        "2015  Vertrag mit der Stadt",
        "2018",
        "14:30 – 15:00 Unterzeichnung",
        "Guests: nobody at all",
        "für die Stadt Ilmtal: Bürgermeister",
    ],
)
def test_a_line_that_begins_anew_is_no_continuation(second: str) -> None:
    long = "A long line of the report that runs on and on until it reaches the margin of the page"
    assert len(seen(f"{long}\n{second}", "en")) == 2


def test_wide_gaps_make_the_cells_of_a_row() -> None:
    (row,) = seen("Reef Labs Ltd     Cork     MOU     3 May 2021", "en")
    assert row.kind == "row"
    assert [cell.text for cell in row.cells] == ["Reef Labs Ltd", "Cork", "MOU", "3 May 2021"]
    assert row.text.text == "Reef Labs Ltd\tCork\tMOU\t3 May 2021"
