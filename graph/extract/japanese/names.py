"""Names of organisations, clusters, facilities and places in Japanese text.

A name is a run of nominal tokens that ends in a word for a kind of
organisation (財団, 大学, 市 …) or begins with a legal form (公益財団法人 …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.japanese.examples import exemplified_names
from graph.extract.japanese.foreign_names import foreign_names
from graph.extract.japanese.kanji_names import (
    HONORIFIC,
    KANJI,
    KATAKANA_NAME,
    LATIN_NAME,
    full_name,
)
from graph.extract.japanese.legal_names import legal_names
from graph.extract.japanese.municipalities import ASSEMBLY, municipalities
from graph.extract.japanese.name_kinds import (
    KIND_BEFORE,
    classified,
    prefixes,
    unit_of,
    units,
)
from graph.extract.japanese.roles import japanese_heads
from graph.extract.mentions import Found
from graph.extract.nominal_runs import countries, nominal_runs, without_roles
from graph.extract.tokens import Token, tokens

_LATIN_NAME = r"[A-Za-zÀ-ÿ][A-Za-z0-9À-ÿ^&'’-]*(?:[ .][A-Z0-9][A-Za-z0-9À-ÿ^&'’-]*)*"
_LEGAL_LATIN = re.compile(
    rf"{_LATIN_NAME}(?:, ?| )(?:Inc\.?|Ltd\.?|LLC|g?GmbH|AG|Corp\.?|Co\., ?Ltd\.?|plc"
    rf"|S\.A\.|e\. ?V\.|B\.V\.|N\.V\.|Oy|S\.r\.l\.)(?![A-Za-z0-9])"
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
# オレゴン・ニューロ・ガレージ(ONG): an acronym in brackets shows a foreign name to be a body's.
_ACRONYMED = re.compile(
    r"(?P<name>[ァ-ヶー]+(?:・[ァ-ヶー]+)+)[」』]?(?:\((?:略称[::]?|通称)?|、略して|、略称|、(?:私ども[はが])?(?=[A-Z]+と呼))"
    r"(?P<acronym>[A-Z][A-Za-z]{1,8}[A-Z])(?=[)、,]|と呼)"
)
# 青葉バイオ回廊(以下「回廊」)は: what is given a short name and acts is a body.
_DEFINED = re.compile(
    r"\((?:[^()]|\([^()]*\))*以下、?(?:単に)?(?:「(?!本|[^」]*(?:協定|覚書|契約|事業|計画|制度|法))[^」]{1,20}」"
    r"|[A-Z][A-Za-z-]{1,14}(?=[、)]))[^()]*\)"
    r"(?=[とはがも、]|及び|および|並びに|ならびに)"
)
_NO_BODY = re.compile(
    r"(?:協定書?|覚書|契約書?|合意書?|事業|計画|制度|法|条例|施設|システム|プロジェクト|プログラム|技術|指針|基準|疾患|細胞"
    r"|製品|データ|病|薬|剤|年度|地区|地域|会場|大会|総会|講演会|分科会|部会|セッション|シンポジウム|セミナー)$"
)
# ローザンヌ・ニューロ・ハブ: a foreign name that ends in a word for a group of bodies.
_GROUP = re.compile(
    r"(?<![ァ-ヶー・])(?:[一-龥]{1,4}の?[一-龥]{0,3})?[ァ-ヶー]+(?:・[ァ-ヶー]+)*・(?:[ァ-ヶー]*(?:ハブ|ネットワーク|アライアンス"
    r"|イニシアチブ|イニシアティブ|カウンシル|アソシエーション|ファウンデーション|インスティテュート|パートナーズ|コンソーシアム))"
    r"(?![ァ-ヶー・])"
)
_ACRONYM = re.compile(r"[」』]?\((?:略称[::]?|通称)?[A-Z]{2,8}[)、,]")
# なぎさ医療機器組合: a name that begins in hiragana.
_HIRAGANA = re.compile(
    r"(?:(?<=[、。「(の ])|^)(?!の)[ぁ-ん]{2,5}[一-龥ァ-ヶー]{2,14}"
    r"(?:組合|公社|財団|機構|協会|連盟|大学|病院|研究所|協議会|会議所)(?![一-龥])"
)
# 東北大, 東北大病院: how newspapers shorten universities.
_SHORT_UNIVERSITY = re.compile(
    r"(?<![一-龥])[一-龥]{2,4}(?<![最巨拡重多偉絶広莫過増長])大(?:病院(?!長)|病院(?=の))?(?=[とのはがにも、・)]|病院|学長|教授|$)"
)
_ADDRESS = re.compile(
    r"(?:[一-龥]{2,3}[都道府県])?(?:[一-龥ヶ]{1,5}[市郡])?(?:[一-龥]{1,4}[区町村])?[一-龥ァ-ヶ]{1,8}\d+(?:丁目|番地|番|号|-\d)"
)


def japanese_names(text: str) -> Iterator[Found]:
    """Names by their form alone; the caller resolves overlaps with known names."""
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    parts = [part for run in nominal_runs(text) for part in without_roles(run, text)]
    for part in parts:
        for found in _names_in(text, part):
            if not any(a <= found.start < b for a, b in addresses):
                yield found
    yield from legal_names(text)
    yield from foreign_names(text)
    yield from exemplified_names(text)
    yield from _by_pattern(text)
    yield from municipalities(text)


def _by_pattern(text: str) -> Iterator[Found]:
    for match in _LEGAL_LATIN.finditer(text):
        yield Found(*match.span(), "organization", ("Company",))
    for pattern in (_EXPLAINED, _QUOTED):
        for match in pattern.finditer(text):
            yield Found(*match.span("name"), "organization", ())
    for match in _COMPANY.finditer(text) if "社" in text else ():
        yield Found(*match.span(), "organization", ("Company",))
    for match in _SHORT_UNIVERSITY.finditer(text) if "大" in text else ():
        if "固有名詞" in tokens(match.group())[0].pos:
            types = ("ResearchInstitute",) if match.group().endswith("病院") else ("University",)
            yield Found(*match.span(), "organization", types)
    for match in _DEFINED.finditer(text) if "以下" in text else ():
        if named := _named_at(text, match.start(), 4):
            yield named
    for match in _officered().finditer(text) if "(" in text else ():
        if named := _named_at(text, match.start(), 3):
            yield named
    for match in _led().finditer(text) if "の" in text else ():
        named = _named_at(text, match.start(), 3)
        pointing = named and text[named.start - 1 : named.start] in _POINTING
        if named and not pointing and _may_lead(text[named.start : named.end], match["office"]):
            yield named
    for match in _ACRONYMED.finditer(text):
        yield Found(*match.span("name"), "organization", ())
    for match in _GROUP.finditer(text) if "・" in text else ():
        yield Found(*match.span(), "organization", ())
    for match in _HIRAGANA.finditer(text):
        first = next((t for t in tokens(text) if t.start == match.start()), None)
        if first is not None and first.pos.startswith("名詞") and "副詞可能" not in first.pos:
            found = classified(match.group(), match.start())
            if found is not None:
                yield found
    for match in _SCHOOL.finditer(text):
        yield Found(*match.span(), "organization", ())


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


@cache
def _led() -> re.Pattern[str]:
    """Behind a body: の, a person and an office."""
    name = rf"(?:{KANJI}{{3,5}}|{KANJI}{{1,4}} {KANJI}{{1,3}} ?|{KATAKANA_NAME} ?|{LATIN_NAME} ?)"
    before = "(?:代表|専務|常務|副|統括|最高)?"
    return re.compile(rf"の(?={name}(?P<office>{before}(?:{japanese_heads()}))(?![一-龥ァ-ヶー]))")


def _may_lead(name: str, office: str) -> bool:
    """ノルドビオムの…代表, 港生医所の…所長: a coined name, or one that tells the kind of office."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9&.' -]+", name):
        return True
    run = tokens(name)
    if re.fullmatch(r"[ァ-ヶー・]{4,}", name):
        return any(not t.known for t in run) and not any(t.is_place for t in run)
    proper = len(name) >= 3 and len(run) > 1
    return proper and ((office.endswith("長") and office[-2:-1] == name[-1]) or _told(name, office))


