"""Bodies that a German or English sentence joins: between A and B, X … with Y, Y and Z.

The bodies of a list follow each other with nothing between them but commas,
‘and’, articles and words that describe them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.clauses import Sentence, term_pattern
from graph.extract.latin.bodies import DESCRIBES, slot
from graph.extract.latin.parties import is_seat
from graph.extract.latin.persons import TITLE, is_name
from graph.extract.latin.roles import is_role
from graph.extract.latin.words import CAP, is_generic
from graph.extract.mentions import Mention, Scene
from graph.extract.people import Person

_FILL = "\0"
_ARTICLE = (
    r"(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|dem|den|des|its|[Oo]ur|ihre[mnr]?|seine?[mnr]?|ihr"
    r"|unsere[mnr]?|an?"
    r"|eine[mnr]?)"
)
#: What an English text says that a body is, before its name: Irish device cluster X.
_KIND_EN = (
    r"(?:city|town|county|park|university|body|company|firm|institute|network|cluster|NPO|NGO"
    r"|agency|partner|association|group|foundation|incubator|accelerator|hub)"
)
#: What a German text says that a body is, before its name: das Ulmer Netzwerk X.
_KIND_DE = (
    r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Vv]ereine?s?|[Vv]ereinigung(?:en)?|[Vv]erb[aä]nde?s?|[Nn]etzwerke?s?|[Pp]lattform"
    r"|[Aa]gentur"
    r"|[Ii]nitiative|[Cc]lusters?|[Oo]rganisation(?:en)?|[Uu]nternehmens?|[Pp]artners?|[Ff]irma"
    r"|[Gg]egenstück|[Kk]onsortiums?|[Hh]ochschule|[Ii]nkubators?|[Gg]ründerzentrums?|[Cc]ampus)"
)
#: Words that may stand before a name and describe it: dem japanischen Pharmacluster X.
_DESCRIBED = (
    rf"(?:{_ARTICLE} )?(?:[A-Z]\w+(?:(?: of)?(?: [A-Z]\w+){{0,2}}['’]s|-based) )?"
    rf"(?:(?:(?!(?:the|to|der|die|das|dem|den) )[a-zäöü][\w’'-]*(?:e|en|er|es|ish|an|al|ern|based"
    rf"|ch)|Dutch|French|Swiss|Czech|Greek|Thai|[A-ZÄÖÜ]\w+(?:er(?= {_KIND_DE} )|ese"
    rf"|ish|ian|an)) ){{0,2}}"
    rf"(?:{CAP}(?: {CAP})? (?=counterparts?\b))?"
    rf"(?:(?:[a-z][\w-]+ ){{1,3}}(?={_KIND_EN} ))?"
    rf"(?:(?:{_KIND_EN}|cities|partners|bodies|counterparts?(?:, the)?|counterparts?,"
    rf"|Stadt|Städten?|Partnerstadt|Kantone[n]?|Länder[n]?|{_KIND_DE}) ){{0,2}}"
)
_FIRST = re.compile(rf"[{_FILL} ]*(?:both |sowohl )?{_DESCRIBED}")
#: DIV of Cork: a short or coined name says in itself whose it is, and then where it is.
_SHORT_OF = re.compile(r"(?:[A-ZÄÖÜ]{2,6}|[A-Z]?[a-z]+[A-Z]\w*)(?= (?:of|in|from) )")
_NEXT = re.compile(
    rf"[{_FILL} ]*(?:, (?!and|und|{_SHORT_OF.pattern})[^,;.]{{2,90}}"
    rf"(?=,| and| und| sowie)){{0,2}}(?:, ?(?:and |und "
    rf"|sowie )?|(?: |(?<={_FILL}))(?:and|und|sowie|as well as|&|als auch|wie auch)"
    rf" |,? (?:gemeinsam|zusammen) mit |,? (?:together|along) with )"
    rf"(?:with |mit |by |von )?{_DESCRIBED}"
)
_OF_PLACE = re.compile(
    rf" (?:of|in|from|aus|in|mit Sitz in|based in|headquartered in) (?:the )?(?:[a-z]+ern )?{CAP}"
    rf"(?:(?:, {CAP})?(?=,| and| und| sowie)|(?= ))"
)
_RELATION = re.compile(
    r"\b(?:[Bb]etween|[Zz]wischen|[Aa]mong)[^.:;,(]{4,90}: |\b(?:[Bb]etween|[Zz]wischen"
    r"|[Bb]y and (?:among|between)|[Aa]mong|of the parties)[:,]? "
    r"|\b(?:signed|concluded|sealed|executed)(?: \w+ly)? by "
    r"|\b(?:unterzeichnet|geschlossen|unterschrieben) von "
)
_WITH = re.compile(r"\b(?:[Ww]ith|[Mm]it)[:,]? |\b(?:bound|tied|linked) to ")
_UNDER = re.compile(
    r"[^.;]{3,60}?\b(?:under|on the basis of|im Rahmen|auf Grundlage|auf Basis) (?:an?|the|eine[rs]"
    r"|"
    r"der|des) (?:\w+ ){0,2}?(?=letters?|memorand|MoU|\w*agreement|[A-ZÄÖÜ]\w*)"
)
_RUN = re.compile(
    rf"{_DESCRIBED}(?P<name>{CAP}(?: (?:(?:of|for|für|&|der|de|du|del|della|of the) )?{CAP})*)"
)


#: Vanta City of the U.K., Vantanet of Germany: the country that a name is followed by.
_OF_COUNTRY = re.compile(r" of (?:the )?(?P<country>U\.[KS]\.?|[A-Z][a-z]+)$")


#: X, which is run by Y, and Z: a clause about the first of a list, with bodies of its own.
_ABOUT_IT = re.compile(
    r", (?:which|who|whose|run by|led by|managed by|operated by|part of|owned by)\b[^,;.]{3,90}"
    r"(?=,(?: and)? )"
)


def inside(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The bodies that the sentence names outside parentheses, clusters and facilities too."""
    found = scene.of(sentence.segment, "organization", "cluster", "facility")
    return [
        m
        for m in found
        if sentence.start <= m.start < sentence.end
        and _FILL not in sentence.masked[m.start : m.end]
        and "OrganizationalUnit" not in m.types
    ]


