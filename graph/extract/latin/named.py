"""Agreements that a German or English sentence names: one, one for each partner, or several.

A Memorandum with X and one with Y are two; agreements of A, B and C with D are as many as it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.extract.bond import Bond, Dated
from graph.extract.clauses import Sentence, Term, within
from graph.extract.latin.concluding import (
    as_bodies,
    concluding_parties,
    concluding_subject,
)
from graph.extract.latin.history import tells_first
from graph.extract.latin.joined import listed_from, related, with_others
from graph.extract.latin.moments import all_dates, dates_inside, dates_of
from graph.extract.latin.relative_dates import relative
from graph.extract.latin.renewed import dates_of_others, original_day, tells_origin
from graph.extract.latin.spoken_before import joined_before
from graph.extract.latin.status import APPROVED
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, add_name, dated, join_parties
from graph.patterns import regex

DEFINITE = regex(
    r"(?:\b(?:[Tt]he|[Tt]his|[Dd]ie|[Dd]as|[Dd]er|[Dd]en|[Dd]em|[Dd]es|[Dd]ieses?|[Dd]ieser"
    r"|[Bb]eim|[Zz]ur|[Zz]um)"
    r"(?: \w+e[nrs]?(?: und \w+e[nrs]?)?)? )$"
)
#: Two agreements or more: each partner has one.
PLURAL = regex(
    r"(?:agreements|pacts|deals|accords|tie-ups|MoUs|MOUs"
    r"|memoranda(?: of understanding)?|contracts|letters of intent"
    r"|Verträge"
    r"|Vereinbarungen"
    r"|Absichtserklärungen"
    r"|Kooperationsverträge|Memoranda|Kooperationsvereinbarungen|Partnerschaftsabkommen)$"
)
_SEVERAL = regex(
    r"\b(?:two|three|four|five|several|further|zwei|drei|vier|fünf|mehrere|weitere)\b",
    re.IGNORECASE,
)


def named(
    found: Agreements, sentence: Sentence, here: list[Term], status: str, renewed: bool
) -> Iterator[Bond]:
    """The agreement, or agreements, that a sentence with a word for one is about."""
    segment = sentence.segment
    pairs = list(_pairs_apart(found, sentence, here[0], status))
    if len(pairs) >= 2:
        yield from pairs
        return
    term = here[0]
    if len(here) > 1 and _TAKES_PLACE.search(segment.text.text[term.end : here[1].start]):
        # The pact replaces a letter of intent of 2021: what is dated is the older one.
        term = here[1]
    elif (older := _older(sentence, here)) is not None:
        head = Sentence(segment, sentence.start, older.start, sentence.masked)
        tail = Sentence(segment, older.start, sentence.end, sentence.masked)
        first = _bond(tail, older, "Concluded")
        first.earlier, first.definite = True, False
        first.signed = dates_of(found, tail) if dates_inside(tail) else []
        whole = list(named(found, head, [t for t in here if t.end <= older.start], status, renewed))
        both = concluding_parties(found, tail, with_others(found.scene, tail, found.people))
        join_parties(found, first, both)
        if len(first.parties) < 2:
            first.parties = dict(whole[-1].parties) if len(whole[-1].parties) >= 2 else {}
        yield from whole
        if first.signed or len(first.parties) >= 2:
            yield first
        return
    others = with_others(found.scene, sentence, found.people)
    split = PLURAL.search(segment.text.text[term.start : term.end]) is not None
    objects = [m for _, bodies in others for m in bodies]
    if split and len(objects) >= 2:
        yield from _each(found, sentence, term, others, status)
        return
    apart = _each_own(sentence, here, others)
    if len(apart) >= 2:
        yield from _one_by_one(found, sentence, apart, objects, status)
        return
    introduces = split and not objects and _SEVERAL.search(sentence.text) is not None
    if introduces and not related(found.scene, sentence, found.people):
        return  # has signed two agreements this year: which, is said after it
    bond = _bond(sentence, term, status)
    bond.renewal = renewed
    join_parties(found, bond, concluding_parties(found, sentence, others))
    if not bond.parties and _THEIR.match(sentence.text.lstrip()):
        join_parties(found, bond, joined_before(found, bond))
    if not APPROVED.search(sentence.text) and not _FAILED_DAY.search(sentence.text):
        bond.signed = dates_of(found, sentence, status == "Planned")
        if not bond.signed and _THEIR.match(sentence.text.lstrip()):
            bond.signed = _day_told_before(found, sentence)
    if renewed or tells_origin(sentence):
        original = original_day(sentence)
        if original is not None and len(bond.parties) >= 1:
            first = _bond(sentence, term, "Concluded")
            first.parties, first.signed = dict(bond.parties), [original]
            first.earlier = True
            bond.signed = [d for d in bond.signed if d.value != original.value] or list(
                dates_of_others(found, sentence, original)
            )
            if not renewed and not bond.signed:
                # The memorandum, dating from 2016, lapsed: it is the one that is told of.
                first.earlier, first.status = False, status
                yield first
                return
            bond.renewal = bond.renewal or status == "Concluded"
            yield first
    yield bond


_BETWEEN = regex(r"\bbetween (?:the )?(?=[A-Z])")
_YEAR_BESIDE = regex(r"(?: \(| in |,? (?:of|from|signed (?:in|on)|dated|since) )(?=[\dA-Z])")


def _pairs_apart(found: Agreements, sentence: Sentence, term: Term, status: str) -> Iterator[Bond]:
    """The memoranda between A and B (2013) and between A and C (2015): one for each pair."""
    text = sentence.segment.text.text
    starts = [m.end() for m in _BETWEEN.finditer(sentence.masked, sentence.start, sentence.end)]
    if len(starts) < 2:
        return
    dates = all_dates(text, sentence.segment.language)
    for start in starts:
        pair = listed_from(found.scene, sentence, start, True, found.people)[:2]
        if len(pair) < 2:
            return
        bond = _bond(sentence, term, status)
        join_parties(found, bond, as_bodies(found, pair))
        beside = _YEAR_BESIDE.match(text, pair[-1].end)
        here = [d for d in dates if beside and d.start == beside.end()]
        bond.signed = [dated(sentence.segment, d) for d in here]
        bond.definite = False
        yield bond


#: … reaches beyond the exchange agreement of 2012; … and builds on the memorandum of 2015.
_OLDER_LINK = regex(
    r"\b(?:builds? (?:up)?on|built (?:up)?on|(?:goes|go|reach(?:es)?|went) (?:[a-z]+ )?beyond"
    r"|replac(?:es|ed|ing)"
    r"|supersed(?:es|ed|ing)|succeed(?:s|ed|ing)|follow(?:s|ed|ing)(?: on)?(?: from)?|extends"
    r"|expands(?: on)?"
    r"|widens|deepens|broadens|updates|takes the place of|took the place of|in place of|instead of"
    r"|years? after|based on|complements|adds to|in addition to)"
    r" (?:an? |the |its |their |our |this )?(?:(?:[a-z-]+|\d{4}) ){0,4}$"
)


def _older(sentence: Sentence, here: list[Term]) -> Term | None:
    """The older paper that the one of a sentence replaces, follows or goes beyond."""
    text = sentence.segment.text.text
    if sentence.segment.language == "de":
        return None
    for last, term in pairwise(here):
        if _OLDER_LINK.search(text, last.end, term.start):
            return term
    return None


#: A und B bleiben Partner. Ihr Abkommen wurde verlängert: of those whom the sentence before joins.
_THEIR = regex(r"(?:Ihre?|Their|Deren) (?:\w+e[sr]? )?")


def _day_told_before(found: Agreements, sentence: Sentence) -> list[Dated]:
    """X and Y committed to it yesterday. Their memorandum …: the day of the sentence before."""
    before = sentence.before[-1:]
    return [d for one in before for d in dates_of(found, one) if d.value.day is not None]


#: with X on 27 November and with Y on 28 November: each partner's own day.
_ON_DAY = regex(r"(?: \([^()]*\))?,? (?:on|in|am|im|vom)(?: the)? ")


def _each(
    found: Agreements,
    sentence: Sentence,
    term: Term,
    others: list[tuple[int, list[Mention]]],
    status: str,
) -> Iterator[Bond]:
    """has agreements with A (since 2013) and, since January 2020, with B: one for each partner."""
    objects = [m for _, bodies in others for m in bodies]
    mine = concluding_subject(found, sentence, objects)
    text = sentence.segment.text.text
    dates = all_dates(text, sentence.segment.language)
    common = dates_of(found, sentence, status == "Planned")
    for mention in objects:
        bond = _bond(sentence, term, status)
        join_parties(found, bond, [*as_bodies(found, mine), *as_bodies(found, [mention])])
        after = re.match(
            r" ?\([^()]*\)|, (?:signed|concluded|agreed|dated|sealed|from|since|vom"
            r"|von|seit|geschlossen)[^,;.]{3,30}",
            text[mention.end :],
        )
        beside = [d for d in dates if after and mention.end <= d.start < mention.end + after.end()]
        beside = beside or [
            d for d in dates if _ON_DAY.fullmatch(text[mention.end : max(d.start, mention.end)])
        ]
        start = next(at for at, bodies in others if mention in bodies)
        beside = beside or [
            d for d in dates if d.end <= start and text[d.end : start] in (", ", " ")
        ]
        own = [dated(sentence.segment, d) for d in beside[:1]]
        if after and not own:
            # …, signed last year: counted for that partner alone.
            end = mention.end + after.end()
            own = relative(found, Sentence(sentence.segment, mention.end, end, sentence.masked))
        shared = [d for d in dates if not (after and d.start > mention.end)]
        bond.signed = own or (common if len(dates) == len(shared) == 1 and not beside else [])
        yield bond


def _each_own(
    sentence: Sentence, here: list[Term], others: list[tuple[int, list[Mention]]]
) -> list[tuple[int, Term, list[Mention]]]:
    """an agreement with A, on the 6th a memorandum with B: the terms that have their own partners.

    Each comes with where the clause that it stands in begins.
    """
    found: list[tuple[int, Term, list[Mention]]] = []
    begins = sentence.start
    for term, following in zip(here, [*here[1:], None], strict=True):
        stop = following.start if following is not None else sentence.end
        own = [(at, bodies) for at, bodies in others if term.end <= at < stop]
        if len(own) != 1 or not 0 <= own[0][0] - term.end < 40:
            return []
        found.append((begins, term, own[0][1]))
        begins = own[0][1][-1].end
    return found


def _one_by_one(
    found: Agreements,
    sentence: Sentence,
    apart: list[tuple[int, Term, list[Mention]]],
    objects: list[Mention],
    status: str,
) -> Iterator[Bond]:
    """The agreements of one subject, each with its own partner and the day of its own clause."""
    mine = as_bodies(found, concluding_subject(found, sentence, objects))
    text = sentence.segment.text.text
    dates = all_dates(text, sentence.segment.language)
    for begins, term, partners in apart:
        bond = _bond(sentence, term, status)
        join_parties(found, bond, [*mine, *as_bodies(found, partners)])
        end = partners[-1].end
        clause = [d for d in dates if begins <= d.start < end]
        bond.signed = [dated(sentence.segment, d) for d in clause[:1]]
        yield bond


def _bond(sentence: Sentence, term: Term, status: str) -> Bond:
    segment = sentence.segment
    bond = Bond(segment, sentence.start, sentence.end, status=status)
    bond.kinds = [term.kind] * bool(term.kind)
    add_name(bond, segment, term)
    bond.definite = bool(DEFINITE.search(segment.text.text[: term.start]))
    bond.earlier = _EARLIER.search(segment.text.text[sentence.start : term.start]) is not None
    bond.earlier = bond.earlier or tells_first(sentence)
    return bond


#: A day on which nothing was signed after all.
_FAILED_DAY = regex(r"\b(?:was|were) to have been\b|\bhätten? .*\bsollen\b")
#: What a new agreement takes the place of is another one.
_EARLIER = within(
    r"\b(?:ersetzt|ersetzen|replaces?d?|replacing|the place of|supersedes?d?|earlier"
    r"|previous|former"
    r"|frühere[nrs]?"
    r"|bisherige[nrs]?|vorherige[nrs]?|ablöst|löst|predecessor|baut auf|builds on|knüpft an"
    r"|geht zurück auf|follows)\b[^.;:]{0,60}$"
    r"|\bVorgänger\w*$"
)
_TAKES_PLACE = regex(
    r"^ (?:replaces|replaced|supersedes|superseded|ersetzt|ersetzte|löst|folgt auf|follows"
    r"|t(?:akes|ook) the place of) "
    r"(?:an? |the |its |their |das |die |den |ein |eine |einen |eine[rm] )?(?:[\w-]+ ){0,2}$"
)
