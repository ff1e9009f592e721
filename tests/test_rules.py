"""What rules add, on graphs of a few lines."""

import random

import pytest

from graph.derive import apply_rule, derive, derive_again, rule_names
from graph.model import Iri, Literal
from graph.store import memory_view, view_of
from graph.storing import Changes
from graph.trig import Quad
from graph.vocab import RK, XSD, Minter

MINTER = Minter()
HEAD = """
PREFIX rk: <https://w3id.org/renkei/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX i: <https://w3id.org/renkei/id/>
PREFIX g: <https://w3id.org/renkei/graph/>
"""


def dates(rule: str, facts: str, status: str = "rk:Concluded") -> list[str]:
    """The days that a rule gives for one agreement with these facts."""
    view = memory_view(f"{HEAD} GRAPH g:x {{ i:a rk:status {status} ; {facts} }}")
    quads = apply_rule(rule, view, MINTER)
    assert all(quad[0] == MINTER.base + "id/a" for quad in quads)
    assert all(quad[3] == MINTER.graph("derived") for quad in quads)
    literals = [quad[2] for quad in quads]
    assert all(literal.datatype == XSD("date") for literal in literals)  # type: ignore[union-attr]
    return [literal.value for literal in literals]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ('rk:signedOn "2017-11-10"^^xsd:date', "2017-11-10"),
        ('rk:signedOn "2017-11"^^xsd:gYearMonth', "2017-11-01"),
        ('rk:signedOn "2017"^^xsd:gYear', "2017-01-01"),
        (
            'rk:validFrom "2018-04"^^xsd:gYearMonth ; rk:signedOn "2018-03-30"^^xsd:date',
            "2018-04-01",
        ),
        ('rk:signedOn "2018-03-30"^^xsd:date, "2018-03"^^xsd:gYearMonth', "2018-03-01"),
        ('rk:signedOn "2018-03-30"^^xsd:date, "--03-29"^^xsd:gMonthDay', "2018-03-30"),
        (
            'rk:signedOn "2018-03-30"^^xsd:date ; rk:validFrom "--04-01"^^xsd:gMonthDay',
            "2018-03-30",
        ),
    ],
)
def test_an_agreement_is_active_from_the_earliest_day_that_is_claimed(facts: str, day: str) -> None:
    assert dates("active_from", facts) == [day]


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ('rk:validUntil "2020-03-31"^^xsd:date', "2020-03-31"),
        ('rk:validUntil "2020-02"^^xsd:gYearMonth', "2020-02-29"),
        ('rk:validUntil "2021-02"^^xsd:gYearMonth', "2021-02-28"),
        ('rk:validUntil "2021-12"^^xsd:gYearMonth', "2021-12-31"),
        ('rk:validUntil "2020"^^xsd:gYear', "2020-12-31"),
        ('rk:validUntil "2020"^^xsd:gYear, "2020-03-31"^^xsd:date', "2020-12-31"),
        ('rk:validFrom "2020-02"^^xsd:gYearMonth ; rk:term "P3Y"^^xsd:duration', "2023-01-31"),
        ('rk:signedOn "2017-02-28"^^xsd:date ; rk:term "P3Y"^^xsd:duration', "2020-02-27"),
        ('rk:signedOn "2020-03-01"^^xsd:date ; rk:term "P1Y"^^xsd:duration', "2021-02-28"),
        ('rk:signedOn "2020-03-01"^^xsd:date ; rk:term "P18M"^^xsd:duration', "2021-08-31"),
        ('rk:signedOn "2020"^^xsd:gYear ; rk:term "P5Y"^^xsd:duration', "2024-12-31"),
        (
            'rk:validFrom "2019-01-01"^^xsd:date, "2019-02-01"^^xsd:date ; '
            'rk:term "P1Y"^^xsd:duration',
            "2020-01-31",
        ),
        (
            'rk:signedOn "2019"^^xsd:gYear ; rk:term "P9Y"^^xsd:duration ; '
            'rk:validUntil "2022-03-31"^^xsd:date',
            "2022-03-31",
        ),
    ],
)
def test_an_agreement_is_active_until_the_latest_day_that_is_claimed(facts: str, day: str) -> None:
    assert dates("active_until", facts) == [day]


@pytest.mark.parametrize("status", ["rk:Planned", "rk:Draft"])
@pytest.mark.parametrize("rule", ["active_from", "active_until"])
def test_a_plan_or_draft_is_never_active(rule: str, status: str) -> None:
    facts = 'rk:signedOn "2017"^^xsd:gYear ; rk:validUntil "2020"^^xsd:gYear'
    assert dates(rule, facts, status) == []


def test_an_agreement_without_an_end_stays_open() -> None:
    assert dates("active_until", 'rk:signedOn "2017-11-10"^^xsd:date') == []


