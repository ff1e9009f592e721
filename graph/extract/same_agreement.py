"""Whether two bonds are one agreement: parties, days, names and renewals that tell them apart."""

from __future__ import annotations

from graph.extract.bond import BARE, Bond


def is_of_one_day(bond: Bond, other: Bond) -> bool:
    """Whether two bonds have the same parties, state and full days."""
    days = [d.value for d in bond.signed if d.value.day is not None]
    same = set(other.parties) == set(bond.parties) and other.status == bond.status
    return bool(days) and same and [d.value for d in other.signed] == days


def is_same(known: Bond, bond: Bond) -> bool:
    """Same parties, and nothing in dates, renewal or draft marks that tells them apart."""
    if known.status != bond.status:
        return False
    if set(known.parties) != set(bond.parties):
        return False
    if named_apart(known, bond):
        return False
    if known.earlier != bond.earlier and not (known.signed and bond.signed):
        return False
    if known.again and bond.again and known.signed and bond.signed:
        return False
    if known.signed and bond.signed:
        if _of_two_times(known, bond):
            return False
        if any(a.value.compatible(b.value) for a in known.signed for b in bond.signed):
            return known.renewal == bond.renewal or not _is_anniversary(known, bond)
        return _one_month_apart(known, bond)
    return known.renewal == bond.renewal


def _of_two_times(known: Bond, bond: Bond) -> bool:
    """A year alone and a day without its year are two ways to date, and of two agreements."""
    one, other = known.signed[0].value, bond.signed[0].value
    return any(
        a.year is not None and a.month is None and b.year is None and b.month is not None
        for a, b in ((one, other), (other, one))
    )


def named_apart(one: Bond, other: Bond) -> bool:
    """Whether both have formal names and none of one is (part of) a name of the other."""
    mine, theirs = one.formal - BARE, other.formal - BARE
    return bool(mine and theirs) and not any(a in b or b in a for a in mine for b in theirs)


def _is_anniversary(known: Bond, bond: Bond) -> bool:
    """Whether a renewal and what it renews may only seem to be of one day: 2013年, 3月22日."""
    dates = [d.value for d in (*known.signed, *bond.signed)]
    return any(d.month is None for d in dates) or len({d.year is None for d in dates}) > 1


def _one_month_apart(known: Bond, bond: Bond) -> bool:
    """A table and the text of one document may disagree by a month about one agreement."""
    for a in known.signed:
        for b in bond.signed:
            if (
                a.value.year is None
                or b.value.year is None
                or None in (a.value.month, b.value.month)
            ):
                continue
            days = abs((a.value.earliest() - b.value.earliest()).days)
            if days <= 31 and known.segment.index != bond.segment.index:
                return True
    return False


def is_contract(bond: Bond) -> bool:
    """Whether a name of it ends in 契約."""
    return any(s.text.text[a:b].endswith(("契約", "契約書")) for s, a, b in bond.names)


def dates_fit(one: Bond, other: Bond) -> bool:
    """Whether both may have been signed on one day, as far as the days are known."""
    if not one.signed or not other.signed:
        return True
    return any(a.value.compatible(b.value) for a in one.signed for b in other.signed)
