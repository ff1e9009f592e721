"""A drawing (SVG) as PNG or PDF, with the project's fonts: Typst sets it on a page of its size.

The programs that Typst runs is fixed; the drawing is data. Nothing is fetched, and
neither the fonts nor the files of the machine are looked at.
"""

from __future__ import annotations

import copy
from functools import cache
from xml.etree import ElementTree as Et

import typst

from graph.exports.pictures.fonts import FOLDERS, LATIN, runs

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
    """A copy in which each text names the fonts it is set in.

    Typst's drawings take one font a text, and a character that it lacks from nowhere.
    """
    found = copy.deepcopy(drawing)
    for style in found.findall("style"):
        found.remove(style)
    for text in found.iter("text"):
        parts = runs(text.text or "")
        text.attrib.pop("textLength", None)
        text.attrib.pop("lengthAdjust", None)
        text.set("font-family", parts[0][0] if len(parts) == 1 else LATIN)
        if len(parts) > 1:
            text.text = None
            for family, part in parts:
                Et.SubElement(text, "tspan", {"font-family": family}).text = part
    return found
