"""The body of a role by who else takes part: for the partner; looked on for the government."""

from __future__ import annotations

from graph.extract.clauses import Sentence, sentences, within
from graph.extract.latin.bodies import bodies, body_from
from graph.extract.latin.owner import is_own, masthead, owner
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting
from graph.lexicon import role_key
from graph.patterns import regex
from graph.segments import Segment

_OTHER = within(
    r"\b(?:for the (?:partner|other side|[A-Z]\w+ side|U\.S\. side)|für (?:den Partner"
    r"|die Gegenseite"
    r"|die Partnerseite|die \w+e[rn]? Seite|die andere Seite)"
    r"|Für (?:den Partner|die Gegenseite|die \w+e[rn]? Seite))\b(?:[^,;.]|U\.S\.){0,60}$"
)
_WITH = regex(r"\b(?:with|mit)(?: the| dem| der| den)? $")
_FOR = regex(
    r"(?:, (?!who|der|die)[a-zäöü ]{3,40}?| (?:signed|unterzeichnete|unterschrieb"
    r"|zeichnete)) (?:for|on behalf of|für|im Namen)(?: the| die| das| der"
    r"| des| den)? "
)


def other_side(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """for the partner by N. N., director: the party that nobody else in the sentence speaks for."""
    segment = sighting.segment
    text = segment.text.text
    here = next((s for s in sentences(segment) if s.start <= sighting.start < s.end), None)
    place = min(sighting.start, stated.start)
    if here is None or not _OTHER.search(text[here.start : place]):
        return None
    named = _named(scene, here)
    partners = [m for m in named if _WITH.search(text[here.start : m.start])]
    if len(partners) == 1:
        return partners[0]
    before = [s for s in sentences(segment) if s.end <= here.start]
    for earlier in reversed(before):
        pair = {m.entity: m for m in _named(scene, earlier)}
        if len(pair) == 2:
            spoken = {m.entity for m in named}
            rest = [m for entity, m in pair.items() if entity not in spoken]
            return rest[0] if len(rest) == 1 else None
        if pair:
            return None
    return None


def _named(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The bodies that a sentence names, parts of bodies and asides left out."""
    return [
        m
        for m in bodies(scene, sentence.segment)
        if sentence.start <= m.start < sentence.end
        and m.category == "organization"
        and "OrganizationalUnit" not in m.types
        and "\0" not in sentence.masked[m.start : m.end]
    ]


_SIGNING = regex(
    r"unterzeichn|unterschr|Unterschrift|besiegel|gezeichnet|Urkunden|signier|\bsign|exchanged"
)
#: Offices of those who look on while others sign.
_GUESTS = frozenset({"mayor", "governor", "minister", "councillor", "consul", "consul-general"})


def of_the_other(scene: Scene, segment: Segment, found: list[Sighting]) -> None:
    """Director A. B. and President C. D. signed: of two signers each is of one of the parties.

    Where one of two signers is known to be of one of the two bodies that the text names
    before, the other is of the other body.
    """
    for sentence in sentences(segment) if len(found) > 1 else ():
        here = [s for s in found if sentence.start <= s.start < sentence.end]
        titled = [s.roles[0] for s in here if len(s.roles) == 1 and s.roles[0].title]
        if len(here) == len(titled) > 2 and _ACTED.search(sentence.text):
            _last_of_all(scene, sentence, titled)
            continue
        if len(here) != 2 or len(titled) != 2 or not _SIGNING.search(sentence.text):
            continue
        if any((role_key(r.title) or "") in {*_GUESTS, "ambassador"} for r in titled):
            continue
        known = [r for r in titled if r.organization is not None]
        if not known and titled[0].title != titled[1].title:
            # A. B. (director) and C. D. (president): in the order of the bodies named before.
            for stated, body in zip(titled, _pair_before(scene, sentence).values(), strict=False):
                stated.organization = body
            continue
        rest = [r for r in titled if r.organization is None]
        if len(known) != 1:
            continue
        pair = _pair_before(scene, sentence)
        mine = known[0].organization
        own = {e for e, m in pair.items() if mine and (mine.entity == e or _is_short(mine, m))}
        if len(own) == 1:
            rest[0].organization = next(m for entity, m in pair.items() if entity not in own)


#: President A. B., Governor C. D. and Mayor E. F. acted for the parties.
_ACTED = regex(
    r"\b(?:acted|signed) for (?:the|all|their) (?:parties|sides|partners|signatories|respective)\b"
    r"|\b(?:signed|put their names|initialled|sealed)\b"
)


def _last_of_all(scene: Scene, sentence: Sentence, titled: list[Role]) -> None:
    """Of as many officers as bodies were named before, the only one of none is of the one left."""
    rest = [r for r in titled if r.organization is None]
    taken = {r.organization.entity for r in titled if r.organization is not None}
    for one in reversed(sentence.before):
        named = {m.entity: m for m in _named(scene, one)}
        if len(named) == len(titled):
            left = [m for entity, m in named.items() if entity not in taken]
            if len(rest) == len(left) == 1:
                rest[0].organization = left[0]
            return


def _is_short(short: Mention, whole: Mention) -> bool:
    """Whether a name that means no body yet is the first words of a whole one, or that one."""
    return short.entity < 0 and f"{whole.text} ".startswith(f"{short.text} ")


def _pair_before(scene: Scene, sentence: Sentence) -> dict[int, Mention]:
    """The two bodies of the last sentence that names any; none where it names more or fewer."""
    index = sentence.segment.index
    if own := _we_and_one(scene, sentence):
        return own
    lines = [s for s in scene.segments[max(0, index - 2) : index] if s.kind == "paragraph"]
    before = [one for line in lines for one in sentences(line)]
    before += [one for one in sentences(sentence.segment) if one.end <= sentence.start]
    for one in reversed(before):
        named = {m.entity: m for m in _named(scene, one) if m.entity >= 0}
        if named:
            return named if len(named) == 2 else _we_and_one(scene, one)
    return {}


_WE = regex(r"\b(?:[Ww]ir|[Uu]ns(?:er\w*)?|[Ww]e|[Oo]ur|[Uu]s)\b")


def _we_and_one(scene: Scene, sentence: Sentence) -> dict[int, Mention]:
    """Mit X haben wir …; our president and … signed the pact with X: whose text this is, and X."""
    named = {m.entity: m for m in _named(scene, sentence) if m.entity >= 0}
    mine = owner(scene) if is_own(scene) or masthead(scene) is not None else None
    if mine is None or mine.entity in named or len(named) != 1:
        return {}
    (other,) = named.values()
    text = sentence.segment.text.text
    joined = _WITH_LAST.search(text[sentence.start : other.start]) is not None
    if not joined and not _WE.search(sentence.text):
        return {}
    return {mine.entity: mine, other.entity: other}


_WITH_LAST = regex(
    r"\b(?:mit|with)(?: the| dem| der| den)?(?: [a-zäöü]\S+)?(?: [A-ZÄÖÜ]\w*(?:[Cc]luster|verband"
    r"|verein|netzwerk|partner))? $"
)


#: Landrat A. B. zeichnete für X, Direktorin C. D. für Y: the verb is said once.
_SIGNING_FOR = within(
    r"(?:zeichnete[n]?|unterschrieb(?:en)?|unterfertigte[n]?|signierte[n]?|signed)"
    r" (?:for|on behalf of|für|im Namen)\b[^.;]*$"
)
_ALSO_FOR = regex(r" (?:for|on behalf of|für|im Namen)(?: the| die| das| den| der| des)? ")


def speaks_for(scene: Scene, sighting: Sighting, stated: Role) -> Mention | None:
    """N. N., minister, looked on for the X Government: the body that a clause says it was for."""
    segment = sighting.segment
    place = max(stated.end, sighting.end)
    text = segment.text.text
    match = _FOR.match(text, place)
    if match is None and _SIGNING_FOR.search(text[max(0, place - 160) : place]):
        match = _ALSO_FOR.match(text, place)
    if match is None or stated.segment is not segment:
        return None
    return body_from(scene, segment, match.end())
