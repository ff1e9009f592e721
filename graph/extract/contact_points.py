"""Contact points: telephone, fax, e-mail, website and postal address, and whose they are.

A contact block names a body, often a unit and a person, then how to reach them.
A number belongs to the unit where one is named, else to the person, else to the
body; a website and an address belong to the body. Parties of a contract have
their addresses in the signature block (甲 …番地) or behind their names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from graph.extract.addresses import addresses_after, japanese_address, latin_address
from graph.extract.contact_values import Value, contact_values
from graph.extract.entities import Entities
from graph.extract.lines import Line, lines
from graph.extract.mentions import Mention, Scene
from graph.extract.people import Person
from graph.lexicon import table
from graph.model import Span
from graph.patterns import regex

#: A line of a contact block is shorter than this.
_UMLAUTS = {ord(a): b for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))}
#: A line of a contact block is shorter than this.
_LONG = 120
_PROSE = regex(r"。|[a-zäöüß)]{4}\. [A-ZÄÖÜ]")


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One way to reach somebody.

    ``person`` says whether ``owner`` is the number of a person or an entity;
    ``kind`` is telephone, faxNumber, email, url or address.
    """

    owner: int
    person: bool
    kind: str
    value: str
    span: Span


@dataclass(slots=True)
class _Entry:
    """Whom the lines read last have named: body, unit, person."""

    body: int = -1
    unit: int = -1
    person: int = -1
    used: bool = False

    def owner(self, kind: str, value: str, names: list[str]) -> tuple[int, bool] | None:
        """Whose a value is: entity or person, and which of the two."""
        if kind in ("url", "address"):
            thing = self.body if self.body >= 0 else self.unit
            return (thing, False) if thing >= 0 else None
        own = kind == "email" and self.person >= 0 and _is_personal(value, names)
        if self.person >= 0 and (self.unit < 0 or own):
            return self.person, True
        thing = self.unit if self.unit >= 0 else self.body
        return (thing, False) if thing >= 0 else None


@dataclass(slots=True)
class _Reader:
    """Reads a document's lines one by one."""

    scene: Scene
    people: list[Person]
    document_lines: list[Line]
    bodies: list[Mention]
    entry: _Entry = field(default_factory=_Entry)
    in_zone: bool = False
    found: list[ContactPoint] = field(default_factory=list)
    #: Lines that an address above has taken in.
    skipped: int = -1


def contact_points(scene: Scene, entities: Entities, people: list[Person]) -> list[ContactPoint]:
    """All contact points of the scene, in document order; the same one may come twice."""
    bodies = [
        m
        for m in scene.all("organization", "facility", "cluster")
        if m.entity >= 0 and m.entity in {index for index, _ in entities.alive()}
    ]
    reader = _Reader(scene, people, lines(scene.document), bodies)
    for number, line in enumerate(reader.document_lines):
        _line(reader, number, line)
    reader.found += _behind_names(reader)
    return sorted(reader.found, key=lambda c: (c.span, c.kind))


# --- lines ----------------------------------------------------------------------------


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("contacts")[name])


def _line(reader: _Reader, number: int, line: Line) -> None:
    text = line.text
    before = reader.document_lines[number - 1] if number else None
    values = list(contact_values(text))
    if len(text) > _LONG or (_PROSE.search(text) and not _is_heading(text)):
        reader.in_zone = False
        reader.entry = _Entry()
        _about(reader, number, line, values)
        return
    if _is_heading(text):
        reader.in_zone = True
        background = reader.entry.body if before is not None and reader.entry.used else -1
        reader.entry = _Entry(body=background)
    elif before is not None and before.block != line.block and not reader.in_zone:
        reader.entry = _Entry()
    _named(reader, line, values)
    signed = _signed_address(reader, line) or _above_its_body(reader, number, line)
    if signed or number <= reader.skipped:
        return
    if reader.in_zone or reader.entry.used or values:
        values += _address(reader, number, line)
    for value in values:
        _add(reader, line, value)


def _is_heading(text: str) -> bool:
    return len(text) <= 80 and _pattern("heading").search(text) is not None


def _named(reader: _Reader, line: Line, values: list[Value]) -> None:
    """Takes up the bodies and people that a line names; after values a new entry begins."""
    taken = [line.view.span(v.start, v.end) for v in values]
    bodies = [
        m
        for m in reader.bodies
        if line.start <= m.span.start < line.end
        and not any(s.start <= m.span.start < s.end for s in taken)
        and not m.pointing
    ]
    persons = [
        n
        for n, person in enumerate(reader.people)
        if any(line.start <= s.span.start < line.end for s in person.sightings)
    ]
    units = [m.entity for m in bodies if "OrganizationalUnit" in m.types]
    wholes = [m.entity for m in bodies if "OrganizationalUnit" not in m.types]
    if not (units or wholes or persons):
        return
    if reader.entry.used:
        reader.entry = _Entry(body=reader.entry.body if not wholes else -1)
    elif wholes and reader.entry.body not in (-1, wholes[0]):
        reader.entry.unit = -1
    if wholes:
        reader.entry.body = wholes[0]
    if units:
        reader.entry.unit = units[-1]
    if persons:
        reader.entry.person = persons[0]


