"""Programmes that only the layout shows: lists of measures, and lists of projects with titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from graph.extract.mentions import Scene
from graph.extract.programmes.names import Named
from graph.patterns import regex
from graph.segments import Segment

_CLOSING = r"[>〉》】〕\])）]?$"
_MEASURES = regex(
    rf"(?:取組|取り組み|施策|支援策|支援事業|主な事業|支援メニュー){_CLOSING}"
    r"|^(?:Our |Unsere )?(?:[Mm]easures|Maßnahmen|Förderprogramme|(?:[Ss]upport )?[Pp]rogrammes)$"
)
_MEASURE = regex(
    r"(?:支援|事業|プログラム|プロジェクト|制度|補助金|助成金|負担金)$"
    r"|(?:programme?|programm|scheme|initiative|projekt|project|förderung|fonds|fund)$",
    re.IGNORECASE,
)
_PROJECTS = regex(
    rf"(?:プロジェクト|研究テーマ|サブテーマ)(?:一覧|紹介|の概要|と計画|の紹介)?{_CLOSING}"
    r"|^(?:Our |Unsere |Research |Joint |Current |Laufende |Gemeinsame |Aktuelle )?"
    r"(?:[Pp]rojects|Projekte|[Rr]esearch themes|Forschungsthemen)$"
)
_LONGEST_TITLE = 40
_LONGEST_TITLE_LATIN = 90
_NO_TITLE = regex(r"[。.:：;!?|\t]|^[\[【<(]|^※|^\d{4}年|年\d{1,2}月|\d{4}$|[)）」]$")
#: A word alone (新規, チラシ) is a tag or a caption.
_TOO_SHORT = 8


def listed_programmes(scene: Scene) -> Iterator[Named]:
    """The names that lists show."""
    in_block = Counter(segment.block for segment in scene.segments)
    for segment in scene.segments:
        text = segment.text.text
        if segment.kind not in ("heading", "item", "paragraph") or len(text) > 40:
            continue
        if _MEASURES.search(text):
            yield from _measures(scene, segment)
        elif _PROJECTS.search(text):
            titles = list(_titles(scene, segment, in_block))
            yield from titles if len(titles) > 1 else ()


def _measures(scene: Scene, heading: Segment) -> Iterator[Named]:
    """Rows of two cells under a heading for measures: the name, and what it is."""
    for row in scene.segments[heading.index + 1 :]:
        if row.kind != "row":
            return
        if len(row.cells) != 2:
            return
        name, told = (cell.text for cell in row.cells)
        if _MEASURE.search(name) and 4 <= len(name) <= 60 and len(told) >= 12:
            start = row.text.text.find(name)
            yield Named(row, start, start + len(name), "", start + len(name))


def _titles(scene: Scene, heading: Segment, in_block: Counter[int]) -> Iterator[Named]:
    """Short lines that stand alone, up to the next numbered heading: each is a project's title."""
    for line in scene.segments[heading.index + 1 :]:
        text = line.text.text
        if line.kind in ("item", "heading", "article") and _is_numbered(line):
            return
        longest = _LONGEST_TITLE if line.language == "ja" else _LONGEST_TITLE_LATIN
        alone = line.kind == "paragraph" and in_block[line.block] == 1
        if not alone or not _TOO_SHORT <= len(text) <= longest or _NO_TITLE.search(text):
            continue
        if not scene.of(line, "organization") and line.index + 1 < len(scene.segments):
            yield Named(line, 0, len(text), "project", len(text))


def _is_numbered(line: Segment) -> bool:
    """Whether the line's mark counts sections: 2, (3), イ, b."""
    mark = re.fullmatch(r"[(（]?[0-9a-zA-Zア-コ]{1,3}[)）.]?", line.marker)
    short = len(line.text.text) <= 45 and not re.search(r"[。.]", line.text.text)
    return mark is not None and short
