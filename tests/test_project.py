"""What holds for the repository as a whole: layout, cleanliness, lock, commands, container."""

from __future__ import annotations

import ast
import functools
import os
import re
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from graph.vocab import DCTERMS, RDFS, SKOS

PROJECT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))

# Written as patterns, so that this file is clean itself.
REGISTRY = re.compile(
    r"(?:pypi|pythonhosted|npmjs|yarnpkg|crates)\.(?:org|com|io)\b"
    r"|(?:index-url|find-links|registry)\s*=\s*\S*://",
    re.IGNORECASE,
)
MACHINE_PATH = re.compile(r"(?<![\w./})])/(?:work|root|home|Users)/\w")

#: Letters of running text that a file may share with a document: longer than any name.
SHARED = 60
#: Letters of the longest thing that can pass for a name or a title.
LONGEST_NAME = 100


@functools.cache
def files() -> tuple[Path, ...]:
    """The files of the repository, those not yet committed included."""
    if shutil.which("git") is None or not (PROJECT / ".git").exists():
        pytest.skip("not a git clone")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    paths = (PROJECT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


@functools.cache
def texts() -> dict[str, str]:
    """The text files of the repository by name."""
    found = {}
    for path in files():
        try:
            found[path.relative_to(PROJECT).as_posix()] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return found


def offenders(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}: {match[0]}" for name, text in texts().items() if (match := pattern.search(text))
    ]


# Layout


FILES = ["pyproject.toml", "README.md", "Makefile", "docker-compose.yml", "documents/README.md"]
FOLDERS = ["ontology", "shapes", "graph", "api", "dataset", "documents", "tests", "bench", "docs"]


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_the_top_level_is_what_tools_outside_rely_on(name: str) -> None:
    assert (PROJECT / name).exists()


def test_no_top_level_module_shadows_the_standard_library() -> None:
    names = {path.relative_to(PROJECT).parts[0].removesuffix(".py") for path in files()}
    assert not names & set(sys.stdlib_module_names)


def test_tests_are_flat() -> None:
    assert not list((PROJECT / "tests").rglob("__init__.py"))


def test_documents_hold_nothing_but_their_readme() -> None:
    inside = [path for path in files() if path.is_relative_to(PROJECT / "documents")]
    assert inside == [PROJECT / "documents" / "README.md"]


def modules() -> list[Path]:
    return sorted(path for name in ("graph", "api") for path in (PROJECT / name).rglob("*.py"))


def test_a_module_is_a_concept() -> None:
    lines = {path.relative_to(PROJECT).as_posix(): lines_of(path) for path in modules()}
    assert {name: count for name, count in lines.items() if count > 400} == {}
    long = [name for name, count in lines.items() if count > 300]
    assert len(long) <= len(lines) / 10, long


def lines_of(path: Path) -> int:
    return path.read_text("utf-8").count("\n")


#: Packages that FastAPI is made of and hands on.
WITH_FASTAPI = {"anyio", "pydantic", "starlette"}


def test_what_is_imported_to_run_is_declared() -> None:
    project = PYPROJECT["project"]
    entries = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    declared = {canonicalize_name(Requirement(entry).name) for entry in entries}
    own = {"graph", "api"} | set(sys.stdlib_module_names) | WITH_FASTAPI
    imported = {name for path in modules() for name in imports(path)} - own
    assert {canonicalize_name(name) for name in imported} <= declared


