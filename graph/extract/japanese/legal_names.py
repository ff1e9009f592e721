"""Japanese names behind a legal form: 一般財団法人杜の湖医療機構, NPO法人いのちの森.

A legal form says that a name follows, so the name may hold what ends a run of
nouns elsewhere: の, hiragana, や. It ends at the word for a kind of body or,
where the form stands in a place of its own (at a line's beginning, after a
colon or a space), at the next mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.japanese.name_kinds import classified, is_body_end, prefixes
from graph.extract.japanese.roles import japanese_heads
from graph.extract.mentions import Found
from graph.extract.tokens import tokens
from graph.patterns import regex

_WORD = r"[一-龥々ヶァ-ヴーA-Za-z0-9・&]"
_NO = regex(
    rf"(?P<first>{_WORD}{{1,8}}|[ぁ-ん]{{2,6}})(?P<no>の)(?P<rest>(?:{_WORD}|[ぁ-ん](?![、。]))*{_WORD})"
)
#: とくしま産業振興機構: hiragana that a tokenizer may take for particles.
_HIRAGANA = regex(rf"(?P<kana>[ぁ-ん]{{2,6}}){_WORD}{{2,24}}")
_CLOSE = regex(r"[ (「『、,)\t]|$")
_OPEN = regex(r"(?:^|[ \t::、・(「『])$")


@cache
def _forms() -> re.Pattern[str]:
    forms = sorted((f for f in prefixes() if f != "国立"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


def legal_names(text: str) -> Iterator[Found]:
    """Names with の behind their legal form, which runs of nouns cut short."""
    for form in _forms().finditer(text):
        start = form.end() + (text[form.end() : form.end() + 1] == " ")
        if (kana := _HIRAGANA.match(text, start)) is not None:
            stops = (s for s in range(kana.end("kana") + 2, kana.end() + 1))
            end = next(
                (s for s in stops if is_body_end(text[start:s]) and not _goes_on(text, s)), None
            )
            found = None if end is None else classified(text[form.start() : end], form.start())
            if found is not None:
                yield found
                continue
        match = _NO.match(text, start)
        if match is None or is_body_end(match["first"]):
            continue
        end = _end(text, form.start(), match)
        if end is not None:
            found = classified(text[form.start() : end], form.start())
            if found is not None:
                yield found


def _end(text: str, begin: int, match: re.Match[str]) -> int | None:
    """Where the name ends, None if の only leads on to something of the body's."""
    rest = match.start("rest")
    for stop in range(rest + 3, match.end("rest") + 1):
        body = text[rest:stop]
        if len(match["first"]) <= 4 and is_body_end(body) and not _goes_on(text, stop):
            return stop
    end = match.end("rest")
    if not (_OPEN.search(text[:begin]) and _CLOSE.match(text, end)):
        return None
    last = tokens(text[rest:end])[-1]
    verbal = last.pos.endswith(("サ変可能", "副詞可能")) or last.surface in _OF_A_BODY
    role = re.search(japanese_heads(), text[rest:end])
    return None if end - rest > 8 or role or verbal else end


#: What is a body's, not its name: …の概要, …の皆様.
_OF_A_BODY = frozenset(
    [
        "概要",
        "皆様",
        "方々",
        "職員",
        "役員",
        "事業",
        "取組",
        "場合",
        "件",
        "本社",
        "施設",
        "会員",
        "関係者",
    ]
)


def _goes_on(text: str, stop: int) -> bool:
    """機構法人, 財団法人: the word for a body is the beginning of a longer one."""
    return re.match(r"[一-龥々ァ-ヴー]", text[stop : stop + 1]) is not None
