"""A build of what changed gives, to the byte, what a build of everything gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bench.generator import document
from graph import draft
from graph.conflicts import decisions
from graph.model import Iri
from graph.pipeline import build
from graph.settings import Settings
from graph.store import View, open_view


def quiet(*told: object) -> None:
    pass


def publish(documents: Path, store: Path) -> View:
    build([documents], Settings(store=store), quiet)
    return open_view(store)


def quads(view: View) -> set[str]:
    """All that the store holds, the default graph and the vocabulary too."""
    return {str(quad) for quad in view._store if "_:" not in str(quad)}


def files(view: View) -> dict[str, bytes]:
    assert view.path is not None
    return {path.name: path.read_bytes() for path in (view.path / "dataset").iterdir()}


def report(view: View) -> object:
    assert view.path is not None
    return json.loads((view.path / "report.json").read_text())


@pytest.fixture
def always_begin_with_the_version_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """A few documents are no fifth of a few; how often a draft began with a version is noted."""
    begun: list[bool] = []

    def is_little(fresh: int, before: object) -> bool:
        begun.append(before is not None)
        return before is not None

    monkeypatch.setattr("graph.publish.is_little", is_little)
    # Nor are their decisions a quarter.
    monkeypatch.setattr("graph.conflicts.decisions._MUCH", 2.0)
    # Nor are two a tenth of a few.
    monkeypatch.setattr("graph.reconcile.ledger._MUCH", 2.0)
    yield begun


@pytest.mark.parametrize("seed", range(3))
def test_documents_that_come_go_and_change_leave_what_a_new_build_makes(
    tmp_path: Path, seed: int, always_begin_with_the_version_before: list[bool]
) -> None:
    random = Random(seed)
    folder = tmp_path / "d"
    folder.mkdir()
    for number in range(14):
        (folder / f"{number}.txt").write_text(document(number), encoding="utf-8")
    publish(folder, tmp_path / "grown")
    for step in range(3):
        for path in random.sample(sorted(folder.iterdir()), 2):
            path.unlink()
        for path in random.sample(sorted(folder.iterdir()), 2):
            lines = path.read_text("utf-8").splitlines(keepends=True)
            del lines[random.randrange(len(lines))]
            path.write_text("".join(lines) or "–", encoding="utf-8")
        for number in random.sample(range(14, 400), 2):
            (folder / f"{number}.txt").write_text(document(number), encoding="utf-8")
        grown = publish(folder, tmp_path / "grown")
        new = publish(folder, tmp_path / f"new{step}")
        assert files(grown) == files(new)
        assert quads(grown) == quads(new)
        assert report(grown) == report(new)
        assert grown.version == new.version
    assert sum(always_begin_with_the_version_before) == 3


PARTIES = "霧島市と一般社団法人瀬戸推進機構"
#: What documents say of one agreement, of offices, names and numbers; many are at odds.
LINES = [
    *(f"{PARTIES}は、2018年{month}月15日に連携協定を締結しました。" for month in (1, 2, 3)),
    *(f"{PARTIES}は、2018年1月{day}日に連携協定を締結しました。" for day in (16, 28)),
    f"{PARTIES}は、2018年1月15日に連携協定を締結して以来、8年間にわたり交流を続けてきました。",
    "一般社団法人瀬戸推進機構の5番目の連携先に霧島市",
    "一般社団法人瀬戸推進機構と青葉大学は、2019年4月5日、提携に関する覚書を締結しました。",
    "一般社団法人瀬戸推進機構と株式会社北星バイオは、2020年4月5日、連携協定を締結しました。",
    "霧島市長の上田健一は式典に出席した。",
    "霧島市長 森本直樹",
    "株式会社北星バイオ（旧：北星製薬株式会社）が参加した。",
    "青葉大学の研究者数は2019年度に120名でした。",
    "青葉大学の研究者数は2019年度に130名でした。",
    "Mayor of Kirishima: Kenichi Ueda",
    "The City of Kirishima and Aoba University signed a memorandum on 5 April 2019.",
    "The City of Kirishima and Aoba University signed a memorandum on 7 May 2020.",
]


def _said(random: Random) -> str:
    day = f"202{random.randrange(5)}年{random.randrange(1, 13)}月2日"
    return "\n\n".join(["お知らせ", day, *random.sample(LINES, 4)]) + "\n"


@pytest.mark.parametrize("seed", range(2))
def test_what_documents_disagree_on_is_decided_again_where_a_ground_of_it_changed(
    tmp_path: Path,
    seed: int,
    always_begin_with_the_version_before: list[bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    random = Random(seed)
    folder = tmp_path / "d"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(_said(random), encoding="utf-8")
        (folder / f"other {number}.txt").write_text(document(number), encoding="utf-8")
    publish(folder, tmp_path / "grown")
    shares: list[tuple[int, int]] = []
    unsettled = decisions._unsettled

    def noted(before: decisions.Decisions, *rest: Any) -> set[Iri]:
        found = unsettled(before, *rest)
        shares.append((len(found & before.keys()), len(before)))
        return found

    monkeypatch.setattr(decisions, "_unsettled", noted)
    for step in range(3):
        sorted(folder.iterdir())[random.randrange(8)].write_text(_said(random), encoding="utf-8")
        grown = publish(folder, tmp_path / "grown")
        new = publish(folder, tmp_path / f"new{step}")
        assert files(grown) == files(new)
        assert quads(grown) == quads(new)
        assert report(grown) == report(new)
        assert b"rk:Conflict" in files(grown)["derived.trig"]
    assert len(shares) == 3
    assert sum(again for again, _ in shares) < sum(all_ for _, all_ in shares)


@pytest.mark.parametrize("seed", range(2))
def test_documents_that_only_come_leave_what_a_new_build_makes(
    tmp_path: Path,
    seed: int,
    always_begin_with_the_version_before: list[bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    random = Random(seed)
    folder = tmp_path / "d"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(_said(random), encoding="utf-8")
        (folder / f"other {number}.txt").write_text(document(number), encoding="utf-8")
    publish(folder, tmp_path / "grown")
    amended: list[str] = []
    right = draft.Draft.amend

    def amend(one: draft.Draft, name: str, *rest: Any) -> None:
        amended.append(name)
        right(one, name, *rest)

    monkeypatch.setattr(draft.Draft, "amend", amend)
    for step in range(3):
        (folder / f"new {step}.txt").write_text(_said(random), encoding="utf-8")
        late = 20 + random.randrange(400)
        (folder / f"other {late}.txt").write_text(document(late), encoding="utf-8")
        grown = publish(folder, tmp_path / "grown")
        new = publish(folder, tmp_path / f"new{step}")
        assert files(grown) == files(new)
        assert quads(grown) == quads(new)
        assert report(grown) == report(new)
    assert amended == ["derived.trig"] * 3


def test_a_build_of_what_is_served_already_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(document(number), encoding="utf-8")
    (folder / "scan.png").write_bytes(b"")
    settings = Settings(store=tmp_path / "s")
    first = build([folder], settings, quiet)
    place = (tmp_path / "s" / "current").resolve()
    assert build([folder], settings, quiet) == first
    assert (tmp_path / "s" / "current").resolve() == place
    for change in (
        lambda served: next((served / "dataset").glob("doc-*")).unlink(),
        lambda served: (folder / "scan.png").unlink(),
        lambda served: (folder / "1.txt").rename(folder / "2.md"),
        lambda served: monkeypatch.setattr("graph.papers.build_version", lambda: "another"),
    ):
        change(place)
        build([folder], settings, quiet)
        assert (tmp_path / "s" / "current").resolve() != place
        place = (tmp_path / "s" / "current").resolve()
        assert build([folder], settings, quiet).documents == 3
        assert (tmp_path / "s" / "current").resolve() == place


def test_nothing_that_stays_is_read_or_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.txt").write_text(document(number), encoding="utf-8")
    first = publish(folder, tmp_path / "s")
    (folder / "30.txt").write_text(document(30), encoding="utf-8")
    replaced: list[str] = []
    right = draft.Writer.replace

    def replace(writer: draft.Writer, old: Path | None, new: Path | None, made: object) -> None:
        replaced.append((new or old or Path()).name)
        right(writer, old, new, made)  # type: ignore[arg-type]

    monkeypatch.setattr(draft.Writer, "replace", replace)
    second = publish(folder, tmp_path / "s")
    before, after = files(first), files(second)
    changed = {name for name, data in after.items() if before.get(name) != data}
    assert {*replaced, "derived.trig"} == changed
    assert len(changed) < len(after) / 3
    assert first.path is not None and second.path is not None
    for name in after.keys() - changed - {"authority.trig"}:
        assert (first.path / "dataset" / name).samefile(second.path / "dataset" / name)


def test_a_store_of_another_vocabulary_or_layout_is_not_begun_with(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.txt").write_text(document(1), encoding="utf-8")
    view = publish(tmp_path / "d", tmp_path / "s")
    assert view.path is not None
    assert draft.read_before(view.path, {}) is None
    manifest = json.loads((view.path / "manifest.json").read_text())
    (view.path / "manifest.json").write_text(json.dumps({**manifest, "layout": 0}))
    assert draft.read_before(view.path, {}) is None
    assert draft.read_before(tmp_path, {}) is None


def test_files_that_are_missing_in_the_cache_are_made_again(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    for number in range(3):
        (tmp_path / "d" / f"{number}.txt").write_text(document(number), encoding="utf-8")
    first = publish(tmp_path / "d", tmp_path / "s")
    for path in (tmp_path / "s" / "cache" / "graphs").rglob("*.trig"):
        path.unlink()
    assert files(publish(tmp_path / "d", tmp_path / "s")) == files(first)


def test_the_book_of_sketches_grows_and_is_read_as_far_as_it_is_whole(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    for number in range(4):
        (tmp_path / "d" / f"{number}.txt").write_text(document(number), encoding="utf-8")
    publish(tmp_path / "d", tmp_path / "s")
    (book,) = (tmp_path / "s" / "cache").glob("sketches-*")
    before = book.read_bytes()
    (tmp_path / "d" / "4.txt").write_text(document(4), encoding="utf-8")
    grown = files(publish(tmp_path / "d", tmp_path / "s"))
    assert book.read_bytes().startswith(before) and len(book.read_bytes()) > len(before)
    book.write_bytes(book.read_bytes()[:-9])
    (tmp_path / "d" / "4.txt").unlink()
    publish(tmp_path / "d", tmp_path / "s")
    (tmp_path / "d" / "4.txt").write_text(document(4), encoding="utf-8")
    assert files(publish(tmp_path / "d", tmp_path / "s")) == grown
