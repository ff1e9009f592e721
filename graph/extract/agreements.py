"""Agreements: who concluded what with whom, and when.

Sentences with a word for an agreement and a verb of concluding give one
:class:`~graph.extract.bond.Bond` each, rows of tables of partners too; bonds
that mean the same agreement are made one.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.calendar import PartialDate
from graph.extract.bond import BARE, Bond
from graph.extract.clauses import sentences, terms
from graph.extract.dating import with_years
from graph.extract.entities import Entities
from graph.extract.japanese.agreements import japanese_bonds
from graph.extract.japanese.dropped import drop
from graph.extract.japanese.entries import entered_agreements
from graph.extract.japanese.history import told_in_history
from graph.extract.japanese.noticed import add_noticed_day
from graph.extract.japanese.predicates import told_as_done
from graph.extract.latin.acceding import add_accessions
from graph.extract.latin.agreements import gather, latin_bonds
from graph.extract.latin.also_signed import add_also
from graph.extract.latin.notices import noticed
from graph.extract.latin.signatories import signatories
from graph.extract.listed import issuer, listed_parties, rosters
from graph.extract.mentions import Scene
from graph.extract.people import Person
from graph.extract.register import HEAD, Agreements, add_name, dated, join_parties, renewed
from graph.extract.same_agreement import dates_fit, is_contract, is_of_one_day, is_same, named_apart
from graph.extract.tables import partner_rows


def agreements(
    scene: Scene, entities: Entities, people: list[Person], issued: PartialDate | None
) -> Agreements:
    """All agreements that the document speaks of."""
    found = Agreements(scene, entities, people, issued)
    candidates = sorted(_candidates(found), key=lambda b: (b.segment.index, b.start))
    for bond in candidates:
        _add(found, bond)
    if scene.language != "ja":
        gather(found)
        add_also(found)
        add_accessions(found)
    _complete_parties(found)
    _join_named(found)
    _join_original(found)
    _choose_main(found)
    _absorb(found)
    for bond in told_in_history(found):
        _add(found, bond)
    add_noticed_day(found)
    with_years(scene, found.bonds, issued)
    _announce(found)
    drop(found)
    _join_same_day(found)
    _order_renewals(found)
    _order_successions(found)
    return found


def _join_same_day(found: Agreements) -> None:
    """Once all days are known, bonds of one day, state and parties are one agreement."""
    for bond in found.bonds if found.scene.language == "ja" else []:
        for other in found.bonds[found.bonds.index(bond) + 1 :]:
            if is_of_one_day(bond, other) and not named_apart(bond, other):
                _merge(found, bond, other)


def _announce(found: Agreements) -> None:
    """What a text dates after its own day is still to come, unless it says that it was done."""
    issued = found.issued
    if issued is None or issued.year is None or issued.day is None:
        return
    for bond in found.bonds:
        days = [
            d.value for d in bond.signed if d.value.day is not None and d.value.year is not None
        ]
        later = days and all(day.earliest() > issued.latest() for day in days)
        if later and bond.status == "Concluded" and not told_as_done(bond):
            bond.status = "Planned"


def _candidates(found: Agreements) -> Iterator[Bond]:
    entries = list(entered_agreements(found))
    found.entered = {index: entry.bond for entry in entries for index in entry.lines}
    in_draft = False
    for segment in found.scene.segments:
        in_draft = in_draft or segment.kind == "article"
        if segment.kind == "article" or (in_draft and segment.kind == "item"):
            continue
        if segment.index in found.entered:
            continue
        for sentence in sentences(segment):
            finder = japanese_bonds if segment.language == "ja" else latin_bonds
            yield from finder(found, sentence)
    yield from (entry.bond for entry in entries)
    yield from rosters(found)
    listed = signatories(found) or (noticed(found) if found.scene.language != "ja" else None)
    if listed is not None:
        yield listed
    rows = partner_rows(found.scene)
    for row in (row for row in rows if row.segment.index not in found.entered):
        bond = Bond(row.segment, row.start, row.end, kinds=list(row.kinds))
        join_parties(found, bond, row.parties)
        if row.date is not None:
            bond.signed.append(dated(row.segment, row.date))
        if row.until is not None:
            bond.valid_until.append(dated(row.segment, row.until))
        bond.status = "Planned" if row.planned else "Concluded"
        for term in terms(row.segment)[:1]:
            add_name(bond, row.segment, term)
        yield bond
        if row.renewed is not None:
            yield renewed(bond, row.segment, row.renewed)


def _add(found: Agreements, bond: Bond) -> None:
    if len(bond.parties) < 2 and not bond.names and found.scene.language == "ja":
        return
    for known in found.bonds:
        # A sentence that but lists parties waits for the agreement it belongs to.
        if known.listing == bond.listing and is_same(known, bond):
            _merge(found, known, bond)
            return
    found.bonds.append(bond)


def _merge(found: Agreements, known: Bond, bond: Bond) -> None:
    """``bond`` is ``known``, and so are the lines that enter it."""
    known.takes(bond)
    if bond in found.bonds:
        found.bonds.remove(bond)
    found.main = known if found.main is bond else found.main
    for index, entered in found.entered.items():
        if entered is bond:
            found.entered[index] = known


def _order_successions(found: Agreements) -> None:
    """A draft of the same name and parties as an agreement in force succeeds it."""
    for draft in found.bonds:
        if draft.status != "Draft":
            continue
        older = [
            b
            for b in found.bonds
            if b.status == "Concluded"
            and set(b.parties) == set(draft.parties)
            and b.formal - BARE
            and not named_apart(b, draft)
        ]
        if len(older) == 1:
            draft.succeeds = older[0]


def _choose_main(found: Agreements) -> None:
    """The agreement that the title or the first sentence about one speaks of."""

    def rank(bond: Bond) -> tuple[bool, bool, int, int]:
        planned = bond.status == "Planned" and not _is_title(bond)
        return planned, bond.earlier, bond.segment.index, bond.start

    if found.bonds:
        found.main = min(found.bonds, key=rank)


def _is_title(bond: Bond) -> bool:
    """Whether a line at the top, no sentence, names the agreement."""
    text = bond.segment.text.text
    return bond.segment.index < HEAD and len(text) <= 80 and "。" not in text


def _complete_parties(found: Agreements) -> None:
    """A named agreement without parties is between those of all others, if these never vary."""
    sets = {frozenset(b.parties) for b in found.bonds if len(b.parties) >= 2}
    for bond in list(found.bonds):
        if len(bond.parties) == 1:
            join_parties(found, bond, listed_parties(found))
        if not bond.parties and bond.segment.index < HEAD and bond.names:
            join_parties(found, bond, listed_parties(found))
            if any(b is not bond and set(b.parties) == set(bond.parties) for b in found.bonds):
                # The list has told of it already.
                found.bonds.remove(bond)
                continue
        if len(bond.parties) == 1 and (author := issuer(found, bond)) is not None:
            join_parties(found, bond, [author])
        if len(bond.parties) >= 2:
            continue
        # In German and English a day of its own shows another agreement of unknown parties.
        own_day = found.scene.language != "ja" and bond.signed and bond is not found.bonds[0]
        model = next((b for b in found.bonds if len(b.parties) >= 2), None)
        # A plan tells nothing of who concluded something else.
        fits = model is not None and (found.scene.language == "ja" or model.status == bond.status)
        if fits and len(sets) == 1 and set(bond.parties) <= next(iter(sets)) and not own_day:
            assert model is not None
            bond.parties = dict(model.parties)
        else:
            found.bonds.remove(bond)


def _join_named(found: Agreements) -> None:
    """Bonds of one name and state are one; a plan that a draft carries out is the draft."""
    for bond in list(found.bonds):
        if bond not in found.bonds:
            continue
        for other in list(found.bonds):
            if other is bond or set(other.parties) != set(bond.parties):
                continue
            named = (bond.keys - BARE) & (other.keys - BARE)
            same = named and bond.status == other.status and dates_fit(bond, other)
            if found.scene.language != "ja" and bond.renewal != other.renewal:
                same = False
            if bond.earlier != other.earlier:
                # What is renewed keeps its name.
                same = False
            carried_out = bond.status == "Draft" and other.status == "Planned" and not other.signed
            if same or (carried_out and "LandLoan" not in other.kinds and not is_contract(other)):
                _merge(found, bond, other)


def _join_original(found: Agreements) -> None:
    """結んでいる覚書を9月に更新した; 最初の覚書は2016年: what is renewed is the first one."""
    for bond in list(found.bonds) if found.scene.language == "ja" else []:
        if bond.signed or bond.renewal or bond.status != "Concluded":
            continue
        others = [b for b in found.bonds if b is not bond and set(b.parties) == set(bond.parties)]
        renewed_here = [b for b in others if b.renewal and b.segment is bond.segment]
        first = [b for b in others if b.earlier and b.signed and not b.renewal]
        if renewed_here and len(first) == 1 and not named_apart(bond, first[0]):
            _merge(found, first[0], bond)


def _absorb(found: Agreements) -> None:
    """An undated bond between some of the main agreement's parties is the main agreement."""
    main = found.main
    if main is None:
        return
    for bond in list(found.bonds):
        if (
            bond is main
            or bond.earlier
            or not set(bond.parties) <= set(main.parties)
            or bond.status != main.status
        ):
            continue
        if found.scene.language != "ja" and bond.renewal != main.renewal:
            # A renewal that has no day yet is not the agreement that it renews.
            continue
        undated = not bond.signed and (not main.signed or bond.renewal or not main.renewal)
        dated_main = (
            bond.signed
            and not main.signed
            and set(bond.parties) == set(main.parties)
            and bond.renewal == main.renewal
            and sum(set(b.parties) == set(main.parties) for b in found.bonds) == 2
        )
        if (undated or dated_main) and not named_apart(bond, main):
            _merge(found, main, bond)


def _order_renewals(found: Agreements) -> None:
    """A renewal renews the agreement of (most of) the same parties before it."""

    def when(bond: Bond) -> tuple[int, int, int]:
        dates = [d.value for d in bond.signed if d.value.year is not None]
        if not dates:
            return (9999, 0, 0)
        first = min(dates)
        return (first.year or 0, first.month or 0, first.day or 0)

    ordered = sorted(found.bonds, key=when)
    for position, bond in enumerate(ordered):
        if not bond.renewal:
            continue
        earlier = [
            b
            for b in ordered[:position]
            if set(b.parties) <= set(bond.parties) and when(b) < when(bond)
        ]
        if earlier:
            bond.renews = earlier[-1]
