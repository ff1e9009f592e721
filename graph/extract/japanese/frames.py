"""Agreements that Japanese states without a clause of its own for concluding them.

A body and, in brackets, what was concluded with it: 北浜財団(2021年6月に協定を締結).
An agreement that there is: A大学とB市の協定は2020年4月1日に始まり. The preamble of a
contract: A(以下「甲」)とB(以下「乙」)は、以下のとおり合意する.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.calendar import DateMention, find_dates
from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, Term, terms, verb
from graph.extract.japanese.between import between, without_parties
from graph.extract.japanese.implied import implied
from graph.extract.mentions import Found, Mention
from graph.extract.register import HEAD, Agreements, add_name, dated, distinct, join_parties
from graph.patterns import regex
from graph.segments import Segment

_GROUP = regex(r" ?\((?P<body>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_NEGATED = regex(r"ない|ません|なかった|白紙|見送|打診|予定|検討|協議中")


def bracketed(found: Agreements, sentence: Sentence) -> Iterator[tuple[Bond, int]]:
    """Bodies with an agreement in brackets behind them, and where the clause in it ends."""
    segment, text = sentence.segment, sentence.segment.text.text
    _name_the_unknown(found, sentence)
    for mention in found.scene.of(segment, "organization"):
        group = _GROUP.match(text, mention.end)
        if group is None or not sentence.start <= mention.start < sentence.end:
            continue
        if mention.pointing or "OrganizationalUnit" in mention.types:
            continue
        start, end = group.span("body")
        inside = [t for t in terms(segment) if start <= t.start < end]
        done = verb("conclude", "ja").search(text, start, end)
        if not inside or done is None or _NEGATED.search(text, start, end):
            continue
        if any(start <= m.start < end for m in found.scene.of(segment, "organization")):
            continue
        other = implied(found, sentence, [mention])
        dates = [d for d in find_dates(text, "ja") if start <= d.start < end]
        if other:
            bond = _bond(found, segment, (mention.start, end), inside[0], [*other, mention])
            bond.signed = [dated(segment, d) for d in dates[:1]]
            yield bond, max(done.end(), inside[0].end)


_FOREIGN = regex(
    r"(?:[ァ-ヶー]+(?:・[ァ-ヶー]+)+|[A-Z][A-Za-z0-9'’&-]+(?: [A-Z][A-Za-z0-9'’&-]+)+)$"
)


def _name_the_unknown(found: Agreements, sentence: Sentence) -> None:
    """A foreign name before such brackets is a body's."""
    segment, text = sentence.segment, sentence.segment.text.text
    for group in _GROUP.finditer(text, sentence.start, sentence.end):
        body = group["body"]
        if not re.search(r"\d年", body) or not verb("conclude", "ja").search(body):
            continue
        name = _FOREIGN.search(text, 0, group.start())
        if name is None or not any(group.start() < t.start < group.end() for t in terms(segment)):
            continue
        mention = found.scene.add(segment, Found(*name.span(), "organization", ()))
        if mention is not None:
            found.entities.place(mention)


#: What is said of an agreement that there is.
_STANDS = regex(
    r"[」』]?(?:\([^()]*\))?(?:は|が)(?=[^。]{0,40}(?:始ま|発効|有効|満了|期限|終了|切れ|失効|年間|自動更新|効力|続い|交わ|結ば|締結))"
    r"|[」』]?に基づ[きく]|[」』]?により|[」』]?のもと"
)


def standing(found: Agreements, sentence: Sentence, term: Term) -> Bond | None:
    """AとB(と)の…協定は: an agreement of which the sentence says something else."""
    if not _STANDS.match(sentence.segment.text.text, term.end) or _NEGATED.search(sentence.text):
        return None
    parties = between(found, sentence, term)
    if not parties:
        return None
    segment, span = sentence.segment, (parties[0].start, term.end)
    return _bond(found, segment, span, without_parties(segment, term, parties), parties)


_AS_FOLLOWS = regex(
    r"(?:次|以下|下記|左記)の(?:とおり|通り)(?!で)[^。]{0,16}(?:合意|契約|約定|取り決め)"
)
_CALLED = regex(r"\(以下、?「[甲乙丙丁戊己]」")


def preamble(found: Agreements, sentence: Sentence) -> Bond | None:
    """The parties that a contract's first sentence gives short names to."""
    segment, text = sentence.segment, sentence.segment.text.text
    if not _AS_FOLLOWS.search(sentence.text) or len(_CALLED.findall(sentence.text)) < 2:
        return None
    parties = [
        m
        for m in found.scene.of(segment, "organization", "facility")
        if sentence.start <= m.start < sentence.end and _CALLED.match(text, m.end)
    ]
    if len(parties) < 2:
        return None
    bond = Bond(segment, sentence.start, sentence.end)
    join_parties(found, bond, parties)
    return bond


