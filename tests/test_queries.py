"""Asking the graph: forms, formats, errors that help, and no way out to the network."""

import json

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest, QuerySyntaxError, UpdateRefused
from graph.formats import GRAPHS, RESULTS, Format, find_format, format_names
from graph.queries import run, saved
from graph.sparqltext import is_volatile, keyword, refuse_service
from graph.store import View, memory_view
from graph.vocab import PREFIXES

VIEW = memory_view(
    """
    PREFIX i: <https://w3id.org/renkei/id/person/>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    GRAPH <https://w3id.org/renkei/graph/x> {
      i:福田紀彦 rdfs:label "福田 紀彦"@ja . i:a rdfs:label "A"@en, "a,\\"b\\""
    }
    """
)
SELECT = "SELECT ?s ?l { ?s rdfs:label ?l } ORDER BY ?s ?l"
CONSTRUCT = "CONSTRUCT { ?s skos:prefLabel ?l } WHERE { ?s rdfs:label ?l }"


def error_of(text: str, view: View = VIEW) -> QuerySyntaxError:
    """The syntax error that a text gets."""
    with pytest.raises(QuerySyntaxError) as caught:
        view.query(text)
    return caught.value


@pytest.mark.parametrize("format_", RESULTS, ids=lambda f: f.name)
@pytest.mark.parametrize(
    ("text", "expected"), [(SELECT, "福田 紀彦"), ("ASK { ?s ?p ?o }", "true")]
)
def test_select_and_ask_in_every_result_format(format_: Format, text: str, expected: str) -> None:
    for name in format_.names:
        assert expected in run(VIEW, text, name).decode()


@pytest.mark.parametrize("format_", GRAPHS, ids=lambda f: f.name)
@pytest.mark.parametrize("text", [CONSTRUCT, "DESCRIBE <https://w3id.org/renkei/id/person/a>"])
def test_construct_and_describe_in_every_rdf_format(format_: Format, text: str) -> None:
    content = run(VIEW, text, format_.name)
    parsed = pyoxigraph.RdfFormat.from_media_type(format_.media_type)
    assert list(pyoxigraph.parse(content, parsed))


def test_json_is_sparql_results_json() -> None:
    rows = json.loads(run(VIEW, SELECT, "json"))["results"]["bindings"]
    assert rows[2]["l"] == {"type": "literal", "value": "福田 紀彦", "xml:lang": "ja"}


def test_csv_quotes_what_needs_it() -> None:
    assert b'"a,""b"""' in run(VIEW, SELECT, "csv")


def test_turtle_uses_well_known_prefixes() -> None:
    assert b"skos:prefLabel" in run(VIEW, CONSTRUCT, "turtle")


def test_the_table_is_aligned_with_full_width_names() -> None:
    view = memory_view('GRAPH <a:g> { <a:s> <a:p> "福田", "Li", "x\\ny" }')
    text = run(view, "SELECT ?name ?n { ?s ?p ?name BIND (1 AS ?n) } ORDER BY ?name").decode()
    assert text == "?name  ?n\n─────  ──\nLi     1\nx y    1\n福田   1\n(3 rows)\n"


def test_an_empty_answer_is_an_empty_table() -> None:
    assert run(memory_view(), "SELECT ?s { ?s ?p ?o }").decode() == "?s\n──\n(0 rows)\n"


def test_a_format_that_a_form_does_not_have_is_refused_with_what_was_meant() -> None:
    with pytest.raises(BadRequest) as caught:
        run(VIEW, SELECT, "jsn")
    assert caught.value.suggestion == "did you mean json?"
    with pytest.raises(BadRequest, match="CONSTRUCT"):
        run(VIEW, CONSTRUCT, "csv")
    assert find_format("xml", "CONSTRUCT").media_type == "application/rdf+xml"
    assert {"table", "csv", "json", "xml", "turtle"} <= set(format_names())


def test_default_and_named_graphs_of_the_protocol() -> None:
    view = memory_view("GRAPH <a:g> { <a:s> <a:p> 1 } GRAPH <a:h> { <a:s> <a:p> 2 }")
    ask = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert b"\n1" in run(view, ask, "csv", default_graphs=["a:g"])
    assert b"\n2" in run(view, ask, "csv", default_graphs=["a:g", "a:h"])
    assert b"\n0" in run(view, ask, "csv", named_graphs=["a:g"])
    assert b"\n1" in run(view, named, "csv", named_graphs=["a:g"])
    assert b"\n0" in run(view, named, "csv", default_graphs=["a:g"])
    with pytest.raises(BadRequest, match="not an iri"):
        run(view, ask, "csv", default_graphs=["not an iri"])


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_well_known_prefix_needs_no_declaration(prefix: str) -> None:
    VIEW.query(f"SELECT ?s {{ ?s {prefix}:x ?o }}")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("SELECT ?s {\n  ?s ?p ?o .\n  ?s ?? }", 3, 7),
        ("SELCT * {}", 1, 1),
        ("SELECT * {\n ?s rdfs:label '福田' ;; ,\n}", 2, 24),
        ("SELECT ?s { ?s ?p ?o } LIMIT x", 1, 30),
        ("SELECT * { ?s ?p ?o", 1, 20),
        ("", 1, 1),
    ],
)
def test_a_syntax_error_points_at_the_token(text: str, line: int, column: int) -> None:
    error = error_of(text)
    assert (error.line, error.column) == (line, column)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("SELECT * { ?s shema:name ?o }", "schema:"),
        ("SELECT * { ?s dc:title ?o }", "PREFIX dc: <http://purl.org/dc/elements/1.1/>"),
        ("SELECT * { ?s foo:title ?o }", "PREFIX foo:"),
        ("SELCT * {}", "SELECT"),
        ("CONSTRUCT { ?s ?p ?o } WHRE { ?s ?p ?o }", "WHERE"),
    ],
)
def test_a_syntax_error_says_what_was_probably_meant(text: str, suggestion: str) -> None:
    assert suggestion in str(error_of(text).suggestion)


