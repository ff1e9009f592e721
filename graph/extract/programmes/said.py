"""What is said of programmes: who leads, pays and takes part, from when and until when, under what.

Only what stands right beside the name or, in the same sentence, is tied to it
by its grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import PartialDate, find_dates, find_fiscal_years, find_intervals
from graph.extract.clauses import sentences
from graph.extract.mentions import Mention, Scene
from graph.extract.programmes.parts import parts_of_lists, under_another
from graph.extract.programmes.reading import Programme
from graph.extract.programmes.said_latin import said_latin
from graph.extract.relations import Relation
from graph.patterns import regex
from graph.segments import Segment


def programme_relations(scene: Scene, found: list[Programme]) -> list[Relation]:
    """All that is said of the programmes of a document, each once per place."""
    ends = {(n.segment.index, n.start): n.after for programme in found for n in programme.named}
    said: list[Relation] = []
    for segment in scene.segments:
        names = [m for m in scene.of(segment, "programme") if m.entity >= 0]
        for name in names:
            if segment.language != "ja":
                said.extend(said_latin(scene, name, names))
                continue
            after = ends.get((segment.index, name.start)) or _closed(segment.text.text, name.end)
            said.extend(_in_brackets(scene, name, after))
            said.extend(_before(scene, name))
            said.extend(_by_topic(scene, name, after))
            said.extend(_dates(name, after))
            said.extend(_under(names, name, after))
        said.extend(_prize_of(scene, segment))
        said.extend(_headed(scene, segment, names))
    said.extend(parts_of_lists(scene, found))
    said.extend(under_another(scene, said))
    return [r for r in dict.fromkeys(said) if r.subject != r.value]


_CLOSING = regex(r"(?: ?\([A-Za-z][^()]{1,30}\))?[」』]?(?: ?\([A-Za-z][^()]{1,30}\))?")


def _closed(text: str, end: int) -> int:
    match = _CLOSING.match(text, end)
    return match.end() if match else end


_ROLE = regex(
    r"\((?:(?:中核機関|代表機関|幹事機関|申請者|代表者|実施主体|実施機関|主催者?|主管|運営|事業者)"
    r"[::] ?)?"
)


def _in_brackets(scene: Scene, name: Mention, after: int) -> Iterator[Relation]:
    """「…」(中核機関:X), 「…」(…省): the body that answers for it."""
    text = name.segment.text.text
    role = _ROLE.match(text, after)
    if role is None:
        return
    for body in scene.of(name.segment, "organization"):
        whole = body.start == role.end() and text.startswith(")", body.end)
        if whole and (len(role.group()) > 1 or "PublicBody" in body.types):
            yield _led(name, body)


_LEADING = regex(
    r"(?:を(?:代表機関|中核機関|幹事機関|主催者|代表者)と(?:する|し、?|して、?)"
    r"|[がはの](?:主催|実施|運営|推進|策定|所管)(?:する|した|している|し))[「『]?"
)
_TOGETHER = regex(
    r"が(?:共同|連携|協働|協力|相互に|して|し|・|、)*(?:取り組む|実施する|進める)[「『]?"
)
_AND = regex(r"(?:と|及び|、|・|並びに)")


def _before(scene: Scene, name: Mention) -> Iterator[Relation]:
    """Xを代表機関とする「…」, Xが策定した「…」, XとYが共同で取り組む「…」."""
    text = name.segment.text.text
    bodies = [m for m in scene.of(name.segment, "organization") if m.end <= name.start]
    if not bodies:
        return
    last = bodies[-1]
    between = text[last.end : name.start]
    if _LEADING.fullmatch(between):
        yield _led(name, last)
    elif _TOGETHER.fullmatch(between):
        yield _led(name, last)
        for one, other in zip(reversed(bodies[:-1]), reversed(bodies), strict=False):
            if not _AND.fullmatch(text[one.end : other.start]):
                break
            yield _led(name, one)


_TOPIC = regex(r"(?:\([^()]{1,30}\))?(?:は|としては|では|が)(?=[、一-龥ァ-ヶぁ-んA-Z「])")
_DOES = regex(
    r"(?:を|も)(?:[一-龥]{0,4}に)?(?P<what>支出|助成|交付|創設|立ち上げ|開始|主催|開設|設け|運営)"
)
_PAYS = ("支出", "助成", "交付")


def _by_topic(scene: Scene, name: Mention, after: int) -> Iterator[Relation]:
    """Xは、…「…」を創設: the sentence's topic brings it about; who pays for it is said too."""
    text = name.segment.text.text
    does = _DOES.match(text, after)
    if does is None:
        return
    for sentence in sentences(name.segment):
        if not sentence.start <= name.start < sentence.end:
            continue
        for body in scene.of(name.segment, "organization"):
            inside = sentence.start <= body.start and body.end <= name.start
            if inside and _TOPIC.match(text, body.end):
                yield _led(name, body)
                if does["what"] in _PAYS:
                    span = name.segment.text.span(body.start, name.end)
                    yield Relation(name.entity, "fundedBy", body.entity, span)
                return


def _led(name: Mention, body: Mention) -> Relation:
    start, end = min(name.start, body.start), max(name.end, body.end)
    return Relation(name.entity, "ledBy", body.entity, name.segment.text.span(start, end))


