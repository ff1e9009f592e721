"""What a validation found, and its forms: text for a terminal, JSON, and Turtle.

The Turtle form is a SHACL validation report (SHACL, section 3.6). pySHACL's
own report graph is not handed on: it does not know documents, and it drops the
language of some messages.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Iri, Literal
from graph.vocab import PREFIXES, RK, SH, XSD

SHAPES = "https://w3id.org/renkei/shapes#"
_PREFIXES = {**PREFIXES, "rks": SHAPES}
#: Severities, gravest first; only a Violation keeps a graph from being published.
SEVERITIES = ("Violation", "Warning", "Info")
_WORDS = {
    "en": {
        "node": "node",
        "fact": "fact",
        "document": "document",
        "Violation": "Violation",
        "Warning": "Warning",
        "Info": "Note",
        "conforms": "The graph conforms to the shapes",
        "fails": "The graph violates the shapes",
    },
    "ja": {
        "node": "対象",
        "fact": "事実",
        "document": "文書",
        "Violation": "違反",
        "Warning": "警告",
        "Info": "参考",
        "conforms": "グラフは検証規則を満たしています",
        "fails": "グラフは検証規則に違反しています",
    },
    "de": {
        "node": "Ding",
        "fact": "Fakt",
        "document": "Dokument",
        "Violation": "Verstoß",
        "Warning": "Warnung",
        "Info": "Hinweis",
        "conforms": "Der Graph entspricht den Regeln",
        "fails": "Der Graph verstößt gegen die Regeln",
    },
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One fact that breaks one shape.

    ``path`` is the property of the fact, empty where the shape speaks of the
    node as a whole; ``value`` is None where the fact is missing. ``documents``
    are the identifiers of the documents whose graphs hold the fact (or, if it
    is missing, the node); a graph of no known document is given by its IRI.
    ``severity`` is ``Violation``, ``Warning`` or ``Info``.
    """

    shape: Iri
    focus_node: Iri | Literal
    path: tuple[Iri, ...]
    value: Iri | Literal | None
    severity: str
    documents: tuple[str, ...]
    names: Mapping[str, str] = field(hash=False)
    messages: Mapping[str, str] = field(hash=False)

    @property
    def name(self) -> str:
        """The shape's short name, the last part of its IRI."""
        return self.shape.rpartition("#")[2] or self.shape

    def sort_key(self) -> tuple[int, str, str, str, str]:
        """Gravest first, then by shape, node and fact."""
        rank = SEVERITIES.index(self.severity)
        return rank, self.shape, str(self.focus_node), " ".join(self.path), str(self.value)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a validation, violations in a stable order."""

    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether the graph may be published: warnings and notes do not keep it back."""
        return not any(found.severity == "Violation" for found in self.violations)

    def to_text(self, language: str = "en") -> str:
        """The report for a terminal, in English, Japanese or German."""
        words = _WORDS.get(language, _WORDS["en"])
        blocks = [_text(found, language, words) for found in self.violations]
        counts = Counter(found.severity for found in self.violations)
        summary = ", ".join(f"{words[kind]}: {counts[kind]}" for kind in SEVERITIES if counts[kind])
        verdict = words["conforms" if self.conforms else "fails"]
        blocks.append(f"{verdict} ({summary})" if summary else verdict)
        return "\n\n".join(blocks) + "\n"

    def to_json(self) -> str:
        """The report as JSON: ``conforms`` and ``results``, terms as in Turtle without prefixes."""
        results = [_record(found) for found in self.violations]
        return json.dumps(
            {"conforms": self.conforms, "results": results}, ensure_ascii=False, indent=2
        )

    def to_turtle(self) -> str:
        """The report as a SHACL validation report, the same for the same findings."""
        used = ("dcterms", "rk", "rks", "sh")
        lines = [f"@prefix {prefix}: <{_PREFIXES[prefix]}> ." for prefix in used]
        head = f"[] a sh:ValidationReport ;\n    sh:conforms {str(self.conforms).lower()}"
        results = [f"    sh:result {_result(found)}" for found in self.violations]
        return "\n".join(lines) + "\n\n" + " ;\n".join([head, *results]) + " .\n"


def short(iri: str) -> str:
    """An IRI with a well-known prefix, or in angle brackets."""
    for prefix, namespace in _PREFIXES.items():
        local = iri[len(namespace) :]
        if iri.startswith(namespace) and local.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{local}"
    return f"<{iri}>"


def _term(term: Iri | Literal) -> str:
    """A term as Turtle writes it, IRIs in full."""
    if not isinstance(term, Literal):
        return term if term.startswith("_:") else f"<{term}>"
    text = '"' + _escape(term.value) + '"'
    if term.language:
        return f"{text}@{term.language}"
    return text if term.datatype == XSD("string") else f"{text}^^<{term.datatype}>"


def _escape(text: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return "".join(escapes.get(letter, letter) for letter in text)


def _readable(term: Iri | Literal) -> str:
    """A term for the eye: prefixes where there are some."""
    if not isinstance(term, Literal):
        return term if term.startswith("_:") else short(term)
    text = '"' + _escape(term.value) + '"'
    if term.language:
        return f"{text}@{term.language}"
    return text if term.datatype == XSD("string") else f"{text}^^{short(term.datatype)}"


def _text(found: Violation, language: str, words: Mapping[str, str]) -> str:
    name = found.names.get(language) or found.names.get("en") or found.name
    message = found.messages.get(language) or found.messages.get("en") or ""
    fact = " | ".join(map(short, found.path)) or "–"
    if found.value is not None:
        fact += f" {_readable(found.value)}"
    rows = [
        (words["node"], _readable(found.focus_node)),
        (words["fact"], fact),
        (words["document"], ", ".join(found.documents) or "–"),
    ]
    lines = [f"{words[found.severity]}  {short(found.shape)}  ({name})", f"  {message}"]
    return "\n".join(lines + [f"  {label}: {text}" for label, text in rows])


def _record(found: Violation) -> dict[str, object]:
    return {
        "shape": found.shape,
        "shape_name": found.name,
        "name": dict(found.names),
        "message": dict(found.messages),
        "severity": found.severity,
        "focus_node": _plain(found.focus_node),
        "path": list(found.path),
        "value": None if found.value is None else _term(found.value),
        "documents": list(found.documents),
    }


def _plain(term: Iri | Literal) -> str:
    return _term(term) if isinstance(term, Literal) else str(term)


def _result(found: Violation) -> str:
    pairs = [
        ("a", "sh:ValidationResult"),
        ("sh:sourceShape", f"<{found.shape}>"),
        ("sh:resultSeverity", f"<{SH(found.severity)}>"),
        ("sh:focusNode", _term(found.focus_node)),
    ]
    if len(found.path) == 1:
        pairs.append(("sh:resultPath", f"<{found.path[0]}>"))
    elif found.path:
        members = " ".join(f"<{member}>" for member in found.path)
        pairs.append(("sh:resultPath", f"[ sh:alternativePath ( {members} ) ]"))
    if found.value is not None:
        pairs.append(("sh:value", _term(found.value)))
    for language, message in sorted(found.messages.items()):
        pairs.append(("sh:resultMessage", _term(Literal(message, language=language))))
    for document in found.documents:
        pairs.append((short(RK("document")), _term(Literal(document))))
    body = " ;\n".join(f"        {predicate} {value}" for predicate, value in pairs)
    return "[\n" + body + "\n    ]"
