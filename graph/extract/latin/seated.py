"""Delta University of Ulm: where a body is, behind a name that the text also has without it."""

from __future__ import annotations

import re

from graph.extract.latin.words import CAP, FIELD_NOUNS, STOP
from graph.extract.mentions import Scene
from graph.patterns import regex

_SEATED = regex(rf"(?P<name>{CAP}(?: (?:(?:of|for|and|&) )?{CAP})+) of (?P<seat>{CAP}(?: {CAP})?)")
#: Such words alone make no name: the Medical University is the Medical University of Ulm.
_KIND = regex(
    r"(?:National|Medical|Technical|Royal|Catholic|Federal|State|Free|Open|Public|City|Central"
    r"|Technological|International|European|Health|Science|Research|Life|Biomedical)\b"
)
#: What stands behind ‘of’ after such words may be a subject or a state: Institute of Virology.
_OF_SUBJECTS = regex(
    r"(?:Institutes?|Cent(?:er|re)|School|College|Academy|Society|Association|Faculty|Department"
    r"|Office|Ministry|Bureau|Chamber|Board|Council|Government|Embassy|Division)$"
)


def without_seat(scene: Scene, name: str) -> int:
    """The length of a name without the place behind it, where the text has it by itself too."""
    match = _SEATED.fullmatch(name)
    if match is None or _KIND.match(name) or _OF_SUBJECTS.search(match["name"]):
        return len(name)
    if {*match["seat"].split()} & (FIELD_NOUNS | STOP):
        return len(name)
    alone = re.compile(
        rf"(?<![\w-])(?<![Tt]he ){re.escape(match['name'])}(?!['’\w-])(?! (?:of )?[A-Z])"
    )
    named = any(alone.search(segment.text.text) for segment in scene.segments)
    return match.end("name") if named else len(name)
