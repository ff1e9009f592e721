"""Pages whose content is written where it is told, not in a template of its own."""

from __future__ import annotations

from html import escape

from fastapi.responses import Response
from markupsafe import Markup

from api.web.reader import ENGLISH, Reader
from api.web.rendering import HEADERS, render
from graph.formats import format_names
from graph.questions import questions
from graph.vocab import PREFIXES

__all__ = ["HEADERS", "html", "page", "query_page"]

_EXAMPLE = """# Who has an agreement with whom, and since when?
SELECT ?agreement ?name ?party ?since
WHERE {
  ?agreement a rk:Agreement ; rk:party ?party .
  OPTIONAL { ?agreement rdfs:label ?name }
  OPTIONAL { ?agreement rk:activeFrom ?since }
}
ORDER BY ?since
LIMIT 100"""


def page(title: str, body: str, reader: Reader = ENGLISH) -> bytes:
    """A whole page; ``body`` is HTML."""
    return render("plain.html", reader, title=title, body=Markup(body))


def html(content: bytes, status: int = 200) -> Response:
    """A page as an answer."""
    return Response(content, status, HEADERS, "text/html; charset=utf-8")


def query_page(query: str | None = None, result: str | None = None) -> bytes:
    """The query form, with a query's result if there is one."""
    options = "".join(f"<option>{name}</option>" for name in ("html", *format_names()))
    known = ", ".join(f"<code>{prefix}:</code>" for prefix in PREFIXES)
    shown = "" if result is None else f"<h2>Result</h2>\n<pre tabindex=0>{escape(result)}</pre>"
    text = escape(_EXAMPLE if query is None else query)
    return page(
        "SPARQL",
        f"""<h1>SPARQL</h1>
<form action="/sparql" method="get">
<p><label for="query">Query</label>
<textarea id="query" name="query" spellcheck="false">{text}</textarea></p>
<p><label>Format <select name="format">{options}</select></label>
<label>Time limit in seconds <input name="timeout" type="number" min="1" value="30"></label>
<button>Run</button></p>
</form>
<p>These prefixes need no declaration: {known}.</p>
{shown}
{_library()}""",
    )


def _library() -> str:
    """Links that fill the form with a question and its answer."""
    items = "\n".join(
        f'<li><a href="/queries/{one.name}?format=html">{escape(one.titles["en"])}</a></li>'
        for one in questions().values()
    )
    return f"""<details open>
<summary>Questions that fill the form</summary>
<ul>
{items}
</ul>
</details>"""
