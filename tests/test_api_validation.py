"""Validation on demand, of what friends and strangers send."""

import hashlib
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib import RDF, SH, URIRef

from api.app import create_app
from graph.settings import PROJECT, Settings
from tests.markup import foreign_scripts

ORGANIZATION = "http://www.w3.org/ns/org#Organization"
THING = "https://example.org/x"
NAMELESS = f"<{THING}> a <{ORGANIZATION}> ."
RDF_XML = (
    f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:o="http://www.w3.org/ns/org#" '
    'xmlns:s="http://www.w3.org/2000/01/rdf-schema#">'
)
FORMS = {
    "text/turtle": NAMELESS,
    "application/n-triples": f"<{THING}> <{RDF.type}> <{ORGANIZATION}> .",
    "application/rdf+xml": f'{RDF_XML}<o:Organization rdf:about="{THING}"/></rdf:RDF>',
    "application/ld+json": json.dumps({"@id": THING, "@type": ORGANIZATION}),
    "application/trig": f"<https://example.org/g> {{ {NAMELESS} }}",
    "application/n-quads": f"<{THING}> <{RDF.type}> <{ORGANIZATION}> <https://example.org/g> .",
}


@pytest.fixture(scope="module")
def client(released: Path) -> Iterator[TestClient]:
    settings = Settings(store=released, validation_timeout=20, validation_memory=512)
    with TestClient(create_app(settings)) as client:
        yield client


def sent(client: TestClient, text: str | bytes, kind: str = "text/turtle", **headers: str) -> Any:
    content = text if isinstance(text, bytes) else text.encode()
    return client.post("/validate", content=content, headers={"content-type": kind, **headers})


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    content: dict[str, Any] = answer.json()
    return content


@pytest.mark.parametrize("kind", FORMS)
def test_rdf_of_every_form_is_validated(client: TestClient, kind: str) -> None:
    answer = sent(client, FORMS[kind], f"{kind}; charset=UTF-8")
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert (report["conforms"], report["omitted"]) == (False, 0)
    (result,) = report["results"]
    assert (result["shape_name"], result["focus_node"]) == ("Named", THING)
    assert result["message"].keys() == {"en", "ja", "de"}


def test_what_has_no_fault_conforms(client: TestClient) -> None:
    named = f'{NAMELESS} <{THING}> rdfs:label "X"@en .'
    prefix = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
    assert sent(client, prefix + named).json() == {"conforms": True, "results": [], "omitted": 0}
    assert problem(sent(client, named), 400)["line"] == 1


def test_a_document_of_the_dataset_conforms_when_it_is_sent(client: TestClient) -> None:
    content = (PROJECT / "dataset" / "link-j-kawasaki-2018.trig").read_bytes()
    assert sent(client, content, "application/trig").json()["conforms"]
    broken = content.replace(b'"JP"', b'"jp"')
    assert broken != content
    report = sent(client, b"\xef\xbb\xbf" + broken, "application/trig").json()
    assert "CountryCode" in {result["shape_name"] for result in report["results"]}
    assert {"link-j-kawasaki-2018"} == {one for r in report["results"] for one in r["documents"]}


def test_the_vocabulary_tells_what_is_a_kind_of_what(client: TestClient) -> None:
    text = f"<{THING}> a <https://w3id.org/renkei/ontology#LandLoan> ."
    assert any(one["focus_node"] == THING for one in sent(client, text).json()["results"])


def test_a_report_is_json_turtle_or_a_page(client: TestClient) -> None:
    turtle = sent(client, NAMELESS, accept="text/turtle")
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    graph = rdflib.Graph().parse(data=turtle.text, format="turtle")
    assert graph.value(predicate=RDF.type, object=SH.ValidationReport) is not None
    assert graph.value(predicate=SH.focusNode, object=URIRef(THING)) is not None
    page = sent(
        client, f'<{THING}> a <{ORGANIZATION}>, <a:"> .'.replace('"', "%3Cb%3E"), accept="text/html"
    )
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "It violates the shapes." in page.text and THING in page.text
    german = client.post(
        "/validate?lang=de",
        content=NAMELESS,
        headers={"content-type": "text/turtle", "accept": "text/html"},
    )
    assert "verstößt" in german.text
    assert problem(sent(client, NAMELESS, accept="image/png"), 406)


def test_markup_in_what_is_sent_stays_text_in_a_page(client: TestClient) -> None:
    text = f'<{THING}> a <{ORGANIZATION}> ; <https://schema.org/addressCountry> "<script>x" .'
    page = sent(client, text, accept="text/html").text
    assert "&lt;script&gt;x" in page and not foreign_scripts(page)


