"""How well documents are read must not get worse: the figures in scores.json are a floor.

After an improvement, ``.venv/bin/python tests/test_extraction.py`` writes them
again, from the open corpus and, where they are at hand, the founding documents.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.evaluate import Evaluation, evaluate

HERE = Path(__file__).parent
SCORES = HERE / "scores.json"
UPDATE = ".venv/bin/python tests/test_extraction.py"

#: What is written of every kind and language. Labels are names, titles and dates.
Figures = dict[str, Any]


def folders() -> dict[str, tuple[Path, Path]]:
    """Documents and gold of each set, whether they are at hand or not."""
    beside = HERE.parent.parent / "shared" / "documents"
    founding = Path(os.environ.get("RENKEI_DOCUMENTS") or beside)
    return {
        "corpus": (HERE / "corpus", HERE / "corpus"),
        "founding documents": (founding, founding.parent / "gold"),
    }


def at_hand(name: str) -> bool:
    documents, gold = folders()[name]
    return any(gold.glob("0*.json")) and any(documents.glob("*.txt")) if gold.is_dir() else False


def figures(evaluation: Evaluation) -> dict[str, Figures]:
    """Counts, misses and inventions by ``language kind``."""
    return {
        f"{language} {kind}": {
            "hits": evaluation.tally(kind, language).hits,
            **{what: sorted(labels(evaluation, kind, language, what)) for what in LISTS},
        }
        for language in evaluation.languages()
        for kind in evaluation.kinds()
        if any(evaluation.tally(kind, language))
    }


LISTS = ("misses", "inventions")


def labels(evaluation: Evaluation, kind: str, language: str, what: str) -> Iterator[str]:
    for document in evaluation.documents:
        outcome = document.outcomes.get(kind)
        if document.language == language and outcome is not None:
            yield from (f"{document.stem[:3]} {item.label}" for item in getattr(outcome, what))


def shares(figures: Figures) -> tuple[float, float]:
    """Precision and recall; without anything to be wrong in, both are 1."""
    hits, missed, invented = figures["hits"], len(figures["misses"]), len(figures["inventions"])
    precision = hits / (hits + invented) if hits + invented else 1.0
    return precision, hits / (hits + missed) if hits + missed else 1.0


NOTHING: Figures = {"hits": 0, "misses": [], "inventions": []}


def worse(before: dict[str, Figures], now: dict[str, Figures]) -> list[str]:
    """One message for each figure that fell, with the misses or inventions that are new."""
    messages = []
    for key in sorted(before.keys() | now.keys()):
        old, new = before.get(key, NOTHING), now.get(key, NOTHING)
        for what, was, share in zip(
            ("inventions", "misses"), shares(old), shares(new), strict=True
        ):
            if share < was:
                name = {"inventions": "precision", "misses": "recall"}[what]
                fresh = [label for label in new[what] if label not in old[what]]
                lines = "".join(f"\n    {label}" for label in fresh)
                messages.append(f"{key}: {name} {was:.3f} → {share:.3f}, new {what}:{lines}")
    return messages


@pytest.mark.parametrize("name", folders())
def test_documents_are_read_as_well_as_before(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if not at_hand(name):
        pytest.skip(f"the {name} and their gold are not at hand (RENKEI_DOCUMENTS says where)")
    before = json.loads(SCORES.read_text("utf-8")).get(name, {})
    now = figures(evaluate(*folders()[name]))
    messages = worse(before, now)
    assert not messages, "\n".join(messages)
    if now != before:
        with capsys.disabled():
            print(f"\n{name}: read differently, and no worse, than scores.json says: {UPDATE}")


def test_a_fall_is_told_with_what_is_new() -> None:
    before = {"en people": {"hits": 2, "misses": ["a"], "inventions": []}}
    now = {"en people": {"hits": 1, "misses": ["a", "b"], "inventions": ["c"]}}
    assert worse(before, before) == []
    assert worse(now, before) == []
    assert worse(before, now) == [
        "en people: precision 1.000 → 0.500, new inventions:\n    c",
        "en people: recall 0.667 → 0.333, new misses:\n    b",
    ]
    assert worse({}, now), "inventions of a kind that had none are a fall"


def update() -> None:
    scores = json.loads(SCORES.read_text("utf-8")) if SCORES.exists() else {}
    for name, (documents, gold) in folders().items():
        if at_hand(name):
            scores[name] = figures(evaluate(documents, gold))
        else:
            print(f"{name}: not at hand, left as they were")
    text = json.dumps(scores, ensure_ascii=False, indent=1, sort_keys=True)
    SCORES.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    update()
