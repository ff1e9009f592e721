"""Between whom: the parties of a German or English sentence that concludes an agreement."""

from __future__ import annotations

import re

from graph.extract.clauses import Sentence, terms
from graph.extract.latin.acting_for import acting_for
from graph.extract.latin.articles import DESCRIBED, FILL
from graph.extract.latin.joined import coordinated, inside, related, subjects, with_others
from graph.extract.latin.owner import is_own, masthead, owner
from graph.extract.latin.parties import parties_latin, signers, unknown_latin, unknown_subject
from graph.extract.mentions import Found, Mention
from graph.extract.register import Agreements, distinct
from graph.extract.whole_words import whole_words
from graph.patterns import regex

_SIGNS = regex(
    r"unterzeichn|unterschr|Unterschrift|\bsign|signatures?|Namen unter"
    r"|\b(?:put|set) (?:its|their) names?\b|\bink|\bseal|besiegel"
    r"|signier",
    re.IGNORECASE,
)

_WE = regex(r"\b(?:your|[Ww]e|[Oo]ur|[Uu]s|[Ww]ir|[Uu]ns(?:er\w*)?)\b")


#: Who joins an agreement between others is a party of it beside them.
_JOINS = regex(r"\bjoin(?:s|ed)?\b|\bacced|beigetreten|beitreten|\btr(?:itt|at) .* bei\b")
#: The partners sign, together with a third: who the partners are is said elsewhere.
_SIDES_ACT = regex(
    r"\b(?:[Tt]he (?:two )?(?:partners|parties|sides|organi[sz]ations|bodies)"
    r"|[Dd]ie (?:beiden )?(?:Partner|Parteien|Seiten|Organisationen))\b.*\b(?:together with"
    r"|joined by"
    r"|gemeinsam mit|zusammen mit|diesmal mit)\b"
)
_WITH_US = regex(r"\b(?:mit uns|with us)\b")


def is_entry(sentence: Sentence) -> bool:
    """A line of a list or chronicle: Memorandum of Understanding mit dem X, 2014."""
    text = sentence.text
    short = len(text) < 140 and sentence.segment.kind in ("item", "paragraph", "row")
    return short and re.search(r"\b(?:mit|with) ", text) is not None and not text.endswith(":")


def concluding_parties(
    found: Agreements, sentence: Sentence, others: list[tuple[int, list[Mention]]]
) -> list[Mention]:
    """The bodies between which a sentence says an agreement is concluded.

    ``others``: what prepositions (with, mit) name, by place in the text.
    """
    between = related(found.scene, sentence, found.people)
    if between and _JOINS.search(sentence.text):
        between = [*subjects(found.scene, sentence, between)[:1], *between]
    if between:
        return _known_everywhere(found, as_bodies(found, between))
    objects = [m for _, bodies in others for m in bodies]
    own = owner(found.scene) if _WITH_US.search(sentence.text) else None
    if own is not None and not objects:
        mine = subjects(found.scene, sentence, [own])
        return distinct(found, [*as_bodies(found, mine), *as_bodies(found, [own])])
    if objects and _SIDES_ACT.search(sentence.text):
        return _known_everywhere(found, as_bodies(found, objects))
    if objects:
        mine = concluding_subject(found, sentence, objects)
        both = distinct(found, [*as_bodies(found, mine), *as_bodies(found, objects)])
        if len(both) >= 2:
            return _known_everywhere(found, both)
    joined = coordinated(found.scene, sentence, found.people)
    if len(joined) >= 2:
        return _known_everywhere(found, distinct(found, as_bodies(found, joined)))
    old = distinct(found, named_parties(found, sentence))
    if len(old) < 2 and objects:
        old = distinct(found, [*old, *as_bodies(found, objects)])
    if len(old) < 2 and re.search(r"\bbeteiligt\b|\balso (?:involved|party)\b", sentence.text):
        old = distinct(found, [*old, *as_bodies(found, inside(found.scene, sentence))])
    return _known_everywhere(found, old)


