"""Files that are whole or not there, whenever the process that writes them is killed."""

from __future__ import annotations

import os
from pathlib import Path

#: What the names of files begin with that grow at their end; all others are replaced whole.
GROWING = "sketches-"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and rename it. Its folder is made. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_bytes(data)
    beside.replace(path)
