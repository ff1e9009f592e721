"""The day of issue before a German or English text: Potsdam, 12. September 2025. –; Posted on …."""

from __future__ import annotations

from graph.calendar import DateMention, PartialDate, find_dates
from graph.extract.bond import Dated
from graph.extract.mentions import Scene
from graph.extract.register import dated
from graph.patterns import regex

_DATELINE = regex(
    r"^\(?(?:Posted on |Published(?: on)?:? |Released?(?: on)?:? |Issued(?: on)?:? |Stand:? "
    r"|(?:Veröffentlicht|Publiziert|Erschienen|Aktualisiert) am:? |Datum:? |Date:? )?"
    r"(?:[A-ZÄÖÜ][\w'’./-]*,?(?: (?:and |und |& )?[A-ZÄÖÜ(][\w.()/-]*,?){0,6},? \(?(?:den |am )?)?$"
)
_MASTHEAD = regex(
    r"^(?:[A-ZÄÖÜ][^.:;·|•]{2,50} [·|•–-] )?(?:(?:Press|News|Media) [Rr]elease|Mitteilung"
    r"|(?:Presse|Medien)-?(?:[Mm]itteilung|[Ii]nformation|[Ii]nfo|[Mm]eldung|[Nn]otiz|[Dd]ienst)"
    r"|Informationsdienst|Rathaus aktuell|Aktuelles"
    r"|Amtsblatt|Mitteilungsblatt|Newsletter|Bulletin|Ausgabe|Issue)\b[^.:;]{0,50}"
    r"(?:Nr\. ?\d+[^.:;]{0,12})?[ ,–-]$"
)
_AFTER_DATELINE = regex(
    r"^(?: by \w+)?[ ]*(?:[.:–—|/)]|--|- |\(|$)"
    r"|^,? \d{1,2}[:.]\d{2}(?: ?(?:Uhr|[apAP]\.?[mM]\.?|[A-Z]{2,4}))?$"
)


def dateline(scene: Scene) -> Dated | None:
    """Potsdam, 12. September 2025. –; Posted on 3 June 2022: the day of issue before the text."""
    for segment in scene.segments[:10]:
        text = segment.text.text
        for date in find_dates(text, segment.language)[:1]:
            full = date.date.year is not None and date.date.day is not None
            opened = date.start < 60 and _DATELINE.match(text[: date.start])
            opened = opened or (len(text) < 100 and _MASTHEAD.match(text[: date.start]))
            headed = segment.index <= 3 and len(text) < 90 and _HEADED.search(text[: date.start])
            if full and headed and not text[date.end :].strip(" ."):
                return dated(segment, date)
            if full and opened and _AFTER_DATELINE.match(text[date.end :]):
                return dated(segment, date)
    return None


_DATELINE_MARK = regex(r"[ ]*(?:[.:]? ?(?:[–—|)]|--|- )|[.:] (?=[A-ZÄÖÜ]))")


#: Mitteilung aus dem Rathaus, 2. Mai 2021: a date set off at the end of a line of the head.
_HEADED = regex(
    r"^(?![^,|]*\b(?:am|on|vom|Sitzung|meeting|Termin|Ort)\b)[^,|]{5,60}(?:,| \||  "
    r"| [–-]| [·•]| [^\w\s(]{2,3}) (?:den )?$"
)


def is_dateline(text: str, date: DateMention) -> bool:
    """Whether a date says when the text was written, at its beginning."""
    opened = date.start < 60 and _DATELINE.match(text[: date.start])
    after = _DATELINE_MARK.match(text[date.end :])
    placed = date.start > 0 and date.date.day is not None
    return bool(opened and after and (date.date.year is not None or placed))


def yearless_dateline(scene: Scene) -> PartialDate | None:
    """ULM, October 11 –: the day and month of a dateline that leaves out its year."""
    for segment in scene.segments[:6]:
        for date in find_dates(segment.text.text, segment.language)[:1]:
            if date.date.year is None and is_dateline(segment.text.text, date):
                return date.date
    return None
