"""Names that the writing shows to be names of bodies: defined in brackets, listed as parties.

Alpine Test Forum ("ATF"), the Northern Growth Desk (NGD), made between A, B
and C; For X at the head of a signature block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.latin.name_begins import leading_words
from graph.extract.latin.persons import UPPER
from graph.extract.latin.roles import is_role
from graph.extract.latin.words import CAP, heads, is_generic
from graph.extract.mentions import Found
from graph.patterns import regex

_LINK = r"(?:of|for|&|and|de|du|van|für|der|des|und|zur|the|y|e|i|la|le|del|of the)"
#: Makers' Association: the last s of a plural may have its apostrophe.
_RUN = rf"{CAP}(?:,? ?(?:Inc\.|Ltd\.))?(?:(?:(?<=s)['’])? (?:{_LINK} )?{CAP})*"
_QUOTED = regex(
    rf"(?<![\w-])(?P<name>{_RUN}) \((?:the |hereinafter[^\"“„()]{{0,20}}|hereafter[^\"“„()]{{0,20}}"
    r"|nachfolgend[^\"“„()]{0,20}|im Folgenden[^\"“„()]{0,20}|kurz:? ?"
    r"|in der Folge[^\"“„()]{0,12})?"
    r"[\"“„][^\"“”„()]{1,30}[\"”“][^()]{0,12}\)"
)
_ACRONYM = regex(rf"(?<![\w-])(?P<name>{_RUN}) \((?P<short>[A-ZÄÖÜ][\w&+-]{{1,9}})\)")
#: the Delta Institute for Vaccines (State Body), or DIV, …
_OR = regex(
    rf"(?<![\w-])(?P<name>{_RUN})(?: \([^()]{{3,40}}\))?, or (?:the )?(?P<short>[A-Z]{{3,9}})"
    r"(?=[,.;]| and\b)"
)
_PARTIES = regex(
    r"(?:\b[Bb]y and (?:among|between)|\b[Bb]etween|\b[Aa]mong|\b[Zz]wischen)"
    r"(?: (?:\w+ )?(?:parties|Parteien|partners|Partnern|cities|Städten|bodies|institutions"
    r"|Hochschulen"
    r"|universities))?:? (?P<list>[^;.]{5,600})"
)
_ITEM = regex(
    rf"(?:[Tt]he |[Dd]er |[Dd]em |[Dd]en |[Dd]ie |[Dd]as )?(?:\([ivx\d]+\) )?(?P<name>{_RUN})"
    r"(?P<rest>(?: \([^()]*(?:\([^()]*\)[^()]*)*\))?(?:, (?:of|aus|in|with"
    r"|mit Sitz in) [^,]{3,30})?)"
)
_AND = regex(r",? (?:and|und|sowie|as well as) |, ")
_ABOUT = regex(
    r"Agreement|Memorandum|Contract|Vertrag|Vereinbarung|Abkommen|Erklärung|Understanding|Letter"
    r"|Protocol|Partnership|Kooperation|Treaty|Programme?\b|Project|Projekt|Act\b|Gesetz|Verordnung"
)


def defined_names(text: str) -> Iterator[Found]:
    """Names by what follows or surrounds them."""
    in_brackets = " (" in text
    in_quotes = in_brackets and any(mark in text for mark in '"“„')
    for match in _QUOTED.finditer(text) if in_quotes else ():
        yield from _named(text, *match.span("name"))
    for match in _ACRONYM.finditer(text) if in_brackets else ():
        start = _spelled(match["name"], match["short"])
        if start is not None:
            begin = match.start("name") + start
            kind = re.search(
                r"(?:Verein|Verband|Stiftung|Initiative|Netzwerk|Cluster|Institut) $", text[:begin]
            )
            begin = kind.start() if kind else begin
            yield from _named(text, begin, match.end("name"))
    for match in _OR.finditer(text) if ", or " in text else ():
        start = _spelled(match["name"], match["short"])
        if start is not None:
            yield from _named(text, match.start("name") + start, match.end("name"))
    for match in _PARTIES.finditer(text):
        yield from _list(text, match.start("list"), match.end("list"))


def _named(text: str, start: int, end: int) -> Iterator[Found]:
    start += leading_words(text[start:end])
    name = text[start:end]
    if not name or is_generic(name) or is_role(name) or _ABOUT.search(name):
        return
    if any(name in (head, f"{head}s") for head, _ in heads("de")):
        return  # zwischen dem Landkreis und der Stadt: words that point to bodies
    yield Found(start, end, "organization", ())


def _spelled(name: str, short: str) -> int | None:
    """Where in ``name`` the words begin whose letters ``short`` is made of, in order."""
    letters = [c.lower() for c in short if c.isalpha()]
    words = list(re.finditer(r"[^\W\d_][\w’'.-]*", name))
    for first in words:
        # Ilmtal Science and Life Science Guild Wye (LSGW): the words that spell it out exactly.
        rest = name[first.start() :]
        if not rest[0].isupper():
            continue
        if "".join(re.findall(rf"(?<!\w)[{UPPER}]", rest)).lower() == "".join(letters):
            return first.start()
    fitting: list[int] = []
    for first in words:
        if first.group()[0].isupper() and first.group()[0].lower() == letters[0]:
            rest = name[first.start() :].lower()
            initials = "".join(re.findall(r"(?<!\w)\w", rest))
            if _inside(letters, initials) or (_inside(letters, rest) and len(words) <= 3):
                fitting.append(first.start())
    # University of Wye and Wye Hospitals Trust (WHT): behind the ‘and’ stands the whole name.
    behind = [start for start in fitting if name[:start].endswith((" and ", " und ", " and the "))]
    return next(iter([*behind, *fitting]), None)


def _inside(letters: list[str], text: str) -> bool:
    position = 0
    for letter in letters:
        position = text.find(letter, position) + 1
        if not position:
            return False
    return True


def _inner_and(name: str) -> int | None:
    """Where an ‘and’ in a run of capitalised words ends one name: RLK and Wye City."""
    for match in re.finditer(r" (?:and|und) (?P<the>the )?", name):
        before = name[: match.start()]
        if (
            match["the"]
            or _HEAD_LAST.search(before)
            or re.fullmatch(r"[A-ZÄÖÜ]{2,}|\w*[a-z][A-Z]\w*", before.split()[-1])
        ):
            return match.start()
    return None


#: Ilmtal Growth Center and Wye Alley: a word for a kind of body ends the first name.
_HEAD_LAST = regex(
    r" (?:Cent(?:er|re)|Agency|Association|University|Park|Foundation|Institute|Corporation|City"
    r"|Council|Network|Hub|Alliance|Federation)$"
)


def _list(text: str, start: int, stop: int) -> Iterator[Found]:
    """The items of a list of parties, as long as each is a name."""
    found: list[Found] = []
    comma = False
    while start < stop and (item := _ITEM.match(text, start, stop)):
        end = item.end("name")
        inner = _inner_and(item["name"])
        link = _AND.match(text, item.end())
        more = link is not None and _ITEM.match(text, link.end(), stop) is not None
        if inner is None and not more and (comma or not found):
            # A list needs its ‘and’: where none follows, the last one inside the name is it.
            inner = max(item["name"].rfind(" and "), item["name"].rfind(" und "))
        if inner is not None and inner > 0:
            end = item.start("name") + inner
            link = _AND.match(text, end)
        found.extend(_named(text, item.start("name"), end))
        if link is None or not _ITEM.match(text, link.end(), stop):
            break
        comma = link.group() == ", "
        start = link.end()
    if len(found) >= 2:
        yield from found
