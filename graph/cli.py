"""The command line: reads options, calls one function of the package, shows the result.

Commands import what they need when they run, so that ``renkei --help`` answers
at once. Results go to standard output, everything else to standard error. The
exit status is 0, 1 for an error (or a violation, or a document left out) and 2
for wrong usage.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.console import debugging, one_line, progress, say, table
from graph.errors import BadRequest, RenkeiError
from graph.settings import Settings, read_settings

if TYPE_CHECKING:
    from graph.pipeline import BuildReport

app = typer.Typer(
    name="renkei",
    help="A knowledge graph of life-science clusters, in which every fact has its sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: Rich would triple the time that it takes.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Store = Annotated[
    Path | None,
    typer.Option(help="Folder of the store (else RENKEI_STORE).", show_default=False),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file.", show_default=False)
]


def _settings(store: Path | None) -> Settings:
    settings = read_settings()
    return replace(settings, store=store) if store else settings


@app.command()
def build(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="DIR", help="Documents or folders of them.", show_default=False),
    ] = None,
    store: Store = None,
    dataset: Annotated[
        Path | None,
        typer.Option(help="Write the TriG files of the graph to this folder too."),
    ] = None,
) -> None:
    """Build the graph from documents and publish it in the store.

    Without DIR the documents are those of RENKEI_DOCUMENTS; where there are
    none, the released dataset is loaded. What is served goes on being served
    until the new graph is whole.
    """
    from graph.pipeline import build as build_graph

    settings = _settings(store)
    paths = folders or _own_documents(settings)
    if not paths:
        report = _load_released(settings)
    else:
        with progress() as show:
            report = build_graph(paths, settings, show)
    if dataset:
        _copy_dataset(settings.store / "current" / "dataset", dataset)
    _conclude(report, settings.store)


def _own_documents(settings: Settings) -> list[Path]:
    from graph.documents import find_documents

    folder = settings.documents
    return [folder] if folder.is_dir() and find_documents([folder]) else []


def _load_released(settings: Settings) -> BuildReport:
    from graph.pipeline import load_released

    say(f"No documents in {settings.documents}: loading the released dataset")
    with progress() as show:
        return load_released(settings.dataset, settings, show)


def _copy_dataset(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.trig"):
        old.unlink()
    for new in sorted(source.glob("*.trig")):
        (target / new.name).write_bytes(new.read_bytes())


def _conclude(report: BuildReport, store: Path) -> None:
    for name, reason in report.skipped:
        say(f"skipped {name}: {reason}")
    say(
        f"Graph {report.version}: {report.statements} statements of {report.documents} documents,"
        f" in {store}"
    )
    if report.skipped:
        raise typer.Exit(1)


@app.command()
def serve(
    store: Store = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Number of processes.")] = 1,
) -> None:
    """Serve the graph over HTTP: SPARQL, REST, networks and the web explorer."""
    import uvicorn

    from graph.store import open_view

    settings = _settings(store)
    view = open_view(settings.store)
    _check_address(host, port)
    # Workers are processes of their own and read their settings from the environment.
    os.environ["RENKEI_STORE"] = str(settings.store.resolve())
    shown = f"[{host}]" if ":" in host else host
    say(f"Serving graph {view.version} at http://{shown}:{port}/ (Ctrl-C stops)")
    uvicorn.run("api.app:create_app", factory=True, host=host, port=port, workers=workers)


def _check_address(host: str, port: int) -> None:
    """Raise :class:`BadRequest` now if the address cannot be listened on."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise BadRequest(
            f"cannot listen on {host}:{port}: {error.strerror or error}",
            suggestion=f"choose another with --port, such as {port % 65535 + 1}",
        ) from error


def main() -> None:
    """Entry point of ``renkei``: errors become one line and an exit status, never a stack trace."""
    try:
        app()
    except RenkeiError as error:
        if debugging():
            raise
        say(f"renkei: {one_line(error)}")
        sys.exit(1)
    except Exception as error:
        if debugging():
            raise
        say(f"renkei: {one_line(error)}")
        sys.exit(1)
