"""Helper for tests of pages: which scripts are in them."""

from __future__ import annotations

import re

_OWN = re.compile(
    r'<script type="module" src="/assets/[\w-]+\.js">'
    r'|<script type="application/json" id="(?:words|data)">'
)


def foreign_scripts(page: str) -> list[str]:
    """The beginnings of scripts in a page that are not the page's own."""
    return [tag for tag in re.findall(r"<script[^>]*>?", page) if not _OWN.fullmatch(tag)]
