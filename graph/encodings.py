"""Which encoding a text's bytes are in: a choice among those that documents really come in.

Bytes that are UTF-8 are UTF-8, and an ISO-2022-JP text names itself by its
escape sequences. Between the encodings that are left, each byte sequence is
decoded in every one of them without tolerance, and the reading wins whose
characters are the ones that such texts are written with. Statistical
detectors choose among some ninety encodings, and take a short Shift_JIS text
for GB 18030 or an EBCDIC code page; with four to choose from, a line is enough.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark is the beginning of this one.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: ISO-2022-JP (RFC 1468) switches its character sets with these.
_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")

#: Characters other than ASCII of texts in German, English and their neighbours.
_WESTERN = frozenset("äöüÄÖÜßéèêëàâáçôóòîíïñúùûåøæœÉÈÀÇ„“”‚‘’«»–—…€§°·•²³½®™©×\xa0\xad")

#: How many characters are looked at to choose: a choice is as sure after a page as after a book.
_SAMPLE = 20_000

#: Below this a text is read as nothing rather than as something that it is not.
_LEAST = 0.5


def decode(data: bytes) -> tuple[str, str] | None:
    """The text of ``data`` without its byte order mark and the name of its encoding.

    None where the bytes are not text in any of UTF-8, UTF-16 and UTF-32 (the
    latter two with a mark), ISO-2022-JP, Windows-31J (Shift_JIS), EUC-JP and
    Windows-1252. No character is ever replaced or dropped.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\x00" in data:
        return None
    if _ESCAPE.search(data) and (found := _strict(data, "iso2022_jp")):
        return found
    if found := _strict(data, "utf-8"):
        return found
    scored = [
        (score(found[0][:_SAMPLE]), found)
        for encoding, score in _CHOICES
        if (found := _strict(data, encoding)) is not None
    ]
    best = max(scored, key=lambda entry: entry[0], default=None)
    return best[1] if best is not None and best[0] >= _LEAST else None


def _strict(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text, encoding


def _japanese(text: str) -> float:
    """How Japanese the characters beyond ASCII are: 1 for kana, less for rarer and rare ones."""
    foreign = [character for character in text if character > "\x7f"]
    return sum(map(_japanese_weight, foreign)) / len(foreign) if foreign else 0.0


def _japanese_weight(character: str) -> float:
    if "\u3000" <= character <= "\u30ff" or "\uff01" <= character <= "\uff5e":
        return 1.0
    if "\u4e00" <= character <= "\u9fff":
        # The first level of JIS X 0208 (rows 16 to 47) is the kanji in common use.
        encoded = character.encode("euc_jp", "ignore")
        return 0.9 if len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xCF else 0.2
    if "\uff61" <= character <= "\uff9f":
        # Half-width kana are written, but EUC-JP read as Shift_JIS is full of them.
        return 0.4
    if "\ue000" <= character <= "\uf8ff":
        return -0.5
    return 0.7 if "\u2010" <= character <= "\u27bf" else 0.0


def _western(text: str) -> float:
    """How Western the characters beyond ASCII are; they do not come in long runs there."""
    runs = re.findall(r"[^\x00-\x7f]+", text)
    good = sum(sum(character in _WESTERN for character in run) for run in runs if len(run) <= 2)
    return 0.95 * good / sum(map(len, runs)) if runs else 0.0


_CHOICES: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("cp932", _japanese),
    ("euc_jp", _japanese),
    ("cp1252", _western),
)
