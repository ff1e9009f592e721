"""People in Japanese text: a role and the name beside it.

川崎市長 福田紀彦, 橋本信夫理事長, 理事長:岡野栄之, LINK-J理事/三井不動産取締役 植田俊,
Managing Director Prof. Dr. Ralf Huss; and contact lines that end in a family name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.entities import is_short_for
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.extract.tokens import Token, tokens
from graph.lexicon import role_key, table, words
from graph.segments import Segment

_KANJI = r"[一-龥々ヶ]"
_HONORIFIC = r"(?:氏|さん|様|殿|先生|博士)"
_LATIN_WORD = r"(?:[A-ZÀ-Ý][A-Za-z'’À-ÿ-]+|[A-Z]\.)"
_LATIN_NAME = rf"{_LATIN_WORD}(?: (?:van|von|de|der|{_LATIN_WORD}))* [A-ZÀ-Ý][A-Za-z'’À-ÿ-]+"
_KATAKANA_NAME = r"[ァ-ヶー]{2,}(?:・[ァ-ヶー]{2,})+"
_GAP = re.compile(r"(?:[ 　]|[::]|の(?=.)|、(?=[A-Z]))? ?")
_SIDE = re.compile(r" ?[(〔](?:左|右|中央|前列|後列|左から)[^()]{0,8}[)〕]")


@cache
def _role_pattern() -> re.Pattern[str]:
    heads = table("roles")["heads"].values()
    ja = sorted({h for row in heads for h in row["ja"]}, key=len, reverse=True)
    before = "|".join(map(re.escape, words("roles", "before", "ja")))
    kanji = rf"(?:(?:{before})[・ ]?)*(?:{'|'.join(map(re.escape, ja))})"
    chained = rf"{kanji}(?:[兼・]?{kanji})*"
    in_charge = rf"[一-龥ァ-ヶーA-Za-z]+担当(?:{'|'.join(map(re.escape, ja))})"
    latin_heads = sorted({h for row in heads for h in row["en"]}, key=len, reverse=True)
    latin_before = "|".join(map(re.escape, words("roles", "before", "en")))
    head = "|".join(map(re.escape, latin_heads))
    latin = rf"(?<![A-Za-z])(?i:(?:(?:{latin_before}) )*(?:{head}))(?![A-Za-z])"
    return re.compile(rf"{in_charge}|{chained}|{latin}")


def japanese_people(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """The people that ``segment`` names, left to right."""
    text = segment.text.text
    roles = [r for r in _roles(scene, segment) if r.title]
    used: set[int] = set()
    before: Sighting | None = None
    for position in range(len(roles)):
        if position in used:
            continue
        chain = _chain(roles, position, text)
        used.update(range(position, position + len(chain)))
        sighting = _named_after(segment, chain) or _named_before(scene, segment, chain)
        if sighting is not None:
            _complete(scene, segment, sighting)
            _inherit(sighting, before)
            before = sighting
            yield sighting
    yield from _contacts(scene, segment)
    yield from _latin_by_title(scene, segment)


#: Offices that a sentence may leave to the body it has just named; a mayor has a city of his own.
_OF_THE_SAME_BODY = frozenset({"president", "chair", "managing-director", "ceo", "board-member"})


def _inherit(sighting: Sighting, before: Sighting | None) -> None:
    """…機構の村上専務理事が出席し、欠席した本庶理事長の…: one sentence, one body."""
    if before is None or not before.roles or not sighting.roles:
        return
    role, given = sighting.roles[0], before.roles[-1]
    between = sighting.segment.text.text[before.end : sighting.start]
    near = role.organization is None and "。" not in between and len(between) < 40
    if near and role_key(role.title) in _OF_THE_SAME_BODY and role.title != given.title:
        role.organization, role.unit = given.organization, given.unit


def _roles(scene: Scene, segment: Segment) -> Iterator[Role]:
    text = segment.text.text
    bodies = scene.of(segment, "organization", "facility", "cluster")
    for match in _role_pattern().finditer(text):
        start, end = match.span()
        # 川崎市長: the city's name and the role share a character.
        body = next((m for m in bodies if m.start < start < m.end or m.end == start + 1), None)
        inside = next((m for m in bodies if m.start <= start and end <= m.end), None)
        if inside is not None:
            continue
        if body is None:
            body = _before(text, start, bodies)
        yield Role(segment, start, end, match.group(), body)


def _before(text: str, start: int, bodies: list[Mention]) -> Mention | None:
    """The body whose name ends right before the role, or before a parenthesis round it."""
    for mention in reversed(bodies):
        between = text[mention.end : start] if mention.end <= start else None
        if between is None:
            continue
        between = re.sub(r"\([^()]*\)", "", between)
        if re.fullmatch(r"[」』]?(?:の|[ 、,/])?(?:当時の|初代)?", between):
            return mention
        if re.fullmatch(r"[」』]? ?\((?:[^()]*[、,;] ?)?", between):
            return mention
        return None
    return None


def _shortened(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """国循 橋本 信夫: a short form of an organisation that the text names in full."""
    match = re.search(r"(?:^|[^一-龥])([一-龥]{2,4})(?: |の)$", segment.text.text[:start])
    if match is None:
        return None
    for known in scene.all("organization"):
        if is_short_for(match[1], known.text):
            return scene.add(segment, Found(*match.span(1), "organization", ()))
    return None


def _chain(roles: list[Role], position: int, text: str) -> list[Role]:
    """Roles of one person written one after the other: A社理事/B社取締役."""
    chain = [roles[position]]
    for role in roles[position + 1 :]:
        last = chain[-1]
        start = role.organization.start if role.organization else role.start
        if start < last.end or not re.fullmatch(
            r" ?(?:[/／・]|兼|および|及び) ?", text[last.end : start]
        ):
            break
        chain.append(role)
    return chain


def _named_after(segment: Segment, chain: list[Role]) -> Sighting | None:
    text, end = segment.text.text, chain[-1].end
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    if start == end and re.match(_KANJI, text[end : end + 1]):
        return None
    found = _name_at(text, start)
    if found is None:
        return None
    start, stop, titles = found
    after = text[stop : stop + 4]
    if re.match(rf" ?(?:{_role_head()})", after) and "の" in text[end:start]:
        return None
    return Sighting(segment, start, stop, text[start:stop], titles, list(chain))


@cache
def _role_head() -> str:
    heads = table("roles")["heads"].values()
    return "|".join(re.escape(h) for row in heads for h in row["ja"])


_TITLES = re.compile(r"(?:(?:Prof|Dr|Mr|Mrs|Ms|PD|h\.c|med|rer|nat)\.? ?)+")


def _name_at(text: str, start: int) -> tuple[int, int, str] | None:
    """A person's name that begins at ``start``: offsets and academic titles."""
    titles = _TITLES.match(text, start)
    begin = titles.end() if titles else start
    latin = re.compile(_LATIN_NAME).match(text, begin)
    if latin and not _role_pattern().match(latin.group()):
        return latin.start(), latin.end(), titles.group().strip() if titles else ""
    katakana = re.compile(_KATAKANA_NAME).match(text, start)
    if katakana:
        return (*katakana.span(), "")
    end = _kanji_name_end(text, start)
    return (start, end, "") if end else None


