"""Settings, read once from the environment (prefix ``RENKEI_``)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadRequest
from graph.vocab import DEFAULT_BASE

#: The folder that holds ``ontology/``, ``shapes/`` and ``dataset/``.
PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. Each field ``x`` is read from ``RENKEI_X``."""

    #: Folder of the store (the graph on disk).
    store: Path = Path(".renkei/store")
    #: Folder with the user's documents.
    documents: Path = Path("documents")
    #: Folder of the released graph, served where there are no documents.
    dataset: Path = PROJECT / "dataset"
    #: Base of the IRIs of things and graphs.
    base_iri: str = DEFAULT_BASE
    #: Default time limit of a SPARQL query, in seconds.
    query_timeout: float = 30.0
    #: Largest time limit that a client may ask for, in seconds.
    query_timeout_max: float = 60.0
    #: The most that reading one document may take, in seconds.
    document_timeout: float = 30.0


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from ``environ``. Raises :class:`BadRequest` naming a bad value."""
    values: dict[str, object] = {}
    for name, field in Settings.__dataclass_fields__.items():
        raw = environ.get(f"RENKEI_{name.upper()}")
        if raw is None or raw == "":
            continue
        try:
            values[name] = float(raw) if field.type == "float" else raw
        except ValueError as error:
            raise BadRequest(
                f"RENKEI_{name.upper()}={raw} is not a number",
                suggestion="give a number of seconds such as 30",
            ) from error
        if field.type == "Path":
            values[name] = Path(raw)
    return Settings(**values)  # type: ignore[arg-type]
