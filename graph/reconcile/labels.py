"""Which of a thing's surfaces is its preferred name, and what to call things without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.authority import Record, normalise
from graph.model import Iri, Name
from graph.reconcile.agreements import PARTY, SIGNED_ON
from graph.reconcile.clauses import CLAUSE_OF, clause_label
from graph.reconcile.counts import describe_count
from graph.reconcile.doings import (
    ACTOR,
    CONCERNS,
    ENDS_ON,
    HELD_ON,
    OF_AGREEMENT,
    STARTS_ON,
    event_kind,
)
from graph.reconcile.groups import Groups
from graph.reconcile.names import is_common_noun, is_inflected, is_telling
from graph.reconcile.nodes import Node, World, led_to
from graph.reconcile.personal import parse_name
from graph.reconcile.roles import MEMBER, ORGANIZATION, ROLE_TITLE, SIGNING_OF

#: (group, language) → preferred name.
Labels = dict[tuple[int, str], str]

_KINDS = {
    "MemorandumOfUnderstanding": "memorandum of understanding",
    "CooperationAgreement": "cooperation agreement",
    "BasicAgreement": "basic agreement",
    "SupportAgreement": "support agreement",
    "LandLoan": "land loan",
}


def choose(
    world: World, groups: Groups, records: Mapping[int, Record], roots: Iterable[int]
) -> Labels:
    """The preferred name of some groups in every language they are named in.

    The authority's word counts first. Otherwise the longest full form, with
    ties settled by how many documents and how often they write it; of people,
    a spaced full name without titles, and in no language a family name alone
    where another language has the full name. No agreement is called by a word
    for all agreements where another language has a name for it.
    """
    labels: Labels = {}
    for root in roots:
        record = records.get(root)
        if record is not None:
            labels |= {(root, lang): names[0] for lang, names in record.names.items()}
        nodes = [world.nodes[number] for number in groups.members(root)]
        languages = {name.language for node in nodes for name in node.names}
        for language in languages:
            if (root, language) not in labels:
                labels[root, language] = _best(nodes, language)
        if nodes[0].kind == "person":
            _drop_family_names(labels, root, languages)
        if nodes[0].kind == "agreement":
            _drop_common_nouns(labels, root, languages)
    return labels


def _drop_family_names(labels: Labels, root: int, languages: set[str]) -> None:
    """A family name alone is nobody's preferred name where the full name is known."""
    named = {language: parse_name(labels[root, language]) for language in languages}
    if any(name is not None and name.full for name in named.values()):
        for language, name in named.items():
            if name is None or not name.full:
                del labels[root, language]


def _drop_common_nouns(labels: Labels, root: int, languages: set[str]) -> None:
    """ "Memorandum" is nobody's name where another language has one that tells more."""
    bare = {one for one in languages if is_common_noun(labels[root, one])}
    if bare != languages:
        for language in bare:
            del labels[root, language]


def _best(nodes: Sequence[Node], language: str) -> str:
    seen: dict[str, list[tuple[str, Name]]] = {}
    for node in nodes:
        for name in node.names:
            if name.language == language:
                seen.setdefault(name.text, []).append((node.document, name))
    rank = _rank_person if nodes[0].kind == "person" else _rank_body

    def score(text: str) -> tuple[float, ...]:
        places = seen[text]
        return (*rank(text), len({document for document, _ in places}), len(places))

    return min(seen, key=lambda text: (tuple(-part for part in score(text)), text))


def _rank_body(text: str) -> tuple[float, ...]:
    return is_telling(text), not is_inflected(text), len(normalise(text))


def _rank_person(text: str) -> tuple[float, ...]:
    name = parse_name(text)
    if name is None:
        return 0, 0, 0, 0
    return name.full, bool(name.given), name.text == text, " " in text


def pick(labels: Labels, root: int, order: Sequence[str] = ("en", "de", "ja")) -> str:
    """A group's name in the first language of ``order`` that it is named in, or ''."""
    found = (labels.get((root, language)) for language in order)
    return next((label for label in found if label), "")


def pick_person(labels: Labels, root: int, order: Sequence[str] = ("en", "de", "ja")) -> str:
    """The same of a person, but a full name in any language before a family name alone."""
    found = [labels[root, language] for language in order if (root, language) in labels]
    full = (text for text in found if (name := parse_name(text)) is not None and name.full)
    return next(full, found[0] if found else "")


