"""Networks: projections of the graph, as of any day, and who is central in them and why."""

from graph.networks.answer import (
    Answer,
    answer,
    answer_for,
    centrality,
    measure_names,
    tie_record,
)
from graph.networks.asked import Asked
from graph.networks.cost import cost
from graph.networks.definition import Definition, definition, definitions, network_names
from graph.networks.measures import DEFAULT, MEASURES, Measure, scores
from graph.networks.network import Edge, Network, Node, Tie, edge_list, to_networkx
from graph.networks.period import parse_day
from graph.networks.project import network_of_rows, project

__all__ = [
    "DEFAULT",
    "MEASURES",
    "Answer",
    "Asked",
    "Definition",
    "Edge",
    "Measure",
    "Network",
    "Node",
    "Tie",
    "answer",
    "answer_for",
    "centrality",
    "cost",
    "definition",
    "definitions",
    "edge_list",
    "measure_names",
    "network_names",
    "network_of_rows",
    "parse_day",
    "project",
    "scores",
    "tie_record",
    "to_networkx",
]
