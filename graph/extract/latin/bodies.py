"""The body that a role in German or English text is held in: before it, after it, pointed to."""

from __future__ import annotations

import re

from graph.extract.clauses import sentences
from graph.extract.latin.persons import TITLE, TITLES, is_name
from graph.extract.latin.roles import is_role, leads
from graph.extract.latin.seated import without_seat
from graph.extract.latin.words import CAP, is_generic
from graph.extract.mentions import Found, Mention, Scene
from graph.lexicon.legal_forms import without_legal_form
from graph.patterns import regex
from graph.segments import Segment

#: Common nouns that stand between an article and a body's name: des Clusters Harz BioRegion.
_CLASS_NOUN = (
    r"(?:(?:\w+)?(?:[Cc]lusters?|[Nn]etzwerke?s?|[Vv]ereins?|[Vv]erbande?s|[Uu]nternehmens?"
    r"|[Ff]irma"
    r"|[Ii]nstituts|[Ii]nitiative|[Pp]lattform|[Pp]artnerorganisation|[Gg]esellschaft"
    r"|[Dd]achorganisation|start-?up|company|network|charity|firm) )?"
)
_LINK = regex(
    r"(?:,? ?\([^()]*\))?(?P<link>,? für|,| \(|/| of| at| for| with| bei| beim| am| an der| der"
    r"| im(?= (?:[A-ZÄÖÜ]\w+en )?\w*[Mm]inisterium\b)| in der(?= \w*[Kk]anzlei\b)"
    r"| des| von| aus"
    rf"| vom| –| -|)(?: the| der| dem| den| die| das|)"
    rf" ?(?:(?<=\b(?:der|dem|des|the) )[a-zäöü]+(?:ischen?|ischer|ese|ean|ish)(?= )"
    rf"|) ?(?:(?:beide|both|alle"
    rf"|all)(?: of)? )?(?P<noun>{_CLASS_NOUN})"
)
_RUN = regex(rf"{CAP}(?: (?:of |for |für |& |and (?=[A-Z]\w+ [A-Z]))?{CAP})*")


#: A lower-case word that a name before it describes: the Christchurch crew.
DESCRIBES = regex(
    r" (?!and|und|in|on|am|im|to|for|zu|is|was|has|have|will|signed|at|über|eine?n?\b|sowie|with"
    r"|mit"
    r"|after|nach|this|last|today|since|seit|already|bereits|unter|under|from|vom|von|of|by|through"
    r"|until|till|bis|before|während|during|über|about|zur|zum|which|who|die|der|das|into|had|would|are"
    r"|were|wurde|wird|werden|hat|haben|hatte|aus|für|again|erneut|gestern|heute|yesterday|next"
    r"|als|as|bei)[a-z]"
)


def bodies(scene: Scene, segment: Segment) -> list[Mention]:
    """What a person can hold a role in."""
    return scene.of(segment, "organization", "facility", "cluster")


