"""People of whom a German or English sentence says something: appointed, said, led by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.clauses import within
from graph.extract.latin.bodies import bodies, body_after
from graph.extract.latin.owner import focal
from graph.extract.latin.persons import LETTERS, NAME, TITLES, is_name
from graph.extract.latin.roles import at_roles, has_role, role
from graph.extract.mentions import Mention, Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.patterns import regex
from graph.segments import Segment

_SAYS = (
    r"(?:said|says|added|adds|explained|noted|commented|stressed|sagte?|betonte?|erklärte?"
    r"|ergänzte?"
    r"|lobte|meinte?|unterstrich|resümierte?|zeigte sich|freute sich|hofft|dankte|warnte|erläuterte"
    r"|berichtete?|begrüßte)"
)


_TAKES = (
    r"(?:re-?)?"
    r"(?:appointed|confirmed|inducted|co-opted|named|elected|promoted|joins|joined"
    r"|takes? over|took over"
    r"|taken over"
    r"|becomes?"
    r"|became|succeeds|serves|starts|begins|continues|übernimmt|übernahm|folgt|tritt|bleibt"
    r"|verstärkt|beginnt|startet|wird|wurde|ist|agiert|fungiert)"
)
_IS = "(?:is|ist|bleibt|remains|war|was|wird|wurde|becomes|became)"
_ACTS = (
    r"(?:signed|signs|will sign|unterzeichnete[tn]?|unterzeichnen|unterschrieb(?:en)?"
    r"|opened"
    r"|eröffnet|eröffnete|welcomed|empfing|hosts|hosted|thanked|chaired|moderates|moderiert"
    r"|joins|joined|retires|retired|steps down|has been|verlässt|wechselt|comes from"
    r"|kommt von"
    r"|leitet|leads|heads|übergab|überreichte|presented|reported|berichtet)\b"
)
#: What stands behind the name; to look for names first takes long.
_CUES = {
    "replaces": regex(r" (?:succeeds|replaces|succeeded|replaced|takes over from|took over from) "),
    "besides": regex(r", (?:who|der|die) "),
    "held": regex(r", (?:der|die) "),
    "signs_as": regex(r"(?s:\A(?=.*\bals ).*(?:unterzeichne|unterschr|gezeichnet|signiert))"),
    "as": regex(rf" {_TAKES}"),
    "speaks": regex(rf" {_SAYS}\b"),
    "joined": regex(r"unterzeichn|unterschr|Unterschrift|Namen unter|signed|signatures"),
    "act": regex(rf" {_ACTS}"),
    "copula": regex(rf" {_IS} "),
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    title = role()

    def person(tag: str = "") -> str:
        return rf"(?P<titles{tag}>{TITLES})?(?P<name{tag}>{NAME})(?:{LETTERS.pattern})?"

    return {
        "succession": re.compile(
            rf"[Aa]uf {person()} folgt(?:e)? (?:ab [^,]{{3,20}} )?{person('2')} (?:\w+ ){{0,3}}als "
            rf"(?P<role>{title})"
        ),
        "replaces": re.compile(
            rf"{person()} (?:succeeds|replaces|succeeded|replaced|takes over from|took over from) "
            rf"{person('2')},? (?:\w+ )?as (?:the |its |our )?(?P<role>{title})"
        ),
        "as": within(
            rf"{person()}(?: \([^()]*\)| from [^,.]{{3,50}}|, (?:who|der"
            r"|die))? (?:has been |have been |was |is |will be |has |wird |wurde |ist )?"
            rf"(?:newly |neu )?{_TAKES}(?: [^.;]{{1,50}}?)?"
            rf"(?: as| als| to| zum| zur|)(?: the| our| its| an?| neuer?| unser[en]?|)"
            rf" (?P<role>(?:[A-ZÄÖÜ]\w+ )?{title})"
        ),
        "signs_as": within(
            rf"{person()} (?:unterzeichnete |unterschrieb |zeichnete |signierte |(?:in (?:ihrer"
            rf"|seiner) (?:Funktion|Eigenschaft) ))?als (?P<role>{title})"
            r"(?=[^.;]*\b(?:unterz|unterschr|gezeichnet|signiert)|(?<=\w)[^\w]| de[rs] )"
        ),
        "besides": within(
            rf"{person()}, (?:who|der|die) [^.;,]{{0,40}}?(?:als|as) (?:an? "
            rf"|the |its |their )?(?P<role>{title})"
        ),
        "held": within(
            rf"{person()}, (?:der|die) (?:[a-zäöüß]+ |im \w+ |seit [^,;.]{{4,20}}? ){{0,3}}"
            rf"(?P<role>{title})(?= [^,;.]{{3,80}} (?:ist|war)\b)"
        ),
        "appoints": re.compile(
            r"\b(?:appointed|appoints?|named?|names|elected|elects?|hired|hires|promoted|welcomed?"
            r"|welcomes"
            r"|beruft|berief|ernannte|ernennt|bestellte?|wählte|wählten|begrüßt)(?: \w+)?"
            rf" {person()}(?:,)? (?:(?:as|to|to be|zum|zur|als|unser\w*) )?(?:the |its |our |new "
            rf"|neue[nr]? )*"
            rf"(?P<role>{title})"
        ),
        "elects": re.compile(
            rf"\b(?:hat|haben|wurde|wird) {person()} (?:zum|zur|als) (?:neuen? |neue[rnm]? )*"
            rf"(?P<role>{title})(?= (?:gewählt|ernannt|berufen|bestellt|bestimmt|wiedergewählt))"
        ),
        "copula": within(rf"(?P<role>{title})(?: [^.,;]{{1,40}}?)? {_IS} {person()}"),
        "says": re.compile(rf"\b{_SAYS} {person()}"),
        "so": re.compile(rf"[“\"»”«‘’], (?:so )?{person()}"),
        "speaks": re.compile(rf"(?:^|[“\"»”] |[.;–] |, ){person()} {_SAYS}\b"),
        "by": re.compile(
            r"\b(?:succeeds|succeeding|replaces|replacing|folgt auf|Nachfolge(?:r|rin)?|assisted"
            r"|moderated|led|headed|chaired|hosted|accompanied|represented|signed|succeeded"
            r"|unterstützt|geleitet|moderiert|unterzeichnet|vertreten|angeführt|mentor(?:in)?"
            r"|founded|gegründet|Amtskolleg(?:e|in|en)|counterpart|Kolleg(?:e|in|en))"
            rf"(?: by| von| durch|)(?: the| den| die|) {person()}",
        ),
        "joined": re.compile(
            rf"(?:^|[.,;:] |\b(?:als|haben|hatten|setzten|von|durch|dass|when|by|that) ){person()}"
            rf" (?:und|and) (?={title} (?:{TITLES})?{NAME})"
        ),
        "act": within(
            rf"(?:^|[.;] |, |und |and ){person()}(?:, [^,.]{{3,60}},)? "
            rf"{_ACTS}"
        ),
    }


def by_verb(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """People by what they do or what is done to them."""
    text = segment.text.text
    patterns = _patterns()

    def hinted(kind: str) -> bool:
        return kind not in _CUES or _CUES[kind].search(text) is not None

    kinds = (
        "succession", "replaces", "appoints", "elects", "besides", "signs_as", "held", "as",
        "copula",
    )  # fmt: skip
    for kind in filter(hinted, kinds) if has_role(segment) else ():
        begins_with_role = kind == "copula"
        pattern = patterns[kind]
        for match in at_roles(pattern, segment) if begins_with_role else pattern.finditer(text):
            stated = _role(scene, segment, match)
            if kind in ("appoints", "elects") and not _is_behind(segment, stated):
                stated.organization = _appointing(scene, segment, match) or stated.organization
            for tag in ("", "2") if "name2" in match.groupdict() else ("",):
                if is_name(match[f"name{tag}"]):
                    yield seen(segment, match, [stated], tag)
    for kind in filter(hinted, ("says", "so", "speaks", "by", "joined", "act")):
        for match in patterns[kind].finditer(text):
            if kind == "by" and _IN_LIST.match(text, match.end()):
                continue
            if is_name(match["name"]):
                yield seen(segment, match, _represented(scene, segment, match))


#: founded by X Y, Sanova, Delta and Z: names of one word go on the list: they are bodies'.
_IN_LIST = regex(r", [A-ZÄÖÜ][\w-]+, [A-ZÄÖÜ]")


def _represented(scene: Scene, segment: Segment, match: re.Match[str]) -> list[Role]:
    """X, represented by N. N.: the body that is spoken for."""
    if not re.match(r"(?:represented|vertreten)", match.group()):
        return []
    text = segment.text.text
    before = [m for m in bodies(scene, segment) if m.end < match.start()]
    if before and re.fullmatch(r",? ?\(?(?:hier )?", text[before[-1].end : match.start()]):
        return [Role(segment, *match.span("name"), "", before[-1])]
    return []


def _is_behind(segment: Segment, stated: Role) -> bool:
    """Whether the body of a role is the one named right after it."""
    body = stated.organization
    return (
        body is not None and body.segment is segment and stated.end <= body.start < stated.end + 12
    )


def _appointing(scene: Scene, segment: Segment, match: re.Match[str]) -> Mention | None:
    """X has appointed N. N.: the subject of the sentence."""
    text = segment.text.text
    ends = [m.end() for m in re.finditer(r"[.!?] (?=[A-Z])", text[: match.start()])]
    start = ends[-1] if ends else 0
    before = [m for m in bodies(scene, segment) if start <= m.start and m.end <= match.start()]
    between = text[before[-1].end : match.start()] if before else ""
    return before[-1] if before and re.fullmatch(r"(?: [a-z]+){0,3} ", between) else None


def _role(scene: Scene, segment: Segment, match: re.Match[str]) -> Role:
    """The role with the body after it; in a body's own news, that body."""
    after = body_after(scene, segment, match.end("role"), match["role"])
    body, unit = after if after else (None, None)
    text = segment.text.text
    if body is None and re.search(r"\b(?:its|their|deren|dessen) $", text[: match.start("role")]):
        before = [m for m in bodies(scene, segment) if m.end < match.start()]
        body = before[-1] if before else None
    if body is None:
        body = focal(scene)
    return Role(segment, *match.span("role"), match["role"], body, unit)