@pytest.mark.parametrize("name", sorted(path.stem for path in (PROJECT / "dataset").glob("*.trig")))
def test_every_released_graph_conforms_by_name_and_iri(client: TestClient, name: str) -> None:
    report = client.post("/validate", params={"graph": name}).json()
    assert (report["conforms"], report["omitted"]) == (True, 0)
    if name == "authority":
        iri = f"https://w3id.org/renkei/graph/{name}"
        assert client.post("/validate", params={"graph": iri}).json() == report


def test_a_graph_that_does_not_exist_is_not_found(client: TestClient) -> None:
    for name in ("nothing", "../authority", "ontology", "https://example.org/authority", "\0", ""):
        problem(client.post("/validate", params={"graph": name}), 404)


def test_nonsense_is_refused_by_name(client: TestClient) -> None:
    kinds = "use one of text/turtle, application/n-triples"
    assert kinds in problem(sent(client, NAMELESS, "image/png"), 415)["suggestion"]
    problem(client.post("/validate", content=NAMELESS), 415)
    problem(sent(client, NAMELESS, "text/turtle; charset=utf-16"), 415)
    problem(sent(client, NAMELESS, **{"content-encoding": "gzip"}), 415)
    problem(sent(client, ""), 400)
    problem(client.post("/validate?graph=authority", content=NAMELESS), 400)
    assert problem(client.post("/validate?grph=x"), 400)["suggestion"] == "did you mean graph?"
    assert problem(client.post("/validate?graph=authority&lang=fr"), 400)
    assert client.get("/validate").status_code == 405


@pytest.mark.parametrize(
    ("kind", "text", "line", "column"),
    [
        ("text/turtle", "<a:b> a <a:c> .\n\n<a:b> a .\n", 3, 9),
        ("application/ld+json", '{\n "@id": \n}', 3, 1),
        ("application/rdf+xml", "<rdf:RDF\n\n<", 3, 1),
        ("application/n-triples", "<a:b> nonsense .\n", 1, 7),
    ],
)
def test_a_syntax_error_says_where(
    client: TestClient, kind: str, text: str, line: int, column: int
) -> None:
    found = problem(sent(client, text, kind), 400)
    assert found["type"].endswith("/rdf-syntax")
    assert (found["line"], found["column"]) == (line, column)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
