"""How long an agreement holds, in German and English: what begins it, what ends it.

The verbs are few: an agreement takes effect, runs, holds, ends; gilt, läuft, endet. Right
beside them stands the day, or the year, and nothing else is a day of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.calendar import DateMention, PartialDate, find_dates
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import Sentence, terms, within
from graph.patterns import regex


class Held(NamedTuple):
    """The days that a sentence gives for an agreement's beginning and its end."""

    begins: list[Dated]
    ends: list[Dated]


#: Words of a general meaning tell of an agreement only where it is what does so.
_SUBJECT_EN = regex(
    r"(?:\b(?:it|this|that|which|and|but|they|(?:papers?|documents?|texts?|partnership|deal"
    r"|co-?operation|collaboration|extension|renewal|statement|declaration|one|two|latter"
    r"|(?<!long-)(?<!short-)terms?|periods?|phase|duration))\b|\)"
    r"|^(?:Expire[sd]|Expiring|Ends|Ended|Runs|Valid|Applies|Lapses|Lapsed)),? ?"
    r"(?:(?:now|still|initially|thereafter|will|would|is|are|was|were|has|have|had|been|be|to"
    r"|first|then|itself|both|automatically|also|due|set|made out|laid down)[ ,]*)*$",
    re.IGNORECASE,
)
_DAY_EN = (
    r"(?:,? ?(?:on|in|at|with|from|since|of|as of|as from|as at|the|year|month|close|start"
    r"|beginning|end|for|fiscal|its|middle|summer|spring|autumn|winter|retroactively"
    r"|initially|now|already))* $"
)
_UNTIL_EN = (
    r"(?:(?:[^.;:]{0,60}? )?(?:until|till|through|up to|to|thru)(?: and including)?"
    r"(?: the)?(?: very)?(?: end of| close of)?(?: the)?(?: year| month)? $)"
)
_BEGINS_EN = regex(
    r"\b(?:t(?:akes?|ook|aking) effect|(?:com(?:es?|ing)|came|enter(?:s|ed|ing)?|go(?:es)?|went"
    r"|put) into (?:force|effect|operation)|(?:becom(?:es?|ing)|became|is|are|was|being)"
    r" (?:effective|operative|operational|binding)|in (?:force|effect) (?=from|since|as)"
    r"|with effect (?=from|of|as)|effective(?: date:?)?)" + _DAY_EN
)
#: Begins, where an agreement or its term is what does.
_STARTS_EN = regex(
    r"\b(?P<verb>starts?|started|begins?|began|commences?|commenced|appl(?:y|ies|ied)(?= from)"
    r"|runs?(?= from)|ran(?= from)|valid(?= from)|counts?(?= from))" + _DAY_EN
)
_LASTS_EN = regex(
    r"\b(?P<verb>runs?|running|ran|holds?|lasts?|appl(?:y|ies)|carries|covers|covering|extends"
    r"|continues?|stays?|stands?|remains?|valid|good|effective|binding|operative|in force"
    r"|in effect|in place|renewed|extended|prolonged|concluded|made out|reaches|term|period"
    r"|duration):? ?,?" + _UNTIL_EN
)
_ENDS_EN = regex(
    r"\b(?P<verb>ends?|ended|ending|expir(?:es?|ed|ing)|laps(?:es?|ed|ing)|terminates?"
    r"|terminated|(?:comes|came|coming|come) to (?:its|an) end|r[ua]ns? out|running out)" + _DAY_EN
)
_UNTIL_DE = (
    r"bis(?: einschließlich| längstens| mindestens| vorerst)?(?: zum| zur)?(?: Jahr| Jahres)?"
)
_PART_DE = r"(?: ?(?:Ende|Anfang|Mitte|Jahresende|Ablauf des Jahres|Ende des Jahres|Jahr))? $"
_LASTS_DE = within(
    r"\b(?:gilt|gelten|galt|gelte|läuft|laufen|lief|liefe|gültig|besteht|bestand|dauert|hält"
    r"|befristet|Laufzeit|Geltung|Geltungsdauer|Gültigkeit|in Kraft|verlängert|fortgesetzt"
    r"|erneuert|Dauer|Bestand|wirksam|verlängern|geschlossen|angelegt|trägt)\b"
    rf"(?:[^.;:]|: ){{0,50}}?\b{_UNTIL_DE}" + _PART_DE
)
_ENDS_DE = within(
    r"\b(?:ende[nt]|endete[n]?|erlischt|erlosch|verliert|(?:läuft|laufen|lief|liefen)"
    r"(?= [^.;]{3,40}\baus\b))(?: [^.;,]{0,30}?)??(?: am| mit dem| mit| zum| im| Ende| nach)*"
    + _PART_DE
)
_OUT_DE = regex(r"^ (?:aus(?:läuft|gelaufen|laufen\w*)?|endet[e]?|abläuft|abgelaufen)\b")
#: bis Ende 2030 gelten: the verb after the day.
_UNTIL_HERE_DE = regex(rf"\b{_UNTIL_DE}" + _PART_DE)
_LASTS_AFTER_DE = regex(
    r"^ (?:\w+ )?(?:gelten|gelte|gilt|gültig\w*|läuft|laufen|verlängert|in Kraft|befristet"
    r"|fortgesetzt|fortgeführt|erneuert|bestehen|Bestand|geschlossen)\b"
)
_BEGINS_DE = within(
    r"\b(?:tritt|trat|treten|traten)(?: [^.;,]{0,20}?)??(?: am| zum| mit dem| mit| ab| im)+ $"
    r"|\b(?:gilt|gelten|galt|läuft|wirksam|gültig|in Kraft)(?: rückwirkend| zunächst)?"
    r" (?:ab(?: dem)?|vom|von|seit(?: dem)?|zum|seit dem) $"
    r"|\b(?:beginnt|begann) (?:am|mit dem|im|zum) $"
)
#: Laufzeit: 1. Juli 2024 bis …; Geltungsdauer vom … bis: the first of two days.
_SPAN_DE = regex(r"\b(?:Laufzeit|Geltung\w*|Gültigkeit\w*|Dauer)(?:: (?:vom? )?| vom? )$")
_BETWEEN = regex(
    r",? ?(?:to|until|till|through|[-–—]|bis(?: zum)?|and (?:ends?|expires|runs (?:to|until)"
    r"|terminates|lapses)(?: on| in)?|(?:and|und) (?:endet|läuft)(?: am| mit| bis(?: zum)?)*)"
    r" ?(?:the )?(?:end of |Ende )?"
)
_TERM_OF_PERSON = regex(r"\b(?:term of office|Amtszeit|term as)\b")
#: The day before this is the end of what was agreed, not of the agreement.
_ELSE = regex(
    r"\b(?:funding|grant|call|exhibition|fair|visit|registration|application|event|office"
    r"|applications|projects?|programmes?|Projekte?|Förderung|Messe|Besuch|Anmeldung|Bewerbung\w*"
    r"|Ausstellung|Programm|Frist|Ausschreibung|lease|Mietvertrag)\b",
)