#: 3-1 フランスの, before the body: its number and where it is.
_HEADS = regex(r"(?:\([ア-ンa-z一-十]\)|[\d(). ・■◆○●-]{0,6})(?:[ァ-ヶー一-龥・]{2,12}の)?")


#: 北浜財団との覚書: a heading that says with whom.
_RELATED = regex(r"との(?:間の)?[^。、をがはに]{2,24}")


def _is_issuer(found: Agreements, index: int) -> bool:
    """Whether a line is a body's name alone: one of several that issue a text together."""
    line = found.scene.segments[index]
    bodies = [m for m in found.scene.of(line, "organization") if not m.pointing]
    return bool(bodies) and bodies[0].start <= 2 and len(line.text.text) - bodies[0].end <= 2


def headed_by_partner(found: Agreements, sentence: Sentence) -> list[Mention]:
    """A line that is a body's name alone is the partner of what the next line concludes."""
    segment = sentence.segment
    if not segment.index or sentence.start > 0:
        return []
    above = found.scene.segments[segment.index - 1]
    bodies = [m for m in found.scene.of(above, "organization") if not m.pointing]
    if above.kind == "row" or segment.line - above.line > 2 or not bodies:
        return []
    text = above.text.text
    rest = re.sub(r"\([^()]*\)", "", text[bodies[0].end :])
    related = _RELATED.fullmatch(rest) is not None
    if not _HEADS.fullmatch(text, 0, bodies[0].start) or not (
        related or (len(rest) <= 2 and not terms(above))
    ):
        return []
    if not related and above.index and above.index < HEAD and _is_issuer(found, above.index - 1):
        return []
    other = implied(found, sentence, [bodies[0]])
    return distinct(found, [*other, bodies[0]]) if other else []


_NEXT_TO = regex(
    r"(?:\([^()]*\))?(?:に(?:続くもの|次ぐもの)|以来)"
    r"|(?:\([^()]*\))?に(?:次|続)(?:い[でだ]|ぐ|く|き)[^。]{0,14}(?:\d|[一二三四五六七八九])(?:件|例|番|か所|カ所|団体|機関|都市)"
)


#: みどり市、 of みどり市、川上村に続き3番目.
_LISTED = regex(r"(?:、|と|や)[一-龥ァ-ヶーA-Za-z・]{2,20}に(?:次|続)(?:い[でだ]|ぐ|く|き)")


#: 覚書を交わすのは、2018年のデンマークのA、2019年のBに続き3例目: each with its year.
_SERIES = regex(r"のは、(?P<items>[^。]*?\d年の[^。]*?)(?:に(?:続|次)(?:い[でだ]|ぐ|く|き)|以来)")


def next_to(found: Agreements, sentence: Sentence) -> Iterator[Bond]:
    """…と交わす覚書は、平成30年の北浜協会に次いで2件目: an earlier agreement of that kind."""
    segment, text = sentence.segment, sentence.segment.text.text
    here = [t for t in terms(segment) if sentence.start <= t.start < sentence.end]
    series = _SERIES.search(text, sentence.start, sentence.end)
    start, end = series.span("items") if series is not None else (0, 0)
    for mention in found.scene.of(segment, "organization"):
        if not here or not sentence.start <= mention.start < sentence.end:
            continue
        told = _NEXT_TO.match(text, mention.end) or _LISTED.match(text, mention.end)
        listed = start <= mention.start < end and _right_before(text, mention)
        if not (told or listed) or mention.start < here[0].start:
            continue
        subject = [
            m
            for m in found.scene.of(segment, "organization")
            if sentence.start <= m.start < here[0].start
        ]
        other = subject[:1] or implied(found, sentence, [mention])
        if not other or other[0].entity == mention.entity:
            continue
        bond = _bond(found, segment, (mention.start, mention.end), here[0], [other[0], mention])
        bond.signed = [dated(segment, d) for d in _right_before(text, mention)]
        yield bond


#: Between the day and the body: 2018年のデンマークのMidBio.
_OF_THAT_DAY = regex(r"の(?:[ァ-ヶー]{2,10}の|[一-龥]{1,3}の)?|に締結した|に結んだ")


def _right_before(text: str, mention: Mention) -> list[DateMention]:
    dates = find_dates(text, "ja")
    return [d for d in dates if _OF_THAT_DAY.fullmatch(text[d.end : mention.start])]


def _bond(
    found: Agreements, segment: Segment, span: tuple[int, int], term: Term, parties: list[Mention]
) -> Bond:
    bond = Bond(segment, *span, kinds=[term.kind] * bool(term.kind))
    join_parties(found, bond, parties)
    add_name(bond, segment, term)
    return bond
