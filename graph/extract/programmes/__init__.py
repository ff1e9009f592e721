"""Programmes, projects, prizes and series of events: their names, and what is said of them."""

from graph.extract.programmes.reading import Programme, programmes

__all__ = ["Programme", "programmes"]
