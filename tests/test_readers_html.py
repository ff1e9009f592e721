"""A saved web page gives its content, in the order and the lines in which a browser shows it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents import read_document
from graph.errors import UnreadableDocument
from graph.readers.html import MAX_TAGS, read_html
from tests.facts import facts_of
from tests.pages import AFTER, BEFORE, FOREIGN, as_body, page

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))
JAPANESE = "川崎市とバイオエムは、経済交流に関する覚書を締結しました。"


def text_of(source: str | bytes) -> str:
    data = source if isinstance(source, bytes) else source.encode()
    return read_html(data, "x.html").text.rstrip("\n")


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_html(data, "x.html")
    assert "\n" not in caught.value.message
    return caught.value.message


# --- the same facts as the text --------------------------------------------------------------


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_page_says_what_its_text_says(path: Path) -> None:
    text = path.read_text("utf-8")
    shown = text_of(page(as_body(text), title=text.split("\n", 1)[0]))
    assert FOREIGN.findall(shown) == FOREIGN.findall(text)
    assert facts_of(shown) == facts_of(text)


@pytest.mark.parametrize("wrap", ["<main>{}</main>", "<article>{}</article>", "<div id=c>{}</div>"])
def test_what_a_site_shows_around_a_page_is_no_fact(wrap: str) -> None:
    body = f"<h2>覚書の締結について</h2><p>{JAPANESE}</p><p>問合せ先 企画課 田中</p>"
    shown = text_of(page(wrap.format(body)))
    assert shown == f"## 覚書の締結について\n\n{JAPANESE}\n\n問合せ先 企画課 田中"


def test_a_page_of_nothing_but_menus_yields_no_names_as_facts() -> None:
    shown = text_of(page("<h1>お知らせ</h1><p>準備中です。しばらくお待ちください。</p>"))
    assert not FOREIGN.search(shown)
    assert facts_of(shown) == set()


@pytest.mark.parametrize(
    "noise",
    [
        "<p>当サイトではクッキーを使用しています。同意しますか。</p>",
        "<p>Wir verwenden Cookies, um Ihnen den besten Service zu bieten.</p>",
        "<div>シェアする ツイート はてなブックマーク</div>",
        "<p>© 2019 Kawasaki City</p>",
        "<p>Copyright (C) City. All Rights Reserved.</p>",
        "<p>ホーム &gt; 市政 &gt; 札幌市との協定</p>",
        "<p>You are here: Home / News / Hamburg</p>",
        "<div class='c-relatedPosts'><p>札幌市と協定</p></div>",
        "<div role='complementary'>札幌市と協定</div>",
        "<p hidden>札幌市と協定</p>",
        "<p style='color: red; display : none'>札幌市と協定</p>",
        "<noscript>JavaScriptを有効に</noscript><template>札幌市</template>",
        "<h4>■ 関連リンク</h4><p><a href=x>札幌市との協定</a></p>",
        "<p><a href=a>サイトマップ</a>｜<a href=b>札幌市</a></p>",
        "<button>札幌市</button><del>札幌市</del><!-- 札幌市 -->",
        "<p><a href='#top'>▲ページの先頭へ</a></p>",
    ],
)
def test_each_kind_of_noise_is_left_out(noise: str) -> None:
    assert text_of(f"<body><h1>覚書の締結</h1><p>{JAPANESE}</p>{noise}") == (
        f"# 覚書の締結\n\n{JAPANESE}"
    )


def test_content_is_kept_where_names_of_classes_mislead() -> None:
    body = f"<div class='header-article related'><h1>覚書の締結</h1><p>{JAPANESE}</p></div>"
    assert JAPANESE in text_of(body)
    assert JAPANESE in text_of(f"<aside><p>{JAPANESE}</p></aside>")
    assert JAPANESE in text_of(f"<div class=sidebar><p>{JAPANESE}</p></div><p>2018年</p>")


def test_links_within_the_content_are_content() -> None:
    partners = "".join(f"<li><a href=x>{name}</a></li>" for name in ("神奈川県", "大阪府"))
    shown = text_of(
        f"<h1>連携先の一覧</h1><p>次の団体と覚書を締結しました。</p><ul>{partners}</ul>"
        f"<p>この覚書は<a href=x>川崎市</a>にも広がります。</p>"
    )
    assert "- 神奈川県\n- 大阪府\n" in shown
    assert shown.endswith("この覚書は川崎市にも広がります。")


# --- how it is shown -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>a<br>b<p>c", "a\nb\n\nc"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ("<p>一行目の\n   続き and\n more</p>", "一行目の続き and more"),
        (
            "<p>市&amp;県 &#x5ddd;&#23822; &lt;b&gt; M&uuml;nchen&nbsp;x</p>",
            "市&県 川崎 <b> München\xa0x",
        ),
        ("<p>福田<ruby>紀彦<rp>(</rp><rt>のりひこ</rt><rp>)</rp></ruby>市長", "福田紀彦市長"),
        ("<p><ruby><rb>鈴木<rt>すずき<rb>毅<rt>たけし</ruby>", "鈴木毅"),
        ("<p>Zusammen&shy;arbeit<wbr>en", "Zusammenarbeiten"),
        ("<p>Bio<sup>M</sup> 10m<sup>2</sup>", "BioM 10m2"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n- c"),
        ("<ol start=3><li>a<li>b</ol>", "(3) a\n(4) b"),
        (
            "<dl><dt>日時</dt>\n<dd>2018年</dd><dt>場所</dt><dd>川崎</dd></dl>",
            "日時\t2018年\n場所\t川崎",
        ),
        ("<h2>見出し</h2>本文", "## 見出し\n\n本文"),
        ("<pre>a  b\n c</pre>", "a b\nc"),
        ("text without a tag", "text without a tag"),
    ],
)
def test_a_page_reads_as_it_is_shown(source: str, shown: str) -> None:
    assert text_of(source) == shown


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("<tr><th>相手<th>締結日<tr><td>川崎市<td>2018年", ["相手\t締結日", "川崎市\t2018年"]),
        ("<tr><td rowspan=2>甲<td>乙<td>1<tr><td>丙<td>2", ["甲\t乙\t1", "甲\t丙\t2"]),
        ("<tr><td colspan=2>甲<td>乙<tr><td>1<td>2<td>3", ["甲\t甲\t乙", "1\t2\t3"]),
        ("<tr><td colspan=3>表題<tr><td>1<td>2<td>3", ["表題", "1\t2\t3"]),
        ("<tr><td>甲<br>乙<td><ul><li>x1<li>x2</ul>", ["甲 乙\t- x1 - x2"]),
        ("<thead><tr><th>A1<th>B1</thead><tr><td>1<td rowspan=0>2", ["A1\tB1", "1\t2"]),
        ("<caption>連携先</caption><tr><td>甲<td>乙", ["連携先", "甲\t乙"]),
        (
            "<tr><td><h2>本文</h2><p>段落です<td><p>右側です",
            ["## 本文", "", "段落です", "", "右側です"],
        ),
        ("<tr><td><table><tr><td>1<td>2</table><td>x3", ["1\t2", "", "x3"]),
    ],
)
def test_a_table_is_rows_of_cells(table: str, rows: list[str]) -> None:
    shown = text_of(f"<p>これは表の前にある文です。</p><table>{table}</table>").split("\n")
    assert shown[2:] == rows


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "iso2022_jp", "utf-8", "utf-16"])
@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{0}">',
        "<META http-equiv=Content-Type content='text/html; charset={0}'>",
        '<?xml version="1.0" encoding="{0}"?>',
        "",
    ],
)
def test_a_page_may_come_in_any_encoding(encoding: str, head: str) -> None:
    name = {"shift_jis": "Shift_JIS", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"}
    source = f"{head.format(name.get(encoding, encoding))}<p>{JAPANESE}</p>"
    assert text_of(source.encode(encoding)) == JAPANESE


def test_a_wrong_word_about_the_encoding_does_no_harm() -> None:
    assert text_of(f"<meta charset=Shift_JIS><p>{JAPANESE}".encode()) == JAPANESE
    assert text_of(f"<meta charset=utf-8><p>{JAPANESE}".encode("cp932")) == JAPANESE
    assert text_of(f"<meta charset=nonsense><p>{JAPANESE}".encode("euc_jp")) == JAPANESE
    assert text_of("<meta charset=iso-8859-1><p>Grüße – für".encode("cp1252")) == "Grüße – für"
    assert text_of("<meta charset=shift_jis><p>①㈱髙島".encode("cp932")) == "①㈱髙島"


def test_a_page_without_a_heading_has_its_title_above() -> None:
    source = f"<title>覚書の締結について | 川崎市</title><p>{JAPANESE}</p>"
    assert text_of(source) == f"# 覚書の締結について\n\n{JAPANESE}"


def test_a_document_knows_its_media_type(tmp_path: Path) -> None:
    for name, media_type in (("a.HTM", "text/html"), ("a.xhtml", "application/xhtml+xml")):
        path = tmp_path / name
        path.write_text(page(f"<p>{JAPANESE}</p>"), "utf-8")
        document = read_document(path)
        assert (document.media_type, document.pages) == (media_type, ())
        assert JAPANESE in document.text


# --- hostile pages -----------------------------------------------------------------------------


def test_nothing_is_fetched_and_no_entity_is_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    link = secret.as_uri()
    source = f"""<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "{link}">
