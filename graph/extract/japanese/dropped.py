"""Agreements that were once intended and are so no longer: 当初は…を締結する予定であった.

An original assumption alone says nothing against it. It was dropped where the text
says that something else is done instead, with another agreement of the same parties.
"""

from __future__ import annotations

from graph.extract.bond import Bond
from graph.extract.clauses import sentences
from graph.extract.japanese.predicates import told_as_done
from graph.extract.register import Agreements
from graph.patterns import regex
from graph.segments import Segment

_ORIGINAL = r"当初(?:の|は、?|、)?[^。]{0,60}?(?:想定|計画|予定|方針|構想|見込)"
#: A heading of its own: <当初想定>, 当初の計画.
_HEADED = regex(r"当初の?(?:想定|計画|予定|方針|構想|見込み?|考え方?)[^。]{0,4}$")
#: 当初は…する予定であった, 当初計画していた.
_ASSUMED = regex(rf"{_ORIGINAL}(?:(?:して)?い|であっ|だっ|でし|とし(?:て(?:い)?)?)た")
_INSTEAD = regex(
    rf"{_ORIGINAL}[^。]{{0,80}}?(?:で(?:は)?なく|に[代替](?:え|わ)|を改め|を取り?やめ|を変更し|を見直し|とは?異な)"
    r"|(?:これ|それ)(?:に[代替](?:え|わ)|を取り?やめ|を改め)"
)


def drop(found: Agreements) -> None:
    """Tell the plans that were given up for another agreement from those that stand."""
    for bond in found.bonds:
        if _was_assumed(found, bond) and _instead_of(found, bond):
            bond.status = "Abandoned"


def _was_assumed(found: Agreements, bond: Bond) -> bool:
    heading = _heading(found, bond.segment)
    if heading is not None and _HEADED.search(heading.text.text.strip("<>〈〉【】[]「」* ")):
        return not told_as_done(bond)
    if bond.status != "Planned":
        return False
    here = (s for s in sentences(bond.segment) if s.start <= bond.start < s.end)
    return any(_ASSUMED.search(sentence.text) for sentence in here)


def _heading(found: Agreements, segment: Segment) -> Segment | None:
    return found.scene.segments[segment.heading] if segment.heading >= 0 else None


def _instead_of(found: Agreements, bond: Bond) -> bool:
    """Whether a sentence behind it says that another agreement of its parties takes its place."""
    place = (bond.segment.index, bond.start)
    return any(
        set(other.parties) == set(bond.parties)
        and (other.segment.index, other.start) > place
        and _INSTEAD.search(other.segment.text.text)
        for other in found.bonds
        if other is not bond
    )
