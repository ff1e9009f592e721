"""Who bears the duty that a clause states.

The subject decides: 甲は, 甲及び乙は, 両者は, the Lender shall, die Parteien. Where
one sentence gives each party its own duty (甲は…し、乙は…する) there are several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from graph.extract.contract.marks import words
from graph.patterns import regex

#: Words in parentheses and quotation marks say nothing of who does what.
_ASIDE = regex(r"\([^()]*\)|「[^」]*」|『[^』]*』|\"[^\"]*\"|„[^“]*“|“[^”]*”")
_CONDITION_JA = regex(
    r"(?:[^、。]*が、)?[^、。]*(?:場合|とき|際|時)(?:において|に限り|には|に|は)?(?:は)?、"
)
_LINK_JA = r"(?:、|,|・|と|及び|および|並びに|又は|または|若しくは)?"


class Duty(NamedTuple):
    """A part of a text with those who bear it; ``bearers`` None: nobody is named as subject.

    ``foreign`` says that the subject is somebody or something else.
    """

    start: int
    end: int
    bearers: frozenset[int] | None
    foreign: bool


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a contract: how the text calls each, and all of them."""

    names: Mapping[str, int]
    everyone: frozenset[int]

    def duties(self, text: str, language: str) -> list[Duty]:
        """The duties in ``text``, which is normalised; together they cover it."""
        if language == "ja":
            return _split(text, _japanese(self, text))
        return _split(text, _latin(self, text, language))

    def group(self, language: str) -> str:
        """A pattern for one party or several of them; the empty alternation matches nothing."""
        name = self.name()
        if language == "ja":
            tail = r"(?:の?(?:双方|両者|それぞれ|各々|各自|いずれか(?:一方)?|いずれも|三者|間))?"
            return rf"(?:{name})(?:{_LINK_JA}(?:{name}))*{tail}"
        link = r"(?: and | und | or | oder | sowie |, )"
        article = r"(?:[Tt]he |[Dd]ie |[Dd]er |[Dd]as )?"
        return rf"{article}(?:{name})(?:{link}{article}(?:{name}))*"

    def name(self) -> str:
        """A pattern for the names of single parties, the longest first."""
        return (
            "|".join(re.escape(n) for n in sorted(self.names, key=lambda n: (-len(n), n)))
            or r"(?!)"
        )

    def meant(self, text: str, language: str) -> frozenset[int]:
        """The parties that a group of names means."""
        if re.fullmatch(words(language, "all").pattern, text.strip()):
            return self.everyone
        found = re.findall(self.name(), text)
        # 甲乙のいずれか: whichever of them it is, the sentence binds all.
        return frozenset(self.names[name] for name in found)


class _Subject(NamedTuple):
    start: int
    bearers: frozenset[int]
    splits: bool


def _split(text: str, found: tuple[list[_Subject], bool]) -> list[Duty]:
    """One duty for each run of subjects that mean the same parties."""
    subjects, foreign = found
    if not subjects:
        return [Duty(0, len(text), None, foreign)]
    duties: list[Duty] = []
    start, bearers = 0, subjects[0].bearers
    for before, subject in pairwise(subjects):
        if subject.bearers == bearers:
            continue
        # この場合において、乙は: what leads to the subject belongs to its sentence.
        sentence = max(text.rfind(stop, before.start, subject.start) for stop in ("。", ". "))
        if subject.splits or sentence >= 0:
            begins = sentence + 1 if sentence >= 0 else subject.start
            duties.append(Duty(start, begins, bearers, False))
            start, bearers = begins, subject.bearers
        else:
            bearers |= subject.bearers
    return [*duties, Duty(start, len(text), bearers, False)]


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match.group())


# --- Japanese -------------------------------------------------------------------------

_TOPIC_JA = r"(?P<who>{who})(?:は|も|においては|にあっては)"
_WITHIN_JA = r"(?P<who>{who})(?:において|の?間において|の?間で|(?:が|で)?(?:誠意をもって)?協議)"
_ACTOR_JA = (
    r"(?P<who>{who})(?:の負担と|が)(?=[^、。]*(?:。|$|し、|り、|い、|して|ものとし|こととし))"
)
#: Before the comma a verb has come to its end, so a new subject begins a new duty.
_VERB_ENDS = regex(r"[いきしちりみびぎえけせてねべめれるとず]、$|[。]$|(?:とし|ものとし)、$")
_FOREIGN_JA = regex(r"^[^、。]{1,40}?(?:は|も|が)(?=[^、。]|、)")


def _japanese(parties: Parties, text: str) -> tuple[list[_Subject], bool]:
    plain = _ASIDE.sub(_blank, text)
    plain = _CONDITION_JA.sub(_blank, plain)
    who = rf"(?:{words('ja', 'all').pattern}|{parties.group('ja')})"
    before = r"(?:(?<=[、。:\0])|^)"
    topics = [
        _subject(parties, plain, match, "ja")
        for match in re.finditer(before + _TOPIC_JA.format(who=who), plain)
    ]
    within = [
        _subject(parties, plain, match, "ja")
        for match in re.finditer(_WITHIN_JA.format(who=who), plain)
        if match.group().endswith("において") or not topics
    ]
    found = sorted([*topics, *(s for s in within if not topics or s.start > topics[0].start)])
    if not found:
        actors = re.finditer(before + _ACTOR_JA.format(who=who), plain)
        found = [_subject(parties, plain, match, "ja") for match in actors]
    if not found and (re.search(r"協議(?:の上|のうえ|して|により|し|を行)", plain)):
        found = [_Subject(0, parties.everyone, False)]
    return [s for s in found if s.bearers], _FOREIGN_JA.match(plain.lstrip("\0")) is not None


