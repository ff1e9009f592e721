"""When something was or will be signed: in the sentence, above it, or by the day of issue."""

from __future__ import annotations

import datetime as dt
import re

from graph.calendar import DateMention, PartialDate, find_dates, find_intervals, find_years
from graph.extract.bond import Dated
from graph.extract.clauses import Sentence, sentences, terms, within
from graph.extract.latin.attributes import AGREEMENT, CONCLUDED
from graph.extract.latin.counted_days import counted_day
from graph.extract.latin.datelines import is_dateline
from graph.extract.latin.relative_dates import relative
from graph.extract.latin.shown_days import event_day, is_invitation, labelled_day
from graph.extract.latin.slashed import slashed_dates
from graph.extract.mentions import Scene
from graph.extract.register import Agreements, dated
from graph.patterns import regex
from graph.segments import Segment

_PERIOD_BEFORE = regex(
    r"(?:until|bis|from|ab|by|effective|through|running to|before|vor|expire[sd]? (?:on|in)"
    r"|(?:came to (?:its|an) end|(?<!\w)ended|lapsed|ran out) (?:on|in)|since"
    r"|(?:beginnt|startet)(?: am)?|(?:begins|starts)(?: on)?"
    r"|seit|endet(?: am)?|ends(?: on)?|terminates(?: on)?|läuft bis|expires?"
    r"|(?:reach(?:es|ed)?|come[s]? to|at) the end of (?:its|the|their) [\w -]{0,30}term on"
    r"|läuft(?: \w+)? mit|läuft am|mit|rückwirkend ab|gültig bis|valid (?:from|until)|zum|to)"
    r"(?: the| dem| zum| ende?| end of| einschließlich)* $",
    re.IGNORECASE,
)
#: The first one dates from 2013: when it was made, no beginning of a period.
#: A memorandum from 2016: likewise.
_ORIGIN = regex(
    r"\b(?:(?:dates?|dated|dating)(?: back)? (?:from|to)(?: the)?"
    r"|(?:memorand\w+|MoU|MOU|agreement|contract|accord|pact|charter|declaration|letter|intent"
    r"|understanding|statement|cooperation) from) $"
)
_SINCE = regex(r"(?:since|seit)(?: the| dem)? $", re.IGNORECASE)
_BORN = regex(r"(?:founded|established|gegründet|born|opened|twinned)[^.,]{0,14}$", re.IGNORECASE)


def dates_of(found: Agreements, sentence: Sentence, planned: bool = False) -> list[Dated]:
    """The day of signing that a sentence, or the line above it, gives."""
    segment = sentence.segment
    if there := _there_since(sentence):
        return [dated(segment, there[0])]
    if told := _in_attribute(found, sentence):
        return told
    stated = signing_dates(sentence)
    lead = led_by_year(segment)
    if stated and lead is not None and len(stated) > 1:
        stated = [d for d in stated if d.start != lead.start]
    if not stated:
        text = segment.text.text
        stated = [
            d
            for d in slashed_dates(found.scene, text)
            if sentence.start <= d.start < sentence.end
            and not _PERIOD_BEFORE.search(text[: d.start])
        ]
    if stated:
        first = dated(segment, stated[0])
        if lead is not None and first.value.year is None:
            first = Dated(first.value.refine(lead.date), first.span)
        return [first]
    if counted := counted_day(sentence) or relative(found, sentence):
        return counted
    above = _above(found, segment)
    if above is not None:
        return [above]
    if planned and is_invitation(found.scene):
        return _of_event(found, sentence)
    only_said = planned and _SAYS.search(sentence.text) is not None
    on_occasion = _OCCASION.search(sentence.text) is not None and not only_said
    if on_occasion and (before := _day_before(found, sentence)):
        return [before]
    if not planned and (same := _same_day(sentence)):
        return [dated(segment, same)]
    if behind := _behind_body(found, sentence):
        return [dated(segment, behind)]
    return [dated(segment, d) for d in _since(sentence)[:1]]


def _since(sentence: Sentence) -> list[DateMention]:
    """The dates since which something is; that since which it is in force is none of signing."""
    text = sentence.segment.text.text
    since = [d for d in dates_inside(sentence) if _SINCE.search(text[: d.start])]
    since = [d for d in since if not _FORCE_AFTER.match(text, d.end)]
    return [d for d in since if _is_of_term(sentence, d)]


