"""Facts as RDF: every triple with its statement, one label a language, files that repeat."""

from __future__ import annotations

import io
import random
import time
from collections import Counter
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib

from graph.authority import load_authority
from graph.model import Document, Entity, Iri, Literal, Local, Name, Reading, Span, Statement
from graph.rdf import (
    Quad,
    authority_quads,
    description_quads,
    facts,
    judgement_quads,
    write_trig,
)
from graph.reconcile import Reconciliation, reconcile
from graph.sketches import sketch
from graph.store import parsed_text
from graph.trig import differing
from graph.vocab import DCTERMS, FOAF, OA, ORG, RDF, RDFS, RK, SCHEMA, SKOS, XSD, Minter

AUTHORITY = load_authority()
MINTER = Minter()
BASE = "https://w3id.org/renkei/"

CITY = Local("organization", "city")
BIOM = Local("organization", "biom")
MAYOR = Local("person", "mayor")
ROLE = Local("membership", "1")
DEED = Local("agreement", "1")


def reading() -> Reading:
    """A short document of a city, its mayor and an agreement."""
    document = Document("ab" * 32, "a.txt", "text/plain", "あ" * 100)
    entities = [
        Entity(
            CITY,
            (ORG("Organization"), RK("PublicBody")),
            [Name("川崎市", "ja", Span(0, 3)), Name("市", "ja", Span(9, 10))],
        ),
        Entity(
            BIOM,
            (ORG("Organization"),),
            [Name("Bio^M", "en", Span(20, 25)), Name("バイオエム", "ja", Span(26, 31))],
        ),
        Entity(
            MAYOR,
            (FOAF("Person"),),
            [Name("福田 紀彦", "ja", Span(40, 45)), Name("福田 紀彦", "ja", Span(50, 55))],
        ),
        Entity(ROLE, (ORG("Membership"),)),
        Entity(DEED, (RK("Agreement"), RK("MemorandumOfUnderstanding"))),
        Entity(Local("person", "nobody"), (FOAF("Person"),)),
    ]
    statements = [
        Statement(ROLE, ORG("member"), MAYOR, (Span(36, 45),), "people"),
        Statement(ROLE, ORG("organization"), CITY, (Span(36, 45),), "people"),
        Statement(ROLE, RK("roleTitle"), Literal("市長", language="ja"), (Span(37, 39),), "people"),
        Statement(DEED, RK("party"), CITY, (Span(0, 3), Span(9, 10)), "agreements"),
        Statement(DEED, RK("party"), BIOM, (Span(20, 25),), "agreements"),
        Statement(
            DEED, RK("signedOn"), Literal("2017-11", XSD("gYearMonth")), (Span(60, 67),), "dates"
        ),
        Statement(
            MINTER.thing("document", "a"),
            DCTERMS("title"),
            Literal("覚書", language="ja"),
            (Span(70, 72),),
            "document",
        ),
    ]
    return Reading(document, "a", "ja", entities, statements)


def settled(paper: Reading) -> Reconciliation:
    return reconcile([sketch(paper)], AUTHORITY, MINTER)


def quads() -> list[Quad]:
    paper = reading()
    return list(facts(paper, settled(paper), MINTER))


def in_graph(found: list[Quad], name: str) -> set[tuple[str, str, str | Literal]]:
    return {(q.subject, q.predicate, q.object) for q in found if q.graph == f"{BASE}graph/{name}"}


def written(found: list[Quad]) -> str:
    stream = io.StringIO()
    write_trig(found, stream)
    return stream.getvalue()


# ---- Facts


def test_evidence_names_the_page_of_a_document_that_has_pages() -> None:
    paper = reading()
    paper.document = replace(paper.document, pages=(0, 40, 60))
    found = [quad for quad in facts(paper, settled(paper), MINTER) if quad.predicate == RK("page")]
    number = XSD("positiveInteger")
    assert {quad.object for quad in found} == {Literal(page, number) for page in "123"}
    assert len(found) == len([q for q in quads() if q.predicate == OA("hasSelector")])
    assert not [quad for quad in quads() if quad.predicate == RK("page")]


