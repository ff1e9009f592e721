"""Names of cities and prefectures as bodies, and of facilities and clusters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from graph.extract.latin.joined_heads import FIELD_CITY
from graph.extract.latin.name_begins import leading_words
from graph.extract.latin.persons import UPPER
from graph.extract.latin.words import (
    CAP,
    is_generic,
    is_role,
)
from graph.extract.mentions import Found
from graph.lexicon import table, words
from graph.patterns import regex

CITY = regex(
    rf"(?<![\w-])(?:^(?:City|Town|Borough|County|Municipality) of {CAP}(?: {CAP}){{1,3}}$"
    rf"|(?:[Cc]ity|[Cc]anton|[Pp]rovince|[Ss]tate|[Mm]unicipality) of {CAP}"
    rf"(?: (?:do|da|de|del|dos|di|du|upon|on) {CAP})?"
    rf"(?: (?:Town|City|York|Aires|Angeles"
    rf"|Francisco|Diego|Bay|Beach"
    rf"|Falls|Springs))?|(?:(?:North|South|East|West|New|Upper|Lower) )?"
    rf"(?!{FIELD_CITY})"
    rf"{CAP}(?: Metropolitan| Special)? (?:City|Prefecture|Province)"
    rf"(?! of | University| Council| Hospital| Government| Hall)|(?:Kanton|Präfektur|Stadt"
    rf"|Landeshauptstadt|(?:Freien? (?:und )?|[A-ZÄÖÜ]\w+- und )?Hansestadt|Kreis(?!\w* \w+(?:er"
    rf"|ung)\b)"
    rf"|Bezirkstag|Landkreis|Hochschulstadt|Kurstadt|Große Kreisstadt|Residenzstadt"
    rf"|Landesstadt|Wissenschaftsstadt|Kreisstadt"
    rf"|Freistaat|Gemeinde|Marktgemeinde|Bundesstadt|Universitätsstadt"
    rf"|Land) (?!Stadt|Loan|Use|Lease|Registry){CAP}"
    rf"(?: (?:am|an der|im|in der|ob der) (?!\w+(?:wirtschaft|technik|technologie|medizin"
    rf"|forschung|wissenschaft\w*|industrie|branche|bereich|rahmen|ung|schaft)\b){CAP}"
    rf"| \((?:Saale|Oder|Main|Havel"
    rf"|Spree)\))?"
    rf"|(?:Ville|Commune) de (?:La )?{CAP}|Comune di {CAP}|Ciudad de {CAP}|Gemeente {CAP})"
    r"(?![\w])"
)


SEVERAL = regex(
    rf"(?:Kantonen?|Städten?|Präfekturen|Landkreisen?|Universitäten|(?:Bundesl|L)ändern?|Gemeinden"
    rf"|Kommunen|[Cc]ities of|prefectures of"
    r"|universities of|towns of|counties of|provinces of) "
    rf"(?P<names>{CAP}(?: {CAP})?(?:, {CAP}(?: {CAP})?)*,? (?:und|and) {CAP}(?: {CAP})?)"
)


#: Words that say what a cluster is about, not which one it is.
_FIELDS = frozenset(words("capitalised", "cluster_subjects"))


#: Places to be whose kind comes first: Biopark Ilmtal, Haus der Chemie, Palais Seeblick.
_NAMED_PLACE = regex(
    rf"(?<![\w-])(?:(?:Biopark|Technologiepark|Wissenschaftspark|Technopark|Campus|Palais|Schloss"
    rf"|Hotel"
    rf"|Innovationszentrum|Gründerzentrum|Château|Villa) (?P<name>{CAP}(?: {CAP})?)"
    rf"|(?:Haus|Zunfthaus|Halle|Kurhaus|Zentrum) (?:der|des|zur|zum|am) (?P<of>{CAP}))(?![\w-])"
)


class _Ending(NamedTuple):
    """Names by what they end with, which most texts do not have."""

    ends: re.Pattern[str]
    names: re.Pattern[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Names that end so."""
        return self.names.finditer(text) if self.ends.search(text) else iter(())