def _known_everywhere(found: Agreements, parties: list[Mention]) -> list[Mention]:
    """Every further place where the name of a party stands by itself means that party."""
    for mention in distinct(found, parties):
        thing = found.entities.of(mention)
        if mention.pointing or len(thing.mentions) > 1 or len(mention.text) < 4:
            continue
        for segment in found.scene.segments:
            for start, end in whole_words(segment.text.text, mention.text):
                again = found.scene.add(segment, Found(start, end, "organization", ()))
                if again is not None:
                    found.entities.attach(again, mention.entity)
    return parties


def concluding_subject(
    found: Agreements, sentence: Sentence, objects: list[Mention]
) -> list[Mention]:
    """Who concludes with others: the subject, those who sign, or who speaks as ‘we’."""
    if owning := _owning(found, sentence, objects):
        return [owning]
    mine = subjects(found.scene, sentence, objects)
    if mine:
        return mine
    if unknown := unknown_subject(found.scene, sentence):
        return [unknown]
    entities = {m.entity for m in objects}
    roles = signers(sentence, found.people)
    signing = [r.organization for r in roles if r.organization]
    signing = [m for m in signing if m.entity not in entities]
    if signing and _SIGNS.search(sentence.text):
        return signing
    before = _spoken_of(found, sentence)
    if before is not None and before.entity not in entities and not _WE.search(sentence.text):
        return [before]
    rest = [
        m
        for m in inside(found.scene, sentence)
        if m.entity not in entities and m.category == "organization" and _acts(sentence, m)
    ]
    if len({m.entity for m in rest}) == 1:
        return rest[:1]
    own = owner(found.scene) or _interviewed(found)
    if own is None or own.entity in entities:
        return []
    alone = all(m.entity in entities for m in inside(found.scene, sentence))
    sure = alone and masthead(found.scene) is not None and is_own(found.scene)
    return [own] if sure or _leaves_out(sentence) else []


#: ein Vertrag der X mit Y; der Kooperationsvertrag zwischen …: whose agreement a genitive says.
_GENITIVE = regex(
    rf" (?:der|des|von|vom|of)(?: the| der| dem)? {DESCRIBED}|['’]s? (?=[A-Z])", re.IGNORECASE
)


def _owning(found: Agreements, sentence: Sentence, objects: list[Mention]) -> Mention | None:
    """Ein Vertrag der X mit Y: the body whose agreement with another a genitive says it is."""
    for term in terms(sentence.segment):
        if not sentence.start <= term.start < sentence.end:
            continue
        for body in inside(found.scene, sentence):
            of = sentence.masked[term.end : body.start] if body.start > term.end else ""
            later = [m for m in objects if m.start > body.end]
            if not of or not later or body in objects or not _GENITIVE.fullmatch(of):
                continue
            if _THEN_WITH.fullmatch(sentence.masked[body.end : later[0].start]):
                return body
    return None


_THEN_WITH = regex(rf"[{FILL} ]*(?:mit|with) {DESCRIBED}")


def _interviewed(found: Agreements) -> Mention | None:
    """Whose agreements an interview is about: the first body that its questions name."""
    questions = [s for s in found.scene.segments[:8] if s.text.text.rstrip().endswith("?")]
    if not questions:
        return None
    named = (m for s in found.scene.segments[:6] for m in found.scene.of(s, "organization"))
    own = next((m for m in named if "OrganizationalUnit" not in m.types), None)
    if own is None or _WITH_LAST.search(own.segment.text.text[: own.start]):
        return None
    return own


_WITH_LAST = regex(r"\b(?:mit|with)(?: the| dem| der| den)? $")


def _acts(sentence: Sentence, body: Mention) -> bool:
    """Whether a body of a sentence is not merely where, or in whose presence, something is done."""
    before = sentence.masked[sentence.start : body.start]
    return (
        re.search(
            r"\b(?:at|in|im|am|bei|beim|an|an der|in der|presence of|Beisein|hosted by|of|von|der"
            r"|des"
            r"|next to|neben|by)(?: the| der| dem)? $",
            before,
        )
        is None
    )


