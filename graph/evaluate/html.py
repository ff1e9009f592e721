"""An evaluation as one page: each document's text with hits, misses and inventions marked.

The page needs nothing else: no script, no font, no picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from graph.evaluate.evaluation import Evaluation
from graph.evaluate.outcome import Item
from graph.evaluate.report import HEAD, cells, locate
from graph.evaluate.score import Scored

#: A longer stretch of text is evidence of a whole sentence; it is linked but not painted.
_LONGEST = 120

#: Strongest last: where marks overlap, this one is painted.
_CLASSES = ("hit", "miss", "invention")

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #f4f5f7; --line: #d5d9df;
  --hit: #d8f0dc; --hit-ink: #17602b; --miss: #ffeab8; --miss-ink: #7a4d00;
  --invention: #ffd9d6; --invention-ink: #98150c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7eb; --paper: #14171b; --soft: #1c2026;
  --line: #373d46; --hit: #14391f; --hit-ink: #8fdda4; --miss: #45330a; --miss-ink: #ffd57a;
  --invention: #4d1815; --invention-ink: #ffaaa3; } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1.5rem; max-width: 100rem; color: var(--ink);
  background: var(--paper); font: 16px/1.55 system-ui, sans-serif }
h1, h2, h3 { line-height: 1.25; text-wrap: balance }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: .2rem .7rem; border-bottom: 1px solid var(--line); text-align: right }
th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left }
.scroll { overflow-x: auto }
.sides { display: grid; grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr); gap: 1.5rem }
@media (max-width: 60rem) { .sides { grid-template-columns: minmax(0, 1fr) } }
.text, .lists { max-height: 85vh; overflow: auto; padding: 1rem; background: var(--soft);
  border: 1px solid var(--line); border-radius: .5rem; overflow-wrap: anywhere }
.text { white-space: pre-wrap }
mark { color: inherit; border-radius: .15em; text-decoration: underline 2px; padding: .05em 0 }
.hit { background: var(--hit); text-decoration-color: var(--hit-ink) }
.miss { background: var(--miss); text-decoration: underline dashed 2px var(--miss-ink) }
.invention { background: var(--invention);
  text-decoration: underline wavy 1px var(--invention-ink) }
:target { outline: 3px solid currentColor; outline-offset: 1px }
ul { margin: .2rem 0 .8rem; padding-left: 1.2rem }
li a { color: inherit }
summary { cursor: pointer }
h3 { margin: .2rem 0; font-size: 1rem }
"""


class _Mark(NamedTuple):
    start: int
    end: int
    style: str
    title: str


def page(evaluation: Evaluation) -> str:
    """The whole page as HTML."""
    documents = "".join(
        _document(f"d{number}", document) for number, document in enumerate(evaluation.documents)
    )
    legend = " ".join(
        f'<mark class="{style}">{escape(text)}</mark>'
        for style, text in zip(
            _CLASSES, ("read and right", "missed", "read and not in the gold"), strict=True
        )
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Renkei: how well documents are read</title><style>{_STYLE}</style></head><body>"
        f"<h1>How well documents are read</h1><p>{legend}</p>"
        f"{_figures(evaluation)}{_left_out(evaluation)}{documents}</body></html>\n"
    )


def _figures(evaluation: Evaluation) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in HEAD)
    rows = "".join(_row((kind, language, *cells(t))) for kind, language, t in evaluation.rows())
    table = f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>'
    return f"{table}</table></div>"


def _row(texts: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in texts) + "</tr>"


def _left_out(evaluation: Evaluation) -> str:
    reasons = [
        *((stem, "annotated, but there is no document") for stem in evaluation.without_document),
        *((stem, "not annotated") for stem in evaluation.without_gold),
        *evaluation.unreadable,
    ]
    items = "".join(f"<li>{escape(stem)}: {escape(reason)}</li>" for stem, reason in reasons)
    return f"<h2>Left out</h2><ul>{items}</ul>" if items else ""


def _document(prefix: str, document: Scored) -> str:
    name = escape(document.stem)
    return (
        f'<section aria-label="{name}"><h2>{name}</h2><div class="sides">'
        f'<div class="text" lang="{escape(document.language)}" tabindex="0">'
        f"{''.join(_text(prefix, document))}</div>"
        f'<div class="lists" tabindex="0">{_lists(prefix, document)}</div></div></section>'
    )


def _items(document: Scored) -> Iterator[tuple[str, str, Item]]:
    """Kind, style and item of everything that was compared."""
    for kind, outcome in document.outcomes.items():
        yield from ((kind, "hit", hit.found) for hit in outcome.hits)
        yield from ((kind, "miss", item) for item in outcome.misses)
        yield from ((kind, "invention", item) for item in outcome.inventions)


def _marks(document: Scored) -> list[_Mark]:
    marks = []
    for kind, style, item in _items(document):
        first = locate(document, item)
        for start, end in item.spans or ((first,) if first else ()):
            marks.append(_Mark(start, end, style, f"{style}, {kind}: {item.label}"))
    return marks


def _text(prefix: str, document: Scored) -> Iterator[str]:
    """The text in stretches, each with the marks that cover it."""
    source, marks = document.document.text, _marks(document)
    starts = {mark.start for mark in marks}
    edges = sorted({0, len(source), *starts, *(mark.end for mark in marks)})
    painted = [mark for mark in marks if mark.end - mark.start <= _LONGEST]
    for begin, end in pairwise(edges):
        here = [mark for mark in painted if mark.start <= begin and end <= mark.end]
        anchor = f' id="{prefix}-{begin}"' if begin in starts else ""
        content = escape(source[begin:end])
        if here:
            style = max((mark.style for mark in here), key=_CLASSES.index)
            title = escape("\n".join(dict.fromkeys(mark.title for mark in here)))
            yield f'<mark{anchor} class="{style}" title="{title}">{content}</mark>'
        else:
            yield f"<span{anchor}>{content}</span>" if anchor else content


def _lists(prefix: str, document: Scored) -> str:
    groups: dict[str, dict[str, list[Item]]] = {}
    for kind, style, item in _items(document):
        groups.setdefault(kind, {}).setdefault(style, []).append(item)
    return "".join(
        f"<h3>{escape(kind)}</h3>"
        + "".join(
            _list(prefix, document, style, styles[style])
            for style in reversed(_CLASSES)
            if style in styles
        )
        for kind, styles in groups.items()
    )


def _list(prefix: str, document: Scored, style: str, items: list[Item]) -> str:
    entries = "".join(f"<li>{_link(prefix, document, item)}</li>" for item in items)
    plural = {"hit": "hits", "miss": "misses", "invention": "inventions"}[style]
    summary = f'<mark class="{style}">{len(items)} {style if len(items) == 1 else plural}</mark>'
    opened = "" if style == "hit" else " open"
    return f"<details{opened}><summary>{summary}</summary><ul>{entries}</ul></details>"


def _link(prefix: str, document: Scored, item: Item) -> str:
    place = locate(document, item)
    label = escape(item.label)
    return f'<a href="#{prefix}-{place[0]}">{label}</a>' if place else label
