"""Networks: projections of the graph, as of any day, and who is central in them and why."""

from graph.networks.answer import (
    Answer,
    answer,
    answer_for,
    centrality,
    measure_names,
    node_record,
    tie_record,
)
from graph.networks.asked import Asked
from graph.networks.communities import METHODS, Partition, communities
from graph.networks.cost import cost
from graph.networks.definition import (
    Definition,
    definition,
    definitions,
    network_names,
    refused,
)
from graph.networks.figures import FIGURES, figures
from graph.networks.measures import (
    DEFAULT,
    EDGE_MEASURES,
    MEASURES,
    PLAIN,
    SEED,
    Column,
    How,
    Measure,
    columns,
    edge_scores,
    scores,
)
from graph.networks.network import Edge, Network, Node, Tie, edge_list, to_networkx
from graph.networks.paths import ego, shortest_paths
from graph.networks.period import Period, parse_day, parse_period
from graph.networks.project import Projection, network_of_rows, project, projection
from graph.networks.without import LeftOut, left_out

__all__ = [
    "DEFAULT",
    "EDGE_MEASURES",
    "FIGURES",
    "MEASURES",
    "METHODS",
    "PLAIN",
    "SEED",
    "Answer",
    "Asked",
    "Column",
    "Definition",
    "Edge",
    "How",
    "LeftOut",
    "Measure",
    "Network",
    "Node",
    "Partition",
    "Period",
    "Projection",
    "Tie",
    "answer",
    "answer_for",
    "centrality",
    "columns",
    "communities",
    "cost",
    "definition",
    "definitions",
    "edge_list",
    "edge_scores",
    "ego",
    "figures",
    "left_out",
    "measure_names",
    "network_names",
    "network_of_rows",
    "node_record",
    "parse_day",
    "parse_period",
    "project",
    "projection",
    "refused",
    "scores",
    "shortest_paths",
    "tie_record",
    "to_networkx",
]
