"""What German and English sentences say of a programme right after its name or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import find_dates, find_intervals
from graph.extract.mentions import Mention, Scene
from graph.extract.relations import Relation
from graph.patterns import regex

_ARTICLE = r"(?:the |der |die |dem |den |vom |von der |von |by |durch )*"
_LED = regex(
    r"[\"“”']?(?: \([^()]{1,20}\))?,? (?:which |that |das |der |die )?(?:is |was |wird |wurde )?"
    rf"(?:(?P<lead>(?:jointly )?(?:led|coordinated|run|managed|operated) by"
    r"|(?:geleitet|koordiniert|getragen|betrieben) (?:von|vom)|(?:von|vom))"
    rf"|(?P<fund>(?:co-)?(?:funded|financed|supported) by"
    rf"|(?:gefördert|finanziert|unterstützt) (?:von|vom|durch))) {_ARTICLE}"
)
#: „vom Ministerium geförderte Projekt X“, "the Ministry's X Programme".
_FUNDED_BEFORE = regex(
    r" (?:geförderte[nmrs]?|finanzierte[nmrs]?|funded|financed) [\w-]* ?[\"„“']?"
)
_LAUNCHED = regex(
    r"(?: has| have| hat| haben)? (?:launched|launches|started|founded|initiated|established"
    r"|startete|starteten|gründete|initiierte) "
    r"(?:its |their |the |a |an |das |den |die |sein |seinen |ihr |ihren )?"
    r"(?:own |new |neue[ns]? |eigene[ns]? |joint |[\w-]*[Pp]rogramme? |Projekt |[\w-]*programm )*"
    r"[\"„“']?"
)
_BEGUN = regex(
    r"[\"“”']?,? (?:was |wurde )?(?:launched|started|gestartet|startete|began) (?:in |im )?"
)
_RUNS = regex(
    r"[\"“”']?(?: \([^()]{1,20}\))?,? ?(?:runs|ran|is running|will run|läuft|lief|\()"
    r"(?: from| von| vom)? ?$"
)


def said_latin(scene: Scene, name: Mention, names: list[Mention]) -> Iterator[Relation]:
    """Who leads, pays or begins the programme, and how long it runs."""
    segment, text = name.segment, name.segment.text.text
    bodies = scene.of(segment, "organization")
    after = _LED.match(text, name.end)
    for body in bodies:
        span = segment.text.span(min(name.start, body.start), max(name.end, body.end))
        if after is not None and body.start == after.end() and after["lead"] not in ("von", "vom"):
            predicate = "ledBy" if after["lead"] else "fundedBy"
            yield Relation(name.entity, predicate, body.entity, span)
        if body.end <= name.start:
            between = text[body.end : name.start]
            if _LAUNCHED.fullmatch(between):
                yield Relation(name.entity, "ledBy", body.entity, span)
            elif _FUNDED_BEFORE.fullmatch(between):
                yield Relation(name.entity, "fundedBy", body.entity, span)
    yield from _further(scene, name, names)
    yield from _period(name, names)


#: … and is coordinated by A; …, das vom A gefördert wird.
_FURTHER = regex(
    rf"(?:\b(?:and|which|that) (?:is|was) (?:jointly )?(?P<lead>led|coordinated|run|managed) by"
    rf"|\b(?:and|which|that) (?:is|was) (?P<fund>funded|financed) by"
    rf"|, (?:das|der|die) (?:von|vom|durch)) {_ARTICLE}$"
)
_VERB_LAST = regex(r" (?:(?P<lead>geleitet|koordiniert|getragen)|(?P<fund>gefördert|finanziert))")


def _further(scene: Scene, name: Mention, names: list[Mention]) -> Iterator[Relation]:
    """What the rest of the sentence says of its one programme."""
    segment, text = name.segment, name.segment.text.text
    stop = min(m.start() for m in re.finditer(r"\. |$", text) if m.start() >= name.end)
    if any(name.end <= other.start < stop for other in names):
        return
    for body in scene.of(segment, "organization"):
        if not name.end <= body.start < stop:
            continue
        said = _FURTHER.search(text[name.end : body.start])
        if said is None:
            continue
        last = _VERB_LAST.match(text, body.end) if said["lead"] is said["fund"] is None else said
        if last is not None:
            predicate = "ledBy" if last["lead"] else "fundedBy"
            yield Relation(name.entity, predicate, body.entity, body.span)


def _period(name: Mention, names: list[Mention]) -> Iterator[Relation]:
    segment, text = name.segment, name.segment.text.text
    later = [other.start for other in names if other.start >= name.end]
    limit = min(later, default=len(text))
    for interval in find_intervals(text, segment.language):
        first, last = interval.begins, interval.ends
        if first is None or last is None or not name.end < first.start < limit:
            continue
        if _RUNS.fullmatch(text[name.end : first.start]):
            for predicate, date in (("startsOn", first), ("endsOn", last)):
                span = segment.text.span(date.start, date.end)
                yield Relation(name.entity, predicate, date.date, span)
            return
    for date in find_dates(text, segment.language):
        begun = _BEGUN.match(text, name.end)
        if begun and date.start == begun.end() and date.date.year is not None:
            span = segment.text.span(date.start, date.end)
            yield Relation(name.entity, "startsOn", date.date, span)
