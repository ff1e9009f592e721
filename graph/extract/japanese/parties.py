"""Who concludes an agreement, by the particles of a Japanese clause."""

from __future__ import annotations

import re

from graph.extract.clauses import Sentence
from graph.extract.japanese.name_kinds import KIND_BEFORE
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.tokens import tokens
from graph.patterns import regex

_BODIES = ("organization", "facility", "cluster")
_FILL = "\0"
# What follows a party: と…, 、…, は, が, の間で, の3社は.
_SLOT = regex(
    rf"[」』{_FILL} ]*(?:側|氏|様|さん|殿)?{_FILL}*(?P<slot>と(?!い[うっ]|な[りる]"
    rf"|し[てた]|共)|、|,|及び"
    rf"|および|並びに|ならびに|・|/|は|が|も(?!の)"
    r"|の(?=[^。、のとはが]{1,18}(?:長|CEO|代表|理事|氏)(?:ら)?(?:が|は|と(?!の)))|の(?:間|あいだ|両[一-龥]{1,3}(?=[はがで])|両者|双方|[0-9一二三四五六七八]+(?:者|社|団体|機関|市))|間で|間に|あいだで|両者|で(?=[「『\0])|を(?:新たに)?加え|による(?=[「『\0]|[^。、]{0,30}(?:協定|覚書|合意|契約|宣言))|$)"
)
_LIST = frozenset(("、", ",", "及び", "および", "並びに", "ならびに", "・", "/"))
_NOT_A_NAME = frozenset(
    [
        "MOU",
        "MoU",
        "LOI",
        "ICT",
        "AI",
        "DX",
        "TEL",
        "FAX",
        "SNS",
        "PDF",
        "HP",
        "IT",
        "R",
        "D",
        "CEO",
        "QOL",
        "KPI",
        "COI",
    ]
)
_UNKNOWN = regex(
    rf"(?P<name>[A-Z][A-Za-z0-9À-ÿ^&'’.-]*(?: [A-Z][A-Za-z0-9À-ÿ^&'’.-]*)*|「[^「」]{{2,30}}」"
    rf"|(?<![一-龥々ァ-ヶーA-Za-z0-9])[一-龥々ァ-ヶー・]{{4,24}})(?=[{_FILL} ]*(?:と"
    rf"|および|及び|は|が)(?!い))"
)


def parties_ja(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Mention]:
    """The parties named between ``start`` and ``end`` (offsets of the segment's text)."""
    segment = sentence.segment
    here = [
        m
        for m in scene.of(segment, *_BODIES)
        if start <= m.start < end
        and _FILL not in sentence.masked[m.start : m.end]
        and "OrganizationalUnit" not in m.types
    ]
    here = [m for m in here if m.category == "organization" or _acts(sentence, m, here)]
    states = [_state(sentence.masked, m, end) for m in here]
    parties: list[Mention] = []
    for position in range(len(here) - 1, -1, -1):
        state = states[position]
        if state == "list":
            following = here[position + 1 : position + 2]
            if following and _joined(sentence.masked, here[position], following[0]):
                state = states[position + 1]
            elif _ends_headline(sentence, here[: position + 1]):
                state = "party"
            states[position] = state
        if state == "party":
            parties.insert(0, here[position])
    return parties


#: An entry of a chronicle is as short as a headline.
_ENTRY = regex(r"[^、。はが]{4,16}日[ \t]")


def _ends_headline(sentence: Sentence, here: list[Mention]) -> bool:
    """A市とB大学、協定を締結: in a headline a comma stands for the particle of the last party."""
    told = sentence.text.rstrip().endswith("。") and not _ENTRY.match(sentence.text)
    if len(here) < 2 or told:
        return False
    between = sentence.masked[here[-2].end : here[-1].start]
    ends = re.match(rf"{_FILL}*、", sentence.masked[here[-1].end :]) is not None
    return ends and re.fullmatch(rf"[」』{_FILL} ]*と", between) is not None


#: 連携推進オフィス(RPO): what has initials is a name.
_ACRONYM = regex(r"\([A-Z]{2,8}\)")


def unknown_parties(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Mention]:
    """Latin, katakana or quoted names in a party's place that are no known organisation."""
    found = []
    for match in _UNKNOWN.finditer(sentence.masked, start, end):
        a, b = match.span("name")
        if sentence.masked[a] == "「":
            a, b = a + 1, b - 1
        if kind := KIND_BEFORE.match(sentence.masked, a, b):
            a = kind.end()
        name = sentence.segment.text.text[a:b]
        text = sentence.segment.text.text
        short = _ACRONYM.match(text, b) is not None and len(name) > 4
        if name in _NOT_A_NAME or len(name) < 2 or (not short and _is_common(text, a, b)):
            continue
        mention = scene.add(sentence.segment, Found(a, b, "organization", ()))
        if mention is not None:
            found.append(mention)
    return found


