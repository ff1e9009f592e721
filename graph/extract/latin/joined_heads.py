"""Words for kinds of bodies with their field joined on: BioAlliance, MedForum, Health City."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.patterns import regex

#: BioAlliance, MedForum: a word for a kind of body with its field joined on to it.
_COINED = regex(
    r"(?<![\w-])(?:Bio|Med|Health|Life|Pharma|Agri|Neuro|Vet|Inno|Nano|Cell)(?P<word>[A-Z][a-z]+)"
    r"(?![\w-])"
)
#: Health City, Science City: a quarter that is run as a body, not the government of a city.
FIELD_CITY = r"(?:Health|Healthcare|Medical|Science|Innovation|Technology|Knowledge|Bio\w*) City"
_FIELD_CITY = regex(rf"(?<![\w-]){FIELD_CITY}(?![\w-])(?! (?:Council|Hall|Hospital))")


def joined_heads(text: str, kinds: Mapping[str, str]) -> Iterator[tuple[str, str, int, int]]:
    """Each such word with its kind and place; ``kinds`` are those of the plain words."""
    for match in _COINED.finditer(text) if kinds else ():
        if match["word"] in kinds:
            yield match.group(), kinds[match["word"]], *match.span()
    for match in _FIELD_CITY.finditer(text) if " City" in text else ():
        yield match.group(), "", *match.span()
