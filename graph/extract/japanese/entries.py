"""Agreements that a Japanese paper enters under a heading each, line by line.

    1 医療機器の共同開発に関する協定
      締結 令和2年11月5日
      当事者 北浜市、青葉大学

The heading is the agreement's name; labels say what the lines below it tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.calendar import find_dates
from graph.extract.anaphora import issuing_body
from graph.extract.bond import Bond
from graph.extract.clauses import Term, sentences, terms, verb
from graph.extract.japanese.noticed import MARK
from graph.extract.japanese.parties import parties_ja
from graph.extract.japanese.predicates import predicate
from graph.extract.listed import OFFICER, body_first, is_whole
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, add_name, dated, distinct, join_parties
from graph.patterns import regex
from graph.segments import Segment

#: 締結日 令和6年3月, 締結は令和6年3月下旬.
_DAY = regex(
    rf"{MARK}(?:協定|覚書|契約)?の?(?:締結|調印|署名)(?:年月)?(?:日時?)?(?:\(予定\))?"
    rf"(?:[ \t::]+(?=\S)|は、?(?=[令平\d]))"
)
#: 同じ三者でこれを更新する: who the parties are, another agreement tells.
_SAME_AGAIN = regex(
    r"(?:同じ|引き続き)[二三四五六両\d]?(?:者|機関|団体|大学|当事者)[でのが間]|(?:これ|同協定|現行の?協定)を(?:更新|延長)"
)
_PARTIES = regex(
    rf"{MARK}(?:協定|覚書)?の?(?:当事者|締結者|署名者|協定者|構成団体|締結団体"
    rf"|締結機関)[ \t::]+(?=\S)"
)
_PARTNER = regex(rf"{MARK}(?:相手方|相手先|締結先|提携先|連携先)[ \t::]+(?=\S)")
#: 北浜財団(所在地)との協定: the partner in the name.
_WITH = regex(r"(?:\([^()]*\))?との")
_PERIOD = regex(rf"{MARK}(?:協定|有効)?(?:の)?期 ?間[ \t::]+(?=\S)")
_TO_COME = regex(r"予定|見込|見通し|目指|めざ|調整中|\(案\)")
#: As many lines below a heading may belong to it.
_REACH = 8
_BETWEEN = regex(r"との(?:間|あいだ)で")
_PENDING = regex(r"調整中|協議中|準備中|(?:締結|署名|調印)する(?:予定|見通し|見込み|方向)")


@dataclass(frozen=True, slots=True)
class Entry:
    """An agreement, and the indexes of the lines that tell of it."""

    bond: Bond
    lines: range


def entered_agreements(found: Agreements) -> Iterator[Entry]:
    """One for each heading that is an agreement's name and has lines that tell of it."""
    for segment in found.scene.segments:
        term = _title(segment) if segment.language == "ja" else None
        entry = _entry(found, segment, term) if term is not None else None
        if entry is not None:
            yield entry


def _title(segment: Segment) -> Term | None:
    """The agreement that the whole of a short line names, or what it labels as a name."""
    text = segment.text.text
    if segment.kind == "row" or len(text) > 80 or "。" in text:
        return None
    whole = [
        term
        for term in terms(segment)
        if re.fullmatch(r"[」』]?(?:\([^()]*\))*", text[term.name_end :])
    ]
    return whole[0] if len(whole) == 1 else None


def _entry(found: Agreements, title: Segment, term: Term) -> Entry | None:
    bond = Bond(title, 0, len(title.text.text), kinds=[term.kind] * bool(term.kind))
    entry = _Reader(found, bond, planned=_is_to_come(found, title))
    bodies = found.scene.of(title, "organization")
    entry.partners += [m for m in bodies if _WITH.match(title.text.text, m.end) and is_whole(m)]
    end = title.index
    for line in _below(found, title):
        if entry.reads(line):
            end = line.index
    join_parties(found, bond, entry.parties())
    if entry.retold or (len(bond.parties) < 2 and not entry.again):
        return None
    bond.renewal = entry.again
    drafted = term.draft and not bond.signed
    bond.status = "Draft" if drafted else "Planned" if entry.planned else "Concluded"
    add_name(bond, title, term)
    return Entry(bond, range(title.index, end + 1))


