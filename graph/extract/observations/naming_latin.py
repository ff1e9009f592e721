"""What a figure in a German or English sentence counts: the words that name it."""

from __future__ import annotations

import re

from graph.extract.observations.headers import measure_word
from graph.extract.observations.naming import Name
from graph.extract.observations.periods import PeriodMention
from graph.extract.observations.topics import sentence
from graph.lexicon import table
from graph.patterns import regex
from graph.quantities import Quantity

_COUNTED = frozenset({"items", "organisations", "companies", "people"})
_LABEL = regex(r"(?P<name>[^\W\d_][\w /()&-]{2,50}?) ?(?::|–|-) ?$")
_MARK_LAST = regex(r"[:–-] ?$")
_VERBS = {
    "de": r"(?:beträgt|betrug|betragen|liegt bei|lag bei|umfasst|umfasste|erreichte|stieg auf"
    r"|sank auf|beläuft sich auf|belief sich auf)",
    "en": r"(?:is|was|were|amounts? to|amounted to|totall?ed|totals|reached|rose to|fell to"
    r"|stood at|covers|covered)",
}
_OF = {
    "de": regex(r" (?:der|des|für|an|von|aller|Fördermittel für) "),
    "en": regex(r" (?:of|for|in|from) (?:the |its |their |all )?"),
}
#: The verb before a figure, which most figures have not, and the verb with its subject.
_VERB_LAST = {language: regex(rf" {verbs} (?:\w+ )?$") for language, verbs in _VERBS.items()}
_SUBJECT = {
    language: regex(rf"(?P<name>[^\W\d_][\w-]*(?: [\w-]+){{0,4}}) {verbs} (?:\w+ )?$")
    for language, verbs in _VERBS.items()
}
_GAP = regex(r"[ -]*")
_PHRASE = regex(r"(?:[\w-]+)(?: [\w-]+){0,3}")
_TIME = {
    "de": regex(r"\b(?:[Ii]m Jahr|[Ii]n|[Ee]nde|[Ss]tand|[Pp]er|[Zz]um) (?:Jahr )?$"),
    "en": regex(r"\b(?:[Ii]n|[Aa]s of|[Aa]t the end of|[Bb]y|[Dd]uring)(?: the year)? $"),
}


def latin_name(text: str, quantity: Quantity, language: str) -> Name | None:
    """The name of what a figure counts, or None if the sentence has none for it."""
    before = text[: quantity.start]
    label = _LABEL.search(before) if _MARK_LAST.search(before) else None
    if label and not measure_word(label["name"].strip()):
        return Name(*label.span("name"))
    if quantity.unit in _COUNTED:
        noun = _GAP.match(text, quantity.number[1])
        start = noun.end() if noun else quantity.number[1]
        words = _plain(text, start, quantity.end)
        return Name(*words) if words else None
    if quantity.unit in ("years", "months", "days"):
        return _span_of_time(text, quantity)
    verb = _VERB_LAST[language].search(before)
    if verb and (match := _SUBJECT[language].search(before)):
        words = _plain(text, *match.span("name"), language)
        return Name(*words) if words else None
    of = _OF[language].match(text, quantity.end)
    if of and (phrase := _PHRASE.match(text, of.end())):
        words = _plain(text, *phrase.span(), language)
        return Name(*words) if words else None
    return None


def _plain(text: str, start: int, end: int, language: str = "en") -> tuple[int, int] | None:
    """The stretch without function words at its start and from the first one inside on."""
    apart = set(table("units")["apart"][language])
    found = re.finditer(r"\S+", text[start:end])
    words = [(start + m.start(), start + m.end(), m[0]) for m in found]
    while words and words[0][2].lower() in apart:
        words.pop(0)
    kept = []
    for word in words:
        if word[2].lower() in apart:
            break
        kept.append(word)
    return (kept[0][0], kept[-1][1]) if kept else None


def _span_of_time(text: str, quantity: Quantity) -> Name | None:
    """20-jährige Clustergeschichte, a five-year programme: the noun behind the adjective."""
    stated = text[quantity.number[0] : quantity.end]
    adjective = re.search(r"(?:jährig|monatig|tägig)\w*$", stated) or re.search(r"-\w+$", stated)
    noun = re.compile(r" (?P<name>[\w-]+(?: [\w-]+)?)").match(text, quantity.end)
    if adjective is None or noun is None:
        return None
    first = noun["name"].split(" ")[0]
    longer = first[:1].islower() and " " in noun["name"]
    return Name(noun.start("name"), noun.end("name") if longer else noun.start("name") + len(first))


def times_around_latin(
    text: str, quantity: Quantity, periods: list[PeriodMention], language: str
) -> PeriodMention | None:
    """The one period of a figure's sentence that is said to be its time (in 2019, Stand 2020)."""
    first, last = sentence(text, quantity.start, language)
    near = [m for m in periods if first <= m.start < last]
    if len(near) != 1:
        return None
    mention = near[0]
    head = text[first : mention.start]
    bracket = head.rstrip().endswith("(") and text[mention.end : mention.end + 1] == ")"
    said = _TIME[language].search(head) is not None
    return mention if bracket or said else None
