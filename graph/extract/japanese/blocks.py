"""Blocks of two lines, a body and below it an office and a name, as lists of signatories have them.

    湖北バイオコミュニティ(KBC)
     代表 三浦 淳

Where a list repeats the form, the upper line is a body's name whatever its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from graph.extract.japanese.kanji_names import name_at
from graph.extract.japanese.roles import role_pattern
from graph.extract.mentions import Found, Scene
from graph.patterns import regex
from graph.segments import Segment

#: A list has at least as many blocks.
_LIST = 2
_NAME = regex(r"(?P<name>[^\d。、,::()【】「」『』<>]{3,40}?) ?(?:\([^()]{1,30}\))?")
#: What a contract calls its parties, before their names.
_MARK = regex(r"[甲乙丙丁戊己](?: |:|(?=[A-Za-z]))")
_NO_NAME = regex(
    r"(?:者|人|名簿|一覧|団体|機関|委員|出席|欠席|来賓|備考|コメント|立ち?会い?|概要|要点|内容|予定|日時|場所|会場|主催|共催|後援|氏名|役職)$"
    r"|[をがでへ]|です|ます"
)


def block_heads(scene: Scene) -> list[tuple[Segment, Found]]:
    """The bodies of the document's blocks, if there are enough of them to make a list."""
    heads, rows = list(_heads(scene)), list(_row_heads(scene))
    return [*(heads if len(heads) >= _LIST else []), *(rows if len(rows) >= _LIST else [])]


def _heads(scene: Scene) -> Iterator[tuple[Segment, Found]]:
    for upper, lower in pairwise(scene.segments):
        head = block_head(upper, lower)
        if head is not None:
            yield upper, head


def block_head(upper: Segment, lower: Segment) -> Found | None:
    """The name that ``upper`` is, if ``lower`` is an office and a name."""
    if upper.language != "ja" or "row" in (upper.kind, lower.kind):
        return None
    mark = _MARK.match(upper.text.text)
    match = _NAME.fullmatch(upper.text.text, mark.end() if mark else 0)
    if match is None or lower.line - upper.line != 1 or _NO_NAME.search(match["name"]):
        return None
    if names_officer(upper.text.text) or not names_officer(lower.text.text):
        return None
    return Found(*match.span("name"), "organization", ())


def _row_heads(scene: Scene) -> Iterator[tuple[Segment, Found]]:
    """The first cells of rows that go on with an office and a name."""
    for row in scene.segments:
        if row.kind != "row" or row.language != "ja" or len(row.cells) < 2:
            continue
        name = _NUMBER.sub("", row.cells[0].text)
        start = row.text.text.find(name)
        rest = row.text.text[start + len(name) :].strip()
        if _NAME.fullmatch(name) and not _NO_NAME.search(name) and names_officer(rest):
            yield row, Found(start, start + len(name), "organization", ())


_NUMBER = regex(r"^\(?\d{1,2}\)?[. ]?")


def names_officer(text: str) -> bool:
    """Whether a line begins with an office and goes on with a name."""
    role = role_pattern().match(text)
    if role is None or text[role.end() : role.end() + 1] not in (" ", ":", "\t"):
        return False
    return name_at(text, role.end() + 1, role_pattern()) is not None
