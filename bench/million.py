"""A graph of a million triples or fewer: invented organisations, agreements and people."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from graph.vocab import DEFAULT_BASE, PREFIXES

SEED = 20260228
_ORGANIZATIONS, _AGREEMENTS, _PEOPLE = 20_000, 90_000, 30_000

_COUNTRIES = ("JP", "DE", "FR", "GB", "US", "CH", "KR", "SG", "ES", "DK")
_KINDS = ("Company", "University", "Association", "PublicBody")
_ACTS = ("MemorandumOfUnderstanding", "CooperationAgreement", "BasicAgreement")
_STATUS = ("Concluded", "Concluded", "Concluded", "Planned", "Draft")
_WORDS = ("Bio", "Gene", "Nano", "Medi", "Cell", "Immuno", "Neuro", "Onco", "Pharma", "Proteo")
_ENDS = ("valley", "works", "gate", "haven", "park", "link", "field", "port", "cluster", "campus")


def triples(part: int = 1) -> Iterator[str]:
    """Its triples as lines of N-Triples; ``part`` 10 stands for a tenth of them."""
    random = Random(SEED)
    bodies = _ORGANIZATIONS // part
    for number in range(bodies):
        yield from _organization(number, random)
    for number in range(_AGREEMENTS // part):
        yield from _agreement(number, bodies, random)
    for number in range(_PEOPLE // part):
        yield from _person(number, bodies, random)


def organization(number: int) -> str:
    """An organisation's IRI."""
    return f"<{DEFAULT_BASE}id/organization/o{number}>"


def _organization(number: int, random: Random) -> Iterator[str]:
    one = organization(number)
    name = f"{random.choice(_WORDS)}{random.choice(_ENDS)} {number}"
    yield _line(one, _term("rdf:type"), _term("org:Organization"))
    yield _line(one, _term("rdf:type"), _term(f"rk:{random.choice(_KINDS)}"))
    yield _line(one, _term("rdfs:label"), f'"{name}"@en')
    yield _line(one, _term("rdfs:label"), f'"バイオ機構{number}"@ja')
    yield _line(one, _term("schema:addressCountry"), f'"{random.choice(_COUNTRIES)}"')


def _agreement(number: int, bodies: int, random: Random) -> Iterator[str]:
    one = f"<{DEFAULT_BASE}id/agreement/a{number}>"
    # Few organisations have many agreements, as it is in fact.
    parties = {int(bodies * random.random() ** 2) for _ in range(random.choice((2, 2, 3)))}
    day = f"{random.randint(2000, 2026)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    yield _line(one, _term("rdf:type"), _term("rk:Agreement"))
    yield _line(one, _term("rdf:type"), _term(f"rk:{random.choice(_ACTS)}"))
    yield _line(one, _term("rk:status"), _term(f"rk:{random.choice(_STATUS)}"))
    yield _line(one, _term("rk:signedOn"), f'"{day}"^^{_term("xsd:date")}')
    for party in sorted(parties):
        yield _line(one, _term("rk:party"), organization(party))
    first, *others = sorted(parties)
    for other in others:
        yield _line(organization(first), _term("rk:partnerOf"), organization(other))
        yield _line(organization(other), _term("rk:partnerOf"), organization(first))


def _person(number: int, bodies: int, random: Random) -> Iterator[str]:
    one = f"<{DEFAULT_BASE}id/person/p{number}>"
    seat = f"<{DEFAULT_BASE}id/membership/m{number}>"
    yield _line(one, _term("rdf:type"), _term("foaf:Person"))
    yield _line(one, _term("rdfs:label"), f'"Person {number}"@en')
    yield _line(seat, _term("org:member"), one)
    yield _line(seat, _term("org:organization"), organization(random.randrange(bodies)))


def _line(subject: str, predicate: str, value: str) -> str:
    return f"{subject} {predicate} {value} .\n"


def _term(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"
