"""Who brings an event about, and what it is about, by the grammar of its sentence.

Who acts has は, が or も in Japanese and stands beside the verb in German and
English. What comes about (…を開設, „…“ wurde eröffnet) is an actor if it is a
body or a facility; of a programme or cluster the event is only about.
"""

from __future__ import annotations

import re
from itertools import pairwise

from graph.extract.clauses import sentences
from graph.extract.events.clauses_ja import Told
from graph.extract.events.event import Event
from graph.extract.mentions import Mention, Scene
from graph.patterns import regex
from graph.segments import Segment

_ACTORS = ("organization", "facility", "programme", "cluster")
_AFTER_NAME = r"(?:\([^()]{0,30}\))?[」』]?(?:\([^()]{0,30}\))?"
_SUBJECT_JA = regex(rf"{_AFTER_NAME}(?:が|は|も|では|自ら)(?!な)")
_OBJECT_JA = regex(
    rf"{_AFTER_NAME}(?P<of>が|を|に|の|との)?(?:事業)?の?(?:実施期間)?[がを]?(?:新たに)?"
)
_OF_NOTE = regex(r" ?\(")
_PASSIVE = regex(r"され|。|$|\)")
_AND = regex(r"(?:と|及び|、|・|並びに| and | und |, | sowie )(?:the |der |die |das |dem )?")
#: Contacts, talks and sales are established, launched and started as well as what has a name.
_OF_SOMETHING = frozenset(
    ["established", "launched", "started", "began", "startete", "gestartet", "designated"]
)
_WITH = regex(r" (?:mit|with|between|zwischen) ")
_OF_CLAUSE = regex(r"[.;:]|, (?:der|die|das|ein|eine|which|who|a|an|the) ")


def add_actors(scene: Scene, segment: Segment, told: Told, event: Event) -> None:
    """Adds actors and what the event is about."""
    japanese = segment.language == "ja"
    find = _japanese if japanese else _latin
    for mention, undergoes in find(scene, segment, told):
        about = mention.category == "cluster" or (mention.category == "programme" and undergoes)
        group = event.concerns if about else event.actors
        group.setdefault(mention.entity, mention.span)


Acting = list[tuple[Mention, bool]]


def _japanese(scene: Scene, segment: Segment, told: Told) -> Acting:
    text = segment.text.text
    first = max(text.rfind("。", 0, told.verb[0]), text.rfind("\t", 0, told.verb[0])) + 1
    relative = re.compile(r"(?:した|された)[「『]?").match(text, told.verb[1])
    follows = [m for m in scene.of(segment, *_ACTORS) if relative and m.start == relative.end()]
    if follows and follows[0].entity >= 0:
        return [(follows[0], True)]
    before = _mentions(scene, segment, first, told.verb[0])
    subjects = [m for m in before if _SUBJECT_JA.match(text, m.end)]
    objects, noted = [], []
    for mention in before:
        rest = text[mention.end : told.verb[0] + 1]
        if _OF_NOTE.match(rest) and _OF_NOTE.match(text, told.verb[0]):
            noted = [mention] if not _SUBJECT_JA.match(text, mention.end) else []
        match = _OBJECT_JA.fullmatch(text[mention.end : told.verb[0]])
        fits = match is not None and (match["of"] != "に" or mention.category == "programme")
        if match is not None and fits and not _OF_NOTE.match(text, told.verb[0]):
            objects.append((mention, match["of"] not in ("の", "との")))
    brought = all(undergoes for _, undergoes in objects) and not _PASSIVE.match(text, told.verb[1])
    if not subjects and not noted and brought:
        subjects = _inherited(scene, segment, first)
    named = {id(m) for m, _ in objects}
    chosen = [(m, False) for m in _with_joined(text, before, subjects) if id(m) not in named]
    return [*chosen, *objects, *((m, True) for m in noted[-1:] if id(m) not in named)]


def _inherited(scene: Scene, segment: Segment, first: int) -> list[Mention]:
    """The topic of the sentences before, which Japanese leaves out."""
    text = segment.text.text
    start = 0 if segment.kind != "row" else first
    before = _mentions(scene, segment, start, first)
    topics = [m for m in before if re.match(rf"{_AFTER_NAME}は", text[m.end :])]
    return _with_joined(text, before, topics[-1:])


def _latin(scene: Scene, segment: Segment, told: Told) -> Acting:
    """The name before the verb, and those behind it in its clause; with a noun, who meets."""
    text = segment.text.text
    start, stop = _clause(segment, told)
    here = _mentions(scene, segment, start, stop)
    before = _subject(text, [m for m in here if m.end <= told.verb[0]])
    behind = [m for m in here if m.start >= told.verb[1]]
    verb = text[slice(*told.verb)]
    if verb[:1].isupper() or (told.verb[0] < (told.when or (0, 0))[0] and _is_noun(text, told)):
        return [(m, False) for m in [*before, *_met(scene, segment, told)]]
    if told.kind in ("founding", "end", "opening", "start", "selection"):
        passive = re.search(r"(?:wurde|was|were|been)\b[^.;]*$", text[start : told.verb[0]])
        if passive is None and not behind and verb in _OF_SOMETHING:
            return []
        alone = [(m, passive is not None or m.category == "programme") for m in before]
        return alone if passive is not None else [*alone, *((m, True) for m in behind[:1])]
    return [(m, False) for m in before] + [(m, m.category == "programme") for m in behind]


_ATTRIBUTE = regex(r"\b(?:of|from|by|der|des|von|vom|aus|at|in|with|mit)(?: the| der| dem)? $")


def _subject(text: str, before: list[Mention]) -> list[Mention]:
    """The last name before the verb that is no attribute of another (a spin-off of A, won)."""
    before = [m for m in before if not re.match(r" [A-ZÄÖÜ]", text[m.end :])]
    heads = [m for m in before if not _ATTRIBUTE.search(text[: m.start])]
    return (heads or before)[-1:]


def _met(scene: Scene, segment: Segment, told: Told) -> list[Mention]:
    """Ein Treffen mit A, B und C: all up to the end of the sentence's first part."""
    text = segment.text.text
    with_ = _WITH.search(text, told.verb[1], told.end + 12)
    if with_ is None:
        return []
    end = re.compile(r"[.;:]|, (?:sind|ist|haben|hat|wurde|we|is|are|has|have|the two) ")
    stop = end.search(text, with_.end())
    return _mentions(scene, segment, with_.end(), stop.start() if stop else len(text))


def _is_noun(text: str, told: Told) -> bool:
    """Whether the event is told by a noun: a meeting in May."""
    return text[told.verb[1] : told.verb[1] + 4] in (" in ", " im ", " am ", " on ", " of ")


def _clause(segment: Segment, told: Told) -> tuple[int, int]:
    """From the beginning of the sentence to the end of the verb's clause."""
    text = segment.text.text
    start = max((s.start for s in sentences(segment) if s.start <= told.verb[0]), default=0)
    end = _OF_CLAUSE.search(text, max(told.verb[1], told.end))
    return start, end.start() if end is not None else len(text)


def _mentions(scene: Scene, segment: Segment, start: int, stop: int) -> list[Mention]:
    found = scene.of(segment, *_ACTORS)
    return [m for m in found if m.entity >= 0 and start <= m.start and m.end <= stop]


def _with_joined(text: str, here: list[Mention], chosen: list[Mention]) -> list[Mention]:
    """Those chosen and what is joined to them by と, and, und."""
    joined = list(chosen)
    for one, other in reversed(list(pairwise(here))):
        if other in joined and one not in joined and _AND.fullmatch(text[one.end : other.start]):
            joined.append(one)
    return joined
