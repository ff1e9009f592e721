"""Events that agreements make: their conclusion or renewal, their beginning and their end."""

from __future__ import annotations

from collections.abc import Iterator

from graph.calendar import PartialDate, find_dates
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import verb
from graph.extract.events.event import Event
from graph.extract.register import Agreements
from graph.extract.signing import Signing
from graph.model import Span
from graph.patterns import regex

_TODAY = regex(r"\b(?:heute|today)\b|本日")


def agreement_events(
    found: Agreements, signing: Signing | None, issued: PartialDate | None
) -> Iterator[Event]:
    """The events of all agreements of a document."""
    for bond in found.bonds:
        yield from _concluded(found, bond, signing if signing and signing.bond is bond else None)
        yield from _bounds(found, bond, issued)


def _concluded(found: Agreements, bond: Bond, signing: Signing | None) -> Iterator[Event]:
    kind = "renewal" if bond.renewal or bond.renews is not None else "conclusion"
    held = (signing.held if signing else []) or bond.signed
    spans = _clauses(found, bond)
    planned = bond.status != "Concluded"
    if held and bond.status != "Draft":
        for dated in held[:1]:
            event = Event(kind, spans, dated.value, planned=planned, bond=bond)
            event.when = [d.span for d in (*held, *bond.signed) if d.value == dated.value]
            yield _signed(event, bond, signing)
    elif signing is not None:
        yield _signed(Event(kind, spans, bond=bond), bond, signing)
    if held and not planned:
        yield from _signed_today(found, bond, kind)


def _signed(event: Event, bond: Bond, signing: Signing | None) -> Event:
    event.actors = {entity: mention.span for entity, mention in bond.parties.items()}
    event.signing = signing
    if signing is not None:
        event.place = signing.place
        event.spans = [*event.spans, signing.evidence]
    return event


def _clauses(found: Agreements, bond: Bond) -> list[Span]:
    """Where the document speaks of the agreement: its clauses, rows of tables among them."""
    places = [(bond.segment.index, bond.start, bond.end), *bond.clauses]
    segments = found.scene.segments
    return list(dict.fromkeys(segments[i].text.span(a, b) for i, a, b in places if a < b))


def _signed_today(found: Agreements, bond: Bond, kind: str) -> Iterator[Event]:
    """„Heute haben … unterzeichnet“ where another act has its day: a signing of its own."""
    for index, start, end in [(bond.segment.index, bond.start, bond.end), *bond.clauses]:
        segment = found.scene.segments[index]
        clause = segment.text.text[start:end]
        today = _TODAY.search(clause)
        if today is None or not verb("conclude", segment.language).search(clause):
            continue
        span = segment.text.span(start, end)
        if any(span.start <= d.span.start < span.end for d in bond.signed) or found.issued:
            continue
        actors = {entity: mention.span for entity, mention in bond.parties.items()}
        yield Event(kind, [span], actors=actors, bond=bond)
        return


def _bounds(found: Agreements, bond: Bond, issued: PartialDate | None) -> Iterator[Event]:
    """From when and until when; a beginning on the day of conclusion is that event."""
    for dated in bond.valid_from:
        if not any(dated.value.compatible(d.value) for d in bond.signed):
            yield _bound(found, bond, ("start", dated), issued)
    for dated in bond.valid_until:
        yield _bound(found, bond, ("end", dated), issued)


def _bound(
    found: Agreements, bond: Bond, bound: tuple[str, Dated], issued: PartialDate | None
) -> Event:
    kind, dated = bound
    when = [dated.span, *_again(found, bond, dated)]
    later = issued is not None and dated.value.earliest() > issued.latest()
    return Event(
        kind,
        when,
        dated.value,
        when=when,
        actors={entity: mention.span for entity, mention in bond.parties.items()},
        planned=later or bond.status != "Concluded",
        bond=bond,
    )


def _again(found: Agreements, bond: Bond, dated: Dated) -> list[Span]:
    """Further places in the agreement's clauses that state the date."""
    spans = []
    for index, start, end in [(bond.segment.index, bond.start, bond.end), *bond.clauses]:
        segment = found.scene.segments[index]
        for mention in find_dates(segment.text.text, segment.language):
            if start <= mention.start < end and mention.date == dated.value:
                spans.append(segment.text.span(mention.start, mention.end))
    return [span for span in dict.fromkeys(spans) if span != dated.span]
