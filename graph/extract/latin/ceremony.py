"""The day of signing in a sentence of its own, which names no agreement.

The signatures were given on 5 May by N. N.; fand die Unterzeichnung am 5. Mai
statt: it is the day of the agreement that the sentences before tell of.
"""

from __future__ import annotations

import re

from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, within
from graph.extract.latin.moments import dates_of
from graph.extract.register import Agreements
from graph.patterns import regex

_SIGNED = within(
    r"\b(?:[Dd]ie Unterschriften|[Dd]ie (?:\w+e )?(?:\w*[Uu]nterzeichnung|Zeremonie|Signierung"
    r"|Unterschrift|Unterfertigung|Unterschriftsleistung|(?:Vertrags|Unterzeichnungs|Unterschriften"
    r"|Unterzeichner)(?:zeremonie|feier))\b|[Dd]er (?:feierliche )?(?:Festakt|Vertragsschluss)\b"
    r"|unterzeichneten|gefertigt worden"
    r"|setzten? [^.;]{0,120}Namen|unterzeichnete|unterschrieben|unterschrieb|Namen unter|signierten"
    r"|besiegelten? (?:sie|ihn|es|das|den|die)\b|per Unterschrift"
    r"|[Tt]he (?:signatures|signing|documents? (?:was|were))|[Ss]ignatures (?:were|came)"
    r"|(?<!be )signed(?! up| in to| off)|put (?:their|his|her) (?:names?|signatures?))\b"
)
#: Whose signing is none of the agreement: contracts of others, petitions, guest books.
_OTHER = regex(
    r"\b(?:guest ?book|visitors['’] book|Gästebuch|Goldene Buch|petition|lease|Mietvertrag"
    r"|nicht (?:unter|sign)\w+|not|never|would|could|to be|soll|sollen|werden|wird|will)\b"
)


#: Signature is planned for 14 May; the signing will take place on D; findet am 5. Mai statt.
_COMING = within(
    r"\b(?:[Ss]ignature|[Ss]igning(?: ceremony)?|[Cc]eremony)\b[^.;]{0,30}? (?:is|are|will) "
    r"(?:now )?(?:be )?(?:planned|scheduled|expected|set|due|foreseen|take place|held)\b"
    r"|\b[Ss]igning (?:ceremony )?(?:is|are) (?:intended|meant|to take place|to be held)\b"
    r"|\b(?:suggest|propos)\w* (?:signing|to sign)\b"
    r"|\bwill (?:then )?sign (?:it|for|on behalf|in|at|on)\b"
    r"|\b[Uu]nterzeichnung\b[^.;]{0,60}? (?:geplant|vorgesehen|angesetzt)\b"
    r"|\b[Uu]nterzeichnung (?:ist für|soll am|wird am|findet am)\b"
)


def to_come(found: Agreements, sentence: Sentence) -> Bond | None:
    """The bond of a sentence that gives but the day for which the signing is planned."""
    if not _COMING.search(sentence.text) or re.search(r"\b(?:not|nicht)\b", sentence.text):
        return None
    bond = Bond(sentence.segment, sentence.start, sentence.end, status="Planned")
    bond.signed = [d for d in dates_of(found, sentence, True) if d.value.month is not None]
    bond.definite = bond.ceremony = True
    return bond if bond.signed else None


def ceremony(found: Agreements, sentence: Sentence) -> Bond | None:
    """The bond of a sentence that gives but the day on which the text's agreement was signed."""
    if not _SIGNED.search(sentence.text) or _OTHER.search(sentence.text):
        return None
    headline = sentence.segment.index == 0 and not sentence.text.rstrip().endswith(".")
    if headline or re.search(r"\b(?:with|mit) [A-ZÄÖÜ]", sentence.text):
        return None
    bond = Bond(sentence.segment, sentence.start, sentence.end)
    bond.signed = [d for d in dates_of(found, sentence) if d.value.month is not None]
    bond.definite = bond.ceremony = True
    return bond if bond.signed else None
