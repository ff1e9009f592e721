"""Names of bodies that begin with a small letter, as many coined ones do: delta-insel AG.

German and English begin other names with a capital; what shows such a name is
its legal form, the word for its kind before it, or what it is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.extract.clauses import within
from graph.extract.latin.kinds import KIND
from graph.extract.latin.words import LEGAL
from graph.extract.mentions import Found
from graph.patterns import regex

#: A name of several words shows only by its legal form, at the head of a line.
_AT_HEAD = regex(rf"(?P<name>[a-zäöü][\w-]+(?: [a-zäöü][\w-]+){{0,3}} {LEGAL})(?=$|[,;(]| –)")
#: What no name ends in: an adjective does, die neue GmbH, der gemeinnützige e. V.
_NO_ADJECTIVE = r"(?<!e)(?<!en)(?<!er)(?<!es)(?<!em)"
#: die delta-insel AG, und der klarval e. V.: after an article or between two names, too.
_WITH_FORM = regex(
    rf"\b(?:[Dd](?:ie|er|as|em|en|es)|[Tt]he|[Zz]ur|[Zz]um|[Bb]eim|[Vv]om|und|sowie|mit|durch"
    rf"|von|and"
    rf"|with|by) (?:Verein |Firma "
    rf"|Netzwerk )?(?P<name>[a-zäöü][\w.]*(?:[.-]\w+)+{_NO_ADJECTIVE} {LEGAL}"
    rf"|[a-zäöü]\w{{3,}}{_NO_ADJECTIVE} (?:g?GmbH|AG|e\. ?V\.|SE|KG)"
    rf")(?![\w-])"
)
#: die klarval Standortgesellschaft Wyeburg mbH: a coined word that leads a name of several.
_LEADING = regex(
    rf"\b[Dd](?:ie|er|as|em|en|es) (?P<name>(?!rund|etwa|bald|dort|hier|nach|auch|noch)"
    rf"[a-zäöü]\w{{3,}}{_NO_ADJECTIVE}(?: [A-ZÄÖÜ][\w-]+){{1,3}} {LEGAL})(?![\w-])"
)
#: Branchenverband delta e.V., Verband tidal.bio: behind the word for its kind a dot, a capital
#: inside or a legal form shows the name.
_OF_KIND = regex(
    rf"(?:{KIND}|[Oo]rganisation|[Gg]esellschaft|[Ff]irma|[Uu]nternehmen)s? "
    rf"(?P<name>[a-zäöü][\w-]+ {LEGAL}|[a-zäöü]\w{{2,}}\.[a-z]{{2,}}|[a-zäöü]+[A-Z]\w+"
    rf"|[a-zäöü]{{1,8}}-[a-zäöü]{{2,8}}(?= (?:und|ha|ist|wird|lädt|laden|in|aus)|[,.)]))(?![\w-])"
)
#: die delta, Ulms Agentur, und …: no adjective, and what it is stands in commas behind it.
_SAID_TO_BE = within(
    rf"\b[Dd](?:ie|er|as) (?P<name>[a-zäöü]{{4,}}{_NO_ADJECTIVE}), [^,.;]{{0,60}}?"
    r"(?i:agentur|gesellschaft|verein|verband|netzwerk|cluster|stiftung|zentrum|initiative)"
    r"(?: [^,.;]{2,40})?, (?=und |sowie |ha(?:t|ben) |unterzeichn)"
)


def in_small_letters(text: str, language: str) -> Iterator[Found]:
    """The names of bodies in ``text`` that begin with a small letter."""
    first = _AT_HEAD.match(text)
    if first is not None:
        yield Found(*first.span("name"), "organization", ())
    for match in _WITH_FORM.finditer(text):
        kind = "Association" if match["name"].endswith("V.") else "Company"
        yield Found(*match.span("name"), "organization", (kind,))
    for pattern in (_LEADING, _OF_KIND, _SAID_TO_BE) if language == "de" else ():
        for match in pattern.finditer(text):
            yield Found(*match.span("name"), "organization", ())
