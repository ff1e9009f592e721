"""From when, until when and for how long: what the text says around an agreement."""

from __future__ import annotations

import re
from datetime import timedelta

from graph.calendar import (
    DateMention,
    PartialDate,
    find_dates,
    find_durations,
    find_intervals,
)
from graph.extract.bond import BARE, Bond, Dated, name_key
from graph.extract.clauses import Sentence, sentences, terms
from graph.extract.latin.holding import beginning, ending, held, of_something_else
from graph.extract.other_lengths import is_other_length
from graph.extract.register import Agreements
from graph.model import Span
from graph.segments import Segment

_PERIOD = re.compile(
    r"有効期間|(?:協定|覚書|契約)の期間|協定期間|契約期間|有効期限|実施期間|貸付期間|^期間"
    r"|期限は|効力は|(?<=[、。でし])期間は|(?:締結|調印|署名|更新)の?日(?:から|より)"
    r"|年間有効|[Tt]erm of|valid|Laufzeit"
    r"|Gültigkeit|gültig|gilt|period of|^(?:Term|Duration|Dauer|Validity|Period"
    r"|(?:Valid(?:ity)?|Effective|Agreement) period|Term of (?:validity|agreement))$"
    r"|in force until|in Kraft bis|\bruns (?:from|through|until|for)\b"
    r"|\beffective (?=[A-Z\d])|\bin effect until|läuft (?:bis|ab|vom)"
    r"|befristet|ist (?:auf|für) (?=[\w ]{3,20}(?:Jahr|Monat))"
)
_SIGNING_HEADING = re.compile(
    r"^(?:協定|覚書|契約)?(?:の)?(?:締結|調印|署名)(?:年月)?(?:日|日時)?$|^締結日時?$"
    r"|^日時$|[Dd]ate of (?:signing|signature|conclusion|execution|agreement)"
    r"|Datum der Unterzeichnung"
)
_NAME_HEADING = re.compile(r"(?:覚書|協定(?:書)?|契約)の?名称|^名称$|^協定名$")
_PARTY_HEADING = re.compile(
    r"^(?:協定|覚書|契約)?(?:の)?(?:当事者|締結者|署名者|締結先|相手方|構成団体|締結団体|協定者|参加機関|締結機関)$"
    r"|^(?:Parties|Signatories|Vertragspartner|Unterzeichner|Partner)[::]?$"
)
#: 1 締結日 令和5年9月29日: the label and what it labels on one line.
_LABELLED = re.compile(
    r"(?P<label>(?:協定|覚書|契約)?の?(?:締結|調印|署名|更新)(?:年月)?日時?|有効期間"
    r"|協定期間|期 ?間(?=[ ::])|契約期間|有効期限|締結者|署名者"
    r"|締結先|当事者"
    r"|Date of (?:signing|signature|conclusion|execution|agreement)"
    r"|Term(?: of (?:validity|agreement))?|(?:Valid(?:ity)? |Effective |Agreement )?[Pp]eriod"
    r"|Duration|Parties|Signatories|Laufzeit|Vertragspartner|Unterzeichner)"
    r"[\s::]+(?=\S)"
)
_ENDS = re.compile(r"[^。]{0,6}(?:終了|満了|期限)")
_EFFECT = re.compile(r"から(?:発効|施行|効力|実施)|より(?:発効|施行)")


def add_validity(found: Agreements) -> None:
    """Reads periods, signing days and names from headed sections and from sentences."""
    focus = found.main
    listed: Bond | None = None
    _aliases(found)
    for segment in found.scene.segments:
        heading = found.scene.segments[segment.heading].text.text if segment.heading >= 0 else ""
        if heading and segment.kind != "heading" and found.main is not None:
            _headed(found, heading, segment, found.main)
        labelled = _LABELLED.match(segment.text.text)
        if segment.index in found.entered:
            _entered(found, segment)
            continue
        listed = _dated_here(found, segment) or listed if labelled else listed
        if labelled and focus is not None:
            meant = listed or _newer(found, focus) or focus
            _headed(found, labelled["label"].replace(" ", ""), segment, meant)
            if listed is not None:
                continue
        if focus is not None and _is_term_of(found, segment, focus):
            _period(focus, segment, 0, len(segment.text.text))
        for sentence in sentences(segment):
            focus = _focus(found, sentence) or focus
            if focus is not None:
                _stated(found, sentence, focus)