def listed_from(
    scene: Scene,
    sentence: Sentence,
    start: int,
    term_near: bool = False,
    people: Sequence[Person] = (),
    places: bool = True,
) -> list[Mention]:
    """The bodies that are listed from ``start`` on; an unknown name is taken if it must be one."""
    bodies = inside(scene, sentence)
    found: list[Mention] = []
    pattern = _FIRST
    while True:
        # X, better known as Y, and Z: another name of one that is listed is passed over.
        others = [m for m in bodies if m.entity < 0 or all(m.entity != b.entity for b in found)]
        mention = _following(others, sentence, start, pattern)
        if mention is None and (term_near or found):
            mention = _unknown(scene, sentence, start, pattern, people, places)
        if mention is None:
            return found
        found.append(mention)
        start, pattern = mention.end, _NEXT
        clause = _ABOUT_IT.match(sentence.masked, start)
        if clause is not None:
            start = clause.end()
        aside = _OF_PLACE.match(sentence.masked, start)
        if aside and not any(m.start < aside.end() and start < m.start for m in bodies):
            start = aside.end()


def _following(
    bodies: list[Mention], sentence: Sentence, start: int, pattern: re.Pattern[str]
) -> Mention | None:
    for mention in bodies:
        if mention.start >= start:
            gap = sentence.masked[start : mention.start]
            return mention if pattern.fullmatch(gap) else None
    return None