def _is_of_term(sentence: Sentence, date: DateMention) -> bool:
    """X kooperiert seit 2016 mit Y; nun …: whether a date stands in the clause of an agreement."""
    spans = [(t.start, t.end) for t in terms(sentence.segment)]
    named = [s for s in spans if sentence.start <= s[0] < sentence.end]
    text = sentence.segment.text.text
    return not named or any(
        ";" not in text[min(date.start, start) : max(date.start, start)] for start, _ in named
    )


#: Der im Vorjahr mit dem X geschlossene Vertrag wurde …: an attribute says when it was concluded.
_ATTRIBUTE = within(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Ee]ine[nrms]?) (?P<inside>[^.;:,]{4,140}?)"
    rf" (?:{CONCLUDED}){AGREEMENT}"
)


def _in_attribute(found: Agreements, sentence: Sentence) -> list[Dated]:
    """The day that an attribute of the agreement gives: what the main clause dates is another."""
    match = _ATTRIBUTE.search(sentence.masked, sentence.start, sentence.end)
    if match is None:
        return []
    part = Sentence(sentence.segment, *match.span("inside"), sentence.masked)
    stated = signing_dates(part) or _since(part)
    return [dated(sentence.segment, stated[0])] if stated else relative(found, part)


#: Mit X bestand bereits seit 2018 ein Vertrag; …: the clause that says since when one is there.
_THERE_SINCE = regex(
    r"\b(?:besteht|bestand|bestehen|bestanden|läuft|lief|existiert|existierte|gibt es|gab es)\b"
    r"[^;]*?\bseit(?: dem)? (?=\d)|\bseit (?:dem )?\d[^;]{0,90}?\b(?:besteht|bestand|existiert"
    r"|läuft)\b"
)


def _there_since(sentence: Sentence) -> list[DateMention]:
    """The date since which the first clause of several says that an agreement is there."""
    head, mark, _ = sentence.text.partition("; ")
    if not mark or not _THERE_SINCE.search(head):
        return []
    return [d for d in _since(sentence) if d.start < sentence.start + len(head)]


_HAD = regex(r"\b(?:hatten?|haben|hat|schloss(?:en)?|unterzeichneten?|vereinbarten?|trafen?)\b")


def _behind_body(found: Agreements, sentence: Sentence) -> DateMention | None:
    """Mit X hatte die Y 2020 ein Abkommen erzielt: a year behind who acts is none of its name."""
    segment = sentence.segment
    if segment.language != "de" or not _HAD.search(sentence.text):
        return None
    ends = {m.end + 1 for m in found.scene.of(segment, "organization")}
    years = [y for y in find_years(segment.text.text) if y.start in ends]
    inside = [y for y in years if sentence.start <= y.start < sentence.end]
    return inside[0] if len(inside) == 1 else None


_CEREMONY = regex(
    r"Verträge|Abkommen|Vereinbarungen|unter ein|Unterschrift|agreements|MoUs|pacts|ceremony"
    r"|Feierstunde"
)


_OCCASION = regex(
    r"\b(?:^Dabei|[Bb]ei dieser Gelegenheit|[Bb]ei (?:dem|diesem) (?:Treffen|Besuch|Anlass)"
    r"|[Aa]m (?:selben|gleichen) (?:Tag|Abend|Ort)|(?:^|[.:] )[Aa]m (?:Vormittag|Nachmittag"
    r"|Morgen|Abend)"
    r"|[Ii]n (?:derselben|der gleichen) (?:Sitzung|Feier|Feierstunde|Veranstaltung|Stunde)"
    r"|[Bb]ei (?:gleicher|derselben|der gleichen|selber) Gelegenheit"
    r"|[Aa]t the same (?:ceremony|session|event|occasion)|[Ii]n the (?:morning|afternoon|evening)"
    r"|[Aa]us diesem Anlass|[Ss]igned (?:on )?(?:the same|that) day"
    r"|[Oo]n (?:this|that|the same) (?:occasion|day|evening)|[Tt]he same (?:day|evening)"
    r"|[Dd]uring the (?:visit|ceremony|signing)"
    r"|[Aa]fter (?:the|their|this) (?:visit|meeting|talks|tour|reception|session|speeches|lunch)"
    r"|[Ff]ollowing the (?:visit|meeting|talks|tour)|[Aa]fterwards|[Ll]ater that day"
    r"|[Aa]t the (?:meeting|same time))\b"
)


_SAYS = regex(r"\b(?:announced|said|told|declared|confirmed|added|kündigten? .* an|sagte[n]?)\b")


#: On the eve of the symposium, am Vorabend der Tagung: the day before that of the invitation.
_EVE = regex(
    r"\b(?:am (?:Vorabend|Vortag|Tag vor|Abend vor)|einen Tag vor|[Oo]n the eve of|the (?:day"
    r"|evening) before)\b",
    re.IGNORECASE,
)


