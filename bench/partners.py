"""A large network as a graph in the store: invented organisations joined by agreements of two."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from pathlib import Path
from random import Random

from graph.publish import publication, read_dataset
from graph.release import serve, statistics_of
from graph.settings import Settings
from graph.vocab import DEFAULT_BASE, PREFIXES

ORGANIZATIONS, AGREEMENTS, SEED = 100_000, 400_000, 20260228

#: Things that one file of the dataset holds.
_FILE = 10_000
_COUNTRIES = ("JP", "DE", "FR", "GB", "US", "CH", "KR", "SG", "ES", "DK")
_KINDS = ("Company", "University", "Association", "PublicBody")
_HEAD = "".join(
    f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("rk", "org", "rdfs", "schema", "xsd")
) + (f"@base <{DEFAULT_BASE}id/> .\n")


def write(folder: Path, organizations: int = ORGANIZATIONS, agreements: int = AGREEMENTS) -> None:
    """Write the graph's files: as many edges as agreements, all organisations joined."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(SEED)
    things = ((one, _organization(one, random)) for one in range(organizations))
    _files(folder, "organizations", things)
    pairs = enumerate(_pairs(organizations, agreements, random))
    _files(folder, "agreements", ((one, _agreement(one, *pair, random)) for one, pair in pairs))


def build(folder: Path, organizations: int = ORGANIZATIONS, agreements: int = AGREEMENTS) -> Path:
    """The store of this graph in ``folder``, made if it is not there."""
    store = folder / "store"
    if not (store / "current").exists():
        write(folder / "dataset", organizations, agreements)
        settings = Settings(store=store)
        with publication(store, {}, settings.base_iri) as made:
            draft = made.draft()
            draft.add_texts(read_dataset(folder / "dataset"))
            serve(made, draft, statistics_of(draft), {}, settings)
    return store


def _files(folder: Path, name: str, things: Iterator[tuple[int, str]]) -> None:
    lines: list[str] = []
    for number, text in things:
        lines.append(text)
        if len(lines) == _FILE:
            _file(folder / f"{name}-{number // _FILE:03}.trig", lines)
            lines = []
    if lines:
        _file(folder / f"{name}-rest.trig", lines)


def _file(path: Path, lines: list[str]) -> None:
    body = "".join(lines)
    graph = f"<{DEFAULT_BASE}graph/{path.stem}>"
    path.write_text(f"{_HEAD}{graph} {{\n{body}}}\n", encoding="utf-8")


def _pairs(organizations: int, agreements: int, random: Random) -> Iterator[tuple[int, int]]:
    """Different pairs; everybody is joined to somebody before, and few have many agreements."""
    seen: set[tuple[int, int]] = set()
    while len(seen) < agreements:
        later = len(seen) + 1
        other = later if later < organizations else random.randrange(1, organizations)
        pair = (int(other * random.random() ** 2), other)
        if pair not in seen:
            seen.add(pair)
            yield pair


def _organization(number: int, random: Random) -> str:
    return (
        f"<organization/o{number}> a org:Organization, rk:{random.choice(_KINDS)} ; "
        f'rdfs:label "Body {number}"@en, "機構{number}"@ja ; '
        f'schema:addressCountry "{random.choice(_COUNTRIES)}" .\n'
    )


def _agreement(number: int, one: int, other: int, random: Random) -> str:
    """A fifth of them is dated by the month, half has an end."""
    year, month = random.randint(2000, 2026), random.randint(1, 12)
    whole = random.random() < 0.2
    day = f"{year}-{month:02}-{1 if whole else random.randint(1, 28):02}"
    signed = f'"{day[:7]}"^^xsd:gYearMonth' if whole else f'"{day}"^^xsd:date'
    text = (
        f"<agreement/a{number}> a rk:Agreement, rk:MemorandumOfUnderstanding ; "
        f"rk:status rk:Concluded ; rk:party <organization/o{one}>, <organization/o{other}> ; "
        f'rdfs:label "Memorandum {number}"@en ; rk:signedOn {signed} ; '
        f'rk:activeFrom "{day}"^^xsd:date ; rk:mentionedIn <document/d{number // 10}>'
    )
    if random.random() < 0.5:
        until = year + random.randint(1, 5)
        last = calendar.monthrange(until, month)[1]
        text += (
            f' ; rk:validUntil "{until}-{month:02}"^^xsd:gYearMonth'
            f' ; rk:activeUntil "{until}-{month:02}-{last}"^^xsd:date'
        )
    return f"{text} .\n"
