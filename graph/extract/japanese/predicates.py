"""What a Japanese sentence does with an agreement: concludes it, renews it, plans it, or does not.

を and に mark the agreement, and the verb they belong to is the next one; what
stands between are words of manner, place and time.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.calendar import find_dates
from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, Term, sentences, terms, verb
from graph.patterns import regex

_DAY = (
    r"(?:(?:(?:[一-龥]{0,2}\d{1,4}年)?\d{1,2}月)?\d{1,2}日(?:\([月火水木金土日]\))?"
    r"|(?:[一-龥]{0,2}\d{1,4}年)(?:\d{1,2}月)?)(?:付け?(?:で|に)?|に)?"
)
_MANNER = (
    r"(?:正式に|改めて|あらためて|新たに|それぞれ|相互に|共同で|初めて|再び|いずれも|郵送(?:により|で)|書面で"
    r"|オンラインで|対面で|互いに|\0)"
)
_NEAR = regex(
    rf"(?:[\0」』]|\([^()]*\)|の(?:更新|締結|手続き?(?=を終え))|[をにがはも、]"
    rf"| (?!(?:締結|調印|署名)[式者日])|{_MANNER}|{_DAY})*"
)
#: を or に, then words of manner without a case of their own, then the verb.
_GOVERNED = regex(
    r"[」』\0]*(?:を|に|へ(?:の)?)(?!基づ|関|つい|よ[るりっ]|係|沿|従|定め|おい|おけ|向け|加わ|伴|当た|盛り)"
    r"(?P<manner>[^。をはが「」]{0,30}?)$"
)
#: Before an agreement's name: that it was concluded earlier.
_DONE_BEFORE = regex(
    r"(?:締結|調印|署名|取り?交わ|交わ|結|サイン)(?:した|し|された|んだ|んで(?:いた|いる|おり)|されている|している|の|していた|済みの|する)+、?(?:標記の|上記の|この|現行の|前回の|同)?$"
    r"|(?:から|以来)(?:続く|続いて(?:いる|きた)|続けてきた)$|以来の$"
)
_NOT_DONE = regex(
    r"(?:締結(?:に)?|結|取り?交わ|交わ|調印|署名|更新|延長|合意)?(?:し|さ|ば|は|びは|んで(?:は|も)?い|して(?:は|も)?い|至ってい?|至ら|とって?い?)"
    r"(?:ない|な[かく]|ず(?=[、。に]|$)|ませ[んぬ])"
)


def was_done(sentence: Sentence, term: Term) -> bool:
    """Whether the words before the agreement's name say that it was concluded earlier."""
    head = sentence.segment.text.text[sentence.start : term.name_start]
    return _DONE_BEFORE.search(head.rstrip("「『")) is not None


class Done(NamedTuple):
    """Where the verb ends, and whether it renews."""

    stop: int
    renewal: bool


def predicate(sentence: Sentence, term: Term) -> Done | None:
    """What is done with the term's agreement, None if nothing is, or if it is denied."""
    done = _predicate(sentence, term)
    # …協定(2012年6月締結)に変更はない: what is denied is not what the brackets say.
    told = done is not None and sentence.segment.text.text[done.stop - 1] == ")"
    if done is None or (not told and _denied(sentence, done.stop)):
        return None
    return done


_IN_BRACKETS = regex(r"[」』]?\((?P<body>[^()]{4,20}?)(?:付け?)?\)")


def _day_in_brackets(text: str, end: int) -> int | None:
    """「…協定」(平成28年8月5日): a day alone in brackets is that of the conclusion."""
    match = _IN_BRACKETS.match(text, end)
    if match is None:
        return None
    dates = find_dates(match["body"], "ja")
    whole = len(dates) == 1 and dates[0].end - dates[0].start == len(match["body"])
    return match.end() if whole and dates[0].date.month is not None else None


