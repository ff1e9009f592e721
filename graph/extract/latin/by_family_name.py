"""What a text says of people by their family names: Murata is president of X, Beck vertrat Y."""

from __future__ import annotations

import re
from functools import cache

from graph.extract.clauses import within
from graph.extract.latin.bodies import body_after, body_from
from graph.extract.latin.roles import has_role, role
from graph.extract.mentions import Scene
from graph.extract.sighting import Role, Sighting
from graph.patterns import regex
from graph.segments import Segment


@cache
def _is() -> re.Pattern[str]:
    return within(
        r" (?:ist|war|is|was) (?:(?:seit|since) [^,.;]{3,20}? |heute |dort |zugleich |also )?"
        rf"(?:the |its |die |der |an? )?(?P<role>{role()})"
    )


_SPEAKS_FOR = regex(
    r" (?:vertritt|vertrat|vertreten|represent(?:s|ed)|(?:sprach|signed|spoke"
    r"|unterschrieb) (?:für|for))"
    r" (?:dabei |hier )?(?:the |den |die |das )?"
)


def add_roles_by_family(scene: Scene, segment: Segment, found: list[Sighting]) -> None:
    """Gives people who are named in full the roles that their family names are told with."""
    text = segment.text.text
    for sighting in found:
        family = sighting.name.split()[-1]
        if any(r.title and r.organization is not None for r in sighting.roles) or len(family) < 3:
            continue
        for place in re.finditer(rf"(?<![\w-]){re.escape(family)}(?= )", text[sighting.end :]):
            end = sighting.end + place.end()
            stated = _is().match(text, end) if has_role(segment) else None
            after = (
                body_after(scene, segment, stated.end("role"), stated["role"]) if stated else None
            )
            if stated is not None and after is not None:
                held = Role(segment, *stated.span("role"), stated["role"], *after)
                sighting.roles = [*sighting.roles, held]
                break
            spoken = _SPEAKS_FOR.match(text, end)
            body = body_from(scene, segment, spoken.end()) if spoken else None
            if body is not None:
                if sighting.roles:
                    sighting.roles[0].organization = sighting.roles[0].organization or body
                else:
                    start = sighting.end + place.start()
                    sighting.roles = [Role(segment, start, end, "", body)]
                break
