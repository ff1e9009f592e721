"""Names of organisations, clusters and facilities in German and English text.

A name is a run of capitalised words with a word for a kind of organisation in
it: before it (City of Yokohama, Ministerium für …), after it (AusBiotech
Foundation) or as its end (Helmholtz-Zentrum).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.latin.heads import NO_BODY, by_head
from graph.extract.latin.kinds import apposed_names, behind_kind_of_company, behind_several
from graph.extract.latin.name_begins import leading_words
from graph.extract.latin.name_ends import TAIL, within
from graph.extract.latin.organs import towns_of_councils, without_organ
from graph.extract.latin.persons import is_name
from graph.extract.latin.places import CITY, SEVERAL, places_to_be
from graph.extract.latin.small_letters import in_small_letters
from graph.extract.latin.words import (
    CAP,
    FIELD_NOUNS,
    LEGAL,
    LEGAL_NAME,
    STOP,
    compound_heads,
    heads,
    is_role,
)
from graph.extract.mentions import Found
from graph.lexicon import table, words
from graph.lexicon.alternatives import any_of
from graph.patterns import regex

_WORDS = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = ("AND", "OF", "FOR", "THE", "ON", "IN", "WITH", "UND", "FÜR", "DER", "DES", "MIT", "IM")


_SMALL_WORD = regex(rf"\b(?:{'|'.join(_SMALL)})\b")
_GENITIVE = regex(r"['’]s?$")


_AFTER_ARTICLE = r"(?:^|(?<=\b[Dd](?:er|ie|as|em|en|es) )|(?<=\b[Ff]ür ))"
#: der BioNord – Life Science im Nordtal e. V.: a name, a dash, the rest up to the legal form.
_DASHED = regex(
    rf"{_AFTER_ARTICLE}(?P<name>(?=[A-ZÄÖÜ]\w*[a-z][A-Z]|\S+ \S+ –){CAP}(?: {CAP}){{0,3}} – "
    rf"(?!Die |Der |Das ){CAP}(?: (?:(?:im|in|für|und|der|des|&) )?{CAP}){{0,6}} {LEGAL})(?!\w)"
)


def latin_names(text: str, language: str) -> Iterator[Found]:
    """Names by their form alone; the caller resolves overlaps with known names."""
    if text.isupper():
        text = _WORDS.sub(lambda m: m.group() if m.group() in _SMALL else m.group().title(), text)
        text = _SMALL_WORD.sub(lambda m: m.group().lower(), text)
        ends = text.rstrip(" .:").rsplit(" ", 1)[-1]
        titled = re.search(r"[:–—|]| - |\d|^(?:News|Notes|Report|Message) [a-z]", text) is not None
        if len(text) < 80 and not titled and any(head == ends for head, _ in heads(language)):
            yield Found(0, len(text.rstrip(" .:")), "organization", ())
            return
    for found in _names(text, language):
        owned = _GENITIVE.search(text[found.start : found.end])
        found = found._replace(start=behind_several(text, found.start, found.end))
        if language == "en":
            found = without_organ(text, found, _body_ends("en"))
        yield found._replace(end=found.end - len(owned.group())) if owned else found


_ONE_OR_TWO = regex(rf"{CAP}(?: {CAP})?")


#: Medizinische Fakultät der Universität Wyetal: a faculty has agreements of its own.
_FACULTY = regex(
    rf"(?<![\w-])(?:{CAP} ){{0,2}}(?:Fakultät|Fachbereich)(?: für {CAP}(?: und {CAP})?"
    rf"| {CAP}(?: und {CAP})?)?"
    rf" (?:der|des|an der) (?=\S*[Uu]niversität|\S*[Hh]ochschule|\S+ (?:Universität|Hochschule)"
    rf"|TU |ETH )"
    rf"{CAP}(?: {CAP}){{0,3}}"
)


def _names(text: str, language: str) -> Iterator[Found]:
    for match in _FACULTY.finditer(text) if "Fakultät" in text or "Fachbereich" in text else ():
        start = match.start() + leading_words(match.group())
        yield Found(start, match.end(), "organization", ())
    yield from in_small_letters(text, language)
    for match in _DASHED.finditer(text) if " – " in text else ():
        yield Found(*match.span("name"), "organization", ())
    for match in LEGAL_NAME.finditer(text):
        start = match.start() + leading_words(match.group())
        start += _other_body(text[start : match.end()], language)
        start = behind_kind_of_company(text, start, match.end())
        start += _person_of(text[start : match.end()], language)
        kind = "Association" if "V." in match.group()[-5:] else "Company"
        yield Found(start, match.end(), "organization", (kind,))
    for match in SEVERAL.finditer(text):
        for name in _ONE_OR_TWO.finditer(match["names"]):
            start = match.start("names")
            yield Found(start + name.start(), start + name.end(), "organization", ("PublicBody",))
    for match in CITY.finditer(text):
        ends = match.group().split()
        whole = match.end()
        if ends[0] in _STATES and (within_it := _IN_SOMETHING.search(match.group())):
            whole = match.start() + within_it.start()  # der Präfektur Nordtal in der Medizintechnik
        if ends[0] not in STOP and not is_role(ends[-1]):
            yield Found(match.start(), whole, "organization", ("PublicBody",))
    if language == "de":
        yield from towns_of_councils(text)
    yield from _units(text, language)
    yield from by_head(text, language)
    yield from places_to_be(text, language)
    yield from apposed_names(text)
    for match in _field_of_place().finditer(text):
        yield Found(*match.span(), "organization", ())


@cache
def _field_of_place() -> re.Pattern[str]:
    """Life Sciences Ontario, Business Norway, Invest in Nordtal: a field and whose it is."""
    regions = any_of(words("capitalised", "regions"))
    return re.compile(
        rf"(?<![\w-])(?:(?:Life Sciences?|Genome|Business|Enterprise|Bio[Tt]ech"
        rf"|Med[Tt]ech|Innovation|Invest) {regions}|Invest in {CAP})(?![\w-])(?! (?:{CAP}|\d))"
    )


_STATES = ("Präfektur", "Land", "Kanton", "Freistaat")
_IN_SOMETHING = regex(r" (?:in der|im|am|an der) ")


def _person_of(name: str, language: str) -> int:
    """Mary Ross of Vantiscope Ltd: the length of what is no name of a body, with the ‘of’."""
    of = name.find(" of ")
    first = name[:of].split() if of > 0 else []
    kinds = {head for head, _ in heads(language)}
    return (
        of + 4 if len(first) in (2, 3) and is_name(" ".join(first)) and not kinds & {*first} else 0
    )


_JOIN = regex(r",? (?:and|und|&|for|für) ")
_HEADED_OF = regex(r"(\w+) of ([A-Z]\w+)$")
_COINED = regex(r"[A-Z]{3,}|\w*[a-z][A-Z]{2,}\w*")


@cache
def _body_ends(language: str) -> frozenset[str]:
    """The last words of names of bodies, facilities and clusters."""
    ends = {head.split()[-1] for head, _ in heads(language)} | {"City", "Prefecture", "Province"}
    for which in ("facility", "cluster"):
        rows = table("organizations")[which][language]
        ends.update(rows["ends"] if isinstance(rows, dict) else rows)
    return frozenset(ends)


def _other_body(name: str, language: str) -> int:
    """Dundrum Foundation and Vantiscope Ltd: the length of a first body, with the ‘and’."""
    ends = _body_ends(language)
    skipped = 0
    for match in _JOIN.finditer(name):
        last = name[skipped : match.start()].split()[-1:] or [""]
        compound = language == "de" and any(
            last[0].lower().endswith(h) for h, _ in compound_heads()
        )
        whole = name[skipped : match.start()].split(" ")
        headed = whole[0] in ends and len(whole) > 2 and whole[1] in ("of", "für", "for")
        # Technological Institute of Cork and Vantiscope Ltd: a place behind the ‘of’.
        of = _HEADED_OF.search(name[skipped : match.start()])
        headed = headed or (of is not None and of[1] in ends and of[2] not in FIELD_NOUNS)
        # DIV of Cork and Vantiscope Ltd: a short name, and where it is.
        seated = len(whole) > 2 and whole[1] == "of" and _COINED.fullmatch(whole[0]) is not None
        if match.group().strip(", ") != "&" and (
            headed or seated or last[0] in ends or compound or _COINED.fullmatch(last[0])
        ):
            skipped = match.end()
    return skipped


@cache
def _unit_pattern(head: str, language: str) -> re.Pattern[str]:
    if language == "de":
        return re.compile(rf"(?<![\w-]){head} (?:für )?(?!der |des |von )({TAIL})")
    return re.compile(
        rf"(?<![\w-])(?:(?<=[Tt]he )(?:{CAP} )+and )?(?:{CAP} )*{head}(?![\w-])"
        rf"(?: (?:of|for) (?:the )?({TAIL}))?"
    )


def _units(text: str, language: str) -> Iterator[Found]:
    for head in table("organizations")[language]["unit"]["ends"]:
        if head not in text:
            continue
        for match in _unit_pattern(head, language).finditer(text):
            start = match.start() + leading_words(match.group())
            end = match.end()
            named = match.start(1) > match.start() + len(head) + 5
            if match[1] and named and match[1].split()[0] not in FIELD_NOUNS:
                end = match.start() + match.group().index(head) + len(head)
            elif match[1]:
                end = match.start(1) + within(match[1])
                end = match.start(1) + _unit_tail(text[match.start(1) : end], language)
            if not NO_BODY.fullmatch(text[start:end]) and text[start:end] != head:
                yield Found(start, end, "organization", ("OrganizationalUnit",))


_AND_ONE_MORE = regex(rf" und {CAP}")


def _unit_tail(tail: str, language: str) -> int:
    """A unit's name stops before the name of the body it belongs to."""
    for match in re.finditer(r", ", tail):
        rest = tail[match.end() :]
        if " und " not in rest and " and " not in rest and "," not in rest:
            return match.start()
        if (
            LEGAL_NAME.match(rest)
            or CITY.match(rest)
            or rest.split()[0].endswith(("isches", "ische"))
        ):
            return match.start()
    if language == "de" and " und " in tail:
        end = _AND_ONE_MORE.search(tail)
        return end.end() if end else len(tail)
    return len(tail)
