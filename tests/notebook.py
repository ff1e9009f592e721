"""The notebook of the documentation: ``python -m tests.notebook [FILE]`` writes what it shows."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parent.parent / "docs" / "networks.ipynb"
#: What is kept of what a cell shows.
_SHOWN = ("text/plain", "text/html")


def run(path: Path = NOTEBOOK) -> Any:
    """The notebook with what its cells show now. Raises CellExecutionError."""
    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    # Messages go through sockets of the file system, not through the network.
    with TemporaryDirectory() as folder:
        manager = AsyncKernelManager(
            kernel_name="python3", transport="ipc", ip=str(Path(folder) / "kernel")
        )
        NotebookClient(notebook, timeout=120, km=manager).execute(cwd=str(path.parent))
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            output["data"] = {kind: data[kind] for kind in _SHOWN if kind in data}
            if not data:
                del output["data"]
    return notebook


def shown(notebook: Any) -> list[str]:
    """What the cells show, as text."""
    return [
        re.sub(r"\s+", " ", output.get("text") or output["data"]["text/plain"])
        for cell in notebook.cells
        for output in cell.get("outputs", [])
    ]


if __name__ == "__main__":
    os.environ.setdefault("RENKEI_STORE", str(NOTEBOOK.parent.parent / ".renkei" / "store"))
    nbformat.write(run(), sys.argv[1] if len(sys.argv) > 1 else NOTEBOOK)  # type: ignore[no-untyped-call]
