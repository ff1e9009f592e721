"""Names of organisations, clusters, facilities and places in Japanese text.

A name is a run of nominal tokens that ends in a word for a kind of
organisation (財団, 大学, 市 …) or begins with a legal form (公益財団法人 …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.mentions import Found
from graph.extract.tokens import Token, tokens
from graph.lexicon import table, words

_LATIN_NAME = r"[A-Za-zÀ-ÿ][A-Za-z0-9À-ÿ^&'’-]*(?:[ .][A-Z0-9][A-Za-z0-9À-ÿ^&'’-]*)*"
_LEGAL_LATIN = re.compile(
    rf"{_LATIN_NAME}(?:, ?| )(?:Inc\.?|Ltd\.?|LLC|GmbH|AG|Corp\.?|Co\., ?Ltd\.?|plc|S\.A\.)(?!\w)"
)
# A name that a parenthesis explains: BIOCOM(米国サンディエゴのライフサイエンス団体).
_EXPLAINED = re.compile(
    rf"(?P<name>{_LATIN_NAME}|[ァ-ヶー・]{{3,}})\([^()]{{0,60}}(?:団体|企業|組織|協会|機関|会社|法人|連合体)[)、]"
)
# A name in quotation marks that the words before it call an organisation.
_QUOTED = re.compile(
    r"(?:団体|連合体|組織|企業|協会|機関|会社|法人|コンソーシアム|社)(?:の|である)?「(?P<name>[^「」]{2,40})」"
)
_COMPANY = re.compile(
    rf"(?P<name>{_LATIN_NAME}|[ァ-ヶー・]{{3,}})(?:\([^()]{{1,20}}\))?社(?![一-龥])"
)
_MAYOR = re.compile(
    r"(?P<place>[一-龥ヶケァ-ヴー]{1,6}?(?P<kind>市|町|村|区|県|府|都|道))(?:長|知事)"
)
# 東北大, 東北大病院: how newspapers shorten universities.
_SHORT_UNIVERSITY = re.compile(
    r"(?<![一-龥])[一-龥]{2,4}(?<![最巨拡重多偉絶広莫過増長])大(?:病院(?!長)|病院(?=の))?(?=[とのはがにも、・)]|病院|学長|教授|$)"
)
_ADDRESS = re.compile(
    r"(?:[一-龥]{2,3}[都道府県])?(?:[一-龥ヶ]{1,5}[市郡])?(?:[一-龥]{1,4}[区町村])?[一-龥ァ-ヶ]{1,8}\d+(?:丁目|番地|番|号|-\d)"
)
_NOT_A_HEAD = re.compile(
    r"(?:(?<!株式)(?<!有限)(?<!合同)会社|当社|同社|本社|両社|各社|他社|入社|商社|自社|公社|弊社|\d社|[数各両同当]市|都市|本市)$"
)


_HOSPITAL = re.compile(r"大学|総合|中央|市民|記念|医科|赤十字|市立|県立|府立|国立")


@cache
def _suffixes() -> dict[str, str]:
    return dict(table("organizations")["ja"]["suffix"])


@cache
def _prefixes() -> dict[str, str]:
    return dict(table("organizations")["ja"]["prefix"])


@cache
def _unit_ends() -> tuple[str, ...]:
    return tuple(words("organizations", "ja", "unit", "ends"))


def japanese_names(text: str) -> Iterator[Found]:
    """Names by their form alone; the caller resolves overlaps with known names."""
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    parts = [part for run in _runs(text) for part in _without_roles(run, text)]
    for part in parts:
        for found in _names_in(text, part):
            if not any(a <= found.start < b for a, b in addresses):
                yield found
    yield from _by_pattern(text)


def _by_pattern(text: str) -> Iterator[Found]:
    for match in _LEGAL_LATIN.finditer(text):
        yield Found(*match.span(), "organization", ("Company",))
    for pattern in (_EXPLAINED, _QUOTED):
        for match in pattern.finditer(text):
            yield Found(*match.span("name"), "organization", ())
    for match in _COMPANY.finditer(text):
        yield Found(*match.span(), "organization", ("Company",))
    for match in _SHORT_UNIVERSITY.finditer(text):
        if "固有名詞" in tokens(match.group())[0].pos:
            types = ("ResearchInstitute",) if match.group().endswith("病院") else ("University",)
            yield Found(*match.span(), "organization", types)
    for match in _MAYOR.finditer(text):
        place = match["place"]
        if _is_named_place(place):
            category = "organization" if match["kind"] != "区" else "place"
            yield Found(*match.span("place"), category, ("PublicBody",) * (category != "place"))


def _is_named_place(text: str) -> bool:
    first = tokens(text)[0]
    return first.is_place or "固有名詞-一般" in first.pos


def _runs(text: str) -> Iterator[list[Token]]:
    """Maximal runs of tokens that could be parts of one name."""
    run: list[Token] = []
    for token in tokens(text):
        if token.is_nominal and not (token.surface in "・/&" and not run):
            run.append(token)
            continue
        # (株) and (公財) are written inside names; a space may part a name's words.
        if token.surface in "()" and _in_legal_form(text, token):
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
        if re.search(r"長$|理事$|取締役$|執行役員$|監事$|教授$|技監$|主幹$|参事$", h)
    ]
    body = "|".join(map(re.escape, sorted(offices, key=len, reverse=True)))
    return re.compile(rf"(?:代表|専務|常務|副|名誉)*(?:{body})(?![室会課部])|/")


def _without_roles(run: list[Token], text: str) -> Iterator[list[Token]]:
    """The parts of a run between roles and slashes."""
    start, end = run[0].start, run[-1].end
    for match in _offices().finditer(text, start, end):
        if part := [t for t in run if start <= t.start and t.end <= match.start()]:
            yield part
        start = match.end()
    if part := [t for t in run if start <= t.start]:
        yield _after_person(part)


def _after_person(run: list[Token]) -> list[Token]:
    """戸田雄二・帝都大学: what follows a person's name and a middle dot."""
    for position, token in enumerate(run[:-1]):
        if token.surface != "・" or not position:
            continue
        country = run[position - 1].surface in _COUNTRIES
        abroad = country and run[position + 1].surface[0] >= "一"
        if abroad or all(t.is_person for t in run[:position]):
            return run[position + 1 :]
        if run[0].surface in ("旧", "現"):
            return run[position + 1 :]
    return run


