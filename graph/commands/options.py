"""Options that many commands take, and the settings that they change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from graph.settings import Settings, read_settings

Store = Annotated[
    Path | None,
    typer.Option(help="Folder of the store (else RENKEI_STORE).", show_default=False),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file.", show_default=False)
]

#: Forms of an answer that is a list.
ListForm = Annotated[Literal["table", "json"], typer.Option("--format", help="table or json.")]

LANG = "Language (en, ja or de)"


def known_language(lang: str) -> str:
    """The language that is asked for. Raises :class:`BadRequest` for one without names."""
    from graph.catalogue.asked import language

    return language(lang)


def form_for(form: str | None, output: Path | None, usual: str) -> str:
    """The format asked for, else what the file's name ends in, else the usual one.

    An ending that is no format is returned, too, to be refused by name.

    >>> form_for(None, Path("partners.nodes.csv"), "table"), form_for(None, None, "table")
    ('nodes.csv', 'table')
    """
    if form or output is None:
        return form or usual
    from graph.exports import FORMATS, parted

    name = output.name.lower()
    suffix = parted(name)[1]
    if suffix in FORMATS:
        return suffix
    return usual if output.suffix in ("", ".txt") else output.suffix[1:]


def settings_for(store: Path | None) -> Settings:
    """The settings of the environment, with the store that an option names."""
    settings = read_settings()
    return replace(settings, store=store) if store else settings


def listed(names: str) -> list[str]:
    """Names with commas between."""
    return [name.strip() for name in names.split(",") if name.strip()]