<!ENTITY b "BBBBBBBBBB"><!ENTITY c "&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;">]>
<html xmlns:xi="http://www.w3.org/2001/XInclude"><body><p>本文です &a; &d;</p>
<xi:include href="{link}" parse="text"/><iframe src="{link}"></iframe></body>"""
    shown = text_of(source)
    assert "本文です" in shown
    assert "SECRET" not in shown
    assert "BBBBBBBBBBBBBBBBBBBB" not in shown


@pytest.mark.parametrize(
    "source",
    [
        "<div><p>text</p>" * 2_000,
        "<h1>" * 2_000 + "text",
        "<h1></h1>" * 50_000 + "text",
        "<ul><li>" * 1_000 + "text",
        "<table><tr><td>" * 600 + "text",
        "<div class=nav><span>" * 900 + "text",
        "<p>text <b>bold</b></p>" * 50_000,
        "".join(f"<font a{n}=1>" for n in range(1_900)) + "<p>text" * 20_000,
        "<table>" + "<tr><td rowspan=65534 colspan=1000>text<td>x" * 5_000,
        "<h3>関連記事</h3><p><a href=x>text</a></p>" * 20_000 + "<p>text</p>",
        "<div>メニュー</div><a href=x>text</a>" * 20_000 + "<p>text</p>",
        "<p>" + " \n" * 500_000 + "text",
        "<p>" + "で送る" * 18 + "!text</p>" + "<p>ホーム</p>" * 40_000,
        "<div class='" + "a-" * 100_000 + "'>text" + "<div class='nav'>x</div>" * 20_000,
        "<p>text" + "<!--" * 100_000,
        "<p>text" + "&" * 500_000,
        "<a href=x>" * 50_000 + "text",
    ],
    ids=range(17),
)
def test_a_page_made_to_stop_the_reader_is_read_in_time(source: str) -> None:
    started = time.monotonic()
    shown = text_of(source)
    assert time.monotonic() - started < 20
    assert "text" in shown
    assert len(shown) < 3 * len(source) + 1000


@pytest.mark.parametrize("tag", ["<div>", "<p>a<b>", "<ul><li>", "<table><tr><td>"])
def test_what_comes_after_too_many_levels_is_not_lost_in_silence(tag: str) -> None:
    source = f"<p>before</p>{tag * 30_000}text"
    try:
        shown = text_of(source)
    except UnreadableDocument as error:
        assert error.message == "x.html has elements that are nested too deeply"
    else:
        assert shown.endswith("text")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.html has no text"),
        (b"<html><body> \n</body></html>", "x.html has no text"),
        (b"<script>document.write('x')</script>", "x.html has no text"),
        (b"<nav></nav><!-- x -->", "x.html has no text"),
        (b"%PDF-1.7\n", "x.html is not HTML (it is a PDF file)"),
        (b"PK\x03\x04zip", "x.html is not HTML (it is a zip archive or an office file)"),
        (b"<p>a\x00b</p>", "x.html is not HTML (it has zero bytes)"),
        ("<p>a\x00</p>".encode("utf-16"), "x.html is not HTML (it has control characters)"),
        (b"<p>" + bytes(range(128, 256)) * 8, "x.html is not HTML (line 1 is not UTF-8"),
        (b"<b>" * (MAX_TAGS + 1), f"x.html has too many tags ({MAX_TAGS + 1}; up to {MAX_TAGS}"),
    ],
)
def test_what_is_no_page_is_named_in_one_line(data: bytes, message: str) -> None:
    assert refusal(data).startswith(message)


@given(
    st.lists(st.sampled_from([*"<>/=\"'& \n", "<p", "<td", "<table>", "</", "<a href=x>", "川"]))
)
def test_any_source_is_read_or_refused(pieces: list[str]) -> None:
    try:
        text = text_of("".join(pieces))
    except UnreadableDocument as error:
        assert error.message.startswith("x.html ")
    else:
        assert text.strip()
        assert "\x00" not in text


def test_the_frame_of_the_tests_is_noise_alone() -> None:
    assert FOREIGN.search(BEFORE)
    assert FOREIGN.search(AFTER)
