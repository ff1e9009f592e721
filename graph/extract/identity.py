"""Mentions → entities of one document: which mentions mean the same thing.

Equal names and names of one authority record are one entity; so are a name
and what the text defines for it: 以下「LINK-J」, (KoreaBIO), hereinafter "…".
"""

from __future__ import annotations

from itertools import pairwise

from graph.extract.definitions import Definition, dashed, definitions
from graph.extract.entities import Entities, bare
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.short_forms import find_bare, join_headlines, join_shortened, without_form
from graph.extract.whole_words import standing
from graph.patterns import regex


def entities(scene: Scene) -> Entities:
    """Groups the scene's mentions and follows the names that the text defines."""
    found = Entities(scene)
    for mention in scene.all():
        found.place(mention)
    _recur(found)
    join_shortened(found)
    join_headlines(found)
    for segment in scene.segments:
        _name_chains(found, scene.of(segment, "organization"))
    for segment in scene.segments:
        for definition in [*definitions(scene, segment), *dashed(scene, segment)]:
            _apply(found, definition)
    _with_kind(found)
    return found


_RECURRING = regex(r"[A-Za-z][\w&.^-]{3,}(?: [A-Za-z&][\w&.^-]*)*|[ァ-ヶー・]{4,}")


def _recur(found: Entities) -> None:
    """A name that quotation marks or a legal form showed once is one wherever it stands again."""
    for _, thing in list(found.alive("organization")):
        mention = thing.first
        if thing.record is None and _RECURRING.fullmatch(mention.text):
            _find_again(found, mention)
        elif mention.segment.language == "ja" and (short := without_form(mention.text)):
            find_bare(found, mention, short)


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


_KIND = regex(
    r"(?:(?:[A-Z]{2,3}-)?(?:Verein|Verband|Netzwerk|Initiative|Cluster|Firma|Agentur|Verbund"
    r"|Konsortium)s?"
    r" (?=[A-ZÄÖÜ].*[^\W\d])"
    r"|[A-ZÄÖÜ][\w-]*(?:[zZ]entrum|[vV]erband|[vV]erein|[nN]etzwerk|[aA]gentur|[iI]nstitut)"
    r" (?=[A-Z]{2,}(?:$| [A-Z])))"
    r"(?P<name>.+)"
)
_KIND_BEFORE = regex(r"(?:Verein|Verband|Netzwerk|Initiative|Cluster|Konsortium)(?= $)")


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


_ANYWHERE = regex("")
_LETTER_FIRST = regex(r"[A-Za-z]")
_LETTER_LAST = regex(r"[A-Za-z0-9]$")
_NO_LETTER_BEFORE = regex(r"(?<![A-Za-z0-9])")
_NO_LETTER_AFTER = regex(r"(?![A-Za-z0-9])")


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


_BEFORE_LABEL = regex(r"(?<![一-龥ァ-ヶー])")
_AFTER_SIGN = regex("(?=[一-龥は及にがのと、 ]|$)")
_AFTER_WORD = regex(r"(?=[はがのとにをへもやで、 ::()]|及び|および|側|長|[一-龥]{1,3}[長事役員]|$)")


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
