"""The documentation is true: its commands run, its links lead somewhere, its settings exist."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
import typer
from fastapi.testclient import TestClient

from graph.cli import app, main
from graph.documents import FORMATS
from graph.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    {
        PROJECT / "README.md",
        PROJECT / "CHANGELOG.md",
        PROJECT / "documents" / "README.md",
        *(PROJECT / "docs").rglob("*.md"),
    }
)
SHELL = ("sh", "bash", "console")
#: Commands of other programs that a page may show.
OTHERS = {"git", "cd", "docker", "pip", "python3", "source"}
COMMANDS = typer.main.get_command(app)


class Command(NamedTuple):
    """A command in a page: where it stands, and its words."""

    page: str
    words: list[str]

    def __str__(self) -> str:
        return f"{self.page}: {shlex.join(self.words)}"


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page: language and text."""
    pattern = re.compile(r"^ *```(\w*)[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
    yield from pattern.findall(page.read_text("utf-8"))


def scripts(page: Path) -> Iterator[str]:
    """What a page shows of the shell: fenced blocks, and indented lines that begin as commands."""
    for language, text in blocks(page):
        if language in SHELL:
            yield text
    yield from re.findall(r"^ {4}((?:curl|renkei|make) .+)$", page.read_text("utf-8"), re.MULTILINE)


def commands() -> Iterator[Command]:
    """Every command that a page shows, assignments and prompts left out."""
    for page in PAGES:
        for script in scripts(page):
            for words in split(script):
                yield Command(page.relative_to(PROJECT).as_posix(), words)


def split(script: str) -> Iterator[list[str]]:
    lexer = shlex.shlex(script, posix=True, punctuation_chars="|;&><\n")
    lexer.whitespace = " \t\r"
    lexer.whitespace_split = True
    words: list[str] = []
    for token in [*lexer, "\n"]:
        if token.strip(";&|\n") == "":
            while words and re.fullmatch(r"\$|\w+=.*", words[0], re.DOTALL):
                words.pop(0)
            if words:
                yield words[: words.index(">")] if ">" in words else words
            words = []
        else:
            words.append(token)


ALL = list(commands())


def of(program: str) -> list[Command]:
    return [one for one in ALL if Path(one.words[0]).name == program]


@pytest.fixture(scope="module")
def client(released: Path) -> Iterator[TestClient]:
    from api.app import create_app

    with TestClient(create_app(Settings(store=released))) as client:
        yield client


# Commands


def test_the_readme_shows_the_two_commands() -> None:
    shown = [one.words for one in of("make") if one.page == "README.md"]
    assert ["make", "serve"] in shown
    assert ["make", "test"] in shown


@pytest.mark.parametrize("command", ALL, ids=str)
def test_every_command_is_one_that_exists(command: Command) -> None:
    assert Path(command.words[0]).name in {"make", "renkei", "curl", *OTHERS}


@pytest.mark.parametrize("command", of("make"), ids=str)
def test_every_target_of_make_exists(command: Command) -> None:
    arguments = [word for word in command.words[1:] if "=" not in word]
    done = subprocess.run(
        ["make", "--dry-run", *arguments], cwd=PROJECT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", of("renkei"), ids=str)
def test_every_command_of_renkei_is_understood(command: Command) -> None:
    name, *arguments = command.words[1:]
    if name.startswith("-"):
        return
    assert isinstance(COMMANDS, typer.core.TyperGroup)
    found = COMMANDS.commands[name]
    found.make_context(name, arguments)


QUICK = ("query", "network", "networks", "validate")


@pytest.mark.parametrize("command", [one for one in of("renkei") if one.words[1] in QUICK], ids=str)
def test_a_quick_command_gives_a_result(
    command: Command,
    released: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    words = [str(released) if word.endswith("/store") else word for word in command.words[1:]]
    monkeypatch.setenv("RENKEI_STORE", str(released))
    monkeypatch.setattr(sys, "argv", ["renkei", *words])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as exit_:
        main()
    out, err = capfd.readouterr()
    assert exit_.value.code in (0, None), err
    written = [path for path in tmp_path.iterdir() if path.stat().st_size]
    assert written or len(out.splitlines()) > 1


@pytest.mark.parametrize("command", of("curl"), ids=str)
def test_every_request_is_answered(command: Command, client: TestClient) -> None:
    answer = send(client, command.words[1:])
    assert answer.status_code < 400, answer.text
    assert answer.content


def send(client: TestClient, words: list[str]):  # type: ignore[no-untyped-def]
    """What curl would do with these words, for the options that the pages use."""
    headers: dict[str, str] = {}
    fields: list[tuple[str, str]] = []
    url, method, as_get, body = "", "", False, None
    queue = iter(words)
    for word in queue:
        if word in ("-H", "--header"):
            name, _, value = next(queue).partition(":")
            headers[name.strip()] = value.strip()
        elif word in ("--data-urlencode", "-d", "--data"):
            name, _, value = next(queue).partition("=")
            fields.append((name, value))
        elif word in ("--data-binary",):
            body = next(queue)
        elif word in ("-X", "--request"):
            method = next(queue)
        elif word in ("-G", "--get"):
            as_get = True
        elif word in ("-o", "--output"):
            next(queue)
        elif word.startswith("-"):
            assert set(word.lstrip("-")) <= set("sSLiIfO"), f"unknown option {word}"
        else:
            url = word
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    if body is not None:
        return client.request(method or "POST", path, headers=headers, content=body)
    if fields and not as_get:
        return client.request(method or "POST", path, headers=headers, data=dict(fields))
    return client.request(method or "GET", path, headers=headers, params=fields or None)


# Links


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = link.partition("#")
        if "://" in link or link.startswith("mailto:"):
            continue
        target = (page.parent / unquote(path)).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_index_leads_to_every_page() -> None:
    index = PROJECT / "docs" / "index.md"
    links = re.findall(r"\]\(([^)#\s]+)\)", index.read_text("utf-8"))
    reached = {(index.parent / link).resolve() for link in links if "://" not in link}
    assert set(PAGES) - reached == {index}


# Documents and settings


def test_the_kinds_of_files_that_are_read_are_documented() -> None:
    page = (PROJECT / "documents" / "README.md").read_text("utf-8")
    assert re.findall(r"`(\.\w+)`", page) == list(FORMATS)


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    page = (PROJECT / "docs" / "settings.md").read_text("utf-8")
    documented = re.findall(r"^\| `RENKEI_([A-Z_]+)` \|", page, re.MULTILINE)
    assert documented == [name.upper() for name in Settings.__dataclass_fields__]


def test_the_documented_default_is_the_default() -> None:
    page = (PROJECT / "docs" / "settings.md").read_text("utf-8")
    rows = re.findall(r"^\| `RENKEI_([A-Z_]+)` \| `([^`]+)`", page, re.MULTILINE)
    defaults = Settings()
    for name, shown in rows:
        value = getattr(defaults, name.lower())
        if isinstance(value, Path) and value.is_absolute():
            value = value.relative_to(PROJECT)
        if isinstance(value, float):
            assert float(shown) == value
        else:
            assert shown.rstrip("/") == str(value).rstrip("/")
