"""What clients ask of a SPARQL endpoint: each number gives a question of its own."""

from __future__ import annotations

from collections.abc import Callable

from bench.million import organization
from graph.vocab import PREFIXES

Question = Callable[[int], str]

#: Organisations that questions are about; the smallest graph has as many.
_BODIES = 2_000
_COUNTRIES = ("JP", "DE", "FR", "GB", "US", "CH", "KR", "SG", "ES", "DK")
_USED = ("rdfs", "rk", "schema", "xsd")
_HEAD = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in _USED)


def _body(number: int) -> str:
    # A prime, so that questions that follow each other are about far places.
    return organization(number * 7919 % _BODIES)


def _days(number: int, months: int) -> str:
    """Some months from a month on; the days make the question another."""
    since, until = (
        f'"{2000 + month // 12}-{month % 12 + 1:02}-{number // 300 % 28 + 1:02}"^^xsd:date'
        for month in (number % 300, number % 300 + months)
    )
    return f"FILTER(?signed >= {since} && ?signed < {until})"


POINTS: dict[str, Question] = {
    "look-up: what is said of a body": lambda n: f"SELECT ?p ?o {{ {_body(n)} ?p ?o }}",
    "look-up: agreements of a body": lambda n: (
        f"SELECT ?a ?signed {{ ?a rk:party {_body(n)} ; rk:signedOn ?signed }}"
    ),
}
ANALYSES: dict[str, Question] = {
    "join: partners of a body, names and countries": lambda n: (
        f"""
        SELECT DISTINCT ?other ?name ?country {{
          ?a rk:party {organization(n % 400)} , ?other ; rk:status rk:Concluded .
          ?other rdfs:label ?name ; schema:addressCountry ?country
          FILTER(LANG(?name) = "en" && ?other != {organization(n % 400)})
        }}"""
    ),
    "join: agreements between two countries": lambda n: (
        f"""
        SELECT (COUNT(*) AS ?agreements) (MIN(?signed) AS ?first) {{
          ?a rk:party ?x , ?y ; rk:signedOn ?signed .
          ?x schema:addressCountry "{_COUNTRIES[n % 10]}" .
          ?y schema:addressCountry "{_COUNTRIES[(n + 1) % 10]}"
        }}"""
    ),
    "aggregate: agreements a country": lambda n: (
        f"""
        SELECT ?country (COUNT(DISTINCT ?a) AS ?agreements) {{
          ?a rk:signedOn ?signed ; rk:party/schema:addressCountry ?country {_days(n, 6)}
        }} GROUP BY ?country ORDER BY DESC(?agreements) ?country"""
    ),
    "range: signed within three months": lambda n: (
        f"""
        SELECT ?a ?signed {{ ?a rk:signedOn ?signed {_days(n, 3)} }} ORDER BY ?signed ?a"""
    ),
    "path: partners of partners": lambda n: (
        f"""
        SELECT (COUNT(DISTINCT ?other) AS ?others) {{
          {_body(n)} rk:partnerOf/rk:partnerOf ?other
        }}"""
    ),
}


def text(question: Question, number: int) -> str:
    """A question as it is asked; each number's text is another, even if it means the same."""
    return f"{_HEAD}{question(number)}\n# {number}"
