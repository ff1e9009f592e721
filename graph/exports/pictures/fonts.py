"""The fonts of the pictures, and how wide a text is in them.

Noto Sans (Latin, Greek, Cyrillic) and Noto Sans CJK JP (everything it lacks:
Japanese, Chinese, Korean) come with packages that setting up installs, under the SIL
Open Font License. Where neither has a character it is drawn as an empty box.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

import fontpkg_noto_sans
import noto_cjk_sans_jp_bold
import noto_cjk_sans_jp_regular
from fontTools.ttLib import TTFont

LATIN, CJK = "Noto Sans", "Noto Sans CJK JP"

#: Where a renderer finds both families, regular and bold.
FOLDERS = (
    fontpkg_noto_sans.ROOT / "files",
    Path(str(noto_cjk_sans_jp_regular.FONT_PATH)).parent,
    Path(str(noto_cjk_sans_jp_bold.FONT_PATH)).parent,
)

REGULAR, BOLD = 400, 700


@cache
def _latin() -> TTFont:
    return _font(FOLDERS[0] / "NotoSans[wdth,wght].ttf")


@cache
def _cjk() -> TTFont:
    return _font(Path(str(noto_cjk_sans_jp_regular.FONT_PATH)))


def _font(path: Path) -> TTFont:
    # From memory: a file that is open when a process forks has one place of reading for all.
    return TTFont(io.BytesIO(path.read_bytes()), lazy=True)


@cache
def _glyphs(family: str) -> dict[int, str]:
    font = _latin() if family == LATIN else _cjk()
    names: dict[int, str] = font.getBestCmap()
    return names


@cache
def family_of(character: str) -> str:
    """The family that ``character`` is set in."""
    return LATIN if ord(character) in _glyphs(LATIN) else CJK


def runs(text: str) -> list[tuple[str, str]]:
    """``text`` in parts, each with the family that it is set in.

    >>> runs("川崎市 KIIP")
    [('Noto Sans CJK JP', '川崎市'), ('Noto Sans', ' KIIP')]
    """
    return [(family, "".join(part)) for family, part in groupby(text, key=family_of)]


def width(text: str, weight: int = REGULAR) -> float:
    """The width of ``text`` in em. Pairs are not kerned, which makes it a little too wide."""
    return sum(_advance(character, weight) for character in text)


@cache
def _advance(character: str, weight: int) -> float:
    if family_of(character) == LATIN:
        glyphs = _latin().getGlyphSet(location={"wght": weight})
        return float(glyphs[_glyphs(LATIN)[ord(character)]].width / _latin()["head"].unitsPerEm)
    # Kana, ideographs and syllables are as wide in bold as in regular.
    name = _glyphs(CJK).get(ord(character))
    if name is None:
        return 0.0 if unicodedata.combining(character) else 1.0
    return float(_cjk()["hmtx"][name][0] / _cjk()["head"].unitsPerEm)
