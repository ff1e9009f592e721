"""Percent-encoded forms, as query strings and bodies have them (WHATWG URL, section 5)."""

from __future__ import annotations

import binascii
from urllib.parse import parse_qsl, unquote


def parsed(encoded: bytes, most: int) -> list[tuple[str, str]]:
    """The names and values of a form of UTF-8, like :func:`urllib.parse.parse_qsl`.

    Raises ValueError for what is no such form, and for more than ``most`` fields.
    """
    if not encoded.isascii():
        raise ValueError("a form is of ASCII characters")
    if any(mark in encoded for mark in _UNUSUAL):
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=most
        )
    fields = encoded.split(b"&")
    if len(fields) > most:
        raise ValueError("too many fields")
    pairs = (field.partition(b"=") for field in fields if field)
    return [(_decoded(name), _decoded(value)) for name, _, value in pairs]


#: What is read otherwise in quoted-printable: ends of lines.
_UNUSUAL = (b"\r", b"\n")


def _decoded(text: bytes) -> str:
    """A name or a value.

    Percent-encoding is quoted-printable (RFC 2045) but for its sign, and of that Python has a
    decoder in C; a query has a hundred of these signs.
    """
    text = text.replace(b"+", b" ")
    if b"%" not in text:
        return str(text, "ascii")
    quoted = text.replace(b"=", b"=3D").replace(b"%", b"=")
    plain = binascii.a2b_qp(quoted)
    if len(plain) != len(quoted) - 2 * quoted.count(b"="):
        # Some sign has no two digits behind it, and stands for itself.
        return unquote(str(text, "ascii"), errors="strict")
    return str(plain, "utf-8")
