"""Clauses: the numbered pieces of an agreement's text, with who bears them.

A sentence is not kept. A clause is its numbers, its heading, its bearers and
deadline, and the place where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.extract.bond import Bond
from graph.extract.contract.deadlines import Deadline, deadline
from graph.extract.contract.duties import Parties
from graph.extract.contract.headings import Heading
from graph.extract.contract.held import HeldContract
from graph.extract.contract.outline import Piece
from graph.extract.contract.texts import numbered_sections, section_pieces
from graph.extract.lines import lines
from graph.extract.register import Agreements
from graph.model import Span
from graph.patterns import regex
from graph.textmap import Mapped, mapped


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. Empty numbers are none; ``bearers`` are entities of the document.

    ``role`` is preamble, chapeau (the sentence before a list), closing or "".
    ``part`` counts the duties of one sentence from 1 where it has several, else 0.
    """

    bond: Bond
    span: Span
    article: str
    paragraph: str
    item: str
    subitem: str
    role: str
    part: int
    heading: Heading | None
    bearers: tuple[int, ...]
    deadline: Deadline | None
    deadline_span: Span | None


def clauses(found: Agreements, held: Sequence[HeldContract]) -> list[Clause]:
    """The clauses of the agreements whose text the document holds, in its order."""
    document = found.scene.document
    made: list[Clause] = []
    for contract in held:
        text = contract.text
        bounds = (text.start, text.end)
        parties = _parties(found, contract.bond, bounds, contract.labels)
        made += _clauses(document.text, contract.bond, text.pieces, parties, text.language)
    if made or found.scene.language != "ja" or found.main is None:
        return made
    parties = _parties(found, found.main, (0, len(document.text)), {})
    for heading, number, body in numbered_sections(lines(document)):
        pieces = section_pieces(document.text, heading, number, body)
        made += _section(document.text, found.main, pieces, parties)
    return made


# --- parties --------------------------------------------------------------------------


def _parties(
    found: Agreements, bond: Bond, bounds: tuple[int, int], labels: Mapping[str, int]
) -> Parties:
    """What the text calls each party: names from all of the document, 甲 from the contract only."""
    names: dict[str, int] = {}
    for mention in found.scene.all("organization", "facility", "cluster"):
        if mention.entity not in bond.parties:
            continue
        inside = bounds[0] <= mention.span.start < bounds[1]
        if inside:
            names[mention.text] = mention.entity
        elif not mention.pointing:
            names.setdefault(mention.text, mention.entity)
    return Parties(names | dict(labels), frozenset(bond.parties))


# --- clauses --------------------------------------------------------------------------


def _clauses(
    document: str, bond: Bond, pieces: list[Piece], parties: Parties, language: str
) -> list[Clause]:
    made: list[Clause] = []
    inherited: dict[tuple[str, str, str], frozenset[int]] = {}
    for piece in pieces:
        view = mapped(document, piece.start, piece.end).strip()
        if not view.text:
            continue
        above = _inherited(inherited, piece)
        found = list(_duties(bond, piece, view, parties, language, above))
        made += found
        inherited[piece.article, piece.paragraph, piece.item] = frozenset(
            bearer for clause in found for bearer in clause.bearers
        )
    return made


def _inherited(
    known: dict[tuple[str, str, str], frozenset[int]], piece: Piece
) -> frozenset[int] | None:
    """Who bears the sentence that the list stands under; None if there is no such sentence."""
    if piece.subitem:
        return known.get((piece.article, piece.paragraph, piece.item))
    return known.get((piece.article, piece.paragraph, "")) if piece.item else None


def _duties(
    bond: Bond,
    piece: Piece,
    view: Mapped,
    parties: Parties,
    language: str,
    above: frozenset[int] | None,
) -> Iterator[Clause]:
    if piece.role in ("preamble", "closing"):
        bearers = tuple(sorted(parties.everyone))
        yield _clause(bond, piece, view, (0, len(view.text)), bearers, 0, language)
        return
    duties = parties.duties(view.text, language)
    for number, duty in enumerate(duties, 1):
        borne = duty.bearers
        if borne is None:
            borne = above or frozenset()
        part = number if len(duties) > 1 else 0
        bounds = (duty.start, duty.end)
        yield _clause(bond, piece, view, bounds, tuple(sorted(borne)), part, language)


def _clause(
    bond: Bond,
    piece: Piece,
    view: Mapped,
    bounds: tuple[int, int],
    bearers: tuple[int, ...],
    part: int,
    language: str,
) -> Clause:
    text = view.text[bounds[0] : bounds[1]]
    bounds = (bounds[1] - len(text.lstrip()), bounds[0] + len(text.rstrip()))
    text = text.strip()
    due = deadline(text, language) if bearers and piece.role != "preamble" else None
    where = view.span(bounds[0] + due.start, bounds[0] + due.end) if due is not None else None
    return Clause(
        bond,
        view.span(*bounds),
        piece.article,
        piece.paragraph,
        piece.item,
        piece.subitem,
        piece.role,
        part,
        piece.heading,
        bearers,
        due,
        where,
    )


_PLAIN_END = regex(r"(?:る|す|う|く|い|ない|こと|もの)。?$")


def _section(document: str, bond: Bond, pieces: list[Piece], parties: Parties) -> list[Clause]:
    """A notice's section: an item without any subject is what all have agreed to do."""
    made: list[Clause] = []
    above: frozenset[int] | None = None
    for piece in pieces:
        view = mapped(document, piece.start, piece.end).strip()
        duties = parties.duties(view.text, "ja")
        bearers = frozenset().union(*(duty.bearers or frozenset() for duty in duties))
        if piece.role == "chapeau":
            above = bearers
        elif not bearers and above is not None:
            bearers = above
        elif not bearers and not any(d.foreign for d in duties) and _PLAIN_END.search(view.text):
            bearers = parties.everyone
        whole = (0, len(view.text))
        made.append(_clause(bond, piece, view, whole, tuple(sorted(bearers)), 0, "ja"))
    return made