def _entered(found: Agreements, segment: Segment) -> None:
    """A line of an entry: its period is that of the agreement in the heading."""
    bond, text = found.entered[segment.index], segment.text.text
    if bond in found.bonds and _PERIOD.search(text):
        _period(bond, segment, 0, len(text))


_TERMS = ("期間", "契約期間", "Laufzeit", "Term", "Duration")
#: A line that is but a label: the one below says how long.
_TERM_ALONE = re.compile(r"(?:(?:協定|覚書|契約)の?|有効)期間")


def _is_term_of(found: Agreements, segment: Segment, bond: Bond) -> bool:
    """Whether the item above is but 期間 and what comes before it tells of the agreement."""
    above = found.scene.segments[segment.index - 1] if segment.index else segment
    if above.kind != "heading" and _TERM_ALONE.fullmatch(above.text.text):
        return True
    near = 0 < segment.index - bond.segment.index <= 3
    return near and above.kind == "item" and above.text.text in _TERMS


def _dated_here(found: Agreements, segment: Segment) -> Bond | None:
    """The agreement whose day of conclusion the line gives: what labels follow speak of it."""
    lines = segment.text.whole()
    for bond in found.bonds:
        if any(lines.start <= d.span.start < lines.end for d in bond.signed):
            return bond
    return None


_ALIAS = re.compile(r"[」』]?\(以下[「『](?P<name>[^「」『』]{2,20})[」』](?:という。?)?\)")


def _aliases(found: Agreements) -> None:
    """「…基本協定」(以下「基本協定」): the short name means that agreement from here on."""
    for segment in found.scene.segments:
        for term in terms(segment):
            defined = _ALIAS.match(segment.text.text, term.name_end)
            key = name_key(segment.text.text[term.name_start : term.name_end])
            for bond in found.bonds:
                if defined and key in bond.keys and (bond.status == "Draft") == term.draft:
                    bond.aliases.add(name_key(defined["name"]))


def _headed(found: Agreements, heading: str, segment: Segment, bond: Bond) -> None:
    """Sections like 締結日, 有効期間 and 名称 speak of the document's main agreement."""
    text = segment.text.text
    if _SIGNING_HEADING.search(heading.strip()):
        dates = find_dates(text, segment.language)
        if dates and len(text) < 60 and not _known(bond.signed, dates[0].date):
            bond.signed.append(
                Dated(dates[0].date, segment.text.span(dates[0].start, dates[0].end))
            )
    elif _PERIOD.search(heading) and len(text) < 160:
        _period(bond, segment, 0, len(text))
    elif _NAME_HEADING.search(heading.strip()):
        _names(bond, segment)
    elif _PARTY_HEADING.search(heading.strip()):
        for mention in found.scene.of(segment, "organization"):
            if "OrganizationalUnit" not in mention.types:
                bond.parties.setdefault(mention.entity, mention)


def _names(bond: Bond, segment: Segment) -> None:
    """The name of the agreement, and its translation in parentheses."""
    text = segment.text.text
    quoted = re.match(r"[「『](?P<name>[^「」『』]+)[」』]", text)
    whole = quoted.span("name") if quoted else (0, len(text.split("(", maxsplit=1)[0]))
    bond.names.insert(0, (segment, *whole))
    translated = re.search(r"\((?P<name>[^()]{4,80})\)$", text)
    if translated:
        bond.names.append((segment, *translated.span("name")))


