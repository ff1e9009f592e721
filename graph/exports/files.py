"""XML and JSON as they are written: safe for any text, readable, and fast where they are large."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as Et

from graph.patterns import regex

#: Characters that XML 1.0 (production 2) cannot hold, escaped or not.
_NOT_XML = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What readers of XML 1.0 or 1.1 (section 2.11) take for a line feed.
_BREAK = regex("\r\n|\r\x85?|[\x85\u2028]")
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = _ESCAPED | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
Inside = Mapping[Et.Element, Iterable[Et.Element]]

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'


def xml_text(text: str) -> str:
    """``text`` without the characters that XML cannot hold; every line break is a line feed."""
    return _NOT_XML.sub("", _BREAK.sub("\n", text))


def xml_value(value: str | int | float | bool) -> str:
    """A value as XML Schema writes it."""
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def xml_bytes(root: Et.Element) -> bytes:
    """An XML file: UTF-8 with a declaration, indented."""
    Et.indent(root)
    written: bytes = Et.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def xml_lines(root: Et.Element, more: Inside | None = None) -> bytes:
    """The same for elements with either text or elements inside, in a third of the time.

    ``more`` are elements inside an element that are only made as they are
    written: all of a large network at once would take much memory.
    """
    return "\n".join([_DECLARATION, *_lines(root, "", more or {}), ""]).encode()


def _lines(element: Et.Element, pad: str, more: Inside) -> Iterator[str]:
    attributes = "".join(
        f' {key}="{value.translate(_QUOTED)}"' for key, value in element.attrib.items()
    )
    opened = f"{pad}<{element.tag}{attributes}"
    if len(element) or element in more:
        yield f"{opened}>"
        for child in itertools.chain(element, more.get(element, ())):
            yield from _lines(child, f"{pad}  ", more)
        yield f"{pad}</{element.tag}>"
    elif element.text:
        yield f"{opened}>{element.text.translate(_ESCAPED)}</{element.tag}>"
    else:
        yield f"{opened}/>"


def json_lines(data: object) -> bytes:
    """A JSON file in UTF-8: a line a record, without numbers that JSON does not have."""
    return "".join([*_pieces(data, 0), "\n"]).encode()


def _pieces(value: object, depth: int) -> Iterator[str]:
    """Objects at the top have a line a member, lists of objects a line an object."""
    if isinstance(value, dict) and value and depth < 3:
        mark = "{"
        for key, member in value.items():
            yield f"{mark}\n{json.dumps(key, ensure_ascii=False)}: "
            yield from _pieces(member, depth + 1)
            mark = ","
        yield "\n}"
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        mark = "["
        for item in value:
            yield f"{mark}\n"
            yield from _pieces(item, depth + 1 if depth == 0 else 3)
            mark = ","
        yield "\n]"
    else:
        yield json.dumps(value, ensure_ascii=False, allow_nan=False)