def _unknown(
    scene: Scene,
    sentence: Sentence,
    start: int,
    pattern: re.Pattern[str],
    people: Sequence[Person],
    places: bool,
) -> Mention | None:
    """A capitalised name in the place of a party that is no known name of anything else."""
    lead = re.compile(pattern.pattern.removesuffix(_DESCRIBED)).match(sentence.masked, start)
    if lead is None:
        return None
    run = _RUN.match(sentence.masked, lead.end(), sentence.end)
    if run is None:
        return None
    a, b = run.span("name")
    if short := _SHORT_OF.match(sentence.masked, a, b):
        b = short.end()
    name = sentence.segment.text.text[a:b]
    if (seat := _OF_COUNTRY.search(name)) and (
        "." in seat["country"] or scene.authority.country(seat["country"])
    ):
        b = a + seat.start()
        name = name[: seat.start()]
    if is_role(name.split()[0]):
        return None
    seen = [s for p in people for s in p.sightings if s.segment is sentence.segment]
    if any(s.start < b and a < s.end for s in seen) or re.match(TITLE, name):
        return None
    over = [m for m in scene.of(sentence.segment) if m.start < b and a < m.end]
    if over and not places:
        return None
    # Ville de Quimper, Cork Biodesign: a name that ends or begins with a place's.
    part = len(over) == 1 and over[0].category == "place" and a <= over[0].start < over[0].end <= b
    # mit dem Ulm Teknokent Nord: no person has an article.
    articled = _ARTICLED.search(sentence.masked, start, a) is not None
    if (
        part
        and (over[0].start, over[0].end) != (a, b)
        and not is_generic(name)
        and (articled or not is_name(name))
    ):
        return _widened(over[0], a, b)
    if over and not (over[0].category == "place" and (over[0].start, over[0].end) == (a, b)):
        return None
    if term_pattern(sentence.segment.language).search(name) or is_generic(name):
        return None
    if (
        start > sentence.start
        and pattern is _NEXT
        and scene.authority.country(name.removeprefix("Republic of "))
    ):
        return None  # Wye City, Republic of Korea: where it is.
    coined = _COINED.search(name) is not None
    if sentence.segment.language == "de" and " " not in name and not over and not coined:
        return None
    after = sentence.segment.text.text[b : b + 14]
    english = sentence.segment.language != "de"
    if not over and " " not in name and english and DESCRIBES.match(after):
        return None
    if over:
        return _government(scene, sentence, over[0])
    return slot(scene, sentence.segment, a, b)


_COINED = re.compile(r"[a-z][A-Z]|^[A-Z]{3}")
_ARTICLED = re.compile(r"\b(?:de[mrn]|das|die) (?:[a-zäöü]+en? )?$")


def _widened(place: Mention, start: int, end: int) -> Mention:
    """Ville de Quimper: a body whose name ends in a place's."""
    place.category, place.types, place.record = "organization", (), None
    place.start, place.end, place.entity = start, end, -1
    return place


def _government(scene: Scene, sentence: Sentence, place: Mention) -> Mention | None:
    """A place in the position of a party: the public body of that name, else the place itself."""
    for mention in scene.all("organization"):
        if "PublicBody" in mention.types and place.text in mention.text.split():
            return mention if mention.segment is sentence.segment else _moved(mention, place)
    after = sentence.segment.text.text[place.end : place.end + 14]
    # In German a word in small letters after a name describes nothing: it is the verb.
    if sentence.segment.language != "de" and DESCRIBES.match(after):
        return None
    return slot(scene, sentence.segment, place.start, place.end)


def _moved(body: Mention, place: Mention) -> Mention:
    """The body as it is meant at the place's mention."""
    return Mention(
        place.segment,
        place.start,
        place.end,
        body.category,
        body.types,
        body.record,
        body.entity,
        True,
    )


#: The corridor between Cambridge and London: where something is, not who agrees.
_WHERE = re.compile(
    r"\b(?:corridor|region|road|bridge|area|distance|midway|halfway|border|triangle|flights?|trade"
    r"|trains?|located|situated|lies|lie|half-way|Korridor|Grenze|Strecke|Raum|auf halbem Weg"
    r"|liegt) $",
    re.IGNORECASE,
)


def related(scene: Scene, sentence: Sentence, people: Sequence[Person]) -> list[Mention]:
    """between A and B: the bodies of the longest such list."""
    word = term_pattern(sentence.segment.language).search(
        sentence.masked, sentence.start, sentence.end
    )
    lists = [
        listed_from(scene, sentence, m.end(), True, people)
        for m in _RELATION.finditer(sentence.masked, sentence.start, sentence.end)
        if not _WHERE.search(sentence.masked, sentence.start, m.start())
        and (word is None or not re.search(r"\. [A-Z]", sentence.masked[m.end() : word.start()]))
    ]
    longest = max(lists, key=len, default=[])
    return longest if len(longest) >= 2 else []


