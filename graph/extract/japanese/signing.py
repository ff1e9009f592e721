"""Who signs and who looks on, in a Japanese sentence or signature block.

The verb that follows a person's が says what they did: …学長と…理事長が署名し,
…知事が立ち会った. A name before a seal (印) is a signatory's.
"""

from __future__ import annotations

from graph.extract.clauses import sentences
from graph.patterns import regex
from graph.segments import Segment

_SIGN = r"署名(?!者)|調印(?!式)|サイン(?=し|す|を|入)|記名押印"
_ATTEND = r"立ち?会|同席|出席|列席|参列|見守|見届|臨席|証人"
_ACT = regex(rf"(?P<sign>{_SIGN})|(?P<attend>{_ATTEND})|述べ|話し|語|あいさつ|挨拶|説明|歓迎")
_LOOKED_ON = regex(rf"(?:{_ATTEND})(?:った|した|いただいた|った、|する)(?:[^、。]{{0,24}})$")
_SUBJECT = regex(r"(?:が|は|らが|により|によって|の(?:両|三|四|[2-9])(?:氏|者|名|人))")
_SEAL = regex(r"(?: |\()(?:印|署名|サイン|自署)\)?$")
_WITNESS = regex(r"^[(]?(?:立会人|立会者|立会い|証人|オブザーバー)")


def part_ja(segment: Segment, start: int) -> str:
    """``signatory``, ``attendee`` or nothing: the part of the person named at ``start``."""
    text = segment.text.text
    if _WITNESS.match(text):
        return "attendee"
    if _SEAL.search(text) and len(text) < 60:
        return "signatory"
    for sentence in sentences(segment):
        if sentence.start <= start < sentence.end:
            before = text[sentence.start : start]
            return "attendee" if _LOOKED_ON.search(before) else _act(text[start : sentence.end])
    return ""


def _act(after: str) -> str:
    act = _ACT.search(after)
    if act is None or _SUBJECT.search(after[: act.start()]) is None:
        return ""
    if act["sign"]:
        return "signatory"
    return "attendee" if act["attend"] else ""
