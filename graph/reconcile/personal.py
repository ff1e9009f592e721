"""Names of people: script, family name, given name, and the keys under which they meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.lexicon.romaji import loosen, romaji
from graph.patterns import regex
from graph.reconcile.kana import readings, split_name
from graph.reconcile.names import words

_CJK = regex(r"[\u3005\u3040-\u30ff\u3400-\u9fff]")
_KATAKANA = regex(r"[\u30a0-\u30ff\s=]+")
_TITLES = regex(
    r"^(?:(?:Prof|Professor|Dr|PD|Mr|Mrs|Ms|Sir|Dame|Herrn?|Frau|Dipl|Ing|med|rer|nat|h\.? ?c)\b"
    r"[.\-]?\s*)+",
)
_HONORIFIC = regex(r"(?<=[\u3005\u3040-\u30ff\u3400-\u9fff])\s*(?:氏|さん|様|先生|博士)$")
_INITIAL = regex(r"[^\W\d_]\.?[\s\-]*")
_FILLING = regex(r"[\s.\-]+")
_PARTICLES = frozenset({"von", "van", "de", "der", "den", "zu", "zur", "di", "da", "del", "la"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart. ``given`` is '' where only a family name is given.

    ``families`` and ``givens`` are loosened Latin readings; a name in kanji
    may have several. ``exact`` compares names of one script.
    """

    text: str
    script: str
    family: str
    given: str
    families: frozenset[str]
    givens: frozenset[str]

    @property
    def full(self) -> bool:
        """Whether a given name, not merely its initial, is there."""
        return bool(self.given) and not self.initial

    @property
    def initial(self) -> bool:
        """Whether the given name is an initial only."""
        return self.script == "latin" and _is_initial(self.given)

    @property
    def exact(self) -> tuple[str, str, str]:
        """Equal for two names that are written alike, white space and case apart."""
        return self.script, _squeezed(self.family), _squeezed(self.given)

    @property
    def common(self) -> bool:
        """Whether so many bear the family name that a full name tells nobody apart."""
        return bool(self.families & _common())

    def agrees(self, other: PersonName) -> bool:
        """Whether both can be one person's name: no stated part contradicts."""
        if self.script == other.script == "kanji":
            if _squeezed(self.family) != _squeezed(other.family):
                return False
            return not (self.given and other.given) or self.exact == other.exact
        if not self.families & other.families:
            return False
        if not self.given or not other.given:
            return True
        if self.initial or other.initial:
            return bool({g[:1] for g in self.givens} & {g[:1] for g in other.givens})
        return bool(self.givens & other.givens)


@lru_cache(maxsize=200_000)
def parse_name(text: str, family: str = "", reading: str = "") -> PersonName | None:
    """A person's name taken apart, or None if nothing of a name is left.

    ``family`` is the family name where it is known, ``reading`` the kana that a
    document writes beside a name in kanji (すずき たけし). Academic titles and
    honorifics are let go. The last word of a Latin name is the family name,
    unless the first is in capitals (FUKUDA Norihiko).

    >>> name = parse_name("Prof. Dr. Horst Domdey")
    >>> name.family, name.given
    ('Domdey', 'Horst')
    """
    text = unicodedata.normalize("NFKC", text).strip()
    text = _HONORIFIC.sub("", _TITLES.sub("", text)).strip(" ,;.")
    if not text or not re.search(r"\w", text):
        return None
    if not _CJK.search(text):
        return _latin(text, family)
    if _KATAKANA.fullmatch(text.replace("・", " ")):
        return _katakana(text)
    name = _japanese(text, family)
    kana = [frozenset({loosen(romaji(part))}) for part in reading.split()]
    if len(kana) != 1 + bool(name.given):
        return name
    return replace(name, families=kana[0], givens=kana[1] if name.given else name.givens)


def _latin(text: str, family: str) -> PersonName:
    parts = text.split()
    if family and family in text and family != text:
        given = text.replace(family, " ").strip()
        return _made(text, "latin", family, " ".join(given.split()))
    if len(parts) == 1:
        return _made(text, "latin", parts[0], "")
    if len(parts[0]) > 1 and parts[0].isupper() and not parts[-1].isupper() and "." not in parts[0]:
        return _made(text, "latin", parts[0], " ".join(parts[1:]))
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return _made(text, "latin", " ".join(parts[cut:]), " ".join(parts[:cut]))


def _katakana(text: str) -> PersonName:
    """A foreign name in katakana: given name first. Its reading is not its spelling."""
    parts = [part for part in re.split(r"[\s・=]+", text) if part]
    return PersonName(
        text, "katakana", parts[-1], " ".join(parts[:-1]), frozenset({parts[-1]}), frozenset(parts)
    )


def _japanese(text: str, family: str) -> PersonName:
    parts = text.split()
    if family and text.startswith(family):
        return _made(text, "kanji", family, text[len(family) :].strip())
    if len(parts) > 1:
        return _made(text, "kanji", parts[0], "".join(parts[1:]))
    return _made(text, "kanji", *split_name(text))


def _made(text: str, script: str, family: str, given: str) -> PersonName:
    if script == "latin":
        families, givens = {loosen(family)}, {loosen(given)} if given else set()
    else:
        families = set(readings(family, "姓")) or {family}
        givens = (set(readings(given, "名")) or {given}) if given else set()
    return PersonName(text, script, family, given, frozenset(families), frozenset(givens))


def best(names: Iterable[PersonName]) -> PersonName | None:
    """The fullest of the forms of one person's name."""
    order = sorted(names, key=lambda n: (n.full, bool(n.given), n.script != "katakana", n.text))
    return order[-1] if order else None


@lru_cache(maxsize=200_000)
def _is_initial(given: str) -> bool:
    return _INITIAL.fullmatch(given) is not None


@lru_cache(maxsize=200_000)
def _squeezed(text: str) -> str:
    return _FILLING.sub("", text.casefold())


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(loosen(name) for name in words()["common"]["family"])
