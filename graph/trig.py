"""Writing quads as TriG that is the same byte for byte whatever order they come in.

W3C, RDF 1.1 TriG (2014). Graphs, subjects, predicates and objects are sorted
by code point of their written form, with ``a`` before the other predicates.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import IO, NamedTuple

from graph.model import Iri, Literal
from graph.patterns import regex
from graph.vocab import PREFIXES, RDF, XSD

#: One claim.
Triple = tuple[Iri, Iri, Iri | Literal]


class Quad(NamedTuple):
    """One claim in a named graph."""

    subject: Iri
    predicate: Iri
    object: Iri | Literal
    graph: Iri


_TYPE = RDF("type")
_STRING = XSD("string")
#: The prefixes by their namespaces, each of which ends with "/" or "#".
_NAMES = {str(namespace): name for name, namespace in PREFIXES.items()}
#: Local names that need no escaping in Turtle; anything else is written in full.
_LOCAL = regex(r"[A-Za-z_][A-Za-z0-9_-]*")
_NOT_IN_IRI = regex(r'[\x00-\x20<>"{}|^`\\]')
_NOT_IN_STRING = regex(r'[\x00-\x1f\x7f"\\]')
#: A graph as it is written: its head, and its subjects, which are two spaces in.
_GRAPH = regex(r"^(?P<head>\S+ \{)\n(?P<subjects>(?:  .*\n?)+?)\n?\}$", re.MULTILINE)
#: Where one subject of a graph ends and the next begins.
_SUBJECT = regex(r"\n(?=  [^ ])")
#: What is no name with a prefix, though it may look like one.
_NO_NAME = regex(r'"(?:[^"\\]|\\.)*"|<[^>]*>')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write_trig(quads: Iterable[Quad], stream: IO[str]) -> None:
    """Write ``quads``, each once, to a text stream. Lines end with LF.

    Open a file with ``encoding="utf-8", newline="\\n"``. Raises ValueError for
    an IRI with a character that no IRI may have.
    """
    written = _Terms()
    rows = sorted(
        {
            # As _row has it, without a call for each claim.
            (
                written[graph],
                written[subject],
                "" if predicate == _TYPE else written[predicate],
                written[value],
            )
            for subject, predicate, value, graph in quads
        }
    )
    lines = _prefix_lines(written.prefixes)
    for graph, in_graph in groupby(rows, itemgetter(0)):
        lines += ["", f"{graph} {{"]
        for subject, about in groupby(in_graph, itemgetter(1)):
            lines += _subject(subject, [row[2:] for row in about])
        lines.append("}")
    stream.write("\n".join(lines).lstrip("\n") + "\n" if lines else "")


def trig_text(quads: Iterable[Quad]) -> str:
    """What :func:`write_trig` writes."""
    stream = io.StringIO()
    write_trig(quads, stream)
    return stream.getvalue()


def _row(quad: Quad, written: _Terms) -> tuple[str, str, str, str]:
    """A claim as it is sorted: graph, subject, predicate ("" for a), object."""
    subject, predicate, value, graph = quad
    return (
        written[graph],
        written[subject],
        "" if predicate == _TYPE else written[predicate],
        written[value],
    )


def _prefix_lines(names: Iterable[str]) -> list[str]:
    return [f"@prefix {name}: <{PREFIXES[name]}> ." for name in sorted(names)]


def _subject(subject: str, pairs: Sequence[tuple[str, str]]) -> list[str]:
    """The lines of one subject, of sorted pairs: a predicate a line, several objects below it."""
    lines = [f"  {subject}"]
    if len(dict(pairs)) == len(pairs):
        # Most subjects have one object for each predicate.
        lines += [f"    {predicate or 'a'} {value} ;" for predicate, value in pairs]
    else:
        for predicate, about in groupby(pairs, itemgetter(0)):
            lines += _predicate(predicate, [value for _, value in about])
    lines[-1] = f"{lines[-1][:-1]}."
    return lines


def _predicate(predicate: str, objects: Sequence[str]) -> list[str]:
    """The lines of one predicate of a subject."""
    if not predicate:
        return [f"    a {' , '.join(objects)} ;"]
    if len(objects) == 1:
        return [f"    {predicate} {objects[0]} ;"]
    others = [f"      {one} ," for one in objects[:-1]]
    return [f"    {predicate}", *others, f"      {objects[-1]} ;"]


def _pairs(block: str) -> set[tuple[str, str]]:
    """The predicates and objects of the lines about a subject: the inverse of :func:`_subject`."""
    found: set[tuple[str, str]] = set()
    predicate = ""
    for line in block.split("\n")[1:]:
        if line.startswith("      "):
            found.add((predicate, line[6:-2]))
            continue
        predicate, _, rest = line[4:].partition(" ")
        if predicate == "a":
            found.update(("", one) for one in rest[:-2].split(" , "))
        elif rest:
            found.add((predicate, rest[:-2]))
    return found


class _Terms(dict[Iri | Literal, str]):
    """Written forms of terms, each made once; and the prefixes that they use."""

    def __init__(self) -> None:
        super().__init__()
        self.prefixes: set[str] = set()

    def __missing__(self, term: Iri | Literal) -> str:
        made = self._literal(term) if isinstance(term, Literal) else self._iri(term)
        self[term] = made
        return made

    def _literal(self, literal: Literal) -> str:
        text = '"' + _NOT_IN_STRING.sub(_escape, literal.value) + '"'
        if literal.language:
            return f"{text}@{literal.language.lower()}"
        if literal.datatype == _STRING:
            return text
        return f"{text}^^{self[Iri(literal.datatype)]}"

    def _iri(self, iri: str) -> str:
        # No local name holds a "/" or "#", so the namespace ends with the last of them.
        start = max(iri.rfind("/"), iri.rfind("#")) + 1
        name = _NAMES.get(iri[:start])
        if name is not None and _LOCAL.fullmatch(iri, start):
            self.prefixes.add(name)
            return f"{name}:{iri[start:]}"
        if _NOT_IN_IRI.search(iri):
            raise ValueError(f"not an IRI: {iri!r}")
        return f"<{iri}>"


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


def amended(text: str, gone: Iterable[Quad], come: Iterable[Quad]) -> str:
    """A TriG text of :func:`write_trig` about one graph, without some claims and with others.

    It is what that writes of all of them, but only what is said of their subjects is written.
    """
    graph = _GRAPH.search(text)
    if graph is None:
        return trig_text(come)
    written = _Terms()
    about: dict[str, set[tuple[str, str]]] = {}
    blocks = _SUBJECT.split(graph["subjects"].removesuffix("\n"))
    places = {block.partition("\n")[0]: place for place, block in enumerate(blocks)}
    for quads, change in ((gone, set.discard), (come, set.add)):
        for quad in quads:
            _, subject, predicate, value = _row(quad, written)
            if subject not in about:
                place = places.get(f"  {subject}")
                about[subject] = set() if place is None else _pairs(blocks[place])
            change(about[subject], (predicate, value))
    for subject, pairs in about.items():
        block = "\n".join(_subject(subject, sorted(pairs))) if pairs else ""
        place = places.get(f"  {subject}", len(blocks))
        blocks[place : place + 1] = [block]
    kept = sorted(filter(None, blocks), key=lambda block: block.partition("\n")[0])
    named = {line.split()[1][:-1] for line in text[: graph.start()].splitlines() if line}
    prefixes = [name for name in named | written.prefixes if _is_used(name, graph["head"], kept)]
    lines = [*_prefix_lines(prefixes), "", graph["head"], *kept, "}", ""]
    return "\n".join(lines).lstrip("\n") if kept else ""


def differing(one: str, other: str) -> tuple[str, str]:
    """Two TriG texts of :func:`write_trig`, each without the subjects that both describe alike.

    To parse what differs takes less time than to parse everything.
    """
    first, second = _subjects(one), _subjects(other)
    return _put(one, first - second), _put(other, second - first)


def _is_used(prefix: str, head: str, blocks: Iterable[str]) -> bool:
    """Whether a graph's name, or what is said of any subject, has a name with a prefix."""
    name = re.compile(rf"(?<![\w:]){prefix}:")
    texts = chain([head], blocks)
    return any(f"{prefix}:" in text and name.search(_NO_NAME.sub("", text)) for text in texts)


