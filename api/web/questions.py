"""The library of questions as a page: each is a form that asks it."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from api.web.meant import COLLECTION_OF
from api.web.reader import Reader
from api.web.rendering import render
from graph.questions import Parameter, Question, questions, topics

_INPUTS = {"day": "date", "number": "number"}


def questions_page(reader: Reader) -> bytes:
    """All questions, by topic."""
    groups = [
        (f"topic-{topic}", topics()[topic][reader.language], [_asked(one, reader) for one in found])
        for topic, found in groupby(questions().values(), attrgetter("topic"))
    ]
    return render(
        "questions.html", reader, script="questions", style=("things", "questions"), groups=groups
    )


def _asked(one: Question, reader: Reader) -> dict[str, object]:
    return {
        "name": one.name,
        "title": one.titles[reader.language],
        "description": one.descriptions[reader.language],
        "has_language": "lang" in one.parameters,
        "inputs": [_input(parameter, reader) for parameter in one.parameters.values()],
    }


def _input(parameter: Parameter, reader: Reader) -> dict[str, object]:
    values = list(parameter.values)
    chosen = reader.language if reader.language in values else parameter.default or ""
    return {
        "name": parameter.name,
        "label": parameter.descriptions[reader.language],
        "type": _INPUTS.get(parameter.kind, "text"),
        "value": chosen,
        "values": values,
        # Where names of things are looked for while somebody types.
        "among": ",".join(COLLECTION_OF[one] for one in parameter.among if one in COLLECTION_OF)
        if parameter.kind == "thing"
        else "",
    }
