"""Pictures: one drawing each, as SVG, PNG or PDF."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as Et

from graph.exports.files import xml_bytes

Write = Callable[[Et.Element], bytes]


def as_svg(drawing: Et.Element) -> bytes:
    """As SVG, which names fonts that readers are likely to have."""
    return xml_bytes(drawing)


def as_png(drawing: Et.Element) -> bytes:
    """As PNG, with the project's fonts."""
    # The renderer is large; who wants no pixels does not wait for it.
    from graph.exports.pictures import rendering

    return rendering.png(drawing)


def as_pdf(drawing: Et.Element) -> bytes:
    """As PDF, with the project's fonts embedded."""
    from graph.exports.pictures import rendering

    return rendering.pdf(drawing)


#: How a drawing is written, by format.
WRITERS: dict[str, Write] = {"svg": as_svg, "png": as_png, "pdf": as_pdf}

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
