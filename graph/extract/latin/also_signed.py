"""One more party of an agreement that the text has told of: it was also signed by X.

A list or a table gives each agreement with its two parties; a note beside it
says of one of them, known by its partner, that another body signed too.
"""

from __future__ import annotations

import re

from graph.extract.clauses import Sentence, sentences, within
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, join_parties
from graph.patterns import regex

_ALSO = within(
    r"\b(?:was|were|is|has been) (?:also |additionally |moreover )(?:co-)?signed by (?:[Tt]he )?"
    r"|\b(?:co-signed|countersigned) by (?:the )?"
    r"|\b(?:hat|haben|hatte) (?:auch|außerdem|zusätzlich|ferner) (?:die |der |das )?"
    r"(?=[^.;]{3,120}?(?:unterzeichnet|unterschrieben|gezeichnet)\b)"
    r"|\b(?:wurde|ist) (?:auch|außerdem|zusätzlich|ferner) (?:von|vom|durch)(?: der| dem| die)? "
    r"(?=[^.;]{3,120}?(?:unterzeichnet|unterschrieben|gezeichnet)\b)"
)
_PARTNER = regex(r"\b(?:with|mit)(?: the| dem| der)? (?=[A-ZÄÖÜ])")


#: X joins as the third party; Dritte Partnerin ist X; the new text now includes X.
_JOINS = within(
    r"\bnow (?:also )?includes (?:the )?"
    r"|\b(?:[Dd]ritte|[Vv]ierte|[Ww]eitere)[rn]? (?:(?:Partner|Vertragspartner"
    r"|Unterzeichner)(?:in)?"
    r"|im Bunde) (?:ist|war|wird) (?:die |der |das )?"
    r"|\b[Aa]ls (?:dritte|vierte|weitere|neue)[rs]? \w*(?:[Pp]artner|[Uu]nterzeichner)(?:in)?"
    r" (?:kommt|kam|tritt|trat|stößt|ist|wird) (?:nun |jetzt )?(?:die |der |das )?"
    r"(?=[^.;]{3,90} (?:hinzu|bei|dazu|dabei|aufgenommen)\b)"
)
_AS_PARTY = regex(
    r" (?:joins|joined|will join)(?: it)? as (?:an? |the )?"
    r"(?:third |fourth |further |new |additional )?"
    r"(?:party|partner|signatory|member)\b"
    r"|,? (?:kommt|kam|tritt|trat) als (?:dritte|vierte|weitere|neue)[rs]? \w*[Pp]artner(?:in)? "
    r"(?:hinzu|bei)"
)


def tells_also(sentence: Sentence) -> bool:
    """Whether a sentence but adds a party to an agreement known by its partner."""
    also = _ALSO.search(sentence.masked, sentence.start, sentence.end)
    return also is not None and re.search(r"\b(?:with|mit) ", sentence.text) is not None


def add_also(found: Agreements) -> None:
    """Joins the bodies that notes name to the agreements with the partners they name."""
    for segment in found.scene.segments:
        for sentence in sentences(segment):
            also = _ALSO.search(sentence.masked, sentence.start, sentence.end)
            if also is None:
                _add_joining(found, sentence)
                continue
            here = [
                m
                for m in found.scene.of(segment, "organization", "facility", "cluster")
                if sentence.start <= m.start < sentence.end
            ]
            further = next((m for m in here if m.start == also.end()), None)
            partner = _PARTNER.search(segment.text.text, sentence.start, sentence.end)
            if further is not None and partner is not None:
                _join(found, segment.text.text[partner.end() : sentence.end], further)


def _add_joining(found: Agreements, sentence: Sentence) -> None:
    """Joins the body that a sentence says takes part, too, to the agreement told of last."""
    joins = _JOINS.search(sentence.masked, sentence.start, sentence.end)
    for mention in found.scene.of(sentence.segment, "organization"):
        if not sentence.start <= mention.start < sentence.end:
            continue
        taken = joins is not None and mention.start == joins.end()
        if not taken and not _AS_PARTY.match(sentence.segment.text.text, mention.end):
            continue
        before = [
            b
            for b in found.bonds
            if (b.segment.index, b.start) <= (sentence.segment.index, sentence.start)
            and not b.earlier
            and sentence.segment.index - b.segment.index <= 1
        ]
        if before and len(before[-1].parties) >= 2:
            join_parties(found, before[-1], [mention])


#: The agreement with Vantiscope …: Vantiscope Ltd.
_SHORT = regex(r"[A-ZÄÖÜ][\w&-]+(?: [A-ZÄÖÜ][\w&-]+)*")


def _join(found: Agreements, said: str, further: Mention) -> None:
    """Joins a body to the one agreement with the partner whose name begins what is said."""
    short = _SHORT.match(said)
    begins = f"{short.group()} " if short else "\0"
    fitting = [
        bond
        for bond in found.bonds
        if len(bond.parties) >= 2
        and any(said.startswith(m.text) or m.text.startswith(begins) for m in bond.parties.values())
    ]
    if len(fitting) == 1 and further.category == "organization":
        join_parties(found, fitting[0], [further])
