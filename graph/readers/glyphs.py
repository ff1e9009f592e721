"""A program of its own: a PDF on standard input → its letters and rules as lines of JSON.

PDFium is C++ and files are strangers': a file that crashes it, fills the
memory or never ends takes this process with it and nothing else. The first
line is ``{"pages": n}`` or ``{"error": reason}``; then each page is
``{"size": [width, height], "glyphs": […], "rules": […], "pictures": n}``. A
glyph is ``[letter, x, baseline, left, bottom, right, top, font size, angle]``
in points from the lower left corner, the angle in degrees; a rule is
``[left, bottom, right, top]`` of a line or of a box with a border.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MAX_PAGES = 3_000
MAX_GLYPHS = 1_500_000
MAX_OBJECTS = 20_000
MAX_RULES = 4_000
#: Bytes of memory and seconds of processor time.
MEMORY = 2 * 2**30
SECONDS = 60

_REASONS = {raw.FPDF_ERR_PASSWORD: "password", raw.FPDF_ERR_SECURITY: "password"}


def main() -> None:
    """Reads standard input, writes standard output."""
    _limit()
    data = sys.stdin.buffer.read()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        _write({"error": _REASONS.get(raw.FPDF_GetLastError(), "damaged")})
        return
    count = len(document)
    if count > MAX_PAGES:
        _write({"error": "pages", "pages": count})
        return
    _write({"pages": count})
    left = MAX_GLYPHS
    for number in range(count):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            _write({"size": [0, 0], "glyphs": [], "rules": [], "pictures": 0})
            continue
        found = _page(page, left)
        left -= len(found["glyphs"])
        _write(found)
        page.close()
        if left <= 0:
            _write({"error": "glyphs"})
            return


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock remains.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n")


def _page(page: Any, most: int) -> dict[str, Any]:
    rules, pictures = _objects(page.raw)
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        count = min(raw.FPDFText_CountChars(text), most) if text else 0
        glyphs = list(_glyphs(text, count))
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
    return {"size": page.get_size(), "glyphs": glyphs, "rules": rules, "pictures": pictures}


def _glyphs(text: Any, count: int) -> Iterator[list[Any]]:
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0), 0
        # PDFium makes up spaces and line ends; the layout tells better where they are.
        if code in (0, 10, 13, 0xFFFE, 0xFFFF) or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        numbers = (x.value, y.value, box.left, box.bottom, box.right, box.top)
        if not all(math.isfinite(number) and abs(number) < 1e6 for number in numbers):
            continue
        size = raw.FPDFText_GetFontSize(text, index)
        angle = math.degrees(raw.FPDFText_GetCharAngle(text, index))
        letter = "\ufffd" if raw.FPDFText_HasUnicodeMapError(text, index) == 1 else chr(code)
        yield [letter, *(round(number, 2) for number in numbers), round(size, 2), round(angle)]


def _objects(page: Any) -> tuple[list[list[float]], int]:
    """The page's straight lines and boxes, and the number of its pictures."""
    rules: list[list[float]] = []
    pictures = 0
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(item, *edges):
            bounds = [round(edge.value, 2) for edge in edges]
            if len(rules) < MAX_RULES and all(map(math.isfinite, bounds)):
                rules.append(bounds)
    return rules, pictures


if __name__ == "__main__":
    main()
