"""What the text says about bodies, clusters and facilities besides agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from graph.calendar import PartialDate, find_dates
from graph.extract.clauses import sentences
from graph.extract.countries import stated_countries
from graph.extract.entities import Entities
from graph.extract.latin.founded import born
from graph.extract.mentions import Mention, Scene
from graph.model import Span
from graph.patterns import regex
from graph.segments import Segment


class Relation(NamedTuple):
    """``subject`` is an entity's index; ``value`` another's, a date or a text."""

    subject: int
    predicate: str
    value: int | PartialDate | str
    span: Span


def relations(scene: Scene, entities: Entities) -> list[Relation]:
    """All relations in document order, each once per place."""
    found: list[Relation] = []
    for segment in scene.segments:
        found.extend(_units(scene, segment))
        for one in stated_countries(scene, segment):
            span = segment.text.span(one.start, one.end)
            found.append(Relation(one.mention.entity, "country", one.code, span))
        found.extend(_founded(scene, segment))
        found.extend(Relation(body, "founded", date, at) for body, date, at in born(scene, segment))
        found.extend(_operators(scene, segment))
        found.extend(_opened(scene, segment))
    found.extend(_inner_names(entities))
    return [r for r in dict.fromkeys(found) if r.subject != r.value]


# --- parts and wholes -----------------------------------------------------------------


def _units(scene: Scene, segment: Segment) -> Iterator[Relation]:
    """A unit written right after (Japanese) or before (others) the body it belongs to."""
    text = segment.text.text
    for one, other in pairwise(scene.of(segment, "organization")):
        between = text[one.end : other.start]
        span = segment.text.span(one.start, other.end)
        if (
            "OrganizationalUnit" in other.types
            and segment.language == "ja"
            and between in ("", " ", "の")
        ):
            yield Relation(other.entity, "unitOf", one.entity, span)
        elif (
            "OrganizationalUnit" in one.types
            and segment.language != "ja"
            and "OrganizationalUnit" not in other.types
            and re.fullmatch(r",? (?:of |der |des |at )?(?:the )?|, ", between)
        ):
            yield Relation(one.entity, "unitOf", other.entity, span)


_INSTITUTE = regex(
    r"^(?P<whole>.{2,12}?大学)(?!校|法人)(?=.{3,}(?:研究所|研究科|研究院|病院|センター|学部)$)"
)


def _inner_names(entities: Entities) -> Iterator[Relation]:
    """慶應義塾大学先端生命科学研究所: the university's name begins the institute's."""
    for index, thing in list(entities.alive("organization")):
        for mention in thing.mentions:
            match = _INSTITUTE.match(mention.text) if not mention.pointing else None
            if match is None:
                continue
            whole = Mention(
                mention.segment,
                mention.start,
                mention.start + match.end("whole"),
                "organization",
                ("University",),
            )
            records = entities.scene.authority.find(whole.text, "organization")
            whole.record = records[0] if records else None
            entities.place(whole)
            yield Relation(index, "unitOf", whole.entity, mention.span)
            break


# --- beginnings -----------------------------------------------------------------------

_FOUNDED = regex(r"に?(?:設立|創設|創立)(?:され|した|し|\)|$)| (?:gegründet|founded|established)")

#: 2021年に設立した株式会社X: what is founded follows.
_FOUNDED_WHO = regex(r"に?(?:設立|創設|創立)(?:した|された)[「『]?")


def _founded(scene: Scene, segment: Segment) -> Iterator[Relation]:
    """(株)X(令和3年4月設立); 1997年に設立された… under the heading that names the body."""
    text = segment.text.text
    for date in find_dates(text, segment.language):
        if date.date.year is None or not _FOUNDED.match(text, date.end):
            continue
        span = segment.text.span(date.start, date.end)
        relative = _FOUNDED_WHO.match(text, date.end)
        named = [
            m for m in scene.of(segment, "organization") if relative and m.start == relative.end()
        ]
        if named:
            yield Relation(named[0].entity, "founded", date.date, span)
            continue
        before = [m for m in scene.of(segment, "organization") if m.end <= date.start]
        if before and re.fullmatch(r" ?\(?(?:は、?)?", text[before[-1].end : date.start]):
            yield Relation(before[-1].entity, "founded", date.date, span)
        elif not text[: date.start].strip():
            subject = headed_by(scene, segment, "organization")
            if subject is not None:
                yield Relation(subject.entity, "founded", date.date, span)


def headed_by(scene: Scene, segment: Segment, category: str) -> Mention | None:
    """The body that a line above explains, at most three lines up: ※「Bio^M」とは."""
    above_it = range(segment.index - 1, max(-1, segment.index - 4), -1)
    for index in dict.fromkeys([*above_it, segment.heading]):
        if index < 0:
            continue
        above = scene.segments[index]
        if (
            re.search(r"とは$|について$|^Über |^About ", above.text.text)
            and len(above.text.text) < 60
        ):
            named = scene.of(above, category)
            return named[0] if len(named) == 1 else None
    return None


_OPENED = regex(r"(?:[」』]?(?:\([^()]*\))?)(?:が|を|の)?(?:開設|開所|開業|オープン|運営開始)")


def _opened(scene: Scene, segment: Segment) -> Iterator[Relation]:
    """2023年10月、…に「X」が開設; H27.4 X運営開始."""
    text = segment.text.text
    for sentence in sentences(segment):
        for mention in scene.of(segment, "facility"):
            if not sentence.start <= mention.start < sentence.end:
                continue
            if not _OPENED.match(text, mention.end):
                continue
            dates = [
                d
                for d in find_dates(text, segment.language)
                if sentence.start <= d.start < mention.start and d.date.year is not None
            ]
            if len(dates) == 1:
                span = segment.text.span(dates[0].start, dates[0].end)
                yield Relation(mention.entity, "opened", dates[0].date, span)


# --- who runs what --------------------------------------------------------------------

_RUN_BY = regex(
    r"[」』]?(?:\([^()]*\))?の(?:クラスター)?(?:マネジメント|運営|管理運営|管理)を(?:担う|担っている|行う|進める|進めている)[「『]?"
)
_RUNS = regex(
    r"[」』]?(?:\([^()]*\))?(?:の(?:管理)?運営を行う|を(?:管理)?運営し(?:てい|ま)|を運営する)"
)


def _operators(scene: Scene, segment: Segment) -> Iterator[Relation]:
    text = segment.text.text
    for sentence in sentences(segment):
        bodies = [
            m for m in scene.of(segment, "organization") if sentence.start <= m.start < sentence.end
        ]
        for run in scene.of(segment, "cluster", "facility"):
            if not sentence.start <= run.start < sentence.end:
                continue
            body = _operator(text, bodies, run)
            if body is not None:
                first, last = sorted((body, run), key=lambda m: m.start)
                yield Relation(
                    run.entity, "operatedBy", body.entity, segment.text.span(first.start, last.end)
                )


def _operator(text: str, bodies: list[Mention], run: Mention) -> Mention | None:
    """…の運営を担うX; Xは、…の運営を行う; X, Koordinator des …"""
    by = _RUN_BY.match(text, run.end)
    if by:
        return next((m for m in bodies if m.start == by.end()), None)
    before = [m for m in bodies if m.end <= run.start]
    if _RUNS.match(text, run.end):
        topics = [m for m in before if re.match(r"(?:\([^()]*\))?は", text[m.end :])]
        return topics[-1] if topics else None
    for body in before[-1:]:
        if re.fullmatch(
            r",? (?:(?:the )?coordinator of|manager of|operator of"
            r"|Koordinator(?:in)? de[sr]"
            r"|Betreiber(?:in)? de[sr])(?: the)? (?:[\wÄÖÜäöü]+ (?:und|and) )?",
            text[body.end : run.start],
        ):
            return body
    return None
