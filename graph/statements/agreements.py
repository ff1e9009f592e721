"""Agreements: parties, dates, status, renewals, activities."""

from __future__ import annotations

from graph.extract.bond import Bond, Dated
from graph.lexicon import name_language
from graph.model import Iri, Literal, Name
from graph.statements.writer import Writer
from graph.vocab import ACTIVITIES, RK, XSD

_STATUS = {name: RK(name) for name in ("Concluded", "Draft", "Planned", "Abandoned")}


def write_agreements(writer: Writer) -> None:
    """Adds each agreement and what is said of it."""
    writer.extractor = "agreements"
    bonds = writer.findings.agreements.bonds
    for bond in bonds:
        year = next((str(d.value.year) for d in bond.signed if d.value.year), bond.status.lower())
        parties = " ".join(writer.things[i].key for i in sorted(bond.parties) if i in writer.things)
        local = writer.keys.local("agreement", f"{parties} {year}")
        writer.bonds[id(bond)] = local
        types = [RK("Agreement"), *_kinds(bond)]
        names = [
            Name(s.text.text[a:b], name_language(s.text.text[a:b], s.language), s.text.span(a, b))
            for s, a, b in bond.names
        ]
        writer.entity(local, types, sorted(set(names), key=lambda n: (n.span, n.text)))
    for bond in bonds:
        _write_agreement(writer, bond)


def _kinds(bond: Bond) -> list[Iri]:
    """The kind of an agreement, as far as its names tell.

    Any of them may be called an agreement (Vereinbarung, 協定): a more telling word decides.
    """
    telling = [kind for kind in bond.kinds if kind != "CooperationAgreement"]
    return [RK(kind) for kind in (telling or bond.kinds)[:1]]


def _write_agreement(writer: Writer, bond: Bond) -> None:
    local = writer.bonds[id(bond)]
    for index, mention in bond.parties.items():
        if index in writer.things:
            writer.claim(local, RK("party"), writer.things[index], mention.span)
    writer.claim(local, RK("status"), _STATUS[bond.status], bond.span)
    dated: tuple[tuple[str, list[Dated]], ...] = (
        ("signedOn", bond.signed),
        ("validFrom", bond.valid_from),
        ("validUntil", bond.valid_until),
    )
    for name, dates in dated:
        for date in dates:
            writer.dated(local, RK(name), date.value, date.span)
    for term, span in bond.terms:
        writer.claim(local, RK("term"), Literal(term, XSD("duration")), span)
    if bond.renews is not None:
        writer.claim(local, RK("renews"), writer.bonds[id(bond.renews)], bond.span)
    if bond.succeeds is not None:
        writer.claim(local, RK("succeeds"), writer.bonds[id(bond.succeeds)], bond.span)
    for index, mention in bond.concerns.items():
        if index in writer.things:
            writer.claim(local, RK("concerns"), writer.things[index], mention.span)
    for concept in dict.fromkeys(c for c, _ in bond.activities):
        spans = [span for c, span in bond.activities if c == concept]
        writer.claim(local, RK("activity"), ACTIVITIES(concept), *spans)
