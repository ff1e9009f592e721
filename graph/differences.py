"""Conflicts and checked counts of a published graph, as they are shown.

The sentence behind a claim is in the user's document, not in the graph:
whoever has the documents at hand gives a :data:`Quote`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from graph.errors import BadRequest, NotFound, meant
from graph.languages import choose
from graph.lexicon import table
from graph.model import Iri, Literal, text_of
from graph.queries import saved
from graph.store import View
from graph.terms import Term
from graph.vocab import Minter, local_name

#: Identifier of a document and a half-open span → the sentence there, or None.
Quote = Callable[[str, int, int], str | None]

#: How a conflict can be read: what contradicts comes first where all are listed.
READINGS = ("OneRight", "Undecidable", "BothStand", "TimeDifference")

#: Where statements that differ stand, and whether only their words differ.
SCOPES = ("WithinDocument", "BetweenDocuments", "Terminology")

Row = dict[str, Any]
Names = dict[str, dict[str, str]]


def property_names() -> list[str]:
    """Local names of the properties that can be in conflict."""
    return sorted(table("conflicts")["properties"])


def conflicts(
    view: View, minter: Minter, lang: str = "en", quote: Quote | None = None, **only: str | None
) -> list[Row]:
    """The conflicts, sorted by slug, each with its claims.

    ``only``: ``property``, ``reading``, ``scope``, ``subject`` and ``document``, as IRIs or
    short names. Raises :class:`BadRequest` for a property that nothing can disagree in, or a
    reading or scope that there is not.
    """
    wanted = _property(only.get("property"))
    reading = _one_of(READINGS, "reading", only.get("reading"))
    scope = _one_of(SCOPES, "scope", only.get("scope"))
    names = _Names(view, lang)
    found = [
        _conflict(list(rows), names, minter)
        for _, rows in groupby(view.select(saved("conflicts")), key=lambda row: row["conflict"])
    ]
    chosen = sorted(
        (
            one
            for one in found
            if (wanted is None or one["property"]["name"] == wanted)
            and (reading is None or one["reading"] == reading)
            and (scope is None or one["scope"] == scope)
            and _is(one["subject"], only.get("subject"))
            and any(_is(claim["document"], only.get("document")) for claim in one["claims"])
        ),
        key=lambda one: str(one["slug"]),
    )
    if quote is not None:
        quoted(chosen, quote)
    return chosen


def quoted(found: Sequence[Row], quote: Quote) -> None:
    """Puts the sentences into the claims of conflicts, where the documents are at hand."""
    for one in found:
        for claim in one["claims"]:
            for place in claim["evidence"]:
                text = quote(claim["document"]["slug"], place["start"], place["end"])
                if text:
                    place["sentence"] = text


def conflict(
    view: View, minter: Minter, name: str, lang: str = "en", quote: Quote | None = None
) -> Row:
    """One conflict by slug or IRI. Raises :class:`NotFound`."""
    listed = conflicts(view, minter, lang)
    for one in listed:
        if name in (one["slug"], one["id"]):
            if quote is not None:
                quoted([one], quote)
            return one
    slugs = [str(one["slug"]) for one in listed]
    raise NotFound(
        f"there is no conflict {name[:80]!r}",
        suggestion=meant(name, slugs, "/conflicts lists them"),
    )


def counts(view: View, minter: Minter, lang: str = "en", quote: Quote | None = None) -> list[Row]:
    """The counts with what the graph gives for them, in the order of the documents."""
    names = _Names(view, lang)
    return [_count(row, names, minter, quote) for row in view.select(saved("checked_counts"))]


class _Names:
    """Names and comments of things in the language that is asked for, else in another."""

    def __init__(self, view: View, lang: str) -> None:
        self._lang = lang
        self._labels: Names = {}
        self._comments: Names = {}
        for row in view.select(saved("conflict_names")):
            for name, kept in (("label", self._labels), ("comment", self._comments)):
                text = row.get(name)
                if isinstance(text, Literal):
                    kept.setdefault(str(row["thing"]), {})[text.language] = text.value

    def label(self, thing: str) -> str:
        return choose(self._labels.get(thing, {}), self._lang) or _last(Iri(thing))

    def comment(self, thing: str) -> str:
        return choose(self._comments.get(thing, {}), self._lang) or ""


def _conflict(rows: list[dict[str, Term]], names: _Names, minter: Minter) -> Row:
    first = rows[0]
    name = _last(first["property"])
    reading = _last(first["reading"]) if "reading" in first else None
    claims = [
        _claim(list(places), first["preferred"], names, minter)
        for _, places in groupby(sorted(rows, key=_claimed), key=lambda row: row["claim"])
    ]
    return {
        **_thing(first["conflict"], names, minter),
        "subject": _thing(first["subject"], names, minter),
        "property": {"id": str(first["property"]), "name": name},
        "reading": reading,
        "scope": _last(first["scope"]) if "scope" in first else None,
        "reason": text_of(first["reason"]),
        "explanation": names.comment(str(first["conflict"])),
        "claims": claims,
    }


def _claimed(row: dict[str, Term]) -> tuple[str, str, int]:
    return str(row["document"]), str(row["claim"]), int(text_of(row["start"]))


def _claim(rows: list[dict[str, Term]], preferred: Term, names: _Names, minter: Minter) -> Row:
    first = rows[0]
    value = first["value"]
    return {
        "id": str(first["claim"]),
        "slug": _last(first["claim"]),
        "value": text_of(value) if isinstance(value, Literal) else names.label(str(value)),
        **_figure(first, names, minter),
        "preferred": first["claim"] == preferred,
        "document": _thing(first["document"], names, minter),
        "evidence": [_place(row, None) for row in rows],
    }


def _figure(row: dict[str, Term], names: _Names, minter: Minter) -> Row:
    """Of a claim about a figure: the indicator, its time, what is measured and the unit."""
    found: Row = {}
    if "indicator" in row:
        found["indicator"] = _thing(row["indicator"], names, minter)
    found |= {name: text_of(row[name]) for name in ("period_start", "period_end") if name in row}
    return found | {name: _last(row[name]) for name in ("measure", "unit") if name in row}


def _count(row: dict[str, Term], names: _Names, minter: Minter, quote: Quote | None) -> Row:
    return {
        "id": str(row["count"]),
        "of": _thing(row["of"], names, minter),
        "counting": _last(row["counting"]),
        "kind": _last(row["kind"]) if "kind" in row else None,
        "country": text_of(row["country"]) if "country" in row else None,
        "stated": int(float(text_of(row["stated"]))),
        "found": int(float(text_of(row["found"]))) if "found" in row else None,
        "result": _last(row["result"]) if "result" in row else None,
        "document": _thing(row["document"], names, minter),
        "evidence": [_place(row, quote)],
    }


def _place(row: dict[str, Term], quote: Quote | None) -> Row:
    start, end = int(text_of(row["start"])), int(text_of(row["end"]))
    place: Row = {"start": start, "end": end}
    sentence = quote(_last(row["document"]), start, end) if quote else None
    return {**place, "sentence": sentence} if sentence else place


def _thing(thing: Term, names: _Names, minter: Minter) -> Row:
    iri = str(thing)
    slug = iri.removeprefix(minter.thing("", "")[:-1]).partition("/")[2]
    return {"id": iri, "slug": slug or _last(thing), "label": names.label(iri)}


def _property(name: str | None) -> str | None:
    """The local name of a property given as IRI, with a prefix, or by itself."""
    if name is None:
        return None
    local = _last(Iri(name)).rpartition(":")[2]
    if local not in property_names():
        raise BadRequest(
            f"property={name[:60]}: documents cannot disagree in that",
            suggestion=meant(local, property_names(), f"use {', '.join(property_names())}"),
        )
    return local


def _one_of(concepts: Sequence[str], what: str, name: str | None) -> str | None:
    """The local name of a reading or scope given as IRI, with a prefix, or by itself."""
    if name is None:
        return None
    local = _last(Iri(name)).rpartition(":")[2]
    if local not in concepts:
        raise BadRequest(
            f"{what}={name[:60]}: conflicts have no such {what}",
            suggestion=meant(local, concepts, f"use {', '.join(concepts)}"),
        )
    return local


def _is(thing: Row, wanted: str | None) -> bool:
    return wanted is None or wanted in (thing["id"], thing["slug"])


def _last(term: Term) -> str:
    return local_name(text_of(term))


def lines(found: Sequence[Row], checked: Sequence[Row]) -> Iterator[str]:
    """Conflicts and counts for people, one block each; sentences where there are any.

    What contradicts comes first, then what can stand together, what changed, and mere words.
    """
    for number, one in enumerate(sorted(found, key=_weight), 1):
        yield f"{number}. {one['subject']['label']} – {one['label']}"
        for claim in one["claims"]:
            mark = "→" if claim["preferred"] else "·"
            for place in claim["evidence"]:
                yield f"  {mark} {claim['value']}{_of(claim)}  {_where(claim, place)}"
        read = ", ".join(one[name] or "–" for name in ("reading", "scope"))
        yield f"    {one['reason']} ({read}): {one['explanation']}"
        yield ""
    yield f"({_told_apart(found)})"
    yield ""
    for one in checked:
        limit = f" [{one['kind'] or one['country']}]" if one["kind"] or one["country"] else ""
        gives = "–" if one["found"] is None else one["found"]
        yield (
            f"{one['result'] or '–'}: {one['counting']}{limit} {one['stated']}, the graph gives"
            f" {gives}: {one['of']['label']}"
        )
        yield f"    {_where(one, one['evidence'][0])}"
    yield f"({_number(len(checked), 'count')})"


def _of(claim: Row) -> str:
    """What a figure is of, in brackets."""
    period = "–".join(claim[name] for name in ("period_start", "period_end") if name in claim)
    told = [one for one in (period, claim.get("measure")) if one]
    return f" ({', '.join(told)})" if told else ""


def _weight(one: Row) -> tuple[bool, int, str]:
    reading = READINGS.index(one["reading"]) if one["reading"] in READINGS else 0
    return one["scope"] == "Terminology", reading, str(one["slug"])


def _told_apart(found: Sequence[Row]) -> str:
    """How many there are of each sort; what differs by time or by words contradicts nothing."""
    words = sum(one["scope"] == "Terminology" for one in found)
    changes = sum(
        one["reading"] == "TimeDifference" and one["scope"] != "Terminology" for one in found
    )
    told = [_number(len(found) - changes - words, "conflict")]
    told += [_number(changes, "change")] if changes else []
    told += [_number(words, "difference of words", "differences of words")] if words else []
    return ", ".join(told)


def _number(number: int, what: str, many: str = "") -> str:
    return f"{number} {what if number == 1 else many or f'{what}s'}"


def _where(row: Row, place: Row) -> str:
    where = f"{row['document']['slug']} {place['start']}–{place['end']}"
    return f"{where}: {place['sentence']}" if "sentence" in place else where