#: Countries as texts set them before the name of a body there: 台湾・国家….
_COUNTRIES = frozenset(
    ("台湾", "韓国", "中国", "米国", "英国", "ドイツ", "フランス", "スイス", "豪", "独", "仏")
)


def _in_legal_form(text: str, token: Token) -> bool:
    return any(
        text.startswith(form, token.start - offset)
        for form in ("(株)", "(公財)", "(一財)", "(一社)", "(公社)", "(独)", "(国研)", "(有)")
        for offset in ((0,) if token.surface == "(" else (len(form) - 1,))
        if token.start - offset >= 0
    )


def _names_in(text: str, run: list[Token]) -> Iterator[Found]:
    run = _trimmed(run, text)
    if not run or text[run[0].start : run[-1].end].startswith(_GENERIC):
        return
    start, end = run[0].start, run[-1].end
    surface = text[start:end]
    for piece_start, piece_end in _split(run, text):
        found = _classified(text[piece_start:piece_end], piece_start)
        if found is not None:
            yield found
    if _unit_of(surface):
        yield from _units(run, text)


def _trimmed(run: list[Token], text: str) -> list[Token]:
    """The run without words that are never part of a name at its ends."""
    skip, stop = 0, len(run)
    while skip < stop:
        token = run[skip]
        number = token.surface.isascii() and token.pos.startswith("名詞-数詞")
        vague = token.surface in _VAGUE or number or token.pos.startswith("接頭辞")
        formal = text.startswith(tuple(_prefixes()), token.start)
        if token.surface in "()" or not vague or formal or token.surface.startswith("新"):
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
_GENERIC = ("市内", "県内", "府内", "都内", "区内", "国内", "海外", "多数", "民間", "大手", "地元")

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


def _split(run: list[Token], text: str) -> Iterator[tuple[int, int]]:
    """Where one run holds several names side by side, the pieces.

    A prefecture, city or ministry followed by one of its parts (神奈川県政策局)
    ends a name; so does an embracing comma-less list joined by 及び.
    """
    start = run[0].start
    for position, token in enumerate(run[:-1]):
        after = text[token.end : run[-1].end]
        if (
            token.surface in ("市", "県", "府", "省", "庁", "都")
            and position > 0
            and _unit_of(after)
            and token.start > start
        ):
            yield start, token.end
            start = token.end
    yield start, run[-1].end