def imports(path: Path) -> Iterator[str]:
    """The top-level packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


# Cleanliness


def test_no_file_names_the_host_of_a_registry() -> None:
    assert offenders(REGISTRY) == []


def test_no_file_names_a_path_of_somebody_s_machine() -> None:
    assert offenders(MACHINE_PATH) == []


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def shared_passages(text: str, whole: set[str], half: set[str]) -> Iterator[str]:
    """The passages of SHARED letters that ``text`` has in common with the documents.

    Every such passage holds a window of half its length at a multiple of that
    length, so only those windows are looked up first.
    """
    step = SHARED // 2
    for start in range(0, len(text) - step, step):
        if text[start : start + step] in half:
            for begin in range(max(0, start - step), start + 1):
                if text[begin : begin + SHARED] in whole:
                    yield text[begin : begin + SHARED]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


@functools.cache
def names() -> tuple[str, ...]:
    """The long names and titles, curated or found: they are facts, not sentences."""
    paths = sorted((PROJECT / "graph" / "authority").glob("*.toml"))
    tables = [tomllib.loads(path.read_text("utf-8")) for path in paths]
    found = {squeezed(text) for table in tables for text in strings(table)}
    for path in sorted((PROJECT / "dataset").glob("*.trig")):
        found |= {squeezed(text) for text in labels(path)}
    return tuple(sorted(text for text in found if SHARED <= len(text) <= LONGEST_NAME))


def labels(path: Path) -> Iterator[str]:
    """The names and titles in a file of the dataset."""
    naming = {RDFS("label"), SKOS("altLabel"), DCTERMS("title")}
    for quad in pyoxigraph.parse(path=str(path)):
        if quad.predicate.value in naming and isinstance(quad.object, pyoxigraph.Literal):
            yield quad.object.value


def is_name(passage: str) -> bool:
    """Whether most of a passage stands in one name, which may be inflected at its ends."""
    most = SHARED * 2 // 3
    parts = windows(passage, most)
    return any(part in name for name in names() for part in parts)


def windows(text: str, size: int) -> set[str]:
    return {text[start : start + size] for start in range(len(text) - size + 1)}


def test_a_shared_passage_is_found_wherever_it_stands() -> None:
    document = "".join(chr(0x4E00 + number) for number in range(200))
    whole, half = windows(document, SHARED), windows(document, SHARED // 2)
    for lead in range(45):
        inside, outside = document[70:130], document[70:129]
        assert list(shared_passages("x" * lead + inside + "y" * 40, whole, half))
        assert not list(shared_passages("x" * lead + outside + "y" * 40, whole, half))


def test_no_file_holds_a_sentence_of_the_documents() -> None:
    named = os.environ.get("RENKEI_DOCUMENTS")
    folder = Path(named) if named else PROJECT.parent / "shared" / "documents"
    documents = [squeezed(path.read_text("utf-8", "replace")) for path in folder.glob("*.txt")]
    if not documents:
        pytest.skip("the documents are not at hand (RENKEI_DOCUMENTS)")
    whole = set().union(*(windows(document, SHARED) for document in documents))
    half = set().union(*(windows(document, SHARED // 2) for document in documents))
    found = {
        name: next((p for p in shared_passages(squeezed(text), whole, half) if not is_name(p)), "")
        for name, text in texts().items()
        # Texts written for this project, which name the same bodies and titles.
        if not name.startswith("tests/corpus/")
    }
    assert {name: passage for name, passage in found.items() if passage} == {}


# Lock files


def pinned(name: str) -> dict[str, list[str]]:
    """The versions that a lock file pins, by package; each must have hashes."""
    found: dict[str, list[str]] = {}
    text = (PROJECT / name).read_text("utf-8")
    for entry in re.split(r"\n(?=\w)", text):
        head = re.match(r"([\w.-]+)==([^\s;]+)", entry)
        assert head, f"{name}: {entry.splitlines()[0]} is not pinned"
        assert "--hash=sha256:" in entry, f"{name}: {head[1]} has no hash"
        found.setdefault(canonicalize_name(head[1]), []).append(head[2])
    return found


def satisfied(requirement: Requirement, lock: dict[str, list[str]]) -> bool:
    versions = lock.get(canonicalize_name(requirement.name), [])
    return bool(versions) and all(requirement.specifier.contains(one) for one in versions)


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("requirements.lock", ["build"]),
        ("requirements-dev.lock", ["build", "dev"]),
        ("requirements-bench.lock", ["bench"]),
        ("requirements-node.lock", ["node"]),
    ],
)
def test_every_dependency_is_in_the_lock(name: str, groups: list[str]) -> None:
    wanted = [*PYPROJECT["project"]["dependencies"]] if groups != ["node"] else []
    wanted += [entry for group in groups for entry in PYPROJECT["dependency-groups"][group]]
    lock = pinned(name)
    missing = [entry for entry in wanted if not satisfied(Requirement(entry), lock)]
    assert not missing, f"run `make lock`: {missing}"


def test_what_runs_is_what_is_tested() -> None:
    runtime, dev = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert {package: dev.get(package) for package in runtime} == runtime
    measured = pinned("requirements-bench.lock")
    assert {package: measured[package] for package in runtime.keys() & measured} == {
        package: runtime[package] for package in runtime.keys() & measured
    }


# Commands


def test_make_help_lists_every_target() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    shown = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert re.findall(r"^  make (\w+)", shown, re.MULTILINE) == phony[1].split()


def test_a_machine_without_a_good_python_is_told_so_in_one_line(tmp_path: Path) -> None:
    command = ["make", "setup", f"VENV={tmp_path}/venv", "PYTHON=python-none"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert done.returncode != 0
    told = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert len(told) == 1
    assert "Python 3.11" in told[0]
    assert "PYTHON=" in told[0]


def test_the_script_of_the_build_server_is_sound() -> None:
    script = PROJECT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert "set -euo pipefail" in script.read_text("utf-8")
    assert script.read_text("utf-8").rstrip().endswith("make test")


# Container


def compose() -> dict[str, Any]:
    return yaml.safe_load((PROJECT / "docker-compose.yml").read_text("utf-8"))


def test_the_service_is_confined() -> None:
    api = compose()["services"]["api"]
    assert api["read_only"] is True
    assert api["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in api["security_opt"]
    assert api["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]
    assert "mem_limit" in api
    assert "healthcheck" in api


def test_documents_are_mounted_read_only_and_the_store_is_a_named_volume() -> None:
    volumes = compose()["services"]["api"]["volumes"]
    assert [one for one in volumes if one.endswith(":/documents:ro")]
    assert "store:/store" in volumes
    assert "store" in compose()["volumes"]


def test_the_image_runs_as_a_user_without_rights_and_is_watched() -> None:
    text = (PROJECT / "Dockerfile").read_text("utf-8")
    final = text.split("\nFROM ")[-1]
    assert re.search(r"^USER 10001$", final, re.MULTILINE)
    assert "HEALTHCHECK" in final
    assert "/readyz" in final
    assert "VOLUME /store" in final
    assert "EXPOSE 8000" in final
    assert "--require-hashes" in text


def test_the_image_copies_only_what_the_builder_is_sent() -> None:
    sent = re.findall(r"^!(\S+)", (PROJECT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    text = (PROJECT / "Dockerfile").read_text("utf-8")
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
        for name in line.split()
    }
    # Of what a folder is built from, parts are copied by themselves, too.
    assert {name for name in copied if "/" not in name or name in sent} == set(sent)
    assert {name.partition("/")[0] for name in copied} <= set(sent)


@pytest.mark.parametrize("name", ["Dockerfile", "docker-compose.yml"])
def test_the_container_s_settings_exist(name: str) -> None:
    from graph.settings import Settings

    known = {f"RENKEI_{field.upper()}" for field in Settings.__dataclass_fields__}
    text = (PROJECT / name).read_text("utf-8")
    assert set(re.findall(r"\bRENKEI_[A-Z_]+", text)) <= known


# Releases


def test_citation_and_changelog_know_the_version() -> None:
    version = PYPROJECT["project"]["version"]
    citation = yaml.safe_load((PROJECT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == version
    assert PYPROJECT["project"]["license"] == citation["license"] == "MIT"
    changes = (PROJECT / "CHANGELOG.md").read_text("utf-8")
    assert f"[{version}]" in changes
