"""A figure as one document states it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.extract.bond import Bond
from graph.model import Span
from graph.quantities import Quantity


class Period(NamedTuple):
    """From the first to the last day, both included."""

    begins: datetime.date
    ends: datetime.date


@dataclass(frozen=True, slots=True)
class Label:
    """A text that names something, with its place."""

    text: str
    span: Span


@dataclass(slots=True, eq=False)
class Figure:
    """One figure: what is counted, of what, for when, and how it is put.

    ``about`` is the index of an entity or an agreement. ``context`` are the places that give
    period, kind and unit. ``apart`` says that the indicator's name means something else in
    another group of the same table. ``parts`` are the figures that this total is the sum of.
    """

    quantity: Quantity
    span: Span
    stated: str
    indicator: Label
    measure: str
    about: int | Bond
    group: Label | None = None
    period: Period | None = None
    context: tuple[Span, ...] = ()
    about_span: Span | None = None
    cumulative: bool | None = None
    apart: bool = False
    parts: list[Figure] = field(default_factory=list)