_PREFIX_LINE = regex(r"@prefix [\w-]*: <[^<>]*> \.")


def with_default_graph(text: str, included: Callable[[Iri], bool]) -> str | None:
    """A TriG text of :func:`write_trig`, with the claims of some graphs in the default graph too.

    None for a text that is written in another way, or that may have blank
    nodes: it would have to be parsed.
    """
    graphs = list(_GRAPH.finditer(text))
    rest = _GRAPH.sub("", text).split("\n")
    if (
        any(line and not _PREFIX_LINE.fullmatch(line) for line in rest)
        or "_:" in text
        or "[" in text
    ):
        return None
    also = [g["subjects"] for g in graphs if included(_graph_named(g["head"]))]
    return "\n".join([text, *(f"{{\n{subjects}\n}}" for subjects in also), ""])


def in_parts(lines: Iterable[str], size: int) -> Iterator[str]:
    """A TriG text of :func:`write_trig`, by its lines, as texts of about ``size`` characters each.

    What is said of one subject is not parted. Raises ValueError for a line that no text of ours
    has: a literal of another hand may go on over many.
    """
    prefixes: list[str] = []
    part: list[str] = []
    head, length, is_closed = "", 0, False
    for line in lines:
        if '"""' in line or "'''" in line:
            raise ValueError("a literal of several lines")
        if line.startswith("@prefix "):
            prefixes.append(line)
            continue
        if length >= size and is_closed and line[:2] == "  " and line[2:3] != " ":
            yield "".join([*prefixes, *part, "}\n"])
            part, length = [head], 0
        if line.endswith(" {\n"):
            head = line
        part.append(line)
        length += len(line)
        is_closed = line.endswith(" .\n")
    yield "".join([*prefixes, *part])


def _graph_named(head: str) -> Iri:
    """The graph that a line opens: <…> {, or prefix:name {."""
    name = head.removesuffix(" {")
    if name.startswith("<"):
        return Iri(name[1:-1])
    prefix, _, local = name.partition(":")
    return Iri(PREFIXES[prefix] + local)


def _subjects(text: str) -> set[tuple[str, str]]:
    """The subjects of a text: the line that opens their graph, and all lines about them."""
    found: set[tuple[str, str]] = set()
    for graph in _GRAPH.finditer(text):
        lines = _SUBJECT.split(graph["subjects"])
        found |= {(graph["head"], about) for about in lines}
    return found


def _put(text: str, subjects: set[tuple[str, str]]) -> str:
    """A TriG text of some of the subjects of another."""
    heads = [line for line in text.partition("\n\n")[0].splitlines() if line.startswith("@prefix")]
    graphs = [
        "\n".join([head, *(about for _, about in pairs), "}"])
        for head, pairs in groupby(sorted(subjects), itemgetter(0))
    ]
    return "\n".join([*heads, *graphs])
