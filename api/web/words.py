"""The pages' texts in the three languages: data in ``words/*.toml``.

A file is a table of texts, each with one value a language; ``{name}`` in it is filled in.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from graph.languages import LANGUAGES

_FOLDER = Path(__file__).parent / "words"


@cache
def words() -> dict[str, dict[str, str]]:
    """Texts by ``file.key`` and language. Raises ValueError where one lacks a language."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(_FOLDER.glob("*.toml")):
        for key, texts in tomllib.loads(path.read_text("utf-8")).items():
            if set(texts) != set(LANGUAGES):
                raise ValueError(f"{path.name}: {key} has to be there in {', '.join(LANGUAGES)}")
            found[f"{path.stem}.{key}"] = texts
    return found


def text(language: str, key: str, **values: object) -> str:
    """A text. Raises KeyError for one that is not there."""
    return words()[key][language].format_map(values) if values else words()[key][language]


def texts_of(language: str, areas: frozenset[str]) -> dict[str, str]:
    """All texts of some files, by ``file.key``."""
    return {
        key: texts[language] for key, texts in words().items() if key.partition(".")[0] in areas
    }
