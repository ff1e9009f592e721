"""Sentences that say from when, until when or for how long an agreement holds."""

from __future__ import annotations

import re
from datetime import timedelta

from graph.calendar import DateMention, PartialDate, find_dates
from graph.extract.bond import Bond, Dated
from graph.extract.bounds import (
    add_agreed_period,
    add_beginning,
    add_bound,
    add_in_force,
    add_lengths,
    add_named_term,
    add_period,
)
from graph.extract.clauses import Sentence
from graph.extract.latin.holding import Held, beginning, ending, held, of_something_else
from graph.extract.meant import (
    all_meant,
    called_so,
    contract_of,
    is_about,
    newer_than,
    running,
    signed_in,
)
from graph.extract.register import Agreements
from graph.patterns import regex
from graph.segments import Segment

_PERIOD = regex(
    r"有効期間|(?:協定|覚書|契約)の期間|協定期間|契約期間|有効期限|実施期間|貸付期間|^期間"
    r"|期限は|効力は|(?<=[、。でし])期間は|(?:締結|調印|署名|更新)の?日(?:から|より)"
    r"|年間有効|[Tt]erm of|valid|Laufzeit"
    r"|Gültigkeit|gültig|gilt|period of|^(?:Term|Duration|Dauer|Validity|Period"
    r"|(?:Valid(?:ity)?|Effective|Agreement) period|Term of (?:validity|agreement))$"
    r"|in force until|in Kraft bis|\bruns (?:from|through|until|for)\b"
    r"|\beffective (?=[A-Z\d])|\bin effect until|läuft (?:bis|ab|vom)"
    r"|befristet|ist (?:auf|für) (?=[\w ]{3,20}(?:Jahr|Monat))"
)
#: One of these is in whatever ``_PERIOD`` finds; to look for them takes a tenth of the time.
_OF_PERIODS = (
    *("期間", "期限", "効力", "有効", "日から", "日より"),
    *("erm of", "Term", "valid", "Valid", "period", "Period", "Duration", "in force", "in effect"),
    *("runs ", "effective ", "Laufzeit", "ültig", "gilt", "Dauer", "in Kraft", "läuft "),
    *("befristet", "ist auf ", "ist für "),
)
_CHANGES = regex(r"更新|延長|締結|合意")
_IS_OVER = regex(r"に(?:終了|満了)")


def told_period(text: str) -> re.Match[str] | None:
    """The first words in ``text`` that say how long something holds."""
    return _PERIOD.search(text) if any(word in text for word in _OF_PERIODS) else None


def add_stated(found: Agreements, sentence: Sentence, bond: Bond) -> None:
    """What a sentence says in so many words: of the contract it is part of, or of ``bond``."""
    contract = contract_of(found, sentence.segment)
    if contract is not None:
        _add_of_contract(found, sentence, contract)
    else:
        _add_told(found, sentence, bond)


_EFFECT = regex(r"から(?:発効|施行|効力|実施)|より(?:発効|施行)")
_THIS_ONE = regex(r"[^、。]{0,8}本(?:協定|契約|覚書)は")
_ITS_PERIOD = regex(r"(?:有効|協定|契約)期間は")


def _add_of_contract(found: Agreements, sentence: Sentence, contract: Bond) -> None:
    """What an article of a contract's text, or the line with its day, says."""
    segment, text = sentence.segment, sentence.text
    if _EFFECT.search(text) and _THIS_ONE.match(text):
        add_beginning(contract, sentence)
    _lent(found, sentence)
    if _ITS_PERIOD.search(text):
        add_period(contract, segment, sentence.start, sentence.end)
    _closed(contract, segment)


def _add_told(found: Agreements, sentence: Sentence, bond: Bond) -> None:
    """What a sentence tells of an agreement: its period, end or beginning."""
    segment, text = sentence.segment, sentence.text
    period = told_period(text)
    if segment.language == "ja" and is_about(sentence, bond):
        add_named_term(bond, sentence)
    told_of = is_about(sentence, bond) and not (bond.earlier and _NEW_ONE.search(text))
    if not told_of and (today := newer_than(found, bond)) is not None:
        bond = today
    if segment.language != "ja" and _held(found, bond, sentence):
        return
    if period and len(text) < 120 and not of_something_else(text[: period.start()]):
        bond = called_so(found, period.group(), bond)
        add_period(bond, segment, sentence.start + period.start(), sentence.end)
        return
    for date in find_dates(segment.text.text, segment.language):
        if not sentence.start <= date.start < sentence.end:
            continue
        if date.date.year is not None and _IS_OVER.match(segment.text.text, date.end):
            add_bound(bond.valid_until, date.date, segment.text.span(date.start, date.end))
        if bond.segment.index <= segment.index:
            add_in_force(bond, segment, date)
            _done_at(found, segment, date)
    if _CHANGES.search(text) and bond.segment is segment:
        add_agreed_period(bond, sentence)


