"""Bodies that stand in lines of their own above their officers, in lists of signatories.

Each group of such a list is a body, perhaps with where it is, and under it a
name with an office; two groups of that kind show that it is one, whether blank
lines part them or not. A signature block may begin with whom it is signed for:
Für die X (Ulm).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from graph.extract.latin.articles import SIGNED_FOR
from graph.extract.latin.persons import LETTERS, SURE_NAME, TITLES, is_name
from graph.extract.latin.roles import has_role, role_pattern
from graph.extract.latin.side_by_side import gaps
from graph.extract.latin.words import is_generic
from graph.extract.mentions import Found, Scene
from graph.patterns import regex
from graph.segments import Segment

_OFFICER = regex(rf"(?:{TITLES})?(?P<name>{SURE_NAME})(?:{LETTERS.pattern})?, ")
_HEAD = regex(r"(?P<name>[A-ZÄÖÜ][^,;:.()|]{2,80}?)(?: \([^()]*\))?(?:, [A-ZÄÖÜ][^;:.]{2,40})?")


#: Labels of lists of people, not of what they stand for.
_OF_PEOPLE = regex(
    r"(?:[A-ZÄÖÜ][\w-]+ )?(?:[Ss]peakers|[Gg]uests|[Pp]anel(?:lists)?|[Ww]itnesses|[Ss]ignatories"
    r"|Referent\w*|Gäste|Redner\w*|Sprecher\w*|Zeug\w+|Unterzeichne\w+):?"
)


def headed_bodies(scene: Scene) -> Iterator[tuple[Segment, Found]]:
    """The names of the bodies above officers, where no name has been found yet."""
    found: list[tuple[Segment, Found]] = []
    for _, group in groupby(scene.segments, key=lambda s: s.block):
        lines = list(group)
        officers = [_is_officer(line) for line in lines]
        for position, line in enumerate(lines):
            above_one = not officers[position] and officers[position + 1 : position + 2] == [True]
            head = _HEAD.fullmatch(line.text.text) if above_one else None
            if head is None or _OF_PEOPLE.fullmatch(line.text.text):
                continue
            if is_generic(head["name"]) or role_pattern().search(head["name"]):
                continue
            found.append((line, Found(*head.span("name"), "organization", ())))
        if found and not all(
            officers[i] or (i + 1 < len(lines) and officers[i + 1]) for i in range(len(lines))
        ):
            # Lines of another kind among them: no list of bodies and their officers.
            found = [one for one in found if one[0].block != lines[0].block]
    if len(found) >= 2:
        yield from found


_SIGNER = regex(rf"(?:gez\. )?(?:{TITLES})?{SURE_NAME}(?:$|[ ,(])|_{{3}}|\.{{3}}")
_FOR = regex(rf"{SIGNED_FOR}(?P<name>[A-ZÄÖÜ][^,;:()|]{{2,80}}?)(?: \([^()]*\))?:?")


#: Für die X, Ulm: Dr. N. N., Obmann: whom one signs for and who does, on one line.
_FOR_INLINE = regex(
    rf"{SIGNED_FOR}(?P<name>[A-ZÄÖÜ][^,;:()|]{{2,80}}?)(?:, [A-ZÄÖÜ][\w-]+)?"
    rf"(?: \([^()]*\))?(?::| [–—-]) (?:[A-ZÄÖÜ]\w+R |{TITLES})?{SURE_NAME}"
)


def spoken_for(scene: Scene) -> Iterator[tuple[Segment, Found]]:
    """Für die X, above or before the name of who signs: X, whatever its name looks like."""
    lines = [(s, m) for s in scene.segments if (m := _FOR_INLINE.match(s.text.text))]
    for segment, line in lines if len(lines) > 1 else ():
        if not is_generic(line["name"]) and not role_pattern().search(line["name"]):
            yield segment, Found(*line.span("name"), "organization", ())
    for segment, below in pairwise(scene.segments):
        match = _FOR.fullmatch(segment.text.text)
        if match is None or below.block != segment.block or len(below.text.text) > 90:
            continue
        generic = is_generic(match["name"]) or role_pattern().search(match["name"])
        if not generic and not gaps(scene, segment) and _SIGNER.match(below.text.text):
            yield segment, Found(*match.span("name"), "organization", ())


def _is_officer(line: Segment) -> bool:
    """Whether a line is a name and an office behind a comma."""
    text = line.text.text
    match = _OFFICER.match(text) if len(text) < 110 and has_role(line) else None
    return match is not None and is_name(match["name"]) and not text.endswith(".")