def _kanji_name_end(text: str, start: int) -> int | None:
    """Where a kanji name that begins at ``start`` ends; needs a family name known as one,

    or two short groups of kanji with a space between them.
    """
    spaced = re.compile(
        rf"({_KANJI}{{1,4}}) ({_KANJI}{{1,3}})(?={_HONORIFIC}|[ 、。,()」』・/\t]|[ぁ-ん]|$)"
    ).match(text, start)
    if spaced and _plausible(spaced[1], spaced[2]):
        return spaced.end()
    run = [t for t in tokens(text) if t.start >= start]
    if not run or run[0].start != start or not (run[0].is_family or run[0].is_person):
        return None
    return _given_end(text, run)


def _given_end(text: str, run: list[Token]) -> int | None:
    first = run[0]
    if len(run) == 1:
        return first.end if first.is_person else None
    second = run[1] if run[1].surface != " " else (run[2] if len(run) > 2 else run[1])
    if second.is_given or (second.is_person and second.pos != first.pos):
        return second.end
    kanji = re.compile(
        rf" ?{_KANJI}{{1,2}}(?={_HONORIFIC}|[ 、。,()」』/\t]|[はがのもをにと]|$)"
    ).match(text, first.end)
    if kanji and not re.match(rf" ?(?:{_HONORIFIC}|{_role_head()})", kanji.group()):
        return kanji.end()
    if re.match(rf" ?(?:{_HONORIFIC}|[ 、。,()」』/\t]|$)", text[first.end :]) and first.is_family:
        return first.end
    return None


def _plausible(family: str, given: str) -> bool:
    run = tokens(f"{family} {given}")
    if any(t.is_person for t in run):
        return True
    return (
        len(family) <= 3
        and len(given) <= 2
        and not re.search(r"[市県部課室局年月日]", family + given)
    )


