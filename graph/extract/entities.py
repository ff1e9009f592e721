"""Mentions → entities of one document: which mentions mean the same thing.

Equal names and names of one authority record are one entity; so are a name
and what the text defines for it: 以下「LINK-J」, (KoreaBIO), hereinafter "…".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from graph.authority import Record, normalise
from graph.extract.definitions import Definition, dashed, definitions, is_picked_from
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.tokens import tokens
from graph.extract.whole_words import standing

_LEGAL_FORMS = re.compile(
    r"^(?:公益財団法人|一般財団法人|財団法人|公益社団法人|一般社団法人|社団法人|国立大学法人|公立大学法人|学校法人|"
    r"国立研究開発法人|独立行政法人|株式会社|有限会社|合同会社|\((?:公財|一財|公社|一社|独|国研|株|有)\))|"
    r"(?:株式会社|有限会社|合同会社|\((?:株|有)\)|社)$|,? ?(?:Inc\.?|Ltd\.?|LLC|GmbH|AG"
    r"|Corp\.?|plc|e\. ?V\.|K\.?K\.?|Limited|OÜ|Oy|B\.?V\.?|SpA|S\.p\.A\.|Pte\.?|Pty\.?|mbH)$"
)
_ADJECTIVE = re.compile(r"(?<=isch)(?:en|es|er|e)(?= )|^(?:Universität|Bürgermeister)s(?= )")
#: des Leibniz-Instituts für …, des Forschungszentrums: German inflects the word for the kind.
_GENITIVE = re.compile(
    r"(?:(?<=nstitut)|(?<=entrum)|(?<=-Cluster)|(?<=[a-z]cluster)|(?<=linikum)|(?<=erband)|(?<=onsulat)|(?<=nisterium)|(?<=räsidium))"
    r"e?s(?= |$)"
)
_CITY_OF = re.compile(
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
    def first(self) -> Mention:
        """The first mention that names it."""
        return next((m for m in self.mentions if not m.pointing), self.mentions[0])


_PARENTHESIS_LAST = re.compile(r"\([^()]*\)$")


def bare(name: str) -> str:
    """The name's key: without legal form, inflection, white space and case."""
    name = _GENITIVE.sub("", _ADJECTIVE.sub("", name))
    previous = None
    while previous != name:
        previous, name = name, _LEGAL_FORMS.sub("", name).strip()
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
        keys = _keys(mention)
        index = next((self.by_key[key] for key in keys if key in self.by_key), None)
        if index is None:
            index = len(self.things)
            self.things.append(Thing(mention.category))
        self.attach(mention, index)
        return index

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
        """Makes two entities one; gives its index. Things of different record stay apart."""
        if one == other:
            return one
        a, b = self.things[one], self.things[other]
        if a.record and b.record and a.record.slug != b.record.slug:
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
    if mention.record:
        keys.insert(0, (group, f"record:{mention.record.slug}"))
    if "PublicBody" in mention.types and keys[-1][1] == normalise(mention.text):
        keys.append((group, f"{keys[-1][1]} city"))  # die Städte Ulm und Gera: of Stadt Ulm
    return keys


def entities(scene: Scene) -> Entities:
    """Groups the scene's mentions and follows the names that the text defines."""
    found = Entities(scene)
    for mention in scene.all():
        found.place(mention)
    _recur(found)
    _join_shortened(found)
    _join_headlines(found)
    for segment in scene.segments:
        _name_chains(found, scene.of(segment, "organization"))
    for segment in scene.segments:
        for definition in [*definitions(scene, segment), *dashed(scene, segment)]:
            _apply(found, definition)
    _with_kind(found)
    return found


_RECURRING = re.compile(r"[A-Za-z][\w&.^-]{3,}(?: [A-Z][\w&.^-]+)*|[ァ-ヶー・]{4,}")


