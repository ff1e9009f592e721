"""Helpers for tests of readers: a text as a web page and as a PDF file."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Sequence

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

FONT = "HeiseiMin-W3"

#: What a site shows around every page: none of it is a fact about the page.
BEFORE = """
<div id="cookie-consent" class="cc-banner"><p>このサイトではCookieを使用しています。This website
uses cookies. Wir verwenden Cookies, und zwar
gemeinsam mit der Muster Analytics GmbH (Partner seit 1. Mai 2010).</p>
<button>同意する</button></div>
<a class="skip" href="#c">本文へスキップ</a>
<header><a href="/"><img alt="横浜市" src="x.png"></a>
<h1><a href="/">公益財団法人よこはま見本財団</a></h1>
<form><label>検索</label><input value="大阪市"><select><option>日本語</select></form></header>
<nav><ul><li><a href="/">ホーム</a></li><li><a href="/a">横浜市と大阪市の協定</a></li>
<li><a href="/b">市長 山田太郎</a></ul></nav>
<div class="topicPath"><a href="/">ホーム</a> &gt; <a href="/n">記事</a> &gt; 札幌市との覚書</div>
<div><a href="/">トップ</a> &raquo; <a href="/n">札幌市</a></div>
"""
AFTER = """
<div class="sns-area"><a href="https://x.invalid">ツイート</a> <a href="https://f.invalid">Facebookでシェア</a></div>
<p>Facebook | Twitter | LINEで送る</p>
<div><h3>関連記事</h3><ul><li><a href="/1">2015年3月1日 札幌市と名古屋市が連携協定を締結</a></li>
<li><a href="/2">Sapporo and Nagoya sign MoU (March 1, 2015)</a></li></ul></div>
<aside><h2>Weitere Meldungen</h2>
<p>Hamburg und Bremen haben am 3. April 2014 ein Abkommen geschlossen.</p></aside>
<div class="pageTop"><a href="#">ページの先頭へ戻る</a></div>
<footer><p>福岡市 市長 佐藤一郎 〒810-8620</p>
<p>© 2020 Fukuoka Sample Association. All rights reserved.</p></footer>
<script>document.write("京都市と神戸市は2013年に協定を締結した。")</script>
"""
#: Names that stand only in what is around the content.
FOREIGN = re.compile(
    "横浜市|よこはま見本|大阪市|札幌|名古屋|Sapporo|Nagoya|Hamburg|Bremen|福岡|佐藤一郎|Fukuoka|京都市|Muster|山田太郎"
)


def blocks(text: str) -> list[list[str]]:
    """The lines of ``text`` in groups between blank lines."""
    return [group.split("\n") for group in re.split(r"\n\s*\n", text.strip())]


def page(body: str, *, title: str = "", language: str = "ja", charset: str = "utf-8") -> str:
    """A page of a site with ``body`` as its content."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="{charset}">'
        f"<title>{title} | 見本市</title><style>p {{ color: red }}</style></head>"
        f"<body>{BEFORE}{body}{AFTER}</body></html>"
    )


def as_body(text: str) -> str:
    """``text`` as HTML: the first line a heading, then paragraphs and lists."""
    first, *rest = blocks(text)
    tag = "h1" if len(first[0]) < 80 else "p"
    parts = [f"<{tag}>{html.escape(first[0])}</{tag}>"]
    parts += [f"<p>{html.escape(line)}</p>" for line in first[1:]]
    for group in rest:
        lines = [html.escape(line) for line in group]
        if all(line.startswith(("・", "- ")) for line in lines):
            parts.append("<ul>" + "".join(f"<li>{line[1:].strip()}" for line in lines) + "</ul>")
        else:
            parts.append("<p>" + "<br>\n   ".join(lines) + "</p>")
    return "\n".join(parts)


def style(*, size: float = 10.5, **more: object) -> ParagraphStyle:
    """A style for Japanese and Latin text."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return ParagraphStyle("x", fontName=FONT, fontSize=size, leading=size * 1.6, **more)


def pdf(
    story: Iterable[Flowable],
    *,
    columns: int = 1,
    head: str = "",
    foot: str = "",
    encrypt: str | None = None,
) -> bytes:
    """A PDF file with ``story`` on as many pages as it needs."""
    stream = io.BytesIO()
    width, height = A4
    gap, margin = 24, 60
    each = (width - 2 * margin - (columns - 1) * gap) / columns
    frames = [
        Frame(margin + n * (each + gap), 80, each, height - 160, 0, 0, 0, 0) for n in range(columns)
    ]

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        style()
        canvas.setFont(FONT, 9)
        canvas.drawString(margin, height - 50, head)
        canvas.drawCentredString(width / 2, 40, foot.format(page=document.page))

    document = BaseDocTemplate(
        stream,
        pagesize=A4,
        encrypt=encrypt,
        pageTemplates=[PageTemplate(frames=frames, onPage=furniture)],
    )
    document.build(list(story))
    return stream.getvalue()


def as_story(text: str, *, size: float = 10.5, justify: bool = False) -> list[Flowable]:
    """``text`` as paragraphs that are broken into lines where the column ends."""
    japanese = re.search("[\u3040-\u30ff]", text) is not None
    options: dict[str, object] = {"wordWrap": "CJK"} if japanese else {}
    if justify and not japanese:
        options["alignment"] = TA_JUSTIFY
    story: list[Flowable] = []
    for group in blocks(text):
        story += [Paragraph(html.escape(line), style(size=size, **options)) for line in group]
        story.append(Spacer(1, size))
    return story


def table(rows: Sequence[Sequence[str]], *, ruled: bool, widths: Sequence[float]) -> Table:
    """A table whose cells are broken into lines."""
    cells = [[Paragraph(html.escape(c), style(wordWrap="CJK")) for c in row] for row in rows]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else []
    return Table(
        cells, colWidths=widths, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *grid])
    )
