"""Programmes, projects, prizes and series of events: their names, and what is said of them."""

from graph.extract.programmes.reading import Programme, programmes
from graph.extract.programmes.said import programme_relations

__all__ = ["Programme", "programme_relations", "programmes"]