def _leaves_out(sentence: Sentence) -> bool:
    """Whether a sentence can leave out who concludes: we, an entry, the passive, a noun phrase."""
    text = sentence.text
    return (
        _WE.search(text) is not None
        or re.match(r"(?:[\d.]+ )?To (?:seek|ask|request|obtain|approve|authori[sz]e) ", text)
        is not None
        or is_entry(sentence)
        or re.search(
            r"\b(?:wird|wurden?|werden|worden|ist|sind|was|were|is|are|has|have|had|been|hat|läuft"
            r"|gilt|tritt|besteht|endet|liegt|folgt|expires?|runs?)\b",
            text,
        )
        is not None
    )


_PRONOUN = regex(
    r"^[^,;:]{0,60}\b(?:it|they|es|sie|er)\b|\b(?:ha(?:s|ve|tte|t|ben)|schloss|schließt|unterzeichnete[tn]?"
    r"|vereinbarte[n]?|signed|unterschrieb) (?:es|sie|er|it)\b",
    re.IGNORECASE,
)


def _spoken_of(found: Agreements, sentence: Sentence) -> Mention | None:
    """Mit X schloss es einen Vertrag: the body that the sentences before it begin with."""
    if not _PRONOUN.search(sentence.text):
        return None
    segment = sentence.segment
    before = [
        m
        for m in found.scene.of(segment, "organization", "cluster", "facility")
        if m.start < sentence.start and "OrganizationalUnit" not in m.types
    ]
    for one in reversed(sentence.before):
        inside_it = [m for m in before if one.start <= m.start < one.end]
        objects = [m for _, some in with_others(found.scene, one, found.people) for m in some]
        free = [m for m in inside_it if m not in objects]
        if free:
            return free[-1] if objects and len(free) == 1 else free[0]
    return None


def as_bodies(found: Agreements, mentions: list[Mention]) -> list[Mention]:
    """Mentions as organisations: a cluster or park that concludes something is one."""
    bodies = []
    for mention in mentions:
        if mention.category == "organization":
            bodies.append(mention)
            continue
        if mention.record is not None and mention.category == "cluster":
            continue
        first = found.entities.of(mention).first if mention.entity >= 0 else mention
        types = ("ClusterOrganization",) if mention.category == "cluster" else ()
        twin = Mention(first.segment, first.start, first.end, "organization", types)
        found.entities.place(twin)
        bodies.append(twin)
        if mention.entity >= 0:
            _name_too(found, mention.entity, twin)
    return bodies


def _name_too(found: Agreements, index: int, twin: Mention) -> None:
    """The other names of a cluster are names of the organisation that it is."""
    known = {m.text for m in found.entities.of(twin).mentions}
    for mention in list(found.entities.things[index].mentions):
        if mention.text not in known and not mention.pointing:
            known.add(mention.text)
            also = Mention(mention.segment, mention.start, mention.end, "organization", twin.types)
            found.entities.attach(also, twin.entity)


def named_parties(found: Agreements, sentence: Sentence) -> list[Mention]:
    """Bodies that the sentence joins, unknown ones too, else those of who signs."""
    acting = distinct(found, as_bodies(found, acting_for(found, sentence)))
    if len(acting) >= 2:
        return acting
    parties = distinct(found, parties_latin(found.scene, sentence))
    if len(parties) < 2:
        unknown = as_bodies(found, unknown_latin(found.scene, sentence, found.people))
        parties = distinct(found, [*parties, *unknown])
    if len(parties) < 2 and _SIGNS.search(sentence.text):
        signing = [r.organization for r in signers(sentence, found.people) if r.organization]
        parties = distinct(found, [*parties, *as_bodies(found, signing)])
    return parties