def _recur(found: Entities) -> None:
    """A name that quotation marks or a legal form showed once is one wherever it stands again."""
    for _, thing in list(found.alive("organization")):
        mention = thing.first
        if thing.record is None and _RECURRING.fullmatch(mention.text):
            _find_again(found, mention)
        elif mention.segment.language == "ja" and (short := _without_form(mention.text)):
            _find_bare(found, mention, short)


_FORM_JA = re.compile(
    r"^(?:[一-龥]{2,8}法人|NPO法人|株式会社|有限会社|合同会社|\([株有同公一独国][財社研]?\)) ?"
    r"|(?:株式会社|有限会社|合同会社|\([株有同]\))$"
)


def _without_form(name: str) -> str:
    """新町精機 of 株式会社新町精機; "" where what is left could be any word."""
    short = _FORM_JA.sub("", name)
    if short == name or len(short) < 3 or re.search(r"法人", short):
        return ""
    common = all(t.known and "固有名詞" not in t.pos for t in tokens(short))
    return "" if common and (len(short) < 5 or re.fullmatch(r"[ァ-ヶー]+", short)) else short


#: A name of Japanese characters that others touch is a part of a longer one.
_APART_BEFORE = re.compile(r"(?<![一-龥ァ-ヶーA-Za-z0-9・々])")
_APART_AFTER = re.compile(r"(?![一-龥ァ-ヶーA-Za-z0-9・々])")


def _find_bare(found: Entities, whole: Mention, short: str) -> None:
    """Every place where a name with a legal form stands without it."""
    for segment in found.scene.segments:
        for place in standing(segment.text.text, short, _APART_BEFORE, _APART_AFTER):
            mention = found.scene.add(segment, Found(*place, "organization", whole.types))
            if mention is not None:
                found.attach(mention, whole.entity)


_KANJI_LAST = re.compile(r"[一-龥]$")
_PLACE = re.compile(r"[一-龥ァ-ヶ]{1,5}[市県府都]")


def _is_of_place(name: str, short: str) -> bool:
    """Whether a name is a shorter one with the name of a city or a prefecture before it."""
    return name.endswith(short) and _PLACE.fullmatch(name, 0, len(name) - len(short)) is not None


def _join_shortened(found: Entities) -> None:
    """産業振興財団 is 川崎市産業振興財団 where the text knows one such body only."""
    alive = [(i, t) for i, t in found.alive("organization") if "OrganizationalUnit" not in t.types]
    names = {index: bare(thing.name) for index, thing in alive}
    for index, _ in alive:
        short = names[index]
        if len(short) < 5 or not _KANJI_LAST.search(short):
            continue
        longer = [
            other for other, name in names.items() if other != index and _is_of_place(name, short)
        ]
        if len(longer) == 1:
            found.merge(longer[0], index)
            for merged in (longer[0], index):
                names[merged] = bare(found.things[merged].name)


#: How newspapers shorten what kinds of bodies are called.
_HEADLINES = (("大学", "大"), ("銀行", "銀"), ("信用金庫", "信金"), ("商工会議所", "商議所"))
_HEADLINE_BEFORE = re.compile(r"(?<![一-龥ァ-ヶーA-Za-z0-9々])")
_HEADLINE_AFTER = re.compile(r"(?=[とのはがにをもへや、。・)」 ]|など|$)")


def _join_headlines(found: Entities) -> None:
    """北浜銀 is 北浜銀行 where the text has the whole name, too."""
    for index, thing in list(found.alive("organization")):
        if not thing.mentions:
            continue  # it went into another
        name = _FORM_JA.sub("", thing.first.text)
        short = next((name.removesuffix(a) + b for a, b in _HEADLINES if name.endswith(a)), "")
        if thing.first.segment.language != "ja" or len(short) < 3:
            continue
        other = found.by_key.get(("organization", bare(short)))
        if other is not None:
            found.merge(index, other)
        for segment in found.scene.segments:
            for place in standing(segment.text.text, short, _HEADLINE_BEFORE, _HEADLINE_AFTER):
                mention = found.scene.add(segment, Found(*place, "organization", ()))
                if mention is not None:
                    found.attach(mention, thing.first.entity)


