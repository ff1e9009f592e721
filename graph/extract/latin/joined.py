"""Bodies that a German or English sentence joins: between A and B, X … with Y, Y and Z.

The bodies of a list follow each other with nothing between them but commas,
‘and’, articles and words that describe them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.clauses import Sentence, term_pattern, within
from graph.extract.latin.articles import DESCRIBED, FILL, NEXT
from graph.extract.latin.attributes import AGREEMENT, CONCLUDED
from graph.extract.latin.parties import is_seat
from graph.extract.latin.roles import is_role
from graph.extract.latin.unnamed import unknown
from graph.extract.latin.words import CAP
from graph.extract.mentions import Mention, Scene
from graph.extract.people import Person
from graph.patterns import regex

_FIRST = regex(rf"[{FILL} ]*(?:both |sowohl )?{DESCRIBED}")
_OF_PLACE = regex(
    rf" (?:of|in|from|aus|in|mit Sitz in|based in|headquartered in) (?:the )?(?:[a-z]+ern )?{CAP}"
    rf"(?:(?:, {CAP})?(?=,| and| und| sowie)|(?= ))"
)
_RELATION = within(
    r"\b(?:[Bb]etween|[Zz]wischen|[Aa]mong)[^.:;,(]{4,90}: |\b(?:[Bb]etween|[Zz]wischen"
    r"|[Bb]y and (?:among|between)|[Aa]mong|of the parties)[:,]? "
    r"|\b(?:signed|concluded|sealed|executed)(?: \w+ly)? by "
    r"|\b(?:unterzeichnet|geschlossen|unterschrieben) von "
    r"|\b(?:[Gg]egründet|[Ii]ns Leben gerufen|[Ii]nitiiert|[Gg]eschlossen|[Uu]nterzeichnet)"
    r" (?:wurden?|worden (?:ist|war)) [^.;]{3,90}? (?:von|durch) "
    r"|\bwurden? [^.;]{0,60}?(?:von|durch) (?=[^.;]{3,200} (?:ins Leben gerufen|unterzeichnet"
    r"|geschlossen|unterschrieben)\b)"
    r"|\b(?:was|were) (?:first |originally )?(?:signed|concluded|launched|founded)"
    r" (?:in|on) [^.;,]{4,25} by "
)
_WITH = regex(r"\b(?:[Ww]ith|[Mm]it)[:,]? |\b(?:bound|tied|linked) to ")
_UNDER = within(
    r"[^.;]{3,60}?\b(?:under|on the basis of|im Rahmen|auf Grundlage|auf Basis) (?:an?|the|eine[rs]"
    r"|"
    r"der|des) (?:\w+ ){0,2}?(?=letters?|memorand|MoU|\w*agreement|[A-ZÄÖÜ]\w*)"
)
#: X, which is run by Y, and Z: a clause about the first of a list, with bodies of its own.
_ABOUT_IT = within(
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
        and FILL not in sentence.masked[m.start : m.end]
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
            mention = unknown(scene, sentence, start, pattern, people, places)
        if mention is None:
            return found
        found.append(mention)
        start, pattern = mention.end, NEXT
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


#: The corridor between Cambridge and London: where something is, not who agrees.
_WHERE = regex(
    r"\b(?:corridor|region|road|bridge|area|distance|midway|halfway|border|triangle|flights?|trade"
    r"|trains?|(?:video|rail|ferry|online) ?(?:link|call|connection)|located|situated|lies|lie"
    r"|half-way|Korridor|Grenze|Strecke|Raum|auf halbem Weg"
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


_ATTRIBUTE = within(rf"[^,;.]{{3,90}}? (?:{CONCLUDED}|bestehende|geltende){AGREEMENT}")


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
        near = near or (
            # Der im Mai mit dem X geschlossene Vertrag: an attribute before its noun.
            _ATTRIBUTE.match(sentence.masked, match.end(), sentence.end) is not None
        )
        bodies = listed_from(scene, sentence, match.end(), near, people)
        if bodies:
            found.append((match.start(), bodies))
    return found


_SUBJECT_BEFORE = regex(
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
    rf"[{FILL} ]*{DESCRIBED}$"
)
#: … A and B, which expect to conclude an agreement.
_THAT_PLAN = regex(
    rf"[{FILL} ]*, (?:which|who|die) (?:expect|plan|intend|will|are to|hope|have|haben|wollen"
    r"|werden|möchten|planen)\b"
)
_SIGNS = regex(
    rf"[{FILL} ]*(?:,[^,]{{2,60}},)?(?: (?:in|aus|from|of) (?:the )?(?:\w+ern |\w+ern? )?{CAP}"
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
#: What those do who are no parties of what others agree.
_LOOKS_ON = (
    r"attend|witness|welcom|facilitat|broker|observ|congratulat|prais|thank|applaud|help|sponsor"
    r"|watch|advis|assist|prompt|present|comment"
)
#: A and B, with which an English sentence begins, do whatever is done in it; but some look on.
_BEGINS = regex(rf"(?:\d[\d.]* |[A-Z][\w/ ]{{2,30}}(?:\. |: | [–—-] ))?{DESCRIBED}")
_DO = regex(
    rf"[{FILL} ]*(?:, [^,]{{2,60}},)? (?!(?:\w+ ){{0,2}}(?:{_LOOKS_ON}|fund|back|host|support"
    rf"|say|said"
    r"|(?:was|were|is|are) (?:also |both |among |not |in |present)|in|at|of|for|to|from|as|on|by"
    r"|with"
    r"|who|which|and|or|signatures?|members?|staff|representatives)\w*)[a-z]+ "
)
#: A und B kennen sich seit Langem: 2018 hatten sie eine Erklärung abgegeben.
_THEY = within(
    r"^[^.;]{3,80}: [^.;]{0,40}\b(?:hatten|haben|schlossen|unterzeichneten|vereinbarten|trafen"
    r"|gaben)"
    r" (?:sie|beide)\b"
)
_OF_LAST = regex(r"\b(?:of|von|by) (?:\w+ )?$")
_PEOPLE_OF = regex(
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
        opens = sentence.segment.language == "en" and _BEGINS.fullmatch(before)
        signs = _SIGNS.match(after) or (opens and _DO.match(after))
        inverted = re.search(
            r"(?:haben|hatten|sind|unterzeichneten|schlossen|schließen|werden|wollen|sollen|möchten"
            r"|unterzeichnen|vereinbarten|verlängerten|verlängern|erneuerten|erneuern|besiegelten"
            r"|unterschrieben|unterfertigten|bekräftigten|geben|gaben|trafen|treffen)"
            r" (?:\w+ )?$",
            before,
        ) or _nobody_between(scene, sentence, mention)
        if len(run) >= 2 and (signs or inverted or _THEY.search(after)):
            return run
    return []


#: Unterschrieben haben ihn am 4. Mai 2021 in Ulm A, B und C: the verb, and then who does it.
_VERB_THEN = within(
    r"\b(?:haben|hatten|unterzeichneten|schlossen|schließen|unterzeichnen|vereinbarten|verlängerten"
    r"|erneuerten|besiegelten|unterschrieben|unterfertigten|trafen|signierten|paraphierten)"
    rf" [^:;,.{FILL}]{{1,90}}$"
)


def _nobody_between(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Whether nothing but days and places stands between the verb of a sentence and a body."""
    before = sentence.masked[sentence.start : mention.start]
    verb = _VERB_THEN.search(before)
    if verb is None or sentence.segment.language != "de":
        return False
    if re.search(r"\b(?:mit|von|bei|für|durch|im Beisein|zwischen)\b", verb.group()):
        return False
    return not any(sentence.start <= m.start < mention.start for m in inside(scene, sentence))


_WHICH = regex(
    rf"[{FILL} ]*, (?:which|who|that|der|die|das) (?:has |have |had |recently |already |im |am )*"
    r"(?:concluded|signed|entered|renewed|sealed|mit|eine?n?|bereits|seit)\b"
)
_OFFICE = regex(r"[\0 ]* (?P<word>[A-Za-zÄÖÜäöü]+) [A-ZÄÖÜ]")


_CHEERS = regex(rf"[{FILL} ]*(?:, [^,]{{2,60}},)? (?:has |have |had )?(?:{_LOOKS_ON})")


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
            rf"[{FILL} ]*, (?:der|die|das|which|who|that) ", sentence.masked[mention.end :]
        )
        if relative and objects and mention.start < objects[0].start:
            return [mention]
        if _SUBJECT_BEFORE.search(before):
            run = listed_from(scene, sentence, mention.start)
            after = sentence.masked[run[-1].end if run else mention.end :]
            if objects and _CHEERS.match(after):
                continue  # X congratulated Y on the pact with Z.
            return [m for m in run if m not in objects] or [mention]
    return []
