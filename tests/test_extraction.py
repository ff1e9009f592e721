"""How well documents are read must not get worse: the figures in scores.json are a floor.

After an improvement, ``.venv/bin/python tests/test_extraction.py`` writes them
again, and the tables of docs/evaluation.md, from the open corpus and, where
they are at hand, the founding documents.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.evaluate import KINDS, Evaluation, Tally, evaluate

HERE = Path(__file__).parent
SCORES = HERE / "scores.json"
PAGE = HERE.parent / "docs" / "evaluation.md"
UPDATE = ".venv/bin/python tests/test_extraction.py"

#: What is written of every kind and language. Labels are names, titles and dates.
Figures = dict[str, Any]
LISTS = ("misses", "inventions")
NOTHING: Figures = {"hits": 0, "in place": 0, "placed": 0, "misses": [], "inventions": []}

#: The ratios that may not fall, and the list that says why one fell.
SHARES = (("precision", "inventions"), ("recall", "misses"), ("in place", ""))


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
    if not (documents.is_dir() and gold.is_dir()):
        return False
    texts = {path.stem for path in documents.glob("*.txt")}
    return bool(texts & {path.stem for path in gold.glob("*.json")})


def figures(evaluation: Evaluation) -> dict[str, Figures]:
    """Counts, misses and inventions by ``language kind``."""
    return {
        f"{language} {kind}": {
            **counts(evaluation.tally(kind, language)),
            **{what: sorted(labels(evaluation, kind, language, what)) for what in LISTS},
        }
        for language in evaluation.languages()
        for kind in evaluation.kinds()
        if any(evaluation.tally(kind, language))
    }


def counts(tally: Tally) -> Figures:
    return {"hits": tally.hits, "in place": tally.good_place, "placed": tally.placed}


def labels(evaluation: Evaluation, kind: str, language: str, what: str) -> Iterator[str]:
    for document in evaluation.documents:
        outcome = document.outcomes.get(kind)
        if document.language == language and outcome is not None:
            number = document.stem.split("_")[0]
            yield from (f"{number} {item.label}" for item in getattr(outcome, what))


def total(scores: Iterable[Figures]) -> Tally:
    result = Tally()
    for one in scores:
        misses, inventions = (len(one[what]) for what in LISTS)
        tally = Tally(one["hits"], misses, inventions, one["in place"], one["placed"])
        result = result.plus(tally)
    return result


def worse(before: dict[str, Figures], now: dict[str, Figures]) -> list[str]:
    """One message for each figure that fell, with the misses or inventions that are new."""
    messages = []
    for key in sorted(before.keys() | now.keys()):
        old, new = before.get(key, NOTHING), now.get(key, NOTHING)
        for (name, what), was, ratio in zip(SHARES, ratios(old), ratios(new), strict=True):
            if ratio < was:
                fresh = [label for label in new.get(what, ()) if label not in old[what]]
                lines = "".join(f"\n    {label}" for label in fresh)
                reason = f", new {what}:{lines}" if what else ""
                messages.append(f"{key}: {name} {was:.3f} → {ratio:.3f}{reason}")
    return messages


def ratios(figures: Figures) -> Iterator[float]:
    """Precision, recall and evidence in place; of nothing all is right."""
    tally = total([figures])
    for ratio in (tally.precision, tally.recall, tally.overlap):
        yield 1.0 if ratio is None else ratio


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
    before = {"en people": {**NOTHING, "hits": 2, "in place": 2, "placed": 2, "misses": ["a"]}}
    lists = {"misses": ["a", "b"], "inventions": ["c"]}
    now = {"en people": {**NOTHING, "hits": 1, "placed": 1, **lists}}
    assert worse(before, before) == []
    assert worse(now, before) == []
    assert worse(before, now) == [
        "en people: precision 1.000 → 0.500, new inventions:\n    c",
        "en people: recall 0.667 → 0.333, new misses:\n    b",
        "en people: in place 1.000 → 0.000",
    ]
    assert worse({}, now), "inventions of a kind that had none are a fall"


def test_the_page_shows_the_figures() -> None:
    page = PAGE.read_text("utf-8")
    for name, scores in json.loads(SCORES.read_text("utf-8")).items():
        assert table(name, scores) in page, f"write the tables again: {UPDATE}"


# The tables of the page

LANGUAGES = ("ja", "de", "en")
HEAD = (
    *("kind", *(f"{language} F1" for language in LANGUAGES)),
    *("P", "R", "F1", "hits", "misses", "inventions", "in place"),
)


def marks(name: str) -> tuple[str, str]:
    return f"<!-- figures of the {name} -->", f"<!-- end of the {name} -->"


def table(name: str, scores: dict[str, Figures]) -> str:
    """The figures as the table that the page shows."""
    kinds = {kind: {k: v for k, v in scores.items() if k.endswith(f" {kind}")} for kind in KINDS}
    rows = [row(kind, one) for kind, one in kinds.items() if one]
    head = [f"| {' | '.join(HEAD)} |", "|---|" + "--:|" * (len(HEAD) - 1)]
    first, last = marks(name)
    return "\n".join([first, "", *head, *rows, row("all", scores), "", last])


def row(kind: str, scores: dict[str, Figures]) -> str:
    by = [total(one for key, one in scores.items() if key.startswith(lang)) for lang in LANGUAGES]
    every = total(scores.values())
    shares = (*(one.f1 for one in by), every.precision, every.recall, every.f1)
    numbers = (every.hits, every.misses, every.inventions)
    cells = [kind, *map(share, shares), *map(str, numbers), share(every.overlap)]
    return f"| {' | '.join(cells)} |"


def share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def update() -> None:
    scores = json.loads(SCORES.read_text("utf-8")) if SCORES.exists() else {}
    for name, (documents, gold) in folders().items():
        if at_hand(name):
            scores[name] = figures(evaluate(documents, gold))
        else:
            print(f"{name}: not at hand, left as they were")
    text = json.dumps(scores, ensure_ascii=False, indent=1, sort_keys=True)
    SCORES.write_text(text + "\n", "utf-8")
    page = PAGE.read_text("utf-8")
    for name, one in scores.items():
        first, last = marks(name)
        before, _, rest = page.partition(first)
        page = before + table(name, one) + rest.partition(last)[2]
    PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    update()