def _focus(found: Agreements, sentence: Sentence) -> Bond | None:
    """The agreement that the sentence names, if it names one."""
    segment = sentence.segment
    for bond in found.bonds:
        if bond.segment is segment and sentence.start <= bond.start < sentence.end:
            return bond
    if (partners := _with_partner(found, sentence)) is not None:
        return partners
    for term in terms(segment):
        if not sentence.start <= term.start < sentence.end:
            continue
        key = name_key(segment.text.text[term.name_start : term.name_end])
        fitting = [b for b in found.bonds if key in b.aliases]
        if key not in BARE:
            fitting = [b for b in found.bonds if key in b.keys] or fitting
        if fitting:
            same_state = [b for b in fitting if (b.status == "Draft") == term.draft]
            return (same_state or fitting)[0]
    return None


_WITH = re.compile(r"\b(?:with|mit)(?: the| der| dem| den)? $")


def _with_partner(found: Agreements, sentence: Sentence) -> Bond | None:
    """Die Vereinbarung mit X endet am …: the only agreement with the partner that is named."""
    if sentence.segment.language == "ja" or not any(
        sentence.start <= term.start < sentence.end for term in terms(sentence.segment)
    ):
        return None
    text = sentence.segment.text.text
    for mention in found.scene.of(sentence.segment, "organization"):
        inside = sentence.start <= mention.start < sentence.end
        if inside and _WITH.search(text[sentence.start : mention.start]):
            fitting = [b for b in found.bonds if mention.entity in b.parties]
            return fitting[0] if len(fitting) == 1 else None
    return None


_CHANGES = re.compile(r"更新|延長|締結|合意")
_THIS_ONE = re.compile(r"[^、。]{0,8}本(?:協定|契約|覚書)は")


def _stated(found: Agreements, sentence: Sentence, bond: Bond) -> None:
    """Sentences that state a period, an end or a beginning in so many words."""
    segment, text = sentence.segment, sentence.text
    contract = contract_of(found, segment)
    if contract is not None:
        effect = _EFFECT.search(text)
        if effect and _THIS_ONE.match(text):
            _begin(contract, sentence)
        _lent(found, sentence)
        if "有効期間は" in text or "協定期間は" in text or "契約期間は" in text:
            _period(contract, segment, sentence.start, sentence.end)
        _closed(contract, segment)
        return
    period = _PERIOD.search(text)
    if segment.language == "ja" and _is_about(sentence, bond):
        _named_with_term(bond, sentence)
    told_of = _is_about(sentence, bond) and not (bond.earlier and _NEW_ONE.search(text))
    if not told_of and (newer := _newer(found, bond)) is not None:
        bond = newer
    if segment.language != "ja" and _held(found, bond, sentence):
        return
    if period and len(text) < 120 and not of_something_else(text[: period.start()]):
        bond = _called_so(found, period.group(), bond)
        _period(bond, segment, sentence.start + period.start(), sentence.end)
        return
    for date in find_dates(segment.text.text, segment.language):
        if sentence.start <= date.start < sentence.end and date.date.year is not None:
            after = segment.text.text[date.end : date.end + 12]
            if re.match(r"に(?:終了|満了)", after):
                _add(bond.valid_until, date.date, segment.text.span(date.start, date.end))
        if sentence.start <= date.start < sentence.end and bond.segment.index <= segment.index:
            _in_force(bond, segment, date)
            _done_at(found, segment, date)
    renewed = _CHANGES.search(text)
    if renewed and bond.segment is segment:
        _agreed_period(bond, sentence)


#: Another agreement than the one that the text is about.
_OLD_ONE = re.compile(
    r"\b(?:previous|earlier|former|old|predecessor|bisherige\w*|vorherige\w*|frühere\w*|alte[nrs]?"
    r"|Vorgänger\w*)\b",
    re.IGNORECASE,
)


_PROLONGED = re.compile(
    r"\b(?:was|were|been|wurden?|worden)\b.*\b(?:extended|prolonged|verlängert)\b"
    r"|\b(?:extended|prolonged) (?:their|its|the|this|our)\b|\bverlängerten?\b"
)
#: What it replaces is named, and perhaps dated, but what holds is the one that the text is about.
_TAKES_PLACE = re.compile(
    r"\b(?:löst|ersetzt|folgt auf|replac(?:es?|ed|ing)|supersed(?:es?|ed|ing)|succeeds"
    r"|tak(?:es?|ing) the place|tak(?:es?|ing) over from)\b"
)