def test_facts_read_as_agreed() -> None:
    claims = in_graph(quads(), "a")
    city, biom = f"{BASE}id/organization/kawasaki-city", f"{BASE}id/organization/biom"
    deed = f"{BASE}id/agreement/biom-kawasaki-city-memorandum-2017"
    document = f"{BASE}id/document/a"
    expected: set[tuple[str, str, str | Literal]] = {
        (city, RDF("type"), RK("PublicBody")),
        (city, RDFS("label"), Literal("川崎市", language="ja")),
        (city, SKOS("altLabel"), Literal("市", language="ja")),
        (biom, SKOS("altLabel"), Literal("Bio^M", language="en")),
        (biom, RDFS("label"), Literal("バイオエム", language="ja")),
        (deed, RDF("type"), RK("MemorandumOfUnderstanding")),
        (deed, RK("party"), Iri(biom)),
        (deed, RK("signedOn"), Literal("2017-11", XSD("gYearMonth"))),
        (document, RDF("type"), RK("Document")),
        (document, SCHEMA("sha256"), Literal("ab" * 32)),
        (document, DCTERMS("language"), Literal("ja")),
        (document, RK("factsIn"), Iri(f"{BASE}graph/a")),
        (document, RDFS("label"), Literal("覚書", language="ja")),
    }
    assert expected <= claims


def test_every_fact_has_one_statement_with_evidence() -> None:
    found = quads()
    apart = in_graph(found, "a/provenance")
    parts = {
        name: {s: o for s, p, o in apart if p == RDF(name)}
        for name in ("subject", "predicate", "object")
    }
    told = Counter(
        (parts["subject"][s], parts["predicate"][s], parts["object"][s]) for s in parts["subject"]
    )
    assert told == Counter(in_graph(found, "a"))
    for statement in parts["subject"]:
        assert {o for s, p, o in apart if s == statement and p == RK("extractor")}
        evidence = {o for s, p, o in apart if s == statement and p == RK("evidence")}
        assert evidence
        for place in evidence:
            assert (place, OA("hasSource"), f"{BASE}id/document/a") in apart


def test_spans_are_code_points_in_the_order_of_the_text() -> None:
    apart = in_graph(quads(), "a/provenance")
    selector = f"{BASE}id/selector/a-9-10"
    number = XSD("nonNegativeInteger")
    assert (selector, OA("start"), Literal("9", number)) in apart
    assert (selector, OA("end"), Literal("10", number)) in apart
    party = Statement(DEED, RK("party"), CITY, (), "").key("ab" * 32)
    first = f"{BASE}id/evidence/{party}-1"
    assert (first, OA("hasSelector"), f"{BASE}id/selector/a-0-3") in apart


def test_entity_that_nothing_is_said_of_leaves_no_trace() -> None:
    paper = reading()
    result = settled(paper)
    nobody = result.things[paper.document.sha256, Local("person", "nobody")]
    assert not any(q.subject == nobody for q in facts(paper, result, MINTER))


def test_claims_that_become_one_triple_share_a_statement() -> None:
    paper = reading()
    again = Local("organization", "city-again")
    paper.entities.append(
        Entity(again, (ORG("Organization"),), [Name("川崎市", "ja", Span(80, 83))])
    )
    paper.statements.append(Statement(DEED, RK("party"), again, (Span(80, 83),), "agreements"))
    found = list(facts(paper, settled(paper), MINTER))
    apart = in_graph(found, "a/provenance")
    city = f"{BASE}id/organization/kawasaki-city"
    named = {s for s, p, o in apart if p == RDF("object") and o == city}
    parties = {s for s in named if (s, RDF("predicate"), RK("party")) in apart}
    assert len(parties) == 1
    assert {s.rsplit("/", 1)[1] for s in parties} == {
        Statement(DEED, RK("party"), CITY, (), "").key(paper.document.sha256)
    }
    (statement,) = parties
    assert len([o for s, p, o in apart if s == statement and p == RK("evidence")]) == 3


