"""The few pages that are written here: self-contained, without scripts, light and dark."""

from __future__ import annotations

from html import escape
from string import Template

from fastapi.responses import Response

from graph.formats import format_names
from graph.questions import questions
from graph.vocab import PREFIXES

_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
:root { color-scheme: light dark; --line: #8885; --accent: light-dark(#0b5c6b, #7cd0df); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h1 a, a { color: var(--accent); }
textarea { width: 100%; min-height: 14rem; box-sizing: border-box; }
textarea, pre, code { font: 14px/1.5 ui-monospace, monospace; }
textarea, select, input, pre { border: 1px solid var(--line); border-radius: 6px; padding: .5rem; }
pre { overflow-x: auto; }
button { font: inherit; padding: .5rem 1.2rem; border: 0; border-radius: 6px;
  background: var(--accent); color: Canvas; }
label { display: inline-block; margin-right: 1rem; }
li { margin: .3rem 0; }
h3 { margin: 1.6rem 0 0; } dl { display: grid; gap: 0 1rem;
  grid-template-columns: minmax(auto, max-content) minmax(0, 1fr); }
h1, h2, h3, li, dt, dd, p { overflow-wrap: anywhere; }
dt { grid-column: 1; } dd { margin: 0; grid-column: 2; }
section p { margin: .2rem 0; } :target { outline: 2px solid; }
table { border-collapse: collapse; } td, th { border: 1px solid var(--line); padding: .4rem .6rem;
  text-align: left; vertical-align: top; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
</style>
</head>
<body>
<main>
$body
</main>
</body>
</html>
""")

_EXAMPLE = """# Who has an agreement with whom, and since when?
SELECT ?agreement ?name ?party ?since
WHERE {
  ?agreement a rk:Agreement ; rk:party ?party .
  OPTIONAL { ?agreement rdfs:label ?name }
  OPTIONAL { ?agreement rk:activeFrom ?since }
}
ORDER BY ?since
LIMIT 100"""

#: Nothing is loaded from anywhere, and forms go nowhere else.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"Content-Security-Policy": _POLICY}


def page(title: str, body: str) -> bytes:
    """A whole page; ``body`` is HTML."""
    return _PAGE.substitute(title=escape(title), body=body).encode(errors="replace")


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
        "SPARQL – Renkei",
        f"""<h1><a href="/">Renkei</a> · SPARQL</h1>
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
<summary><a href="/queries">Questions</a> that fill the form</summary>
<ul>
{items}
</ul>
</details>"""


def start_page(version: str | None, links: dict[str, str]) -> bytes:
    """Where everything is."""
    items = "\n".join(
        f'<li><a href="{escape(href)}">{escape(href)}</a> – {escape(what)}</li>'
        for href, what in links.items()
    )
    state = f"Dataset version <code>{escape(version)}</code>." if version else "No graph yet."
    return page(
        "Renkei",
        f"<h1>Renkei 連携</h1>\n<p>A knowledge graph of life-science clusters. {state}</p>\n"
        f"<ul>\n{items}\n</ul>",
    )