def _told(name: str, office: str) -> bool:
    return (name.endswith("銀") and office.endswith("頭取")) or name.endswith("拠点")


def _named_at(text: str, end: int, least: int) -> Found | None:
    """The body whose name ends right before what explains it in brackets."""
    run = next((r for r in nominal_runs(text[:end]) if r[-1].end == end), [])
    run = _trimmed(run, text) if run else []
    if not run:
        return None
    abroad = len(run) > 1 and run[0].surface in countries()
    begin = run[abroad].start
    kind = KIND_BEFORE.match(text, begin, end) or _KIND_AND_LATIN.match(text, begin, end)
    start = kind.end() if kind else begin
    latin = _LATIN_WORDS_LAST.search(text, 0, start) if text[start].isascii() else None
    start = latin.start() if latin else start
    name = text[start:end]
    person = full_name(run) == len(run) or re.fullmatch(KATAKANA_NAME, name)
    company = _COMPANY_SEAT.match(text, end) is not None
    person = person or _HONOURED_LAST.search(name)
    if len(name) < least or person or name.isdigit() or (_NO_BODY.search(name) and not company):
        return None
    governs = re.fullmatch(r"[一-龥ヶ]{2,5}[市町村]", name) is not None
    return Found(start, end, "organization", ("PublicBody",) * governs)


