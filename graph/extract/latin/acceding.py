"""Accession: X ist der Charta beigetreten, X acceded to the charter.

Who accedes to an agreement makes it one of more parties: those it had before and the new one,
concluded on the day of accession. Joining a body (dem Verein beigetreten) is no agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import DateMention
from graph.calendar.words import MONTHS
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import Sentence, sentences, terms, within
from graph.extract.latin.concluding import as_bodies
from graph.extract.latin.joined import inside, listed_from, related
from graph.extract.latin.moments import dates_inside
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, dated, join_parties
from graph.lexicon.alternatives import any_of
from graph.patterns import regex

_ACCEDES = within(
    r"\bbei(?:ge|zu)?tret\w+|\b[Tt](?:ritt|rat|reten|raten)\b[^.;]{2,90}?\bbei(?=[.,;:!]|$| und )"
    r"|\bsich\b[^.;]{3,120}?\b(?:angeschlossen|anzuschließen|anschließen)\b"
    r"|\b(?:schließ|schloss)(?:t|en)?\b[^.;]{0,60}?\bsich\b[^.;]{3,120}?\ban(?=[.,;:!]|$| und )"
    r"|\b(?:Beitritts?|Anschluss(?:es)?) (?:des|der|von|vom)\b"
    r"|\bBeitritt zu[mr]\b"
    r"|\bacced(?:e|es|ed|ing)\b|\b(?:[Aa]ccession of|joins|joined|joining)\b"
)
#: Added to the agreement just told of: one of those who conclude it.
_FROM_THE_START = within(
    r"\b[Aa]ls (?:dritte|vierte|fünfte|weitere|neue)[rs]? \w*(?:[Pp]artner|[Uu]nterzeichner)(?:in)?"
    r"(?= [^.;]{3,90} (?:hinzu|bei|dazu|dabei|aufgenommen)\b)|\bjoined by\b"
    r"|\bjoin(?:s|ed)? as (?:an? |the )?(?:\w+ )?(?:party|partner|signatory|member)\b"
)
#: Denied, or only thought of.
_NO = regex(
    r"\b(?:nicht|kein\w*|noch|könnten?|möchten?|Interesse|prüf\w+|erwäg\w+|Aussicht|offen|steht"
    r"|stehen|Wunsch|wünsch\w+|erwartet|[Ww]enn|[Ff]alls|not|never|no|may|might|could|can|wish\w*"
    r"|hop(?:es?|ing)|consider\w*|interest\w*|invited|open|if)\b|\?"
)
_PLANNED = regex(
    r"\b(?:soll|sollen|wird|werden|will|wollen|shall|plans?|intends?|geplant\w*|beabsichtig\w+"
    r"|is to|are to)\b"
)
_PROPOSED = regex(r"Beschluss(?:vorschlag|entwurf|antrag)|Antrag|Recommendation|Proposed")
#: der Charta, dem Bündnis, to the charter: what is acceded to, up to its noun.
_TO = regex(
    r"(?:\b(?:[Dd]em|[Dd]er|[Dd]iese[mr]|[Ee]ine[mr]|[Zz]u[mr]|[Ii]hre[mr])"
    r"|(?<!of )\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]hat|[Tt]his))"
    r"(?: [\"„“»‚]?[\w’'-]+){0,4} [\"„“»‚]?$|[\"„“»‚]$"
)
#: Nothing is said of what was joined: it is the agreement just told of.
_BARE = within(
    r"^(?:(?!\b(?:dem|uns|ihm|ihnen)\b)[^.,;]){3,90} (?:ist|sind|war|waren) (?:(?:auch|ferner"
    r"|außerdem|zudem|später|inzwischen|bereits|im|am|zum|seit|Jahr|Frühjahr|Sommer|Herbst|Winter|\d{1,2}\."
    rf"|\d{{4}}|{any_of(MONTHS['de'])}) )*beigetreten(?=[.;]|$)"
    r"|^[^.,;]{3,70} (?:(?:joined|acceded)(?: later)? (?:in|on) )[^.,;]{3,30}(?=[.;]|$)"
)
#: Of these the body is no subject: in the presence of X, with X.
_OTHER = regex(
    r"\b(?:mit|bei|beim|in|im|am|an|durch|zwischen|neben|für|zu[mr]?|dem|with|at|by|between|for|to"
    r"|into|from|joins|joined|joining|Sitz)(?: (?:the|der|dem|den|die|einem|einer))? $"
)
_EFFECTIVE = regex(r"\b(?:zum|mit Wirkung (?:vom|zum|ab)|with effect from|as of|ab)(?: dem)? $")
#: Der Beitritt des Instituts X; the accession of X: a genitive that names who accedes.
_OF_WHOM = regex(
    r"\b(?:Beitritts?|Anschluss(?:es)?|accession) (?:der|des|von|vom|of)(?: the| der| dem)? $"
)
_RELATIVE = regex(r", (?:das|die|der|den|dem|which|that|whose|whom)\b")
#: The paper with which somebody accedes: its day is that of accession.
_ITS_PAPER = regex(
    r"\s*(?:(?:[Dd]ie|[Ii]hre|[Dd]as|[Tt]he|[Ii]ts) (?:\w*[Uu]rkunde|Beitritts\w+|Unterschrift"
    r"|instrument|accession|declaration of accession)|Unterschrieben|Unterzeichnet|Signed)\b"
)


def joins_one(found: Agreements, sentence: Sentence) -> bool:
    """Whether a sentence but tells that somebody joins an agreement or a body."""
    match = _ACCEDES.search(sentence.masked, sentence.start, sentence.end)
    if match is None or _FROM_THE_START.search(sentence.text) or _RELATIVE.search(sentence.text):
        return False
    if not match.group().startswith("join"):
        return True
    return _is_to_it(sentence) or _into_body(found, sentence, match)


def tells_its_day(found: Agreements, sentence: Sentence) -> bool:
    """Die Urkunde unterzeichnete N. N. am 3. Mai: the day of the accession just told of."""
    before = sentence.before[-1:]
    return (
        bool(before)
        and _ITS_PAPER.match(sentence.text) is not None
        and (joins_one(found, before[0]) and not _days(before[0]))
    )


def _into_body(found: Agreements, sentence: Sentence, match: re.Match[str]) -> bool:
    """X joined the Baltic Association: a body right behind the verb is no agreement."""
    return any(
        sentence.masked[match.end() : body.start] in (" ", " the ")
        for body in inside(found.scene, sentence)
    )


def _is_to_it(sentence: Sentence) -> bool:
    """Whether what somebody accedes to is an agreement: named so, or left out."""
    return _BARE.search(sentence.text) is not None or any(
        sentence.start <= term.start < sentence.end
        and _TO.search(sentence.masked, sentence.start, term.start)
        for term in terms(sentence.segment)
    )


def acceding_between(found: Agreements, sentence: Sentence) -> Iterator[Bond]:
    """X tritt der Vereinbarung zwischen A und B bei: a sentence that names all parties."""
    between = as_bodies(found, related(found.scene, sentence, found.people))
    bond = _accession(found, sentence) if between else None
    if bond is not None:
        join_parties(found, bond, between)
        yield bond


def add_accessions(found: Agreements) -> None:
    """Adds an agreement for each accession to one that the text tells of, the oldest first."""
    told = [
        bond
        for segment in found.scene.segments
        if segment.kind != "row" and segment.language != "ja"
        for sentence in sentences(segment)
        if joins_one(found, sentence) and (bond := _accession(found, sentence)) is not None
    ]
    dated_ones = [b for b in told if _when(b) < _NO_DAY]
    if dated_ones:
        # A title says in short what a later sentence tells with its day.
        told = [b for b in told if b in dated_ones or b.segment.index > _TITLE]
    for bond in sorted(told, key=_when):
        if any((b.segment, b.start) == (bond.segment, bond.start) for b in found.bonds):
            continue
        new = set(bond.parties)
        old = _acceded_to(found, bond)
        if old is not None and not new <= set(old.parties):
            # Without a day of its own it is still not the agreement of more parties.
            old.earlier = old.earlier or not old.signed
            join_parties(found, bond, list(old.parties.values()))
            bond.kinds = bond.kinds or list(old.kinds)
            found.bonds.append(bond)


_NO_DAY = 10**7
_TITLE = 2


def _when(bond: Bond) -> int:
    days = [d.value.latest().toordinal() for d in bond.signed + bond.valid_from if d.value.year]
    return days[0] if days else _NO_DAY


def _accession(found: Agreements, sentence: Sentence) -> Bond | None:
    """Who accedes and when; to whose agreement is said elsewhere."""
    if _NO.search(sentence.text) or not _is_to_it(sentence):
        return None
    parties = as_bodies(found, _acceding(found, sentence))
    if not parties:
        return None
    bond = Bond(sentence.segment, sentence.start, sentence.end)
    join_parties(found, bond, parties)
    if _PLANNED.search(sentence.text) or _is_proposed(found, sentence):
        bond.status = "Planned"
    days = _days(sentence)
    text = sentence.segment.text.text
    for day in days[:1]:
        if _EFFECTIVE.search(text, sentence.start, day.start):
            bond.valid_from = [dated(sentence.segment, day)]
        if not bond.valid_from or bond.status != "Planned":
            bond.signed = [dated(sentence.segment, day)]
    if not days and bond.status != "Planned":
        bond.signed = _day_of_paper(found, sentence)
    return bond


def _is_proposed(found: Agreements, sentence: Sentence) -> bool:
    """Whether the sentence stands under a heading for what is to be decided."""
    index = sentence.segment.index
    above = found.scene.segments[max(0, index - 3) : index]
    return any(len(s.text.text) < 60 and _PROPOSED.match(s.text.text) for s in above)


def _acceding(found: Agreements, sentence: Sentence) -> list[Mention]:
    """The bodies that accede: the first that are no object, and those listed with them."""
    for body in inside(found.scene, sentence):
        before = sentence.masked[sentence.start : body.start]
        if body.category == "facility" or body.pointing or _OTHER.search(before):
            continue
        genitive = re.search(r"[a-zäöüß]{3} (?:der|des|of(?: the)?) $", before)
        if genitive and not _OF_WHOM.search(before):
            continue
        return listed_from(found.scene, sentence, body.start) or [body]
    return []


def _days(sentence: Sentence) -> list[DateMention]:
    return [d for d in dates_inside(sentence) if d.date.year or d.date.month]


def _day_of_paper(found: Agreements, sentence: Sentence) -> list[Dated]:
    """The only day of the next sentence, if that tells of the paper that was signed for it."""
    behind = sentence.behind[:1]
    if not behind or not tells_its_day(found, behind[0]):
        return []
    days = [d for d in dates_inside(behind[0]) if d.date.day]
    return [dated(sentence.segment, days[0])] if len(days) == 1 else []


def _acceded_to(found: Agreements, bond: Bond) -> Bond | None:
    """The agreement that somebody accedes to: the last told of before, or else the next."""
    known = [b for b in found.bonds if len(b.parties) >= 2 and b.status == "Concluded"]
    earlier = [b for b in known if not b.signed or not bond.signed or _when(b) <= _when(bond)]
    before = [b for b in earlier if _place(b) < _place(bond)]
    old = before[-1] if before else max(earlier, key=lambda b: len(b.parties), default=None)
    if old is None:
        return None
    # Those who acceded before this one are parties, too.
    return max((b for b in earlier if {*b.parties} >= {*old.parties}), key=lambda b: len(b.parties))


def _place(bond: Bond) -> tuple[int, int]:
    return bond.segment.index, bond.start
