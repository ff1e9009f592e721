"""Who is named, in which role, of which organisation: the values and the merging.

The patterns of a language are in ``japanese.people`` and ``latin.people``; they give
:class:`Sighting` values. Sightings of one person in one document become one
:class:`Person`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from graph.extract.entities import Entities
from graph.extract.japanese.people import japanese_people
from graph.extract.japanese.role_bodies import bodies_of
from graph.extract.latin.people import latin_people
from graph.extract.mentions import Scene, plain
from graph.extract.rosters import roster_people
from graph.extract.short_forms import place_by_short_name
from graph.extract.sighting import Role, Sighting
from graph.lexicon import role_key
from graph.segments import Segment

Reader = Callable[[Scene, Segment], Iterable[Sighting]]


@dataclass(slots=True)
class Person:
    """One person of a document: the places that name them, and their roles."""

    sightings: list[Sighting] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form of the name."""
        return max((s.name for s in self.sightings), key=lambda n: (len(n.split()), len(n), n))


def people(scene: Scene, entities: Entities) -> list[Person]:
    """The people of the scene in document order."""
    persons: list[Person] = []
    bodies = bodies_of(scene, entities)
    for segment in scene.segments:
        for sighting in _sightings(scene, segment, entities):
            _join(persons, sighting)
    _settle(persons)
    taken = {
        (r.organization.segment.index, r.organization.start)
        for person in persons
        for r in person.roles
        if r.organization is not None
    }
    for person in persons:
        bodies.complete(person.name, person.roles, taken)
    return persons


def _sightings(scene: Scene, segment: Segment, entities: Entities) -> Iterator[Sighting]:
    readers: tuple[Reader, ...] = (roster_people, japanese_people)
    if segment.language != "ja":
        # A line of Latin letters in a Japanese list follows the list.
        listed = scene.language == "ja" and segment.language == "en"
        readers = (roster_people, latin_people, *((japanese_people,) if listed else ()))
    taken: list[tuple[int, int]] = []
    for sighting in (s for read in readers for s in read(scene, segment)):
        if any(a < sighting.end and sighting.start < b for a, b in taken):
            continue
        taken.append((sighting.start, sighting.end))
        for role in sighting.roles:
            if role.organization is not None and role.organization.entity < 0:
                place_by_short_name(entities, role.organization)
        yield sighting


def _join(persons: list[Person], sighting: Sighting) -> None:
    for person in persons:
        if _same(person, sighting):
            break
    else:
        person = Person()
        persons.append(person)
    person.sightings.append(sighting)
    person.roles.extend(sighting.roles)


def _same(person: Person, sighting: Sighting) -> bool:
    """Same full name; or a family name with a role or body that does not speak against it."""
    one, other = person.name, sighting.name
    if plain(one) == plain(other):
        return len(_parts(one)) > 1 or _agree(person, sighting)
    if _initials_fit(one, other):
        return _agree(person, sighting)
    short, long = sorted((one, other), key=lambda n: len(plain(n)))
    return _is_family(short, long) and _agree(person, sighting)


def _parts(name: str) -> list[str]:
    if re.search(r"[\u3040-\u9fff]", name):
        return (
            name.split()
            if " " in name or "・" in name
            else ([name, ""] if len(name) > 3 else [name])
        )
    return name.split()


def _is_family(short: str, long: str) -> bool:
    if "・" in long and long.split("・")[-1] == short:
        return True
    if re.search(r"[\u3040-\u9fff]", short):
        return len(plain(short)) < len(plain(long)) and plain(long).startswith(plain(short))
    words = long.split()
    # Anna Berg O'Hara is Berg O'Hara further on.
    return len(words) > 1 and (words[-1] == short or words[1:] == short.split())


def _initials_fit(one: str, other: str) -> bool:
    a, b = one.split(), other.split()
    if len(a) != len(b) or len(a) < 2 or a[-1] != b[-1]:
        return False
    return a[0][0] == b[0][0] and (a[0].endswith(".") or b[0].endswith("."))


def _agree(person: Person, sighting: Sighting) -> bool:
    """True unless both sides name a body or a role and none of them is shared."""
    mine, theirs = _signs(person.roles), _signs(sighting.roles)
    if not mine or not theirs:
        return True
    return bool(mine & theirs)


def _signs(roles: list[Role]) -> set[str]:
    signs = {f"role:{role_key(role.title) or role.title}" for role in roles if role.title}
    for role in roles:
        if role.organization is not None:
            signs.add(f"body:{role.organization.entity}")
    return signs


def _one_office(one: str, other: str) -> bool:
    """Generalkonsuls is Generalkonsul: the same words, or the same key in the same language.

    Japanese titles are not inflected: 会長 and 副会頭 are two offices.
    """
    if re.search(r"[\u3040-\u9fff]", one + other):
        return plain(one).endswith(plain(other)) or plain(other).endswith(plain(one))
    key = role_key(one)
    return plain(one) == plain(other) or (
        key is not None and key == role_key(other) and one.isascii() == other.isascii()
    )


def _settle(persons: list[Person]) -> None:
    """One role of a person is kept once, with the body if any sighting states it."""
    for person in persons:
        kept: dict[tuple[str, int], Role] = {}
        units = {(plain(r.title), r.unit.entity) for r in person.roles if r.unit is not None}
        for role in sorted(person.roles, key=lambda r: r.organization is None):
            body = role.organization.entity if role.organization is not None else -1
            if (plain(role.title), body) in units:
                continue
            key = (plain(role.title), body)
            same = next((r for r in kept.values() if _one_office(role.title, r.title)), None)
            if body < 0 and same is not None:
                same.again.append(role)
            elif key in kept:
                kept[key].again.append(role)
            elif role.title or all(other != body for _, other in kept):
                kept[key] = role
        person.roles = sorted(kept.values(), key=lambda r: (r.segment.index, r.start))
