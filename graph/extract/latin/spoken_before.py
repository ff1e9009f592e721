"""The parties that a sentence leaves to what was said before it: both sides, it, the two bodies."""

from __future__ import annotations

import re
from itertools import pairwise

from graph.extract.bond import Bond, Dated
from graph.extract.clauses import Sentence, mask, sentences, terms
from graph.extract.latin.concluding import as_bodies
from graph.extract.latin.joined import coordinated, inside, listed_from
from graph.extract.latin.moments import dates_of
from graph.extract.latin.parties import is_together, parties_latin
from graph.extract.latin.sides import TWO
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, distinct
from graph.patterns import regex

#: Under the two-year agreement, …: at the head of a paragraph it goes on from the one before.
_UNDER = regex(r"(?:Under|In|With|Im Rahmen|Nach) (?:the|this|de[rms]|diese[rm]) ")


def joined_before(found: Agreements, bond: Bond) -> list[Mention]:
    """A und B kooperieren künftig: the bodies that the sentence right before joins."""
    before = [s for s in sentences(bond.segment) if s.end <= bond.start]
    if not before and bond.segment.index and _UNDER.match(said(bond)):
        before = list(sentences(found.scene.segments[bond.segment.index - 1]))
    for one in before[-1:] + (before[-2:-1] if bond.definite else []):
        parties = distinct(found, parties_latin(found.scene, one))
        together = is_together(one.text) or (parties and _begins(one, parties[0]))
        if len(parties) >= 2 and together and _are_joined(one, parties):
            return parties
        run = coordinated(found.scene, one, found.people)
        if len(run) >= 2 and is_together(one.text):
            return distinct(found, as_bodies(found, run))
        for body in inside(found.scene, one):
            if _GENITIVE_LAST.search(one.masked, one.start, body.start):
                continue  # die Agentur der Kantone X und Y: whose something is, not who acts.
            run = listed_from(found.scene, one, body.start, True, found.people)
            if len(run) >= 2 and is_together(one.text):
                return distinct(found, as_bodies(found, run))
    return []


_GENITIVE_LAST = regex(r"[a-zäöüß] (?:der|des)(?: (?:Kantone|Städte|Länder|Kreise|Landkreise))? $")
_WITH_IT = regex(
    r"(?:With|Under|In|Through|By|Mit|In|Durch) (?:it|this|that|ihm|ihr|diesem|dieser)(?: \w+)?,? "
)


def joined_after(found: Agreements, bond: Bond) -> list[Mention]:
    """The second is a pact. With it, A and B want …: the bodies that the next sentence joins."""
    after = [s for s in sentences(bond.segment) if s.start >= bond.end][:1]
    for one in after:
        if _WITH_IT.match(one.text):
            for body in inside(found.scene, one):
                run = listed_from(found.scene, one, body.start, True, found.people)
                return distinct(found, as_bodies(found, run)) if len(run) >= 2 else []
    return []


#: Paragraphs in which several agreements are told of one by one, before which their day stands.
_FAR = 3


def day_of_all(found: Agreements, bond: Bond) -> list[Dated]:
    """Last Thursday two papers were signed. The first …: the day that is told before them."""
    for segment in reversed(
        found.scene.segments[max(0, bond.segment.index - _FAR) : bond.segment.index + 1]
    ):
        for one in reversed(sentences(segment)):
            if (segment.index, one.end) <= (bond.segment.index, bond.start):
                days = [d for d in dates_of(found, one) if d.value.day is not None]
                if days:
                    return days
    return []


#: Ulm – Der Cluster …: what may stand before the bodies that a sentence begins with.
_OPENS = regex(
    r"\s*(?:[A-ZÄÖÜ][\w/.-]+(?: [A-ZÄÖÜ][\w.-]+)?(?: [–—-]|:) )?(?:(?:Die|Der|Das"
    r"|The) )?(?:\w+ ){0,2}"
)


def _begins(sentence: Sentence, body: Mention) -> bool:
    """Whether a sentence begins with a body: it and those joined to it are who acts."""
    before = sentence.masked[sentence.start : body.start]
    return _OPENS.fullmatch(before) is not None


def said(bond: Bond) -> str:
    """The sentence that an agreement was found in."""
    return bond.segment.text.text[bond.start : bond.end]


def _named_ahead(found: Agreements, bond: Bond, end: int) -> list[Mention]:
    """X has an office at Y, and the two universities signed: the two of the sentence itself."""
    bodies = found.scene.of(bond.segment, "organization", "cluster", "facility")
    ahead = [m for m in bodies if bond.start <= m.start and m.end <= bond.start + end]
    named = distinct(found, as_bodies(found, ahead))
    return named if len(named) == 2 else []


#: On Friday they signed: of those whom the sentence right before names.
_THEY_DID = regex(r"\b[Tt]hey (?:had |have )?(?:signed|concluded|sealed|renewed)\b")


#: Hosts: X; Y: who invites, or whose doings a notice tells of.
_HOSTS = regex(
    r"(?:Hosts?|Hosted by|(?:Joint )?[Oo]rgani[sz]ers?|Organi[sz]ed by|Partners|Veranstalter"
    r"|Gastgeber|Ausrichter|Partner) ?: ?"
)


