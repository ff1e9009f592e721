"""Agreements, and what is said of them: parties, dates, validity, status, renewals, activities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from graph.calendar import parse_date
from graph.evaluate.found import Agreement, Found, Link, Value
from graph.evaluate.gold import Field, Gold, Party, WantedAgreement
from graph.evaluate.match import assign, value
from graph.evaluate.outcome import Hit, Item, Outcome, line_of

#: A pair counts before how well it fits: what matters first is that as many as can be are paired.
_PAIR = 1000


@dataclass(slots=True)
class Aligned:
    """The agreements of a document, wanted and found, side by side.

    ``annotated`` are the fields that the gold has at all.
    """

    annotated: frozenset[str]
    pairs: list[tuple[WantedAgreement, Agreement]]
    missed: list[WantedAgreement]
    invented: list[Agreement]


def align(gold: Gold, found: Found, starts: list[int]) -> Aligned:
    """Pairs agreements one-to-one by parties and signing dates.

    Two agreements can be one if they share two parties (or all there are of
    the side with one) and their signing dates can be the same day; among
    those, dates, status, names, validity and place decide.
    """
    pairs = assign(
        gold.agreements,
        found.agreements,
        partial(_likeness, starts),
        (lambda one: (one.item.label, one.item.lines), lambda one: one.local),
    )
    taken_gold = {id(wanted) for wanted, _ in pairs}
    taken = {id(ours) for _, ours in pairs}
    extra = gold.extra.get("agreements", frozenset())
    return Aligned(
        frozenset(_annotated(gold)),
        pairs,
        [one for one in gold.agreements if id(one) not in taken_gold and not one.optional],
        [one for one in found.agreements if id(one) not in taken and not one.names & extra],
    )


def _annotated(gold: Gold) -> Iterator[str]:
    for one in gold.agreements:
        yield from one.fields
        if one.activities is not None:
            yield "activities"


def _likeness(starts: list[int], wanted: WantedAgreement, ours: Agreement) -> int:
    shared = len(_pair_parties(wanted, ours))
    sizes = (len(wanted.parties), len(ours.parties))
    if shared < min(2, *sizes) or shared == 0:
        return 0
    dates = wanted.fields.get("signed", Field(None))
    when = _date_likeness(dates, [date.text for date in ours.fields["signed"]])
    if when < 0:
        return 0
    total = _PAIR + when + 80 * shared // sum(sizes) + _name_likeness(wanted.names, ours.names)
    for name in ("status", "valid_from", "valid_until", "term"):
        if name in wanted.fields:
            texts = [one.text for one in ours.fields[name]]
            total += 10 * (wanted.fields[name].value in texts)
    lines = {line_of(starts, span.start) for span in ours.item.spans}
    return total + 8 * bool(lines & set(wanted.item.lines)) - 30 * wanted.optional


def _date_likeness(wanted: Field, ours: list[str]) -> int:
    """30 if equal, 20 if they can be the same day, 0 if one is unknown, -1 if they cannot."""
    theirs = {text for text in (wanted.value, *wanted.acceptable) if text}
    if not theirs or not ours:
        return 0
    if theirs & set(ours):
        return 30
    pairs = ((parse_date(a), parse_date(b)) for a in theirs for b in ours)
    return 20 if any(a and b and a.compatible(b) for a, b in pairs) else -1


def _name_likeness(wanted: frozenset[str], ours: frozenset[str]) -> int:
    if wanted & ours:
        return 15
    return 5 * any(a in b or b in a for a in wanted for b in ours)


def _pair_parties(wanted: WantedAgreement, ours: Agreement) -> list[tuple[Party, Link]]:
    """Parties one-to-one: rather by name than because the surface is acceptable for any of them."""

    def score(party: Party, link: Link) -> int:
        if party.surfaces & link.surfaces:
            return 100
        return int(bool(wanted.other_parties & link.surfaces))

    keys = (lambda party: party.label, lambda link: (link.spans, link.thing.local))
    return assign(wanted.parties, ours.parties, score, keys)


# --- the kinds ------------------------------------------------------------------------


def compare_agreements(aligned: Aligned) -> Outcome:
    """Agreements themselves."""
    return Outcome(
        [Hit(wanted.item, ours.item) for wanted, ours in aligned.pairs if not wanted.optional],
        [wanted.item for wanted in aligned.missed],
        [ours.item for ours in aligned.invented],
    )


def compare_parties(aligned: Aligned) -> Outcome:
    """Pairs of an agreement and a party."""
    outcome = Outcome()
    for wanted, ours in _needed(aligned):
        pairs = _pair_parties(wanted, ours)
        label = wanted.item.label
        for party, link in pairs:
            shown = f"{label} ← {party.label}"
            outcome.hits.append(Hit(Item(shown), Item(shown, spans=link.spans)))
        found = [link for _, link in pairs]
        outcome.misses += _missing(wanted, [p for p in wanted.parties if p not in dict(pairs)])
        if not wanted.parties_open:
            outcome.inventions += _surplus(label, [one for one in ours.parties if one not in found])
    for wanted in aligned.missed:
        outcome.misses += _missing(wanted, wanted.parties)
    for ours in aligned.invented:
        outcome.inventions += _surplus(ours.item.label, ours.parties)
    return outcome


def _missing(wanted: WantedAgreement, parties: Iterable[Party]) -> list[Item]:
    return [
        Item(f"{wanted.item.label} ← {party.label}", wanted.item.lines, words=(party.label,))
        for party in parties
    ]


def _surplus(label: str, links: Iterable[Link]) -> list[Item]:
    return [
        Item(f"{label} ← {link.thing.item.label.split(' = ')[0]}", spans=link.spans)
        for link in links
    ]


def compare_fields(names: tuple[str, ...], aligned: Aligned) -> Outcome:
    """Values that an agreement has, such as dates."""
    outcome = Outcome()
    for name in names:
        for wanted, ours in _needed(aligned):
            if name in wanted.fields:
                label = f"{wanted.item.label} {name}"
                outcome.extend(
                    value(label, wanted.fields[name], ours.fields[name], wanted.item.lines)
                )
        for wanted in aligned.missed:
            if name in wanted.fields:
                label = f"{wanted.item.label} {name}"
                outcome.extend(value(label, wanted.fields[name], (), wanted.item.lines))
        for ours in aligned.invented if name in aligned.annotated else ():
            label = f"{ours.item.label} {name}"
            outcome.extend(value(label, Field(None), ours.fields[name], ()))
    return outcome


def compare_renewals(aligned: Aligned) -> Outcome:
    """Which agreement renews or succeeds which."""
    partners = {wanted.key: ours for wanted, ours in aligned.pairs}
    outcome = Outcome()
    for wanted, ours in _needed(aligned):
        for verb, key, links in (
            ("renews", wanted.renewal, ours.renews),
            ("succeeds", wanted.succeeds, ours.succeeds),
        ):
            if key is not None:
                older = partners.get(key)
                outcome.extend(_older(f"{wanted.item.label} {verb}", wanted, key, older, links))
    for wanted in aligned.missed:
        for key in filter(None, (wanted.renewal, wanted.succeeds)):
            outcome.misses.append(Item(f"{wanted.item.label} renews: {key}", wanted.item.lines))
    for ours in aligned.invented:
        for local, stated in (*ours.renews, *ours.succeeds):
            label = f"{ours.item.label} renews: {local.key}"
            outcome.inventions.append(Item(label, spans=stated.spans))
    return outcome


def _older(
    label: str,
    wanted: WantedAgreement,
    key: str,
    older: Agreement | None,
    links: tuple[tuple[object, Value], ...],
) -> Outcome:
    right = [
        stated
        for local, stated in links
        if key == "?" or (older is not None and local == older.local)
    ]
    outcome = Outcome()
    item = Item(f"{label}: {key}", wanted.item.lines)
    if key and right:
        outcome.hits.append(Hit(Item(item.label), Item(item.label, spans=right[0].spans)))
    elif key:
        outcome.misses.append(item)
    outcome.inventions += [
        Item(f"{label}: {stated.text}", spans=stated.spans)
        for _, stated in links
        if stated not in right
    ]
    return outcome


def compare_activities(aligned: Aligned) -> Outcome | None:
    """Pairs of an agreement and a concept; None if the gold has no activities."""
    if "activities" not in aligned.annotated:
        return None
    outcome = Outcome()
    for wanted, ours in _needed(aligned):
        outcome.extend(_activities(wanted, ours.activities))
    for wanted in aligned.missed:
        outcome.extend(_activities(wanted, ()))
    for one in aligned.invented:
        outcome.inventions += [
            Item(f"{one.item.label} → {concept.text}", spans=concept.spans)
            for concept in one.activities
        ]
    return outcome


def _activities(wanted: WantedAgreement, ours: tuple[Value, ...]) -> Outcome:
    outcome = Outcome()
    concepts = wanted.activities or {}
    found = {concept.text: concept for concept in ours}
    for concept, (item, optional) in concepts.items():
        shown = Item(f"{wanted.item.label} → {concept}", item.lines)
        if optional:
            continue
        if concept in found:
            outcome.hits.append(Hit(shown, Item(shown.label, spans=found[concept].spans)))
        else:
            outcome.misses.append(shown)
    outcome.inventions += [
        Item(f"{wanted.item.label} → {concept.text}", spans=concept.spans)
        for concept in ours
        if concept.text not in concepts
    ]
    return outcome


def _needed(aligned: Aligned) -> list[tuple[WantedAgreement, Agreement]]:
    """The pairs that count: what is said of an optional agreement is not compared."""
    return [(wanted, ours) for wanted, ours in aligned.pairs if not wanted.optional]


#: The kinds that are said of agreements, in the order of the table.
OF_AGREEMENTS: dict[str, Callable[[Aligned], Outcome | None]] = {
    "agreements": compare_agreements,
    "parties": compare_parties,
    "dates": partial(compare_fields, ("signed",)),
    "validity": partial(compare_fields, ("valid_from", "valid_until", "term")),
    "status": partial(compare_fields, ("status",)),
    "renewals": compare_renewals,
    "activities": compare_activities,
}
