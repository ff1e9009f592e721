"""What ``renkei query`` is asked: SPARQL, a file of it, or a question of the library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from graph.errors import BadRequest, NotFound
from graph.patterns import regex
from graph.queries import table
from graph.questions import question, questions
from graph.vocab import DEFAULT_BASE

#: How names of questions look.
_NAME = regex(r"[a-z]+(?:-[a-z]+)*")


def query_text(asked: str, parameters: Sequence[str] = (), base: str = DEFAULT_BASE) -> str:
    """The query itself, what a file or standard input (``-``) says, or that of a question.

    ``parameters`` are ``name=value`` and belong to questions. Raises :class:`BadRequest`,
    :class:`NotFound`.
    """
    if _NAME.fullmatch(asked) and asked in questions() and not Path(asked).is_file():
        return question(asked).text(_given(parameters), base)
    if parameters:
        raise BadRequest(
            "only questions of the library have parameters",
            suggestion="renkei query --list names them",
        )
    if asked == "-":
        return sys.stdin.read()
    if "{" in asked or "\n" in asked:
        return asked
    return _of_file(asked)


def _given(parameters: Sequence[str]) -> dict[str, str]:
    given = {}
    for one in parameters:
        name, equals, value = one.partition("=")
        if not equals or name in given:
            raise BadRequest(
                f"--param {one[:60]} is no name=value, or was there already",
                suggestion="such as --param party=link-j",
            )
        given[name] = value
    return given


def _of_file(name: str) -> str:
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        suggestion = "give a SPARQL query in quotes, or a file that holds one"
        if _NAME.fullmatch(name):
            try:
                question(name)
            except NotFound as unknown:
                suggestion += f"; or a question: {unknown.suggestion}"
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise BadRequest(f"{name} cannot be read: {reason}", suggestion=suggestion) from error


def listing(lang: str) -> str:
    """The questions of the library with their titles and parameters, as a table."""
    rows = [
        (
            one.name,
            one.titles.get(lang, one.titles["en"]),
            " ".join(
                parameter.name + (f"={parameter.default}" if parameter.default else "")
                for parameter in one.parameters.values()
            ),
        )
        for one in questions().values()
    ]
    return table(["question", "title", "parameters"], rows)
