"""The first day of an agreement that a sentence says is renewed, and the day of the renewal."""

from __future__ import annotations

import re

from graph.extract.bond import Dated
from graph.extract.clauses import Sentence, within
from graph.extract.latin.attributes import AGREEMENT, CONCLUDED
from graph.extract.latin.moments import dates_inside, dates_of, signing_dates
from graph.extract.latin.relative_dates import relative
from graph.extract.register import Agreements, dated
from graph.patterns import regex

_ORIGINAL = regex(
    r"(?:first|originally|initially|erstmals|ursprünglich|zuerst)[\w ]{0,40}$"
    r"|(?:signed|struck|concluded|agreed|dated|of|vereinbart|geschlossen"
    r"|unterzeichnet)(?: back)? (?:in|on|im|vom|from)? ?$"
    r"|\b(?:\w*[Vv]ereinbarung|\w*[Aa]bkommens?|\w*[Vv]ertrag(?:e?s)?|Memorandums?|MoU|agreement"
    r"|memorandum) (?:aus dem Jahr|aus|von|vom|of|from) (?:the )?$"
    r"|\b(?:ihre[nr]?|its|their|seine[nr]?) (?:seit )?$|\bseit $"
    r"|\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Tt]he|[Dd]em) (?:bereits )?(?:im Jahr |in |im |am )?$"
)


#: des Abkommens aus dem Jahr 2019, das …: the agreement's own date.
_DATED = within(
    r"\b(?:\w*[Vv]ereinbarung|\w*[Aa]bkommens?|\w*[Vv]ertrag(?:e?s)?|Memorandums?|MoU|agreement"
    r"|memorandum) (?:aus dem Jahre?|aus|von|vom|of|from) $"
    r"|\b(?:reached|signed|concluded|made|agreed|struck)(?: with [^,.;]{2,40})? (?:in|on) $"
)


#: ihr Memorandum of Understanding aus dem Jahr 2015 um drei Jahre (verlängert): what is renewed.
_PAPER_OF = regex(
    r"\b(?:\w*[Vv]ereinbarung|\w*[Aa]bkommens?|\w*[Vv]ertrag(?:e?s)?|\w*[Ee]rklärung|Memorandums?"
    r"|MoU|LoI|Letter|[Aa]greement|[Mm]emorandum)(?: of (?:[Uu]nderstanding|[Ii]ntent))?"
    r" (?:aus dem Jahre?|aus|von|vom|of|from)(?: the| dem)? $"
)
_PROLONGED = within(
    r"[^.;]{0,60}?\b(?:verlänger\w+|erneuer\w+|fortgeschrieben|renewed|extended|prolonged)\b"
    r"|(?: um| für| for| by) (?:\w+ ){1,3}(?:Jahre?|Monate|years?|months)\b"
)


#: der zwischen X und Y im Jahr 2017 geschlossene Rahmenvertrag: an attribute before its noun.
_ATTRIBUTE = within(
    rf"[^,.;]{{0,60}}\b(?:{CONCLUDED}|begründete|bestehende|laufende|geltende){AGREEMENT}"
)
#: Das Memorandum, das X im November 2018 mit Y schloss, …
_RELATIVE = within(r", (?:das|den|die|which|that) [^,.;]{0,60}$")
_CONCLUDED = within(
    r"[^,.;]{0,80}\b(?:schloss(?:en)?|geschlossen ha\w+|unterzeichnete[n]?|unterzeichnet ha\w+"
    r"|(?:abgegeben|vereinbart|getroffen|unterschrieben|abgeschlossen) ha\w+|abgaben"
    r"|vereinbarten|trafen"
    r"|signed|concluded)(?=[,.]| was| wurde)"
)


def dates_of_others(found: Agreements, sentence: Sentence, original: Dated) -> list[Dated]:
    """The date of renewal beside that of the first signing, in the sentence or above it."""
    segment = sentence.segment
    rest = [dated(segment, d) for d in signing_dates(sentence)]
    rest = [d for d in rest if d.value != original.value]
    if rest:
        return rest[:1]
    if counted := relative(found, sentence):
        return counted
    blank = Sentence(segment, sentence.start, sentence.start, sentence.masked)
    return dates_of(found, blank)


#: …, 2016 erstmals getroffen, …; first signed in 2016: an aside with the first day.
_ORIGIN = regex(
    r", (?:(?:im Jahre? |im \w+ |in |am [^,;]{4,20} )?(?:\w+ )?(?:19|20)\d{2} (?:erstmals|zuerst"
    r"|ursprünglich)"
    r" (?:getroffen|geschlossen|vereinbart|unterzeichnet|abgeschlossen)"
    r"|(?:erstmals|zuerst|ursprünglich) (?:im Jahre? |im \w+ |am [^,;]{4,20} )?(?:\w+ )?(?:19"
    r"|20)\d{2}"
    r" (?:getroffen|geschlossen|vereinbart|unterzeichnet|abgeschlossen)"
    r"|(?:first|originally) (?:signed|concluded|agreed|made) (?:in|on) [^,;]{4,20}"
    r"|(?:which |that )?(?:goes|going|dates|dating|went) back to (?:the year )?[^,;]{4,20}"
    r"|(?:which |that )?(?:dates|dating) from [^,;]{4,20}|in (?:place|force) since [^,;]{4,20}),"
)


def tells_origin(sentence: Sentence) -> bool:
    """Whether an aside of a sentence gives the first day of the agreement it is about."""
    return _ORIGIN.search(sentence.text) is not None


#: extended to the end of 2023: no first day.
_ENDS = regex(
    r"\b(?:(?:to|until|till|through|by|bis) (?:the )?(?:end|middle|Ende) (?:of )?|end of )$"
)
#: The memorandum, in place since 2013, was extended on …: its first day.
_SINCE = regex(r"\b(?:in place|in force|in effect|in existence|running|valid|there) since $")


def original_day(sentence: Sentence) -> Dated | None:
    """Der 2016 vereinbarte Vertrag wird verlängert; the agreement first signed in 2014."""
    segment = sentence.segment
    text = segment.text.text
    dates = [d for d in dates_inside(sentence) if d.date.year is not None]
    for date in dates:
        before, after = text[sentence.start : date.start], text[date.end : date.end + 100]
        if _ENDS.search(before):
            continue
        if _SINCE.search(before) and len(dates) > 1:
            return dated(segment, date)
        participle = re.match(
            r"[^,.;]{0,50}\b(?:bestehenden?|existing|vereinbarten?|geschlossenen?|unterzeichneten?"
            r"|abgeschlossenen?|agreement|MoU"
            r"|memorandum)\b",
            after,
        )
        if _ATTRIBUTE.match(after):
            return dated(segment, date)
        aside = _ORIGIN.search(text, max(0, date.start - 60))
        if aside is not None and aside.start() < date.start < aside.end():
            return dated(segment, date)
        if _PAPER_OF.search(before) and _PROLONGED.match(after):
            return dated(segment, date)
        if _RELATIVE.search(before) and _CONCLUDED.match(after):
            return dated(segment, date)
        if _DATED.search(before) and re.match(
            r",? ?(?:das|die|der|which|that|by|between|zwischen|was|were|has|wurde|wird|,|$|[.])",
            after,
        ):
            return dated(segment, date)
        if (_ORIGINAL.search(before) and (participle or len(dates) > 1)) or re.search(
            r"(?:first|originally|erstmals|ursprünglich)[\w ]{0,40}$", before
        ):
            return dated(segment, date)
    return None
