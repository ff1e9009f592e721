"""How a network is made, on the command line: communities, paths, edges, figures, egos."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from graph.commands.networks import (
    AsOf,
    Form,
    Lang,
    Measures,
    Name,
    Since,
    Until,
    Weighted,
    projected,
)
from graph.commands.options import ListForm, Output, Store, form_for, listed
from graph.console import cell, write

structure = typer.Typer(rich_markup_mode=None)

Node = Annotated[str, typer.Argument(metavar="NODE", help="A node's short name or IRI.")]


@structure.command()
def communities(
    name: Name,
    method: Annotated[str, typer.Option(help="leiden or label_propagation.")] = "leiden",
    seed: Annotated[int | None, typer.Option(help="Where random numbers begin.")] = None,
    resolution: Annotated[float, typer.Option(help="More gives smaller communities.")] = 1.0,
    unweighted: Annotated[
        bool, typer.Option("--unweighted", help="Let all edges count alike.")
    ] = False,
    as_of: AsOf = None,
    since: Since = None,
    until: Until = None,
    form: ListForm = "table",
    lang: Lang = "en",
    store: Store = None,
    output: Output = None,
) -> None:
    """Find groups of nodes that are joined more among themselves than to others."""
    from graph.networks import SEED
    from graph.networks.structure import communities_of

    network = projected(name, as_of, store, since, until)
    start = SEED if seed is None else seed
    found: Any = communities_of(network, method, start, resolution, not unweighted, lang)
    rows = [[row["community"], row["label"], row["slug"]] for row in found["results"]]
    said = [f"modularity {cell(found['meta']['modularity'])}, seed {start}"]
    show(found, ["community", "label", "slug"], rows, said, form=form, output=output)


@structure.command()
def paths(
    name: Name,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A node: short name or IRI.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="Another one.")],
    k: Annotated[int, typer.Option("--k", "-k", help="How many, the shortest first.")] = 1,
    weighted: Weighted = False,
    as_of: AsOf = None,
    since: Since = None,
    until: Until = None,
    form: ListForm = "table",
    lang: Lang = "en",
    store: Store = None,
    output: Output = None,
) -> None:
    """Show the shortest paths between two nodes, and the agreements that they are made of."""
    from graph.networks.structure import paths_of

    found: Any = paths_of(
        projected(name, as_of, store, since, until), source, target, k, weighted, lang
    )
    rows = []
    for number, path in enumerate(found["results"], start=1):
        labels = {node["id"]: node["label"] for node in path["nodes"]}
        for near, edge in zip(path["nodes"], path["edges"], strict=False):
            far = edge["target"] if edge["source"] == near["id"] else edge["source"]
            by = "; ".join(tie["label"] for tie in edge["ties"])
            rows.append([number, near["label"], labels[far], by])
    said = [found["meta"]["reason"]] if "reason" in found["meta"] else []
    show(found, ["path", "from", "to", "by"], rows, said, form=form, output=output)


@structure.command()
def ego(
    name: Name,
    node: Node,
    radius: Annotated[int, typer.Option(help="How many steps from it.")] = 1,
    measure: Measures = "",
    as_of: AsOf = None,
    since: Since = None,
    until: Until = None,
    form: Form = None,
    lang: Lang = "en",
    store: Store = None,
    output: Output = None,
) -> None:
    """Show or export what is around a node, and how it is joined."""
    from graph.console import ranking, stated
    from graph.exports import export
    from graph.networks import answer_for
    from graph.networks import ego as around

    found = around(projected(name, as_of, store, since, until), node, radius)
    measures = listed(measure)
    asked = form_for(form, output, "table")
    if asked == "table":
        answer = answer_for(found, measures, lang)
        write((ranking(answer) + stated(answer)).encode(), output)
    else:
        write(export(found, asked, lang=lang, measures=measures), output)


@structure.command()
def edges(
    name: Name,
    measure: Annotated[
        str, typer.Option(help="bridge, edge_betweenness; the first one sorts.")
    ] = "",
    weighted: Weighted = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first ones.")] = None,
    as_of: AsOf = None,
    since: Since = None,
    until: Until = None,
    form: ListForm = "table",
    lang: Lang = "en",
    store: Store = None,
    output: Output = None,
) -> None:
    """Show the edges with their measures."""
    from graph.networks import How
    from graph.networks.structure import edges_of

    names = listed(measure)
    network = projected(name, as_of, store, since, until)
    found: Any = edges_of(network, names, How(weighted=weighted), lang, limit)
    columns = ["weight", *found["meta"]["measures"]]
    rows = [
        [row["source"]["label"], row["target"]["label"], *(row[column] for column in columns)]
        for row in found["results"]
    ]
    show(found, ["from", "to", *columns], rows, form=form, output=output)


@structure.command()
def figures(
    name: Name,
    weighted: Weighted = False,
    as_of: AsOf = None,
    since: Since = None,
    until: Until = None,
    form: ListForm = "table",
    lang: Lang = "en",
    store: Store = None,
    output: Output = None,
) -> None:
    """Show figures of the network as a whole; where there is none, why."""
    from graph.networks import How
    from graph.networks.structure import figures_of

    found: Any = figures_of(
        projected(name, as_of, store, since, until), How(weighted=weighted), lang
    )
    rows = [
        [row["label"], row["value"], row.get("reason", ""), _listed(row.get("parts", []))]
        for row in found["results"]
    ]
    show(found, ["figure", "value", "reason", "of each part"], rows, form=form, output=output)


def _listed(values: Sequence[object]) -> str:
    return ", ".join(cell(value) for value in values)


def show(
    found: Mapping[str, object],
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    said: Sequence[str] = (),
    *,
    form: str,
    output: Any,
) -> None:
    """An answer as JSON, or as a table with what is to be said below it."""
    from graph.queries import table

    if form == "json":
        text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    else:
        shown = table(list(columns), [[cell(value) for value in row] for row in rows])
        text = shown + "".join(f"{line}\n" for line in said)
    write(text.encode(), output)
