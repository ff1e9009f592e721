"""Content negotiation (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.errors import NotAcceptable
from graph.patterns import regex

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = regex(rf"\s*({_TOKEN})/({_TOKEN})\s*((?:;[^,]*)?)$")
_QUALITY = regex(r"(?:^|;)\s*[qQ]\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be sent: a name and its media types, the preferred one first."""

    name: str
    media_types: tuple[str, ...]


JSON = Offer("json", ("application/json",))
#: A page for people.
HTML = Offer("html", ("text/html",))


class _Range(NamedTuple):
    type: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """2 for the very type, 1 for ``type/*``, 0 for ``*/*``, -1 for no match."""
        type_, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == (type_, subtype):
            return 2
        if self.subtype == "*" and self.type in (type_, "*"):
            return 1 if self.type == type_ else 0
        return -1


def _ranges(accept: str) -> list[_Range]:
    found = []
    for part in accept.split(","):
        match = _RANGE.match(part)
        if match is None:
            continue
        quality = 1.0
        if re.search(r";\s*[qQ]\s*=", match[3]):
            stated = _QUALITY.search(match[3])
            if stated is None:
                continue
            quality = float(stated[1])
        found.append(_Range(match[1].lower(), match[2].lower(), quality))
    return found


def _quality(ranges: Sequence[_Range], media_type: str) -> float:
    """The quality that the most specific matching range gives a media type."""
    matching = [(r.specificity(media_type), r.quality) for r in ranges]
    best = max((pair for pair in matching if pair[0] >= 0), default=(0, 0.0))
    return best[1]


def choose(accept: str | None, offers: Sequence[Offer]) -> tuple[Offer, str]:
    """The offer a client likes best, and the media type to send it as.

    Without ``Accept`` it is the first. Among equally liked ones preferred
    media types come first, then the order of the offers counts. Raises
    :class:`NotAcceptable`.
    """
    if accept is None or not accept.strip():
        return offers[0], offers[0].media_types[0]
    ranges = _ranges(accept)
    candidates = [
        (_quality(ranges, media_type), -rank, -place, offer, media_type)
        for place, offer in enumerate(offers)
        for rank, media_type in enumerate(offer.media_types)
    ]
    quality, _, _, offer, media_type = max(candidates, key=lambda item: item[:3])
    if quality <= 0:
        known = ", ".join(offer.media_types[0] for offer in offers)
        raise NotAcceptable(
            f"nothing here is {accept[:120]!r}", suggestion=f"accept one of {known}"
        )
    return offer, media_type


def wants_page(accept: str | None) -> bool:
    """Whether a client likes a page better than JSON. Raises :class:`NotAcceptable`."""
    return choose(accept, [JSON, HTML])[0] is HTML