def _of_event(found: Agreements, sentence: Sentence) -> list[Dated]:
    """The day of the event that a text invites to, or of the evening before it."""
    said = sentence.before[-1:]
    told = [sentence, *(said if _OCCASION.search(sentence.text) else [])]
    day = event_day(found.scene)
    if not day or not any(_EVE.search(one.text) for one in told) or day[0].value.year is None:
        return day
    eve = day[0].value.earliest() - dt.timedelta(days=1)
    return [Dated(PartialDate(eve.year, eve.month, eve.day), day[0].span)]


def _day_before(found: Agreements, sentence: Sentence) -> Dated | None:
    """On this occasion …: the day told of last, in the four sentences before."""
    segment = sentence.segment
    above = found.scene.segments[max(0, segment.index - 2) : segment.index]
    above = [line for line in above if re.search(r"[.!?][\"”“]?$", line.text.text)]
    before = [s for line in above if line.language == segment.language for s in sentences(line)]
    before += sentence.before
    for one in reversed(before[-4:]):
        full = [dated(one.segment, d) for d in signing_dates(one) if d.date.day is not None]
        full = full or relative(found, one, said=True)
        if full:
            return full[0] if len(full) == 1 else None
    return next(iter(labelled_day(found.scene)), None)


def _same_day(sentence: Sentence) -> DateMention | None:
    """The day of the signing that the sentence before tells of, in a paragraph about several."""
    segment = sentence.segment
    for one in reversed(sentence.before[-2:]):
        full = [d for d in signing_dates(one) if d.date.day is not None]
        if full and _CEREMONY.search(segment.text.text[: one.end]):
            return full[0] if len(full) == 1 else None
    return None


def led_by_year(segment: Segment) -> DateMention | None:
    """2001  15. März: …: the year with which an entry of a chronicle begins."""
    match = re.match(r"(?:19|20)\d{2}(?=[ :\t])", segment.text.text)
    years = find_years(segment.text.text) if match else []
    return years[0] if years and years[0].start == 0 else None


_IN_FORCE = regex(
    r"(?:tritt|treten|trat|traten|wirksam|in force|into force|in effect|into effect"
    r"|(?:takes?|took|taking) effect|appl(?:ies|ied|y|icable)|operative|effective)(?: as)?"
    r"(?: am| on| from| ab| zum| of)? $"
)
#: ist seit dem 1. Mai wirksam; ist am 1. Mai in Kraft getreten; ab 1. Mai anwendbar.
_FORCE_AFTER = regex(
    r"(?: (?:ihr|sein|ein) Ende| (?:aus|ausgelaufen|abgelaufen)(?=[.,;]| und)| zu Ende| geendet"
    r"| gekündigt| beendet| aufgelöst)\b|"
    r"(?: an)? (?:in Kraft|wirksam|gültig|rechtskräftig|verbindlich|anwendbar|rechtsgültig"
    r"|in Geltung|in force|effective)\b"
)
_YEAR_OF_NAME = regex(
    r"(?<![.] )(?<!^)\b(?!(?:Das|Die|Der|Den|Dem|The|Im|In|Seit|Since|Bereits|Schon|Already|Ende"
    r"|Anfang|Mitte) $)[A-ZÄÖÜ][\w-]* $"
)


def all_dates(text: str, language: str) -> list[DateMention]:
    """Dates, and years by themselves: bereits 2014; (since 2013). No years of names: BIO 2016."""
    dates = find_dates(text, language)
    years = [
        year
        for year in find_years(text)
        if not any(d.start <= year.start < d.end for d in dates)
        and not _YEAR_OF_NAME.search(text[: year.start])
    ]
    months = [
        DateMention(*m.span(), PartialDate(int(m["y"]), int(m["m"])))
        for m in (_MONTH_OF_YEAR.finditer(text) if "/" in text else ())
        if not any(d.start < m.end() and m.start() < d.end for d in dates)
    ]
    return sorted([*dates, *years, *months], key=lambda d: d.start)


#: 12/2020; but Issue 4/2020, No. 7/2022.
_MONTH_OF_YEAR = regex(
    r"(?<![\w/.-])(?<!Nr\. )(?<!No\. )(?<!No )(?<!Issue )(?<!Ausgabe )(?<!Heft )(?<!Meeting )"
    r"(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d{2})(?![\d/])"
)


