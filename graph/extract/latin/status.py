"""Whether an agreement of a German or English sentence is concluded, planned, or none at all."""

from __future__ import annotations

import re

from graph.extract.clauses import Sentence, verb, within
from graph.extract.latin.moments import signing_dates
from graph.extract.latin.shown_days import event_day, is_invitation
from graph.extract.mentions import Scene
from graph.extract.register import Agreements
from graph.once import once
from graph.patterns import regex

#: Nothing was or is to be concluded.
NEGATED = within(
    r"\b(?:not|never|[Nn]o|[Ww]ithout|nicht|[Kk]ein(?:e[nrsm]?)?|ohne|noch nie|neither|weder"
    r"|cannot)\b[^.;]{0,45}"
    r"(?:sign|conclu|agree|contract|memorandum|MoU|unterzeichn|unterschr|geschlossen|Vertr[aä]g"
    r"|Abkommen"
    r"|Vereinbarung)|(?:Verträge|Abkommen|Vereinbarung\w*|agreement|contract|memorandum"
    r"|MoU)\b[^.;]{0,30}"
    r"\b(?:not|nicht|never)\b (?:been |yet |noch )?(?:sign|conclu|unterzeichn|geschlossen"
    r"|unterschr|planned"
    r"|geplant)",
)


#: …, which the Authority did not sign: who stays outside an agreement that there is.
_OUTSIDE = within(
    r",? (?:which|that|to which|of which|in which) (?:the |an? )?[\w' -]{2,60}? (?:did|does|do|has"
    r"|have|had|is|are|was|were) not\b[^,;.]*"
    r"|\b(?:is|are|was|were) not (?:it|them)sel(?:f|ves) an? (?:party|parties|signatory"
    r"|signatories)\b"
    r"[^,;.]*"
)


def outside(text: str) -> re.Match[str] | None:
    """The clause of a sentence that tells who stays outside its agreement."""
    return _OUTSIDE.search(text)


#: …, die nicht verlängert wurde: what became of an agreement does not deny that it was there.
_LAPSED = within(
    r", (?:die|das|der|which|that) [^,;.]{0,60}\b(?:nicht|not)\b[^,;.]{0,40}"
    r"(?:verlänger|erneuer|renew|exten)[^,;.]*"
)


def is_negated(text: str) -> bool:
    """Whether a sentence says that nothing was or is to be concluded."""
    return NEGATED.search(_LAPSED.sub("", _OUTSIDE.sub("", text))) is not None


#: Thought of, talked about or come to nothing: no agreement.
VOID = regex(
    r"\b(?:weigh(?:s|ed|ing)|consider(?:s|ed|ing)?|mull(?:s|ed|ing)|explor(?:e|es|ing)|rejected"
    r"|declined"
    r"|fell through|withdrawn|zurückgezogen|zurückgestellt|called off|cancel\w+|scrapped|postponed"
    r"|failed|no deal|[Tt]alks (?:on|about|with|over)|[Dd]iscussions (?:on|about|with|over)"
    r"|(?<!to )(?<!had been )(?<!had )[Nn]egotiat\w+|verworfen|geplatzt|gescheitert|abgesagt"
    r"|abgelehnt|verhandel\w+"
    r"|Verhandlungen"
    r"|Gespräche (?:mit|über)|erwäg\w+|prüft|scheiterte|platzte|wish for|interest in|Interesse an"
    r"|may (?:sign|conclude)|might|könnte\w*|ist offen|still open|never (?:been )?(?:signed"
    r"|concluded))\b"
)


#: After long talks they signed: what was negotiated is concluded now.
_TALKS = regex(r"verhand|negotiat|talks|discussions|Gespräche", re.IGNORECASE)
_AFTER_TALKS = within(
    r"\b(?:haben|hat|wurden?|ist|sind)\b[^.;]{3,260}\b(?:unterzeichnet|unterschrieben|geschlossen"
    r"|abgeschlossen|unterfertigt|besiegelt|vereinbart|signiert)\b"
    r"|\b(?:unterzeichneten?|unterschrieb(?:en)?|schloss(?:en)?|besiegelten?)\b"
    r"|\b(?:signed|concluded|sealed|inked)\b"
)


#: Talks continue, and both expect to conclude an agreement: it is planned.
_EXPECTED = regex(
    r"\b(?:expects?|intends?|plans?|wants?|aims?) to (?:sign|conclude|enter into|seal)\b"
    r"|\b(?:is|are) (?:expected|planned|due|scheduled|set) to be (?:signed|concluded|sealed)\b"
)


