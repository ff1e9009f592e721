"""People to write to or call: call N. N., member services; apply to N., Promotion Division."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extract.clauses import within
from graph.extract.latin.bodies import body_from
from graph.extract.latin.owner import is_own, masthead, owner
from graph.extract.latin.persons import NAME, TITLES, WORD, is_name
from graph.extract.latin.roles import role_pattern
from graph.extract.mentions import Scene
from graph.extract.sighting import Role, Sighting, seen
from graph.patterns import regex
from graph.segments import Segment

_PERSON = rf"(?P<titles>{TITLES})?(?P<name>{NAME})"
_VERB = (
    r"(?:\b(?:[Cc]all|[Cc]ontact|[Pp]hone|[Ee]-?mail|[Ww]rite to|[Aa]sk"
    r"|[Rr]egister(?: by [\w ]{4,16})? with|[Aa]ttention|[Aa]ttn\.?:?|[Cc]are of|[Tt]alk to"
    r"|[Aa]pply(?: by [\w ]{4,16})? to|RSVP(?: by [\w ]{4,16})?(?: to|:)|[Rr]eply to"
    r"|[Ss]peak (?:to|with)|[Dd]rop|[Gg]et in touch with|[Rr]each out to|[Rr]egister with"
    r"|wenden Sie sich an"
    r"|[Aa]nmeldung bei)"
    r"|\b(?:[Mm]y|[Oo]ur|[Mm]eine[rnm]?|[Uu]nsere[rnm]?) (?:colleague|Kolleg(?:e|en|in)))"
)
_ASKED = regex(
    rf"{_VERB} {_PERSON}(?=[,.;()]| \(| know| at | by | on | before | in | from | an? |$)"
)
#: call N. N., member services, …: what work whom one calls is in charge of.
_WORK = regex(r", (?P<work>[a-z]{3,}(?: [a-z]{3,}){0,2})(?=[,.;]| at our |$)")
#: drop N. N. in our membership team a line: somebody of the body whose text this is.
_IN_TEAM = regex(
    r" (?:in|from|at) (?:the|our) (?:[a-z]+ ){0,3}(?:team|office|department|secretariat|unit"
    r"|desk)\b"
)
#: Contact: N. (Ms.), Promotion Division: a family name alone, and the part of a body.
_FAMILY = regex(
    rf"(?:\b[Aa]pply(?: by [\w ]{{4,16}})? to|^(?:Contact|Inquiries|Enquiries|Queries|For details)"
    rf"(?: \w+)? ?:) (?P<name>{WORD})(?: \((?:Ms|Mr|Mrs|Dr)\.?\))?, (?=[A-Z])"
)
#: More information: Outreach team, N. N.
_BEHIND_UNIT = regex(
    rf"(?:(?:More|Further) information|Contact|Information|Inquiries|Enquiries|Questions|Queries"
    rf"|(?:List |Register |Page )?(?:[Mm]aintained|[Cc]ompiled|[Kk]ept"
    rf"|[Uu]pdated) by)(?: [\w ]{{2,24}})?"
    rf" ?: (?P<unit>[A-Z][^,:;]{{3,60}}|secretariat|press office|head office), {_PERSON}\.?$"
)
#: Fragen beantwortet N. N. (X, Presse); wer mehr wissen möchte, wendet sich an N. N. im Büro.
_TURN_TO = within(
    r"\b(?:[Ww]ende[nt]? (?:Sie )?sich (?:bitte |gerne? |direkt )*an"
    r"|(?:Rückfragen|Fragen|Anfragen|Nachfragen|Auskünfte|Auskunft|Anmeldung(?:en)?|Informationen"
    r"|Verfügung)\b[^.;:]{0,60}?\b(?:an|bei|beantworte[nt]|erteil(?:t|en)|gib[tn]?|geben|nimmt"
    r"|nehmen|steh(?:t|en))(?: (?:gerne?|Ihnen|bitte|auch|jederzeit))*"
    r"|[Zz]uständig\b[^.;:]{0,40}?\b(?:ist|sind)|[Aa]nsprechpartner(?:in)?\b[^.;:]{0,60}?\bist):? "
    rf"{_PERSON}(?=[,.;()]| \(| (?:in|im|von|vom|bei|beim|aus|unter|entgegen|gerne?|zur)\b|$)"
)
#: … in unserer Geschäftsstelle, vom Sekretariat: a part of the body whose text this is.
_IN_OFFICE = regex(
    r"(?:,| in| im| von| vom| bei| beim| aus)(?: der| dem| den| unsere[rm])? "
    r"(?:\w*[Gg]eschäftsstelle|\w*[Ss]ekretariat|Redaktion|Verwaltung|Presse(?:stelle|büro)|Büro|Team"
    r"|Veranstaltungen|Presse|Kommunikation|Unternehmenskommunikation|Öffentlichkeitsarbeit"
    r"|Internationales|Marketing|Veranstaltungsmanagement|Projektbüro|Clusterbüro)\b"
)
_BESIDE = within(r" \(|, (?:(?!Tel|Fon|Durchw|Mobil|E-?Mail|Zimmer)[A-ZÄÖÜ][^,.;()]{2,40}, )?")
#: Auskünfte: Amt für X, Frau N. N.
_BEHIND_BODY = within(
    r"^(?:(?:Weitere |Nähere )?(?:Auskünfte?|Informationen|Kontakt|Rückfragen"
    r"|Ansprechpartner(?:in)?"
    r"|Ansprechperson|Anmeldung)[^:.;]{0,40}): (?=[A-ZÄÖÜ])"
)
_HINT = regex(
    rf"{_VERB} |[Ww]ende[nt]? |[Ff]ragen\b|Auskunft|Auskünfte|Anmeldung|Verfügung|[Zz]uständig"
    rf"|[Aa]nsprechp|Kontakt|Informationen|^(?:Contact|Inquir|Enquir|Quer|For details|More"
    rf"|Further|Information)"
)


def asked(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Whom a text asks its readers to turn to."""
    text = segment.text.text
    if not _HINT.search(text):
        return
    for match in _ASKED.finditer(text):
        if not is_name(match["name"]):
            continue
        work = _WORK.match(text, match.end())
        roles = []
        if work is not None and not role_pattern().search(work["work"]):
            body = owner(scene) if is_own(scene) else None
            roles = [Role(segment, *work.span("work"), work["work"], body)]
        elif _IN_TEAM.match(text, match.end()) and (is_own(scene) or masthead(scene)):
            mine = owner(scene)
            roles = [Role(segment, *match.span("name"), "", mine)] if mine is not None else []
        yield seen(segment, match, roles)
    if segment.language == "de":
        yield from _turned_to(scene, segment)
    for match in _FAMILY.finditer(text):
        body = body_from(scene, segment, match.end())
        if body is not None and is_name(match["name"]):
            yield seen(segment, match, [Role(segment, *match.span("name"), "", body)])
    behind = _BEHIND_UNIT.match(text) if segment.language != "de" else None
    if behind is not None and is_name(behind["name"]):
        part = body_from(scene, segment, behind.start("unit"))
        body = part or (owner(scene) if behind["unit"].islower() else None)
        roles = [Role(segment, *behind.span("name"), "", body)] if body is not None else []
        yield seen(segment, behind, roles)


def _turned_to(scene: Scene, segment: Segment) -> Iterator[Sighting]:
    """Whom a German text asks its readers to turn to, with the body that it gives them."""
    text = segment.text.text
    for match in _TURN_TO.finditer(text):
        if not is_name(match["name"]):
            continue
        office = _IN_OFFICE.match(text, match.end())
        beside = _BESIDE.match(text, match.end())
        body = body_from(scene, segment, beside.end()) if beside else None
        if beside and body is None:
            body = body_from(scene, segment, match.end() + 2)
        if body is None and office is not None and (is_own(scene) or masthead(scene)):
            body = owner(scene)
        roles = [Role(segment, *match.span("name"), "", body)] if body is not None else []
        yield seen(segment, match, roles)
    label = _BEHIND_BODY.match(text)
    body = body_from(scene, segment, label.end()) if label else None
    person = _BESIDE_BODY.match(text, body.end) if body is not None else None
    if body is not None and person is not None and is_name(person["name"]):
        yield seen(segment, person, [Role(segment, *person.span("name"), "", body)])


_BESIDE_BODY = regex(rf", {_PERSON}(?=[,.;(]|$)")
