"""The vocabulary as a page: every term with its names, meaning and place among the others."""

from __future__ import annotations

from api.glossary import Glossary
from api.web.reader import Reader
from api.web.rendering import render
from api.web.words import text, words
from graph.vocab import RK


def vocabulary_page(glossary: Glossary, reader: Reader) -> bytes:
    """All terms, those of the reader's language first."""
    sections = glossary.sections(reader.language)
    # A concept may be in two lists; the address of its term leads to the first.
    homes = {entry.place: one.anchor for one in reversed(sections) for entry in one.entries}

    def told(property: str) -> str:
        """What a property of terms is called; its own name where it is called nothing else."""
        key = f"vocabulary.{property.replace(':', '_')}"
        return text(reader.language, key) if key in words() else property

    return render(
        "vocabulary.html",
        reader,
        style=("things", "vocabulary"),
        about=_own_first(glossary.about(), reader),
        namespace=str(RK),
        sections=[
            (
                one.anchor,
                text(reader.language, f"vocabulary.{one.key}", list=one.list),
                [
                    (entry, _own_first(entry.words, reader), homes[entry.place] == one.anchor)
                    for entry in one.entries
                ],
            )
            for one in sections
        ],
        told=told,
    )


def _own_first(
    found: tuple[tuple[str, str, str], ...], reader: Reader
) -> list[tuple[str, str, str]]:
    return sorted(found, key=lambda one: one[0] != reader.language)