def _is_dated(text: str, term: Term) -> int | None:
    """最初の覚書は2019年8月。: the day is all that is said of it."""
    after = text[term.end :]
    dates = [d for d in find_dates(after, "ja") if re.fullmatch(r"[」』]?は、?", after[: d.start])]
    ends = dates and re.match(
        r"(?:からのもの)?(?:です|で(?:ある|した)?|だ)?(?:[。、]|$)", after[dates[0].end :]
    )
    return term.end + dates[0].end if ends else None


#: 締結式のご案内: a ceremony of which nobody says that it was held.
_TO_BE_HELD = regex(
    r"式(?![^。]{0,16}(?:行われ|行な?い|行った|開かれ|開き|開いた|開催し|催し|挙行|あり|あった))"
)
#: 最初の協定, 旧覚書: an agreement before the one that is spoken of.
EARLIER = regex(
    r"(?:^|[、はがに])(?:この|同)?(?:旧|原|元の|親|最初の|初回の|当初の|前回の|従来の|前の|1回目の|第1期の)$"
)


def _predicate(sentence: Sentence, term: Term) -> Done | None:
    text, masked = sentence.segment.text.text, sentence.masked
    renew, conclude = verb("renew", "ja"), verb("conclude", "ja")
    named = re.match(
        r"[」』]?[^。]{0,3}\((?P<body>[^()]*(?:締結|調印|署名)[^()]*)\)",
        text[term.end : sentence.end],
    )
    if named:
        return Done(term.end + named.end(), False)
    if (day := _day_in_brackets(text, term.end)) is not None:
        return Done(day, False)
    if EARLIER.search(masked[sentence.start : term.start].strip()) and (
        day := _is_dated(text, term)
    ):
        return Done(day, False)
    if was_done(sentence, term) or re.search(
        r"(?:締結|調印)の[一-龥]{0,4}$", text[sentence.start : term.start]
    ):
        return Done(term.end, False)
    window = masked[term.end : sentence.end]
    # AとはXの覚書を、BとはYの覚書を取り交わした: one verb for both.
    if re.match(r"[\0」』]*を、", window) and (shared := conclude.search(window)):
        verb_at = term.end + shared.start()
        if any(term.end <= t.start < verb_at for t in terms(sentence.segment)):
            return Done(term.end, False)
    head = masked[sentence.start : term.start].strip()
    if (not head or EARLIER.search(head)) and re.match(r"[はが]", window):
        found = conclude.search(window)
        return Done(term.end + found.end(), False) if found else None
    if DRAFTED.match(text, term.end):
        return Done(term.end, False)
    near = _NEAR.match(window)
    offset = near.end() if near else 0
    for pattern, renewal in ((renew, True), (conclude, False)):
        found = pattern.search(window)
        if found and found.end() <= offset + 6 and not _TO_BE_HELD.match(window, found.end()):
            return Done(term.end + found.end(), renewal)
    return _governed(window, term) or _noted(sentence, term)


#: An entry of a chronicle: the day comes first.
_ENTRY = regex(r"\d{1,2}[./]\d{1,2}(?=[\s\t一-龥ァ-ヶ「])|\d{4}年 ?\d{1,2}月|[HRS]\d{1,2}\.\d")


def _noted(sentence: Sentence, term: Term) -> Done | None:
    """2012年3月19日 …と製品試験に関する協定: an entry that ends in the agreement."""
    text = sentence.segment.text.text
    ends = not re.sub(r"\([^()]*\)", "", text[term.end :]).strip("」』。 ")
    partner = re.search(r"と[^、。はが]{0,40}$|三者|両者|[とで]「", text[: term.name_start])
    return Done(term.end, False) if ends and partner and _ENTRY.match(text) else None


#: 覚書案を承認, 覚書(案)について: a draft that is spoken of is a plan.
DRAFTED = regex(r"(?:案|\(案\))(?:に(?:ついて|関する件)|を(?:承認|可決|了承|決定|決議))")


