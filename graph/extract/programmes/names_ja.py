"""Names of programmes in Japanese: in quotation marks, by their form and by what is said of them.

「…プログラム」, 「…事業」, 「…大賞」 are names by their last word; other quoted words
are if a word for such things stands before them (中核研究「…」) or what
happens to them happens to such things only (「…」が採択, 「…」を受賞). Without
quotation marks a name is one that is counted (第2回…セミナー), won (…大賞を
受賞) or has its designation behind it (…特区(2013年指定)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.programmes.names import Named, cue, head_of, heads
from graph.lexicon import table
from graph.patterns import regex
from graph.segments import Segment

_QUOTED = regex(r"[「『](?P<name>[^「」『』。]{2,60})[」』]")
_WITH_NOTE = regex(r"(?P<core>[^()]{2,}?) ?\((?P<note>[^()]{2,40})\)(?P<rest>.{0,4})")
_SHORT = regex(r"[A-Za-z][\w .&^+-]{1,30}|[ァ-ヶー・]{3,20}")
_DEFINED = regex(r"(?:以下、?(?:単に)?|略称:?|通称:?)$")
_POINTING = regex(r"^(?:本|当該|同|各|この|その|上記|下記)")
#: Resolutions are adopted as projects are; papers and forms are quoted as names are.
_NO_PROGRAMME = regex(r"(?:宣言|決議|議案|請願|陳情|声明|書|表|[鑑観入受懸推]賞|協定|覚書|契約)$")
_AFTER = regex(
    r"(?:\([^()]{1,30}\))?(?P<what>(?:が|に|として)採択|が選定さ|に応募|に申請|を受賞|に選ばれ)"
)
_NAME = r"[一-龥々ァ-ヶーA-Za-z0-9・]"
_COUNTED = regex(
    rf"第\d+回(?P<name>{_NAME}{{2,20}}?(?:セミナー|シンポジウム|フォーラム|講座|講演会|フェア|カンファレンス"
    rf"|サミット|コンテスト|フェスタ|見本市|展示会))(?!{_NAME})"
)
_WON = regex(
    rf"(?<!{_NAME})(?P<name>{_NAME}{{3,30}}(?:大賞|特別賞|奨励賞|優秀賞|アワード))(?:を受賞|に選ばれ|に輝)"
)
_DESIGNATED = regex(
    rf"(?<!{_NAME})(?P<name>{_NAME}{{3,30}}(?:特区|区域|プログラム|プロジェクト|事業|拠点))"
    r"\((?:平成|令和|昭和)?\d{1,4}年(?:度|\d{1,2}月)?に?(?:指定|採択|選定|認定)\)"
)
_GOVERNED = regex(
    rf"(?:[一-龥]{{2,6}}[省庁]|内閣府|欧州委員会)の(?P<name>{_NAME}{{3,40}}(?:プログラム|プロジェクト))(?!{_NAME})"
)


def japanese_programmes(segment: Segment) -> Iterator[Named]:
    """The names in a segment."""
    text = segment.text.text
    for match in _QUOTED.finditer(text):
        yield from _quoted(segment, match)
    for pattern in (_COUNTED, _WON, _DESIGNATED, _GOVERNED):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if not _is_vague(match["name"]):
                yield Named(segment, start, end, _kind(match["name"]), end)


def _quoted(segment: Segment, match: re.Match[str]) -> Iterator[Named]:
    text, start = segment.text.text, match.start("name")
    noted = _WITH_NOTE.fullmatch(match["name"])
    core = (noted["core"] if noted else match["name"]).rstrip()
    if (
        _DEFINED.search(text[: match.start()])
        or _POINTING.match(core)
        or _NO_PROGRAMME.search(core)
    ):
        return
    after = _AFTER.match(text, match.end())
    called = cue("ja").search(text[max(0, match.start() - 16) : match.start()])
    head = head_of(core, "ja")
    if head is not None and _is_vague(core):
        return
    if head is None and after is None and called is None:
        return
    kind = heads("ja").get(head or "", "")
    if not kind and called is not None:
        word = re.sub(r"(?:である|の|、)$", "", called.group())
        kind = heads("ja").get(head_of(word, "ja") or "", "project" if "研究" in word else "")
    if after is not None and after["what"] == "を受賞":
        kind = "award"
    aliases = []
    if noted is not None and _SHORT.fullmatch(noted["note"]):
        aliases.append((start + noted.start("note"), start + noted.end("note")))
    yield Named(segment, start, start + len(core), kind, match.end(), tuple(aliases))


def _kind(name: str) -> str:
    return heads("ja").get(head_of(name, "ja") or "", "")


def _is_vague(name: str) -> bool:
    """共同事業, 事業計画: a head with nothing before it that tells one from another."""
    head = head_of(name, "ja")
    rest = name.removesuffix(head or "")
    for word in table("programmes")["generic"]["ja"]:
        rest = rest.replace(word, "")
    if head in ("計画", "戦略", "構想") and len(rest) < 4:
        return True
    return len(rest) < 2
