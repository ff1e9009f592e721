"""What the command line shows: progress, results and errors.

Progress and errors go to standard error, so that standard output holds results
only and can be piped.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadRequest, RenkeiError

if TYPE_CHECKING:
    from rich.progress import TaskID

    from graph.networks import Answer


#: Called by a long-running stage with its name, the steps done and the steps in all.
Report = Callable[[str, int, int], None]


def say(text: str) -> None:
    """One line for the user, beside the result."""
    print(text, file=sys.stderr, flush=True)


def write(content: bytes, output: Path | None = None) -> None:
    """A result, to ``output`` or to standard output. Raises :class:`BadRequest` if it cannot."""
    if output is None:
        if sys.stdout.isatty() and b"\0" in content:
            raise BadRequest(
                "this format is not text for a terminal", suggestion="name a file with --output"
            )
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise BadRequest(f"cannot write {output}: {error.strerror or error}") from error


def told(error: BaseException) -> str:
    """An error as the line that its reader needs, with what to do about it.

    Only a message that lists something, such as the violations of a graph, has
    more lines: they follow.
    """
    if not isinstance(error, RenkeiError):
        text = f"unexpected {type(error).__name__}: {error} (RENKEI_DEBUG=1 shows where)"
        return " ".join(text.split())
    head, _, listed = error.message.partition("\n")
    if error.line:
        head += f" (line {error.line}, column {error.column})"
    if error.suggestion:
        head += f" – {error.suggestion}"
    return f"{head}\n{listed}".rstrip()


def debugging() -> bool:
    """Whether the user asked for stack traces (``RENKEI_DEBUG``)."""
    return os.environ.get("RENKEI_DEBUG", "") not in ("", "0")


@contextmanager
def progress() -> Iterator[Report]:
    """Shows the progress of stages: bars on a terminal, else a line per finished stage."""
    if not sys.stderr.isatty():
        yield _lines()
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


def _lines() -> Report:
    started: dict[str, float] = {}

    def show(stage: str, done: int, total: int) -> None:
        begin = started.setdefault(stage, time.monotonic())
        if done == total:
            say(f"{stage}: {time.monotonic() - begin:.1f} s")

    return show


def ranking(found: Answer) -> str:
    """The nodes of a network with their measures, as a table."""
    from graph.queries import table

    columns = [name for row in found.results[:1] for name in row if name not in ("id", "label")]
    rows = [[row["label"], *(row[name] for name in columns)] for row in found.results]
    return table(["label", *columns], [[cell(value) for value in row] for row in rows])


def stated(found: Answer) -> str:
    """What has to be known of the values: of each measure, and of the days, a line each."""
    said = found.meta.get("stated")
    lines = said.items() if isinstance(said, dict) else ()
    told = [
        f"{name}: {', '.join(f'{key} {cell(value)}' for key, value in told.items())}"
        for name, told in lines
    ]
    unsure, undated = found.network.uncertain_ends(_NAMED), found.meta["undated"]
    if unsure:
        names = {node.id: node.slug for node in found.network.nodes_called({*chain(*unsure)})}
        pairs = [" – ".join(names[end] for end in ends) for ends in unsure]
        more = " …" if found.meta["uncertain"] != len(unsure) else ""
        told.append(f"uncertain, as documents leave the days open: {', '.join(pairs)}{more}")
    if undated and not {"as_of", "from", "to"}.isdisjoint(found.meta):
        told.append(f"left out, as no document dates them: {undated}")
    return "".join(f"{line}\n" for line in told)


#: How many uncertain edges are named.
_NAMED = 5


def cell(value: object) -> str:
    """A value in a table."""
    if value is None:
        return "–"
    return f"{value:.4f}" if isinstance(value, float) else str(value)
