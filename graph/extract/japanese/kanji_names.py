"""Names of people in Japanese text: where one begins or ends beside a role.

福田紀彦, 福田 紀彦, 三田村 さゆり, 高瀬ウィリアム, ヨハネス・フルハーフ, Ralf Huss. A name needs
a family name that the dictionary knows, or a form that only names have: two
short groups with a space between them, katakana with a middle dot, an
honorific.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from graph.extract.tokens import Token, tokens
from graph.lexicon.alternatives import any_of
from graph.patterns import regex

KANJI = r"(?:[一-龥々ヶ髙﨑]|(?<=[一-龥])ノ(?=[一-龥]))"
HONORIFIC = r"(?:氏|さん|様|殿|先生|博士|女史)"
_LATIN_WORD = r"(?:[A-ZÀ-ÝĀ-Ž][A-Za-z'’À-ɏ-]+|[A-Z]\.(?:[A-Z]\.)*)"
LATIN_NAME = rf"{_LATIN_WORD}(?: (?:van|von|de|der|{_LATIN_WORD}))* [A-ZÀ-ÝĀ-Ž][A-Za-z'’À-ɏ-]+"
KATAKANA_NAME = r"[ァ-ヶー]+(?:[・=＝](?:[ァ-ヶー]+|[A-Z]))*[・=＝][ァ-ヶー]+"
_GIVEN = rf"(?:(?:(?!氏){KANJI}){{1,3}}|[ぁ-ん]{{2,4}}|[ァ-ヶー]{{2,8}}|{KANJI}[ぁ-ん]{{1,2}})"
_MIXED = rf"{KATAKANA_NAME} (?!氏|印){KANJI}{{1,4}}"
_LATIN_FAMILY = rf"{_LATIN_WORD}(?: {_LATIN_WORD})? ?(?P<family>(?!氏){KANJI}{{2,3}})"
_INITIAL = r"[A-Z]\.[ァ-ヶー]{2,8}"
#: In a list that is set in columns a short name has a wide gap: 森  健.
_GAP = rf"(?: |(?<=[ \t]{KANJI})\t)"
_SPACED = rf"(?P<family>{KANJI}{{1,4}}|[ァ-ヶー]{{2,8}}){_GAP}(?P<given>{_GIVEN})"
_END = rf"(?={HONORIFIC}|印|[ 、。,()」』・/\t]|[ぁ-ん]|$)"
_TITLES = regex(r"(?:(?:Prof|Dr|Mr|Mrs|Ms|PD|h\.c|med|rer|nat)\.? ?)+")


class Named(NamedTuple):
    """A name in a text, with the academic titles before it."""

    start: int
    end: int
    titles: str = ""


_LATIN_AND_FAMILY = regex(_LATIN_FAMILY + _END)
_LATIN = regex(LATIN_NAME)
_KATAKANA = regex(KATAKANA_NAME)
_OTHERS = tuple(regex(shape + _END) for shape in (_MIXED, _INITIAL))


def name_at(text: str, start: int, not_a_name: re.Pattern[str]) -> Named | None:
    """The name that begins at ``start``; ``not_a_name`` matches what roles look like."""
    titles = _TITLES.match(text, start)
    begin = titles.end() if titles else start
    both = _LATIN_AND_FAMILY.match(text, begin)
    if both and tokens(both["family"])[0].is_family and not not_a_name.search(both.group()):
        return Named(*both.span())
    latin = _LATIN.match(text, begin)
    if latin and not not_a_name.match(latin.group()):
        return Named(*latin.span(), titles.group().strip() if titles else "")
    for pattern in _OTHERS:
        match = pattern.match(text, start)
        if match and not not_a_name.search(match.group()):
            return Named(*match.span())
    katakana = _KATAKANA.match(text, start)
    unit = katakana and _UNIT_BEHIND.match(text, katakana.end())
    if katakana and not unit and _is_personal(katakana.group()):
        return Named(*katakana.span())
    end = _kanji_end(text, start, not_a_name)
    if end is not None and end - start in (2, 3) and _ONE_MORE.match(text, end):
        end += 1
    return Named(start, end) if end else None


#: プロジェクト・サポート室: a part of a body.
_UNIT_BEHIND = regex(r"[室部課局係班](?!長)|本部|グループ|チーム|センター")
_LAST = tuple(regex(rf"{shape}$") for shape in (_MIXED, _INITIAL, KATAKANA_NAME, LATIN_NAME))
_SINGLE = regex(r"(?:の|、|と|は|が|「|州 |国 )(?P<name>[ァ-ヶー]{2,8})$")


#: 蔡晃基): a last character of a name that the dictionary has in another.
_ONE_MORE = regex(r"[一-龥](?<![氏様殿印他等両長])(?=[)、。])")


def name_before(head: str) -> Named | None:
    """The name that ``head`` ends with."""
    head = head.rstrip(" \t・")
    for pattern in _LAST:
        match = pattern.search(head)
        if match and _is_personal(match.group()):
            return Named(*match.span())
    single = _SINGLE.search(head)
    if single is not None:
        run = tokens(single["name"])
        if any(t.is_person or not t.known for t in run):
            return Named(single.start("name"), len(head))
    found = _kanji_before(head)
    return None if found and re.search(r"[市県府省庁]$", head[found.start : found.end]) else found


#: Last parts of katakana names that name bodies and places, not people.
_NOT_FAMILY = frozenset(
    [
        "ハブ",
        "センター",
        "クラスター",
        "パーク",
        "ラボ",
        "ラボズ",
        "ネットワーク",
        "バレー",
        "アレー",
        "ジャパン",
        "グループ",
        "カンパニー",
        "ファーマ",
        "バイオ",
        "テック",
        "フォーラム",
        "パートナーズ",
        "キャンパス",
        "ベース",
        "コンソーシアム",
        "ホールディングス",
        "サイエンス",
        "サイエンシズ",
        "ヘッドクオーター",
    ]
)


def _is_personal(name: str) -> bool:
    """False for katakana like ローザンヌ・ニューロ・ハブ."""
    return re.split(r"[・=＝ ]", name)[-1] not in _NOT_FAMILY


def is_family_name(text: str) -> bool:
    """Whether the dictionary knows ``text`` as (the beginning of) a person's name."""
    run = tokens(text)
    return bool(run) and (run[0].is_person or run[0].is_place) and len(text) <= 4