def _name_chains(found: Entities, mentions: list[Mention]) -> None:
    """Units written one after the other (本部, 部), behind a body or not, name the last of them."""
    body: int | None = None
    unit: int | None = None
    for before, mention in pairwise(mentions):
        between = mention.segment.text.text[before.end : mention.start]
        spaced = between == " " and mention.segment.language == "ja"
        if "OrganizationalUnit" not in mention.types or not (between == "" or spaced):
            body = unit = None
            continue
        if "OrganizationalUnit" in before.types:
            unit = before.start if unit is None else unit
            _call(found, mention, unit)
        elif body is None:
            body = before.start
        if body is not None:
            _call(found, mention, body, with_body=True)


def _call(found: Entities, unit: Mention, start: int, *, with_body: bool = False) -> None:
    """What stands from ``start`` to the end of ``unit`` is a name of it, too."""
    longer = Mention(unit.segment, start, unit.end, unit.category, unit.types)
    longer.with_body = with_body
    found.attach(longer, unit.entity)


_KIND = re.compile(
    r"(?:(?:[A-Z]{2,3}-)?(?:Verein|Verband|Netzwerk|Initiative|Cluster|Firma)s?"
    r" (?=[A-ZÄÖÜ].*[^\W\d])"
    r"|[A-ZÄÖÜ][a-zäöü]+(?:zentrum|verband|verein|netzwerk|agentur|institut) (?=[A-Z]{2,}$))"
    r"(?P<name>.+)"
)
_KIND_BEFORE = re.compile(r"(?:Verein|Verband|Netzwerk|Initiative|Cluster)(?= $)")


def _with_kind(found: Entities) -> None:
    """Verein X is X: with and without the word for its kind it is the same body."""
    for index, thing in list(found.alive("organization", "cluster")):
        for mention in list(thing.mentions):
            text, segment = mention.text, mention.segment
            inner = _KIND.fullmatch(text)
            before = _KIND_BEFORE.search(segment.text.text[: mention.start])
            if inner is not None and (len(inner["name"]) > 3 or inner["name"].isupper()):
                start = mention.start + inner.start("name")
                short = Mention(segment, start, mention.end, mention.category, mention.types)
                same = found.by_key.get((mention.category, bare(short.text)), index)
                found.attach(short, found.merge(index, same))
                _find_again(found, short)
            elif before is not None and segment.text.text[before.start() : mention.start]:
                whole = (before.start(), mention.end)
                found.attach(Mention(segment, *whole, mention.category, mention.types), index)


def _apply(found: Entities, definition: Definition) -> None:
    scene, segment = found.scene, definition.segment
    here = [
        m
        for m in scene.of(segment)
        if m.start < definition.end and definition.start < m.end and m is not definition.mention
    ]
    target = definition.mention.entity
    if definition.how == "label":
        _point(found, definition, target)
        return
    inside = next((m for m in here if (m.start, m.end) == (definition.start, definition.end)), None)
    inside = inside or next((m for m in here if m.category == definition.mention.category), None)
    if inside is None:
        category = found.of(definition.mention).category
        inside = scene.add(segment, Found(definition.start, definition.end, category, ()))
        if inside is None:
            return
        found.place(inside)
    if inside.category != definition.mention.category:
        return
    merged = found.merge(target, inside.entity)
    if definition.how == "now":
        found.things[merged].former.append(definition.mention)
    elif definition.how == "former":
        found.things[merged].former.append(inside)
    _find_again(found, inside)


_ANYWHERE = re.compile("")
_LETTER_FIRST = re.compile(r"[A-Za-z]")
_LETTER_LAST = re.compile(r"[A-Za-z0-9]$")
_NO_LETTER_BEFORE = re.compile(r"(?<![A-Za-z0-9])")
_NO_LETTER_AFTER = re.compile(r"(?![A-Za-z0-9])")


