"""Relative clauses that say who concluded an agreement, and when.

… den Vertrag, den A und B 2019 eingegangen sind; das Papier, auf das sich beide
Seiten im Juni verständigt hatten: a noun for a paper, the pronoun, who, when and a
participle. German texts tell of earlier agreements in this way, whatever the main
clause says of them. What the main clause says is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import find_years
from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, term_pattern, verb, within
from graph.extract.latin.concluding import as_bodies
from graph.extract.latin.joined import listed_from
from graph.extract.latin.moments import all_dates, dates_of, signing_dates
from graph.extract.latin.sides import SIDES
from graph.extract.latin.status import status_of
from graph.extract.register import Agreements, dated, distinct, join_parties
from graph.patterns import regex

#: …, den / auf das sich / mit der: where the clause begins, and where it ends with its verb.
_CLAUSE = regex(
    r", (?:(?:auf|in|mit|zu|unter|an|durch) )?(?:das|den|die|der|dem|denen|welche[nrsm]?)"
    r" (?:sich )?"
    r"(?P<body>[^;]{8,220}?\b(?:(?P<done>[a-zäöü]{3,}(?:en|t)) (?P<past>haben|hat|hatten|hatte"
    r"|sind|waren|war|worden (?:war|ist))|(?P<binds>verbindet|bindet|eint|verknüpft))\b)"
    r"(?=[,;.:]| und )"
)
_PAPER = regex(r"\b(?:Papiers?|Dokuments?|Schriftstücks?|Fassung|Textes|Texts?|Urkunde)\b")
#: What is done with a paper other than to conclude it.
_OTHERWISE = regex(
    r"(?:ge|be)(?:kündigt|endet)|aufgehoben|verhandelt|beraten|diskutiert|vorbereitet|geplant"
    r"|angekündigt|abgelehnt|vorgestellt|gezeigt|übersetzt"
    r"|erhalten|entworfen|ausgearbeitet|erarbeitet|erwähnt|geprüft|genutzt|zugestimmt|beantragt"
    r"|ausgelaufen|gelobt|begrüßt|gefördert|finanziert|moderiert|vermittelt|überreicht|gelesen"
)
#: The main clause speaks of something that comes after the paper.
_AFTER_IT = regex(
    r"\b(?:ersetz\w+|abgelöst|ablös\w+|löst|löste|folgt|folgte|ergänz\w+|erweiter\w+|vertief\w+"
    r"|Muster|Vorbild|Vorlage|Grundlage|fußt|gründet|beruht|basiert|baut|knüpft|schließt|setzt"
    r"|Neuauflage|Fortsetzung|Nachfolge\w*|Anschluss|ausgefüllt|erfüllt|umgesetzt|konkretisiert"
    r"|präzisiert|geht zurück)\b"
)
#: It takes the place of the paper: the same parties conclude it anew.
_IN_ITS_PLACE = regex(
    r"\b(?:ersetzt\w*|abgelöst|ablöst|(?:löst|löste)\b.*\bab\b|Neuauflage|Fortschreibung"
    r"|Neufassung|Verlängerung|Erneuerung)\b"
)


def which(found: Agreements, sentence: Sentence) -> Iterator[Bond]:
    """The agreement of a relative clause, and what the main clause says that takes its place."""
    if sentence.segment.language != "de":
        yield from _told_in_english(found, sentence)
        return
    for match in _CLAUSE.finditer(sentence.masked, sentence.start, sentence.end):
        older = _older(found, sentence, match)
        if older is None:
            continue
        yield older
        again = _again(found, sentence, match, older)
        if again is not None:
            yield again
        return


#: the memorandum which X and Y concluded in Cork on D; that X and Y signed in 2017.
_CLAUSE_EN = within(
    r",? (?:which|that) (?P<body>(?=(?:the )?[A-Z])[^,;.]{5,140}?) (?:had |have )?"
    r"(?:first |originally |also )?(?:concluded|signed|entered into|agreed|exchanged|sealed|struck)"
    r"\b(?P<when>[^,;.]{0,60})"
)
#: What the agreement of the main clause has to do with the older one.
_REFERS = regex(
    r"\b(?:replac\w+|supersed\w+|follows?|followed|builds? on|built on|implements?|implemented"
    r"|(?:takes?|took) the place of|succeeds?|succeeded|goes beyond|based on|rests on|under"
    r"|complements?|extends|widens|renews)\b"
)


def _told_in_english(found: Agreements, sentence: Sentence) -> Iterator[Bond]:
    """It replaces the memorandum which X and Y signed in 2017: the older agreement."""
    segment = sentence.segment
    for match in _CLAUSE_EN.finditer(sentence.masked, sentence.start, sentence.end):
        head = sentence.masked[max(sentence.start, match.start() - 90) : match.start()]
        if not term_pattern("en").search(head) or not _REFERS.search(head):
            continue
        bodies = listed_from(found.scene, sentence, match.start("body"), True, found.people)
        parties = distinct(found, as_bodies(found, bodies))
        text = segment.text.text
        dates = [*all_dates(text, "en"), *find_years(text)]
        when = [d for d in dates if match.start("when") <= d.start < match.end("when")]
        if len(parties) < 2 or not when or bodies[-1].end > match.start("when"):
            continue
        bond = Bond(segment, match.start("body"), match.end(), earlier=True)
        join_parties(found, bond, parties)
        bond.signed = [dated(segment, max(when, key=lambda d: d.date.day is not None))]
        yield bond
        return


def _older(found: Agreements, sentence: Sentence, match: re.Match[str]) -> Bond | None:
    head = Sentence(sentence.segment, sentence.start, match.start(), sentence.masked)
    noun = sentence.masked[max(sentence.start, match.start() - 90) : match.start()]
    if not (term_pattern("de").search(noun) or _PAPER.search(noun)):
        return None
    if match["done"] and _OTHERWISE.search(match["done"]):
        return None
    anew = match["done"] is not None and verb("renew", "de").search(match["done"]) is not None
    clause = Sentence(sentence.segment, match.start("body"), match.end("body"), sentence.masked)
    text = sentence.segment.text.text
    dates = [dated(sentence.segment, d) for d in signing_dates(clause)]
    if match["binds"]:
        inside = [d for d in all_dates(text, "de") if clause.start <= d.start < clause.end]
        dates = [dated(sentence.segment, d) for d in inside if d.date.year]
    bodies = listed_from(found.scene, sentence, match.start("body"), True, found.people)
    if not dates and bodies:
        # … und der Delta Park 2016 getroffen hatten: a year right behind a name.
        last = [y for y in find_years(text) if y.start == bodies[-1].end + 1]
        dates = [dated(sentence.segment, y) for y in last]
    issued = found.issued
    past = match["past"] in ("hatten", "hatte", "waren", "war", "worden war")
    rest = head.text + " " + text[match.end() : sentence.end]
    before = any(
        issued and issued.year and d.value.year and d.value.year < issued.year for d in dates
    )
    if not dates or not (past or before or match["binds"] or anew or _AFTER_IT.search(rest)):
        return None
    parties = distinct(found, as_bodies(found, bodies))
    if len(parties) < 2 and not SIDES.search(clause.text):
        return None
    bond = Bond(sentence.segment, clause.start, clause.end)
    bond.earlier, bond.renewal = not anew, anew
    join_parties(found, bond, parties if len(parties) >= 2 else [])
    bond.signed = dates[:1]
    return bond


def _again(found: Agreements, sentence: Sentence, match: re.Match[str], older: Bond) -> Bond | None:
    """The agreement that the main clause says is concluded anew, or is in the older one's place."""
    segment = sentence.segment
    head = Sentence(segment, sentence.start, match.start(), sentence.masked)
    tail = Sentence(segment, match.end(), sentence.end, sentence.masked)
    main = f"{head.text} {tail.text}"
    anew = verb("renew", "de").search(main) is not None
    if not anew and not _IN_ITS_PLACE.search(main):
        return None
    bond = Bond(segment, sentence.start, match.start(), renewal=True, definite=True)
    if not anew:
        return bond
    bond.status = status_of(found, sentence)
    bond.parties = dict(older.parties)
    days = [*signing_dates(head), *signing_dates(tail)]
    days = [d for d in days if d.start < match.start() or d.start >= match.end()]
    bond.signed = [dated(segment, d) for d in days[:1]]
    bond.signed = bond.signed or dates_of(found, head, bond.status == "Planned")
    return bond
