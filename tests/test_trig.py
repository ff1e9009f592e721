"""What is made of a text of TriG: one that is amended, and one in parts."""

from __future__ import annotations

from random import Random

import pytest

from graph.model import Iri, Literal
from graph.store import memory_view
from graph.trig import Quad, amended, in_parts, trig_text
from graph.vocab import RDF, RDFS, RK, XSD, Minter

MINTER = Minter()
GRAPH = MINTER.graph("derived")
#: Some of them look like names with a prefix, like several values or like the end of a graph.
VALUES = [
    RK("Conflict"),
    RK("Judgement"),
    MINTER.thing("organization", "霧島市"),
    Literal("rk:label", language="en"),
    Literal('a "b" , xsd:c ;', language="de"),
    Literal("一行\n}\n  <x>", language="ja"),
    Literal("2020-01-01", XSD("date")),
    Literal("3", XSD("decimal")),
]


def _claim(random: Random) -> Quad:
    thing = MINTER.thing("judgement", str(random.randrange(8)))
    predicate = random.choice([RDF("type"), RDFS("label"), RK("reason"), RK("activeFrom")])
    things = [value for value in VALUES if isinstance(value, Iri)]
    value = random.choice(things if predicate == RDF("type") else VALUES)
    return Quad(thing, predicate, value, GRAPH)


@pytest.mark.parametrize("seed", range(40))
def test_an_amended_text_is_what_is_written_of_all_claims(seed: int) -> None:
    random = Random(seed)
    before = {_claim(random) for _ in range(random.randrange(25))}
    gone = set(random.sample(sorted(before, key=str), random.randrange(len(before) + 1)))
    come = {_claim(random) for _ in range(random.randrange(6))} - gone
    assert amended(trig_text(before), gone, come) == trig_text(before - gone | come)


def test_the_last_claim_leaves_an_empty_text() -> None:
    claim = _claim(Random(0))
    assert amended(trig_text([claim]), [claim], []) == ""
    assert amended("", [], [claim]) == trig_text([claim])


@pytest.mark.parametrize("size", [1, 300, 100_000])
def test_the_parts_of_a_text_say_together_what_it_says(size: int) -> None:
    random = Random(7)
    other = MINTER.graph("authority")
    claims = {_claim(random) for _ in range(60)}
    claims |= {claim._replace(graph=other) for claim in claims if random.random() < 0.5}
    text = trig_text(claims)
    parts = list(in_parts(text.splitlines(keepends=True), size))
    assert (len(parts) > 1) == (size < len(text))
    assert set(memory_view(*parts).find()) == set(memory_view(text).find())


def test_a_text_of_another_hand_is_not_parted() -> None:
    text = '<x:g> {\n  <x:s> <x:p> """one\n  <x:t> <x:p> two .\n""" .\n}\n'
    with pytest.raises(ValueError, match="several lines"):
        list(in_parts(text.splitlines(keepends=True), 1))
