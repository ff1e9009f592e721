"""Japanese text → tokens, the one doorway to SudachiPy.

The small Sudachi dictionary knows family and given names, places and the parts
of compound words; it is a PyPI package and nothing is fetched at run time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from sudachipy import Dictionary, SplitMode, Tokenizer

from graph.patterns import regex


class Token(NamedTuple):
    """A morpheme: offsets, surface, the joined levels of its part of speech.

    ``known`` says whether the dictionary has it.
    """

    start: int
    end: int
    surface: str
    pos: str
    known: bool = True

    @property
    def is_family(self) -> bool:
        """A family name."""
        return "人名-姓" in self.pos

    @property
    def is_given(self) -> bool:
        """A given name."""
        return "人名-名" in self.pos

    @property
    def is_person(self) -> bool:
        """Any part of a person's name."""
        return "人名" in self.pos

    @property
    def is_place(self) -> bool:
        """A place name."""
        return "地名" in self.pos

    @property
    def is_proper(self) -> bool:
        """A proper name of no known kind: 尚典."""
        return self.pos.endswith("固有名詞-一般")

    @property
    def is_nominal(self) -> bool:
        """May stand inside a compound name."""
        if self.pos.startswith(("名詞", "接頭辞", "接尾辞-名詞的", "形状詞-一般")):
            return "副詞可能" not in self.pos
        return self.surface in _INSIDE or self.pos.startswith("記号")


_INSIDE = frozenset("・ー-‐&/･")


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="small").tokenizer(mode=SplitMode.C)


#: Variant characters of names that the dictionary spells with their common form.
_VARIANTS = str.maketrans("髙﨑濵邉邊齋槗𠮷桒彅", "高崎浜辺辺斎橋吉桑薙")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of ``text``."""
    return tuple(
        part
        for m in _tokenizer().tokenize(text.translate(_VARIANTS))
        for part in _without_brackets(
            Token(
                m.begin(),
                m.end(),
                text[m.begin() : m.end()],
                "-".join(p for p in m.part_of_speech()[:4] if p != "*"),
                not m.is_oov(),
            )
        )
    )


_BRACKET = regex(r"[()]|[^()]+")


def _without_brackets(token: Token) -> Iterator[Token]:
    """A word that the dictionary makes of a name and brackets behind it, taken apart: 財団(国)."""
    if len(token.surface) < 3 or "(" not in token.surface[1:]:
        yield token
        return
    for match in _BRACKET.finditer(token.surface):
        bracket = "補助記号-括弧開" if match.group() == "(" else "補助記号-括弧閉"
        pos = bracket if match.group() in "()" else token.pos
        start = token.start + match.start()
        yield Token(start, start + len(match.group()), match.group(), pos, token.known)
