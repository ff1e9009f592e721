"""Parameters of questions: what a value is to be, and the SPARQL term that it becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.errors import BadRequest, meant
from graph.patterns import regex
from graph.sparqlterms import iri, is_number, string
from graph.vocab import DEFAULT_BASE, PREFIXES, Minter, expanded, local_name

#: A thing by IRI or slug, a day, a number, a word of the vocabulary, or any text.
KINDS = ("thing", "day", "number", "word", "text")
_SLUG = regex(r"[\w.~-]{1,200}")
_LONGEST = 200
_UNBOUND = "UNDEF"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a question that may be bound from outside.

    ``among`` are the kinds of things for a thing, namespaces for a word (a prefix or one of the
    lists), the texts that there are for a text. ``default`` is as a user would give it, None
    where the variable is left unbound.
    """

    name: str
    kind: str
    among: tuple[str, ...]
    descriptions: Mapping[str, str]
    default: str | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """All texts that it may be; none if there are more."""
        return self.among if self.kind == "text" else ()

    def terms(self, value: str | None, base: str = DEFAULT_BASE) -> str:
        """What a value is in a VALUES block. Raises :class:`BadRequest` that says what it is not.

        A slug may be one of several kinds of things; then each of them is meant. None, or a
        field of a form that was left empty, is the default.
        """
        given = (value or "").strip() or self.default
        if given is None:
            return _UNBOUND
        make = {
            "thing": self._things,
            "day": self._day,
            "number": self._number,
            "word": self._words,
            "text": self._text,
        }[self.kind]
        return make(given, Minter(base))

    def _things(self, value: str, minter: Minter) -> str:
        return self._full(value) or " ".join(
            iri(minter.thing(kind, self._named(value))) for kind in self.among
        )

    def _words(self, value: str, _: Minter) -> str:
        lists = Minter()
        return self._full(value) or " ".join(
            iri(PREFIXES[where] + self._named(value))
            if where in PREFIXES
            else iri(lists.thing(where, self._named(value)))
            for where in self.among
        )

    def _full(self, value: str) -> str | None:
        """An IRI, or a name with a well-known prefix; None for a slug."""
        if ":" not in value:
            return None
        try:
            return iri(expanded(value))
        except BadRequest as error:
            raise self._wrong(value, "no IRI", "give an absolute IRI or a slug") from error

    def _named(self, value: str) -> str:
        if not is_slug(value):
            raise self._wrong(value, "neither a slug nor an IRI", "give one that an answer has")
        return value

    def _day(self, value: str, _: Minter) -> str:
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                raise ValueError(value)
            return f'"{date.fromisoformat(value)}"^^xsd:date'
        except ValueError:
            raise self._wrong(value, "no day", f"such as {self.name}=2019-06-01") from None

    def _number(self, value: str, _: Minter) -> str:
        if not is_number(value):
            raise self._wrong(value, "no number", f"such as {self.name}=10")
        return value

    def _text(self, value: str, _: Minter) -> str:
        if self.values and value not in self.values:
            options = f"use one of {', '.join(self.values)}"
            raise self._wrong(value, "not among its values", meant(value, self.values, options))
        if len(value) > _LONGEST:
            raise self._wrong(value, f"longer than {_LONGEST} characters", "shorten it")
        return string(value)

    def _wrong(self, value: str, what: str, suggestion: str) -> BadRequest:
        return BadRequest(f"{self.name}={value[:40]} is {what}", suggestion=suggestion)


def is_slug(value: str) -> bool:
    """Whether a value may be the short name of a thing."""
    return _SLUG.fullmatch(value) is not None


def shown(terms: str) -> str | None:
    """The value that a VALUES block was written for, as a user would give it.

    >>> shown('"2019-06-01"^^xsd:date')
    '2019-06-01'
    >>> shown("<https://w3id.org/renkei/id/organization/link-j>")
    'link-j'
    """
    if terms == _UNBOUND:
        return None
    if terms.startswith("<"):
        return local_name(terms[1:].partition(">")[0])
    if terms.startswith('"'):
        return terms[1:].partition('"')[0]
    return terms.rpartition(":")[2]