def body_at(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """The body whose name covers ``start``."""
    return next((m for m in bodies(scene, segment) if m.start <= start < m.end), None)


#: N. N., Cluster DELTA; N. N., Firma Delta.
_KIND_FIRST = regex(r"(?:\w*[ck]luster|Cluster|Verein|Netzwerk|\w*[Vv]erband|Firma|Verbund) ")


def body_from(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """The body whose name begins at ``start``, or behind a word for its kind."""
    body = body_at(scene, segment, start)
    if body is None and (kind := _KIND_FIRST.match(segment.text.text, start)) is not None:
        start = kind.end()
        body = body_at(scene, segment, start)
    return body if body is not None and body.start == start else None


#: des Vereins, the Cluster: a common noun that points to a body.
_KIND_ALONE = regex(
    r"(?:Verein|Verband|Zentrum|Cluster|Institut|Netzwerk|Konsortium|Klinikum|Ministerium|Park)e?s?"
    r"|Geschäftsstelle|Sekretariat|Vorstand|Präsidium|Verwaltung|Presse(?:stelle)?|Protokoll|Büro|Team"
    r"|Stiftung|Agentur|Hochschule|Gesellschaft|Kammer|Foundation|Association|Network|Centre|Center"
)


def slot(scene: Scene, segment: Segment, start: int, end: int) -> Mention | None:
    """A name that only its place in the sentence shows to be an organisation's."""
    for place in scene.of(segment, "place"):
        if (place.start, place.end) == (start, end):
            place.category, place.types, place.record = "organization", ("PublicBody",), None
            place.entity = -1
            return place
    if re.search(r"['’]s$", segment.text.text[start:end]):
        end -= 2
    if segment.language == "en":
        end = start + without_seat(scene, segment.text.text[start:end])
    text = segment.text.text[start:end]
    if is_generic(text) or is_role(text) or _KIND_ALONE.fullmatch(text):
        return None
    return scene.add(segment, Found(start, end, "organization", ()))


_SPOKEN_FOR = (
    r"(?:vertreten durch|\b(?:war|ist|wurde|waren) durch|represented(?: here\w*)? by"
    r"|acting through|led by|headed by|geleitet von"
    r"|unter (?:der )?Leitung von)(?: (?:its|den|die|deren|dessen|seinen?|ihren?|the|dem|der))? "
)
_AMONG = regex(r"(?:among them|including|darunter)(?: the)? $")
_POSSESSIVE = regex(r"\b(?:[Dd]eren|[Dd]essen|[Ii]ts|[Tt]heir|[Ii]hre?|[Ww]hose) (?:\w+ )?$")
#: an agreement with X at Y; its director …: Y is but where it was signed.
#: Dessen Sprecher: of the body named last.
_NEAREST = regex(r"\bDe(?:ss|r)en\b")
_WHERE = regex(r"\b(?:at|near|outside|bei)(?: the| der| dem)? $")
_SPOKEN_FOR_LAST = regex(rf"{_SPOKEN_FOR}$")
_RUN_BEFORE = regex(rf"(?<![\w.])((?:{CAP} )*{CAP})(?:['’]s)?[ -]$")
_TITLE_LAST = regex(rf"{TITLE}$")
_RIGHT_BEFORE = regex(r"(?:['’]s?)? ?-?")


#: Nordtal Mayor N. N., Nordtal Gov. N. N.: what stands before such an office is what is governed.
_GOVERNING = regex(r"(?:(?:Deputy|Vice) )?(?:Mayor|Gov\.|Governor)(?= [A-Z])")
#: NORD-Wyeland-Direktorin: the name of a body whose words German joins with hyphens.
_HYPHENED = regex(r"(?<![\w-])(?P<name>[A-ZÄÖÜ]\w*(?:-[A-ZÄÖÜ]\w*)+)-$")


def owner_before(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """AusBiotech CEO, CIIPA-Direktor, Lyonbiopole's CEO: the body right before the role."""
    text = segment.text.text
    if (hyphened := _HYPHENED.search(text[:start])) is not None:
        named = hyphened["name"].replace("-", " ")
        for mention in scene.all("organization"):
            if named in (mention.text, without_legal_form(mention.text)):
                span = hyphened.span("name")
                return Mention(segment, *span, "organization", mention.types, None, mention.entity)
    for mention in bodies(scene, segment):
        if mention.end <= start and _RIGHT_BEFORE.fullmatch(text[mention.end : start]):
            return mention
    if _AMONG.search(text[:start]):
        before = [m for m in bodies(scene, segment) if m.end < start]
        return before[-1] if before else None
    if _SPOKEN_FOR_LAST.search(text[:start]):
        return _spoken_for(scene, segment, start)
    if _POSSESSIVE.search(text[:start]):
        before = [m for m in bodies(scene, segment) if m.end < start]
        before = [m for m in before if not _WHERE.search(text[: m.start])] or before
        opening = re.search(
            r"(?:^|[.!?][\"”“]? )(?:Its|Their|Ihre?|Deren|Dessen) (?:\w+ )?$", text[:start]
        )
        if opening and before and not _NEAREST.search(opening.group()):
            # Its COO: of the body that the sentence before begins with.
            ends = [m.end() for m in re.finditer(r"[a-z)][.!?] (?=[A-Z])", text[: opening.start()])]
            since = ends[-1] if ends else 0
            return next((m for m in before if m.start >= since), before[-1])
        return before[-1] if before else None
    owned = _GENITIVE_PLACE.search(text[:start]) if segment.language == "de" else None
    for mention in scene.all("organization") if owned else ():
        if owned and "PublicBody" in mention.types and mention.text.split()[-1] == owned["name"]:
            span = owned.span("name")
            return Mention(
                segment, *span, "organization", mention.types, None, mention.entity, True
            )
    run = _RUN_BEFORE.search(text[:start])
    if run is not None and _GOVERNING.match(text, start) and " " not in run[1]:
        return slot(scene, segment, *run.span(1))
    if run is None or is_generic(run[1].split()[0]) or _TITLE_LAST.search(run[1]):
        return None
    return _run_owner(scene, segment, run)


_OF_BOTH = regex(r"\b(?:[Tt]heir|[Dd]eren|[Ii]hre) (?:respective )?$")


def two_owners(scene: Scene, segment: Segment, start: int) -> tuple[Mention, Mention] | None:
    """X and Y. Their directors, A. B. and C. D.: the only two bodies of the sentences before."""
    text = segment.text.text
    if _OF_BOTH.search(text[:start]) is None:
        return None
    before = {
        m.entity if m.entity >= 0 else -1 - i: m
        for i, m in enumerate(bodies(scene, segment))
        if m.end < start and "OrganizationalUnit" not in m.types
    }
    one, other = [*before.values()][:2] if len(before) == 2 else (None, None)
    return (one, other) if one is not None and other is not None else None


#: Ulms Stadtrat N. N.: of the city that the text names.
_GENITIVE_PLACE = regex(r"(?<![\w-])(?P<name>[A-ZÄÖÜ]\w+)s $")
_LED_LAST = regex(r"[\w ]{8,}(?:led by|headed by|geleitet von|unter (?:der )?Leitung von)[\w ]*$")


def _spoken_for(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """X, represented by its rector: the body before, on the line above if need be."""
    before = [m for m in bodies(scene, segment) if m.end <= start]
    if before and _LED_LAST.search(segment.text.text[before[-1].end : start]):
        return None  # a visit by X of a delegation headed by the minister: not of X
    for index in range(segment.index - 1, max(-1, segment.index - 3), -1):
        if before:
            break
        before = bodies(scene, scene.segments[index])[:1]
    return before[-1] if before else None


#: Wyeland's consul general: whom a state sends is of no body that the text names.
_ABROAD = regex(r"(?i)(?:honorary )?(?:consul|ambassador|envoy|delegate|trade commissioner)")


def _run_owner(scene: Scene, segment: Segment, run: re.Match[str]) -> Mention | None:
    """A run of capitalised words before a role: acronym, possessive, several words, place."""
    german = segment.language == "de"
    place = [m for m in scene.of(segment, "place") if m.end == run.end(1)]
    if scene.authority.country(run[1]) and _ABROAD.match(segment.text.text, run.end()):
        return None
    possessive = re.search(r"['’]s[ -]$", run.group()) is not None
    marked = re.search(r"[A-Z].*[A-Z]", run[1].split()[-1]) or possessive
    if place and " " not in run[1]:
        return slot(scene, segment, place[0].start, place[0].end)
    if is_generic(run[1].split()[-1]) or is_role(run[1].split()[-1]):
        return None
    joined = german and run.group().endswith("-") and " " not in run[1]
    if joined and not re.fullmatch(
        r"Vize|Alt|Ex|Co|Chef|Projekt|Cluster|Bereichs?|\w+s|Team|Vertriebs?|Marketing|Presse"
        r"|Interims?",
        run[1],
    ):
        return _first_word(scene, segment, run) or slot(scene, segment, *run.span(1))
    if marked or (" " in run[1] and not german):
        return slot(scene, segment, run.start(1), run.end(1))
    return None


def _first_word(scene: Scene, segment: Segment, run: re.Match[str]) -> Mention | None:
    """Delta-Geschäftsführer: of Delta Wyetal GmbH, where no other name begins so."""
    named = {m.entity: m for m in scene.all("organization") if m.text.startswith(f"{run[1]} ")}
    if len(named) != 1:
        return None
    body = next(iter(named.values()))
    return Mention(segment, *run.span(1), "organization", body.types, None, body.entity, True)


def body_after(
    scene: Scene, segment: Segment, end: int, title: str = "", allow_bare: bool = True
) -> tuple[Mention, Mention | None] | None:
    """The body (and the part of it) that follows a role, or a name."""
    text = segment.text.text
    bracketed = body_at(scene, segment, end + 2) if text.startswith(" (", end) else None
    if bracketed is not None and "OrganizationalUnit" not in bracketed.types:
        return bracketed, None
    link = _LINK.match(text, end)
    if link is None:
        return None
    start = link.end()
    mention = body_at(scene, segment, start) or body_at(scene, segment, link.start("noun"))
    if mention is None and link["noun"] and not allow_bare:
        return None
    if mention is None and allow_bare and _may_name(link, title):
        mention = _from_run(scene, segment, start)
    if mention is None:
        return None
    if "OrganizationalUnit" not in mention.types:
        return mention, None
    further = body_after(scene, segment, mention.end, allow_bare=False)
    return (further[0], mention) if further else (mention, None)


def _may_name(link: re.Match[str], title: str) -> bool:
    """at X names a body; of X does where the role is one that leads a body."""
    word = link["link"].strip()
    if word in ("at", "bei", "beim", "am", "an der"):
        return True
    return bool(link["noun"]) or (
        word in ("of", "for", "von", "vom", "der", "des") and leads(title)
    )


def _from_run(scene: Scene, segment: Segment, start: int) -> Mention | None:
    text = segment.text.text
    run = _RUN.match(text, start)
    if run is None or (is_generic(run.group().split()[0]) and " " not in run.group()):
        return None
    if " " not in run.group() and DESCRIBES.match(text[run.end() : run.end() + 14]):
        return None
    over = [m for m in scene.of(segment) if m.start < run.end() and run.start() < m.end]
    if len(over) == 1 and over[0].category == "place" and start < over[0].start:
        # Business Upper Wyeland: a name that ends in a place's.
        place = over[0]
        if place.end != run.end() or is_name(run.group()):
            return None
        place.start = start
        return _widened(place, run)
    if over and not (over[0].category == "place" and over[0].start == start):
        return None
    if over and over[0].end < run.end() and text[over[0].end : over[0].end + 2] not in (", ", ". "):
        return None if is_name(run.group()) else _widened(over[0], run)
    return slot(scene, segment, start, over[0].end if over else run.end())


def _widened(place: Mention, run: re.Match[str]) -> Mention:
    """Basel Innovation: a place's name that begins the name of a body."""
    place.category, place.types, place.record = "organization", (), None
    place.end, place.entity = run.end(), -1
    return place


def governed_by(scene: Scene, segment: Segment, start: int) -> Mention | None:
    """For the cluster, managing director N. N.: the body that a clause speaks for."""
    text = segment.text.text
    sentence = next((s.start for s in sentences(segment) if s.start <= start < s.end), 0)
    clause = max(sentence, text.rfind(";", 0, start) + 1)
    found = _signed_for(scene, segment, clause, start)
    for mention in bodies(scene, segment):
        if not clause <= mention.start < start:
            continue
        before = text[clause : mention.start]
        if re.search(
            r"(?:(?:^|, |und |and )\s*(?:[Ff]or|[Ff]ür|[Ss]eitens|[Oo]n behalf of|[Ii]m Namen"
            r"|[Aa]uf Seiten)"
            r"|(?:[Ss]igned|unterzeichnet\w*|unterschr\w+|signing) (?:for|für|on behalf of))"
            r"(?: the| die| das| den| der| des)? $",
            before or " ",
        ) or (
            re.fullmatch(
                r"\s*(?:[Ff]or|[Ff]ür|[Ss]eitens)(?: the| die| das| den| der| des)? ", before
            )
        ):
            found = mention
    return _also_for(scene, segment, clause, start) or found


#: Für X unterschrieb A. B., für Y Präsident C. D.: the verb is said once, Y needs not be known.
_ALSO_FOR = regex(
    rf"(?:[,;] |\bund |\bsowie )(?:für|seitens)(?: die| den| das| der"
    rf"| des)? (?P<name>{CAP}(?: {CAP}){{0,3}})"
    rf" (?:(?:de[rs]sen|deren|ihre?|seine?) )?(?:{TITLES})?$"
)


def _also_for(scene: Scene, segment: Segment, clause: int, start: int) -> Mention | None:
    text = segment.text.text
    match = _ALSO_FOR.search(text, clause, start)
    if match is None or match.end() != start:
        return None
    known = body_at(scene, segment, match.start("name"))
    if known is not None:
        return known
    if " " in match["name"] and is_name(match["name"]) and re.search(TITLE, match.group()):
        return None
    for mention in scene.all("organization"):
        if "PublicBody" in mention.types and mention.text.split()[-1] == match["name"]:
            span = match.span("name")
            return Mention(
                segment, *span, "organization", mention.types, None, mention.entity, True
            )
    return slot(scene, segment, *match.span("name"))


#: Für Klarval unterschrieb Präsidentin N. N.: whom one signs for is a body, known or not.
_SIGNED_FOR = regex(
    rf"(?:^|(?<=[,;.!?] )|(?<=und ))(?:[Ff]ür|[Ss]eitens)(?: die| den"
    rf"| das)? (?P<name>{CAP}(?: {CAP}){{0,3}})"
    r" (?:unterschrieb|unterzeichnete|zeichnete|signierte|unterfertigte|leistete)\b"
)


#: für die Norddeutschen: a word for people, no name of a body.
_PEOPLE_OF = regex(r" die [A-ZÄÖÜ]\w+(?:schen|chen|sen|ern?) \w+$")


def _signed_for(scene: Scene, segment: Segment, clause: int, start: int) -> Mention | None:
    last = None
    for match in _SIGNED_FOR.finditer(segment.text.text, clause, start):
        last = match
    if last is None or body_at(scene, segment, last.start("name")) is not None:
        return None
    if _PEOPLE_OF.search(last.group()):
        return None
    return slot(scene, segment, *last.span("name"))