def test_identifier_of_a_name_does_not_depend_on_which_label_is_preferred() -> None:
    def ids(preferred: str) -> set[str]:
        paper = reading()
        result = settled(paper)
        city = result.things[paper.document.sha256, CITY]
        labels = {**result.labels, (city, "ja"): preferred}
        other = Reconciliation(result.things, [], labels, {})
        apart = in_graph(list(facts(paper, other, MINTER)), "a/provenance")
        return {s for s, p, o in apart if p == RDF("object") and isinstance(o, Literal)}

    assert ids("川崎市") == ids("市")


def test_at_most_one_label_a_language_over_the_union() -> None:
    paper = reading()
    result = settled(paper)
    used = set(result.things.values()) | {MINTER.thing("document", "a")}
    found = [
        *facts(paper, result, MINTER),
        *authority_quads(AUTHORITY, used, MINTER),
        *description_quads(result.descriptions, MINTER),
    ]
    labels = {(q.subject, q.object) for q in found if q.predicate == RDFS("label")}
    alternatives = {(q.subject, q.object) for q in found if q.predicate == SKOS("altLabel")}
    tags = Counter((s, o.language) for s, o in labels if isinstance(o, Literal))
    assert max(tags.values()) == 1
    assert not labels & alternatives
    things = {q.subject for q in found if q.predicate == RDF("type")}
    kept = {
        t
        for t in things
        if "/id/" in t and not {"statement", "evidence", "selector"} & set(t.split("/"))
    }
    assert kept == {s for s, _ in labels}


# ---- Authority and judgements


def test_authority_tells_of_used_things_only() -> None:
    used = {MINTER.thing("organization", "tum"), MINTER.thing("document", "link-j-kawasaki-2018")}
    found = list(authority_quads(AUTHORITY, used, MINTER))
    subjects = {q.subject.rsplit("/", 1)[1] for q in found}
    assert subjects == {"tum", "link-j-kawasaki-2018", "link-j"}
    same = {q.object for q in found if q.predicate.endswith("sameAs")}
    assert same == {"https://ror.org/02kkvpp62"}


def test_doubtful_pair_is_listed_on_both_sides() -> None:
    papers = []
    for name, country in (("a", "US"), ("b", "AU")):
        body = Local("organization", "x")
        document = Document((name * 64), name, "text/plain", "Science Council")
        entity = Entity(body, (ORG("Organization"),), [Name("Science Council", "en", Span(0, 15))])
        where = Statement(body, SCHEMA("addressCountry"), Literal(country), (Span(0, 15),), "x")
        papers.append(Reading(document, name, "en", [entity], [where]))
    result = reconcile(map(sketch, papers), AUTHORITY, MINTER)
    names = {p.document.sha256: p.identifier for p in papers}
    found = list(judgement_quads(result.judgements, names, MINTER))
    pairs = {(q.subject, q.object) for q in found if q.predicate == RK("possiblySame")}
    assert len(pairs) == 2 and {(b, a) for a, b in pairs} == pairs
    assert any(
        q.predicate == RK("reason") and q.object == Literal("different-country") for q in found
    )


# ---- Writing


PAGE = Iri("https://example.org/?a=1&b=(2)#c")
AWKWARD = [
    Quad(Iri(BASE + "id/person/福田紀彦"), RDF("type"), FOAF("Person"), Iri(BASE + "graph/a")),
    Quad(
        Iri(BASE + "id/person/福田紀彦"),
        RDFS("label"),
        Literal('a "quoted" \\ back\nline\ttab\r\x07 Ünï 𠮷', language="de"),
        Iri(BASE + "graph/a"),
    ),
    Quad(Iri("urn:x:1"), RK("value"), Literal("1.50", XSD("decimal")), Iri(BASE + "graph/b")),
    Quad(
        Iri("urn:x:1"),
        SCHEMA("url"),
        Iri("https://example.org/?a=1&b=(2)#c"),
        Iri(BASE + "graph/b"),
    ),
    Quad(Iri("urn:x:1"), RK("note"), Literal(""), Iri(BASE + "graph/b")),
    Quad(Iri("urn:x:1"), RK("a.b"), Literal("x"), Iri(BASE + "graph/b")),
]


