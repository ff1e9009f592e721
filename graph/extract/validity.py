"""From when, until when and for how long: what the text says around an agreement."""

from __future__ import annotations

import re

from graph.calendar import find_dates
from graph.extract.bond import Bond, Dated, name_key
from graph.extract.bounds import add_period, is_known
from graph.extract.clauses import sentences, terms
from graph.extract.meant import named_in, newer_than
from graph.extract.register import Agreements
from graph.extract.stated_terms import add_stated, told_period
from graph.patterns import regex
from graph.segments import Segment

_SIGNING_HEADING = regex(
    r"^(?:協定|覚書|契約)?(?:の)?(?:締結|調印|署名)(?:年月)?(?:日|日時)?(?:(?:及び|・|、)場所)?$|^締結日時?$"
    r"|^日時$|[Dd]ate of (?:signing|signature|conclusion|execution|agreement)"
    r"|Datum der Unterzeichnung"
)
_NAME_HEADING = regex(r"(?:覚書|協定(?:書)?|契約)の?名称|^名称$|^協定名$")
_PARTY_HEADING = regex(
    r"^(?:協定|覚書|契約)?(?:の)?(?:当事者|締結者|署名者|締結先|相手方|構成団体|締結団体|協定者|参加機関|締結機関)$"
    r"|^(?:Parties|Signatories|Vertragspartner|Unterzeichner|Partner)[::]?$"
)
#: 1 締結日 令和5年9月29日: the label and what it labels on one line.
_LABELLED = regex(
    r"(?P<label>(?:協定|覚書|契約)?の?(?:締結|調印|署名|更新)(?:年月)?日時?|有効期間"
    r"|協定期間|期 ?間(?=[ ::])|契約期間|有効期限|締結者|署名者"
    r"|締結先|当事者"
    r"|Date of (?:signing|signature|conclusion|execution|agreement)"
    r"|Term(?: of (?:validity|agreement))?|(?:Valid(?:ity)? |Effective |Agreement )?[Pp]eriod"
    r"|Duration|Parties|Signatories|Laufzeit|Vertragspartner|Unterzeichner)"
    r"[\s::]+(?=\S)"
)


def add_validity(found: Agreements) -> None:
    """Reads periods, signing days and names from headed sections and from sentences."""
    focus = found.main
    listed: Bond | None = None
    _aliases(found)
    for segment in found.scene.segments:
        heading = found.scene.segments[segment.heading].text.text if segment.heading >= 0 else ""
        if heading and segment.kind != "heading" and found.main is not None:
            _headed(found, heading, segment, found.main)
        labelled = _LABELLED.match(segment.text.text)
        if segment.index in found.entered:
            _entered(found, segment)
            continue
        listed = _dated_here(found, segment) or listed if labelled else listed
        if labelled and focus is not None:
            meant = listed or newer_than(found, focus) or focus
            _headed(found, labelled["label"].replace(" ", ""), segment, meant)
            if listed is not None:
                continue
        if focus is not None and _is_term_of(found, segment, focus):
            add_period(focus, segment, 0, len(segment.text.text))
        for sentence in sentences(segment):
            focus = named_in(found, sentence) or focus
            if focus is not None:
                add_stated(found, sentence, focus)


def _entered(found: Agreements, segment: Segment) -> None:
    """A line of an entry: its period is that of the agreement in the heading."""
    bond, text = found.entered[segment.index], segment.text.text
    if bond in found.bonds and told_period(text):
        add_period(bond, segment, 0, len(text))


_TERMS = ("期間", "契約期間", "Laufzeit", "Term", "Duration")
#: A line that is but a label: the one below says how long.
_TERM_ALONE = regex(r"(?:(?:協定|覚書|契約)の?|有効)期間")


def _is_term_of(found: Agreements, segment: Segment, bond: Bond) -> bool:
    """Whether the item above is but 期間 and what comes before it tells of the agreement."""
    above = found.scene.segments[segment.index - 1] if segment.index else segment
    if above.kind != "heading" and _TERM_ALONE.fullmatch(above.text.text):
        return True
    near = 0 < segment.index - bond.segment.index <= 3
    return near and above.kind == "item" and above.text.text in _TERMS


def _dated_here(found: Agreements, segment: Segment) -> Bond | None:
    """The agreement whose day of conclusion the line gives: what labels follow speak of it."""
    lines = segment.text.whole()
    for bond in found.bonds:
        if any(lines.start <= d.span.start < lines.end for d in bond.signed):
            return bond
    return None


_ALIAS = regex(r"[」』]?\(以下[「『](?P<name>[^「」『』]{2,20})[」』](?:という。?)?\)")


def _aliases(found: Agreements) -> None:
    """「…基本協定」(以下「基本協定」): the short name means that agreement from here on."""
    for segment in found.scene.segments:
        for term in terms(segment):
            defined = _ALIAS.match(segment.text.text, term.name_end)
            key = name_key(segment.text.text[term.name_start : term.name_end])
            for bond in found.bonds:
                if defined and key in bond.keys and (bond.status == "Draft") == term.draft:
                    bond.aliases.add(name_key(defined["name"]))


def _headed(found: Agreements, heading: str, segment: Segment, bond: Bond) -> None:
    """Sections like 締結日, 有効期間 and 名称 speak of the document's main agreement."""
    text = segment.text.text
    if _SIGNING_HEADING.search(heading.strip()):
        dates = find_dates(text, segment.language)
        if dates and len(text) < 60 and not is_known(bond.signed, dates[0].date):
            bond.signed.append(
                Dated(dates[0].date, segment.text.span(dates[0].start, dates[0].end))
            )
    elif told_period(heading) and len(text) < 160:
        add_period(bond, segment, 0, len(text))
    elif _NAME_HEADING.search(heading.strip()):
        _names(bond, segment)
    elif _PARTY_HEADING.search(heading.strip()):
        for mention in found.scene.of(segment, "organization"):
            if "OrganizationalUnit" not in mention.types:
                bond.parties.setdefault(mention.entity, mention)


def _names(bond: Bond, segment: Segment) -> None:
    """The name of the agreement, and its translation in parentheses."""
    text = segment.text.text
    quoted = re.match(r"[「『](?P<name>[^「」『』]+)[」』]", text)
    whole = quoted.span("name") if quoted else (0, len(text.split("(", maxsplit=1)[0]))
    bond.names.insert(0, (segment, *whole))
    translated = re.search(r"\((?P<name>[^()]{4,80})\)$", text)
    if translated:
        bond.names.append((segment, *translated.span("name")))