_SPACED_NAME = regex(_SPACED + _END)
_HONOURED = regex(rf"{KANJI}{{2,5}}(?={HONORIFIC})")


def _kanji_end(text: str, start: int, not_a_name: re.Pattern[str]) -> int | None:
    spaced = _SPACED_NAME.match(text, start)
    if spaced and _plausible(spaced["family"], spaced["given"]):
        roles = (not_a_name.search(spaced["family"]), not_a_name.fullmatch(spaced["given"]))
        return None if any(roles) else spaced.end()
    honoured = _HONOURED.match(text, start)
    if honoured:
        return honoured.end()
    run = [t for t in tokens(text) if t.start >= start]
    if not run or run[0].start != start:
        return None
    if not run[0].is_person and not (run[0].is_place and len(run[0].surface) <= 3):
        return None
    return _given_end(text, run, not_a_name)


_NAME_ENDS = regex(rf" ?(?:{HONORIFIC}|印|[ 、。,()」』/\t]|[へまよ]|$)")
_GIVEN_NAME = regex(rf" ?(?:{KANJI}{{1,2}}|[ァ-ヶー]{{2,8}}){_END}")
_HONORIFIC_FIRST = regex(rf" ?{HONORIFIC}")


def _given_end(text: str, run: list[Token], not_a_name: re.Pattern[str]) -> int | None:
    first = run[0]
    if len(run) == 1:
        return first.end if first.is_person else None
    second = run[1] if run[1].surface != " " else (run[2] if len(run) > 2 else run[1])
    if second.is_given or (second.is_person and second.pos != first.pos):
        return second.end
    given = _GIVEN_NAME.match(text, first.end)
    whole = given and not _HONORIFIC_FIRST.match(given.group())
    if given and whole and first.is_family and not not_a_name.match(given.group().strip()):
        return None if given.group() in ("市", "県", "府") else given.end()
    alone = _NAME_ENDS.match(text[first.end :])
    return first.end if alone and first.is_family else None


_NO_GIVEN_NAME = regex(rf"印|{HONORIFIC}")


_NO_FAMILY = regex(r"(?:[委職議]員|出席者|財団|機構|協会|大学|[県市府省庁局課部室係班])$")


def _plausible(family: str, given: str) -> bool:
    if re.match(r"[へはがのをにとで]", given) or _NO_GIVEN_NAME.fullmatch(given):
        return False
    if _NO_FAMILY.search(family) and not (len(own := tokens(family)) == 1 and own[0].is_family):
        return False  # 霧島県 三浦知事, 出席委員 三浦委員長
    run = tokens(f"{family} {given}")
    nouns = all(t.known and t.pos.startswith("名詞-普通名詞") for t in run if t.surface != " ")
    if nouns and len(family) == 2 == len(given):
        return False
    if any(t.is_person for t in run):
        return not re.search(r"[市県部課室局]$", given)
    return (
        len(family) <= 3
        and len(given) <= 3
        and not re.search(r"[市県部課室局年月日者員]", family + given)
    )


_SPACED_LAST = regex(rf"(?:^|[^一-龥々ァ-ヶー]){_SPACED}$")
_MIXED_LAST = regex(rf"({KANJI}{{1,3}})(?:[ァ-ヶー]{{2,8}}|[ぁ-ん]{{2,4}})$")


def _kanji_before(head: str) -> Named | None:
    run = list(tokens(head))
    if not run:
        return None
    spaced = _SPACED_LAST.search(head)
    if spaced and _plausible(spaced["family"], spaced["given"]):
        return Named(_family_start(run, *spaced.span("family")), len(head))
    mixed = _MIXED_LAST.search(head)
    if mixed:
        family = [t for t in run if t.start >= mixed.start(1) and t.is_family]
        if family and family[0].end == mixed.end(1):
            return Named(family[0].start, len(head))
    return _by_tokens(head, run)