def _held(found: Agreements, bond: Bond, sentence: Sentence) -> bool:
    """Whether a verb of the sentence says from when or until when the agreement holds."""
    told = held(sentence)
    if not (told.begins or told.ends) or (not bond.earlier and _OLD_ONE.search(sentence.text)):
        return False
    signed = _signed_in(found, sentence)
    if _TAKES_PLACE.search(sentence.text) or _PROLONGED.search(sentence.text):
        bond = found.main or bond if bond is signed and not bond.renewal else bond
    else:
        bond = signed or bond
    if _PROLONGED.search(sentence.text) and not bond.renewal and bond.signed:
        return True  # The day is the end of a renewal that is no agreement of its own here.
    _lasting(bond, sentence)
    for one in told.begins:
        begins = beginning(one.value, bond)
        if begins is not None and not _before_signing(begins, bond, _RETROACTIVE):
            _add(bond.valid_from, begins, one.span)
    for one in told.ends:
        ends = ending(one.value, bond)
        if ends is not None and not _before_signing(ends, bond):
            _add(_running(found, bond, sentence).valid_until, ends, one.span)
    return True


def _signed_in(found: Agreements, sentence: Sentence) -> Bond | None:
    """The one agreement whose day of signing the sentence gives: it was signed in May and runs …"""
    whole = sentence.segment.text.span(sentence.start, sentence.end)
    here = [
        bond
        for bond in found.bonds
        if any(whole.start <= d.span.start < whole.end for d in bond.signed)
    ]
    return here[0] if len(here) == 1 else None


def _running(found: Agreements, bond: Bond, sentence: Sentence) -> Bond:
    """signed in 2019, renewed in 2022. The term ends in 2025: what ends is the renewal."""
    if _is_about(sentence, bond):
        return bond
    days = {
        id(b): min(d.value.earliest() for d in b.signed if d.value.year)
        for b in found.bonds
        if any(d.value.year for d in b.signed)
    }
    same = [
        b
        for b in found.bonds
        if id(b) in days and set(b.parties) == set(bond.parties) and b.status == "Concluded"
    ]
    renewed = bond in same and any(b.renewal for b in same)
    return max(same, key=lambda b: days[id(b)]) if renewed else bond


def _lasting(bond: Bond, sentence: Sentence) -> None:
    """The lengths that a sentence about beginning and end gives, but those of notices."""
    segment = sentence.segment
    for duration in find_durations(segment.text.text, segment.language):
        place = duration.start, duration.end
        inside = sentence.start <= duration.start < sentence.end
        if inside and not is_other_length(
            segment.text.text, *place, segment.language, bool(bond.terms)
        ):
            _term(bond, duration.value, segment.text.span(*place))


#: An agreement may hold from a day of the same year that was past when it was signed.
_RETROACTIVE = timedelta(days=366)


def _before_signing(date: PartialDate, bond: Bond, grace: timedelta = timedelta()) -> bool:
    """What was over before the day of signing was another agreement."""
    days = [d.value for d in bond.signed if d.value.year]
    return any(date.latest() + grace < d.earliest() for d in days)


_WORD = re.compile(r"協定|覚書|契約")


def _called_so(found: Agreements, period: str, bond: Bond) -> Bond:
    """協定の期間は: not that of a 覚書 named last, where the main agreement is a 協定."""
    word = _WORD.match(period)
    if word is None or found.main is None or not bond.names or not found.main.names:
        return bond
    ends = re.compile(rf"{word.group()}書?$")
    last, main = (
        any(ends.search(s.text.text[a:b]) for s, a, b in one.names) for one in (bond, found.main)
    )
    return found.main if main and not last else bond


