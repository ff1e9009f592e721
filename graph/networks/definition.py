"""The named networks: one SPARQL SELECT a file, with what it is in its header comments.

The header is as :mod:`graph.headers` has it. ``title`` and ``description``
come in en, ja and de; ``node``, ``edge`` and ``weight`` say in
English what these stand for. In a user's own file any of them may be missing.
``focus`` (``{kind}/{slug}``) names the thing an ego network is about: its IRI
is bound to ``?focus``, and ``radius`` is how many steps from it the network
reaches on any day. ``strands`` are the properties whose uses make the ties of a network that
may be very large: where they are many, it is read when a version is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import BadRequest, NotFound, nearest
from graph.headers import split
from graph.model import Iri
from graph.patterns import regex
from graph.vocab import expanded

FOLDER = Path(__file__).parent / "definitions"
_NEEDED = ("node", "edge", "weight")
_PLAIN = (*_NEEDED, "focus", "radius", "strands")
_NAME = regex(r"[\w-]+")


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
    counted: tuple[Iri, ...] = ()


def parse(name: str, query: str, *, is_own: bool = False) -> Definition:
    """The definition in the text of a ``.rq`` file; ``is_own`` if it is a user's.

    Raises ValueError if its header is not whole.
    """
    header = split(query, told=("title", "description"), plain=_PLAIN, is_whole=not is_own)
    plain = header.plain
    kind, _, slug = plain.get("focus", "").partition("/")
    missing = [key for key in _NEEDED if key not in plain]
    if missing and not is_own:
        raise ValueError(f"there is no {missing[0]}")
    return Definition(
        name=name,
        query=query,
        titles=header.told["title"],
        descriptions=header.told["description"],
        node=plain.get("node", "what the query calls ?source or ?target"),
        edge=plain.get("edge", "a row of the query, or what it calls ?edge"),
        weight=plain.get("weight", "the sum of ?weight, or the number of rows"),
        focus=(kind, slug) if slug else None,
        radius=int(plain["radius"]) if "radius" in plain else None,
        counted=tuple(Iri(expanded(one)) for one in plain.get("strands", "").split()),
    )


@cache
def definitions(own: Path | None = None) -> Mapping[str, Definition]:
    """All named networks, by name; the user's in the folder ``own`` after the project's.

    They are read once. A file of the user's that is no definition is left out;
    :func:`definition` says why.
    """
    files = sorted(FOLDER.glob("*.rq"))
    found = {file.stem: parse(file.stem, file.read_text(encoding="utf-8")) for file in files}
    for file in _files(own):
        with suppress(BadRequest):
            found.setdefault(file.stem, _read(file))
    return found


def network_names(own: Path | None = None) -> list[str]:
    """The names of the networks, sorted; the user's after the project's."""
    return list(definitions(own))


def definition(name: str, own: Path | None = None) -> Definition:
    """The network called ``name``; ``own`` is the folder of the user's.

    Raises :class:`NotFound` with the name that was meant, and
    :class:`BadRequest` for a user's file that is no definition.
    """
    known = definitions(own)
    if name in known:
        return known[name]
    for file in _files(own):
        if file.stem == name:
            return _read(file)
    guess = nearest(name, list(known))
    raise NotFound(
        f"there is no network '{name[:60]}'; there are: {', '.join(known)}",
        suggestion=f"did you mean '{guess}'?" if guess else f"ask for one of {', '.join(known)}",
    )


def refused(own: Path | None = None) -> list[str]:
    """Why files of the user's folder are no networks, a sentence each; or that it is not there."""
    if own is None:
        return []
    if not own.is_dir():
        return [f"there is no folder {own}"]
    found = []
    for file in sorted(own.glob("*.rq")):
        if not _NAME.fullmatch(file.stem):
            found.append(f"{file.name} is left out: a name has letters, digits, _ and - only")
        elif (FOLDER / file.name).exists():
            found.append(f"{file.name} is left out: there is a network of this name")
        else:
            try:
                _read(file)
            except BadRequest as error:
                found.append(error.message)
    return found


def _files(own: Path | None) -> list[Path]:
    """The user's files whose names can be part of a path."""
    found = sorted(own.glob("*.rq")) if own is not None else []
    return [file for file in found if _NAME.fullmatch(file.stem)]


def _read(file: Path) -> Definition:
    try:
        return parse(file.stem, file.read_text(encoding="utf-8"), is_own=True)
    except (OSError, ValueError) as error:
        raise BadRequest(
            f"{file.name} defines no network: {error}",
            suggestion="begin it with lines such as `# title@en: …`, then SELECT ?source ?target",
        ) from error
