"""Curated knowledge about names: which surface forms name which known thing.

The data are TOML files beside this one, a file per kind. They hold names,
kinds and countries and nothing else: relations come from documents. A record
that is missing costs a merge at most; a wrong one makes a false fact, so when
in doubt a name is left out.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from graph.model import Iri
from graph.patterns import regex
from graph.vocab import FOAF, ORG, RK

#: Kind of a record (the IRI path segment) and the file that holds its records.
FILES: Mapping[str, str] = MappingProxyType(
    {
        "organization": "organizations.toml",
        "person": "people.toml",
        "cluster": "clusters.toml",
        "facility": "facilities.toml",
        "place": "places.toml",
        "programme": "programmes.toml",
    }
)

LANGUAGES = ("ja", "de", "en")

#: Class local names that are not terms of Renkei's own vocabulary.
_FOREIGN = {"Organization": ORG, "OrganizationalUnit": ORG, "Person": FOAF}

_SPELLING = regex(r"[\s^*・·･•‧]+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_QUOTES = str.maketrans(dict.fromkeys('“”„«»「」『』"', ""))


@lru_cache(maxsize=100_000)
def normalise(text: str) -> str:
    """The form under which surfaces are compared.

    NFKC and case folding; white space, ``^``, ``*``, middle dots and quotation
    marks go, dashes become hyphens.

    >>> normalise("Bio^M Biotech Cluster")
    'biombiotechcluster'
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    return _SPELLING.sub("", text.translate(_DASHES).translate(_QUOTES).replace("’", "'"))


def class_iri(name: str) -> Iri:
    """The class that a local name of a record stands for."""
    return _FOREIGN.get(name, RK)(name)


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One known thing. ``names`` and ``former_names``: language → surfaces.

    The first name of a language is the preferred one. ``country`` is ISO
    3166-1 alpha-2 or empty. ``level`` orders places: country, state, city,
    district, region. ``short_forms`` name the thing only where a mark is
    expected, as (米) after a name. ``parent`` is the slug of the body whose
    unit this is; it tells like-named units apart and is no fact.
    """

    kind: str
    slug: str
    types: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    former_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    country: str = ""
    parent: str = ""
    level: str = ""
    short_forms: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()

    def preferred(self, language: str) -> str | None:
        """The preferred name in ``language``, or None."""
        names = self.names.get(language)
        return names[0] if names else None

    def surfaces(self) -> Iterable[tuple[str, str]]:
        """Every (surface, language), former names included, preferred first."""
        for group in (self.names, self.former_names):
            for language, names in group.items():
                for name in names:
                    yield name, language


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document known by its bytes. ``publisher`` is an organisation's slug.

    What the documents' texts do not state is empty.
    """

    sha256: str
    identifier: str
    title: str
    language: str
    publisher: str = ""
    issued: str = ""


@dataclass(frozen=True, eq=False)
class Authority:
    """All records. Immutable; :func:`load_authority` gives the curated one."""

    records: tuple[Record, ...]
    documents: Mapping[str, DocumentRecord]

    def names(self) -> Mapping[str, tuple[Record, ...]]:
        """Normalised surface → the records it names, of any kind."""
        return self._names

    def record(self, kind: str, slug: str) -> Record | None:
        """The record of that kind and slug, or None."""
        return self._by_slug.get((kind, slug))

    def find(self, surface: str, kind: str | None = None) -> tuple[Record, ...]:
        """The records that ``surface`` names, of ``kind`` if one is given."""
        found = self._names.get(normalise(surface), ())
        return tuple(r for r in found if kind is None or r.kind == kind)

    def country(self, mark: str) -> str | None:
        """ISO code of a country named by its name or short form: 米, 仏, Japan."""
        return self._countries.get(normalise(mark))

    @cached_property
    def _names(self) -> Mapping[str, tuple[Record, ...]]:
        index: dict[str, dict[tuple[str, str], Record]] = {}
        for record in self.records:
            for surface, _ in record.surfaces():
                index.setdefault(normalise(surface), {})[record.kind, record.slug] = record
        return MappingProxyType({key: tuple(found.values()) for key, found in index.items()})

    @cached_property
    def _by_slug(self) -> Mapping[tuple[str, str], Record]:
        return MappingProxyType({(r.kind, r.slug): r for r in self.records})

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        index: dict[str, str] = {}
        for record in self.records:
            if record.level == "country":
                names = [surface for surface, _ in record.surfaces()]
                for surface in (*names, *record.short_forms, record.country):
                    index[normalise(surface)] = record.country
        return MappingProxyType(index)


@lru_cache(maxsize=1)
def load_authority() -> Authority:
    """The curated records, read once."""
    records = [
        _record(kind, slug, raw)
        for kind, name in FILES.items()
        for slug, raw in _read(name).items()
    ]
    documents = {
        raw["sha256"]: DocumentRecord(identifier=identifier, **raw)
        for identifier, raw in _read("documents.toml").items()
    }
    return Authority(tuple(records), MappingProxyType(documents))


def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))


def _record(kind: str, slug: str, raw: Mapping[str, Any]) -> Record:
    defaults = {"person": "Person", "cluster": "Cluster", "facility": "Facility"}
    default = defaults.get(kind, kind.capitalize())
    return Record(
        kind=kind,
        slug=slug,
        types=tuple(raw.get("types", (default,))),
        names=_by_language(raw),
        former_names=_by_language(raw.get("former", {})),
        country=raw.get("country", ""),
        parent=raw.get("parent", ""),
        level=raw.get("level", ""),
        short_forms=tuple(raw.get("short", ())),
        same_as=tuple(raw.get("same_as", ())),
    )


def _by_language(raw: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    found = {language: tuple(raw[language]) for language in LANGUAGES if language in raw}
    return MappingProxyType(found)
