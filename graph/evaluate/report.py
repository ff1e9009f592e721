"""An evaluation as text for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.evaluate.evaluation import Evaluation
from graph.evaluate.outcome import Item, Tally
from graph.evaluate.score import Scored

#: Characters of the text around a miss or an invention that are shown.
_CONTEXT = 60

#: The columns of the table.
HEAD = ("kind", "language", "P", "R", "F1", "hits", "misses", "inventions", "in place")


def text(evaluation: Evaluation) -> str:
    """The table, then each miss and each invention with its sentence."""
    parts = [
        _table(HEAD, [(kind, language, *cells(t)) for kind, language, t in evaluation.rows()]),
        *_partners(evaluation),
        *_list("Misses (in the gold, not read)", evaluation, "misses"),
        *_list("Inventions (read, not in the gold)", evaluation, "inventions"),
        *_list("Read as several (not counted)", evaluation, "splits"),
    ]
    return "\n\n".join(parts) + "\n"


def cells(tally: Tally) -> tuple[str, ...]:
    """The cells of a row after kind and language; ``in place`` is the share of the hits whose
    evidence touches a line that the gold names.
    """
    shares = (tally.precision, tally.recall, tally.f1)
    counts = (tally.hits, tally.misses, tally.inventions)
    return (*map(_share, shares), *map(str, counts), _share(tally.overlap))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    shown = []
    for line in lines:
        cells = [
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        shown.append("  ".join(cells).rstrip())
    shown.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(shown)


def _partners(evaluation: Evaluation) -> Iterator[str]:
    lines = [
        *(f"{stem}: annotated, but there is no document" for stem in evaluation.without_document),
        *(f"{stem}: not annotated" for stem in evaluation.without_gold),
        *(f"{stem}: {reason}" for stem, reason in evaluation.unreadable),
    ]
    if lines:
        yield "Left out\n" + "\n".join(f"  {line}" for line in lines)


def _list(title: str, evaluation: Evaluation, what: str) -> Iterator[str]:
    lines = []
    for kind in evaluation.kinds():
        for document in evaluation.documents:
            outcome = document.outcomes.get(kind)
            for item in getattr(outcome, what, ()):
                number, sentence = place(document, item)
                where = f"{document.stem}:{number}" if number else document.stem
                lines.append(f"  {kind:<24} {where:<30} {item.label}")
                if sentence:
                    lines.append(f"  {'':<24} {sentence}")
    yield f"{title}\n" + ("\n".join(lines) or "  none")


def place(document: Scored, item: Item) -> tuple[int | None, str]:
    """The line of an item and the text around it; None and nothing where it has no place.

    A miss has the line that the gold names, or else that of its name.
    """
    interval = locate(document, item)
    if interval is None:
        return (item.lines[0] if item.lines else None), ""
    line = document.line(interval[0])
    return line, quoted(document, *interval)


def quoted(document: Scored, start: int, end: int) -> str:
    """The text from ``start`` to ``end`` within its lines, with what stands around it."""
    end = min(end, start + 2 * _CONTEXT)
    begins = document.starts[document.line(start) - 1]
    ends = _line_end(document, document.line(max(start, end - 1)))
    first, last = max(begins, start - _CONTEXT), min(ends, end + _CONTEXT)
    shown = " ".join(document.document.text[first:last].split())
    return f"{'… ' if first > begins else ''}{shown}{' …' if last < ends else ''}"


def locate(document: Scored, item: Item) -> tuple[int, int] | None:
    """Where an item stands in the text: its evidence, its name in its line, the line, its name."""
    source = document.document.text
    if item.spans:
        return item.spans[0]
    for line in item.lines:
        if not 0 < line <= len(document.starts):
            continue
        start, end = document.starts[line - 1], _line_end(document, line)
        for word in item.words:
            position = source.find(word, start, end)
            if position >= 0:
                return position, position + len(word)
        return start, end
    for word in item.words:
        position = source.find(word)
        if position >= 0:
            return position, position + len(word)
    return None


def _line_end(document: Scored, line: int) -> int:
    if line < len(document.starts):
        return document.starts[line] - 1
    return len(document.document.text)


def to_json(evaluation: Evaluation) -> dict[str, object]:
    """Figures by kind and language, and each document's misses and inventions."""
    return {
        "figures": [
            {"kind": kind, "language": language, **_figures(tally)}
            for kind, language, tally in evaluation.rows()
        ],
        "without_document": evaluation.without_document,
        "without_gold": evaluation.without_gold,
        "unreadable": [{"document": a, "reason": b} for a, b in evaluation.unreadable],
        "documents": [_document(document) for document in evaluation.documents],
    }


def _figures(tally: Tally) -> dict[str, object]:
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "hits": tally.hits,
        "misses": tally.misses,
        "inventions": tally.inventions,
        "in_place": tally.overlap,
    }


def _document(document: Scored) -> dict[str, object]:
    return {
        "document": document.stem,
        "language": document.language,
        "kinds": {
            kind: {
                "hits": len(outcome.hits),
                "misses": [_item(document, item) for item in outcome.misses],
                "inventions": [_item(document, item) for item in outcome.inventions],
                "splits": [_item(document, item) for item in outcome.splits],
            }
            for kind, outcome in document.outcomes.items()
        },
    }


def _item(document: Scored, item: Item) -> dict[str, object]:
    line, sentence = place(document, item)
    return {
        "label": item.label,
        "line": line,
        "sentence": sentence,
        "spans": [list(span) for span in item.spans],
    }
