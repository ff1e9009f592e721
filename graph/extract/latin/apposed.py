"""Words in commas that say what the body before them is: in German they name no further body.

A German list has no comma before ‘und’ or the verb; what stands between two
commas there describes the name before it: die Delta AG, Ulms Agentur, und ….
"""

from __future__ import annotations

from itertools import pairwise

from graph.extract.clauses import within
from graph.extract.mentions import Mention, Scene
from graph.patterns import regex

_ARTICLE = regex(r", (?:(?:die|der|das|eine?|dem|den|einer|einem) )?(?:[a-zäöü]\w+ ){0,2}")
_CLOSED = within(
    r"(?: (?:für|der|des|von|aus|in|im) [^,.;:()]{2,50})?, (?:und|sowie|ha(?:t|ben|tten?)|will"
    r"|wollen|wird|werden|wurden?|ist|sind|schloss|schlossen|unterzeichne\w+|unterschrieb\w*"
    r"|vereinbar\w+|arbeite\w+)\b"
    # … der Kantone A, B und C, hat …: a list inside what describes it ends before the verb.
    r"| (?:der|des|von|aus) [^.;:()]{2,90}? und [^,.;:()]{2,40}, (?:ha(?:t|ben|tten?)|will|wird"
    r"|wurde|ist|schloss|unterzeichnete)\b"
)


def without_appositions(scene: Scene) -> None:
    """Takes away the mentions that only describe the body named right before them."""
    for segment in scene.segments:
        if segment.language != "de":
            continue
        bodies = scene.of(segment, "organization", "cluster", "facility")
        for before, mention in pairwise(bodies):
            if _describes(before, mention) and mention.record is None:
                scene.mentions[segment.index].remove(mention)


def _describes(before: Mention, mention: Mention) -> bool:
    text = mention.segment.text.text
    gap = text[before.end : mention.start]
    closed = _CLOSED.match(text, mention.end)
    if closed is None or not _ARTICLE.fullmatch(gap) or "(" in mention.text:
        return False
    # A, B, C und D: in a list of several, what precedes the first is a comma too.
    clause = text[max(text.rfind(". ", 0, before.start), 0) : before.start]
    return not clause.rstrip().endswith((",", " und", " mit", " zwischen")) or "," not in clause
