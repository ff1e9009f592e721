"""Web pages: the text of their content, without what every page of a site shows around it.

lxml parses them; nothing is fetched, no entity but HTML's own is known, and
XHTML is read like HTML. What is content and what is not is told by
:mod:`~graph.readers.landmarks` and :mod:`~graph.readers.chatter`.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

from lxml import etree
from lxml.etree import _Element as Element

from graph.encodings import decode
from graph.errors import UnreadableDocument
from graph.patterns import regex
from graph.readers.chatter import without_chatter
from graph.readers.content import CONTROLS, Content, has_controls, is_blank, kind_of
from graph.readers.flow import Line, line_of, lines
from graph.readers.landmarks import main_part, strip_noise, strip_unread
from graph.readers.text import why_not_text

#: The most tags that a page may have: a hundred times what a long one has.
MAX_TAGS = 400_000

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
#: Where a page may say its encoding (HTML standard: in its first 1024 bytes; pages are late).
_HEAD = 4096
#: Encodings that are told by the bytes themselves; for the others the page's word counts first.
_CERTAIN = frozenset(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "iso2022_jp"])
#: What browsers read instead of what a page says (WHATWG Encoding standard).
_ALIASES = {
    "iso8859-1": ("cp1252",),
    "ascii": ("cp1252",),
    "shift_jis": ("cp932", "shift_jisx0213"),
    "cp932": ("cp932", "shift_jisx0213"),
    "euc_jp": ("euc_jp", "euc_jisx0213"),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("big5", "big5hkscs"),
}
_SITE = regex(r"\s+[|｜]\s*|\s*[|｜]\s+|[|｜]|\s+[-–—]\s+")


class _TooDeepError(Exception):
    """The parser gave up, and what comes after is missing."""


def read_html(data: bytes, name: str) -> Content:
    """The text of a web page.

    Raises :class:`UnreadableDocument` if ``data`` is no page, has more than
    :data:`MAX_TAGS` tags, or has no text.
    """
    if kind := kind_of(data):
        raise UnreadableDocument(f"{name} is not HTML (it is {kind})")
    text = decoded(data)
    if text is None:
        raise UnreadableDocument(
            f"{name} is not HTML ({why_not_text(data)})", suggestion="save the page again"
        )
    if has_controls(text):
        raise UnreadableDocument(f"{name} is not HTML (it has control characters)")
    if (tags := text.count("<")) > MAX_TAGS:
        raise UnreadableDocument(
            f"{name} has too many tags ({tags}; up to {MAX_TAGS} are read)",
            suggestion="save its text instead",
        )
    try:
        shown = "" if is_blank(text) else _content(text)
    except _TooDeepError as error:
        raise UnreadableDocument(f"{name} has elements that are nested too deeply") from error
    if is_blank(shown):
        raise UnreadableDocument(
            f"{name} has no text",
            suggestion="if a script writes the page, save it from the browser as a complete page",
        )
    return Content(shown)


def decoded(data: bytes) -> str | None:
    """The source of a page, in the encoding that its bytes show or it declares; else None."""
    found = decode(data)
    if found and found[1] in _CERTAIN:
        return found[0]
    if b"\x00" in data:
        return None
    for match in _DECLARED.finditer(data[:_HEAD]):
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
        except (LookupError, UnicodeDecodeError):
            continue
        for encoding in _ALIASES.get(name, (name,)):
            try:
                return str(data.decode(encoding))
            except (LookupError, UnicodeError, AttributeError):
                continue
    return found[0] if found else None


def _content(source: str) -> str:
    root = _parsed(source)
    if root is None:
        return ""
    title = _title(root)
    strip_unread(root)
    heading = _heading(root)
    strip_noise(root)
    found = without_chatter(lines(main_part(root)))
    if not found:
        # Everything looks like a menu: then it is what the page has to say.
        root = _parsed(source)
        assert root is not None
        strip_unread(root)
        found = lines(root)
    if found and not any(line.rank for line in found):
        _add_title(found, heading or title)
    return _joined(found)


def _parsed(source: str) -> Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        recover=True,
    )
    clean = source.translate({**CONTROLS, 0x0B: None, 0xFFFE: None, 0xFFFF: None})
    try:
        root: Element | None = etree.fromstring(clean.encode(), parser)
    except etree.LxmlError:
        return None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise _TooDeepError
    return root


def _heading(root: Element) -> str:
    """The first main heading that is not the name of the site with a link to its start."""
    for element in islice(root.iter("h1"), 9):
        if element.find(".//a[@href]") is None and (text := line_of(element)):
            return text.lstrip("# ")
    return ""


def _title(root: Element) -> str:
    """The page's title without the name of the site that follows it."""
    element = root.find(".//title")
    text = " ".join((element.text or "").split()) if element is not None else ""
    return _SITE.split(text)[0]


def _add_title(found: list[Line], title: str) -> None:
    """Puts the title above the content, unless it stands there."""
    start = "".join("".join(line.text.split()) for line in found[:6])
    if title and "".join(title.split()) not in start:
        found[0].apart = True
        found.insert(0, Line(f"# {title}", rank=1))


def _joined(found: list[Line]) -> str:
    pieces: list[str] = []
    for line in found:
        if pieces:
            pieces.append("\n\n" if line.apart else "\n")
        pieces.append(line.text)
    return "".join(pieces) + "\n"
