"""What a figure in a Japanese sentence counts: the words that name it.

Japanese puts them before the number (ベンチャー企業を6社, 参加者:約200人), behind it
(約850人の視察, 12,000人が来訪) or, where a line is little more than its figure, into the
heading above.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.extract.observations.headers import measure_word, says
from graph.extract.observations.periods import PeriodMention, find_periods
from graph.lexicon import table
from graph.patterns import regex
from graph.quantities import Quantity

#: A noun phrase ends before these.
_PARTICLE = regex(
    r"(?:にわたって|にわたり|により|による(?!支援)|のために|として|について|から|まで|より|では|には|とは|との間"
    r"|[をがはへも]|(?<![なこひとも])で(?![あのき])|に(?!対|関|係|おけ|向け|よる))"
)
_DOING = regex(r"が([^。、]{2,40}?)(?=(?:し|され|して)?(?:た|て|おり|いる|。|、|\(|$))")
_NOTE = regex(r" ?\((?P<inside>[^()]{2,40})\)")
_COUNTER = regex(r"[一-龥ァ-ヶー]{2,}$")
_AMONG = "(?:中|のうち)"


class Name(NamedTuple):
    """The words that name what is counted, and of which group; half-open offsets."""

    start: int
    end: int
    group: tuple[int, int] | None = None


def japanese_name(text: str, quantity: Quantity, others: list[Quantity]) -> Name | None:
    """The name of what a figure counts, or None if the sentence has none for it."""
    for way in _WAYS:
        name = way(text, quantity, others)
        if name is not None and _telling(text[name.start : name.end]):
            return name
    return None


def _telling(name: str) -> bool:
    return len(name) >= 2 and re.fullmatch(r"[\W\d_]+", name) is None


def _trimmed(text: str, start: int, end: int) -> Name | None:
    """The stretch without marks, periods and words for kinds at its ends."""
    for mention in find_periods(text[start:end], "ja"):
        if mention.start == 0:
            start += mention.end
            break
    while start < end and text[start] in " 、・:の→-〔~〜":
        start += 1
    while start < end and text[end - 1] in " 、・:→の(":
        end -= 1
    return Name(start, end) if start < end else None


def _labelled(text: str, quantity: Quantity, others: list[Quantity]) -> Name | None:
    """参加者:約200人; 申請額:施設40億円、機器20億円 (the label counts on, 施設 is a group)."""
    first = text.rfind("。", 0, quantity.start) + 1
    colon = text.rfind(":", first, quantity.start)
    if colon < 0 or text.rfind("(", colon, quantity.start) > text.rfind(")", colon, quantity.start):
        return None
    begin = max(text.rfind(mark, first, colon) for mark in "、。:→ ") + 1
    head = text[max(begin, first) : colon]
    between = re.split(r"[、。→:]", text[colon + 1 : quantity.start])[-1].strip()
    period = find_periods(head, "ja")
    now = table("indicators")["prose"]["now"]
    if (period and period[0].start == 0) or measure_word(head) or re.search(now, head):
        return None
    parts = re.fullmatch(r"(.*(?:数|率|額|割合|面積))(.*時(?:点)?)", head)
    if parts:
        cut = max(begin, first) + len(parts[1])
        return Name(max(begin, first), cut, (cut, colon))
    if between and (len(between) > 8 or re.search(r"[はがをにでと]", between)):
        return None
    name = _trimmed(text, max(begin, first), colon)
    if name is None or not between:
        return name
    start = text.rfind(between, colon, quantity.start)
    return name._replace(group=(start, start + len(between)))


def _bracketed(text: str, quantity: Quantity, others: list[Quantity]) -> Name | None:
    """維持管理費の一部負担(9億円/7年): in the brackets only the figure, its time and kind."""
    opening = text.rfind("(", 0, quantity.start)
    closing = text.find(")", quantity.end)
    if opening < 0 or closing < 0 or ")" in text[opening : quantity.start]:
        return None
    inside = text[opening + 1 : quantity.start] + text[quantity.end : closing]
    for mention in reversed(find_periods(inside, "ja")):
        inside = inside[: mention.start] + inside[mention.end :]
    rest = re.sub(r"達成|[ 、:]", "", inside)
    if rest and not measure_word(rest) and not re.fullmatch(r"(?:目標|見込み?|実績|予算)+", rest):
        return None
    before = next((q for q in others if q.end == opening), None)
    if before is not None:
        return japanese_name(text, before, [])
    end = opening
    verb = re.search(r"[をが](?:達成|獲得|実施|実現|確保)$", text[:opening])
    end = verb.start() if verb else opening
    start = _phrase_start(text, end)
    name = _trimmed(text, start, end)
    goal = re.search(r"(?<=率|額|数)(?:目標|実績|予算)$", text[:end])
    return name._replace(end=goal.start()) if name and goal else name


def _phrase_start(text: str, end: int) -> int:
    """Where the noun phrase that ends at ``end`` begins."""
    first = max((text.rfind(mark, 0, end) + 1 for mark in "、。;→〔("), default=0)
    for match in _PARTICLE.finditer(text, first, max(first, end - 1)):
        first = match.end()
    return first


def _object_before(text: str, quantity: Quantity, others: list[Quantity]) -> Name | None:
    """ベンチャー企業を6社創出; 川崎市との提携は9例目; ライフサイエンスクラスター4団体と提携."""
    end = quantity.start
    head = text[:end]
    if quantity.unit in ("years", "months", "days"):
        return _span_of_time(text, quantity)
    if quantity.per or re.match(_AMONG, text[quantity.end :]) or _behind(head, others):
        return None
    if re.search(r"[をはが]$", head):
        end -= 1
        return _trimmed(text, _phrase_start(text, end), end)
    if re.search(r"[一-龥ァ-ヶーA-Za-z]$", head) and not find_periods(head[-12:], "ja"):
        name = _trimmed(text, _phrase_start(text, end), end)
        where = table("indicators")["prose"]["where"]
        if name is None or not re.search(where, text[name.start : name.end]):
            return name
        behind = _reaching(text, quantity, others) or _followed(text, quantity, others)
        return name._replace(end=behind.end) if behind else None
    return None


def _behind(head: str, others: list[Quantity]) -> bool:
    """Whether another figure stands right before: 約1,000件 12,000人, 18拠点中4拠点."""
    ends = len(re.sub(rf"{_AMONG}$", "", head.rstrip()))
    return any(q.end == ends for q in others)


def _reaching(text: str, quantity: Quantity, others: list[Quantity]) -> Name | None:
    """約40haに及ぶこのエリア; 9団体となった連携先: the noun of which the figure is said."""
    match = re.compile(r"(?:に(?:及ぶ|上る|のぼる|達する)|とな(?:る|った))(?:この|その)?").match(
        text, quantity.end
    )
    noun = re.compile(r"[一-龥ァ-ヶーA-Za-z]{2,12}").match(text, match.end()) if match else None
    return Name(*noun.span()) if noun else None


def _span_of_time(text: str, quantity: Quantity) -> Name | None:
    """「…計画」期間である、…から…までの4年間: the name stands before the dates.

    有効期間は締結日から3年間: the topic is the name, not the day that the time runs from.
    """
    match = re.search(r"([^。、は]{2,40})は[^。、は]{1,20}から$", text[: quantity.start])
    match = match or re.search(r"([^。、]{2,40}?)から$", text[: quantity.start])
    if match and not find_periods(match[1], "ja"):
        return _trimmed(text, match.start(1), match.end(1))
    periods = find_periods(text[: quantity.start], "ja")
    if not periods or not re.match(r"(?:まで)?の?$", text[periods[-1].end : quantity.start]):
        return None
    match = re.search(r"([^。、]{2,60}?)(?:である|は|が)?[、:は]? ?$", text[: periods[-1].start])
    if match is None:
        return None
    begin = max(match.start(1), *(match.start(1) + m.end() for m in _edges(match[1])))
    return _trimmed(text, begin, match.end(1))


def _edges(text: str) -> list[re.Match[str]]:
    found = list(_PARTICLE.finditer(text))
    return found or list(re.finditer("^", text))


def _followed(text: str, quantity: Quantity, others: list[Quantity]) -> Name | None:
    """約850人の視察受入等実施: the noun phrase behind の, without what was done with it."""
    match = re.compile(r"[間者]?(?:における|の)(?!うち|み)").match(text, quantity.end)
    if match is None:
        return None
    masked = _NOTE.sub(lambda note: "※" * len(note[0]), text)
    stop = re.compile(r"[。、;]|(?:を|が|は|に(?!対|関|係|おけ|向け))").search(masked, match.end())
    end = stop.start() if stop else len(text)
    end = _without_period(text, match.end(), end)
    end = match.end() + len(re.sub(r"(?:実施|開催)$", "", text[match.end() : end]))
    name = _trimmed(text, match.end(), end)
    deeds = table("indicators")["prose"]["deeds"]
    return None if name and re.search(deeds, text[name.start : name.end]) else name


def _without_period(text: str, start: int, end: int) -> int:
    """Cuts a period in brackets off the end."""
    for note in _NOTE.finditer(text, start, end):
        if find_periods(note["inside"], "ja"):
            return note.start()
    return end


def _predicate(text: str, quantity: Quantity, others: list[Quantity]) -> Name | None:
    """12,000人が来訪; 約80機関が立地: what those who are counted do."""
    position = quantity.end
    if any(q.start >= position and not text[position : q.start].strip() for q in others):
        return None
    note = _NOTE.match(text, position)
    position = note.end() if note else position
    if match := _DOING.match(text, position):
        noun = _COUNTER.search(text[quantity.number[1] : quantity.end])
        start = quantity.number[1] + noun.start() if noun and not note else match.start(1)
        return Name(start, match.end(1))
    if match := re.compile(r"を([^。、]{2,20}?)(?=こと|[。、(]|$)").match(text, position):
        return Name(quantity.end + 1, match.end(1))
    match = re.compile(r"([一-龥]{2,6}) ?\(([^()]{2,30})\)").match(text, position)
    if match and not find_periods(match[2], "ja"):
        return Name(match.start(1), match.end())
    if re.match(_AMONG, text[position:]):
        return Name(quantity.number[1], quantity.end)
    return None


def _object_after(text: str, quantity: Quantity, others: list[Quantity]) -> Name | None:
    """少なくとも年に1回、…で面談を行う; 8年間、…連携の取組を進める: the object of what goes on."""
    if quantity.unit not in ("times", "years", "months"):
        return None
    stop = text.find("。", quantity.end)
    stop = len(text) if stop < 0 else stop
    for match in re.compile(r"を").finditer(text, quantity.end, stop):
        start = max(quantity.end, _phrase_start(text, match.start()))
        name = _trimmed(text, start, match.start())
        if name is not None and text[name.start : name.end] != "こと":
            return name
    return None


def _topic(text: str, quantity: Quantity, others: list[Quantity]) -> Name | None:
    """What the clause speaks of (「S+」は18拠点中4拠点のみ), else the noun that is counted."""
    first = max(text.rfind(mark, 0, quantity.start) for mark in "。(") + 1
    topics = list(re.finditer(r"(?P<topic>[^。、(]{2,30}?)[はも]", text[first : quantity.start]))
    comma = topics and "、" in text[first + topics[-1].end() : quantity.start]
    if topics and not comma and "年" not in topics[-1]["topic"]:
        return _trimmed(text, first + topics[-1].start(), first + topics[-1].end("topic"))
    noun = _COUNTER.search(text[quantity.number[1] : quantity.end])
    if noun and quantity.unit not in ("years", "months", "days") and not says("whole", noun[0]):
        return Name(quantity.number[1] + noun.start(), quantity.end)
    return None


_WAYS = (
    *(_labelled, _bracketed, _object_before, _reaching, _followed, _predicate),
    *(_object_after, _topic),
)


_BESIDE = regex(r"(?:に(?:は|おいて)?|まで(?:で)?|の|時点で?|現在で?|:|[ 、]){0,3}")


def times_around(
    text: str, quantity: Quantity, periods: list[PeriodMention]
) -> PeriodMention | None:
    """The period of a figure in a Japanese line: beside it, in brackets behind it, or leading."""
    for mention in reversed([m for m in periods if m.end <= quantity.start]):
        between = text[mention.end : quantity.start]
        if _BESIDE.fullmatch(between):
            return mention
        if re.fullmatch(r"(?:目標|予算|実績|見込み?|決算)(?:額|値)?[: ]?", between):
            return mention
        head = text[: mention.start].strip()
        leads = not head or re.fullmatch(r"第[0-9]+回", head)
        if leads and re.fullmatch(r" ?[一-龥ァ-ヶー]{1,10}[: ]", between):
            return mention
        break
    for mention in (m for m in periods if m.start >= quantity.end):
        opening = text.rfind("(", quantity.end, mention.start)
        between = text[quantity.end : mention.start]
        if opening >= 0 and "。" not in between and _alone(text, opening, mention):
            return mention
        break
    return None


def _alone(text: str, opening: int, mention: PeriodMention) -> bool:
    inside = text[opening + 1 : mention.start].strip()
    return inside == "" and text[mention.end : mention.end + 1] == ")"
