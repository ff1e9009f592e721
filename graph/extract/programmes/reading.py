"""A document's programmes: names made entities, with all their places and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.extract.entities import Entities, bare
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.programmes.listed import listed_programmes
from graph.extract.programmes.names import Named
from graph.extract.programmes.names_ja import japanese_programmes
from graph.extract.programmes.names_latin import latin_programmes
from graph.patterns import regex

_EDITION = r" ?(?:\d\.\d|第\d+期|第\d+フェーズ|I{2,3}|phase \d|Phase \d)"


@dataclass(slots=True)
class Programme:
    """A programme of the document: its entity, its kind ("" unknown), where it is named.

    ``named`` are the places that show it to be a programme.
    """

    entity: int
    kind: str = ""
    named: list[Named] = field(default_factory=list)


def programmes(scene: Scene, entities: Entities, parties: set[int]) -> list[Programme]:
    """The programmes of a document, in the order in which they are first named.

    ``parties`` are the entities that conclude agreements: bodies, whatever their name ends in.
    """
    _reclassify(entities, parties)
    found: dict[int, Programme] = {}
    fresh: list[Mention] = []
    names = list(_names(scene))
    for name in [*names, *_editions(scene, names)]:
        mention = _mention(scene, entities, name)
        if mention is None:
            continue
        known = found.setdefault(mention.entity, Programme(mention.entity))
        known.kind = known.kind or name.kind
        known.named.append(name)
        fresh.append(mention)
        fresh += _aliases(scene, entities, name, mention)
    for mention in fresh:
        _find_again(scene, entities, mention)
    for index, _ in entities.alive("programme"):
        found.setdefault(index, Programme(index))
    return [found[index] for index in sorted(found, key=lambda i: entities.things[i].first.span)]


_PROGRAMME = regex(r"(?:Programme?|Programm|Project|Projekt|Award|Prize)$")


def _reclassify(entities: Entities, parties: set[int]) -> None:
    """What was taken for a body for its capitals only, and ends in "Programme", is a programme."""
    for index, thing in list(entities.alive("organization")):
        names = [m for m in thing.mentions if not m.pointing]
        only = all(_PROGRAMME.search(m.text) for m in names)
        if only and not thing.types and thing.record is None and index not in parties:
            thing.category = "programme"
            for mention in names:
                mention.category = "programme"
                entities.by_key.setdefault(("programme", bare(mention.text)), index)


def _names(scene: Scene) -> Iterator[Named]:
    for segment in scene.segments:
        if segment.language == "ja":
            yield from japanese_programmes(segment)
        else:
            yield from latin_programmes(segment)
    yield from listed_programmes(scene)


def _editions(scene: Scene, names: list[Named]) -> Iterator[Named]:
    """「X2.0」, (X第2期) beside 「X」: a further edition of a programme is one of its own."""
    kinds = {n.segment.text.text[n.start : n.end]: n.kind for n in names if n.segment.kind != "row"}
    if not kinds:
        return
    known = "|".join(map(re.escape, sorted(kinds, key=lambda text: (-len(text), text))))
    pattern = re.compile(rf"[「『(\"„“](?P<name>(?P<first>{known}){_EDITION})[」』)\"“”]")
    for segment in scene.segments:
        for match in pattern.finditer(segment.text.text):
            yield Named(segment, *match.span("name"), kinds[match["first"]], match.end())


def _mention(scene: Scene, entities: Entities, name: Named) -> Mention | None:
    """The name as a mention; a name that is known to be a body's or another's is none."""
    segment, start, end = name.segment, name.start, name.end
    for other in scene.of(segment):
        same = (other.start, other.end) == (start, end)
        if same and other.category == "programme" and other.entity >= 0:
            return other
        wider = other.start <= start and end <= other.end
        if wider or (same and other.category != "place"):
            return None
    found = Found(start, end, "programme", ())
    within = [m for m in scene.of(segment, "programme") if start <= m.start and m.end <= end]
    mention = scene.cover(segment, found)
    if mention is None:
        return None
    prize = [m for m in within if _is_prize_of(m, mention)]
    if prize and prize[0].entity >= 0:
        entities.attach(mention, prize[0].entity)
    else:
        entities.place(mention)
    return mention


def _is_prize_of(prize: Mention, whole: Mention) -> bool:
    """「…大賞 特別賞」: a class of a prize is named after it, and no prize of its own."""
    rest = whole.text.removeprefix(prize.text)
    return rest != whole.text and rest.startswith(" ") and rest.endswith("賞")


def _aliases(scene: Scene, entities: Entities, name: Named, mention: Mention) -> Iterator[Mention]:
    """「…プログラム(ABC)」: the short name in brackets."""
    for start, end in name.aliases:
        there = [m for m in scene.of(name.segment) if m.start < end and start < m.end]
        if there and there[0].category == "programme":
            entities.merge(mention.entity, there[0].entity)
            yield there[0]
        elif not there:
            added = scene.add(name.segment, Found(start, end, "programme", ()))
            if added is not None:
                entities.attach(added, mention.entity)
                yield added


_PART = regex(r"[一-龥々ァ-ヶーA-Za-z0-9]")


def _find_again(scene: Scene, entities: Entities, mention: Mention) -> None:
    """Further places where a name stands by itself, not as a part of a longer word."""
    name = mention.text
    if len(name) < 3:
        return
    for segment in scene.segments:
        text = segment.text.text
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if _alone(text, start, end):
                added = scene.add(segment, Found(start, end, "programme", ()))
                if added is not None:
                    entities.attach(added, mention.entity)
            start = text.find(name, end)


def _alone(text: str, start: int, end: int) -> bool:
    before = _PART.match(text[start]) and _PART.match(text[start - 1 : start])
    after = _PART.match(text[end - 1]) and _PART.match(text[end : end + 1])
    return not before and not after