def is_void(text: str) -> bool:
    """Whether what a sentence speaks of is but thought of, talked about or come to nothing."""
    match = VOID.search(text)
    if match is None:
        return False
    talked = _TALKS.match(match.group()) is not None
    after = (_AFTER_TALKS, _EXPECTED)
    return not (talked and any(pattern.search(text, match.end()) for pattern in after))


#: The day on which a council approves is not the day of signing.
APPROVED = within(
    r"zugestimmt|zuzustimmen|\bstimm(?:t|en)\b[^.;]{3,200}\bzu(?=[.,;]|$)|\bstimmte|gutgehei(?:ss|ß)en|beschlossen|genehmigt|gebilligt|approved|resolved"
    r"|authori[sz]ed|ermächtigt"
)


_SIGNED = regex(r"sign|unterzeichn|unterschr|unterfertig|conclud|geschlossen|entered")


_FUTURE_DE = within(
    r"\b(?:Geplant|Vorgesehen|In Vorbereitung|In Planung) (?:ist|sind)\b|"
    r"\b(?:soll|solle|sollen|sollten|will|wollen|möchte|möchten|beabsichtig\w+|plant"
    r"|planen)\b[^.;]{0,120}"
    r"(?:unterzeichn|unterschr|schließ|geschlossen|abgeschlossen|verlänger|erneuer|vereinbar)"
    r"|\bAbschluss (?:eine[sr]|des|der)\b.*(?:zugestimmt|zuzustimmen|beschlossen|genehmigt"
    r"|gebilligt)"
    r"|\b(?:abzuschließen|zu schließen|zu unterzeichnen|zu vereinbaren)\b"
    r"|\b(?:solle?|sollen|wird)\b[^.;]{0,60}\b(?:vorliegen|zustande kommen|folgen|stehen|treten"
    r"|gezeichnet|signiert)\b"
    r"|\b(?:schließen|abschließen|unterzeichnen|vereinbaren|verlängern|erneuern) (?:will|wollen"
    r"|möchten?|soll|sollen|werden|wird)\b"
    r"|\bbereit(?:et|en)\b[^.;]{3,120}\bvor\b|\bim Entwurf\b"
    r"|\b(?:wird|werden)\b[^.;]{3,120}\b(?:vorbereitet|angestrebt|erarbeitet)\b|\b(?:strebt|streben)\b[^.;]{3,120}\ban\b"
    r"|\bunterschriftsreif\b|\b(?:unterzeichnet|geschlossen|unterschrieben|abgeschlossen|vereinbart"
    r"|verlängert|erneuert|besiegelt) werden (?:soll|sollen|sollte|sollten|wird|dürfte)\b"
    r"|\b(?:geplant|vorgesehen|in Arbeit|in Ausarbeitung|steht bevor|in Vorbereitung|anstehende"
    r"|noch zu unterzeichnende)\b"
)


_FUTURE_EN = within(
    r"\b(?:will|to) (?:\w+ )?(?:sign|conclude|enter into|seal|be signed|be concluded|be renewed"
    r"|renew)\b"
    r"|\b(?:expect(?:s|ed)?|due|slated|set|scheduled|plan\w*|hope[sd]?|intend\w*|going"
    r"|aim\w*|propos\w+) to (?:\w+ )?(?:be )?"
    r"(?:sign|conclu|enter|renew)"
    r"|\bagreed to (?:\w+ )?(?:sign|enter|conclude|renew|extend)\b"
    r"|\b(?:authori[sz]e[sd]?|approved?|agreed|resolved) (?:that .{1,40} enter|the (?:signing"
    r"|conclusion))"
    r"|\b(?:should|is to|are to|will) follow\b|\b(?:is|are|being) planned\b"
    r"|\b[Ss]ubject to (?:the )?(?:approval|agreement|consent)\b"
    r"|\bagreed the text of\b|\bwould (?:run|last|be (?:signed|valid))\b|\bplanned for\b"
    r"|\b(?:signature|signing) is (?:expected|planned|due|scheduled)\b"
    r"|\b(?:is|are) (?:now |also |both )*(?:preparing|drafting|finali[sz]ing|drawing up|working on)"
    r" (?:an?|the|their|its)\b"
    r"|\b(?:is|are) being (?:prepared|drafted|finali[sz]ed|drawn up|negotiated)\b"
    r"|\b[Uu]pcoming\b|\b[Ff]orthcoming\b|\b[Pp]roposed\b|\bwould have\b|\bon the agenda\b"
    r"|\bto be signed\b|\bready for signature\b|\b(?:should|would) (?:then )?be (?:signed|executed"
    r"|concluded|formali[sz]ed|finali[sz]ed|sealed|drawn up)\b|\bwill be (?:drawn up|executed)\b"
    r"|\b[Tt]o seek [^.;]{0,60}(?:agreement|approval|consent|authority) (?:to|for)\b"
)