def _unit_of(surface: str) -> bool:
    if surface in words("organizations", "ja", "unit", "not"):
        return False
    if re.search(r"(?:会議|会見|応接|実験|集会|控|教|病|居)室$", surface):
        return False
    return any(surface.endswith(end) and len(surface) > len(end) + 1 for end in _unit_ends())


def _units(run: list[Token], text: str) -> Iterator[Found]:
    """Parts of an organisation: each level of 臨海部国際戦略本部成長戦略推進部."""
    levels: list[int] = []
    for position, token in enumerate(run):
        if token.surface in ("市", "県", "府", "省", "庁", "都") and position > 0 and not levels:
            levels = [token.end]
    start = levels[0] if levels else run[0].start
    for position, token in enumerate(run):
        head = text[start : token.end]
        last = position == len(run) - 1
        if text[:start].endswith("国の"):
            return
        if token.end > start and _is_unit_end(head) and (last or _level_ends(run, position, text)):
            yield Found(start, token.end, "organization", ("OrganizationalUnit",))
            start = token.end


def _is_unit_end(head: str) -> bool:
    if head in words("organizations", "ja", "unit", "not") or len(head) < 3:
        return False
    if re.search(r"(?:会議|会見|応接|実験|集会|控|教|病|居|倉庫)室$|サービス部$", head):
        return False
    return any(head.endswith(end) for end in _unit_ends())


def _level_ends(run: list[Token], position: int, text: str) -> bool:
    """A level ends at 本部 or 局 when another level of some length follows."""
    token, rest = run[position], text[run[position].end : run[-1].end]
    if token.surface not in ("本部", "局", "部", "室", "事業部") or len(rest) < 3:
        return False
    if run[position + 1].surface in ("長", "室", "国際", "付"):
        return False
    return _unit_of(rest)


def _classified(name: str, start: int) -> Found | None:
    """What kind of thing the name ends or begins to be, if any."""
    if _NOT_A_HEAD.search(name) or name in _prefixes():
        return None
    for form, kind in _prefixes().items():
        if name.startswith(form) and len(name) > len(form) + 1:
            types = (kind,) if kind else ()
            return Found(start, start + len(name), "organization", _with_suffix(name, types))
    for suffix in sorted(_suffixes(), key=len, reverse=True):
        if not name.endswith(suffix) or len(name) <= len(suffix):
            continue
        if suffix in ("市", "県", "府", "都", "省", "庁", "社"):
            return _public(name, suffix, start)
        if len(name) - len(suffix) < 2 or (suffix == "病院" and not _HOSPITAL.search(name)):
            return None
        kind = _suffixes()[suffix]
        return Found(start, start + len(name), "organization", (kind,) if kind else ())
    return _place_to_be(name, start)


def _place_to_be(name: str, start: int) -> Found | None:
    """A facility or cluster; one made of common words only must be long, or it is a common noun."""
    proper = any(t.is_place or "固有名詞" in t.pos for t in tokens(name)) or re.search(
        r"[A-Za-z]", name
    )
    for end in sorted(table("organizations")["facility"]["ja"]["ends"], key=len, reverse=True):
        if name.endswith(end) and len(name) - len(end) >= 2 and (proper or len(name) >= 10):
            return Found(start, start + len(name), "facility", ("Facility",))
    for end in words("organizations", "cluster", "ja"):
        if name.endswith(end) and len(name) - len(end) >= 3 and proper:
            return Found(start, start + len(name), "cluster", ("Cluster",))
    return None


def _with_suffix(name: str, types: tuple[str, ...]) -> tuple[str, ...]:
    for suffix in sorted(_suffixes(), key=len, reverse=True):
        if name.endswith(suffix) and _suffixes()[suffix]:
            return tuple(dict.fromkeys((*types, _suffixes()[suffix])))
    return types


def _public(name: str, suffix: str, start: int) -> Found | None:
    if suffix == "社":
        return None
    if suffix in ("省", "庁"):
        if len(name) < 3:
            return None
        return Found(start, start + len(name), "organization", ("PublicBody",))
    first = tokens(name)[0]
    if not _is_named_place(name) and not ("人名" in first.pos and first.end == len(name) - 1):
        return None
    if inside := re.match(r"[一-龥]{2,3}[都道府県](?=[一-龥ヶ]{1,5}[市]$)", name):
        return Found(start + inside.end(), start + len(name), "organization", ("PublicBody",))
    if len(name) > 6:
        return None
    return Found(start, start + len(name), "organization", ("PublicBody",))
