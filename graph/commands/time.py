"""Networks over time on the command line: a measure day by day, what came and what went."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from graph.commands.networks import Lang, Name, Since, Until, Weighted, read
from graph.commands.options import ListForm, Output, Store
from graph.commands.structure import show
from graph.console import cell

time = typer.Typer(rich_markup_mode=None)


@time.command()
def timeline(
    name: Name,
    measure: Annotated[
        str, typer.Option(help="A measure of nodes, or a figure of the whole network.")
    ] = "degree",
    node: Annotated[str, typer.Option(help="Only this node: short name or IRI.")] = "",
    step: Annotated[str, typer.Option(help="change, month or year: on which days.")] = "change",
    since: Since = None,
    until: Until = None,
    weighted: Weighted = False,
    form: ListForm = "table",
    lang: Lang = "en",
    store: Store = None,
    output: Output = None,
) -> None:
    """Show a measure over time: of all nodes, of one, or of the whole network."""
    from graph.networks import How, parse_period
    from graph.networks.timeline import told

    within = parse_period(None, since, until)
    how = How(weighted=weighted)
    found: Any = told(read(name, store), measure, node or None, step, within, how, lang)
    labels, results = found["meta"]["labels"], found["results"]
    if results and "values" not in results[0]:
        columns = ["day", "nodes", "edges", found["meta"]["label"]]
        rows = [[row["day"], row["nodes"], row["edges"], row["value"]] for row in results]
    else:
        # A line a node would hold only what it had last: a line a day and node holds all.
        columns = ["day", "label", found["meta"]["label"]]
        rows = [
            [row["day"], labels[name], value]
            for row in results
            for name, value in _ranked(row["values"])
        ]
    show(found, columns, rows, form=form, output=output)


def _ranked(values: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted(values.items(), key=lambda one: (-(one[1] or 0), one[0]))


@time.command()
def growth(
    name: Name,
    since: Since = None,
    until: Until = None,
    form: ListForm = "table",
    lang: Lang = "en",
    store: Store = None,
    output: Output = None,
) -> None:
    """Show which edges came and which went between two days, and by which agreements."""
    from graph.networks import parse_period
    from graph.networks.growth import told

    within = parse_period(None, since, until)
    found: Any = told(read(name, store), within, lang)
    rows = []
    for year in found["results"]:
        for sign, key in (("+", "came"), ("−", "went")):
            for one in year[key]:
                by = "; ".join(tie["label"] for tie in one["ties"])
                day = one["day"] + (" ?" if one.get("uncertain") else "")
                rows.append([day, sign, one["source"]["label"], one["target"]["label"], by])
    rows.sort(key=lambda row: row[0])
    said = [
        f"{year['year']}: +{len(year['came'])} −{len(year['went'])},"
        f" nodes {cell(year['nodes'])}, edges {cell(year['edges'])}"
        for year in found["results"]
    ]
    show(found, ["day", "", "from", "to", "by"], rows, said, form=form, output=output)