def test_trig_is_the_same_whatever_the_order() -> None:
    found = quads() + AWKWARD
    text = written(found)
    shuffled = found * 2
    random.Random(7).shuffle(shuffled)
    assert written(shuffled) == text
    assert text.endswith("}\n") and "\r" not in text


def test_trig_can_be_read_by_people() -> None:
    text = written(AWKWARD)
    assert text.startswith("@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n@prefix rdfs:")
    assert f"\n<{BASE}graph/a> {{\n  <{BASE}id/person/福田紀彦>\n    a foaf:Person ;\n" in text
    assert written([]) == ""


def _plain(term: Iri | Literal) -> str | Literal:
    return term if isinstance(term, Literal) else str(term)


# rdflib's own parser still uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
@pytest.mark.parametrize("found", [AWKWARD, quads()], ids=["awkward", "facts"])
def test_what_is_written_is_read_back(found: list[Quad]) -> None:
    text = written(found)
    expected = {(q.subject, q.predicate, _plain(q.object), q.graph) for q in found}

    def literal(value: str, language: str | None, datatype: str) -> Literal:
        return Literal(value, language=language) if language else Literal(value, datatype)

    store = {
        (
            q.subject.value,
            q.predicate.value,
            literal(q.object.value, q.object.language, q.object.datatype.value)
            if isinstance(q.object, ox.Literal)
            else q.object.value,
            q.graph_name.value,
        )
        for q in ox.parse(text, format=ox.RdfFormat.TRIG)
    }
    assert store == expected
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="trig")
    again = {
        (
            str(s),
            str(p),
            literal(str(o), o.language, str(o.datatype or XSD("string")))
            if isinstance(o, rdflib.Literal)
            else str(o),
            str(g),
        )
        for s, p, o, g in dataset.quads()
    }
    assert again == expected


def test_character_that_no_iri_may_have_is_refused() -> None:
    bad = Quad(Iri("urn:x y"), RK("note"), Literal("x"), Iri("urn:g"))
    with pytest.raises(ValueError, match="urn:x y"):
        written([bad])


def test_writing_scales_to_large_graphs() -> None:
    many = [
        Quad(Iri(f"urn:x:{n % 9000}"), RK(f"p{n % 7}"), Literal(f"wert {n}"), Iri("urn:g"))
        for n in range(50_000)
    ]
    start = time.perf_counter()
    written(many)
    assert time.perf_counter() - start < 5


def test_of_two_texts_the_subjects_that_differ_are_told() -> None:
    names = [Iri(f"{MINTER.base}id/x/{letter}") for letter in "abcd"]
    quads = [
        Quad(name, RK("says"), Literal(text), MINTER.graph(graph))
        for name in names
        for text in ("one", "two\n\n  three {", "}")
        for graph in ("g", "h")
    ]
    dice = random.Random(3)
    for _ in range(40):
        sides = [dice.sample(quads, dice.randrange(len(quads) + 1)) for _ in range(2)]
        texts = [written(side) for side in sides]
        less = differing(*texts)
        before, after = (set(parsed_text(text)) for text in less)
        wanted = [set(parsed_text(text)) for text in texts]
        assert before - after == wanted[0] - wanted[1]
        assert after - before == wanted[1] - wanted[0]
        assert sum(map(len, less)) <= sum(map(len, texts)) + 400
    assert differing(texts[0], texts[0])[0].count("{") == 0
