"""Whose text this is: the body that a masthead, a title or the first lines name alone."""

from __future__ import annotations

import re

from graph.extract.clauses import mask, sentences
from graph.extract.mentions import Mention, Scene
from graph.once import once
from graph.patterns import regex
from graph.segments import Segment

#: Segments in which a text says whose it is.
_HEAD = 5
_LONGEST_TITLE = 120
#: A body after these words is somebody the text is about, not who writes it.
_OTHER = regex(
    r"\b(?:[Ww]ith|[Mm]it|[Bb]etween|[Zz]wischen|[Tt]o|[Ff]rom|[Aa]us|[Bb]ei|[Aa]t|[Ii]n|[Ii]m"
    r"|[Vv]on"
    r"|[Aa]n|nach|for|für|gegen|against)(?: (?:the|der|dem|den|die|das))? $"
)
#: Texts in which those who are named without a body belong to the one that writes.
_OWN = regex(
    r"\b(?:[\w-]*protokoll|minutes|newsletter|bulletin|jahresbericht|annual report|amtsblatt"
    r"|mitteilungsblatt|our|unsere?|we|wir|chronik|register|notice is hereby|members?['’]"
    r"|beschlussvorlage|zeittafel|agenda|affiliates|tagesordnung|dispatch|vorstand|rundbrief"
    r"|gemeinderat|register|mitteilungen|berichtsjahr|directors['’] report|your|timeline"
    r"|herald|(?:board|ordinary|council) meeting|briefing note|for decision|contact officer"
    r"|report author)\b",
    re.IGNORECASE,
)
#: Partner der X: whose partners a list shows.
_PARTNERS = regex(r"\bpartners?\b", re.IGNORECASE)


def owner(scene: Scene) -> Mention | None:
    """The body whose own text this is, if its head leaves no doubt."""
    return (
        contracting(scene)
        or masthead(scene)
        or _imprint(scene)
        or focal(scene)
        or _first_named(scene)
        or _first_acting(scene)
    )


#: Our memorandum, we agreed: a text in which somebody speaks of their own doings.
_SPEAKS = regex(r"\b(?:[Ww]e|[Oo]ur)\b(?! (?:said|told))")
_QUOTED = regex(r"[\"“][^\"”]*[\"”]")
_ACTING = regex(
    r"(?:(?:In|During|Over|At|For|Throughout|With|On)\b[^.;]{3,60}? "
    r"|This (?:year|month|quarter),? |[Tt]he )?"
)


def _speaks(text: str) -> bool:
    """Whether somebody speaks of their own doings, other than in quotation marks."""
    if not any(word in text for word in ("We", "we", "Our", "our")):
        return False
    return _SPEAKS.search(_QUOTED.sub("", text)) is not None


def _first_acting(scene: Scene) -> Mention | None:
    """During the year X did …: in a text that says ‘our’, the body its first sentence is about."""
    if not any(_speaks(s.text.text) for s in scene.segments if s.language != "ja"):
        return None
    for segment in [s for s in scene.segments[:4] if s.kind != "row"]:
        for sentence in sentences(segment):
            named = [m for m in _named(scene, segment) if sentence.start <= m.start < sentence.end]
            if not _SENTENCE_LAST.search(sentence.text.rstrip()) or not named:
                continue
            before = sentence.masked[sentence.start : named[0].start]
            after = sentence.masked[named[0].end :]
            acts = _ACTING.fullmatch(before) and re.match(r" (?!and |with |of |in )[a-z]+ ", after)
            return named[0] if acts and (len(named) == 1 or segment.language == "en") else None
    return None


_CONTRACTING = regex(
    r"\bVertragspart(?:ner(?:in)?|ei)(?: auf \w+ Seite)? (?:ist|war)(?:, [^,]{3,40},)? (?:stets "
    r"|jeweils "
    r"|die "
    r"|der |das )*|\b[Tt]he (?:contracting )?party on \w+ side is (?:the )?"
)


