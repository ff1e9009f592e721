"""Agreements in the layout of a text: an answer that lists who concluded, a line of a programme.

Who has concluded it? – The city of A and B Ltd. MoU signing: (i) A – B, (ii) B – C – D.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, sentences, terms, verb
from graph.extract.latin.concluding import as_bodies
from graph.extract.latin.joined import listed_from
from graph.extract.latin.rows import cell_bodies
from graph.extract.latin.shown_days import event_day, is_invitation
from graph.extract.register import Agreements, add_name, join_parties
from graph.patterns import regex
from graph.segments import Segment

_WHO = regex(r"^\W*(?:Wer|Who|Which|Welche|Between whom|Zwischen wem|Mit wem|What (?:are|bodies))")
_CEREMONY = regex(r"[Ss]igning|[Uu]nterzeichnung|SIGNING|[Ss]ignature (?:ceremony|of)")
_DASH = regex(r" [–—-] ")
_REMARK = regex(r" ?\([^()]*\)\.?$")


def answered(found: Agreements, question: Sentence) -> Iterator[Bond]:
    """The bodies that the answer to ‘who concluded the agreement?’ lists."""
    segment = question.segment
    named = [t for t in terms(segment) if question.start <= t.start < question.end]
    asks = _WHO.search(question.text) and verb("conclude", segment.language).search(question.text)
    if not named or not asks:
        return
    answer = _after(found, question)
    if answer is None:
        return
    bodies = as_bodies(found, listed_from(found.scene, answer, answer.start, True, found.people))
    if len(bodies) < 2:
        return
    bond = Bond(answer.segment, answer.start, answer.end)
    bond.kinds = [named[0].kind] * bool(named[0].kind)
    add_name(bond, segment, named[0])
    join_parties(found, bond, bodies)
    yield bond


def _after(found: Agreements, question: Sentence) -> Sentence | None:
    """The sentence after a question, in its segment or the next one."""
    here = [s for s in sentences(question.segment) if s.start >= question.end]
    if here:
        return here[0]
    following = found.scene.segments[question.segment.index + 1 : question.segment.index + 2]
    return next((s for segment in following for s in sentences(segment)), None)


#: A street with its number: a line that says where, not with whom.
_ADDRESS = regex(
    r"(?:straße|strasse|gasse|platz|weg|allee|Straße|Platz) \d|\d \w+ (?:Street|Road|Avenue)\b"
)


def joined_line(found: Agreements, segment: Segment) -> Iterator[Bond]:
    """A – B (renewal): a line of nothing but bodies under the announcement of a signing."""
    text = segment.text.text
    remark = _REMARK.search(text)
    stop = remark.start() if remark else len(text)
    if not _DASH.search(text[:stop]) or len(text) > 200 or _ADDRESS.search(text):
        return
    above = _announced(found, segment)
    if above is None or _is_set_between(found, segment):
        return
    bodies = []
    start = 0
    for dash in [*_DASH.finditer(text, 0, stop), None]:
        end = dash.start() if dash else stop
        bodies.extend(cell_bodies(found.scene, segment, start, end))
        start = dash.end() if dash else stop
    if len(bodies) <= len(_DASH.findall(text[:stop])):
        return
    bond = Bond(segment, 0, len(text))
    bond.status = "Planned" if is_invitation(found.scene) else "Concluded"
    bond.renewal = re.search(r"renewal|Verlängerung|Erneuerung", text) is not None
    for term in terms(above)[:1]:
        bond.kinds = [term.kind] * bool(term.kind)
    join_parties(found, bond, bodies)
    bond.signed = event_day(found.scene)
    yield bond


def _is_set_between(found: Agreements, segment: Segment) -> bool:
    """Whether a line stands between lines that say only ‘zwischen’, ‘und’: one name with a dash."""
    around = found.scene.segments[max(0, segment.index - 1) : segment.index + 2]
    words = ("zwischen", "und", "between", "and")
    return any(s.text.text.strip(" :").lower() in words for s in around)


def _announced(found: Agreements, segment: Segment) -> Segment | None:
    """The line shortly above that announces a signing."""
    for index in range(segment.index - 1, max(-1, segment.index - 8), -1):
        line = found.scene.segments[index]
        if line.block != segment.block:
            return None
        if _CEREMONY.search(line.text.text) and len(line.text.text) < 90:
            return line
    return None