def test_a_variable_that_is_not_grouped_is_explained() -> None:
    assert "unbound" in error_of("SELECT ?z { ?x ?y ?z } GROUP BY ?y").message


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:b> <a:c> 1 }",
        "# SELECT\nPREFIX a: <b:>\ndelete where { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:1/>",
        "CLEAR ALL",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP SILENT ALL",
    ],
)
def test_an_update_is_refused_as_one(text: str) -> None:
    with pytest.raises(UpdateRefused):
        VIEW.query(text)


@pytest.mark.parametrize(
    "text",
    ['SELECT ("INSERT DATA {}" AS ?x) {}', "SELECT ?insert { ?insert ?p ?o } # CLEAR ALL"],
)
def test_a_query_that_only_speaks_of_updates_runs(text: str) -> None:
    VIEW.query(text)


S = "<http://127.0.0.1:1/>{}"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE {S} }}",
        f"SELECT * {{ service silent {S} }}",
        "SELECT * { SERVICE ?x {} }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:a {} }",
        "PREFIX x: <http://127.0.0.1:1/> SELECT * { ?s ?p trueSERVICEx:a {} }",
        f"SELECT * {{ ?s ?p 1SERVICE{S} }}",
        f"SELECT * {{ ?s ?p rk:a.b.SERVICE{S} }}",
        f"SELECT * {{ ?s rk:p?1SERVICE{S} }}",
        f"SELECT * {{ ?s ?p rk:a\\#b . SERVICE{S} }}",
        f"SELECT * {{ ?s ?p 'a\\'' . SERVICE{S} }}",
        f"SELECT * {{ ?s ?p <a:\\u0041#b> . SERVICE{S} }}",
        f"SELECT * {{ FILTER (1<2) SERVICE{S} FILTER (2>1) }}",
        f'SELECT * {{ VALUES ?x {{ """abc" }} SERVICE{S} }} #\\z """',
        f"SELECT * {{ ?s ?p '''a''' # '''\n SERVICE{S} }}",
        f"SELECT * {{ FILTER EXISTS {{ SERVICE{S} }} }}",
    ],
)
def test_no_text_gets_out_with_service(text: str) -> None:
    with pytest.raises(BadRequest):
        VIEW.query(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ("SERVICE" AS ?x) {}',
        "SELECT ?service { ?service ?p ?o } # SERVICE <a:b> {}",
        "SELECT * { ?s <http://example.org/service> 'the service', '''SERVICE''', \"it's\" }",
        "SELECT * { ?s schema:serviceType ?o }",
    ],
)
def test_a_query_that_only_speaks_of_a_service_runs(text: str) -> None:
    VIEW.query(text)


_PIECES = st.sampled_from(
    [
        *("SERVICE", "SERVICE SILENT ", "<http://127.0.0.1:1/>", "{}", "{", "}", "?x", "x:a", ":"),
        *(
            "?s ?p ",
            "1",
            "true",
            ".",
            " ",
            "\n",
            "#",
            "'",
            '"',
            "'''",
            '"""',
            "\\",
            "\\'",
            "\\u0041",
        ),
        *(
            "<",
            ">",
            "x:a.b",
            "?",
            "a",
            "@en",
            "-",
            "%41",
            ";",
            ",",
            "VALUES ?v { ",
            "FILTER(1",
            ")",
        ),
        *("GRAPH ?g {", "UNION", "_:b", "\\#", "é", "·", "BIND(", " AS ?y)"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, min_size=3, max_size=14), st.integers(0, 14))
def test_whatever_the_parser_takes_for_service_is_refused(pieces: list[str], at: int) -> None:
    pieces.insert(min(at, len(pieces)), "SERVICE<http://127.0.0.1:1/>{}")
    text = "PREFIX x: <a:> PREFIX : <a:> SELECT * { " + "".join(pieces) + " }"
    try:
        refuse_service(text)
    except BadRequest:
        return
    # Let through: then the word must not be a keyword, so another in its place does no harm.
    for form in (text, text.replace("SERVICE", "SERVIXX")):
        try:
            pyoxigraph.Store().query(form)
        except SyntaxError:
            parses = False
        else:
            parses = True
        if form is text and not parses:
            return
        assert parses


def test_a_long_hostile_text_is_looked_through_quickly() -> None:
    for piece in ("a.", "<", "<a", '"""', "'", "a:", "?", "\\", "((", "#", "@a-"):
        refuse_service("SELECT * { " + piece * 200_000)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (SELECT, "SELECT"),
        ("BASE <a:> PREFIX select: <b:> # ASK\n construct {} WHERE {}", "CONSTRUCT"),
        ("", ""),
    ],
)
def test_the_form_of_a_query_is_known_without_running_it(text: str, word: str) -> None:
    assert keyword(text) == word


def test_queries_that_ask_for_time_or_chance_are_volatile() -> None:
    assert is_volatile("SELECT (NOW() AS ?t) {}") and is_volatile("SELECT (rand() AS ?t) {}")
    assert not is_volatile("SELECT ?now { ?now ?p 'RAND()' }")


def test_saved_queries_run() -> None:
    assert VIEW.select(saved("subjects"))[0]["subjects"].value == "2"  # type: ignore[union-attr]
    assert VIEW.select(saved("classes")) == []
