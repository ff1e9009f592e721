"""What a measure is: a row of a table, with how it is computed and what weights mean to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

import igraph

from graph.errors import BadRequest
from graph.languages import choose

Value = float | int | None
#: From a graph, and the name of the edge attribute that holds weights (None: all are alike).
Compute = Callable[[igraph.Graph, str | None], list[float]]
#: What is to be said beside the values, such as a parameter that was chosen.
Stated = Callable[[igraph.Graph, str | None], dict[str, object]]

#: Where random numbers begin unless told otherwise.
SEED = 20180830


class Weights(Enum):
    """What the weights of edges are to a measure."""

    #: Nothing: it counts edges.
    NONE = ""
    #: How strong an edge is, where weights are asked for.
    STRENGTH = "strength"
    #: How strong an edge is, always.
    ALWAYS = "always"
    #: The inverse of how long an edge is, where weights are asked for.
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class How:
    """How measures are to be computed: with weights or not, exactly or from a sample."""

    weighted: bool = False
    #: The number of nodes from which shortest paths are followed; None for all of them.
    sampling: int | None = None
    seed: int = SEED

    def __post_init__(self) -> None:
        if self.sampling is not None and self.sampling < 2:
            raise BadRequest(
                f"sampling={self.sampling} is too few", suggestion="sample 2 nodes or more"
            )


#: Exactly, every edge like any other.
PLAIN = How()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of nodes or of edges: its name, its titles, and how it is computed.

    ``whole`` measures are counts and come as integers (while they are not weighted).
    """

    name: str
    titles: Mapping[str, str]
    compute: Compute
    weights: Weights = Weights.NONE
    whole: bool = False
    stated: Stated | None = None

    def title(self, language: str = "en") -> str:
        """The measure's name for a reader."""
        return choose(self.titles, language) or self.name

    def attribute(self, how: How) -> str | None:
        """The edge attribute that holds what counts, None if edges count alike."""
        if self.weights is Weights.ALWAYS:
            return "weight"
        if not how.weighted or self.weights is Weights.NONE:
            return None
        return "distance" if self.weights is Weights.DISTANCE else "weight"


def row(compute: Compute, en: str, ja: str, de: str, **more: Any) -> Measure:
    """A measure that is called what its function is called."""
    name = compute.__name__.lstrip("_")
    return Measure(name, {"en": en, "ja": ja, "de": de}, compute, **more)
