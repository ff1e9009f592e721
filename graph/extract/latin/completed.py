"""The main agreement’s parties and day, from what is said around it."""

from __future__ import annotations

import re

from graph.extract.bond import Bond
from graph.extract.clauses import sentences
from graph.extract.latin.notices import announced_day
from graph.extract.latin.parties import leaders, signers
from graph.extract.latin.shown_days import labelled_day, signature_dates
from graph.extract.latin.spoken_before import (
    said,
)
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, distinct, join_parties
from graph.patterns import regex
from graph.segments import Segment

_SIGNING = regex(
    r"unterzeichn|unterschr[ie]+b|Unterschrift|signed|[Ss]ignatures? came|signier|Namen unter"
    r"|unterfertig|\bzeichneten?\b|besiegel",
    re.IGNORECASE,
)
_CONTRACT = regex(
    r"IN WITNESS WHEREOF|[Ii]n [Ww]itness [Ww]hereof|duly authori[sz]ed|hereinafter|nachfolgend"
    r"|Vertragspartner|§ ?\d|Article \d|Artikel \d|WHEREAS|Präambel"
)


def complete_main(found: Agreements, main: Bond) -> None:
    """The main agreement's parties and day, from those who sign and those who work together."""
    # What a row of a table leaves out is not said by those whom other rows name.
    beside = () if main.segment.kind == "row" else (_signing_bodies, _led, _only_two)
    for evidence in beside:
        if len(main.parties) < 2:
            bodies = evidence(found)
            # Heads of bodies without the one party that is known are those of something else;
            # beside it, more than one of them may be a guest.
            fits = set(main.parties) <= {m.entity for m in bodies}
            if evidence is not _led or (fits and len(bodies) == 2) or not main.parties:
                join_parties(found, main, bodies)
    if not main.signed and main.status == "Planned":
        main.signed = announced_day(found)
    if not main.signed and main.status == "Concluded":
        main.signed = labelled_day(found.scene)
    if not main.signed and any(_CONTRACT.search(s.text.text) for s in found.scene.segments):
        main.signed = signature_dates(found.scene)


def _led(found: Agreements) -> list[Mention]:
    """The bodies whose heads the text names."""
    leading = [r for r in leaders(found.people) if r.organization is not None]
    named = [r.organization for r in leading if r.organization]
    return distinct(found, [m for m in named if m.category == "organization"])


def _only_two(found: Agreements) -> list[Mention]:
    """The two bodies of a text that names no other: its agreement is between them."""
    named: dict[int, Mention] = {}
    for mention in found.scene.all("organization"):
        if mention.entity >= 0 and not mention.pointing:
            named.setdefault(mention.entity, mention)
    partners = [b for b in found.bonds if len(b.parties) == 1 and _WITH_ONE.search(said(b))]
    if len({party for bond in partners for party in bond.parties}) > 1:
        return []  # Vertrag mit A; Abkommen mit B: each has one with somebody else.
    units = any("OrganizationalUnit" in m.types for m in named.values())
    # A plan with the second body says nothing of who concluded something else.
    alike = len({bond.status for bond in found.bonds}) == 1
    return list(named.values()) if len(named) == 2 and alike and not units else []


_WITH_ONE = regex(r"\b(?:mit|with) ")


def _signing_bodies(found: Agreements) -> list[Mention]:
    """The bodies of the people whom a sentence names as signing."""
    bodies: list[Mention] = []
    whole = [b for b in found.bonds if len(b.parties) >= 2]
    told = {(b.segment.index, b.start) for b in whole} | {
        (i, s) for b in whole for i, s, _ in b.clauses
    }
    for segment in found.scene.segments:
        for sentence in sentences(segment):
            if (segment.index, sentence.start) in told:
                continue  # they signed another agreement
            if _SIGNING.search(sentence.text):
                bodies.extend(
                    r.organization for r in signers(sentence, found.people) if r.organization
                )
        if _SIGNED_BY.search(segment.text.text):
            bodies.extend(_heads_below(found, segment))
    return distinct(found, [m for m in bodies if m.category == "organization"])


#: The agreement will be signed by: the lines below say who.
_SIGNED_BY = regex(
    r"(?:[Ss]igned by|(?:unterzeichne[nt]|unterschreiben|unterzeichnet von|unterschrieben von)):?$"
)


def _heads_below(found: Agreements, label: Segment) -> list[Mention]:
    """The bodies of the people whom the lines of the next block name, one on each line."""
    below = found.scene.segments[label.index + 1 :]
    lines = {line.index for line in below if line.block == below[0].block}
    return [
        role.organization
        for person in found.people
        for sighting in person.sightings
        if sighting.segment.index in lines
        for role in sighting.roles
        if role.organization is not None
    ]
