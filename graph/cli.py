"""The command line: reads options, calls one function of the package, shows the result.

Commands import what they need when they run, so that ``renkei --help`` answers
at once. Results go to standard output, everything else to standard error. The
exit status is 0, 1 for an error (or a violation, or a document left out) and 2
for wrong usage.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.commands.networks import network, networks
from graph.commands.options import LANG, Output, Store, settings_for
from graph.commands.structure import structure
from graph.commands.time import time
from graph.console import debugging, progress, say, told, write
from graph.errors import RenkeiError

if TYPE_CHECKING:
    from graph.release import BuildReport
    from graph.settings import Settings

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


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"renkei {version('renkei')}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version)
    ] = False,
) -> None:
    """A knowledge graph of life-science clusters, in which every fact has its sentence."""


class ReportFormat(StrEnum):
    """Forms of a validation report."""

    TEXT = "text"
    JSON = "json"
    TURTLE = "turtle"


class ListFormat(StrEnum):
    """Forms of a list."""

    TABLE = "table"
    JSON = "json"


class EvaluationFormat(StrEnum):
    """Forms of an evaluation."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


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

    settings = settings_for(store)
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
    from graph.release import load_released

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
        f"Graph {report.version}: {_count(report.statements, 'statement')}"
        f" of {_count(report.documents, 'document')}, in {store}"
    )
    if report.skipped:
        raise typer.Exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@app.command()
def serve(
    store: Store = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Number of processes.")] = 1,
) -> None:
    """Serve the graph over HTTP: SPARQL and networks."""
    from graph.serving import listen

    listen(settings_for(store), host, port, workers)


@app.command()
def validate(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="An RDF file, instead of the graph in the store."),
    ] = None,
    store: Store = None,
    form: Annotated[
        ReportFormat, typer.Option("--format", help="Form of the report.")
    ] = ReportFormat.TEXT,
    lang: Annotated[str, typer.Option(help=f"{LANG} of the report.")] = "en",
    output: Output = None,
) -> None:
    """Validate the graph in the store, or an RDF file, against the SHACL shapes.

    The exit status is 1 if a shape is violated.
    """
    from graph.validate import validate_dataset, validate_file

    report = validate_file(file) if file else validate_dataset(settings_for(store).store)
    shown = {"text": report.to_text(lang), "json": report.to_json(), "turtle": report.to_turtle()}
    write(shown[form].rstrip("\n").encode() + b"\n", output)
    if not report.conforms:
        raise typer.Exit(1)


@app.command()
def query(
    text: Annotated[
        str,
        typer.Argument(
            metavar="SPARQL|FILE|NAME",
            help="A query, a file of one, - to read it, or a question (see --list).",
        ),
    ] = "",
    param: Annotated[
        list[str] | None, typer.Option(help="A question's parameter, such as party=link-j.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the questions.")] = False,
    lang: Annotated[str, typer.Option(help=f"{LANG} of that list.")] = "en",
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="table, csv, tsv, json or xml;"
            " for graphs turtle, ntriples, rdfxml, jsonld, trig or nquads.",
        ),
    ] = "table",
    store: Store = None,
    output: Output = None,
) -> None:
    """Ask the graph in SPARQL 1.1, or by name; the well-known prefixes may be left out."""
    import signal

    from graph.asking import listing, query_text
    from graph.queries import run
    from graph.store import open_view

    if list_ or not text:
        write(listing(lang).encode(), output)
        return
    settings = settings_for(store)
    view = open_view(settings.store)
    # The query runs outside of Python, where Ctrl-C would have to wait for its end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    write(run(view, query_text(text, param or [], settings.base_iri), form), output)


app.command()(networks)
network.add_typer(structure)
network.add_typer(time)
app.add_typer(network, name="network")


@app.command()
def conflicts(
    form: Annotated[
        ListFormat, typer.Option("--format", help="Form of the list.")
    ] = ListFormat.TABLE,
    lang: Annotated[str, typer.Option(help=f"{LANG} of the names.")] = "en",
    property: Annotated[str | None, typer.Option(help="Only in this, such as signedOn.")] = None,
    reading: Annotated[
        str | None,
        typer.Option(help="Only OneRight, Undecidable, BothStand or TimeDifference."),
    ] = None,
    scope: Annotated[
        str | None,
        typer.Option(help="Only WithinDocument, BetweenDocuments or Terminology."),
    ] = None,
    subject: Annotated[str | None, typer.Option(help="Only about this thing.")] = None,
    document: Annotated[str | None, typer.Option(help="Only with a claim of this one.")] = None,
    store: Store = None,
    output: Output = None,
) -> None:
    """List where documents disagree, which claim is taken and why, and the numbers checked.

    What contradicts comes first, then what can stand together, what changed, and mere words.

    With the documents of RENKEI_DOCUMENTS at hand each claim shows its sentence.
    """
    import json

    from graph import differences
    from graph.quotes import Quotes
    from graph.store import open_view
    from graph.vocab import Minter

    settings = settings_for(store)
    view, minter = open_view(settings.store), Minter(settings.base_iri)
    quotes = Quotes(view, settings.documents)
    only = {"property": property, "reading": reading, "scope": scope}
    found = differences.conflicts(
        view, minter, lang, quotes, **only, subject=subject, document=document
    )
    checked = differences.counts(view, minter, lang, quotes)
    if form == ListFormat.JSON:
        text = json.dumps({"conflicts": found, "counts": checked}, ensure_ascii=False, indent=1)
    else:
        text = "\n".join(differences.lines(found, checked))
    write(text.encode() + b"\n", output)


@app.command()
def evaluate(
    documents: Annotated[Path, typer.Argument(metavar="DOCS", help="Folder of documents.")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of their annotations.")],
    form: Annotated[
        EvaluationFormat,
        typer.Option("--format", help="html shows the documents with everything marked."),
    ] = EvaluationFormat.TABLE,
    output: Output = None,
) -> None:
    """Compare what is read from documents with what people read from them.

    Gives precision, recall and F1 by kind and language, each miss and each invention.
    """
    from graph.evaluate import evaluate as compare
    from graph.evaluate import shown

    found = compare(documents, gold)
    write(shown(found, form).rstrip("\n").encode() + b"\n", output)


def main() -> None:
    """Entry point of ``renkei``: errors become one line and an exit status, never a stack trace."""
    try:
        app()
    except RenkeiError as error:
        if debugging():
            raise
        say(f"renkei: {told(error)}")
        sys.exit(1)
    except Exception as error:
        if debugging():
            raise
        say(f"renkei: {told(error)}")
        sys.exit(1)