COMMENT = (
    f'{RDF_XML}<rdf:Description rdf:about="a:b"><s:comment>%s</s:comment>'
    "</rdf:Description></rdf:RDF>"
)
HOSTILE: dict[str, tuple[str, str | bytes, tuple[int, ...]]] = {
    "a remote context": (
        "application/ld+json",
        json.dumps({"@context": "https://example.org/c", "@id": THING, "name": "x"}),
        (400,),
    ),
    "a remote context that is imported": (
        "application/ld+json",
        json.dumps({"@context": {"@import": "https://example.org/c"}, "@id": THING}),
        (400,),
    ),
    "a context in a file": (
        "application/ld+json",
        json.dumps({"@context": "file:///etc/passwd", "@id": THING}),
        (400,),
    ),
    "a file as an entity": (
        "application/rdf+xml",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + COMMENT % "&e;",
        (400,),
    ),
    "a remote DTD": (
        "application/rdf+xml",
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + COMMENT % "x",
        (200, 400),
    ),
    "a parameter entity": (
        "application/rdf+xml",
        '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x">%e;]>'
        + COMMENT.replace("%s", "x"),
        (400,),
    ),
    "billion laughs": (
        "application/rdf+xml",
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>' + COMMENT % "&l8;",
        (400,),
    ),
    "nested elements": (
        "application/rdf+xml",
        RDF_XML + "<rdf:Description><s:comment>" * 9999,
        (400,),
    ),
    "nested lists": ("text/turtle", "<a:b> <a:c> " + "(" * 9999 + ")" * 9999 + " .", (200, 503)),
    "nested quotations": (
        "text/turtle",
        "<a:b> <a:c> " + "<<( <a:b> <a:c> " * 99999 + "<a:d>" + " )>>" * 99999 + " .",
        (400, 503),
    ),
    "nested objects": (
        "application/ld+json",
        '{"a:b":' * 50000 + "1" + "}" * 50000,
        (200, 400, 503),
    ),
    "a huge literal": ("text/turtle", f'<a:b> <a:c> "{"x" * 3_000_000}" .', (200,)),
    "a huge number": (
        "text/turtle",
        f"<a:b> <https://w3id.org/renkei/ontology#value> {'9' * 1_000_000} .",
        (200,),
    ),
    "XML in a literal": (
        "text/turtle",
        '<a:b> <a:c> "<!DOCTYPE x [<!ENTITY e SYSTEM \\"file:///etc/passwd\\">]><x>&e;</x>"'
        "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral> .",
        (200,),
    ),
    "bytes that are no UTF-8": ("text/turtle", b'\n<a:b> <a:c> "\xff\xfe" .', (400,)),
    "imports": (
        "text/turtle",
        "<file:///etc/passwd> a <http://www.w3.org/2002/07/owl#Ontology> ; "
        "<http://www.w3.org/2002/07/owl#imports> <file:///etc/passwd>, <http://127.0.0.1:9/> .",
        (200,),
    ),
    "shapes of its own": (
        "text/turtle",
        "PREFIX sh: <http://www.w3.org/ns/shacl#> <a:s> a sh:NodeShape ; sh:targetNode <a:t> ; "
        "sh:shapesGraph <file:///etc/passwd> ; sh:js [ sh:jsLibrary <a:l> ] ; "
        'sh:sparql [ sh:select "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }" ] .',
        (200,),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_opens_nothing_and_breaks_nothing(client: TestClient, name: str) -> None:
    kind, text, statuses = HOSTILE[name]
    began = time.monotonic()
    answer = sent(client, text, kind)
    assert answer.status_code in statuses, answer.text
    assert "root:" not in answer.text
    assert time.monotonic() - began < 22
    if answer.status_code != 200:
        assert problem(answer, answer.status_code)["detail"]
    assert sent(client, NAMELESS).json()["conforms"] is False


def test_entities_for_namespaces_are_understood(client: TestClient) -> None:
    declared = '<!DOCTYPE x [<!ENTITY e "https://example.org/">]>'
    text = f'{declared}{RDF_XML}<o:Organization rdf:about="&e;x"/></rdf:RDF>'
    (result,) = sent(client, text, "application/rdf+xml").json()["results"]
    assert result["focus_node"] == THING


def test_a_body_over_the_bound_is_refused_stated_or_not(released: Path) -> None:
    with TestClient(create_app(Settings(store=released, validation_size=0.01))) as client:
        large = b"#" * 20_000
        assert "10485 bytes" in problem(sent(client, large), 413)["detail"]
        pieces = (large[:1000] for _ in range(20))
        headers = {"content-type": "text/turtle"}
        problem(client.post("/validate", content=pieces, headers=headers), 413)


def test_very_many_results_are_cut_and_counted(client: TestClient) -> None:
    text = "".join(f"<https://example.org/{n}> a <{ORGANIZATION}> ." for n in range(1100))
    report = sent(client, text).json()
    assert (len(report["results"]), report["omitted"]) == (1000, 100)
    turtle = sent(client, text, accept="text/turtle").text
    assert "100 more results are left out" in turtle


def is_served(client: TestClient) -> bool:
    """Whether a small graph is validated, if need be after a process has had time to start."""
    return any(sent(client, NAMELESS).status_code == 200 for _ in range(8))


def test_past_the_time_limit_it_is_over_and_others_are_served(released: Path) -> None:
    settings = Settings(store=released, validation_timeout=3, validations_running=1)
    with TestClient(create_app(settings)) as client:
        assert is_served(client)
        text = "".join(f"<https://example.org/{n}> a <{ORGANIZATION}> ." for n in range(40_000))
        began = time.monotonic()
        answer = sent(client, text)
        assert problem(answer, 503)["type"].endswith("/validation-stopped")
        assert time.monotonic() - began < 4
        assert is_served(client)
        with ThreadPoolExecutor(12) as threads:
            answers = list(threads.map(lambda _: sent(client, text), range(12)))
        assert {answer.status_code for answer in answers} == {503}
        assert any("busy" in answer.json()["detail"] for answer in answers)
        assert sent(client, NAMELESS).status_code == 200


def test_what_needs_too_much_memory_is_stopped(released: Path) -> None:
    with TestClient(create_app(Settings(store=released, validation_memory=200))) as client:
        text = "".join(f"<https://example.org/{n}> a <{ORGANIZATION}> ." for n in range(70_000))
        assert "memory" in problem(sent(client, text), 503)["detail"]
        assert sent(client, NAMELESS).status_code == 200


def test_rdf_is_validated_where_there_is_no_graph_yet(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(store=tmp_path / "none"))) as client:
        assert sent(client, NAMELESS).json()["conforms"] is False
        problem(client.post("/validate?graph=authority"), 503)


def test_the_first_answer_names_the_version(released: Path) -> None:
    with TestClient(create_app(Settings(store=released))) as client:
        answer = sent(client, NAMELESS)
        assert answer.headers["renkei-version"] == client.get("/readyz").json()["version"]


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_service_is_the_same_before_and_after(client: TestClient, released: Path) -> None:
    def state() -> tuple[object, ...]:
        answer = client.get("/validation")
        triples = client.get("/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20{%3Fs%20%3Fp%20%3Fo}")
        return contents(released), answer.content, answer.headers["etag"], triples.content

    before, version = state(), client.get("/readyz").json()
    for kind, text in FORMS.items():
        sent(client, text, kind)
    client.post("/validate", params={"graph": "authority"})
    assert (state(), client.get("/readyz").json()) == (before, version)
