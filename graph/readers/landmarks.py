"""Which parts of a page are not its content: menus, banners, footers, links to other pages.

Pages say it themselves, by their elements (``nav``, ``aside``), by roles and
by the words of class and id attributes; failing that by headings ("関連記事").
A part is not left out if it holds the content: ``main``, the page's ``h1``, or
most of the text that is no link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml.etree import _Element as Element

from graph.lexicon import table
from graph.patterns import regex

#: Elements that are never read, with all that is in them.
UNREAD = frozenset(
    [
        *("script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object"),
        *("embed", "audio", "video", "canvas", "map", "select", "button", "input", "textarea"),
        *("datalist", "label", "option", "rp", "rtc", "del", "s", "strike", "frameset"),
    ]
)
_CONTENT = frozenset(["main", "article"])
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSEEN = regex(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WORDS = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


@dataclass(slots=True)
class _Weight:
    """What an element holds: elements, letters, letters within links; a main part or an h1."""

    elements: int = 0
    text: int = 0
    linked: int = 0
    central: bool = False


#: How many headings over links to other pages are looked for.
_MOST_ASIDES = 200


def strip_unread(root: Element) -> None:
    """Takes out of ``root`` what no reader sees as text: scripts, controls, hidden parts."""
    _remove(_unread(root))


def strip_noise(root: Element) -> None:
    """Takes everything out of ``root`` that is not its content. Texts after it stay."""
    weights = _weigh(root)
    own = weights[root].text - weights[root].linked
    doomed = []
    for element in root.iter(etree.Element):
        weight = weights[element]
        if element is root or weight.central:
            continue
        if _is_outside(element) or (
            3 * (weight.text - weight.linked) <= 2 * own and _is_named_noise(element)
        ):
            doomed.append(element)
    _remove(doomed)
    _remove(_asides(root, weights))


def main_part(root: Element) -> Element:
    """The element with the page's content: its ``main``, its only ``article``, or ``root``."""
    whole = _letters(root)
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = root.findall(path)
        if len(found) == 1 and 3 * _letters(found[0]) >= whole:
            return found[0]
    return root


def _unread(root: Element) -> list[Element]:
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str) or (
            element is not root and (element.tag in UNREAD or _is_unseen(element))
        ):
            found.append(element)
    return found


def _is_unseen(element: Element) -> bool:
    if element.tag in ("body", "html"):
        return False
    attributes = element.attrib
    return (
        ("hidden" in attributes and attributes["hidden"] != "until-found")
        or attributes.get("aria-hidden") == "true"
        or (element.tag == "dialog" and "open" not in attributes)
        or ("style" in attributes and _UNSEEN.search(attributes["style"]) is not None)
    )


def _remove(elements: list[Element]) -> None:
    """Takes elements out of their tree; what is inside one that is out already is no matter."""
    for element in elements:
        parent = element.getparent()
        if parent is None:
            continue
        # A block that goes leaves a line end; a word's neighbours stay neighbours.
        tail = element.tail or ""
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        element.tail = None
        parent.remove(element)


def _weigh(root: Element) -> dict[Element, _Weight]:
    """The weight of every element, in one walk."""
    weights: dict[Element, _Weight] = {}
    open_: list[_Weight] = [_Weight()]
    links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            links += _is_link(element)
            weight = _Weight(1)
            weights[element] = weight
            open_.append(weight)
            _add(weight, element.text, links)
            continue
        links -= _is_link(element)
        weight = open_.pop()
        above = open_[-1]
        weight.central |= _is_central(element, weight)
        above.elements += weight.elements
        above.text += weight.text
        above.linked += weight.linked
        above.central |= weight.central
        if element is not root:
            _add(above, element.tail, links)
    return weights


def _add(weight: _Weight, text: str | None, links: int) -> None:
    letters = len("".join(text.split())) if text else 0
    weight.text += letters
    weight.linked += letters if links else 0


def _is_link(element: Element) -> bool:
    return element.tag == "a" and "href" in element.attrib


def _is_central(element: Element, weight: _Weight) -> bool:
    if element.tag == "main" or element.get("role") == "main":
        return True
    # The name of the site, on its logo, is often an h1 as well.
    return element.tag == "h1" and weight.text > 0 and weight.linked == 0


def _letters(element: Element) -> int:
    return sum(len("".join(text.split())) for text in element.itertext())


@cache
def _words() -> tuple[frozenset[str], re.Pattern[str], frozenset[str]]:
    words = table("pages")
    phrases = "|".join(map(re.escape, words["noise_phrases"]))
    return frozenset(words["noise"]), re.compile(rf"\b(?:{phrases})\b"), frozenset(words["roles"])


def _is_outside(element: Element) -> bool:
    """Whether the element or its role says that it is beside the content."""
    if element.tag in ("nav", "aside", "menu"):
        return True
    if element.tag in ("header", "footer"):
        return not any(above.tag in _CONTENT for above in element.iterancestors())
    role = element.get("role")
    return role is not None and role.lower() in _words()[2]


def _is_named_noise(element: Element) -> bool:
    """Whether a word of the element's class or id says so."""
    if element.tag in ("html", "body", *_CONTENT):
        return False
    words, phrases, _ = _words()
    for name in (element.get("id"), element.get("class")):
        if not name or len(name) > 400:
            continue
        for part in name.split():
            found = [word.lower() for word in _WORDS.findall(part)]
            if not words.isdisjoint(found) or phrases.search(" ".join(found)):
                return True
    return False


def _asides(root: Element, weights: dict[Element, _Weight]) -> list[Element]:
    """Headings that announce links to other pages, each with the links it announces."""
    found: list[Element] = []
    for heading in root.iter(*_HEADINGS, "p", "div", "dt", "strong", "span"):
        weight = weights[heading]
        if not 0 < weight.text <= 40 or weight.elements > 20 or len(found) > _MOST_ASIDES:
            continue
        if not _is_related(" ".join("".join(heading.itertext()).split())):
            continue
        top = _announcing(heading)
        after = list(_announced(top))
        if any(weights[one].linked for one in after):
            found += [top, *after]
    return found


@cache
def _related() -> re.Pattern[str]:
    return re.compile("|".join(table("pages")["related"]), re.IGNORECASE)


def _is_related(text: str) -> bool:
    return _related().fullmatch(text.strip("■□●◆◇▼▶・:：<>＜＞【】[] ")) is not None


def _announcing(heading: Element) -> Element:
    """The heading, or the box that holds nothing else."""
    top = heading
    for above in heading.iterancestors():
        if (
            above.tag in ("body", "html", *_CONTENT)
            or len(above) != 1
            or (above.text or "").strip()
        ):
            break
        top = above
    return top


def _announced(heading: Element) -> list[Element]:
    """The elements after a heading in its box, up to the next heading of its rank."""
    rank = heading.tag if heading.tag in _HEADINGS else "h6"
    above = _HEADINGS[: _HEADINGS.index(rank) + 1]
    found = []
    for element in heading.itersiblings(etree.Element):
        if element.tag in above or next(element.iter(*above), None) is not None:
            break
        if rank == "h6" and element.tag in _HEADINGS:
            break
        if not _mostly_links(element) and heading.tag not in _HEADINGS:
            break
        found.append(element)
    return found


def _mostly_links(element: Element) -> bool:
    linked = sum(_letters(link) for link in element.iter("a")) if element.tag != "a" else 1
    return element.tag == "a" or 2 * linked >= _letters(element)
