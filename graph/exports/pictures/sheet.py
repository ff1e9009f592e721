"""A sheet to draw on: SVG with the colours, the text and the frame that all pictures share.

Colours are attributes, so that programs without CSS show them. A sheet of the theme
``auto`` is light, and its style sheet makes it dark where the page that shows it prefers that.
"""

from __future__ import annotations

from xml.etree import ElementTree as Et

from graph.errors import BadRequest
from graph.exports.files import xml_text
from graph.exports.pictures.fonts import BOLD, REGULAR, width
from graph.exports.pictures.words import word

#: A slide of 16 to 9; the margin is left free on all sides.
WIDTH, HEIGHT, MARGIN = 1280, 720, 40
THEMES = ("auto", "light", "dark")

#: What a reader without the project's fonts sees the text in.
FAMILIES = (
    "'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK JP', 'Noto Sans JP', "
    "'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif"
)

#: A role's colour on a light and on a dark sheet.
_ROLES = {
    "paper": ("#ffffff", "#14171a"),
    "ink": ("#1b1f24", "#eceff2"),
    "muted": ("#5b626b", "#a7aeb7"),
    "line": ("#a9b0ba", "#5c6570"),
    "faint": ("#dfe3e8", "#2b3036"),
    "accent": ("#c2410c", "#ff9b61"),
}
_ELLIPSIS = "…"


def themed(theme: str) -> str:
    """``theme`` if there is one of that name; raises :class:`BadRequest` else."""
    if theme not in THEMES:
        raise BadRequest(
            f"there is no theme '{theme[:20]}'; there are: {', '.join(THEMES)}",
            suggestion="light is for paper, dark for dark slides; auto is light, and dark in "
            "an SVG that is shown on a dark page",
        )
    return theme


def fitted(text: str, room: float, weight: int = REGULAR) -> str:
    """``text``, or as much of its beginning as has room (in em), with an ellipsis."""
    if width(text, weight) <= room:
        return text
    while text and width(text + _ELLIPSIS, weight) > room:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS


class Sheet:
    """A drawing in the making; ``root`` is its SVG element. Lengths are pixels, y downwards."""

    def __init__(self, title: str, told: str, lang: str, theme: str, height: float = HEIGHT):
        self.lang, self.height = lang, height
        self._dark = themed(theme) == "dark"
        self.root = Et.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
        self.root.attrib |= {"viewBox": f"0 0 {WIDTH} {height:g}"}
        self.root.attrib |= {"width": f"{WIDTH}", "height": f"{height:g}"}
        self.root.attrib |= {"xml:lang": lang, "font-family": FAMILIES}
        Et.SubElement(self.root, "title").text = xml_text(title)
        Et.SubElement(self.root, "desc").text = xml_text(told)
        if theme == "auto":
            Et.SubElement(self.root, "style").text = _media()
        self.add("rect", fill="paper", width=WIDTH, height=height)

    def colour(self, role: str) -> str:
        """The colour of a role on this sheet; a colour is its own."""
        return _ROLES[role][self._dark] if role in _ROLES else role

    def add(
        self,
        tag: str,
        parent: Et.Element | None = None,
        *,
        fill: str = "",
        stroke: str = "",
        **attributes: str | float,
    ) -> Et.Element:
        """Draw a shape; ``fill`` and ``stroke`` are roles or colours."""
        named = {key.replace("_", "-"): _length(value) for key, value in attributes.items()}
        element = Et.SubElement(self.root if parent is None else parent, tag, named)
        classes = []
        for key, role in (("fill", fill), ("stroke", stroke)):
            if role:
                element.set(key, self.colour(role))
            if role in _ROLES:
                classes.append(f"{key[0]}-{role}")
        if classes:
            element.set("class", " ".join(classes))
        return element

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        parent: Et.Element | None = None,
        *,
        role: str = "ink",
        weight: int = REGULAR,
        anchor: str = "start",
    ) -> Et.Element:
        """Write a line of text, as wide in every font as it is in the project's."""
        text = xml_text(text)
        element = self.add("text", parent, fill=role, x=x, y=y, font_size=f"{size:g}")
        if anchor != "start":
            element.set("text-anchor", anchor)
        if weight != REGULAR:
            element.set("font-weight", str(weight))
        if long := width(text, weight) * size:
            element.attrib |= {"textLength": f"{long:.1f}", "lengthAdjust": "spacingAndGlyphs"}
        element.text = text
        return element

    def head(self, title: str, told: str) -> None:
        """Title and subtitle."""
        room = WIDTH - 2 * MARGIN
        size = min(26.0, max(18.0, room / (width(title, BOLD) or 1)))
        self.text(MARGIN, 52, fitted(title, room / size, BOLD), size, weight=BOLD)
        self.text(MARGIN, 79, fitted(told, room / 15), 15, role="muted")

    def foot(self, version: str, name: str, note: str = "") -> None:
        """Where the picture is from, and at the right what is not in it."""
        source = word("source" if version else "source_only", self.lang, version=version, name=name)
        self.text(MARGIN, self.height - 24, source, 12, role="muted")
        if note:
            self.text(WIDTH - MARGIN, self.height - 24, note, 12, role="muted", anchor="end")

    def hint(self, element: Et.Element, told: str) -> None:
        """What is shown while the pointer is on ``element``."""
        Et.SubElement(element, "title").text = xml_text(told)


def _length(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def _media() -> str:
    rules = [
        f".{key[0]}-{role} {{ {key}: {dark} }}"
        for role, (_, dark) in _ROLES.items()
        for key in ("fill", "stroke")
    ]
    return "\n@media (prefers-color-scheme: dark) {\n  " + "\n  ".join(rules) + "\n}\n"
