"""The languages that people are addressed in, and texts in the one that is asked for."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "ja", "de")


def choose(texts: Mapping[str, str], language: str) -> str | None:
    """The text in ``language``, else in English, Japanese, German, or any there is.

    >>> choose({"de": "Vertrag", "en": "agreement"}, "ja"), choose({}, "ja")
    ('agreement', None)
    """
    for wanted in (language, *LANGUAGES, ""):
        if wanted in texts:
            return texts[wanted]
    return texts[min(texts)] if texts else None
