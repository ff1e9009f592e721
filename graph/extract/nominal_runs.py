"""Runs of Japanese tokens that could be parts of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.tokens import Token, tokens
from graph.lexicon import table


def nominal_runs(text: str) -> Iterator[list[Token]]:
    """Maximal runs of tokens that could be parts of one name."""
    run: list[Token] = []
    for token in tokens(text):
        if token.is_nominal and not (token.surface in "・/&" and not run):
            run.append(token)
            continue
        # (株) and (公財) are written inside names; a space may part a name's words.
        if token.surface in "()" and _in_legal_form(text, token):
            run.append(token)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


@cache
def _offices() -> re.Pattern[str]:
    """Roles that end a name when they touch it: 機構理事, 不動産取締役."""
    heads = {head for row in table("roles")["heads"].values() for head in row["ja"]}
    offices = [
        h
        for h in heads
        if re.search(r"長$|理事$|取締役$|執行役員$|監事$|教授$|技監$|主幹$|参事$", h)
    ]
    body = "|".join(map(re.escape, sorted(offices, key=len, reverse=True)))
    return re.compile(rf"(?:代表|専務|常務|副|名誉)*(?:{body})(?![室会課部])|/")


def without_roles(run: list[Token], text: str) -> Iterator[list[Token]]:
    """The parts of a run between roles and slashes."""
    start, end = run[0].start, run[-1].end
    for match in _offices().finditer(text, start, end):
        if part := [t for t in run if start <= t.start and t.end <= match.start()]:
            yield part
        start = match.end()
    if part := [t for t in run if start <= t.start]:
        yield _after_person(part)


def _after_person(run: list[Token]) -> list[Token]:
    """戸田雄二・帝都大学: what follows a person's name and a middle dot."""
    for position, token in enumerate(run[:-1]):
        if token.surface != "・" or not position:
            continue
        country = run[position - 1].surface in _COUNTRIES
        abroad = country and run[position + 1].surface[0] >= "一"
        if abroad or all(t.is_person for t in run[:position]):
            return run[position + 1 :]
        if run[0].surface in ("旧", "現"):
            return run[position + 1 :]
    return run


#: Countries as texts set them before the name of a body there: 台湾・国家….
_COUNTRIES = frozenset(
    ("台湾", "韓国", "中国", "米国", "英国", "ドイツ", "フランス", "スイス", "豪", "独", "仏")
)


def _in_legal_form(text: str, token: Token) -> bool:
    return any(
        text.startswith(form, token.start - offset)
        for form in ("(株)", "(公財)", "(一財)", "(一社)", "(公社)", "(独)", "(国研)", "(有)")
        for offset in ((0,) if token.surface == "(" else (len(form) - 1,))
        if token.start - offset >= 0
    )