def _subject(parties: Parties, plain: str, match: re.Match[str], language: str) -> _Subject:
    start = match.start("who")
    ended = _VERB_ENDS.search(plain[:start].replace("\0", "")) is not None
    return _Subject(start, parties.meant(match["who"], language), ended)


# --- German and English ---------------------------------------------------------------

_MODAL = {
    "en": r"(?:shall|will|must|may|agrees?|undertakes?|is|are|has|have|bears?|provides?|lends?"
    r"|pays?"
    r"|confirms?|acknowledges?|intends?|commits?|warrants?|recogni[sz]es?|seeks?|aims?|can|should|jointly"
    r"|mutually|each|both|hereby|cooperates?|supports?|promotes?|appoints?|owns?|retains?|wish(?:es)?|keeps?)",
    "de": r"(?:wird|darf|soll|kann|will|[a-zäöüß]+(?:t|en|st|ss|ß|n)\b)",
}
_BY = {
    "en": r"\b(?:shall|will|must)(?: \w+){{0,2}} (?:be )?\w+(?:ed|ne|en|wn|id|de|pt)"
    r"(?: \w+)? by (?P<who>{who})",
    "de": r"\b(?:wird|werden|sind|ist)\b[^.;]*?\b(?:von|durch) (?:der |dem |den )?(?P<who>{who})"
    r"(?= [^.;]*?(?:t|en)\b)",
}
_TOGETHER = regex(
    r"\b(?:by mutual (?:agreement|consent)|by agreement (?:between|of) the [Pp]arties"
    r"|between the [Pp]arties in good faith|amicably|einvernehmlich"
    r"|in gegenseitigem Einvernehmen|im gegenseitigen Einvernehmen)\b"
)
_SENTENCE = regex(r"(?<=[a-zäöüß)\d][.;])\s+(?=[A-ZÄÖÜ])")


def _latin(parties: Parties, text: str, language: str) -> tuple[list[_Subject], bool]:
    plain = _ASIDE.sub(_blank, text)
    who = rf"(?:{words(language, 'all').pattern}|{parties.group(language)})"
    found: list[_Subject] = []
    starts = [0, *(match.end() for match in _SENTENCE.finditer(plain))]
    for start, end in zip(starts, [*starts[1:], len(plain)], strict=True):
        found += list(_sentence(parties, plain, (start, end), who, language))
    if not found and _TOGETHER.search(plain):
        found = [_Subject(0, parties.everyone, False)]
    return [s for s in found if s.bearers], bool(re.match(r"\W*[A-ZÄÖÜ]", plain))


_BEFORE = r"(?:(?<=, and )|(?<=; and )|(?<=, und )|(?<=; )|(?<=, )|(?<=\A)|(?<=[.;] ))"
_ADVERBS = (
    r"(?:,? (?:\w+ly|also|further|both|each|hereby|therefore|in turn|auch|jeweils|gemeinsam"
    r"|ebenfalls))?"
)


def _sentence(
    parties: Parties, plain: str, bounds: tuple[int, int], who: str, language: str
) -> Iterator[_Subject]:
    start, end = bounds
    modal = _MODAL[language]
    if re.fullmatch(who, plain[start:end].strip(" :")):
        yield _Subject(start, parties.meant(plain[start:end].strip(" :"), language), False)
        return
    subject = re.compile(rf"{_BEFORE}(?P<who>{who}){_ADVERBS} {modal}\b")
    matches = list(subject.finditer(plain, start, end))
    if language == "de":
        matches = [m for m in matches if m.start() == start or not _is_subordinate(plain, m)]
    found = False
    for match in matches:
        before = plain[start : match.start()]
        clause = plain[: match.start()].rstrip().endswith((", and", "; and", ", und", ";", "."))
        if before and not clause and not _is_introduced(before):
            continue
        found = True
        meant = parties.meant(match["who"], language)
        yield _Subject(match.start(), meant, bool(clause and match.start() > 0))
    if not found:
        yield from _inside(parties, plain[start:end], start, who, language)


def _inside(
    parties: Parties, sentence: str, start: int, who: str, language: str
) -> Iterator[_Subject]:
    """Behind the verb in German (Bis Ende Mai legt die Stadt … vor), behind by or von."""
    inverted = re.compile(rf"^[^,;]*?\b[a-zäöüß]+(?:t|en|ss|ß) (?:sich )?(?P<who>{who})(?= )")
    match = inverted.search(sentence) if language == "de" else None
    if language == "en" and _LEADS.match(sentence):
        match = re.search(
            rf"(?<= )(?P<who>{who}) (?:shall|will|must|undertakes|agrees)\b", sentence
        )
    if match is None or re.match(r"(?:der|dem|den|des) ", match["who"]):
        match = re.search(_BY[language].format(who=who), sentence)
    if match is not None:
        yield _Subject(start, parties.meant(match["who"], language), False)


#: An adverbial of time without a comma after it: By 30 September of each year the Trust shall.
_LEADS = regex(r"(?:By|On|No later|Not later|Each|Every|During|At the|Within)\b[^,]*$|By\b[^,;]*")
_ADVERBIAL = regex(
    r"(?:By|On|In|At|For|During|Within|After|Before|Upon|Subject|To|Notwithstanding|Where|If|Without"
    r"|Unless|No later|Not later|Each year|Every year|As|With|Under)\b[^;.]*, "
)


def _is_introduced(before: str) -> bool:
    """Whether all that stands before the subject is an adverbial: By the end of May each year, ."""
    return _ADVERBIAL.fullmatch(before) is not None


def _is_subordinate(plain: str, match: re.Match[str]) -> bool:
    return plain[: match.start()].rstrip().endswith(",")