def _governed(window: str, term: Term) -> Done | None:
    """協定を、いずれもソウル市内で取り交わした: the next verb is the one that を belongs to."""
    found = [
        (m, r)
        for which, r in (("renew", True), ("conclude", False))
        for m in (verb(which, "ja").search(window),)
        if m
    ]
    if not found:
        return None
    first, renewal = min(found, key=lambda pair: pair[0].start())
    if not _GOVERNED.match(window[: first.start()]):
        return None
    return Done(term.end + first.end(), renewal)


#: 協定締結について意見を交わした: it was but spoken of.
_TALKED_OF = regex(
    r"[^。]{0,5}(?:締結|調印|更新)(?:に(?:ついて|関して?)、?[^。]{0,6}(?:意見|協議|検討|話し合|議論|相談))"
)


def _denied(sentence: Sentence, stop: int) -> bool:
    """結ばない, 締結には至っていない, 白紙に戻した: nothing was concluded."""
    text = sentence.segment.text.text
    rest = text[max(sentence.start, stop - 3) : sentence.end]
    verbal = _NOT_DONE.match(rest) or _NOT_DONE.search(rest[:16])
    open_ = re.match(
        r"[^。]{0,8}(?:する|の)(?:かどうか|か否か|こと)?(?:を|も|について)(?:検討|模索|協議)", rest
    )
    talked = _TALKED_OF.match(rest)
    return bool(verbal or open_ or talked) or re.search(r"白紙|見送|断念|打診", rest) is not None


_NOT_YET = regex(
    r"(?:締結|更新|調印|署名)(?:する(?!の|こと(?:で|に)(?:合意|一致))|していく|し(?:て)?、?(?:有償|無償))|(?:締結|調印|署名|更新)(?:の|を|する|される)?(?:予定|見込|見通し|方針|運び|方向)"
    r"|(?:締結|結ぶ|結び|署名|調印)(?:す)?べく|(?:結ぶ|交わす|締結する|調印する|署名する)(?:こと|運び)[とに]な|(?:結び|締結し|交わし|調印し|署名し|サインし)ます|(?:結ぶ|交わす|締結する|調印する)ことを(?:決め|決定)|(?:結ぶ|交わす)(?:。|予定|見|方|運|と(?:発表|公表|明ら)|$)"
)
_PLANNED = regex(
    r"予定(?:です|で(?:ある|す)|している|。|$|\))|調整中|を想定|方向で|控え(?:て|る)|見通し(?:だ|である|。|$)|見込み"
)


def status(sentence: Sentence, term: Term) -> str:
    """Draft where the name says so, planned where the verb does (締結する, not 締結した)."""
    if DRAFTED.match(sentence.segment.text.text, term.end):
        return "Planned"
    if term.draft:
        return "Draft"
    after = sentence.masked[term.end : min(sentence.end, term.end + 40)]
    done = re.search(r"(?:した|しました|んだ|びました|わした|わしました)", after)
    planned = _NOT_YET.search(after)
    if verb("plan", "ja").search(sentence.text) and not (done and _far(sentence, term)):
        return "Planned"
    if planned and not (done and done.start() < planned.start()):
        return "Planned"
    if not done and _PLANNED.search(sentence.masked[term.end : sentence.end]):
        return "Planned"
    return "Concluded"


def _far(sentence: Sentence, term: Term) -> bool:
    """Whether the word for a plan stands far behind a verb that says it is done."""
    found = verb("plan", "ja").search(sentence.text)
    return found is not None and sentence.start + found.start() > term.end + 40


#: 締結されました。: the past at the end of a sentence, which no plan is told in.
_PAST = regex(
    r"(?:締結|調印|署名|取り?交わ|交わ|結)(?:し|さ|され|ば|ばれ|び|ん)?(?:た|だ|ました)(?=。|$)"
)


def told_as_done(bond: Bond) -> bool:
    """Whether a Japanese sentence ends in saying that the agreement was concluded."""
    here = (s for s in sentences(bond.segment) if s.start <= bond.start < s.end)
    return bond.segment.language == "ja" and any(
        _PAST.search(s.masked[bond.start : s.end]) for s in here
    )