_BEGUN = r"(?:に)?(?:策定|指定|採択|選定|認定|開始|創設|発足|始動)"
_SELECTED = regex(r"(?:\([^()]{1,30}\))?が(?:新たに)?(?:採択|選定|開始|始動|発足)")
_STARTED = regex(r"(?:の?事業)?を(?:新たに)?(?:創設|開始|始動|スタート)")
_ENDED = regex(
    r"(?:の)?(?:事業)?(?:の)?(?:実施)?(?:期間)?(?:が|は|を)?(?:終了|完了|満了)(?!後|時|まで|前)"
)
_TERM = regex(r"の?(?:計画|実施|事業)?期間(?:である|は|:|\(|、)*")


def _dates(name: Mention, after: int) -> Iterator[Relation]:
    """…(2013年指定); 2013年に「…」を開始; 「…」期間である、…から…まで; … 「…」終了."""
    segment, text = name.segment, name.segment.text.text
    for date in find_dates(text, segment.language):
        noted = text[date.start - 1 : date.start] == "(" and date.start - 1 in (name.end, after)
        if noted and re.match(rf"{_BEGUN}\)", text[date.end :]):
            yield _on(name, "startsOn", date.date, date.start, date.end)
    if (term := _TERM.match(text, after)) is not None:
        for interval in find_intervals(text, segment.language):
            first, last = interval.begins, interval.ends
            if first is not None and first.start == term.end():
                yield _on(name, "startsOn", first.date, first.start, first.end)
                if last is not None:
                    yield _on(name, "endsOn", last.date, last.start, last.end)
    for pattern, predicate in ((_SELECTED, "startsOn"), (_STARTED, "startsOn"), (_ENDED, "endsOn")):
        if pattern.match(text, after):
            when = _when(segment, name.start)
            if when is not None and (predicate == "startsOn" or when[0].day != 1):
                yield _on(name, predicate, *when)
            return


def _when(segment: Segment, position: int) -> tuple[PartialDate, int, int] | None:
    """The one date before a name in its sentence, that of a chronicle's row, or a fiscal year."""
    text = segment.text.text
    start = max(text.rfind("。", 0, position), text.rfind("\t", 0, position)) + 1
    dates = [d for d in find_dates(text, segment.language) if d.end <= position and d.date.year]
    near = [d for d in dates if d.start >= start]
    leading = [d for d in dates if d.start == 0 and segment.kind == "row"]
    for group in (near, leading):
        if len(group) == 1:
            return group[0].date, group[0].start, group[0].end
    years = [y for y in find_fiscal_years(text) if start <= y.start and y.end <= position]
    if len(years) == 1 and not near:
        first = years[0].first_day
        return PartialDate(first.year, first.month, first.day), years[0].start, years[0].end
    return None


def _on(name: Mention, predicate: str, date: PartialDate, start: int, end: int) -> Relation:
    return Relation(name.entity, predicate, date, name.segment.text.span(start, end))


_GIVEN = regex(
    r"(?: ?\([^()]{1,30}\))?(?:拠点)?[」』]?(?:\([^()]{1,30}\))?(?:に|として|のもとで|の下で)、?"
)


def _under(names: list[Mention], name: Mention, after: int) -> Iterator[Relation]:
    """「A」(…省)に、…「B」が採択: B is carried out under A."""
    text = name.segment.text.text
    if not _SELECTED.match(text, after):
        return
    for other in names:
        between = text[other.end : name.start]
        if other.end <= name.start and "。" not in between and _GIVEN.match(between):
            span = name.segment.text.span(other.start, name.end)
            yield Relation(name.entity, "subProgrammeOf", other.entity, span)
            return


_HOSTS = regex(r"が(?:主催|実施|授与|表彰)する、?")


_PRIZE_LAST = regex(r"賞(?:です|である)?。?$")


def _prize_of(scene: Scene, segment: Segment) -> Iterator[Relation]:
    """Xが主催する、…賞。 in the paragraph that explains the one prize of the line above."""
    text = segment.text.text
    if not _PRIZE_LAST.search(text) or segment.index == 0:
        return
    above = scene.segments[segment.index - 1]
    prizes = {m.entity for m in scene.of(above, "programme") if m.text.endswith(("賞", "アワード"))}
    for body in scene.of(segment, "organization"):
        if len(prizes) == 1 and _HOSTS.match(text, body.end):
            yield Relation(prizes.pop(), "ledBy", body.entity, body.span)
            return


def _headed(scene: Scene, segment: Segment, names: list[Mention]) -> Iterator[Relation]:
    """A row that begins with a programme's name, under Xの取組: X's programme."""
    if segment.kind != "row" or not names or names[0].start > 0:
        return
    for index in range(segment.index - 1, max(-1, segment.index - 6), -1):
        above = scene.segments[index]
        if above.kind == "row":
            continue
        for body in scene.of(above, "organization"):
            if re.fullmatch(
                r"の(?:主な)?(?:取組|取り組み|施策|事業|支援策)", above.text.text[body.end :]
            ):
                yield Relation(names[0].entity, "ledBy", body.entity, body.span)
        return
