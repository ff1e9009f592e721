"""The day that a Japanese notice gives an agreement on a line of its own.

日時 令和元年12月18日(水) under a title that announces a signing; 更新日 2022年11月8日
under one that tells of a renewal; 10月下旬 調印式 among the steps to come.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.calendar import DateMention, find_dates
from graph.extract.bond import Bond, Dated
from graph.extract.clauses import Sentence, sentences, terms
from graph.extract.mentions import Scene
from graph.extract.register import HEAD, Agreements, dated
from graph.patterns import regex
from graph.segments import Segment

#: What a line of a list may begin with.
MARK = r"^[・○◯●■◆□◇\-*( ]*"
_SIGNED = regex(rf"{MARK}(?:締結|調印|署名|更新|改定)(?:年月)?日時?(?:[ \t::]+|(?=[令平昭\d]))")
#: 更新日 may be the day on which a page was changed.
_OF_THE_PAGE = regex(rf"{MARK}更新")
#: 調印は4月20日, 8月29日に…行われた締結式, 署名は10月26日に済ませ.
_THEN = regex(r"(?:調印|署名|締結)(?:式|の場)?は、?(?:現地時間の?)?$")
_CEREMONY_THEN = regex(
    r"(?:\([^()]*\))?(?:に|、|の)(?:(?!\d日)[^。]){0,80}?(?:(?:締結|調印|署名)式|署名し|調印し|署名が)"
)
_SAID = regex(r"(?:締結|調印|署名|更新)(?:年月)?日は、?(?=[令平昭\d])")
_HELD = regex(
    rf"{MARK}(?:(?:締結|調印|署名)式の?)?(?:開催)?(?:日 ?時|期 ?日|と ?き)(?:[ \t::]+|"
    rf"(?=[令平昭\d]))"
)
#: 下記のとおり更新することとしました: the lines below say when.
_AS_BELOW = regex(
    r"(?:下記|次|以下)の(?:とおり|通り)[^。]{0,10}(?:締結|調印|署名|更新)[^。]{0,8}(?:する|[しい]ます)"
)
_ANNOUNCED = regex(r"(?:締結|調印|署名)式|(?:締結|調印|署名|更新)(?:し|いたし|され)|を結び")
_CEREMONY = regex(r"(?:締結|調印|署名)式|(?:協定|覚書)の?(?:締結|調印|署名)")
_STEPS = regex(r"今後の|スケジュール|予定|日程")
_DETAILS = regex(
    rf"{MARK}(?:更新|締結|調印|署名)?の?(?:場 ?所|者)|{MARK}署名|{MARK}(?:有効)?期 ?間"
)


def add_noticed_day(found: Agreements) -> None:
    """Dates the document's agreement by such a line, if no sentence has dated it."""
    below = [b for b in found.bonds if not b.signed and _AS_BELOW.search(b.segment.text.text)]
    bond = below[0] if len(below) == 1 else found.main
    if found.scene.language != "ja" or bond is None:
        return
    _date_others(found, bond)
    if bond.signed:
        return
    for segment, date in (*_days(found, bond), *_told(found, bond)):
        bond.signed.append(dated(segment, date))
        break
    if bond.signed:
        _give(found, bond)


def _date_others(found: Agreements, main: Bond) -> None:
    """The day of signing told behind the sentence of another agreement that has no day yet."""
    for bond in found.bonds:
        if bond is main or bond.signed or bond.earlier or bond.status == "Draft":
            continue
        after = [b for b in found.bonds if b is not bond and _begin(b) > _begin(bond)]
        until = min(map(_begin, after), default=(len(found.scene.segments), 0))
        for segment, date in _told(found, bond):
            if (segment.index, date.start) < until:
                bond.signed.append(dated(segment, date))
                break


def _begin(bond: Bond) -> tuple[int, int]:
    return bond.segment.index, bond.start


def _give(found: Agreements, bond: Bond) -> None:
    """The day of a paper is that of all agreements that it enters and does not date."""
    for other in found.entered.values():
        if other is not bond and other in found.bonds and not other.signed:
            other.signed = list(bond.signed)


def renewal_day(scene: Scene) -> Dated | None:
    """更新日 令和4年11月8日 with the place or the signatories in the next lines: no page's day."""
    for segment in scene.segments:
        dates = find_dates(segment.text.text, "ja")
        if dates and _OF_THE_PAGE.match(segment.text.text) and _SIGNED.match(segment.text.text):
            below = scene.segments[segment.index + 1 : segment.index + 3]
            if any(_DETAILS.match(line.text.text) for line in below):
                return dated(segment, dates[0])
    return None


def _told(found: Agreements, bond: Bond) -> Iterator[tuple[Segment, DateMention]]:
    """The day of the signing, told in a sentence of its own behind the one of the agreement."""
    for segment in found.scene.segments[bond.segment.index : bond.segment.index + 4]:
        if segment.kind == "row":
            return
        for sentence in sentences(segment):
            later = segment.index > bond.segment.index or sentence.start >= bond.end
            others = [t for t in terms(segment) if sentence.start <= t.start < sentence.end]
            if not later or others:
                continue
            for date in find_dates(segment.text.text, "ja"):
                if sentence.start <= date.start < sentence.end and _is_of_signing(sentence, date):
                    yield segment, date


def _is_of_signing(sentence: Sentence, date: DateMention) -> bool:
    text = sentence.segment.text.text
    if date.date.day is None:
        return False
    told = _THEN.search(text, sentence.start, date.start)
    return told is not None or _CEREMONY_THEN.match(text, date.end, sentence.end) is not None


def _days(found: Agreements, bond: Bond) -> Iterator[tuple[Segment, DateMention]]:
    below = _AS_BELOW.search(bond.segment.text.text) is not None
    announced = below or any(
        (_ANNOUNCED.search(s.text.text) and terms(s)) or _CEREMONY.search(s.text.text)
        for s in found.scene.segments[:HEAD]
        if len(s.text.text) <= 80
    )
    for segment in found.scene.segments:
        dates = find_dates(segment.text.text, "ja")
        if said := _SAID.search(segment.text.text):
            yield from ((segment, d) for d in dates if d.start == said.end())
        if not dates or segment.kind == "row" or len(segment.text.text) > 80:
            continue
        text = segment.text.text
        if _OF_THE_PAGE.match(text) and (not bond.renewal or dates[0].date == found.issued):
            continue
        held = announced and _HELD.match(text)
        step = bond.status == "Planned" and _is_step(found, segment)
        if held or step or _SIGNED.match(text):
            yield segment, dates[0]


def _is_step(found: Agreements, segment: Segment) -> bool:
    """Whether a line under 今後の予定 is about the signing."""
    heading = found.scene.segments[segment.heading].text.text if segment.heading >= 0 else ""
    return _STEPS.search(heading) is not None and _CEREMONY.search(segment.text.text) is not None
