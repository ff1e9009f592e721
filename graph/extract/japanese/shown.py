"""Bodies of any name that what stands behind them shows.

A short name, officers or a seat in brackets: 青葉ゲノム回廊(以下「回廊」)は,
バイオフォーラム北浜(会長:三浦健), Nordbio(本社:オスロ); の with a person and an office:
ノルドビオムのアンナ・ノール代表.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.extract.japanese.kanji_names import (
    HONORIFIC,
    KANJI,
    KATAKANA_NAME,
    LATIN_NAME,
    full_name,
)
from graph.extract.japanese.name_kinds import KIND_BEFORE
from graph.extract.japanese.roles import japanese_heads
from graph.extract.mentions import Found
from graph.extract.nominal_runs import POINTING, countries, trimmed
from graph.extract.tokens import Token, tokens
from graph.patterns import regex

# 青葉バイオ回廊(以下「回廊」)は: what is given a short name and acts is a body.
_DEFINED = regex(
    r"\((?:[^()]|\([^()]*\))*以下、?(?:単に)?(?:「(?!本|[^」]*(?:協定|覚書|契約|事業|計画|制度|法))[^」]{1,20}」"
    r"|[A-Z][A-Za-z-]{1,14}(?=[、)]))[^()]*\)"
    r"(?=[とはがも、]|及び|および|並びに|ならびに)"
)
_NO_BODY = regex(
    r"(?:協定書?|覚書|契約書?|合意書?|事業|計画|制度|法|条例|施設|システム|プロジェクト|プログラム|技術|指針|基準|疾患|細胞"
    r"|製品|データ|病|薬|剤|年度|地区|地域|会場|大会|総会|講演会|分科会|部会|セッション|シンポジウム|セミナー)$"
)
# バイオフォーラム北浜(会長:三浦健), 白川村(三浦健村長), Nordbio(本社:オスロ): what has officers
# or a seat is a body.
_LEADERS = (
    "理事長|会長|社長|代表理事|代表取締役|学長|総長|塾長|院長|所長|機構長|会頭|頭取|総裁|委員長"
    "|町長|村長"
)


@cache
def _officered() -> re.Pattern[str]:
    name = rf"(?:{KANJI}{{2,5}}|{KANJI}{{1,4}} {KANJI}{{1,3}}|{KATAKANA_NAME}|{LATIN_NAME})"
    said = (
        rf"(?:[一-龥]{{0,6}}(?:{_LEADERS})|CEO) ?(?:[::=・] ?| (?=[一-龥]{{1,4}} ?[一-龥])){name}"
        rf"|{name} ?(?:代表取締役)?(?:{_LEADERS})|(?:所在地|本社|本店|本部|本拠地?)[::・]"
    )
    return re.compile(rf"(?<=[^ 、。())])\((?:[^()]*[、,] ?)?(?:{said})[^()]*\)(?![一-龥ァ-ヶー])")


def shown_names(text: str, runs: Sequence[list[Token]]) -> Iterator[Found]:
    """The bodies of ``text`` that the words behind them show; ``runs`` are its nominal runs."""
    for match in _DEFINED.finditer(text) if "以下" in text else ():
        if named := _named_at(text, match.start(), 4, runs):
            yield named
    for match in _officered().finditer(text) if "(" in text else ():
        if named := _named_at(text, match.start(), 3, runs):
            yield named
    for particle, pattern in (("の", _led), ("から", _sent)):
        for match in pattern().finditer(text) if particle in text else ():
            named = _named_at(text, match.start(), 3, runs)
            if named and text[named.start - 1 : named.start] not in POINTING:
                office = next(filter(None, match.groups()))
                if _may_lead(text[named.start : named.end], office):
                    yield named


_PERSON = rf"(?:{KANJI}{{3,5}}|{KANJI}{{1,4}} {KANJI}{{1,3}} ?|{KATAKANA_NAME} ?|{LATIN_NAME} ?)"


@cache
def _led() -> re.Pattern[str]:
    """Behind a body: の, a person and an office."""
    office = f"(?:代表|専務|常務|副|統括|最高)?(?:{japanese_heads()})"
    return re.compile(rf"の(?={_PERSON}({office})(?![一-龥ァ-ヶー]))")


@cache
def _sent() -> re.Pattern[str]:
    """Behind a body: からは, and a person with an office."""
    office = f"[一-龥]{{0,4}}(?:{japanese_heads()})"
    return re.compile(
        rf"(?:側)?から(?:は|も)、?"
        rf"(?=({office})の ?{_PERSON}|{_PERSON}({office}))"
    )


def _may_lead(name: str, office: str) -> bool:
    """ノルドビオムの…代表, 港生医所の…所長: a coined name, or one that tells the kind of office."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9&*.' -]+", name):
        return name not in ("NPO", "NGO", "JV", "SNS", "PTA")
    run = tokens(name)
    if re.fullmatch(r"[ァ-ヶー・]{4,}", name):
        return any(not t.known for t in run) and not any(t.is_place for t in run)
    proper = len(name) >= 3 and len(run) > 1
    return proper and ((office.endswith("長") and office[-2:-1] == name[-1]) or _told(name, office))


def _told(name: str, office: str) -> bool:
    return (name.endswith("銀") and office.endswith("頭取")) or name.endswith("拠点")


def _named_at(text: str, end: int, least: int, runs: Sequence[list[Token]]) -> Found | None:
    """The body whose name ends right before what shows it."""
    run = next((r for r in runs if r[-1].end == end), [])
    run = trimmed(run, text) if run else []
    if not run:
        return None
    abroad = len(run) > 1 and run[0].surface in countries()
    begin = run[abroad].start
    kind = KIND_BEFORE.match(text, begin, end) or _KIND_AND_LATIN.match(text, begin, end)
    start = kind.end() if kind else begin
    latin = _LATIN_WORDS_LAST.search(text, 0, start) if text[start].isascii() else None
    start = latin.start() if latin else start
    if starred := _STARRED.search(text, 0, start):
        start = starred.start()
    name = text[start:end]
    person = full_name(run) == len(run) or re.fullmatch(KATAKANA_NAME, name)
    company = _COMPANY_SEAT.match(text, end) is not None
    person = person or _HONOURED_LAST.search(name)
    if len(name) < least or person or name.isdigit() or (_NO_BODY.search(name) and not company):
        return None
    governs = re.fullmatch(r"[一-龥ヶ]{2,5}[市町村]", name) is not None
    return Found(start, end, "organization", ("PublicBody",) * governs)


#: N*TEC: an asterisk inside a name.
_STARRED = regex(r"(?<![A-Za-z])[A-Z]\*$")
_HONOURED_LAST = regex(rf"{HONORIFIC}$")
_COMPANY_SEAT = regex(r"\((?:本社|本店|代表取締役)")
_KIND_AND_LATIN = regex(r"[一-龥ァ-ヶー]+(?:団体|機関|組織|会社|公社|クラスター)(?=[A-Z])")
_LATIN_WORDS_LAST = regex(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-zÀ-ÿ0-9'&^-]* )+$")