def _add(reader: _Reader, line: Line, value: Value) -> None:
    span = line.view.span(value.start, value.end)
    _point(reader, value.kind, span)


def _point(reader: _Reader, kind: str, span: Span) -> None:
    text = _plain(reader.scene.document.text[span.start : span.end])
    person = reader.entry.person
    names = [s.name for s in reader.people[person].sightings] if person >= 0 else []
    owner = reader.entry.owner(kind, text, names)
    if owner is not None:
        reader.entry.used = True
        reader.found.append(ContactPoint(*owner, kind, text, span))


def _plain(raw: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", raw).split())


def _is_personal(address: str, names: list[str]) -> bool:
    """Whether the part before the @ is made of the person's name."""
    local = address.split("@", maxsplit=1)[0].casefold()
    for name in names:
        folded = name.casefold().translate(_UMLAUTS)
        if any(len(part) > 2 and part in local for part in re.findall(r"[a-z]+", folded)):
            return True
    return False


# --- addresses ------------------------------------------------------------------------


def _address(reader: _Reader, number: int, line: Line) -> list[Value]:
    found = japanese_address(line.text)
    if found is not None:
        return [Value("address", found.start, found.end)]
    below = reader.document_lines[number : number + 5]
    same = [other for other in below if other.block == line.block]
    latin = latin_address([other.text for other in same])
    if latin is None:
        return []
    if latin.lines == 1:
        return [Value("address", latin.start, latin.end)]
    last = same[latin.lines - 1]
    span = Span(line.view.starts[latin.start], last.end)
    reader.skipped = number + latin.lines - 1
    _point(reader, "address", span)
    return []


_PARTY = regex(r"[甲乙丙丁戊][ :]+")


def _signed_address(reader: _Reader, line: Line) -> bool:
    """甲 …市…番地: the address of that party."""
    label = _PARTY.match(line.text)
    if label is None:
        return False
    found = japanese_address(line.text, label.end())
    owner = next((m for m in reader.bodies if m.span.start == line.start and m.pointing), None)
    if found is None or owner is None:
        return False
    span = line.view.span(found.start, found.end)
    text = _plain(reader.scene.document.text[span.start : span.end])
    reader.found.append(ContactPoint(owner.entity, False, "address", text, span))
    return True


def _above_its_body(reader: _Reader, number: int, line: Line) -> bool:
    """An address on a line of its own above the name of the body, as parties sign."""
    found = japanese_address(line.text)
    below = reader.document_lines[number + 1 : number + 2]
    if found is None or found.end < len(line.text) or reader.in_zone or not below:
        return False
    owners = [
        m.entity
        for m in reader.bodies
        if m.span.start == below[0].start and m.text == below[0].text and not m.pointing
    ]
    if below[0].block != line.block or not owners:
        return False
    span = line.view.span(found.start, found.end)
    text = _plain(reader.scene.document.text[span.start : span.end])
    reader.found.append(ContactPoint(owners[0], False, "address", text, span))
    return True


@cache
def _seat() -> re.Pattern[str]:
    return re.compile(rf" ?\({table('contacts')['seat']}[::] ?(?P<address>[^、,;()]{{3,60}})")


def _behind_names(reader: _Reader) -> Iterator[ContactPoint]:
    """Addresses in running text: directly behind a body's name, or as its seat in brackets."""
    seat = _seat()
    for mention in reader.bodies:
        if mention.pointing or mention.category != "organization":
            continue
        text = mention.segment.text
        found = [match.span("address") for match in [seat.match(text.text, mention.end)] if match]
        for start, end in (*found, *addresses_after(text.text, mention.end)):
            span = text.span(start, end)
            value = _plain(reader.scene.document.text[span.start : span.end])
            yield ContactPoint(mention.entity, False, "address", value, span)


# --- what a body says about itself ----------------------------------------------------


def _about(reader: _Reader, number: int, line: Line, values: list[Value]) -> None:
    """The website at the end of the paragraph about a body: About X … https://…"""
    urls = [v for v in values if v.kind == "url"]
    if len(urls) != 1 or len(line.text) - urls[0].end > 2:
        return
    above = reader.document_lines[max(0, number - 3) : number]
    titled = {
        m.entity
        for title in above
        if len(title.text) < 80 and _pattern("about").search(title.text)
        for m in reader.bodies
        if title.start <= m.span.start < title.end
    }
    first = next((m for m in reader.bodies if line.start <= m.span.start < line.end), None)
    if first is not None and first.span.start == line.start and first.entity in titled:
        span = line.view.span(urls[0].start, urls[0].end)
        value = _plain(reader.scene.document.text[span.start : span.end])
        reader.found.append(ContactPoint(first.entity, False, "url", value, span))