_SHORT_LAST = regex(rf"(?:^|[、。のと「(は]|から){KANJI}{{3,5}}$")
_WHOLE_LAST = regex(rf"(?:^|[の、。「(はがと ]){KANJI}{{3,5}}$")


#: What a name in a sentence may follow.
_BEFORE_NAME = ("の", "、", "「", "(", "と", "から", "は", "が", "も", "て", "。")


def _by_tokens(head: str, run: list[Token]) -> Named | None:
    last = run[-1]
    if (alone := _whole_run(head, run)) is not None:
        return alone
    for position in range(max(0, len(run) - 4), len(run) - 1):
        first = run[position]
        begins = first.is_family or head[: first.start].endswith(_BEFORE_NAME)
        if begins and full_name(run[position:]) == len(run) - position:
            return Named(first.start, last.end)
    if last.is_given and len(run) > 1:
        before = run[-2] if run[-2].surface != " " else run[-3]
        whole = _WHOLE_LAST.search(head)
        if whole and before.surface[0] >= "一" and len(last.surface) >= 2:
            start = whole.start() + (head[whole.start()] in "の、。「(はがと ")
            if start >= before.start - 2:
                return Named(start, last.end)
        if before.is_family or before.is_person or before.is_place:
            return Named(before.start, last.end)
    if last.is_family:
        return Named(last.start, last.end)
    short = _SHORT_LAST.search(head)
    if short and len(run) > 1 and (run[-2].is_family or run[-2].is_person):
        return Named(run[-2].start, last.end)
    return None


#: Chinese and Korean family names of one character that stand before a given name of two.
_ABROAD = frozenset(
    "王李張劉陳楊黄趙周呉徐孫朱馬胡郭何梁鄭羅宋謝唐韓曹許鄧蕭馮曾程蔡彭潘袁董余蘇葉呂魏蔣杜丁沈姜范傅鐘盧汪戴崔任陸"
    "廖姚方夏譚韋賈鄒熊孟秦閻薛侯雷段郝孔邵史顧頼賀厳尹銭施洪龔朴申権安柳全高曺具禹呂"
)
_ALONE = regex(rf"(?:^|{any_of(_BEFORE_NAME)})(?P<name>{KANJI}{{3,5}})$")


def full_name(run: Sequence[Token]) -> int:
    """How many tokens ``run`` begins with that are a family and a given name; 0 if none.

    Whatever stands behind them may touch them: 三浦健司北浜協会, 三浦健司健康医療部.
    """
    if len(run) < 2 or not re.match(KANJI, run[0].surface):
        return 0
    first, second = run[0], run[1]
    if first.surface in _ABROAD:
        taken = 1 if len(second.surface) == 2 else 2
        given = "".join(t.surface for t in run[1 : 1 + taken])
        before_place = first.is_place and any(t.is_place for t in run[2:3])
        known = first.is_family or second.is_given or taken == 2 or before_place
        return 1 + taken if known and re.fullmatch(rf"{KANJI}{{2}}", given) else 0
    family = 1 if first.is_family or (first.is_place and len(first.surface) == 2) else 0
    if not family and len(first.surface) == 1 and second.is_family:
        if len(second.surface) > 1 and _OF_A_BODY.search(first.surface):
            return 0
        family = 2  # 生嶋: the dictionary has the end of the name only
    names = list(takewhile(lambda t: t.is_given, run[family:])) if family else []
    sure = names and (first.is_family or len(names[0].surface) > 1)
    return family + len(names) if sure else 0


_OF_A_BODY = regex(r"[都道府県市区町村州国省庁局部課室係院校所会社大学館署店団園場港駅]$")


def _whole_run(head: str, run: list[Token]) -> Named | None:
    """の五十嵐立海: kanji between a particle and an office that begin with a family name."""
    match = _ALONE.search(head)
    if match is None:
        return None
    name = match["name"]
    first = next((t for t in run if t.start == match.start("name")), None)
    if len(name) == 3 and name[0] in _ABROAD and first is not None and len(first.surface) == 1:
        return Named(match.start("name"), len(head))
    single = [t for t in run if t.start >= match.start("name")]
    if match.start("name") and all(len(t.surface) == 1 for t in single):
        # の中釜丈 before an office: no word of the dictionary has more than one character.
        return None if _OF_A_BODY.search(head) else Named(match.start("name"), len(head))
    if first is None or first.end == len(head):
        return None
    # Many a family name is a place's, too: 荒川.
    local = first.is_place and first.end - first.start == 2
    if not first.is_family and (not local or _OF_A_BODY.search(head)):
        return None
    given = [t for t in run if t.start >= first.end]
    names = all(len(t.surface) == 1 or t.is_person or t.is_proper for t in given)
    return Named(first.start, len(head)) if names and len(head) - first.end <= 3 else None


def _family_start(run: list[Token], start: int, end: int) -> int:
    """Where the family name begins when other words touch it."""
    return next((t.start for t in run if start <= t.start < end and t.is_family), start)
