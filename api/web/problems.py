"""What a person is told of an error: what it means for them, and where they can go on."""

from __future__ import annotations

from api.web.reader import Reader
from api.web.words import text, words
from graph.catalogue import COLLECTIONS

#: Sections that are no collections: the beginning of an address → what the section is called.
_SECTIONS = {
    "queries": "common.nav_questions",
    "networks": "network.networks",
    "conflicts": "common.nav_conflicts",
    "ontology": "common.nav_ontology",
}


def kind_of_problem(status: int) -> str:
    """``missing``, ``request`` or ``service``: whose turn it is."""
    return "missing" if status == 404 else "request" if status < 500 else "service"


def explained(language: str, slug: str, status: int) -> str:
    """A problem in the words of a person's language, by its short name."""
    key = f"problems.{slug}"
    return text(language, key if key in words() else f"problems.{kind_of_problem(status)}")


def nearest(reader: Reader) -> tuple[str, str] | None:
    """The list that an address would be in, and what that is called."""
    section = reader.path.strip("/").partition("/")[0]
    if section in COLLECTIONS:
        return reader.link(f"/{section}"), text(reader.language, f"lists.{section}")
    if section in _SECTIONS:
        return reader.link(f"/{section}"), text(reader.language, _SECTIONS[section])
    return None
