"""What can be said of a SPARQL text without running it.

pyoxigraph parses and runs in one step and would follow SERVICE over the
network, so the words of a text are looked at first. The tokens are those of
SPARQL 1.1 (section 19.8, productions 139 to 173), cut so that whatever the
real parser could take for a keyword is left over as a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.errors import BadRequest, QuerySyntaxError, RenkeiError, UpdateRefused, nearest
from graph.patterns import regex
from graph.vocab import PREFIXES

UPDATE_KEYWORDS = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
)
#: Words that a misspelt one is compared with.
KEYWORDS = [
    *("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE", "DISTINCT", "REDUCED", "FROM"),
    *("NAMED", "WHERE", "GRAPH", "OPTIONAL", "UNION", "MINUS", "FILTER", "BIND", "VALUES"),
    *("EXISTS", "GROUP", "ORDER", "BY", "HAVING", "LIMIT", "OFFSET", "COUNT", "SUM", "AVG"),
    *("SAMPLE", "GROUP_CONCAT", "REGEX", "CONTAINS", "STRSTARTS", "LANG", "LANGMATCHES", "BOUND"),
]
#: Prefixes that are often used elsewhere and are not among ours.
_ELSEWHERE = {
    "dct": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "dbo": "http://dbpedia.org/ontology/",
    "dbr": "http://dbpedia.org/resource/",
    "sdo": "https://schema.org/",
}
_VOLATILE = frozenset(("NOW", "RAND", "UUID", "STRUUID", "BNODE"))

_ESCAPE = (
    r"\\(?:[tbnrf\"'\\]|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}"
    r"|U(?!0000[dD][89a-fA-F])00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})"
)
_TOKEN = regex(
    rf"""
    (?P<iri> <(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*> )
  | (?P<comment> \#[^\n\r]* )
  | (?P<string> "{{3}}(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*"{{3}}
      | '{{3}}(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'{{3}}
      | "(?:[^"\\\n\r]|{_ESCAPE})*" | '(?:[^'\\\n\r]|{_ESCAPE})*' )
  | (?P<variable> [?$]\w+ )
  | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<name> (?:[^\W\d_][\w.\-·]*+)? : (?:[\w.\-·:]|%[0-9A-Fa-f]{{2}}|\\.)* )
  | (?P<word> [^\W\d_][\w.\-·]*+ )
  | (?P<space> \s+ )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


