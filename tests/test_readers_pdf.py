"""A PDF file gives its text in the order of reading, and the page of every letter."""

from __future__ import annotations

import io
import time
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, Spacer

from graph.documents import read_document
from graph.errors import UnreadableDocument
from graph.model import Document
from graph.readers import pdf as reader
from graph.readers.content import Content
from graph.readers.pdf import read_pdf
from tests.facts import facts_of
from tests.pages import FONT, as_story, pdf, style, table

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))
#: A sentence that is long enough for several lines.
LONG = (
    "川崎市と一般財団法人バイオエム機構は、両地域の企業が互いに訪問し、研究の成果を分け合うために、"
    "経済交流に関する覚書を令和元年5月15日に締結しました。有効期間は3年とします。"
)


def drawn(*strings: tuple[float, float, str], size: float = 11, font: str = FONT) -> bytes:
    """A page with texts at places."""
    style()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(font, size)
    for x, y, text in strings:
        canvas.drawString(x, y, text)
    canvas.save()
    return stream.getvalue()


def text_of(data: bytes) -> str:
    return read_pdf(data, "x.pdf").text.rstrip("\n")


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_pdf(data, "x.pdf")
    assert "\n" not in caught.value.message
    return caught.value.message


# --- the same facts as the text --------------------------------------------------------------


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_file_says_what_its_text_says(path: Path) -> None:
    text = path.read_text("utf-8")
    data = pdf(as_story(text), foot="- {page} -")
    assert facts_of(text_of(data)) == facts_of(text)


@pytest.mark.parametrize("path", CORPUS[::3], ids=lambda path: path.stem)
def test_two_columns_say_what_the_text_says(path: Path) -> None:
    text = path.read_text("utf-8")
    data = pdf(as_story(text, justify=True), columns=2, foot="{page}/1")
    assert facts_of(text_of(data)) == facts_of(text)


@pytest.mark.parametrize("path", CORPUS[::4], ids=lambda path: path.stem)
def test_pages_with_heads_and_feet_say_what_the_text_says(path: Path) -> None:
    text = path.read_text("utf-8")
    data = pdf(as_story(text * 3, size=20), head="札幌市 広報資料", foot="札幌市 {page} / 9")
    content = read_pdf(data, "x.pdf")
    assert len(content.pages) > 2
    assert "札幌市" not in content.text
    assert facts_of(content.text) == facts_of(text * 3)


# --- lines, columns, tables ------------------------------------------------------------------


def test_lines_that_the_page_broke_are_whole_again() -> None:
    assert text_of(pdf([Paragraph(LONG, style(wordWrap="CJK"))])) == LONG
    english = "The City and the Association concluded a memorandum of understanding. " * 5
    assert text_of(pdf([Paragraph(english, style())])) == english.strip()


def test_words_that_were_hyphenated_are_whole_again() -> None:
    lines = [
        "Die Stadt und der Cluster haben die Zusammen-",
        "arbeit im Forschungs- und Gesundheits-",
    ]
    lines += ["Bereich sowie in Baden-", "Württemberg vereinbart."]
    data = drawn(*((60, 700 - 14 * n, line) for n, line in enumerate(lines)), font="Helvetica")
    assert text_of(data).startswith("Die Stadt und der Cluster haben die Zusammenarbeit im Forsch")


def test_columns_are_read_one_after_another() -> None:
    left = "左の段の文章であり、" * 40
    right = "右の段は後であり、" * 100
    story = [Paragraph(left + right, style(wordWrap="CJK"))]
    shown = text_of(pdf([Spacer(1, 100), *story], columns=2))
    assert shown == left + right


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_is_rows_of_cells(ruled: bool) -> None:
    rows = [
        ["締結日", "相手機関", "名称"],
        ["2018年9月18日", "神奈川県", "提携に関する覚書"],
        ["2019年5月15日", "学校法人とても長い名前の医療福祉大学", "連携及び協力に関する包括協定"],
    ]
    story = [
        Paragraph("連携先の一覧を次に示します。", style()),
        Spacer(1, 20),
        table(rows, ruled=ruled, widths=[110, 130, 130]),
        Spacer(1, 20),
        Paragraph("以上", style()),
    ]
    shown = text_of(pdf(story)).split("\n")
    assert shown[0] == "連携先の一覧を次に示します。"
    assert [line for line in shown if "\t" in line] == ["\t".join(row) for row in rows]
    assert shown[-1] == "以上"