def describe(world: World, groups: Groups, labels: Labels, made: Made, root: int) -> str:
    """An English label for a group of a kind of :data:`DESCRIBED` that no document names.

    ``made`` are those of the kinds before.
    """
    nodes = [world.nodes[number] for number in groups.members(root)]
    text = DESCRIBED[nodes[0].kind](world, groups, labels, made, nodes)
    return text or f"{nodes[0].kind} in document {nodes[0].document[:8]}"


#: Group → label made for it.
Made = Mapping[int, str]


def _agreement(
    world: World, groups: Groups, labels: Labels, made: Made, nodes: Sequence[Node]
) -> str:
    parties = _named(world, groups, labels, nodes, PARTY)
    kinds = [_KINDS[name] for node in nodes for name in node.class_names() if name in _KINDS]
    dates = sorted({str(date) for node in nodes for date in node.dates(SIGNED_ON)})
    kind = min(kinds, default="agreement")
    year = f" ({dates[0]})" if dates else ""
    return f"{' – '.join(parties)}: {kind}{year}" if parties else f"{kind}{year}"


def _membership(
    world: World, groups: Groups, labels: Labels, made: Made, nodes: Sequence[Node]
) -> str:
    roots = led_to(world, groups, nodes, MEMBER)
    people = sorted({pick_person(labels, root) for root in roots} - {""})
    bodies = _named(world, groups, labels, nodes, ORGANIZATION)
    order = {"en": 0, "de": 1, "ja": 2}
    titles = sorted(
        {(order.get(t.language, 3), t.value) for node in nodes for t in node.texts(ROLE_TITLE)}
    )
    return ", ".join([*people, *(title for _, title in titles[:1]), *bodies])


def _clause(world: World, groups: Groups, labels: Labels, made: Made, nodes: Sequence[Node]) -> str:
    roots = led_to(world, groups, nodes, CLAUSE_OF)
    names = sorted({pick(labels, root) or made.get(root, "") for root in roots} - {""})
    return clause_label(", ".join(names), nodes[0])


def _event(world: World, groups: Groups, labels: Labels, made: Made, nodes: Sequence[Node]) -> str:
    signed = led_to(world, groups, nodes, SIGNING_OF)
    names = sorted({pick(labels, root) or made.get(root, "") for root in signed} - {""})
    dates = sorted({str(date) for node in nodes for date in node.dates(HELD_ON)})
    if signed:
        what = f"Signing of {', '.join(names)}"
        return f"{what}, {dates[0]}" if dates else what
    return _told(world, groups, labels, made, nodes)


def _told(world: World, groups: Groups, labels: Labels, made: Made, nodes: Sequence[Node]) -> str:
    """Founding: Alpha, Beta (2019-04): the kind of an event, who is in it, and when."""
    who = [
        name
        for predicate in (ACTOR, CONCERNS)
        for name in _named(world, groups, labels, nodes, predicate)
    ]
    dates = sorted({str(d) for node in nodes for d in node.dates(HELD_ON, STARTS_ON, ENDS_ON)})
    what = event_kind(nodes).replace("-", " ").capitalize()
    agreements = led_to(world, groups, nodes, OF_AGREEMENT)
    named = sorted({pick(labels, root) or made.get(root, "") for root in agreements} - {""})
    who = named or who
    what = f"{what}: {', '.join(who[:3])}" if who else what
    return f"{what} ({dates[0]})" if dates else what


def _count(world: World, groups: Groups, labels: Labels, made: Made, nodes: Sequence[Node]) -> str:
    def name_of(root: int) -> str:
        return pick(labels, root) or made.get(root, "")

    return describe_count(world, groups, name_of, nodes)


def describe_in(
    language: str, world: World, groups: Groups, labels: Labels, described: Made, root: int
) -> str:
    """The label of a stated count in a language besides English."""

    def name_of(other: int) -> str:
        order = (language, "en", "de", "ja")
        return pick(labels, other, order) or described.get(other, "")

    nodes = [world.nodes[number] for number in groups.members(root)]
    return describe_count(world, groups, name_of, nodes, language)


#: The kinds of things that documents may leave without a name, those before that others lead to.
DESCRIBED: Mapping[str, Callable[[World, Groups, Labels, Made, Sequence[Node]], str]] = {
    "agreement": _agreement,
    "clause": _clause,
    "membership": _membership,
    "event": _event,
    "count": _count,
}


def _named(
    world: World, groups: Groups, labels: Labels, nodes: Sequence[Node], predicate: Iri
) -> list[str]:
    roots = led_to(world, groups, nodes, predicate)
    return sorted({pick(labels, root) for root in roots} - {""})
