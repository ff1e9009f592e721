"""Names around a word for a kind of body: Ministerium für …, University of …, X Foundation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from graph.extract.latin.joined_heads import joined_heads
from graph.extract.latin.kinds import COMMON_NOUN, behind_kind, behind_origin, leads_to_name
from graph.extract.latin.name_begins import POSSESSIVE, left_of
from graph.extract.latin.name_ends import right_of
from graph.extract.latin.words import compound_heads, heads, is_generic
from graph.extract.mentions import Found
from graph.extract.whole_words import whole_words
from graph.lexicon import table
from graph.patterns import regex

#: Organs inside any body, and seats.
NO_BODY = regex(
    r"(?:(?:Management|Executive|Supervisory|Advisory|Steering|Governing|Editorial|Scientific|Head"
    r"|Joint|Main|Branch|Registered|Annual|Core|High|Higher|Primary|Summer|Graduate|Regional"
    r"(?= Executive)) )+"
    r"(?:Board|Office|Committee|Commission|School|Council|Headquarters)"
    r"|(?:Council|Board|Town|City) (?:Chambers?|Room|Offices?|Meeting|Hall)"
    r"|.* of (?:Partnership|Promotion|Development|Initiative)"
)


#: Life-Science-Netzwerk, Biotech-Cluster: a common noun of a field, no name of its own.
_COMMON = regex(
    r"(?:Life-Sciences?|Bio(?:tech|technologie|medizin|pharma)?|Medizintechnik|Medtech|MedTech"
    r"|Gesundheits?|Pharma|Branchen|Hightech|Forschungs|Innovations|Wirtschafts)"
    r"-(?:Netzwerke?s?|Clusters?|Verbande?s?|Vereins?|Plattform|Initiative|Agentur|Institut)"
)


def by_head(text: str, language: str) -> Iterator[Found]:
    """Names around each word for a kind of body."""
    for head, kind, start, end in _head_words(text, language):
        left = left_of(text, start)
        left -= 4 if text[:left].endswith("St. ") else 0
        right = right_of(text, end, head)
        if left == start and right == end and "-" not in text[start:end]:
            continue
        if left == start and right == end and _COMMON.fullmatch(text[start:end]):
            continue
        if leads_to_name(text, start, end, right):
            continue
        left = behind_kind(text, left, start)
        if text[left:right].split()[-1] in table("organizations")["facility"]["en"]["ends"]:
            continue
        owned = POSSESSIVE.match(text[left:right])
        left += owned.end() if owned else 0
        noun = COMMON_NOUN.match(text, left, start)
        left = noun.end() if noun else left
        left = behind_origin(text, left, right, head)
        if NO_BODY.fullmatch(text[left:right]) or is_generic(text[left:right]):
            continue
        yield Found(left, right, "organization", (kind,) if kind else ())


_LONG_WORD = regex(r"(?<![\w-])[A-Za-zÄÖÜäöüß][\w-]{6,}(?![\w-])")


#: Centre for …: by itself a place, with its subject the name of a body.
_CENTRE_FOR = regex(r"(?<![\w-])(?:Centre|Center)(?= for [A-Z])")


@cache
def _heads_with_names(language: str) -> list[tuple[str, str]]:
    """The words for bodies around which a name may stand."""
    apart = ("Stadt", "Kanton", "Präfektur")
    return [
        (head, kind)
        for head, kind in heads(language)
        if not head.endswith(".") and kind != "Company" and head not in apart
    ]


@cache
def _compound_ends() -> tuple[str, ...]:
    return tuple(head for head, _ in compound_heads())


#: des Instituts für …, des Generalkonsulats X: the genitive of words for kinds of bodies.
_INFLECTED = regex(
    r"(?:(?<=institut)|(?<=zentrum)|(?<=klinikum)|(?<=verband)|(?<=konsulat)|(?<=ministerium))e?s$"
)
_INFLECTED_HEADS = frozenset(("institut", "zentrum", "klinikum", "ministerium", "generalkonsulat"))


@cache
def _heads_of(language: str) -> dict[str, str]:
    return dict(_heads_with_names(language))


def _head_words(text: str, language: str) -> Iterator[tuple[str, str, int, int]]:
    for head, kind in _heads_with_names(language):
        if head in text:
            for place in whole_words(text, head):
                yield head, kind, *place
    for match in _CENTRE_FOR.finditer(text):
        yield match.group(), "", *match.span()
    yield from joined_heads(text, _heads_of(language) if language == "en" else {})
    if language == "de":
        for match in _LONG_WORD.finditer(text):
            word = match.group().lower()
            if word.endswith("s"):
                word = _INFLECTED.sub("", word)
            if len(word) < len(match.group()) and word in _INFLECTED_HEADS:
                yield match.group(), "", *match.span()
                continue
            for head, kind in compound_heads() if word.endswith(_compound_ends()) else ():
                if (
                    word.endswith(head)
                    and (word != head)
                    and any(c.isupper() for c in match.group())
                ):
                    yield head, kind, *match.span()
                    break