_HONOURED_LAST = re.compile(rf"{HONORIFIC}$")
_COMPANY_SEAT = re.compile(r"\((?:本社|本店|代表取締役)")
_KIND_AND_LATIN = re.compile(r"[一-龥ァ-ヶー]+(?:団体|機関|組織|会社|公社|クラスター)(?=[A-Z])")
_LATIN_WORDS_LAST = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-zÀ-ÿ0-9'&^-]* )+$")


#: 湖北義塾長: a school by the title of its head.
_SCHOOL = re.compile(r"(?<![一-龥])[一-龥]{2,3}義塾(?=長|(?![一-龥]))")


#: 北浜コンベンションセンター(KCC)で開かれた: where something takes place.
_HELD = re.compile(r"(?:で|において|にて)(?:[開行催]|実施|締結|調印|、)")


#: 立会人(一財)北浜機構: the label of a line touches the name.
_LABEL_BEFORE = re.compile(
    r"(?:立会人|立会者|署名者|出席者|来賓|主催者?|共催|後援|協力)(?=\()"
    r"|問い?合わ?せ先?(?=[A-Za-zァ-ヶ一-龥])"
)


def _names_in(text: str, run: list[Token]) -> Iterator[Found]:
    run = _trimmed(run, text)
    if not run:
        return
    whole = text[run[0].start : run[-1].end]
    if whole.startswith(_GENERIC) and not (run[0].surface in _OF_A_UNIT and unit_of(whole)):
        return
    start, end = run[0].start, run[-1].end
    if label := _LABEL_BEFORE.match(text, start, end) or KIND_BEFORE.match(text, start, end):
        run = [t for t in run if t.start >= label.end()]
        start = label.end()
    if not run:
        return
    surface = text[start:end]
    for piece_start, piece_end in _split(run, text):
        found = classified(text[piece_start:piece_end], piece_start)
        # The paper of a city's assembly speaks of the city.
        if found is not None and not ASSEMBLY.match(text, found.start):
            acts = found.category != "organization" and _ACRONYM.match(text, found.end)
            held = acts and _HELD.match(text, text.find(")", acts.start()) + 1)
            yield found._replace(category="organization", types=()) if acts and not held else found
    if unit_of(surface):
        # 三浦健司産業部次長: the name of an officer touches the unit.
        named = run[full_name(run) :]
        yield from units(named if named and unit_of(text[named[0].start : end]) else run, text)


def _trimmed(run: list[Token], text: str) -> list[Token]:
    """The run without words that are never part of a name at its ends."""
    skip, stop = 0, len(run)
    while skip < stop:
        token = run[skip]
        if token.surface in "年月日" and text[token.start - 1 : token.start].isdigit():
            skip += 1
            continue
        number = token.surface.isascii() and token.pos.startswith("名詞-数詞")
        seated = token.surface == "在" and any(t.surface in ("館", "代表部") for t in run)
        vague = token.surface in _VAGUE or token.surface in _POINTING or number
        vague = vague and not seated
        formal = text.startswith(tuple(prefixes()), token.start)
        if token.surface == "・":
            skip += 1
            continue
        whole = token.surface in _OF_A_UNIT and unit_of(text[token.start : run[-1].end])
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


#: Prefixes that point to a thing or say when it was one; 光, 総 and 駐 are parts of names.
_POINTING = frozenset("同当本各両全諸他約計満前元現旧故貴弊在")
#: 海外展開グループ: what a unit is for.
_OF_A_UNIT = frozenset(["海外", "国内", "企業", "自治体", "広報"])

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


_GOVERNED = ("市", "県", "府", "都")
#: 経済産業省東北経済産業局: the branch of a ministry is named with it.
_BRANCH = re.compile(r"(?:北海道|東北|関東|中部|北陸|近畿|中国|四国|九州|沖縄)[一-龥]{2,6}局")


def _split(run: list[Token], text: str) -> Iterator[tuple[int, int]]:
    """Where one run holds several names side by side, the pieces.

    A prefecture, city or ministry followed by one of its parts (神奈川県政策局)
    ends a name; so does an embracing comma-less list joined by 及び.
    """
    start = run[0].start
    for position, token in enumerate(run[:-1]):
        after = text[token.end : run[-1].end]
        beside = start > run[0].start and run[position - 1].surface.isascii()
        if token.surface == "・" and (beside or run[position - 1].surface in _GOVERNED):
            # 霧島県・北浜市・薬業連合会: a prefecture, a city and others side by side.
            yield start, run[position - 1].end
            start = token.end
        if (
            token.surface in ("市", "県", "府", "省", "庁", "都")
            and position > 0
            and (unit_of(after) or (token.surface in _GOVERNED and after[0] <= "z"))
            and token.start > start
            and not (token.surface == "省" and (_BRANCH.match(after) or "地名-国" in run[0].pos))
        ):
            yield start, token.end
            start = token.end
    yield start, run[-1].end
