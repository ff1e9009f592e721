"""Runs of Japanese tokens that could be parts of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.japanese.kanji_names import KATAKANA_NAME, full_name, name_at
from graph.extract.japanese.name_kinds import is_body_end, prefixes, unit_of
from graph.extract.tokens import Token, tokens
from graph.lexicon import table
from graph.lexicon.alternatives import any_of
from graph.patterns import regex

#: A stretch of katakana is one word to a reader, whatever the dictionary makes of its parts.
_KATAKANA = regex(r"[ァ-ヶー]+(?:[・･][ァ-ヶー]+)+|[ァ-ヶー]{2,}")


_DAY = regex(r"(?<!第)\d{1,4}(?:年|月|日)")


def nominal_runs(text: str) -> Iterator[list[Token]]:
    """Maximal runs of tokens that could be parts of one name."""
    run: list[Token] = []
    foreign = [m.span() for m in _KATAKANA.finditer(text)]
    for token in tokens(text):
        if token.surface in _AT_THE_END and run and run[-1].surface not in "・/&":
            yield [*run, token]
            run = []
            continue
        if run and _DAY.match(text, token.start):
            # 北浜製作所9月30日: a day that a list sets behind a name.
            yield run
            run = []
            continue
        inside = any(a <= token.start and token.end <= b for a, b in foreign)
        # 瀬戸内…: 内 behind a place is a part of its name.
        inside = inside or (token.surface == "内" and bool(run) and run[-1].is_place)
        if (token.is_nominal or inside) and not (token.surface in "・/&" and not run):
            run.append(token)
            continue
        # (株) and (公財) are written inside names; a space may part a name's words.
        if _in_legal_form(text, token) or (run and _after_legal_form(text, run, token)):
            run.append(token)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


@cache
def _offices() -> re.Pattern[str]:
    """Roles that end a name when they touch it: 機構理事, 不動産取締役."""
    heads = {head for row in table("roles")["heads"].values() for head in row["ja"]}
    offices = [
        h
        for h in heads
        if re.search(
            r"長$|理事$|取締役$|執行役員$|監事$|教授$|技監$|主幹$|参事$|会頭$|頭取$|次官$|大臣$|領事$",
            h,
        )
    ]
    return re.compile(rf"(?:代表|専務|常務|副|名誉|特任|客員)*{any_of(offices)}(?![室会課部館])|/")


def without_roles(run: list[Token], text: str) -> Iterator[list[Token]]:
    """The parts of a run between roles and slashes."""
    start, end = run[0].start, run[-1].end
    for match in _offices().finditer(text, start, end):
        # 北浜大学長: the name of the body and the office share a character.
        begin = match.start() + text.startswith("大学長", match.start() - 1)
        if part := [t for t in run if start <= t.start and t.end <= begin]:
            touched = part[-1].end == begin and not _named_next(text, match.end())
            yield _after_officer(part, text) if touched else _after_person(part)
        start = match.end()
    if part := [t for t in run if start <= t.start]:
        yield _after_person(part)


def _named_next(text: str, end: int) -> bool:
    """Whether the officer's name stands behind the office, so that none stands before the body."""
    gap = _GAP.match(text, end)
    return gap is not None and name_at(text, gap.end(), _NOTHING) is not None


_GAP = regex(r"[ の・:]")
_NOTHING = regex(r"(?!)")
_KATAKANA_FIRST = regex(rf"{KATAKANA_NAME}(?=[一-龥A-Z])")
#: Bodies that bear a person's name.
_IN_MEMORY = regex(r"記念|奨学|育英|財団$")


def _after_officer(run: list[Token], text: str) -> list[Token]:
    """三浦健司北浜協会会長, ソ・ジフン東港協会会長: the officer's name, his body, his office."""
    foreign = _KATAKANA_FIRST.match(text, run[0].start, run[-1].end)
    if foreign is not None:
        rest = [t for t in run if t.start >= foreign.end()]
        apart = bool(rest) and (rest[0].is_place or rest[0].surface in ("公益", "一般", "社団"))
        begun = any(t.is_place for t in run if t.start < foreign.end())
        return rest if apart and not begun else _after_person(run)
    rest = run[full_name(run) :]
    name = text[rest[0].start : rest[-1].end] if rest else ""
    kept = len(name) >= 4 and is_body_end(name) and not _IN_MEMORY.match(name)
    return rest if kept else _after_person(run)