def with_others(
    scene: Scene, sentence: Sentence, people: Sequence[Person]
) -> list[tuple[int, list[Mention]]]:
    """with A; with B and C: each ‘with’ that is followed by bodies, and these."""
    found = []
    for match in _WITH.finditer(sentence.masked, sentence.start, sentence.end):
        before = sentence.masked[sentence.start : match.start()]
        term = term_pattern(sentence.segment.language)
        under = _UNDER.match(sentence.masked, match.end(), sentence.end)
        near = term.search(before[-60:]) is not None or (
            # has co-operated with X under a letter of intent.
            under is not None and term.match(sentence.masked, under.end()) is not None
        )
        near = near or (
            # Mit dem X, einem Partner der ersten Stunde, wurde das Abkommen verlängert.
            not before.strip()
            and term.search(sentence.masked, match.end(), sentence.end) is not None
        )
        bodies = listed_from(scene, sentence, match.end(), near, people)
        if bodies:
            found.append((match.start(), bodies))
    return found


_SUBJECT_BEFORE = re.compile(
    r"(?:^(?:\d{1,2}(?:\.\d{1,2})+\.? )?[^\w\0]*|--? "
    r"|\b(?:cities|universities|towns|prefectures) of |[,;:–—] |, (?:die|das|den) (?=(?:der|die"
    r"|das|beide) )|[\"“„”»«] ?"
    r"|\b(?:and|und"
    r"|sowie"
    r"|that|dass|haben|hat|have|has|[Ww]hen|[Aa]ls|where|[Ww]hile"
    r"|[Tt]oday|[Hh]eute|[Bb]oth|schlossen|schloss|schließen|schließt|unterzeichnete[n]?"
    r"|unterzeichnen"
    r"|unterzeichnet|vereinbarte[n]?|sind|wird|werden|will|wollen|möchten|soll|sollen|wurde|unterhält"
    r"|unterhalten"
    r"|steht|stehen|pflegt|pflegen|verlängert|verlängerte[n]?|erneuert|erneuerte[n]?"
    r"|besiegelte[n]?|unterschrieb(?:en)?"
    r"|signed by|by"
    r"|habe|hatten?|hätten|had|of|von|verlängerten|erneuerten|verlängern|erneuern|geben|gaben"
    r"|trafen|treffen|besiegelten|bekräftigten|bekräftigen|unterschrieben|unterfertigten) "
    r"|\b(?:19|20)\d{2},? |\b(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)(?: \d{1,2})?,? )"
    rf"[{_FILL} ]*{_DESCRIBED}$"
)


#: … A and B, which expect to conclude an agreement.
_THAT_PLAN = re.compile(
    rf"[{_FILL} ]*, (?:which|who|die) (?:expect|plan|intend|will|are to|hope|have|haben|wollen"
    r"|werden|möchten|planen)\b"
)


_SIGNS = re.compile(
    rf"[{_FILL} ]*(?:,[^,]{{2,60}},)?(?: (?:in|aus|from|of) (?:the )?(?:\w+ern |\w+ern? )?{CAP}"
    rf"(?:[, ]+{CAP})?)?,? ?(?:have|has|haben"
    rf"|today|jointly"
    rf"|gemeinsam|will|werden|heute|sign"
    r"|unterzeichn|schl|verläng|renew|extend|conclud|enter|am |on |agreed|wollen|ein|adopt"
    r"|arbeite|kooperier|cooperat|collaborat|work"
    r"|made|reached|struck|announce|said |unveil|form |launch|first |shook|put |both|sind durch"
    r"|are (?:linked|bound|joining|teaming|becoming|linking)|join|become|became|team|link"
    r"|bereiten|want"
    r"|exchang"
    r"|gestern|plan|bauen|gründe|richten|legen|starte|öffne|tausch|suche|treib|setzen|knüpf|paraph"
    r"|möchten|verbind|verfolg|förder|teilen|vereinbar|bring|bünd|sind |ziehen|gehen|rücken"
    r"|machen|spannen|bleiben|binden|verpflicht|stell)"
)
#: A und B kennen sich seit Langem: 2018 hatten sie eine Erklärung abgegeben.
_THEY = re.compile(
    r"^[^.;]{3,80}: [^.;]{0,40}\b(?:hatten|haben|schlossen|unterzeichneten|vereinbarten|trafen"
    r"|gaben)"
    r" (?:sie|beide)\b"
)
_OF_LAST = re.compile(r"\b(?:of|von|by) (?:\w+ )?$")
_PEOPLE_OF = re.compile(
    r"(?:[Rr]epresentatives|[Dd]elegates|[Vv]ertretern?|cities|universities|towns|prefectures) of $"
)


