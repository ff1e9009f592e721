"""The library of questions: what each answers about the released dataset, and how values get in.

The expected answers are in answers.toml, checked by hand against the documents.
"""

from __future__ import annotations

import re
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadRequest, NotFound
from graph.headers import split
from graph.languages import LANGUAGES
from graph.model import Iri, Literal
from graph.questions import Parameter, Question, question, questions, topics
from graph.questions.question import parse
from graph.settings import PROJECT
from graph.store import View, open_view, view_of
from graph.terms import Term
from graph.trig import Quad, Triple
from graph.vocab import PREFIXES, RK, XSD, Minter

ANSWERS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "answers.toml").read_text("utf-8")
)["answer"]
ALL = list(questions().values())


@pytest.fixture(scope="module")
def view(released: Path) -> View:
    return open_view(released)


def shown(term: Term | None) -> str:
    """A cell of the table of answers."""
    if term is None:
        return "-"
    if isinstance(term, Literal):
        return term.value
    return re.split("[/#]", term)[-1]


def lines(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in text.strip().splitlines()]


def named(answer: dict[str, Any]) -> str:
    given = ",".join(f"{name}={value}" for name, value in answer.get("parameters", {}).items())
    return f"{answer['question']}({given})"


@pytest.mark.parametrize("answer", ANSWERS, ids=named)
def test_a_question_has_the_answer_that_the_documents_give(
    answer: dict[str, Any], view: View
) -> None:
    text = question(answer["question"]).text(answer.get("parameters"))
    if "truth" in answer:
        assert view.ask(text) is answer["truth"]
        return
    if "triples" in answer:
        found = {tuple(map(shown, triple)) for triple in view.construct(text)}
        assert set(lines(answer["triples"])) <= found
        return
    names = answer["columns"].split()
    rows = [tuple(shown(row.get(name)) for name in names) for row in view.select(text)]
    assert not set(lines(answer.get("lacking", ""))) & set(rows), "learnt: make it a row"
    if "having" in answer:
        assert set(lines(answer["having"])) <= set(rows)
        return
    expected = lines(answer["rows"])
    assert Counter(matched(rows, expected)) == Counter(expected)


