"""How much of a document is in the graph, what it leaves open, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import anyio

from api.deps import Services
from api.listing import Stated
from graph.catalogue import quality
from graph.catalogue.rows import Row
from graph.differences import conflicts
from graph.quotes import sentences
from graph.store import View
from graph.vocab import Minter, shortened


@dataclass(frozen=True, slots=True)
class Quality:
    """The measures of a document; ``coverage`` is None where its text is not at hand."""

    kinds: list[quality.Kind]
    lacks: list[quality.Lack]
    coverage: quality.Coverage | None
    conflicts: list[Row]
    remarks: list[Row]

    @property
    def disputed(self) -> Mapping[str, str]:
        """The conflicts that statements are claims of, by their slugs."""
        return {
            str(claim["slug"]): str(one["slug"])
            for one in self.conflicts
            for claim in one["claims"]
        }


async def quality_of(services: Services, view: View, stated: Stated, lang: str) -> Quality:
    """The quality of a document."""
    return await anyio.to_thread.run_sync(_measured, services, view, stated, lang)


def told(stated: Stated, measured: Quality) -> dict[str, Any]:
    """The same as JSON has it."""
    coverage = measured.coverage
    return {
        "document": {name: stated.row[name] for name in ("id", "slug", "label")},
        "statements": len(stated.statements),
        "things": sum(one.things for one in measured.kinds),
        "kinds": [one._asdict() for one in measured.kinds],
        "sentences": coverage
        and {
            "count": coverage.sentences,
            "with_facts": coverage.with_facts,
            "share": round(coverage.with_facts / max(coverage.sentences, 1), 4),
        },
        "without": [
            {
                "kind": one.kind,
                "properties": [shortened(name) for name in one.properties],
                "count": len(one.things),
                "of": one.of,
                "things": list(one.things),
            }
            for one in measured.lacks
        ],
        "conflicts": [
            {name: one[name] for name in ("id", "slug", "label", "reading")}
            for one in measured.conflicts
        ],
        "remarks": measured.remarks,
    }


def _measured(services: Services, view: View, stated: Stated, lang: str) -> Quality:
    name = str(stated.row["slug"])
    text = services.quotes(view).text(name)
    places = (
        (place["start"], place["end"]) for one in stated.statements for place in one["evidence"]
    )
    coverage = None
    if text is not None:
        # What is said of the document as a whole is in none of its sentences.
        parts = (place for place in places if place[1] - place[0] < len(text))
        coverage = quality.coverage(sentences(text), parts)
    base = Minter(services.settings.base_iri)
    return Quality(
        quality.kinds(stated.statements),
        list(quality.lacks(stated.statements)),
        coverage,
        conflicts(view, base, lang, document=name),
        _remarks(view, name),
    )


def _remarks(view: View, document: str) -> list[Row]:
    """What the standing validation report says of a document."""
    report = view.report()
    results = json.loads(report)["validation"]["results"] if report else []
    return [one for one in results if document in one["documents"]]
