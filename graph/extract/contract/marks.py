"""The numbers at the heads of lines: articles, paragraphs, items and what is below them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from graph.extract.lines import Line
from graph.lexicon import table
from graph.patterns import regex

_KANJI = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Mark(NamedTuple):
    """A mark at the head of a line.

    ``style`` tells marks of one list from those of another: 1, 1), (1), 1.1,
    (a), a), (i), ア, 一, or article. ``number`` is what stands in it, figures
    in Arabic; ``end`` is where the text after it begins.
    """

    style: str
    number: str
    end: int


@cache
def words(language: str, name: str) -> re.Pattern[str]:
    """A pattern of the table of contracts."""
    return re.compile(table("contracts")[language][name])


def article_mark(line: Line, language: str) -> Mark | None:
    """The number of an article, if the line begins with one."""
    match = words(language, "article").match(line.text)
    if match is None:
        return None
    after = line.text[match.end() :]
    if language == "ja":
        if re.match(words("ja", "not_article"), after):
            return None
        branch = (match["branch"] or "").replace("の", "").strip()
        number = _figures(match["number"]) + (f"の{_figures(branch)}" if branch else "")
    else:
        number = _roman(match["number"])
        if re.match(r" ?(?:Abs\.|Absatz|of|and|und|or|des|der|shall|gilt|bleibt|[,;)])", after):
            return None
    space = re.match(r"[\s.:)–-]*", after)
    return Mark("article", number, match.end() + (space.end() if space else 0))


_MARKS = (
    ("1.1", regex(r"(?P<n>\d{1,2}\.\d{1,2})\.?\s+(?=\D)")),
    ("(1)", regex(r"[(]\s*(?P<n>\d{1,2})\s*[)]\s*(?=\S)")),
    ("1)", regex(r"(?P<n>\d{1,2})[)]\s*(?=\S)")),
    ("1.", regex(r"(?P<n>\d{1,2})[.、]\s*(?=[^\d\s])")),
    ("1", regex(r"(?P<n>\d{1,2})\s+(?=\S)(?!\d|[年月日条])")),
    ("一", regex(r"[(]?(?P<n>[一二三四五六七八九十]{1,3})(?:[)]\s*|[、.]\s*|\s+)(?=\S)")),
    ("ア", regex(r"[(]?(?P<n>[アイウエオカキクケコ])(?:[)]\s*|[.、]\s*|\s+)(?=\S)")),
    ("(a)", regex(r"[(](?P<n>[a-z]{1,4}|[ivx]{1,4})[)]\s*(?=\S)")),
    ("a)", regex(r"(?P<n>[a-z]{1,2}|[ivx]{1,4})[)]\s*(?=\S)")),
    ("a.", regex(r"(?P<n>[a-z])\.\s+(?=\S)")),
)
#: What each of them begins with; most lines begin with something else.
_BEGINS = regex(r"[(\da-z一二三四五六七八九十アイウエオカキクケコ]")
#: In a contract of Japan a bare figure needs no space: 2乙は.
_BARE_JA = regex(r"(?P<n>\d{1,2})\s*(?=[ぁ-んァ-ヶ一-龥])(?![年月日条項号通回名件社者人か月時分])")


def list_mark(line: Line, language: str) -> Mark | None:
    """The mark of a paragraph or an item, if the line begins with one."""
    text = line.text
    if not _BEGINS.match(text):
        return None
    for style, pattern in _MARKS:
        match = pattern.match(text)
        if match is not None:
            number = _figures(match["n"]) if style == "一" else match["n"]
            return Mark("①" if line.circled else style, number, match.end())
    if language == "ja" and (match := _BARE_JA.match(text)):
        return Mark("①" if line.circled else "1", match["n"], match.end())
    return None


def follows(number: str, before: str) -> bool:
    """Whether ``number`` is the next after ``before`` in a list; after "" comes the first."""
    if number.isdigit() and (before.isdigit() or not before):
        return int(number) == int(before or 0) + 1
    kana = "アイウエオカキクケコ"
    if number in kana and len(number) == 1:
        return kana.index(number) == (kana.index(before) + 1 if before else 0)
    romans = [_lower_roman(i) for i in range(1, 21)]
    if number in romans and before in (*romans, ""):
        after = romans.index(before) + 1 if before else 0
        if romans.index(number) == after:
            return True
    if len(number) == 1 and number.isalpha():
        return ord(number) == (ord(before) + 1 if len(before) == 1 else ord("a"))
    return len(number) == 2 and number == chr(ord(before[:1] or "`") + 1) * 2


def _figures(text: str) -> str:
    """Kanji numerals up to 99 as figures: 十二 is 12."""
    if not text or text.isdigit():
        return text
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return str(_KANJI.get(text, text))
    return str((_KANJI[tens] if tens else 1) * 10 + (_KANJI[ones] if ones else 0))


def _roman(text: str) -> str:
    if not re.fullmatch(r"[IVX]+", text):
        return text
    values = [_ROMAN[char] for char in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < after else value for value, after in pairs))


def _lower_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
