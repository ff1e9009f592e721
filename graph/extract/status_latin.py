"""Whether an agreement of a German or English sentence is concluded, planned, or none at all."""

from __future__ import annotations

import re

from graph.extract.clauses import Sentence, verb
from graph.extract.moments_latin import is_invitation, signing_dates
from graph.extract.register import Agreements

#: Nothing was or is to be concluded.
NEGATED = re.compile(
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


#: Thought of, talked about or come to nothing: no agreement.
VOID = re.compile(
    r"\b(?:weigh(?:s|ed|ing)|consider(?:s|ed|ing)?|mull(?:s|ed|ing)|explor(?:e|es|ing)|rejected"
    r"|declined"
    r"|fell through|withdrawn|zurückgezogen|zurückgestellt|called off|cancel\w+|scrapped|postponed"
    r"|failed|no deal|talks (?:on|about|with|over)"
    r"|negotiat\w+|verworfen|geplatzt|gescheitert|abgesagt|abgelehnt|verhandel\w+|Verhandlungen"
    r"|Gespräche (?:mit|über)|erwäg\w+|prüft|scheiterte|platzte|wish for|interest in|Interesse an"
    r"|may (?:sign|conclude)|might|könnte\w*|ist offen|still open|never (?:been )?(?:signed"
    r"|concluded))\b"
)


#: The day on which a council approves is not the day of signing.
APPROVED = re.compile(
    r"zugestimmt|stimmte|gutgehei(?:ss|ß)en|beschlossen|genehmigt|gebilligt|approved|resolved"
    r"|authori[sz]ed|ermächtigt"
)


_SIGNED = re.compile(r"sign|unterzeichn|unterschr|unterfertig|conclud|geschlossen|entered")


_FUTURE_DE = re.compile(
    r"\b(?:soll|solle|sollen|sollten|will|wollen|möchte|möchten|beabsichtig\w+|plant"
    r"|planen)\b(?:[^.;]|(?<=\d)\.){0,120}"
    r"(?:unterzeichn|unterschr|schließ|geschlossen|abgeschlossen|verlänger|erneuer|vereinbar)"
    r"|\bAbschluss (?:eine[sr]|des|der)\b.*(?:zugestimmt|zuzustimmen|beschlossen|genehmigt"
    r"|gebilligt)"
    r"|\b(?:abzuschließen|zu schließen|zu unterzeichnen|zu vereinbaren)\b"
    r"|\b(?:geplant|vorgesehen|steht bevor|in Vorbereitung|anstehende|noch zu unterzeichnende)\b"
)


_FUTURE_EN = re.compile(
    r"\b(?:will|to) (?:\w+ )?(?:sign|conclude|enter into|seal|be signed|be concluded|be renewed"
    r"|renew)\b"
    r"|\b(?:expected|due|slated|set|scheduled|plan\w*|hope[sd]?|intend\w*|going"
    r"|aim\w*|propos\w+) to (?:\w+ )?(?:be )?"
    r"(?:sign|conclu|enter|renew)"
    r"|\b(?:authori[sz]e[sd]?|approved?|agreed|resolved) (?:that .{1,40} enter|the (?:signing"
    r"|conclusion))"
    r"|\b(?:should|is to|are to|will) follow\b|\b(?:is|are|being) planned\b|\bplanned for\b"
    r"|\bupcoming\b|\bforthcoming\b|\bproposed\b"
    r"|\bto be signed\b"
)


_DONE = re.compile(
    r"\b(?:wurde|wurden|worden|haben|hat|has been|have been|was|were)\b[^.]{0,80}"
    r"(?:unterzeichnet|unterschrieben|geschlossen|signed|concluded)"
)
_TO_BE_DONE = re.compile(r"\b(?:wird|werden|will|to sign|unterzeichnen|sign)\b")
_TO_BE_SIGNED = re.compile(
    r"\b(?:wird|werden)\b(?:[^.]|(?<=\d)\.)*(?:unterzeichn|unterschr|schließen|abgeschlossen"
    r"|geschlossen)"
)


def status_of(found: Agreements, sentence: Sentence) -> str:
    """Planned where the sentence, its date or the kind of text says that it is still to come."""
    text, language = sentence.text, sentence.segment.language
    if _DONE.search(text):
        return "Concluded"
    if APPROVED.search(text) and not _SIGNED.search(text):
        return "Planned"
    future = _FUTURE_DE if language == "de" else _FUTURE_EN
    if verb("plan", language).search(text) or future.search(text):
        return "Planned"
    if is_invitation(found.scene):
        return "Planned"
    dates = signing_dates(sentence)
    issued = found.issued
    coming = _TO_BE_DONE.search(text)
    if coming and dates and issued and issued.year and dates[0].date.year is not None:
        return "Planned" if dates[0].date.earliest() > issued.latest() else "Concluded"
    if language == "de" and _TO_BE_SIGNED.search(text):
        return "Planned"
    return "Concluded"