def _find_again(found: Entities, alias: Mention) -> None:
    """Every further place where a defined name stands by itself."""
    name = alias.text
    before = _NO_LETTER_BEFORE if _LETTER_FIRST.match(name) else _ANYWHERE
    after = _NO_LETTER_AFTER if _LETTER_LAST.search(name) else _ANYWHERE
    for segment in found.scene.segments:
        for place in standing(segment.text.text, name, before, after):
            mention = found.scene.add(segment, Found(*place, alias.category, ()))
            if mention is not None:
                found.attach(mention, alias.entity)


_BEFORE_LABEL = re.compile(r"(?<![一-龥ァ-ヶー])")
_AFTER_SIGN = re.compile("(?=[一-龥は及にがのと、 ]|$)")
_AFTER_WORD = re.compile(
    r"(?=[はがのとにをへもやで、 ::()]|及び|および|側|長|[一-龥]{1,3}[長事役員]|$)"
)


def _point(found: Entities, definition: Definition, target: int) -> None:
    """甲 and 乙 mean their party from here until they are defined again."""
    label = definition.segment.text.text[definition.start : definition.end]
    category = found.things[target].category
    word = len(label) > 1 or label in "市県府町村区都社会"
    for segment in found.scene.segments[definition.segment.index :]:
        text = segment.text.text
        if segment.index > definition.segment.index and f"「{label}」という" in text:
            break
        after = _AFTER_WORD if word else _AFTER_SIGN
        for place in standing(text, label, _BEFORE_LABEL, after):
            mention = found.scene.add(segment, Found(*place, category, ()))
            if mention is not None:
                mention.pointing = True
                found.attach(mention, target)


_ONE_WORD = re.compile(r"[A-ZÄÖÜ][\w-]{3,}")


def place_by_short_name(entities: Entities, mention: Mention) -> None:
    """Puts a new mention with the entity whose name it shortens: AS, 国循; else with its like."""
    key = bare(mention.text)
    for longer in (f"{key} city", f"{key}市"):
        if ("organization", longer) in entities.by_key:
            entities.attach(mention, entities.by_key["organization", longer])
            return
    if mention.segment.language == "de" and re.search(r"[^\Ws]s$", mention.text):
        # des Delta-Hofs: the genitive of a name that the text has.
        base = mention.text[:-1]
        owners = [
            i
            for i, t in entities.alive("organization")
            if t.name == base or t.name.endswith(f" {base}")
        ]
        if len(owners) == 1:
            entities.attach(mention, owners[0])
            return
    if mention.segment.language != "ja" and _ONE_WORD.fullmatch(mention.text):
        # Noritec's director, of the Noritec Foundation: the only name that so begins.
        begun = [
            i
            for i, t in entities.alive("organization")
            if t.name.startswith(f"{mention.text} ") and "OrganizationalUnit" not in t.types
        ]
        if len(begun) == 1 and not entities.scene.authority.find(mention.text, "place"):
            entities.attach(mention, begun[0])
            return
    if len(mention.text) <= 8:
        for index, thing in entities.alive("organization"):
            if any(is_short_for(mention.text, m.text) for m in thing.mentions if not m.pointing):
                entities.attach(mention, index)
                return
    entities.place(mention)


def is_short_for(short: str, name: str) -> bool:
    """Whether ``short`` is made of the initials of ``name`` or, in kanji, picked from it in order.

    >>> is_short_for("AS", "Academia Sinica"), is_short_for("国循", "国立循環器病研究センター")
    (True, True)
    """
    if re.fullmatch(r"[A-Z]{2,6}", short):
        initials = "".join(
            word[0] for word in re.findall(r"[A-Za-zÄÖÜ]\w+", name) if word[0].isupper()
        )
        return initials == short and len(name.split()) == len(initials)
    picked = len(short) <= 4 and len(name) >= 2 * len(short) and is_picked_from(short, name)
    return picked and name[0] == short[0] and re.fullmatch(r"[一-龥]+", short) is not None
