"""What became of a body: the one that it is now, or that it was merged into.

A name with another behind it in brackets (X(現Y), X (now Y), X (heute Y)) is one
body with a former name where nothing else is known of either; where both are
bodies of their own, the one succeeds the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.extract.mentions import Mention, Scene
from graph.extract.relations import Relation
from graph.patterns import regex
from graph.segments import Segment

_LEGAL = r"(?:株式会社|有限会社|合同会社|\((?:株|有|同)\))?"
_NOW = regex(rf"{_LEGAL} ?\((?:現(?:在)?、?の?|現・|now |today |heute |jetzt ){_LEGAL}")
_MERGED_JA = regex(rf"{_LEGAL}は、?(?:[^。]{{0,20}}?)?{_LEGAL}")
_INTO_JA = regex(rf"{_LEGAL}に(?:吸収)?合併(?:され|した)|{_LEGAL}に(?:社名|商号|名称)(?:を)?変更")
_INTO_LATIN = regex(
    r" (?:was |has been |were )?(?:merged into|renamed|succeeded by|absorbed by)(?: the)? "
    r"| ging (?:\d{4} |im Jahr \d{4} )?in (?:der |die |das )?"
    r"| wurde (?:\d{4} )?in (?:die |das |den )?"
)
_VERB_LAST = regex(r" (?:auf|umbenannt|überführt|eingegliedert)\b")


def successions(scene: Scene) -> list[Relation]:
    """``succeededBy`` relations, each once per place."""
    found = [r for segment in scene.segments for r in _in(scene, segment)]
    return [r for r in dict.fromkeys(found) if r.subject != r.value]


def _in(scene: Scene, segment: Segment) -> Iterator[Relation]:
    text = segment.text.text
    bodies = [m for m in scene.of(segment, "organization") if m.entity >= 0]
    for one in bodies:
        for other in bodies:
            if other.start <= one.end or other.start - one.end > 60:
                continue
            between = text[one.end : other.start]
            if _NOW.fullmatch(between) or _became(segment, text, between, other):
                span = segment.text.span(one.start, other.end)
                yield Relation(one.entity, "succeededBy", other.entity, span)


def _became(segment: Segment, text: str, between: str, other: Mention) -> bool:
    if segment.language == "ja":
        return bool(_MERGED_JA.fullmatch(between) and _INTO_JA.match(text, other.end))
    into = _INTO_LATIN.fullmatch(between)
    if into is None:
        return False
    german = into.group().startswith((" ging", " wurde"))
    return not german or _VERB_LAST.match(text, other.end) is not None
