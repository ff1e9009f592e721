"""Names in the place of a party that nothing else shows to be a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.clauses import Sentence, term_pattern
from graph.extract.latin.articles import DESCRIBED, NEXT, SHORT_OF
from graph.extract.latin.bodies import DESCRIBES, slot
from graph.extract.latin.persons import TITLE, is_name
from graph.extract.latin.roles import is_role
from graph.extract.latin.words import CAP, is_generic
from graph.extract.mentions import Mention, Scene
from graph.extract.people import Person
from graph.patterns import regex

_RUN = regex(
    rf"{DESCRIBED}(?P<name>{CAP}(?: (?:(?:of|for|für|&|der|de|du|del|della|of the) )?{CAP})*)"
)
#: Vanta City of the U.K., Vantanet of Germany: the country that a name is followed by.
_OF_COUNTRY = regex(r" of (?:the )?(?P<country>U\.[KS]\.?|[A-Z][a-z]+)$")


def unknown(
    scene: Scene,
    sentence: Sentence,
    start: int,
    pattern: re.Pattern[str],
    people: Sequence[Person],
    places: bool,
) -> Mention | None:
    """A capitalised name in the place of a party that is no known name of anything else."""
    lead = re.compile(pattern.pattern.removesuffix(DESCRIBED)).match(sentence.masked, start)
    if lead is None:
        return None
    run = _RUN.match(sentence.masked, lead.end(), sentence.end)
    if run is None:
        return None
    a, b = run.span("name")
    if short := SHORT_OF.match(sentence.masked, a, b):
        b = short.end()
    name = sentence.segment.text.text[a:b]
    if (seat := _OF_COUNTRY.search(name)) and (
        "." in seat["country"] or scene.authority.country(seat["country"])
    ):
        b = a + seat.start()
        name = name[: seat.start()]
    if is_role(name.split()[0]):
        return None
    seen = [s for p in people for s in p.sightings if s.segment is sentence.segment]
    if any(s.start < b and a < s.end for s in seen) or re.match(TITLE, name):
        return None
    over = [m for m in scene.of(sentence.segment) if m.start < b and a < m.end]
    if over and not places:
        return None
    # Ville de Quimper, Cork Biodesign: a name that ends or begins with a place's.
    part = len(over) == 1 and over[0].category == "place" and a <= over[0].start < over[0].end <= b
    # mit dem Ulm Teknokent Nord: no person has an article.
    articled = _ARTICLED.search(sentence.masked, start, a) is not None
    if (
        part
        and (over[0].start, over[0].end) != (a, b)
        and not is_generic(name)
        and (articled or not is_name(name))
    ):
        return _widened(over[0], a, b)
    if over and not (over[0].category == "place" and (over[0].start, over[0].end) == (a, b)):
        return None
    if term_pattern(sentence.segment.language).search(name) or is_generic(name):
        return None
    if (
        start > sentence.start
        and pattern is NEXT
        and scene.authority.country(name.removeprefix("Republic of "))
    ):
        return None  # Wye City, Republic of Korea: where it is.
    coined = _COINED.search(name) is not None
    if sentence.segment.language == "de" and " " not in name and not over and not coined:
        return None
    after = sentence.segment.text.text[b : b + 14]
    english = sentence.segment.language != "de"
    if not over and " " not in name and english and DESCRIBES.match(after):
        return None
    if over:
        return _government(scene, sentence, over[0])
    return slot(scene, sentence.segment, a, b)


_COINED = regex(r"[a-z][A-Z]|^[A-Z]{3}")
_ARTICLED = regex(r"\b(?:de[mrn]|das|die) (?:[a-zäöü]+en? )?$")


def _widened(place: Mention, start: int, end: int) -> Mention:
    """Ville de Quimper: a body whose name ends in a place's."""
    place.category, place.types, place.record = "organization", (), None
    place.start, place.end, place.entity = start, end, -1
    return place


def _government(scene: Scene, sentence: Sentence, place: Mention) -> Mention | None:
    """A place in the position of a party: the public body of that name, else the place itself."""
    for mention in scene.all("organization"):
        named = place.text in mention.text.split() or mention.text.endswith(f" {place.text}")
        if "PublicBody" in mention.types and named:
            return mention if mention.segment is sentence.segment else _moved(mention, place)
    after = sentence.segment.text.text[place.end : place.end + 14]
    # In German a word in small letters after a name describes nothing: it is the verb.
    if sentence.segment.language != "de" and DESCRIBES.match(after):
        return None
    return slot(scene, sentence.segment, place.start, place.end)


def _moved(body: Mention, place: Mention) -> Mention:
    """The body as it is meant at the place's mention."""
    return Mention(
        place.segment,
        place.start,
        place.end,
        body.category,
        body.types,
        body.record,
        body.entity,
        True,
    )