def test_labels_and_values_are_rows() -> None:
    data = drawn(
        (60, 700, "日時"), (140, 700, "平成30年8月31日"), (60, 680, "場所"), (140, 680, "川崎市")
    )
    assert text_of(data) == "日時\t平成30年8月31日\n場所\t川崎市"


def test_a_word_set_wide_is_one_word() -> None:
    shown = text_of(
        drawn((200, 700, "覚"), (260, 700, "書"), (60, 650, "川崎市は次のとおり覚書を締結する。"))
    )
    assert shown == "覚書\n\n川崎市は次のとおり覚書を締結する。"


def test_numbers_hang_before_their_texts() -> None:
    data = drawn((60, 700, "1."), (84, 700, "相互訪問"), (60, 684, "2."), (84, 684, "情報の交換"))
    assert text_of(data) == "1. 相互訪問\n2. 情報の交換"


def test_text_from_top_to_bottom_is_read_from_right_to_left() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5", isVertical=True))
    data = drawn(
        (500, 780, "川崎市とバイオエムは"), (480, 780, "覚書を締結した。"), font="HeiseiKakuGo-W5"
    )
    assert "".join(text_of(data).split()) == "川崎市とバイオエムは覚書を締結した。"


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_text_is_read(angle: int) -> None:
    style()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.translate(300, 400)
    canvas.rotate(angle)
    canvas.setFont(FONT, 11)
    canvas.drawString(0, 0, "川崎市とBioMは、")
    canvas.drawString(0, -16, "覚書を締結した。")
    canvas.save()
    assert text_of(stream.getvalue()) == "川崎市とBioMは、\n覚書を締結した。"


def test_a_page_turned_as_a_whole_is_read() -> None:
    document = pdfium.PdfDocument(drawn((60, 700, "川崎市とBioMは、覚書を締結した。")))
    document[0].set_rotation(90)
    stream = io.BytesIO()
    document.save(stream)
    assert text_of(stream.getvalue()) == "川崎市とBioMは、覚書を締結した。"


def test_readings_above_names_and_slanted_stamps_are_left_out() -> None:
    style()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.drawString(60, 700, "市長の福田紀彦が署名しました。")
    canvas.setFont(FONT, 6)
    canvas.drawString(96, 712, "ふくだのりひこ")
    canvas.setFont(FONT, 60)
    canvas.translate(100, 200)
    canvas.rotate(45)
    canvas.drawString(0, 0, "見本")
    canvas.save()
    assert text_of(stream.getvalue()) == "市長の福田紀彦が署名しました。"


def test_letters_that_are_radicals_in_the_file_are_letters_in_the_text() -> None:
    assert "市⻑と市⺠".translate(reader._RADICALS) == "市長と市民"


# --- pages -----------------------------------------------------------------------------------


def test_the_start_of_every_page_is_known(tmp_path: Path) -> None:
    story = []
    for number in "一二三":
        story += [Paragraph(f"{number}枚目の本文です。", style()), PageBreak()]
    path = tmp_path / "a.PDF"
    path.write_bytes(pdf(story, head="川崎市報道発表", foot="- {page} -"))
    document = read_document(path)
    assert document.media_type == "application/pdf"
    assert document.text == "一枚目の本文です。\n\n二枚目の本文です。\n\n三枚目の本文です。\n"
    assert [document.text[start] for start in document.pages] == ["一", "二", "三"]
    assert [document.page(document.text.index(n)) for n in "一二三"] == [1, 2, 3]
    assert document.page(len(document.text) - 2) == 3


def test_a_paragraph_that_goes_on_over_the_page_is_whole() -> None:
    story = [Spacer(1, 640), Paragraph(LONG * 2, style(wordWrap="CJK"))]
    content = read_pdf(pdf(story, head="報道発表", foot="{page}"), "x.pdf")
    assert content.text == LONG * 2 + "\n"
    assert len(content.pages) == 2
    assert 0 < content.pages[1] < len(LONG * 2)


