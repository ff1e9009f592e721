"""What a text tells of an agreement's earlier and later conclusions, without its parties.

It was renewed on D and last on D; the first agreement dates from D: the parties
are those of the agreement spoken of just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import DateMention
from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, verb, within
from graph.extract.latin.attributes import CONCLUDED
from graph.extract.latin.joined import inside, with_others
from graph.extract.latin.moments import dates_inside, dates_of, signing_dates
from graph.extract.latin.renewed import original_day
from graph.extract.latin.shown_days import event_day, is_invitation
from graph.extract.register import Agreements, dated
from graph.patterns import regex

_PAPER_EN = (
    r"(?:(?:cooperation|partnership|framework|collaboration) )?(?:agreement|memorandum(?: of"
    r" understanding)?|MoU|MOU|version|arrangement|accord|charter|pact|contract"
    r"|letter(?: of intent)?"
    r"|declaration|one"
    r"|text)"
)
_PAPER_DE = (
    r"(?:\w*[Vv]ereinbarung|\w*[Aa]bkommen|\w*[Vv]ertrag|\w*[Ee]rklärung|Memorandum"
    r"(?: of Understanding)?|MoU|MOU|LoI|Fassung|Version|Letter of Intent|Dokument)"
)
#: The first agreement, die erste Fassung: the one before the one that the text is about.
_FIRST = regex(
    rf"(?:\b(?:[Tt]he|[Aa]|[Aa]n|[Tt]heir|[Ii]ts) (?:first|original|initial|earlier|previous|pilot)"
    rf" {_PAPER_EN}"
    rf"|\b(?:[Dd](?:ie|as|er)|[Ee]ine?) (?:erste|ursprüngliche|frühere|vorherige|vorige"
    rf"|bisherige|alte|ältere"
    r"|vorangegangene|vorhergehende)[rsn]?"
    rf" {_PAPER_DE}|\b(?:[Dd](?:ie|as|er)|[Ee]ine?) Vorgänger\w*)\b(?! of understanding with)"
)
_DATES = within(
    r"\b(?:dates? (?:from|back)|dated|goes? back|made (?:in|on)|which (?:it|this) (?:replaces"
    r"|renews|succeeds)"
    r"|die (?:sie|es|er) (?:ersetzt|ablöst)|was (?:signed|concluded|sealed|agreed)|goes back"
    r"|came into"
    r"|stammt|stammte|datiert|geht auf|(?:wurde|war) [^.;]{0,60}(?:unterzeichnet|geschlossen"
    r"|vereinbart|unterschrieben|abgeschlossen)|besteht seit"
    r"|(?:hatten?|haben|had|have) [^.;]{0,60}(?:unterzeichnet|geschlossen|vereinbart|unterschrieben"
    r"|signed|concluded|agreed))\b"
)
#: Die bisherige Erklärung aus dem Jahr 2019 war ausgelaufen: its date right behind it.
_FIRST_OF = regex(rf"{_FIRST.pattern} (?:aus dem Jahre?|aus|vom|von|of|from) (?=\d|[A-Z]\w+ \d)")
#: The two concluded their first agreement in 2017.
_MADE_FIRST = within(
    rf"\b(?:concluded|signed|made|reached|sealed|entered into) (?:their|its|a|the)"
    rf" (?:first|original|initial|earlier|previous) {_PAPER_EN}\b"
    r"|\b(?:schlossen|unterzeichneten|vereinbarten) [^.;]{0,40}"
    r"(?:erste|frühere|ursprüngliche)[sn]? "
    rf"{_PAPER_DE}\b"
)
#: First concluded in 2017, the agreement …: the participle that opens a sentence.
_FIRST_DONE = regex(
    r"(?:First|Originally|Initially) (?:concluded|signed|agreed|sealed|struck|established)"
    rf" (?:back )?(?:in|on) [^,;]{{4,30}}, (?:the|this|their) {_PAPER_EN}\b"
    r"|(?:Erstmals|Ursprünglich|Zuerst) (?:\w+ )?(?:im|am|in)? ?[^,;]{4,30}"
    r" (?:geschlossen|unterzeichnet|vereinbart|unterschrieben)\b"
)
#: The charter, first concluded in 2016, remains in force: likewise.
_FIRST_ASIDE = regex(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]heir) {_PAPER_EN}, (?:which was )?(?:first|originally|initially)"
    r" (?:signed|concluded|agreed|made|sealed|struck) (?:in|on) [^,;]{4,20},"
)
#: The memorandum was first concluded on D: before the renewal that the text is about.
_WAS_FIRST = regex(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]heir) {_PAPER_EN} (?:was|had been|has been) (?:first|originally"
    rf"|initially)"
    r" (?:signed|concluded|agreed|made|sealed|struck)\b"
)
#: …, die zweite von 2017; the second from 2019: the next of several.
_NEXT = regex(
    r"(?:,|;|,? und|,? and) (?:[Dd]ie|[Dd]as|[Dd]er|[Tt]he) (?:zweite|dritte|second|third|next"
    r"|nächste|folgende)\w*(?: \w+)?(?: (?:wurde|was|is|ist|dated|stammt))?"
    r"(?: (?:von|vom|aus(?: dem Jahre?)?|in|im|of|from|on|am|followed in|folgte))? $"
)
#: renews one of 2013; replaces the memorandum signed in 2014.
_REPLACES = within(
    r"\b(?:renews?|replac(?:es|ed|ing)|succeeds?|supersedes?|follows(?: on)?|builds on|ersetzt"
    r"|löst|folgt(?: \w+)? auf|knüpft(?: \w+)? an|erneuert|verlängert|baut(?: \w+)? auf"
    r"|schließt(?: \w+)? an|setzt|ergänzt|erweitert|vertieft|präzisiert|konkretisiert"
    r"|(?:fußt|beruht|gründet|basiert|geht)(?: \w+)? auf|tritt an die Stelle)"
    r" (?:one|an?|the|its|their|eine[nsrm]?|das|die|den|dem|der|des)"
    r"(?: (?:earlier|previous|first|frühere[ns]?|bisherige[ns]?|erste[ns]?))*"
    r"(?: (?:zwischen|von) (?:den|diesen|denselben|beiden|ihren)(?: (?:gleichen|selben|beiden))?"
    r" [^,.;]{3,40})?"
    rf"(?: (?:{_PAPER_EN}|{_PAPER_DE})s?)?"
    r"(?: (?:beider|der(?: beiden| zwei)?|ihrer|derselben|desselben|of both|of the two) [^\W\d_]+)?"
    r" (?:of|from|signed (?:in|on)|dated|concluded (?:in|on)|von|vom|aus(?: dem Jahr)?) $"
)
#: A further verb of renewal in a sentence: signed in 2014 and renewed in 2019.
_THEN = regex(
    r"(?:(?:,| and|, and| und|;|, die| which was) )(?=(?:(?:in|on|im|am|im Jahr|zuletzt|last|again"
    r"|then|dann|erneut|has since been|had been|was|were|wurde[n]?|they|we|sie|wir)\s|\d{4} |"
    r"(?:\d{1,2}\.? )?[A-Z][a-zä]{2,8} (?:\d{1,2}, )?\d{4},? )*"
    r"(?:renewed|extended|prolonged|erneuert(?:en)?|verlängert(?:en)?)\b(?! by| um))"
)


#: ein Abkommen, das sie 2019 um fünf Jahre verlängerten: a German clause about the paper.
_WHICH_DE = regex(
    r", (?=(?:das|die|den|der) (?:(?:sie|beide|es|die Partner|beide Seiten) )?[^,;]{3,60}?"
    r"\b(?:verlängerten|erneuerten|(?:verlängert|erneuert) (?:wurden?|ha\w+))\b)"
)


def parts(sentence: Sentence) -> list[Sentence]:
    """The clauses of a sentence that concludes something and then tells of its renewal."""
    for match in _THEN.finditer(sentence.masked, sentence.start, sentence.end):
        head, rest = _around(sentence, match)
        told = verb("conclude", sentence.segment.language).search(head.text) or (
            _FIRST.search(head.text) and _DATES.search(head.text)
        )
        dated_head = signing_dates(head) or _all(head)
        if told and dated_head and signing_dates(rest) and not inside_it(rest):
            return [head, rest]
    for match in _WHICH_DE.finditer(sentence.masked, sentence.start, sentence.end):
        head, rest = _around(sentence, match)
        if signing_dates(head) and signing_dates(rest) and verb("conclude", "de").search(head.text):
            return [head, rest]
    for match in _FOLLOWED_AFTER.finditer(sentence.masked, sentence.start, sentence.end):
        return list(_around(sentence, match))
    for match in _LATEST.finditer(sentence.masked, sentence.start, sentence.end):
        head, rest = _around(sentence, match)
        if _FIRST.search(head.text) and signing_dates(rest):
            return [head, rest]
    for match in _BOTH.finditer(sentence.masked, sentence.start, sentence.end):
        head, rest = _around(sentence, match)
        if signing_dates(head) and signing_dates(rest):
            return [head, *parts(rest)]
    for match in _OTHERS.finditer(sentence.masked, sentence.start, sentence.end):
        head, rest = _around(sentence, match)
        if _WITH.search(head.text) and verb("conclude", sentence.segment.language).search(
            f"{head.text} signed" if " has " in head.text else head.text
        ):
            return [head, *parts(rest)]
    return [sentence]


def _around(sentence: Sentence, match: re.Match[str]) -> tuple[Sentence, Sentence]:
    """What a sentence says before a match and after it."""
    head = Sentence(sentence.segment, sentence.start, match.start(), sentence.masked)
    return head, Sentence(sentence.segment, match.end(), sentence.end, sentence.masked)


#: … in 2016; it was followed by an agreement in 2018.
_FOLLOWED = regex(
    rf"\b(?:[Ii]t|[Tt]his|[Tt]hat) was followed by an? (?:\w+ ){{0,2}}{_PAPER_EN}\b"
    rf"|\b(?:[Dd]em|[Dd]arauf|[Ii]hr"
    rf"|[Ii]hm) folgte (?:\d{{4}} )?eine?n? (?:\w+ ){{0,2}}{_PAPER_DE}\b"
)
_FOLLOWED_AFTER = regex(
    r"(?:;|,| and|, and| und) (?=(?:it|this|that) was followed by|(?:dem|darauf|ihr|ihm) folgte)"
)
#: The first version dates from 2016; the second was signed on 4 June: today's agreement.
_LATEST = regex(
    r"(?:;|,? and|, while|, während|,? und) (?=(?:the (?:second|third|new|latest|current|present"
    r"|renewed)|die (?:zweite|dritte|neue|jetzige|aktuelle)|das (?:neue|jetzige))(?: \w+)? "
    r"(?:was|is|wurde|ist)\b)"
)
#: …, and on D the two bodies signed again: a further conclusion by the same parties.
_BOTH = regex(
    r"(?:,? and|;|,? und) (?=(?:(?:on|in|am|im) [^,;]{3,25} )(?:the two \w+|both \w+|they"
    r"|die beiden"
    r"(?: \w+)?|beide \w+|sie|unterzeichneten|schlossen) )"
)
#: …, and B signed one with C: another agreement in the same sentence.
_OTHERS = regex(
    r"(?:, (?:and|while|whereas|und|während)|;(?: and)?) (?=[^,;]{2,70}? (?:has|have|had|signed"
    r"|concluded|holds|renewed|entered into|hat|haben|schloss|schlossen|unterzeichnete[n]?"
    r"|unterhält) [^,;]{0,60}?\b(?:one|another|agreement|memorandum|MoU|letter of intent|eine[sn]?"
    r"|Vereinbarung|Abkommen|Memorandum|Absichtserklärung|Vertrag)\b[^;]{0,60}?\b(?:with|mit)\b)"
)
_WITH = regex(r"\b(?:with|mit|between|zwischen)\b")


def inside_it(sentence: Sentence) -> bool:
    """Whether a clause names with whom: it speaks of another agreement."""
    return re.search(r"\b(?:with|mit) [A-ZÄÖÜ]", sentence.text) is not None


def history(found: Agreements, sentence: Sentence) -> Iterator[Bond]:
    """Earlier and later conclusions of the agreement spoken of before."""
    sentence = _before_signatures(sentence)
    text = sentence.text
    if any(not _is_where(sentence, body.start) for body in inside(found.scene, sentence)):
        return
    if with_others(found.scene, sentence, found.people):
        return  # Das Memorandum mit X wurde erneuert: with whom is said here, not before.
    dates_it = _DATES.search(text) or _FIRST_OF.search(text)
    first_done = _FIRST_DONE.match(text.lstrip()) or _WAS_FIRST.search(text)
    if not first_done and verb("renew", sentence.segment.language).search(text) is None:
        first_done = _FIRST_ASIDE.search(text)  # today's day is told elsewhere
    if (_FIRST.search(text) and dates_it) or first_done:
        dates = _all(sentence)
        if dates:
            yield _bond(sentence, dates[0], renewal=False)
        for date in dates[1:]:
            if _NEXT.search(sentence.segment.text.text[sentence.start : date.start]):
                yield _bond(sentence, date, renewal=True, earlier=True)
        return
    if (since := _dates_back(sentence)) is not None:
        yield _bond(sentence, since, renewal=False)
        return
    if _FOLLOWED.search(text) and (dates := _all(sentence)):
        bond = _bond(sentence, dates[0], renewal=False)
        bond.earlier = False
        yield bond
        return
    start = sentence.start
    if (older := _same_parties(sentence)) is not None:
        yield older
        return
    for date in _all(sentence):
        if _REPLACES.search(sentence.segment.text.text[start : date.start]):
            yield _bond(sentence, date, renewal=False)
            return
    language = sentence.segment.language
    if verb("renew", language).search(text) is None or not _IT.search(text):
        return
    if _MAYBE.search(text) or _NOT_RENEWED.search(text):
        return
    if _PLAN.search(text) and not _NOT_AGAIN.search(text):
        bond = Bond(sentence.segment, sentence.start, sentence.end, status="Planned")
        bond.renewal = bond.again = True
        original = original_day(sentence)
        if original is not None:
            older = Bond(sentence.segment, sentence.start, sentence.end)
            older.again = older.earlier = True
            older.signed = [original]
            yield older
            bond.signed = event_day(found.scene) if is_invitation(found.scene) else []
        else:
            bond.signed = dates_of(found, sentence, planned=True)
        yield bond
        return
    blank = Bond(sentence.segment, sentence.start, sentence.end)
    if (original := original_day(sentence)) is not None and len(signing_dates(sentence)) == 1:
        # Sie erneuern damit die Erklärung, die sie 2018 abgaben.
        blank.again = blank.earlier = True
        blank.signed = [original]
        yield blank
        return
    for date in sorted(signing_dates(sentence), key=lambda d: d.start):
        if not _RAN_OUT.search(text[: date.start - sentence.start]):
            yield _bond(sentence, date, renewal=True)


#: Es stammt aus dem Jahr 2012: said of what the sentence before tells the renewal of.
_DATES_BACK = regex(
    rf"\s*(?:Es|Er|Sie|Dieses?|Dieser|D(?:as|er|ie) (?:\w+ )?{_PAPER_DE}) (?:stammt\w*|datier\w+"
    r"|geht|ging|reicht\w*|(?:war|wurde) (?:erstmals|zuerst|ursprünglich)|war(?= [^.;]* worden\b))"
    r"(?: (?:bereits|schon|ursprünglich|zurück))*(?: (?:am|im|in|vom|von|aus|auf|bis|das|dem|den"
    r"|Jahre?|Anfang|Ende|Mitte))* "
)


def _dates_back(sentence: Sentence) -> DateMention | None:
    """The day of what was renewed, where the sentence after the renewal says it."""
    before = sentence.before[-1:]
    if not any(verb("renew", s.segment.language).search(s.text) for s in before):
        return None
    told = _DATES_BACK.match(sentence.masked, sentence.start, sentence.end)
    return next((d for d in _all(sentence) if told and d.start == told.end()), None)


#: eine 2014 zwischen den gleichen Partnern geschlossene Vereinbarung: an attribute says by whom.
_SAME_PARTIES = within(
    r"\b(?:eine[nrsm]?|die|das|den|der|dem) (?P<when>[^,;.]{0,40}?(?:19|20)\d{2}),? "
    r"(?:[^,;.]{0,25} )?(?:zwischen|von) (?:den|beiden|denselben|diesen)(?: (?:gleichen|selben"
    rf"|beiden))? [A-ZÄÖÜ]\w+ (?:{CONCLUDED})[nrms]? {_PAPER_DE}"
)


def _same_parties(sentence: Sentence) -> Bond | None:
    """The older agreement that a sentence says the same parties had concluded."""
    match = _SAME_PARTIES.search(sentence.masked, sentence.start, sentence.end)
    inside_it = [
        d for d in _all(sentence) if match and match.start() <= d.start < match.end("when")
    ]
    return _bond(sentence, inside_it[-1], renewal=False) if inside_it else None


#: im Alten Saal der Universität X: where something is done, not who does it.
_WHERE = regex(
    r"\b(?:im|in|am|an|auf|bei|beim|at)(?: [\w-]+){1,4} (?:der|des|of|of the|vom|von)(?: \w+en)? $"
)


def _is_where(sentence: Sentence, start: int) -> bool:
    return _WHERE.search(sentence.segment.text.text[sentence.start : start]) is not None


#: Es lief im März 2022 aus: when the old one ended.
_RAN_OUT = regex(
    r"\b(?:lief|läuft|endete|expired|ended|lapsed|ran out)(?: am| im| in| on| at the end of)? $"
)
_SIGNATURES = regex(r"; (?=[^;]*\b(?:Unterschrift\w*|unterzeichne\w+|signed|signatures?)\b)")


def _before_signatures(sentence: Sentence) -> Sentence:
    """…, was renewed on D; the signatures were given by …: the sentence without who signed."""
    match = _SIGNATURES.search(sentence.masked, sentence.start, sentence.end)
    end = match.start() if match else sentence.end
    return Sentence(sentence.segment, sentence.start, end, sentence.masked)


#: What is renewed: a pronoun, or the agreement by its article.
_IT = regex(
    rf"\b(?:[Ii]t|[Tt]hey|[Ee]s|[Ss]ie|[Ee]r|[Dd]iese[rs]?|[Tt]his|[Tt]he {_PAPER_EN}"
    rf"|[Dd](?:ie|as|er) {_PAPER_DE}|(?:Erneuerung|Verlängerung|Neufassung|Fortschreibung)"
    rf" (?:des|der|dieses|dieser) {_PAPER_DE}(?:e?s)?|[Rr]enewal of (?:the|this"
    rf"|that) {_PAPER_EN}|^(?:last |zuletzt |again |was |were |wurden? |then )*(?:in \d{{4}} )?"
    rf"(?:renewed|extended|prolonged|erneuert|verlängert))\b"
)
#: What only could be done: may be renewed, if neither side gives notice.
_MAYBE = regex(
    r"\b(?:could|may|might|can|kann|können|könnte|jeweils|automatically|automatisch|unless|sofern"
    r"|falls|each|sich)\b"
)
_NOT_RENEWED = regex(r"\b(?:prefer|chose|decided|agreed|wish) not to (?:renew|extend|prolong)")
_NOT_AGAIN = regex(
    r"\b(?:will|would|shall|to) not\b|\bnicht (?:mehr |wieder )?(?:zu )?(?:verlänger|erneuer)"
)
_PLAN = regex(
    r"\b(?:will|would|to be|is to|are to|plans?|planned|hopes?|intend\w*|soll(?:en)?|will|wollen"
    r"|(?:wird|werden)\b.*\b(?:verlängern|erneuern)|möchten?|geplant|beabsichtig\w+|vorgesehen)\b"
)


def _bond(sentence: Sentence, date: DateMention, *, renewal: bool, earlier: bool = False) -> Bond:
    bond = Bond(sentence.segment, sentence.start, sentence.end, renewal=renewal)
    bond.signed = [dated(sentence.segment, date)]
    bond.again, bond.earlier = True, earlier or not renewal
    return bond


def tells_first(sentence: Sentence) -> bool:
    """Whether a sentence dates an agreement that it calls the first or original one."""
    text = sentence.text
    if _FIRST.search(text) is not None and _DATES.search(text) is not None:
        return True
    years = [d for d in _all(sentence) if d.date.year]
    return _MADE_FIRST.search(text) is not None and sentence.segment.index > 1 and bool(years)


def _all(sentence: Sentence) -> list[DateMention]:
    return [d for d in dates_inside(sentence) if d.date.year]
