"""People in a clause of their own about a body: who heads it, whose head is N. N., spoken for by.

N. N., who is director of X; X, whose chairman is N. N.; X was represented by
N. N.; and the lines of lists of signatories: X, Managing Director N. N.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.clauses import within
from graph.extract.latin.bodies import bodies, body_after, body_at, body_from, slot
from graph.extract.latin.persons import LETTERS, NAME, SURE_NAME, TITLES, is_name
from graph.extract.latin.roles import has_role, role
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.patterns import regex
from graph.segments import Segment

_PERSON = rf"(?P<titles>{TITLES})?(?P<name>{NAME})(?:{LETTERS.pattern})?"
_SURE = rf"(?P<titles>{TITLES})?(?P<name>{SURE_NAME})(?:{LETTERS.pattern})?"
_ARTICLE = r"(?:the |das |die |den |dem |der )?"
#: What stands in every text that a pattern can fit; to look for names first takes long.
_RELATIVE = regex(r", (?:who|der|die|whose|dessen|deren) ")
_PRESENT = regex(r"(?:teil|gekommen|angereist|erschienen|zugegen|anwesend|dabei), ")
_SPOKEN_FOR = regex(r"\b(?:durch|by) [A-ZÄÖÜ]")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    title = role()
    return {
        "is": re.compile(
            rf"{_PERSON}, (?:who|der|die) (?:is|serves as|acts as|ist|has been) "
            rf"(?:also |currently |zugleich |auch )?(?:the |an? )?(?P<role>{title})"
        ),
        "heads": within(
            rf"{_PERSON}, (?:who|der|die) (?:(?:heads|leads|chairs|directs) |(?:dort |zugleich )?"
            rf"(?=[^,.;]{{3,90}} (?:leitet|führt)\b)){_ARTICLE}"
        ),
        "whose": re.compile(
            rf", (?:whose|dessen|deren) (?P<role>{title}) (?:is|ist|was|war) {_PERSON}"
        ),
        "spoken": re.compile(
            rf"\b(?:(?:war|wurde|ist) (?:dabei )?durch {_PERSON} vertreten\b"
            rf"|(?:was|is) represented by (?P<titles2>{TITLES})?(?P<name2>{NAME}))"
        ),
        "came": re.compile(
            rf"{_PERSON} {_PRESENT.pattern}(?:die |der )?"
            rf"(?P<role>{title})"
        ),
        "title": re.compile(
            rf", (?:the |its |die |der )?(?P<role>(?:(?:[A-ZÄÖÜ][\w&-]+|and|&) ){{0,4}}?{title}"
            rf"(?: for [A-Z][\w-]+(?: [A-Z][\w-]+)?)?)"
        ),
        "line": re.compile(
            rf"(?: \([^()]*\))?(?:, [A-ZÄÖÜ][\w.-]+)?(?:, | [–—-] |: )(?P<role>{title})[:,]? "
            rf"{_SURE}\.?$"
        ),
        "labelled": re.compile(rf": {_SURE}, (?P<role>{title})\.?$"),
        "seated": within(rf" \([^()]*\)(?: i\. ?[VA]\.)? {_SURE}, (?P<role>{title}[^,.;]*)$"),
        "listed": re.compile(
            rf"(?: \([^()]*\))?(?:, [A-ZÄÖÜ][\w.-]+(?: [A-ZÄÖÜ]\w+)?)?: {_PERSON}(?: \([^()]*\))?$"
        ),
        "several": re.compile(
            rf"(?:[Tt]he|[Dd]ie) (?:two|three|four|both|beiden|drei|vier) (?P<role>{title})"
            r" ?(?:[–—(:,]|-) ?"
        ),
        "of": re.compile(
            rf"(?:, | and | und )?{_PERSON} (?:of|from|von|vom|der|des)(?: the| der| dem)? "
        ),
    }


def by_relative(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """People whom a clause about a body, or a line that begins with one, names with their role."""
    text = segment.text.text
    if _RELATIVE.search(text):
        yield from _relative(scene, segment)
    if _SPOKEN_FOR.search(text):
        yield from _spoken(scene, segment)
    if segment.marker or has_role(segment):
        yield from _of_line(scene, segment)
    if not has_role(segment):
        return
    for match in _patterns()["several"].finditer(text):
        yield from _several(scene, segment, match)
    if _PRESENT.search(text):
        for match in _patterns()["came"].finditer(text):
            yield seen(segment, match, [_role(scene, segment, match)])


def _relative(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    text = segment.text.text
    if has_role(segment):
        for match in _patterns()["is"].finditer(text):
            stated = _role(scene, segment, match)
            if is_name(match["name"]) and stated.organization is not None:
                yield seen(segment, match, [stated])
        for match in _patterns()["whose"].finditer(text):
            before = [m for m in bodies(scene, segment) if m.end == match.start()]
            if before and is_name(match["name"]):
                stated = Role(segment, *match.span("role"), match["role"], before[0])
                yield seen(segment, match, [stated])
    for match in _patterns()["heads"].finditer(text):
        body = body_from(scene, segment, match.end())
        if body is None or not is_name(match["name"]):
            continue
        named = re.compile(rf" (?:as|als) (?:its |the )?(?P<role>{role()})").match(text, body.end)
        where = named.span("role") if named else match.span("name")
        title = named["role"] if named else ""
        yield seen(segment, match, [Role(segment, *where, title, body)])


def _spoken(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Der Kanton X, Förderer von Y, war durch N. N. vertreten: the subject of the clause."""
    text = segment.text.text
    for match in _patterns()["spoken"].finditer(text):
        tag = "" if match["name"] else "2"
        clause = max(text.rfind(mark, 0, match.start()) + len(mark) for mark in (". ", "; "))
        clause = clause if clause > 1 else 0
        body = _subject(scene, segment, clause, match.start())
        if body is None or not is_name(match[f"name{tag}"]):
            continue
        stated = _patterns()["title"].match(text, match.end(f"name{tag}"))
        where = stated.span("role") if stated else match.span(f"name{tag}")
        title = stated["role"] if stated else ""
        yield seen(segment, match, [Role(segment, *where, title, body)], tag)