def test_a_page_without_text_begins_where_the_next_does() -> None:
    stream = io.BytesIO()
    style()
    canvas = Canvas(stream)
    for text in ("", "川崎市", "", "東京都", ""):
        canvas.setFont(FONT, 11)
        canvas.drawString(60, 600, text)
        canvas.showPage()
    canvas.save()
    content = read_pdf(stream.getvalue(), "x.pdf")
    assert content == Content("川崎市\n\n東京都\n", (0, 0, 5, 5, 9))
    document = Document("", "", "", *content)
    assert (document.page(0), document.page(5)) == (2, 4)


# --- what cannot be read ---------------------------------------------------------------------


def objects(*bodies: bytes) -> bytes:
    """A PDF file of numbered objects; the first is the catalogue. PDFium finds them itself."""
    parts = [b"%PDF-1.7\n"]
    parts += [b"%d 0 obj\n%s\nendobj\n" % (n, body) for n, body in enumerate(bodies, 1)]
    return b"".join(parts) + b"trailer\n<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(bodies) + 1)


def with_content(stream: bytes, filters: bytes) -> bytes:
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
    )


def picture() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "grey")), 0, 0, 500, 700)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: b"", "x.pdf is not a PDF file"),
        (lambda: b"plain text", "x.pdf is not a PDF file"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 9, "x.pdf is damaged (it cannot be read"),
        (lambda: drawn((9, 9, "x"))[:400], "x.pdf is damaged (it cannot be read"),
        (lambda: pdf([Paragraph("x", style())], encrypt="secret"), "x.pdf is encrypted (it needs"),
        (picture, "x.pdf has no text (its pages are pictures)"),
        (lambda: drawn(), "x.pdf has no text"),
    ],
)
def test_what_has_no_text_to_read_is_named_in_one_line(make: object, message: str) -> None:
    assert callable(make)
    assert refusal(make()).startswith(message)


def test_a_file_that_its_owner_locked_for_changes_alone_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    lock = StandardEncryption("", ownerPassword="x", canPrint=0, canCopy=0)
    stream = io.BytesIO()
    style()
    canvas = Canvas(stream, encrypt=lock)
    canvas.drawString(60, 700, "Memorandum of Understanding")
    canvas.save()
    assert text_of(stream.getvalue()) == "Memorandum of Understanding"


def test_a_bomb_goes_off_in_another_process() -> None:
    started = time.monotonic()
    bomb = zlib.compress(zlib.compress(b"BT /F 9 Tf 9 9 Td (x) Tj ET\n" * 2_000_000, 1), 9)
    try:
        text_of(with_content(bomb, b"/Filter[/FlateDecode/FlateDecode]"))
    except UnreadableDocument as error:
        assert error.message.startswith("x.pdf ")
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F 9 Tf 9 9 Td (x) Tj ET\n" * 100_000,
        b"".join(b"BT /F 9 Tf %d %d Td (x) Tj ET\n" % (n % 550, n // 99) for n in range(60_000)),
        b"BT /F 2 Tf 9 99 Td (" + b"a     " * 20_000 + b") Tj ET\n",
        b"".join(b"%d 0 m %d 800 l S\n" % (n % 500, n % 500) for n in range(50_000))
        + b"".join(b"BT /F 9 Tf 9 %d Td (abc d e f) Tj ET\n" % (n % 800) for n in range(9_000)),
    ],
    ids=range(4),
)
def test_a_page_made_to_stop_the_reader_is_read_in_time(content: bytes) -> None:
    started = time.monotonic()
    assert text_of(with_content(zlib.compress(content, 1), b"/Filter/FlateDecode"))
    assert time.monotonic() - started < 30


def test_a_file_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "endless.py"
    program.write_text("while True: pass")
    monkeypatch.setattr(reader, "_PROGRAM", program)
    monkeypatch.setattr(reader, "TIMEOUT", 0.5)
    assert refusal(b"%PDF-1.7") == "x.pdf takes too long to be read"


def test_a_crash_is_an_error_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "crash.py"
    program.write_text("import os; os.abort()")
    monkeypatch.setattr(reader, "_PROGRAM", program)
    assert refusal(b"%PDF-1.7").startswith("x.pdf is damaged, or needs too much memory")


def test_many_letters_are_read_in_time() -> None:
    data = pdf(as_story("\n\n".join([LONG] * 300)), head="報道発表", foot="{page}")
    made = time.monotonic()
    shown = read_pdf(data, "x.pdf")
    assert shown.text.count(LONG) == 300
    assert time.monotonic() - made < 30
