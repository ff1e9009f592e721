"""Parties that a Japanese sentence points to: 両県は, 四者は, 上記の三機関は."""

from __future__ import annotations

import re

from graph.calendar.words import ja_number
from graph.extract.clauses import Sentence, Term
from graph.extract.japanese.parties import parties_ja
from graph.extract.listed import is_whole
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, distinct
from graph.patterns import regex

_BOTH = regex(
    r"(?<![一-龥])両(?P<kind>県|府県|道県|都県|協会|病院|研究所|クラスター|市|町|村|大学|社|財団|機関|機構|団体|者)(?=[はがでの]|とも)"
)
#: How the names end of those that a word may mean; others may mean any bodies.
_ENDS = {
    "県": r"県$",
    "府県": r"[府県]$",
    "道県": r"北海道$|県$",
    "都県": r"[都県]$",
    "協会": r"協会$|協議会$",
    "病院": r"病院$",
    "研究所": r"研究所$",
    "クラスター": r"クラスター$",
    "市": r"市$",
    "町": r"町$",
    "村": r"村$",
    "大学": r"大学$",
    "社": r"会社|社$|\(株\)",
    "財団": r"財団",
    "機構": r"機構$",
}
_ABOVE = regex(
    r"(?:上記|前記|右記)の?(?P<number>[二三四五六七八九2-9])?(?:つの)?(?:者|機関|団体|社|法人|組織)(?=[はがで])"
)
_COUNTED = regex(
    r"(?<![一-龥\d])(?P<number>[二三四五六七八九2-9])(?:者|機関|団体|社|法人)(?=[はがで]|の間)"
)
_REACH = 10


def pointed_at(found: Agreements, sentence: Sentence, term: Term) -> list[Mention]:
    """The bodies that such words before ``term`` mean; nothing where that is in doubt."""
    text = sentence.segment.text.text[sentence.start : term.start]
    if both := _BOTH.search(text):
        return _both(found, both["kind"]) or _two_before(found, sentence, both["kind"])
    if above := _ABOVE.search(text):
        return _above(found, sentence, above["number"])
    counted = _COUNTED.search(text)
    if counted is None:
        return []
    number = ja_number(counted["number"])
    return _named_last(found, number) or _listed_next(found, sentence, number)


def _named_last(found: Agreements, number: int | None) -> list[Mention]:
    """The parties that were named last, where they are as many as the word says."""
    named = [names for names, _ in found.last_parties.values()]
    return named[-1] if named and len(named[-1]) == number else []


#: A sentence without a verb: names, commas, and の between a country and a body.
_ONLY_NAMES = regex(r"(?:[、,・。 \0]|及び|および|並びに|[一-龥ァ-ヶー]{2,8}の)*")


def _listed_next(found: Agreements, sentence: Sentence, number: int | None) -> list[Mention]:
    """The bodies of the next sentence, if it only lists them and they are as many."""
    following = sentence.behind
    if not following:
        return []
    listing = following[0]
    bodies = [
        m
        for m in found.scene.of(sentence.segment, "organization", "facility", "cluster")
        if listing.start <= m.start < listing.end and "\0" not in listing.masked[m.start : m.end]
    ]
    rest, position = "", listing.start
    for body in bodies:
        rest += listing.masked[position : body.start] + "、"
        position = body.end
    rest += listing.masked[position : listing.end]
    named = distinct(found, bodies)
    return named if len(named) == number and _ONLY_NAMES.fullmatch(rest) else []


def _both(found: Agreements, kind: str) -> list[Mention]:
    """The two of that kind among the parties that were named last."""
    for parties in reversed([names for names, _ in found.last_parties.values()]):
        ends = re.compile(_ENDS.get(kind, ""))
        fitting = [m for m in parties if ends.search(m.text)]
        return fitting if len(fitting) == 2 else []
    return []


def _two_before(found: Agreements, sentence: Sentence, kind: str) -> list[Mention]:
    """The two bodies of that kind, and no third, that the sentence before names as its subject."""
    before = sentence.before
    if not before:
        return []
    last, ends = before[-1], re.compile(_ENDS.get(kind, ""))
    named = [
        m
        for m in parties_ja(found.scene, last, last.start, last.end)
        if ends.search(m.text) and is_whole(m)
    ]
    here = distinct(found, named)
    return here if len(here) == 2 else []


def _above(found: Agreements, sentence: Sentence, number: str | None) -> list[Mention]:
    """The bodies of the lines above that are names and nothing else, as many as ``number`` says."""
    listed: list[Mention] = []
    index = sentence.segment.index
    for above in reversed(found.scene.segments[max(0, index - _REACH) : index]):
        bodies = [m for m in found.scene.of(above, "organization") if is_whole(m)]
        rest = re.sub(r"\([^()]*\)", "", above.text.text[bodies[0].end :]) if bodies else ""
        if not bodies or bodies[0].start > 2 or len(rest) > 2:
            if listed:
                break
            continue
        listed.insert(0, bodies[0])
    found_here = distinct(found, listed)
    fitting = len(found_here) == ja_number(number) if number else len(found_here) >= 2
    return found_here if fitting else []
