"""Figures of a document: the cells of its tables and the quantities of its running text."""

from graph.extract.observations.figure import Figure, Label, Period
from graph.extract.observations.reading import figures

__all__ = ["Figure", "Label", "Period", "figures"]