@cache
def _facility(language: str) -> _Ending:
    rows = table("organizations")["facility"]
    # German texts name places abroad, and many at home, in English: Lumen Valley Center.
    words_for = {*rows["en"]["ends"], *rows[language]["ends"]}
    words_for -= {"Hub"} if language == "de" else set()
    ends = "|".join(map(re.escape, sorted(words_for)))
    return _Ending(re.compile(ends), re.compile(rf"(?<![\w-])(?:{CAP} )+(?:{ends})(?![\w-])"))


@cache
def _cluster(language: str) -> _Ending:
    ends = "|".join(map(re.escape, table("organizations")["cluster"][language]))
    return _Ending(re.compile(ends), re.compile(rf"(?<![\w-])(?:{CAP}[ -])+(?:{ends})s?(?![\w-])"))


_KOREAN = regex(r"[A-Z][a-z]+-[a-z]+ Park")
_TITLE_LAST = regex(r"(?<!\w)(?:Dr|Prof|Mr|Mrs|Ms|Herrn?|Frau)\.? $")


def places_to_be(text: str, language: str) -> Iterator[Found]:
    """Facilities and clusters by the form of their names."""
    for match in _facility(language).finditer(text):
        start = match.start() + leading_words(match.group())
        if _names_officer(match.group()) or _KOREAN.fullmatch(match.group()):
            continue  # Mayor Park, Delta-Direktorin Anna Hall and Nam-il Park are people.
        if match.group().count(" ") < 3 and _TITLE_LAST.search(text[: match.start()]):
            continue  # Dr. Nam-Il Park
        if " " in text[start : match.end()]:
            end = match.end() + _region(text, match.end())
            if body := re.match(r" (?:foundation|association|consortium)(?![\w-])", text[end:]):
                yield Found(start, end + body.end(), "organization", ())
                continue
            if _INSTITUTION.search(match.group()):
                yield Found(start, end, "organization", ())
                continue
            yield Found(start, end, "facility", ("Facility",))
    for match in _NAMED_PLACE.finditer(text):
        if not is_generic(match["name"] or match["of"]):
            yield Found(*match.span(), "facility", ("Facility",))
    for match in _cluster(language).finditer(text):
        start = match.start() + leading_words(match.group())
        words = re.split(r"[ -]", text[start : match.end()])
        if len(words) > 1 and not all(word in _FIELDS for word in words):
            yield Found(start, match.end() + _region(text, match.end()), "cluster", ("Cluster",))


#: Delta Cancer Center: what does research, treats or promotes is a body and no venue.
_INSTITUTION = regex(
    r" (?:Cancer|Heart|Stroke|Research|Life Sciences|Genome|Advancement|Promotion|Support"
    r"|Coordination) (?:Center|Centre)$"
)


def _names_officer(name: str) -> bool:
    return any(is_role(word.rsplit("-", 1)[-1]) for word in name.split()[:-1])


_WORD_AFTER = regex(rf" ({CAP})(?=$|[.,;:)]| [a-zäöü])")
_DOUBLE_NAME = regex(rf"[{UPPER}]\w+-[{UPPER}]\w+")
_COMMON = regex(r"(?:ung|ungen|er|ern|schaft|tion|s)$")


_AREA = regex(rf" {CAP} (?:Area|Region|Valley|Bay)(?![\w-])")


def _region(text: str, end: int) -> int:
    """Sylvan Health Cluster Ilmtal: the length of the region's name after a cluster's."""
    area = _AREA.match(text, end)
    if area is not None:
        return area.end() - end
    after = _WORD_AFTER.match(text[end:])
    if after is not None and _DOUBLE_NAME.fullmatch(after[1]):
        return after.end()
    if after is None or is_generic(after[1]) or is_role(after[1]):
        return 0
    return 0 if _COMMON.search(after[1]) else after.end()