def _subject(scene: Scene, segment: Segment, start: int, end: int) -> Mention | None:
    """The body, or the place that stands for one, with which a clause begins."""
    for mention in scene.of(segment, "organization", "cluster", "facility", "place"):
        opened = re.fullmatch(
            r"(?:[Tt]he |[Dd](?:er|ie|as) )?", segment.text.text[start : mention.start]
        )
        if (
            opened
            and start <= mention.start
            and mention.end <= end
            and "OrganizationalUnit" not in mention.types
        ):
            if mention.category != "place":
                return mention
            return slot(scene, segment, mention.start, mention.end)
    return None


def _of_line(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """X (Ulm), Managing Director N. N.; X: N. N., Director: a line about one body's officer."""
    text = segment.text.text
    if len(text) > 160:
        return
    first = next((m for m in bodies(scene, segment) if m.start <= 1), None)
    if first is None or "OrganizationalUnit" in first.types:
        return
    listed = _patterns()["listed"].match(text, first.end) if segment.marker else None
    if listed is not None and is_name(listed["name"]):
        yield seen(segment, listed, [Role(segment, *listed.span("name"), "", first)])
        return
    for kind in ("line", "labelled", "seated"):
        match = _patterns()[kind].match(text, first.end)
        if match is not None and is_name(match["name"]):
            stated = Role(segment, *match.span("role"), match["role"], first)
            yield seen(segment, match, [stated])
            return


def _several(scene: Scene, segment: Segment, match: re.Match[str]) -> Iterator[Sighting]:
    """The three directors – A. A. of X, B. B. of Y and C. C. of Z –: each directs a body."""
    text = segment.text.text
    title, end = match["role"], match.end("role")
    if segment.language != "de" and title.endswith("s"):
        title, end = title[:-1], end - 1
    position = match.end()
    while (one := _patterns()["of"].match(text, position)) is not None:
        body = body_from(scene, segment, one.end())
        if body is None or not is_name(one["name"]):
            return
        yield seen(segment, one, [Role(segment, match.start("role"), end, title, body)])
        position = body.end


def _role(scene: Scene, segment: Segment, match: re.Match[str]) -> Role:
    after = body_after(scene, segment, match.end("role"), match["role"])
    body, unit = after if after else (None, None)
    return Role(segment, *match.span("role"), match["role"], body, unit)


_WHO = regex(rf"(?<![\w.-]){_PERSON}, who (?=[a-z])")
#: who holds the same position at X
_SAME_POST = regex(
    r"(?:holds|has|fills) the same (?:position|post|office|role|job) (?:at|of|in|with) (?:the )?"
)


def by_who(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """N. N., who came to see it: somebody of whom a clause tells something."""
    text = segment.text.text
    if ", who " not in text:
        return
    for match in _WHO.finditer(text):
        if not is_name(match["name"]):
            continue
        same = _SAME_POST.match(text, match.end())
        body = body_at(scene, segment, same.end()) if same else None
        before = list(re.finditer(role(), text[: match.start()])) if body is not None else []
        if body is not None and before:
            last = before[-1]
            yield seen(segment, match, [Role(segment, *last.span(), last.group(), body)])
        else:
            yield seen(segment, match, [])
