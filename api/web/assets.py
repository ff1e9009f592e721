"""Styles and scripts of the pages, under names that change with their content."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

_HERE = Path(__file__).parent
_STYLES = _HERE / "style"
#: Files that keep their names, because something outside the pages knows them.
_STATIC = _HERE / "static"
#: What `npm run build` made of ``src``.
_BUILT = _HERE / "dist"


@dataclass(frozen=True)
class Asset:
    """A file that pages load."""

    content: bytes
    media_type: str

    @cached_property
    def zipped(self) -> bytes:
        """The content, compressed."""
        return gzip.compress(self.content, mtime=0)


@dataclass(frozen=True, slots=True)
class Script:
    """The script of a page: its file, and those that it imports."""

    file: str
    imports: tuple[str, ...]


@cache
def assets() -> dict[str, Asset]:
    """All of them, by name."""
    found = {
        f"{path.stem}-{_digest(path.read_bytes())}.css": Asset(path.read_bytes(), "text/css")
        for path in _STYLES.glob("*.css")
    }
    for path in _BUILT.glob("*.js"):
        found[path.name] = Asset(path.read_bytes(), "text/javascript")
    for path in _STATIC.glob("*.svg"):
        found[path.name] = Asset(path.read_bytes(), "image/svg+xml")
    return found


@cache
def styles() -> dict[str, str]:
    """The names of the styles, by what they are called in ``style``."""
    return {name.rpartition("-")[0]: name for name in assets() if name.endswith(".css")}


@cache
def scripts() -> dict[str, Script]:
    """The scripts by page; empty where they were not built."""
    try:
        manifest = json.loads((_BUILT / "manifest.json").read_bytes())
    except FileNotFoundError:
        return {}
    return {
        page: Script(made["file"], tuple(one for one in made["imports"]))
        for page, made in manifest.items()
    }


@cache
def edition() -> str:
    """Changes with anything that pages are made of."""
    parts = [path for name in ("templates", "words") for path in (_HERE / name).iterdir()]
    contents = [path.read_bytes() for path in sorted(parts)]
    return _digest(b"".join([*contents, *(name.encode() for name in sorted(assets()))]))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]
