"""A drawing (SVG) as PNG or PDF, with the project's fonts: Typst sets it on a page of its size.

The programs that Typst runs is fixed; the drawing is data. Nothing is fetched, and
neither the fonts nor the files of the machine are looked at.
"""

from __future__ import annotations

import copy
from functools import cache
from xml.etree import ElementTree as Et

import typst

from graph.exports.pictures.fonts import FOLDERS, REGULAR, runs, width

#: Pixels a PNG has for one of the drawing: a slide of 1280 × 720 becomes 2560 × 1440.
SCALE = 2
#: A CSS pixel is three quarters of a point.
_POINT = 0.75

_PAGE = b"""
#set page(
  width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt,
)
#set document(title: sys.inputs.title, author: "Renkei", date: none)
#set text(lang: sys.inputs.lang)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%, alt: sys.inputs.told)
"""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in FOLDERS],
    )


def png(drawing: Et.Element) -> bytes:
    """The drawing as pixels, :data:`SCALE` times as many as it is wide and high."""
    return _rendered(drawing, "png")


def pdf(drawing: Et.Element) -> bytes:
    """The drawing as a page of a PDF file, its fonts embedded, its text to be searched."""
    return _rendered(drawing, "pdf")


def _rendered(drawing: Et.Element, form: str) -> bytes:
    width, height = (float(drawing.get(side, "0")) * _POINT for side in ("width", "height"))
    inputs = {
        "width": f"{width:g}",
        "height": f"{height:g}",
        "title": drawing.findtext("title", ""),
        "told": drawing.findtext("desc", ""),
        "lang": drawing.get("xml:lang", "en"),
        "drawing": Et.tostring(_typeset(drawing), encoding="unicode"),
    }
    return typst.compile(
        _PAGE,
        format="png" if form == "png" else "pdf",
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        ppi=72 * SCALE / _POINT,
    )


def _typeset(drawing: Et.Element) -> Et.Element:
    """A copy in which each text names the font it is set in, and is one text a font.

    Typst's drawings take one font a text, and a character that it lacks from nowhere.
    """
    found = copy.deepcopy(drawing)
    for style in found.findall("style"):
        found.remove(style)
    for parent in list(found.iter()):
        for place, child in reversed(list(enumerate(parent))):
            if child.tag == "text":
                parent[place : place + 1] = _set(child)
    return found


def _set(text: Et.Element) -> list[Et.Element]:
    """A text as one for each font, side by side."""
    for key in ("textLength", "lengthAdjust"):
        text.attrib.pop(key, None)
    parts = runs(text.text or "")
    if len(parts) == 1:
        text.set("font-family", parts[0][0])
        return [text]
    size, weight = float(text.get("font-size", "0")), int(text.get("font-weight", REGULAR))
    x = float(text.get("x", "0"))
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.attrib.pop("text-anchor", "start")]
    x -= shift * size * width(text.text or "", weight)
    found = []
    for family, part in parts:
        one = Et.Element("text", text.attrib | {"x": f"{x:.2f}", "font-family": family})
        one.text = part
        # Blanks at the ends of a text are drawn only if it says so.
        one.set("xml:space", "preserve")
        found.append(one)
        x += size * width(part, weight)
    return found