def contracting(scene: Scene) -> Mention | None:
    """Vertragspartnerin ist die X GmbH: who concludes what a list shows, where a text says so."""
    for segment in scene.segments:
        text = segment.text.text
        if "Vertragspart" not in text and "party on" not in text:
            continue
        match = _CONTRACTING.search(text)
        if match is not None:
            for mention in scene.of(segment, "organization"):
                if mention.start == match.end():
                    return mention
    return None


_IMPRINT = regex(
    r"Jahresbericht|Tätigkeitsbericht|Geschäftsbericht|Annual [Rr]eport|ANNUAL REPORT|Newsletter"
    r"|NEWSLETTER|NEWS(?<=\bNEWS)\b|News(?<=\bNews)\b|Bulletin|Rundbrief|Mitteilungen|Magazin|Journal|Protokoll|Minutes"
)


def _imprint(scene: Scene) -> Mention | None:
    """Delta Institute · Annual report 2022 · page 17: the only body of such a line."""
    for segment in (*scene.segments[:3], *scene.segments[-3:]):
        if len(segment.text.text) < 100 and _IMPRINT.search(segment.text.text):
            named = _named(scene, segment)
            if len(named) == 1:
                return named[0]
    return None


def _first_named(scene: Scene) -> Mention | None:
    """In a text that speaks for somebody: the body that its first lines name alone."""
    if not is_own(scene):
        return None
    for segment in [s for s in scene.segments[:4] if s.kind != "row"]:
        named = _named(scene, segment)
        if named:
            text = segment.text.text
            other = _OTHER.search(text[: named[0].start])
            # … for Ilmtal Health Guild (IHG): a text that says ‘our’ gives its own short name.
            if other and re.match(r" \([A-ZÄÖÜ][\w&-]+\)", text[named[0].end :]):
                other = None
            return named[0] if len(named) == 1 and not other else None
    return None


_SENTENCE_LAST = regex(r"[a-z][.!?]$")


def masthead(scene: Scene) -> Mention | None:
    """The body that one of the first, short lines names alone."""
    head = [s for s in scene.segments[:_HEAD] if s.kind != "row"]
    for segment in head:
        if len(segment.text.text) > _LONGEST_TITLE or _SENTENCE_LAST.search(segment.text.text):
            break
        named = _named(scene, segment)
        if len(named) == 1 and not _OTHER.search(segment.text.text[: named[0].start]):
            return named[0]
        if named:
            break
    return None


def _named(scene: Scene, segment: Segment) -> list[Mention]:
    """One mention for each body that a segment names outside parentheses."""
    masked = mask(segment)
    found: dict[int, Mention] = {}
    for mention in scene.of(segment, "organization", "cluster"):
        shown = "\0" not in masked[mention.start : mention.end]
        if "OrganizationalUnit" not in mention.types and shown and not mention.pointing:
            found.setdefault(mention.entity, mention)
    return list(found.values())


def focal(scene: Scene) -> Mention | None:
    """The body whose own text this is: the only one that the first lines name."""
    named: dict[int, Mention] = {}
    for segment in [s for s in scene.segments[:3] if s.kind != "row"]:
        masked = mask(segment)
        for mention in scene.of(segment, "organization", "cluster"):
            shown = "\0" not in masked[mention.start : mention.end]
            if "OrganizationalUnit" not in mention.types and shown:
                named.setdefault(mention.entity, mention)
    return next(iter(named.values())) if len(named) == 1 else None


@once
def is_own(scene: Scene) -> bool:
    """Whether a text speaks for its owner: minutes, a newsletter, a register, ‘we’."""
    head = scene.segments[:8]
    if any(_OWN.search(s.text.text) for s in head):
        return True
    lists = any(s.kind in ("item", "row") for s in scene.segments)
    return lists and any(_PARTNERS.search(s.text.text) for s in head)