def held(sentence: Sentence) -> Held:
    """The beginnings and the ends that the verbs of a sentence give."""
    segment, text = sentence.segment, sentence.segment.text.text
    begins: list[Dated] = []
    ends: list[Dated] = []
    if _TERM_OF_PERSON.search(sentence.text):
        return Held(begins, ends)
    days = [
        d for d in find_dates(text, segment.language) if sentence.start <= d.start < sentence.end
    ]
    last: tuple[DateMention, list[Dated]] | None = None
    for day in days:
        said = Dated(day.date, segment.text.span(day.start, day.end))
        before = text[sentence.start : day.start]
        after = text[day.end : sentence.end]
        if (
            last is not None
            and last[1] is begins
            and _BETWEEN.fullmatch(text, last[0].end, day.start)
        ) or _does_end(sentence, before, after):
            ends.append(said)
            last = (day, ends)
        elif _does_begin(sentence, before, after):
            begins.append(said)
            last = (day, begins)
    return Held(begins, ends)


def _does_end(sentence: Sentence, before: str, after: str) -> bool:
    if sentence.segment.language == "de":
        if of_something_else(before):
            return False
        if _LASTS_DE.search(before) or _ENDS_DE.search(before):
            return True
        if _UNTIL_HERE_DE.search(before) and _LASTS_AFTER_DE.match(after):
            return True
        return re.search(r"\b(?:am|mit|zum|Ende|im|mit dem) $", before) is not None and (
            _OUT_DE.match(after) is not None
        )
    return any(
        _of_agreement(sentence, before, match)
        for pattern in (_LASTS_EN, _ENDS_EN)
        for match in _each(pattern, before)
    )


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match that reaches the end of ``text``, those inside others too."""
    match = pattern.search(text)
    while match is not None:
        yield match
        match = pattern.search(text, match.start() + 1)


def of_something_else(clause: str) -> bool:
    """Whether a clause ends with the name of what else may run or end: a fair, a grant.

    >>> of_something_else("The exhibition "), of_something_else("The agreement ")
    (True, False)
    """
    return _ELSE.search(clause[-40:]) is not None


def _does_begin(sentence: Sentence, before: str, after: str) -> bool:
    if sentence.segment.language == "de":
        if _SPAN_DE.search(before) and _BETWEEN.match(after):
            return True
        return _BEGINS_DE.search(before) is not None and (
            re.search(r"\b(?:tritt|trat|treten|traten)\b", before) is None or "in Kraft" in after
        )
    if _BEGINS_EN.search(before):
        return True
    starts = _STARTS_EN.search(before)
    return starts is not None and _of_agreement(sentence, before, starts)


def _of_agreement(sentence: Sentence, before: str, match: re.Match[str]) -> bool:
    """Whether what ends or runs is the agreement: it is named in the clause, or 'it' is."""
    clause = re.split(r"[;:]|, (?:while|where|when) ", before[: match.start()])[-1]
    between = before[match.start() :]
    if _ELSE.search(between) or of_something_else(clause):
        return False
    if _SUBJECT_EN.search(clause):
        return True
    offset = sentence.start + match.start() - len(clause)
    return any(offset <= t.start < sentence.start + match.end() for t in terms(sentence.segment))


def beginning(date: PartialDate, bond: Bond) -> PartialDate | None:
    """A day without a year is the first of its kind from the day of signing on."""
    if date.year is not None:
        return date
    signed = next((d.value for d in bond.signed if d.value.year), None)
    if signed is None or signed.year is None or date.month is None:
        return None
    sooner = (date.month, date.day or 31) < (signed.month or 1, signed.day or 1)
    return PartialDate(signed.year + sooner, date.month, date.day)


_YEARS = regex(r"P(\d{1,2})Y")


def ending(date: PartialDate, bond: Bond) -> PartialDate | None:
    """A day without a year ends what was to last for whole years; without them, it is left."""
    if date.year is not None:
        return date
    lasts = {match[1] for value, _ in bond.terms if (match := _YEARS.fullmatch(value))}
    begins = [d.value for d in (*bond.valid_from, *bond.signed) if d.value.year and d.value.month]
    if len(lasts) != 1 or not begins or date.month is None:
        return None
    start, first = begins[0], begins[0].year
    if first is None or start.month is None:
        return None
    whole = date.month == start.month and (date.day or 0) <= (start.day or 31)
    whole = whole or (date.month % 12 + 1 == start.month and (date.day or 28) >= 28)
    year = first + int(lasts.pop()) - (start.month == 1 and date.month == 12)
    return PartialDate(year, date.month, date.day) if whole else None