def _after_person(run: list[Token]) -> list[Token]:
    """森田健二・青葉大学: what follows a person's name and a middle dot, or a country's."""
    for position, token in enumerate(run[:-1]):
        if token.surface != "・" or not position:
            continue
        country = run[position - 1].surface in countries()
        school = run[-1].surface in ("大学", "病院") and position + 2 < len(run)
        following = run[position + 1]
        abroad = country and (following.is_place or following.surface[0] >= "一" or school)
        person = all(t.is_person for t in run[:position]) and run[0].surface[0] >= "一"
        if abroad or person or run[0].surface in ("旧", "現", "前", "元"):
            return run[position + 1 :]
    return run


@cache
def countries() -> frozenset[str]:
    """Countries as texts set them before the name of a body there: 台湾・国家…, 豪ビクトリア…."""
    return frozenset(table("organizations")["ja"]["countries"]["names"])


#: Forms that end a company's name where one stands before them.
_AT_THE_END = ("(株)", "(有)", "(同)")
_FORMS = ("(株)", "(公財)", "(一財)", "(一社)", "(公社)", "(独)", "(国研)", "(有)", "(同)")


def _in_legal_form(text: str, token: Token) -> bool:
    if token.surface in _FORMS:
        return True
    if token.surface not in "()":
        return False
    return any(
        text.startswith(form, token.start - offset)
        for form in _FORMS
        for offset in ((0,) if token.surface == "(" else (len(form) - 1,))
        if token.start - offset >= 0
    )


def _after_legal_form(text: str, run: list[Token], token: Token) -> bool:
    """学校法人 霧島医科大学: the space after a legal form parts no names."""
    if token.surface != " ":
        return False
    return text[run[0].start : token.start] in prefixes() and token.end < len(text)


#: Prefixes that point to a thing or say when it was one; 光, 総 and 駐 are parts of names.
POINTING = frozenset("同当本各両全諸他約計満前元現旧故貴弊在")
#: 海外展開グループ: what a unit is for.
OF_A_UNIT = frozenset(["海外", "国内", "企業", "自治体", "広報"])

_TRAILING = frozenset(
    [
        "資料",
        "等",
        "側",
        "内",
        "外",
        "様",
        "各位",
        "担当者",
        "職員",
        "関係者",
        "代表者",
        "・",
        "/",
        "-",
        "間",
        "両者",
        "双方",
    ]
)

_VAGUE = frozenset(
    [
        "今回",
        "今般",
        "同日",
        "当日",
        "以下",
        "本社",
        "対象",
        "関連",
        "各",
        "同",
        "当",
        "本",
        "両",
        "自治体",
        "企業",
        "大学等",
        "国内",
        "国外",
        "海外",
        "新規",
        "相手",
        "主要",
        "担当",
        "一般",
        "写真",
        "資料",
        "参考",
        "問合せ",
        "先",
        "事務局",
        "所属",
        "名称",
        "場所",
        "会場",
        "日時",
        "主催",
        "共催",
        "後援",
        "協力",
        "前",
        "元",
        "現",
        "代表",
        "件名",
        "部局",
        "室課",
        "発表",
        "記者",
    ]
)


#: このたび北浜会議所: a noun of time that is written in kana belongs to the words before it.
_IN_TIME = frozenset(("たび", "ほど", "うち", "ため", "ほか", "とき", "ところ", "もと", "あと"))


def trimmed(run: list[Token], text: str) -> list[Token]:
    """The run without words that are never part of a name at its ends."""
    skip, stop = 0, len(run)
    while skip < stop:
        token = run[skip]
        if token.surface in "年月日" and text[token.start - 1 : token.start].isdigit():
            skip += 1
            continue
        number = token.surface.isascii() and token.pos.startswith("名詞-数詞")
        seated = token.surface == "在" and any(t.surface in ("館", "代表部") for t in run)
        vague = (
            token.surface in _VAGUE
            or token.surface in _IN_TIME
            or token.surface in POINTING
            or number
        )
        vague = vague and not seated
        formal = text.startswith(tuple(prefixes()), token.start)
        if token.surface == "・":
            skip += 1
            continue
        whole = token.surface in OF_A_UNIT and unit_of(text[token.start : run[-1].end])
        if token.surface in "()" or not vague or formal or whole:
            break
        skip += 1
    if (
        skip < stop
        and run[skip].surface in ("注", "※")
        and re.match(r"注\d", text[run[skip].start :])
    ):
        skip += 2
    while stop > skip and run[stop - 1].surface in _TRAILING:
        stop -= 1
    return run[skip:stop]