def _named_before(scene: Scene, segment: Segment, chain: list[Role]) -> Sighting | None:
    """橋本 信夫理事長, 村上雅義専務理事, ヨハネス・フルハーフCEO, 福田市長."""
    text, role = segment.text.text, chain[0]
    if role.organization is not None and role.organization.end > role.start:
        # 福田市長 was read as the mayor of a city called 福田: the name decides.
        return None
    head = text[: role.start].rstrip(" ")
    match = (
        re.search(rf"{_KATAKANA_NAME}$", head)
        or re.search(rf"{_LATIN_NAME}$", head)
        or _kanji_before(head)
    )
    if match is None:
        return None
    start, end = match.span() if isinstance(match, re.Match) else match
    bodies = scene.of(segment, "organization", "facility", "cluster")
    chain[0].organization = _before(text, start, bodies) or _shortened(scene, segment, start)
    return Sighting(segment, start, end, text[start:end], "", list(chain))


def _kanji_before(head: str) -> tuple[int, int] | None:
    run = list(tokens(head))
    if not run:
        return None
    last = run[-1]
    spaced = re.search(rf"(?:^|[^一-龥々])({_KANJI}{{1,4}}) ({_KANJI}{{1,3}})$", head)
    if spaced and _plausible(spaced[1], spaced[2]):
        start = _family_start(run, *spaced.span(1))
        return start, len(head)
    if last.is_given and len(run) > 1:
        before = run[-2] if run[-2].surface != " " else run[-3]
        if before.is_family or before.is_person or before.is_place:
            return before.start, last.end
    if last.is_family:
        return last.start, last.end
    unknown = re.search(rf"(?:^|[、。のと「(]){_KANJI}{{3,5}}$", head)
    if unknown and len(run) > 1 and (run[-2].is_family or run[-2].is_person):
        return run[-2].start, last.end
    return None


def _family_start(run: list[Token], start: int, end: int) -> int:
    """Where the family name begins when other words touch it."""
    return next((t.start for t in run if start <= t.start < end and t.is_family), start)


def _complete(scene: Scene, segment: Segment, sighting: Sighting) -> None:
    """Gives roles without a body the one that the lines above them name.

    In a signature block the body stands on the line above: 公益財団法人…, 理事長 三浦 淳.
    """
    text = segment.text.text
    first = sighting.roles[0]
    alone = not text[: min(first.start, sighting.start)].strip(" ○◯・:")
    if first.organization is None and alone and len(text) < 40 and segment.index:
        above = scene.segments[segment.index - 1]
        near = segment.line - above.line <= 2 and above.block in (segment.block, segment.block - 1)
        bodies = scene.of(above, "organization")
        if near and bodies and len(above.text.text) - (bodies[-1].end - bodies[-1].start) <= 12:
            units = [m for m in bodies if "OrganizationalUnit" in m.types]
            whole = [m for m in bodies if m not in units]
            first.organization = whole[-1] if whole else units[-1]
            first.unit = units[-1] if whole and units else None
    for role in sighting.roles:
        _part(scene, segment, role)


def _part(scene: Scene, segment: Segment, role: Role) -> None:
    """A unit before the role is a part; the body is what stands before the unit."""
    body = role.organization
    if body is None or "OrganizationalUnit" not in body.types:
        return
    before = [m for m in scene.of(body.segment, "organization") if m.end <= body.start]
    text = body.segment.text.text
    for mention in reversed(before):
        if text[mention.end : body.start].strip(" の・、"):
            break
        body_found = "OrganizationalUnit" not in mention.types
        body, role.unit = mention, role.unit or role.organization
        if body_found:
            role.organization = mention
            return
    role.unit = None


_CONTACT = re.compile(r"(?:問い?合わ?せ先?|連絡先|担当|取材)")


def _contacts(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """A line under a contact heading: the unit, then a family name."""
    above = [
        scene.segments[i].text.text for i in range(max(0, segment.index - 6), segment.index + 1)
    ]
    if not any(_CONTACT.search(line) for line in above) or len(segment.text.text) > 60:
        return
    text = segment.text.text
    match = re.search(rf"[ 　]({_KANJI}{{1,4}}(?: {_KANJI}{{1,3}})?)$", text)
    if (
        match is None
        or not any(t.is_person for t in tokens(match[1]))
        or _role_pattern().search(text)
    ):
        return
    bodies = [m for m in scene.of(segment, "organization") if m.end <= match.start(1)]
    if not bodies:
        return
    role = Role(segment, *match.span(1), "", bodies[-1])
    sighting = Sighting(segment, *match.span(1), match[1], "", [role])
    _part(scene, segment, role)
    yield sighting


def _latin_by_title(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Prof. Dr. Ralf Huss: an academic title shows a name without a role beside it."""
    text = segment.text.text
    for match in re.finditer(rf"(?:(?:Prof|Dr|Mr|Mrs|Ms)\. ?)+(?P<name>{_LATIN_NAME})", text):
        yield Sighting(segment, *match.span("name"), match["name"], "")