def _is_to_come(found: Agreements, title: Segment) -> bool:
    """Whether the name, or the heading that it stands under, says that it is a plan."""
    heading = found.scene.segments[title.heading].text.text if title.heading >= 0 else ""
    return any(_TO_COME.search(text) for text in (title.text.text, heading))


@dataclass(slots=True)
class _Reader:
    """Reads the lines of an entry one by one."""

    found: Agreements
    bond: Bond
    planned: bool = False
    label: str = ""
    #: A line tells by itself what was concluded: the heading is but the title of a text.
    retold: bool = False
    #: A line says that the parties of another agreement renew it.
    again: bool = False
    stated: list[Mention] = field(default_factory=list)
    partners: list[Mention] = field(default_factory=list)

    def reads(self, line: Segment) -> bool:
        """Take in a line; False if it says nothing about the conclusion."""
        text = line.text.text
        if _PERIOD.match(text):
            return True
        if _SAME_AGAIN.search(text):
            self.again = True
            return True
        labels = (("day", _DAY), ("parties", _PARTIES), ("partner", _PARTNER))
        label = next((what for what, pattern in labels if pattern.match(text)), "")
        goes_on = not label and self.label == "parties" and len(text) < 40 and "。" not in text
        self.label = label or (self.label if goes_on else "")
        if not self.label:
            officer = body_first(self.found, line) if OFFICER.search(text) else None
            self.stated += [officer] if officer is not None else []
            return officer is not None or self._sentence(line)
        bodies = [m for m in self.found.scene.of(line, "organization", "facility") if is_whole(m)]
        if self.label == "day":
            self.planned = self.planned or _TO_COME.search(text) is not None
            self.bond.signed += [dated(line, d) for d in find_dates(text, "ja")[:1]]
        (self.stated if self.label == "parties" else self.partners).extend(bodies)
        return True

    def _sentence(self, line: Segment) -> bool:
        """令和元年12月、A県とB市の間で締結: a sentence that leaves the agreement to its heading."""
        if not self.bond.signed and _PENDING.search(line.text.text):
            self.planned = True
            bodies = self.found.scene.of(line, "organization")
            self.partners += [m for m in bodies if _BETWEEN.match(line.text.text, m.end)]
        if self.bond.signed or self.stated:
            return False
        for sentence in sentences(line):
            done = verb("conclude", "ja").search(line.text.text, sentence.start, sentence.end)
            here = [t for t in terms(line) if sentence.start <= t.start < sentence.end]
            if any(predicate(sentence, term) for term in here):
                self.retold = True
                return False
            if done is None or here:
                continue
            parties = parties_ja(self.found.scene, sentence, sentence.start, done.start())
            dates = find_dates(line.text.text, "ja")
            inside = [d for d in dates if sentence.start <= d.start < done.start()]
            if parties:
                self.partners += parties
                self.bond.signed += [dated(line, d) for d in inside[:1]]
                self.planned = self.planned or _TO_COME.search(sentence.text) is not None
                return True
        return False

    def parties(self) -> list[Mention]:
        """The bodies under the label; else the partners, and who issues the paper."""
        stated = distinct(self.found, self.stated)
        if len(stated) >= 2:
            return stated
        return _with_issuer(self.found, distinct(self.found, [*stated, *self.partners]))


def _below(found: Agreements, title: Segment) -> Iterator[Segment]:
    """The lines of the entry: up to the next one that is numbered as the heading is."""
    for segment in found.scene.segments[title.index + 1 : title.index + 1 + _REACH]:
        numbered = bool(segment.marker) and segment.marker.isalnum()
        if segment.kind == "row" or _title(segment) is not None:
            return
        if segment.kind == "heading" or (numbered and bool(title.marker)):
            return
        yield segment


def _with_issuer(found: Agreements, partners: list[Mention]) -> list[Mention]:
    """A single partner's other side is the body that issues the paper."""
    index = issuing_body(found.scene)
    if len(partners) != 1 or index is None or partners[0].entity == index:
        return partners
    return [found.entities.things[index].first, *partners]
