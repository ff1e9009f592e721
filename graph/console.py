"""What the command line shows: progress, tables and errors.

Progress and errors go to standard error, so that standard output holds results
only and can be piped.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.errors import RenkeiError
from graph.model import Iri, Literal
from graph.vocab import PREFIXES

if TYPE_CHECKING:
    from rich.progress import TaskID

#: Prefixes of schemas, which a table shows short. Things keep their whole IRI: it can be copied.
_SCHEMAS = {str(namespace): prefix for prefix, namespace in PREFIXES.items()}


#: Called by a long-running stage with its name, the steps done and the steps in all.
Report = Callable[[str, int, int], None]


def say(text: str) -> None:
    """One line for the user, beside the result."""
    print(text, file=sys.stderr, flush=True)


def one_line(error: BaseException) -> str:
    """An error as the single line that its reader needs, with what to do about it."""
    if isinstance(error, RenkeiError):
        place = f" (line {error.line}, column {error.column})" if error.line else ""
        advice = f": {error.suggestion}" if error.suggestion else ""
        return " ".join(f"{error.message}{place}{advice}".split())
    return " ".join(
        f"unexpected {type(error).__name__}: {error} (RENKEI_DEBUG=1 shows where)".split()
    )


def debugging() -> bool:
    """Whether the user asked for stack traces (``RENKEI_DEBUG``)."""
    return os.environ.get("RENKEI_DEBUG", "") not in ("", "0")


@contextmanager
def progress() -> Iterator[Report]:
    """Shows the progress of stages: bars on a terminal, else a line per finished stage."""
    if not sys.stderr.isatty():
        yield _plain
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bars:

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show


def _plain(stage: str, done: int, total: int) -> None:
    if done == total:
        say(f"{stage}: {total}")


def cell(term: Iri | Literal | str | float | None) -> str:
    """A term as a reader of a table wants it: short schema names, text with its language."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return f"{term.value}@{term.language}" if term.language else term.value
    if isinstance(term, Iri):
        for namespace, prefix in _SCHEMAS.items():
            if term.startswith(namespace):
                return f"{prefix}:{term.removeprefix(namespace)}"
        return term
    return f"{term:.4f}".rstrip("0").rstrip(".") if isinstance(term, float) else str(term)


def table(columns: Sequence[str], rows: Sequence[Sequence[object]], right: int = 0) -> str:
    """A table as text, its last ``right`` columns aligned to the right.

    On a terminal long cells are folded to its width; in a pipe or file each row
    is one line.
    """
    import io

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    drawn = Table(
        box=SIMPLE_HEAD if terminal else None, pad_edge=False, padding=(0, 1), header_style="bold"
    )
    for index, column in enumerate(columns):
        numeric = index >= len(columns) - right
        drawn.add_column(
            column, justify="right" if numeric else "left", overflow="fold", no_wrap=not terminal
        )
    for row in rows:
        drawn.add_row(*(Text(cell(value)) for value in row))  # type: ignore[arg-type]
    buffer = io.StringIO()
    width = None if terminal else 100_000
    Console(file=buffer, width=width, force_terminal=terminal).print(drawn)
    return "\n".join(line.rstrip() for line in buffer.getvalue().strip("\n").splitlines()) + "\n"
