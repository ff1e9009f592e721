"""Readable, stable names for the IRIs of things.

Known things have the authority's slug. Others are called by their preferred
name: in their own script for people and bodies of Japan, in Latin script
otherwise. What has no name is called by what it relates. Equal slugs get
``-2``, ``-3`` in the order of what the documents say, never of file names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.authority import Authority, Record
from graph.model import Iri
from graph.patterns import regex
from graph.reconcile.agreements import PARTY, SIGNED_ON, STATUS, VALID_FROM
from graph.reconcile.clauses import CLAUSE_OF, clause_slug
from graph.reconcile.doings import (
    ACTOR,
    CONCERNS,
    ENDS_ON,
    HELD_IN,
    HELD_ON,
    OF_AGREEMENT,
    STARTS_ON,
    event_kind,
)
from graph.reconcile.figures import KEYED
from graph.reconcile.groups import Groups
from graph.reconcile.labels import Labels, pick, pick_person
from graph.reconcile.named import NAMED
from graph.reconcile.nodes import Node, World, led_to
from graph.reconcile.roles import MEMBER, ORGANIZATION, ROLE_TITLE, SIGNING_OF, role_of
from graph.vocab import RK, slugify

#: Kinds in an order in which what a slug is made of comes before it.
_ORDER = (*NAMED, "person", "agreement", "clause", "membership", "event")
_LONGEST = 80
_KINDS = {
    "MemorandumOfUnderstanding": "memorandum",
    "CooperationAgreement": "cooperation-agreement",
    "BasicAgreement": "basic-agreement",
    "SupportAgreement": "support-agreement",
    "LandLoan": "land-loan",
}
_KANJI = regex(r"[\u3400-\u9fff]")


#: The dates of a group, by which the older of two like ones is known.
Age = tuple[str, ...]


def in_order(kinds: Iterable[str]) -> list[str]:
    """Kinds of things, those before others that these others' slugs are made of."""
    known = set(kinds)
    return [*(kind for kind in _ORDER if kind in known), *sorted(known - set(_ORDER))]


