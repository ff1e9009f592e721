"""What a document that nobody has kept yet would add to a graph, confirm in it and contradict.

The graph that would be is built as any other, in a store of its own that begins with what is
served and shares its files; then the two are compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from typing import Any

from graph.authority import load_authority
from graph.catalogue import evidence, rows, sparql
from graph.differences import conflicts, quoted
from graph.documents import read_document
from graph.fitting import fit
from graph.model import Iri, Literal, Reading
from graph.pipeline import build_with
from graph.publish import mirror
from graph.quotes import sentence
from graph.reading import read
from graph.store import View, open_view
from graph.terms import Term
from graph.vocab import RDF, RK, SCHEMA, Minter, local_name, shortened
from graph.workers.frames import Proposal
from graph.workers.proposer import locked

#: The most places of statements that are told of one document.
_MOST = 20_000
#: Results of a validation report that are told; the rest is counted.
_RESULTS = 1000
_PERHAPS = RK("possiblySame")
_TYPE, _SUBJECT, _OBJECT = RDF("type"), RDF("subject"), RDF("object")
#: Graphs that are no document's.
_SHARED = ("authority", "derived")

Row = dict[str, Any]
Claim = tuple[Iri, Iri, Term]


def proposed(proposal: Proposal) -> bytes:
    """The answer to a proposal, as JSON.

    Raises :class:`UnreadableDocument`, :class:`StoreUnavailable`.
    """
    proposal.folder.mkdir(parents=True)
    with locked(proposal.folder):
        found = _proposed(proposal)
    return json.dumps(found, ensure_ascii=False).encode()


def _proposed(proposal: Proposal) -> Row:
    file = proposal.folder / proposal.name
    file.write_bytes(proposal.content)
    reading = read(read_document(file), load_authority())
    with closing(open_view(proposal.settings.store)) as served:
        known = _known(served, reading.document.sha256)
        if known is not None:
            told = _Comparison(proposal, reading, served, served, known).told()
            return {**told, "basis": "documents"}
        settings = replace(proposal.settings, store=proposal.folder / "store")
        mirror(proposal.settings.store, settings.store)
        is_built = build_with(reading, proposal.name, settings) is not None
        if not is_built:
            fit(reading, settings)
        with closing(open_view(settings.store)) as made:
            told = _Comparison(proposal, reading, served, made, None).told()
            return {**told, "basis": "documents" if is_built else "graph"}


def _known(view: View, sha256: str) -> Iri | None:
    """The document with these bytes, if the graph has it."""
    return next(iter(view.subjects(SCHEMA("sha256"), Literal(sha256))), None)


class _Comparison:
    """A document in the graph ``made`` with it, beside the one that is ``served``."""

    def __init__(
        self, proposal: Proposal, reading: Reading, served: View, made: View, known: Iri | None
    ) -> None:
        self._reading = reading
        self._served = served
        self._made = made
        self._known = known
        self._lang = proposal.lang
        self._name = proposal.name
        self._minter = Minter(proposal.settings.base_iri)
        self._document = known or self._minter.thing("document", reading.identifier)
        self._graph = self._minter.graph(local_name(self._document))
        self._names: dict[str, dict[str, str]] = {}
        #: What the things of other documents that would be called otherwise would be.
        self._moved = self._moves()
        self._were: dict[Term, set[Term]] = {}
        for before, after in self._moved.items():
            self._were.setdefault(after, set()).add(before)

    def told(self) -> Row:
        """All that is told of it."""
        solutions = self._made.select(evidence.within(self._document, _MOST))
        claims = {local_name(str(row["statement"])): _claim(row) for row in solutions}
        said = {slug: self._said(claim) for slug, claim in claims.items()}
        new = self._new(evidence.things_in(solutions))
        self._learn({*evidence.things_in(solutions), *self._moved.values()})
        facts = evidence.statements(solutions, self._names, self._lang, self._quote)
        against = conflicts(self._made, self._minter, self._lang, document=self._document)
        for fact in facts:
            fact["status"] = self._status(said[fact["slug"]])
            for part in (fact["subject"], fact["value"]):
                if "id" in part:
                    part |= self._known_as(part["id"], new)
        confirms = [
            {"statement": fact["slug"], "documents": self._documents(said[fact["slug"]])}
            for fact in facts
            if fact["status"] == "confirmed"
        ]
        adds = {
            "things": [self._thing(thing) for thing in sorted(new)],
            "statements": [fact["slug"] for fact in facts if fact["status"] == "new"],
        }
        names_before = _names(self._served, self._moved)
        moves = [
            {"from": rows.reference(before, names_before, self._lang), "to": self._ref(after)}
            for before, after in sorted(self._moved.items())
        ]
        doubts = self._doubts(evidence.things_in(solutions), new)
        validation = _validation(self._made)
        return {
            "document": self._described(),
            "text": self._reading.document.text,
            "facts": facts,
            "adds": adds,
            "confirms": confirms,
            "contradicts": [self._quoted(one) for one in against],
            "doubts": doubts,
            "moves": moves,
            "validation": validation,
            "counts": {
                "facts": len(facts),
                "things": len(adds["things"]),
                "adds": len(adds["statements"]),
                "confirms": len(confirms),
                "contradicts": len(against),
                "doubts": len(doubts),
                "moves": len(moves),
                "violations": sum(one["severity"] == "Violation" for one in validation["results"]),
            },
            "version": self._served.version,
        }

    def _described(self) -> Row:
        document = self._reading.document
        return {
            **self._ref(self._document),
            "name": self._name,
            "media_type": document.media_type,
            "language": self._reading.language,
            "sha256": document.sha256,
            "is_known": self._known is not None,
        }

    def _said(self, claim: Claim) -> set[Iri]:
        """The graphs that make a claim in what is served, whatever its things are called there."""
        subject, predicate, value = claim
        return {
            quad.graph
            for one in self._before(subject)
            for other in self._before(value)
            for quad in self._served.find(Iri(str(one)), predicate, other)
        }

    def _before(self, term: Term) -> set[Term]:
        """What a thing is in what is served: nothing if it is new. Other terms are the same."""
        if isinstance(term, Literal) or not any(self._made.about(term)):
            return {term}
        known = self._were.get(term, set())
        is_there = str(term) not in self._moved and any(self._served.about(term))
        return known | {term} if is_there else known

    def _status(self, graphs: set[Iri]) -> str:
        """Whether a claim is ``new``, ``confirmed`` (another document makes it), or ``known``."""
        if not graphs:
            return "new"
        return "confirmed" if self._others(graphs) else "known"

    def _others(self, graphs: set[Iri]) -> set[Iri]:
        """The graphs of other documents among these."""
        return graphs - {self._graph} - {self._minter.graph(name) for name in _SHARED}

    def _documents(self, graphs: set[Iri]) -> list[Row]:
        found = {self._minter.thing("document", local_name(one)) for one in self._others(graphs)}
        self._learn({str(one) for one in found})
        return [self._ref(one) for one in sorted(found)]

    def _new(self, things: set[str]) -> set[str]:
        """Those of some things that are none in what is served."""
        own = (Iri(thing) for thing in things)
        return {str(one) for one in own if one != self._document and not self._before(one)}

    def _known_as(self, thing: str, new: set[str]) -> Row:
        """Whether a thing is new, and what it is called in what is served if that is another."""
        known = self._were.get(Iri(thing))
        is_own = thing == self._document and self._known is None
        return {
            "is_new": is_own or thing in new,
            **({"known_as": str(min(known))} if known else {}),
        }

    def _moves(self) -> dict[Iri, Iri]:
        """Things of other documents that would be called otherwise, and what they would be.

        The name of a statement does not change when what it is about is found to be another.
        """
        found: dict[Iri, Iri] = {}
        for name in _changed(self._served, self._made):
            graph = self._minter.provenance(name)
            for part in (_SUBJECT, _OBJECT):
                now = {one.subject: one.object for one in self._made.find(None, part, None, graph)}
                for one in self._served.find(None, part, None, graph):
                    other = now.get(one.subject, one.object)
                    if other == one.object:
                        continue
                    if isinstance(one.object, Iri) and isinstance(other, Iri):
                        found[one.object] = other
        return found

    def _doubts(self, things: set[str], new: set[str]) -> list[Row]:
        """Things of the document beside others that they may be, which the graph does not say."""
        pairs = {
            (thing, str(other))
            for thing in things
            for other in self._made.objects(Iri(thing), _PERHAPS)
            if not self._said((Iri(thing), _PERHAPS, other))
        }
        self._learn({thing for pair in pairs for thing in pair})
        # Of two that are both of this document the pair is told once.
        once = sorted(pair for pair in pairs if pair[::-1] not in pairs or pair[0] < pair[1])
        return [
            {
                name: {**self._ref(thing), **self._known_as(thing, new)}
                for name, thing in (("thing", one), ("other", other))
            }
            for one, other in once
        ]

    def _learn(self, things: set[str]) -> None:
        """Have the names of things."""
        self._names |= _names(self._made, things - self._names.keys())

    def _ref(self, thing: str) -> Row:
        return rows.reference(thing, self._names, self._lang)

    def _thing(self, thing: str) -> Row:
        types = (value for name, value in self._made.about(Iri(thing)) if name == _TYPE)
        return {**self._ref(thing), "types": sorted(shortened(str(one)) for one in types)}

    def _quote(self, document: str, start: int, end: int) -> str | None:
        """The sentence of a place, if it is in this document."""
        own = self._minter.thing("document", document) == self._document
        return sentence(self._reading.document.text, start, end) if own else None

    def _quoted(self, conflict: Row) -> Row:
        quoted([conflict], self._quote)
        return conflict


def _names(view: View, things: Iterable[str]) -> dict[str, dict[str, str]]:
    wanted = sorted(things)
    return rows.names_of(view.select(sparql.labels(wanted))) if wanted else {}


def _claim(row: Mapping[str, Term]) -> Claim:
    subject, predicate = row["subject"], row["property"]
    assert isinstance(subject, Iri) and isinstance(predicate, Iri)
    return subject, predicate, row["value"]


def _changed(served: View, made: View) -> list[str]:
    """The documents of which the graph would say something else."""
    before, after = (_files(view) for view in (served, made))
    names = (name for name, sha256 in before.items() if after.get(name, sha256) != sha256)
    return [name for file in names if (name := file.removesuffix(".trig")) not in _SHARED]


def _files(view: View) -> dict[str, str]:
    assert view.path is not None
    found: dict[str, str] = json.loads((view.path / "files.json").read_bytes())
    return found


def _validation(view: View) -> Row:
    """The report of the validation of a version, with its first results."""
    report: Row = json.loads(view.report() or b"")["validation"]
    results = report["results"]
    return {**report, "results": results[:_RESULTS], "omitted": max(0, len(results) - _RESULTS)}
