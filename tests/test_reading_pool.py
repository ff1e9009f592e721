"""Reading many documents: what was read is kept, and no document holds up or breaks the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph import cache as caches
from graph.cache import ReadingCache, reading_version
from graph.pipeline import ReadingsLost, build
from graph.reading_pool import Refused, Source, read_all
from graph.settings import Settings

TEXT = "Norvital GmbH and the Northfield Association signed a memorandum on 3 March 2021. No. {}.\n"

#: What a worker does with documents that hold these words.
MISHAPS = """
import os, time
import graph.reading as reading
right = reading.read
def read(document, authority):
    if "CRASH" in document.text:
        os.kill(os.getpid(), 9)
    if "SLOW" in document.text:
        time.sleep(600)
    if "BUG" in document.text:
        raise KeyError("a word nobody thought of")
    return right(document, authority)
reading.read = read
"""


def documents(folder: Path, *more: str) -> list[Path]:
    texts = [TEXT.format(number) for number in range(3)] + [TEXT.format(word) for word in more]
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def read(files: list[Path], folder: Path, limit: float = 30.0) -> list[Source | Refused]:
    return read_all(files, ReadingCache(folder), folder, limit, lambda done: None, 2)


@pytest.fixture
def mishaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "sitecustomize.py").write_text(MISHAPS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "python"))


@pytest.mark.usefixtures("mishaps")
def test_a_document_that_hangs_crashes_or_meets_a_bug_is_named_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    files = documents(tmp_path / "d", "CRASH", "SLOW", "BUG")
    found = read(files, tmp_path / "c", limit=12.0)
    assert [one.path for one in found] == files
    assert [type(one) for one in found] == [Source, Source, Source, Refused, Refused, Refused]
    crash, slow, bug = (one.reason for one in found if isinstance(one, Refused))
    assert "brought the process down" in crash
    assert "12 seconds" in slow
    assert "KeyError" in bug


@pytest.mark.usefixtures("mishaps")
def test_a_build_goes_on_without_the_document_that_takes_too_long(tmp_path: Path) -> None:
    documents(tmp_path / "d", "SLOW")
    settings = Settings(store=tmp_path / "s", document_timeout=12.0)
    report = build([tmp_path / "d"], settings, lambda *told: None)
    assert report.documents == 3
    assert [name for name, _ in report.skipped] == ["3.txt"]


def test_what_was_read_once_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = documents(tmp_path / "d")
    first = read(files, tmp_path / "c")
    monkeypatch.setattr("graph.processes.subprocess.Popen", None)
    assert read(files, tmp_path / "c") == first


def test_a_renamed_document_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = documents(tmp_path / "d")
    (found,) = read(files[:1], tmp_path / "c")
    assert isinstance(found, Source)
    monkeypatch.setattr("graph.processes.subprocess.Popen", None)
    renamed = files[0].rename(files[0].with_name("new.txt"))
    assert read([renamed], tmp_path / "c") == [Source(renamed, found.sha256)]


@pytest.mark.parametrize("rubbish", [b"", b"\x80\x05garbage", b"cos\nnothing\n."])
def test_a_damaged_reading_is_read_anew(tmp_path: Path, rubbish: bytes) -> None:
    documents(tmp_path / "d")
    settings = Settings(store=tmp_path / "s")
    version = build([tmp_path / "d"], settings, lambda *told: None).version
    for kept in (tmp_path / "s" / "cache").rglob("*.txt"):
        kept.write_bytes(rubbish)
    report = build([tmp_path / "d"], settings, lambda *told: None)
    assert (report.version, report.skipped) == (version, [])


def test_a_build_whose_own_readings_are_lost_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents(tmp_path / "d")
    monkeypatch.setattr("graph.rendering.ReadingCache.load", lambda *_: None)
    with pytest.raises(ReadingsLost, match="documents"):
        build([tmp_path / "d"], Settings(store=tmp_path / "s"), lambda *told: None)


def test_a_change_of_the_extractors_leaves_no_reading_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = documents(tmp_path / "d")
    (found,) = read(files[:1], tmp_path / "c")
    assert isinstance(found, Source)
    monkeypatch.setattr(caches, "reading_version", lambda: "another")
    changed = ReadingCache(tmp_path / "c")
    assert not changed.has(found.sha256, ".txt")
    changed.prune(())
    assert not list((tmp_path / "c").rglob("*.txt"))


def test_every_source_that_reading_needs_is_in_its_version() -> None:
    names = {path.relative_to(caches._PACKAGE).parts[0] for path in caches._sources()}
    assert {"extract", "lexicon", "authority", "calendar", "statements", "model.py"} <= names
    assert len(reading_version()) == 16


def test_the_cache_is_bounded_and_drops_the_oldest_first(tmp_path: Path) -> None:
    files = documents(tmp_path / "d", "more", "still more")
    kept = ReadingCache(tmp_path / "c")
    paths = [
        kept.path(f.sha256, ".txt") for f in read(files, tmp_path / "c") if isinstance(f, Source)
    ]
    for age, path in enumerate(reversed(paths)):
        os.utime(path, (age, age))
    size = max(path.stat().st_size for path in paths)
    kept.prune(paths[-1:], limit=2 * size + 100)
    assert [path for path in paths if path.exists()] == [paths[0], paths[-1]]