def dates_inside(sentence: Sentence) -> list[DateMention]:
    """The dates of a sentence."""
    segment = sentence.segment
    dates = all_dates(segment.text.text, segment.language)
    return [d for d in dates if sentence.start <= d.start < sentence.end]


#: Im Juni, in late October: a month whose year the document may tell.
_IN_MONTH = regex(r"(?:\b(?:[Ii]m|[Ii]n|Anfang|Mitte|Ende|early|late|mid|Monat)[ -])+$")


#: Wie beide Seiten am 5. Mai mitteilten, …: the day on which it was told.
_TOLD_ON = within(
    r"\b(?:Wie|As) [^,;.]{3,90}?\b(?:mitteil\w+|bekannt\w*(?: \w+)?|melde\w+"
    r"|berichte\w+|erklärte\w*"
    r"|sagten?|informier\w+|announced|reported|said|confirmed|bestätig\w+), "
    r"|\b(?:teil(?:en|t|te|ten)|gab(?:en)?) [^;.]{3,120}?\b(?:mit|bekannt)\b(?! \w)"
)
#: …, who became director in May; …, der seit dem 1. Mai das Institut leitet.
_OF_SOMEBODY = regex(
    r", (?:who|whose|whom|(?:der|die) (?=seit|bis|ab))\b"
    r"(?![^,;]*(?:sign|conclud|renew|exten|agree|unterz|unterschr|schloss|schließ|verläng|erneuer))"
    r"[^,;]*$"
)


#: extended on 4 February 2019 to the end of 2023: the day on which it was done.
_EXTENDED_ON = regex(
    r"\b(?:extended|prolonged|renewed|signed|concluded)(?: \w+)? (?:on|in)(?: the)? $"
)


def signing_dates(sentence: Sentence) -> list[DateMention]:
    """The dates of a sentence that begin or end no period, the most precise first."""
    text = sentence.segment.text.text
    bounds = {
        edge.start
        for interval in find_intervals(text, sentence.segment.language)
        for edge in (interval.begins, interval.ends)
        if edge is not None and not _EXTENDED_ON.search(text[: edge.start])
    }
    telling = list(_TOLD_ON.finditer(text, sentence.start, sentence.end))
    kept = [
        d
        for d in dates_inside(sentence)
        if (d.start not in bounds or _ORIGIN.search(text[: d.start]))
        and (_ORIGIN.search(text[: d.start]) or not _PERIOD_BEFORE.search(text[: d.start]))
        and not _BORN.search(text[: d.start])
        and not is_dateline(text, d)
        and not _IN_FORCE.search(text[: d.start])
        and not _FORCE_AFTER.match(text, d.end)
        and not _OF_SOMEBODY.search(text, sentence.start, d.start)
        and not any(told.start() <= d.start < told.end() for told in telling)
        and (
            d.date.day is not None
            or d.date.year is not None
            or led_by_year(sentence.segment)
            or _IN_MONTH.search(text[: d.start])
        )
    ]
    return sorted(kept, key=lambda d: (d.date.day is None, d.date.month is None, d.start))


def _above(found: Agreements, segment: Segment) -> Dated | None:
    """The date that stands alone on the line above an entry of a chronicle."""
    scene = found.scene
    # A date on the very first line is the day of issue.
    for index in range(segment.index - 1, max(0, segment.index - 4), -1):
        line = scene.segments[index]
        text = line.text.text
        if line.block != segment.block:
            return None
        dates = find_dates(text, line.language)
        if dates and dates[0].start <= 12 and len(text) - (dates[0].end - dates[0].start) <= 14:
            full = dates[0].date.day is not None or dates[0].date.month is not None
            if not full:
                return None
            date = dated(line, dates[0])
            if date.value == found.issued and index < 6:
                return None
            year = _year_above(scene, line) if date.value.year is None else None
            return Dated(date.value.refine(PartialDate(year)), date.span) if year else date
        if len(text) < 30 and find_month(text):
            return None
    return None


def _year_above(scene: Scene, line: Segment) -> int | None:
    """The year that a heading above the entries, or the title, gives them."""
    for index in range(line.index - 1, -1, -1):
        above = scene.segments[index]
        years = {d.date.year for d in find_years(above.text.text)}
        head = index < 3 or len(above.text.text) < 8
        if len(above.text.text) < 70 and len(years) == 1 and head:
            return years.pop()
    return None


def find_month(text: str) -> bool:
    """Whether a line is the name of a month alone: the entry has no day."""
    return re.fullmatch(r"[A-ZÄÖÜ][a-zäöü]{2,8}", text) is not None
