"""Networks on the command line: ``renkei network NAME [QUESTION] …``.

The name comes first, then what is asked of the network, as in the paths of the
HTTP interface. Without a question it is ``nodes``: a table of the nodes with
their measures, or the network in a format of other programs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from graph.commands.options import (
    LANG,
    Output,
    Store,
    form_for,
    known_language,
    listed,
    settings_for,
)
from graph.console import ranking, stated, write

if TYPE_CHECKING:
    from pathlib import Path

    from graph.networks import Network, Projection

Name = Annotated[str, typer.Argument(metavar="NAME", help="A network (see `renkei networks`).")]
Lang = Annotated[str, typer.Option(help=f"{LANG} of the labels.", callback=known_language)]
# None is all time; an empty day, as of a variable that is not set, is refused.
AsOf = Annotated[
    str | None, typer.Option(help="Only what was in force on this day, such as 2018-06-30.")
]
Since = Annotated[
    str | None, typer.Option("--from", help="What was in force on any day from this one on.")
]
Until = Annotated[
    str | None, typer.Option("--to", help="What was in force on any day up to this one.")
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="table, gexf, svg, png, pdf, csv … (all: see `renkei networks`); else as the name "
        "of the file says.",
    ),
]

Weighted = Annotated[bool, typer.Option("--weighted", help="Let weights count where they can.")]
Measures = Annotated[str, typer.Option("--measure", help="Measures, with commas between.")]

#: What is asked where nothing is said.
USUAL = "nodes"


class Questions(TyperGroup):
    """Commands that stand behind the name of what they are about; without one, the usual one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command before the name, where the command line expects it."""
        if len(args) > 1 and not any(word.startswith("-") for word in args[:2]):
            args = [args[1], args[0], *args[2:]]
        elif args and args[0] not in ctx.help_option_names:
            args = [USUAL, *args]
        return super().parse_args(ctx, args)


network = typer.Typer(
    cls=Questions,
    help="Show a network's nodes with their measures, export it, or ask what else is known of it.",
    subcommand_metavar="NAME [QUESTION] [OPTIONS]",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def networks(
    lang: Annotated[
        str, typer.Option(help=f"{LANG} of the titles.", callback=known_language)
    ] = "en",
) -> None:
    """List the named networks, the measures and the formats."""
    from graph.exports import FORMATS
    from graph.languages import choose
    from graph.networks import EDGE_MEASURES, MEASURES, definitions, refused
    from graph.queries import table
    from graph.settings import Settings, read_settings

    own = read_settings().networks
    known = definitions(own).values()
    named = [(d.name, choose(d.titles, lang) or "", d.edge) for d in known]
    measures = [(m.name, m.title(lang)) for m in MEASURES.values()]
    write(table(["network", "title", "an edge is"], named).encode())
    write(table(["measure", "title"], measures).encode())
    of_edges = [(m.name, m.title(lang)) for m in EDGE_MEASURES.values()]
    write(table(["measure of edges", "title"], of_edges).encode())
    formats = [(one.name, one.title) for one in FORMATS.values()]
    write(table(["format", "what it is"], formats).encode())
    if own.is_dir() or own != Settings().networks:
        for reason in refused(own):
            typer.echo(f"renkei: {reason}", err=True)


@network.command(USUAL)
def nodes(
    name: Name,
    measure: Annotated[
        str, typer.Option(help="Measures, with commas between; the first one sorts.")
    ] = "",
    weighted: Weighted = False,
    sampling: Annotated[
        int | None,
        typer.Option(help="Estimate betweenness and closeness from so many nodes."),
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Where random numbers begin.")] = None,
    as_of: AsOf = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int | None, typer.Option(min=1, help="The most rows of the table.")] = None,
    form: Form = None,
    lang: Lang = "en",
    parallel: Annotated[
        str, typer.Option(help="sum: one edge for two nodes; keep: one for each agreement.")
    ] = "sum",
    communities: Annotated[
        str, typer.Option(help="Add communities: leiden or label_propagation.")
    ] = "",
    picture: Annotated[
        str, typer.Option(help="What to draw: network, growth or timeline.")
    ] = "network",
    color: Annotated[
        str, typer.Option(help="What colours stand for: community, country or kind.")
    ] = "",
    size: Annotated[str, typer.Option(help="The measure that nodes grow with.")] = "",
    theme: Annotated[str, typer.Option(help="Of pictures: auto, light or dark.")] = "auto",
    positions: Annotated[
        bool, typer.Option("--positions", help="Give nodes the places that a picture gives them.")
    ] = False,
    store: Store = None,
    output: Output = None,
) -> None:
    """Show the nodes with their measures, or export the network (where no question is named)."""
    from graph.exports import Options, export
    from graph.exports import picture as draw
    from graph.networks import answer_for

    found = projected(name, as_of, store, since, until)
    measures = listed(measure)
    look = Options(parallel, communities, color, size, seed, theme, weighted, sampling, positions)
    if picture != "network":
        drawn = form_for(form, output, "svg")
        write(draw(found, picture, drawn, lang=lang, options=look), output)
    elif (asked := form_for(form, output, "table")) == "table":
        answer = answer_for(found, measures, lang, how=look.how, limit=limit)
        write((ranking(answer) + stated(answer)).encode(), output)
    else:
        write(export(found, asked, lang=lang, measures=measures, options=look), output)


@network.command()
def why(
    name: Name,
    node: Annotated[str, typer.Argument(metavar="NODE", help="A node's short name or IRI.")],
    measure: Measures = "",
    as_of: AsOf = None,
    lang: Lang = "en",
    store: Store = None,
    output: Output = None,
) -> None:
    """Say what the score of a node rests on: agreements, documents, sentences, disputes."""
    from graph.explaining import explained, lines, quoted
    from graph.quotes import Quotes
    from graph.store import open_view

    settings = settings_for(store)
    view = open_view(settings.store)
    measures = listed(measure)
    found = projected(name, as_of, store)
    answer = explained(view, found, node, measures, lang, base=settings.base_iri)
    quoted(answer, Quotes(view, settings.documents))
    write("\n".join([*lines(answer), ""]).encode(), output)


def projected(
    name: str,
    as_of: str | None,
    store: Path | None,
    since: str | None = None,
    until: str | None = None,
) -> Network:
    """The network called ``name`` of the graph in the store, of the days that are given."""
    from graph.networks import parse_period

    period = parse_period(as_of, since, until)
    return read(name, store).network(period)


def read(name: str, store: Path | None) -> Projection:
    """The same over all time, of which any days can be had."""
    from graph.networks import Asked
    from graph.store import open_view

    settings = settings_for(store)
    return Asked.by(settings, name).projection(open_view(settings.store))
