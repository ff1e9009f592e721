"""The forms in which an evaluation is shown."""

from __future__ import annotations

import json

from graph.evaluate.evaluation import Evaluation
from graph.evaluate.html import page
from graph.evaluate.report import text, to_json


def shown(evaluation: Evaluation, form: str) -> str:
    """The evaluation as ``table``, ``json`` or ``html``.

    The table and the JSON have figures, misses and inventions; the HTML is one
    page that shows every document with hits, misses and inventions marked.
    """
    if form == "json":
        return json.dumps(to_json(evaluation), ensure_ascii=False, indent=1)
    return page(evaluation) if form == "html" else text(evaluation)
