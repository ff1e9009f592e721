"""Who holds an office that one person holds at a time: mayor, president, managing director.

A membership says that a document shows a person in a role on its day. Two people
in one office at different times are a change of office; both statements stand for
their time. People whose times overlap share the office, two names that may be one
person's tell nothing, and whoever is only remembered (the then mayor) does not hold
it on the day of the document: none of them is a dispute.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from graph.conflicts.claims import Claim, Facts
from graph.conflicts.grounds import Grounds
from graph.conflicts.kind import Kind, Question, flagged
from graph.lexicon import table
from graph.model import Iri
from graph.patterns import regex
from graph.vocab import ORG, RDFS, RK

_MEMBER = ORG("member")
#: How near to a name a word stands that is about the time of the office.
_REACH = 40
_JOINED = regex(r" (?:and|und|&) |[/兼]")
_CJK = regex(r"[\u3005\u3040-\u30ff\u3400-\u9fff]")
_WORD = regex(r"\w{2,}")


def _question(claim: Claim, facts: Facts) -> Question | None:
    """Body and office; a role in a part of the body is not an office of the body."""
    bodies = facts.things(claim.subject, ORG("organization"))
    if len(bodies) != 1 or facts.values(claim.subject, RK("organizationalUnit")):
        return None
    titles = facts.literals(claim.subject, RK("roleTitle"))
    held = sorted({office for title in titles for office in offices_of(title)})
    return Question(bodies[0], _MEMBER, (held[0],)) if held else None


def offices_of(title: str) -> list[str]:
    """The offices that a title names, by their keys in the table.

    >>> offices_of("Managing Director and Chief Executive Officer")
    ['managing-director', 'ceo']
    >>> offices_of("Deputy Managing Director")
    []
    """
    known = _offices()
    parts = [_folded(part) for part in _JOINED.split(title)]
    return [known[part] for part in parts if part in known]


@cache
def _offices() -> dict[str, str]:
    return {
        _folded(word): office
        for office, languages in table("conflicts")["offices"].items()
        for words in languages.values()
        for word in words
    }


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _flags(claims: Sequence[Claim], grounds: Grounds) -> list[bool]:
    """All claims about people who followed each other; none where anything is in doubt."""
    days = {claim: day for claim in claims if (day := grounds.days.of(claim.document)) is not None}
    shown: dict[Iri, list[Claim]] = {}
    for claim in sorted(days, key=lambda one: (days[one], one.place)):
        if isinstance(claim.value, Iri):
            shown.setdefault(claim.value, []).append(claim)
    if len(shown) > 1:
        shown = {one: held for one, own in shown.items() if (held := _held(own, grounds))}
    holders = _comparable(list(shown), grounds.facts)
    tenures = sorted((days[shown[one][0]], days[shown[one][-1]]) for one in holders)
    apart = all(first[1] < second[0] for first, second in pairwise(tenures))
    if len(holders) < 2 or not apart:
        return [False] * len(claims)
    disputed = {claim for one in holders for claim in shown[one]}
    return [claim in disputed for claim in claims]


def _held(claims: Sequence[Claim], grounds: Grounds) -> list[Claim]:
    """Claims in order of their days, without those at either end that only remember the holder.

    What lies between is not asked: it does not change from when to when the office was held.
    """
    held = deque(claims)
    while held and _is_past(held[-1], grounds):
        held.pop()
    while held and _is_past(held[0], grounds):
        held.popleft()
    return list(held)


def _is_past(claim: Claim, grounds: Grounds) -> bool:
    """Whether a document speaks of the holder only as of one that was (the then mayor)."""
    near = [grounds.places.around(claim.document, span, _REACH) for span in claim.spans]
    return bool(near) and all(_past().search(text) for text in near)


@cache
def _past() -> re.Pattern[str]:
    return re.compile("|".join(table("conflicts")["past"].values()))


def _comparable(people: Sequence[Iri], facts: Facts) -> set[Iri]:
    """The people whose names in one script tell that they are not one person."""
    names = {person: facts.literals(person, RDFS("label")) for person in people}
    scripts: tuple[dict[Iri, list[str]], ...] = ({}, {})
    for person, own in names.items():
        for name in own:
            scripts[bool(_CJK.search(name))].setdefault(person, []).append(name)
    script = max(scripts, key=len)
    seen: dict[str, Iri] = {}
    for person, own in script.items():
        for mark in {mark for name in own for mark in _marks(name)}:
            if seen.setdefault(mark, person) != person:
                return set()
    return set(script)


def _marks(name: str) -> Iterator[str]:
    """What two writings of one name share: a word, or in Japanese the first or last two characters.

    >>> sorted(_marks("Anna Weber")), sorted(_marks("髙橋 太郎"))
    (['anna', 'weber'], ['太郎', '髙橋'])
    """
    if _CJK.search(name):
        whole = re.sub(r"[\s・]", "", unicodedata.normalize("NFKC", name))
        yield from (whole[:2], whole[-2:])
    else:
        plain = unicodedata.normalize("NFKD", name.casefold())
        yield from _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


OFFICES = Kind(frozenset([_MEMBER]), _question, flagged(_flags))
