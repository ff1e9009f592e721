"""Parts of programmes: the projects of a list, and the one project under another programme."""

from __future__ import annotations

from collections.abc import Iterator

from graph.calendar import PartialDate, find_fiscal_years
from graph.extract.clauses import sentences
from graph.extract.mentions import Mention, Scene
from graph.extract.programmes.reading import Programme
from graph.extract.relations import Relation
from graph.patterns import regex

_PARTS = regex(r"[」』]?の(?:各|[0-9]+つの)?(?:サブ)?(?:テーマ|プロジェクト|課題)")


def parts_of_lists(scene: Scene, found: list[Programme]) -> Iterator[Relation]:
    """Titles in a list of projects are parts of X where the text speaks of Xの各テーマ.

    Only those under whose title, up to the next one, X is named.
    """
    titles = sorted(
        (name.segment.index, programme.entity)
        for programme in found
        for name in programme.named
        if name.kind == "project" and (name.start, name.end) == (0, len(name.segment.text.text))
    )
    if len(titles) < 2:
        return
    last = titles[-1][0]
    wholes = {
        m.entity
        for segment in scene.segments[titles[0][0] : last + 1]
        for m in scene.of(segment, "programme")
        if _PARTS.match(segment.text.text, m.end)
    }
    bounds = [index for index, _ in titles[1:]] + [last + 4]
    for (index, entity), bound in zip(titles, bounds, strict=True):
        for segment in scene.segments[index + 1 : bound]:
            for mention in scene.of(segment, "programme"):
                beside = segment.kind == "heading" and mention.entity in wholes
                if beside and mention.entity != entity:
                    yield Relation(entity, "subProgrammeOf", mention.entity, mention.span)


_USES = regex(
    r"(?:\([^()]{1,30}\))?[」』]?(?:\([^()]{1,30}\))?を活用した(?:事業|取組|プロジェクト)は"
)
_LEADS = regex(r"を(?:代表機関|中核機関|幹事機関)(?:、|と)")
_TAKES_PART = regex(r"を(?:参画|参加|構成|分担)機関(?:の一つ)?(?:、|と)")
_UNTIL = regex(r"(?:実施|事業)期間を")


def under_another(scene: Scene, said: list[Relation]) -> Iterator[Relation]:
    """「A」を活用した事業は、Xを代表機関、Yを参画機関として…: said of the one project under A."""
    under: dict[int, set[int]] = {}
    for relation in said:
        if relation.predicate == "subProgrammeOf" and isinstance(relation.value, int):
            under.setdefault(relation.value, set()).add(relation.subject)
    for segment in scene.segments:
        for name in scene.of(segment, "programme"):
            projects = under.get(name.entity, set())
            if len(projects) == 1 and _USES.match(segment.text.text, name.end):
                yield from _proposal(scene, name, next(iter(projects)))


def _proposal(scene: Scene, name: Mention, project: int) -> Iterator[Relation]:
    segment, text = name.segment, name.segment.text.text
    end = next((s.end for s in sentences(segment) if s.start <= name.start < s.end), len(text))
    for body in scene.of(segment, "organization"):
        if not name.end <= body.start < end:
            continue
        for pattern, predicate in ((_LEADS, "ledBy"), (_TAKES_PART, "participant")):
            if pattern.match(text, body.end):
                yield Relation(project, predicate, body.entity, body.span)
    for year in find_fiscal_years(text):
        bounded = name.end <= year.start < end and _UNTIL.search(text[: year.start][-6:])
        if bounded and text.startswith("末", year.end):
            day = year.last_day
            date = PartialDate(day.year, day.month, day.day)
            yield Relation(project, "endsOn", date, segment.text.span(year.start, year.end))
