"""Settings, read once from the environment (prefix ``RENKEI_``)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
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
    #: The most memory that one query may use, in MiB.
    query_memory: float = 1024.0
    #: The most memory that all queries together may use, in MiB.
    query_memory_total: float = 6144.0
    #: How many queries may run at once.
    queries_running: int = 40
    #: Memory for answers that may be asked for again, in MiB.
    answers_memory: float = 128.0
    #: Largest RDF text that may be sent to be validated, in MiB.
    validation_size: float = 5.0
    #: Time limit of a validation, in seconds.
    validation_timeout: float = 30.0
    #: The most memory that one validation may use, in MiB.
    validation_memory: float = 1024.0
    #: How many validations may run at once.
    validations_running: int = 2
    #: Folder with the user's own networks, one ``.rq`` file each; none if it is not there.
    networks: Path = Path("networks")
    #: The most rows that the query of a network may have.
    network_rows: int = 1_000_000
    #: The most that one answer about a network may take, in seconds.
    network_timeout: float = 600.0
    #: The most memory that one answer about a network may use, in MiB.
    network_memory: float = 3072.0
    #: How many answers about networks may be computed at once.
    networks_running: int = 8
    #: Who sends this word may see all running queries and keep drafts; without one anybody may
    #: see these, and nobody keep any.
    token: str = ""
    #: The most that reading one document may take, in seconds.
    document_timeout: float = 30.0
    #: Largest document that may be sent as a draft, in MiB.
    draft_size: float = 5.0
    #: Time limit of a draft, in seconds.
    draft_timeout: float = 60.0
    #: The most memory that one draft may use, in MiB.
    draft_memory: float = 2048.0
    #: How many drafts may be worked on at once.
    drafts_running: int = 2
    #: How many drafts are remembered.
    drafts_kept: int = 20
    #: How long a draft is remembered, in minutes.
    draft_age: float = 60.0
    #: How the service logs: ``json``, ``text``, ``off`` or whatever suits who reads; see
    #: :mod:`graph.logs`. An application that is made without ``renkei serve`` tells no requests.
    log: str = ""
    #: How often one client may ask, such as ``600/minute``; as often as it likes if empty.
    rate_limit: str = ""


_NUMBERS: dict[str, Callable[[str], object]] = {"float": float, "int": int}


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from ``environ``. Raises :class:`BadRequest` naming a bad value."""
    values: dict[str, object] = {}
    for name, field in Settings.__dataclass_fields__.items():
        raw = environ.get(f"RENKEI_{name.upper()}")
        if raw is None or raw == "":
            continue
        try:
            values[name] = _NUMBERS.get(str(field.type), str)(raw)
        except ValueError as error:
            raise BadRequest(
                f"RENKEI_{name.upper()}={raw} is not a number",
                suggestion=f"give a number such as {field.default}",
            ) from error
        if field.type == "Path":
            values[name] = Path(raw)
    return Settings(**values)  # type: ignore[arg-type]