def matched(
    rows: list[tuple[str, ...]], expected: list[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """``rows``, with "*" where the expected row that begins alike has it."""
    for row in rows:
        like = next((one for one in expected if "*" in one and one[0] == row[0]), row)
        yield tuple(
            wanted if wanted == "*" else cell for wanted, cell in zip(like, row, strict=True)
        )


@pytest.mark.parametrize(("unit", "found"), [("yen", 1), ("people", 0)])
def test_only_totals_of_money_are_income(unit: str, found: int) -> None:
    hall, graph, whole, part, staff = (Iri(f"a:{name}") for name in "hgwps")
    period = {"periodStart": "2031-04-01", "periodEnd": "2032-03-31"}
    claims: list[Triple] = [
        (whole, RK("totalOf"), part),
        (whole, RK("about"), hall),
        (whole, RK("unit"), Minter().thing("unit", unit)),
        (whole, RK("indicator"), staff),
        (staff, RK("indicatorGroup"), Literal("staff")),
        *((whole, RK(name), Literal(day, XSD("date"))) for name, day in period.items()),
        *((one, RK("value"), Literal("40", XSD("decimal"))) for one in (whole, part)),
        (part, RK("indicator"), Iri("a:i")),
    ]
    view = view_of([Quad(*claim, graph) for claim in claims])
    income = question("income-and-expenditure").text({"about": hall})
    year = question("money-of-year").text({"about": hall, "on": "2031-10-01"})
    assert len(list(view.select(income))) == len(list(view.select(year))) == found


def test_there_is_an_answer_to_every_question() -> None:
    assert len(ALL) >= 42
    assert {answer["question"] for answer in ANSWERS} == set(questions())


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_a_question_speaks_three_languages_and_is_answered_in_a_second(
    one: Question, view: View
) -> None:
    for words in (one.titles, one.descriptions, topics()[one.topic]):
        assert set(words) == set(LANGUAGES)
        assert all(words.values()) and len(set(words.values())) == len(LANGUAGES)
    began = time.perf_counter()
    answer = view.query(one.text())
    if one.form == "SELECT":
        assert list(answer.rows())
    elif one.form == "ASK":
        assert answer.boolean in (True, False)
    else:
        assert list(answer.triples())
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_every_parameter_that_is_declared_gets_into_the_query(one: Question) -> None:
    values = {"day": "1999-12-31", "number": "987", "thing": "a-b", "word": "C-d", "text": "e f"}
    for name, parameter in one.parameters.items():
        value = "de" if name == "lang" else values[parameter.kind]
        text = one.text({name: value})
        assert value in text and text != one.text()
        assert all(parameter.descriptions[language] for language in LANGUAGES)
    assert one.text(dict.fromkeys(one.parameters, "")) == one.text()


def test_every_parameter_is_used_and_means_something() -> None:
    words = tomllib.loads((PROJECT / "graph" / "questions" / "words.toml").read_text("utf-8"))
    assert set(words["parameters"]) == {name for one in ALL for name in one.parameters}
    assert set(words["topics"]) == {one.topic for one in ALL}


def test_a_text_is_a_whole_query_for_any_endpoint() -> None:
    import pyoxigraph

    for one in ALL:
        assert one.text().startswith(f"# {one.titles['en']}\n")
        pyoxigraph.Store().query(one.text())


def test_things_move_with_the_base_of_the_graph() -> None:
    text = question("partners").text({"party": "biom"}, "https://example.org/g/")
    assert "<https://example.org/g/id/organization/biom>" in text
    text = question("agreements-with-activity").text(None, "https://example.org/g/")
    assert "<https://w3id.org/renkei/id/activity/member-services>" in text


# Values


def parameter(kind: str, *among: str) -> Parameter:
    return Parameter("x", kind, among, {})


@pytest.mark.parametrize(
    ("made", "value", "term"),
    [
        (parameter("thing", "person"), "福田紀彦", "<https://w3id.org/renkei/id/person/福田紀彦>"),
        (
            parameter("thing", "facility", "organization"),
            "iconm",
            "<https://w3id.org/renkei/id/facility/iconm>"
            " <https://w3id.org/renkei/id/organization/iconm>",
        ),
        (parameter("thing", "person"), "https://example.org/a", "<https://example.org/a>"),
        (parameter("word", "rk"), "Draft", f"<{PREFIXES['rk']}Draft>"),
        (parameter("word", "rk"), "rk:Draft", f"<{PREFIXES['rk']}Draft>"),
        (
            parameter("word", "activity"),
            "loan",
            "<https://w3id.org/renkei/id/activity/loan>",
        ),
        (parameter("day"), "2019-06-01", '"2019-06-01"^^xsd:date'),
        (parameter("number"), "-1.5", "-1.5"),
        (parameter("text"), 'a"b\\c\nd', '"a\\"b\\\\c\\nd"'),
        (parameter("text"), "?x } # {", '"?x } # {"'),
        (parameter("day"), "", "UNDEF"),
    ],
)
def test_a_value_becomes_one_term_of_its_kind(made: Parameter, value: str, term: str) -> None:
    assert made.terms(value) == term


@pytest.mark.parametrize(
    ("made", "value"),
    [
        (parameter("thing", "person"), "a b"),
        (parameter("thing", "person"), "a> } #"),
        (parameter("thing", "person"), "https://a/> } DROP ALL #"),
        (parameter("thing", "person"), "../organization/biom"),
        (parameter("word", "rk"), "Draft } UNION {"),
        (parameter("day"), "2019-06"),
        (parameter("day"), "2019-02-30"),
        (parameter("day"), "２０１９-06-01"),
        (parameter("number"), "1 } {"),
        (parameter("number"), "١"),
        (parameter("text"), "x" * 201),
        (parameter("text", "en", "ja", "de"), "fr"),
    ],
)
def test_what_is_not_of_its_kind_is_refused_by_name(made: Parameter, value: str) -> None:
    with pytest.raises(BadRequest, match=r"^x="):
        made.terms(value)


def test_a_parameter_or_a_name_that_does_not_exist_is_told_with_what_was_meant() -> None:
    with pytest.raises(BadRequest) as caught:
        question("partners").text({"partie": "biom"})
    assert caught.value.suggestion == "did you mean party?"
    with pytest.raises(NotFound) as missing:
        question("renewal-chian")
    assert missing.value.suggestion == "did you mean renewal-chain?"


def test_the_page_about_the_library_names_what_there_is() -> None:
    page = (PROJECT / "docs" / "queries.md").read_text("utf-8")
    table = page.partition("## What there is")[2].partition("##")[0]
    assert set(re.findall(r"`([a-z-]+)`", table)) <= set(questions())


# Files

HEAD = "".join(
    f"# {key}@{language}: {key} {language}\n"
    for key in ("title", "description")
    for language in LANGUAGES
)


def test_a_file_is_read_with_its_defaults() -> None:
    block = 'VALUES ?on { "2019-06-01"^^xsd:date } VALUES ?party { UNDEF }'
    text = (
        f"{HEAD}# topic: people\n# parameters: on, party\nSELECT * {{ {block} }}\n# not a header\n"
    )
    one = parse("some", text)
    assert (one.topic, one.titles["ja"]) == ("people", "title ja")
    assert {name: made.default for name, made in one.parameters.items()} == {
        "on": "2019-06-01",
        "party": None,
    }
    assert "# not a header" in one.query and "title" not in one.query


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}SELECT * {{}}",
        f"{HEAD}# topic: nothing\nSELECT * {{}}",
        f"{HEAD}# topic: people\n# parameters: on\nSELECT * {{}}",
        f"{HEAD}# topic: people\n# topic: people\nSELECT * {{}}",
        f"{HEAD}# topic: people\n# colour: red\nSELECT * {{}}",
        f"{HEAD}# topic: people\n#no space\nSELECT * {{}}",
        f"# topic: people\n{HEAD.replace('title@de', 'title@fr')}SELECT * {{}}",
        "# topic: people\nSELECT * {}",
    ],
)
def test_a_header_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse("some", text)


def test_a_header_ends_where_the_query_begins() -> None:
    header = split(f"{HEAD}SELECT\n# title@en: other\n", told=("title", "description"), plain=())
    assert header.query == "SELECT\n# title@en: other\n"
    assert header.told["title"]["en"] == "title en"
