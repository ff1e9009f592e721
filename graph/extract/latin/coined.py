"""Names with a coined word in them, BioRavelin or Fjord MedHarvest, that a document repeats.

A word with a capital inside is made up as a name; that it stands at two places
or more, or in the title, shows that it is not the name of a thing or a field.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from graph.extract.latin.name_begins import leading_words
from graph.extract.latin.persons import LOWER, UPPER
from graph.extract.latin.roles import is_role
from graph.extract.latin.words import CAP, is_generic
from graph.extract.mentions import Found, Scene
from graph.lexicon import words
from graph.patterns import regex
from graph.segments import Segment

_COINED = regex(
    rf"(?<![\w@./-])(?!Mc|Mac|MoU|LoI|De[A-Z]|Di[A-Z]|La[A-Z]|Le[A-Z]|Van|Fitz|Du[A-Z])"
    rf"[{UPPER}][{LOWER}]+[{UPPER}](?:[{LOWER}]+|[{UPPER}]+)(?!\w|-?[Aa]rtig|\.\w)"
)
#: V*TECH: capitals with a star inside are written for nothing but a name.
_STARRED = regex(rf"(?<![\w*])[{UPPER}]{{1,3}}\*[{UPPER}]{{2,}}(?![\w*])")
_FIELDS = frozenset(words("capitalised", "coined_fields"))


def coined_names(scene: Scene) -> Iterator[tuple[Segment, Found]]:
    """Every place of the coined names that the document repeats; the owner that its title names."""
    yield from _titled(scene)
    for segment in scene.segments:
        for match in _STARRED.finditer(segment.text.text) if "*" in segment.text.text else ():
            yield segment, Found(*match.span(), "organization", ())
    found = [(s, m) for s in scene.segments for m in _COINED.finditer(s.text.text)]
    found = [
        (s, m)
        for s, m in found
        if m.group() not in _FIELDS and not _EVENT.match(s.text.text, m.end())
    ]
    often = Counter(m.group() for _, m in found)
    wholes = Counter(s.text.text[slice(*_whole(s.text.text, m))] for s, m in found)
    places = {mention.text for mention in scene.all("facility", "cluster")}
    for segment, match in found:
        if often[match.group()] < 2 and not _is_named(segment.text.text, match):
            continue
        start, end = _whole(segment.text.text, match)
        if often[match.group()] > 1 and wholes[segment.text.text[start:end]] < 2:
            # What stands beside the word once only is no part of the name: 25 Jahre BioRavelin.
            start = match.start()
            if wholes[segment.text.text[start:end]] < 1:
                end = _shared(scene, segment, match, end)
        name = segment.text.text[start:end]
        if any(whole.startswith(f"{name} ") for whole in places):
            continue  # Its short name: the park itself has been found.
        if not is_generic(name) and not any(is_role(word) for word in name.split()):
            yield segment, Found(start, end, "organization", ())


#: Nordic Cluster Aarlund: agreements with partners abroad. Whose list it is, its title says.
_TITLED = regex(
    rf"(?P<name>{CAP}(?: {CAP}){{1,5}}): [^:]{{0,40}}\b(?:agreements|memoranda|partners"
    rf"|partnerships"
    r"|Abkommen|Vereinbarungen|Kooperationen|Partner|Verträge)\b"
)


def _titled(scene: Scene) -> Iterator[tuple[Segment, Found]]:
    for segment in scene.segments[:1]:
        match = _TITLED.match(segment.text.text)
        if match is not None and not scene.of(segment, "organization"):
            yield segment, Found(*match.span("name"), "organization", ())


def _shared(scene: Scene, segment: Segment, match: re.Match[str], end: int) -> int:
    """Where the words end that stand behind the coined one at another place, too."""
    text, kept = segment.text.text, match.end()
    for word in re.finditer(rf" {CAP}", text[match.end() : end]):
        name = text[match.start() : match.end() + word.end()]
        if sum(other.text.text.count(name) for other in scene.segments) < 2:
            break
        kept = match.end() + word.end()
    return kept


#: Talks with BioWyeland: one speaks and agrees with bodies.
_DEALT_WITH = regex(
    r"\b(?:[Tt]alks|[Nn]egotiations|[Dd]iscussions|[Aa]greements?|[Pp]artnership|[Mm]emorand\w+|MoU|MOU"
    r"|[Cc]o-?operation|[Cc]ollaboration|[Cc]ontract|[Mm]eetings?|together|Gespräche|Vertrag"
    r"|Vereinbarung|Zusammenarbeit|Kooperation|gemeinsam|zusammen) (?:with|mit) $"
)


def _is_named(text: str, match: re.Match[str]) -> bool:
    """das MedFjord Nord-Süd, talks with MedFjord: what stands around it shows that it is a body."""
    if _DEALT_WITH.search(text[: match.start()]):
        return True
    before = re.search(r"\b(?:[Dd](?:as|ie|er|em|en)|[Tt]he) $", text[: match.start()])
    return before is not None and re.match(rf" {CAP}", text[match.end() :]) is not None


_KIND_OF_TEXT = regex(
    r" (?:Newsletter|News|Bulletin|Report|Review|Magazin|Magazine|Telegramm|Jahresbericht|Ausgabe"
    r"|Mitteilungen|Update|Journal|Rundbrief)\b"
)


#: BioDelta Days, the EuroDelta Week: what takes place, no body.
_EVENT = regex(
    r"(?: [A-Z]\w+)* (?:Days?|Week|Summit|Congress|Conference|Expo|Fair|Convention|Tage?|Woche"
    r"|Kongress|Messe)(?![\w-])"
)


def _whole(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The coined word with the capitalised words right before and after it."""
    before = re.search(rf"(?:(?<![\w-]){CAP} )+$", text[: match.start()])
    start = before.start() if before else match.start()
    start += leading_words(text[start : match.end()])
    after = re.match(rf"(?: {CAP})+", text[match.end() :])
    end = match.end() + (after.end() if after else 0)
    kind = _KIND_OF_TEXT.search(text[match.end() : end])
    end = match.end() + kind.start() if kind else end
    last = text[start:end].split()
    while len(last) > 1 and is_role(last[-1]) and end > match.end():
        end -= len(last.pop()) + 1
    return start, end