def sides(found: Agreements, number: int) -> list[Mention]:
    """The parties of the agreement spoken of last, else the two bodies that the title joins."""
    said_here = said(found.bonds[number])
    two = TWO.search(said_here) or _THEY_DID.search(said_here)
    if two and (named := _named_ahead(found, found.bonds[number], two.start())):
        return named
    pair = two_before(found, found.bonds[number]) if two else []
    if pair:
        return pair
    for bond in reversed(found.bonds[:number]):
        if len(bond.parties) >= 2:
            return list(bond.parties.values())
    for segment in found.scene.segments[:8]:
        text = segment.text.text
        hosts = _HOSTS.match(text) is not None
        if segment.index >= 4 and not hosts:
            continue
        masked = mask(segment)
        bodies = found.scene.of(segment, "organization", "cluster", "facility")
        shown = [m for m in bodies if "\0" not in masked[m.start : m.end]]
        whole = [m for m in shown if "OrganizationalUnit" not in m.types]
        pair = as_bodies(found, whole[:2])
        if hosts and len(whole) == 2:
            return pair
        if len(pair) == 2 and len(text) < 200:
            between = masked[pair[0].end : pair[1].start]
            if re.fullmatch(
                r"[\0 ]*(?:/|–|-|&|and|und|with|mit|\+) ?(?:the |der |die |dem )?", between
            ):
                return pair
    return []


def spoken_of(found: Agreements, number: int) -> list[Mention]:
    """The parties of the agreement of that kind spoken of last, else of the next one."""
    again = found.bonds[number]
    kinds = {t.kind for t in terms(again.segment) if again.start <= t.start < again.end} - {""}
    others = [*reversed(found.bonds[:number]), *found.bonds[number + 1 :]]
    whole = [b for b in others if len(b.parties) >= 2]
    alike = [b for b in whole if again.renewal and kinds & {*b.kinds}]
    return [m for b in [*alike, *whole][:1] for m in b.parties.values()]


def two_before(found: Agreements, bond: Bond, *, apart: bool = True) -> list[Mention]:
    """Beide Stellen haben …: the two bodies that the sentence right before names.

    ``apart``: also where the sentence does not say that they do something together.
    """
    before = [s for s in sentences(bond.segment) if s.end <= bond.start][-1:]
    for one in before:
        bodies = [m for m in inside(found.scene, one) if not _is_where(one, m)]
        named = distinct(found, as_bodies(found, bodies))
        if len(named) == 2 and (apart or is_together(one.text)):
            return named
    return []


_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6}
_SO_MANY = regex(rf"\b(?:[Tt]he|[Aa]ll) (?P<number>{'|'.join(_NUMBERS)})\b(?! years| months)")


def so_many_before(found: Agreements, bond: Bond) -> list[Mention]:
    """The four clusters prolonged it: the bodies of the last sentence that names as many."""
    match = _SO_MANY.search(said(bond))
    before = [s for s in sentences(bond.segment) if s.end <= bond.start] if match else []
    for one in reversed(before):
        named = distinct(found, as_bodies(found, inside(found.scene, one)))
        if match and len(named) == _NUMBERS[match["number"]]:
            return named
    return []


_WHERE_LAST = regex(r"\b(?:[Ii][mn]|[Aa]m|at|[Ii]n the|[Ii]n der|[Aa]uf dem)(?: [a-zäöü]\w+)? $")


def _is_where(sentence: Sentence, body: Mention) -> bool:
    """Whether a place to be is but where something was done: im Palais X."""
    before = sentence.masked[sentence.start : body.start]
    return body.category == "facility" and _WHERE_LAST.search(before) is not None


_JOINT = regex(
    r"(?:[\0 ]|, [^,]{3,40},)*(?:und|and|mit|with|sowie|&)(?: (?:the|die|das|der|dem"
    r"|\w+e))? (?:\w+e )?$"
)


def _are_joined(sentence: Sentence, parties: list[Mention]) -> bool:
    ordered = sorted(parties, key=lambda m: m.start)
    between = [sentence.masked[a.end : b.start] for a, b in pairwise(ordered)]
    return all(_JOINT.match(gap) or gap.strip() == "," for gap in between)


def pair_before(found: Agreements, bond: Bond) -> list[Mention]:
    """Im Jahr 2009 wurde dafür …: the pair that the sentence before it joins by zwischen."""
    segment = bond.segment
    head = segment.text.text[: bond.start]
    match = re.search(r"(?:zwischen|between) (?:dem |der |the )?[^.]*$", head.rstrip(". "))
    if match is None:
        return []
    pair = [
        m for m in found.scene.of(segment, "organization") if match.start() <= m.start < match.end()
    ]
    for place in found.scene.of(segment, "place"):
        if match.start() <= place.start < match.end():
            body = next(
                (
                    t.first
                    for _, t in found.entities.alive("organization")
                    if "PublicBody" in t.types and place.text in t.name.split()
                ),
                None,
            )
            pair.extend([body] if body is not None else [])
    return distinct(found, pair) if len(distinct(found, pair)) >= 2 else []