def coordinated(scene: Scene, sentence: Sentence, people: Sequence[Person]) -> list[Mention]:
    """A and B as the subject of signing: the run of bodies, of which not all need be known."""
    planning = _THAT_PLAN.search(sentence.masked, sentence.start, sentence.end) is not None
    for mention in inside(scene, sentence):
        before = sentence.masked[sentence.start : mention.start]
        acts = _SUBJECT_BEFORE.search(before) is not None and (
            _OF_LAST.search(before) is None or _PEOPLE_OF.search(before) is not None
        )
        if not acts and not planning:
            continue
        run = listed_from(scene, sentence, mention.start, False, people, places=False)
        if planning and len(run) >= 2 and _THAT_PLAN.match(sentence.masked, run[-1].end):
            return run
        if not acts:
            continue
        after = sentence.masked[run[-1].end : sentence.end] if run else ""
        signs = _SIGNS.match(after)
        inverted = re.search(
            r"(?:haben|hatten|sind|unterzeichneten|schlossen|schließen|werden|wollen|sollen|möchten"
            r"|unterzeichnen|vereinbarten|verlängerten|verlängern|erneuerten|erneuern|besiegelten"
            r"|unterschrieben|unterfertigten|bekräftigten|geben|gaben|trafen|treffen)"
            r" (?:\w+ )?$",
            before,
        )
        if len(run) >= 2 and (signs or inverted or _THEY.search(after)):
            return run
    return []


_WHICH = re.compile(
    rf"[{_FILL} ]*, (?:which|who|that|der|die|das) (?:has |have |had |recently |already |im |am )*"
    r"(?:concluded|signed|entered|renewed|sealed|mit|eine?n?|bereits|seit)\b"
)
_OFFICE = re.compile(r"[\0 ]* (?P<word>[A-Za-zÄÖÜäöü]+) [A-ZÄÖÜ]")


def subjects(scene: Scene, sentence: Sentence, objects: list[Mention]) -> list[Mention]:
    """The bodies that do something in the sentence, before or beside those they do it with."""
    bodies = [m for m in inside(scene, sentence) if m not in objects]
    for mention in bodies:
        # X, which concluded an agreement with Y, was there.
        later = objects and mention.end < objects[0].start
        if later and _WHICH.match(sentence.masked, mention.end):
            return [mention]
    for mention in bodies:
        office = _OFFICE.match(sentence.masked, mention.end)
        if office is not None and is_role(office["word"]):
            continue  # X Director N. N. reported: the body is not who acts.
        before = sentence.masked[sentence.start : mention.start]
        if re.search(r"\b(?:of|von|by)(?: \w+)? $", before) and not re.search(
            r"signed by(?: the)? $", before
        ):
            continue
        if re.match(r"['’]s? ", sentence.masked[mention.end :]) or is_seat(before):
            continue
        relative = re.match(
            rf"[{_FILL} ]*, (?:der|die|das|which|who|that) ", sentence.masked[mention.end :]
        )
        if relative and objects and mention.start < objects[0].start:
            return [mention]
        if _SUBJECT_BEFORE.search(before):
            run = listed_from(scene, sentence, mention.start)
            return [m for m in run if m not in objects] or [mention]
    return []
