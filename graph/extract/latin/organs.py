"""Organs in names of bodies: the board of a park or the council of a town decides for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.latin.words import CAP, LEGAL_NAME, is_generic, is_role
from graph.extract.mentions import Found
from graph.lexicon import words
from graph.patterns import regex

#: Board of Wye Health CLG, the Steering Committee of Ilm Alliance: what acts for a body.
_ORGAN_OF = regex(
    r"(?:(?:Executive|Management|Supervisory|Steering|Governing) )?(?:Board|Committee|Secretariat"
    r"|Members|General Assembly)(?: of Directors| of Trustees)? (?:of )?(?:the )?"
)
#: Wye Research Park Board, Solent Health Members(' Newsletter).
_ORGAN_LAST = regex(
    r" (?:(?:Executive|Management|Supervisory|Steering|Governing) )?(?:Board|Committee|Secretariat"
    r"|Members)$"
)


#: Stadtverordnetenversammlung Ilmheim, der Gemeinderat Ilmheim: the town whose council it is.
#: Gemeinderat and Stadtrat are people, too: only an article makes sure that they are councils.
_COUNCIL = regex(
    r"(?:\b(?:Stadtverordnetenversammlung|Stadtverwaltung|Gemeindeverwaltung|Gemeindevertretung"
    r"|Stadtvertretung|Ratsversammlung|Magistrat|Bürgerschaft)"
    r"|\b(?:[Dd]er|[Dd]em|[Vv]om|[Bb]eim) (?:Gemeinde|Stadt|Gemeindevor)(?:rat|stand|senat))"
    rf" (?:von )?(?P<town>{CAP})(?= (?:[a-zäöü(]|SG|ZH|AG|BE|TG|LU)|[,.:]|$)"
)


def towns_of_councils(text: str) -> Iterator[Found]:
    """The towns that a text names behind the word for their council."""
    for match in _COUNCIL.finditer(text):
        if not is_role(match["town"]) and not is_generic(match["town"]):
            yield Found(*match.span("town"), "organization", ("PublicBody",))


def without_organ(text: str, found: Found, ends: frozenset[str]) -> Found:
    """The body whose board, committee or secretariat a name is, where the rest is a whole name.

    ``ends``: the last words of names of bodies.
    """
    name = text[found.start : found.end]
    of = _ORGAN_OF.match(name)
    if of is not None and _is_whole(name[of.end() :], ends):
        return found._replace(start=found.start + of.end(), types=())
    last = _ORGAN_LAST.search(name)
    if last is not None and _is_whole(name[: last.start()], ends):
        return found._replace(end=found.start + last.start(), types=())
    return found


def _is_whole(name: str, ends: frozenset[str]) -> bool:
    """Whether a name of two words or more ends in a legal form or a word for a kind of body."""
    if " " not in name:
        return False
    coined = re.search(r"\w*[a-z][A-Z]\w*$", name) is not None
    last = name.split()[-1]
    field = last in words("capitalised", "body_fields")
    return coined or field or last in ends or LEGAL_NAME.fullmatch(name) is not None