class Slugs:
    """Gives groups their slugs. ``slugs`` are those of all groups of the kinds before."""

    def __init__(
        self,
        world: World,
        groups: Groups,
        labels: Labels,
        records: Mapping[int, Record],
        authority: Authority,
    ) -> None:
        self.world = world
        self.groups = groups
        self.labels = labels
        self.records = records
        self.slugs: dict[int, str] = {}
        self._known: dict[str, set[str]] = {}
        for record in authority.records:
            self._known.setdefault(record.kind, set()).add(record.slug)

    def give(
        self, kind: str, wanted: Mapping[int, str], ages: dict[int, Age]
    ) -> Iterator[tuple[int, str, str]]:
        """Each group of a kind, the kind of its IRI, and its slug, by the slugs they want.

        ``ages`` takes those that are looked up, for the next time.
        """
        taken = set(self._known.get(kind, ()))
        for root in self._in_order(wanted, ages):
            record = self.records.get(root)
            home = record.kind if record is not None else kind
            slug = record.slug if record is not None else _free(wanted[root], taken)
            self.slugs[root] = slug
            yield root, home, slug

    def _in_order(self, wanted: Mapping[int, str], ages: dict[int, Age]) -> list[int]:
        """The groups by the slug they want, those that want the same from the oldest on."""
        often = Counter(wanted.values())
        alike = {root for root, slug in wanted.items() if often[slug] > 1}
        for root in alike - ages.keys():
            ages[root] = self._age(root)
        return sorted(
            wanted, key=lambda root: (wanted[root], ages[root] if root in alike else (), root)
        )

    def wanted(self, root: int) -> str:
        """The slug that a group would have if no other had it."""
        nodes = [self.world.nodes[number] for number in self.groups.members(root)]
        makers = {
            "agreement": self._agreement,
            "clause": self._clause,
            "membership": self._membership,
            "event": self._event,
        }
        make = makers.get(nodes[0].kind)
        if nodes[0].kind in KEYED:
            return shorten(nodes[0].mention.local.key)
        text = make(nodes) if make is not None else self._label(root, nodes)
        return shorten(text) or f"{nodes[0].kind}-{nodes[0].document[:8]}"

    def _age(self, root: int) -> Age:
        """Dates, so that of two like agreements the older has the plain slug."""
        nodes = (self.world.nodes[number] for number in self.groups.members(root))
        return tuple(sorted(str(d) for n in nodes for d in n.dates(SIGNED_ON, VALID_FROM, HELD_ON)))

    def _label(self, root: int, nodes: Sequence[Node]) -> str:
        native = self.labels.get((root, "ja"), "")
        japanese = any(node.country() == "JP" for node in nodes) or (
            nodes[0].kind == "person" and _KANJI.search(native)
        )
        order = ("ja", "en", "de") if japanese else ("en", "de", "ja")
        name = (pick_person if nodes[0].kind == "person" else pick)(self.labels, root, order)
        first = min(node.mention for node in nodes)
        return slugify(name) or slugify(f"{first.document[:8]}-{first.local.key}")

    def _agreement(self, nodes: Sequence[Node]) -> str:
        parties = self._related(nodes, PARTY)
        if len(parties) > 4:
            parties = [*parties[:3], "and-others"]
        kinds = {name for node in nodes for name in node.class_names()} & set(_KINDS)
        kind = _KINDS[min(kinds)] if kinds else "agreement"
        return "-".join([*parties, kind, _year(nodes)])

    def _clause(self, nodes: Sequence[Node]) -> str:
        return clause_slug("-".join(self._related(nodes, CLAUSE_OF)), nodes[0])

    def _membership(self, nodes: Sequence[Node]) -> str:
        titles = sorted({title.value for node in nodes for title in node.texts(ROLE_TITLE)})
        roles = [role_of(title) or slugify(title) for title in titles]
        people, bodies = self._related(nodes, MEMBER), self._related(nodes, ORGANIZATION)
        return "-".join([*people, *bodies, *roles[:1]])

    def _event(self, nodes: Sequence[Node]) -> str:
        signed = self._related(nodes, SIGNING_OF)
        dates = sorted({str(d) for n in nodes for d in n.dates(HELD_ON, STARTS_ON, ENDS_ON)})
        places = self._related(nodes, HELD_IN)
        about = self._related(nodes, OF_AGREEMENT) or [
            *self._related(nodes, ACTOR)[:2],
            *self._related(nodes, CONCERNS)[:1],
        ]
        what = ["signing", *signed] if signed else [event_kind(nodes), *about]
        return "-".join([*what, *(dates[:1] or places[:1])])

    def _related(self, nodes: Sequence[Node], predicate: Iri) -> list[str]:
        roots = led_to(self.world, self.groups, nodes, predicate)
        return sorted(self.slugs[root] for root in roots if root in self.slugs)


def _free(slug: str, taken: set[str]) -> str:
    """The slug, with a number if it is taken; it is now."""
    number = 1
    free = slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    taken.add(free)
    return free


def _year(nodes: Sequence[Node]) -> str:
    status = {value for node in nodes for value in node.out.get(STATUS, ())}
    if RK("Concluded") not in status:
        if RK("Draft") in status:
            return "draft"
        # A plan that is given up keeps its address.
        if status & {RK("Planned"), RK("Abandoned")}:
            return "planned"
    for predicate in (SIGNED_ON, VALID_FROM):
        years = [d.year for n in nodes for d in n.dates(predicate) if d.year is not None]
        if years:
            return str(min(years))
    return "undated"


def shorten(slug: str) -> str:
    """A slug of at most 80 characters, cut between words where there is a place to cut.

    >>> shorten("a" * 100) == "a" * 80
    True
    """
    if len(slug) <= _LONGEST:
        return slug
    head = slug[: _LONGEST + 1]
    cut = head.rfind("-")
    return slug[:_LONGEST] if cut < _LONGEST // 2 else head[:cut]
