"""What a store says, taken out of it by one core while another looks at it.

To find the text of each term takes a store longer than to read a claim as text takes us.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pyoxigraph as ox

#: How errors end with which systems answer who wants to have a pipe on disk. The store tells
#: their numbers in words only, as Rust's library does.
_NO_FILE = tuple(f"(os error {number})" for number in (errno.EINVAL, errno.ENOTSUP))


def claims(store: ox.Store) -> Iterator[ox.Quad]:
    """The claims of a store's default graph, those of one subject after each other.

    Raises OSError where the store cannot be read.
    """
    source, target = os.pipe()
    with ThreadPoolExecutor(1) as apart, os.fdopen(source, "rb") as text:
        writing = apart.submit(_write_out, store, target)
        yield from ox.parse(text, ox.RdfFormat.N_TRIPLES)
        writing.result()


def _write_out(store: ox.Store, target: int) -> None:
    # Given a path, and not a file of Python's, it leaves the interpreter to others meanwhile.
    try:
        store.dump(f"/dev/fd/{target}", ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    except OSError as error:
        # When all is written it also asks for it to be on disk.
        if not str(error).endswith(_NO_FILE):
            raise
    finally:
        os.close(target)
