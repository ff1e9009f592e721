"""The named networks: one SPARQL SELECT a file, with what it is in its header comments.

The header is as :mod:`graph.headers` has it. ``title`` and ``description``
come in en, ja and de; ``node``, ``edge`` and ``weight`` say in
English what these stand for. ``focus`` (``{kind}/{slug}``) names the thing an
ego network is about: its IRI is bound to ``?focus``, and ``radius`` is how
many steps from it the network reaches on any day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import NotFound, nearest
from graph.headers import split

FOLDER = Path(__file__).parent / "definitions"
_PLAIN = ("node", "edge", "weight", "focus", "radius")


@dataclass(frozen=True, slots=True)
class Definition:
    """What a network is: its query and the words that describe it."""

    name: str
    query: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    node: str
    edge: str
    weight: str
    focus: tuple[str, str] | None = None
    radius: int | None = None


def parse(name: str, query: str) -> Definition:
    """The definition in the text of a ``.rq`` file.

    Raises ValueError or KeyError if its header is not whole.
    """
    header = split(query, told=("title", "description"), plain=_PLAIN)
    plain = header.plain
    kind, _, slug = plain.get("focus", "").partition("/")
    return Definition(
        name=name,
        query=query,
        titles=header.told["title"],
        descriptions=header.told["description"],
        node=plain["node"],
        edge=plain["edge"],
        weight=plain["weight"],
        focus=(kind, slug) if slug else None,
        radius=int(plain["radius"]) if "radius" in plain else None,
    )


@cache
def definitions() -> Mapping[str, Definition]:
    """All named networks, by name."""
    files = sorted(FOLDER.glob("*.rq"))
    return {file.stem: parse(file.stem, file.read_text(encoding="utf-8")) for file in files}


def network_names() -> list[str]:
    """The names of the networks, sorted."""
    return list(definitions())


def definition(name: str) -> Definition:
    """The network called ``name``; raises :class:`NotFound` with the name that was meant."""
    known = definitions()
    if name in known:
        return known[name]
    guess = nearest(name, list(known))
    raise NotFound(
        f"there is no network '{name}'; there are: {', '.join(known)}",
        suggestion=f"did you mean '{guess}'?" if guess else f"ask for one of {', '.join(known)}",
    )
