"""What is shown of nodes and ties: names, classes, countries, stated days, documents.

Everything is asked for many things at once, and only for those that are shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.model import Iri, Literal, text_of
from graph.networks.columns import is_relation
from graph.networks.network import Node
from graph.networks.period import Days, days
from graph.sparqlterms import is_iri
from graph.vocab import ACTIVITIES, ORG, RDF, RDFS, RK, SCHEMA, SKOS, kind_of

if TYPE_CHECKING:
    from graph.store import View

Term = Iri | Literal
Names = Mapping[str, str]

#: From so many things on, all values of a property are read instead of those of each thing,
#: unless these are many times as many; beyond the second number whatever these are.
_MANY, _MOST = 500, 20_000
_TIMES = 4

#: Classes that say no more than another class of the same thing does.
_GENERAL = {ORG("Organization"), RK("Agreement"), RK("Event")}

#: What a thing is called, the best first.
_NAMES = (RDFS("label"), RK("roleTitle"), SKOS("altLabel"))


class Stated(NamedTuple):
    """The days that documents state of a tie."""

    starts: Sequence[Days]
    ends: Sequence[Days]


def nodes(view: View, names: Sequence[str]) -> list[Node]:
    """The nodes of these names."""
    known = called(view, names)
    types = _values(view, RDF("type"), names)
    countries = _values(view, SCHEMA("addressCountry"), names)
    return [
        Node(
            id=name,
            names=known.get(name, {}),
            types=_types(types.get(name, ())),
            country=min(map(text_of, countries[name])) if name in countries else None,
        )
        for name in names
    ]


def _types(found: Iterable[Term]) -> tuple[str, ...]:
    types = {one for one in found if isinstance(one, Iri)}
    return tuple(sorted(re.split(r"[/#]", one)[-1] for one in (types - _GENERAL or types)))


def called(view: View, things: Collection[str]) -> dict[str, Names]:
    """One name a language: the preferred one, else the first of what else it was called."""
    found: dict[str, Names] = {}
    left: Collection[str] = things
    for key in _NAMES:
        told = {thing: _by_language(some) for thing, some in _values(view, key, left).items()}
        found |= {thing: names for thing, names in told.items() if names}
        left = [thing for thing in left if thing not in found]
    concepts = {thing: _concept(view, Iri(thing)) for thing in left if thing.startswith(ACTIVITIES)}
    return found | {thing: names for thing, names in concepts.items() if names}


def stated(view: View, ties: Collection[str]) -> dict[str, Stated]:
    """The days that documents state of ties, where they do."""
    things = [tie for tie in ties if kind_of(tie)]
    starts = _days(view, RK("validFrom"), things)
    signed = _days(view, RK("signedOn"), [tie for tie in things if tie not in starts])
    ends = _days(view, RK("validUntil"), things)
    begun = starts | signed
    return {tie: Stated(begun.get(tie, ()), ends.get(tie, ())) for tie in begun.keys() | ends}


def tie_names(view: View, ties: Collection[str]) -> dict[str, Names]:
    """What agreements, memberships and relations are called."""
    relations = {tie: _relation(view, Iri(tie)) for tie in ties if is_relation(tie)}
    return relations | called(view, [tie for tie in ties if kind_of(tie)])


def documents(view: View, ties: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The documents that mention ties."""
    found = _values(view, RK("mentionedIn"), [tie for tie in ties if kind_of(tie)])
    return {tie: tuple(sorted(set(map(text_of, some)))) for tie, some in found.items()}


def renewed(view: View, ties: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The earlier agreements that ties continue."""
    found = _values(view, RK("renews"), [tie for tie in ties if kind_of(tie)])
    return {tie: tuple(sorted(set(map(text_of, some)))) for tie, some in found.items()}


def is_known(view: View, thing: Iri) -> bool:
    """Whether anything is said of a thing that a node shows."""
    return any(_values(view, key, [thing]) for key in (RDF("type"), *_NAMES))


def _days(view: View, predicate: Iri, things: Collection[str]) -> dict[str, Sequence[Days]]:
    found = {
        thing: [one for said in some if (one := days(text_of(said)))]
        for thing, some in _values(view, predicate, things).items()
    }
    return {thing: some for thing, some in found.items() if some}


def _values(view: View, predicate: Iri, things: Collection[str]) -> dict[str, list[Term]]:
    """The values of a property, of the things that have it."""
    # What a query calls an edge may be any text.
    wanted = {thing for thing in things if is_iri(thing)}
    found = _among_all(view, predicate, wanted) if len(wanted) > _MANY else None
    if found is None:
        each = ((thing, list(view.objects(Iri(thing), predicate))) for thing in wanted)
        found = {thing: values for thing, values in each if values}
    return found


def _among_all(view: View, predicate: Iri, wanted: Set[str]) -> dict[str, list[Term]] | None:
    """The same, read in one go; None if others have so many values that it would take longer."""
    most = None if len(wanted) > _MOST else _TIMES * len(wanted)
    found: dict[str, list[Term]] = {}
    for seen, (subject, value) in enumerate(view.pairs(predicate)):
        if most is not None and seen >= most:
            return None
        if subject in wanted:
            found.setdefault(subject, []).append(value)
    return found


@cache
def lookup(name: str) -> str:
    """The text of one of the small queries about what is shown."""
    return (Path(__file__).parent / "lookups" / f"{name}.rq").read_text(encoding="utf-8")


def _concept(view: View, concept: Iri) -> Names:
    """The names of a concept of the vocabulary's lists, which are not in the default graph."""
    return _by_language(row["value"] for row in view.select(lookup("concept"), thing=concept))


def _relation(view: View, relation: Iri) -> Names:
    rows = view.select(lookup("relation"), thing=relation)
    local = re.split(r"[/#]", relation)[-1]
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).lower()
    return _by_language(row["value"] for row in rows) or {"en": words}


def _by_language(values: Iterable[Term]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in sorted(one for one in values if isinstance(one, Literal)):
        found.setdefault(value.language, value.value)
    return found