#: Another agreement than the one that the text is about.
_OLD_ONE = regex(
    r"\b(?:previous|earlier|former|old|predecessor|bisherige\w*|vorherige\w*|frühere\w*|alte[nrs]?"
    r"|Vorgänger\w*)\b",
    re.IGNORECASE,
)
_PROLONGED = regex(
    r"\b(?:was|were|been|wurden?|worden)\b.*\b(?:extended|prolonged|verlängert)\b"
    r"|\b(?:extended|prolonged) (?:their|its|the|this|our)\b|\bverlängerten?\b"
)
#: What it replaces is named, and perhaps dated, but what holds is the one that the text is about.
_TAKES_PLACE = regex(
    r"\b(?:löst|ersetzt|folgt auf|replac(?:es?|ed|ing)|supersed(?:es?|ed|ing)|succeeds"
    r"|tak(?:es?|ing) the place|tak(?:es?|ing) over from)\b"
)


def _held(found: Agreements, bond: Bond, sentence: Sentence) -> bool:
    """Whether a verb of the sentence says from when or until when the agreement holds."""
    told = held(sentence)
    if not (told.begins or told.ends) or (not bond.earlier and _OLD_ONE.search(sentence.text)):
        return False
    if (each_meant := all_meant(found, sentence)) is not None and not _alone(found):
        for each in each_meant:
            _bound(each, each, told)
        return True
    signed = signed_in(found, sentence)
    if _TAKES_PLACE.search(sentence.text) or _PROLONGED.search(sentence.text):
        bond = found.main or bond if bond is signed and not bond.renewal else bond
    else:
        # What a sentence dates may be the older paper that the newer one builds on.
        bond = signed if signed and (bond.earlier or not signed.earlier) else bond
    if _PROLONGED.search(sentence.text) and not bond.renewal and bond.signed:
        return True  # The day is the end of a renewal that is no agreement of its own here.
    add_lengths(bond, sentence)
    for_one = running(found, bond, sentence) if told.ends else bond
    _bound(bond, for_one, told)
    return True


def _alone(found: Agreements) -> bool:
    """Whether there is but one agreement: then all the papers of a sentence are its own."""
    return len(found.bonds) < 2


def _bound(begun: Bond, ended: Bond, told: Held) -> None:
    """Adds the beginnings to one agreement and the ends to another or the same."""
    for one in told.begins:
        begins = beginning(one.value, begun)
        if begins is not None and not _before_signing(begins, begun, _RETROACTIVE):
            add_bound(begun.valid_from, begins, one.span)
    for one in told.ends:
        ends = ending(one.value, begun)
        if ends is not None and not _before_signing(ends, begun):
            add_bound(ended.valid_until, ends, one.span)


#: An agreement may hold from a day of the same year that was past when it was signed.
_RETROACTIVE = timedelta(days=366)


def _before_signing(date: PartialDate, bond: Bond, grace: timedelta = timedelta()) -> bool:
    """What was over before the day of signing was another agreement."""
    days = [d.value for d in bond.signed if d.value.year]
    return any(date.latest() + grace < d.earliest() for d in days)


#: Die bisherige endete im Juni, die neue gilt bis 2027.
#: Es stammt aus 2012 und läuft nun bis 2022: what holds now is the newer one.
_NEW_ONE = regex(
    r"\b(?:die|das|der) neue\b|\bthe new(?:er)? (?:one|agreement)\b|\b(?:nun|jetzt|nunmehr) bis\b"
)


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
        add_period(loans[0], sentence.segment, sentence.start, sentence.end)


#: Leipzig, den 21.09.2020: place and day under the text of a contract.
_DONE_AT = regex(
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
