"""What few new documents change is what a reconciliation of all of them gives."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from random import Random

import pytest

from graph.authority import load_authority
from graph.lexicon import name_language
from graph.model import Document, Entity, Iri, Literal, Local, Name, Reading, Span, Statement
from graph.reconcile import Ledger, Settled, settle
from graph.reconcile import ledger as ledgers
from graph.sketches import Sketch, sketch
from graph.vocab import EVENT_KINDS, FOAF, ORG, RK, SCHEMA, XSD, Minter

AUTHORITY = load_authority()
MINTER = Minter()

#: Few names in many dresses, so that nearly everybody meets somebody.
BODIES = [
    "霧島市", "Kirishima City", "株式会社北星バイオ", "北星バイオ", "(株)北星バイオ",
    "Hokusei Bio GmbH", "Hokusei Bio e. V.", "Hokusei Bio", "青葉大学", "Aoba University",
    "Universität Aoba", "BioM", "バイオム", "Bavarian Ministry of Economy",
    "Bayerisches Wirtschaftsministerium", "バイエルン州経済省",
    "Bavarian Ministry of Economy and Energy", "一般社団法人瀬戸推進機構",
]  # fmt: skip
UNITS = [
    "産業イノベーション研究部", "Department of Industry, Innovation and Research",
    "Abteilung Industrie, Innovation und Forschung", "総務課", "企画室",
]  # fmt: skip
PEOPLE = [
    "上田健一", "Kenichi Ueda", "K. Ueda", "Ueda", "上田", "田中直樹", "田中", "Naoki Tanaka",
    "Julia Brandt", "Brandt", "J. Brandt", "Kenichi Moriyama", "森山",
]  # fmt: skip
ROLES = ["市長", "Mayor", "理事", "霧島市長", "Director of International Affairs", "部長"]
DAYS = ["2018-01-15", "2018-02-01", "2018-02-20", "2018-01", "2018", "2021-04-01"]


class Paper:
    """A reading of random things in random relations, with a figure of one of ``indicators``."""

    def __init__(
        self, number: int, random: Random, indicators: Sequence[str] = ("visitors", "members")
    ) -> None:
        digest = hashlib.sha256(f"{number} {random.random()}".encode()).hexdigest()
        self.reading = Reading(
            Document(digest, f"{number}.txt", "text/plain", ""), f"d{number}", "en"
        )
        self._random = random
        self._indicators = indicators
        self._write()

    def _write(self) -> None:
        some = self._random
        bodies = [self._body() for _ in range(some.randrange(1, 4))]
        units = [self._unit([*bodies]) for _ in range(some.randrange(2))]
        units += [self._unit(units) for _ in units if some.random() < 0.3]
        places = [
            self._thing("facility", "産業会館", "Industry Hall") for _ in range(some.randrange(2))
        ]
        people = [self._thing("person", *PEOPLE) for _ in range(some.randrange(3))]
        for person in people:
            role = self._thing("membership")
            self._says(role, ORG("member"), person)
            self._says(role, ORG("organization"), some.choice([*bodies, *units]))
            if units and some.random() < 0.5:
                self._says(role, RK("organizationalUnit"), some.choice(units))
            for title in some.sample(ROLES, some.randrange(3)):
                self._says(
                    role, RK("roleTitle"), Literal(title, language=name_language(title, "en"))
                )
            self._says(role, RK("attestedOn"), self._day())
        for _ in range(some.randrange(3)):
            self._agreement(bodies, people, places)
        indicator = Local("indicator", some.choice(self._indicators))
        name = Name(indicator.key, "en", self._span())
        self.reading.entities.append(Entity(indicator, (), [name]))
        figure = self._thing("observation")
        self._says(figure, RK("indicator"), indicator)

    def _agreement(self, bodies: list[Local], people: list[Local], places: list[Local]) -> None:
        some = self._random
        names = ["Seto memorandum", "瀬戸覚書"] if some.random() < 0.3 else []
        bond = self._thing("agreement", *names, types=(RK("Agreement"),))
        for body in some.sample(bodies, min(some.choice([2, 2, 3]), len(bodies))):
            self._says(bond, RK("party"), body)
        self._says(bond, RK("status"), RK(some.choice(["Concluded", "Concluded", "Draft"])))
        if some.random() < 0.8:
            self._says(bond, RK("signedOn"), self._day())
        clause = self._thing("clause")
        self._says(clause, RK("clauseOf"), bond)
        event = self._thing("event")
        self._says(event, RK("signingOf" if some.random() < 0.6 else "ofAgreement"), bond)
        self._says(event, RK("eventKind"), EVENT_KINDS(some.choice(["beginning", "end"])))
        self._says(event, RK("heldOn"), self._day())
        for person in people:
            self._says(event, RK("attendee"), person)
        for place in places:
            self._says(event, RK("heldIn"), place)
        count = self._thing("count")
        self._says(count, RK("countOf"), bond)

    def _body(self) -> Local:
        body = self._thing("organization", *BODIES, types=(ORG("Organization"),))
        if self._random.random() < 0.4:
            country = self._random.choice(["JP", "DE"])
            self._says(body, SCHEMA("addressCountry"), Literal(country))
        return body

    def _unit(self, bodies: list[Local]) -> Local:
        unit = self._thing("organization", *UNITS, types=(ORG("OrganizationalUnit"),))
        if bodies:
            self._says(unit, ORG("unitOf"), self._random.choice(bodies))
        return unit

    def _thing(self, kind: str, *names: str, types: tuple[Iri, ...] = (FOAF("Person"),)) -> Local:
        local = Local(kind, f"{len(self.reading.entities)}")
        chosen = self._random.sample(names, min(len(names), self._random.randrange(1, 3)))
        found = [Name(name, name_language(name, "en"), self._span()) for name in chosen]
        self.reading.entities.append(Entity(local, types, found))
        return local

    def _day(self) -> Literal:
        day = self._random.choice(DAYS)
        return Literal(day, XSD({4: "gYear", 7: "gYearMonth", 10: "date"}[len(day)]))

    def _says(self, subject: Local, predicate: Iri, value: Local | Iri | Literal) -> None:
        claim = Statement(subject, predicate, value, (self._span(),), "test")
        self.reading.statements.append(claim)

    def _span(self) -> Span:
        return Span(len(self.reading.statements), len(self.reading.statements) + 1)


def things(settled: Settled, documents: dict[str, Sketch]) -> dict[tuple[str, Local], Iri]:
    return dict(pair for sha256 in documents for pair in settled.things_of(sha256))


def labels(settled: Settled, documents: dict[str, Sketch]) -> dict[str, dict[tuple[Iri, str], str]]:
    return {sha256: dict(settled.labels_of(one)) for sha256, one in documents.items()}


@pytest.fixture
def however_many_are_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledgers, "_MUCH", 2.0)


@pytest.mark.usefixtures("however_many_are_new")
@pytest.mark.parametrize("seed", range(5))
def test_new_documents_are_fitted_in_as_if_all_were_decided_about_anew(seed: int) -> None:
    random = Random(seed)
    papers = [sketch(Paper(number, random).reading) for number in range(50)]
    documents = {one.sha256: one for one in papers[:20]}
    before = settle(documents, AUTHORITY, MINTER)
    rest = papers[20:]
    while rest:
        count = random.randrange(1, 5)
        new, rest = rest[:count], rest[count:]
        known, documents = documents, {**documents, **{one.sha256: one for one in new}}
        grown = settle(documents, AUTHORITY, MINTER, before.ledger)
        whole = settle(documents, AUTHORITY, MINTER)
        assert things(grown, documents) == things(whole, documents)
        assert labels(grown, documents) == labels(whole, documents)
        assert grown.ledger.called.descriptions() == whole.ledger.called.descriptions()
        assert sorted(grown.judgements()) == sorted(whole.judgements())
        _differences_are_told(before, known, grown, documents)
        before = grown


def _differences_are_told(
    before: Settled, known: dict[str, Sketch], now: Settled, documents: dict[str, Sketch]
) -> None:
    was, is_ = things(before, known), things(now, documents)
    named, names = labels(before, known), labels(now, documents)
    other = {key[0] for key, thing in is_.items() if was.get(key) != thing}
    other |= {sha256 for sha256 in documents if named.get(sha256) != names[sha256]}
    assert other <= now.touched
    gone, come = now.other_judgements()
    assert set(gone) == set(before.judgements()) - set(now.judgements())
    assert set(come) == set(now.judgements()) - set(before.judgements())
    told = before.ledger.called.descriptions().items(), now.ledger.called.descriptions().items()
    without, with_ = now.other_descriptions()
    assert (without.items(), with_.items()) == (told[0] - told[1], told[1] - told[0])


def test_where_a_document_is_gone_all_is_decided_about_anew() -> None:
    random = Random(0)
    papers = [sketch(Paper(number, random).reading) for number in range(30)]
    documents = {one.sha256: one for one in papers}
    before = settle(documents, AUTHORITY, MINTER)
    assert isinstance(before.ledger, Ledger) and before.ledger.serves(documents)
    del documents[papers[0].sha256]
    assert not before.ledger.serves(documents)
    after = settle(documents, AUTHORITY, MINTER, before.ledger)
    assert after.touched == documents.keys()
    assert things(after, documents) == things(settle(documents, AUTHORITY, MINTER), documents)


def test_one_more_document_leaves_most_unread() -> None:
    random = Random(1)
    papers = [sketch(Paper(number, random, [f"{number}"]).reading) for number in range(40)]
    for number, one in enumerate(papers):
        for node in one.nodes:
            node.names = tuple(name._replace(text=_own(number, name.text)) for name in node.names)
    documents = {one.sha256: one for one in papers[:-1]}
    before = settle(documents, AUTHORITY, MINTER)
    read: list[str] = []

    class Shown(dict[str, Sketch]):
        def __getitem__(self, sha256: str) -> Sketch:
            read.append(sha256)
            return super().__getitem__(sha256)

    documents[papers[-1].sha256] = papers[-1]
    settle(Shown(documents), AUTHORITY, MINTER, before.ledger)
    assert papers[-1].sha256 in read
    assert len(set(read)) < len(papers) / 4


def _own(number: int, name: str) -> str:
    """A name that no other document has."""
    return f"Body {hashlib.sha256(f'{number} {name}'.encode()).hexdigest()[:12]}"
