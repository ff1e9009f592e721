"""What a version's large networks are read as, found before anybody asks.

Reading a network of some hundred thousand ties takes longer than all that is asked of it then.
So it is read when the version is published, like an index of the store: in a process beside the
one that publishes, bounded as an answer is, one network after another. A version without it is
as good; what is asked first is read then.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from graph.errors import RenkeiError
from graph.processes import beside
from graph.settings import Settings
from graph.statistics import Statistics
from graph.store import open_folder
from graph.workers.confine import die_with_parent, limit_memory

#: Where the properties that make a network's ties are used less often, it is read in a few seconds.
MANY = 200_000


def prepare(folder: Path, numbers: Statistics, settings: Settings) -> None:
    """Read the large networks of the version in ``folder``, which is whole, for whoever asks.

    ``numbers`` are its statistics. A network that takes more time or memory than an answer may
    is left to be read when it is asked for.
    """
    names = large(numbers, settings)
    if not names:
        return
    process, connection = beside("graph.preparing", folder)
    try:
        connection.send((names, settings))
        for _ in names:
            if not connection.poll(settings.network_timeout):
                break
            connection.recv()
    except (EOFError, ConnectionError):
        pass  # It ended by itself, for want of memory.
    finally:
        process.kill()
        process.wait()
        connection.close()


def large(numbers: Statistics, settings: Settings) -> list[str]:
    """The names of the networks that take long to read."""
    if max(numbers.properties.values(), default=0) < MANY:
        # Most builds need not load what computes networks.
        return []
    from graph.networks import Definition, definitions

    def uses(one: Definition) -> int:
        return sum(numbers.properties[named] for named in one.counted)

    known = definitions(settings.networks)
    return [name for name, one in known.items() if uses(one) >= MANY]


def _serve(connection: Connection, folder: Path) -> None:
    from graph.networks import Asked

    wanted: tuple[Sequence[str], Settings] = connection.recv()
    names, settings = wanted
    limit_memory(int(settings.network_memory * 2**20))
    view = open_folder(folder)
    for name in names:
        with suppress(RenkeiError):  # Whoever asks for it is told.
            Asked.by(settings, name).projection(view)
        connection.send(name)


def main() -> None:
    """Entry point of the process: a socket's descriptor and the version's folder."""
    die_with_parent()
    with suppress(EOFError, ConnectionError, MemoryError):
        _serve(Connection(int(sys.argv[1])), Path(sys.argv[2]))
