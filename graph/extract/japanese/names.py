"""Names of organisations, clusters, facilities and places in Japanese text.

A name is a run of nominal tokens that ends in a word for a kind of
organisation (財団, 大学, 市 …) or begins with a legal form (公益財団法人 …).
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.extract.japanese.examples import exemplified_names
from graph.extract.japanese.foreign_names import foreign_names
from graph.extract.japanese.kanji_names import full_name
from graph.extract.japanese.legal_names import legal_names
from graph.extract.japanese.municipalities import ASSEMBLY, municipalities
from graph.extract.japanese.name_kinds import (
    KIND_BEFORE,
    classified,
    is_body_end,
    unit_of,
    units,
)
from graph.extract.japanese.shown import shown_names
from graph.extract.mentions import Found
from graph.extract.nominal_runs import OF_A_UNIT, nominal_runs, trimmed, without_roles
from graph.extract.tokens import Token, tokens
from graph.patterns import regex

_LATIN_NAME = r"[A-Za-zÀ-ÿ][A-Za-z0-9À-ÿ^&'’-]*(?:[ .][A-Z0-9][A-Za-z0-9À-ÿ^&'’-]*)*"
_LEGAL_LATIN = regex(
    rf"{_LATIN_NAME}(?:, ?| )(?:Inc\.?|Ltd\.?|LLC|g?GmbH|AG|Corp\.?|Co\., ?Ltd\.?|plc"
    rf"|S\.A\.|e\. ?V\.|B\.V\.|N\.V\.|Oy|S\.r\.l\.)(?![A-Za-z0-9])"
)
# A name that a parenthesis explains: BIOCOM(米国サンディエゴのライフサイエンス団体).
_EXPLAINED = regex(
    rf"(?P<name>{_LATIN_NAME}|[ァ-ヶー・]{{3,}})\([^()]{{0,60}}(?:団体|企業|組織|協会|機関|会社|法人|連合体)[)、]"
)
# A name in quotation marks that the words before it call an organisation.
_QUOTED = regex(
    r"(?:団体|連合体|組織|企業|協会|機関|会社|法人|コンソーシアム|社)(?:の|である)?「(?P<name>[^「」]{2,40})」"
)
_COMPANY = regex(rf"(?P<name>{_LATIN_NAME}|[ァ-ヶー・]{{3,}})(?:\([^()]{{1,20}}\))?社(?![一-龥])")
# オレゴン・ニューロ・ガレージ(ONG): an acronym in brackets shows a foreign name to be a body's.
_ACRONYMED = regex(
    r"(?P<name>[ァ-ヶー]+(?:・[ァ-ヶー]+)+)[」』]?(?:\((?:略称[::]?|通称)?|、略して|、略称|、(?:私ども[はが])?(?=[A-Z]+と呼))"
    r"(?P<acronym>[A-Z][A-Za-z]{1,8}[A-Z])(?=[)、,]|と呼)"
)
# ローザンヌ・ニューロ・ハブ: a foreign name that ends in a word for a group of bodies.
_GROUP = regex(
    r"(?<![ァ-ヶー・])(?:[一-龥]{1,4}の?[一-龥]{0,3})?[ァ-ヶー]+(?:・[ァ-ヶー]+)*・(?:[ァ-ヶー]*(?:ハブ|ネットワーク|アライアンス"
    r"|イニシアチブ|イニシアティブ|カウンシル|アソシエーション|ファウンデーション|インスティテュート|パートナーズ|コンソーシアム))"
    r"(?![ァ-ヶー・])"
)
_ACRONYM = regex(r"[」』]?\((?:略称[::]?|通称)?[A-Z]{2,8}[)、,]")
# なぎさ医療機器組合: a name that begins in hiragana.
_HIRAGANA = regex(
    r"(?:(?<=[、。「( ])|(?<=(?<![こそあど])の)|^)(?!の)[ぁ-ん]{2,5}[一-龥ァ-ヶー]{2,14}"
    r"(?:組合|公社|財団|機構|協会|連盟|大学|病院|研究所|協議会|会議所)(?![一-龥])"
)
# 東北大, 東北大病院: how newspapers shorten universities.
_SHORT_UNIVERSITY = regex(
    r"(?<![一-龥])[一-龥]{2,4}(?<![最巨拡重多偉絶広莫過増長])大(?:病院(?!長)|病院(?=の))?(?=[とのはがにも、・)]|病院|学長|教授|$)"
)
_ADDRESS = regex(
    r"(?:[一-龥]{2,3}[都道府県])?(?:[一-龥ヶ]{1,5}[市郡])?(?:[一-龥]{1,4}[区町村])?[一-龥ァ-ヶ]{1,8}\d+(?:丁目|番地|番|号|-\d)"
)


def japanese_names(text: str) -> Iterator[Found]:
    """Names by their form alone; the caller resolves overlaps with known names."""
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    runs = list(nominal_runs(text))
    parts = [part for run in runs for part in without_roles(run, text)]
    for part in parts:
        for found in _names_in(text, part):
            if not any(a <= found.start < b for a, b in addresses):
                yield found
    yield from legal_names(text)
    yield from foreign_names(text)
    yield from exemplified_names(text)
    yield from _by_pattern(text)
    yield from shown_names(text, runs)
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


#: 湖北義塾長: a school by the title of its head.
_SCHOOL = regex(r"(?<![一-龥])[一-龥]{2,3}義塾(?=長|(?![一-龥]))")


#: 北浜コンベンションセンター(KCC)で開かれた: where something takes place.
_HELD = regex(r"(?:で|において|にて)(?:[開行催]|実施|締結|調印|、)")


#: 立会人(一財)北浜機構: the label of a line touches the name.
_LABEL_BEFORE = regex(
    r"(?:立会人|立会者|署名者|出席者|来賓|主催者?|共催|後援|協力)(?=\()"
    r"|問い?合わ?せ先?(?=[A-Za-zァ-ヶ一-龥])"
)


def _names_in(text: str, run: list[Token]) -> Iterator[Found]:
    run = trimmed(run, text)
    if not run:
        return
    whole = text[run[0].start : run[-1].end]
    if whole.startswith(_GENERIC) and not (run[0].surface in OF_A_UNIT and unit_of(whole)):
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


_GENERIC = ("市内", "県内", "府内", "都内", "区内", "国内", "海外", "多数", "民間", "大手", "地元")


def _are_bodies(one: str, other: str) -> bool:
    """青葉大学・北浜市: two names, and no field of work in one."""
    return (
        len(one) >= 4
        and is_body_end(one)
        and (is_body_end(other) or other.endswith((*_GOVERNED, "センター")))
    )


_GOVERNED = ("市", "県", "府", "都")
#: 経済産業省東北経済産業局: the branch of a ministry is named with it.
_BRANCH = regex(r"(?:北海道|東北|関東|中部|北陸|近畿|中国|四国|九州|沖縄)[一-龥]{2,6}局")


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
        elif token.surface == "・" and _are_bodies(text[start : token.start], after):
            yield start, token.start
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
