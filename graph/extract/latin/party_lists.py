"""Sentences that say who the parties of an agreement are: Parteien sind A, B und C."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, sentences, within
from graph.extract.latin.concluding import as_bodies
from graph.extract.latin.joined import coordinated, listed_from
from graph.extract.latin.moments import dates_of
from graph.extract.latin.status import status_of
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, distinct, join_parties
from graph.patterns import regex

_PARTIES_ARE = regex(
    r"\b(?:(?:Vertragsp|P)arteien|(?:Vertrags|Kooperations|Bündnis)?[Pp]artner(?:innen)?"
    r"|Unterzeichner(?:innen)?|Unterzeichnende)(?: (?:der|des|dieser|dieses) \w+)?"
    r" (?:sind|waren|werden|sollen)(?: (?:auch|außerdem|ferner|zudem|ebenso|darüber hinaus))?"
    r"(?: \w+ sein)?:? "
    r"|\b(?:Vertrags)?[Bb]eteiligte[nr]? (?:daran )?(?:sind|waren|werden sein):? "
    r"|\b[Bb]eteiligt (?:sind|waren|werden)(?: daran)?(?: außerdem| auch| ferner| zudem)?:? "
    r"|\b(?:[Tt]he )?(?:parties|partners|signatories)(?: (?:to|of) (?:it|the \w+|this \w+))?"
    r" (?:are|were|will be|would be):? "
    r"|^(?:(?:Contracting |The )?[Pp]arties|Vertragsparteien|Vertragspartner|Parteien): "
    r"|\b(?:have|has|had|bring together|join) (?:two|three|four|five|six) (?:parties|partners"
    r"|signatories):? "
)

#: Words of which each has one; most sentences have none.
_PARTIES = regex(
    r"Partei|parteien|Partner|partner|Parties|parties|Unterzeich|signator|Beteiligt|beteiligt"
)


def party_list(found: Agreements, sentence: Sentence) -> Bond | None:
    """The parties that a sentence lists, as an agreement that still has to be found."""
    match = None
    if _PARTIES.search(sentence.masked, sentence.start, sentence.end):
        match = _PARTIES_ARE.search(sentence.masked, sentence.start, sentence.end)
    if match is None:
        return _at_one(found, sentence)
    run = listed_from(found.scene, sentence, match.end(), True, found.people)
    bodies = distinct(found, as_bodies(found, run))
    further = _FURTHER.search(match.group()) is not None
    if len(bodies) < 2 and not (bodies and further):
        return None
    bond = Bond(sentence.segment, sentence.start, sentence.end, definite=True, listing=True)
    bond.status = status_of(found, sentence)
    bond.again = further
    join_parties(found, bond, bodies)
    return bond


#: Set phrases for agreeing in German; the sentence need not name the paper.
_AGREE = within(
    r"zu Papier gebracht|\bübereingekommen\b|\bkommen\b[^.;]*\büberein\b"
    r"|\b(?:sind|wurden|werden) [^.;]{0,40}(?:Vertrags|Kooperations|Bündnis)partner\b"
)
#: … and for standing together, which become an agreement where the text tells of a paper.
_STAND_TOGETHER = within(
    r"\bgemeinsame Sache\b|\ban einem Strang\b|\bgemeinsame Wege\b|\bspannen zusammen\b"
    r"|\bauf eine \w+ (?:Grundlage|Basis) gestellt|\brücken [^.;]{0,40}zusammen\b"
    r"|\bschließen sich [^.;]{0,60}zusammen\b|\btun sich [^.;]{0,40}zusammen\b|\bverbünde[nt]\b"
    r"|\b(?:Allianz|Partnerschaft|Bündnis|Zusammenarbeit)\b[^.;]{0,20} (?:bekräftigt|besiegelt)"
    r"|\bbinden sich\b"
)


def _at_one(found: Agreements, sentence: Sentence) -> Bond | None:
    """A und B sind übereingekommen, …; A und B ziehen an einem Strang: who acts as one."""
    if sentence.segment.language != "de":
        return None
    agree = _AGREE.search(sentence.text) is not None
    if not agree and not _STAND_TOGETHER.search(sentence.text):
        return None
    run = coordinated(found.scene, sentence, found.people)
    bodies = distinct(found, as_bodies(found, run))
    if len(bodies) < 2:
        return None
    bond = Bond(sentence.segment, sentence.start, sentence.end, listing=not agree)
    bond.status = status_of(found, sentence)
    join_parties(found, bond, bodies)
    if agree:
        bond.signed = dates_of(found, sentence, bond.status == "Planned")
    return bond


_FURTHER = regex(r"\b(?:außerdem|auch|ferner|zudem|ebenso|darüber hinaus|also)\b")


def settle_lists(found: Agreements) -> None:
    """Gives listed parties to the agreement spoken of last, or next, that lacks its own."""
    for listing in [b for b in found.bonds if b.listing]:
        found.bonds.remove(listing)
        if listing.again:
            _add_to_last(found, listing)
            continue
        target = next(_lacking(found, listing), None)
        if target is not None:
            target.parties = dict(listing.parties)


def _add_to_last(found: Agreements, listing: Bond) -> None:
    """Beteiligt sind auch A und B: further parties of the agreement spoken of last."""
    place = (listing.segment.index, listing.start)
    before = [b for b in found.bonds if (b.segment.index, b.start) < place and b.parties]
    near = before and listing.segment.index - before[-1].segment.index <= 1
    if near and len(before[-1].parties) >= 2:
        join_parties(found, before[-1], list(listing.parties.values()))


def _lacking(found: Agreements, listing: Bond) -> Iterator[Bond]:
    place = (listing.segment.index, listing.start)
    before = [b for b in found.bonds if (b.segment.index, b.start) < place]
    after = [b for b in found.bonds if (b.segment.index, b.start) > place]
    for bond in [*reversed(before), *after]:
        near = abs(bond.segment.index - listing.segment.index) <= 3
        plan = listing.status != "Planned" or bond.status == "Planned"
        lacks = len(bond.parties) < 2 and set(bond.parties) <= set(listing.parties)
        if near and plan and lacks and not bond.again and not bond.earlier:
            yield bond


#: Ulm – Die X und …: where a news item is from, and what it says that the bodies are.
_LEAD = regex(r"(?:[A-ZÄÖÜ][\w/.-]+(?: [A-ZÄÖÜ][\w.-]+)?(?: [–—-] |: ))?(?:[A-ZÄÖÜ][\w’'-]+ ){0,3}")


def listed_before(found: Agreements, bond: Bond) -> list[Mention]:
    """A, B and C want to cooperate. An agreement …: the list that begins the sentence before."""
    text = bond.segment.text.text
    here = [
        m
        for m in found.scene.of(bond.segment, "organization", "cluster", "facility")
        if bond.start <= m.start < bond.end
    ]
    if here:
        return []
    before = [s for s in sentences(bond.segment) if s.end <= bond.start][-1:]
    for one in before:
        lead = _LEAD.match(text, one.start)
        for body in found.scene.of(bond.segment, "organization", "cluster", "facility"):
            if one.start <= body.start <= (lead.end() if lead else one.start):
                run = listed_from(found.scene, one, body.start, True, found.people)
                if len(run) >= 2:
                    return distinct(found, as_bodies(found, run))
    return []
