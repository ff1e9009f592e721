"""The entities of one document while its mentions are grouped: things, their names and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from graph.authority import Record, normalise
from graph.extract.mentions import Mention, Scene
from graph.lexicon.legal_forms import legal_form, without_legal_form
from graph.patterns import regex

#: 北浜新聞社 and 北浜新聞.
_COMPANY = regex(r"社$")
_ADJECTIVE = regex(r"(?<=isch)(?:en|es|er|e)(?= )|^(?:Universität|Bürgermeister)s(?= )")
#: des Leibniz-Instituts für …, des Forschungszentrums: German inflects the word for the kind.
_GENITIVE = regex(
    r"(?:(?<=nstitut)|(?<=entrum)|(?<=-Cluster)|(?<=[a-z]cluster)|(?<=linikum)|(?<=erband)|(?<=onsulat)|(?<=nisterium)|(?<=räsidium))"
    r"e?s(?= |$)"
)
_CITY_OF = regex(
    r"^(?:city of|stadt|landeshauptstadt|hansestadt|universitätsstadt|bundesstadt"
    r"|wissenschaftsstadt"
    r"|lutherstadt|freie und hansestadt|große kreisstadt|kreisstadt) (.+)$|^(.+) city$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Thing:
    """An entity of one document, before it gets a key."""

    category: str
    types: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    record: Record | None = None
    former: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name: the longest that is no pointing word and, of a unit, its own."""
        texts = [m.text for m in self.mentions if not m.pointing and not m.with_body]
        return max(texts, key=lambda t: (len(t), t), default="")

    @property
    def forms(self) -> set[str]:
        """The families of the legal forms that its names have."""
        return {form for m in self.mentions if (form := legal_form(m.text))}

    @property
    def first(self) -> Mention:
        """The first mention that names it."""
        return next((m for m in self.mentions if not m.pointing), self.mentions[0])


_PARENTHESIS_LAST = regex(r"\([^()]*\)$")


@lru_cache(maxsize=20_000)
def bare(name: str) -> str:
    """The name's key: without legal form, inflection, white space and case."""
    name = _GENITIVE.sub("", _ADJECTIVE.sub("", name))
    previous = None
    while previous != name:
        previous, name = name, without_legal_form(_COMPANY.sub("", name).strip() or name)
    name = _PARENTHESIS_LAST.sub("", name).removeprefix("Kanton ") or name
    if match := _CITY_OF.match(name):
        return f"{normalise(match[1] or match[2])} city"
    return normalise(name)


@dataclass(slots=True)
class Entities:
    """The entities of a scene; ``things[m.entity]`` is what mention ``m`` means."""

    scene: Scene
    things: list[Thing] = field(default_factory=list)
    by_key: dict[tuple[str, str], int] = field(default_factory=dict)

    def of(self, mention: Mention) -> Thing:
        """The entity that ``mention`` means."""
        return self.things[mention.entity]

    def place(self, mention: Mention) -> int:
        """Puts a new mention with the entity of its name, or with a new one."""
        known = (self.by_key[key] for key in _keys(mention) if key in self.by_key)
        index = next((one for one in known if not self._is_of_another_form(one, mention)), None)
        if index is None:
            index = len(self.things)
            self.things.append(Thing(mention.category))
        self.attach(mention, index)
        return index

    def _is_of_another_form(self, index: int, mention: Mention) -> bool:
        """Whether a thing of this name is an association and the mention a company, or the like."""
        form, thing = legal_form(mention.text), self.things[index]
        if not form or (thing.record is not None and thing.record is mention.record):
            return False
        return bool(thing.forms) and form not in thing.forms

    def attach(self, mention: Mention, index: int) -> None:
        """Says that ``mention`` means the entity ``index``."""
        thing = self.things[index]
        mention.entity = index
        thing.mentions.append(mention)
        thing.record = thing.record or mention.record
        thing.types.extend(t for t in mention.types if t not in thing.types)
        if not mention.pointing:
            for key in _keys(mention):
                self.by_key.setdefault(key, index)

    def merge(self, one: int, other: int) -> int:
        """Makes two entities one; gives its index.

        Things of different record or with different legal forms stay apart.
        """
        if one == other:
            return one
        a, b = self.things[one], self.things[other]
        if a.record and b.record and a.record.slug != b.record.slug:
            return one
        if not (a.record and b.record) and a.forms and b.forms and not a.forms & b.forms:
            return one
        keep, gone = min(one, other), max(one, other)
        for mention in self.things[gone].mentions:
            self.attach(mention, keep)
        self.things[keep].former.extend(self.things[gone].former)
        self.things[gone].mentions = []
        for key, index in list(self.by_key.items()):
            if index == gone:
                self.by_key[key] = keep
        return keep

    def alive(self, *categories: str) -> Iterator[tuple[int, Thing]]:
        """Index and entity of everything that has a name."""
        for index, thing in enumerate(self.things):
            wanted = not categories or thing.category in categories
            if wanted and any(not m.pointing for m in thing.mentions):
                yield index, thing


def _keys(mention: Mention) -> list[tuple[str, str]]:
    group = mention.category
    keys = [(group, bare(mention.text))]
    if form := legal_form(mention.text):
        keys.insert(0, (group, f"{keys[0][1]} {form}"))
    if mention.record:
        keys.insert(0, (group, f"record:{mention.record.slug}"))
    if "PublicBody" in mention.types and keys[-1][1] == normalise(mention.text):
        keys.append((group, f"{keys[-1][1]} city"))  # die Städte Ulm und Gera: of Stadt Ulm
    return keys