def _named_with_term(bond: Bond, sentence: Sentence) -> None:
    """3年間の連携協定を結んだ, 2025年3月までの覚書: the length or the end before the word."""
    segment, text = sentence.segment, sentence.segment.text.text
    for term in terms(segment):
        if not sentence.start <= term.start < sentence.end:
            continue
        for duration in find_durations(text, "ja"):
            if _OF_THE_NAME.fullmatch(text, duration.end, term.start):
                span = segment.text.span(duration.start, duration.end)
                _term(bond, duration.value, span)
        for interval in find_intervals(text, "ja"):
            ends = interval.ends
            if ends is not None and _UNTIL_THE_NAME.fullmatch(text, ends.end, term.start):
                _add(bond.valid_until, ends.date, segment.text.span(ends.start, ends.end))


_OF_THE_NAME = re.compile(r"の[「『]?[一-龥ァ-ヶー]{0,10}")
_UNTIL_THE_NAME = re.compile(r"末?まで(?:有効)?の[「『]?[一-龥ァ-ヶー]{0,10}")


#: Die bisherige endete im Juni, die neue gilt bis 2027.
_NEW_ONE = re.compile(r"\b(?:die|das|der) neue\b|\bthe new(?:er)? (?:one|agreement)\b")


def _is_about(sentence: Sentence, bond: Bond) -> bool:
    """Whether the sentence itself is the one that tells of the agreement's conclusion."""
    return bond.segment is sentence.segment and sentence.start <= bond.start < sentence.end


def _newer(found: Agreements, bond: Bond) -> Bond | None:
    """The agreement of today, where one of its parties' earlier ones was only mentioned last."""
    main = found.main
    if main is None or main is bond or not set(bond.parties) <= set(main.parties):
        return None
    mine = [d.value.year for d in bond.signed if d.value.year]
    its = [d.value.year for d in main.signed if d.value.year]
    older = bool(mine and its) and max(mine) < min(its)
    return main if bond.earlier or older else None


def _closed(contract: Bond, segment: Segment) -> None:
    """The date alone on a line below a contract's articles is the day of its conclusion."""
    dates = find_dates(segment.text.text, segment.language)
    rest = segment.text.text[: dates[0].start] + segment.text.text[dates[0].end :] if dates else ""
    # 2023年3月27日 北浜にて: the place may stand beside it.
    alone = dates and re.fullmatch(
        r" ?(?:[一-龥ァ-ヶー]{1,10}(?:にて|において)|於[::]?[一-龥]{1,10})?", rest
    )
    if alone and contract.status == "Concluded" and not contract.signed:
        contract.signed.append(
            Dated(dates[0].date, segment.text.span(dates[0].start, dates[0].end))
        )


def _lent(found: Agreements, sentence: Sentence) -> None:
    """貸付期間 in a contract's article is the period of the one loan of land there is."""
    loans = [b for b in found.bonds if "LandLoan" in b.kinds]
    if len(loans) == 1 and "貸付期間は" in sentence.text:
        _period(loans[0], sentence.segment, sentence.start, sentence.end)


#: Leipzig, den 21.09.2020: place and day under the text of a contract.
_DONE_AT = re.compile(
    r"(?!Publiziert|Veröffentlicht|Erschienen|Aktualisiert|Stand|Published|Posted|Updated|Geändert)"
    r"(?:Done at |Signed at |(?:So g|G)eschehen (?:zu"
    r"|in) )?[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ(][\w.)-]*){0,3},? (?:den |am |on )?$"
)


def _done_at(found: Agreements, segment: Segment, date: DateMention) -> None:
    """The line with place and day below a contract says when it was concluded."""
    main, text = found.main, segment.text.text
    if main is None or main.signed or main.status != "Concluded" or segment.language == "ja":
        return
    alone = _DONE_AT.match(text[: date.start]) and date.end == len(text.rstrip(". "))
    if alone and segment.index > main.segment.index and date.date.day is not None:
        main.signed.append(Dated(date.date, segment.text.span(date.start, date.end)))


