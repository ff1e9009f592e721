"""Parts of a body behind the short name that its text defines for it.

北浜研究所(以下「KITA」)… KITA研究支援部, K-MED hub本部: no space is left between Latin
letters and Japanese, so that the short name and the part look like one name.
"""

from __future__ import annotations

from graph.extract.japanese.name_kinds import unit_of
from graph.extract.mentions import Found, Scene
from graph.patterns import regex

_DEFINED = regex(
    r"以下[、,]?(?:単に)?[「『](?P<quoted>[^「」『』]{2,14})[」』]"
    r"|(?<=[^ ])\((?:略称[::]?)?(?P<bare>[A-Z][A-Za-z0-9-]{1,9}(?: [a-z]{2,5})?)(?=[)、,])"
)
_CENTRE = regex(r"(?:センター|事務局|ラボ)$")


def short_names(scene: Scene) -> frozenset[str]:
    """The short names that a Japanese document defines."""
    if scene.language != "ja":
        return frozenset()
    found = (m for s in scene.segments for m in _DEFINED.finditer(s.text.text))
    return frozenset(m["quoted"] or m["bare"] for m in found)


def apart(text: str, found: Found, shorts: frozenset[str]) -> Found | None:
    """``found`` without the short name of the body it is a part of; None if nothing is left."""
    if found.category not in ("organization", "facility"):
        return found
    for short in shorts:
        end = _behind(text, found, short)
        if end is None:
            continue
        part = text[end : found.end]
        if part in ("本部", "本社"):
            return None
        if unit_of(part) or _CENTRE.search(part):
            return Found(end, found.end, "organization", ("OrganizationalUnit",))
    return found


def _behind(text: str, found: Found, short: str) -> int | None:
    """Where a short name ends that stands at the beginning of ``found`` or runs into it."""
    start = text.rfind(short, max(0, found.start - len(short)), found.start + len(short))
    end = start + len(short)
    if start < 0 or not found.start < end < found.end:
        return None
    letters = short[0].isascii() and text[start - 1 : start].isascii() and start > 0
    return None if letters and text[start - 1].isalnum() else end
