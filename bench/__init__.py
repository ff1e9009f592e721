"""Measurements of building, queries and networks: ``make bench``.

Each is a median of a few runs on the machine at hand. Where there is a
reference (rdflib, NetworkX) it does the same work on the same graph and the
ratio of the two is given, which depends on the machine much less than seconds.
"""
