"""Names of programmes in German and English.

In quotation marks after a word for such things (Projekt „…“, the project "…")
or with one at their end („…programm“); capitalised words that end in one (the
… Accelerator Programme); and, in German, a compound with a hyphen whose first
part is an acronym or a quoted name (COI-Programm).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.programmes.names import Named, cue, head_of, heads
from graph.patterns import regex
from graph.segments import Segment

_QUOTED = regex(r"[\"„“'‚‘](?P<name>[A-ZÄÖÜ0-9][^\"„“”'‚‘’.]{2,70})[\"“”'‘’]")
_WITH_NOTE = regex(r"(?P<core>[^()]{2,}?) \((?P<note>[A-Z][\w.&^+-]{1,15})\)")
_WORD = r"[A-Z][\w&^'’-]*"
_HEADS = (
    "Programme|Program|Project|Initiative|Scheme|Accelerator|Incubator|Award|Awards|Prize|Challenge"
)
#: Words before the head must tell which: capitalised ones, with small ones between them.
_ENDING = regex(
    rf"(?<![\w'’-])(?P<name>(?!The |A |An |This |Our |Its |Their |Each |Every )"
    rf"{_WORD}(?: (?:(?:of|for|and|in|the|&) )*{_WORD}){{0,6}} (?:{_HEADS}))"
    rf"(?: \((?P<note>[A-Z][\w.&^+-]{{1,15}})\))?(?! (?:[A-Z]|Manager|Director))(?![\w-])"
)
_HYPHEN = regex(
    r"(?<![\w-])(?!(?:EU|DFG|BMBF|BMWK|BMWi|FuE|IT|KI|KMU|UN)-)(?P<name>[A-ZÄÖÜ][\wäöü]*[A-Z0-9][\w]*(?:-[A-ZÄÖÜ0-9][\wäöüß]*)*-"
    r"(?:Programm|Projekt|Initiative|Wettbewerb|Preis|Award|Accelerator))s?(?![\w-])"
)
_APPOSED = regex(
    r"(?:(?:[Vv]erbund|[Ll]eit|[Ee][Uu]-|[Ff]orschungs)?[Pp]rojekt(?:e?s)?|[Pp]roject) "
    r"(?P<name>[A-Z][\w]*[A-Z0-9][\w-]*)(?![\w])"
)
_ARTICLE = regex(r"^(?:The|This|Our|A|An|Das|Die|Der|Unser|Unsere) ")
_UNNAMED = regex(r"^(?:MoU|MOU|LOI|Memorandum|Agreement)")


def latin_programmes(segment: Segment) -> Iterator[Named]:
    """The names in a segment."""
    text = segment.text.text
    language = "de" if segment.language == "de" else "en"
    for match in _QUOTED.finditer(text):
        yield from _quoted(segment, match, language)
    for pattern in (_ENDING, _HYPHEN, _APPOSED):
        for match in pattern.finditer(text):
            if not _UNNAMED.match(match["name"]):
                kind = "project" if pattern is _APPOSED else _kind(match["name"], language)
                yield from _plain(segment, match, kind)


def _plain(segment: Segment, match: re.Match[str], kind: str) -> Iterator[Named]:
    start, end = match.span("name")
    noted = "note" in match.re.groupindex and match["note"] is not None
    aliases = (match.span("note"),) if noted else ()
    yield Named(segment, start, end, kind, match.end(), aliases)


def _quoted(segment: Segment, match: re.Match[str], language: str) -> Iterator[Named]:
    text, start = segment.text.text, match.start("name")
    noted = _WITH_NOTE.fullmatch(match["name"])
    core = noted["core"] if noted else match["name"].rstrip(" ,")
    called = cue(language).search(text[max(0, match.start() - 40) : match.start()])
    head = head_of(core, language) or _first_head(core, language)
    if (head is None and called is None) or _UNNAMED.match(core):
        return
    if head is not None and len(_ARTICLE.sub("", core)) < len(head) + 3:
        return
    kind = heads(language).get(head or "", "") or _kind(
        called.group().strip() if called else "", language
    )
    aliases = ((start + noted.start("note"), start + noted.end("note")),) if noted else ()
    yield Named(segment, start, start + len(core), kind, match.end(), aliases)


def _first_head(name: str, language: str) -> str | None:
    """„Alpenpreis Gesundheit“: a German compound leads its name."""
    first = name.split(" ", maxsplit=1)[0]
    head = head_of(first, language) if language == "de" and first != name else None
    return head if head is not None and len(first) >= len(head) + 3 else None


def _kind(name: str, language: str) -> str:
    return heads(language).get(head_of(name, language) or "", "")
