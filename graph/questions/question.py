"""Questions: one SPARQL query a file, with what it is in its header comments.

A header has ``title`` and ``description`` in en, ja and de, a ``topic``, and ``parameters``: the
names, separated by commas, of variables that may be bound from outside. The query binds each of
them to its default in a block of its own on one line, ``VALUES ?name { … }`` (``UNDEF`` for
none), so that a file is a whole query; the same variable may be bound so in several places. What
a parameter means is told once for all questions in ``words.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from graph.errors import BadRequest, NotFound, meant
from graph.headers import split
from graph.languages import LANGUAGES
from graph.patterns import regex
from graph.questions.binding import KINDS, Parameter, shown
from graph.sparqltext import keyword, tokens
from graph.vocab import DEFAULT_BASE, PREFIXES

FOLDER = Path(__file__).parent / "library"
_WORDS = Path(__file__).parent / "words.toml"
_BLOCK = regex(r"VALUES \?(\w+) \{ ([^{}\n]+) \}")


@dataclass(frozen=True, slots=True)
class Question:
    """A query that answers a question, and the words that describe it."""

    name: str
    topic: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    query: str

    @property
    def form(self) -> str:
        """``SELECT``, ``ASK`` or ``CONSTRUCT``."""
        return keyword(self.query)

    def text(self, given: Mapping[str, str] | None = None, base: str = DEFAULT_BASE) -> str:
        """The query as it is run: parameters bound, prefixes declared.

        ``base`` is that of the IRIs of things. Raises :class:`BadRequest` for a parameter that
        does not exist or makes no sense.
        """
        values = given or {}
        self._refuse_unknown(values)
        terms = {
            name: parameter.terms(values.get(name), base)
            for name, parameter in self.parameters.items()
        }

        def bound(block: re.Match[str]) -> str:
            name = block[1]
            return f"VALUES ?{name} {{ {terms[name]} }}" if name in terms else block[0]

        body = _BLOCK.sub(bound, self.query)
        return f"# {self.titles['en']}\n{_prefixes(body)}{body}"

    def _refuse_unknown(self, given: Mapping[str, str]) -> None:
        for name in given:
            if name not in self.parameters:
                known = self.parameters
                options = f"there are {', '.join(known)}" if known else "it has none"
                raise BadRequest(
                    f"{self.name} has no parameter {name[:60]!r}",
                    suggestion=meant(name, known, options),
                )


def _prefixes(text: str) -> str:
    """Declarations of the well-known prefixes that a query uses."""
    used = {token.text.partition(":")[0] for token in tokens(text) if token.kind == "name"}
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in PREFIXES if name in used)


def parse(name: str, text: str) -> Question:
    """The question in the text of a ``.rq`` file. Raises ValueError that says what is wrong."""
    header = split(text, told=("title", "description"), plain=("topic", "parameters"))
    if header.plain.get("topic") not in topics():
        raise ValueError(f"{name} has no topic of words.toml")
    stated = header.plain.get("parameters", "")
    names = [one.strip() for one in stated.split(",")] if stated else []
    defaults: dict[str, set[str]] = {}
    for variable, terms in _BLOCK.findall(header.query):
        defaults.setdefault(variable, set()).add(terms)
    parameters = {}
    for one in names:
        if len(defaults.get(one, ())) != 1:
            raise ValueError(f"{name} gives ?{one} no default, or several")
        (terms,) = defaults[one]
        parameters[one] = replace(_parameters()[one], default=shown(terms))
    return Question(
        name,
        header.plain["topic"],
        header.told["title"],
        header.told["description"],
        MappingProxyType(parameters),
        header.query,
    )


@cache
def questions() -> Mapping[str, Question]:
    """All questions by name, in the order of their topics."""
    found = [parse(file.stem, file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.rq"))]
    order = list(topics())
    found.sort(key=lambda one: (order.index(one.topic), one.name))
    return MappingProxyType({one.name: one for one in found})


def question(name: str) -> Question:
    """The question called ``name``. Raises :class:`NotFound` with the name that was meant."""
    known = questions()
    if name in known:
        return known[name]
    raise NotFound(
        f"there is no question {name[:80]!r}",
        suggestion=meant(name, known, "GET /queries or renkei query --list names them"),
    )


@cache
def topics() -> Mapping[str, Mapping[str, str]]:
    """What questions are about, in their order: key → name by language."""
    return MappingProxyType(_words()["topics"])


@cache
def _parameters() -> Mapping[str, Parameter]:
    return {name: _parameter(name, row) for name, row in _words()["parameters"].items()}


def _parameter(name: str, row: Mapping[str, str]) -> Parameter:
    kind, *among = row["kind"].split()
    if kind not in KINDS:
        raise ValueError(f"{name} is of no kind that there is: {kind}")
    return Parameter(name, kind, tuple(among), {one: row[one] for one in LANGUAGES})


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(_WORDS.read_text("utf-8"))
