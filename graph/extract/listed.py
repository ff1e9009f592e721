"""Parties listed apart from sentences: under a label, in a roster, or as who issues the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from graph.calendar import find_dates
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import Term, terms, verb
from graph.extract.japanese.blocks import block_head, block_heads, names_officer
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, add_name, dated, distinct, join_parties
from graph.patterns import regex
from graph.segments import Segment

_LABEL = regex(
    r"(?:協定|覚書|契約)?の?(?:締結者|署名者|締結先|当事者|締結団体|署名団体|協定者|締結機関|構成団体)(?:[\s::(】〕>》]|$)"
    r"|(?:Parties|Signatories|Vertragspartner|Unterzeichner)(?:[\s::]|$)"
)
_NEXT = regex(r"^(?:\d{1,2}[\s.]|[(（](?:立会|備考|参考|witness))|^[■◆【]")
_ROSTER = regex(
    r"署名者|調印者|署名欄|署名団体|署名一覧|締結者|締結団体|名簿|締結式|調印式|締結しました|更新しました|[Ss]ignatories|Unterzeichner"
)
#: …協定の締結について: what is on the agenda is not concluded yet.
_ON_THE_AGENDA = regex(
    r"締結(?:について|に関する件|の件|\(案\)|(?:いた)?します)$"
    r"|(?:締結|調印|署名)式(?:及び[^。]{2,12})?(?:の|を)?(?:ご?案内|開催|取材|実施|行います)"
)
#: A paper about an agreement, which lists below who concludes it.
_ABOUT = regex(r"(?:協定|覚書)書?について$")
#: The day of a ceremony, and the days of a page that are none of an agreement.
_HELD = regex(r"(?:と\s?き|日\s?時|期\s?日|開催日時?|(?:締結|調印|署名)(?:年月)?日時?)(?=[\s::])")
_OF_THE_PAGE = regex(r"更新日|公開日|掲載日|発表日|発行日|登録日")
_BETWEEN = regex(r"との.{0,40}(?:協定|覚書|MOU|MoU|合意)")


def rosters(found: Agreements) -> Iterator[Bond]:
    """The agreement whose signatories a table lists: the title names it, the rows the bodies."""
    for title in found.scene.segments[:4]:
        named = terms(title)
        head = found.scene.segments[title.index : title.index + 2]
        if not named or title.kind == "row" or len(title.text.text) > 60:
            continue
        if any(_ROSTER.search(s.text.text) for s in head):
            bodies = (
                distinct(found, list(_of_rows(found, title)))
                or listed_parties(found)
                or distinct(found, list(_of_blocks(found, title)))
            )
        else:
            about = _ABOUT.search(title.text.text) and not found.entered
            listed = about or _ON_THE_AGENDA.search(title.text.text)
            bodies = listed_parties(found) if listed else []
        if len(bodies) >= 2:
            yield _rostered(found, title, named[0], bodies)
            return


#: A body of the list that has not signed yet.
_PENDING = regex(r"手続中|手続き中|未署名|未締結|調整中|加入予定|予定\)|pending")


#: A line of a list that is set in columns, whose name left no room for a wide gap.
OFFICER = regex(
    r"(?:(?<=[都道府県市区町村])| )(?:[^ ]*)(?:長|会頭|事|代表|CEO|President|役) +\S+ ?\S*"
)


def _of_rows(found: Agreements, title: Segment) -> Iterator[Mention]:
    """The first body of each row of the list below ``title``.

    A name that is too long for its column has a line of its own above the officer's.
    """
    block: int | None = None
    lines = _officers_lines(found, title)
    below = found.scene.segments[title.index + 1 :]
    for segment, following in zip_longest(below, below[1:]):
        if block is not None and following is not None and block_head(segment, following):
            block = following.block
            yield from _whole(found, segment)[:1]
            continue
        listed = segment.kind == "row" or (
            segment.block in (block, *lines) and _is_officers(found, segment)
        )
        if listed:
            block = segment.block
            if not _PENDING.search(segment.text.text):
                yield from _whole(found, segment)[:1]
        elif block is not None and not (
            segment.block == block and names_officer(segment.text.text)
        ):
            return


def _is_officers(found: Agreements, line: Segment) -> bool:
    """北浜市 市長 三浦 淳, 北浜機構理事長 三浦 淳: a body, its officer and the name."""
    if OFFICER.search(line.text.text):
        return True
    body = body_first(found, line)
    # 北浜大学長: the name and the office may share a character.
    return body is not None and any(
        names_officer(line.text.text[at:]) for at in (body.end, body.end - 1)
    )


def _whole(found: Agreements, line: Segment) -> list[Mention]:
    """The bodies of a line that are not parts of others."""
    return [m for m in found.scene.of(line, "organization") if is_whole(m)]


def _officers_lines(found: Agreements, title: Segment) -> set[int]:
    """The first block below the title of which each line is a body, an office and a name."""
    below = found.scene.segments[title.index + 1 :]
    for block in sorted({s.block for s in below}):
        lines = [s for s in below if s.block == block]
        fitting = [s for s in lines if body_first(found, s) and _is_officers(found, s)]
        if len(lines) == len(fitting) >= 2:
            return {block}
    return set()


def body_first(found: Agreements, line: Segment) -> Mention | None:
    """The body that a line begins with, behind a mark of one character at most."""
    bodies = _whole(found, line)
    return bodies[0] if bodies and bodies[0].start <= 2 else None


def _days_of_rows(found: Agreements, title: Segment) -> list[Dated]:
    """The day on which most of the bodies of a list signed, the earliest of several such."""
    days: list[Dated] = []
    for segment in found.scene.segments[title.index + 1 :]:
        if segment.kind == "row":
            days += [
                dated(segment, d) for d in find_dates(segment.text.text, segment.language)[-1:]
            ]
        elif days:
            break
    full = [d for d in days if d.value.day is not None and d.value.year is not None]
    if not full:
        return []
    counts = Counter(d.value for d in full)
    return [min(full, key=lambda d: (-counts[d.value], d.value.earliest(), d.span.start))]


_WITNESSES = regex(r"(?:立ち?会|来賓|同席|欠席|備考)")


def _of_blocks(found: Agreements, title: Segment) -> Iterator[Mention]:
    """The bodies above their officers, down to those who only look on."""
    for segment, head in block_heads(found.scene):
        between = found.scene.segments[title.index + 1 : segment.index]
        if any(_WITNESSES.match(s.text.text) for s in between):
            return
        here = found.scene.of(segment, "organization")
        yield from (m for m in here if m.start == head.start and is_whole(m))


def _rostered(found: Agreements, title: Segment, term: Term, bodies: list[Mention]) -> Bond:
    bond = Bond(title, 0, len(title.text.text), kinds=[term.kind] * bool(term.kind))
    join_parties(found, bond, bodies)
    add_name(bond, title, term)
    if _ON_THE_AGENDA.search(title.text.text) or _ABOUT.search(title.text.text):
        bond.status = "Planned"
    if title.language == "ja":
        bond.renewal = verb("renew", "ja").search(title.text.text, term.end) is not None
    after = found.scene.segments[title.index :]
    labelled = [s for s in after if _HELD.match(s.text.text)][:1]
    for segment in labelled or after[:4]:
        dates = find_dates(segment.text.text, segment.language)
        if _OF_THE_PAGE.search(segment.text.text):
            continue
        as_of = dates and re.match(r" ?(?:現在|時点)", segment.text.text[dates[0].end :])
        if dates and dates[0].date.day is not None and segment.kind != "row" and not as_of:
            bond.signed.append(dated(segment, dates[0]))
            break
    if not bond.signed:
        bond.signed = _days_of_rows(found, title)
    return bond


def listed_parties(found: Agreements) -> list[Mention]:
    """The bodies under a label such as 締結者, on its line and the lines below it."""
    bodies: list[Mention] = []
    #: Whether the label is a heading, so that all is listed down to the next one.
    listing = below = False
    for segment in found.scene.segments:
        text = segment.text.text.lstrip("◇◆■□●○▼▽【〔<〈《 ")
        if _LABEL.match(text):
            listing, below = True, segment.kind == "heading"
        elif listing and (segment.kind == "heading" or (not below and _ends(segment))):
            break
        if listing:
            bodies.extend(_state(found, m) for m in _whole(found, segment))
    return distinct(found, bodies)


_MINISTRY = regex(r"(?P<state>.{2,20}州)[^州]{1,24}(?:省|庁|局)")


def _state(found: Agreements, body: Mention) -> Mention:
    """ナーレ州経済省: an officer of a ministry signs for the state, where the text names it."""
    match = _MINISTRY.fullmatch(body.text)
    named = found.scene.all("organization") if match else []
    return next((m for m in named if match and m.text == match["state"]), body)


#: 来 賓 北浜県: another label, set wide.
_SPACED = regex(r"[一-龥] [一-龥](?: |$)")


def _ends(segment: Segment) -> bool:
    """Whether a line below a label begins something else."""
    text = segment.text.text.lstrip("◇◆■□●○▼▽【〔<〈《 ")
    numbered = segment.marker and not segment.marker.startswith(("・", "-", "○", "◯"))
    return bool(_NEXT.match(text) or _SPACED.match(text) or numbered or text.endswith("。"))


def issuer(found: Agreements, bond: Bond) -> Mention | None:
    """Who issues the document: the first body named in its head, where the title says Xとの覚書."""
    if bond.segment.index > 6 or not _BETWEEN.search(bond.segment.text.text):
        return None
    for segment in found.scene.segments[:8]:
        for mention in found.scene.of(segment, "organization"):
            if is_whole(mention) and mention.entity not in bond.parties:
                return mention
    return None


def is_whole(mention: Mention) -> bool:
    """Whether a mention is a body's name: not a part of one, no word that points to one."""
    return "OrganizationalUnit" not in mention.types and not mention.pointing