_DONE = within(
    r"\b(?:wurde|wurden|worden|haben|hat|has been|have been|was|were)\b[^.]{0,80}"
    r"(?:unterzeichnet|unterschrieben|geschlossen|signed|concluded)"
)
_TO_BE_DONE = regex(r"\b(?:wird|werden|will|to sign|unterzeichnen|sign)\b")
_TO_BE_SIGNED = within(
    r"\b(?:wird|werden)\b[^.]*(?:unterzeichn|unterschr|schließen|abgeschlossen"
    r"|geschlossen)"
)


_DIARY = regex(
    r"(?:Diary|DIARY|Agenda|Calendar|Dates for your diary|Coming up|Upcoming(?: events)?|Outlook"
    r"|What['’]s next|Next steps|Termine|Veranstaltungen|Kalender|Vorschau|Ausblick"
    r"|Nächste Schritte"
    r"|Terminkalender)\W*"
)


def _is_diary(found: Agreements, sentence: Sentence) -> bool:
    """A dated line under a heading for what is to come."""
    segment = sentence.segment
    if not re.match(r"(?:\d{1,2}\.? |[A-Z]\w+,? \d|\d{1,2}\.\d)", segment.text.text):
        return False
    for index in range(segment.index - 1, max(-1, segment.index - 8), -1):
        above = found.scene.segments[index].text.text
        if _DIARY.fullmatch(above):
            return True
        if len(above) > 120:
            return False
    return False


#: Betreff: Verlängerung der Vereinbarung mit X: what a paper is to have decided.
_SUBJECT_LINE = regex(
    r"\s*(?:(?:Betreff|Betr\.|Gegenstand|Thema|TOP \d+)[: ]+)?(?:Verlängerung|Erneuerung|Abschluss"
    r"|Unterzeichnung|Neufassung|Fortschreibung|Neuabschluss) (?:der|des|eine[rs])\b.*"
    r"(?:[^.!?]|\be\. ?V\.)$"
)
_TO_DECIDE = regex(r"\bBeschluss(?:vorschlag|vorlage|entwurf|empfehlung|antrag)|\bVorlage Nr")
_TO_KNOW = regex(r"(?:Informations|Mitteilungs|Berichts)vorlage|[Kk]enntnis(?:nahme| genommen)")


@once
def _is_to_decide(scene: Scene) -> bool:
    """Whether a text is one on which a council is to decide."""
    lines = [s.text.text for s in scene.segments]
    return any(_TO_DECIDE.search(t) for t in lines) and not any(_TO_KNOW.search(t) for t in lines)


_PAST = regex(
    r"\b(?:signed|concluded|renewed|extended|entered|agreed|unterzeichneten?|schlossen|schloss"
    r"|geschlossen|eingegangen|erneuerten?|verlängerten?|unterzeichnet|unterschrieben|seit|since)\b"
)


def _is_past(found: Agreements, sentence: Sentence) -> bool:
    """In an invitation: what is said to be done on a day before that of the event."""
    dates = [d for d in signing_dates(sentence) if d.date.year is not None]
    event = [d.value for d in event_day(found.scene) if d.value.year is not None]
    if not dates or not event or _PAST.search(sentence.text) is None:
        return False
    return max(d.date.latest() for d in dates) < event[0].earliest()


def status_of(found: Agreements, sentence: Sentence) -> str:
    """Planned where the sentence, its date or the kind of text says that it is still to come."""
    text, language = sentence.text, sentence.segment.language
    if _DONE.search(text):
        return "Concluded"
    if APPROVED.search(text) and not _SIGNED.search(text):
        return "Planned"
    if _is_diary(found, sentence):
        return "Planned"
    if language == "de" and _SUBJECT_LINE.fullmatch(text) and _is_to_decide(found.scene):
        return "Planned"
    future = _FUTURE_DE if language == "de" else _FUTURE_EN
    if verb("plan", language).search(text) or future.search(text):
        return "Planned"
    if is_invitation(found.scene):
        return "Concluded" if _is_past(found, sentence) else "Planned"
    dates = signing_dates(sentence)
    issued = found.issued
    coming = _TO_BE_DONE.search(text)
    if coming and dates and issued and issued.year and dates[0].date.year is not None:
        return "Planned" if dates[0].date.earliest() > issued.latest() else "Concluded"
    if language == "de" and _TO_BE_SIGNED.search(text):
        return "Planned"
    return "Concluded"
