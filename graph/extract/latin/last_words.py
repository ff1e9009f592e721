"""Ends of English names that stand for the whole: City Council, BioAlliance, the Partnership."""

from __future__ import annotations

import re

from graph.extract.entities import Entities
from graph.extract.mentions import Found, Mention, Scene
from graph.patterns import regex

#: BioAlliance: a coined word at the end of a longer name.
_JOINED = regex(r"[A-Z][a-z]+[A-Z][a-z]+")


def join_tails(entities: Entities) -> None:
    """the City Council is the Wye City Council where the text knows one such body only.

    A coined word needs no article: BioAlliance is the Wye BioAlliance.
    """
    alive = list(entities.alive("organization"))
    for index, thing in alive:
        name = thing.name
        if thing.record is not None or "OrganizationalUnit" in thing.types:
            continue
        if " " not in name and _JOINED.fullmatch(name) is None:
            continue
        longer = [i for i, other in alive if i != index and other.name.endswith(f" {name}")]
        named = [m for m in thing.mentions if not m.pointing]
        if len(longer) == 1 and (all(map(_has_article, named)) or _JOINED.fullmatch(name)):
            entities.merge(longer[0], index)


def _has_article(mention: Mention) -> bool:
    before = mention.segment.text.text[: mention.start]
    return (
        re.search(r"\b(?:[Tt]he|[Dd](?:er|ie|as|em|en|es)|[Zz]u[rm]|[Bb]eim) $", before) is not None
    )


def point_by_last_word(scene: Scene, entities: Entities) -> None:
    """the Partnership is Wye Health Partnership: the only body whose name ends so."""
    ends: dict[str, set[int]] = {}
    for index, thing in entities.alive("organization", "cluster", "facility"):
        for mention in thing.mentions:
            last = mention.text.rsplit(" ", 1)
            if len(last) == 2 and _PLAIN_END.fullmatch(last[1]) and not mention.pointing:
                ends.setdefault(last[1], set()).add(index)
    for word, indices in ends.items():
        if len(indices) != 1:
            continue
        lead = rf"(?:\b[Tt]he |{_BARE})" if word == "Council" else r"\b[Tt]he "
        pattern = re.compile(rf"{lead}(?P<noun>{word})(?![\w-])(?! (?:[A-Z]|of |for |on ))")
        (index,) = indices
        for segment in scene.segments:
            for match in pattern.finditer(segment.text.text) if segment.language == "en" else ():
                found = Found(*match.span("noun"), entities.things[index].category, ())
                short = scene.add(segment, found)
                if short is not None:
                    short.pointing = True
                    entities.attach(short, index)


#: Council resolved; that Council authorise: minutes leave out the article.
_BARE = r"(?:^|(?<=[.:;] )|(?<=\b[Tt]hat )|(?<=\bto )|(?<=\bby )|(?<=\bbetween ))"
_PLAIN_END = regex(
    r"(?!Agreement|Memorandum|Charter|Centre|Center|Hall|Hotel|Campus|Hub)[A-Z][a-z]{3,}"
)
