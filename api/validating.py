"""What is sent to be validated, and the report for people."""

from __future__ import annotations

from html import escape
from typing import Any

from fastapi import Request

from api import pages
from api.errors import TooLargeError
from graph.errors import BadRequest, UnsupportedMediaType
from graph.formats import GRAPHS
from graph.languages import choose
from graph.vocab import shortened

_WORDS = {
    "en": ("Validation report", "It conforms to the shapes.", "It violates the shapes."),
    "ja": ("検証結果", "検証規則を満たしています。", "検証規則に違反しています。"),
    "de": ("Prüfbericht", "Es entspricht den Regeln.", "Es verstößt gegen die Regeln."),
}
_HEADS = {
    "en": ("Thing", "Property", "Value", "What is wrong", "Severity"),
    "ja": ("対象", "性質", "値", "問題点", "重大度"),
    "de": ("Ding", "Eigenschaft", "Wert", "Was nicht stimmt", "Schwere"),
}
_OMITTED = {"en": "More results: {}.", "ja": "ほかの結果: {}件。", "de": "Weitere Ergebnisse: {}."}


def media_type_sent(request: Request) -> str:
    """The preferred media type of the RDF that is sent. Raises :class:`UnsupportedMediaType`."""
    kind, *parameters = request.headers.get("content-type", "").lower().split(";")
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise UnsupportedMediaType(
                f"RDF cannot be sent in the encoding {value[:40]!r}", suggestion="send it as UTF-8"
            )
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("the body is compressed", suggestion="send it as it is")
    for format_ in GRAPHS:
        if kind.strip() in format_.media_types:
            return format_.media_type
    known = ", ".join(format_.media_type for format_ in GRAPHS)
    raise UnsupportedMediaType(
        f"RDF cannot be sent as {kind.strip()[:80]!r}", suggestion=f"use one of {known}"
    )


async def body_of(request: Request, most: int) -> bytes:
    """What is sent. Raises :class:`TooLargeError` if it is more than so many bytes."""
    error = TooLargeError(
        f"what is sent is larger than {most} bytes", suggestion="send it in parts"
    )
    stated = request.headers.get("content-length", "")
    if stated.isdecimal() and len(stated) < 20 and int(stated) > most:
        raise error
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise error
    return bytes(body)


def language_of(lang: str) -> str:
    """A language that reports are written in. Raises :class:`BadRequest`."""
    if lang not in _WORDS:
        raise BadRequest(f"there are no reports in lang={lang[:20]}", suggestion="use en, ja or de")
    return lang


def page(report: dict[str, Any], lang: str) -> bytes:
    """A report as a page for people."""
    title, conforms, fails = _WORDS[lang]
    head = "".join(f"<th scope=col>{word}</th>" for word in _HEADS[lang])
    rows = "".join(_row(result, lang) for result in report["results"])
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    more = f"<p>{_OMITTED[lang].format(report['omitted'])}</p>" if report["omitted"] else ""
    return pages.page(
        f"{title}",
        f"""<h1 lang="{lang}">{title}</h1>
<p lang="{lang}"><strong>{conforms if report["conforms"] else fails}</strong></p>
{table}{more}
<p><a href="/shapes">/shapes</a></p>""",
    )


def _row(result: dict[str, Any], lang: str) -> str:
    message = choose(result["message"], lang) or ""
    name = choose(result["name"], lang) or result["shape_name"]
    cells = (
        f"<code>{escape(_cut(shortened(result['focus_node'])))}</code>",
        "<br>".join(f"<code>{escape(_cut(shortened(one)))}</code>" for one in result["path"]),
        f"<code>{escape(_cut(result['value'] or ''))}</code>",
        f"<strong>{escape(name)}</strong><br>{escape(message)}",
        escape(result["severity"]),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _cut(text: str) -> str:
    return text if len(text) <= 300 else text[:300] + "…"
