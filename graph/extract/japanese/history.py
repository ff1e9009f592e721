"""What a paper lists of an agreement's life, a line for each day.

    これまでの経過
      平成29年11月13日 最初の覚書(見本市の会場にて)
      令和2年11月、令和5年11月 更新

The lines name no parties: they are those of the agreement that the paper is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.calendar import DateMention, find_dates
from graph.extract.bond import Bond
from graph.extract.mentions import Scene
from graph.extract.register import Agreements, dated
from graph.patterns import regex
from graph.segments import Segment

_HEADING = regex(r"経緯|経過|歩み|あゆみ|沿革|履歴|これまで")
_BETWEEN = regex(r"[ \t、,及びと・]*")
_GIST = r"(?:協定|覚書|契約|合意書|MO?U)書?"
_BEGUN = regex(
    rf"[ \t:]*(?:(?:最初|初回|当初)の?(?:{_GIST})?|{_GIST})(?:を|の)?(?:締結|調印|署名|交換)?"
)
_RENEWED = regex(
    rf"(?:付け?で?)?[ \t:]*(?:{_GIST})?(?:を|の)?"
    r"(?:第?[\d一二三四五六七八九]+[回次]目?の?)?(?:更新|延長|改定|再締結)"
)
_END = regex(r"(?:\([^()]*\))?。?$")


def told_in_history(found: Agreements) -> Iterator[Bond]:
    """The conclusion and the renewals of the document's agreement, the newest first.

    The newest comes first since today's agreement, where it has no day yet, is that one.
    """
    main = found.main
    if main is None or len(main.parties) < 2 or found.scene.language != "ja":
        return
    told = [
        (date, renewal, segment)
        for segment in _lines(found.scene)
        for date, renewal in _days(segment)
        if not found.scene.of(segment, "organization")
    ]
    for date, renewal, segment in sorted(told, key=lambda row: row[0].date, reverse=True):
        bond = Bond(segment, date.start, date.end, dict(main.parties), list(main.kinds))
        bond.signed, bond.renewal = [dated(segment, date)], renewal
        yield bond


def _lines(scene: Scene) -> Iterator[Segment]:
    """The short lines under a heading, or below a line, that announces a history."""
    announced = False
    for segment in scene.segments:
        text = segment.text.text
        if _HEADING.search(text) and len(text) < 20:
            announced = True
        elif segment.kind == "heading":
            announced = False
        elif announced and len(text) <= 80:
            yield segment


def _days(segment: Segment) -> Iterator[tuple[DateMention, bool]]:
    """The days that a line begins with, and whether something was renewed on them."""
    text = segment.text.text
    position, days = 0, []
    for date in find_dates(text, "ja"):
        if not _BETWEEN.fullmatch(text, position, date.start):
            break
        days.append(date)
        position = date.end
    for pattern, renewal in ((_RENEWED, True), (_BEGUN, False)):
        what = pattern.match(text, position)
        if days and what is not None and _END.match(text, what.end()):
            yield from ((day, renewal) for day in (days if renewal else days[:1]))
            return
