"""The forms of one thing: JSON, JSON-LD, a page, and RDF."""

from __future__ import annotations

from api.negotiation import HTML, JSON, Offer
from graph.formats import GRAPHS

LINKED = Offer("jsonld", ("application/ld+json",))
#: Suffix → what is sent; JSON where nothing is asked.
SUFFIXES = {"json": JSON, "jsonld": LINKED, "html": HTML} | {
    one.extension: Offer(one.name, one.media_types) for one in GRAPHS if one.name != LINKED.name
}
OFFERS = list(SUFFIXES.values())


def split(name: str) -> tuple[str, Offer | None]:
    """A slug and what its suffix asks for."""
    stem, dot, suffix = name.rpartition(".")
    if dot and suffix in SUFFIXES:
        return stem, SUFFIXES[suffix]
    return name, None