def _is_common(text: str, start: int, end: int) -> bool:
    """クラスター, センター: words that the dictionary knows as common nouns; people and places."""
    name = text[start:end]
    if name.isascii():
        return False
    # The whole text is read: out of its sentence a name may fall apart differently.
    run = [t for t in tokens(text) if start <= t.start and t.end <= end] or tokens(name)
    if not re.search(r"[一-龥々]", name):
        return all(t.known and "固有名詞" not in t.pos for t in run)
    if _NO_NAME.search(name) or (not re.search(r"[ァ-ヶー]{2}", name) and not run[0].is_place):
        return True
    own = any(("固有名詞" in t.pos or not t.known) and len(t.surface) > 1 for t in run)
    return not own or len(name) < 5 or all(t.is_person or t.is_place for t in run)


#: What ends these is a thing, a person or a time, no body.
_NO_NAME = regex(
    r"(?:協定|覚書|契約|事業|計画|研究|開発|支援|連携|関係|方針|分野|技術|地域|地方|市場|製品|産業|企業|大手|会社|各社"
    r"|業者|会員|団体|機関|自治体|職員|関係者|代表|理事|長|知事|氏|年度?|月|日|時|間|側|中|後|前|式"
    r"|内容|目的|期間|拠点|施設|都市|政府|両者|三者|四者)$|[第\d]|^[今本同当各両全前後昨]"
)


def topic(scene: Scene, sentence: Sentence) -> Mention | None:
    """What the sentence is about: the first body that は marks."""
    for mention in scene.of(sentence.segment, "organization"):
        if sentence.start <= mention.start < sentence.end:
            after = re.match(rf"[」』{_FILL} ]*は", sentence.masked[mention.end :])
            if after and _FILL not in sentence.masked[mention.start : mention.end]:
                return mention
    return None


def _acts(sentence: Sentence, mention: Mention, others: list[Mention]) -> bool:
    """A facility acts like a body in a list or as a partner; a cluster as a partner only."""
    masked = sentence.masked
    if _HEAD_OF.match(masked, mention.end):
        return True
    if mention.category == "cluster":
        return _PARTNER.match(masked, mention.end) is not None
    if _SUBJECT.match(masked, mention.end):
        before = (masked[m.end : mention.start] for m in others if m.end < mention.start)
        return any(_JOINT.fullmatch(between) for between in before)
    return _JOINT.match(masked, mention.end) is not None


#: 北浜センターの三浦 淳所長と: who has a head that concludes acts.
_HEAD_OF = regex(rf"[」』{_FILL} ]*の[^。、のとはが]{{1,18}}(?:長|CEO|代表)と(?!の)")
_JOINT = regex(rf"[」』{_FILL} ]*(?:と|、|及び|および)")
_SUBJECT = regex(rf"[」』{_FILL} ]*[はが]")
_PARTNER = regex(rf"[」』{_FILL} ]*と(?!の(?!間))")


def _state(masked: str, mention: Mention, end: int) -> str:
    slot = _SLOT.match(masked, mention.end)
    if slot is None:
        return "out"
    word = slot["slot"]
    if word == "が" and _EMBEDDED.match(masked, slot.end()):
        return "out"
    if word in _LIST:
        return "list"
    if word == "" and slot.end() < end:
        return "out"
    if word == "と" and _OF_WHAT.match(masked, slot.end()):
        # 川崎市との交流: a relation, but not the one that is concluded here.
        named = _UP_TO_TERM.fullmatch(masked, slot.end(), end)
        return "party" if named or _WITH_TERM.match(masked, slot.end()) else "out"
    return "party"


#: 北浜協会が主催する会議で: the subject of a clause that tells of something else.
_EMBEDDED = regex(
    r"(?:(?!締結|調印|署名|結|交わ|合意|更新|提携)[^、。はがと「」\0]){1,16}?"
    r"(?:する|した|している|していた|される|された|進める|行う|行った|開いた|開く|めざす|目指す|持つ|設けた|置く)"
    r"(?=[一-龥ァ-ヶーA-Z「][^、。]{0,24}[でにはも]、)(?!ため|こと|もの|際|中|予定|方針)"
)
_OF_WHAT = regex(r"の(?!間|あいだ|覚|協|M|連|提|業|包|基|相)")
_WITH_TERM = regex(rf"の(?:{_FILL}|[^。、]{{0,30}}(?:覚書|協定|MO?U|契約|合意))")
#: 入江財団との: up to the word for what was concluded nothing else comes.
_UP_TO_TERM = regex(r"の[^。、をはが]{0,24}")


def _joined(masked: str, one: Mention, other: Mention) -> bool:
    """Whether only a joint and words that describe ``other`` stand between the two."""
    between = masked[one.end : other.start].replace(_FILL, "")
    between = between.replace("それから", "")
    return len(between) < 45 and not re.search(r"[をはがで。]|(?<!た)に|から|まで", between[1:])
