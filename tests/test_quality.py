"""How much of a document is in the graph."""

from __future__ import annotations

from graph.catalogue.quality import Coverage, Kind, coverage, kinds, lacks
from graph.catalogue.rows import Row
from graph.model import Iri
from graph.quotes import sentences
from graph.vocab import ORG, RDF, RDFS, RK

TREATY = {"id": "https://example.org/id/agreement/treaty", "kind": "agreement"}
DEAL = {"id": "https://example.org/id/agreement/deal", "kind": "agreement"}
ANNA = {"id": "https://example.org/id/person/anna", "kind": "person"}
ROLE = {"id": "https://example.org/id/membership/anna-chair", "kind": "membership"}


def claim(subject: Row, property: Iri, value: Row | str) -> Row:
    said = {"value": value} if isinstance(value, str) else value
    return {"subject": subject, "property": {"id": property}, "value": said}


def test_statements_are_counted_by_kind_and_thing() -> None:
    claims = [
        claim(TREATY, RDF("type"), {"id": RK("Agreement")}),
        claim(TREATY, RK("signedOn"), "2024-05-15"),
        claim(DEAL, RDF("type"), {"id": RK("Agreement")}),
        claim(ANNA, RDFS("label"), "Anna"),
    ]
    assert kinds(claims) == [Kind("agreement", 2, 3), Kind("person", 1, 1)]


def test_what_is_expected_and_not_said_is_told_of_what_the_document_introduces() -> None:
    claims = [
        claim(TREATY, RDF("type"), {"id": RK("Agreement")}),
        claim(TREATY, RK("signedOn"), "2024-05-15"),
        claim(TREATY, RK("term"), "P5Y"),
        # Only spoken of: another document introduces it.
        claim(DEAL, RK("signedOn"), "2020"),
    ]
    (found,) = lacks(claims)
    assert (found.kind, found.properties) == ("agreement", (RK("party"),))
    assert (found.things, found.of) == ((TREATY,), 1)


def test_a_person_with_a_role_lacks_none() -> None:
    claims = [claim(ANNA, RDF("type"), {"id": RK("Person")})]
    assert [one.things for one in lacks(claims)] == [(ANNA,)]
    assert list(lacks([*claims, claim(ROLE, ORG("member"), ANNA)])) == []


def test_a_sentence_is_covered_by_whatever_place_touches_it() -> None:
    text = "A title\n\nThey met in May. It rained.\n--\n終わりました。晴れでした。"
    parts = list(sentences(text))
    assert [text[start:end] for start, end in parts] == [
        "A title",
        "They met in May.",
        "It rained.",
        "終わりました。",
        "晴れでした。",
    ]
    may = text.index("May")
    assert coverage(parts, [(may, may + 3), (may, may + 3)]) == Coverage(5, 1)
    assert coverage(parts, [(2, may)]) == Coverage(5, 2)
    assert coverage([], []) == Coverage(0, 0)