#: BASE, PREFIX and comments, and the word behind them, as nearly every query begins.
_BEGIN = regex(
    r"""
    (?: \s+ | \#[^\n\r]* | (?i:base) \s* <[^<>"{}|^`\\\x00-\x20]*>
      | (?i:prefix) \s+ (?:[A-Za-z][\w-]*)? : \s* <[^<>"{}|^`\\\x00-\x20]*> )*+
    (?P<word> (?i: select | ask | construct | describe ) ) (?![\w.\-·:])
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of a SPARQL text: its kind (a group of the pattern), text and offset."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of ``text``, comments and white space left out."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind not in ("comment", "space"):
            yield Token(kind, match[0], match.start())


def keyword(text: str) -> str:
    """The upper-case keyword that says what a text does, after BASE and PREFIX; or ''."""
    if begin := _BEGIN.match(text):
        return begin["word"].upper()  # To take a text apart takes ten times as long.
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "word":
            word = match[0].upper()
            if word not in ("BASE", "PREFIX", "VERSION"):
                return word
    return ""


def is_volatile(text: str) -> bool:
    """Whether two runs of a query may differ: it asks for the time or for chance."""
    upper = text.upper()
    if not any(word in upper for word in _VOLATILE):
        return False  # Most texts need not be taken apart.
    return any(t.kind == "word" and t.text.upper() in _VOLATILE for t in tokens(text))


def refuse_service(text: str) -> None:
    """Raise :class:`BadRequest` if ``text`` may ask another endpoint with SERVICE.

    pyoxigraph's parser needs no space around keywords (``1SERVICEx:y{}`` is a
    number and a SERVICE clause), so this errs on the safe side: a prefix such
    as ``myservice:``, in which the parser could see the keyword, is refused.
    """
    if "service" not in text.lower():
        return
    before = Token("other", "", 0)
    for token in tokens(text):
        if _may_be_service(token, before):
            line, column = position(text, token.start)
            raise BadRequest(
                "SERVICE is not available: this endpoint does not ask other endpoints",
                suggestion="ask the other endpoint yourself and pass its values with VALUES",
                line=line,
                column=column,
            )
        before = token


def _may_be_service(token: Token, before: Token) -> bool:
    lowered = token.text.lower()
    if "service" not in lowered:
        return False
    if token.kind == "name":
        prefix, _, local = lowered.partition(":")
        return "service" in prefix or ".service" in local
    if token.kind == "variable":
        # The "?" may be the path operator of what it touches: ex:p?1SERVICE.
        touches = before.start + len(before.text) == token.start
        return touches and (before.kind in ("name", "iri", "word") or before.text == ")")
    return token.kind == "word"


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column (1-based, in code points) of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def syntax_error(text: str, complain: Callable[[str], str]) -> RenkeiError:
    """The error for a text that pyoxigraph cannot parse.

    ``complain`` gives pyoxigraph's message for a text, or ''. An update is an
    :class:`UpdateRefused`, everything else a :class:`QuerySyntaxError` that
    points at the first token that does not fit.
    """
    word = keyword(text)
    if word in UPDATE_KEYWORDS:
        return UpdateRefused(
            f"{word} would change the graph, and this endpoint is read-only",
            suggestion="send a SELECT, ASK, CONSTRUCT or DESCRIBE query",
        )
    message = complain(text)
    meaning = _MEANING.search(message)
    token = _culprit(text, complain)
    line, column = position(text, len(text.rstrip()) if token is None else token.start)
    if token is not None and token.kind == "name" and _unknown(text, token):
        said = f"the prefix {token.text.partition(':')[0]}: is not declared"
    elif meaning is not None:
        return QuerySyntaxError(meaning[0], line=line, column=column)
    elif token is None:
        said = "the query ends too early" if text.strip() else "the query is empty"
    else:
        said = f"{_short(token.text)} does not fit here"
    return QuerySyntaxError(said, line=line, column=column, suggestion=_hint(text, token))


#: pyoxigraph's sentences about queries that are well-formed but make no sense.
_MEANING = regex(r"The SELECT [a-z ]+|(?:IRI|[Ll]anguage tag) parsing failed")

#: Longer than any keyword of SPARQL.
_PAD = " " * 16


def _culprit(text: str, complain: Callable[[str], str]) -> Token | None:
    """The token at which parsing fails; None for the end of the text.

    The parser names the furthest place it looked at, and looking for a long
    keyword takes it past short tokens. Padding the white space keeps such a
    look within the padding.
    """
    pieces: list[str] = []
    places: list[tuple[int, Token]] = []
    length = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind not in ("space", "comment"):
            places.append((length, Token(kind, match[0], match.start())))
        pieces.append(match[0] + _PAD if kind == "space" else match[0])
        length += len(pieces[-1])
    padded = "".join(pieces)
    found = re.match(r"error at (\d+):(\d+)", complain(padded))
    if found is None:
        return None
    lines = padded.split("\n")
    offset = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    if offset >= length:
        return None
    return next((token for start, token in reversed(places) if start <= offset), None)


def _unknown(text: str, token: Token) -> bool:
    prefix = token.text.partition(":")[0]
    declared = rf"prefix\s+{re.escape(prefix)}\s*:"
    return prefix not in PREFIXES and re.search(declared, text, re.IGNORECASE) is None


def _hint(text: str, token: Token | None) -> str | None:
    if token is None:
        if keyword(text) not in KEYWORDS:
            return "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
        return "check that every brace, bracket and quotation mark is closed"
    if token.kind == "name" and _unknown(text, token):
        prefix = token.text.partition(":")[0]
        if prefix in _ELSEWHERE:
            return f"begin the query with PREFIX {prefix}: <{_ELSEWHERE[prefix]}>"
        close = nearest(prefix, list(PREFIXES)) if prefix else None
        if close is not None:
            return f"did you mean {close}: (known without a declaration)?"
        return f"declare it with PREFIX {prefix}: <…>"
    if token.kind == "word" and token.text.upper() not in KEYWORDS:
        close = nearest(token.text, KEYWORDS)
        return f"did you mean {close}?" if close else None
    return None


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