@pytest.mark.parametrize(
    ("own", "later", "days"),
    [
        ("", 'rk:signedOn "2020-02-11"^^xsd:date', ["2020-02-10"]),
        ("", 'rk:validFrom "2020-02"^^xsd:gYearMonth ; rk:signedOn "2019"', ["2020-02-28"]),
        ("", 'rk:signedOn "2023"^^xsd:gYear', ["2023-12-30"]),
        ("", 'rk:signedOn "2020-02"^^xsd:gYearMonth, "2020-02-11"^^xsd:date', ["2020-02-28"]),
        ("", 'rk:signedOn "--02-11"^^xsd:gMonthDay', []),
        ("", 'rk:signedOn "2017-11-10"^^xsd:date', []),
        (
            '; rk:validUntil "2020-03-31"^^xsd:date',
            'rk:signedOn "2020-02-11"^^xsd:date',
            ["2020-03-31"],
        ),
        ('; rk:term "P3Y"^^xsd:duration', 'rk:signedOn "2020-02-11"^^xsd:date', ["2020-11-09"]),
    ],
)
@pytest.mark.parametrize("property", ["rk:renews", "rk:succeeds"])
def test_an_agreement_without_an_end_ends_where_another_takes_its_place(
    property: str, own: str, later: str, days: list[str]
) -> None:
    facts = (
        f'rk:signedOn "2017-11-10"^^xsd:date {own} . '
        f"i:b rk:status rk:Concluded ; {property} i:a ; {later}"
    )
    assert [*dates("active_until", facts), *dates("active_until_replaced", facts)] == days


def test_a_plan_in_its_place_ends_no_agreement() -> None:
    facts = (
        'rk:signedOn "2017-11-10"^^xsd:date . '
        'i:b rk:status rk:Planned ; rk:renews i:a ; rk:signedOn "2020-02-11"^^xsd:date'
    )
    assert dates("active_until_replaced", facts) == []


def test_a_day_without_a_year_makes_nothing_active() -> None:
    assert dates("active_from", 'rk:signedOn "--09-18"^^xsd:gMonthDay') == []
    facts = 'rk:signedOn "--09-18"^^xsd:gMonthDay ; rk:term "P1Y"^^xsd:duration'
    assert dates("active_until", facts) == []


def test_a_day_that_does_not_exist_is_passed_over() -> None:
    facts = 'rk:signedOn "2017-02-30"^^xsd:date, "2018-01-01"^^xsd:date'
    assert dates("active_from", facts) == ["2018-01-01"]


def test_parties_of_a_concluded_agreement_are_partners_in_both_directions() -> None:
    view = memory_view(
        HEAD
        + "GRAPH g:x { i:a rk:status rk:Concluded ; rk:party i:p, i:q, i:r . "
        + "i:b rk:status rk:Planned ; rk:party i:p, i:s . i:c rk:party i:p, i:t }"
    )
    pairs = {(quad[0][-1], str(quad[2])[-1]) for quad in apply_rule("partner_of", view, MINTER)}
    assert pairs == {(a, b) for a in "pqr" for b in "pqr" if a != b}


def test_what_is_derived_does_not_depend_on_the_order_of_the_facts() -> None:
    base, graph = MINTER.base, MINTER.graph("x")
    facts: list[Quad] = [
        Quad(Iri(f"{base}id/{a}"), RK("party"), Iri(f"{base}id/{p}"), graph)
        for a in "ab"
        for p in "pqrs"
    ]
    facts += [Quad(Iri(f"{base}id/{a}"), RK("status"), RK("Concluded"), graph) for a in "ab"]
    first = derive(view_of(facts), MINTER)
    random.Random(1).shuffle(facts)
    assert derive(view_of(facts), MINTER) == first
    assert len(first) == 12


def test_every_rule_says_what_it_adds() -> None:
    names = ["active_from", "active_until", "active_until_replaced", "partner_of"]
    assert rule_names() == names


def _agreement(number: int, chance: random.Random) -> list[Quad]:
    """An agreement of some of six bodies, in the place of another, with one of its dates."""
    thing, graph = MINTER.thing("agreement", str(number)), MINTER.graph(str(number))
    status = RK(chance.choice(("Concluded", "Concluded", "Planned")))
    parties = chance.sample(range(6), chance.randrange(1, 4))
    day = Literal(f"20{chance.randrange(10, 30)}-0{chance.randrange(1, 10)}-01", XSD("date"))
    claims: list[tuple[Iri, Iri | Literal]] = [(RK("status"), status)]
    claims += [(RK("party"), MINTER.thing("organization", str(one))) for one in parties]
    claims += [(RK(chance.choice(("signedOn", "validFrom", "validUntil"))), day)]
    earlier = MINTER.thing("agreement", str(chance.randrange(12)))
    claims += [(RK(chance.choice(("renews", "succeeds"))), earlier)]
    return [Quad(thing, predicate, value, graph) for predicate, value in claims]


@pytest.mark.parametrize("seed", range(20))
def test_what_follows_after_a_change_is_what_follows_from_everything(seed: int) -> None:
    chance = random.Random(seed)
    before = {number: _agreement(number, chance) for number in range(12)}
    after = {**before, **{n: _agreement(n, chance) for n in chance.sample(range(14), 2)}}
    del after[chance.randrange(12)]
    old = {quad for quads in before.values() for quad in quads}
    new = {quad for quads in after.values() for quad in quads}
    changes = Changes("before")
    for quad in old ^ new:
        changes.things.add(quad.subject)
        if isinstance(quad.object, Iri):
            changes.reached.add((quad.predicate, quad.object))
    derived = set(derive(view_of(old), MINTER))
    gone, come = derive_again(view_of([*new, *derived]), MINTER, changes)
    assert gone <= derived and come.isdisjoint(derived)
    assert derived - gone | come == set(derive(view_of(new), MINTER))


def test_a_rule_can_be_asked_about_some_things() -> None:
    chance = random.Random(1)
    view = view_of([quad for number in range(40) for quad in _agreement(number, chance)])
    for name in rule_names():
        every = apply_rule(name, view, MINTER)
        some = set(sorted({quad.subject for quad in every})[::2])
        assert some and len(some) < len({quad.subject for quad in every})
        assert apply_rule(name, view, MINTER, some) == [q for q in every if q.subject in some]
