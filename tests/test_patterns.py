"""Patterns: compiled when they are first asked, and otherwise like any other."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from graph.patterns import regex

MODULES = [module.name for module in pkgutil.walk_packages(graph.__path__, "graph.")]
SOURCES = sorted(Path(graph.__path__[0]).rglob("*.py"))


def test_a_pattern_finds_what_a_compiled_one_finds() -> None:
    ours, theirs = regex("(a)|B", re.IGNORECASE), re.compile("(a)|B", re.IGNORECASE)
    text = "xAb a"
    for _ in ("compiled now", "compiled before"):
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in theirs.finditer(text)]
        assert ours.sub("-", text) == theirs.sub("-", text)
        assert ours.search(text, 3) is not None
        assert ours.fullmatch(text) is None
        assert (ours.pattern, ours.flags, ours.groups) == ("(a)|B", theirs.flags, 1)


def test_a_wrong_pattern_is_told_where_it_is_asked() -> None:
    wrong = regex("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error, match="unterminated"):
        wrong.search("")


def _within(value: object) -> Iterator[object]:
    """``value`` and what it holds."""
    yield value
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _within(one)


def test_every_pattern_is_sound() -> None:
    known = [importlib.import_module(name) for name in MODULES]
    held = (one for module in known for one in _within(tuple(vars(module).values())))
    ours = [one for one in held if type(one) is type(regex(""))]
    assert len(ours) > 1000
    for one in ours:
        one.search("")  # raises re.error where it cannot be compiled


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_importing_a_module_compiles_nothing(source: Path) -> None:
    """A reader of documents would be seconds late; patterns of bytes are few."""
    tree = ast.parse(source.read_text("utf-8"))
    eager = [
        node.lineno
        for statement in tree.body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "re.compile"
        and not (isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, bytes))
    ]
    assert eager == []


@pytest.mark.parametrize("name", MODULES)
def test_patterns_are_asked_themselves(name: str) -> None:
    """Python's own functions take no stand-in, and a match names the pattern behind it."""
    module = importlib.import_module(name)
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    kind = type(regex(""))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            given = node.args[0]
            known = getattr(module, given.id, None) if isinstance(given, ast.Name) else None
            assert type(known) is not kind, ast.unparse(node)
        if isinstance(node, ast.Compare) and ast.unparse(node.left).endswith(".re"):
            compared = [vars(module).get(ast.unparse(one)) for one in node.comparators]
            assert all(type(one) is not kind for one in compared), ast.unparse(node)