def _in_force(bond: Bond, segment: Segment, date: DateMention) -> None:
    """同年4月1日に発効し、令和9年3月31日まで効力をもつ; tritt am … in Kraft und endet am …."""
    after = segment.text.text[date.end : date.end + 10]
    before = segment.text.text[: date.start]
    span = segment.text.span(date.start, date.end)
    begins = re.match(r"(?:に|から|より)(?:発効|施行|効力)| in Kraft", after)
    begins = begins or re.search(
        r"(?:in Kraft (?:ab|am)|takes? effect on|effective(?: from)?) $", before
    )
    ends = re.match(r"まで(?:の)?(?:効力|有効)", after)
    ends = ends or re.search(
        r"(?:endet am|ends on|expires on|terminates on|gültig bis|valid until) $", before
    )
    if begins and date.date.year is not None:
        _add(bond.valid_from, date.date, span)
    elif ends and date.date.year is not None:
        _add(bond.valid_until, date.date, span)


def _agreed_period(bond: Bond, sentence: Sentence) -> None:
    """令和11年2月までの3年間、覚書を更新: until when, and how long."""
    segment = sentence.segment
    for interval in find_intervals(segment.text.text, segment.language):
        if interval.ends is None or not sentence.start <= interval.ends.start < sentence.end:
            continue
        duration = re.match(r"まで(?:の)?", segment.text.text[interval.ends.end :])
        here = [
            d
            for d in find_durations(segment.text.text, segment.language)
            if duration and d.start == interval.ends.end + duration.end()
        ]
        if here:
            span = segment.text.span(interval.ends.start, interval.ends.end)
            _add(bond.valid_until, interval.ends.date, span)
            _term(bond, here[0].value, segment.text.span(here[0].start, here[0].end))


#: 有効期限は2025年3月末: the day of the limit, without まで.
_LIMIT = re.compile(r"期限(?:は|:| |日は)$")


def _period(bond: Bond, segment: Segment, start: int, end: int) -> None:
    text = segment.text.text
    for interval in find_intervals(text, segment.language):
        for date, dates in ((interval.begins, bond.valid_from), (interval.ends, bond.valid_until)):
            if date is not None and start <= date.start < end:
                _add(dates, date.date, segment.text.span(date.start, date.end))
    for date in find_dates(text, "ja") if segment.language == "ja" else ():
        if start <= date.start < end and _LIMIT.search(text, 0, date.start):
            _add(bond.valid_until, date.date, segment.text.span(date.start, date.end))
    for duration in find_durations(text, segment.language):
        place = duration.start, duration.end
        other = is_other_length(text, *place, segment.language, bool(bond.terms))
        if start <= duration.start < end and not other:
            _term(bond, duration.value, segment.text.span(duration.start, duration.end))


def _begin(bond: Bond, sentence: Sentence) -> None:
    segment = sentence.segment
    for date in find_dates(segment.text.text, segment.language):
        if sentence.start <= date.start < sentence.end:
            _add(bond.valid_from, date.date, segment.text.span(date.start, date.end))
            return


def contract_of(found: Agreements, segment: Segment) -> Bond | None:
    """The contract whose text ``segment`` is part of: the last preamble above it."""
    above = [b for b in found.bonds if b.preamble is not None and b.preamble <= segment.index]
    return max(above, key=lambda b: b.preamble or 0) if above else None


def _known(dates: list[Dated], date: PartialDate) -> bool:
    return any(d.value == date for d in dates)


def _add(dates: list[Dated], date: PartialDate, span: Span) -> None:
    """Adds a date unless a finer or equal one is there; a finer one replaces a coarser."""
    for position, known in enumerate(dates):
        if known.value.compatible(date):
            if known.value != date and date.refine(known.value) == date:
                dates[position] = Dated(date, span)
            return
    dates.append(Dated(date, span))


def _term(bond: Bond, value: str, span: Span) -> None:
    if all(known != value for known, _ in bond.terms):
        bond.terms.append((value, span))
