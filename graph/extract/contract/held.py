"""The contracts that a document holds in full, each with the agreement that it is.

Press releases report agreements in sentences; a contract is one without saying
so. Where no sentence gave an agreement for it, its title and parties do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.calendar import find_dates
from graph.extract.bond import Bond, Dated, name_key
from graph.extract.clauses import term_kind, terms
from graph.extract.contract.marks import words
from graph.extract.contract.texts import ContractText, contract_texts
from graph.extract.lines import Line, lines
from graph.extract.mentions import Mention
from graph.extract.register import Agreements
from graph.patterns import regex
from graph.segments import Segment

#: How far below the last article the date of signing may stand, in lines.
_SIGNED_REACH = 6
_LOAN = regex(r"\b(?:loan|lease)\b|leihe|leih|pacht|miet", re.IGNORECASE)
#: A list of parties does not run longer than this between a name and its short form.
_NEAR = 300


@dataclass(frozen=True, slots=True)
class HeldContract:
    """A contract's text, its agreement, and the short names of parties defined in it."""

    text: ContractText
    bond: Bond
    labels: dict[str, int]


def held_contracts(found: Agreements) -> list[HeldContract]:
    """The contracts of the document; agreements that only their text shows are added."""
    scene = found.scene
    all_lines = lines(scene.document)
    held: list[HeldContract] = []
    for text in contract_texts(scene.document.text, all_lines, scene.language):
        labels = dict(_labels(found, text))
        named, defined = _named(found, text, labels)
        bond = _bond_of(found, text, named) or (_told(found, text, named) if defined else None)
        if bond is None and len(named) >= 2:
            bond = _made(found, text, named, all_lines)
        if bond is not None:
            _settle(found, text, bond)
            labels = {label: party for label, party in labels.items() if party in bond.parties}
            held.append(HeldContract(text, bond, labels))
    return held


def _bond_of(found: Agreements, text: ContractText, named: dict[int, Mention]) -> Bond | None:
    """The agreement whose text this is: by its preamble, else by the parties named in it."""
    start, first = text.opening
    for bond in found.bonds:
        if bond.preamble is not None:
            place = found.scene.segments[bond.preamble].text.starts[0]
            if start <= place <= first:
                return bond
    fitting = [b for b in found.bonds if len(b.parties) >= 2 and set(b.parties) <= set(named)]
    fitting = [b for b in fitting if b.preamble is None and b.renews is None]
    if found.main in fitting:
        return found.main
    if fitting:
        return max(fitting, key=lambda b: (len(b.parties), -b.segment.index))
    return found.main if not named else None


def _told(found: Agreements, text: ContractText, named: dict[int, Mention]) -> Bond | None:
    """An agreement that was read from this very text, with the parties that the text defines."""
    for bond in found.bonds:
        inside = text.start <= bond.segment.text.starts[0] < text.end
        if inside and set(bond.parties) & set(named):
            bond.parties = dict(named)
            return bond
    return None


def _named(
    found: Agreements, text: ContractText, labels: dict[str, int]
) -> tuple[dict[int, Mention], bool]:
    """The bodies named above the first article; those with a defined short name if they are two.

    And whether it is those.
    """
    start, first = text.opening
    named: dict[int, Mention] = {}
    for mention in found.scene.all("organization", "facility", "cluster"):
        unit = "OrganizationalUnit" in mention.types
        if start <= mention.span.start < first and not mention.pointing and not unit:
            named.setdefault(mention.entity, mention)
    defined = {index: m for index, m in named.items() if index in labels.values()}
    return (defined, True) if len(defined) >= 2 else (named, False)


_LABEL = regex(r"[\"“„'‘](?:(?:the|die|der|das|den) )?(?P<label>[A-ZÄÖÜ][\w -]{1,30})[\"”“'’]")
_NO_PARTY = regex(r"[Pp]art(?:y|ies|ei)|[Aa]greement|[Vv]ereinbarung|[Vv]ertrag|Memorandum|MoU")


def _labels(found: Agreements, text: ContractText) -> Iterator[tuple[str, int]]:
    """(the “Lender”), – nachfolgend „Stadt“ genannt –: of the body named first since the last."""
    start, first = text.opening
    bodies = [m for m in found.scene.all("organization", "facility", "cluster") if not m.pointing]
    last = start
    for segment in found.scene.segments:
        if not start <= segment.text.starts[0] < first:
            continue
        for match in _LABEL.finditer(segment.text.text):
            place = segment.text.starts[match.start("label")]
            before = [m for m in bodies if last <= m.span.start and m.span.end <= place]
            if (
                before
                and not _NO_PARTY.search(match["label"])
                and place - before[0].span.end < _NEAR
            ):
                yield match["label"], before[0].entity
            last = segment.text.starts[match.end() - 1]


def _made(
    found: Agreements, text: ContractText, named: dict[int, Mention], all_lines: list[Line]
) -> Bond | None:
    """The agreement that title, parties and the date below show."""
    title = _segment_at(found, text.title.start) if text.title is not None else None
    if title is None:
        return None
    bond = Bond(title, 0, len(title.text.text), dict(named))
    bond.names = [(title, 0, len(title.text.text))]
    bond.formal = {name_key(title.text.text)}
    if not _LOAN.search(title.text.text):
        kinds = [term_kind(title.text.text[t.start : t.end], text.language) for t in terms(title)]
        bond.kinds = [kind for kind in kinds[-1:] if kind]
    bond.status = "Draft" if words(text.language, "draft").search(title.text.text) else "Concluded"
    if bond.status == "Concluded":
        bond.signed = _signed(text, all_lines)
    found.bonds.append(bond)
    found.main = found.main or bond
    return bond


def _signed(text: ContractText, all_lines: list[Line]) -> list[Dated]:
    """The first day that stands below the last article."""
    below = [line for line in all_lines if line.start >= text.end][:_SIGNED_REACH]
    for line in below:
        for date in find_dates(line.text, text.language):
            if date.date.day is not None and len(line.text) < 60:
                return [Dated(date.date, line.view.span(date.start, date.end))]
    return []


def _segment_at(found: Agreements, offset: int) -> Segment | None:
    fitting = [s for s in found.scene.segments if s.text.starts[0] <= offset < s.text.ends[-1]]
    return fitting[0] if fitting else None


def _settle(found: Agreements, text: ContractText, bond: Bond) -> None:
    """A contract's text is no plan; a Japanese one that no rule knew for one has its title."""
    if bond.preamble is not None or text.title is None:
        return
    draft = words(text.language, "draft").search(text.title.text) is not None
    first = bond.segment.text.starts[0]
    if bond.status == "Planned" and text.opening[0] <= first < text.opening[1]:
        bond.status = "Draft" if draft else "Concluded"
    if text.language != "ja":
        return
    title = _segment_at(found, text.title.start)
    opening = [p for p in text.pieces if p.role == "preamble"]
    start = _segment_at(found, opening[0].start) if opening else None
    if title is None or start is None or bond.segment is not start:
        return
    bond.preamble = start.index
    bond.names = [(title, 0, len(title.text.text))]
    bond.formal = {name_key(title.text.text)}
    bond.signed = []
    bond.status = "Draft" if draft else "Concluded"
